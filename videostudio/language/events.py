"""What a text says that happens: each clause as a sentence of its own, with its subject, in the text's own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from videostudio.language import function_words as closed
from videostudio.language.clauses import BREAKS, RELATIVES, SENTENCE_ENDS, Verb, find_verbs, split_words
from videostudio.language.morphology import is_adverb, is_plural, noun_lemma
from videostudio.language.phrases import STATES

# Whose deeds a film cannot show: who tells and who is told.
SPEAKERS = frozenset(["i", "we", "you", "let's"])
# What tells of the film and not of what happens in it stands in the imperative, without a subject.
SENTENCE_MARKS = frozenset(["!", "?", "."])


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """Something that happens.

    Args:
        subject: who does it, as it is written for the first time ("a nervous manager").
        doing: the rest, from the verb on ("chews his tie").
        sentence: both, as a sentence.
    """

    subject: str
    doing: str

    @property
    def sentence(self) -> str:
        """It as a sentence."""
        text = f"{self.subject} {self.doing}"
        return f"{text[:1].upper()}{text[1:]}."


def find_events(text: str) -> list[ToldEvent]:
    """What happens in a text, in its order; questions, commands and states tell of nothing that is seen to happen.

    Args:
        text: in English.
    """
    written = split_words(text)
    words = [word.lower() for word in written]
    verbs = find_verbs(words)
    found: list[ToldEvent] = []
    reader = _SubjectReader(written, words)
    for number, verb in enumerate(verbs):
        start, end = _clause_around(words, verbs, number)
        subject = reader.read_subject(start, verb, verbs[number - 1].place if number else -1)
        if not subject or verb.lemma in STATES or _asks(words, verb.place) or verb.form == "VBN":
            continue
        if verb.form == "VB" and words[verb.place - 1] == "to":
            continue
        doing = _doing(written, words, verb, end, subject)
        if doing and len(doing.split()) > 0:
            found.append(ToldEvent(subject, doing))
    return found


def _asks(words: Sequence[str], place: int) -> bool:
    """Whether a verb stands in a question."""
    end = next((word for word in words[place:] if word in SENTENCE_MARKS), ".")
    return end == "?"
