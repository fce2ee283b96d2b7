"""Things of gardens and farms, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import BRICK, GREY, SAND, curve, draped, pressed, rounded

LIGHT = "#7cc65a"

THINGS: dict[str, Thing] = {
    "fence": Thing(
        thing(
            (WHITE, pickets(9, 0.17, 1.0, 0.09)),
            (CREAM, union(*(block((0, y, -0.06), (2.4, 0.12, 0.06), 0.02) for y in (0.28, 0.68)))),
            (LIGHT, tufts([(x, 0.08) for x in (-0.95, -0.35, 0.3, 0.85)], 0.16, 0.03)),
        ),
        words=("picket fence", "garden fence", "wooden fence", "white fence", "paling", "fences"),
        yaw=-14,
    ),
    "garden gate": Thing(
        thing(
            (WOOD, pickets(6, 0.15, 1.0, 0.04, 0.06)),
            (
                OAK,
                union(
                    *(block((0, y, 0.05), (1.1, 0.1, 0.05), 0.02) for y in (0.25, 0.72)),
                    placed(block((0, 0, 0.05), (1.15, 0.09, 0.05), 0.02), (0, 0.48, 0), (0, 0, 23)),
                ),
            ),
            (
                GREY,
                union(
                    *(
                        union(
                            block((x, 0.6, 0), (0.28, 1.2, 0.28), 0.04),
                            block((x, 1.22, 0), (0.36, 0.08, 0.36), 0.03),
                            ball((x, 1.34, 0), 0.13),
                        )
                        for x in (-0.78, 0.78)
                    )
                ),
            ),
            (DARK, ring((0.42, 0.55, 0.1), 0.06, 0.02, 2)),
        ),
        words=("gate", "wooden gate", "school gate", "farm gate", "garden door", "entrance gate"),
        yaw=-16,
    ),
    "well": Thing(
        thing(
            (
                GREY,
                union(
                    *(
                        placed(block((0, y, 0.5), (0.46, 0.17, 0.18), 0.04), turn=(0, a + 20 * n, 0))
                        for n, y in enumerate((0.09, 0.28, 0.47, 0.66))
                        for a in range(0, 360, 51)
                    )
                ),
            ),
            (STEEL, vessel(0.0, 0.72, 0.52, 0.52, 0.1)),
            (SKY, filling(0.6, 0.44)),
            (OAK, union(*(block((x, 1.1, 0), (0.11, 1.0, 0.11), 0.02) for x in (-0.45, 0.45)))),
            (RED, gable(1.35, 1.1, 1.55, 1.98)),
            (
                WOOD,
                union(
                    limb((-0.66, 1.28, 0), (0.5, 1.28, 0), 0.055),
                    chain(((-0.66, 1.28, 0), (-0.66, 1.05, 0.05), (-0.8, 1.05, 0.05)), (0.035,) * 3),
                ),
            ),
            (
                PALE,
                union(
                    limb((0.05, 1.28, 0.06), (0.05, 1.05, 0.06), 0.022),
                    ring((0.0, 1.28, 0), 0.055, 0.025, 0),
                    ring((0.06, 1.28, 0), 0.055, 0.025, 0),
                ),
            ),
            (
                BROWN,
                placed(
                    union(vessel(-0.2, 0.06, 0.11, 0.15, 0.03), bowed(0.14, 0, 180, 0.016, "xy", (0, 0.03, 0))),
                    (0.05, 0.88, 0.06),
                ),
            ),
        ),
        words=("wishing well", "draw well", "water well", "old well", "village well", "stone well"),
    ),
    "hedge": Thing(
        thing(
            (
                GREEN,
                union(
                    block((0, 0.5, 0), (2.1, 0.95, 0.5), 0.18),
                    lumps([(x, y, 0.2, 0.13) for x in np.linspace(-0.9, 0.9, 7) for y in (0.2, 0.55, 0.85)]),
                    lumps([(x, 0.95, z, 0.13) for x in np.linspace(-0.85, 0.85, 7) for z in (-0.12, 0.12)]),
                    k=0.08,
                ),
            ),
            (
                LIGHT,
                lumps(
                    [
                        (x, y, 0.27, 0.075)
                        for x, y in (
                            (-0.75, 0.75),
                            (-0.3, 0.4),
                            (0.1, 0.85),
                            (0.5, 0.5),
                            (0.85, 0.8),
                            (-0.9, 0.3),
                            (0.25, 0.2),
                        )
                    ]
                ),
            ),
        ),
        words=("box hedge", "garden hedge", "green hedge", "maze", "hedges", "hedge maze"),
        kind="plant",
        yaw=-18,
    ),
    "bush": Thing(
        thing(
            (
                GREEN,
                lumps(
                    [
                        (0, 0.42, 0, 0.4),
                        (-0.38, 0.3, 0.05, 0.3),
                        (0.4, 0.3, 0.02, 0.31),
                        (0.1, 0.72, -0.02, 0.25),
                        (-0.2, 0.62, 0.05, 0.24),
                        (0.12, 0.26, 0.28, 0.26),
                    ],
                    0.05,
                ),
            ),
            (
                LIGHT,
                lumps(
                    [
                        (-0.3, 0.62, 0.18, 0.13),
                        (0.2, 0.78, 0.14, 0.13),
                        (0.42, 0.44, 0.2, 0.14),
                        (-0.5, 0.36, 0.17, 0.12),
                    ],
                    0.03,
                ),
            ),
            (
                RED,
                lumps(
                    [
                        (-0.12, 0.55, 0.36, 0.05),
                        (0.22, 0.5, 0.38, 0.05),
                        (-0.42, 0.2, 0.3, 0.05),
                        (0.05, 0.3, 0.52, 0.05),
                        (0.5, 0.22, 0.27, 0.05),
                        (0.05, 0.86, 0.2, 0.045),
                    ]
                ),
            ),
        ),
        words=("shrub", "bushes", "berry bush", "thicket", "undergrowth"),
        kind="plant",
        yaw=0,
    ),
    "rose bush": Thing(
        thing(
            (
                LEAF,
                lumps(
                    [
                        (0, 0.45, 0, 0.4),
                        (-0.36, 0.32, 0.05, 0.3),
                        (0.36, 0.32, 0.02, 0.31),
                        (0.1, 0.78, -0.02, 0.24),
                        (-0.2, 0.7, 0.05, 0.22),
                        (0.0, 0.26, 0.25, 0.27),
                    ],
                    0.05,
                ),
            ),
            (
                RED,
                lumps(
                    [
                        (x, y, z, 0.1)
                        for x, y, z in (
                            (-0.15, 0.62, 0.34),
                            (0.25, 0.5, 0.36),
                            (-0.42, 0.3, 0.3),
                            (0.12, 0.9, 0.18),
                            (0.5, 0.34, 0.25),
                            (-0.28, 0.86, 0.12),
                        )
                    ]
                ),
            ),
            (
                PINK,
                union(
                    *(
                        placed(ring((0, 0, 0), 0.05, 0.02, 2), (x, y, z + 0.075))
                        for x, y, z in (
                            (-0.15, 0.62, 0.34),
                            (0.25, 0.5, 0.36),
                            (-0.42, 0.3, 0.3),
                            (0.12, 0.9, 0.18),
                            (0.5, 0.34, 0.25),
                            (-0.28, 0.86, 0.12),
                        )
                    )
                ),
            ),
        ),
        words=("roses", "flower bush", "blooming bush", "flowering bush"),
        kind="plant",
        yaw=0,
    ),
    "haystack": Thing(
        thing(
            (
                STRAW,
                union(
                    turned(((0.85, 0.0), (0.95, 0.3), (0.75, 0.85), (0.38, 1.3), (0.04, 1.55))),
                    *(
                        limb(
                            (r * np.cos(a), y, r * np.sin(a)),
                            ((r + 0.16) * np.cos(a), y - 0.24, (r + 0.16) * np.sin(a)),
                            0.05,
                            0.02,
                        )
                        for y, r, n in ((0.4, 0.88, 13), (0.75, 0.76, 11), (1.05, 0.55, 9), (1.32, 0.32, 7))
                        for a in np.arange(n) * 2 * np.pi / n + y * 9
                    ),
                    k=0.05,
                ),
            ),
            (WOOD, limb((0, 1.5, 0), (0, 1.78, 0), 0.045)),
            (
                GOLD,
                union(
                    *(
                        limb(
                            (r * np.cos(a), y, r * np.sin(a)),
                            ((r + 0.1) * np.cos(a), y - 0.3, (r + 0.1) * np.sin(a)),
                            0.028,
                            0.012,
                        )
                        for y, r, n in ((0.55, 0.9, 9), (0.95, 0.68, 7))
                        for a in np.arange(n) * 2 * np.pi / n + 0.2
                    )
                ),
            ),
        ),
        words=("hay", "straw", "heap of hay", "straw pile", "stack of hay", "hayloft", "hay pile"),
    ),
    "hay bale": Thing(
        thing(
            (
                STRAW,
                union(
                    limb((-0.32, 0.5, 0), (0.32, 0.5, 0), 0.02),
                    within(ball((0, 0.5, 0), (9, 0.5, 0.5)), lambda p: np.abs(p[:, 0]) - 0.48, k=0.08),
                ),
            ),
            (
                GOLD,
                union(
                    *(ring((0.47, 0.5, 0), r, 0.018, 0) for r in (0.1, 0.2, 0.3, 0.4)),
                    *(ring((x, 0.5, 0), 0.495, 0.018, 0) for x in (-0.22, 0.22)),
                ),
            ),
        ),
        words=("bale", "straw bale", "round bale", "bales of hay"),
        yaw=-42,
    ),
    "beehive": Thing(
        thing(
            (
                YELLOW,
                union(
                    *(ring((0, 0.22 + 0.15 * n, 0), r, 0.09) for n, r in enumerate((0.3, 0.34, 0.32, 0.26, 0.17))),
                    ball((0, 0.88, 0), (0.2, 0.14, 0.2)),
                    turned(((0.3, 0.15), (0.3, 0.6), (0.18, 0.85))),
                ),
            ),
            (
                GOLD,
                union(*(ring((0, 0.295 + 0.15 * n, 0), r, 0.03) for n, r in enumerate((0.385, 0.395, 0.355, 0.28)))),
            ),
            (DARK, ball((0, 0.28, 0.4), (0.1, 0.1, 0.05))),
            (
                OAK,
                union(
                    block((0, 0.08, 0), (0.95, 0.08, 0.8), 0.03),
                    *(block((x, 0.03, z), (0.09, 0.14, 0.09), 0.02) for x in (-0.36, 0.36) for z in (-0.28, 0.28)),
                ),
            ),
            ("#f7b500", lumps([(-0.32, 0.62, 0.4, 0.055), (0.36, 0.8, 0.3, 0.055), (0.2, 0.42, 0.48, 0.05)])),
            (
                DARK,
                union(
                    *(
                        ring((x, y, z), 0.05, 0.014, 0)
                        for x, y, z in ((-0.32, 0.62, 0.4), (0.36, 0.8, 0.3), (0.2, 0.42, 0.48))
                    )
                ),
            ),
        ),
        words=("hive", "hives", "bee hive", "skep", "bees' nest", "honey hive"),
        yaw=-8,
    ),
    "birdhouse": Thing(
        thing(
            (SKY, house(0.34, 0.34, 0.95, 1.2, True)),
            (RED, gable(0.46, 0.46, 0.92, 1.24, 0.05, True)),
            (DARK, disc((0, 0.93, 0.17), 0.065, 0.03, 2)),
            (
                WOOD,
                union(
                    limb((0, 0.8, 0.16), (0, 0.8, 0.29), 0.022),
                    limb((0, 0, 0), (0, 0.72, 0), 0.04),
                    block((0, 0.69, 0), (0.4, 0.05, 0.4), 0.02),
                ),
            ),
        ),
        words=("bird house", "nesting box", "bird box", "bird feeder", "nest box"),
    ),
    "doghouse": Thing(
        thing(
            (
                WOOD,
                cut(
                    house(0.9, 1.0, 0.62, 1.0, True),
                    union(block((0, 0.25, 0.5), (0.44, 0.56, 0.5), 0.05), limb((0, 0.5, 0.3), (0, 0.5, 0.9), 0.22)),
                ),
            ),
            (DARK, block((0, 0.35, 0.2), (0.6, 0.66, 0.1), 0.02)),
            (RED, gable(1.25, 1.2, 0.6, 1.1, 0.08, True)),
            (
                CREAM,
                union(
                    limb((-0.09, 0.83, 0.53), (0.09, 0.83, 0.53), 0.03),
                    *(ball((x, 0.83 + y, 0.53), 0.042) for x in (-0.1, 0.1) for y in (-0.03, 0.03)),
                ),
            ),
        ),
        words=("dog house", "kennel", "dog kennel", "dog hut"),
        yaw=-30,
    ),
    "barn": Thing(
        thing(
            (RED, house(1.8, 2.0, 1.1, 1.75, True)),
            ("#8f5a3c", gable(2.15, 2.2, 1.02, 1.85, 0.09, True)),
            (
                WHITE,
                union(
                    *(block((x, 0.45, 1.02), (0.07, 0.9, 0.05), 0.015) for x in (-0.42, 0, 0.42)),
                    *(block((0, y, 1.02), (0.9, 0.07, 0.05), 0.015) for y in (0.03, 0.88)),
                    *(
                        placed(block((0, 0, 0), (0.06, 0.92, 0.05), 0.015), (x, 0.45, 1.02), (0, 0, t))
                        for x in (-0.21, 0.21)
                        for t in (-24, 24)
                    ),
                    *(block((0.22 * s, 1.28, 1.02), (0.06, 0.36, 0.05), 0.015) for s in (-1, 1)),
                    *(block((0, y, 1.02), (0.48, 0.06, 0.05), 0.015) for y in (1.12, 1.45)),
                ),
            ),
            (DARK, block((0, 1.28, 1.0), (0.4, 0.32, 0.04), 0.015)),
            (
                WHITE,
                union(
                    *(block((0.92, 0.65, z), (0.04, 0.34, 0.34), 0.015) for z in (-0.55, 0, 0.55)),
                    *(block((-0.92, 0.65, z), (0.04, 0.34, 0.34), 0.015) for z in (-0.55, 0, 0.55)),
                ),
            ),
            (
                SKY,
                union(
                    *(block((s * 0.935, 0.65, z), (0.04, 0.24, 0.24), 0.015) for s in (-1, 1) for z in (-0.55, 0, 0.55))
                ),
            ),
        ),
        words=("farm building", "red barn", "stable", "cowshed", "farmhouse", "stall"),
        kind="building",
        yaw=-34,
        down=10,
        metre=3.2,
    ),
    "shed": Thing(
        thing(
            (
                WOOD,
                union(
                    house(1.5, 1.2, 1.25, 1.6, False),
                    *(block((x, 0.62, 0.61), (0.03, 1.2, 0.03), 0.01) for x in (-0.6, -0.35, 0.62)),
                ),
            ),
            ("#5b7f8f", gable(1.75, 1.5, 1.2, 1.7, 0.08)),
            (OAK, union(block((0.18, 0.5, 0.62), (0.52, 0.98, 0.06), 0.02))),
            (
                PALE,
                union(
                    *(block((0.18 + x, 0.5, 0.64), (0.05, 0.98, 0.05), 0.015) for x in (-0.24, 0.24)),
                    *(block((0.18, y, 0.64), (0.5, 0.07, 0.05), 0.015) for y in (0.18, 0.82)),
                    placed(block((0, 0, 0), (0.06, 0.78, 0.05), 0.015), (0.18, 0.5, 0.64), (0, 0, -34)),
                ),
            ),
            (SKY, block((-0.43, 0.75, 0.61), (0.3, 0.32, 0.04), 0.015)),
            (
                WHITE,
                union(
                    block((-0.43, 0.75, 0.62), (0.3, 0.035, 0.05), 0.01),
                    block((-0.43, 0.75, 0.62), (0.035, 0.32, 0.05), 0.01),
                    *(block((-0.43, 0.75 + y, 0.62), (0.38, 0.05, 0.06), 0.015) for y in (-0.17, 0.17)),
                    *(block((-0.43 + x, 0.75, 0.62), (0.05, 0.38, 0.06), 0.015) for x in (-0.17, 0.17)),
                ),
            ),
        ),
        words=("garden shed", "tool shed", "cabin", "wooden hut", "woodshed", "log cabin", "cottage"),
        kind="building",
        yaw=-26,
        down=10,
        metre=1.6,
    ),
    "windmill": Thing(
        thing(
            (CREAM, turned(((0.62, 0.0), (0.4, 1.55)))),
            (
                BRICK,
                union(
                    turned(((0.65, 0.0), (0.63, 0.14))), turned(((0.46, 1.52), (0.4, 1.66), (0.26, 1.85), (0.03, 1.96)))
                ),
            ),
            (
                OAK,
                union(
                    block((0, 0.28, 0.58), (0.28, 0.5, 0.1), 0.03),
                    ball((0, 0.53, 0.57), (0.14, 0.1, 0.05)),
                    limb((0, 1.62, 0.2), (0, 1.62, 0.62), 0.07),
                    *(
                        placed(block((0, 0.62, 0.6), (0.07, 1.1, 0.06), 0.02), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                    ),
                ),
            ),
            (
                SKY,
                union(
                    *(block((x, y, z), (0.17, 0.2, 0.06), 0.02) for x, y, z in ((0, 1.02, 0.49), (-0.22, 0.75, 0.5)))
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(block((0.14, 0.72, 0.6), (0.24, 0.86, 0.04), 0.015), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                    )
                ),
            ),
            (
                RED,
                union(
                    ball((0, 1.62, 0.64), 0.09),
                    *(
                        placed(block((0.14, y, 0.615), (0.25, 0.04, 0.045), 0.01), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                        for y in (0.42, 0.72, 1.02)
                    ),
                ),
            ),
        ),
        words=("mill", "wind mill", "flour mill", "old mill", "dutch windmill"),
        kind="building",
        yaw=-16,
        down=7,
        metre=4.0,
    ),
    "wheelbarrow": Thing(
        thing(
            (
                GREEN,
                cut(
                    union(placed(block((0, 0.0, 0), (0.62, 0.36, 0.9), 0.06), (0, 0.58, 0.1), (8, 0, 0))),
                    placed(block((0, 0.12, 0), (0.52, 0.44, 0.78), 0.05), (0, 0.58, 0.1), (8, 0, 0)),
                ),
            ),
            (BROWN, placed(ball((0, 0.12, 0), (0.25, 0.17, 0.36)), (0, 0.58, 0.1), (8, 0, 0))),
            (
                WOOD,
                union(
                    *(limb((s * 0.12, 0.28, 0.72), (s * 0.28, 0.52, -0.85), 0.035) for s in (-1, 1)),
                    *(limb((s * 0.24, 0.45, -0.3), (s * 0.24, 0.03, -0.36), 0.032) for s in (-1, 1)),
                ),
            ),
            (
                DARK,
                union(
                    ring((0, 0.21, 0.72), 0.16, 0.05, 0),
                    *(limb((s * 0.27, 0.5, -0.72), (s * 0.28, 0.525, -0.9), 0.045) for s in (-1, 1)),
                ),
            ),
            (RED, union(disc((0, 0.21, 0.72), 0.12, 0.05, 0), limb((-0.14, 0.21, 0.72), (0.14, 0.21, 0.72), 0.025))),
        ),
        words=("barrow", "garden cart", "hand barrow", "cart"),
        kind="vehicle",
        facing="left",
        yaw=-66,
        seats=(Place("sit", hips=(0, 0.72, 0.0), hides=True),),
    ),
    "lawn mower": Thing(
        thing(
            (
                RED,
                union(
                    block((0, 0.24, 0.1), (0.56, 0.16, 0.72), 0.07), ball((0, 0.32, 0.14), (0.22, 0.16, 0.24)), k=0.05
                ),
            ),
            (
                DARK,
                union(
                    turned(((0.13, 0.42), (0.13, 0.52)), (0, 0, 0.14)),
                    *(disc((s * 0.31, 0.14, z), 0.14, 0.09, 0, 0.03) for s in (-1, 1) for z in (-0.18, 0.38)),
                    limb((-0.24, 1.02, -0.95), (0.24, 1.02, -0.95), 0.042),
                ),
            ),
            (WHITE, union(*(disc((s * 0.31, 0.14, z), 0.06, 0.11, 0) for s in (-1, 1) for z in (-0.18, 0.38)))),
            (
                METAL,
                union(
                    *(limb((s * 0.22, 0.26, -0.2), (s * 0.24, 1.02, -0.95), 0.026) for s in (-1, 1)),
                    limb((-0.22, 0.6, -0.54), (0.22, 0.6, -0.54), 0.022),
                ),
            ),
            (GREEN, union(block((0, 0.36, -0.38), (0.42, 0.3, 0.34), 0.08))),
        ),
        words=("lawnmower", "mower", "grass cutter"),
        kind="vehicle",
        facing="left",
        yaw=-58,
    ),
    "plough": Thing(
        thing(
            (
                WOOD,
                union(
                    curve(((0, 0.55, 0.95), (0, 0.5, 0.3), (0, 0.3, -0.15)), 0.055),
                    curve(((0.03, 0.28, -0.1), (0.14, 0.55, -0.6), (0.22, 0.82, -1.0)), 0.042),
                    curve(((-0.03, 0.28, -0.1), (-0.14, 0.55, -0.6), (-0.22, 0.82, -1.0)), 0.042),
                    limb((-0.14, 0.55, -0.6), (0.14, 0.55, -0.6), 0.03),
                ),
            ),
            (
                STEEL,
                union(
                    placed(
                        pressed(((-0.16, 0.0), (0.42, 0.0), (0.1, 0.32), (-0.2, 0.34)), 0.06),
                        (0.02, 0.02, 0.1),
                        (0, -90, 0),
                    ),
                    limb((0, 0.5, 0.38), (0, 0.1, 0.5), 0.03),
                ),
            ),
            (DARK, ring((0, 0.2, 0.86), 0.16, 0.04, 0)),
            (RED, union(placed(spokes(0.15, 0.018), (0, 0.2, 0.86)), limb((0, 0.2, 0.86), (0, 0.54, 0.86), 0.03))),
        ),
        words=("plow", "farm plough", "old plough"),
        kind="tool",
        facing="left",
        yaw=-68,
    ),
    "garden hose": Thing(
        thing(
            (
                GREEN,
                union(
                    *(ring((0, 0.07 + 0.1 * n, 0), r, 0.055) for n, r in enumerate((0.42, 0.4, 0.41, 0.38))),
                    ring((0, 0.08, 0), 0.29, 0.05),
                    curve(((-0.38, 0.3, 0.15), (0.1, 0.42, 0.42), (0.55, 0.2, 0.45), (0.8, 0.08, 0.35)), 0.055),
                ),
            ),
            (YELLOW, limb((0.8, 0.08, 0.35), (0.92, 0.08, 0.3), 0.075, 0.06)),
            (RED, limb((0.92, 0.08, 0.3), (1.1, 0.08, 0.22), 0.05, 0.035)),
            (SKY, lumps([(1.22, 0.09, 0.17, 0.045), (1.33, 0.05, 0.14, 0.035), (1.3, 0.14, 0.1, 0.03)])),
        ),
        words=("hose", "water hose", "air hose", "fire hose", "hosepipe", "hose pipe"),
        kind="tool",
        yaw=-10,
        down=24,
        metre=0.8,
    ),
    "garden gnome": Thing(
        thing(
            (BLUE, turned(((0.2, 0.1), (0.24, 0.25), (0.17, 0.5)))),
            (RED, turned(((0.19, 0.68), (0.13, 0.88), (0.02, 1.16)))),
            (
                "#f2c19c",
                union(
                    ball((0, 0.6, 0.02), (0.15, 0.14, 0.15)),
                    ball((0, 0.6, 0.18), 0.045),
                    ball((-0.24, 0.34, 0.08), 0.06),
                    ball((0.24, 0.34, 0.08), 0.06),
                ),
            ),
            (WHITE, union(within(ball((0, 0.5, 0.1), (0.14, 0.2, 0.1)), lambda p: p[:, 1] - 0.58), k=0.02)),
            (
                BLUE,
                union(
                    limb((-0.15, 0.48, 0), (-0.23, 0.36, 0.05), 0.06), limb((0.15, 0.48, 0), (0.23, 0.36, 0.05), 0.06)
                ),
            ),
            (BROWN, union(*(ball((s * 0.1, 0.07, 0.1), (0.09, 0.08, 0.15)) for s in (-1, 1)))),
            (
                DARK,
                union(
                    ring((0, 0.27, 0), 0.215, 0.03), ball((-0.06, 0.66, 0.14), 0.022), ball((0.06, 0.66, 0.14), 0.022)
                ),
            ),
            (GOLD, block((0, 0.27, 0.23), (0.09, 0.08, 0.04), 0.015)),
        ),
        words=("lawn gnome", "gnome", "dwarf statue", "garden dwarf"),
        yaw=-10,
        metre=0.45,
        down=8,
    ),
    "swing": Thing(
        thing(
            (
                RED,
                union(
                    *(limb((s * 0.85, 0.03, z), (s * 0.75, 1.95, 0), 0.055) for s in (-1, 1) for z in (-0.5, 0.5)),
                    limb((-0.85, 1.97, 0), (0.85, 1.97, 0), 0.06),
                ),
            ),
            (CREAM, union(*(limb((s * 0.24, 1.95, 0), (s * 0.24, 0.5, 0.02), 0.025) for s in (-1, 1)))),
            (YELLOW, block((0, 0.47, 0.02), (0.62, 0.07, 0.26), 0.03)),
        ),
        words=("swings", "playground swing", "swing set", "garden swing", "child's swing"),
        kind="toy",
        yaw=-22,
        seats=(Place("sit", hips=(0, 0.54, 0.04), feet=(0, 0.12, 0.4)),),
    ),
    "seesaw": Thing(
        thing(
            (BLUE, placed(block((0, 0, 0), (2.5, 0.09, 0.3), 0.04), (0, 0.5, 0), (0, 0, 9))),
            (RED, pressed(((-0.32, 0), (0.32, 0), (0.1, 0.5), (-0.1, 0.5)), 0.34, 0.05)),
            (
                YELLOW,
                union(
                    *(
                        placed(
                            union(
                                block((s * 1.08, 0.07, 0), (0.3, 0.06, 0.3), 0.025),
                                limb((s * 0.8, 0, -0.02), (s * 0.8, 0.26, -0.02), 0.03),
                                limb((s * 0.8, 0.26, -0.13), (s * 0.8, 0.26, 0.13), 0.035),
                            ),
                            (0, 0.5, 0),
                            (0, 0, 9),
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
        ),
        words=("teeter-totter", "see-saw", "teeter", "playground seesaw"),
        kind="toy",
        yaw=-18,
        seats=(Place("sit", hips=(-1.05, 0.43, 0)), Place("sit", hips=(1.05, 0.76, 0))),
    ),
    "trampoline": Thing(
        thing(
            (BLUE, ring((0, 0.62, 0), 1.02, 0.1, deep=1.0)),
            (DARK, disc((0, 0.63, 0), 0.95, 0.05)),
            (
                METAL,
                union(
                    *(
                        limb(
                            (1.02 * np.cos(a), 0.03, 1.02 * np.sin(a)), (1.02 * np.cos(a), 0.6, 1.02 * np.sin(a)), 0.05
                        )
                        for a in np.arange(6) * np.pi / 3 + 0.3
                    )
                ),
            ),
            (
                YELLOW,
                union(*(ball((1.02 * np.cos(a), 0.69, 1.02 * np.sin(a)), 0.06) for a in np.arange(12) * np.pi / 6)),
            ),
        ),
        words=("jumping mat", "bouncy mat", "bouncer"),
        kind="toy",
        yaw=0,
        down=16,
        seats=(Place("stand", hips=(0, 1.2, 0), feet=(0, 0.66, 0)),),
    ),
    "sandpit": Thing(
        thing(
            (
                SAND,
                union(
                    block((0, 0.1, 0), (1.5, 0.16, 1.3), 0.05), mound((0.35, 0.26, 0.3), (-0.25, 0.15, -0.15)), k=0.08
                ),
            ),
            (RED, union(*(block((0, 0.12, z), (1.8, 0.24, 0.16), 0.06) for z in (-0.72, 0.72)))),
            (
                BLUE,
                union(
                    *(block((x, 0.12, 0), (0.16, 0.24, 1.6), 0.06) for x in (-0.82, 0.82)),
                    vessel(0.18, 0.42, 0.11, 0.15, 0.03),
                ),
            ),
            (
                YELLOW,
                placed(
                    union(limb((0, 0.0, 0), (0, 0.3, 0), 0.03), ball((0, 0.36, 0), (0.09, 0.13, 0.03))),
                    (0.42, 0.22, 0.25),
                    (70, 30, 0),
                ),
            ),
        ),
        words=("sandbox", "sand pit", "sand box"),
        kind="toy",
        down=24,
    ),
    "hammock": Thing(
        thing(
            (
                RED,
                cut(
                    within(
                        limb((-0.9, 0.62, 0), (0.9, 0.62, 0), 0.34),
                        lambda p: p[:, 1] - 0.45 - 0.28 * p[:, 0] ** 2,
                        k=0.03,
                    ),
                    limb((-1.2, 0.66, 0), (1.2, 0.66, 0), 0.31),
                ),
            ),
            (
                YELLOW,
                union(
                    *(
                        cut(
                            within(ring((x, 0.62, 0), 0.33, 0.035, 0), lambda p: p[:, 1] - 0.46 - 0.28 * p[:, 0] ** 2),
                            ball((0, 9, 0), 0.1),
                        )
                        for x in (-0.6, -0.2, 0.2, 0.6)
                    )
                ),
            ),
            (
                CREAM,
                union(
                    *(
                        limb((s * 0.95, 0.64 + 0.02, z), (s * 1.38, 1.05, 0), 0.022)
                        for s in (-1, 1)
                        for z in (-0.28, 0, 0.28)
                    )
                ),
            ),
            (
                OAK,
                union(
                    *(limb((s * 1.42, 0.0, 0), (s * 1.42, 1.3, 0), 0.075) for s in (-1, 1)),
                    *(limb((s * 1.42, 0.05, -0.3), (s * 1.42, 0.05, 0.3), 0.06) for s in (-1, 1)),
                ),
            ),
        ),
        words=("hanging bed", "net bed", "garden hammock"),
        kind="furniture",
        yaw=-12,
        seats=(Place("lie", hips=(0, 0.42, 0.05)), Place("sit", hips=(0, 0.42, 0.05))),
    ),
    "clothesline": Thing(
        thing(
            (
                WOOD,
                union(
                    *(
                        union(
                            limb((s * 1.35, 0, 0), (s * 1.35, 1.75, 0), 0.05),
                            limb((s * 1.35, 1.6, -0.22), (s * 1.35, 1.6, 0.22), 0.035),
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
            (CREAM, curve(((-1.35, 1.62, 0), (0, 1.52, 0), (1.35, 1.62, 0)), 0.022)),
            (
                RED,
                union(
                    block((-0.82, 1.22, 0), (0.46, 0.62, 0.06), 0.025),
                    placed(block((0, 0, 0), (0.34, 0.17, 0.06), 0.025), (-1.05, 1.42, 0), (0, 0, 35)),
                    placed(block((0, 0, 0), (0.34, 0.17, 0.06), 0.025), (-0.59, 1.42, 0), (0, 0, -35)),
                ),
            ),
            (WHITE, draped(0.72, 0.78, 1.55, 2.0, 0.03)),
            (
                BLUE,
                union(
                    block((0.86, 1.44, 0), (0.42, 0.18, 0.07), 0.03),
                    *(block((0.86 + s * 0.12, 1.1, 0), (0.17, 0.68, 0.07), 0.03) for s in (-1, 1)),
                ),
            ),
            (
                YELLOW,
                union(
                    *(block((x, 1.56, 0.02), (0.035, 0.13, 0.07), 0.012) for x in (-0.95, -0.7, -0.3, 0.3, 0.72, 1.0))
                ),
            ),
        ),
        words=("clothes line", "washing line", "laundry line", "drying laundry", "laundry"),
        yaw=-10,
        down=8,
    ),
    "chicken coop": Thing(
        thing(
            (WOOD, placed(house(1.1, 0.95, 0.55, 0.9), (0, 0.4, 0))),
            (RED, placed(gable(1.35, 1.2, 0.5, 0.98, 0.07), (0, 0.4, 0))),
            (
                DARK,
                union(block((-0.2, 0.63, 0.47), (0.26, 0.36, 0.05), 0.02), ball((-0.2, 0.82, 0.47), (0.13, 0.1, 0.03))),
            ),
            (WHITE, union(block((0.28, 0.72, 0.48), (0.3, 0.26, 0.04), 0.015))),
            (DARK, union(*(block((0.28 + x, 0.72, 0.5), (0.025, 0.26, 0.03), 0.01) for x in (-0.08, 0, 0.08)))),
            (
                OAK,
                union(
                    *(limb((x, 0.03, z), (x, 0.45, z), 0.045) for x in (-0.45, 0.45) for z in (-0.36, 0.36)),
                    placed(block((0, 0, 0), (0.28, 0.04, 0.75), 0.015), (-0.2, 0.22, 0.78), (35, 0, 0)),
                    *(
                        placed(block((0, 0.035, z), (0.28, 0.035, 0.04), 0.01), (-0.2, 0.22, 0.78), (35, 0, 0))
                        for z in (-0.25, -0.08, 0.09, 0.26)
                    ),
                ),
            ),
        ),
        words=("henhouse", "hen house", "chicken house", "coop", "hutch", "rabbit hutch"),
        kind="building",
        metre=1.2,
    ),
    "greenhouse": Thing(
        thing(
            ("#bfe3dc", union(house(1.5, 1.1, 0.85, 1.3))),
            (
                WHITE,
                union(
                    *(
                        block((x, 0.43, s * 0.56), (0.05, 0.86, 0.05), 0.015)
                        for x in np.linspace(-0.74, 0.74, 5)
                        for s in (-1, 1)
                    ),
                    *(block((0, y, s * 0.56), (1.52, 0.05, 0.05), 0.015) for y in (0.03, 0.45, 0.85) for s in (-1, 1)),
                    *(
                        placed(block((x, 0, 0), (0.05, 0.05, 0.74), 0.015), (0, 1.09, s * 0.28), (s * 39.3, 0, 0))
                        for x in np.linspace(-0.74, 0.74, 5)
                        for s in (-1, 1)
                    ),
                    block((0, 1.31, 0), (1.56, 0.07, 0.07), 0.02),
                    *(
                        block((s * 0.76, 0.45, z), (0.05, 0.9 if z else 1.2, 0.05), 0.015)
                        for s in (-1, 1)
                        for z in (-0.5, 0, 0.5)
                    ),
                ),
            ),
            (GREEN, lumps([(x, y, 0.54, 0.1) for x, y in ((-0.55, 0.2), (-0.2, 0.27), (0.18, 0.2), (0.55, 0.27))])),
            (
                RED,
                lumps(
                    [
                        (x, y, 0.62, 0.04)
                        for x, y in ((-0.55, 0.25), (-0.2, 0.3), (0.2, 0.22), (0.57, 0.32), (-0.48, 0.15), (0.1, 0.14))
                    ]
                ),
            ),
        ),
        words=("glasshouse", "glass house", "hothouse"),
        kind="building",
        metre=2.2,
        yaw=-28,
        down=10,
    ),
    "water trough": Thing(
        thing(
            (WOOD, cut(block((0, 0.36, 0), (1.6, 0.42, 0.62), 0.05), block((0, 0.5, 0), (1.44, 0.42, 0.46), 0.04))),
            (SKY, block((0, 0.44, 0), (1.46, 0.1, 0.48), 0.03)),
            (OAK, union(*(block((x, 0.2, 0), (0.14, 0.4, 0.72), 0.03) for x in (-0.55, 0.55)))),
            (DARK, union(*(block((x, 0.36, 0), (0.07, 0.44, 0.645), 0.02) for x in (-0.25, 0.25)))),
        ),
        words=("trough", "manger", "feeding trough", "crib", "animal trough"),
        down=22,
    ),
    "sundial": Thing(
        thing(
            (GREY, union(turned(((0.32, 0), (0.3, 0.1), (0.16, 0.16), (0.13, 0.6), (0.2, 0.7))))),
            (CREAM, disc((0, 0.74, 0), 0.42, 0.08, soft=0.03)),
            (GOLD, placed(pressed(((0, 0), (0.34, 0), (0, 0.32)), 0.05), (0, 0.77, 0.17), (0, 90, 0))),
            (
                DARK,
                union(
                    *(
                        block((0.34 * np.cos(a), 0.785, 0.34 * np.sin(a)), (0.05, 0.03, 0.05), 0.01)
                        for a in np.arange(12) * np.pi / 6
                    )
                ),
            ),
        ),
        words=("sun clock", "garden sundial"),
        yaw=-30,
        down=26,
    ),
    "weather vane": Thing(
        thing(
            (
                DARK,
                union(
                    limb((0, 0, 0), (0, 1.2, 0), 0.035),
                    limb((-0.42, 0.62, 0), (0.42, 0.62, 0), 0.028),
                    limb((0, 0.62, -0.42), (0, 0.62, 0.42), 0.028),
                    ball((0, 0.62, 0), 0.07),
                ),
            ),
            (
                GOLD,
                union(
                    limb((-0.6, 1.2, 0), (0.5, 1.2, 0), 0.03),
                    pressed(((-0.8, 1.2), (-0.52, 1.34), (-0.52, 1.06)), 0.06, 0.02),
                    pressed(rounded(((0.5, 1.2), (0.62, 1.32), (0.52, 1.2), (0.62, 1.08))), 0.06),
                ),
            ),
            (
                RED,
                pressed(
                    rounded(
                        (
                            (-0.1, 1.24),
                            (-0.24, 1.42),
                            (-0.2, 1.62),
                            (-0.3, 1.74),
                            (-0.14, 1.82),
                            (-0.05, 1.6),
                            (0.1, 1.5),
                            (0.2, 1.64),
                            (0.36, 1.66),
                            (0.34, 1.42),
                            (0.16, 1.24),
                        )
                    ),
                    0.09,
                ),
            ),
            (YELLOW, pressed(((-0.3, 1.72), (-0.42, 1.66), (-0.28, 1.63)), 0.07)),
        ),
        words=("weathercock", "weather cock", "wind vane", "weather station"),
        yaw=-8,
        down=6,
    ),
    "milk can": Thing(
        thing(
            (
                METAL,
                union(
                    turned(((0.24, 0.0), (0.25, 0.48), (0.13, 0.64), (0.13, 0.76), (0.17, 0.8))),
                    *(
                        bowed(0.09, -90, 90, 0.022, "xy", (s * 0.2, 0.6, 0))
                        if s > 0
                        else bowed(0.09, 90, 270, 0.022, "xy", (-0.2, 0.6, 0))
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                STEEL,
                union(
                    disc((0, 0.83, 0), 0.15, 0.06),
                    limb((0, 0.85, 0), (0, 0.9, 0), 0.05),
                    ring((0, 0.06, 0), 0.25, 0.02),
                    ring((0, 0.46, 0), 0.25, 0.02),
                ),
            ),
        ),
        words=("milk churn", "churn", "can of milk", "milk pail"),
        metre=0.8,
    ),
    "barbecue": Thing(
        thing(
            (RED, within(ball((0, 0.72, 0), (0.42, 0.36, 0.42)), lambda p: p[:, 1] - 0.74)),
            (
                DARK,
                union(
                    disc((0, 0.75, 0), 0.41, 0.03),
                    *(limb((0, 0.5, 0), (0.34 * np.cos(a), 0.04, 0.34 * np.sin(a)), 0.03) for a in (0.5, 2.6, 4.7)),
                ),
            ),
            (
                METAL,
                union(
                    *(
                        limb((x, 0.79, -np.sqrt(0.17 - x * x)), (x, 0.79, np.sqrt(0.17 - x * x)), 0.014)
                        for x in np.linspace(-0.36, 0.36, 8)
                    ),
                    ring((0, 0.78, 0), 0.42, 0.03),
                ),
            ),
            (
                BROWN,
                union(*(limb((x - 0.1, 0.83, z), (x + 0.1, 0.83, z), 0.05) for x, z in ((-0.15, 0.1), (0.12, 0.22)))),
            ),
            ("#b5502f", union(*(ball((x, 0.83, z), (0.11, 0.04, 0.08)) for x, z in ((0.16, -0.08), (-0.12, -0.17))))),
            (ORANGE, lumps([(x, 0.74, z, 0.05) for x, z in ((0, 0), (0.26, 0.1), (-0.27, 0.0), (0.0, 0.3))])),
        ),
        words=("grill", "bbq", "charcoal grill"),
        down=22,
    ),
    "scarecrow on a pole": Thing(
        thing(
            (WOOD, union(limb((0, 0, 0), (0, 1.3, 0), 0.045), limb((-0.72, 1.12, 0), (0.72, 1.12, 0), 0.04))),
            (
                RED,
                union(
                    block((0, 0.95, 0), (0.5, 0.55, 0.24), 0.09), limb((-0.58, 1.12, 0), (0.58, 1.12, 0), 0.1), k=0.05
                ),
            ),
            (BLUE, block((0, 0.62, 0), (0.5, 0.32, 0.24), 0.07)),
            ("#e9cf9a", ball((0, 1.43, 0), (0.2, 0.21, 0.19))),
            (
                STRAW,
                union(
                    *(
                        limb((s * 0.6, 1.12, 0), (s * 0.84, 1.12 + d, e), 0.03, 0.015)
                        for s in (-1, 1)
                        for d, e in ((0.08, 0), (0, 0.06), (-0.08, 0), (0, -0.06))
                    ),
                    *(limb((x, 0.5, 0), (x * 1.3, 0.34, 0.04), 0.035, 0.015) for x in (-0.18, -0.06, 0.06, 0.18)),
                    *(limb((s * 0.15, 1.55, 0.06), (s * 0.26, 1.42, 0.1), 0.03, 0.015) for s in (-1, 1)),
                ),
            ),
            (OAK, union(disc((0, 1.58, 0), 0.31, 0.05), turned(((0.19, 1.58), (0.12, 1.82))))),
            (
                DARK,
                union(
                    ball((-0.07, 1.46, 0.175), 0.028),
                    ball((0.07, 1.46, 0.175), 0.028),
                    bowed(0.09, 200, 340, 0.015, "xy", (0, 1.42, 0.185)),
                ),
            ),
            (YELLOW, block((0.1, 0.95, 0.12), (0.14, 0.14, 0.04), 0.015)),
        ),
        words=("straw man", "field scarecrow", "bird scarer"),
        yaw=-10,
        down=7,
    ),
}
