"""What the tests of the draft profile's backends share: references, scenes and clips as a stage would ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.drawings import WordsOnly, person, photograph
from videostudio.backends.protocols import BoundReference, ClipRequest, ReferenceRequest, SceneImageRequest
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.animation.animatic import parallax_animator
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.collage import Collage
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Camera, Direction, Entity, Kind, Scene, SceneImage, Size, Speed

__all__ = ["WordsOnly", "person", "photograph"]

SMALL = Size(384, 240)


@pytest.fixture(scope="session")
def embedder():
    """The real sentence embedder."""
    manager = ModelManager(Settings(device="cpu"))
    with manager.loan("minilm", Role.EMBEDDER).use(Run()) as model:
        yield model


@dataclass
class Studio:
    """Asks the draft backends for pictures and keeps them as files, the way the stages do."""

    folder: Path
    made: int = 0

    def path(self, suffix: str) -> Path:
        self.made += 1
        return self.folder / f"{self.made}{suffix}"

    def reference(self, name: str, kind: Kind = Kind.FOREGROUND) -> BoundReference:
        entity = Entity(name, kind)
        drawn = LibraryArtist(None).draw(ReferenceRequest(entity, Size(512, 512), 0), Run())
        alpha = drawn.picture.getchannel("A") if drawn.picture.mode == "RGBA" else Image.new("L", drawn.picture.size)
        return self.bind(entity, drawn.picture.convert("RGB"), alpha, drawn.source)

    def bind(self, entity: Entity, picture: Image.Image, mask: Image.Image, source: str = "") -> BoundReference:
        files = self.path(".png"), self.path(".png")
        picture.save(files[0])
        mask.save(files[1])
        return BoundReference(entity, *files, source)

    def request(
        self,
        names: tuple[str, ...] = ("dog",),
        place: str = "kitchen",
        size: Size = SMALL,
        seed: int = 0,
        **scene: object,
    ) -> SceneImageRequest:
        bound = [self.reference(name) for name in names]
        prompt = str(scene.pop("prompt", f"{' and '.join(names)} in the {place}"))
        described = Scene(int(scene.pop("index", 0)), prompt, names, place, **scene)
        background = self.reference(place, Kind.BACKGROUND) if place else None
        return SceneImageRequest(described, tuple(bound), background, size, seed)

    def image(self, request: SceneImageRequest, layers: bool = True) -> SceneImage:
        composed = Collage().compose(request, Run())
        folder = self.path("")
        folder.mkdir()
        for name, data in composed.layers.items():
            (folder / name).write_bytes(data)
        picture, mask = self.path(".png"), self.path(".png")
        composed.picture.save(picture)
        composed.mask.save(mask)
        return SceneImage(request.scene.index, "k", "c", picture, mask, 0, folder if layers else None)

    def clip(self, request: SceneImageRequest, image: SceneImage | None = None, frames: int = 16, seed: int = 0):
        image = image or self.image(request)
        asked = ClipRequest(request.scene, image, request.size, frames, 16, seed)
        return np.stack(list(parallax_animator(WordsOnly()).animate(asked, Run())))


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


@pytest.fixture(scope="session")
def camera() -> Callable[[str, str], Camera]:
    return lambda direction, speed="medium": Camera(Direction(direction), Speed(speed))
