"""Places in nature, and out of this world."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, ground, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_outdoor import (
    TRUNK,
    bench,
    boat,
    bush,
    cactus,
    clouds,
    flower,
    hill,
    house,
    mountain,
    palm,
    pine,
    rail_fence,
    rock,
    scatter,
    street_lamp,
    sun_disc,
    tower_block,
    tree,
    tuft,
    umbrella,
)
from place import place

OUT = {"horizon": 0.42, "back": 16.0, "stand": (5.8, 10.0)}


@place(
    "forest",
    "forest",
    "woods, woodland, jungle, trees, forest path, trail, wilderness, grove, clearing in the woods",
    **OUT,
    sky=("#e6f7df", "#9fdcd8"),
)
def forest():
    ground("#86c96b")
    strip(
        ((-1.6, 2), (0.2, 5), (1.2, 8), (0.2, 12), (-1.5, 17), (-0.5, 24)),
        (3.6, 2.6, 2.1, 1.9, 1.7, 1.5),
        0.01,
        "#e3bd86",
    )
    for k in range(16):
        x = -13 + k * 1.75 + rng.uniform(-0.4, 0.4)
        tree(x, 24 + rng.uniform(-2, 2), 1.9 + rng.uniform(0, 0.6), rng.choice(("#5fb587", "#4da57c", "#78c48c")))
    for x, y, s in (
        (-4.6, 8.6, 1.35),
        (-6.6, 12, 1.6),
        (5.2, 9.6, 1.4),
        (7.4, 13, 1.7),
        (-3.6, 14.5, 1.4),
        (3.9, 15, 1.5),
    ):
        tree(x, y, s)
    for x, y, s in (
        (-5.7, 10.2, 1.3),
        (6.4, 11, 1.4),
        (2.6, 17.5, 1.5),
        (-8, 16, 1.6),
        (9.5, 16, 1.7),
        (-1.8, 19, 1.4),
    ):
        pine(x, y, s)

    def off_path(x, y):
        return abs(x - 0.3) > 1.9

    scatter(26, lambda x, y: bush(x, y, rng.uniform(0.5, 0.9)), -9, 9, 10, 20, off_path)
    scatter(60, tuft, -5, 5, 4.6, 13, off_path)
    scatter(26, lambda x, y: flower(x, y), -5, 5, 5.5, 12, off_path)
    for x, y, s in ((-2.9, 7.6, 1.0), (-3.2, 7.9, 0.7), (3.4, 8.0, 0.9)):
        cyl(0.08 * s, 0.3 * s, (x, y, 0), "#fff3e0")
        lathe(
            rounded(((0, 0.02), (0.24, 0), (0.2, 0.14), (0, 0.24)), 0.06), (x, y, 0.26 * s), "#e2574c", scale=(s, s, s)
        )
        for k in range(5):
            a = k * 1.25 - 2.6
            ball(0.035 * s, (x + 0.17 * s * math.cos(a), y + 0.17 * s * math.sin(a), 0.4 * s), "#fffaf2", (1, 1, 0.5))
    rock(3.1, 9.2, 0.9)
    rock(-2.4, 10.5, 0.8)
    cyl(0.36, 0.5, (-3.9, 9.4, 0), TRUNK)
    cyl(0.3, 0.03, (-3.9, 9.4, 0.49), "#e8bd86", r=0.01)


@place(
    "park",
    "park",
    "city park, green, picnic spot, outdoors, public garden, walk in the park, grass",
    **OUT,
)
def park():
    ground("#8fd36b")
    strip(
        ((-6, 6.8), (-2.5, 8.6), (1.5, 9.6), (4, 12), (3, 17), (0, 24)), (1.6, 1.6, 1.6, 1.6, 1.5, 1.5), 0.01, "#f2dcb3"
    )
    for x, y, r, h, c in ((-22, 60, 26, 9, "#a8dc86"), (14, 66, 30, 11, "#9ad58c"), (40, 58, 22, 8, "#aee08a")):
        hill(x, y, r, h * 0.6, c)
    for k in range(15):
        tower_block(-26 + k * 3.9, 48, 3.4, rng.uniform(5, 12))
    for k in range(13):
        tree(-15 + k * 2.5 + rng.uniform(-0.5, 0.5), 22 + rng.uniform(-2, 3), rng.uniform(1.2, 1.7))
    tree(-5.2, 10.5, 1.5, "#5fc06a")
    tree(6.3, 11.5, 1.6, "#8ad46f")
    tree(-7.5, 14, 1.5, "#f5a9bd")
    bench(-2.6, 10.6)
    street_lamp(-0.7, 10.9, 3.2)
    # a pond with a bridge of light
    lathe(
        rounded(((0, 0), (1, 0), (1, 0.02), (0, 0.02)), 0.01),
        (2.6, 14.6, 0.0),
        "#fff3dc",
        scale=(3.0, 1.8, 1),
        sides=64,
    )
    lathe(
        rounded(((0, 0), (1, 0), (1, 0.02), (0, 0.02)), 0.01),
        (2.6, 14.6, 0.02),
        "#6fc4ee",
        surface="water",
        scale=(2.75, 1.6, 1),
        sides=64,
        rough=0.15,
    )
    scatter(14, lambda x, y: bush(x, y, rng.uniform(0.6, 0.9)), -10, 10, 16, 19)
    scatter(70, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6, 6, 4.6, 13)
    scatter(44, lambda x, y: flower(x, y), -5.5, 5.5, 5.2, 12, lambda x, y: abs(x) > 1.6)
    for x in (-4.2, -3.8, 4.4, 4.9):
        bush(x, 8.8, 0.8, berries="#f58fae")
    clouds((-14, 70, 13.9, 3.1), (10, 75, 15.7, 3.7), (28, 70, 12.2, 2.8), (-34, 70, 10.4, 2.8))


@place(
    "beach",
    "beach",
    "seaside, sea coast, shore, sand, tropical beach, island, coast, seashore",
    horizon=0.42,
    back=11.0,
    stand=(5.8, 9.4),
    sky=("#e4f8ff", "#6cc3f5"),
    water="beyond",
)
def beach():
    ground("#fbe3ae")
    shore = [(-60, 18.5), (-14, 16.0), (-6, 13.6), (0, 12.6), (6, 12.9), (14, 14.6), (60, 13.5)]
    strip(shore, (9,) * 7, 0.006, "#f3d091")
    flat(
        ((-400, 12.9 + 5), (-14, 17), (-6, 14.4), (0, 13.3), (6, 13.6), (14, 15.3), (400, 13), (400, 500), (-400, 500)),
        0.03,
        "#37b3e3",
        surface="water",
        rough=0.22,
    )
    strip([(x, y + 2.3) for x, y in shore], (5.5,) * 7, 0.032, "#7fdcea", "water", rough=0.2)
    strip([(x, y + 0.6) for x, y in shore], (1.0,) * 7, 0.034, "#ffffff", "water")
    strip([(x, y + 5.6) for x, y in shore], (0.5,) * 7, 0.034, "#d8f6fb", "water")
    strip([(x * 1.4, y + 12.0) for x, y in shore], (0.7,) * 7, 0.034, "#a9e6f5", "water")
    palm(-5.4, 10.4, 1.35, 1.3)
    palm(-7.4, 12.4, 1.5, 0.6)
    palm(7.2, 12.2, 1.35, -1.1)
    umbrella(3.6, 10.2, 1.15)
    for k in range(2):
        mark(box((0.62, 1.35, 0.1), (2.9 + k * 1.35, 9.6, 0.28), ("#5bb8e0", "#f6c453")[k], r=0.045), "bed", "bed")
        box((0.62, 0.1, 0.75), (2.9 + k * 1.35, 10.3, 0.3), ("#5bb8e0", "#f6c453")[k], r=0.045, rot=(-35, 0, 0))
        for sx in (-1, 1):
            for sy in (-1, 1):
                cyl(0.04, 0.3, (2.9 + k * 1.35 + sx * 0.24, 9.6 + sy * 0.5, 0), "#fffaf2")
    ball(0.27, (1.5, 9.4, 0.27), "#e2574c")
    lathe(rounded(((0, 0), (0.5, 0), (0.32, 0.45), (0, 0.45)), 0.05), (-2.6, 9.6, 0), "#f0ca83")
    lathe(rounded(((0, 0), (0.3, 0), (0.2, 0.4), (0, 0.4)), 0.05), (-2.6, 9.6, 0.42), "#f0ca83")
    for dx in (-0.75, 0.75):
        cyl(0.24, 0.5, (-2.6 + dx, 9.6, 0), "#f0ca83", top=0.2)
        cone(0.22, 0.3, (-2.6 + dx, 9.6, 0.48), "#f2755d", r=0.03)
    lathe(rounded(((0, 0), (0.13, 0), (0.18, 0.3), (0.15, 0.3), (0, 0.25)), 0.02), (-1.5, 9.1, 0), "#5b9bd5")
    boat(9, 40, 1.6, "#e2574c", 0.1, "#f6c453")
    boat(-17, 60, 2.0, "#5b9bd5", 0.1, "#f58fae")
    hill(34, 120, 26, 9, "#7fc79a")
    rock(-4.4, 10.6, 0.9, "#c9b79a")
    scatter(
        10,
        lambda x, y: ball(0.06, (x, y, 0.03), rng.choice(("#fffaf2", "#f7b5a4", "#f6d29a")), (1.2, 1, 0.6)),
        -4,
        4,
        5.2,
        9,
    )
    clouds((-20, 100, 18.6, 4.0), (22, 110, 20.9, 4.7), (52, 100, 15.1, 3.4), (-54, 100, 12.8, 3.7))
    sun_disc(-9, 90, 18, 3.0, "#ffe07a", 1.2)


@place(
    "meadow",
    "meadow",
    "field, farm, countryside, farmland, prairie, flower field, barn, hills, grassland, rural",
    **OUT,
)
def meadow():
    ground("#9bd866")
    for x, y, r, h, c in (
        (-30, 75, 34, 12, "#a5dc84"),
        (10, 90, 40, 15, "#b4e294"),
        (44, 70, 28, 10, "#98d57c"),
        (-8, 48, 20, 4.5, "#8fd070"),
        (24, 44, 18, 4, "#a8dd6d"),
    ):
        hill(x, y, r, h * 0.6, c)
    strip(((2.5, 2), (2.2, 6), (3.6, 11), (3.0, 18), (5.5, 28)), (2.2, 2.0, 1.7, 1.5, 1.2), 0.012, "#e9c88e")
    house(-6.2, 20, 4.6, 4.2, 3.0, "#d9523f", "#8a4636")
    cyl(1.1, 4.4, (-10.2, 22, 0), "#e9e3da", r=0.1)
    ball(1.1, (-10.2, 22, 4.4), "#d9523f")
    rail_fence(-12, 1.4, 13.4)
    rail_fence(5.2, 13, 13.4)
    for x, y in ((7.2, 15.5), (9.6, 17), (5.6, 18.5)):
        cyl(0.85, 1.3, (x - 0.6, y, 0.85), "#f0c95c", r=0.12, rot=(0, 90, 18))
    tree(6.2, 12.4, 1.35)
    tree(-3.0, 21, 1.4)
    for k in range(12):
        tree(-24 + k * 4.3, 36 + rng.uniform(-3, 3), 1.5)
    scatter(90, lambda x, y: tuft(x, y, 0.9, "#79bd4c"), -6, 6, 4.5, 13, lambda x, y: abs(x - 2.6) > 1.2)
    scatter(
        95,
        lambda x, y: flower(x, y),
        -6.5,
        6.5,
        5.0,
        13,
        lambda x, y: abs(x - 2.6) > 1.2 and (abs(x + 0.3) > 1.3 or y > 10),
    )
    clouds((-18, 90, 17.4, 3.7), (16, 95, 19.1, 4.3), (44, 90, 14.5, 3.1))


@place(
    "mountain",
    "mountains",
    "mountain, hills, alps, peak, mountain top, valley, highland, hiking trail",
    **OUT,
    sky=("#e8f4ff", "#79bdf2"),
)
def mountains():
    ground("#8ccf74")
    for x, y, r, h, c in (
        (-34, 120, 34, 44, "#8d9ad0"),
        (6, 140, 42, 58, "#8592cc"),
        (46, 120, 32, 40, "#97a4d6"),
        (-62, 110, 30, 30, "#a2aede"),
        (76, 130, 36, 36, "#9dabdc"),
    ):
        mountain(x, y, r * 0.75, h * 0.52, c)
    for x, y, r, h, c in ((-26, 62, 28, 9, "#74bf83"), (22, 66, 32, 10, "#7fc98a"), (0, 50, 18, 4, "#86cd7c")):
        hill(x, y, r, h * 0.6, c)
    strip(
        ((-2.2, 2), (-1.0, 6), (0.8, 10), (0.4, 15), (2.2, 24), (1.0, 36)),
        (2.6, 2.2, 1.8, 1.5, 1.5, 1.6),
        0.012,
        "#dcc39a",
    )
    for _k in range(26):
        x = rng.uniform(-24, 24)
        if abs(x) > 4:
            pine(x, rng.uniform(18, 34), rng.uniform(1.1, 1.7), rng.choice(("#3f9e78", "#4fae80", "#358c70")))
    pine(-5.6, 11, 1.5)
    pine(-7.2, 13, 1.8)
    pine(6.4, 12, 1.6)
    rock(4.3, 9.6, 1.6, "#a7aec4")
    rock(5.5, 9.0, 0.9, "#b4bacd")
    rock(-3.9, 8.8, 1.0, "#a7aec4")
    rock(-2.9, 13, 1.0, "#a7aec4")
    scatter(60, lambda x, y: tuft(x, y, 0.9, "#62ad5a"), -6, 6, 4.6, 13, lambda x, y: abs(x + 0.3) > 1.5)
    scatter(34, lambda x, y: flower(x, y), -6, 6, 5.2, 12, lambda x, y: abs(x + 0.3) > 1.7)
    clouds((-20, 95, 14.5, 2.8), (28, 100, 17.4, 3.1), (52, 100, 12.8, 2.8))


@place(
    "underwater",
    "underwater",
    "under the sea, ocean floor, coral reef, deep sea, seabed, aquarium, in the ocean, undersea",
    horizon=0.42,
    back=14.0,
    stand=(5.8, 10.0),
    sky=("#2f8fd0", "#6fd0f2"),
    sky_height=0.5,
    sun=(-0.2, -0.5, 1.0),
    sun_colour="#e8fbff",
    key=2.2,
    ambient="#8fcdf5",
    fill=0.7,
    strength=0.45,
    water="around",
)
def underwater():
    ground("#f0dca8")
    for x, y, r, h, c in (
        (-26, 40, 18, 9, "#3f93cf"),
        (20, 46, 24, 12, "#3a8ac8"),
        (0, 60, 30, 9, "#4298d4"),
        (-8, 26, 8, 2.0, "#e0cc9c"),
        (10, 24, 9, 1.8, "#e0cc9c"),
    ):
        hill(x, y, r, h * 0.6, c)
    corals = ("#f2755d", "#f58fae", "#b48be8", "#f9a54a", "#ff9fb0")
    for x, y, s in (
        (-4.6, 9.0, 1.2),
        (-6.4, 11, 1.6),
        (4.9, 9.4, 1.2),
        (6.8, 11.5, 1.7),
        (-2.8, 13.5, 1.1),
        (3.0, 14, 1.3),
        (8.5, 15, 1.8),
        (-9, 15, 1.8),
    ):
        colour = rng.choice(corals)
        for k in range(7):
            a, lean = k * 0.9, rng.uniform(0.15, 0.6)
            tip = (x + lean * s * math.cos(a), y + lean * 0.6 * s * math.sin(a), s * rng.uniform(0.8, 1.4))
            middle = (x + lean * 0.35 * s * math.cos(a), y + lean * 0.3 * s * math.sin(a), tip[2] * 0.5)
            tube(((x, y, 0), middle, tip), 0.1 * s, colour, glow=0.25)
            ball(0.15 * s, tip, colour, glow=0.25)
    for x, y, h in (
        (-3.7, 8.4, 2.2),
        (-5.4, 8.8, 2.8),
        (5.8, 8.7, 2.6),
        (3.8, 10.6, 2.2),
        (-7.4, 13, 3.4),
        (1.4, 16, 2.6),
        (-1.4, 17, 2.8),
    ):
        for k in range(4):
            sway = [
                (x + k * 0.28 + 0.17 * math.sin(j * 1.3 + k), y + 0.1 * k, h * (0.7 + 0.12 * k) * j / 6)
                for j in range(7)
            ]
            tube(sway, 0.07, rng.choice(("#4fc08a", "#3aa87c", "#7fd36f")))
    for x, y, s in ((-3.4, 7.9, 0.7), (4.2, 8.2, 0.8), (0.6, 14, 1.2), (-5.2, 12.6, 1.3), (7.6, 9.6, 1.2)):
        rock(x, y, s, "#7f9cc4")
    for x, y in ((-1.9, 7.7), (2.5, 8.9), (1.2, 11)):
        for k in range(5):
            a = k * 1.2566 + 0.3
            tube(((x, y, 0.06), (x + 0.24 * math.cos(a), y + 0.24 * math.sin(a), 0.05)), 0.07, "#f9a54a")
    scatter(
        20,
        lambda x, y: ball(0.07, (x, y, 0.03), rng.choice(("#fffaf2", "#f7b5a4", "#b9e3f0")), (1.3, 1, 0.6)),
        -4,
        4,
        5,
        10,
    )
    for _ in range(34):
        x, y = rng.uniform(-7, 7), rng.uniform(8, 16)
        ball(rng.uniform(0.04, 0.15), (x, y, rng.uniform(1.2, 5.5)), "#dff8ff", alpha=0.45, rough=0.05)
    for x, w in ((-7.5, 1.6), (-2.0, 1.2), (4.0, 2.0)):
        flat(
            ((x, 22), (x + w, 22), (x + w * 2.2 - 4.2, -2), (x - 4.2 - w, -2)), 0, "#d8f6ff", y=30, alpha=0.06, glow=0.5
        )


@place(
    "desert",
    "desert",
    "sand dunes, dunes, sahara, wasteland, oasis, hot sand, egypt, cactus land",
    **OUT,
    sky=("#fff0d2", "#7cc3ee"),
    sun_colour="#ffe4b8",
    key=2.8,
)
def desert():
    ground("#f6cf8a")
    for x, y, r, h, c in (
        (-26, 60, 30, 10, "#f2bd74"),
        (20, 70, 36, 13, "#efb568"),
        (0, 42, 22, 4.5, "#f5c67c"),
        (34, 44, 22, 6, "#f7cc86"),
        (-16, 26, 11, 2.2, "#f7cf8c"),
        (13, 24, 10, 1.9, "#f5ca82"),
    ):
        hill(x, y, r, h * 0.6, c)
    for x, y, w, h in ((-36, 110, 12, 13), (-14, 125, 8, 10), (46, 120, 14, 15)):
        lathe(
            rounded(((w, 0), (w * 0.8, h * 0.45), (w * 0.72, h * 0.5), (w * 0.62, h), (0, h)), 1.2),
            (x, y, 0),
            "#e08a5c",
            sides=14,
            rough=0.8,
        )
    cactus(-4.6, 9.4, 1.25)
    cactus(5.6, 11.0, 1.45)
    cactus(-8.0, 15, 1.5)
    cactus(2.6, 18, 1.3)
    for x, y, s in ((3.7, 8.8, 0.9), (-3.2, 8.5, 0.6), (-6.4, 12, 1.5), (7.6, 13, 1.4), (0.6, 15, 0.8)):
        rock(x, y, s, "#d99a68")
    scatter(26, lambda x, y: tuft(x, y, 0.9, "#b9b45a"), -6, 6, 6.5, 15, lambda x, y: abs(x) > 1.6)
    sun_disc(14, 120, 25, 4.0, "#fff0a8", 1.6)
    clouds((-30, 120, 22.0, 3.1), colour="#fff6e6")


@place(
    "snow",
    "snowy landscape",
    "snow, winter, ice, arctic, north pole, snowy mountain, frozen lake, snowfield, christmas village, "
    "antarctica, snowy village, winter village, snowy town",
    **OUT,
    sky=("#eaf3ff", "#8fbef0"),
    ambient="#bcd2fb",
    key=2.0,
    fill=0.6,
)
def snow():
    ground("#e8effc")
    for x, y, r, h in ((-28, 130, 36, 46), (20, 140, 42, 54), (64, 125, 34, 38), (-72, 130, 36, 36)):
        mountain(x, y, r * 0.75, h * 0.5, "#9fb0e4")
    for x, y, r, h in ((-24, 56, 26, 8), (22, 60, 30, 9), (0, 44, 18, 3), (-9, 22, 8, 1.2), (12, 20, 8, 1.3)):
        hill(x, y, r, h * 0.6, "#e3ebfb")
    for _k in range(24):
        x = rng.uniform(-22, 22)
        if abs(x) > 3.5:
            pine(x, rng.uniform(19, 34), rng.uniform(1.1, 1.7), "#4f9e94", snow=True)
    pine(-5.4, 10.4, 1.5, "#4f9e94", snow=True)
    pine(6.3, 11.4, 1.6, "#4f9e94", snow=True)
    pine(-8.0, 13.4, 1.7, "#4f9e94", snow=True)
    house(4.2, 17.0, 3.4, 3.0, 2.3, "#c9835a", "#ffffff", lit=True)
    lathe(
        rounded(((0, 0), (1, 0), (1, 0.02), (0, 0.02)), 0.01),
        (-1.8, 13.0, 0.0),
        "#bfe3fb",
        surface="ground",
        scale=(3.2, 1.5, 1),
        sides=64,
        rough=0.12,
    )
    rail_fence(-12, -2.4, 17)
    for r, z in ((0.5, 0.42), (0.36, 1.05), (0.27, 1.52)):
        ball(r, (-3.5, 9.4, z), "#ffffff")
    cone(0.06, 0.3, (-3.5, 9.16, 1.52), "#f2803c", r=0.01, rot=(90, 0, 0))
    for dx in (-0.09, 0.09):
        ball(0.035, (-3.5 + dx, 9.15, 1.6), "#3d3b4f")
    for z in (0.95, 1.15):
        ball(0.04, (-3.5, 9.05, z), "#3d3b4f")
    ring(0.26, 0.08, (-3.5, 9.4, 1.31), "#e2574c")
    cyl(0.3, 0.04, (-3.5, 9.4, 1.73), "#4a4a63")
    cyl(0.2, 0.3, (-3.5, 9.4, 1.75), "#4a4a63")
    for x, y, s in ((3.6, 9.0, 0.9), (-4.9, 8.6, 0.6), (7.0, 9.6, 1.0)):
        rock(x, y, s, "#dfe8fa")
    for _ in range(70):
        ball(
            rng.uniform(0.02, 0.05),
            (rng.uniform(-6, 6), rng.uniform(6, 14), rng.uniform(0.4, 5.5)),
            "#ffffff",
            glow=0.3,
        )
    clouds((-24, 110, 19.7, 3.7), (26, 115, 23.2, 4.3))


@place(
    "river",
    "river",
    "lake, stream, lakeside, pond, waterfall, water, lakeshore, fishing spot, creek, wetland",
    horizon=0.42,
    back=9.2,
    stand=(5.6, 8.6),
    water="beyond",
)
def river():
    ground("#8fd36b")
    flat(
        (
            (-300, 10.4),
            (-9, 10.2),
            (-4, 9.9),
            (1, 10.2),
            (6, 9.8),
            (300, 10.2),
            (300, 21),
            (8, 20.4),
            (0, 21),
            (-8, 20.2),
            (-300, 21),
        ),
        0.02,
        "#4ab6e6",
        surface="water",
        rough=0.15,
    )
    strip([(-60, 10.2), (-9, 10.0), (-4, 9.75), (1, 10.0), (6, 9.65), (60, 10.0)], (0.7,) * 6, 0.03, "#f0d9a4")
    strip(
        [(-60, 10.9), (-9, 10.7), (-4, 10.4), (1, 10.7), (6, 10.3), (60, 10.7)], (0.35,) * 6, 0.03, "#c9f0fa", "water"
    )
    for _ in range(9):
        x, y = rng.uniform(-9, 9), rng.uniform(12, 19)
        strip([(x - 1.2, y), (x, y + 0.1), (x + 1.2, y)], (0.05, 0.13, 0.05), 0.03, "#a9e2f7", "water")
    for x, y, r, h, c in ((-26, 64, 28, 10, "#8fd081"), (18, 70, 34, 13, "#9bd88a"), (46, 60, 22, 8, "#86c97c")):
        hill(x, y, r, h * 0.6, c)
    mountain(-4, 130, 26, 19, "#9aa9dc")
    mountain(34, 135, 24, 16, "#a8b5e2")
    for k in range(15):
        x = -17 + k * 2.5
        (tree if k % 3 else pine)(x, 24 + rng.uniform(-1, 3), rng.uniform(1.3, 1.7))
    boat(2.6, 15.5, 0.75, "#e2574c", 0.12)
    box((1.3, 5.0, 0.12), (-4.4, 11.2, 0.25), "#c98a52", r=0.03)
    for k in range(11):
        box((1.4, 0.36, 0.06), (-4.4, 8.9 + k * 0.43, 0.37), vary("#d39a62", 0.06), r=0.02, surface="ground")
    for sx in (-0.6, 0.6):
        for y in (9.2, 11.2, 13.2):
            cyl(0.1, 0.75, (-4.4 + sx, y, 0), "#a87246")
    for x, y in ((0.4, 12.0), (1.2, 13.0), (5.0, 12.4), (-1.4, 13.4)):
        cyl(0.34, 0.03, (x, y, 0.03), "#5fbf72", r=0.012)
        ball(0.12, (x + 0.05, y, 0.14), "#f58fae", (1.2, 1.2, 0.8))
    for x in (3.2, 3.6, 4.1, 6.4, 6.9, -7.0, -6.6):
        cyl(0.025, 1.15 + 0.2 * math.sin(x * 9), (x, 9.6, 0), "#5a9e4f")
        cyl(0.07, 0.32, (x, 9.6, 1.0 + 0.2 * math.sin(x * 9)), "#8a5636")
    tree(6.6, 9.6, 1.35)
    rock(4.7, 9.2, 0.9)
    rock(-2.6, 9.5, 0.6)
    scatter(60, lambda x, y: tuft(x, y, 0.9, "#6fbd55"), -5, 5, 4.6, 9.3)
    scatter(30, lambda x, y: flower(x, y), -5, 5, 5, 9.2, lambda x, y: abs(x) > 1.7)
    clouds((-22, 100, 19.7, 3.7), (24, 105, 22.0, 4.3))
