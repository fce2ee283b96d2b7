"""What a text says that happens: every clause as a sentence of its own, with its subject, in the text's own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from videostudio.language import function_words as closed
from videostudio.language.clauses import BREAKS, FINITE_FORMS, RELATIVES, SENTENCE_ENDS, Verb, find_verbs, split_words
from videostudio.language.morphology import (
    inflect_verb,
    is_adjective,
    is_adverb,
    is_plural,
    noun_lemma,
    verb_lemma,
    verb_readings,
)
from videostudio.language.phrases import STAND_INS, STATES

# Pronouns that stand for somebody who was named, as subjects; as objects see `STAND_INS`.
THEY = closed.PLURAL_SUBJECTS - closed.SPEAKERS - closed.DETERMINERS
STAND_FOR_SUBJECTS = closed.SINGULAR_PERSONS | THEY
# What is no person, and several, as subjects and objects.
THING, SEVERAL = "it", THEY | {"them"}
# Forms of verbs, as tags of the Penn Treebank, and the word before an infinitive.
BASE, THIRD, PAST, DOING, DONE, INFINITIVE = "VB", "VBZ", "VBD", "VBG", "VBN", "to"
# Most words of somebody who is told more of by "who", "which" or "that".
MOST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """Something that happens.

    Args:
        subject: who does it ("a nervous manager").
        doing: the rest, from the verb on ("chews his tie").
    """

    subject: str
    doing: str

    @property
    def sentence(self) -> str:
        """It as a sentence of its own."""
        text = f"{self.subject} {self.doing}"
        return f"{text[:1].upper()}{text[1:]}."


def find_events(text: str) -> list[ToldEvent]:
    """What happens in a text, in its order. Questions, commands and states tell of nothing that is seen to happen.

    Args:
        text: in English.
    """
    return _EventReader(text).read()


class _EventReader:
    """Reads the events of one text.

    Args:
        text: in English.
    """

    def __init__(self, text: str) -> None:
        self._written = split_words(text)
        self._words = [word.lower() for word in self._written]
        self._verbs = find_verbs(self._words)
        self._found: list[ToldEvent] = []
        self._subjects: list[str] = []

    def read(self) -> list[ToldEvent]:
        heads = [verb for number, verb in enumerate(self._verbs) if self._opens_clause(number, verb)]
        for number, verb in enumerate(heads):
            following = heads[number + 1] if number + 1 < len(heads) else None
            start, end = self._clause_start(verb), self._clause_end(verb, following)
            if self._is_asked(start, verb.place):
                continue
            subject, behind = self._subject(start, verb)
            if subject:
                self._subjects.append(subject)
            if subject and verb.lemma not in STATES:
                self._found.append(ToldEvent(subject, self._doing(behind, verb, end, subject)))
        return self._found

    def _segment(self, place: int) -> tuple[int, int]:
        start, end = place, place
        while start and self._words[start - 1] not in BREAKS:
            start -= 1
        while end < len(self._words) and self._words[end] not in BREAKS:
            end += 1
        return start, end

    def _opens_clause(self, number: int, verb: Verb) -> bool:
        """Whether a verb is the first of its clause, and no "to lick" or "a man waving" within another's."""
        start, _ = self._segment(verb.place)
        before = [one for one in self._verbs[:number] if one.place >= start]
        if before and verb.form == BASE and self._words[verb.place - 1] == INFINITIVE:
            return False
        if before and self._is_relative(start) and verb.form in FINITE_FORMS:
            return True  # "the giant who lost his shoe weeps"
        return not before or any(word in closed.COORDINATORS for word in self._words[before[-1].place : verb.place])

    def _is_relative(self, start: int) -> bool:
        """Whether a stretch tells more of a name before it."""
        return start > 0 and self._words[start - 1] in RELATIVES

    def _clause_start(self, verb: Verb) -> int:
        """Where the clause of a verb begins: at its stretch, or behind the word that joins it to another verb."""
        start, _ = self._segment(verb.place)
        earlier = [one.place for one in self._verbs if start <= one.place < verb.place]
        joints = [n for n in range(earlier[-1] if earlier else start, verb.place) if self._is_joint(n)]
        if earlier and joints:
            return joints[-1] + 1
        if earlier and self._is_relative(start):
            return verb.place
        while start < verb.place and self._words[start] in closed.COORDINATORS:
            start += 1
        return start

    def _is_joint(self, place: int) -> bool:
        return self._words[place] in closed.COORDINATORS

    def _clause_end(self, verb: Verb, following: Verb | None) -> int:
        _, end = self._segment(verb.place)
        if following is None or following.place >= end:
            return end
        joints = [n for n in range(verb.place, following.place) if self._is_joint(n)]
        end = joints[-1] if joints else following.place
        while end > verb.place + 1 and self._is_joint(end - 1):
            end -= 1
        return end

    def _is_asked(self, start: int, place: int) -> bool:
        """Whether a verb stands in a question, or in what somebody is told to do."""
        marked = next((word for word in self._words[place:] if word in SENTENCE_ENDS), ".") == "?"
        first, second = self._words[start], self._words[start + 1] if start < place else ""
        between = [n for n in range(start + 1, place) if not (self._helps(n) or self._is_manner(n))]
        inverted = first in closed.AUXILIARIES and bool(between)
        objects = second in closed.DETERMINERS or (second in closed.PREPOSITIONS and not noun_lemma(first))
        return marked or inverted or (start < place and BASE in verb_readings(first) and objects)

    def _subject(self, start: int, verb: Verb) -> tuple[str, int]:
        """Who does it, and where what they do begins; nobody where the text does not say."""
        behind = verb.place
        while behind > start and (self._helps(behind - 1) or self._is_manner(behind - 1)):
            behind -= 1
        if self._words[start:behind] and self._words[start] in closed.PREPOSITIONS:
            start = self._behind_setting(start, behind)
        while start < behind and (self._words[start] in closed.ADVERBS or self._is_manner(start)):
            start += 1  # "now she brings tea"
        own = self._written[start:behind]
        lowered = self._words[start:behind]
        if not own and self._is_participle_clause(start, verb):
            return "", behind
        if not own:
            stretch, _ = self._segment(verb.place)
            joined = any(self._is_joint(n) for n in range(stretch, verb.place))
            relative = self._is_relative(stretch) and not joined
            return (self._name_before(stretch - 1) if relative else self._last_subject()), behind
        if lowered[0] in closed.SPEAKERS:
            return "", behind
        if len(own) == 1 and lowered[0] in closed.PRONOUNS:
            return self._antecedent(lowered[0]) if lowered[0] in STAND_FOR_SUBJECTS else "", behind
        named = any(noun_lemma(word) or word[:1].isupper() for word in own)
        return (" ".join(own) if named else ""), behind

    def _is_participle_clause(self, start: int, verb: Verb) -> bool:
        """Whether a clause only says what was done to somebody: ", led by an old elephant"."""
        passive = DONE in verb_readings(self._words[verb.place]) and verb.form in (DONE, PAST)
        return passive and bool(start) and self._words[start - 1] == ","

    def _helps(self, place: int) -> bool:
        """Whether a word only helps the verb behind it: "is", "has to", "needs"."""
        word = self._words[place]
        return word in closed.AUXILIARIES or word == INFINITIVE or verb_lemma(word) in closed.CATENATIVES

    def _is_manner(self, place: int) -> bool:
        word = self._words[place]
        return is_adverb(word) and not noun_lemma(word) and word not in closed.PRONOUNS | closed.DETERMINERS

    def _behind_setting(self, start: int, end: int) -> int:
        """Where the subject begins behind "At dawn", "In the kitchen"."""
        for n in range(start + 1, end):
            if self._words[n] in closed.DETERMINERS and self._words[n - 1] not in closed.PREPOSITIONS:
                return n
        return end

    def _name_before(self, place: int) -> str:
        """The noun phrase that ends before a place, as one that is known: "the widow"."""
        words: list[str] = []
        place -= self._words[place - 1] == ","
        for n in range(place - 1, max(-1, place - 1 - MOST_NAME_WORDS), -1):
            word = self._words[n]
            if word in BREAKS | closed.PREPOSITIONS or any(verb.place == n for verb in self._verbs):
                break
            words.insert(0, self._written[n])
            if word in closed.DETERMINERS:
                break
        return _as_known(" ".join(words)) if words else ""

    def _last_subject(self) -> str:
        return _as_known(self._subjects[-1]) if self._subjects else ""

    def _antecedent(self, pronoun: str, but: str = "") -> str:
        """Whom a pronoun means: the last subject of its number; for "it" and "they" rather what was acted on last."""
        several = pronoun in SEVERAL
        direct = [name for event in reversed(self._found) for name in _names(event.doing, direct=True)]
        others = [name for event in reversed(self._found) for name in _names(event.doing, direct=False)]
        order = list(reversed(self._subjects))
        if several or pronoun == THING:
            order = direct if but else direct + others + order
        known = [_as_known(name) for name in order if is_plural(_head_word(name)) == several]
        return next((name for name in known if name != _as_known(but)), "")

    def _doing(self, behind: int, verb: Verb, end: int, subject: str) -> str:
        """What is done, in the present tense."""
        words = list(self._written[behind:end])
        at = verb.place - behind
        several = is_plural(_head_word(subject)) or bool(closed.COORDINATORS & set(subject.lower().split()))
        helped = any(self._helps(n) for n in range(behind, verb.place))
        if not helped and verb.form == DOING:
            words.insert(at, "are" if several else "is")
        elif not helped and verb.form == PAST:
            words[at] = inflect_verb(verb.lemma, BASE if several else THIRD)
        return " ".join(self._resolve(words, n, subject) for n in range(len(words)))

    def _resolve(self, words: Sequence[str], place: int, subject: str) -> str:
        """A word of a clause; a pronoun that stands for somebody else becomes the name."""
        word, following = words[place].lower(), words[place + 1] if place + 1 < len(words) else ""
        owns = word in closed.POSSESSIVES and bool(following) and following.lower() not in closed.FUNCTION_WORDS
        if place == 0 or word not in STAND_INS or owns:
            return words[place]
        return self._antecedent(word, subject) or words[place]


def _head_word(name: str) -> str:
    """The last word of a noun phrase before its first preposition."""
    words = name.split()
    for n, word in enumerate(words):
        if n and word.lower() in closed.PREPOSITIONS:
            return words[n - 1]
    return words[-1] if words else ""


def short_name(name: str) -> str:
    """What somebody is called: "the old widow in black" is an "old widow"."""
    words = _as_known(name).split()
    start = next((n for n, word in enumerate(words) if word.lower() not in closed.DETERMINERS), 0)
    return " ".join(words[start:])


def _names(doing: str, direct: bool) -> list[str]:
    """The noun phrases of a clause that begin with a determiner, in order.

    Args:
        doing: the clause from its verb on.
        direct: those behind the verb; else those behind a preposition.
    """
    found: list[list[str]] = []
    behind, open_phrase = False, False
    for word in doing.split():
        lowered = word.lower()
        if lowered in closed.PREPOSITIONS | closed.COORDINATORS:
            behind, open_phrase = lowered in closed.PREPOSITIONS, False
        elif lowered in closed.DETERMINERS:
            open_phrase = behind is not direct
            found += [[word]] if open_phrase else []
            behind = False
        elif (
            open_phrase
            and lowered not in closed.ADVERBS
            and (noun_lemma(word) or is_adjective(word) or word[:1].isupper())
        ):
            found[-1].append(word)
        else:
            open_phrase = False
    return [" ".join(words) for words in found if len(words) > 1]


def _as_known(name: str) -> str:
    """Somebody who was named before, by what the name begins with: "a widow in black" becomes "the widow"."""
    words = name.split()
    end = next((n for n, word in enumerate(words) if n and word.lower() in closed.PREPOSITIONS - {"of"}), len(words))
    words = words[:end]
    if not words or words[0].lower() in closed.DETERMINERS - closed.SINGULAR_DETERMINERS:
        return " ".join(words)
    if words[0].lower() in closed.SINGULAR_DETERMINERS:
        return " ".join(["the", *words[1:]])
    if words[0][:1].isupper() and (len(words) > 1 or not noun_lemma(words[0])):
        return " ".join(words)  # a name of one's own
    return f"the {words[0][:1].lower()}{words[0][1:]}" + "".join(f" {word}" for word in words[1:])
