"""Rooms that are there by day too, at night, and what the evening offers."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, glow, ground, lathe, mark, ring, rng, rounded, tube, vary
from pieces_indoor import room
from pieces_things import bunting, ceiling, seat
from place import place
from scenes_home import bathroom, kitchen, living_room
from scenes_nature import OUT
from scenes_public import BRIGHT
from scenes_rooms import NIGHT_IN


@place(
    "kitchen-night",
    "kitchen at night",
    "kitchen at night, midnight snack, late kitchen, kitchen in the evening, dark kitchen, cooking at night",
    table=(1.15, 2.75, 5.9, 0.9),
    **NIGHT_IN,
)
def kitchen_night():
    kitchen(night=True)
    glow((1.95, 6.4, 2.2), "#ffc878", 150, 0.25)
    glow((-0.37, 8.9, 1.9), "#ffd9a0", 40, 0.2)


@place(
    "bathroom-night",
    "bathroom at night",
    "bathroom at night, brushing teeth, before bed, evening bath, late bath, getting ready for bed",
    **NIGHT_IN,
)
def bathroom_night():
    bathroom(night=True)
    glow((0.75, 7.9, 2.7), "#ffd9a0", 90, 0.3)
    for sx in (-0.8, 0.8):
        ball(0.11, (0.75 + sx, 9.35, 2.45), "#ffe6b4", glow=2.5)


@place(
    "living-room-night",
    "living room at night",
    "living room at night, evening at home, home at night, cosy evening, movie night, quiet night, house at night",
    table=(-0.75, 0.75, 7.3, 0.45),
    **NIGHT_IN,
)
def living_room_night():
    living_room(night=True)
    glow((2.0, 8.6, 1.75), "#ffc070", 170, 0.25)
    glow((-0.9, 7.7, 2.6), "#ffd9a0", 60, 0.25)


@place(
    "aeroplane",
    "inside an aeroplane",
    "aeroplane, airplane, plane, on a plane, flight, aircraft cabin, inside a plane, passenger plane, jet",
    **{**BRIGHT, "back": 8.4, "stand": (5.0, 7.1)},
)
def aeroplane():
    room("#eef2f8", "#8fa4cc", half=4.9, back=8.4, skirting="#c2cce0", side="#e3e9f3")
    y = 8.4
    box((9.8, 0.1, 0.9), (0, y - 0.03, 0), "#dfe6f2", r=0.03, surface="wall")
    box((9.8, 0.12, 0.08), (0, y - 0.05, 0.9), "#b9c6de", r=0.03)
    for k in range(7):  # windows above the clouds
        x = -4.2 + k * 1.4
        box((0.82, 0.12, 1.02), (x, y - 0.06, 1.22), "#fbfdff", r=0.055)
        lathe(((0, 0), (1, 0)), (x, y - 0.13, 1.73), "#8fd0f8", (90, 0, 0), (0.3, 0.4, 1), glow=0.7)
        for dx, dz, r in ((-0.12, -0.26, 0.12), (0.04, -0.22, 0.15), (0.17, -0.28, 0.1)):
            ball(r, (x + dx, y - 0.14, 1.73 + dz), "#ffffff", (1, 0.1, 0.7), glow=0.5)
        if k % 3 == 1:
            box((0.56, 0.03, 0.34), (x, y - 0.17, 1.83), "#dfe6f2", r=0.014)
    # lockers for bags, their lamps
    for k in range(5):
        box((1.86, 0.95, 0.62), (-3.8 + k * 1.9, y - 0.4, 2.5), "#f4f7fc", r=0.14)
        box((0.3, 0.05, 0.07), (-3.8 + k * 1.9, y - 0.88, 2.6), "#9fb0d0", r=0.02)
        ball(0.06, (-4.2 + k * 1.9, y - 0.75, 2.47), "#fff3c8", glow=2)
        ball(0.06, (-3.4 + k * 1.9, y - 0.75, 2.47), "#fff3c8", glow=2)
    for k in range(3):  # rows that look to the right, towards the cockpit
        for d, colour in ((7.75, "#3f6fc0"), (7.15, "#4f80d0")):
            x = -3.6 + k * 1.5
            seat(x, d, colour, 90, 0.56, 0.9, "#7f90b4")
            box((0.1, 0.4, 0.22), (x - 0.3, d, 1.1), "#fffaf2", r=0.04)
            box((0.42, 0.07, 0.06), (x - 0.02, d - 0.3, 0.66), "#c2cce0", r=0.025)
    # the galley on the right: a curtain, a trolley with drinks
    box((0.16, 1.6, 2.9), (1.55, 7.7, 0), "#dfe6f2", r=0.05, surface="wall")
    for k in range(4):
        cyl(0.1, 2.5, (1.75 + k * 0.14, 7.7, 0.1), vary("#4f80d0", 0.05), r=0.05)
    box((1.9, 0.5, 1.0), (3.6, 8.1, 0), "#c2cce0", r=0.05)
    mark(box((2.0, 0.56, 0.07), (3.6, 8.08, 1.0), "#fbfdff", r=0.03), "table", "counter")
    for k in range(4):
        box((0.42, 0.04, 0.84), (2.9 + k * 0.47, 7.84, 0.06), vary("#b4c2dc", 0.03), r=0.018)
    for k, colour in enumerate(("#e2574c", "#f6c453", "#59b58a", "#8a6fd1")):
        cyl(0.06, 0.24, (3.0 + k * 0.2, 8.1, 1.07), colour, r=0.03)
    box((0.7, 0.45, 0.85), (2.65, 7.1, 0.08), "#9fb0d0", r=0.04)
    mark(box((0.76, 0.5, 0.06), (2.65, 7.1, 0.93), "#fbfdff", r=0.025), "table", "table")
    for k in range(3):
        cyl(0.05, 0.13, (2.45 + k * 0.2, 7.1, 0.99), ("#f2a33c", "#fffaf2", "#e2574c")[k], r=0.015)
    for sx in (-0.28, 0.28):
        for d in (6.95, 7.25):
            ball(0.06, (2.65 + sx, d, 0.06), "#4a4f66")
    box((11, 2.2, 0.02), (0, 5.6, 0), "#7f95c2", r=0.009, surface="ground")
    for z in (4.55, 6.65):
        for k in range(14):
            box((0.34, 0.06, 0.02), (-5.2 + k * 0.8, z, 0.005), "#fff3c8", r=0.009, glow=0.8, surface="ground")
    ceiling(3.05, y, 5.0, "#f4f7fc", 6.4)


@place(
    "circus",
    "circus tent",
    "circus, circus tent, circus ring, big top, circus arena, acrobats, clown show, magic show, circus show",
    **{**OUT, "back": 12.5},
    indoor=True,
    time="evening",
    sky=("#8a2f42", "#5a2038"),
    sun=(-0.4, -0.7, 1.0),
    sun_colour="#ffe6c0",
    key=1.7,
    ambient="#f0c0b8",
    fill=0.62,
)
def circus():
    ground("#e6bd80")
    lathe(((0, 0), (1, 0)), (0, 8.6, 0.008), "#f0cf98", scale=(7.6, 4.6, 1), sides=72, surface="ground")
    for k in range(60):  # the ring's kerb
        a = 2 * math.pi * k / 60
        at = (7.6 * math.cos(a), 8.6 + 4.6 * math.sin(a), 0)
        if at[1] > 8.2:
            colour = "#d9404f" if k % 2 else "#fff3dc"
            box(
                (0.86, 0.36, 0.46),
                at,
                colour,
                r=0.08,
                rot=(0, 0, math.degrees(math.atan2(4.6 * math.cos(a), -7.6 * math.sin(a)))),
            )
            if k % 2:
                ball(0.08, (at[0], at[1] - 0.2, 0.52), "#ffe0a0", glow=2.5)
    # rows of seats with a crowd
    colours = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae", "#b48be8", "#f2a33c")
    skins = ("#f3c9a4", "#e0ac80", "#b98058", "#8a5a40", "#f6d8bc")
    hair = ("#4a3528", "#2f2a33", "#c98f4a", "#8a4f34", "#e0b04c")
    for row in range(4):
        d, z = 15.2 + row * 1.1, 0.35 + row * 0.52
        box((44, 1.1, z + 0.1), (0, d, 0), vary("#9a4a52", 0.04), r=0.05)
        for k in range(round(d * 1.24)):
            x = (k - d * 0.62) * 0.95 + (0.45 if row % 2 else 0)
            if abs(x) < 1.7:
                continue
            ball(0.33, (x, d, z + 0.4), vary(rng.choice(colours), 0.06), (1, 0.7, 1.1))
            ball(0.21, (x, d - 0.03, z + 0.9), rng.choice(skins))
            ball(0.22, (x, d + 0.04, z + 0.97), rng.choice(hair), (1, 0.95, 0.9))
            for side in (-1, 1):
                ball(0.025, (x + side * 0.075, d - 0.23, z + 0.92), "#2f2a33")
    # the curtain where the artists come in
    for k in range(12):
        cyl(0.16, 3.1, (-1.3 + k * 0.236, 14.2, 0), vary("#d9404f", 0.06), r=0.06, surface="door")
    box((3.6, 0.4, 0.5), (0, 14.1, 3.0), "#f6c453", r=0.12)
    for k in range(9):
        ball(0.11, (-1.5 + k * 0.375, 13.86, 3.25), "#fff0c0", glow=2.5)
    for sx in (-1.75, 1.75):
        cyl(0.16, 3.6, (sx, 14.1, 0), "#fff3dc")
        ball(0.26, (sx, 14.1, 3.75), "#f6c453")
    # the tent: striped walls that run together above
    for k in range(34):
        a = math.pi * (k + 0.5) / 34
        x, y = 15.5 * math.cos(a), 13 + 8.5 * math.sin(a)
        colour = "#d9404f" if k % 2 else "#f9e6cc"
        box((1.5, 0.2, 4.6), (x, y, 0), colour, r=0.05, rot=(0, 0, math.degrees(a) + 90), surface="wall")
    for k in range(34):
        a = math.pi * (k + 0.5) / 34
        x, y = 15.5 * math.cos(a), 13 + 8.5 * math.sin(a)
        colour = "#d9404f" if k % 2 else "#f9e6cc"
        tube(
            ((x, y, 4.5), (0.55 * x, 13 + 0.6 * (y - 13), 6.6), (0, 13.5, 10)), 0.7, colour, surface="wall"
        ).visible_shadow = False
    bunting((-6.5, 4.2), (0, 5.0), 13.0, 0.5, 11)
    bunting((0, 5.0), (6.5, 4.2), 13.0, 0.5, 11)
    # a trapeze, a pedestal, a ball, hoops
    for sx in (-0.5, 0.5):
        tube(((2.9 + sx, 11.5, 9), (2.9 + sx, 11.5, 3.3)), 0.02, "#fff3dc")
    cyl(0.045, 1.1, (2.35, 11.5, 3.3), "#f6c453", rot=(0, 90, 0))
    for x, d, s in ((-3.6, 10.6, 1.0), (3.9, 10.4, 0.8)):
        cyl(0.75 * s, 0.7 * s, (x, d, 0), "#5b8fd6", r=0.06, top=0.58 * s)
        cyl(0.66 * s, 0.08, (x, d, 0.68 * s), "#f6c453", r=0.03)
        for k in range(7):
            a = -math.pi * (k + 0.5) / 7
            ball(0.09 * s, (x + 0.67 * s * math.cos(a), d + 0.67 * s * math.sin(a), 0.34 * s), "#fff3dc")
    ball(0.5, (2.3, 11.0, 0.5), "#e2574c")
    ring(0.5, 0.06, (2.3, 11.0, 0.5), "#fff3dc", rot=(70, 20, 0))
    ring(0.7, 0.07, (-2.0, 11.6, 0.85), "#f6c453", rot=(90, 0, 25))
    for x in (-4.6, 4.6):
        cyl(0.16, 9, (x, 13.2, 0), "#fff3dc")
        for z in range(8):
            ring(0.17, 0.05, (x, 13.2, 0.5 + z * 0.9), "#d9404f")
    lathe(((0, 0), (1, 0)), (0, 8.0, 0.014), "#fff0c4", scale=(2.8, 1.6, 1), glow=0.1, sides=64, surface="ground")
    glow((0, 7.6, 5.5), "#ffe6b8", 420, 0.6)
    glow((-4, 12, 4.5), "#ffb8a0", 160, 0.5)
    glow((4, 12, 4.5), "#ffb8a0", 160, 0.5)


@place(
    "subway",
    "subway station",
    "subway, subway station, metro, metro station, underground station, underground, tube station, platform underground",
    **{**BRIGHT, "back": 9.3, "stand": (5.4, 8.6)},
)
def subway():
    ground("#d9d5cf", near=-3, far=9.4)
    for i in range(12):
        for j in range(6):
            shade = vary(("#e0dcd6", "#d2cec8")[(i + j) % 2], 0.02)
            box((1.0, 0.98, 0.05), (-6 + i * 1.02 + 0.5, 3.4 + j, -0.035), shade, r=0.012, surface="ground")
    box((40, 0.5, 0.03), (0, 9.1, -0.01), "#f6c453", r=0.012, surface="ground")
    for k in range(34):
        for j in range(2):
            ball(0.05, (-8 + k * 0.48, 9.0 + j * 0.2, 0.02), "#e0ab38", (1, 1, 0.4))
    flat(((-40, 9.35), (40, 9.35), (40, 13), (-40, 13)), -0.9, "#6f6a74", surface="road")
    # the train stands in the station
    box((30, 2.2, 2.75), (-3, 10.8, -0.15), "#e9eef5", r=0.3)
    box((30.02, 2.22, 0.35), (-3, 10.8, 0.55), "#e2574c", r=0.05)
    box((30.02, 2.22, 0.16), (-3, 10.8, 0.32), "#5b8fd6", r=0.05)
    for k in range(8):
        x = -9.2 + k * 2.4
        if k % 3 == 2:
            for sx in (-1, 1):
                box((0.62, 0.12, 2.1), (x + sx * 0.33, 9.68, 0.05), "#5b8fd6", r=0.05, surface="door")
                box((0.4, 0.06, 0.85), (x + sx * 0.33, 9.62, 1.05), "#fff0c4", r=0.025, glow=0.7)
        else:
            box((1.9, 0.1, 0.95), (x, 9.7, 1.1), "#fff0c4", r=0.045, glow=0.7)
            for dx in (-0.5, 0.35):
                box((0.5, 0.05, 0.4), (x + dx, 9.64, 1.12), "#e2705c", r=0.022, glow=0.2)
    box((30, 0.4, 5), (0, 12.6, 0), "#bcd8d4", r=0.02, surface="wall")
    for i in range(26):
        for j in range(3):
            box(
                (0.78, 0.06, 0.36),
                (-10.4 + i * 0.82, 12.36, 2.75 + j * 0.4),
                vary("#8fc4bc", 0.05),
                r=0.03,
                surface="wall",
            )
    for x in (-4.9, 4.9):
        box((0.7, 0.7, 5), (x, 8.4, 0), "#8fc4bc", r=0.06, surface="wall")
        for j in range(9):
            box((0.74, 0.74, 0.04), (x, 8.4, 0.4 + j * 0.42), "#f4f8f7", r=0.015)
    # the sign, the clock, a bench, a machine
    box((2.8, 0.16, 0.6), (-0.6, 8.9, 2.5), "#2f4f8a", r=0.05)
    ball(0.22, (-1.6, 8.8, 2.8), "#e2574c", (1, 0.2, 1))
    box((1.4, 0.03, 0.12), (-0.3, 8.8, 2.8), "#fffaf2", r=0.012, glow=0.5)
    box((0.9, 0.03, 0.08), (-0.55, 8.8, 2.63), "#f6c453", r=0.012, glow=0.5)
    for dx in (-1.1, 1.1):
        tube(((-0.6 + dx, 8.9, 3.05), (-0.6 + dx, 8.9, 5)), 0.03, "#8d93a6")
    for x in (-3.4, 2.9):
        mark(box((1.7, 0.5, 0.1), (x, 8.1, 0.42), "#c98a52", r=0.04), "seat", "bench")
        for sx in (-0.65, 0.65):
            box((0.12, 0.4, 0.42), (x + sx, 8.1, 0), "#8d93a6", r=0.03)
    box((0.95, 0.6, 1.9), (4.1, 8.55, 0), "#f2a33c", r=0.07)
    box((0.6, 0.05, 0.85), (4.02, 8.23, 0.85), "#cfeefb", r=0.02, glow=0.4)
    for k in range(6):
        box(
            (0.14, 0.04, 0.2),
            (3.82 + (k % 3) * 0.2, 8.2, 0.95 + (k // 3) * 0.36),
            ("#e2574c", "#59b58a", "#5b8fd6")[k % 3],
            r=0.015,
        )
    lathe(rounded(((0, 0), (0.22, 0), (0.26, 0.7), (0.2, 0.7)), 0.04), (-2.2, 8.3, 0), "#5d6470")
    ceiling(4.3, 12.8, 12, "#e9ece9", 8.0)
    for k in range(5):
        box((1.8, 0.24, 0.1), (-6 + k * 3, 8.6, 3.75), "#fffbe8", r=0.04, glow=2.4)
