"""The paper's method for models that follow instructions (section 3.1; supplement, figures 2 to 4).

The cast is declared first, and scenes draw their names from it, so that strict name matching finds what recurs. Every
reply is verified; only the part that failed is asked again, a bounded number of times.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.errors import InputError, WriterError
from videostudio.language.phrases import main_action
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.camera import camera_round, choose_unused_camera
from videostudio.stages.writing.checks import (
    MAX_BACKGROUNDS,
    MAX_FOREGROUNDS,
    action_troubles,
    action_warnings,
    cast_trouble,
    recurrence_warnings,
    scene_troubles,
    scene_warnings,
)
from videostudio.stages.writing.describe import describe_in_dialogues
from videostudio.stages.writing.paper_examples import (
    CAST_QUESTION,
    PAPER_EXAMPLES,
    RULES,
    SCENES_QUESTION,
    list_placements,
)
from videostudio.stages.writing.request import MODEL_FEWEST, MODEL_MOST, ScriptRequest
from videostudio.types import Entity, Facing, Kind, Position, Scene, Script, Where

TRIES = 3
SCENE_TRIES = 2
CAST_TOKENS, SCENE_TOKENS = 260, 170
MOST_SHOWN = 4
# A place the model thought up counts as one that exists when it is nearer than this.
SAME_PLACE = 0.6

CAST_ENDS, STORY_ENDS, CAMERA_ENDS = 0.1, 0.45, 0.55


@dataclass(frozen=True, slots=True)
class DeclaredCast:
    """The declared cast."""

    foregrounds: tuple[str, ...]
    backgrounds: tuple[str, ...]


class PaperMethod:
    """The paper's rounds; see `method.WritingMethod`."""

    def write_script(
        self, writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run
    ) -> Iterator[Script]:
        """Write a script round by round; see `stages.script.write_script`.

        Raises:
            WriterError: no reply could be read.
        """
        run.tick(0.0, "Finding the cast")
        declared, warnings = declare_cast(writer, similarity, request, run)
        run.tick(CAST_ENDS, "Writing the scenes")
        scenes = write_scenes(writer, similarity, request, declared, run.part(CAST_ENDS, STORY_ENDS))
        script = Script(request.prompt, tuple(scenes), warnings=tuple(warnings)).checked()
        for count in range(1, len(scenes) + 1):
            yield replace(script, scenes=script.scenes[:count]).checked()
        run.tick(STORY_ENDS, "Placing the camera")
        cameras, more = camera_round(writer, script.scenes, request.seed, run)
        scenes = [replace(scene, camera=camera) for scene, camera in zip(script.scenes, cameras, strict=True)]
        warnings += [*more, *scene_warnings(script, similarity), *action_warnings(script)]
        warnings += recurrence_warnings(script)
        script = replace(script, scenes=tuple(scenes), warnings=tuple(dict.fromkeys(warnings)))
        yield script
        if request.describe:
            yield _describe_entities(writer, script, request, run.part(CAMERA_ENDS, 1.0))
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
        """Write one scene anew, with the names the script declares; its number stays.

        Raises:
            WriterError: no reply could be used.
        """
        declared = DeclaredCast(
            tuple(entity.name for entity in script.entities if entity.kind is Kind.FOREGROUND),
            tuple(entity.name for entity in script.entities if entity.kind is Kind.BACKGROUND),
        )
        old = script.scenes[position]
        for attempt in range(TRIES):
            why = f"shall be another one than '{old.prompt}'"
            fresh = write_one_scene(writer, script.prompt, declared, script.scenes, position, why, seed + attempt, run)
            if fresh is not None and fresh.prompt != old.prompt:
                cameras = [scene.camera for scene in script.scenes if scene.index != old.index]
                kept = fresh.action == old.action
                camera = old.camera if kept else choose_unused_camera(cameras, seed)
                return replace(fresh, index=old.index, camera=camera)
        raise WriterError(f"The language model found no other scene {position + 1}. Try again, or edit it.")

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
        """The entity with a description, by the dialogue of the supplement's figure 4."""
        return describe_in_dialogues(writer, [entity], prompt, seed, run, words)[0][0]


def _describe_entities(writer: Writer, script: Script, request: ScriptRequest, run: Run) -> Script:
    """The script with a description for everybody whom the request concerns."""
    wish = request.descriptions
    concerned = [entity for entity in script.entities if wish.concerns(entity, script)]
    described, more = describe_in_dialogues(writer, concerned, request.prompt, request.seed, run, wish.words)
    by_name = {entity.name: entity for entity in described}
    entities = tuple(by_name.get(entity.name, entity) for entity in script.entities)
    return replace(script, entities=entities, warnings=(*script.warnings, *more))


def declare_cast(
    writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run
) -> tuple[DeclaredCast, list[str]]:
    """Step 1: who, what and where.

    Raises:
        WriterError: no reply could be read.
    """
    wish = CAST_QUESTION.format(prompt=request.prompt)
    if request.places:
        wish += f"\nPictures of these places exist; use their names where they fit: {', '.join(request.places)}."
    turns = [*_history(), Message("user", wish)]
    best: DeclaredCast | None = None
    trouble = ""
    for attempt in range(TRIES):
        options = WriteOptions(
            schema=cast_schema(), max_new_tokens=CAST_TOKENS, temperature=0.7, seed=request.seed + attempt
        )
        reply = writer.reply([tuple(turns)], options, run)[0]
        found = read_cast(reply)
        trouble = "the reply was not the JSON that was asked for"
        if found is not None:
            found = _on_known_places(found, request.places, similarity)
            best, trouble = found, cast_trouble(found.foregrounds, found.backgrounds)
            if not trouble:
                return found, []
        turns = [*turns[: len(_history()) + 1], Message("assistant", reply), _again("cast", trouble)]
    if best is None or not (best.backgrounds and set(best.foregrounds) - set(best.backgrounds)):
        raise WriterError(
            f"The language model gave no usable cast ({trouble}). Try again, say the prompt in other words, or choose "
            "a larger model."
        )
    things = tuple(name for name in best.foregrounds if name not in best.backgrounds)[:MAX_FOREGROUNDS]
    return DeclaredCast(things, best.backgrounds[:MAX_BACKGROUNDS]), [f"Look at the cast: {trouble}."]


def write_scenes(
    writer: Writer, similarity: TextSimilarity, request: ScriptRequest, declared: DeclaredCast, run: Run
) -> list[Scene]:
    """Step 2: the scenes; those that fail a check are asked for again one by one.

    Raises:
        WriterError: no scene could be read.
    """
    few, many = (request.scenes, request.scenes) if request.scenes else (MODEL_FEWEST, MODEL_MOST)
    number = str(few) if few == many else f"{few} to {many}"
    turns = [
        *_history(),
        Message("user", CAST_QUESTION.format(prompt=request.prompt)),
        Message("assistant", cast_json(declared)),
        Message("user", SCENES_QUESTION.format(number=number)),
    ]
    scenes: list[Scene | None] = []
    for attempt in range(TRIES):
        options = WriteOptions(
            schema=scenes_schema(declared, few, many),
            max_new_tokens=SCENE_TOKENS * many,
            temperature=0.7,
            seed=request.seed + 100 + attempt,
        )
        stream = PromptStream(run)
        reply = writer.reply([tuple(turns)], options, run, stream.take)[0]
        scenes = read_scenes(reply, declared)[:many]
        if any(scenes):
            break
        run.say("\n")
    if not any(scenes):
        raise WriterError(
            "The language model's scenes could not be read. Try again, say the prompt in other words, or choose a "
            "larger model."
        )
    scenes += [None] * (few - len(scenes))
    return _rewrite_failed_scenes(writer, similarity, request, declared, scenes, run)


def _rewrite_failed_scenes(
    writer: Writer,
    similarity: TextSimilarity,
    request: ScriptRequest,
    declared: DeclaredCast,
    scenes: list[Scene | None],
    run: Run,
) -> list[Scene]:
    """Ask again for every scene that is missing or fails a check; at last the ones that never came are left out."""
    for attempt in range(SCENE_TRIES):
        here = [n for n, scene in enumerate(scenes) if scene is not None]
        standing = [scene for scene in scenes if scene is not None]
        found = action_troubles(standing) | scene_troubles(standing, request.prompt, similarity)
        troubles = {here[n]: why for n, why in found.items()}
        troubles |= {n: "could not be read" for n, scene in enumerate(scenes) if scene is None}
        if not troubles:
            break
        for position, why in sorted(troubles.items()):
            run.tick(position / len(scenes), f"Writing scene {position + 1} again, which {why}")
            seed = request.seed + 1000 * (attempt + 1) + position
            fresh = write_one_scene(writer, request.prompt, declared, scenes, position, why, seed, run)
            scenes[position] = fresh or scenes[position]
    return [replace(scene, index=n) for n, scene in enumerate((s for s in scenes if s is not None), 1)]


def write_one_scene(
    writer: Writer,
    prompt: str,
    declared: DeclaredCast,
    scenes: Sequence[Scene | None],
    position: int,
    why: str,
    seed: int,
    run: Run,
) -> Scene | None:
    """Write a single scene anew; None where the reply cannot be read."""
    stands = json.dumps({"scenes": [_scene_data(scene) for n, scene in enumerate(scenes) if scene and n != position]})
    turns = (
        *_history(),
        Message("user", CAST_QUESTION.format(prompt=prompt)),
        Message("assistant", cast_json(declared)),
        Message("user", SCENES_QUESTION.format(number=str(len(scenes)))),
        Message("assistant", stands),
        Message(
            "user",
            f"Scene {position + 1} of {len(scenes)} {why}. Write that one scene anew, so that it fits in its place and "
            'repeats none of the others. Answer with JSON: {"scenes": [...]} with exactly one scene.',
        ),
    )
    options = WriteOptions(
        schema=scenes_schema(declared, 1, 1), max_new_tokens=SCENE_TOKENS, temperature=0.8, seed=seed
    )
    stream = PromptStream(run)
    found = read_scenes(writer.reply([turns], options, run, stream.take)[0], declared)
    return found[0] if found else None


def _history() -> list[Message]:
    """Instructions, and the five examples as earlier rounds of the dialogue."""
    turns = [Message("system", RULES)]
    for example in PAPER_EXAMPLES:
        turns += [
            Message("user", CAST_QUESTION.format(prompt=example.prompt)),
            Message("assistant", example.cast_json),
            Message("user", SCENES_QUESTION.format(number=f"{MODEL_FEWEST} to {MODEL_MOST}")),
            Message("assistant", example.scenes_json),
        ]
    return turns


def _again(part: str, trouble: str) -> Message:
    return Message("user", f"That does not fit: {trouble}. Give the {part} once more, as JSON only.")


def cast_schema() -> str:
    """The JSON schema of step 1."""
    name = {"type": "string", "minLength": 2, "maxLength": 60}
    return _object(
        foregrounds={"type": "array", "items": name, "minItems": 1, "maxItems": MAX_FOREGROUNDS},
        backgrounds={"type": "array", "items": name, "minItems": 1, "maxItems": MAX_BACKGROUNDS},
    )


def scenes_schema(declared: DeclaredCast, few: int, many: int) -> str:
    """The JSON schema of step 2: names are an enumeration of the declared cast, and places are told by them."""
    names = declared.foregrounds
    places = [
        f"{where.value} {name}" if where.is_relation else where.value
        for where in Where
        for name in (names if where.is_relation else ("",))
    ]
    shown = _object_schema(
        name={"enum": list(names)}, at={"enum": places}, faces={"enum": list(dict.fromkeys((*names, *Facing)))}
    )
    scene = _object_schema(
        prompt={"type": "string", "minLength": 10, "maxLength": 220},
        foregrounds={"type": "array", "items": shown, "maxItems": MOST_SHOWN},
        background={"enum": list(declared.backgrounds)},
        action={"type": "string", "minLength": 3, "maxLength": 60},
    )
    return _object(scenes={"type": "array", "items": scene, "minItems": few, "maxItems": many})


def _object(**properties: Any) -> str:
    return json.dumps(_object_schema(**properties))


def _object_schema(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def cast_json(declared: DeclaredCast) -> str:
    """A cast as the reply of step 1."""
    return json.dumps({"foregrounds": list(declared.foregrounds), "backgrounds": list(declared.backgrounds)})


def _scene_data(scene: Scene) -> dict[str, Any]:
    placed = dict(zip((place.name for place in scene.layout), list_placements(scene.layout), strict=True))
    return {
        "prompt": scene.prompt,
        "foregrounds": [placed.get(name, name) for name in scene.foregrounds],
        "background": scene.background,
        "action": scene.action,
    }


def read_cast(reply: str) -> DeclaredCast | None:
    """The cast in a reply, or None where it is not there."""
    data = read_json(reply)
    if not isinstance(data, dict):
        return None
    names = [_names(data.get(key)) for key in ("foregrounds", "backgrounds")]
    if names[0] is None or names[1] is None:
        return None
    return DeclaredCast(tuple(names[0]), tuple(names[1]))


def _names(value: Any) -> list[str] | None:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return None
    cleaned = [" ".join(name.strip().strip(".").split()) for name in value]
    return list(dict.fromkeys(re.sub(r"^(a|an|the) ", "", name, flags=re.IGNORECASE) for name in cleaned if name))


def read_scenes(reply: str, declared: DeclaredCast) -> list[Scene | None]:
    """The scenes in a reply; None stands for one that does not fit."""
    data = read_json(reply)
    items = data.get("scenes") if isinstance(data, dict) else data
    return [_read_scene(item, declared) for item in items] if isinstance(items, list) else []


def _read_scene(item: Any, declared: DeclaredCast) -> Scene | None:
    if not isinstance(item, dict) or not isinstance(item.get("prompt"), str) or not item["prompt"].strip():
        return None
    sentence = " ".join(item["prompt"].split())
    listed = item.get("foregrounds")
    shown = listed if isinstance(listed, list) else []
    spoken = _names([one.get("name") if isinstance(one, dict) else one for one in shown]) or []
    known = {name.lower(): name for name in declared.foregrounds}
    names = [known[name.lower()] for name in spoken if name.lower() in known]
    if len(names) < len(spoken):
        return None
    places = {name.lower(): name for name in declared.backgrounds}
    place = item.get("background")
    if not isinstance(place, str) or place.lower() not in places:
        return None
    action = item.get("action")
    action = " ".join(action.split()) if isinstance(action, str) else ""
    # A verb without its object says too little about what moves; the sentence knows it.
    if len(action.split()) < 2:
        action = main_action(sentence) or action
    layout = _read_layout(shown, known)
    return Scene(0, sentence, tuple(names), places[place.lower()], action=action, layout=layout)


def _read_layout(shown: list[Any], known: Mapping[str, str]) -> tuple[Position, ...]:
    """Where a reply puts a scene's foregrounds; those it gives no place, or one that there is not, may be anywhere."""
    found = []
    for one in shown:
        told = {key: _names([one.get(key)]) for key in ("name", "at", "faces")} if isinstance(one, dict) else {}
        name, at, faces = ("".join(told.get(key) or ()) for key in ("name", "at", "faces"))
        try:
            place = Position.parse(known[name.lower()], at.lower(), known.get(faces.lower(), faces.lower()))
        except (InputError, KeyError):
            continue
        target = " ".join(_names([place.target]) or ())
        found.append(replace(place, target=known.get(target, target)))
    return tuple(found)


def read_json(reply: str) -> Any:
    """The JSON value in a reply that may have words or a code fence around it; None where there is none."""
    starts = [position for position in (reply.find("{"), reply.find("[")) if position >= 0]
    if not starts:
        return None
    try:
        value, _ = json.JSONDecoder().raw_decode(reply[min(starts) :])
    except (ValueError, RecursionError):
        return _cut_json(reply[min(starts) :])
    return value


def _cut_json(text: str) -> Any:
    """What is whole of a list of scenes that the length limit cut."""
    opened = text.find("[")
    found: list[Any] = []
    position = text.find("{", opened)
    while opened >= 0 and position >= 0:
        try:
            value, end = json.JSONDecoder().raw_decode(text[position:])
        except (ValueError, RecursionError):
            break
        found.append(value)
        position = text.find("{", position + end)
    return {"scenes": found} if found else None


def _on_known_places(declared: DeclaredCast, places: Sequence[str], similarity: TextSimilarity) -> DeclaredCast:
    """Places that mean one that exists take its name."""
    if not places:
        return declared
    named = [
        near if how > SAME_PLACE else name
        for name, (near, how) in ((name, similarity.nearest(name, places)) for name in declared.backgrounds)
    ]
    return replace(declared, backgrounds=tuple(dict.fromkeys(named)))


class PromptStream:
    """Shows a person the sentences of scenes while their JSON is being written.

    Args:
        run: receives the sentences.
    """

    def __init__(self, run: Run) -> None:
        self._run, self._text, self._said = run, "", ""

    def take(self, piece: str) -> None:
        """Receive a piece of the reply."""
        self._text += piece
        found = re.findall(r'"prompt"\s*:\s*"((?:[^"\\]|\\.)*)("?)', self._text)
        shown = "".join(sentence + ("\n" if closed else "") for sentence, closed in found)
        if len(shown) > len(self._said):
            self._run.say(shown[len(self._said) :])
            self._said = shown
