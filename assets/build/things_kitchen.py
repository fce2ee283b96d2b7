"""Sacks, jars and bottles, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    LEAF,
    METAL,
    OAK,
    ORANGE,
    PINK,
    RED,
    SKY,
    STEEL,
    STRAW,
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    filling,
    many,
    placed,
    vessel,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    SAND,
    band,
    curve,
    either_side,
    made,
    pressed,
    rounded,
    star,
)  # fmt: skip

FOOD = {"place": "table", "kind": "food"}


def heap(count: int, radius: float, size, layers: int = 3, tall: float = 0.5) -> list:
    """Small balls heaped upon a hill: places and sizes."""
    found = []
    for n in range(count):
        share = (n + 0.5) / count
        a, far = n * 2.39996, radius * np.sqrt(share)
        found.append((far * np.cos(a), tall * (1 - (far / radius) ** 1.6) + size * 0.6, far * np.sin(a)))
    return found


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


def sack(colour: str, mark: str, *inside, tied: bool = False):
    """The parts of a sack that stands, with a round mark."""
    body = union(
        ball((0, 0.36, 0), (0.36, 0.38, 0.3)),
        block((0, 0.2, 0), (0.62, 0.36, 0.48), 0.16),
        limb((0, 0.5, 0), (0, 0.78, 0), 0.3, 0.2 if not tied else 0.1),
        k=0.08,
    )
    top = union(turned(((0.09, 0.8), (0.2, 1.0)), deep=0.8), k=0.02) if tied else ring((0, 0.84, 0), 0.2, 0.065)
    body = within(body, lambda p: -p[:, 1])
    return (
        (colour, union(body, top, k=0.04)),
        (mark, within(grown(body, 0.012), lambda p: np.hypot(p[:, 0], p[:, 1] - 0.42) - 0.16, lambda p: -p[:, 2])),
        *inside,
    )


def steam(x: float, y: float, z: float = 0.0):
    """A curl of steam."""
    return curve([(x, y, z), (x + 0.05, y + 0.08, z), (x - 0.03, y + 0.17, z), (x + 0.03, y + 0.27, z)], (0.035, 0.012))


JAR = union(turned(((0.34, 0.02), (0.37, 0.1), (0.37, 0.6), (0.28, 0.72))), k=0.02)
WATER_BOTTLE = turned(((0.19, 0.0), (0.2, 0.04), (0.2, 0.62), (0.09, 0.8), (0.08, 0.9)))

THINGS: dict[str, Thing] = {
    "flour sack": made(
        0.7,
        "flour, sack, sack of flour, bag of flour, food sack, sacks",
        *sack(CREAM, BLUE, (WHITE, within(ball((0, 0.84, 0), (0.2, 0.12, 0.2)), lambda p: 0.82 - p[:, 1]))),
        (WHITE, placed(hill(0.24, 0.14), (0.34, 0, 0.26))),
        (STRAW, placed(pressed(rounded([(0, -0.1), (0.05, 0), (0, 0.1), (-0.05, 0)], 3), 0.03), (0, 0.42, 0.315))),
        kind="food",
    ),
    "coffee sack": made(
        0.7,
        "coffee sacks, sack of beans, sack of coffee, grain sack",
        *sack(SAND, BROWN),
        (
            BROWN,
            union(
                *(
                    placed(ball((0, 0, 0), (0.055, 0.045, 0.07)), (x * 0.7, y + 0.0, z * 0.7), (0, n * 50, 0))
                    for n, (x, y, z) in enumerate([(a, 0.86 + 0.25 * b, c) for a, b, c in heap(16, 0.25, 0.05, 3, 0.3)])
                )
            ),
        ),
        (
            BROWN,
            many(
                [
                    placed(ball((0, 0.05, 0), (0.06, 0.045, 0.075)), (x, 0, z), (0, n * 70, 0))
                    for n, (x, z) in enumerate(((0.42, 0.2), (0.36, 0.34), (-0.3, 0.36)))
                ]
            ),
        ),
        kind="food",
    ),
    "potato sack": made(
        0.7,
        "potato sacks, sack of potatoes, bag of potatoes",
        *sack(WOOD, OAK),
        (
            STRAW,
            union(
                *(
                    ball((x * 0.8, 0.86 + y * 0.3, z * 0.8), (0.12, 0.09, 0.1))
                    for x, y, z in heap(7, 0.22, 0.1, 2, 0.5)
                ),
                ball((0.45, 0.1, 0.2), (0.15, 0.1, 0.11)),
                ball((-0.36, 0.1, 0.32), (0.13, 0.1, 0.1)),
            ),
        ),
        kind="food",
    ),
    "bag": made(
        0.6,
        "sack with rope, small bag, cloth bag, tied sack, bundle",
        *sack(WOOD, SAND, tied=True),
        (RED, ring((0, 0.8, 0), 0.1, 0.045)),
    ),
    "honey jar": made(
        0.2,
        "jar of honey, honey",
        (ORANGE, band(JAR, 0.03, 0.58, 1, -0.005)),
        (CLEAR, band(JAR, 0.58, 0.74, 1, 0.0)),
        (YELLOW, union(disc((0, 0.78, 0), 0.33, 0.13, soft=0.04))),
        (WHITE, within(grown(JAR, 0.015), lambda p: np.hypot(p[:, 0], p[:, 1] - 0.34) - 0.2, lambda p: -p[:, 2])),
        (
            GOLD,
            within(
                grown(JAR, 0.03), lambda p: np.hypot(p[:, 0] * 1.0, (p[:, 1] - 0.34) * 1.5) - 0.12, lambda p: -p[:, 2]
            ),
        ),
        (
            DARK,
            within(
                grown(JAR, 0.04),
                lambda p: np.hypot(p[:, 0], (p[:, 1] - 0.34) * 1.5) - 0.12,
                lambda p: np.abs(np.abs(p[:, 0]) - 0.045) - 0.018,
                lambda p: -p[:, 2],
            ),
        ),
        yaw=0.0,
        **FOOD,
    ),
    "jam jar": made(
        0.22,
        "jam, jar of jam, marmalade, strawberry jam",
        (RED, band(JAR, 0.03, 0.58, 1, -0.005)),
        (CLEAR, band(JAR, 0.58, 0.74)),
        (WHITE, union(turned(((0.42, 0.68), (0.36, 0.76), (0.34, 0.84))), k=0.02)),
        (
            RED,
            union(
                *(ball((x, 0.85, z), 0.04) for x, _, z in points_around(5, 0.2, 0)),
                ball((0, 0.85, 0), 0.04),
                ring((0, 0.76, 0), 0.36, 0.025),
            ),
        ),
        (
            CREAM,
            within(
                grown(JAR, 0.015),
                lambda p: np.maximum(np.abs(p[:, 0]) - 0.2, np.abs(p[:, 1] - 0.33) - 0.15),
                lambda p: -p[:, 2],
                k=0.02,
            ),
        ),
        (PINK, within(grown(JAR, 0.03), lambda p: np.hypot(p[:, 0], p[:, 1] - 0.31) - 0.09, lambda p: -p[:, 2])),
        (LEAF, within(grown(JAR, 0.034), lambda p: np.hypot(p[:, 0], (p[:, 1] - 0.41) * 2) - 0.07, lambda p: -p[:, 2])),
        yaw=0.0,
        **FOOD,
    ),
    "water bottle": made(
        0.3,
        "bottle of water, bottle, plastic bottle",
        (SKY, WATER_BOTTLE),
        (BLUE, union(band(WATER_BOTTLE, 0.26, 0.5, 1, 0.01), disc((0, 0.93, 0), 0.095, 0.11, soft=0.02))),
        (WHITE, placed(within(ball((0, 0.38, 0.2), (0.05, 0.07, 0.03)), lambda p: -p[:, 2]), (0, 0, 0.0))),
        place="table",
        yaw=0.0,
    ),
    "bottle": made(
        0.3,
        "glass bottle, green bottle, wine bottle, message in a bottle, oil bottle",
        (
            LEAF,
            turned(((0.2, 0.0), (0.21, 0.05), (0.21, 0.58), (0.08, 0.78), (0.075, 1.02), (0.09, 1.04), (0.09, 1.08))),
        ),
        (WOOD, limb((0, 1.08, 0), (0, 1.13, 0), 0.055)),
        (CREAM, band(turned(((0.21, 0.0), (0.21, 1.0))), 0.18, 0.46, 1, 0.01)),
        (RED, within(ball((0, 0.32, 0.215), (0.08, 0.08, 0.03)), lambda p: -p[:, 2])),
        place="table",
        yaw=0.0,
    ),
    "thermos": made(
        0.32,
        "thermos flask, vacuum flask",
        (RED, turned(((0.2, 0.0), (0.21, 0.05), (0.21, 0.7), (0.17, 0.78)))),
        (
            STEEL,
            union(
                disc((0, 0.84, 0), 0.17, 0.12, soft=0.03),
                disc((0, 0.03, 0), 0.215, 0.06),
                band(turned(((0.21, 0.0), (0.21, 1.0))), 0.42, 0.5, 1, 0.01),
            ),
        ),
        (DARK, curve([(0.2, 0.62, 0), (0.36, 0.58, 0), (0.36, 0.3, 0), (0.2, 0.26, 0)], 0.04)),
        (WHITE, union(placed(vessel(0, 0.24, 0.12, 0.16, 0.03), (0.5, 0, 0.24)))),
        (BROWN, placed(filling(0.2, 0.14), (0.5, 0, 0.24))),
        place="table",
        yaw=0.0,
    ),
    "water jug": made(
        0.35,
        "jug of water, jug, pitcher, water pitcher, carafe",
        (SKY, union(turned(((0.26, 0.0), (0.3, 0.16), (0.28, 0.4), (0.18, 0.62))), k=0.02)),
        (
            CLEAR,
            union(
                cut(turned(((0.18, 0.6), (0.22, 0.84))), turned(((0.13, 0.66), (0.18, 0.9)))),
                curve([(0.18, 0.76, 0), (0.42, 0.72, 0), (0.42, 0.4, 0), (0.28, 0.26, 0)], 0.045),
                limb((-0.16, 0.76, 0), (-0.29, 0.86, 0), 0.07, 0.04),
                k=0.02,
            ),
        ),
        (WHITE, union(block((-0.04, 0.64, 0.02), (0.14, 0.13, 0.13), 0.03))),
        place="table",
        yaw=0.0,
    ),
    "glass of water": made(
        0.15,
        "water glass, drinking glass, glass, glass with water",
        (
            CLEAR,
            union(cut(turned(((0.26, 0.0), (0.33, 0.9))), turned(((0.2, 0.62), (0.28, 0.66), (0.29, 1.0)))), k=0.01),
        ),
        (SKY, within(turned(((0.268, 0.0), (0.338, 0.9))), lambda p: 0.1 - p[:, 1], lambda p: p[:, 1] - 0.64)),
        (
            WHITE,
            union(
                block((-0.06, 0.66, 0.05), (0.2, 0.17, 0.18), 0.04),
                block((0.11, 0.65, -0.05), (0.16, 0.14, 0.16), 0.04),
                limb((-0.2, 0.2, 0.235), (-0.22, 0.48, 0.25), 0.022),
            ),
        ),
        place="table",
        yaw=0.0,
        down=20.0,
    ),
    "lunch box": made(
        0.25,
        "bread box, tin box, sandwich box, picnic box",
        (BLUE, union(block((0, 0.22, 0), (0.9, 0.42, 0.5), 0.07), k=0.02)),
        (
            STEEL,
            union(
                block((0, 0.32, 0), (0.93, 0.04, 0.53), 0.015),
                bowed(0.2, 0, 180, 0.035, "xy", (0, 0.43, 0)),
                *(block((x, 0.3, 0.26), (0.1, 0.12, 0.05), 0.02) for x in (-0.26, 0.26)),
            ),
        ),
        (YELLOW, pressed(star(5, 0.13, 0.06, 0, 0.15), 0.05, 0.01, 0.25)),
        place="table",
    ),
    "tin bowl": made(
        0.25,
        "metal bowl, empty bowl, bowl, washing-up bowl, food bowl",
        (
            METAL,
            union(
                cut(turned(((0.3, 0.0), (0.42, 0.12), (0.52, 0.34))), turned(((0.3, 0.09), (0.46, 0.4)))),
                ring((0, 0.34, 0), 0.5, 0.034),
            ),
        ),
        place="table",
        down=24.0,
    ),
    "cooking pot": made(
        0.35,
        "pot, saucepan, soup pot, boiling pot, pan",
        (
            RED,
            union(
                vessel(0.0, 0.5, 0.4, 0.42, 0.04),
                either_side(
                    0.48,
                    lambda x: (
                        bowed(0.1, -90, 90, 0.04, "xy", (x * 0.9, 0.36, 0))
                        if x > 0
                        else bowed(0.1, 90, 270, 0.04, "xy", (x * 0.9, 0.36, 0))
                    ),
                ),
            ),
        ),
        (
            STEEL,
            union(
                ring((0, 0.5, 0), 0.42, 0.035),
                placed(within(ball((0, 0, 0), (0.43, 0.13, 0.43)), lambda p: -p[:, 1]), (0.08, 0.6, 0), (0, 0, -14)),
            ),
        ),
        (DARK, placed(ball((0, 0.17, 0), 0.065), (0.08, 0.6, 0), (0, 0, -14))),
        (WHITE, union(steam(-0.28, 0.72), steam(-0.42, 0.62))),
        place="table",
        yaw=0.0,
    ),
}
