"""Grounds where people run, ride, throw, skate and climb."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, ground, lathe, ring, rng, rounded, strip, terrain, tube, vary
from pieces_indoor import LIGHT_WOOD, WOOD
from pieces_outdoor import bench, bush, clouds, flower, hill, pine, rock, scatter, tower_block, tree, tuft, umbrella
from pieces_things import bunting, hay_bale
from place import place
from scenes_halls import CROWD, line
from scenes_nature import OUT


def crowd(x0, x1, y, rows, z=0.4):
    """Let rows of small round onlookers rise to the back."""
    for row in range(rows):
        d, up = y + 0.9 * row, z + 0.5 * row
        box((x1 - x0, 0.9, up + 0.1), ((x0 + x1) / 2, d + 0.2, 0), "#c4c9d6", r=0.02)
        for k in range(int((x1 - x0) / 0.85)):
            x = x0 + 0.5 + 0.85 * k + (0.4 if row % 2 else 0) + rng.uniform(-0.06, 0.06)
            ball(0.32, (x, d, up + 0.35), vary(rng.choice(CROWD), 0.08), (1, 0.7, 1.1))
            ball(0.2, (x, d, up + 0.84), rng.choice(("#f3c9a4", "#e0ac80", "#b98058", "#8a5a40")))
            ball(0.21, (x, d + 0.05, up + 0.9), rng.choice(("#4a3528", "#2f2a33", "#c98f4a")), (1, 0.95, 0.95))


@place(
    "tennis-court",
    "tennis court",
    "tennis court, tennis, badminton, tennis match, tennis club, volleyball court, padel, net, centre court",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.4)},
)
def tennis_court():
    ground("#7fc466")
    flat(((-9, -3), (9, -3), (9, 20.5), (-9, 20.5)), 0.004, "#d9764f", surface="ground")
    for x in (-6.2, -4.9, 4.9, 6.2):
        line(((x, 4.0), (x, 19.4)), 0.09)
    line(((-6.2, 19.4), (6.2, 19.4)), 0.09)
    line(((-4.9, 8.0), (4.9, 8.0)), 0.09)
    line(((-4.9, 15.6), (4.9, 15.6)), 0.09)
    line(((0, 8.0), (0, 15.6)), 0.09)
    for sx in (-6.8, 6.8):
        cyl(0.09, 1.2, (sx, 11.8, 0), "#3f6a5c")
    for k in range(46):
        x = -6.8 + 13.6 * k / 45
        tube(((x, 11.8, 0.08), (x, 11.8, 1.0 - 0.1 * (1 - (x / 6.8) ** 2))), 0.012, "#3d4a50")
    for j in range(7):
        z = 0.12 + 0.14 * j
        tube(((-6.8, 11.8, z), (0, 11.8, z - 0.012 * j), (6.8, 11.8, z)), 0.012, "#3d4a50")
    tube(((-6.8, 11.8, 1.06), (0, 11.8, 0.96), (6.8, 11.8, 1.06)), 0.06, "#fffaf2")
    # the umpire's chair, benches, balls
    for sx in (-0.35, 0.35):
        tube(((7.6 + sx, 11.4, 0), (7.6 + sx * 0.6, 11.9, 2.0)), 0.05, LIGHT_WOOD)
        tube(((7.6 + sx, 12.4, 0), (7.6 + sx * 0.6, 11.9, 2.0)), 0.05, LIGHT_WOOD)
    box((0.6, 0.5, 0.1), (7.6, 11.9, 2.0), "#59a58a", r=0.04)
    box((0.6, 0.08, 0.6), (7.6, 12.15, 2.05), "#59a58a", r=0.04)
    umbrella(8.2, 12.6, 1.5, ("#59a58a", "#fffaf2"))
    bench(-7.6, 10.4, 1.6)
    for x, d in ((-3.9, 9.6), (4.2, 10.0), (5.2, 8.9), (-5.6, 9.2)):
        ball(0.09, (x, d, 0.09), "#dcea4e")
    box((0.5, 0.4, 0.5), (-6.2, 10.2, 0), "#5b8fd6", r=0.12)
    for sx in (-1, 1):
        crowd(sx * 8.4 - 3.6, sx * 8.4 + 3.6, 22.0, 4)
    crowd(-4.2, 4.2, 22.4, 4)
    box((26, 0.2, 1.3), (0, 21.0, 0), "#3f6a5c", r=0.05)
    for k in range(9):
        tree(-20 + 5 * k, 31, 1.7)
    clouds((-16, 90, 21, 3.6), (16, 95, 24, 4))


@place(
    "running-track",
    "running track",
    "running track, athletics, race, finish line, sports day, marathon, sprint, olympic games, starting line, relay, "
    "long jump, hurdles, olympic stadium",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.6)},
)
def running_track():
    ground("#7fcf62")
    flat(((-60, -3), (60, -3), (60, 10.6), (-60, 10.6)), 0.004, "#d9684a", surface="ground")
    for d in (4.6, 5.8, 7.0, 8.2, 9.4, 10.5):
        line(((-30, d), (30, d)), 0.08)
    for i in range(12):  # the finish in squares, off to the right
        for j in range(3):
            tint = "#fffaf2" if (i + j) % 2 else "#3d3b4f"
            box((0.3, 0.5, 0.014), (3.6 + 0.3 * j, 4.85 + 0.5 * i, 0), tint, r=0.004, surface="ground")
    for sx in (3.2, 5.0):
        cyl(0.1, 3.6, (sx, 11.0, 0), "#5b8fd6")
    box((3.4, 0.2, 0.75), (4.1, 11.0, 3.2), "#fffaf2", r=0.06)
    for k in range(12):
        box((0.26, 0.04, 0.2), (2.62 + 0.27 * k, 10.88, 3.3 + 0.22 * (k % 2)), "#3d3b4f", r=0.01)
    for x in (-4.8, -3.2):  # hurdles at the side
        for sx in (-0.5, 0.5):
            cyl(0.035, 0.95, (x + sx, 11.2, 0), "#fffaf2")
        box((1.15, 0.06, 0.2), (x, 11.2, 0.85), "#e2574c", r=0.03)
    # the pit for the long jump, a podium
    flat(((-9, 13), (-3.4, 13), (-3.4, 15.2), (-9, 15.2)), 0.008, "#f4dfae")
    for k, (x, h) in enumerate(((7.4, 0.55), (8.4, 0.9), (9.4, 0.35))):
        box((1.0, 0.9, h), (x, 13.4, 0), "#fffaf2", r=0.04)
        box((0.4, 0.04, 0.2), (x, 12.93, h * 0.45), ("#c9ced8", "#f6c945", "#c98a52")[k], r=0.02)
    crowd(-17, -0.6, 20.0, 5)
    crowd(0.6, 17, 20.0, 5)
    box((40, 0.2, 1.1), (0, 19.2, 0), "#5b8fd6", r=0.05)
    for k in range(9):
        box((2.6, 0.05, 0.6), (-14 + 3.5 * k, 19.06, 0.25), ("#fffaf2", "#f6d04d", "#f7b5c4")[k % 3], r=0.03)
    for k, x in enumerate((-15, -7.5, 0, 7.5, 15)):
        cyl(0.08, 7.2, (x, 25.5, 0), "#c9ced8")
        flat(((x, 7.2), (x + 1.8, 6.9), (x + 1.8, 6.0), (x, 6.2)), 0, CROWD[k], y=25.5)
    for k in range(9):
        tree(-24 + 6 * k, 33, 1.8)
    clouds((-16, 90, 23, 3.6), (16, 95, 25, 4))


@place(
    "race-track",
    "race track",
    "race track, car race, motor racing, racing circuit, grand prix, go-kart, racing cars, speedway, horse race, "
    "racecourse, hippodrome, motorcycle race",
    **{**OUT, "back": 12.4, "stand": (5.6, 9.8)},
)
def race_track():
    ground("#86cf64")
    flat(((-60, -3), (60, -3), (60, 12.4), (-60, 12.4)), 0.004, "#7d8394", surface="road")
    for k in range(42):
        tint = "#e2574c" if k % 2 else "#fffaf2"
        box((0.9, 0.5, 0.1), (-18.5 + 0.9 * k, 12.7, 0), tint, r=0.03)
    for i in range(3):
        for j in range(11):
            tint = "#fffaf2" if (i + j) % 2 else "#3d3b4f"
            box((0.5, 0.62, 0.014), (-3.9 + 0.5 * i, 5.2 + 0.62 * j, 0), tint, r=0.004, surface="road")
    for k in range(7):
        box((1.4, 0.14, 0.012), (-7 + 2.4 * k, 8.2, 0), "#fffaf2", r=0.004, surface="road")
    for sx in (-6.6, 6.6):  # the gate of the start
        box((0.5, 0.5, 5.0), (sx, 13.4, 0), "#3f6fb0", r=0.06)
    box((13.8, 0.4, 1.0), (0, 13.4, 4.0), "#3f6fb0", r=0.06)
    for k in range(5):
        cyl(
            0.26,
            0.1,
            (-1.6 + 0.8 * k, 13.15, 4.5),
            ("#e2574c", "#e2574c", "#f6c453", "#59b58a", "#59b58a")[k],
            r=0.03,
            rot=(90, 0, 0),
            glow=1.0,
        )
    for sx in (-4.6, 4.6):
        for i in range(5):
            for j in range(3):
                box(
                    (0.25, 0.04, 0.25),
                    (sx - 0.5 + 0.25 * i, 13.15, 4.12 + 0.25 * j),
                    "#fffaf2" if (i + j) % 2 else "#3d3b4f",
                    r=0.01,
                )
    for x, tint in ((-8.6, "#e2574c"), (8.4, "#f6c453")):  # racing cars at the side
        lathe(
            rounded(((0, 0), (0.16, 0.1), (0.34, 1.4), (0.3, 2.6), (0, 2.8)), 0.2),
            (x - 1.5, 11.2, 0.42),
            tint,
            rot=(0, 90, 0),
        )
        for dx in (-0.9, 0.9):
            for d in (10.6, 11.8):
                cyl(0.34, 0.3, (x + dx, d + 0.15, 0.34), "#3d4250", r=0.08, rot=(90, 0, 0))
        box((0.3, 1.5, 0.06), (x + 1.35, 11.2, 0.85), tint, r=0.02)
        ball(0.2, (x + 0.1, 11.2, 0.82), "#fffaf2")
    for k in range(22):
        ring(0.34, 0.16, (-10.5 + k, 14.6, 0.16), ("#3d4250", "#e2574c", "#fffaf2")[k % 3])
        ring(0.34, 0.16, (-10.5 + k, 14.6, 0.46), ("#e2574c", "#fffaf2", "#3d4250")[k % 3])
    crowd(-17, -1.0, 20.0, 5)
    crowd(1.0, 17, 20.0, 5)
    box((38, 5.4, 0.3), (0, 22, 5.2), "#e2574c", r=0.1)
    for x in (-17, -8.5, 0, 8.5, 17):
        cyl(0.14, 5.2, (x, 24.3, 0), "#fffaf2")
    bunting((-14, 3.4), (14, 3.4), 19.0, 0.4, 25)
    for k in range(9):
        tree(-28 + 7 * k, 34, 1.9)
    clouds((-16, 90, 25, 3.6), (20, 95, 25, 4))


@place(
    "golf-course",
    "golf course",
    "golf course, golf, minigolf, putting green, bunker, golf club, golf hole, croquet lawn, country club",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.8)},
)
def golf_course():
    def land(x, y):
        return 0 if y < 11 else 0.05 * (y - 11) * (1 + 0.7 * math.sin(0.2 * x + 0.1 * y))

    terrain(land, -60, 60, 2, 62, "#8fd868", 90, 70, surface="ground")
    for r, tint in ((1.2, "#7acb5a"), (1.0, "#a9e882")):
        points = [
            (
                0.6 + 5.6 * r * math.cos(k * math.pi / 30) * (1 + 0.08 * math.sin(k / 3)),
                8.6 + 2.2 * r * math.sin(k * math.pi / 30),
            )
            for k in range(60)
        ]
        flat(points, 0.004 if r > 1 else 0.008, tint, surface="ground")
    lathe(((0, 0), (1, 0)), (2.9, 9.3, 0.012), "#3d5a3f", scale=(0.16, 0.11, 1), surface="ground")
    cyl(0.035, 2.3, (2.9, 9.3, 0), "#fffaf2")
    flat(((2.93, 2.3), (3.75, 2.05), (2.93, 1.8)), 0, "#e2574c", y=9.3)
    for x, y, r in ((-6.2, 12.4, 1.9), (7.2, 14, 2.4), (-1.6, 17, 2.2)):
        lathe(((0, 0), (1, 0)), (x, y, land(x, y) + 0.12), "#f9e6b8", scale=(r, r * 0.5, 1), sides=48)
    lathe(
        ((0, 0), (1, 0)),
        (5.0, 22, land(5, 22) + 0.2),
        "#6fc4ee",
        scale=(5, 1.8, 1),
        sides=48,
        rough=0.1,
        surface="water",
    )
    for x, y, s in ((-9, 16, 1.5), (-12, 22, 1.7), (11, 19, 1.6), (14, 26, 1.8), (-5, 28, 1.6), (1.5, 33, 1.7)):
        tree(x, y, s, z=land(x, y))
    for x, y, s in ((9.6, 15, 1.3), (-7.4, 20, 1.4)):
        pine(x, y, s, z=land(x, y))
    # a cart at the side, a bag of clubs
    box((1.7, 1.0, 0.4), (-5.4, 11.0, 0.3), "#fffaf2", r=0.12)
    box((0.8, 0.9, 0.16), (-5.3, 11.0, 0.68), "#e2574c", r=0.06)
    box((0.14, 0.9, 0.5), (-5.75, 11.0, 0.7), "#e2574c", r=0.06)
    for dx in (-0.75, 0.65):
        cyl(0.05, 1.2, (-5.4 + dx, 10.6, 0.65), "#fffaf2")
        cyl(0.28, 0.2, (-5.4 + dx * 0.8, 10.6, 0.28), "#3d4250", r=0.05, rot=(90, 0, 0))
    box((1.9, 1.1, 0.1), (-5.45, 11.0, 1.85), "#59a58a", r=0.04)
    cyl(0.2, 0.9, (-3.9, 10.9, 0), "#3f6fb0", r=0.05, rot=(0, 8, 0))
    for k in range(4):
        tube(((-3.85 + 0.06 * k, 10.9, 0.8), (-3.75 + 0.1 * k, 10.9, 1.35)), 0.02, "#c9ced8")
        ball(0.07, (-3.74 + 0.1 * k, 10.88, 1.37), "#5d6470", (1.3, 0.7, 0.7))
    ball(0.06, (-1.4, 7.8, 0.06), "#ffffff")
    scatter(20, lambda x, y: tuft(x, y, 0.6, "#6fbf4e"), -9, 9, 11.2, 16)
    hill(-30, 90, 36, 12, "#a9dc86")
    hill(28, 100, 44, 15, "#96d27c")
    clouds((-16, 90, 23, 3.6), (16, 95, 25, 4))


@place(
    "skate-park",
    "skate park",
    "skate park, skateboarding, half-pipe, ramp, inline skating, bmx, graffiti wall, street basketball, "
    "basketball court outside, climbing wall, parkour, breakdance",
    **{**OUT, "back": 11.0, "stand": (5.6, 9.4)},
)
def skate_park():
    ground("#9fd47a")
    flat(((-14, -3), (14, -3), (14, 15), (-14, 15)), 0.004, "#c4c8d2", surface="ground")
    for k in range(9):
        box((0.03, 14, 0.01), (-10 + 2.5 * k, 8, 0), "#aeb4c0", r=0.003, surface="ground")
    for sign in (-1, 1):  # quarter pipes left and right
        steps = 9
        for k in range(steps):
            a, b = math.pi / 2 * k / steps, math.pi / 2 * (k + 1) / steps
            x0, z0 = sign * (3.9 + 2.4 * math.sin(a)), 2.4 * (1 - math.cos(a))
            x1, z1 = sign * (3.9 + 2.4 * math.sin(b)), 2.4 * (1 - math.cos(b))
            long, lean = math.hypot(x1 - x0, z1 - z0) + 0.06, math.degrees(math.atan2(z1 - z0, x1 - x0))
            middle = ((x0 + x1) / 2, 11.0, (z0 + z1) / 2 - 0.08)
            box((long, 3.2, 0.12), middle, vary("#e8b878", 0.03), r=0.03, rot=(0, -lean, 0))
        side = [(sign * 3.9, 0.0)] + [
            (sign * (3.9 + 2.4 * math.sin(math.pi / 2 * k / 12)), 2.4 * (1 - math.cos(math.pi / 2 * k / 12)))
            for k in range(13)
        ]
        flat([*side, (sign * 7.4, 2.4), (sign * 7.4, 0)], 0, "#5b8fd6" if sign < 0 else "#f2a33c", y=9.38)
        box((1.3, 3.2, 0.2), (sign * 6.95, 11.0, 2.3), "#c98a52", r=0.04)
        tube(((sign * 6.3, 9.4, 2.5), (sign * 6.3, 12.6, 2.5)), 0.06, "#8d93a6", metal=0.4)
        for d in (9.5, 12.5):
            tube(((sign * 7.5, d, 2.4), (sign * 7.5, d, 3.3)), 0.04, "#8d93a6")
        tube(((sign * 7.5, 9.5, 3.3), (sign * 7.5, 12.5, 3.3)), 0.04, "#8d93a6")
    # a painted wall behind
    box((9.0, 0.4, 2.7), (0, 14.6, 0), "#e6dccb", r=0.05, surface="wall")
    tints = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8", "#f2803c")
    for k in range(15):
        x, z, r = rng.uniform(-4, 4), rng.uniform(0.5, 2.2), rng.uniform(0.3, 0.55)
        ball(r, (x, 14.38 - 0.004 * k, z), tints[k % 7], (rng.uniform(0.8, 1.8), 0.08, rng.uniform(0.6, 1)))
    for k in range(3):
        points = [(-3.9 + 0.5 * j, 14.2, 0.8 + 0.5 * k + 0.32 * math.sin(j * 1.3 + k * 2)) for j in range(17)]
        tube(points, 0.08, tints[(k * 2 + 1) % 7])
    points = [
        (2.1 + 0.34 * math.cos(a) * (1 if n % 2 else 0.45), 14.1, 1.5 + 0.34 * math.sin(a) * (1 if n % 2 else 0.45))
        for n, a in enumerate([k * math.pi / 5 for k in range(11)])
    ]
    tube(points, 0.05, "#fffaf2")
    for sx in (-1.2, 1.2):  # a rail to slide on
        cyl(0.05, 0.5, (sx, 12.6, 0), "#8d93a6")
    tube(((-1.7, 12.6, 0.5), (1.7, 12.6, 0.5)), 0.06, "#e2574c")
    for sx, x in ((1, -3.0),):
        box((1.0, 0.26, 0.06), (x, 9.9, 0.12), "#59a58a", r=0.03, rot=(0, 0, 14 * sx))
        for dx in (-0.3, 0.3):
            cyl(0.07, 0.3, (x + dx, 10.05, 0.07), "#f6c453", r=0.02, rot=(90, 0, 0))
    for k, (x, wall) in enumerate(((-15, "#a9b8ee"), (-8.4, "#fbe3b0"), (8.6, "#f7b5c4"), (15.4, "#8fd0c8"))):
        tower_block(x, 23, 5.4, 7 + k % 2, wall)
    for x in (-4.4, 0.2, 4.6):
        tree(x, 19, 1.6)
    bench(-3.6, 13.6)
    clouds((-16, 90, 24, 3.6), (16, 95, 26, 4))


@place(
    "parade-ground",
    "tournament field",
    "tournament, jousting, knights' tournament, battlefield, parade ground, battle, archery range, military camp, "
    "medieval fair, arena of knights, duel, army camp",
    **{**OUT, "back": 12.0, "stand": (5.6, 9.8)},
)
def parade_ground():
    ground("#a9cc6c")
    strip(((-40, 8.2), (0, 8.4), (40, 8.2)), (6.6, 6.6, 6.6), 0.008, "#dcc48c")
    for k in range(17):  # the barrier between the riders
        tint = "#e2574c" if k % 2 else "#fffaf2"
        box((1.2, 0.12, 0.75), (-9.6 + 1.2 * k, 12.8, 0.25), tint, r=0.03)
    for k in range(18):
        cyl(0.09, 1.15, (-10.2 + 1.2 * k, 12.8, 0), WOOD)
    for sign in (-1, 1):  # tents with pennants
        for j, (x, y, s) in enumerate(((5.6, 17.5, 1.25), (9.6, 16.0, 1.05), (13.4, 19, 1.3))):
            tints = ("#e2574c", "#5b8fd6", "#f2b53c", "#59a58a")
            tint = tints[(j + (sign > 0) * 2) % 4]
            for k in range(14):
                a = k * math.pi / 7
                box(
                    (0.78 * s, 0.1, 1.8 * s),
                    (sign * x + 1.6 * s * math.cos(a), y + 1.6 * s * math.sin(a), 0),
                    tint if k % 2 else "#fffaf2",
                    r=0.04,
                    rot=(0, 0, math.degrees(a) + 90),
                )
            lathe(
                rounded(((2.0 * s, 0), (0.9 * s, 0.7 * s), (0.05, 1.9 * s), (0, 1.95 * s)), 0.2),
                (sign * x, y, 1.7 * s),
                tint,
            )
            cyl(0.05, 1.0, (sign * x, y, 3.6 * s), WOOD)
            flat(
                ((sign * x, 3.6 * s + 1.0), (sign * x + 1.1, 3.6 * s + 0.75), (sign * x, 3.6 * s + 0.5)),
                0,
                "#f6c453",
                y=y,
            )
            flat(((sign * x - 0.5 * s, 0), (sign * x + 0.5 * s, 0), (sign * x, 1.5 * s)), 0, "#5a3a30", y=y - 1.72 * s)
    box((6.6, 1.6, 1.4), (0, 18.4, 0), WOOD, r=0.06)  # the stand of the court
    crowd(-3.2, 3.2, 17.8, 2, 1.3)
    for sx in (-3.3, 3.3):
        cyl(0.1, 4.4, (sx, 17.6, 0), "#f2b53c")
    box((7.2, 3.0, 0.3), (0, 18.6, 4.3), "#3f5f9a", r=0.1)
    for k in range(12):
        flat(
            ((-3.55 + 0.6 * k, 4.35), (-2.99 + 0.6 * k, 4.35), (-3.27 + 0.6 * k, 3.85)),
            0,
            "#f2b53c" if k % 2 else "#3f5f9a",
            y=17.05,
        )
    for x, tint in ((-4.4, "#e2574c"), (4.5, "#5b8fd6")):  # racks of lances, shields, targets of straw
        for k in range(5):
            tube(((x - 0.6 + 0.3 * k, 10.9, 0), (x - 0.5 + 0.25 * k, 11.3, 3.0)), 0.045, ("#fffaf2", tint)[k % 2])
        box((1.6, 0.1, 0.12), (x, 11.1, 1.2), WOOD, r=0.03)
        ball(0.42, (x - 1.4, 10.9, 0.5), tint, (0.85, 0.25, 1.1), (-14, 0, 0))
        ball(0.16, (x - 1.4, 10.78, 0.56), "#f6c453", (1, 0.5, 1))
    for x in (-7.2, 7.2):
        for r, tint in ((0.75, "#ecc75a"), (0.6, "#fffaf2"), (0.44, "#5b8fd6"), (0.28, "#e2574c"), (0.12, "#f6c453")):
            cyl(r, 0.3 + 0.05 * (0.75 - r), (x, 11.0 - 0.06 * (0.75 - r), 1.15), tint, r=0.03, rot=(90, 0, 0))
        for sx in (-0.5, 0.5):
            tube(((x + sx, 11.0, 0), (x, 11.2, 2.0)), 0.05, WOOD)
    hay_bale(-6.0, 10.2)
    hay_bale(6.2, 10.2, rot=20)
    for x in (-11.5, 11.5):
        for j in range(3):
            h = (6, 8, 6)[j]
            cyl(1.3, h, (x * 2.4 + 3.4 * (j - 1), 52, 0), "#b9b4c4", surface="wall")
            lathe(((1.7, 0), (0.08, 2.8), (0, 2.9)), (x * 2.4 + 3.4 * (j - 1), 52, h), "#5a78c8")
        box((7, 2, 5), (x * 2.4, 52, 0), "#b9b4c4", r=0.1, surface="wall")
    for k in range(9):
        tree(-28 + 7 * k, 34, 1.8)
    scatter(30, lambda x, y: tuft(x, y, 0.8), -8, 8, 11.4, 14)
    flower(-3.0, 11.6)
    bush(8.8, 12.4, 0.6)
    rock(-8.8, 11.6, 0.6)
    bunting((-9, 3.4), (9, 3.4), 16.0, 0.5, 21)
    clouds((-16, 90, 24, 3.6), (16, 95, 26, 4))
