"""Camera movements for all scenes, in a round of their own (paper, supplement, figure 3)."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.draft.writer import english
from videostudio.run import Run
from videostudio.stages.writing.examples import CAMERA_EXAMPLES, CAMERA_RULES
from videostudio.types import Camera, Direction, Scene, Speed

SMALL_CANDIDATES = 4
PAPER_TRIES = 3

# Movements that go well with what somebody does; used to choose between a small model's answers.
_FITTING: tuple[tuple[frozenset[str], frozenset[Direction]], ...] = (
    (
        frozenset(
            [
                "ride",
                "walk",
                "run",
                "drive",
                "cycle",
                "cross",
                "chase",
                "race",
                "follow",
                "row",
                "sail",
                "skate",
                "jog",
                "march",
                "stroll",
                "gallop",
            ]
        ),
        frozenset((Direction.LEFT, Direction.RIGHT, Direction.FORWARD)),
    ),
    (
        frozenset(["climb", "jump", "fly", "rise", "leap", "launch", "lift", "throw", "raise"]),
        frozenset((Direction.UP,)),
    ),
    (
        frozenset(["fall", "dive", "drop", "land", "dig", "kneel", "sit", "pour"]),
        frozenset((Direction.DOWN, Direction.STATIC)),
    ),
    (
        frozenset(
            ["read", "write", "paint", "mix", "stir", "cut", "decorate", "knit", "examine", "taste", "sew", "draw"]
        ),
        frozenset((Direction.FORWARD, Direction.STATIC)),
    ),
    (
        frozenset(["enter", "arrive", "open", "explore", "search", "look", "find"]),
        frozenset((Direction.FORWARD, Direction.RIGHT, Direction.LEFT)),
    ),
    (
        frozenset(["wave", "leave", "smile", "celebrate", "hug", "rest", "sleep", "watch"]),
        frozenset((Direction.BACKWARD, Direction.STATIC)),
    ),
)

# What goes so fast that a quick camera keeps up with it.
_QUICK = frozenset(
    ["run", "race", "chase", "gallop", "jump", "leap", "fall", "dive", "ride", "drive", "fly", "launch", "surf", "ski"]
)


def camera_round(
    writer: Writer, scenes: Sequence[Scene], seed: int, run: Run, *, small: bool
) -> tuple[list[Camera], list[str]]:
    """Choose a movement for every scene.

    Args:
        writer: the model.
        scenes: all scenes in the order of the film.
        seed: for sampling.
        run: progress and cancel.
        small: several answers of a very small model are compared instead of trusting one.

    Returns:
        One camera for each scene, and warnings.
    """
    if small:
        return _small(writer, scenes, seed, run), []
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
        return [_simple(n) for n in range(len(scenes))], warnings
    warnings.append("The camera moves in much the same way in every scene; change some for variety.")
    return best, warnings


def one_camera(script_cameras: Sequence[Camera], action: str, seed: int) -> Camera:
    """A movement for a single rewritten scene: one that suits the action and that few other scenes use."""
    count = Counter(camera.direction for camera in script_cameras)
    suits = _suiting(action) or frozenset(Direction)
    order = sorted(suits, key=lambda direction: (count[direction], list(Direction).index(direction)))
    return Camera(order[0], list(Speed)[seed % 2])


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


def _simple(number: int) -> Camera:
    return Camera(
        (Direction.FORWARD, Direction.STATIC, Direction.LEFT, Direction.BACKWARD, Direction.RIGHT)[number % 5],
        Speed.SLOW,
    )


_SMALL_EXAMPLES = (
    ("The old man is walking along the beach.", "right, medium"),
    ("The old man is picking up a shell.", "forward, slow"),
    ("The gull is flying over the sea.", "up, fast"),
    ("The old man is waving at the gull.", "backward, slow"),
    ("The old man is sitting on a rock.", "static, slow"),
)
_SMALL_PATTERN = (
    f"({'|'.join(direction.value for direction in Direction)}), ({'|'.join(speed.value for speed in Speed)})"
)


def _small(writer: Writer, scenes: Sequence[Scene], seed: int, run: Run) -> list[Camera]:
    """Every scene is asked about by itself, several times, all in one batch: a few tokens each."""
    opening = [Message("system", "You choose how the camera moves: a direction and a speed.")]
    for sentence, answer in _SMALL_EXAMPLES:
        opening += [Message("user", sentence), Message("assistant", answer)]
    dialogues = [(*opening, Message("user", scene.prompt)) for scene in scenes for _ in range(SMALL_CANDIDATES)]
    options = WriteOptions(pattern=_SMALL_PATTERN, max_new_tokens=8, temperature=1.2, seed=seed)
    replies = writer.reply(dialogues, options, run)
    # Of a scene's answers, the one that suits what happens and differs from what came before.
    chosen: list[Camera] = []
    for position, scene in enumerate(scenes):
        own = replies[position * SMALL_CANDIDATES : (position + 1) * SMALL_CANDIDATES]
        offers = [camera for camera in map(_read_small, own) if camera is not None] or [_simple(position)]
        best = max(offers, key=lambda camera: _merit(camera, scene.action, chosen))
        hasty = best.speed is Speed.FAST and _verb_of(scene.action) not in _QUICK
        chosen.append(replace(best, speed=Speed.MEDIUM) if hasty else best)
    return chosen


def _read_small(reply: str) -> Camera | None:
    direction, _, speed = reply.strip().partition(", ")
    try:
        camera = Camera(Direction(direction), Speed(speed))
    except ValueError:
        return None
    # What stands still has no speed; the slowest says so.
    return replace(camera, speed=Speed.SLOW) if camera.direction is Direction.STATIC else camera


def _merit(camera: Camera, action: str, before: Sequence[Camera]) -> float:
    suits = camera.direction in _suiting(action)
    used = sum(camera.direction is other.direction for other in before)
    again = bool(before) and before[-1].direction is camera.direction
    calm = camera.speed is not Speed.FAST
    return 1.0 * suits - 0.4 * used - 1.0 * again + 0.3 * calm - 0.2 * (camera.direction is Direction.STATIC)


def _suiting(action: str) -> frozenset[Direction]:
    verb = _verb_of(action)
    return next((moves for verbs, moves in _FITTING if verb in verbs), frozenset())


def _verb_of(action: str) -> str:
    return english.base_of(action.split()[0]) if action.split() else ""
