"""Birds, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import animal_paints as paint
import numpy as np
from animal_shapes import (
    AnimalModel,
    AnimalPart,
    HeadPlan,
    Point,
    add_eyes,
    add_part,
    along,
    blended,
    pair,
    placed,
    skull_point,
    turn_matrix,
    widened,
)
from puppet_shapes import ball, chain, evaluate, limb, mirrored, union

FOLDED = ("wing_l1", "wing_l2", "wing_r1", "wing_r2")


@dataclass(frozen=True)
class BirdPlan:
    """A bird.

    Args:
        hip: height and place ahead of the trunk's axis behind.
        chest: the same in front.
        girth: the trunk's radius behind and in front.
        wide: how much wider than high the trunk is.
        neck: its length, degrees above the level, and radii at its ends; degrees that its upper half bends ahead.
        skull: the head's radius.
        eye: degrees aside and above, and radius.
        beak: its length, half its width, half its height, how far its tip bends down.
        leg: its length, its radius, how far aside it is.
        foot: half axes of a foot.
        wing: its length, its width, degrees that it hangs down behind.
        tail: its length, half its width, degrees above the level.
        flies: whether it flies.
        paints: colours of the body.
        wing_paints: colours of the wings.
        faces: how many faces the body gets.
    """

    hip: tuple[float, float] = (0.36, -0.13)
    chest: tuple[float, float] = (0.4, 0.12)
    girth: tuple[float, float] = (0.15, 0.17)
    wide: float = 0.95
    neck: tuple[float, float, float, float] = (0.2, 66.0, 0.12, 0.1)
    crook: float = 0.0
    skull: float = 0.15
    eye: tuple[float, float, float] = (54.0, 14.0, 0.036)
    beak: tuple[float, float, float, float] = (0.12, 0.04, 0.035, 0.0)
    leg: tuple[float, float, float] = (0.2, 0.02, 0.075)
    foot: Point = (0.05, 0.016, 0.075)
    wing: tuple[float, float, float] = (0.4, 0.15, 12.0)
    tail: tuple[float, float, float] = (0.2, 0.09, 22.0)
    flies: bool = True
    paints: tuple = ()
    wing_paints: tuple = (("mark", None),)
    faces: int = 1500


def build_bird(plan: BirdPlan) -> AnimalModel:
    """A bird."""
    model = AnimalModel("bird")
    hips, chest = np.array([0, *plan.hip]), np.array([0, *plan.chest])
    rear, front = plan.girth
    middle = (hips + chest) / 2
    model.bones["hips"] = (tuple(hips), tuple(middle), rear * 0.85)
    model.bones["chest"] = (tuple(chest), tuple(middle), front * 0.85)
    trunk = widened(limb(hips, chest, rear, front), plan.wide)
    length, angle, r0, r1 = plan.neck
    root = chest + [0, front * 0.35, front * 0.2]
    bow = along(root, angle + plan.crook, length * 0.5)
    joint = along(bow, angle - plan.crook, length * 0.5)
    model.bones["neck"] = (tuple(root), tuple(joint), min(r0, r1) * 0.9)
    skull = joint + [0, plan.skull * 0.35, plan.skull * 0.25]
    head = ball(skull, plan.skull * np.array([0.98, 0.96, 1.0]))
    shape = blended(0.05, trunk, chain((root, bow, joint), (r0, (r0 + r1) / 2, r1)), head)
    model.bones["head"] = (tuple(joint), tuple(skull + [0, 0, plan.skull * 0.5]), plan.skull * 0.8)
    model.facts["skull"] = np.append(skull, plan.skull)
    _add_legs(model, plan, middle)
    model.parts.insert(0, AnimalPart(shape, "fur", ("hips", "chest", "neck", "head"), plan.faces, 0.016, plan.paints))
    add_eyes(model, head, skull, HeadPlan(size=plan.skull, eyes=plan.eye))
    _add_beak(model, plan, skull)
    _add_wings(model, plan, chest, front)
    _add_tail(model, plan, hips, rear)
    heights = np.linspace(0, middle[1], 80)
    under = evaluate(trunk, np.stack([np.zeros(80), heights, np.full(80, middle[2])], axis=1))
    model.facts["belly"] = np.array(heights[np.flatnonzero(under < 0)[0]])
    model.facts["saddle"] = middle + [0, (rear + front) / 2 * 0.9, 0]
    model.facts["hock"], model.facts["upright"] = np.array(-1.0), np.array(0.0)
    return model


def _add_legs(model: AnimalModel, plan: BirdPlan, middle: np.ndarray) -> None:
    long, thick, aside = plan.leg
    ankle = np.array([aside, plan.foot[1] * 1.5, middle[2]])
    hip = ankle + [0, long + plan.girth[0] * 0.5, 0]
    knee = (hip + ankle) / 2 + [0, 0, -0.12 * long]
    toe = ankle + [0, -plan.foot[1], plan.foot[2]]
    for n, (a, b) in enumerate(((hip, knee), (knee, ankle), (ankle, toe)), 1):
        pair(model, f"hind_*{n}", a, b, thick)
    toes = [
        limb(ankle, ankle + [x, -plan.foot[1] * 0.5, z], thick * 0.95, thick * 0.7)
        for x, z in (
            (0, plan.foot[2]),
            (0.6 * plan.foot[2], 0.75 * plan.foot[2]),
            (-0.6 * plan.foot[2], 0.75 * plan.foot[2]),
            (0, -0.4 * plan.foot[2]),
        )
    ]
    web = ball(ankle + [0, -plan.foot[1] * 0.5, plan.foot[2] * 0.4], plan.foot)
    leg = union(chain((hip, knee, ankle), (thick * 1.5, thick, thick)), *toes, web)
    names = tuple(f"hind_{side}{n}" for side in "lr" for n in (1, 2, 3))
    model.parts.append(AnimalPart(mirrored(leg), "horn", names, 620, 0.01))


def _add_beak(model: AnimalModel, plan: BirdPlan, skull: np.ndarray) -> None:
    long, wide, high, bent = plan.beak
    start = skull + [0, -0.1 * plan.skull, plan.skull * 0.8]
    end = start + [0, -bent, long + plan.skull * 0.2]
    mid = (start + end) / 2 + [0, bent * 0.45 + high * 0.15, 0]
    upper = widened(chain((start, mid, end), (high * 1.1, high * 0.85, 0.012)), wide / high, 1, 1)
    model.parts.append(AnimalPart(upper, "horn", ("head",), 300, 0.009))
    hinge = start + [0, -high * 0.55, 0.0]
    tip = hinge + (end - [0, high * 0.2, 0.0] - hinge) * 0.82
    model.bones["jaw"] = (tuple(hinge), tuple(tip), high * 0.5)
    lower = widened(limb(hinge, tip, high * 0.6, 0.01), wide / high, 0.8, 1, tuple(hinge))
    inside = ("tongue", lambda _m, _p, normals, _w: np.clip(normals[:, 1] * 3 - 1, 0, 1))
    model.parts.append(AnimalPart(lower, "horn", ("jaw",), 160, 0.009, (inside,)))
    model.facts["mouth"] = end


def _add_wings(model: AnimalModel, plan: BirdPlan, chest: np.ndarray, girth: float) -> None:
    long, wide, hang = plan.wing
    root = chest + [girth * plan.wide * 0.86, girth * 0.3, -0.02]
    way = turn_matrix(hang) @ np.array([0.0, 0.0, -1.0]) * [1, -1, 1]
    inward = np.array([-0.12, 0.0, 0.0])
    way = (way + inward) / np.linalg.norm(way + inward)
    middle, tip = root + way * long * 0.5, root + way * long
    across = np.cross([1.0, 0, 0], way)
    across = across / np.linalg.norm(across)
    if across[1] < 0:
        across = -across
    out = np.cross(way, across)
    turn = np.stack([out, across, way], axis=1)
    fan = blended(
        0.04,
        widened(ball((0, 0, long * 0.28), (wide, wide, long * 0.36)), 0.22),
        *(
            widened(
                limb(
                    (0, wide * (0.1 - 0.28 * k), long * 0.3),
                    (0, -wide * 0.32 * k, long * (0.97 - 0.12 * k)),
                    wide * 0.3,
                    wide * 0.17,
                ),
                0.4,
            )
            for k in range(3)
        ),
    )
    pair(model, "wing_*1", root, middle, wide * 0.5)
    pair(model, "wing_*2", middle, tip, wide * 0.5)
    model.facts["wing_width"], model.facts["wing_grows"] = across, np.array(1.0)
    model.facts["flies"] = np.array(float(plan.flies))
    paints = tuple(one for one in plan.wing_paints if one[1] is not None)
    slot = "mark" if plan.wing_paints == (("mark", None),) else "fur"
    model.parts.append(AnimalPart(mirrored(placed(fan, root, turn)), slot, FOLDED, 900, 0.012, paints))


def wing_tips(start: float, slot: str = "mark"):
    """The outer part of the wings, from a share of their length on."""

    def where(model, points, _normals, _weights):
        a, b = model.joint("wing_l1"), np.asarray(model.bones["wing_l2"][1])
        side = points.copy()
        side[:, 0] = np.abs(side[:, 0])
        t = (side - a) @ (b - a) / ((b - a) @ (b - a))
        return np.clip((t - start) * 12 + 0.5, 0, 1)

    return (slot, where)


def _add_tail(model: AnimalModel, plan: BirdPlan, hips: np.ndarray, girth: float) -> None:
    long, wide, angle = plan.tail
    root = hips + [0, girth * 0.2, -girth * 0.75]
    tip = along(root, 180 - angle, long)
    turn = turn_matrix(180 + angle) @ np.diag([1.0, 1.0, 1.0])
    fan = widened(limb((0, 0, -0.02), (0, 0, long), wide * 0.55, wide), 1.0, 0.28, 1.0)
    model.bones["tail1"] = (tuple(root), tuple(tip), wide * 0.5)
    for n in (2, 3):
        model.bones[f"tail{n}"] = (tuple(root), tuple(tip), wide * 0.5)
    slot = "mark" if plan.wing_paints == (("mark", None),) else "fur"
    model.parts.append(AnimalPart(placed(fan, root, turn), slot, ("tail1",), 260, 0.013))


BREAST = (
    "second",
    lambda _m, p, n, w: (
        np.clip((n[:, 2] * 0.8 - n[:, 1] * 0.5 - 0.15) * 3, 0, 1) * np.clip(w[:, :2].sum(axis=1) * 2 - 0.3, 0, 1)
    ),
)
HEAD = paint.bones(("head",), 0.45, 0.6)
NECK = paint.bones(("neck", "head"), 0.5, 0.7)


def bird() -> AnimalModel:
    """A small songbird."""
    plan = BirdPlan(
        hip=(0.26, -0.1), chest=(0.29, 0.08), girth=(0.13, 0.165), neck=(0.12, 66.0, 0.13, 0.12), skull=0.155, leg=(0.13, 0.013, 0.06),
        foot=(0.01, 0.012, 0.05), beak=(0.09, 0.03, 0.03, 0.0), wing=(0.34, 0.13, 10.0), tail=(0.22, 0.05, 16.0),
        paints=(("second", _bib()),),
    )  # fmt: skip
    return build_bird(plan)


def _bib():
    return lambda _m, _p, n, w: (
        np.clip((n[:, 2] * 0.9 - n[:, 1] * 0.35 - 0.25) * 4, 0, 1) * np.clip(1.4 - w[:, 3] * 1.6, 0, 1)
    )


def crow() -> AnimalModel:
    """A crow."""
    plan = BirdPlan(
        hip=(0.3, -0.13), chest=(0.35, 0.1), girth=(0.12, 0.15), neck=(0.16, 58.0, 0.11, 0.1), skull=0.13, leg=(0.17, 0.016, 0.065),
        foot=(0.01, 0.014, 0.065), beak=(0.15, 0.034, 0.036, 0.012), wing=(0.46, 0.14, 10.0), tail=(0.28, 0.06, 6.0),
    )  # fmt: skip
    return build_bird(plan)


def dove() -> AnimalModel:
    """A dove."""
    plan = BirdPlan(
        hip=(0.25, -0.14), chest=(0.3, 0.1), girth=(0.12, 0.16), neck=(0.19, 66.0, 0.11, 0.085), skull=0.115, leg=(0.11, 0.016, 0.06),
        foot=(0.01, 0.013, 0.055), beak=(0.075, 0.024, 0.022, 0.01), wing=(0.42, 0.14, 8.0), tail=(0.26, 0.085, 8.0),
    )  # fmt: skip
    return build_bird(plan)


def duck() -> AnimalModel:
    """A duck: a flat beak, a short tail that turns up."""
    plan = BirdPlan(
        hip=(0.28, -0.16), chest=(0.28, 0.13), girth=(0.15, 0.175), wide=1.0, neck=(0.26, 70.0, 0.1, 0.09), skull=0.14,
        leg=(0.1, 0.02, 0.08), foot=(0.062, 0.014, 0.075), beak=(0.15, 0.062, 0.03, 0.012), wing=(0.4, 0.13, 2.0), tail=(0.14, 0.07, 42.0),
        paints=(("second", NECK), ("extra", lambda m, p, n, w: _band(m, p, 0.05))), flies=True,
    )  # fmt: skip
    return build_bird(plan)


def _band(model: AnimalModel, points: np.ndarray, half: float) -> np.ndarray:
    a, b = model.joint("neck"), model.joint("head")
    t = (points - a) @ (b - a) / ((b - a) @ (b - a))
    near = np.linalg.norm(points - a - np.clip(t, 0, 1)[:, None] * (b - a), axis=1)
    return np.clip((half - np.abs(t - 0.3) * np.linalg.norm(b - a)) / 0.02, 0, 1) * (near < 0.16)


def goose() -> AnimalModel:
    """A goose."""
    plan = BirdPlan(
        hip=(0.34, -0.17), chest=(0.35, 0.13), girth=(0.155, 0.175), wide=1.0, neck=(0.44, 76.0, 0.095, 0.07), crook=4.0, skull=0.12,
        leg=(0.15, 0.022, 0.085), foot=(0.062, 0.014, 0.075), beak=(0.13, 0.046, 0.034, 0.012), wing=(0.44, 0.14, 2.0), tail=(0.15, 0.08, 20.0),
        wing_paints=(),
    )  # fmt: skip
    return build_bird(plan)


def swan() -> AnimalModel:
    """A swan: a long neck like an S."""
    plan = BirdPlan(
        hip=(0.27, -0.2), chest=(0.27, 0.13), girth=(0.165, 0.18), wide=1.05, neck=(0.62, 82.0, 0.085, 0.058), crook=20.0, skull=0.1,
        eye=(56.0, 12.0, 0.026), leg=(0.08, 0.022, 0.085), foot=(0.062, 0.014, 0.075), beak=(0.13, 0.04, 0.03, 0.016), wing=(0.5, 0.18, -6.0),
        tail=(0.16, 0.08, 24.0), wing_paints=(),
    )  # fmt: skip
    model = build_bird(plan)
    add_part(model, mirrored(ball(skull_point(model, (0.3, 0.0, 0.85)), 0.035)), "line", ("head",), 120, 0.01)
    return model


def flamingo() -> AnimalModel:
    """A flamingo: long legs, a bent beak."""
    plan = BirdPlan(
        hip=(0.68, -0.12), chest=(0.7, 0.08), girth=(0.11, 0.135), neck=(0.56, 82.0, 0.062, 0.046), crook=22.0, skull=0.085,
        eye=(56.0, 12.0, 0.024), leg=(0.58, 0.015, 0.05), foot=(0.045, 0.012, 0.06), beak=(0.12, 0.034, 0.034, 0.07), wing=(0.34, 0.13, 12.0),
        tail=(0.12, 0.05, -20.0), wing_paints=(wing_tips(0.8),),
    )  # fmt: skip
    return build_bird(plan)


def rooster() -> AnimalModel:
    """A rooster: comb, wattles, a tail of plumes."""
    plan = BirdPlan(
        hip=(0.33, -0.12), chest=(0.36, 0.11), girth=(0.145, 0.17), neck=(0.22, 68.0, 0.12, 0.095), skull=0.12, leg=(0.18, 0.018, 0.07),
        foot=(0.01, 0.014, 0.07), beak=(0.085, 0.03, 0.03, 0.012), wing=(0.3, 0.12, 8.0), tail=(0.12, 0.05, 50.0), flies=False,
        paints=(("second", paint.bones(("neck", "head"), 0.4, 0.7)),), wing_paints=(wing_tips(0.55),),
    )  # fmt: skip
    model = build_bird(plan)
    comb = union(
        *(
            ball(skull_point(model, (0, 0.95 + 0.16 * h, z)), (0.02, 0.05, 0.034))
            for z, h in ((0.55, 0.4), (0.12, 0.9), (-0.32, 0.6))
        ),
        k=0.02,
    )
    wattle = ball(skull_point(model, (0, -0.85, 0.78)), (0.022, 0.05, 0.03))
    add_part(model, union(comb, wattle), "extra", ("head",), 360, 0.011)
    root = model.joint("tail1")
    plumes = []
    for angle, long in ((88, 0.3), (66, 0.36), (44, 0.36), (22, 0.3)):
        a = along(root, 180 - angle, long * 0.6)
        b = along(a, 180 - angle + 55, long * 0.45)
        plumes.append(widened(chain((root, a, b), (0.03, 0.05, 0.024)), 0.55))
    add_part(model, union(*plumes, k=0.01), "mark", ("tail1",), 700, 0.013)
    return model


def chick() -> AnimalModel:
    """A chick: a ball of down."""
    plan = BirdPlan(
        hip=(0.24, -0.05), chest=(0.26, 0.05), girth=(0.165, 0.165), wide=1.0, neck=(0.13, 72.0, 0.14, 0.13), skull=0.165, eye=(40.0, 12.0, 0.036),
        leg=(0.08, 0.018, 0.065), foot=(0.01, 0.014, 0.06), beak=(0.06, 0.032, 0.028, 0.0), wing=(0.2, 0.095, 14.0), tail=(0.06, 0.05, 36.0),
        flies=False, wing_paints=(),
    )  # fmt: skip
    return build_bird(plan)


def parrot() -> AnimalModel:
    """A parrot: a hooked beak, wings of three colours."""
    plan = BirdPlan(
        hip=(0.3, -0.13), chest=(0.42, 0.06), girth=(0.12, 0.145), neck=(0.13, 72.0, 0.125, 0.12), skull=0.145, leg=(0.1, 0.018, 0.06),
        foot=(0.01, 0.014, 0.06), beak=(0.075, 0.045, 0.055, 0.085), wing=(0.46, 0.125, 30.0), tail=(0.42, 0.05, -36.0),
        paints=(("second", paint.eye_patch(0.066, (0, -0.005, 0))),), wing_paints=(("extra2", None), wing_tips(0.3, "extra2"), wing_tips(0.55)),
    )  # fmt: skip
    return build_bird(plan)


def owl() -> AnimalModel:
    """An owl: large eyes, tufts."""
    plan = BirdPlan(
        hip=(0.26, -0.03), chest=(0.38, 0.0), girth=(0.17, 0.18), wide=1.0, neck=(0.14, 84.0, 0.17, 0.17), skull=0.19, eye=(24.0, 8.0, 0.062),
        leg=(0.06, 0.022, 0.075), foot=(0.05, 0.016, 0.06), beak=(0.035, 0.03, 0.036, 0.045), wing=(0.38, 0.15, 62.0), tail=(0.14, 0.08, -50.0),
        paints=(("second", BREAST[1]), ("second", paint.eye_patch(0.09)), ("mark", _flecks())),
    )  # fmt: skip
    model = build_bird(plan)
    ear = limb(skull_point(model, (0.5, 0.7, 0.1)), skull_point(model, (0.72, 1.3, 0.05)), 0.055, 0.012)
    add_part(model, mirrored(ear), "fur", ("head",), 220, 0.012)
    return model


def _flecks():
    def where(_m, p, n, w):
        grid = np.sin(p[:, 0] * 70) * np.sin(p[:, 1] * 62)
        return (
            np.clip((grid - 0.55) * 5, 0, 1)
            * np.clip((n[:, 2] - 0.3) * 4, 0, 1)
            * np.clip(w[:, :2].sum(axis=1) * 2 - 0.6, 0, 1)
        )

    return where


def penguin() -> AnimalModel:
    """A penguin: upright, with flippers."""
    plan = BirdPlan(
        hip=(0.26, 0.0), chest=(0.48, 0.0), girth=(0.19, 0.175), wide=1.0, neck=(0.14, 86.0, 0.15, 0.145), skull=0.16, eye=(40.0, 8.0, 0.036),
        leg=(0.04, 0.03, 0.085), foot=(0.07, 0.022, 0.1), beak=(0.1, 0.032, 0.028, 0.012), wing=(0.34, 0.085, 82.0), tail=(0.1, 0.06, -30.0),
        flies=False,
        paints=(("second", BREAST[1]), ("second", _cheeks()), ("extra2", lambda m, p, n, w: _collar(m, p, n))), faces=2200,
    )  # fmt: skip
    model = build_bird(plan)
    model.facts["wing_grows"] = np.array(0.0)
    return model


def _cheeks():
    return lambda m, p, n, w: (
        np.clip(
            (
                0.62
                - np.linalg.norm(
                    (np.abs(p - m.facts["skull"][:3]) / m.facts["skull"][3] - [0.42, 0.02, 0.8]) / [0.75, 1.0, 1.0],
                    axis=1,
                )
            )
            * 8,
            0,
            1,
        )
        * np.clip(w[:, 3] * 2, 0, 1)
        * (p[:, 2] > 0)
    )


def _collar(model, points, normals):
    y = model.joint("neck")[1] + 0.04
    return np.clip((0.035 - np.abs(points[:, 1] - y)) / 0.015, 0, 1) * np.clip((normals[:, 2] - 0.35) * 5, 0, 1)


def eagle() -> AnimalModel:
    """An eagle: a white head, a hooked beak, wide wings."""
    plan = BirdPlan(
        hip=(0.32, -0.14), chest=(0.42, 0.09), girth=(0.13, 0.165), neck=(0.17, 62.0, 0.12, 0.105), skull=0.125, leg=(0.13, 0.03, 0.08),
        foot=(0.02, 0.02, 0.08), beak=(0.095, 0.036, 0.042, 0.06), wing=(0.56, 0.17, 22.0), tail=(0.26, 0.1, -16.0),
        paints=(("second", NECK),), wing_paints=(wing_tips(0.7),),
    )  # fmt: skip
    model = build_bird(plan)
    model.parts[-1] = replace(model.parts[-1], slot="second")
    return model


def peacock() -> AnimalModel:
    """A peacock with its fan."""
    plan = BirdPlan(
        hip=(0.36, -0.14), chest=(0.42, 0.1), girth=(0.13, 0.145), neck=(0.36, 74.0, 0.085, 0.062), crook=6.0, skull=0.09, eye=(54.0, 12.0, 0.028),
        leg=(0.2, 0.016, 0.06), foot=(0.01, 0.014, 0.065), beak=(0.08, 0.024, 0.024, 0.01), wing=(0.34, 0.12, 8.0), tail=(0.12, 0.06, 10.0),
        wing_paints=(wing_tips(0.5, "extra2"),),
    )  # fmt: skip
    model = build_bird(plan)
    root = model.joint("tail1") + [0, 0.02, 0.03]
    spots, feathers = [], []
    for a in np.linspace(-80, 80, 11):
        way = np.array([np.sin(np.deg2rad(a)), np.cos(np.deg2rad(a)), -0.22])
        feathers.append(limb(root, root + way * 0.5, 0.02, 0.055))
        spots.append(root + way * 0.5)
    fan = widened(union(*feathers, k=0.02), 1, 1, 0.35, tuple(root))

    def eyes(_m, p, _n, _w):
        flat = np.array(spots) * [1, 1, 0]
        near = np.min(np.linalg.norm((p * [1, 1, 0])[:, None] - flat[None], axis=2), axis=1)
        return np.clip((0.036 - near) * 80, 0, 1)

    def rings(_m, p, _n, _w):
        flat = np.array(spots) * [1, 1, 0]
        near = np.min(np.linalg.norm((p * [1, 1, 0])[:, None] - flat[None], axis=2), axis=1)
        return np.clip((0.058 - near) * 80, 0, 1)

    add_part(model, fan, "mark", ("tail1",), 2600, 0.014, (("extra2", rings), ("fur", eyes)))
    crest = union(
        *(
            limb(skull_point(model, (0, 0.8, 0)), skull_point(model, (0, 1.9, z)), 0.008, 0.016)
            for z in (-0.5, 0.0, 0.5)
        )
    )
    add_part(model, crest, "fur", ("head",), 240, 0.007)
    return model


def dodo() -> AnimalModel:
    """A dodo: stout, with a great hooked beak."""
    plan = BirdPlan(
        hip=(0.34, -0.1), chest=(0.38, 0.1), girth=(0.19, 0.2), wide=1.0, neck=(0.26, 62.0, 0.12, 0.1), skull=0.13, leg=(0.14, 0.03, 0.09),
        foot=(0.03, 0.02, 0.08), beak=(0.2, 0.05, 0.055, 0.06), wing=(0.22, 0.09, 20.0), tail=(0.1, 0.07, 60.0), flies=False,
        paints=(("second", paint.snout(0.3, 0.03, 9.0)),), wing_paints=(),
    )  # fmt: skip
    return build_bird(plan)


BIRDS: dict[str, Callable[[], AnimalModel]] = {
    "bird": bird, "crow": crow, "dove": dove, "duck": duck, "goose": goose, "swan": swan, "flamingo": flamingo, "rooster": rooster,
    "chick": chick, "parrot": parrot, "owl": owl, "penguin": penguin, "eagle": eagle, "peacock": peacock, "dodo": dodo,
}  # fmt: skip
