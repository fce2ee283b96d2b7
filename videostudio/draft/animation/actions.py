"""Which motion shows an action: "riding a bike" is ride. Words first, meaning second.

Verbs, phrases and labels stand in `assets/draft/actions.json`. A phrase that none of its verbs fits goes by its
meaning: nearest labels of Kinetics-400 by sentence embedding, each label belonging to one motion.
"""

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from videostudio.backends.protocols import Embedder
from videostudio.library.assets import read_library_file, stored_embeddings

if TYPE_CHECKING:
    import numpy as np


class FigureMotion(StrEnum):
    """What a figure can do."""

    IDLE = "idle"
    WALK = "walk"
    RUN = "run"
    JUMP = "jump"
    RIDE = "ride"
    WAVE = "wave"
    FLY = "fly"
    SWIM = "swim"
    TURN = "turn"
    DANCE = "dance"
    EAT = "eat"
    WORK = "work"
    TALK = "talk"
    REST = "rest"
    FALL = "fall"
    CLIMB = "climb"
    THROW = "throw"
    LOOK = "look"
    MUSIC = "music"
    HUG = "hug"


# Motions that carry a figure through the picture.
TRAVELS = frozenset({FigureMotion.WALK, FigureMotion.RUN, FigureMotion.RIDE, FigureMotion.FLY, FigureMotion.SWIM})
# Words of a phrase among which its verb is looked for: what comes later is what it is done to, or where.
FIRST_WORDS = 6
# Likeness in meaning below which a phrase names no motion.
FAINTEST = 0.28
# Labels that vote for their motions, and how much more a nearer one counts: one that is 0.06 nearer counts double.
VOTERS, VOTE_SHARPNESS = 4, 12
# Endings that a verb loses to become its stem, the shortest stem left, and the shortest that loses a doubled letter.
ENDINGS, LEAST_STEM, DOUBLED_STEM = ("ing", "ies", "es", "ed", "s"), 2, 3


@lru_cache(maxsize=1)
def label_table() -> tuple[tuple[str, FigureMotion], ...]:
    """Every label of Kinetics-400 that a motion shows, with this motion."""
    return tuple((label, motion) for motion, labels in _motion_table("labels").items() for label in labels)


def motion_by_words(phrase: str) -> FigureMotion | None:
    """The motion that a phrase's own words name, or None.

    Args:
        phrase: "riding a bike", "runs through the forest".
    """
    text = " ".join(re.findall(r"[a-z]+", phrase.lower()))
    for motion, parts in _motion_table("phrases").items():
        if any(f" {part}" in f" {text}" for part in parts):
            return motion
    for word in text.split()[:FIRST_WORDS]:
        motion_of = _stem_table().get(_verb_stem(word))
        if motion_of is not None:
            return motion_of
    return None


class MotionFinder:
    """Finds the motion for an action.

    Args:
        embedder: sentence embeddings, or None to go by words alone.
    """

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder
        self._rows: np.ndarray | None = None

    def find(self, phrase: str) -> FigureMotion:
        """The motion for an action phrase; idle where nothing fits."""
        if not phrase.strip():
            return FigureMotion.IDLE
        return motion_by_words(phrase) or self.by_meaning(phrase)

    def by_meaning(self, phrase: str) -> FigureMotion:
        """The motion of the nearest Kinetics-400 labels; idle where none is near."""
        if self._embedder is None:
            return FigureMotion.IDLE
        labels = label_table()
        if self._rows is None:
            texts = [label for label, _ in labels]
            stored = stored_embeddings("actions", texts)
            self._rows = stored if stored is not None else self._embedder.embed(texts)
        near = self._rows @ self._embedder.embed([phrase])[0]
        best = (-near).argsort()[:VOTERS]
        if near[best[0]] < FAINTEST:
            return FigureMotion.IDLE
        votes: dict[FigureMotion, float] = {}
        for n in best:
            motion = labels[int(n)][1]
            votes[motion] = votes.get(motion, 0.0) + math.exp(VOTE_SHARPNESS * float(near[n]))
        return max(votes, key=lambda motion: votes[motion])


@lru_cache(maxsize=1)
def _actions() -> Mapping[str, Any]:
    actions: Mapping[str, Any] = read_library_file("actions.json")
    return actions


@lru_cache(maxsize=4)
def relation_words(relation: str) -> str:
    """A regular expression of the words by which a prompt relates figures.

    Args:
        relation: "together" where all take part in the action, "beside" where one has the other with it, "away" where
            one goes from the other.
    """
    return "|".join(word.replace("*", r"\w*") for word in _actions()[relation].split())


@lru_cache(maxsize=4)
def _motion_table(name: str) -> Mapping[FigureMotion, Any]:
    return {FigureMotion(motion): told for motion, told in _actions()[name].items()}


@lru_cache(maxsize=1)
def _stem_table() -> Mapping[str, FigureMotion]:
    table: dict[str, FigureMotion] = {}
    for motion, stems in _motion_table("stems").items():
        for stem in stems.split():
            table.setdefault(_verb_stem(stem), motion)
    return table


def _verb_stem(word: str) -> str:
    """A verb without its ending, as the table of stems spells it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > DOUBLED_STEM and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.rstrip("e") if len(word) > LEAST_STEM else word
