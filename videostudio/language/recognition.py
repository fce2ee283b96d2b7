"""Whether a text is English, and which of its words carry its meaning."""

import re

from videostudio.language.function_words import FUNCTION_WORDS
from videostudio.language.morphology import is_known_word, noun_lemma, verb_lemma

# The share of its letters that are Latin without accents in an English text, some names in it allowed for.
LATIN_SHARE = 0.9
# The share of its words that the dictionary knows; slips of the pen make up the rest. Names are not counted.
KNOWN_SHARE = 0.6
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_latin(text: str) -> bool:
    """Whether most letters are Latin ones."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.isascii() for letter in letters) > len(letters)


def is_english(text: str) -> bool:
    """Whether a text reads like English: Latin letters, and words that an English dictionary knows."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter.isascii() for letter in letters) < LATIN_SHARE * len(letters):
        return False
    known = [is_known_word(word) for word in _WORD.findall(text) if is_known_word(word) or not word[0].isupper()]
    return sum(known) >= KNOWN_SHARE * len(known)


def spoken_words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def content_lemmas(text: str) -> frozenset[str]:
    """The base forms of the words that carry a text's meaning; a word that can be noun and verb gives both."""
    content = [word for word in spoken_words(text) if word not in FUNCTION_WORDS]
    return frozenset(lemma for word in content for lemma in (noun_lemma(word), verb_lemma(word), word) if lemma)
