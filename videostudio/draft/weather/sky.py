"""What is over a scene: its time of day, its weather, and where they are seen. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class DayTime(StrEnum):
    """A time of day that a scene tells; DAY asks for nothing, for places are painted by day."""

    UNTOLD = ""
    DAY = "day"
    DAWN = "dawn"
    SUNSET = "sunset"
    NIGHT = "night"


class WeatherKind(StrEnum):
    """A weather that a scene tells; CLEAR asks for nothing, for places are painted in fine weather."""

    UNTOLD = ""
    CLEAR = "clear"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    STORM = "storm"
    WIND = "wind"


# What is told of these changes no picture.
PLAIN_TIMES = frozenset({DayTime.UNTOLD, DayTime.DAY})
PLAIN_WEATHER = frozenset({WeatherKind.UNTOLD, WeatherKind.CLEAR})


@dataclass(frozen=True, slots=True)
class SceneSky:
    """A scene's time of day and weather.

    Args:
        time: the time of day whose light is laid over the place.
        weather: the weather, indoors as well.
        outdoors: whether it is seen: rain does not fall in a room.
        floor: where the ground begins, in picture pixels from above.
        seed: the chance of drops, flakes and stars.
    """

    time: DayTime = DayTime.UNTOLD
    weather: WeatherKind = WeatherKind.UNTOLD
    outdoors: bool = False
    floor: float = 0.0
    seed: int = 0

    @property
    def plain(self) -> bool:
        """Whether it changes nothing."""
        return self.time in PLAIN_TIMES and self.falling in PLAIN_WEATHER

    @property
    def falling(self) -> WeatherKind:
        """The weather that is seen."""
        return self.weather if self.outdoors else WeatherKind.UNTOLD

    @classmethod
    def from_index(cls, entry: Mapping[str, Any] | None) -> "SceneSky":
        """Read what `asdict` gave; None for a scene without.

        Raises:
            ValueError: an unknown time or weather.
            KeyError: a part is missing.
        """
        if entry is None:
            return cls()
        return cls(
            DayTime(entry["time"]),
            WeatherKind(entry["weather"]),
            bool(entry["outdoors"]),
            float(entry["floor"]),
            int(entry["seed"]),
        )


PLAIN_SKY = SceneSky()
