"""Dough, meals and bread, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BREAD,
    BROWN,
    CREAM,
    DARK,
    GREEN,
    LEAF,
    ORANGE,
    PALE,
    PINK,
    PURPLE,
    RED,
    SKY,
    STEEL,
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
    CLAY,
    band,
    curve,
    made,
)  # fmt: skip

FOOD = {"place": "table", "kind": "food"}


def hill(radius: float, high: float):
    """A soft heap."""
    return within(
        union(
            ball((0, 0, 0), (radius, high * 0.62, radius)),
            limb((0, 0, 0), (0, high * 0.72, 0), radius * 0.62, radius * 0.22),
            k=0.2,
        ),
        lambda p: -p[:, 1],
        k=0.01,
    )


def steam(x: float, y: float, z: float = 0.0):
    """A curl of steam."""
    return curve([(x, y, z), (x + 0.05, y + 0.08, z), (x - 0.03, y + 0.17, z), (x + 0.03, y + 0.27, z)], (0.035, 0.012))


CROWN = [(x, z) for x, _, z in points_around(12, 0.25, 0)]
LOAF = union(
    block((0, 0.17, 0), (0.8, 0.3, 0.42), 0.13),
    *(ball((x, 0.3, 0), (0.18, 0.12, 0.2)) for x in (-0.26, 0, 0.26)),
    k=0.05,
)
PUMPED = union(
    ball((0, 0.22, 0), (0.5, 0.22, 0.46)),
    ball((0.1, 0.32, 0.02), (0.28, 0.18, 0.26)),
    ball((-0.22, 0.26, 0.1), (0.22, 0.17, 0.22)),
    k=0.14,
)

THINGS: dict[str, Thing] = {
    "dough": made(
        0.5,
        "bread dough, ball of dough, pizza dough, lump of clay, playdough",
        (CREAM, within(PUMPED, lambda p: -p[:, 1])),
        (WOOD, union(block((0, -0.03, 0.02), (1.3, 0.06, 1.06), 0.026))),
        (
            WHITE,
            union(
                *(
                    ball((x, 0.0, z), (0.09, 0.02, 0.07))
                    for x, z in ((-0.5, 0.36), (0.46, 0.36), (0.54, -0.3), (0.1, 0.46))
                )
            ),
        ),
        **FOOD,
    ),
    "flour heap": made(
        0.5,
        "flour, heap of flour, pile of flour, sugar, white powder, heap of sugar, salt heap",
        (WHITE, hill(0.55, 0.62)),
        (WOOD, limb((0.28, 0.2, 0.3), (0.74, 0.42, 0.5), 0.035)),
        (STEEL, ball((0.2, 0.17, 0.27), (0.13, 0.07, 0.11))),
        **FOOD,
    ),
    "soup": made(
        0.25,
        "bowl of soup, hot soup, plate of soup, broth, porridge, stew",
        (BLUE, union(vessel(0.0, 0.38, 0.24, 0.5, 0.05), ring((0, 0.38, 0), 0.49, 0.03))),
        (ORANGE, filling(0.33, 0.45, 0.08)),
        (
            GREEN,
            many(
                [
                    ball((x, 0.34, z), (0.05, 0.03, 0.05))
                    for x, z in ((-0.2, 0.12), (0.1, 0.22), (0.22, -0.1), (-0.12, -0.2))
                ]
            ),
        ),
        (RED, many([ball((x, 0.34, z), (0.07, 0.035, 0.06)) for x, z in ((0.0, 0.02), (-0.3, -0.06), (0.28, 0.14))])),
        (WHITE, union(steam(-0.1, 0.48), steam(0.12, 0.52))),
        **FOOD,
    ),
    "loaves": made(
        0.4,
        "bread, loaves of bread, loaf, stack of bread, bread basket, rolls, buns",
        (
            BREAD,
            union(
                *(
                    placed(LOAF, at, (0, turn, 0), 0.8)
                    for at, turn in (((-0.34, 0, 0), 8), ((0.36, 0, 0.02), -6), ((0.02, 0.28, 0), 4))
                )
            ),
        ),
        (
            CREAM,
            many(
                [
                    placed(limb((-0.09, 0, -0.12), (0.09, 0, 0.12), 0.024), at)
                    for at in [
                        (x + d, y, 0.02) for x, y in ((-0.34, 0.32), (0.36, 0.32), (0.02, 0.61)) for d in (-0.2, 0, 0.2)
                    ]
                ]
            ),
        ),
        down=18.0,
        **FOOD,
    ),
    "pancake stack": made(
        0.3,
        "pancakes, pancake, stack of pancakes",
        (BREAD, union(*(disc((0.02 * (n % 3 - 1), 0.1 + 0.1 * n, 0), 0.42, 0.09, soft=0.044) for n in range(5)))),
        (
            BROWN,
            union(
                disc((0.0, 0.56, 0), 0.32, 0.03),
                *(ball((x, 0.36, z), (0.07, 0.2, 0.06)) for x, z in ((0.3, 0.28), (-0.2, 0.37), (0.05, 0.42))),
            ),
        ),
        (YELLOW, block((0, 0.61, 0), (0.18, 0.09, 0.18), 0.03)),
        (WHITE, disc((0, 0.02, 0), 0.58, 0.05, soft=0.024)),
        **FOOD,
    ),
    "steaming pie": made(
        0.3,
        "pie, apple pie, hot pie, pastry",
        (
            BREAD,
            union(
                within(ball((0, 0.22, 0), (0.46, 0.2, 0.46)), lambda p: 0.2 - p[:, 1]),
                *(ball((x * 1.9, 0.24, z * 1.9), (0.1, 0.07, 0.1)) for x, z in CROWN),
            ),
        ),
        (
            BROWN,
            many(
                [
                    limb((0.12 * np.cos(a), 0.41, 0.12 * np.sin(a)), (0.28 * np.cos(a), 0.36, 0.28 * np.sin(a)), 0.028)
                    for a in np.arange(5) * 1.2566
                ]
            ),
        ),
        (STEEL, turned(((0.36, 0.0), (0.48, 0.22)))),
        (WHITE, union(steam(-0.1, 0.5), steam(0.12, 0.54))),
        **FOOD,
    ),
    "wedding cake": made(
        0.7,
        "cake, tiered cake, big cake, wedding buffet, cream cake",
        (
            WHITE,
            union(
                disc((0, 0.16, 0), 0.46, 0.3, soft=0.04),
                disc((0, 0.46, 0), 0.33, 0.28, soft=0.04),
                disc((0, 0.73, 0), 0.2, 0.24, soft=0.04),
            ),
        ),
        (
            PINK,
            union(
                *(
                    ball((r * np.cos(a), y, r * np.sin(a)), 0.05)
                    for r, y, n in ((0.45, 0.32, 16), (0.32, 0.61, 12), (0.19, 0.86, 8))
                    for a in np.arange(n) * 2 * np.pi / n
                )
            ),
        ),
        (
            RED,
            union(
                *(
                    ball((r * np.cos(a), y, r * np.sin(a)), 0.045)
                    for r, y, n in ((0.47, 0.14, 8), (0.34, 0.44, 6))
                    for a in np.arange(n) * 2 * np.pi / n
                )
            ),
        ),
        (DARK, union(limb((-0.06, 0.88, 0), (-0.06, 0.98, 0), 0.045, 0.035))),
        (CREAM, union(limb((0.06, 0.88, 0), (0.06, 0.98, 0), 0.065, 0.03))),
        (PALE, union(ball((-0.06, 1.05, 0), 0.045), ball((0.06, 1.05, 0), 0.045))),
        (SKY, disc((0, 0.0, 0), 0.6, 0.05)),
        down=12.0,
        **FOOD,
    ),
    "sausages": made(
        0.35,
        "sausage, string of sausages, grilled sausage",
        (
            CLAY,
            union(
                *(
                    placed(curve([(-0.3, 0.04, 0), (0, -0.03, 0), (0.3, 0.04, 0)], 0.12, 4), at, (0, 0, 0))
                    for at in ((0, 0.17, 0.28), (0, 0.17, -0.02), (0, 0.17, -0.32), (0, 0.36, 0.12), (0, 0.36, -0.18))
                )
            ),
        ),
        (
            BROWN,
            union(
                *(
                    placed(limb((x - 0.04, 0.1, -0.05), (x + 0.04, 0.1, 0.06), 0.026), at)
                    for at in ((0, 0.17, 0.28), (0, 0.36, 0.12), (0, 0.36, -0.18))
                    for x in (-0.2, 0, 0.2)
                ),
                *(
                    ball((x, 0.05 + y, z), 0.045)
                    for x in (-0.43, 0.43)
                    for y, z in ((0.17, 0.28), (0.17, -0.02), (0.36, 0.12), (0.36, -0.18))
                ),
            ),
        ),
        (WHITE, union(disc((0, 0.02, 0), 0.66, 0.06, soft=0.028))),
        (YELLOW, union(ball((0.44, 0.06, 0.36), (0.12, 0.05, 0.1)), ball((0.5, 0.08, 0.34), (0.07, 0.06, 0.06)))),
        down=22.0,
        **FOOD,
    ),
    "cheese wheels": made(
        0.5,
        "cheeses, cheese wheel, round cheese, wheels of cheese",
        (
            YELLOW,
            cut(
                union(disc((-0.1, 0.15, 0), 0.5, 0.26, soft=0.05), disc((-0.06, 0.42, 0), 0.38, 0.24, soft=0.05)),
                placed(block((0.3, 0, 0.3), (0.6, 1.2, 0.6), 0.01), (-0.06, 0.62, 0), (0, 20, 0)),
                ball((-0.35, 0.42, 0.24), 0.07),
                ball((-0.5, 0.16, 0.28), 0.06),
                ball((-0.2, 0.2, 0.5), 0.07),
            ),
        ),
        (RED, placed(disc((0, 0, 0), 0.3, 0.2, 2, 0.06), (0.52, 0.3, 0.2), (-14, -20, 0))),
        (CREAM, placed(disc((0, 0.0, 0.1), 0.2, 0.02, 2), (0.52, 0.3, 0.2), (-14, -20, 0))),
        down=18.0,
        **FOOD,
    ),
    "cotton candy": made(
        0.4,
        "candy floss, fairy floss",
        (
            PINK,
            union(
                ball((0, 0.74, 0), (0.34, 0.32, 0.3)),
                *(
                    ball((0.24 * np.cos(a), 0.72 + 0.22 * np.sin(a), 0.08 * (n % 3 - 1)), 0.19)
                    for n, a in enumerate(np.arange(8) * 0.785)
                ),
                k=0.06,
            ),
        ),
        (WHITE, limb((0, 0.46, 0), (0, 0.0, 0), 0.085, 0.012)),
        (
            RED,
            many(
                [band(limb((0, 0.46, 0), (0, 0.0, 0), 0.085, 0.012), y, y + 0.05, 1, 0.008) for y in (0.1, 0.22, 0.34)]
            ),
        ),
        yaw=0.0,
        **FOOD,
    ),
    "plums": made(
        0.2,
        "plum, dates, prunes, figs, dried fruit",
        (
            PURPLE,
            union(
                *(
                    ball(c, (0.22, 0.21, 0.21))
                    for c in ((-0.26, 0.2, 0.04), (0.24, 0.2, 0.1), (0.0, 0.46, 0.02), (0.02, 0.2, -0.26))
                )
            ),
        ),
        (
            BROWN,
            union(
                *(
                    limb((x, y + 0.19, z), (x + 0.04, y + 0.3, z), 0.018)
                    for x, y, z in ((-0.26, 0.2, 0.04), (0.24, 0.2, 0.1), (0.0, 0.46, 0.02))
                )
            ),
        ),
        (LEAF, placed(ball((0.12, 0, 0), (0.14, 0.025, 0.07)), (0.04, 0.74, 0.02), (0, 0, 20))),
        **FOOD,
    ),
}
