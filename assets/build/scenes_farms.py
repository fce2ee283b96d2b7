"""Pastures, fields and yards of the farm, seen from among what grows and lives there."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_indoor import LIGHT_WOOD, WOOD
from pieces_outdoor import bush, clouds, flower, hill, house, rail_fence, rock, scatter, tree, tuft
from pieces_things import barrel, basket, hay_bale, hay_roll
from place import place
from scenes_country import great_barn
from scenes_nature import OUT


@place(
    "pasture",
    "pasture with a fence",
    "pasture, cow pasture, paddock, horse paddock, cattle farm, sheep pasture, alpine pasture, dairy farm, "
    "riding stable, ranch pasture, corral, sheepfold",
    **{**OUT, "back": 12.4, "stand": (5.6, 9.8)},
)
def pasture():
    ground("#8fd66a")
    for x, y, r, h, tint in ((-26, 60, 30, 9, "#a4de80"), (20, 70, 38, 12, "#96d676"), (0, 100, 60, 17, "#84c874")):
        hill(x, y, r, h, tint)
    rail_fence(-13, 13, 13.0)
    for sign in (-1, 1):
        for k in range(4):
            cyl(0.09, 0.95, (sign * 6.4, 9.6 + 1.1 * k, 0), "#b98352", r=0.03)
        for z in (0.38, 0.72):
            tube(((sign * 6.4, 9.4, z), (sign * 6.4, 13, z)), 0.06, "#b98352")
    great_barn(-9.6, 24, 7.4, 6.0, 3.4)
    house(10.4, 26, 4.2, 3.4, 2.8, "#fbe3b0", "#5a78c8")
    for k, (x, y) in enumerate(((5.4, 18), (8.6, 20.5), (1.6, 22))):  # bales on the next meadow
        hay_roll(x, y, 0.9, 20 + 40 * k)
    box((2.2, 0.7, 0.5), (4.4, 11.8, 0.1), "#8d93a6", r=0.06)  # a trough, a stone of salt, a bucket
    box((1.95, 0.5, 0.04), (4.4, 11.8, 0.56), "#8fd6f0", r=0.015, surface="water")
    for sx in (-0.8, 0.8):
        box((0.14, 0.6, 0.14), (4.4 + sx, 11.8, 0), "#6f7686", r=0.03)
    lathe(rounded(((0, 0), (0.18, 0), (0.24, 0.36), (0.21, 0.36), (0.18, 0.1)), 0.03), (3.0, 11.5, 0), "#5b8fd6")
    hay_bale(-4.6, 11.4)
    hay_bale(-4.3, 12.0, rot=12)
    for x in (-3.6, 7.6, 14, -15):
        tree(x, 30 if abs(x) < 10 else 22, 1.9)
    tree(-7.4, 15.4, 1.5)
    scatter(60, lambda x, y: tuft(x, y, 0.8), -9, 9, 5, 13)
    scatter(26, lambda x, y: flower(x, y, s=0.8), -9, 9, 9.6, 13)
    clouds((-16, 90, 21, 3.8), (16, 95, 24, 4), (40, 95, 18, 3))


@place(
    "pumpkin-field",
    "pumpkin field",
    "pumpkin field, pumpkin patch, vegetable field, cabbage field, potato field, kitchen garden, allotment, autumn "
    "harvest, vegetable patch, carrots, farm field, sunflower field",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.6)},
    sky=("#fff0d8", "#9fcdf0"),
    sun_colour="#ffe0b0",
)
def pumpkin_field():
    ground("#b98a5c")
    for k in range(9):  # furrows
        x = -14 + 3.5 * k
        strip([(0.28 * x, 2), (0.55 * x, 8), (1.5 * x, 30)], (0.4, 0.7, 2.0), 0.01, "#a87a4e")
    strip(((0, 2), (0, 8), (0.3, 14), (0.4, 30)), (3.4, 2.6, 2.2, 2.0), 0.014, "#d9b47c")

    def pumpkin(x, y, s, tint):
        for k in range(9):
            a = k * 2 * math.pi / 9
            ball(
                0.3 * s,
                (x + 0.2 * s * math.cos(a), y + 0.2 * s * math.sin(a), 0.27 * s),
                vary(tint, 0.05),
                (0.85, 0.85, 0.9),
            )
        tube(((x, y, 0.45 * s), (x + 0.03, y, 0.6 * s), (x + 0.12 * s, y, 0.66 * s)), 0.05 * s, "#6a8f4a")

    for n in range(36):
        row, side = n // 6, (-1, 1)[n % 2]
        y = 9.2 + 2.1 * row + rng.uniform(-0.4, 0.4)
        x = side * (2.6 + 1.5 * ((n // 2) % 3) + 0.24 * (y - 9)) + rng.uniform(-0.3, 0.3)
        pumpkin(x, y, rng.uniform(0.7, 1.25), rng.choice(("#f28a2e", "#e8772a", "#f5a03c")))
        for k in range(4):
            a = rng.uniform(0, 6.28)
            at = (x + 0.55 * math.cos(a), y + 0.4 * math.sin(a), 0.14)
            ball(0.24, at, vary("#6fae52", 0.1), (1.1, 0.9, 0.25), (12, 18, 40 * k))
        tube(((x, y, 0.06), (x + 0.5, y + 0.3, 0.1), (x + 1.0, y - 0.1, 0.05)), 0.03, "#5f9e4a")
    for k in range(13):  # sunflowers at the back
        x, y = -12.5 + 2.1 * k, 23 + rng.uniform(-0.6, 0.6)
        tube(((x, y, 0), (x, y, 2.5)), 0.09, "#5f9e4a")
        for j in range(11):
            a = j * 2 * math.pi / 11
            ball(0.24, (x + 0.5 * math.cos(a), y - 0.1, 2.7 + 0.5 * math.sin(a)), "#f9c83c", (1, 0.4, 1))
        ball(0.38, (x, y - 0.16, 2.7), "#7a4f2e", (1, 0.4, 1))
    great_barn(9.4, 32, 7.0, 5.6, 3.2)
    # a cart of the harvest at the side
    box((1.9, 1.0, 0.5), (-5.2, 10.8, 0.5), WOOD, r=0.05)
    for dx in (-0.6, 0.6):
        ring(0.4, 0.07, (-5.2 + dx, 10.2, 0.42), "#8a5636", rot=(90, 0, 0))
        for k in range(3):
            a = k * math.pi / 3
            tube(
                (
                    (-5.2 + dx - 0.38 * math.cos(a), 10.2, 0.42 - 0.38 * math.sin(a)),
                    (-5.2 + dx + 0.38 * math.cos(a), 10.2, 0.42 + 0.38 * math.sin(a)),
                ),
                0.03,
                "#8a5636",
            )
    for k in range(5):
        ball(0.3, (-5.8 + 0.3 * k, 10.6 + 0.1 * (k % 2), 1.12), vary("#f28a2e", 0.06), (1, 1, 0.85))
    for k in range(6):
        bush(-16 + 6.2 * k, 27, 1.4, rng.choice(("#e8a03c", "#d9763c", "#c9a44a")))
    for x, y, r, h, tint in ((-28, 80, 34, 10, "#e0b868"), (24, 90, 42, 13, "#d9a860")):
        hill(x, y, r, h, tint)
    for x in (-11, -4.6, 4.2):
        tree(x, 31, 1.9, rng.choice(("#e8a03c", "#d9763c", "#e0bc4a")))
    basket(4.8, 9.0, 0, 1.2)
    clouds((-18, 90, 21, 3.8), (10, 95, 25, 3.6))


@place(
    "apiary",
    "bee garden",
    "apiary, bee garden, beehives, beekeeper's garden, honey farm, bees, flowering meadow with hives, herb garden, "
    "lavender field",
    **{**OUT, "back": 11.4, "stand": (5.6, 9.4)},
)
def apiary():
    ground("#8fd46c")
    strip(((-1.5, 2), (0.2, 6), (0.6, 10), (0.0, 16), (0.3, 26)), (3.0, 2.4, 1.9, 1.6, 1.3), 0.01, "#ecd3a4")
    tints = ("#f6d04d", "#8fd3f7", "#f58fae", "#fffaf2", "#72c6b0", "#f2a33c")
    for k, (x, y) in enumerate(((-5.4, 10.6), (-3.7, 11.6), (3.9, 11.2), (5.6, 10.6), (-6.6, 13.2), (6.9, 13.6))):
        for sx in (-0.32, 0.32):
            for d in (-0.25, 0.25):
                cyl(0.06, 0.4, (x + sx, y + d, 0), WOOD)
        for j in range(2 + k % 2):
            box((0.95, 0.8, 0.44), (x, y, 0.36 + 0.46 * j), vary(tints[k], 0.03), r=0.04)
            box((0.3, 0.06, 0.06), (x, y - 0.42, 0.6 + 0.46 * j), "#a9784e", r=0.02)
        box((0.5, 0.06, 0.07), (x, y - 0.41, 0.4), "#4a3a2c", r=0.02)
        box((0.7, 0.26, 0.05), (x, y - 0.5, 0.34), WOOD, r=0.02)
        box((1.12, 0.98, 0.12), (x, y, 0.38 + 0.46 * (2 + k % 2)), "#8a919e", r=0.04)
    for x, y in ((-8.6, 14.6), (8.8, 12.4)):  # hives of straw
        for j in range(6):
            r = 0.62 * math.cos(j / 6.5 * math.pi / 2) + 0.04
            ring(r, 0.13, (x, y, 0.75 + 0.19 * j), vary("#e0b45a", 0.05))
        ball(0.55, (x, y, 1.1), "#d9a94e", (1, 1, 1.1))
        ball(0.12, (x, y - 0.64, 0.9), "#4a3a2c", (1.2, 0.5, 0.8))
        box((1.4, 1.2, 0.14), (x, y, 0.52), WOOD, r=0.04)
        for sx in (-0.5, 0.5):
            cyl(0.07, 0.55, (x + sx, y, 0), WOOD)
    for row in range(5):  # lavender in rows
        for k in range(26):
            side = (-1, 1)[k % 2]
            x, y = side * (2.4 + 0.62 * (k // 2) + 0.1 * row), 13.6 + 1.5 * row
            ball(0.34, (x, y, 0.3), vary("#9a86d8", 0.07), (0.9, 0.8, 1.0))
    scatter(60, lambda x, y: flower(x, y, s=0.95), -9, 9, 9.2, 13, lambda x, y: abs(x - 0.4) > 1.6)
    scatter(40, lambda x, y: tuft(x, y, 0.8), -8, 8, 5, 12, lambda x, y: abs(x) > 1.6)
    for _k in range(22):  # bees
        y = rng.uniform(9.6, 13)
        x, z = rng.uniform(-0.5 * y, 0.5 * y), rng.uniform(0.9, 2.8)
        ball(0.06, (x, y, z), "#f6c83c", (1.4, 0.9, 0.9))
        ball(0.045, (x + 0.02, y - 0.02, z), "#3d3b4f", (0.4, 1.2, 1.2))
        ball(0.05, (x, y, z + 0.07), "#f2fbff", (0.8, 0.6, 1), (0, 20, 0))
    barrel(-2.9, 10.2, 0.7)
    for k, x in enumerate((2.6, 2.9)):
        cyl(0.12, 0.24, (x, 10.0 + 0.1 * k, 0), "#f2a83c", r=0.03)
        cyl(0.13, 0.05, (x, 10.0 + 0.1 * k, 0.24), "#fff6ea", r=0.02)
    house(-11.5, 24, 4.0, 3.2, 2.6)
    for k in range(9):
        tree(-19 + 4.8 * k, 28 + rng.uniform(-1, 1), rng.uniform(1.5, 1.9))
    hill(-26, 80, 32, 10, "#a4de80")
    hill(22, 90, 40, 13, "#96d676")
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))


@place(
    "poultry-yard",
    "yard of the hens",
    "chicken coop, henhouse, hen yard, poultry yard, duck pond, goose yard, pigsty, pigpen, rabbit hutch, goat pen, "
    "small animal farm, barnyard of hens",
    **{**OUT, "back": 10.8, "stand": (5.6, 9.2)},
)
def poultry_yard():
    ground("#d9bd84")
    for _ in range(50):
        x, y = rng.uniform(-6, 6), rng.uniform(5, 12)
        tube(((x, y, 0.01), (x + rng.uniform(-0.2, 0.2), y + 0.1, 0.015)), 0.012, "#f0d98a")
    # the house of the hens on its legs, with a ladder
    for sx in (-1.4, 1.4):
        for d in (11.4, 13.0):
            cyl(0.12, 0.9, (-4.4 + sx, d, 0), "#8a5636")
    box((3.4, 2.2, 1.8), (-4.4, 12.2, 0.85), "#d9604a", r=0.06)
    for k in range(9):
        box((0.34, 0.06, 1.75), (-5.92 + 0.38 * k, 11.08, 0.88), vary("#d9604a", 0.05), r=0.02)
    for s in (-1, 1):
        box((2.3, 2.7, 0.16), (-4.4 + s * 0.92, 12.2, 2.95), "#8a5636", r=0.06, rot=(0, s * 32, 0))
    flat(((-6.05, 2.6), (-2.75, 2.6), (-4.4, 3.6)), 0, "#d9604a", y=11.1)
    box((0.8, 0.1, 0.95), (-3.7, 11.02, 0.9), "#4a2f26", r=0.05)
    box((0.9, 0.12, 0.6), (-5.2, 11.02, 1.45), "#fffaf2", r=0.03)
    box((0.75, 0.12, 0.46), (-5.2, 10.98, 1.52), "#a5dcf5", r=0.02)
    box((0.6, 2.0, 0.07), (-3.7, 10.2, 0.42), WOOD, r=0.03, rot=(27, 0, 0))
    for k in range(6):
        box((0.62, 0.07, 0.05), (-3.7, 9.45 + 0.3 * k, 0.12 + 0.155 * k), LIGHT_WOOD, r=0.02)
    for k in range(16):  # wire between posts
        x = -9 + 1.25 * k
        cyl(0.08, 1.3, (x, 14.4, 0), "#b98352")
        for j in range(5):
            tube(((x, 14.4, 0.2 + 0.2 * j), (x + 1.25, 14.4, 0.4 + 0.2 * j)), 0.012, "#a9adba")
            tube(((x, 14.4, 0.4 + 0.2 * j), (x + 1.25, 14.4, 0.2 + 0.2 * j)), 0.012, "#a9adba")
    # a pond for ducks, a sty with mud, nests
    for r, z, tint, kind in ((1.12, 0.006, "#a9cf72", "ground"), (1.0, 0.012, "#6fc0dc", "water")):
        lathe(
            ((0, 0), (1, 0)),
            (5.0, 11.6, z),
            tint,
            scale=(2.3 * r, 1.0 * r, 1),
            sides=48,
            surface=kind,
            **({"rough": 0.1} if kind == "water" else {}),
        )
    for x, y in ((3.3, 12.4), (6.9, 12.2), (7.2, 11.2)):
        for k in range(5):
            tube(((x + 0.09 * k, y, 0), (x + 0.12 * k, y, 0.5), (x + 0.2 * k - 0.1, y, 0.9)), 0.02, "#5fa84e")
    for x, y in ((-1.6, 11.2), (-0.4, 11.6)):
        lathe(
            rounded(((0, 0), (0.42, 0), (0.52, 0.24), (0.42, 0.28), (0.36, 0.14), (0, 0.12)), 0.06),
            (x, y, 0),
            "#e0b45a",
        )
        for k in range(3):
            ball(0.11, (x - 0.14 + 0.14 * k, y - 0.04 * (k % 2), 0.24), "#fff3e0", (0.9, 0.9, 1.2))
    box((1.4, 0.4, 0.24), (2.0, 10.4, 0), WOOD, r=0.05)
    box((1.25, 0.26, 0.05), (2.0, 10.4, 0.2), "#f0cf6a", r=0.02)
    hay_bale(7.4, 9.9, rot=-12)
    barrel(-7.4, 10.4, 0.95)
    great_barn(8.8, 25, 7.0, 5.6, 3.2)
    for x in (-12, -6.5, 0.4):
        tree(x, 21, 1.7)
    for k in range(9):
        bush(-10 + 2.4 * k, 16.4, 0.7)
    for x, s in ((-6.6, 0.4), (6.2, 0.35)):
        rock(x, 9.4, s)
    scatter(26, lambda x, y: tuft(x, y, 0.8), -9, 9, 12.5, 15)
    hill(-28, 80, 34, 10, "#a4de80")
    hill(24, 90, 40, 12, "#96d676")
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))
