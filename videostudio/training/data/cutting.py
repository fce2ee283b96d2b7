"""What training cuts out of pictures: crops, foreground and background references, and changes against copy-paste."""

from collections.abc import Sequence

from PIL import Image, ImageEnhance, ImageOps

SCALES, SHIFT, TURN = (0.75, 1.15), 0.2, 30.0
"""How much larger or smaller an augmented reference is, the span of its place as a share of its longer side, and the
span of its turning in degrees."""
BRIGHTNESS, COLOUR, CONTRAST = (0.85, 1.15), (0.85, 1.15), (0.9, 1.1)
"""Factors of an augmented reference's brightness, colour and contrast."""
MIDDLE_GREY = 128
"""Level of a mask from which a pixel belongs to the foreground."""


def cut_crop(picture: Image.Image, size: tuple[int, int], chance: tuple[float, float]) -> Image.Image:
    """A crop at the picture's own scale where it is large enough; a smaller picture is enlarged to cover it.

    Args:
        picture: the picture.
        size: height and width.
        chance: where to cut, 0..1 on both axes.
    """
    height, width = size
    scale = max(1.0, width / picture.width, height / picture.height)
    if scale > 1:
        enlarged = (max(width, round(picture.width * scale)), max(height, round(picture.height * scale)))
        picture = picture.resize(enlarged, Image.Resampling.LANCZOS)
    left = round(chance[0] * (picture.width - width))
    top = round(chance[1] * (picture.height - height))
    return picture.crop((left, top, left + width, top + height))


def split_references(picture: Image.Image, mask: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Foreground and background of a picture, what is removed from each being black (paper, sections 3.2 and 4.3).

    Args:
        picture: RGB.
        mask: mode L, the same size, white where the foreground is; cut at the middle grey.
    """
    hard = mask.convert("L").point(lambda level: 255 if level >= MIDDLE_GREY else 0)
    black = Image.new("RGB", picture.size)
    return Image.composite(picture, black, hard), Image.composite(black, picture, hard)


def augment_reference(reference: Image.Image, chance: Sequence[float]) -> Image.Image:
    """A reference mirrored, turned, scaled, moved and recoloured; what comes in over the border is black.

    Args:
        reference: RGB.
        chance: eight numbers in 0..1.
    """
    picture = ImageOps.mirror(reference) if chance[0] < 0.5 else reference
    side = max(picture.size)
    scale = _between(SCALES, chance[2])
    shift = (SHIFT * (chance[3] - 0.5) * side, SHIFT * (chance[4] - 0.5) * side)
    centre = (picture.width / 2, picture.height / 2)
    picture = picture.transform(
        picture.size,
        Image.Transform.AFFINE,
        (
            1 / scale,
            0,
            centre[0] - (centre[0] + shift[0]) / scale,
            0,
            1 / scale,
            centre[1] - (centre[1] + shift[1]) / scale,
        ),
        Image.Resampling.BILINEAR,
    )
    picture = picture.rotate(TURN * (chance[1] - 0.5), Image.Resampling.BILINEAR)
    picture = ImageEnhance.Brightness(picture).enhance(_between(BRIGHTNESS, chance[5]))
    picture = ImageEnhance.Color(picture).enhance(_between(COLOUR, chance[6]))
    return ImageEnhance.Contrast(picture).enhance(_between(CONTRAST, chance[7]))


def _between(ends: tuple[float, float], chance: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * chance
