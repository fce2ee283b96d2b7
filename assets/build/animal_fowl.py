"""Further birds, of garden, shore and far lands, see `assets/build/animals.py`."""

# ruff: noqa: RUF005  (points are added, not lists)
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import animal_paints as paint
import numpy as np
from animal_birds import BREAST, HEAD, NECK, BirdPlan, build_bird, wing_tips
from animal_shapes import AnimalModel, add_bumps, add_part, along, skull_point, widened
from puppet_shapes import ball, chain, limb, mirrored, union

SONGBIRD = BirdPlan(
    hip=(0.26, -0.1), chest=(0.29, 0.08), girth=(0.13, 0.165), neck=(0.12, 66.0, 0.13, 0.12), skull=0.155, leg=(0.13, 0.013, 0.06),
    foot=(0.01, 0.012, 0.05), beak=(0.09, 0.03, 0.03, 0.0), wing=(0.34, 0.13, 10.0), tail=(0.22, 0.05, 16.0),
)  # fmt: skip


def slot_of_tail(model: AnimalModel, slot: str) -> AnimalModel:
    """A model whose tail, its last part, has another colour."""
    model.parts[-1] = replace(model.parts[-1], slot=slot)
    return model


def _cap(high: float = 0.2):
    """The upper part of the head."""
    return lambda m, p, _n, w: (
        np.clip((p[:, 1] - m.facts["skull"][1] - high * m.facts["skull"][3]) * 60 + 0.5, 0, 1)
        * np.clip(w[:, 3] * 3 - 1, 0, 1)
    )


def _cheek(radius: float, at=(0.85, -0.15, 0.2)):
    return paint.spot("skull", np.asarray(at) * 0.155, radius)


def _bib(low: float, high: float, wide: float = 9.0):
    """The front between two heights."""

    def where(_m, p, n, w):
        inside = (
            np.clip((p[:, 1] - low) * 60 + 0.5, 0, 1)
            * np.clip((high - p[:, 1]) * 60 + 0.5, 0, 1)
            * (np.abs(p[:, 0]) < wide)
        )
        return inside * np.clip((n[:, 2] - 0.1) * 5, 0, 1)

    return where


def sparrow() -> AnimalModel:
    """A sparrow: a brown cap, pale cheeks, a black bib, streaks."""
    paints = (
        ("second", BREAST[1]), ("second", paint.bones(("head",), 0.5, 0.7)), ("extra", _cap(0.3)), ("mark", _bib(0.36, 0.46, 0.06)), ("mark", paint.snout(0.72, 0.02, -0.1)),
    )  # fmt: skip
    return build_bird(
        replace(
            SONGBIRD,
            beak=(0.06, 0.036, 0.036, 0.0),
            paints=paints,
            wing_paints=(("mark", lambda m, p, n, w: np.clip(np.sin(p[:, 2] * 60 + p[:, 1] * 40) * 3 - 0.6, 0, 1)),),
        )
    )


def robin() -> AnimalModel:
    """A robin: brown, the whole front and face red."""
    face = (
        "extra",
        lambda m, p, n, w: (
            np.clip((p[:, 2] - m.facts["skull"][2] - 0.25 * m.facts["skull"][3]) * 40 + 0.5, 0, 1)
            * np.clip(w[:, 3] * 3 - 1, 0, 1)
            * (p[:, 1] < m.facts["skull"][1] + 0.55 * m.facts["skull"][3])
        ),
    )
    paints = (
        ("second", paint.belly(0.2, 0.6)),
        ("extra", lambda _m, p, n, w: np.clip((n[:, 2] - 0.25) * 5, 0, 1) * (p[:, 1] > 0.24)),
        face,
    )
    return build_bird(replace(SONGBIRD, girth=(0.13, 0.17), beak=(0.06, 0.02, 0.02, 0.0), paints=paints))


def titmouse() -> AnimalModel:
    """A blue tit: a blue cap, white cheeks, a black line through the eye, yellow below."""
    line = (
        "mark",
        lambda m, p, n, w: (
            np.clip(0.9 - np.abs(p[:, 1] - m.facts["eye"][1]) * 55, 0, 1) * np.clip(w[:, 3] * 3 - 1, 0, 1)
        ),
    )
    paints = (
        ("second", BREAST[1]),
        ("extra2", paint.bones(("head",), 0.55, 0.7)),
        ("fur", _cap(0.5)),
        line,
        ("mark", _bib(0.37, 0.42)),
    )
    return build_bird(
        replace(
            SONGBIRD,
            skull=0.165,
            beak=(0.04, 0.022, 0.022, 0.0),
            tail=(0.18, 0.045, 12.0),
            paints=paints,
            wing_paints=(("extra2", _bar(0.45, 0.55)),),
        )
    )


def _bar(start: float, end: float):
    a, b = wing_tips(start)[1], wing_tips(end)[1]
    return lambda *told: a(*told) * (1 - b(*told))


def magpie() -> AnimalModel:
    """A magpie: black and white, a long tail that shines."""
    plan = BirdPlan(
        hip=(0.3, -0.12), chest=(0.34, 0.09), girth=(0.115, 0.145), neck=(0.15, 60.0, 0.11, 0.1), skull=0.125, leg=(0.17, 0.015, 0.06), foot=(0.01, 0.014, 0.06), beak=(0.12, 0.03, 0.032, 0.01),
        wing=(0.38, 0.13, 10.0), tail=(0.56, 0.055, 2.0), paints=(("second", paint.belly(-0.1, 0.2)),), wing_paints=(("second", _bar(-0.5, 0.28)), wing_tips(0.5, "extra")),
    )  # fmt: skip
    return slot_of_tail(build_bird(plan), "extra")


def swallow() -> AnimalModel:
    """A swallow: a forked tail, long wings, a red throat."""
    plan = BirdPlan(
        hip=(0.22, -0.12), chest=(0.26, 0.08), girth=(0.095, 0.125), neck=(0.1, 52.0, 0.105, 0.1), skull=0.115, leg=(0.07, 0.012, 0.045), foot=(0.01, 0.01, 0.04), beak=(0.05, 0.026, 0.02, 0.0),
        wing=(0.52, 0.09, 4.0), tail=(0.12, 0.04, 6.0), paints=(("second", BREAST[1]), ("extra", _bib(0.33, 0.4)), ("extra", paint.snout(0.55, 0.03, 0.0))),
    )  # fmt: skip
    model = build_bird(plan)
    root = model.joint("tail1") + [0, 0, -0.08]
    fork = mirrored(
        widened(
            chain(
                (root + [0.02, 0, 0.04], root + [0.05, 0.0, -0.15], root + [0.12, 0.01, -0.42]), (0.03, 0.022, 0.006)
            ),
            1,
            0.4,
            1,
            tuple(root),
        )
    )
    add_part(model, fork, "mark", ("tail1",), 320, 0.009)
    return model


def pigeon() -> AnimalModel:
    """A pigeon: grey, a green neck, two dark bars on the wings."""
    plan = BirdPlan(
        hip=(0.27, -0.14), chest=(0.31, 0.1), girth=(0.13, 0.175), neck=(0.2, 68.0, 0.12, 0.09), skull=0.115, leg=(0.11, 0.018, 0.065), foot=(0.01, 0.014, 0.06), beak=(0.075, 0.024, 0.022, 0.01),
        wing=(0.42, 0.145, 8.0), tail=(0.24, 0.08, 6.0), paints=(("extra", lambda m, p, n, w: np.clip(w[:, 2] * 4 - 1.2, 0, 1)), ("mark", HEAD)), wing_paints=(("mark", _bar(0.42, 0.52)), ("mark", _bar(0.64, 0.74))),
    )  # fmt: skip
    model = slot_of_tail(build_bird(plan), "mark")
    add_part(model, ball(skull_point(model, (0, 0.12, 1.02)), (0.022, 0.018, 0.022)), "second", ("head",), 90, 0.008)
    return model


def seagull() -> AnimalModel:
    """A seagull: white, grey wings with black tips, a yellow beak."""
    plan = BirdPlan(
        hip=(0.3, -0.16), chest=(0.34, 0.1), girth=(0.125, 0.16), neck=(0.19, 64.0, 0.12, 0.1), skull=0.125, eye=(54.0, 16.0, 0.026), leg=(0.17, 0.016, 0.065), foot=(0.045, 0.012, 0.06),
        beak=(0.14, 0.03, 0.034, 0.024), wing=(0.54, 0.135, 6.0), tail=(0.17, 0.07, 4.0), paints=(), wing_paints=(("second", wing_tips(-1.0)[1]), wing_tips(0.74)),
    )  # fmt: skip
    model = build_bird(plan)
    add_part(
        model, ball(model.facts["mouth"] + [0, -0.006, -0.03], (0.014, 0.014, 0.016)), "extra", ("head",), 90, 0.007
    )
    return model


def woodpecker() -> AnimalModel:
    """A woodpecker: upright, a red crest, black and white, a chisel of a beak."""
    plan = BirdPlan(
        hip=(0.24, -0.1), chest=(0.4, 0.02), girth=(0.11, 0.14), neck=(0.15, 72.0, 0.11, 0.1), skull=0.125, leg=(0.1, 0.016, 0.06), foot=(0.01, 0.012, 0.05), beak=(0.2, 0.026, 0.028, 0.0),
        wing=(0.4, 0.12, 52.0), tail=(0.26, 0.05, -58.0), paints=(("second", BREAST[1]), ("second", paint.spot("skull", (0.1, -0.02, 0.03), 0.07))),
        wing_paints=(("mark", wing_tips(-1.0)[1]), ("second", lambda m, p, n, w: np.clip(np.sin(p[:, 1] * 75) * 4 - 1.2, 0, 1))),
    )  # fmt: skip
    model = build_bird(plan)
    crest = chain(
        [skull_point(model, p) for p in ((0, 0.75, 0.7), (0, 1.05, 0.0), (0, 0.95, -0.95), (0, 1.0, -1.5))],
        (0.03, 0.055, 0.05, 0.008),
    )
    add_part(model, widened(crest, 0.75), "extra", ("head",), 300, 0.012)
    return model


def hummingbird() -> AnimalModel:
    """A hummingbird: a needle of a beak, a red throat, green."""
    plan = BirdPlan(
        hip=(0.24, -0.1), chest=(0.33, 0.04), girth=(0.08, 0.115), neck=(0.1, 66.0, 0.095, 0.09), skull=0.11, eye=(54.0, 14.0, 0.032), leg=(0.13, 0.01, 0.035), foot=(0.01, 0.008, 0.03),
        beak=(0.3, 0.012, 0.012, 0.01), wing=(0.4, 0.075, 26.0), tail=(0.2, 0.05, -36.0), paints=(("second", BREAST[1]), ("extra", _bib(0.34, 0.43)), ("extra", paint.snout(0.5, 0.03, 0.1))),
    )  # fmt: skip
    return build_bird(plan)


def kingfisher() -> AnimalModel:
    """A kingfisher: blue above, orange below, a large beak, no tail."""
    paints = (("second", BREAST[1]), ("second", _cheek(0.066)), ("extra2", _bib(0.38, 0.45, 0.1)))
    return build_bird(
        replace(
            SONGBIRD,
            hip=(0.25, -0.07),
            skull=0.155,
            beak=(0.22, 0.032, 0.034, 0.0),
            tail=(0.1, 0.04, 10.0),
            leg=(0.06, 0.014, 0.055),
            paints=paints,
            wing_paints=(("mark", wing_tips(0.35)[1]),),
        )
    )


WADER = BirdPlan(
    hip=(0.7, -0.15), chest=(0.73, 0.08), girth=(0.105, 0.125), neck=(0.42, 80.0, 0.062, 0.046), crook=26.0, skull=0.078, eye=(58.0, 14.0, 0.022), leg=(0.6, 0.015, 0.05),
    foot=(0.012, 0.012, 0.075), beak=(0.26, 0.022, 0.024, 0.0), wing=(0.4, 0.13, 14.0), tail=(0.13, 0.05, -14.0), faces=1700,
)  # fmt: skip


def heron() -> AnimalModel:
    """A heron: grey, a bent neck, a dagger of a beak, a black plume behind the eye."""
    plume_line = (
        "mark",
        lambda m, p, n, w: (
            np.clip((p[:, 1] - m.facts["eye"][1] - 0.01) * 70, 0, 1)
            * np.clip(w[:, 3] * 3 - 1, 0, 1)
            * (np.abs(p[:, 0]) > 0.025)
        ),
    )
    streaks = (
        "mark",
        lambda _m, p, n, w: (
            np.clip(np.sin(p[:, 1] * 95) * 4 - 2, 0, 1)
            * np.clip((n[:, 2] - 0.6) * 5, 0, 1)
            * np.clip(w[:, 2] * 3 - 1, 0, 1)
        ),
    )
    plan = replace(
        WADER,
        neck=(0.5, 82.0, 0.06, 0.045),
        crook=38.0,
        paints=(("second", NECK), ("second", paint.belly(0.0, 0.4)), streaks, plume_line),
        wing_paints=(wing_tips(0.55),),
    )
    model = build_bird(plan)
    plume = chain(
        [skull_point(model, p) for p in ((0, 0.6, -0.5), (0, 0.7, -1.6), (0, 0.1, -3.0))], (0.02, 0.018, 0.005)
    )
    add_part(model, plume, "mark", ("head",), 160, 0.008)
    return model


def stork() -> AnimalModel:
    """A stork: white, black wing tips, red beak and legs."""
    plan = replace(
        WADER,
        neck=(0.36, 74.0, 0.075, 0.055),
        crook=8.0,
        skull=0.088,
        beak=(0.3, 0.026, 0.03, 0.0),
        girth=(0.12, 0.145),
        paints=(),
        wing_paints=(wing_tips(0.42),),
    )
    return build_bird(plan)


def crane() -> AnimalModel:
    """A crane: a red crown, a black neck, a bustle of plumes."""
    plan = replace(
        WADER,
        neck=(0.48, 80.0, 0.066, 0.048),
        crook=6.0,
        beak=(0.17, 0.02, 0.022, 0.0),
        girth=(0.12, 0.14),
        paints=(("mark", NECK), ("second", paint.bones(("head",), 0.8, 0.95)), ("extra", _cap(0.35))),
        wing_paints=(),
    )
    model = build_bird(plan)
    root = model.joint("tail1")
    plumes = [
        widened(
            chain(
                (root + [x, 0.04, 0.05], root + [1.3 * x, 0.06, -0.12], root + [1.5 * x, -0.1 - 0.05 * n, -0.22]),
                (0.05, 0.055, 0.012),
            ),
            0.7,
        )
        for n, x in enumerate((-0.06, 0.0, 0.06))
    ]
    add_part(model, union(*plumes, k=0.02), "mark", ("tail1",), 420, 0.012)
    return model


def pelican() -> AnimalModel:
    """A pelican: a huge beak with a pouch."""
    plan = BirdPlan(
        hip=(0.34, -0.18), chest=(0.36, 0.11), girth=(0.165, 0.185), wide=1.0, neck=(0.44, 82.0, 0.085, 0.066), crook=24.0, skull=0.105, eye=(58.0, 14.0, 0.026), leg=(0.12, 0.026, 0.085),
        foot=(0.062, 0.014, 0.075), beak=(0.42, 0.036, 0.03, 0.05), wing=(0.48, 0.17, 2.0), tail=(0.12, 0.07, 10.0), wing_paints=(wing_tips(0.7),),
    )  # fmt: skip
    model = build_bird(plan)
    hinge, tip = (np.asarray(v) for v in model.bones["jaw"][:2])
    pouch = union(
        *(
            ball(hinge + (tip - hinge) * t + [0, -0.6 * r, 0], (r * 0.55, r, 0.09))
            for t, r in ((0.1, 0.085), (0.35, 0.1), (0.6, 0.08), (0.85, 0.045))
        ),
        k=0.06,
    )
    add_part(model, pouch, "extra2", ("jaw",), 420, 0.012)
    return model


def toucan() -> AnimalModel:
    """A toucan: a huge bright beak, a white bib."""
    plan = BirdPlan(
        hip=(0.28, -0.12), chest=(0.36, 0.06), girth=(0.125, 0.15), neck=(0.15, 70.0, 0.125, 0.115), skull=0.135, leg=(0.1, 0.018, 0.06), foot=(0.01, 0.014, 0.06), beak=(0.34, 0.05, 0.078, 0.05),
        wing=(0.4, 0.13, 22.0), tail=(0.26, 0.055, -20.0), paints=(("second", _bib(0.36, 0.62)), ("second", paint.snout(0.1, 0.04, 0.25)), ("extra2", paint.eye_patch(0.058))), wing_paints=(("fur", None),),
    )  # fmt: skip
    model = build_bird(plan)
    tip = model.facts["mouth"]
    black = ("mark", lambda _m, p, _n, _w: np.clip((p[:, 2] - tip[2] + 0.07) * 50, 0, 1))
    red = ("extra", lambda _m, p, _n, _w: np.clip((p[:, 2] - tip[2] + 0.15) * 30, 0, 1))
    model.parts = [
        replace(part, paints=(red, black)) if part.slot == "horn" and part.bones == ("head",) else part
        for part in model.parts
    ]
    return model


def vulture() -> AnimalModel:
    """A vulture: a bare bent neck with a ruff, hunched."""
    plan = BirdPlan(
        hip=(0.34, -0.14), chest=(0.46, 0.08), girth=(0.15, 0.18), neck=(0.34, 44.0, 0.075, 0.056), crook=34.0, skull=0.095, eye=(54.0, 14.0, 0.024), leg=(0.14, 0.028, 0.08), foot=(0.02, 0.02, 0.08),
        beak=(0.09, 0.032, 0.04, 0.06), wing=(0.58, 0.19, 30.0), tail=(0.22, 0.1, -26.0), paints=(("inner", paint.bones(("neck", "head"), 0.6, 0.85)),), wing_paints=(wing_tips(0.6),),
    )  # fmt: skip
    model = build_bird(plan)
    root = model.joint("neck")
    at = along(root, 50.0, 0.07)
    add_bumps(model, ball(at, (0.11, 0.08, 0.1)), at, 22, 0.042, "second", ("neck", "chest"), faces=520)
    return model


def hawk() -> AnimalModel:
    """A hawk: brown, a pale barred front, a hooked beak, sharp yellow eyes."""
    bars = (
        "mark",
        lambda _m, p, n, w: (
            np.clip(np.sin(p[:, 1] * 88) * 4 - 1.6, 0, 1)
            * np.clip((n[:, 2] - 0.25) * 5, 0, 1)
            * np.clip(w[:, :2].sum(axis=1) * 2, 0, 1)
        ),
    )
    plan = BirdPlan(
        hip=(0.28, -0.12), chest=(0.4, 0.06), girth=(0.115, 0.145), neck=(0.13, 68.0, 0.12, 0.11), skull=0.125, eye=(44.0, 14.0, 0.034), leg=(0.12, 0.024, 0.07), foot=(0.02, 0.016, 0.07),
        beak=(0.055, 0.03, 0.034, 0.045), wing=(0.5, 0.13, 32.0), tail=(0.28, 0.07, -34.0), paints=(BREAST, bars, ("second", paint.snout(0.4, 0.04, 0.2)), ("mark", _cap(0.35)), ("mark", paint.eye_patch(0.034, (0.02, -0.035, -0.02)))),
        wing_paints=(wing_tips(0.6),),
    )  # fmt: skip
    return build_bird(plan)


RATITE = BirdPlan(
    hip=(0.66, -0.13), chest=(0.68, 0.1), girth=(0.18, 0.18), wide=1.0, neck=(0.66, 82.0, 0.066, 0.046), crook=8.0, skull=0.085, eye=(54.0, 16.0, 0.032), leg=(0.5, 0.032, 0.085), foot=(0.03, 0.022, 0.1),
    beak=(0.1, 0.046, 0.024, 0.006), wing=(0.3, 0.14, 6.0), tail=(0.14, 0.1, 22.0), flies=False,
)  # fmt: skip


def ostrich() -> AnimalModel:
    """An ostrich: a black ball of feathers, white plumes, a bare neck, long legs."""
    model = build_bird(
        replace(
            RATITE,
            paints=(("inner", paint.bones(("neck", "head"), 0.4, 0.7)),),
            wing_paints=(wing_tips(0.5, "second"),),
        )
    )
    body = ball((0, 0.68, -0.02), (0.21, 0.19, 0.29))
    add_bumps(
        model,
        body,
        (0, 0.68, -0.02),
        50,
        0.06,
        "fur",
        ("hips", "chest"),
        faces=1000,
        sink=0.4,
        keep=lambda w: w[:, 1] > -0.6,
    )
    root = model.joint("tail1")
    add_bumps(
        model,
        ball(root + [0, 0.03, -0.06], (0.1, 0.09, 0.1)),
        root + [0, 0.03, -0.06],
        20,
        0.045,
        "second",
        ("tail1",),
        faces=400,
    )
    model.parts = [
        replace(part, slot="inner") if part.slot == "horn" and part.faces == 620 else part for part in model.parts
    ]
    return model


def emu() -> AnimalModel:
    """An emu: shaggy brown, a dark head, a bluish neck."""
    model = build_bird(
        replace(
            RATITE,
            hip=(0.6, -0.14),
            chest=(0.6, 0.1),
            leg=(0.42, 0.03, 0.08),
            neck=(0.5, 82.0, 0.08, 0.052),
            tail=(0.1, 0.08, -30.0),
            paints=(("second", paint.bones(("neck",), 0.6, 0.9)), ("mark", paint.bones(("head",), 0.75, 0.95))),
            wing_paints=(),
        )
    )
    locks = []
    for side in (-1, 1):
        for n, z in enumerate(np.linspace(-0.26, 0.16, 8)):
            high = 0.74 - 0.25 * abs(z)
            locks.append(
                limb((side * 0.07, high, z), (side * 0.19, high - 0.3, z - 0.12 - 0.02 * (n % 2)), 0.07, 0.022)
            )
    add_part(model, union(*locks, k=0.03), "fur", ("hips", "chest"), 1100, 0.016)
    return model


def turkey() -> AnimalModel:
    """A turkey: a fan of a tail, a bare blue head, a red wattle."""
    plan = BirdPlan(
        hip=(0.36, -0.12), chest=(0.4, 0.1), girth=(0.18, 0.21), wide=1.0, neck=(0.26, 74.0, 0.09, 0.062), crook=10.0, skull=0.088, eye=(54.0, 12.0, 0.026), leg=(0.18, 0.022, 0.08), foot=(0.01, 0.016, 0.08),
        beak=(0.075, 0.026, 0.028, 0.014), wing=(0.36, 0.14, 8.0), tail=(0.12, 0.06, 20.0), flies=False, paints=(("inner", paint.bones(("head",), 0.4, 0.7)),), wing_paints=(("second", _bar(0.5, 0.7)), wing_tips(0.7)),
    )  # fmt: skip
    model = build_bird(plan)
    root = model.joint("tail1") + [0, 0.0, 0.06]
    ways = [np.array([np.sin(a), np.cos(a), -0.3]) for a in np.deg2rad(np.linspace(-88, 88, 13))]
    fan = widened(
        union(*(limb(root, root + way * 0.42, 0.03, 0.062) for way in ways), k=0.015), 1, 1, 0.34, tuple(root)
    )

    def far(p):
        return np.linalg.norm((p - root) * [1, 1, 0], axis=1)

    band = ("mark", lambda _m, p, _n, _w: np.clip(1.2 - np.abs(far(p) - 0.39) * 60, 0, 1))
    tips = ("second", lambda _m, p, _n, _w: np.clip((far(p) - 0.425) * 60, 0, 1))
    add_part(model, fan, "fur", ("tail1",), 2200, 0.014, (band, tips))
    wattle = chain(
        [skull_point(model, p) for p in ((0, 0.1, 1.2), (0, -0.5, 1.45), (0.1, -1.5, 1.2))], (0.02, 0.024, 0.02)
    )
    throat = ball(skull_point(model, (0, -1.3, 0.45)), (0.036, 0.075, 0.04))
    add_part(model, union(wattle, throat), "extra", ("head",), 300, 0.01)
    return model


def hen() -> AnimalModel:
    """A hen: round, a small comb, a short raised tail."""
    plan = BirdPlan(
        hip=(0.3, -0.12), chest=(0.32, 0.1), girth=(0.175, 0.185), wide=1.0, neck=(0.2, 68.0, 0.13, 0.1), skull=0.12, leg=(0.13, 0.019, 0.075), foot=(0.01, 0.014, 0.07), beak=(0.075, 0.03, 0.03, 0.01),
        wing=(0.3, 0.135, 6.0), tail=(0.2, 0.09, 58.0), flies=False, paints=(("second", paint.bones(("neck", "head"), 0.6, 0.85)),), wing_paints=(wing_tips(0.6),),
    )  # fmt: skip
    model = slot_of_tail(build_bird(plan), "mark")
    comb = union(
        *(
            ball(skull_point(model, (0, 0.92 + 0.1 * h, z)), (0.018, 0.036, 0.028))
            for z, h in ((0.5, 0.2), (0.15, 0.6), (-0.2, 0.2))
        ),
        k=0.015,
    )
    wattle = ball(skull_point(model, (0, -0.8, 0.8)), (0.02, 0.036, 0.026))
    add_part(model, union(comb, wattle), "extra", ("head",), 300, 0.01)
    return model


DUCKLING = BirdPlan(
    hip=(0.22, -0.09), chest=(0.24, 0.06), girth=(0.14, 0.15), wide=1.0, neck=(0.16, 72.0, 0.115, 0.115), skull=0.15, eye=(46.0, 14.0, 0.034), leg=(0.07, 0.02, 0.065), foot=(0.05, 0.014, 0.06),
    beak=(0.11, 0.055, 0.026, 0.006), wing=(0.18, 0.085, 8.0), tail=(0.09, 0.05, 44.0), flies=False, wing_paints=(),
)  # fmt: skip


def duckling() -> AnimalModel:
    """A duckling: down, a flat beak, a dark cap and back."""
    return build_bird(replace(DUCKLING, paints=(("mark", _cap(0.45)), ("mark", paint.back(0.55, 0.9)))))


def cygnet() -> AnimalModel:
    """A young swan: grey down, a longer neck."""
    return build_bird(
        replace(
            DUCKLING,
            neck=(0.26, 76.0, 0.1, 0.09),
            crook=10.0,
            skull=0.125,
            beak=(0.1, 0.046, 0.026, 0.006),
            paints=(("second", paint.belly(-0.2, 0.3)), ("second", paint.snout(0.3, 0.04, 0.0))),
        )
    )


def cockatoo() -> AnimalModel:
    """A cockatoo: white, a yellow crest."""
    plan = BirdPlan(
        hip=(0.3, -0.13), chest=(0.42, 0.06), girth=(0.12, 0.145), neck=(0.13, 72.0, 0.125, 0.12), skull=0.14, leg=(0.1, 0.018, 0.06), foot=(0.01, 0.014, 0.06), beak=(0.06, 0.042, 0.052, 0.075),
        wing=(0.44, 0.125, 30.0), tail=(0.28, 0.055, -34.0), wing_paints=(),
    )  # fmt: skip
    model = build_bird(plan)
    crest = union(
        *(
            chain(
                [
                    skull_point(model, p)
                    for p in (
                        (0, 0.8, 0.5 - 0.2 * n),
                        (0, 1.5 + 0.1 * n, 0.1 - 0.3 * n),
                        (0, 1.75 + 0.12 * n, -0.75 - 0.4 * n),
                    )
                ],
                (0.03, 0.034, 0.01),
            )
            for n in range(3)
        ),
        k=0.012,
    )
    add_part(model, widened(crest, 0.7), "extra2", ("head",), 420, 0.01)
    return model


def puffin() -> AnimalModel:
    """A puffin: black and white, a high striped beak, orange feet."""
    plan = BirdPlan(
        hip=(0.24, -0.06), chest=(0.38, 0.02), girth=(0.16, 0.16), wide=1.0, neck=(0.13, 80.0, 0.135, 0.13), skull=0.145, eye=(50.0, 14.0, 0.03), leg=(0.07, 0.024, 0.075), foot=(0.055, 0.016, 0.075),
        beak=(0.11, 0.034, 0.07, 0.03), wing=(0.32, 0.09, 50.0), tail=(0.1, 0.05, -20.0), paints=(("second", BREAST[1]), ("second", paint.spot("skull", (0.08, -0.01, 0.08), 0.085)), ("fur", _bib(0.47, 0.54))), wing_paints=(("fur", None),),
    )  # fmt: skip
    model = build_bird(plan)
    base = model.facts["skull"][2] + 0.145
    grey = ("extra", lambda _m, p, _n, _w: np.clip((base + 0.012 - p[:, 2]) * 90, 0, 1))
    line = ("extra2", lambda _m, p, _n, _w: np.clip(1.3 - np.abs(p[:, 2] - base - 0.024) * 110, 0, 1))
    model.parts = [
        replace(part, paints=(grey, line)) if part.slot == "horn" and part.bones == ("head",) else part
        for part in model.parts
    ]
    return model


def barn_owl() -> AnimalModel:
    """A barn owl: a white heart of a face, golden back."""
    plan = BirdPlan(
        hip=(0.26, -0.03), chest=(0.38, 0.0), girth=(0.155, 0.165), wide=1.0, neck=(0.14, 84.0, 0.155, 0.155), skull=0.18, eye=(24.0, 4.0, 0.036), leg=(0.08, 0.022, 0.07), foot=(0.03, 0.016, 0.06),
        beak=(0.03, 0.024, 0.03, 0.045), wing=(0.38, 0.14, 62.0), tail=(0.14, 0.07, -50.0), wing_paints=(("mark", lambda m, p, n, w: np.clip(np.sin(p[:, 1] * 70) * np.sin(p[:, 2] * 60) * 4 - 1.2, 0, 1)),),
        paints=(BREAST, ("mark", _heart(1.1)), ("second", _heart(0.92))),
    )  # fmt: skip
    return build_bird(plan)


def _heart(size: float):
    def where(m, p, _n, w):
        x, y, z, r = m.facts["skull"]
        q = (np.abs(p[:, :2] - [x, y]) * [1, 0] + (p[:, :2] - [x, y]) * [0, 1]) / r
        near = np.linalg.norm((q - [0.36, 0.05]) / [0.56, 0.72], axis=1)
        return (
            np.clip((size - near) * 8, 0, 1) * np.clip((p[:, 2] - z) / r * 5, 0, 1) * np.clip(w[:, 3] * 3 - 0.6, 0, 1)
        )

    return where


def pheasant() -> AnimalModel:
    """A pheasant: copper, a green head, red about the eye, a very long tail."""
    plan = BirdPlan(
        hip=(0.32, -0.14), chest=(0.36, 0.1), girth=(0.135, 0.16), neck=(0.24, 66.0, 0.1, 0.075), skull=0.1, leg=(0.17, 0.018, 0.065), foot=(0.01, 0.014, 0.065), beak=(0.075, 0.026, 0.026, 0.012),
        wing=(0.34, 0.125, 8.0), tail=(0.66, 0.04, 14.0), paints=(("mark", paint.spots(60, 0.014, ("hips", "chest"))), ("extra2", NECK), ("second", lambda m, p, n, w: np.clip(1 - np.abs(w[:, 2] - 0.5) * 6, 0, 1)), ("extra", paint.eye_patch(0.046))),
        wing_paints=(("mark", lambda m, p, n, w: np.clip(np.sin(p[:, 2] * 80) * 3 - 1.2, 0, 1)),),
    )  # fmt: skip
    return build_bird(plan)


def peahen() -> AnimalModel:
    """A peahen: brown, a green neck, a small crest, no fan."""
    plan = BirdPlan(
        hip=(0.36, -0.14), chest=(0.4, 0.1), girth=(0.14, 0.155), neck=(0.34, 74.0, 0.085, 0.06), crook=6.0, skull=0.088, eye=(54.0, 12.0, 0.026), leg=(0.2, 0.016, 0.06), foot=(0.01, 0.014, 0.065), beak=(0.075, 0.024, 0.024, 0.01),
        wing=(0.36, 0.13, 8.0), tail=(0.34, 0.08, 0.0), paints=(("mark", NECK), ("second", paint.belly(0.0, 0.4)), ("second", paint.snout(0.2, 0.03, 0.1))), wing_paints=(("second", wing_tips(0.75)[1]),),
    )  # fmt: skip
    model = build_bird(plan)
    crest = union(
        *(
            limb(skull_point(model, (0, 0.8, 0)), skull_point(model, (0, 1.8, z)), 0.008, 0.015)
            for z in (-0.5, 0.0, 0.5)
        )
    )
    add_part(model, crest, "fur", ("head",), 240, 0.007)
    return model


def kiwi() -> AnimalModel:
    """A kiwi: a round ball, no wings to see, a long thin beak."""
    plan = BirdPlan(
        hip=(0.3, -0.1), chest=(0.3, 0.07), girth=(0.19, 0.165), wide=1.0, neck=(0.15, 48.0, 0.12, 0.085), skull=0.1, eye=(56.0, 12.0, 0.02), leg=(0.14, 0.026, 0.08), foot=(0.02, 0.018, 0.085),
        beak=(0.32, 0.016, 0.017, 0.05), wing=(0.1, 0.05, 20.0), tail=(0.04, 0.05, 0.0), flies=False, paints=(("mark", lambda _m, p, n, w: np.clip(np.sin(p[:, 2] * 55 + p[:, 1] * 35) * 2 - 1.2, 0, 1)),), wing_paints=(),
    )  # fmt: skip
    return build_bird(plan)


FOWL: dict[str, Callable[[], AnimalModel]] = {
    "sparrow": sparrow, "robin": robin, "titmouse": titmouse, "magpie": magpie, "swallow": swallow, "pigeon": pigeon, "seagull": seagull, "woodpecker": woodpecker,
    "hummingbird": hummingbird, "kingfisher": kingfisher, "heron": heron, "stork": stork, "crane-bird": crane, "pelican": pelican, "toucan": toucan, "vulture": vulture,
    "hawk": hawk, "ostrich": ostrich, "emu": emu, "turkey-bird": turkey, "hen": hen, "duckling": duckling, "cygnet": cygnet, "cockatoo": cockatoo, "puffin": puffin,
    "barn-owl": barn_owl, "pheasant": pheasant, "peahen": peahen, "kiwi-bird": kiwi,
}  # fmt: skip
