"""What the library knows about words: who is a person, what colours are called, which nouns name a thing it has.

Names come from the pictures' own entries; what no picture tells (the sex of "uncle", how many "both" are, that brown
hair passes for dark) stands in `assets/draft/words.json` and `looks.json`. Standard library only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from videostudio.language.morphology import singular_of
from videostudio.library.assets import load_backdrops, load_cutouts, read_library_file
from videostudio.types import Vocabulary

# Texts whose words are kept: about as many as the library has names, and a film's descriptions beside them.
KEPT_TEXTS = 8192


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words by which a text says who somebody is.

    Args:
        male: "man", "his", "uncle".
        female: "woman", "her", "aunt".
        child: "boy", "pupil".
        old: "old", "grandmother".
        young: "young", "student".
        nouns: all that name a person by themselves; no pronouns, no adjectives.
    """

    male: frozenset[str]
    female: frozenset[str]
    child: frozenset[str]
    old: frozenset[str]
    young: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class CountWords:
    """Words by which a name says how many it means.

    Args:
        counts: how many a word means: "two", "several", "herd".
        pairs: plurals that mean two: "parents".
        single: plurals that mean one thing: "scissors".
        numbers: what number words mean; the others are put together from them.
    """

    counts: Mapping[str, int]
    pairs: frozenset[str]
    single: frozenset[str]
    numbers: Mapping[str, int]


@lru_cache(maxsize=1)
def people_words() -> PeopleWords:
    """The words that tell of persons."""
    told = {name: frozenset(words.split()) for name, words in _words()["people"].items()}
    nouns = told["male"] | told["female"] | told["child"] | told["old"] | told["others"]
    return PeopleWords(
        told["male"], told["female"], told["child"], told["old"], told["young"], nouns - told["no nouns"]
    )


@lru_cache(maxsize=1)
def count_words() -> CountWords:
    """The words that tell of numbers."""
    told = _words()
    pairs, single = frozenset(told["pairs"].split()), frozenset(told["single"].split())
    return CountWords(dict(told["counts"]), pairs, single, dict(told["numbers"]))


@lru_cache(maxsize=1)
def colour_values() -> Mapping[str, tuple[int, int, int]]:
    """RGB of each colour's name, 0 to 255, in the library's own palette."""
    return {name: (red, green, blue) for name, (red, green, blue) in _looks()["colours"].items()}


@lru_cache(maxsize=1)
def hair_groups() -> Mapping[str, str]:
    """Hair colours, each with the one that it passes for: "brown" with "dark"."""
    return {word: group for group, words in _looks()["hair"].items() for word in words.split()}


@lru_cache(maxsize=1)
def coloured_parts() -> Mapping[str, str]:
    """Nouns of what somebody has or wears, each with its part of a figure: "boots" with "shoes"."""
    parts: Mapping[str, str] = _looks()["parts"]
    return {form: part for part, nouns in parts.items() for noun in nouns.split() for form in (noun, f"{noun}s")}


@lru_cache(maxsize=1)
def skin_tones() -> Mapping[str, tuple[int, int, int]]:
    """RGB of each word for a person's skin, 0 to 255: "pale", "dark"."""
    return {name: (red, green, blue) for name, (red, green, blue) in _looks()["skin"].items()}


@lru_cache(maxsize=1)
def surface_words() -> tuple[str, ...]:
    """Nouns for what the colour of an animal or a thing lies on: "fur", "paint"."""
    return tuple(_looks()["surfaces"].split())


@lru_cache(maxsize=KEPT_TEXTS)
def content_words(text: str) -> tuple[str, ...]:
    """The text's words in lower case, singular, without articles and prepositions."""
    found = (singular_form(word) for word in re.findall(r"[a-z]+", text.lower().replace("'s", "")))
    return tuple(word for word in found if word not in _fillers())


def head_noun(text: str) -> str:
    """The word that says what the thing is: the last one before "with", "of", ..."""
    return (head_phrase(text).split() or [""])[-1]


@lru_cache(maxsize=KEPT_TEXTS)
def head_phrase(text: str) -> str:
    """The words up to the one that says what the thing is, singular: "tall old man" of "a tall old man with a dog"."""
    kept: list[str] = []
    for word in re.findall(r"[a-z]+", text.lower().replace("'s", "")):
        if word in _stops() and kept:
            break
        if word not in _fillers():
            kept.append(singular_form(word))
    return " ".join(kept)


def told_years(text: str) -> int | None:
    """How old somebody is by a text: 70 for "a man of about seventy", 9 for "a 9-year-old girl"; None if unknown.

    Args:
        text: a description.
    """
    number = r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)"
    found = re.findall(
        rf"\b(?:of|aged)(?: about| around| nearly| almost)? {number}\b|\b{number}[ -]years?[ -]old\b", text.lower()
    )
    years = (_read_number(one or other) for one, other in found)
    return next((year for year in years if year is not None), None)


def _read_number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    known = count_words().numbers
    parts = [known.get(part) for part in word.split("-")]
    return None if None in parts else sum(part for part in parts if part is not None)


def singular_form(word: str) -> str:
    """A word in the form by which names are compared: singular, and one spelling for words that mean the same."""
    same, singular = _same_words(), singular_of(word)
    return same.get(word) or same.get(singular, singular)


@lru_cache(maxsize=32)
def kind_nouns(kind: str) -> frozenset[str]:
    """Head nouns of all names and other words of the cut-outs of a kind.

    Args:
        kind: see `assets.Cutout.kind`.
    """
    cutouts = (cutout for cutout in load_cutouts() if cutout.kind == kind)
    return frozenset(head_noun(form) for cutout in cutouts for form in (cutout.name, *cutout.words))


@lru_cache(maxsize=1)
def person_nouns() -> frozenset[str]:
    """Nouns that name persons: those of `people_words`, and what only the library's people are called."""
    known = people_words().nouns
    return (known | kind_nouns("person")) - (thing_nouns() - known)


@lru_cache(maxsize=1)
def thing_nouns() -> frozenset[str]:
    """Head nouns of the names of everything in the library that is no person."""
    return frozenset(head_noun(cutout.name) for cutout in load_cutouts() if cutout.kind != "person")


def library_vocabulary() -> Vocabulary:
    """What the library can show, for whoever writes a script.

    Raises:
        BackendError: the library's files are missing.
    """
    places, pictures = (tuple(one.name for one in shelf) for shelf in (load_backdrops(), load_cutouts()))
    return Vocabulary(places, pictures)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = read_library_file("words.json")
    return words


@lru_cache(maxsize=1)
def _looks() -> Mapping[str, Any]:
    looks: Mapping[str, Any] = read_library_file("looks.json")
    return looks


@lru_cache(maxsize=1)
def _same_words() -> Mapping[str, str]:
    return dict(_words()["same as"])


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(_words()["fillers"].split())


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(_words()["stops"].split())
