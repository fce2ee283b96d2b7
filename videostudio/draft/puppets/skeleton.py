"""The bones of a puppet: how long they are, where they are in a pose, and how hands and feet reach a point.

Axes of the puppet: x to its left, y up, z ahead, in metres, with the origin on the ground between its feet. Poses are
told for a grown-up of 1.7 metres; a body of other proportions takes them to its own size.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
SIDES: Mapping[str, int] = {"l": 1, "r": -1}


@dataclass(frozen=True, slots=True)
class LimbPose:
    """Where a hand or a foot is.

    Args:
        at: out (away from the body's middle), up and ahead, in metres: a hand from its own shoulder and turned with the
            chest, a foot from where it stands at rest and turned with the whole puppet.
        bend: the same way, the side that elbow or knee points to.
        turn: of a foot: degrees that the toes are turned out, and that they point down.
    """

    at: tuple[float, float, float]
    bend: tuple[float, float, float]
    turn: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class FacePose:
    """What a face shows.

    Args:
        smile: 1 for a broad smile, -1 for the opposite.
        open: how far the mouth is open, 0 to 1.
        eyes: how far the eyes are open, 0 to 1.
        brows: 1 raised, -1 drawn together in anger.
        worry: how far the inner ends of the brows rise, 0 to 1.
        look: where the eyes look: to the puppet's left and up, -1 to 1.
    """

    smile: float = 0.35
    open: float = 0.0
    eyes: float = 1.0
    brows: float = 0.0
    worry: float = 0.0
    look: tuple[float, float] = (0.0, 0.0)


def _hand(at: tuple[float, float, float] = (0.1, -0.47, 0.04)) -> LimbPose:
    return LimbPose(at, (0.35, -0.35, -0.9))


def _foot(at: tuple[float, float, float] = (0.0, 0.0, 0.0)) -> LimbPose:
    return LimbPose(at, (0.12, 0.0, 1.0), (8.0, 0.0))


@dataclass(frozen=True, slots=True)
class PuppetPose:
    """How a puppet holds itself; the defaults stand at rest.

    Args:
        hips: how far the hips are from where they are at rest: to the left, up, ahead.
        turn: degrees that hips and trunk are turned, while the feet stay: lean ahead, about itself to its left, over to
            its left side.
        spine: degrees that the trunk is bent: ahead, twisted to the left, to the left side.
        head: degrees that the head nods, turns to the left, tilts to the left, beside the trunk.
        body: degrees that all of it, limbs and all, is turned about its hips: ahead, to its left, over to its left.
        place: how far all of it is from its place: to the left, up, ahead.
        hands: left and right.
        feet: left and right.
        face: what the face shows.
    """

    hips: tuple[float, float, float] = (0.0, 0.0, 0.0)
    turn: tuple[float, float, float] = (0.0, 0.0, 0.0)
    spine: tuple[float, float, float] = (0.0, 0.0, 0.0)
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    body: tuple[float, float, float] = (0.0, 0.0, 0.0)
    place: tuple[float, float, float] = (0.0, 0.0, 0.0)
    hands: tuple[LimbPose, LimbPose] = field(default_factory=lambda: (_hand(), _hand()))
    feet: tuple[LimbPose, LimbPose] = field(default_factory=lambda: (_foot(), _foot()))
    face: FacePose = FacePose()


@dataclass(frozen=True, slots=True)
class Proportions:
    """What a body is like beside a grown-up of 1.7 metres.

    Args:
        leg: length of the legs.
        trunk: length of the trunk.
        arm: length of the arms.
        head: size of the head.
        girth: thickness of the trunk.
        limb: thickness of arms and legs.
        shoulders: width of the shoulders.
        stoop: degrees that the back is bent.
    """

    leg: float = 1.0
    trunk: float = 1.0
    arm: float = 1.0
    head: float = 1.0
    girth: float = 1.0
    limb: float = 1.0
    shoulders: float = 1.0
    stoop: float = 0.0


def turn_about(axis: int, degrees: float) -> Matrix:
    """(3, 3) rotation about x (0), y (1) or z (2)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    one, other = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.eye(3)
    matrix[one, one] = matrix[other, other] = cos
    matrix[one, other], matrix[other, one] = -sin, sin
    return matrix


def cross_vectors(one: Vector, other: Vector) -> Vector:
    """(3,) cross product; numpy's own takes ten times as long for two vectors."""
    (a, b, c), (x, y, z) = one, other
    return np.array([b * z - c * y, c * x - a * z, a * y - b * x])


def bend_trunk(ahead: float, twist: float, side: float) -> Matrix:
    """(3, 3) rotation: ahead about x, twisted about y, to the left about z; degrees."""
    return turn_about(1, twist) @ turn_about(0, ahead) @ turn_about(2, -side)


def reach_point(start: Vector, target: Vector, bend: Vector, first: float, second: float) -> tuple[Vector, Vector]:
    """Two bones from `start` towards `target`: where they meet and where they end.

    Args:
        start: (3,) the shoulder or hip.
        target: (3,) what is reached for; what is too far is reached for with a straight limb.
        bend: (3,) the side that elbow or knee points to.
        first: length of the upper bone.
        second: length of the lower bone.
    """
    way = target - start
    distance = float(np.linalg.norm(way))
    straight = way / distance if distance > TINY else np.array([0.0, -1.0, 0.0])
    distance = min(max(distance, abs(first - second) + SLACK), first + second - SLACK)
    along = (first**2 - second**2 + distance**2) / (2 * distance)
    aside = math.sqrt(max(0.0, first**2 - along**2))
    pole = bend - (bend @ straight) * straight
    size = float(np.linalg.norm(pole))
    pole = pole / size if size > TINY else _any_across(straight)
    return start + along * straight + aside * pole, start + distance * straight


TINY, SLACK = 1e-9, 1e-3


@dataclass(frozen=True, slots=True)
class HandRoom:
    """How near hands come to the body, in metres: poses are told for one body and taken to shorter arms, larger heads.

    Args:
        head: from the skull's middle.
        trunk: from the line between hips and neck.
        skull: where the skull's middle is, from where the head is joined.
    """

    head: float = 0.235
    trunk: float = 0.165
    skull: tuple[float, float, float] = (0.0, 0.2, 0.0)


HAND_ROOM = HandRoom()


def _push_out(point: Vector, start: Vector, end: Vector, room: float) -> Vector:
    """The point, moved away from a line if it is nearer than `room`."""
    way = end - start
    share = min(1.0, max(0.0, float((point - start) @ way) / max(TINY, float(way @ way))))
    nearest = start + share * way
    gap = point - nearest
    size = float(np.linalg.norm(gap))
    return point if size >= room or size < TINY else np.asarray(nearest + gap * (room / size))


def _any_across(direction: Vector) -> Vector:
    across = cross_vectors(direction, np.array([0.0, 0.0, 1.0]))
    if np.linalg.norm(across) < SLACK:
        across = cross_vectors(direction, np.array([1.0, 0.0, 0.0]))
    return np.asarray(across / np.linalg.norm(across))


def bone_frame(direction: Vector, bend: Vector) -> Matrix:
    """(3, 3) axes of a bone as columns: along it, across the plane it bends in, and the third."""
    along = direction / max(TINY, float(np.linalg.norm(direction)))
    across = cross_vectors(along, bend)
    size = float(np.linalg.norm(across))
    across = across / size if size > SLACK else _any_across(along)
    return np.stack([along, across, cross_vectors(along, across)], axis=1)


@dataclass(frozen=True, eq=False, slots=True)
class Bones:
    """A puppet's bones in a pose.

    Args:
        turns: (B, 3, 3) what each bone does to the points of the model, beside its joint.
        joints: (B, 3) where its joint is.
        hands: (2, 3) the middles of the left and the right hand.
        aims: (2, 3) the directions of the forearms.
        head: (3, 3) how the head is turned, and size.
        neck: (3,) where the head is joined.
        hips: (3,) the middle of the hips.
        body: (3, 3) how all of it is turned.
    """

    turns: Matrix
    joints: Matrix
    hands: Matrix
    aims: Matrix
    head: Matrix
    neck: Vector
    hips: Vector
    body: Matrix


@dataclass(frozen=True, eq=False, slots=True)
class Skeleton:
    """The bones of a body of some proportions, at rest.

    Args:
        names: of the bones.
        joints: (B, 3) where each begins in the model.
        ends: (B, 3) where each ends.
        shape: the proportions.
    """

    names: tuple[str, ...]
    joints: Matrix
    ends: Matrix
    shape: Proportions

    def with_shape(self, shape: Proportions) -> Self:
        """The same bones for a body of other proportions."""
        return replace(self, shape=shape)

    def start(self, name: str) -> Vector:
        """(3,) where a bone begins in the model."""
        return np.asarray(self.joints[self.names.index(name)], np.float64)

    def length(self, name: str) -> float:
        """A bone's length in the model."""
        n = self.names.index(name)
        return float(np.linalg.norm(self.ends[n] - self.joints[n]))

    @property
    def arm_length(self) -> float:
        """From shoulder to fingers."""
        return self.shape.arm * sum(self.length(f"{bone}_l") for bone in ("upper_arm", "forearm", "hand"))

    @property
    def hip_height(self) -> float:
        """How high the hips are at rest."""
        ankle = float(self.start("foot_l")[1])
        return self.shape.leg * (float(self.start("pelvis")[1]) - ankle) + ankle * self.shape.limb

    @property
    def size(self) -> float:
        """How tall it is beside the model."""
        return self.hip_height / float(self.start("pelvis")[1])

    def solve_pose(self, pose: PuppetPose, reach: Mapping[int, Vector] | None = None) -> Bones:
        """Where every bone is in a pose.

        Args:
            pose: how the puppet holds itself.
            reach: points (3,), from the puppet's origin, that the left (0) or right (1) hand, or the left (2) or right
                (3) ankle, reaches for instead of where the pose has it.
        """
        shape, solved = self.shape, _Solved(self)
        body = turn_about(1, pose.body[1]) @ turn_about(0, pose.body[0]) @ turn_about(2, -pose.body[2])
        centre = np.array([0.0, self.hip_height, 0.0])
        place = centre + np.array(pose.place) * shape.leg - body @ centre
        if reach is not None:
            reach = {n: body.T @ (point - place) for n, point in reach.items()}
        hips = np.array([0.0, self.hip_height, 0.0]) + np.array(pose.hips) * shape.leg
        whole = turn_about(1, pose.turn[1]) @ turn_about(0, pose.turn[0]) @ turn_about(2, -pose.turn[2])
        ahead, twist, side = pose.spine
        half = bend_trunk((ahead + shape.stoop) / 2, twist / 2, side / 2)
        trunk_size = np.array([shape.girth, shape.trunk, shape.girth])
        solved.put("pelvis", hips, whole, trunk_size)
        waist = whole @ half
        at = solved.follow("waist", "pelvis", waist, trunk_size)
        chest = waist @ half
        at = solved.follow("chest", "waist", chest, trunk_size)
        nod, aside, tilt = pose.head
        # Who bends ahead still looks up a little.
        held = bend_trunk(-(ahead * LEVEL_HEAD + shape.stoop), 0.0, 0.0)
        head = chest @ held @ bend_trunk(nod, aside, tilt)
        neck = solved.follow("neck", "chest", chest @ bend_trunk(nod / 2, aside / 2, tilt / 2), trunk_size)
        size = shape.head * np.ones(3)
        at = neck + head @ ((self.start("head") - self.start("neck")) * (shape.head + shape.trunk) / 2)
        solved.put("head", at, head, size)
        skull = at + head @ np.array(HAND_ROOM.skull) * shape.head
        room = (
            (skull, skull, HAND_ROOM.head * shape.head),
            (solved.joint("pelvis"), neck, HAND_ROOM.trunk * shape.girth),
        )
        hands, aims = [], []
        for n, (name, sign) in enumerate(SIDES.items()):
            wanted = None if reach is None else reach.get(n)
            hand, aim = self._place_arm(solved, pose.hands[n], name, sign, chest, room, wanted)
            hands.append(hand)
            aims.append(aim)
            wanted = None if reach is None else reach.get(len(SIDES) + n)
            self._place_leg(solved, pose.feet[n], name, sign, whole, wanted)
        return Bones(
            body @ solved.turns,
            solved.joints @ body.T + place,
            np.stack(hands) @ body.T + place,
            np.stack(aims) @ body.T,
            body @ head * shape.head,
            body @ at + place,
            body @ hips + place,
            body,
        )

    def _place_arm(
        self,
        solved: "_Solved",
        limb: LimbPose,
        name: str,
        sign: int,
        chest: Matrix,
        room: Sequence[tuple[Vector, Vector, float]],
        wanted: Vector | None,
    ) -> tuple[Vector, Vector]:
        shape = self.shape
        across = (self.start(f"upper_arm_{name}") - self.start("chest")) * [shape.shoulders, shape.trunk, shape.girth]
        shoulder = solved.joint("chest") + chest @ across
        first = self.length(f"upper_arm_{name}") * shape.arm
        second = (self.length(f"forearm_{name}") + self.length(f"hand_{name}")) * shape.arm
        mirror = np.array([sign, 1.0, 1.0])
        target = wanted
        if target is None:
            target = shoulder + chest @ (np.array(limb.at) * mirror * shape.arm)
            for start, end, size in room:
                target = _push_out(target, start, end, size)
        bend = chest @ (np.array(limb.bend) * mirror)
        elbow, hand = reach_point(shoulder, target, bend, first, second)
        wrist = elbow + (hand - elbow) * (self.length(f"forearm_{name}") * shape.arm / second)
        rest = np.array([0.0, 0.0, -1.0])
        thick = (shape.arm, shape.limb)
        solved.put_limb(f"upper_arm_{name}", shoulder, elbow - shoulder, bend, rest, thick)
        solved.put_limb(f"forearm_{name}", elbow, hand - elbow, bend, rest, thick)
        solved.put_limb(f"hand_{name}", wrist, hand - elbow, bend, rest, (shape.limb, shape.limb))
        return hand, (hand - elbow) / second

    def _place_leg(
        self, solved: "_Solved", limb: LimbPose, name: str, sign: int, whole: Matrix, wanted: Vector | None
    ) -> None:
        shape = self.shape
        mirror = np.array([sign, 1.0, 1.0])
        offset = (self.start(f"thigh_{name}") - self.start("pelvis")) * [shape.girth, shape.leg, shape.girth]
        hip = solved.joint("pelvis") + whole @ offset
        ankle = self.start(f"foot_{name}")
        stands = np.array([ankle[0] * shape.girth, ankle[1] * shape.limb, ankle[2]])
        target = stands + np.array(limb.at) * mirror * shape.leg if wanted is None else wanted
        bend = np.array(limb.bend) * mirror
        first, second = self.length(f"thigh_{name}") * shape.leg, self.length(f"shin_{name}") * shape.leg
        knee, ankle = reach_point(hip, target, bend, first, second)
        rest, thick = np.array([0.0, 0.0, 1.0]), (shape.leg, shape.limb)
        solved.put_limb(f"thigh_{name}", hip, knee - hip, bend, rest, thick)
        solved.put_limb(f"shin_{name}", knee, ankle - knee, bend, rest, thick)
        out, down = limb.turn
        foot = turn_about(1, sign * out) @ turn_about(0, down)
        solved.put(f"foot_{name}", ankle, foot, shape.limb * np.ones(3))


class _Solved:
    """Bones as they are found, one after the other."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = skeleton
        count = len(skeleton.names)
        self.turns, self.joints = np.zeros((count, 3, 3)), np.zeros((count, 3))

    def joint(self, name: str) -> Vector:
        return np.asarray(self.joints[self._skeleton.names.index(name)])

    def put(self, name: str, at: Vector, turn: Matrix, size: Vector) -> None:
        n = self._skeleton.names.index(name)
        self.turns[n], self.joints[n] = turn * size, at

    def follow(self, name: str, parent: str, turn: Matrix, size: Vector) -> Vector:
        """Put a bone of the trunk where its parent has it."""
        skeleton = self._skeleton
        n = skeleton.names.index(parent)
        at = np.asarray(self.joints[n] + self.turns[n] @ (skeleton.start(name) - skeleton.start(parent)))
        self.put(name, at, turn, size)
        return at

    def put_limb(
        self, name: str, at: Vector, way: Vector, bend: Vector, rest_bend: Vector, size: tuple[float, float]
    ) -> None:
        """Put a bone of a limb from `at` along `way`; `size` is how much longer and thicker it is."""
        n = self._skeleton.names.index(name)
        rest = bone_frame(self._skeleton.ends[n] - self._skeleton.joints[n], rest_bend)
        posed = bone_frame(way, bend)
        self.turns[n] = posed @ np.diag([size[0], size[1], size[1]]) @ rest.T
        self.joints[n] = at


# The share of the trunk's bending that the head makes up for.
LEVEL_HEAD = 0.45
