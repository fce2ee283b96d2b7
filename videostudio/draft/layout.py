"""Where the camera stands and where the figures go: plain geometry, no pixels.

Sizes first (what a thing is, pressed together so that an ant and a castle can share a picture), then the shot (which
part of the backdrop is seen), then places: many layouts are drawn by lot and the one with the least fault is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

# A person, the measure of all things here.
PERSON_M = 1.7
# Heights are pressed together: those below a person's are raised to this power, those above to the other.
SMALL_POWER, LARGE_POWER = 0.6, 0.5
# Shares of the picture's height that a person fills in a wide, a medium and a close shot.
SHOTS = {"wide": 0.47, "medium": 0.6, "close": 0.74}
# Nothing is shown smaller than this share of the picture's height, nothing taller than that, nothing wider.
SMALLEST, TALLEST, WIDEST = 0.15, 0.84, 0.8
# Height of a bust and of a head that rise from the lower edge.
LOWER = {"bust": 0.62, "head": 0.5}
# Part of one figure that another may hide.
OVERLAP = 0.12
LAYOUTS = 240


@dataclass(frozen=True, slots=True)
class Actor:
    """A figure before it has a place.

    Args:
        name: the entity's name.
        kind: what it is; see `draft_assets.Cutout.kind`.
        place: where it belongs: ground, air, water, table or wall.
        height_m: its height in metres.
        aspect: width divided by height.
        facing: left, right or front.
        frame: full, bust or head.
    """

    name: str
    kind: str
    place: str
    height_m: float
    aspect: float
    facing: str = "front"
    frame: str = "full"


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
        share = (y - far) / max(1e-6, near - far)
        return max(0.2 * small, small + (large - small) * min(1.5, max(-0.6, share)))


@dataclass(frozen=True, slots=True)
class Shot:
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


def pressed(height_m: float) -> float:
    """A height in metres, pressed together so that small things stay visible beside large ones."""
    ratio = height_m / PERSON_M
    return float(ratio ** (SMALL_POWER if ratio < 1 else LARGE_POWER))


def choose_shot(
    actors: Sequence[Actor],
    ground: Ground,
    aspect: float,
    margin: tuple[float, float],
    rng: np.random.Generator,
) -> Shot:
    """Choose what the camera sees.

    Args:
        actors: who is there.
        ground: the backdrop.
        aspect: the picture's width divided by its height.
        margin: room for the camera's move on each side, as shares of the picture's width and height.
        rng: chance.
    """
    crowd = sum(actor.place == "ground" and actor.frame == "full" for actor in actors)
    names = ["wide", "medium", "close"] if crowd <= 1 else ["wide", "medium"]
    weights = np.array([0.3, 0.45, 0.25] if crowd <= 1 else ([0.45, 0.55] if crowd == 2 else [0.8, 0.2]))
    unit = SHOTS[names[int(rng.choice(len(names), p=weights))]]
    unit *= min(1.0, 0.55 + 0.45 * aspect)  # a narrow picture must not be filled to both sides
    depth = float(rng.uniform(0.35, 0.85))
    foot_y = ground.stand_y[0] + depth * (ground.stand_y[1] - ground.stand_y[0])
    largest = min(ground.height / (1 + 1.7 * margin[1]), ground.width / aspect / (1 + 2 * margin[0]))
    height = PERSON_M * ground.metre_at(foot_y) * ground.height / unit
    height = float(np.clip(height, 0.62 * largest, largest))
    foot = float(rng.uniform(0.86, 0.92))
    top = float(np.clip(foot_y * ground.height - foot * height, 0, ground.height - height))
    foot = float(np.clip((foot_y * ground.height - top) / height, 0.7, 0.95))
    width = height * aspect
    slack = ground.width - width
    middle = float(rng.uniform(0.2, 0.8)) * slack
    if ground.table is not None and any(actor.place == "table" for actor in actors):
        centre = (ground.table[0] + ground.table[1]) / 2 * ground.width
        middle = centre - width * float(rng.uniform(0.42, 0.58))
    side = min(0.5 * slack, margin[0] * width)
    return Shot(float(np.clip(middle, side, max(side, slack - side))), top, width, height, foot, unit)


def heights(actors: Sequence[Actor], shot: Shot, aspect: float) -> list[float]:
    """Every actor's height as a share of the picture's, before places are known."""
    found = []
    for actor in actors:
        if actor.frame in LOWER and actor.place == "ground":
            share = LOWER[actor.frame] * (0.8 if actor.height_m < 1.4 or actor.kind != "person" else 1.0)
            found.append(min(share, 0.62 * aspect / max(0.1, actor.aspect)))
        elif actor.kind == "sky":
            found.append(0.24)
        else:
            found.append(max(SMALLEST, shot.unit * pressed(actor.height_m)))
    grounded = [h for h, a in zip(found, actors, strict=True) if a.place in ("ground", "table") and a.frame == "full"]
    standing = [h for h, a in zip(found, actors, strict=True) if a.place == "ground" and a.kind != "building"]
    grounded = standing or grounded  # a castle must not make its king small; it is cut down by itself
    if grounded and not any(a.frame in LOWER for a in actors):
        tallest = max(grounded)
        wanted = float(np.clip(tallest, 0.36, TALLEST))
        found = [
            h * wanted / tallest if a.place in ("ground", "table", "water") else h
            for h, a in zip(found, actors, strict=True)
        ]
    if len(actors) == 1:
        found = [max(h, 0.3) for h in found]
    return [
        min(max(h, SMALLEST), WIDEST * aspect / max(0.1, a.aspect), TALLEST) for h, a in zip(found, actors, strict=True)
    ]


def lay_out(
    actors: Sequence[Actor],
    ground: Ground,
    shot: Shot,
    aspect: float,
    riding: tuple[int, int] | None,
    rng: np.random.Generator,
) -> list[Spot]:
    """Give every actor a place.

    Args:
        actors: who is there.
        ground: the backdrop.
        shot: what the camera sees.
        aspect: the picture's width divided by its height.
        riding: numbers of a rider and of what it rides, or None.
        rng: chance.
    """
    sizes = heights(actors, shot, aspect)
    best: list[Spot] = []
    for _ in range(6):
        drawn = [_draw(actors, sizes, ground, shot, riding, rng) for _ in range(LAYOUTS)]
        widths = np.array([a.aspect / aspect for a in actors])
        faults = _faults(drawn, actors, widths, riding)
        best = drawn[int(np.argmin(faults))]
        if hidden_share(best, [a.aspect / aspect for a in actors], riding, actors) <= OVERLAP:
            break
        sizes = [max(0.1, 0.88 * size) for size in sizes]
    return _seat(best, actors, riding, aspect)


def box(spot: Spot, width: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a figure, in shares of the picture.

    Args:
        spot: where it is.
        width: its width for a height of 1, as a share of the picture's width.
    """
    below = 0.5 * spot.height if spot.place in ("air", "wall", "deep") else 0.0
    half = spot.height * width / 2
    return spot.x - half, spot.y + below - spot.height, spot.x + half, spot.y + below


def behind(one: Actor, other: Actor) -> bool:
    """Whether one of two is a building, in front of which others may well stand."""
    return (one.kind == "building") != (other.kind == "building")


def hidden_share(
    spots: Sequence[Spot],
    widths: Sequence[float],
    riding: tuple[int, int] | None = None,
    actors: Sequence[Actor] = (),
) -> float:
    """The largest part of one figure's box that another one's box covers; half as much for buildings behind."""
    boxes = [box(spot, width) for spot, width in zip(spots, widths, strict=True)]
    worst = 0.0
    for i, a in enumerate(boxes):
        for j, b in enumerate(boxes):
            if i == j or riding in ((i, j), (j, i)):
                continue
            across = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
            along = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
            share = across * along / max(1e-9, (a[2] - a[0]) * (a[3] - a[1]))
            worst = max(worst, share * (0.4 if actors and behind(actors[i], actors[j]) else 1.0))
    return worst


def _draw(
    actors: Sequence[Actor],
    sizes: Sequence[float],
    ground: Ground,
    shot: Shot,
    riding: tuple[int, int] | None,
    rng: np.random.Generator,
) -> list[Spot]:
    """One layout by lot."""
    base = ground.metre_at((shot.top + shot.foot * shot.height) / ground.height)
    spots = []
    for actor, size in zip(actors, sizes, strict=True):
        x = float(rng.uniform(0.1, 0.9))
        if actor.frame in LOWER and actor.place == "ground":
            cut = 0.06 if actor.frame == "bust" else 0.02
            spots.append(Spot(x, 1.0 + cut * size, size, "lower", 10.0 + size))
        elif actor.kind == "sky":
            spots.append(Spot(x, float(rng.uniform(0.13, 0.22)), size, "air", -5.0))
        elif actor.place == "air":
            spots.append(Spot(x, float(rng.uniform(0.2, 0.42)), size, "air", 4.0))
        elif actor.place == "wall":
            spots.append(Spot(x, float(rng.uniform(0.28, 0.4)), size, "wall", -4.0))
        elif actor.kind == "fish":
            edge = float(np.clip((ground.ground_y * ground.height - shot.top) / shot.height, 0.45, 0.75))
            y = float(rng.uniform(0.3, 0.68)) if ground.water else edge - (0.1 if ground.shore else -0.03)
            spots.append(Spot(x, y, size, "deep", 3.0 if ground.water else y))
        elif actor.place == "table" and (spot := _on_table(size, ground, shot, base, rng)) is not None:
            spots.append(spot)
        else:
            spots.append(_standing(actor, size, ground, shot, base, rng))
    if riding is not None:
        rider, mount = riding
        spots[rider] = replace(spots[rider], x=spots[mount].x)
    return spots


def _on_table(size: float, ground: Ground, shot: Shot, base: float, rng: np.random.Generator) -> Spot | None:
    """A place on the table top, where enough of it is in the picture."""
    if ground.table is None:
        return None
    left = (ground.table[0] * ground.width - shot.left) / shot.width
    right = (ground.table[1] * ground.width - shot.left) / shot.width
    y = (ground.table[2] * ground.height - shot.top) / shot.height
    left, right = max(0.08, left + 0.02), min(0.92, right - 0.02)
    if right - left < 0.05 or not 0.3 < y < 0.97:
        return None
    size *= float(np.clip(ground.table_metre / base, 0.7, 1.0))
    return Spot(float(rng.uniform(left, right)), y + 0.012, max(0.13, size), "table", 1.0 + y)


def _standing(actor: Actor, size: float, ground: Ground, shot: Shot, base: float, rng: np.random.Generator) -> Spot:
    """A place on the floor: large things behind, small things before."""
    far = max(0.0, (ground.stand_y[0] * ground.height - shot.top) / shot.height)
    near = shot.foot
    low = {"building": 0.0, "plant": 0.25, "furniture": 0.4, "vehicle": 0.6}.get(actor.kind, 0.72)
    high = {"building": 0.3, "plant": 0.8, "furniture": 0.8}.get(actor.kind, 1.0)
    if actor.place == "water":
        low, high = 0.0, 0.12
        if ground.shore:
            far = near = float(np.clip((ground.ground_y * ground.height - shot.top) / shot.height, 0.3, 0.9)) - 0.1
    elif size < 0.25:
        low, near = 0.85, min(0.95, near + 0.03)
    y = far + float(rng.uniform(low, high)) * (near - far)
    nearness = ground.metre_at((shot.top + y * shot.height) / ground.height) / base
    size = max(0.13, size * float(np.clip(nearness, 0.6, 1.15)))
    return Spot(float(rng.uniform(0.1, 0.9)), y, size, "ground", y)


def _faults(
    layouts: Sequence[Sequence[Spot]],
    actors: Sequence[Actor],
    widths: np.ndarray,
    riding: tuple[int, int] | None,
) -> np.ndarray:
    """How bad each layout is, (N,)."""
    if not actors:
        return np.zeros(len(layouts))
    boxes = np.array([[box(s, w) for s, w in zip(spots, widths, strict=True)] for spots in layouts])
    x = np.array([[s.x for s in spots] for spots in layouts])
    count = len(actors)
    faults = np.zeros(len(layouts))
    area = (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    for i in range(count):
        for j in range(i + 1, count):
            if riding in ((i, j), (j, i)):
                continue
            a, b = boxes[:, i], boxes[:, j]
            gap = 0.015
            across = np.minimum(a[:, 2], b[:, 2]) - np.maximum(a[:, 0], b[:, 0]) + gap
            along = np.minimum(a[:, 3], b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
            common = np.maximum(0, across) * np.maximum(0, along)
            if behind(actors[i], actors[j]):
                common = common * 0.2
            faults += 12 * common / np.minimum(area[:, i], area[:, j])
    outside = np.maximum(0, 0.025 - boxes[..., 0]) + np.maximum(0, boxes[..., 2] - 0.975)
    above = np.maximum(0, 0.02 - boxes[..., 1])
    faults += 40 * (outside + above).sum(axis=1)
    weights = np.sqrt(area)
    middle = (x * weights).sum(axis=1) / weights.sum(axis=1)
    if count == 1:
        # Alone, off the middle is livelier, but not at the edge.
        faults += np.abs(np.abs(middle - 0.5) - 0.09) * 2
    else:
        faults += np.abs(middle - 0.5) * 2
        spread = x.max(axis=1) - x.min(axis=1)
        faults += np.abs(spread - min(0.62, 0.2 + 0.14 * count)) * 1.2
    return faults


def _seat(spots: list[Spot], actors: Sequence[Actor], riding: tuple[int, int] | None, aspect: float) -> list[Spot]:
    """Put a rider on what it rides."""
    if riding is None:
        return spots
    rider, mount = riding
    seat = spots[mount]
    kind, metres = actors[mount].kind, actors[mount].height_m
    height = spots[rider].height
    if kind == "animal":
        foot = 0.42 * seat.height
    elif metres <= 1.3 and actors[mount].place != "water":
        foot = 0.2 * seat.height
    else:  # in a car or a boat: head and shoulders show above it
        height = min(height, 0.85 * seat.height)
        foot = seat.height * (1.0 if actors[mount].place != "water" else 0.62) - 0.6 * height
    height = min(height, seat.y - foot - 0.03)
    if actors[rider].frame in LOWER:
        height, foot = min(0.42, seat.height * 0.8), seat.height * 0.45
    spots[rider] = Spot(seat.x, seat.y - foot, height, seat.place, seat.rank - 0.001, mount)
    return spots
