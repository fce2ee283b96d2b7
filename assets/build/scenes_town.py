"""Streets, gardens and other places outdoors where people live."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_indoor import bottle, crate, plant, stool, table
from pieces_outdoor import (
    ROOFS,
    WALLS,
    bench,
    boat,
    bush,
    clouds,
    fence,
    flower,
    hill,
    house,
    rock,
    scatter,
    stars,
    street_lamp,
    string_lights,
    sun_disc,
    tower_block,
    tree,
    tuft,
)
from place import place
from scenes_nature import OUT

NIGHT = {
    "time": "night",
    "sky": ("#6a62b8", "#1b2257"),
    "sky_height": 0.3,
    "sun": (0.6, -0.6, 0.9),
    "sun_colour": "#c2ccff",
    "key": 1.3,
    "ambient": "#8c90ea",
    "fill": 0.75,
    "strength": 0.5,
}


def street(lit=0.0, tarmac="#8e93a8", pavement="#e6dccb", line="#fff3d0"):
    """Build a row of houses behind a pavement and a road that runs across the picture."""
    ground(tarmac, surface="road")
    box((90, 4.2, 0.14), (0, 14.2, 0), pavement, r=0.05, surface="ground")
    for k in range(40):
        box((0.04, 4.2, 0.01), (-20 + k * 1.0, 14.2, 0.139), vary("#cfc3ae", 0.03), r=0.003, surface="ground")
    for k in range(12):
        box((1.3, 0.16, 0.012), (-14 + k * 2.5, 10.4, 0.0), line, r=0.005, surface="road")
    for k in range(6):
        box((0.55, 2.3, 0.012), (-1.9 + k * 0.95 - 3.6, 8.2, 0.0), line, r=0.005, surface="road")
    x, k = -17.0, 0
    shops = ("#e2574c", "#59a58a", "#f2a33c", "#5b8fd6", "#b48be8")
    while x < 17:
        w = rng.uniform(3.0, 3.9)
        wall = ("#7a7fd0", "#9a74c4", "#5f86cc", "#b07ab8")[k % 4] if lit else WALLS[k % len(WALLS)]
        tower_block(x + w / 2, 17.9, w - 0.06, rng.choice((4.2, 4.6, 5.4)), wall, lit=lit, shop=shops[k % 5])
        x += w
        k += 1
    for k in range(15):
        wall = "#5a60a8" if lit else vary(("#b9cbe8", "#c9d6ee", "#d6def0")[k % 3], 0.03)
        tower_block(-30 + k * 4.2, 38, 3.8, rng.uniform(5, 10), wall, lit=lit * 0.8)


@place(
    "city-street",
    "city street",
    "city, town, street, downtown, road, sidewalk, urban street, avenue, crosswalk, city by day, traffic",
    **{**OUT, "back": 12.0},
)
def city_street():
    street()
    for x in (-5.6, 5.4):
        tree(x, 14, 1.15)
        ring(0.55, 0.1, (x, 14, 0.15), "#b9a58c")
    street_lamp(-2.2, 13.0, 3.6)
    street_lamp(8.0, 13.0, 3.6)
    bench(1.9, 14.2)
    lathe(rounded(((0, 0), (0.2, 0), (0.2, 0.5), (0.13, 0.72), (0, 0.78)), 0.06), (3.8, 12.6, 0.14), "#e2574c")
    for sx in (-0.22, 0.22):
        ball(0.08, (3.8 + sx, 12.6, 0.6), "#e2574c")
    clouds((-16, 90, 20, 3.4), (12, 95, 22, 4), (34, 90, 18, 3))
    bush(-8.5, 13.2, 0.8, z=0.14)


@place(
    "city-night",
    "city street at night",
    "night city, city at night, downtown at night, neon street, night street, alley, nightlife, city lights",
    **{**OUT, "back": 12.0},
    **NIGHT,
)
def city_night():
    street(0.62, "#6a6fa4", "#a9a4cc", "#e4e0f6")
    for x in (-6.2, -1.6, 3.6, 8.4):
        street_lamp(x, 12.6, 3.5, "#4a4f86", True, 420)
    tree(1.1, 14.2, 1.1, "#5aa0a8", trunk="#6a5a80")
    tree(-9, 14.2, 1.1, "#5aa0a8", trunk="#6a5a80")
    string_lights(((-6.2, 12.5, 3.2), (-1.6, 12.5, 3.2)), 10)
    string_lights(((3.6, 12.5, 3.2), (8.4, 12.5, 3.2)), 10)
    sun_disc(-13, 100, 22, 2.8, "#fff0c8", 1.5)
    stars(70, 200, -100, 100, 18, 50, 0.28)


@place(
    "garden",
    "garden",
    "yard, flower garden, back garden, vegetable garden, front yard, house with garden",
    **OUT,
)
def garden():
    ground("#8fd36b")
    house(3.9, 16.5, 4.4, 3.6, 2.9, "#fbe3b0", "#e2604f")
    fence(-12, 1.6, 14.2)
    fence(6.4, 13, 14.2)
    for k in range(10):
        cyl(0.42, 0.05, (3.75 - 0.24 * k + 0.15 * (k % 2), 14.2 - k * 1.0, -0.02), "#e8dcc6", r=0.02, surface="ground")
    tree(-6.0, 12.0, 1.45)
    for _ in range(9):
        a, b = rng.uniform(-1.2, 1.2), rng.uniform(1.7, 3.2)
        ball(0.13, (-6.0 + a * 1.3, 10.75 + 0.2 * rng.random(), b * 1.4), "#e2574c")
    for k in range(12):
        tree(-15 + k * 2.7, 24 + rng.uniform(-1, 2), rng.uniform(1.2, 1.6))
    for x in (-3.4, -2.2, -1.0):
        box((1.05, 0.6, 0.28), (x, 11.9, 0), "#b98352", r=0.05)
        ball(0.5, (x, 11.9, 0.26), "#6b4a36", (0.95, 0.5, 0.16))
        for k in range(4):
            if x == -2.2:
                ball(0.13, (x - 0.36 + k * 0.24, 11.8, 0.42), "#e2574c")
                tuft(x - 0.36 + k * 0.24, 11.95, 1.4, z=0.35)
            elif x == -1.0:
                cone(0.09, 0.2, (x - 0.36 + k * 0.24, 11.8, 0.5), "#f2963c", r=0.03, rot=(180, 0, 0))
                tuft(x - 0.36 + k * 0.24, 11.8, 1.3, z=0.46)
            else:
                ball(0.17, (x - 0.36 + k * 0.24, 11.85, 0.42), "#9be07a", (1, 1, 0.8))
    for x, y in ((5.8, 11.2), (6.6, 11.8), (-4.6, 10.2), (7.4, 11.0)):
        bush(x, y, 0.8, berries="#f58fae")
    scatter(60, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6, 6, 4.7, 13)
    scatter(60, lambda x, y: flower(x, y), -6.2, 6.2, 5.2, 13, lambda x, y: abs(x) > 2.2 and abs(x - 2.6) > 1.0)
    lathe(rounded(((0, 0), (0.16, 0), (0.17, 0.3), (0, 0.3)), 0.03), (-4.1, 9.3, 0), "#5b9bd5")
    tube(((-3.95, 9.3, 0.1), (-3.65, 9.3, 0.32)), 0.035, "#5b9bd5")
    ring(0.13, 0.025, (-4.3, 9.3, 0.2), "#5b9bd5", rot=(90, 0, 0))
    clouds((-16, 90, 18, 3.6), (14, 95, 21, 4))


@place(
    "playground",
    "playground",
    "schoolyard, kids playground, swings, slide, sandpit, kindergarten yard, amusement park, fairground",
    **OUT,
)
def playground():
    ground("#8fd36b")
    lathe(((0, 0), (1, 0)), (0, 10.6, 0.008), "#f6dfa8", scale=(7.2, 2.9, 1), sides=64, surface="ground")
    # climbing tower and slide
    for sx in (-0.7, 0.7):
        for sy in (-0.6, 0.6):
            cyl(0.1, 2.6, (-2.2 + sx, 12 + sy, 0), "#5b9bd5")
    box((1.7, 1.5, 0.16), (-2.2, 12, 1.35), "#f6c453", r=0.06)
    for sx, rot in ((-0.48, -42), (0.48, 42)):
        box((1.35, 1.75, 0.12), (-2.2 + sx, 12, 2.85), "#e2574c", r=0.05, rot=(0, rot, 0))
    tube(
        ((-1.3, 11.8, 1.5), (-0.8, 11.6, 1.42), (0.1, 11.2, 0.62), (0.9, 10.9, 0.22), (1.5, 10.7, 0.2)), 0.3, "#f2755d"
    )
    tube(
        ((-1.3, 11.62, 1.66), (-0.8, 11.42, 1.6), (0.1, 11.0, 0.82), (0.9, 10.7, 0.42), (1.5, 10.5, 0.4)),
        0.24,
        "#f9a58c",
    )
    for k in range(5):
        cyl(0.05, 0.9, (-2.65, 11.2 - 0.05, 0.25 + k * 0.26), "#f6c453", rot=(0, 90, 0))
    for sx in (0, 0.9):
        cyl(0.05, 1.5, (-2.65 + sx, 11.15, 0), "#5b9bd5")
    # swings
    for x in (2.9, 5.9):
        tube(((x, 11.2, 0), (x, 11.9, 2.7), (x, 12.6, 0)), 0.09, "#59b58a")
    tube(((2.9, 11.9, 2.6), (5.9, 11.9, 2.6)), 0.09, "#59b58a")
    for x, colour in ((3.8, "#e2574c"), (5.0, "#5b9bd5")):
        for dx in (-0.22, 0.22):
            tube(((x + dx, 11.9, 2.6), (x + dx, 11.8, 0.7)), 0.018, "#8d93a6")
        box((0.56, 0.26, 0.07), (x, 11.8, 0.64), colour, r=0.03)
    # spring horse, sand castle, ball, see-saw
    for k in range(6):
        ring(0.16, 0.03, (-5.0, 10.4, 0.08 + k * 0.07), "#8d93a6")
    ball(0.4, (-5.0, 10.4, 0.72), "#b48be8", (1.3, 0.55, 0.62))
    ball(0.24, (-5.5, 10.3, 1.1), "#b48be8", (1, 0.7, 1))
    cone(0.09, 0.24, (-5.5, 10.3, 1.3), "#f6c453", r=0.02)
    ball(0.24, (1.9, 9.4, 0.24), "#5b9bd5")
    ring(0.235, 0.03, (1.9, 9.4, 0.24), "#fffaf2", rot=(70, 20, 0))
    lathe(rounded(((0, 0), (0.35, 0), (0.22, 0.32), (0, 0.32)), 0.04), (-0.9, 9.9, 0), "#e8c37c")
    lathe(rounded(((0, 0), (0.13, 0), (0.18, 0.28), (0, 0.28)), 0.03), (-0.3, 9.7, 0), "#e2574c")
    for k in range(13):
        tree(-16 + k * 2.6, 22 + rng.uniform(-1, 2), rng.uniform(1.2, 1.7))
    tree(-7.2, 12.8, 1.4)
    tree(8.2, 13.4, 1.5, "#f5a9bd")
    for k in range(12):
        box((0.2, 0.08, 0.9), (-14 + k * 0.42, 15, 0), ("#e2574c", "#f6c453", "#5b9bd5", "#59b58a")[k % 4], r=0.035)
        box((0.2, 0.08, 0.9), (8.6 + k * 0.42, 15, 0), ("#e2574c", "#f6c453", "#5b9bd5", "#59b58a")[k % 4], r=0.035)
    scatter(50, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6, 6, 4.7, 7.6)
    scatter(22, lambda x, y: flower(x, y), -6, 6, 5, 7.6, lambda x, y: abs(x) > 2)
    clouds((-16, 90, 19, 3.6), (14, 95, 22, 4), (40, 90, 17, 3))


@place(
    "village",
    "village street",
    "village, small town, country road, cottage, hamlet, medieval village, fairy tale village",
    **OUT,
)
def village():
    ground("#97d672")
    strip(
        ((-1.6, 2), (-0.4, 6), (0.5, 10), (-0.2, 15), (-1.6, 22), (0.4, 34)),
        (4.2, 3.6, 3.0, 2.5, 2.2, 2.2),
        0.012,
        "#ecd2a0",
    )
    for _k in range(70):
        y = rng.uniform(4.5, 15)
        x = rng.uniform(-1.3, 1.3) + (0.2 if y < 12 else -0.2)
        ball(rng.uniform(0.08, 0.17), (x, y, 0.0), vary("#d9bd8a", 0.06), (1.3, 1, 0.16), surface="ground")
    house(-5.3, 14.2, 3.5, 3.2, 2.4, "#fbe3b0", "#e2604f")
    house(5.0, 14.6, 3.6, 3.2, 2.5, "#f59c8b", "#5a78c8")
    house(-4.4, 20.5, 3.4, 3.2, 2.5, "#8fd0c8", "#d9713f")
    house(4.2, 21.5, 3.4, 3.2, 2.5, "#f7b5c4", "#4d9a8c")
    house(-10.2, 18, 3.8, 3.2, 2.7, "#a9b8ee", "#e2604f")
    house(10.0, 18.5, 3.8, 3.2, 2.7, "#f9c784", "#b05aa0")
    # church on the hill
    hill(2, 52, 22, 3.2, "#8fd081")
    hill(-24, 60, 24, 5, "#a5dc84")
    hill(34, 64, 26, 5.5, "#9bd88a")
    box((3.0, 3, 4.6), (1.0, 48, 2.4), "#fff6ea", r=0.15)
    cone(2.3, 4.2, (1.0, 48, 6.9), "#e2604f", r=0.2)
    for x, y, s in ((-8.0, 12.8, 1.2), (7.9, 12.6, 1.25), (-1.9, 24, 1.3), (1.9, 27, 1.2)):
        tree(x, y, s)
    # well
    cyl(0.6, 0.62, (3.1, 10.7, 0), "#b9b3bf", r=0.08)
    cyl(0.46, 0.05, (3.1, 10.7, 0.6), "#4a86b8", r=0.02)
    for sx in (-0.5, 0.5):
        cyl(0.06, 1.6, (3.1 + sx, 10.7, 0), "#a87246")
        box((0.95, 1.1, 0.09), (3.1 + sx * 0.72, 10.7, 1.58), "#d9713f", r=0.04, rot=(0, 38 if sx > 0 else -38, 0))
    fence(-9.5, -3.2, 11.6)
    fence(5.0, 9.5, 11.9)
    for x in (-6.6, -5.6, -4.4, 6.0, 7.0):
        bush(x, 11.2 if x < 0 else 11.5, 0.65, berries="#f58fae")
    street_lamp(-2.7, 10.8, 2.9)
    scatter(50, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6.5, 6.5, 4.7, 12, lambda x, y: abs(x) > 2.2)
    scatter(34, lambda x, y: flower(x, y), -6.5, 6.5, 5.2, 11.5, lambda x, y: abs(x) > 2.5)
    clouds((-17, 90, 20, 3.8), (19, 95, 21, 4))


@place(
    "train-station",
    "train station",
    "railway station, platform, train platform, subway station, metro, railway, rails",
    **{**OUT, "back": 9.6, "stand": (5.6, 9.0)},
)
def train_station():
    ground("#e6d8c4")
    box((80, 0.4, 0.03), (0, 9.3, -0.01), "#f6c453", r=0.012, surface="ground")
    for k in range(40):
        box((0.03, 6, 0.012), (-20 + k, 6.3, -0.005), "#d2c2aa", r=0.004, surface="ground")
    flat(((-60, 9.6), (60, 9.6), (60, 13.6), (-60, 13.6)), 0.011, "#a8a2a0", surface="road")
    for y in (10.6, 12.2):
        box((120, 0.12, 0.12), (0, y, 0.06), "#7d8296", r=0.03, metal=0.5)
    for k in range(44):
        box((0.3, 2.4, 0.07), (-22 + k, 11.4, 0.0), "#8a5f42", r=0.02)
    # a train at the far track
    box((9.4, 2.2, 2.5), (-2.6, 12.2, 0.55), "#4f9fd0", r=0.5)
    box((9.42, 2.22, 0.42), (-2.6, 12.2, 1.05), "#fff6ea", r=0.1)
    for k in range(5):
        box((1.15, 0.1, 0.9), (-5.9 + k * 1.6, 11.08, 1.65), "#cfeefb", r=0.06, glow=0.1)
    for x in (-1.3 + 2.1,):
        box((0.95, 0.1, 1.95), (x, 11.07, 0.7), "#f6c453", r=0.08)
        box((0.6, 0.1, 0.75), (x, 11.03, 1.65), "#cfeefb", r=0.05)
    for k in range(6):
        cyl(0.34, 0.2, (-6.4 + k * 1.5, 11.2, 0.42), "#4a4f66", r=0.05, rot=(90, 0, 0))
    box((9.0, 1.8, 0.2), (-2.6, 12.2, 3.0), "#e6edf5", r=0.09)
    # far platform with a roof, a clock
    box((80, 3, 0.5), (0, 16.4, 0), "#d9c8b0", r=0.06, surface="ground")
    for k in range(8):
        cyl(0.11, 3.2, (-14 + k * 4, 15.6, 0.5), "#59a58a")
    box((34, 3.2, 0.22), (0, 16, 3.6), "#e2604f", r=0.09)
    for k in range(34):
        ball(0.3, (-16.5 + k, 14.45, 3.6), "#fff6ea" if k % 2 else "#e2604f", (1.6, 0.3, 0.8))
    house(6.6, 18.6, 6.0, 3, 3.2, "#fbe3b0", "#d9713f", z=0.4)
    street_lamp(-4.9, 9.1, 3.3, "#59a58a")
    street_lamp(5.3, 9.1, 3.3, "#59a58a")
    bench(3.1, 8.9)
    box((0.34, 0.55, 0.45), (4.3, 8.7, 0.0), "#b9774a", r=0.08)
    tube(((2.2 - 0.05, 9.1, 0), (2.15, 9.1, 2.7)), 0.06, "#59a58a")
    cyl(0.42, 0.16, (2.15, 9.2, 2.9), "#59a58a", rot=(90, 0, 0), r=0.05)
    cyl(0.36, 0.2, (2.15, 9.2, 2.9), "#fffaf2", rot=(90, 0, 0), r=0.04)
    box((0.03, 0.02, 0.25), (2.15, 8.98, 2.9), "#4a4458", r=0.008)
    box((0.03, 0.02, 0.18), (2.15, 8.98, 2.9), "#4a4458", r=0.008, rot=(0, 100, 0))
    for k in range(14):
        tree(-18 + k * 2.8, 25, rng.uniform(1.2, 1.7))
    clouds((-16, 90, 21, 3.6), (22, 95, 22, 4))
    lathe(rounded(((0, 0), (0.3, 0), (0.38, 0.4), (0, 0.4)), 0.05), (-3.6, 9.0, 0), "#d9825f")
    bush(-3.6, 9.0, 0.55, z=0.36, berries="#f58fae")


@place(
    "harbour",
    "harbour",
    "harbor, port, dock, pier, marina, quay, fishing village, seaport, lighthouse, on a ship, boat dock",
    **{**OUT, "back": 9.8, "stand": (5.6, 9.2)},
    water="beyond",
)
def harbour():
    flat(((-300, 9), (300, 9), (300, 400), (-300, 400)), -0.5, "#37a5dc", surface="water", rough=0.15)
    for k in range(46):
        box((0.62, 12, 0.2), (-14.5 + k * 0.64, 3.9, -0.2), vary("#d9a870", 0.05), r=0.03, surface="ground")
    box((40, 0.3, 0.34), (0, 9.85, -0.2), "#a87246", r=0.06)
    for x in (-6.2, -3.0, 3.2, 6.2):
        lathe(
            rounded(((0, 0), (0.2, 0), (0.15, 0.42), (0.24, 0.5), (0.2, 0.62), (0, 0.64)), 0.05), (x, 9.3, 0), "#4f5f86"
        )
    tube(((-6.2, 9.2, 0.4), (-5.2, 9.2, 0.16), (-4, 9.2, 0.16), (-3.0, 9.2, 0.4)), 0.06, "#f0d9a4")
    tube(((3.2, 9.2, 0.4), (4.2, 9.2, 0.16), (5.4, 9.2, 0.16), (6.2, 9.2, 0.4)), 0.06, "#f0d9a4")
    boat(-4.8, 13.4, 1.25, "#e2574c", 0.1)
    boat(5.2, 14.6, 1.2, "#5b9bd5", 0.05, "#f6c453")
    boat(0.6, 22, 1.3, "#59b58a", 0.0)
    boat(-14, 34, 1.8, "#f2a33c", 0, "#f58fae")
    # land with houses and a lighthouse
    hill(-20, 62, 26, 4.5, "#8fd081")
    hill(18, 66, 30, 3.2, "#9bd88a")
    for k in range(9):
        house(-28 + k * 4.3, 50, 3.6, 3, 2.6 + (k % 3) * 0.7, WALLS[k % 7], ROOFS[k % 5], z=0.4)
    box((60, 4, 1.4), (-12, 49.5, -0.6), "#c9b79a", r=0.3)
    rock(13.6, 40, 5.0, "#b4b4c4", z=-1.2)
    for k, colour in enumerate(("#fffaf2", "#e2574c", "#fffaf2", "#e2574c", "#fffaf2")):
        r = 1.35 - 0.13 * k
        cyl(r, 1.5, (13.6, 40, 0.7 + k * 1.48), colour, r=0.05, top=r - 0.13)
    cyl(1.05, 0.25, (13.6, 40, 8.1), "#4f5f86", r=0.08)
    cyl(0.55, 0.9, (13.6, 40, 8.3), "#ffe9a8", glow=0.8)
    cone(0.85, 0.9, (13.6, 40, 9.2), "#e2574c", r=0.1)
    crate(-2.2, 8.9, ("#8fb4d8", "#a9c9e6"), 0)
    crate(4.7, 8.6, ("#f2a33c", "#f6c453"), 0)
    cyl(0.33, 0.75, (5.6, 8.9, 0), "#b9774a", r=0.08)
    for z in (0.15, 0.52):
        ring(0.335, 0.03, (5.6, 8.9, z), "#5d6470")
    ring(0.36, 0.12, (-4.6, 8.9, 0.12), "#fffaf2")
    street_lamp(-5.3, 9.4, 3.1, "#4f5f86")
    for x, z in ((-9, 13), (-4, 15.5), (7, 14)):
        for s in (-1, 1):
            ball(0.5, (x + s * 0.45, 60, z + 0.1), "#fffaf2", (1.1, 0.3, 0.22), (0, s * 22, 0))
    clouds((-16, 100, 22, 4), (26, 105, 24, 4.5))


@place(
    "stadium",
    "sports field",
    "stadium, football field, soccer field, pitch, sports ground, match",
    **OUT,
)
def stadium():
    for k in range(16):
        flat(
            ((-90, 2 + k * 1.8), (90, 2 + k * 1.8), (90, 3.8 + k * 1.8), (-90, 3.8 + k * 1.8)),
            0.0,
            "#7acb5f" if k % 2 else "#8bd66c",
            surface="ground",
        )
    ground("#8bd66c", z=-0.02)
    for y, w in ((18.2, 0.16), (9.2, 0.12)):
        box((80, w, 0.012), (0, y, 0), "#fffaf2", r=0.005, surface="ground")
    lathe(((0.93, 0), (1, 0)), (0, 9.2, 0.012), "#fffaf2", scale=(3.2, 2.4, 1), sides=64, surface="ground")
    for x in (-4.4, 4.4):
        box((0.14, 5.4, 0.012), (x, 15.5, 0), "#fffaf2", r=0.005, surface="ground")
    box((8.9, 0.14, 0.012), (0, 12.8, 0), "#fffaf2", r=0.005, surface="ground")
    # goal
    for x in (-2.6, 2.6):
        cyl(0.09, 2.1, (x, 18, 0), "#fffaf2")
    tube(((-2.6, 18, 2.1), (2.6, 18, 2.1)), 0.09, "#fffaf2")
    for k in range(11):
        tube(((-2.6 + k * 0.52, 18.05, 2.1), (-2.6 + k * 0.52, 19.2, 0)), 0.014, "#f2f6fa")
    for k in range(5):
        tube(((-2.6, 18.2 + k * 0.22, 1.75 - k * 0.42), (2.6, 18.2 + k * 0.22, 1.75 - k * 0.42)), 0.014, "#f2f6fa")
    # stands with a crowd of balls: seats only, no people
    for row in range(7):
        box((60, 1.3, 0.8), (0, 25 + row * 1.3, 0.5 + row * 0.72), ("#6f8fd0", "#7f9fdc")[row % 2], r=0.06)
        for k in range(46):
            colour = ("#e2574c", "#f6c453", "#fffaf2", "#5bc8e8", "#f58fae")[(k * 7 + row * 3) % 5]
            box((0.46, 0.3, 0.42), (-18 + k * 0.8, 24.7 + row * 1.3, 1.3 + row * 0.72), colour, r=0.1)
    box((60, 0.3, 1.0), (0, 23.8, 0), "#fffaf2", r=0.05)
    for k in range(14):
        box((2.3, 0.1, 0.7), (-16 + k * 2.45, 23.6, 0.12), ("#e2574c", "#59b58a", "#f2a33c", "#5b8fd6")[k % 4], r=0.04)
    box((62, 5, 0.3), (0, 33, 8.6), "#fffaf2", r=0.12)
    for x in (-15, 15):
        cyl(0.3, 9, (x, 35, 0), "#e6edf5")
    for x in (-8.6, 8.6):
        cyl(0.12, 8.4, (x, 23, 0), "#b9c2cf")
        box((1.9, 0.25, 1.1), (x, 22.9, 7.6), "#5d6470", r=0.08)
        for k in range(6):
            ball(0.2, (x - 0.6 + (k % 3) * 0.6, 22.7, 7.9 + (k // 3) * 0.5), "#fff6dc", glow=1.0)
    ball(0.2, (2.2, 10.4, 0.2), "#fffaf2")
    for k in range(6):
        a = k * 1.05
        ball(0.07, (2.2 + 0.15 * math.cos(a), 10.24, 0.2 + 0.15 * math.sin(a)), "#3d4a66", (1, 0.4, 1))
    for x in (-5.6, 5.9):
        cyl(0.03, 1.3, (x, 12.8, 0), "#fffaf2")
        flat(((x, 1.3), (x + 0.5, 1.12), (x, 0.94)), 0, "#e2574c", y=12.8)
    clouds((-24, 95, 22, 3.6), (22, 100, 23, 4))


@place(
    "rooftop",
    "rooftop",
    "roof, roof garden, skyline, city view, evening city, sunset",
    **{**OUT, "back": 9.8, "stand": (5.6, 9.0)},
    time="evening",
    sky=("#ffc79a", "#7a7fd8"),
    sky_height=0.3,
    sun=(0.75, -0.4, 0.7),
    sun_colour="#ffd0a0",
    key=2.6,
    ambient="#e0c0ee",
    fill=0.8,
)
def rooftop():
    for k in range(46):
        box((0.5, 14, 0.1), (-11.5 + k * 0.52, 3.4, -0.1), vary("#d9a27a", 0.05), r=0.02, surface="ground")
    box((60, 0.4, 0.75), (0, 10.2, 0), "#f0c9b4", r=0.08, surface="wall")
    box((60, 0.55, 0.14), (0, 10.2, 0.72), "#fff0e0", r=0.05)
    for row, y in enumerate((24, 36, 54)):
        x = -y * 0.62
        while x < y * 0.62:
            w = rng.uniform(3, 4.6) * (1 + row * 0.35)
            h = (2.8, 4.6, 6.6)[row] + rng.uniform(0, 2.4) * (1 + row * 0.4)
            wall = (
                ("#d98a9a", "#c98ab4", "#e09a8a"),
                ("#b48ac8", "#c094cc", "#a884c4"),
                ("#a08ad0", "#9a8cd4", "#ac94d6"),
            )[row][rng.randrange(3)]
            tower_block(x + w / 2, y, w - 0.2, h, wall, lit=0.45)
            x += w
    ground("#b48ac8", z=-0.2, near=14, surface="other")
    sun_disc(9, 110, 16, 5.5, "#ffd98a", 1.6)
    # terrace: plants, lamps, table
    for x in (-5.3, 5.4):
        box((1.9, 0.6, 0.6), (x, 9.5, 0), "#b9774a", r=0.07)
        bush(x - 0.4, 9.5, 0.75, "#72b86c", z=0.5, berries="#f58fae")
        bush(x + 0.45, 9.5, 0.7, "#5fae74", z=0.5, berries="#f6c453")
    for x in (-6.0, -2.2, 2.2, 6.0):
        cyl(0.06, 2.7, (x, 9.95, 0), "#8a5636")
    string_lights(((-6.0, 9.9, 2.65), (-2.2, 9.9, 2.65)), 10, ("#ffd98a", "#fff0c8"))
    string_lights(((-2.2, 9.9, 2.65), (2.2, 9.9, 2.65)), 11, ("#ffd98a", "#fff0c8"))
    string_lights(((2.2, 9.9, 2.65), (6.0, 9.9, 2.65)), 10, ("#ffd98a", "#fff0c8"))
    table(3.4, 8.9, 1.1, 0.7, 0.55, "#fff0e0")
    bottle(3.2, 8.9, 0.55, "#59a58a", 0.3)
    cyl(0.06, 0.12, (3.6, 8.85, 0.55), "#f2a33c")
    stool(2.4, 8.9, "#e2574c", 0.45, "#8a5636")
    plant(-3.6, 9.3, 1.1, "#fff0e0")
    clouds((-24, 100, 18, 3.6), (-4, 105, 24, 3.4), colour="#ffd9c8")
