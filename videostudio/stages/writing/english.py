"""Just enough English grammar to find who a prompt is about, what is done, and where; no model needed."""

import re
from dataclasses import dataclass, field, replace

from videostudio.stages.writing import words

VOWELS = "aeiou"
# Verbs whose last consonant doubles although they have two syllables.
_DOUBLED = frozenset(["begin", "forget"])
_LEAD = re.compile(
    r"^\s*(?:please\s+)?(?:make|create|generate|show|tell|write|give)?\s*(?:me\s+)?(?:us\s+)?"
    r"(?:an?\s+|the\s+)?(?:short\s+|little\s+|funny\s+)?"
    r"(?:film|movie|video|clip|story|animation|scene)s?\s+(?:about|of|showing|in\s+which|where|with)\s+",
    re.IGNORECASE,
)


def progressive(verb: str) -> str:
    """The -ing form of a base form: "make" gives "making"."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def third_person(verb: str) -> str:
    """The form after "he": "carry" gives "carries"."""
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _doubles(verb: str) -> bool:
    if verb in _DOUBLED or verb in ("wrap", "unwrap"):
        return True
    if verb in words.NOT_DOUBLED or len(verb) < 3 or verb[-1] in "wxy" + VOWELS:
        return False
    short = verb[-2] in VOWELS and (verb[-3] not in VOWELS or verb[-3:-1] == "ui")
    return short and len(re.findall(r"[aeiouy]+", verb)) == 1


_ALL_VERBS = tuple(dict.fromkeys(words.VISIBLE_VERBS + words.OTHER_VERBS))
_BY_PROGRESSIVE = {progressive(verb): verb for verb in _ALL_VERBS}
_BY_THIRD = {third_person(verb): verb for verb in _ALL_VERBS}
_BASES = frozenset(_ALL_VERBS)
VISIBLE_PROGRESSIVES = tuple(progressive(verb) for verb in words.VISIBLE_VERBS)


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
    """

    subjects: tuple[str, ...] = ()
    looks: dict[str, str] = field(default_factory=dict)
    plural: bool = False
    verb: str = ""
    rest: str = ""
    objects: tuple[str, ...] = ()
    place: str = ""
    goal: bool = False

    @property
    def subject(self) -> str:
        """All subjects as one phrase: "boy and dog" reads "boy and the dog"."""
        return " and the ".join(self.subjects)

    @property
    def sentence(self) -> str:
        """The prompt as one scene in the progressive, or nothing where no subject or verb was found."""
        if not self.subjects or not self.verb:
            return ""
        tail = f" {self.rest}" if self.rest else ""
        return f"The {self.subject} {'are' if self.plural else 'is'} {progressive(self.verb)}{tail}."


def parse(prompt: str) -> Theme:
    """Read a prompt.

    Args:
        prompt: one English sentence or phrase.

    Returns:
        What was found; an empty `Theme` where the prompt is no English or of another shape.
    """
    text = _LEAD.sub("", prompt.strip())
    tokens = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.,;:!?]", text)
    lowered = [token.lower() for token in tokens]
    end = next((n for n, token in enumerate(lowered) if token in ".;:!?" and n > 0), len(lowered))
    lowered, tokens = lowered[:end], tokens[:end]
    theme, position = _subjects(lowered)
    return _predicate(theme, lowered, position)


def _subjects(tokens: list[str]) -> tuple[Theme, int]:
    """The noun phrases before the verb."""
    theme, position = Theme(), 0
    subjects: list[str] = []
    looks: dict[str, str] = {}
    plural = False
    while position < len(tokens):
        phrase, after, many = _noun_phrase(tokens, position, before_verb=True, many=bool(subjects))
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
    small = words.AUXILIARIES | words.RELATIVES | words.ADVERBS | words.PRONOUNS | {",", "to"}
    wishes = _WISHES | (_WISHES_PLURAL if theme.plural else frozenset())
    goal = False
    while position < len(tokens) and (
        tokens[position] in small or (tokens[position] in wishes | _BEGINS and position + 1 < len(tokens))
    ):
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
    tokens = tokens[: next((n for n, t in enumerate(tokens) if t in words.CONJUNCTIONS and n > 0), len(tokens))]
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
        if token in closed or token in words.PREPOSITIONS or token in (",", "and", "or"):
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


def singular(word: str) -> str:
    """A rough singular, for comparing names."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def mentions(sentence: str, name: str) -> bool:
    """Whether a sentence names a thing: the whole name, or its last word, in the singular or the plural."""
    spoken = [singular(word) for word in re.findall(r"[\w'’-]+", sentence.lower())]
    wanted = [singular(word) for word in re.findall(r"[\w'’-]+", name.lower())]
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
        if token in words.PREPOSITIONS and len(taken) > 1 and not (len(taken) == 2 and taken[1] in words.ADVERBS):
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
            return position, progressive(_verb(token))
    for position, token in enumerate(tokens):
        if position > 1 and token in _BASES and token not in words.AUXILIARIES:
            return position, progressive(token)
    return -1, ""


# What ends the noun itself; the rest tells more about it.
_CLOSING = frozenset(["of", "with", "in", "on", "at", "from", "who"])


def article(noun: str) -> str:
    """The noun with "a" or "an", or as it is where it is plural or not counted."""
    # "a group of children" is one group, and "a man lifting weights" one man.
    parts = noun.split()
    end = next((n for n, part in enumerate(parts) if n > 0 and (part in _CLOSING or _BY_PROGRESSIVE.get(part))), None)
    head = parts[:end][-1].lower() if parts else noun
    if parts and parts[0] in ("santa", "mrs"):
        return noun
    if head in words.MASS or (_looks_plural(head) and head != "fish"):
        return noun
    spoken = re.match(r"(uni[^n]|use|utensil|ukulele|ufo|eu|one\b)", noun.lower())  # these begin like "you" or "won"
    return f"{'an' if noun[:1].lower() in VOWELS and not spoken else 'a'} {noun}"


def is_english(prompt: str) -> bool:
    """Whether a prompt reads like English: Latin letters, and small words of English or none of other languages."""
    letters = [letter for letter in prompt if letter.isalpha()]
    if not letters:
        return False
    if sum(letter.isascii() for letter in letters) < 0.9 * len(letters):
        return False
    tokens = re.findall(r"[a-zà-ÿ]+", prompt.lower())
    known = words.DETERMINERS | words.AUXILIARIES | words.PREPOSITIONS | words.RELATIVES | {"and"}
    english = sum(token in known or _verb(token) != "" for token in tokens)
    return english >= sum(token in words.FOREIGN for token in tokens)
