"""Indoor places where people work, learn, shop and play."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, lathe, mark, ring, rounded, tube, vary
from pieces_indoor import (
    BOOKS,
    LEAF,
    LIGHT_WOOD,
    WOOD,
    armchair,
    books,
    carpet,
    chair,
    clock,
    counter,
    crate,
    desk,
    drape,
    flask,
    floor_lamp,
    hanging_lamp,
    monitor,
    mug,
    office_chair,
    picture,
    plant,
    room,
    round_table,
    rug,
    shelf,
    stool,
    table,
    table_lamp,
    things,
    wall_shelf,
    window,
)
from place import place
from scenes_home import INDOOR

BRIGHT = {**INDOOR, "key": 2.1, "fill": 0.82, "ambient": "#f3f1ff"}


@place(
    "office",
    "office",
    "workplace, desk, company, meeting room, workspace, study, computer room, startup, newsroom, police station",
    **BRIGHT,
)
def office():
    room("#c6dcf2", "planks", tints=("#d8b48c", "#d0aa80", "#dfbd98"), skirting="#ffffff", side="#cfdeee")
    y = 9.5
    window(-2.75, y, 1.15, 2.3, 1.9)
    window(0.25, y, 1.15, 2.3, 1.9)
    for x in (-2.6, 0.6):
        desk(x, 8.7, 1.9)
        monitor(x - 0.2, 8.8, 0.76, 0.72)
        box((0.5, 0.18, 0.03), (x - 0.2, 8.5, 0.76), "#fffaf2", r=0.012)
        mug(x + 0.5, 8.6, 0.76, "#f2a33c", 0.13)
        office_chair(x - 0.1, 8.0, "#5b8fd6" if x < 0 else "#ef8f7a", rot=1)
    shelf(3.3, 9.45, 1.5, 2.4, 5, "#fffaf2", "mixed", back="#e3ecf5")
    plant(2.25, 9.0, 1.45, "#fffaf2")
    plant(-4.0, 9.0, 1.2, "#f2a33c")
    table_lamp(1.3, 8.85, 0.76, "#f6c453", "#5d6470", 0)
    for k, colour in enumerate(("#f6c453", "#f58fae", "#8fd3f7", "#8ad46f", "#f2a33c", "#f6c453")):
        box((0.2, 0.02, 0.2), (1.75 + (k % 2) * 0.27, 9.46, 1.9 + (k // 2) * 0.27), colour, r=0.008)
    clock(2.4 - 0.5, 9.45, 3.1, 0.26, "#5b8fd6")
    hanging_lamp(-1.2, 7.8, 2.75, "#5b8fd6", 0.3, 8)
    hanging_lamp(1.6, 7.8, 2.75, "#5b8fd6", 0.3, 8)
    carpet(-0.8, 6.9, 4.4, 1.7, "#9fc0dd", "#eef4fa")


@place(
    "classroom",
    "classroom",
    "school, lesson, class, schoolroom, lecture hall, university, course",
    **INDOOR,
)
def classroom():
    room("#fdeecb", "planks", skirting="#ffffff", panel="#a9d6c0")
    y = 9.5
    box((3.9, 0.1, 1.7), (0.0, y - 0.05, 1.3), "#c98a52", r=0.04)
    box((3.7, 0.06, 1.5), (0.0, y - 0.11, 1.4), "#3f8a6c", r=0.02, rough=0.9)
    box((3.7, 0.2, 0.07), (0.0, y - 0.18, 1.28), "#c98a52", r=0.025)
    white = "#f2fbf4"
    ring(0.28, 0.018, (-1.2, y - 0.15, 2.25), white, rot=(90, 0, 0))
    tube([(-0.5, y - 0.15, 1.75), (-0.1, y - 0.15, 2.5), (0.3, y - 0.15, 1.75)], 0.018, white)
    for k in range(4):
        box(
            (0.035, 0.02, 0.25 + 0.17 * k),
            (0.75 + k * 0.28, y - 0.15, 1.75),
            (white, "#f6d04d", "#f7b5c4", "#8fd3f7")[k],
            r=0.008,
        )
    for k in range(3):
        ball(0.03, (-0.6 + k * 0.25, y - 0.2, 1.36), ("#ffffff", "#f6d04d", "#f58fae")[k], (2, 1, 1))
    window(-3.25, y, 1.35, 1.5, 1.8)
    shelf(3.45, 9.45, 1.35, 1.5, 3, LIGHT_WOOD, "books")
    ball(0.3, (3.25, 9.2, 1.95), "#5b9bd5")
    for a, b, r in ((-0.08, 0.08, 0.16), (0.12, -0.05, 0.13)):
        ball(r, (3.25 + a, 9.02, 1.95 + b), "#72cc6c", (1, 0.5, 0.8))
    cyl(0.16, 0.06, (3.25, 9.2, 1.58), WOOD)
    plant(3.75, 9.2, 0.5, "#f0937d", z=1.5)
    clock(2.55, 9.45, 2.9, 0.25)
    for row, depth in ((0, 8.35),):
        for k in range(2):
            x = -2.75 + k * 5.5 + row
            table(x, depth, 1.35, 0.62, 0.68, "#f3c98d", "#5b8fd6")
            chair(x - 0.3, depth + 0.62, "#5b8fd6", 0, "#ef8f7a")
            chair(x + 0.32, depth + 0.62, "#5b8fd6", 0, "#f6c453")
            books(x - 0.5, x - 0.2, depth, 0.68, 0.2)
            cyl(0.06, 0.14, (x + 0.35, depth, 0.68), "#59b58a")
    mark(box((1.5, 0.6, 0.85), (0.1, 8.8, 0), "#c98a52", r=0.05), "table", "desk")
    ball(0.075, (-0.3, 8.7, 0.92), "#e2574c")
    books(0.25, 0.6, 8.75, 0.85, 0.24)
    for k, colour in enumerate(
        ("#e2574c", "#f6c453", "#59b58a", "#5b9bd5", "#f58fae", "#f2a33c", "#8a6fd1", "#59b58a")
    ):
        x = -3.9 + k * 1.12
        flat(((x, 3.3), (x + 0.55, 3.3), (x + 0.28, 2.85)), 0, colour, y=9.3)
    tube(((-4.2, 9.32, 3.35), (0, 9.32, 3.28), (4.6, 9.32, 3.35)), 0.015, "#8a5636")


@place(
    "library",
    "library",
    "archive, reading room, old library, books, study room, bookcase",
    **INDOOR,
)
def library():
    room("#e9cfa4", "planks", tints=("#c68b58", "#bd814e", "#cf9664"), skirting="#8a5636")
    y = 9.45
    for x in (-3.55, -1.75, 1.75, 3.55):
        shelf(x, y, 1.7, 3.3, 7, "#b9774a", "books", back="#8a5636")
    window(0, 9.5, 1.5, 1.3, 1.9)
    box((1.5, 0.6, 0.55), (0, 9.1, 0), "#b9774a", r=0.06)
    mark(box((1.45, 0.58, 0.16), (0, 9.05, 0.55), "#e2574c", r=0.07), "seat", "bench")
    for sx in (-1, 1):
        tube(((2.4 + sx * 0.25, 8.6, 0), (2.4 + sx * 0.25, 9.2, 2.9)), 0.04, "#e8bd86")
    for k in range(7):
        box((0.5, 0.07, 0.05), (2.4, 8.67 + k * 0.08, 0.3 + k * 0.38), "#e8bd86", r=0.02)
    armchair(-3.0, 7.7, "#d9604f", rot=40)
    round_table(-2.05, 8.0, 0.36, 0.6, "#c98a52")
    table_lamp(-2.05, 8.0, 0.6, "#7fd0a8", "#d9a441", 14)
    floor_lamp(-3.95, 8.6, "#ffe0a0", 1.8, watts=25)
    for k in range(5):
        box((0.34 - 0.02 * k, 0.26, 0.07), (3.55, 7.9, k * 0.07), BOOKS[k], r=0.02, rot=(0, 0, k * 9 - 15))
    for k in range(3):
        box((0.32, 0.24, 0.07), (3.0, 8.2, k * 0.07), BOOKS[k + 4], r=0.02, rot=(0, 0, k * 12))
    carpet(0.2, 7.1, 4.6, 2.0, "#b9504a", "#f0c98a")
    hanging_lamp(0, 8.0, 2.75, "#59a58a", 0.36, 16)


@place(
    "cafe",
    "cafe",
    "coffee shop, restaurant, diner, bistro, bar, pub, bakery shop, ice cream parlour, tavern",
    table=(-2.45, -1.55, 7.1, 0.76),
    **INDOOR,
)
def cafe():
    room("#f6d3b4", "tiles", tints=("#fbf1e0", "#c9dfd2"), panel="#6fae98", skirting="#fff6ea")
    y = 9.5
    window(-2.5, y, 1.25, 2.4, 1.9)
    counter(1.9, 8.85, 3.6, 1.1, 0.8, body="#d9825f", top="#fff3e0", doors=5)
    box((1.3, 0.6, 0.55), (2.6, 8.5, 1.1), "#eefaff", r=0.06, alpha=0.14, rough=0.1)
    for k in range(5):
        at = (2.15 + k * 0.23, 8.5, 1.2)
        lathe(rounded(((0, 0), (0.07, 0), (0.1, 0.09), (0, 0.1)), 0.02), at, "#f2c58a")
        ball(0.085, (at[0], at[1], 1.31), ("#f58fae", "#fff3e0", "#8a5636", "#f6c453", "#8fd3c7")[k], (1, 1, 0.75))
    box((0.8, 0.5, 0.55), (0.95, 8.55, 1.1), "#c8ccd8", r=0.1, metal=0.4, rough=0.3)
    for dx in (-0.2, 0.15):
        cyl(0.05, 0.12, (0.95 + dx, 8.25, 1.3), "#4a4458")
        mug(0.95 + dx, 8.3, 1.1, "#fffaf2", 0.1)
    wall_shelf(1.2, y, 2.55, 1.7)
    wall_shelf(3.15, y, 2.55, 1.6)
    wall_shelf(3.15, y, 1.85, 1.6)
    box((1.7, 0.08, 0.62), (1.2, y - 0.05, 1.72), "#3d4a4a", r=0.03)
    for k in range(4):
        box((0.6 + 0.2 * (k % 2), 0.02, 0.035), (0.85, y - 0.1, 2.2 - k * 0.12), ("#fff6ea", "#f6d04d")[k % 2], r=0.008)
    ball(0.14, (1.7, y - 0.1, 2.02), "#f2a33c", (1, 0.15, 0.9))
    for x, d, colour in ((-2.0, 7.1, "#e2574c"), (-3.2, 8.5, "#f6c453")):
        round_table(x, d, 0.48, 0.76)
        if x < -3:
            mug(x, d - 0.1, 0.76, "#8fd3f7", 0.13)
        chair(x - 0.7, d + 0.15, "#8a5636", 90, colour)
        chair(x + 0.7, d + 0.15, "#8a5636", -90, colour)
    for k in range(3):
        stool(0.7 + k * 1.0, 7.9, "#e2574c", 0.72)
    for x in (-2.0, 0.6, 2.7):
        hanging_lamp(x, 8.0, 2.55, "#f2a33c", 0.27, 10)
    plant(-4.0, 9.1, 1.2, "#d9825f")


@place(
    "market",
    "market shop",
    "shop, store, market stall, greengrocer, mall, flower shop",
    **INDOOR,
)
def market():
    room("#cde8cf", "tiles", tints=("#fbf3e4", "#f2dcb8"), skirting="#fffaf2")
    y = 9.45
    for x in (-3.4, 3.4):
        shelf(x, y, 1.7, 2.7, 5, LIGHT_WOOD, "things", back="#d9a974")
    shelf(0, y, 3.6, 2.3, 4, LIGHT_WOOD, "things", back="#d9a974")
    for k in range(11):
        colour = "#e2574c" if k % 2 == 0 else "#fffaf2"
        box((0.36, 1.1, 0.1), (-1.8 + k * 0.36, 9.0, 2.62), colour, r=0.04, rot=(24, 0, 0))
        ball(0.18, (-1.8 + k * 0.36, 8.5, 2.43), colour, (1, 0.4, 0.7))
    fruit = (("#e2574c",), ("#f2a33c",), ("#72c25e",), ("#f6d04d",), ("#8a5fb8",), ("#f08a5c",), ("#b5d95c", "#e2574c"))
    for k in range(3):
        crate(-3.1 + k * 0.72, 7.6, fruit[k], 0.42)
        crate(-3.1 + k * 0.72, 8.15, fruit[(k + 3) % 7], 0.66)
        crate(1.9 + k * 0.72, 7.6, fruit[(k + 2) % 7], 0.42)
        crate(1.9 + k * 0.72, 8.15, fruit[(k + 4) % 7], 0.66)
    for x in (-2.38, 2.62):
        box((2.2, 0.5, 0.42), (x, 7.6, 0), "#b9774a", r=0.04)
        box((2.2, 0.5, 0.66), (x, 8.15, 0), "#b9774a", r=0.04)
    counter(0.1, 8.9, 1.5, 0.95, 0.6, body="#59a58a", doors=3)
    box((0.5, 0.35, 0.25), (0.25, 8.55, 0.95), "#ef8f7a", r=0.08)
    box((0.3, 0.05, 0.2), (0.25, 8.6, 1.18), "#3d3b4f", r=0.03, rot=(-20, 0, 0))
    for x in (-2.4, 0, 2.4):
        hanging_lamp(x, 7.9, 2.85, "#59a58a", 0.32, 10)
    plant(-4.05, 8.6, 1.0, "#f6c453")
    for k in range(4):
        ball(0.19, (3.95, 8.2 - k * 0.3, 0.18), "#f2963c", (1, 1, 0.8))


@place(
    "workshop",
    "workshop",
    "tool shed, carpenter's workshop, repair shop, basement, inventor's workshop, studio",
    table=(-2.9, -0.3, 8.55, 0.92),
    **INDOOR,
)
def workshop():
    room("#e8c49a", "#c9b8a4", skirting="#a9744a")
    y = 9.5
    for k in range(16):
        box((0.52, 0.05, 5), (-4.15 + k * 0.555, y - 0.01, 0), vary("#dcae7c", 0.05), r=0.02)
    box((3.0, 0.08, 1.5), (-1.5, y - 0.06, 1.35), "#8fb4b0", r=0.03)
    mark(box((3.2, 0.9, 0.14), (-1.6, 8.9, 0.78), "#c98a52", r=0.05), "table", "table")
    for sx in (-1, 1):
        box((0.16, 0.8, 0.8), (-1.6 + sx * 1.4, 8.9, 0), "#a9683e", r=0.04)
    box((2.8, 0.7, 0.07), (-1.6, 8.9, 0.25), "#a9683e", r=0.03)
    things(-2.9, -0.4, 8.9, 0.32, 0.36)
    for k in range(6):  # tools on the wall
        x = -2.7 + k * 0.48
        colour = ("#e2574c", "#f6c453", "#5b9bd5", "#59b58a", "#f2a33c", "#8a6fd1")[k]
        box((0.09, 0.06, 0.55), (x, y - 0.14, 1.65), colour, r=0.03)
        if k % 3 == 0:
            box((0.36, 0.1, 0.15), (x, y - 0.14, 2.2), "#8d93a6", r=0.04, metal=0.3)
        elif k % 3 == 1:
            ring(0.13, 0.035, (x, y - 0.14, 2.3), "#8d93a6", rot=(90, 0, 0), metal=0.3)
        else:
            box((0.05, 0.04, 0.42), (x, y - 0.14, 2.18), "#b9bccb", r=0.015, metal=0.3)
    window(1.35, y, 1.5, 1.5, 1.4)
    shelf(3.35, 9.45, 1.5, 2.5, 4, "#8a5636", "things")
    for k in range(3):
        ring(0.32, 0.15, (3.5, 7.9, 0.15 + k * 0.28), "#4a4a5c")
    box((0.7, 0.4, 0.35), (-0.75, 8.85, 0.92), "#e2574c", r=0.06)
    tube(((-0.95, 8.85, 1.25), (-0.75, 8.85, 1.4), (-0.55, 8.85, 1.25)), 0.03, "#4a4458")
    table_lamp(-2.75, 9.0, 0.92, "#f6c453", "#5d6470", 14)
    for k in range(5):
        box((0.22, 2.4 - 0.1 * k, 0.09), (-3.95, 8.6, 0.02 + k * 0.1), vary("#dca76c", 0.08), r=0.02, rot=(0, 0, 3 - k))
    box((1.0, 0.75, 0.7), (1.3, 8.9, 0), "#d9a066", r=0.05)
    for k in range(8):
        a = k * math.pi / 4
        box(
            (0.12, 0.1, 0.16),
            (1.3 + 0.27 * math.sin(a), 8.85, 1.02 + 0.27 * math.cos(a) - 0.08),
            "#f2a33c",
            r=0.03,
            rot=(0, math.degrees(a), 0),
        )
    ring(0.22, 0.075, (1.3, 8.85, 1.02), "#f2a33c", rot=(90, 0, 0))
    hanging_lamp(-1.5, 8.2, 2.55, "#59a58a", 0.36, 18)
    stool(0.35, 8.2, "#e2574c", 0.6, "#8a5636")


@place(
    "hospital",
    "hospital room",
    "hospital, clinic, doctor's office, sickroom, ward, vet, emergency room",
    **BRIGHT,
)
def hospital():
    room("#d9f0ea", "tiles", tints=("#fbfdfc", "#dff0ee"), skirting="#ffffff", panel="#a6dcd0")
    y = 9.5
    window(-0.1, y, 1.4, 1.7, 1.6)
    box((2.4, 1.15, 0.24), (-2.3, 8.75, 0.42), "#e9eef5", r=0.08)
    mattress = box((2.3, 1.1, 0.2), (-2.3, 8.75, 0.62), "#ffffff", r=0.09)
    mark([mattress, box((1.5, 1.18, 0.17), (-1.85, 8.75, 0.69), "#7fc7d9", r=0.07)], "bed", "bed", 90)
    box((0.5, 0.75, 0.2), (-3.1, 8.75, 0.8), "#ffffff", r=0.09, rot=(0, -14, 0), surface="bed")
    for x, h in ((-3.5, 1.15), (-1.1, 0.9)):
        box((0.1, 1.2, h), (x, 8.75, 0.06), "#b9c6d8", r=0.045)
    for x in (-3.3, -1.3):
        for d in (8.3, 9.2):
            ball(0.08, (x, d, 0.08), "#5d6470")
            cyl(0.035, 0.4, (x, d, 0.05), "#b9c6d8")
    tube(((-3.75, 8.5, 0), (-3.75, 8.5, 2.0), (-3.55, 8.5, 2.05)), 0.025, "#c8ccd8", metal=0.4)
    box((0.2, 0.09, 0.3), (-3.52, 8.5, 1.72), "#bfe8f5", r=0.04)
    box((0.6, 0.1, 0.45), (-2.3, y - 0.08, 1.6), "#4a5a70", r=0.04)
    pulse = [(-2.52, 1.8), (-2.4, 1.8), (-2.34, 1.95), (-2.26, 1.68), (-2.2, 1.8), (-2.08, 1.8)]
    tube([(x, y - 0.15, z) for x, z in pulse], 0.012, "#7df0a8", glow=1.5)
    box((0.65, 0.5, 0.8), (-0.7, 9.15, 0), "#fffaf2", r=0.06)
    for k in range(4):
        ball(0.06, (-0.85 + k * 0.1, 9.1, 1.12 + (k % 2) * 0.06), ("#f58fae", "#f6c453", "#e2574c", "#f58fae")[k])
    cyl(0.08, 0.2, (-0.7, 9.1, 0.8), "#8fd3f7")
    ball(0.14, (-0.7, 9.12, 1.06), LEAF, (1, 0.8, 0.7))
    box((1.4, 0.5, 2.2), (3.4, 9.2, 0), "#fffaf2", r=0.05)
    for sx in (-1, 1):
        box((0.6, 0.04, 1.9), (3.4 + sx * 0.33, 8.94, 0.15), "#e3f3f0", r=0.02)
        ball(0.035, (3.4 + sx * 0.08, 8.9, 1.1), "#7fc7d9")
    for size in ((0.42, 0.14), (0.14, 0.42)):
        box((size[0], 0.04, size[1]), (3.07, 8.92, 1.6 - size[1] / 2), "#e2574c", r=0.018)
    drape(1.2, 2.4, 9.1, 0.35, 2.5, "#9fd3e0")
    tube(((1.0, 9.1, 2.52), (2.6, 9.1, 2.52)), 0.03, "#c8ccd8")
    chair(0.75, 8.6, "#b9c6d8", -20, "#7fc7d9")
    plant(-4.1, 9.2, 1.0, "#ffffff")
    rug(0.4, 6.9, 1.5, 0.75, ("#cfeae6", "#a6dcd0", "#eaf6f4"))


@place(
    "gym",
    "gym",
    "fitness studio, training room, dance studio, boxing gym, dojo, yoga studio",
    **INDOOR,
)
def gym():
    room("#f3d9c0", "planks", tints=("#e0b078", "#d9a76c", "#e6ba86"), skirting="#5b6a8c", panel="#6f8fd0")
    y = 9.5
    box((3.2, 0.06, 2.0), (1.6, y - 0.05, 0.75), "#fffaf2", r=0.03)
    box((3.0, 0.06, 1.8), (1.6, y - 0.08, 0.85), "#cfeafa", r=0.02, rough=0.3, glow=0.22)
    window(-2.6, y, 1.9, 2.2, 1.2)
    for k in range(2):
        box((1.9, 0.5, 0.1), (-2.6, 9.05, 0.3 + k * 0.5), "#5d6470", r=0.04)
        for j in range(4):
            x = -3.3 + j * 0.47
            cyl(0.03, 0.36, (x - 0.18, 8.95, 0.5 + k * 0.5), "#c8ccd8", rot=(0, 90, 0))
            for sx in (-0.15, 0.15):
                ball(0.11, (x + sx, 8.95, 0.5 + k * 0.5), ("#e2574c", "#f6c453", "#5b9bd5", "#59b58a")[j], (0.7, 1, 1))
    for sx in (-0.92, 0.92):
        box((0.09, 0.5, 1.0), (-2.6 + sx, 9.05, 0), "#5d6470", r=0.03)
    cyl(0.32, 1.25, (0.0 - 0.85, 8.7, 1.0), "#d9523f", r=0.14)
    cyl(0.335, 0.12, (-0.85, 8.7, 1.9), "#fffaf2", r=0.04)
    tube(((-0.85, 8.7, 2.2), (-0.85, 8.7, 5)), 0.025, "#5d6470")
    box((0.7, 1.5, 0.18), (3.4, 8.4, 0.08), "#4a4f66", r=0.07)
    for sx in (-0.3, 0.3):
        tube(((3.4 + sx, 8.9, 0.2), (3.4 + sx, 9.05, 1.25), (3.4 + sx, 8.5, 1.15)), 0.045, "#c8ccd8")
    box((0.72, 0.14, 0.4), (3.4, 9.05, 1.15), "#4a4f66", r=0.05)
    box((0.5, 0.03, 0.24), (3.4, 8.97, 1.24), "#7df0c8", r=0.01, glow=0.6)
    ball(0.42, (1.9, 8.6, 0.42), "#8a6fd1")
    ball(0.3, (2.55, 8.35, 0.3), "#f58fae")
    mark(box((0.4, 1.2, 0.14), (0.55, 8.6, 0.42), "#e2574c", r=0.06), "seat", "bench")
    for d in (8.15, 9.05):
        box((0.34, 0.1, 0.42), (0.55, d, 0), "#5d6470", r=0.03)
    carpet(-0.4, 6.9, 4.2, 1.7, "#6fb8d8", "#dff0f7")
    for k in range(2):
        cyl(0.11, 1.3, (-3.9, 8.5 - k * 0.3, 0.11), ("#f58fae", "#59b58a")[k], rot=(0, 90, 8), r=0.04)
    clock(-0.85 + 0.55, 9.45, 3.0, 0.24, "#e2574c")


@place(
    "stage",
    "theatre stage",
    "stage, theatre, theater, concert, concert hall, opera, show, talent show, circus ring, club",
    **{**INDOOR, "key": 1.5, "fill": 0.5, "time": "evening"},
)
def stage():
    room("#6a3f78", "planks", tints=("#d39a62", "#cb9058", "#dca66e"), skirting="#6a3f78")
    drape(-4.4, 4.4, 9.3, 0, 5, "#7a4a9a", 0.3)
    drape(-4.5, -2.75, 8.5, 0, 5, "#d9404f", 0.24)
    drape(2.75, 4.5, 8.5, 0, 5, "#d9404f", 0.24)
    for k in range(7):
        ball(0.82, (-4.4 + k * 1.46, 8.35, 3.75), vary("#d9404f", 0.04), (1, 0.3, 0.8))
        ball(0.1, (-3.67 + k * 1.46, 8.15, 3.5), "#f6c453", metal=0.3)
    for sx in (-1, 1):
        tube(
            [(sx * (2.9 + 0.9 * abs(t - 0.5)), 8.2, 1.6 - 0.2 * math.sin(t * 3.14)) for t in (0, 0.25, 0.5, 0.75, 1)],
            0.06,
            "#f6c453",
        )
    ball(0.5, (0, 9.1, 2.35), "#ffe07a", (1, 0.15, 1), glow=0.9)
    for k in range(12):
        a = k * math.pi / 6
        ball(0.09, (0.8 * math.cos(a), 9.1, 2.35 + 0.8 * math.sin(a)), "#ffe07a", glow=1.2)
    for x, z in ((-2, 1.2), (-1.5, 2.8), (1.8, 1.4), (1.6, 3.0), (-2.4, 2.2), (2.4, 2.4), (-0.9, 0.9), (1.0, 0.9)):
        ball(0.07, (x, 9.1, z), "#fff0c0", glow=1.6)
    for k in range(9):
        ball(0.1, (-3.8 + k * 0.95, 8.75 if abs(k - 4) > 2 else 8.95, 0.1), "#fff0c0", glow=2.5)
    disc = lathe(
        ((0, 0), (1, 0)), (0, 6.9, 0.012), "#ffdf9e", scale=(2.1, 1.2, 1), glow=0.12, sides=64, surface="ground"
    )
    disc.visible_shadow = False
    glow((0, 6.8, 4.2), "#ffe6b8", 260, 0.5)
    glow((-2.6, 7.6, 3.4), "#ff8fb0", 60, 0.4)
    glow((2.6, 7.6, 3.4), "#8fb8ff", 60, 0.4)
    box((1.3, 0.8, 0.3), (-3.3, 7.9, 0), "#5a3f6a", r=0.06)


@place(
    "museum",
    "museum",
    "gallery, art gallery, exhibition, exhibition hall, palace room, auction house",
    **INDOOR,
)
def museum():
    room("#f5ece0", "tiles", tints=("#f2e6d4", "#d9c3a6"), skirting="#ffffff", side="#efe3d4")
    y = 9.5
    picture(-2.6, y, 1.35, 1.6, 1.3, "#d9a441", "#bfe0f2", ("#ffd75e", "#59b58a", "#4f8fd0"))
    picture(0, y, 1.3, 1.3, 1.6, "#d9a441", "#f9d9d0", ("#e2574c", "#8a6fd1", "#f2a33c"))
    picture(2.6, y, 1.35, 1.6, 1.3, "#d9a441", "#d8efd8", ("#f58fae", "#f2a33c", "#5b9bd5"))
    for x in (-3.95, 3.95):
        cyl(0.32, 5, (x, 9.1, 0), "#fffaf2")
        cyl(0.45, 0.25, (x, 9.1, 0), "#efe0c8", r=0.08)
    for x in (-1.3, 1.3):
        cyl(0.34, 0.95, (x, 8.7, 0), "#fffaf2", r=0.05)
        cyl(0.42, 0.1, (x, 8.7, 0.9), "#efe0c8", r=0.04)
        cyl(0.42, 0.14, (x, 8.7, 0), "#efe0c8", r=0.05)
    lathe(
        rounded(((0, 0), (0.12, 0), (0.27, 0.28), (0.13, 0.5), (0.18, 0.62), (0.12, 0.6)), 0.08),
        (-1.3, 8.7, 1.0),
        "#5b8fd6",
        rough=0.25,
    )
    ring(0.2, 0.025, (-1.3, 8.7, 1.3), "#f6c453")
    ball(0.2, (1.3, 8.7, 1.45), "#e9dcc8")
    cone(0.2, 0.34, (1.3, 8.7, 1.0), "#e9dcc8", r=0.05)
    for k in range(5):
        x = -3.2 + k * 1.6
        if abs(x) < 0.5:
            continue
        cyl(0.05, 0.9, (x, 8.0, 0), "#d9a441", metal=0.4)
        cyl(0.18, 0.05, (x, 8.0, 0), "#d9a441", r=0.02, metal=0.4)
        ball(0.08, (x, 8.0, 0.92), "#d9a441", metal=0.4)
    for a, b in ((-3.2, -1.6), (1.6, 3.2)):
        tube(
            ((a, 8.0, 0.82), (a + 0.4, 8.0, 0.62), ((a + b) / 2, 8.0, 0.54), (b - 0.4, 8.0, 0.62), (b, 8.0, 0.82)),
            0.045,
            "#c9404a",
        )
    carpet(0, 7.0, 2.2, 3.4, "#c9504f", "#f0c98a")
    for x in (-2.6, 0, 2.6):
        lathe(rounded(((0.16, 0), (0.18, 0.02), (0.08, 0.2)), 0.03), (x, 9.0, 3.25), "#d9a441", metal=0.3)
        glow((x, 8.8, 3.1), "#fff0d0", 14, 0.2)


@place(
    "laboratory",
    "laboratory",
    "lab, science lab, research, chemistry lab, mad scientist, experiment, spaceship interior",
    table=(-0.9, 0.9, 8.2, 0.95),
    **BRIGHT,
)
def laboratory():
    room("#bcd6f5", "tiles", tints=("#f6fafe", "#cfe0f0"), skirting="#ffffff", panel="#9fb8e0")
    y = 9.45
    counter(-2.6, y, 3.2, 0.95, 0.7, body="#7f9fd8", top="#f6fafe", doors=5)
    counter(2.6, y, 3.2, 0.95, 0.7, body="#7f9fd8", top="#f6fafe", doors=5)
    wall_shelf(-2.6, 9.5, 1.95, 2.6, "#ffffff")
    wall_shelf(2.6, 9.5, 1.95, 2.6, "#ffffff")
    wall_shelf(2.6, 9.5, 2.55, 2.6, "#ffffff", "books")
    mark(box((2.6, 0.9, 0.1), (0, 8.4, 0.85), "#f6fafe", r=0.045), "table", "table")
    box((2.4, 0.75, 0.85), (0, 8.42, 0), "#6f8fd0", r=0.05)
    colours = ("#59d08a", "#f58fae", "#8a6fd1", "#f6c453", "#5bc8e8", "#f2755d")
    for k in range(3):
        flask(-3.8 + k * 0.48, 9.0, 0.95, colours[k], 0.34 + 0.06 * (k % 2))
    for k in range(3):
        flask(2.9 + k * 0.46, 9.0, 0.95, colours[k + 3], 0.34 + 0.05 * (k % 2))
    flask(-1.05, 8.55, 0.95, colours[0], 0.42)
    flask(1.05, 8.5, 0.95, colours[1], 0.38)
    box((0.6, 0.14, 0.06), (0.35, 8.7, 1.15), "#c98a52", r=0.025)
    for k in range(4):
        cyl(0.045, 0.3, (0.14 + k * 0.14, 8.7, 0.98), colours[k], r=0.03, glow=0.3)
    for a in (0.06, 0.64):
        box((0.05, 0.14, 0.25), (a, 8.7, 0.95), "#c98a52", r=0.02)
    monitor(-1.9, 9.05, 0.95, 0.8, "#7df0c8")
    # microscope
    box((0.3, 0.4, 0.06), (1.75, 9.0, 0.95), "#4a4f66", r=0.025)
    tube(((1.75, 9.15, 1.0), (1.75, 9.2, 1.3), (1.75, 9.0, 1.45)), 0.05, "#4a4f66")
    cyl(0.06, 0.4, (1.75, 8.88, 1.15), "#fffaf2", rot=(20, 0, 0))
    window(0, 9.5, 1.55, 1.5, 1.4)
    for k in range(7):
        at = (-0.35 + 0.13 * math.sin(k * 0.9), 8.55, 1.05 + k * 0.12)
        ball(0.035 + 0.005 * k, (at[0] - 0.7, at[1], at[2] + 0.35), "#9ff0c0", alpha=0.6, glow=0.3)
    for x in (-1.6, 1.6):
        hanging_lamp(x, 8.0, 2.75, "#ffffff", 0.34, 10)
    stool(-2.1, 7.9, "#59b58a", 0.62)
    stool(2.2, 8.0, "#f2a33c", 0.62)
    plant(-4.05, 8.7, 1.0, "#ffffff")


@place(
    "airport",
    "airport terminal",
    "airport, departure lounge, waiting room, terminal, gate",
    **BRIGHT,
)
def airport():
    room("#e6eef6", "tiles", tints=("#f4f6fa", "#d3dfec"), skirting="#b9c6d8", side="#dbe6f2")
    y = 9.5
    box((8.2, 0.05, 2.7), (0, y - 0.05, 0.6), "#a8defa", r=0.02, glow=0.5)
    box((8.2, 0.03, 0.75), (0, y - 0.09, 0.6), "#b9c2cf", r=0.01, glow=0.15)
    box((8.2, 0.03, 0.16), (0, y - 0.1, 1.35), "#8fce7c", r=0.01, glow=0.2)
    for x, z, s in ((-2.6, 2.7, 0.28), (-2.2, 2.75, 0.36), (2.9, 2.9, 0.3), (3.3, 2.86, 0.24)):
        ball(s, (x, y - 0.1, z), "#ffffff", (1.3, 0.06, 0.7), glow=0.35)
    body = "#fffaf2"
    ball(1, (0.5, y - 0.25, 1.55), body, (1.9, 0.12, 0.36))
    flat(((-1.45, 1.65), (-0.85, 1.7), (-1.15, 2.55), (-1.55, 2.55)), 0, "#e2574c", y=y - 0.25)
    flat(((0.1, 1.45), (0.9, 1.45), (-0.1, 0.95), (-0.45, 0.95)), 0, "#d5dbe8", y=y - 0.4)
    box((2.6, 0.03, 0.1), (0.5, y - 0.38, 1.43), "#e2574c", r=0.012)
    for k in range(8):
        ball(0.07, (-0.55 + k * 0.27, y - 0.37, 1.66), "#5b8fd6", (1, 0.3, 1.1))
    for x in (-3.05, 3.05):
        box((0.14, 0.2, 2.8), (x, y - 0.5, 0.55), "#fffaf2", r=0.04)
    for z in (0.5, 3.3):
        box((8.6, 0.3, 0.18), (0, y - 0.2, z), "#fffaf2", r=0.05)
    for x0 in (-3.4, 1.6):
        for k in range(3):
            x = x0 + k * 0.75
            mark(box((0.62, 0.55, 0.13), (x, 8.3, 0.42), "#5b8fd6", r=0.06), "seat", "chair")
            box((0.62, 0.12, 0.55), (x, 8.62, 0.5), "#5b8fd6", r=0.055)
        box((2.2, 0.1, 0.07), (x0 + 0.75, 8.35, 0.36), "#8d93a6", r=0.03)
        for k in (0.05, 1.45):
            cyl(0.04, 0.38, (x0 + k, 8.35, 0), "#8d93a6")
    box((0.5, 0.3, 0.7), (-0.8, 8.6, 0.08), "#f2a33c", r=0.09)
    tube(((-0.93, 8.6, 0.75), (-0.93, 8.6, 1.0), (-0.67, 8.6, 1.0), (-0.67, 8.6, 0.75)), 0.022, "#5d6470")
    plant(0.6, 8.9, 1.2, "#fffaf2")
    plant(-4.0, 8.9, 1.2, "#fffaf2")
    box((2.2, 0.14, 0.62), (-2.2, 8.0, 2.3), "#3d4a66", r=0.05)
    for k in range(3):
        box((1.3, 0.02, 0.06), (-2.4, 7.92, 2.4 + k * 0.16), "#f6c453", r=0.008, glow=0.8)
        ball(0.045, (-1.35, 7.92, 2.43 + k * 0.16), ("#7df0a8", "#7df0a8", "#f2755d")[k], glow=0.8)
    for dx in (-0.9, 0.9):
        tube(((-2.2 + dx, 8.0, 2.9), (-2.2 + dx, 8.0, 6)), 0.03, "#8d93a6")
