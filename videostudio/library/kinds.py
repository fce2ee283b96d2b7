"""What is a kind of what: nouns, their meanings, and how near two meanings are, from WordNet.

`assets/build/kinds.py` makes the file. Two meanings are as near as the narrowest kind that both belong to is narrow
(Lin's likeness: what that kind tells, as a share of what both tell; a kind tells the more, the fewer kinds there are
of it).
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np

from videostudio.errors import BackendError
from videostudio.library.assets import FOLDER

KINDS = FOLDER / "kinds.npz"


class Sort(IntEnum):
    """The broad sort of what a noun names."""

    OTHER = 0
    PERSON = 1
    ANIMAL = 2
    # Beings of tales.
    CREATURE = 3
    PLANT = 4
    FOOD = 5
    VEHICLE = 6
    PLACE = 7
    CLOTHES = 8
    FURNITURE = 9
    THING = 10


# Sorts of what lives.
LIVING = frozenset({Sort.PERSON, Sort.ANIMAL, Sort.CREATURE})


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning of a noun.

    Args:
        kind: its number.
        weight: how usual it is beside the noun's most usual meaning, 0 to 1.
        sort: what sort of thing it is.
    """

    kind: int
    weight: float
    sort: Sort


@dataclass(frozen=True, eq=False, slots=True)
class KindTree:
    """All nouns and kinds.

    Args:
        numbers: nouns in lower case, singular, by number.
        starts: (L + 1,) where each noun's meanings begin in the two that follow.
        senses: kinds.
        weights: see `Sense`.
        parent_starts: (K + 1,) where what each kind is a kind of begins in `parents`.
        parents: kinds.
        told: (K,) how much each kind tells, 0 for everything to 1 for what has no kinds.
        sorts: (K,) of `Sort`.
    """

    numbers: dict[str, int]
    starts: np.ndarray
    senses: np.ndarray
    weights: np.ndarray
    parent_starts: np.ndarray
    parents: np.ndarray
    told: np.ndarray
    sorts: np.ndarray

    def find_senses(self, phrase: str) -> tuple[Sense, ...]:
        """The meanings of a noun, or of the longest end of a phrase that is one: "fishing boat" of "old fishing boat".

        Args:
            phrase: in lower case, singular; see `lexicon.head_phrase`.
        """
        words = phrase.split()
        for first in range(len(words)):
            number = self.numbers.get(" ".join(words[first:]))
            if number is not None:
                own = range(self.starts[number], self.starts[number + 1])
                return tuple(
                    Sense(int(self.senses[n]), float(self.weights[n]), Sort(int(self.sorts[self.senses[n]])))
                    for n in own
                )
        return ()

    def climb_kinds(self, kind: int) -> tuple[int, ...]:
        """A kind and all that it is a kind of."""
        whole, open_ends = {kind}, [kind]
        while open_ends:
            at = open_ends.pop()
            for up in self.parents[self.parent_starts[at] : self.parent_starts[at + 1]].tolist():
                if up not in whole:
                    whole.add(up)
                    open_ends.append(up)
        return tuple(whole)


@lru_cache(maxsize=1)
def load_kinds() -> KindTree:
    """The nouns and kinds that ship with the studio.

    Raises:
        BackendError: the file is missing.
    """
    if not KINDS.is_file():
        raise BackendError(f"The draft library is incomplete: '{KINDS.name}' is missing. Restore {FOLDER}.")
    with np.load(KINDS) as stored:
        lemmas = stored["lemmas"].tobytes().decode("ascii").split("\n")
        return KindTree(
            numbers=dict(zip(lemmas, range(len(lemmas)), strict=True)),
            starts=_starts(stored["counts"]),
            senses=stored["senses"],
            weights=stored["weights"].astype(np.float32) / 255,
            parent_starts=_starts(stored["parent_counts"]),
            parents=stored["parents"],
            told=stored["told"].astype(np.float32),
            sorts=stored["sorts"],
        )


def _starts(counts: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
