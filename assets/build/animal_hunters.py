"""Further beasts of prey, and further small ones of wood, field and house, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_beasts import BELLY, RODENT
from animal_herds import crest_line
from animal_shapes import (
    TAIL,
    TRUNK,
    AnimalModel,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_bumps,
    add_part,
    blended,
    build_beast,
    skull_point,
    spread_points,
    widened,
)
from animal_wild import APE, APE_HEAD, BEAR, BEAR_HEAD, BIG_CAT, CAT_BODY, HOUND, LEGS2, _face_mask, _front
from puppet_shapes import ball, limb, mirrored, union, within

SNOUT = ("second", paint.snout(0.65, 0.05, 0.0))


def cub_of(plan: BeastPlan) -> BeastPlan:
    """The young of a beast: a large head, a short round body, short legs, large eyes."""
    head = plan.head
    aside, above, radius = head.eyes
    reach, tip, drop = head.snout
    young = replace(
        head, size=head.size * 1.08, snout=(reach * 0.9, tip * 0.95, drop), eyes=(aside, above - 3, radius * 1.25), ear=tuple(np.array(head.ear) * [0.95, 1.1, 1.0])
    )  # fmt: skip
    length, angle, r0, r1 = plan.neck
    tail = plan.tail and replace(plan.tail, long=plan.tail.long * 0.62)
    return replace(
        plan, long=plan.long * 0.66, hip=plan.hip * 0.76, shoulder=plan.shoulder * 0.76, girth=tuple(np.array(plan.girth) * 0.88),
        stance=plan.stance * 0.88, neck=(length * 0.75, angle + 8, r0 * 0.85, r1 * 0.9), head=young, tail=tail,
    )  # fmt: skip


def lioness() -> AnimalModel:
    """A lioness: no mane, a tuft at the tail."""
    plan = replace(
        CAT_BODY, faces=2500, tail=TailPlan(0.56, (0.036, 0.03, 0.028, 0.026), 10.0, 24.0, (0.05, 0.05, 0.065)),
        paints=(("second", paint.belly()), ("second", paint.snout(0.7, 0.05, 0.0)), ("second", paint.eye_patch(0.065, (0, -0.02, 0))), ("mark", paint.tail(0.47, 0.02))),
    )  # fmt: skip
    return build_beast(plan)


def lion_cub() -> AnimalModel:
    """A young lion."""
    tail = TailPlan(0.56, (0.036, 0.03, 0.028, 0.026), 10.0, 24.0, (0.045, 0.045, 0.055))
    plan = cub_of(replace(CAT_BODY, tail=tail))
    paints = (
        ("second", paint.belly()),
        ("second", paint.snout(0.7, 0.05, 0.0)),
        ("mark", paint.spots(24, 0.018, LEGS2)),
        ("mark", paint.tail(0.29, 0.02)),
    )
    return build_beast(replace(plan, faces=2800, paints=paints))


def tiger_cub() -> AnimalModel:
    """A young tiger."""
    stripes = paint.stripes(0.11, 0.36, ("hips", "chest", "neck", "head"), 0.035)
    paints = (
        ("mark", stripes), ("second", paint.belly()), ("second", paint.snout(0.6, 0.05, 0.0)), ("second", paint.eye_patch(0.08, (0, 0.03, 0))),
        ("mark", paint.stripes(0.1, 0.4, TAIL)), ("second", paint.below(0.06)),
    )  # fmt: skip
    return build_beast(replace(cub_of(CAT_BODY), paints=paints))


def bear_cub() -> AnimalModel:
    """A young bear."""
    return build_beast(
        replace(
            cub_of(BEAR),
            paints=(("second", paint.snout(0.8, 0.04, 0.05)), ("second", paint.spot("chest", (0, -0.06, 0.15), 0.08))),
        )
    )


FOX = BeastPlan(
    long=0.44, hip=0.36, shoulder=0.37, girth=(0.12, 0.115, 0.13), head=replace(HOUND, snout=(0.38, 0.046, -0.055), ear=(0.2, 0.085, 16.0)),
    neck=(0.15, 44.0, 0.11, 0.11), stance=0.08, fore=(0.062, 0.044, 0.04), hind=(0.078, 0.048, 0.04), paw=(0.05, 0.036, 0.066), faces=2700,
    tail=TailPlan(0.5, (0.05, 0.095, 0.11, 0.035), 4.0, 14.0),
)  # fmt: skip
FOX_PAINTS = (BELLY, ("second", paint.snout(0.62, 0.05, -0.12)), ("mark", paint.below(0.12, 0.03)))


def fox_cub() -> AnimalModel:
    """A young fox."""
    return build_beast(replace(cub_of(FOX), paints=(*FOX_PAINTS, ("second", paint.tail(0.22)))))


def wolf_cub() -> AnimalModel:
    """A young wolf."""
    head = replace(HOUND, size=0.2, snout=(0.33, 0.072, -0.06), cheek=0.12)
    plan = BeastPlan(
        long=0.52,
        hip=0.46,
        shoulder=0.48,
        girth=(0.15, 0.14, 0.165),
        head=head,
        tail=TailPlan(0.4, (0.05, 0.07, 0.07, 0.025), -20.0, -4.0),
    )
    return build_beast(
        replace(cub_of(plan), paints=(("mark", paint.back(0.35, 0.85)), BELLY, ("second", paint.snout(0.7, 0.06, 0.0))))
    )


def fennec() -> AnimalModel:
    """A desert fox with huge ears."""
    head = replace(
        HOUND,
        size=0.17,
        snout=(0.3, 0.042, -0.05),
        cheek=0.09,
        eyes=(42.0, 12.0, 0.046),
        ear=(0.34, 0.12, 24.0),
        ear_at=(54.0, 4.0),
    )
    plan = replace(
        FOX,
        long=0.34,
        hip=0.32,
        shoulder=0.32,
        girth=(0.105, 0.1, 0.11),
        head=head,
        tail=TailPlan(0.4, (0.045, 0.08, 0.085, 0.03), 0.0, 12.0),
    )
    return build_beast(
        replace(plan, paints=(BELLY, ("second", paint.snout(0.55, 0.05, 0.0)), ("mark", paint.tail(0.32))))
    )


def cheetah() -> AnimalModel:
    """A cheetah: slender, long legs, a small head, tears, spots."""
    head = replace(
        BIG_CAT,
        size=0.175,
        snout=(0.22, 0.08, -0.05),
        cheek=0.1,
        nose=(0.034, 0.024, 0.022),
        ear=(0.09, 0.058, 34.0),
        eyes=(36.0, 14.0, 0.036),
    )

    def tears(model, points, _normals, weights):
        x, y, z, size = model.facts["skull"]
        p = np.abs((points - [x, y, z]) / size * [1, 1, 1])
        line = np.abs(p[:, 0] - (0.3 + 0.05 * p[:, 1])) < 0.085
        return (
            line
            * (points[:, 1] < y + 0.12 * size)
            * (points[:, 1] > y - 0.62 * size)
            * (points[:, 2] > z + 0.5 * size)
            * (weights[:, 3] > 0.4)
        )

    plan = replace(
        CAT_BODY, long=0.56, hip=0.52, shoulder=0.54, girth=(0.115, 0.1, 0.14), head=head, neck=(0.16, 44.0, 0.105, 0.1), stance=0.085,
        fore=(0.068, 0.046, 0.04), hind=(0.09, 0.05, 0.04), paw=(0.052, 0.038, 0.072), tail=TailPlan(0.62, (0.034, 0.03, 0.03, 0.032), 0.0, 24.0),
        faces=4600, paints=(("second", paint.belly()), ("mark", paint.spots(150, 0.021)), ("second", paint.snout(0.72, 0.05, -0.1)), ("mark", tears), ("mark", paint.tail(0.52))),
    )  # fmt: skip
    return build_beast(plan)


def lynx() -> AnimalModel:
    """A lynx: tufted ears, whiskers at the cheeks, a stub of a tail."""
    head = replace(
        BIG_CAT, size=0.2, snout=(0.24, 0.085, -0.055), ears="pointed", ear=(0.17, 0.075, 20.0), ear_at=(56.0, 4.0)
    )
    plan = replace(
        CAT_BODY, long=0.48, hip=0.47, shoulder=0.46, girth=(0.14, 0.135, 0.14), head=head, stance=0.09, paw=(0.07, 0.045, 0.09), faces=3800,
        tail=TailPlan(0.14, (0.045, 0.045, 0.045, 0.04), 20.0, 10.0),
        paints=(("second", paint.belly()), ("mark", paint.spots(70, 0.018, (*TRUNK, *LEGS2))), ("second", paint.snout(0.55, 0.05, 0.0)), ("second", paint.eye_patch(0.06)), ("mark", paint.tail(0.08))),
    )  # fmt: skip
    model = build_beast(plan)
    tip = np.asarray(model.bones["ear_l"][1])
    add_part(
        model,
        mirrored(limb(tip - [0, 0.05, 0], tip + [0.02, 0.09, 0], 0.022, 0.006)),
        "mark",
        ("ear_l", "ear_r"),
        160,
        0.009,
    )
    ruff = [
        limb(skull_point(model, (0.75, y, 0.15)), skull_point(model, (1.25 - 0.15 * n, y - 0.55, 0.1)), 0.05, 0.014)
        for n, y in enumerate((-0.15, -0.5))
    ]
    add_part(model, mirrored(union(*ruff, k=0.02)), "second", ("head",), 300, 0.012)
    return model


def hyena() -> AnimalModel:
    """A hyena: a high front, a sloping back, spots, round ears, a mane."""
    head = replace(
        HOUND,
        size=0.2,
        snout=(0.33, 0.085, -0.06),
        cheek=0.13,
        ears="round",
        ear=(0.15, 0.082, 24.0),
        ear_at=(54.0, 6.0),
    )
    plan = BeastPlan(
        long=0.48, hip=0.42, shoulder=0.55, girth=(0.13, 0.15, 0.18), head=head, neck=(0.24, 38.0, 0.15, 0.13), faces=3600,
        fore=(0.085, 0.056, 0.05), hind=(0.09, 0.056, 0.048), tail=TailPlan(0.28, (0.035, 0.05, 0.055, 0.02), -40.0, -4.0),
        paints=(("second", paint.belly()), ("mark", paint.spots(52, 0.03, (*TRUNK, *LEGS2))), ("mark", paint.snout(0.85, 0.05, 0.2)), ("mark", paint.below(0.1)), ("mark", paint.tail(0.1))),
    )  # fmt: skip
    model = build_beast(plan)
    crest_line(model, 0.05, 0.032, start=0.0)
    return model


def jackal() -> AnimalModel:
    """A jackal: a slender small wolf with large ears and a dark back."""
    head = replace(HOUND, size=0.17, snout=(0.36, 0.05, -0.055), cheek=0.1, ear=(0.21, 0.075, 12.0))
    plan = BeastPlan(
        long=0.46, hip=0.46, shoulder=0.47, girth=(0.115, 0.11, 0.135), head=head, neck=(0.2, 48.0, 0.11, 0.105), stance=0.08,
        fore=(0.062, 0.042, 0.038), hind=(0.08, 0.046, 0.038), paw=(0.048, 0.036, 0.066), faces=2700, tail=TailPlan(0.38, (0.04, 0.06, 0.062, 0.02), -40.0, -6.0),
        paints=(BELLY, ("mark", paint.slab(1, 0.5, 0.7, 0.02, TRUNK)), ("second", paint.snout(0.65, 0.05, -0.1)), ("mark", paint.tail(0.26))),
    )  # fmt: skip
    return build_beast(plan)


WEASEL_HEAD = HeadPlan(
    size=0.125, form=(1.02, 0.88, 1.05), snout=(0.2, 0.05, -0.03), cheek=0.075, flat=1.15, nose=(0.026, 0.02, 0.018), eyes=(44.0, 16.0, 0.032),
    ears="round", ear=(0.075, 0.05, 40.0), ear_at=(44.0, 4.0),
)  # fmt: skip
WEASEL = BeastPlan(
    long=0.5, hip=0.22, shoulder=0.22, girth=(0.095, 0.092, 0.088), head=WEASEL_HEAD, neck=(0.2, 46.0, 0.078, 0.075), stance=0.062, hock=1,
    fore=(0.044, 0.034, 0.03), hind=(0.054, 0.036, 0.03), paw=(0.04, 0.028, 0.054), faces=2700, tail=TailPlan(0.3, (0.036, 0.034, 0.034, 0.024), 4.0, 8.0),
)  # fmt: skip
THROAT = ("second", lambda _m, _p, n, w: np.clip((n[:, 2] - 0.2) * 4, 0, 1) * np.clip(w[:, 1] + w[:, 2] * 2, 0, 1))


def weasel() -> AnimalModel:
    """A weasel: long and slim, white below, a black tip of the tail."""
    return build_beast(
        replace(WEASEL, paints=(BELLY, THROAT, ("second", paint.snout(0.5, 0.04, -0.15)), ("mark", paint.tail(0.22))))
    )


def ferret() -> AnimalModel:
    """A ferret: pale, with a dark mask and dark legs."""
    tail = TailPlan(0.3, (0.045, 0.055, 0.055, 0.03), 4.0, 8.0)
    paints = (
        ("second", paint.snout(0.4, 0.04, 0.5)), ("mark", paint.eye_patch(0.05, (0.0, 0.0, 0.0))), ("mark", paint.bones(LEGS2, 0.5, 0.8)),
        ("mark", paint.below(0.08)), ("mark", paint.tail(0.06)), ("mark", paint.belly(0.5, 0.9)),
    )  # fmt: skip
    return build_beast(replace(WEASEL, long=0.46, girth=(0.11, 0.11, 0.1), tail=tail, faces=3200, paints=paints))


def marten() -> AnimalModel:
    """A marten: brown, a yellow throat, a bushy tail, triangular ears."""
    head = replace(
        WEASEL_HEAD, size=0.135, snout=(0.23, 0.046, -0.035), ears="pointed", ear=(0.1, 0.055, 22.0), ear_at=(54.0, 2.0)
    )
    tail = TailPlan(0.42, (0.05, 0.075, 0.08, 0.03), 6.0, 14.0)
    paints = (THROAT, ("mark", paint.below(0.09)), ("mark", paint.tail(0.16, 0.05)))
    return build_beast(
        replace(
            WEASEL, hip=0.26, shoulder=0.26, long=0.42, girth=(0.105, 0.1, 0.1), head=head, tail=tail, paints=paints
        )
    )


def upright_small(head: HeadPlan, girth, high: float, **changes) -> BeastPlan:
    """A small beast that stands on its hind legs with its paws before its chest."""
    plan = BeastPlan(
        long=0.05, hip=0.24, shoulder=high, girth=girth, wide=1.0, head=head, neck=(0.13, 74.0, girth[2] * 0.8, girth[2] * 0.75), stance=0.075, hock=1,
        hind=(0.08, 0.05, 0.04), paw=(0.046, 0.03, 0.09), upright=True, fore=(0.042, 0.034, 0.03), fore_at=(-0.01, -0.17, 0.1), faces=2600,
        tail=TailPlan(0.36, (0.04, 0.032, 0.026, 0.018), -34.0, 22.0, high=-0.3),
    )  # fmt: skip
    return replace(plan, **changes)


def meerkat() -> AnimalModel:
    """A meerkat on the watch: slim, upright, dark rings about the eyes."""
    head = HeadPlan(
        size=0.125, form=(1.0, 0.92, 1.0), snout=(0.24, 0.036, -0.035), cheek=0.07, nose=(0.028, 0.022, 0.02), eyes=(38.0, 12.0, 0.034), ears="round",
        ear=(0.07, 0.042, 74.0), ear_at=(14.0, 2.0),
    )  # fmt: skip
    plan = upright_small(
        head, (0.12, 0.1, 0.085), 0.56, paints=(("second", _front()), ("second", paint.bones(("head",), 0.65, 0.9)), ("mark", paint.eye_patch(0.05)), ("mark", paint.stripes(0.07, 0.28, ("hips",), 0.01)), ("mark", paint.tail(0.28)))
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [
        replace(part, slot="mark", paints=()) if part.bones == ("ear_l", "ear_r") else part for part in model.parts
    ]
    return model


def marmot() -> AnimalModel:
    """A marmot sitting up: round, with large front teeth."""
    head = HeadPlan(
        size=0.155, form=(1.05, 0.92, 1.0), snout=(0.24, 0.066, -0.05), cheek=0.1, flat=1.2, nose=(0.03, 0.022, 0.02), eyes=(48.0, 18.0, 0.032), ears="round",
        ear=(0.07, 0.046, 54.0), ear_at=(38.0, 4.0),
    )  # fmt: skip
    plan = upright_small(
        head,
        (0.2, 0.185, 0.14),
        0.46,
        stance=0.11,
        paints=(("second", _front()), ("second", paint.snout(0.75, 0.05, 0.1))),
        tail=TailPlan(0.28, (0.05, 0.06, 0.06, 0.035), -34.0, 16.0, high=-0.4),
    )
    model = build_beast(plan)
    add_part(model, ball(model.facts["mouth"] + [0, -0.03, -0.01], (0.02, 0.03, 0.01)), "horn", ("head",), 90, 0.006)
    return model


def porcupine() -> AnimalModel:
    """A porcupine: long quills, black and white, that stand up behind."""
    head = HeadPlan(
        size=0.15, snout=(0.24, 0.06, -0.05), cheek=0.09, nose=(0.036, 0.028, 0.026), eyes=(48.0, 14.0, 0.032), ears="round", ear=(0.07, 0.045, 56.0),
        ear_at=(38.0, 4.0),
    )  # fmt: skip
    model = build_beast(
        replace(
            RODENT,
            long=0.32,
            hip=0.22,
            shoulder=0.22,
            girth=(0.16, 0.16, 0.13),
            head=head,
            tail=None,
            faces=1500,
            paints=(),
        )
    )
    middle = np.array([0, 0.26, -0.06])
    ways = spread_points(190)
    ways = ways[(ways[:, 1] > 0.0) & (ways[:, 2] < 0.55)]
    out = ways + [0, 0.25, -0.7]
    out = out / np.linalg.norm(out, axis=1, keepdims=True)
    roots = middle + ways * [0.15, 0.14, 0.22]
    tips = roots + 0.36 * out * (1.0 - 0.35 * ways[:, 2:])
    quills = union(*(limb(a, b, 0.017, 0.007) for a, b in zip(roots, tips, strict=True)))

    def bands(_m, p, _n, _w):
        return np.clip(np.sin(np.linalg.norm((p - middle) / [1, 1, 1.2], axis=1) * 42 + 1.0) * 3, 0, 1)

    add_part(model, quills, "mark", TRUNK, 4600, 0.013, (("second", bands),))
    model.facts["saddle"] = np.array([0, 0.42, 0.05])
    return model


def armadillo() -> AnimalModel:
    """An armadillo: bands of armour, a long snout, long ears."""
    head = HeadPlan(
        size=0.12, form=(0.95, 0.9, 1.05), snout=(0.32, 0.032, -0.04), cheek=0.075, nose=(0.026, 0.022, 0.02), eyes=(52.0, 14.0, 0.026), ears="leaf",
        ear=(0.13, 0.038, 18.0), ear_at=(66.0, 14.0),
    )  # fmt: skip
    plan = replace(
        RODENT, long=0.34, hip=0.21, shoulder=0.2, girth=(0.14, 0.15, 0.13), head=head, neck=(0.13, 6.0, 0.1, 0.085), faces=1500, paints=(),
        tail=TailPlan(0.4, (0.055, 0.045, 0.034, 0.014), -18.0, 10.0, high=0.0),
    )  # fmt: skip
    model = build_beast(plan)
    dome = within(ball((0, 0.2, -0.02), (0.215, 0.215, 0.34)), lambda p: 0.11 - p[:, 1], k=0.03)

    def banded(p):
        return dome(p) - 0.009 * np.clip(np.sin(p[:, 2] * 62), -0.6, 1)

    lines = ("mark", lambda _m, p, _n, _w: np.clip(-np.sin(p[:, 2] * 62) * 2.5 - 0.9, 0, 1))
    add_part(model, banded, "second", TRUNK, 3400, 0.014, (lines,))
    model.facts["saddle"] = np.array([0, 0.42, 0])
    return model


def anteater() -> AnimalModel:
    """An anteater: a tube of a snout, a great bushy tail, a black and white band."""
    head = HeadPlan(
        size=0.12, form=(0.85, 0.85, 1.1), snout=(0.6, 0.036, -0.09), cheek=0.085, nose=(0.026, 0.022, 0.02), eyes=(58.0, 14.0, 0.026), ears="round",
        ear=(0.07, 0.042, 46.0), ear_at=(46.0, 12.0), mouth=False,
    )  # fmt: skip

    def sash(_m, p, n, w):
        d = p[:, 1] - 0.44 + 0.55 * (p[:, 2] - 0.22)
        return (
            np.clip((0.055 - np.abs(d)) * 50, 0, 1)
            * np.clip((w[:, 1] + w[:, 2]) * 3 - 1, 0, 1)
            * np.clip(np.abs(n[:, 0]) * 4 - 0.8, 0, 1)
        )

    def edge(_m, p, n, w):
        d = p[:, 1] - 0.44 + 0.55 * (p[:, 2] - 0.22)
        return (
            np.clip((0.085 - np.abs(d)) * 50, 0, 1)
            * np.clip((w[:, 1] + w[:, 2]) * 3 - 1, 0, 1)
            * np.clip(np.abs(n[:, 0]) * 4 - 0.8, 0, 1)
        )

    plan = BeastPlan(
        long=0.5, hip=0.36, shoulder=0.38, girth=(0.15, 0.155, 0.155), head=head, neck=(0.16, 6.0, 0.12, 0.1), stance=0.1, hock=1,
        fore=(0.085, 0.075, 0.066), hind=(0.085, 0.062, 0.054), paw=(0.064, 0.044, 0.08), faces=3200,
        tail=TailPlan(0.62, (0.08, 0.17, 0.19, 0.06), -12.0, 14.0, high=0.1), paints=(("second", edge), ("mark", sash), ("mark", paint.below(0.09)), ("mark", paint.tail(0.2, 0.2))),
    )  # fmt: skip
    return build_beast(plan)


def mole() -> AnimalModel:
    """A mole: velvet black, a pink snout, spades of hands, tiny eyes."""
    head = HeadPlan(
        size=0.15, form=(1.0, 0.9, 1.0), snout=(0.29, 0.034, -0.05), cheek=0.085, nose=(0.04, 0.034, 0.032), eyes=(42.0, 22.0, 0.02), ears="none",
    )  # fmt: skip
    plan = replace(
        RODENT, long=0.26, hip=0.18, shoulder=0.18, girth=(0.17, 0.17, 0.155), head=head, neck=(0.08, 24.0, 0.14, 0.13), tail=TailPlan(0.1, (0.03, 0.026, 0.022, 0.018), 20.0, 20.0),
        paints=(("inner", paint.snout(1.15, 0.05, 0.3)), ("inner", paint.tail(0.04)), ("inner", paint.below(0.045))),
    )  # fmt: skip
    model = build_beast(plan)
    at = model.joint("fore_l3") + [0.035, 0.02, 0.045]
    hand = union(
        ball(at, (0.075, 0.03, 0.065)),
        *(
            limb(at + [x, -0.005, 0.03], at + [1.5 * x, -0.015, 0.1], 0.018, 0.006)
            for x in (-0.045, -0.015, 0.015, 0.045)
        ),
        k=0.012,
    )
    add_part(model, mirrored(hand), "inner", ("fore_l3", "fore_r3"), 420, 0.009)
    return model


def guinea_pig() -> AnimalModel:
    """A guinea pig: long and round, three colours, no tail."""
    head = HeadPlan(
        size=0.175, form=(1.0, 0.92, 1.05), snout=(0.25, 0.078, -0.05), cheek=0.11, flat=1.2, nose=(0.026, 0.018, 0.018), eyes=(54.0, 16.0, 0.036), ears="leaf",
        ear=(0.12, 0.062, 96.0), ear_at=(34.0, 8.0),
    )  # fmt: skip
    plan = replace(
        RODENT, long=0.32, hip=0.2, shoulder=0.2, girth=(0.18, 0.175, 0.155), head=head, neck=(0.08, 30.0, 0.14, 0.14), tail=None, faces=2600,
        paints=(("second", paint.slab(2, -0.06, 0.16, 0.02, ("hips", "chest", "neck"))), ("mark", paint.slab(2, -0.6, -0.1, 0.02, TRUNK)), ("second", paint.slab(0, 0.0, 0.045, 0.012, ("head",))), ("inner", paint.below(0.05))),
    )  # fmt: skip
    return build_beast(plan)


def chipmunk() -> AnimalModel:
    """A chipmunk: stripes along back and face, full cheeks."""
    head = HeadPlan(
        size=0.17, form=(1.12, 0.92, 1.0), snout=(0.23, 0.056, -0.05), cheek=0.1, flat=1.25, nose=(0.024, 0.02, 0.018), eyes=(46.0, 16.0, 0.04), ears="round",
        ear=(0.1, 0.056, 26.0), ear_at=(58.0, 4.0), jaw=0.75,
    )  # fmt: skip

    def along(_m, p, n, w):
        x = np.abs(p[:, 0])
        lines = np.clip(np.sin(x * 76 + 1.7) * 4, 0, 1) * (x < 0.135)
        return lines * np.clip(n[:, 1] * 4 - 0.2, 0, 1) * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1)

    def pale(_m, p, n, w):
        x = np.abs(p[:, 0])
        return (
            np.clip(0.6 - np.abs(x - 0.085) * 25, 0, 1)
            * np.clip(n[:, 1] * 4 - 0.2, 0, 1)
            * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1)
        )

    plan = replace(
        RODENT, long=0.24, hip=0.19, shoulder=0.22, girth=(0.15, 0.14, 0.115), head=head, tail=TailPlan(0.38, (0.04, 0.06, 0.06, 0.03), 44.0, 20.0, high=0.1), faces=3600,
        paints=(BELLY, ("second", pale), ("mark", along), ("second", paint.eye_patch(0.07)), ("mark", paint.eye_patch(0.05, (0.01, -0.005, -0.01))), ("second", paint.snout(0.75, 0.04, -0.2))),
    )  # fmt: skip
    return build_beast(plan)


def hare() -> AnimalModel:
    """A hare: longer in leg and ear than a rabbit, dark tips of the ears."""
    head = HeadPlan(
        size=0.165, form=(0.92, 0.98, 1.05), snout=(0.25, 0.066, -0.05), cheek=0.095, flat=1.1, nose=(0.022, 0.017, 0.016), eyes=(52.0, 16.0, 0.042), ears="long",
        ear=(0.44, 0.058, 16.0), ear_at=(70.0, 16.0), jaw=0.8,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.38, hip=0.36, shoulder=0.38, girth=(0.165, 0.135, 0.115), head=head, neck=(0.16, 56.0, 0.095, 0.09), stance=0.085, hock=1, fore=(0.05, 0.036, 0.032),
        hind=(0.1, 0.054, 0.04), paw=(0.044, 0.034, 0.09), tail=TailPlan(0.1, (0.05, 0.055, 0.055, 0.045), 50.0, 0.0), paints=(BELLY, ("second", paint.snout(0.8, 0.04, -0.1)), ("second", paint.tail(0.03))),
    )  # fmt: skip
    model = build_beast(plan)
    tip = ("mark", lambda m, p, _n, _w: np.clip((p[:, 1] - np.asarray(m.bones["ear_l"][1])[1] + 0.1) * 40, 0, 1))
    model.parts = [
        replace(part, paints=(*part.paints, tip)) if part.bones == ("ear_l", "ear_r") else part for part in model.parts
    ]
    return model


def opossum() -> AnimalModel:
    """An opossum: a white face, dark ears, a bare tail."""
    head = HeadPlan(
        size=0.155, form=(0.98, 0.92, 1.05), snout=(0.36, 0.036, -0.05), cheek=0.09, nose=(0.034, 0.028, 0.026), eyes=(44.0, 16.0, 0.034), ears="round",
        ear=(0.13, 0.075, 34.0), ear_at=(54.0, 6.0),
    )  # fmt: skip
    plan = replace(
        RODENT, long=0.38, hip=0.24, shoulder=0.23, girth=(0.15, 0.145, 0.125), head=head, tail=TailPlan(0.56, (0.04, 0.03, 0.024, 0.014), 10.0, 30.0, high=0.0), faces=2500,
        paints=(("second", paint.bones(("head",), 0.5, 0.8)), ("inner", paint.tail(0.1)), ("inner", paint.below(0.045)), ("mark", paint.bones(LEGS2, 0.6, 0.9))),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [
        replace(part, slot="mark", paints=()) if part.bones == ("ear_l", "ear_r") else part for part in model.parts
    ]
    return model


def wombat() -> AnimalModel:
    """A wombat: a barrel on short legs, a bare broad nose, small ears."""
    head = replace(
        BEAR_HEAD,
        size=0.2,
        snout=(0.27, 0.09, -0.05),
        nose=(0.06, 0.045, 0.035),
        ear=(0.1, 0.055, 20.0),
        ear_at=(56.0, 6.0),
    )
    plan = replace(
        BEAR, long=0.4, hip=0.26, shoulder=0.27, girth=(0.2, 0.205, 0.18), head=head, neck=(0.1, 30.0, 0.16, 0.16), fore=(0.085, 0.07, 0.062), hind=(0.09, 0.07, 0.062),
        paw=(0.066, 0.044, 0.08), stance=0.115, tail=None, paints=(("second", paint.snout(0.75, 0.05, 0.05)),),
    )  # fmt: skip
    return build_beast(plan)


def platypus() -> AnimalModel:
    """A platypus: a duck's bill, a beaver's tail, webbed feet."""
    head = HeadPlan(
        size=0.13,
        form=(1.1, 0.85, 1.05),
        snout=(0.16, 0.07, -0.03),
        cheek=0.09,
        flat=1.2,
        nose=None,
        eyes=(44.0, 34.0, 0.026),
        ears="none",
        mouth=False,
    )
    plan = replace(
        RODENT,
        long=0.4,
        hip=0.15,
        shoulder=0.15,
        girth=(0.125, 0.13, 0.11),
        head=head,
        neck=(0.1, 14.0, 0.1, 0.1),
        tail=None,
        stance=0.11,
        paints=(BELLY, ("mark", paint.below(0.05))),
    )
    model = build_beast(plan)
    at = model.facts["skull"][:3] + [0, -0.035, 0.2]
    bill = widened(
        blended(0.04, ball(at, (0.1, 0.1, 0.1)), ball(at + [0, 0, -0.07], (0.075, 0.1, 0.06))), 1, 0.24, 1, tuple(at)
    )
    add_part(model, bill, "horn", ("head",), 420, 0.011)
    add_part(model, mirrored(ball(at + [0.025, 0.022, 0.05], (0.01, 0.008, 0.014))), "line", ("head",), 70, 0.006)
    model.facts["mouth"] = at + [0, -0.02, 0.1]
    hips = model.joint("hips") + [0, -0.02, -0.1]
    ends = [hips, hips + [0, -0.02, -0.1], hips + [0, -0.02, -0.2], hips + [0, -0.02, -0.3]]
    for n in (1, 2, 3):
        model.bones[f"tail{n}"] = (tuple(ends[n - 1]), tuple(ends[n]), 0.05)
    flat = widened(ball(hips + [0, -0.02, -0.16], (0.1, 0.1, 0.16)), 1, 0.36, 1, tuple(hips + [0, -0.02, -0.16]))
    add_part(model, flat, "fur", TAIL, 320, 0.013)
    feet = [ball(model.joint(f"{leg}_l3") + [0.02, -0.01, 0.03], (0.07, 0.018, 0.07)) for leg in ("fore", "hind")]
    for foot, leg in zip(feet, ("fore", "hind"), strict=True):
        add_part(model, mirrored(foot), "mark", (f"{leg}_l3", f"{leg}_r3"), 200, 0.01)
    return model


def red_panda() -> AnimalModel:
    """A red panda: a white face, a ringed bushy tail, dark legs."""
    head = replace(
        HOUND,
        size=0.2,
        form=(1.12, 0.94, 0.95),
        snout=(0.27, 0.058, -0.06),
        cheek=0.1,
        ears="pointed",
        ear=(0.15, 0.085, 28.0),
        ear_at=(50.0, 4.0),
    )
    plan = BeastPlan(
        long=0.38, hip=0.29, shoulder=0.29, girth=(0.15, 0.145, 0.135), head=head, neck=(0.13, 46.0, 0.12, 0.12), stance=0.085, hock=1, fore=(0.066, 0.054, 0.048),
        hind=(0.08, 0.058, 0.05), paw=(0.056, 0.038, 0.07), faces=3800, tail=TailPlan(0.56, (0.055, 0.085, 0.09, 0.05), 16.0, 20.0),
        paints=(
            ("mark", paint.belly(0.2, 0.5)), ("mark", paint.bones(LEGS2, 0.45, 0.7)), ("mark", paint.below(0.1)), ("second", paint.snout(0.62, 0.04, 0.1)),
            ("second", paint.eye_patch(0.05, (0.0, 0.05, -0.02))), ("second", paint.spot("skull", (0.17, -0.06, 0.1), 0.085)), ("second", paint.stripes(0.12, 0.34, TAIL, 0.01)),
        ),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [replace(part, slot="second") if part.bones == ("ear_l", "ear_r") else part for part in model.parts]
    return model


def lemur() -> AnimalModel:
    """A lemur: a tail of black and white rings, a white face with dark eyes' rings."""
    head = replace(
        APE_HEAD,
        size=0.165,
        snout=(0.27, 0.05, -0.05),
        cheek=0.085,
        flat=1.05,
        nose=(0.03, 0.024, 0.022),
        eyes=(36.0, 12.0, 0.044),
        ears="pointed",
        ear=(0.13, 0.075, 34.0),
        ear_at=(48.0, 2.0),
    )
    plan = BeastPlan(
        long=0.32, hip=0.36, shoulder=0.36, girth=(0.125, 0.12, 0.12), head=head, neck=(0.14, 56.0, 0.095, 0.095), stance=0.08, hock=1, fore=(0.052, 0.042, 0.036),
        hind=(0.068, 0.048, 0.038), paw=(0.046, 0.034, 0.07), faces=4200, tail=TailPlan(0.78, (0.045, 0.055, 0.055, 0.045), 66.0, 18.0, high=0.4),
        paints=(("second", paint.belly()), ("second", paint.snout(0.1, 0.06, 9.0)), ("mark", paint.eye_patch(0.066)), ("mark", paint.snout(1.2, 0.04, 0.2)), ("second", paint.bones(TAIL, 0.4, 0.6)), ("mark", _rings(0.13)), ("mark", paint.below(0.05))),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [replace(part, slot="second") if part.bones == ("ear_l", "ear_r") else part for part in model.parts]
    return model


def _rings(each: float):
    """Rings around a tail, told by how far along it they are."""

    def where(model, points, _normals, weights):
        at = np.zeros(len(points))
        near = np.full(len(points), np.inf)
        gone = 0.0
        for name in TAIL:
            a, b = (np.asarray(p) for p in model.bones[name][:2])
            t = np.clip((points - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
            far = np.linalg.norm(points - a - t[:, None] * (b - a), axis=1)
            at = np.where(far < near, gone + t * np.linalg.norm(b - a), at)
            near = np.minimum(near, far)
            gone += np.linalg.norm(b - a)
        keep = np.clip(weights[:, [7, 8, 9]].sum(axis=1) * 3 - 1, 0, 1)
        return np.clip(np.sin(2 * np.pi * at / each) * 4 + 0.4, 0, 1) * keep

    return where


def chimpanzee() -> AnimalModel:
    """A chimpanzee: black, a pale face, large ears."""
    head = replace(APE_HEAD, size=0.19, snout=(0.25, 0.1, -0.08), ear=(0.15, 0.085, 84.0))
    plan = replace(
        APE, long=0.34, hip=0.34, shoulder=0.48, girth=(0.15, 0.155, 0.16), head=head, stance=0.125, fore=(0.075, 0.062, 0.056), hind=(0.08, 0.062, 0.052), paw=(0.06, 0.044, 0.08),
        paints=(_face_mask(), ("second", paint.below(0.07))),
    )  # fmt: skip
    model = build_beast(plan)
    model.parts = [
        replace(part, slot="second", paints=()) if part.bones == ("ear_l", "ear_r") else part for part in model.parts
    ]
    return model


def baboon() -> AnimalModel:
    """A baboon: a dog's long snout, a mane over the shoulders, a bent tail."""
    head = replace(
        APE_HEAD,
        size=0.17,
        snout=(0.36, 0.08, -0.07),
        cheek=0.105,
        flat=1.05,
        nose=(0.036, 0.024, 0.024),
        eyes=(26.0, 18.0, 0.034),
        ear=(0.07, 0.042, 88.0),
    )
    plan = BeastPlan(
        long=0.4, hip=0.4, shoulder=0.46, girth=(0.14, 0.14, 0.16), head=head, neck=(0.14, 44.0, 0.13, 0.12), stance=0.1, hock=1, fore=(0.072, 0.056, 0.05), hind=(0.08, 0.056, 0.048),
        paw=(0.056, 0.04, 0.076), tail=TailPlan(0.42, (0.032, 0.028, 0.026, 0.03), 40.0, -46.0, high=0.4), paints=(("extra", paint.snout(0.85, 0.05, 0.3)), ("inner", paint.spot("hips", (0.05, -0.02, -0.13), 0.075))),
    )  # fmt: skip
    model = build_beast(plan)
    chest = model.joint("chest")
    add_bumps(
        model,
        ball(chest + [0, 0.04, 0.02], (0.2, 0.2, 0.18)),
        chest,
        50,
        0.055,
        "second",
        ("chest", "neck"),
        faces=1000,
        sink=0.3,
        keep=lambda w: w[:, 2] > -0.8,
    )
    for y, z, thick in ((-0.1, -0.25, 0.1), (0.25, -0.5, 0.1)):
        at = skull_point(model, (0.62, y, z))
        add_part(model, mirrored(ball(at, (0.08, thick, thick))), "second", ("head",), 200, 0.014)
    return model


def capybara() -> AnimalModel:
    """A capybara: a barrel with a blunt square muzzle, calm."""
    head = HeadPlan(
        size=0.17, form=(0.95, 0.95, 1.05), snout=(0.34, 0.105, -0.06), cheek=0.12, flat=1.05, nose=(0.05, 0.03, 0.02), eyes=(56.0, 26.0, 0.03), ears="round",
        ear=(0.075, 0.042, 30.0), ear_at=(56.0, 16.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.36, shoulder=0.36, girth=(0.2, 0.2, 0.175), head=head, neck=(0.15, 34.0, 0.15, 0.14), stance=0.11, hock=1, fore=(0.07, 0.052, 0.046), hind=(0.085, 0.056, 0.048),
        paw=(0.056, 0.038, 0.074), tail=None, paints=(("mark", paint.snout(1.55, 0.06, 0.3)), ("second", paint.belly()), ("mark", paint.below(0.06))),
    )  # fmt: skip
    return build_beast(plan)


def devil() -> AnimalModel:
    """A Tasmanian devil: black, a white bar on the chest, pink ears."""
    head = replace(BEAR_HEAD, size=0.21, snout=(0.3, 0.075, -0.06), ear=(0.13, 0.08, 36.0), eyes=(40.0, 14.0, 0.036))
    plan = BeastPlan(
        long=0.34, hip=0.27, shoulder=0.29, girth=(0.14, 0.145, 0.15), head=head, neck=(0.1, 34.0, 0.14, 0.14), stance=0.09, hock=1, fore=(0.064, 0.05, 0.044), hind=(0.072, 0.05, 0.044),
        paw=(0.05, 0.036, 0.066), tail=TailPlan(0.28, (0.045, 0.045, 0.04, 0.02), 10.0, 10.0), faces=2700,
        paints=(("second", paint.slab(2, 0.21, 0.29, 0.015, ("chest", "neck"))), ("inner", paint.snout(1.15, 0.05, 0.2))),
    )  # fmt: skip
    return build_beast(plan)


HUNTERS: dict[str, Callable[[], AnimalModel]] = {
    "lioness": lioness, "lion-cub": lion_cub, "tiger-cub": tiger_cub, "bear-cub": bear_cub, "fox-cub": fox_cub, "wolf-cub": wolf_cub, "fennec": fennec,
    "cheetah": cheetah, "lynx": lynx, "hyena": hyena, "jackal": jackal, "weasel": weasel, "ferret": ferret, "marten": marten, "meerkat": meerkat,
    "marmot": marmot, "porcupine": porcupine, "armadillo": armadillo, "anteater": anteater, "mole": mole, "guinea-pig": guinea_pig,
    "chipmunk": chipmunk, "hare": hare, "opossum": opossum, "wombat": wombat, "platypus": platypus, "red-panda": red_panda, "lemur": lemur,
    "chimpanzee": chimpanzee, "baboon": baboon, "capybara": capybara, "tasmanian-devil": devil,
}  # fmt: skip
