"""Puppets in seats: hips, hands and feet where a vehicle has them, and a window that hides all else."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.design import PuppetDesign
from videostudio.draft.puppets.drawing import EYE_RULES, DrawnPuppet
from videostudio.draft.puppets.motions import MotionMoment
from videostudio.draft.puppets.skeleton import SIDES, Bones, Vector, turn_about
from videostudio.library.seats import Point


@dataclass(frozen=True, slots=True)
class Seating:
    """A body's seat, in metres to the right and up, as the picture shows it.

    Args:
        at: where the hips are, from those of the first body of the role.
        hands: what the hands hold, from the hips.
        feet: what the soles are on, from the hips.
        pedals: how far pedals go around `feet`, in a circle that turns once in a cycle of the motion.
        window: corners, from the hips, of the window that all is seen through; empty for none.
        hides: whether what is below the hips is hidden.
        stands: whether the body's foot, not its hips, is where the hips of a person would be.
    """

    at: Point = (0.0, 0.0)
    hands: Point | None = None
    feet: Point | None = None
    pedals: float = 0.0
    window: tuple[Point, ...] = ()
    hides: bool = False
    stands: bool = False


@dataclass(frozen=True, slots=True)
class PaneRules:
    """The edge of a window."""

    # How round its corners are beside its size, how much sharper than round its edges are, and parts of a pixel.
    round: float = 0.05
    sharp: float = 6.0
    parts: int = 16
    # Metres below the hips that are still drawn where a side hides the rest.
    below: float = 0.08


@dataclass(frozen=True, slots=True)
class LeanRules:
    """How somebody leans ahead whose hands do not reach what they hold."""

    # The share of an arm's length within which it is held; degrees at a time, and how often.
    stretched: float = 0.99
    step: float = 7.0
    most: int = 7


PANE, LEAN = PaneRules(), LeanRules()


def read_seating(told: Mapping[str, Any]) -> Seating:
    """Read what `asdict` gave."""

    def point(values: Sequence[float] | None) -> Point | None:
        return None if values is None else (float(values[0]), float(values[1]))

    window = tuple((float(x), float(y)) for x, y in told["window"])
    at = point(told["at"]) or (0.0, 0.0)
    pedals, hides, stands = float(told["pedals"]), bool(told["hides"]), bool(told["stands"])
    return Seating(at, point(told["hands"]), point(told["feet"]), pedals, window, hides, stands)


def reach_seat(
    design: PuppetDesign, moment: MotionMoment, yaw: float, seat: Seating, turned: float
) -> tuple[MotionMoment, dict[int, Vector]]:
    """How somebody sits there, who leans ahead to what the hands hold, and the points that hands and feet reach for.

    They are where the picture has them, as near to the camera as the pose has the limb; see `Skeleton.solve_pose`.

    Args:
        design: who sits there.
        moment: how it holds itself.
        yaw: degrees that it is turned.
        seat: the seat.
        turned: how often the pedals have gone around.
    """
    points: dict[int, Vector] = {}
    if seat.hands is None and seat.feet is None:
        return moment, points
    skeleton = design.to_skeleton()
    bones = skeleton.solve_pose(moment.pose)
    view = turn_about(0, EYE_RULES.down) @ turn_about(1, yaw)
    if seat.hands is not None:
        held = [_place_point(bones, view, seat.hands, hand) for hand in bones.hands]
        arm = LEAN.stretched * skeleton.arm_length
        for _ in range(LEAN.most):
            away = [
                point - bones.joints[skeleton.names.index(f"upper_arm_{side}")]
                for point, side in zip(held, SIDES, strict=True)
            ]
            if max(float(np.linalg.norm(way)) for way in away) <= arm:
                break
            ahead, twist, aside = moment.pose.spine
            moment = replace(moment, pose=replace(moment.pose, spine=(ahead + LEAN.step, twist, aside)))
            bones = skeleton.solve_pose(moment.pose)
        points |= dict(enumerate(held))
    if seat.feet is not None:
        angle = 2 * math.pi * turned
        sole = float(skeleton.start("foot_l")[1]) * skeleton.shape.limb
        for n, side in enumerate(SIDES):
            across, up = seat.pedals * math.cos(angle), seat.pedals * math.sin(angle)
            way = 1 if n == 0 else -1
            ankle = bones.joints[skeleton.names.index(f"foot_{side}")]
            at = (seat.feet[0] + way * across, seat.feet[1] + way * up + sole)
            points[len(SIDES) + n] = _place_point(bones, view, at, ankle)
    return moment, points


def _place_point(bones: Bones, view: Vector, aside: Point, limb: Vector) -> Vector:
    """The point that is seen so far from the hips, as near as a limb is."""
    hips, depth = view @ bones.hips, float((view @ limb)[2])
    away = EYE_RULES.distance
    seen = hips[:2] * away / (away - hips[2]) + np.array(aside)
    return np.asarray(view.T @ np.append(seen * (away - depth) / away, depth))


def seat_sprite(drawn: DrawnPuppet, seat: Seating, scale: float) -> DrawnPuppet:
    """A drawn body whose fixed point is its hips, and of which a window shows what is behind it.

    Args:
        drawn: the body.
        seat: its seat.
        scale: pixels for a metre.
    """
    origin = drawn.origin if seat.stands else drawn.hips
    drawn = replace(drawn, origin=origin)
    if seat.hides and not seat.stands:
        below = math.ceil(origin[1] + PANE.below * scale)
        drawn = replace(drawn, sprite=drawn.sprite[: max(1, below)])
    if not seat.window:
        return drawn
    corners: Floats = np.array(seat.window, np.float32) * [scale, -scale] + np.array(origin)
    mask = np.zeros(drawn.sprite.shape[:2], np.uint8)
    shift = int(math.log2(PANE.parts))
    cv2.fillPoly(mask, [np.round(corners * PANE.parts).astype(np.int32)], 255, cv2.LINE_AA, shift)
    size = math.sqrt(max(1.0, cv2.contourArea(corners.astype(np.float32))))
    soft = cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), max(1.0, PANE.round * size))
    seen = np.clip((soft - 0.5) * PANE.sharp, 0, 1)[..., None]
    return replace(drawn, sprite=np.round(drawn.sprite * seen).astype(np.uint8))
