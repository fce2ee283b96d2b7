"""Wild beasts, great and small, and those of tales, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_beasts import BELLY, HOOFS, nostrils
from animal_shapes import (
    AnimalModel,
    AnimalPart,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_bumps,
    add_horns,
    add_part,
    blended,
    build_beast,
    reshape,
    skin_points,
    skull_point,
    spread_points,
    widened,
)
from puppet_shapes import ball, chain, limb, mirrored, union

TAIL3 = ("tail1", "tail2", "tail3")
LEGS2 = tuple(f"{leg}_{side}{n}" for leg in ("fore", "hind") for side in "lr" for n in (1, 2))

HOUND = HeadPlan(
    size=0.19, snout=(0.36, 0.062, -0.06), cheek=0.115, nose=(0.034, 0.028, 0.026), eyes=(44.0, 18.0, 0.04), ears="pointed",
    ear=(0.17, 0.075, 14.0), ear_at=(60.0, 6.0),
)  # fmt: skip


def wolf() -> AnimalModel:
    """A grey wolf."""
    head = replace(HOUND, size=0.2, snout=(0.37, 0.078, -0.06), cheek=0.13)
    plan = BeastPlan(
        long=0.52, hip=0.48, shoulder=0.5, girth=(0.14, 0.13, 0.175), head=head, neck=(0.2, 40.0, 0.15, 0.14),
        tail=TailPlan(0.4, (0.05, 0.07, 0.07, 0.025), -28.0, -4.0),
        paints=(("mark", paint.back(0.35, 0.85)), BELLY, ("second", paint.snout(0.7, 0.06, 0.0)), ("mark", paint.tail(0.33))),
    )  # fmt: skip
    return build_beast(plan)


def fox() -> AnimalModel:
    """A fox: pointed snout, bushy tail with a white tip."""
    head = replace(HOUND, snout=(0.38, 0.046, -0.055), ear=(0.2, 0.085, 16.0))
    plan = BeastPlan(
        long=0.44, hip=0.36, shoulder=0.37, girth=(0.12, 0.115, 0.13), head=head, neck=(0.15, 44.0, 0.11, 0.11), stance=0.08,
        fore=(0.062, 0.044, 0.04), hind=(0.078, 0.048, 0.04), paw=(0.05, 0.036, 0.066), faces=2700,
        tail=TailPlan(0.5, (0.05, 0.095, 0.11, 0.035), 4.0, 14.0),
        paints=(
            BELLY, ("second", paint.snout(0.62, 0.05, -0.12)), ("mark", paint.below(0.14, 0.04)), ("second", paint.tail(0.36)),
        ),
    )  # fmt: skip
    return build_beast(plan)


BIG_CAT = HeadPlan(
    size=0.22, form=(1.04, 0.95, 0.95), snout=(0.27, 0.1, -0.06), cheek=0.12, flat=1.2, nose=(0.04, 0.028, 0.026),
    eyes=(38.0, 14.0, 0.042), ears="round", ear=(0.11, 0.07, 24.0), ear_at=(54.0, 4.0),
)  # fmt: skip
CAT_BODY = BeastPlan(
    long=0.58, hip=0.42, shoulder=0.43, girth=(0.15, 0.15, 0.165), head=BIG_CAT, neck=(0.15, 40.0, 0.14, 0.14),
    tail=TailPlan(0.56, (0.04, 0.036, 0.036, 0.036), 20.0, 24.0), faces=3600,
)  # fmt: skip


def tiger() -> AnimalModel:
    """A tiger."""
    stripes = paint.stripes(0.125, 0.36, ("hips", "chest", "neck", "head"), 0.04)
    plan = replace(
        CAT_BODY,
        paints=(
            ("mark", stripes), ("second", paint.belly()), ("second", paint.snout(0.6, 0.05, 0.0)),
            ("second", paint.eye_patch(0.075, (0, 0.03, 0))), ("mark", paint.stripes(0.12, 0.34, LEGS2)), ("mark", paint.stripes(0.11, 0.42, TAIL3)),
            ("second", paint.below(0.07)),
        ),
    )  # fmt: skip
    return build_beast(plan)


def leopard() -> AnimalModel:
    """A leopard."""
    plan = replace(
        CAT_BODY, hip=0.43, girth=(0.135, 0.13, 0.145), faces=4200,
        paints=(
            ("second", paint.belly()), ("mark", paint.spots(110, 0.032)), ("second", paint.snout(0.7, 0.05, 0.0)),
        ),
    )  # fmt: skip
    return build_beast(plan)


def lion() -> AnimalModel:
    """A lion with his mane."""
    plan = replace(
        CAT_BODY, faces=2300, tail=TailPlan(0.56, (0.036, 0.03, 0.028, 0.026), 10.0, 24.0, (0.06, 0.06, 0.075)),
        paints=(("second", paint.belly()), ("second", paint.snout(0.75, 0.05, 0.0)), ("mark", paint.tail(0.46, 0.02))),
    )  # fmt: skip
    model = build_beast(plan)
    skull, size = model.facts["skull"][:3], model.facts["skull"][3]
    middle = skull + [0, -0.02, -0.1]
    shape = union(
        ball(middle, (0.31, 0.31, 0.17)), ball(model.joint("neck") + [0, -0.02, 0.04], (0.2, 0.24, 0.18)), k=0.08
    )
    face = ball(skull + [0, -0.02, 0.14], (size * 0.98, size * 0.95, 0.18))

    def keep(ways):
        return ways[:, 2] < 0.72

    ways = spread_points(60)
    ways = ways[keep(ways)]
    tops = skin_points(shape, middle, ways, 1.0)
    tufts = union(*(ball(top, 0.075) for top in tops))
    mane = union(shape, tufts, k=0.03)

    def open_face(p):
        return np.maximum(mane(p), -face(p))

    model.parts.append(AnimalPart(open_face, "mark", ("head", "neck", "chest"), 1700, 0.018))
    return model


BEAR_HEAD = HeadPlan(
    size=0.23, form=(1.04, 0.95, 0.96), snout=(0.31, 0.085, -0.06), cheek=0.12, nose=(0.045, 0.034, 0.03), eyes=(38.0, 14.0, 0.04),
    ears="round", ear=(0.12, 0.075, 30.0), ear_at=(50.0, 6.0),
)  # fmt: skip
BEAR = BeastPlan(
    long=0.52, hip=0.42, shoulder=0.44, girth=(0.2, 0.205, 0.205), wide=1.0, stance=0.13, hock=1, neck=(0.16, 34.0, 0.17, 0.16),
    fore=(0.105, 0.085, 0.075), hind=(0.12, 0.085, 0.075), paw=(0.085, 0.055, 0.1), head=BEAR_HEAD,
    tail=TailPlan(0.1, (0.05, 0.05, 0.045, 0.04), 10.0, 0.0),
)  # fmt: skip


def bear() -> AnimalModel:
    """A bear."""
    return build_beast(replace(BEAR, paints=(("second", paint.snout(0.85, 0.04, 0.05)),)))


def panda() -> AnimalModel:
    """A panda."""
    marks = ("hips", "chest")
    plan = replace(
        BEAR, faces=3200,
        paints=(
            ("mark", paint.bones((*LEGS2, *(f"{leg}_{side}3" for leg in ("fore", "hind") for side in "lr")), 0.35, 0.5)),
            ("mark", paint.slab(2, 0.14, 0.3, 0.015, marks)), ("mark", paint.eye_patch(0.068, (0.012, -0.012, 0.0))),
        ),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [replace(p, slot="mark", paints=()) if p.bones == ("ear_l", "ear_r") else p for p in model.parts]
    return model


def koala() -> AnimalModel:
    """A koala: wide ears, a large nose."""
    head = replace(
        BEAR_HEAD, snout=(0.25, 0.08, -0.05), nose=(0.05, 0.075, 0.035), ear=(0.2, 0.13, 56.0), ear_at=(34.0, 0.0), mouth=False,
    )  # fmt: skip
    plan = replace(
        BEAR, long=0.32, hip=0.34, shoulder=0.38, girth=(0.18, 0.18, 0.16), head=head, neck=(0.13, 50.0, 0.14, 0.14),
        fore=(0.075, 0.062, 0.056), hind=(0.09, 0.064, 0.056), paw=(0.062, 0.045, 0.08), stance=0.11, tail=None, paints=(BELLY,),
    )  # fmt: skip
    return build_beast(plan)


def raccoon() -> AnimalModel:
    """A raccoon: a mask, a ringed tail."""
    head = replace(
        HOUND, size=0.2, form=(1.1, 0.92, 0.95), snout=(0.3, 0.052, -0.06), cheek=0.1, ears="round", ear=(0.12, 0.065, 26.0),
        ear_at=(56.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.4, hip=0.3, shoulder=0.29, girth=(0.16, 0.15, 0.13), head=head, neck=(0.13, 46.0, 0.12, 0.12), stance=0.085, hock=1,
        fore=(0.058, 0.044, 0.04), hind=(0.078, 0.05, 0.042), paw=(0.05, 0.036, 0.066), faces=3200,
        tail=TailPlan(0.42, (0.05, 0.075, 0.075, 0.035), 24.0, 20.0),
        paints=(
            BELLY, ("second", paint.snout(0.62, 0.04, 0.2)), ("second", paint.eye_patch(0.1, (0, 0.03, 0))),
            ("mark", paint.eye_patch(0.062, (0.015, -0.012, 0))), ("mark", paint.stripes(0.12, 0.5, TAIL3)),
            ("mark", paint.below(0.08)),
        ),
    )  # fmt: skip
    return build_beast(plan)


def skunk() -> AnimalModel:
    """A skunk: a white stripe, a plume of a tail."""
    head = replace(
        HOUND,
        size=0.16,
        snout=(0.27, 0.045, -0.04),
        cheek=0.085,
        ears="round",
        ear=(0.09, 0.05, 26.0),
        ear_at=(52.0, 4.0),
    )
    stripe = paint.slab(0, -1.0, 0.055, 0.015, ("hips", "chest", "neck", "head", *TAIL3))
    plan = BeastPlan(
        long=0.36, hip=0.24, shoulder=0.23, girth=(0.14, 0.13, 0.11), head=head, neck=(0.13, 36.0, 0.1, 0.1), stance=0.075, hock=1,
        fore=(0.05, 0.038, 0.034), hind=(0.066, 0.042, 0.034), paw=(0.044, 0.032, 0.06), faces=3000,
        tail=TailPlan(0.52, (0.06, 0.12, 0.13, 0.08), 58.0, 34.0),
        paints=(("second", lambda m, p, n, w: stripe(m, p, n, w) * np.clip(n[:, 1] * 4 + 0.6, 0, 1)),),
    )  # fmt: skip
    return build_beast(plan)


def badger() -> AnimalModel:
    """A badger: a striped face."""
    head = replace(
        HOUND,
        size=0.17,
        snout=(0.34, 0.052, -0.05),
        cheek=0.1,
        ears="round",
        ear=(0.09, 0.05, 30.0),
        ear_at=(48.0, 2.0),
    )
    dark = paint.slab(0, 0.045, 0.115, 0.01, ("head",))
    plan = BeastPlan(
        long=0.42, hip=0.25, shoulder=0.24, girth=(0.16, 0.16, 0.14), wide=1.1, head=head, neck=(0.14, 26.0, 0.13, 0.12), stance=0.09,
        hock=1, fore=(0.058, 0.046, 0.04), hind=(0.07, 0.048, 0.04), paw=(0.05, 0.034, 0.066), faces=3000,
        tail=TailPlan(0.18, (0.05, 0.05, 0.045, 0.03), 0.0, 0.0),
        paints=(
            ("second", paint.bones(("head",), 0.6, 0.85)), ("mark", dark), ("mark", paint.belly(0.3, 0.6)),
            ("mark", paint.bones(tuple(name for name in LEGS2 if name.endswith("2")), 0.4, 0.7)), ("mark", paint.below(0.1)),
        ),
    )  # fmt: skip
    return build_beast(plan)


def beaver() -> AnimalModel:
    """A beaver: front teeth, a flat tail."""
    head = HeadPlan(
        size=0.19, snout=(0.27, 0.08, -0.06), cheek=0.11, flat=1.2, nose=(0.042, 0.03, 0.026), eyes=(44.0, 18.0, 0.034),
        ears="round", ear=(0.08, 0.048, 36.0), ear_at=(48.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.36, hip=0.25, shoulder=0.26, girth=(0.19, 0.18, 0.15), head=head, neck=(0.12, 40.0, 0.14, 0.13), stance=0.09, hock=1,
        fore=(0.055, 0.042, 0.038), hind=(0.075, 0.046, 0.04), paw=(0.05, 0.034, 0.075), tail=None, paints=(BELLY,),
    )  # fmt: skip
    model = build_beast(plan)
    hips = model.joint("hips") + [0, -0.1, -0.16]
    ends = [hips, hips + [0, -0.03, -0.13], hips + [0, -0.03, -0.26], hips + [0, -0.01, -0.4]]
    for n in (1, 2, 3):
        model.bones[f"tail{n}"] = (tuple(ends[n - 1]), tuple(ends[n]), 0.06)
    flat = blended(
        0.04,
        widened(ball(hips + [0, -0.03, -0.24], (0.12, 0.12, 0.19)), 1, 0.22, 1, tuple(hips + [0, -0.03, -0.24])),
        limb(hips, ends[1], 0.06, 0.04),
    )
    add_part(model, flat, "mark", TAIL3, 360, 0.013)
    add_part(
        model, ball(model.facts["mouth"] + [0, -0.035, -0.012], (0.026, 0.036, 0.012)), "horn", ("head",), 100, 0.007
    )
    return model


def otter() -> AnimalModel:
    """An otter: long and low."""
    head = HeadPlan(
        size=0.17, form=(1.08, 0.9, 1.0), snout=(0.23, 0.075, -0.045), cheek=0.1, flat=1.25, nose=(0.036, 0.026, 0.022),
        eyes=(40.0, 18.0, 0.036), ears="round", ear=(0.06, 0.038, 44.0), ear_at=(40.0, 2.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.48, hip=0.21, shoulder=0.22, girth=(0.13, 0.125, 0.115), head=head, neck=(0.17, 46.0, 0.11, 0.11), stance=0.08, hock=1,
        fore=(0.05, 0.042, 0.036), hind=(0.062, 0.044, 0.038), paw=(0.05, 0.032, 0.066),
        tail=TailPlan(0.46, (0.08, 0.062, 0.045, 0.02), 0.0, 5.0, high=-0.1),
        paints=(BELLY, ("second", paint.snout(0.6, 0.05, -0.05))),
    )  # fmt: skip
    return build_beast(plan)


def elephant() -> AnimalModel:
    """An elephant."""
    head = HeadPlan(
        size=0.24, form=(0.95, 1.02, 0.98), snout=(0.3, 0.1, -0.12), cheek=0.15, nose=None, eyes=(52.0, 8.0, 0.038), ears="wide",
        ear=(0.4, 0.2, 104.0), ear_at=(14.0, 24.0), mouth=False, jaw=0.55,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.5, hip=0.52, shoulder=0.54, girth=(0.235, 0.25, 0.235), wide=1.0, stance=0.135, hock=1, neck=(0.2, 30.0, 0.2, 0.19),
        fore=(0.115, 0.095, 0.095), hind=(0.125, 0.098, 0.095), paw=(0.108, 0.06, 0.112), head=head,
        tail=TailPlan(0.3, (0.03, 0.022, 0.02, 0.018), -64.0, -6.0, (0.03, 0.05, 0.03), 0.4), faces=2200,
        paints=(("second", _toes(0.05)),),
    )  # fmt: skip
    model = build_beast(plan)
    start = skull_point(model, (0, -0.45, 1.0))
    line = [start, start + [0, -0.16, 0.1], start + [0, -0.32, 0.1], start + [0, -0.43, 0.13], start + [0, -0.45, 0.23]]
    model.bones["nose1"] = (tuple(line[0]), tuple(line[2]), 0.06)
    model.bones["nose2"] = (tuple(line[2]), tuple(line[4]), 0.05)
    add_part(model, chain(line, (0.105, 0.08, 0.062, 0.052, 0.05)), "fur", ("head", "nose1", "nose2"), 800, 0.014)
    tusk = [skull_point(model, point) for point in ((0.42, -0.7, 0.75), (0.55, -1.15, 1.1), (0.58, -1.15, 1.6))]
    add_part(model, mirrored(chain(tusk, (0.034, 0.03, 0.012))), "horn", ("head",), 240, 0.011)
    model.facts["mouth"] = line[-1]
    model.facts["mouth_bone"] = np.array(1.0)
    return model


def _toes(height: float):
    def where(_model, points, normals, weights):
        front = np.clip((normals[:, 2] - 0.35) * 6, 0, 1) * np.clip((np.sin(points[:, 0] * 95) + 0.2) * 3, 0, 1)
        return paint.below(height)(_model, points, normals, weights) * front

    return where


def mammoth() -> AnimalModel:
    """An elephant with shaggy fur and long tusks."""
    model = elephant()
    model.parts = [part for part in model.parts if part.slot != "horn"]
    tusk = [skull_point(model, p) for p in ((0.42, -0.7, 0.75), (0.7, -1.4, 1.2), (0.75, -1.35, 2.1), (0.5, -0.7, 2.5))]
    add_part(model, mirrored(chain(tusk, (0.042, 0.04, 0.034, 0.012))), "horn", ("head",), 300, 0.012)
    top = skull_point(model, (0, 0.8, -0.1))
    add_bumps(model, ball(top, (0.14, 0.12, 0.14)), top, 24, 0.05, "mark", ("head",), faces=420)
    shag = ball((0, 0.52, 0.0), (0.27, 0.25, 0.42))
    add_bumps(
        model,
        shag,
        (0, 0.52, 0),
        80,
        0.07,
        "mark",
        ("hips", "chest"),
        faces=1400,
        keep=lambda w: w[:, 2] < 0.9,
        sink=0.3,
    )
    return model


def rhinoceros() -> AnimalModel:
    """A rhinoceros."""
    head = HeadPlan(
        size=0.2, form=(0.95, 0.95, 1.0), snout=(0.4, 0.11, -0.11), cheek=0.15, nose=None, eyes=(52.0, 16.0, 0.036), ears="leaf",
        ear=(0.12, 0.048, 26.0), ear_at=(56.0, 18.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.58, hip=0.44, shoulder=0.45, girth=(0.22, 0.235, 0.22), wide=1.0, stance=0.13, hock=1, neck=(0.2, 14.0, 0.19, 0.17),
        fore=(0.1, 0.085, 0.08), hind=(0.115, 0.085, 0.08), paw=(0.092, 0.055, 0.098), head=head,
        tail=TailPlan(0.24, (0.026, 0.022, 0.02, 0.02), -60.0, 0.0, high=0.5), paints=(("second", _toes(0.05)),),
    )  # fmt: skip
    model = build_beast(plan)
    size = model.facts["skull"][3]
    for z, high, thick in ((1.65, 0.75, 0.3), (1.05, 0.4, 0.2)):
        a, b = skull_point(model, (0, 0.0 if z > 1.2 else 0.35, z - 0.1)), skull_point(model, (0, 0.15 + high, z + 0.2))
        add_part(model, limb(a, b, thick * size, 0.012), "horn", ("head",), 200, 0.012)
    nostrils(model, 0.06)
    return model


def hippopotamus() -> AnimalModel:
    """A hippopotamus: all mouth."""
    head = HeadPlan(
        size=0.2, form=(1.0, 0.92, 1.0), snout=(0.4, 0.15, -0.1), cheek=0.16, flat=1.25, nose=None, eyes=(44.0, 38.0, 0.036),
        ears="round", ear=(0.08, 0.045, 30.0), ear_at=(52.0, 20.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.56, hip=0.36, shoulder=0.36, girth=(0.235, 0.255, 0.23), wide=1.05, stance=0.13, hock=1, neck=(0.16, 20.0, 0.2, 0.19),
        fore=(0.095, 0.08, 0.075), hind=(0.105, 0.08, 0.075), paw=(0.088, 0.05, 0.09), head=head,
        tail=TailPlan(0.14, (0.04, 0.034, 0.03, 0.024), -40.0, 0.0, high=0.4), paints=(("second", paint.belly(0.2, 0.6)),),
    )  # fmt: skip
    model = build_beast(plan)
    nostrils(model, 0.08, 0.09)
    return model


def giraffe() -> AnimalModel:
    """A giraffe."""
    head = HeadPlan(
        size=0.13, form=(0.9, 1.0, 1.0), snout=(0.28, 0.062, -0.07), cheek=0.082, nose=None, eyes=(56.0, 16.0, 0.034), ears="leaf",
        ear=(0.13, 0.042, 76.0), ear_at=(34.0, 10.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.42, hip=0.66, shoulder=0.72, girth=(0.135, 0.145, 0.15), head=head, neck=(0.78, 70.0, 0.105, 0.068), stance=0.085,
        fore=(0.07, 0.044, 0.036), hind=(0.08, 0.044, 0.036), paw=(0.046, 0.046, 0.054), faces=4600,
        tail=TailPlan(0.36, (0.022, 0.016, 0.016, 0.018), -66.0, -4.0, (0.03, 0.06, 0.03), 0.5),
        paints=(("mark", paint.spots(90, 0.055, ("hips", "chest", "neck", *(n for n in LEGS2 if n.endswith("1"))))), HOOFS, ("line", paint.tail(0.32))),
    )  # fmt: skip
    model = build_beast(plan)
    for end in ((0.38, 1.75, -0.1),):
        add_horns(model, ((0.35, 0.8, -0.1), end), (0.14, 0.12), "fur", 160)
        add_part(model, mirrored(ball(skull_point(model, end), 0.03)), "line", ("head",), 120, 0.01)
    root, joint = model.joint("neck"), model.joint("head")
    mane = widened(
        chain(
            (root + [0, 0.1, -0.1], (root + joint) / 2 + [0, 0.02, -0.085], joint + [0, 0.06, -0.07]),
            (0.03, 0.032, 0.026),
        ),
        0.7,
    )
    add_part(model, mane, "mark", ("neck", "head", "chest"), 260, 0.014)
    nostrils(model, 0.035)
    return model


CAMEL_HEAD = HeadPlan(
    size=0.14, form=(0.9, 1.0, 1.0), snout=(0.3, 0.078, -0.08), cheek=0.09, nose=None, eyes=(54.0, 16.0, 0.036), ears="leaf",
    ear=(0.09, 0.036, 34.0), ear_at=(56.0, 12.0),
)  # fmt: skip
CAMEL = BeastPlan(
    long=0.54, hip=0.62, shoulder=0.62, girth=(0.15, 0.17, 0.165), head=CAMEL_HEAD, neck=(0.46, 46.0, 0.115, 0.085), stance=0.1,
    fore=(0.075, 0.05, 0.044), hind=(0.085, 0.05, 0.044), paw=(0.068, 0.042, 0.078), faces=2600,
    tail=TailPlan(0.28, (0.024, 0.02, 0.018, 0.018), -60.0, -4.0, (0.03, 0.05, 0.03), 0.4), paints=(BELLY,),
)  # fmt: skip


def _humps(model: AnimalModel, places, radii) -> AnimalModel:
    hill = union(*(ball((0, 0.74, z), radii) for z in places), k=0.05)
    body = model.parts[0]
    model = reshape(model, shape=blended(0.09, body.shape, hill))
    add_bumps(
        model,
        union(*(ball((0, 0.84, z), np.array(radii) * 0.62) for z in places)),
        (0, 0.8, places[0]),
        14,
        0.035,
        "mark",
        ("hips", "chest"),
        faces=300,
    ) if len(places) == 1 else None
    return model


def camel() -> AnimalModel:
    """A camel with one hump."""
    model = _humps(build_beast(CAMEL), (0.0,), (0.14, 0.22, 0.2))
    model.facts["saddle"] = np.array([0, 0.94, 0.0])
    nostrils(model, 0.035)
    return model


def two_hump_camel() -> AnimalModel:
    """A camel with two humps."""
    model = _humps(
        build_beast(replace(CAMEL, paints=(BELLY, ("mark", paint.slab(1, 0.84, 2.0, 0.02, ("hips", "chest")))))),
        (-0.19, 0.19),
        (0.12, 0.2, 0.13),
    )
    model.facts["saddle"] = np.array([0, 0.8, 0.0])
    nostrils(model, 0.035)
    return model


def llama() -> AnimalModel:
    """A llama: woolly, long neck, long ears."""
    head = replace(
        CAMEL_HEAD,
        size=0.13,
        snout=(0.24, 0.065, -0.06),
        ears="leaf",
        ear=(0.17, 0.04, 10.0),
        ear_at=(66.0, 6.0),
        eyes=(50.0, 14.0, 0.038),
    )
    plan = replace(
        CAMEL, long=0.42, hip=0.5, shoulder=0.5, girth=(0.15, 0.155, 0.15), head=head, neck=(0.42, 72.0, 0.105, 0.095),
        fore=(0.075, 0.056, 0.042), hind=(0.085, 0.056, 0.042), paw=(0.05, 0.04, 0.06), paints=(),
        tail=TailPlan(0.16, (0.05, 0.055, 0.05, 0.03), 30.0, -10.0),
    )  # fmt: skip
    model = reshape(
        build_beast(plan), paints=(("second", paint.bones(("head",), 0.75, 0.95)), ("second", paint.below(0.17, 0.02)))
    )
    add_bumps(
        model,
        ball((0, 0.52, 0), (0.185, 0.17, 0.34)),
        (0, 0.52, 0),
        70,
        0.06,
        "fur",
        ("hips", "chest"),
        faces=1300,
        sink=0.35,
    )
    top = skull_point(model, (0, 0.85, 0.1))
    add_bumps(model, ball(top, 0.06), top, 14, 0.035, "fur", ("head",), faces=240)
    return model


def deer() -> AnimalModel:
    """A deer with antlers."""
    head = HeadPlan(
        size=0.15, form=(0.9, 1.0, 1.0), snout=(0.31, 0.062, -0.08), cheek=0.092, nose=(0.036, 0.028, 0.024), eyes=(52.0, 16.0, 0.042),
        ears="leaf", ear=(0.17, 0.056, 66.0), ear_at=(42.0, 8.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.58, shoulder=0.58, girth=(0.135, 0.13, 0.145), head=head, neck=(0.3, 60.0, 0.1, 0.082), stance=0.08,
        fore=(0.062, 0.038, 0.032), hind=(0.08, 0.04, 0.032), paw=(0.04, 0.042, 0.05), faces=3200,
        tail=TailPlan(0.12, (0.04, 0.042, 0.036, 0.02), 30.0, 0.0),
        paints=(BELLY, ("second", paint.spots(26, 0.02, ("hips",))), ("second", paint.snout(1.5, 0.05, -0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    main = ((0.35, 0.85, -0.1), (0.75, 1.7, -0.45), (1.15, 2.5, -0.35), (1.0, 3.3, 0.05))
    forks = (((0.62, 1.45, -0.35), (0.6, 2.0, 0.35)), ((1.1, 2.4, -0.37), (1.55, 2.9, -0.75)))
    size = model.facts["skull"][3]
    antler = chain([skull_point(model, p) for p in main], [r * size for r in (0.17, 0.15, 0.12, 0.06)])
    tines = [limb(skull_point(model, a), skull_point(model, b), 0.12 * size, 0.05 * size) for a, b in forks]
    add_part(model, mirrored(union(antler, *tines, k=0.015)), "horn", ("head",), 520, 0.011)
    return model


def kangaroo() -> AnimalModel:
    """A kangaroo, upright."""
    head = HeadPlan(
        size=0.13, form=(0.92, 1.0, 1.0), snout=(0.26, 0.052, -0.055), cheek=0.078, nose=(0.03, 0.024, 0.02), eyes=(50.0, 16.0, 0.036),
        ears="leaf", ear=(0.2, 0.048, 14.0), ear_at=(66.0, 6.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.14, hip=0.36, shoulder=0.72, girth=(0.18, 0.165, 0.115), wide=0.95, head=head, neck=(0.17, 62.0, 0.085, 0.075),
        stance=0.11, hock=1, hind=(0.115, 0.062, 0.046), paw=(0.05, 0.036, 0.14), upright=True, fore=(0.05, 0.036, 0.03),
        fore_at=(0.02, -0.2, 0.13), tail=TailPlan(0.62, (0.11, 0.075, 0.055, 0.03), -30.0, 16.0, high=-0.3), faces=2900,
        paints=(("second", _front()), ("second", paint.snout(1.2, 0.05, -0.15))),
    )  # fmt: skip
    return build_beast(plan)


def _front():
    def where(_model, points, normals, weights):
        trunk = weights[:, :2].sum(axis=1)
        return (
            np.clip((normals[:, 2] - 0.25) * 3, 0, 1)
            * np.clip(trunk * 2, 0, 1)
            * np.clip((0.14 - np.abs(points[:, 0])) * 15, 0, 1)
        )

    return where


APE_HEAD = HeadPlan(
    size=0.19, form=(1.02, 1.0, 0.95), snout=(0.235, 0.09, -0.075), cheek=0.11, flat=1.2, nose=(0.03, 0.018, 0.016),
    eyes=(22.0, 12.0, 0.038), ears="round", ear=(0.12, 0.07, 88.0), ear_at=(2.0, 4.0),
)  # fmt: skip


def _face_mask(slot: str = "second"):
    def where(model, points, normals, weights):
        x, y, z, size = model.facts["skull"]
        p = (points - [x, y, z]) / size
        eyes = np.minimum(np.linalg.norm((np.abs(p[:, :2] * [1, 1]) - [0.34, 0.14]) / [0.42, 0.42], axis=1), 9)
        mouth = np.linalg.norm((p[:, :2] - [0, -0.4]) / [0.72, 0.56], axis=1)
        near = np.minimum(eyes, mouth)
        return np.clip((1.08 - near) * 6, 0, 1) * np.clip((p[:, 2] - 0.25) * 6, 0, 1) * np.clip(weights[:, 3] * 2, 0, 1)

    return (slot, where)


def monkey() -> AnimalModel:
    """A monkey: a pale face, a long curled tail."""
    plan = BeastPlan(
        long=0.3, hip=0.36, shoulder=0.42, girth=(0.13, 0.12, 0.13), head=APE_HEAD, neck=(0.15, 58.0, 0.1, 0.1), stance=0.09, hock=1,
        fore=(0.056, 0.046, 0.042), hind=(0.068, 0.05, 0.044), paw=(0.05, 0.036, 0.07), faces=2900,
        tail=TailPlan(0.62, (0.032, 0.03, 0.028, 0.026), 40.0, 46.0, high=0.4),
        paints=(_face_mask(), BELLY, ("second", paint.below(0.075))),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [replace(p, slot="second", paints=()) if p.bones == ("ear_l", "ear_r") else p for p in model.parts]
    return model


APE = BeastPlan(
    long=0.38, hip=0.38, shoulder=0.56, girth=(0.17, 0.19, 0.21), wide=1.05, neck=(0.14, 44.0, 0.15, 0.14), stance=0.16, hock=1,
    fore=(0.105, 0.085, 0.075), hind=(0.105, 0.08, 0.066), paw=(0.078, 0.05, 0.085), tail=None, faces=2700,
    head=replace(APE_HEAD, form=(1.0, 1.08, 0.98), ear=(0.07, 0.04, 88.0)), paints=(_face_mask(), ("second", paint.below(0.08))),
)  # fmt: skip


def gorilla() -> AnimalModel:
    """A gorilla on its knuckles."""
    paints = (("mark", paint.back(0.3, 0.8)), *APE.paints)
    return build_beast(replace(APE, paints=paints))


def orangutan() -> AnimalModel:
    """An orangutan: red, with wide cheeks."""
    head = replace(APE.head, form=(1.15, 1.05, 0.92))
    return build_beast(replace(APE, girth=(0.18, 0.19, 0.18), head=head, fore=(0.1, 0.08, 0.07)))


def sloth() -> AnimalModel:
    """A sloth: dark stripes at the eyes, always content."""
    head = replace(APE_HEAD, nose=(0.034, 0.026, 0.022), ears="none", eyes=(26.0, 6.0, 0.032))
    plan = replace(
        APE, long=0.34, hip=0.32, shoulder=0.36, girth=(0.15, 0.16, 0.15), head=head, stance=0.12, fore=(0.075, 0.062, 0.052),
        hind=(0.075, 0.06, 0.05), paw=(0.05, 0.04, 0.1), faces=3000,
        paints=(_face_mask(), ("mark", paint.eye_patch(0.055, (0.025, -0.012, 0.0)))),
    )  # fmt: skip
    return build_beast(plan)


WILD: dict[str, Callable[[], AnimalModel]] = {
    "wolf": wolf, "fox": fox, "tiger": tiger, "leopard": leopard, "lion": lion, "bear": bear, "panda": panda, "koala": koala,
    "raccoon": raccoon, "skunk": skunk, "badger": badger, "beaver": beaver, "otter": otter, "elephant": elephant,
    "mammoth": mammoth, "rhinoceros": rhinoceros, "hippopotamus": hippopotamus, "giraffe": giraffe, "camel": camel,
    "two-hump-camel": two_hump_camel, "llama": llama, "deer": deer, "kangaroo": kangaroo, "monkey": monkey, "gorilla": gorilla,
    "orangutan": orangutan, "sloth": sloth,
}  # fmt: skip
