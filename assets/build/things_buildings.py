"""Buildings and their parts, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Thing
from thing_shapes import *
from things_forms import BRICK, CLAY, SAND, curve, pressed

LIGHT, ROCK = "#7cc65a", "#8d949c"

THINGS: dict[str, Thing] = {
    "bridge": Thing(
        thing(
            (
                ROCK,
                cut(
                    union(
                        within(
                            limb((0, -1.2, -0.5), (0, -1.2, 0.5), 2.1),
                            lambda p: np.abs(p[:, 2]) - 0.5,
                            lambda p: np.abs(p[:, 0]) - 1.7,
                            lambda p: -p[:, 1],
                        ),
                        block((0, 0.1, 0), (3.4, 0.2, 1.0), 0.03),
                    ),
                    *(limb((s * 0.72, 0, -1), (s * 0.72, 0, 1), 0.42) for s in (-1, 1)),
                ),
            ),
            (
                "#a9b0b8",
                union(
                    *(
                        within(bowed(2.16, 45, 135, 0.1, "xy", (0, -1.2, s * 0.5)), lambda p: np.abs(p[:, 0]) - 1.72)
                        for s in (-1, 1)
                    ),
                    *(block((x, 0.2, s * 0.53), (0.18, 0.5, 0.1), 0.04) for x in (0, -1.45, 1.45) for s in (-1, 1)),
                ),
            ),
            (
                "#b9bfc6",
                union(
                    *(
                        placed(block((0, 0.48, 0.52), (0.13, 0.14, 0.07), 0.02), (s * 0.72, 0, 0), (0, 0, a))
                        for s in (-1, 1)
                        for a in (-75, -45, -15, 15, 45, 75)
                    )
                ),
            ),
            ("#4fa9e0", block((0, 0.0, 0.15), (3.3, 0.1, 1.5), 0.05)),
            (LIGHT, union(*(mound((0.3, 0.3, 0.45), (s * 1.6, 0, 0.55)) for s in (-1, 1)))),
        ),
        words=(
            "stone bridge",
            "new bridge",
            "footbridge",
            "old bridge",
            "bridges",
            "viaduct",
        ),
        kind="building",
        yaw=-16,
        down=9,
        metre=2.2,
    ),
    "wooden bridge": Thing(
        thing(
            (
                WOOD,
                union(
                    *(
                        placed(
                            block((0, 0, 0), (0.19, 0.08, 0.95), 0.025), (x, 0.62 - 0.12 * x * x, 0), (0, 0, -13.7 * x)
                        )
                        for x in np.linspace(-1.4, 1.4, 13)
                    )
                ),
            ),
            (
                OAK,
                union(
                    *(
                        curve(((-1.45, 0.78, s * 0.45), (0, 1.08, s * 0.45), (1.45, 0.78, s * 0.45)), 0.045)
                        for s in (-1, 1)
                    ),
                    *(
                        limb((x, 0.5 - 0.12 * x * x, s * 0.45), (x, 1.08 - 0.14 * x * x, s * 0.45), 0.045)
                        for x in (-1.4, -0.7, 0, 0.7, 1.4)
                        for s in (-1, 1)
                    ),
                    *(limb((x, 0.0, s * 0.36), (x, 0.5, s * 0.36), 0.06) for x in (-0.7, 0.7) for s in (-1, 1)),
                ),
            ),
        ),
        words=("rope bridge", "plank bridge", "garden bridge", "hanging bridge", "suspension bridge", "gangway"),
        kind="building",
        yaw=-20,
        down=12,
        metre=1.6,
    ),
    "column": Thing(
        thing(
            (
                CREAM,
                union(
                    block((0, 0.07, 0), (0.62, 0.14, 0.62), 0.02),
                    ring((0, 0.18, 0), 0.2, 0.06),
                    cut(
                        turned(((0.2, 0.15), (0.17, 1.7))),
                        *(
                            limb(
                                (0.21 * np.cos(a), 0.28, 0.21 * np.sin(a)),
                                (0.185 * np.cos(a), 1.66, 0.185 * np.sin(a)),
                                0.025,
                            )
                            for a in np.arange(12) * np.pi / 6
                        ),
                    ),
                    turned(((0.18, 1.68), (0.26, 1.82))),
                    block((0, 1.88, 0), (0.6, 0.12, 0.6), 0.02),
                ),
            )
        ),
        words=("pillar", "marble column", "columns", "temple column", "post"),
        kind="building",
        yaw=-24,
        down=8,
        metre=1.8,
    ),
    "ruin": Thing(
        thing(
            (
                CREAM,
                union(
                    block((0, 0.08, 0), (2.5, 0.16, 1.1), 0.03),
                    *(
                        turned(((0.17, 0.1), (0.15, h)), (x, 0, z))
                        for x, z, h in ((-0.95, -0.2, 1.6), (-0.35, -0.2, 1.6), (0.3, -0.2, 1.05), (0.95, -0.15, 0.6))
                    ),
                    *(
                        ring((x, 0.2, z), 0.16, 0.05)
                        for x, z in ((-0.95, -0.2), (-0.35, -0.2), (0.3, -0.2), (0.95, -0.15))
                    ),
                    block((-0.65, 1.68, -0.2), (1.05, 0.2, 0.42), 0.03),
                    placed(turned(((0.16, -0.35), (0.16, 0.35))), (0.45, 0.3, 0.42), (0, 25, 90)),
                    block((-0.6, 0.25, 0.35), (0.35, 0.22, 0.3), 0.05),
                ),
            ),
            (
                GREEN,
                union(
                    tufts([(1.1, 0.35), (-0.9, 0.5), (0.0, 0.5)], 0.34, 0.035),
                    lumps([(-0.2, 1.78, -0.1, 0.12), (0.98, 0.66, -0.12, 0.1), (-0.3, 0.95, -0.02, 0.07)]),
                ),
            ),
        ),
        words=("ruins", "old temple", "ancient ruins", "temple ruin"),
        kind="building",
        yaw=-16,
        down=10,
        metre=2.2,
    ),
    "stone arch": Thing(
        thing(
            (
                ROCK,
                union(
                    *(block((s * 0.75, y, 0), (0.46, 0.34, 0.5), 0.05) for s in (-1, 1) for y in (0.17, 0.85)),
                    *(
                        placed(block((0, 0.76, 0), (0.36, 0.38, 0.5), 0.05), (0, 1.05, 0), (0, 0, a))
                        for a in (-64, -21, 21, 64)
                    ),
                ),
            ),
            (
                "#a9b0b8",
                union(
                    *(block((s * 0.75, 0.51, 0), (0.46, 0.34, 0.5), 0.05) for s in (-1, 1)),
                    *(
                        placed(block((0, 0.77, 0), (0.36, 0.4, 0.52), 0.05), (0, 1.05, 0), (0, 0, a))
                        for a in (-42, 0, 42, -84, 84)
                    ),
                ),
            ),
            (
                GREEN,
                union(
                    tufts([(-1.0, 0.3), (0.95, 0.32)], 0.22, 0.04),
                    lumps([(-0.55, 1.75, 0.2, 0.12), (-0.75, 1.55, 0.24, 0.1)]),
                ),
            ),
        ),
        words=("arch", "archway", "gateway", "city gate", "portal", "triumphal arch"),
        kind="building",
        yaw=-20,
        down=8,
        metre=1.7,
    ),
    "chimney": Thing(
        thing(
            *zip((BRICK, "#b0533c"), stones(0.8, 1.3, 0.72, 6, 2, 0.025, 0.025), strict=True),
            (CREAM, block((0, 0.65, 0), (0.76, 1.26, 0.68), 0.02)),
            ("#8d949c", union(block((0, 1.36, 0), (0.95, 0.14, 0.86), 0.04))),
            (CLAY, union(*(placed(vessel(0.0, 0.28, 0.14, 0.12, 0.04), (s * 0.2, 1.4, 0)) for s in (-1, 1)))),
            (
                "#d8dce1",
                lumps(
                    [(-0.2, 1.85, 0, 0.11), (-0.1, 2.02, 0, 0.14), (-0.24, 2.2, 0, 0.13), (-0.05, 2.3, 0, 0.12)], 0.04
                ),
            ),
        ),
        words=("smokestack", "factory chimney", "chimneys", "chimney pot"),
        kind="building",
        yaw=-28,
        down=8,
    ),
    "stairs": Thing(
        thing(
            (
                PALE,
                union(
                    *(
                        block((0, 0.13 * n + 0.065 + 0.0, 0.6 - 0.24 * n - 0.0), (1.15, 0.13, 0.28), 0.025)
                        for n in range(7)
                    )
                ),
            ),
            (
                WOOD,
                union(
                    *(block((0, 0.065 * n, 0.6 - 0.24 * n), (1.05, 0.13 * n + 0.02, 0.24), 0.01) for n in range(1, 7))
                ),
            ),
            (
                RED,
                union(
                    *(block((0, 0.13 * n + 0.12, 0.6 - 0.24 * n), (0.6, 0.05, 0.3), 0.02) for n in range(7)),
                    *(block((0, 0.13 * n + 0.06, 0.74 - 0.24 * n), (0.6, 0.15, 0.035), 0.012) for n in range(7)),
                ),
            ),
            (
                OAK,
                union(
                    *(
                        limb(
                            (s * 0.54, 0.13 * n + 0.1, 0.6 - 0.24 * n),
                            (s * 0.54, 0.13 * n + 0.72, 0.6 - 0.24 * n),
                            0.03,
                        )
                        for n in range(0, 7, 2)
                        for s in (-1, 1)
                    ),
                    *(limb((s * 0.54, 0.85, 0.66), (s * 0.54, 1.65, -0.9), 0.05) for s in (-1, 1)),
                ),
            ),
        ),
        words=("staircase", "steps", "flight of stairs", "stairway"),
        grammar="plural",
        yaw=-38,
        down=14,
        metre=1.4,
    ),
    "ramp": Thing(
        thing(
            (WOOD, placed(pressed(((-1.0, 0), (0.9, 0), (0.9, 0.75)), 0.9, 0.03), (0, 0, 0))),
            (
                PALE,
                union(
                    *(
                        placed(
                            block((0, 0.03, 0), (0.07, 0.06, 0.92), 0.02), (-0.95 + 1.9 * t, 0.75 * t, 0), (0, 0, 21.5)
                        )
                        for t in np.linspace(0.12, 0.95, 6)
                    )
                ),
            ),
            (
                RED,
                union(
                    *(
                        placed(block((1.0, 0.02, s * 0.45), (2.04, 0.1, 0.07), 0.03), (-1.0, 0.02, 0), (0, 0, 21.5))
                        for s in (-1, 1)
                    )
                ),
            ),
        ),
        words=(
            "jump ramp",
            "skate ramp",
            "ski jump",
        ),
        yaw=-24,
        down=14,
    ),
    "lighthouse": Thing(
        thing(
            (
                WHITE,
                union(
                    turned(((0.42, 0.1), (0.38, 0.5))),
                    turned(((0.34, 0.85), (0.31, 1.2))),
                    turned(((0.275, 1.55), (0.26, 1.75))),
                ),
            ),
            (
                RED,
                union(
                    turned(((0.38, 0.5), (0.34, 0.86))),
                    turned(((0.31, 1.2), (0.275, 1.56))),
                    turned(((0.24, 2.16), (0.03, 2.42))),
                    ball((0, 2.44, 0), 0.05),
                ),
            ),
            (
                DARK,
                union(
                    disc((0, 1.77, 0), 0.38, 0.07),
                    ring((0, 1.92, 0), 0.36, 0.016),
                    *(
                        limb(
                            (0.36 * np.cos(a), 1.78, 0.36 * np.sin(a)),
                            (0.36 * np.cos(a), 1.92, 0.36 * np.sin(a)),
                            0.014,
                        )
                        for a in np.arange(12) * np.pi / 6
                    ),
                    *(
                        limb((0.2 * np.cos(a), 1.8, 0.2 * np.sin(a)), (0.2 * np.cos(a), 2.16, 0.2 * np.sin(a)), 0.016)
                        for a in np.arange(8) * np.pi / 4
                    ),
                ),
            ),
            ("#ffe06a", turned(((0.18, 1.8), (0.18, 2.16)))),
            (OAK, block((0, 0.3, 0.41), (0.2, 0.36, 0.06), 0.03)),
            (SKY, union(*(block((0, y, z), (0.11, 0.15, 0.05), 0.02) for y, z in ((0.72, 0.355), (1.38, 0.295))))),
            (
                ROCK,
                lumps(
                    [
                        (0.45 * np.cos(a), 0.06, 0.45 * np.sin(a), r)
                        for a, r in (
                            (0.1, 0.2),
                            (0.9, 0.17),
                            (1.7, 0.19),
                            (2.5, 0.18),
                            (3.3, 0.22),
                            (4.5, 0.2),
                            (5.5, 0.2),
                        )
                    ]
                ),
            ),
        ),
        words=("beacon", "light house", "lighthouses"),
        kind="building",
        yaw=-14,
        down=7,
        metre=6.5,
    ),
    "pyramid": Thing(
        thing(
            (
                SAND,
                union(*(block((0, 0.1 + 0.19 * n, 0), (2.2 - 0.28 * n, 0.2, 2.2 - 0.28 * n), 0.025) for n in range(7))),
            ),
            ("#cfae74", block((0, 0.16, 1.08), (0.4, 0.32, 0.1), 0.02)),
            ("#4a3a28", block((0, 0.14, 1.12), (0.22, 0.24, 0.06), 0.02)),
            (GOLD, turned(((0.2, 1.36), (0.01, 1.66)))),
        ),
        words=("pyramids", "egyptian pyramid", "great pyramid"),
        kind="building",
        yaw=-32,
        down=9,
        metre=8.0,
    ),
    "clock tower": Thing(
        thing(
            (
                SAND,
                union(
                    block((0, 0.95, 0), (0.62, 1.9, 0.62), 0.03),
                    block((0, 0.07, 0), (0.8, 0.14, 0.8), 0.03),
                    block((0, 1.95, 0), (0.76, 0.12, 0.76), 0.03),
                    block((0, 1.2, 0), (0.68, 0.07, 0.68), 0.02),
                ),
            ),
            (BRICK, turned(((0.46, 2.0), (0.2, 2.4), (0.02, 2.75)))),
            (WHITE, union(disc((0, 1.58, 0.32), 0.24, 0.05, 2), disc((-0.32, 1.58, 0), 0.24, 0.05, 0))),
            (
                DARK,
                union(
                    ring((0, 1.58, 0.34), 0.24, 0.025, 2),
                    ring((-0.34, 1.58, 0), 0.24, 0.025, 0),
                    limb((0, 1.58, 0.35), (0, 1.74, 0.35), 0.018),
                    limb((0, 1.58, 0.35), (0.1, 1.54, 0.35), 0.018),
                    limb((-0.35, 1.58, 0), (-0.35, 1.74, 0), 0.018),
                    limb((-0.35, 1.58, 0), (-0.35, 1.54, 0.1), 0.018),
                    block((0, 0.28, 0.31), (0.24, 0.5, 0.04), 0.02),
                ),
            ),
            (
                SKY,
                union(
                    block((0, 0.9, 0.31), (0.16, 0.32, 0.04), 0.02), block((-0.31, 0.9, 0), (0.04, 0.32, 0.16), 0.02)
                ),
            ),
            (GOLD, union(ball((0, 2.78, 0), 0.05), limb((0, 2.78, 0), (0, 2.95, 0), 0.016))),
        ),
        words=("bell tower", "church tower", "town hall tower", "belfry"),
        kind="building",
        yaw=-28,
        down=7,
        metre=5.0,
    ),
    "mosque": Thing(
        thing(
            (
                CREAM,
                union(
                    block((0, 0.42, 0), (1.5, 0.84, 1.1), 0.03),
                    block((0, 0.5, 0.55), (0.55, 1.0, 0.14), 0.03),
                    turned(((0.42, 0.82), (0.42, 0.98))),
                    *(
                        union(
                            turned(((0.12, 0), (0.1, 1.55)), (s * 0.95, 0, 0.4)), disc((s * 0.95, 1.3, 0.4), 0.17, 0.06)
                        )
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                "#3fa3a0",
                union(
                    turned(softened(((0.44, 0.98), (0.46, 1.1), (0.4, 1.28), (0.22, 1.45), (0.02, 1.58)))),
                    *(
                        turned(((0.12, 1.55), (0.13, 1.62), (0.07, 1.74), (0.01, 1.86)), (s * 0.95, 0, 0.4))
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                GOLD,
                union(
                    ball((0, 1.62, 0), 0.05),
                    bowed(0.09, 120, 420, 0.025, "xy", (0, 1.76, 0)),
                    *(ball((s * 0.95, 1.9, 0.4), 0.035) for s in (-1, 1)),
                ),
            ),
            (
                "#6b4a35",
                union(
                    block((0, 0.3, 0.62), (0.3, 0.5, 0.06), 0.02),
                    ball((0, 0.56, 0.62), (0.15, 0.16, 0.04)),
                    *(
                        union(
                            block((s * 0.5, 0.45, 0.55), (0.17, 0.3, 0.05), 0.02),
                            ball((s * 0.5, 0.6, 0.55), (0.085, 0.1, 0.03)),
                        )
                        for s in (-1, 1)
                    ),
                ),
            ),
        ),
        words=("mud mosque", "minaret", "muslim temple", "palace"),
        kind="building",
        yaw=-20,
        down=8,
        metre=6.0,
    ),
    "pier": Thing(
        thing(
            (WOOD, union(*(block((x, 0.5, 0), (0.19, 0.08, 0.95), 0.025) for x in np.linspace(-1.35, 1.35, 13)))),
            (
                OAK,
                union(
                    *(
                        union(limb((x, 0.07, s * 0.44), (x, 0.78, s * 0.44), 0.075))
                        for x in (-1.25, -0.4, 0.45, 1.3)
                        for s in (-1, 1)
                    ),
                    *(block((0, 0.42, s * 0.36), (2.8, 0.09, 0.09), 0.03) for s in (-1, 1)),
                ),
            ),
            ("#4fa9e0", block((0, 0.02, 0), (3.0, 0.1, 1.5), 0.05)),
            (
                CREAM,
                union(
                    *(
                        curve(((x0, 0.7, 0.47), ((x0 + x1) / 2, 0.58, 0.49), (x1, 0.7, 0.47)), 0.025)
                        for x0, x1 in ((-1.25, -0.4), (-0.4, 0.45), (0.45, 1.3))
                    )
                ),
            ),
        ),
        words=("jetty", "dock", "landing stage", "wharf", "boardwalk", "mooring", "platform"),
        kind="building",
        yaw=-24,
        down=14,
        metre=1.4,
    ),
}
