"""Forms of English words, by the dictionary and the rules of lemminflect; the article before a noun."""

import re
from functools import cache

from lemminflect import getAllInflections, getAllLemmas, getInflection, getLemma

from videostudio.language.function_words import DETERMINERS, FUNCTION_WORDS, PREPOSITIONS

# Letters that say their own name at the start of these ("a uniform", "a ukulele", "a one-eyed cat") take "a".
_SPOKEN_CONSONANT = re.compile(r"uni([^mn]|$)|u[bfkrst][aeiou]|eu|one\b|once\b|ewe")
# The h of these is not spoken.
_SPOKEN_VOWEL = re.compile(r"hon(est|or|our)|hour|heir")


@cache
def noun_lemma(word: str) -> str:
    """The singular of a word that can be a noun: "children" gives "child"; empty for a word that cannot."""
    found: tuple[str, ...] = getAllLemmas(word.lower(), upos="NOUN").get("NOUN", ())
    return found[0] if found else ""


@cache
def verb_readings(word: str) -> dict[str, str]:
    """What a word can be as a verb.

    Returns:
        Base form by form, as tags of the Penn Treebank (VB, VBZ, VBD, VBN, VBG): "saw" gives "see" as VBD and "saw"
        as VB; empty for a word that is no verb.
    """
    word = word.lower()
    found: dict[str, str] = {}
    for lemma in getAllLemmas(word, upos="VERB").get("VERB", ()):
        inflections = getAllInflections(lemma, upos="VERB")
        # The dictionary gives regular verbs their form in -ed once.
        inflections.setdefault("VBN", inflections.get("VBD", ()))
        for tag, forms in inflections.items():
            if word in forms and tag != "VBP":
                found.setdefault(tag, lemma)
    return found


def verb_lemma(word: str) -> str:
    """The base form of a word that can be a verb: "buries" gives "bury"; empty for a word that cannot."""
    return next(iter(verb_readings(word).values()), "")


@cache
def is_adjective(word: str) -> bool:
    """Whether the dictionary knows a word as an adjective in its base form ("cleaner" is somebody who cleans)."""
    return word.lower() in getAllLemmas(word.lower(), upos="ADJ").get("ADJ", ())


@cache
def is_adverb(word: str) -> bool:
    """Whether the dictionary knows a word as an adverb."""
    return "ADV" in getAllLemmas(word.lower(), upos="ADV")


@cache
def is_known_word(word: str) -> bool:
    """Whether a word is in the dictionary, in any form, or is one of the small words of English."""
    return word.lower() in FUNCTION_WORDS or bool(getAllLemmas(word.lower()))


@cache
def gerund_of(verb: str) -> str:
    """The -ing form of a base form: "make" gives "making"."""
    return _inflected(verb, "VBG")


@cache
def inflect_verb(verb: str, tag: str) -> str:
    """A form of a base form, by its tag in the Penn Treebank: "make" gives "makes" for VBZ."""
    return _inflected(verb, tag)


@cache
def plural_of(noun: str) -> str:
    """The plural of a noun: "puppy" gives "puppies"."""
    return _inflected(noun, "NNS")


def _inflected(word: str, tag: str) -> str:
    forms: tuple[str, ...] = getInflection(word, tag)
    return forms[0] if forms else word


@cache
def singular_of(word: str) -> str:
    """The singular of a noun, in lower case: "hooves" gives "hoof"; words that are no nouns come back as they are.

    A word that no dictionary has ("cornfields") follows the rules of spelling.
    """
    word = word.lower()
    if known := noun_lemma(word):
        return known
    return word if getAllLemmas(word) else str(getLemma(word, "NOUN")[0])


@cache
def is_plural(word: str) -> bool:
    """Whether a word is a noun in the plural; one that has a single form for both ("sheep") counts as one too."""
    word = word.lower()
    lemma = noun_lemma(word)
    if not lemma:
        return word.endswith("s") and not word.endswith("ss") and not getAllLemmas(word)
    return lemma != word or plural_of(word) == word


@cache
def is_uncounted(word: str) -> bool:
    """Whether a word can be a noun that stands alone in the singular, without an article: "milk", "chess"."""
    word = word.lower()
    return noun_lemma(word) == word and word in getAllInflections(word, upos="NOUN").get("NNS", ())


def indefinite_article(phrase: str) -> str:
    """The article "a" or "an", as a phrase that begins like this is spoken."""
    spoken = phrase.lower()
    vowel = spoken[:1] in "aeiou" and not _SPOKEN_CONSONANT.match(spoken)
    return "an" if vowel or _SPOKEN_VOWEL.match(spoken) else "a"


def with_article(name: str) -> str:
    """A name with "a" or "an"; as it is where it is plural, a proper name or has a determiner already."""
    parts = name.split()
    if not parts or name[:1].isupper() or parts[0].lower() in DETERMINERS:
        return name
    # "a group of children" is one group, and "a man lifting weights" one man.
    closing = (
        n for n, part in enumerate(parts) if n and (part.lower() in PREPOSITIONS or "VBG" in verb_readings(part))
    )
    end = next(closing, len(parts))
    head = parts[end - 1].lower()
    return name if head != noun_lemma(head) and is_plural(head) else f"{indefinite_article(name)} {name}"
