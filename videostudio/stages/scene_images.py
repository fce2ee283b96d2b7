"""Stage 3a: a picture for every scene from its prompt and references (paper, section 3.3, VideoStudio-Img)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from videostudio.backends.protocols import BoundReference, Loan, SceneImager, SceneImageRequest
from videostudio.project.artefacts import ArtefactStore, digest
from videostudio.run import Run
from videostudio.stages.room import attempt
from videostudio.types import Camera, Entity, Failure, Kind, Reference, Scene, SceneImage, Size

STAGE = "scene_images"


@dataclass(frozen=True, slots=True)
class SceneImageTask:
    """One scene image to make.

    Args:
        scene: the scene.
        references: the references its entities are bound to, the background's included.
        entities: what these show, in the same order.
        size: picture size in pixels.
        seed: its seed.
        pinned: key of an artefact that a lock keeps; empty for none.
    """

    scene: Scene
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]
    size: Size
    seed: int
    pinned: str = ""

    def request(self) -> SceneImageRequest:
        """What the imager is asked. The camera moves the picture later and is no part of it."""
        bound = [
            BoundReference(entity, r.picture, r.mask, r.source)
            for entity, r in zip(self.entities, self.references, strict=True)
        ]
        backgrounds = [b for b in bound if b.entity.kind is Kind.BACKGROUND]
        return SceneImageRequest(
            scene=replace(self.scene, camera=Camera()),
            foregrounds=tuple(b for b in bound if b.entity.kind is Kind.FOREGROUND),
            background=backgrounds[0] if backgrounds else None,
            size=self.size,
            seed=self.seed,
        )


@dataclass(frozen=True, slots=True)
class SceneImageRoom:
    """Makes scene images, or finds them on disk.

    Args:
        imager: draws pictures.
        store: where artefacts lie.
    """

    imager: Loan[SceneImager]
    store: ArtefactStore

    def make(self, tasks: Sequence[SceneImageTask], run: Run) -> Iterator[SceneImage | Failure]:
        """Make what is missing; yields every scene's image or its failure."""
        for n, task in enumerate(tasks):
            subject = str(task.scene.index)
            doing = f"Drawing scene {n + 1} of {len(tasks)}" if len(tasks) > 1 else "Drawing the scene"
            run.tick(n / len(tasks), doing, stage=STAGE, subject=subject)
            part = run.part(n / len(tasks), (n + 1) / len(tasks))
            yield attempt(STAGE, subject, lambda task=task, part=part: self._make(task, part))  # type: ignore[misc]

    def find(self, task: SceneImageTask) -> SceneImage | None:
        """The task's artefact, if it is on disk."""
        for key in (task.pinned, self._key(task)):
            if key and self.store.find(key) is not None:
                return self._read(key, task.scene.index)
        return None

    def _key(self, task: SceneImageTask) -> str:
        scene = task.scene
        parameters = {
            "scene": [scene.index, scene.prompt, list(scene.foregrounds), scene.background, scene.action],
            "entities": [[e.name, e.kind.value, e.description] for e in task.entities],
            "size": str(task.size),
            "seed": task.seed,
        }
        return digest(STAGE, self.imager.identity, parameters, [r.content for r in task.references])

    def _make(self, task: SceneImageTask, run: Run) -> SceneImage:
        found = self.find(task)
        if found is not None:
            return found
        with self.imager.use(run) as imager:
            composed = imager.compose(task.request(), run)
        mask = composed.mask or Image.new("L", composed.picture.size, 0)
        note = {"stage": STAGE, "seed": task.seed, "layers": sorted(composed.layers)}
        with self.store.make(self._key(task), note) as folder:
            composed.picture.save(folder / "picture.png", compress_level=1)
            mask.save(folder / "mask.png", compress_level=1)
            if composed.layers:
                (folder / "layers").mkdir()
            for name, data in composed.layers.items():
                (folder / "layers" / name).write_bytes(data)
        return self._read(self._key(task), task.scene.index)

    def _read(self, key: str, scene: int) -> SceneImage:
        noted = self.store.find(key) or {}
        layers: Path | None = self.store.path(key, "layers") if noted["layers"] else None
        return SceneImage(
            scene,
            key,
            noted["content"],
            self.store.path(key, "picture.png"),
            self.store.path(key, "mask.png"),
            noted["seed"],
            layers,
        )
