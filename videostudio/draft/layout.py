"""Where the camera stands and where the figures go: plain geometry, no pixels.

Sizes first (what a thing is, compressed so that an ant and a castle can share a picture), then the shot (which
part of the backdrop is seen), then places: many layouts are drawn by lot and the one with the least fault is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from videostudio.draft.layout_rules import (
    FAULT,
    GROUND,
    LAYOUTS,
    LEAST,
    LOWER,
    PLACE,
    RIDING,
    SHOT,
    SHRINK,
    SIZE,
    STAND,
    TABLE,
    TINY,
    TRIES,
)
from videostudio.library.seats import Seat


@dataclass(frozen=True, slots=True)
class RiderBuild:
    """How large somebody is who can sit, in metres.

    Args:
        leg: from the hips to the soles.
        above: from the hips to the top of the head.
        head: the head.
        count: how many they are.
    """

    leg: float
    above: float
    head: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Actor:
    """A figure before it has a place.

    Args:
        name: the entity's name.
        kind: what it is; see `library.assets.Cutout.kind`.
        place: where it belongs: ground, air, water, table or wall.
        height_m: its height in metres.
        aspect: width divided by height.
        facing: left, right or front.
        frame: full, bust or head.
        worn: see `library.assets.Cutout.worn`.
        seats: see `library.assets.Cutout.seats`.
        seat_m: its height in metres for who is there.
        build: how large somebody is who can sit; None for all others.
    """

    name: str
    kind: str
    place: str
    height_m: float
    aspect: float
    facing: str = "front"
    frame: str = "full"
    worn: tuple[float, float] | None = None
    seats: tuple[Seat, ...] = ()
    seat_m: float = 0.0
    build: RiderBuild | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What geometry needs to know of a backdrop. Heights are shares of its height, from above.

    Args:
        width: its width in pixels.
        height: its height in pixels.
        ground_y: where the floor ends.
        stand_y: where feet may stand, far and near.
        metre: a metre's length there.
        table: a table top's left end and right end (shares of the width) and height, or None.
        table_metre: a metre's length there.
        water: whether it is under water.
        shore: whether there is water beyond the floor's end.
    """

    width: int
    height: int
    ground_y: float
    stand_y: tuple[float, float]
    metre: tuple[float, float]
    table: tuple[float, float, float] | None = None
    table_metre: float = 0.3
    water: bool = False
    shore: bool = False

    def metre_at(self, y: float) -> float:
        """A metre's length for feet at this height."""
        (far, near), (small, large) = self.stand_y, self.metre
        share = (y - far) / max(GROUND.shortest, near - far)
        bounded = min(GROUND.beyond_near, max(GROUND.beyond_far, share))
        return max(GROUND.smallest * small, small + (large - small) * bounded)


@dataclass(frozen=True, slots=True)
class BackdropShot:
    """The part of the backdrop that the picture shows, in the backdrop's pixels, and how large a metre is there.

    Args:
        left: left edge.
        top: upper edge.
        width: width.
        height: height.
        foot: where the nearest feet stand, as a share of the picture's height.
        unit: share of the picture's height that a person fills at that place.
    """

    left: float
    top: float
    width: float
    height: float
    foot: float
    unit: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure goes, in shares of the picture's width (x) and height (all others).

    Args:
        x: middle of the figure.
        y: its foot; its middle where it floats.
        height: its height.
        place: see `diorama.Stand.place`.
        rank: figures of a higher rank are drawn later.
        rides: the number of the figure it rides, or -1.
    """

    x: float
    y: float
    height: float
    place: str
    rank: float
    rides: int = -1


def compress_height(height_m: float) -> float:
    """A height in persons, compressed so that small things stay visible beside large ones.

    Args:
        height_m: a height in metres.
    """
    ratio = height_m / SIZE.person_m
    return float(ratio ** (SIZE.small_power if ratio < 1 else SIZE.large_power))


def choose_shot(
    actors: Sequence[Actor],
    ground: Ground,
    aspect: float,
    margin: tuple[float, float],
    rng: np.random.Generator,
) -> BackdropShot:
    """Choose what the camera sees.

    Args:
        actors: who is there.
        ground: the backdrop.
        aspect: the picture's width divided by its height.
        margin: room for the camera's move on each side, as shares of the picture's width and height.
        rng: chance.
    """
    crowd = sum(actor.place == "ground" and actor.frame == "full" for actor in actors)
    weights = SHOT.for_one if crowd <= 1 else SHOT.for_two if crowd == 2 else SHOT.for_more
    unit = SHOT.person[int(rng.choice(len(weights), p=np.array(weights)))]
    unit *= min(1.0, SHOT.narrow + SHOT.narrow_aspect * aspect)
    depth = float(rng.uniform(*SHOT.depth))
    foot_y = ground.stand_y[0] + depth * (ground.stand_y[1] - ground.stand_y[0])
    largest = min(
        ground.height / (1 + SHOT.room_along * margin[1]), ground.width / aspect / (1 + SHOT.room_across * margin[0])
    )
    height = SIZE.person_m * ground.metre_at(foot_y) * ground.height / unit
    height = float(np.clip(height, SHOT.closest * largest, largest))
    foot = float(rng.uniform(*SHOT.foot))
    top = float(np.clip(foot_y * ground.height - foot * height, 0, ground.height - height))
    foot = float(np.clip((foot_y * ground.height - top) / height, *SHOT.foot_bounds))
    width = height * aspect
    slack = ground.width - width
    middle = float(rng.uniform(*SHOT.across)) * slack
    if ground.table is not None and any(actor.place == "table" for actor in actors):
        centre = (ground.table[0] + ground.table[1]) / 2 * ground.width
        middle = centre - width * float(rng.uniform(*SHOT.table))
    side = min(SHOT.spare * slack, margin[0] * width)
    return BackdropShot(float(np.clip(middle, side, max(side, slack - side))), top, width, height, foot, unit)


def figure_heights(actors: Sequence[Actor], shot: BackdropShot, aspect: float) -> list[float]:
    """Every actor's height as a share of the picture's, before places are known."""
    found = []
    for actor in actors:
        if actor.frame in LOWER and actor.place == "ground":
            small = actor.height_m < SIZE.lower_small_m or actor.kind != "person"
            share = LOWER[actor.frame] * (SIZE.lower_small if small else 1.0)
            found.append(min(share, SIZE.lower_most * aspect / max(SIZE.narrowest, actor.aspect)))
        elif actor.kind == "sky":
            found.append(SIZE.sky)
        else:
            found.append(max(SIZE.smallest, shot.unit * compress_height(actor.height_m)))
    grounded = [h for h, a in zip(found, actors, strict=True) if a.place in ("ground", "table") and a.frame == "full"]
    standing = [h for h, a in zip(found, actors, strict=True) if a.place == "ground" and a.kind != "building"]
    grounded = standing or grounded  # a castle must not make its king small; it is cut down by itself
    if grounded and not any(a.frame in LOWER for a in actors):
        tallest = max(grounded)
        wanted = float(np.clip(tallest, SIZE.tallest_least, SIZE.tallest))
        found = [
            h * wanted / tallest if a.place in ("ground", "table", "water") else h
            for h, a in zip(found, actors, strict=True)
        ]
    if len(actors) == 1:
        found = [max(h, SIZE.alone_least) for h in found]
    return [
        min(max(h, SIZE.smallest), SIZE.widest * aspect / max(SIZE.narrowest, a.aspect), SIZE.tallest)
        for h, a in zip(found, actors, strict=True)
    ]


def lay_out(
    actors: Sequence[Actor],
    ground: Ground,
    shot: BackdropShot,
    aspect: float,
    riding: tuple[int, int] | None,
    rng: np.random.Generator,
) -> list[Spot]:
    """Place every actor: draw many layouts by lot and keep the one with the least fault.

    Args:
        actors: who is there.
        ground: the backdrop.
        shot: what the camera sees.
        aspect: the picture's width divided by its height.
        riding: numbers of a rider and of what it rides, or None.
        rng: chance.
    """
    sizes = figure_heights(actors, shot, aspect)
    together = frozenset() if riding is None else frozenset((riding, riding[::-1]))
    best: list[Spot] = []
    for _ in range(TRIES):
        drawn = [_draw_layout(actors, sizes, ground, shot, riding, rng) for _ in range(LAYOUTS)]
        widths = np.array([a.aspect / aspect for a in actors])
        faults = layout_faults(drawn, actors, widths, together)
        best = drawn[int(np.argmin(faults))]
        if largest_hidden_share(best, [a.aspect / aspect for a in actors], together, actors) <= FAULT.hidden:
            break
        sizes = [max(LEAST, SHRINK * size) for size in sizes]
    best = [_bring_inside(spot, a.aspect / aspect) for spot, a in zip(best, actors, strict=True)]
    return seat_rider(best, actors, riding, aspect)


def _bring_inside(spot: Spot, width: float) -> Spot:
    """A place from which nobody whom the picture can hold is cut off by its sides."""
    half = width * spot.height / 2
    return replace(spot, x=min(max(spot.x, half), 1 - half)) if half < 1 / 2 else spot


def spot_box(spot: Spot, width: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a figure, in shares of the picture.

    Args:
        spot: where it is.
        width: its width for a height of 1, as a share of the picture's width.
    """
    below = 0.5 * spot.height if spot.place in ("air", "wall", "deep") else 0.0
    half = spot.height * width / 2
    return spot.x - half, spot.y + below - spot.height, spot.x + half, spot.y + below


def one_is_building(one: Actor, other: Actor) -> bool:
    """Whether one of two, but not the other, is a building, in front of which others may well stand."""
    return (one.kind == "building") != (other.kind == "building")


def largest_hidden_share(
    spots: Sequence[Spot],
    widths: Sequence[float],
    together: frozenset[tuple[int, int]] = frozenset(),
    actors: Sequence[Actor] = (),
) -> float:
    """The largest part of one figure's box that another one's box covers; less for buildings behind.

    Args:
        spots: where the figures are.
        widths: their widths for a height of 1, as shares of the picture's width.
        together: pairs of figures that may hide one another, both ways around.
        actors: what they are.
    """
    boxes = [spot_box(spot, width) for spot, width in zip(spots, widths, strict=True)]
    worst = 0.0
    for i, a in enumerate(boxes):
        for j, b in enumerate(boxes):
            if i == j or (i, j) in together:
                continue
            across = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
            along = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
            share = across * along / max(TINY, (a[2] - a[0]) * (a[3] - a[1]))
            worst = max(
                worst, share * (FAULT.behind_hidden if actors and one_is_building(actors[i], actors[j]) else 1.0)
            )
    return worst


def _draw_layout(
    actors: Sequence[Actor],
    sizes: Sequence[float],
    ground: Ground,
    shot: BackdropShot,
    riding: tuple[int, int] | None,
    rng: np.random.Generator,
) -> list[Spot]:
    """One layout by lot."""
    base = ground.metre_at((shot.top + shot.foot * shot.height) / ground.height)
    spots = []
    for actor, size in zip(actors, sizes, strict=True):
        x = float(rng.uniform(*PLACE.across))
        if actor.frame in LOWER and actor.place == "ground":
            cut = PLACE.bust_cut if actor.frame == "bust" else PLACE.head_cut
            spots.append(Spot(x, 1.0 + cut * size, size, "lower", PLACE.lower_rank + size))
        elif actor.kind == "sky":
            spots.append(Spot(x, float(rng.uniform(*PLACE.sky)), size, "air", PLACE.sky_rank))
        elif actor.place == "air":
            spots.append(Spot(x, float(rng.uniform(*PLACE.air)), size, "air", PLACE.air_rank))
        elif actor.place == "wall":
            spots.append(Spot(x, float(rng.uniform(*PLACE.wall)), size, "wall", PLACE.wall_rank))
        elif actor.kind == "fish":
            edge = float(np.clip(floor_end(ground, shot), *PLACE.fish_edge)) - (
                PLACE.fish_shore if ground.shore else PLACE.fish_dry
            )
            y = float(rng.uniform(*PLACE.fish)) if ground.water else edge
            spots.append(Spot(x, y, size, "deep", PLACE.fish_rank if ground.water else y))
        elif actor.place == "table" and (spot := place_on_table(size, ground, shot, base, rng)) is not None:
            spots.append(spot)
        else:
            spots.append(place_on_floor(actor, size, ground, shot, base, rng))
    if riding is not None:
        rider, mount = riding
        spots[rider] = replace(spots[rider], x=spots[mount].x)
    return spots


def floor_end(ground: Ground, shot: BackdropShot) -> float:
    """The height at which the floor ends, as a share of the picture's height."""
    return (ground.ground_y * ground.height - shot.top) / shot.height


def place_on_table(
    size: float, ground: Ground, shot: BackdropShot, base: float, rng: np.random.Generator
) -> Spot | None:
    """A place on the table top; None where too little of one is in the picture.

    Args:
        size: the figure's height on the floor.
        ground: the backdrop.
        shot: what the camera sees.
        base: a metre's length where the nearest feet stand.
        rng: chance.
    """
    if ground.table is None:
        return None
    left = (ground.table[0] * ground.width - shot.left) / shot.width
    right = (ground.table[1] * ground.width - shot.left) / shot.width
    y = (ground.table[2] * ground.height - shot.top) / shot.height
    left, right = max(TABLE.left, left + TABLE.edge), min(TABLE.right, right - TABLE.edge)
    if right - left < TABLE.narrowest or not TABLE.heights[0] < y < TABLE.heights[1]:
        return None
    size *= float(np.clip(ground.table_metre / base, *TABLE.nearness))
    return Spot(
        float(rng.uniform(left, right)), y + TABLE.before, max(TABLE.smallest, size), "table", PLACE.table_rank + y
    )


def place_on_floor(
    actor: Actor, size: float, ground: Ground, shot: BackdropShot, base: float, rng: np.random.Generator
) -> Spot:
    """A place on the floor: large things behind, small things before.

    Args:
        actor: what it is.
        size: its height in front.
        ground: the backdrop.
        shot: what the camera sees.
        base: a metre's length where the nearest feet stand.
        rng: chance.
    """
    far = max(0.0, (ground.stand_y[0] * ground.height - shot.top) / shot.height)
    near = shot.foot
    low, high = STAND.kinds.get(actor.kind, STAND.others)
    if actor.place == "water":
        low, high = STAND.water
        if ground.shore:
            far = near = float(np.clip(floor_end(ground, shot), *STAND.shore_bounds)) - STAND.shore
    elif size < STAND.small:
        low, near = min(STAND.small_far, high), min(STAND.nearest, near + STAND.small_nearer)
    y = far + float(rng.uniform(low, high)) * (near - far)
    nearness = ground.metre_at((shot.top + y * shot.height) / ground.height) / base
    size = max(STAND.smallest, size * float(np.clip(nearness, *STAND.nearness)))
    return Spot(float(rng.uniform(*PLACE.across)), y, size, "ground", y)


def layout_faults(
    layouts: Sequence[Sequence[Spot]],
    actors: Sequence[Actor],
    widths: np.ndarray,
    together: frozenset[tuple[int, int]],
) -> np.ndarray:
    """How bad each layout is, (N,).

    Args:
        layouts: the layouts.
        actors: who is there.
        widths: their widths for a height of 1, as shares of the picture's width.
        together: pairs of figures that may hide one another, both ways around.
    """
    if not actors:
        return np.zeros(len(layouts))
    boxes = np.array([[spot_box(s, w) for s, w in zip(spots, widths, strict=True)] for spots in layouts])
    x = np.array([[s.x for s in spots] for spots in layouts])
    count = len(actors)
    faults = np.zeros(len(layouts))
    area = (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    for i in range(count):
        for j in range(i + 1, count):
            if (i, j) in together:
                continue
            a, b = boxes[:, i], boxes[:, j]
            across = np.minimum(a[:, 2], b[:, 2]) - np.maximum(a[:, 0], b[:, 0]) + FAULT.gap
            along = np.minimum(a[:, 3], b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
            common = np.maximum(0, across) * np.maximum(0, along)
            if one_is_building(actors[i], actors[j]):
                common = common * FAULT.behind_common
            faults += FAULT.common * common / np.minimum(area[:, i], area[:, j])
    outside = np.maximum(0, FAULT.left - boxes[..., 0]) + np.maximum(0, boxes[..., 2] - FAULT.right)
    above = np.maximum(0, FAULT.top - boxes[..., 1])
    faults += FAULT.outside * (outside + above).sum(axis=1)
    weights = np.sqrt(area)
    middle = (x * weights).sum(axis=1) / weights.sum(axis=1)
    if count == 1:
        faults += np.abs(np.abs(middle - 0.5) - FAULT.alone_aside) * FAULT.middle
    else:
        faults += np.abs(middle - 0.5) * FAULT.middle
        spread = x.max(axis=1) - x.min(axis=1)
        wanted = min(FAULT.spread_most, FAULT.spread_least + FAULT.spread_each * count)
        faults += np.abs(spread - wanted) * FAULT.spread
    return faults


def seat_rider(spots: list[Spot], actors: Sequence[Actor], riding: tuple[int, int] | None, aspect: float) -> list[Spot]:
    """Put a rider on what it rides.

    Args:
        spots: where the figures are; the rider's is changed.
        actors: what they are.
        riding: numbers of the rider and of what it rides, or None.
        aspect: the picture's width divided by its height.
    """
    if riding is None:
        return spots
    rider, mount = riding
    seat = spots[mount]
    kind, metres = actors[mount].kind, actors[mount].height_m
    height = spots[rider].height
    if kind == "animal":
        foot = RIDING.animal * seat.height
    elif metres <= RIDING.low_m and actors[mount].place != "water":
        foot = RIDING.low * seat.height
    else:  # in a car or a boat: head and shoulders show above it
        height = min(height, RIDING.inside_most * seat.height)
        seat_y = RIDING.car if actors[mount].place != "water" else RIDING.boat
        foot = seat.height * seat_y - RIDING.inside_hidden * height
    height = min(height, seat.y - foot - RIDING.headroom)
    if actors[rider].frame in LOWER:
        height, foot = min(RIDING.bust_most, seat.height * RIDING.bust_of_mount), seat.height * RIDING.bust_foot
    spots[rider] = Spot(seat.x, seat.y - foot, height, seat.place, seat.rank - RIDING.rank, mount)
    return spots
