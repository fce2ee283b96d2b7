"""Plants and wood, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import curve

LIGHT, ROCK = "#7cc65a", "#8d949c"

THINGS: dict[str, Thing] = {
    "tree stump": Thing(
        thing(
            (
                "#8a5a35",
                union(
                    turned(((0.42, 0), (0.32, 0.12), (0.3, 0.45))),
                    *(
                        limb(
                            (0.25 * np.cos(a), 0.12, 0.25 * np.sin(a)),
                            (0.58 * np.cos(a), 0.02, 0.58 * np.sin(a)),
                            0.11,
                            0.05,
                        )
                        for a in (0.3, 1.4, 2.7, 4.0, 5.2)
                    ),
                    k=0.08,
                ),
            ),
            (PALE, disc((0, 0.46, 0), 0.28, 0.05)),
            (WOOD, union(*(ring((0.02, 0.485, 0), r, 0.014) for r in (0.06, 0.13, 0.2)))),
            (LIGHT, tufts([(-0.55, 0.25), (0.5, 0.35), (0.05, 0.52)], 0.16, 0.03)),
            (RED, union(within(ball((0.36, 0.22, 0.3), (0.11, 0.09, 0.11)), lambda p: 0.2 - p[:, 1]))),
            (CREAM, limb((0.36, 0.05, 0.3), (0.36, 0.2, 0.3), 0.04)),
        ),
        words=("stump", "cut tree", "chopping block"),
        down=20,
        seats=(Place("sit", hips=(0, 0.52, 0), feet=(0, 0.03, 0.55)),),
    ),
    "twigs": Thing(
        thing(
            (
                BROWN,
                union(
                    *(
                        limb((-0.5, y, z0), (0.5, y + 0.02, z1), 0.035, 0.024)
                        for y, z0, z1 in (
                            (0.05, -0.18, 0.15),
                            (0.06, 0.2, -0.12),
                            (0.07, 0.05, 0.02),
                            (0.13, -0.1, 0.2),
                            (0.14, 0.14, -0.16),
                        )
                    )
                ),
            ),
            (
                WOOD,
                union(
                    *(
                        limb((-0.42, y, z0), (0.45, y, z1), 0.03, 0.022)
                        for y, z0, z1 in ((0.11, 0.0, 0.22), (0.18, 0.12, -0.1), (0.19, -0.12, 0.06))
                    ),
                    *(
                        limb((x, 0.17, z), (x + 0.12, 0.32, z + 0.04), 0.022, 0.012)
                        for x, z in ((-0.2, 0.05), (0.18, -0.03))
                    ),
                ),
            ),
            (GREEN, union(ball((-0.07, 0.34, 0.1), (0.07, 0.03, 0.04)), ball((0.32, 0.33, 0.02), (0.07, 0.03, 0.04)))),
        ),
        words=("sticks", "branches", "firewood", "kindling", "pile of sticks", "brushwood", "sticks of wood"),
        yaw=-18,
        down=20,
        grammar="plural",
    ),
    "branch": Thing(
        thing(
            (
                BROWN,
                union(
                    curve(((-0.75, 0, 0), (-0.2, 0.07, 0.04), (0.3, 0.03, 0), (0.8, 0.16, 0)), (0.055, 0.028)),
                    curve(((-0.1, 0.06, 0.03), (0.1, 0.25, 0.05), (0.2, 0.42, 0)), (0.035, 0.018)),
                    curve(((0.35, 0.04, 0), (0.5, -0.1, 0.04), (0.66, -0.14, 0)), (0.03, 0.015)),
                    k=0.02,
                ),
            ),
            (
                GREEN,
                union(
                    *(
                        placed(ball((0.08, 0, 0), (0.1, 0.05, 0.022)), (x, y, 0.02), (0, 0, a))
                        for x, y, a in (
                            (0.2, 0.42, 70),
                            (0.2, 0.38, 10),
                            (0.8, 0.16, 20),
                            (0.72, 0.13, 110),
                            (0.66, -0.14, -30),
                        )
                    )
                ),
            ),
        ),
        words=("twig", "wooden stick", "rod", "limb of a tree"),
        yaw=0,
        down=8,
        roll=8,
    ),
    "cocoon": Thing(
        thing(
            (BROWN, curve(((-0.6, 0.62, 0), (0.0, 0.68, 0), (0.65, 0.6, 0)), (0.06, 0.035))),
            (
                GREEN,
                union(
                    *(
                        placed(ball((0.13, 0, 0), (0.15, 0.075, 0.025)), (x, 0.66, 0), (0, 0, a))
                        for x, a in ((-0.35, 60), (0.4, 50), (0.6, -20))
                    )
                ),
            ),
            (
                CREAM,
                union(
                    limb((0, 0.66, 0), (0, 0.5, 0), 0.02),
                    turned(softened(((0.02, -0.42), (0.15, -0.2), (0.19, 0.1), (0.1, 0.4), (0.03, 0.5)))),
                ),
            ),
            (
                "#d8bf8d",
                union(
                    *(
                        placed(ring((0, 0, 0), r, 0.016), (0, y, 0), (0, 0, 12))
                        for y, r in ((-0.26, 0.135), (-0.1, 0.175), (0.06, 0.195), (0.22, 0.165), (0.35, 0.125))
                    )
                ),
            ),
        ),
        words=("cocoons", "chrysalis", "pupa", "silk cocoon"),
        yaw=0,
        down=6,
        metre=0.2,
    ),
    "moss": Thing(
        thing(
            (ROCK, union(mound((0.6, 0.34, 0.42)), mound((0.3, 0.2, 0.3), (0.48, 0, 0.12)), k=0.06)),
            (
                GREEN,
                union(
                    lumps(
                        [
                            (x, y, z, r)
                            for x, y, z, r in (
                                (-0.2, 0.3, 0.12, 0.13),
                                (0.0, 0.34, 0.1, 0.14),
                                (0.18, 0.3, 0.14, 0.13),
                                (-0.1, 0.22, 0.28, 0.12),
                                (0.1, 0.2, 0.3, 0.11),
                                (0.5, 0.18, 0.18, 0.12),
                                (-0.38, 0.2, 0.14, 0.11),
                            )
                        ],
                        0.05,
                    )
                ),
            ),
            (
                LIGHT,
                lumps(
                    [
                        (x, y, z, 0.035)
                        for x, y, z in (
                            (-0.2, 0.42, 0.18),
                            (0.05, 0.47, 0.16),
                            (0.2, 0.4, 0.22),
                            (-0.08, 0.3, 0.4),
                            (0.5, 0.28, 0.25),
                        )
                    ]
                ),
            ),
        ),
        words=("mossy stone", "lichen", "soft moss"),
        kind="plant",
        grammar="uncounted",
        yaw=-10,
    ),
    "dead tree": Thing(
        thing(
            (
                ("#7d6a5c"),
                union(
                    turned(((0.3, 0.0), (0.17, 0.2), (0.13, 1.0))),
                    curve(((0, 0.9, 0), (-0.2, 1.35, 0), (-0.62, 1.75, 0)), (0.12, 0.03)),
                    curve(((0, 0.95, 0), (0.12, 1.4, 0), (0.05, 2.0, 0)), (0.12, 0.025)),
                    curve(((0.08, 1.25, 0), (0.4, 1.5, 0), (0.72, 1.6, 0)), (0.08, 0.022)),
                    curve(((-0.3, 1.46, 0), (-0.35, 1.75, 0), (-0.28, 1.98, 0)), (0.05, 0.02)),
                    curve(((0.4, 1.5, 0), (0.5, 1.75, 0.05), (0.48, 1.9, 0)), (0.045, 0.018)),
                    curve(((-0.1, 0.7, 0.05), (-0.4, 0.9, 0.1), (-0.55, 0.88, 0.1)), (0.06, 0.02)),
                    k=0.05,
                ),
            ),
            ("#3a2f2a", ball((0.02, 0.62, 0.13), (0.06, 0.09, 0.04))),
        ),
        words=("bare tree", "withered tree", "leafless tree", "old tree"),
        kind="plant",
        yaw=0,
        down=6,
        metre=2.2,
    ),
    "thorn bush": Thing(
        thing(
            (
                "#6b4a35",
                union(
                    *(
                        curve(((x0, 0, 0), ((x0 + x1) / 2 - 0.1, y1 * 0.6, 0.1), (x1, y1, z1)), (0.055, 0.03))
                        for x0, x1, y1, z1 in (
                            (-0.1, -0.75, 0.5, 0.1),
                            (0, -0.35, 0.95, 0),
                            (0.05, 0.2, 1.05, 0.1),
                            (0.1, 0.7, 0.7, 0),
                            (0.1, 0.85, 0.3, 0.2),
                            (-0.1, -0.55, 0.2, 0.3),
                        )
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        limb((x, y, 0.08), (x + dx, y + dy, 0.1), 0.03, 0.006)
                        for x, y in (
                            (-0.3, 0.35),
                            (-0.5, 0.43),
                            (-0.2, 0.62),
                            (-0.3, 0.82),
                            (0.1, 0.55),
                            (0.17, 0.8),
                            (0.32, 0.4),
                            (0.52, 0.58),
                            (0.5, 0.22),
                        )
                        for dx, dy in ((0.1, 0.06), (-0.09, 0.07))
                    )
                ),
            ),
            (
                GREEN,
                union(
                    *(
                        ball((x, y, 0.12), (0.085, 0.05, 0.03))
                        for x, y in (
                            (-0.75, 0.55),
                            (-0.36, 1.0),
                            (0.24, 1.1),
                            (0.74, 0.75),
                            (0.88, 0.35),
                            (-0.05, 0.4),
                            (0.3, 0.65),
                            (-0.58, 0.27),
                        )
                    )
                ),
            ),
        ),
        words=("thorns", "brambles", "thorn", "briar", "thorn hedge", "splinter"),
        kind="plant",
        yaw=0,
        down=8,
    ),
    "dandelion": Thing(
        thing(
            (
                GREEN,
                union(
                    curve(((0, 0, 0), (0.03, 0.35, 0), (0, 0.7, 0)), 0.028),
                    curve(((0.05, 0, 0), (0.2, 0.3, 0.03), (0.34, 0.48, 0)), 0.024),
                    *(
                        curve(((0, 0.02, 0), (dx * 0.6, 0.14, dz), (dx, 0.06, dz)), (0.05, 0.015))
                        for dx, dz in ((-0.4, 0.1), (0.4, 0.15), (-0.25, 0.25), (0.2, 0.28))
                    ),
                ),
            ),
            (
                "#f5f8fa",
                union(
                    ball((0, 0.84, 0), 0.12),
                    *(
                        union(
                            limb((0, 0.84, 0), (0.19 * np.cos(a) * c, 0.84 + 0.19 * e, 0.19 * np.sin(a) * c), 0.012),
                            ball((0.2 * np.cos(a) * c, 0.84 + 0.2 * e, 0.2 * np.sin(a) * c), 0.026),
                        )
                        for e, c, n in ((0.85, 0.5, 5), (0.4, 0.9, 8), (-0.1, 1.0, 9), (-0.6, 0.8, 7))
                        for a in np.arange(n) * 2 * np.pi / n + e
                    ),
                ),
            ),
            (
                YELLOW,
                union(
                    *(
                        ball((0.34 + 0.1 * np.cos(a), 0.52, 0.1 * np.sin(a)), (0.06, 0.035, 0.06))
                        for a in np.arange(7) * 2 * np.pi / 7
                    ),
                    ball((0.34, 0.55, 0), (0.09, 0.05, 0.09)),
                ),
            ),
        ),
        words=("blowball", "dandelion clock", "dandelions", "puffball"),
        kind="plant",
        yaw=0,
        down=14,
        metre=0.4,
    ),
}
