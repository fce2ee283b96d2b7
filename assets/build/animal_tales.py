"""Creatures of tales, see `assets/build/animals.py`: many of them walk upright."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_beasts import COW_HEAD, HOOFS, HORSE, horse, nostrils
from animal_birds import BirdPlan, _add_beak, _add_wings, build_bird, wing_tips
from animal_scaly import ridges, wings
from animal_shapes import (
    TAIL,
    TRUNK,
    AnimalModel,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_bumps,
    add_eyes,
    add_horns,
    add_part,
    along,
    blended,
    build_beast,
    pair,
    skull_point,
    widened,
)
from animal_small import feelers, small_body
from animal_wild import APE_HEAD, CAT_BODY, HOUND, _face_mask
from puppet_shapes import ball, chain, limb, mirrored, ring, union

WING_BONES = ("wing_l1", "wing_l2", "wing_r1", "wing_r2")

GIANT = BeastPlan(
    long=0.04, hip=0.5, shoulder=0.98, girth=(0.19, 0.21, 0.25), wide=1.2, head=HeadPlan(), neck=(0.13, 68.0, 0.16, 0.15), stance=0.17, hock=1, hind=(0.13, 0.09, 0.075), paw=(0.09, 0.055, 0.14),
    upright=True, fore=(0.105, 0.085, 0.08), fore_at=(0.2, -0.44, 0.12), tail=None, faces=3400, blend=0.06,
)  # fmt: skip


def waistcloth(low: float = 0.34, high: float = 0.56):
    """A cloth about the hips and the upper legs."""
    names = ("hips", "chest", "hind_l1", "hind_r1")
    return paint.slab(1, low, high, 0.012, names)


def minotaur() -> AnimalModel:
    """A minotaur: a bull's head with great horns on a man's body, hoofs."""
    head = replace(COW_HEAD, size=0.2, snout=(0.33, 0.11, -0.09), eyes=(46.0, 18.0, 0.042))
    plan = replace(
        GIANT, head=head, tail=TailPlan(0.46, (0.026, 0.02, 0.018, 0.022), -60.0, 10.0, (0.045, 0.075, 0.045), 0.0),
        paints=(("second", paint.snout(1.15, 0.05, 0.3)), ("mark", paint.bones(("hind_l1", "hind_r1", "hind_l2", "hind_r2"), 0.4, 0.7)), ("extra", waistcloth()), ("line", paint.below(0.09)), ("mark", paint.tail(0.4))),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(
        model,
        ((0.6, 0.65, -0.1), (1.35, 0.75, 0.0), (1.6, 1.45, 0.2), (1.35, 2.0, 0.4)),
        (0.24, 0.22, 0.16, 0.04),
        faces=460,
    )
    add_part(model, ring(model.facts["mouth"] + [0, -0.005, 0.03], 0.04, 0.01, axis=2), "extra2", ("head",), 220, 0.009)
    nostrils(model, 0.055)
    return model


def _shag(model: AnimalModel, slot: str, high: float, radii, count: int = 60, size: float = 0.075) -> None:
    middle = np.array([0, high, 0.0])
    add_bumps(
        model,
        ball(middle, radii),
        middle,
        count,
        size,
        slot,
        TRUNK,
        faces=1400,
        sink=0.4,
        keep=lambda w: w[:, 1] < 0.85,
    )


def yeti() -> AnimalModel:
    """A yeti: a white shaggy giant with a bare blue face."""
    head = replace(APE_HEAD, size=0.21, ears="none", snout=(0.22, 0.1, -0.08), eyes=(24.0, 14.0, 0.042))
    model = build_beast(
        replace(
            GIANT,
            head=head,
            girth=(0.21, 0.24, 0.26),
            fore=(0.12, 0.1, 0.09),
            fore_at=(0.22, -0.5, 0.14),
            hind=(0.14, 0.11, 0.095),
            paw=(0.105, 0.06, 0.16),
            paints=(_face_mask(),),
        )
    )
    _shag(model, "fur", 0.76, (0.31, 0.36, 0.27))
    top = skull_point(model, (0, 0.6, -0.3))
    add_bumps(
        model, ball(top, (0.2, 0.17, 0.17)), top, 26, 0.06, "fur", ("head",), faces=520, keep=lambda w: w[:, 2] < 0.6
    )
    fang = limb(skull_point(model, (0.2, -0.62, 1.02)), skull_point(model, (0.2, -0.32, 1.1)), 0.02, 0.006)
    add_part(model, mirrored(fang), "horn", ("head",), 120, 0.008)
    return model


def werewolf() -> AnimalModel:
    """A werewolf: a wolf on two legs, in torn trousers, with claws."""
    head = replace(HOUND, size=0.21, snout=(0.4, 0.08, -0.06), cheek=0.13, ear=(0.2, 0.08, 14.0))
    plan = replace(
        GIANT, head=head, girth=(0.15, 0.16, 0.22), neck=(0.15, 56.0, 0.16, 0.15), tail=TailPlan(0.42, (0.05, 0.075, 0.075, 0.025), -30.0, 10.0, high=-0.2),
        paints=(("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.25) * 3, 0, 1) * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1) * (np.abs(p[:, 0]) < 0.14)), ("second", paint.snout(0.7, 0.05, 0.0)), ("extra", _trousers())),
    )  # fmt: skip
    model = build_beast(plan)
    hand = model.joint("fore_l3") + [0.0, -0.07, 0.06]
    claws = union(*(limb(hand + [x, 0, 0.02], hand + [1.3 * x, -0.07, 0.06], 0.018, 0.004) for x in (-0.05, 0.0, 0.05)))
    add_part(model, mirrored(claws), "horn", ("fore_l3", "fore_r3"), 300, 0.009)
    ruff = ball(model.joint("neck") + [0, -0.02, 0.02], (0.24, 0.15, 0.2))
    add_bumps(model, ruff, model.joint("neck"), 34, 0.06, "mark", ("chest", "neck"), faces=700, sink=0.3)
    fang = limb(skull_point(model, (0.25, -0.5, 1.6)), skull_point(model, (0.25, -0.78, 1.6)), 0.014, 0.004)
    add_part(model, mirrored(fang), "horn", ("head",), 100, 0.007)
    return model


def _trousers():
    names = ("hips", "chest", "hind_l1", "hind_r1", "hind_l2", "hind_r2")
    keep = paint.bones(names, 0.3, 0.5)
    return lambda m, p, n, w: (
        keep(m, p, n, w)
        * (p[:, 1] < 0.56)
        * np.clip((p[:, 1] - 0.2 - 0.035 * np.sin(p[:, 0] * 70 + p[:, 2] * 60)) * 60, 0, 1)
    )


def cyclops() -> AnimalModel:
    """A cyclops: a giant with one eye, a horn, a tooth, a fur about the hips."""
    head = HeadPlan(
        size=0.23,
        form=(1.0, 1.05, 0.95),
        snout=(0.2, 0.1, -0.1),
        cheek=0.12,
        flat=1.3,
        nose=(0.05, 0.036, 0.036),
        eyes=(0.0, 16.0, 0.092),
        ears="round",
        ear=(0.09, 0.05, 86.0),
        ear_at=(0.0, 4.0),
    )
    plan = replace(
        GIANT,
        head=head,
        girth=(0.22, 0.25, 0.25),
        paints=(
            ("extra", waistcloth()),
            (
                "extra",
                lambda _m, p, n, w: (
                    np.clip(0.075 - np.abs(p[:, 0] - 0.42 * (p[:, 1] - 0.78)), 0, 1)
                    * 60
                    * (p[:, 1] > 0.5)
                    * (w[:, 1] > 0.25)
                ),
            ),
        ),
    )
    model = build_beast(plan)
    model.facts["eye"][0] = 0.0
    model.facts["eye"][3] = 0.0
    add_part(
        model,
        limb(skull_point(model, (0, 0.9, 0.1)), skull_point(model, (0, 1.55, 0.25)), 0.055, 0.01),
        "horn",
        ("head",),
        200,
        0.012,
    )
    tooth = limb(skull_point(model, (0.22, -0.6, 1.0)), skull_point(model, (0.22, -0.36, 1.06)), 0.026, 0.01)
    add_part(model, tooth, "horn", ("head",), 100, 0.008)
    return model


def monster() -> AnimalModel:
    """A small shaggy monster: round, horns, a wide mouth with two teeth."""
    head = HeadPlan(
        size=0.29,
        form=(1.08, 0.95, 0.95),
        snout=(0.24, 0.12, -0.1),
        cheek=0.16,
        flat=1.5,
        nose=None,
        eyes=(22.0, 16.0, 0.075),
        ears="none",
        jaw=0.8,
    )
    plan = BeastPlan(
        long=0.04, hip=0.26, shoulder=0.4, girth=(0.24, 0.26, 0.24), wide=1.05, head=head, neck=(0.1, 80.0, 0.22, 0.22), stance=0.13, hock=1, hind=(0.085, 0.07, 0.06), paw=(0.085, 0.045, 0.12), upright=True,
        fore=(0.06, 0.052, 0.055), fore_at=(0.2, -0.16, 0.1), tail=TailPlan(0.3, (0.06, 0.045, 0.035, 0.02), -10.0, 30.0, (0.06, 0.06, 0.06), -0.4), faces=3200,
        paints=(("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.35) * 3, 0, 1) * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1)), ("mark", paint.spots(20, 0.035, (*TRUNK, "head"), 6)), ("second", paint.bones(("hind_l3", "hind_r3"), 0.5, 0.8))),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.5, 0.8, 0.0), (0.75, 1.2, 0.05), (0.72, 1.5, 0.2)), (0.17, 0.13, 0.03), faces=260)
    fang = limb(skull_point(model, (0.22, -0.62, 0.98)), skull_point(model, (0.22, -0.38, 1.0)), 0.026, 0.008)
    add_part(model, mirrored(fang), "horn", ("head",), 140, 0.009)
    tufts = union(
        *(
            limb(skull_point(model, (x, 0.85, 0.0)), skull_point(model, (1.6 * x, 1.3, -0.1)), 0.05, 0.012)
            for x in (-0.18, 0.0, 0.18)
        ),
        k=0.02,
    )
    add_part(model, tufts, "mark", ("head",), 260, 0.011)
    return model


def alien_monster() -> AnimalModel:
    """A monster from space: three stalks of eyes, four arms, one great grin."""
    head = HeadPlan(
        size=0.26,
        form=(1.05, 1.05, 0.95),
        snout=(0.2, 0.1, -0.08),
        cheek=0.12,
        flat=1.4,
        nose=None,
        eyes=(26.0, 12.0, 0.07),
        ears="none",
        jaw=0.7,
    )
    plan = BeastPlan(
        long=0.04, hip=0.3, shoulder=0.5, girth=(0.2, 0.2, 0.2), wide=1.05, head=head, neck=(0.12, 80.0, 0.19, 0.19), stance=0.13, hock=1, hind=(0.075, 0.06, 0.055), paw=(0.08, 0.04, 0.11), upright=True,
        fore=(0.055, 0.045, 0.05), fore_at=(0.24, -0.02, 0.12), tail=None, faces=3000, paints=(("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.4) * 3, 0, 1) * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1)), ("mark", paint.spots(26, 0.028, (*TRUNK, "head"), 9))),
    )  # fmt: skip
    model = build_beast(plan)
    feelers(model, 1.0, "fur")
    top = skull_point(model, (0, 1.75, 0.3))
    add_part(
        model,
        union(limb(skull_point(model, (0, 0.9, 0.2)), top, 0.032, 0.026), ball(top, 0.09)),
        "fur",
        ("head",),
        360,
        0.012,
    )
    add_part(model, ball(top + [0, 0.01, 0.05], (0.062, 0.066, 0.05)), "horn", ("head",), 200, 0.011)
    add_part(model, ball(top + [0, 0.01, 0.09], (0.03, 0.034, 0.02)), "line", ("head",), 120, 0.008)
    low = chain(((0.16, 0.42, 0.05), (0.34, 0.34, 0.1), (0.42, 0.44, 0.16)), (0.05, 0.042, 0.05))
    add_part(model, mirrored(low), "fur", TRUNK, 360, 0.012)
    teeth = union(
        *(
            limb(
                skull_point(model, (x, -0.42, 1.02 - 0.3 * abs(x))),
                skull_point(model, (x, -0.66, 1.02 - 0.3 * abs(x))),
                0.026,
                0.008,
            )
            for x in (-0.35, 0.0, 0.35)
        )
    )
    add_part(model, teeth, "horn", ("head",), 240, 0.009)
    return model


def ghost() -> AnimalModel:
    """A ghost: a white sheet that floats, with arms."""
    model, _ = small_body(
        "bird", (0, 0.4, -0.02), (0, 0.58, 0.0), (0.2, 0.2), (0, 0.84, 0.03), 0.22, (24.0, 6.0, 0.052), 0.2, 600
    )
    model.parts.pop(0)
    sheet = chain(((0, 0.84, 0.03), (0, 0.55, 0.0), (0, 0.2, -0.04), (0, 0.06, -0.16)), (0.22, 0.22, 0.24, 0.12))
    folds = lambda p: 0.035 * np.clip((0.55 - p[:, 1]) * 2.2, 0, 1) * np.sin(np.arctan2(p[:, 0], p[:, 2] + 0.03) * 9)  # noqa: E731
    shape = lambda p: (sheet(p) + folds(p)) * 0.8  # noqa: E731
    add_part(
        model,
        shape,
        "fur",
        ("hips", "chest", "neck", "head"),
        2600,
        0.016,
        (("second", lambda _m, p, n, w: np.clip((0.3 - p[:, 1]) * 3.5, 0, 1)),),
    )
    root, elbow, hand = np.array([0.15, 0.6, 0.04]), np.array([0.29, 0.52, 0.12]), np.array([0.38, 0.6, 0.2])
    pair(model, "wing_*1", root, elbow, 0.07)
    pair(model, "wing_*2", elbow, hand, 0.06)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = (
        np.array([0.0, 1.0, 0.0]),
        np.array(0.0),
        np.array(1.0),
    )
    add_part(model, mirrored(chain((root, elbow, hand), (0.09, 0.075, 0.06))), "fur", WING_BONES, 460, 0.013)
    mouth = ball((0, 0.74, 0.235), (0.04, 0.056, 0.03))
    model.parts = [part for part in model.parts if part.slot != "line"]
    add_part(model, mouth, "line", ("head",), 160, 0.01)
    return model


def snowman() -> AnimalModel:
    """A snowman: three balls of snow, a carrot, coals, a hat, a scarf, arms of sticks."""
    model, _ = small_body(
        "bird", (0, 0.27, 0.0), (0, 0.66, 0.0), (0.29, 0.21), (0, 0.98, 0.01), 0.165, (24.0, 14.0, 0.03), 0.14, 600
    )
    smile = [part for part in model.parts if part.slot == "line"]
    model.parts.clear()
    add_part(
        model,
        union(
            ball((0, 0.27, 0), (0.31, 0.28, 0.31)),
            ball((0, 0.66, 0), (0.225, 0.215, 0.225)),
            ball((0, 0.98, 0.01), 0.17),
            k=0.03,
        ),
        "fur",
        ("hips", "chest", "neck", "head"),
        2600,
        0.017,
    )
    model.parts += smile
    add_part(model, limb((0, 0.975, 0.16), (0, 0.96, 0.36), 0.04, 0.008), "extra2", ("head",), 200, 0.011)
    coals = union(*(ball((0, y, z), 0.026) for y, z in ((0.76, 0.205), (0.66, 0.225), (0.56, 0.21))))
    add_part(model, coals, "line", ("chest", "hips"), 200, 0.01)
    hat = union(
        limb((0, 1.16, 0), (0, 1.36, 0), 0.115, 0.115),
        widened(ball((0, 1.12, 0), 0.2), 1, 0.13, 1, (0, 1.12, 0)),
        k=0.01,
    )
    band = lambda p: np.maximum(np.hypot(p[:, 0], p[:, 2]) - 0.122, np.abs(p[:, 1] - 1.165) - 0.025)  # noqa: E731
    add_part(model, hat, "line", ("head",), 600, 0.014)
    add_part(model, band, "extra", ("head",), 300, 0.012)
    scarf = union(ring((0, 0.845, 0.0), 0.15, 0.045), limb((0.1, 0.83, 0.14), (0.13, 0.58, 0.24), 0.05, 0.055), k=0.02)
    add_part(model, scarf, "extra", ("neck", "chest"), 700, 0.013)
    root, elbow, hand = np.array([0.19, 0.7, 0.03]), np.array([0.36, 0.82, 0.08]), np.array([0.5, 0.98, 0.12])
    pair(model, "wing_*1", root, elbow, 0.03)
    pair(model, "wing_*2", elbow, hand, 0.03)
    model.facts["wing_width"], model.facts["wing_grows"], model.facts["flies"] = (
        np.array([0.0, 1.0, 0.0]),
        np.array(0.0),
        np.array(0.0),
    )
    stick = union(
        chain((root, elbow, hand), (0.024, 0.02, 0.014)),
        limb(elbow + [0.06, 0.07, 0.02], elbow + [0.16, 0.08, 0.05], 0.013, 0.01),
        limb(elbow + [0.08, 0.1, 0.02], elbow + [0.08, 0.2, 0.03], 0.013, 0.01),
    )
    add_part(model, mirrored(stick), "mark", WING_BONES, 420, 0.009)
    return model


def griffin() -> AnimalModel:
    """A griffin: an eagle's head and wings on a lion's body."""
    head = HeadPlan(
        size=0.19,
        form=(0.95, 1.0, 1.0),
        snout=(0.18, 0.08, -0.02),
        cheek=0.1,
        nose=None,
        eyes=(50.0, 16.0, 0.042),
        ears="pointed",
        ear=(0.14, 0.045, 20.0),
        ear_at=(58.0, 20.0),
        mouth=False,
        jaw=0.0,
    )
    front = ("fore_l1", "fore_r1", "fore_l2", "fore_r2", "fore_l3", "fore_r3")
    plan = replace(
        CAT_BODY, long=0.52, hip=0.44, shoulder=0.47, girth=(0.15, 0.15, 0.18), head=head, neck=(0.24, 56.0, 0.14, 0.13), faces=3000, tail=TailPlan(0.56, (0.036, 0.03, 0.028, 0.026), 10.0, 24.0, (0.06, 0.06, 0.075)),
        paints=(("second", paint.bones(("neck", "head"), 0.4, 0.6)), ("horn", paint.below(0.15, 0.02, front)), ("mark", paint.tail(0.46, 0.02))),
    )  # fmt: skip
    model = build_beast(plan)
    wing = BirdPlan(
        wing=(0.62, 0.22, -14.0), wing_paints=(wing_tips(0.55),), skull=0.19, beak=(0.12, 0.05, 0.062, 0.08)
    )
    _add_beak(model, wing, model.facts["skull"][:3])
    chest = model.joint("chest") + [0, 0.06, -0.04]
    _add_wings(model, wing, chest, 0.17)
    ruff = ball(model.joint("neck") + [0, -0.02, 0.03], (0.18, 0.17, 0.17))
    add_bumps(model, ruff, model.joint("neck"), 32, 0.05, "second", ("chest", "neck"), faces=600, sink=0.3)
    return model


def pegasus() -> AnimalModel:
    """A winged horse."""
    model = horse()
    plan = BirdPlan(wing=(0.72, 0.23, -22.0), wing_paints=(("second", wing_tips(0.6)[1]),))
    _add_wings(model, plan, model.joint("chest") + [0, 0.06, -0.1], 0.17)
    return model


def phoenix() -> AnimalModel:
    """A phoenix: red and gold, a crest, a train of plumes like flames."""
    plan = BirdPlan(
        hip=(0.38, -0.13), chest=(0.46, 0.08), girth=(0.125, 0.15), neck=(0.28, 70.0, 0.1, 0.078), crook=8.0, skull=0.105, eye=(54.0, 12.0, 0.03), leg=(0.17, 0.022, 0.065), foot=(0.02, 0.016, 0.07),
        beak=(0.085, 0.03, 0.034, 0.04), wing=(0.6, 0.16, 24.0), tail=(0.14, 0.06, -14.0), paints=(("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.1) * 3, 0, 1)), ("second", paint.eye_patch(0.05))), wing_paints=(("extra2", wing_tips(0.3)[1]), ("mark", wing_tips(0.72)[1])),
    )  # fmt: skip
    model = build_bird(plan)
    root = model.joint("tail1")
    plumes = []
    for x, long, bend in ((-0.12, 0.55, 10), (-0.05, 0.68, 34), (0.0, 0.72, -6), (0.05, 0.68, 34), (0.12, 0.55, 10)):
        a = along(root, 196 - bend * 0.3, long * 0.5) + [0.5 * x, 0, 0]
        b = along(a, 188 - bend, long * 0.5) + [0.9 * x, 0, 0]
        plumes.append(chain((root, a, b), (0.035, 0.055, 0.012)))
    tips = ("extra2", lambda _m, p, _n, _w: np.clip((np.linalg.norm(p - root, axis=1) - 0.36) * 5, 0, 1))
    add_part(model, widened(union(*plumes, k=0.02), 0.8), "fur", ("tail1",), 1200, 0.013, (tips,))
    crest = union(
        *(
            chain(
                [
                    skull_point(model, p)
                    for p in ((0, 0.8, 0.2 - 0.2 * n), (0, 1.5, -0.2 - 0.3 * n), (0, 1.9 - 0.1 * n, -1.0 - 0.4 * n))
                ],
                (0.024, 0.03, 0.008),
            )
            for n in range(3)
        ),
        k=0.012,
    )
    add_part(model, crest, "extra2", ("head",), 360, 0.01)
    return model


def centaur() -> AnimalModel:
    """A centaur: a man from the waist up, a horse below."""
    head = HeadPlan(
        size=0.155,
        form=(0.95, 1.08, 1.0),
        snout=(0.14, 0.07, -0.05),
        cheek=0.09,
        flat=1.2,
        nose=(0.026, 0.03, 0.034),
        eyes=(26.0, 8.0, 0.03),
        ears="round",
        ear=(0.05, 0.03, 88.0),
        ear_at=(0.0, 4.0),
    )
    plan = replace(
        HORSE, long=0.56, head=head, neck=(0.5, 84.0, 0.15, 0.075), faces=3400,
        paints=(("second", lambda _m, p, n, w: np.clip((p[:, 1] - 0.84) * 30, 0, 1) * np.clip((w[:, 2] + w[:, 3]) * 4 - 0.6, 0, 1)), HOOFS, ("mark", paint.bones(TAIL, 0.5, 0.75))),
    )  # fmt: skip
    model = build_beast(plan)
    root, joint = model.joint("neck"), model.joint("head")
    torso = root + (joint - root) * 0.62
    chest = blended(0.06, ball(torso, (0.19, 0.14, 0.12)), limb(root + [0, 0.1, 0], torso, 0.13, 0.13))
    add_part(model, chest, "second", ("neck",), 900, 0.014)
    shoulder = torso + [0.17, 0.05, 0.0]
    arm = chain((shoulder, shoulder + [0.1, -0.19, 0.0], shoulder + [0.06, -0.26, 0.19]), (0.065, 0.052, 0.048))
    add_part(model, mirrored(arm), "second", ("neck",), 500, 0.012)
    top = skull_point(model, (0, 0.42, -0.22))
    add_bumps(
        model, ball(top, (0.15, 0.14, 0.14)), top, 22, 0.04, "mark", ("head",), faces=460, keep=lambda w: w[:, 2] < 0.72
    )
    beard = ball(skull_point(model, (0, -0.7, 0.6)), (0.085, 0.08, 0.06))
    add_part(model, beard, "mark", ("head",), 260, 0.012)
    return model


def hydra() -> AnimalModel:
    """A hydra: three heads on long necks."""
    head = HeadPlan(
        size=0.13,
        form=(1.05, 0.85, 1.05),
        snout=(0.26, 0.07, -0.04),
        cheek=0.095,
        flat=1.2,
        nose=None,
        eyes=(48.0, 24.0, 0.04),
        ears="none",
    )
    plan = BeastPlan(
        long=0.44, hip=0.36, shoulder=0.4, girth=(0.19, 0.2, 0.19), head=head, neck=(0.5, 66.0, 0.1, 0.075), stance=0.13, hock=1, fore=(0.08, 0.066, 0.06), hind=(0.1, 0.075, 0.062), paw=(0.075, 0.045, 0.1),
        tail=TailPlan(0.72, (0.13, 0.09, 0.055, 0.02), -22.0, 20.0, high=-0.1), paints=(("second", paint.belly(0.0, 0.5)), ("mark", paint.spots(30, 0.035, (*TRUNK, *TAIL)))), faces=2900,
    )  # fmt: skip
    model = build_beast(plan)
    root = model.joint("neck")
    for side in (1, -1):
        bow = root + ([0.14, 0.1, 0.2] if side > 0 else [-0.16, 0.3, -0.16])
        top = root + ([0.2, 0.14, 0.42] if side > 0 else [-0.22, 0.6, -0.1])
        neck = chain((root, bow, top), (0.1, 0.08, 0.07))
        skull = ball(top + [0, 0.03, 0.05], (0.125, 0.1, 0.125))
        snout = widened(
            limb(top + [0, 0.0, 0.06], top + [side * 0.02, -0.01, 0.24], 0.09, 0.065), 1.15, 0.85, 1, tuple(top)
        )
        add_part(model, blended(0.05, neck, skull, snout), "fur", ("neck", "chest"), 900, 0.014)
        eyes = union(*(ball(top + [x, 0.085, 0.12], 0.036) for x in (-0.075, 0.075)))
        add_part(model, eyes, "extra2", ("neck", "chest"), 240, 0.01)
        add_part(
            model,
            union(*(ball(top + [1.15 * x, 0.095, 0.145], (0.014, 0.024, 0.014)) for x in (-0.075, 0.075))),
            "line",
            ("neck", "chest"),
            120,
            0.007,
        )
    ridges(model, np.linspace(-0.9, 0.2, 12), 0.045, "mark", 0.08)
    return model


def sea_serpent() -> AnimalModel:
    """A sea serpent: humps that rise from the water, a crest, a long neck."""
    model = AnimalModel("fish")
    t = np.linspace(0, 1, 34)
    body = np.stack(
        [0 * t, 0.16 + 0.2 * np.maximum(-0.5, np.sin(t * 15 + 3.4)) * (1 - 0.45 * t), 0.3 - 1.55 * t], axis=1
    )
    thick = 0.11 * (1 - 0.72 * t)
    neck = [np.array(p) for p in ((0, 0.12, 0.3), (0, 0.3, 0.4), (0, 0.58, 0.34), (0, 0.76, 0.4))]
    head = np.array([0, 0.82, 0.46])
    cuts = [body[k] for k in (8, 16, 24, 33)]
    model.bones["hips"] = (tuple(body[2]), tuple(cuts[0]), 0.09)
    model.bones["chest"] = (tuple(neck[0] + [0, 0, 0.02]), tuple(neck[1]), 0.09)
    model.bones["neck"] = (tuple(neck[1]), tuple(neck[3]), 0.08)
    model.bones["head"] = (tuple(neck[3]), tuple(head + [0, 0, 0.06]), 0.1)
    for n in range(3):
        model.bones[TAIL[n]] = (tuple(cuts[n]), tuple(cuts[n + 1]), 0.07)
    face = blended(
        0.05,
        ball(head, (0.12, 0.1, 0.13)),
        widened(limb(head + [0, -0.02, 0.08], head + [0, -0.03, 0.24], 0.09, 0.07), 1.15, 0.8, 1, tuple(head)),
    )
    names = ("hips", "chest", "neck", "head", *TAIL)
    belly = ("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.25) * 4, 0, 1) * np.clip((w[:, 1] + w[:, 2]) * 2, 0, 1))
    add_part(
        model,
        blended(0.03, chain(body, thick), chain(neck, (0.11, 0.1, 0.085, 0.085)), face),
        "fur",
        names,
        3200,
        0.015,
        (belly, ("mark", paint.spots(40, 0.03, ("hips", *TAIL)))),
    )
    fins = [
        limb(p + [0, r * 0.8, 0], p + [0, r + 0.07 - 0.03 * k / 34, -0.04], 0.036, 0.008)
        for k, (p, r) in enumerate(zip(body, thick, strict=True))
        if k % 2 and p[1] > 0.1
    ]
    fins += [
        limb(p - [0, 0, 0.07], p + [0, 0.05, -0.15], 0.036, 0.008)
        for p in ((neck[1] + neck[2]) / 2, neck[2], (neck[2] + neck[3]) / 2)
    ]
    add_part(model, widened(union(*fins), 0.4), "mark", names, 1100, 0.011)
    model.facts["skull"] = np.append(head, 0.12)
    add_eyes(model, face, head, HeadPlan(size=0.12, eyes=(48.0, 26.0, 0.042)))
    fan = limb(head + [0.08, 0.02, -0.03], head + [0.2, 0.09, -0.14], 0.04, 0.05)
    add_part(model, mirrored(widened(fan, 1, 1, 0.4, tuple(head))), "mark", ("head",), 260, 0.011)
    model.facts["mouth"] = head + [0, -0.07, 0.28]
    model.facts["saddle"], model.facts["belly"] = np.array([0, 0.3, -0.1]), np.array(0.05)
    model.facts["hock"], model.facts["upright"], model.facts["level"] = np.array(1.0), np.array(0.0), np.array(1.0)
    return model


def baby_dragon() -> AnimalModel:
    """A young dragon: round, large eyes, small wings and horns."""
    head = HeadPlan(
        size=0.24, snout=(0.32, 0.105, -0.07), cheek=0.14, flat=1.2, nose=None, eyes=(36.0, 14.0, 0.066), ears="none"
    )
    plan = BeastPlan(
        long=0.22, hip=0.3, shoulder=0.36, girth=(0.18, 0.185, 0.15), head=head, neck=(0.15, 66.0, 0.12, 0.12), stance=0.11, hock=1, fore=(0.066, 0.054, 0.05), hind=(0.09, 0.064, 0.054), paw=(0.062, 0.042, 0.09),
        tail=TailPlan(0.48, (0.12, 0.08, 0.05, 0.02), -20.0, 26.0, high=-0.2), paints=(("second", paint.belly(0.0, 0.5)), ("second", lambda _m, p, n, w: np.clip((n[:, 2] - 0.3) * 4, 0, 1) * np.clip((w[:, 1] + w[:, 2]) * 2 - 0.3, 0, 1))), faces=2300,
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.42, 0.8, -0.1), (0.52, 1.15, -0.35)), (0.14, 0.05), faces=160)
    ridges(model, np.linspace(-0.62, 0.12, 8), 0.04, "mark", 0.065)
    wings(model, model.joint("chest") + [0.11, 0.08, -0.06], 0.36, 0.24, "fur", "mark")
    nostrils(model, 0.045, 0.03)
    return model


def pterodactyl() -> AnimalModel:
    """A pterodactyl: skin wings, a long beak, a crest."""
    plan = BirdPlan(
        hip=(0.26, -0.1), chest=(0.36, 0.05), girth=(0.09, 0.12), neck=(0.22, 66.0, 0.075, 0.06), crook=12.0, skull=0.1, eye=(58.0, 20.0, 0.032), leg=(0.14, 0.022, 0.06), foot=(0.02, 0.014, 0.06),
        beak=(0.3, 0.03, 0.034, 0.0), wing=(0.1, 0.03, 20.0), tail=(0.12, 0.02, -20.0), paints=(("second", paint.belly(-0.1, 0.4)),), wing_paints=(),
    )  # fmt: skip
    model = build_bird(plan)
    model.parts = [part for part in model.parts if part.bones != WING_BONES]
    wings(model, (0.09, 0.42, 0.02), 0.62, 0.34, "fur", "second")
    crest = chain([skull_point(model, p) for p in ((0, 0.5, 0.2), (0, 1.0, -1.2), (0, 1.3, -2.6))], (0.06, 0.045, 0.01))
    add_part(model, widened(crest, 0.6), "mark", ("head",), 260, 0.011)
    return model


TALES: dict[str, Callable[[], AnimalModel]] = {
    "minotaur": minotaur, "yeti": yeti, "werewolf": werewolf, "cyclops": cyclops, "monster": monster, "space-monster": alien_monster, "ghost": ghost, "snowman": snowman,
    "griffin": griffin, "pegasus": pegasus, "phoenix": phoenix, "centaur": centaur, "hydra": hydra, "sea-serpent": sea_serpent, "baby-dragon": baby_dragon, "pterodactyl": pterodactyl,
}  # fmt: skip
