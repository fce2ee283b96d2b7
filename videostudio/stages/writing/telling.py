"""A film's story with a small model: who and what the prompt is about, what it says of them, and a plot that suits.

The model tells the cast and, sentence by sentence, what the prompt says; of several sentences the one is taken that a
reader likeliest takes, see `judge`. The story that goes on from there is one that a person wrote, see `plots`; without
any, all sentences are the model's own.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from videostudio.backends.protocols import Message, Rater, Reply, WriteOptions, Writer
from videostudio.errors import WriterError
from videostudio.language.recognition import content_lemmas, spoken_words
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.judge import SentenceJudge, sentence_features
from videostudio.stages.writing.plan_format import (
    FilmPlan,
    head_pattern,
    named_in,
    plan_question,
    read_plan,
    sentence_pattern,
    write_beginning,
    write_plan,
)
from videostudio.stages.writing.plots import Casted, PlotLibrary, tell_of
from videostudio.stages.writing.request import ScriptRequest

# How many scenes the hand-written scripts have at least, and mostly; fewer are chosen out of so many.
FEWEST_TAUGHT, USUAL_SCENES = 4, 6
# Of so many heads and sentences the best one is taken; of more where one says what a whole prompt says.
CANDIDATES, EVENT_CANDIDATES = 8, 20
# One in so many scenes tells what the prompt says; one more where the plot has no role for somebody, at most so many.
SCENES_AN_EVENT, MOST_EVENTS = 2, 4
# How much of the choice among plots is left to the seed.
LUCK = 0.1
# A sentence that is less new than this tells the same again.
LEAST_NEW = 0.15
# Temperatures: names are drawn as likely as they are, what is told about them more carefully.
HEAD_WARMTH, SENTENCE_WARMTH = 0.7, 0.6
# Tokens: of a plan's head, and of its sentences.
HEAD_TOKENS, SENTENCE_TOKENS = 160, 32
# Shares of the wait, measured.
HEAD_ENDS, EVENT_ENDS = 0.4, 0.7


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a film's story.

    Args:
        writer: the language model.
        similarity: compares texts.
        plots: hand-written ones.
        judge: tells which of the model's sentences a reader takes.
        run: progress and cancel.
    """

    writer: Writer
    similarity: TextSimilarity
    plots: PlotLibrary
    judge: SentenceJudge
    run: Run

    def tell(self, request: ScriptRequest) -> Iterator[FilmPlan]:
        """A plan: the best of several heads, and a hand-written plot for it, or sentences of the model's own.

        Args:
            request: the prompt, how many scenes, and the pictures that there are.

        Yields:
            The plan as it grows.

        Raises:
            WriterError: nothing can be used.
        """
        head = self.write_head(request)
        yield from self.tell_plot(request, head) if self.plots.scripts else self.tell_freely(request, head)

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

    def tell_plot(self, request: ScriptRequest, head: FilmPlan) -> Iterator[FilmPlan]:
        """What the prompt says as first scenes, in the model's words, and then a plot told of the prompt's cast.

        Args:
            request: the prompt and how many scenes.
            head: title, cast and places.

        Yields:
            The plan as it grows.

        Raises:
            WriterError: the model wrote no first scene.
        """
        prompt, count = request.prompt, request.scenes or USUAL_SCENES
        said = content_lemmas(prompt)
        cast = tuple(one for one in head.cast if content_lemmas(one.name) & said) or head.cast[:1]
        places = tuple(one for one in head.places if content_lemmas(one.name) & said) or head.places[:1]
        plan, names = replace(head, cast=cast, sentences=()), [one.name for one in cast]
        events = max(1, min(count // SCENES_AN_EVENT, count - min(self.plots.lengths), MOST_EVENTS))
        suiting: list[Casted] = []
        missing = names
        while not suiting:
            self.run.tick(HEAD_ENDS, "Telling what the prompt says")
            plan = _longer(plan, self.write_event(request, plan, missing))
            if count > len(plan.sentences):
                yield plan
            seen = named_in(" ".join(plan.sentences), names)
            missing = [name for name in names if name not in seen]
            if len(plan.sentences) >= events:
                length = self.plots.nearest_length(count - len(plan.sentences))
                found = self.plots.find(self.similarity, prompt, cast, length)
                suiting = [one for one in found if {*map(names.index, missing)} <= {*one.roles.values()}]
                # Where no plot has a role for all that are missing, more is told before, but not for ever.
                suiting = found if len(plan.sentences) >= MOST_EVENTS and not suiting else suiting
        self.run.tick(EVENT_ENDS, "Choosing a story")
        told = [tell_of(one, cast, head.title, places) for one in suiting]
        marks = np.array([one.mark for one in suiting]) + self._rate(prompt, told)
        # Another seed tells another one that suits as well.
        story = told[int((marks + np.random.default_rng(request.seed).gumbel(0.0, LUCK, len(marks))).argmax())]
        while count > len(plan.sentences) + len(story.sentences):
            plan = _longer(plan, self.write_event(request, plan, names))
        yield self._shortened(replace(story, sentences=plan.sentences + story.sentences), count, prompt)

    def _rate(self, prompt: str, plans: Sequence[FilmPlan]) -> list[float]:
        """How likely the model finds each of several plans for a prompt; alike where it cannot tell."""
        if not isinstance(self.writer, Rater):
            return [0.0] * len(plans)
        return self.writer.rate(plan_question(prompt), [write_plan(plan) for plan in plans], self.run)

    def write_event(self, request: ScriptRequest, plan: FilmPlan, names: Sequence[str]) -> str:
        """A sentence of the model's own that tells what the prompt says.

        Args:
            request: the prompt.
            plan: the cast, and what was told so far.
            names: what it should name.

        Raises:
            WriterError: no sentence can be used.
        """
        seed = request.seed + len(plan.sentences) + 1
        drawn = self._draw_sentences(plan, request.prompt, _asked_scenes(request), seed, (), EVENT_CANDIDATES)
        sentences = list(drawn)
        near = self.similarity.relevance(sentences, request.prompt)
        new = self.similarity.novelty(sentences, plan.sentences)
        told = np.array([len(named_in(sentence, names)) / max(1, len(names)) for sentence in sentences])
        marks = np.log(list(drawn.values())) + near + new + told
        return sentences[int(marks.argmax())]

    def tell_freely(self, request: ScriptRequest, head: FilmPlan) -> Iterator[FilmPlan]:
        """A plan all of whose sentences are the model's own.

        Args:
            request: the prompt and how many scenes.
            head: title, cast and places.

        Yields:
            The plan as it grows.

        Raises:
            WriterError: nothing can be used.
        """
        wanted, count, plan = request.scenes or USUAL_SCENES, _asked_scenes(request), head
        for position in range(count):
            self.run.tick(position / count, f"Telling scene {position + 1} of {count}")
            plan = _longer(plan, self.write_sentence(plan, request.prompt, count, request.seed + position + 1))
            if wanted == count:
                yield plan
        if wanted < count:
            yield self._shortened(plan, wanted, request.prompt)

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
            pattern=sentence_pattern(names), max_new_tokens=SENTENCE_TOKENS, temperature=SENTENCE_WARMTH, seed=seed
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

    def _shortened(self, plan: FilmPlan, count: int, prompt: str) -> FilmPlan:
        """The sentences that together are nearest to the prompt, in their order; all where there are no more."""
        alike = self.similarity.relevance(plan.sentences, prompt)
        kept = sorted(sorted(range(len(plan.sentences)), key=lambda n: -alike[n])[:count])
        return replace(plan, sentences=tuple(plan.sentences[n] for n in kept))


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
