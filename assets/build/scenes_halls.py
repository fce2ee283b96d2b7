"""Halls where many people come together: to play, to watch, to be judged, to dance, to stay the night."""

from __future__ import annotations

import math
from itertools import pairwise

from kit import ball, box, cyl, flat, floor_grid, glow, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_indoor import (
    LIGHT_WOOD,
    WOOD,
    armchair,
    candle_ring,
    carpet,
    chair,
    clock,
    counter,
    drape,
    hanging_lamp,
    plant,
    room,
    window,
)
from pieces_things import METAL, arch, board, bunting, ceiling, column, laid_table
from place import place
from scenes_home import INDOOR
from scenes_public import BRIGHT

HALL = {**BRIGHT, "back": 13.5, "stand": (5.6, 9.6), "horizon": 0.36}
CROWD = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8", "#f2a33c")


def hall(wall, half=7.0, back=13.5, height=6.5, skirting="#fff6ea", side=None):
    """Build the walls of a large hall; its floor is the scene's own."""
    box((half * 2 + 0.6, 0.3, height), (0, back + 0.15, 0), wall, r=0.02, surface="wall")
    for sign in (-1, 1):
        box((0.3, back + 1, height), (sign * (half + 0.15), back / 2 + 1.5, 0), side or wall, r=0.02, surface="wall")
    box((half * 2, 0.07, 0.24), (0, back - 0.03, 0), skirting, r=0.02, surface="wall")


def line(points, wide=0.08, colour="#fffaf2", z=0.012):
    """Paint a straight line from point to point (x, y) on the floor."""
    for (x0, y0), (x1, y1) in pairwise(points):
        length, turn = math.hypot(x1 - x0, y1 - y0), math.degrees(math.atan2(y1 - y0, x1 - x0))
        at = ((x0 + x1) / 2, (y0 + y1) / 2, z - 0.012)
        box((length + wide, wide, 0.012), at, colour, r=0.004, rot=(0, 0, turn), surface="ground")


def circle_line(x, y, r, wide=0.08, colour="#fffaf2"):
    """Paint a circle on the floor."""
    band = lathe(((r - wide / 2, 0), (r + wide / 2, 0)), (x, y, 0.008), colour, sides=72, surface="ground")
    band.visible_shadow = False


def stand_of_seats(x0, x1, y, rows, colours, step=0.62, z=0.0):
    """Build rows of empty seats that rise to the back."""
    for row in range(rows):
        d, up = y + row * 0.75, z + 0.35 * (row + 1)
        box((x1 - x0, 0.76, up), ((x0 + x1) / 2, d + 0.2, 0), "#c4c9d6", r=0.02)
        count = int((x1 - x0) / step)
        for k in range(count):
            x = (x0 + x1) / 2 + (k - (count - 1) / 2) * step
            tint = vary(colours[(row + k // 3) % len(colours)], 0.05)
            box((step * 0.82, 0.4, 0.1), (x, d + 0.12, up + 0.18), tint, r=0.04)
            box((step * 0.82, 0.09, 0.4), (x, d + 0.36, up + 0.2), tint, r=0.04)


@place(
    "bank",
    "bank with a vault",
    "bank, bank hall, bank vault, vault, strongroom, safe, treasury, bank counter, bank robbery, money, gold bars",
    **INDOOR,
)
def bank():
    room("#e6dcc4", "tiles", tints=("#f2ead8", "#c9b892"), skirting="#8a6a3f", panel="#7a8f86", side="#ddd2b8")
    y = 9.5
    # the round door of the vault stands open on its hinges
    cyl(1.5, 0.2, (0.6, y - 0.02, 1.6), "#6f7a8a", r=0.05, rot=(90, 0, 0), metal=0.3)
    cyl(1.28, 0.22, (0.6, y - 0.02, 1.6), "#2f3644", r=0.03, rot=(90, 0, 0))
    for j in range(3):  # gold in its shelves
        box((2.1, 0.1, 0.05), (0.6, y - 0.2, 0.95 + j * 0.5), "#8d93a6", r=0.02)
        for k in range(6 if j < 2 else 4):
            at = (0.6 + (k - (2.5 if j < 2 else 1.5)) * 0.31, y - 0.24, 1.0 + j * 0.5)
            for up in range(2):
                box((0.26, 0.12, 0.12), (at[0], at[1], at[2] + up * 0.125), "#f6c945", r=0.03, metal=0.2, glow=0.12)
    for k in range(16):
        a = k * math.pi / 8
        ball(0.07, (0.6 + 1.39 * math.cos(a), y - 0.24, 1.6 + 1.39 * math.sin(a)), "#d9a441", metal=0.3)
    box((0.2, 0.3, 0.5), (2.15, y - 0.2, 1.9), "#8d93a6", r=0.05)
    box((0.2, 0.3, 0.5), (2.15, y - 0.2, 0.8), "#8d93a6", r=0.05)
    cyl(1.3, 0.4, (3.35, 9.25, 1.6), "#aab4c4", r=0.08, rot=(90, 0, 0), metal=0.35)
    cyl(1.05, 0.46, (3.35, 9.27, 1.6), "#8d98aa", r=0.05, rot=(90, 0, 0), metal=0.35)
    ring(0.42, 0.05, (3.35, 8.7, 1.6), "#d9a441", rot=(90, 0, 0), metal=0.4)
    for k in range(3):
        a = k * math.pi / 3
        dx, dz = 0.55 * math.cos(a), 0.55 * math.sin(a)
        tube(((3.35 - dx, 8.72, 1.6 - dz), (3.35 + dx, 8.72, 1.6 + dz)), 0.035, "#d9a441", metal=0.4)
    for k in range(8):
        a = k * math.pi / 4 + 0.2
        cyl(0.09, 0.16, (3.35 + 1.17 * math.cos(a), 8.84, 1.6 + 1.17 * math.sin(a)), "#d9a441", r=0.03, rot=(90, 0, 0))
    # the counter with its grille
    counter(-2.75, 8.9, 2.9, 1.1, 0.7, "#7a5236", "#e8dcc6", 4, "#d9a441")
    for k in range(14):
        cyl(0.025, 1.0, (-4.1 + k * 0.208, 8.5, 1.1), "#d9a441", r=0.008, metal=0.4)
    box((2.9, 0.12, 0.14), (-2.75, 8.5, 2.1), "#7a5236", r=0.04)
    hanging_lamp(-2.75, 8.0, 2.75, "#3f8a6c", 0.3, 16)
    for x in (-1.15,):
        column(x, 9.1, 5, 0.26, "#f4ecd9", "#d9cba8")
    clock(-2.75, y, 2.7, 0.3, "#d9a441")
    carpet(0.6, 6.6, 2.6, 2.6, "#3f6a5c", "#d9a441")
    for sx in (-1.9, 1.9):
        cyl(0.05, 0.95, (0.6 + sx, 7.9, 0), "#d9a441", metal=0.4)
        ball(0.08, (0.6 + sx, 7.9, 1.0), "#d9a441", metal=0.4)


@place(
    "courtroom",
    "courtroom",
    "court, court of law, courthouse, trial, judge's bench, tribunal, jury, parliament, council chamber, town hall",
    **INDOOR,
)
def courtroom():
    room("#d8cbb0", "planks", tints=("#a9683e", "#a06038", "#b27046"), skirting="#6a3f2a", side="#cfc0a2")
    y = 9.5
    for k in range(9):  # a panelled wall
        box((0.9, 0.08, 2.6), (-3.92 + k * 0.98, y - 0.04, 0), "#8a5636", r=0.03, surface="wall")
        box((0.62, 0.06, 2.0), (-3.92 + k * 0.98, y - 0.1, 0.35), "#9a6240", r=0.03, surface="wall")
    box((9, 0.16, 0.16), (0, y - 0.06, 2.6), "#6a3f2a", r=0.04)
    # scales in a round shield
    cyl(0.62, 0.1, (0, y - 0.05, 2.9), "#d9a441", r=0.04, rot=(90, 0, 0), metal=0.2)
    cyl(0.52, 0.14, (0, y - 0.05, 2.9), "#3f5f8a", r=0.03, rot=(90, 0, 0))
    box((0.05, 0.05, 0.62), (0, y - 0.22, 2.6), "#f6d98a", r=0.02)
    box((0.66, 0.05, 0.05), (0, y - 0.22, 3.15), "#f6d98a", r=0.02)
    for sx in (-0.3, 0.3):
        tube(((sx - 0.1, y - 0.22, 2.87), (sx, y - 0.22, 3.15), (sx + 0.1, y - 0.22, 2.87)), 0.012, "#f6d98a")
        ball(0.13, (sx, y - 0.22, 2.86), "#f6d98a", (1, 0.4, 0.35))
    for sx in (-3.0, 3.0):
        drape(sx - 0.5, sx + 0.5, y - 0.25, 0.2, 3.2, "#a93a48", 0.2)
        ball(0.1, (sx, y - 0.25, 3.3), "#d9a441", metal=0.3)
    # the judge's bench on its platform, witness stands beside it
    box((5.4, 1.7, 0.3), (0, 8.9, 0), "#7a4a30", r=0.04)
    box((3.4, 0.75, 1.15), (0, 8.6, 0.3), "#8a5636", r=0.05)
    box((3.7, 0.9, 0.1), (0, 8.55, 1.42), "#6a3f2a", r=0.04)
    for k in range(3):
        box((0.9, 0.06, 0.8), (-1.08 + k * 1.08, 8.21, 0.45), "#9a6240", r=0.03)
    box((0.95, 0.25, 1.5), (0, 9.2, 1.0), "#3f2a22", r=0.12)
    box((0.75, 0.16, 1.25), (0, 9.08, 1.1), "#a93a48", r=0.07)
    cyl(0.05, 0.24, (0.62, 8.3, 1.6), "#c98a52", r=0.02, rot=(0, 90, 0))  # the gavel
    cyl(0.1, 0.2, (0.52, 8.3, 1.6), "#a9683e", r=0.03, rot=(0, 90, 0))
    for k in range(3):
        box((0.3, 0.26, 0.07), (-0.85, 8.4, 1.52 + k * 0.07), ("#a93a48", "#3f5f8a", "#59704a")[k], r=0.02)
    for sign in (-1, 1):
        box((1.5, 0.1, 1.0), (sign * 3.55, 8.1, 0), "#8a5636", r=0.04)
        box((1.6, 0.22, 0.1), (sign * 3.55, 8.1, 1.0), "#6a3f2a", r=0.04)
        for k in range(3):
            box((0.36, 0.05, 0.7), (sign * 3.55 - 0.46 + k * 0.46, 8.03, 0.14), "#9a6240", r=0.025)
        chair(sign * 3.55, 8.7, "#6a3f2a", 0, "#a93a48")
        hanging_lamp(sign * 2.4, 8.3, 2.95, "#d9a441", 0.26, 12)
    carpet(0, 6.5, 1.9, 2.8, "#a93a48", "#d9a441")


@place(
    "sports-hall",
    "sports hall",
    "sports hall, arena, indoor arena, basketball court, gymnasium, school gym, volleyball court, handball, "
    "basketball hall, gymnastics, wrestling, martial arts, dodgeball",
    **HALL,
)
def sports_hall():
    hall("#cfe0ec", side="#bcd3e4")
    floor_grid(("#e0a866", "#dba05c", "#e6b274"), (2.6, 0.42), 0.01, 3.4, 13.5, -7, 7, "#b9824a", True)
    line(((-6.2, 5.0), (-6.2, 12.6), (6.2, 12.6), (6.2, 5.0)), 0.1)
    circle_line(0, 8.0, 1.7, 0.09)
    line(((-6.2, 8.0), (-1.7, 8.0)), 0.09)
    line(((1.7, 8.0), (6.2, 8.0)), 0.09)
    stand_of_seats(-6.6, -2.2, 12.9 - 1.6, 3, ("#5b8fd6", "#e2574c"))
    stand_of_seats(2.2, 6.6, 12.9 - 1.6, 3, ("#5b8fd6", "#e2574c"))
    # a basket at the far end, another from the side
    box((0.26, 0.26, 3.3), (0, 13.1, 0), "#4a5568", r=0.06)
    box((1.9, 0.1, 1.25), (0, 12.75, 2.75), "#fffaf2", r=0.05)
    for w, h, z in ((0.7, 0.05, 3.05), (0.7, 0.05, 3.45)):
        box((w, 0.03, h), (0, 12.68, z), "#e2574c", r=0.012)
    for sx in (-0.35, 0.35):
        box((0.05, 0.03, 0.45), (sx, 12.68, 3.05), "#e2574c", r=0.012)
    ring(0.3, 0.035, (0, 12.36, 2.98), "#f2803c")
    for k in range(12):
        a = k * math.pi / 6
        b = a + 0.4
        at = (0.29 * math.cos(a), 12.36 + 0.29 * math.sin(a), 2.96)
        tube((at, (0.18 * math.cos(b), 12.36 + 0.18 * math.sin(b), 2.45)), 0.014, "#fffaf2")
    box((2.4, 0.12, 0.8), (0, 13.4, 4.35), "#2f3644", r=0.06)
    for k in range(4):
        box((0.3, 0.04, 0.44), (-0.85 + k * 0.57, 13.3, 4.52), "#f6c453", r=0.03, glow=1.2)
    for sign in (-1, 1):  # bars to climb, mats, a box to jump over
        for k in range(9):
            cyl(0.035, 1.5, (sign * 6.7, 8.6, 0.4 + k * 0.3), WOOD, r=0.01, rot=(-90, 0, 0))
        for d in (8.6, 10.1):
            box((0.14, 0.12, 3.1), (sign * 6.7, d, 0), LIGHT_WOOD, r=0.03)
        for x in (-4.4, 4.4):
            window(x, 13.5, 3.1, 2.4, 1.2, view="sky")
    for k in range(3):
        box((1.7, 1.0, 0.16), (-4.9, 9.6, k * 0.165), ("#5b8fd6", "#e2574c", "#5b8fd6")[k], r=0.06)
    for k in range(3):
        box((1.2 - 0.08 * k, 0.6, 0.3), (4.9, 9.9, k * 0.3), LIGHT_WOOD, r=0.03)
    box((1.05, 0.5, 0.14), (4.9, 9.9, 0.9), "#8a5636", r=0.06)
    for x, d, tint in ((-3.5, 10.2, "#f2803c"), (3.6, 10.5, "#f6d04d"), (-3.1, 10.5, "#f2803c")):
        ball(0.15, (x, d, 0.15), tint)
    bunting((-6.8, 5.2), (6.8, 5.2), 13.0, 0.5, 17)


@place(
    "boxing-ring",
    "boxing ring",
    "boxing ring, boxing match, wrestling ring, fight night, prize fight, ring with ropes, boxing arena, arena at night",
    **{**HALL, "time": "evening", "fill": 0.5, "key": 1.6, "ambient": "#b8b4e8", "back": 9.2, "stand": (5.2, 8.4)},
)
def boxing_ring():
    hall("#3f3a6a", 9.5, 17.0, 9, "#2f2a52", "#36325e")
    box((20, 16, 0.1), (0, 15, -1.1), "#2f2a52", r=0.02)
    box((9.6, 9.4, 0.9), (0, 4.6, -0.92), "#3f6fb0", r=0.05)
    box((9.6, 9.4, 0.05), (0, 4.6, -0.05), "#e8e2d2", r=0.02, surface="ground")
    circle_line(0, 6.9, 1.5, 0.1, "#5b8fd6")
    for x, tint in ((-4.55, "#e2574c"), (4.55, "#5b8fd6")):  # corners and ropes
        cyl(0.12, 1.75, (x, 9.1, 0), METAL, r=0.04)
        box((0.42, 0.34, 1.2), (x, 8.95, 0.4), tint, r=0.12)
    for k, tint in enumerate(("#e2574c", "#fffaf2", "#5b8fd6")):
        z = 0.55 + k * 0.42
        tube(((-4.5, 9.1, z), (4.5, 9.1, z)), 0.05, tint)
        for sign in (-1, 1):
            tube(((sign * 4.55, 9.1, z), (sign * 4.55, 2.0, z)), 0.05, tint)
    for x in (-1.6, 1.6):
        box((0.06, 0.06, 0.95), (x, 9.08, 0.5), "#fffaf2", r=0.02)
    for row in range(6):  # the crowd in the dark
        d, z = 11.2 + row * 0.95, -0.7 + row * 0.5
        box((18, 0.9, 0.3), (0, d + 0.2, z - 0.75), "#2a2648", r=0.03)
        for k in range(21):
            x = -8.6 + k * 0.86 + (0.4 if row % 2 else 0) + rng.uniform(-0.06, 0.06)
            ball(0.32, (x, d, z - 0.28), vary(rng.choice(CROWD), 0.08), (1, 0.7, 1.1))
            ball(0.2, (x, d, z + 0.2), rng.choice(("#f3c9a4", "#e0ac80", "#b98058", "#8a5a40")))
            ball(0.21, (x, d + 0.05, z + 0.26), rng.choice(("#4a3528", "#2f2a33", "#c98f4a")), (1, 0.95, 0.95))
    for x in (-3.2, 0, 3.2):  # lamps over the ring
        lathe(((0.5, 0), (0.2, 0.42), (0.05, 0.5)), (x, 8.6, 3.15), "#4a4f66")
        ball(0.34, (x, 8.6, 3.16), "#fff6d8", (1, 1, 0.35), glow=3.0)
    glow((0, 6.4, 4.6), "#fff0d0", 420, 0.8)
    glow((-6, 12, 5), "#8f9fff", 240, 0.6)
    glow((6, 12, 5), "#ff9fc0", 240, 0.6)


@place(
    "bowling-alley",
    "bowling alley",
    "bowling alley, bowling, skittles, ninepins, bowling lanes, games hall, arcade, amusement arcade, pool hall, "
    "billiards, table tennis hall",
    **{**HALL, "stand": (5.2, 8.0), "back": 8.6, "time": "evening", "ambient": "#d8ccff"},
)
def bowling_alley():
    hall("#4a3f86", 7.2, 16.5, 6.5, "#3a3068", "#433a7a")
    floor_grid(("#8fc0d9", "#e8f2f6"), (0.8, 0.8), 0.02, 2.4, 8.6, -7, 7, "#7aa8c0")
    for k in range(5):  # lanes with gutters
        x = -5.0 + k * 2.5
        box((2.5, 8, 0.06), (x, 12.6, -0.08), "#3d3b52", r=0.02)
        box((1.75, 8, 0.1), (x, 12.6, -0.06), vary("#e8b878", 0.04), r=0.02)
        for j in range(5):
            flat(((x - 0.6 + j * 0.3, 10.4), (x - 0.48 + j * 0.3, 10.4), (x - 0.54 + j * 0.3, 10.75)), 0.05, "#a9683e")
        for row in range(4):  # ten pins
            for n in range(4 - row):
                at = (x + (n - (3 - row) / 2) * 0.36, 15.9 - row * 0.3, 0.04)
                lathe(
                    rounded(((0, 0), (0.08, 0), (0.13, 0.22), (0.055, 0.5), (0.085, 0.62), (0, 0.72)), 0.05),
                    at,
                    "#fffaf2",
                )
                ring(0.062, 0.02, (at[0], at[1], 0.52), "#e2574c")
        box((2.3, 0.3, 1.2), (x, 16.0, 1.15), ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae")[k], r=0.06)
        for dx in (-0.6, 0.15, 0.65):
            ball(0.12, (x + dx, 15.82, 1.75), "#fffaf2", (1, 0.3, 1), glow=0.6)
        box((0.12, 0.3, 1.3), (x - 1.25, 16.0, 0), "#3a3068", r=0.03)
        for j in range(2):
            box((1.1, 0.06, 0.56), (x, 10.0, 2.75), "#2f3644", r=0.04)
            box((0.3, 0.02, 0.3), (x - 0.25 + j * 0.5, 9.96, 2.88), "#ffe07a", r=0.02, glow=1.2)
        tube(((x, 10.0, 3.2), (x, 10.0, 6)), 0.03, "#3a3068")
    for sign in (-1, 1):  # the balls come back here
        box((1.5, 0.62, 0.5), (sign * 2.5, 8.9, 0), "#4a4f66", r=0.12)
        for k in range(4):
            ball(0.19, (sign * 2.5 - 0.54 + k * 0.36, 8.85, 0.62), CROWD[(k * 2 + (sign > 0)) % 7], rough=0.15)
    for sign in (-1, 1):
        for k in range(2):
            seat = box((1.5, 0.6, 0.16), (sign * 4.6, 7.6 + 0.9 * k, 0.32), "#f2a33c", r=0.06)
            mark(seat, "seat", "bench", 0)
            box((1.5, 0.14, 0.6), (sign * 4.6, 7.95 + 0.9 * k, 0.42), "#e2574c", r=0.06)
            box((1.4, 0.5, 0.32), (sign * 4.6, 7.6 + 0.9 * k, 0), "#4a4f66", r=0.04)
    for k in range(12):
        ball(0.1, (-6.6 + k * 1.2, 16.0, 2.6), ("#f58fae", "#ffe07a", "#8fd3f7")[k % 3], glow=2.5)
    for x in (-4, 0, 4):
        glow((x, 13.0, 3.6), "#ffd0f0", 120, 0.5)
    glow((0, 7.0, 4.2), "#fff0d8", 120, 0.6)


@place(
    "cinema",
    "cinema",
    "cinema, movie theatre, movie theater, picture house, film screening, big screen, premiere, planetarium, "
    "at the movies",
    **{**HALL, "time": "evening", "fill": 0.55, "key": 1.2, "ambient": "#c4b0e0", "stand": (5.2, 8.4)},
)
def cinema():
    hall("#7a2f42", 6.6, 13.5, 6.5, "#4a1f2c", "#6e2a3c")
    flat(((-9, -3), (9, -3), (9, 14), (-9, 14)), 0, "#8a3444", surface="ground")
    for _k in range(40):
        ring(0.16, 0.02, (rng.uniform(-6, 6), rng.uniform(4.5, 13), 0.0), "#d9a441").scale = (1, 1, 0.3)
    box((8.4, 0.12, 3.4), (0, 13.35, 1.15), "#3a1a26", r=0.04)
    box((8.0, 0.08, 3.0), (0, 13.28, 1.35), "#cfeaf8", r=0.02, glow=0.9)  # the film: hills, sun and a sea
    arc = [(math.cos(math.pi * k / 20), math.sin(math.pi * k / 20)) for k in range(21)]
    for x, w, h, tint in ((-2.2, 1.8, 1.3, "#a5dc84"), (2.3, 1.7, 1.0, "#95d67f"), (0.4, 3.0, 0.7, "#7cc48a")):
        flat([(x + w * a, 1.36 + h * b) for a, b in arc], 0, tint, y=13.2 - 0.01 * abs(x), glow=0.6)
    ball(0.42, (1.2, 13.2, 3.5), "#ffe07a", (1, 0.1, 1), glow=1.6)
    for x, z in ((-1.6, 3.6), (3.0, 3.3)):
        for dx, r in ((-0.35, 0.2), (0, 0.3), (0.35, 0.22)):
            ball(r, (x + dx, 13.2, z), "#ffffff", (1.2, 0.15, 0.9), glow=0.9)
    for sign in (-1, 1):
        x0 = 4.25 if sign > 0 else -6.5
        drape(x0, x0 + 2.25, 13.0, 0, 5.6, "#c9303f", 0.24)
    drape(-4.4, 4.4, 13.1, 4.7, 6.2, "#b02a3a", 0.24)
    for side in (-1, 1):  # two blocks of rows, an aisle between them
        for row in range(4):
            d = 8.7 + row * 1.0
            for k in range(6):
                x = side * (1.75 + k * 0.72)
                box((0.6, 0.16, 0.72), (x, d, 0.22), vary("#c9303f", 0.05), r=0.075)
                box((0.62, 0.5, 0.16), (x, d + 0.3, 0.3), "#a92535", r=0.06)
                box((0.1, 0.5, 0.12), (x - 0.36, d + 0.2, 0.5), "#3a1a26", r=0.04)
    for d in (6.2, 8.2, 10.2, 12.0):
        for sign in (-1, 1):
            box((0.12, 0.4, 0.6), (sign * 6.5, d, 2.3), "#d9a441", r=0.05)
            ball(0.14, (sign * 6.38, d, 2.95), "#ffdf9a", glow=2.2)
            box((0.1, 0.1, 0.05), (sign * 1.1, d, 0), "#ffdf9a", r=0.02, glow=1.6)
    carpet(0, 8.6, 1.9, 8.6, "#b9404a", "#d9a441")
    glow((0, 12.2, 3.0), "#cfe6ff", 200, 1.0)
    glow((0, 6.2, 4.4), "#ffdcb0", 150, 0.6)


@place(
    "hotel-lobby",
    "hotel lobby",
    "hotel, hotel reception, reception desk, lobby, front desk, hotel hall, guest house, inn, check-in, waiting area",
    table=(-1.6, 1.6, 8.35, 1.08),
    **INDOOR,
)
def hotel_lobby():
    room("#f0dcb8", "tiles", tints=("#fdf6e8", "#d9c39a"), skirting="#8a6a3f", panel="#8a4f3c", side="#ead4ac")
    y = 9.5
    box((3.4, 0.3, 1.9), (0, y - 0.15, 1.05), "#7a4a30", r=0.04)
    for i in range(9):  # keys in their holes
        for j in range(4):
            at = (-1.42 + i * 0.355, y - 0.31, 1.15 + j * 0.45)
            box((0.3, 0.03, 0.38), at, "#5a3422", r=0.01)
            if (i * 5 + j * 3) % 4:
                ring(0.045, 0.014, (at[0], at[1] - 0.03, at[2] + 0.26), "#f6d04d", rot=(90, 0, 0))
                box((0.08, 0.03, 0.13), (at[0], at[1] - 0.03, at[2] + 0.08), "#e2574c", r=0.012)
    counter(0, 8.85, 3.6, 1.08, 0.8, "#8a4f3c", "#f4ead8", 5, "#d9a441")
    ball(0.12, (0.9, 8.35, 1.08), "#f6c945", (1, 1, 0.75), metal=0.4)  # a bell, a guest book
    ball(0.025, (0.9, 8.35, 1.19), "#d9a441")
    box((0.5, 0.34, 0.06), (-0.5, 8.3, 1.08), "#fffaf2", r=0.02)
    for k in range(3):
        clock(-1.1 + 1.1 * k, y - 0.25, 3.17, 0.18, "#d9a441")
    # lift doors and a palm
    for sx in (-0.42, 0.42):
        box((0.8, 0.1, 2.35), (3.2 + sx, y - 0.06, 0), "#d9b45a", r=0.03, metal=0.3, surface="door")
    for sx in (-0.95, 0.95):
        box((0.2, 0.2, 2.6), (3.2 + sx, y - 0.06, 0), "#8a4f3c", r=0.04)
    box((2.1, 0.2, 0.3), (3.2, y - 0.06, 2.4), "#8a4f3c", r=0.04)
    arch(3.2, y - 0.2, 2.72, 0.7, 0.35, "#fffaf2", "#d9a441", 0.06, glow=0.4)
    window(-3.1, y, 1.3, 1.5, 1.7, curtain="#a93a48")
    armchair(-3.45, 8.0, "#3f7a6c", 42)
    armchair(3.75, 7.85, "#3f7a6c", -42)
    plant(-2.15, 9.0, 1.35, "#d9a441")
    plant(4.15, 9.1, 1.2, "#d9a441")
    # a luggage cart
    box((1.0, 0.55, 0.1), (2.3, 8.3, 0.16), "#a93a48", r=0.04)
    for sx in (-0.46, 0.46):
        cyl(0.025, 1.5, (2.3 + sx, 8.3, 0.2), "#d9a441", metal=0.4)
        cyl(0.09, 0.06, (2.3 + sx, 8.1, 0.09), "#4a4f66", rot=(90, 0, 0))
    points = [(2.3 - 0.46 * math.cos(k * math.pi / 8), 8.3, 1.7 + 0.4 * math.sin(k * math.pi / 8)) for k in range(9)]
    tube(points, 0.025, "#d9a441", metal=0.4)
    box((0.7, 0.4, 0.42), (2.3, 8.3, 0.26), "#a9683e", r=0.06)
    box((0.5, 0.36, 0.32), (2.25, 8.3, 0.68), "#5b8fd6", r=0.06)
    candle_ring(0, 8.0, 2.75, 0.6)
    carpet(0, 6.6, 3.4, 2.0, "#a93a48", "#d9a441")


@place(
    "ballroom",
    "ballroom",
    "ballroom, ball, royal ball, dance hall, dance floor, waltz, palace hall, banquet hall, gala, masquerade, "
    "wedding party, dancing school, ballet studio",
    **{**HALL, "time": "evening", "ambient": "#ffe6cc"},
)
def ballroom():
    hall("#f4e2bc", 7.4, 13.5, 6.8, "#d9a441", "#ecd8ae")
    floor_grid(("#e8c48a", "#d9ac6c"), (1.0, 1.0), 0.01, 2.4, 13.5, -7.4, 7.4, "#b98c50")
    for x in (-4.8, -1.6, 1.6, 4.8):
        arch(x, 13.45, 0.5, 1.9, 4.2, "#3a4a86", "#d9a441", 0.18, glow=0.3)
        for k in range(5):
            ball(0.035, (x - 0.6 + 0.31 * k, 13.4, 2.4 + 0.5 * (k * 3 % 4)), "#fff4cf", glow=2.0)
        tube(((x, 13.38, 0.5), (x, 13.38, 4.7)), 0.04, "#d9a441")
        tube(((x - 0.95, 13.38, 2.2), (x + 0.95, 13.38, 2.2)), 0.04, "#d9a441")
        for sx in (-1, 1):
            drape(x + sx * 1.02 - 0.22, x + sx * 1.02 + 0.22, 13.2, 0.1, 4.9, "#c9505c", 0.16)
    for x in (-6.5, -3.2, 0, 3.2, 6.5):
        box((0.5, 0.2, 6.4), (x, 13.35, 0), "#fff6e2", r=0.06, surface="wall")
        box((0.7, 0.3, 0.3), (x, 13.3, 5.3), "#d9a441", r=0.06)
    for sign in (-1, 1):
        for d in (8.0, 11.2):
            column(sign * 6.2, d, 6.8, 0.34, "#fff6e2", "#d9b878")
            lathe(((0.05, 0), (0.15, 0.16), (0.12, 0.22)), (sign * 5.8, d, 2.2), "#ffe6b0", glow=1.8)
    for x, d in ((-2.4, 10.2), (2.4, 10.2)):
        candle_ring(x, d, 4.0, 0.85)
        candle_ring(x, d, 4.5, 0.5)
        glow((x, d - 1, 3.6), "#ffdca0", 70, 0.5)
    for sign in (-1, 1):  # a buffet on one side, chairs on the other
        for k in range(3):
            if sign > 0:
                chair(3.4 + k * 0.85, 12.4, "#d9a441", 0, "#c9505c")
    laid_table(-4.4, 11.8, 3.0, 0.9, "#fffaf2", 5, middle="flowers")
    circle_line(0, 8.2, 2.3, 0.12, "#c98a52")
    circle_line(0, 8.2, 1.9, 0.06, "#c98a52")
    for k in range(8):
        a = k * math.pi / 4
        line(
            ((0.5 * math.cos(a), 8.2 + 0.5 * math.sin(a)), (1.7 * math.cos(a), 8.2 + 1.7 * math.sin(a))), 0.1, "#c98a52"
        )


@place(
    "elevator",
    "inside a lift",
    "elevator, lift, in the elevator, lift cabin, stuck in a lift, elevator doors, freight elevator, airlock",
    **{**BRIGHT, "back": 8.0, "stand": (5.0, 7.3)},
)
def elevator():
    room("#d9b87a", "tiles", 2.7, 8.0, 5.0, tints=("#8a4f3c", "#e8dcc6"), skirting="#8a6a3f", side="#cfae72")
    y = 8.0
    box((5.4, 0.1, 3.1), (0, y - 0.03, 0), "#b98c50", r=0.03, surface="wall")
    for sx in (-0.62, 0.62):
        box((1.22, 0.12, 2.65), (sx, y - 0.1, 0), "#d3dae2", r=0.03, metal=0.35, rough=0.3, surface="door")
        box((0.9, 0.04, 2.2), (sx, y - 0.17, 0.22), "#c2cad6", r=0.02, metal=0.35, rough=0.3, surface="door")
    for sx in (-1.42, 1.42):
        box((0.24, 0.24, 2.8), (sx, y - 0.1, 0), "#8a6a3f", r=0.05)
    box((3.08, 0.24, 0.36), (0, y - 0.1, 2.7), "#8a6a3f", r=0.05)
    for k in range(7):  # which floor it is
        box((0.2, 0.05, 0.2), (-0.9 + k * 0.3, y - 0.24, 2.78), "#ffdf7a" if k == 4 else "#fff6e2", r=0.04)
        if k == 4:
            box((0.17, 0.05, 0.17), (-0.9 + k * 0.3, y - 0.26, 2.795), "#ff9a3c", r=0.04, glow=2.0)
    box((0.6, 0.08, 1.5), (2.1, y - 0.1, 0.7), "#dfe4ea", r=0.05, metal=0.3)
    for i in range(2):
        for j in range(6):
            at = (1.97 + i * 0.26, y - 0.15, 0.9 + j * 0.2)
            cyl(0.07, 0.04, at, "#ffb84a" if (i, j) == (1, 3) else "#fffaf2", r=0.015, rot=(90, 0, 0), glow=0.4)
    for sign in (-1, 1):
        for z in (0.95,):
            tube(((sign * 2.5, 4.0, z), (sign * 2.5, 7.6, z)), 0.05, "#d9a441", metal=0.4)
        for d in (5.0, 6.3, 7.5):
            box((0.08, 1.1, 1.7), (sign * 2.62, d, 1.2), "#e2ecf2", r=0.03, rough=0.1, surface="wall")
    box((0.8, 0.06, 1.0), (-2.1, y - 0.1, 1.2), "#8a4f3c", r=0.04)
    box((0.66, 0.04, 0.86), (-2.1, y - 0.14, 1.27), "#fff3e0", r=0.02)
    ball(0.2, (-2.1, y - 0.17, 1.8), "#f2a33c", (1, 0.2, 1))
    ceiling(3.3, y, 2.8, "#f2e6cc", 4.6)
    for x in (-1.2, 1.2):
        cyl(0.34, 0.06, (x, 6.8, 3.22), "#fff6d8", r=0.02, glow=2.5)
    carpet(0, 6.2, 3.2, 2.2, "#3f5f8a", "#d9a441")


@place(
    "canteen",
    "school canteen",
    "canteen, cafeteria, school cafeteria, lunch room, dining hall, school lunch, mess hall, food court, refectory, "
    "soup kitchen, banquet hall",
    table=(-4.2, -1.5, 8.4, 0.76),
    **BRIGHT,
)
def canteen():
    room("#fbe3b0", "tiles", tints=("#f4f0e6", "#bfd9e0"), skirting="#fff6ea", panel="#8fc9a8", side="#f5dba6")
    y = 9.5
    box((5.2, 0.1, 1.5), (-0.6, y - 0.04, 1.2), "#ffffff", r=0.04, glow=0.1)
    for k in range(4):  # the hatch: hoods, lamps, dishes of food
        box((1.1, 0.1, 1.2), (-2.55 + k * 1.3, y - 0.09, 1.35), "#ffe9c0", r=0.03, glow=0.35)
        lathe(((0.22, 0), (0.06, 0.22)), (-2.55 + k * 1.3, y - 0.5, 2.25), "#e2574c")
        ball(0.12, (-2.55 + k * 1.3, y - 0.5, 2.25), "#fff0c4", (1, 1, 0.4), glow=2)
    counter(-0.6, 9.35, 5.4, 1.0, 0.7, METAL, "#e8ebf2", 6, "#fffaf2")
    for k in range(6):
        box((0.7, 0.42, 0.08), (-2.85 + k * 0.9, 8.95, 1.0), METAL, r=0.03, metal=0.3)
        tint = ("#f6d04d", "#72c25e", "#e2574c", "#d9924a", "#fff3e0", "#f2a33c")[k]
        for j in range(8):
            ball(0.1, (-3.1 + k * 0.9 + 0.17 * (j % 4), 8.88 + 0.16 * (j // 4), 1.09), vary(tint, 0.08), (1, 1, 0.6))
    tube(((-3.3, 8.5, 0.88), (2.1, 8.5, 0.88)), 0.03, METAL, metal=0.4)
    for sign in (-1, 1):  # long tables with benches
        x, d = sign * 3.15, 8.0
        mark(box((2.5, 0.8, 0.08), (x, d, 0.68), "#fffaf2", r=0.03), "table", "table")
        mark(box((2.4, 0.32, 0.07), (x, d - 0.62, 0.4), "#f2a33c", r=0.03), "seat", "bench", 180)
        for sx in (-0.95, 0.95):
            box((0.1, 0.6, 0.68), (x + sx, d, 0), "#5b8fd6", r=0.03)
            box((0.08, 0.26, 0.4), (x + sx, d - 0.62, 0), "#5b8fd6", r=0.03)
        for k in range(3):  # trays
            at = (x - 0.8 + k * 0.8, d, 0.76)
            box((0.5, 0.36, 0.03), at, ("#e2574c", "#59b58a", "#5b9bd5")[k], r=0.012)
            cyl(0.12, 0.02, (at[0] - 0.08, d, 0.79), "#ffffff", r=0.008)
            ball(0.08, (at[0] - 0.08, d, 0.82), ("#d9924a", "#72c25e", "#f6d04d")[k], (1, 1, 0.6))
            cyl(0.045, 0.13, (at[0] + 0.17, d, 0.79), "#d8f0fa", r=0.01, alpha=0.6)
    board(3.2, y, 1.5, 1.5, 1.3, "#3d4a4a", WOOD, 5)
    clock(3.2, y, 3.1, 0.24)
    for x in (-2.6, 0, 2.6):
        hanging_lamp(x, 7.8, 2.85, "#5b8fd6", 0.28, 10)


@place(
    "school-corridor",
    "school corridor",
    "school hallway, school corridor, lockers, locker room, changing room, school hall, hospital corridor, "
    "office corridor",
    **{**HALL, "stand": (5.2, 9.4), "horizon": 0.38},
)
def school_corridor():
    hall("#f4e6c0", 3.9, 17.0, 4.6, "#8fb0c8", "#f0deb4")
    floor_grid(("#e6ecee", "#c6d6dc"), (0.9, 0.9), 0.015, 2.4, 17.0, -3.9, 3.9, "#aebfc8")
    for sign in (-1, 1):
        for k in range(13):
            d = 4.6 + k * 0.78
            if 10.2 < d < 12.0:  # a classroom's door
                continue
            tint = vary(("#e2574c", "#5b8fd6", "#f2b544", "#59a58a")[(k // 2 + (sign > 0)) % 4], 0.04)
            box((0.55, 0.74, 2.0), (sign * 3.6, d, 0.08), tint, r=0.03)
            for j in range(3):
                box((0.03, 0.4, 0.04), (sign * 3.31, d, 1.65 + j * 0.1), "#3d4250", r=0.01)
            ball(0.04, (sign * 3.3, d - 0.26, 1.1), METAL, metal=0.4)
        box((0.62, 5.4, 0.1), (sign * 3.6, 7.2, 2.08), "#c9cfd8", r=0.03)
        box((0.12, 1.3, 2.3), (sign * 3.82, 11.1, 0), "#a9683e", r=0.03, surface="door")
        box((0.16, 0.5, 0.6), (sign * 3.8, 11.1, 1.4), "#bfe8fa", r=0.03, glow=0.4)
        for d in (13.4, 15.0):
            box((0.08, 1.1, 0.9), (sign * 3.85, d, 1.4), LIGHT_WOOD, r=0.03)
            for k in range(4):
                at = (sign * 3.79, d - 0.35 + 0.35 * (k % 2), 1.5 + 0.38 * (k // 2))
                box((0.02, 0.26, 0.28), at, ("#fffaf2", "#f7b5c4", "#bfe6f5", "#f6d04d")[k], r=0.01)
    for sx in (-0.72, 0.72):  # the door at the end
        box((1.4, 0.12, 2.7), (sx, 16.9, 0), "#59a58a", r=0.03, surface="door")
        box((0.9, 0.06, 1.3), (sx, 16.82, 1.1), "#cdeefb", r=0.03, glow=0.8)
    box((3.2, 0.2, 0.3), (0, 16.9, 2.7), "#fff6ea", r=0.05)
    clock(0, 16.9, 3.55, 0.36, "#e2574c")
    ceiling(4.3, 17.0, 4.0, "#f6f0e2", 8.0)
    for d in (10.0, 12.4, 14.8):
        box((1.5, 0.5, 0.08), (0, d, 4.18), "#ffffff", r=0.03, glow=2.0)
    strip(((0, 3), (0, 8), (0, 17)), (1.6, 1.6, 1.6), 0.006, "#b6cad4")
    bunting((-3.8, 3.6), (3.8, 3.6), 9.6, 0.3, 11)
