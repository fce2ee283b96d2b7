"""What a backdrop is: a builder with its camera, its light and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PLACES: dict[str, Place] = {}


@dataclass(frozen=True)
class Place:
    """One place; lengths in metres, colours as "#rrggbb"."""

    id: str
    name: str
    words: str
    build: Callable[[], None]
    indoor: bool = False
    time: str = "day"
    eye: float = 1.6  # camera height
    lens: float = 35  # millimetres on a 36 mm wide sensor
    horizon: float = 0.34  # the eye line's share of the picture height from the top
    back: float = 9.5  # depth where the floor ends
    stand: tuple[float, float] = (5.2, 8.2)  # depths between which figures may stand
    level: float = 0.0  # height of the floor they stand on
    table: tuple[float, float, float, float] | None = None  # left x, right x, depth, height of a table top
    sky: tuple[str, str] = ("#dff3ff", "#7cc4f7")  # seen at the horizon and overhead
    sky_height: float = 0.45
    sun: tuple[float, float, float] = (-0.55, -0.75, 0.9)  # from the scene to the key light
    sun_colour: str = "#fff0d8"
    key: float = 2.5
    softness: float = 14
    ambient: str = "#dfe9ff"
    fill: float = 0.62
    strength: float = 0.6
    water: str = ""  # "around" under water, "beyond" where water begins at the floor's end


def place(id: str, name: str, words: str, **options):
    """Register the decorated function as the builder of a place."""

    def register(build):
        PLACES[id] = Place(id, name, words, build, **options)
        return build

    return register
