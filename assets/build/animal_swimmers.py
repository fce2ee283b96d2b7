"""Fish, whales and seals, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from animal_shapes import (
    TAIL,
    AnimalModel,
    AnimalPart,
    HeadPlan,
    add_eyes,
    add_part,
    blended,
    pair,
    placed,
    turn_matrix,
    widened,
)
from puppet_shapes import ball, chain, limb, mirrored, union


@dataclass(frozen=True)
class FishPlan:
    """What swims.

    Args:
        places: ahead, of the body's axis: head, middle, rear, root of the tail, its end.
        heights: of the axis there.
        girth: the body's radius there.
        tall: how much higher than wide it is.
        eye: degrees aside and above, and radius.
        fluke: the tail fin's length and half its span.
        level: whether the tail fin lies level, as a whale's.
        back: the fin on the back: length, height, how far it leans back; none without.
        fin: the fins at the sides: length, width, degrees that they hang down.
        jaw: whether a jaw opens.
        paints: colours of the body.
    """

    places: tuple[float, float, float, float, float] = (0.22, 0.02, -0.18, -0.34, -0.44)
    heights: tuple[float, float, float, float, float] = (0.3, 0.3, 0.3, 0.3, 0.3)
    girth: tuple[float, float, float, float, float] = (0.14, 0.18, 0.12, 0.055, 0.035)
    tall: float = 1.25
    eye: tuple[float, float, float] = (62.0, 12.0, 0.044)
    fluke: tuple[float, float] = (0.22, 0.2)
    level: bool = False
    back: tuple[float, float, float] | None = (0.3, 0.12, 0.1)
    fin: tuple[float, float, float] = (0.18, 0.075, 30.0)
    paints: tuple = ()
    faces: int = 2000


def build_fish(plan: FishPlan) -> AnimalModel:
    """A fish, or what swims like one."""
    model = AnimalModel("fish")
    points = [np.array([0.0, y, z]) for y, z in zip(plan.heights, plan.places, strict=True)]
    _low, _high = plan.places[-1], plan.places[0]
    shape = widened(
        blended(0.05, *(limb(points[n], points[n + 1], plan.girth[n], plan.girth[n + 1]) for n in range(4))),
        1 / plan.tall,
        1,
        1,
    )
    head, middle, rear, _root, end = points
    model.bones["hips"] = (tuple(middle), tuple(rear), plan.girth[2])
    model.bones["chest"] = (tuple(middle + [0, 0, 0.01]), tuple((middle + head) / 2), plan.girth[1] * 0.9)
    joint = (middle + head) / 2
    model.bones["neck"] = (tuple(joint - [0, 0, 0.02]), tuple(joint), plan.girth[0] * 0.7)
    model.bones["head"] = (tuple(joint), tuple(head), plan.girth[0])
    reach = plan.fluke[0]
    steps = [rear + (end - rear) * t for t in (0.0, 0.5, 1.0)] + [end - [0, 0, reach]]
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(steps[n]), tuple(steps[n + 1]), 0.05)
    model.facts["skull"] = np.append(head, plan.girth[0])
    model.facts["mouth"] = head + [0, -0.25 * plan.girth[0], plan.girth[0]]
    model.facts["level"] = np.array(float(plan.level))
    model.facts["saddle"] = middle + [0, plan.girth[1] * 0.9, 0]
    model.facts["belly"] = np.array(max(0.02, middle[1] - plan.girth[1]))
    model.facts["hock"], model.facts["upright"] = np.array(1.0), np.array(0.0)
    fins = []
    for side in (1, -1):
        way = np.array([0.0, side * 0.75, -0.62])
        tip = end + way / np.linalg.norm(way) * plan.fluke[1] + [0, 0, -0.2 * reach]
        fins.append(limb(end + [0, 0, 0.03], tip, plan.girth[4] * 1.3, 0.03))
    fins.append(ball(end - [0, 0, reach * 0.3], (0.06, plan.fluke[1] * 0.5, reach * 0.42)))
    tail = widened(union(*fins, k=0.05), 0.3, 1, 1)
    if plan.level:
        turn = turn_matrix(z=90)
        tail = placed(tail, end - turn @ end, turn)
    model.parts.append(AnimalPart(shape, "fur", ("hips", "chest", "head", *TAIL), plan.faces, 0.016, plan.paints))
    add_part(model, tail, "mark", TAIL, 420, 0.012)
    if plan.back:
        long, tall, lean = plan.back
        top = middle + [0, plan.girth[1] * 0.8, 0.02]
        fin = chain(
            (top + [0, 0, long * 0.35], top + [0, tall, -lean], top + [0, 0.0, -long * 0.45]), (0.03, 0.035, 0.03)
        )
        fill = limb(top + [0, 0, long * 0.1], top + [0, tall * 0.6, -lean * 0.8], long * 0.24, 0.04)
        add_part(model, widened(union(fin, fill, k=0.04), 0.35), "mark", ("hips", "chest"), 360, 0.012)
    add_eyes(model, shape, head, HeadPlan(size=plan.girth[0], eyes=plan.eye))
    _add_fins(model, plan, (middle + head) / 2)
    return model


def _add_fins(model: AnimalModel, plan: FishPlan, at: np.ndarray) -> None:
    long, wide, hang = plan.fin
    root = at + [plan.girth[1] / plan.tall * 0.85, -plan.girth[1] * 0.35, 0]
    way = np.array([0.55, -np.sin(np.deg2rad(hang)), -0.75])
    way = way / np.linalg.norm(way)
    middle, tip = root + way * long / 2, root + way * long
    across = np.cross(way, [0.6, 0.8, 0.0])
    across = across / np.linalg.norm(across)
    out = np.cross(across, way)
    turn = np.stack([out, across, way], axis=1)
    fan = widened(limb((0, 0, 0), (0, 0, long * 0.85), wide * 0.5, wide), 0.28)
    pair(model, "wing_*1", root, middle, 0.04)
    pair(model, "wing_*2", middle, tip, 0.04)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = across, np.array(0.0), np.array(0.0)
    names = ("wing_l1", "wing_l2", "wing_r1", "wing_r2")
    add_part(model, mirrored(placed(fan, root, turn)), "mark", names, 360, 0.011)


def _lips(model: AnimalModel, radius: float = 0.034) -> None:
    at = model.facts["mouth"] + [0, 0.02, -0.015]
    add_part(model, ball(at + [0, 0.018, 0], (radius * 1.1, radius * 0.55, radius)), "inner", ("head",), 140, 0.009)
    model.bones["jaw"] = (tuple(at - [0, 0.01, 0.05]), tuple(at), 0.02)
    add_part(model, ball(at + [0, -0.014, -0.004], (radius, radius * 0.5, radius * 0.9)), "inner", ("jaw",), 140, 0.009)


def _mouth_line(model: AnimalModel, plan: FishPlan, high: float, back: float) -> None:
    """A long smile along both sides."""
    skin, points = model.parts[0].shape, []
    y0 = plan.heights[0]
    for t in np.linspace(0, 1, 7):
        z = plan.places[0] + plan.girth[0] * (0.92 - back * t)
        y = y0 + high * plan.girth[0] + 0.1 * plan.girth[0] * t**2
        x = np.linspace(0, 0.8, 300)
        inside = np.flatnonzero(skin(np.stack([x, np.full(300, y), np.full(300, z)], axis=1)) < 0)
        if len(inside):
            points.append((x[inside[-1]], y, z))
    add_part(model, mirrored(chain(points, [0.009] * len(points))), "line", ("head",), 200, 0.008)


BELOW = ("second", lambda _m, _p, n, w: np.clip((-n[:, 1] - 0.05) * 3, 0, 1))


def fish() -> AnimalModel:
    """A fish."""
    model = build_fish(FishPlan(paints=(BELOW,)))
    _lips(model)
    return model


def tropical_fish() -> AnimalModel:
    """A bright fish with white bands."""

    def bands(_m, p, _n, _w):
        return np.maximum(
            np.clip((0.035 - np.abs(p[:, 2] - 0.13)) * 70, 0, 1), np.clip((0.03 - np.abs(p[:, 2] + 0.12)) * 70, 0, 1)
        )

    plan = FishPlan(
        tall=1.5,
        girth=(0.14, 0.19, 0.13, 0.055, 0.035),
        paints=(("second", bands),),
        faces=3000,
        back=(0.34, 0.13, 0.06),
    )
    model = build_fish(plan)
    _lips(model)
    return model


WHALE = FishPlan(
    places=(0.34, 0.05, -0.34, -0.62, -0.78), heights=(0.34, 0.34, 0.33, 0.36, 0.42), girth=(0.28, 0.32, 0.2, 0.09, 0.05), tall=0.98,
    eye=(66.0, -4.0, 0.04), fluke=(0.2, 0.3), level=True, back=None, fin=(0.32, 0.085, 30.0),
    paints=(("second", lambda _m, p, n, w: np.clip((-n[:, 1] - 0.3) * 5, 0, 1)),), faces=2400,
)  # fmt: skip


def whale() -> AnimalModel:
    """A whale."""
    model = build_fish(WHALE)
    _mouth_line(model, WHALE, -0.22, 0.95)
    return model


def spouting_whale() -> AnimalModel:
    """A whale with its fountain."""
    model = whale()
    top = np.array([0, 0.66, 0.12])
    jets = [
        chain(
            (top, top + [0, 0.14, 0], top + [x, 0.24, z], top + [1.9 * x, 0.17, 1.9 * z]), (0.026, 0.03, 0.034, 0.022)
        )
        for x, z in ((0.09, 0), (-0.09, 0), (0, 0.09), (0, -0.09))
    ]
    add_part(model, union(*jets, k=0.02), "extra2", ("chest",), 800, 0.012)
    return model


def dolphin() -> AnimalModel:
    """A dolphin."""
    plan = FishPlan(
        places=(0.3, 0.05, -0.26, -0.5, -0.64), heights=(0.3, 0.3, 0.3, 0.31, 0.33), girth=(0.13, 0.165, 0.125, 0.06, 0.036), tall=1.05,
        eye=(66.0, 2.0, 0.032), fluke=(0.13, 0.19), level=True, back=(0.2, 0.16, 0.13), fin=(0.22, 0.06, 45.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    body = model.parts[0]
    beak = widened(limb((0, 0.27, 0.38), (0, 0.255, 0.5), 0.06, 0.04), 1.1, 0.8, 1, (0, 0.26, 0.5))
    model.parts[0] = replace(body, shape=blended(0.05, body.shape, beak))
    model.facts["mouth"] = np.array([0, 0.25, 0.53])
    line = mirrored(
        chain([(0.0, 0.252, 0.54), (0.036, 0.256, 0.51), (0.062, 0.262, 0.44), (0.082, 0.275, 0.39)], [0.008] * 4)
    )
    add_part(model, line, "line", ("head",), 160, 0.008)
    return model


def shark() -> AnimalModel:
    """A shark."""
    plan = FishPlan(
        places=(0.38, 0.06, -0.32, -0.58, -0.72), heights=(0.34, 0.34, 0.34, 0.35, 0.36), girth=(0.12, 0.18, 0.12, 0.055, 0.04), tall=1.05,
        eye=(64.0, 18.0, 0.026), fluke=(0.16, 0.28), back=(0.3, 0.26, 0.14), fin=(0.34, 0.08, 50.0),
        paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    for z in (0.2, 0.235, 0.27):
        add_part(
            model, mirrored(limb((0.152, 0.33, z), (0.15, 0.4, z - 0.01), 0.009)), "line", ("chest", "head"), 60, 0.009
        )
    _mouth_line(model, plan, -0.45, 0.9)
    return model


def seal() -> AnimalModel:
    """A seal: head up, on its flippers."""
    plan = FishPlan(
        places=(0.26, 0.1, -0.2, -0.42, -0.54), heights=(0.5, 0.3, 0.17, 0.1, 0.07), girth=(0.16, 0.19, 0.165, 0.085, 0.05), tall=1.0,
        eye=(40.0, 12.0, 0.042), fluke=(0.14, 0.14), level=True, back=None, fin=(0.26, 0.075, 62.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    for x, y, z in ((0.055, 0.45, 0.38), (0.0, 0.48, 0.425)):
        part = ball((x, y, z), (0.062, 0.046, 0.055)) if x else ball((0, y, z), (0.03, 0.024, 0.02))
        add_part(model, mirrored(part) if x else part, "second" if x else "nose", ("head",), 200, 0.011)
    model.facts["mouth"] = np.array([0, 0.44, 0.44])
    return model


SWIMMERS: dict[str, Callable[[], AnimalModel]] = {
    "fish": fish, "tropical-fish": tropical_fish, "whale": whale, "spouting-whale": spouting_whale, "dolphin": dolphin,
    "shark": shark, "seal": seal,
}  # fmt: skip
