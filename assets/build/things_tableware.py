"""Pots, plates and scales, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    LEAF,
    METAL,
    ORANGE,
    PINK,
    RED,
    SKY,
    STEEL,
    STRAW,
    WHITE,
    WOOD,
    YELLOW,
    disc,
    filling,
    many,
    placed,
    vessel,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    LIME,
    TEAL,
    band,
    curve,
    either_side,
    made,
    pressed,
    rounded,
)  # fmt: skip

TABLE = {"place": "table"}

THINGS: dict[str, Thing] = {
    "cauldron": made(
        0.65,
        "witch's cauldron, kettle of soup, big pot, magic potion",
        (
            DARK,
            union(
                cut(ball((0, 0.5, 0), (0.52, 0.46, 0.52)), turned(((0.0, 0.4), (0.42, 0.7), (0.42, 1.2)))),
                ring((0, 0.88, 0), 0.42, 0.06),
                *(limb((x, 0.06, z), (x * 0.9, 0.24, z * 0.9), 0.06) for x, _, z in points_around(3, 0.34, 0)),
                k=0.02,
            ),
        ),
        (
            LIME,
            union(
                disc((0, 0.84, 0), 0.4, 0.1),
                *(
                    ball((x, 0.9, z), r)
                    for x, z, r in ((-0.2, 0.1, 0.1), (0.12, 0.2, 0.13), (0.2, -0.1, 0.09), (-0.05, -0.15, 0.11))
                ),
                ball((0.05, 1.1, 0), 0.06),
                ball((-0.12, 1.2, 0), 0.045),
            ),
        ),
        (BROWN, union(limb((0.1, 0.8, -0.1), (0.42, 1.32, -0.1), 0.035))),
        (STEEL, either_side(0.55, lambda x: ring((x, 0.66, 0), 0.09, 0.025, 2))),
        place="ground",
        yaw=0.0,
        down=20.0,
    ),
    "plate stack": made(
        0.3,
        "plates, dishes, stack of plates, dirty dishes, pile of plates, crockery",
        (
            WHITE,
            union(
                *(
                    union(
                        disc((0.012 * (n % 3 - 1), 0.04 + 0.085 * n, 0), 0.42, 0.05, soft=0.024),
                        disc((0.012 * (n % 3 - 1), 0.01 + 0.085 * n, 0), 0.25, 0.05),
                    )
                    for n in range(6)
                )
            ),
        ),
        (
            BLUE,
            union(
                *(ring((0.012 * (n % 3 - 1), 0.045 + 0.085 * n, 0), 0.41, 0.018) for n in range(6)),
                ring((0, 0.49, 0), 0.28, 0.014),
            ),
        ),
        **TABLE,
    ),
    "cutlery": made(
        0.2,
        "knife and fork, forks, silverware",
        (
            METAL,
            union(
                limb((-0.26, 0.06, 0), (-0.26, 0.5, 0), 0.045, 0.03),
                pressed(rounded([(-0.36, 0.7), (-0.34, 0.52), (-0.26, 0.46), (-0.18, 0.52), (-0.16, 0.7)], 3), 0.05),
                *(limb((x, 0.66, 0), (x, 0.95, 0), 0.024) for x in (-0.345, -0.26, -0.175)),
                limb((0.02, 0.06, 0), (0.02, 0.5, 0), 0.05, 0.035),
                pressed(rounded([(-0.03, 0.48), (0.1, 0.5), (0.1, 0.82), (0.0, 0.98), (-0.04, 0.96)], 3), 0.05),
                limb((0.32, 0.06, 0), (0.32, 0.62, 0), 0.045, 0.03),
                ball((0.32, 0.79, 0), (0.12, 0.18, 0.04)),
                k=0.02,
            ),
        ),
        yaw=-15.0,
        down=6.0,
        **TABLE,
    ),
    "tray of drinks": made(
        0.4,
        "serving tray, tray of glasses",
        (STEEL, cut(block((0, 0.04, 0), (1.1, 0.08, 0.66), 0.03), block((0, 0.09, 0), (1.0, 0.08, 0.56), 0.02))),
        (ORANGE, many([turned(((0.1, 0.07), (0.13, 0.32)), (x, 0, z)) for x, z in ((-0.3, 0.06), (0.02, -0.1))])),
        (PINK, many([turned(((0.1, 0.07), (0.13, 0.32)), (x, 0, z)) for x, z in ((0.34, 0.04), (0.05, 0.14))])),
        (
            CLEAR,
            many(
                [
                    cut(
                        turned(((0.13, 0.32), (0.145, 0.44)), (x, 0, z)), turned(((0.1, 0.35), (0.115, 0.6)), (x, 0, z))
                    )
                    for x, z in ((-0.3, 0.06), (0.02, -0.1), (0.34, 0.04), (0.05, 0.14))
                ]
            ),
        ),
        (
            RED,
            many([limb((x, 0.3, z), (x + 0.08, 0.6, z), 0.018) for x, z in ((-0.3, 0.06), (0.34, 0.04), (0.02, -0.1))]),
        ),
        **TABLE,
    ),
    "kitchen scale": made(
        0.35,
        "scales, scale, counter scale, weighing scale, balance",
        (TEAL, union(turned(((0.4, 0.0), (0.36, 0.1), (0.24, 0.56)), deep=0.7), k=0.02)),
        (WHITE, disc((0, 0.3, 0.22), 0.19, 0.06, 2)),
        (RED, union(limb((0, 0.3, 0.26), (0.1, 0.4, 0.26), 0.016), ball((0, 0.3, 0.26), 0.03))),
        (
            STEEL,
            union(
                cut(
                    within(ball((0, 0.9, 0), (0.5, 0.24, 0.4)), lambda p: p[:, 1] - 0.84),
                    ball((0, 0.95, 0), (0.47, 0.22, 0.37)),
                ),
                limb((0, 0.56, 0), (0, 0.68, 0), 0.06),
                ring((0, 0.3, 0.25), 0.19, 0.022, 2),
            ),
        ),
        (ORANGE, union(ball((-0.1, 0.84, 0), 0.12), ball((0.12, 0.84, 0.04), 0.12))),
        yaw=0.0,
        **TABLE,
    ),
    "balance scales": made(
        0.5,
        "scales, old scale, gold scale, pair of scales, scale",
        (
            GOLD,
            union(
                limb((0, 0.06, 0), (0, 0.96, 0), 0.04),
                ball((0, 1.0, 0), 0.07),
                disc((0, 0.04, 0), 0.28, 0.08, soft=0.03),
                placed(limb((-0.54, 0, 0), (0.54, 0, 0), 0.032), (0, 0.9, 0), (0, 0, 8)),
                *(
                    limb((x, y, 0), (x + d, y - 0.42, 0), 0.012)
                    for x, y in ((-0.53, 0.83), (0.53, 0.97))
                    for d in (-0.17, 0.17)
                ),
                *(
                    within(ball((x, y - 0.4, 0), (0.23, 0.13, 0.23)), lambda p, y=y: p[:, 1] - y + 0.4)
                    for x, y in ((-0.53, 0.83), (0.53, 0.97))
                ),
            ),
        ),
        (STRAW, union(ball((-0.53, 0.47, 0), (0.13, 0.1, 0.12)))),
        (SKY, union(ball((0.53, 0.58, 0), 0.05))),
        yaw=-12.0,
        down=8.0,
        **TABLE,
    ),
    "spice jars": made(
        0.15,
        "spices, herbs, spice rack, spice",
        *(
            (c, union(turned(((0.13, 0.0), (0.13, 0.3)), (x, 0, 0))))
            for x, c in ((-0.45, RED), (-0.15, YELLOW), (0.15, LEAF), (0.45, BROWN))
        ),
        (CREAM, many([turned(((0.135, 0.12), (0.135, 0.22)), (x, 0, 0.006)) for x in (-0.45, -0.15, 0.15, 0.45)])),
        (
            WOOD,
            union(
                *(disc((x, 0.35, 0), 0.12, 0.11) for x in (-0.45, -0.15, 0.15, 0.45)),
                block((0, -0.03, 0), (1.26, 0.06, 0.34), 0.025),
            ),
        ),
        **TABLE,
    ),
    "whisk and bowl": made(
        0.3,
        "mixing bowl, batter",
        (SKY, vessel(0.0, 0.42, 0.26, 0.5, 0.04)),
        (CREAM, union(filling(0.38, 0.46, 0.08), ball((-0.1, 0.38, 0.1), (0.18, 0.05, 0.14)))),
        (
            METAL,
            union(
                *(
                    placed(
                        curve(
                            [
                                (0, 0, 0),
                                (0.11 * np.cos(a), 0.12, 0.11 * np.sin(a)),
                                (0.08 * np.cos(a), 0.28, 0.08 * np.sin(a)),
                                (0, 0.4, 0),
                            ],
                            0.014,
                            4,
                        ),
                        (0.06, 0.36, 0),
                        (0, 0, -35),
                    )
                    for a in np.arange(6) * 1.047
                )
            ),
        ),
        (RED, placed(limb((0, 0.4, 0), (0, 0.72, 0), 0.045), (0.06, 0.36, 0), (0, 0, -35))),
        (RED, band(turned(((0.26, 0.0), (0.5, 0.42))), 0.28, 0.34, 1, 0.01)),
        **TABLE,
    ),
}
