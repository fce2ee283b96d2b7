"""The toy world's pictures as tensors: cut-outs with smaller versions of themselves, places in three lights."""

import hashlib
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from scipy.ndimage import map_coordinates
from torch import Tensor

from videostudio.backends.draft_assets import Backdrop, Cutout, backdrops, cutouts
from videostudio.errors import InputError
from videostudio.settings import ASSETS

LEVELS = 4
"""Sizes of a cut-out that are kept, each half of the one before: a figure far away is sampled from a small one."""
BORDER = 1 / 16
"""Transparent border of a kept cut-out, as a share of its side."""
LIGHTS = (
    ("", (1.0, 1.0, 1.0)),
    (" at sunset", (1.0, 0.74, 0.55)),
    (" at night", (0.46, 0.56, 0.86)),
)
# Panoramas by file, and what their views show.
PANORAMAS = {
    "apartment": "empty apartment",
    "bridge": "covered bridge",
    "city": "city square",
    "dawn": "rocky hills",
    "esplanade": "shopping mall",
    "forest": "pine forest",
    "hall": "ballroom",
    "lab": "machine hall",
    "lobby": "lobby",
    "night": "savanna",
    "park": "green field",
    "sky": "open sea",
    "studio": "photo studio",
    "sunrise": "country field",
    "sunset": "old town square",
    "venice": "quay",
    "warehouse": "warehouse",
    "workshop": "factory",
}
YAWS = (0.0, 50.0)
"""Directions of a panorama's views, degrees: apart, but with a part that both see."""
PITCH, FIELD_OF_VIEW, EYE_HEIGHT = -4.0, 84.0, 1.6
"""The views' camera: degrees above the horizon, degrees from left to right, metres above the ground."""
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
        plates: (P, 3, Hb, Wb) uint8.
        stand: (P, 2) where feet may stand, far and near, shares of the plate's height.
        metre: (P, 2) a metre's length there, shares of the plate's height.
        place_names: what the plates show.
        elsewhere: (P,) the plate that shows the same place from another view: of a panorama another direction, of a
            backdrop itself.
        object_split: (N,) True where held out.
        place_split: (P, lights) True where held out.
    """

    sprites: Tensor
    aspects: Tensor
    tall: Tensor
    grounded: Tensor
    faces_left: Tensor
    names: tuple[str, ...]
    plates: Tensor
    stand: Tensor
    metre: Tensor
    place_names: tuple[str, ...]
    elsewhere: Tensor
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


def load_art(sprite_side: int = 64, plate_height: int = 192, objects: int = 0) -> Art:
    """Read the draft library.

    Args:
        sprite_side: pixels of a cut-out's largest version; a multiple of 16.
        plate_height: pixels of a backdrop's height.
        objects: how many cut-outs to take, the same ones each time; 0 takes all that fit the world.

    Raises:
        InputError: the sizes cannot be used.
        BackendError: the library's files are missing.
    """
    if sprite_side % 16 or sprite_side < 16:
        raise InputError(f"sprite_side must be a multiple of 16; it is {sprite_side}.")
    fit = [one for one in cutouts() if one.frame == "full" and one.kind not in UNFIT_KINDS and one.place != "wall"]
    fit = sorted(sorted(fit, key=lambda one: _lot(one.id))[: objects or None], key=lambda one: one.id)
    places = [_plate(one, plate_height) for one in sorted(backdrops(), key=lambda one: one.id)]
    places += [view for name in panoramas() for view in panorama_plates(name, plate_height)]
    names = [one.name for one in places]
    pictures, aspects = zip(*(_sprite(one, sprite_side) for one in fit), strict=True)
    return Art(
        torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).contiguous(),
        torch.tensor(aspects),
        torch.tensor([one.height_m for one in fit]),
        torch.tensor([one.place != "air" for one in fit]),
        torch.tensor([one.facing == "left" for one in fit]),
        tuple(one.name for one in fit),
        torch.from_numpy(np.stack([one.picture for one in places])).permute(0, 3, 1, 2).contiguous(),
        torch.tensor([one.stand for one in places]),
        torch.tensor([one.metre for one in places]),
        tuple(names),
        torch.tensor([_elsewhere(row, names) for row in range(len(places))]),
        _held_out([one.id for one in fit]),
        _held_out_places(names),
    )


def _elsewhere(row: int, names: list[str]) -> int:
    return next((other for other, name in enumerate(names) if name == names[row] and other != row), row)


def _lot(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def _held_out(names: list[str]) -> Tensor:
    """The share of names with the smallest hashes: the same ones on every machine, whatever the seed."""
    chosen = set(sorted(names, key=_lot)[: max(1, round(HELD_OUT_SHARE * len(names)))])
    return torch.tensor([name in chosen for name in names])


def _held_out_places(names: list[str]) -> Tensor:
    """Whole backdrops where there are enough of them, otherwise one light of each."""
    if len(set(names)) >= 6:
        once = list(dict.fromkeys(names))
        chosen = dict(zip(once, _held_out(once).tolist(), strict=True))
        return torch.tensor([chosen[name] for name in names])[:, None].expand(-1, len(LIGHTS)).clone()
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


@dataclass(frozen=True)
class Plate:
    """One place as a picture.

    Args:
        name: what it shows.
        picture: (Hb, Wb, 3) uint8.
        stand: where feet may stand, far and near, shares of the height.
        metre: a metre's length there, shares of the height.
    """

    name: str
    picture: np.ndarray
    stand: tuple[float, float]
    metre: tuple[float, float]


def plate_width(height: int) -> int:
    """Width of a plate of 16 to 9."""
    return round(height * 16 / 9)


def _plate(backdrop: Backdrop, height: int) -> Plate:
    path: Path = backdrop.file
    with Image.open(path) as opened:
        size = (plate_width(height), height)
        picture = np.asarray(opened.convert("RGB").resize(size, Image.Resampling.LANCZOS))
    return Plate(backdrop.name, picture, backdrop.stand_y, backdrop.metre)


def panoramas() -> tuple[str, ...]:
    """The panoramas' file names, in order."""
    return tuple(sorted(PANORAMAS))


def panorama_plates(panorama: str, height: int) -> tuple[Plate, ...]:
    """Views of a panorama, one in each of `YAWS`, as a pinhole camera at eye height takes them.

    Args:
        panorama: one of `panoramas()`.
        height: of a view in pixels.
    """
    with Image.open(ASSETS / "draft" / "panoramas" / f"{panorama}.webp") as opened:
        around = np.asarray(opened.convert("RGB")).astype(np.float32)
    tall = 2 * math.tan(math.radians(FIELD_OF_VIEW) / 2) * 9 / 16  # of the picture at distance 1
    horizon = 0.5 + math.tan(math.radians(PITCH)) / tall
    stand = (horizon + 0.16, 0.94)
    # On the ground a metre is as long as the way from the horizon down to it, by the camera's height.
    metre = ((stand[0] - horizon) / EYE_HEIGHT, (stand[1] - horizon) / EYE_HEIGHT)
    return tuple(Plate(PANORAMAS[panorama], perspective_view(around, yaw, PITCH, height), stand, metre) for yaw in YAWS)


def perspective_view(around: np.ndarray, yaw: float, pitch: float, height: int) -> np.ndarray:
    """What a pinhole camera sees in the middle of an equirectangular panorama.

    Args:
        around: (H, W, 3) the panorama: columns are longitudes, -180 to 180 degrees, rows latitudes, 90 to -90 degrees.
        yaw: where the camera looks, degrees to the right of the panorama's middle.
        pitch: degrees above the horizon.
        height: of the view in pixels; it is 16 to 9, `FIELD_OF_VIEW` degrees wide.

    Returns:
        (height, width, 3) uint8.
    """
    width = plate_width(height)
    reach = math.tan(math.radians(FIELD_OF_VIEW) / 2)
    x = ((np.arange(width) + 0.5) / width * 2 - 1) * reach
    y = (1 - (np.arange(height) + 0.5) / height * 2) * reach * height / width
    right, up = np.meshgrid(x, y)
    ahead = np.ones_like(right)
    tilt = math.radians(pitch)
    ahead, up = ahead * math.cos(tilt) - up * math.sin(tilt), ahead * math.sin(tilt) + up * math.cos(tilt)
    longitude = np.arctan2(right, ahead) + math.radians(yaw)
    latitude = np.arctan2(up, np.hypot(right, ahead))
    rows, columns = around.shape[:2]
    column = (longitude / (2 * math.pi) + 0.5) * columns - 0.5
    row = (0.5 - latitude / math.pi) * rows - 0.5
    # Half a turn of pictures on both sides, so that what is read never crosses the seam.
    wrapped = np.concatenate([around[:, -columns // 2 :], around, around[:, : columns // 2]], axis=1)
    read = [
        map_coordinates(wrapped[..., c], [row, column % columns + columns // 2], order=1, mode="nearest")
        for c in range(3)
    ]
    return np.stack(read, axis=-1).round().astype(np.uint8)
