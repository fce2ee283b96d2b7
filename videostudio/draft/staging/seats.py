"""Who sits where: riders take the seats of what they are on or in, and sizes are such that they fit."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from videostudio.draft.animals.design import AnimalDesign
from videostudio.draft.diorama import CARRIED, DioramaFigure
from videostudio.draft.layout import Actor, Spot
from videostudio.draft.layout_rules import SIZE
from videostudio.draft.puppets.drawing import DrawnPuppet
from videostudio.draft.puppets.motions import REST, find_motion
from videostudio.draft.puppets.performing import frees_hands, frees_legs
from videostudio.draft.puppets.role import PuppetRole
from videostudio.draft.puppets.seating import Seating
from videostudio.draft.staging.parts import SIDES, Part, TakenSeats
from videostudio.library.assets import LIVING_KINDS, load_cutouts
from videostudio.library.seats import Point, Seat
from videostudio.types import Where


@dataclass(frozen=True, slots=True)
class SeatingRules:
    """How people fit into seats."""

    # A window's height and width beside the head of who looks out, and where the head's middle is in it.
    high: float = 1.28
    wide: float = 1.12
    middle: float = 0.46
    # The share of a leg's length from the hips to what the feet are on: bent, and of who stands there.
    bent: float = 0.93
    straight: float = 0.97
    # A head fills at least this share of the picture's height, as long as vehicle and rider fill at most so much of its
    # width and height.
    face: float = 0.15
    widest: float = 0.66
    tallest: float = 0.9
    # Behind a large window people are at most so many times larger than behind the smallest.
    unlike: float = 1.25
    # Of those who share a seat, the next sits so many metres behind.
    behind: float = 0.4
    # Drawn just before, or behind, what they are in, the later the nearer.
    rank: float = 0.0004
    behind_rank: float = 0.004
    # Degrees that somebody is turned at most who is seen through a window, at least who sits in what is seen from the
    # side, at most in what is seen from the front, and that the head of a rider turns to the camera.
    window: float = 52.0
    side: float = 58.0
    front: float = 34.0
    gaze: float = 34.0
    # Feet that are less than so many metres off the ground are on it.
    lifted: float = 0.04
    # Eyes that are less open are asleep.
    asleep: float = 0.5


RULES = SeatingRules()


def take_seats(actors: Sequence[Actor], carriers: Mapping[int, int]) -> dict[int, TakenSeats]:
    """Give everybody the next free seat.

    Args:
        actors: all figures.
        carriers: the number of what each is on or in.

    Returns:
        The seats by the number of the figure; nobody of those for whom none is free.
    """
    taken: dict[int, TakenSeats] = {}
    for n, carrier in carriers.items():
        one, other = actors[n], actors[carrier]
        before = [taken[m] for m in taken if taken[m].carrier == carrier]
        used = sum(len(own.seats) for own in before)
        count = one.build.count if one.build else 1
        seats = other.seats[used : used + count]
        if one.kind not in LIVING_KINDS or not seats:
            continue
        metre = min(_metre_in(seat, one, other) for seat in seats)
        taken[n] = TakenSeats(carrier, seats, metre, used)
    return {n: replace(own, metre=_common_metre(own, taken)) for n, own in taken.items()}


def _common_metre(own: TakenSeats, taken: Mapping[int, TakenSeats]) -> float:
    """A metre's length for those who share a vehicle: the same for all, and nearly so behind windows."""
    fellows = [t for t in taken.values() if t.carrier == own.carrier]
    if own.seats[0].window:
        return min(own.metre, RULES.unlike * min(t.metre for t in fellows if t.seats[0].window))
    return min(t.metre for t in fellows if not t.seats[0].window)


def _metre_in(seat: Seat, rider: Actor, carrier: Actor) -> float:
    """A metre's length for a rider in a seat, in heights of what it belongs to."""
    build = rider.build
    if seat.window and build is not None:
        _, top, _, bottom = _window_box(seat)
        high = bottom - top
        wide = _polygon_area(seat.window) / high * carrier.aspect
        return min(high / RULES.high, wide / RULES.wide) / build.head
    if build is not None and build.leg and seat.feet is not None and seat.hips is not None:
        across, down = (seat.feet[0] - seat.hips[0]) * carrier.aspect, seat.feet[1] - seat.hips[1]
        bent = RULES.straight if frees_legs(seat.pose) or _stands_up(seat.pose) else RULES.bent
        return math.hypot(across, down) / (bent * build.leg)
    return 1.0 / carrier.seat_m if carrier.seat_m else 1.0 / carrier.height_m


def _polygon_area(corners: Sequence[Point]) -> float:
    ends = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in ends)) / 2


@lru_cache(maxsize=64)
def _stands_up(pose: str) -> bool:
    """Whether a foot is on the ground in a motion, and the hips above it."""
    moves = find_motion(pose)
    return not moves.seat and min(foot.at[1] for foot in moves.at(moves.still).pose.feet) < RULES.lifted


@lru_cache(maxsize=64)
def _keeps_feet_down(pose: str) -> bool:
    """Whether somebody stands in a motion, hips bent or not: an animal is then where the feet are."""
    moves = find_motion(pose)
    return not moves.seat and not any(foot.at[1] for foot in moves.at(moves.still).pose.feet)


def seat_parts(parts: Sequence[Part]) -> list[Part]:
    """The parts of a layout with the seats of those who ride, and what they ride in the size that fits them.

    Args:
        parts: as the layout tells.
    """
    inside = (Where.ON, Where.IN)
    carriers = {n: part.target for n, part in enumerate(parts) if part.where in inside and part.target >= 0}
    taken = take_seats([part.actor for part in parts], carriers)
    result = list(parts)
    for n, own in taken.items():
        result[n] = replace(result[n], seats=own)
    for n, part in enumerate(parts):
        riders = [own for own in taken.values() if own.carrier == n]
        if not riders:
            continue
        faces = [_face_of(parts[m].actor) * own.metre for m, own in taken.items() if own.carrier == n]
        above = max(_rise_of(parts[m].actor, own) for m, own in taken.items() if own.carrier == n)
        most = min(RULES.tallest / (1 + above), SIZE.tallest)
        open_metres = [own.metre for own in riders if not own.seats[0].window]
        actor = replace(part.actor, height_m=1 / open_metres[0]) if open_metres else part.actor
        least = RULES.face / max(min(faces), SIZE.narrowest * RULES.face)
        result[n] = replace(result[n], actor=actor, sizes=(min(least, most), most))
    return result


def _face_of(rider: Actor) -> float:
    return rider.build.head if rider.build else rider.height_m


def _rise_of(rider: Actor, own: TakenSeats) -> float:
    """How far a rider is seen above what is ridden, in heights of that."""
    high = rider.build.above if rider.build else rider.height_m
    return max((high * own.metre - seat.hips[1] for seat in own.seats if seat.hips is not None), default=0.0)


def fit_size(part: Part, size: float, aspect: float) -> float:
    """The height of what is ridden: riders' faces can be read, and all of it is in the picture.

    Args:
        part: what is ridden.
        size: its height as it stands there by itself.
        aspect: the picture's width divided by its height.
    """
    least, most = part.sizes
    return min(max(size, least), most, RULES.widest * aspect / part.actor.aspect)


def sit_down(part: Part, own: TakenSeats, target: Part, carrier: Spot, way: int, aspect: float, size: float) -> Spot:
    """Where a rider is, as if standing there; its hips are in the seat.

    Args:
        part: the rider.
        own: its seats.
        target: what is ridden.
        carrier: where that is.
        way: the side it is turned to.
        aspect: the picture's width divided by its height.
        size: the height of a rider that is a picture.
    """
    mirrored = SIDES.get(target.actor.facing, way) * way < 0
    seat = own.seats[0].mirrored() if mirrored else own.seats[0]
    x, y = _standing_place(seat, part.actor) or seat.hips or _window_foot(seat)
    floats = 0.5 * carrier.height if carrier.place in ("air", "wall", "deep") else 0.0
    foot = carrier.y + floats - (1.0 - y) * carrier.height
    across = carrier.x + (x - 0.5) * carrier.height * target.actor.aspect / aspect
    metre, build = own.metre * carrier.height, part.actor.build
    if build is not None:
        size = part.actor.height_m * metre
        foot += build.leg * metre
    elif seat.window:
        left, top, right, bottom = _window_box(seat)
        wide = (right - left) * target.actor.aspect / part.actor.aspect
        size = min(bottom - top, wide) * carrier.height
    rank = rank_beside(own, carrier.rank)
    return Spot(across, foot, size, CARRIED, rank, own.carrier)


def _standing_place(seat: Seat, rider: Actor) -> Point | None:
    """Where the feet of an animal or a picture are in a seat that is stood on."""
    legs = rider.build is not None and rider.build.leg
    return seat.feet if not legs and _stands_up(seat.pose) else None


def rank_beside(own: TakenSeats, rank: float) -> float:
    """When a rider is drawn: just after what is ridden, or before it; those behind are drawn later.

    Args:
        own: its seats.
        rank: the rank of what is ridden.
    """
    behind = RULES.behind_rank if own.seats[0].hides else 0.0
    return rank - behind + (own.order + 1) * RULES.rank


def _window_box(seat: Seat) -> tuple[float, float, float, float]:
    x, y = zip(*seat.window, strict=True)
    return min(x), min(y), max(x), max(y)


def _window_foot(seat: Seat) -> Point:
    left, _, right, bottom = _window_box(seat)
    return (left + right) / 2, bottom


def _window_middle(seat: Seat) -> Point:
    """Where the face is: the middle across of the glass, a little above it along its height."""
    _, top, _, bottom = _window_box(seat)
    y = top + RULES.middle * (bottom - top)
    ends = [*zip(seat.window, (*seat.window[1:], seat.window[0]), strict=True)]
    crossed = [a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b in ends if (a[1] - y) * (b[1] - y) < 0]
    return (min(crossed) + max(crossed)) / 2, y


def seat_role(role: PuppetRole, seats: Sequence[Seat], way: int) -> PuppetRole:
    """A puppet's part once it sits: legs and hips as the seat has them, hands on the handlebar if they are free.

    Args:
        role: what it does if it stands by itself.
        seats: its seats, as the picture shows them.
        way: the side that the vehicle is turned to; 0 where it is seen from the front.
    """
    seat = seats[0]
    if isinstance(role.designs[0], AnimalDesign):
        return replace(role, reach=(), seat=False)
    pose, moves = find_motion(seat.pose), find_motion(role.motion)
    lies = any(pose.at(0.0).pose.body)
    asleep = moves.at(moves.still).pose.face.eyes < RULES.asleep
    gestures = role.motion not in _seated_motions() and (frees_legs(role.motion) or asleep)
    if lies and asleep:
        role = replace(role, legs="")
    elif gestures:
        role = replace(role, legs=seat.pose)
    else:
        role = replace(role, motion=seat.pose if pose.name == seat.pose else REST, legs="")
    holds = bool(role.arms or role.prop) or (gestures and not frees_hands(role.motion))
    # Who looks out of a window may look into the camera; who is seen from the side turns only the head.
    most = RULES.front if not way else RULES.window if seat.window or seat.hides else math.inf
    yaw, gaze = max(-most, min(most, role.yaw)), role.gaze
    if way and not (seat.window or seat.hides):
        yaw = way * max(pose.view, abs(yaw), RULES.side)
        gaze = max(-RULES.gaze, min(RULES.gaze, role.yaw + role.gaze - yaw))
    elif way and not gestures:
        yaw = way * min(max(pose.view, abs(yaw)), RULES.window)
    hands = seat.hands is not None and not holds
    return replace(role, reach=(), seat=False, yaw=yaw, gaze=gaze, empty=role.empty or hands)


@lru_cache(maxsize=1)
def _seated_motions() -> frozenset[str]:
    """Motions that are what a seat is for, or nothing at all: whoever sits there does what the seat asks for."""
    return frozenset({REST, *(seat.pose for cutout in load_cutouts() for seat in cutout.seats)})


def place_seats(
    role: PuppetRole, seats: Sequence[Seat], box: tuple[float, float, float, float], rests: Sequence[DrawnPuppet]
) -> tuple[PuppetRole, Point]:
    """The part of a puppet with its seats, and the point of the picture where its hips are.

    Args:
        role: its part, see `seat_role`.
        seats: its seats, as the picture shows them; the last is shared where there are too few.
        box: left, top, right and bottom of the vehicle in the picture.
        rests: each of its bodies as it is drawn outside of a vehicle, a pixel for a pixel of the picture.
    """
    left, top, right, bottom = box
    way = 1 if math.sin(math.radians(role.yaw)) >= 0 else -1
    animal = isinstance(role.designs[0], AnimalDesign)

    def pixel(point: Point) -> Point:
        return left + point[0] * (right - left), top + point[1] * (bottom - top)

    def from_hips(point: Point | None, hips: Point) -> Point | None:
        if point is None:
            return None
        x, y = pixel(point)
        return (x - hips[0]) / role.metre, (hips[1] - y) / role.metre

    places, first = [], (0.0, 0.0)
    for n, drawn in enumerate(rests):
        seat, extra = seats[min(n, len(seats) - 1)], max(0, n - len(seats) + 1)
        fixed = drawn.origin if animal else drawn.hips
        if animal and seat.feet is not None and _keeps_feet_down(seat.pose):
            hips = pixel(seat.feet)
        elif seat.hips is None:
            face = pixel(_window_middle(seat))
            hips = (face[0] - drawn.face[0] + fixed[0], face[1] - drawn.face[1] + fixed[1])
        else:
            hips = pixel(seat.feet if animal and seat.feet and _stands_up(seat.pose) else seat.hips)
        hips = (hips[0] - way * extra * RULES.behind * role.metre, hips[1])
        first = hips if not n else first
        at = ((hips[0] - first[0]) / role.metre, (first[1] - hips[1]) / role.metre)
        hands = seat.hands if role.empty and not role.arms and not role.prop else None
        window = tuple(corner for point in seat.window if (corner := from_hips(point, hips)) is not None)
        pedals = seat.pedals * (bottom - top) / role.metre
        feet = from_hips(seat.feet, hips)
        places.append(Seating(at, from_hips(hands, hips), feet, pedals, window, seat.hides, animal))
    return replace(role, seating=tuple(places)), first


def turn_seats(own: TakenSeats, carrier: DioramaFigure, actor: Actor) -> tuple[Seat, ...]:
    """A figure's seats as the picture shows them: mirrored with what they belong to.

    Args:
        own: its seats.
        carrier: what it is on or in.
        actor: what that is, as the library's picture shows it.
    """
    mirrored = carrier.stand.facing != actor.facing
    return tuple(seat.mirrored() if mirrored else seat for seat in own.seats)
