"""Where a scene's layout puts its figures: who stands alone, who is held, ridden, sat on, behind or beside whom.

A layout that a writer told (`Scene.layout`) decides what `layout.lay_out` leaves to chance. What it leaves open is
still drawn by lot, many times, and the draw with the least fault is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from videostudio.draft.diorama import CARRIED, Pixels
from videostudio.draft.layout import (
    Actor,
    BackdropShot,
    Ground,
    Spot,
    compress_height,
    figure_heights,
    floor_end,
    largest_hidden_share,
    layout_faults,
    place_on_floor,
    place_on_table,
    seat_rider,
    spot_box,
)
from videostudio.draft.layout_rules import (
    BEHIND,
    CONTAINER,
    FAR,
    FAULT,
    HELD,
    LAYOUTS,
    LEAST,
    LOOK,
    LOWER,
    MOUTH,
    PERCH,
    PLACE,
    SEAT,
    SHRINK,
    SUNK,
    TRIES,
    UNDER,
)
from videostudio.library.assets import LIVING_KINDS
from videostudio.types import Placement, Where

GROUND, AIR, TABLE, WATER, WALL = "ground", "air", "table", "water", "wall"
PERSON, ANIMAL, FISH, PLANT, SKY = "person", "animal", "fish", "plant", "sky"
VEHICLE, FURNITURE, BUILDING = "vehicle", "furniture", "building"
# The side that a picture shows: 1 to the right, -1 to the left; all others are seen from the front.
SIDES = {"right": 1, "left": -1}
# Lines of the grid on which a figure's outline is kept.
GRID = 48
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
class Part:
    """A figure's part in a layout.

    Args:
        actor: its nature.
        outline: its picture's outline.
        where: where it is; None where the layout leaves it out.
        target: the number of the figure that this is told by, or -1.
        looks_at: the number of the figure that it faces, or -1.
        side: the side of the picture that it faces, 1 right, -1 left, or 0.
    """

    actor: Actor
    outline: Outline
    where: Where | None = None
    target: int = -1
    looks_at: int = -1
    side: int = 0

    @property
    def lives(self) -> bool:
        """Whether it is somebody."""
        return self.actor.kind in LIVING_KINDS

    def outline_towards(self, way: int) -> Outline:
        """Its outline once it is turned to a side."""
        return self.outline.mirrored() if SIDES.get(self.actor.facing, way) * way < 0 else self.outline


@dataclass(frozen=True, slots=True)
class StagePlace:
    """The place in which a layout is drawn.

    Args:
        ground: the backdrop.
        shot: what the camera sees of it.
        aspect: the picture's width divided by its height.
    """

    ground: Ground
    shot: BackdropShot
    aspect: float


def read_parts(
    layout: Sequence[Placement], actors: Sequence[Actor], sprites: Sequence[Pixels], riding: tuple[int, int] | None
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
    if riding is not None and parts[riding[0]].where in (None, Where.GROUND, Where.SEAT):
        parts[riding[0]] = replace(parts[riding[0]], where=Where.ON, target=riding[1])
    for n in range(len(parts)):
        if n in _carriers(parts, n):
            parts[n] = replace(parts[n], where=None, target=-1)
    for part in parts:
        # Who rides something looks where it goes.
        if part.where in (Where.ON, Where.IN) and part.side and parts[part.target].actor.kind in MOUNTS:
            mount = parts[part.target]
            parts[part.target] = replace(mount, side=mount.side or part.side)
    return parts


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


def stage_actors(parts: Sequence[Part]) -> list[Actor]:
    """The figures as the choice of the shot shall count them: where the layout says, and none that is carried."""
    return [replace(part.actor, place=_root_place(part)) for part in parts]


def stage_figures(
    parts: Sequence[Part], place: StagePlace, travels: bool, rng: np.random.Generator
) -> tuple[list[Spot], list[int]]:
    """Place every figure as the layout says.

    Args:
        parts: the figures and what the layout tells of them.
        place: where.
        travels: whether the scene's action carries its figures through the picture.
        rng: chance.

    Returns:
        Spots, and the sides that the figures are turned to: 1 right, -1 left, 0 where the layout does not say.
    """
    actors = stage_actors(parts)
    free = [n for n, actor in enumerate(actors) if actor.place != CARRIED]
    heights = dict(zip(free, figure_heights([actors[n] for n in free], place.shot, place.aspect), strict=True))
    sizes = [heights.get(n, 0.0) for n in range(len(parts))]
    order, together = _drawing_order(parts), _belonging_pairs(parts)
    widths = np.array([part.actor.aspect / place.aspect for part in parts])
    best: list[Spot] = []
    for _ in range(TRIES):
        drawn = [_draw_stage(parts, order, sizes, place, rng) for _ in range(LAYOUTS)]
        faults = layout_faults(drawn, actors, widths, together)
        faults += [_look_faults(parts, spots, widths, travels) for spots in drawn]
        best = drawn[int(np.argmin(faults))]
        top = min((spot_box(s, w)[1] for s, w in zip(best, widths, strict=True)), default=0.0)
        if top >= 0 and largest_hidden_share(best, list(widths), together, actors) <= FAULT.hidden:
            break
        sizes = [max(LEAST, SHRINK * size) for size in sizes]
    return best, [_way_of(n, parts, best) for n in range(len(parts))]


def find_carrier(spots: Sequence[Spot], n: int) -> int:
    """The number of the figure that carries another at last, or its own."""
    while spots[n].rides >= 0:
        n = spots[n].rides
    return n


def _carriers(parts: Sequence[Part], n: int) -> list[int]:
    """The figures by which a figure's place is told, one after the other, as far as they go without a circle."""
    found: list[int] = []
    while (n := parts[n].target) >= 0 and n not in found:
        found.append(n)
    return found


def _root_place(part: Part) -> str:
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


def _drawing_order(parts: Sequence[Part]) -> list[int]:
    """The figures one after the other, each after the one that its place is told by; hands are filled last."""
    order = [n for n, part in enumerate(parts) if part.target < 0]
    left = [n for n in range(len(parts)) if n not in order]
    while left:
        ready = [n for n in left if parts[n].target in order]
        ready = [n for n in ready if parts[n].where is not Where.HELD] or ready
        order += ready
        left = [n for n in left if n not in order]
    return order


def _belonging_pairs(parts: Sequence[Part]) -> frozenset[tuple[int, int]]:
    """Pairs of figures that may well hide parts of one another, both ways around."""
    pairs = set()
    for n in range(len(parts)):
        group = {n, *_carriers(parts, n)}
        pairs |= {(one, other) for one in group for other in group if one != other}
        pairs |= {
            pair
            for m in range(len(parts))
            if parts[n].target == parts[m].target >= 0 and m != n
            for pair in ((n, m), (m, n))
        }
    return frozenset(pairs)


def _way_of(n: int, parts: Sequence[Part], spots: Sequence[Spot | None]) -> int:
    """The side that a figure is turned to, as far as places are known; 0 where nothing says it."""
    part, own = parts[n], spots[n]
    looked_at = spots[part.looks_at] if part.looks_at >= 0 else None
    if own is None or looked_at is None:
        return part.side
    across = looked_at.x - own.x
    if abs(across) > LOOK.same:
        return 1 if across > 0 else -1
    return part.side


def _look_faults(parts: Sequence[Part], spots: Sequence[Spot], widths: np.ndarray, travels: bool) -> float:
    """What is wrong with where figures look: no room before them, too far from what they look at."""
    fault = 0.0
    for n, part in enumerate(parts):
        spot = spots[n]
        if spot.rides >= 0:
            continue
        if part.side:
            fault += LOOK.room * max(0.0, part.side * (spot.x - 0.5))
        if part.looks_at < 0:
            continue
        one, other = spot_box(spot, widths[n]), spot_box(spots[part.looks_at], widths[part.looks_at])
        gap = max(one[0], other[0]) - min(one[2], other[2])
        fault += LOOK.far * max(0.0, gap - LOOK.near) if parts[part.looks_at].where is not Where.FAR else 0.0
        chased = parts[part.looks_at].side
        if travels and chased:  # who goes after somebody comes behind
            fault += LOOK.ahead * ((spots[part.looks_at].x - spot.x) * chased < 0)
    return fault


def _draw_stage(
    parts: Sequence[Part], order: Sequence[int], sizes: Sequence[float], place: StagePlace, rng: np.random.Generator
) -> list[Spot]:
    """One layout by lot."""
    spots: list[Spot | None] = [None] * len(parts)
    for n in order:
        carrier = spots[parts[n].target] if parts[n].target >= 0 else None
        if carrier is None:
            spots[n] = _draw_root(parts[n], sizes[n], place, rng)
            continue
        spots[n] = _relate(n, parts, spots, carrier, place, rng)
        if parts[n].where is Where.UNDER:
            _raise_above(parts, spots, n)
    return [spot for spot in spots if spot is not None]


def _draw_root(part: Part, size: float, place: StagePlace, rng: np.random.Generator) -> Spot:
    """A place by lot for a figure that stands by itself."""
    actor, ground, shot = replace(part.actor, place=_root_place(part)), place.ground, place.shot
    base = ground.metre_at((shot.top + shot.foot * shot.height) / ground.height)
    x = float(rng.uniform(*PLACE.across))
    far = part.where is Where.FAR
    if far:
        size *= FAR.size
    elif part.where is Where.SEAT:
        size *= SEAT.sitting
    if actor.frame in LOWER and actor.place == GROUND and not far:
        return Spot(x, 1.0 + PLACE.bust_cut * size, size, "lower", PLACE.lower_rank + size)
    swims = actor.kind == FISH if part.where is None else actor.place == WATER
    if actor.kind == SKY and actor.place == AIR:
        return Spot(x, float(rng.uniform(*PLACE.sky)), size, AIR, PLACE.sky_rank)
    if actor.place == AIR:
        heights = PLACE.sky if far else PLACE.air
        return Spot(x, float(rng.uniform(*heights)), size, AIR, FAR.rank if far else PLACE.air_rank)
    if actor.place == WALL:
        return Spot(x, float(rng.uniform(*PLACE.wall)), size, WALL, PLACE.wall_rank)
    if swims and ground.water:
        return Spot(x, float(rng.uniform(*PLACE.fish)), size, "deep", PLACE.fish_rank)
    if actor.place == TABLE and (spot := place_on_table(size, ground, shot, base, rng)) is not None:
        return spot
    if far and not (actor.place == WATER and ground.shore):
        y = max(0.0, floor_end(ground, shot)) + FAR.before
        return Spot(x, y, size, GROUND, y - FAR.before)
    spot = place_on_floor(actor, size, ground, shot, base, rng)
    if part.where is Where.WATER and ground.shore:
        # Small things stand before all others on a floor; in water they are where the water is.
        spot = replace(place_on_floor(actor, max(size, SUNK.large), ground, shot, base, rng), height=spot.height)
    return replace(spot, height=size) if far else spot


def _relate(
    n: int,
    parts: Sequence[Part],
    spots: Sequence[Spot | None],
    carrier: Spot,
    place: StagePlace,
    rng: np.random.Generator,
) -> Spot:
    """A figure's place by that of another."""
    part, target = parts[n], parts[parts[n].target]
    natural = SIDES.get(target.actor.facing, 0)
    way = _way_of(part.target, parts, spots) or natural or (1 if rng.random() < LOOK.right_share else -1)
    taken = [m for m, spot in enumerate(spots) if spot is not None and parts[m].target == part.target and m != n]
    if any(parts[m].where is part.where for m in taken):
        way = -way  # the other hand, the other side
    held = part.where is Where.HELD or (part.where is Where.IN and target.lives)
    if held:
        spot = _hold(part, target, carrier, way, place)
    elif part.where is Where.ON:
        spot = _set_on(part, target, carrier, way, place)
    elif part.where is Where.IN:
        spot = _set_in(part, target, carrier, way, place)
    else:
        return _set_near(part, target, carrier, place, rng)
    before = spot.rank - carrier.rank
    return replace(spot, place=CARRIED, rank=spot.rank + before * n / len(parts), rides=part.target)


def _whole_height(actor: Actor, spot: Spot) -> float:
    """How high a figure would be in the picture if all of it were seen."""
    return spot.height / HELD.bust if actor.frame in LOWER else spot.height


def _size_beside(part: Part, target: Part, carrier: Spot) -> float:
    """A figure's height beside another's, in shares of the picture's height."""
    ratio = compress_height(part.actor.height_m) / compress_height(target.actor.height_m)
    return float(ratio * _whole_height(target.actor, carrier))


def _hold(part: Part, target: Part, carrier: Spot, way: int, place: StagePlace) -> Spot:
    """In somebody's hand or mouth: where the picture reaches farthest at that height; somebody is held in the arms."""
    outline, actor = target.outline_towards(way), part.actor
    body, wide = _whole_height(target.actor, carrier), carrier.height * target.actor.aspect
    long = actor.aspect < HELD.narrow
    size = _size_beside(part, target, carrier)
    size = min(max(size, HELD.least * body), (HELD.longest if long else HELD.most) * body)
    size = min(size, HELD.widest * max(wide, HELD.wide_of_height * body) / actor.aspect)
    if target.actor.kind == PERSON and part.lives:
        across, down = 0.5 + way * HELD.arms[0], HELD.arms[1]
    elif target.actor.kind in LIVING_KINDS and target.actor.kind != PERSON:
        side = target.actor.facing in SIDES
        across, down = outline.find_reach(way, MOUTH.band) if side else MOUTH.front
    else:
        across, down = outline.find_reach(way, HELD.band)
        across -= way * HELD.inside
    x = carrier.x + (across - 0.5) * wide / place.aspect
    hand = carrier.y - carrier.height * (1.0 - down) + _below(carrier)
    # What flies is held by its string; nothing is held into the ground.
    foot = hand if actor.place == AIR else min(hand + size / 2, max(carrier.y, hand))
    return Spot(x, min(foot, HELD.lowest), size, CARRIED, carrier.rank + HELD.rank)


def _below(spot: Spot) -> float:
    """How far below its point a figure's foot is: half of it, where it floats."""
    return 0.5 * spot.height if spot.place in (AIR, WALL, "deep") else 0.0


def _set_on(part: Part, target: Part, carrier: Spot, way: int, place: StagePlace) -> Spot:
    """On somebody or something: in the saddle, on the seat, on the shoulder, in the crown, on top."""
    size = max(LEAST, _size_beside(part, target, carrier))
    kind, foot = target.actor.kind, carrier.y + _below(carrier)
    middle, before, behind = carrier.x, carrier.rank + HELD.rank, carrier.rank - HELD.rank
    larger = target.actor.height_m > PERCH.larger * part.actor.height_m
    if part.lives and (kind == VEHICLE or (kind == ANIMAL and part.actor.kind == PERSON)):
        seats = [Spot(middle, foot, size, GROUND, 0.0), replace(carrier, y=foot)]
        rider = seat_rider(seats, [part.actor, target.actor], (0, 1), place.aspect)[0]
        return Spot(rider.x, rider.y, rider.height, CARRIED, behind)
    if kind == PERSON and part.lives:
        across = 0.5 + way * PERCH.shoulder
        x = middle + way * PERCH.shoulder * carrier.height * target.actor.aspect / place.aspect
        top = target.outline_towards(way).find_top(across)
        return Spot(
            x, foot - (1.0 - top - PERCH.sunk) * carrier.height, min(size, PERCH.most * carrier.height), CARRIED, before
        )
    if kind == PERSON:
        size = min(size, PERCH.most * carrier.height, carrier.height * target.actor.aspect / part.actor.aspect)
        return Spot(middle, foot - PERCH.chest * carrier.height + size / 2, size, CARRIED, before)
    if kind == FURNITURE and part.lives:
        size *= SEAT.sitting if part.actor.kind == PERSON else 1.0
        return Spot(middle, foot - SEAT.high * carrier.height, size, CARRIED, before)
    if larger and (kind == PLANT or (kind != BUILDING and target.actor.aspect < HELD.narrow)):
        high = PERCH.crown if kind == PLANT else PERCH.rung
        return Spot(middle, foot - high * carrier.height, size, CARRIED, before)
    top = target.outline_towards(way).find_top(0.5)
    return Spot(middle, foot - (1.0 - top - PERCH.sunk) * carrier.height, size, CARRIED, before)


def _set_in(part: Part, target: Part, carrier: Spot, way: int, place: StagePlace) -> Spot:
    """In something: its rim hides the lower part; before a house; among the leaves of a tree."""
    kind, foot = target.actor.kind, carrier.y + _below(carrier)
    size = max(LEAST, _size_beside(part, target, carrier))
    wide = carrier.height * target.actor.aspect
    if kind == BUILDING:
        size = min(size, CONTAINER.of_building * carrier.height)
        return Spot(carrier.x, foot, size, CARRIED, carrier.rank + HELD.rank)
    if kind == PLANT and target.actor.height_m > part.actor.height_m:
        return Spot(carrier.x, foot - PERCH.leaves * carrier.height, size, CARRIED, carrier.rank + HELD.rank)
    if part.actor.height_m > CONTAINER.too_large * target.actor.height_m and kind != VEHICLE:
        return Spot(carrier.x, foot, size, CARRIED, carrier.rank - HELD.rank)
    size = min(size, CONTAINER.widest * wide / part.actor.aspect)
    rim = (1.0 - target.outline_towards(way).find_top(0.5)) * carrier.height
    low = max(0.0, rim - CONTAINER.hidden * size)
    return Spot(carrier.x, foot - low, size, CARRIED, carrier.rank - HELD.rank)


def _set_near(part: Part, target: Part, carrier: Spot, place: StagePlace, rng: np.random.Generator) -> Spot:
    """Beside, behind or under somebody or something, on the same ground."""
    size = max(LEAST, _size_beside(part, target, carrier))
    wide, own = carrier.height * target.actor.aspect / place.aspect, size * part.actor.aspect / place.aspect
    way = 1 if rng.random() < LOOK.right_share else -1
    foot = min(carrier.y + _below(carrier), place.shot.foot) if carrier.place in (AIR, "lower") else carrier.y
    rank, x = carrier.rank, carrier.x
    if part.where is Where.BEHIND:
        x += way * (wide / 2 + own * (0.5 - BEHIND.hidden))
        foot, rank = foot - BEHIND.farther, carrier.rank - BEHIND.farther
    elif part.where is Where.BESIDE:
        x += way * ((wide + own) / 2 + LOOK.beside)
    else:
        tall = target.actor.height_m < UNDER.shorter * part.actor.height_m
        size = size if tall or target.lives or carrier.place == AIR else min(size, UNDER.most * carrier.height)
        foot = place.shot.foot if carrier.place == AIR else foot + (0.0 if tall else UNDER.nearer)
        rank = max(carrier.rank + HELD.rank, foot)
    lies = carrier.place in (CARRIED, TABLE, "deep", WALL) and part.where is not Where.UNDER
    floor = carrier.place if lies else GROUND
    if carrier.place == "lower":
        rank = foot
    if floor in ("deep", WALL):
        foot = carrier.y
    return Spot(x, foot, size, floor, rank, carrier.rides if floor == CARRIED else -1)


def _raise_above(parts: Sequence[Part], spots: list[Spot | None], n: int) -> None:
    """Put what somebody is under above the head, where it is lower than who is under it: an umbrella."""
    part, target = parts[n], parts[parts[n].target]
    own, shelter = spots[n], spots[part.target]
    if own is None or shelter is None or shelter.place != GROUND or target.lives:
        return
    if target.actor.height_m < UNDER.shorter * part.actor.height_m:
        foot = own.y - own.height + UNDER.over_head * shelter.height
        spots[part.target] = Spot(own.x, foot, shelter.height, CARRIED, own.rank + HELD.rank, n)
