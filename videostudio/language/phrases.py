"""Action phrases of a sentence (paper, supplement, section 3: "all action phrases from the input text prompt").

The paper takes them with spaCy; the release's pattern keeps verbs only. A video prompt is a short sentence about what
somebody does, so word forms and word order find verb AND object without a language model to install.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from videostudio.language import function_words as closed
from videostudio.language.clauses import BREAKS, Verb, find_verbs, split_words
from videostudio.language.morphology import gerund_of, is_adverb, noun_lemma

MAX_OBJECT_WORDS = 5
# Verbs that mean something only together with an object.
LIGHT_VERBS = frozenset(["do", "get", "have", "make", "take"])
# Verbs that tell how somebody is, and nothing that is done.
STATES = frozenset(["be", "have"])
# Pronouns that stand for the object named before.
STAND_INS = frozenset(["it", "them", "him", "her"])


@dataclass(frozen=True, slots=True)
class ActionPhrase:
    """What is done in a clause.

    Args:
        verb: its base form.
        doing: its -ing form.
        particle: what belongs to the verb ("down", "out of"), empty for none.
        object: what it is done to, as it is written ("his red bike"); empty for none.
        place: where no object is, the first phrase behind a preposition ("on the road"); empty for none.
    """

    verb: str
    doing: str
    particle: str = ""
    object: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """The phrase as a person writes it: "riding his red bike"."""
        return " ".join(part for part in (self.doing, self.particle, self.object or self.place) if part)

    @property
    def label(self) -> str:
        """The phrase as Kinetics-400 writes its labels, without articles: "riding red bike".

        A place that is named with "the" or "his" only says where, and is left out.
        """
        where, _, noun = self.place.partition(" ")
        where = "" if not noun or noun.split()[0] in _DEFINITE else f"{where} {_without_articles(noun)}"
        done_to = _without_articles(self.object) if self.object else where
        return " ".join(part for part in (self.doing, self.particle, done_to) if part)


_DEFINITE = closed.POSSESSIVES | {"the", "this", "that", "these", "those"}


def _without_articles(phrase: str) -> str:
    """A noun phrase without determiners, and of "a slice of cake" the cake."""
    words = phrase.split(" of ")[-1].split()
    return " ".join(word for word in words if word not in closed.DETERMINERS)


def find_actions(sentence: str) -> list[ActionPhrase]:
    """What is done in a sentence, clause by clause.

    Args:
        sentence: a prompt in English.

    Returns:
        The phrases in order; empty where the sentence names no action.
    """
    written = split_words(sentence)
    words = [word.lower() for word in written]
    verbs = find_verbs(words)
    places = {verb.place for verb in verbs}
    found: list[ActionPhrase] = []
    last = ""
    for verb in verbs:
        phrase = _complete_phrase(words, verb, places)
        if phrase.object in STAND_INS and last:
            phrase = replace(phrase, object=last)
        last = phrase.object or last
        found.append(phrase)
    return found


def verb_phrases(sentence: str, with_object: bool = True) -> list[str]:
    """Action phrases of a sentence as labels, in order, without repetition.

    Args:
        sentence: a prompt in English.
        with_object: keep the verb's object; False gives verbs only, as the release does.

    Returns:
        Phrases such as "riding bike", empty where the sentence names no action.
    """
    done = [action for action in find_actions(sentence) if action.verb not in STATES]
    done = [action for action in done if action.verb not in LIGHT_VERBS or action.object or action.particle]
    return list(dict.fromkeys(action.label if with_object else action.doing for action in done))


def scene_phrases(action: str, prompt: str) -> list[str]:
    """All that is done in a scene (paper, supplement, section 3), as labels: its action first, nothing twice.

    Args:
        action: what the script says is done ("riding a bike"); may be empty.
        prompt: the scene's prompt, which may name more.
    """
    named = verb_phrases(action) or [action] * bool(action)
    return list(dict.fromkeys([*named, *verb_phrases(prompt)]))


def main_action(sentence: str) -> str:
    """The first thing done in a sentence, with its object: "riding a red bike"; empty where nothing is done."""
    found = _all_done(sentence)
    doing = [action for action in found if action.verb not in STATES] or found
    return doing[0].text if doing else ""


def read_action(phrase: str) -> ActionPhrase | None:
    """What an action phrase without a subject says: of "riding a bike" or "rides a bike" the verb and its object.

    Args:
        phrase: what somebody does.

    Returns:
        Its first action; None where it names none.
    """
    # Which opener a verb needs before it shows by its form.
    for opener in ("she is ", "she ", "they ", ""):
        if done := _all_done(opener + phrase):
            return done[0]
    return None


def joined_actions(phrase: str) -> list[str]:
    """The actions of an action phrase that joins several: of "pouring milk and stirring it" both.

    What is done to reach or accompany something else ("running to catch the bus") is no second action.

    Args:
        phrase: what somebody does, as in "riding a red bike".

    Returns:
        All of them, in order; empty where there is only one.
    """
    # Verbs in -ing are read behind what they need before them.
    words = ["she", "is", *(word.lower() for word in split_words(phrase))]
    verbs = [verb for verb in find_verbs(words) if verb.lemma not in STATES]
    places, joined = {verb.place for verb in verbs}, []
    for verb in verbs:
        before = verb.place - 1
        while before > 1 and is_adverb(words[before]) and words[before] not in closed.COORDINATORS:
            before -= 1
        if verb is verbs[0] or words[before] in closed.COORDINATORS:
            joined.append(_complete_phrase(words, verb, places).text)
    return joined if len(joined) > 1 else []


def subject_looks(sentence: str, name: str) -> str:
    """What a sentence says about the looks of its subject: "with blue hair" for the young man who has it.

    Args:
        sentence: the film's sentence.
        name: the subject's name, without its article.
    """
    written = split_words(sentence)
    words, wanted = [word.lower() for word in written], [word.lower() for word in split_words(name)]
    first_verb = min((verb.place for verb in find_verbs(words) if verb.lemma != "wear"), default=len(words))
    for start in range(first_verb):
        after = start + len(wanted)
        if wanted and words[start:after] == wanted and after < first_verb and words[after] in ("with", "wearing", "in"):
            end = next((n for n in range(after, first_verb) if words[n] in BREAKS | closed.AUXILIARIES), first_verb)
            return " ".join(written[after:end])
    return ""


def _all_done(sentence: str) -> list[ActionPhrase]:
    """A sentence's actions without what somebody only is."""
    return [action for action in find_actions(sentence) if action.verb != "be"]


def _complete_phrase(words: Sequence[str], verb: Verb, verbs: set[int]) -> ActionPhrase:
    # "travelling" stays as it is written.
    doing = words[verb.place] if verb.form == "VBG" else gerund_of(verb.lemma)
    if verb.form == "VBN":
        return ActionPhrase(verb.lemma, doing)  # what is done to it stands before the verb
    index = verb.place + 1
    particles: list[str] = []
    while index < len(words):
        word = words[index]
        follower = words[index + 1] if index + 1 < len(words) else ""
        if word.endswith("ly") and is_adverb(word) and not noun_lemma(word):
            index += 1  # how it is done
        elif word in closed.PARTICLES and (word not in closed.PREPOSITIONS or follower in _NO_NOUN):
            particles.append(word)
            index += 1
        else:
            break
    particle = " ".join(particles)
    if index < len(words) and words[index] not in closed.PREPOSITIONS:
        done_to, _ = _noun_phrase(words, index, verbs)
        if done_to:
            return ActionPhrase(verb.lemma, doing, particle, done_to)
    where: list[str] = []
    while index < len(words) and words[index] in closed.PREPOSITIONS:
        where.append(words[index])
        index += 1
    noun, _ = _noun_phrase(words, index, verbs) if where else ("", index)
    return ActionPhrase(verb.lemma, doing, particle, "", " ".join([*where, noun]) if noun else "")


# Behind these, or at the end, a particle has no noun of its own: "sits down", "climbs up and waves", "out of a hive".
_NO_NOUN = closed.PREPOSITIONS | closed.COORDINATORS | BREAKS | {""}


def _noun_phrase(words: Sequence[str], start: int, verbs: set[int]) -> tuple[str, int]:
    """The words of a noun phrase from an index on, up to the next verb, preposition or mark, and where it ends."""
    found: list[str] = []
    index = start
    while index < len(words) and len(found) < MAX_OBJECT_WORDS:
        word = words[index]
        if word in BREAKS | closed.COORDINATORS | closed.AUXILIARIES or index in verbs or not word[0].isalnum():
            break
        if word == "of" and found:
            # "a cup of tea" is one thing to drink; what has an article of its own only tells more about it.
            inner, end = _noun_phrase(words, index + 1, verbs)
            if inner and inner.split()[0] not in closed.DETERMINERS:
                found, index = [*found, "of", inner], end
            break
        opens = word in closed.DETERMINERS and any(w not in closed.DETERMINERS | closed.OBJECT_PRONOUNS for w in found)
        if word in closed.PREPOSITIONS or opens or (word.endswith("ly") and is_adverb(word) and not noun_lemma(word)):
            break
        found.append(word)
        index += 1
    return " ".join(found), index
