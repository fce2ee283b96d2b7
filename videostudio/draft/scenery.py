"""Backgrounds of a scene: a backdrop of the library, a person's photograph, or a plain studio where none is given."""

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.diorama import Plate, read_pixels
from videostudio.draft.layout import BackdropShot, Ground
from videostudio.draft.lighting import LUMA
from videostudio.library.assets import Backdrop, Light


@dataclass(frozen=True, slots=True)
class PlateRules:
    """How much of a backdrop a scene keeps, and how finely."""

    # Beyond the picture on each side, as shares of its width and height: room for the camera.
    margin: float = 0.22
    # Plate and sprites are kept finer than the picture by at most this factor: the camera comes closer.
    finer: float = 1.3
    # Pixels of the plate for one of its depth, which is smooth.
    depth_step: float = 4.0
    # What is shrunk by more than this is shrunk first, so that fine detail does not flicker.
    shrink_first: float = 1.15
    # Blur of what is far in a shot twice as near as one of all, as a share of the picture's width, and the least pixels
    # that are seen; depths, of 255, up to which all is blurred and from which nothing is.
    unfocused: float = 0.004
    least_blur: float = 0.4
    focus: tuple[float, float] = (70.0, 190.0)


@dataclass(frozen=True, slots=True)
class PhotographRules:
    """What is guessed of a person's photograph. Heights are shares of its height, from above."""

    # Pixels of height that photographs are worked on; those about as high stay as they are.
    height: int = 900
    nearly: tuple[float, float] = (0.8, 1.25)
    narrowest: int = 16
    # Where the nearest feet stand, how far below the farthest, and the farthest's share of the way down from the end of
    # the floor: nobody stands at the wall.
    near: float = 0.955
    shallow: float = 0.06
    far: float = 0.55
    # The share of the height that somebody of 1.7 metres fills far away and near, as photographs of people show them.
    person: tuple[float, float] = (0.36, 0.5)
    person_m: float = 1.7


@dataclass(frozen=True, slots=True)
class FloorRules:
    """How the end of a photograph's floor is found: the row across which the picture changes most."""

    # Width and height it is looked at, and over how many rows on each side colours are compared.
    size: tuple[int, int] = (96, 120)
    reach: int = 6
    # Softening across rows, in rows; columns are one already.
    soft: float = 1.2
    soft_across: float = 0.1
    # Heights between which a floor ends, and where it is taken to end when no row stands out.
    highest: float = 0.42
    lowest: float = 0.74
    usual: float = 0.6
    # A row stands out that changes by so much in Lab, and so many times as much as the middling row.
    least: float = 6.0
    beside_median: float = 1.6


@dataclass(frozen=True, slots=True)
class DepthRules:
    """Inverse depth of a floor before a wall, 255 at the nearest point."""

    # At a wall's top, and how much nearer its foot is.
    wall: float = 45.0
    wall_foot: float = 20.0
    # The shortest floor, as a share of the height.
    shortest: float = 0.05


@dataclass(frozen=True, slots=True)
class DaylightRules:
    """How a photograph's light is guessed from its brightness, 0 to 255."""

    # Pixels on a side of the square that is looked at, and its rows that light comes in through.
    side: int = 32
    rows: int = 20
    # Difference of brightness between the halves that puts the light at the side, and the most it may lie aside.
    lean: float = 60.0
    aside: float = 0.8
    # Where no half is brighter, light comes from the left, as in the library.
    usual_aside: float = -0.4
    # Percent of the pixels that are darker than its lights.
    bright: int = 85
    # Deviation of the brightness under a hard sun, and the bounds of what is made of it.
    contrast: float = 80.0
    softest: float = 0.2
    hardest: float = 0.8


@dataclass(frozen=True, slots=True)
class StudioRules:
    """A bare studio: a wall that runs into the floor. Heights are shares of the picture's height, from above."""

    width: int = 1600
    height: int = 900
    # Saturation and value (0 to 255) of wall and floor, whose hue is by chance: pastels, the floor lighter.
    wall: tuple[int, int] = (70, 232)
    floor: tuple[int, int] = (52, 246)
    # Where the wall bends into the floor, and how sharply.
    bend: float = 0.645
    sharpness: int = 70
    # The wall grows lighter towards its foot, the floor towards the front.
    wall_top: float = 0.7
    wall_foot: float = 0.3
    floor_end: float = 0.93
    floor_front: float = 0.12
    floor_y: float = 0.64
    # Overall gain, darker towards both sides and along the bend, which is so wide.
    gain: float = 1.05
    sides: float = 0.16
    fold: float = 0.12
    fold_width: float = 0.05
    # Deviation of a noise of 0 to 255 that keeps the gradient from showing steps.
    noise: float = 0.7
    # For the geometry: where the floor ends, where feet stand, and a metre's length there.
    ground_y: float = 0.62
    stand_y: tuple[float, float] = (0.74, 0.93)
    metre: tuple[float, float] = (0.25, 0.34)


PLATE, PHOTOGRAPH, FLOOR, DEPTH = PlateRules(), PhotographRules(), FloorRules(), DepthRules()
DAYLIGHT, STUDIO = DaylightRules(), StudioRules()
# The studio's own stream of chance, so that its colour does not follow the layout's.
STUDIO_STREAM = 11
# Depth maps are a quarter of the picture's size: depth is smooth.
DEPTH_STEP = 4


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
def library_scenery(backdrop: Backdrop) -> Scenery:
    """A backdrop of the library; everything about it is known."""
    picture = read_pixels(backdrop.file, "RGB")
    ground = Ground(
        picture.shape[1],
        picture.shape[0],
        backdrop.ground_y,
        backdrop.stand_y,
        backdrop.metre,
        backdrop.table,
        backdrop.table_metre,
        water=backdrop.water == "around",
        shore=backdrop.water == "beyond",
    )
    return Scenery(picture, read_pixels(backdrop.depth, "L"), ground, backdrop.light)


def photograph_scenery(path: Path) -> Scenery:
    """A person's picture; ground, depth and light are guessed from it."""
    rules = PHOTOGRAPH
    picture = read_pixels(path, "RGB")
    scale = rules.height / picture.shape[0]
    if not rules.nearly[0] <= scale <= rules.nearly[1]:
        size = (max(rules.narrowest, round(picture.shape[1] * scale)), rules.height)
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        picture = np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)
    ground_y = guess_ground(picture)
    height, width = picture.shape[:2]
    near = rules.near
    far = min(near - rules.shallow, ground_y + rules.far * (near - ground_y))
    metre = (rules.person[0] / rules.person_m, rules.person[1] / rules.person_m)
    return Scenery(
        picture,
        guess_depth(height, width, ground_y),
        Ground(width, height, ground_y, (far, near), metre),
        guess_light(picture),
    )


def studio_scenery(seed: int) -> Scenery:
    """A studio's bare backdrop: a wall that runs into the floor, its colour chosen by the seed."""
    rules = STUDIO
    rng = np.random.default_rng([seed % 2**32, STUDIO_STREAM])
    hue = float(rng.uniform(0, 180))  # OpenCV's hues are half degrees
    wall, floor = (_hsv_colour(hue, *shade) for shade in (rules.wall, rules.floor))
    rows = np.linspace(0, 1, rules.height, dtype=np.float32)[:, None, None]
    columns = np.linspace(-1, 1, rules.width, dtype=np.float32)[None, :, None]
    bend = 1 / (1 + np.exp(-(rows - rules.bend) * rules.sharpness))
    lower = rows - rules.floor_y
    colour = wall * (1 - bend) * (rules.wall_top + rules.wall_foot * rows) + floor * bend * (
        rules.floor_end + rules.floor_front * lower
    )
    fold = rules.fold * np.exp(-((lower / rules.fold_width) ** 2))
    colour = colour * (rules.gain - rules.sides * columns**2 - fold)
    noise = rng.normal(0, rules.noise, (rules.height, rules.width, 1))
    picture = np.clip(colour + noise, 0, 255).astype(np.uint8)
    ground = Ground(rules.width, rules.height, rules.ground_y, rules.stand_y, rules.metre)
    return Scenery(picture, guess_depth(rules.height, rules.width, rules.ground_y), ground, Light())


def _hsv_colour(hue: float, saturation: int, value: int) -> Floats:
    """(3,) float32, RGB."""
    hsv = np.array([[[hue, saturation, value]]], np.uint8)
    return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0], np.float32)


def guess_ground(picture: Pixels) -> float:
    """The height at which a photograph's floor ends, as a share from above.

    The row across which the picture changes most, or a usual height where none stands out; see `FloorRules`.
    """
    rules = FLOOR
    small = cv2.resize(picture, rules.size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    column = lab.mean(axis=1)[:, None, :]
    rows = cv2.GaussianBlur(column, (1, 0), sigmaX=rules.soft_across, sigmaY=rules.soft)[:, 0, :]
    reach = rules.reach
    change = np.zeros(len(rows))
    for y in range(reach, len(rows) - reach):
        change[y] = float(np.linalg.norm(rows[y : y + reach].mean(axis=0) - rows[y - reach : y].mean(axis=0)))
    low, high = round(rules.highest * len(rows)), round(rules.lowest * len(rows))
    band = change[low:high]
    if band.max() < rules.least or band.max() < rules.beside_median * float(np.median(change[reach:-reach])):
        return rules.usual
    return (low + int(band.argmax())) / len(rows)


def guess_depth(height: int, width: int, ground_y: float) -> Pixels:
    """Inverse depth of a floor that comes nearer from the ground line down, before a wall; (h/4, w/4) uint8."""
    count = max(2, height // DEPTH_STEP)
    rows = (np.arange(count, dtype=np.float32) + 0.5) / count
    wall = DEPTH.wall + DEPTH.wall_foot * rows
    floor = wall + (255.0 - wall) * np.clip((rows - ground_y) / max(DEPTH.shortest, 1 - ground_y), 0, 1)
    column = np.where(rows < ground_y, wall, floor)
    return np.repeat(column[:, None], max(2, width // DEPTH_STEP), axis=1).astype(np.uint8)


def guess_light(picture: Pixels) -> Light:
    """Light from the brighter side of a photograph's upper half, in the colour of its brightest parts."""
    rules, half = DAYLIGHT, DAYLIGHT.side // 2
    small = cv2.resize(picture, (rules.side, rules.side), interpolation=cv2.INTER_AREA).astype(np.float32)
    luma = small @ LUMA
    lean = float(luma[: rules.rows, half:].mean() - luma[: rules.rows, :half].mean()) / rules.lean
    bright = small[luma >= np.percentile(luma, rules.bright)].mean(axis=0)
    colour = 255 * bright / max(1.0, float(bright.max()))
    mean = small.mean(axis=(0, 1))
    x = float(np.clip(lean, -rules.aside, rules.aside)) or rules.usual_aside
    contrast = float(np.clip(luma.std() / rules.contrast, rules.softest, rules.hardest))
    return Light((x, -float(np.sqrt(1 - x * x))), _rgb_triple(colour), _rgb_triple(mean), contrast)


def _rgb_triple(values: Floats) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])


def cut_plate(scenery: Scenery, shot: BackdropShot, size: tuple[int, int], nearer: float = 1.0) -> Plate:
    """The backdrop's part around the shot, with a margin for the camera; mirrored, unseen, where the backdrop ends.

    Args:
        scenery: the place.
        shot: what the camera sees of it.
        size: width and height of the picture.
        nearer: how many times closer this is than a shot of all; what is far is then out of focus.
    """
    width, height = size
    density = float(np.clip(shot.width / width, 1.0, PLATE.finer))
    step = shot.width / (width * density)  # pixels of the backdrop for one of the plate
    mx, my = round(PLATE.margin * width), round(PLATE.margin * height)
    extent = (math.ceil((width + 2 * mx) * density), math.ceil((height + 2 * my) * density))
    picture = _cut_part(scenery.picture, shot, (mx * density, my * density), step, extent)
    share = scenery.depth.shape[1] / scenery.picture.shape[1]
    small = BackdropShot(shot.left * share, shot.top * share, shot.width * share, shot.height * share, 0, 0)
    coarse = PLATE.depth_step
    depth_extent = (math.ceil(extent[0] / coarse), math.ceil(extent[1] / coarse))
    offset = (mx * density / coarse, my * density / coarse)
    depth = _cut_part(scenery.depth, small, offset, step * share * coarse, depth_extent)
    real = _real_margin(scenery, shot, width / shot.width, (mx, my))
    picture = _lose_focus(picture, depth, PLATE.unfocused * (nearer - 1) * width * density)
    return Plate(picture, depth, density, (float(mx), float(my)), real)


def _lose_focus(picture: Pixels, depth: Pixels, sigma: float) -> Pixels:
    """The picture with its far parts blurred."""
    if sigma < PLATE.least_blur:
        return picture
    soft = cv2.GaussianBlur(picture, (0, 0), sigma)
    near = cv2.resize(depth, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    low, high = PLATE.focus
    sharp = np.clip((near - low) / (high - low), 0, 1)[..., None]
    return np.asarray(picture * sharp + soft * (1 - sharp) + 0.5, np.uint8)


def _real_margin(
    scenery: Scenery, shot: BackdropShot, scale: float, margin: tuple[int, int]
) -> tuple[float, float, float, float]:
    """How far the backdrop itself goes on beyond the shot on each side, in picture pixels, within the margin."""
    height, width = scenery.picture.shape[:2]
    beyond = (shot.left, shot.top, width - shot.left - shot.width, height - shot.top - shot.height)
    mx, my = margin
    left, above, right, below = (max(0.0, b * scale) for b in beyond)
    return min(left, mx), min(above, my), min(right, mx), min(below, my)


def _cut_part(
    source: Pixels, shot: BackdropShot, offset: tuple[float, float], step: float, extent: tuple[int, int]
) -> Pixels:
    """Read a part of a picture at another scale.

    Args:
        source: (h, w) or (h, w, 3) uint8.
        shot: its left and top give the origin.
        offset: pixels of the result left of and above the origin.
        step: pixels of the source for one of the result.
        extent: width and height of the result.
    """
    if step > PLATE.shrink_first:
        shrunk = cv2.resize(source, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
        fx, fy = shrunk.shape[1] / source.shape[1], shrunk.shape[0] / source.shape[0]
    else:
        shrunk, fx, fy = source, 1.0, 1.0
    left, top = (shot.left - offset[0] * step) * fx, (shot.top - offset[1] * step) * fy
    matrix = np.array(
        [[step * fx, 0, left + step * fx / 2 - 0.5], [0, step * fy, top + step * fy / 2 - 0.5]], np.float32
    )
    flags = (cv2.INTER_CUBIC if source.ndim == 3 else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(shrunk, matrix, extent, flags=flags, borderMode=cv2.BORDER_REFLECT_101), np.uint8)
