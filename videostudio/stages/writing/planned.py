"""Scripts by a small model that was trained on hand-written ones: cast and event, a plot that suits, then the details.

The model tells who and what a film has, what the prompt says of them, and what every scene shows. The story behind it
is one that a person wrote, see `plots`; without any, the model goes on by itself, sentence by sentence.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from videostudio.backends.protocols import Dialogue, Message, Rater, Reply, WriteOptions, Writer
from videostudio.errors import InputError, WriterError
from videostudio.language.recognition import content_lemmas, is_english, spoken_words
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.plan_format import (
    Casting,
    FilmPlan,
    SceneDetails,
    clean_name,
    details_pattern,
    head_pattern,
    look_question,
    named_in,
    plan_question,
    read_details,
    read_plan,
    scene_question,
    sentence_pattern,
    write_beginning,
    write_plan,
)
from videostudio.stages.writing.plots import Casted, PlotLibrary, shipped_plots, tell_of
from videostudio.stages.writing.request import ScriptRequest
from videostudio.types import Camera, Entity, Kind, Position, Scene, Script

# How many scenes the hand-written scripts have at least, and mostly; fewer are chosen out of so many.
FEWEST_TAUGHT, USUAL_SCENES = 4, 6
CANDIDATES = 8
# So many scenes at most tell what the prompt says, more than one only where the plot has no role for somebody.
MOST_EVENTS = 3
# Of so many sentences one tells what the prompt says: it is seldom that all of a prompt comes in one.
EVENT_CANDIDATES = 20
# Temperatures: names are drawn as likely as they are, what is told about them more carefully.
HEAD_WARMTH, SENTENCE_WARMTH, DETAIL_WARMTH = 0.7, 0.6, 0.2
# Tokens: of a plan's head, and of its sentences; of details, of a look.
HEAD_TOKENS, SENTENCE_TOKENS, DETAIL_TOKENS, LOOK_TOKENS = 160, 32, 120, 60
LOOK_PATTERN = r"(A|An|The|Two|Three|Four|Several|Many)? ?[A-Za-z][^\n]{20,160}\."
# Shares of the wait, measured.
PLAN_ENDS, DETAILS_END = 0.6, 0.85
# The same of a plan with a hand-written plot.
HEAD_ENDS, EVENT_ENDS = 0.4, 0.7


class PlanMethod:
    """The rounds for a small trained model; see `method.WritingMethod`.

    Args:
        plots: gives the hand-written plots.
    """

    def __init__(self, plots: Callable[[], PlotLibrary] = shipped_plots) -> None:
        self._plots = plots

    def write_script(
        self, writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run
    ) -> Iterator[Script]:
        """Write a script: a plan, the scenes' details, the looks; see `stages.script.write_script`."""
        warnings: tuple[str, ...] = ()
        if not is_english(request.prompt):
            warnings = (
                "This language model only understands English; the film may have little to do with the prompt. "
                "Write the prompt in English, or choose a profile with a larger model.",
            )
        run.tick(0.0, "Planning the film")
        for plan in write_best_plan(writer, similarity, request, run.part(0.0, PLAN_ENDS), self._plots()):
            script = Script(request.prompt, _first_scenes(plan), _entities(plan), warnings).checked()
            yield script
        run.tick(PLAN_ENDS, "Placing everybody in the scenes")
        details = write_all_details(writer, plan, request.prompt, request.seed, run)
        scenes = tuple(_staged(scene, one) for scene, one in zip(script.scenes, details, strict=True))
        script = replace(script, scenes=scenes, entities=_entities(plan)).checked()
        yield script
        if request.describe:
            run.tick(DETAILS_END, "Describing who and what is seen")
            wished = [e for e in script.entities if request.descriptions.concerns(e, script)]
            looks = write_looks(writer, plan, request.prompt, [e.name for e in wished], request.seed, run)
            described = dict(zip((e.name for e in wished), looks, strict=True))
            entities = tuple(replace(e, description=described.get(e.name, "")) for e in script.entities)
            script = replace(script, entities=entities)
            yield script
        run.tick(1.0, "The script is written")

    def rewrite_scene(
        self,
        writer: Writer,
        similarity: TextSimilarity,
        script: Script,
        position: int,
        seed: int,
        run: Run,
    ) -> Scene:
        """Write one scene anew from those before it; its number stays."""
        plan, old = plan_of(script), script.scenes[position]
        before = replace(plan, sentences=plan.sentences[:position])
        asked = plan_question(script.prompt, len(script.scenes))
        names = [one.name for one in plan.cast]
        # What is told later, and what this scene told before, counts as told, so that something new comes.
        sentence = write_sentence(writer, similarity, before, asked, seed, run, plan.sentences[position:])
        sentences = tuple(sentence if n == position else told for n, told in enumerate(plan.sentences))
        changed = replace(plan, sentences=sentences)
        (details,) = write_all_details(writer, changed, script.prompt, seed, run, [position])
        scene = Scene(old.index, sentence, named_in(sentence, names), old.background)
        return _staged(scene, details)

    def describe_entity(
        self,
        writer: Writer,
        similarity: TextSimilarity,
        entity: Entity,
        prompt: str,
        seed: int,
        run: Run,
        words: int = 0,
    ) -> Entity:
        """The entity with one short description of its looks."""
        plan = plan_of(Script(prompt, (Scene(0, prompt),), (entity,)))
        return replace(entity, description=write_looks(writer, plan, prompt, [entity.name], seed, run)[0])


def write_best_plan(
    writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run, plots: PlotLibrary
) -> Iterator[FilmPlan]:
    """A plan: the best of several heads, and a hand-written plot for it, or sentences of the model's own.

    Args:
        writer: the language model.
        similarity: compares texts.
        request: the prompt, how many scenes, and the pictures that there are.
        run: progress and cancel.
        plots: hand-written ones.

    Yields:
        The plan as it grows.

    Raises:
        WriterError: nothing can be used.
    """
    head = write_head(writer, request, run)
    told = None
    for told in tell_plot(writer, similarity, request, head, plots, run):
        yield told
    if told is None:
        yield from write_own_plan(writer, similarity, request, head, run)


def write_head(writer: Writer, request: ScriptRequest, run: Run) -> FilmPlan:
    """Title, cast and places: of several ones the one that has most of the prompt, and nobody twice.

    Args:
        writer: the language model.
        request: the prompt, how many scenes, and the pictures that there are.
        run: cancel.

    Raises:
        WriterError: the model wrote none.
    """
    asked = plan_question(request.prompt, max(request.scenes or USUAL_SCENES, FEWEST_TAUGHT))
    options = WriteOptions(
        pattern=head_pattern(request.pictures, request.places),
        max_new_tokens=HEAD_TOKENS,
        temperature=HEAD_WARMTH,
        seed=request.seed,
    )
    heads = [(plan, reply) for reply in writer.reply([asked] * CANDIDATES, options, run) if (plan := _read_head(reply))]
    if not heads:
        raise WriterError("The language model wrote no plan that can be used. Try again, or say it in other words.")
    marks = [_told_share(head, request.prompt) + _likelihood(reply) - _doubled_share(head) for head, reply in heads]
    return heads[marks.index(max(marks))][0]


def tell_plot(
    writer: Writer,
    similarity: TextSimilarity,
    request: ScriptRequest,
    head: FilmPlan,
    plots: PlotLibrary,
    run: Run,
) -> Iterator[FilmPlan]:
    """What the prompt says as first scene, in the model's words, and a hand-written plot told of the prompt's cast.

    Args:
        writer: the language model.
        similarity: compares texts.
        request: the prompt and how many scenes.
        head: title, cast and places.
        plots: hand-written ones.
        run: progress and cancel.

    Yields:
        The plan as it grows; nothing where there are no plots.

    Raises:
        WriterError: the model wrote no first scene.
    """
    said = content_lemmas(request.prompt)
    cast = tuple(one for one in head.cast if content_lemmas(one.name) & said) or head.cast[:1]
    places = tuple(one for one in head.places if content_lemmas(one.name) & said) or head.places[:1]
    names, count = [one.name for one in cast], request.scenes or USUAL_SCENES
    if not plots.scripts:
        return
    plan = replace(head, cast=cast, sentences=())
    whole: list[Casted] = []
    while not whole and len(plan.sentences) < MOST_EVENTS:
        run.tick(HEAD_ENDS, "Telling what the prompt says")
        missing = [name for name in names if name not in named_in(" ".join(plan.sentences), names)]
        plan = replace(plan, sentences=(*plan.sentences, write_event(writer, similarity, plan, request, missing, run)))
        if count > len(plan.sentences):
            yield plan
        run.tick(EVENT_ENDS, "Choosing a story")
        unseen = {n for n, name in enumerate(names) if name not in named_in(" ".join(plan.sentences), names)}
        found = plots.find(similarity, request.prompt, cast, plots.nearest_length(count - len(plan.sentences)))
        whole = [one for one in found if unseen <= {*one.roles.values()}]
    whole = whole or found
    told = [tell_of(one, cast, head.title, places) for one in whole]
    marks = [one.mark + rate for one, rate in zip(whole, _rates(writer, request.prompt, told, run), strict=True)]
    story = told[marks.index(max(marks))]
    while count > len(plan.sentences) + len(story.sentences):
        plan = replace(plan, sentences=(*plan.sentences, write_event(writer, similarity, plan, request, names, run)))
    story = replace(story, sentences=plan.sentences + story.sentences)
    yield _shortened(story, count, request.prompt, similarity)


def _rates(writer: Writer, prompt: str, plans: Sequence[FilmPlan], run: Run) -> list[float]:
    """How likely the model finds each of several plans for a prompt; alike where it cannot tell."""
    if not isinstance(writer, Rater):
        return [0.0] * len(plans)
    return writer.rate(plan_question(prompt), [write_plan(plan) for plan in plans], run)


def write_event(
    writer: Writer,
    similarity: TextSimilarity,
    plan: FilmPlan,
    request: ScriptRequest,
    names: Sequence[str],
    run: Run,
) -> str:
    """A sentence of the model's own that tells what the prompt says.

    Args:
        writer: the language model.
        similarity: compares texts.
        plan: the cast, and what was told so far.
        request: the prompt.
        names: what it should name.
        run: cancel.

    Raises:
        WriterError: no sentence can be used.
    """
    position = len(plan.sentences)
    asked = plan_question(request.prompt, max(request.scenes or USUAL_SCENES, FEWEST_TAUGHT))
    drawn = draw_sentences(writer, plan, asked, request.seed + position + 1, run, candidates=EVENT_CANDIDATES)
    near, new = similarity.relevance(list(drawn), request.prompt), similarity.novelty(list(drawn), plan.sentences)
    marks = {
        sentence: chance + float(nearness) + float(newness) + len(named_in(sentence, names)) / len(names)
        for (sentence, chance), nearness, newness in zip(drawn.items(), near, new, strict=True)
    }
    return max(marks, key=lambda sentence: marks[sentence])


def write_own_plan(
    writer: Writer, similarity: TextSimilarity, request: ScriptRequest, head: FilmPlan, run: Run
) -> Iterator[FilmPlan]:
    """A plan all of whose sentences are the model's own: of several ways to go on, the best one each time.

    Args:
        writer: the language model.
        similarity: compares texts.
        request: the prompt and how many scenes.
        head: title, cast and places.
        run: progress and cancel.

    Yields:
        The plan as it grows.

    Raises:
        WriterError: nothing can be used.
    """
    wanted = request.scenes or USUAL_SCENES
    count = max(wanted, FEWEST_TAUGHT)
    asked, plan = plan_question(request.prompt, count), head
    for position in range(count):
        run.tick(position / count, f"Telling scene {position + 1} of {count}")
        sentence = write_sentence(writer, similarity, plan, asked, request.seed + position + 1, run)
        plan = replace(plan, sentences=(*plan.sentences, sentence))
        if wanted == count:
            yield plan
    if wanted < count:
        yield _shortened(plan, wanted, request.prompt, similarity)


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


def write_sentence(
    writer: Writer,
    similarity: TextSimilarity,
    plan: FilmPlan,
    asked: Dialogue,
    seed: int,
    run: Run,
    later: Sequence[str] = (),
) -> str:
    """How a plan goes on: of several sentences that name somebody of the cast, the likeliest one that is new.

    Args:
        writer: the language model.
        similarity: compares texts.
        plan: the plan so far.
        asked: the dialogue that asks for it.
        seed: for sampling.
        run: progress and cancel.
        later: what must not come either.

    Raises:
        WriterError: no sentence can be used.
    """
    drawn = draw_sentences(writer, plan, asked, seed, run, later)
    novel = similarity.novelty(list(drawn), [*plan.sentences, *later])
    marks = {sentence: drawn[sentence] + float(new) for sentence, new in zip(drawn, novel, strict=True)}
    return max(marks, key=lambda sentence: marks[sentence])


def draw_sentences(
    writer: Writer,
    plan: FilmPlan,
    asked: Dialogue,
    seed: int,
    run: Run,
    later: Sequence[str] = (),
    candidates: int = CANDIDATES,
) -> dict[str, float]:
    """Several ways in which a plan may go on: whole new sentences that name somebody, with how likely they are.

    Args:
        writer: the language model.
        plan: the plan so far.
        asked: the dialogue that asks for it.
        seed: for sampling.
        run: cancel.
        later: what must not come either.
        candidates: how many are drawn.

    Raises:
        WriterError: there is none.
    """
    names = [one.name for one in plan.cast]
    known = {sentence.lower() for sentence in (*plan.sentences, *later)}
    begun = Message("assistant", write_beginning(plan, len(plan.sentences)))
    options = WriteOptions(
        pattern=sentence_pattern(names), max_new_tokens=SENTENCE_TOKENS, temperature=SENTENCE_WARMTH, seed=seed
    )
    drawn = {
        reply.strip(): _likelihood(reply)
        for reply in writer.reply([(*asked, begun)] * candidates, options, run)
        if named_in(reply, names) and reply.strip().lower() not in known and reply.strip()[-1:] in {".", "!", "?"}
    }
    if not drawn:
        raise WriterError("No other sentence for a scene could be written. Try again, or write it yourself.")
    return drawn


def _shortened(plan: FilmPlan, count: int, prompt: str, similarity: TextSimilarity) -> FilmPlan:
    """The sentences that together are nearest to the prompt, in their order; all where there are no more."""
    alike = similarity.relevance(plan.sentences, prompt)
    kept = sorted(sorted(range(len(plan.sentences)), key=lambda n: -alike[n])[:count])
    return replace(plan, sentences=tuple(plan.sentences[n] for n in kept))


def write_all_details(
    writer: Writer, plan: FilmPlan, prompt: str, seed: int, run: Run, positions: Sequence[int] | None = None
) -> list[SceneDetails]:
    """What the sentences of a plan leave open, as one batch.

    Args:
        writer: the language model.
        plan: the plan.
        prompt: the person's words.
        seed: for sampling.
        run: progress and cancel.
        positions: scenes from 0; None for all.
    """
    wanted = range(len(plan.sentences)) if positions is None else positions
    options = WriteOptions(
        patterns=tuple(details_pattern(plan, plan.sentences[n]) for n in wanted),
        max_new_tokens=DETAIL_TOKENS,
        temperature=DETAIL_WARMTH,
        seed=seed,
    )
    replies = writer.reply([(*_planned(plan, prompt), scene_question(n + 1)) for n in wanted], options, run)
    return [_read_details(reply, plan, plan.sentences[n]) for n, reply in zip(wanted, replies, strict=True)]


def _planned(plan: FilmPlan, prompt: str) -> Dialogue:
    return (*plan_question(prompt, len(plan.sentences)), Message("assistant", write_plan(plan)))


def _read_details(reply: str, plan: FilmPlan, sentence: str) -> SceneDetails:
    """A reply as details; whatever it lacks is plain."""
    names = named_in(sentence, [one.name for one in plan.cast])
    plain = SceneDetails(plan.places[0].name, "", Camera(), tuple(Position(name) for name in names))
    try:
        return read_details(reply)
    except (ValueError, InputError):
        return plain


def write_looks(writer: Writer, plan: FilmPlan, prompt: str, names: Sequence[str], seed: int, run: Run) -> list[str]:
    """One sentence on what each of the names looks like, as one batch.

    Args:
        writer: the language model.
        plan: the film's plan.
        prompt: the person's words.
        names: of the cast and the places.
        seed: for sampling.
        run: progress and cancel.
    """
    if not names:
        return []
    options = WriteOptions(pattern=LOOK_PATTERN, max_new_tokens=LOOK_TOKENS, temperature=DETAIL_WARMTH, seed=seed)
    before = _planned(plan, prompt)
    replies = writer.reply([(*before, look_question(clean_name(name))) for name in names], options, run)
    # A sentence that the limit cut off is dropped up to its last comma.
    return [reply if reply.endswith(".") else reply.rpartition(",")[0] + "." for reply in replies]


def plan_of(script: Script) -> FilmPlan:
    """The plan that a script could have come from."""
    cast, places = (
        tuple(Casting(clean_name(e.name), e.picture) for e in script.entities if e.kind is kind) for kind in Kind
    )
    sentences = tuple(scene.prompt for scene in script.scenes)
    return FilmPlan(" ".join(script.prompt.split()[:4]), cast, places or (Casting("anywhere"),), sentences)


def _first_scenes(plan: FilmPlan) -> tuple[Scene, ...]:
    names = [one.name for one in plan.cast]
    return tuple(
        Scene(n, sentence, named_in(sentence, names), plan.places[0].name) for n, sentence in enumerate(plan.sentences)
    )


def _entities(plan: FilmPlan) -> tuple[Entity, ...]:
    return tuple(
        Entity(one.name, kind, picture=one.picture)
        for kind, castings in ((Kind.FOREGROUND, plan.cast), (Kind.BACKGROUND, plan.places))
        for one in castings
    )


def _staged(scene: Scene, details: SceneDetails) -> Scene:
    """A scene with what its details say."""
    staged = replace(
        scene, background=details.place, action=details.action, camera=details.camera, layout=details.layout
    )
    return replace(staged, layout=staged.fit_layout())
