"""A figure's place by that of another: in its hands, on its back, inside it, beside, behind or under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from videostudio.draft.diorama import CARRIED
from videostudio.draft.layout import Actor, BackdropShot, Ground, Spot, compress_height, seat_rider
from videostudio.draft.layout_rules import BEHIND, CONTAINER, HELD, LEAST, LOOK, LOWER, MOUTH, PERCH, SEAT, UNDER
from videostudio.draft.staging.parts import (
    AIR,
    ANIMAL,
    BUILDING,
    FURNITURE,
    GROUND,
    PERSON,
    PLANT,
    SIDES,
    SKY,
    TABLE,
    VEHICLE,
    WALL,
    Part,
    find_way,
)
from videostudio.draft.staging.seats import sit_down
from videostudio.types import Where

# What nobody raises over the head.
HEAVY = frozenset({FURNITURE, VEHICLE, BUILDING})


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


def relate_figure(
    n: int,
    parts: Sequence[Part],
    spots: Sequence[Spot | None],
    carrier: Spot,
    size: float,
    place: StagePlace,
    rng: np.random.Generator,
) -> Spot:
    """A figure's place by that of another; `size` is its height where it stands by itself."""
    part, target = parts[n], parts[parts[n].target]
    shown = SIDES.get(target.actor.facing, 0)
    way = find_way(part.target, parts, spots) or shown or (1 if rng.random() < LOOK.right_share else -1)
    if part.seats is not None:
        return sit_down(
            part, part.seats, target, carrier, way, place.aspect, max(LEAST, _size_beside(part, target, carrier))
        )
    fellows = [m for m, other in enumerate(parts) if (other.target, other.where) == (part.target, part.where)]
    across = (fellows.index(n) + 0.5) / len(fellows)
    if fellows.index(n) % len(SIDES):
        way = -way  # the other hand, the other shoulder
    if part.where is Where.HELD or (part.where is Where.IN and target.lives):
        spot = _hold(part, target, carrier, way, place)
    elif part.where is Where.ON:
        spot = _set_on(part, target, carrier, way, across, place)
    elif part.where is Where.IN:
        spot = _set_in(part, target, carrier, way, across, place)
    else:
        natural = carrier.place == AIR or (carrier.place == TABLE and part.lives)
        if not natural and target.where is not Where.SEAT:
            size = max(LEAST, _size_beside(part, target, carrier))
        way = way if len(fellows) > 1 or rng.random() < LOOK.right_share else -way
        return _set_near(part, target, carrier, way, across, size, place)
    before = spot.rank - carrier.rank
    return replace(spot, place=CARRIED, rank=spot.rank + before * n / len(parts), rides=part.target)


def _whole_height(actor: Actor, spot: Spot) -> float:
    """How high a figure would be in the picture if all of it were seen."""
    return spot.height / HELD.bust if actor.frame in LOWER else spot.height


def _size_beside(part: Part, target: Part, carrier: Spot) -> float:
    """A figure's height beside another's, in shares of the picture's height."""
    ratio = compress_height(part.actor.height_m) / compress_height(target.actor.height_m)
    return float(ratio * _whole_height(target.actor, carrier))


def _real_share(part: Part, target: Part) -> float:
    """The height of what is near a body, as a share of it: nearly as small as it is."""
    return float((part.actor.height_m / target.actor.height_m) ** HELD.power)


def _hold(part: Part, target: Part, carrier: Spot, way: int, place: StagePlace) -> Spot:
    """In somebody's hand or mouth: where the picture reaches farthest at that height; somebody is held in the arms."""
    outline, actor = target.outline_towards(way), part.actor
    body, wide = _whole_height(target.actor, carrier), carrier.height * target.actor.aspect
    long = actor.aspect < HELD.narrow
    size = _real_share(part, target) * body
    size = min(max(size, HELD.least * body), (HELD.longest if long else HELD.most) * body)
    size = min(size, HELD.widest * max(wide, HELD.wide_of_height * body) / actor.aspect)
    if target.actor.kind == PERSON and part.lives:
        across, down = 0.5 + way * HELD.arms[0], HELD.arms[1]
    elif target.lives and target.actor.kind != PERSON:
        side = target.actor.facing in SIDES
        across, down = outline.find_reach(way, MOUTH.band) if side else MOUTH.front
    else:
        across, down = outline.find_reach(way, HELD.band)
        across -= way * HELD.inside
    x = carrier.x + (across - 0.5) * wide / place.aspect
    hand = carrier.y - carrier.height * (1.0 - down) + _below(carrier)
    if part.overhead:
        foot = carrier.y - (1.0 - UNDER.hidden) * carrier.height
        return Spot(
            carrier.x + way * UNDER.aside * size * actor.aspect / place.aspect,
            foot,
            size,
            CARRIED,
            carrier.rank + HELD.rank,
        )
    # What flies is held by its string; nothing is held into the ground.
    foot = hand if actor.place == AIR else min(hand + size / 2, max(carrier.y, hand))
    return Spot(x, min(foot, HELD.lowest), size, CARRIED, carrier.rank + HELD.rank)


def _below(spot: Spot) -> float:
    """How far below its point a figure's foot is: half of it, where it floats."""
    return 0.5 * spot.height if spot.place in (AIR, WALL, "deep") else 0.0


def _find_column(target: Part, carrier: Spot, across: float, place: StagePlace) -> float:
    """Where in the picture a share of a figure's width is."""
    return carrier.x + (across - 0.5) * carrier.height * target.actor.aspect / place.aspect


def _set_on(part: Part, target: Part, carrier: Spot, way: int, across: float, place: StagePlace) -> Spot:
    """On somebody or something: in the saddle, on the seat, on the shoulder, in the crown, on top."""
    size = max(LEAST, _size_beside(part, target, carrier))
    kind, foot = target.actor.kind, carrier.y + _below(carrier)
    before, behind = carrier.rank + HELD.rank, carrier.rank - HELD.rank
    middle = _find_column(target, carrier, across, place)
    larger = target.actor.height_m > PERCH.larger * part.actor.height_m
    if part.lives and (kind == VEHICLE or (kind == ANIMAL and part.actor.kind == PERSON)):
        seats = [Spot(middle, foot, size, GROUND, 0.0), replace(carrier, y=foot)]
        rider = seat_rider(seats, [part.actor, target.actor], (0, 1), place.aspect)[0]
        return Spot(rider.x, rider.y, rider.height, CARRIED, behind)
    if kind == PERSON and part.lives:
        across = 0.5 + way * PERCH.shoulder
        x = _find_column(target, carrier, across, place)
        top = target.outline_towards(way).find_top(across)
        most = PERCH.person if part.actor.kind == PERSON else PERCH.most
        size = min(size, _real_share(part, target) * carrier.height)
        return Spot(
            x, foot - (1.0 - top - PERCH.sunk) * carrier.height, min(size, most * carrier.height), CARRIED, before
        )
    if kind == PERSON and (worn := part.actor.worn) is not None:
        size = worn[1] * carrier.height * min(target.actor.aspect, PERCH.body) / part.actor.aspect
        return Spot(middle, foot - worn[0] * carrier.height + size / 2, size, CARRIED, before)
    if kind == PERSON:
        size = min(size, PERCH.most * carrier.height, carrier.height * target.actor.aspect / part.actor.aspect)
        return Spot(middle, foot - PERCH.chest * carrier.height + size / 2, size, CARRIED, before)
    if kind == FURNITURE and part.lives:
        size *= SEAT.sitting if part.actor.kind == PERSON else 1.0
        return Spot(middle, foot - SEAT.high * carrier.height, size, CARRIED, before)
    if larger and (kind == PLANT or (kind != BUILDING and target.actor.aspect < HELD.narrow)):
        high = PERCH.crown if kind == PLANT else PERCH.rung
        return Spot(middle, foot - high * carrier.height, size, CARRIED, before)
    top = target.outline_towards(way).find_top(across)
    return Spot(middle, foot - (1.0 - top - PERCH.sunk) * carrier.height, size, CARRIED, before)


def _set_in(part: Part, target: Part, carrier: Spot, way: int, across: float, place: StagePlace) -> Spot:
    """In something: its rim hides the lower part; before a house; among the leaves of a tree."""
    kind, foot = target.actor.kind, carrier.y + _below(carrier)
    size = max(LEAST, _size_beside(part, target, carrier))
    wide, middle = carrier.height * target.actor.aspect, _find_column(target, carrier, across, place)
    if kind == BUILDING:
        size = min(size, CONTAINER.of_building * carrier.height)
        return Spot(middle, foot, size, CARRIED, carrier.rank + HELD.rank)
    if kind == PLANT and target.actor.height_m > part.actor.height_m:
        return Spot(middle, foot - PERCH.leaves * carrier.height, size, CARRIED, carrier.rank + HELD.rank)
    if part.actor.height_m > CONTAINER.too_large * target.actor.height_m and kind != VEHICLE:
        return Spot(middle, foot, size, CARRIED, carrier.rank - HELD.rank)
    size = min(size, CONTAINER.widest * wide / part.actor.aspect)
    if kind != VEHICLE and target.actor.height_m > CONTAINER.roomy * part.actor.height_m:
        return Spot(middle, foot - CONTAINER.inside * carrier.height, size, CARRIED, carrier.rank + HELD.rank)
    rim = (1.0 - target.outline_towards(way).find_top(across)) * carrier.height
    low = max(0.0, rim - CONTAINER.hidden * size)
    return Spot(middle, foot - low, size, CARRIED, carrier.rank - HELD.rank)


def _set_near(part: Part, target: Part, carrier: Spot, way: int, across: float, size: float, place: StagePlace) -> Spot:
    """Beside, behind or under somebody or something, on the same ground."""
    wide, own = carrier.height * target.actor.aspect / place.aspect, size * part.actor.aspect / place.aspect
    where, x, rank = part.where, carrier.x, carrier.rank
    foot = carrier.y + _below(carrier)
    on_table = carrier.place == TABLE and part.actor.height_m < target.actor.height_m
    lies = on_table or (carrier.place in (CARRIED, TABLE, "deep", WALL) and where is not Where.UNDER)
    floor = carrier.place if lies else GROUND
    if part.actor.kind == SKY and where is not Where.UNDER:  # the sun looks over the mountain
        over = Where.BEHIND is where
        return Spot(
            x + way * (0.0 if over else (wide + own) / 2),
            foot - carrier.height if over else foot - carrier.height / 2,
            size,
            AIR,
            rank - BEHIND.farther,
        )
    if where is Where.UNDER:
        x = _find_column(target, carrier, across, place)
        small = target.actor.kind not in HEAVY and target.actor.height_m < UNDER.shorter * part.actor.height_m
        if on_table:
            rank += HELD.rank
        elif carrier.place in (AIR, TABLE, WALL):
            foot = place.shot.foot
        elif not small:
            size = size if target.lives or target.actor.kind == PLANT else min(size, UNDER.most * carrier.height)
            foot += UNDER.nearer
        rank = max(rank + HELD.rank, foot)
    elif where is Where.BEHIND:
        x += way * (wide / 2 + own * (0.5 - BEHIND.hidden))
        foot, rank = foot - BEHIND.farther, rank - BEHIND.farther
    else:
        x += way * ((wide + own) / 2 + LOOK.beside)
    if carrier.place in (AIR, "lower") and not lies:
        foot = rank = place.shot.foot
    y = carrier.y if floor in ("deep", WALL) else foot
    return Spot(x, y, size, floor, rank, carrier.rides if floor == CARRIED else -1)


def raise_above(parts: Sequence[Part], spots: list[Spot | None], n: int) -> None:
    """Put what somebody is under above the head, where it is lower than who is under it: an umbrella."""
    part, target = parts[n], parts[parts[n].target]
    own, shelter = spots[n], spots[part.target]
    if own is None or shelter is None or shelter.place != GROUND or target.lives or target.actor.kind in HEAVY:
        return
    if target.actor.height_m < UNDER.shorter * part.actor.height_m:
        foot = own.y - own.height + UNDER.over_head * shelter.height
        spots[part.target] = Spot(own.x, foot, shelter.height, CARRIED, own.rank + HELD.rank, n)
