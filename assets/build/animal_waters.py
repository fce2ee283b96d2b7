"""Further ones that live in water, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_shapes import (
    TAIL,
    AnimalModel,
    HeadPlan,
    add_eyes,
    add_part,
    blended,
    pair,
    placed,
    skin_points,
    spread_points,
    turn_matrix,
    widened,
)
from animal_small import small_body
from animal_swimmers import BELOW, WHALE, FishPlan, _lips, _mouth_line, build_fish, seal
from puppet_shapes import ball, chain, limb, mirrored, union

WINGS = ("wing_l1", "wing_l2", "wing_r1", "wing_r2")


def orca() -> AnimalModel:
    """An orca: black, white below and behind the eye, a tall fin."""
    patch = (
        "second",
        lambda m, p, _n, _w: np.clip(
            (
                1
                - np.linalg.norm(
                    (np.abs(p) * [1, 1, 0] + p * [0, 0, 1] - [0.2, 0.42, 0.22]) / [0.12, 0.055, 0.095], axis=1
                )
            )
            * 8,
            0,
            1,
        ),
    )
    plan = replace(
        WHALE, girth=(0.2, 0.26, 0.17, 0.08, 0.05), places=(0.4, 0.06, -0.34, -0.62, -0.78), back=(0.24, 0.34, 0.13), fin=(0.3, 0.1, 40.0), eye=(66.0, -4.0, 0.03), faces=4200,
        paints=(("second", lambda _m, p, n, w: np.clip((-n[:, 1] - 0.15) * 5, 0, 1)), patch, ("extra", lambda _m, p, n, w: np.clip((1 - np.linalg.norm((p - [0, 0.55, -0.18]) / [0.3, 0.1, 0.1], axis=1)) * 6, 0, 1))),
    )  # fmt: skip
    model = build_fish(plan)
    _mouth_line(model, plan, -0.25, 0.9)
    return model


def narwhal() -> AnimalModel:
    """A narwhal: a long twisted tusk, a spotted back."""
    plan = replace(
        WHALE,
        girth=(0.2, 0.24, 0.16, 0.07, 0.045),
        fin=(0.2, 0.07, 40.0),
        fluke=(0.17, 0.24),
        faces=3800,
        paints=(*WHALE.paints, ("mark", paint.spots(60, 0.02, ("hips", "chest", "tail1")))),
    )
    model = build_fish(plan)
    _mouth_line(model, plan, -0.25, 0.7)
    t = np.linspace(0, 1, 22)
    start = np.array([0.0, 0.36, 0.5])
    line = np.stack(
        [0.012 * np.cos(t * 26) * (1 - t), start[1] + 0.1 * t + 0.012 * np.sin(t * 26) * (1 - t), start[2] + 0.7 * t],
        axis=1,
    )
    add_part(model, chain(line, np.linspace(0.034, 0.006, 22)), "horn", ("head",), 600, 0.01)
    return model


def swordfish() -> AnimalModel:
    """A swordfish: a sword of a bill, a tall sickle of a fin."""
    plan = FishPlan(
        places=(0.3, 0.05, -0.26, -0.5, -0.62), heights=(0.32,) * 5, girth=(0.105, 0.15, 0.1, 0.045, 0.03), tall=1.2, eye=(64.0, 10.0, 0.044), fluke=(0.16, 0.3), back=(0.2, 0.26, 0.1),
        fin=(0.26, 0.05, 60.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    add_part(
        model,
        widened(limb((0, 0.315, 0.34), (0, 0.32, 0.86), 0.05, 0.006), 1.1, 0.75, 1, (0, 0.32, 0.4)),
        "fur",
        ("head",),
        300,
        0.01,
    )
    model.facts["mouth"] = np.array([0, 0.29, 0.42])
    _mouth_line(model, plan, -0.35, 0.6)
    return model


def salmon() -> AnimalModel:
    """A salmon: long, silver, pink along the side, speckled back."""
    pink = ("inner", lambda _m, p, n, w: np.clip(1.3 - np.abs(p[:, 1] - 0.3) * 24, 0, 1) * 0.8)
    plan = FishPlan(
        places=(0.27, 0.05, -0.2, -0.4, -0.52), heights=(0.3,) * 5, girth=(0.1, 0.135, 0.105, 0.055, 0.038), tall=1.25, eye=(62.0, 14.0, 0.034), fluke=(0.18, 0.17), back=(0.18, 0.1, 0.08), fin=(0.16, 0.06, 45.0),
        paints=(pink, BELOW, ("mark", lambda m, p, n, w: paint.spots(46, 0.01, ("hips", "chest", "tail1"))(m, p, n, w) * (p[:, 1] > 0.33))), faces=4000,
    )  # fmt: skip
    model = build_fish(plan)
    _lips(model, 0.028)
    return model


def goldfish() -> AnimalModel:
    """A goldfish: round, with veils of fins and tail."""
    plan = FishPlan(
        places=(0.14, 0.02, -0.12, -0.22, -0.28), heights=(0.3, 0.3, 0.3, 0.31, 0.32), girth=(0.13, 0.2, 0.13, 0.06, 0.045), tall=1.15, eye=(58.0, 12.0, 0.052), fluke=(0.34, 0.28), back=(0.26, 0.2, 0.14), fin=(0.24, 0.1, 50.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    _lips(model)
    return model


def piranha() -> AnimalModel:
    """A piranha: a jutting jaw full of teeth, a red belly, an angry look."""
    plan = FishPlan(
        places=(0.16, 0.0, -0.16, -0.28, -0.36), heights=(0.3,) * 5, girth=(0.17, 0.21, 0.14, 0.06, 0.042), tall=1.5, eye=(62.0, 22.0, 0.046), fluke=(0.2, 0.22), back=(0.3, 0.1, 0.06), fin=(0.16, 0.07, 40.0), faces=3000,
        paints=(("extra", lambda _m, p, n, w: np.clip((0.27 - p[:, 1]) * 14, 0, 1)),),
    )  # fmt: skip
    model = build_fish(plan)
    jaw = widened(limb((0, 0.21, 0.17), (0, 0.25, 0.335), 0.08, 0.045), 1.0, 0.8, 1, (0, 0.23, 0.25))
    model.bones["jaw"] = ((0.0, 0.23, 0.14), (0.0, 0.25, 0.33), 0.05)
    add_part(model, jaw, "extra", ("jaw", "head"), 300, 0.012)
    teeth = [
        limb((x, 0.275, z), (x * 0.95, 0.325, z - 0.01), 0.014, 0.003)
        for x, z in ((0.0, 0.36), (0.032, 0.345), (0.058, 0.315), (0.075, 0.275))
    ]
    add_part(model, mirrored(union(*teeth)), "horn", ("jaw", "head"), 340, 0.006)
    brow = limb((0.075, 0.42, 0.2), (0.085, 0.37, 0.3), 0.022, 0.012)
    add_part(model, mirrored(brow), "mark", ("head",), 160, 0.009)
    model.facts["mouth"] = np.array([0, 0.29, 0.36])
    return model


def anglerfish() -> AnimalModel:
    """An anglerfish: a lantern before a huge mouth."""
    plan = FishPlan(
        places=(0.13, -0.02, -0.18, -0.3, -0.38), heights=(0.3,) * 5, girth=(0.21, 0.24, 0.14, 0.06, 0.045), tall=1.1, eye=(52.0, 30.0, 0.036), fluke=(0.17, 0.15), back=None, fin=(0.14, 0.06, 30.0), faces=2400,
    )  # fmt: skip
    model = build_fish(plan)
    mouth = ball((0, 0.24, 0.24), (0.15, 0.085, 0.12))
    add_part(model, mouth, "line", ("head",), 320, 0.014)
    fangs = []
    for a in np.deg2rad((-50, -25, 0, 25, 50)):
        x, z = 0.14 * np.sin(a), 0.24 + 0.115 * np.cos(a)
        fangs += [
            limb((x, 0.325, z), (x, 0.25, z + 0.012), 0.014, 0.003),
            limb((x * 0.9, 0.16, z - 0.01), (x * 0.9, 0.235, z + 0.012), 0.014, 0.003),
        ]
    add_part(model, union(*fangs), "horn", ("head",), 700, 0.007)
    rod = [np.array(p) for p in ((0, 0.5, 0.08), (0, 0.68, 0.14), (0, 0.72, 0.3), (0, 0.6, 0.42))]
    add_part(model, chain(rod, (0.016, 0.012, 0.01, 0.01)), "fur", ("head",), 240, 0.008)
    add_part(model, ball(rod[-1], 0.05), "extra2", ("head",), 160, 0.014)
    model.facts["mouth"] = np.array([0, 0.24, 0.36])
    return model


def blowfish() -> AnimalModel:
    """A blowfish: a ball of prickles."""
    plan = FishPlan(
        places=(0.08, 0.0, -0.08, -0.2, -0.28), heights=(0.3,) * 5, girth=(0.21, 0.25, 0.2, 0.06, 0.045), tall=1.0, eye=(44.0, 26.0, 0.06), fluke=(0.14, 0.13), back=(0.14, 0.06, 0.06), fin=(0.14, 0.075, 10.0),
        paints=(BELOW, ("mark", paint.spots(22, 0.03, ("hips", "chest", "head")))), faces=3000,
    )  # fmt: skip
    model = build_fish(plan)
    ways = spread_points(80)
    ways = ways[(ways[:, 2] < 0.72) & (ways[:, 2] > -0.8)]
    middle = np.array([0, 0.3, 0.0])
    spines = union(
        *(limb(middle + way * [0.24, 0.24, 0.25], middle + way * [0.32, 0.32, 0.33], 0.018, 0.004) for way in ways)
    )
    add_part(model, spines, "second", ("hips", "chest", "head"), 1700, 0.01)
    _lips(model, 0.04)
    return model


def eel() -> AnimalModel:
    """A moray eel: a long ribbon with a fin all along."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 20)
    body = np.stack([0.1 * np.sin(t * 8) * t, 0.3 + 0.05 * np.sin(t * 7) * t, 0.42 - 1.3 * t], axis=1)
    thick = 0.085 * (1 - t**2) ** 0.5 * (1 - 0.35 * t) + 0.014
    cuts = [body[k] for k in (5, 10, 14, 19)]
    model.bones["hips"] = (tuple(body[3]), tuple(cuts[0]), 0.06)
    model.bones["chest"] = (tuple(body[3] + [0, 0, 0.01]), tuple(body[1]), 0.06)
    model.bones["neck"] = (tuple(body[1] - [0, 0, 0.02]), tuple(body[1]), 0.06)
    head = body[0] + [0, 0.015, 0.03]
    model.bones["head"] = (tuple(body[1]), tuple(head), 0.08)
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(cuts[n]), tuple(cuts[n + 1]), 0.05)
    snout = limb(head, head + [0, -0.005, 0.13], 0.085, 0.05)
    shape = blended(0.03, chain(body, thick), snout)
    names = ("hips", "chest", "neck", "head", *TAIL)
    spots = ("mark", paint.spots(60, 0.02, ("hips", "chest", *TAIL)))
    add_part(model, shape, "fur", names, 2600, 0.013, (spots, BELOW))
    fin = chain(
        [p + [0, 0.085 * (0.5 + 0.5 * (1 - k / 20)), 0] for k, p in enumerate(body[3:])],
        [0.05 - 0.0015 * k for k in range(17)],
    )
    add_part(model, widened(fin, 0.22), "mark", names, 700, 0.012)
    model.facts["skull"] = np.append(head, 0.085)
    add_eyes(model, snout, head + [0, 0, 0.05], HeadPlan(size=0.085, eyes=(62.0, 24.0, 0.024)))
    model.facts["mouth"] = head + [0, -0.03, 0.18]
    line = mirrored(
        chain(
            [
                head + p
                for p in ([0.0, -0.028, 0.183], [0.035, -0.022, 0.165], [0.062, -0.012, 0.1], [0.075, 0.0, 0.05])
            ],
            [0.008] * 4,
        )
    )
    add_part(model, line, "line", ("head",), 160, 0.007)
    model.facts["saddle"], model.facts["belly"] = np.array([0, 0.38, 0.1]), np.array(0.2)
    model.facts["hock"], model.facts["upright"] = np.array(1.0), np.array(0.0)
    return model


def sea_horse() -> AnimalModel:
    """A sea horse: upright, a tube of a snout, a curled tail, a crown."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 14)
    a = 0.2 + t * 5.6
    r = 0.11 * (1 - t) + 0.02
    curl = np.stack([0 * t, 0.15 - r * np.sin(a) * 0.9, 0.02 + r * np.cos(a) * 1.0 - 0.06], axis=1)
    tail = [np.array([0, 0.36, -0.02]), np.array([0, 0.25, 0.03]), *curl]
    radii = [0.09, 0.065, *np.linspace(0.05, 0.016, 14)]
    hips, chest, joint = np.array([0, 0.44, -0.01]), np.array([0, 0.55, 0.03]), np.array([0, 0.68, -0.03])
    head = np.array([0, 0.77, 0.02])
    model.bones["hips"] = (tuple(hips), tuple(tail[0]), 0.08)
    model.bones["chest"] = (tuple(chest), tuple(hips), 0.09)
    model.bones["neck"] = (tuple(chest + [0, 0.05, -0.02]), tuple(joint), 0.06)
    model.bones["head"] = (tuple(joint), tuple(head), 0.09)
    for n, (i, j) in enumerate(((0, 2), (2, 6), (6, 15))):
        model.bones[TAIL[n]] = (tuple(tail[i]), tuple(tail[j]), 0.04)
    snout = chain(
        (head + [0, -0.01, 0.03], head + [0, -0.05, 0.12], head + [0, -0.075, 0.2], head + [0, -0.08, 0.23]),
        (0.06, 0.034, 0.028, 0.04),
    )
    face = ball(head, (0.075, 0.085, 0.095))
    shape = blended(
        0.04,
        chain((hips, chest), (0.1, 0.12)),
        chain((chest, joint, head), (0.1, 0.07, 0.075)),
        chain(tail, radii),
        face,
        snout,
    )
    rings = ("mark", lambda _m, p, n, w: np.clip(np.sin(p[:, 1] * 85) * 3 - 1.6, 0, 1) * (p[:, 1] < 0.66))
    belly = ("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.3) * 4, 0, 1) * (p[:, 1] < 0.62))
    add_part(model, shape, "fur", ("hips", "chest", "neck", "head", *TAIL), 2600, 0.013, (belly, rings))
    crown = union(
        *(limb(head + [0, 0.06, z], head + [0, 0.15, z * 1.8], 0.022, 0.008) for z in (-0.04, 0.0, 0.035)), k=0.01
    )
    add_part(model, crown, "mark", ("head",), 240, 0.008)
    fan = [limb((0, 0.5, -0.1), (0, y, -0.24), 0.03, 0.03) for y in (0.42, 0.48, 0.54, 0.59)]
    add_part(model, widened(union(*fan, k=0.03), 0.3), "extra2", ("hips", "chest"), 320, 0.01)
    _pair_fins(model, np.array([0.06, 0.7, -0.02]), 0.09)
    model.facts["skull"] = np.append(head, 0.085)
    add_eyes(model, face, head, HeadPlan(size=0.085, eyes=(60.0, 14.0, 0.036)))
    model.facts["mouth"] = head + [0, -0.085, 0.26]
    model.facts["saddle"], model.facts["belly"] = np.array([0, 0.5, -0.1]), np.array(0.2)
    model.facts["hock"], model.facts["upright"], model.facts["level"] = np.array(1.0), np.array(0.0), np.array(1.0)
    return model


def _pair_fins(model: AnimalModel, root: np.ndarray, long: float) -> None:
    tip = root + np.array([0.5, 0.1, -0.8]) * long
    pair(model, "wing_*1", root, (root + tip) / 2, 0.02)
    pair(model, "wing_*2", (root + tip) / 2, tip, 0.02)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = (
        np.array([0.0, 1.0, 0.0]),
        np.array(0.0),
        np.array(0.0),
    )
    add_part(
        model,
        mirrored(widened(limb(root, tip, long * 0.25, long * 0.4), 0.5, 1, 1, tuple(root))),
        "extra2",
        WINGS,
        200,
        0.009,
    )


def star_fish() -> AnimalModel:
    """A starfish that stands on two of its arms, a face on both sides."""
    model, _ = small_body("bird", (0, 0.3, -0.02), (0, 0.32, 0.02), (0.06, 0.06), (0, 0.34, 0.0), 0.06)
    model.parts.clear()
    model.facts.pop("eye")
    middle = np.array([0, 0.33, 0.0])
    arms = []
    for k in range(5):
        a = np.deg2rad(90 + 72 * k)
        way = np.array([0, np.sin(a), np.cos(a)])
        arms.append(chain((middle, middle + way * 0.18, middle + way * 0.36), (0.15, 0.1, 0.045)))
    shape = widened(union(*arms, k=0.1), 0.62)
    dots = ("second", paint.spots(46, 0.016, ("hips", "chest", "head", "neck")))
    add_part(model, shape, "fur", ("hips", "chest", "neck", "head"), 3600, 0.015, (dots,))
    places = [(0.375, -0.06), (0.375, 0.06), *((0.3 - 0.03 * np.cos(z * 26), z) for z in np.linspace(-0.055, 0.055, 7))]
    ways = np.array([(0.12, y - middle[1], z) for y, z in places])
    skin = skin_points(shape, middle, ways / np.linalg.norm(ways, axis=1, keepdims=True))
    eyes = union(*(ball(p, (0.022, 0.044, 0.036)) for p in skin[:2]))
    sparks = union(*(ball(p + [0.02, 0.018, -0.008], (0.01, 0.014, 0.012)) for p in skin[:2]))
    smile = chain(skin[2:], [0.011] * 7)
    add_part(model, mirrored(union(eyes, smile)), "line", ("hips", "chest", "neck", "head"), 500, 0.008)
    add_part(model, mirrored(sparks), "horn", ("hips", "chest", "neck", "head"), 140, 0.006)
    return model


def _drifter(faces: int, dome, arms, slot: str, **told) -> AnimalModel:
    """What hangs in the water with its arms below it: arms hang on the tail's bones."""
    model = AnimalModel("fish")
    hips, chest = np.array([0, 0.5, 0.0]), np.array([0, 0.56, 0.0])
    head = np.array(told["head"], float)
    model.bones["hips"] = (tuple(hips), tuple(hips - [0, 0.02, 0]), 0.12)
    model.bones["chest"] = (tuple(chest), tuple(chest + [0, 0.02, 0]), 0.12)
    model.bones["neck"] = (tuple(chest + [0, 0.02, 0]), tuple(head - [0, 0.08, 0]), 0.12)
    model.bones["head"] = (tuple(head - [0, 0.08, 0]), tuple(head + [0, 0.06, 0]), 0.16)
    for n in range(3):
        model.bones[TAIL[n]] = ((0.0, 0.46 - 0.14 * n, 0.0), (0.0, 0.32 - 0.14 * n, 0.0), 0.08)
    add_part(model, dome, "fur", ("hips", "chest", "neck", "head"), faces, 0.015, told.get("paints", ()))
    add_part(model, arms, slot, ("hips", *TAIL), told.get("arm_faces", 1800), 0.012)
    model.facts["skull"] = np.append(head, told["skull"])
    add_eyes(model, dome, np.array(told["eyes_at"], float), HeadPlan(size=told["skull"], eyes=told["eye"]))
    model.facts["mouth"] = np.array([0, 0.46, 0.12])
    model.facts["saddle"], model.facts["belly"] = head + [0, 0.1, 0], np.array(0.1)
    model.facts["hock"], model.facts["upright"], model.facts["level"] = np.array(1.0), np.array(0.0), np.array(1.0)
    return model


def jelly_fish() -> AnimalModel:
    """A jellyfish: a bell with a frill, long threads."""
    bell = lambda p: np.maximum(ball((0, 0.52, 0), (0.27, 0.26, 0.27))(p), 0.5 - p[:, 1])  # noqa: E731
    ways = [(np.sin(a), np.cos(a)) for a in np.linspace(0, 2 * np.pi, 12, endpoint=False)]
    frill = union(*(ball((0.22 * x, 0.5, 0.22 * z), 0.06) for x, z in ways), k=0.02)
    long = [
        chain(
            [
                (0.16 * x + 0.03 * np.sin(k * 2 + n), 0.48 - 0.11 * k, 0.16 * z + 0.03 * np.cos(k * 2.4 + n))
                for k in range(5 - n % 2)
            ],
            [0.026 - 0.004 * k for k in range(5 - n % 2)],
        )
        for n, (x, z) in enumerate(ways)
    ]
    stripes = (
        "second",
        lambda _m, p, n, w: (
            np.clip(np.sin(np.arctan2(p[:, 0], p[:, 2]) * 8) * 3 - 1, 0, 1) * np.clip((p[:, 1] - 0.54) * 12, 0, 1)
        ),
    )
    return _drifter(
        2600,
        union(bell, frill, k=0.04),
        union(*long),
        "second",
        head=(0, 0.62, 0),
        skull=0.2,
        eyes_at=(0, 0.56, 0),
        eye=(36.0, 8.0, 0.046),
        paints=(stripes,),
        arm_faces=2400,
    )


def squid() -> AnimalModel:
    """A squid: a pointed mantle with fins, eight arms and two long ones."""
    mantle = chain(((0, 0.5, 0), (0, 0.62, 0), (0, 0.8, -0.01), (0, 1.06, -0.02)), (0.14, 0.17, 0.14, 0.03))
    fin = widened(ball((0, 0.93, -0.02), (0.24, 0.15, 0.24)), 0.2, 1, 1)
    ways = [(np.sin(a), np.cos(a)) for a in np.linspace(0.2, 2 * np.pi + 0.2, 8, endpoint=False)]
    arms = [
        chain(
            [(0.08 * x * (1 + 0.5 * k), 0.5 - 0.1 * k, 0.08 * z * (1 + 0.5 * k)) for k in range(4)],
            [0.05 - 0.011 * k for k in range(4)],
        )
        for x, z in ways
    ]
    long = [
        chain(
            ((x, 0.48, 0.06), (1.6 * x, 0.28, 0.1), (1.9 * x, 0.1, 0.06), (2.1 * x, 0.02, 0.12)),
            (0.03, 0.02, 0.018, 0.042),
        )
        for x in (0.07, -0.07)
    ]
    spots = ("second", paint.spots(22, 0.022, ("head", "neck")))
    return _drifter(
        2400,
        union(mantle, fin, k=0.04),
        union(*arms, *long, k=0.015),
        "fur",
        head=(0, 0.7, 0),
        skull=0.15,
        eyes_at=(0, 0.53, 0),
        eye=(58.0, 0.0, 0.06),
        paints=(spots,),
        arm_faces=2600,
    )


def ray() -> AnimalModel:
    """A ray: two broad wings, a whip of a tail."""
    model = AnimalModel("fish")
    hips, chest, head = np.array([0, 0.3, -0.12]), np.array([0, 0.3, 0.06]), np.array([0, 0.31, 0.24])
    model.bones["hips"], model.bones["chest"] = (
        (tuple(hips), (0, 0.3, -0.03), 0.07),
        (tuple(chest), (0, 0.3, -0.02), 0.08),
    )
    model.bones["neck"], model.bones["head"] = (tuple(chest), (0, 0.3, 0.14), 0.06), ((0, 0.3, 0.14), tuple(head), 0.08)
    line = [np.array([0, 0.3, -0.28 - 0.22 * k]) for k in range(4)]
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(line[n]), tuple(line[n + 1]), 0.02)
    body = blended(
        0.05,
        limb(hips, chest, 0.1, 0.12),
        ball(head - [0, 0, 0.04], (0.13, 0.075, 0.12)),
        chain((hips, *line), (0.08, 0.034, 0.022, 0.016, 0.008)),
    )
    lobes = mirrored(limb((0.075, 0.3, 0.3), (0.085, 0.28, 0.42), 0.034, 0.02))
    names = ("hips", "chest", "neck", "head", *TAIL)
    under = ("second", lambda _m, _p, n, w: np.clip((-n[:, 1] - 0.2) * 5, 0, 1))
    add_part(model, blended(0.03, body, lobes), "fur", names, 2000, 0.014, (under,))
    blade = union(
        ball((0.2, 0.3, 0.02), (0.24, 0.26, 0.26)), limb((0.25, 0.3, 0.06), (0.62, 0.3, -0.12), 0.16, 0.02), k=0.08
    )
    turn = turn_matrix(z=24)
    root = np.array([0.09, 0.3, 0.03])
    pair(model, "wing_*1", root, (0.32, 0.41, 0.0), 0.06)
    pair(model, "wing_*2", (0.32, 0.41, 0.0), (0.57, 0.53, -0.04), 0.05)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = (
        np.array([0.0, 0.0, 1.0]),
        np.array(0.0),
        np.array(0.0),
    )
    spots = ("second", paint.spots(30, 0.022, WINGS))
    add_part(
        model,
        mirrored(placed(lambda p: widened(blade, 1, 0.17, 1, (0, 0.3, 0))(p + root), root, turn)),
        "fur",
        ("chest", *WINGS),
        1500,
        0.014,
        (spots, under),
    )
    model.facts["skull"] = np.append(head, 0.1)
    add_eyes(model, body, head - [0, 0, 0.04], HeadPlan(size=0.1, eyes=(62.0, 30.0, 0.03)))
    model.facts["mouth"], model.facts["saddle"], model.facts["belly"] = (
        head + [0, -0.03, 0.1],
        np.array([0, 0.4, 0]),
        np.array(0.2),
    )
    model.facts["hock"], model.facts["upright"], model.facts["level"] = np.array(1.0), np.array(0.0), np.array(1.0)
    return model


def walrus() -> AnimalModel:
    """A walrus: two long tusks, a bristly moustache, wrinkles."""
    plan = FishPlan(
        places=(0.26, 0.1, -0.2, -0.42, -0.54), heights=(0.52, 0.31, 0.19, 0.11, 0.08), girth=(0.185, 0.245, 0.21, 0.11, 0.06), tall=0.98, eye=(40.0, 20.0, 0.034), fluke=(0.16, 0.16), level=True, back=None,
        fin=(0.28, 0.09, 62.0), paints=(("second", lambda _m, p, n, w: np.clip(np.sin(p[:, 1] * 60 + p[:, 2] * 45) * 3 - 1.9, 0, 1) * (p[:, 1] < 0.48)),),
    )  # fmt: skip
    model = build_fish(plan)
    for part in (ball((0.07, 0.47, 0.405), (0.085, 0.07, 0.075)),):
        add_part(model, mirrored(part), "second", ("head",), 320, 0.013)
    add_part(model, ball((0, 0.525, 0.45), (0.045, 0.03, 0.03)), "nose", ("head",), 120, 0.01)
    add_part(
        model,
        mirrored(chain(((0.065, 0.43, 0.42), (0.075, 0.32, 0.46), (0.07, 0.18, 0.44)), (0.03, 0.026, 0.008))),
        "horn",
        ("head",),
        300,
        0.01,
    )
    whisker = [limb((0.1, 0.47 + dy, 0.45), (0.19, 0.45 + 2 * dy, 0.47), 0.006) for dy in (-0.03, 0.0, 0.03)]
    add_part(model, mirrored(union(*whisker)), "line", ("head",), 200, 0.006)
    model.facts["mouth"] = np.array([0, 0.43, 0.46])
    return model


def sea_lion() -> AnimalModel:
    """A sea lion: sleek and brown, a long neck, small ears, a ball player."""
    plan = FishPlan(
        places=(0.3, 0.12, -0.16, -0.36, -0.48), heights=(0.64, 0.36, 0.19, 0.1, 0.07), girth=(0.115, 0.17, 0.165, 0.085, 0.05), tall=1.0, eye=(46.0, 16.0, 0.034), fluke=(0.15, 0.14), level=True, back=None,
        fin=(0.36, 0.085, 62.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    add_part(model, limb((0, 0.63, 0.33), (0, 0.615, 0.44), 0.078, 0.052), "fur", ("head",), 260, 0.012)
    add_part(model, ball((0, 0.635, 0.49), (0.026, 0.022, 0.018)), "nose", ("head",), 100, 0.008)
    add_part(model, mirrored(limb((0.105, 0.68, 0.26), (0.125, 0.65, 0.22), 0.018, 0.01)), "fur", ("head",), 90, 0.008)
    whisker = [limb((0.04, 0.605 + dy, 0.46), (0.12, 0.57 + 2 * dy, 0.47), 0.005) for dy in (-0.012, 0.012)]
    add_part(model, mirrored(union(*whisker)), "line", ("head",), 160, 0.005)
    model.facts["mouth"] = np.array([0, 0.59, 0.49])
    return model


def baby_seal() -> AnimalModel:
    """A young seal: all white, round, with large black eyes."""
    model = seal()
    model.facts["eye"][6] = 0.058
    model.parts = [replace(part, slot="fur" if part.slot == "mark" else part.slot) for part in model.parts]
    return model


def shrimp() -> AnimalModel:
    """A shrimp: a bent striped body, a fan of a tail, long feelers, many small legs."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 12)
    a = np.deg2rad(60 + 165 * t)
    body = np.stack([0 * t, 0.26 + 0.24 * np.sin(a), 0.02 + 0.3 * np.cos(a)], axis=1)
    thick = np.linspace(0.11, 0.05, 12)
    head = body[0] + [0, -0.03, 0.1]
    cuts = [body[k] for k in (4, 7, 9, 11)]
    model.bones["hips"] = (tuple(body[2]), tuple(cuts[0]), 0.08)
    model.bones["chest"] = (tuple(body[2] + [0, 0, 0.01]), tuple(body[0]), 0.09)
    model.bones["neck"] = (tuple(body[0]), tuple(body[0] + [0, 0, 0.03]), 0.08)
    model.bones["head"] = (tuple(body[0] + [0, 0, 0.02]), tuple(head), 0.09)
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(cuts[n]), tuple(cuts[n + 1]), 0.05)
    face = ball(head, (0.095, 0.085, 0.11))
    shape = blended(0.03, chain(body, thick), face)
    rings = (
        "second",
        lambda _m, p, n, w: (
            np.clip(np.sin(np.arctan2(p[:, 1] - 0.26, -(p[:, 2] - 0.02)) * 16) * 3 - 0.8, 0, 1)
            * np.clip(1.3 - 3 * w[:, 3], 0, 1)
        ),
    )
    names = ("hips", "chest", "neck", "head", *TAIL)
    add_part(model, shape, "fur", names, 2400, 0.013, (rings,))
    end, way = body[-1], body[-1] - body[-2]
    fan = union(*(limb(end, end + way * 2.6 + [x, 0, 0], 0.03, 0.035) for x in (-0.08, 0.0, 0.08)), k=0.02)
    add_part(model, fan, "mark", ("tail3",), 340, 0.011)
    legs = [
        limb((0.05, 0.38 - 0.012 * k, 0.12 - 0.07 * k), (0.08, 0.2 - 0.0 * k, 0.15 - 0.08 * k), 0.014, 0.007)
        for k in range(5)
    ]
    add_part(model, mirrored(union(*legs)), "mark", ("hips", "chest"), 460, 0.009)
    feeler = chain(
        (head + [0.03, 0.02, 0.1], head + [0.07, 0.14, 0.24], head + [0.11, 0.2, 0.02], head + [0.12, 0.2, -0.3]),
        (0.012, 0.009, 0.008, 0.005),
    )
    add_part(model, mirrored(feeler), "mark", ("head",), 420, 0.007)
    model.facts["skull"] = np.append(head, 0.1)
    add_eyes(model, face, head, HeadPlan(size=0.1, eyes=(48.0, 30.0, 0.036)))
    model.facts["mouth"], model.facts["saddle"], model.facts["belly"] = (
        head + [0, -0.05, 0.1],
        np.array([0, 0.55, 0]),
        np.array(0.1),
    )
    model.facts["hock"], model.facts["upright"], model.facts["level"] = np.array(1.0), np.array(0.0), np.array(1.0)
    return model


def tadpole() -> AnimalModel:
    """A tadpole: a ball with a tail."""
    plan = FishPlan(
        places=(0.14, 0.04, -0.08, -0.3, -0.56), heights=(0.24,) * 5, girth=(0.16, 0.19, 0.12, 0.045, 0.02), tall=0.95, eye=(40.0, 20.0, 0.05), fluke=(0.1, 0.05), back=None, fin=(0.05, 0.02, 30.0), paints=(BELOW,),
    )  # fmt: skip
    model = build_fish(plan)
    add_part(
        model,
        widened(chain(((0, 0.24, -0.12), (0, 0.24, -0.32), (0, 0.24, -0.58)), (0.08, 0.11, 0.03)), 0.14),
        "mark",
        TAIL,
        320,
        0.011,
    )
    _lips(model, 0.03)
    return model


def oyster() -> AnimalModel:
    """An oyster that opens on its pearl."""
    model, _ = small_body("bird", (0, 0.12, -0.1), (0, 0.12, 0.04), (0.05, 0.05), (0, 0.18, 0.02), 0.05)
    model.parts.clear()
    model.facts.pop("eye")
    names = ("hips", "chest")
    fluted = lambda p: 0.007 * np.sin(np.arctan2(p[:, 0], p[:, 2] + 0.28) * 26)  # noqa: E731
    low = lambda p: np.maximum(ball((0, 0.13, 0.0), (0.3, 0.13, 0.28))(p), p[:, 1] - 0.13) + fluted(p)  # noqa: E731
    inside = ("second", lambda _m, p, n, w: np.clip((n[:, 1] - 0.4) * 4, 0, 1))
    add_part(model, low, "fur", names, 1300, 0.014, (inside,))
    cos, sin = np.cos(0.9), np.sin(0.9)

    def lid(p):
        q = p - [0, 0.15, -0.24]
        q = np.stack([q[:, 0], cos * q[:, 1] - sin * q[:, 2], sin * q[:, 1] + cos * q[:, 2] - 0.26], axis=1)
        return np.maximum(ball((0, 0, 0), (0.3, 0.13, 0.28))(q), -q[:, 1] - 0.0) + 0.007 * np.sin(
            np.arctan2(q[:, 0], q[:, 2] + 0.28) * 26
        )

    pale = ("second", lambda _m, p, n, w: np.clip((-n[:, 1] * cos + n[:, 2] * sin - 0.5) * 4, 0, 1))
    add_part(model, lid, "fur", ("neck", "head"), 1300, 0.014, (pale,))
    add_part(model, ball((0, 0.2, 0.04), 0.075), "horn", names, 300, 0.014)
    return model


WATERS: dict[str, Callable[[], AnimalModel]] = {
    "orca": orca, "narwhal": narwhal, "swordfish": swordfish, "salmon": salmon, "goldfish": goldfish, "piranha": piranha, "anglerfish": anglerfish,
    "blowfish": blowfish, "eel": eel, "sea-horse": sea_horse, "starfish": star_fish, "jellyfish": jelly_fish, "squid": squid, "manta-ray": ray,
    "walrus": walrus, "sea-lion": sea_lion, "baby-seal": baby_seal, "shrimp": shrimp, "tadpole": tadpole, "oyster": oyster,
}  # fmt: skip
