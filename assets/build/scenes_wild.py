"""Wild places of the earth."""

from __future__ import annotations

import math
from itertools import pairwise

from kit import ball, box, cyl, flat, glow, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_outdoor import (
    bush,
    clouds,
    flower,
    hill,
    mountain,
    palm,
    pine,
    rock,
    scatter,
    sun_disc,
    tree,
    tuft,
)
from place import place
from scenes_nature import OUT


def fern(x, y, s=1.0, leaf="#4fae5e", count=9, z=0.0):
    """Plant a fern of arching leaves about 0.9 * s metres high."""
    for k in range(count):
        a = k * 2 * math.pi / count + rng.uniform(-0.2, 0.2)
        tint = vary(leaf, 0.1)
        for j in range(5):
            t = (j + 0.6) / 5
            reach, up = 0.85 * s * t, s * (1.15 * t - 0.75 * t * t * t)
            size = (0.16 * s, 0.13 * s * math.sin(0.4 + t * 2.5) + 0.03 * s, 0.035 * s)
            lean = -55 + 95 * t
            at = (x + reach * math.cos(a), y + reach * math.sin(a), z + up + 0.05 * s)
            ball(1, at, tint, size, (0, lean, math.degrees(a)))


def broad_leaf(x, y, s=1.0, leaf="#3f9e62", count=6, z=0.0):
    """Plant a clump of broad leaves about 1.4 * s metres high."""
    for k in range(count):
        a = k * 360 / count + rng.uniform(-20, 20)
        lean, long = rng.uniform(12, 42), s * rng.uniform(0.65, 0.95)
        r = math.radians(a)
        reach, up = math.sin(math.radians(lean)) * long, math.cos(math.radians(lean)) * long
        at = (x + reach * math.cos(r), y + reach * math.sin(r), z + up)
        ball(1, at, vary(leaf, 0.1), (0.1 * s, 0.3 * s, long * 0.8), (0, lean, a))


def vine(x, y, z0, z1, colour="#4f9e58"):
    """Let a vine with leaves hang down."""
    points = [(x + 0.12 * math.sin(k * 1.4 + x), y, z1 + (z0 - z1) * k / 7) for k in range(8)]
    tube(points, 0.045, colour)
    for px, py, pz in points:
        ball(0.13, (px + rng.uniform(-0.12, 0.12), py - 0.05, pz), vary("#62b860", 0.1), (1.2, 0.4, 0.8), (0, 30, 0))


def mesa(x, y, r, h, colours=("#d97f55", "#e39a68", "#c96d48", "#e8a878"), squash=0.8):
    """Raise a table mountain in layers."""
    z, k = 0.0, 0
    while z < h:
        step = h * rng.uniform(0.1, 0.2)
        wide = r * (1.0 - 0.28 * z / h + rng.uniform(-0.03, 0.04))
        outline = rounded(((0, 0), (wide, 0), (wide * 0.97, step), (0, step)), min(0.3, step * 0.4))
        turn = rng.uniform(0, 90)
        lathe(outline, (x, y, z), vary(colours[k % len(colours)], 0.03), (0, 0, turn), (1, squash, 1), 11, rough=0.85)
        z, k = z + step * 0.97, k + 1


def acacia(x, y, s=1.0, leaf="#7fae4a"):
    """Plant a tree with a flat crown about 4 * s metres high."""
    tube(((x, y, 0), (x + 0.15 * s, y, 1.3 * s), (x - 0.1 * s, y, 2.3 * s)), 0.16 * s, "#8a5f42")
    for dx, z in ((-1.1, 3.0), (0.2, 3.3), (1.2, 3.0)):
        tube(((x, y, 1.8 * s), (x + dx * 0.5 * s, y, 2.5 * s), (x + dx * s, y, z * s)), 0.09 * s, "#8a5f42")
    for dx, dy, z, r in ((-1.2, 0, 3.2, 1.0), (0, -0.3, 3.5, 1.25), (1.25, 0, 3.2, 1.0), (0.1, 0.4, 3.3, 1.2)):
        ball(r * s, (x + dx * s, y + dy * s, z * s), vary(leaf, 0.05), (1.25, 1, 0.34))


def bare_tree(x, y, s=1.0, colour="#6a5a5e"):
    """Plant a tree without leaves about 3.6 * s metres high."""
    lathe(rounded(((0, 0), (0.42 * s, 0), (0.2 * s, 0.4 * s), (0.13 * s, 1.9 * s)), 0.15 * s), (x, y, 0), colour)
    for a, z, long in ((-1, 1.2, 1.3), (1, 1.5, 1.4), (-0.5, 1.85, 1.6), (0.7, 1.9, 1.3)):
        tip = (x + a * long * 0.75 * s, y, (z + long * 0.85) * s)
        elbow = (x + a * long * 0.5 * s, y, (z + long * 0.25) * s)
        tube(((x, y, z * s), elbow, tip), 0.08 * s, colour)
        tube((elbow, (elbow[0] + a * 0.5 * s, y, elbow[2] + 0.1 * s)), 0.045 * s, colour)
        ball(0.08 * s, tip, colour)


@place(
    "desert-island",
    "desert island",
    "desert island, lonely island, tropical island, castaway island, treasure island, shipwrecked, lagoon, atoll",
    horizon=0.42,
    back=10.6,
    stand=(5.6, 9.0),
    sky=("#e4f8ff", "#5fc0f4"),
    water="beyond",
)
def desert_island():
    ground("#35b0e0", z=-0.04, rough=0.2, surface="water")
    disc = ((0, 0), (1, 0))
    for r, z, colour, kind in (
        (1.36, -0.03, "#7fdcea", "water"),
        (1.2, -0.02, "#c4f2f4", "water"),
        (1.1, -0.01, "#f3d091", "ground"),
        (1.0, 0.0, "#fbe3ae", "ground"),
    ):
        thing = lathe(disc, (0, 3.5, z), colour, scale=(8.6 * r, 7.6 * r, 1), sides=72, surface=kind)
        thing.visible_shadow = False
    for k in range(5):
        y = 15 + k * 4.2
        strip(
            [(-18 + k * 7 + a, y + 0.3 * math.sin(a)) for a in (-4, -1.5, 1.5, 4)],
            (0.1, 0.3, 0.3, 0.1),
            -0.03,
            "#a9e6f5",
            "water",
        )
    ball(1, (-4.6, 9.4, -0.25), "#f7dca2", (2.6, 1.4, 0.75), surface="ground")
    palm(-4.4, 9.3, 1.25, 1.5)
    palm(-5.2, 9.9, 1.0, -0.6, z=0.1)
    palm(5.0, 9.2, 1.05, -1.2)
    bush(4.3, 9.0, 0.7)
    bush(5.7, 9.4, 0.8)
    # a raft on the shore, a chest, a bottle, coconuts
    for k in range(6):
        cyl(0.13, 2.2, (1.6 + k * 0.27, 9.3, 0.1), vary("#b98352", 0.07), r=0.05, rot=(-90, 0, 14))
    for d in (-0.7, 0.7):
        cyl(0.06, 1.7, (1.4 - d * 0.25, 9.95 + d, 0.26), "#e8d2a0", rot=(0, 90, 14))
    cyl(0.06, 2.2, (2.0, 10.3, 0.15), "#a87246")
    flat(((2.06, 0.8), (3.2, 0.9), (2.06, 2.25)), 0, "#fff6e6", y=10.3)
    for x, d in ((-2.5, 8.4), (-2.15, 8.7), (3.4, 8.2)):
        ball(0.15, (x, d, 0.13), "#8a5636")
    for k in range(7):
        rock(-1.2 + k * 0.42, 9.55 + 0.12 * math.sin(k * 2), 0.28, "#c9b79a")
    scatter(
        12,
        lambda x, y: ball(0.06, (x, y, 0.03), rng.choice(("#fffaf2", "#f7b5a4", "#f6d29a")), (1.2, 1, 0.6)),
        -3.5,
        3.5,
        5,
        8.6,
    )
    ball(0.17, (0.6, 8.3, 0.16), "#e2604f", (1.3, 1, 0.75))  # a crab
    for sx in (-1, 1):
        ball(0.07, (0.6 + sx * 0.26, 8.2, 0.24), "#e2604f")
        ball(0.03, (0.6 + sx * 0.07, 8.16, 0.32), "#3d3b4f")
        for k in range(3):
            tube(((0.6 + sx * 0.15, 8.3, 0.14), (0.6 + sx * (0.25 + 0.04 * k), 8.24 + 0.07 * k, 0.02)), 0.02, "#e2604f")
    hill(36, 130, 24, 7, "#7fc79a")
    clouds((-20, 100, 18.6, 4.0), (24, 110, 22, 4.7), (-54, 100, 12.8, 3.7))
    sun_disc(13, 90, 18, 3.0, "#ffe07a", 1.2)


@place(
    "jungle",
    "jungle",
    "rainforest, tropical forest, rain forest, amazon, jungle path, tropics, bush, wild forest, monkey forest",
    **OUT,
    sky=("#d8f4c8", "#8fd8b8"),
    key=2.3,
    ambient="#d2f0d8",
)
def jungle():
    ground("#6fb35a")
    strip(((-0.6, 2), (0.4, 5), (-0.2, 9), (0.9, 13), (0, 20)), (4.4, 3.6, 2.8, 2.2, 1.8), 0.01, "#c9a06a")
    for k in range(15):
        x = -13 + k * 1.9 + rng.uniform(-0.4, 0.4)
        tree(x, 24 + rng.uniform(-2, 2), 2.2 + rng.uniform(0, 0.6), rng.choice(("#4f9e70", "#3f8e68", "#68b47c")))
    for k in range(9):
        palm(-10 + k * 2.5, 18 + rng.uniform(-1.5, 1.5), 1.25 + rng.uniform(-0.1, 0.3), rng.uniform(-1, 1))
    # two giants that frame the picture
    for x, y, r in ((-5.4, 9.6, 0.75), (5.9, 10.4, 0.85)):
        outline = rounded(((0, 0), (r * 1.9, 0), (r * 1.05, 0.8), (r * 0.85, 3.0), (r * 0.95, 8)), 0.3)
        lathe(outline, (x, y, 0), "#8f6346")
        for k in range(5):
            a = -0.4 - k * 0.6
            tube(
                (
                    (x + r * math.cos(a), y + r * math.sin(a), 1.0),
                    (x + 2.2 * r * math.cos(a), y + 2.2 * r * math.sin(a), 0.02),
                ),
                0.2,
                "#85593e",
            )
        for k in range(7):
            at = (x + r * math.cos(k), y - r * 0.9, 0.5 + k * 0.6)
            ball(0.16, at, vary("#62b860", 0.1), (1.3, 0.5, 0.8))
    for x, y, z0 in (
        (-3.6, 9.4, 2.3),
        (-2.6, 11, 2.9),
        (2.7, 10.4, 2.6),
        (4.0, 9.6, 2.0),
        (0.6, 13.5, 3.3),
        (-4.4, 8.9, 1.8),
    ):
        vine(x, y, z0, 6.0)
    tube(((-4.7, 9.4, 4.1), (-1.6, 10, 2.95), (1.9, 10.4, 3.1), (5.2, 10.2, 4.6)), 0.07, "#5a8e4a")
    for x, y, s in (
        (-3.7, 8.0, 1.0),
        (4.2, 8.3, 1.1),
        (-6.2, 8.3, 1.2),
        (6.3, 8.6, 1.2),
        (-3.0, 12, 1.1),
        (3.3, 12.6, 1.2),
    ):
        fern(x, y, s)
    for x, y, s in (
        (-4.7, 8.2, 1.2),
        (5.2, 8.6, 1.3),
        (-4.2, 11.4, 1.5),
        (4.6, 12.0, 1.5),
        (-7.4, 11, 1.6),
        (7.6, 12, 1.7),
        (2.5, 15, 1.4),
        (-2.4, 15, 1.4),
    ):
        broad_leaf(x, y, s, rng.choice(("#3f9e62", "#57b060", "#2f8e68")))
    for x, y, c in (
        (-3.2, 7.7, "#f2608a"),
        (3.5, 7.8, "#f9a54a"),
        (-5.4, 7.9, "#f9a54a"),
        (5.6, 7.9, "#f2608a"),
        (2.7, 11.6, "#f2608a"),
    ):
        cyl(0.03, 0.55, (x, y, 0), "#4fa860")
        for k in range(6):
            a = k * 1.05
            ball(0.14, (x + 0.14 * math.cos(a), y, 0.6 + 0.14 * math.sin(a)), c, (1, 0.5, 1))
        ball(0.09, (x, y - 0.07, 0.6), "#ffe07a")
    scatter(50, lambda x, y: tuft(x, y, 1.0, "#58a850"), -6, 6, 4.7, 12, lambda x, y: abs(x) > 2.1)
    rock(2.3, 8.7, 0.7, "#94a08a")


@place(
    "swamp",
    "swamp",
    "swamp, marsh, bog, bayou, wetland, mire, moor, witch's swamp, misty swamp, mangroves",
    horizon=0.42,
    back=9.6,
    stand=(5.6, 8.6),
    time="evening",
    sky=("#dbe0a8", "#7f9f98"),
    sun_colour="#f0f0b8",
    key=1.8,
    ambient="#a9c4a8",
    fill=0.62,
    water="beyond",
)
def swamp():
    ground("#7f9a5a")
    flat(
        ((-60, 9.9), (-5, 10.0), (-2, 9.7), (2, 10.2), (5, 9.8), (60, 10.1), (60, 60), (-60, 60)),
        0.02,
        "#6a9a7c",
        rough=0.12,
        surface="water",
    )
    strip([(-60, 9.9), (-5, 9.95), (-2, 9.65), (2, 10.15), (5, 9.75), (60, 10.0)], (0.6,) * 6, 0.03, "#6b5f42")
    strip(((-2.2, 2), (-0.4, 5), (0.6, 8), (0.2, 10.2)), (3.0, 2.6, 2.2, 1.8), 0.012, "#8f7f58")
    for k in range(14):  # a walk of planks into the water
        box(
            (1.5, 0.34, 0.07),
            (0.3 + 0.08 * math.sin(k * 2.1), 9.6 + k * 0.42, 0.24),
            vary("#9a7a56", 0.1),
            r=0.02,
            rot=(0, rng.uniform(-2, 2), rng.uniform(-4, 4)),
            surface="ground",
        )
    for sx in (-0.75, 0.75):
        for d in (9.9, 11.8, 13.8):
            cyl(0.09, 0.8, (0.3 + sx, d, -0.2), "#7a5f48")
    for x, y, s in (
        (-5.0, 9.4, 1.3),
        (5.8, 10.6, 1.45),
        (-8.2, 15, 1.6),
        (8.6, 17, 1.6),
        (-2.8, 19, 1.4),
        (3.6, 22, 1.4),
        (12, 24, 1.7),
        (-13, 23, 1.7),
    ):
        bare_tree(x, y, s)
        for _k in range(6):  # moss that hangs down
            dx, z = rng.uniform(-1.1, 1.1) * s, rng.uniform(2.3, 3.0) * s
            cyl(
                0.12 * s, rng.uniform(0.5, 1.0) * s, (x + dx, y - 0.1, z - 0.8 * s), "#8fb070", r=0.08 * s, top=0.06 * s
            )
    for _ in range(16):
        x, y = rng.uniform(-9, 9), rng.uniform(11, 18)
        if abs(x - 0.3) > 1.3:
            cyl(rng.uniform(0.26, 0.4), 0.03, (x, y, 0.03), "#7fb85e", r=0.012)
            if rng.random() < 0.4:
                ball(0.13, (x, y, 0.14), "#f5a9c4", (1.2, 1.2, 0.8))
    for x in (-6.4, -6.0, -3.4, -3.0, -2.7, 2.6, 3.0, 3.3, 4.6, 6.8, 7.2):
        cyl(0.025, 1.15 + 0.25 * math.sin(x * 9), (x, 9.5, 0), "#6a8e4a")
        cyl(0.075, 0.34, (x, 9.5, 1.0 + 0.25 * math.sin(x * 9)), "#7a4f36")
    for x, y, s in ((-3.9, 8.7, 0.8), (3.9, 8.6, 0.9)):
        fern(x, y, s, "#7fa050", 7)
    for k in range(14):
        tree(-22 + k * 3.4, 34 + rng.uniform(-2, 3), 2.0, rng.choice(("#6f9a78", "#7fa684")))
    for x, y, z in ((-6, 15, 0.5), (5, 17, 0.6), (0, 24, 0.9), (-12, 22, 0.8), (12, 26, 1.0)):
        ball(1, (x, y, z), "#eef2d4", (5.0, 1.0, 0.55), alpha=0.2, glow=0.25)
    scatter(60, lambda x, y: tuft(x, y, 1.0, "#6f9248"), -5.5, 5.5, 4.7, 9.4, lambda x, y: abs(x) > 1.5)
    rock(2.5, 8.9, 0.7, "#8a947c")
    for x, d in ((-2.6, 8.3), (-2.4, 8.5)):
        cyl(0.06, 0.22, (x, d, 0), "#f4ecd8")
        lathe(rounded(((0, 0.02), (0.2, 0), (0.16, 0.12), (0, 0.18)), 0.05), (x, d, 0.2), "#b48be8", glow=0.2)
    sun_disc(-8, 120, 17, 4.0, "#fff6c0", 1.0)


@place(
    "waterfall",
    "waterfall",
    "waterfall, cascade, falls, rapids, mountain stream, hidden pool, spring, mountain lake",
    horizon=0.42,
    back=9.4,
    stand=(5.6, 8.6),
    sky=("#e8f8ff", "#7cc8f4"),
    water="beyond",
)
def waterfall():
    ground("#82cc68")
    flat(
        ((-60, 9.8), (-4, 9.9), (0, 9.6), (4, 10.1), (60, 9.8), (60, 22), (-60, 22)),
        0.02,
        "#4fbdea",
        rough=0.12,
        surface="water",
    )
    strip([(-60, 9.8), (-4, 9.85), (0, 9.55), (4, 10.05), (60, 9.75)], (0.6,) * 5, 0.03, "#e9dcb4")
    strip([(-60, 10.3), (-4, 10.4), (0, 10.1), (4, 10.6), (60, 10.3)], (0.3,) * 5, 0.03, "#c9f0fa", "water")
    # the cliff, a step below and a step above
    for sign in (-1, 1):
        for _k in range(30):
            x = sign * (2.2 + rng.random() ** 1.4 * 11)
            z = rng.uniform(-0.2, 5.2)
            ball(rng.uniform(1.0, 1.7), (x, 20.5 + rng.uniform(-0.8, 0.8), z), vary("#9a9fb0", 0.07), (1.15, 0.9, 0.85))
        for k in range(9):
            x = sign * (2.6 + k * 1.5)
            ball(1.3, (x, 20.8, 5.9 + 0.3 * math.sin(k)), vary("#72bd62", 0.06), (1.2, 1, 0.5))
            tree(x + 0.4, 22.5, 1.2) if k % 2 else pine(x, 22.5, 1.3)
    box((26, 1, 6.2), (0, 21.6, 0), "#8a8fa4", r=0.4)
    for k in range(13):
        x = -1.55 + k * 0.26
        h = 6.2 + 0.1 * math.sin(k * 2.2)
        box(
            (0.3, 0.5, h),
            (x, 20.4 - 0.12 * (k % 3), 0),
            ("#d8f4fd", "#aee3f7", "#eefaff")[k % 3],
            r=0.14,
            rough=0.2,
            glow=0.12,
        )
        ball(0.2, (x, 20.3, h), "#eefaff", (1, 2.2, 0.7))
    for _ in range(36):
        at = (rng.uniform(-2.4, 2.4), 19.6 + rng.uniform(-0.6, 0.4), rng.uniform(0.0, 0.5))
        ball(rng.uniform(0.2, 0.5), at, "#ffffff", (1.2, 1, 0.8), rough=0.95, glow=0.15)
    for r, y in ((3.4, 18.6), (4.8, 17.6)):
        ring(r, 0.06, (0, y, 0.03), "#d8f6fd").scale = (1, 0.35, 0.3)
    for k, colour in enumerate(("#f2755d", "#f9a54a", "#ffe07a", "#8ad46f", "#6fb6f0", "#b48be8")):
        ring(3.3 - k * 0.17, 0.1, (2.4, 18.6, 0.4), colour, rot=(90, 0, 0), glow=0.3, alpha=0.35)
    for x, y, s in (
        (-4.2, 11.4, 1.4),
        (-2.6, 13.4, 1.0),
        (3.6, 12.2, 1.3),
        (5.6, 11.0, 1.5),
        (1.4, 15.0, 0.9),
        (-6.6, 12.6, 1.9),
        (7.8, 13.4, 1.9),
    ):
        rock(x, y, s, "#9aa2b4")
    for x, y in ((-0.4, 11.6), (0.7, 12.7), (-0.1, 14.0)):
        cyl(0.5, 0.2, (x, y, 0), "#a9b0c0", r=0.08, surface="ground")
    tree(-6.0, 9.2, 1.45)
    tree(6.6, 9.4, 1.5)
    for x, y, s in ((-3.7, 8.9, 0.8), (4.0, 9.0, 0.9), (-7.2, 10.4, 1.2), (7.6, 10.6, 1.2)):
        fern(x, y, s)
    scatter(60, lambda x, y: tuft(x, y, 0.9, "#62ad50"), -5, 5, 4.6, 9.4)
    scatter(34, lambda x, y: flower(x, y), -5.4, 5.4, 5, 9.3, lambda x, y: abs(x) > 1.8)
    clouds((-22, 100, 21, 3.7), (24, 105, 23, 4.3))


@place(
    "volcano",
    "volcano",
    "volcano, lava, eruption, lava field, crater, volcanic island, fire mountain, land of dinosaurs",
    **OUT,
    time="evening",
    sky=("#ffb27a", "#7a5a9c"),
    sky_height=0.3,
    sun=(0.5, -0.6, 0.9),
    sun_colour="#ffd2a0",
    key=2.0,
    ambient="#c8a0c0",
    fill=0.7,
)
def volcano():
    ground("#86707e")
    shape = ((25, 0), (14, 5.6), (8, 10), (4.4, 13.4), (3.2, 13.2), (0, 12))
    lathe(rounded(shape, 1.2), (3, 90, 0), "#7a6078", sides=24, rough=0.85)
    lathe(((0, 12.9), (3.4, 13.0)), (3, 90, 0), "#ff7a35", glow=2.5)

    def slope(r):
        for (r1, z1), (r0, z0) in pairwise(shape[:4]):
            if r0 <= r <= r1:
                return z0 + (z1 - z0) * (r - r0) / (r1 - r0)
        return 13.3

    for a, w, long in ((-1.95, 1.2, 0.95), (-1.4, 1.0, 0.62), (-1.0, 0.9, 0.8)):
        points = []
        for k in range(15):
            r = 3.6 + 19 * long * k / 14
            turn = a + 0.1 * math.sin(r * 0.9)
            points.append((3 + r * math.cos(turn), 90 + r * math.sin(turn), slope(r) + 0.1))
        tube(points, w * 0.85, "#ff7a35", glow=2.2)
        tube([(x, y - 0.45, z + 0.3) for x, y, z in points], w * 0.42, "#ffd36a", glow=2.5)
    for k in range(24):  # smoke
        t = k / 23
        at = (3 + 4 * math.sin(t * 3) + rng.uniform(-2, 2) - 9 * t, 92, 14.5 + 12 * t)
        ball(
            1.2 + 2.6 * t,
            at,
            vary(("#8a7088", "#a58a9c", "#6f5a78")[k % 3], 0.05),
            (1.15, 0.8, 0.9),
            rough=0.95,
            surface="sky",
        )
    for _ in range(22):
        a = rng.uniform(0.5, 2.6)
        r = rng.uniform(1, 7)
        ball(rng.uniform(0.15, 0.4), (3 + r * math.cos(a), 88, 14 + r * math.sin(a) * 0.8), "#ffb04a", glow=3)
    for x, y, r, h, c in (
        (-30, 70, 24, 8, "#8a7088"),
        (34, 74, 26, 9, "#80667e"),
        (-12, 44, 14, 2.6, "#7f6878"),
        (20, 40, 14, 2.6, "#877080"),
    ):
        hill(x, y, r, h * 0.6, c)
    # cracks of lava in the ground, with pools
    for points, w in (
        (((-9, 12), (-5.4, 12.6), (-3.2, 14.2), (0.5, 15), (3.2, 17.5)), 0.7),
        (((11, 12.2), (7.2, 12.4), (4.6, 14.0), (3.2, 17.5), (4, 24)), 0.8),
    ):
        strip(points, (w * 1.7,) * 5, 0.008, "#5f4c5c")
        strip(points, (w,) * 5, 0.014, "#ff7a35", glow=1.6, surface="other")
        strip(points, (w * 0.4,) * 5, 0.018, "#ffd36a", glow=1.8, surface="other")
    for x, y, s in (
        (-4.6, 9.6, 1.5),
        (-5.9, 10.8, 1.9),
        (5.0, 9.8, 1.6),
        (6.6, 11, 2.0),
        (2.6, 12.6, 1.0),
        (-2.6, 11.6, 0.8),
        (-8.4, 14, 2.2),
        (9, 15, 2.2),
    ):
        rock(x, y, s, "#6f5c6c")
    for x, y, s in ((-3.3, 8.7, 0.5), (3.5, 8.6, 0.6)):
        rock(x, y, s, "#7a6676")
    palm(-7.6, 12.6, 1.3, 0.8)
    palm(8.4, 13.6, 1.3, -0.8)
    for x, y, s in ((-4.0, 8.8, 0.8), (4.4, 9.0, 0.8), (-6.8, 9.6, 1.0), (6.6, 9.4, 1.0)):
        fern(x, y, s, "#6f9a5a", 7)
    scatter(24, lambda x, y: tuft(x, y, 0.9, "#8a8a5a"), -6, 6, 5, 12, lambda x, y: abs(x) > 2)
    glow((-2.6, 12.6, 0.8), "#ff8a40", 120, 0.5)
    glow((4.8, 13.4, 0.8), "#ff8a40", 120, 0.5)


@place(
    "canyon",
    "canyon",
    "canyon, gorge, grand canyon, ravine, red rocks, badlands, mesa, wild west, rocky desert, cliffs",
    **OUT,
    sky=("#fdeedd", "#6fbcf0"),
    sun_colour="#ffe6c0",
    key=2.7,
)
def canyon():
    ground("#eab981")
    strip(
        ((1.6, 2), (0.4, 6), (1.4, 10), (-0.8, 15), (1.2, 24), (0, 38)), (4.0, 3.4, 3.0, 2.6, 3.0, 4.0), 0.01, "#f3cd98"
    )
    for x, y, r, h in (
        (-15, 30, 8.5, 9.5),
        (15.5, 32, 8.5, 10.5),
        (-27, 46, 12, 14),
        (29, 50, 13, 15),
        (-7.6, 58, 6.0, 11),
        (9.5, 66, 7.0, 13),
        (-46, 80, 16, 20),
        (48, 84, 16, 19),
        (1, 110, 12, 15),
    ):
        mesa(x, y, r, h)
    # an arch of rock
    points = [(-6.4 + 3.1 * math.cos(a), 21, 3.6 * math.sin(a)) for a in [math.pi * k / 10 for k in range(11)]]
    for k, (x, y, z) in enumerate(points):
        ball(
            1.05 - 0.08 * math.sin(k),
            (x - 0.4, y, z),
            vary(("#d97f55", "#e39a68", "#c96d48")[k % 3], 0.04),
            (1, 0.9, 1),
        )
    for x, y, r, h in ((-5.9, 11.4, 1.3, 1.9), (6.6, 12.4, 1.5, 2.6), (8.6, 14.5, 1.6, 3.4)):
        mesa(x, y, r, h)
    # balanced stones
    for k, r in enumerate((0.6, 0.45, 0.52, 0.3)):
        ball(r, (4.6, 10.4, 0.35 + sum((0.62, 0.5, 0.46)[:k])), vary("#d98a5f", 0.06), (1.2, 1, 0.62))
    for x, y, s in ((-3.7, 9.4, 0.8), (3.4, 8.9, 0.55), (-2.9, 13.5, 1.0), (3.4, 15, 1.2)):
        rock(x, y, s, "#d98f64")
    for x, y, s in ((-4.6, 9.6, 0.9), (5.7, 10.4, 0.9), (-8.6, 16, 1.1)):
        tube(((x, y, 0), (x, y, 1.5 * s)), 0.2 * s, "#62a86a")
        ball(0.2 * s, (x, y, 1.5 * s), "#62a86a")
        for sign in (-1, 1):
            tube(
                ((x, y, 0.7 * s), (x + sign * 0.45 * s, y, 0.7 * s), (x + sign * 0.47 * s, y, 1.15 * s)),
                0.12 * s,
                "#62a86a",
            )
            ball(0.12 * s, (x + sign * 0.47 * s, y, 1.15 * s), "#62a86a")
    scatter(34, lambda x, y: tuft(x, y, 0.9, "#b9a85a"), -6, 6, 5, 14, lambda x, y: abs(x - 0.7) > 1.9)
    clouds((-24, 130, 25, 3.8), (26, 130, 28, 4.2))


@place(
    "savanna",
    "savanna",
    "savannah, safari, africa, african plain, grassland, steppe, serengeti, bushland, dry plain",
    **OUT,
    time="day",
    sky=("#ffe9b8", "#8cc4ec"),
    sky_height=0.4,
    sun_colour="#ffe2ac",
    key=2.7,
)
def savanna():
    ground("#e6c873")
    for x, y, r, h, c in ((-34, 90, 30, 7, "#d9b868"), (24, 100, 36, 8, "#d2b070"), (60, 90, 24, 9, "#dcbc78")):
        hill(x, y, r, h * 0.6, c)
    mountain(-8, 150, 34, 20, "#b3a4cc")
    strip(((2.4, 2), (1.0, 6), (-0.4, 10), (1.2, 16), (-1, 26)), (3.0, 2.4, 2.0, 1.8, 1.6), 0.01, "#efd795")
    lathe(((0, 0.0), (1, 0.0)), (4.2, 17.5, 0.012), "#d9bb72", scale=(4.2, 2.1, 1), sides=64)
    lathe(
        ((0, 0.0), (1, 0.0)), (4.2, 17.5, 0.02), "#6fbfe6", scale=(3.7, 1.7, 1), sides=64, rough=0.12, surface="water"
    )
    acacia(-5.4, 12.4, 1.3)
    acacia(8.2, 20, 1.5)
    acacia(-12, 25, 1.6)
    acacia(2.0, 34, 1.6)
    acacia(17, 36, 1.8)
    acacia(-22, 40, 1.8)
    for x, y, s in ((4.6, 10.2, 1.2), (5.6, 10.8, 0.8), (-3.4, 9.0, 0.5)):
        rock(x, y, s, "#c0a98a")
    lathe(rounded(((0, 0), (0.75, 0), (0.35, 1.2), (0.12, 1.9), (0, 2.0)), 0.15), (-7.6, 11.5, 0), "#c98a58")
    lathe(rounded(((0, 0), (0.4, 0), (0.2, 0.7), (0, 1.1)), 0.1), (-6.9, 11.2, 0), "#c98a58")
    scatter(
        150,
        lambda x, y: tuft(x, y, rng.uniform(1.1, 1.8), rng.choice(("#cfa94e", "#dfbd5c", "#b9a04a"))),
        -8,
        8,
        8.8,
        17,
        lambda x, y: abs(x - 0.3) > 1.6,
    )
    scatter(46, lambda x, y: tuft(x, y, 1.0, "#cfa94e"), -5, 5, 4.7, 9, lambda x, y: abs(x - 1.0) > 1.9)
    sun_disc(-16, 130, 20, 4.6, "#ffd36a", 1.5)
    clouds((22, 120, 24, 3.8), (44, 120, 19, 3.2), colour="#fff6e2")
