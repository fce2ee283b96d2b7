"""Places where people eat, buy and sell."""

from __future__ import annotations

import math

from kit import ball, box, cyl, ground, lathe, ring, rng, rounded, tube, vary
from pieces_indoor import (
    DARK_WOOD,
    LIGHT_WOOD,
    WOOD,
    bottle,
    carpet,
    chair,
    counter,
    crate,
    door,
    hanging_lamp,
    plant,
    room,
    window,
)
from pieces_outdoor import clouds, street_lamp, tower_block, tree
from pieces_things import (
    FRUIT,
    METAL,
    arch,
    awning,
    barrel,
    basket,
    board,
    bunting,
    laid_table,
    loaf,
    stall,
)
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT


@place(
    "restaurant",
    "restaurant",
    "dining place, diner, bistro, pizzeria, steakhouse, dinner out, candlelight dinner, trattoria, tavern",
    table=(-3.25, -1.95, 7.15, 0.78),
    **{**INDOOR, "time": "evening"},
)
def restaurant():
    room("#e9a684", "planks", tints=("#b9774a", "#b06f42", "#c28054"), panel="#8a4636", skirting="#6f3a2c")
    y = 9.5
    # the hatch to the kitchen, with dishes waiting
    box((2.9, 0.12, 1.5), (0.2, y - 0.04, 1.15), "#6f3a2c", r=0.05)
    box((2.6, 0.08, 1.25), (0.2, y - 0.1, 1.27), "#ffe3a8", r=0.02, glow=0.35)
    for k in range(4):
        cyl(0.1, 0.12, (-0.7 + k * 0.6, y - 0.2, 2.1), ("#d9844a", "#b9bccb", "#b9bccb", "#d9844a")[k], r=0.03)
        tube(((-0.7 + k * 0.6, y - 0.2, 2.2), (-0.7 + k * 0.6, y - 0.2, 2.5)), 0.012, "#6b5a4c")
    box((3.0, 0.55, 0.1), (0.2, y - 0.25, 1.12), LIGHT_WOOD, r=0.04)
    for k in range(3):
        x = -0.6 + k * 0.8
        cyl(0.2, 0.03, (x, y - 0.32, 1.22), "#ffffff", r=0.012)
        lathe(rounded(((0.17, 0), (0.15, 0.09), (0.04, 0.15), (0, 0.15)), 0.05), (x, y - 0.32, 1.25), METAL, metal=0.5)
        ball(0.025, (x, y - 0.32, 1.42), METAL)
    awning(0.2, y + 0.05, 2.95, 3.3, "#d9404f", "#fff3e0", 0.9)
    board(2.75, y, 1.5, 1.0, 1.35, "#3d4a4a")
    window(-2.75, y, 1.35, 1.6, 1.7, curtain="#d9404f", night=True)
    door(3.95, y, 0.75, 2.2, "#8a5636")
    for x, d, cloth in ((-2.6, 7.6, "#fffaf2"), (2.75, 7.9, "#d9404f"), (-3.5, 8.75, "#d9404f")):
        laid_table(x, d, 1.3, 0.85, cloth, 2)
        if x > -3:
            for sx in (-1, 1):
                chair(x + sx * 0.92, d + 0.05, DARK_WOOD, -90 * sx, "#d9604f")
    chair(-2.75, 8.95, DARK_WOOD, 0, "#d9604f")
    for x in (-2.6, 0.2, 2.75):
        hanging_lamp(x, 7.9, 2.5, "#d9404f", 0.3, 22)
    plant(1.75, 9.0, 1.2, "#8a4636")
    carpet(0.2, 6.6, 3.2, 2.6, "#b9504a", "#f0c98a")
    for k in range(4):
        bottle(-1.45 + k * 0.11, y - 0.3, 1.22, ("#59a58a", "#8a4636", "#d9a441", "#59a58a")[k], 0.34)


@place(
    "bakery",
    "bakery",
    "bakery shop, baker's shop, bread shop, pastry shop, patisserie, cake shop, confectioner, bakehouse",
    table=(0.3, 3.5, 8.15, 1.02),
    **INDOOR,
)
def bakery():
    room("#ffe6c2", "tiles", tints=("#fdf3e3", "#eec9a0"), skirting="#fff6ea", panel="#f0b98a")
    y = 9.5
    # the oven
    box((2.5, 0.9, 2.6), (-2.85, 9.1, 0), "#c9765a", r=0.12)
    for j in range(8):
        for k in range(5):
            at = (-3.85 + k * 0.5 + 0.12 * (j % 2), 8.64, 0.1 + j * 0.31)
            if abs(at[0] + 2.85) > 0.7 or not 0.7 < at[2] < 1.8:
                box((0.44, 0.06, 0.25), at, vary("#d98a6c", 0.08), r=0.03)
    arch(-2.85, 8.6, 0.85, 1.25, 1.0, "#5a3226", "#8f5a48", 0.16)
    arch(-2.85, 8.58, 0.87, 0.95, 0.55, "#ff9a45", glow=2.2)
    for k in range(3):
        loaf(-3.15 + k * 0.3, 8.5, 0.9, 0.9)
    box((1.5, 0.35, 0.08), (-2.85, 8.5, 0.8), "#e8dcc6", r=0.03)
    box((0.9, 0.5, 2.5), (-2.85, 9.2, 2.5), "#c9765a", r=0.1)
    # shelves of bread behind the counter
    for k in range(3):
        box((4.1, 0.4, 0.08), (1.95, 9.25, 1.25 + k * 0.62), WOOD, r=0.03)
        for j in range(9):
            if k == 1:
                cyl(0.065, 0.6, (0.15 + j * 0.44, 9.0, 1.36 + k * 0.62), vary("#d9924a", 0.08), r=0.06, rot=(-70, 0, 8))
            else:
                loaf(0.15 + j * 0.45, 9.2, 1.33 + k * 0.62, 1.15, 0, 1.3 if k else 1.6)
    counter(1.9, 8.6, 3.6, 1.02, 0.8, body="#e8915f", top="#fff3e0", doors=5)
    box((1.9, 0.55, 0.5), (2.6, 8.25, 1.02), "#eefaff", r=0.06, alpha=0.14, rough=0.1)
    for k in range(6):
        at = (1.85 + k * 0.3, 8.25, 1.06)
        cyl(0.12, 0.02, at, "#ffffff", r=0.008)
        cyl(
            0.1,
            0.11,
            (at[0], at[1], 1.08),
            ("#f7b5c4", "#fff3e0", "#8a5636", "#f6c453", "#f58fae", "#c9e6a0")[k],
            r=0.04,
        )
        ball(0.035, (at[0], at[1], 1.22), "#e2574c")
    basket(0.6, 8.25, 1.02, 0.8)
    for k in range(5):
        at = (0.6 + 0.12 * math.cos(k * 1.3), 8.25 + 0.1 * math.sin(k * 1.3), 1.12)
        cyl(0.05, 0.42, at, vary("#d9924a", 0.08), r=0.045, rot=(12 * math.sin(k), 14 * math.cos(k * 1.3), 0))
    box((0.42, 0.35, 0.26), (1.25, 8.25, 1.02), "#59a58a", r=0.08)
    window(-0.75, y, 1.35, 1.1, 1.5, curtain="#f58f86")
    # a wedding cake on a stand, flour sacks
    for x, s in ((-3.95, 1.0), (-1.35, 0.8)):
        outline = rounded(((0, 0), (0.3, 0), (0.34, 0.45), (0.16, 0.66), (0.24, 0.8), (0, 0.78)), 0.12)
        lathe(outline, (x, 8.3 if s == 1 else 8.9, 0), "#f4e8d2", scale=(s, s, s))
        ring(0.17 * s, 0.03, (x, 8.3 if s == 1 else 8.9, 0.66 * s), "#c98a52")
    barrel(-0.55, 8.95, 0.85)
    for k in range(3):
        ball(0.13, (-0.65 + k * 0.1, 8.9 - 0.05 * k, 0.86), vary("#d9924a", 0.08), (1.3, 1, 0.8))
    for x in (-1.0, 1.0, 2.9):
        hanging_lamp(x, 7.9, 2.65, "#e8915f", 0.3, 12)
    carpet(-0.4, 6.8, 2.6, 1.3, "#e8b98a", "#fff0dc")


@place(
    "street-market",
    "market square",
    "street market, market stalls, market place, farmers market, market day, flea market",
    table=(-5.2, -2.8, 10.6, 0.87),
    **{**OUT, "back": 12.0, "stand": (5.8, 9.6)},
)
def street_market():
    ground("#e3d0b2")
    for _k in range(170):
        d = 4.6 + 15 * rng.random() ** 1.6
        x = rng.uniform(-0.62 * d, 0.62 * d)
        at = (x, d, rng.uniform(-0.016, -0.008))
        box((rng.uniform(0.3, 0.5), 0.3, 0.02), at, vary("#d2bc9a", 0.05), r=0.009, surface="ground")
    for k in range(9):
        wall = ("#f9c784", "#f59c8b", "#8fd0c8", "#fbe3b0", "#a9b8ee", "#f7b5c4")[k % 6]
        shop = ("#e2574c", "#59a58a", "#f2a33c")[k % 3]
        tower_block(-16 + k * 4.0, 22, 3.9, rng.choice((5.2, 6.0, 6.8)), wall, shop=shop)
    # the clock tower of the town hall, far behind
    box((3.2, 3, 10), (2.6, 34, 0), "#fff1dc", r=0.15, surface="wall")
    box((3.6, 3.2, 0.4), (2.6, 34, 9.8), "#e2604f", r=0.15)
    cyl(1.1, 0.3, (2.6, 32.4, 8.4), "#ffffff", rot=(90, 0, 0))
    box((0.12, 0.1, 0.8), (2.6, 32.0, 8.4), "#4a4458", r=0.03)
    # fountain
    lathe(rounded(((1.5, 0), (1.6, 0.6), (1.4, 0.6), (1.35, 0.3), (0, 0.3)), 0.08), (0.4, 15.4, 0), "#d8d2de")
    lathe(((0, 0.45), (1.4, 0.45)), (0.4, 15.4, 0), "#6fc4ee", rough=0.15, surface="water")
    cyl(0.2, 1.5, (0.4, 15.4, 0), "#d8d2de", top=0.12)
    lathe(rounded(((0, 1.4), (0.5, 1.55), (0.66, 1.75), (0.55, 1.72), (0, 1.6)), 0.05), (0.4, 15.4, 0), "#d8d2de")
    ball(0.16, (0.4, 15.4, 1.9), "#a9e2f7")
    stall(-4.0, 11.2, "#e2574c", (0, 1, 2))
    stall(4.2, 11.4, "#59a58a", (3, 6, 5))
    stall(-7.4, 14.2, "#f2a33c", (4, 2, 0))
    stall(7.6, 14.6, "#5b8fd6", (1, 3, 4))
    stall(-2.5, 16.4, "#b48be8", (5, 6, 1))
    stall(3.6, 17.0, "#f58fae", (2, 0, 3))
    crate(-2.35, 10.2, FRUIT[1], 0)
    crate(-2.3, 10.9, FRUIT[2], 0)
    barrel(2.45, 10.9, 0.9)
    barrel(6.0, 10.6, 0.85)
    basket(5.3, 10.2, 0, 1.2)
    for k in range(6):
        ball(0.12, (5.3 + 0.14 * math.cos(k), 10.2 + 0.14 * math.sin(k), 0.34), "#e2574c")
    tree(-9.6, 17, 1.5)
    tree(10.2, 18, 1.5)
    street_lamp(-5.9, 10.4, 3.4)
    street_lamp(6.6, 10.9, 3.4)
    bunting((-5.9, 3.0), (0.4, 3.3), 10.6, 0.4, 12)
    bunting((0.4, 3.3), (6.6, 3.0), 10.9, 0.4, 12)
    clouds((-16, 90, 19, 3.6), (16, 95, 21, 4))
