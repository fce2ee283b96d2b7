"""How near the library's pictures are to a name by what both are kinds of: swans are nearer to a heron than cats."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from videostudio.library.assets import LIVING_KINDS, Backdrop, Cutout
from videostudio.library.kinds import LIVING, KindTree, Sense, Sort, load_kinds
from videostudio.library.lexicon import head_phrase

# Kinds of cut-outs that show somebody.
PERSON = "person"
# What a picture of a kind can be, where a word means several things: a bat among the animals is no club.
PEOPLE, ANIMALS = frozenset({Sort.PERSON, Sort.CREATURE}), frozenset({Sort.ANIMAL, Sort.CREATURE})
LIFELESS = frozenset(Sort) - LIVING


@dataclass(frozen=True, eq=False, slots=True)
class Nearness:
    """How near each of N pictures is to a name, 0 to 1; row 0 by its own name, row 1 by its other words.

    Args:
        share: (2, N) of what the name tells, how much is true of the picture as well.
        both: (2, N) the same of what both tell: a picture that tells something else beside it is farther.
    """

    share: np.ndarray
    both: np.ndarray


@dataclass(frozen=True, eq=False, slots=True)
class Relatives:
    """The meanings of the pictures' names.

    Args:
        tree: all kinds.
        above: (U, A) of each meaning of any picture, with all that it is a kind of; 0, which is everything, fills up.
        told: (U,) how much each tells.
        meanings: (M,) by number, those of pictures' own names first.
        weights: (M,) how usual each is for its word.
        pictures: (M,) whose each is.
        own: how many of them belong to own names.
        sorts: (N, S) how usual a picture's own name is as each sort of thing.
    """

    tree: KindTree
    above: np.ndarray
    told: np.ndarray
    meanings: np.ndarray
    weights: np.ndarray
    pictures: np.ndarray
    own: int
    sorts: np.ndarray

    def measure_nearness(self, senses: Sequence[Sense]) -> Nearness:
        """How near each picture is to a name of these meanings."""
        share, both = (np.zeros((2, len(self.sorts)), np.float32) for _ in range(2))
        for sense in senses:
            known = np.zeros(len(self.tree.told), np.float32)
            kinds = list(self.tree.climb_kinds(sense.kind))
            known[kinds] = self.tree.told[kinds]
            shared = known[self.above].max(axis=1)
            tells = max(float(self.tree.told[sense.kind]), 1e-6)
            for found, values in ((share, shared / tells), (both, 2 * shared / (tells + self.told))):
                near = values[self.meanings] * self.weights * sense.weight
                for row, part in ((0, slice(None, self.own)), (1, slice(self.own, None))):
                    np.maximum.at(found[row], self.pictures[part], near[part])
        return Nearness(share, both)

    def share_sorts(self, senses: Sequence[Sense]) -> np.ndarray:
        """(N,) how far each picture is of the sort that a name means, 0 to 1; 0 where nothing is known of either."""
        return np.asarray(np.minimum(self.sorts, usual_sorts(senses)).max(axis=1))


def usual_sorts(senses: Sequence[Sense]) -> np.ndarray:
    """(S,) how usual a name of these meanings is as each `Sort`, 0 to 1."""
    found = np.zeros(len(Sort), np.float32)
    for sense in senses:
        found[sense.sort] = max(found[sense.sort], sense.weight)
    return found


def build_relatives(pictures: Sequence[Cutout | Backdrop]) -> Relatives:
    """The meanings of these pictures' names and words.

    Raises:
        BackendError: the file of kinds is missing.
    """
    tree, numbers = load_kinds(), dict[int, int]()
    found: tuple[list[tuple[int, float, int]], ...] = ([], [])
    sorts = np.zeros((len(pictures), len(Sort)), np.float32)
    for place, picture in enumerate(pictures):
        for row, forms in enumerate(((picture.name,), picture.words)):
            for form in forms:
                senses = _senses_shown(tree.find_senses(head_phrase(form)), picture)
                if not row:
                    sorts[place] = usual_sorts(senses)
                for sense in senses:
                    found[row].append((numbers.setdefault(sense.kind, len(numbers)), sense.weight, place))
    chains = [tree.climb_kinds(kind) for kind in numbers]
    above = np.zeros((len(chains), max(map(len, chains), default=1)), np.int64)
    for row, chain in enumerate(chains):
        above[row, : len(chain)] = chain
    meanings, weights, places = (np.array(column) for column in zip(*found[0], *found[1], strict=True))
    return Relatives(
        tree,
        above,
        tree.told[list(numbers)],
        meanings,
        weights.astype(np.float32),
        places,
        len(found[0]),
        sorts,
    )


def _senses_shown(senses: Sequence[Sense], picture: Cutout | Backdrop) -> list[Sense]:
    """The meanings that a picture of its kind can show, the most usual of which counts whole."""
    if not isinstance(picture, Cutout) or picture.kind not in LIVING_KINDS:
        fitting = [sense for sense in senses if sense.sort in LIFELESS]
    else:
        sorts = PEOPLE if picture.kind == PERSON else ANIMALS
        fitting = [sense for sense in senses if sense.sort in sorts]
    most = max((sense.weight for sense in fitting), default=1.0)
    return [Sense(sense.kind, sense.weight / most, sense.sort) for sense in fitting]


def asked_senses(phrase: str, lifeless: bool) -> tuple[Sense, ...]:
    """The meanings that somebody's, something's or a place's name can have.

    Args:
        phrase: see `KindTree.find_senses`.
        lifeless: whether it names a place, which is no living thing.
    """
    senses = load_kinds().find_senses(phrase)
    fitting = [sense for sense in senses if sense.sort in LIFELESS] if lifeless else senses
    most = max((sense.weight for sense in fitting), default=1.0)
    return tuple(Sense(sense.kind, sense.weight / most, sense.sort) for sense in fitting)
