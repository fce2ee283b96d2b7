"""Stage 1: one sentence becomes a multi-scene script (paper, section 3.1; supplement, figures 2 to 4)."""

from collections.abc import Iterator
from dataclasses import replace

from videostudio.backends.protocols import Embedder, Loan, Writer
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.method import load_method
from videostudio.stages.writing.request import METHODS, DescriptionWish, ScriptRequest
from videostudio.types import Script

__all__ = ["METHODS", "DescriptionWish", "ScriptRequest", "rewrite_scene", "write_script"]


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
        method = load_method(request.method)
        yield from method.write_script(model, TextSimilarity(embeddings), request, run)


def rewrite_scene(
    writer: Loan[Writer],
    embedder: Loan[Embedder],
    script: Script,
    index: int,
    seed: int,
    run: Run,
    method: str = "paper",
    descriptions: DescriptionWish | None = None,
) -> Script:
    """Write one scene anew; the others and all names stay as they are.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        script: the script as it is.
        index: the scene's lasting number.
        seed: another seed gives another scene.
        run: progress, streamed text, cancel.
        method: a key of `METHODS`.
        descriptions: who is described and how; None for everybody at length.

    Returns:
        The script with that scene replaced; entities it brings in are described, and those whose description is needed
        only now.

    Raises:
        InputError: there is no such scene.
        Cancelled: the run was stopped.
        WriterError: no reply could be used; the script stays as it was.
    """
    old = script.scene(index)
    position = script.position(index) - 1
    run.tick(0.0, f"Writing scene {position + 1} again")
    with writer.use(run) as model, embedder.use(run) as embeddings:
        similarity, rounds = TextSimilarity(embeddings), load_method(method)
        fresh = rounds.rewrite_scene(model, similarity, script, position, seed, run)
        fresh = replace(fresh, continues=old.continues)
        scenes = tuple(fresh if scene is old else scene for scene in script.scenes)
        result = replace(script, scenes=scenes).checked()
        wish = descriptions or DescriptionWish()
        before = {entity.name for entity in script.entities if wish.concerns(entity, script)}
        for entity in result.entities:
            newly = wish.concerns(entity, result) and entity.name not in before
            if newly and not entity.description:
                described = rounds.describe_entity(model, similarity, entity, script.prompt, seed, run, wish.words)
                result = replace(result, entities=tuple(described if e is entity else e for e in result.entities))
    run.tick(1.0, f"Scene {position + 1} is written")
    return result
