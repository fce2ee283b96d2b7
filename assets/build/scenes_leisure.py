"""Places where people spend their free time."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, floor_grid, glow, ground, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_indoor import drape
from pieces_outdoor import (
    bench,
    bush,
    clouds,
    palm,
    rock,
    tree,
    umbrella,
)
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT


def giraffe(x, y, s=1.0, coat="#f4c25e", spots="#c9803c"):
    """Stand a toy giraffe that looks to the left, about 3.4 * s metres high."""
    ball(0.6 * s, (x, y, 1.5 * s), coat, (1.25, 0.75, 0.75))
    for dx, dy in ((-0.5, -0.2), (-0.42, 0.2), (0.5, -0.2), (0.42, 0.2)):
        cyl(0.1 * s, 1.35 * s, (x + dx * s, y + dy * s, 0), coat)
        cyl(0.11 * s, 0.16 * s, (x + dx * s, y + dy * s, 0), spots, r=0.03)
    tube(((x - 0.45 * s, y, 1.6 * s), (x - 0.75 * s, y, 2.4 * s), (x - 0.85 * s, y, 3.1 * s)), 0.19 * s, coat)
    ball(0.24 * s, (x - 1.0 * s, y, 3.2 * s), coat, (1.5, 0.85, 0.9))
    for dy in (-0.1, 0.1):
        cyl(0.03 * s, 0.26 * s, (x - 0.86 * s, y + dy * s, 3.35 * s), coat)
        ball(0.06 * s, (x - 0.86 * s, y + dy * s, 3.64 * s), spots)
    ball(0.05 * s, (x - 1.08 * s, y - 0.19 * s, 3.27 * s), "#3d3b4f")
    for dx, dz in (
        (-0.45, 1.6),
        (-0.1, 1.75),
        (0.25, 1.45),
        (0.5, 1.7),
        (-0.15, 1.3),
        (-0.63, 2.1),
        (-0.77, 2.6),
        (-0.85, 3.0),
    ):
        ball(0.13 * s, (x + dx * s, y - (0.36 if dz < 1.9 else 0.14) * s, dz * s), spots, (1, 0.5, 1))


def elephant(x, y, s=1.0, skin="#9fb0c4"):
    """Stand a toy elephant that looks to the right, about 1.9 * s metres high."""
    ball(0.85 * s, (x, y, 1.15 * s), skin, (1.25, 0.85, 0.88))
    for dx, dy in ((-0.6, -0.3), (-0.5, 0.3), (0.6, -0.3), (0.5, 0.3)):
        cyl(0.23 * s, 0.85 * s, (x + dx * s, y + dy * s, 0), skin, r=0.06)
    ball(0.52 * s, (x + 1.1 * s, y, 1.5 * s), skin)
    for dy in (-0.42, 0.42):
        ball(0.44 * s, (x + 0.85 * s, y + dy * s, 1.55 * s), vary(skin, 0.05), (0.75, 0.25, 1))
    tube(
        (
            (x + 1.5 * s, y, 1.45 * s),
            (x + 1.78 * s, y, 0.95 * s),
            (x + 1.7 * s, y, 0.5 * s),
            (x + 1.95 * s, y, 0.35 * s),
        ),
        0.15 * s,
        skin,
    )
    for dy in (-0.22, 0.22):
        cone(0.06 * s, 0.4 * s, (x + 1.45 * s, y + dy * s, 1.25 * s), "#fffaf2", r=0.02, rot=(0, 120, 0))
    ball(0.06 * s, (x + 1.42 * s, y - 0.42 * s, 1.68 * s), "#3d3b4f")
    tube(((x - 1.02 * s, y, 1.4 * s), (x - 1.25 * s, y, 0.8 * s)), 0.05 * s, skin)


@place(
    "zoo",
    "zoo",
    "zoo, zoological garden, animal park, safari park, wildlife park, menagerie, petting zoo, enclosure, cage",
    **{**OUT, "back": 11.4, "stand": (5.6, 9.6)},
)
def zoo():
    ground("#8fd36b")
    strip(((-30, 8.0), (-8, 8.0), (0, 7.8), (8, 8.0), (30, 8.0)), (6.6,) * 5, 0.01, "#ecd3a4")
    lathe(((0, 0), (1, 0)), (-4.5, 16.5, 0.01), "#e6cf94", scale=(5.4, 3.4, 1), sides=64)
    lathe(((0, 0), (1, 0)), (5.2, 16.5, 0.01), "#dcc9a0", scale=(5.4, 3.4, 1), sides=64)
    giraffe(-4.0, 16.5, 1.15)
    giraffe(-7.0, 19.0, 1.0)
    elephant(3.6, 16.6, 1.1)
    lathe(((0, 0), (1, 0)), (8.0, 15.4, 0.02), "#6fc4ee", scale=(2.0, 1.1, 1), sides=64, rough=0.12, surface="water")
    for x, y, s in ((8.6, 17.6, 1.5), (6.9, 18.6, 1.9), (-9.5, 16, 1.4)):
        rock(x, y, s, "#b9ab98")
    # bars before the animals: posts with two ropes, low hedges
    for x0, x1 in ((-11, -1.6), (1.6, 11)):
        count = 6
        for k in range(count + 1):
            x = x0 + (x1 - x0) * k / count
            cyl(0.11, 1.25, (x, 12.2, 0), "#a9683e", r=0.03)
            ball(0.13, (x, 12.2, 1.28), "#c98a52")
        for z in (0.45, 0.8, 1.1):
            tube(((x0, 12.2, z), (x1, 12.2, z)), 0.035, "#e8d2a0")
    for k in range(9):
        bush(-10.5 + k * 1.05, 11.7, 0.42, "#62b860")
        bush(2.2 + k * 1.05, 11.7, 0.42, "#62b860")
    # the way between the enclosures, with a gate
    strip(((0, 9), (0, 14), (0.4, 22)), (2.6, 2.6, 2.4), 0.012, "#ecd3a4")
    for x in (-1.7, 1.7):
        box((0.45, 0.45, 2.7), (x, 12.6, 0), "#c98a52", r=0.06)
        ball(0.3, (x, 12.6, 2.9), "#f6c453")
    box((4.4, 0.3, 0.7), (0, 12.6, 2.55), "#59a58a", r=0.1)
    ball(0.2, (0, 12.4, 2.88), "#fff3e0", (1, 0.4, 0.8))  # a paw
    for k in range(4):
        ball(0.08, (-0.24 + k * 0.16, 12.38, 3.08 - 0.05 * abs(k - 1.5)), "#fff3e0", (0.9, 0.4, 1.1))
    for x, d, colour in ((-2.9, 11.3, "#f9c784"), (2.9, 11.3, "#a9d8ee")):
        cyl(0.05, 1.3, (x, d, 0), "#a9683e")
        box((0.85, 0.06, 0.55), (x, d - 0.05, 1.0), "#fff6ea", r=0.025)
        ball(0.15, (x, d - 0.1, 1.26), colour, (1.2, 0.2, 0.9))
    bench(-5.0, 10.4)
    lathe(rounded(((0, 0), (0.24, 0), (0.3, 0.75), (0.24, 0.75)), 0.04), (-3.6, 10.6, 0), "#59a58a")
    for x in (4.6, 4.85, 4.72):  # balloons at a post
        k = x * 20
        tube(((4.7, 10.4, 0.0), (4.7, 10.4, 1.1), (x, 10.4, 1.9)), 0.01, "#8d93a6")
        ball(
            0.22,
            (x + 0.6 * (x - 4.72), 10.4 + 0.1 * math.sin(k), 2.05 + 0.12 * math.cos(k)),
            ("#e2574c", "#f6c453", "#5b9bd5")[int(k) % 3],
            (1, 1, 1.2),
        )
    for k in range(13):
        tree(-15 + k * 2.5 + rng.uniform(-0.5, 0.5), 24 + rng.uniform(-2, 2), rng.uniform(1.3, 1.8))
    palm(-10.8, 14, 1.2, 0.6)
    palm(11.2, 14.6, 1.3, -0.6)
    clouds((-16, 90, 19, 3.4), (14, 95, 22, 4))


@place(
    "swimming-pool",
    "swimming pool",
    "swimming pool, pool, pool party, water park, outdoor pool, swim, poolside, diving board, public bath, lido",
    **{**OUT, "back": 9.3, "stand": (5.4, 8.6)},
    water="beyond",
)
def swimming_pool():
    ground("#8fd36b", near=16)
    for i in range(26):
        for j in range(8):
            shade = ("#f7ead2", "#f2e0c2")[(i + j) % 2]
            box((0.98, 0.98, 0.06), (-12.5 + i, 2.3 + j, -0.06), vary(shade, 0.02), r=0.012, surface="ground")
    flat(((-40, -3), (40, -3), (40, 17), (-40, 17)), -0.07, "#d9c6a4", surface="ground")
    # the basin lies a hand lower than its edge
    box((30, 6.4, 0.03), (0, 13.2, 0.0), "#43bfe8", r=0.01, rough=0.1, surface="water")
    for d in (12.0, 14.4):  # ropes of floats between the lanes
        tube(((-14, d, 0.07), (14, d, 0.07)), 0.02, "#fffaf2")
        for j in range(40):
            cyl(0.055, 0.3, (-12.6 + j * 0.63, d, 0.07), "#e2574c" if j % 2 else "#fffaf2", r=0.025, rot=(0, 90, 0))
    for _ in range(26):
        x, y = rng.uniform(-8, 8), rng.uniform(10.4, 15.6)
        strip([(x - 0.6, y), (x, y + 0.05), (x + 0.6, y)], (0.03, 0.09, 0.03), 0.045, "#b9ecfa", "water")
    for d, w in ((9.75, 0.5), (16.5, 0.5)):
        box((31, w, 0.14), (0, d, 0), "#8fd3e8", r=0.05)
        for k in range(34):
            box((0.44, w + 0.01, 0.15), (-15 + k * 0.92, d, 0), ("#ffffff", "#5bb8dc")[k % 2], r=0.05)
    # steps into the water, a diving tower, a slide
    for x in (-2.1, -1.4):
        tube(((x, 10.4, -0.2), (x, 10.2, 0.9), (x, 9.6, 0.95), (x, 9.4, 0.1)), 0.04, "#d8dbe6", metal=0.5)
    for z in (0.2, 0.5):
        cyl(0.03, 0.7, (-2.1, 10.28, z), "#d8dbe6", rot=(0, 90, 0))
    for x in (4.3, 5.1):
        cyl(0.08, 2.7, (x, 17.3, 0), "#5b9bd5")
    for k in range(7):
        box((0.8, 0.1, 0.06), (4.7, 17.4, 0.3 + k * 0.34), "#fff6ea", r=0.02)
    box((0.9, 3.0, 0.12), (4.7, 16.4, 2.6), "#f6c453", r=0.05)
    for sx in (-0.45, 0.45):
        tube(((4.7 + sx, 17.6, 2.6), (4.7 + sx, 17.6, 3.3), (4.7 + sx, 16.2, 3.3)), 0.04, "#5b9bd5")
    points = [(-6.6 + 1.9 * math.sin(t * 0.9), 18 - 0.45 * t, 3.6 - 0.62 * t) for t in range(6)]
    tube(points, 0.5, "#f2755d")
    tube([(x, y - 0.25, z + 0.24) for x, y, z in points], 0.4, "#f9a58c")
    for x in (-7.2, -6.0):
        cyl(0.1, 3.4, (x, 18.4, 0), "#5b9bd5")
    umbrella(-4.6, 8.9, 1.05, ("#5b9bd5", "#fffaf2"))
    umbrella(4.6, 9.0, 1.05, ("#f6c453", "#fffaf2"))
    for x, colour in ((-3.75, "#f58f86"), (3.7, "#59b58a")):
        mark(box((0.65, 1.6, 0.1), (x, 8.6, 0.28), colour, r=0.045), "bed", "bed")
        box((0.65, 0.1, 0.7), (x, 9.35, 0.32), colour, r=0.045, rot=(-38, 0, 0))
        for sx in (-0.25, 0.25):
            for d in (8.0, 9.2):
                cyl(0.04, 0.3, (x + sx, d, 0), "#fffaf2")
    ring(0.36, 0.13, (1.6, 11.6, 0.1), "#f58fae")
    ball(0.27, (-0.6, 12.8, 0.2), "#f6c453")
    ball(0.16, (2.6, 13.6, 0.18), "#ffd23f")
    ball(0.1, (2.5, 13.58, 0.38), "#ffd23f")
    ring(0.32, 0.11, (2.5, 8.5, 0.11), "#e2574c")
    for k in range(14):
        bush(-14 + k * 2.1, 19.5, 1.0)
    for k in range(10):
        tree(-15 + k * 3.3, 24, rng.uniform(1.3, 1.7))
    palm(-9.4, 18, 1.3, 0.7)
    palm(9.2, 18, 1.35, -0.7)
    clouds((-16, 90, 19, 3.4), (14, 95, 22, 4), (40, 90, 17, 3))


@place(
    "stage-view",
    "stage with an audience",
    "on stage, audience, concert, show, performance, in front of an audience, talent show, auditorium, spotlight, "
    "concert hall, opera house, full house, crowd",
    **{**INDOOR, "time": "evening", "sun": (0.2, 0.7, 1.0), "key": 1.2, "fill": 0.5, "ambient": "#c8b0e8"},
    back=8.4,
    stand=(5.0, 7.6),
    horizon=0.36,
)
def stage_view():
    floor_grid(("#c98f5a", "#c08650", "#d29a66"), (2.4, 0.42), 0.012, 3.2, 8.4, -5.5, 5.5, "#a8743f", True)
    box((14, 0.3, 0.9), (0, 8.55, -0.9), "#7a4a2e", r=0.05)
    for k in range(11):  # footlights
        lathe(rounded(((0, 0), (0.17, 0), (0.14, 0.12), (0, 0.15)), 0.04), (-5 + k, 8.2, 0), "#5a3f3a")
        ball(0.09, (-5 + k, 8.28, 0.1), "#fff0c0", glow=2.5)
    box((60, 30, 0.1), (0, 22, -1.6), "#4a2f52", r=0.02)
    colours = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8", "#f2a33c")
    skins = ("#f3c9a4", "#e0ac80", "#b98058", "#8a5a40", "#f6d8bc")
    hair = ("#4a3528", "#2f2a33", "#c98f4a", "#8a4f34", "#d9d2cc", "#e0b04c")
    for row in range(9):  # people in rows, each a head and shoulders
        d, z = 10.2 + row * 1.15, -0.95 + row * 0.3
        box((40, 0.16, 0.62), (0, d + 0.34, z - 0.75), "#8a2f42", r=0.07)
        count = round(0.62 * d * 2 / 0.85)
        for k in range(count):
            x = (k - (count - 1) / 2) * 0.85 + (0.42 if row % 2 else 0) + rng.uniform(-0.05, 0.05)
            tint = vary(rng.choice(colours), 0.06)
            up = rng.uniform(-0.05, 0.06)
            ball(0.34, (x, d, z - 0.55 + up), tint, (1, 0.7, 1.1))
            ball(0.21, (x, d, z - 0.03 + up), rng.choice(skins))
            ball(0.222, (x, d + 0.05, z + 0.03 + up), rng.choice(hair), (1, 0.95, 0.95))
            for side in (-1, 1):
                ball(0.025, (x + side * 0.075, d - 0.2, z - 0.02 + up), "#2f2a33")
    # balconies and the ring of lamps at the back
    for k, (z, d) in enumerate(((2.6, 21), (4.9, 22.5))):
        box((34, 1.2, 1.0), (0, d, z), ("#a9384a", "#98304a")[k], r=0.2)
        box((34, 1.3, 0.2), (0, d - 0.05, z + 0.95), "#d9a441", r=0.08)
        for j in range(21):
            ball(0.16, (-12 + j * 1.2, d - 0.66, z + 0.45), "#ffe0a0", glow=2.0)
        for j in range(24):
            x = -11.5 + j
            ball(0.33, (x, d + 0.5, z + 1.25), vary(rng.choice(colours), 0.08), (1, 0.7, 1))
            ball(0.22, (x, d + 0.5, z + 1.72), rng.choice(skins))
            ball(0.23, (x, d + 0.55, z + 1.78), rng.choice(hair), (1, 0.95, 0.95))
    box((60, 0.5, 18), (0, 26, -2), "#5a2f5e", r=0.1, surface="wall")
    for x in (-9.5, -5.5, 5.5, 9.5):
        cyl(0.5, 14, (x, 25, -1.5), "#d9b070")
    drape(-6.4, -3.9, 8.9, 0, 6, "#c9303f", 0.26)
    drape(3.9, 6.4, 8.9, 0, 6, "#c9303f", 0.26)
    for sx in (-1, 1):
        for z, colour in ((3.2, "#ffd27a"),):
            glow((sx * 3.0, 8.9, z), colour, 30, 0.3)
    lathe(
        ((0, 0), (1, 0)), (0, 6.5, 0.006), "#ffdf9e", scale=(2.3, 1.1, 1), glow=0.14, sides=64, surface="ground"
    ).visible_shadow = False
    glow((0, 6.2, 4.4), "#ffe6b8", 260, 0.5)
    glow((-5, 14, 5.0), "#ff9fb8", 260, 0.6)
    glow((5, 14, 5.0), "#9fb8ff", 260, 0.6)
