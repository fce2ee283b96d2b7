"""What puppets do: poses at times, told in `assets/draft/motions/*.json`, and what belongs to them.

A motion is a list of keys: a time (a share of its cycle) and what differs then from its base. Between keys everything
moves smoothly. See `assets/draft/motions/README.md`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.skeleton import FacePose, LimbPose, PuppetPose
from videostudio.errors import BackendError
from videostudio.library.assets import FOLDER

REST = "idle"
# Numbers that a key may tell, by name, with how many there are and where they go.
TRUNK = {"hips": 3, "turn": 3, "spine": 3, "head": 3, "body": 3, "place": 3}
LIMBS = {"hand": 3, "elbow": 3, "foot": 3, "knee": 3, "toes": 2}
FACE = {"smile": 1, "open": 1, "eyes": 1, "brows": 1, "worry": 1, "look": 2}
PROP = {"way": 3, "front": 3, "at": 3}
SIDES = ("left", "right")
BOTH = 2
# What a motion of a file may tell.
KNOWN = {
    "seconds",
    "stride",
    "once",
    "still",
    "view",
    "base",
    "keys",
    "tracks",
    "mirror",
    "props",
    "grip",
    "reach",
    "seat",
    "partner",
    "toss",
}
# Signs of a shift and of a turn once left and right are exchanged.
SHIFTED, TURNED = (-1, 1, 1), (1, -1, -1)
Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PropPlace:
    """A thing that belongs to a motion, as it is at a moment.

    Args:
        piece: which of the puppets' pieces.
        hand: the hand that holds it, 0 left or 1 right, 2 for both, which have it between them; -1 where it stands on
            the ground.
        at: where its middle is: from the hand, or from the ground between the feet; to the left, up, ahead, in metres.
        way: where its upper end points, in the puppet's directions.
        front: where its front looks.
    """

    piece: str
    hand: int
    at: tuple[float, float, float]
    way: tuple[float, float, float]
    front: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class MotionMoment:
    """A motion at a moment.

    Args:
        pose: how the puppet holds itself.
        props: what belongs to it.
    """

    pose: PuppetPose
    props: tuple[PropPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class BlinkRules:
    """When eyes blink, whatever is done.

    Args:
        every: seconds from one blink to the next; a motion begins just after one.
        takes: seconds that one takes.
    """

    every: float = 3.1
    takes: float = 0.22

    def openness(self, seconds: float) -> float:
        """How far eyes are open, 0 to 1, so many seconds after a motion began."""
        left = self.every - seconds % self.every
        return 1.0 if left >= self.takes else 0.5 + 0.5 * math.cos(2 * math.pi * left / self.takes)


BLINK = BlinkRules()


@dataclass(frozen=True, slots=True)
class PropTold:
    """A thing that belongs to a motion.

    Args:
        piece: which of the puppets' pieces.
        hand: see `PropPlace`.
        stands: whether it belongs to the place (a pot on its stove) and is there whatever is held.
    """

    piece: str
    hand: int
    stands: bool


@dataclass(frozen=True, slots=True)
class MotionToss:
    """When a motion lets go of a thing that flies, or gets hold of it.

    Args:
        at: the share of the cycle.
        grip: what has it until then, or has it then: left, right, both (hands).
        drops: whether it falls straight down, instead of being sent up and ahead.
        catches: whether it comes from the air into the hands.
    """

    at: float
    grip: str = "right"
    drops: bool = False
    catches: bool = False


@dataclass(frozen=True, slots=True)
class BodyChannels:
    """The numbers that a kind of body is posed by.

    Args:
        single: numbers that there is one of, by name, with how many values each has.
        limbs: numbers that a left and a right limb have.
        rest: all of them at rest, by their full names.
        flips: the sign of each value once left and right are exchanged; names that are not here keep theirs.
    """

    single: Mapping[str, int]
    limbs: Mapping[str, int]
    rest: Mapping[str, Numbers]
    flips: Mapping[str, tuple[int, ...]]

    def flatten(self, key: Mapping[str, Any], name: str) -> dict[str, Numbers]:
        """A key's numbers by their full names; a limb's name without a side means both sides.

        Args:
            key: what the file tells.
            name: the motion's name.

        Raises:
            BackendError: it tells what no such body has.
        """
        result: dict[str, Numbers] = {}
        widths = {**self.single, **self.limbs, **FACE, **PROP}
        for told, value in key.items():
            if told == "at":
                continue
            numbers = tuple(float(v) for v in value) if isinstance(value, list | tuple) else (float(value),)
            if told in self.limbs:
                result |= {f"{side}_{told}": numbers for side in SIDES}
            else:
                result[told] = numbers
            last = told.rsplit("_", 1)[-1]
            if widths.get(last) != len(numbers):
                raise BackendError(f"The motion '{name}' tells '{told}' with {len(numbers)} numbers.")
        return result

    def mirror(self, key: Mapping[str, Numbers]) -> dict[str, Numbers]:
        """The same key with left and right exchanged."""
        result = dict(key)
        for limb in self.limbs:
            result[f"left_{limb}"], result[f"right_{limb}"] = key[f"right_{limb}"], key[f"left_{limb}"]
        for name, signs in self.flips.items():
            result[name] = tuple(sign * value for sign, value in zip(signs, key[name], strict=True))
        return result


class BodyMotion:
    """What a body of some kind does: numbers as smooth functions of time.

    Args:
        name: its name.
        told: what the file tells.
        channels: the numbers that the body has.

    Raises:
        BackendError: the file tells what there is not.
    """

    def __init__(self, name: str, told: Mapping[str, Any], channels: BodyChannels) -> None:
        if unknown := set(told) - KNOWN:
            raise BackendError(f"The motion '{name}' tells '{sorted(unknown)[0]}', which no motion has.")
        self.name = name
        self.seconds = float(told["seconds"])
        self.stride = float(told.get("stride", 0.0))
        self.once = bool(told.get("once", False))
        self.still = float(told.get("still", 0.0))
        self.view = float(told.get("view", 20.0))
        self.grip = _hand_number(told.get("grip", "right"))
        self.reach = tuple(_hand_number(hand) for hand in told.get("reach", ()))
        self.seat = bool(told.get("seat", False))
        self.partner = str(told.get("partner", ""))
        self.toss = MotionToss(**told["toss"]) if "toss" in told else None
        self.props = tuple(
            PropTold(prop["piece"], _hand_number(prop.get("hand", "ground")), bool(prop.get("stands", False)))
            for prop in told.get("props", ())
        )
        base = {**channels.rest, **_prop_values(told), **channels.flatten(told.get("base", {}), name)}
        mirrored = bool(told.get("mirror", False))
        tracks = (told.get("keys", ()), *told.get("tracks", ()))
        self._base, self._channels = base, channels
        self._curves = tuple(self._read_keys(keys, base, mirrored) for keys in tracks if keys)

    def _read_keys(self, told: Sequence[Mapping[str, Any]], base: dict[str, Numbers], mirrored: bool) -> "_Curve":
        """What some keys make move: what they tell, and nothing else."""
        keys = [self._channels.flatten(key, self.name) for key in told]
        times = [float(key.get("at", 0.0)) for key in told]
        whole = [{**base, **key} for key in keys]
        names = {name for key in keys for name in key}
        if mirrored:
            whole += [self._channels.mirror(key) for key in whole]
            times = [time / 2 for time in times] + [0.5 + time / 2 for time in times]
            names |= {_other_side(name) for name in names}
        ordered = [name for name in base if name in names]
        rows = np.array([[number for name in ordered for number in key[name]] for key in whole])
        return _Curve(ordered, times, rows, [len(base[name]) for name in ordered], self.once)

    def values_at(self, phase: float) -> dict[str, Numbers]:
        """The numbers at a time.

        Args:
            phase: cycles since it began; a motion that happens once stays as it ends.
        """
        share = min(1.0, max(0.0, phase)) if self.once else phase % 1.0
        values = dict(self._base)
        for curve in self._curves:
            values |= curve.at(share)
        values["eyes"] = (values["eyes"][0] * BLINK.openness(phase * self.seconds),)
        return values

    def props_at(self, values: Mapping[str, Numbers]) -> tuple[PropPlace, ...]:
        """The things that belong to it, where `values` have them."""
        return tuple(
            PropPlace(
                prop.piece, prop.hand, *(three_values(values[f"prop{n}_{key}"]) for key in ("at", "way", "front"))
            )
            for n, prop in enumerate(self.props)
        )


class PuppetMotion(BodyMotion):
    """What a puppet of a person does.

    Args:
        name: its name.
        told: what the file tells.

    Raises:
        BackendError: the file tells what there is not.
    """

    def __init__(self, name: str, told: Mapping[str, Any]) -> None:
        super().__init__(name, told, person_channels())

    def at(self, phase: float) -> MotionMoment:
        """The motion at a time.

        Args:
            phase: cycles since it began; a motion that happens once stays as it ends.
        """
        values = self.values_at(phase)
        hands, feet = [], []
        for side in SIDES:
            hands.append(LimbPose(three_values(values[f"{side}_hand"]), three_values(values[f"{side}_elbow"])))
            toes = values[f"{side}_toes"]
            foot, knee = three_values(values[f"{side}_foot"]), three_values(values[f"{side}_knee"])
            feet.append(LimbPose(foot, knee, (toes[0], toes[1])))
        trunk = {name: three_values(values[name]) for name in TRUNK}
        pose = PuppetPose(**trunk, hands=(hands[0], hands[1]), feet=(feet[0], feet[1]), face=face_of(values))
        return MotionMoment(pose, self.props_at(values))


def merge_poses(one: PuppetPose, other: PuppetPose, part: str) -> PuppetPose:
    """A pose with a part of another.

    Args:
        one: the pose.
        other: the pose that the part is taken from.
        part: "legs" (hips, feet, and where all of it is) or "arms".
    """
    if part == "arms":
        return replace(one, hands=other.hands)
    return replace(one, hips=other.hips, turn=other.turn, body=other.body, place=other.place, feet=other.feet)


def three_values(values: Sequence[float]) -> tuple[float, float, float]:
    """Three numbers as such."""
    x, y, z = values
    return x, y, z


def face_of(values: Mapping[str, Numbers]) -> FacePose:
    """What a face shows by a motion's numbers."""
    look = values["look"]
    return FacePose(**{n: values[n][0] for n in FACE if n != "look"}, look=(look[0], look[1]))


def face_values(face: FacePose) -> dict[str, Numbers]:
    """A face's numbers, by name."""
    told = {name: getattr(face, name) for name in FACE}
    return {name: value if FACE[name] > 1 else (value,) for name, value in told.items()}


def _hand_number(name: str) -> int:
    return {"left": 0, "right": 1, "both": BOTH, "ground": -1}[name]


@lru_cache(maxsize=1)
def person_channels() -> BodyChannels:
    """The numbers that a person is posed by."""
    pose = PuppetPose()
    values: dict[str, Numbers] = {n: getattr(pose, n) for n in TRUNK}
    for n, side in enumerate(SIDES):
        values[f"{side}_hand"], values[f"{side}_elbow"] = pose.hands[n].at, pose.hands[n].bend
        foot = pose.feet[n]
        values[f"{side}_foot"], values[f"{side}_knee"], values[f"{side}_toes"] = foot.at, foot.bend, foot.turn
    flips = {"hips": SHIFTED, "place": SHIFTED, "look": (-1, 1)}
    flips |= dict.fromkeys(("turn", "spine", "head", "body"), TURNED)
    return BodyChannels(TRUNK, LIMBS, values | face_values(pose.face), flips)


def _prop_values(told: Mapping[str, Any]) -> dict[str, Numbers]:
    """Where a motion's things are before its base and keys tell."""
    values: dict[str, Numbers] = {}
    for n, prop in enumerate(told.get("props", ())):
        for key, usual in (("at", (0.0, 0.0, 0.0)), ("way", (0.0, 1.0, 0.0)), ("front", (0.0, 0.0, 1.0))):
            values[f"prop{n}_{key}"] = tuple(float(v) for v in prop.get(key, usual))
    return values


def _other_side(name: str) -> str:
    """The same limb of the other side."""
    side, _, limb = name.partition("_")
    return f"{SIDES[1 - SIDES.index(side)]}_{limb}" if side in SIDES else name


class _Curve:
    """Some numbers of a pose as a smooth function of the share of the cycle.

    Args:
        names: which they are.
        times: of the keys.
        rows: (K, N) the numbers of each key, one after the other.
        widths: how many belong to each name.
        once: whether the last key holds, instead of going over into the first.
    """

    def __init__(
        self, names: Sequence[str], times: Sequence[float], rows: Floats, widths: Sequence[int], once: bool
    ) -> None:
        self._names, self._first, self._cuts = tuple(names), rows[0], np.cumsum(widths)[:-1]
        self._curve: PchipInterpolator | None = None
        at = np.array(times)
        if len(at) > 1 and once:
            at, rows = np.concatenate([at[:1] - 1, at, at[-1:] + 1]), np.concatenate([rows[:1], rows, rows[-1:]])
        elif len(at) > 1:
            at, rows = np.concatenate([at - 1, at, at + 1]), np.concatenate([rows] * 3)
        if len(at) > 1:
            self._curve = PchipInterpolator(at, rows)

    def at(self, share: float) -> dict[str, Numbers]:
        """The numbers by name."""
        row = self._first if self._curve is None else np.asarray(self._curve(share))
        parts = np.split(row, self._cuts)
        return {name: tuple(float(v) for v in part) for name, part in zip(self._names, parts, strict=False)}


@lru_cache(maxsize=1)
def load_motions() -> Mapping[str, PuppetMotion]:
    """All motions of the draft library, by name."""
    motions: dict[str, PuppetMotion] = {}
    for path in sorted((FOLDER / "motions").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        motions |= {name: PuppetMotion(name, motion) for name, motion in told.items()}
    return motions


def find_motion(name: str) -> PuppetMotion:
    """A motion by name; standing at rest for what no puppet does."""
    return load_motions().get(name) or load_motions()[REST]
