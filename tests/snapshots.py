"""Tiny but real snapshots for every backend: real classes, real folder layouts, self-made tokenizers, no hub.

Each is written once per test session and only when a test asks for it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import (
    BoundReference,
    ClipRequest,
    Message,
    ReferenceRequest,
    SceneImageRequest,
    WriteOptions,
)
from videostudio.backends.registry import Role
from videostudio.media.sound import Sound
from videostudio.profiles import BackendChoice, Profile
from videostudio.run import Run
from videostudio.types import Camera, Direction, Entity, Kind, Scene, SceneImage, Size, Speed

SIZE = Size(64, 64)
# Fewer steps than the profiles ask for; every other option stays as it is.
STEPS = {Role.TEXT_TO_IMAGE: 2, Role.SCENE_IMAGER: 2, Role.IMAGE_TO_VIDEO: 3}


class Snapshots:
    """Writes snapshots under one folder and remembers the options that lead to them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, dict[str, Any]] = {}

    def options(self, backend: str) -> dict[str, Any]:
        """Options that point a backend at its tiny snapshot; none for backends that need none."""
        if backend not in self._known:
            self._known[backend] = self._write(backend)
        row = BUILTIN.get(backend)
        steps = {"steps": STEPS[row.role]} if row.role in STEPS and row.parts else {}
        return {**self._known[backend], **steps}

    def _write(self, backend: str) -> dict[str, Any]:
        if backend in {"isnet-general-use", "birefnet-general", "birefnet-general-lite"}:
            return {"model": str(tiny_onnx(self.root / f"{backend}.onnx"))}
        from tests.random_weights.snapshots import SAME_FILES, WRITERS, write_snapshot

        if backend not in WRITERS:
            return {}
        return write_snapshot(backend, self.root / SAME_FILES.get(backend, backend))

    def profile(self, profile: Profile) -> Profile:
        """A shipped profile with every backend pointed at its tiny snapshot."""
        chosen = {}
        for role, backend in profile.backends.items():
            options = {k: v for k, v in backend.options if k not in {"revision", "base_revision", "vae_revision"}}
            chosen[role] = BackendChoice(backend.name, tuple(sorted({**options, **self.options(backend.name)}.items())))
        return replace(profile, backends=chosen)


def tiny_onnx(path: Path) -> Path:
    """An ONNX network that takes a picture and gives its mean over the colours, written byte by byte."""

    def field(number: int, value: bytes | int | str) -> bytes:
        if isinstance(value, int):
            return varint(number << 3) + varint(value)
        data = value.encode() if isinstance(value, str) else value
        return varint(number << 3 | 2) + varint(len(data)) + data

    def varint(value: int) -> bytes:
        out = b""
        while value > 127:
            out, value = out + bytes([value & 127 | 128]), value >> 7
        return out + bytes([value])

    def tensor(name: str, *shape: str) -> bytes:
        dims = b"".join(field(1, field(2, dim)) for dim in shape)
        return field(1, name) + field(2, field(1, field(1, 1) + field(2, dims)))

    axes = field(1, "axes") + field(8, 1) + field(20, 7)
    keep = field(1, "keepdims") + field(3, 1) + field(20, 2)
    node = field(1, "x") + field(2, "y") + field(4, "ReduceMean") + field(5, axes) + field(5, keep)
    graph = field(1, node) + field(2, "tiny") + field(11, tensor("x", "n", "c", "h", "w"))
    graph += field(12, tensor("y", "n", "o", "h", "w"))
    path.write_bytes(field(1, 8) + field(7, graph) + field(8, field(2, 13)))
    return path


def pictures(folder: Path) -> tuple[BoundReference, BoundReference, SceneImage]:
    """A foreground with its mask, a background, and a scene image."""
    folder.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    figure = Image.fromarray(noise)
    mask = Image.new("L", figure.size, 0)
    ImageDraw.Draw(mask).ellipse((16, 8, 48, 60), fill=255)
    figure.save(folder / "figure.png")
    mask.save(folder / "mask.png")
    Image.linear_gradient("L").resize((64, 64)).convert("RGB").save(folder / "place.png")
    Image.new("L", (64, 64), 0).save(folder / "empty.png")
    bound = BoundReference(
        Entity("cook", Kind.FOREGROUND, "a cook in white"), folder / "figure.png", folder / "mask.png"
    )
    place = BoundReference(Entity("kitchen", Kind.BACKGROUND, "a kitchen"), folder / "place.png", folder / "empty.png")
    return bound, place, SceneImage(0, "key", "content", folder / "figure.png", folder / "mask.png", 1)


SCENE = Scene(0, "A cook bakes a cake.", ("cook",), "kitchen", Camera(Direction.LEFT, Speed.FAST), "baking a cake")


def ask(role: Role, model: Any, folder: Path, run: Run, seed: int = 1, frames: int = 5) -> Any:
    """One piece of work for a model of any role; returns something whose bytes can be compared."""
    figure, place, image = pictures(folder)
    if role is Role.WRITER:
        return model.reply([(Message("user", "Hello"),)] * 2, WriteOptions(max_new_tokens=8, seed=seed), run)
    if role is Role.TEXT_TO_IMAGE:
        return np.asarray(model.draw(ReferenceRequest(figure.entity, SIZE, seed), run).picture)
    if role is Role.SEGMENTER:
        return np.asarray(model.cut_out(Image.open(figure.picture), run))
    if role is Role.SCENE_IMAGER:
        return np.asarray(model.compose(SceneImageRequest(SCENE, (figure,), place, SIZE, seed), run).picture)
    return animated(model, ClipRequest(SCENE, image, SIZE, frames, 8, seed), run)


def animated(model: Any, request: ClipRequest, run: Run) -> np.ndarray:
    """The frames of a clip, (F, H, W, 3) uint8, without the sound that some models make with them."""
    return np.stack([one for one in model.animate(request, run) if not isinstance(one, Sound)])
