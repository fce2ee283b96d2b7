"""Taking any picture apart into a plate and its figures, by its mask."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from videostudio.draft.arrays import Pixels
from videostudio.draft.diorama import Diorama, DioramaFigure, Plate, Stand, multiply_by_alpha
from videostudio.draft.lighting import clean_edge
from videostudio.draft.scenery import DEPTH_STEP, guess_depth, guess_ground
from videostudio.types import Size


@dataclass(frozen=True, slots=True)
class MaskRules:
    """Which parts of a mask are figures of their own. Values of masks run from 0 to 255."""

    # Shares of the picture: what is smaller stays where it is; a mask that covers more tells of no figure.
    smallest: float = 0.004
    largest: float = 0.9
    # More figures would leave little of the place that is known.
    most: int = 6
    # Where a mask is more figure than not, and where it is anything at all.
    solid: int = 127
    faint: int = 8
    # Pixels around a figure that belong to its soft edge, twice, and one.
    edge: int = 5


@dataclass(frozen=True, slots=True)
class FillRules:
    """How what is behind a figure is guessed."""

    # Pixels of width at which it is done: what is behind a figure is seen a little and never sharply.
    width: int = 320
    narrowest: int = 8
    # How far around the mask is replaced, as a share of the width and in pixels, so that no halo stays.
    reach: float = 0.012
    least_reach: int = 3
    # Of that reach, how far the edge is softened.
    feather: float = 0.4
    # Pixels that the inpainting looks around, and over which its streaks are softened, at the small width.
    radius: int = 5
    soft: float = 2.0


MASK, FILL = MaskRules(), FillRules()
# Plate beyond the picture on each side, mirrored, as shares of its width and height: the animatic never shows it.
MARGIN = 0.22


def take_apart(picture: Path, mask: Path, size: Size) -> Diorama:
    """A picture as a diorama.

    Args:
        picture: RGB picture file.
        mask: white where the figures are; any size.
        size: the size to work at; the picture is cut to its shape.
    """
    extent = (size.width, size.height)
    with Image.open(picture) as opened:
        rgb = np.asarray(ImageOps.fit(opened.convert("RGB"), extent, Image.Resampling.LANCZOS))
        shape = opened.size
    with Image.open(mask) as opened:
        cover = np.asarray(ImageOps.fit(opened.convert("L").resize(shape), extent, Image.Resampling.BILINEAR))
    parts = figure_masks(cover)
    ground = guess_ground(rgb)
    together = np.max(parts, axis=0) if parts else np.zeros_like(cover)
    behind = fill_behind(rgb, together) if parts else rgb
    mx, my = round(MARGIN * size.width), round(MARGIN * size.height)
    wide = cv2.copyMakeBorder(behind, my, my, mx, mx, cv2.BORDER_REFLECT_101)
    inner = guess_depth(size.height, size.width, ground)
    dx, dy = mx // DEPTH_STEP, my // DEPTH_STEP
    depth = cv2.copyMakeBorder(inner, dy, dy, dx, dx, cv2.BORDER_REPLICATE)
    figures = tuple(_cut_figure(rgb, part, n) for n, part in enumerate(parts))
    return Diorama(extent, Plate(wide, depth, 1.0, (float(mx), float(my)), (0.0, 0.0, 0.0, 0.0)), figures)


def figure_masks(mask: Pixels) -> list[Pixels]:
    """The mask's connected figures, largest first, each with its soft edge; nothing where it covers all or nothing."""
    solid = (mask > MASK.solid).astype(np.uint8)
    if not MASK.smallest <= solid.mean() <= MASK.largest:
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    sizes = [(int(stats[n, cv2.CC_STAT_AREA]), n) for n in range(1, count)]
    kept = [n for area, n in sorted(sizes, reverse=True) if area >= MASK.smallest * mask.size][: MASK.most]
    parts = []
    for n in kept:
        own = cv2.dilate((labels == n).astype(np.uint8), np.ones((MASK.edge, MASK.edge), np.uint8))
        others = ((labels != n) & (labels > 0)).astype(np.uint8)
        parts.append(np.where((own > 0) & (others == 0), mask, 0).astype(np.uint8))
    return parts


def fill_behind(picture: Pixels, mask: Pixels) -> Pixels:
    """The picture with its figures replaced by what may be behind them.

    A coarse inpainting gives the large shapes, the surroundings' grain is laid over it, and the edge is feathered.

    Args:
        picture: (h, w, 3) uint8.
        mask: (h, w) uint8, white where figures are.
    """
    height, width = mask.shape
    scale = min(1.0, FILL.width / width)
    small_size = (max(FILL.narrowest, round(width * scale)), max(FILL.narrowest, round(height * scale)))
    reach = max(FILL.least_reach, round(FILL.reach * width)) | 1  # odd, as OpenCV's kernels are
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    grown = cv2.dilate((mask > MASK.faint).astype(np.uint8) * 255, around)
    small = cv2.resize(picture, small_size, interpolation=cv2.INTER_AREA)
    hole = (cv2.resize(grown, small_size, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8) * 255
    filled = cv2.inpaint(small, hole, FILL.radius, cv2.INPAINT_TELEA)
    soft = cv2.GaussianBlur(filled, (0, 0), FILL.soft)
    weight = cv2.GaussianBlur(hole, (0, 0), FILL.soft)[..., None].astype(np.float32) / 255
    filled = (soft * weight + filled * (1 - weight)).astype(np.uint8)
    large = cv2.resize(filled, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    feather = cv2.GaussianBlur(grown, (0, 0), max(1.0, reach * FILL.feather))[..., None].astype(np.float32) / 255
    feather = np.maximum(feather, (mask[..., None] > MASK.faint).astype(np.float32))
    return np.asarray(np.clip(large * feather + picture * (1 - feather), 0, 255).round(), np.uint8)


def _cut_figure(picture: Pixels, mask: Pixels, number: int) -> DioramaFigure:
    rows, columns = np.flatnonzero((mask > MASK.faint).any(axis=1)), np.flatnonzero((mask > MASK.faint).any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    sprite = clean_edge(picture[top:bottom, left:right], mask[top:bottom, left:right])
    lower = bottom >= mask.shape[0] - 2
    width, height = float(right - left), float(bottom - top)
    stand = Stand(
        name=f"figure {number + 1}",
        kind="person" if height > width else "object",
        place="lower" if lower else "ground",
        foot=(float(left + width / 2), float(bottom)),
        anchor=(width / 2, height),
        scale=1.0,
        rank=float(bottom),
        acts=number == 0,
    )
    return DioramaFigure(stand, multiply_by_alpha(sprite))
