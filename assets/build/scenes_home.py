"""Places at home."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, lathe, mark, rounded, tube, vary
from pieces_indoor import (
    LEAF,
    LIGHT_WOOD,
    WOOD,
    armchair,
    bed,
    books,
    bottle,
    carpet,
    chair,
    counter,
    floor_lamp,
    fridge,
    hanging_lamp,
    picture,
    plant,
    pot,
    room,
    rug,
    shelf,
    sofa,
    stool,
    stove,
    table_lamp,
    things,
    wall_cupboard,
    wall_shelf,
    window,
)
from place import place

INDOOR = {
    "indoor": True,
    "sun": (-0.45, -0.75, 1.0),
    "sun_colour": "#ffeed6",
    "key": 1.9,
    "softness": 24,
    "ambient": "#ffeede",
    "fill": 0.6,
    "strength": 0.45,
}


@place(
    "kitchen",
    "kitchen",
    "home kitchen, cooking, bakery, cottage kitchen, stove, chef's kitchen, dining kitchen, pantry",
    table=(1.15, 2.75, 5.9, 0.9),
    **INDOOR,
)
def kitchen(night=False):
    room("#ffe3b3", "tiles", tints=("#fdf3e3", "#f3c9a4"), skirting="#fff6ea", panel=None)
    y = 9.45
    for k in range(15):  # tiles behind the worktop
        for j in range(3):
            box((0.5, 0.05, 0.22), (-3.6 + k * 0.53, y, 0.95 + j * 0.245), vary("#8fd0d8", 0.05), r=0.02)
    counter(-2.45, y, 2.3, body="#4fa8a0")
    counter(2.0, y, 1.9, body="#4fa8a0")
    stove(-0.72 + 0.35, y)
    counter(0.55, y, 1.05, body="#4fa8a0")
    pot(-0.57, y - 0.33, 0.93, "#e2574c", 0.17)
    pot(-0.17, y - 0.33, 0.93, "#f2a33c", 0.13)
    fridge(3.55, y, "#f58f86", h=2.1, w=1.05)
    window(-2.4, 9.5, 1.85, 1.5, 1.3, curtain="#f58f86", night=night)
    wall_cupboard(2.0, 9.5, 1.85, 1.9, 0.85, body="#4fa8a0", doors=3)
    wall_shelf(-0.35 + 0.95, 9.5, 2.05, 0.85)
    lathe(
        rounded(((0.5, 0), (0.48, 0.1), (0.17, 0.5), (0.15, 1.8)), 0.08), (-0.37, y - 0.3, 2.05), "#e9ebf2", metal=0.2
    )
    lathe(rounded(((0, 0), (0.17, 0), (0.24, 0.12), (0.22, 0.12), (0, 0.05)), 0.03), (0.5, y - 0.4, 0.93), "#f6c453")
    for dx, colour in ((0, "#e2574c"), (0.12, "#59b58a"), (-0.1, "#f2a33c"), (0.03, "#f6d04d")):
        ball(0.085, (0.5 + dx, y - 0.4 - abs(dx) * 0.3, 1.07), colour)
    plant(-3.2, y - 0.35, 0.5, "#f2a28a", z=0.93)
    things(-2.0, -1.4, y - 0.25, 0.93, 0.22)
    box((0.4, 0.3, 0.28), (2.2, y - 0.35, 0.93), "#f58f86", r=0.1)
    bottle(1.55, y - 0.3, 0.93, "#59b58a", 0.36)
    bottle(1.36, y - 0.35, 0.93, "#f6c453", 0.3)
    # the table at the right, where small things may stand
    mark(box((1.7, 0.85, 0.1), (1.95, 5.95, 0.8), "#e8bd86", r=0.045), "table", "table")
    for sx in (-1, 1):
        for sy in (-1, 1):
            cyl(0.06, 0.82, (1.95 + sx * 0.7, 5.95 + sy * 0.3, 0), "#fff6ea", r=0.02)
    hanging_lamp(1.95, 6.6, 2.35, "#f2a33c", 0.32, 12)
    rug(-0.9, 6.7, 1.7, 1.0, ("#f6d7b0", "#f58f86", "#fff3e0"))
    stool(-3.3, 7.6, "#e2574c")
    stool(-2.55, 7.9, "#f6c453")


@place(
    "living-room",
    "living room",
    "home, house, apartment, lounge, sitting room, parlour, family room, sofa, indoors, flat, inside a house",
    table=(-0.75, 0.75, 7.3, 0.45),
    **INDOOR,
)
def living_room(night=False):
    room("#bfe0d8", "planks", skirting="#fffaf2")
    y = 9.5
    window(-2.75, y, 1.2, 1.7, 1.9, curtain="#f6c06a", night=night)
    sofa(0.3, 8.75, 2.7, "#ef8f7a", ("#fff0d0", "#5aa9a0"))
    picture(-0.35, y, 1.9, 1.1, 0.85)
    picture(0.95, y, 1.85, 0.75, 1.0, frame="#fff7e8", art=("#e2574c", "#59b58a", "#f2c14e"))
    shelf(3.25, 9.45, 1.6, 2.6, 5, LIGHT_WOOD, "mixed", back="#d9a974")
    floor_lamp(2.0, 9.0, "#ffe3a8", 1.9)
    plant(-3.75, 8.9, 1.5, "#fff3e0")
    armchair(-2.75, 7.9, "#5aa9a0", rot=52)
    rug(0.0, 7.0, 2.5, 1.35, ("#fff3e0", "#f4c27a", "#fff8ec"))
    mark(cyl(0.75, 0.07, (0, 7.45, 0.38), LIGHT_WOOD, r=0.03), "table", "table")
    for dx, dy in ((-0.45, -0.3), (0.45, -0.3), (0, 0.5)):
        cyl(0.045, 0.4, (dx, 7.45 + dy, 0), WOOD)
    books(0.25, 0.5, 7.5, 0.45, 0.22)
    hanging_lamp(-0.9, 8.0, 2.75, "#fff0d0", 0.36, 10)


@place(
    "bedroom",
    "bedroom",
    "bed, home bedroom, kids room, hotel room, sleeping room, child's room",
    **INDOOR,
)
def bedroom():
    room("#cfc4ee", "planks", tints=("#e6b98a", "#deae7c", "#ecc498"), skirting="#fffaf2")
    y = 9.5
    bed(-1.4, 9.25, 2.0, 2.3, "#d79a63", "#8a8ee0", "#fffaf2")
    for x in (-3.0, 0.2):
        mark(box((0.6, 0.5, 0.55), (x, 9.15, 0), "#fff3e0", r=0.06), "table", "table")
        ball(0.03, (x, 8.88, 0.35), "#f6c453")
        table_lamp(x, 9.15, 0.55, "#ffe6b0", "#f0937d", 8)
    window(1.75, y, 1.25, 1.5, 1.7, curtain="#f7b7c5")
    picture(-1.9, y, 2.0, 0.9, 0.7)
    picture(-0.8, y, 2.0, 0.9, 0.7, art=("#f6c453", "#8a6fd1", "#59b58a"))
    box((1.25, 0.65, 2.5), (3.6, 9.1, 0), "#fff3e0", r=0.06)
    for sx in (-1, 1):
        box((0.56, 0.05, 2.2), (3.6 + sx * 0.3, 8.77, 0.15), "#fbe6cc", r=0.024)
        ball(0.035, (3.6 + sx * 0.08, 8.72, 1.2), "#f6c453")
    rug(1.0, 6.9, 1.9, 1.15, ("#fff3e0", "#f7b7c5", "#fff8f0"))
    plant(-3.9, 8.7, 1.1, "#5aa9a0")
    ball(0.17, (2.55, 8.3, 0.17), "#f2a33c")
    box((0.26, 0.26, 0.26), (2.9, 7.95, 0), "#5b9bd5", r=0.05)
    box((0.22, 0.22, 0.22), (3.2, 8.15, 0), "#e2574c", r=0.05)
    hanging_lamp(1.2, 7.6, 2.8, "#f7b7c5", 0.34, 10)


@place(
    "bathroom",
    "bathroom",
    "bath, shower, washroom, toilet, restroom, bathtub, powder room",
    **INDOOR,
)
def bathroom(night=False):
    room("#d8f0f4", "tiles", tints=("#ffffff", "#a9d8e2"), skirting="#fffaf2")
    y = 9.45
    for k in range(17):
        for j in range(4):
            box((0.48, 0.05, 0.38), (-4.2 + k * 0.51, y, 0.05 + j * 0.41), vary("#7cc5d3", 0.05), r=0.03)
    outline = rounded(((0, 0.1), (0.5, 0.1), (0.62, 0.66), (0.66, 0.7), (0.6, 0.72), (0.5, 0.3), (0, 0.28)), 0.06)
    lathe(outline, (-2.4, 8.75, 0.05), "#ffffff", scale=(2.0, 1.0, 1.0), rough=0.25, sides=64)
    for dx in (-0.8, 0.8):
        ball(0.1, (-2.4 + dx, 8.45, 0.1), "#f6c453", metal=0.3)
    for k in range(26):
        a, r = k * 2.4, 0.2 + 0.033 * k
        ball(
            0.09 + 0.05 * ((k * 7) % 5) / 5,
            (-2.4 + r * math.cos(a), 8.75 + r * 0.42 * math.sin(a), 0.72),
            "#ffffff",
            rough=0.3,
        )
    ball(0.13, (-1.7, 8.35, 0.86), "#ffd23f")
    ball(0.08, (-1.78, 8.33, 1.02), "#ffd23f")
    cone(0.03, 0.06, (-1.86, 8.31, 1.0), "#f08a3c", r=0.01, rot=(0, -90, 0))
    tube(((-3.5, 9.3, 0.7), (-3.5, 9.3, 2.4), (-3.3, 9.0, 2.5)), 0.035, "#d8dbe6", metal=0.5)
    lathe(rounded(((0.18, 0), (0.16, 0.05), (0.03, 0.12)), 0.02), (-3.25, 8.95, 2.38), "#d8dbe6", metal=0.5)
    window(-2.2, 9.5, 2.0, 1.4, 1.1, night=night)
    counter(0.75, 9.45, 1.5, 0.85, 0.6, body="#f4b6a0", top="#ffffff", doors=2)
    lathe(
        rounded(((0, 0), (0.2, 0), (0.33, 0.14), (0.28, 0.14), (0, 0.03)), 0.04),
        (0.75, 9.1, 0.84),
        "#ffffff",
        rough=0.25,
    )
    tube(((0.75, 9.4, 0.85), (0.75, 9.4, 1.2), (0.75, 9.15, 1.2)), 0.03, "#d8dbe6", metal=0.5)
    cyl(0.62, 0.06, (0.75, 9.5, 2.15), "#f6c453", r=0.02, rot=(90, 0, 0))
    cyl(0.55, 0.09, (0.75, 9.5, 2.15), "#dff4fb", r=0.02, rot=(90, 0, 0), rough=0.15)
    bottle(0.25, 9.2, 0.85, "#f0937d", 0.26)
    bottle(1.25, 9.2, 0.85, "#8a8ee0", 0.22)
    # toilet
    cyl(0.2, 0.38, (2.75, 8.75, 0), "#ffffff", r=0.06, top=0.27, rough=0.25)
    cyl(0.31, 0.08, (2.75, 8.7, 0.38), "#ffffff", r=0.035, rough=0.25)
    box((0.62, 0.26, 0.6), (2.75, 9.2, 0.42), "#ffffff", r=0.09, rough=0.25)
    tube(((3.5, 9.35, 1.35), (4.1, 9.35, 1.35)), 0.025, "#d8dbe6", metal=0.5)
    box((0.45, 0.08, 0.75), (3.8, 9.33, 0.68), "#f7a8b4", r=0.035, rough=0.9)
    plant(1.85, 9.1, 0.9, "#f6c453")
    rug(-1.7, 7.3, 1.1, 0.6, ("#f7b7c5", "#fff3f0", "#f7b7c5"))


@place(
    "dining-room",
    "dining room",
    "dinner table, family dinner, feast, kitchen table, banquet",
    table=(-1.1, 1.1, 7.75, 0.8),
    **INDOOR,
)
def dining_room():
    room("#fbe6c6", "planks", tints=("#d9a06a", "#d0965f", "#e0aa78"), panel="#f2b992", skirting="#fff6ea")
    y = 9.5
    window(-2.6, y, 1.5, 1.5, 1.7, curtain="#7fb29a")
    mark(box((2.6, 0.95, 0.1), (0, 8.05, 0.72), "#a9683e", r=0.045), "table", "table")
    for sx in (-1, 1):
        cyl(0.13, 0.73, (sx * 0.95, 8.05, 0), "#a9683e", r=0.05, top=0.08)
        chair(sx * 0.6, 8.85, "#7fb29a", 0, "#8fc4aa")
        chair(sx * 1.75, 8.1, "#7fb29a", -90 * sx, "#8fc4aa")
    lathe(rounded(((0, 0), (0.1, 0), (0.15, 0.14), (0.06, 0.25), (0.09, 0.32)), 0.03), (0, 8.25, 0.82), "#fff6ea")
    for k, colour in enumerate(("#e2574c", "#f6c453", "#f58fae", "#e2574c", "#fff3e0")):
        ball(0.075, (-0.15 + k * 0.075, 8.25 + (k % 2) * 0.06, 1.22 + (k % 3) * 0.07), colour)
    ball(0.16, (0, 8.28, 1.17), LEAF, (1.1, 0.7, 0.6))
    hanging_lamp(0, 8.1, 2.3, "#e2574c", 0.42, 22)
    picture(1.0, y, 1.75, 1.2, 0.9)
    shelf(3.2, 9.45, 1.6, 2.1, 4, "#fff3e0", "things", back="#f0d8b8")
    plant(3.0, 9.2, 0.55, "#5b9bd5", z=2.1)
    plant(-3.9, 8.8, 1.3, "#7fb29a")
    carpet(0, 7.3, 5.0, 2.6, "#d9715f", "#fff0dc")
