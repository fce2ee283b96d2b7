"""A scene taken apart: a plate (the place without figures, wider than the picture) and the figures that stand in it.

The collage builds one and keeps it beside its picture; the animatic films it. Lengths are in pixels of the scene's
picture unless said otherwise; x runs to the right, y down.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from videostudio.draft.arrays import Pixels
from videostudio.draft.puppets.role import PuppetRole
from videostudio.draft.weather.sky import PLAIN_SKY, SceneSky
from videostudio.errors import BackendError

FORMAT, VERSION = "videostudio-layers", 3
# Layers of before there were puppets are read as well.
READABLE = (2, VERSION)
INDEX, PLATE, DEPTH, ROLE = "layers.json", "plate.jpg", "depth.png", "role"
# The place of a figure that another carries: in its hands, on its back, inside it. It goes wherever that one goes.
CARRIED = "carried"
# A JPEG of this quality with full colour shows no blocks when the camera comes close; PNGs are small enough at once.
JPEG_QUALITY, PNG_EFFORT = 95, 1


@dataclass(frozen=True, eq=False, slots=True)
class Plate:
    """The place without figures.

    Args:
        picture: (h, w, 3) uint8, RGB, margin included.
        depth: (h', w') uint8 over the same area, 255 nearest.
        density: pixels of `picture` for one pixel of the scene's picture.
        margin: how far the plate reaches beyond the scene's picture, left and right, and above and below.
        real: how much of that shows the place, left, above, right and below; the rest is mirrored, and no camera
            may see it.
    """

    picture: Pixels
    depth: Pixels
    density: float
    margin: tuple[float, float]
    real: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where and how a figure stands.

    Args:
        name: the entity's name.
        kind: what it is; see `library.assets.Cutout.kind`.
        place: ground, table, air, water, wall, lower (a bust that rises from the picture's lower edge), or carried.
        foot: the point of the picture that `anchor` lies on.
        anchor: the sprite's fixed point, in pixels of the sprite: its foot, or its middle where it floats.
        scale: picture pixels for one pixel of the sprite.
        rank: figures of a higher rank are drawn later.
        facing: left, right or front, as the sprite shows it.
        heading: 1 where it moves to the right, -1 to the left.
        acts: whether the scene's action is its own.
        rides: the number of the figure it rides or is carried by, or -1.
        shade: darkness of its shadow, 0 for none.
        slant: where its shadow falls: to the right of the foot and up, for one pixel of the figure's height.
        grip: the part of a puppet that holds it: left, right, both (hands), or head; empty for none.
        loose: whether it is a thing that somebody throws, kicks or catches, or that falls.
    """

    name: str
    kind: str
    place: str
    foot: tuple[float, float]
    anchor: tuple[float, float]
    scale: float
    rank: float = 0.0
    facing: str = "front"
    heading: int = 1
    acts: bool = False
    rides: int = -1
    shade: float = 0.0
    slant: tuple[float, float] = (0.4, 0.3)
    grip: str = ""
    loose: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class DioramaFigure:
    """A figure and where it stands.

    Args:
        stand: position, size and role.
        sprite: (h, w, 4) uint8, RGBA, colours multiplied by alpha.
        role: what it does, where it is a puppet, of which the sprite shows one moment.
    """

    stand: Stand
    sprite: Pixels
    role: PuppetRole | None = None

    @property
    def height(self) -> float:
        """Its height in the picture."""
        return float(self.sprite.shape[0] * self.stand.scale)

    @property
    def width(self) -> float:
        """Its width in the picture."""
        return float(self.sprite.shape[1] * self.stand.scale)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in the picture."""
        (x, y), (ax, ay), s = self.stand.foot, self.stand.anchor, self.stand.scale
        return x - ax * s, y - ay * s, x - ax * s + self.width, y - ay * s + self.height


@dataclass(frozen=True, eq=False, slots=True)
class Diorama:
    """Plate and figures.

    Args:
        size: width and height of the scene's picture.
        plate: the place.
        figures: in the order of the scene's entities; by day, the compositor lays the sky's light over them.
        sky: the scene's time of day and weather; the plate is painted in them.
    """

    size: tuple[int, int]
    plate: Plate
    figures: tuple[DioramaFigure, ...]
    sky: SceneSky = PLAIN_SKY

    def to_files(self) -> dict[str, bytes]:
        """The layers as files by name."""
        index = {
            "format": FORMAT,
            "version": VERSION,
            "size": list(self.size),
            "density": self.plate.density,
            "margin": list(self.plate.margin),
            "real": list(self.plate.real),
            "figures": [_figure_entry(n, figure) for n, figure in enumerate(self.figures)],
        }
        if not self.sky.plain:
            index["sky"] = asdict(self.sky)
        files = {
            INDEX: (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode(),
            PLATE: _picture_bytes(Image.fromarray(self.plate.picture), "JPEG", quality=JPEG_QUALITY, subsampling=0),
            DEPTH: _picture_bytes(Image.fromarray(self.plate.depth), "PNG", compress_level=PNG_EFFORT),
        }
        for n, figure in enumerate(self.figures):
            picture = Image.fromarray(divide_by_alpha(figure.sprite), "RGBA")
            files[_figure_file(n)] = _picture_bytes(picture, "PNG", compress_level=PNG_EFFORT)
        return files

    @classmethod
    def from_folder(cls, folder: Path) -> "Diorama":
        """Read what `to_files` gave.

        Raises:
            BackendError: the folder holds no layers of this version.
        """
        try:
            index = json.loads((folder / INDEX).read_text("utf-8"))
            if index["format"] != FORMAT or index["version"] not in READABLE:
                raise BackendError("The scene image's layers are of another version. Draw the scene again.")
            width, height = (int(value) for value in index["size"])
            plate = Plate(
                read_pixels(folder / PLATE, "RGB"),
                read_pixels(folder / DEPTH, "L"),
                float(index["density"]),
                (float(index["margin"][0]), float(index["margin"][1])),
                _four_floats(index["real"]),
            )
            figures = tuple(_read_figure(folder, entry) for entry in index["figures"])
            _check_carriers(figures)
            sky = SceneSky.from_index(index.get("sky"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BackendError(f"The scene image's layers cannot be read ({error}). Draw the scene again.") from error
        return cls((width, height), plate, figures, sky)


def read_pixels(path: Path, mode: str) -> Pixels:
    """Read a picture file as an array.

    Args:
        path: a picture file.
        mode: "RGB", "RGBA" or "L".

    Returns:
        (h, w, 3), (h, w, 4) or (h, w) uint8.
    """
    with Image.open(path) as picture:
        return np.asarray(picture.convert(mode))


def multiply_by_alpha(picture: Pixels) -> Pixels:
    """RGBA with colours multiplied by alpha, (h, w, 4) uint8."""
    result = picture.copy()
    alpha = picture[..., 3:].astype(np.uint16)
    result[..., :3] = (picture[..., :3] * alpha + 127) // 255
    return result


def divide_by_alpha(picture: Pixels) -> Pixels:
    """The reverse of `multiply_by_alpha`."""
    result = picture.copy()
    alpha = np.maximum(picture[..., 3:].astype(np.uint32), 1)
    result[..., :3] = np.minimum(255, (picture[..., :3].astype(np.uint32) * 255 + alpha // 2) // alpha)
    return result


def _four_floats(values: Any) -> tuple[float, float, float, float]:
    left, above, right, below = (float(value) for value in values)
    return left, above, right, below


def _figure_entry(number: int, figure: DioramaFigure) -> dict[str, Any]:
    role = {} if figure.role is None else {ROLE: figure.role.to_dict()}
    return {"file": _figure_file(number), **asdict(figure.stand), **role}


def _read_figure(folder: Path, entry: Mapping[str, Any]) -> DioramaFigure:
    values = {field.name: entry[field.name] for field in fields(Stand) if field.name in entry}
    for name in ("foot", "anchor", "slant"):
        values[name] = (float(values[name][0]), float(values[name][1]))
    name = Path(str(entry["file"])).name
    role = PuppetRole.from_dict(entry[ROLE]) if ROLE in entry else None
    return DioramaFigure(Stand(**values), multiply_by_alpha(read_pixels(folder / name, "RGBA")), role)


def _check_carriers(figures: tuple[DioramaFigure, ...]) -> None:
    """Refuse figures that carry one another in a circle, or that nobody carries."""
    for figure in figures:
        seen: set[int] = set()
        stand = figure.stand
        while stand.place == CARRIED or stand.rides >= 0:
            if stand.rides in seen or not 0 <= stand.rides < len(figures):
                raise ValueError(f"nobody carries '{stand.name}'")
            seen.add(stand.rides)
            stand = figures[stand.rides].stand


def _figure_file(number: int) -> str:
    return f"figure_{number}.png"


def _picture_bytes(picture: Image.Image, file_format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()
