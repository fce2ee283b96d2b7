"""Reads what each figure of a scene does and how it feels, as learnt from scenes that were marked by reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from videostudio.draft.reading.naming import SceneWords, figure_features, way_features
from videostudio.errors import BackendError
from videostudio.language.similarity import Embedder
from videostudio.library.assets import FOLDER


class FigureMood(StrEnum):
    """How somebody feels."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    AFRAID = "afraid"
    SURPRISED = "surprised"
    TIRED = "tired"
    PROUD = "proud"
    LOVING = "loving"
    IN_PAIN = "in pain"


class ScenePart(StrEnum):
    """What a figure has to do with the scene's action."""

    ACTS = "acts"
    ACTED_ON = "acted on"
    WATCHES = "watches"


class ActorWay(StrEnum):
    """How one who acts goes, seen from another: past or with it, to it, after it, away from it, ahead of it."""

    BESIDE = "beside"
    TO = "to"
    AFTER = "after"
    FROM = "from"
    LEADS = "leads"


# In the order of the weights' columns.
MOODS, PARTS, WAYS = tuple(FigureMood), tuple(ScenePart), tuple(ActorWay)
# The one who acts and the other both go.
GO_TOGETHER = frozenset({ActorWay.AFTER, ActorWay.LEADS})
WEIGHTS, MARKED = FOLDER / "parts.npz", FOLDER / "parts"


@dataclass(frozen=True, slots=True)
class CastReading:
    """What a scene's words tell of its figures, each in their order.

    Args:
        moods: how they feel.
        parts: what they do.
        ways: how the first who acts goes, seen from each.
    """

    moods: tuple[FigureMood, ...]
    parts: tuple[ScenePart, ...]
    ways: tuple[ActorWay, ...]

    @property
    def agents(self) -> frozenset[int]:
        """Who acts."""
        return frozenset(n for n, part in enumerate(self.parts) if part is ScenePart.ACTS)


@dataclass(frozen=True, eq=False, slots=True)
class PartWeights:
    """A softmax regression.

    Args:
        weights: (F, N).
        bias: (N,).
    """

    weights: np.ndarray
    bias: np.ndarray

    def marks(self, features: np.ndarray) -> np.ndarray:
        """Logarithms of how likely each is. Args: features: (M, F). Returns: (M, N)."""
        logits = features @ self.weights + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        return np.asarray(logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)), np.float32)


def choose_moods(marks: np.ndarray, least: np.ndarray) -> np.ndarray:
    """The likeliest mood that is likelier than neutral by enough. Args: marks: (M, N). least: (N,). Returns: (M,)."""
    over = marks - marks[:, :1]
    told = np.where(over >= least, over, -np.inf)
    told[:, 0] = np.maximum(told[:, 0], np.finfo(np.float32).min)
    return np.asarray(told.argmax(axis=1))


@dataclass(frozen=True, eq=False, slots=True)
class CastWeights:
    """All that was learnt.

    Args:
        mood: for `MOODS`.
        least: (N,) how much likelier than neutral a mood must be.
        part: for `PARTS`.
        plain_part: the same by structure alone.
        way: for `WAYS`.
        plain_way: the same by structure alone.
    """

    mood: PartWeights
    least: np.ndarray
    part: PartWeights
    plain_part: PartWeights
    way: PartWeights
    plain_way: PartWeights


@lru_cache(maxsize=1)
def load_weights() -> CastWeights:
    """The weights that come with the studio.

    Raises:
        BackendError: they are missing.
    """
    try:
        with np.load(WEIGHTS) as stored:
            told = {name: stored[name].astype(np.float32) for name in stored.files}
        names = ("mood", "part", "plain_part", "way", "plain_way")
        mood, part, plain_part, way, plain_way = (PartWeights(told[n], told[f"{n}_bias"]) for n in names)
        return CastWeights(mood, told["least"], part, plain_part, way, plain_way)
    except (OSError, KeyError, ValueError) as error:
        raise BackendError(f"'{WEIGHTS.name}' cannot be read: {error}. Run: python assets/build/parts.py") from error


class PartReader:
    """Reads scenes.

    Args:
        embedder: the model, borrowed by the caller for as long as this object is used; None to go by where words
            stand alone: then nobody has a feeling.
    """

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    def read(self, words: SceneWords) -> CastReading:
        """What a scene tells of its figures. Where none lives, the first that can act by itself acts.

        Raises:
            BackendError: the weights are missing.
        """
        count = len(words.figures)
        if not count:
            return CastReading((), (), ())
        learnt, embedder = load_weights(), self._embedder
        features = figure_features(embedder, [words])[0]
        marks = (learnt.part if embedder else learnt.plain_part).marks(features)
        parts = _choose_parts(words, marks)
        moods = [FigureMood.NEUTRAL] * count
        if embedder is not None:
            chosen = choose_moods(learnt.mood.marks(features), learnt.least)
            moods = [MOODS[m] if f.living else MOODS[0] for m, f in zip(chosen, words.figures, strict=True)]
        first = next((n for n in (*words.named, *range(count)) if parts[n] is ScenePart.ACTS), 0)
        others = [n for n in range(count) if n != first]
        ways = [ActorWay.BESIDE] * count
        if others:
            told = (learnt.way if embedder else learnt.plain_way).marks(way_features(embedder, words, first, others))
            for n, way in zip(others, told.argmax(axis=1), strict=True):
                ways[n] = WAYS[int(way)]
        return CastReading(tuple(moods), tuple(parts), tuple(ways))


def _choose_parts(words: SceneWords, marks: np.ndarray) -> list[ScenePart]:
    """The likeliest part of each; somebody acts always, and things only where nobody lives."""
    living = [n for n, figure in enumerate(words.figures) if figure.living]
    parts = [PARTS[int(row.argmax())] if n in living else ScenePart.WATCHES for n, row in enumerate(marks)]
    if living and ScenePart.ACTS not in parts:
        parts[max(living, key=lambda n: marks[n, PARTS.index(ScenePart.ACTS)])] = ScenePart.ACTS
    if not living:
        able = [n for n, figure in enumerate(words.figures) if figure.kind in SELF_MOVING]
        parts[able[0] if able else 0] = ScenePart.ACTS
    return parts


# Kinds of things that do something by themselves.
SELF_MOVING = frozenset({"vehicle", "toy"})


def told_heading(reading: CastReading, places: Sequence[float], same: float) -> int:
    """The way somebody goes who goes to, after, or away from another: 1 to the right, -1 left, 0 for no matter.

    Args:
        reading: what the scene tells.
        places: where the figures are across the picture.
        same: how near two are at the same place.
    """
    first = min(reading.agents, default=0)
    for other, way in enumerate(reading.ways):
        across = places[other] - places[first]
        if way is ActorWay.BESIDE or abs(across) < same:
            continue
        ahead = way in (ActorWay.TO, ActorWay.AFTER)
        return 1 if (across > 0) is ahead else -1
    return 0
