"""Make `assets/draft/panoramas/*.webp` from the panoramas of the npm package @pmndrs/assets 1.7.0 (CC0).

    npm pack @pmndrs/assets@1.7.0 && tar xzf pmndrs-assets-1.7.0.tgz
    pip install OpenEXR Pillow
    python assets/build/panoramas.py package/hdri

They are high dynamic range pictures of 512x256 pixels, all directions around one point (equirectangular: the middle row
is the horizon). What is no number or endless in them is a light and made as bright as its row has it; the exposure puts the median at a middle
grey, and a filmic curve brings the rest into 0 to 255.
"""

import base64
import sys
import tempfile
from pathlib import Path

import numpy as np
import OpenEXR
from PIL import Image

OUT = Path(__file__).resolve().parent.parent / "draft" / "panoramas"
MIDDLE = 0.19


def read(path: Path) -> np.ndarray:
    """The radiance of one panorama, (256, 512, 3)."""
    encoded = path.read_text().split("base64,", 1)[1].split("'", 1)[0]
    with tempfile.NamedTemporaryFile(suffix=".exr") as file:
        file.write(base64.b64decode(encoded))
        file.flush()
        channels = OpenEXR.File(file.name).channels()
    picture = channels["RGB"].pixels if "RGB" in channels else np.stack([channels[c].pixels for c in "RGB"], -1)
    return picture[..., :3].astype(np.float32)


def cleaned(radiance: np.ndarray) -> np.ndarray:
    """What is no number, endless or negative lies in or beside a light, and becomes the brightest of its row."""
    bad = (~np.isfinite(radiance) | (radiance < 0)).any(-1, keepdims=True)
    brightest = np.where(bad, 0, np.nan_to_num(radiance, posinf=0)).max(axis=1, keepdims=True)
    return np.where(bad, brightest, radiance)


def tone_mapped(radiance: np.ndarray) -> np.ndarray:
    """(H, W, 3) radiance to 0..255."""
    light = radiance @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    x = radiance * (MIDDLE / max(float(np.median(light[64:224])), 1e-6))
    filmic = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)
    return (np.clip(filmic, 0, 1) ** (1 / 2.2) * 255).round().astype(np.uint8)


def main() -> None:
    """Convert every panorama of the folder that the command line names."""
    OUT.mkdir(parents=True, exist_ok=True)
    for path in sorted(Path(sys.argv[1]).glob("*.exr.js")):
        picture = Image.fromarray(tone_mapped(cleaned(read(path))))
        picture.save(OUT / f"{path.name.split('.')[0]}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
