"""Where a scene's layout puts its figures: who stands alone, who is held, ridden, sat on, behind or beside whom.

A layout that a writer told (`Scene.layout`) decides what `layout.lay_out` leaves to chance. What it leaves open is
still drawn by lot, many times, and the draw with the least fault is kept.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from videostudio.draft.diorama import CARRIED
from videostudio.draft.layout import (
    Spot,
    figure_heights,
    floor_end,
    largest_hidden_share,
    layout_faults,
    place_on_floor,
    place_on_table,
    spot_box,
)
from videostudio.draft.layout_rules import FAR, FAULT, LAYOUTS, LEAST, LOOK, LOWER, PLACE, SEAT, SHRINK, SUNK, TRIES
from videostudio.draft.staging.parts import (
    AIR,
    BUILDING,
    FISH,
    GROUND,
    NEAR,
    SKY,
    TABLE,
    WALL,
    WATER,
    Part,
    find_way,
    list_carriers,
    root_place,
    stage_actors,
)
from videostudio.draft.staging.relations import StagePlace, raise_above, relate_figure
from videostudio.draft.staging.seats import fit_size
from videostudio.types import Where


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
    free = [n for n, part in enumerate(parts) if part.where is None or not part.where.is_relation or part.where in NEAR]
    alone = [replace(actors[n], place=GROUND) if actors[n].place == CARRIED else actors[n] for n in free]
    heights = dict(zip(free, figure_heights(alone, place.shot, place.aspect), strict=True))
    sizes = [heights.get(n, 0.0) for n in range(len(parts))]
    sizes = [fit_size(p, size, place.aspect) if p.sizes[1] else size for p, size in zip(parts, sizes, strict=True)]
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
    return best, [find_way(n, parts, best) for n in range(len(parts))]


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
        group = {n, *list_carriers(parts, n)}
        pairs |= {(one, other) for one in group for other in group if one != other}
        pairs |= {
            pair
            for m in range(len(parts))
            if parts[n].target == parts[m].target >= 0 and m != n and not {parts[n].where, parts[m].where} & NEAR
            for pair in ((n, m), (m, n))
        }
    return frozenset(pairs)


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
        spots[n] = relate_figure(n, parts, spots, carrier, sizes[n], place, rng)
        if parts[n].where is Where.UNDER:
            raise_above(parts, spots, n)
    return [spot for spot in spots if spot is not None]


def _draw_root(part: Part, size: float, place: StagePlace, rng: np.random.Generator) -> Spot:
    """A place by lot for a figure that stands by itself."""
    actor, ground, shot = replace(part.actor, place=root_place(part)), place.ground, place.shot
    base = ground.metre_at((shot.top + shot.foot * shot.height) / ground.height)
    x = float(rng.uniform(*PLACE.across))
    far = part.where is Where.FAR
    if far and actor.kind != SKY:
        size *= FAR.building if actor.kind == BUILDING else FAR.size
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
    return replace(spot, height=size) if far or part.sizes[1] else spot
