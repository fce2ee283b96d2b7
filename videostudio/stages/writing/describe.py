"""What entities look like (paper, supplement, figure 4)."""

import re

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.language.morphology import with_article
from videostudio.language.phrases import subject_looks
from videostudio.language.recognition import is_english
from videostudio.run import Run
from videostudio.stages.writing.examples import DESCRIPTION_ASPECTS, DESCRIPTION_FINAL, DESCRIPTION_PHOTOGRAPHIC
from videostudio.types import Entity, Kind

PAPER_TRIES = 3
# Hedging words that leave a picture undecided.
_VAGUE = re.compile(r"\b(may|might|perhaps|possibly|probably|could be|maybe)\b", re.IGNORECASE)


def describe_in_dialogue(writer: Writer, entity: Entity, prompt: str, seed: int, run: Run) -> tuple[Entity, list[str]]:
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
            warnings.append(f"The description of '{entity.name}' may be vague, cut off or not in English; look at it.")
        turns.append(Message("assistant", text))
    looks = subject_looks(prompt, entity.name)
    if looks and not _keeps(text, looks):
        text = f"{with_article(entity.name).capitalize()} {looks}. {text}"
    return Entity(entity.name, entity.kind, text), list(dict.fromkeys(warnings))


def _keeps(text: str, looks: str) -> bool:
    content = [
        word for word in re.findall(r"[a-z]+", looks.lower()) if len(word) > 3 and word not in ("with", "wearing")
    ]
    return all(word in text.lower() for word in content)


def _one_paragraph(reply: str) -> str:
    text = re.sub(r"[*#_`]+", "", "".join(letter if letter.isprintable() else " " for letter in reply))
    text = " ".join(text.split())
    # A sentence that the length limit cut is dropped.
    if text and text[-1] not in ".!?":
        last = max(text.rfind(mark) for mark in ".!?")
        text = text[: last + 1] if last > 40 else text
    return text


def _has_words(reply: str) -> bool:
    return len(reply.split()) >= 8


def _is_description(reply: str) -> bool:
    whole = 12 <= len(reply.split()) <= 160 and reply[-1:] in (".", "!", "?")
    return whole and not _VAGUE.search(reply) and is_english(reply)
