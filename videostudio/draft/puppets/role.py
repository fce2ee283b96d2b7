"""A puppet's part in a scene: who it is, what it does, where it looks, what it holds; kept with the scene's layers."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from videostudio.draft.animals.design import AnimalDesign
from videostudio.draft.arrays import Floats, Pixels
from videostudio.draft.puppets.design import PuppetDesign
from videostudio.draft.puppets.drawing import LIGHT, DrawnPuppet, StudioLight, draw_form
from videostudio.draft.puppets.feeling import NEUTRAL, show_mood
from videostudio.draft.puppets.form import BodyForm
from videostudio.draft.puppets.motions import BodyMotion, MotionMoment, PropPlace, find_motion, merge_poses
from videostudio.draft.puppets.seating import Seating, reach_seat, read_seating, seat_sprite
from videostudio.draft.puppets.skeleton import Vector, turn_about

Design = PuppetDesign | AnimalDesign


@dataclass(frozen=True, slots=True)
class Reach:
    """A point that a hand reaches for.

    Args:
        hand: 0 left, 1 right.
        point: where it is, in picture pixels right of and above the puppet's foot.
    """

    hand: int
    point: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PuppetRole:
    """What a puppet, or several side by side, are in a scene.

    Args:
        designs: who they are.
        motion: what they do; see `motions.load_motions`.
        legs: the motion that hips and legs do meanwhile: sitting, riding; empty for the same.
        seat: whether the seat that belongs to the legs' motion is there.
        arms: the motion that arms and hands do meanwhile: carrying something; empty for the same.
        yaw: degrees they are turned: 0 to the camera, 90 to the right of the picture, 180 away.
        gaze: degrees beyond that which their heads are turned.
        metre: picture pixels for a metre.
        light: the light they stand in.
        reach: what their hands reach for.
        empty: whether the things that belong to the motion are left out of their hands, as they hold something else.
        prop: a modelled thing that they hold, and in which hand.
        sunk: metres of them that are under water, or inside of something.
        mood: what they feel; see `feeling.mood_motion`.
        seating: the seat of each in a vehicle; their fixed point is the first one's hips then.
        alone: whether of several the first alone has what they hold.
    """

    designs: tuple[Design, ...]
    motion: str
    legs: str = ""
    seat: bool = False
    arms: str = ""
    yaw: float = 0.0
    gaze: float = 0.0
    metre: float = 100.0
    light: StudioLight = LIGHT
    reach: tuple[Reach, ...] = ()
    empty: bool = False
    prop: tuple[PropPlace, ...] = ()
    sunk: float = 0.0
    mood: str = NEUTRAL
    seating: tuple[Seating, ...] = ()
    alone: bool = False

    @property
    def moves(self) -> BodyMotion:
        """What its whole body does; a motion that is no more is stood through at rest."""
        return self.designs[0].find_motion(self.motion)

    @property
    def stride(self) -> float:
        """Metres that it goes in a cycle of its motion; 0 where it stays."""
        first = self.designs[0]
        return self.moves.stride * (first.leg if isinstance(first, AnimalDesign) else 1.0)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON data."""
        told = asdict(self)
        return told if self.seating else {name: value for name, value in told.items() if name != "seating"}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "PuppetRole":
        """Read what `to_dict` gave."""
        told = dict(data)
        told["designs"] = tuple(_read_design(design) for design in told["designs"])
        light = dict(told["light"])
        light |= {name: tuple(light[name]) for name in ("direction", "tint")}
        told["light"] = StudioLight(**light)
        told["reach"] = tuple(
            Reach(int(r["hand"]), (float(r["point"][0]), float(r["point"][1]))) for r in told["reach"]
        )
        told["prop"] = tuple(
            PropPlace(p["piece"], p["hand"], tuple(p["at"]), tuple(p["way"]), tuple(p["front"])) for p in told["prop"]
        )
        told["seating"] = tuple(read_seating(seat) for seat in told.get("seating", ()))
        return cls(**told)


def _read_design(told: Mapping[str, Any]) -> Design:
    if "species" in told:
        return AnimalDesign(told["species"], dict(told["colours"]), told["metres"], told["motion"], dict(told["moves"]))
    return PuppetDesign(tuple(told["pieces"]), dict(told["colours"]), told["shape"], told["motion"])


@dataclass(frozen=True, slots=True)
class TroupeRules:
    """Several puppets of one name, side by side."""

    # Metres from one person to the next, and for animals shares of their length; how much nearer every second one
    # stands beside that, and how much later each moves, in cycles.
    apart: float = 0.52
    lengths: float = 0.72
    nearer: float = 0.23
    later: float = 0.23


TROUPE = TroupeRules()


def moment_of(role: PuppetRole, cycles: float) -> MotionMoment:
    """How a puppet holds itself.

    Args:
        role: its part.
        cycles: how often its motion has run through.
    """
    whole = find_motion(role.motion)
    moment = whole.at(cycles)
    pose, props = moment.pose, moment.props
    time = cycles * whole.seconds
    if role.legs:
        legs = find_motion(role.legs)
        below = legs.at(time / legs.seconds)
        pose = merge_poses(pose, below.pose, "legs")
        # Neither motion brings its own seat, unless there is nothing to sit on.
        stands = {prop.piece for moves in (whole, legs) for prop in moves.props if prop.stands}
        props = tuple(prop for prop in props if prop.piece not in stands)
        props += tuple(prop for prop in below.props if role.seat and prop.piece in stands)
    if role.arms:
        arms = find_motion(role.arms)
        pose = merge_poses(pose, arms.at(time / arms.seconds).pose, "arms")
    if role.seating:
        props = tuple(prop for prop in props if prop.hand >= 0)
    if role.empty:
        props = tuple(prop for prop in props if prop.hand < 0)
    pose = show_mood(pose, role.motion, role.mood, time)
    nod, turn, tilt = pose.head
    pose = replace(pose, head=(nod, turn + role.gaze, tilt))
    return MotionMoment(pose, props + role.prop)


def draw_role(role: PuppetRole, cycles: float, finer: float = 1.0, turn: float = 0.0) -> DrawnPuppet:
    """Draw a puppet, or several, as its part has it.

    Args:
        role: its part.
        cycles: how often its motion has run through.
        finer: pixels of the sprite for one of the picture.
        turn: degrees that it is turned beyond its yaw.
    """
    scale = role.metre * finer
    if role.seating:
        return _draw_seated(role, cycles, scale, turn)
    drawn = []
    for n, design in enumerate(role.designs):
        reach = _reached_points(role, turn) if n == 0 else {}
        own = replace(role, arms="", empty=False, prop=()) if n and role.alone else role
        form = _form_body(own, design, cycles + n * TROUPE.later, reach)
        drawn.append(draw_form(form, role.yaw + turn, scale, role.light))
    whole = drawn[0] if len(drawn) == 1 else _side_by_side(drawn, _find_apart(role) * scale)
    return _cut_below(whole, role.sunk * scale) if role.sunk > 0 else whole


def _draw_seated(role: PuppetRole, cycles: float, scale: float, turn: float) -> DrawnPuppet:
    """Those who are in seats, each in its own."""
    drawn, yaw = [], role.yaw + turn
    for n, (design, seat) in enumerate(zip(role.designs, role.seating, strict=True)):
        time = cycles + n * TROUPE.later
        if isinstance(design, PuppetDesign):
            turned = -math.copysign(time, yaw)
            form = design.to_form(*reach_seat(design, moment_of(role, time), yaw, seat, turned))
        else:
            form = _form_body(role, design, time, {})
        one = draw_form(form, yaw, scale, role.light)
        drawn.append(seat_sprite(one, seat, scale))
    shifts = [(seat.at[0] * scale, -seat.at[1] * scale) for seat in role.seating]
    return drawn[0] if len(drawn) == 1 else _lay_together(drawn, shifts, range(len(drawn)))


def _form_body(role: PuppetRole, design: Design, cycles: float, reach: Mapping[int, Vector]) -> BodyForm:
    """One of a role's bodies at a time."""
    if isinstance(design, PuppetDesign):
        return design.to_form(moment_of(role, cycles), reach)
    pose = design.find_motion(role.motion).pose_at(cycles)
    nod, turn, tilt = pose.neck
    return design.to_form(replace(pose, neck=(nod, turn + role.gaze, tilt)), role.prop)


def _find_apart(role: PuppetRole) -> float:
    """Metres from one body of a troupe to the next."""
    return max(TROUPE.lengths * one.length if isinstance(one, AnimalDesign) else TROUPE.apart for one in role.designs)


def _reached_points(role: PuppetRole, turn: float) -> dict[int, Vector]:
    """The reached points as the puppet sees them, metres."""
    back = turn_about(1, -(role.yaw + turn))
    return {
        reach.hand: back @ np.array([reach.point[0] / role.metre, reach.point[1] / role.metre, 0.0])
        for reach in role.reach
    }


def _side_by_side(drawn: list[DrawnPuppet], apart: float) -> DrawnPuppet:
    """One sprite of several, so many pixels apart: the farther ones first."""
    middle = (len(drawn) - 1) / 2
    shifts = [((n - middle) * apart, (n % 2) * TROUPE.nearer * apart) for n in range(len(drawn))]
    return _lay_together(drawn, shifts, sorted(range(len(drawn)), key=lambda n: shifts[n][1]))


def _lay_together(
    drawn: Sequence[DrawnPuppet], shifts: Sequence[tuple[float, float]], order: Iterable[int]
) -> DrawnPuppet:
    """One sprite of several, each with its fixed point so far aside and down; drawn in this order."""
    lefts = [round(dx - one.origin[0]) for one, (dx, _) in zip(drawn, shifts, strict=True)]
    tops = [round(dy - one.origin[1]) for one, (_, dy) in zip(drawn, shifts, strict=True)]
    left, top = min(lefts), min(tops)
    width = max(x + one.sprite.shape[1] for x, one in zip(lefts, drawn, strict=True)) - left
    height = max(y + one.sprite.shape[0] for y, one in zip(tops, drawn, strict=True)) - top
    canvas = np.zeros((height, width, 4), np.uint8)
    for n in order:
        sprite = drawn[n].sprite
        part = canvas[
            tops[n] - top : tops[n] - top + sprite.shape[0], lefts[n] - left : lefts[n] - left + sprite.shape[1]
        ]
        rest = 255 - sprite[..., 3:].astype(np.uint16)
        part[...] = sprite + ((part * rest + 127) // 255).astype(np.uint8)
    first = drawn[0]
    shift: Floats = np.array([lefts[0] - left, tops[0] - top], np.float32)
    return replace(
        first,
        sprite=canvas,
        origin=(float(-left), float(-top)),
        hands=first.hands + shift,
        hips=(first.hips[0] + float(shift[0]), first.hips[1] + float(shift[1])),
        face=(first.face[0] + float(shift[0]), first.face[1] + float(shift[1])),
        back=(first.back[0] + float(shift[0]), first.back[1] + float(shift[1])),
    )


def _cut_below(drawn: DrawnPuppet, above: float) -> DrawnPuppet:
    """What is higher than so many pixels above the foot."""
    row = max(1, min(drawn.sprite.shape[0], round(drawn.origin[1] - above)))
    sprite: Pixels = drawn.sprite[:row]
    return replace(drawn, sprite=sprite, origin=(drawn.origin[0], float(row)))
