"""Further dogs and cats, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_beasts import BELLY
from animal_hunters import cub_of
from animal_shapes import TAIL, TRUNK, AnimalModel, BeastPlan, HeadPlan, TailPlan, add_part, build_beast, skull_point
from animal_wild import LEGS2
from puppet_shapes import ball, limb, mirrored, union

FLOPPY = HeadPlan(ears="floppy", ear=(0.2, 0.075, 22.0), ear_at=(44.0, 12.0), snout=(0.33, 0.09, -0.06))
POINTED = HeadPlan(ears="pointed", ear=(0.17, 0.075, 14.0), ear_at=(58.0, 8.0), snout=(0.34, 0.085, -0.05))
MUZZLE = ("second", paint.snout(0.8, 0.05, 0.1))
EARS = ("ear_l", "ear_r")


def blaze(wide: float = 0.055):
    """A pale stripe up the middle of the face."""
    return (
        "second",
        lambda m, p, n, w: (
            np.clip((wide - np.abs(p[:, 0])) * 60, 0, 1)
            * np.clip(w[:, 3] * 2, 0, 1)
            * np.clip((p[:, 2] - m.facts["skull"][2]) * 20, 0, 1)
        ),
    )


def dark_ears(model: AnimalModel, slot: str = "mark") -> AnimalModel:
    """A model whose ears have another colour."""
    model.parts = [replace(part, slot=slot) if part.bones == EARS else part for part in model.parts]
    return model


def puppy() -> AnimalModel:
    """A young dog: a large head, large paws, long ears."""
    head = replace(FLOPPY, size=0.22, ear=(0.21, 0.085, 24.0), snout=(0.3, 0.095, -0.065), nose=(0.04, 0.032, 0.028))
    plan = cub_of(
        BeastPlan(head=head, paw=(0.072, 0.045, 0.09), tail=TailPlan(0.34, (0.042, 0.04, 0.036, 0.026), 58.0, 16.0))
    )
    return dark_ears(
        build_beast(
            replace(
                plan,
                paints=(
                    BELLY,
                    MUZZLE,
                    blaze(),
                    ("mark", paint.eye_patch(0.075, (0.02, 0.01, -0.01))),
                    ("second", paint.below(0.09)),
                    ("second", paint.tail(0.14)),
                ),
            )
        )
    )


def dachshund() -> AnimalModel:
    """A dachshund: very long on very short legs."""
    head = replace(
        FLOPPY, size=0.165, snout=(0.4, 0.062, -0.06), cheek=0.1, ear=(0.2, 0.075, 14.0), nose=(0.036, 0.028, 0.026)
    )
    plan = BeastPlan(
        long=0.78, hip=0.25, shoulder=0.26, girth=(0.115, 0.115, 0.135), head=head, neck=(0.2, 50.0, 0.1, 0.095), stance=0.08, fore=(0.066, 0.056, 0.05), hind=(0.075, 0.056, 0.05),
        paw=(0.058, 0.036, 0.074), tail=TailPlan(0.36, (0.036, 0.03, 0.024, 0.014), 24.0, 10.0), faces=2600,
        paints=(("second", paint.spot("chest", (0.07, -0.06, 0.11), 0.06)), ("second", paint.snout(1.0, 0.05, -0.15)), ("second", paint.below(0.09)), ("second", paint.eye_patch(0.026, (-0.01, 0.05, 0.0)))),
    )  # fmt: skip
    return build_beast(plan)


def husky() -> AnimalModel:
    """A sled dog: a mask, a curled bushy tail, pale eyes."""
    head = replace(POINTED, size=0.21, snout=(0.34, 0.08, -0.06), cheek=0.125)
    plan = BeastPlan(
        long=0.5, girth=(0.155, 0.145, 0.18), head=head, neck=(0.2, 48.0, 0.14, 0.13), faces=2900, tail=TailPlan(0.5, (0.05, 0.08, 0.085, 0.04), 62.0, 56.0, high=0.6),
        paints=(BELLY, ("second", paint.snout(0.55, 0.05, 0.05)), ("second", paint.eye_patch(0.06, (-0.01, 0.035, 0.0))), ("second", paint.bones(LEGS2, 0.5, 0.8)), ("second", paint.below(0.2, 0.05)), ("second", paint.tail(0.3, 0.06))),
    )  # fmt: skip
    return build_beast(plan)


def bulldog() -> AnimalModel:
    """A bulldog: wide, low, a flat face with hanging cheeks, two teeth."""
    head = HeadPlan(
        size=0.22, form=(1.14, 0.95, 0.92), snout=(0.25, 0.1, -0.075), cheek=0.12, flat=1.4, nose=(0.05, 0.034, 0.026), eyes=(34.0, 20.0, 0.04), ears="floppy",
        ear=(0.12, 0.06, 40.0), ear_at=(46.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.36, hip=0.32, shoulder=0.33, girth=(0.14, 0.155, 0.2), wide=1.15, head=head, neck=(0.11, 36.0, 0.17, 0.16), stance=0.15, fore=(0.085, 0.068, 0.06), hind=(0.085, 0.06, 0.052),
        paw=(0.068, 0.042, 0.08), tail=TailPlan(0.07, (0.03, 0.028, 0.026, 0.022), 30.0, 20.0), faces=2600,
        paints=(BELLY, ("second", paint.snout(0.6, 0.05, 0.25)), blaze(0.045), ("second", paint.spot("chest", (0, 0, 0.2), 0.15)), ("second", paint.below(0.09))),
    )  # fmt: skip
    model = build_beast(plan)
    jowl = ball(model.facts["mouth"] + [0.085, -0.03, -0.065], (0.062, 0.07, 0.07))
    add_part(model, mirrored(jowl), "second", ("head",), 260, 0.014)
    fang = limb(model.facts["mouth"] + [0.05, -0.035, 0.002], model.facts["mouth"] + [0.05, 0.025, 0.012], 0.012, 0.004)
    add_part(model, mirrored(fang), "horn", ("jaw", "head"), 90, 0.006)
    return model


def pug() -> AnimalModel:
    """A pug: a black mask, round eyes, a tail like a screw."""
    head = HeadPlan(
        size=0.21, form=(1.06, 0.98, 0.95), snout=(0.225, 0.09, -0.06), cheek=0.11, flat=1.3, nose=(0.036, 0.024, 0.02), eyes=(36.0, 12.0, 0.05), ears="floppy", ear=(0.13, 0.066, 26.0),
        ear_at=(50.0, 4.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.34, hip=0.33, shoulder=0.34, girth=(0.15, 0.155, 0.165), wide=1.05, head=head, neck=(0.12, 50.0, 0.14, 0.135), stance=0.1, fore=(0.07, 0.052, 0.046), hind=(0.08, 0.054, 0.046),
        paw=(0.054, 0.036, 0.066), tail=TailPlan(0.3, (0.036, 0.034, 0.032, 0.028), 84.0, 84.0, high=0.75), faces=2600, paints=(("mark", paint.snout(0.62, 0.05, 0.1)), ("mark", paint.eye_patch(0.066, (0.0, -0.01, 0.0)))),
    )  # fmt: skip
    return dark_ears(build_beast(plan))


def dalmatian() -> AnimalModel:
    """A dalmatian: white with black spots."""
    plan = BeastPlan(
        long=0.5, hip=0.47, shoulder=0.49, girth=(0.125, 0.12, 0.155), head=replace(FLOPPY, size=0.19, snout=(0.34, 0.08, -0.055)), neck=(0.23, 54.0, 0.115, 0.105), faces=4400,
        tail=TailPlan(0.42, (0.036, 0.03, 0.024, 0.014), 30.0, 16.0), paints=(("mark", paint.spots(95, 0.022)),),
    )  # fmt: skip
    return dark_ears(build_beast(plan))


def greyhound() -> AnimalModel:
    """A greyhound: a deep chest, a thin waist, long legs, a narrow head."""
    head = HeadPlan(
        size=0.145, form=(0.9, 0.92, 1.05), snout=(0.37, 0.044, -0.05), cheek=0.082, nose=(0.03, 0.024, 0.022), eyes=(48.0, 16.0, 0.034), ears="leaf", ear=(0.14, 0.042, 112.0), ear_at=(44.0, 22.0),
    )  # fmt: skip
    plan = BeastPlan(
        long=0.56, hip=0.58, shoulder=0.58, girth=(0.115, 0.08, 0.155), wide=0.85, sag=-0.035, head=head, neck=(0.28, 56.0, 0.085, 0.07), stance=0.08, fore=(0.06, 0.036, 0.03), hind=(0.1, 0.042, 0.03),
        paw=(0.044, 0.034, 0.07), tail=TailPlan(0.5, (0.03, 0.022, 0.017, 0.01), -52.0, 22.0), faces=2700, paints=(("second", paint.spot("chest", (0, -0.02, 0.16), 0.11)), ("second", paint.below(0.07)), ("second", paint.snout(1.7, 0.04, -0.1))),
    )  # fmt: skip
    return build_beast(plan)


def saint_bernard() -> AnimalModel:
    """A Saint Bernard: huge, patches, a barrel at its collar."""
    head = replace(
        FLOPPY, size=0.24, snout=(0.33, 0.115, -0.07), cheek=0.14, nose=(0.052, 0.04, 0.034), ear=(0.2, 0.085, 18.0)
    )
    plan = BeastPlan(
        long=0.54, hip=0.46, shoulder=0.48, girth=(0.19, 0.19, 0.215), head=head, neck=(0.18, 42.0, 0.17, 0.15), stance=0.12, fore=(0.105, 0.082, 0.072), hind=(0.12, 0.084, 0.072), paw=(0.084, 0.05, 0.105),
        tail=TailPlan(0.42, (0.055, 0.075, 0.075, 0.035), -24.0, 16.0), faces=3000,
        paints=(BELLY, MUZZLE, blaze(0.06), ("second", paint.slab(2, 0.12, 0.5, 0.03, ("chest", "neck"))), ("second", paint.bones(LEGS2, 0.5, 0.8)), ("second", paint.below(0.2, 0.04)), ("mark", paint.eye_patch(0.075, (0.02, 0.0, 0.0))), ("second", paint.tail(0.3))),
    )  # fmt: skip
    model = dark_ears(build_beast(plan))
    root, joint = model.joint("neck"), model.joint("head")
    way = (joint - root) / np.linalg.norm(joint - root)
    at = root + (joint - root) * 0.6

    def collar(p):
        q = p - at
        along = q @ way
        return np.maximum(np.linalg.norm(q - along[:, None] * way, axis=1) - 0.185, np.abs(along) - 0.022)

    add_part(model, collar, "extra", ("neck",), 360, 0.013)
    keg = at + [0, -0.2, 0.14]
    add_part(model, limb(keg - [0.085, 0, 0], keg + [0.085, 0, 0], 0.07, 0.07), "extra2", ("neck",), 300, 0.014)
    return model


def sheepdog() -> AnimalModel:
    """A collie: black and white, long hair, a white collar and tip of the tail."""
    head = HeadPlan(
        size=0.19,
        snout=(0.36, 0.068, -0.055),
        cheek=0.11,
        nose=(0.036, 0.03, 0.026),
        ears="pointed",
        ear=(0.15, 0.072, 34.0),
        ear_at=(54.0, 8.0),
        eyes=(44.0, 18.0, 0.038),
    )
    plan = BeastPlan(
        long=0.5, hip=0.44, shoulder=0.46, girth=(0.16, 0.15, 0.175), head=head, neck=(0.2, 46.0, 0.15, 0.13), faces=3000, tail=TailPlan(0.46, (0.05, 0.085, 0.09, 0.035), -26.0, 18.0),
        paints=(BELLY, ("second", paint.slab(2, 0.17, 0.45, 0.025, ("chest", "neck"))), blaze(0.045), ("second", paint.snout(0.95, 0.05, 0.1)), ("second", paint.below(0.2, 0.04)), ("second", paint.tail(0.32, 0.05))),
    )  # fmt: skip
    return build_beast(plan)


def chihuahua() -> AnimalModel:
    """A chihuahua: tiny, an apple of a head, huge ears and eyes."""
    head = HeadPlan(
        size=0.2,
        form=(1.02, 1.0, 0.95),
        snout=(0.26, 0.052, -0.06),
        cheek=0.085,
        nose=(0.026, 0.02, 0.018),
        eyes=(38.0, 8.0, 0.056),
        ears="pointed",
        ear=(0.24, 0.1, 34.0),
        ear_at=(48.0, 4.0),
    )
    plan = BeastPlan(
        long=0.3, hip=0.34, shoulder=0.35, girth=(0.105, 0.1, 0.115), head=head, neck=(0.14, 58.0, 0.08, 0.085), stance=0.07, fore=(0.05, 0.034, 0.03), hind=(0.062, 0.038, 0.03), paw=(0.04, 0.03, 0.056),
        tail=TailPlan(0.28, (0.03, 0.028, 0.024, 0.016), 60.0, 24.0, high=0.5), paints=(BELLY, ("second", paint.snout(0.7, 0.05, 0.0)), ("second", paint.spot("chest", (0, -0.02, 0.12), 0.08)), ("second", paint.below(0.06))),
    )  # fmt: skip
    return build_beast(plan)


def corgi() -> AnimalModel:
    """A corgi: short legs, large upright ears, a white bib."""
    head = replace(
        POINTED, size=0.19, snout=(0.33, 0.066, -0.055), cheek=0.11, ear=(0.22, 0.095, 20.0), ear_at=(56.0, 4.0)
    )
    plan = BeastPlan(
        long=0.5, hip=0.28, shoulder=0.29, girth=(0.15, 0.14, 0.155), head=head, neck=(0.17, 48.0, 0.125, 0.115), stance=0.09, fore=(0.068, 0.056, 0.05), hind=(0.08, 0.058, 0.05), paw=(0.056, 0.036, 0.07),
        tail=TailPlan(0.07, (0.05, 0.05, 0.045, 0.04), 30.0, 10.0), faces=2700, paints=(BELLY, ("second", paint.slab(2, 0.21, 0.5, 0.025, ("chest", "neck"))), blaze(0.035), ("second", paint.snout(0.8, 0.05, 0.0)), ("second", paint.below(0.13, 0.03))),
    )  # fmt: skip
    return build_beast(plan)


def terrier() -> AnimalModel:
    """A terrier: a square beard, brows, ears that fold."""
    head = HeadPlan(
        size=0.18,
        form=(0.95, 0.95, 1.0),
        snout=(0.36, 0.085, -0.055),
        cheek=0.11,
        flat=1.1,
        nose=(0.038, 0.03, 0.028),
        eyes=(42.0, 16.0, 0.034),
        ears="floppy",
        ear=(0.12, 0.06, 34.0),
        ear_at=(58.0, 8.0),
    )
    plan = BeastPlan(
        long=0.38, hip=0.4, shoulder=0.41, girth=(0.13, 0.125, 0.145), head=head, neck=(0.18, 58.0, 0.105, 0.1), stance=0.085, fore=(0.068, 0.054, 0.05), hind=(0.08, 0.056, 0.05), paw=(0.054, 0.038, 0.068),
        tail=TailPlan(0.2, (0.034, 0.034, 0.03, 0.02), 76.0, 8.0, high=0.6), paints=(("mark", paint.slab(1, 0.4, 0.8, 0.03, TRUNK)),),
    )  # fmt: skip
    model = build_beast(plan)
    mouth = model.facts["mouth"]
    beard = union(
        *(limb(mouth + [x, -0.01, -0.05], mouth + [1.2 * x, -0.13, -0.02], 0.046, 0.016) for x in (-0.055, 0.0, 0.055)),
        k=0.02,
    )
    add_part(model, beard, "fur", ("jaw", "head"), 340, 0.011)
    brow = limb(skull_point(model, (0.28, 0.5, 0.82)), skull_point(model, (0.5, 0.3, 1.1)), 0.03, 0.016)
    add_part(model, mirrored(brow), "fur", ("head",), 200, 0.01)
    return model


CAT_HEAD = HeadPlan(
    size=0.2, form=(1.08, 0.92, 0.95), snout=(0.22, 0.075, -0.06), cheek=0.09, flat=1.25, nose=(0.024, 0.018, 0.02), eyes=(36.0, 8.0, 0.045), ears="pointed", ear=(0.15, 0.078, 20.0), ear_at=(56.0, 2.0),
)  # fmt: skip
CAT = BeastPlan(
    long=0.46, hip=0.33, shoulder=0.34, girth=(0.125, 0.125, 0.125), head=CAT_HEAD, neck=(0.14, 50.0, 0.1, 0.1), stance=0.075, fore=(0.062, 0.046, 0.042), hind=(0.078, 0.05, 0.042), paw=(0.05, 0.036, 0.064),
    tail=TailPlan(0.5, (0.036, 0.036, 0.036, 0.034), 40.0, 28.0, high=0.5), faces=3000,
)  # fmt: skip


def kitten() -> AnimalModel:
    """A young cat: a large head, a short pointed tail held up."""
    plan = cub_of(replace(CAT, tail=TailPlan(0.44, (0.036, 0.034, 0.03, 0.018), 78.0, 8.0, high=0.5)))
    paints = (
        ("mark", paint.stripes(0.09, 0.3)),
        ("mark", paint.stripes(0.07, 0.34, TAIL)),
        BELLY,
        ("second", paint.snout(0.68, 0.03, -0.02)),
        ("second", paint.spot("chest", (0, -0.03, 0.12), 0.08)),
        ("second", paint.below(0.055)),
    )
    return build_beast(replace(plan, paints=paints))


def siamese() -> AnimalModel:
    """A Siamese cat: slim, with dark face, ears, paws and tail."""
    head = replace(
        CAT_HEAD, size=0.18, snout=(0.24, 0.062, -0.055), cheek=0.085, ear=(0.18, 0.085, 28.0), ear_at=(52.0, 2.0)
    )
    plan = replace(
        CAT, hip=0.37, shoulder=0.38, girth=(0.11, 0.105, 0.11), head=head, neck=(0.17, 54.0, 0.085, 0.085), tail=TailPlan(0.58, (0.03, 0.026, 0.024, 0.016), 44.0, 26.0, high=0.5),
        paints=(("mark", paint.snout(0.42, 0.08, 0.2)), ("mark", paint.bones(TAIL, 0.5, 0.9)), ("mark", paint.below(0.13, 0.05))),
    )  # fmt: skip
    return dark_ears(build_beast(plan))


def fluffy_cat() -> AnimalModel:
    """A Persian cat: long hair, a flat face, a plume of a tail."""
    head = replace(
        CAT_HEAD,
        size=0.22,
        form=(1.16, 0.94, 0.92),
        snout=(0.21, 0.078, -0.065),
        cheek=0.1,
        eyes=(34.0, 8.0, 0.054),
        ear=(0.1, 0.062, 30.0),
        ear_at=(52.0, 2.0),
    )
    plan = replace(
        CAT, long=0.4, hip=0.29, shoulder=0.3, girth=(0.175, 0.175, 0.165), wide=1.05, head=head, neck=(0.11, 50.0, 0.15, 0.145), stance=0.09, fore=(0.075, 0.066, 0.06), hind=(0.085, 0.068, 0.06), paw=(0.066, 0.044, 0.078),
        tail=TailPlan(0.44, (0.06, 0.1, 0.105, 0.07), 50.0, 26.0, high=0.5), faces=2500, paints=(BELLY, ("second", paint.snout(0.66, 0.04, -0.02))),
    )  # fmt: skip
    return build_beast(plan)


def calico() -> AnimalModel:
    """A cat of three colours."""
    paints = (
        ("mark", paint.patches(0.5, 0.26, seed=8)),
        ("extra2", paint.patches(0.45, 0.24, seed=3)),
        BELLY,
        ("second", paint.snout(0.7, 0.03, -0.05)),
        ("second", paint.below(0.08)),
    )
    return build_beast(replace(CAT, paints=paints))


PETS: dict[str, Callable[[], AnimalModel]] = {
    "puppy": puppy, "dachshund": dachshund, "husky": husky, "bulldog": bulldog, "pug": pug, "dalmatian": dalmatian, "greyhound": greyhound, "saint-bernard": saint_bernard,
    "sheepdog": sheepdog, "chihuahua": chihuahua, "corgi": corgi, "terrier": terrier, "kitten": kitten, "siamese-cat": siamese, "fluffy-cat": fluffy_cat, "calico-cat": calico,
}  # fmt: skip
