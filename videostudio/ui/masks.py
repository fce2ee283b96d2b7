"""A cut-out in the brush editor: what is cut away looks pale; one brush colour keeps, the other cuts away."""

from typing import Any

import numpy as np
from PIL import Image

from videostudio.errors import InputError
from videostudio.types import Reference

KEEP = (20, 158, 84)
CUT = (220, 38, 90)
SIDE = 900
# How much of the picture is left where it is cut away.
PALE = 0.25
# Brushes have soft edges; from this opacity on, a pixel counts as painted.
PAINTED_FROM = 60


def build_editor_value(reference: Reference) -> dict[str, Any]:
    """What the editor is to show for a reference."""
    picture, mask = _opened(reference)
    pale = Image.blend(Image.new("RGB", picture.size, (255, 255, 255)), picture, PALE)
    shown = Image.composite(picture, pale, mask).convert("RGBA")
    return {"background": shown, "layers": [], "composite": shown}


def apply_paint(reference: Reference, value: dict[str, Any] | None) -> Image.Image:
    """The reference's mask with what was painted over it.

    Raises:
        InputError: nothing was painted.
    """
    _, mask = _opened(reference)
    kept = np.asarray(mask).copy()
    layers = [layer for layer in (value or {}).get("layers", []) if isinstance(layer, Image.Image)]
    touched = False
    for layer in layers:
        paint = np.asarray(layer.convert("RGBA").resize(mask.size)).astype(np.int32)
        painted = paint[..., 3] >= PAINTED_FROM
        distances = [((paint[..., :3] - np.array(colour)) ** 2).sum(axis=-1) for colour in (KEEP, CUT)]
        kept[painted & (distances[0] <= distances[1])] = 255
        kept[painted & (distances[0] > distances[1])] = 0
        touched = touched or bool(painted.any())
    if not touched:
        raise InputError("Nothing was painted. Go over the picture with one of the two colours, then save.")
    return Image.fromarray(kept)


def _opened(reference: Reference) -> tuple[Image.Image, Image.Image]:
    with Image.open(reference.picture) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    with Image.open(reference.mask) as opened:
        return picture, opened.convert("L").resize(picture.size)
