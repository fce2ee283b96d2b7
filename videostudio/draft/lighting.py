"""Making a cut-out fit the light of a place: tint, brightness, a side lit and a side in shade, a thin bright rim."""

import cv2
import numpy as np

from videostudio.draft.diorama import Floats, Pixels, premultiplied
from videostudio.library.assets import Light

# How much of the place's own colour and brightness a figure takes on.
TINT, DIM = 0.4, 0.5
SIDE, RIM = 0.1, 0.3


def clean_edge(picture: Pixels, mask: Pixels) -> Pixels:
    """RGBA whose half transparent edge has the colours of the figure, not of what was behind it.

    Args:
        picture: (h, w, 3) uint8, RGB.
        mask: (h, w) uint8, white where the figure is.

    Returns:
        (h, w, 4) uint8, not premultiplied.
    """
    solid = (mask >= 250).astype(np.uint8)
    if solid.any() and not solid.all():
        _, labels = cv2.distanceTransformWithLabels(1 - solid, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
        rows, columns = np.nonzero(solid)
        of_label = np.zeros((int(labels.max()) + 1, 3), np.uint8)
        of_label[labels[rows, columns]] = picture[rows, columns]
        picture = np.where(solid[..., None] > 0, picture, of_label[labels])
    return np.dstack([picture, mask])


def surroundings(picture: Pixels) -> tuple[float, float, float]:
    """Mean RGB of a place, 0 to 255."""
    mean = cv2.mean(picture)
    return float(mean[0]), float(mean[1]), float(mean[2])


def lit(sprite: Pixels, light: Light, around: tuple[float, float, float]) -> Pixels:
    """Light a cut-out like the place it stands in.

    Args:
        sprite: (h, w, 4) uint8, not premultiplied.
        light: the place's light.
        around: the place's mean RGB.

    Returns:
        The sprite, premultiplied.
    """
    height, width = sprite.shape[:2]
    ambient = np.array(light.ambient, np.float32) / 255
    key = np.array(light.colour, np.float32) / 255
    mean = np.array(around, np.float32) / 255
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    mixed = 0.5 * mean / max(0.05, float(mean @ weights)) + 0.5 * (ambient + key) / max(
        0.1, float((ambient + key) @ weights)
    )
    tint = 1 + TINT * (mixed - 1) * 0.6
    bright = float(np.clip(float(mean @ weights) / 0.55, 0.45, 1.12))
    gain = np.clip(tint * (1 + DIM * (bright - 1)), 0.35, 1.2)
    lx, ly = light.direction
    across = np.linspace(-1, 1, width, dtype=np.float32) * lx
    along = np.linspace(-1, 1, height, dtype=np.float32) * ly
    side = 1 + SIDE * (0.4 + 0.6 * light.strength) * (across[None, :] + 0.6 * along[:, None])
    colour: Floats = sprite[..., :3].astype(np.float32) * gain.astype(np.float32)
    colour *= side[..., None]
    alpha = sprite[..., 3]
    step = max(1.0, 0.014 * min(height, width))
    shift = np.array([[1, 0, -lx * step], [0, 1, -ly * step]], np.float32)
    moved = cv2.warpAffine(alpha, shift, (width, height))
    rim = cv2.GaussianBlur(cv2.subtract(alpha, moved), (0, 0), step * 0.5).astype(np.float32)
    colour += rim[..., None] * np.float32(RIM * (0.3 + 0.7 * light.strength)) * key
    return premultiplied(np.dstack([np.clip(colour, 0, 255).astype(np.uint8), alpha]))
