"""What entities look like (paper, supplement, figure 4)."""

import re
from collections.abc import Sequence

from videostudio.backends.protocols import Dialogue, Message, WriteOptions, Writer
from videostudio.run import Run
from videostudio.stages.writing import english
from videostudio.stages.writing.examples import (
    DESCRIPTION_ASPECTS,
    DESCRIPTION_FINAL,
    DESCRIPTION_PHOTOGRAPHIC,
    SMALL_DESCRIPTIONS,
)
from videostudio.stages.writing.meaning import Meaning
from videostudio.types import Entity, Kind

SMALL_CANDIDATES = 3
PAPER_TRIES = 3
# Hedging words that leave a picture undecided.
_VAGUE = re.compile(r"\b(may|might|perhaps|possibly|probably|could be|maybe)\b", re.IGNORECASE)


def looks_of(name: str, prompt: str) -> str:
    """What the prompt itself says about the looks of an entity: "with blue hair"."""
    return english.parse(prompt).looks.get(name, "")


def small_descriptions(
    writer: Writer, meaning: Meaning, entities: Sequence[Entity], prompt: str, seed: int, run: Run
) -> list[Entity]:
    """One short description for every entity, all sampled in one batch; what the prompt says stands first.

    The sentence's frame is given ("a ... with ..., ... and ..."), so that a very small model only names details.
    """
    kept: list[Entity] = []
    dialogues: list[Dialogue] = [
        _small_dialogue(entity, prompt) for entity in entities for _ in range(SMALL_CANDIDATES)
    ]
    detail = "( [a-z]{1,12}){2,5}"
    options = WriteOptions(
        pattern=f"with{detail},{detail} and{detail}\\.", max_new_tokens=26, temperature=0.7, seed=seed
    )
    replies = writer.reply(dialogues, options, run)
    for position, entity in enumerate(entities):
        own = replies[position * SMALL_CANDIDATES : (position + 1) * SMALL_CANDIDATES]
        offers = [_small_text(entity, prompt, reply) for reply in own if _plain(reply)]
        if offers:
            score = meaning.relevance(offers, f"a photo of {entity.name}") + 0.5 * meaning.typical(offers)
            text = offers[int(score.argmax())]
        else:
            text = (
                " ".join(filter(None, [english.article(entity.name).capitalize(), looks_of(entity.name, prompt)])) + "."
            )
        kept.append(Entity(entity.name, entity.kind, text))
    return kept


def _small_dialogue(entity: Entity, prompt: str) -> Dialogue:
    turns = [Message("system", "You describe what is seen in a photo, in one short sentence.")]
    for name, text in SMALL_DESCRIPTIONS:
        turns += [Message("user", f"Describe {name}:"), Message("assistant", text)]
    turns.append(Message("user", f"Describe {english.article(entity.name)} from the film '{prompt}':"))
    return tuple(turns)


def _small_text(entity: Entity, prompt: str, reply: str) -> str:
    name = english.article(entity.name)
    head = f"{name[0].upper()}{name[1:]}"
    looks = looks_of(entity.name, prompt)
    if not looks:
        return f"{head} {reply}"
    # Details about what the prompt has settled already would contradict it.
    said = set(looks.split())
    details = re.split(r", | and ", reply.removeprefix("with ").rstrip("."))
    free = [detail for detail in details if not said & set(detail.split()) - {"a", "an", "the"}]
    return f"{head} {', '.join([looks, *free])}."


# A detail that the frame cut off: "a white cake with a and ...".
_DANGLING = re.compile(r"\b(a|an|the|with|of|on|in|to|his|her|its)(,|\.| and\b)")


def _plain(reply: str) -> bool:
    spoken = re.findall(r"[a-z]+", reply.lower())
    content = [word for word in spoken if len(word) > 3]
    return reply.endswith(".") and len(set(content)) > 0.75 * len(content) and not _DANGLING.search(reply)


def paper_description(writer: Writer, entity: Entity, prompt: str, seed: int, run: Run) -> tuple[Entity, list[str]]:
    """The three rounds of the dialogue: general aspects, photographic aspects, then the description.

    Every reply is verified, and only the round that failed is asked again.

    Returns:
        The entity with its description, and warnings.
    """
    turns: list[Message] = []
    named = f"the place '{entity.name}'" if entity.kind is Kind.BACKGROUND else f"'{entity.name}'"
    questions = (
        (DESCRIPTION_ASPECTS.format(name=named), 160, _has_words),
        (DESCRIPTION_PHOTOGRAPHIC.format(name=named), 200, _has_words),
        (DESCRIPTION_FINAL.format(name=named, prompt=prompt), 160, _is_description),
    )
    warnings: list[str] = []
    text = ""
    for number, (question, tokens, fits) in enumerate(questions):
        turns.append(Message("user", question))
        for attempt in range(PAPER_TRIES):
            options = WriteOptions(max_new_tokens=tokens, temperature=0.7, seed=seed + 17 * number + attempt)
            text = _one_paragraph(writer.reply([tuple(turns)], options, run)[0])
            if fits(text):
                break
        else:
            warnings.append(f"The description of '{entity.name}' may be vague or cut off; look at it.")
        turns.append(Message("assistant", text))
    looks = looks_of(entity.name, prompt)
    if looks and not _keeps(text, looks):
        text = f"{english.article(entity.name).capitalize()} {looks}. {text}"
    return Entity(entity.name, entity.kind, text), list(dict.fromkeys(warnings))


def _keeps(text: str, looks: str) -> bool:
    content = [
        word for word in re.findall(r"[a-z]+", looks.lower()) if len(word) > 3 and word not in ("with", "wearing")
    ]
    return all(word in text.lower() for word in content)


def _one_paragraph(reply: str) -> str:
    text = re.sub(r"[*#_`]+", "", reply)
    text = " ".join(text.split())
    # A sentence that the length limit cut is dropped.
    if text and text[-1] not in ".!?":
        last = max(text.rfind(mark) for mark in ".!?")
        text = text[: last + 1] if last > 40 else text
    return text


def _has_words(reply: str) -> bool:
    return len(reply.split()) >= 8


def _is_description(reply: str) -> bool:
    return 12 <= len(reply.split()) <= 160 and reply[-1:] in (".", "!", "?") and not _VAGUE.search(reply)
