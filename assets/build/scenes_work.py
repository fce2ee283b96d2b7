"""Building sites, roads, bridges and ships."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_outdoor import (
    ROOFS,
    WALLS,
    boat,
    clouds,
    flower,
    hill,
    house,
    mountain,
    pine,
    rock,
    scatter,
    street_lamp,
    sun_disc,
    tower_block,
    tree,
    tuft,
)
from pieces_things import barrel, car, ladder, wheel
from place import place
from scenes_nature import OUT


def traffic_cone(x, y, s=1.0):
    """Stand a traffic cone."""
    box((0.48 * s, 0.48 * s, 0.05), (x, y, 0), "#e8702f", r=0.02)
    cone(0.19 * s, 0.62 * s, (x, y, 0.03), "#f2803c", r=0.03)
    lathe(((0.152 * s, 0.2 * s), (0.1 * s, 0.37 * s)), (x, y, 0.035), "#fffaf2")


def barrier(x, y, w=1.8):
    """Stand a striped barrier."""
    for sx in (-1, 1):
        box((0.1, 0.5, 0.06), (x + sx * w * 0.4, y, 0), "#5d6470", r=0.02)
        box((0.1, 0.1, 0.95), (x + sx * w * 0.4, y, 0), "#5d6470", r=0.03)
    count = 8
    for k in range(count):
        at = (x - w / 2 + (k + 0.5) * w / count, y - 0.07, 0.62)
        box((w / count + 0.01, 0.07, 0.28), at, "#e2574c" if k % 2 else "#fffaf2", r=0.012)


def digger(x, y, s=1.0, colour="#f6b83c"):
    """Park an excavator seen from its side, its arm to the left."""
    for dx in (-0.8, 0.8):
        wheel(x + dx * s, y - 0.55 * s, 0.34 * s, 0.34 * s, t=0.3)
    box((2.3 * s, 1.1 * s, 0.6 * s), (x, y, 0.05), "#4a4f66", r=0.28 * s)
    box((1.9 * s, 1.2 * s, 0.8 * s), (x + 0.2 * s, y, 0.75 * s), colour, r=0.18 * s)
    box((0.95 * s, 1.05 * s, 0.95 * s), (x - 0.3 * s, y, 1.4 * s), colour, r=0.14 * s)
    box((0.7 * s, 0.08, 0.6 * s), (x - 0.35 * s, y - 0.52 * s, 1.6 * s), "#cfeefb", r=0.03)
    tube(
        ((x - 0.6 * s, y - 0.1, 1.2 * s), (x - 1.7 * s, y - 0.1, 2.9 * s), (x - 2.4 * s, y - 0.1, 2.6 * s)),
        0.16 * s,
        colour,
    )
    tube(((x - 2.35 * s, y - 0.1, 2.65 * s), (x - 2.8 * s, y - 0.1, 1.2 * s)), 0.13 * s, colour)
    outline = rounded(((0, 0), (0.42, 0.1), (0.5, 0.55), (0.42, 0.55), (0.36, 0.18), (0, 0.12)), 0.05)
    lathe(outline, (x - 2.75 * s, y - 0.1, 0.62 * s), "#5d6470", scale=(s, s, s))


@place(
    "construction-site",
    "construction site",
    "construction site, building site, construction, crane, excavator, scaffold, roadworks, demolition, quarry, new house",
    **{**OUT, "back": 12.4, "stand": (5.6, 9.6)},
)
def construction_site():
    ground("#e0bd88")
    for _k in range(60):
        y = 4.5 + 12 * rng.random()
        ball(
            rng.uniform(0.1, 0.24),
            (rng.uniform(-0.6 * y, 0.6 * y), y, 0),
            vary("#c9a672", 0.06),
            (1.4, 1, 0.2),
            surface="ground",
        )
    for points in (((-14, 7.6), (-4, 8.0), (4, 7.5), (14, 8.2)), ((-14, 9.0), (-4, 9.4), (4, 8.9), (14, 9.6))):
        strip(points, (0.45,) * 4, 0.01, "#cfa872")
    # the house that grows, with its scaffold
    x, y = 3.0, 19
    for floor in range(3):
        z = floor * 2.6
        box((8.4, 4, 0.3), (x, y, z + 2.4), "#d5d2d8", r=0.05)
        for k in range(5):
            box((0.4, 0.4, 2.4), (x - 3.9 + k * 1.95, y - 1.7, z), "#c2c0ca", r=0.05, surface="wall")
        if floor < 2:
            for k in range(4):
                if (k + floor) % 3:
                    for j in range(6 if floor == 0 else 4):
                        for i in range(3):
                            at = (x - 3.3 + k * 1.95 + i * 0.5, y - 1.6, z + j * 0.36)
                            box((0.46, 0.3, 0.31), at, vary("#d9764f", 0.07), r=0.04, surface="wall")
    for k in range(6):
        cyl(0.06, 8.2, (x - 4.4 + k * 1.76, y - 2.8, 0), "#5b8fd6")
    for z in (1.3, 3.9, 6.5):
        box((9.2, 0.8, 0.1), (x, y - 2.5, z), vary("#d9a566", 0.05), r=0.03)
        for dz in (0.5, 1.0):
            cyl(0.035, 8.9, (x - 4.45, y - 2.8, z + dz), "#5b8fd6", rot=(0, 90, 0))
    ladder(x - 3.0, y - 3.4, 4.3, "#f6c453", 0.8)
    # a crane
    for k in range(11):
        for sx in (-0.35, 0.35):
            cyl(0.08, 1.02, (-5.4 + sx, 24, k * 1.0), "#f6b83c", r=0.01)
        tube(((-5.75, 23.9, k * 1.0), (-5.05, 23.9, k * 1.0 + 1.0)), 0.05, "#f6b83c")
    box((1.2, 1.0, 1.1), (-5.4, 24, 7.2), "#f6b83c", r=0.12)
    box((0.9, 0.1, 0.6), (-5.4, 23.5, 7.5), "#cfeefb", r=0.04)
    for z in (6.6,):
        box((13, 0.3, 0.16), (-1.4, 24, z), "#f6b83c", r=0.05)
        box((13, 0.3, 0.16), (-1.4, 24, z + 0.6), "#f6b83c", r=0.05)
        for k in range(16):
            tube(
                ((-7.6 + k * 0.8, 23.9, z + 0.1), (-7.2 + k * 0.8, 23.9, z + 0.7), (-6.8 + k * 0.8, 23.9, z + 0.1)),
                0.04,
                "#f6b83c",
            )
    tube(((-2.0, 23.8, 6.5), (-2.0, 23.8, 4.4)), 0.03, "#5d6470")
    for k in range(3):
        box((1.8, 0.5, 0.16), (-2.0, 23.8, 3.8 + k * 0.18), vary("#d9a566", 0.06), r=0.04)
    tube(((-2.9, 23.8, 3.9), (-2.0, 23.8, 4.6), (-1.1, 23.8, 3.9)), 0.03, "#5d6470")
    digger(-3.9, 13.6, 1.05)
    lathe(rounded(((0, 0), (1.7, 0), (0.5, 0.9), (0, 1.1)), 0.2), (-7.2, 13.6, 0), "#d2aa70", rough=0.95)
    lathe(rounded(((0, 0), (1.1, 0), (0.35, 0.6), (0, 0.75)), 0.15), (5.4, 11.8, 0), "#d9b478", rough=0.95)
    # bricks, pipes, barrow, mixer
    for j in range(4):
        for i in range(5):
            for k in range(2):
                box(
                    (0.27, 0.2, 0.16), (-4.9 + i * 0.29, 10.0 + k * 0.24, 0.1 + j * 0.17), vary("#d9764f", 0.08), r=0.02
                )
    box((1.6, 0.6, 0.1), (-4.35, 10.1, 0), "#c98a52", r=0.03)
    for _k, (dx, z) in enumerate(((0, 0.22), (0.46, 0.22), (0.92, 0.22), (0.23, 0.62), (0.69, 0.62))):
        cyl(0.22, 2.2, (2.1 + dx, 12.6, z), "#9fa8b8", r=0.02, rot=(90, 0, 8))
        cyl(0.16, 0.02, (2.1 + dx + 0.3, 10.41, z), "#5d6470", r=0.005, rot=(90, 0, 8))
    lathe(
        rounded(((0, 0), (0.4, 0.08), (0.46, 0.5), (0.24, 0.85), (0.2, 0.82)), 0.08),
        (4.6, 10.2, 0.75),
        "#f2803c",
        rot=(0, -35, 0),
    )
    for sx in (-0.3, 0.4):
        tube(((4.6 + sx, 10.3, 0), (4.6, 10.3, 0.9)), 0.06, "#5d6470")
    traffic_cone(-2.9, 9.9)
    traffic_cone(3.5, 9.5)
    barrier(-6.0, 11.4)
    barrier(6.4, 10.8)
    tower_block(-14, 36, 7, 10)
    tower_block(16, 38, 8, 12)
    tower_block(-24, 40, 8, 8)
    for k in range(8):
        tree(-22 + k * 3.2, 31, 1.4)
    clouds((-16, 90, 19, 3.4), (14, 95, 22, 4))


@place(
    "bridge",
    "bridge over a river",
    "bridge, on a bridge, stone bridge, footbridge, river bridge, riverside, canal, crossing a river",
    **{**OUT, "back": 10.4, "stand": (5.6, 9.0)},
)
def bridge():
    flat(((-300, 10.5), (300, 10.5), (300, 30), (-300, 30)), -0.6, "#4ab6e6", rough=0.15, surface="water")
    # we stand on the bridge: its pavement and its far parapet
    flat(((-60, -3), (60, -3), (60, 10.6), (-60, 10.6)), 0.0, "#d9c8ae", surface="ground")
    for j in range(9):
        for k in range(24):
            at = (-13 + k * 1.15 + 0.55 * (j % 2), 3.6 + j * 0.72, -0.05)
            box((1.1, 0.67, 0.06), at, vary(("#dccbb0", "#d2bf9f")[(j + k) % 2], 0.03), r=0.03, surface="ground")
    for k in range(17):
        x = -9.6 + k * 1.2
        lathe(
            rounded(((0, 0), (0.13, 0), (0.08, 0.14), (0.15, 0.36), (0.08, 0.56), (0.13, 0.66)), 0.04),
            (x, 10.3, 0.1),
            "#efe4d2",
        )
        lathe(
            rounded(((0, 0), (0.13, 0), (0.08, 0.14), (0.15, 0.36), (0.08, 0.56), (0.13, 0.66)), 0.04),
            (x + 0.6, 10.3, 0.1),
            "#efe4d2",
        )
    box((60, 0.46, 0.14), (0, 10.3, 0), "#dccdb6", r=0.04)
    box((60, 0.5, 0.16), (0, 10.3, 0.74), "#f4ead8", r=0.05)
    for x in (-5.0, 0.0, 5.0):
        box((0.8, 0.7, 1.15), (x, 10.3, 0), "#e6d8c0", r=0.06, surface="wall")
        box((0.95, 0.85, 0.14), (x, 10.3, 1.12), "#f4ead8", r=0.05)
        street_lamp(x, 10.3, 3.3, "#4a5f6e") if x else lathe(
            rounded(((0, 0), (0.3, 0), (0.38, 0.34), (0.3, 0.34)), 0.04), (x, 10.3, 1.26), "#c9765a"
        )
    for k in range(7):
        ball(
            0.17,
            (-0.26 + (k % 4) * 0.17, 10.25 + 0.08 * (k % 2), 1.66 + 0.07 * (k % 3)),
            ("#f58fae", "#f6c453", "#fffaf2", "#72c25e")[k % 4],
        )
    # the river runs away between its banks, another bridge of three arches crosses it
    for sign in (-1, 1):
        points = [(sign * x, y) for x, y in ((300, 24), (13, 24), (9, 34), (11, 60), (7, 120), (300, 120))]
        flat(points, 0.05, "#93d670", surface="ground")
        points = [(sign * x, y) for x, y in ((14.6, 23.6), (12.8, 24.4), (9, 34), (11, 60), (7, 120))]
        strip(points, (1.2,) * 5, 0.06, "#e9dcb4")
        for k in range(7):
            house(
                sign * (13.5 + k * 4.0 + (2 if sign > 0 else 0)),
                40 + (k % 2) * 4,
                3.8,
                3.2,
                2.7 + 0.5 * (k % 3),
                WALLS[(k + sign) % 7],
                ROOFS[k % 5],
            )
        for k in range(6):
            tree(sign * (11.5 + k * 3.4), 31 + (k % 2) * 3, 1.4)
    flat(((-9, 30), (9, 30), (11, 60), (7, 120), (-7, 120), (-11, 60)), -0.2, "#4ab6e6", rough=0.15, surface="water")
    for k in range(3):
        x = -6.6 + k * 6.6
        outer = [(x + 2.5 * math.cos(a), 52, 0.1 + 2.5 * math.sin(a)) for a in [math.pi * j / 12 for j in range(13)]]
        tube(outer, 0.55, "#d9c2a0")
        box((1.3, 2.2, 3.2), (x - 3.3, 52, -0.4), "#cfb894", r=0.12)
    box((1.3, 2.2, 3.2), (9.9, 52, -0.4), "#cfb894", r=0.12)
    box((30, 2.4, 0.9), (0, 52, 2.7), "#d9c2a0", r=0.15)
    box((30, 2.6, 0.25), (0, 52, 3.6), "#efe0c4", r=0.1)
    boat(3.4, 22, 0.95, "#e2574c", -0.4)
    boat(-4.6, 34, 1.1, "#f6c453", -0.1, "#fff3e0")
    for _ in range(12):
        x, y = rng.uniform(-7, 7), rng.uniform(14, 40)
        strip(
            [(x - 1.2, y), (x, y + 0.1), (x + 1.2, y)],
            (0.05, 0.16, 0.05),
            -0.17 if y > 30 else -0.57,
            "#a9e2f7",
            "water",
        )
    for x, y, r, h, c in ((-26, 130, 30, 12, "#9bd88a"), (20, 140, 34, 14, "#8fd081")):
        hill(x, y, r, h * 0.6, c)
    clouds((-18, 110, 21, 3.7), (22, 115, 24, 4.3), (-44, 110, 17, 3.4))


@place(
    "highway",
    "highway",
    "highway, motorway, freeway, open road, road trip, by the road, route, traffic jam",
    **{**OUT, "back": 12.6, "stand": (5.4, 8.2)},
)
def highway():
    ground("#93d670")
    flat(((-80, -3), (80, -3), (80, 8.5), (-80, 8.5)), 0.004, "#e4cf9c", surface="ground")
    flat(((-80, 8.5), (80, 8.5), (80, 14.6), (-80, 14.6)), 0.01, "#8b90a4", surface="road")
    for d in (8.8, 14.3):
        box((160, 0.14, 0.014), (0, d, 0.01), "#fffaf2", r=0.005, surface="road")
    for k in range(26):
        box((1.6, 0.16, 0.014), (-32 + k * 2.6, 11.5, 0.01), "#ffe9a8", r=0.005, surface="road")
    for k in range(24):  # guard rail
        box((0.12, 0.1, 0.6), (-23 + k * 2.0, 15.2, 0), "#8d93a6", r=0.03)
    for z in (0.38, 0.52):
        box((100, 0.1, 0.1), (0, 15.12, z), "#d3d8e4", r=0.04, metal=0.3)
    car(-4.6, 10.0, "#e2574c", 1.0)
    car(5.4, 13.0, "#5b9bd5", 1.0, left=True)
    # a big sign over the road
    for x in (-1.4, 4.4):
        cyl(0.1, 5.2, (x, 16, 0), "#8d93a6")
    box((6.4, 0.16, 1.7), (1.5, 15.9, 3.35), "#3f8f6a", r=0.08)
    box((6.1, 0.05, 1.45), (1.5, 15.8, 3.48), "#4fa57c", r=0.02)
    for x, w, z in ((-0.1, 2.0, 4.4), (-0.3, 1.5, 3.85), (2.9, 1.5, 4.4)):
        box((w, 0.04, 0.16), (x, 15.76, z), "#fffaf2", r=0.015)
    tube(((3.9, 15.74, 3.6), (3.9, 15.74, 4.1), (4.3, 15.74, 4.5)), 0.06, "#fffaf2")
    for x in (-3.7, 3.3):
        cyl(0.05, 0.75, (x, 8.2, 0), "#fffaf2")
        box((0.11, 0.1, 0.12), (x, 8.2, 0.55), "#e2574c", r=0.02)
    for x, y, r, h, c in (
        (-30, 75, 34, 12, "#a5dc84"),
        (16, 90, 40, 15, "#b4e294"),
        (48, 70, 28, 10, "#98d57c"),
        (-8, 50, 20, 4, "#8fd070"),
    ):
        hill(x, y, r, h * 0.6, c)
    mountain(-24, 150, 26, 20, "#9aa9dc")
    mountain(30, 150, 30, 24, "#a8b5e2")
    house(-12, 30, 4.2, 3.6, 2.8)
    for k in range(12):
        (tree if k % 3 else pine)(-22 + k * 4.0, 27 + rng.uniform(-3, 4), rng.uniform(1.2, 1.6))
    for x, y in ((-9.8, 19), (9.4, 18.6), (13, 20)):
        tree(x, y, 1.5)
    for k in range(9):
        tube(((-26 + k * 7, 21, 0), (-26 + k * 7, 21, 5.2)), 0.08, "#9a6a46")
        box((1.3, 0.1, 0.1), (-26 + k * 7, 21, 4.7), "#9a6a46", r=0.03)
        for dx in (-0.5, 0.5):
            tube(
                ((-26 + k * 7 + dx, 21, 4.82), (-22.5 + k * 7 + dx, 21, 4.3), (-19 + k * 7 + dx, 21, 4.82)),
                0.015,
                "#5a5f70",
            )
    scatter(40, lambda x, y: tuft(x, y, 1.0, "#79bd4c"), -9, 9, 15.6, 20)
    scatter(26, lambda x, y: flower(x, y), -9, 9, 15.6, 20)
    scatter(20, lambda x, y: tuft(x, y, 0.9, "#a8b25a"), -5, 5, 4.7, 8.2, lambda x, y: abs(x) > 1.8)
    rock(-4.6, 8.0, 0.5, "#b9ab98")
    clouds((-18, 100, 22, 3.7), (4, 105, 26, 3.4), (34, 100, 20, 3.4))


@place(
    "ship-deck",
    "deck of a ship",
    "ship, on a ship, ship deck, deck, sailing ship, pirate ship, boat trip, aboard, at sea, on board, cruise",
    **{**OUT, "back": 9.6, "stand": (5.2, 8.6)},
    water="beyond",
)
def ship_deck():
    flat(((-400, 6), (400, 6), (400, 600), (-400, 600)), -2.4, "#2f9fdc", rough=0.18, surface="water")
    for k in range(30):
        d = 22 + k * 3.5
        x = rng.uniform(-0.5 * d, 0.5 * d)
        strip([(x - 1.6, d), (x, d + 0.25), (x + 1.6, d)], (0.06, 0.3, 0.06), -2.37, "#a9e2f7", "water")
    for k in range(46):
        box((0.52, 13, 0.1), (-11.8 + k * 0.52, 3.4, -0.1), vary("#c98f58", 0.05), r=0.02, surface="ground")
    for j in range(4):
        for k in range(46):
            ball(0.025, (-11.8 + k * 0.52, 4.6 + j * 1.4 + 0.5 * (k % 2), 0.0), "#7a4f36", (1, 1, 0.4))
    # the rail
    box((40, 0.34, 0.16), (0, 9.8, 0), "#a9683e", r=0.05)
    for k in range(27):
        lathe(
            rounded(((0, 0), (0.08, 0), (0.05, 0.12), (0.1, 0.36), (0.05, 0.6), (0.08, 0.72)), 0.03),
            (-9.1 + k * 0.7, 9.8, 0.12),
            "#f0d9b0",
        )
    box((40, 0.4, 0.14), (0, 9.8, 0.84), "#a9683e", r=0.06)
    # the mast with its sail, ropes like a net up to it
    cyl(0.28, 12, (2.6, 9.0, 0), "#b9774a", top=0.22)
    for z in (0.5, 1.6):
        ring(0.29, 0.05, (2.6, 9.0, z), "#f0d9a4")
    cyl(0.12, 8.4, (-1.6, 8.8, 3.3), "#a9683e", rot=(0, 90, 0))
    for k in range(15):
        x = -1.3 + k * 0.55
        ball(0.5, (x, 8.75, 3.45 + 0.0), "#fff3dc", (1.0, 0.5, 0.36))
    for sign in (-1, 1):
        top = (2.6, 9.2, 5.2)
        feet = [(2.6 + sign * (1.3 + 0.5 * k), 9.8, 0.9) for k in range(4)]
        for foot in feet:
            tube((foot, top), 0.03, "#e0c48a")
        for j in range(8):
            t = j / 10
            a = [feet[i][n] + (top[n] - feet[i][n]) * t for i in (0, 3) for n in range(3)]
            tube((tuple(a[:3]), tuple(a[3:])), 0.022, "#e0c48a")
    # the wheel on its stand
    cyl(0.14, 1.0, (-3.0, 8.3, 0), "#8a5636", r=0.03)
    box((0.6, 0.5, 0.12), (-3.0, 8.3, 0), "#8a5636", r=0.04)
    ring(0.52, 0.06, (-3.0, 8.1, 1.15), "#a9683e", rot=(90, 0, 0))
    cyl(0.14, 0.16, (-3.0, 8.18, 1.15), "#d9a441", rot=(90, 0, 0), r=0.03, metal=0.3)
    for k in range(8):
        a = k * math.pi / 4
        tube(((-3.0, 8.1, 1.15), (-3.0 + 0.78 * math.cos(a), 8.1, 1.15 + 0.78 * math.sin(a))), 0.035, "#c98a52")
        ball(0.06, (-3.0 + 0.78 * math.cos(a), 8.1, 1.15 + 0.78 * math.sin(a)), "#c98a52")
    barrel(4.9, 8.9, 1.0)
    barrel(4.2, 9.2, 0.85)
    for k in range(4):  # coiled rope, a lifebelt, a chest, a hatch
        ring(0.34 - 0.03 * k, 0.06, (-4.7, 8.8, 0.06 + 0.1 * k), "#f0d9a4")
    ring(0.36, 0.11, (-1.0, 9.58, 0.55), "#fffaf2", rot=(90, 0, 0))
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        ball(0.14, (-1.0 + 0.36 * math.cos(a), 9.55, 0.55 + 0.36 * math.sin(a)), "#e2574c", (0.9, 0.9, 0.9))
    box((1.0, 0.6, 0.42), (0.9, 9.0, 0), "#a9683e", r=0.05)
    cyl(0.31, 1.0, (0.4, 9.0, 0.42), "#b9774a", r=0.05, rot=(0, 90, 0))
    for sx in (-0.3, 0.3):
        box((0.1, 0.64, 0.44), (0.9 + sx, 9.0, 0), "#d9a441", r=0.03)
    box((0.16, 0.06, 0.18), (0.9, 8.68, 0.34), "#f6c453", r=0.03)
    hill(-40, 170, 26, 9, "#7fc79a")
    boat(-12, 60, 2.2, "#5b9bd5", -2.2, "#f58fae")
    boat(20, 90, 2.4, "#f2a33c", -2.2, "#fff3e0")
    for x, z in ((-5, 9), (0, 12), (-8.5, 11.4)):
        for s in (-1, 1):
            ball(0.42, (x + s * 0.4, 45, z + 0.1), "#fffaf2", (1.1, 0.3, 0.22), (0, s * 22, 0))
    sun_disc(-17, 120, 20, 3.6, "#ffe07a", 1.2)
    clouds((-34, 110, 15, 3.7), (6, 120, 25, 3.7), (30, 110, 18, 4.3))
