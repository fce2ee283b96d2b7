"""Places that nobody has been to: a red planet, a sweet kingdom, a lair and a castle in the clouds."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, ring, rng, rounded, strip, terrain, tube, vary
from pieces_outdoor import (
    clouds,
    flower,
    house,
    mountain,
    rock,
    stars,
    sun_disc,
)
from pieces_things import column
from place import place
from scenes_nature import OUT
from scenes_tales import coins


@place(
    "mars",
    "surface of mars",
    "mars, red planet, alien planet, another planet, strange planet, planet surface, alien world, mars base, "
    "mars rover, space colony, landing on a planet, meteor crater",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.8)},
    sky=("#f4c49a", "#b8706a"),
    sun_colour="#ffe0c0",
    ambient="#f0b8a4",
    fill=0.6,
)
def mars():
    def land(x, y):
        return 0.0 if y < 11 else 0.05 * (y - 11) * (1 + 0.6 * math.sin(0.2 * x + 0.14 * y))

    terrain(land, -60, 60, 2, 62, "#d9764a", 90, 70, surface="ground", rough=0.9)
    for x, y, r in (
        (-2.8, 7.2, 0.6),
        (2.6, 6.2, 0.45),
        (3.6, 8.8, 0.8),
        (-4.6, 9.4, 0.7),
        (0.4, 9.6, 0.4),
        (-9, 18, 2.2),
        (8, 21, 2.6),
    ):
        outline = rounded(((0, 0.02), (0.72, 0.03), (1.0, 0.14 if y > 10 else 0.05), (1.35, 0.0)), 0.1)
        lathe(outline, (x, y, land(x, y) - 0.01), "#c9663e", scale=(r, r * 0.75, 1), sides=40, surface="ground")
        lathe(
            ((0, 0.035), (0.72, 0.04)),
            (x, y, land(x, y)),
            "#b5552f",
            scale=(r, r * 0.75, 0.8),
            sides=40,
            surface="ground",
        )
    for x, y, s in (
        (-6.4, 10.6, 1.3),
        (6.8, 10.2, 1.0),
        (9, 14, 1.8),
        (-10, 15, 1.6),
        (4.9, 10.9, 0.5),
        (-4.4, 10.8, 0.5),
    ):
        rock(x, y, s, "#b85f3e")
    for x, y, r, h in ((-44, 120, 36, 30), (30, 130, 44, 38), (-6, 140, 30, 22), (70, 130, 34, 34)):
        mountain(x, y, r, h, "#b8604a", None)
    for x, y, s in ((-6.6, 19, 1.0), (-3.0, 21, 0.8)):  # domes of a base, a dish, a rover
        ball(2.2 * s, (x, y, land(x, y)), "#f4ece4")
        ring(2.2 * s, 0.14, (x, y, land(x, y) + 0.2), "#c9ced8")
        for k in range(3):
            ball(
                0.32 * s,
                (x - 0.9 * s + 0.9 * k * s, y - 2.0 * s, land(x, y) + 0.9 * s),
                "#8fd3f7",
                (1, 0.4, 1),
                glow=0.6,
            )
    cyl(0.62, 1.6, (-6.6, 17.4, 0.9), "#e4dcd4", r=0.1, rot=(90, 0, 0))
    cyl(0.08, 2.4, (-9.6, 18.6, 0.4), "#c9ced8")
    lathe(
        rounded(((0, 0), (0.5, 0.12), (0.95, 0.5), (0.9, 0.52), (0, 0.1)), 0.05),
        (-9.6, 18.4, 2.8),
        "#f4ece4",
        rot=(50, 0, 0),
    )
    box((1.5, 0.8, 0.4), (5.8, 12.6, 0.6), "#f4ece4", r=0.1)
    box((1.7, 0.9, 0.05), (5.8, 12.6, 1.05), "#3f5f9a", r=0.02)
    for dx in (-0.65, 0, 0.65):
        cyl(0.26, 0.2, (5.8 + dx, 12.2, 0.3), "#4a4f66", r=0.05, rot=(90, 0, 0))
    cyl(0.05, 0.9, (6.4, 12.6, 1.0), "#c9ced8")
    box((0.4, 0.24, 0.22), (6.4, 12.5, 1.85), "#f4ece4", r=0.06)
    ball(0.07, (6.3, 12.36, 1.96), "#3d4250")
    ball(2.0, (-16, 110, 30), "#f0d4c0", glow=0.3, surface="sky")
    ball(1.1, (14, 110, 35), "#e8c4b4", glow=0.3, surface="sky")
    sun_disc(26, 130, 32, 2.6, "#fff4dc", 1.6)


@place(
    "candy-land",
    "candy land",
    "candy land, land of sweets, sweet kingdom, gingerbread house, cake land, chocolate river, lollipop forest, "
    "ice cream mountains, sugar world, dream land, toy world, rainbow land",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.8)},
    sky=("#fff0f6", "#b8c4ff"),
)
def candy_land():
    ground("#b8ecc4")
    strip(
        ((-2.0, 2), (0.4, 5), (1.0, 8), (-0.6, 11), (0.8, 16), (0.0, 24)),
        (3.4, 2.8, 2.3, 2.0, 1.8, 1.5),
        0.01,
        "#f9d4e2",
    )
    sweets = ("#f58fae", "#f6d04d", "#8fd3f7", "#b48be8", "#72c6b0", "#f2803c")

    def lollipop(x, y, s, tint):
        cyl(0.08 * s, 2.2 * s, (x, y, 0), "#fffaf2")
        cyl(0.78 * s, 0.26 * s, (x, y + 0.13 * s, 2.6 * s), tint, r=0.1 * s, rot=(90, 0, 0))
        spiral = [
            (
                x + 0.11 * k * s * 0.55 * math.cos(k * 0.8),
                y - 0.15 * s,
                2.6 * s + 0.11 * k * s * 0.55 * math.sin(k * 0.8),
            )
            for k in range(12)
        ]
        tube(spiral, 0.06 * s, "#fffaf2")

    for n, (x, y, s) in enumerate(
        ((-5.4, 10.4, 1.05), (5.6, 10.8, 1.1), (-8.2, 13.6, 1.4), (8.6, 14.4, 1.5), (-3.6, 16, 1.2), (3.2, 18, 1.3))
    ):
        lollipop(x, y, s, sweets[n])
    for sx, y in ((-4.1, 9.6), (4.4, 9.8)):  # sticks with stripes
        for k in range(7):
            cyl(0.13, 0.29, (sx, y, k * 0.27), "#e2574c" if k % 2 else "#fffaf2", r=0.04)
        ring(0.26, 0.13, (sx + 0.26, y, 1.9), "#e2574c", rot=(90, 0, 0))
    # the gingerbread house
    house(6.4, 19, 4.6, 3.6, 3.0, "#c9803f", "#8a5030", chimney=False)
    for k in range(9):
        ball(0.17, (4.2 + 0.55 * k, 17.1, 3.0), sweets[k % 6])
        ball(0.22, (4.1 + 0.58 * k, 16.9, 0.15), "#fffaf2")
    for k in range(6):
        for s in (-1, 1):
            ball(0.2, (6.4 + s * 0.42 * k, 17.0, 4.9 - 0.36 * k), "#fffaf2")
    points = [(-26, 13.4), (-10, 13.6), (-4, 14.6), (2, 14.0), (9, 15.2), (26, 14.6)]
    strip(points, (1.4,) * 6, 0.016, "#8a5236", "water", rough=0.15)  # a chocolate brook
    for x, y, r, h, tint, top in (
        (-24, 70, 20, 15, "#f9c4d8", "#fffaf2"),
        (12, 80, 24, 19, "#c4e8d4", "#fff0f4"),
        (44, 76, 20, 15, "#fbe3b0", "#8a5236"),
        (-58, 80, 24, 17, "#d4c8f8", "#fffaf2"),
    ):
        ball(1, (x, y, 0), tint, (r, r * 0.6, h))
        ball(1, (x, y - 0.6, h * 0.45), top, (r * 0.82, r * 0.6, h * 0.62))
        ball(h * 0.12, (x, y - 2, h * 1.1), "#e2574c")
    for k in range(16):  # gum drops
        x, y = rng.choice((-1, 1)) * rng.uniform(3.4, 7.5), rng.uniform(8.8, 13)
        ball(1, (x, y, 0), vary(sweets[k % 6], 0.06), (0.26, 0.24, 0.36))
    for x, y, tint in ((-7.0, 11.6, "#f7b5d0"), (7.4, 12.0, "#fbe3b0")):  # cakes as large as huts
        cyl(1.2, 0.8, (x, y, 0), "#d9a05c", r=0.1)
        cyl(1.25, 0.34, (x, y, 0.7), tint, r=0.14)
        cyl(0.8, 0.6, (x, y, 1.0), "#d9a05c", r=0.1)
        cyl(0.85, 0.28, (x, y, 1.5), tint, r=0.13)
        ball(0.26, (x, y, 1.95), "#e2574c")
        for k in range(8):
            ball(0.16, (x + 1.2 * math.cos(k * 0.8), y + 1.2 * math.sin(k * 0.8), 0.98), "#fffaf2")
    arc_colours = ("#f2705c", "#f9b04d", "#f9e04d", "#8fdc7a", "#6fb8f0", "#b48be8")
    for k, tint in enumerate(arc_colours):
        r = 30 - 1.3 * k
        tube(
            [(r * math.cos(math.pi * n / 24), 100, r * 0.72 * math.sin(math.pi * n / 24)) for n in range(25)],
            0.68,
            tint,
            glow=0.35,
            surface="sky",
        )
    clouds((-26, 95, 20, 3.8), (22, 98, 24, 4.2), colour="#fff4fa")


@place(
    "dragon-lair",
    "dragon's lair",
    "dragon's lair, dragon cave, lair, den, monster's cave, lava cave, underworld, cave with fire, bat cave, "
    "volcano inside, hell, giant's cave",
    **{**OUT, "back": 11.0, "stand": (5.4, 9.2), "indoor": True, "time": "night", "horizon": 0.38},
    sky=("#4a2a38", "#2a1a2c"),
    sun_colour="#ffb890",
    key=0.9,
    ambient="#b07a84",
    fill=0.5,
)
def dragon_lair():
    flat(((-20, -3), (20, -3), (20, 24), (-20, 24)), 0, "#7a5a5c", surface="ground")
    rocks = ("#6a4c54", "#74545a", "#5f444e")
    for sign in (-1, 1):
        for k in range(22):
            d = 4.6 + 0.9 * (k // 2)
            ball(
                1,
                (sign * (5.9 + 0.3 * (k % 2)), d, 0.8 + 2.6 * (k % 2)),
                vary(rocks[k % 3], 0.05),
                (1.9, 1.3, 2.0),
                surface="wall",
            )
    for k in range(15):
        ball(1, (-8 + 1.15 * k, 16.5, 1.6 + 2.4 * (k % 2)), vary(rocks[k % 3], 0.05), (1.6, 1.4, 2.5), surface="wall")
        ball(
            1,
            (-7.6 + 1.1 * k, 13, 5.6 + 0.5 * math.sin(k * 1.7)),
            vary(rocks[k % 3], 0.05),
            (1.5, 4, 1.2),
            surface="wall",
        )
    for k in range(11):  # stones that hang and stand
        x = -6 + 1.2 * k
        lathe(((0.3, 0), (0.04, 1.4), (0, 1.42)), (x, 11 + (k * 5 % 3), 4.9), vary("#84646a", 0.05), rot=(180, 0, 0))
        if abs(x) > 3.3:
            lathe(((0.42, 0), (0.06, 1.5), (0, 1.52)), (x, 11.2 + (k * 3 % 3), 0), vary("#84646a", 0.05))
    # a river of fire behind, that lights the cave
    strip(((-14, 12.6), (-6, 13.2), (0, 12.4), (6, 13.2), (14, 12.6)), (1.7,) * 5, 0.012, "#ff8a3c", glow=2.2)
    strip(((-14, 12.6), (-6, 13.2), (0, 12.4), (6, 13.2), (14, 12.6)), (0.6,) * 5, 0.02, "#ffd76a", glow=3.0)
    for k in range(18):
        rock(-8.5 + k, 11.4 + 0.3 * math.sin(k * 1.2), 0.45, "#5f444e")
    for x in (-5, 0, 5):
        glow((x, 11.8, 1.2), "#ff9048", 150, 0.6)
    coins(-4.2, 9.8, 1.5, 0.75)
    coins(4.6, 9.9, 1.7, 0.9)
    coins(2.6, 10.6, 0.9, 0.4, 50)
    for x, y, tint in ((-4.7, 9.0, "#e2574c"), (-3.6, 9.2, "#59b58a"), (4.2, 9.0, "#5b8fd6"), (5.4, 9.1, "#b48be8")):
        lathe(((0, 0), (0.14, 0.1), (0.1, 0.22), (0, 0.22)), (x, y, 0.42), tint, sides=8, glow=0.4)
    cyl(0.22, 0.28, (4.7, 9.3, 0.86), "#f6c945", r=0.03, top=0.26, metal=0.3)
    for k in range(5):
        cone(0.07, 0.18, (4.7 + 0.22 * math.cos(k * 1.26), 9.3 + 0.22 * math.sin(k * 1.26), 1.12), "#f6c945", r=0.02)
    for x, y in ((-6.2, 8.4), (-2.9, 10.8), (6.4, 8.6)):  # bones, eggs in a nest
        for k in range(3):
            cyl(0.06, 0.8, (x, y + 0.2 * k, 0.08), "#f0e6d2", r=0.02, rot=(0, 90, 35 * k))
    for k in range(14):
        a = k * 0.45
        tube(
            (
                (-6.0 + 0.8 * math.cos(a), 10.4 + 0.5 * math.sin(a), 0.12),
                (-6.0 + 0.8 * math.cos(a + 0.7), 10.4 + 0.5 * math.sin(a + 0.7), 0.3),
            ),
            0.07,
            vary("#8a5f42", 0.1),
        )
    for dx, tint in ((-0.3, "#8fd0a8"), (0.25, "#f2b07a"), (0.0, "#b48be8")):
        ball(0.26, (-6.0 + dx, 10.3 - abs(dx) * 0.3, 0.42), tint, (0.85, 0.85, 1.2))
    glow((0, 5.8, 4.6), "#ffc8a0", 120, 0.8)


@place(
    "cloud-castle",
    "castle in the clouds",
    "cloud castle, castle in the sky, kingdom in the clouds, sky palace, heaven, heaven's gate, fairy palace, "
    "giant's castle above the clouds, dream castle, angels, olympus",
    **{**OUT, "back": 11.5, "stand": (5.4, 9.4)},
    sky=("#ffeef6", "#8fb4f4"),
    ambient="#f0e4ff",
)
def cloud_castle():
    def soft(x, y):
        return -0.04 + 0.05 * math.sin(1.1 * x) * math.sin(0.9 * y)

    terrain(soft, -40, 40, 2, 15, "#fdf4fb", 110, 40, surface="ground", rough=0.95)
    for k in range(44):  # heaps of cloud around
        y = 9.8 + 0.7 * (k // 2) ** 1.1 * 0.5
        x = (-1) ** k * rng.uniform(3.6 + 0.1 * y, 0.62 * y + 1.2)
        ball(
            1,
            (x, y, -0.2),
            vary("#fff6fc", 0.02),
            (rng.uniform(1.0, 1.7), 0.9, rng.uniform(0.6, 1.1)),
            rough=0.95,
            glow=0.08,
        )
    for k in range(26):
        ball(
            1,
            (-26 + 2.1 * k, 30 + 3 * math.sin(k * 2), -0.4),
            vary("#fdeaf6", 0.02),
            (2.6, 1.4, 1.7),
            rough=0.95,
            glow=0.1,
        )
    wall, roof = "#fbe4f0", ("#8f8fe0", "#f58fae", "#6fb8e8")
    strip(((0, 8.5), (0.2, 12), (0, 17)), (2.2, 2.0, 1.8), 0.05, "#fbe0a8")
    for x, y, r, h, n in (
        (-4.4, 21, 1.25, 5.4, 0),
        (4.4, 21, 1.25, 5.4, 0),
        (-2.2, 23, 1.05, 7.4, 1),
        (2.4, 23, 1.05, 6.8, 1),
        (0, 24.5, 1.5, 9.4, 2),
    ):
        cyl(r, h, (x, y, 0), vary(wall, 0.02), r=0.08, surface="wall")
        cyl(r * 1.18, 0.4, (x, y, h - 0.3), "#fff6ea", r=0.12)
        lathe(((r * 1.3, 0), (r * 1.15, 0.25), (0.08, 2.7 * r), (0, 2.75 * r)), (x, y, h), roof[n])
        cyl(0.05, 0.9, (x, y, h + 2.7 * r), "#f6c945")
        flat(((x, h + 2.7 * r + 0.9), (x + 0.9, h + 2.7 * r + 0.65), (x, h + 2.7 * r + 0.4)), 0, "#f6c453", y=y)
        for j in range(2):
            box((0.42, 0.1, 0.8), (x, y - r - 0.02, h * (0.42 + 0.3 * j)), "#8fc4f0", r=0.2, glow=0.4)
    box((7.6, 2, 4.0), (0, 21.6, 0), wall, r=0.1, surface="wall")
    for k in range(9):
        box((0.5, 0.5, 0.5), (-3.4 + 0.85 * k, 20.7, 3.95), "#fff6ea", r=0.1)
    points = [(1.1 * math.cos(math.pi * n / 16), 1.7 + 1.1 * math.sin(math.pi * n / 16)) for n in range(17)]
    flat([(1.1, 0), *points, (-1.1, 0)], 0, "#b98a5c", y=20.55, surface="door")
    for sign in (-1, 1):
        flower(sign * 3.4, 10.2, s=1.4)
        column(sign * 3.0, 11.4, 2.6, 0.22, "#fff6fc", "#fbe0ee")
        ball(0.34, (sign * 3.0, 11.4, 2.9), "#f6c945", metal=0.2)
    colours = ("#f2705c", "#f9b04d", "#f9e04d", "#8fdc7a", "#6fb8f0", "#b48be8")
    for k, tint in enumerate(colours):
        r = 17 - 0.75 * k
        tube(
            [(r * math.cos(math.pi * n / 24), 50, r * 0.8 * math.sin(math.pi * n / 24)) for n in range(25)],
            0.4,
            tint,
            glow=0.3,
            surface="sky",
        )
    stars(40, 150, -70, 70, 20, 55, 0.4)
    sun_disc(-20, 120, 24, 3.4, "#fff0b0", 1.2)
    clouds((-16, 80, 18, 3.4), (22, 80, 20, 3.6), colour="#fff4fb")
