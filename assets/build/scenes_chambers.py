"""Rooms with a purpose of their own: from the sauna to the tomb, and where things are made, watched and dug."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, floor_grid, glow, lathe, mark, ring, rounded, tube, vary
from pieces_indoor import (
    DARK_WOOD,
    LIGHT_WOOD,
    WOOD,
    armchair,
    bed,
    bottle,
    carpet,
    clock,
    floor_lamp,
    picture,
    plant,
    pot,
    room,
    stool,
    table,
    table_lamp,
    window,
)
from pieces_things import FRUIT, arch, barrel, bricks, column, lantern
from place import place
from scenes_home import INDOOR
from scenes_public import BRIGHT
from scenes_tales import torch

DIM = {**INDOOR, "time": "evening", "fill": 0.5, "key": 1.3, "ambient": "#d8c4b8"}


@place(
    "greenhouse",
    "greenhouse",
    "glasshouse, hothouse, conservatory, winter garden, orangery, palm house, botanical garden, tomato plants, "
    "seedlings, gardening",
    **{**BRIGHT, "back": 11.0, "stand": (5.4, 9.2)},
)
def greenhouse():
    floor_grid(("#d9b98c", "#d0ae80"), (0.9, 0.9), 0.02, 2.4, 11.5, -5.6, 5.6, "#b3915f")
    box((40, 0.1, 9), (0, 15, -0.2), "#bfe6f5", r=0.01, glow=0.5)
    for k in range(9):  # the garden outside
        ball(1, (-9 + k * 2.3, 14, 0.6), vary("#8fd08a", 0.05), (1.7, 0.6, 1.3), glow=0.2)
    frame = "#fffaf2"
    for k in range(9):  # the glass front and its gable
        x = -5.6 + k * 1.4
        box((0.1, 0.12, 3.0 + 0.35 * (4 - abs(k - 4))), (x, 11.5, 0), frame, r=0.03)
        if k < 8:
            box((1.3, 0.03, 2.1), (x + 0.7, 11.5, 0.8), "#dff6f4", r=0.01, alpha=0.25, rough=0.1)
    for z in (0.78, 1.9, 3.0):
        box((11.4, 0.14, 0.1), (0, 11.5, z), frame, r=0.03)
    box((11.4, 0.24, 0.75), (0, 11.5, 0), "#d98a6c", r=0.04, surface="wall")
    for sign in (-1, 1):
        tube(((sign * 5.7, 11.5, 3.0), (0, 11.5, 4.5)), 0.07, frame)
        box((0.2, 8, 0.75), (sign * 5.7, 7.6, 0), "#d98a6c", r=0.04, surface="wall")
        for d in (5.2, 7.3, 9.4):
            tube(((sign * 5.7, d, 0.7), (sign * 5.7, d, 3.0), (0, d, 4.5)), 0.06, frame)
        for z in (1.9, 3.0):
            tube(((sign * 5.7, 4.0, z), (sign * 5.7, 11.5, z)), 0.05, frame)
        for d in (6.6, 8.2, 9.8):  # tables with pots
            mark(box((1.5, 1.45, 0.09), (sign * 4.5, d, 0.8), WOOD, r=0.03), "table", "table")
            for sx in (-0.6, 0.6):
                box((0.1, 1.2, 0.8), (sign * 4.5 + sx, d, 0), DARK_WOOD, r=0.03)
            for k in range(4):
                at = (sign * 4.5 - 0.36 + 0.7 * (k % 2), d - 0.36 + 0.7 * (k // 2))
                plant(*at, 0.62 + 0.14 * ((k + int(d)) % 3), ("#d98a6c", "#e8b98a", "#c9765a")[k % 3], 0.89)
    for k, x in enumerate((-2.6, -1.6, 1.6, 2.6)):  # tomatoes on their sticks
        box((0.9, 0.7, 0.4), (x, 10.7, 0), WOOD, r=0.04)
        ball(0.4, (x, 10.7, 0.38), "#6b4a36", (1.05, 0.8, 0.25))
        cyl(0.03, 2.0, (x, 10.7, 0.3), LIGHT_WOOD)
        for j in range(9):
            at = (x + 0.24 * math.cos(j * 2.2), 10.6 + 0.1 * math.sin(j), 0.62 + j * 0.19)
            ball(0.19, at, vary("#58b368", 0.1), (1.2, 0.5, 0.7))
            if j % 2:
                ball(0.1, (at[0] * 0.99, 10.42, at[2] - 0.06), FRUIT[0 if k % 2 else 1][0])
    cyl(0.2, 0.34, (3.3, 9.9, 0), "#5b9bd5", r=0.03)  # a watering can
    tube(((3.45, 9.9, 0.1), (3.8, 9.9, 0.42)), 0.04, "#5b9bd5")
    ring(0.17, 0.03, (3.12, 9.9, 0.25), "#5b9bd5", rot=(90, 0, 0))
    for x, d in ((-3.1, 9.9), (-3.4, 9.4)):
        ball(0.36, (x, d, 0.2), "#c98a52", (1.2, 0.9, 0.7))
    for x in (-2.2, 0, 2.2):
        tube(((x, 9.4, 3.6), (x, 9.4, 2.75)), 0.012, "#8a5636")
        plant(x, 9.4, 0.62, "#c98a4a", 2.5)


@place(
    "hotel-room",
    "hotel room",
    "hotel room, hotel bedroom, motel room, guest room, suite, double room, dormitory, youth hostel, bunk beds, "
    "boarding school bedroom",
    **{**DIM, "fill": 0.62, "key": 1.7, "ambient": "#ffe6d0"},
)
def hotel_room():
    room("#c9d4c0", "planks", tints=("#b98458", "#b07c50", "#c28d60"), skirting="#fff6ea", side="#c0ccb6")
    y = 9.5
    box((3.9, 0.16, 1.5), (-1.7, y - 0.08, 0.3), "#8a5a6c", r=0.08)
    for k in range(6):
        box((0.6, 0.1, 1.3), (-3.3 + k * 0.64, y - 0.16, 0.4), vary("#9a667a", 0.03), r=0.05)
    for x in (-2.75, -0.65):
        bed(x, y - 0.2, 1.5, 2.1, "#8a5636", "#8a5a6c", "#fffaf2")
        box((1.5, 0.5, 0.05), (x, 7.7, 0.66), "#d9b45a", r=0.02)
    box((0.52, 0.45, 0.6), (-1.7, 9.15, 0), "#8a5636", r=0.04)
    table_lamp(-1.7, 9.15, 0.6, base="#d9b45a", watts=20)
    picture(-2.75, y, 2.05, 0.95, 0.75)
    picture(-0.65, y, 2.05, 0.95, 0.75, art=("#8a5a6c", "#5b8fd6", "#59a58a"))
    window(1.85, y, 1.0, 1.9, 1.9, curtain="#8a5a6c", night=True)
    table(3.75, 8.9, 1.2, 0.6, 0.78, "#8a5636")
    box((1.0, 0.1, 0.62), (3.75, 9.1, 0.9), "#2f3340", r=0.04)
    box((0.92, 0.02, 0.54), (3.75, 9.04, 0.94), "#8fd3f7", r=0.02, glow=0.8)
    cyl(0.2, 0.04, (3.75, 9.1, 0.78), "#2f3340", r=0.015)
    armchair(2.5, 8.35, "#d9a46c", -28)
    box((0.95, 0.5, 0.08), (1.05, 8.9, 0.42), WOOD, r=0.03)
    for sx in (-0.4, 0.4):
        box((0.06, 0.5, 0.42), (1.05 + sx, 8.9, 0), WOOD, r=0.02)
    box((0.75, 0.4, 0.5), (1.05, 8.9, 0.5), "#3f6fb0", r=0.07)
    tube(((0.9, 8.9, 1.0), (0.92, 8.9, 1.1), (1.18, 8.9, 1.1), (1.2, 8.9, 1.0)), 0.03, "#3d4250")
    floor_lamp(4.1, 8.2, h=1.7, watts=30)
    carpet(1.0, 6.6, 3.4, 1.7, "#8a5a6c", "#d9c39a")


@place(
    "cellar",
    "cellar",
    "basement, wine cellar, vault cellar, storage cellar, potato cellar, beer cellar, underground room, crypt, "
    "coal cellar, bunker, air-raid shelter",
    **{**DIM, "time": "night", "ambient": "#b8a89c", "fill": 0.42},
)
def cellar():
    room("#a8988a", "tiles", tints=("#9a8c80", "#8a7d72"), skirting="#7d7066", side="#9c8c7e")
    y = 9.5
    bricks(-4.4, 4.4, y - 0.02, 0.1, 3.4, "#b5a392", 0.5)
    for x in (-2.6, 2.6):  # vaults
        arch(x, y - 0.05, 0, 3.2, 3.0, "#6e6259", "#c2b2a0", 0.3)
    for sign in (-1, 1):
        box((0.5, 1.6, 3.6), (sign * 4.3, 8.3, 0), "#b0a090", r=0.08, surface="wall")
    box((0.9, 0.6, 3.6), (0, y - 0.2, 0), "#b0a090", r=0.08, surface="wall")
    for j in range(3):  # barrels lie in their racks
        for k in range(2):
            at = (-3.2 + k * 1.15, 8.6, 0.55 + j * 0.82)
            if j < 2:
                cyl(0.5, 0.9, (at[0], 9.3, at[2]), "#a9683e", r=0.1, rot=(90, 0, 0))
                ring(0.46, 0.045, (at[0], 8.42, at[2]), "#5d6470", rot=(90, 0, 0))
                cyl(0.06, 0.16, (at[0], 8.4, at[2] - 0.2), "#d9a441", rot=(90, 0, 0), r=0.02)
        box((2.7, 0.7, 0.12), (-2.6, 8.85, j * 0.82), DARK_WOOD, r=0.03)
    for j in range(5):  # bottles in their holes
        for k in range(7):
            at = (1.55 + k * 0.35, y - 0.35, 0.35 + j * 0.42)
            ring(0.15, 0.03, at, WOOD, rot=(90, 0, 0))
            if (j * 3 + k) % 5:
                cyl(
                    0.085,
                    0.1,
                    (at[0], at[1] + 0.04, at[2]),
                    ("#3f6a4c", "#6a2f3f", "#4a3a2c")[(j + k) % 3],
                    rot=(90, 0, 0),
                )
    barrel(0.1, 8.6, 0.9)
    cyl(0.05, 0.2, (0.1, 8.6, 0.84), "#fff6e6", r=0.012)
    ball(0.045, (0.1, 8.6, 1.1), "#ffd76a", (0.8, 0.8, 1.6), glow=4)
    glow((0.1, 8.2, 1.5), "#ffb870", 45, 0.2)
    box((0.9, 0.7, 0.5), (3.6, 8.2, 0), WOOD, r=0.04)
    box((0.7, 0.6, 0.45), (3.55, 8.2, 0.51), LIGHT_WOOD, r=0.04)
    for k in range(5):
        ball(0.14, (-4.0 + 0.2 * k, 7.7 - 0.1 * (k % 2), 0.12), "#c9a46c", (1.2, 0.9, 0.8))
    lantern(-2.6, 8.3, 2.7)
    lantern(2.6, 8.3, 2.7)
    for x in (-2.6, 2.6):
        glow((x, 7.9, 2.6), "#ffc078", 45, 0.2)


@place(
    "sauna",
    "sauna",
    "sauna, steam bath, sweat bath, spa, wellness, hot room, banya, steam room, hammam",
    **{**INDOOR, "ambient": "#ffe0bc", "sun_colour": "#ffe0b0"},
)
def sauna():
    room("#d9a066", "planks", 4.0, 9.0, tints=("#c98f58", "#c08650", "#d29a62"), skirting="#b97f48", side="#cf955c")
    y = 9.0
    for k in range(12):
        box((8.0, 0.06, 0.32), (0, y - 0.03, k * 0.35), vary("#dca56a", 0.04), r=0.025, surface="wall")
    for d, z in ((7.9, 0.45), (8.6, 0.95)):  # two steps of benches
        slats = [
            box((5.4, 0.14, 0.07), (-1.2, d - 0.28 + 0.18 * k, z), vary("#f0c890", 0.03), r=0.03) for k in range(4)
        ]
        mark(slats, "seat", "bench")
        for k in range(4):
            box((5.4, 0.06, 0.08), (-1.2, d - 0.34, 0.06 + k * (z / 4)), vary("#dcae74", 0.05), r=0.02)
        for sx in (-2.6, 0, 2.6):
            box((0.12, 0.6, z), (-1.2 + sx, d - 0.02, 0), "#c98f58", r=0.03)
    for x, tint in ((-3.0, "#fffaf2"), (0.2, "#8fd3e8")):  # towels
        box((0.7, 0.62, 0.04), (x, 8.55, 1.02), tint, r=0.015)
        box((0.7, 0.04, 0.4), (x, 8.24, 0.64), tint, r=0.015)
    # the stove with its hot stones
    box((1.2, 0.9, 0.9), (2.85, 8.3, 0.1), "#5d6470", r=0.07)
    for k in range(5):
        box((0.06, 0.04, 0.6), (2.45 + k * 0.2, 7.84, 0.25), "#ff8a3c", r=0.015, glow=1.6)
    for k in range(16):
        at = (2.45 + 0.26 * (k % 4), 8.0 + 0.2 * (k // 4), 1.06 + 0.09 * ((k * 7) % 3))
        ball(0.17, at, vary("#8d8a8c", 0.12), (1.1, 0.9, 0.8))
    for sx in (-0.75, 0.75):
        box((0.08, 1.1, 0.08), (2.85 + sx, 8.25, 0.95), "#dca56a", r=0.03)
        box((0.08, 0.08, 1.0), (2.85 + sx, 7.75, 0), "#dca56a", r=0.03)
    glow((2.8, 7.4, 1.1), "#ff9a50", 40, 0.3)
    lathe(rounded(((0, 0), (0.2, 0), (0.25, 0.34), (0.22, 0.34), (0.2, 0.1)), 0.03), (1.75, 7.85, 0), "#c98a4a")
    ring(0.235, 0.025, (1.75, 7.85, 0.24), "#5d6470")
    tube(((1.75, 7.8, 0.2), (2.0, 7.7, 0.75)), 0.03, "#f0c890")
    for k in range(7):  # steam
        ball(0.26 + 0.06 * k, (2.6 + 0.35 * math.sin(k * 1.5), 8.4, 1.6 + 0.3 * k), "#ffffff", alpha=0.12, glow=0.1)
    clock(2.85, y, 2.55, 0.24, "#c98f58")
    window(-1.2, y, 1.75, 1.3, 0.9, "#c98f58")
    lantern(-3.4, 8.5, 2.3, "#b97f48")
    lantern(1.2, 8.7, 2.3, "#b97f48")


@place(
    "tomb",
    "inside a pyramid",
    "pyramid, tomb, pharaoh's tomb, burial chamber, egyptian tomb, mummy, ancient temple inside, treasure tomb, "
    "sarcophagus, sphinx, ancient egypt, lost temple",
    **{**DIM, "time": "night", "ambient": "#d8b48c", "fill": 0.5},
)
def tomb():
    room("#d9b47a", "tiles", tints=("#d0aa70", "#c29c62"), skirting="#b98f56", side="#cfa86c")
    y = 9.5
    bricks(-4.4, 4.4, y - 0.02, 2.6, 4.4, "#e0bd86", 0.5, 1.1, 0.5)
    box((8.8, 0.1, 0.14), (0, y - 0.05, 2.45), "#3f6fb0", r=0.03)
    box((8.8, 0.1, 0.14), (0, y - 0.05, 0.6), "#c9503c", r=0.03)
    for k in range(18):  # pictures on the wall: eyes, birds, suns, reeds
        x = -4.1 + k * 0.48
        if abs(x) < 1.25:
            continue
        for j in range(3):
            z, kind = 0.95 + 0.52 * j, (k * 2 + j * 5) % 5
            tint = ("#3f6fb0", "#c9503c", "#3f8a6c", "#8a5636")[(k + j) % 4]
            if kind == 0:
                ball(0.13, (x, y - 0.02, z), tint, (1, 0.2, 0.5))
                ball(0.05, (x, y - 0.06, z), "#fff3d0")
            elif kind == 1:
                ball(0.1, (x, y - 0.02, z), tint, (1.3, 0.2, 0.8))
                ball(0.06, (x + 0.1, y - 0.02, z + 0.12), tint, (1, 0.3, 1))
                box((0.02, 0.03, 0.13), (x, y - 0.03, z - 0.2), tint, r=0.005)
            elif kind == 2:
                ball(0.11, (x, y - 0.02, z), "#f2b53c", (1, 0.2, 1))
            elif kind == 3:
                for n in range(3):
                    box(
                        (0.26, 0.03, 0.03),
                        (x, y - 0.03, z - 0.1 + 0.09 * n),
                        tint,
                        r=0.01,
                        rot=(0, 20 * (n % 2) - 10, 0),
                    )
            else:
                lathe(((0, 0), (0.1, 0), (0, 0.2)), (x, y - 0.03, z - 0.1), tint, scale=(1, 0.2, 1))
    # a door of stone under a winged sun, a sarcophagus beside it
    arch(0, y - 0.06, 0, 2.1, 2.9, "#8a6638", "#f0cf8c", 0.2)
    for sx in (-0.45, 0.45):
        box((0.86, 0.12, 1.95), (sx, y - 0.12, 0), "#c9a468", r=0.04, surface="door")
        box((0.6, 0.06, 0.7), (sx, y - 0.2, 1.0), "#b98f56", r=0.03, surface="door")
    ball(0.3, (0, y - 0.2, 2.42), "#f2b53c", (1, 0.3, 1), glow=0.3)
    for sx in (-1, 1):
        for k in range(3):
            ball(
                0.3,
                (sx * (0.52 + 0.04 * k), y - 0.16, 2.52 - 0.14 * k),
                ("#3f6fb0", "#c9503c", "#3f8a6c")[k],
                (1.4, 0.2, 0.26),
            )
    box((2.3, 1.0, 0.35), (-2.7, 8.5, 0), "#c9a468", r=0.05)
    body = rounded(((0, 0), (0.3, 0), (0.34, 0.5), (0.48, 1.3), (0.34, 1.6), (0.3, 1.95), (0, 2.05)), 0.14)
    lathe(body, (-3.7, 8.5, 0.62), "#f2b53c", rot=(0, 90, 0), metal=0.2)
    for k in range(5):
        ring(0.35 + 0.03 * k, 0.03, (-3.45 + 0.24 * k, 8.5, 0.62), "#3f6fb0", rot=(0, 90, 0))
    for sign in (-1, 1):
        column(sign * 3.9, 8.9, 5, 0.34, "#e0bd86", "#c9a468")
        for z, tint in ((0.9, "#c9503c"), (1.5, "#3f6fb0"), (2.1, "#3f8a6c"), (2.7, "#c9503c")):
            ring(0.34, 0.05, (sign * 3.9, 8.9, z), tint)
        torch(sign * 2.1, y, 1.5, 60)
        if sign < 0:
            continue
        # a cat of stone on a block
        box((0.9, 0.7, 0.6), (sign * 2.6, 8.6, 0), "#c9a468", r=0.05)
        ball(0.28, (sign * 2.6, 8.6, 0.88), "#4a4458", (0.9, 1, 1.15))
        ball(0.19, (sign * 2.6, 8.45, 1.32), "#4a4458")
        for s in (-1, 1):
            cone(0.07, 0.18, (sign * 2.6 + s * 0.11, 8.45, 1.44), "#4a4458", r=0.02)
            cyl(0.07, 0.4, (sign * 2.6 + s * 0.1, 8.38, 0.6), "#4a4458")
        ring(0.15, 0.03, (sign * 2.6, 8.47, 1.16), "#f2b53c")
        for k in range(2):
            at = (sign * (3.5 + 0.55 * k), 7.9 - 0.1 * k, 0)
            lathe(
                rounded(((0, 0), (0.15, 0), (0.26, 0.35), (0.1, 0.6), (0.15, 0.68), (0, 0.66)), 0.08),
                at,
                ("#c9764c", "#3f8a8c")[k],
            )
    glow((0, 7.2, 3.0), "#ffd08a", 60, 0.5)


@place(
    "forest-hut",
    "inside a wooden hut",
    "inside a hut, cabin, log cabin, mountain hut, witch's hut, witch's house, hunter's cabin, cottage inside, "
    "gnome's house, fairy tale cottage, tree house inside, fireplace, cauldron, stone age home",
    table=(1.9, 3.7, 8.0, 0.78),
    **DIM,
)
def forest_hut():
    room("#a9784e", "planks", tints=("#8f643f", "#875d3a", "#976b46"), skirting="#7a5233", side="#9a6c46")
    y = 9.5
    for k in range(11):  # walls of logs
        cyl(0.2, 9.2, (-4.6, y - 0.02, 0.2 + 0.36 * k), vary("#b5835a", 0.05), r=0.03, rot=(0, 90, 0), surface="wall")
        for sign in (-1, 1):
            cyl(
                0.2,
                6.4,
                (sign * 4.35, 3.4, 0.2 + 0.36 * k),
                vary("#a9784e", 0.05),
                r=0.03,
                rot=(-90, 0, 0),
                surface="wall",
            )
    # the fireplace with its kettle
    box((2.6, 0.7, 1.9), (-1.3, 9.15, 0), "#8d8a8c", r=0.1)
    for k in range(26):
        at = (-2.45 + 0.46 * (k % 6) + 0.1 * (k // 6 % 2), 8.82, 0.15 + 0.4 * (k // 6))
        if abs(at[0] + 1.3) > 0.7 or at[2] > 1.25:
            ball(0.24, at, vary("#a09c9c", 0.09), (1.1, 0.5, 0.8))
    arch(-1.3, 8.76, 0.05, 1.5, 1.25, "#2f2226")
    box((2.9, 0.9, 0.16), (-1.3, 9.05, 1.9), "#7a5233", r=0.05)
    box((1.5, 0.6, 2.8), (-1.3, 9.2, 2.05), "#8d8a8c", r=0.1)
    for colour, r, h, power in (
        ("#f2622e", 0.3, 0.62, 2.2),
        ("#f9a02f", 0.22, 0.48, 3.0),
        ("#ffe07a", 0.13, 0.32, 4.0),
    ):
        lathe(
            rounded(((0, 0), (r * 0.8, 0.04), (r, h * 0.3), (r * 0.35, h * 0.75), (0, h)), 0.08),
            (-1.3, 8.66 - r * 0.3, 0.14),
            colour,
            glow=power,
        )
    for s in (-1, 1):
        cyl(0.09, 0.9, (-1.75, 8.6 + 0.08 * s, 0.1), "#6a442c", r=0.03, rot=(0, 90, 12 * s))
    glow((-1.3, 8.0, 0.8), "#ff9a45", 110, 0.3)
    for k, tint in enumerate(("#72c25e", "#b48be8", "#e2574c", "#f6d04d")):
        bottle(-2.3 + 0.25 * k, 8.9, 2.06, tint, 0.34)
    ball(0.16, (-0.5, 8.9, 2.22), "#f0e6d2")
    # a cauldron on its three legs
    lathe(
        rounded(((0, 0.0), (0.42, 0.12), (0.52, 0.42), (0.42, 0.68), (0.47, 0.74), (0.38, 0.74)), 0.1),
        (0.95, 8.5, 0.15),
        "#3d3b4f",
    )
    lathe(((0, 0.66), (0.41, 0.66)), (0.95, 8.5, 0.15), "#72d06a", glow=0.8)
    for k in range(5):
        ball(0.08, (0.75 + 0.1 * k, 8.4 + 0.05 * (k % 2), 0.85), "#a4ea8c", glow=0.5)
    for k in range(3):
        a = 0.6 + 2.1 * k
        cyl(0.05, 0.25, (0.95 + 0.3 * math.cos(a), 8.5 + 0.3 * math.sin(a), 0), "#3d3b4f")
    window(3.1, y - 0.15, 1.35, 1.3, 1.2, "#7a5233", night=True)
    table(2.8, 8.4, 1.8, 0.85, 0.78, "#a9784e", "#7a5233")
    cyl(0.06, 0.22, (2.3, 8.3, 0.78), "#fff6e6", r=0.012)
    ball(0.045, (2.3, 8.3, 1.05), "#ffd76a", (0.8, 0.8, 1.6), glow=4)
    for k in range(2):
        box(
            (0.42 - 0.05 * k, 0.32, 0.09),
            (2.95, 8.3, 0.78 + 0.09 * k),
            ("#8a3f4a", "#3f5f8a")[k],
            r=0.025,
            rot=(0, 0, 12 * k),
        )
    pot(3.4, 8.4, 0.78, "#c9764c", 0.15)
    stool(2.0, 7.75, "#a9784e", 0.5, "#7a5233")
    mark(box((1.9, 0.9, 0.42), (-3.6, 8.2, 0.08), "#8a5f3f", r=0.06), "bed", "bed", 90)
    box((1.8, 0.86, 0.2), (-3.6, 8.2, 0.48), "#c9404a", r=0.09, surface="bed")
    for i in range(4):
        for j in range(2):
            box(
                (0.4, 0.4, 0.03),
                (-4.2 + 0.44 * i, 7.98 + 0.42 * j, 0.665),
                ("#f6d04d", "#5b8fd6", "#59a58a")[(i + j) % 3],
                r=0.012,
                surface="bed",
            )
    for k in range(7):  # herbs under the beam
        at = (-3.6 + 1.15 * k, 8.4, 2.95)
        for j in range(4):
            ball(
                0.12,
                (at[0] + 0.06 * (j - 1.5), 8.4, at[2] - 0.2 - 0.05 * (j % 2)),
                vary(("#7fae5a", "#b48bc8", "#c9a44e")[k % 3], 0.1),
                (0.5, 0.5, 1.6),
            )
    cyl(0.15, 9.2, (-4.6, 8.4, 3.15), "#7a5233", r=0.03, rot=(0, 90, 0))
    tube(((4.1, 8.9, 0), (4.2, 9.1, 1.5)), 0.04, "#c98a52")  # a broom
    lathe(((0.22, 0), (0.16, 0.4), (0.04, 0.6)), (4.1, 8.9, 0.02), "#d9b45a")


@place(
    "tent-inside",
    "inside a tent",
    "in the tent, inside a tent, yurt, tipi, sleeping bag, camp bed, nomad tent, sultan's tent, fortune teller's tent, "
    "indoor camp, blanket fort, igloo inside",
    **{**INDOOR, "ambient": "#ffe6c4", "fill": 0.7},
)
def tent_inside():
    flat(((-12, -3), (12, -3), (12, 14), (-12, 14)), 0, "#d9a86c", surface="ground")
    for k in range(24):  # walls of cloth rise to a peak
        a = math.pi * (k + 0.5) / 24
        x, d = 5.0 * math.cos(a), 5.2 + 4.6 * math.sin(a)
        tint = ("#e8915f", "#fff0d8")[k % 2]
        turn = math.degrees(math.atan2(4.6 * math.cos(a), -5.0 * math.sin(a)))
        box((0.72, 0.1, 2.6), (x, d, 0), tint, r=0.04, rot=(0, 0, turn), surface="wall")
        tube(((x, d, 2.5), (x * 0.55, 5.2 + (d - 5.2) * 0.6, 3.9), (0, 5.6, 5.2)), 0.42, tint)
    ring(5.0, 0.09, (0, 5.2, 2.55), "#c9503c").scale = (1, 0.92, 1)
    cyl(0.1, 5, (-2.7, 8.4, 0), WOOD)
    cyl(0.1, 5, (2.7, 8.4, 0), WOOD)
    flat(((-0.85, 0.0), (0.85, 0.0), (0, 2.4)), 0, "#a8defa", y=9.66, glow=0.6)  # the way out
    flat(((-0.85, 0.0), (0.85, 0.0), (0.72, 0.32), (-0.72, 0.36)), 0, "#8fce68", y=9.64, glow=0.3)
    for s in (-1, 1):
        flat(((s * 0.95, 0), (s * 0.45, 0), (0, 2.55)), 0, "#f2a878", y=9.6)
    for x, tint in ((-3.1, "#5b8fd6"), (3.1, "#59a58a")):  # beds of cushions
        mark(box((1.1, 2.0, 0.3), (x, 7.6, 0), tint, r=0.13), "bed", "bed")
        box((0.9, 0.5, 0.24), (x, 8.35, 0.26), "#fffaf2", r=0.1, surface="bed")
        box((1.14, 1.1, 0.14), (x, 7.2, 0.24), vary(tint, 0.12), r=0.06, surface="bed")
    for x, d, tint in ((-1.7, 8.7, "#e2574c"), (1.7, 8.7, "#b48be8"), (-2.1, 8.2, "#f6c453"), (2.1, 8.3, "#f58fae")):
        ball(0.36, (x, d, 0.24), tint, (1.1, 0.9, 0.65))
    box((0.9, 0.6, 0.5), (-4.0, 8.3, 0), "#8a5636", r=0.05)
    table_lamp(-4.0, 8.3, 0.5, base="#d9a441", watts=20)
    lantern(0, 7.8, 2.75)
    tube(((0, 7.8, 3.15), (0, 7.0, 4.6)), 0.015, "#6b5a4c")
    glow((0, 7.4, 2.6), "#ffd090", 45, 0.2)
    box((0.5, 0.4, 0.75), (4.0, 8.2, 0), "#e2574c", r=0.14)
    box((0.4, 0.2, 0.35), (4.0, 7.95, 0.1), "#c9404a", r=0.08)
    carpet(0, 6.9, 3.4, 2.2, "#a93a48", "#f0cf8c")
    for k in range(5):
        cyl(0.2, 0.012, (-1.2 + 0.6 * k, 6.9, 0.038), "#f6c453", r=0.004, surface="ground")
