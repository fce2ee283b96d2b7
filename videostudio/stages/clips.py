"""Stage 3b: a clip for every scene image, with the scene's action and camera (paper, section 3.3, VideoStudio-Vid)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from videostudio.backends.protocols import ClipRequest, ImageToVideo, Loan
from videostudio.media.frames import write_video
from videostudio.media.sound import Sound, add_made_sound
from videostudio.project.artefacts import ArtefactStore, artefact_key
from videostudio.run import Run
from videostudio.stages.room import Room
from videostudio.stages.scene_images import bind_references, list_appearances
from videostudio.types import Clip, Entity, Reference, Scene, SceneImage, Size, Stage


@dataclass(frozen=True, slots=True)
class ClipTask:
    """One clip to make.

    Args:
        scene: the scene.
        image: its picture.
        size: frame size in pixels.
        frames: how many.
        fps: frames per second.
        seed: its seed.
        pinned: key of an artefact that a lock keeps; empty for none.
        described: all entities of the scene, where the animator reads descriptions; else empty.
        references: the scene's references, where the animator takes them; else empty.
        entities: what these show, in the same order.
        acting: whether the scene's action conditions the clip.
        ending: the picture that the clip ends with, where one is given and the animator can do so; else None.
    """

    scene: Scene
    image: SceneImage
    size: Size
    frames: int
    fps: int
    seed: int
    pinned: str = ""
    described: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    acting: bool = True
    ending: Path | None = None

    @property
    def subject(self) -> str:
        """The scene's index as text."""
        return str(self.scene.index)

    def request(self) -> ClipRequest:
        """What the animator is asked."""
        foregrounds, background = bind_references(self.entities, self.references)
        return ClipRequest(
            scene=self.scene,
            image=self.image,
            size=self.size,
            frames=self.frames,
            fps=self.fps,
            seed=self.seed,
            entities=self.described,
            foregrounds=foregrounds,
            background=background,
            acting=self.acting,
            ending=self.ending,
        )


class ClipRoom(Room[ClipTask, Clip]):
    """Makes clips, or finds them on disk.

    Args:
        animator: moves pictures.
        store: where artefacts lie.
    """

    stage = Stage.CLIPS

    def __init__(self, animator: Loan[ImageToVideo], store: ArtefactStore) -> None:
        super().__init__(store)
        self.animator = animator

    def key(self, task: ClipTask) -> str:
        """The key of the clip: the scene's own words, its camera, and the picture that moves."""
        scene = task.scene
        parameters: dict[str, Any] = {
            "scene": [scene.prompt, scene.action, scene.camera.direction.value, scene.camera.speed.value],
            "size": str(task.size),
            "frames": [task.frames, task.fps],
            "seed": task.seed,
        }
        # What most animators do not see is no part of their keys.
        if task.described:
            parameters["described"] = list_appearances(task.described)
        if task.references:
            parameters["entities"] = list_appearances(task.entities)
        if not task.acting:
            parameters["acting"] = False
        if task.ending is not None:
            # A person's pictures are named by what is in them.
            parameters["ending"] = task.ending.name
        seen = [task.image.content, *(r.content for r in task.references)]
        return artefact_key(self.stage, self.animator.identity, parameters, seen)

    def read(self, key: str, task: ClipTask) -> Clip:
        """The clip that lies under a key."""
        noted = self.store.find(key) or {}
        video = self.store.path(key, "clip.mp4")
        return Clip(
            task.scene.index,
            key,
            noted["content"],
            video,
            noted["frames"],
            noted["fps"],
            noted["seed"],
            noted.get("sound", False),
        )

    def make(self, task: ClipTask, run: Run) -> Clip:
        """Animate the scene's picture and write the frames as they come, then the sound under them."""
        key = self.key(task)
        note: dict[str, Any] = {"stage": self.stage, "seed": task.seed, "fps": task.fps}
        with self.animator.use(run) as animator, self.store.make(key, note) as folder:
            made = {"scene": task.scene.index, "seed": task.seed, "animator": self.animator.identity}
            video, sounds = folder / "clip.mp4", list[Sound]()
            frames = _keep_sounds(animator.animate(task.request(), run), sounds)
            note["frames"] = write_video(frames, video, task.fps, made)
            if sounds:
                note["sound"] = True
                silent = video.replace(folder / "silent.mp4")
                add_made_sound(silent, note["frames"] / task.fps, sounds[-1], video, made)
                silent.unlink()
        return self.read(key, task)

    def progress_text(self, task: ClipTask, number: int, count: int) -> str:
        """Which scene is animated."""
        return f"Animating scene {number} of {count}" if count > 1 else "Animating the scene"


def _keep_sounds(made: Iterable[np.ndarray | Sound], sounds: list[Sound]) -> Iterator[np.ndarray]:
    """The frames of what an animator makes; its sounds go into the list."""
    for one in made:
        if isinstance(one, Sound):
            sounds.append(one)
        else:
            yield one
