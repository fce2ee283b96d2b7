"""A film's story with a small model: who and what the prompt is about, what it says happens, and what goes with that.

What happens in the prompt is told in its own words, clause by clause, see `language.events`. The model tells the cast,
and sentences before, between and after: of several the one that a reader likeliest takes, see `judge`, that is near to
the prompt and brings in nothing foreign. A film of a small model strays otherwise from what it is about.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from videostudio.backends.protocols import Message, Reply, WriteOptions, Writer
from videostudio.errors import WriterError
from videostudio.language.events import ToldEvent, find_events, short_name
from videostudio.language.function_words import FUNCTION_WORDS
from videostudio.language.morphology import noun_lemma, verb_readings
from videostudio.language.recognition import content_lemmas, spoken_words
from videostudio.language.similarity import TextSimilarity
from videostudio.library.assets import LIVING_KINDS, Cutout, find_named
from videostudio.run import Run
from videostudio.stages.writing.judge import SentenceJudge, sentence_features
from videostudio.stages.writing.plan_format import (
    MOST_CAST,
    Casting,
    FilmPlan,
    head_pattern,
    named_in,
    plan_question,
    read_plan,
    sentence_pattern,
    write_beginning,
)
from videostudio.stages.writing.request import MODEL_FEWEST, MODEL_MOST, ScriptRequest
from videostudio.types import Kind

# How many scenes the hand-written scripts have at least, and mostly; fewer are chosen out of so many.
FEWEST_TAUGHT, USUAL_SCENES = 4, 6
# Of so many heads and sentences the best one is taken; of more where one says what a whole prompt says.
CANDIDATES, EVENT_CANDIDATES = 8, 20
# Scenes beside those that the prompt tells: one before them, one at their end.
SCENES_AROUND = 2
# What a noun that is neither in the prompt nor in the film costs.
FOREIGN = 1.5
# A sentence that is less new than this tells the same again.
LEAST_NEW = 0.15
# Temperatures: names are drawn as likely as they are, what is told about them more carefully.
HEAD_WARMTH, SENTENCE_WARMTH = 0.7, 0.6
# Tokens: of a plan's head, and of its sentences.
HEAD_TOKENS, SENTENCE_TOKENS = 160, 32
# Shares of the wait, measured.
HEAD_ENDS = 0.4


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a film's story.

    Args:
        writer: the language model.
        similarity: compares texts.
        judge: tells which of the model's sentences a reader takes.
        run: progress and cancel.
    """

    writer: Writer
    similarity: TextSimilarity
    judge: SentenceJudge
    run: Run

    def tell(self, request: ScriptRequest) -> Iterator[FilmPlan]:
        """A plan: the best of several heads, what the prompt says happens, and sentences of the model's own around it.

        Args:
            request: the prompt, how many scenes, and the pictures that there are.

        Yields:
            The plan as it grows.

        Raises:
            WriterError: nothing can be used.
        """
        head = self.write_head(request)
        yield from self.tell_prompt(request, head)

    def write_head(self, request: ScriptRequest) -> FilmPlan:
        """Title, cast and places: of several ones the one that has most of the prompt, and nobody twice.

        Args:
            request: the prompt, how many scenes, and the pictures that there are.

        Raises:
            WriterError: the model wrote none.
        """
        asked = plan_question(request.prompt, _asked_scenes(request))
        options = WriteOptions(
            pattern=head_pattern(request.pictures, request.places),
            max_new_tokens=HEAD_TOKENS,
            temperature=HEAD_WARMTH,
            seed=request.seed,
        )
        replies = self.writer.reply([asked] * CANDIDATES, options, self.run)
        heads = [(plan, reply) for reply in replies if (plan := _read_head(reply))]
        if not heads:
            raise WriterError("The language model wrote no plan that can be used. Try again, or say it in other words.")
        marks = [_told_share(head, request.prompt) + _likelihood(reply) - _doubled_share(head) for head, reply in heads]
        return heads[marks.index(max(marks))][0]

    def tell_prompt(self, request: ScriptRequest, head: FilmPlan) -> Iterator[FilmPlan]:
        """What the prompt says happens, in its own words, and the model's sentences before, between and after it.

        Args:
            request: the prompt and how many scenes.
            head: title, cast and places.

        Yields:
            The plan as it grows.

        Raises:
            WriterError: the model wrote no sentence that can be used.
        """
        events = find_events(request.prompt)
        plan = _cast_events(head, events, request.prompt)
        names = [one.name for one in plan.cast]
        told = [event.sentence for event in events if named_in(event.sentence, names)]
        count = request.scenes or max(MODEL_FEWEST, min(MODEL_MOST, len(told) + SCENES_AROUND))
        told = self._fewer(told, count, request.prompt)
        for position, sentence in enumerate(_order_scenes(told, count)):
            self.run.tick(HEAD_ENDS + (1 - HEAD_ENDS) * position / count, f"Telling scene {position + 1} of {count}")
            later = [one for one in told if one not in plan.sentences]
            plan = _longer(plan, sentence or self.write_event(request, plan, count, later))
            yield plan

    def write_event(self, request: ScriptRequest, plan: FilmPlan, scenes: int, later: Sequence[str]) -> str:
        """A sentence of the model's own that goes with what the prompt says, and is about nothing else.

        Args:
            request: the prompt.
            plan: the cast, and what was told so far.
            scenes: how many the film has.
            later: what will be told.

        Raises:
            WriterError: no sentence can be used.
        """
        names = [one.name for one in plan.cast]
        seen = named_in(" ".join((*plan.sentences, *later)), names)
        missing = [name for name in names if name not in seen] or names
        seed = request.seed + len(plan.sentences) + 1
        asked = max(scenes, FEWEST_TAUGHT)
        drawn = self._draw_sentences(plan, request.prompt, asked, seed, later, EVENT_CANDIDATES)
        sentences = list(drawn)
        near = self.similarity.relevance(sentences, request.prompt)
        new = self.similarity.novelty(sentences, [*plan.sentences, *later])
        told = np.array([len(named_in(sentence, missing)) / len(missing) for sentence in sentences])
        known = content_lemmas(" ".join((request.prompt, *plan.sentences, *names, *(one.name for one in plan.places))))
        foreign = np.array([foreign_share(sentence, known) for sentence in sentences])
        marks = np.log(list(drawn.values())) + near + new + told - FOREIGN * foreign
        return sentences[int(marks.argmax())]

    def _fewer(self, told: Sequence[str], count: int, prompt: str) -> list[str]:
        """As many events as there are scenes: those that together are nearest to the prompt, in their order."""
        if len(told) <= count:
            return list(told)
        alike = self.similarity.relevance(told, prompt)
        return [told[n] for n in sorted(sorted(range(len(told)), key=lambda n: -alike[n])[:count])]

    def write_sentence(self, plan: FilmPlan, prompt: str, scenes: int, seed: int, later: Sequence[str] = ()) -> str:
        """How a plan goes on: of several sentences that name somebody of the cast, a new one that a reader takes.

        Args:
            plan: the plan so far.
            prompt: the person's words.
            scenes: how many the film has.
            seed: for sampling.
            later: what must not come either.

        Raises:
            WriterError: no sentence can be used.
        """
        drawn = self._draw_sentences(plan, prompt, scenes, seed, later, CANDIDATES)
        new = self.similarity.novelty(list(drawn), [*plan.sentences, *later])
        marks = np.log(list(drawn.values())) + new
        return list(drawn)[int(marks.argmax())]

    def _draw_sentences(
        self, plan: FilmPlan, prompt: str, scenes: int, seed: int, later: Sequence[str], candidates: int
    ) -> dict[str, float]:
        """Several new sentences with which a plan may go on, and how likely a reader takes each."""
        names = [one.name for one in plan.cast]
        known = {sentence.lower() for sentence in (*plan.sentences, *later)}
        begun = (*plan_question(prompt, scenes), Message("assistant", write_beginning(plan, len(plan.sentences))))
        options = WriteOptions(
            pattern=sentence_pattern(_able_names(plan.cast, prompt) or names),
            max_new_tokens=SENTENCE_TOKENS,
            temperature=SENTENCE_WARMTH,
            seed=seed,
        )
        drawn = {
            reply.strip(): _likelihood(reply)
            for reply in self.writer.reply([begun] * candidates, options, self.run)
            if named_in(reply, names) and reply.strip().lower() not in known and reply.strip()[-1:] in {".", "!", "?"}
        }
        if not drawn:
            raise WriterError("No other sentence for a scene could be written. Try again, or write it yourself.")
        new = self.similarity.novelty(list(drawn), [*plan.sentences, *later])
        fresh = [sentence for sentence, share in zip(drawn, new, strict=True) if share > LEAST_NEW]
        drawn = {sentence: drawn[sentence] for sentence in fresh or drawn}
        features = sentence_features(self.similarity, prompt, names, plan.sentences, scenes, drawn)
        return dict(zip(drawn, self.judge.chances(features).tolist(), strict=True))


def _able_names(cast: Sequence[Casting], prompt: str) -> list[str]:
    """Those of a cast who can do something: the living, as their pictures show them, and whoever acts in the prompt."""
    acting = named_in(" ".join(event.subject for event in find_events(prompt)), [one.name for one in cast])
    shown = [(one.name, find_named(one.picture, Kind.FOREGROUND)) for one in cast]
    living = {name for name, picture in shown if isinstance(picture, Cutout) and picture.kind in LIVING_KINDS}
    return [one.name for one in cast if one.name in living or one.name in acting]


def foreign_share(sentence: str, known: Collection[str]) -> float:
    """The share of a sentence's nouns that are none of those known.

    Args:
        sentence: what happens.
        known: base forms of words.
    """
    lowered = sentence.lower()
    nouns = [word for word in spoken_words(lowered) if word not in FUNCTION_WORDS and noun_lemma(word)]
    nouns = [word for word in nouns if not verb_readings(word) or content_lemmas(word) & set(known)]
    return sum(not content_lemmas(word) & set(known) for word in nouns) / max(1, len(nouns))


def _order_scenes(told: Sequence[str], count: int) -> list[str]:
    """The events with room for other sentences, which are empty here: first, then evenly behind each of them."""
    free = count - len(told)
    if not told:
        return [""] * count
    begins = min(1, max(0, free - 1))
    each, more = divmod(free - begins, len(told))
    order = [""] * begins
    for number, sentence in enumerate(told):
        # What is over goes to the end: a film closes on what comes of it.
        order += [sentence, *[""] * (each + (number >= len(told) - more))]
    return order


def _cast_events(head: FilmPlan, events: Sequence[ToldEvent], prompt: str) -> FilmPlan:
    """The plan's head with a cast that is called as the prompt calls it, and has everybody who does something in it.

    Args:
        head: title, cast and places.
        events: what the prompt says happens.
        prompt: the person's words.
    """
    said = content_lemmas(prompt)
    cast: dict[str, Casting] = {}
    for one in head.cast:
        if content_lemmas(one.name) & said:
            name = _as_written(one.name, prompt)
            cast.setdefault(name.lower(), Casting(name, one.picture))
    for event in events:
        if not named_in(event.subject, [one.name for one in cast.values()]):
            name = short_name(event.subject)
            cast.setdefault(name.lower(), Casting(name))
    places = tuple(one for one in head.places if content_lemmas(one.name) & said) or head.places[:1]
    taken = {one.name.lower() for one in places}
    kept = [one for key, one in cast.items() if key not in taken][:MOST_CAST]
    return replace(head, cast=tuple(kept) or head.cast[:1], places=places, sentences=())


def _as_written(name: str, prompt: str) -> str:
    """A name as the prompt writes it: "hatbox" is called "hatboxes" where that is what it says."""
    if named_in(prompt, [name]):
        return name
    words = name.split()
    last = content_lemmas(words[-1])
    written = next((word for word in spoken_words(prompt) if last & content_lemmas(word)), "")
    if not written:
        return name
    whole = " ".join([*words[:-1], written])
    return whole if named_in(prompt, [whole]) else written


def _asked_scenes(request: ScriptRequest) -> int:
    """How many scenes the model is asked for."""
    return max(request.scenes or USUAL_SCENES, FEWEST_TAUGHT)


def _longer(plan: FilmPlan, sentence: str) -> FilmPlan:
    return replace(plan, sentences=(*plan.sentences, sentence))


def _read_head(reply: str) -> FilmPlan | None:
    """A head whose names do not stand for two things; None where there is none in the reply."""
    try:
        plan = read_plan(reply)
    except ValueError:
        return None
    cast = {one.name.lower() for one in plan.cast}
    return None if any(one.name.lower() in cast for one in plan.places) else plan


def _told_share(plan: FilmPlan, prompt: str) -> float:
    """The share of the prompt's words that the names of a plan say."""
    said = content_lemmas(" ".join(one.name for one in (*plan.cast, *plan.places)))
    asked = [lemmas for word in spoken_words(prompt) if (lemmas := content_lemmas(word))]
    return sum(bool(lemmas & said) for lemmas in asked) / max(1, len(asked))


def _doubled_share(plan: FilmPlan) -> float:
    """The share of a cast whose names lie in another's: a surgeon beside the young surgeon may be the same person."""
    names = [set(one.name.lower().split()) for one in plan.cast]
    doubled = [any(name < other for other in names) for name in names]
    return sum(doubled) / len(names)


def _likelihood(reply: str) -> float:
    """The mean probability of a reply's tokens."""
    return math.exp(reply.mean) if isinstance(reply, Reply) else 0.0
