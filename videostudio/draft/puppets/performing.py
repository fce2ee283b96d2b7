"""What the puppets of a scene do in it: motion, where they look, what they hold and reach for."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from videostudio.draft.animals.design import AnimalDesign
from videostudio.draft.layout import Actor, Spot
from videostudio.draft.layout_rules import SEAT
from videostudio.draft.lighting import figure_tint
from videostudio.draft.matching import how_many
from videostudio.draft.puppets.casting import CastFigure
from videostudio.draft.puppets.drawing import StudioLight
from videostudio.draft.puppets.feeling import NEUTRAL, mood_motion, partner_motion
from videostudio.draft.puppets.model import load_parts
from videostudio.draft.puppets.motions import REST, BodyMotion, PropPlace, find_motion, load_motions
from videostudio.draft.puppets.props import LibraryProp
from videostudio.draft.puppets.role import PuppetRole, Reach
from videostudio.library.assets import LIVING_KINDS, Light
from videostudio.types import Facing, Position, Where


@dataclass(frozen=True, slots=True)
class FacingRules:
    """How far puppets are turned, in degrees: 0 to the camera, 90 to the side."""

    # Who looks at somebody beside: the face is still seen. Who looks to a side of the picture. Who looks at the camera.
    # Who stands with others. Who looks away.
    beside: float = 52.0
    aside: float = 66.0
    camera: float = 12.0
    among: float = 30.0
    away: float = 152.0
    # An animal that looks at the camera, and how far its head turns back to it.
    animal: float = 58.0
    animal_gaze: float = 34.0
    # How much farther the head turns to whom it looks at.
    gaze: float = 14.0


@dataclass(frozen=True, slots=True)
class HoldRules:
    """How puppets hold and reach. Lengths in metres."""

    # Hands that keep below this much under the shoulder and this little ahead are free to hold something.
    low: float = -0.22
    near: float = 0.3
    # What is larger than this share of who holds it is held with both hands.
    both: float = 0.36
    # How far hands reach beyond the body, how far inside a thing's edge they touch it, and the heights at which.
    reach: float = 0.95
    inside: float = 0.12
    heights: tuple[float, float] = (0.35, 1.25)


@dataclass(frozen=True, slots=True)
class BiteRules:
    """How animals hold something in their mouths."""

    # What is this much higher than wide lies across, nearly level; all else hangs by this share of its height.
    long: float = 2.2
    across: tuple[float, float, float] = (1.0, 0.25, 0.0)
    low: float = 0.3


MOUTH = BiteRules()
TURN, HOLD = FacingRules(), HoldRules()
# What animals do in the air and in water.
FLIES, HOVERS, SWIMS, AIR, WATER = "fly", "hover", "swim", "air", "water"
SITS, SITS_LOW, RIDES, ROWS, DRIVES, FLOATS = "sit", "sit_low", "ride", "row", "drive", "float"
HOLDS_ONE, HOLDS_BOTH = "hold", "hold_both"
# Vehicles lower than this, in metres, are ridden astride.
ASTRIDE = 1.35


@dataclass(frozen=True, slots=True)
class SceneAction:
    """What happens in a scene.

    Args:
        motion: the name of the action's motion.
        agents: numbers of the figures that do it.
        heading: 1 where they go to the right, -1 to the left.
        ways: the side that each figure is turned to, 1 right, -1 left.
        layout: what the layout tells.
        indoor: whether there are walls around, and things to sit on.
        phrase: the action in words.
        partners: numbers of those whom it is done to.
        moods: what each figure feels; empty where nobody feels anything.
    """

    motion: str
    agents: frozenset[int]
    heading: int
    ways: Sequence[int]
    layout: tuple[Position, ...] = ()
    indoor: bool = False
    phrase: str = ""
    partners: frozenset[int] = frozenset()
    moods: Sequence[str] = ()


def stage_light(light: Light, around: tuple[float, float, float]) -> StudioLight:
    """A place's light as puppets are lit by it.

    Args:
        light: the place's.
        around: the place's mean RGB, 0 to 255.
    """
    x, y = light.direction
    usual = StudioLight()
    red, green, blue = figure_tint(light, around)
    return replace(
        usual,
        direction=(x, max(FLAT, -y), FRONTAL),
        key=usual.key * (SOFT + (1 - SOFT) * light.strength),
        tint=(red, green, blue),
    )


# Light comes from the front as well, and hardly ever from below; an overcast sky leaves this much of the main light.
FRONTAL, FLAT, SOFT = 0.8, 0.35, 0.7


def plan_role(
    number: int,
    figure: CastFigure,
    actors: Sequence[Actor],
    spots: Sequence[Spot],
    action: SceneAction,
    size: tuple[int, int],
    light: StudioLight,
) -> PuppetRole:
    """A puppet's part in a scene.

    Args:
        number: which figure it is.
        figure: who it is.
        actors: all figures.
        spots: where they are.
        action: what happens.
        size: width and height of the picture.
        light: the light.
    """
    if isinstance(figure.puppets[0], AnimalDesign):
        return _plan_animal(number, figure, figure.puppets[0], actors, spots, action, size, light)
    actor, spot = actors[number], spots[number]
    told = {place.name: place for place in action.layout}
    numbers = {one.name: n for n, one in enumerate(actors)}
    own = told.get(actor.name)
    acts = number in action.agents
    motions = load_motions()
    motion = action.motion if acts and action.motion in motions else REST
    if motion == REST and acts and figure.puppets[0].motion in motions:
        motion = figure.puppets[0].motion
    if number in action.partners and not acts:
        motion = partner_motion(action.motion) or motion
    mood = action.moods[number] if action.moods else NEUTRAL
    legs = ""
    carrier = actors[spot.rides] if spot.rides >= 0 else None
    if carrier is not None:
        motion, legs = _carried_motion(motion, acts, carrier)
    elif figure.belongings.seat or (own is not None and own.where is Where.SEAT):
        legs = figure.belongings.seat or SITS
        if find_motion(motion).seat or not frees_legs(motion):
            legs = ""  # it sits anyway, or gets up and goes
    elif motion == SITS and not action.indoor:
        motion = SITS_LOW
    elif spot.place == AIR and min(_find_heights(motion)) <= STANDS:
        legs = FLOATS
    looked = _find_looked(number, own, numbers, action)
    yaw, gaze = _find_yaw(number, find_motion(motion), looked, own, spots, action)
    seated = SEAT.sitting if own is not None and own.where is Where.SEAT else 1.0
    metre = spot.height * size[1] / (actor.height_m * seated)
    seat = bool(legs) and carrier is None and spot.place != AIR
    role = PuppetRole(figure.puppets, motion, legs, seat, yaw=yaw, gaze=gaze, metre=metre, light=light)
    role = replace(role, mood=mood)
    held = [place for place in action.layout if place.where is Where.HELD and place.target == actor.name]
    role = replace(role, alone=bool(held) and all(how_many(place.name) == 1 for place in held))
    if figure.belongings.held:
        return _hold_modelled(role, figure.belongings.held)
    held = [place for place in held if place.name in numbers]
    if held:
        largest = max(spots[numbers[place.name]].height for place in held) / spot.height
        arms = HOLDS_BOTH if largest > HOLD.both or len(held) > 1 else HOLDS_ONE
        free = frees_hands(motion)
        return replace(role, arms=arms if free else "", empty=True)
    if motion == REST and not legs and mood_motion(mood):
        role = replace(role, motion=mood_motion(mood))
    if looked >= 0 and (acts or number in action.partners) and role.moves.reach:
        return replace(role, reach=_reach_for(number, looked, role, actors, spots, size))
    return role


def _find_looked(number: int, own: Position | None, numbers: Mapping[str, int], action: SceneAction) -> int:
    """Whom somebody looks at: as told; else those who do not act look at who does; -1 for nobody."""
    if own is not None and (own.faces in numbers or own.faces != Facing.CAMERA):
        return numbers.get(own.faces, -1)
    return -1 if number in action.agents else min(action.agents, default=-1)


def _hold_modelled(role: PuppetRole, held: Sequence[LibraryProp]) -> PuppetRole:
    """A puppet with modelled things in its hands."""
    pieces = {prop.piece for prop in role.moves.props}
    first = next((prop for prop in held if prop.piece not in pieces), None)
    if first is None or first.hold is None:
        return role  # the motion itself shows what is held
    arms = first.hold.motion if frees_hands(role.motion) else ""
    place = first.to_place()
    return replace(role, arms=arms, empty=True, prop=(place if arms else replace(place, hand=role.moves.grip),))


def _carried_motion(motion: str, acts: bool, carrier: Actor) -> tuple[str, str]:
    """What the whole body and what the legs do of somebody whom another carries."""
    if carrier.kind == "animal":
        return (motion if frees_legs(motion) else RIDES), RIDES
    if carrier.kind == "vehicle":
        if carrier.place == "water":
            return (ROWS if acts else SITS), SITS
        astride = carrier.height_m < ASTRIDE
        return (RIDES if astride else DRIVES), (RIDES if astride else SITS)
    if carrier.kind == "furniture" or carrier.kind in LIVING_KINDS:
        return motion, (SITS if frees_legs(motion) else "")
    return motion, ""


def _plan_animal(
    number: int,
    figure: CastFigure,
    design: AnimalDesign,
    actors: Sequence[Actor],
    spots: Sequence[Spot],
    action: SceneAction,
    size: tuple[int, int],
    light: StudioLight,
) -> PuppetRole:
    """An animal's part: what its kind of body does for the action, where it is."""
    actor, spot = actors[number], spots[number]
    own = next((place for place in action.layout if place.name == actor.name), None)
    acts = number in action.agents
    motion = action.motion if acts else REST
    if number in action.partners and not acts:
        motion = partner_motion(action.motion) or motion
    moves = design.find_motion(motion)
    if moves.name == REST and acts:
        moves = design.find_motion(design.motion)
    if spot.place == AIR and design.flies and (moves.name == REST or moves.stride):
        moves = design.find_motion(FLIES if moves.stride else HOVERS)
    elif spot.place == WATER and moves.stride:
        moves = design.find_motion(SWIMS)
    elif spot.rides >= 0 or (own is not None and own.where is Where.SEAT):
        # Who is carried goes nowhere itself.
        moves = design.find_motion(SITS) if moves.stride or moves.name == REST else moves
    looked = _find_looked(number, own, {one.name: n for n, one in enumerate(actors)}, action)
    yaw, gaze = _find_yaw(number, moves, looked, own, spots, action)
    if own is not None and own.faces == Facing.CAMERA and not moves.stride and yaw:
        side = math.copysign(1.0, yaw)
        yaw, gaze = side * TURN.animal, -side * TURN.animal_gaze
    metre = spot.height * size[1] / actor.height_m
    return PuppetRole(figure.puppets, moves.name, yaw=yaw, gaze=gaze, metre=metre, light=light, prop=_in_mouth(figure))


def _in_mouth(figure: CastFigure) -> tuple[PropPlace, ...]:
    """The modelled thing that an animal has in its mouth: what is long lies across, all else shows its face."""
    places = []
    for prop in figure.belongings.held[:1]:
        wide, high, _ = np.ptp(load_parts().props_of(prop.piece).points, axis=0).tolist()
        if high > MOUTH.long * wide:
            places.append(PropPlace(prop.piece, 0, (0.0, 0.0, 0.0), MOUTH.across, (0.0, 0.0, 1.0)))
        else:
            places.append(PropPlace(prop.piece, 0, (0.0, -MOUTH.low * high, 0.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)))
    return tuple(places)


def _find_yaw(
    number: int, moves: BodyMotion, looked: int, own: Position | None, spots: Sequence[Spot], action: SceneAction
) -> tuple[float, float]:
    """How far a puppet is turned, and how much farther its head."""
    view, travels = moves.view, moves.stride > 0
    way = action.ways[number] or action.heading
    if looked >= 0 and spots[looked].x != spots[number].x:
        way = 1 if spots[looked].x > spots[number].x else -1
        return way * max(view, TURN.beside), way * TURN.gaze
    if own is not None and own.faces == Facing.AWAY:
        return way * TURN.away, 0.0
    if travels:
        return (action.heading if number in action.agents else way) * view, 0.0
    if own is not None and own.faces in (Facing.LEFT, Facing.RIGHT):
        return way * max(view, TURN.aside), 0.0
    if own is not None and own.faces == Facing.CAMERA:
        return way * max(view, TURN.camera), -way * TURN.camera
    return way * max(view, TURN.among if len(spots) > 1 else TURN.camera), 0.0


def _reach_for(
    number: int, target: int, role: PuppetRole, actors: Sequence[Actor], spots: Sequence[Spot], size: tuple[int, int]
) -> tuple[Reach, ...]:
    """Where hands touch what is acted on; nowhere where it is out of reach."""
    one, other = spots[number], spots[target]
    half = 0.5 * other.height * actors[target].aspect * size[1]
    dx = (other.x - one.x) * size[0]
    way = 1 if dx > 0 else -1
    near = dx - way * max(0.0, half - HOLD.inside * role.metre)
    foot = (one.y - other.y) * size[1]
    low, high = foot, foot + other.height * size[1]
    height = min(max((low + high) / 2, HOLD.heights[0] * role.metre), HOLD.heights[1] * role.metre)
    if abs(near) > HOLD.reach * role.metre or not low <= height <= high:
        return ()
    return tuple(Reach(hand, (near, height)) for hand in role.moves.reach)


@lru_cache(maxsize=256)
def frees_hands(motion: str) -> bool:
    """Whether hands have nothing to do in a motion, so that they can hold something."""
    moves = find_motion(motion)
    for n in range(SAMPLES):
        for hand in moves.at(n / SAMPLES).pose.hands:
            if hand.at[1] > HOLD.low or hand.at[2] > HOLD.near:
                return False
    return all(prop.hand < 0 for prop in moves.props)


@lru_cache(maxsize=256)
def leaps_up(motion: str) -> bool:
    """Whether somebody is off the ground for a moment only in a motion."""
    heights = _find_heights(motion)
    return max(heights) > STANDS >= min(heights)


def _find_heights(motion: str) -> list[float]:
    moves = find_motion(motion)
    return [moves.at(n / SAMPLES).pose.place[1] for n in range(SAMPLES)]


@lru_cache(maxsize=256)
def stays_in_place(motion: str) -> bool:
    """Whether a motion can be seen from near: neither feet nor the whole body go anywhere."""
    moves = find_motion(motion)
    poses = [moves.at(n / SAMPLES).pose for n in range(SAMPLES)]
    places = [(*pose.body, *pose.place, *pose.feet[0].at, *pose.feet[1].at) for pose in poses]
    spans = [max(values) - min(values) for values in zip(*places, strict=True)]
    return moves.stride == 0 and max(spans) < STANDS and max(abs(value) for value in poses[0].body) < STANDS


@lru_cache(maxsize=256)
def frees_legs(motion: str) -> bool:
    """Whether somebody stands still in a motion, so that they can sit meanwhile."""
    moves = find_motion(motion)
    poses = [moves.at(n / SAMPLES).pose for n in range(SAMPLES)]
    lowest = max(abs(pose.hips[1]) for pose in poses)
    turned = max(abs(angle) for pose in poses for angle in pose.body)
    return moves.stride == 0 and lowest < STANDS and turned < STANDS


# Moments of a motion that are looked at; metres that the hips of somebody who stands move, and degrees.
SAMPLES, STANDS = 8, 0.12
