"""Stage 1: one sentence becomes a multi-scene script (paper, section 3.1; supplement, figures 2 to 4)."""

from collections.abc import Iterator
from dataclasses import replace

from videostudio.backends.protocols import Embedder, Loan, Writer
from videostudio.draft.writer import small
from videostudio.errors import WriterError
from videostudio.language.similarity import Meaning
from videostudio.run import Run
from videostudio.stages.writing import paper
from videostudio.stages.writing.camera import one_camera
from videostudio.stages.writing.describe import paper_description, small_descriptions
from videostudio.stages.writing.request import METHODS, ScriptRequest
from videostudio.types import Entity, Script

__all__ = ["METHODS", "ScriptRequest", "describe_entity", "rewrite_scene", "write_script"]


def write_script(writer: Loan[Writer], embedder: Loan[Embedder], request: ScriptRequest, run: Run) -> Iterator[Script]:
    """Write a script; it grows while it is written.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        request: what is asked for.
        run: progress, streamed text, cancel.

    Yields:
        Valid scripts, each with more in it than the last; the final one is complete.

    Raises:
        Cancelled: the run was stopped.
        WriterError: nothing usable could be written.
    """
    with writer.use(run) as model, embedder.use(run) as embeddings:
        method = small.write if request.method == "cast" else paper.write
        yield from method(model, Meaning(embeddings), request, run)


def rewrite_scene(
    writer: Loan[Writer],
    embedder: Loan[Embedder],
    script: Script,
    index: int,
    seed: int,
    run: Run,
    method: str | None = None,
    props: tuple[str, ...] = (),
) -> Script:
    """Write one scene anew; the others and all names stay as they are.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        script: the script as it is.
        index: the scene's lasting number.
        seed: another seed gives another scene.
        run: progress, streamed text, cancel.
        method: "paper" or "cast"; None tells it from the writer.
        props: see `ScriptRequest`.

    Returns:
        The script with that scene replaced; entities it brings in are described.

    Raises:
        InputError: there is no such scene.
        Cancelled: the run was stopped.
        WriterError: no reply could be used; the script stays as it was.
    """
    old = script.scene(index)
    position = script.position(index) - 1
    method = method or method_for(writer)
    run.tick(0.0, f"Writing scene {position + 1} again")
    with writer.use(run) as model, embedder.use(run) as embeddings:
        meaning = Meaning(embeddings)
        if method == "cast":
            fresh = small.rewrite(model, meaning, script, position, seed, run, props)
        else:
            found = paper.rewrite(model, script, position, seed, run)
            if found is None:
                raise WriterError(f"The language model found no other scene {position + 1}. Try again, or edit it.")
            fresh = found
        cameras = [scene.camera for scene in script.scenes if scene.index != index]
        camera = old.camera if fresh.action == old.action else one_camera(cameras, fresh.action, seed)
        scenes = tuple(replace(fresh, camera=camera) if scene.index == index else scene for scene in script.scenes)
        result = replace(script, scenes=scenes).checked()
        known = {entity.name for entity in script.entities}
        for entity in result.entities:
            if entity.name not in known:
                described = _describe(model, meaning, entity, script.prompt, seed, run, method)
                result = replace(result, entities=tuple(described if e is entity else e for e in result.entities))
    run.tick(1.0, f"Scene {position + 1} is written")
    return result


def describe_entity(
    writer: Loan[Writer],
    embedder: Loan[Embedder],
    entity: Entity,
    prompt: str,
    seed: int,
    run: Run,
    method: str | None = None,
) -> Entity:
    """Describe one entity, by the dialogue of the supplement's figure 4 or its short form.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        entity: name and kind.
        prompt: the film's sentence; what it says about the entity's looks stays.
        seed: another seed gives another description.
        run: progress and cancel.
        method: "paper" or "cast"; None tells it from the writer.

    Raises:
        Cancelled: the run was stopped.
    """
    run.tick(0.0, f"Describing {entity.name}")
    with writer.use(run) as model, embedder.use(run) as embeddings:
        method = method or method_for(writer)
        return _describe(model, Meaning(embeddings), entity, prompt, seed, run, method)


def method_for(writer: Loan[Writer]) -> str:
    """The method that suits a writer, by its name."""
    return "cast" if writer.identity.startswith("smollm2") else "paper"


def _describe(model: Writer, meaning: Meaning, entity: Entity, prompt: str, seed: int, run: Run, method: str) -> Entity:
    if method == "cast":
        return small_descriptions(model, meaning, [entity], prompt, seed, run)[0]
    return paper_description(model, entity, prompt, seed, run)[0]
