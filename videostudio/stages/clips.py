"""Stage 3b: a clip for every scene image, with the scene's action and camera (paper, section 3.3, VideoStudio-Vid)."""

from dataclasses import dataclass
from typing import Any

from videostudio.backends.protocols import ClipRequest, ImageToVideo, Loan
from videostudio.media.frames import write_video
from videostudio.project.artefacts import ArtefactStore, artefact_key
from videostudio.run import Run
from videostudio.stages.room import Room
from videostudio.types import Clip, Scene, SceneImage, Size, Stage


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

    @property
    def subject(self) -> str:
        """The scene's index as text."""
        return str(self.scene.index)


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
        return artefact_key(self.stage, self.animator.identity, parameters, [task.image.content])

    def read(self, key: str, task: ClipTask) -> Clip:
        """The clip that lies under a key."""
        noted = self.store.find(key) or {}
        video = self.store.path(key, "clip.mp4")
        return Clip(task.scene.index, key, noted["content"], video, noted["frames"], noted["fps"], noted["seed"])

    def make(self, task: ClipTask, run: Run) -> Clip:
        """Animate the scene's picture and write the frames as they come."""
        key = self.key(task)
        request = ClipRequest(task.scene, task.image, task.size, task.frames, task.fps, task.seed)
        note: dict[str, Any] = {"stage": self.stage, "seed": task.seed, "fps": task.fps}
        with self.animator.use(run) as animator, self.store.make(key, note) as folder:
            made = {"scene": task.scene.index, "seed": task.seed, "animator": self.animator.identity}
            note["frames"] = write_video(animator.animate(request, run), folder / "clip.mp4", task.fps, made)
        return self.read(key, task)

    def progress_text(self, task: ClipTask, number: int, count: int) -> str:
        """Which scene is animated."""
        return f"Animating scene {number} of {count}" if count > 1 else "Animating the scene"
