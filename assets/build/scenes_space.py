"""The way to the stars."""

from __future__ import annotations

import math

from kit import ball, box, cyl, flat, glow, lathe, mark, ring, rng, rounded, tube, vary
from pieces_indoor import room
from pieces_outdoor import stars
from pieces_things import seat
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT


@place(
    "spaceship",
    "inside a spaceship",
    "spaceship, on board a spaceship, spacecraft, space station, rocket, bridge of a spaceship, command bridge, "
    "starship, flying saucer, shuttle",
    **{**INDOOR, "time": "night", "ambient": "#cfd6ff", "sun_colour": "#f2f0ff", "key": 1.5, "fill": 0.55},
    table=(-1.0, 1.0, 8.2, 0.95),
)
def spaceship():
    room("#c2cbe4", "#aab6d4", skirting="#8795bc", side="#b4bfdc")
    y = 9.5
    for i in range(8):
        for j in range(7):
            at = (-5.2 + i * 1.3 + 0.65, 3.6 + j * 0.9, -0.035)
            box((1.26, 0.86, 0.05), at, vary("#b4c0dc", 0.03), r=0.03, surface="ground")
    for sign in (-1, 1):
        box((0.1, 6.4, 0.02), (sign * 1.9, 6.1, 0.0), "#8fe8ff", r=0.009, glow=1.2, surface="ground")
    # the great window: stars, a ringed planet
    points = [(-3.4, 1.35), (3.4, 1.35), (3.9, 2.3), (3.3, 3.7), (-3.3, 3.7), (-3.9, 2.3)]
    flat(points, 0, "#1b1c52", y=y - 0.03, glow=0.5)
    tube([(a, y - 0.06, b) for a, b in (*points, points[0])], 0.12, "#eef2fb")
    for _ in range(90):
        a, b = rng.uniform(-3.2, 3.2), rng.uniform(1.5, 3.5)
        ball(rng.uniform(0.01, 0.03), (a, y - 0.05, b), "#fff4cf", glow=3)
    ball(0.62, (1.5, y - 0.06, 2.55), "#f5a96a", (1, 0.12, 1), glow=0.7)
    ring(0.95, 0.06, (1.5, y - 0.12, 2.55), "#f7d9a0", rot=(72, 18, 0), glow=0.7).scale = (1, 0.3, 0.5)
    ball(0.34, (-2.3, y - 0.06, 2.95), "#6fc0f0", (1, 0.12, 1), glow=0.7)
    ball(0.13, (-2.4, y - 0.11, 3.0), "#8ad48a", (1, 0.3, 0.8), glow=0.6)
    ball(0.14, (-1.4, y - 0.06, 1.95), "#d8d4ea", (1, 0.12, 1), glow=0.7)
    for x in (-1.25, 1.25):
        tube(((x * 1.02, y - 0.08, 1.3), (x, y - 0.08, 3.75)), 0.06, "#eef2fb")
    # consoles with screens and buttons
    lit = ("#7df0a8", "#f6c453", "#f2755d", "#8fe8ff", "#f58fae")
    for x, w in ((-2.75, 2.7), (2.75, 2.7)):
        box((w, 0.75, 0.8), (x, 9.0, 0), "#7f8fc0", r=0.08)
        mark(box((w + 0.06, 0.85, 0.08), (x, 8.97, 0.78), "#eef2fb", r=0.035), "table", "desk")
        box((w * 0.9, 0.08, 0.5), (x, 9.2, 0.86), "#4f5c8c", r=0.035, rot=(-14, 0, 0))
        for k in range(3):
            at = (x - w * 0.3 + k * w * 0.3, 9.14, 0.94)
            box((w * 0.24, 0.04, 0.34), at, ("#1f5a6e", "#2f3f7a", "#1f5a6e")[k], r=0.018, rot=(-14, 0, 0), glow=0.5)
            for j in range(3):
                box(
                    (w * 0.15, 0.03, 0.03),
                    (at[0], 9.1 - 0.015 * j, 1.0 + j * 0.08),
                    lit[(k + j) % 5],
                    r=0.009,
                    glow=1.5,
                )
        for k in range(12):
            ball(0.035, (x - w * 0.42 + k * w * 0.076, 8.72, 0.88), lit[k % 5], (1, 1, 0.6), glow=1.0)
        for k in range(4):
            box((w / 4 - 0.08, 0.04, 0.5), (x - w * 0.375 + k * w / 4, 8.62, 0.14), vary("#8e9dcc", 0.03), r=0.02)
    # the round table in the middle shows a star map
    cyl(0.5, 0.86, (0, 8.4, 0), "#6f80b4", r=0.08, top=0.38)
    mark(cyl(1.0, 0.1, (0, 8.4, 0.85), "#eef2fb", r=0.04), "table", "table")
    cyl(0.78, 0.02, (0, 8.4, 0.94), "#3fb8e0", r=0.008, glow=0.8)
    for r, a, s in ((0.25, 0.5, 0.05), (0.45, 2.4, 0.07), (0.62, 4.1, 0.05)):
        ring(r, 0.008, (0, 8.4, 1.12), "#bff4ff", glow=1.5)
        ball(s, (r * math.cos(a), 8.4 + r * math.sin(a), 1.12), lit[int(a) % 5], glow=1.2)
    ball(0.1, (0, 8.4, 1.12), "#ffe07a", glow=2)
    seat(-1.75, 7.9, "#e2705c", 180, 0.62, 0.85, "#8795bc")
    seat(1.75, 7.9, "#e2705c", 180, 0.62, 0.85, "#8795bc")
    # doors and pipes at the sides, lamps
    for sign in (-1, 1):
        cyl(0.09, 5, (sign * 4.25, 9.1, 0), "#eef2fb")
        for k in range(5):
            ring(0.1, 0.03, (sign * 4.25, 9.1, 0.4 + k * 0.8), "#f2a33c")
        box((0.5, 0.1, 1.9), (sign * 4.1, 8.2, 0.0), "#dfe6f6", r=0.04)
        ball(0.07, (sign * 4.1, 8.12, 1.4), "#7df0a8", glow=2)
    for x in (-2.4, 0, 2.4):
        box((1.4, 0.3, 0.1), (x, 8.0, 3.35), "#f4f8ff", r=0.04, glow=1.6)
    glow((0, 7.6, 1.6), "#9fe8ff", 25, 0.4)


@place(
    "outer-space",
    "outer space",
    "space, outer space, galaxy, universe, cosmos, stars, planets, among the stars, milky way, asteroid, solar system, "
    "floating in space",
    **{**OUT, "back": 7.9, "stand": (5.2, 7.3)},
    time="night",
    sky=("#4a2f86", "#120f3c"),
    sky_height=0.55,
    sun=(-0.6, -0.6, 0.8),
    sun_colour="#fff0dc",
    key=2.7,
    ambient="#8f86e4",
    fill=0.55,
    strength=0.7,
)
def outer_space():
    # we stand on a small rock among the stars
    ball(1, (0, 7.2, -6.0), "#8f84b8", (10.5, 6.6, 6.0), rough=0.9, surface="ground")
    for x, y, r in (
        (-3.4, 8.6, 0.8),
        (3.2, 8.9, 0.9),
        (-1.6, 6.2, 0.45),
        (1.9, 6.6, 0.5),
        (0.4, 9.8, 0.7),
        (-5.2, 7.4, 0.7),
        (5.4, 7.6, 0.7),
    ):
        z = -6 + 6 * math.sqrt(max(0.0, 1 - (x / 10.5) ** 2 - ((y - 7.2) / 6.6) ** 2))
        outline = rounded(((0, 0.02), (0.72, 0.03), (1.0, 0.16), (1.3, 0.0)), 0.1)
        lathe(outline, (x, y, z - 0.03), "#9a90c2", scale=(r, r * 0.85, 0.7), sides=40, surface="ground")
        lathe(
            ((0, 0.035), (0.74, 0.04)),
            (x, y, z - 0.02),
            "#7468a0",
            scale=(r, r * 0.85, 0.7),
            sides=40,
            surface="ground",
        )
    look = {"rough": 0.8, "surface": "sky"}
    ball(9.5, (27, 90, 15), "#f2a05c", glow=0.25, **look)
    for k, (dz, colour) in enumerate(((4.2, "#f7c88a"), (1.6, "#e88a4a"), (-1.4, "#f9d4a0"), (-4.4, "#e08a50"))):
        r = math.sqrt(9.5**2 - dz**2)
        ring(r - 0.35, 0.75, (27, 90, 15 + dz), colour, glow=0.25, surface="sky").scale = (1, 1, 0.9 + 0.1 * k)
    for r, colour in ((13.5, "#f9dfae"), (15.4, "#e8b98a"), (17.0, "#f4d09a")):
        ring(r, 0.7, (27, 90, 15), colour, rot=(12, 22, 0), glow=0.3, surface="sky").scale = (1, 1, 0.15)
    ball(5.2, (-24, 80, 18), "#4a9fe8", glow=0.3, **look)
    for a, b, r in ((-0.35, 0.35, 0.5), (0.35, -0.1, 0.42), (-0.2, -0.5, 0.35), (0.4, 0.5, 0.26)):
        ball(5.2 * r, (-24 + a * 5.2, 80 - 5.2 * 0.82, 18 + b * 5.2), "#6fca7c", (1, 0.3, 0.8), glow=0.3, surface="sky")
    ball(2.0, (-7.5, 95, 25), "#d98ad0", glow=0.35, **look)
    ball(1.3, (5, 80, 9.5), "#8fe0d0", glow=0.35, **look)
    stars(380, 300, -160, 160, -62, 82, 0.5)
    for x, y, z, r in (
        (-13, 34, 0.5, 0.9),
        (-17, 40, 2.4, 0.6),
        (14, 36, -0.6, 1.0),
        (9, 44, 0.4, 0.5),
        (19, 42, 2.2, 0.6),
    ):
        for dx, dz, share in ((0, 0, 1), (0.5, 0.3, 0.6), (-0.45, -0.2, 0.65)):
            ball(share * r, (x + dx * r, y, z + dz * r), vary("#8f84a8", 0.06), (1.2, 0.9, 0.85))
    # a comet and a rocket on its way
    ball(0.7, (8, 110, 30), "#fff6d0", glow=3, surface="sky")
    for k in range(12):
        ball(
            0.6 - 0.04 * k, (8 + 1.1 * k, 110, 30 + 0.55 * k), "#bfe0ff", alpha=0.5 - 0.035 * k, glow=1.2, surface="sky"
        )
    x, y, z = -4.4, 20, 3.4
    turn = (0, 58, 0)
    lathe(
        rounded(((0, -1.1), (0.36, -1.1), (0.5, -0.4), (0.42, 0.5), (0.05, 1.35), (0, 1.35)), 0.3),
        (x, y, z),
        "#fffaf2",
        turn,
    )
    lathe(rounded(((0.37, 0.62), (0.4, 0.64), (0.05, 1.37), (0, 1.37)), 0.15), (x, y, z), "#e2574c", turn)
    for k in range(4):
        a = math.radians(58)
        at = (x - 1.05 * math.sin(a), y + 0.36 * math.cos(k * 1.57), z - 1.05 * math.cos(a) + 0.36 * math.sin(k * 1.57))
        ball(0.26, at, "#e2574c", (1.5, 0.5, 0.7), turn)
    for k, colour in enumerate(("#ffe07a", "#f9a02f", "#f2622e")):
        at = (x - (1.35 + 0.3 * k) * 0.85, y, z - (1.35 + 0.3 * k) * 0.53)
        ball(0.26 - 0.05 * k, at, colour, (1, 1, 1.8), turn, glow=3)
    cyl(0.2, 0.06, (x, y - 0.46, z + 0.06), "#8fd3f7", rot=(90, 0, 0))
