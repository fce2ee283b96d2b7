"""Small ones on wings or without legs: bees, butterflies, bats, snails, snakes, octopuses; see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable

import animal_paints as paint
import numpy as np
from animal_scaly import wings
from animal_shapes import (
    TAIL,
    AnimalModel,
    AnimalPart,
    HeadPlan,
    add_ears,
    add_eyes,
    add_part,
    blended,
    pair,
    placed,
    skull_point,
    widened,
)
from puppet_shapes import ball, chain, limb, mirrored, union


def small_body(
    kind: str,
    hips,
    chest,
    girth,
    head,
    skull: float,
    eye=(46.0, 14.0, 0.045),
    neck: float = 0.08,
    faces: int = 1500,
    paints=(),
) -> tuple[AnimalModel, object]:
    """A trunk, a neck and a head without limbs: the model and the head's shape."""
    model = AnimalModel(kind)
    hips, chest, head = (np.asarray(p, float) for p in (hips, chest, head))
    middle = (hips + chest) / 2
    model.bones["hips"] = (tuple(hips), tuple(middle), girth[0] * 0.85)
    model.bones["chest"] = (tuple(chest), tuple(middle), girth[1] * 0.85)
    joint = head - [0, 0.35 * skull, 0.3 * skull]
    model.bones["neck"] = (tuple(chest), tuple(joint), neck)
    model.bones["head"] = (tuple(joint), tuple(head + [0, 0, 0.4 * skull]), skull * 0.8)
    model.facts["skull"] = np.append(head, skull)
    face = ball(head, skull)
    shape = blended(0.04, limb(hips, chest, *girth), limb(chest, joint, neck * 1.1, neck), face)
    model.parts.append(AnimalPart(shape, "fur", ("hips", "chest", "neck", "head"), faces, 0.014, paints))
    add_eyes(model, face, head, HeadPlan(size=skull, eyes=eye))
    model.facts["mouth"] = head + [0, -0.35 * skull, skull * 0.95]
    model.facts["saddle"] = middle + [0, max(girth) * 0.9, 0]
    model.facts["belly"] = np.array(max(0.03, min(hips[1], chest[1]) - max(girth)))
    model.facts["hock"], model.facts["upright"] = np.array(-1.0), np.array(0.0)
    _smile(model, head, skull)
    return model, face


def _smile(model: AnimalModel, head: np.ndarray, skull: float) -> None:
    x = np.linspace(0, 0.42, 5) * skull
    y = (-0.42 + 0.5 * (x / skull) ** 2) * skull
    z = np.sqrt(np.maximum(0, (skull * 1.005) ** 2 - x**2 - y**2))
    points = [head + [a, b, c] for a, b, c in zip(x, y, z, strict=True)]
    add_part(model, mirrored(chain(points, [0.05 * skull] * 5)), "line", ("head",), 140, 0.04 * skull)


def feelers(model: AnimalModel, long: float = 1.0, slot: str = "line") -> None:
    """A pair of feelers on the ear bones."""
    a, b, c = (
        skull_point(model, p)
        for p in ((0.35, 0.85, 0.3), (0.5, 0.9 + 0.6 * long, 0.55), (0.62, 0.9 + 0.75 * long, 0.95))
    )
    size = model.facts["skull"][3]
    pair(model, "ear_*", a, c, 0.02)
    add_part(
        model,
        mirrored(union(chain((a, b, c), [max(0.011, 0.07 * size)] * 3), ball(c, max(0.018, 0.13 * size)))),
        slot,
        ("ear_l", "ear_r"),
        300,
        0.012,
    )


def plates(
    model: AnimalModel, root, way, across, forms, slot: str, paints=(), faces: int = 700, flies: float = 1.0
) -> None:
    """A pair of wings as thin plates: `forms` are ellipses told by their place along and across, and half axes."""
    root, way, across = (np.asarray(v, float) for v in (root, way, across))
    way, across = way / np.linalg.norm(way), across / np.linalg.norm(across)
    out = np.cross(way, across)
    long = max(u + a for u, _, a, _ in forms)
    thin = [
        placed(widened(ball((0, v, u), (b, b, a)), 0.034 / b), root, np.stack([out, across, way], axis=1))
        for u, v, a, b in forms
    ]
    pair(model, "wing_*1", root, root + way * long * 0.5, 0.03)
    pair(model, "wing_*2", root + way * long * 0.5, root + way * long, 0.03)
    model.facts["wing_width"], model.facts["wing_grows"] = across, np.array(0.0)
    model.facts["flies"] = np.array(flies)
    add_part(
        model, mirrored(union(*thin, k=0.015)), slot, ("wing_l1", "wing_l2", "wing_r1", "wing_r2"), faces, 0.011, paints
    )


def bee() -> AnimalModel:
    """A bee."""
    bands = (
        "mark",
        lambda _m, p, _n, w: np.clip((np.sin(p[:, 2] * 36 + 0.4) - 0.1) * 5, 0, 1) * np.clip(1.3 - 2.5 * w[:, 3], 0, 1),
    )
    model, _ = small_body(
        "bird", (0, 0.2, -0.16), (0, 0.22, 0.02), (0.15, 0.165), (0, 0.26, 0.23), 0.15, (44.0, 12.0, 0.046), 0.09, 2400, (bands,)
    )  # fmt: skip
    feelers(model)
    add_part(model, limb((0, 0.19, -0.29), (0, 0.185, -0.37), 0.03, 0.005), "line", ("hips",), 100, 0.01)
    plates(model, (0.05, 0.35, 0.0), (0.25, 0.75, -0.65), (0, 0.6, 0.75), ((0.17, 0.03, 0.17, 0.085),), "extra2")
    return model


def butterfly() -> AnimalModel:
    """A butterfly."""
    model, _ = small_body(
        "bird", (0, 0.2, -0.17), (0, 0.24, 0.02), (0.04, 0.06), (0, 0.28, 0.12), 0.085, (44.0, 12.0, 0.028), 0.05, 900
    )
    feelers(model, 1.6)
    spots = (
        "second",
        lambda m, p, _n, _w: np.clip(
            (0.04 - np.abs(np.linalg.norm((p - m.joint("wing_l1")) * [0, 1, 1], axis=1) - 0.28)) * 30, 0, 1
        ),
    )
    edge = (
        "mark",
        lambda m, p, _n, _w: np.clip((np.linalg.norm((p - m.joint("wing_l1")) * [0, 1, 1], axis=1) - 0.4) * 25, 0, 1),
    )
    forms = ((0.26, 0.1, 0.24, 0.15), (0.16, -0.14, 0.17, 0.13))
    plates(model, (0.03, 0.27, 0.0), (0.3, 0.85, -0.35), (0, 0.3, 0.95), forms, "extra", (spots, edge), 1600)
    return model


def ladybug() -> AnimalModel:
    """A ladybird: spots on red."""
    model, _ = small_body(
        "bird", (0, 0.13, -0.08), (0, 0.13, 0.06), (0.12, 0.12), (0, 0.15, 0.2), 0.1, (40.0, 16.0, 0.034), 0.08, 1000
    )
    feelers(model, 0.8)
    shell = widened(ball((0, 0.15, -0.04), (0.2, 0.18, 0.24)), 1, 0.98, 1)
    seam = ("mark", paint.slab(0, -1.0, 0.008, 0.006))
    dots = ("mark", paint.spots(9, 0.042, ("hips", "chest"), 5))
    half = lambda p: np.maximum(shell(p), 0.1 - p[:, 1])  # noqa: E731
    add_part(model, half, "extra", ("hips", "chest"), 2200, 0.014, (seam, dots))
    legs = [limb((0.1, 0.08, z), (0.2, 0.012, z * 1.25), 0.014) for z in (-0.13, 0.0, 0.12)]
    add_part(model, mirrored(union(*legs)), "line", ("hips", "chest"), 300, 0.01)
    return model


def bat() -> AnimalModel:
    """A bat."""
    model, _ = small_body(
        "bird",
        (0, 0.2, -0.02),
        (0, 0.3, 0.02),
        (0.12, 0.13),
        (0, 0.45, 0.06),
        0.15,
        (34.0, 10.0, 0.04),
        0.1,
        1500,
        (("second", paint.belly(-0.3, 0.5)),),
    )
    plan = HeadPlan(size=0.15, ears="pointed", ear=(0.2, 0.08, 18.0), ear_at=(56.0, 2.0))
    add_ears(model, plan, np.array([0, 0.45, 0.06]))
    wings(model, (0.1, 0.34, 0.0), 0.4, 0.3, "fur", "mark")
    fang = limb((0.035, 0.4, 0.195), (0.033, 0.365, 0.196), 0.012, 0.003)
    add_part(model, mirrored(fang), "horn", ("head",), 80, 0.006)
    return model


def snail() -> AnimalModel:
    """A snail with its house."""
    model, _ = small_body(
        "bird",
        (0, 0.06, -0.26),
        (0, 0.07, 0.16),
        (0.045, 0.085),
        (0, 0.27, 0.27),
        0.085,
        (30.0, 24.0, 0.03),
        0.075,
        1300,
    )
    root, tip = skull_point(model, (0.45, 0.7, 0.2)), skull_point(model, (0.75, 1.9, 0.4))
    pair(model, "ear_*", root, tip, 0.02)
    add_part(
        model, mirrored(union(limb(root, tip, 0.02, 0.016), ball(tip, 0.03))), "fur", ("ear_l", "ear_r"), 300, 0.01
    )
    t = np.linspace(0, 1, 34)
    angle, radius = t * 4.2 * np.pi, 0.19 * (1 - t) + 0.008
    points = np.stack([0.0 * t, 0.27 + radius * np.sin(angle + 4.2), -0.06 + radius * np.cos(angle + 4.2)], axis=1)
    thick = 0.06 * (1 - t) ** 0.6 + 0.026

    def line(_m, p, _n, _w):
        flat = np.linalg.norm((p[:, None] - points[None]) * [0, 1, 1], axis=2)
        return np.clip((flat / thick).min(axis=1) * 5 - 3.4, 0, 1)

    add_part(model, widened(chain(points, thick), 1.9), "extra", ("hips", "chest"), 1600, 0.014, (("mark", line),))
    return model


def snake() -> AnimalModel:
    """A snake: coils behind, head up."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 22)
    body = np.stack([0.13 * np.sin(t * 11) * (0.35 + 0.65 * t), 0.055 + 0.0 * t, 0.22 - 1.1 * t], axis=1)
    thick = 0.06 * (1 - t) ** 0.45 + 0.012
    neck = [np.array(p) for p in ((0, 0.055, 0.22), (0, 0.12, 0.33), (0, 0.28, 0.3), (0, 0.4, 0.33))]
    head = np.array([0, 0.44, 0.38])
    cuts = [body[k] for k in (3, 8, 14, 21)]
    model.bones["hips"] = (tuple(body[0]), tuple(cuts[0]), 0.05)
    model.bones["chest"] = (tuple(neck[0] + [0, 0, 0.02]), tuple(neck[1]), 0.05)
    model.bones["neck"] = (tuple(neck[1]), tuple(neck[3]), 0.05)
    model.bones["head"] = (tuple(neck[3]), tuple(head + [0, 0, 0.06]), 0.07)
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(cuts[n]), tuple(cuts[n + 1]), 0.05)
    face = widened(ball(head, (0.095, 0.08, 0.12)), 1)
    shape = blended(0.03, chain(body, thick), chain(neck, (0.06, 0.058, 0.054, 0.056)), face)
    rings = (
        "mark",
        lambda _m, p, _n, w: (
            np.clip((np.sin(p[:, 2] * 42 + p[:, 1] * 30) - 0.35) * 5, 0, 1) * np.clip(1.4 - 2 * w[:, 3], 0, 1)
        ),
    )
    belly = ("second", lambda _m, _p, n, w: np.clip((n[:, 2] - 0.2) * 4, 0, 1) * np.clip(w[:, 2] * 2, 0, 1))
    model.parts.append(AnimalPart(shape, "fur", ("hips", "chest", "neck", "head", *TAIL), 2800, 0.012, (rings, belly)))
    model.facts["skull"] = np.append(head, 0.09)
    add_eyes(model, face, head, HeadPlan(size=0.09, eyes=(40.0, 28.0, 0.034)))
    model.facts["mouth"] = head + [0, -0.02, 0.12]
    fork = union(*(limb(head + [0, -0.025, 0.1], head + [x, -0.04, 0.21], 0.009, 0.005) for x in (0.02, -0.02)))
    hinge = head + [0, -0.03, 0.0]
    model.bones["jaw"] = (tuple(hinge), tuple(head + [0, -0.03, 0.1]), 0.02)
    add_part(model, fork, "tongue", ("jaw",), 160, 0.006)
    model.facts["saddle"], model.facts["belly"] = np.array([0, 0.11, 0.0]), np.array(0.02)
    model.facts["hock"], model.facts["upright"] = np.array(1.0), np.array(0.0)
    return model


def octopus() -> AnimalModel:
    """An octopus: eight arms."""
    model, _ = small_body(
        "fish",
        (0, 0.4, -0.01),
        (0, 0.4, 0.0),
        (0.17, 0.17),
        (0, 0.58, 0.03),
        0.23,
        (30.0, -6.0, 0.06),
        0.18,
        1600,
        (("second", paint.spots(9, 0.035, ("head",), 4)),),
    )
    left = []
    for n, angle in enumerate(np.deg2rad((22, 66, 114, 158))):
        way = np.array([np.sin(angle), 0, np.cos(angle)])
        start = np.array([0, 0.36, 0]) + way * 0.1
        curl = [
            start,
            start + way * 0.13 + [0, -0.17, 0],
            start + way * 0.26 + [0, -0.29, 0],
            start + way * 0.4 + [0, -0.3, 0],
            start + way * 0.46 + [0, -0.22 + 0.03 * (n % 2), 0],
        ]
        left.append(chain(curl, (0.075, 0.062, 0.05, 0.036, 0.02)))
    root = np.array([0.08, 0.36, 0.0])
    pair(model, "wing_*1", root, root + [0.2, -0.25, 0], 0.09)
    pair(model, "wing_*2", root + [0.2, -0.25, 0], root + [0.42, -0.22, 0], 0.07)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = (
        np.array([0.0, 0.0, 1.0]),
        np.array(0.0),
        np.array(0.0),
    )
    names = ("hips", "wing_l1", "wing_l2", "wing_r1", "wing_r2")
    under = ("second", lambda _m, _p, n, _w: np.clip((-n[:, 1] - 0.35) * 4, 0, 1))
    add_part(model, mirrored(union(*left, k=0.03)), "fur", names, 2400, 0.014, (under,))
    return model


SMALL: dict[str, Callable[[], AnimalModel]] = {
    "bee": bee, "butterfly": butterfly, "ladybug": ladybug, "bat": bat, "snail": snail, "snake": snake, "octopus": octopus,
}  # fmt: skip
