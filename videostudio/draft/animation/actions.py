"""Which motion shows an action: "riding a bike" is ride, "repairing a bike" is fiddle.

It is learnt from some thousand marked phrases (`assets/draft/actions/*.jsonl`): logistic regression on
sentence embeddings of the phrase, of its verb and of what it is done to. `assets/build/actions.py` makes the weights.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from videostudio.backends.protocols import Embedder
from videostudio.backends.registry import Resources
from videostudio.errors import BackendError
from videostudio.language.function_words import FUNCTION_WORDS
from videostudio.language.morphology import is_known_word, noun_lemma, verb_lemma
from videostudio.language.phrases import read_action
from videostudio.library.assets import FOLDER

if TYPE_CHECKING:
    import numpy as np


class FigureMotion(StrEnum):
    """What a figure can do."""

    IDLE = "idle"
    # Going about.
    WALK = "walk"
    RUN = "run"
    SNEAK = "sneak"
    MARCH = "march"
    JUMP = "jump"
    DANCE = "dance"
    CLIMB = "climb"
    SWIM = "swim"
    FLY = "fly"
    FALL = "fall"
    TURN = "turn"
    FLOAT = "float"
    ROLL = "roll"
    # On something that goes: on a horse, a bicycle, a sled; at a wheel; with oars.
    RIDE = "ride"
    DRIVE = "drive"
    ROW = "row"
    # Moving things.
    PUSH = "push"
    PULL = "pull"
    CARRY = "carry"
    LIFT = "lift"
    HOLD_OUT = "hold_out"
    TAKE = "take"
    PICK_UP = "pick_up"
    PUT_DOWN = "put_down"
    THROW = "throw"
    CATCH = "catch"
    KICK = "kick"
    HIT = "hit"
    OPEN = "open"
    HANG = "hang"
    FISH = "fish"
    # Work.
    DIG = "dig"
    SWEEP = "sweep"
    SCRUB = "scrub"
    STIR = "stir"
    KNEAD = "knead"
    CHOP = "chop"
    HAMMER = "hammer"
    FIDDLE = "fiddle"
    POUR = "pour"
    WRITE = "write"
    PAINT = "paint"
    TYPE = "type"
    PHOTOGRAPH = "photograph"
    KNOCK = "knock"
    FEED = "feed"
    EAT = "eat"
    DRINK = "drink"
    READ = "read"
    # Music.
    PLAY_GUITAR = "play_guitar"
    PLAY_PIANO = "play_piano"
    PLAY_VIOLIN = "play_violin"
    PLAY_DRUMS = "play_drums"
    PLAY_WIND = "play_wind"
    SING = "sing"
    # With one another.
    WAVE = "wave"
    CLAP = "clap"
    CHEER = "cheer"
    HUG = "hug"
    KISS = "kiss"
    SHAKE_HANDS = "shake_hands"
    BOW = "bow"
    PET = "pet"
    POINT = "point"
    TALK = "talk"
    SHOUT = "shout"
    WHISPER = "whisper"
    # With eyes and ears, and how somebody feels.
    LOOK = "look"
    SEARCH = "search"
    PEEK = "peek"
    LISTEN = "listen"
    LAUGH = "laugh"
    CRY = "cry"
    THINK = "think"
    SCARE = "scare"
    SHIVER = "shiver"
    HIDE = "hide"
    # At rest.
    SIT = "sit"
    KNEEL = "kneel"
    LIE = "lie"
    SLEEP = "sleep"
    WAKE = "wake"
    STRETCH = "stretch"
    # What things do.
    SHINE = "shine"
    GROW = "grow"
    BREAK = "break"


# Motions of somebody who is on or in what goes.
CARRIED_MOTIONS = frozenset({FigureMotion.RIDE, FigureMotion.DRIVE, FigureMotion.ROW})
# Motions that carry a figure through the picture.
TRAVELS = CARRIED_MOTIONS | {
    FigureMotion.WALK,
    FigureMotion.RUN,
    FigureMotion.SNEAK,
    FigureMotion.MARCH,
    FigureMotion.CARRY,
    FigureMotion.FLY,
    FigureMotion.SWIM,
    FigureMotion.ROLL,
}
# What was learnt, and the marked phrases that it was learnt from.
WEIGHTS = FOLDER / "actions.npz"
MARKED = FOLDER / "actions"
# How much the embeddings of a phrase, of its verb and of its object weigh.
PART_WEIGHTS = (1.0, 1.0, 0.5)
# Marked phrases that vote where there are no embeddings.
VOTERS = 5
# What stands before a phrase's verb among its words.
VERB_MARK = "*"


def phrase_features(embedder: Embedder, phrases: Sequence[str]) -> "np.ndarray":
    """What the regression is given of phrases, (N, 3 D) float32: embeddings of the phrase, its verb and its object.

    Args:
        embedder: sentence embeddings of D numbers.
        phrases: "riding a bike", "runs through the forest".
    """
    import numpy as np

    phrases = [phrase.lower() for phrase in phrases]
    read = [read_action(phrase) for phrase in phrases]
    verbs = [action.verb if action else phrase for action, phrase in zip(read, phrases, strict=True)]
    objects = [(action.object or action.place) if action else "" for action in read]
    there = np.array([bool(text) for text in objects], np.float32)[:, None]
    parts = (embedder.embed(phrases), embedder.embed(verbs), embedder.embed(objects) * there)
    weighted = [part * weight for part, weight in zip(parts, PART_WEIGHTS, strict=True)]
    return np.concatenate(weighted, axis=1).astype(np.float32)


def phrase_lemmas(phrase: str) -> list[str]:
    """The base forms of a phrase's words, without small words; its verb comes first, and is marked."""
    action = read_action(phrase)
    words = [word for word in re.findall(r"[a-z]+(?:['-][a-z]+)*", phrase.lower()) if word not in FUNCTION_WORDS]
    verb = action.verb if action else next((verb_lemma(word) for word in words if verb_lemma(word)), "")
    others = [noun_lemma(word) or word for word in words if not verb or verb_lemma(word) != verb]
    return [VERB_MARK + verb, *others] if verb else others


def lend_finder(resources: Resources) -> "MotionFinder":
    """A finder with the machine's sentence embedder; where that is not to be had, one that goes by words.

    Args:
        resources: lends the embedder.
    """
    try:
        embedder: Embedder | None = resources.model("minilm")
    except BackendError:
        embedder = None
    return MotionFinder(embedder)


@dataclass(frozen=True, slots=True)
class LearntMotions:
    """What was learnt of M motions from N marked phrases.

    Args:
        motions: their order.
        weights: (F, M), for `phrase_features`.
        bias: (M,).
        marked: the motion of each phrase, N of them.
        places: for every word in its base form the phrases that have it.
        rarities: how much each word tells: the fewer phrases have it, the more.
        lengths: (N,), by which the likeness of a phrase is divided.
    """

    motions: tuple[FigureMotion, ...]
    weights: "np.ndarray"
    bias: "np.ndarray"
    marked: tuple[FigureMotion, ...]
    places: Mapping[str, Sequence[int]]
    rarities: Mapping[str, float]
    lengths: "np.ndarray"


class MotionFinder:
    """Finds the motion for an action.

    Args:
        embedder: sentence embeddings, or None to go by the words that a phrase shares with the marked ones.
    """

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    def find(self, phrase: str) -> FigureMotion:
        """The motion for an action phrase; idle where no word is English.

        Raises:
            BackendError: the library's weights are missing.
        """
        if not any(is_known_word(word) for word in re.findall(r"[a-z]+", phrase.lower())):
            return FigureMotion.IDLE
        if self._embedder is None:
            return _by_words(phrase)
        learnt = _learnt()
        told = phrase_features(self._embedder, [phrase])[0] @ learnt.weights + learnt.bias
        return learnt.motions[int(told.argmax())]


@lru_cache(maxsize=1)
def _learnt() -> LearntMotions:
    import numpy as np

    if not WEIGHTS.is_file():
        raise BackendError(f"The draft library is incomplete: '{WEIGHTS.name}' is missing. Restore {FOLDER}.")
    with np.load(WEIGHTS) as stored:
        motions = tuple(FigureMotion(name) for name in stored["motions"].tolist())
        marked = tuple(motions[n] for n in stored["marked"].tolist())
        lemmas: list[str] = stored["lemmas"].tolist()
        weights, bias = np.asarray(stored["weights"], np.float32), np.asarray(stored["bias"], np.float32)
    places: dict[str, list[int]] = {}
    for number, words in enumerate(lemmas):
        for word in dict.fromkeys(words.split()):
            places.setdefault(word, []).append(number)
    rarities = {word: math.log(1 + len(marked) / len(having)) for word, having in places.items()}
    squares = np.zeros(len(marked))
    for word, having in places.items():
        squares[having] += rarities[word] ** 2
    return LearntMotions(motions, weights, bias, marked, places, rarities, np.sqrt(squares))


def _by_words(phrase: str) -> FigureMotion:
    """The motion of the marked phrases that share the most with this one; idle where none shares a word."""
    import numpy as np

    learnt = _learnt()
    likeness = np.zeros(len(learnt.marked))
    for word in dict.fromkeys(phrase_lemmas(phrase)):
        if word in learnt.places:
            likeness[learnt.places[word]] += learnt.rarities[word] ** 2
    likeness /= np.maximum(learnt.lengths, 1)
    votes = {FigureMotion.IDLE: 0.0}
    for n in np.argsort(-likeness, kind="stable")[:VOTERS]:
        motion = learnt.marked[int(n)]
        votes[motion] = votes.get(motion, 0.0) + float(likeness[n])
    return max(votes, key=lambda motion: votes[motion])
