"""Stage 3b: a clip for every scene image, with the scene's action and camera (paper, section 3.3, VideoStudio-Vid)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from videostudio.backends.protocols import ClipRequest, ImageToVideo, Loan
from videostudio.media.film import write_video
from videostudio.project.artefacts import ArtefactStore, digest
from videostudio.run import Run
from videostudio.stages.room import attempt
from videostudio.types import Clip, Failure, Scene, SceneImage, Size

STAGE = "clips"


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
    """

    scene: Scene
    image: SceneImage
    size: Size
    frames: int
    fps: int
    seed: int
    pinned: str = ""


@dataclass(frozen=True, slots=True)
class ClipRoom:
    """Makes clips, or finds them on disk.

    Args:
        animator: moves pictures.
        store: where artefacts lie.
    """

    animator: Loan[ImageToVideo]
    store: ArtefactStore

    def make(self, tasks: Sequence[ClipTask], run: Run) -> Iterator[Clip | Failure]:
        """Make what is missing; yields every scene's clip or its failure."""
        for n, task in enumerate(tasks):
            subject = str(task.scene.index)
            doing = f"Animating scene {n + 1} of {len(tasks)}" if len(tasks) > 1 else "Animating the scene"
            run.tick(n / len(tasks), doing, stage=STAGE, subject=subject)
            part = run.part(n / len(tasks), (n + 1) / len(tasks))
            yield attempt(STAGE, subject, lambda task=task, part=part: self._make(task, part))  # type: ignore[misc]

    def find(self, task: ClipTask) -> Clip | None:
        """The task's artefact, if it is on disk."""
        for key in (task.pinned, self._key(task)):
            if key and self.store.find(key) is not None:
                return self._read(key, task.scene.index)
        return None

    def _key(self, task: ClipTask) -> str:
        scene = task.scene
        parameters: dict[str, Any] = {
            "scene": [scene.prompt, scene.action, scene.camera.direction.value, scene.camera.speed.value],
            "size": str(task.size),
            "frames": [task.frames, task.fps],
            "seed": task.seed,
        }
        return digest(STAGE, self.animator.identity, parameters, [task.image.content])

    def _make(self, task: ClipTask, run: Run) -> Clip:
        found = self.find(task)
        if found is not None:
            return found
        request = ClipRequest(task.scene, task.image, task.size, task.frames, task.fps, task.seed)
        note: dict[str, Any] = {"stage": STAGE, "seed": task.seed, "fps": task.fps}
        with self.animator.use(run) as animator, self.store.make(self._key(task), note) as folder:
            made = {"scene": task.scene.index, "seed": task.seed, "animator": self.animator.identity}
            note["frames"] = write_video(animator.animate(request, run), folder / "clip.mp4", task.fps, made)
        return self._read(self._key(task), task.scene.index)

    def _read(self, key: str, scene: int) -> Clip:
        noted = self.store.find(key) or {}
        video = self.store.path(key, "clip.mp4")
        return Clip(scene, key, noted["content"], video, noted["frames"], noted["fps"], noted["seed"])
