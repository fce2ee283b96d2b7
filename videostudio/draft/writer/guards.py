"""Checks that a script passes, whoever wrote it."""

from collections import Counter
from collections.abc import Sequence

from videostudio.draft.writer import english, words
from videostudio.language.similarity import Meaning
from videostudio.types import Kind, Scene, Script

# Two sentences nearer than this tell the same.
REPEATS = 0.93
# A sentence farther than this from the prompt has nothing to do with it.
UNRELATED = 0.1


def scene_troubles(scenes: Sequence[Scene], prompt: str, meaning: Meaning) -> dict[int, str]:
    """What is wrong with scenes, by position; the text finishes "This scene ...".

    Args:
        scenes: in the order of the film.
        prompt: the sentence the film is made from.
        meaning: for comparing.
    """
    told = [scene.prompt for scene in scenes]
    troubles: dict[int, str] = {}
    if not told:
        return troubles
    like, near = meaning.likeness(told, told), meaning.relevance(told, prompt)
    english_prompt = english.is_english(prompt)
    for position, scene in enumerate(scenes):
        before = [earlier for earlier in range(position) if like[position, earlier] > REPEATS]
        if not scene.prompt.strip():
            troubles[position] = "has no sentence"
        elif not english.is_english(scene.prompt):
            troubles[position] = "is not in English, which the models that draw understand"
        elif before and before[0] not in troubles:
            troubles[position] = f"repeats scene {before[0] + 1}"
        elif english_prompt and near[position] < UNRELATED and not _names_something_of(scene, prompt):
            troubles[position] = "has nothing to do with the theme"
        elif not scene.action.strip():
            troubles[position] = "names no action"
    return troubles


def _names_something_of(scene: Scene, prompt: str) -> bool:
    theme = english.parse(prompt)
    return any(english.mentions(scene.prompt, name) for name in (*theme.subjects, *theme.objects))


def is_place_name(name: str, meaning: Meaning) -> bool:
    """Whether a name is that of a place rather than of somebody or something."""
    if english.is_place(name):
        return True
    as_place = meaning.nearest(name, words.COMMON_PLACES)[1]
    return as_place > 0.3 and as_place >= meaning.nearest(name, words.CHARACTERS)[1]


def cast_trouble(foregrounds: Sequence[str], backgrounds: Sequence[str], meaning: Meaning) -> str:
    """What is wrong with a declared cast; empty where nothing is."""
    for name in (*foregrounds, *backgrounds):
        if not english.is_latin(name):
            return f"'{name}' is not English"
    for name in foregrounds:
        if not is_noun(name):
            return f"'{name}' is not the name of somebody or something that can be photographed"
    for name in backgrounds:
        if not is_place_name(name, meaning):
            return f"'{name}' is not a place"
        if name in foregrounds:
            return f"'{name}' is listed as a thing and as a place"
    if not foregrounds:
        return "nobody and nothing is listed"
    return "" if backgrounds else "no place is listed"


def is_lifeless(name: str, meaning: Meaning) -> bool:
    """Whether a name is that of a thing rather than of a person, an animal or what acts like one."""
    head = english.singular(name.split(" with ")[0].split()[-1].lower()) if name.split() else ""
    if head in words.LIFELESS:
        return True
    if name[:1].isupper() or head in words.PEOPLE | words.ANIMALS | words.BIRDS | words.SCALY | {*words.CHARACTERS}:
        return False
    as_thing = meaning.nearest(head, sorted(words.LIFELESS))[1]
    return as_thing > 0.5 and as_thing > meaning.nearest(head, words.CHARACTERS)[1]


def is_noun(name: str) -> bool:
    """Whether a name can be a noun phrase: "young man with blue hair" can, "running" cannot."""
    core = name.lower().split(" with ")[0].split(" of ")[-1].split(" in ")[0]
    return english.is_thing(" ".join(core.split()[-4:]))


def script_warnings(script: Script, meaning: Meaning) -> list[str]:
    """Readable warnings about a finished script."""
    warnings = [
        f"Scene {position + 1} {trouble}; edit it or have it written again."
        for position, trouble in scene_troubles(script.scenes, script.prompt, meaning).items()
    ]
    for entity in script.entities:
        if entity.kind is Kind.BACKGROUND and not is_place_name(entity.name, meaning):
            warnings.append(f"'{entity.name}' does not look like a place; check the scenes that happen there.")
        if entity.kind is Kind.FOREGROUND and not is_noun(entity.name):
            warnings.append(f"'{entity.name}' does not look like the name of somebody or something.")
    if len(script.scenes) > 2 and not script.recurring():
        warnings.append("Nobody and no place appears in more than one scene, so the film will hang together loosely.")
    return warnings


def distinct_rate(scenes: Sequence[Scene], meaning: Meaning) -> float:
    """The share of scenes that repeat no earlier one."""
    told = [scene.prompt for scene in scenes]
    if not told:
        return 0.0
    like = meaning.likeness(told, told)
    fresh = sum(all(like[n, m] <= REPEATS for m in range(n)) for n in range(len(told)))
    return fresh / len(told)


def recurring_rate(scenes: Sequence[Scene]) -> float:
    """The share of named appearances whose name stands in more than one scene."""
    count = Counter(name for scene in scenes for name in set(scene.names))
    total = sum(count.values())
    return sum(times for times in count.values() if times > 1) / total if total else 0.0
