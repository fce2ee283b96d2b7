"""Taking any picture apart into a plate and its figures, by its mask."""

from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from videostudio.draft.diorama import Diorama, Figure, Pixels, Plate, Stand, premultiplied
from videostudio.draft.lighting import clean_edge
from videostudio.draft.scenery import guess_depth, guess_ground
from videostudio.types import Size

# Figures smaller than this share of the picture are left where they are.
SMALLEST = 0.004
MOST_FIGURES = 6
MARGIN = 0.22
# Filling is done at this width: what is behind a figure is seen a little and never sharply.
FILL_WIDTH = 320


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
    parts = split(cover)
    ground = guess_ground(rgb)
    together = np.max(parts, axis=0) if parts else np.zeros_like(cover)
    behind = fill(rgb, together) if parts else rgb
    mx, my = round(MARGIN * size.width), round(MARGIN * size.height)
    wide = cv2.copyMakeBorder(behind, my, my, mx, mx, cv2.BORDER_REFLECT_101)
    inner = guess_depth(size.height, size.width, ground)
    depth = cv2.copyMakeBorder(inner, my // 4, my // 4, mx // 4, mx // 4, cv2.BORDER_REPLICATE)
    figures = tuple(_figure(rgb, part, n) for n, part in enumerate(parts))
    return Diorama(extent, Plate(wide, depth, 1.0, (float(mx), float(my)), (0.0, 0.0, 0.0, 0.0)), figures)


def split(mask: Pixels) -> list[Pixels]:
    """The mask's connected figures, largest first, each with its soft edge; nothing where it covers all or nothing."""
    solid = (mask > 127).astype(np.uint8)
    if solid.mean() < SMALLEST or solid.mean() > 0.9:
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    sizes = [(int(stats[n, cv2.CC_STAT_AREA]), n) for n in range(1, count)]
    kept = [n for area, n in sorted(sizes, reverse=True) if area >= SMALLEST * mask.size][:MOST_FIGURES]
    parts = []
    for n in kept:
        own = cv2.dilate((labels == n).astype(np.uint8), np.ones((5, 5), np.uint8))
        others = ((labels != n) & (labels > 0)).astype(np.uint8)
        parts.append(np.where((own > 0) & (others == 0), mask, 0).astype(np.uint8))
    return parts


def fill(picture: Pixels, mask: Pixels) -> Pixels:
    """The picture with its figures replaced by what may be behind them.

    A coarse inpainting gives the large shapes, the surroundings' grain is laid over it, and the edge is feathered.

    Args:
        picture: (h, w, 3) uint8.
        mask: (h, w) uint8, white where figures are.
    """
    height, width = mask.shape
    scale = min(1.0, FILL_WIDTH / width)
    small_size = (max(8, round(width * scale)), max(8, round(height * scale)))
    reach = max(3, round(0.012 * width)) | 1
    grown = cv2.dilate((mask > 8).astype(np.uint8) * 255, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    small = cv2.resize(picture, small_size, interpolation=cv2.INTER_AREA)
    hole = (cv2.resize(grown, small_size, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8) * 255
    filled = cv2.inpaint(small, hole, 5, cv2.INPAINT_TELEA)
    soft = cv2.GaussianBlur(filled, (0, 0), 2.0)
    weight = cv2.GaussianBlur(hole, (0, 0), 2.0)[..., None].astype(np.float32) / 255
    filled = (soft * weight + filled * (1 - weight)).astype(np.uint8)
    large = cv2.resize(filled, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    feather = cv2.GaussianBlur(grown, (0, 0), max(1.0, reach * 0.4))[..., None].astype(np.float32) / 255
    feather = np.maximum(feather, (mask[..., None] > 8).astype(np.float32))
    return np.asarray(np.clip(large * feather + picture * (1 - feather), 0, 255).round(), np.uint8)


def _figure(picture: Pixels, mask: Pixels, number: int) -> Figure:
    rows, columns = np.flatnonzero((mask > 8).any(axis=1)), np.flatnonzero((mask > 8).any(axis=0))
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
    return Figure(stand, premultiplied(sprite))
