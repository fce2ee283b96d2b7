"""Places at night, in the air, under the ground, in space and in fairy tales."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_indoor import candle_ring, room
from pieces_outdoor import (
    bush,
    campfire,
    cloud,
    flower,
    hill,
    mountain,
    pine,
    rock,
    scatter,
    stars,
    string_lights,
    sun_disc,
    tent,
    tree,
    tuft,
)
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT


@place(
    "sky",
    "sky with clouds",
    "sky, clouds, above the clouds, heaven, air, flying, in the air, cloud kingdom, up in the sky",
    horizon=0.44,
    back=14.0,
    stand=(5.8, 10.0),
    sky=("#ffe3cf", "#58aef2"),
    sky_height=0.3,
    ambient="#c3d4ff",
    key=1.7,
    fill=0.74,
)
def sky_place():
    ground("#dcebff", z=-2.2, surface="sky")
    for k in range(150):
        y = 3.8 + k * 0.17
        x = rng.uniform(-0.62 * y - 1.5, 0.62 * y + 1.5)
        ball(
            rng.uniform(0.8, 1.3),
            (x, y, -0.86 + rng.uniform(-0.1, 0.06)),
            "#ffffff",
            (1.3, 1.1, 0.72),
            rough=0.95,
            surface="ground",
        )
    for k in range(44):
        y = 14 + k * 0.9
        x = rng.uniform(-0.62 * y, 0.62 * y)
        ball(rng.uniform(1.3, 2.6), (x, y, -0.6), "#fff8f6", (1.4, 1, 0.8), rough=0.95, surface="sky")
    for x, y, z, s in (
        (-6.4, 13, 1.2, 1.5),
        (7.4, 14, 1.4, 1.6),
        (-13, 26, 3.4, 2.6),
        (12, 30, 4.2, 2.6),
        (2, 46, 7.5, 2.6),
        (-26, 60, 15, 4.5),
        (26, 60, 16, 5),
    ):
        cloud(x, y, z, s, "#ffffff", 0.15)
    for k, colour in enumerate(("#f2755d", "#f9a54a", "#ffe07a", "#8ad46f", "#6fb6f0", "#b48be8")):
        ring(16 - k * 0.85, 0.43, (9, 60, -1), colour, rot=(90, 0, 0), glow=0.35, surface="sky")
    sun_disc(-16, 70, 14, 2.6, "#ffe07a", 1.3)
    balloon(-4.6, 22, 5.0, 1.5, ("#e2574c", "#fff3e0"))
    balloon(4.6, 34, 8.0, 1.5, ("#5b9bd5", "#f6c453"))


def balloon(x, y, z, s, colours):
    """Float a hot-air balloon."""
    for k in range(12):
        a = k * 30
        middle = (x + 0.5 * s * math.cos(math.radians(a)), y + 0.5 * s * math.sin(math.radians(a)), z)
        ball(1, middle, colours[k % 2], (0.55 * s, 0.32 * s, 1.12 * s), (0, 0, a))
    lathe(rounded(((0.2, 0), (0.3, 0.3), (0.4, 0.5)), 0.05), (x, y, z - 1.35 * s), colours[0], scale=(s, s, s))
    box((0.42 * s, 0.42 * s, 0.32 * s), (x, y, z - 1.95 * s), "#b9774a", r=0.06)
    for sx in (-1, 1):
        tube(((x + sx * 0.18 * s, y - 0.1, z - 1.65 * s), (x + sx * 0.24 * s, y - 0.1, z - 1.3 * s)), 0.015, "#8a5636")


@place(
    "moon",
    "moon surface",
    "space, outer space, moon, planet, galaxy, mars, alien planet, cosmos, universe, stars, crater, "
    "spaceship, space station",
    **OUT,
    time="night",
    sky=("#3a2f78", "#120f38"),
    sky_height=0.5,
    sun=(0.7, -0.6, 0.8),
    sun_colour="#fff4e0",
    key=3.0,
    ambient="#a59cf0",
    fill=0.55,
    strength=0.7,
)
def moon():
    ground("#c9c4e4")
    for x, y, r, h in ((-24, 50, 22, 6), (20, 54, 26, 8), (0, 70, 30, 6), (46, 60, 22, 9), (-56, 60, 26, 9)):
        hill(x, y, r, h * 0.6, "#a49fca")
    for x, y, r in (
        (-3.6, 9.4, 1.3),
        (4.2, 10.6, 1.6),
        (0.2, 14.5, 1.8),
        (-7.5, 15, 2.2),
        (7.8, 16.5, 2.0),
        (-1.9, 6.6, 0.5),
        (2.6, 7.4, 0.45),
    ):
        outline = rounded(((0, 0.015), (0.78, 0.02), (1.0, 0.24), (1.12, 0.24), (1.5, 0.0)), 0.12)
        lathe(outline, (x, y, 0), "#c9c4e2", scale=(r, r * 0.9, 0.9), sides=48, surface="ground")
        lathe(((0, 0.03), (0.8, 0.035)), (x, y, 0), "#9a94c2", scale=(r, r * 0.9, 0.9), sides=48, surface="ground")
    for x, y, s in (
        (-5.6, 9.4, 1.1),
        (6.2, 9.2, 1.0),
        (2.4, 12.6, 0.9),
        (-2.4, 12.5, 0.7),
        (-3.0, 7.5, 0.4),
        (3.5, 8.4, 0.5),
    ):
        rock(x, y, s, "#a8a2cc")
    ball(6.5, (-22, 110, 17), "#4a9fe8", glow=0.35, surface="sky")
    for a, b, r in ((-0.3, 0.35, 0.5), (0.35, -0.1, 0.4), (-0.2, -0.5, 0.35), (0.45, 0.5, 0.25)):
        ball(
            6.5 * r, (-22 + a * 6.5, 110 - 6.5 * 0.82, 17 + b * 6.5), "#6fca7c", (1, 0.3, 0.8), glow=0.3, surface="sky"
        )
    ball(2.8, (20, 120, 23), "#f5b36a", glow=0.35, surface="sky")
    ring(4.5, 0.35, (20, 120, 23), "#f7d9a0", rot=(68, 18, 0), glow=0.3, surface="sky")
    stars(170, 300, -150, 150, 6, 76, 0.5)
    # a rocket that has landed
    x, y = 6.2, 17.0
    lathe(rounded(((0, 0.8), (0.75, 0.8), (1.0, 2.0), (0.85, 3.4), (0.1, 4.9), (0, 4.9)), 0.5), (x, y, 0), "#fffaf2")
    lathe(rounded(((0.74, 3.6), (0.78, 3.62), (0.1, 4.95), (0, 4.95)), 0.3), (x, y, 0), "#e2574c")
    cyl(0.42, 0.1, (x, y - 0.9, 2.7), "#e2574c", rot=(90, 0, 0))
    cyl(0.32, 0.14, (x, y - 0.9, 2.7), "#8fd3f7", rot=(90, 0, 0), rough=0.1)
    for k in range(3):
        a = math.radians(-90 + k * 120)
        box(
            (0.9, 0.18, 1.6),
            (x + 1.05 * math.cos(a), y + 1.05 * math.sin(a), 0),
            "#e2574c",
            r=0.085,
            rot=(0, 0, -90 + k * 120),
        )
    cyl(0.035, 1.4, (-4.4, 8.9, 0), "#e9ebf2")
    box((0.7, 0.03, 0.42), (-4.05, 8.9, 0.95), "#5b9bd5", r=0.012)
    ball(0.12, (-4.05, 8.87, 1.16), "#f6c453", (1, 0.15, 1))


@place(
    "camp-night",
    "camp at night",
    "campsite, camping, night forest, tent, night, wilderness at night",
    **OUT,
    time="night",
    sky=("#4a5fb0", "#141c4a"),
    sky_height=0.35,
    sun=(0.6, -0.5, 0.9),
    sun_colour="#b9c8ff",
    key=0.9,
    ambient="#6a7cd4",
    fill=0.42,
    strength=0.5,
)
def camp_night():
    ground("#5a9a6c")
    strip(((-3, 3), (-0.6, 6), (0.6, 9), (0.4, 12)), (4.6, 4.4, 4.2, 3.0), 0.012, "#c4a878")
    for k in range(20):
        pine(
            -16 + k * 1.7, 21 + rng.uniform(-2, 4), rng.uniform(1.4, 2.1), rng.choice(("#3a7f78", "#2f6f70", "#468a80"))
        )
    for x, y, s in ((-6.6, 11.5, 1.7), (7.4, 12, 1.8), (-9, 14, 1.8), (9.6, 14.6, 1.8), (-5.0, 15.5, 1.5)):
        pine(x, y, s, "#3a8578")
    tent(-3.6, 12.0, 1.25, "#f2a33c", lit=True)
    tent(4.6, 13.4, 1.2, "#5aa9d0", lit=True)
    glow((-3.6, 10.6, 0.7), "#ffcf8a", 25, 0.3)
    glow((4.6, 12.1, 0.7), "#ffcf8a", 25, 0.3)
    campfire(1.4, 9.7, 1.0, 230)
    for x, y, a in ((-0.6, 9.6, 70), (3.2, 9.3, -60)):
        mark(cyl(0.26, 1.3, (x, y - 0.4, 0.26), "#9a6a46", r=0.06, rot=(90, 0, a - 70)), "seat", "bench", a)
    for x, y, s in ((-5.0, 8.8, 0.8), (5.6, 9.4, 0.9)):
        rock(x, y, s, "#7f8ab4")
    scatter(46, lambda x, y: tuft(x, y, 0.9, "#4a8a5a"), -6, 6, 4.7, 12, lambda x, y: abs(x) > 2.2)
    scatter(14, lambda x, y: bush(x, y, 0.8, "#468a68"), -9, 9, 13, 18)
    string_lights(((-5.9, 11.2, 3.2), (5.6, 13.0, 3.4)), 16)
    sun_disc(15, 120, 25, 3.2, "#ffeebc", 1.5)
    stars(110, 200, -100, 100, 16, 50, 0.3)
    mountain(-34, 110, 26, 15, "#4a5aa0", "#8fa0d8")
    mountain(36, 120, 30, 17, "#45559a", "#8fa0d8")


@place(
    "enchanted-forest",
    "enchanted forest at night",
    "magic forest, fairy tale forest, dark forest, fantasy forest, fairy glade, mushroom forest, night woods",
    **OUT,
    time="night",
    sky=("#5d4fae", "#1d1a55"),
    sky_height=0.35,
    sun=(-0.6, -0.5, 0.9),
    sun_colour="#b7b8ff",
    key=1.4,
    ambient="#8478e0",
    fill=0.6,
    strength=0.5,
)
def enchanted_forest():
    ground("#4f8f80")
    strip(((-1.8, 2), (0.4, 5), (1.0, 8), (-0.4, 12), (0.8, 18)), (3.4, 2.6, 2.2, 1.8, 1.4), 0.012, "#8f84c8")
    for k in range(17):
        tree(
            -15 + k * 1.9,
            22 + rng.uniform(-2, 3),
            rng.uniform(1.8, 2.4),
            rng.choice(("#5a5fb8", "#4a7fb0", "#6a5ab0")),
            trunk="#5a4a80",
        )
    for x, y, s, c in (
        (-5.4, 10, 1.6, "#4f9fae"),
        (6.3, 11, 1.7, "#6a6fd0"),
        (-8, 14, 1.8, "#7a62c8"),
        (9, 15, 1.8, "#4f9fae"),
    ):
        tree(x, y, s, c, trunk="#6a5488")
    for x, y, s, c in (
        (-3.5, 9.0, 2.2, "#f2608a"),
        (-2.5, 10.6, 1.4, "#f9a54a"),
        (4.2, 9.4, 2.4, "#5fd0e0"),
        (5.2, 8.6, 1.2, "#f2608a"),
        (3.0, 12.5, 1.8, "#b48be8"),
        (-5.2, 8.2, 1.1, "#5fd0e0"),
    ):
        outline = rounded(((0, 0), (0.16, 0), (0.1, 0.4), (0.12, 0.62)), 0.05)
        lathe(outline, (x, y, 0), "#f4ecff", scale=(s, s, s), glow=0.15)
        lathe(
            rounded(((0, 0.04), (0.45, 0), (0.4, 0.2), (0.15, 0.42), (0, 0.44)), 0.1),
            (x, y, 0.52 * s),
            c,
            scale=(s, s, s),
            glow=0.55,
        )
        for k in range(6):
            a = k * 1.05 - 2.9
            at = (x + 0.33 * s * math.cos(a), y + 0.33 * s * math.sin(a), 0.79 * s)
            ball(0.055 * s, at, "#fff6ff", (1, 1, 0.7), glow=0.8)
        glow((x, y - 0.5 * s, 0.4 * s), c, 12 * s, 0.3)
    scatter(70, lambda x, y: tuft(x, y, 1.0, "#4fae98"), -6, 6, 4.7, 13, lambda x, y: abs(x) > 1.7)
    scatter(
        30,
        lambda x, y: flower(x, y, rng.choice(("#c9a0ff", "#8fe8ff", "#ffc0e0"))),
        -6,
        6,
        5.2,
        12,
        lambda x, y: abs(x) > 1.8,
    )
    scatter(12, lambda x, y: bush(x, y, 0.9, "#4a8fa0"), -9, 9, 13, 17, lambda x, y: abs(x) > 2)
    for _ in range(46):
        at = (rng.uniform(-6, 6), rng.uniform(7, 15), rng.uniform(0.5, 4.5))
        ball(rng.uniform(0.025, 0.05), at, "#fff3a0", glow=5)
    sun_disc(-2, 100, 19.5, 3.4, "#fff0d0", 1.3)
    stars(90, 200, -100, 100, 14, 50, 0.3)


@place(
    "castle-hall",
    "castle hall",
    "castle, palace, throne room, kingdom, fantasy hall, medieval hall, royal court, dungeon, knight's hall",
    **{**INDOOR, "key": 1.7, "fill": 0.5},
)
def castle_hall():
    room("#b9b3cf", "tiles", tints=("#d8cfe4", "#a89fc4"), skirting="#8f88ac", side="#aaa4c4")
    y = 9.45
    for j in range(11):
        for k in range(10):
            if rng.random() < 0.3:
                box(
                    (0.8, 0.06, 0.36),
                    (-4.1 + k * 0.9 + (j % 2) * 0.45, y, 0.15 + j * 0.42),
                    vary("#c6c0dc", 0.05),
                    r=0.03,
                )
    for x in (-3.0, 3.0):
        flat(
            [
                (x - 0.55, 1.5),
                (x + 0.55, 1.5),
                (x + 0.55, 2.8),
                (x + 0.35, 3.2),
                (x, 3.45),
                (x - 0.35, 3.2),
                (x - 0.55, 2.8),
            ],
            0,
            "#a8defa",
            y=9.36,
            glow=0.6,
        )
        for dx in (-0.55, 0, 0.55):
            box((0.09, 0.16, 1.75), (x + dx, 9.36, 1.5), "#8f88ac", r=0.03)
        for z in (1.45, 2.2):
            box((1.3, 0.2, 0.1), (x, 9.36, z), "#8f88ac", r=0.03)
    for x in (-1.75, 1.75):
        box((0.85, 0.06, 2.0), (x, 9.3, 1.5), "#d9404f", r=0.02)
        flat(((x - 0.42, 1.52), (x + 0.42, 1.52), (x, 1.15)), 0, "#d9404f", y=9.29)
        ball(0.22, (x, 9.27, 2.5), "#f6c453", (1, 0.15, 1))
        tube(((x - 0.5, 9.28, 3.52), (x + 0.5, 9.28, 3.52)), 0.05, "#d9a441")
    for k, w in enumerate((3.0, 2.3)):
        box((w, 1.3 - 0.3 * k, 0.18), (0, 8.9 + 0.1 * k, k * 0.18), "#cfc8e2", r=0.04, surface="ground")
    box((1.05, 0.75, 0.5), (0, 8.95, 0.36), "#d9a441", r=0.08)
    mark(box((0.85, 0.65, 0.16), (0, 8.88, 0.8), "#d9404f", r=0.07), "seat", "chair")
    box((1.05, 0.2, 1.75), (0, 9.25, 0.36), "#d9a441", r=0.09)
    box((0.78, 0.1, 1.2), (0, 9.12, 0.7), "#d9404f", r=0.045)
    for sx in (-1, 1):
        ball(0.14, (sx * 0.5, 9.22, 2.12), "#f6c453", metal=0.2)
        box((0.16, 0.7, 0.14), (sx * 0.5, 8.95, 1.05), "#d9a441", r=0.06)
    ball(0.18, (0, 9.22, 2.2), "#5bc8e8", (0.8, 0.6, 1), glow=0.3)
    box((1.7, 5.4, 0.03), (0, 5.8, 0.0), "#d9404f", r=0.012, rough=0.9, surface="ground")
    for sx in (-1, 1):
        box((0.12, 5.4, 0.035), (sx * 0.78, 5.8, 0.0), "#f6c453", r=0.012, surface="ground")
        cyl(0.38, 5, (sx * 4.0, 8.2, 0), "#cfc8e2")
        cyl(0.52, 0.3, (sx * 4.0, 8.2, 0), "#a89fc4", r=0.09)
        lathe(rounded(((0.16, 0), (0.22, 0.2), (0.1, 0.25)), 0.03), (sx * 2.35, 9.0, 1.0), "#d9a441")
        cyl(0.05, 1.0, (sx * 2.35, 9.0, 0), "#d9a441")
        ball(0.15, (sx * 2.35, 9.0, 1.35), "#ffb545", (0.8, 0.8, 1.4), glow=3)
        glow((sx * 2.35, 8.7, 1.5), "#ffb060", 40, 0.2)
    candle_ring(0, 7.9, 2.95, 0.7)
    glow((0, 7.6, 3.0), "#ffd9a0", 60, 0.4)


@place(
    "cave",
    "cave",
    "cave, cavern, grotto, crystal cave, underground, treasure cave",
    **{**OUT, "back": 13.0},
    indoor=True,
    time="night",
    sky=("#3b2f6a", "#2a2050"),
    sun=(-0.3, -0.7, 0.9),
    sun_colour="#ffdcb0",
    key=1.8,
    ambient="#a896ea",
    fill=0.85,
    strength=0.5,
)
def cave():
    ground("#8a78a8")
    for k in range(46):
        a = math.pi * k / 45
        r = rng.uniform(5.6, 6.4)
        at = (r * 1.2 * math.cos(a), 13 + rng.uniform(-1.5, 1.5), -0.2 + 0.62 * r * math.sin(a))
        ball(rng.uniform(1.1, 1.7), at, vary("#6a5a94", 0.08), (1.1, 1, 0.9), surface="wall")
    for k in range(30):
        side = -1 if k % 2 else 1
        y = rng.uniform(7.5, 12)
        ball(
            rng.uniform(0.5, 1.3),
            (side * (0.55 * y + rng.uniform(-0.3, 1.5)), y, rng.uniform(0, 3.4)),
            vary("#75659f", 0.08),
            surface="wall",
        )
    box((40, 0.5, 16), (0, 22, 0), "#4a3f80", r=0.1, surface="wall")
    for _ in range(24):
        ball(rng.uniform(1.5, 2.6), (rng.uniform(-9, 9), 20, rng.uniform(0, 7)), vary("#5a4c8c", 0.08), surface="wall")
    for x, y, long in (
        (-3, 9.5, 1.2),
        (-1.4, 11, 1.5),
        (1.2, 10, 1.0),
        (3.2, 10.6, 1.5),
        (0.2, 12, 1.2),
        (-4.6, 10.4, 1.6),
        (4.8, 9.8, 1.3),
    ):
        cone(0.3, long, (x, y, 4.1 + 0.04 * y), "#75659f", r=0.08, rot=(180, 0, 0))
    for x, y, s, c in (
        (-4.0, 9.2, 1.3, "#5fd0f0"),
        (-5.2, 10.4, 1.7, "#b48bf0"),
        (4.4, 9.4, 1.2, "#f58fc8"),
        (5.6, 10.8, 1.8, "#5fd0f0"),
        (2.2, 12.8, 1.2, "#7df0c8"),
        (-1.8, 13.0, 1.1, "#f6c453"),
    ):
        for k in range(5):
            lean, turn = (k - 2) * 16, k * 40
            outline = ((0, 0), (0.16, 0.05), (0.17, 0.75), (0, 1.05))
            lathe(
                outline,
                (x + (k - 2) * 0.16 * s, y + 0.1 * (k % 2), 0),
                c,
                rot=(0, lean, turn),
                scale=(s, s, s * (1 - 0.14 * abs(k - 2))),
                sides=6,
                rough=0.2,
                glow=0.6,
            )
        glow((x, y - 0.6, 0.8), c, 35, 0.3)
    lathe(
        ((0, 0), (1, 0)),
        (1.0, 15.2, 0.01),
        "#5fc8f0",
        scale=(3.4, 1.5, 1),
        sides=64,
        rough=0.08,
        glow=0.2,
        surface="water",
    )
    for x, y, s in ((-3.0, 8.0, 0.6), (3.4, 8.2, 0.7), (-2.6, 11, 0.7), (0.6, 12.4, 0.5)):
        rock(x, y, s, "#8a7ab0")
    glow((0, 16.5, 3.5), "#9fb0ff", 300, 0.6)
