"""Places in the country where people work and grow things."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_indoor import DARK_WOOD, LIGHT_WOOD, room
from pieces_outdoor import (
    clouds,
    flower,
    hill,
    house,
    mountain,
    rail_fence,
    scatter,
    sun_disc,
    tree,
    tuft,
)
from pieces_things import (
    barrel,
    basket,
    hay_bale,
    hay_heap,
    hay_roll,
    ladder,
    lantern,
    planks,
    wheel,
)
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT


def great_barn(x, y, w=7.4, d=6.0, h=3.4, wall="#d9523f", roof="#8a4636"):
    """Build a barn with a great door."""
    front = y - d / 2
    box((w, d, h), (x, y, 0), wall, r=0.08, surface="wall")
    for k in range(int(w / 0.5)):
        at = (x - w / 2 + 0.25 + k * 0.5, front, 0)
        box((0.46, 0.06, h), at, vary(wall, 0.05), r=0.02, surface="wall")
    knee, top = h + 1.5, h + 2.5
    points = ((x - w / 2, h - 0.05), (x + w / 2, h - 0.05), (x + w * 0.31, knee), (x, top), (x - w * 0.31, knee))
    flat(points, 0, wall, y=front + 0.02, surface="wall")
    for sign in (-1, 1):
        for (x0, z0), (x1, z1) in (((w / 2 + 0.25, h - 0.2), (w * 0.31, knee)), ((w * 0.31, knee), (0, top))):
            long = math.hypot(x1 - x0, z1 - z0) + 0.14
            lean = math.degrees(math.atan2(z1 - z0, x0 - x1))
            at = (x + sign * (x0 + x1) / 2, y, (z0 + z1) / 2 - 0.02)
            box((long, d + 0.7, 0.18), at, roof, r=0.08, rot=(0, sign * lean, 0))
    white = "#fff6ea"
    box((2.9, 0.12, 2.8), (x, front - 0.02, 0), white, r=0.03)
    for sign in (-1, 1):
        middle = x + sign * 0.68
        box((1.28, 0.12, 2.62), (middle, front - 0.05, 0), vary(wall, 0.04), r=0.03, surface="door")
        for lean in (-1, 1):
            box(
                (0.12, 0.05, 2.75),
                (middle - lean * 0.55, front - 0.14 - 0.012 * lean, 0.05),
                white,
                r=0.02,
                rot=(0, lean * 24, 0),
            )
        for dx in (-0.58, 0.58):
            box((0.12, 0.06, 2.62), (middle + dx, front - 0.12, 0), white, r=0.02)
        for z in (0.0, 2.5):
            box((1.28, 0.06, 0.12), (middle, front - 0.11, z), white, r=0.02)
    box((1.15, 0.1, 1.1), (x, front - 0.02, h + 0.35), white, r=0.03)
    box((0.92, 0.1, 0.88), (x, front - 0.05, h + 0.46), "#5a3a30", r=0.02)


def tractor(x, y, s=1.0, colour="#59a05a"):
    """Park a tractor seen from its side, its nose to the right."""
    box((1.9 * s, 0.9 * s, 0.6 * s), (x + 0.6 * s, y, 0.65 * s), colour, r=0.16 * s)
    box((1.1 * s, 1.0 * s, 1.25 * s), (x - 0.75 * s, y, 0.75 * s), colour, r=0.12 * s)
    box((0.85 * s, 0.08, 0.75 * s), (x - 0.75 * s, y - 0.48 * s, 1.2 * s), "#cfeefb", r=0.03)
    box((1.35 * s, 1.2 * s, 0.13 * s), (x - 0.75 * s, y, 2.0 * s), "#fff3e0", r=0.06)
    cyl(0.07 * s, 0.8 * s, (x + 0.8 * s, y - 0.2 * s, 1.2 * s), "#5d6470")
    wheel(x - 0.8 * s, y - 0.6 * s, 0.75 * s, 0.75 * s, hub="#f6c453", t=0.35)
    wheel(x + 1.1 * s, y - 0.5 * s, 0.45 * s, 0.45 * s, hub="#f6c453", t=0.28)
    ball(0.11 * s, (x + 1.54 * s, y - 0.25 * s, 0.98 * s), "#fff3c0", glow=0.4)


@place(
    "farm",
    "farm yard",
    "farm, farmyard, barnyard, ranch, farmhouse, homestead, stable yard, farm with a barn",
    **{**OUT, "back": 13.0},
)
def farm():
    ground("#9bd866")
    strip(((-14, 8.8), (-5, 8.6), (1, 8.4), (6, 9.2), (14, 10.6)), (5.2, 6.6, 7.0, 6.0, 5.0), 0.01, "#e6c48e")
    strip(((1.0, 9), (-0.4, 13), (-2.2, 16.4)), (4.2, 3.2, 3.0), 0.012, "#e6c48e")
    for x, y, r, h, c in ((-30, 75, 34, 12, "#a5dc84"), (14, 90, 40, 14, "#b4e294"), (46, 70, 28, 10, "#98d57c")):
        hill(x, y, r, h * 0.6, c)
    great_barn(-3.0, 20.5)
    cyl(1.2, 6.0, (2.5, 21.5, 0), "#e9e3da", r=0.1)
    for z in (1.5, 3.0, 4.5):
        ring(1.21, 0.05, (2.5, 21.5, z), "#c9c2b6")
    ball(1.2, (2.5, 21.5, 6.0), "#d9523f")
    house(7.6, 19.5, 4.0, 3.4, 2.7, "#fff3dc", "#5a78c8")
    tree(11.6, 19, 1.6)
    tree(-10.5, 19.5, 1.6)
    for k in range(12):
        tree(-26 + k * 4.6, 36 + rng.uniform(-3, 3), 1.5)
    tractor(4.6, 13.0, 0.95)
    rail_fence(-13, -5.2, 13.6)
    rail_fence(7.2, 14, 14.6)
    # the hens' house
    box((1.5, 1.1, 0.85), (-5.1, 11.4, 0.45), "#f6c453", r=0.05, surface="wall")
    for sign in (-1, 1):
        box((1.05, 1.4, 0.1), (-5.1 + sign * 0.42, 11.4, 1.5), "#d9523f", r=0.045, rot=(0, sign * 35, 0))
        for dy in (-0.4, 0.4):
            cyl(0.06, 0.5, (-5.1 + sign * 0.62, 11.4 + dy, 0), DARK_WOOD)
    cyl(0.22, 0.06, (-5.1, 10.84, 0.9), "#5a3a30", rot=(90, 0, 0))
    box((0.34, 1.1, 0.06), (-5.1, 10.5, 0.2), LIGHT_WOOD, r=0.02, rot=(28, 0, 0))
    hay_roll(-4.2, 13.4, 0.9, 14)
    hay_roll(-3.2, 14.0, 0.9, -18)
    hay_bale(4.6, 10.4, 1.0, 0, 8)
    hay_bale(5.6, 10.9, 1.0, 0, -10)
    hay_bale(5.25, 10.7, 1.0, 0.5, 4)
    # trough, pump, milk churns
    box((1.9, 0.6, 0.4), (-3.3, 10.6, 0.12), "#a87246", r=0.06)
    box((1.7, 0.42, 0.02), (-3.3, 10.6, 0.515), "#6fc4ee", r=0.009, rough=0.15, surface="water")
    for k in range(2):
        outline = rounded(((0, 0), (0.2, 0), (0.2, 0.42), (0.11, 0.55), (0.14, 0.66), (0, 0.66)), 0.04)
        lathe(outline, (3.5 + k * 0.48, 10.0 + k * 0.2, 0), "#c8ccd8", metal=0.4)
    scatter(50, lambda x, y: tuft(x, y, 0.9, "#79bd4c"), -7, 7, 11.8, 15)
    scatter(24, lambda x, y: tuft(x, y, 0.9, "#79bd4c"), -4, 4, 4.5, 5.2)
    scatter(30, lambda x, y: flower(x, y), -7, 7, 11.9, 14, lambda x, y: abs(x + 1) > 1.6)
    clouds((-18, 90, 18.4, 3.7), (16, 95, 20.1, 4.3), (44, 90, 14.5, 3.1))


@place(
    "barn",
    "inside a barn",
    "barn, stable, hayloft, cowshed, horse stable, stall, shed, granary, manger, stall for animals",
    **{**INDOOR, "key": 1.7},
)
def barn():
    room("#b9774a", "#d9b27c", skirting="#8a5636", side="#a9683e")
    y = 9.5
    planks(-4.4, -1.75, y - 0.02, "#b9774a")
    planks(1.75, 4.4, y - 0.02, "#b9774a")
    # the open door: fields in the sun
    box((3.5, 0.04, 3.0), (0, y - 0.03, 0), "#a8defa", r=0.01, glow=0.6)
    for k, (dx, w, h, colour) in enumerate(
        ((0.9, 1.0, 1.5, "#8fd081"), (-0.8, 1.1, 1.25, "#a5dc84"), (0, 1.75, 0.7, "#b9e07a"))
    ):
        arc = [(math.cos(math.pi * j / 16), math.sin(math.pi * j / 16)) for j in range(17)]
        points = [(max(-1.72, min(1.72, dx + w * a)), h * b) for a, b in arc]
        flat(points, 0, colour, y=y - 0.05 - 0.01 * k, glow=0.4)
    ball(0.22, (-0.9, y - 0.05, 2.3), "#ffffff", (1.7, 0.2, 0.8), glow=0.4)
    ball(0.26, (0.7, y - 0.05, 2.45), "#ffe07a", (1, 0.15, 1), glow=1.2)
    for x in (-1.8, 1.8):
        box((0.24, 0.3, 3.1), (x, y - 0.08, 0), "#8a5636", r=0.05)
    box((3.9, 0.3, 0.24), (0, y - 0.08, 3.0), "#8a5636", r=0.05)
    for sign in (-1, 1):  # the leaves stand open
        box((1.7, 0.1, 2.9), (sign * 2.72, y - 0.12, 0.05), vary("#d9523f", 0.03), r=0.03, surface="door")
        for lean in (-1, 1):
            box(
                (0.14, 0.05, 3.0),
                (sign * 2.72 - lean * 0.76, y - 0.21 - 0.012 * lean, 0.1),
                "#fff0dc",
                r=0.02,
                rot=(0, lean * 28, 0),
            )
        for z in (0.05, 2.8):
            box((1.7, 0.06, 0.14), (sign * 2.72, y - 0.2, z), "#fff0dc", r=0.02)
    for x in (-3.9, 3.9):  # posts and braces
        box((0.26, 0.26, 5), (x, 8.3, 0), "#8a5636", r=0.05)
        box(
            (0.16, 0.16, 1.5),
            (x - math.copysign(0.5, x), 8.3, 2.35),
            "#8a5636",
            r=0.04,
            rot=(0, math.copysign(-42, x), 0),
        )
    box((9, 0.28, 0.28), (0, 8.3, 3.15), "#8a5636", r=0.06)
    # stalls on the left
    for x in (-4.1, -2.5):
        box((0.12, 1.7, 1.25), (x, 7.9, 0), "#c98a52", r=0.04)
    for z in (0.3, 0.7, 1.1):
        box((1.6, 0.08, 0.2), (-3.3, 7.1, z), vary("#c98a52", 0.05), r=0.03)
    hay_heap(-3.3, 8.1, 0.75, 0.75)
    hay_heap(3.4, 8.5, 1.3, 1.05)
    hay_bale(2.6, 7.4, 1.0, 0, 10)
    hay_bale(3.6, 7.3, 1.0, 0, -8)
    hay_bale(3.1, 7.35, 1.0, 0.5, 4)
    ladder(2.35, 8.5, 3.4, "#e8bd86", 0.5)
    barrel(-2.05, 8.9, 0.95)
    basket(-1.9, 8.1, 0, 0.9)
    tube(((2.05, 8.95, 0), (2.2, 9.2, 1.7)), 0.035, "#e8bd86")  # a fork
    for k in range(3):
        tube(((2.11 + k * 0.1, 9.2, 1.7), (2.13 + k * 0.1, 9.22, 2.1)), 0.018, "#8d93a6")
    ring(0.55, 0.06, (-3.3, 9.3, 2.35), "#8a5636", rot=(90, 0, 0))
    lantern(-1.2, 8.25, 2.55)
    glow((-1.2, 7.9, 2.5), "#ffc878", 25, 0.2)
    glow((0, 8.8, 2.2), "#fff3c8", 60, 0.6)
    for _ in range(70):
        at = (rng.uniform(-4, 4), 4.4 + 4.6 * rng.random(), 0.012)
        cyl(0.012, 0.26, at, vary("#f0d27a", 0.1), r=0.004, rot=(90, 0, rng.uniform(0, 180)), surface="ground")


@place(
    "wheat-field",
    "wheat field",
    "wheat field, cornfield, grain field, harvest, crops, scarecrow, fields of gold, rye, barley, autumn field",
    **OUT,
    sky=("#fff0cf", "#7fc3f2"),
    sun_colour="#ffe6b4",
    key=2.7,
)
def wheat_field():
    ground("#d9b25a")
    strip(
        ((0.4, 2), (0.2, 6), (0.6, 10), (-0.4, 16), (1.0, 26), (0.2, 40)),
        (5.6, 4.8, 3.4, 2.4, 2.2, 2.4),
        0.01,
        "#e9cc96",
    )
    for x, y, r, h, c in (
        (-30, 80, 34, 11, "#e2c25e"),
        (16, 95, 40, 14, "#b9d676"),
        (48, 76, 28, 9, "#e6ca6e"),
        (-6, 52, 18, 3.6, "#dcba54"),
    ):
        hill(x, y, r, h * 0.6, c)

    def ear(x, y):
        lean = rng.uniform(-9, 9)
        h = rng.uniform(0.75, 0.95)
        cyl(0.018, 0.8, (x, y, 0), "#d9a93e", r=0.004, rot=(0, lean, 0))
        top = (x + h * math.sin(math.radians(lean)), y, h * math.cos(math.radians(lean)))
        ball(0.06, top, rng.choice(("#eec04e", "#e6b03c", "#f3cf66")), (0.75, 0.75, 2.4), (0, lean * 2, 0))

    for row in range(26):
        y = 8.6 + row * 0.42
        step = 0.16 + 0.011 * row
        edge = 1.9 - 0.05 * row if row < 16 else 1.1
        for side in (-1, 1):
            x = edge
            while x < 0.56 * y + 0.6:
                ear(side * x + 0.25 + rng.uniform(-0.05, 0.05), y + rng.uniform(-0.15, 0.15))
                x += step
    for side in (-1, 1):  # farther away the field is one golden mass
        box((26, 16, 0.82), (side * 14.4 + 0.3, 27, 0), "#e6b844", r=0.2, rough=0.95)
    # a scarecrow
    x, y = -3.1, 10.4
    cyl(0.06, 2.1, (x, y, 0), "#a87246")
    cyl(0.05, 1.7, (x - 0.85, y, 1.45), "#a87246", rot=(0, 90, 0))
    box((0.6, 0.34, 0.75), (x, y, 0.85), "#5b8fd6", r=0.12)
    for side in (-1, 1):
        cyl(0.13, 0.55, (x + side * 0.3, y, 1.46), "#5b8fd6", r=0.05, rot=(0, side * 90, 0))
        for k in range(4):
            cyl(0.012, 0.24, (x + side * 0.84, y, 1.4 + 0.03 * k), "#f0d27a", r=0.004, rot=(0, side * (70 + 15 * k), 0))
    ball(0.24, (x, y, 1.85), "#f4dcae")
    for side in (-1, 1):
        ball(0.035, (x + side * 0.09, y - 0.22, 1.9), "#4a3528")
    cone(0.04, 0.14, (x, y - 0.2, 1.83), "#f2803c", r=0.01, rot=(90, 0, 0))
    cyl(0.36, 0.04, (x, y, 1.98), "#c98a4a", r=0.015)
    cone(0.22, 0.34, (x, y, 2.0), "#c98a4a", r=0.06)
    cyl(0.225, 0.06, (x, y, 2.02), "#e2574c", r=0.02)
    # a mill on the hill
    x, y = 7.5, 46
    cyl(2.1, 6.4, (x, y, 1.0), "#fff3e0", top=1.4)
    cone(1.8, 1.7, (x, y, 7.3), "#d9523f", r=0.2)
    box((0.9, 0.2, 1.6), (x, y - 2.05, 1.0), "#8a5636", r=0.05)
    for k in range(4):
        box((0.75, 0.12, 3.6), (x, y - 2.2, 6.7), "#f4e4c4", r=0.05, rot=(0, 28 + 90 * k, 0))
    ball(0.35, (x, y - 2.3, 6.7), "#a87246")
    tree(-9.5, 30, 1.7)
    for k in range(10):
        tree(-26 + k * 5.6, 44 + rng.uniform(-3, 3), 1.6)
    hay_roll(4.0, 9.2, 0.75, -14)
    scatter(
        20,
        lambda x, y: flower(x, y, rng.choice(("#e2574c", "#5b8fd6"))),
        -4,
        4,
        5.0,
        8.4,
        lambda x, y: abs(x - 0.3) > 2.1,
    )
    scatter(30, lambda x, y: tuft(x, y, 0.9, "#c9a848"), -5, 5, 4.8, 8.4, lambda x, y: abs(x - 0.3) > 2.0)
    sun_disc(-14, 120, 21, 3.8, "#ffe07a", 1.3)
    clouds((20, 100, 22, 3.7), (38, 100, 18, 3.1))


@place(
    "orchard",
    "orchard",
    "orchard, apple orchard, fruit trees, apple trees, apple picking, cherry orchard, fruit garden, harvest of apples",
    **OUT,
)
def orchard():
    ground("#93d66c")
    strip(((0.6, 2), (0.2, 6), (0, 12), (0.2, 20), (0, 34)), (3.0, 2.6, 2.2, 2.0, 2.0), 0.01, "#e3d08c")
    for x, y, r, h, c in ((-28, 80, 32, 11, "#a5dc84"), (18, 90, 38, 13, "#b4e294")):
        hill(x, y, r, h * 0.6, c)

    def apple_tree(x, y, s, fruit="#e2574c"):
        tree(x, y, s, rng.choice(("#5fc06a", "#72cc6c", "#6ac062")))
        for _ in range(15):
            a, b = rng.uniform(-2.6, -0.5), rng.uniform(-0.75, 0.8)
            r = 1.3 * s
            at = (
                x + r * math.cos(a) * math.cos(b),
                y + 0.92 * r * math.sin(a) * math.cos(b),
                (2.25 + 1.05 * math.sin(b)) * s,
            )
            ball(0.11 * s, at, fruit)
        for _k in range(3):
            ball(0.1, (x + rng.uniform(-1, 1), y - rng.uniform(0.3, 0.9), 0.09), fruit)

    for row, d in enumerate((10.2, 14.6, 19.4, 25.0, 31.5)):
        for side in (-1, 1):
            for k in range(1 + row // 2 + 1):
                apple_tree(
                    side * (4.4 + k * 4.6 + 0.15 * row) + rng.uniform(-0.2, 0.2),
                    d,
                    1.15,
                    ("#e2574c", "#f2b53c")[(row + k) % 2],
                )
    ladder(3.2, 9.3, 2.7, "#e8bd86", 0.75)
    for x, d, s, colour in ((-2.7, 9.0, 1.25, "#e2574c"), (2.2, 9.2, 1.1, "#f2b53c")):
        basket(x, d, 0, s)
        for k in range(8):
            a = k * 0.9
            ball(0.1, (x + 0.17 * s * math.cos(a), d + 0.17 * s * math.sin(a), 0.29 * s + 0.04 * (k % 2)), colour)
    for k, (x, d) in enumerate(((-3.6, 8.6), (4.0, 8.5))):
        from_wood = ("#d9a566", "#c98a52")[k]
        for j in range(3):
            box((0.8, 0.04, 0.12), (x, d - 0.28, 0.02 + j * 0.14), from_wood, r=0.015)
            box((0.8, 0.04, 0.12), (x, d + 0.28, 0.02 + j * 0.14), from_wood, r=0.015)
        for sx in (-0.4, 0.4):
            box((0.05, 0.56, 0.42), (x + sx, d, 0), from_wood, r=0.015)
        for i in range(4):
            for j in range(3):
                ball(
                    0.105,
                    (x - 0.27 + i * 0.18, d - 0.16 + j * 0.16, 0.4 + 0.03 * ((i + j) % 2)),
                    ("#e2574c", "#b5d95c")[k],
                )
    # a hive, a cart's wheel, a fence far away
    for k, r in enumerate((0.34, 0.4, 0.36, 0.24)):
        cyl(r, 0.2, (-5.6, 11.6, 0.4 + k * 0.18), "#f0c95c", r=0.09)
    box((0.95, 0.75, 0.1), (-5.6, 11.6, 0.3), "#a87246", r=0.03)
    for sx in (-0.35, 0.35):
        cyl(0.06, 0.32, (-5.6 + sx, 11.6, 0), "#a87246")
    rail_fence(-16, 16, 36)
    scatter(70, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6, 6, 4.7, 14, lambda x, y: abs(x - 0.2) > 1.4)
    scatter(
        50,
        lambda x, y: flower(x, y, rng.choice(("#ffffff", "#ffd45e", "#f58fae"))),
        -6,
        6,
        5.0,
        13,
        lambda x, y: abs(x - 0.2) > 1.7,
    )
    clouds((-16, 90, 19, 3.4), (8, 100, 24, 3.4), (34, 95, 20, 3.6))


@place(
    "vineyard",
    "vineyard",
    "vineyard, vines, grapes, winery, wine country, grape harvest, tuscany, hills with vines, wine estate",
    **OUT,
    sky=("#fff0d8", "#84c4f0"),
    sun_colour="#ffe6bc",
)
def vineyard():
    ground("#b9cf74")
    strip(((0, 2), (0, 8), (0, 16), (0, 34)), (3.6, 3.0, 2.6, 2.6), 0.01, "#dcc08a")
    for x, y, r, h, c in (
        (-26, 76, 30, 13, "#a9cc6e"),
        (18, 90, 38, 17, "#bcd882"),
        (46, 70, 28, 12, "#9cc468"),
        (-56, 90, 30, 15, "#b0d27a"),
    ):
        hill(x, y, r, h * 0.6, c)
    for k in range(7):  # rows on the hills
        tube(
            [
                (-44 + j * 4, 60.5 - 0.10 * k, 1.0 + k * 0.75 + 3.2 * math.sin(j / 9 * math.pi) * (1 - k / 9))
                for j in range(10)
            ],
            0.22,
            "#6fa04e",
        )
    for side in (-1, 1):
        for row in range(4):
            x = side * (2.9 + row * 2.6)
            for k in range(18):
                d = 8.6 + k * 1.15
                if abs(x) > 0.6 * d + 1.5:
                    continue
                if k % 2 == 0:
                    cyl(0.06, 1.75, (x, d, 0), "#a87246")
                ball(0.1, (x, d + 0.4, 0.3), "#7a5238", (0.8, 0.8, 3))
                for _ in range(4):
                    at = (x + rng.uniform(-0.2, 0.2), d + rng.uniform(-0.5, 0.5), rng.uniform(0.85, 1.6))
                    ball(rng.uniform(0.26, 0.38), at, rng.choice(("#6fb04e", "#7fbf5a", "#5fa04a")), (0.8, 1.2, 0.9))
                for j in range(2):
                    bx, by, bz = x - side * 0.3, d - 0.3 + j * 0.55, rng.uniform(0.7, 1.05)
                    if d > 20:
                        continue
                    tint = ("#7a4fa8", "#8a5fb8", "#6a3f98")[(k + j) % 3]
                    for n, (dx, dz) in enumerate(
                        ((-0.07, 0.1), (0.07, 0.1), (0, 0.11), (-0.04, 0), (0.05, 0), (0, -0.1))
                    ):
                        ball(0.07, (bx + dx, by - 0.08 - 0.02 * n, bz + dz), tint)
    # the estate: a tower with cypresses
    house(2.6, 40, 5.2, 4, 3.0, "#f9d9a4", "#d9713f", z=0.2)
    box((2.2, 2.2, 5.2), (-0.9, 41, 0), "#f6cf98", r=0.12, surface="wall")
    cone(1.9, 1.4, (-0.9, 41, 5.1), "#d9713f", r=0.15)
    for x, d in ((-3.2, 40), (-4.4, 41), (6.4, 40), (7.6, 42), (9.0, 44)):
        lathe(rounded(((0, 0.2), (0.55, 0.6), (0.6, 1.6), (0.35, 3.6), (0, 4.8)), 0.3), (x, d, 0), "#4f8a56")
    for x, d, s in ((-1.9, 8.6, 1.0), (1.95, 8.9, 0.95)):
        basket(x, d, 0, s)
        for k in range(13):
            a = k * 2.4
            r = 0.02 * k * s
            ball(0.075, (x + r * math.cos(a), d + r * math.sin(a), 0.32 * s - 0.006 * k), ("#7a4fa8", "#8a5fb8")[k % 2])
    barrel(-3.4, 8.4, 1.0)
    barrel(3.6, 8.6, 0.95)
    mountain(-30, 150, 30, 22, "#b3a9d8", "#fff8f0")
    scatter(40, lambda x, y: tuft(x, y, 0.8, "#9ab858"), -6, 6, 4.7, 9, lambda x, y: abs(x) > 1.9)
    clouds((-16, 110, 23, 3.4), (26, 110, 25, 3.6))
