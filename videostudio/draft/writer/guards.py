"""The small writer's checks of names, on top of those that every script passes."""

from videostudio.draft.writer import english, words
from videostudio.language.morphology import singular_of
from videostudio.language.similarity import TextSimilarity
from videostudio.stages.writing.checks import recurrence_warnings, scene_warnings
from videostudio.types import Kind, Script


def is_place_name(name: str, similarity: TextSimilarity) -> bool:
    """Whether a name is that of a place rather than of somebody or something."""
    if english.is_place(name):
        return True
    as_place = similarity.nearest(name, words.COMMON_PLACES)[1]
    return as_place > 0.3 and as_place >= similarity.nearest(name, words.CHARACTERS)[1]


def is_lifeless(name: str, similarity: TextSimilarity) -> bool:
    """Whether a name is that of a thing rather than of a person, an animal or what acts like one."""
    head = singular_of(name.split(" with ")[0].split()[-1].lower()) if name.split() else ""
    if head in words.LIFELESS:
        return True
    if name[:1].isupper() or head in words.PEOPLE | words.ANIMALS | words.BIRDS | words.SCALY | {*words.CHARACTERS}:
        return False
    as_thing = similarity.nearest(head, sorted(words.LIFELESS))[1]
    return as_thing > 0.5 and as_thing > similarity.nearest(head, words.CHARACTERS)[1]


def is_noun(name: str) -> bool:
    """Whether a name can be a noun phrase: "young man with blue hair" can, "running" cannot."""
    core = name.lower().split(" with ")[0].split(" of ")[-1].split(" in ")[0]
    return english.is_thing(" ".join(core.split()[-4:]))


def script_warnings(script: Script, similarity: TextSimilarity) -> list[str]:
    """Readable warnings about a finished script."""
    warnings = scene_warnings(script, similarity)
    for entity in script.entities:
        if entity.kind is Kind.BACKGROUND and not is_place_name(entity.name, similarity):
            warnings.append(f"'{entity.name}' does not look like a place; check the scenes that happen there.")
        if entity.kind is Kind.FOREGROUND and not is_noun(entity.name):
            warnings.append(f"'{entity.name}' does not look like the name of somebody or something.")
    return warnings + recurrence_warnings(script)
