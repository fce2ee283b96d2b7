"""Pictures in files, and at another size."""

from pathlib import Path

from PIL import Image

from videostudio.types import Size


def open_picture(path: Path) -> Image.Image:
    """Read a picture file as RGB."""
    with Image.open(path) as opened:
        picture: Image.Image = opened.convert("RGB")
        return picture


def open_on_white(path: Path) -> Image.Image:
    """Read a picture file as RGB; what can be seen through lies on white, as most programs show it."""
    with Image.open(path) as opened:
        whole = opened.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")


def cover_and_crop(
    picture: Image.Image, size: Size, method: Image.Resampling = Image.Resampling.LANCZOS
) -> Image.Image:
    """Scale a picture until it covers a size, and cut off what is too much at both sides alike.

    The cut is at whole pixels; `ImageOps.fit` cuts at fractions of pixels before it scales.

    Args:
        picture: any mode that the filter can scale.
        size: width and height that come out, in pixels.
        method: how it is scaled.
    """
    scale = max(size.width / picture.width, size.height / picture.height)
    wide, high = max(round(picture.width * scale), size.width), max(round(picture.height * scale), size.height)
    left, top = (wide - size.width) // 2, (high - size.height) // 2
    grown = picture.resize((wide, high), method)
    return grown.crop((left, top, left + size.width, top + size.height))
