"""Places of adventures: castles, caves with treasure and graveyards."""

from __future__ import annotations

import math

from kit import ball, box, cone, cyl, flat, glow, ground, lathe, mark, ring, rng, rounded, strip, tube, vary
from pieces_indoor import DARK_WOOD, WOOD, books, chair, room, rug, shelf, table
from pieces_outdoor import bush, clouds, flower, hill, mountain, pine, rock, scatter, stars, sun_disc, tree, tuft
from pieces_things import arch, arch_points, barrel, bricks, lantern
from place import place
from scenes_home import INDOOR
from scenes_nature import OUT

STONE = "#b4aec4"


def torch(x, y, z, watts=45):
    """Hang a torch on the wall at depth `y`."""
    tube(((x, y - 0.06, z), (x, y - 0.3, z + 0.42)), 0.05, DARK_WOOD)
    ring(0.08, 0.025, (x, y - 0.28, z + 0.4), "#5d6470")
    outline = rounded(((0, 0), (0.1, 0.03), (0.13, 0.14), (0.04, 0.36), (0, 0.42)), 0.05)
    lathe(outline, (x, y - 0.3, z + 0.42), "#ff9a45", glow=2.5)
    lathe(outline, (x, y - 0.36, z + 0.44), "#ffe07a", scale=(0.6, 0.6, 0.65), glow=3.5)
    glow((x, y - 0.6, z + 0.8), "#ffb060", watts, 0.2)


def coins(x, y, r, h, count=110):
    """Heap gold coins."""
    ball(1, (x, y, 0), "#e0ac3a", (r, r * 0.7, h), metal=0.3, rough=0.4)
    for _ in range(count):
        a, b = rng.uniform(0, 6.28), rng.uniform(0.05, 1.4)
        at = (x + r * math.cos(a) * math.cos(b), y - r * 0.7 * abs(math.sin(a)) * math.cos(b), h * math.sin(b))
        cyl(
            0.085,
            0.025,
            at,
            vary("#f6c945", 0.1),
            r=0.01,
            rot=(rng.uniform(-50, 50), rng.uniform(-50, 50), 0),
            metal=0.3,
        )


def chest(x, y, s=1.0, opened=True, wood="#9a5f3a", fill="#f6c945"):
    """Stand a treasure chest."""
    box((1.2 * s, 0.75 * s, 0.5 * s), (x, y, 0), wood, r=0.05)
    for dx in (-0.5, 0, 0.5):
        box((0.12 * s, 0.79 * s, 0.52 * s), (x + dx * s, y, 0), "#d9a441", r=0.03)
    box((0.2 * s, 0.06, 0.24 * s), (x, y - 0.4 * s, 0.28 * s), "#f6c453", r=0.025)
    if opened:
        lid = (x - 0.6 * s, y + 0.42 * s, 0.72 * s)
        cyl(0.38 * s, 1.2 * s, lid, vary(wood, 0.06), r=0.06, rot=(0, 90, 0))
        for _ in range(40):
            at = (x + rng.uniform(-0.5, 0.5) * s, y + rng.uniform(-0.3, 0.25) * s, (0.5 + rng.uniform(0, 0.14)) * s)
            cyl(
                0.085 * s,
                0.025,
                at,
                vary(fill, 0.1),
                r=0.01,
                rot=(rng.uniform(-60, 60), rng.uniform(-60, 60), 0),
                metal=0.3,
            )
    else:
        cyl(0.38 * s, 1.2 * s, (x - 0.6 * s, y, 0.5 * s), vary(wood, 0.06), r=0.06, rot=(0, 90, 0))


@place(
    "pirate-cave",
    "pirate cave with treasure",
    "treasure cave, pirate cave, treasure, treasure chamber, pirate hideout, smugglers' cave, hidden treasure, "
    "gold, robbers' cave",
    **{**OUT, "back": 12.4},
    indoor=True,
    time="night",
    sky=("#4a3a58", "#2f2548"),
    sun=(-0.3, -0.7, 0.9),
    sun_colour="#ffd0a0",
    key=1.3,
    ambient="#b090b8",
    fill=0.6,
    strength=0.5,
)
def pirate_cave():
    ground("#a88a78")
    for k in range(44):
        a = math.pi * k / 43
        r = rng.uniform(5.2, 6.0)
        at = (r * 1.25 * math.cos(a), 13 + rng.uniform(-1.2, 1.2), -0.2 + 0.84 * r * math.sin(a))
        ball(rng.uniform(1.0, 1.5), at, vary("#8a6a68", 0.07), (1.1, 1, 0.9), surface="wall")
    for k in range(26):
        side = -1 if k % 2 else 1
        y = rng.uniform(7.6, 12)
        at = (side * (0.57 * y + rng.uniform(-0.2, 1.6)), y, rng.uniform(0, 3.6))
        ball(rng.uniform(0.6, 1.3), at, vary("#947270", 0.07), surface="wall")
    box((40, 0.5, 18), (0, 24, 0), "#6a4f5e", r=0.1, surface="wall")
    # the mouth of the cave: the sea under the moon, a ship at anchor
    arch(0.4, 21, 0.0, 5.4, 4.6, "#4f6fc0", None, glow=0.7)
    flat(((-2.28, 0), (3.08, 0), (3.08, 1.5), (-2.28, 1.5)), 0, "#3a8fc4", y=20.9, glow=0.5, surface="water")
    ball(0.4, (1.7, 20.7, 3.1), "#ffeebc", (1, 0.2, 1), glow=1.5)
    ball(1, (-0.4, 20.6, 1.5), "#5a3a34", (1.1, 0.2, 0.32))
    for dx, h in ((-0.45, 1.5), (0.3, 1.75)):
        box((0.06, 0.05, h), (-0.4 + dx, 20.5, 1.6), "#5a3a34", r=0.02)
        box((0.75, 0.05, h * 0.62), (-0.4 + dx, 20.45, 1.95), "#f4e4cc", r=0.02, glow=0.3)
    for _ in range(22):
        x = rng.uniform(3.2, 8.5) * rng.choice((-1, 1)) + 0.4
        ball(rng.uniform(1.0, 1.8), (x, 20.5, rng.uniform(0, 6)), vary("#7a5c62", 0.07), surface="wall")
    for k in range(9):
        ball(1.1, (-3.6 + k, 20.6, 5.2 + 0.9 * math.sin(k * 0.39)), vary("#7a5c62", 0.07), surface="wall")
    for x, y, long in ((-3, 9.5, 1.1), (-1.4, 11, 1.4), (2.6, 10, 1.0), (3.6, 10.6, 1.4), (-4.6, 10.4, 1.5)):
        cone(0.3, long, (x, y, 4.1 + 0.04 * y), "#947270", r=0.08, rot=(180, 0, 0))
    coins(-3.7, 10.2, 1.7, 0.85, 150)
    coins(4.2, 10.6, 1.5, 0.7, 120)
    chest(-2.3, 9.4, 1.0)
    chest(3.1, 9.6, 0.9)
    chest(4.9, 9.0, 0.8, False)
    barrel(-5.0, 9.2, 1.0)
    barrel(5.7, 10.0, 0.95)
    for x, d, colour in ((-3.3, 9.4, "#e2574c"), (-4.0, 9.2, "#5bc8e8"), (3.9, 9.4, "#7df0a8"), (-1.5, 8.9, "#b48be8")):
        lathe(((0, 0), (0.12, 0.14), (0.07, 0.22), (0, 0.22)), (x, d, 0.05), colour, sides=8, rough=0.1, glow=0.5)
    # a crown on the heap, a map on a barrel, a sword, a flag
    ring(0.2, 0.05, (-3.8, 9.6, 0.9), "#f6c945", metal=0.4)
    for k in range(6):
        cone(0.06, 0.2, (-3.8 + 0.2 * math.cos(k * 1.05), 9.6 + 0.2 * math.sin(k * 1.05), 0.9), "#f6c945", r=0.01)
    tube(((4.0, 10.0, 0.3), (4.5, 9.9, 1.5)), 0.035, "#d8dbe6", metal=0.6)
    tube(((4.2, 9.93, 1.25), (4.6, 9.93, 1.08)), 0.035, "#d9a441")
    cyl(0.05, 2.6, (-5.2, 10.6, 0), WOOD)
    box((1.2, 0.04, 0.8), (-4.6, 10.6, 1.75), "#3a3446", r=0.015)
    ball(0.2, (-4.6, 10.55, 2.2), "#fffaf2", (1, 0.2, 0.9))
    for sx in (-1, 1):
        ball(0.05, (-4.6 + sx * 0.07, 10.5, 2.22), "#3a3446", (1, 0.4, 1))
        tube(((-4.6 - sx * 0.3, 10.55, 1.85), (-4.6 + sx * 0.3, 10.55, 2.05)), 0.03, "#fffaf2")
    for x, d in ((-2.6, 12.0), (2.9, 12.0)):
        lantern(x, d, 1.9)
        tube(((x, d, 2.35), (x, d, 5)), 0.015, "#5d6470")
        glow((x, d - 0.6, 2.0), "#ffb866", 160, 0.3)
    glow((-3.4, 8.8, 1.5), "#ffcf70", 60, 0.4)
    glow((3.6, 8.8, 1.5), "#ffcf70", 60, 0.4)
    glow((0.4, 19, 2.5), "#9fb8ff", 160, 0.6)
    for x, y, s in ((-2.6, 8.2, 0.4), (2.4, 8.5, 0.5), (0.9, 12.6, 0.6)):
        rock(x, y, s, "#947a78")


@place(
    "tower-room",
    "tower room",
    "tower room, tower, castle tower, princess's room, wizard's tower, turret, rapunzel's tower, chamber in the castle, "
    "royal bedroom, alchemist's room",
    **{**INDOOR, "key": 1.8, "fill": 0.55},
)
def tower_room():
    room("#c4bcd2", "planks", tints=("#b98a5c", "#b08052", "#c29464"), skirting="#8f86a8", side="#b8b0c8")
    y = 9.45
    bricks(-4.4, 4.4, y, 0.3, 3.9, "#d0c8dc", 0.34)
    # the great window: hills far below, a river
    arch(0, y - 0.04, 0.95, 2.0, 2.5, "#a8defa", "#8f86a8", 0.26, glow=0.6)
    for wide, tall, x, colour in (
        (0.9, 0.85, 0.1, "#95d67f"),
        (0.55, 0.6, -0.42, "#7cc48a"),
        (0.5, 0.5, 0.48, "#a9dc86"),
    ):
        arc = [(math.cos(math.pi * k / 16), math.sin(math.pi * k / 16)) for k in range(17)]
        points = [(min(0.99, max(-0.99, x + wide * a)), 0.95 + tall * b) for a, b in arc]
        flat(points, 0, colour, y=y - 0.06 - 0.02 * wide, glow=0.25)
    for dx, z, s in ((-0.4, 2.6, 0.16), (0.42, 2.9, 0.13)):
        for k in (-1, 0, 1):
            ball(s, (dx + k * s, y - 0.07, z), "#ffffff", (1.2, 0.15, 0.8), glow=0.35)
    for x in (0,):
        box((0.07, 0.1, 2.4), (x, y - 0.1, 0.95), "#8f86a8", r=0.025)
    box((1.9, 0.1, 0.07), (0, y - 0.1, 1.95), "#8f86a8", r=0.025)
    box((2.4, 0.5, 0.14), (0, y - 0.2, 0.83), "#a59cb8", r=0.05)
    mark(box((2.1, 0.42, 0.12), (0, y - 0.45, 0.45), "#c9607a", r=0.05), "seat", "bench")
    box((2.2, 0.44, 0.45), (0, y - 0.44, 0.0), "#a59cb8", r=0.04)
    # a four-poster bed, books and a desk with candles
    x = -3.0
    mark(box((1.9, 2.0, 0.3), (x, 8.3, 0.32), "#b46a9a", r=0.11), "bed", "bed")
    box((1.98, 2.06, 0.34), (x, 8.3, 0.05), "#a9743f", r=0.06)
    for k in range(2):
        box((0.72, 0.3, 0.44), (x - 0.42 + k * 0.84, 9.0, 0.55), "#fff6f0", r=0.13, rot=(-35, 0, 0), surface="bed")
    box((2.0, 0.12, 1.4), (x, 9.3, 0), "#a9743f", r=0.06)
    for sx in (-1, 1):
        for d in (7.3, 9.25):
            cyl(0.07, 2.75, (x + sx * 0.95, d, 0), "#a9743f")
            ball(0.12, (x + sx * 0.95, d, 2.82), "#f6c453", metal=0.2)
        for k in range(3):
            cyl(0.09, 2.3, (x + sx * 0.95, 9.15 - k * 0.14, 0.42), vary("#8a6fd1", 0.05), r=0.05)
    box((2.1, 2.15, 0.14), (x, 8.28, 2.66), "#8a6fd1", r=0.06)
    for k in range(6):
        ball(0.19, (x - 0.88 + k * 0.35, 7.2, 2.62), "#8a6fd1", (1, 0.3, 0.8))
    shelf(3.55, 9.45, 1.3, 2.4, 5, "#a9743f", "mixed", back="#7a5238")
    table(2.25, 8.85, 1.25, 0.7, 0.78, "#b9834e", "#8a5636")
    chair(2.2, 8.2, "#8a5636", 180, "#c9607a")
    books(1.75, 2.0, 8.95, 0.78, 0.24)
    ball(0.17, (2.65, 8.95, 0.98), "#8fd0f4", rough=0.1, glow=0.35)
    cyl(0.12, 0.05, (2.65, 8.95, 0.78), "#d9a441", r=0.02)
    for k in range(3):
        cyl(0.03, 0.16 + 0.06 * k, (2.15 + k * 0.09, 8.95, 0.78), "#fff6e6", r=0.008)
        ball(0.03, (2.15 + k * 0.09, 8.95, 0.99 + 0.06 * k), "#ffd76a", (0.8, 0.8, 1.6), glow=4)
    torch(-1.45, y, 1.75, 22)
    torch(1.45, y, 1.75, 22)
    rug(0.1, 6.9, 1.9, 1.0, ("#8a6fd1", "#f0d9a4", "#b46a9a"))
    for k in range(3):
        ball(0.06, (0.8 + k * 0.2, 9.2, 1.02), ("#e2574c", "#fff3e0", "#f6c453")[k])
    box((0.7, 0.05, 1.6), (4.0 - 0.9, 9.42, 2.55), "#d9404f", r=0.02)


@place(
    "prison",
    "prison cell",
    "prison, jail, cell, dungeon, behind bars, jailhouse, gaol, lock-up, captivity, castle dungeon",
    **{**INDOOR, "key": 1.5, "fill": 0.5, "ambient": "#d4d4ea"},
)
def prison():
    room("#a9acb8", "#b0aeb4", skirting="#8a8d9a", side="#9ea2b0")
    y = 9.45
    bricks(-4.4, 4.4, y, 0.1, 3.9, "#b6b9c4", 0.5)
    for i in range(12):
        for j in range(8):
            at = (-5.0 + i * 0.9, 3.4 + j * 0.82, -0.035)
            box((0.86, 0.78, 0.05), at, vary(("#b6b3ba", "#aba8b0")[(i + j) % 2], 0.04), r=0.03, surface="ground")
    # a window with bars, light falls through it
    box((1.5, 0.1, 1.05), (0.2, y - 0.02, 2.15), "#a8defa", r=0.03, glow=0.8)
    for k in range(5):
        cyl(0.05, 1.15, (-0.35 + k * 0.275, y - 0.15, 2.1), "#5d6470", metal=0.4)
    for z in (2.02, 3.14):
        box((1.8, 0.26, 0.16), (0.2, y - 0.05, z), "#8a8d9a", r=0.05)
    for dx in (-0.82, 0.82):
        box((0.16, 0.26, 1.2), (0.2 + dx, y - 0.05, 2.05), "#8a8d9a", r=0.05)
    # the bed on chains, a blanket
    mark(box((2.5, 1.0, 0.14), (-2.75, 8.85, 0.5), "#a9743f", r=0.04), "bed", "bed", 90)
    box((2.4, 0.94, 0.12), (-2.75, 8.85, 0.63), "#e4e0d6", r=0.05, surface="bed")
    box((1.4, 0.98, 0.14), (-2.3, 8.84, 0.65), "#7f95b8", r=0.06, surface="bed")
    box((0.5, 0.7, 0.18), (-3.65, 8.85, 0.73), "#f4f1ea", r=0.08, surface="bed")
    for dx in (-1.2, 1.2):
        for k in range(9):
            ring(
                0.055,
                0.018,
                (-2.75 + dx, 8.4 + 0.11 * k, 0.66 + 0.13 * k),
                "#6a6f7e",
                rot=(90 if k % 2 else 0, 0, 0),
                metal=0.4,
            )
    # the door of bars on the right, with its lock
    for k in range(9):
        cyl(0.055, 3.6, (1.85 + k * 0.28, 8.9, 0), "#5d6470", metal=0.4, surface="door")
    for z in (0.15, 1.3, 2.6):
        box((2.5, 0.12, 0.12), (2.97, 8.9, z), "#5d6470", r=0.03, metal=0.4, surface="door")
    box((0.4, 0.16, 0.46), (2.15, 8.85, 1.12), "#6f7484", r=0.04, metal=0.3)
    cyl(0.06, 0.04, (2.15, 8.76, 1.38), "#3d3f4c", rot=(90, 0, 0), r=0.01)
    box((2.5, 0.04, 3.6), (3.0, 9.42, 0), "#7a7d8c", r=0.01)
    torch(3.3, 9.4, 1.7, 30)
    # stool, table with bread and a jug, bucket, marks on the wall
    table(-0.75, 8.95, 0.8, 0.55, 0.7, "#a9743f", "#8a5636")
    cyl(0.09, 0.22, (-0.9, 8.95, 0.7), "#c9765a", r=0.04)
    ball(0.11, (-0.55, 8.9, 0.78), "#c98a4a", (1.5, 1, 0.8))
    mark(cyl(0.24, 0.08, (0.35, 8.75, 0.42), "#b9834e", r=0.03), "seat", "stool")
    for k in range(3):
        a = k * 2.1
        tube(
            (
                (0.35 + 0.1 * math.cos(a), 8.75 + 0.1 * math.sin(a), 0.44),
                (0.35 + 0.2 * math.cos(a), 8.75 + 0.2 * math.sin(a), 0),
            ),
            0.035,
            "#8a5636",
        )
    lathe(rounded(((0, 0), (0.17, 0), (0.22, 0.34), (0.19, 0.34)), 0.03), (1.15, 9.1, 0), "#8d93a6", metal=0.3)
    for g in range(3):
        for k in range(4):
            box((0.025, 0.02, 0.22), (-2.9 + g * 0.5 + k * 0.08, y - 0.045, 1.55), "#eceef4", r=0.006)
        tube(((-2.95 + g * 0.5, y - 0.05, 1.58), (-2.62 + g * 0.5, y - 0.05, 1.74)), 0.012, "#eceef4")
    ball(0.24, (-1.35, 8.2, 0.24), "#5a5f6e", metal=0.3)
    for k in range(7):
        ring(0.06, 0.02, (-1.1 + k * 0.1, 8.2 - 0.03 * k, 0.06), "#6a6f7e", rot=(70 if k % 2 else 0, 0, 0), metal=0.4)
    for _ in range(26):
        at = (rng.uniform(-4, -1), rng.uniform(7.6, 8.6), 0.022)
        cyl(0.012, 0.26, at, vary("#e6cc7a", 0.1), r=0.004, rot=(90, 0, rng.uniform(0, 180)), surface="ground")
    flat(((-0.55, 7.9), (0.95, 7.9), (1.7, 6.4), (0.1, 6.4)), 0.02, "#f4f0e0", alpha=0.28, surface="ground", glow=0.25)


@place(
    "castle",
    "castle",
    "castle, outside a castle, castle gate, drawbridge, fortress, palace, fairy tale castle, knight's castle, castle walls, "
    "citadel, kingdom",
    **OUT,
)
def castle():
    ground("#8fd36b")
    strip(((0, 2), (0.2, 6), (-0.2, 10), (0, 16.2)), (3.4, 3.0, 2.8, 2.6), 0.01, "#e6cfa0")
    strip(
        ((-60, 16.4), (-10, 16.6), (0, 16.4), (10, 16.6), (60, 16.4)), (3.4,) * 5, 0.02, "#4ab6e6", "water", rough=0.15
    )
    for k in range(9):
        box((2.6, 0.42, 0.1), (0, 14.6 + k * 0.44, 0.08), vary("#b9834e", 0.06), r=0.03, surface="ground")
    wall, top = "#cfc6dc", "#ddd6e8"
    box((26, 2, 4.2), (0, 20.4, 0), wall, r=0.06, surface="wall")
    for k in range(27):
        if k % 2 == 0:
            box((0.7, 0.6, 0.6), (-13 + k, 19.6, 4.15), top, r=0.06, surface="wall")
    for _k in range(70):
        at = (rng.uniform(-12.5, 12.5), 19.38 + rng.uniform(-0.012, 0.012), rng.uniform(0.3, 3.7))
        box((0.75, 0.06, 0.36), at, vary(wall, 0.06), r=0.03, surface="wall")
    # the gate between two towers, its bars half up
    for sx in (-2.5, 2.5):
        cyl(1.25, 6.0, (sx, 19.6, 0), vary(wall, 0.03), r=0.05, surface="wall")
        cyl(1.45, 0.5, (sx, 19.6, 5.6), top, r=0.06, surface="wall")
        cone(1.6, 2.4, (sx, 19.6, 6.1), "#5a78c8", r=0.1)
        box((0.4, 0.1, 0.9), (sx, 18.36, 3.4), "#5a4a6e", r=0.045)
        tube(((sx * 0.55, 18.9, 3.0), (sx * 0.5, 14.8, 0.2)), 0.04, "#5d6470")
    flat(arch_points(0, 0, 2.6, 3.4), 0, "#5a4a5e", y=19.3)
    tube([(a, 19.28, b) for a, b in arch_points(0, 0, 2.6, 3.4)], 0.18, top)
    for k in range(6):
        box((0.1, 0.08, 1.7), (-1.0 + k * 0.4, 19.2, 1.7), "#6a5a4e", r=0.03)
        cone(0.08, 0.2, (-1.0 + k * 0.4, 19.2, 1.72), "#6a5a4e", r=0.01, rot=(180, 0, 0))
    for z in (2.1, 2.7):
        box((2.3, 0.1, 0.1), (0, 19.18, z), "#6a5a4e", r=0.03)
    # the keep and towers behind, flags
    box((7, 4, 8.4), (0.5, 26, 0), vary("#d8d0e4", 0.02), r=0.08, surface="wall")
    for k in range(8):
        box((0.6, 0.5, 0.6), (-2.6 + k * 0.9, 24.1, 8.35), top, r=0.06)
    for x, y, r, h, roof in (
        (-4.6, 25, 1.3, 8.6, "#e2604f"),
        (5.6, 25.4, 1.4, 9.4, "#e2604f"),
        (-9.6, 20.8, 1.6, 5.6, "#5a78c8"),
        (9.8, 20.8, 1.6, 5.6, "#5a78c8"),
        (0.6, 27, 1.3, 11, "#b05aa0"),
    ):
        cyl(r, h, (x, y, 0), vary(wall, 0.03), r=0.05, surface="wall")
        cyl(r + 0.18, 0.45, (x, y, h - 0.35), top, r=0.06)
        cone(r + 0.35, 2.6, (x, y, h), roof, r=0.1)
        for z in (0.45, 0.75):
            box((0.36, 0.12, 0.8), (x, y - r + 0.02, h * z), "#5a4a6e", r=0.05)
        cyl(0.05, 1.0, (x, y, h + 2.4), "#8a5636")
        flat(((x, h + 3.35), (x + 0.9, h + 3.1), (x, h + 2.85)), 0, "#f6c453", y=y)
    for x, z in ((-1.0, 5.2), (0.5, 5.2), (2.0, 5.2)):
        flat(arch_points(x, z, 0.7, 1.3), 0, "#5a4a6e", y=23.95)
    for x in (-1.75, 1.75):
        box((0.8, 0.06, 1.7), (x * 3.4, 19.33, 1.6), "#d9404f", r=0.02)
        flat(((x * 3.4 - 0.4, 1.62), (x * 3.4 + 0.4, 1.62), (x * 3.4, 1.25)), 0, "#d9404f", y=19.32)
        ball(0.2, (x * 3.4, 19.28, 2.6), "#f6c453", (1, 0.15, 1))
    for x, y, r, h, c in ((-30, 80, 32, 14, "#a5dc84"), (32, 86, 34, 15, "#9bd88a")):
        hill(x, y, r, h * 0.6, c)
    mountain(-22, 140, 26, 24, "#9aa9dc")
    mountain(28, 145, 28, 26, "#a8b5e2")
    for x, y, s in ((-6.2, 12.0, 1.3), (6.8, 12.4, 1.4), (-9.5, 14, 1.5), (10, 14, 1.5)):
        tree(x, y, s)
    for x, y in ((-3.4, 10.0), (3.6, 10.2), (-4.4, 13.6), (4.4, 13.6)):
        bush(x, y, 0.7, berries="#f58fae")
    scatter(60, lambda x, y: tuft(x, y, 0.8, "#6fbd55"), -6, 6, 4.7, 13, lambda x, y: abs(x) > 1.9)
    scatter(40, lambda x, y: flower(x, y), -6, 6, 5.2, 13, lambda x, y: abs(x) > 2.2)
    clouds((-20, 100, 22, 3.6), (20, 105, 25, 4), (-46, 100, 17, 3.4))


@place(
    "graveyard",
    "graveyard at night",
    "graveyard, cemetery, churchyard, tombstones, graves, haunted graveyard, halloween, spooky place, burial ground, "
    "haunted place, crypt",
    **OUT,
    time="night",
    sky=("#6a68b4", "#1d2056"),
    sky_height=0.32,
    sun=(0.6, -0.4, 0.9),
    sun_colour="#c4d0ff",
    key=1.5,
    ambient="#8088d8",
    fill=0.6,
    strength=0.5,
)
def graveyard():
    ground("#5f8f6e")
    strip(((0.4, 2), (0, 6), (0.6, 10), (-0.4, 15), (0.4, 21)), (3.0, 2.4, 2.0, 1.7, 1.6), 0.012, "#a99a9c")
    spots = (
        (-2.7, 9.2),
        (-4.6, 9.9),
        (2.9, 9.4),
        (4.8, 10.2),
        (-3.4, 12.4),
        (-5.8, 13),
        (3.2, 12.8),
        (5.6, 13.4),
        (-2.6, 15.6),
        (2.6, 16),
        (-4.8, 16.4),
        (5.0, 16.8),
        (8.2, 13),
        (-8.4, 14),
    )
    for k, (x, y) in enumerate(spots):
        lean = rng.uniform(-6, 6)
        tint = vary("#a9aec4", 0.06)
        ball(1, (x, y - 0.7, 0), "#557f62", (0.55, 0.8, 0.14))
        if k % 3 == 0:
            box((0.2, 0.16, 1.3), (x, y, 0), tint, r=0.05, rot=(0, lean, 0))
            box((0.8, 0.16, 0.2), (x + 0.014 * lean, y, 0.78), tint, r=0.05, rot=(0, lean, 0))
        else:
            box((0.85, 0.2, 0.7), (x, y, 0), tint, r=0.06, rot=(0, lean, 0))
            cyl(0.425, 0.2, (x + 0.012 * lean, y + 0.1, 0.66), tint, r=0.06, rot=(90, 0, 0))
            for j in range(3):
                box((0.46 - 0.1 * j, 0.02, 0.04), (x + 0.008 * lean, y - 0.11, 0.72 - j * 0.13), "#7d8298", r=0.008)
        if k % 4 == 1:
            for j in range(4):
                ball(
                    0.07,
                    (x - 0.15 + 0.1 * j, y - 0.3, 0.16 + 0.04 * (j % 2)),
                    ("#f58fae", "#fffaf2", "#b48be8", "#f6c453")[j],
                )
    # the gate and the iron fence, the chapel, bare trees
    for x in (-1.5, 1.7):
        box((0.5, 0.5, 2.1), (x, 19.6, 0), "#8f93aa", r=0.06)
        ball(0.3, (x, 19.6, 2.3), "#a9aec4")
    tube(
        [(0.1 + 1.6 * math.cos(a), 19.6, 2.1 + 0.9 * math.sin(a)) for a in [math.pi * k / 10 for k in range(11)]],
        0.05,
        "#3d4058",
    )
    for side in (-1, 1):
        for k in range(26):
            x = 0.1 + side * (2.0 + k * 0.42)
            cyl(0.03, 1.3, (x, 19.6, 0), "#3d4058")
            cone(0.07, 0.18, (x, 19.6, 1.28), "#3d4058", r=0.01)
        for z in (0.3, 1.05):
            tube(((0.1 + side * 1.8, 19.6, z), (0.1 + side * 13, 19.6, z)), 0.03, "#3d4058")
    box((4.4, 4, 3.4), (-7.5, 26, 0), "#7f82a8", r=0.08, surface="wall")
    for sign in (-1, 1):
        box((3.2, 4.4, 0.2), (-7.5 + sign * 1.25, 26, 4.3), "#4f5580", r=0.08, rot=(0, sign * 42, 0))
    flat(((-9.7, 3.35), (-5.3, 3.35), (-7.5, 5.2)), 0, "#7f82a8", y=24.05, surface="wall")
    box((1.6, 1.6, 6), (-4.9, 25.6, 0), "#888bb0", r=0.08, surface="wall")
    cone(1.4, 2.6, (-4.9, 25.6, 6), "#4f5580", r=0.1)
    flat(arch_points(-4.9, 3.6, 0.6, 1.2), 0, "#ffd98a", y=24.78, glow=1.2)
    flat(arch_points(-7.8, 1.0, 0.8, 1.6), 0, "#ffd98a", y=23.95, glow=1.2)
    for x, y, s in ((-6.2, 11.4, 1.35), (6.9, 11.2, 1.45), (9.6, 20, 1.7), (3.6, 24, 1.5), (-11.5, 22, 1.7)):
        lathe(rounded(((0, 0), (0.42 * s, 0), (0.2 * s, 0.4 * s), (0.13 * s, 1.9 * s)), 0.15 * s), (x, y, 0), "#4f4a66")
        for a, z, long in ((-1, 1.2, 1.3), (1, 1.5, 1.4), (-0.5, 1.85, 1.6), (0.7, 1.9, 1.3)):
            elbow = (x + a * long * 0.5 * s, y, (z + long * 0.25) * s)
            tube(((x, y, z * s), elbow, (x + a * long * 0.75 * s, y, (z + long * 0.85) * s)), 0.08 * s, "#4f4a66")
            tube((elbow, (elbow[0] + a * 0.5 * s, y, elbow[2] + 0.1 * s)), 0.045 * s, "#4f4a66")
    for x, y, s in ((-1.7, 8.7, 1.0), (2.1, 8.9, 0.85), (2.55, 9.2, 0.6)):  # pumpkins with a light in them
        for k in range(7):
            a = k * 0.9
            ball(
                0.2 * s,
                (x + 0.13 * s * math.cos(a), y + 0.13 * s * math.sin(a), 0.2 * s),
                "#f2883c",
                (0.9, 0.9, 1),
                glow=0.15,
            )
        cyl(0.04 * s, 0.14 * s, (x, y, 0.36 * s), "#5a8a4a")
        for dx in (-0.09, 0.09):
            flat(
                ((x + (dx - 0.05) * s, 0.23 * s), (x + (dx + 0.05) * s, 0.23 * s), (x + dx * s, 0.32 * s)),
                0,
                "#ffe07a",
                y=y - 0.34 * s,
                glow=3,
            )
        box((0.2 * s, 0.02, 0.05 * s), (x, y - 0.34 * s, 0.1 * s), "#ffe07a", r=0.009, glow=3)
        glow((x, y - 0.6 * s, 0.3), "#ffb050", 12 * s, 0.15)
    lantern(-1.5, 19.2, 1.6)
    glow((-1.5, 18.8, 1.7), "#ffcf8a", 60, 0.2)
    for x, y, z in ((-4, 14, 0.35), (4, 15, 0.4), (0, 18.4, 0.45), (-7, 12, 0.4)):
        ball(1, (x, y, z), "#dfe4ff", (4.2, 0.8, 0.4), alpha=0.14, glow=0.25)
    for x, z in ((-2.4, 7.6), (3.0, 8.6), (0.2, 9.6)):  # bats
        for s in (-1, 1):
            ball(0.34, (x + s * 0.34, 30, z + 0.08), "#2a2848", (1.1, 0.3, 0.3), (0, s * 24, 0))
        ball(0.16, (x, 30, z), "#2a2848")
    sun_disc(11, 120, 20, 5.0, "#fff2c8", 1.4)
    stars(90, 200, -100, 100, 16, 50, 0.3)
    for k in range(16):
        pine(-26 + k * 3.6, 34 + rng.uniform(-2, 2), rng.uniform(1.6, 2.2), "#3a4f78")
    scatter(50, lambda x, y: tuft(x, y, 1.0, "#4a7f60"), -6, 6, 4.7, 12, lambda x, y: abs(x - 0.2) > 1.7)
