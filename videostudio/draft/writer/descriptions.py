"""What entities look like, chosen by a very small model among given words."""

import re
from collections.abc import Sequence

from videostudio.backends.protocols import Dialogue, Message, WriteOptions, Writer
from videostudio.draft.writer import english, guards, words
from videostudio.draft.writer.examples import DESCRIPTION_FRAMES
from videostudio.language.morphology import singular_of
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.types import Entity, Kind


def describe_entities(
    writer: Writer, similarity: TextSimilarity, entities: Sequence[Entity], prompt: str, seed: int, run: Run
) -> list[Entity]:
    """One short description for every entity; what the prompt says about it stands first.

    A very small model left alone gives kitchens a hat. So the frame and the words are given for each sort of entity,
    and the model only chooses among them, by constrained decoding; every sort is one batch.
    """
    subjects = english.parse_prompt(prompt).subjects
    sorts = [sort_of(entity, subjects, similarity) for entity in entities]
    done: dict[str, Entity] = {}
    kinds = list(dict.fromkeys(sorts))
    for number, sort in enumerate(kinds):
        group = [entity for entity, own in zip(entities, sorts, strict=True) if own == sort]
        run.tick(number / len(kinds), f"Describing {', '.join(entity.name for entity in group)}")
        pattern, parts = DESCRIPTION_FRAMES[sort]
        dialogues: list[Dialogue] = [_small_dialogue(entity, prompt) for entity in group]
        options = WriteOptions(pattern=pattern, max_new_tokens=24, temperature=1.0, seed=seed)
        for entity, reply in zip(group, writer.reply(dialogues, options, run), strict=True):
            words_chosen = reply.split(", ") if re.fullmatch(pattern, reply) else []
            details = [part.format(word) for part, word in zip(parts, words_chosen, strict=False)]
            done[entity.name] = Entity(entity.name, entity.kind, _small_text(entity, prompt, details))
    return [done[entity.name] for entity in entities]


def sort_of(entity: Entity, subjects: Sequence[str], similarity: TextSimilarity) -> str:
    """Which frame of `DESCRIPTION_FRAMES` an entity is described in.

    Args:
        entity: name and kind.
        subjects: who or what the prompt is about; these may be told by likeness, everything else only by its name.
        similarity: for likeness.
    """
    if entity.kind is Kind.BACKGROUND:
        return "place"
    named = entity.name.split(" with ")[0].lower().split()
    old = "old " * bool(set(named) & words.OLD)
    last = named[-1]
    if entity.name[:1].isupper():
        return "person"
    if {singular_of(word) for word in named} & words.NO_FLESH:
        return "thing"
    kinds = {
        "person": words.PLAIN_PEOPLE,
        "worker": words.PEOPLE,
        "bird": words.BIRDS,
        "scaly": words.SCALY,
        "animal": words.ANIMALS,
    }
    for sort, names in kinds.items():
        if last in names or singular_of(last) in names:
            return f"{old}{sort}" if f"{old}{sort}" in DESCRIPTION_FRAMES else sort
    if entity.name not in subjects or english.is_place(entity.name):
        return "thing"
    if last not in words.NO_TRADES and last.endswith(("er", "or", "ist", "ian", "man", "ess")):
        return f"{old}worker"
    if guards.is_lifeless(entity.name, similarity):
        return "thing"
    near = {sort: similarity.nearest(entity.name, sorted(names))[1] for sort, names in kinds.items()}
    best = max(near, key=lambda sort: near[sort])
    return best if near[best] > 0.55 else "thing"


def _small_dialogue(entity: Entity, prompt: str) -> Dialogue:
    return (
        Message("system", "You describe what is seen in a photo, in one short sentence."),
        Message("user", f"Film: {prompt}\nDescribe {english.with_article(entity.name)}:"),
    )


def _small_text(entity: Entity, prompt: str, details: Sequence[str]) -> str:
    """The details as one sentence after the name and what the prompt says, "in" before "with", each word once."""
    name = english.with_article(entity.name)
    looks = english.parse_prompt(prompt).looks.get(entity.name, "")
    # Details about what the prompt or the name has settled already would contradict it.
    settled = set(looks.split()) | set(entity.name.split())
    colour = _colour(entity.name, prompt)
    if colour:
        own = [] if colour in settled or looks else [f"in {colour}"]
        details = [*own, *(detail for detail in details if not detail.startswith("in "))]
    if settled & words.NO_DAYLIGHT:
        details = [detail for detail in details if not detail.startswith("in ")]
    free = [detail for detail in dict.fromkeys(details) if not settled & (set(detail.split()) - {"a", "in", "with"})]
    parts = [looks] if looks and not looks.startswith("with ") else []
    if looks.startswith("with "):
        free = [looks, *free]
    for word in ("in", "with"):
        told = [detail.removeprefix(f"{word} ") for detail in free if detail.startswith(f"{word} ")]
        if told:
            parts.append(f"{word} {', '.join(told[:-1])}{' and ' if len(told) > 1 else ''}{told[-1]}")
    if entity.name[:1].isupper() and entity.kind is Kind.FOREGROUND:
        # A name alone does not say that somebody is meant.
        trade = [parts.pop(0)] if looks.startswith(("a ", "an ", "the ")) else []
        return ", ".join([name, *trade, f"{_who(prompt)} {', '.join(parts)}".strip()]) + "."
    return f"{name[0].upper()}{name[1:]} {', '.join(parts)}".strip() + "."


def _who(prompt: str) -> str:
    """What somebody with a name is, as far as the prompt tells."""
    told = set(re.findall(r"[a-z]+", prompt.lower()))
    she, he = bool(told & {"she", "her", "woman", "girl"}), bool(told & {"he", "his", "him", "man", "boy"})
    return "a woman" if she > he else "a man" if he > she else "a person"


def _colour(name: str, prompt: str) -> str:
    """The colour that an entity's name or the prompt gives it: "red" for "an old red car"."""
    found = next((word for word in name.lower().split() if word in words.COLOURS), "")
    told = re.search(rf"\b({'|'.join(sorted(words.COLOURS))}) {re.escape(name.lower())}\b", prompt.lower())
    return found or (told.group(1) if told else "")
