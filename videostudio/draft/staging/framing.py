"""How near the camera is: wide where a body's whole movement is seen, nearer for what hands and faces do.

A film cuts between sizes of shots: no scene of one kind is framed like the one before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from videostudio.draft.layout import Actor, BackdropShot, Spot, spot_box
from videostudio.draft.staging.parts import BUILDING, PLANT, SKY


class ShotSize(Enum):
    """How much of a puppet is seen below the middle of its face; the value is in heights of its head."""

    FULL = 9.0
    MEDIUM = 2.1
    CLOSE = 1.25


@dataclass(frozen=True, slots=True)
class SeenPuppet:
    """A puppet as it is seen in its pose, in shares of the picture.

    Args:
        left: the left end of its picture.
        top: the upper end.
        right: the right end.
        bottom: the lower end.
        face: height of the middle of its face.
        head: height of its head.
        hand: height of the lower one of its hands that are raised above its hips; of its face where none is.
    """

    left: float
    top: float
    right: float
    bottom: float
    face: float
    head: float
    hand: float


@dataclass(frozen=True, slots=True)
class FramingRules:
    """How a nearer shot is cut out of a wide one. Lengths are shares of the wide picture."""

    # The sizes that follow one another, where hands or faces act; the first establishes the place.
    rhythm: tuple[ShotSize, ...] = (ShotSize.FULL, ShotSize.MEDIUM, ShotSize.CLOSE, ShotSize.MEDIUM)
    # Room above heads and beside figures.
    above: float = 0.055
    beside: float = 0.05
    # The smallest part that is shown: nearer, the place is a blur; what is nearly all of it is left as it is.
    least: float = 0.4
    most: float = 0.9
    # What is seen below a raised hand, in heights of the head.
    hand: float = 0.35
    # Where the middle of a single figure is, beside the middle of the picture, away from where it looks.
    aside: float = 0.06


FRAMING = FramingRules()
# What is in the background and need not be whole in a nearer shot.
BEHIND_ALL = frozenset({BUILDING, PLANT, SKY})


def frame_nearer(
    shot: BackdropShot,
    actors: Sequence[Actor],
    spots: Sequence[Spot],
    aspect: float,
    number: int,
    near: bool,
    puppets: Mapping[int, SeenPuppet],
    heading: int,
) -> tuple[BackdropShot, list[Spot]]:
    """The shot and the places in it, nearer where the scene is about hands and faces.

    Args:
        shot: what the camera sees of the backdrop when all of everybody is seen.
        actors: the figures.
        spots: where they are in that.
        aspect: the picture's width divided by its height.
        number: the scene's number, by which sizes follow one another.
        near: whether the scene may be seen from near: nobody goes or leaps through it.
        puppets: how the puppets among them are seen; they can be cut off by the picture's lower edge.
        heading: the side they look to, 1 right, -1 left.
    """
    size = FRAMING.rhythm[number % len(FRAMING.rhythm)]
    if not near or size is ShotSize.FULL or not puppets:
        return shot, list(spots)
    boxes = [
        _seen_box(actor, spot, aspect, size, puppets.get(n))
        for n, (actor, spot) in enumerate(zip(actors, spots, strict=True))
        if actor.kind not in BEHIND_ALL
    ]
    left, top = min(box[0] for box in boxes) - FRAMING.beside, min(box[1] for box in boxes) - FRAMING.above
    right, bottom = max(box[2] for box in boxes) + FRAMING.beside, max(box[3] for box in boxes)
    part = min(1.0, max(right - left, bottom - top, FRAMING.least))
    if part > FRAMING.most:
        return shot, list(spots)
    aside = FRAMING.aside * part * heading if len(boxes) == 1 else 0.0
    x = min(max((left + right) / 2 - part / 2 + aside, 0.0), 1.0 - part)
    # Heads keep their room above, whatever is cut off below.
    y = min(max(top if bottom - top > part else (top + bottom) / 2 - part / 2, 0.0), 1.0 - part)
    y = min(y, max(0.0, top))
    nearer = BackdropShot(
        shot.left + x * shot.width,
        shot.top + y * shot.height,
        part * shot.width,
        part * shot.height,
        (shot.foot - y) / part,
        shot.unit / part,
    )
    moved = [replace(s, x=(s.x - x) / part, y=(s.y - y) / part, height=s.height / part) for s in spots]
    return nearer, moved


def _seen_box(
    actor: Actor, spot: Spot, aspect: float, size: ShotSize, seen: SeenPuppet | None
) -> tuple[float, float, float, float]:
    """The part of a figure that a shot shall show: left, top, right, bottom."""
    if seen is None:
        return spot_box(spot, actor.aspect / aspect)
    shown = max(seen.face + size.value * seen.head, seen.hand + FRAMING.hand * seen.head)
    return seen.left, seen.top, seen.right, min(seen.bottom, shown)
