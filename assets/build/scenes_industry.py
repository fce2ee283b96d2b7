"""Places where things are made, watched, dug up and photographed, and where engines wait."""

from __future__ import annotations

import math
from itertools import pairwise

from kit import ball, box, cyl, flat, glow, lathe, mark, ring, tube, vary
from pieces_indoor import (
    LIGHT_WOOD,
    WOOD,
    monitor,
    office_chair,
    plant,
    room,
    shelf,
    window,
)
from pieces_things import ladder, lantern
from place import place
from scenes_chambers import DIM
from scenes_halls import HALL, hall, line
from scenes_home import INDOOR
from scenes_public import BRIGHT


@place(
    "photo-studio",
    "photo studio",
    "photographer's studio, photo shoot, fashion shoot, art studio, painter's studio, artist's studio, atelier, "
    "television studio, film set, news studio, video shoot",
    **BRIGHT,
)
def photo_studio():
    room("#e8e0ea", "planks", tints=("#d8b890", "#d0ae84", "#dfc29c"), skirting="#ffffff", side="#ddd4e0")
    y = 9.5
    sweep = [(k / 12) for k in range(13)]  # paper that hangs down and runs out over the floor
    for a, b in pairwise(sweep):
        turn0, turn1 = a * math.pi / 2, b * math.pi / 2
        y0, z0 = 8.2 + 0.9 * math.sin(turn0), 0.92 - 0.9 * math.cos(turn0)
        y1, z1 = 8.2 + 0.9 * math.sin(turn1), 0.92 - 0.9 * math.cos(turn1)
        long, lean = math.hypot(y1 - y0, z1 - z0) + 0.02, math.degrees(math.atan2(z1 - z0, y1 - y0))
        box((4.4, long, 0.02), (0, (y0 + y1) / 2, (z0 + z1) / 2), "#8fc7d9", r=0.005, rot=(lean, 0, 0))
    box((4.4, 0.02, 2.3), (0, 9.1, 0.9), "#8fc7d9", r=0.005)
    box((4.4, 4.0, 0.02), (0, 6.3, 0.0), "#8fc7d9", r=0.005, surface="ground")
    cyl(0.12, 4.7, (-2.35, 9.1, 3.2), "#fffaf2", r=0.03, rot=(0, 90, 0))
    for sx in (-2.45, 2.45):
        cyl(0.05, 3.3, (sx, 9.1, 0), "#4a4f66")
        for a in (0, 120, 240):
            tube(
                ((sx, 9.1, 0.5), (sx + 0.4 * math.cos(math.radians(a)), 9.1 + 0.4 * math.sin(math.radians(a)), 0.02)),
                0.025,
                "#4a4f66",
            )
    for sign in (-1, 1):  # soft boxes and an umbrella on stands
        x, d = sign * 3.3, 8.2
        cyl(0.04, 2.4, (x, d, 0), "#4a4f66")
        for a in (20, 140, 260):
            tube(
                ((x, d, 0.6), (x + 0.5 * math.cos(math.radians(a)), d + 0.5 * math.sin(math.radians(a)), 0.02)),
                0.025,
                "#4a4f66",
            )
        box((1.1, 0.16, 1.1), (x, d, 2.05), "#3d4250", r=0.06, rot=(0, 0, sign * 30))
        box((1.0, 0.05, 1.0), (x - sign * 0.05, d - 0.09, 2.1), "#fffbea", r=0.04, rot=(0, 0, sign * 30), glow=2.0)
    for k in range(3):
        tube(((4.0, 7.4, 1.3), (4.0 + 0.4 * math.cos(k * 2.1), 7.4 + 0.4 * math.sin(k * 2.1), 0.02)), 0.025, "#4a4f66")
    box((0.42, 0.3, 0.3), (4.0, 7.4, 1.3), "#3d4250", r=0.05)
    cyl(0.13, 0.28, (3.85, 7.35, 1.45), "#55536a", r=0.03, rot=(0, -90, 20))
    # an easel with a painting, pots of brushes
    for dx in (-0.45, 0.45):
        tube(((-4.0 + dx, 8.0, 0), (-3.95 + dx * 0.3, 8.3, 2.1)), 0.035, WOOD)
    box((1.1, 0.06, 0.9), (-3.97, 8.05, 0.85), "#fffaf2", r=0.02, rot=(-8, 0, 0))
    for k, tint in enumerate(("#f2a33c", "#4f9fe0", "#e2574c", "#59b58a")):
        ball(0.14, (-4.27 + 0.2 * k, 8.0, 1.15 + 0.22 * (k % 2)), tint, (1.2, 0.15, 0.9))
    window(-3.5, y, 1.9, 1.3, 1.4)
    shelf(3.75, y, 1.2, 1.5, 3, LIGHT_WOOD, "things")
    plant(3.75, 9.2, 0.9, z=1.5)


@place(
    "factory",
    "factory hall",
    "factory, assembly line, conveyor belt, production hall, machine hall, warehouse, plant, mill, chocolate factory, "
    "toy factory, robots at work, packing hall, steelworks, forge, foundry",
    **HALL,
)
def factory():
    hall("#c4ced8", 7.2, 13.5, 6.8, "#8a94a4", "#b8c4d0")
    flat(((-9, -3), (9, -3), (9, 14), (-9, 14)), 0, "#b4bac6", surface="ground")
    for x in (-5.4, 5.4):
        line(((x, 4), (x, 10.6)), 0.12, "#f6d04d")
    line(((-5.4, 10.6), (5.4, 10.6)), 0.12, "#f6d04d")
    for x in (-4.6, 0, 4.6):
        window(x, 13.5, 3.2, 2.6, 1.6, "#8a94a4", view="sky")
    # the belt with parcels, a machine that it runs through
    box((14.6, 1.0, 0.14), (0, 11.4, 0.85), "#3d4250", r=0.06)
    for k in range(30):
        cyl(0.09, 1.04, (-7.2 + k * 0.5, 11.92, 0.92), "#8d93a6", r=0.02, rot=(90, 0, 0))
    for k in range(8):
        box((0.16, 0.8, 0.85), (-7 + k * 2, 11.4, 0), "#f2a33c", r=0.03)
    for k in range(9):
        x = -6.4 + k * 1.55
        if abs(x) > 1.9:
            box((0.8, 0.7, 0.6), (x, 11.35, 1.0), vary("#d9a566", 0.05), r=0.04)
            box((0.12, 0.71, 0.61), (x, 11.35, 1.0), ("#e2574c", "#5b8fd6", "#59a58a")[k % 3], r=0.015)
    box((3.4, 1.9, 2.6), (0, 11.6, 0.9), "#4f8fa8", r=0.14)
    for sx in (-1.72, 1.72):
        box((0.1, 1.2, 0.9), (sx, 11.4, 1.0), "#2f3644", r=0.03)
    for k in range(3):
        cyl(0.26, 0.12, (-0.9 + k * 0.9, 10.68, 2.7), "#fffaf2", r=0.03, rot=(90, 0, 0))
        box((0.04, 0.03, 0.2), (-0.9 + k * 0.9, 10.54, 2.7), "#e2574c", r=0.01, rot=(0, 35 * k - 30, 0))
        ball(0.11, (-0.9 + k * 0.9, 10.62, 2.15), ("#e2574c", "#f6c453", "#59b58a")[k], glow=0.9)
    box((1.9, 0.1, 0.55), (0, 10.66, 1.3), "#3d6a80", r=0.04)
    for r, x, z in ((0.5, -0.55, 3.75), (0.36, 0.28, 3.95)):  # cog wheels on its back
        cyl(r, 0.2, (x, 11.0, z), "#f2a33c", r=0.03, rot=(90, 0, 0))
        for k in range(10):
            a = k * math.pi / 5
            box((0.16, 0.18, 0.16), (x + r * math.cos(a), 10.9, z + r * math.sin(a) - 0.08), "#f2a33c", r=0.03)
        cyl(r * 0.4, 0.24, (x, 11.02, z), "#fffaf2", r=0.03, rot=(90, 0, 0))
    for x in (-3.4, 3.4):  # pipes and a chimney
        tube(
            ((x * 0.4, 12.0, 3.4), (x * 0.6, 12.2, 4.4), (x, 12.6, 4.4), (x, 12.6, 8)),
            0.24,
            "#e2574c" if x < 0 else "#59a58a",
        )
    for x in (-6.0, 6.0):  # arms that pick and place
        cyl(0.5, 0.5, (x * 0.75, 10.0, 0), "#5d6470", r=0.06)
        tube(((x * 0.75, 10.0, 0.5), (x * 0.75, 10.1, 1.8)), 0.19, "#f6b83c")
        tube(((x * 0.75, 10.1, 1.8), (x * 0.55, 10.7, 2.3)), 0.15, "#f6b83c")
        for at in ((x * 0.75, 10.1, 1.8), (x * 0.55, 10.7, 2.3)):
            ball(0.24, at, "#3d4250")
        for s in (-0.13, 0.13):
            tube(((x * 0.55, 10.7, 2.2), (x * 0.55 + s, 10.8, 1.95), (x * 0.55 + s * 0.7, 10.8, 1.75)), 0.05, "#3d4250")
    for x, d, z in ((-6.3, 9.4, 0), (-6.2, 9.3, 0.8), (6.3, 9.2, 0), (5.6, 9.9, 0)):
        box((1.0, 0.8, 0.78), (x, d, z), vary("#d9a566", 0.06), r=0.04)
    for x in (-3.6, 0, 3.6):
        lathe(((0.6, 0), (0.2, 0.4), (0.05, 0.6)), (x, 9.6, 4.0), "#59a58a")
        ball(0.34, (x, 9.6, 4.0), "#fff6d8", (1, 1, 0.4), glow=2.2)


@place(
    "control-room",
    "control room",
    "control centre, mission control, command centre, surveillance room, monitors, server room, inside a computer, "
    "hacker's den, radar room, power station, television control room, secret base",
    **{**INDOOR, "time": "night", "ambient": "#a8b4ec", "fill": 0.55, "key": 1.2},
)
def control_room():
    room("#3f4a72", "tiles", tints=("#59638c", "#4f5980"), skirting="#2f3858", side="#384268")
    y = 9.5
    tints = ("#5fd0e8", "#72e0a0", "#f6c453", "#f58fae")
    box((5.0, 0.14, 2.0), (0, y - 0.07, 1.35), "#20263c", r=0.06)
    box((4.8, 0.08, 1.8), (0, y - 0.14, 1.45), "#2a6a9c", r=0.03, glow=0.6)  # a map of the world
    for x, z, w, h in (
        (-1.5, 2.55, 0.75, 0.4),
        (-1.2, 1.95, 0.36, 0.5),
        (0.2, 2.6, 0.5, 0.3),
        (0.3, 2.1, 0.42, 0.52),
        (1.3, 2.6, 0.85, 0.4),
        (1.75, 1.85, 0.34, 0.24),
    ):
        ball(1, (x, y - 0.18, z), "#6fd8a8", (w, 0.03, h), glow=0.7)
    for k in range(5):
        at = (-1.7 + 0.85 * k, y - 0.24, 2.0 + 0.35 * ((k * 2) % 3))
        ring(0.13, 0.02, at, "#ffe07a", rot=(90, 0, 0), glow=2.0)
        ball(0.05, at, "#ff8a5c", glow=2.5)
    for sign in (-1, 1):
        for i in range(2):
            for j in range(3):
                at = (sign * (3.0 + 0.95 * i), y - 0.1, 1.2 + 0.72 * j)
                box((0.88, 0.12, 0.64), at, "#20263c", r=0.04)
                box((0.78, 0.04, 0.54), (at[0], at[1] - 0.07, at[2] + 0.05), vary("#244a70", 0.1), r=0.02, glow=0.5)
                tint = tints[(i + j + (sign > 0)) % 4]
                points = [
                    (at[0] - 0.34 + 0.085 * k, at[1] - 0.11, at[2] + 0.3 + 0.15 * math.sin(k * (1.1 + 0.4 * j)))
                    for k in range(9)
                ]
                tube(points, 0.016, tint, glow=2.0)
    for sign in (-1, 1):  # desks with switches
        x = sign * 2.5
        mark(box((3.3, 0.9, 0.08), (x, 8.3, 0.74), "#7a86ac", r=0.03), "table", "desk")
        box((3.1, 0.6, 0.74), (x, 8.4, 0), "#4a5578", r=0.05)
        box((3.1, 0.34, 0.3), (x, 8.6, 0.8), "#5d688e", r=0.05, rot=(-25, 0, 0))
        for k in range(14):
            at = (x - 1.35 + 0.208 * k, 8.42, 0.98 + 0.07 * (k % 2))
            ball(0.05, at, tints[(k * 3) % 4], glow=1.4)
        monitor(x - 0.8, 8.3, 0.82, 0.7, "#8fe8d0")
        monitor(x + 0.6, 8.3, 0.82, 0.7, "#8fd3f7")
        office_chair(x - 0.2, 7.5, "#e2574c", 1)
    for k in range(4):
        glow((-3.6 + 2.4 * k, 8.4, 2.2), ("#8fd8ff", "#9fffd0")[k % 2], 24, 0.4)
    for x in (-1.6, 1.6):
        box((2.2, 0.2, 0.08), (x, 8.0, 3.3), "#cfe0ff", r=0.03, glow=1.6)
    box((0.5, 0.5, 1.9), (-4.15, 8.0, 0), "#2f3858", r=0.04)
    for j in range(7):
        box((0.36, 0.03, 0.12), (-4.15, 7.74, 0.3 + 0.22 * j), "#20263c", r=0.015)
        ball(0.025, (-4.02, 7.71, 0.36 + 0.22 * j), tints[j % 4], glow=2.5)


@place(
    "mine",
    "mine tunnel",
    "mine, coal mine, gold mine, mine shaft, tunnel, mining, mine cart, underground railway tunnel, digging for gold, "
    "gnome's mine, crystal mine, sewer, underground passage, catacombs",
    **{**DIM, "time": "night", "ambient": "#a894a0", "fill": 0.4, "back": 10.5, "stand": (5.2, 9.0)},
)
def mine():
    flat(((-12, -3), (12, -3), (12, 22), (-12, 22)), 0, "#8f7560", surface="ground")
    for sign in (-1, 1):  # rough walls
        for k in range(26):
            d = 4.6 + 0.62 * (k // 2)
            x = sign * (4.6 - 0.12 * (d - 4.6) + 0.35 * (k % 2))
            ball(1, (x + sign * 0.9, d, 0.6 + 1.8 * (k % 2)), vary("#84695a", 0.07), (1.25, 0.9, 1.5), surface="wall")
    for k in range(13):
        ball(
            1,
            (-4.2 + 0.7 * k, 13.5, 3.6 + 0.3 * math.sin(k * 2)),
            vary("#755c50", 0.07),
            (1.3, 1.0, 1.0),
            surface="wall",
        )
        ball(1, (-4.2 + 0.7 * k, 10.0, 4.5 + 0.2 * math.sin(k)), vary("#7d6355", 0.07), (1.1, 3.4, 0.9), surface="wall")
    box((24, 0.3, 8), (0, 19.5, 0), "#2f2430", r=0.05, surface="wall")
    for d in (7.6, 10.6, 13.6, 16.8):  # props of wood
        half = 3.1 - 0.06 * (d - 7.6)
        for sign in (-1, 1):
            cyl(0.19, 3.2, (sign * half, d, 0), vary("#a9784e", 0.06), r=0.04)
            tube(((sign * half, d, 2.4), (sign * (half - 0.75), d, 3.2)), 0.11, "#946742")
        cyl(0.2, 2 * half + 0.8, (-half - 0.4, d, 3.3), vary("#a9784e", 0.06), r=0.04, rot=(0, 90, 0))
        lantern(0.9, d, 2.55)
        tube(((0.9, d, 2.95), (0.9, d, 3.2)), 0.015, "#3d3b4f")
        glow((0.9, d - 0.4, 2.5), "#ffb868", 70, 0.2)
    for sx in (-0.65, 0.65):  # the rails
        tube(((sx - 0.2, 2.5, 0.1), (sx - 0.2, 9, 0.1), (sx, 18, 0.1)), 0.055, "#8d93a6", metal=0.3)
    for k in range(17):
        box((2.0, 0.3, 0.06), (-0.2 + 0.01 * k, 3.2 + 0.9 * k, 0), vary("#7a5a44", 0.06), r=0.02, surface="ground")
    # a cart full of gold and ore, pulled to the side
    box((1.5, 1.0, 0.75), (-2.3, 8.9, 0.35), "#6f7686", r=0.07)
    box((1.6, 1.1, 0.1), (-2.3, 8.9, 1.05), "#8d93a6", r=0.03)
    for sx in (-0.5, 0.5):
        cyl(0.26, 0.12, (-2.3 + sx, 8.4, 0.26), "#3d4250", r=0.03, rot=(90, 0, 0))
    for k in range(14):
        at = (-2.85 + 0.22 * (k % 6), 8.65 + 0.22 * (k // 5), 1.16 + 0.08 * (k % 2))
        ball(0.19, at, vary("#f6c945" if k % 3 else "#8d8a9c", 0.08), (1.1, 1, 0.8), metal=0.15)
    for x, d, tint in ((3.3, 8.6, "#b48be8"), (-3.6, 11.0, "#6fd0e8"), (3.0, 11.8, "#f58fae"), (-3.9, 7.2, "#6fd0e8")):
        for k in range(5):
            lean = 18 * (k - 2)
            lathe(
                ((0.13, 0), (0.15, 0.5), (0, 0.85)), (x + 0.16 * (k - 2), d, 0.1), tint, (0, lean, 0), sides=6, glow=0.5
            )
        glow((x * 0.95, d - 0.5, 0.8), tint, 12, 0.2)
    tube(((2.5, 8.0, 0.05), (3.1, 8.6, 1.2)), 0.045, "#c98a52")  # a pick
    tube(((2.75, 8.5, 1.3), (3.1, 8.6, 1.26), (3.4, 8.5, 1.02)), 0.06, "#8d93a6", metal=0.3)


@place(
    "fire-station",
    "fire station",
    "fire station, firehouse, fire brigade, fire department, fire engine, fire truck, firefighters, rescue station, "
    "ambulance station, vehicle hall",
    **{**BRIGHT, "back": 9.6},
)
def fire_station():
    room("#e8c9a8", "#b6bac6", half=5.2, back=10.6, skirting="#8a919e", panel="#c9404a", side="#e0bf9c")
    y = 10.6
    # the engine, from its side
    box((5.6, 1.9, 1.35), (1.3, 9.7, 0.5), "#d9342f", r=0.2)
    box((1.7, 1.9, 1.1), (3.2, 9.7, 1.2), "#d9342f", r=0.25)
    box((0.9, 0.08, 0.62), (3.3, 8.74, 1.45), "#bfe8fa", r=0.03, rough=0.15)
    box((5.5, 0.06, 0.16), (1.3, 8.74, 1.0), "#fffaf2", r=0.025)
    for k in range(3):
        box((0.95, 0.06, 0.62), (-0.8 + k * 1.1, 8.74, 1.2), "#c9ced8", r=0.03, metal=0.3)
    for x in (-0.5, 3.0):
        cyl(0.48, 0.3, (x, 8.95, 0.48), "#3d4250", r=0.08, rot=(90, 0, 0))
        cyl(0.26, 0.34, (x, 8.95, 0.48), "#e9ebf2", r=0.03, rot=(90, 0, 0))
    for z in (2.0, 2.3):
        tube(((-1.5, 9.2, z), (2.2, 9.2, z)), 0.05, "#e9ebf2")
    for k in range(9):
        cyl(0.035, 0.3, (-1.4 + k * 0.43, 9.2, 2.0), "#e9ebf2")
    for dx in (-0.3, 0.3):
        cyl(0.13, 0.2, (3.2 + dx, 9.4, 2.3), "#4f9fe8", r=0.06, glow=1.4)
    ball(0.13, (4.08, 8.85, 0.85), "#fff3c0", glow=0.5)
    # the pole, coats and helmets on their hooks, a hose
    cyl(0.07, 6, (-2.6, 8.6, 0), "#f6c945", metal=0.4)
    cyl(0.45, 0.05, (-2.6, 8.6, 0), "#8a919e", r=0.02)
    box((2.4, 0.1, 0.16), (-4.1, y - 0.05, 1.85), WOOD, r=0.04)
    for k in range(4):
        x = -5.0 + k * 0.6
        box((0.42, 0.2, 0.95), (x, y - 0.2, 0.8), "#3d4a66", r=0.09)
        box((0.43, 0.21, 0.1), (x, y - 0.2, 1.05), "#f6e04d", r=0.03)
        ball(0.2, (x, y - 0.25, 2.02), "#e2574c", (1, 1, 0.75))
        cyl(0.27, 0.03, (x, y - 0.25, 1.94), "#e2574c", r=0.01)
    for k in range(3):
        ring(0.42 - 0.1 * k, 0.05, (-4.1, 8.5, 0.06 + 0.05 * k), "#f2a33c")
    ladder(-1.75, 9.9, 3.0, LIGHT_WOOD, 0.5, 0.5)
    ball(0.26, (-1.2, y - 0.15, 3.0), "#d9a441", (1, 0.7, 1), metal=0.4)
    for x in (-2.6, 2.2):
        box((2.0, 0.24, 0.08), (x, 9.0, 3.45), "#ffffff", r=0.03, glow=1.6)
    for x in (-1.5, 4.3):
        line(((x, 4.0), (x, 8.4)), 0.12, "#f6d04d")
