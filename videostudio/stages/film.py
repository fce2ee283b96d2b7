"""Stage 4: the clips become one film, with captions, contact sheet and storyboard."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from videostudio.errors import StudioError
from videostudio.media.film import FilmShot, Montage, caption_spans, join_shots
from videostudio.media.storyboard import write_contact_sheet, write_storyboard, write_subtitles
from videostudio.project.artefacts import artefact_key
from videostudio.project.state import FilmOptions
from videostudio.run import Run
from videostudio.stages.room import Room
from videostudio.types import Clip, Direction, Scene, SceneImage, Stage, Video

# What puts films together, and the number of its way to do so: another number makes every film anew.
JOINER = "moviepy@3"


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

    @property
    def subject(self) -> str:
        """There is one film only, so it has no name."""
        return ""

    @property
    def pinned(self) -> str:
        """A film is never locked."""
        return ""

    def shots(self) -> list[FilmShot]:
        """What the film needs of every scene."""
        return [
            FilmShot(
                clip.video,
                clip.frames,
                clip.fps,
                scene.prompt,
                image.picture,
                _storyboard_lines(scene, clip),
                clip.sound,
            )
            for scene, image, clip in zip(self.scenes, self.images, self.clips, strict=True)
        ]


def _storyboard_lines(scene: Scene, clip: Clip) -> tuple[str, ...]:
    camera = scene.camera
    speed = "" if camera.direction is Direction.STATIC else f", {camera.speed.value}"
    return (
        f"Who and what: {', '.join(scene.foregrounds) or 'nobody'}",
        f"Where: {scene.background or 'anywhere'}",
        f"Action: {scene.action or 'none'}",
        f"Camera: {camera.direction.value}{speed}",
        f"Seed: {clip.seed}",
    )


class FilmRoom(Room[FilmTask, Video]):
    """Puts the film together, or finds it on disk."""

    stage = Stage.FILM

    def key(self, task: FilmTask) -> str:
        """The key of the film: its clips, their captions and details, and how it is put together."""
        parameters = {
            "title": task.title,
            "scenes": [[s.prompt, list(s.foregrounds), s.background, s.action] for s in task.scenes],
            "options": asdict(task.options),
            "made_with": [list(pair) for pair in task.made_with],
        }
        return artefact_key(self.stage, JOINER, parameters, [c.content for c in task.clips])

    def read(self, key: str, task: FilmTask) -> Video:
        """The film that lies under a key."""
        noted = self.store.find(key) or {}
        return Video(
            key,
            self.store.path(key, "film.mp4"),
            tuple(s.index for s in task.scenes),
            noted["seconds"],
            self.store.path(key, "film.srt"),
            self.store.path(key, "contact-sheet.png"),
            self.store.path(key, "storyboard.html"),
        )

    def make(self, task: FilmTask, run: Run) -> Video:
        """Put the film together, with everything that goes with it."""
        if not task.clips:
            raise StudioError(
                "No scene has a clip yet, so there is no film. Make the clips first, or retry what failed."
            )
        key, shots, options = self.key(task), task.shots(), task.options
        run.tick(0.0, self.progress_text(task, 1, 1), stage=self.stage)
        montage = Montage(options.transition, options.title, options.captions == "burnt", task.audio)
        made = dict(task.made_with)
        note: dict[str, Any] = {"stage": self.stage}
        with self.store.make(key, note) as folder:
            note["seconds"] = join_shots(shots, montage, folder / "film.mp4", made, run)
            write_subtitles(timed_captions(shots, montage), folder / "film.srt")
            write_contact_sheet(shots, folder / "contact-sheet.png")
            line = f"Made with VideoStudio {made.get('version', '')}, profile {made.get('profile', '')}"
            write_storyboard(task.title, shots, folder / "storyboard.html", line)
        return self.read(key, task)

    def progress_text(self, task: FilmTask, number: int, count: int) -> str:
        """That the film is put together."""
        return "Putting the film together"


def timed_captions(shots: Sequence[FilmShot], montage: Montage) -> Sequence[tuple[float, float, str]]:
    """Start, end (in seconds) and text of every scene's caption."""
    fps, spans = caption_spans(shots, montage)
    return [(start / fps, end / fps, shot.caption) for shot, (start, end) in zip(shots, spans, strict=True)]
