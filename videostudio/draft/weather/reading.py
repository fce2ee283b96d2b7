"""Reads from a scene's words what time of day it is and what the weather is, as learnt from marked sentences."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from videostudio.draft.weather.sky import DayTime, SceneSky, WeatherKind
from videostudio.errors import BackendError
from videostudio.language.similarity import Embedder
from videostudio.library.assets import Backdrop
from videostudio.settings import ASSETS
from videostudio.types import Scene

WEIGHTS = ASSETS / "writer/skies.npz"
# What is read, in the order of the weights' columns.
TIMES = tuple(time for time in DayTime if time)
WEATHERS = tuple(kind for kind in WeatherKind if kind)
TIME_PART, WEATHER_PART = slice(0, len(TIMES)), slice(len(TIMES), None)
# What the library calls a place that is painted by day, and one whose water is all around.
BY_DAY, DUSKY, UNDER_WATER = "day", "evening", "around"


@dataclass(frozen=True, slots=True)
class SkyTold:
    """What a scene tells.

    Args:
        time: the time of day.
        weather: the weather.
    """

    time: DayTime = DayTime.UNTOLD
    weather: WeatherKind = WeatherKind.UNTOLD


NOTHING_TOLD = SkyTold()


@dataclass(frozen=True, eq=False, slots=True)
class SkyWeights:
    """Logistic regressions, one for each of `TIMES` and `WEATHERS`.

    Args:
        weights: (3 D, N).
        bias: (N,).
        least: (N,) marks from which on something counts as told.
    """

    weights: np.ndarray
    bias: np.ndarray
    least: np.ndarray

    def marks(self, features: np.ndarray) -> np.ndarray:
        """How likely each is told, as logits. Args: features: (M, 3 D). Returns: (M, N)."""
        return np.asarray(features @ self.weights + self.bias, np.float32)

    def choose(self, marks: np.ndarray, part: slice) -> np.ndarray:
        """Which of some is told. Args: marks: (M, N). part: of the columns. Returns: (M,) in that part, -1 for none."""
        told = np.where(marks[:, part] > self.least[part], marks[:, part], -np.inf)
        return np.asarray(np.where(np.isfinite(told.max(1)), told.argmax(1), -1))


def sky_features(embedder: Embedder, texts: list[str], places: list[str]) -> np.ndarray:
    """What is looked at: the embeddings of a sentence, of its place's name, and of both together.

    Args:
        embedder: the model.
        texts: N sentences.
        places: the names of their places, empty where there is none.

    Returns:
        (N, 3 D) float32.
    """
    both = [
        f"{text.rstrip('.')}, {place}" if place else text.rstrip(".") for text, place in zip(texts, places, strict=True)
    ]
    told = np.array([bool(place) for place in places])[:, None]
    parts = embedder.embed(texts), embedder.embed([place or " " for place in places]) * told, embedder.embed(both)
    return np.asarray(np.concatenate(parts, axis=1), np.float32)


@lru_cache(maxsize=1)
def shipped_weights() -> SkyWeights:
    """The weights that come with the studio.

    Raises:
        BackendError: they are missing.
    """
    try:
        with np.load(WEIGHTS) as stored:
            weights, bias, least = (stored[name].astype(np.float32) for name in ("weights", "bias", "least"))
    except (OSError, KeyError, ValueError) as error:
        raise BackendError(f"'{WEIGHTS.name}' cannot be read: {error}. Run: python assets/build/skies.py") from error
    return SkyWeights(weights, bias, least)


class SkyReader:
    """Reads scenes.

    Args:
        embedder: the model, borrowed by the caller for as long as this object is used.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def read(self, scene: Scene) -> SkyTold:
        """What a scene's prompt and its place's name tell.

        Raises:
            BackendError: the weights are missing.
        """
        weights = shipped_weights()
        marks = weights.marks(sky_features(self._embedder, [scene.prompt], [scene.background or ""]))
        time, weather = (int(weights.choose(marks, part)[0]) for part in (TIME_PART, WEATHER_PART))
        return SkyTold(
            TIMES[time] if time >= 0 else DayTime.UNTOLD, WEATHERS[weather] if weather >= 0 else WeatherKind.UNTOLD
        )


def scene_sky(told: SkyTold, backdrop: Backdrop | None, seed: int) -> SceneSky:
    """What is shown of what a scene tells: a place that is painted at a time stays as it is, but dusk becomes night.

    Args:
        told: what the scene tells.
        backdrop: the place; None where it is not of the library: nobody knows then whether it has a roof.
        seed: chance.
    """
    painted = backdrop.time if backdrop else BY_DAY
    kept = painted == BY_DAY or (painted == DUSKY and told.time is DayTime.NIGHT)
    outdoors = backdrop is not None and not backdrop.indoor and backdrop.water != UNDER_WATER
    return SceneSky(told.time if kept else DayTime.UNTOLD, told.weather, outdoors, seed=seed % 2**32)
