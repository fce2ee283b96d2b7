"""The bones of an animal: a trunk, neck, head, tail, up to four legs and two wings, and where they are in a pose.

Axes as a puppet's: x to its left, y up, z ahead, with the origin on the ground under it. A pose is told without metres:
what goes down is told in shares of the room below the belly, all else in lengths of the legs, so that one motion
suits a mouse, a cow and a giraffe.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from videostudio.draft.puppets.skeleton import TINY, FacePose, Matrix, Vector, bone_frame, reach_point, turn_about

LEGS, SIDES = ("fore", "hind"), {"left": 1, "right": -1}
Three = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class AnimalPose:
    """How an animal holds itself; the defaults stand at rest.

    Args:
        hips: how far the hind part is from where it is at rest: to the left, up, ahead; -1 up is belly on the ground.
        chest: the same for the front part.
        spine: degrees that the back is bent: arched up, to the left, about itself.
        roll: degrees that the trunk rolls to its left.
        neck: degrees that the neck nods, turns to the left, tilts to the left.
        head: the same for the head beside the neck.
        graze: 1 where the mouth is on the ground, 0 where it is at rest.
        tail: degrees that it is raised, swings to the left, and curls up.
        ears: degrees that ears lie back and out.
        nose: degrees that a trunk is raised and curled.
        wings: how far they are spread, 0 to 1, degrees that they are lifted, and that their tips lag behind.
        body: degrees that all of it is turned about its middle: ahead, to its left, over to its left.
        place: how far all of it is from its place: to the left, up, ahead, in lengths of its legs.
        feet: where feet are beside where they stand: out, up, ahead; by "left_fore" and so on.
        paws: degrees that their toes point down.
        face: what the face shows; `open` opens the jaw.
    """

    hips: Three = (0.0, 0.0, 0.0)
    chest: Three = (0.0, 0.0, 0.0)
    spine: Three = (0.0, 0.0, 0.0)
    roll: float = 0.0
    neck: Three = (0.0, 0.0, 0.0)
    head: Three = (0.0, 0.0, 0.0)
    graze: float = 0.0
    tail: Three = (0.0, 0.0, 0.0)
    ears: tuple[float, float] = (0.0, 0.0)
    nose: tuple[float, float] = (0.0, 0.0)
    wings: Three = (0.0, 0.0, 0.0)
    body: Three = (0.0, 0.0, 0.0)
    place: Three = (0.0, 0.0, 0.0)
    feet: Mapping[str, Three] = field(default_factory=dict)
    paws: Mapping[str, float] = field(default_factory=dict)
    face: FacePose = field(default_factory=FacePose)


@dataclass(frozen=True, slots=True)
class AnimalRules:
    """How animals hold themselves."""

    # Degrees that an open mouth's jaw hangs down.
    jaw: float = 26.0
    # The share of the trunk's lean that neck and head make up for: animals keep their heads level.
    level_neck: float = 0.55
    level_head: float = 0.9
    # A grazing animal: degrees that neck and head nod, and how low the chest goes at most.
    graze_neck: float = 105.0
    graze_head: float = 20.0
    graze_chest: float = 0.55
    # The share of a grazing neck's nod that the head makes up for.
    hangs: float = 0.55
    graze_rounds: int = 10
    # How high above the ground a grazing mouth is, in lengths of the legs, and how far ahead a hind part moves for it.
    graze_high: float = 0.06
    # How much longer a spread wing is than a folded one.
    wing_longer: float = 0.75
    # Tails and noses: the share of their curl that each third takes.
    third: float = 0.5


RULES = AnimalRules()


@dataclass(frozen=True, eq=False, slots=True)
class AnimalBones:
    """An animal's bones in a pose.

    Args:
        turns: (B, 3, 3) what each bone does to the points of the model, beside its joint.
        joints: (B, 3) where its joint is.
        head: (3, 3) how the head is turned.
        body: (3, 3) how all of it is turned.
    """

    turns: Matrix
    joints: Matrix
    head: Matrix
    body: Matrix


@dataclass(frozen=True, eq=False, slots=True)
class AnimalSkeleton:
    """The bones of an animal at rest.

    Args:
        names: of all bones that animals have.
        starts: (B, 3) where each begins; NaN for those that this animal has not.
        ends: (B, 3) where each ends.
        facts: further places and numbers, see `assets/build/animal_shapes.py`.
    """

    names: tuple[str, ...]
    starts: Matrix
    ends: Matrix
    facts: Mapping[str, Vector]

    def has(self, name: str) -> bool:
        """Whether it has a bone."""
        return not math.isnan(float(self.starts[self.names.index(name)][0]))

    def start(self, name: str) -> Vector:
        """(3,) where a bone begins at rest."""
        return np.asarray(self.starts[self.names.index(name)])

    def end(self, name: str) -> Vector:
        """(3,) where a bone ends at rest."""
        return np.asarray(self.ends[self.names.index(name)])

    @property
    def room(self) -> float:
        """The room below the belly."""
        return float(self.facts["belly"])

    @property
    def leg(self) -> float:
        """The length of the legs."""
        return float(self.start("hind_l1")[1]) if self.has("hind_l1") else float(self.start("hips")[1])

    def solve_pose(self, pose: AnimalPose) -> AnimalBones:
        """Where every bone is in a pose.

        Args:
            pose: how the animal holds itself.
        """
        if not pose.graze:
            return _Solver(self, pose, 0.0).solve()
        share = pose.graze * self._find_grazing(pose)
        return _Solver(self, pose, share).solve()

    def _find_grazing(self, pose: AnimalPose) -> float:
        """How far an animal bends whose mouth is on the ground, 0 to 1."""
        low, high = 0.0, 1.0
        for _ in range(RULES.graze_rounds):
            middle = (low + high) / 2
            mouth = _Solver(self, pose, middle).find_mouth()
            low, high = (middle, high) if mouth[1] > RULES.graze_high * self.leg else (low, middle)
        return high


class _Solver:
    """Bones as they are found, one after the other."""

    def __init__(self, skeleton: AnimalSkeleton, pose: AnimalPose, graze: float) -> None:
        self._s, self._pose, self._graze = skeleton, pose, graze
        count = len(skeleton.names)
        self.turns, self.joints = np.zeros((count, 3, 3)), np.zeros((count, 3))
        self._place_trunk()
        self._place_head()

    def _put(self, name: str, at: Vector, turn: Matrix) -> None:
        n = self._s.names.index(name)
        self.turns[n], self.joints[n] = turn, at

    def _follow(self, parent: str, point: Vector) -> Vector:
        """Where a point at rest is, as its bone has it."""
        n = self._s.names.index(parent)
        return np.asarray(self.joints[n] + self.turns[n] @ (point - self._s.starts[n]))

    def _turn(self, name: str) -> Matrix:
        return np.asarray(self.turns[self._s.names.index(name)])

    def _shift(self, told: Three, lower: float = 0.0) -> Vector:
        x, y, z = told
        s = self._s
        y -= lower
        return np.array([x * s.leg, y * (s.room if y < 0 else s.leg), z * s.leg])

    def _place_trunk(self) -> None:
        s, pose = self._s, self._pose
        hips0, chest0 = s.start("hips"), s.start("chest")
        hips = hips0 + self._shift(pose.hips)
        way = chest0 + self._shift(pose.chest, self._graze * RULES.graze_chest) - hips
        rest = chest0 - hips0
        self._lean = math.degrees(_rise(rest) - _rise(way))
        aside = math.degrees(math.atan2(way[0], max(TINY, way[2])))
        trunk = turn_about(1, aside) @ turn_about(0, self._lean) @ turn_about(2, -pose.roll)
        arch, bend, twist = (value / 2 for value in pose.spine)
        half = turn_about(1, bend) @ turn_about(0, arch) @ turn_about(2, -twist)
        middle = (hips0 + chest0) / 2
        at = hips + trunk @ (middle - hips0)
        rear, front = trunk @ half.T, trunk @ half
        self._put("hips", at + rear @ (hips0 - middle), rear)
        self._put("chest", at + front @ (chest0 - middle), front)

    def _place_head(self) -> None:
        s, pose = self._s, self._pose
        chest = self._turn("chest")
        nod, turn, tilt = pose.neck
        nod += self._graze * RULES.graze_neck
        neck = chest @ turn_about(0, -self._lean * RULES.level_neck) @ _bend(nod, turn, tilt)
        self._put("neck", self._follow("chest", s.start("neck")), neck)
        head_nod, head_turn, head_tilt = pose.head
        level = -self._lean * (RULES.level_head - RULES.level_neck)
        # A head hangs less than its neck does, and looks where it goes.
        back = self._graze * (RULES.graze_head - RULES.graze_neck * RULES.hangs)
        self.head = neck @ turn_about(0, level + back) @ _bend(head_nod, head_turn, head_tilt)
        self._put("head", self._follow("neck", s.start("head")), self.head)

    def find_mouth(self) -> Vector:
        """Where the mouth is."""
        return self._follow("head", np.asarray(self._s.facts["mouth"], np.float64))

    def solve(self) -> AnimalBones:
        """All bones."""
        s, pose = self._s, self._pose
        self._place_face_parts()
        self._place_tail()
        for name in LEGS:
            for side, sign in SIDES.items():
                if s.has(f"{name}_{side[0]}1"):
                    self._place_leg(name, side, sign)
        if s.has("wing_l1"):
            for side, sign in SIDES.items():
                self._place_wing(side[0], sign)
        body = turn_about(1, pose.body[1]) @ turn_about(0, pose.body[0]) @ turn_about(2, -pose.body[2])
        middle = (s.start("hips") + s.start("chest")) / 2
        place = middle + np.array(pose.place) * s.leg - body @ middle
        return AnimalBones(body @ self.turns, self.joints @ body.T + place, body @ self.head, body)

    def _place_face_parts(self) -> None:
        s, pose = self._s, self._pose
        if s.has("jaw"):
            opened = turn_about(0, RULES.jaw * pose.face.open)
            self._put("jaw", self._follow("head", s.start("jaw")), self.head @ opened)
        if s.has("ear_l"):
            back, out = pose.ears
            for side, sign in SIDES.items():
                turn = self.head @ turn_about(0, -back) @ turn_about(2, -sign * out)
                self._put(f"ear_{side[0]}", self._follow("head", s.start(f"ear_{side[0]}")), turn)
        if s.has("nose1"):
            raised, curl = pose.nose
            turn = self.head @ turn_about(0, -raised)
            self._put("nose1", self._follow("head", s.start("nose1")), turn)
            self._put("nose2", self._follow("nose1", s.start("nose2")), turn @ turn_about(0, -curl))

    def _place_tail(self) -> None:
        s, pose = self._s, self._pose
        if not s.has("tail1"):
            return
        up, side, curl = pose.tail
        if s.facts.get("level"):  # whales beat their tails up and down
            up, side = side, up
        parent, turn = "hips", self._turn("hips") @ turn_about(1, -side * RULES.third) @ turn_about(0, up)
        for n in (1, 2, 3):
            name = f"tail{n}"
            self._put(name, self._follow(parent, s.start(name)), turn)
            parent = name
            turn = turn @ turn_about(1, -side * RULES.third) @ turn_about(0, curl * RULES.third)

    def _place_leg(self, name: str, side: str, sign: int) -> None:
        s, pose = self._s, self._pose
        upper, lower, paw = (f"{name}_{side[0]}{n}" for n in (1, 2, 3))
        trunk = "chest" if name == "fore" else "hips"
        start = self._follow(trunk, s.start(upper))
        foot = np.array(pose.feet.get(f"{side}_{name}", (0.0, 0.0, 0.0))) * s.leg * [sign, 1, 1]
        hangs = name == "fore" and bool(s.facts["upright"])
        frame = self._turn(trunk) if hangs else np.eye(3)
        target = self._follow(trunk, s.start(paw)) + frame @ foot if hangs else s.start(paw) + foot
        straight = (s.start(upper) + s.start(paw)) / 2
        bend0 = s.start(lower) - straight
        bend0 = bend0 / np.linalg.norm(bend0)
        bend = self._turn(trunk) @ bend0 if hangs else bend0
        first = float(np.linalg.norm(s.start(lower) - s.start(upper)))
        second = float(np.linalg.norm(s.start(paw) - s.start(lower)))
        knee, ankle = reach_point(start, target, bend, first, second)
        for bone, at, way, rest in (
            (upper, start, knee - start, s.start(lower) - s.start(upper)),
            (lower, knee, ankle - knee, s.start(paw) - s.start(lower)),
        ):
            self._put(bone, at, bone_frame(way, bend) @ bone_frame(rest, bend0).T)
        down = turn_about(0, pose.paws.get(f"{side}_{name}", 0.0))
        self._put(paw, ankle, frame @ down)

    def _place_wing(self, side: str, sign: int) -> None:
        s, pose = self._s, self._pose
        one, two = f"wing_{side}1", f"wing_{side}2"
        spread, lift, lag = pose.wings
        chest = self._turn("chest")
        long = s.end(two) - s.start(one)
        long = long / np.linalg.norm(long)
        wide = np.asarray(s.facts["wing_width"], np.float64) * [sign, 1, 1]
        folded = bone_frame(long, wide)
        opened = bone_frame(np.array([sign * 1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0]))
        way = _share_turn(opened @ folded.T, spread)
        grown = np.eye(3) + RULES.wing_longer * spread * float(s.facts["wing_grows"]) * np.outer(long, long)
        turn = chest @ turn_about(2, sign * lift) @ way
        self._put(one, self._follow("chest", s.start(one)), turn @ grown)
        tip = chest @ turn_about(2, sign * (lift - lag)) @ way
        self._put(two, self._follow(one, s.start(two)), tip @ grown)


def _rise(way: Vector) -> float:
    return math.atan2(float(way[1]), float(np.hypot(way[0], way[2])))


def _bend(nod: float, turn: float, tilt: float) -> Matrix:
    return turn_about(1, turn) @ turn_about(0, nod) @ turn_about(2, -tilt)


def _share_turn(turn: Matrix, share: float) -> Matrix:
    """A share of a rotation."""
    angle = math.acos(max(-1.0, min(1.0, (float(np.trace(turn)) - 1) / 2)))
    if angle < TINY or not share:
        return np.eye(3)
    axis = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    size = float(np.linalg.norm(axis))
    axis = axis / size if size > TINY else np.array([0.0, 1.0, 0.0])
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    a = angle * share
    return np.asarray(np.eye(3) + math.sin(a) * cross + (1 - math.cos(a)) * cross @ cross)
