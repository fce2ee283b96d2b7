"""Small real backends that draw plain pictures quickly, for tests of everything around the models.

Each notes what it was asked in `CALLS`, so that a test can see what was made again and what was found on disk.
Words in a scene's prompt steer them: "broken" makes the imager fail, "slow" makes the animator take its time, "hums"
gives the clip a sound.
"""

import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from videostudio.backends.catalogue import BUILTIN, MODELS
from videostudio.backends.protocols import (
    ClipRequest,
    ComposedPicture,
    Dialogue,
    DrawnPicture,
    ReferenceRequest,
    SceneImageRequest,
    WriteOptions,
)
from videostudio.backends.registry import Backend, Draws, Registry, Resources, Role
from videostudio.errors import BackendError
from videostudio.media.pictures import cover_and_crop, open_on_white
from videostudio.media.sound import Sound
from videostudio.run import Run
from videostudio.types import Camera, Direction, Entity, Kind, Scene, Script, Speed

CALLS: list[tuple[str, str]] = []


def colour(text: str) -> tuple[int, int, int]:
    value = zlib.crc32(text.encode())
    return (64 + value % 160, 64 + (value >> 8) % 160, 64 + (value >> 16) % 160)


class PlainArtist:
    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        run.check()
        CALLS.append(("references", request.entity.name))
        name = request.entity.name
        if "broken" in name:
            raise BackendError(f"'{name}' cannot be drawn. Rename it.")
        size = (request.size.width, request.size.height)
        picture = Image.new("RGB", size, colour(f"{name}{request.entity.description}{request.seed}"))
        if request.entity.kind is Kind.BACKGROUND:
            return DrawnPicture(picture)
        alpha = Image.new("L", size, 0)
        alpha.paste(255, (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1]))
        picture.putalpha(alpha)
        return DrawnPicture(picture, f"shelf:{request.entity.picture or ('red', 'green')[len(name) % 2]}")


class MiddleSegmenter:
    def cut_out(self, picture: Image.Image, run: Run) -> Image.Image:
        run.check()
        CALLS.append(("segment", str(picture.size)))
        mask = Image.new("L", picture.size, 0)
        mask.paste(255, (picture.width // 4, picture.height // 4, picture.width * 3 // 4, picture.height * 3 // 4))
        return mask


class PlainImager:
    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        run.check()
        CALLS.append(("scene_images", str(request.scene.index)))
        if "broken" in request.scene.prompt:
            raise BackendError("This scene cannot be drawn. Change its prompt.")
        size = (request.size.width, request.size.height)
        picture = Image.new("RGB", size, colour(f"{request.scene.prompt}{request.seed}"))
        if request.background is not None:
            with Image.open(request.background.picture) as behind:
                picture.paste(behind.resize((size[0], size[1] // 2)), (0, 0))
        mask = Image.new("L", size, 0)
        for n, bound in enumerate(request.foregrounds):
            with Image.open(bound.picture) as figure:
                box = (n * size[0] // 6, size[1] // 2)
                picture.paste(figure.resize((size[0] // 8, size[1] // 3)), box)
                mask.paste(255, (*box, box[0] + size[0] // 8, box[1] + size[1] // 3))
        return ComposedPicture(picture, mask)


class SlidingAnimator:
    """Slides the picture, ends with the picture it is told, and sounds where somebody hums."""

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray | Sound]:
        CALLS.append(("clips", str(request.scene.index)))
        with Image.open(request.image.picture) as opened:
            picture = np.asarray(opened.convert("RGB").resize((request.size.width, request.size.height)))
        for n in range(request.frames):
            run.tick(n / request.frames, f"Frame {n + 1} of {request.frames}")
            if "slow" in request.scene.prompt:
                time.sleep(0.15)
            if n == request.frames - 1 and request.ending is not None:
                picture = np.asarray(cover_and_crop(open_on_white(request.ending), request.size))
                n = 0
            yield np.roll(picture, n, axis=1)
        if "hums" in request.scene.prompt:
            yield Sound(hum(request.frames / request.fps + 1.0), HUM_RATE)


HUM_RATE = 16_000
HUM_HERTZ = 440.0


def hum(seconds: float) -> np.ndarray:
    """A tone, (N, 1) from -1 to 1."""
    times = np.arange(round(seconds * HUM_RATE)) / HUM_RATE
    return 0.5 * np.sin(2 * np.pi * HUM_HERTZ * times, dtype=np.float32)[:, None]


class SilentWriter:
    def reply(
        self, dialogues: Sequence[Dialogue], options: WriteOptions, run: Run, on_text: object = None
    ) -> list[str]:
        raise BackendError("The writer is silent. Give a script instead.")


class CountingEmbedder:
    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[1.0 + text.lower().count(c) for c in "aeiourstln"] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def artist(resources: Resources) -> PlainArtist:
    return PlainArtist()


def segmenter(resources: Resources) -> MiddleSegmenter:
    return MiddleSegmenter()


def imager(resources: Resources) -> PlainImager:
    return PlainImager()


def animator(resources: Resources) -> SlidingAnimator:
    return SlidingAnimator()


def embedder(resources: Resources) -> CountingEmbedder:
    return CountingEmbedder()


def writer(resources: Resources) -> SilentWriter:
    return SilentWriter()


# The names of the draft profile's backends, so that the shipped profile works with this registry as it is.
# All other profiles name backends that are listed but never loaded here.
@dataclass(frozen=True, slots=True)
class Own:
    """A loan of something already at hand, for tests without a manager; see `protocols.Loan`."""

    model: Any
    identity: str

    def use(self, run: Run) -> AbstractContextManager[Any]:
        run.check()
        return nullcontext(self.model)


REGISTRY = Registry(
    (
        *BUILTIN,
        Backend("smollm2", Role.WRITER, "tests.fakes:writer", "Silent writer", "Fails at once."),
        Backend("minilm", Role.EMBEDDER, "tests.fakes:embedder", "Letter counts", "Compares texts by their letters."),
        Backend(
            "library",
            Role.TEXT_TO_IMAGE,
            "tests.fakes:artist",
            "Plain artist",
            "Draws one colour.",
            draws=Draws.FROM_LIBRARY,
        ),
        Backend("u2net", Role.SEGMENTER, "tests.fakes:segmenter", "Middle", "Takes the middle for the figure."),
        Backend("collage", Role.SCENE_IMAGER, "tests.fakes:imager", "Plain imager", "Pastes the references."),
        Backend(
            "parallax",
            Role.IMAGE_TO_VIDEO,
            "tests.fakes:animator",
            "Sliding",
            "Slides the picture.",
            starts_from_picture=True,
            ends_with_picture=True,
        ),
        # The rows that the other shipped profiles name; nothing here loads them.
        *MODELS,
    )
)


def story(scenes: int = 3, slow: str = "") -> Script:
    """A script about a cook: the cook and the kitchen in all scenes, a cake from the second on, a dog in the last."""
    made = []
    for n in range(scenes):
        names = ("cook",) + (("cake",) if n else ()) + (("dog",) if n == scenes - 1 else ())
        camera = Camera(list(Direction)[n % 7], list(Speed)[n % 3])
        prompt = f"The cook works on step {n + 1}. {slow}".strip()
        made.append(Scene(n, prompt, names, "kitchen", camera, "baking a cake"))
    kinds = [Entity("cook", Kind.FOREGROUND, "a cook in white"), Entity("kitchen", Kind.BACKGROUND, "a bright kitchen")]
    return Script("A cook is making a cake", tuple(made), tuple(kinds)).checked()
