"""Backgrounds of a scene: a backdrop of the library, a person's photograph, or a plain studio where none is given."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from videostudio.draft.diorama import Floats, Pixels
from videostudio.draft.layout import Ground
from videostudio.library.assets import Backdrop, Light

# Height that photographs are worked on, and the plain studio's size.
HEIGHT, WIDTH = 900, 1600
_WATER = frozenset(("underwater", "undersea", "reef", "seabed"))
_SHORE = frozenset(("beach", "sea", "ocean", "lake", "river", "harbour", "harbor", "pond", "coast", "seaside", "pier"))


@dataclass(frozen=True, eq=False, slots=True)
class Scenery:
    """A background with what is known or guessed of it.

    Args:
        picture: (h, w, 3) uint8, RGB.
        depth: (h', w') uint8 over the same area, 255 nearest.
        ground: its geometry.
        light: its light.
    """

    picture: Pixels
    depth: Pixels
    ground: Ground
    light: Light


@lru_cache(maxsize=4)
def from_library(backdrop: Backdrop) -> Scenery:
    """A backdrop of the library; everything about it is known."""
    with Image.open(backdrop.file) as opened:
        picture = np.asarray(opened.convert("RGB"))
    with Image.open(backdrop.depth) as opened:
        depth = np.asarray(opened.convert("L"))
    names = {backdrop.id, *backdrop.name.split()}
    ground = Ground(
        picture.shape[1],
        picture.shape[0],
        backdrop.ground_y,
        backdrop.stand_y,
        backdrop.metre,
        backdrop.table,
        backdrop.table_metre,
        bool(_WATER & names),
        bool(_SHORE & names),
    )
    return Scenery(picture, depth, ground, backdrop.light)


def from_photograph(path: Path) -> Scenery:
    """A person's picture; ground, depth and light are guessed from it."""
    with Image.open(path) as opened:
        picture = np.asarray(opened.convert("RGB"))
    scale = HEIGHT / picture.shape[0]
    if scale < 0.8 or scale > 1.25:
        size = (max(16, round(picture.shape[1] * scale)), HEIGHT)
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        picture = np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)
    ground_y = guess_ground(picture)
    height, width = picture.shape[:2]
    near = 0.955
    far = min(near - 0.06, ground_y + 0.55 * (near - ground_y))
    metre = (0.36 / 1.7, 0.5 / 1.7)
    return Scenery(
        picture,
        guess_depth(height, width, ground_y),
        Ground(width, height, ground_y, (far, near), metre),
        guess_light(picture),
    )


def plain(seed: int) -> Scenery:
    """A studio's bare backdrop: a wall that runs into the floor, its colour chosen by the seed."""
    rng = np.random.default_rng([seed % 2**32, 11])
    hue = float(rng.uniform(0, 180))
    wall = cv2.cvtColor(np.array([[[hue, 70, 232]]], np.uint8), cv2.COLOR_HSV2RGB)[0, 0].astype(np.float32)
    floor = cv2.cvtColor(np.array([[[hue, 52, 246]]], np.uint8), cv2.COLOR_HSV2RGB)[0, 0].astype(np.float32)
    rows = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    columns = np.linspace(-1, 1, WIDTH, dtype=np.float32)[None, :, None]
    bend = 1 / (1 + np.exp(-(rows - 0.645) * 70))
    colour = wall * (1 - bend) * (0.7 + 0.3 * rows) + floor * bend * (0.93 + 0.12 * (rows - 0.64))
    colour = colour * (1.05 - 0.16 * columns**2 - 0.12 * np.exp(-(((rows - 0.64) / 0.05) ** 2)))
    noise = rng.normal(0, 0.7, (HEIGHT, WIDTH, 1))  # keeps the gradient from showing steps
    picture = np.clip(colour + noise, 0, 255).astype(np.uint8)
    ground = Ground(WIDTH, HEIGHT, 0.62, (0.74, 0.93), (0.25, 0.34))
    return Scenery(picture, guess_depth(HEIGHT, WIDTH, 0.62), ground, Light())


def guess_ground(picture: Pixels) -> float:
    """The height at which a photograph's floor ends, as a share from above.

    The row between 0.42 and 0.74 of the height across which the picture changes most; 0.6 where none stands out.
    """
    small = cv2.resize(picture, (96, 120), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    rows = cv2.GaussianBlur(lab.mean(axis=1)[:, None, :], (1, 0), sigmaX=0.1, sigmaY=1.2)[:, 0, :]
    reach = 6
    change = np.zeros(len(rows))
    for y in range(reach, len(rows) - reach):
        change[y] = float(np.linalg.norm(rows[y : y + reach].mean(axis=0) - rows[y - reach : y].mean(axis=0)))
    low, high = round(0.42 * len(rows)), round(0.74 * len(rows))
    band = change[low:high]
    if band.max() < 6.0 or band.max() < 1.6 * float(np.median(change[reach:-reach])):
        return 0.6
    return (low + int(band.argmax())) / len(rows)


def guess_depth(height: int, width: int, ground_y: float) -> Pixels:
    """Inverse depth of a floor that comes nearer from the ground line down, before a wall; (h/4, w/4) uint8."""
    rows = (np.arange(max(2, height // 4), dtype=np.float32) + 0.5) / max(2, height // 4)
    wall = 45.0 + 20.0 * rows
    floor = wall + (255.0 - wall) * np.clip((rows - ground_y) / max(0.05, 1 - ground_y), 0, 1)
    column = np.where(rows < ground_y, wall, floor)
    return np.repeat(column[:, None], max(2, width // 4), axis=1).astype(np.uint8)


def guess_light(picture: Pixels) -> Light:
    """Light from the brighter side of a photograph's upper half, in the colour of its brightest parts."""
    small = cv2.resize(picture, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    luma = small @ np.array([0.299, 0.587, 0.114], np.float32)
    lean = float(luma[:20, 16:].mean() - luma[:20, :16].mean()) / 60
    bright = small[luma >= np.percentile(luma, 85)].mean(axis=0)
    colour = 255 * bright / max(1.0, float(bright.max()))
    mean = small.mean(axis=(0, 1))
    x = float(np.clip(lean, -0.8, 0.8)) or -0.4
    contrast = float(np.clip(luma.std() / 80, 0.2, 0.8))
    return Light((x, -float(np.sqrt(1 - x * x))), _triple(colour), _triple(mean), contrast)


def _triple(values: Floats) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
