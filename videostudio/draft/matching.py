"""How well a library picture fits a name: shared words first, then what is said of a person's age, sex and looks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from videostudio.library.assets import Cutout
from videostudio.library.lexicon import (
    colour_values,
    content_words,
    count_words,
    hair_groups,
    head_noun,
    people_words,
    singular_form,
)

# A name that means many is shown by so many figures: more would be too small to tell apart.
MOST = 3
# Descriptions whose words about looks are kept.
KEPT_TEXTS = 8192


@dataclass(frozen=True, slots=True)
class WordRules:
    """How much of a name a picture's name may share, from 0 for nothing to 1 for the same words in the same order."""

    # Another word of the picture than its name: a picture called so itself comes first.
    other_name: float = 0.06
    same_words: float = 0.95
    # The same head noun: the picture says less ("dog" for "brown dog"), more, or something else beside it.
    less_said: float = 0.75
    more_said: float = 0.7
    else_said: float = 0.5
    # What the shared part of all words adds to these three.
    shared: float = 0.15
    # The wanted head noun somewhere in the picture's name, the picture's head noun somewhere in the wanted name.
    head_within: float = 0.35
    head_beside: float = 0.3
    # Each word that is shared otherwise.
    each_word: float = 0.1


@dataclass(frozen=True, slots=True)
class PersonRules:
    """What it adds to a picture's score, about 1 at best, to show somebody of this sex, age, hair and clothes."""

    # A man for a woman is worse than any other picture; somebody of unknown sex is a makeshift.
    other_gender: float = -0.6
    unknown_gender: float = -0.1
    same_age: float = 0.05
    # Ages that nobody would take for one another, and what it costs to show a child or an old person unasked.
    other_age: float = -0.35
    unasked_child: float = -0.25
    unasked_old: float = -0.3
    same_hair: float = 0.15
    other_hair: float = -0.4
    # Curls, and a colour of clothes, that are told and shown.
    same_curls: float = 0.08
    same_clothes: float = 0.08


WORDS, PEOPLE = WordRules(), PersonRules()
# Wanted and shown ages that differ too much; no age said stands for grown up.
AGES_APART = frozenset(
    {("old", "child"), ("child", "old"), ("old", "young"), ("young", "old"), ("old", ""), ("child", "")}
)


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """What a text or a picture says about a person.

    Args:
        gender: "male", "female" or "".
        age: "child", "young", "old" or "".
    """

    gender: str
    age: str


def how_many(name: str) -> int:
    """How many figures a name means: 2 for "two dogs", 3 for "ducks", 1 for "the dog"."""
    known = count_words()
    words = re.findall(r"[a-z]+", re.split(r"\b(?:with|in|on|at|from|near|by)\b", name.lower())[0])
    told = next((known.counts[word] for word in words if word in known.counts), 0)
    last = words[-1] if words else ""
    if told or last in known.pairs:
        return told or 2
    return MOST if singular_form(last) != last and last not in known.single else 1


def word_score(query: str, forms: Iterable[str]) -> float:
    """How much of a query's words a picture's names share, 0 to 1.

    Args:
        query: what is looked for.
        forms: the picture's name, then its other words; the name counts a little more.
    """
    wanted, main = content_words(query), head_noun(query)
    best = 0.0
    for position, form in enumerate(forms):
        have = content_words(form)
        if not have or not wanted:
            continue
        score = _overlap(set(wanted), main, wanted == have, set(have), head_noun(form))
        best = max(best, score - (WORDS.other_name if position else 0.0))
    return max(0.0, best)


def _overlap(wanted: set[str], main: str, equal: bool, have: set[str], form_head: str) -> float:
    if equal:
        return 1.0
    if wanted == have:
        return WORDS.same_words
    if main == form_head:
        shared = len(wanted & have) / len(wanted | have)
        if have < wanted:
            return WORDS.less_said + WORDS.shared * shared
        return (WORDS.more_said if wanted < have else WORDS.else_said) + WORDS.shared * shared
    if main in have:
        return WORDS.head_within
    return WORDS.head_beside if form_head in wanted else WORDS.each_word * len(wanted & have)


def person_traits(texts: Sequence[str]) -> PersonTraits:
    """Gender and age that texts tell; earlier texts count before later ones, contradictions tell nothing.

    Args:
        texts: a name, then a description.
    """
    known = people_words()
    ages = (("old", known.old), ("child", known.child), ("young", known.young))
    gender = age = ""
    for text in texts:
        words = set(content_words(text)) | set(re.findall(r"[a-z]+", text.lower()))
        male, female = bool(words & known.male), bool(words & known.female)
        if not gender and male != female:
            gender = "male" if male else "female"
        if not age:
            age = next((name for name, tell in ages if words & tell), "")
    return PersonTraits(gender, age)


def picture_traits(cutout: Cutout) -> PersonTraits:
    """Gender and age of the person that a picture shows."""
    return PersonTraits(cutout.gender, cutout.age)


def traits_score(wanted: PersonTraits, have: PersonTraits) -> float:
    """What a mismatch of gender or age costs; 0 where nothing is said."""
    score = 0.0
    if wanted.gender and have.gender and wanted.gender != have.gender:
        score += PEOPLE.other_gender
    if wanted.gender and not have.gender:
        score += PEOPLE.unknown_gender
    if wanted.age != have.age:
        score += PEOPLE.other_age if (wanted.age, have.age) in AGES_APART else 0.0
        unasked = {"child": PEOPLE.unasked_child, "old": PEOPLE.unasked_old}
        score += unasked.get(have.age, 0.0) if wanted.age in ("", "young") else 0.0
    elif wanted.age:
        score += PEOPLE.same_age
    return score


def looks_score(description: str, looks: Sequence[str]) -> float:
    """What it gains or costs a picture of a person to have the hair and clothes that a description tells.

    Args:
        description: "A man with short black hair and a green shirt."
        looks: of the picture: "brown hair", "green sweater"; nothing where they are not known.
    """
    told_hair, told_clothes = _looks_words(description)
    hair, clothes = _looks_words(" and ".join(looks))
    score = 0.0
    groups = hair_groups()
    wanted, have = ({groups[word] for word in words if word in groups} for words in (told_hair, hair))
    if wanted and have:
        score += PEOPLE.same_hair if wanted & have else PEOPLE.other_hair
    score += PEOPLE.same_curls * ("curly" in told_hair and "curly" in hair)
    return score + PEOPLE.same_clothes * bool(told_clothes & clothes)


@lru_cache(maxsize=KEPT_TEXTS)
def _looks_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words about hair, and the colours of what is worn."""
    hair: set[str] = set()
    for phrase in re.findall(r"((?:[a-z]+[ -]){1,3})hair", text.lower()):
        hair.update(re.findall(r"[a-z]+", phrase))
    return frozenset(hair), frozenset(colour_values()) & set(re.findall(r"[a-z]+", text.lower())) - hair
