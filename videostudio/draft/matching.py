"""How well a library picture fits a name: shared words first, then meaning."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from videostudio.library.assets import COLOURS

_FILLER = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "some", "this", "that"))
_FILLER |= frozenset(("of", "in", "on", "at", "with", "and", "or", "for", "to"))
_STOP = frozenset(("with", "of", "in", "on", "at", "from", "who", "that", "wearing", "holding", "near", "by", "for"))
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "person", "mice": "mouse", "feet": "foot"}
_IRREGULAR |= {"leaves": "leaf", "geese": "goose", "knives": "knife", "loaves": "loaf", "wolves": "wolf"}
_IRREGULAR |= {
    "haired": "hair",
    "kid": "child",
    "kids": "child",
    "blonde": "blond",
    "elderly": "old",
    "little": "small",
    "grey": "gray",
}


# Numbers in names, shown by at most so many; what is always two; what ends like many and is one.
MOST = 3
_NUMBERS = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 3, "five": 3, "six": 3, "several": 3, "many": 3}
_NUMBERS |= {"some": 3, "group": 3, "crowd": 3, "herd": 3, "flock": 3}
_TWO = frozenset(("twins", "parents", "grandparents", "brothers", "sisters", "siblings", "lovers", "neighbours"))
_ONE = frozenset(
    ("glasses", "sunglasses", "trousers", "pants", "jeans", "shorts", "scissors", "clothes", "pliers", "stairs")
)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text))


MALE = _words(
    """man boy he him his father dad husband brother son king prince uncle grandfather grandpa guy gentleman groom
    waiter policeman fireman salesman merman wizard lad male boyfriend cowboy"""
)
FEMALE = _words(
    """woman girl she her mother mom mum wife sister daughter queen princess aunt grandmother grandma lady bride
    waitress policewoman mermaid witch lass female girlfriend granny"""
)
CHILD = _words("boy girl child toddler son daughter schoolboy schoolgirl teenager pupil youngster baby")
OLD = _words("old grandfather grandmother grandpa grandma senior elder pensioner granny")
YOUNG = _words("young youth teenager student")
PERSON = MALE | FEMALE | CHILD | OLD | _words("person adult family couple friend stranger hero")
PERSON -= _words("he him his she her old")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a text says about a person.

    Args:
        gender: "male", "female" or "".
        age: "child", "young", "old" or "".
    """

    gender: str
    age: str


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The text's words in lower case, singular, without articles."""
    found = (_singular(word) for word in re.findall(r"[a-z]+", text.lower().replace("'s", "")))
    return tuple(word for word in found if word not in _FILLER)


@lru_cache(maxsize=8192)
def head(text: str) -> str:
    """The word that says what the thing is: the last one before "with", "of", ..."""
    kept: list[str] = []
    for word in re.findall(r"[a-z]+", text.lower().replace("'s", "")):
        if word in _STOP and kept:
            break
        if word not in _FILLER:
            kept.append(_singular(word))
    return kept[-1] if kept else ""


def how_many(name: str) -> int:
    """How many a name means: 2 for "two dogs", 3 for "ducks", 1 for "the dog"."""
    words = re.findall(r"[a-z]+", re.split(r"\b(?:with|in|on|at|from|near|by)\b", name.lower())[0])
    told = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    last = words[-1] if words else ""
    if told or last in _TWO:
        return told or 2
    return MOST if _singular(last) != last and last not in _ONE else 1


def word_score(query: str, forms: Iterable[str]) -> float:
    """How much of a query's words a picture's names share, 0 to 1.

    Args:
        query: what is looked for.
        forms: the picture's name, then its other words; the name counts a little more.
    """
    wanted, main = tokens(query), head(query)
    best = 0.0
    for position, form in enumerate(forms):
        have = tokens(form)
        if not have or not wanted:
            continue
        score = _overlap(set(wanted), main, wanted == have, set(have), head(form))
        best = max(best, score - (0.06 if position else 0.0))
    return max(0.0, best)


def _overlap(wanted: set[str], main: str, equal: bool, have: set[str], form_head: str) -> float:
    if equal:
        return 1.0
    if wanted == have:
        return 0.95
    if main == form_head:
        shared = len(wanted & have) / len(wanted | have)
        if have < wanted:
            return 0.75 + 0.15 * shared
        return 0.7 + 0.15 * shared if wanted < have else 0.5 + 0.15 * shared
    if main in have:
        return 0.35
    return 0.3 if form_head in wanted else 0.1 * len(wanted & have)


def traits(texts: Sequence[str]) -> Traits:
    """Gender and age that texts tell; earlier texts count before later ones, contradictions tell nothing.

    Args:
        texts: a name, then a description.
    """
    gender = age = ""
    for text in texts:
        words = set(tokens(text)) | set(re.findall(r"[a-z]+", text.lower()))
        male, female = bool(words & MALE), bool(words & FEMALE)
        if not gender and male != female:
            gender = "male" if male else "female"
        if not age:
            age = next((a for a, known in (("old", OLD), ("child", CHILD), ("young", YOUNG)) if words & known), "")
    return Traits(gender, age)


def traits_score(wanted: Traits, have: Traits) -> float:
    """What a mismatch of gender or age costs; 0 where nothing is said."""
    score = 0.0
    if wanted.gender and have.gender and wanted.gender != have.gender:
        score -= 0.6
    if wanted.gender and not have.gender:
        score -= 0.1
    if wanted.age != have.age:
        apart = {("old", "child"), ("child", "old"), ("old", "young"), ("young", "old"), ("old", ""), ("child", "")}
        score -= 0.35 if (wanted.age, have.age) in apart else 0.0
        score -= {"child": 0.25, "old": 0.3}.get(have.age, 0.0) if wanted.age in ("", "young") else 0.0
    elif wanted.age:
        score += 0.05
    return score


# Hair colours that pass for one another.
_HAIR = {"black": "dark", "brown": "dark", "blonde": "blond", "golden": "blond", "fair": "blond", "ginger": "red"}
_HAIR |= {"grey": "white", "gray": "white", "silver": "white"}
_HAIR |= {colour: colour for colour in ("dark", "blond", "red", "white")}
_COLOURS = frozenset(COLOURS)


def looks_score(description: str, looks: Sequence[str]) -> float:
    """What it gains or costs a picture of a person to have the hair and clothes that a description tells.

    Args:
        description: "A man with short black hair and a green shirt."
        looks: of the picture: "brown hair", "green sweater"; nothing where they are not known.
    """
    told_hair, told_clothes = _looks(description)
    hair, clothes = _looks(" and ".join(looks))
    score = 0.0
    wanted, have = ({_HAIR[word] for word in words if word in _HAIR} for words in (told_hair, hair))
    if wanted and have:
        score += 0.15 if wanted & have else -0.4
    score += 0.08 * ("curly" in told_hair and "curly" in hair)
    return score + 0.08 * bool(told_clothes & clothes)


@lru_cache(maxsize=8192)
def _looks(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words about hair, and the colours of what is worn."""
    hair: set[str] = set()
    for phrase in re.findall(r"((?:[a-z]+[ -]){1,3})hair", text.lower()):
        hair.update(re.findall(r"[a-z]+", phrase))
    return frozenset(hair), _COLOURS & set(re.findall(r"[a-z]+", text.lower())) - hair


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
