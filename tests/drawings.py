"""Drawn pictures with a known truth, and the resources of a bare machine."""

import numpy as np
from PIL import Image

from videostudio.errors import BackendError
from videostudio.settings import Settings


class WordsOnly:
    """Resources of a machine without the sentence embedder."""

    settings = Settings()
    device = "cpu"

    def model(self, name: str, **options: object) -> object:
        raise BackendError(f"'{name}' is not installed.")


def photograph(width: int = 400, height: int = 300) -> Image.Image:
    """A meadow below a sky, with a textured grain."""
    rng = np.random.default_rng(5)
    picture = np.empty((height, width, 3), np.float32)
    picture[: int(0.58 * height)] = (150, 190, 235)
    picture[int(0.58 * height) :] = (110, 150, 80)
    picture += rng.normal(0, 6, picture.shape)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def person(width: int = 200, height: int = 400) -> tuple[Image.Image, Image.Image]:
    """A red figure on grey, and its mask."""
    rows, columns = np.mgrid[0:height, 0:width]
    body = (abs(columns - width / 2) < width * 0.22) & (rows > height * 0.25) & (rows < height * 0.95)
    head = (columns - width / 2) ** 2 + (rows - height * 0.16) ** 2 < (height * 0.09) ** 2
    mask = body | head
    picture = np.where(mask[..., None], (190, 40, 50), (205, 205, 205)).astype(np.uint8)
    return Image.fromarray(picture), Image.fromarray((mask * 255).astype(np.uint8))
