"""Action phrases of a sentence, verb and object: "A boy rides his red bike to school" -> "riding red bike".

The paper takes "all action phrases from the input text prompt" with spaCy; the release's pattern keeps verbs only. A
video prompt is a short sentence about what somebody does, so a list of action verbs, their endings and a few rules
about what stands before and behind them find verb AND object without a language model to install. Phrases come as
Kinetics-400 writes its labels: the verb in -ing, no articles.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERBS_FILE = Path(__file__).with_name("verbs.txt")
MAX_OBJECT_WORDS = 4

WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(WORDS[name].split())


IRREGULAR: dict[str, str] = WORDS["irregular"]
"""Past tense of verbs that do not take -ed."""
DOUBLING = _words("doubling")
"""Verbs that double their last letter."""
MORE_VERBS = _words("more_verbs")
LIGHT = _words("light")
"""Verbs that mean something only with an object."""
NOT_VERBS = _words("not_verbs")
"""Words in -ing that are no action."""
QUANTITIES = _words("quantities")
"""In "a slice of cake" the object is cake."""
DETERMINERS = _words("determiners")
ARTICLES = DETERMINERS | _words("quantifiers")
PLURALS = _words("plurals")
"""Subjects that take a verb's base form."""
BEFORE_BASE = _words("before_base")
"""Words that a verb's base form may follow."""
PRONOUNS = _words("pronouns")
PARTICLES = _words("particles")
"""Belong to the verb: "blowing out candles"."""
LINKS = _words("links")
"""Prepositions whose noun may be the object: "swinging on rope"."""
PLACES = _words("places")
"""Nouns behind such a preposition that only say where."""
STOPS = _words("stops")
"""End a noun phrase."""
SUBJECTS = _words("subjects")
"""Words that a verb in -s or in the past tense may follow."""


@dataclass(frozen=True)
class Verb:
    """A verb found in a sentence.

    Args:
        place: index of its word.
        gerund: its -ing form.
        lemma: its base form, or the gerund where that is unknown.
    """

    place: int
    gerund: str
    lemma: str


def verb_phrases(sentence: str, with_object: bool = True) -> list[str]:
    """Action phrases of a sentence, in order, without repetition.

    Args:
        sentence: a prompt in English.
        with_object: keep the verb's object; False gives verbs only, as the release does.

    Returns:
        Phrases such as "riding bike", empty where the sentence names no action.
    """
    words = re.findall(r"[a-z]+(?:['-][a-z]+)*|[,.;:!?]", sentence.lower().replace("’", "'"))
    verbs = [verb for place in range(len(words)) if (verb := find_verb(words, place))]
    starts = {verb.place for verb in verbs}
    phrases: list[str] = []
    last_object = ""
    for verb in verbs:
        noun = object_of(words, verb.place, starts)
        if noun in PRONOUNS:
            noun = last_object
        last_object = noun.split(" ", 1)[1] if noun.partition(" ")[0] in LINKS | PARTICLES and " " in noun else noun
        if verb.lemma in LIGHT and not noun:
            continue
        phrase = f"{verb.gerund} {noun}".strip() if with_object else verb.gerund
        if phrase not in phrases:
            phrases.append(phrase)
    return phrases


def find_verb(words: list[str], place: int) -> Verb | None:
    """The action verb at a place, or None where the word is none or is used as another part of speech."""
    word, before = words[place], words[place - 1] if place else ""
    lemma, form = forms().get(word, ("", ""))
    if before in DETERMINERS:
        return None
    if word.endswith("ing") and len(word) > 4 and word not in NOT_VERBS:
        return None if before == "of" else Verb(place, word, lemma or word)
    if not lemma:
        return None
    earlier = words[place - 2] if place > 1 else ""
    if form in ("s", "past"):
        described = earlier in DETERMINERS and before.endswith("ly")
        return None if described or not before or before in STOPS - SUBJECTS else Verb(place, gerund(lemma), lemma)
    plural = before in PLURALS or (before.endswith("s") and not before.endswith("ss") and before not in STOPS)
    return Verb(place, gerund(lemma), lemma) if before in BEFORE_BASE or plural else None


def object_of(words: list[str], place: int, verbs: set[int]) -> str:
    """What the verb at a place is done to: its object, or that of a preposition that belongs to it, or nothing."""
    index = place + 1
    while index < len(words) and words[index].endswith("ly"):
        index += 1
    if index >= len(words):
        return ""
    if words[index] in PRONOUNS:
        return words[index]
    particle = words[index] if words[index] in PARTICLES else ""
    if particle and particle not in LINKS:
        index += 1
    noun = noun_phrase(words, index, verbs)
    if noun or index >= len(words) or words[index] not in LINKS:
        return f"{particle} {noun}".strip() if particle and particle not in LINKS else noun
    linked = noun_phrase(words, index + 1, verbs)
    return f"{words[index]} {linked}" if linked and linked.split()[-1] not in PLACES else ""


def noun_phrase(words: list[str], index: int, verbs: set[int]) -> str:
    """The words of a noun phrase from an index on, without articles, up to the next verb, preposition or comma."""
    found: list[str] = []
    while index < len(words) and len(found) < MAX_OBJECT_WORDS:
        word = words[index]
        if word in ARTICLES and not found:
            index += 1
            continue
        if word == "of" and found and found[-1] in QUANTITIES:  # "a big slice of cake" is cake
            found.clear()
            index += 1
            continue
        if word in STOPS or word in ARTICLES or not word[0].isalpha() or index in verbs or word.endswith("ly"):
            break
        found.append(word)
        index += 1
    return " ".join(found)


def gerund(lemma: str) -> str:
    """The -ing form of a verb."""
    if lemma in DOUBLING:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Every form of every known verb -> (base form, kind of form: base, s, past, ing)."""
    table: dict[str, tuple[str, str]] = {}
    for lemma in (*VERBS_FILE.read_text(encoding="utf-8").split(), *MORE_VERBS):
        stem = f"{lemma}{lemma[-1]}" if lemma in DOUBLING else lemma.removesuffix("e")
        past = IRREGULAR.get(lemma) or (f"{lemma[:-1]}ied" if _consonant_y(lemma) else f"{stem}ed")
        table.setdefault(gerund(lemma), (lemma, "ing"))
        table.setdefault(past, (lemma, "past"))
        table.setdefault(_third_person(lemma), (lemma, "s"))
        table[lemma] = (lemma, "base")
    return table


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _third_person(lemma: str) -> str:
    if _consonant_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{lemma}s"
