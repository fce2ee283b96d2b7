"""Pieces for outdoors: plants, rocks, clouds, houses, street things. Metres; `x`, `y` is the middle on the ground."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, lathe, mark, rng, rounded, tube, vary

GREENS = ("#5fc06a", "#72cc6c", "#4fb373", "#8ad46f")
PETALS = ("#f58fae", "#ffd45e", "#ffffff", "#f2755d", "#b48be8", "#f9a54a")
TRUNK = "#9a6a46"
WALLS = ("#f9c784", "#f59c8b", "#8fd0c8", "#fbe3b0", "#a9b8ee", "#f7b5c4", "#9ed3f0")
ROOFS = ("#e2604f", "#d9713f", "#5a78c8", "#b05aa0", "#4d9a8c")


def tree(x, y, s=1.0, leaf=None, z=0.0, trunk=TRUNK):
    """Plant a round tree about 3.4 * s metres high."""
    leaf = leaf or rng.choice(GREENS)
    outline = rounded(((0, 0), (0.3 * s, 0), (0.17 * s, 0.5 * s), (0.15 * s, 1.7 * s)), 0.15 * s)
    lathe(outline, (x, y, z), trunk)
    for dx, dy, dz, r in (
        (0, 0, 2.35, 0.95),
        (-0.65, -0.1, 1.85, 0.68),
        (0.66, 0.05, 1.9, 0.7),
        (0.1, -0.45, 1.8, 0.66),
        (-0.3, -0.2, 2.85, 0.62),
        (0.38, -0.15, 2.75, 0.6),
    ):
        ball(r * s, (x + dx * s, y + dy * s, z + dz * s), vary(leaf, 0.05), (1, 1, 0.93))


def pine(x, y, s=1.0, leaf="#3f9e78", z=0.0, snow=False):
    """Plant a pine of soft tiers about 3.6 * s metres high."""
    cyl(0.16 * s, 0.8 * s, (x, y, z), TRUNK)
    for k in range(4):
        r, up = (1.05 - k * 0.22) * s, z + (0.55 + k * 0.66) * s
        outline = rounded(((0, 0.08 * s), (r * 0.9, 0), (r, 0.1 * s), (r * 0.25, 0.95 * s), (0, 1.08 * s)), 0.1 * s)
        lathe(outline, (x, y, up), "#f4f8ff" if snow and k == 3 else vary(leaf, 0.05))
        if snow and k < 3:
            for j in range(7):
                a = j * 0.9 + k
                at = (x + 0.82 * r * math.cos(a), y + 0.82 * r * math.sin(a), up + 0.2 * s)
                ball(0.24 * r, at, "#f6f9ff", (1, 1, 0.5))


def palm(x, y, s=1.0, lean=0.5, z=0.0):
    """Plant a palm about 4 * s metres high."""
    rings = 11
    for k in range(rings):
        t = k / rings
        at = (x + lean * t * t * s, y, z + t * 3.6 * s)
        cyl(
            0.2 * s * (1 - 0.35 * t),
            0.37 * s,
            at,
            "#c08a58" if k % 2 else "#b07a4a",
            r=0.06,
            top=0.24 * s * (1 - 0.3 * t),
        )
    top = (x + lean * s, y, z + 3.65 * s)
    for k in range(9):
        a = k * 2 * math.pi / 9 + 0.2
        for j in range(6):
            t = (j + 0.7) / 6
            reach, drop = 1.65 * s * t, 0.25 * s * math.sin(t * 2.2) - 1.0 * s * t * t
            at = (top[0] + reach * math.cos(a), top[1] + reach * math.sin(a), top[2] + drop + 0.1 * s)
            size = (0.42 * s * math.sin(0.5 + t * 2.2), 0.3 * s, 0.09 * s)
            ball(
                1,
                at,
                vary("#4fb36a", 0.06),
                (size[0] + 0.1, size[1] * (1.15 - t * 0.6), size[2]),
                (0, 35 * t, math.degrees(a)),
            )
    for k in range(3):
        ball(0.17 * s, (top[0] + 0.2 * s * math.cos(k * 2.1), top[1] - 0.12 * s, top[2] - 0.12 * s), "#8a5636")


def bush(x, y, s=1.0, leaf=None, z=0.0, berries=None):
    """Plant a bush about 0.9 * s metres high."""
    leaf = leaf or rng.choice(GREENS)
    for dx, dz, r in ((-0.45, 0.25, 0.4), (0, 0.42, 0.5), (0.46, 0.24, 0.38)):
        ball(r * s, (x + dx * s, y + rng.uniform(-0.1, 0.1) * s, z + dz * s), vary(leaf, 0.06), (1.05, 0.9, 0.95))
    if berries:
        for _ in range(9):
            a, b = rng.uniform(-1, 1), rng.uniform(0.1, 0.9)
            ball(0.06 * s, (x + a * 0.5 * s, y - 0.42 * s, z + b * 0.6 * s + 0.05), berries)


def flower(x, y, colour=None, s=1.0, z=0.0):
    """Plant a flower about 0.35 * s metres high."""
    colour = colour or rng.choice(PETALS)
    h = 0.3 * s * rng.uniform(0.75, 1.2)
    cyl(0.016 * s, h, (x, y, z), "#4fa860", r=0.004)
    for k in range(5):
        a = k * 1.2566
        ball(0.06 * s, (x + 0.065 * s * math.cos(a), y - 0.02, z + h + 0.065 * s * math.sin(a)), colour, (1, 0.5, 1))
    ball(0.045 * s, (x, y - 0.035 * s, z + h), "#ffcf4a" if colour != "#ffd45e" else "#e8903a")


def tuft(x, y, s=1.0, colour="#58b35e", z=0.0):
    """Plant a tuft of grass."""
    for k in range(5):
        lean = (k - 2) * 14
        cone(
            0.035 * s,
            (0.26 - 0.025 * abs(k - 2)) * s,
            (x + (k - 2) * 0.035 * s, y, z),
            colour,
            r=0.01,
            rot=(0, lean, 0),
        )


def scatter(count, make, x0, x1, y0, y1, keep=None):
    """Call `make(x, y)` at random places, nearer ones rarer; `keep(x, y)` may refuse a place."""
    for _ in range(count):
        x, y = rng.uniform(x0, x1), y0 + (y1 - y0) * rng.random() ** 0.8
        if keep is None or keep(x, y):
            make(x, y)


def rock(x, y, s=1.0, colour="#a9adba", z=0.0):
    """Place a smooth rock."""
    for dx, dz, r in ((0, 0.22, 0.45), (0.38, 0.12, 0.28), (-0.3, 0.1, 0.26)):
        at = (x + dx * s, y + rng.uniform(-0.1, 0.1) * s, z + dz * s)
        ball(r * s, at, vary(colour, 0.05), (1.15, 0.9, 0.8), (0, rng.uniform(-15, 15), rng.uniform(0, 90)))


def hill(x, y, r, h, colour):
    """Raise a smooth hill."""
    ball(1, (x, y, 0), colour, (r, r * 0.6, h), rough=0.8)


def mountain(x, y, r, h, colour="#8f9bc4", snow="#ffffff"):
    """Raise a mountain with a snow cap."""
    turn = rng.uniform(0, 90)
    outline = rounded(((r, 0), (r * 0.6, h * 0.34), (r * 0.36, h * 0.62), (r * 0.08, h), (0, h)), h * 0.1)
    lathe(outline, (x, y, 0), colour, rot=(0, 0, turn), sides=9, rough=0.8)
    if snow:
        cap = rounded(((r * 0.4, h * 0.6), (r * 0.37, h * 0.63), (r * 0.09, h * 1.015), (0, h * 1.015)), h * 0.1)
        lathe(cap, (x, y, 0), snow, rot=(0, 0, turn), sides=9, rough=0.8)


def cloud(x, y, z, s=1.0, colour="#ffffff", light=0.25):
    """Hang a cloud about 3 * s metres wide."""
    for dx, dz, r in ((-1.0, 0, 0.5), (-0.35, 0.25, 0.72), (0.4, 0.14, 0.62), (1.0, -0.03, 0.45), (0.1, -0.12, 0.5)):
        ball(r * s, (x + dx * s, y, z + dz * s), colour, (1.08, 0.7, 0.82), rough=0.9, glow=light, surface="sky")


def clouds(*spots, colour="#ffffff", light=0.25):
    """Hang clouds at (x, y, z, size)."""
    for x, y, z, s in spots:
        cloud(x, y, z, s, colour, light)


def fence(x0, x1, y, colour="#fff6ea", h=0.8, step=0.32):
    """Build a picket fence along x."""
    x = x0
    while x <= x1:
        box((0.14, 0.05, h), (x, y, 0), colour, r=0.024)
        cone(0.085, 0.12, (x, y, h - 0.01), colour, r=0.02)
        x += step
    for z in (0.2, 0.52):
        box((x1 - x0 + 0.2, 0.05, 0.09), ((x0 + x1) / 2, y + 0.04, z * h / 0.8), colour, r=0.02)


def rail_fence(x0, x1, y, colour="#b98352", h=0.95):
    """Build a farm fence of posts and two rails along x."""
    count = max(2, round((x1 - x0) / 1.8))
    for k in range(count + 1):
        cyl(0.09, h, (x0 + (x1 - x0) * k / count, y, 0), colour, r=0.03)
    for z in (0.4, 0.75):
        cyl(0.06, x1 - x0, (x0, y, z * h), colour, r=0.02, rot=(0, 90, 0))


def bench(x, y, w=1.6, wood="#c98a52", metal="#5d6470"):
    """Stand a park bench facing the camera."""
    planks = []
    for k in range(3):
        planks.append(box((w, 0.13, 0.05), (x, y - 0.2 + k * 0.16, 0.42), wood, r=0.02))
        box((w, 0.05, 0.12), (x, y + 0.25, 0.55 + k * 0.16), wood, r=0.02)
    mark(planks, "seat", "bench")
    for sign in (-1, 1):
        box((0.08, 0.45, 0.42), (x + sign * w * 0.4, y, 0), metal, r=0.03)
        box((0.08, 0.06, 0.95), (x + sign * w * 0.4, y + 0.29, 0), metal, r=0.025)


def street_lamp(x, y, h=3.4, colour="#4a5568", lit=False, watts=0):
    """Stand an old street lamp."""
    lathe(rounded(((0, 0), (0.16, 0), (0.09, 0.3), (0.055, 0.5), (0.05, h - 0.5)), 0.05), (x, y, 0), colour)
    ball(0.24, (x, y, h - 0.25), "#ffe3a0" if lit else "#fff6dc", glow=3.0 if lit else 0.3)
    cone(0.27, 0.22, (x, y, h - 0.1), colour, r=0.04)
    if watts:
        glow((x, y - 0.4, h - 0.6), "#ffc078", watts, 0.25)


def house(x, y, w=3.2, d=3.0, h=2.5, wall=None, roof=None, z=0.0, lit=False, chimney=True):
    """Build a little house with a pitched roof."""
    wall, roof = wall or rng.choice(WALLS), roof or rng.choice(ROOFS)
    box((w, d, h), (x, y, z), wall, r=0.1, surface="wall")
    rise = w * 0.42
    flat(
        ((x - w / 2, z + h - 0.05), (x + w / 2, z + h - 0.05), (x, z + h + rise - 0.1)),
        0,
        wall,
        y=y - d / 2 + 0.06,
        surface="wall",
    )
    slope = math.degrees(math.atan2(rise, w / 2))
    long = math.hypot(rise, w / 2) + 0.35
    for sign in (-1, 1):
        middle = (x + sign * (w / 4 + 0.07), y, z + h + rise / 2 - 0.12)
        box((long, d + 0.4, 0.2), middle, roof, r=0.09, rot=(0, sign * slope, 0))
    front = y - d / 2
    box((w * 0.26, 0.1, h * 0.62), (x, front, z), "#8a5636", r=0.045, surface="door")
    ball(0.05, (x + w * 0.08, front - 0.07, z + h * 0.3), "#f6c453")
    for sign in (-1, 1):
        box((w * 0.22, 0.1, h * 0.32), (x + sign * w * 0.32, front, z + h * 0.42), "#fffaf2", r=0.03)
        glass = "#ffd98a" if lit else "#a5dcf5"
        box(
            (w * 0.17, 0.1, h * 0.26),
            (x + sign * w * 0.32, front - 0.02, z + h * 0.45),
            glass,
            r=0.02,
            glow=1.5 if lit else 0.15,
        )
        box((w * 0.26, 0.16, 0.09), (x + sign * w * 0.32, front - 0.06, z + h * 0.36), "#fff6ea", r=0.03)
    cyl(w * 0.09, 0.1, (x, front + 0.02, z + h + rise * 0.4), "#fffaf2", r=0.02, rot=(90, 0, 0))
    if chimney:
        box((0.4, 0.4, rise * 0.9), (x + w * 0.28, y + 0.3, z + h + 0.3), "#c9765a", r=0.05)


def tower_block(x, y, w, h, wall=None, d=3.0, lit=0.0, shop=None, glass="#9fd6f2"):
    """Build a town house with rows of windows; `lit` is the share of windows that shine; `shop` an awning's colour."""
    wall = wall or rng.choice(WALLS)
    box((w, d, h), (x, y, 0), wall, r=0.12, surface="wall")
    box((w + 0.22, d + 0.2, 0.24), (x, y, h - 0.12), vary("#fff3e0" if lit == 0 else "#5a5f8c", 0.03), r=0.08)
    front, start = y - d / 2, 2.7 if shop else 0.5
    columns = max(2, round(w / 1.05))
    rows = max(1, int((h - start - 0.4) / 1.35))
    for i in range(columns):
        for j in range(rows):
            at = (x - w / 2 + (i + 0.5) * w / columns, front, start + 0.2 + j * (h - start - 0.3) / rows)
            box((w / columns * 0.62, 0.1, 0.92), at, "#fffaf2" if lit == 0 else "#4c5280", r=0.03)
            on = rng.random() < lit
            pane = rng.choice(("#ffd27a", "#ffe2a0", "#ffc25e")) if on else ("#39406e" if lit else glass)
            box(
                (w / columns * 0.5, 0.1, 0.78),
                (at[0], front - 0.03, at[2] + 0.07),
                pane,
                r=0.02,
                glow=1.6 if on else 0.12,
            )
    if shop:
        box((w * 0.84, 0.1, 1.7), (x, front - 0.01, 0.35), "#fffaf2" if lit == 0 else "#6a6fa0", r=0.05)
        inside = "#bfe6f5" if lit == 0 else "#ffd98a"
        box((w * 0.48, 0.1, 1.45), (x - w * 0.13, front - 0.05, 0.45), inside, r=0.03, glow=1.2 if lit else 0.15)
        box((w * 0.2, 0.1, 1.85), (x + w * 0.26, front - 0.05, 0.0), vary(shop, 0.1), r=0.04, surface="door")
        stripes = 7
        for k in range(stripes):
            colour = shop if k % 2 == 0 else "#fffaf2"
            at = (x - w * 0.44 + (k + 0.5) * w * 0.88 / stripes, front - 0.4, 2.02)
            box((w * 0.88 / stripes, 0.95, 0.13), at, colour, r=0.05, rot=(22, 0, 0))


def tent(x, y, s=1.0, colour="#f2a33c", inside="#7a4a2e", lit=False):
    """Pitch a tent facing the camera."""
    for sign in (-1, 1):
        box(
            (2.05 * s, 2.4 * s, 0.1),
            (x + sign * 0.62 * s, y, 0.72 * s),
            vary(colour, 0.03),
            r=0.05,
            rot=(0, sign * 50, 0),
        )
    points = ((x - 1.15 * s, 0), (x + 1.15 * s, 0), (x, 1.42 * s))
    flat(points, 0, "#ffd98a" if lit else inside, y=y - 0.85 * s, glow=0.7 if lit else 0)
    for sign in (-1, 1):
        flat(((x + sign * 1.2 * s, 0), (x + sign * 0.42 * s, 0), (x, 1.45 * s)), 0, vary(colour, 0.06), y=y - 1.15 * s)
    tube(((x, y - 1.3 * s, 1.62 * s), (x, y + 1.3 * s, 1.62 * s)), 0.06 * s, "#fff3e0")


def campfire(x, y, s=1.0, watts=120):
    """Light a camp fire."""
    for k in range(7):
        a = k * 0.9
        rock(x + 0.62 * s * math.cos(a), y + 0.5 * s * math.sin(a), 0.32 * s, "#8d93a6")
    for k in range(4):
        a = k * 45
        cyl(
            0.09 * s,
            0.95 * s,
            (x - 0.47 * s * math.cos(math.radians(a)), y - 0.47 * s * math.sin(math.radians(a)), 0.14 * s),
            "#8a5636",
            rot=(0, 90, a),
        )
    for colour, r, h, power in (("#f2622e", 0.34, 1.0, 2.2), ("#f9a02f", 0.25, 0.75, 3.0), ("#ffe07a", 0.15, 0.5, 4.0)):
        outline = rounded(((0, 0), (r * 0.8, 0.05), (r, h * 0.3), (r * 0.35, h * 0.75), (0.0, h)), 0.1)
        lathe(outline, (x, y - (0.36 - r) * s, 0.18 * s), colour, scale=(s, s, s), glow=power)
    if watts:
        glow((x, y - 0.3 * s, 0.8 * s), "#ff9a45", watts, 0.4)


def boat(x, y, s=1.0, hull="#e2574c", z=0.0, sail=None):
    """Float a boat seen from its side."""
    outline = rounded(((0, -0.3), (0.55, -0.2), (0.72, 0.35), (0.66, 0.36), (0.5, 0.1), (0, 0.05)), 0.1)
    lathe(outline, (x, y, z), hull, scale=(2.1 * s, 0.95 * s, s))
    lathe(
        rounded(((0.66, 0.3), (0.74, 0.3), (0.74, 0.42), (0.66, 0.42)), 0.04),
        (x, y, z),
        "#fff6ea",
        scale=(2.1 * s, 0.95 * s, s),
    )
    if sail:
        cyl(0.05 * s, 3.2 * s, (x, y, z), "#b98352")
        flat(((x + 0.1 * s, z + 0.7 * s), (x + 1.5 * s, z + 0.75 * s), (x + 0.1 * s, z + 3.1 * s)), 0, sail, y=y)
        flat(((x - 0.12 * s, z + 0.8 * s), (x - 1.1 * s, z + 0.8 * s), (x - 0.12 * s, z + 2.7 * s)), 0, "#fffaf2", y=y)
    else:
        box((1.0 * s, 0.7 * s, 0.75 * s), (x + 0.2 * s, y, z + 0.3 * s), "#fffaf2", r=0.12 * s)
        for dx in (-0.02, 0.42):
            cyl(0.13 * s, 0.05, (x + dx * s, y - 0.33 * s, z + 0.72 * s), "#8fd3f7", rot=(90, 0, 0), r=0.02)
        cyl(0.13 * s, 0.5 * s, (x + 0.5 * s, y, z + 1.0 * s), "#f2a33c")


def sun_disc(x, y, z, r, colour="#ffd75e", power=1.0):
    """Hang a glowing sun or moon."""
    ball(r, (x, y, z), colour, glow=power, surface="sky")


def stars(count, y, x0, x1, z0, z1, size=0.12, colour="#fff4cf"):
    """Sprinkle stars at depth `y`."""
    for _ in range(count):
        ball(
            size * rng.uniform(0.4, 1.2), (rng.uniform(x0, x1), y, rng.uniform(z0, z1)), colour, glow=2.0, surface="sky"
        )


def cactus(x, y, s=1.0, colour="#55ad72"):
    """Plant a cactus about 2 * s metres high."""

    def stem(points, r):
        tube(points, r, colour)
        ball(r, points[0], colour)
        ball(r, points[-1], colour)

    stem(((x, y, 0), (x, y, 0.9 * s), (x, y, 1.8 * s)), 0.25 * s)
    stem(((x - 0.1 * s, y, 0.7 * s), (x - 0.65 * s, y, 0.7 * s), (x - 0.68 * s, y, 1.35 * s)), 0.15 * s)
    stem(((x + 0.1 * s, y, 0.95 * s), (x + 0.6 * s, y, 0.98 * s), (x + 0.62 * s, y, 1.5 * s)), 0.14 * s)
    ball(0.1 * s, (x, y - 0.05, 2.06 * s), "#f58fae", (1.3, 1, 0.7))


def umbrella(x, y, s=1.0, colours=("#e2574c", "#fffaf2")):
    """Put up a sunshade."""
    cyl(0.035 * s, 2.2 * s, (x, y, 0), "#fff3e0")
    for k in range(12):
        a = k * 30
        middle = (x + 0.52 * s * math.cos(math.radians(a)), y + 0.52 * s * math.sin(math.radians(a)), 2.0 * s)
        ball(1, middle, colours[k % 2], (0.58 * s, 0.29 * s, 0.06 * s), (0, 22, a))
    ball(0.07 * s, (x, y, 2.26 * s), colours[0])


def string_lights(points, count=14, colours=("#ffd76a", "#f58fae", "#8fd3f7", "#8ad46f"), power=2.5):
    """Hang a string of lamps that sags between the two points."""
    (x0, y0, z0), (x1, y1, z1) = points
    places = []
    for k in range(count + 1):
        t = k / count
        sag = 0.5 * (1 - (2 * t - 1) ** 2)
        places.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, z0 + (z1 - z0) * t - sag))
    tube(places, 0.012, "#5a5f70")
    for k, (x, y, z) in enumerate(places):
        ball(0.07, (x, y, z - 0.07), colours[k % len(colours)], glow=power)
