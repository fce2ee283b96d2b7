"""Places on, by and under the water, and in the deep snow."""

from __future__ import annotations

import itertools
import math

from kit import ball, box, cyl, flat, ground, lathe, ring, rng, rounded, strip, terrain, tube, vary
from pieces_indoor import WOOD
from pieces_outdoor import (
    boat,
    bush,
    clouds,
    hill,
    house,
    mountain,
    pine,
    rock,
    scatter,
    sun_disc,
    tree,
    tuft,
)
from pieces_things import barrel
from place import place
from scenes_nature import OUT
from scenes_wild import acacia

STORM = {
    "time": "evening",
    "sky": ("#8f9bb4", "#3f4a6e"),
    "sky_height": 0.4,
    "sun": (-0.4, -0.3, 0.8),
    "sun_colour": "#c4d2f0",
    "key": 1.5,
    "ambient": "#9fb0d8",
    "fill": 0.75,
}


def sea(colour, top=0.0, waves=0.25, level=-0.5, foam="#e8f6fc", count=30, near=8.6):
    """Fill all from the near shore to the horizon with waves, `waves` metres high, with foam on some crests."""

    def height(x, y):
        swell = math.sin(0.55 * y + 0.28 * x + 0.9 * math.sin(0.21 * x))
        cross = math.sin(0.9 * x - 0.35 * y + 1.3)
        return level + top + waves * (0.75 * swell * abs(swell) + 0.35 * cross)

    ground(colour, z=level - waves - 0.3, rough=0.2, surface="water", far=900.0, half=900.0)
    terrain(height, -60, 60, 2.0, 110, colour, 160, 130, rough=0.25, surface="water")
    for _ in range(count):
        y = near + 34 * rng.random() ** 1.5
        x = rng.uniform(-0.6 * y, 0.6 * y)
        y += max((height(x, y + d / 4) - height(x, y), d / 4) for d in range(-14, 15))[1]  # the crest near by
        for k in range(-3, 4):
            at = (x + 0.28 * k, y - 0.06 * abs(k))
            r = 0.17 - 0.03 * abs(k)
            ball(r, (*at, height(*at) + 0.02), foam, (1.7, 0.9, 0.5), surface="water")
    return height


def raft(y0=4.0, y1=9.2, half=3.7, wood="#b98352"):
    """Float a raft of logs tied with ropes, its top at height 0."""
    count = round(2 * half / 0.36)
    for k in range(count + 1):
        x = -half + k * 2 * half / count
        cyl(
            0.19,
            y1 - y0 + rng.uniform(0, 0.5),
            (x, y0, -0.19),
            vary(wood, 0.07),
            r=0.06,
            rot=(-90, 0, 0),
            surface="ground",
        )
    box((half * 2 + 0.2, y1 - y0 - 0.3, 0.1), (0, (y0 + y1) / 2, -0.14), wood, r=0.03, surface="ground")
    for y in (y1 - 0.5, y0 + 2.6):
        cyl(
            0.1,
            half * 2 + 0.7,
            (-half - 0.35, y, 0.02),
            vary("#9a6a42", 0.06),
            r=0.04,
            rot=(0, 90, 0),
            surface="ground",
        )
        for k in range(0, count + 1, 2):
            ring(0.13, 0.035, (-half + k * 2 * half / count, y, 0.0), "#f0dcae", rot=(0, 90, 0))


@place(
    "open-sea",
    "open sea",
    "on the open sea, ocean, raft, adrift, sea voyage, out at sea, middle of the ocean, high seas, calm sea, "
    "whale watching, sailing, waves, horizon of the sea",
    **{**OUT, "back": 9.1, "stand": (5.4, 8.4)},
    sky=("#e6f7ff", "#6fbdf2"),
    water="beyond",
)
def open_sea():
    sea("#3a9fd6", waves=0.22, level=-0.55, count=34)
    raft()
    barrel(-3.2, 8.7, 0.75)
    box((0.75, 0.5, 0.45), (3.1, 8.7, 0), WOOD, r=0.04)
    ring(0.3, 0.06, (3.1, 8.7, 0.5), "#f0dcae")
    tube(((-2.6, 8.9, 0.05), (-1.2, 8.8, 0.08), (-0.6, 9.0, 0.05)), 0.04, "#f0dcae")
    cyl(0.07, 2.5, (3.75, 8.9, 0), "#9a6a42")
    flat(((3.8, 2.4), (4.7, 2.15), (3.8, 1.9)), 0, "#e2574c", y=8.9)
    boat(-19, 58, 2.2, "#e2574c", -0.6, "#fffaf2")
    boat(24, 78, 2.2, "#5b8fd6", -0.6, "#f6d04d")
    for x, z in ((-5, 8), (1, 10.4), (7.5, 9)):
        for s in (-1, 1):
            ball(0.42, (x + s * 0.4, 45, z + 0.1), "#fffaf2", (1.1, 0.3, 0.22), (0, s * 22, 0))
    sun_disc(17, 120, 20, 3.6, "#ffe07a", 1.2)
    clouds((-30, 110, 17, 3.7), (4, 120, 25, 3.4), (40, 115, 15, 4.0))


@place(
    "stormy-sea",
    "stormy sea",
    "storm at sea, sea in a storm, raging sea, high waves, shipwreck, rough sea, tempest, hurricane, gale, "
    "thunderstorm at sea, rain over the sea",
    **{**OUT, "back": 9.1, "stand": (5.4, 8.4), **STORM},
    water="beyond",
)
def stormy_sea():
    height = sea("#3f6a8c", waves=1.25, level=-1.35, foam="#d8e6f0", count=70, near=10.5)
    raft(wood="#8f6a4c")
    barrel(3.2, 8.6, 0.8, wood="#8a5636")
    cyl(0.09, 2.0, (-3.0, 8.8, 0), "#7a5638", rot=(0, 9, 0))
    flat(((-2.7, 1.9), (-1.6, 1.3), (-2.3, 1.0), (-2.82, 0.9)), 0, "#e8e0cc", y=8.8)
    tube(((-2.9, 8.7, 0.05), (-1.8, 8.9, 0.1), (-1.0, 8.7, 0.05)), 0.04, "#d8c89c")
    for x, y, s in ((-8.5, 17, 1.0), (9.5, 22, 1.3)):  # great breakers with curling tops
        for k in range(13):
            a = (k - 6) * 0.5
            top = 1.9 * s * (1 - (a / 3.4) ** 2)
            at = (x + a * 1.7 * s, y - 0.3 * abs(a), height(x, y) - 0.4)
            ball(1, at, "#4f7f9e", (1.0 * s, 1.0, top), surface="water")
            for dx in (-0.45, -0.1, 0.25):
                r = rng.uniform(0.16, 0.3) * s
                crest = (at[0] + dx * s, at[1] - 0.45, at[2] + top * 0.95)
                ball(r, crest, "#e4eef6", (1.3, 1.1, 0.8), surface="water")
    for x, y, z, s in (
        (-30, 95, 20, 6),
        (-9, 90, 22, 6.4),
        (13, 95, 20, 6),
        (36, 92, 22, 6.4),
        (-50, 92, 22, 6),
        (2, 84, 24, 6),
    ):
        clouds((x, y, z, s), colour="#5d688a", light=0.06)
    for x, s in ((13.5, 1), (-19, 0.8)):  # lightning
        points = [(x, 70, 20), (x - 1.4 * s, 70, 15.5), (x + 0.3 * s, 70, 14.2), (x - 1.6 * s, 70, 9)]
        for (x0, y0, z0), (x1, y1, z1) in itertools.pairwise(points):
            tube(((x0, y0, z0), (x1, y1, z1)), 0.22 * s, "#fff6c8", glow=4.0)
    for _ in range(130):  # rain
        y = rng.uniform(9.5, 20)
        x, z = rng.uniform(-0.55 * y, 0.55 * y), rng.uniform(0.4, 0.25 * y + 1.5)
        tube(((x, y, z), (x - 0.1, y, z + 0.5)), 0.008, "#d8e6f6", glow=0.4)


@place(
    "sea-cliff",
    "cliff above the sea",
    "cliff, cliff edge, on the cliff, edge of a cliff, sea cliff, clifftop, precipice, abyss, headland, steep coast, "
    "white cliffs, fjord, viewpoint over the sea, mountain edge",
    **{**OUT, "back": 8.9, "stand": (5.4, 8.0)},
    sky=("#e8f6ff", "#74bff2"),
)
def sea_cliff():
    ground("#3f9fd2", z=-16, rough=0.2, surface="water", far=900.0, half=900.0)
    # the meadow ends at a ragged edge, rock below it
    edge = [(-9, 8.2), (-5.5, 9.0), (-3, 8.7), (-0.8, 9.3), (1.2, 8.8), (2.2, 7.9), (2.6, 7.1), (3.3, 6.5), (4.4, 6.1)]
    flat([(-20, 2), (-20, 8.0), *edge, (9, 5.4), (9, 2)], 0, "#86cd6a", surface="ground")
    for k, (x, y) in enumerate(edge[1:6]):
        ball(1, (x, y - 0.35, -0.62), vary("#cbb696", 0.04), (1.5, 0.7, 0.6))
        tuft(x, y - 0.4, 1.1 + 0.2 * (k % 2))
    # on the other side of a cleft the cliff is seen from its face
    over = [(3.0, 9.9), (3.9, 9.1), (5.2, 9.3), (6.6, 8.8), (9.5, 9.2)]
    flat([*over, (9.5, 13), (4.6, 12.6), (3.3, 11.4)], 0, "#8fd070")
    for k in range(17):
        x = 3.1 + 0.4 * k
        y = 10.0 - 0.16 * k if k < 4 else 9.35 + 0.12 * math.sin(k)
        for j, z in enumerate((-0.55, -1.7, -3.0, -4.6)):
            size = (0.42 + 0.05 * (j % 2), 0.4, 0.62 + 0.16 * j)
            ball(1, (x + 0.1 * (j % 2), y + 0.05, z), vary(("#d6c2a2", "#c4ad8a")[j % 2], 0.05), size)
        ball(0.2, (x, y - 0.2, -0.02), vary("#7fc763", 0.05), (1.2, 0.8, 0.7))
    # the coast goes on: walls of rock with grass on top, one behind the other
    for x, y, w, h in (
        (15.5, 27, 8.5, 15.5),
        (21, 45, 13, 17.5),
        (33, 75, 19, 20),
        (-29, 60, 15, 15),
        (-46, 90, 20, 19),
    ):
        outline = rounded(((w, 0), (w * 0.94, h * 0.3), (w * 0.97, h * 0.55), (w * 0.9, h), (0, h)), 0.6)
        lathe(outline, (x, y, -16), vary("#d6c2a2", 0.03), (0, 0, 20 * y), (1, 0.8, 1), 11, rough=0.85)
        lathe(
            rounded(((0, 0), (w * 0.92, 0), (w * 0.9, 0.7), (0, 0.9)), 0.3),
            (x, y, h - 16.2),
            "#8fd070",
            (0, 0, 20 * y),
            (1, 0.8, 1),
            11,
        )
        for j in range(3):
            ring(w * 0.93, 0.28, (x, y, -16 + h * (0.25 + 0.22 * j)), "#c4ad8a", rot=(0, 0, 20 * y)).scale = (1, 0.8, 1)
        for k in range(12):
            a = -k * 0.28
            at = (x + (w + 0.4) * math.cos(a), y + (w + 0.4) * 0.8 * math.sin(a), -15.9)
            ball(0.8, at, "#eef9fd", (1.6, 1, 0.35), surface="water")
    for _k in range(40):
        y = 30 + 130 * rng.random()
        x = rng.uniform(-0.5 * y, 0.5 * y)
        strip([(x - 2, y), (x, y + 0.4), (x + 2, y)], (0.1, 0.5, 0.1), -15.95, "#9fdcf2", "water")
    boat(-7, 62, 2.0, "#e2574c", -16, "#fffaf2")
    boat(5, 120, 2.4, "#f2a33c", -16, "#fffaf2")
    for x, y, s in ((-4.6, 7.9, 0.9), (4.6, 7.4, 0.7), (-5.9, 6.8, 0.5)):
        rock(x, y, s, "#b9b0a2")
    bush(-3.8, 8.3, 0.6)
    scatter(26, lambda x, y: tuft(x, y, 0.8), -5, 5, 4.6, 8.4)
    for x, z in ((-6, 6), (3, 9), (9, 7)):
        for s in (-1, 1):
            ball(0.36, (x + s * 0.34, 40, z + 0.1), "#fffaf2", (1.1, 0.3, 0.22), (0, s * 22, 0))
    clouds((-22, 95, 19, 3.8), (14, 110, 26, 4.2), (45, 120, 20, 4.2))


@place(
    "river-bank",
    "river bank",
    "riverbank, river with rapids, wild river, log over a river, tree trunk over a stream, ford, fast stream, brook, "
    "crossing the river, white water, rafting, canoeing, beaver dam",
    **{**OUT, "back": 8.5, "stand": (5.2, 7.9)},
    water="beyond",
)
def river_bank():
    def bank(x, y):
        return -0.62 / (1 + math.exp(-5 * (y - 8.75 - 0.25 * math.sin(0.9 * x)))) + 0.015 * math.sin(3 * x) * (y > 8)

    terrain(bank, -16, 16, 2.0, 10.2, "#8fce68", 110, 60, surface="ground")
    flat(((-60, 8.6), (60, 8.6), (60, 15.4), (-60, 15.4)), -0.42, "#4fb2e0", rough=0.12, surface="water")
    ground("#84c667", z=-0.44)
    for _k in range(46):  # the current
        x, y = rng.uniform(-9, 9), rng.uniform(9.6, 14.8)
        strip([(x - 0.8, y), (x, y + 0.12), (x + 0.9, y - 0.05)], (0.03, 0.11, 0.03), -0.41, "#c4ecf8", "water")
    for x, y, s in (
        (-4.4, 11.2, 0.9),
        (-1.6, 12.8, 0.8),
        (2.2, 11.8, 0.7),
        (5.2, 12.6, 1.1),
        (-6.6, 13.2, 1.0),
        (0.6, 14.2, 0.7),
    ):
        rock(x, y, s, "#a3a7b4", -0.5)
        for k in range(9):
            at = (x + (0.62 + 0.05 * (k % 2)) * s * math.cos(-k * 0.4), y + 0.55 * s * math.sin(-k * 0.4), -0.4)
            ball(0.14 * s, at, "#f4fcff", (1.3, 1, 0.5), surface="water")
    # a trunk lies across
    cyl(0.36, 8.4, (2.6, 8.3, 0.06), "#9a6a46", r=0.08, rot=(-90, 0, -12))
    for d, s in ((9.6, 1), (11.4, -1), (13.2, 1)):
        at = (2.6 + 0.213 * (d - 8.3), d, 0.3)
        tube((at, (at[0] + 0.5 * s, d + 0.1, 0.75)), 0.09, "#8a5c3c")
    for k in range(6):
        ball(0.17, (2.5 + 0.3 * k * 0.6, 8.6 + 0.8 * k, 0.37), "#72b85c", (1.2, 1.3, 0.4))
    cyl(0.29, 0.06, (2.6, 8.27, 0.06), "#e8c08a", r=0.01, rot=(-90, 0, -12))
    for x, y in ((-5.2, 8.5), (-4.8, 8.7), (-3.9, 8.6), (5.6, 8.5), (6.0, 8.7), (-6.2, 8.6)):  # reeds
        for k in range(5):
            tube(((x + 0.09 * k, y, -0.2), (x + 0.12 * k, y, 0.6), (x + 0.2 * k - 0.1, y, 1.1)), 0.018, "#5fa84e")
        cyl(0.045, 0.28, (x + 0.2, y - 0.02, 0.95), "#8a5636")
    for k in range(9):
        (tree if k % 2 else pine)(-14 + k * 3.5, 18 + rng.uniform(-1, 1.5), rng.uniform(1.3, 1.8), z=-0.4)
    for k in range(12):
        bush(-13 + k * 2.4, 15.9, 0.7, z=-0.4)
    hill(-22, 60, 28, 9, "#9fdc84")
    hill(18, 70, 34, 11, "#8fd27c")
    scatter(34, lambda x, y: tuft(x, y, 0.8), -5, 5, 4.6, 8.2)
    for x, y, s in ((-4.2, 8.0, 0.5), (4.6, 7.9, 0.4)):
        rock(x, y, s)
    clouds((-14, 90, 20, 3.4), (18, 95, 24, 4))


@place(
    "waterhole",
    "waterhole in the savanna",
    "waterhole, watering hole, water hole, muddy pond, mud hole, mud, puddle, african lake, drinking place, "
    "hippo pool, crocodile river, marsh in africa",
    **{**OUT, "back": 9.2, "stand": (5.4, 8.6)},
    sky=("#fff0cc", "#8fcdf0"),
    sun_colour="#ffe2b0",
    water="beyond",
)
def waterhole():
    ground("#e0c07a")
    for r, z, colour, kind in (
        (1.16, 0.004, "#c29a64", "ground"),
        (1.07, 0.01, "#a87f52", "ground"),
        (1.0, 0.016, "#7fb0a8", "water"),
        (0.8, 0.02, "#8fc0b8", "water"),
    ):
        points = [
            (
                0.4 + 7.6 * r * math.cos(a) * (1 + 0.08 * math.sin(3 * a)),
                12.6 + 3.1 * r * math.sin(a) * (1 + 0.06 * math.sin(2 * a)),
            )
            for a in [k * math.pi / 36 for k in range(72)]
        ]
        flat(points, z, colour, surface=kind, **({"rough": 0.12} if kind == "water" else {}))
    for _ in range(16):
        x, y = rng.uniform(-5, 5.5), rng.uniform(10.6, 14.6)
        strip([(x - 0.5, y), (x, y + 0.05), (x + 0.5, y)], (0.02, 0.07, 0.02), 0.024, "#c4e2da", "water")
    for _ in range(34):  # tracks in the mud
        x, y = rng.uniform(-5, 5), rng.uniform(8.6, 9.5)
        lathe(((0, 0), (1, 0)), (x, y, 0.012), "#8a643f", scale=(0.09, 0.07, 1), surface="ground")
    acacia(-8.6, 17, 1.35)
    acacia(9.4, 19, 1.5)
    acacia(1.8, 34, 1.6)
    acacia(-20, 36, 1.5)
    for x, y, s in ((-5.6, 9.8, 0.9), (6.6, 9.9, 1.1), (5.5, 10.2, 0.6), (-8.4, 12.2, 1.2)):
        rock(x, y, s, "#c0a684")
    cyl(0.26, 3.2, (3.2, 13.6, 0.12), "#8f6f52", r=0.08, rot=(0, 90, 16))
    tube(((5.2, 14.1, 0.3), (5.6, 14.0, 0.9)), 0.08, "#8f6f52")
    for x, y in ((-6.8, 10.6), (-6.3, 10.9), (7.6, 11.0), (8.0, 11.3), (-2.6, 15.9), (-2.0, 16.0), (3.4, 16.0)):
        for k in range(6):
            tube(((x + 0.08 * k, y, 0), (x + 0.1 * k, y, 0.6), (x + 0.2 * k - 0.2, y, 1.0)), 0.02, "#9fae52")
    scatter(46, lambda x, y: tuft(x, y, 1.0, "#c9a94e"), -12, 12, 5, 30, lambda x, y: y < 8.4 or y > 17)
    for x, y, r, h in ((-30, 90, 30, 9), (26, 100, 36, 12)):
        hill(x, y, r, h, "#d9bb86")
    mountain(4, 150, 34, 30, "#b9a0b8")
    sun_disc(-17, 130, 21, 4, "#ffd75e", 1.3)
    clouds((12, 110, 22, 3.6), (38, 110, 18, 3.4))


@place(
    "ski-slope",
    "ski slope",
    "ski slope, skiing, ski piste, snowy slope, ski resort, ski lift, chairlift, snowboarding, sledging hill, "
    "sledding, toboggan run, snowy mountain, alps in winter, ski jump, avalanche",
    **{**OUT, "back": 11.0, "stand": (5.8, 9.8)},
    sky=("#eaf4ff", "#6fb2f0"),
    ambient="#bcd2fb",
    key=2.1,
    fill=0.6,
)
def ski_slope():
    def slope(x, y):
        return 0 if y < 10 else 0.075 * (y - 10) ** 1.28 * (0.82 + 0.18 * math.sin(0.16 * x + 0.05 * y))

    terrain(slope, -60, 60, 2, 62, "#eef3fd", 90, 90, surface="ground")
    for x, y, r, h in ((-34, 130, 30, 60), (8, 150, 40, 74), (52, 135, 32, 58)):
        mountain(x, y, r, h, "#93a6dc")
    for sign, far in ((-1, 0), (1, 1)):
        for k in range(11):
            y = 11.5 + k * 3.4
            x = sign * (6.6 + 0.34 * k + rng.uniform(-0.6, 1.4)) + (3.2 if far else 0)
            pine(x, y, rng.uniform(1.2, 1.7), "#4f9e94", slope(x, y) - 0.1, snow=True)
    for k in range(5):  # poles of the course
        for sign in (-1, 1):
            y = 11.6 + 4.6 * k
            x = sign * 1.5 + 1.5 * math.sin(k * 1.9) - 1.0
            tint = "#e2574c" if k % 2 else "#5b8fd6"
            cyl(0.05, 1.5, (x, y, slope(x, y)), tint)
            flat(
                (
                    (x, slope(x, y) + 1.5),
                    (x + 0.6, slope(x, y) + 1.4),
                    (x + 0.6, slope(x, y) + 1.0),
                    (x, slope(x, y) + 1.0),
                ),
                0,
                tint,
                y=y,
            )
    for dx in (-0.3, 0.3):  # a track that winds down
        line = [(1.4 * math.sin(k * 0.55) - 1.0 + dx, 10.2 + k * 0.9) for k in range(24)]
        tube([(x, y, slope(x, y) + 0.015) for x, y in line], 0.035, "#c9d8f4")
    posts = ((6.0, 11.4), (6.8, 23), (7.6, 36), (8.4, 50))  # the lift
    tops = [(x, y, slope(x, y) + 4.6) for x, y in posts]
    for x, y, z in tops:
        cyl(0.16, z - slope(x, y), (x, y, slope(x, y)), "#5d6a86")
        box((1.9, 0.16, 0.16), (x, y, z), "#5d6a86", r=0.05)
    for dx in (-0.8, 0.8):
        tube([(6.0 + dx - 0.3, 7, 2.6), *[(x + dx, y, z + 0.15) for x, y, z in tops]], 0.035, "#3d4250")
    for k, y in enumerate((13.6, 18.5, 25, 31, 39)):
        x = 5.2 + 0.066 * (y - 11.4) + (0 if k % 2 else 1.6)
        z = slope(x, y) + 2.9
        tube(((x, y, z + 1.8), (x, y, z + 0.5)), 0.03, "#3d4250")
        box((0.9, 0.4, 0.1), (x, y, z), "#f2a33c", r=0.04)
        box((0.9, 0.08, 0.55), (x, y + 0.2, z), "#e2574c", r=0.035)
    house(-5.2, 13.4, 2.9, 2.6, 2.1, "#c9835a", "#ffffff", slope(-5, 12), lit=True)
    for k in range(4):  # skis stuck into the snow
        box((0.11, 0.05, 1.7), (-4.0 + k * 0.22, 10.3, 0), ("#e2574c", "#f6c453", "#5b8fd6", "#59b58a")[k], r=0.024)
    for x, y, s in ((4.4, 10.2, 0.7), (-6.3, 10.0, 0.9)):
        rock(x, y, s, "#dfe8fa")
    clouds((-18, 120, 34, 3.8), (26, 120, 38, 4))


@place(
    "coral-reef",
    "coral reef",
    "reef, corals, coral garden, tropical sea floor, diving, snorkelling, mermaid's home, sea anemones, lagoon floor, "
    "colourful fish, sunken ship, shipwreck under water, atlantis",
    **{**OUT, "back": 14.0, "stand": (5.6, 10.0)},
    sky=("#8fe0ec", "#1f7fc0"),
    sky_height=0.5,
    ambient="#9fe0f4",
    fill=0.75,
    sun=(-0.2, -0.4, 1.0),
    sun_colour="#e8fff6",
    water="around",
)
def coral_reef():
    def floor(x, y):
        return 0.06 * math.sin(1.3 * x + 0.4 * y) * (y > 4) + (0 if y < 11 else 0.05 * (y - 11))

    terrain(floor, -30, 30, 2, 46, "#f4dfae", 100, 70, surface="ground")
    colours = ("#f2705c", "#f58fae", "#f6b04d", "#b48be8", "#e2574c", "#f9d45e", "#5fd0b8")

    def branches(x, y, s, tint):
        for k in range(7):
            a, lean = k * 0.9, 0.35 + 0.12 * (k % 3)
            tip = (x + lean * s * math.cos(a), y + lean * s * math.sin(a) * 0.6, (0.85 + 0.2 * (k % 2)) * s)
            tube(((x, y, 0), (x + 0.3 * lean * s * math.cos(a), y, 0.45 * s), tip), 0.075 * s, tint)
            ball(0.1 * s, tip, vary(tint, 0.1))

    def brain(x, y, s, tint):
        ball(0.6 * s, (x, y, 0.22 * s), tint, (1.2, 1, 0.85))
        for k in range(9):
            a = k * 0.7
            ball(
                0.12 * s,
                (x + 0.55 * s * math.cos(a), y - 0.3 * s, 0.3 * s + 0.35 * s * abs(math.sin(a))),
                vary(tint, 0.12),
            )

    def fan(x, y, s, tint):
        for k in range(9):
            a = math.pi * (k + 0.5) / 9
            tip = (x + 0.95 * s * math.cos(a), y, 0.2 + 1.2 * s * math.sin(a))
            tube(((x, y, 0), (x + 0.4 * s * math.cos(a), y, 0.6 * s * math.sin(a)), tip), 0.045 * s, tint)
        for r in (0.5, 0.8):
            points = [
                (x + r * s * math.cos(math.pi * k / 10), y, 0.15 + 1.25 * r * s * math.sin(math.pi * k / 10))
                for k in range(11)
            ]
            tube(points, 0.035 * s, vary(tint, 0.08))

    def pipes(x, y, s, tint):
        for k in range(5):
            at = (x + 0.26 * s * (k - 2), y + 0.1 * (k % 2), 0)
            h = s * (0.7 + 0.25 * (k * 2 % 3))
            lathe(
                rounded(((0.11 * s, 0), (0.16 * s, h), (0.09 * s, h), (0.06 * s, h * 0.8), (0, h * 0.8)), 0.03),
                at,
                vary(tint, 0.06),
            )

    kinds = (branches, brain, fan, pipes)
    spots = [(-5.0, 9.0), (-3.9, 10.6), (4.2, 9.4), (5.4, 10.4), (-6.4, 11.0), (3.2, 12.4), (-2.4, 13.0), (6.9, 12.2)]
    spots += [
        (-8.2, 13.6),
        (0.6, 14.6),
        (8.8, 14.4),
        (-5.0, 15.0),
        (4.6, 16.0),
        (-10, 17),
        (10, 18),
        (-1.6, 18),
        (2.6, 20),
    ]
    for n, (x, y) in enumerate(spots):
        s = 0.95 + 0.05 * (y - 9)
        kinds[n % 4](x, y, s, colours[n % 7])
        kinds[(n + 2) % 4](x + 0.9 * s, y + 0.5, s * 0.7, colours[(n + 3) % 7])
        rock(x + 0.3, y + 0.9, s, "#8fa6b8")
    for k in range(16):  # weed
        x, y = (rng.uniform(-9, 9)), rng.uniform(11.5, 22)
        if abs(x) > 2.5:
            points = [(x + 0.18 * math.sin(j * 1.3 + k), y, j * 0.5) for j in range(6)]
            tube(points, 0.07, vary("#3fae7a", 0.1))
    for x, y in ((-2.6, 8.8), (2.4, 8.9), (0.5, 10.6)):
        for k in range(5):  # a starfish
            a = k * 2 * math.pi / 5
            ball(
                0.13,
                (x + 0.14 * math.cos(a), y + 0.1 * math.sin(a), 0.06),
                "#f2803c",
                (1.3, 0.55, 0.4),
                (0, 0, math.degrees(a)),
            )
    for k in range(5):  # light that falls in from above
        x = -16 + k * 8
        flat(((x, 30), (x + 2.2, 30), (x - 3.5, -2), (x - 8.5, -2)), 0, "#d8fff8", y=26, alpha=0.1, glow=0.2)
    for _k in range(26):
        x, y = rng.uniform(-6, 6), rng.uniform(9, 18)
        ball(rng.uniform(0.03, 0.08), (x, y, rng.uniform(0.8, 4.2)), "#eafcff", alpha=0.5, glow=0.2)
