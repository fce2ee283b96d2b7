"""All rounds of the script for a very small model, in order: cast, story, camera, descriptions."""

from collections.abc import Iterator
from dataclasses import replace

from videostudio.backends.protocols import Writer
from videostudio.draft.writer import cast as casting
from videostudio.draft.writer import english, guards
from videostudio.language.similarity import Meaning
from videostudio.run import Run
from videostudio.stages.writing.camera import camera_round
from videostudio.stages.writing.describe import small_descriptions
from videostudio.stages.writing.request import ScriptRequest
from videostudio.types import Scene, Script

# Shares of the wait, measured.
CAST_ENDS, STORY_ENDS, CAMERA_ENDS = 0.12, 0.75, 0.85


def write(writer: Writer, meaning: Meaning, request: ScriptRequest, run: Run) -> Iterator[Script]:
    """Write a script round by round; see `stages.script.write_script`."""
    warnings: list[str] = []
    if not english.is_english(request.prompt):
        warnings.append(
            "This language model only understands English; the film may have little to do with the prompt. "
            "Write the prompt in English, or choose a profile with a larger model."
        )
    run.tick(0.0, "Finding the cast")
    cast = casting.find_cast(writer, meaning, request, run)
    count = casting.choose_count(writer, request, run)
    story = casting.begin(cast, request, count)
    script = Script(request.prompt, warnings=tuple(warnings))
    for position in casting.tell(writer, meaning, story, request.seed, run.part(CAST_ENDS, STORY_ENDS)):
        scene = casting.stage(story, position, meaning)
        script = replace(script, scenes=(*script.scenes, scene)).checked()
        yield script
    run.tick(STORY_ENDS, "Placing the camera")
    cameras, more = camera_round(writer, script.scenes, request.seed, run, small=True)
    scenes = tuple(replace(scene, camera=camera) for scene, camera in zip(script.scenes, cameras, strict=True))
    found = [*warnings, *story.warnings, *more, *guards.script_warnings(script, meaning)]
    script = replace(script, scenes=scenes, warnings=tuple(dict.fromkeys(found)))
    yield script
    if request.describe:
        run.tick(CAMERA_ENDS, "Describing who and what is seen")
        rest = run.part(CAMERA_ENDS, 1.0)
        described = small_descriptions(writer, meaning, script.entities, request.prompt, request.seed, rest)
        script = replace(script, entities=tuple(described))
        yield script
    run.tick(1.0, "The script is written")


def rewrite(
    writer: Writer, meaning: Meaning, script: Script, position: int, seed: int, run: Run, props: tuple[str, ...] = ()
) -> Scene:
    """One scene anew, with the names the script uses already; its number stays."""
    story = casting.resume(script, position, meaning, props)
    old = script.scenes[position]
    # What the scene said before counts as told, so that something new comes.
    story.sentences[-1] = old.prompt
    story.sentences[position] = casting.one_scene(writer, meaning, story, position, seed, run)
    return replace(casting.stage(story, position, meaning), index=old.index)
