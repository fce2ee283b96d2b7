"""Scripts by a small model that was trained on hand-written ones: the story (see `telling`), then its details."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from videostudio.backends.protocols import Dialogue, Message, WriteOptions, Writer
from videostudio.errors import InputError
from videostudio.language.recognition import is_english
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.judge import SentenceJudge, shipped_judge
from videostudio.stages.writing.plan_format import (
    Casting,
    FilmPlan,
    SceneDetails,
    clean_name,
    details_pattern,
    look_question,
    named_in,
    plan_question,
    read_details,
    scene_question,
    write_plan,
)
from videostudio.stages.writing.request import ScriptRequest
from videostudio.stages.writing.telling import Teller
from videostudio.types import Camera, Entity, Kind, Position, Scene, Script

# What is told about names is drawn carefully.
DETAIL_WARMTH = 0.2
# Tokens of a scene's details, of a look.
DETAIL_TOKENS, LOOK_TOKENS = 120, 60
LOOK_PATTERN = r"(A|An|The|Two|Three|Four|Several|Many)? ?[A-Za-z][^\n]{20,160}\."
# Shares of the wait, measured.
PLAN_ENDS, DETAILS_END = 0.6, 0.85


class PlanMethod:
    """The rounds for a small trained model; see `method.WritingMethod`.

    Args:
        judge: gives what tells good sentences from bad ones.
    """

    def __init__(
        self,
        judge: Callable[[], SentenceJudge] = shipped_judge,
    ) -> None:
        self._judge = judge

    def _teller(self, writer: Writer, similarity: TextSimilarity, run: Run) -> Teller:
        return Teller(writer, similarity, self._judge(), run)

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
        for plan in self._teller(writer, similarity, run.part(0.0, PLAN_ENDS)).tell(request):
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
        names = [one.name for one in plan.cast]
        # What is told later, and what this scene told before, counts as told, so that something new comes.
        teller = self._teller(writer, similarity, run)
        sentence = teller.write_sentence(before, script.prompt, len(script.scenes), seed, plan.sentences[position:])
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
