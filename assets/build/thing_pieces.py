"""How a thing of the draft's library is told that is modelled and not an emoji, for things.py.

Rooms of things are modules `things_*.py` next to this file, each with `THINGS: dict[str, Thing]`: names as people say
them ("lamp post") and things of soft solids, as what puppets hold is made of (puppet_shapes.py, puppet_solids.py):

    THINGS = {
        "well": Thing(
            thing((STEEL, vessel(0, 0.8, 0.5, 0.5, 0.1)), (RED, block((0, 1.8, 0), (1.4, 0.1, 1.0)))),
            words=("wishing well", "draw well"),
        ),
    }

+x is the thing's left (the picture's right where it looks at the camera), +y up, +z its front. Solids lie within four
metres of the origin; how fine they are told is chosen by the builder, so a part's `step` is not minded. What is
thinner than a hundredth of the whole thing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from puppet_body import Piece

Point = tuple[float, float, float]


@dataclass(frozen=True)
class Place:
    """Where somebody is on or in a thing; points are the model's.

    Args:
        pose: see `videostudio.library.seats.Seat`, whose values these become.
        hips: the middle of the hips.
        hands: what the hands hold.
        feet: what the feet are on.
        window: the corners of the window that somebody is seen through.
        hides: whether a side of it hides what is below.
    """

    pose: str = "sit"
    hips: Point | None = None
    hands: Point | None = None
    feet: Point | None = None
    window: tuple[Point, ...] = ()
    hides: bool = False


@dataclass(frozen=True)
class Thing:
    """A thing and how it is shown and told.

    Args:
        piece: its solids.
        words: other words for it, and kinds of it.
        kind: see the `KINDS` of cutouts.py.
        place: where it belongs: ground, air, water, table or wall.
        facing: the way it looks in the picture: left, right or front.
        yaw: degrees that it is turned: 0 looks at the camera, -90 to the picture's left, 90 to its right.
        down: degrees that the camera looks down on it; some 6 for what is seen from its front, 15 for what has a top.
        roll: degrees that it leans in the picture, to the left.
        metre: how many metres a metre of the model is; heights in the library follow from it.
        grammar: see the `GRAMMARS` of cutouts.py.
        seats: where somebody can be on or in it.
    """

    piece: Piece
    words: tuple[str, ...] = ()
    kind: str = "object"
    place: str = "ground"
    facing: str = "front"
    yaw: float = -25.0
    down: float = 14.0
    roll: float = 0.0
    metre: float = 1.0
    grammar: str = ""
    seats: tuple[Place, ...] = ()
