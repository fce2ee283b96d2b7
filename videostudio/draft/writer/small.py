"""All rounds of the script for a very small model, in order: cast, story, camera, descriptions."""

from collections.abc import Iterator
from dataclasses import replace

from videostudio.backends.protocols import Writer
from videostudio.draft.writer import cast as casting
from videostudio.draft.writer import guards
from videostudio.draft.writer.camera import choose_cameras, choose_fitting_camera
from videostudio.draft.writer.descriptions import describe_entities
from videostudio.language.recognition import is_english
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.request import ScriptRequest
from videostudio.types import Entity, Scene, Script

# Shares of the wait, measured.
CAST_ENDS, STORY_ENDS, CAMERA_ENDS = 0.12, 0.75, 0.85


class CastMethod:
    """The rounds for a very small model; see `method.WritingMethod`."""

    def write_script(
        self, writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run
    ) -> Iterator[Script]:
        """Write a script round by round; see `stages.script.write_script`."""
        warnings: list[str] = []
        if not is_english(request.prompt):
            warnings.append(
                "This language model only understands English; the film may have little to do with the prompt. "
                "Write the prompt in English, or choose a profile with a larger model."
            )
        run.tick(0.0, "Finding the cast")
        cast = casting.find_cast(writer, similarity, request, run)
        count = casting.choose_count(writer, request, run)
        story = casting.begin_story(cast, request, count)
        script = Script(request.prompt, warnings=tuple(warnings))
        for position in casting.tell_story(writer, similarity, story, request.seed, run.part(CAST_ENDS, STORY_ENDS)):
            scene = casting.stage_scene(story, position, similarity)
            script = replace(script, scenes=(*script.scenes, scene)).checked()
            yield script
        run.tick(STORY_ENDS, "Placing the camera")
        cameras = choose_cameras(writer, script.scenes, request.seed, run)
        scenes = tuple(replace(scene, camera=camera) for scene, camera in zip(script.scenes, cameras, strict=True))
        found = [*warnings, *story.warnings, *guards.script_warnings(script, similarity)]
        script = replace(script, scenes=scenes, warnings=tuple(dict.fromkeys(found)))
        yield script
        if request.describe:
            run.tick(CAMERA_ENDS, "Describing who and what is seen")
            rest = run.part(CAMERA_ENDS, 1.0)
            described = describe_entities(writer, similarity, script.entities, request.prompt, request.seed, rest)
            script = replace(script, entities=tuple(described))
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
        props: tuple[str, ...],
    ) -> Scene:
        """Write one scene anew, with the names the script uses already; its number stays."""
        story = casting.resume_story(script, position, similarity, props)
        old = script.scenes[position]
        # What the scene said before counts as told, so that something new comes.
        story.sentences[-1] = old.prompt
        story.sentences[position] = casting.write_sentence(writer, similarity, story, position, seed, run)
        fresh = casting.stage_scene(story, position, similarity)
        cameras = [scene.camera for scene in script.scenes if scene.index != old.index]
        kept = fresh.action == old.action
        camera = old.camera if kept else choose_fitting_camera(cameras, fresh.action, seed)
        return replace(fresh, index=old.index, camera=camera)

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
        return describe_entities(writer, similarity, [entity], prompt, seed, run)[0]
