"""Pieces for streets, farms, shops, halls and vehicles. Metres; `x`, `y` is the middle on the ground."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, lathe, mark, ring, rng, rounded, tube, vary
from pieces_indoor import DARK_WOOD, LIGHT_WOOD, WOOD, crate

METAL = "#b9bccb"
CRUST = ("#d9924a", "#c97f3c", "#e0a45c", "#b9702f")
FRUIT = (("#e2574c",), ("#f2a33c",), ("#72c25e",), ("#f6d04d",), ("#8a5fb8",), ("#f08a5c",), ("#b5d95c", "#e2574c"))


def arch_points(x, z, w, h, steps=12):
    """Return the outline (x, z) of an arch `w` wide and `h` high over its foot at `z`."""
    r = w / 2
    turn = [math.pi * k / steps for k in range(steps + 1)]
    round_top = [(x + r * math.cos(a), z + h - r + r * math.sin(a)) for a in turn]
    return [(x + r, z), *round_top, (x - r, z)]


def arch(x, y, z, w, h, colour, frame=None, t=0.14, **look):
    """Put an arched pane into the wall at depth `y`, framed where `frame` is a colour."""
    flat(arch_points(x, z, w, h), 0, colour, y=y, **look)
    if frame:
        points = arch_points(x, z, w, h)
        tube([(a, y - 0.02, b) for a, b in points], t / 2, frame)


def stained_glass(x, y, z, w, h, frame="#cfc4b4"):
    """Put a window of coloured panes into the wall at depth `y`."""
    arch(x, y, z, w, h, "#8fc8f0", frame, glow=0.7)
    colours = ("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#b48be8", "#f2a33c")
    rows = int((h - w / 2) / (w / 2))
    for j in range(rows):
        for k in range(2):
            at = (x + (k - 0.5) * w * 0.46, y - 0.03, z + 0.1 + j * w / 2)
            box((w * 0.38, 0.03, w * 0.42), at, colours[(j * 2 + k + j % 2) % 6], r=0.012, glow=0.7)
    cyl(w * 0.3, 0.04, (x, y - 0.02, z + h - w * 0.5), "#f6c453", r=0.01, rot=(90, 0, 0), glow=0.8)
    cyl(w * 0.17, 0.06, (x, y - 0.02, z + h - w * 0.5), "#e2574c", r=0.01, rot=(90, 0, 0), glow=0.8)


def column(x, y, h=5.0, radius=0.32, colour="#efe4d2", foot="#dccdb6"):
    """Stand a column with a base."""
    cyl(radius, h, (x, y, 0), colour, surface="wall")
    box((radius * 2.9, radius * 2.9, 0.22), (x, y, 0), foot, r=0.06)
    cyl(radius * 1.25, 0.14, (x, y, 0.22), foot, r=0.06)


def ceiling(z, back, half, colour="#f2ede4", near=2.0):
    """Put a ceiling at height `z` that lets the light through, so that the room stays bright."""
    thing = box((half * 2, back - near, 0.2), (0, (back + near) / 2, z), colour, r=0.02, glow=0.12, surface="wall")
    thing.visible_shadow = thing.visible_diffuse = False


def seat(x, y, colour="#5b8fd6", rot=0.0, w=0.55, back=0.62, frame="#8d93a6", kind="chair", h=0.46):
    """Stand an upholstered seat `w` wide on a pedestal; at rot 0 it faces the camera."""
    c, s = math.cos(math.radians(rot)), math.sin(math.radians(rot))

    def at(dx, dy, z):
        return (x + dx * c - dy * s, y + dx * s + dy * c, z)

    box((w * 0.8, 0.34, h - 0.12), at(0, 0.02, 0), frame, r=0.04, rot=(0, 0, rot))
    mark(box((w, 0.52, 0.15), at(0, 0, h - 0.15), colour, r=0.06, rot=(0, 0, rot)), "seat", kind, rot)
    box((w, 0.14, back), at(0, 0.27, h - 0.05), vary(colour, 0.04), r=0.065, rot=(0, 0, rot))


def pew(x, y, w=2.4, wood=WOOD, rot=0.0):
    """Stand a church bench; at rot 0 it faces the camera, at 180 what is behind."""
    sign = -1 if rot == 180 else 1
    mark(box((w, 0.42, 0.07), (x, y, 0.4), wood, r=0.03), "seat", "bench", rot)
    box((w, 0.07, 0.62), (x, y + sign * 0.22, 0.34), vary(wood, 0.04), r=0.03)
    box((w, 0.12, 0.06), (x, y + sign * 0.22, 0.94), wood, r=0.025)
    for side in (-1, 1):
        box((0.08, 0.52, 0.74), (x + side * w / 2, y + sign * 0.03, 0), vary(wood, 0.05), r=0.035)


def long_seat(x, y, w, colour="#5b8fd6", rot=0.0, back=0.6, base="#8d93a6", kind="bench"):
    """Stand an upholstered bench; `rot` 90 turns it to the right, -90 to the left."""
    c, s = math.cos(math.radians(rot)), math.sin(math.radians(rot))

    def at(dy, z):
        return (x - dy * s, y + dy * c, z)

    box((w * 0.98, 0.5, 0.32), at(0, 0), base, r=0.04, rot=(0, 0, rot))
    mark(box((w, 0.6, 0.16), at(-0.02, 0.3), colour, r=0.07, rot=(0, 0, rot)), "seat", kind, rot)
    box((w, 0.16, back), at(0.27, 0.42), vary(colour, 0.04), r=0.075, rot=(0, 0, rot))


def laid_table(x, y, w=1.3, d=0.85, cloth="#fffaf2", plates=2, h=0.78, middle="candle"):
    """Stand a table with a cloth that hangs down, plates and glasses, and a candle or flowers."""
    mark(box((w, d, 0.08), (x, y, h - 0.08), cloth, r=0.035), "table", "table")
    box((w + 0.03, d + 0.03, 0.3), (x, y, h - 0.32), vary(cloth, 0.02), r=0.03)
    cyl(0.07, h - 0.1, (x, y, 0), DARK_WOOD)
    cyl(0.3, 0.05, (x, y, 0), DARK_WOOD, r=0.02)
    for k in range(plates):
        dx = (k - (plates - 1) / 2) * w * 0.62
        cyl(0.15, 0.02, (x + dx, y - d * 0.12, h), "#dfeaf2", r=0.009)
        cyl(0.1, 0.02, (x + dx, y - d * 0.12, h + 0.008), "#ffffff", r=0.009)
        outline = rounded(((0, 0), (0.045, 0), (0.01, 0.02), (0.01, 0.09), (0.05, 0.13), (0.042, 0.2)), 0.01)
        lathe(outline, (x + dx * 0.62, y + d * 0.2, h), "#d8f0fa", rough=0.1, alpha=0.5)
    if middle == "candle":
        cyl(0.06, 0.03, (x, y, h), "#d9a441", r=0.012)
        cyl(0.025, 0.2, (x, y, h), "#fff6e6", r=0.006)
        ball(0.028, (x, y, h + 0.24), "#ffd76a", (0.8, 0.8, 1.6), glow=4)
    else:
        lathe(rounded(((0, 0), (0.06, 0), (0.08, 0.09), (0.04, 0.17)), 0.02), (x, y, h), "#8fd3f7")
        for k in range(5):
            at = (x + 0.07 * math.cos(k * 1.26), y, h + 0.24 + 0.05 * math.sin(k * 1.26))
            ball(0.05, at, ("#f58fae", "#f6c453", "#e2574c", "#fff3e0", "#b48be8")[k])


def loaf(x, y, z, s=1.0, rot=0.0, long=1.7):
    """Put a loaf of bread down, about 0.2 * s metres high."""
    colour = rng.choice(CRUST)
    ball(0.13 * s, (x, y, z + 0.1 * s), colour, (long, 1, 0.85), (0, 0, rot))
    for k in (-1, 0, 1):
        dx = k * 0.09 * s * long / 1.7
        ball(0.03 * s, (x + dx, y - 0.05 * s, z + 0.19 * s), "#f4d9a6", (0.6, 1.9, 0.6), (0, 0, rot + 25))


def basket(x, y, z=0.0, s=1.0, colour="#c98a4a"):
    """Stand a basket."""
    lathe(
        rounded(((0, 0), (0.22, 0), (0.28, 0.26), (0.25, 0.26), (0.2, 0.06)), 0.03), (x, y, z), colour, scale=(s, s, s)
    )
    for k in (0.09, 0.18, 0.25):
        ring(0.235 + 0.17 * k, 0.022, (x, y, z + k * s), vary(colour, 0.1)).scale = (s, s, s)


def awning(x, y, z, w, colour="#e2574c", other="#fffaf2", d=1.2, lean=22):
    """Hang a striped awning over the front at depth `y`."""
    count = max(5, round(w / 0.36) // 2 * 2 + 1)
    step = w / count
    drop = math.sin(math.radians(lean)) * d / 2
    for k in range(count):
        tint = colour if k % 2 == 0 else other
        at = (x - w / 2 + (k + 0.5) * step, y - d * 0.45, z)
        box((step, d, 0.1), at, tint, r=0.04, rot=(lean, 0, 0))
        ball(step / 2, (at[0], y - d * 0.9, z - drop + 0.02), tint, (1, 0.35, 0.75))


def stall(x, y, colour="#e2574c", goods=(0, 1, 2), w=2.4, wood=LIGHT_WOOD):
    """Stand a market stall with crates of fruit; `goods` are numbers in FRUIT."""
    for sx in (-1, 1):
        cyl(0.06, 2.7, (x + sx * w / 2, y + 0.5, 0), wood)
        cyl(0.06, 2.2, (x + sx * w / 2, y - 0.55, 0), wood)
    box((w, 0.9, 0.8), (x, y, 0), WOOD, r=0.04)
    for k in range(6):
        box((w / 6 - 0.03, 0.04, 0.66), (x - w / 2 + (k + 0.5) * w / 6, y - 0.46, 0.06), vary(WOOD, 0.07), r=0.015)
    mark(box((w + 0.1, 1.0, 0.07), (x, y, 0.8), wood, r=0.03), "table", "counter")
    for k, number in enumerate(goods):
        dx = (k - (len(goods) - 1) / 2) * w / len(goods)
        crate(x + dx, y - 0.1, FRUIT[number % len(FRUIT)], 0.87, w / len(goods) - 0.1, 0.6, 0.22, wood)
    awning(x, y + 0.5, 2.5, w + 0.4, colour, d=1.5)


def barrel(x, y, s=1.0, z=0.0, wood=WOOD, hoop="#5d6470"):
    """Stand a barrel about 0.9 * s metres high."""
    outline = rounded(((0, 0), (0.27, 0), (0.35, 0.45), (0.27, 0.9), (0, 0.88)), 0.12)
    lathe(outline, (x, y, z), wood, scale=(s, s, s))
    for k, r in ((0.16, 0.31), (0.74, 0.31)):
        ring(r * s, 0.025 * s, (x, y, z + k * s), hoop)


def hay_bale(x, y, s=1.0, z=0.0, rot=0.0, colour="#ecc75a"):
    """Put a box of hay with two cords down, 1.1 * s metres long; who likes may sit on it."""
    bale = box((1.1 * s, 0.6 * s, 0.5 * s), (x, y, z), vary(colour, 0.05), r=0.07, rot=(0, 0, rot), rough=0.95)
    if z == 0:
        mark(bale, "seat", "bench", rot)
    c, si = math.cos(math.radians(rot)), math.sin(math.radians(rot))
    for dx in (-0.3, 0.3):
        at = (x + dx * s * c, y + dx * s * si, z - 0.005)
        box((0.05, 0.62 * s, 0.515 * s), at, "#c9903a", r=0.02, rot=(0, 0, rot))
    for _ in range(9):
        a, b = rng.uniform(-0.5, 0.5) * s, rng.uniform(0.05, 0.5) * s
        at = (x + a * c + 0.3 * s * si, y + a * si - 0.3 * s * c, z + b)
        cyl(0.01, 0.16 * s, at, "#f6dd86", r=0.003, rot=(rng.uniform(-30, 60), rng.uniform(-70, 70), 0))


def hay_roll(x, y, s=1.0, rot=20.0, colour="#ecc75a"):
    """Lay a round bale of straw down."""
    cyl(0.75 * s, 1.2 * s, (x, y, 0.75 * s), colour, r=0.12, rot=(0, 90, rot), rough=0.95)
    for k in (0.15, 0.6, 1.05):
        c, si = math.cos(math.radians(rot)), math.sin(math.radians(rot))
        ring(0.755 * s, 0.02, (x + k * s * c, y + k * s * si, 0.75 * s), "#c9903a", rot=(0, 90, rot))


def hay_heap(x, y, r=1.2, h=0.9, colour="#ecc75a"):
    """Heap loose hay."""
    ball(1, (x, y, 0), colour, (r, r * 0.7, h), rough=0.95)
    for _ in range(60):
        a, b = rng.uniform(0, 6.28), rng.uniform(0.1, 1.45)
        at = (x + r * math.cos(a) * math.cos(b), y - r * 0.7 * abs(math.sin(a)) * math.cos(b), h * math.sin(b))
        cyl(0.013, 0.3, at, vary("#f6dd86", 0.1), r=0.004, rot=(rng.uniform(-80, 80), rng.uniform(-80, 80), 0))


def wheel(x, y, z, r, colour="#4a4f66", hub="#e9ebf2", t=0.22):
    """Put a wheel that is seen from its side."""
    cyl(r, t, (x, y + t / 2, z), colour, r=0.06, rot=(90, 0, 0))
    cyl(r * 0.55, t + 0.04, (x, y + t / 2, z), hub, r=0.03, rot=(90, 0, 0))


def car(x, y, colour="#e2574c", s=1.0, left=False, glass="#bfe8fa"):
    """Park a car that is seen from its side, its nose to the right unless `left`."""
    way = -1 if left else 1
    box((3.7 * s, 1.6 * s, 0.62 * s), (x, y, 0.32 * s), colour, r=0.26 * s)
    box((2.1 * s, 1.4 * s, 0.75 * s), (x - way * 0.2 * s, y, 0.8 * s), colour, r=0.28 * s)
    for dx, w in ((-0.68, 0.78), (0.2, 0.78)):
        at = (x + way * dx * s, y - 0.7 * s, 0.95 * s)
        box((w * s, 0.06, 0.42 * s), at, glass, r=0.028, rough=0.15)
    for dx in (-1.15, 1.15):
        wheel(x + dx * s, y - 0.72 * s, 0.36 * s, 0.36 * s)
    ball(0.13 * s, (x + way * 1.78 * s, y - 0.5 * s, 0.66 * s), "#fff3c0", (0.6, 1, 1), glow=0.4)
    ball(0.11 * s, (x - way * 1.8 * s, y - 0.5 * s, 0.66 * s), "#d9404f", (0.6, 1, 1))
    box((3.5 * s, 0.06, 0.1 * s), (x, y - 0.8 * s, 0.46 * s), "#fffaf2", r=0.025)


def car_front(x, y, colour="#5b8fd6", s=1.0, glass="#bfe8fa"):
    """Park a car that is seen from its front."""
    box((1.75 * s, 3.4 * s, 0.66 * s), (x, y, 0.3 * s), colour, r=0.26 * s)
    box((1.5 * s, 1.9 * s, 0.75 * s), (x, y + 0.2 * s, 0.82 * s), colour, r=0.27 * s)
    box((1.2 * s, 0.06, 0.42 * s), (x, y - 0.76 * s, 1.0 * s), glass, r=0.028, rough=0.15)
    front = y - 1.7 * s
    for side in (-1, 1):
        ball(0.17 * s, (x + side * 0.58 * s, front, 0.68 * s), "#fff3c0", (1, 0.5, 1), glow=0.4)
        box((0.3 * s, 0.5 * s, 0.5 * s), (x + side * 0.68 * s, y - 1.1 * s, 0), "#4a4f66", r=0.1)
    box((0.8 * s, 0.06, 0.2 * s), (x, front + 0.0, 0.5 * s), "#4a4f66", r=0.025)
    box((1.6 * s, 0.16, 0.16 * s), (x, front + 0.02, 0.3 * s), "#e9ebf2", r=0.07)


def bunting(a, b, y, sag=0.35, count=9, colours=("#e2574c", "#f6c453", "#59b58a", "#5b8fd6", "#f58fae")):
    """Hang little flags between the points `a` and `b`, each (x, z), at depth `y`."""
    points = []
    for k in range(count * 2 + 1):
        t = k / (count * 2)
        z = a[1] + (b[1] - a[1]) * t - sag * (1 - (2 * t - 1) ** 2)
        points.append((a[0] + (b[0] - a[0]) * t, y, z))
    tube(points, 0.015, "#8a5636")
    w = abs(b[0] - a[0]) / count * 0.32
    for k in range(count):
        x, _, z = points[2 * k + 1]
        flat(((x - w, z), (x + w, z), (x, z - 2.1 * w)), 0, colours[k % len(colours)], y=y - 0.01)


def ladder(x, y, h, wood=LIGHT_WOOD, lean=0.5, w=0.5):
    """Lean a ladder against what is behind it."""
    for sx in (-1, 1):
        tube(((x + sx * w / 2, y, 0), (x + sx * w / 2, y + lean, h)), 0.045, wood)
    count = int(h / 0.36)
    for k in range(1, count):
        t = k / count
        cyl(0.03, w, (x - w / 2, y + lean * t, h * t), wood, r=0.01, rot=(0, 90, 0))


def lantern(x, y, z, colour="#5d6470", light="#ffd98a"):
    """Hang a lantern whose foot is at `z`."""
    cyl(0.11, 0.04, (x, y, z), colour, r=0.015)
    cyl(0.085, 0.2, (x, y, z + 0.04), light, r=0.02, glow=2.0)
    cone(0.13, 0.12, (x, y, z + 0.24), colour, r=0.02)
    ring(0.05, 0.012, (x, y, z + 0.4), colour, rot=(90, 0, 0))


def planks(x0, x1, y, colour, h=5.0, step=0.42, amount=0.06):
    """Face the wall at depth `y` with upright planks."""
    count = round((x1 - x0) / step)
    for k in range(count):
        at = (x0 + (k + 0.5) * (x1 - x0) / count, y, 0)
        box(((x1 - x0) / count - 0.02, 0.05, h), at, vary(colour, amount), r=0.02, surface="wall")


def bricks(x0, x1, y, z0, z1, colour, share=0.3, w=0.62, h=0.3, amount=0.07):
    """Let some of a wall's bricks at depth `y` stand out, the rest stays plaster."""
    rows = int((z1 - z0) / h)
    for j in range(rows):
        for k in range(int((x1 - x0) / w)):
            if rng.random() < share:
                at = (x0 + (k + 0.5 + 0.5 * (j % 2)) * w, y, z0 + j * h)
                box((w - 0.07, 0.05, h - 0.06), at, vary(colour, amount), r=0.025, surface="wall")


def board(x, y, z, w, h, colour="#3f6a5c", frame=WOOD, lines=4):
    """Hang a board with lines of writing and a little picture on the wall at depth `y`."""
    box((w, 0.07, h), (x, y - 0.04, z), frame, r=0.03)
    box((w - 0.14, 0.05, h - 0.14), (x, y - 0.07, z + 0.07), colour, r=0.015, rough=0.9)
    for k in range(lines):
        wide = (w - 0.5) * (0.9, 0.6, 0.75, 0.5, 0.8)[k % 5]
        at = (x - (w - 0.5) / 2 + wide / 2, y - 0.1, z + h - 0.3 - k * (h - 0.45) / lines)
        box((wide, 0.02, 0.045), at, ("#fff6ea", "#f6d04d", "#f7b5c4")[k % 3], r=0.009)
