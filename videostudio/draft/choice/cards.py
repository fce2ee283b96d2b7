"""Stand-ins for what the library has no picture of: a card with the thing's name, an empty studio for a place."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from videostudio.draft.recolour import colour_wishes
from videostudio.draft.scenery import studio_scenery
from videostudio.library.lexicon import colour_values
from videostudio.media.lettering import Lettering, wrap_lines
from videostudio.types import Entity, Size

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CardRules:
    """A card that stands on the ground. Lengths are shares of its width unless said otherwise."""

    # Pixels, and height.
    width: int = 640
    height: float = 0.66
    corner: float = 0.11
    # The coloured rim, and the darker band along the lower edge, which is the cardboard's thickness.
    rim: float = 0.035
    thickness: float = 0.03
    # Room for the name, as shares of what the rim leaves; its most lines; heights that letters may have, the largest
    # first; and from line to line, in such heights.
    room: tuple[float, float] = (0.82, 0.7)
    lines: int = 3
    letters: tuple[float, ...] = (0.2, 0.17, 0.145, 0.125, 0.105, 0.09)
    step: float = 1.16
    # Colours of the library's palette that rims have where none is told.
    hues: tuple[str, ...] = ("blue", "green", "orange", "purple", "teal", "red")
    paper: RGB = (252, 249, 242)
    ink: RGB = (56, 52, 62)
    # How much darker the cardboard's thickness is than its rim, and how dark and soft the name's own shadow.
    shade: float = 0.72
    glow: float = 0.25
    soft: float = 0.008


CARD_RULES = CardRules()


def draw_card(entity: Entity, seed: int) -> Image.Image:
    """A thick rounded card with an entity's name on it, cut out.

    Args:
        entity: what it stands for; a colour that is told is the rim's.
        seed: chooses the rim's colour where none is told.

    Returns:
        RGBA, without what is empty around it.
    """
    rules, width = CARD_RULES, CARD_RULES.width
    height, thick = round(rules.height * width), round(rules.thickness * width)
    colour = _rim_colour(entity, seed)
    shade: RGB = (round(colour[0] * rules.shade), round(colour[1] * rules.shade), round(colour[2] * rules.shade))
    card = Image.new("RGBA", (width, height), (*colour, 0))
    pen, corner, rim = ImageDraw.Draw(card), round(rules.corner * width), round(rules.rim * width)
    pen.rounded_rectangle((0, 0, width - 1, height - 1), corner, fill=(*shade, 255))
    pen.rounded_rectangle((0, 0, width - 1, height - 1 - thick), corner, fill=(*colour, 255))
    inner = (rim, rim, width - 1 - rim, height - 1 - thick - rim)
    pen.rounded_rectangle(inner, max(1, corner - rim), fill=(*rules.paper, 255))
    _write_name(card, entity.name, inner)
    return card


def _rim_colour(entity: Entity, seed: int) -> RGB:
    known = colour_values()
    told = [wish.colour for wish in colour_wishes(entity, False) if wish.colour in known]
    return known[told[0] if told else CARD_RULES.hues[seed % len(CARD_RULES.hues)]]


def _write_name(card: Image.Image, name: str, inner: tuple[int, int, int, int]) -> None:
    """The name in the largest letters with which it fits."""
    rules = CARD_RULES
    room = (rules.room[0] * (inner[2] - inner[0]), rules.room[1] * (inner[3] - inner[1]))
    for share in rules.letters:
        pixels = round(share * rules.width)
        letters = Lettering(name, pixels)
        most = min(rules.lines, int(room[1] / (rules.step * pixels)))
        text = letters.drawable(name)
        lines = wrap_lines(text, letters, room[0], most)
        if " ".join(lines) == text:
            break
    block = rules.step * pixels * len(lines)
    top = (inner[1] + inner[3] - block) / 2
    layer = Image.new("RGBA", card.size, (*rules.ink, 0))
    pen = ImageDraw.Draw(layer)
    for number, line in enumerate(lines):
        letters.draw(pen, card.width / 2, top + number * rules.step * pixels, line, (*rules.ink, 255))
    shadow = layer.filter(ImageFilter.GaussianBlur(rules.soft * rules.width))
    shadow.putalpha(shadow.getchannel("A").point([round(rules.glow * value) for value in range(256)]))
    card.alpha_composite(shadow)
    card.alpha_composite(layer)


def draw_studio(seed: int, size: Size) -> Image.Image:
    """A bare studio as the picture of a place: a wall that runs into the floor, in a colour by the seed."""
    picture = Image.fromarray(np.asarray(studio_scenery(seed).picture))
    return ImageOps.fit(picture, (size.width, size.height), Image.Resampling.LANCZOS)
