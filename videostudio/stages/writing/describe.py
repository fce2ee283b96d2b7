"""What entities look like (paper, supplement, figure 4)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.language.morphology import with_article
from videostudio.language.phrases import subject_looks
from videostudio.language.recognition import is_english
from videostudio.run import Run
from videostudio.stages.writing.examples import (
    DESCRIPTION_ASPECTS,
    DESCRIPTION_FINAL,
    DESCRIPTION_PHOTOGRAPHIC,
    PARAGRAPH,
    SHORT_DESCRIPTION,
)
from videostudio.types import Entity, Kind

PAPER_TRIES = 3
# A description of more words is no paragraph any more.
MOST_WORDS = 160
# What a token of English is, to tell how far a reply is.
CHARACTERS_PER_TOKEN = 4
# Hedging words that leave a picture undecided.
_VAGUE = re.compile(r"\b(may|might|perhaps|possibly|probably|could be|maybe)\b", re.IGNORECASE)


def describe_in_dialogues(
    writer: Writer, entities: Sequence[Entity], prompt: str, seed: int, run: Run, words: int = 0
) -> tuple[list[Entity], list[str]]:
    """The three rounds of the dialogue: general aspects, photographic aspects, then the description.

    Each question is put for all entities at once, as one batch; every reply is verified, and only those that failed
    are asked for again.

    Args:
        writer: the model.
        entities: who and what is described.
        prompt: the film's sentence.
        seed: for sampling.
        run: progress while a reply is written, and cancel within a token.
        words: most words of a description; 0 for a paragraph.

    Returns:
        The entities with their descriptions, and warnings.
    """
    if not entities:
        return [], []
    length = SHORT_DESCRIPTION.format(words=words) if words else PARAGRAPH
    rounds = (
        (DESCRIPTION_ASPECTS, 160, _has_words),
        (DESCRIPTION_PHOTOGRAPHIC, 200, _has_words),
        (DESCRIPTION_FINAL, 160, lambda text: _is_description(text, words or MOST_WORDS)),
    )
    dialogues: list[list[Message]] = [[] for _ in entities]
    texts = [""] * len(entities)
    vague: list[str] = []
    for number, (question, tokens, fits) in enumerate(rounds):
        for entity, turns in zip(entities, dialogues, strict=True):
            place = entity.kind is Kind.BACKGROUND
            named = f"the place '{entity.name}'" if place else f"'{entity.name}'"
            turns.append(Message("user", question.format(name=named, prompt=prompt, length=length)))
        asked = list(range(len(entities)))
        told = f"Describing who and what is seen, question {number + 1} of {len(rounds)}"
        watch = _watch_reply(run.part(number / len(rounds), (number + 1) / len(rounds)), told, tokens)
        for attempt in range(PAPER_TRIES):
            options = WriteOptions(max_new_tokens=tokens, temperature=0.7, seed=seed + 17 * number + attempt)
            replies = writer.reply([tuple(dialogues[n]) for n in asked], options, run, watch)
            for n, reply in zip(asked, replies, strict=True):
                texts[n] = _one_paragraph(reply)
            asked = [n for n in asked if not fits(texts[n])]
            if not asked:
                break
        vague += [entities[n].name for n in asked]
        for turns, text in zip(dialogues, texts, strict=True):
            turns.append(Message("assistant", text))
    described = [
        replace(entity, description=_with_looks(_shortened(text, words), entity, prompt))
        for entity, text in zip(entities, texts, strict=True)
    ]
    return described, [
        f"The description of '{name}' may be vague, cut off or not in English; look at it."
        for name in dict.fromkeys(vague)
    ]


def _watch_reply(run: Run, told: str, tokens: int) -> Callable[[str], None]:
    """Reports how far the first reply of a batch is, as it is written."""
    run.tick(0.0, told)
    written = 0

    def watch(piece: str) -> None:
        nonlocal written
        written += len(piece)
        run.tick(min(written / (tokens * CHARACTERS_PER_TOKEN), 1.0), told)

    return watch


def _with_looks(text: str, entity: Entity, prompt: str) -> str:
    """A description that keeps what the film's sentence says about the looks."""
    looks = subject_looks(prompt, entity.name)
    return f"{with_article(entity.name).capitalize()} {looks}. {text}" if looks and not _keeps(text, looks) else text


def _shortened(text: str, words: int) -> str:
    """The first sentences of a text, as many as have so many words; the first one in any case. 0 is no limit."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    while words and len(sentences) > 1 and len(" ".join(sentences).split()) > words:
        sentences.pop()
    return " ".join(sentences)


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


def _is_description(reply: str, most: int) -> bool:
    whole = 12 <= len(reply.split()) <= most and reply[-1:] in (".", "!", "?")
    return whole and not _VAGUE.search(reply) and is_english(reply)
