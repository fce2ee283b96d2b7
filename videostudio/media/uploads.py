"""Pictures that people upload, opened as plain RGB or RGBA."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from videostudio.errors import InputError

PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")
# A side of less than this many pixels shows nothing that could be used.
SMALLEST_SIDE = 16


def open_picture(path: Path, max_pixels: int) -> Image.Image:
    """Open a picture a person uploaded, upright, as RGB or RGBA.

    Args:
        path: the file.
        max_pixels: largest width times height that is taken.

    Returns:
        RGB, or RGBA where the file has transparency. Of an animation, the first picture. CMYK, 16-bit and palette
        pictures are converted, EXIF rotation is applied.

    Raises:
        InputError: it is no picture, broken, or too large.
    """
    try:
        with Image.open(path, formats=PICTURE_FORMATS) as picture:
            if picture.width * picture.height > max_pixels:
                raise InputError(
                    f"The picture has {picture.width}x{picture.height} pixels; at most "
                    f"{max_pixels / 1e6:.0f} million are taken. Make it smaller and try again."
                )
            if min(picture.size) < SMALLEST_SIDE:
                raise InputError(f"The picture has only {picture.width}x{picture.height} pixels. Use a larger one.")
            picture.seek(0)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except InputError:
        raise
    except Image.DecompressionBombError as error:
        raise InputError("The picture is far too large. Make it smaller and try again.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InputError("This file is no picture that can be opened. Use a PNG, JPEG or WebP picture.") from error
    return _as_rgb(upright)


def _as_rgb(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        scale = 255.0 / 65535.0 if picture.mode.startswith("I;16") or high > 255 else 1.0
        if picture.mode == "F":
            scale = 255.0 / max(high - low, 1e-6)
            values = values - low
        return Image.fromarray((values * scale).clip(0, 255).astype(np.uint8)).convert("RGB")
    has_alpha = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")
