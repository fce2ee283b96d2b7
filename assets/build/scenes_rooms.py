"""More rooms and nights at home."""

from __future__ import annotations

import math

from kit import ball, box, cyl, glow, lathe, mark, ring, rounded, tube, vary
from pieces_indoor import (
    BOOKS,
    DARK_WOOD,
    LIGHT_WOOD,
    WOOD,
    bed,
    carpet,
    door,
    floor_lamp,
    hanging_lamp,
    picture,
    plant,
    room,
    rug,
    shelf,
    table_lamp,
    things,
    window,
)
from pieces_things import planks
from place import place
from scenes_home import INDOOR

NIGHT_IN = {
    **INDOOR,
    "time": "night",
    "sun_colour": "#b4c2ff",
    "key": 0.75,
    "ambient": "#6f7cd8",
    "fill": 0.42,
    "strength": 0.4,
}


@place(
    "hallway",
    "hallway",
    "corridor, entrance hall, entrance, foyer, vestibule, front door, passage, at the door",
    **INDOOR,
)
def hallway():
    room("#f2d9b8", "planks", half=3.9, panel="#8fb8a8", skirting="#fff6ea", side="#eccfa8")
    y = 9.5
    door(0.2, y, 1.3, 2.5, "#c9504a")
    for sx in (-1, 1):  # lights beside the front door
        box((0.42, 0.06, 2.1), (0.2 + sx * 1.08, y - 0.04, 0.35), "#a8defa", r=0.02, glow=0.45)
        for z in (0.35, 1.4, 2.4):
            box((0.52, 0.1, 0.08), (0.2 + sx * 1.08, y - 0.06, z), "#fff6ea", r=0.03)
        for dx in (-0.24, 0.24):
            box((0.08, 0.1, 2.2), (0.2 + sx * 1.08 + dx, y - 0.06, 0.3), "#fff6ea", r=0.03)
    lathe(((0, 0), (1, 0)), (0.2, y - 0.02, 2.75), "#ffe3a0", scale=(0.75, 1, 0.4), rot=(90, 0, 0), glow=0.2)
    # coats on hooks, a bench with boots
    box((1.9, 0.07, 0.2), (-2.55, y - 0.05, 1.85), WOOD, r=0.03)
    for k, colour in enumerate(("#f6c453", "#5b8fd6", "#e2574c", "#59a58a")):
        x = -3.2 + k * 0.44
        ball(0.04, (x, y - 0.14, 1.93), "#d9a441", metal=0.3)
        outline = rounded(((0, 0), (0.25, 0.02), (0.17, 0.6), (0.05, 0.85), (0, 0.88)), 0.08)
        lathe(outline, (x, y - 0.22, 1.02), colour, scale=(0.85, 0.5, 1))
    mark(box((1.7, 0.42, 0.09), (-2.55, 9.15, 0.42), LIGHT_WOOD, r=0.035), "seat", "bench")
    for sx in (-0.75, 0.75):
        box((0.09, 0.36, 0.42), (-2.55 + sx, 9.15, 0), LIGHT_WOOD, r=0.03)
    for k, colour in enumerate(("#e2574c", "#e2574c", "#f6c453", "#f6c453", "#5b8fd6", "#5b8fd6")):
        x = -3.15 + k * 0.21 + 0.06 * (k // 2)
        box((0.13, 0.3, 0.1), (x, 9.05, 0), colour, r=0.045)
        cyl(0.065, 0.26, (x, 9.14, 0.03), colour, r=0.02)
    # a chest with a mirror, an umbrella stand, the stairs' foot
    box((1.3, 0.45, 0.8), (2.35, 9.2, 0), "#fff3e0", r=0.05)
    mark(box((1.4, 0.52, 0.07), (2.35, 9.18, 0.8), LIGHT_WOOD, r=0.03), "table", "table")
    for k in range(2):
        box((1.14, 0.04, 0.3), (2.35, 8.97, 0.08 + k * 0.36), "#f6e2c4", r=0.018)
        ball(0.03, (2.35, 8.93, 0.23 + k * 0.36), "#d9a441")
    cyl(0.5, 0.06, (2.35, y, 1.95), "#d9a441", r=0.02, rot=(90, 0, 0))
    cyl(0.43, 0.09, (2.35, y, 1.95), "#dff4fb", r=0.02, rot=(90, 0, 0), rough=0.15)
    table_lamp(1.9, 9.2, 0.87, "#ffe6b0", "#c9504a", 8)
    plant(2.8, 9.2, 0.5, "#59a58a", z=0.87)
    lathe(rounded(((0, 0), (0.15, 0), (0.18, 0.5), (0.15, 0.5)), 0.03), (1.42, 9.1, 0), "#5b8fd6")
    for k, colour in enumerate(("#e2574c", "#f6c453")):
        tube(((1.4 + 0.06 * k, 9.1, 0.1), (1.3 + 0.2 * k, 9.1, 0.9)), 0.035, colour)
        ring(0.06, 0.018, (1.24 + 0.3 * k, 9.1, 0.93), DARK_WOOD, rot=(90, 0, 0))
    picture(-2.9, y, 2.25, 0.6, 0.75)
    picture(-2.15, y, 2.25, 0.6, 0.75, art=("#8a6fd1", "#59b58a", "#f6c453"))
    carpet(0.2, 6.9, 1.9, 3.6, "#c9604f", "#f0d9a4")
    box((1.1, 0.55, 0.04), (0.2, 9.0, 0.0), "#8a6a46", r=0.018, surface="ground")
    hanging_lamp(0.2, 7.8, 2.75, "#f6c453", 0.34, 14)


@place(
    "stairs",
    "staircase",
    "stairs, stairway, steps, upstairs, downstairs, landing, grand staircase, stairwell, banister",
    **INDOOR,
)
def stairs():
    room(
        "#cfdcf0",
        "planks",
        skirting="#ffffff",
        panel="#f4f7fb",
        side="#c2d2ea",
        tints=("#c98f5a", "#c08650", "#d29a66"),
    )
    y = 9.5
    count, rise, go = 13, 0.235, 0.42
    x0 = -2.2
    for k in range(count):  # the flight climbs to the right along the wall
        x = x0 + k * go
        box((go + 0.02, 1.5, (k + 1) * rise - 0.06), (x, 8.7, 0), "#f7f3ea", r=0.02)
        box((go + 0.08, 1.56, 0.07), (x - 0.02, 8.68, (k + 1) * rise - 0.06), WOOD, r=0.03, surface="ground")
        box((go + 0.04, 0.8, 0.03), (x - 0.01, 8.72, (k + 1) * rise), "#c9504a", r=0.012, surface="ground")
        cyl(0.035, 0.95, (x, 8.0, (k + 1) * rise), "#ffffff", r=0.01)
    tube(((x0 - 0.15, 8.0, 1.15), (x0 + count * go, 8.0, 1.15 + count * rise)), 0.07, DARK_WOOD)
    cyl(0.12, 1.25, (x0 - 0.25, 8.0, 0), DARK_WOOD, r=0.03)
    ball(0.16, (x0 - 0.25, 8.0, 1.36), DARK_WOOD)
    window(-2.9, y, 1.35, 1.4, 1.8, curtain="#8aa6dc")
    for k in range(4):
        w = 0.62
        picture(-1.15 + k * 0.95, y, 1.6 + k * 0.52, w, 0.72, ("#d9a441", "#fff7e8")[k % 2])
    # under the stairs: a little door; before them a table with flowers
    box((0.75, 0.06, 1.25), (2.1, 7.93, 0.05), WOOD, r=0.03, surface="door")
    ball(0.04, (2.38, 7.88, 0.7), "#d9a441")
    plant(-3.75, 8.6, 1.35, "#c9504a")
    floor_lamp(3.75, 7.5, "#ffe6b0", 1.7, watts=30)
    box((0.85, 0.45, 0.75), (3.05, 7.65, 0), "#fff3e0", r=0.04)
    mark(box((0.95, 0.52, 0.06), (3.05, 7.63, 0.75), LIGHT_WOOD, r=0.025), "table", "table")
    lathe(rounded(((0, 0), (0.1, 0), (0.15, 0.14), (0.06, 0.25), (0.09, 0.32)), 0.03), (3.05, 7.63, 0.81), "#5b8fd6")
    for k in range(6):
        at = (3.05 + 0.13 * math.cos(k * 1.05), 7.6, 1.24 + 0.1 * math.sin(k * 1.05))
        ball(0.08, at, ("#f58fae", "#fff3e0", "#f6c453")[k % 3])
    rug(-0.6, 6.5, 2.0, 1.0, ("#fff3e0", "#8aa6dc", "#f8f4ea"))
    hanging_lamp(-0.6, 7.4, 2.8, "#d9a441", 0.34, 14)


@place(
    "attic",
    "attic",
    "loft, garret, under the roof, storage room, old attic, box room, lumber room, dusty attic",
    **{**INDOOR, "key": 1.7},
)
def attic():
    room("#d9b083", "planks", height=6.0, tints=("#b98352", "#b07a4a", "#c28c5a"), skirting="#a9744a")
    y = 9.5
    planks(-4.4, 4.4, y - 0.02, "#dcb58a")
    for sign in (-1, 1):  # the slopes of the roof
        for k in range(9):
            d = 5.2 + k * 0.55
            thing = box(
                (4.6, 0.5, 0.14),
                (sign * 3.15, d, 2.2),
                vary("#c08a58", 0.06),
                r=0.03,
                rot=(0, sign * 45, 0),
                surface="wall",
            )
            thing.visible_shadow = False
        for d in (6.2, 7.9, 9.35):
            box(
                (4.6, 0.16, 0.2), (sign * 3.0, d, 2.08), DARK_WOOD, r=0.05, rot=(0, sign * 45, 0)
            ).visible_shadow = False
    for d in (7.9, 9.35):
        box((6, 0.16, 0.18), (0, d, 2.9), DARK_WOOD, r=0.05)
    # a round window
    cyl(0.78, 0.14, (0, y - 0.0, 1.9), "#fff6ea", rot=(90, 0, 0), r=0.05)
    cyl(0.66, 0.18, (0, y - 0.0, 1.9), "#a8defa", rot=(90, 0, 0), r=0.02, glow=0.7)
    for rot in (0, 90):
        box(
            (0.07, 0.06, 1.4),
            (-0.7 if rot else 0, y - 0.24 if rot else y - 0.22, 1.9 if rot else 1.2),
            "#fff6ea",
            r=0.02,
            rot=(0, rot, 0),
        )
    glow((0, 8.9, 1.9), "#fff3c8", 40, 0.5)
    # trunks, boxes, an old lamp, a rocking horse, a tailor's dummy
    for x, d, w, colour in ((-2.3, 8.7, 1.25, "#8a4f34"), (2.2, 8.8, 1.1, "#4f7f8a")):
        box((w, 0.7, 0.5), (x, d, 0), colour, r=0.05)
        cyl(0.36, w, (x - w / 2, d, 0.5), vary(colour, 0.06), r=0.05, rot=(0, 90, 0))
        for sx in (-0.32, 0.32):
            box((0.09, 0.74, 0.52), (x + sx * w, d, 0), "#d9a441", r=0.03)
        box((0.16, 0.06, 0.2), (x, d - 0.36, 0.4), "#d9a441", r=0.025)
    for x, d, s, z in (
        (-3.5, 8.6, 0.75, 0),
        (-3.45, 8.65, 0.55, 0.75),
        (3.45, 8.7, 0.8, 0),
        (3.4, 8.75, 0.6, 0.8),
        (3.1, 7.8, 0.5, 0),
    ):
        box((s, s * 0.85, s), (x, d, z), vary("#d9a566", 0.06), r=0.03)
        box((0.1, s * 0.86, s + 0.005), (x, d, z), "#f0d9a4", r=0.02)
    cyl(0.05, 0.75, (-1.05, 9.0, 0), DARK_WOOD)
    cyl(0.22, 0.05, (-1.05, 9.0, 0), DARK_WOOD, r=0.02)
    outline = rounded(((0, 0), (0.2, 0.02), (0.15, 0.28), (0.23, 0.55), (0.1, 0.7), (0.07, 0.82), (0, 0.82)), 0.08)
    lathe(outline, (-1.05, 9.0, 0.72), "#f0b9a4", scale=(1, 0.75, 1))
    for k in range(5):
        box((0.36 - 0.03 * k, 0.28, 0.08), (1.2, 9.05, k * 0.08), BOOKS[k], r=0.02, rot=(0, 0, k * 11))
    ball(0.3, (1.2, 9.05, 0.72), "#5b9bd5")
    ring(0.34, 0.02, (1.2, 9.05, 0.72), "#d9a441", rot=(75, 0, 0), metal=0.3)
    # rocking horse
    tube(((-3.6, 7.45, 0.16), (-3.3, 7.45, 0.04), (-2.7, 7.45, 0.04), (-2.4, 7.45, 0.16)), 0.05, "#e2574c")
    for dx in (-0.25, 0.25):
        tube(((-3.0 + dx * 1.3, 7.45, 0.06), (-3.0 + dx, 7.45, 0.5)), 0.05, "#fff0dc")
    ball(0.24, (-3.0, 7.45, 0.6), "#fff0dc", (1.6, 0.8, 0.85))
    tube(((-2.75, 7.45, 0.65), (-2.6, 7.45, 0.98)), 0.11, "#fff0dc")
    ball(0.14, (-2.52, 7.45, 1.02), "#fff0dc", (1.4, 0.8, 0.9))
    for k in range(4):
        ball(0.07, (-2.74 + 0.04 * k, 7.45, 0.75 + 0.1 * k), "#a9683e")
    box((0.3, 0.3, 0.06), (-3.02, 7.45, 0.78), "#5b8fd6", r=0.03)
    ball(0.035, (-2.5, 7.35, 1.06), "#3d3b4f")
    for x, d in ((2.35, 8.72), (2.0, 8.78)):
        things(x - 0.15, x + 0.2, d, 0.86, 0.2)
    rug(0.2, 6.7, 1.5, 0.85, ("#d9c09a", "#b9504a", "#e6d3b0"))
    hanging_lamp(0.9, 8.0, 2.5, "#e8bd86", 0.2, 16)


@place(
    "childs-room",
    "child's bedroom at night",
    "child's bedroom, child's room, children's room, kids room, bedtime, bedroom at night, sleeping child, "
    "boy's room, girl's room, night at home, in bed",
    **NIGHT_IN,
)
def childs_room():
    room("#7f8fd0", "planks", tints=("#b98a66", "#b0805c", "#c29470"), skirting="#d8dcf4", side="#7686c8")
    y = 9.5
    bed(-2.1, 9.3, 1.35, 2.2, "#d79a63", "#5f86d8", "#fff6ea")
    for k in range(12):  # stars on the cover
        ball(0.055, (-2.6 + (k % 4) * 0.34, 7.75 + (k // 4) * 0.42, 0.67), "#ffe07a", (1, 1, 0.35))
    window(0.55, y, 1.3, 1.7, 1.7, curtain="#6f5fc0", night=True)
    # the lamp at the bed
    box((0.55, 0.48, 0.55), (-0.95, 9.15, 0), "#d79a63", r=0.05)
    ball(0.028, (-0.95, 8.88, 0.33), "#f6c453")
    table_lamp(-0.95, 9.15, 0.55, "#ffd98a", "#f0937d", 0)
    glow((-0.95, 8.75, 1.25), "#ffb866", 90, 0.2)
    # the moon lamp, a garland of stars
    shelf(3.3, 9.45, 1.5, 2.0, 4, LIGHT_WOOD, "things", back="#a87d5a")
    ball(0.26, (3.3, 9.2, 2.28), "#ffeebc", glow=1.0)
    glow((3.3, 8.8, 2.35), "#ffe0a0", 22, 0.2)
    for k in range(9):
        x = -3.9 + k * 0.42
        ball(0.06, (x, y - 0.1, 2.75 - 0.16 * (1 - ((k - 4) / 4) ** 2)), "#ffe07a", glow=2.5)
    tube([(-3.9 + k * 0.42, y - 0.08, 2.8 - 0.16 * (1 - ((k - 4) / 4) ** 2)) for k in range(9)], 0.01, "#d8dcf4")
    rug(0.7, 6.8, 1.7, 0.95, ("#e8e2f4", "#8a7fd0", "#f0ebf8"))
    # toys: a rocket, blocks, a ball, a teddy bear on the bed
    lathe(rounded(((0, 0.1), (0.15, 0.1), (0.2, 0.4), (0.02, 0.9), (0, 0.9)), 0.1), (1.75, 8.8, 0), "#fffaf2")
    for k in range(3):
        a = math.radians(-90 + 120 * k)
        box(
            (0.18, 0.05, 0.3),
            (1.75 + 0.2 * math.cos(a), 8.8 + 0.2 * math.sin(a), 0),
            "#e2574c",
            r=0.02,
            rot=(0, 0, -90 + 120 * k),
        )
    cyl(0.07, 0.04, (1.75, 8.64, 0.5), "#8fd3f7", rot=(90, 0, 0))
    for x, d, z, colour in ((2.35, 8.3, 0, "#e2574c"), (2.66, 8.35, 0, "#f6c453"), (2.5, 8.32, 0.26, "#59b58a")):
        box((0.26, 0.26, 0.26), (x, d, z), colour, r=0.05)
    ball(0.2, (-3.55, 7.7, 0.2), "#f2a33c")
    for r, dx, dz in ((0.17, 0, 0.82), (0.13, 0, 1.08), (0.05, -0.1, 1.18), (0.05, 0.1, 1.18)):
        ball(r, (-2.55 + dx, 8.55, dz), "#b9774a")
    for dx in (-0.05, 0.05):
        ball(0.02, (-2.55 + dx, 8.42, 1.1), "#3d2f2a")
    picture(-2.1, y, 1.75, 0.95, 0.75, art=("#f6c453", "#5b9bd5", "#59b58a"))
    plant(-3.95, 9.0, 0.9, "#d9825f", leaf="#5a9f88")
