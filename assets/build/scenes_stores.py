"""Shops of every kind, and where hair is cut, clothes are washed, letters are posted and cars are mended."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, lathe, mark, ring, rng, rounded, tube, vary
from pieces_indoor import (
    BOOKS,
    DARK_WOOD,
    LIGHT_WOOD,
    WOOD,
    bottle,
    carpet,
    clock,
    counter,
    hanging_lamp,
    plant,
    room,
    rug,
    shelf,
    stool,
    table,
    window,
)
from pieces_outdoor import flower
from pieces_things import FRUIT, METAL, awning, basket, board, bunting, seat
from place import place
from scenes_home import INDOOR
from scenes_public import BRIGHT

SWEETS = ("#f58fae", "#f6d04d", "#72c25e", "#5b9bd5", "#b48be8", "#f2803c")


def rack(x, y, w, h, rows, goods, step, wood=LIGHT_WOOD, back="#fff3e0", depth=0.5):
    """Stand shelves, their rear side at depth `y`, and let `goods(x, y, z, row)` put one thing down every `step`."""
    shelf(x, y, w, h, rows, wood, "", depth, back)
    count = max(1, int((w - 0.16) / step))
    for row in range(rows):
        z = 0.15 + row * (h - 0.16) / rows
        for k in range(count):
            goods(x + (k - (count - 1) / 2) * step, y - depth * 0.55, z, row)


def till(x, y, z):
    """Stand a cash till that is seen from the customers' side."""
    box((0.46, 0.36, 0.18), (x, y, z), "#59657a", r=0.05)
    box((0.4, 0.1, 0.26), (x, y + 0.08, z + 0.15), "#6f7c92", r=0.04, rot=(18, 0, 0))
    box((0.2, 0.06, 0.12), (x, y + 0.08, z + 0.4), "#bfe8fa", r=0.02, glow=0.4)


def packet(x, y, z, row):
    """Put a box, a tin or a bottle of any colour down."""
    tint = BOOKS[(row * 3 + int((x + 9) * 1.7)) % len(BOOKS)]
    if row % 3 == 0:
        box((0.22, 0.16, 0.34), (x, y, z), tint, r=0.03)
        box((0.15, 0.02, 0.1), (x, y - 0.085, z + 0.16), "#fffaf2", r=0.008)
    elif row % 3 == 1:
        cyl(0.1, 0.25, (x, y, z), tint, r=0.025)
        cyl(0.103, 0.09, (x, y, z + 0.08), "#fffaf2", r=0.01)
    else:
        bottle(x, y, z, tint, 0.36)


@place(
    "bookshop",
    "bookshop",
    "bookstore, book shop, second-hand bookshop, antiquarian bookshop, shop for books, bookseller's, stationery shop",
    table=(-0.95, 0.95, 7.95, 0.98),
    **INDOOR,
)
def bookshop():
    room("#d9b98c", "planks", tints=("#a9683e", "#a06038", "#b27046"), skirting="#7a4a30", side="#cfae82")
    y = 9.5
    for x, w in ((-3.35, 1.9), (3.35, 1.9), (-1.3, 1.9), (1.3, 1.9)):
        shelf(x, y, w, 3.15, 6, "#8a5636", "books", back="#6a3f2a")
    box((9.0, 0.5, 0.2), (0, y - 0.2, 3.15), "#7a4a30", r=0.05)
    tube(((-4.3, y - 0.55, 2.85), (4.3, y - 0.55, 2.85)), 0.03, "#d9a441", metal=0.4)
    for sx in (-0.26, 0.26):
        tube(((2.35 + sx, 8.5, 0), (2.35 + sx, 8.95, 2.9)), 0.045, "#c98a52")
    for k in range(1, 8):
        box((0.52, 0.1, 0.05), (2.35, 8.5 + 0.056 * k, 0.36 * k), "#c98a52", r=0.02)
    counter(0, 8.55, 2.1, 0.98, 0.75, "#a9683e", LIGHT_WOOD, 4)
    till(0.62, 8.2, 0.98)
    for k in range(5):
        box((0.46 - 0.02 * k, 0.32, 0.07), (-0.55 + 0.02 * (k % 3), 8.15, 0.98 + k * 0.075), BOOKS[k], r=0.02)
    # tables of new books, laid flat and stood up
    for x in (-3.2, 3.3):
        table(x, 7.75, 1.7, 0.8, 0.72, "#c98a52", DARK_WOOD)
        for k in range(4):
            for j in range(1 + (k * 2 + (x > 0)) % 4):
                tint = BOOKS[(k + j * 3 + (x > 0)) % 8]
                box((0.3, 0.26, 0.06), (x - 0.6 + k * 0.4, 7.6, 0.72 + j * 0.065), tint, r=0.015)
            box((0.28, 0.06, 0.38), (x - 0.6 + k * 0.4, 7.98, 0.72), BOOKS[(k * 3 + 1) % 8], r=0.02, rot=(-12, 0, 0))
    for x in (-2.4, 0, 2.4):
        hanging_lamp(x, 8.0, 2.6, "#3f8a6c", 0.28, 14)
    carpet(0, 6.5, 2.6, 1.5, "#8a3f4a", "#e0b878")


@place(
    "supermarket",
    "supermarket",
    "supermarket aisle, grocery store, aisle of shelves, hypermarket, drugstore, pharmacy, convenience store, "
    "department store, shopping mall",
    **BRIGHT,
)
def supermarket():
    room("#e6eef2", "tiles", tints=("#fbfbf8", "#eef0ee"), skirting="#c4d2da", side="#dfe9ee")
    y = 9.5
    for x, w in ((-1.35, 2.5), (1.35, 2.5)):  # cold shelves at the end
        box((w, 0.5, 2.4), (x, y - 0.25, 0), "#bcd3e0", r=0.06)
        for k in range(4):
            box((w - 0.2, 0.5, 0.06), (x, y - 0.35, 0.3 + 0.52 * k), "#f6fbff", r=0.02, glow=0.2)
            for j in range(8):
                packet(x - w / 2 + 0.3 + j * 0.27, y - 0.45, 0.36 + 0.52 * k, k + j % 2)
    box((5.4, 0.14, 0.62), (0, y - 0.3, 2.55), "#3f9e6a", r=0.06)
    for k in range(3):
        ball(0.15, (-1.7 + 1.7 * k, y - 0.4, 2.86), FRUIT[k][0], (1, 0.4, 1))
        box((0.7, 0.04, 0.1), (-1.2 + 1.7 * k, y - 0.39, 2.8), "#fffaf2", r=0.02)
    for sign in (-1, 1):  # the aisle's shelves, seen along
        for n, d in enumerate((8.7, 7.6, 6.5)):
            box((0.5, 1.06, 2.1), (sign * 3.75, d, 0), "#f4f6f6", r=0.03)
            for k in range(4):
                z = 0.12 + 0.5 * k
                box((0.75, 1.06, 0.05), (sign * 3.45, d, z), "#d9534f" if k == 0 else "#fffaf2", r=0.015)
                for j in range(4):
                    tint = BOOKS[(k * 2 + n * 3 + j // 2) % 8]
                    at = (sign * 3.35, d - 0.38 + j * 0.26, z + 0.05)
                    if (k + n) % 2:
                        box((0.3, 0.2, 0.34), at, vary(tint, 0.05), r=0.03)
                    else:
                        cyl(0.1, 0.3, at, vary(tint, 0.05), r=0.03)
    for x, d in ((-2.3, 8.75), (2.35, 8.7)):  # crates of fruit
        box((0.8, 0.6, 0.5), (x, d, 0), "#3f9e6a", r=0.05)
        for k in range(12):
            at = (x - 0.27 + 0.18 * (k % 4), d - 0.2 + 0.2 * (k // 4), 0.54)
            ball(0.11, at, vary(FRUIT[1 if x < 0 else 2][0], 0.06))
    for x in (-1.5, 1.5):
        box((0.35, 5.0, 0.08), (x, 7.5, 3.3), "#ffffff", r=0.03, glow=1.6)


@place(
    "toy-shop",
    "toy shop",
    "toy store, toyshop, shop for toys, toy department, doll shop, toymaker's shop, game shop, gift shop, souvenir shop",
    table=(-0.85, 1.55, 8.0, 0.95),
    **INDOOR,
)
def toy_shop():
    room("#a9d8ee", "planks", tints=("#f0c98a", "#e9bf7c", "#f4d29a"), skirting="#fff6ea", panel="#f7b5c4")
    y = 9.5

    def toy(x, d, z, row):
        tint = SWEETS[(row * 2 + int((x + 9) * 2.3)) % 6]
        kind = (row + int((x + 9) * 2.1)) % 4
        if kind == 0:  # a bear
            ball(0.13, (x, d, z + 0.13), "#b9824f")
            ball(0.1, (x, d - 0.02, z + 0.32), "#c98f5a")
            for s in (-1, 1):
                ball(0.04, (x + s * 0.08, d, z + 0.41), "#b9824f")
                ball(0.05, (x + s * 0.1, d - 0.09, z + 0.06), "#c98f5a")
        elif kind == 1:  # a car
            box((0.36, 0.18, 0.11), (x, d, z + 0.05), tint, r=0.05)
            box((0.2, 0.16, 0.12), (x, d, z + 0.13), tint, r=0.05)
            for s in (-0.1, 0.1):
                cyl(0.055, 0.2, (x + s, d + 0.1, z + 0.055), "#4a4f66", r=0.02, rot=(90, 0, 0))
        elif kind == 2:  # building blocks
            for k, (dx, dz) in enumerate(((-0.09, 0), (0.09, 0), (0, 0.17))):
                box((0.16, 0.16, 0.16), (x + dx, d, z + dz), SWEETS[(k + row) % 6], r=0.025)
        else:
            ball(0.17, (x, d, z + 0.17), tint)
            ring(0.165, 0.02, (x, d, z + 0.17), "#fffaf2", rot=(60, 0, 30))

    rack(-2.9, y, 2.6, 2.5, 4, toy, 0.48, "#f58fae", "#fff0dc")
    rack(2.95, y, 2.5, 2.5, 4, toy, 0.48, "#5b9bd5", "#fff0dc")
    box((2.6, 0.1, 1.6), (0.05, y - 0.04, 1.25), "#f6d04d", r=0.08)
    ball(0.5, (0.05, y - 0.1, 2.05), "#e2574c", (1, 0.12, 1))
    for k in range(10):
        a = k * math.pi / 5
        ball(0.1, (0.05 + 0.95 * math.cos(a), y - 0.1, 2.05 + 0.62 * math.sin(a)), SWEETS[k % 6], (1, 0.3, 1))
    counter(0.35, 8.6, 2.5, 0.95, 0.7, "#72c6b0", "#fff3e0", 4)
    till(1.15, 8.25, 0.95)
    for k in range(3):  # wrapped presents
        box((0.3, 0.3, 0.24), (-0.55 + k * 0.42, 8.25, 0.95), SWEETS[k * 2], r=0.03)
        box((0.07, 0.31, 0.25), (-0.55 + k * 0.42, 8.25, 0.947), "#fffaf2", r=0.015)
    # a rocking horse and a drum
    for s in (-0.16, 0.16):
        tube(((-4.3, 8.0 + s, 0.22), (-3.6, 8.0 + s, 0.02), (-2.9, 8.0 + s, 0.22)), 0.04, "#e2574c")
    ball(0.3, (-3.6, 8.0, 0.68), "#fff3e0", (1.35, 0.75, 0.8))
    for dx in (-0.25, 0.25):
        cyl(0.06, 0.55, (-3.6 + dx, 8.0, 0.1), "#fff3e0")
    ball(0.17, (-3.08, 8.0, 1.1), "#fff3e0", (1.3, 0.8, 0.9), (0, 30, 0))
    cyl(0.12, 0.45, (-3.35, 8.0, 0.75), "#fff3e0", rot=(0, 25, 0))
    for k in range(4):
        ball(0.08, (-3.35 - 0.04 * k, 8.0, 1.22 - 0.11 * k), "#c98a52")
    box((0.4, 0.42, 0.1), (-3.65, 8.0, 0.86), "#e2574c", r=0.04)
    cyl(0.34, 0.45, (3.7, 8.0, 0), "#e2574c", r=0.03)
    for z in (0, 0.4):
        cyl(0.37, 0.07, (3.7, 8.0, z), "#f6d04d", r=0.02)
    for k in range(3):
        ball(0.26, (3.1 + 0.35 * k, 8.3 - 0.2 * k, 2.9 + 0.2 * (k % 2)), SWEETS[k], (1, 1, 1.2))
        tube(((3.5, 8.2, 1.5), (3.1 + 0.35 * k, 8.3 - 0.2 * k, 2.62)), 0.01, "#8d93a6")
    bunting((-4.4, 3.2), (4.4, 3.2), 9.0, 0.35, 15)
    rug(0.2, 6.5, 1.9, 0.75, ("#f6d04d", "#f58fae", "#fff3e0"))


@place(
    "candy-shop",
    "sweet shop",
    "candy store, candy shop, sweetshop, chocolate shop, chocolaterie, ice cream parlour, ice cream shop, sweets, "
    "lollipops, candy",
    table=(-1.9, 1.9, 7.95, 1.0),
    **INDOOR,
)
def candy_shop():
    room("#f9c4d4", "tiles", tints=("#fffaf2", "#bfe6dc"), skirting="#fffaf2", panel="#8fd0c8", side="#f7b8cb")
    y = 9.5

    def jar(x, d, z, row):
        tint = SWEETS[(row + int((x + 9) * 2.4)) % 6]
        cyl(0.15, 0.3, (x, d, z), tint, r=0.05, rough=0.2)
        for k in range(5):
            ball(0.055, (x - 0.1 + 0.05 * k, d - 0.08, z + 0.3 + 0.02 * (k % 2)), vary(tint, 0.15))
        cyl(0.16, 0.36, (x, d, z), "#f2fbff", r=0.05, alpha=0.14, rough=0.1)
        cyl(0.12, 0.06, (x, d, z + 0.37), "#fffaf2", r=0.02)

    rack(-2.75, y, 2.9, 2.75, 4, jar, 0.42, "#fffaf2", "#fbe3ea")
    rack(2.75, y, 2.9, 2.75, 4, jar, 0.42, "#fffaf2", "#fbe3ea")
    awning(0, y + 0.05, 2.85, 2.5, "#f58fae", "#fffaf2", 0.8)
    for k in range(5):  # lollipops on the wall
        at = (-0.8 + k * 0.4, y - 0.15, 1.75 + 0.3 * (k % 2))
        cyl(0.025, 0.8, (at[0], at[1], at[2] - 0.8), "#fffaf2")
        cyl(0.24, 0.1, (at[0], at[1] + 0.05, at[2]), SWEETS[k], r=0.04, rot=(90, 0, 0))
        ring(0.13, 0.03, (at[0], at[1] - 0.06, at[2]), "#fffaf2", rot=(90, 0, 0))
    counter(0, 8.65, 4.0, 1.0, 0.75, "#8fd0c8", "#fffaf2", 6, "#f58fae")
    box((2.0, 0.5, 0.42), (-0.7, 8.25, 1.0), "#eefaff", r=0.06, alpha=0.16, rough=0.1)
    for k in range(9):  # cakes and chocolates under glass
        at = (-1.5 + k * 0.2, 8.2, 1.02)
        cyl(0.07, 0.1, at, ("#6a3f2a", "#f7b5c4", "#fff3e0")[k % 3], r=0.03)
        ball(0.03, (at[0], at[1], at[2] + 0.12), "#e2574c")
    till(1.45, 8.3, 1.0)
    for k, dx in enumerate((0.6, 0.85)):
        cyl(0.09, 0.3, (dx, 8.2, 1.0), "#f2fbff", r=0.03, alpha=0.3)
        for j in range(3):
            ball(0.07, (dx - 0.05 + 0.05 * j, 8.18, 1.3 + 0.05 * (j % 2)), SWEETS[k * 3 + j])
    for sx in (-1, 1):  # big striped sticks
        for k in range(9):
            tint = "#e2574c" if k % 2 else "#fffaf2"
            cyl(0.13, 0.29, (sx * 3.95, 8.2, k * 0.27), tint, r=0.04)
        ring(0.28, 0.13, (sx * 3.67, 8.2, 2.42), "#e2574c", rot=(90, 0, 0))
        stool(sx * 2.85, 7.9, "#f58fae", 0.72)
    for x in (-2.4, 0, 2.4):
        hanging_lamp(x, 8.0, 2.75, "#f6d04d", 0.26, 12)


@place(
    "flower-shop",
    "flower shop",
    "florist, florist's shop, shop for flowers, flower stall, garden centre, plant nursery, bouquets, plant shop",
    table=(-1.3, 1.3, 8.0, 0.95),
    **INDOOR,
)
def flower_shop():
    room("#d9ecd0", "tiles", tints=("#f2ead8", "#e2d6be"), skirting="#fffaf2", panel="#9fc79a")
    y = 9.5
    window(0, y, 1.35, 2.6, 1.6)
    petals = ("#f58fae", "#ffd45e", "#ffffff", "#f2755d", "#b48be8", "#f9a54a")

    def bucket(x, d, z, s, tint):
        outline = rounded(((0, 0), (0.17, 0), (0.23, 0.4), (0.2, 0.4)), 0.02)
        lathe(outline, (x, d, z), METAL, scale=(s, s, s), metal=0.3)
        for k in range(9):
            at = (x + 0.2 * s * math.cos(k * 2.4) * (k / 9) ** 0.5, d + 0.1 * s * math.sin(k * 2.4))
            flower(at[0], at[1], vary(tint, 0.06), 1.5 * s, z + 0.28 * s)
        for k in range(4):
            ball(0.13 * s, (x - 0.15 * s + 0.1 * s * k, d, z + 0.45 * s), vary("#58b368", 0.1), (0.8, 0.5, 1))

    for sign in (-1, 1):  # stepped stands
        for step, (d, z) in enumerate(((9.15, 1.1), (8.65, 0.6), (8.15, 0.12))):
            box((2.4, 0.5, 0.08), (sign * 3.1, d, z), WOOD, r=0.03)
            for sx in (-1.05, 1.05):
                cyl(0.05, z, (sign * 3.1 + sx, d, 0), WOOD)
            for k in range(4):
                bucket(sign * 3.1 - 0.84 + k * 0.56, d, z + 0.08, 0.95, petals[(k + step * 2 + (sign > 0)) % 6])
    for k in range(4):
        plant(-3.9 + k * 0.7 + (3.1 if k > 1 else 0) + (1.6 if k > 1 else 0), 9.3, 0.8, z=2.3)
    for sign in (-1, 1):
        box((2.4, 0.35, 0.07), (sign * 3.1, 9.3, 2.24), WOOD, r=0.03)
    counter(0, 8.65, 2.7, 0.95, 0.75, "#8fbf8a", LIGHT_WOOD, 4)
    till(0.85, 8.3, 0.95)
    for k in range(7):  # a bouquet in paper
        ball(0.11, (-0.75 + 0.13 * math.cos(k), 8.25, 1.36 + 0.1 * math.sin(k)), petals[k % 6])
    cone(0.24, 0.42, (-0.75, 8.25, 1.37), "#fff3e0", r=0.03, rot=(180, 0, 0))
    for x in (-1.55, 1.55):
        hanging_lamp(x, 8.2, 2.75, "#59a58a", 0.27, 12)
    awning(0, y + 0.05, 3.15, 3.2, "#59a58a", "#fff3e0", 0.7)


@place(
    "pet-shop",
    "pet shop",
    "pet store, animal shop, shop for pets, animal shelter, vet's practice, veterinary clinic, aquarium shop, pet food",
    table=(-0.9, 1.6, 8.0, 0.95),
    **INDOOR,
)
def pet_shop():
    room("#cfe3c0", "tiles", tints=("#f4ead8", "#e2d3b4"), skirting="#fff6ea", panel="#8fc0d9")
    y = 9.5
    for i in range(3):  # fish tanks on the left
        for j in range(2):
            x, z = -3.65 + i * 0.98, 0.55 + j * 1.0
            box((0.92, 0.5, 0.72), (x, y - 0.3, z), "#5bb8e0", r=0.04, rough=0.15, glow=0.25)
            box((0.96, 0.54, 0.1), (x, y - 0.3, z + 0.7), "#4a5568", r=0.03)
            box((0.8, 0.02, 0.1), (x, y - 0.56, z + 0.02), "#f0d9a4", r=0.009)
            for k in range(3):
                at = (x - 0.26 + 0.24 * k, y - 0.57, z + 0.24 + 0.13 * ((k + i) % 3))
                tint = ("#f2803c", "#f6d04d", "#f58fae")[(k + j) % 3]
                ball(0.06, at, tint, (1.3, 0.3, 0.8))
                cone(0.05, 0.08, (at[0] + 0.13, at[1], at[2]), tint, r=0.01, rot=(0, -90, 0)).scale = (1, 0.4, 1)
            cyl(0.02, 0.4, (x + 0.35, y - 0.57, z + 0.06), "#3f9e62")
    box((3.1, 0.6, 0.5), (-2.68, y - 0.3, 0), WOOD, r=0.04)
    box((3.1, 0.6, 0.1), (-2.68, y - 0.3, 1.4), WOOD, r=0.03)

    def food(x, d, z, row):
        tint = ("#e2574c", "#5b9bd5", "#f2a33c", "#59a58a")[(row + int((x + 9) * 2)) % 4]
        if row == 0:
            box((0.4, 0.25, 0.5), (x, d, z), tint, r=0.09)
            ball(0.1, (x, d - 0.13, z + 0.26), "#fffaf2", (1, 0.2, 0.8))
        else:
            cyl(0.12, 0.22, (x, d, z), tint, r=0.03)
            cyl(0.123, 0.08, (x, d, z + 0.07), "#fffaf2", r=0.01)

    rack(3.0, y, 2.4, 2.3, 3, food, 0.46, LIGHT_WOOD, "#f4e4c4")
    for x in (0.1, 1.15):  # bird cages and what hangs on the wall
        lathe(((0.3, 0), (0.3, 0.5), (0.2, 0.7), (0.02, 0.78)), (x, 9.0, 1.95), "#f6d04d", alpha=0.12)
        for k in range(12):
            a = k * math.pi / 6
            dx, dy = math.cos(a), math.sin(a)
            points = [(x + r * dx, 9.0 + r * dy, 1.95 + h) for r, h in ((0.3, 0), (0.3, 0.5), (0.2, 0.7), (0.02, 0.78))]
            tube(points, 0.012, "#d9a441")
        cyl(0.32, 0.07, (x, 9.0, 1.9), "#d9a441", r=0.02)
        tube(((x, 9.0, 2.7), (x, 9.0, 4.2)), 0.015, "#6b5a4c")
    ball(0.42, (0.62, y - 0.03, 1.4), "#fff6ea", (1, 0.1, 0.85))
    for k in range(4):
        ball(0.14, (0.62 - 0.42 + k * 0.28, y - 0.04, 1.86 - 0.12 * abs(k - 1.5)), "#fff6ea", (0.9, 0.2, 1.1))
    counter(0.35, 8.65, 2.6, 0.95, 0.7, "#5b9bd5", LIGHT_WOOD, 4)
    till(1.2, 8.3, 0.95)
    for k, x in enumerate((-3.7, -2.5)):  # baskets to sleep in, a bowl, a ball
        lathe(
            rounded(((0, 0), (0.48, 0), (0.56, 0.24), (0.46, 0.26), (0.4, 0.1), (0, 0.1)), 0.06), (x, 8.0, 0), "#c98a4a"
        )
        ball(0.4, (x, 8.0, 0.12), ("#e2574c", "#5b9bd5")[k], (1, 1, 0.28))
    lathe(rounded(((0, 0), (0.2, 0), (0.14, 0.12), (0.11, 0.12)), 0.03), (3.0, 7.9, 0), "#e2574c")
    ball(0.12, (3.5, 8.0, 0.12), "#72c25e")


@place(
    "hair-salon",
    "hairdresser's",
    "hair salon, hairdresser, barbershop, barber shop, barber's, beauty salon, beauty parlour, make-up room, "
    "dressing room, hairdressing salon",
    **BRIGHT,
)
def hair_salon():
    room("#f2d4dc", "tiles", tints=("#fbf7f2", "#3f4658"), skirting="#fffaf2", panel="#8fc9c4", side="#f0cdd6")
    y = 9.5
    for x in (-2.9, 0, 2.9):
        box((1.5, 0.1, 1.75), (x, y - 0.04, 1.15), "#d9a441", r=0.08)
        box((1.3, 0.06, 1.55), (x, y - 0.09, 1.25), "#d4ecf6", r=0.03, rough=0.05, glow=0.15)
        flat(((x - 0.5, 1.35), (x - 0.2, 1.35), (x + 0.35, 2.7), (x + 0.05, 2.7)), 0, "#eef9ff", y=y - 0.13, glow=0.3)
        for k in range(5):
            ball(0.075, (x - 0.6 + k * 0.3, y - 0.16, 3.0), "#fff3c9", glow=2.2)
        box((1.7, 0.5, 0.09), (x, y - 0.3, 0.9), "#fffaf2", r=0.03)
        box((1.5, 0.42, 0.3), (x, y - 0.26, 0.6), "#8fc9c4", r=0.04)
        for k in range(4):
            bottle(x - 0.6 + k * 0.15, y - 0.3, 0.99, SWEETS[k], 0.26)
        tube(((x + 0.4, y - 0.35, 1.05), (x + 0.62, y - 0.35, 1.12)), 0.06, "#3d3b4f")
        box((0.07, 0.07, 0.2), (x + 0.42, y - 0.35, 0.98), "#3d3b4f", r=0.02)
    for x, tint in ((-2.9, "#c9404a"), (2.9, "#c9404a")):
        cyl(0.3, 0.06, (x, 8.1, 0), METAL, r=0.02)
        seat(x, 8.1, tint, 0, 0.72, 0.75, "#b9bccb", "armchair", 0.6)
        for sx in (-0.4, 0.4):
            box((0.1, 0.5, 0.1), (x + sx, 8.05, 0.75), "#b9bccb", r=0.04)
    # the barber's pole and a drying hood
    for k in range(7):
        cyl(0.13, 0.16, (-4.25, 8.9, 1.2 + k * 0.15), ("#e2574c", "#fffaf2", "#5b8fd6", "#fffaf2")[k % 4], r=0.02)
    for z in (1.08, 2.26):
        ball(0.17, (-4.25, 8.9, z + 0.03), METAL, (1, 1, 0.6), metal=0.4)
    cyl(0.04, 1.7, (4.25, 8.6, 0), METAL)
    cyl(0.3, 0.05, (4.25, 8.6, 0), METAL, r=0.02)
    lathe(rounded(((0.3, 0), (0.36, 0.2), (0.25, 0.45), (0, 0.52)), 0.1), (4.0, 8.5, 1.45), "#f7b5c4")
    plant(1.45, 9.1, 1.15)
    stool(-1.35, 8.9, "#8fc9c4", 0.55)
    for x in (-1.45, 1.45):
        hanging_lamp(x, 8.3, 2.85, "#d9a441", 0.24, 10)


@place(
    "launderette",
    "launderette",
    "laundromat, laundry, laundry room, washing machines, coin laundry, dry cleaner's, utility room, washhouse",
    **BRIGHT,
)
def launderette():
    room("#f6e3b4", "tiles", tints=("#fdfdf8", "#9fd0d4"), skirting="#fffaf2", panel="#6fb8c4", side="#f2dcaa")
    y = 9.5

    def machine(x, z, tint):
        box((1.0, 0.8, 1.05), (x, y - 0.42, z), tint, r=0.06)
        ring(0.3, 0.06, (x, y - 0.84, z + 0.46), METAL, rot=(90, 0, 0), metal=0.3)
        cyl(0.28, 0.06, (x, y - 0.8, z + 0.46), "#4a90b8", r=0.02, rot=(90, 0, 0), rough=0.1)
        for k in range(4):
            at = (x - 0.12 + 0.09 * k, y - 0.84, z + 0.36 + 0.05 * (k % 2))
            ball(0.09, at, rng.choice(("#f58fae", "#f6d04d", "#fffaf2", "#8fd3f7", "#e2574c")), (1.2, 0.4, 0.9))
        box((0.9, 0.04, 0.14), (x, y - 0.83, z + 0.86), "#dfe6ee", r=0.02)
        for k in range(3):
            ball(0.035, (x - 0.3 + 0.13 * k, y - 0.87, z + 0.93), ("#e2574c", "#59a58a", "#f6c453")[k])
        box((0.26, 0.03, 0.08), (x + 0.25, y - 0.85, z + 0.89), "#3d4a5c", r=0.01)

    for k in range(8):
        machine(-3.75 + k * 1.07, 0, "#fbfbfa")
        machine(-3.75 + k * 1.07, 1.08, "#f2f5f8")
    box((8.8, 0.9, 0.1), (0, y - 0.42, 2.15), "#e2e8ee", r=0.03)
    box((3.2, 0.12, 0.62), (0, y - 0.1, 2.5), "#e2574c", r=0.1)
    for k in range(6):  # bubbles as a sign
        at = (-1.2 + k * 0.48, y - 0.2, 2.8 + 0.07 * (k % 2))
        ball(0.13 + 0.05 * (k % 3), at, "#e8f8ff", (1, 0.3, 1), glow=0.3)
    planks = [box((2.4, 0.16, 0.07), (-2.9, 7.55 + k * 0.18, 0.42), "#f2a33c", r=0.03) for k in range(3)]
    mark(planks, "seat", "bench")
    for sx in (-1, 1):
        box((0.1, 0.5, 0.42), (-2.9 + sx, 7.73, 0), METAL, r=0.03)
    table(3.1, 7.75, 2.0, 0.9, 0.85, "#fffaf2", METAL)
    for k in range(4):  # folded clothes
        box((0.42, 0.36, 0.08), (2.6, 7.7, 0.85 + k * 0.085), SWEETS[k], r=0.035)
        box((0.42, 0.36, 0.08), (3.15, 7.75, 0.85 + k * 0.085), SWEETS[5 - k], r=0.035)
    for x, d in ((-1.2, 8.1), (3.9, 7.5)):
        basket(x, d, 0.85 if x > 0 else 0, 1.0 if x > 0 else 1.3, "#6fb8c4")
        for k in range(5):
            at = (x - 0.15 + 0.08 * k, d, (1.14 if x > 0 else 0.38) + 0.05 * (k % 2))
            ball(0.13, at, SWEETS[k], (1.2, 0.9, 0.6))


@place(
    "post-office",
    "post office",
    "post office counter, mail room, parcel office, letters and parcels, mailroom, sorting office, ticket office, "
    "travel agency, lost property office",
    table=(-3.0, 3.0, 8.1, 1.05),
    **INDOOR,
)
def post_office():
    room("#f4e2bc", "planks", tints=("#c98f5a", "#c08650", "#d29a66"), skirting="#fff6ea", panel="#d9a441")
    y = 9.5
    for sign in (-1, 1):  # pigeon holes with letters
        box((2.7, 0.4, 2.1), (sign * 2.85, y - 0.2, 0.95), "#8a5636", r=0.04)
        for i in range(6):
            for j in range(4):
                at = (sign * 2.85 - 1.1 + i * 0.44, y - 0.41, 1.03 + j * 0.5)
                box((0.38, 0.03, 0.42), at, "#5f3a26", r=0.012)
                if rng.random() < 0.75:
                    for n in range(rng.randint(1, 3)):
                        tint = ("#fffaf2", "#f4e4c4", "#c9e2f2")[n]
                        box((0.3 - 0.05 * n, 0.05, 0.16 + 0.05 * n), (at[0], at[1] - 0.02, at[2]), tint, r=0.01)
    box((2.3, 0.12, 1.2), (0, y - 0.05, 1.75), "#e2574c", r=0.1)
    box((1.3, 0.06, 0.72), (0, y - 0.13, 1.98), "#fffaf2", r=0.03)
    tube(((-0.64, y - 0.18, 2.66), (0, y - 0.18, 2.28), (0.64, y - 0.18, 2.66)), 0.03, "#e2574c")
    clock(0, y - 0.02, 3.2, 0.24, "#d9a441")
    counter(0, 8.75, 6.2, 1.05, 0.75, "#c9803c", LIGHT_WOOD, 9, "#f6d04d")
    for x in (-3.0, -1.0, 1.0, 3.0):
        box((0.1, 0.1, 1.05), (x, 8.5, 1.05), "#8a5636", r=0.03)
    box((6.2, 0.14, 0.14), (0, 8.5, 2.1), "#8a5636", r=0.04)
    for k, (x, w, h) in enumerate(((-2.4, 0.5, 0.34), (-1.75, 0.36, 0.5), (2.0, 0.6, 0.3), (2.1, 0.4, 0.26))):
        z = 1.05 + (0.3 if k == 3 else 0)
        box((w, 0.4, h), (x, 8.3, z), "#d9a566", r=0.03)
        box((0.07, 0.41, h + 0.01), (x, 8.3, z), "#c98a4a", r=0.01)
    box((0.34, 0.3, 0.16), (0.3, 8.25, 1.05), "#4a5568", r=0.04)  # scales
    box((0.42, 0.36, 0.04), (0.3, 8.25, 1.22), METAL, r=0.015)
    # parcels on the floor, a letter box
    for x, d, z, s in ((3.4, 7.8, 0, 0.75), (4.05, 8.0, 0, 0.6), (3.6, 7.8, 0.62, 0.5), (-4.1, 8.1, 0, 0.55)):
        box((s, s * 0.85, s * 0.82), (x, d, z), vary("#d9a566", 0.06), r=0.035)
        box((s * 0.14, s * 0.86, s * 0.83), (x, d, z), "#b9824a", r=0.012)
    cyl(0.34, 1.25, (-3.35, 7.9, 0), "#e2574c", r=0.06)
    cyl(0.38, 0.14, (-3.35, 7.9, 1.22), "#c9404a", r=0.06)
    box((0.36, 0.08, 0.07), (-3.35, 7.57, 1.0), "#3d3b4f", r=0.02)
    box((0.3, 0.04, 0.26), (-3.35, 7.57, 0.6), "#fffaf2", r=0.015)


@place(
    "garage",
    "car workshop",
    "garage, car repair shop, mechanic's workshop, auto repair, car mechanic, repair garage, car dealership, pit stop, "
    "car wash",
    **BRIGHT,
)
def garage():
    room("#cfd6de", "#a3a9b4", skirting="#8a919e", panel="#e2574c", side="#c6ced8")
    y = 9.5
    box((3.9, 0.12, 3.0), (1.6, y - 0.04, 0), "#6d7684", r=0.04)
    for k in range(8):  # the roller door
        box((3.6, 0.08, 0.34), (1.6, y - 0.1, 0.06 + k * 0.36), vary("#e6ebf0", 0.02), r=0.03, surface="door")
    box((0.06, 5, 0.012), (-0.3, 6.6, 0), "#f6d04d", r=0.004, surface="ground")
    for sx in (-1.25, 1.25):  # a car up on the lift
        box((0.26, 0.5, 2.8), (2.6 + sx, 8.75, 0), "#3f6fb0", r=0.05)
        box((0.5, 0.8, 0.08), (2.6 + sx, 8.7, 0), "#3f6fb0", r=0.03)
    box((1.75, 1.6, 0.62), (2.6, 8.6, 1.55), "#f2a33c", r=0.24)
    box((1.45, 1.2, 0.6), (2.6, 8.75, 2.02), "#f2a33c", r=0.24)
    box((1.15, 0.06, 0.36), (2.6, 8.14, 2.14), "#bfe8fa", r=0.028, rough=0.15)
    for side in (-1, 1):
        ball(0.15, (2.6 + side * 0.58, 7.8, 1.92), "#fff3c0", (1, 0.5, 1), glow=0.4)
        cyl(0.32, 0.26, (2.6 + side * 0.68 - 0.13, 8.2, 1.5), "#4a4f66", r=0.08, rot=(0, 90, 0))
    box((0.8, 0.06, 0.18), (2.6, 7.8, 1.72), "#4a4f66", r=0.025)
    # the tool wall, the bench, tyres
    board(-2.6, y, 1.35, 3.0, 1.5, "#e8d2a0", WOOD, 0)
    for k in range(9):
        x, z = -3.8 + k * 0.3, 1.75 + 0.1 * (k % 3)
        cyl(0.035, 0.55, (x, y - 0.15, z), ("#e2574c", "#5b9bd5", "#f6c453")[k % 3], r=0.012)
        (ring if k % 2 else ball)(0.08, *((0.03,) if k % 2 else ()), (x, y - 0.15, z + 0.6), METAL)
    counter(-2.7, y, 2.9, 0.95, 0.75, "#e2574c", METAL, 4, "#fffaf2")
    box((0.6, 0.35, 0.3), (-3.5, y - 0.4, 0.95), "#5b9bd5", r=0.05)
    bottle(-2.4, y - 0.4, 0.95, "#59a58a", 0.34)
    bottle(-2.2, y - 0.4, 0.95, "#f2a33c", 0.3)
    for k in range(4):
        ring(0.32, 0.15, (-4.1, 7.9, 0.15 + 0.28 * k), "#3d4250")
    for k in range(2):
        ring(0.32, 0.15, (-3.3, 8.1, 0.15 + 0.28 * k), "#3d4250")
    box((0.8, 0.5, 0.85), (4.05, 7.7, 0.1), "#e2574c", r=0.05)
    for k in range(4):
        box((0.7, 0.04, 0.16), (4.05, 7.44, 0.16 + k * 0.2), "#c9404a", r=0.015)
    for x in (-2.4, 0.4):
        box((1.8, 0.22, 0.08), (x, 8.2, 3.2), "#ffffff", r=0.03, glow=1.8)
