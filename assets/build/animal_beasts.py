"""Pets, beasts of the farm and small ones of wood and field, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_shapes import (
    AnimalModel,
    AnimalPart,
    BeastPlan,
    HeadPlan,
    TailPlan,
    add_bumps,
    add_horns,
    add_part,
    build_beast,
    reshape,
    skull_point,
    spread_points,
    widened,
)
from puppet_shapes import ball, chain, limb, mirrored, union

BELLY = ("second", paint.belly())
MUZZLE = ("second", paint.snout(0.8, 0.05, 0.1))


def socks(height: float, slot: str = "second"):
    """Paws of another colour."""
    return (slot, paint.below(height))


def dog() -> AnimalModel:
    """A dog with floppy ears."""
    head = HeadPlan(ears="floppy", ear=(0.2, 0.075, 22.0), ear_at=(44.0, 12.0), snout=(0.33, 0.09, -0.06))
    tail = TailPlan(0.34, (0.042, 0.04, 0.036, 0.026), 48.0, 16.0)
    return build_beast(
        BeastPlan(head=head, tail=tail, paints=(BELLY, MUZZLE, socks(0.09), ("second", paint.tail(0.26))))
    )


def service_dog() -> AnimalModel:
    """A dog with upright ears and a vest."""
    head = HeadPlan(ears="pointed", ear=(0.17, 0.075, 14.0), ear_at=(58.0, 8.0), snout=(0.34, 0.085, -0.05))
    tail = TailPlan(0.34, (0.05, 0.055, 0.05, 0.02), 10.0, 22.0)
    vest = ("extra", paint.slab(2, -0.14, 0.17, names=("hips", "chest")))
    stripe = ("extra2", paint.slab(1, 0.43, 0.475, names=("hips", "chest")))
    model = build_beast(BeastPlan(head=head, tail=tail, faces=2800, paints=(BELLY, MUZZLE, vest)))
    return reshape(model, paints=(*model.parts[0].paints, ("extra2", _both(stripe[1], vest[1]))))


def _both(one, other):
    return lambda *told: one(*told) * other(*told)


def poodle() -> AnimalModel:
    """A poodle: curls on chest, head, ankles and tail."""
    head = HeadPlan(
        size=0.17, snout=(0.32, 0.062, -0.04), cheek=0.085, nose=(0.034, 0.028, 0.026), ears="floppy",
        ear=(0.2, 0.08, 16.0), ear_at=(40.0, 8.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.42, hip=0.47, shoulder=0.49, girth=(0.11, 0.11, 0.13), head=head, neck=(0.22, 62.0, 0.085, 0.08),
        fore=(0.06, 0.042, 0.04), hind=(0.07, 0.042, 0.04), paw=(0.05, 0.036, 0.066),
        tail=TailPlan(0.26, (0.028, 0.024, 0.024, 0.024), 55.0, 8.0, (0.08, 0.08, 0.08)),
    )  # fmt: skip
    model = build_beast(plan)
    chest, top = model.joint("chest"), skull_point(model, (0, 0.75, -0.15))
    add_bumps(
        model,
        ball(chest + [0, 0.02, 0.0], (0.16, 0.17, 0.18)),
        chest,
        42,
        0.055,
        "second",
        ("chest", "neck"),
        faces=1000,
    )
    add_bumps(model, ball(top, 0.11), top, 22, 0.045, "second", ("head",), faces=500)
    for leg in ("fore", "hind"):
        for side in "lr":
            at = model.joint(f"{leg}_{side}3") + [0, 0.05, 0]
            add_bumps(model, ball(at, 0.065), at, 12, 0.03, "second", (f"{leg}_{side}2",), faces=220)
    return model


def cat() -> AnimalModel:
    """A cat with stripes."""
    head = HeadPlan(
        size=0.2, form=(1.08, 0.92, 0.95), snout=(0.22, 0.075, -0.06), cheek=0.09, flat=1.25, nose=(0.024, 0.018, 0.02),
        eyes=(36.0, 8.0, 0.045), ears="pointed", ear=(0.15, 0.078, 20.0), ear_at=(56.0, 2.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.33, shoulder=0.34, girth=(0.125, 0.125, 0.125), head=head, neck=(0.14, 50.0, 0.1, 0.1),
        stance=0.075, fore=(0.062, 0.046, 0.042), hind=(0.078, 0.05, 0.042), paw=(0.05, 0.036, 0.064),
        tail=TailPlan(0.5, (0.036, 0.036, 0.036, 0.034), 40.0, 28.0, high=0.5), faces=3000,
        paints=(
            ("mark", paint.stripes(0.12, 0.34)), ("mark", paint.stripes(0.1, 0.4, ("tail1", "tail2", "tail3"))),
            ("second", paint.belly()), ("second", paint.snout(0.72, 0.03, -0.05)), ("second", paint.below(0.07)),
        ),
    )  # fmt: skip
    return build_beast(plan)


HORSE_HEAD = HeadPlan(
    size=0.18, form=(0.86, 1.0, 1.02), snout=(0.4, 0.1, -0.13), cheek=0.125, flat=0.98, nose=None,
    eyes=(52.0, 20.0, 0.046), ears="leaf", ear=(0.14, 0.046, 8.0), ear_at=(66.0, 10.0), jaw=0.9,
)  # fmt: skip
HORSE = BeastPlan(
    long=0.62, hip=0.66, shoulder=0.66, girth=(0.165, 0.16, 0.175), sag=0.01, stance=0.1, neck=(0.36, 58.0, 0.13, 0.095),
    fore=(0.085, 0.052, 0.044), hind=(0.1, 0.055, 0.044), paw=(0.056, 0.05, 0.066), head=HORSE_HEAD,
    tail=TailPlan(0.5, (0.035, 0.06, 0.065, 0.03), -35.0, -14.0, high=0.5),
)  # fmt: skip
HOOFS, SADDLE_HAIR = ("line", paint.below(0.06)), ("mark", paint.bones(("tail1", "tail2", "tail3"), 0.5, 0.75))


def nostrils(model: AnimalModel, aside: float = 0.05, up: float = 0.02, slot: str = "line") -> None:
    """Two nostrils at the end of the snout."""
    at = model.facts["mouth"] + [aside, up + 0.035, 0.0]
    add_part(model, mirrored(ball(at, (0.013, 0.016, 0.02))), slot, ("head",), 90, 0.007)


def add_mane(model: AnimalModel, thick: float = 0.05, slot: str = "mark", lock: bool = True, high: float = 0.8) -> None:
    """A mane along the neck, and a lock between the ears."""
    root, joint = model.joint("neck"), model.joint("head")
    skull, size = model.facts["skull"][:3], model.facts["skull"][3]
    top = skull + [0, size * 0.95, -0.02]
    line = [root + [0, 0.12, -0.16], (root + joint) / 2 + [0, 0.06, -high * 0.16], joint + [0, 0.07, -0.14], top]
    shape = widened(chain(line, (thick * 0.8, thick * 1.25, thick * 1.3, thick)), 0.75)
    if lock:
        shape = union(shape, limb(top, skull + [0, size * 0.75, size * 0.72], thick * 0.9, thick * 0.35), k=0.02)
    add_part(model, shape, slot, ("neck", "head", "chest"), 500, 0.014)


def horse() -> AnimalModel:
    """A horse."""
    model = build_beast(replace(HORSE, paints=(("second", paint.snout(1.35, 0.06, 0.2)), HOOFS, SADDLE_HAIR)))
    add_mane(model)
    nostrils(model)
    return model


def unicorn() -> AnimalModel:
    """A white horse with a horn."""
    model = horse()
    horn = limb(skull_point(model, (0, 0.85, 0.55)), skull_point(model, (0, 2.5, 1.35)), 0.036, 0.006)
    add_part(model, horn, "horn", ("head",), 240, 0.01)
    return model


def zebra() -> AnimalModel:
    """A horse with stripes and a mane that stands up."""
    stripes = paint.stripes(0.115, 0.47, ("hips", "chest", "neck", "head"), 0.03)
    legs = paint.stripes(
        0.1, 0.45, tuple(f"{leg}_{side}{n}" for leg in ("fore", "hind") for side in "lr" for n in (1, 2))
    )
    plan = replace(
        HORSE, long=0.54, neck=(0.3, 58.0, 0.125, 0.095), faces=4200,
        tail=TailPlan(0.4, (0.025, 0.022, 0.03, 0.04), -35.0, -14.0, high=0.5),
        paints=(("mark", stripes), ("mark", legs), ("line", paint.snout(1.6, 0.05, 0.2)), HOOFS, ("mark", paint.tail(0.25))),
    )  # fmt: skip
    model = build_beast(plan)
    add_mane(model, 0.042, lock=False)
    nostrils(model)
    return model


def donkey() -> AnimalModel:
    """A donkey: long ears, pale muzzle."""
    head = replace(HORSE_HEAD, ears="long", ear=(0.27, 0.052, 18.0), ear_at=(60.0, 10.0))
    plan = replace(
        HORSE, long=0.52, hip=0.56, shoulder=0.56, neck=(0.26, 50.0, 0.12, 0.1), head=head,
        tail=TailPlan(0.36, (0.025, 0.02, 0.02, 0.024), -40.0, -8.0, (0.04, 0.08, 0.04), 0.5),
        paints=(("second", paint.snout(1.15, 0.05, 0.3)), BELLY, HOOFS, ("mark", paint.tail(0.3)), ("second", paint.eye_patch(0.06))),
    )  # fmt: skip
    model = build_beast(plan)
    add_mane(model, 0.034, lock=False)
    nostrils(model)
    return model


COW_HEAD = HeadPlan(
    size=0.18, form=(0.95, 1.0, 0.95), snout=(0.32, 0.105, -0.1), cheek=0.12, flat=1.15, nose=None, eyes=(50.0, 17.0, 0.045),
    ears="leaf", ear=(0.16, 0.06, 78.0), ear_at=(34.0, 6.0),
)  # fmt: skip
COW = BeastPlan(
    long=0.66, hip=0.5, shoulder=0.5, girth=(0.19, 0.205, 0.2), sag=0.02, wide=1.0, stance=0.115, neck=(0.2, 34.0, 0.15, 0.12),
    fore=(0.09, 0.062, 0.054), hind=(0.1, 0.064, 0.054), paw=(0.064, 0.05, 0.07), head=COW_HEAD,
    tail=TailPlan(0.42, (0.026, 0.02, 0.018, 0.022), -62.0, -6.0, (0.04, 0.07, 0.04), 0.6),
)  # fmt: skip
PINK = ("inner", paint.snout(1.25, 0.04, 0.2))
COW_HORNS = (((0.5, 0.78, -0.1), (0.85, 1.1, 0.0), (0.95, 1.5, 0.15)), (0.17, 0.13, 0.05))


def cow() -> AnimalModel:
    """A cow with patches and an udder."""
    plan = replace(
        COW, faces=3000, paints=(("mark", paint.patches(0.55, 0.42)), PINK, HOOFS, ("mark", paint.tail(0.38)))
    )
    model = build_beast(plan)
    add_part(model, ball((0, 0.3, -0.2), (0.09, 0.075, 0.1)), "inner", ("hips",), 160, 0.016)
    add_horns(model, *COW_HORNS)
    nostrils(model, 0.055)
    return model


def ox() -> AnimalModel:
    """A strong bull."""
    plan = replace(
        COW, shoulder=0.54, girth=(0.19, 0.21, 0.245), neck=(0.18, 26.0, 0.19, 0.14),
        paints=(("second", paint.snout(1.2, 0.05, 0.2)), HOOFS, ("mark", paint.tail(0.38))),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.5, 0.7, -0.1), (1.15, 0.85, 0.05), (1.45, 1.35, 0.3)), (0.2, 0.16, 0.05))
    nostrils(model, 0.055)
    add_part(model, _ring_at(model), "extra2", ("head",), 200, 0.009)
    return model


def _ring_at(model: AnimalModel):
    from puppet_shapes import ring

    return ring(model.facts["mouth"] + [0, -0.005, 0.03], 0.035, 0.009, axis=2)


def water_buffalo() -> AnimalModel:
    """A buffalo with wide horns."""
    plan = replace(
        COW, shoulder=0.53, girth=(0.19, 0.215, 0.235), neck=(0.18, 26.0, 0.18, 0.14),
        paints=(("second", paint.snout(1.2, 0.05, 0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(
        model, ((0.4, 0.75, -0.1), (1.25, 0.7, -0.2), (1.75, 1.05, -0.35), (1.6, 1.6, -0.45)), (0.25, 0.22, 0.16, 0.05)
    )
    nostrils(model, 0.055)
    return model


def pig() -> AnimalModel:
    """A round pig with a curly tail."""
    head = HeadPlan(
        size=0.2, snout=(0.3, 0.088, -0.045), cheek=0.1, flat=1.1, nose=None, eyes=(46.0, 20.0, 0.034), ears="leaf",
        ear=(0.17, 0.075, 38.0), ear_at=(52.0, -12.0), jaw=0.8,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.5, hip=0.36, shoulder=0.36, girth=(0.19, 0.215, 0.195), sag=0.02, wide=1.0, stance=0.11, neck=(0.12, 25.0, 0.17, 0.15),
        fore=(0.08, 0.058, 0.05), hind=(0.09, 0.06, 0.05), paw=(0.056, 0.044, 0.062), head=head, tail=None, paints=(HOOFS,),
    )  # fmt: skip
    model = build_beast(plan)
    mouth = model.facts["mouth"]
    add_part(model, ball(mouth + [0, 0.045, -0.015], (0.088, 0.078, 0.034)), "inner", ("head",), 260, 0.012)
    add_part(model, mirrored(ball(mouth + [0.032, 0.045, 0.016], (0.014, 0.022, 0.01))), "nose", ("head",), 80, 0.006)
    t = np.linspace(0, 1, 13)
    curl = np.stack([0.045 * np.sin(t * 11), 0.4 + 0.05 * np.cos(t * 11), -0.42 - 0.11 * t], axis=1)
    model.bones["tail1"] = (tuple(curl[0]), tuple(curl[-1]), 0.02)
    add_part(model, chain(curl, np.linspace(0.022, 0.014, 13)), "fur", ("tail1",), 420, 0.009)
    for n in (2, 3):
        model.bones[f"tail{n}"] = model.bones["tail1"]
    return model


def sheep() -> AnimalModel:
    """A sheep: curls all over, a bare face."""
    head = HeadPlan(
        size=0.16, form=(0.92, 1.0, 1.0), snout=(0.26, 0.078, -0.075), cheek=0.095, nose=None, eyes=(52.0, 16.0, 0.038),
        ears="leaf", ear=(0.16, 0.052, 96.0), ear_at=(30.0, 0.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.44, hip=0.4, shoulder=0.41, girth=(0.15, 0.16, 0.15), head=head, neck=(0.18, 50.0, 0.1, 0.095), stance=0.09,
        fore=(0.06, 0.05, 0.046), hind=(0.07, 0.05, 0.046), paw=(0.05, 0.042, 0.06), tail=None, faces=1500, paints=(HOOFS,),
    )  # fmt: skip
    model = reshape(build_beast(plan), slot="second")
    model.parts[1] = replace(model.parts[1], slot="second")
    model.parts = [replace(part, slot="second") if part.bones == ("ear_l", "ear_r") else part for part in model.parts]
    fleece = ball((0, 0.44, -0.01), (0.22, 0.21, 0.35))
    add_bumps(model, fleece, (0, 0.44, -0.01), 90, 0.075, "fur", ("hips", "chest"), faces=2000, sink=0.35)
    top = skull_point(model, (0, 0.7, -0.25))
    add_bumps(model, ball(top, 0.1), top, 18, 0.05, "fur", ("head",), faces=420)
    model.facts["saddle"] = np.array([0, 0.68, 0])
    model.facts["belly"] = np.array(0.22)
    return model


def ram() -> AnimalModel:
    """A sheep with curled horns."""
    model = sheep()
    t = np.linspace(0, 1, 10)
    a = 0.9 + t * 4.6
    r = 0.75 - 0.25 * t
    points = np.stack([0.75 + 0.55 * t, 0.3 + r * np.sin(a) * 0.8, -0.35 + r * np.cos(a) * 0.9], axis=1)
    add_horns(model, points, np.linspace(0.3, 0.1, 10), faces=700)
    return model


def goat() -> AnimalModel:
    """A goat: horns, a beard."""
    head = HeadPlan(
        size=0.16, form=(0.88, 1.0, 1.0), snout=(0.3, 0.074, -0.09), cheek=0.095, nose=(0.03, 0.02, 0.02), eyes=(54.0, 18.0, 0.036),
        ears="leaf", ear=(0.17, 0.045, 84.0), ear_at=(34.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.46, hip=0.46, shoulder=0.47, girth=(0.145, 0.155, 0.15), head=head, neck=(0.24, 56.0, 0.1, 0.09), stance=0.085,
        fore=(0.062, 0.044, 0.04), hind=(0.078, 0.046, 0.04), paw=(0.048, 0.042, 0.058),
        tail=TailPlan(0.13, (0.035, 0.035, 0.03, 0.02), 60.0, 12.0),
        paints=(BELLY, ("second", paint.snout(1.1, 0.05, 0.2)), HOOFS),
    )  # fmt: skip
    model = build_beast(plan)
    add_horns(model, ((0.32, 0.85, 0.1), (0.42, 1.5, -0.15), (0.55, 1.9, -0.75)), (0.2, 0.16, 0.06))
    end = np.asarray(model.bones["jaw"][1])
    add_part(model, limb(end + [0, -0.02, -0.02], end + [0, -0.14, 0.02], 0.036, 0.012), "second", ("jaw",), 160, 0.011)
    return model


def rabbit() -> AnimalModel:
    """A rabbit: long ears, a ball of a tail."""
    head = HeadPlan(
        size=0.18, form=(0.95, 0.98, 1.0), snout=(0.23, 0.07, -0.05), cheek=0.1, flat=1.2, nose=(0.022, 0.017, 0.016),
        eyes=(50.0, 14.0, 0.044), ears="long", ear=(0.34, 0.056, 12.0), ear_at=(72.0, 10.0), jaw=0.8,
    )  # fmt: skip
    plan = BeastPlan(
        long=0.3, hip=0.25, shoulder=0.27, girth=(0.19, 0.16, 0.13), head=head, neck=(0.13, 52.0, 0.11, 0.1), stance=0.09, hock=1,
        fore=(0.055, 0.042, 0.038), hind=(0.1, 0.058, 0.042), paw=(0.046, 0.036, 0.075), tail=None, faces=2100,
        paints=(BELLY, ("second", paint.snout(0.75, 0.04, -0.1)), socks(0.06)),
    )  # fmt: skip
    model = build_beast(plan)
    at = model.joint("hips") + [0, 0.05, -0.2]
    for n in (1, 2, 3):
        model.bones[f"tail{n}"] = (tuple(at), tuple(at + [0, 0.02, -0.06]), 0.06)
    add_part(model, ball(at, (0.075, 0.075, 0.07)), "second", ("tail1",), 200, 0.016)
    return model


RODENT = BeastPlan(
    long=0.3, hip=0.2, shoulder=0.2, girth=(0.17, 0.155, 0.12), neck=(0.1, 40.0, 0.11, 0.1), stance=0.075, hock=1,
    fore=(0.05, 0.036, 0.032), hind=(0.075, 0.042, 0.034), paw=(0.042, 0.03, 0.06), faces=2000,
    paints=(BELLY, ("inner", paint.below(0.055))),
)  # fmt: skip


def mouse() -> AnimalModel:
    """A mouse: large round ears, a long thin tail."""
    head = HeadPlan(
        size=0.17, snout=(0.27, 0.045, -0.04), cheek=0.095, nose=(0.028, 0.024, 0.022), eyes=(44.0, 14.0, 0.042),
        ears="round", ear=(0.19, 0.115, 30.0), ear_at=(58.0, 12.0), jaw=0.75,
    )  # fmt: skip
    tail = TailPlan(0.5, (0.026, 0.02, 0.017, 0.012), 20.0, 22.0, high=0.0)
    paints = (*RODENT.paints, ("inner", paint.bones(("tail1", "tail2", "tail3"), 0.6, 0.9)))
    return build_beast(replace(RODENT, head=head, tail=tail, paints=paints))


def rat() -> AnimalModel:
    """A rat: longer than a mouse, with small ears."""
    head = HeadPlan(
        size=0.155, form=(0.92, 0.92, 1.05), snout=(0.32, 0.045, -0.04), cheek=0.1, nose=(0.026, 0.022, 0.02),
        eyes=(50.0, 18.0, 0.034), ears="round", ear=(0.11, 0.062, 26.0), ear_at=(58.0, 10.0), jaw=0.8,
    )  # fmt: skip
    tail = TailPlan(0.62, (0.036, 0.026, 0.02, 0.012), 8.0, 14.0, high=0.0)
    paints = (*RODENT.paints, ("inner", paint.bones(("tail1", "tail2", "tail3"), 0.6, 0.9)))
    return build_beast(replace(RODENT, long=0.42, girth=(0.155, 0.15, 0.12), head=head, tail=tail, paints=paints))


def hamster() -> AnimalModel:
    """A ball of a hamster."""
    head = HeadPlan(
        size=0.2, form=(1.08, 0.92, 0.95), snout=(0.22, 0.075, -0.06), cheek=0.11, flat=1.4, nose=(0.022, 0.018, 0.016),
        eyes=(46.0, 16.0, 0.04), ears="round", ear=(0.11, 0.062, 30.0), ear_at=(56.0, 10.0), jaw=0.7,
    )  # fmt: skip
    return build_beast(
        replace(
            RODENT, long=0.2, hip=0.21, shoulder=0.23, girth=(0.19, 0.19, 0.17), head=head, tail=None,
            neck=(0.08, 40.0, 0.14, 0.14),
            paints=(BELLY, ("second", paint.snout(0.55, 0.05, 0.0)), ("inner", paint.below(0.05))),
        )
    )  # fmt: skip


def squirrel() -> AnimalModel:
    """A squirrel: a bushy tail over its back."""
    head = HeadPlan(
        size=0.17, snout=(0.24, 0.055, -0.045), cheek=0.09, nose=(0.024, 0.02, 0.018), eyes=(48.0, 14.0, 0.04),
        ears="pointed", ear=(0.13, 0.05, 14.0), ear_at=(64.0, 6.0), jaw=0.75,
    )  # fmt: skip
    tail = TailPlan(0.52, (0.07, 0.12, 0.135, 0.09), 62.0, 38.0, high=0.1)
    return build_beast(
        replace(
            RODENT, long=0.26, hip=0.2, shoulder=0.25, girth=(0.155, 0.14, 0.115), head=head, tail=tail, faces=2600,
            paints=(BELLY, ("second", paint.snout(0.75, 0.04, -0.1)), ("mark", paint.tail(0.36, 0.06))),
        )
    )  # fmt: skip


def hedgehog() -> AnimalModel:
    """A hedgehog: spines on its back."""
    head = HeadPlan(
        size=0.15, snout=(0.28, 0.04, -0.05), cheek=0.085, nose=(0.034, 0.03, 0.028), eyes=(42.0, 14.0, 0.036),
        ears="round", ear=(0.09, 0.055, 44.0), ear_at=(48.0, 0.0), jaw=0.7,
    )  # fmt: skip
    plan = replace(
        RODENT, long=0.26, hip=0.19, shoulder=0.19, girth=(0.15, 0.16, 0.13), head=head, tail=None, faces=1500
    )
    model = reshape(build_beast(replace(plan, paints=())), slot="second")
    model.parts = [replace(part, slot="second") if part.slot == "fur" else part for part in model.parts]
    middle = np.array([0, 0.2, -0.05])
    shell = ball(middle, (0.2, 0.2, 0.28))
    ways = spread_points(170)
    ways = ways[(ways[:, 1] > -0.25) & (ways[:, 2] < 0.78)]
    roots = middle + ways * [0.19, 0.19, 0.27]
    tips = roots + 0.1 * (ways + [0, 0.1, -0.55]) / np.linalg.norm(ways + [0, 0.1, -0.55], axis=1, keepdims=True)
    spines = union(shell, *(limb(a, b, 0.028, 0.006) for a, b in zip(roots, tips, strict=True)))
    pale = (
        "extra2",
        lambda _m, p, _n, _w: np.clip((np.linalg.norm((p - middle) / [0.2, 0.2, 0.28], axis=1) - 1.2) * 5, 0, 1),
    )
    model.parts.append(AnimalPart(spines, "fur", ("hips", "chest"), 3200, 0.015, (pale,)))
    model.facts["saddle"] = np.array([0, 0.4, 0])
    return model


BEASTS: dict[str, Callable[[], AnimalModel]] = {
    "dog": dog, "service-dog": service_dog, "poodle": poodle, "cat": cat, "horse": horse, "unicorn": unicorn, "zebra": zebra,
    "donkey": donkey, "cow": cow, "ox": ox, "water-buffalo": water_buffalo, "pig": pig, "sheep": sheep, "ram": ram,
    "goat": goat, "rabbit": rabbit, "mouse": mouse, "rat": rat, "hamster": hamster, "squirrel": squirrel, "hedgehog": hedgehog,
}  # fmt: skip
