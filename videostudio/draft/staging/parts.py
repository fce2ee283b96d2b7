"""A figure's part in a layout: what it is, what its picture's outline is like, and what the layout tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from videostudio.draft.arrays import Pixels
from videostudio.draft.diorama import CARRIED
from videostudio.draft.layout import Actor, Ground, Spot
from videostudio.draft.layout_rules import LOOK, SUNK
from videostudio.library.assets import LIVING_KINDS, Cutout
from videostudio.library.seats import Seat
from videostudio.types import Position, Where

GROUND, AIR, TABLE, WATER, WALL = "ground", "air", "table", "water", "wall"
PERSON, ANIMAL, FISH, PLANT, SKY = "person", "animal", "fish", "plant", "sky"
VEHICLE, FURNITURE, BUILDING = "vehicle", "furniture", "building"
# The side that a picture shows: 1 to the right, -1 to the left; all others are seen from the front.
SIDES = {"right": 1, "left": -1}
# Lines of the grid on which a figure's outline is kept.
GRID = 48
# Relations of those who stand by themselves.
NEAR = frozenset({Where.BEHIND, Where.BESIDE, Where.UNDER})
# What carries somebody who moves: the others stay where they are.
MOUNTS = frozenset({VEHICLE, ANIMAL})


@dataclass(frozen=True, eq=False, slots=True)
class Outline:
    """Where a figure's picture is solid, on a coarse grid.

    Args:
        solid: (GRID, GRID) bool, over the picture's height and width.
    """

    solid: NDArray[np.bool_]

    @classmethod
    def from_sprite(cls, sprite: Pixels) -> "Outline":
        """The outline of a picture, (h, w, 4) uint8."""
        small = cv2.resize(sprite[..., 3], (GRID, GRID), interpolation=cv2.INTER_AREA)
        return cls(np.asarray(small > np.iinfo(np.uint8).max // 2, np.bool_))

    def mirrored(self) -> "Outline":
        """That of the picture seen in a mirror."""
        return Outline(self.solid[:, ::-1])

    def find_reach(self, way: int, band: tuple[float, float]) -> tuple[float, float]:
        """The point that reaches farthest to a side, as shares of the width and the height from above.

        Args:
            way: 1 to the right, -1 to the left.
            band: the part of the height in which it is looked for.
        """
        first, last = (round(share * (GRID - 1)) for share in band)
        rows = self.solid[first : last + 1, ::-way]
        reached = np.where(rows.any(axis=1), GRID - rows.argmax(axis=1), 0)
        row = int(reached.argmax())
        column = float(reached[row]) / GRID
        return (column if way > 0 else 1.0 - column), (first + row + 0.5) / GRID

    def find_top(self, across: float) -> float:
        """How far below the picture's upper edge it begins, in a column at a share of its width."""
        column = self.solid[:, min(GRID - 1, max(0, int(across * GRID)))]
        return float(column.argmax()) / GRID if column.any() else 0.5


@dataclass(frozen=True, slots=True)
class TakenSeats:
    """The seats of a figure.

    Args:
        carrier: the number of what they belong to.
        seats: one for each of those whom the figure shows.
        metre: a metre's length there, in heights of the carrier.
        order: how many others have taken a seat there before.
    """

    carrier: int
    seats: tuple[Seat, ...]
    metre: float
    order: int


@dataclass(frozen=True, slots=True)
class Part:
    """A figure's part in a layout.

    Args:
        actor: its nature.
        outline: its picture's outline.
        where: where it is; None where the layout leaves it out.
        target: the number of the figure that this is told by, or -1.
        looks_at: the number of the figure that it faces, or -1.
        side: the side of the picture that it faces, 1 right, -1 left, or 0.
        overhead: whether it is held over the head, as somebody is under it.
        seats: the seats that it has taken, see `seats.seat_parts`.
        sizes: its least and its most height in the picture, where others ride it; two zeros for all others.
    """

    actor: Actor
    outline: Outline
    where: Where | None = None
    target: int = -1
    looks_at: int = -1
    side: int = 0
    overhead: bool = False
    seats: TakenSeats | None = None
    sizes: tuple[float, float] = (0.0, 0.0)

    @property
    def lives(self) -> bool:
        """Whether it is somebody."""
        return self.actor.kind in LIVING_KINDS

    def outline_towards(self, way: int) -> Outline:
        """Its outline once it is turned to a side."""
        return self.outline.mirrored() if SIDES.get(self.actor.facing, way) * way < 0 else self.outline


def read_parts(
    layout: Sequence[Position], actors: Sequence[Actor], sprites: Sequence[Pixels], riding: tuple[int, int] | None
) -> list[Part]:
    """What a layout tells of the figures that are there.

    Args:
        layout: the scene's.
        actors: the figures.
        sprites: their pictures.
        riding: numbers of a rider and of what it rides, as the action tells; counts where the layout does not say.
    """
    numbers = {actor.name: n for n, actor in enumerate(actors)}
    parts = [Part(actor, Outline.from_sprite(sprite)) for actor, sprite in zip(actors, sprites, strict=True)]
    for told in layout:
        n, target = numbers.get(told.name, -1), numbers.get(told.target, -1)
        if n < 0:
            continue
        where = None if told.where.is_relation and target in (-1, n) else told.where
        side = SIDES.get(told.faces, 0)
        parts[n] = replace(parts[n], where=where, target=target, looks_at=numbers.get(told.faces, -1), side=side)
    if riding is not None:
        rider, ridden = riding
        free = parts[ridden].target < 0 and all(part.target != ridden for part in parts)
        if free and parts[rider].where in (None, Where.GROUND, Where.SEAT):
            parts[rider] = replace(parts[rider], where=Where.ON, target=ridden)
    for n, part in enumerate(parts):
        shelter = part.target
        if part.where is Where.UNDER and parts[shelter].where is Where.HELD:
            holder = parts[shelter].target
            parts[shelter] = replace(parts[shelter], overhead=True)
            own = holder == n
            parts[n] = replace(part, where=Where.GROUND if own else Where.BESIDE, target=-1 if own else holder)
    for n in range(len(parts)):
        if n in list_carriers(parts, n):
            parts[n] = replace(parts[n], where=None, target=-1)
    for part in parts:
        # Who rides something looks where it goes.
        if part.where in (Where.ON, Where.IN) and part.side and parts[part.target].actor.kind in MOUNTS:
            mount = parts[part.target]
            parts[part.target] = replace(mount, side=mount.side or part.side)
    return parts


def shows_carrier(rider: Cutout, carrier: Cutout) -> bool:
    """Whether a picture of somebody shows what carries them as well: a cyclist's shows the bicycle.

    Args:
        rider: who is on or in something.
        carrier: that.
    """
    names = {form.split()[-1] for form in (carrier.name, *carrier.words)}
    told = {word for form in (rider.name, *rider.words) for word in form.split()}
    return rider.kind == PERSON and carrier.kind != PERSON and bool(names & told)


def sink_into_water(parts: Sequence[Part], ground: Ground) -> list[float]:
    """How much of each figure is under water, of its height: of those who stand or swim in water beyond a shore.

    Args:
        parts: the figures.
        ground: the backdrop.
    """
    shares = []
    for part in parts:
        swims = part.where is Where.WATER and part.lives and part.actor.place != WATER and part.actor.kind != FISH
        shares.append((SUNK.person if part.actor.kind == PERSON else SUNK.others) if swims and ground.shore else 0.0)
    return shares


def cut_off_below(actor: Actor, sprite: Pixels, share: float) -> tuple[Actor, Pixels]:
    """A figure without the lower part of its picture.

    Args:
        actor: its nature.
        sprite: its picture.
        share: the part of its height that is not seen.
    """
    if not share:
        return actor, sprite
    left = 1.0 - share
    seen = sprite[: round(left * sprite.shape[0])]
    return replace(actor, height_m=left * actor.height_m, aspect=seen.shape[1] / seen.shape[0]), seen


def cut_to_waterline(sprite: Pixels, kept: float, floats: bool) -> Pixels:
    """The picture of a vehicle without the water or the rail that is drawn under it.

    Args:
        sprite: the picture, (h, w, 4) uint8, not premultiplied.
        kept: the share of its height that is its own.
        floats: whether it lies in water, which its lower edge fades into.
    """
    if kept >= 1.0:
        return sprite
    own = sprite[: round(kept * sprite.shape[0])].copy()
    if floats:
        height, width = own.shape[:2]
        ripple = SUNK.ripple * np.sin(2 * np.pi * SUNK.ripples * np.arange(width) / width)
        high = (height - 0.5 - np.arange(height)[:, None]) / height
        seen = np.clip((high - SUNK.ripple - ripple) / SUNK.fades, 0, 1)
        own[..., 3] = np.round(own[..., 3] * seen)
    return own


def stage_actors(parts: Sequence[Part]) -> list[Actor]:
    """The figures as the choice of the shot shall count them: where the layout says, and none that is carried."""
    return [replace(part.actor, place=root_place(part)) for part in parts]


def find_carrier(spots: Sequence[Spot], n: int) -> int:
    """The number of the figure that carries another at last, or its own."""
    while spots[n].rides >= 0:
        n = spots[n].rides
    return n


def list_carriers(parts: Sequence[Part], n: int) -> list[int]:
    """The figures by which a figure's place is told, one after the other, as far as they go without a circle."""
    found: list[int] = []
    while (n := parts[n].target) >= 0 and n not in found:
        found.append(n)
    return found


def root_place(part: Part) -> str:
    """Where a figure belongs by the layout, in the words of `Actor.place`."""
    actor, where = part.actor, part.where
    if where is None or actor.kind == SKY:
        return actor.place
    if where.is_relation:
        return CARRIED
    if where in (Where.TABLE, Where.AIR, Where.WATER):
        return where.value
    stays = actor.place in (WALL, WATER) or (where is Where.FAR and actor.place == AIR)
    return actor.place if stays else GROUND


def find_way(n: int, parts: Sequence[Part], spots: Sequence[Spot | None]) -> int:
    """The side that a figure is turned to, as far as places are known; 0 where nothing says it."""
    part, own = parts[n], spots[n]
    looked_at = spots[part.looks_at] if part.looks_at >= 0 else None
    if own is None or looked_at is None:
        return part.side
    across = looked_at.x - own.x
    if abs(across) > LOOK.same:
        return 1 if across > 0 else -1
    return part.side
