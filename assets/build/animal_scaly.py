"""Scaly ones, and those of tales and of long ago, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_beasts import nostrils
from animal_shapes import (
    AnimalModel,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_horns,
    add_part,
    build_beast,
    pair,
    spread_points,
    widened,
)
from puppet_shapes import ball, limb, mirrored, union, within

TAIL3 = ("tail1", "tail2", "tail3")


def crocodile() -> AnimalModel:
    """A crocodile: long jaws, teeth, ridges on its back."""
    head = HeadPlan(
        size=0.14, form=(1.15, 0.8, 1.1), snout=(0.62, 0.068, -0.03), cheek=0.11, flat=1.4, nose=None, eyes=(46.0, 52.0, 0.046),
        ears="none", mouth=False, jaw=1.0,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.66, hip=0.2, shoulder=0.2, girth=(0.14, 0.16, 0.13), wide=1.2, head=head, neck=(0.16, 6.0, 0.13, 0.12), stance=0.17, hock=1,
        fore=(0.06, 0.05, 0.042), hind=(0.07, 0.052, 0.042), paw=(0.062, 0.032, 0.08),
        tail=TailPlan(0.85, (0.13, 0.1, 0.065, 0.02), -4.0, 3.0, high=0.0), paints=(("second", paint.belly(0.0, 0.4)),), faces=2400,
    )  # fmt: skip
    model = build_beast(plan)
    model.parts[1] = replace(model.parts[1], slot="fur")
    ridges(model, np.linspace(-1.15, 0.3, 15), 0.04, "mark", 0.075)
    hinge, end = (np.asarray(v) for v in model.bones["jaw"][:2])
    teeth = [
        limb(
            (0.062 - 0.012 * t, 0.0, 0) + (hinge + (end - hinge) * t) * [0, 1, 1] + [0, 0.045, 0],
            (0.062 - 0.012 * t, 0.0, 0) + (hinge + (end - hinge) * t) * [0, 1, 1] + [0, 0.0, 0],
            0.014,
            0.004,
        )
        for t in np.linspace(0.35, 1.0, 6)
    ]
    add_part(model, mirrored(union(*teeth)), "horn", ("head",), 360, 0.007)
    return model


def ridges(model: AnimalModel, places, radius: float, slot: str, high: float) -> None:
    """Points in a row along back and tail."""
    skin = model.parts[0].shape
    y = np.linspace(0, 2.4, 480)
    tips = []
    for n, z in enumerate(places):
        inside = np.flatnonzero(skin(np.stack([np.zeros(480), y, np.full(480, z)], axis=1)) < 0)
        if len(inside):
            shrink = 0.45 + 0.55 * np.sin(np.pi * (n + 0.5) / len(places))
            top = np.array([0, y[inside[-1]], z])
            tips.append(
                widened(
                    limb(top - [0, 0.02, 0], top + [0, high * shrink, -0.02], radius * shrink, 0.006),
                    0.55,
                    about=tuple(top),
                )
            )
    add_part(model, union(*tips), slot, ("hips", "chest", "neck", *TAIL3), 90 * len(tips), 0.012)


def lizard() -> AnimalModel:
    """A lizard."""
    head = HeadPlan(
        size=0.15, form=(1.1, 0.82, 1.1), snout=(0.3, 0.075, -0.03), cheek=0.11, flat=1.25, nose=None, eyes=(50.0, 38.0, 0.048), ears="none",
    )  # fmt: skip
    plan = BeastPlan(
        long=0.42, hip=0.19, shoulder=0.2, girth=(0.1, 0.125, 0.11), wide=1.1, head=head, neck=(0.14, 26.0, 0.1, 0.1), stance=0.14, hock=1,
        fore=(0.05, 0.04, 0.034), hind=(0.056, 0.042, 0.034), paw=(0.055, 0.028, 0.07),
        tail=TailPlan(0.72, (0.09, 0.062, 0.04, 0.012), 0.0, 8.0, high=0.0),
        paints=(("second", paint.belly(0.1, 0.5)), ("mark", paint.spots(30, 0.03, ("hips", "chest", *TAIL3)))), faces=3000,
    )  # fmt: skip
    model = build_beast(plan)
    ridges(model, np.linspace(-0.7, 0.22, 12), 0.026, "mark", 0.04)
    return model


def turtle() -> AnimalModel:
    """A turtle in its shell."""
    head = HeadPlan(
        size=0.13, snout=(0.19, 0.065, -0.035), cheek=0.085, nose=None, eyes=(48.0, 24.0, 0.036), ears="none",
    )  # fmt: skip
    plan = BeastPlan(
        long=0.34, hip=0.2, shoulder=0.2, girth=(0.14, 0.15, 0.14), wide=1.3, head=head, neck=(0.24, 34.0, 0.075, 0.075), stance=0.17, hock=1,
        fore=(0.062, 0.056, 0.05), hind=(0.062, 0.056, 0.05), paw=(0.062, 0.034, 0.075),
        tail=TailPlan(0.14, (0.05, 0.04, 0.03, 0.014), -10.0, 0.0, high=-0.1), faces=1500,
    )  # fmt: skip
    model = build_beast(plan)
    dome = within(ball((0, 0.2, 0), (0.29, 0.25, 0.36)), lambda p: 0.17 - p[:, 1], k=0.04)

    def plates(_model, points, normals, _weights):
        ways = spread_points(40)
        unit = (points - [0, 0.2, 0]) / [0.29, 0.25, 0.36]
        near = np.sort(np.linalg.norm(unit[:, None] - ways[None], axis=2), axis=1)
        return np.clip(1 - (near[:, 1] - near[:, 0] - 0.05) / 0.05, 0, 1)

    add_part(model, dome, "second", ("hips", "chest"), 2400, 0.018, (("mark", plates),))
    rim = widened(ball((0, 0.19, 0), (0.31, 0.31, 0.38)), 1, 0.14, 1, (0, 0.19, 0))
    add_part(model, rim, "extra2", ("hips", "chest"), 500, 0.016)
    model.facts["saddle"] = np.array([0, 0.45, 0])
    return model


def frog() -> AnimalModel:
    """A frog: eyes on top, folded legs."""
    head = HeadPlan(
        size=0.17, form=(1.25, 0.75, 0.95), snout=(0.2, 0.09, -0.05), cheek=0.12, flat=1.7, nose=None, eyes=(34.0, 40.0, 0.06), ears="none",
    )  # fmt: skip
    plan = BeastPlan(
        long=0.22, hip=0.15, shoulder=0.22, girth=(0.14, 0.15, 0.13), wide=1.15, head=head, neck=(0.1, 50.0, 0.13, 0.13), stance=0.19, hock=1,
        fore=(0.045, 0.036, 0.032), hind=(0.085, 0.05, 0.036), paw=(0.055, 0.024, 0.1), tail=None,
        paints=(("second", paint.belly(0.0, 0.4)), ("second", paint.snout(0.3, 0.05, -0.3))), faces=2300,
    )  # fmt: skip
    model = build_beast(plan)
    eye = model.facts["eye"]
    eye[:3] += [0.0, 0.035, 0.0]
    add_part(model, mirrored(ball(eye[:3] - eye[3:6] * 0.035, 0.062)), "fur", ("head",), 260, 0.013)
    eye[:3] += eye[3:6] * 0.024
    eye[6] = 0.048
    return model


def wings(model: AnimalModel, root, long: float, wide: float, slot: str, inner: str) -> None:
    """A pair of skin wings that fold along the body, on bones of their own."""
    root = np.asarray(root, float)
    tip = root + [0.1, 0.28 * long, -long]
    middle = (root + tip) / 2
    way = (tip - root) / np.linalg.norm(tip - root)
    across = np.cross(way, [1.0, 0, 0])
    across = across / np.linalg.norm(across)
    if across[1] > 0:
        across = -across
    fingers = [root + way * t * long + across * wide * r for t, r in ((0.35, 0.9), (0.7, 0.8), (1.0, 0.3))]
    bones = [
        limb(root, tip, 0.026, 0.012),
        *(limb(root + way * long * t, f, 0.014, 0.008) for t, f in zip((0.2, 0.45, 0.8), fingers, strict=True)),
    ]

    def skin(p):
        q = p - root
        u, v, d = q @ way / long, q @ across / wide, q @ np.cross(way, across)
        edge = 0.95 - 0.55 * u**2 - 0.1 * np.abs(np.sin(u * 9))
        return np.maximum.reduce([np.abs(d) - 0.009, (v - edge) * wide, -v * wide, (u - 1.0) * long, -u * long])

    pair(model, "wing_*1", root, middle, 0.05)
    pair(model, "wing_*2", middle, tip, 0.05)
    model.facts["wing_width"], model.facts["wing_grows"] = -across, np.array(1.0)
    model.facts["flies"] = np.array(1.0)
    names = ("wing_l1", "wing_l2", "wing_r1", "wing_r2")
    add_part(model, mirrored(skin), inner, names, 1100, 0.012)
    add_part(model, mirrored(union(*bones)), slot, names, 500, 0.012)


def dragon() -> AnimalModel:
    """A dragon with wings."""
    head = HeadPlan(
        size=0.19, snout=(0.36, 0.095, -0.06), cheek=0.13, flat=1.15, nose=None, eyes=(42.0, 20.0, 0.046), ears="none",
    )  # fmt: skip
    plan = BeastPlan(
        long=0.44, hip=0.42, shoulder=0.5, girth=(0.18, 0.19, 0.16), head=head, neck=(0.32, 58.0, 0.13, 0.11), stance=0.12, hock=1,
        fore=(0.08, 0.062, 0.056), hind=(0.11, 0.075, 0.06), paw=(0.07, 0.045, 0.1),
        tail=TailPlan(0.78, (0.13, 0.09, 0.06, 0.022), -26.0, 20.0, high=-0.1),
        paints=(("second", paint.belly(0.0, 0.5)), ("second", _throat())), faces=2300,
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.4, 0.8, -0.2), (0.55, 1.25, -0.65), (0.5, 1.45, -1.1)), (0.2, 0.14, 0.04))
    ridges(model, np.linspace(-0.95, 0.5, 16), 0.05, "mark", 0.09)
    chest = model.joint("chest")
    wings(model, chest + [0.13, 0.1, -0.06], 0.62, 0.4, "fur", "mark")
    nostrils(model, 0.05, 0.03)
    return model


def _throat():
    return lambda _m, _p, normals, weights: np.clip((normals[:, 2] - 0.35) * 4, 0, 1) * np.clip(weights[:, 2] * 2, 0, 1)


def dinosaur() -> AnimalModel:
    """A dinosaur with a long neck."""
    head = HeadPlan(
        size=0.13, snout=(0.23, 0.075, -0.04), cheek=0.09, flat=1.1, nose=None, eyes=(46.0, 20.0, 0.036), ears="none",
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.42, shoulder=0.42, girth=(0.2, 0.215, 0.18), wide=1.0, head=head, neck=(0.72, 58.0, 0.125, 0.08), stance=0.12, hock=1,
        fore=(0.09, 0.075, 0.07), hind=(0.1, 0.078, 0.07), paw=(0.082, 0.045, 0.09),
        tail=TailPlan(0.78, (0.14, 0.09, 0.055, 0.02), -16.0, 14.0, high=-0.1),
        paints=(("second", paint.belly(0.1, 0.6)), ("mark", paint.spots(26, 0.045, ("hips", "chest", "neck")))), faces=3000,
    )  # fmt: skip
    model = build_beast(plan)
    nostrils(model, 0.035)
    return model


def t_rex() -> AnimalModel:
    """A tyrannosaurus: upright, small arms, large jaws."""
    head = HeadPlan(
        size=0.2, form=(0.92, 0.95, 1.05), snout=(0.42, 0.11, -0.05), cheek=0.14, flat=1.1, nose=None, eyes=(46.0, 28.0, 0.042), ears="none",
        jaw=1.0,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.3, hip=0.56, shoulder=0.72, girth=(0.19, 0.18, 0.15), wide=0.95, head=head, neck=(0.2, 50.0, 0.13, 0.13), stance=0.13, hock=1,
        hind=(0.13, 0.08, 0.06), paw=(0.075, 0.045, 0.14), upright=True, fore=(0.046, 0.034, 0.028), fore_at=(0.01, -0.12, 0.1),
        tail=TailPlan(0.85, (0.15, 0.1, 0.06, 0.02), -18.0, 16.0, high=-0.2), faces=2800,
        paints=(("second", paint.belly(-0.1, 0.5)), ("mark", paint.stripes(0.16, 0.3, ("hips", "chest", *TAIL3)))),
    )  # fmt: skip
    model = build_beast(plan)
    hinge, end = (np.asarray(v) for v in model.bones["jaw"][:2])
    teeth = []
    for t in np.linspace(0.45, 1.0, 5):
        at = hinge + (end - hinge) * t
        teeth.append(
            limb((0.085 - 0.02 * t, at[1] + 0.07, at[2]), (0.085 - 0.02 * t, at[1] + 0.015, at[2]), 0.016, 0.004)
        )
    add_part(model, mirrored(union(*teeth)), "horn", ("head",), 340, 0.008)
    nostrils(model, 0.05, 0.03)
    return model


SCALY: dict[str, Callable[[], AnimalModel]] = {
    "crocodile": crocodile, "lizard": lizard, "turtle": turtle, "frog": frog, "dragon": dragon, "dinosaur": dinosaur,
    "t-rex": t_rex,
}  # fmt: skip
