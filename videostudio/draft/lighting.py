"""Making a cut-out fit the light of a place: tint, brightness, a side lit and a side in shade, a thin bright rim."""

from dataclasses import dataclass

import cv2
import numpy as np

from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.diorama import multiply_by_alpha
from videostudio.library.assets import Light


@dataclass(frozen=True, slots=True)
class LightRules:
    """How much of a place's light a figure takes on. Brightness runs from 0 to 1, gains multiply a figure's colours."""

    # Half of the tint comes from the place's mean colour, half from its lights; so much of it is taken on.
    tint: float = 0.4
    tint_kept: float = 0.6
    # Of the difference from a bright place: a figure in the dark is still to be seen.
    dim: float = 0.5
    # A place's mean brightness at which figures look as they are, and the bounds of what it makes of them.
    usual: float = 0.55
    darkest: float = 0.45
    brightest: float = 1.12
    # Bounds of the gain of each colour channel.
    least_gain: float = 0.35
    most_gain: float = 1.2
    # Difference between the lit side and the other one, under a clear sun; an overcast sky leaves this share of it.
    side: float = 0.1
    side_overcast: float = 0.4
    # Light from above and below counts less than light from the side: figures are flat.
    side_along: float = 0.6
    # The bright rim towards the light, under a clear sun, and the share that an overcast sky leaves.
    rim: float = 0.3
    rim_overcast: float = 0.3
    # Width of the rim, as a share of the figure's shorter side, and how far it is softened, in rim widths.
    rim_width: float = 0.014
    rim_soft: float = 0.5
    # Mean brightness below which a colour cast cannot be told from noise.
    dark_place: float = 0.05
    dark_light: float = 0.1


RULES = LightRules()
# How bright red, green and blue are to the eye (ITU-R BT.601).
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
# Alpha from which a pixel is the figure's alone.
SOLID = 250


def clean_edge(picture: Pixels, mask: Pixels) -> Pixels:
    """RGBA whose half transparent edge has the colours of the figure, not of what was behind it.

    Args:
        picture: (h, w, 3) uint8, RGB.
        mask: (h, w) uint8, white where the figure is.

    Returns:
        (h, w, 4) uint8, not premultiplied.
    """
    solid = (mask >= SOLID).astype(np.uint8)
    if solid.any() and not solid.all():
        _, labels = cv2.distanceTransformWithLabels(1 - solid, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
        rows, columns = np.nonzero(solid)
        of_label = np.zeros((int(labels.max()) + 1, 3), np.uint8)
        of_label[labels[rows, columns]] = picture[rows, columns]
        picture = np.where(solid[..., None] > 0, picture, of_label[labels])
    return np.dstack([picture, mask])


def mean_colour(picture: Pixels) -> tuple[float, float, float]:
    """Mean RGB of a place, 0 to 255."""
    mean = cv2.mean(picture)
    return float(mean[0]), float(mean[1]), float(mean[2])


def figure_tint(light: Light, around: tuple[float, float, float]) -> tuple[float, float, float]:
    """What a place makes of a figure's red, green and blue, as factors.

    Args:
        light: the place's light.
        around: the place's mean RGB.
    """
    mean = np.array(around, np.float32) / 255
    lights = (np.array(light.ambient, np.float32) + np.array(light.colour, np.float32)) / 255
    mixed = 0.5 * mean / max(RULES.dark_place, float(mean @ LUMA)) + 0.5 * lights / max(
        RULES.dark_light, float(lights @ LUMA)
    )
    tint = 1 + RULES.tint * (mixed - 1) * RULES.tint_kept
    bright = float(np.clip(float(mean @ LUMA) / RULES.usual, RULES.darkest, RULES.brightest))
    red, green, blue = np.clip(tint * (1 + RULES.dim * (bright - 1)), RULES.least_gain, RULES.most_gain).tolist()
    return red, green, blue


def light_sprite(sprite: Pixels, light: Light, around: tuple[float, float, float]) -> Pixels:
    """Light a cut-out like the place it stands in.

    Args:
        sprite: (h, w, 4) uint8, not premultiplied.
        light: the place's light.
        around: the place's mean RGB.

    Returns:
        The sprite, premultiplied.
    """
    height, width = sprite.shape[:2]
    key = np.array(light.colour, np.float32) / 255
    gain = np.array(figure_tint(light, around), np.float32)
    lx, ly = light.direction
    across = np.linspace(-1, 1, width, dtype=np.float32) * lx
    along = np.linspace(-1, 1, height, dtype=np.float32) * ly
    clear = RULES.side_overcast + (1 - RULES.side_overcast) * light.strength
    side = 1 + RULES.side * clear * (across[None, :] + RULES.side_along * along[:, None])
    colour: Floats = sprite[..., :3].astype(np.float32) * gain.astype(np.float32)
    colour *= side[..., None]
    alpha = sprite[..., 3]
    step = max(1.0, RULES.rim_width * min(height, width))
    shift = np.array([[1, 0, -lx * step], [0, 1, -ly * step]], np.float32)
    moved = cv2.warpAffine(alpha, shift, (width, height))
    rim = cv2.GaussianBlur(cv2.subtract(alpha, moved), (0, 0), step * RULES.rim_soft).astype(np.float32)
    strength = RULES.rim * (RULES.rim_overcast + (1 - RULES.rim_overcast) * light.strength)
    colour += rim[..., None] * np.float32(strength) * key
    return multiply_by_alpha(np.dstack([np.clip(colour, 0, 255).astype(np.uint8), alpha]))
