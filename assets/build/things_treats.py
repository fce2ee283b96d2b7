"""Sweets, fruit and seeds, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
from puppet_solids import (
    BREAD,
    BROWN,
    CLEAR,
    CREAM,
    GOLD,
    GREEN,
    LEAF,
    PINK,
    PURPLE,
    RED,
    SKY,
    WHITE,
    WOOD,
    YELLOW,
    disc,
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    CLAY,
    LIME,
    SAND,
    band,
    curve,
    made,
)  # fmt: skip

TABLE = {"place": "table"}
FOOD = {"place": "table", "kind": "food"}


def heap(count: int, radius: float, size, layers: int = 3, tall: float = 0.5) -> list:
    """Small balls heaped upon a hill: places and sizes."""
    found = []
    for n in range(count):
        share = (n + 0.5) / count
        a, far = n * 2.39996, radius * np.sqrt(share)
        found.append((far * np.cos(a), tall * (1 - (far / radius) ** 1.6) + size * 0.6, far * np.sin(a)))
    return found


BEAN = cut(ball((0, 0, 0), (0.21, 0.11, 0.13)), ball((0, 0.02, 0.16), (0.09, 0.3, 0.09)), k=0.05)

THINGS: dict[str, Thing] = {
    "beans": made(
        0.12,
        "bean, magic beans, bean seeds, coffee beans",
        *(
            (colour, union(*(placed(BEAN, at, (0, turn, 0)) for at, turn in spots)))
            for colour, spots in (
                (RED, (((-0.32, 0.11, 0.16), 30), ((0.34, 0.11, -0.16), -50))),
                (CREAM, (((0.02, 0.11, 0.3), -25), ((-0.02, 0.31, 0.02), 60))),
                (PURPLE, (((0.38, 0.11, 0.26), 60), ((-0.3, 0.11, -0.24), -20))),
                (LIME, (((0.03, 0.11, -0.12), 10),)),
            )
        ),
        down=30.0,
        place="table",
        kind="plant",
    ),
    "pea": made(
        0.1,
        "peas, pea pod, green pea",
        (
            LEAF,
            cut(
                curve([(-0.62, 0.2, 0), (-0.3, 0.06, 0), (0.3, 0.06, 0), (0.62, 0.2, 0)], 0.17, 4),
                curve([(-0.56, 0.3, 0.08), (-0.3, 0.2, 0.1), (0.3, 0.2, 0.1), (0.56, 0.3, 0.08)], 0.14, 4),
            ),
        ),
        (
            LIME,
            union(
                *(
                    ball((x, 0.14 + 0.1 * x * x, 0.06), r)
                    for x, r in ((-0.4, 0.1), (-0.2, 0.125), (0.02, 0.14), (0.24, 0.125), (0.43, 0.1))
                ),
                ball((0.2, -0.0, 0.42), 0.14),
            ),
        ),
        (GREEN, union(curve([(0.7, 0.26, 0), (0.8, 0.34, 0), (0.9, 0.32, 0)], 0.03))),
        down=30.0,
        yaw=0.0,
        place="table",
        kind="plant",
    ),
    "seed": made(
        0.06,
        "seeds, sunflower seed, grain, grain of sand, cherry stone, lemon pip, pip, plant seed",
        (
            SAND,
            union(
                *(
                    placed(
                        union(ball((0, 0, 0), (0.2, 0.13, 0.12)), limb((0.1, 0, 0), (0.32, 0, 0), 0.09, 0.015), k=0.05),
                        at,
                        (0, t, 20),
                    )
                    for at, t in (((-0.1, 0.14, 0.1), 30),)
                )
            ),
        ),
        (
            BROWN,
            union(
                *(
                    placed(
                        band(
                            union(
                                ball((0, 0, 0), (0.2, 0.13, 0.12)), limb((0.1, 0, 0), (0.32, 0, 0), 0.09, 0.015), k=0.05
                            ),
                            z - 0.018,
                            z + 0.018,
                            2,
                            0.008,
                        ),
                        (-0.1, 0.14, 0.1),
                        (0, 30, 20),
                    )
                    for z in (-0.07, 0, 0.07)
                )
            ),
        ),
        (
            GREEN,
            union(
                curve([(-0.26, 0.2, 0.18), (-0.34, 0.34, 0.16), (-0.3, 0.46, 0.14)], 0.026),
                placed(ball((0.08, 0, 0), (0.1, 0.025, 0.06)), (-0.3, 0.47, 0.14), (0, 0, 25)),
                placed(ball((-0.08, 0, 0), (0.1, 0.025, 0.06)), (-0.3, 0.47, 0.14), (0, 0, -25)),
            ),
        ),
        place="table",
        kind="plant",
    ),
    "sugar cubes": made(
        0.12,
        "sugar, lump of sugar, sugar bowl, ice cubes, ice cube",
        (
            WHITE,
            union(
                *(
                    placed(block((0, 0.13, 0), (0.26, 0.26, 0.26), 0.03), at, (0, t, 0))
                    for at, t in (
                        ((-0.3, 0, 0), 10),
                        ((0.02, 0, 0.06), -8),
                        ((0.34, 0, 0), 20),
                        ((-0.13, 0.27, 0.02), 25),
                        ((0.18, 0.27, 0.03), -15),
                        ((0.03, 0.54, 0.02), 8),
                    )
                )
            ),
        ),
        (SKY, disc((0, -0.02, 0), 0.62, 0.05)),
        **FOOD,
    ),
    "ice cubes": made(
        0.15,
        "ice cube, piece of ice",
        (
            SKY,
            union(
                *(
                    placed(block((0, 0.2, 0), (0.4, 0.4, 0.4), 0.07), at, (0, t, 0))
                    for at, t in (((-0.26, 0, 0), 15), ((0.28, 0, 0.02), -25), ((0.0, 0.4, 0), 40))
                )
            ),
        ),
        (
            WHITE,
            union(
                *(
                    placed(limb((-0.12, 0.3, 0.2), (-0.12, 0.12, 0.2), 0.03), at, (0, t, 0))
                    for at, t in (((-0.26, 0, 0), 15), ((0.28, 0, 0.02), -25), ((0.0, 0.4, 0), 40))
                )
            ),
        ),
        (CLEAR, within(ball((0, 0, 0), (0.72, 0.04, 0.5)), lambda p: -p[:, 1])),
        yaw=0.0,
        **TABLE,
    ),
    "kimchi": made(
        0.3,
        "pickles, pickled cabbage, pickle jar, sauerkraut, preserved vegetables",
        (CLAY, union(turned(((0.3, 0.0), (0.42, 0.2), (0.42, 0.42), (0.32, 0.6))), ring((0, 0.62, 0), 0.3, 0.05))),
        (RED, union(*(ball((x, 0.66 + y * 0.3, z), (0.11, 0.06, 0.09)) for x, y, z in heap(9, 0.24, 0.08, 2, 0.4)))),
        (
            CREAM,
            union(
                *(
                    placed(ball((0, 0, 0), (0.14, 0.035, 0.07)), (x, 0.72, z), (0, a, 15))
                    for x, z, a in ((-0.1, 0.1, 20), (0.12, 0.05, -40), (0.0, -0.1, 80))
                )
            ),
        ),
        (
            GREEN,
            union(
                placed(ball((0, 0, 0), (0.12, 0.04, 0.07)), (0.1, 0.74, -0.06), (0, 40, 30)),
                placed(ball((0, 0, 0), (0.12, 0.04, 0.07)), (-0.16, 0.72, -0.02), (0, -30, 20)),
            ),
        ),
        (GOLD, band(turned(((0.3, 0.0), (0.42, 0.2), (0.42, 0.42), (0.32, 0.6))), 0.28, 0.34, 1, 0.01)),
        **FOOD,
    ),
    "sandwich tower": made(
        0.4,
        "sandwich, big sandwich, tall sandwich, club sandwich",
        (BREAD, union(*(block((0, y, 0), (0.62, 0.1, 0.6), 0.045) for y in (0.06, 0.42, 0.8)))),
        (
            GREEN,
            union(*(placed(block((0, 0, 0), (0.7, 0.05, 0.68), 0.024), (0, y, 0), (4, 0, 3)) for y in (0.15, 0.52))),
        ),
        (RED, union(block((0, 0.21, 0), (0.62, 0.06, 0.6), 0.03), block((0, 0.66, 0), (0.6, 0.05, 0.6), 0.024))),
        (YELLOW, union(block((0, 0.3, 0), (0.64, 0.05, 0.64), 0.02), block((0, 0.59, 0), (0.66, 0.05, 0.66), 0.02))),
        (PINK, union(block((0, 0.35, 0), (0.66, 0.05, 0.62), 0.024), block((0, 0.72, 0), (0.66, 0.05, 0.62), 0.024))),
        (WOOD, limb((0, 0.8, 0), (0, 1.06, 0), 0.02)),
        (LEAF, ball((0, 1.04, 0), 0.08)),
        **FOOD,
    ),
    "mushrooms": made(
        0.25,
        "toadstool, toadstools, fly agaric, mushroom",
        (
            RED,
            union(
                within(ball((0, 0.52, 0), (0.42, 0.36, 0.42)), lambda p: 0.5 - p[:, 1], k=0.03),
                within(ball((0.46, 0.28, 0.12), (0.24, 0.22, 0.24)), lambda p: 0.27 - p[:, 1], k=0.02),
            ),
        ),
        (
            WHITE,
            union(
                *(
                    ball((0.41 * np.cos(a) * np.cos(t), 0.52 + 0.36 * np.sin(t), 0.41 * np.sin(a) * np.cos(t)), 0.055)
                    for a, t in ((1.6, 0.55), (0.7, 0.4), (2.5, 0.4), (1.2, 1.1), (2.6, 0.95), (0.1, 0.6), (3.2, 0.6))
                ),
                *(
                    ball(
                        (
                            0.46 + 0.235 * np.cos(a) * np.cos(t),
                            0.28 + 0.21 * np.sin(t),
                            0.12 + 0.235 * np.sin(a) * np.cos(t),
                        ),
                        0.038,
                    )
                    for a, t in ((1.6, 0.5), (0.6, 0.5), (2.6, 0.6), (1.4, 1.2))
                ),
            ),
        ),
        (
            CREAM,
            union(
                limb((0, 0.08, 0), (0, 0.52, 0), 0.15, 0.1),
                limb((0.46, 0.05, 0.12), (0.46, 0.28, 0.12), 0.09, 0.07),
                ring((0, 0.4, 0), 0.12, 0.035),
                k=0.02,
            ),
        ),
        (
            GREEN,
            union(
                *(
                    limb((x, 0, z), (x * 1.1, 0.14, z * 1.1), 0.035, 0.008)
                    for x, z in ((-0.3, 0.1), (-0.22, 0.2), (0.24, 0.26), (0.62, 0.28), (0.3, 0.3))
                )
            ),
        ),
        yaw=0.0,
        kind="plant",
        place="ground",
    ),
}
