"""Just enough English grammar to find who a prompt is about, what is done, and where; no model needed."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from videostudio.draft.writer import words
from videostudio.language.morphology import gerund_of, indefinite_article, singular_of, third_person

_LEAD = re.compile(
    r"^\s*(?:please\s+)?(?:make|create|generate|show|tell|write|give)?\s*(?:me\s+)?(?:us\s+)?"
    r"(?:an?\s+|the\s+)?(?:short\s+|little\s+|funny\s+)?"
    r"(?:film|movie|video|clip|story|animation|scene)s?\s+(?:about|of|showing|in\s+which|where|with)\s+",
    re.IGNORECASE,
)
# A question tells of what it asks about: "Why do elephants dance?".
_ASKS = re.compile(
    r"^\s*(?:(?:why|how|when|where)\s+(?:do|does|did|can|could|would|will|should|is|are)\s+"
    r"|what\s+(?:happens|would\s+happen|will\s+happen)\s+(?:when|if)\s+|what\s+if\s+"
    r"|(?:can|could|do|does|did|will|would)\s+(?!you\b))",
    re.IGNORECASE,
)


_ALL_VERBS = tuple(dict.fromkeys(words.VISIBLE_VERBS + words.OTHER_VERBS))
_BY_PROGRESSIVE = {gerund_of(verb): verb for verb in _ALL_VERBS}
_BY_THIRD = {third_person(verb): verb for verb in _ALL_VERBS}
_BASES = frozenset(_ALL_VERBS)
VISIBLE_PROGRESSIVES = tuple(gerund_of(verb) for verb in words.VISIBLE_VERBS)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a prompt says.

    Args:
        subjects: who or what it is about, without articles: ("young man",).
        looks: words that say how a subject looks, as written: {"young man": "with blue hair"}.
        plural: whether verbs stand in the plural.
        verb: base form of the main verb; empty where none was found.
        rest: what follows the verb, up to the end of the clause.
        objects: things the prompt names besides its subjects.
        place: the place it names; empty for none.
        goal: whether the verb is only wanted, tried or learnt: "a dog who wants to fly".
        more: what the prompt tells after its first clause, as scenes in the progressive.
    """

    subjects: tuple[str, ...] = ()
    looks: dict[str, str] = field(default_factory=dict)
    plural: bool = False
    verb: str = ""
    rest: str = ""
    objects: tuple[str, ...] = ()
    place: str = ""
    goal: bool = False
    more: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """All subjects as one phrase: "boy and dog" reads "boy and the dog"."""
        return self._who.removeprefix("the ")

    @property
    def opening(self) -> str:
        """How a sentence about the subjects starts: "The boy and the dog are"; a name takes no article."""
        return f"{self._who[:1].upper()}{self._who[1:]} {'are' if self.plural else 'is'}"

    @property
    def _who(self) -> str:
        return " and ".join(name if name[:1].isupper() else f"the {name}" for name in self.subjects)

    @property
    def sentence(self) -> str:
        """The prompt as one scene in the progressive, or nothing where no subject or verb was found."""
        if not self.subjects or not self.verb:
            return ""
        return self.tells(self.verb, self.rest)

    @property
    def told(self) -> tuple[str, ...]:
        """Everything the prompt itself tells, in its order, as scenes."""
        return tuple(sentence for sentence in (self.sentence, *self.more) if sentence)

    def tells(self, verb: str, rest: str) -> str:
        """What the subjects do as one scene in the progressive."""
        return f"{self.opening} {gerund_of(verb)}{f' {rest}' if rest else ''}."


def find_outcome(theme: Theme) -> str:
    """What a search or a loss comes to: "looks for her lost dog" ends with "finding her lost dog"."""
    words_said = theme.rest.split()
    if theme.verb in ("look", "search", "hunt", "seek") and words_said[:1] == ["for"]:
        words_said = words_said[1:]
    elif theme.verb not in ("lose", "seek"):
        return ""
    end = next((n for n, word in enumerate(words_said) if word in words.PREPOSITIONS), len(words_said))
    return theme.tells("find", " ".join(words_said[:end])) if end else ""


def parse_prompt(prompt: str) -> Theme:
    """Read a prompt.

    Args:
        prompt: one English sentence or phrase.

    Returns:
        What was found; an empty `Theme` where the prompt is no English or of another shape.
    """
    plain = _LEAD.sub("", prompt.strip())
    text = _ASKS.sub("", plain)
    first, *others = _sentences(text)
    cased = _capitals([token for part in (first, *others) for token in [*part, "."]])
    lowered = [token.lower() for token in first]
    theme, position = _subjects(lowered, asked=text != plain)
    theme = _named(theme, first)
    clauses = [part for tokens in (lowered, *others) for part in _split([t.lower() for t in tokens], theme.plural)]
    head = clauses.pop(0) if clauses else []
    theme = _further(_predicate(theme, head, position), clauses)
    return replace(
        theme,
        looks={name: _restore(look, cased) for name, look in theme.looks.items()},
        rest=_restore(theme.rest, cased),
        objects=tuple(_restore(name, cased) for name in theme.objects),
        place=_restore(theme.place, cased),
        more=tuple(_restore(sentence, cased) for sentence in theme.more),
    )


def _sentences(text: str) -> list[list[str]]:
    """The tokens of every sentence, without the marks that end them; at least one list."""
    found: list[list[str]] = [[]]
    for token in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.,;:!?]", text):
        if token in ".;:!?":
            found += [[]] if found[-1] else []
        else:
            found[-1].append(token)
    return [tokens for tokens in found if tokens] or [[]]


def _capitals(tokens: list[str]) -> dict[str, str]:
    """Words that are written with a capital inside sentences; none in a prompt that is a headline or all capitals."""
    inside = [token for before, token in pairwise(tokens) if before != "." and token[0].isalpha()]
    capital = [token for token in inside if token[0].isupper() and token != "I"]
    return {token.lower(): token for token in capital} if 2 * len(capital) < len(inside) else {}


def _restore(text: str, cased: dict[str, str]) -> str:
    return " ".join(cased.get(word.rstrip("."), word.rstrip(".")) + "." * word.endswith(".") for word in text.split())


def _named(theme: Theme, tokens: list[str]) -> Theme:
    """The theme with subjects that are names of their own ("Emma") as they are written."""
    lowered = [token.lower() for token in tokens]
    known = words.PEOPLE | words.ANIMALS | words.BIRDS | words.SCALY | words.PLACE_WORDS | words.LIFELESS
    known |= frozenset(words.CHARACTERS)
    names: dict[str, str] = {}
    for subject in theme.subjects:
        parts = subject.split()
        start = next((n for n in range(len(lowered)) if lowered[n : n + len(parts)] == parts), -1)
        if start < 0 or len(parts) > 2 or (start > 0 and lowered[start - 1] in words.DETERMINERS):
            continue
        written = tokens[start : start + len(parts)]
        # The first word of a prompt always has a capital: there a name is one word before a verb or "and".
        after = start + len(parts)
        sure = start > 0 or (after < len(lowered) and (lowered[after] in _AFTER_NAMES or _verb(lowered[after])))
        if (
            sure
            and all(word[0].isupper() for word in written)
            and parts[-1] not in known
            and not _looks_plural(parts[-1])
        ):
            names[subject] = " ".join(written)
    return replace(
        theme,
        subjects=tuple(names.get(subject, subject) for subject in theme.subjects),
        looks={names.get(subject, subject): look for subject, look in theme.looks.items()},
    )


_AFTER_NAMES = words.AUXILIARIES | {"and", ",", "who"}
_LINKS = frozenset(
    ["then", "next", "later", "finally", "first", "at", "last", "after", "that", "afterwards", "soon", ","]
)
_THEY = frozenset(["he", "she", "it", "they"])


def _further(theme: Theme, clauses: list[list[str]]) -> Theme:
    """The theme with what the prompt tells after its first clause: "and opens a door", "Then she sings."."""
    main = {name.split()[-1].lower() for name in theme.subjects}
    it = theme.objects[0] if theme.objects else ""
    for tokens in clauses[:11]:
        while tokens and tokens[0] in _LINKS:
            tokens = tokens[1:]
        lead, start = _lead(tokens)
        own = Theme(theme.subjects, plural=theme.plural)
        if start > 0 and (tokens[start - 1] == "they") > theme.plural:
            continue  # of them only one is known
        if start < 0 and tokens and not _acts_next(tokens, 0, theme.plural):
            own, start = _subjects(tokens)
            if {name.split()[-1] for name in own.subjects} & main:
                own = replace(own, subjects=theme.subjects, plural=theme.plural)
        own = _predicate(own, tokens, max(0, start))
        if own.verb and own.subjects and theme.subjects:
            # A scene stands by itself: "eats it" is "eats the cake".
            said = re.sub(r"\b(it|them)\b", f"the {it}", own.rest, count=1) if it else own.rest
            rest = " ".join(part for part in (said, lead) if part)
            it = own.objects[0] if own.objects else it
            new = [name for name in own.subjects if name not in theme.subjects]
            new += [name for name in _things(lead.split(), theme.subjects)[0] if name not in new]
            objects = tuple(dict.fromkeys((*theme.objects, *new, *own.objects)))[:6]
            objects = tuple(name for name in objects if name.split()[-1] not in main)
            place = theme.place or own.place
            theme = replace(theme, more=(*theme.more, own.tells(own.verb, rest)), objects=objects, place=place)
    return theme


def _split(tokens: list[str], plural: bool) -> list[list[str]]:
    """A sentence cut before every "and", "then" or comma that a verb follows."""
    found: list[list[str]] = [[]]
    for position, token in enumerate(tokens):
        after = next((n for n in range(position + 1, len(tokens)) if tokens[n] not in _LINKS | {"and"}), -1)
        links = token in ("and", "then", ",") and position > 1 and after > 0
        if links and (_acts_next(tokens, after, plural) or (tokens[after] in _THEY and after + 1 < len(tokens))):
            found.append([])
        else:
            found[-1].append(token)
    return [part for part in found if part]


def _acts_next(tokens: list[str], position: int, plural: bool) -> bool:
    """Whether a clause may start here with its verb: one in the form that the subject asks for."""
    token = tokens[position]
    if plural and token in _BASES:
        return True
    # "books and plants" may end a list of things; "and plants a tree" tells on.
    return token in _BY_THIRD and position + 1 < len(tokens) and tokens[position + 1] not in words.AUXILIARIES


def _lead(tokens: list[str]) -> tuple[str, int]:
    """What stands before "she" at a clause's beginning, and where the verb comes; -1 where there is no pronoun."""
    start = next((n for n, token in enumerate(tokens[:8]) if token in _THEY), -1)
    if start < 0 or any(_BY_THIRD.get(token) for token in tokens[:start]):
        return "", -1
    return " ".join(token for token in tokens[:start] if token != ","), start + 1


def _subjects(tokens: list[str], asked: bool = False) -> tuple[Theme, int]:
    """The noun phrases before the verb, which has its base form in a question."""
    theme, position = Theme(), 0
    subjects: list[str] = []
    looks: dict[str, str] = {}
    plural = False
    while position < len(tokens):
        phrase, after, many = _noun_phrase(tokens, position, before_verb=True, many=asked or bool(subjects))
        if not phrase or (position == 0 and tokens[0] in _BY_PROGRESSIVE):
            break
        position = after
        subjects.append(phrase)
        plural = plural or many
        look, position = _look(tokens, position)
        if look:
            looks[phrase] = look
        if (
            position < len(tokens) - 1
            and tokens[position] in ("and", "or")
            and not _is_verb(tokens, position + 1, True)
        ):
            position += 1
            continue
        break
    subjects = subjects[:3]
    return replace(theme, subjects=tuple(subjects), looks=looks, plural=plural or len(subjects) > 1), position


def _look(tokens: list[str], position: int) -> tuple[str, int]:
    """A description right behind a subject: "with blue hair", "in a red coat", "wearing a hat"."""
    if position >= len(tokens) or tokens[position] not in ("with", "wearing", "in", "named", "called"):
        return "", position
    phrase, after, _ = _noun_phrase(tokens, position + 1, before_verb=True)
    if not phrase or (tokens[position] == "in" and phrase.split()[-1] in words.PLACE_WORDS):
        return "", position
    look = " ".join(tokens[position:after])
    if after < len(tokens) - 1 and tokens[after] == "and" and not _is_verb(tokens, after + 1, False):
        _, more, _ = _noun_phrase(tokens, after + 1, before_verb=True)
        if more > after + 1:
            look, after = " ".join(tokens[position:more]), more
    return look, after


# Verbs of wishing and beginning: what is done is the verb that follows.
_WISHES = frozenset(
    ["wants", "tries", "learns", "dreams", "trying", "learning", "wanting", "dreaming", "hopes", "wishes"]
)
_WISHES_PLURAL = frozenset(["want", "try", "learn", "dream", "hope", "wish"])
_BEGINS = frozenset(["begins", "starts", "loves", "likes", "goes", "going", "decides", "helps", "of"])


def _predicate(theme: Theme, tokens: list[str], position: int) -> Theme:
    told = tokens[position : position + 2]
    is_somebody = len(told) == 2 and told[0] in ("is", "was") and told[1] in ("a", "an", "the")
    if is_somebody and len(theme.subjects) == 1 and not any(token in _BY_PROGRESSIVE for token in tokens):
        # "Emma is a young painter with curly hair" tells who she is, and no action.
        return replace(theme, looks={**theme.looks, theme.subjects[0]: " ".join(tokens[position + 1 :])})
    small = words.AUXILIARIES | words.RELATIVES | words.ADVERBS | words.PRONOUNS | {",", "to"}
    wishes = _WISHES | (_WISHES_PLURAL if theme.plural else frozenset())
    goal = False
    while position < len(tokens) and (
        tokens[position] in small or (tokens[position] in wishes | _BEGINS and position + 1 < len(tokens))
    ):
        if tokens[position] in ("goes", "go") and not any(
            _verb(token) for token in tokens[position + 1 : position + 3]
        ):
            break
        goal = goal or tokens[position] in wishes
        position += 1
    verb = _verb(tokens[position]) if position < len(tokens) else ""
    if not verb and position < len(tokens) and _acts(tokens, position):
        verb = tokens[position].removesuffix("s")
    rest = tokens[position + 1 :] if verb else tokens[position:]
    stop = next((n for n, t in enumerate(rest) if t == "," or (t in words.RELATIVES | {"and"} and n > 0)), len(rest))
    objects, place = _things(rest, theme.subjects)
    said = " ".join(rest[:stop]) if verb else ""
    return replace(theme, verb=verb, rest=said, objects=objects, place=place, goal=goal)


def _things(tokens: list[str], subjects: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Objects and the place named in what follows the verb."""
    objects: list[str] = []
    place = ""
    position = 0
    last = ""
    # What stands after "until" or "while" is another clause, with a verb of its own.
    tokens = tokens[: next((n for n, t in enumerate(tokens) if t in words.CONJUNCTIONS), len(tokens))]
    while position < len(tokens):
        if tokens[position] == "to" and position + 1 < len(tokens) and tokens[position + 1] in _BASES:
            # "to sail" is done, no sail.
            position, last = position + 2, ""
            continue
        phrase, after, _ = _noun_phrase(tokens, position, before_verb=False)
        if phrase and phrase.split()[0] not in words.PRONOUNS:
            head = phrase.split()[-1]
            if head in words.PLACE_WORDS and last in words.PLACE_PREPOSITIONS:
                place = place or phrase
            elif is_thing(phrase) and phrase not in objects and phrase not in subjects:
                objects.append(phrase)
        if after > position:
            last = ""
            position = after
        else:
            last = tokens[position]
            position += 1
    return tuple(objects[:4]), place


def things_in(text: str, subjects: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Objects and the place that a predicate names."""
    return _things(re.findall(r"[\w'’-]+|[.,;:!?]", text.lower()), subjects)


def _noun_phrase(tokens: list[str], position: int, before_verb: bool, many: bool = False) -> tuple[str, int, bool]:
    """A noun phrase without its article: the phrase, where it ends, and whether it is plural."""
    found: list[str] = []
    plural = position < len(tokens) and tokens[position] in words.PLURAL_DETERMINERS
    while position < len(tokens) and tokens[position] in words.DETERMINERS:
        found = [tokens[position]] if tokens[position] in words.NUMBERS else []
        position += 1
    closed = words.AUXILIARIES | words.RELATIVES | words.PRONOUNS | words.ADVERBS | words.DETERMINERS
    while position < len(tokens) and len(found) < 5:
        token = tokens[position]
        if token == "of" and found and found[-1].rstrip("s") in words.GROUPS and position + 1 < len(tokens):
            inner, position, _ = _noun_phrase(tokens, position + 1, before_verb)
            return " ".join([*found, "of", inner]).strip(), position, True
        if token in closed or token in words.PREPOSITIONS or token in ("and", "or", *",.;:!?"):
            break
        if found and token in ("named", "called"):
            break
        if found and _is_verb(tokens, position, many or plural or _looks_plural(found[-1])) and before_verb:
            break
        if found and not before_verb and token in _BY_PROGRESSIVE:
            break
        found.append(token)
        position += 1
    plural = plural or bool(found and _looks_plural(found[-1]))
    return " ".join(found), position, plural


def _looks_plural(noun: str) -> bool:
    singular_s = noun.endswith(("ss", "us", "is")) or noun in words.SINGULARS_IN_S
    return noun in words.PLURALS or (noun.endswith("s") and not singular_s)


def _is_verb(tokens: list[str], position: int, plural: bool) -> bool:
    token = tokens[position]
    if token in _BY_THIRD or token in _BY_PROGRESSIVE:
        follower = tokens[position + 1] if position + 1 < len(tokens) else ""
        # "a plants expert" has a verb's form before a noun; a verb is followed by a small word, a name or nothing.
        return token in _BY_PROGRESSIVE or not follower or follower not in words.AUXILIARIES
    if _acts(tokens, position):
        return True
    if plural and token in _BASES:
        return True
    return len(token) > 4 and token.endswith("ed") and _past(token) != ""


def _acts(tokens: list[str], position: int) -> bool:
    """Whether a word that is no known verb stands like one: "the wizard zaps a frog"."""
    if not 0 < position < len(tokens) - 1 or not re.fullmatch(r"[a-z]{2,}[^s]s", tokens[position]):
        return False
    somebody = tokens[position - 1] in words.PEOPLE | words.ANIMALS
    return somebody and tokens[position + 1] in words.DETERMINERS


def _past(token: str) -> str:
    for base in (token[:-2], token[:-1], token[:-3], token[:-3] + "y"):
        if base in _BASES:
            return base
    return ""


def base_of(token: str) -> str:
    """The base form of a verb in any form; empty where the word is no known verb."""
    return _verb(token.lower())


def _verb(token: str) -> str:
    return _BY_THIRD.get(token) or _BY_PROGRESSIVE.get(token) or (token if token in _BASES else _past(token))


def is_thing(phrase: str) -> bool:
    """Whether a phrase can be the name of somebody or something to photograph."""
    parts = phrase.lower().split()
    if not parts or len(parts) > 4 or not all(re.fullmatch(r"[^\W\d_][\w'’-]*", part) for part in parts):
        return False
    head = parts[-1]
    if len(head) < 3 and head not in ("ox",):
        return False
    closed = words.PREPOSITIONS | words.PRONOUNS | words.AUXILIARIES | words.RELATIVES | words.ADVERBS
    if (
        head in closed | words.ABSTRACT_WORDS | words.ADJECTIVES | words.DETERMINERS
        or parts[0] in closed | words.PRONOUNS
    ):
        return False
    adverb = head.endswith("ly") and head not in words.PEOPLE | words.ANIMALS | words.NOUNS_IN_LY
    return not (head in _BY_PROGRESSIVE or adverb)


def is_place(phrase: str) -> bool:
    """Whether a phrase names a place by its head."""
    parts = phrase.lower().split()
    return bool(parts) and any(part in words.PLACE_WORDS for part in (parts[-1], parts[-1].rstrip("s"), parts[0]))


def mentions_name(sentence: str, name: str) -> bool:
    """Whether a sentence names a thing: the whole name, or its last word, in the singular or the plural."""
    spoken = [singular_of(word) for word in re.findall(r"[\w'’-]+", sentence.lower())]
    wanted = [singular_of(word) for word in re.findall(r"[\w'’-]+", name.lower())]
    if not wanted:
        return False
    return any(spoken[n : n + len(wanted)] == wanted for n in range(len(spoken))) or wanted[-1] in spoken


def action_phrase(sentence: str) -> str:
    """The action with its object: "The boy is riding a red bike down the hill." gives "riding a red bike".

    Sentences in the simple present work too: "The boy rides a bike" gives "riding a bike".
    """
    tokens = re.findall(r"[\w'’-]+|[,.;!?]", sentence)
    lowered = [token.lower() for token in tokens]
    start, first = _find_verb(lowered)
    if start < 0:
        return ""
    taken = [first]
    for position in range(start + 1, len(lowered)):
        token = lowered[position]
        if token in ",.;!?" or token in words.RELATIVES | {"and"}:
            break
        follower = lowered[position + 1] if position + 1 < len(lowered) else ""
        if (token == "of" and taken[-1].lower().rstrip("s") in words.GROUPS) or (token == "to" and follower in _BASES):
            pass  # "a cup of tea" is one thing, "teaching a boy to sail" one action
        elif token in words.PREPOSITIONS and len(taken) > 1 and not (len(taken) == 2 and taken[1] in words.ADVERBS):
            break
        taken.append(tokens[position])
        if len(taken) > 7:
            break
    particles = frozenset(["up", "down", "out", "off", "around"])
    while len(taken) > 1 and taken[-1].lower() in words.DETERMINERS | words.PREPOSITIONS - particles:
        taken.pop()
    return " ".join(taken)


def _find_verb(tokens: list[str]) -> tuple[int, str]:
    for position, token in enumerate(tokens):
        if position > 0 and token.endswith("ing") and tokens[position - 1] in words.AUXILIARIES | words.ADVERBS:
            return position, token
    for position, token in enumerate(tokens):
        if position > 0 and (token in _BY_THIRD or token in _BY_PROGRESSIVE) and token not in words.AUXILIARIES:
            return position, gerund_of(_verb(token))
    for position, token in enumerate(tokens):
        if position > 1 and token in _BASES and token not in words.AUXILIARIES:
            return position, gerund_of(token)
    return -1, ""


# What ends the noun itself; the rest tells more about it.
_CLOSING = frozenset(["of", "with", "in", "on", "at", "from", "who"])


def with_article(noun: str) -> str:
    """The noun with "a" or "an", or as it is where it is plural or not counted."""
    # "a group of children" is one group, and "a man lifting weights" one man.
    parts = noun.split()
    end = next((n for n, part in enumerate(parts) if n > 0 and (part in _CLOSING or _BY_PROGRESSIVE.get(part))), None)
    head = parts[:end][-1].lower() if parts else noun
    if noun[:1].isupper() or (parts and parts[0] in ("santa", "mrs")):
        return noun
    if head in words.MASS or (_looks_plural(head) and head != "fish"):
        return noun
    return f"{indefinite_article(noun)} {noun}"
