"""Waters, ice and snow, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Thing
from thing_shapes import *
from things_forms import SAND, curve

LIGHT, MUD, ROCK, ICE = "#7cc65a", "#7a5233", "#8d949c", "#bfe6f5"

REEDS = [(-1.15, 0.25), (-1.3, 0.0), (1.2, -0.2), (1.05, -0.4)]

THINGS: dict[str, Thing] = {
    "pond": Thing(
        thing(
            (LIGHT, pool(((0, 0, 1.3, 0.75), (0.6, 0.1, 1.0, 0.7), (-0.7, -0.05, 0.85, 0.6)), 0.05)),
            ("#4fa9e0", pool(((0, 0, 1.1, 0.58), (0.6, 0.1, 0.82, 0.54), (-0.7, -0.05, 0.66, 0.44)), 0.09)),
            ("#9bd4f5", pool(((-0.25, 0.1, 0.35, 0.05), (0.6, -0.15, 0.3, 0.04)), 0.1, 0.02)),
            (
                ROCK,
                lumps(
                    [
                        (x, 0.06, z, r)
                        for x, z, r in (
                            (-1.45, 0.3, 0.13),
                            (-1.2, 0.5, 0.1),
                            (1.5, 0.4, 0.15),
                            (1.3, 0.62, 0.1),
                            (0.2, 0.78, 0.12),
                        )
                    ]
                ),
            ),
            (
                GREEN,
                union(
                    *(limb((x, 0, z), (x + d, 0.6 + 0.5 * d, z), 0.035, 0.015) for x, z in REEDS for d in (-0.1, 0.08)),
                    *(disc((x, 0.1, z), 0.14, 0.04) for x, z in ((0.5, 0.25), (0.85, 0.1), (-0.6, 0.15))),
                ),
            ),
            (BROWN, union(*(limb((x - 0.1, 0.5, z), (x - 0.12, 0.72, z), 0.055) for x, z in REEDS))),
            (PINK, union(lumps([(0.5, 0.16, 0.25, 0.06), (0.45, 0.15, 0.3, 0.045), (0.55, 0.15, 0.3, 0.045)]))),
        ),
        words=("lake", "garden pond", "pool", "duck pond", "fish pond", "small lake", "water hole", "lagoon"),
        yaw=-6,
        down=24,
        metre=1.4,
    ),
    "puddle": Thing(
        thing(
            (
                "#5aaee6",
                pool(
                    ((0, 0, 0.6, 0.36), (0.5, 0.08, 0.38, 0.26), (-0.5, 0.1, 0.32, 0.22), (0.1, 0.3, 0.3, 0.18)), 0.035
                ),
            ),
            ("#b9e2fa", pool(((-0.2, -0.05, 0.26, 0.05), (0.4, 0.12, 0.16, 0.035)), 0.045, 0.02)),
            ("#5aaee6", lumps([(0.98, 0.02, 0.2, 0.05), (-0.9, 0.02, 0.28, 0.045)])),
        ),
        words=("water puddle", "rain puddle", "spilled water", "spilt water", "puddles", "spill", "pool of water"),
        yaw=0,
        down=26,
    ),
    "mud": Thing(
        thing(
            (
                MUD,
                union(
                    pool(
                        ((0, 0, 0.75, 0.45), (0.6, 0.08, 0.45, 0.32), (-0.6, 0.1, 0.4, 0.28), (0.1, 0.35, 0.36, 0.2)),
                        0.05,
                    ),
                    mound((0.35, 0.16, 0.22), (0.2, 0, -0.1)),
                    mound((0.22, 0.11, 0.16), (-0.4, 0, 0.08)),
                    k=0.08,
                ),
            ),
            (
                "#9a6f4a",
                lumps(
                    [
                        (0.12, 0.13, 0.02, 0.05),
                        (-0.42, 0.09, 0.15, 0.04),
                        (0.65, 0.05, 0.15, 0.05),
                        (-0.05, 0.05, 0.35, 0.05),
                    ]
                ),
            ),
            (MUD, lumps([(1.1, 0.03, 0.3, 0.06), (-1.05, 0.03, 0.32, 0.05), (0.8, 0.03, 0.48, 0.045)])),
        ),
        words=("mud puddle", "muddy puddle", "bog", "swamp", "muck", "wet clay", "mud pool"),
        grammar="uncounted",
        yaw=0,
        down=24,
    ),
    "waterfall": Thing(
        thing(
            (
                ROCK,
                union(
                    *(block((s * 0.72, 0.8, -0.05), (0.6, 1.6, 0.6), 0.18) for s in (-1, 1)),
                    block((0, 0.72, -0.25), (1.2, 1.45, 0.35), 0.1),
                    lumps(
                        [
                            (s * x, y, z, r)
                            for s in (-1, 1)
                            for x, y, z, r in ((0.85, 1.5, 0.1, 0.25), (1.0, 0.3, 0.2, 0.32), (0.62, 0.95, 0.2, 0.2))
                        ]
                    ),
                    k=0.1,
                ),
            ),
            (
                "#58b4ec",
                union(
                    block((0, 1.48, -0.1), (0.78, 0.12, 0.5), 0.05),
                    curve(((0, 1.46, 0.1), (0, 1.3, 0.24), (0, 0.1, 0.3)), 0.08),
                    block((0, 0.78, 0.2), (0.76, 1.35, 0.16), 0.06),
                    pool(((0, 0.55, 0.95, 0.45),), 0.08),
                    k=0.05,
                ),
            ),
            (
                WHITE,
                union(
                    lumps(
                        [
                            (x, 0.1, 0.36, r)
                            for x, r in ((-0.36, 0.13), (-0.18, 0.16), (0, 0.14), (0.2, 0.16), (0.36, 0.13))
                        ]
                    ),
                    *(
                        limb((x, y0, 0.27), (x, y1, 0.29), 0.035, 0.02)
                        for x, y0, y1 in ((-0.25, 1.3, 0.7), (-0.08, 1.0, 0.35), (0.1, 1.35, 0.8), (0.26, 0.9, 0.4))
                    ),
                ),
            ),
            (
                GREEN,
                lumps(
                    [
                        (s * x, y, z, r)
                        for s in (-1, 1)
                        for x, y, z, r in ((0.75, 1.72, 0.1, 0.16), (0.98, 1.65, 0.05, 0.14), (1.1, 0.62, 0.2, 0.12))
                    ],
                    0.03,
                ),
            ),
        ),
        words=("falls", "cascade", "water fall"),
        yaw=0,
        down=12,
        metre=3.0,
    ),
    "river": Thing(
        thing(
            (LIGHT, block((0, 0.04, 0), (2.8, 0.14, 1.5), 0.06)),
            (
                "#4fa9e0",
                within(
                    curve(
                        ((-1.6, 0.1, -0.3), (-0.7, 0.1, 0.15), (0.1, 0.1, 0.1), (0.7, 0.1, -0.2), (1.6, 0.1, 0.15)),
                        0.36,
                    ),
                    lambda p: np.abs(p[:, 0]) - 1.38,
                    lambda p: np.abs(p[:, 1] - 0.06) - 0.075,
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        curve(((x, 0.135, z), (x + 0.15, 0.14, z + 0.05), (x + 0.3, 0.135, z)), 0.024)
                        for x, z in ((-0.9, 0.05), (-0.3, 0.18), (0.3, 0.05), (0.75, -0.1), (-0.5, 0.25))
                    )
                ),
            ),
            (
                ROCK,
                lumps(
                    [
                        (x, 0.14, z, r)
                        for x, z, r in ((-0.2, 0.55, 0.12), (0.1, 0.58, 0.08), (1.0, 0.4, 0.12), (-1.1, -0.65, 0.1))
                    ]
                ),
            ),
            (
                GREEN,
                union(
                    lumps([(-0.9, 0.25, -0.6, 0.16), (-0.65, 0.2, -0.62, 0.12), (0.3, 0.25, -0.55, 0.16)]),
                    tufts([(0.6, 0.55), (-0.8, 0.6), (0.9, -0.55)], 0.3, 0.035),
                ),
            ),
        ),
        words=("stream", "brook", "creek", "canal", "canals", "frozen canal"),
        yaw=-8,
        down=26,
        metre=2.0,
    ),
    "iceberg": Thing(
        thing(
            (
                ICE,
                union(
                    turned(((0.9, 0.0), (0.7, 0.4), (0.35, 0.95), (0.02, 1.3)), deep=0.7),
                    turned(((0.55, 0.0), (0.4, 0.35), (0.02, 0.8)), (0.62, 0, 0.1), deep=0.8),
                    turned(((0.5, 0.0), (0.35, 0.3), (0.02, 0.62)), (-0.68, 0, 0.15), deep=0.8),
                    k=0.05,
                ),
            ),
            (
                WHITE,
                union(
                    turned(((0.3, 0.98), (0.02, 1.33)), deep=0.7),
                    turned(((0.2, 0.55), (0.02, 0.83)), (0.62, 0, 0.1), deep=0.8),
                    turned(((0.2, 0.4), (0.02, 0.65)), (-0.68, 0, 0.15), deep=0.8),
                ),
            ),
            ("#4fa9e0", pool(((0, 0.05, 1.35, 0.8), (0.6, 0.1, 0.9, 0.7)), 0.05)),
        ),
        words=("ice floe", "ice mountain", "floating ice"),
        place="water",
        yaw=0,
        down=10,
        metre=3.0,
    ),
    "ice block": Thing(
        thing(
            (ICE, union(block((0, 0.42, 0), (0.95, 0.82, 0.75), 0.07))),
            (
                WHITE,
                union(
                    *(
                        placed(limb((-0.18, 0, 0), (0.18, 0, 0), 0.028), (x, y, 0.37), (0, 0, 55))
                        for x, y in ((-0.22, 0.5), (-0.05, 0.42), (0.28, 0.62))
                    )
                ),
            ),
            ("#5aaee6", pool(((0.1, 0.1, 0.75, 0.6),), 0.03)),
        ),
        words=("ice", "block of ice", "piece of ice", "ice cube", "chunk of ice"),
        down=18,
        metre=0.7,
    ),
    "ice hole": Thing(
        thing(
            (
                "#e6f4fa",
                cut(
                    pool(((0, 0, 1.1, 0.72), (0.4, 0.1, 0.85, 0.65), (-0.4, 0, 0.8, 0.6)), 0.12),
                    pool(((0, 0, 0.52, 0.34),), 0.5),
                ),
            ),
            ("#1f5f96", pool(((0, 0, 0.6, 0.4),), 0.03)),
            (
                "#8fc7ea",
                union(
                    *(
                        curve(pts, 0.02)
                        for pts in (
                            ((0.5, 0.13, 0.1), (0.75, 0.13, 0.25), (0.95, 0.13, 0.2)),
                            ((-0.5, 0.13, 0.12), (-0.75, 0.13, 0.05), (-0.9, 0.13, 0.2)),
                            ((0.1, 0.13, 0.36), (0.05, 0.13, 0.55), (0.25, 0.13, 0.62)),
                        )
                    )
                ),
            ),
            (
                WHITE,
                lumps(
                    [
                        (0.6, 0.15, -0.15, 0.12),
                        (0.45, 0.14, -0.35, 0.1),
                        (-0.55, 0.14, -0.25, 0.12),
                        (-0.3, 0.14, 0.42, 0.08),
                    ]
                ),
            ),
        ),
        words=("fishing hole", "hole in the ice", "broken ice", "ice rink", "frozen pond", "frozen lake"),
        yaw=0,
        down=26,
    ),
    "igloo": Thing(
        thing(
            (
                "#eef7fb",
                union(
                    mound((0.95, 0.95, 0.95)),
                    within(limb((0, 0.2, 0), (0, 0.2, 1.6), 0.42), lambda p: -p[:, 1], lambda p: p[:, 2] - 1.3),
                    k=0.04,
                ),
            ),
            (
                "#a9d3e6",
                union(
                    *(ring((0, y, 0), np.sqrt(0.9 - y * y) + 0.005, 0.014) for y in (0.25, 0.5, 0.72)),
                    *(
                        placed(bowed(0.953, a, a + 14, 0.014, "xy"), (0, 0, 0), (0, t, 0))
                        for a, ts in (
                            (0, (20, 60, 120, 160, 200, 340)),
                            (16, (0, 40, 140, 180, 320, 220)),
                            (32, (20, 60, 100, 120, 160)),
                        )
                        for t in ts
                    ),
                ),
            ),
            ("#2c4257", union(within(disc((0, 0.18, 1.29), 0.31, 0.05, 2), lambda p: -p[:, 1]))),
            (
                WHITE,
                lumps(
                    [(-0.6, 0.02, 1.1, 0.18), (0.62, 0.02, 1.1, 0.16), (0.95, 0.02, 0.5, 0.18), (-1.0, 0.02, 0.5, 0.16)]
                ),
            ),
        ),
        words=("snow house", "ice house", "snow hut"),
        kind="building",
        yaw=-30,
        metre=1.3,
    ),
    "snowball": Thing(
        thing(
            ("#f4fafd", union(ball((0, 0.3, 0), 0.3), lumps([(0.15, 0.42, 0.18, 0.07)]), k=0.05)),
            ("#dbeef7", lumps([(0.36, 0.03, 0.12, 0.06), (-0.36, 0.03, 0.14, 0.05), (0.05, 0.03, 0.36, 0.05)])),
        ),
        words=("snow ball", "snowballs", "ball of snow", "hailstone"),
        yaw=0,
        metre=0.35,
    ),
    "snow heap": Thing(
        thing(
            (
                "#f4fafd",
                union(
                    mound((0.9, 0.62, 0.6)),
                    mound((0.5, 0.36, 0.45), (0.65, 0, 0.12)),
                    mound((0.5, 0.3, 0.4), (-0.65, 0, 0.14)),
                    k=0.15,
                ),
            ),
            (
                "#f4fafd",
                lumps(
                    [
                        (-0.95, 0.08, 0.35, 0.1),
                        (0.2, 0.08, 0.72, 0.11),
                        (-0.3, 0.07, 0.7, 0.08),
                        (1.15, 0.07, 0.4, 0.09),
                    ]
                ),
            ),
            (RED, placed(union(block((0, -0.28, 0), (0.24, 0.3, 0.05), 0.02)), (0.35, 0.72, 0.25), (0, 0, -14))),
            (
                WOOD,
                placed(
                    union(limb((0, -0.15, 0), (0, 0.6, 0), 0.03), limb((-0.09, 0.6, 0), (0.09, 0.6, 0), 0.03)),
                    (0.35, 0.72, 0.25),
                    (0, 0, -14),
                ),
            ),
        ),
        words=("snow", "pile of snow", "snowdrift", "snow pile", "avalanche", "heap of snow"),
        yaw=0,
    ),
    "seaweed": Thing(
        thing(
            (
                GREEN,
                union(
                    *(
                        curve(((x, 0.1, z), (x + d, 0.4, z), (x - d, 0.75, z), (x + d * 0.8, h, z)), (0.085, 0.02))
                        for x, z, d, h in ((-0.3, 0, 0.1, 1.1), (0.05, -0.08, -0.12, 1.35), (0.36, 0.02, 0.1, 1.0))
                    )
                ),
            ),
            (
                LIGHT,
                union(
                    *(
                        curve(((x, 0.09, z), (x + d, 0.3, z), (x - d, 0.55, z), (x + d * 0.8, h, z)), (0.07, 0.018))
                        for x, z, d, h in ((-0.12, 0.1, -0.09, 0.8), (0.22, 0.12, 0.09, 0.72))
                    )
                ),
            ),
            (SAND, mound((0.65, 0.12, 0.35))),
        ),
        words=("sea grass", "kelp", "algae", "water plant", "seagrass", "sea weed"),
        kind="plant",
        yaw=0,
        down=8,
    ),
    "pearl": Thing(
        thing(
            ("#f7eef2", ball((0, 0.3, 0.06), 0.16)),
            (
                "#e79aa8",
                union(
                    within(ball((0, 0.06, 0), (0.55, 0.24, 0.46)), lambda p: p[:, 1] - 0.16),
                    placed(
                        within(ball((0, 0, 0), (0.55, 0.5, 0.2)), lambda p: p[:, 2] - 0.02),
                        (0, 0.55, -0.32),
                        (-18, 0, 0),
                    ),
                ),
            ),
            (
                "#fbdde2",
                union(
                    disc((0, 0.15, 0.02), 0.4, 0.04),
                    placed(ball((0, 0, 0.0), (0.44, 0.4, 0.08)), (0, 0.56, -0.3), (-18, 0, 0)),
                ),
            ),
        ),
        words=("pearl in a shell", "white pearl", "pearls", "pearl oyster"),
        yaw=-14,
        down=16,
        metre=0.25,
    ),
    "bubbling spring": Thing(
        thing(
            (
                ROCK,
                union(
                    *(
                        ball((0.62 * np.cos(a), 0.09, 0.5 * np.sin(a)), (0.2, 0.16, 0.18))
                        for a in np.arange(10) * 2 * np.pi / 10
                    )
                ),
            ),
            ("#58b4ec", union(pool(((0, 0, 0.6, 0.48),), 0.12), limb((0, 0.1, 0), (0, 0.65, 0), 0.09, 0.06), k=0.08)),
            (
                WHITE,
                union(
                    lumps([(0, 0.75, 0, 0.12), (0.13, 0.68, 0.05, 0.08), (-0.12, 0.7, 0.04, 0.08)]),
                    *(
                        curve(
                            (
                                (0, 0.72, 0),
                                (0.2 * np.cos(a), 0.78, 0.2 * np.sin(a)),
                                (0.36 * np.cos(a), 0.4, 0.32 * np.sin(a)),
                            ),
                            (0.04, 0.025),
                        )
                        for a in (0.2, 1.3, 2.6, 3.6, 5.0)
                    ),
                ),
            ),
        ),
        words=("geyser", "hot spring", "water spring"),
        yaw=0,
        down=18,
    ),
}
