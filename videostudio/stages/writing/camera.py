"""Camera movements for all scenes, in a round of their own (paper, supplement, figure 3)."""

import json
from collections import Counter
from collections.abc import Sequence

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.run import Run
from videostudio.stages.writing.examples import CAMERA_EXAMPLES, CAMERA_RULES
from videostudio.types import Camera, Direction, Scene, Speed

PAPER_TRIES = 3


def camera_round(writer: Writer, scenes: Sequence[Scene], seed: int, run: Run) -> tuple[list[Camera], list[str]]:
    """Choose a movement for every scene.

    Args:
        writer: the model.
        scenes: all scenes in the order of the film.
        seed: for sampling.
        run: progress and cancel.

    Returns:
        One camera for each scene, and warnings.
    """
    wish = _question(scenes)
    warnings: list[str] = []
    best: list[Camera] = []
    for attempt in range(PAPER_TRIES):
        dialogue = [Message("system", CAMERA_RULES)]
        for asked, answered in CAMERA_EXAMPLES:
            dialogue += [Message("user", asked), Message("assistant", answered)]
        dialogue.append(Message("user", wish))
        options = WriteOptions(
            schema=camera_schema(len(scenes)),
            max_new_tokens=40 * len(scenes) + 40,
            temperature=0.7,
            seed=seed + attempt,
        )
        cameras = read_cameras(writer.reply([tuple(dialogue)], options, run)[0], len(scenes))
        if cameras and (not best or is_diverse(cameras)):
            best = cameras
        if best and is_diverse(best):
            return best, warnings
    if not best:
        warnings.append("The camera movements could not be read from the model's replies; simple ones were set.")
        return [simple_camera(n) for n in range(len(scenes))], warnings
    warnings.append("The camera moves in much the same way in every scene; change some for variety.")
    return best, warnings


def choose_unused_camera(cameras: Sequence[Camera], seed: int) -> Camera:
    """A movement for a single rewritten scene: one in a direction that the fewest other scenes have.

    Args:
        cameras: those of the other scenes.
        seed: decides the speed.
    """
    count = Counter(camera.direction for camera in cameras)
    return Camera(min(Direction, key=lambda direction: count[direction]), list(Speed)[seed % 2])


def camera_schema(count: int) -> str:
    """The JSON schema of a reply for so many scenes."""
    item = {
        "type": "object",
        "properties": {
            "direction": {"enum": [direction.value for direction in Direction]},
            "speed": {"enum": [speed.value for speed in Speed]},
        },
        "required": ["direction", "speed"],
        "additionalProperties": False,
    }
    cameras = {"type": "array", "items": item, "minItems": count, "maxItems": count}
    return json.dumps(
        {
            "type": "object",
            "properties": {"cameras": cameras},
            "required": ["cameras"],
            "additionalProperties": False,
        }
    )


def read_cameras(reply: str, count: int) -> list[Camera]:
    """The cameras in a reply, or nothing where it does not fit."""
    try:
        found = json.loads(reply[reply.index("{") : reply.rindex("}") + 1])["cameras"]
        cameras = [Camera(Direction(item["direction"]), Speed(item["speed"])) for item in found]
    except (ValueError, KeyError, TypeError):
        return []
    return cameras if len(cameras) == count else []


def is_diverse(cameras: Sequence[Camera]) -> bool:
    """Whether the camera does not do the same thing all the time."""
    if len(cameras) < 3:
        return True
    most = max(Counter(camera.direction for camera in cameras).values())
    return most <= max(2, len(cameras) // 2)


def _question(scenes: Sequence[Scene]) -> str:
    return "\n".join(f"Scene {number}: {scene.prompt}" for number, scene in enumerate(scenes, 1))


def simple_camera(number: int) -> Camera:
    """A calm movement for the scene at a position, where no answer can be used."""
    return Camera(
        (Direction.FORWARD, Direction.STATIC, Direction.LEFT, Direction.BACKWARD, Direction.RIGHT)[number % 5],
        Speed.SLOW,
    )
