"""A cut-out in the brush editor: the picture below, what stays of it as a red layer above."""

from typing import Any

from PIL import Image

from videostudio.errors import InputError
from videostudio.types import Reference

RED = (226, 62, 48)
# How much of the picture shines through the red.
STRENGTH = 150
SIDE = 900
# Brushes have soft edges; from this much red on, a pixel stays.
KEPT_FROM = 60


def editor_value(reference: Reference) -> dict[str, Any]:
    """What the editor is to show for a reference."""
    with Image.open(reference.picture) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    with Image.open(reference.mask) as opened:
        mask = opened.convert("L").resize(picture.size)
    layer = Image.new("RGBA", picture.size, (*RED, 0))
    layer.putalpha(mask.point(lambda v: round(v * STRENGTH / 255)))
    composite = Image.alpha_composite(picture.convert("RGBA"), layer)
    return {"background": picture.convert("RGBA"), "layers": [layer], "composite": composite}


def painted_mask(value: dict[str, Any] | None) -> Image.Image:
    """The mask that was painted: white where any layer is.

    Raises:
        InputError: nothing was painted.
    """
    layers = [layer for layer in (value or {}).get("layers", []) if isinstance(layer, Image.Image)]
    if not layers:
        raise InputError("This mask keeps nothing of the picture. Paint over what shall stay.")
    whole = Image.new("L", layers[0].size, 0)
    for layer in layers:
        alpha = layer.convert("RGBA").getchannel("A").resize(whole.size)
        whole.paste(255, mask=alpha.point(lambda v: 255 if v >= KEPT_FROM else 0))
    return whole
