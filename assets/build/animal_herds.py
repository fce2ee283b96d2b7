"""Further beasts with hoofs, of the farm and of the wild, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import animal_paints as paint
import numpy as np
from animal_beasts import (
    BELLY,
    COW,
    COW_HEAD,
    HOOFS,
    HORSE,
    HORSE_HEAD,
    add_mane,
    nostrils,
)
from animal_shapes import (
    AnimalModel,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_bumps,
    add_horns,
    add_part,
    build_beast,
    skin_points,
    skull_point,
    widened,
)
from animal_wild import CAMEL, CAMEL_HEAD
from puppet_shapes import ball, chain, limb, mirrored, ring, union

TRUNK = ("hips", "chest")
SPINE = ("hips", "chest", "neck", "head")


def crest_line(model: AnimalModel, high: float, thick: float, slot: str = "mark", start: float = 0.0) -> None:
    """Bristles that stand along neck and back, from the brow to a place of the back."""
    skin = model.parts[0].shape
    joint, root = model.joint("head"), model.joint("neck")
    back = [np.array([0, 0, z]) for z in np.linspace(root[2] - 0.12, start, 4)]
    ways = [np.array([0.0, 1.0, -0.25])] * 2
    tops = [
        skin_points(skin, point, way[None] / np.linalg.norm(way))[0]
        for point, way in zip((joint, (joint + root) / 2), ways, strict=True)
    ]
    y = np.linspace(0, 2.4, 480)
    for at in back:
        inside = np.flatnonzero(skin(np.stack([np.zeros(480), y, np.full(480, at[2])], axis=1)) < 0)
        tops.append(np.array([0, y[inside[-1]], at[2]]))
    brow = skull_point(model, (0, 0.9, 0.0))
    line = [brow, *tops]
    shape = union(*(limb(p - [0, 0.03, 0], p + [0, high, -0.03], thick, thick * 0.5) for p in _between(line)), k=0.02)
    add_part(model, widened(shape, 0.6), slot, ("head", "neck", "chest", "hips"), 620, 0.013)


def _between(line: list[np.ndarray]) -> list[np.ndarray]:
    found = []
    for a, b in pairwise(line):
        found += [a + (b - a) * t for t in np.linspace(0, 1, 4)[:-1]]
    return [*found, line[-1]]


def alpaca() -> AnimalModel:
    """An alpaca: wool up to the eyes, a mop of hair, a short face."""
    head = replace(
        CAMEL_HEAD, size=0.125, snout=(0.2, 0.062, -0.055), ear=(0.13, 0.038, 22.0), ear_at=(60.0, 4.0), eyes=(48.0, 6.0, 0.038),
        nose=(0.028, 0.02, 0.018),
    )  # fmt: skip
    plan = replace(
        CAMEL, long=0.36, hip=0.42, shoulder=0.42, girth=(0.15, 0.155, 0.15), head=head, neck=(0.36, 76.0, 0.12, 0.105),
        fore=(0.085, 0.072, 0.05), hind=(0.09, 0.072, 0.05), paw=(0.05, 0.04, 0.06), tail=TailPlan(0.12, (0.06, 0.06, 0.055, 0.04), 20.0, -10.0),
        paints=(("second", paint.snout(0.75, 0.03, 0.4)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    fleece = ball((0, 0.45, -0.01), (0.2, 0.19, 0.31))
    add_bumps(model, fleece, (0, 0.45, 0), 70, 0.065, "fur", TRUNK, faces=1200, sink=0.35)
    root, joint = model.joint("neck"), model.joint("head")
    column = limb(root, joint, 0.125, 0.115)
    add_bumps(
        model, column, (root + joint) / 2, 44, 0.05, "fur", ("neck", "chest"), faces=800, sink=0.4, keep=lambda w: abs(w[:, 1]) < 0.93
    )  # fmt: skip
    top = skull_point(model, (0, 0.75, -0.1))
    add_bumps(model, ball(top, (0.12, 0.11, 0.12)), top, 26, 0.05, "fur", ("head",), faces=500)
    for leg in ("fore", "hind"):
        for side in "lr":
            a, b = model.joint(f"{leg}_{side}2"), model.joint(f"{leg}_{side}3")
            at = a + (b - a) * 0.3
            add_bumps(model, ball(at, (0.075, 0.1, 0.08)), at, 12, 0.035, "fur", (f"{leg}_{side}2",), faces=180)
    model.facts["saddle"] = np.array([0, 0.66, 0])
    return model


def pony() -> AnimalModel:
    """A small stout horse with a thick mane."""
    head = replace(HORSE_HEAD, size=0.185, snout=(0.34, 0.1, -0.12), ear=(0.11, 0.045, 10.0), eyes=(50.0, 18.0, 0.05))
    plan = replace(
        HORSE, long=0.5, hip=0.5, shoulder=0.5, girth=(0.175, 0.18, 0.175), sag=0.015, neck=(0.25, 52.0, 0.14, 0.11), head=head,
        fore=(0.085, 0.062, 0.056), hind=(0.1, 0.064, 0.056), paw=(0.066, 0.055, 0.074),
        tail=TailPlan(0.46, (0.04, 0.08, 0.09, 0.04), -48.0, -10.0, high=0.5),
        paints=(("second", paint.patches(0.7, 0.4, TRUNK, 4)), ("second", paint.snout(1.3, 0.06, 0.2)), HOOFS, ("mark", paint.bones(("tail1", "tail2", "tail3"), 0.5, 0.75))),
    )  # fmt: skip
    model = build_beast(plan)
    add_mane(model, 0.075)
    nostrils(model)
    return model


def foal() -> AnimalModel:
    """A young horse: long legs, a short mane."""
    head = replace(HORSE_HEAD, size=0.18, snout=(0.3, 0.085, -0.11), cheek=0.11, eyes=(50.0, 16.0, 0.054))
    plan = replace(
        HORSE, long=0.38, hip=0.6, shoulder=0.6, girth=(0.13, 0.125, 0.135), neck=(0.26, 58.0, 0.1, 0.085), head=head, stance=0.08,
        fore=(0.062, 0.046, 0.036), hind=(0.075, 0.048, 0.036), paw=(0.044, 0.044, 0.054),
        tail=TailPlan(0.22, (0.025, 0.036, 0.036, 0.02), -40.0, -10.0, high=0.5),
        paints=(BELLY, ("second", paint.snout(1.2, 0.05, 0.2)), ("second", paint.below(0.16, 0.03)), HOOFS, ("mark", paint.bones(("tail1", "tail2", "tail3"), 0.5, 0.75))),
    )  # fmt: skip
    model = build_beast(plan)
    add_mane(model, 0.032, lock=False)
    nostrils(model, 0.04)
    return model


def bull() -> AnimalModel:
    """A bull: heavy in front, wide horns, a ring in its nose."""
    head = replace(COW_HEAD, size=0.19, snout=(0.31, 0.11, -0.1))
    plan = replace(
        COW, hip=0.48, shoulder=0.56, girth=(0.17, 0.2, 0.27), neck=(0.16, 20.0, 0.22, 0.17), head=head, fore=(0.095, 0.062, 0.052), hind=(0.1, 0.062, 0.052),
        paints=(("second", paint.snout(1.2, 0.05, 0.2)), HOOFS, ("mark", paint.tail(0.38))),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(
        model,
        ((0.5, 0.75, -0.1), (1.3, 0.85, 0.1), (1.7, 1.5, 0.5), (1.55, 2.1, 0.8)),
        (0.24, 0.21, 0.15, 0.03),
        faces=420,
    )
    nostrils(model, 0.055)
    add_part(
        model, ring(model.facts["mouth"] + [0, -0.005, 0.03], 0.042, 0.011, axis=2), "extra2", ("head",), 220, 0.009
    )
    return model


def calf() -> AnimalModel:
    """A young cow without horns."""
    head = replace(COW_HEAD, size=0.19, snout=(0.29, 0.095, -0.09), eyes=(46.0, 14.0, 0.054), ear=(0.17, 0.066, 84.0))
    plan = replace(
        COW, long=0.42, hip=0.46, shoulder=0.46, girth=(0.15, 0.155, 0.15), sag=0.0, stance=0.095, neck=(0.17, 46.0, 0.12, 0.11),
        fore=(0.07, 0.056, 0.048), hind=(0.085, 0.058, 0.048), paw=(0.056, 0.05, 0.064), head=head, faces=2600,
        tail=TailPlan(0.3, (0.022, 0.018, 0.016, 0.018), -60.0, -6.0, (0.035, 0.05, 0.035), 0.6),
        paints=(BELLY, ("second", paint.patches(0.6, 0.3, SPINE, 5)), ("inner", paint.snout(1.15, 0.04, 0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    nostrils(model, 0.05)
    return model


def yak() -> AnimalModel:
    """A yak: shaggy to the ground, with horns."""
    plan = replace(
        COW, hip=0.46, shoulder=0.52, girth=(0.19, 0.21, 0.24), neck=(0.16, 18.0, 0.18, 0.14),
        tail=TailPlan(0.4, (0.05, 0.08, 0.09, 0.05), -62.0, -6.0, high=0.6), paints=(("second", paint.snout(1.2, 0.05, 0.2)),),
    )  # fmt: skip
    model = build_beast(plan)
    _skirt(model, 0.25, 0.44, -0.32, 0.4, "mark")
    add_horns(model, ((0.5, 0.75, -0.1), (1.25, 0.8, 0.0), (1.6, 1.4, 0.1), (1.35, 2.0, 0.05)), (0.2, 0.18, 0.12, 0.04))
    top = skull_point(model, (0, 0.8, 0.25))
    add_bumps(model, ball(top, (0.11, 0.09, 0.11)), top, 18, 0.045, "mark", ("head",), faces=320)
    nostrils(model, 0.055)
    return model


def _skirt(model: AnimalModel, aside: float, high: float, start: float, end: float, slot: str) -> None:
    """Long hair that hangs down both flanks."""
    locks = [
        limb((aside * 0.92, high, z), (aside * 0.98, high - 0.27 - 0.04 * (n % 2), z - 0.02), 0.06, 0.02)
        for n, z in enumerate(np.linspace(start, end, 11))
    ]
    add_part(model, mirrored(union(*locks, k=0.03)), slot, TRUNK, 1000, 0.016)


def bison() -> AnimalModel:
    """A bison: a great hump, a dark mane, a beard."""
    head = replace(COW_HEAD, size=0.19, snout=(0.29, 0.1, -0.12))
    plan = replace(
        COW, hip=0.46, shoulder=0.58, girth=(0.17, 0.21, 0.28), neck=(0.14, -14.0, 0.22, 0.18), head=head, paints=(HOOFS,),
        tail=TailPlan(0.3, (0.026, 0.02, 0.018, 0.022), -50.0, -6.0, (0.035, 0.06, 0.035), 0.6),
    )  # fmt: skip
    model = build_beast(plan)
    chest = model.joint("chest")
    add_bumps(
        model, ball(chest + [0, 0.03, 0.0], (0.28, 0.3, 0.27)), chest, 80, 0.075, "mark", ("chest", "neck"), faces=1500, sink=0.35,
        keep=lambda w: (w[:, 2] > -0.75),
    )  # fmt: skip
    top = skull_point(model, (0, 0.55, -0.1))
    add_bumps(
        model,
        ball(top, (0.17, 0.15, 0.15)),
        top,
        28,
        0.055,
        "mark",
        ("head",),
        faces=500,
        keep=lambda w: w[:, 2] < 0.85,
    )
    add_horns(model, ((0.75, 0.5, 0.0), (1.25, 0.8, 0.15), (1.3, 1.5, 0.2)), (0.22, 0.18, 0.05))
    end = np.asarray(model.bones["jaw"][1])
    add_part(model, limb(end + [0, 0, -0.06], end + [0, -0.18, -0.05], 0.07, 0.02), "mark", ("jaw", "head"), 200, 0.014)
    nostrils(model, 0.055)
    return model


DEER_HEAD = HeadPlan(
    size=0.15, form=(0.9, 1.0, 1.0), snout=(0.31, 0.062, -0.08), cheek=0.092, nose=(0.036, 0.028, 0.024), eyes=(52.0, 16.0, 0.042),
    ears="leaf", ear=(0.17, 0.056, 66.0), ear_at=(42.0, 8.0),
)  # fmt: skip
DEER = BeastPlan(
    long=0.46, hip=0.58, shoulder=0.58, girth=(0.135, 0.13, 0.145), head=DEER_HEAD, neck=(0.3, 60.0, 0.1, 0.082), stance=0.08,
    fore=(0.062, 0.038, 0.032), hind=(0.08, 0.04, 0.032), paw=(0.04, 0.042, 0.05), faces=2800,
    tail=TailPlan(0.12, (0.04, 0.042, 0.036, 0.02), 30.0, 0.0),
)  # fmt: skip


def _flank_band(low: float, high: float, slot: str = "mark"):
    """A dark band along both flanks, as gazelles have."""

    def where(_model, points, normals, weights):
        inside = np.clip((points[:, 1] - low) * 60 + 0.5, 0, 1) * np.clip((high - points[:, 1]) * 60 + 0.5, 0, 1)
        return (
            inside
            * np.clip(weights[:, :2].sum(axis=1) * 3 - 1.2, 0, 1)
            * np.clip(np.abs(normals[:, 0]) * 3 - 0.5, 0, 1)
        )

    return (slot, where)


def antelope() -> AnimalModel:
    """An oryx: long straight horns, a black and white face."""
    head = replace(DEER_HEAD, snout=(0.33, 0.07, -0.09), nose=None, ear=(0.15, 0.05, 74.0))
    plan = replace(
        DEER, long=0.5, girth=(0.15, 0.15, 0.17), neck=(0.28, 50.0, 0.13, 0.095), head=head, faces=3600,
        tail=TailPlan(0.34, (0.022, 0.018, 0.018, 0.02), -64.0, -4.0, (0.035, 0.09, 0.035), 0.5),
        paints=(
            ("second", paint.belly(0.2, 0.5)), _flank_band(0.465, 0.51), ("mark", paint.slab(1, 0.3, 0.4, 0.02, tuple(f"{leg}_{side}{n}" for leg in ("fore", "hind") for side in "lr" for n in (1, 2)))),
            ("second", paint.bones(("head",), 0.7, 0.9)), ("mark", paint.eye_patch(0.062, (0.0, -0.03, 0.03))), ("mark", paint.snout(1.25, 0.04, 0.15)),
            ("second", paint.snout(1.75, 0.03, 0.3)), HOOFS, ("mark", paint.tail(0.24)),
        ),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.3, 0.85, -0.05), (0.42, 2.6, -1.0), (0.55, 4.6, -1.95)), (0.16, 0.13, 0.03), "line", 420)
    nostrils(model, 0.035)
    return model


def gazelle() -> AnimalModel:
    """A gazelle: slender, a dark band along its flank, horns like a lyre."""
    head = replace(DEER_HEAD, size=0.14, snout=(0.27, 0.054, -0.07), ear=(0.19, 0.05, 48.0), eyes=(52.0, 16.0, 0.046))
    plan = replace(
        DEER, long=0.4, girth=(0.115, 0.11, 0.125), head=head, neck=(0.28, 64.0, 0.085, 0.072), fore=(0.052, 0.032, 0.027), hind=(0.07, 0.034, 0.027),
        faces=3400, tail=TailPlan(0.14, (0.026, 0.026, 0.024, 0.02), -30.0, 0.0),
        paints=(
            ("second", paint.belly(-0.05, 0.25)), _flank_band(0.5, 0.56), ("second", paint.eye_patch(0.07, (0.0, 0.02, 0.01))), ("mark", paint.tail(0.03)),
            ("second", paint.snout(1.3, 0.05, -0.1)), HOOFS,
        ),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(
        model,
        ((0.3, 0.85, 0.0), (0.75, 1.7, -0.35), (0.8, 2.5, -0.85), (0.5, 3.2, -0.8)),
        (0.17, 0.15, 0.12, 0.04),
        "line",
        460,
    )
    return model


def wildebeest() -> AnimalModel:
    """A wildebeest: a dark mane and beard, horns that turn up, a sloping back."""
    head = replace(COW_HEAD, size=0.16, snout=(0.36, 0.09, -0.12), ear=(0.14, 0.05, 90.0))
    plan = replace(
        COW, long=0.52, hip=0.52, shoulder=0.6, girth=(0.14, 0.16, 0.2), neck=(0.2, 22.0, 0.15, 0.11), head=head,
        fore=(0.075, 0.046, 0.04), hind=(0.085, 0.048, 0.04), paw=(0.05, 0.046, 0.06),
        tail=TailPlan(0.42, (0.026, 0.03, 0.045, 0.04), -62.0, -6.0, (0.045, 0.08, 0.045), 0.6),
        paints=(("mark", paint.stripes(0.09, 0.25, ("chest",), 0.01)), ("mark", paint.snout(0.9, 0.06, 0.3)), HOOFS, ("mark", paint.tail(0.2))),
    )  # fmt: skip
    model = build_beast(plan)
    crest_line(model, 0.07, 0.035, start=0.1)
    end, hinge = np.asarray(model.bones["jaw"][1]), np.asarray(model.bones["jaw"][0])
    beard = [
        limb(hinge + (end - hinge) * t + [0, -0.02, 0], hinge + (end - hinge) * t + [0, -0.15, -0.03], 0.036, 0.012)
        for t in (0.0, 0.3, 0.6, 0.9)
    ]
    add_part(model, union(*beard, k=0.02), "mark", ("jaw", "head"), 320, 0.012)
    add_horns(
        model,
        ((0.4, 0.75, 0.05), (1.3, 0.45, 0.2), (1.55, 1.0, 0.3), (1.1, 1.6, 0.25)),
        (0.22, 0.18, 0.13, 0.05),
        "line",
    )
    nostrils(model, 0.05)
    return model


def kid() -> AnimalModel:
    """A young goat: hanging ears, buds of horns."""
    head = HeadPlan(
        size=0.17, form=(0.95, 1.0, 1.0), snout=(0.26, 0.072, -0.08), cheek=0.095, nose=(0.03, 0.02, 0.02), eyes=(50.0, 14.0, 0.046),
        ears="floppy", ear=(0.19, 0.05, 40.0), ear_at=(34.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.32, hip=0.4, shoulder=0.4, girth=(0.12, 0.12, 0.12), head=head, neck=(0.17, 58.0, 0.085, 0.085), stance=0.075,
        fore=(0.055, 0.042, 0.036), hind=(0.068, 0.044, 0.036), paw=(0.044, 0.04, 0.052), tail=TailPlan(0.1, (0.03, 0.032, 0.03, 0.02), 66.0, 12.0),
        paints=(BELLY, ("second", paint.patches(0.5, 0.36, (*TRUNK, "neck"), 3)), ("second", paint.snout(0.9, 0.05, 0.1)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.34, 0.85, 0.1), (0.4, 1.2, 0.0)), (0.16, 0.1), faces=120)
    return model


def ibex() -> AnimalModel:
    """A mountain goat with great ringed horns and a beard."""
    head = HeadPlan(
        size=0.16, form=(0.9, 1.0, 1.0), snout=(0.3, 0.074, -0.09), cheek=0.095, nose=(0.03, 0.02, 0.02), eyes=(54.0, 18.0, 0.036), ears="leaf",
        ear=(0.13, 0.042, 88.0), ear_at=(30.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.48, shoulder=0.49, girth=(0.155, 0.165, 0.165), head=head, neck=(0.22, 52.0, 0.115, 0.095), stance=0.09,
        fore=(0.066, 0.046, 0.042), hind=(0.08, 0.048, 0.042), paw=(0.05, 0.044, 0.06), tail=TailPlan(0.1, (0.035, 0.035, 0.03, 0.02), 30.0, 12.0),
        paints=(BELLY, ("mark", paint.below(0.2, 0.04)), ("second", paint.snout(1.2, 0.05, 0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    t = np.linspace(0, 1, 15)
    a = 0.25 + 2.5 * t
    points = np.stack([0.32 + 0.35 * t, 0.7 + 1.75 * np.sin(a), -1.55 + 1.75 * np.cos(a)], axis=1)
    radii = np.linspace(0.25, 0.08, 15) * (1 + 0.14 * (np.arange(15) % 2))
    add_horns(model, points, radii, faces=760)
    end = np.asarray(model.bones["jaw"][1])
    add_part(model, limb(end + [0, -0.02, -0.02], end + [0, -0.17, 0.0], 0.036, 0.012), "mark", ("jaw",), 160, 0.011)
    return model


def lamb() -> AnimalModel:
    """A young sheep: white all over, hanging ears, a small fleece."""
    head = HeadPlan(
        size=0.17, form=(0.98, 1.0, 1.0), snout=(0.23, 0.07, -0.065), cheek=0.095, nose=(0.026, 0.018, 0.018), eyes=(46.0, 10.0, 0.048), ears="leaf",
        ear=(0.18, 0.05, 108.0), ear_at=(28.0, 0.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.28, hip=0.34, shoulder=0.35, girth=(0.12, 0.12, 0.12), head=head, neck=(0.14, 58.0, 0.085, 0.09), stance=0.075,
        fore=(0.056, 0.048, 0.042), hind=(0.064, 0.048, 0.042), paw=(0.046, 0.04, 0.054), tail=TailPlan(0.16, (0.04, 0.045, 0.045, 0.035), -50.0, -10.0),
        faces=1500, paints=(("second", paint.bones(("head",), 0.7, 0.9)), ("second", paint.below(0.13, 0.03)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    fleece = ball((0, 0.37, -0.01), (0.16, 0.15, 0.24))
    add_bumps(model, fleece, (0, 0.37, -0.01), 64, 0.055, "fur", TRUNK, faces=1300, sink=0.35)
    top = skull_point(model, (0, 0.75, -0.2))
    add_bumps(model, ball(top, 0.085), top, 16, 0.042, "fur", ("head",), faces=320)
    model.facts["saddle"] = np.array([0, 0.53, 0])
    return model


PIG_HEAD = HeadPlan(
    size=0.2, snout=(0.3, 0.088, -0.045), cheek=0.1, flat=1.1, nose=None, eyes=(46.0, 20.0, 0.034), ears="leaf",
    ear=(0.17, 0.075, 38.0), ear_at=(52.0, -12.0), jaw=0.8,
)  # fmt: skip


def _pig_nose(model: AnimalModel, slot: str = "inner") -> None:
    mouth = model.facts["mouth"]
    size = model.facts["skull"][3] / 0.2
    add_part(
        model,
        ball(mouth + [0, 0.045 * size, -0.015], np.array((0.084, 0.074, 0.034)) * size),
        slot,
        ("head",),
        260,
        0.012,
    )
    add_part(
        model,
        mirrored(ball(mouth + np.array((0.032, 0.045, 0.016)) * size, (0.013, 0.02, 0.01))),
        "nose",
        ("head",),
        80,
        0.006,
    )


def piglet() -> AnimalModel:
    """A young pig: small, with large ears."""
    head = replace(
        PIG_HEAD, size=0.2, snout=(0.26, 0.076, -0.05), cheek=0.1, eyes=(42.0, 16.0, 0.042), ear=(0.15, 0.078, 44.0)
    )
    plan = BeastPlan(
        long=0.28, hip=0.27, shoulder=0.27, girth=(0.15, 0.16, 0.15), wide=1.0, stance=0.085, neck=(0.1, 40.0, 0.13, 0.13),
        fore=(0.06, 0.048, 0.042), hind=(0.068, 0.05, 0.042), paw=(0.048, 0.04, 0.054), head=head, faces=1800,
        tail=TailPlan(0.12, (0.02, 0.018, 0.016, 0.014), 70.0, 60.0, high=0.3), paints=(("second", paint.patches(0.45, 0.22, TRUNK, 6)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    _pig_nose(model)
    return model


def boar() -> AnimalModel:
    """A wild boar: bristles, a long snout, tusks."""
    head = replace(
        PIG_HEAD, size=0.19, snout=(0.4, 0.074, -0.075), cheek=0.115, ear=(0.15, 0.06, 24.0), ear_at=(60.0, 8.0)
    )
    plan = BeastPlan(
        long=0.48, hip=0.38, shoulder=0.44, girth=(0.16, 0.185, 0.21), wide=0.9, stance=0.1, neck=(0.12, 8.0, 0.17, 0.15),
        fore=(0.075, 0.05, 0.042), hind=(0.085, 0.052, 0.042), paw=(0.05, 0.044, 0.058), head=head, faces=2300,
        tail=TailPlan(0.22, (0.022, 0.018, 0.016, 0.016), -50.0, 0.0, (0.025, 0.04, 0.025), 0.5),
        paints=(("second", paint.snout(1.35, 0.08, 0.3)), ("mark", paint.below(0.16, 0.04)),),
    )  # fmt: skip
    model = build_beast(plan)
    crest_line(model, 0.06, 0.035, start=-0.2)
    _pig_nose(model)
    add_horns(
        model, ((0.42, -0.62, 1.1), (0.58, -0.5, 1.3), (0.62, -0.1, 1.32)), (0.09, 0.08, 0.02), faces=200, step=0.008
    )
    return model


def warthog() -> AnimalModel:
    """A warthog: a broad flat face with warts, curled tusks, a mane, a thin tail held up."""
    head = replace(
        PIG_HEAD, size=0.19, form=(1.08, 0.95, 1.0), snout=(0.44, 0.1, -0.1), cheek=0.125, flat=1.2, eyes=(46.0, 32.0, 0.036), ear=(0.14, 0.055, 46.0),
        ear_at=(50.0, 12.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.48, hip=0.4, shoulder=0.41, girth=(0.155, 0.17, 0.165), wide=0.95, stance=0.1, neck=(0.12, 10.0, 0.16, 0.15),
        fore=(0.07, 0.05, 0.042), hind=(0.08, 0.052, 0.042), paw=(0.048, 0.044, 0.056), head=head, faces=2300,
        tail=TailPlan(0.42, (0.02, 0.016, 0.014, 0.016), 82.0, 4.0, (0.03, 0.055, 0.03), 0.6), paints=(("second", paint.snout(0.5, 0.06, 0.0)), HOOFS, ("mark", paint.tail(0.36))),
    )  # fmt: skip
    model = build_beast(plan)
    crest_line(model, 0.09, 0.032, start=-0.1)
    _pig_nose(model, "second")
    add_horns(
        model,
        ((0.5, -0.62, 1.35), (1.0, -0.55, 1.6), (1.15, 0.0, 1.75), (0.85, 0.55, 1.7)),
        (0.11, 0.1, 0.08, 0.025),
        faces=320,
        step=0.009,
    )
    wart = union(
        ball(skull_point(model, (0.78, -0.35, 0.72)), 0.036), ball(skull_point(model, (0.62, -0.45, 1.25)), 0.028)
    )
    add_part(model, mirrored(wart), "fur", ("head",), 200, 0.012)
    return model


def moose() -> AnimalModel:
    """A moose: antlers like shovels, a heavy muzzle, a hump, a beard."""
    head = replace(
        DEER_HEAD,
        size=0.16,
        snout=(0.42, 0.1, -0.13),
        cheek=0.11,
        nose=None,
        ear=(0.18, 0.055, 84.0),
        ear_at=(30.0, 14.0),
        eyes=(54.0, 18.0, 0.034),
    )
    plan = replace(
        DEER, long=0.54, hip=0.66, shoulder=0.72, girth=(0.16, 0.17, 0.2), neck=(0.24, 36.0, 0.15, 0.12), head=head, stance=0.1,
        fore=(0.085, 0.052, 0.042), hind=(0.1, 0.054, 0.042), paw=(0.056, 0.055, 0.07), tail=TailPlan(0.08, (0.04, 0.036, 0.03, 0.02), -30.0, 0.0),
        paints=(("second", paint.below(0.46, 0.08)), ("second", paint.snout(1.5, 0.1, 0.3)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    size = model.facts["skull"][3]
    root, palm = skull_point(model, (0.4, 0.85, -0.1)), skull_point(model, (2.0, 1.7, -0.35))
    turn = palm + size * np.array([0.35, 0.35, -0.1])
    blade = widened(ball(turn, (0.2, 0.17, 0.17)), 1, 1, 0.24, tuple(turn))
    tines = [
        limb(turn, turn + size * np.array(way), 0.05, 0.018)
        for way in ((-0.7, 1.75, 0.25), (0.15, 1.9, 0.15), (0.95, 1.6, 0.1), (1.6, 0.85, 0.1), (-1.0, 0.9, 0.8))
    ]
    antler = union(
        chain((root, skull_point(model, (1.2, 1.15, -0.2)), palm), (0.032, 0.03, 0.04)), blade, *tines, k=0.03
    )
    add_part(model, mirrored(antler), "horn", ("head",), 900, 0.013)
    throat = np.asarray(model.bones["jaw"][0]) + [0, -0.04, 0.05]
    add_part(model, limb(throat, throat + [0, -0.2, 0.0], 0.05, 0.02), "fur", ("head", "neck"), 200, 0.014)
    nostrils(model, 0.055, 0.03)
    return model


def reindeer() -> AnimalModel:
    """A reindeer: a pale thick neck, wide antlers, a red collar with a bell."""
    head = replace(
        DEER_HEAD, size=0.16, snout=(0.3, 0.08, -0.08), cheek=0.1, nose=(0.05, 0.04, 0.036), ear=(0.14, 0.052, 74.0)
    )
    plan = replace(
        DEER, long=0.46, hip=0.54, shoulder=0.55, girth=(0.15, 0.155, 0.165), head=head, neck=(0.24, 46.0, 0.14, 0.11), fore=(0.07, 0.048, 0.04), hind=(0.085, 0.05, 0.04),
        paw=(0.052, 0.046, 0.06), paints=(BELLY, ("second", paint.bones(("neck",), 0.5, 0.8)), ("second", paint.below(0.1)), ("second", paint.snout(1.3, 0.06, 0.0)), HOOFS, ("second", paint.tail(0.03))),
    )  # fmt: skip
    model = build_beast(plan)
    size = model.facts["skull"][3]
    main = ((0.35, 0.85, -0.1), (0.85, 1.5, -1.0), (1.35, 2.5, -1.0), (1.2, 3.5, -0.1), (1.0, 3.7, 0.35))
    antler = chain([skull_point(model, p) for p in main], [r * size for r in (0.17, 0.15, 0.13, 0.11, 0.06)])
    forks = (
        ((0.6, 1.15, -0.5), (0.5, 1.3, 0.75)),
        ((1.3, 3.0, -0.6), (1.25, 3.7, -1.0)),
        ((1.25, 3.4, -0.2), (1.4, 4.2, -0.25)),
        ((0.6, 1.2, 0.4), (0.5, 1.75, 0.75)),
    )
    tines = [limb(skull_point(model, a), skull_point(model, b), 0.11 * size, 0.06 * size) for a, b in forks]
    add_part(model, mirrored(union(antler, *tines, k=0.02)), "horn", ("head",), 760, 0.011)
    neck, joint = model.joint("neck"), model.joint("head")
    at = neck + (joint - neck) * 0.55
    way = (joint - neck) / np.linalg.norm(joint - neck)

    def collar(p):
        q = p - at
        along = q @ way
        return np.maximum(np.linalg.norm(q - along[:, None] * way, axis=1) - 0.145, np.abs(along) - 0.024)

    add_part(model, collar, "extra", ("neck",), 360, 0.012)
    add_part(model, ball(at + [0, -0.1, 0.13], 0.036), "extra2", ("neck",), 140, 0.012)
    return model


def fawn() -> AnimalModel:
    """A young deer: white spots, no antlers, large eyes."""
    head = replace(DEER_HEAD, size=0.17, snout=(0.27, 0.06, -0.07), eyes=(48.0, 12.0, 0.054), ear=(0.2, 0.066, 60.0))
    plan = replace(
        DEER, long=0.34, hip=0.5, shoulder=0.5, girth=(0.115, 0.11, 0.12), head=head, neck=(0.22, 62.0, 0.085, 0.08), fore=(0.055, 0.038, 0.032), hind=(0.07, 0.04, 0.032),
        faces=3600, paints=(BELLY, ("second", paint.spots(40, 0.017, TRUNK)), ("second", paint.snout(1.2, 0.05, -0.1)), HOOFS),
    )  # fmt: skip
    return build_beast(plan)


def doe() -> AnimalModel:
    """A female deer: no antlers."""
    return build_beast(
        replace(DEER, paints=(BELLY, ("second", paint.snout(1.4, 0.05, -0.1)), ("second", paint.tail(0.04)), HOOFS))
    )


def okapi() -> AnimalModel:
    """An okapi: dark, with striped legs."""
    legs = tuple(f"{leg}_{side}{n}" for leg in ("fore", "hind") for side in "lr" for n in (1, 2))
    plan = replace(
        HORSE, long=0.44, hip=0.6, shoulder=0.66, girth=(0.14, 0.14, 0.155), neck=(0.36, 62.0, 0.115, 0.085), faces=4200,
        head=replace(HORSE_HEAD, size=0.15, snout=(0.34, 0.075, -0.1), cheek=0.1, ear=(0.18, 0.06, 50.0), ear_at=(50.0, 10.0)),
        tail=TailPlan(0.3, (0.022, 0.018, 0.018, 0.02), -60.0, -4.0, (0.03, 0.05, 0.03), 0.5),
        paints=(("second", paint.stripes(0.085, 0.45, legs, 0.01)), ("second", paint.below(0.24, 0.02)), ("second", paint.snout(0.4, 0.08, 0.0)), ("line", paint.snout(1.8, 0.05, 0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    nostrils(model, 0.035)
    return model


HERDS: dict[str, Callable[[], AnimalModel]] = {
    "alpaca": alpaca, "pony": pony, "foal": foal, "bull": bull, "calf": calf, "yak": yak, "bison": bison, "antelope": antelope, "gazelle": gazelle,
    "wildebeest": wildebeest, "kid-goat": kid, "ibex": ibex, "lamb": lamb, "piglet": piglet, "wild-boar": boar, "warthog": warthog,
    "moose": moose, "reindeer": reindeer, "fawn": fawn, "doe": doe, "okapi": okapi,
}  # fmt: skip
