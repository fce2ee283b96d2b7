"""Places by the water, in the ice and under the evening sky."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, ring, rng, rounded, strip, tube, vary
from pieces_outdoor import (
    bench,
    boat,
    bush,
    campfire,
    clouds,
    flower,
    hill,
    house,
    mountain,
    pine,
    rock,
    scatter,
    stars,
    sun_disc,
    tent,
    tuft,
)
from place import place

SUNSET = {
    "time": "evening",
    "sky": ("#ffc48a", "#7a86d8"),
    "sky_height": 0.3,
    "sun": (-0.35, 0.5, 0.55),
    "sun_colour": "#ffc890",
    "key": 2.2,
    "ambient": "#d8b8e4",
    "fill": 0.85,
}


@place(
    "arctic",
    "arctic ice",
    "arctic, north pole, south pole, antarctica, polar ice, ice landscape, iceberg, ice floe, glacier, igloo, tundra",
    horizon=0.42,
    back=11.4,
    stand=(5.6, 9.4),
    sky=("#e6f4ff", "#7fb4ec"),
    ambient="#bcd2fb",
    key=2.1,
    fill=0.62,
    water="beyond",
)
def arctic():
    ground("#2f8fcc", z=-0.25, rough=0.12, surface="water")
    shore = [
        (-40, -3),
        (40, -3),
        (40, 12.4),
        (14, 12.0),
        (8, 12.9),
        (4.6, 11.6),
        (1, 12.3),
        (-3, 11.5),
        (-7, 12.8),
        (-13, 12.0),
        (-40, 12.6),
    ]
    flat(shore, -0.1, "#9fd0f0", surface="ground")
    flat([(x * 0.99, y - 0.28) for x, y in shore], 0.0, "#eaf2fd", surface="ground")
    for x, y, r in (
        (-9, 17, 1.8),
        (2.6, 15.6, 1.2),
        (7.4, 18, 2.2),
        (-3.4, 20, 1.6),
        (12.5, 22, 2.0),
        (-14.5, 23, 2.6),
        (0.6, 26, 2.2),
        (20, 30, 3),
        (-24, 32, 3.4),
    ):
        outline = rounded(((0, 0.12), (r, 0.1), (r * 1.04, -0.2)), 0.08)
        lathe(outline, (x, y, -0.1), "#eef6ff", (0, 0, 30 * r), (1, 0.62, 1), sides=9, surface="ground")
    for x, y, w, h in ((-16, 44, 6.5, 6.5), (11, 50, 8, 9), (30, 60, 9, 8), (-36, 66, 10, 9), (-4, 74, 7, 6)):
        for dx, k, s in ((-0.4, 0.7, 1.0), (0.15, 1.0, 1.15), (0.6, 0.55, 0.8)):
            shape = (
                (0.62 * w * s, 0),
                (0.5 * w * s, h * 0.35 * k),
                (0.26 * w * s, h * 0.8 * k),
                (0.05, h * k),
                (0, h * k),
            )
            lathe(
                rounded(shape, 0.4),
                (x + dx * w, y, -0.4),
                vary("#cfe6fa", 0.03),
                (0, 0, rng.uniform(0, 90)),
                sides=6,
                rough=0.3,
            )
    # an igloo of blocks
    x, y = -4.0, 10.0
    ball(1.55, (x, y, 0), "#dfeafb")
    for j in range(5):
        up = (j + 0.4) / 5.4 * math.pi / 2
        count = max(5, round(14 * math.cos(up)))
        for k in range(count):
            a = (k + 0.5 * (j % 2)) * 2 * math.pi / count
            at = (x + 1.5 * math.cos(up) * math.cos(a), y + 1.5 * math.cos(up) * math.sin(a), 1.5 * math.sin(up) - 0.14)
            size = (9.3 * math.cos(up) / count, 0.22, 0.36)
            box(size, at, vary("#f2f7ff", 0.03), r=0.08, rot=(-math.degrees(up) * 0.9, 0, math.degrees(a) + 90))
    cyl(0.62, 1.1, (x + 0.25, y - 1.2, 0.05), "#e6effc", r=0.12, rot=(90, 0, 12))
    cyl(0.46, 0.03, (x + 0.02, y - 2.29, 0.03), "#5a7fb4", r=0.01, rot=(90, 0, 12))
    # a sled, a flag, a hole for fishing
    for d in (8.9, 9.4):
        tube(((2.4, d, 0.06), (4.4, d, 0.06), (4.8, d, 0.3)), 0.05, "#a9683e")
        for px in (2.8, 4.0):
            cyl(0.035, 0.3, (px, d, 0.06), "#a9683e")
    box((1.9, 0.7, 0.07), (3.35, 9.15, 0.34), "#c98a52", r=0.03)
    box((0.7, 0.5, 0.36), (3.1, 9.15, 0.41), "#e2574c", r=0.1)
    cyl(0.17, 0.6, (3.75, 8.9, 0.58), "#5b8fd6", r=0.06, rot=(-90, 0, 0))
    cyl(0.04, 2.0, (5.4, 10.2, 0), "#e9ebf2")
    flat(((5.44, 1.95), (6.3, 1.75), (5.44, 1.5)), 0, "#e2574c", y=10.2)
    lathe(((0, 0), (1, 0)), (-0.6, 9.2, 0.012), "#2f8fcc", scale=(0.42, 0.3, 1), surface="water")
    ring(0.44, 0.06, (-0.6, 9.2, 0.02), "#ffffff").scale = (1, 0.75, 0.8)
    for px, py, s in ((4.5, 10.9, 0.9), (-6.4, 11.2, 1.1), (6.6, 9.6, 1.0), (-2.0, 10.9, 0.5)):
        rock(px, py, s, "#e3edfb")
    for k in range(7):
        strip(
            ((-3 + k * 0.3, 5 + k * 0.8), (-1 + k * 0.4, 5.3 + k * 0.8), (0.6 + k * 0.5, 5 + k * 0.9)),
            (0.02, 0.06, 0.02),
            0.004,
            "#c3daf4",
        ) if k % 3 == 0 else None
    for k in range(5):
        mountain(-70 + k * 36, 190, 26, 12 + 4 * (k % 3), "#9fb6e6")
    clouds((-24, 110, 20, 3.7), (30, 115, 23, 4.3), colour="#ffffff")
    sun_disc(4, 130, 19, 3.4, "#fff2c0", 1.0)


@place(
    "lighthouse",
    "lighthouse on the coast",
    "lighthouse, rocky coast, cliffs by the sea, seaside cliff, cape",
    horizon=0.42,
    back=12.4,
    stand=(5.6, 9.6),
    water="beyond",
)
def lighthouse():
    flat(((-400, 14), (400, 14), (400, 600), (-400, 600)), -1.6, "#3aa5de", rough=0.15, surface="water")
    ground("#8fd070", far=13.0)
    strip(((-1.8, 2), (-0.2, 6), (1.8, 10), (3.8, 13.4), (4.6, 16)), (2.8, 2.4, 1.9, 1.6, 1.4), 0.01, "#e9d3a0")
    for k in range(40):
        x = -14 + k * 0.72
        ball(
            rng.uniform(0.6, 0.95),
            (x, 13.3 + rng.uniform(-0.2, 0.3) + (3.2 if x > 1.5 else 0), -0.55),
            vary("#a5a9b4", 0.06),
            (1.1, 1, 0.8),
        )
    flat(((1.2, 12.8), (30, 12.8), (30, 17), (2.2, 16.6)), 0.0, "#8fd070", surface="ground")
    # the tower with its house
    x, y = 4.6, 16.4
    for k, colour in enumerate(("#e2574c", "#fffaf2", "#e2574c", "#fffaf2", "#e2574c")):
        r = 1.35 - 0.11 * k
        cyl(r, 0.82, (x, y, k * 0.8), colour, r=0.03, top=r - 0.11)
    cyl(1.0, 0.2, (x, y, 4.0), "#4f5f86", r=0.06)
    ring(0.98, 0.03, (x, y, 4.5), "#4f5f86")
    for k in range(12):
        cyl(0.025, 0.4, (x + 0.98 * math.cos(k * 0.5236), y + 0.98 * math.sin(k * 0.5236), 4.15), "#4f5f86")
    cyl(0.55, 0.65, (x, y, 4.2), "#ffe9a8", glow=1.2)
    cone(0.8, 0.65, (x, y, 4.82), "#e2574c", r=0.1)
    box((0.6, 0.2, 1.2), (x - 0.2, y - 1.32, 0), "#5b8fd6", r=0.06, surface="door")
    for z in (1.9, 3.1):
        cyl(0.17, 0.1, (x, y - 1.12 + 0.13 * z / 2 - 0.2, z), "#8fd3f7", rot=(90, 0, 0))
    house(8.2, 16.8, 3.0, 2.6, 2.0, "#fff6ea", "#e2604f")
    for px, py, s in ((-10.5, 22, 2.4), (-6.5, 26, 1.9), (-15, 34, 3.4), (13.6, 30, 2.6), (1.0, 30, 1.3)):
        rock(px, py, s, "#a9adba", z=-2.0)
        ring(1.0 * s, 0.07 * s, (px, py, -1.56), "#e6f8fd").scale = (1, 0.6, 0.4)
    for k in range(20):
        d = 20 + k * 4
        px = rng.uniform(-0.6 * d, 0.5 * d)
        strip([(px - 1.6, d), (px, d + 0.2), (px + 1.6, d)], (0.06, 0.28, 0.06), -1.57, "#c9f0fa", "water")
    boat(-7.5, 44, 1.9, "#5b9bd5", -1.5, "#fff3e0")
    boat(8, 80, 2.2, "#e2574c", -1.5, "#f6c453")
    for px, py, s in ((-4.2, 10.6, 1.0), (-5.4, 11.6, 1.4), (5.9, 11.0, 0.8), (-2.4, 12.2, 0.7)):
        rock(px, py, s, "#a9adba")
    for k in range(8):  # a fence of posts and rope along the cliff
        cyl(0.08, 0.85, (-8 + k * 1.3, 12.5, 0), "#a87246")
        if k < 7:
            tube(
                ((-8 + k * 1.3, 12.5, 0.75), (-7.35 + k * 1.3, 12.5, 0.58), (-6.7 + k * 1.3, 12.5, 0.75)),
                0.035,
                "#f0d9a4",
            )
    bench(-2.9, 10.2)
    for px, z in ((-7, 9), (-1.5, 11.4), (-10.4, 12)):
        for s in (-1, 1):
            ball(0.42, (px + s * 0.4, 42, z + 0.1), "#fffaf2", (1.1, 0.3, 0.22), (0, s * 22, 0))
    scatter(60, lambda x, y: tuft(x, y, 0.9, "#62ad50"), -6, 6, 4.7, 12.4, lambda x, y: abs(x - 0.4) > 1.6)
    scatter(40, lambda x, y: flower(x, y), -6, 6, 5.2, 12, lambda x, y: abs(x - 0.6) > 1.8)
    clouds((-22, 110, 22, 3.8), (20, 120, 26, 4), (-48, 110, 16, 3.4))


@place(
    "lake-sunset",
    "lake at sunset",
    "sunset, lake, dusk, evening by the lake, lakeside at sunset, jetty, pier at sunset, romantic evening, twilight, "
    "evening sky, lakeshore",
    horizon=0.42,
    back=9.6,
    stand=(5.6, 8.8),
    **SUNSET,
    water="beyond",
)
def lake_sunset():
    ground("#8fae6a")
    flat(
        ((-300, 10.2), (-9, 10.0), (-4, 9.8), (1, 10.1), (6, 9.8), (300, 10.2), (300, 60), (-300, 60)),
        0.02,
        "#8f9ad6",
        rough=0.1,
        surface="water",
    )
    strip([(-60, 10.1), (-9, 9.9), (-4, 9.7), (1, 10.0), (6, 9.7), (60, 10.1)], (0.7,) * 6, 0.03, "#e6c098")
    for k in range(16):  # the sun's way on the water
        d = 11.5 + k * 2.6
        w = 0.5 + 0.05 * k
        x = 0.35 * math.sin(k * 2.1)
        strip(
            [(x - w, d), (x, d + 0.06), (x + w, d)], (0.06, 0.24 + 0.02 * k, 0.06), 0.035, "#ffd9a0", "water", glow=0.5
        )
    for _ in range(16):
        d = rng.uniform(12, 40)
        x = rng.uniform(-0.5 * d, 0.5 * d)
        strip([(x - 1.0, d), (x, d + 0.08), (x + 1.0, d)], (0.04, 0.12, 0.04), 0.03, "#f0c4c8", "water")
    sun_disc(0, 150, 10.4, 8.5, "#ffd98a", 1.7)
    for x, y, r, h, c in (
        (-46, 110, 40, 15, "#8a7ab0"),
        (44, 116, 44, 17, "#8474ac"),
        (-20, 90, 26, 6, "#7a7098"),
        (26, 92, 28, 7, "#766c94"),
    ):
        hill(x, y, r, h * 0.6, c)
    mountain(-40, 160, 34, 20, "#a58ac0", "#ffd9c8")
    mountain(52, 165, 36, 22, "#9d84bc", "#ffd9c8")
    for k in range(24):
        x = -40 + k * 3.5
        if abs(x) > 9:
            pine(x, 62 + rng.uniform(-2, 2), rng.uniform(1.6, 2.2), "#4f6a72")
    # the jetty
    for k in range(16):
        box((1.5, 0.36, 0.08), (-2.9, 8.9 + k * 0.43, 0.36), vary("#b98a66", 0.06), r=0.02, surface="ground")
    for sx in (-0.68, 0.68):
        for d in (9.3, 11.4, 13.5, 15.4):
            cyl(0.1, 0.95, (-2.9 + sx, d, -0.1), "#8a5f48")
    boat(1.9, 13.0, 0.7, "#d9705c", 0.1)
    for x in (4.2, 4.6, 5.1, 3.9, -6.2, -5.8, -6.6):
        cyl(0.025, 1.2 + 0.2 * math.sin(x * 9), (x, 9.6, 0), "#6f8a4f")
        cyl(0.07, 0.32, (x, 9.6, 1.05 + 0.2 * math.sin(x * 9)), "#7a4f3a")
    bench(3.4, 8.9)
    rock(-4.6, 9.2, 0.7, "#a598b0")
    scatter(60, lambda x, y: tuft(x, y, 0.9, "#7a9a52"), -5, 5, 4.6, 9.3)
    scatter(26, lambda x, y: flower(x, y), -5, 5, 5, 9.2, lambda x, y: abs(x) > 1.7)
    clouds((-30, 130, 20, 4.2), (34, 130, 23, 4.4), (-8, 135, 27, 3.4), colour="#ffb9a4", light=0.3)


@place(
    "lake-campfire",
    "campfire by a lake",
    "campfire, bonfire, campfire by the lake, camping by the lake, lakeside camp, night by the lake, lake at night, "
    "fireside, scout camp",
    horizon=0.42,
    back=10.4,
    stand=(5.6, 9.2),
    time="night",
    sky=("#4a62b4", "#121a48"),
    sky_height=0.35,
    sun=(-0.5, 0.4, 0.9),
    sun_colour="#b9c8ff",
    key=1.0,
    ambient="#6f80da",
    fill=0.5,
    strength=0.5,
    water="beyond",
)
def lake_campfire():
    ground("#5f9870")
    flat(
        ((-300, 11.4), (-9, 11.6), (-4, 11.2), (1, 11.5), (6, 11.1), (300, 11.4), (300, 60), (-300, 60)),
        0.02,
        "#3a5fae",
        rough=0.08,
        surface="water",
    )
    strip([(-60, 11.4), (-9, 11.5), (-4, 11.1), (1, 11.4), (6, 11.0), (60, 11.3)], (0.9,) * 6, 0.03, "#a99878")
    for k in range(14):
        d = 13 + k * 3.0
        w = 0.4 + 0.06 * k
        x = 0.23 * d + 0.3 * math.sin(k * 2.3)
        strip(
            [(x - w, d), (x, d + 0.06), (x + w, d)], (0.06, 0.2 + 0.02 * k, 0.06), 0.035, "#ffeebc", "water", glow=0.6
        )
    sun_disc(30, 130, 22, 4.0, "#ffeebc", 1.5)
    stars(130, 200, -110, 110, 16, 52, 0.3)
    mountain(-36, 150, 34, 22, "#4a5aa0", "#8fa0d8")
    mountain(-2, 160, 30, 18, "#45559a", "#8fa0d8")
    mountain(44, 155, 32, 20, "#4a5aa0", "#8fa0d8")
    for k in range(30):
        x = -46 + k * 3.2
        pine(x, 64 + rng.uniform(-2, 2), rng.uniform(1.6, 2.3), "#2f5f6c")
    for x, y, s in ((-6.6, 11.0, 1.7), (7.6, 11.4, 1.8), (-8.6, 13, 1.8), (9.2, 13.6, 1.8)):
        pine(x, y, s, "#3a7a7c")
    lathe(((0, 0), (1, 0)), (0.9, 8.8, 0.008), "#b09a78", scale=(2.5, 1.3, 1), sides=64, surface="ground")
    campfire(0.9, 9.2, 1.0, 260)
    for x, y, a in ((-1.2, 9.3, 75), (3.1, 9.2, -70)):
        lean = a - 75 if a > 0 else a + 70
        cyl(
            0.26, 1.5, (x - 0.7 * math.cos(math.radians(a - 90)), y - 0.75, 0.26), "#9a6a46", r=0.06, rot=(-90, 0, lean)
        )
    tent(-4.2, 11.0, 1.15, "#e2705c", lit=True)
    glow((-4.2, 9.6, 0.7), "#ffcf8a", 25, 0.3)
    # a canoe on the shore, a pan, a guitar on a log
    ball(1, (4.6, 10.3, 0.24), "#d9523f", (1.6, 0.36, 0.3))
    ball(1, (4.6, 10.3, 0.4), "#8a5636", (1.4, 0.27, 0.16))
    tube(((3.6, 9.95, 0.1), (5.6, 9.9, 0.7)), 0.035, "#e8bd86")
    rock(-5.2, 8.8, 0.7, "#7f8ab4")
    rock(5.7, 9.0, 0.8, "#7f8ab4")
    for _ in range(24):
        at = (0.9 + rng.uniform(-0.5, 0.5), 9.0 + rng.uniform(-0.3, 0.3), rng.uniform(1.3, 3.2))
        ball(rng.uniform(0.015, 0.03), at, "#ffb04a", glow=5)
    scatter(46, lambda x, y: tuft(x, y, 0.9, "#4a8a5a"), -6, 6, 4.7, 10.4, lambda x, y: abs(x - 0.9) > 2.6)
    scatter(10, lambda x, y: bush(x, y, 0.7, "#468a68"), -9, 9, 10.6, 11.2, lambda x, y: abs(x) > 5.2)
    for x in (2.2, 2.6, -2.6, -2.2, 6.6):
        cyl(0.025, 1.1 + 0.2 * math.sin(x * 9), (x, 11.0, 0), "#4f8a5a")
        cyl(0.07, 0.3, (x, 11.0, 0.95 + 0.2 * math.sin(x * 9)), "#6a4a4a")
