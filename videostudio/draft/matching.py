"""What a name and a description tell that a picture can be compared with: words, how many, a person's sex and age."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from videostudio.library.lexicon import (
    colour_values,
    content_words,
    count_words,
    hair_groups,
    head_noun,
    head_phrase,
    people_words,
    singular_form,
    told_years,
)

# A name that means many is shown by so many figures: more would be too small to tell apart.
MOST = 3
# Descriptions whose words about looks are kept.
KEPT_TEXTS = 8192


class Overlap(StrEnum):
    """What a name and a picture's name have in common."""

    SAME = "same"
    # The same head noun: the picture says less ("dog" for "brown dog"), more, or something else beside it.
    LESS = "less"
    MORE = "more"
    ELSE = "else"
    # The wanted head noun somewhere in the picture's name, the picture's head noun somewhere in the wanted name.
    WITHIN = "within"
    BESIDE = "beside"
    # Other words.
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class WordRules:
    """How much of a name a picture's name may share, from 0 for nothing to 1 for the same words in the same order."""

    # Another word of the picture than its name: a picture called so itself comes first.
    other_name: float = 0.06
    same_words: float = 0.95
    less_said: float = 0.75
    more_said: float = 0.7
    else_said: float = 0.5
    # What the shared part of all words adds to these three.
    shared: float = 0.15
    head_within: float = 0.35
    head_beside: float = 0.3
    # Each word that is shared otherwise.
    each_word: float = 0.1


@dataclass(frozen=True, slots=True)
class AgeRules:
    """Years from which somebody is called young, grown up or old."""

    young: int = 13
    grown: int = 25
    old: int = 60


WORDS, AGES = WordRules(), AgeRules()


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """What a text or a picture says about a person.

    Args:
        gender: "male", "female" or "".
        age: "child", "young", "old" or "" for grown up.
    """

    gender: str
    age: str


def how_many(name: str, description: str = "") -> int:
    """How many figures a name means: 2 for "two dogs", 3 for "ducks", 1 for "the dog".

    Args:
        name: the entity's name.
        description: where a name means several without a number, its first words may tell one.
    """
    known = count_words()
    words = re.findall(r"[a-z]+", re.split(r"\b(?:with|in|on|at|from|near|by)\b", name.lower())[0])
    told = next((known.counts[word] for word in words if word in known.counts), 0)
    last = words[-1] if words else ""
    if told:
        return told
    proper = name[:1].isupper() and len(words) == 1  # Nils and James are one each
    if proper or last in known.single or singular_form(last) == last:
        return 2 if last in known.pairs else 1
    counted = (known.counts[word] for word in head_phrase(description).split() if word in known.counts)
    return next(counted, 2 if last in known.pairs else MOST)


def compare_words(query: str, form: str) -> Overlap | None:
    """What a query's words have in common with a picture's name; None for nothing."""
    wanted, have = set(content_words(query)), set(content_words(form))
    if not wanted & have:
        return None
    main, form_head = head_noun(query), head_noun(form)
    if wanted == have:
        return Overlap.SAME
    if main == form_head:
        return Overlap.LESS if have < wanted else Overlap.MORE if wanted < have else Overlap.ELSE
    return Overlap.WITHIN if main in have else Overlap.BESIDE if form_head in wanted else Overlap.SHARED


def told_phrases(text: str, phrases: Mapping[str, str]) -> tuple[str, ...]:
    """What of a list a text tells, in its order: "straw" for "in a red straw hat" where "straw hat" means "straw".

    Colours between the words of a phrase are passed over. Of phrases that begin with the same word the longest counts.

    Args:
        text: a description.
        phrases: phrases in lower case, each with what it means.
    """
    words = [word for word in _plain_words(text) if word not in colour_values()]
    longest = max((len(_plain_words(phrase)) for phrase in phrases), default=0)
    known = {_plain_words(phrase): meaning for phrase, meaning in phrases.items()}
    found, at = [], 0
    while at < len(words):
        size = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in known), 0)
        if size:
            found.append(known[tuple(words[at : at + size])])
        at += max(1, size)
    return tuple(found)


def _plain_words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", text.lower().replace("'s", "")))


def shared_part(query: str, form: str) -> float:
    """The share of all words of both texts that both have."""
    wanted, have = set(content_words(query)), set(content_words(form))
    return len(wanted & have) / max(1, len(wanted | have))


def word_score(query: str, forms: Iterable[str]) -> float:
    """How much of a query's words a picture's names share, 0 to 1.

    Args:
        query: what is looked for.
        forms: the picture's name, then its other words; the name counts a little more.
    """
    scores = (_form_score(query, form) - (WORDS.other_name if position else 0.0) for position, form in enumerate(forms))
    return max(0.0, *scores, 0.0)


def _form_score(query: str, form: str) -> float:
    shared = WORDS.shared * shared_part(query, form)
    ordered = 1.0 if content_words(query) == content_words(form) else WORDS.same_words
    scores = {
        Overlap.SAME: ordered,
        Overlap.LESS: WORDS.less_said + shared,
        Overlap.MORE: WORDS.more_said + shared,
        Overlap.ELSE: WORDS.else_said + shared,
        Overlap.WITHIN: WORDS.head_within,
        Overlap.BESIDE: WORDS.head_beside,
        Overlap.SHARED: WORDS.each_word * len(set(content_words(query)) & set(content_words(form))),
    }
    overlap = compare_words(query, form)
    return scores[overlap] if overlap else 0.0


def person_traits(name: str, description: str) -> PersonTraits:
    """Gender and age that texts tell; the name counts before the description, contradictions tell nothing.

    Years that the description tells count before both: a girl of nineteen is no child.
    """
    known = people_words()
    ages = (("old", known.old), ("child", known.child), ("young", known.young))
    gender = age = ""
    for text in (name, description):
        words = set(content_words(text)) | set(re.findall(r"[a-z]+", text.lower()))
        male, female = bool(words & known.male), bool(words & known.female)
        if not gender and male != female:
            gender = "male" if male else "female"
        if not age:
            age = next((name for name, tell in ages if words & tell), "")
    years = told_years(description)
    return PersonTraits(gender, age if years is None else age_group(years))


def age_group(years: int) -> str:
    """What somebody of so many years is called; see `PersonTraits`."""
    if years < AGES.young:
        return "child"
    return "young" if years < AGES.grown else "old" if years >= AGES.old else ""


@dataclass(frozen=True, slots=True)
class Looks:
    """Hair and clothes as a text tells them.

    Args:
        hair: hair colours, each as what it passes for.
        curly: whether hair is curly.
        clothes: colours of what is worn.
    """

    hair: frozenset[str]
    curly: bool
    clothes: frozenset[str]


@lru_cache(maxsize=KEPT_TEXTS)
def read_looks(text: str) -> Looks:
    """The words about hair, and the colours of what is worn."""
    hair: set[str] = set()
    for phrase in re.findall(r"((?:[a-z]+[ -]){1,3})hair", text.lower()):
        hair.update(re.findall(r"[a-z]+", phrase))
    groups = hair_groups()
    clothes = frozenset(colour_values()) & set(re.findall(r"[a-z]+", text.lower())) - hair
    return Looks(frozenset(groups[word] for word in hair if word in groups), "curly" in hair, clothes)


def picture_looks(looks: Sequence[str]) -> Looks:
    """Hair and clothes of a picture, from its own words for them."""
    return read_looks(" and ".join(looks))
