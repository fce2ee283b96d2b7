"""Lands far away or long ago: ruins, gardens of the East, terraces, dunes and plains."""

from __future__ import annotations

import math
from itertools import pairwise

from kit import ball, box, cone, cyl, flat, ground, lathe, ring, rng, rounded, strip, terrain, tube, vary
from pieces_outdoor import (
    bush,
    clouds,
    hill,
    mountain,
    palm,
    pine,
    rock,
    scatter,
    sun_disc,
    tuft,
)
from pieces_things import awning, basket, lantern, stall
from place import place
from scenes_nature import OUT
from scenes_wild import fern, vine

STONE = "#d9cdb8"


def broken_column(x, y, h, r=0.45, stone=STONE, whole=False):
    """Stand a fluted column; unless it is whole its top is broken off."""
    box((r * 3, r * 3, 0.3), (x, y, 0), vary(stone, 0.04), r=0.07)
    cyl(r * 1.2, 0.22, (x, y, 0.3), vary(stone, 0.04), r=0.08)
    drums = max(1, round(h / 0.85))
    for k in range(drums):
        cyl(r * (1 - 0.12 * k / drums), h / drums - 0.03, (x, y, 0.5 + k * h / drums), vary(stone, 0.05), r=0.05)
    for k in range(12):
        a = k * math.pi / 6
        at = (x + r * 0.96 * math.cos(a), y + r * 0.96 * math.sin(a), 0.5)
        cyl(0.05, h * 0.98, at, vary(stone, 0.04), r=0.02, top=0.04)
    if whole:
        cyl(r * 0.9, 0.3, (x, y, 0.5 + h), stone, r=0.1, top=r * 1.35)
        box((r * 3, r * 3, 0.26), (x, y, 0.78 + h), vary(stone, 0.03), r=0.05)
    else:
        ball(r * 0.8, (x + 0.08, y, 0.5 + h), vary(stone, 0.05), (1, 1, 0.5), (0, 16, 0))


@place(
    "ruins",
    "ancient ruins",
    "ruins, ancient ruins, ruined temple, greek temple, roman ruins, ancient greece, ancient rome, broken columns, "
    "lost city, archaeological site, excavation, acropolis, colosseum, overgrown temple",
    **{**OUT, "back": 12.0, "stand": (5.8, 9.4)},
    sun_colour="#ffe8c0",
)
def ruins():
    ground("#a9cc78")
    for k in range(60):  # a floor of slabs with grass between them
        i, j = k % 12, k // 12
        if rng.random() < 0.86:
            size = (rng.uniform(1.15, 1.3), rng.uniform(1.05, 1.2), 0.06)
            at = (-7.4 + i * 1.35, 4.6 + j * 1.3, -0.045)
            box(size, at, vary("#dccfb6", 0.05), r=0.03, rot=(0, 0, rng.uniform(-3, 3)), surface="ground")
    box((9.6, 5.2, 0.3), (0, 15.4, 0), STONE, r=0.06)  # the temple on its steps
    box((8.6, 4.4, 0.3), (0, 15.5, 0.3), vary(STONE, 0.03), r=0.06)
    for k in range(5):
        x = -3.6 + 1.8 * k
        broken_column(x, 14.0, (2.5, 2.5, 2.5, 2.5, 1.6)[k], 0.4, whole=k < 4)
    box((6.2, 1.0, 0.5), (-0.9, 14.0, 3.5), vary(STONE, 0.03), r=0.06)
    flat(((-4.2, 4.0), (1.9, 4.0), (0.6, 4.35), (-1.0, 4.95), (-2.4, 4.6)), 0, vary(STONE, 0.03), y=13.7)
    for k in range(7):
        ball(0.14, (-3.6 + 0.85 * k, 13.46, 3.75), vary("#c9bca4", 0.04), (1.2, 0.4, 1))
    broken_column(-5.4, 10.6, 2.5)
    broken_column(5.2, 10.8, 1.5)
    broken_column(6.9, 12.6, 3.1)
    broken_column(-7.4, 13.0, 1.0)
    for k in range(3):  # drums that fell
        cyl(0.46, 0.8, (3.4 + 0.86 * k, 10.2 + 0.12 * k, 0.46), vary(STONE, 0.05), r=0.06, rot=(0, 90, 8))
    for x, y, s in ((-3.9, 9.8, 0.5), (-6.4, 9.6, 0.7), (4.0, 9.2, 0.35), (6.2, 9.6, 0.6), (-3.2, 10.4, 0.35)):
        box((s * 1.3, s, s * 0.8), (x, y, 0), vary(STONE, 0.06), r=0.07, rot=(0, 0, 40 * x))
    for x, z0, z1, d in ((-5.2, 0.7, 2.9, 10.2), (-1.8, 1.5, 4.7, 13.5), (6.8, 1.0, 3.4, 12.2)):
        vine(x, d, z0, z1)
    for x, y, s in ((-9.4, 16, 1.9), (9.6, 17, 2.0), (-12, 21, 2.0), (12.6, 22, 2.1)):  # cypresses
        ball(1, (x, y, 1.6 * s), vary("#4f8f62", 0.05), (0.5 * s, 0.5 * s, 1.7 * s))
        cyl(0.12 * s, 0.5 * s, (x, y, 0), "#8a5f42")
    for x, y, r, h in ((-26, 80, 30, 10), (22, 95, 40, 15), (0, 120, 50, 12)):
        hill(x, y, r, h, "#b9d692")
    bush(-4.6, 10.9, 0.7)
    bush(6.1, 11.2, 0.8)
    scatter(40, lambda x, y: tuft(x, y, 0.8, "#86b85a"), -7, 7, 4.6, 12)
    clouds((-18, 100, 21, 3.8), (16, 110, 25, 4.2))


@place(
    "bamboo-forest",
    "bamboo forest",
    "bamboo, bamboo grove, panda forest, forest in china, forest in japan, asian forest, bamboo path, ninja forest",
    **{**OUT, "back": 15.0, "stand": (5.6, 9.8)},
    sky=("#eefbe0", "#b4e8c8"),
)
def bamboo_forest():
    ground("#a4c878")
    strip(((-1.2, 2), (0.3, 6), (0.9, 10), (-0.6, 15), (0.4, 24)), (3.8, 3.0, 2.4, 2.0, 1.5), 0.01, "#e2cfa2")

    def stem(x, y, s):
        tint, joints = vary("#7fb85a", 0.1), 9
        lean = rng.uniform(-0.5, 0.5) * s
        for k in range(joints):
            at = (x + lean * (k / joints) ** 2, y, k * 0.92 * s)
            cyl(0.13 * s, 0.88 * s, at, tint, r=0.03)
            ring(0.125 * s, 0.03 * s, (at[0], y, at[2] + 0.9 * s), vary("#a9d07a", 0.06))
            if k > 2 and (k + round(x * 7)) % 2:
                side = rng.choice((-1, 1))
                for j in range(4):
                    leaf = (at[0] + side * (0.3 + 0.22 * j) * s, y - 0.05, at[2] + (0.75 - 0.05 * j * j) * s)
                    ball(1, leaf, vary("#68b04e", 0.12), (0.34 * s, 0.05, 0.09 * s), (0, side * (14 + 14 * j), 0))

    for k in range(46):
        y = 8.8 + 18 * (k / 46) ** 1.2
        x = rng.choice((-1, 1)) * rng.uniform(3.0 - 0.06 * (y - 9), 0.56 * y)
        stem(x, y, rng.uniform(0.85, 1.15))
    for k in range(13):  # a green wall behind
        ball(1, (-17 + k * 2.8, 31, 4), vary("#96cc80", 0.05), (2.4, 1, 6))
    for x, d in ((-3.2, 8.8), (3.4, 9.6)):  # lanterns of stone
        box((0.7, 0.6, 0.2), (x, d, 0), "#a9adb0", r=0.05)
        cyl(0.15, 0.7, (x, d, 0.2), "#b5b9ba")
        box((0.6, 0.55, 0.14), (x, d, 0.9), "#a9adb0", r=0.05)
        box((0.4, 0.36, 0.34), (x, d, 1.04), "#ffe7a0", r=0.05, glow=0.9)
        cone(0.55, 0.4, (x, d, 1.38), "#9a9ea2", r=0.05)
    for x, y, s in ((-4.6, 9.6, 0.8), (4.6, 8.9, 0.7), (2.9, 11.6, 0.5)):
        rock(x, y, s, "#a9b0a4")
    for x, y in ((-4.4, 8.4), (5.2, 9.8), (-5.6, 10.6), (3.9, 8.2)):
        fern(x, y, 0.7)
    scatter(46, lambda x, y: tuft(x, y, 0.8), -8, 8, 5, 16, lambda x, y: abs(x - 0.4) > 2.2)


@place(
    "cherry-garden",
    "japanese garden",
    "japanese garden, cherry blossom, cherry trees, cherry orchard, zen garden, pagoda, temple garden, koi pond, "
    "japan, china, shrine, buddhist temple, tea house, spring garden, blossoming trees",
    **{**OUT, "back": 10.6, "stand": (5.6, 9.2)},
    sky=("#fff0f4", "#a9d8f4"),
)
def cherry_garden():
    ground("#a9d47e")
    for k in range(9):  # stepping stones
        lathe(
            ((0, 0.03), (1, 0.02), (1.06, 0)),
            (-4.6 + 1.15 * k, 5.5 + 0.35 * math.sin(k), 0),
            vary("#c4c4c2", 0.05),
            scale=(0.45, 0.3, 1),
            surface="ground",
        )
    points = [
        (0.8 + 6.4 * math.cos(k * math.pi / 30) * (1 + 0.1 * math.sin(k / 3)), 13.2 + 2.3 * math.sin(k * math.pi / 30))
        for k in range(60)
    ]
    flat([(0.8 + (x - 0.8) * 1.06, 13.2 + (y - 13.2) * 1.12) for x, y in points], 0.006, "#c9c2b0", surface="ground")
    flat(points, 0.012, "#6fc0dc", rough=0.1, surface="water")
    for k in range(9):
        at = (-3.6 + 1.1 * k, 12.2 + 1.4 * ((k * 7) % 5) / 4, 0.02)
        cyl(0.26, 0.03, at, "#6fb86a", r=0.01)
        if k % 3 == 0:
            ball(0.12, (at[0], at[1], 0.12), "#f7b5d0", (1, 1, 0.8))
    # a red bridge over it
    for s in (-0.65, 0.65):
        line = [(-2.6 + 0.52 * k, 13.2 + s, 0.1 + 1.0 * math.sin(math.pi * k / 10)) for k in range(11)]
        tube(line, 0.1, "#d9483c")
        tube([(x, y, z + 0.8) for x, y, z in line], 0.07, "#d9483c")
        for x, y, z in line[::2]:
            cyl(0.07, 0.9, (x, y, z), "#c43c32")
    for k in range(14):
        t = (k + 0.5) / 14
        at = (-2.6 + 5.2 * t, 13.2, 0.12 + 1.0 * math.sin(math.pi * t))
        box((0.4, 1.4, 0.08), at, "#b5453a", r=0.03, rot=(0, -math.degrees(math.atan(0.6 * math.cos(math.pi * t))), 0))
    # the pagoda
    for k in range(4):
        w, z = 3.0 - 0.5 * k, 0.3 + 1.75 * k
        box((w, w * 0.8, 1.3), (6.6, 21, z), "#f4e4c8", r=0.05, surface="wall")
        for sx in (-0.45, -0.15, 0.15, 0.45):
            box((0.13, 0.1, 1.3), (6.6 + sx * w * 1.05, 21 - w * 0.4, z), "#c43c32", r=0.03)
        lathe(
            ((w * 0.92, 0), (w * 0.98, 0.1), (w * 0.6, 0.34), (w * 0.42, 0.62)),
            (6.6, 21, z + 1.25),
            "#4f6a78",
            (0, 0, 45),
            (1, 0.85, 1),
            4,
        )
    cyl(0.08, 1.3, (6.6, 21, 7.2), "#d9a441")
    box((4, 3.2, 0.35), (6.6, 21, 0), "#c9c2b4", r=0.05)

    def cherry(x, y, s):
        tube(((x, y, 0), (x + 0.2 * s, y, 1.0 * s), (x - 0.15 * s, y, 2.0 * s)), 0.2 * s, "#7a5648")
        for dx, z in ((-1.2, 2.6), (1.1, 2.7), (0.1, 3.0)):
            tube(((x, y, 1.4 * s), (x + dx * 0.5 * s, y, 2.1 * s), (x + dx * s, y, z * s)), 0.1 * s, "#7a5648")
        for dx, dy, z, r in (
            (-1.3, 0, 2.7, 0.85),
            (1.25, 0, 2.8, 0.85),
            (0, -0.3, 3.2, 1.05),
            (-0.6, -0.5, 2.5, 0.7),
            (0.6, -0.5, 2.55, 0.7),
            (0, 0.2, 3.7, 0.75),
        ):
            ball(r * s, (x + dx * s, y + dy * s, z * s), vary("#f9b8d0", 0.06), (1.1, 1, 0.85))
        for _ in range(22):
            a, b = rng.uniform(0, 6.28), rng.uniform(0.5, 2.0)
            ball(
                0.05,
                (x + b * s * math.cos(a), y + 0.7 * b * s * math.sin(a), 0.02),
                "#fbd0e0",
                (1, 1, 0.3),
                surface="ground",
            )

    cherry(-5.2, 10.8, 1.15)
    cherry(5.4, 11.0, 1.05)
    cherry(-8.6, 16, 1.4)
    cherry(-2.4, 19.5, 1.3)
    cherry(11.5, 18, 1.4)
    for x in (-9.8, -7.2):  # a red gate
        cyl(0.17, 3.6, (x, 18, 0), "#d9483c")
    box((4.4, 0.36, 0.26), (-8.5, 18, 3.6), "#d9483c", r=0.06)
    box((3.4, 0.2, 0.2), (-8.5, 18, 2.9), "#d9483c", r=0.05)
    for x, d in ((-3.4, 10.4), (3.7, 10.6)):
        cyl(0.15, 0.7, (x, d, 0), "#b5b9ba")
        box((0.6, 0.55, 0.14), (x, d, 0.7), "#a9adb0", r=0.05)
        box((0.38, 0.36, 0.3), (x, d, 0.84), "#ffe7a0", r=0.05, glow=0.7)
        cone(0.5, 0.36, (x, d, 1.14), "#9a9ea2", r=0.05)
    for x, y, s in ((-4.4, 11.4, 0.6), (5.6, 10.2, 0.7), (-6.6, 9.6, 0.8)):
        rock(x, y, s, "#b0b4b2")
    lathe(rounded(((16, 0), (7, 9), (2.4, 14.5), (0, 14.6)), 0.6), (-24, 120, 0), "#8fa6d4", rough=0.8)
    lathe(((5.3, 11), (2.5, 14.7), (0, 15)), (-24, 120, 0), "#ffffff", rough=0.8)
    for _ in range(40):
        y = rng.uniform(7, 16)
        ball(0.045, (rng.uniform(-0.5, 0.5) * y, y, rng.uniform(0.3, 4)), "#fbc4d8", (1.2, 0.5, 0.8))
    clouds((12, 100, 22, 3.6), (30, 110, 17, 3.4))


@place(
    "rice-terraces",
    "rice terraces",
    "rice field, rice paddies, paddy field, terraced fields, tea plantation, plantation, asia, vietnam, bali, hillside "
    "fields, terraced hills",
    **{**OUT, "back": 9.2, "stand": (5.4, 8.6)},
    sky=("#f0fbec", "#8fd0f0"),
)
def rice_terraces():
    ground("#a4cf6c")
    strip(((-20, 6.8), (0, 7.0), (20, 6.8)), (3.2, 3.2, 3.2), 0.008, "#d9c08c")
    for step in range(11):
        y, z = 9.4 + 2.1 * step + 0.16 * step * step, 0.1 + 0.42 * step + 0.035 * step * step
        wave = [(-60 + 4 * k, y + 1.2 * math.sin(0.16 * k * 4 + step * 0.7)) for k in range(31)]
        outline = [*wave, (60, y + 30), (-60, y + 30)]
        for (x0, y0), (x1, y1) in pairwise(wave):
            length, turn = math.hypot(x1 - x0, y1 - y0), math.degrees(math.atan2(y1 - y0, x1 - x0))
            middle = ((x0 + x1) / 2, (y0 + y1) / 2, z - 0.62)
            box((length + 0.2, 0.4, 0.8), middle, vary("#7fb852", 0.04), r=0.15, rot=(0, 0, turn))
        tint = "#a9dcec" if step % 2 else "#96d05c"
        kind = {"surface": "water", "rough": 0.12} if step % 2 else {}
        flat(outline, z, tint, **kind)
        count = 44 if step < 4 else 26
        for k in range(count):
            x = (-0.55 + 1.1 * k / count) * (y + 3)
            edge = y + 1.2 * math.sin(0.16 * (x + 60) + step * 0.7)
            tuft(x + rng.uniform(-0.1, 0.1), edge + 0.75, 0.9, vary("#6fb548", 0.08), z)
            if step < 3:
                tuft(x + 0.15, edge + 1.35, 0.9, vary("#6fb548", 0.08), z)
    for x, step in ((-13, 5), (12, 7)):
        z = 0.1 + 0.42 * step + 0.035 * step * step
        y = 11.2 + 2.1 * step + 0.16 * step * step
        box((2.4, 2.0, 1.3), (x, y, z), "#c99a62", r=0.05, surface="wall")
        lathe(((2.3, 0), (0.15, 1.7), (0, 1.75)), (x, y, z + 1.2), "#b98a4e", (0, 0, 45), (1, 0.8, 1), 4)
        box((0.6, 0.1, 0.95), (x, y - 1.0, z), "#7a5233", r=0.03, surface="door")
    palm(-6.4, 9.0, 1.1, -0.5)
    palm(6.8, 9.1, 1.2, 0.6)
    basket(-4.6, 8.6, 0, 1.2)
    basket(4.9, 8.5, 0, 1.0)
    for k in range(6):
        tuft(-4.72 + 0.05 * k, 8.6, 0.9, "#8fc25a", 0.3)
    mountain(-34, 130, 44, 40, "#8fb4b8", None)
    mountain(26, 140, 50, 46, "#96bcc0", None)
    clouds((-14, 90, 24, 3.6), (22, 100, 28, 4.0))


@place(
    "oasis",
    "oasis in the dunes",
    "oasis, dunes, sand dunes, sahara, caravan, bedouin camp, palm oasis, desert spring, arabian desert, arabian nights",
    **{**OUT, "back": 10.2, "stand": (5.6, 9.4)},
    sky=("#fff0d4", "#7cc4f0"),
    sun_colour="#ffe4b4",
)
def oasis():
    def dunes(x, y):
        far = max(0.0, y - 15.5)
        return 0.16 * far * (0.75 + 0.5 * math.sin(0.11 * x + 0.05 * y) * math.sin(0.07 * y + 1)) * min(1, far / 9)

    terrain(dunes, -75, 75, 2, 70, "#f2cf8c", 110, 90, surface="ground", rough=0.9)
    for x, y, r, h in ((-40, 100, 46, 20), (34, 110, 52, 24)):
        hill(x, y, r, h, "#ecc47e")
    points = [
        (1.2 + 5.6 * math.cos(k * math.pi / 30) * (1 + 0.08 * math.sin(k / 4)), 12.9 + 2.0 * math.sin(k * math.pi / 30))
        for k in range(60)
    ]
    flat([(1.2 + (x - 1.2) * 1.16, 12.9 + (y - 12.9) * 1.3) for x, y in points], 0.006, "#a9cf72", surface="ground")
    flat([(1.2 + (x - 1.2) * 1.04, 12.9 + (y - 12.9) * 1.08) for x, y in points], 0.012, "#d9b878", surface="ground")
    flat(points, 0.018, "#4fb8dc", rough=0.1, surface="water")
    for x, y, s, lean in (
        (-4.8, 12.2, 1.2, 0.9),
        (-5.8, 14.2, 1.35, -0.5),
        (7.0, 12.6, 1.25, -0.9),
        (8.2, 15, 1.4, 0.5),
        (2.2, 16.2, 1.3, 0.6),
        (-1.6, 16.0, 1.15, -0.6),
    ):
        palm(x, y, s, lean)
    for x, y in ((-4.0, 11.6), (6.0, 11.6), (-3.0, 15), (4.2, 15.4)):
        bush(x, y, 0.7)
        fern(x + 0.7, y, 0.6)
    # a tent of the nomads, carpets, jugs
    for k in range(7):
        tint = "#c9503c" if k % 2 else "#f4e4c4"
        lathe(((1.9, 0), (0.1, 2.1), (0, 2.15)), (-6.2, 10.4, 1.0), tint, (0, 0, 51.4 * k), (1, 1, 1), 7)
    for k in range(14):
        a = k * 2 * math.pi / 14
        box(
            (0.86, 0.06, 1.1),
            (-6.2 + 1.85 * math.cos(a), 10.4 + 1.85 * math.sin(a), 0),
            ("#c9503c", "#f4e4c4")[k % 2],
            r=0.025,
            rot=(0, 0, math.degrees(a) + 90),
        )
    box((0.9, 0.1, 1.0), (-5.9, 8.55, 0), "#5a3426", r=0.04)
    box((1.7, 1.0, 0.03), (-4.2, 9.0, 0), "#a93a48", r=0.012, surface="ground")
    box((1.4, 0.7, 0.03), (-4.2, 9.0, 0.006), "#f0cf8c", r=0.012, surface="ground")
    for x, s in ((5.0, 1.0), (5.6, 0.8)):
        outline = rounded(
            ((0, 0), (0.18 * s, 0), (0.32 * s, 0.4 * s), (0.13 * s, 0.75 * s), (0.18 * s, 0.85 * s), (0, 0.82 * s)), 0.1
        )
        lathe(outline, (x, 9.6, 0), "#c9764c")
    scatter(18, lambda x, y: tuft(x, y, 0.8, "#b5b85a"), -9, 9, 8.6, 12)
    sun_disc(16, 130, 27, 4, "#ffd75e", 1.4)


@place(
    "bazaar",
    "oriental bazaar",
    "bazaar, souk, oriental market, arabian market, mosque, arabian city, casbah, old city in the desert, "
    "spice market, carpets, marrakech, baghdad, sultan's city, india",
    table=(-5.2, -2.8, 10.0, 0.87),
    **{**OUT, "back": 11.0, "stand": (5.6, 9.2)},
    sky=("#fff0d0", "#8fcdf2"),
    sun_colour="#ffe4b8",
)
def bazaar():
    ground("#ecd0a0")
    for _ in range(120):
        d = 4.4 + 13 * rng.random() ** 1.5
        at = (rng.uniform(-0.6, 0.6) * d, d, rng.uniform(-0.016, -0.008))
        box((rng.uniform(0.3, 0.6), 0.35, 0.02), at, vary("#dcbc88", 0.05), r=0.009, surface="ground")
    for sign in (-1, 1):  # houses of clay along the lane
        for k in range(4):
            d, w, h = 13.0 + 4.6 * k, 6, (5.2, 6.4, 4.6, 7.2)[(k + (sign > 0)) % 4]
            x = sign * (6.9 - 0.42 * k)
            box((w, 4.4, h), (x, d, 0), vary("#f0cd98", 0.05), r=0.15, surface="wall")
            for j in range(5):
                box((0.7, 0.5, 0.5), (x - 2.4 + 1.2 * j, d - 2.1, h - 0.1), vary("#f0cd98", 0.04), r=0.1)
            front = d - 2.24
            for j in range(2):
                px = x - 1.3 + 2.6 * j
                points = [
                    (px + 0.42 * math.cos(math.pi * n / 12), 3.5 + 0.55 * math.sin(math.pi * n / 12) ** 0.8)
                    for n in range(13)
                ]
                flat([(px + 0.42, 2.5), *points, (px - 0.42, 2.5)], 0, "#3f6a8c", y=front)
            box((1.1, 0.12, 2.0), (x - sign * 1.6, front, 0), ("#3f8a8c", "#8a4f34")[k % 2], r=0.05, surface="door")
    # the mosque at the end
    box((9, 5, 5), (0, 38, 0), "#fdf0dc", r=0.1, surface="wall")
    lathe(rounded(((0, 0), (3.0, 0), (3.4, 1.4), (2.2, 3.4), (0.15, 4.6), (0, 4.7)), 0.8), (0, 38, 4.9), "#3fa0a8")
    cyl(0.08, 1.2, (0, 38, 9.4), "#e8b64a")
    points = [(1.1 * math.cos(math.pi * n / 12), 2.2 + 1.3 * math.sin(math.pi * n / 12)) for n in range(13)]
    flat([(1.1, 0), *points, (-1.1, 0)], 0, "#3f6a8c", y=35.4)
    for x in (-5.8, 5.8):
        cyl(0.75, 9, (x, 38, 0), "#fdf0dc", surface="wall")
        cyl(1.05, 0.4, (x, 38, 7.6), "#e8b64a", r=0.1)
        lathe(rounded(((0, 0), (0.85, 0), (0.95, 0.5), (0.1, 1.8), (0, 1.9)), 0.2), (x, 38, 9), "#3fa0a8")
    stall(-4.0, 10.6, "#c9503c", (0, 1, 3))
    stall(4.4, 10.8, "#3f8a8c", (2, 5, 4))
    for k in range(5):  # sacks of spices
        x = 2.4 + 0.72 * k if k < 2 else -6.6 + 0.75 * (k - 2)
        d = 9.8 if k < 2 else 10.0
        lathe(
            rounded(((0, 0), (0.3, 0), (0.34, 0.4), (0.28, 0.46), (0, 0.44)), 0.08),
            (x + (3.4 if k < 2 else 0), d, 0),
            "#d9b98a",
        )
        cone(
            0.27,
            0.3,
            (x + (3.4 if k < 2 else 0), d, 0.42),
            ("#e8903a", "#c9404a", "#f2c53c", "#8a5636", "#72a84e")[k],
            r=0.05,
        )
    for k in range(3):  # carpets on a wall
        x = 5.4 + 1.15 * k
        box((1.0, 0.06, 1.8), (x, 12.6, 1.5), ("#a93a48", "#3f5f8a", "#59704a")[k], r=0.02)
        box((0.7, 0.05, 1.4), (x, 12.56, 1.7), "#f0cf8c", r=0.02)
        box((0.42, 0.05, 1.0), (x, 12.53, 1.9), ("#3f5f8a", "#a93a48", "#c9803c")[k], r=0.02)
    for k in range(7):
        lantern(-4.5 + 1.5 * k, 12.4, 3.5 + 0.15 * (k % 2), "#d9a441", ("#ffd98a", "#f58fae", "#8fd3f7")[k % 3])
    tube([(-6, 12.4, 4.3), (0, 12.4, 3.9), (6, 12.4, 4.3)], 0.02, "#8a5636")
    awning(-4.6, 13.0, 3.0, 4.0, "#f2a33c", "#fff0d8", 1.6)
    palm(9.0, 11.2, 1.2, -0.5)
    palm(-9.4, 12, 1.3, 0.5)
    clouds((24, 110, 28, 3.8))


@place(
    "tundra",
    "tundra",
    "tundra, steppe, mongolian steppe, lapland, taiga, siberia, moor, heath, heather, highland moor, scottish "
    "highlands, iceland, northern plain, ice age, mammoth steppe",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.8)},
    sky=("#f0ece8", "#9fc0e4"),
    ambient="#d4dcf4",
)
def tundra():
    def land(x, y):
        return 0.0 if y < 11 else 0.035 * (y - 11) * (1 + 0.5 * math.sin(0.17 * x + 0.1 * y))

    terrain(land, -60, 60, 2, 66, "#b9b46c", 90, 70, surface="ground", rough=0.9)
    for _ in range(90):  # cushions of moss, heather and berries
        y = 5 + 24 * rng.random() ** 1.4
        x = rng.uniform(-0.58, 0.58) * y
        tint = rng.choice(("#c98fa8", "#a4a85a", "#8fa862", "#d9a44e", "#b5607a"))
        flat_one = y < 9.6 and abs(x) < 4
        ball(
            1,
            (x, y, land(x, y)),
            vary(tint, 0.07),
            (0.42, 0.32, 0.07 if flat_one else 0.2),
            surface="ground" if flat_one else "other",
        )
    for x, y, r in ((-7, 16, 2.6), (6, 19, 3.4), (-2, 26, 4)):  # pools and snow that stays
        lathe(
            ((0, 0), (1, 0)),
            (x, y, land(x, y) + 0.14),
            "#8fbcdc",
            scale=(r, r * 0.45, 1),
            sides=48,
            rough=0.1,
            surface="water",
        )
    for x, y, s in ((11, 22, 2.4), (-13, 24, 2.8), (2.4, 31, 3), (-4.8, 10.8, 0.9), (5.6, 11.6, 1.2)):
        ball(1, (x, y, land(x, y)), "#f4f8ff", (s, s * 0.6, 0.22))
    for x, y, s in ((-5.4, 9.6, 0.9), (6.0, 9.8, 1.1), (4.6, 10.6, 0.5), (-8, 12, 1.4), (9.4, 14, 1.5)):
        rock(x, y, s, "#a4a4a8")
        ball(0.3 * s, (x - 0.1, y - 0.2 * s, 0.52 * s), "#c4b464", (1.3, 0.8, 0.3))
    for x, y, s in ((-9.4, 14.5, 0.8), (10.6, 16, 0.9), (-6.6, 19, 0.8), (7.5, 24, 0.9), (-14, 26, 1.0), (15, 28, 1.0)):
        pine(x, y, s, "#5f8f72", land(x, y))
    for x, y in ((-3.8, 10.4), (3.9, 10.2), (-6.4, 10.8)):  # cotton grass
        for k in range(6):
            tube(((x + 0.09 * k, y, 0), (x + 0.12 * k, y, 0.5)), 0.012, "#a4a85a")
            ball(0.06, (x + 0.12 * k, y, 0.55), "#fffaf2", (0.9, 0.9, 1.2))
    for x, y, r, h in ((-46, 140, 50, 46), (4, 150, 52, 40), (52, 140, 46, 50)):
        mountain(x, y, r, h, "#93a0c4")
    clouds((-22, 100, 22, 4.2), (10, 110, 27, 4.6), (36, 105, 20, 4.2), colour="#f4f4f8")
