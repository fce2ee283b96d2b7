"""Stage 3a: a picture for every scene from its prompt and references (paper, section 3.3, VideoStudio-Img)."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from videostudio.backends.protocols import (
    BoundReference,
    ComposedPicture,
    Loan,
    SceneImager,
    SceneImageRequest,
    Segmenter,
)
from videostudio.media.frames import read_frames
from videostudio.media.pictures import cover_and_crop, open_on_white
from videostudio.project.artefacts import ArtefactStore, artefact_key
from videostudio.run import Run
from videostudio.stages.room import Room
from videostudio.types import Camera, Clip, Entity, Kind, Reference, Scene, SceneImage, Size, Stage


def bind_references(
    entities: Sequence[Entity], references: Sequence[Reference]
) -> tuple[tuple[BoundReference, ...], BoundReference | None]:
    """References as models are given them: those of the foregrounds, in the same order, and the place's.

    Args:
        entities: what the references show.
        references: the references, in the same order.
    """
    bound = [BoundReference(e, r.picture, r.mask, r.source) for e, r in zip(entities, references, strict=True)]
    places = [b for b in bound if b.entity.kind is Kind.BACKGROUND]
    return tuple(b for b in bound if b.entity.kind is Kind.FOREGROUND), places[0] if places else None


def list_appearances(entities: Sequence[Entity]) -> list[list[str]]:
    """What of the entities goes into a key."""
    return [[entity.name, entity.kind.value, entity.description] for entity in entities]


@dataclass(frozen=True, slots=True)
class SceneImageTask:
    """One scene image to make.

    Args:
        scene: the scene; without its layout where the imager does not look at it.
        references: the references its entities are bound to, the background's included.
        entities: what these show, in the same order.
        size: picture size in pixels.
        seed: its seed.
        pinned: key of an artefact that a lock keeps; empty for none.
        described: all entities of the scene, where the imager reads descriptions; else empty.
        upload: the person's own picture instead of a drawn one; None for none.
        previous: the clip whose last frame is the picture, where the scene goes on from it; None for none.
    """

    scene: Scene
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]
    size: Size
    seed: int
    pinned: str = ""
    described: tuple[Entity, ...] = ()
    upload: Path | None = None
    previous: Clip | None = None

    @property
    def subject(self) -> str:
        """The scene's index as text."""
        return str(self.scene.index)

    def request(self) -> SceneImageRequest:
        """What the imager is asked. The camera moves the picture later and is no part of it."""
        foregrounds, background = bind_references(self.entities, self.references)
        return SceneImageRequest(
            replace(self.scene, camera=Camera()), foregrounds, background, self.size, self.seed, self.described
        )


class SceneImageRoom(Room[SceneImageTask, SceneImage]):
    """Makes scene images, or finds them on disk.

    Args:
        imager: draws pictures.
        segmenter: finds the figures in pictures that are given.
        store: where artefacts lie.
    """

    stage = Stage.SCENE_IMAGES

    def __init__(self, imager: Loan[SceneImager], segmenter: Loan[Segmenter], store: ArtefactStore) -> None:
        super().__init__(store)
        self.imager, self.segmenter = imager, segmenter

    def key(self, task: SceneImageTask) -> str:
        """The key of the picture: the scene without its camera, and the references it is bound to.

        That of a given picture is told by the picture and the film's size alone.
        """
        if task.upload is not None:
            given: dict[str, Any] = {"upload": task.upload.name, "size": str(task.size)}
            return artefact_key(self.stage, self.segmenter.identity, given)
        if task.previous is not None:
            given = {"frame": "last", "size": str(task.size)}
            return artefact_key(self.stage, self.segmenter.identity, given, [task.previous.content])
        scene = task.scene
        parameters: dict[str, Any] = {
            "scene": [scene.index, scene.prompt, list(scene.foregrounds), scene.background, scene.action],
            "entities": list_appearances(task.entities),
            "size": str(task.size),
            "seed": task.seed,
        }
        if task.described:
            parameters["described"] = list_appearances(task.described)
        if scene.layout:
            parameters["layout"] = [[place.name, place.at, place.faces] for place in scene.layout]
        return artefact_key(self.stage, self.imager.identity, parameters, [r.content for r in task.references])

    def read(self, key: str, task: SceneImageTask) -> SceneImage:
        """The picture that lies under a key."""
        noted = self.store.find(key) or {}
        layers: Path | None = self.store.path(key, "layers") if noted["layers"] else None
        return SceneImage(
            task.scene.index,
            key,
            noted["content"],
            self.store.path(key, "picture.png"),
            self.store.path(key, "mask.png"),
            noted["seed"],
            layers,
        )

    def make(self, task: SceneImageTask, run: Run) -> SceneImage:
        """Draw the scene, or fit the picture that is given to the film's shape and find the figures in it."""
        key, composed = self.key(task), self._take_given(task, run)
        seed = 0 if composed is not None else task.seed
        if composed is None:
            with self.imager.use(run) as imager:
                composed = imager.compose(task.request(), run)
        mask = composed.mask or Image.new("L", composed.picture.size, 0)
        note = {"stage": self.stage, "seed": seed, "layers": sorted(composed.layers)}
        with self.store.make(key, note) as folder:
            composed.picture.save(folder / "picture.png", compress_level=1)
            mask.save(folder / "mask.png", compress_level=1)
            if composed.layers:
                (folder / "layers").mkdir()
            for name, data in composed.layers.items():
                (folder / "layers" / name).write_bytes(data)
        return self.read(key, task)

    def _take_given(self, task: SceneImageTask, run: Run) -> ComposedPicture | None:
        """The given picture in the film's shape, with the mask of what stands out in it; None where none is given."""
        if task.upload is not None:
            whole = open_on_white(task.upload)
        elif task.previous is not None:
            whole = Image.fromarray(deque(read_frames(task.previous.video), maxlen=1).pop())
        else:
            return None
        picture = cover_and_crop(whole, task.size)
        with self.segmenter.use(run) as segmenter:
            return ComposedPicture(picture, segmenter.cut_out(picture, run))

    def progress_text(self, task: SceneImageTask, number: int, count: int) -> str:
        """Which scene is drawn."""
        return f"Drawing scene {number} of {count}" if count > 1 else "Drawing the scene"
