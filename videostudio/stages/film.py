"""Stage 4: the clips become one film, with captions, contact sheet and storyboard."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from videostudio.errors import StudioError
from videostudio.media import film as media
from videostudio.project.artefacts import ArtefactStore, digest
from videostudio.project.state import FilmOptions
from videostudio.run import Run
from videostudio.types import Clip, Scene, SceneImage, Video

STAGE = "film"


@dataclass(frozen=True, slots=True)
class FilmTask:
    """The film to make.

    Args:
        title: the project's prompt.
        scenes: the scenes that have a clip, in order.
        images: their pictures.
        clips: their clips.
        options: transition, title card, captions, sound.
        audio: the sound file, or None.
        made_with: how everything was made, for the file's metadata.
    """

    title: str
    scenes: tuple[Scene, ...]
    images: tuple[SceneImage, ...]
    clips: tuple[Clip, ...]
    options: FilmOptions
    audio: Path | None
    made_with: tuple[tuple[str, Any], ...]

    def shots(self) -> list[media.Shot]:
        """What the film needs of every scene."""
        return [
            media.Shot(clip.video, clip.frames, clip.fps, scene.prompt, image.picture, _details(scene, clip))
            for scene, image, clip in zip(self.scenes, self.images, self.clips, strict=True)
        ]


def _details(scene: Scene, clip: Clip) -> tuple[str, ...]:
    camera = scene.camera
    return (
        f"Who and what: {', '.join(scene.foregrounds) or 'nobody'}",
        f"Where: {scene.background or 'anywhere'}",
        f"Action: {scene.action or 'none'}",
        f"Camera: {camera.direction.value}" + ("" if camera.direction.value == "static" else f", {camera.speed.value}"),
        f"Seed: {clip.seed}",
    )


def film_key(task: FilmTask) -> str:
    """The film's artefact key."""
    parameters = {
        "title": task.title,
        "scenes": [[s.prompt, list(s.foregrounds), s.background, s.action] for s in task.scenes],
        "options": asdict(task.options),
        "made_with": [list(pair) for pair in task.made_with],
    }
    return digest(STAGE, "moviepy@3", parameters, [c.content for c in task.clips])


def find_film(task: FilmTask, store: ArtefactStore) -> Video | None:
    """The film, if it is on disk."""
    key = film_key(task)
    noted = store.find(key)
    if noted is None:
        return None
    return Video(
        key,
        store.path(key, "film.mp4"),
        tuple(s.index for s in task.scenes),
        noted["seconds"],
        store.path(key, "film.srt"),
        store.path(key, "contact-sheet.png"),
        store.path(key, "storyboard.html"),
    )


def make_film(task: FilmTask, store: ArtefactStore, run: Run) -> Video:
    """Put the film together, or find it on disk.

    Raises:
        StudioError: there is no clip, or a file cannot be used.
    """
    if not task.clips:
        raise StudioError("No scene has a clip yet, so there is no film. Make the clips first, or retry what failed.")
    found = find_film(task, store)
    if found is not None:
        return found
    run.tick(0.0, "Putting the film together", stage=STAGE)
    shots, options = task.shots(), task.options
    cutting = media.Cutting(options.transition, options.title, options.captions == "burnt", task.audio)
    note: dict[str, Any] = {"stage": STAGE}
    with store.make(film_key(task), note) as folder:
        note["seconds"] = media.join(shots, cutting, folder / "film.mp4", dict(task.made_with), run)
        media.subtitles(captions(shots, cutting), folder / "film.srt")
        media.contact_sheet(shots, folder / "contact-sheet.png")
        made = dict(task.made_with)
        line = f"Made with VideoStudio {made.get('version', '')}, profile {made.get('profile', '')}"
        media.storyboard(task.title, shots, folder / "storyboard.html", line)
    video = find_film(task, store)
    assert video is not None
    return video


def captions(shots: Sequence[media.Shot], cutting: media.Cutting) -> Sequence[tuple[float, float, str]]:
    """Start, end (in seconds) and text of every scene's caption."""
    fps, spans = media.caption_spans(shots, cutting)
    return [(start / fps, end / fps, shot.caption) for shot, (start, end) in zip(shots, spans, strict=True)]
