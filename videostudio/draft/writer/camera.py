"""Camera movements by a very small model: several answers to each scene are compared instead of trusting one."""

from collections.abc import Sequence
from dataclasses import replace

from videostudio.backends.protocols import Message, WriteOptions, Writer
from videostudio.draft.writer import english
from videostudio.run import Run
from videostudio.stages.writing.camera import pick_rare_camera, simple_camera
from videostudio.types import Camera, Direction, Scene, Speed

SMALL_CANDIDATES = 4

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


def choose_cameras(writer: Writer, scenes: Sequence[Scene], seed: int, run: Run) -> list[Camera]:
    """Choose a movement for every scene.

    Every scene is asked about by itself, several times, all in one batch: a few tokens each.

    Args:
        writer: the model.
        scenes: all scenes in the order of the film.
        seed: for sampling.
        run: progress and cancel.
    """
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
        offers = [camera for camera in map(_read_small, own) if camera is not None] or [simple_camera(position)]
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


def choose_fitting_camera(cameras: Sequence[Camera], action: str, seed: int) -> Camera:
    """A movement for a single rewritten scene: one that suits the action and that few other scenes use."""
    return pick_rare_camera(cameras, _suiting(action) or frozenset(Direction), seed)
