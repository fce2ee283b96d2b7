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


class PuppetMotion:
    """What a puppet does.

    Args:
        name: its name.
        told: what the file tells.

    Raises:
        BackendError: the file tells what there is not.
    """

    def __init__(self, name: str, told: Mapping[str, Any]) -> None:
        known = {
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
        }
        if unknown := set(told) - known:
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
        self.props = tuple(
            PropTold(prop["piece"], _hand_number(prop.get("hand", "ground")), bool(prop.get("stands", False)))
            for prop in told.get("props", ())
        )
        base = _base_values(told)
        mirrored = bool(told.get("mirror", False))
        tracks = (told.get("keys", ()), *told.get("tracks", ()))
        self._base = base
        self._curves = tuple(self._read_keys(keys, base, mirrored) for keys in tracks if keys)

    def _read_keys(self, told: Sequence[Mapping[str, Any]], base: dict[str, Numbers], mirrored: bool) -> "_Curve":
        """What some keys make move: what they tell, and nothing else."""
        keys = [_flatten(key, self.name) for key in told]
        times = [float(key.get("at", 0.0)) for key in told]
        whole = [{**base, **key} for key in keys]
        names = {name for key in keys for name in key}
        if mirrored:
            whole += [_mirror(key) for key in whole]
            times = [time / 2 for time in times] + [0.5 + time / 2 for time in times]
            names |= {_other_side(name) for name in names}
        ordered = [name for name in base if name in names]
        rows = np.array([[number for name in ordered for number in key[name]] for key in whole])
        return _Curve(ordered, times, rows, [len(base[name]) for name in ordered], self.once)

    def at(self, phase: float) -> MotionMoment:
        """The motion at a time.

        Args:
            phase: cycles since it began; a motion that happens once stays as it ends.
        """
        share = min(1.0, max(0.0, phase)) if self.once else phase % 1.0
        values = dict(self._base)
        for curve in self._curves:
            values |= curve.at(share)
        values["eyes"] = (values["eyes"][0] * BLINK.openness(phase * self.seconds),)
        hands, feet = [], []
        for side in SIDES:
            hands.append(LimbPose(_three(values[f"{side}_hand"]), _three(values[f"{side}_elbow"])))
            toes = values[f"{side}_toes"]
            feet.append(LimbPose(_three(values[f"{side}_foot"]), _three(values[f"{side}_knee"]), (toes[0], toes[1])))
        face = {n: values[n][0] for n in FACE if n != "look"}
        look = values["look"]
        pose = PuppetPose(
            _three(values["hips"]),
            _three(values["turn"]),
            _three(values["spine"]),
            _three(values["head"]),
            _three(values["body"]),
            _three(values["place"]),
            (hands[0], hands[1]),
            (feet[0], feet[1]),
            FacePose(**face, look=(look[0], look[1])),
        )
        props = tuple(
            PropPlace(prop.piece, prop.hand, *(_three(values[f"prop{n}_{key}"]) for key in ("at", "way", "front")))
            for n, prop in enumerate(self.props)
        )
        return MotionMoment(pose, props)


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


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    x, y, z = values
    return x, y, z


def _hand_number(name: str) -> int:
    return {"left": 0, "right": 1, "both": BOTH, "ground": -1}[name]


def _rest_values() -> dict[str, tuple[float, ...]]:
    """Every number of a puppet at rest, by name."""
    pose = PuppetPose()
    values: dict[str, tuple[float, ...]] = {n: getattr(pose, n) for n in TRUNK}
    for n, side in enumerate(SIDES):
        values[f"{side}_hand"], values[f"{side}_elbow"] = pose.hands[n].at, pose.hands[n].bend
        foot = pose.feet[n]
        values[f"{side}_foot"], values[f"{side}_knee"], values[f"{side}_toes"] = foot.at, foot.bend, foot.turn
    for name, width in FACE.items():
        told = getattr(pose.face, name)
        values[name] = told if width > 1 else (told,)
    return values


def _base_values(told: Mapping[str, Any]) -> dict[str, tuple[float, ...]]:
    """Every number of a motion's base."""
    values = _rest_values() | _flatten(told.get("base", {}), "base")
    for n, prop in enumerate(told.get("props", ())):
        for key, usual in (("at", (0.0, 0.0, 0.0)), ("way", (0.0, 1.0, 0.0)), ("front", (0.0, 0.0, 1.0))):
            values.setdefault(f"prop{n}_{key}", tuple(float(v) for v in prop.get(key, usual)))
    return values


def _flatten(key: Mapping[str, Any], name: str) -> dict[str, tuple[float, ...]]:
    """A key's numbers by their full names; `hand`, `foot` and so on mean both sides."""
    result: dict[str, tuple[float, ...]] = {}
    for told, value in key.items():
        if told == "at":
            continue
        numbers = tuple(float(v) for v in value) if isinstance(value, list | tuple) else (float(value),)
        if told in LIMBS:
            result |= {f"{side}_{told}": numbers for side in SIDES}
        else:
            result[told] = numbers
        last = told.rsplit("_", 1)[-1]
        widths = TRUNK | LIMBS | FACE | PROP
        if last not in widths or widths[last] != len(numbers):
            raise BackendError(f"The motion '{name}' tells '{told}' with {len(numbers)} numbers.")
    return result


def _other_side(name: str) -> str:
    """The same limb of the other side."""
    side, _, limb = name.partition("_")
    return f"{SIDES[1 - SIDES.index(side)]}_{limb}" if side in SIDES else name


def _mirror(key: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
    """The same key with left and right exchanged."""
    result = dict(key)
    for limb in LIMBS:
        result[f"left_{limb}"], result[f"right_{limb}"] = key[f"right_{limb}"], key[f"left_{limb}"]
    for name in ("hips", "place"):
        x, y, z = key[name]
        result[name] = (-x, y, z)
    for name in ("turn", "spine", "head", "body"):
        one, other, third = key[name]
        result[name] = (one, -other, -third)
    result["look"] = (-key["look"][0], key["look"][1])
    return result


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
