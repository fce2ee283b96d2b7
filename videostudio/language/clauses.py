"""The verbs of a sentence's clauses, found by word forms and by where words stand.

English tells a verb by structure: it agrees in number with the noun phrase before it, no determiner, adjective or
preposition stands right in front of it, and an auxiliary says which form must follow. A word that can be noun and verb
("sink", "rocks", "plants") is therefore a noun wherever the clause has another verb that agrees with its subject.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from videostudio.language import function_words as closed
from videostudio.language.morphology import is_adjective, is_adverb, is_plural, is_uncounted, noun_lemma, verb_readings

SENTENCE_ENDS = frozenset(".!?;:")
MARKS = SENTENCE_ENDS | {",", "–", "—", "(", ")", '"', "“", "”"}
FINITE_FORMS = ("VBZ", "VB", "VBD")
# What may stand between two clauses: marks, and words that open a clause of their own.
BREAKS = MARKS | closed.SUBORDINATORS
# These open a clause about a noun, behind which that noun's own verb may come: "the cat that sleeps purrs".
RELATIVES = frozenset(["that", "which", "who"])
# Nothing but a verb stands right in front of these.
OBJECT_OPENERS = closed.DETERMINERS | closed.OBJECT_PRONOUNS | closed.REFLEXIVES


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells what is done.

    Args:
        place: index of its word.
        lemma: its base form.
        form: its tag in the Penn Treebank: VBZ, VB, VBD, VBG, or VBN in the passive.
    """

    place: int
    lemma: str
    form: str


@dataclass(slots=True)
class NounPhrases:
    """What a reader knows about the noun phrases before a clause's verb.

    Args:
        number: that of the subject: "singular", "plural", "either"; empty where no subject was read yet.
        head: whether the last word read can end a noun phrase.
        weak: whether that word can be an adjective as well, so that its noun may still come.
        determined: number that the determiner of the phrase asks for; empty where it tells nothing.
        attached: whether the phrase belongs to a preposition or a participle, not to the verb.
        joined: whether the subject is several joined by "and".
        asked: whether an auxiliary stands before the subject.
    """

    number: str = ""
    head: bool = False
    weak: bool = False
    determined: str = ""
    attached: bool = False
    joined: bool = False
    asked: bool = False
    verbs: list[Verb] = field(default_factory=list)


def split_words(sentence: str) -> list[str]:
    """The words and marks of a sentence, as they are written."""
    return re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+|[^\w\s]", sentence.replace("’", "'"))


def find_verbs(words: Sequence[str]) -> list[Verb]:
    """All verbs of a sentence that tell what is done, in order.

    Args:
        words: the words and marks of the sentence, see `split_words`.
    """
    lowered = [word.lower() for word in words]
    found: list[Verb] = []
    subject = ""
    for start, end in _segments(lowered):
        if start == 0 or lowered[start - 1] in SENTENCE_ENDS:
            subject = ""
        verbs, subject = ClauseReader(lowered, end).read_clause(start, subject)
        found += verbs
    found = found or _verbs_without_subject(lowered)
    return sorted({verb.place: verb for verb in found}.values(), key=lambda verb: verb.place)


def _segments(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, word in enumerate([*words, "."]):
        if word in BREAKS:
            if place > start:
                yield start, place
            start = place + 1


class ClauseReader:
    """Reads one stretch of words between two marks from left to right.

    Args:
        words: the whole sentence in lower case.
        end: index behind the stretch.
    """

    def __init__(self, words: Sequence[str], end: int) -> None:
        self._words, self._end = words, end

    def read_clause(self, start: int, subject: str) -> tuple[list[Verb], str]:
        """The verbs of a clause and of those joined to it by "and".

        Args:
            start: index of its first word.
            subject: number of the subject of the clause before, which this one may share; empty for none.

        Returns:
            The verbs, and the number of the subject.
        """
        known = NounPhrases()
        place = start
        while place < self._end:
            verb, place = self._read_word(place, known, subject if place == start else "")
            if verb is not None:
                rest = self._after_verb(verb, known.number or subject)
                if start and self._words[start - 1] in RELATIVES:
                    rest += self._verb_behind_relative(verb)
                return [*known.verbs, *rest], known.number or subject
        return known.verbs, known.number or subject

    def _read_word(self, place: int, known: NounPhrases, inherited: str) -> tuple[Verb | None, int]:
        """One word before the verb: the verb where it is one, and where to go on."""
        word = self._words[place]
        if word in closed.AUXILIARIES and (known.number or inherited or place == 0):
            return self._after_auxiliary(place, known)
        verb = self._main_verb(place, known, inherited)
        if verb is not None:
            if verb.form == "VBG" and known.number:
                known.verbs.append(verb)
                known.head, known.attached, known.determined = False, True, ""
                return None, place + 1
            return verb, place + 1
        self._note_noun_phrase(place, known)
        return None, place + 1

    def _note_noun_phrase(self, place: int, known: NounPhrases) -> None:
        word = self._words[place]
        if word in closed.DETERMINERS or word.endswith("'s"):
            if known.head and not known.number:
                known.attached = False  # "In the kitchen a man": here the subject begins
            singular, plural = word in closed.SINGULAR_DETERMINERS, word in closed.PLURAL_DETERMINERS
            known.determined = "singular" if singular else "plural" if plural else ""
            known.head = False
        elif word in closed.COORDINATORS:
            known.joined = known.joined or (bool(known.number) and not known.attached)
            known.head, known.determined = False, ""
        elif word in closed.SINGULAR_SUBJECTS | closed.PLURAL_SUBJECTS:
            known.number = "plural" if word in closed.PLURAL_SUBJECTS else "singular"
            known.head, known.weak, known.attached = True, False, False
        elif word in closed.PREPOSITIONS and not (known.head and word in closed.PARTICLES):
            if word == "of" and known.number == "singular":
                known.number = "either"  # "a group of children play"
            known.head, known.attached, known.determined = False, True, ""
        elif not self._is_adverb(place):
            self._note_noun(word, known)

    def _note_noun(self, word: str, known: NounPhrases) -> None:
        forms = verb_readings(word)
        if "VBN" in forms and known.head and not noun_lemma(word):
            known.head, known.attached = False, True  # "a letter written by hand"
            return
        known.weak = is_adjective(word)
        known.head = bool(noun_lemma(word)) or not known.weak
        if known.head and not known.attached:
            known.number = _number_of(word)

    def _after_auxiliary(self, place: int, known: NounPhrases) -> tuple[Verb | None, int]:
        """The verb that an auxiliary announces; none where "is" only says what somebody is."""
        word = self._words[place]
        wanted = {"VBG", "VBN"} if word in closed.BE else {"VBN"} if word in closed.HAVE else {"VB"}
        after = place + 1
        while after < self._end and (self._is_adverb(after) or self._words[after] in closed.BE):
            after += 1
        forms = verb_readings(self._words[after]) if after < self._end else {}
        for form in ("VBG", "VBN", "VB"):
            if form in wanted and form in forms and self._words[after] not in closed.DETERMINERS:
                perfect = form == "VBN" and word in closed.HAVE and self._words[after - 1] not in closed.BE
                return Verb(after, forms[form], "VBD" if perfect else form), after + 1
        if place == 0:
            known.asked = True  # "Can a robot sing?": the verb comes behind its subject
            return None, place + 1
        own = "be" if word in closed.BE else "have" if word in closed.HAVE else "do" if word in closed.DO else ""
        return (Verb(place, own, "VB") if own else None), place + 1

    def _main_verb(self, place: int, known: NounPhrases, inherited: str) -> Verb | None:
        """The verb at a place, where what stands before it and behind it lets it be one."""
        word = self._words[place]
        forms = verb_readings(word)
        if not forms or word in closed.FUNCTION_WORDS or not (known.head or inherited):
            return None
        if "VBG" in forms:
            return Verb(place, forms["VBG"], "VBG") if self._is_participle(place) else None
        number = known.number or inherited
        if known.joined:
            number = "plural"
        fits = {
            "VBZ": number in ("singular", "either") and known.determined != "plural",
            "VB": known.asked or (number in ("plural", "either") and known.determined != "singular"),
            "VBD": bool(number),
        }
        form = next((form for form in FINITE_FORMS if form in forms and fits[form]), "")
        if not form or self._is_rather_noun(place, form, known, inherited):
            return None
        if form == "VBD" and "VBN" in forms and self._is_short_relative(place):
            return None
        return Verb(place, forms[form], form)

    def _is_participle(self, place: int) -> bool:
        """Whether a word in -ing tells what somebody does rather than name something ("the city building")."""
        follower = self._word(place + 1)
        opens = follower in OBJECT_OPENERS | closed.PREPOSITIONS | closed.ADVERBS | {""} or self._is_adverb(place + 1)
        return not noun_lemma(self._words[place]) or opens

    def _is_rather_noun(self, place: int, form: str, known: NounPhrases, inherited: str) -> bool:
        """Whether a word that can be a noun is one here, because a better verb follows."""
        word = self._words[place]
        if not noun_lemma(word):
            return False
        follower = self._word(place + 1)
        if follower in closed.AUXILIARIES:
            return True
        if known.number == "either" and form == "VB":
            # "people dance", but "the soccer ball lands": nothing but its place tells that "ball" is no verb.
            return not _opens(self._words[: self._end], place + 1)
        if not known.head:
            # The first word of a stretch: "apples, pears" goes on with nouns, "sits and plays the piano" with a verb.
            return follower in {""} | closed.COORDINATORS
        nearby = verb_readings(follower) if follower not in closed.FUNCTION_WORDS else {}
        # As a noun it would be the subject; or, behind a preposition, part of what is said about the subject.
        plural = known.number == "plural" if known.attached else form == "VBZ"
        if ("VB" if plural else "VBZ") not in nearby:
            return False
        # "the wet clothes dry in the sun": behind an adjective a noun is more likely still.
        behind = _opens(self._words[: self._end], place + 2) if known.weak else self._word(place + 2) in OBJECT_OPENERS
        bare = noun_lemma(follower) == follower and not is_uncounted(follower)
        return behind or bare or not noun_lemma(follower)

    def _is_short_relative(self, place: int) -> bool:
        """Whether a form in -ed only says more about the subject: "a man dressed in red walks"."""
        if self._word(place + 1) not in closed.PREPOSITIONS:
            return False
        for later in range(place + 2, self._end):
            word, before = self._words[later], self._words[later - 1]
            if word in closed.COORDINATORS:
                return False
            if word in closed.BE | closed.MODALS:
                return True
            stands = before not in closed.FUNCTION_WORDS and (noun_lemma(before) or is_adjective(before))
            if stands and "VBZ" in verb_readings(word) and (not noun_lemma(word) or self._word(later + 1)):
                return True
        return False

    def _after_verb(self, verb: Verb, subject: str) -> list[Verb]:
        """The verb, or the one that it only begins ("starts running"), and those that follow."""
        place = verb.place + 1
        while self._is_adverb(place):
            place += 1
        if verb.lemma in closed.CATENATIVES:
            infinitive = self._word(place) == "to" and verb.lemma not in ("go", "get")
            forms = verb_readings(self._word(place + infinitive))
            wanted = "VB" if infinitive else "VBG"
            if wanted in forms:
                return self._after_verb(Verb(place + infinitive, forms[wanted], wanted), subject)
        found = [verb]
        while place < self._end:
            word = self._words[place]
            if word in closed.COORDINATORS:
                while self._word(place) in closed.COORDINATORS or self._is_adverb(place):
                    place += 1
                joined = self._joined_verb(place, verb)
                if joined is not None:
                    return found + self._after_verb(joined, subject)
                # Perhaps a clause of its own, with its own subject; else more of the object.
                return found + self.read_clause(place, "")[0]
            forms = verb_readings(word)
            before = self._words[place - 1]
            noun_before = before not in closed.FUNCTION_WORDS and bool(noun_lemma(before))
            follower = self._word(place + 1)
            if "VBG" in forms and noun_before and place > verb.place + 1 and self._is_participle(place):
                found.append(Verb(place, forms["VBG"], "VBG"))
            elif "VB" in forms and before == "to" and (not noun_lemma(word) or follower in OBJECT_OPENERS):
                found.append(Verb(place, forms["VB"], "VB"))
            place += 1
        return found

    def _verb_behind_relative(self, verb: Verb) -> list[Verb]:
        """The main clause's verb behind a relative clause, in the same form as the verb of that clause."""
        for place in range(verb.place + 2, self._end):
            word, before = self._words[place], self._words[place - 1]
            forms = verb_readings(word) if word not in closed.FUNCTION_WORDS else {}
            ended = noun_lemma(before) or self._is_adverb(place - 1)
            if verb.form in forms and verb.form in FINITE_FORMS and ended and self._word(place + 1):
                return self._after_verb(Verb(place, forms[verb.form], verb.form), "")
        return []

    def _joined_verb(self, place: int, verb: Verb) -> Verb | None:
        """The verb behind "and", where it is one and no further object ("sells books and plants")."""
        word = self._word(place)
        forms = verb_readings(word) if word not in closed.FUNCTION_WORDS else {}
        form = next((form for form in (verb.form, *FINITE_FORMS) if form in forms), "")
        alike = form == verb.form or {form, verb.form} <= {"VBZ", "VBD"} or verb.form in ("VBN", "VBG")
        if not form or not alike or (verb.form == "VBG" and form != "VBG" and noun_lemma(word)):
            return None
        follower = self._word(place + 1)
        if not noun_lemma(word) or follower in OBJECT_OPENERS or self._is_adverb(place + 1):
            return Verb(place, forms[form], form)
        joint = max(n for n in range(place) if self._words[n] in closed.COORDINATORS)
        while self._words[joint - 1] in closed.COORDINATORS or self._is_adverb(joint - 1):
            joint -= 1
        if joint - 1 == verb.place or form == "VBG":
            return Verb(place, forms[form], form)
        # A bare noun joins another bare noun; after "the cat and" it would lack its own article.
        object_words = self._words[verb.place + 1 : joint]
        bare = not any(w in closed.DETERMINERS or w.endswith("'s") or w in closed.PRONOUNS for w in object_words)
        closes = follower in {""} | closed.COORDINATORS or (form != "VB" and follower in closed.PREPOSITIONS)
        return None if bare and closes else Verb(place, forms[form], form)

    def _word(self, place: int) -> str:
        """The word at a place of the stretch; empty outside it."""
        return self._words[place] if place < self._end else ""

    def _is_adverb(self, place: int) -> bool:
        word = self._word(place)
        return word in closed.ADVERBS or (word.endswith("ly") and is_adverb(word) and not noun_lemma(word))


def _number_of(noun: str) -> str:
    """Singular, plural, or either where the word does not tell: "sheep", names such as "Jonas"."""
    if not noun_lemma(noun) or (is_plural(noun) and noun_lemma(noun) == noun):
        return "either"
    return "plural" if is_plural(noun) else "singular"


def _verbs_without_subject(words: Sequence[str]) -> list[Verb]:
    """The verb where none agrees with a subject: "Cooking dinner", "Chop the onions", "A couple dance"."""
    if not words:
        return []
    first, follower = verb_readings(words[0]), words[1] if len(words) > 1 else ""
    if "VBG" in first:
        return [Verb(0, first["VBG"], "VBG")]
    if "VB" in first and follower in OBJECT_OPENERS | closed.PREPOSITIONS:
        return [Verb(0, first["VB"], "VB")]
    offers = []
    for place in range(1, len(words)):
        before, forms = words[place - 1], verb_readings(words[place])
        if {before, words[place]} & closed.FUNCTION_WORDS or not noun_lemma(before):
            continue
        form = next((form for form in ("VBZ", "VBG", "VB", "VBD") if form in forms), "")
        if form and (form != "VBG" or not noun_lemma(words[place])):
            offers.append(Verb(place, forms[form], form))
    sure = [verb for verb in offers if not noun_lemma(words[verb.place]) or _opens(words, verb.place + 1)]
    return sure[:1]


def _opens(words: Sequence[str], place: int) -> bool:
    follower = words[place] if place < len(words) else ""
    return follower in OBJECT_OPENERS | closed.PREPOSITIONS | closed.ADVERBS or follower in {"", *MARKS}
