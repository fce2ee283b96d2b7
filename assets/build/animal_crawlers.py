"""Small fry on six legs and more, worms and slugs, and further scaly ones, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable, Sequence

import animal_paints as paint
import numpy as np
from animal_beasts import nostrils
from animal_scaly import ridges
from animal_shapes import (
    TAIL,
    TRUNK,
    AnimalModel,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_eyes,
    add_horns,
    add_part,
    blended,
    build_beast,
    pair,
    skin_points,
    skull_point,
    spread_points,
    widened,
)
from animal_small import feelers, plates, small_body, snake
from puppet_shapes import ball, chain, limb, mirrored, union, within


def add_legs(
    model: AnimalModel,
    root,
    fore: Sequence[tuple[float, float]],
    hind: Sequence[tuple[float, float]],
    reach: float,
    knee: float,
    thick: float,
    slot: str = "line",
) -> None:
    """Many legs on the four legs' bones: the front ones move with the forelegs, the others with the hind legs.

    Args:
        model: the body.
        root: how far aside and how high legs begin.
        fore: where each front leg begins and ends, ahead.
        hind: the same of the others.
        reach: how far aside they end.
        knee: how high their knees are.
        thick: their radius.
        slot: their colour.
    """
    aside, high = root
    for name, legs in (("fore", fore), ("hind", hind)):
        shapes = []
        for n, (start, end) in enumerate(legs):
            a, c = np.array([aside, high, start]), np.array([reach, thick * 0.8, end])
            b = np.array([aside + 0.5 * (reach - aside), knee, (start + end) / 2])
            shapes.append(chain((a, b, c), (thick * 1.15, thick, thick * 0.75)))
            if n == len(legs) // 2:
                toe = c + [0.02, 0.0, 0.01]
                for k, (p, q) in enumerate(((a, b), (b, c), (c, toe)), 1):
                    pair(model, f"{name}_*{k}", p, q, thick)
        names = tuple(f"{name}_{side}{k}" for side in "lr" for k in (1, 2, 3))
        add_part(model, mirrored(union(*shapes)), slot, names, 260 * len(legs), max(0.007, thick * 0.6))


def ant() -> AnimalModel:
    """An ant: three balls, bent feelers, six legs."""
    model, _ = small_body(
        "beast", (0, 0.24, -0.2), (0, 0.22, 0.0), (0.06, 0.075), (0, 0.3, 0.2), 0.125, (44.0, 16.0, 0.04), 0.05, 1100
    )
    add_part(model, ball((0, 0.26, -0.28), (0.13, 0.125, 0.18)), "fur", ("hips",), 420, 0.016)
    feelers(model, 1.0)
    jaw = chain(
        (
            skull_point(model, (0.35, -0.5, 0.8)),
            skull_point(model, (0.45, -0.65, 1.25)),
            skull_point(model, (0.1, -0.7, 1.45)),
        ),
        (0.02, 0.018, 0.006),
    )
    add_part(model, mirrored(jaw), "line", ("head",), 200, 0.008)
    add_legs(model, (0.05, 0.2), ((0.05, 0.18), (0.0, 0.02)), ((-0.05, -0.16),), 0.24, 0.3, 0.018)
    return model


def spider() -> AnimalModel:
    """A spider: eight bent legs, a round body, many eyes."""
    model, _ = small_body(
        "beast", (0, 0.24, -0.14), (0, 0.22, 0.06), (0.06, 0.1), (0, 0.24, 0.15), 0.11, (26.0, 22.0, 0.042), 0.09, 1100
    )
    marks = ("second", paint.spot("hips", (0, 0.14, -0.1), 0.07))
    add_part(model, ball((0, 0.28, -0.23), (0.17, 0.16, 0.2)), "fur", ("hips",), 700, 0.016, (marks,))
    small = union(*(ball(skull_point(model, p), 0.016) for p in ((0.62, 0.35, 0.72), (0.25, 0.72, 0.68))))
    add_part(model, mirrored(small), "line", ("head",), 120, 0.007)
    fang = limb(skull_point(model, (0.2, -0.55, 0.85)), skull_point(model, (0.18, -0.95, 0.95)), 0.02, 0.008)
    add_part(model, mirrored(fang), "horn", ("head",), 100, 0.008)
    add_legs(
        model, (0.08, 0.2), ((0.08, 0.34), (0.04, 0.14)), ((-0.02, -0.1), (-0.06, -0.32)), 0.42, 0.42, 0.02, "mark"
    )
    return model


def beetle() -> AnimalModel:
    """A stag beetle: shining wing cases, jaws like antlers."""
    model, _ = small_body(
        "beast", (0, 0.16, -0.12), (0, 0.16, 0.08), (0.11, 0.12), (0, 0.17, 0.24), 0.09, (50.0, 24.0, 0.03), 0.08, 1000
    )
    shell = lambda p: np.maximum(ball((0, 0.15, -0.08), (0.18, 0.16, 0.24))(p), 0.11 - p[:, 1])  # noqa: E731
    seam = ("mark", paint.slab(0, -1.0, 0.008, 0.006))
    add_part(model, shell, "extra", TRUNK, 1300, 0.014, (seam,))
    shield = within(ball((0, 0.16, 0.14), (0.155, 0.13, 0.1)), lambda p: 0.11 - p[:, 1], k=0.02)
    add_part(model, shield, "fur", ("chest",), 420, 0.013)
    horn = chain(
        [skull_point(model, p) for p in ((0.5, 0.0, 0.8), (1.25, 0.2, 1.8), (1.15, 0.3, 2.9), (0.6, 0.3, 3.3))],
        (0.034, 0.032, 0.024, 0.008),
    )
    tooth = limb(skull_point(model, (1.25, 0.25, 2.2)), skull_point(model, (0.75, 0.25, 2.3)), 0.018, 0.006)
    add_part(model, mirrored(union(horn, tooth)), "fur", ("head",), 420, 0.01)
    add_legs(model, (0.1, 0.12), ((0.12, 0.26), (0.03, 0.04)), ((-0.08, -0.22),), 0.26, 0.18, 0.018)
    return model


def cockroach() -> AnimalModel:
    """A cockroach: flat and long, long feelers."""
    model, _ = small_body(
        "beast", (0, 0.1, -0.16), (0, 0.1, 0.08), (0.08, 0.085), (0, 0.11, 0.22), 0.075, (46.0, 26.0, 0.026), 0.07, 900
    )
    shell = widened(ball((0, 0.12, -0.08), (0.16, 0.16, 0.33)), 1, 0.5, 1, (0, 0.12, 0))
    add_part(model, shell, "fur", TRUNK, 900, 0.014, (("mark", paint.slab(0, -1.0, 0.007, 0.006)),))
    shield = widened(ball((0, 0.14, 0.15), (0.13, 0.13, 0.09)), 1, 0.5, 1, (0, 0.14, 0))
    add_part(model, shield, "second", ("chest",), 360, 0.012, (("mark", paint.slab(0, 0.03, 0.075, 0.01)),))
    feelers(model, 2.6)
    add_legs(model, (0.08, 0.08), ((0.12, 0.26), (0.02, 0.04)), ((-0.1, -0.32),), 0.27, 0.13, 0.016)
    return model


def grasshopper() -> AnimalModel:
    """A grasshopper: great hind legs, a long body, a tall face."""
    model, _ = small_body(
        "beast",
        (0, 0.22, -0.34),
        (0, 0.24, 0.05),
        (0.05, 0.1),
        (0, 0.27, 0.2),
        0.105,
        (52.0, 20.0, 0.044),
        0.09,
        1300,
        (("second", paint.belly(0.0, 0.5)),),
    )
    feelers(model, 1.5)
    wing = widened(limb((0.05, 0.29, 0.06), (0.05, 0.26, -0.46), 0.07, 0.045), 0.35, 1, 1, (0.06, 0, 0))
    add_part(model, mirrored(wing), "mark", TRUNK, 400, 0.012)
    root, knee, foot = np.array([0.09, 0.2, -0.04]), np.array([0.16, 0.5, -0.3]), np.array([0.17, 0.02, -0.4])
    thigh = union(
        limb(root, knee, 0.055, 0.02), limb(knee, foot, 0.02, 0.014), limb(foot, foot + [0.01, 0, 0.08], 0.016, 0.012)
    )
    for k, (a, b) in enumerate(((root, knee), (knee, foot), (foot, foot + [0, 0, 0.06])), 1):
        pair(model, f"hind_*{k}", a, b, 0.03)
    add_part(model, mirrored(thigh), "fur", tuple(f"hind_{s}{k}" for s in "lr" for k in (1, 2, 3)), 560, 0.011)
    legs = []
    for start, end in ((0.12, 0.24), (0.03, 0.0)):
        legs.append(
            chain(((0.06, 0.17, start), (0.13, 0.2, (start + end) / 2), (0.16, 0.015, end)), (0.02, 0.017, 0.013))
        )
    for k, (a, b) in enumerate(
        (
            ((0.06, 0.17, 0.12), (0.13, 0.2, 0.18)),
            ((0.13, 0.2, 0.18), (0.16, 0.015, 0.24)),
            ((0.16, 0.015, 0.24), (0.17, 0.015, 0.27)),
        ),
        1,
    ):
        pair(model, f"fore_*{k}", a, b, 0.02)
    add_part(model, mirrored(union(*legs)), "fur", tuple(f"fore_{s}{k}" for s in "lr" for k in (1, 2, 3)), 420, 0.01)
    return model


def scorpion() -> AnimalModel:
    """A scorpion: claws ahead, the tail over its back with a sting."""
    model, _ = small_body(
        "beast",
        (0, 0.14, -0.16),
        (0, 0.14, 0.08),
        (0.09, 0.11),
        (0, 0.16, 0.2),
        0.09,
        (36.0, 30.0, 0.03),
        0.09,
        1300,
        (("mark", paint.stripes(0.08, 0.25, TRUNK, 0.0)),),
    )
    line = [np.array([0, y, z]) for y, z in ((0.15, -0.26), (0.24, -0.42), (0.42, -0.48), (0.56, -0.38), (0.58, -0.24))]
    beads = union(
        chain(line, (0.062, 0.055, 0.05, 0.046, 0.05)),
        *(ball(p, r) for p, r in zip(line, (0.07, 0.065, 0.06, 0.056, 0.064), strict=True)),
        k=0.012,
    )
    for n, (i, j) in enumerate(((0, 1), (1, 2), (2, 4))):
        model.bones[TAIL[n]] = (tuple(line[i]), tuple(line[j]), 0.05)
    add_part(model, beads, "fur", ("hips", *TAIL), 900, 0.012)
    add_part(
        model,
        chain((line[-1], line[-1] + [0, 0.0, 0.08], line[-1] + [0, -0.07, 0.13]), (0.034, 0.024, 0.005)),
        "mark",
        ("tail3",),
        160,
        0.009,
    )
    _claws(model, (0.1, 0.14, 0.14), 1.0, "fur")
    add_legs(model, (0.08, 0.11), ((0.1, 0.2), (0.03, 0.06)), ((-0.05, -0.1), (-0.12, -0.26)), 0.28, 0.2, 0.018, "mark")
    return model


def _claws(model: AnimalModel, root, size: float, slot: str, up: float = 0.0) -> None:
    """A pair of arms with claws, ahead of the body."""
    a = np.asarray(root, float)
    b, c = a + np.array([0.16, 0.06 + up * 0.3, 0.06]) * size, a + np.array([0.17, 0.04 + up, 0.24]) * size
    arm = chain((a, b, c), (0.034 * size, 0.032 * size, 0.036 * size))
    hand = ball(c + np.array([0.01, 0.02, 0.07]) * size, np.array([0.07, 0.085, 0.1]) * size)
    tip = c + np.array([0.0, 0.02, 0.13]) * size
    upper = chain(
        (
            tip + np.array([0.05, 0.03, -0.02]) * size,
            tip + np.array([0.07, 0.05, 0.09]) * size,
            tip + np.array([0.01, 0.03, 0.17]) * size,
        ),
        (0.04 * size, 0.034 * size, 0.008 * size),
    )
    lower = chain(
        (
            tip + np.array([-0.04, -0.02, -0.02]) * size,
            tip + np.array([-0.065, -0.01, 0.07]) * size,
            tip + np.array([-0.02, 0.0, 0.14]) * size,
        ),
        (0.034 * size, 0.028 * size, 0.008 * size),
    )
    add_part(
        model,
        mirrored(union(arm, blended(0.02 * size, hand, upper, lower))),
        slot,
        ("chest",),
        1100,
        0.011 * max(0.8, size),
    )


def crab() -> AnimalModel:
    """A crab: broad, eyes on stalks, great claws."""
    model, _ = small_body(
        "beast", (0, 0.22, -0.06), (0, 0.22, 0.05), (0.05, 0.05), (0, 0.26, 0.1), 0.07, (10.0, 10.0, 0.03), 0.05, 500
    )
    shell = widened(ball((0, 0.24, 0.0), (0.3, 0.3, 0.24)), 1, 0.48, 1, (0, 0.22, 0))
    under = ("second", paint.belly(0.1, 0.4))
    model.parts.clear()
    add_part(model, shell, "fur", TRUNK, 1500, 0.015, (under, ("mark", paint.spots(14, 0.02, TRUNK))))
    stalk = limb((0.08, 0.3, 0.16), (0.095, 0.44, 0.19), 0.022, 0.022)
    add_part(model, mirrored(union(stalk, ball((0.095, 0.46, 0.19), 0.055))), "fur", ("head",), 400, 0.011)
    model.facts["eye"] = np.array([0.1, 0.462, 0.225, 0.15, 0.1, 0.98, 0.044])
    smile = chain([(x, 0.185 + 2.2 * x**2, 0.245 - 0.6 * x**2) for x in np.linspace(0, 0.09, 5)], [0.009] * 5)
    add_part(model, mirrored(smile), "line", TRUNK, 140, 0.008)
    _claws(model, (0.24, 0.22, 0.1), 1.15, "fur", 0.16)
    add_legs(model, (0.22, 0.2), ((0.05, 0.16), (-0.02, 0.0)), ((-0.08, -0.16), (-0.14, -0.3)), 0.5, 0.32, 0.026, "fur")
    return model


def lobster() -> AnimalModel:
    """A lobster: long, with a fan of a tail, great claws, long feelers."""
    model, _ = small_body(
        "beast",
        (0, 0.17, -0.1),
        (0, 0.18, 0.12),
        (0.105, 0.12),
        (0, 0.2, 0.28),
        0.09,
        (40.0, 34.0, 0.034),
        0.1,
        1300,
        (("second", paint.belly(0.1, 0.5)),),
    )
    line = [np.array([0, y, z]) for y, z in ((0.17, -0.12), (0.15, -0.28), (0.11, -0.42), (0.08, -0.54))]
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(line[n]), tuple(line[n + 1]), 0.07)
    rings = union(
        *(
            widened(
                ball(line[0] + (line[-1] - line[0]) * t + [0, 0.012 * np.sin(np.pi * t), 0], (0.115 - 0.04 * t,) * 3),
                1,
                0.85,
                0.7,
                tuple(line[0] + (line[-1] - line[0]) * t),
            )
            for t in np.linspace(0, 1, 7)
        ),
        k=0.01,
    )
    add_part(model, rings, "fur", ("hips", *TAIL), 1300, 0.013)
    end = line[-1]
    fan = widened(
        union(
            *(
                limb(end, end + [x, 0, z], 0.03, 0.05)
                for x, z in ((-0.15, -0.08), (-0.075, -0.14), (0, -0.16), (0.075, -0.14), (0.15, -0.08))
            ),
            k=0.012,
        ),
        1,
        0.4,
        1,
        tuple(end),
    )
    add_part(model, fan, "mark", ("tail3",), 520, 0.012)
    feeler = chain(
        [skull_point(model, p) for p in ((0.4, 0.4, 0.8), (1.0, 2.4, 1.6), (1.7, 3.6, -0.6), (2.0, 3.6, -3.4))],
        (0.014, 0.012, 0.01, 0.006),
    )
    add_part(model, mirrored(feeler), "fur", ("head",), 420, 0.008)
    _claws(model, (0.11, 0.16, 0.2), 1.35, "fur", 0.04)
    add_legs(model, (0.1, 0.14), ((0.14, 0.22), (0.06, 0.08)), ((-0.02, -0.06), (-0.1, -0.2)), 0.3, 0.22, 0.02, "mark")
    return model


def _segments(model: AnimalModel, points: np.ndarray, radii, **told) -> None:
    """A long soft body of rings on hips, chest, head and tail, on the ground; motions are those of what swims."""
    cuts = [points[round(k * (len(points) - 1))] for k in (0.4, 0.6, 0.8, 1.0)]
    model.bones["hips"] = (tuple(points[round(0.28 * (len(points) - 1))]), tuple(cuts[0]), 0.06)
    model.bones["chest"] = (tuple(points[round(0.28 * (len(points) - 1))] + [0, 0, 0.01]), tuple(points[1]), 0.06)
    model.bones["neck"] = (tuple(points[1]), tuple(points[0]), 0.05)
    model.bones["head"] = (tuple(points[0]), tuple(points[0] + [0, 0.03, 0.05]), 0.08)
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(cuts[n]), tuple(cuts[n + 1]), 0.05)
    body = union(*(ball(p, r) for p, r in zip(points, radii, strict=True)), k=told.get("k", 0.03))
    add_part(
        model,
        body,
        "fur",
        ("hips", "chest", "neck", "head", *TAIL),
        told.get("faces", 2400),
        0.012,
        told.get("paints", ()),
    )
    head, size = told["head"], told["skull"]
    face = ball(head, size)
    add_part(model, face, told.get("face", "fur"), ("head",), 420, 0.012)
    model.facts["skull"] = np.append(head, size)
    add_eyes(model, face, np.asarray(head, float), HeadPlan(size=size, eyes=told["eye"]))
    model.facts["mouth"] = np.asarray(head, float) + [0, -0.3 * size, 0.95 * size]
    model.facts["saddle"], model.facts["belly"] = points[len(points) // 2] + [0, 0.08, 0], np.array(0.03)
    model.facts["hock"], model.facts["upright"] = np.array(1.0), np.array(0.0)
    x = np.linspace(0, 0.42, 5) * size
    y = (-0.42 + 0.5 * (x / size) ** 2) * size
    z = np.sqrt(np.maximum(0, (size * 1.005) ** 2 - x**2 - y**2))
    add_part(
        model,
        mirrored(chain([np.asarray(head) + [a, b, c] for a, b, c in zip(x, y, z, strict=True)], [0.05 * size] * 5)),
        "line",
        ("head",),
        140,
        0.04 * size,
    )


def caterpillar() -> AnimalModel:
    """A caterpillar: a row of balls, the middle raised, little boots."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 9)
    points = np.stack(
        [0 * t, 0.12 + 0.13 * np.exp(-(((t - 0.55) / 0.17) ** 2)) + 0.14 * np.exp(-((t / 0.14) ** 2)), 0.26 - 0.72 * t],
        axis=1,
    )
    stripe = ("second", lambda _m, p, n, w: np.clip(np.sin((p[:, 2] - 0.26) / 0.09 * 2 * np.pi + 1.6) * 3 - 0.6, 0, 1))
    _segments(
        model,
        points,
        [0.1] * 8 + [0.075],
        k=0.012,
        paints=(stripe,),
        head=(0, 0.34, 0.34),
        skull=0.115,
        eye=(34.0, 12.0, 0.04),
        face="extra",
    )
    feelers(model, 0.9)
    boots = [limb((0.05, 0.06, p[2]), (0.065, 0.025, p[2] + 0.01), 0.028, 0.026) for p in points[1:8] if p[1] < 0.2]
    add_part(model, mirrored(union(*boots)), "mark", ("hips", "chest", *TAIL), 420, 0.01)
    return model


def worm() -> AnimalModel:
    """An earthworm: pink rings, a saddle."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 24)
    points = np.stack([0.07 * np.sin(t * 9) * t, 0.055 + 0.17 * np.exp(-((t / 0.13) ** 2)), 0.3 - 0.9 * t], axis=1)
    rings = ("second", lambda _m, p, n, w: np.clip(np.sin(p[:, 2] * 130) * 2 - 1.2, 0, 1))
    band = ("mark", lambda _m, p, n, w: np.clip(1.4 - np.abs(p[:, 2] - 0.06) * 22, 0, 1))
    _segments(
        model,
        points,
        0.055 - 0.035 * t**3,
        paints=(rings, band),
        head=(0, 0.25, 0.32),
        skull=0.07,
        eye=(34.0, 16.0, 0.026),
    )
    return model


def slug() -> AnimalModel:
    """A slug: a snail without a house."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 16)
    points = np.stack([0 * t, 0.075 + 0.13 * np.exp(-((t / 0.14) ** 2)), 0.28 - 0.75 * t], axis=1)
    mantle = (
        "mark",
        lambda _m, p, n, w: np.clip((1 - np.linalg.norm((p - [0, 0.16, 0.02]) / [0.2, 0.1, 0.17], axis=1)) * 6, 0, 1),
    )
    sole = ("second", lambda _m, p, n, w: np.clip((0.035 - p[:, 1]) * 60, 0, 1))
    _segments(
        model,
        points,
        0.085 * (1 - 0.75 * t**2.2),
        paints=(mantle, sole),
        head=(0, 0.21, 0.3),
        skull=0.088,
        eye=(30.0, 10.0, 0.026),
    )
    root, tip = skull_point(model, (0.4, 0.8, 0.2)), skull_point(model, (0.7, 2.0, 0.5))
    pair(model, "ear_*", root, tip, 0.02)
    add_part(
        model, mirrored(union(limb(root, tip, 0.02, 0.014), ball(tip, 0.028))), "fur", ("ear_l", "ear_r"), 300, 0.01
    )
    return model


def wasp() -> AnimalModel:
    """A wasp: a thin waist, a pointed striped body, a sting."""
    bands = ("mark", lambda _m, p, n, w: np.clip((np.sin(p[:, 2] * 52) - 0.0) * 5, 0, 1))
    model, _ = small_body(
        "bird",
        (0, 0.22, -0.02),
        (0, 0.25, 0.06),
        (0.07, 0.11),
        (0, 0.28, 0.23),
        0.12,
        (48.0, 12.0, 0.042),
        0.07,
        1100,
        (("mark", paint.bones(("chest",), 0.5, 0.9)),),
    )
    add_part(
        model,
        chain(((0, 0.22, -0.06), (0, 0.2, -0.16), (0, 0.16, -0.26), (0, 0.08, -0.42)), (0.03, 0.1, 0.105, 0.012)),
        "fur",
        ("hips",),
        900,
        0.013,
        (bands,),
    )
    add_part(model, limb((0, 0.08, -0.42), (0, 0.045, -0.48), 0.014, 0.003), "line", ("hips",), 90, 0.006)
    feelers(model, 1.2)
    plates(
        model,
        (0.05, 0.36, 0.02),
        (0.25, 0.5, -0.85),
        (0, 0.8, 0.5),
        ((0.2, 0.02, 0.21, 0.06), (0.13, -0.05, 0.13, 0.045)),
        "extra2",
    )
    legs = [
        chain(((0.06, 0.18, z), (0.13, 0.13, z), (0.12, 0.03, z - 0.04)), (0.014, 0.012, 0.01))
        for z in (0.1, 0.03, -0.03)
    ]
    add_part(model, mirrored(union(*legs)), "line", TRUNK, 360, 0.008)
    return model


def fly() -> AnimalModel:
    """A fly: huge red eyes, grey, clear wings."""
    model, _ = small_body(
        "bird",
        (0, 0.19, -0.14),
        (0, 0.22, 0.04),
        (0.12, 0.13),
        (0, 0.26, 0.2),
        0.12,
        (56.0, 20.0, 0.075),
        0.09,
        1300,
        (("mark", paint.bones(("chest",), 0.6, 0.9)),),
    )
    feelers(model, 0.4)
    plates(model, (0.06, 0.31, 0.0), (0.42, 0.35, -0.85), (0.3, 0.7, 0.4), ((0.19, 0.0, 0.2, 0.085),), "extra2")
    legs = [
        chain(((0.07, 0.13, z), (0.18, 0.15, z * 1.3), (0.2, 0.012, z * 1.6)), (0.016, 0.014, 0.011))
        for z in (0.13, 0.02, -0.1)
    ]
    add_part(model, mirrored(union(*legs)), "line", TRUNK, 360, 0.009)
    return model


def mosquito() -> AnimalModel:
    """A mosquito: a needle, long thin legs."""
    model, _ = small_body(
        "bird",
        (0, 0.3, -0.24),
        (0, 0.38, 0.0),
        (0.035, 0.075),
        (0, 0.4, 0.12),
        0.075,
        (50.0, 14.0, 0.034),
        0.05,
        900,
        (("second", paint.stripes(0.07, 0.3, ("hips",), 0.0)),),
    )
    feelers(model, 1.2)
    add_part(
        model,
        limb(skull_point(model, (0, -0.3, 0.9)), skull_point(model, (0, -1.5, 3.4)), 0.014, 0.004),
        "line",
        ("head",),
        160,
        0.007,
    )
    plates(model, (0.03, 0.44, 0.0), (0.3, 0.5, -0.8), (0, 0.8, 0.5), ((0.18, 0.0, 0.19, 0.045),), "extra2")
    legs = [
        chain(((0.04, 0.34, z), (0.17, 0.42, 1.5 * z), (0.24, 0.012, 2.2 * z)), (0.011, 0.009, 0.008))
        for z in (0.07, -0.02, -0.1)
    ]
    add_part(model, mirrored(union(*legs)), "line", TRUNK, 480, 0.007)
    return model


def dragonfly() -> AnimalModel:
    """A dragonfly: a needle of a body, four clear wings, great eyes."""
    model, _ = small_body(
        "bird", (0, 0.24, -0.06), (0, 0.25, 0.06), (0.07, 0.09), (0, 0.27, 0.2), 0.095, (54.0, 20.0, 0.064), 0.06, 1000
    )
    rod = ("second", lambda _m, p, n, w: np.clip(np.sin(p[:, 2] * 66) * 3 - 1.2, 0, 1))
    add_part(
        model,
        chain(((0, 0.25, -0.06), (0, 0.25, -0.3), (0, 0.23, -0.72)), (0.055, 0.034, 0.03)),
        "fur",
        ("hips",),
        600,
        0.012,
        (rod,),
    )
    plates(
        model,
        (0.04, 0.32, 0.02),
        (0.75, 0.55, -0.12),
        (0, 0.1, 1.0),
        ((0.3, 0.075, 0.3, 0.062), (0.27, -0.075, 0.27, 0.066)),
        "extra2",
        faces=1000,
    )
    legs = [
        chain(((0.05, 0.17, z), (0.1, 0.12, z), (0.09, 0.03, z + 0.03)), (0.013, 0.011, 0.009))
        for z in (0.1, 0.04, -0.02)
    ]
    add_part(model, mirrored(union(*legs)), "line", TRUNK, 320, 0.008)
    return model


def firefly() -> AnimalModel:
    """A firefly: a lantern at its end."""
    model, _ = small_body(
        "bird", (0, 0.2, -0.1), (0, 0.22, 0.06), (0.11, 0.11), (0, 0.26, 0.2), 0.12, (42.0, 14.0, 0.046), 0.08, 1100
    )
    feelers(model, 1.0)
    add_part(model, ball((0, 0.17, -0.25), (0.115, 0.11, 0.17)), "extra2", ("hips",), 500, 0.014)
    case = widened(ball((0.07, 0.29, -0.1), (0.085, 0.06, 0.19)), 1, 1, 1)
    add_part(model, mirrored(case), "mark", TRUNK, 420, 0.013)
    plates(model, (0.05, 0.33, 0.02), (0.6, 0.55, -0.5), (0, 0.4, 0.9), ((0.2, 0.0, 0.2, 0.085),), "second")
    return model


def moth() -> AnimalModel:
    """A moth: broad furry wings with eyes on them, feathers of feelers."""
    model, _ = small_body(
        "bird",
        (0, 0.2, -0.16),
        (0, 0.24, 0.02),
        (0.07, 0.1),
        (0, 0.28, 0.13),
        0.09,
        (44.0, 12.0, 0.034),
        0.07,
        1000,
        (("second", paint.bones(("chest", "neck"), 0.5, 0.8)),),
    )
    root, tip = skull_point(model, (0.3, 0.85, 0.3)), skull_point(model, (1.1, 2.1, 1.0))
    pair(model, "ear_*", root, tip, 0.02)
    comb = [
        limb(root + (tip - root) * t, root + (tip - root) * t + [0.045, 0.0, -0.045 * (1 - t) - 0.02], 0.009, 0.006)
        for t in (0.3, 0.5, 0.7, 0.9)
    ]
    comb += [
        limb(root + (tip - root) * t, root + (tip - root) * t + [-0.03, 0.03, 0.03], 0.009, 0.006)
        for t in (0.3, 0.5, 0.7, 0.9)
    ]
    add_part(model, mirrored(union(limb(root, tip, 0.014, 0.008), *comb)), "second", ("ear_l", "ear_r"), 520, 0.008)

    def far(m, p):
        return np.linalg.norm((np.abs(p) * [1, 0, 0] + p * [0, 1, 1] - m.joint("wing_l1")) * [0, 1, 1], axis=1)

    eye = ("mark", lambda m, p, _n, _w: np.clip(1.3 - np.abs(far(m, p) - 0.27) * 55, 0, 1))
    edge = ("second", lambda m, p, _n, _w: np.clip((far(m, p) - 0.36) * 25, 0, 1))
    forms = ((0.24, 0.07, 0.23, 0.17), (0.15, -0.14, 0.16, 0.14))
    plates(model, (0.04, 0.27, 0.0), (0.3, 0.75, -0.5), (0, 0.45, 0.9), forms, "fur", (edge, eye), 1500)
    return model


def mantis() -> AnimalModel:
    """A praying mantis: folded arms, a triangle of a head, upright."""
    model, _ = small_body(
        "beast", (0, 0.2, -0.2), (0, 0.26, 0.02), (0.075, 0.055), (0, 0.62, 0.14), 0.09, (60.0, 14.0, 0.05), 0.04, 1300
    )
    feelers(model, 1.3)
    add_part(
        model,
        widened(limb((0.03, 0.25, -0.02), (0.03, 0.2, -0.46), 0.07, 0.03), 0.5, 1, 1, (0.05, 0, 0)),
        "mark",
        ("hips",),
        300,
        0.012,
    )
    arm = chain(
        ((0.05, 0.46, 0.11), (0.08, 0.32, 0.24), (0.07, 0.55, 0.34), (0.05, 0.4, 0.4)), (0.026, 0.036, 0.026, 0.01)
    )
    add_part(model, mirrored(arm), "fur", ("neck", "chest"), 420, 0.01)
    add_legs(model, (0.05, 0.2), ((0.05, 0.16),), ((-0.06, -0.12), (-0.14, -0.4)), 0.24, 0.32, 0.016, "fur")
    return model


def centipede() -> AnimalModel:
    """A millipede: a long row of rings on very many legs."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 20)
    points = np.stack([0.08 * np.sin(t * 8) * t, 0.1 + 0.13 * np.exp(-((t / 0.1) ** 2)), 0.36 - 1.0 * t], axis=1)
    rings = ("mark", lambda _m, p, n, w: np.clip(np.sin(p[:, 2] * 118) * 3 - 1.0, 0, 1))
    _segments(
        model,
        points,
        0.066 - 0.02 * t**3,
        k=0.012,
        paints=(rings,),
        head=(0, 0.26, 0.39),
        skull=0.085,
        eye=(38.0, 16.0, 0.034),
    )
    feelers(model, 1.0)
    legs = [
        limb(p + [side * 0.04, -0.04, 0], [p[0] + side * 0.12, 0.012, p[2] + 0.02], 0.014, 0.01)
        for p in points[2:]
        for side in (-1, 1)
    ]
    add_part(model, union(*legs), "extra2", ("hips", "chest", *TAIL), 1500, 0.009)
    return model


def tortoise() -> AnimalModel:
    """A tortoise: a high dome of plates, stout legs, a wrinkled neck."""
    head = HeadPlan(size=0.11, snout=(0.16, 0.06, -0.03), cheek=0.075, nose=None, eyes=(50.0, 24.0, 0.03), ears="none")
    plan = BeastPlan(
        long=0.32, hip=0.22, shoulder=0.22, girth=(0.15, 0.16, 0.15), wide=1.2, head=head, neck=(0.3, 44.0, 0.065, 0.065), stance=0.17, hock=1, fore=(0.08, 0.075, 0.072), hind=(0.08, 0.075, 0.072),
        paw=(0.078, 0.045, 0.082), tail=TailPlan(0.1, (0.04, 0.03, 0.025, 0.012), -20.0, 0.0, high=-0.1), faces=1600, paints=(("line", paint.stripes(0.035, 0.12, ("neck",), 0.0)),),
    )  # fmt: skip
    model = build_beast(plan)
    ways = spread_points(34)
    unit = lambda p: (p - [0, 0.2, 0]) / [0.27, 0.34, 0.34]  # noqa: E731

    def order(p):
        return np.sort(np.linalg.norm(unit(p)[:, None] - ways[None], axis=2), axis=1)

    base = within(ball((0, 0.2, 0), (0.27, 0.34, 0.34)), lambda p: 0.18 - p[:, 1], k=0.04)
    seams = (
        "mark",
        lambda _m, p, _n, _w: (lambda near: np.clip(1 - (near[:, 1] - near[:, 0] - 0.04) / 0.05, 0, 1))(order(p)),
    )
    hearts = ("extra2", lambda _m, p, _n, _w: np.clip((0.13 - order(p)[:, 0]) * 18, 0, 1))
    add_part(model, base, "second", TRUNK, 2600, 0.018, (seams, hearts))
    add_part(
        model, widened(ball((0, 0.19, 0), (0.29, 0.29, 0.36)), 1, 0.16, 1, (0, 0.19, 0)), "second", TRUNK, 460, 0.016
    )
    model.facts["saddle"] = np.array([0, 0.53, 0])
    return model


def sea_turtle() -> AnimalModel:
    """A sea turtle: a flat shell, long flippers."""
    head = HeadPlan(size=0.12, snout=(0.17, 0.07, -0.03), cheek=0.085, nose=None, eyes=(52.0, 20.0, 0.036), ears="none")
    plan = BeastPlan(
        long=0.34, hip=0.15, shoulder=0.15, girth=(0.11, 0.12, 0.11), wide=1.6, head=head, neck=(0.16, 18.0, 0.08, 0.078), stance=0.2, hock=1, fore=(0.06, 0.05, 0.045), hind=(0.056, 0.05, 0.045),
        paw=(0.07, 0.026, 0.08), tail=TailPlan(0.08, (0.04, 0.03, 0.025, 0.012), -10.0, 0.0, high=-0.1), faces=1500, paints=(("second", paint.belly(0.1, 0.5)), ("mark", paint.spots(34, 0.018, ("head", "neck", "fore_l2", "fore_r2", "fore_l3", "fore_r3")))),
    )  # fmt: skip
    model = build_beast(plan)
    for leg, long, way in (("fore", 0.36, (0.62, 0.0, -0.5)), ("hind", 0.17, (0.3, 0.0, -0.7))):
        at = model.joint(f"{leg}_l3") + [-0.03, 0.01, 0.02]
        tip = at + np.array(way) / np.linalg.norm(way) * long
        flipper = widened(chain((at, (at + tip) / 2 + [0.02, 0, 0.04], tip), (0.05, 0.085, 0.03)), 1, 0.3, 1, tuple(at))
        add_part(
            model, mirrored(flipper), "fur", (f"{leg}_l3", f"{leg}_r3"), 420, 0.011, (("mark", paint.spots(16, 0.02)),)
        )
    ways = spread_points(36)
    dome = within(ball((0, 0.15, -0.02), (0.28, 0.17, 0.38)), lambda p: 0.13 - p[:, 1], k=0.03)
    plate = (
        "mark",
        lambda _m, p, _n, _w: (lambda near: np.clip(1 - (near[:, 1] - near[:, 0] - 0.04) / 0.05, 0, 1))(
            np.sort(np.linalg.norm(((p - [0, 0.15, -0.02]) / [0.28, 0.17, 0.38])[:, None] - ways[None], axis=2), axis=1)
        ),
    )
    add_part(model, dome, "extra", TRUNK, 2400, 0.017, (plate,))
    add_part(
        model, widened(ball((0, 0.145, -0.02), (0.3, 0.3, 0.4)), 1, 0.1, 1, (0, 0.145, 0)), "second", TRUNK, 420, 0.016
    )
    model.facts["saddle"] = np.array([0, 0.32, 0])
    return model


def chameleon() -> AnimalModel:
    """A chameleon: eyes like turrets, a helmet, a tail rolled up."""
    head = HeadPlan(
        size=0.14,
        form=(0.9, 0.95, 1.1),
        snout=(0.26, 0.07, -0.04),
        cheek=0.1,
        flat=1.0,
        nose=None,
        eyes=(66.0, 16.0, 0.05),
        ears="none",
    )
    plan = BeastPlan(
        long=0.34, hip=0.27, shoulder=0.27, girth=(0.11, 0.145, 0.115), wide=0.72, head=head, neck=(0.1, 30.0, 0.11, 0.11), stance=0.1, hock=1, fore=(0.042, 0.034, 0.03), hind=(0.046, 0.036, 0.03),
        paw=(0.04, 0.03, 0.055), tail=None, faces=3000, paints=(("second", paint.stripes(0.1, 0.28, TRUNK, 0.02)), ("extra2", paint.slab(1, 0.26, 0.3, 0.012, TRUNK))),
    )  # fmt: skip
    model = build_beast(plan)
    t = np.linspace(0, 1, 18)
    a = -0.6 + 8.2 * t
    r = 0.15 * (1 - 0.85 * t)
    line = np.stack([0 * t, 0.27 + r * np.sin(a) * -1 + 0.02, -0.42 - 0.1 - r * np.cos(a) + 0.12], axis=1)
    root = np.array([0, 0.29, -0.24])
    points = [root, *line]
    for n, (i, j) in enumerate(((0, 2), (2, 8), (8, 18))):
        model.bones[TAIL[n]] = (tuple(points[i]), tuple(points[j]), 0.03)
    add_part(model, chain(points, [0.07, *np.linspace(0.046, 0.012, 18)]), "fur", TAIL, 900, 0.011)
    casque = [skull_point(model, p) for p in ((0, 0.5, 0.3), (0, 1.15, -0.7), (0, 1.35, -1.25))]
    add_part(model, widened(chain(casque, (0.075, 0.06, 0.014)), 0.7), "fur", ("head",), 300, 0.012)
    eye = model.facts["eye"]
    turret = limb(eye[:3] - eye[3:6] * 0.04, eye[:3] + eye[3:6] * 0.03, 0.06, 0.045)
    add_part(model, mirrored(turret), "second", ("head",), 320, 0.011)
    eye[:3] += eye[3:6] * 0.068
    eye[6] = 0.03
    ridges(model, np.linspace(-0.24, 0.2, 9), 0.024, "extra2", 0.035)
    return model


def gecko() -> AnimalModel:
    """A gecko: a broad head, huge eyes, round toes, spots."""
    head = HeadPlan(
        size=0.15,
        form=(1.2, 0.8, 1.1),
        snout=(0.26, 0.085, -0.03),
        cheek=0.12,
        flat=1.3,
        nose=None,
        eyes=(50.0, 34.0, 0.066),
        ears="none",
    )
    plan = BeastPlan(
        long=0.36, hip=0.14, shoulder=0.15, girth=(0.09, 0.11, 0.1), wide=1.2, head=head, neck=(0.1, 24.0, 0.09, 0.09), stance=0.15, hock=1, fore=(0.042, 0.036, 0.032), hind=(0.046, 0.038, 0.032),
        paw=(0.03, 0.02, 0.04), tail=TailPlan(0.52, (0.06, 0.07, 0.05, 0.012), 6.0, 16.0, high=0.0), faces=3600, paints=(("second", paint.belly(0.0, 0.4)), ("mark", paint.spots(70, 0.02))),
    )  # fmt: skip
    model = build_beast(plan)
    for leg in ("fore", "hind"):
        at = model.joint(f"{leg}_l3")
        toes = union(
            *(
                ball(at + [0.05 * np.sin(a) + 0.01, -0.012, 0.02 + 0.055 * np.cos(a)], (0.022, 0.014, 0.022))
                for a in np.deg2rad((-70, -20, 30, 80))
            ),
            k=0.01,
        )
        add_part(model, mirrored(toes), "fur", (f"{leg}_l3", f"{leg}_r3"), 300, 0.009)
    return model


def toad() -> AnimalModel:
    """A toad: brown, squat, covered with warts."""
    head = HeadPlan(
        size=0.17,
        form=(1.3, 0.72, 0.95),
        snout=(0.2, 0.09, -0.05),
        cheek=0.125,
        flat=1.75,
        nose=None,
        eyes=(36.0, 38.0, 0.055),
        ears="none",
    )
    plan = BeastPlan(
        long=0.22, hip=0.14, shoulder=0.17, girth=(0.15, 0.165, 0.145), wide=1.25, head=head, neck=(0.07, 34.0, 0.14, 0.14), stance=0.19, hock=1, fore=(0.05, 0.04, 0.035), hind=(0.08, 0.05, 0.038),
        paw=(0.052, 0.024, 0.085), tail=None, paints=(("second", paint.belly(0.0, 0.4)), ("mark", paint.spots(20, 0.03, (*TRUNK, "head"), 8))), faces=2600,
    )  # fmt: skip
    model = build_beast(plan)
    eye = model.facts["eye"]
    eye[:3] += [0.0, 0.02, 0.0]
    add_part(model, mirrored(ball(eye[:3] - eye[3:6] * 0.035, 0.058)), "fur", ("head",), 240, 0.013)
    eye[:3] += eye[3:6] * 0.021
    eye[6] = 0.042
    skin = model.parts[0].shape
    ways = spread_points(90)
    ways = ways[(ways[:, 1] > 0.1) & (ways[:, 2] < 0.6)]
    tops = skin_points(skin, (0, 0.18, -0.02), ways, 1.0)
    sizes = 0.012 + 0.012 * (np.arange(len(ways)) % 3) / 2
    add_part(
        model,
        union(*(ball(top, size) for top, size in zip(tops, sizes, strict=True))),
        "fur",
        (*TRUNK, "neck", "head"),
        1500,
        0.009,
    )
    return model


def newt() -> AnimalModel:
    """A salamander: black with yellow patches, soft and round."""
    head = HeadPlan(
        size=0.12,
        form=(1.2, 0.8, 1.1),
        snout=(0.21, 0.075, -0.02),
        cheek=0.095,
        flat=1.3,
        nose=None,
        eyes=(52.0, 34.0, 0.04),
        ears="none",
    )
    plan = BeastPlan(
        long=0.42, hip=0.12, shoulder=0.12, girth=(0.085, 0.095, 0.09), wide=1.15, head=head, neck=(0.11, 14.0, 0.085, 0.085), stance=0.13, hock=1, fore=(0.038, 0.034, 0.03), hind=(0.042, 0.036, 0.03),
        paw=(0.045, 0.024, 0.056), tail=TailPlan(0.56, (0.07, 0.055, 0.042, 0.012), 2.0, 6.0, high=0.0), faces=3600, paints=(("second", paint.patches(0.3, 0.36, seed=7)),),
    )  # fmt: skip
    return build_beast(plan)


def cobra() -> AnimalModel:
    """A cobra: a spread hood with a mark on it."""
    model = snake()
    hood = widened(ball((0, 0.33, 0.315), (0.19, 0.17, 0.19)), 1, 1, 0.24, (0, 0.33, 0.315))
    marks = (
        "mark",
        lambda _m, p, n, w: (
            np.clip(
                1.4 - np.abs(np.linalg.norm((np.abs(p[:, :2]) - [0.075, 0.36]) / [1, 1.2], axis=1) - 0.03) * 90, 0, 1
            )
            * (n[:, 2] < 0.2)
        ),
    )
    bars = (
        "second",
        lambda _m, p, n, w: np.clip((n[:, 2] - 0.2) * 4, 0, 1) * np.clip((0.1 - np.abs(p[:, 0])) * 30, 0, 1),
    )
    add_part(model, hood, "fur", ("neck", "head"), 900, 0.012, (bars, marks))
    return model


def triceratops() -> AnimalModel:
    """A triceratops: three horns, a frill."""
    head = HeadPlan(
        size=0.2,
        form=(0.95, 0.95, 1.0),
        snout=(0.36, 0.075, -0.11),
        cheek=0.13,
        nose=None,
        eyes=(54.0, 18.0, 0.04),
        ears="none",
    )
    plan = BeastPlan(
        long=0.5, hip=0.44, shoulder=0.42, girth=(0.22, 0.23, 0.2), wide=1.0, head=head, neck=(0.14, 14.0, 0.17, 0.15), stance=0.13, hock=1, fore=(0.09, 0.078, 0.074), hind=(0.1, 0.08, 0.076),
        paw=(0.085, 0.05, 0.092), tail=TailPlan(0.5, (0.15, 0.1, 0.06, 0.02), -24.0, 14.0, high=-0.1), faces=2900, paints=(("second", paint.belly(0.1, 0.6)), ("mark", paint.stripes(0.16, 0.24, ("hips", "chest", *TAIL)))),
    )  # fmt: skip
    model = build_beast(plan)
    at = skull_point(model, (0, 0.55, -0.65))
    rim = [at + 0.27 * np.array([np.sin(a), np.cos(a), -0.25]) for a in np.linspace(-2.0, 2.0, 11)]
    frill = widened(ball(at, (0.27, 0.27, 0.27)), 1, 1, 0.22, tuple(at))
    add_part(
        model,
        union(frill, *(ball(p, 0.04) for p in rim), k=0.02),
        "fur",
        ("head",),
        1300,
        0.015,
        (("mark", lambda _m, p, n, w: np.clip((np.linalg.norm(p - at, axis=1) - 0.19) * 14, 0, 1)),),
    )
    add_horns(model, ((0.45, 0.7, 0.35), (0.6, 1.4, 1.2), (0.55, 1.9, 2.0)), (0.2, 0.15, 0.03))
    add_part(
        model,
        limb(skull_point(model, (0, -0.05, 1.45)), skull_point(model, (0, 0.55, 1.85)), 0.05, 0.01),
        "horn",
        ("head",),
        160,
        0.012,
    )
    nostrils(model, 0.04)
    return model


def stegosaurus() -> AnimalModel:
    """A stegosaurus: plates along an arched back, spikes at the tail."""
    head = HeadPlan(size=0.11, snout=(0.25, 0.055, -0.04), cheek=0.08, nose=None, eyes=(52.0, 18.0, 0.03), ears="none")
    plan = BeastPlan(
        long=0.5, hip=0.48, shoulder=0.34, girth=(0.22, 0.23, 0.16), wide=0.95, sag=-0.04, head=head, neck=(0.24, 4.0, 0.12, 0.085), stance=0.12, hock=1, fore=(0.08, 0.07, 0.066), hind=(0.11, 0.08, 0.072),
        paw=(0.08, 0.046, 0.088), tail=TailPlan(0.72, (0.16, 0.1, 0.06, 0.024), -28.0, 16.0, high=-0.1), faces=2500, paints=(("second", paint.belly(0.1, 0.6)),),
    )  # fmt: skip
    model = build_beast(plan)
    skin = model.parts[0].shape
    y = np.linspace(0, 2.4, 480)
    plates_found = []
    for n, z in enumerate(np.linspace(-0.85, 0.46, 11)):
        inside = np.flatnonzero(skin(np.stack([np.zeros(480), y, np.full(480, z)], axis=1)) < 0)
        size = 0.4 + 0.6 * np.sin(np.pi * (n + 0.5) / 11)
        top = np.array([0.035 * (-1) ** n, y[inside[-1]], z])
        plates_found.append(
            widened(
                chain(
                    (top - [0, 0.02, 0], top + [0, 0.1 * size, 0], top + [0, 0.22 * size, 0]),
                    (0.05 * size, 0.085 * size, 0.012),
                ),
                0.3,
                1,
                1,
                tuple(top),
            )
        )
    add_part(model, union(*plates_found), "mark", ("hips", "chest", "neck", *TAIL), 1500, 0.012)
    end = np.asarray(model.bones["tail3"][1])
    spikes = union(
        *(limb(end + [0, 0, 0.1 * k + 0.02], end + [0.1, 0.13, 0.1 * k - 0.06], 0.024, 0.005) for k in (0, 1))
    )
    add_part(model, mirrored(spikes), "horn", ("tail3",), 260, 0.01)
    return model


CRAWLERS: dict[str, Callable[[], AnimalModel]] = {
    "ant": ant, "spider": spider, "beetle": beetle, "cockroach": cockroach, "grasshopper": grasshopper, "scorpion": scorpion, "crab": crab, "lobster": lobster,
    "caterpillar": caterpillar, "worm": worm, "slug": slug, "wasp": wasp, "fly": fly, "mosquito": mosquito, "dragonfly": dragonfly, "firefly": firefly, "moth": moth,
    "mantis": mantis, "millipede": centipede, "tortoise": tortoise, "sea-turtle": sea_turtle, "chameleon": chameleon, "gecko": gecko, "toad": toad,
    "salamander": newt, "cobra": cobra, "triceratops": triceratops, "stegosaurus": stegosaurus,
}  # fmt: skip
