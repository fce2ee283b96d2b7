"""Streets and squares, where one waits, fills up, lands and looks down from a balcony."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, floor_grid, ground, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_indoor import WOOD, chair, plant, round_table
from pieces_outdoor import (
    bench,
    boat,
    bush,
    clouds,
    fence,
    flower,
    hill,
    house,
    scatter,
    stars,
    street_lamp,
    sun_disc,
    tower_block,
    tree,
    tuft,
    umbrella,
)
from pieces_things import METAL, awning, car, car_front, ladder
from place import place
from scenes_nature import OUT

NIGHT = {
    "time": "night",
    "sky": ("#5a5fa8", "#1f2358"),
    "sky_height": 0.4,
    "sun": (-0.4, -0.5, 0.9),
    "sun_colour": "#a9b8f0",
    "key": 0.9,
    "ambient": "#8f96d8",
    "fill": 0.5,
}


def cobbles(colour, count=170, near=4.4, far=16.0):
    """Let stones stand out of the pavement."""
    for _ in range(count):
        d = near + (far - near) * rng.random() ** 1.5
        at = (rng.uniform(-0.62, 0.62) * d, d, rng.uniform(-0.016, -0.008))
        box((rng.uniform(0.3, 0.55), 0.32, 0.02), at, vary(colour, 0.05), r=0.009, surface="ground")


@place(
    "fountain-square",
    "town square with a fountain",
    "town square, square, plaza, piazza, fountain, city square, old town, town hall square, parade ground, pedestrian "
    "zone, wishing well, statue square, courtyard",
    **{**OUT, "back": 13.0, "stand": (5.8, 10.0)},
)
def fountain_square():
    ground("#e4d4ba")
    cobbles("#d4c0a0")
    for r in (3.2, 3.6):
        points = [
            (0.4 + r * math.cos(k * math.pi / 24), 15.0 + 0.8 * r * math.sin(k * math.pi / 24), 0.0) for k in range(49)
        ]
        tube(points, 0.1, "#c4ae8c")
    lathe(rounded(((2.5, 0), (2.6, 0.65), (2.35, 0.65), (2.25, 0.35), (0, 0.35)), 0.1), (0.4, 15, 0), "#d8d2de")
    lathe(((0, 0.52), (2.35, 0.52)), (0.4, 15, 0), "#6fc4ee", rough=0.12, surface="water")
    cyl(0.32, 2.0, (0.4, 15, 0.3), "#d8d2de", top=0.22)
    for z, r in ((1.7, 1.2), (2.6, 0.7)):
        lathe(
            rounded(((0, z - 0.2), (r * 0.7, z - 0.1), (r, z + 0.2), (r * 0.88, z + 0.18), (0, z)), 0.06),
            (0.4, 15, 0),
            "#d8d2de",
        )
        lathe(((0, z + 0.1), (r * 0.88, z + 0.1)), (0.4, 15, 0), "#8fd6f4", surface="water")
        for k in range(10):
            a = k * math.pi / 5
            points = [
                (0.4 + (r + 0.5 * t) * math.cos(a), 15 + (r + 0.5 * t) * math.sin(a), z + 0.15 - 1.15 * t * t)
                for t in (0, 0.3, 0.6, 0.9)
            ]
            tube(points, 0.035, "#d8f2fc", alpha=0.75)
    ball(0.3, (0.4, 15, 3.0), "#a9e2f7")
    for k in range(8):
        x = -15.6 + k * 4.5
        wall = ("#f9c784", "#f59c8b", "#8fd0c8", "#fbe3b0", "#a9b8ee", "#f7b5c4")[k % 6]
        tower_block(x, 25, 4.3, (5.6, 6.6, 6.0, 7.2)[k % 4], wall, shop=("#e2574c", "#59a58a", "#f2a33c")[k % 3])
    for sign in (-1, 1):
        tower_block(sign * 13.2, 17.5, 4.4, 6.4, ("#fbe3b0", "#f7b5c4")[sign > 0], shop="#5b8fd6")
        street_lamp(sign * 4.9, 11.6, 3.4)
        bench(sign * 5.6, 10.8, 1.7)
        tree(sign * 7.6, 14.2, 1.25)
        ring(0.7, 0.14, (sign * 7.6, 14.2, 0.12), "#c9b48f")
    for k in range(12):
        flower(-6.8 + 0.3 * (k % 4), 11.6 + 0.2 * (k // 4), s=1.1)
        flower(5.9 + 0.3 * (k % 4), 11.8 + 0.2 * (k // 4), s=1.1)
    clouds((-16, 90, 20, 3.6), (16, 95, 23, 4))


@place(
    "suburb",
    "street with houses",
    "suburb, suburban street, residential street, neighbourhood, row of houses, front yards, driveway, in front of "
    "the house, home street, cul-de-sac, garden fence, housing estate",
    **{**OUT, "back": 9.3, "stand": (5.4, 8.8)},
)
def suburb():
    ground("#8fd36b")
    flat(((-60, -3), (60, -3), (60, 5.9), (-60, 5.9)), 0.004, "#9a9fae", surface="road")
    for k in range(9):
        box((1.3, 0.14, 0.012), (-8 + 2.2 * k, 4.6, 0), "#fff3d0", r=0.004, surface="road")
    flat(((-60, 5.9), (60, 5.9), (60, 9.2), (-60, 9.2)), 0.008, "#e6dccb", surface="ground")
    for k in range(21):
        box((0.04, 3.2, 0.014), (-15 + 1.5 * k, 7.55, 0), "#d4c8b4", r=0.005, surface="ground")
    box((120, 0.16, 0.06), (0, 5.9, -0.02), "#cfc5b4", r=0.02, surface="ground")
    for k, (x, wall, roof) in enumerate(
        (
            (-11.4, "#a9b8ee", "#5a78c8"),
            (-4.0, "#f9c784", "#e2604f"),
            (4.2, "#8fd0c8", "#b05aa0"),
            (11.8, "#f7b5c4", "#4d9a8c"),
        )
    ):
        house(x, 16.5, 4.6, 3.6, 2.9, wall, roof)
        strip(((x, 9.2), (x, 14.6)), (1.3, 1.3), 0.012, "#e6d4b4")
        fence(x - 3.4, x - 0.85, 9.8)
        fence(x + 0.85, x + 3.3, 9.8)
        for j in range(4):
            bush(x - 2.5 + 1.7 * j if j != 1 else x - 1.6, 14.2, 0.55, berries="#f58fae" if j % 2 else None)
        for j in range(5):
            flower(x - 3.1 + 0.5 * j, 10.3, s=1.0)
            flower(x + 1.1 + 0.5 * j, 10.3, s=1.0)
        box((0.32, 0.28, 0.3), (x + 1.1, 9.5, 0.85), ("#e2574c", "#5b8fd6")[k % 2], r=0.09)
        cyl(0.05, 0.9, (x + 1.1, 9.5, 0), WOOD)
    for x in (-7.8, 0.2, 8.2):
        tree(x, 17.5, 1.45)
        box((2.4, 4.0, 0.02), (x + 0.1, 11.6, 0.0), "#d8d2c8", r=0.008)
    car_front(8.3, 12.4, "#e2574c", 0.9)
    street_lamp(-5.9, 8.9, 3.6)
    street_lamp(6.2, 8.9, 3.6)
    for x in (-20, 20):
        tree(x, 20, 1.8)
    hill(-30, 90, 34, 11, "#9fdc84")
    hill(26, 100, 40, 14, "#8fd27c")
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))


@place(
    "rainy-street",
    "street in the rain at night",
    "rainy street, street in the rain, rain at night, rainy city, wet street, puddles, lonely street, film noir, "
    "back alley, alley at night, detective's street, dark street",
    **{**OUT, "back": 9.4, "stand": (5.4, 8.8), **NIGHT},
)
def rainy_street():
    flat(((-60, -3), (60, -3), (60, 9.6), (-60, 9.6)), 0, "#5d628a", rough=0.25, surface="road")
    flat(((-60, 9.6), (60, 9.6), (60, 40), (-60, 40)), 0.1, "#7a7aa0", rough=0.3, surface="ground")
    box((120, 0.3, 0.14), (0, 9.6, -0.02), "#8f8fb4", r=0.04, surface="ground")
    for k in range(9):
        wall = ("#6a5fa0", "#5a6aa8", "#7a5a94", "#4f6a98")[k % 4]
        tower_block(
            -17 + 4.3 * k,
            15,
            4.1,
            (7.5, 9, 6.8, 8.4)[k % 4],
            wall,
            lit=0.34,
            shop=("#c9404a", "#3f8a8c", "#c9803c")[k % 3],
        )
    for x, y, r in ((-2.9, 6.3, 0.9), (2.2, 5.7, 0.75), (4.2, 7.9, 0.9), (-4.6, 8.4, 0.8), (0.2, 8.3, 0.55)):
        lathe(
            ((0, 0), (1, 0)), (x, y, 0.006), "#8fa6dc", scale=(r, r * 0.42, 1), sides=48, rough=0.05, surface="ground"
        )
        for k in range(2):
            ring(0.16 + 0.12 * k, 0.012, (x + 0.2 * k, y, 0.01), "#c4d4f8").scale = (1, 0.45, 0.6)
    for x in (-4.4, 4.6):
        street_lamp(x, 10.2, 3.6, lit=True, watts=90)
        lathe(
            ((0, 0), (1, 0)), (x, 8.9, 0.008), "#ffd9a0", scale=(1.4, 0.6, 1), glow=0.35, sides=48, surface="ground"
        ).visible_shadow = False
    car(-8.2, 11.4, "#8a4f94", 1.0)
    lathe(rounded(((0, 0), (0.3, 0), (0.34, 0.85), (0.3, 0.9), (0, 0.95)), 0.06), (5.9, 10.2, 0.1), "#5d6a86")
    box((0.6, 0.5, 0.9), (-6.0, 10.3, 0.1), "#3f5f9a", r=0.06)
    for _ in range(230):
        y = rng.uniform(6, 16)
        x, z = rng.uniform(-0.55 * y, 0.55 * y), rng.uniform(0.3, 0.25 * y + 1.5)
        tube(((x, y, z), (x - 0.07, y, z + 0.42)), 0.007, "#c4d2f8", glow=0.5)
    for _ in range(40):
        ring(0.1, 0.01, (rng.uniform(-5, 5), rng.uniform(5, 9), 0.004), "#a9b8ec").scale = (1, 0.5, 0.6)
    clouds((-20, 90, 24, 6), (4, 95, 22, 6.4), (28, 92, 24, 6), colour="#4a4f86", light=0.05)


@place(
    "harbour-night",
    "harbour at night",
    "harbour at night, port at night, quay at night, pier at night, docks at night, beach at night, sea at night, "
    "seaside at night, moonlit sea, moonlight over the water, midnight by the sea",
    **{**OUT, "back": 9.5, "stand": (5.4, 8.8), **NIGHT},
    water="beyond",
)
def harbour_night():
    ground("#2f3f86", z=-0.8, rough=0.08, surface="water", far=900.0, half=900.0)
    floor_grid(("#8a6a78", "#82626f", "#927280"), (2.4, 0.42), 0.014, 2.4, 9.6, -8, 8, "#4a3a52", True)
    for k in range(9):
        x = -7.2 + 1.8 * k
        cyl(0.2, 1.3, (x, 9.7, -0.8), "#6a5060", r=0.05)
    for x in (-3.9, 3.9):
        cyl(0.24, 0.5, (x, 9.2, 0), "#4a4f66", r=0.06, top=0.3)
        for k in range(3):
            ring(0.28, 0.06, (x, 9.2, 0.1 + 0.1 * k), "#d9c39a")
    for x in (-5.6, 5.8):
        street_lamp(x, 9.2, 3.3, lit=True, watts=80)
    for x, y, s, hull, sail in (
        (-6.5, 15, 1.2, "#c9404a", None),
        (4.6, 17.5, 1.3, "#3f6fb0", "#d8d4ec"),
        (10.5, 21, 1.3, "#c9803c", None),
        (-14, 26, 1.4, "#59708a", "#d8d4ec"),
    ):
        boat(x, y, s, hull, -0.8, sail)
        ball(0.14, (x + 0.5, y - 0.4, 0.9), "#ffd98a", glow=3)
    for k in range(15):  # the town on the other side, its lights in the water
        x = -34 + 4.9 * k
        h = rng.uniform(3.5, 6.5)
        box((3.6, 3, h), (x, 62, -0.8), vary("#3a3f74", 0.1), r=0.1)
        for j in range(4):
            if rng.random() < 0.75:
                at = (x - 1.0 + 0.7 * j, 60.4, -0.2 + rng.uniform(0.6, h - 1.4))
                box((0.42, 0.05, 0.5), at, "#ffd98a", r=0.02, glow=2.4)
        strip([(x, 46), (x + 0.4, 40), (x, 34)], (0.2, 0.5, 0.1), -0.79, "#ffcf8a", "water", glow=0.7)
    cyl(1.1, 9, (22, 58, -0.8), "#d8d4ec", top=0.8)
    cyl(1.0, 1.1, (22, 58, 8.2), "#ffe7a0", glow=3.0)
    cone(1.2, 1.2, (22, 58, 9.3), "#c9404a")
    hill(-50, 130, 50, 14, "#2f3672")
    hill(44, 140, 60, 18, "#343b7a")
    sun_disc(-9, 150, 28, 4.4, "#fff3c9", 1.6)
    for k in range(11):
        y = 24 + 4.4 * k
        strip(
            [(-0.055 * y - 1.2, y), (-0.055 * y, y + 0.3), (-0.055 * y + 1.2, y)],
            (0.05, 0.24, 0.05),
            -0.785,
            "#fff0c4",
            "water",
            glow=0.9,
        )
    stars(150, 200, -120, 120, 14, 62, 0.4)


@place(
    "backyard",
    "backyard with a clothes line",
    "backyard, back garden, yard behind the house, clothes line, washing line, laundry drying, garden shed, lawn, "
    "barbecue, garden party, patio, sandbox, tree house, dog house",
    **{**OUT, "back": 10.4, "stand": (5.6, 9.2)},
)
def backyard():
    ground("#86d06a")
    for k in range(27):  # a fence of boards
        box((0.66, 0.08, 1.7), (-9.2 + 0.7 * k, 13.4, 0), vary("#d9a566", 0.05), r=0.04)
    for z in (0.35, 1.25):
        box((19, 0.06, 0.12), (0, 13.34, z), "#b9844a", r=0.03)
    for sx in (-4.7, 1.9):  # the line and what hangs on it
        cyl(0.08, 2.2, (sx, 11.2, 0), WOOD)
        box((0.9, 0.1, 0.1), (sx, 11.2, 2.05), WOOD, r=0.03)
    points = [(-4.7 + 6.6 * t, 11.2, 2.12 - 0.22 * (1 - (2 * t - 1) ** 2)) for t in [k / 10 for k in range(11)]]
    tube(points, 0.018, "#fffaf2")
    for k, (x, w, h, tint) in enumerate(
        (
            (-4.1, 0.7, 0.85, "#f58fae"),
            (-3.2, 0.9, 1.1, "#fffaf2"),
            (-2.15, 0.75, 0.8, "#5b9bd5"),
            (-1.3, 0.5, 0.75, "#f6d04d"),
            (-0.4, 1.0, 1.05, "#fffaf2"),
            (0.6, 0.6, 0.8, "#59b58a"),
            (1.3, 0.42, 0.6, "#e2574c"),
        )
    ):
        z = 2.06 - 0.2 * (1 - ((x + 1.4) / 3.3) ** 2)
        box((w, 0.05, h), (x, 11.2, z - h), tint, r=0.024, rot=(0, 0, 6 * (k % 2) - 3))
        if k in (0, 2, 5):
            for s in (-1, 1):
                box((0.26, 0.05, 0.34), (x + s * (w / 2 + 0.06), 11.2, z - 0.34), tint, r=0.024, rot=(0, s * -22, 0))
        for s in (-1, 1):
            box((0.05, 0.09, 0.13), (x + s * w * 0.36, 11.18, z - 0.05), WOOD, r=0.015)
    # the back of the house, a shed
    box((6.6, 3, 4.4), (-9.2, 16.8, 0), "#f9d4a0", r=0.08, surface="wall")
    box((7.2, 3.6, 0.3), (-9.2, 16.8, 4.3), "#e2604f", r=0.1)
    box((1.1, 0.12, 2.1), (-7.6, 15.28, 0), "#59a58a", r=0.04, surface="door")
    for x in (-10.2, -7.6):
        box((1.1, 0.1, 0.95), (x, 15.26, 2.7), "#fffaf2", r=0.04)
        box((0.92, 0.1, 0.78), (x, 15.22, 2.78), "#a5dcf5", r=0.03)
    house(6.6, 16.0, 3.0, 2.4, 2.0, "#c98a5c", "#8a5636", chimney=False)
    ladder(8.4, 14.7, 2.6)
    tree(3.4, 17.5, 1.7)
    tree(11, 18, 1.6)
    tree(-3.2, 19, 1.6)
    # a dog house, a grill, a table under a sunshade, a paddling pool
    box((1.0, 0.9, 0.7), (5.0, 10.6, 0), "#e2574c", r=0.05)
    for s in (-1, 1):
        box((0.8, 1.05, 0.09), (5.0 + s * 0.29, 10.6, 0.86), "#fffaf2", r=0.04, rot=(0, s * 38, 0))
    flat(((4.55, 0.7), (5.45, 0.7), (5.0, 1.1)), 0, "#e2574c", y=10.14)
    cyl(0.24, 0.03, (5.0, 10.13, 0.36), "#5a3426", r=0.01, rot=(90, 0, 0))
    umbrella(-6.4, 10.9, 1.05, ("#f6c453", "#fffaf2"))
    round_table(-6.4, 10.6, 0.55, 0.72)
    chair(-5.5, 10.5, "#fffaf2", -60)
    lathe(rounded(((1.1, 0), (1.2, 0.34), (1.05, 0.34), (1.0, 0.1), (0, 0.1)), 0.1), (3.4, 10.2, 0), "#5b9bd5")
    lathe(((0, 0.24), (1.05, 0.24)), (3.4, 10.2, 0), "#8fdcf4", surface="water")
    ball(0.2, (2.1, 9.9, 0.2), "#e2574c")
    for x, y in ((-4.9, 12.8), (-3.9, 12.9), (2.9, 12.8), (4.0, 12.9), (8.6, 12.6)):
        bush(x, y, 0.6, berries="#f58fae")
    for k in range(14):
        flower(-2.6 + 0.36 * k, 12.9, s=1.0)
    scatter(34, lambda x, y: tuft(x, y, 0.7), -6, 6, 5, 10)
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))


@place(
    "balcony",
    "balcony",
    "balcony, on the balcony, roof terrace, terrace, veranda, porch, loggia, flower boxes, view over the roofs, "
    "penthouse, apartment balcony",
    table=(1.5, 2.6, 7.6, 0.74),
    **{**OUT, "back": 8.5, "stand": (5.2, 7.8)},
)
def balcony():
    floor_grid(("#e8b98a", "#dfae7c"), (0.7, 0.7), 0.02, 2.4, 8.7, -6, 6, "#b98c5c")
    ground("#a9c4b0", z=-14)
    for row in range(5):  # roofs below, church towers
        d = 26 + 11 * row
        for k in range(13):
            x = (k - 6) * (3.6 + 0.9 * row) + 1.7 * (row % 2)
            h = rng.uniform(7, 10) + 0.8 * row
            house(x, d, 3.9 + 0.5 * row, 3.4, h, z=-14, chimney=(k + row) % 2 == 0)
    box((3, 3, 17), (-17, 58, -14), "#fff1dc", r=0.1)
    lathe(((2.5, 0), (0.1, 6), (0, 6.1)), (-17, 58, 3), "#4d9a8c", (0, 0, 45), sides=4)
    lathe(rounded(((0, 0), (3.4, 0), (3.2, 1.8), (0.2, 4.2), (0, 4.3)), 0.8), (20, 66, 1.5), "#6fb8c4")
    box((6, 4, 16), (20, 66, -14), "#fbe3b0", r=0.1)
    box((12.6, 0.3, 0.14), (0, 8.75, 0.0), "#fff6ea", r=0.05)
    for k in range(34):  # the railing
        tube(
            ((-6.2 + 0.376 * k, 8.75, 0.1), (-6.2 + 0.376 * k, 8.62, 0.5), (-6.2 + 0.376 * k, 8.75, 0.95)),
            0.035,
            "#4a5568",
        )
    box((12.6, 0.16, 0.1), (0, 8.75, 0.95), "#4a5568", r=0.04)
    for x in (-3.4, 0, 3.4):  # boxes of flowers on it
        box((1.9, 0.34, 0.3), (x, 8.9, 0.78), "#c9764c", r=0.05)
        for k in range(11):
            ball(0.15, (x - 0.85 + 0.17 * k, 8.85, 1.1), vary("#58b368", 0.1), (1, 0.8, 0.8))
            ball(
                0.1,
                (x - 0.85 + 0.17 * k, 8.76, 1.16 + 0.08 * (k % 2)),
                ("#e2574c", "#f58fae", "#fffaf2")[(k + round(x)) % 3],
            )
    for sign in (-1, 1):
        box((0.5, 0.5, 6), (sign * 4.9, 8.4, 0), "#f4e4cc", r=0.06, surface="wall")
    awning(0, 9.2, 3.5, 10.4, "#f2a33c", "#fffaf2", 1.4)
    round_table(2.05, 8.0, 0.55, 0.74)
    chair(1.2, 7.95, "#fffaf2", 80, "#59a58a")
    chair(3.0, 8.0, "#fffaf2", -80, "#59a58a")
    cyl(0.05, 0.12, (1.95, 7.85, 0.74), "#f2a33c", r=0.015)
    plant(-4.1, 8.0, 1.3, "#c9764c")
    plant(-3.4, 8.2, 0.8, "#5b9bd5")
    plant(4.2, 8.0, 1.0, "#c9764c")
    mark(box((0.75, 1.5, 0.12), (-2.3, 7.7, 0.26), "#8fc7d9", r=0.05), "bed", "bed")
    box((0.75, 0.12, 0.75), (-2.3, 8.36, 0.32), "#8fc7d9", r=0.05, rot=(-32, 0, 0))
    for s in (-0.3, 0.3):
        for d in (7.1, 8.3):
            cyl(0.04, 0.28, (-2.3 + s, d, 0), "#fffaf2")
    clouds((-16, 90, 19, 3.6), (16, 95, 22, 4), (40, 95, 17, 3))


@place(
    "petrol-station",
    "petrol station",
    "gas station, petrol station, filling station, fuel pump, service station, roadside stop, car wash, rest stop",
    **{**OUT, "back": 10.6, "stand": (5.6, 9.2)},
)
def petrol_station():
    ground("#a9d47e")
    flat(((-60, -3), (60, -3), (60, 15), (-60, 15)), 0.004, "#a4a9b6", surface="road")
    for k in range(7):
        box((0.1, 5.2, 0.012), (-9 + 3 * k, 7.0, 0), "#fff3d0", r=0.004, surface="road")
    box((9.6, 3.4, 0.5), (0, 12.2, 3.9), "#fffaf2", r=0.1)
    box((9.7, 3.5, 0.3), (0, 12.2, 4.0), "#e2574c", r=0.08)
    for x in (-4.0, 4.0):
        box((0.4, 0.4, 4.0), (x, 12.2, 0), "#fffaf2", r=0.06)
    box((10, 1.6, 0.16), (0, 12.2, 0), "#d8d2c8", r=0.05)
    for x, tint in ((-2.4, "#e2574c"), (2.4, "#59a58a")):  # pumps with their hoses
        box((0.95, 0.6, 1.75), (x, 12.0, 0.16), tint, r=0.09)
        box((0.72, 0.06, 0.5), (x, 11.7, 1.2), "#cfe8f2", r=0.03, glow=0.3)
        for k in range(2):
            box((0.5, 0.03, 0.1), (x, 11.66, 1.5 - 0.2 * k), "#3d4a5c", r=0.02)
        ball(0.3, (x, 12.0, 2.1), "#fffaf2", glow=0.3)
        tube(
            ((x + 0.5, 11.9, 1.3), (x + 0.95, 11.7, 0.9), (x + 0.85, 11.7, 0.4), (x + 0.55, 11.75, 0.9)),
            0.045,
            "#3d4250",
        )
        box((0.09, 0.2, 0.34), (x + 0.53, 11.75, 0.9), "#4a4f66", r=0.03)
    # the shop behind
    box((8.4, 3, 3.0), (0.4, 18.5, 0), "#f4ead8", r=0.1, surface="wall")
    box((8.8, 3.2, 0.5), (0.4, 18.5, 2.8), "#e2574c", r=0.08)
    for k in range(3):
        box((1.8, 0.08, 1.6), (-2.4 + 2.1 * k, 16.95, 0.7), "#bfe8fa", r=0.03, glow=0.3)
        for j in range(5):
            tint = ("#e2574c", "#f6d04d", "#59b58a", "#5b8fd6")[(j + k) % 4]
            box((0.2, 0.04, 0.4), (-3.0 + 2.1 * k + 0.3 * j, 16.9, 0.8 + 0.5 * (j % 2)), tint, r=0.02)
    box((1.1, 0.1, 2.2), (3.7, 16.95, 0), "#59a58a", r=0.04, surface="door")
    cyl(0.14, 6, (-7.2, 13.5, 0), METAL)
    box((2.0, 0.3, 1.7), (-7.2, 13.5, 4.2), "#e2574c", r=0.12)
    lathe(rounded(((0, 0), (0.36, 0.1), (0.42, 0.42), (0, 1.05)), 0.1), (-7.2, 13.3, 4.55), "#f6d04d")
    car(6.6, 11.0, "#5b8fd6", 1.0, left=True)
    for k in range(3):
        ring(0.34, 0.14, (-5.4, 11.0, 0.14 + 0.27 * k), "#3d4250")
    box((0.55, 0.45, 0.95), (-4.5, 11.2, 0), "#f6c453", r=0.05)
    for k in range(7):
        tree(-16 + 5.2 * k, 26, 1.6)
    hill(-26, 90, 34, 10, "#9fdc84")
    hill(24, 100, 40, 13, "#8fd27c")
    clouds((-18, 90, 21, 3.6), (18, 95, 24, 4))


@place(
    "runway",
    "runway",
    "runway, airfield, airport runway, airstrip, landing strip, tarmac, aeroplane outside, hangar, flying school, "
    "helipad, air show, rocket launch site, spaceport, launch pad",
    **{**OUT, "back": 11.5, "stand": (5.6, 9.8)},
)
def runway():
    ground("#9fd47a")
    flat(((-80, -3), (80, -3), (80, 12.6), (-80, 12.6)), 0.004, "#9ba1b0", surface="road")
    for k in range(13):
        box((2.2, 0.3, 0.014), (-21 + 3.6 * k, 7.4, 0), "#fffaf2", r=0.005, surface="road")
    box((160, 0.12, 0.014), (0, 11.6, 0), "#f6d04d", r=0.005, surface="road")
    for k in range(17):
        ball(0.12, (-16 + 2 * k, 12.3, 0.14), "#8fd3f7", glow=1.4)
    x, y = -0.9, 18.5  # an airliner that stands aside
    body = rounded(((0, 0), (0.5, 0.35), (1.25, 1.9), (1.25, 9.6), (0.3, 13.6), (0, 13.7)), 0.8)
    lathe(body, (x - 6.6, y, 2.3), "#fffaf2", rot=(0, 90, 0))
    box((12.6, 0.06, 0.2), (x - 0.1, y - 1.26, 2.15), "#e2574c", r=0.02)
    for k in range(14):
        ball(0.16, (x - 3.8 + 0.62 * k, y - 1.22, 2.6), "#8fd3f7", (0.8, 0.3, 1))
    flat(((x + 4.6, 3.0), (x + 6.7, 5.9), (x + 7.5, 5.9), (x + 7.0, 2.8)), 0, "#e2574c", y=y)
    box((2.0, 5.5, 0.2), (x + 0.6, y - 3.4, 1.7), "#dfe6ee", r=0.08, rot=(0, 0, 24))
    cyl(0.5, 1.6, (x - 0.6, y - 3.0, 1.15), "#5b8fd6", r=0.1, rot=(0, 90, 0))
    for dx in (-4.6, 1.2, 1.9):
        cyl(0.42, 0.3, (x + dx, y - 0.7, 0.42), "#3d4250", r=0.1, rot=(90, 0, 0))
        cyl(0.08, 1.1, (x + dx, y - 0.8, 0.4), METAL)
    ball(0.5, (x - 5.9, y - 0.75, 2.75), "#3d5f8a", (0.8, 0.4, 0.5))
    # tower and hangar
    cyl(0.9, 6.4, (11.5, 27, 0), "#f4ead8", top=0.75)
    lathe(rounded(((0.9, 0), (1.8, 0.6), (1.9, 1.7), (1.4, 1.9), (0, 2.1)), 0.1), (11.5, 27, 6.2), "#8fc8e8")
    cyl(1.9, 0.26, (11.5, 27, 8.0), "#e2574c", r=0.08)
    cyl(2.6, 5, (20, 28, 0.4), "#a9b8d0", r=0.1, rot=(-90, 0, 0)).scale = (1.7, 1, 1)
    box((5.6, 0.2, 2.3), (20, 27.9, 0), "#5d6a86", r=0.05, surface="door")
    cyl(0.05, 3.0, (6.2, 12.6, 0), "#fffaf2")
    for k in range(5):
        cyl(
            0.3 - 0.035 * k,
            0.34,
            (6.2 + 0.33 * k, 12.6, 2.8),
            "#f2803c" if k % 2 == 0 else "#fffaf2",
            rot=(0, 84, 0),
            r=0.02,
        )
    box((1.3, 0.8, 0.5), (5.6, 11.9, 0.25), "#f6c453", r=0.08)
    for dx in (-0.4, 0.4):
        cyl(0.22, 0.16, (5.6 + dx, 11.5, 0.22), "#3d4250", r=0.04, rot=(90, 0, 0))
    for k in range(3):
        box((0.7, 0.5, 0.42), (7.0 + 0.85 * k, 11.9, 0.3), ("#e2574c", "#5b8fd6", "#59a58a")[k], r=0.06)
    hill(-40, 110, 50, 13, "#8fd27c")
    hill(36, 120, 60, 16, "#84c874")
    clouds((-20, 95, 25, 3.8), (6, 100, 28, 3.4), (28, 100, 21, 4.2))


@place(
    "bus-stop",
    "bus stop",
    "bus stop, bus shelter, tram stop, waiting for the bus, roadside, taxi stand, stop in the country, school bus stop",
    **{**OUT, "back": 9.6, "stand": (5.4, 8.9)},
)
def bus_stop():
    ground("#8fd36b")
    flat(((-60, -3), (60, -3), (60, 5.4), (-60, 5.4)), 0.004, "#9a9fae", surface="road")
    flat(((-60, 5.4), (60, 5.4), (60, 10.4), (-60, 10.4)), 0.008, "#e6dccb", surface="ground")
    for k in range(21):
        box((0.04, 5.0, 0.014), (-15 + 1.5 * k, 7.9, 0), "#d4c8b4", r=0.005, surface="ground")
    box((120, 0.16, 0.06), (0, 5.4, -0.02), "#cfc5b4", r=0.02, surface="ground")
    # the shelter, to the left of the middle
    x, y = -2.7, 9.7
    for sx in (-1.9, 1.9):
        for d in (8.9, 9.9):
            cyl(0.07, 2.5, (x + sx, d, 0), "#3f6fb0")
    box((4.4, 1.7, 0.16), (x, 9.4, 2.5), "#3f6fb0", r=0.07)
    box((3.7, 0.05, 1.7), (x, 9.95, 0.5), "#cdeefb", r=0.02, alpha=0.35, rough=0.1)
    for z in (0.5, 2.2):
        box((3.9, 0.08, 0.08), (x, 9.95, z), "#3f6fb0", r=0.03)
    planks = [box((2.9, 0.14, 0.06), (x, y - 0.36 + 0.17 * k, 0.42), "#c98a52", r=0.025) for k in range(3)]
    mark(planks, "seat", "bench")
    for sx in (-1.2, 1.2):
        box((0.08, 0.45, 0.42), (x + sx, y - 0.18, 0), "#3d4250", r=0.03)
    box((0.9, 0.06, 1.2), (x + 1.35, 9.88, 0.8), "#fff6ea", r=0.03)
    for k in range(5):
        box((0.62, 0.02, 0.06), (x + 1.35, 9.83, 1.0 + 0.18 * k), ("#e2574c", "#8d93a6")[k % 2], r=0.01)
    cyl(0.06, 2.9, (2.4, 9.2, 0), METAL)
    cyl(0.42, 0.07, (2.4, 9.16, 2.75), "#f6d04d", r=0.03, rot=(90, 0, 0))
    cyl(0.34, 0.09, (2.4, 9.16, 2.75), "#59a05a", r=0.03, rot=(90, 0, 0))
    box((0.34, 0.03, 0.22), (2.4, 9.05, 2.65), "#fff6ea", r=0.05)
    box((0.62, 0.05, 0.42), (2.4, 9.16, 1.6), "#fff6ea", r=0.02)
    lathe(rounded(((0, 0), (0.24, 0), (0.3, 0.75), (0.24, 0.75)), 0.04), (3.5, 9.6, 0), "#59a58a")
    street_lamp(5.6, 9.9, 3.6)
    for k, (hx, wall) in enumerate(((-13, "#f7b5c4"), (-4.2, "#fbe3b0"), (5.0, "#8fd0c8"), (13.4, "#a9b8ee"))):
        if k % 2:
            house(hx, 19, 4.4, 3.4, 2.8, wall)
        else:
            tower_block(hx, 21, 5.4, 6.4, wall, shop="#e2574c")
    for tx in (-8.8, 0.6, 9.4):
        tree(tx, 16, 1.5)
    for k in range(18):
        bush(-15 + 1.75 * k, 12.6, 0.7)
    hill(-30, 90, 34, 11, "#9fdc84")
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))
