"""Things of gardens and playgrounds, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import GREY, SAND, curve, pressed

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
            (SKY, house(0.34, 0.34, 0.95, 1.2, True, 0.7)),
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
            (DARK, block((0, 0.36, 0.2), (0.6, 0.68, 0.1), 0.02)),
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
        words=(
            "barrow",
            "garden cart",
            "hand barrow",
        ),
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
}
