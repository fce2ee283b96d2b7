"""Pieces for rooms: walls, windows, furniture, household things. Metres; `x`, `y` is the middle on the floor."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, floor_grid, glow, lathe, mark, ring, rng, rounded, tube, vary

WOOD, DARK_WOOD, LIGHT_WOOD = "#c98a52", "#8a5636", "#e8bd86"
BOOKS = ("#e2574c", "#f2a33c", "#4f9fe0", "#59b58a", "#8a6fd1", "#f3d15c", "#e88bb0", "#3f6fb0")
LEAF = "#58b368"


def room(wall, floor="planks", half=4.4, back=9.5, height=5.0, skirting="#fff6ea", tints=None, panel=None, side=None):
    """Build the floor, the back wall and two side walls; there is no ceiling, the light falls in from above."""
    box((half * 2 + 0.6, 0.3, height), (0, back + 0.15, 0), wall, r=0.02, surface="wall")
    for sign in (-1, 1):
        box((0.3, back + 1, height), (sign * (half + 0.15), back / 2 + 1.5, 0), side or wall, r=0.02, surface="wall")
        box((0.07, back, 0.2), (sign * (half - 0.03), back / 2 + 0.4, 0), skirting, r=0.02, surface="wall")
    box((half * 2, 0.07, 0.2), (0, back - 0.03, 0), skirting, r=0.02, surface="wall")
    if panel:
        box((half * 2, 0.06, 1.1), (0, back - 0.02, 0), panel, r=0.02, surface="wall")
        box((half * 2, 0.1, 0.09), (0, back - 0.04, 1.1), skirting, r=0.03, surface="wall")
    if floor == "planks":
        floor_grid(
            tints or ("#dba56c", "#d49b60", "#e0ae78"), (2.4, 0.42), 0.012, 3.2, back, -half, half, "#a8743f", True
        )
    elif floor == "tiles":
        floor_grid(tints or ("#f4ead8", "#e6d3b8"), (0.8, 0.8), 0.02, 3.2, back, -half, half, "#cdbb9f")
    else:
        flat(((-9, -3), (9, -3), (9, back + 0.2), (-9, back + 0.2)), 0, floor, surface="ground")


def window(x, y, z, w=1.6, h=1.7, frame="#fffaf2", curtain=None, view="hills", night=False):
    """Hang a window with a small view on the wall at depth `y`; `z` is its lower edge."""
    air = "#24366e" if night else "#a8defa"
    box((w, 0.06, h), (x, y - 0.02, z), air, r=0.02, glow=0.35 if night else 0.55, rough=0.9)
    if view == "hills" and not night:
        for hill, (dx, wide, tall) in (("#7cc48a", (0.14, 0.36, 0.3)), ("#95d67f", (-0.18, 0.32, 0.22))):
            arc = [(math.cos(math.pi * k / 16), math.sin(math.pi * k / 16)) for k in range(17)]
            points = [(x + w * (dx + wide * a), z + h * tall * b) for a, b in arc]
            flat(points, 0, hill, y=y - 0.06 - wide * 0.05, glow=0.2)
        ball(w * 0.13, (x + w * 0.2, y - 0.05, z + h * 0.68), "#ffffff", (1.5, 0.2, 0.7), glow=0.3)
        ball(w * 0.09, (x + w * 0.08, y - 0.05, z + h * 0.64), "#ffffff", (1.5, 0.2, 0.7), glow=0.3)
    if night:
        ball(w * 0.1, (x + w * 0.2, y - 0.05, z + h * 0.72), "#ffe9a8", (1, 0.2, 1), glow=1.2)
        for dx, dz in ((-0.3, 0.8), (-0.1, 0.6), (-0.33, 0.45), (0.1, 0.85), (0.3, 0.4)):
            ball(0.022, (x + w * dx, y - 0.06, z + h * dz), "#fff3c9", glow=1.5)
    t = 0.1
    for dx in (-w / 2, 0, w / 2):
        box((t if dx else 0.06, 0.14, h + t), (x + dx, y - 0.05, z - t / 2), frame, r=0.03)
    for dz in (-t / 2, h / 2, h - t / 2):
        box((w + t, 0.15, t if dz != h / 2 else 0.06), (x, y - 0.05, z + dz), frame, r=0.03)
    box((w + 0.35, 0.3, 0.08), (x, y - 0.14, z - 0.12), frame, r=0.03)
    if curtain:
        tube(((x - w * 0.85, y - 0.25, z + h + 0.22), (x + w * 0.85, y - 0.25, z + h + 0.22)), 0.035, WOOD)
        for sign in (-1, 1):
            for k in range(4):
                cyl(0.1, h + 0.75, (x + sign * (w * 0.5 + 0.08 + k * 0.13), y - 0.24, z - 0.55), curtain, r=0.06)


def picture(x, y, z, w, h, frame=LIGHT_WOOD, sheet="#fff7e8", art=("#f2a33c", "#4f9fe0", "#e2574c")):
    """Hang a framed picture with a small abstract landscape."""
    box((w, 0.08, h), (x, y - 0.04, z), frame, r=0.03)
    box((w - 0.14, 0.04, h - 0.14), (x, y - 0.08, z + 0.07), sheet, r=0.01)
    ball(min(w, h) * 0.12, (x + w * 0.15, y - 0.1, z + h * 0.66), art[0], (1, 0.15, 1))
    box((w * 0.62, 0.03, h * 0.16), (x, y - 0.1, z + h * 0.18), art[1], r=0.014)
    ball(min(w, h) * 0.17, (x - w * 0.12, y - 0.11, z + h * 0.36), art[2], (1, 0.15, 1))


def books(x0, x1, y, z, height=0.3):
    """Set a row of books from x0 to x1."""
    x = x0
    while x < x1 - 0.05:
        w = rng.uniform(0.05, 0.09)
        h = height * rng.uniform(0.72, 1.0)
        if rng.random() < 0.1:
            x += 0.12
            continue
        box((w, 0.22, h), (x + w / 2, y, z), rng.choice(BOOKS), r=0.012)
        x += w + 0.006


def things(x0, x1, y, z, size=0.22):
    """Set a row of jars, boxes and balls."""
    x = x0 + size * 0.6
    while x < x1 - size * 0.4:
        colour = rng.choice(BOOKS)
        kind = rng.random()
        if kind < 0.4:
            cyl(size * 0.36, size * rng.uniform(0.8, 1.3), (x, y, z), colour, r=0.03)
        elif kind < 0.75:
            box((size * 0.8, size * 0.7, size * rng.uniform(0.7, 1.2)), (x, y, z), colour, r=0.03)
        else:
            ball(size * 0.4, (x, y, z + size * 0.38), colour)
        x += size * rng.uniform(1.05, 1.5)


def shelf(x, y, w, h, rows, colour=WOOD, fill="books", depth=0.42, back=None):
    """Stand a bookcase; its rear side at depth `y`."""
    y -= depth / 2
    box((w, 0.05, h), (x, y + depth / 2, 0), back or DARK_WOOD, r=0.01)
    for sign in (-1, 1):
        box((0.08, depth, h), (x + sign * w / 2, y, 0), colour, r=0.025)
    for k in range(rows + 1):
        z = 0.08 + k * (h - 0.16) / rows
        box((w, depth, 0.07), (x, y, z), colour, r=0.02)
        if k < rows:
            gap = (h - 0.16) / rows
            if fill == "mixed":
                (books if rng.random() < 0.6 else things)(
                    x - w / 2 + 0.08, x + w / 2 - 0.08, y - 0.05, z + 0.07, gap * 0.68
                )
            elif fill == "books":
                books(x - w / 2 + 0.07, x + w / 2 - 0.07, y - 0.05, z + 0.07, gap * 0.74)
            elif fill == "things":
                things(x - w / 2 + 0.06, x + w / 2 - 0.06, y - 0.05, z + 0.07, gap * 0.55)


def wall_shelf(x, y, z, w, colour=LIGHT_WOOD, fill="things"):
    """Hang a board with things on it."""
    box((w, 0.32, 0.07), (x, y - 0.17, z), colour, r=0.025)
    (books if fill == "books" else things)(x - w / 2 + 0.05, x + w / 2 - 0.05, y - 0.17, z + 0.07, 0.26)


def plant(x, y, size=1.0, pot="#f2a28a", z=0.0, leaf=LEAF):
    """Stand a leafy plant in a pot, about `size` metres high."""
    s = size
    outline = rounded(((0, 0), (0.14 * s, 0), (0.2 * s, 0.3 * s), (0.17 * s, 0.3 * s), (0, 0.27 * s)), 0.03 * s)
    lathe(outline, (x, y, z), pot)
    ball(0.165 * s, (x, y, z + 0.25 * s), "#6b4a36", (1, 1, 0.25))
    for k in range(11):
        turn, lean = k * 137.5, 12 + 4.6 * k
        ball(0.27 * s, (x, y, z + 0.42 * s), vary(leaf, 0.1), (0.33, 0.09, 1), (lean, 0, turn)).location.z += 0.0
        radians = turn * 3.14159 / 180
        thing = ball(0.25 * s, (x, y, z), vary(leaf, 0.12), (0.36, 0.1, 1), (0, lean, turn))
        reach = math.sin(lean * 3.14159 / 180) * 0.34 * s
        up = math.cos(lean * 3.14159 / 180) * 0.34 * s
        thing.location = (x + math.cos(radians) * reach, y + math.sin(radians) * reach, z + 0.36 * s + up)


def table(x, y, w=1.8, d=0.9, h=0.78, top=LIGHT_WOOD, leg=None):
    """Stand a table."""
    mark(box((w, d, 0.09), (x, y, h - 0.09), top, r=0.04), "table", "table")
    for sx in (-1, 1):
        for sy in (-1, 1):
            place = (x + sx * (w / 2 - 0.12), y + sy * (d / 2 - 0.12), 0)
            cyl(0.045, h - 0.05, place, leg or top, r=0.01, top=0.06)


def round_table(x, y, radius=0.55, h=0.76, top="#fff3e0", leg=DARK_WOOD):
    """Stand a round table on one leg."""
    mark(cyl(radius, 0.07, (x, y, h - 0.07), top, r=0.03), "table", "table")
    cyl(0.05, h, (x, y, 0), leg)
    cyl(radius * 0.5, 0.05, (x, y, 0), leg, r=0.02)


def chair(x, y, colour=WOOD, rot=0.0, seat=None):
    """Stand a chair; at rot 0 its back is away from the camera."""
    c, s = math.cos(math.radians(rot)), math.sin(math.radians(rot))

    def at(dx, dy, z):
        return (x + dx * c - dy * s, y + dx * s + dy * c, z)

    mark(box((0.46, 0.44, 0.08), at(0, 0, 0.44), seat or colour, r=0.035, rot=(0, 0, rot)), "seat", "chair", rot)
    for dx in (-0.18, 0.18):
        for dy in (-0.17, 0.17):
            cyl(0.032, 0.46, at(dx, dy, 0), colour, r=0.01)
        cyl(0.03, 0.5, at(dx, 0.19, 0.46), colour, r=0.01)
    box((0.46, 0.06, 0.26), at(0, 0.2, 0.72), seat or colour, r=0.03, rot=(0, 0, rot))


def stool(x, y, colour="#e2574c", h=0.68, leg="#d8d8e0"):
    """Stand a bar stool."""
    mark(cyl(0.2, 0.1, (x, y, h - 0.1), colour, r=0.045), "seat", "stool")
    cyl(0.035, h - 0.08, (x, y, 0), leg)
    cyl(0.19, 0.04, (x, y, 0), leg, r=0.018)
    ring(0.15, 0.015, (x, y, 0.25), leg)


def hanging_lamp(x, y, z, colour="#f2a33c", size=0.3, watts=25):
    """Hang a lamp; `z` is its lower rim."""
    outline = rounded(((size, 0), (size * 0.85, size * 0.35), (size * 0.2, size * 0.85), (0.03, size * 0.95)), 0.06)
    lathe(outline, (x, y, z), colour)
    ball(size * 0.38, (x, y, z + 0.05), "#fff0c4", glow=2.0)
    tube(((x, y, z + size * 0.9), (x, y, z + 4)), 0.015, "#6b5a4c")
    if watts:
        glow((x, y, z - 0.1), watts=watts)


def floor_lamp(x, y, shade="#ffe0a8", h=1.75, pole="#7a6a5c", watts=40):
    """Stand a lamp."""
    cyl(0.2, 0.05, (x, y, 0), pole, r=0.02)
    cyl(0.025, h - 0.2, (x, y, 0), pole)
    lathe(rounded(((0.29, 0), (0.3, 0.02), (0.19, 0.42), (0.17, 0.42)), 0.02), (x, y, h - 0.4), shade, glow=0.5)
    if watts:
        glow((x, y, h - 0.2), watts=watts)


def table_lamp(x, y, z, shade="#ffe0a8", base="#5b9bd5", watts=15):
    """Stand a small lamp on a table of height `z`."""
    ball(0.1, (x, y, z + 0.09), base, (1, 1, 0.95))
    cyl(0.02, 0.3, (x, y, z), base)
    lathe(rounded(((0.18, 0), (0.18, 0.01), (0.11, 0.24), (0.1, 0.24)), 0.02), (x, y, z + 0.25), shade, glow=0.6)
    if watts:
        glow((x, y, z + 0.35), watts=watts, radius=0.15)


def sofa(x, y, w=2.3, colour="#6aa5d8", cushions=("#f6c453", "#f08a7a")):
    """Stand a sofa facing the camera."""
    for sx in (-1, 1):
        box((0.3, 0.95, 0.66), (x + sx * (w / 2 - 0.15), y, 0.1), colour, r=0.14)
        for sy in (-1, 1):
            cyl(0.05, 0.14, (x + sx * (w / 2 - 0.2), y + sy * 0.35, 0), DARK_WOOD)
    box((w - 0.1, 0.35, 0.98), (x, y + 0.33, 0.1), colour, r=0.15)
    half = (w - 0.6) / 2
    halves = [box((half, 0.75, 0.3), (x + sx * half / 2, y - 0.1, 0.22), vary(colour, 0.04), r=0.1) for sx in (-1, 1)]
    mark(halves, "seat", "sofa")
    for k, cushion in enumerate(cushions):
        side = -1 if k % 2 == 0 else 1
        box((0.42, 0.16, 0.42), (x + side * (w / 2 - 0.55), y + 0.08, 0.5), cushion, r=0.075, rot=(-18, side * 8, 0))


def armchair(x, y, colour="#f0937d", rot=0.0):
    """Stand an armchair; `rot` turns it about its middle."""
    c, s = math.cos(math.radians(rot)), math.sin(math.radians(rot))
    for dx, dy, size, z in (
        (-0.4, 0, (0.24, 0.85, 0.6), 0.08),
        (0.4, 0, (0.24, 0.85, 0.6), 0.08),
        (0, 0.3, (0.95, 0.3, 0.98), 0.08),
        (0, -0.06, (0.62, 0.68, 0.4), 0.08),
    ):
        part = box(size, (x + dx * c - dy * s, y + dx * s + dy * c, z), colour, r=0.11, rot=(0, 0, rot))
    mark(part, "seat", "armchair", rot)


def bed(x, y, w=1.8, length=2.2, frame=WOOD, cover="#7fb2e5", pillow="#fffaf2", rot=0.0):
    """Stand a bed whose head is at the back, at depth `y`."""
    box((w + 0.16, 0.14, 1.15), (x, y, 0), frame, r=0.06)
    box((w + 0.1, length, 0.34), (x, y - length / 2, 0.06), frame, r=0.06)
    sheet = box((w, length - 0.06, 0.3), (x, y - length / 2, 0.32), "#fffaf2", r=0.12)
    over = box((w + 0.08, length * 0.66, 0.3), (x, y - length * 0.66, 0.36), cover, r=0.13)
    mark([sheet, over, box((w + 0.09, 0.3, 0.31), (x, y - length * 0.36, 0.365), "#ffffff", r=0.1)], "bed", "bed")
    count = 2 if w > 1.3 else 1
    for k in range(count):
        dx = (k - (count - 1) / 2) * w * 0.48
        box((min(0.75, w * 0.6), 0.3, 0.5), (x + dx, y - 0.3, 0.55), pillow, r=0.13, rot=(-35, 0, 0), surface="bed")


def counter(x, y, w, h=0.92, d=0.65, body="#8fc7b5", top="#fff3e0", doors=None, knob="#f6c453"):
    """Stand kitchen cupboards with a worktop; `y` is the rear side."""
    y -= d / 2
    box((w, d - 0.06, h - 0.08), (x, y, 0.0), body, r=0.03)
    mark(box((w + 0.04, d, 0.09), (x, y - 0.02, h - 0.09), top, r=0.03), "table", "counter")
    count = doors or max(1, round(w / 0.6))
    for k in range(count):
        dx = -w / 2 + (k + 0.5) * w / count
        box((w / count - 0.07, 0.05, h - 0.3), (x + dx, y - d / 2 + 0.02, 0.13), vary(body, 0.03), r=0.024)
        ball(0.032, (x + dx + (w / count * 0.3), y - d / 2 - 0.02, h * 0.68), knob)


def wall_cupboard(x, y, z, w, h=0.75, body="#8fc7b5", doors=2, knob="#f6c453"):
    """Hang cupboards on the wall at depth `y`."""
    box((w, 0.38, h), (x, y - 0.19, z), body, r=0.03)
    for k in range(doors):
        dx = -w / 2 + (k + 0.5) * w / doors
        box((w / doors - 0.06, 0.05, h - 0.1), (x + dx, y - 0.385, z + 0.05), vary(body, 0.03), r=0.024)
        ball(0.03, (x + dx + w / doors * 0.3, y - 0.42, z + 0.13), knob)


def stove(x, y, h=0.92, body="#fdf6ee", d=0.65):
    """Stand a stove with an oven."""
    y -= d / 2
    box((0.85, d, h), (x, y, 0), body, r=0.05)
    box((0.64, 0.05, 0.4), (x, y - d / 2 + 0.0, 0.2), "#4a4458", r=0.05, rough=0.25)
    tube(((x - 0.28, y - d / 2 - 0.06, 0.66), (x + 0.28, y - d / 2 - 0.06, 0.66)), 0.02, "#b9bccb")
    for k in range(4):
        ball(0.035, (x - 0.26 + k * 0.175, y - d / 2 - 0.01, 0.78), "#e2574c")
    for dx in (-0.2, 0.2):
        cyl(0.14, 0.03, (x + dx, y + 0.02, h - 0.005), "#4a4458", r=0.012)


def pot(x, y, z, colour="#e2574c", size=0.2):
    """Put a cooking pot down."""
    cyl(size, size * 1.05, (x, y, z), colour, r=0.04)
    cyl(size * 1.04, 0.03, (x, y, z + size * 1.04), colour, r=0.014)
    ball(0.035, (x, y, z + size * 1.04 + 0.06), "#fff3e0")
    for sign in (-1, 1):
        ball(0.05, (x + sign * size * 1.1, y, z + size * 0.75), colour, (1, 0.6, 0.5))


def fridge(x, y, colour="#f7a8a0", h=1.95, w=0.9, d=0.75):
    """Stand a round-edged fridge."""
    y -= d / 2
    box((w, d, h), (x, y, 0.03), colour, r=0.12)
    box((w - 0.06, 0.04, 0.02), (x, y - d / 2, h * 0.64), "#ffffff", r=0.008)
    for z, size in ((h * 0.42, 0.36), (h * 0.72, 0.26)):
        tube(((x - w * 0.33, y - d / 2 - 0.06, z), (x - w * 0.33, y - d / 2 - 0.06, z + size)), 0.026, "#e9ebf2")


def rug(x, y, rx, ry, colours=("#f6d7b0", "#f0937d", "#fff3e0")):
    """Lay a round rug of three rings."""
    for k, (colour, share) in enumerate(zip(colours, (1, 0.82, 0.62), strict=True)):
        lathe(
            rounded(((0, 0), (1, 0), (1, 0.02), (0, 0.02)), 0.008),
            (x, y, 0.002 + k * 0.006),
            colour,
            surface="ground",
            scale=(rx * share, ry * share, 1),
            rough=0.9,
            sides=64,
        )


def carpet(x, y, w, d, colour="#e88b7d", border="#fff0dc"):
    """Lay a rectangular carpet."""
    box((w, d, 0.03), (x, y, 0.0), border, r=0.014, rough=0.9, surface="ground")
    box((w - 0.3, d - 0.3, 0.03), (x, y, 0.008), colour, r=0.014, rough=0.9, surface="ground")


def monitor(x, y, z, w=0.7, screen="#8fd3f7", body="#3d3b4f"):
    """Stand a computer screen on a table of height `z`."""
    cyl(0.14, 0.03, (x, y, z), body, r=0.012)
    box((0.08, 0.06, 0.2), (x, y, z), body, r=0.02)
    box((w, 0.07, w * 0.6), (x, y, z + 0.16), body, r=0.03)
    box((w - 0.08, 0.02, w * 0.6 - 0.08), (x, y - 0.035, z + 0.2), screen, r=0.008, glow=0.5)


def desk(x, y, w=1.6, d=0.8, h=0.76, top=LIGHT_WOOD, body="#fff7ec"):
    """Stand a desk with drawers on the right."""
    mark(box((w, d, 0.07), (x, y, h - 0.07), top, r=0.03), "table", "desk")
    box((0.45, d - 0.1, h - 0.07), (x + w / 2 - 0.28, y, 0), body, r=0.03)
    for k in range(3):
        box((0.39, 0.04, 0.19), (x + w / 2 - 0.28, y - d / 2 + 0.04, 0.05 + k * 0.22), vary(body, 0.02), r=0.018)
        ball(0.025, (x + w / 2 - 0.28, y - d / 2 + 0.0, 0.15 + k * 0.22), "#f6c453")
    box((0.07, d - 0.1, h - 0.07), (x - w / 2 + 0.1, y, 0), body, r=0.025)


def office_chair(x, y, colour="#5b8fd6", rot=0.0):
    """Stand a swivel chair."""
    cyl(0.26, 0.05, (x, y, 0.02), "#55536a", r=0.02)
    cyl(0.035, 0.42, (x, y, 0), "#55536a")
    seat = box((0.52, 0.5, 0.12), (x, y, 0.42), colour, r=0.055)
    mark(seat, "seat", "chair", 180 if rot else 0)
    box((0.48, 0.12, 0.6), (x, y - 0.24 if rot else y + 0.24, 0.56), colour, r=0.055)


def clock(x, y, z, radius=0.28, colour="#f0937d"):
    """Hang a wall clock."""
    cyl(radius, 0.08, (x, y, z), colour, r=0.03, rot=(90, 0, 0))
    cyl(radius * 0.84, 0.1, (x, y, z), "#fffaf2", r=0.02, rot=(90, 0, 0))
    box((0.025, 0.02, radius * 0.6), (x, y - 0.11, z), "#4a4458", r=0.008)
    box((0.025, 0.02, radius * 0.45), (x, y - 0.11, z), "#4a4458", r=0.008, rot=(0, 70, 0))


def door(x, y, w=1.05, h=2.2, colour="#b9774a", frame="#fff6ea"):
    """Put a door into the wall at depth `y`."""
    box((w + 0.24, 0.12, h + 0.12), (x, y, 0), frame, r=0.03)
    box((w, 0.12, h), (x, y - 0.03, 0), colour, r=0.03, surface="door")
    for z in (0.25, 1.2):
        for sx in (-1, 1):
            box((w * 0.36, 0.05, 0.75), (x + sx * w * 0.22, y - 0.09, z), vary(colour, 0.08), r=0.022, surface="door")
    ball(0.05, (x + w * 0.38, y - 0.15, 1.02), "#f6c453", metal=0.4)


def crate(x, y, fill, z=0.0, w=0.62, d=0.5, h=0.3, wood=LIGHT_WOOD):
    """Stand a wooden crate heaped with balls of one of the `fill` colours."""
    for sy in (-1, 1):
        for k in range(2):
            box((w, 0.03, h * 0.42), (x, y + sy * d / 2, z + k * h * 0.52), wood, r=0.012)
    for sx in (-1, 1):
        box((0.03, d, h), (x + sx * w / 2, y, z), wood, r=0.012)
    box((w, d, 0.03), (x, y, z), wood, r=0.01)
    for ix in range(4):
        for iy in range(3):
            bump = rng.uniform(-0.02, 0.04)
            at = (x - w * 0.36 + ix * w * 0.24, y - d * 0.3 + iy * d * 0.3, z + h * 0.95 + bump)
            ball(0.082, at, vary(rng.choice(fill), 0.08))


def bottle(x, y, z, colour, h=0.3):
    """Stand a bottle."""
    r = h * 0.17
    outline = rounded(((0, 0), (r, 0), (r, h * 0.58), (r * 0.35, h * 0.78), (r * 0.35, h), (0, h)), 0.03)
    lathe(outline, (x, y, z), colour, rough=0.2)


def flask(x, y, z, colour, h=0.34):
    """Stand a conical flask with something coloured in it."""
    outline = rounded(((0, 0), (h * 0.42, 0), (h * 0.12, h * 0.66), (h * 0.12, h), (0, h)), 0.04)
    lathe(outline, (x, y, z), "#e8f6ff", rough=0.1, alpha=0.35)
    inside = rounded(((0, 0.01), (h * 0.38, 0.01), (h * 0.24, h * 0.34), (0, h * 0.34)), 0.03)
    lathe(inside, (x, y, z), colour, glow=0.25)


def drape(x0, x1, y, z0, z1, colour, step=0.22):
    """Hang a heavy curtain of upright folds."""
    x, k = x0, 0
    while x < x1:
        cyl(step * 0.62, z1 - z0, (x + step / 2, y + (0.05 if k % 2 else -0.03), z0), vary(colour, 0.05), r=0.05)
        x += step
        k += 1


def candle_ring(x, y, z, radius=0.7):
    """Hang a chandelier."""
    ring(radius, 0.05, (x, y, z), "#e0b04c", metal=0.3)
    for k in range(6):
        a = k * math.pi / 3
        at = (x + radius * math.cos(a), y + radius * math.sin(a), z)
        cyl(0.05, 0.2, at, "#fff6e6")
        ball(0.05, (at[0], at[1], z + 0.27), "#ffd76a", (0.8, 0.8, 1.5), glow=4)
        tube((at, (x, y, z + 1.0)), 0.015, "#e0b04c")
    tube(((x, y, z + 1), (x, y, z + 4)), 0.02, "#e0b04c")


def mug(x, y, z, colour="#f6c453", h=0.11):
    """Put a mug down."""
    cyl(h * 0.42, h, (x, y, z), colour, r=0.015)
    ring(h * 0.28, h * 0.08, (x + h * 0.5, y, z + h * 0.5), colour, rot=(90, 0, 0))
