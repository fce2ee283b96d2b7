"""The toy world's pictures as tensors: cut-outs with smaller versions of themselves; places in three lights.

A place is a backdrop of the draft library, which is flat, or a panorama, which a true camera looks around in. What they
are called in captions stands in `assets/training/places.json`.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from videostudio.errors import BackendError, InputError
from videostudio.library.assets import Backdrop, Cutout, load_backdrops, load_cutouts
from videostudio.settings import ASSETS

FOLDER = ASSETS / "training"
PANORAMA_HEIGHT = 256
WRAP = 2
"""Columns by which a kept panorama goes on beyond its seam, on both sides."""
LEVELS = 4
"""Sizes of a cut-out that are kept, each half of the one before: a figure far away is sampled from a small one."""
BORDER = 1 / 16
"""Transparent border of a kept cut-out, as a share of its side."""
LIGHTS = (
    ("", (1.0, 1.0, 1.0)),
    (" at sunset", (1.0, 0.74, 0.55)),
    (" at night", (0.46, 0.56, 0.86)),
)
OWN_TIME = ("at night", "at dawn", "at sunrise", "at sunset", "at dusk")
"""Places whose names end so are shown in their own light only."""
UNFIT_KINDS = frozenset({"building", "sky", "furniture"})
HELD_OUT_SHARE = 0.12


@dataclass(frozen=True)
class Art:
    """What there is to draw with, on one device.

    Args:
        sprites: (N, 4, S, 3S/2) uint8, colours premultiplied; level l lies at `level_box(l)`.
        aspects: (N,) width by height.
        tall: (N,) height in metres.
        grounded: (N,) whether it stands on the ground; otherwise it floats.
        faces_left: (N,) whether it looks left.
        names: what they show.
        phrases: the names with their articles: "a dog", "spaghetti".
        definites: the names once they are known: "the dog", "santa claus".
        plural: whether verbs stand in the plural.
        plates: (P, 3, Hb, Wb) uint8, the flat places.
        stand: (P, 2) where feet may stand, far and near, shares of the plate's height.
        metre: (P, 2) a metre's length there, shares of the plate's height.
        panoramas: (Q, 3, Hq, Wq + 2 WRAP) uint8, the places all around; place P is the first of them.
        place_names: what the P + Q places show.
        wheres: where something in them is: "on the beach".
        own_light: (P + Q,) whether the name tells the time of day.
        object_split: (N,) True where held out.
        place_split: (P + Q, lights) True where held out.
    """

    sprites: Tensor
    aspects: Tensor
    tall: Tensor
    grounded: Tensor
    faces_left: Tensor
    names: tuple[str, ...]
    phrases: tuple[str, ...]
    definites: tuple[str, ...]
    plural: tuple[bool, ...]
    plates: Tensor
    stand: Tensor
    metre: Tensor
    panoramas: Tensor
    place_names: tuple[str, ...]
    wheres: tuple[str, ...]
    own_light: Tensor
    object_split: Tensor
    place_split: Tensor

    def to(self, device: torch.device | str) -> "Art":
        """The same on another device."""
        moved: dict[str, Any] = {
            name: value.to(device) for name, value in vars(self).items() if isinstance(value, Tensor)
        }
        return replace(self, **moved)


def level_box(level: int, side: int) -> tuple[int, int, int]:
    """Left, top and side of a level of a kept cut-out of `side` pixels."""
    if level == 0:
        return 0, 0, side
    return side, sum(side >> k for k in range(1, level)), side >> level


@lru_cache(maxsize=2)
def load_art(sprite_side: int = 64, plate_height: int = 192, objects: int = 0) -> Art:
    """Read the draft library.

    Args:
        sprite_side: pixels of a cut-out's largest version; a multiple of 16.
        plate_height: pixels of a backdrop's height, and of a panorama's up to its own 256.
        objects: how many cut-outs to take, the same ones each time; 0 takes all that fit the world.

    Raises:
        InputError: the sizes cannot be used.
        BackendError: the library's files are missing.
    """
    if sprite_side % 16 or sprite_side < 16:
        raise InputError(f"sprite_side must be a multiple of 16; it is {sprite_side}.")
    fit = [one for one in load_cutouts() if one.frame == "full" and one.kind not in UNFIT_KINDS and one.place != "wall"]
    fit = sorted(sorted(fit, key=lambda one: _lot(one.id))[: objects or None], key=lambda one: one.id)
    places = sorted(load_backdrops(), key=lambda one: one.id)
    texts = read_places()
    around = sorted(texts["panoramas"])
    called = [texts["backdrops"].get(one.id, {}).get("name", one.name) for one in places]
    called += [texts["panoramas"][one]["name"] for one in around]
    entries = [*(texts["backdrops"].get(one.id, {}) for one in places), *(texts["panoramas"][one] for one in around)]
    pictures, aspects = zip(*(_sprite(one, sprite_side) for one in fit), strict=True)
    return Art(
        torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).contiguous(),
        torch.tensor(aspects),
        torch.tensor([one.height_m for one in fit]),
        torch.tensor([one.place != "air" for one in fit]),
        torch.tensor([one.facing == "left" for one in fit]),
        tuple(one.name for one in fit),
        tuple(one.phrase for one in fit),
        tuple(one.definite for one in fit),
        tuple(one.grammar == "plural" for one in fit),
        torch.from_numpy(np.stack([_plate(one, plate_height) for one in places])).permute(0, 3, 1, 2).contiguous(),
        torch.tensor([one.stand_y for one in places]),
        torch.tensor([one.metre for one in places]),
        torch.from_numpy(np.stack([_panorama(one, plate_height) for one in around])).permute(0, 3, 1, 2).contiguous(),
        tuple(called),
        tuple(entry.get("where", f"in the {name}") for entry, name in zip(entries, called, strict=True)),
        torch.tensor([name.endswith(OWN_TIME) for name in called]),
        _held_out([one.id for one in fit]),
        torch.cat([_held_out_places([one.id for one in places]), _held_out_places(around)]),
    )


def read_places() -> dict[str, dict[str, dict[str, str]]]:
    """What places are called: `panoramas` and `backdrops`, each id -> `name` and `where`.

    Raises:
        BackendError: the file is missing.
    """
    path = FOLDER / "places.json"
    if not path.is_file():
        raise BackendError(f"The toy world is incomplete: '{path.name}' is missing. Restore {FOLDER}.")
    texts: dict[str, dict[str, dict[str, str]]] = json.loads(path.read_text("utf-8"))
    return texts


def _lot(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def _held_out(names: list[str]) -> Tensor:
    """The share of names with the smallest hashes: the same ones on every machine, whatever the seed."""
    chosen = set(sorted(names, key=_lot)[: max(1, round(HELD_OUT_SHARE * len(names)))])
    return torch.tensor([name in chosen for name in names])


def _held_out_places(names: list[str]) -> Tensor:
    """Whole backdrops where there are enough of them, otherwise one light of each."""
    if len(names) >= 6:
        return _held_out(names)[:, None].expand(-1, len(LIGHTS)).clone()
    split = torch.zeros(len(names), len(LIGHTS), dtype=torch.bool)
    for row, name in enumerate(names):
        split[row, _lot(name) % len(LIGHTS)] = True
    return split


def _sprite(cutout: Cutout, side: int) -> tuple[np.ndarray, float]:
    """A cut-out's levels in one picture (S, 3S/2, 4), and its aspect."""
    with Image.open(cutout.file) as opened:
        picture = opened.convert("RGBA")
    picture = picture.crop(picture.getchannel("A").point(lambda a: 255 if a > 8 else 0).getbbox())
    aspect = picture.width / picture.height
    colours = np.asarray(picture).astype(np.float32)
    colours[..., :3] *= colours[..., 3:] / 255
    premultiplied = Image.frombytes("RGBa", picture.size, colours.round().astype(np.uint8).tobytes())
    border = round(BORDER * side)
    inner = premultiplied.resize((side - 2 * border, side - 2 * border), Image.Resampling.LANCZOS)
    level = np.zeros((side, side, 4), np.float32)
    level[border:-border, border:-border] = np.asarray(inner)
    packed = np.zeros((side, side * 3 // 2, 4), np.uint8)
    for number in range(LEVELS):
        left, top, size = level_box(number, side)
        level[..., :3] = np.minimum(level[..., :3], level[..., 3:])  # sharpening must not colour what is transparent
        packed[top : top + size, left : left + size] = level.round().astype(np.uint8)
        level = level.reshape(size // 2, 2, size // 2, 2, 4).mean(axis=(1, 3))
    return packed, aspect


def _plate(backdrop: Backdrop, height: int) -> np.ndarray:
    path: Path = backdrop.file
    with Image.open(path) as opened:
        width = round(height * 16 / 9)
        return np.asarray(opened.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def _panorama(name: str, height: int) -> np.ndarray:
    height = min(height, PANORAMA_HEIGHT)
    with Image.open(FOLDER / "panoramas" / f"{name}.webp") as opened:
        picture = np.asarray(opened.convert("RGB").resize((2 * height, height), Image.Resampling.LANCZOS))
    return np.pad(picture, ((0, 0), (WRAP, WRAP), (0, 0)), mode="wrap")
