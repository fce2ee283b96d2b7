"""Puppets on the stage: drawn where they stand, in the saddle, and with what they hold in their hands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from videostudio.draft.animals.design import AnimalDesign
from videostudio.draft.compositor import DrawnSprite
from videostudio.draft.diorama import CARRIED, DioramaFigure, Stand
from videostudio.draft.layout import Actor, Spot
from videostudio.draft.puppets.casting import CastFigure, rest_role
from videostudio.draft.puppets.drawing import LIGHT, DrawnPuppet, StudioLight
from videostudio.draft.puppets.motions import find_motion
from videostudio.draft.puppets.performing import RIDES, SceneAction, plan_role
from videostudio.draft.puppets.role import PuppetRole, draw_role
from videostudio.draft.staging.framing import SeenPuppet
from videostudio.draft.staging.parts import AIR, GROUND, SIDES, Outline, TakenSeats
from videostudio.draft.staging.seats import place_seats, rank_beside, seat_role, turn_seats
from videostudio.library.assets import LIVING_KINDS
from videostudio.types import Position, Where

LEFT, RIGHT, BOTH, HEAD, BACK = "left", "right", "both", "head", "back"


@dataclass(frozen=True, slots=True)
class GripRules:
    """How things are held, in shares of their own picture."""

    # Things narrower than this for their height are held low, like a staff; where along their height those and others.
    narrow: float = 0.42
    long: float = 0.7
    middle: float = 0.62
    # Beyond this many degrees somebody is seen from behind, and hides what is held.
    behind: float = 110.0
    # Drawn after, or before, who holds it.
    rank: float = 0.0005
    # The shoulder, aside of and below the middle of the head, in metres.
    shoulder: tuple[float, float] = (0.2, 0.3)
    # How deep somebody sinks into a saddle, in metres.
    saddle: float = 0.06
    # How far behind one another those sit who ride the same animal, in metres.
    behind_next: float = 0.36
    # What is held about its middle, not its foot: higher than this share of its height.
    floats: float = 0.75


@dataclass(frozen=True, slots=True)
class NearbyRules:
    """What is put before somebody who acts on it, in shares of the actor's height."""

    # What is smaller than this is put there, so far before the body.
    small: float = 0.65
    before: float = 0.02
    # What flies is so many times as large as it would be beside the actor, and so large at least, of the picture.
    toy: float = 1.6
    least: float = 0.06


GRIP, NEAR = GripRules(), NearbyRules()
# In the order of their numbers.
HANDS = (LEFT, RIGHT, BOTH)
# Places that are told by the middle of who is there.
FLOATING = frozenset({"air", "wall", "deep"})
# What sits on shoulders.
PERCHING = frozenset({"animal", "bird", "insect"})
# Pixels of a puppet's sprite for one of the picture, and those for a metre where only its outline counts.
FINER, COARSE = 1.0, 40.0


@dataclass(frozen=True, slots=True)
class StagedPlaces:
    """Where the figures of a scene are.

    Args:
        actors: what they are, without what is under water.
        spots: where they are.
        shares: how much of each is under water, of its height.
        seats: the seats of those who have one, by their numbers.
    """

    actors: Sequence[Actor]
    spots: Sequence[Spot]
    shares: Sequence[float]
    seats: Mapping[int, TakenSeats]


def stage_puppets(
    cast: Sequence[CastFigure],
    places: StagedPlaces,
    figures: Sequence[DioramaFigure],
    action: SceneAction,
    light: StudioLight,
    size: tuple[int, int],
) -> tuple[DioramaFigure, ...]:
    """The figures of a scene with its puppets acting.

    Args:
        cast: who they are.
        places: where they are.
        figures: all of them, as if the puppets were pictures of people at rest.
        action: what happens.
        light: the light of the place.
        size: width and height of the picture.
    """
    result, actors, spots = list(figures), places.actors, places.spots
    drawn, rest = {}, {}
    for n, figure in enumerate(cast):
        if not figure.puppets:
            continue
        own = places.seats.get(n)
        if own is not None and figures[own.carrier].role is None and not cast[own.carrier].puppets:
            alone = [replace(spot, rides=-1) if m == n else spot for m, spot in enumerate(spots)]
            role = plan_role(n, figure, actors, alone, action, size, light)
            role = replace(role, metre=own.metre * figures[own.carrier].height)
            result[n], drawn[n] = _seat_puppet(role, own, figures[n], figures[own.carrier], actors[own.carrier])
            rest[n] = draw_role(rest_role(figure.puppets, role.metre), 0.0, FINER)
            _move_carried(result, n, figures[n].stand.foot)
            continue
        role = plan_role(n, figure, actors, spots, action, size, light)
        role = replace(role, sunk=places.shares[n] * figure.actor.height_m)
        still, animal = rest_role(figure.puppets, role.metre), _is_animal(role)
        rest[n] = draw_role(replace(still, yaw=role.yaw) if animal else still, 0.0, FINER)
        stand = _find_foot(figures[n]) if animal else figures[n].stand
        result[n], drawn[n] = stand_puppet(role, stand, FINER)
        if animal:
            result[n] = replace(result[n], stand=_centre_animal(result[n].stand, drawn[n], role))
        if spots[n].place in FLOATING and not animal:
            result[n] = _raise_to_middle(result[n], drawn[n])
    for n in drawn:
        rides, acted = result[n].stand.rides, result[n].role
        if rides < 0 or acted is None or acted.seating:
            continue
        mount = result[rides].role
        if acted.legs == RIDES or (_is_animal(acted) and mount is not None and _is_animal(mount)):
            before = [m for m in drawn if m < n and spots[m].rides == rides]
            mounted = mount_puppet(result[n], drawn[n], result[rides], drawn.get(rides))
            result[n] = _sit_behind(mounted, len(before), result[rides].stand.heading)
    return fill_hands(result, drawn, rest, action.layout)


def bring_near(
    cast: Sequence[CastFigure], actors: Sequence[Actor], spots: Sequence[Spot], action: SceneAction, aspect: float
) -> list[Spot]:
    """The places of a scene's figures, with a small thing that is acted on before who acts, within reach.

    Args:
        cast: who the figures are.
        actors: what they are.
        spots: where they are.
        action: what happens.
        aspect: the picture's width divided by its height.
    """
    result = list(spots)
    told = {place.name: place for place in action.layout}
    for n in sorted(action.agents):
        if not cast[n].puppets or spots[n].place != GROUND:
            continue
        looked = told[actors[n].name].faces if actors[n].name in told else ""
        for m, thing in enumerate(actors):
            small = thing.kind not in LIVING_KINDS and spots[m].height < NEAR.small * spots[n].height
            meant = thing.name == looked or thing.name.lower() in action.phrase.lower()
            if m == n or not small or not meant or spots[m].place != GROUND:
                continue
            way = 1 if spots[m].x >= spots[n].x else -1
            reach = (actors[n].aspect / 2 + NEAR.before) * spots[n].height / aspect
            reach += spots[m].height * thing.aspect / aspect / 2
            result[m] = replace(spots[m], x=spots[n].x + way * reach, y=spots[n].y)
        break
    return result


def find_loose(actors: Sequence[Actor], spots: Sequence[Spot], before: Sequence[Spot]) -> frozenset[int]:
    """The things that are up in the air without flying, and those that were put before who acts on them.

    Args:
        actors: what the figures are.
        spots: where they are.
        before: where they were before some were brought near.
    """
    return frozenset(
        n
        for n, (actor, spot) in enumerate(zip(actors, spots, strict=True))
        if actor.kind not in LIVING_KINDS
        and spot.rides < 0
        and ((spot.place == AIR and actor.place != AIR) or spot != before[n])
    )


def size_loose(
    actors: Sequence[Actor], spots: Sequence[Spot], loose: Collection[int], action: SceneAction
) -> list[Spot]:
    """The places of a scene's figures, with what somebody throws no larger than it is beside them.

    Args:
        actors: what they are.
        spots: where they are.
        loose: the things that are thrown, caught or dropped.
        action: what happens.
    """
    result = list(spots)
    agents = [n for n in sorted(action.agents) if actors[n].kind in LIVING_KINDS and n not in loose]
    for n in loose if agents else ():
        near = min(agents, key=lambda m: abs(spots[m].x - spots[n].x))
        beside = NEAR.toy * spots[near].height * actors[n].height_m / actors[near].height_m
        result[n] = replace(spots[n], height=min(spots[n].height, max(NEAR.least, beside)))
    return result


def see_puppets(
    cast: Sequence[CastFigure],
    places: StagedPlaces,
    action: SceneAction,
    size: tuple[int, int],
) -> dict[int, SeenPuppet]:
    """How the puppets of a scene are seen in their poses, by their numbers.

    Args:
        cast: who the figures are; who is in a vehicle's seat is seen with the vehicle.
        places: where they are.
        action: what happens.
        size: width and height of the picture.
    """
    seen, actors, spots = {}, places.actors, places.spots
    for n, figure in enumerate(cast):
        if not figure.puppets or n in places.seats:
            continue
        role = plan_role(n, figure, actors, spots, action, size, LIGHT)
        drawn = draw_role(role, role.moves.still, COARSE / role.metre)
        scale = role.metre / COARSE
        height, width = drawn.sprite.shape[:2]
        x, y = spots[n].x * size[0], spots[n].y * size[1]
        across = [(x + (column - drawn.origin[0]) * scale) / size[0] for column in (0, width)]
        rows = (0, height, drawn.face[1], *(hand for hand in drawn.hands[:, 1].tolist() if hand < drawn.hips[1]))
        along = [(y + (row - drawn.origin[1]) * scale) / size[1] for row in rows]
        head = drawn.head * scale / size[1]
        seen[n] = SeenPuppet(across[0], along[0], across[1], along[1], along[2], head, max(along[2:]))
    return seen


def _seat_puppet(
    role: PuppetRole, own: TakenSeats, figure: DioramaFigure, carrier: DioramaFigure, actor: Actor
) -> tuple[DioramaFigure, DrawnPuppet]:
    """A puppet in its seat."""
    seats = turn_seats(own, carrier, actor)
    way = SIDES.get(carrier.stand.facing, 0)
    role = seat_role(role, seats, way)
    alone = [draw_role(replace(role, designs=(design,)), role.moves.still) for design in role.designs]
    role, foot = place_seats(role, seats, carrier.box, alone)
    rank = rank_beside(own, carrier.stand.rank)
    return stand_puppet(role, replace(figure.stand, foot=foot, rank=rank), FINER)


def _sit_behind(figure: DioramaFigure, before: int, heading: int) -> DioramaFigure:
    """A rider behind so many others on the same back."""
    metre = figure.role.metre if figure.role else 0.0
    x, y = figure.stand.foot
    foot = (x - heading * before * GRIP.behind_next * metre, y)
    stand = replace(figure.stand, foot=foot, rank=figure.stand.rank + before * GRIP.rank)
    return replace(figure, stand=stand)


def _move_carried(figures: list[DioramaFigure], n: int, was: tuple[float, float]) -> None:
    """Move what somebody carries, once somebody who stood there is in a seat."""
    foot = figures[n].stand.foot
    for m, other in enumerate(figures):
        if other.stand.rides == n:
            x, y = other.stand.foot
            stand = replace(other.stand, foot=(x + foot[0] - was[0], y + foot[1] - was[1]))
            figures[m] = replace(other, stand=stand)


def _find_foot(figure: DioramaFigure) -> Stand:
    """A figure's stand with its foot where its picture ends, also where it floats and stands about its middle."""
    height, share = figure.sprite.shape[0] * figure.stand.scale, figure.stand.anchor[1] / figure.sprite.shape[0]
    if share > GRIP.floats:
        return figure.stand
    x, y = figure.stand.foot
    return replace(figure.stand, foot=(x, y + (1 - share) * height))


def _centre_animal(stand: Stand, drawn: DrawnPuppet, role: PuppetRole) -> Stand:
    """An animal's stand with its whole length about its place: its head reaches farther from its feet than its tail."""
    x, y = stand.foot
    aside = (drawn.origin[0] - drawn.sprite.shape[1] / 2) / FINER
    return replace(stand, foot=(x + aside, y), facing="right" if role.yaw > 0 else "left")


def _is_animal(role: PuppetRole) -> bool:
    return isinstance(role.designs[0], AnimalDesign)


def draw_moment(role: PuppetRole, cycles: float, finer: float, turn: float = 0.0) -> tuple[DrawnSprite, DrawnPuppet]:
    """A puppet at a moment, as the compositor draws it.

    Args:
        role: its part.
        cycles: how often its motion has run through.
        finer: pixels of the sprite for one of the picture.
        turn: degrees that it is turned beyond its yaw.
    """
    drawn = draw_role(role, cycles, finer, turn)
    return DrawnSprite(drawn.sprite, (drawn.origin[0] + 0.5, drawn.origin[1] + 0.5)), drawn


def stand_puppet(role: PuppetRole, stand: Stand, finer: float) -> tuple[DioramaFigure, DrawnPuppet]:
    """A puppet where it stands, at the moment that shows its action best."""
    shown, drawn = draw_moment(role, role.moves.still, finer)
    return DioramaFigure(replace(stand, anchor=shown.anchor, scale=1 / finer), shown.sprite, role), drawn


def _raise_to_middle(figure: DioramaFigure, drawn: DrawnPuppet) -> DioramaFigure:
    """A puppet whose place is told by its middle: its hips are there."""
    x, y = figure.stand.foot
    aside, down = (figure.stand.scale * (drawn.origin[k] - drawn.hips[k]) for k in range(2))
    return replace(figure, stand=replace(figure.stand, foot=(x + aside, y + down)))


def grip_points(drawn: DrawnPuppet, scale: float) -> Mapping[str, tuple[float, float]]:
    """Where hands, head and back are, in picture pixels right of and below the puppet's foot."""
    hands = (drawn.hands - np.array(drawn.origin)) * scale
    face = (np.array(drawn.face) - np.array(drawn.origin)) * scale
    middle = hands.mean(axis=0)
    back = (np.array(drawn.back) - np.array(drawn.origin)) * scale
    points = {LEFT: hands[0], RIGHT: hands[1], BOTH: middle, HEAD: face, BACK: back}
    return {name: (float(point[0]), float(point[1])) for name, point in points.items()}


def fill_hands(
    figures: Sequence[DioramaFigure],
    drawn: Mapping[int, DrawnPuppet],
    rest: Mapping[int, DrawnPuppet],
    layout: Sequence[Position],
) -> tuple[DioramaFigure, ...]:
    """The figures with what puppets hold in their hands, and what is on them where their bodies are.

    Args:
        figures: all of them, placed as if the puppets stood at rest.
        drawn: the puppets as they are drawn.
        rest: the same puppets at rest, in the same size.
        layout: what the scene tells.
    """
    told = {place.name: place for place in layout}
    filled, result = dict.fromkeys(drawn, 0), list(figures)
    for n, figure in enumerate(figures):
        holder = figure.stand.rides
        if figure.stand.place != CARRIED or holder not in drawn or figure.stand.grip:
            continue
        base, place = figures[holder], told.get(figure.stand.name)
        points = grip_points(drawn[holder], base.stand.scale)
        if place is not None and place.where is Where.HELD and base.role is not None:
            grip = _choose_grip(base.role, filled[holder])
            filled[holder] += 1
            result[n] = _put_in_hand(figure, base, grip, points[grip])
        elif place is not None and place.where is Where.ON and figure.stand.kind in PERCHING and base.role is not None:
            result[n] = _perch_on_shoulder(figure, base, points[HEAD])
        else:
            was = grip_points(rest[holder], base.stand.scale)[HEAD]
            x, y = figure.stand.foot
            foot = (x + points[HEAD][0] - was[0], y + points[HEAD][1] - was[1])
            result[n] = replace(figure, stand=replace(figure.stand, foot=foot, grip=HEAD))
    return tuple(result)


def _choose_grip(role: PuppetRole, filled: int) -> str:
    """Which hand takes the next thing."""
    first = (find_motion(role.arms) if role.arms else role.moves).grip
    if not filled:
        return HANDS[first]
    return LEFT if first == HANDS.index(RIGHT) else RIGHT


def _put_in_hand(figure: DioramaFigure, base: DioramaFigure, grip: str, point: tuple[float, float]) -> DioramaFigure:
    height, width = figure.sprite.shape[:2]
    across, along = 0.5, GRIP.long if width < GRIP.narrow * height else GRIP.middle
    foot = (base.stand.foot[0] + point[0], base.stand.foot[1] + point[1])
    hidden = base.role is not None and abs(base.role.yaw) > GRIP.behind
    rank = base.stand.rank + (-GRIP.rank if hidden else GRIP.rank)
    stand = replace(figure.stand, foot=foot, anchor=(across * width, along * height), grip=grip, rank=rank)
    return replace(figure, stand=stand)


def _perch_on_shoulder(figure: DioramaFigure, base: DioramaFigure, head: tuple[float, float]) -> DioramaFigure:
    metre = base.role.metre if base.role else 0.0
    way = 1 if figure.stand.foot[0] >= base.stand.foot[0] else -1
    x, y = base.stand.foot[0] + head[0], base.stand.foot[1] + head[1]
    foot = (x + way * GRIP.shoulder[0] * metre, y + GRIP.shoulder[1] * metre)
    return replace(figure, stand=replace(figure.stand, foot=foot, grip=HEAD))


def mount_puppet(
    figure: DioramaFigure, drawn: DrawnPuppet, mount: DioramaFigure, ridden: DrawnPuppet | None = None
) -> DioramaFigure:
    """A rider in the saddle: hips on the back of what is ridden, both legs seen; an animal on its feet.

    Args:
        figure: the rider.
        drawn: as it is drawn.
        mount: what it rides: an animal, or a vehicle that is sat on astride.
        ridden: that animal as it is drawn, where it is a puppet.
    """
    if ridden is not None and mount.role is not None and _is_animal(mount.role):
        x, y = grip_points(ridden, mount.stand.scale)[BACK]
        scale, sits = figure.stand.scale, figure.role is not None and not _is_animal(figure.role)
        aside, hips = ((drawn.hips[n] - drawn.origin[n]) * scale if sits else 0.0 for n in (0, 1))
        sunk = GRIP.saddle * figure.role.metre if sits and figure.role else 0.0
        foot = (mount.stand.foot[0] + x - aside, mount.stand.foot[1] + y + sunk - hips)
        rank = mount.stand.rank + GRIP.rank
        return replace(figure, stand=replace(figure.stand, foot=foot, rank=rank, grip=BACK))
    top = Outline.from_sprite(mount.sprite).find_top(0.5)
    left, above, right, below = mount.box
    back = above + top * (below - above)
    scale = figure.stand.scale
    hips = (drawn.hips[1] - drawn.origin[1]) * scale
    sunk = GRIP.saddle * (figure.role.metre if figure.role else 0.0)
    aside = (drawn.hips[0] - drawn.origin[0]) * scale
    foot = ((left + right) / 2 - aside, back + sunk - hips)
    return replace(figure, stand=replace(figure.stand, foot=foot, rank=mount.stand.rank + GRIP.rank))
