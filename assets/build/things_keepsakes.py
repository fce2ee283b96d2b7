"""Things that rooms are adorned with or kept in, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, chain, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    LEAF,
    OAK,
    ORANGE,
    PALE,
    PINK,
    PURPLE,
    RED,
    SKY,
    STEEL,
    STRAW,
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    many,
    placed,
    vessel,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    GREY,
    ROSE,
    SAND,
    curve,
    either_side,
    made,
    pressed,
)  # fmt: skip

BARS = [(x, z) for x, _, z in points_around(14, 0.36, 0)]
DOME = [
    chain(
        [
            (0.36 * np.cos(a) * np.cos(t), 0.82 + 0.3 * np.sin(t), 0.36 * np.sin(a) * np.cos(t))
            for t in np.linspace(0, np.pi / 2, 5)
        ],
        [0.014] * 5,
    )
    for a in np.arange(14) * np.pi / 7
]
GLOBE = ball((0, 0.72, 0), 0.4)
BOWL = ball((0, 0.5, 0), (0.54, 0.48, 0.54))

THINGS: dict[str, Thing] = {
    "bird cage": made(
        0.5,
        "cage, golden cage, birdcage, animal cage",
        (
            GOLD,
            union(
                disc((0, 0.04, 0), 0.42, 0.08, soft=0.03),
                *(limb((x, 0.06, z), (x, 0.82, z), 0.014) for x, z in BARS),
                *DOME,
                ring((0, 0.82, 0), 0.36, 0.018),
                ring((0, 0.44, 0), 0.36, 0.016),
                ball((0, 1.14, 0), 0.045),
                ring((0, 1.22, 0), 0.06, 0.018, 2),
            ),
        ),
        (
            WOOD,
            union(
                limb((-0.16, 0.5, 0), (0.16, 0.5, 0), 0.024),
                *(limb((x, 0.5, 0), (x * 0.4, 1.05, 0), 0.01) for x in (-0.14, 0.14)),
            ),
        ),
        (RED, disc((0, 0.085, 0), 0.36, 0.03)),
        place="table",
        down=10.0,
    ),
    "fish bowl": made(
        0.35,
        "aquarium, goldfish bowl, fish tank, glass bowl",
        (SKY, within(BOWL, lambda p: p[:, 1] - 0.72)),
        (
            CLEAR,
            union(
                within(cut(grown(BOWL, 0.012), grown(BOWL, -0.04)), lambda p: 0.72 - p[:, 1], lambda p: p[:, 1] - 0.9),
                ring((0, 0.88, 0), 0.33, 0.035),
            ),
        ),
        (
            ORANGE,
            union(
                ball((-0.04, 0.5, 0.53), (0.15, 0.1, 0.05)),
                pressed([(0.08, 0.5), (0.24, 0.6), (0.2, 0.5), (0.24, 0.4)], 0.05, 0.015, 0.5),
            ),
        ),
        (DARK, ball((-0.12, 0.53, 0.575), 0.02)),
        (
            LEAF,
            union(
                curve([(-0.3, 0.2, 0.38), (-0.36, 0.38, 0.42), (-0.29, 0.55, 0.44)], 0.03),
                curve([(0.32, 0.2, 0.36), (0.36, 0.34, 0.4), (0.3, 0.46, 0.44)], 0.03),
            ),
        ),
        (SAND, within(grown(BOWL, 0.012), lambda p: p[:, 1] - 0.22)),
        (WHITE, union(ball((-0.22, 0.62, 0.46), 0.03), ball((-0.25, 0.7, 0.43), 0.022))),
        place="table",
        yaw=0.0,
        down=12.0,
    ),
    "safe": made(
        0.9,
        "strongbox, bank safe, money safe",
        (
            STEEL,
            union(
                block((0, 0.48, 0), (0.86, 0.84, 0.72), 0.05),
                either_side(0.3, lambda x: block((x, 0.04, 0), (0.16, 0.08, 0.5), 0.03)),
            ),
        ),
        (GREY, block((0, 0.48, 0.35), (0.7, 0.68, 0.06), 0.03)),
        (
            DARK,
            union(
                ring((0.02, 0.5, 0.42), 0.14, 0.03, 2),
                *(
                    limb((0.02, 0.5, 0.42), (0.02 + 0.2 * np.cos(a), 0.5 + 0.2 * np.sin(a), 0.42), 0.026)
                    for a in np.arange(5) * 1.2566
                ),
                either_side(
                    0.36,
                    lambda x: union(
                        *(limb((-0.37, y - 0.06, 0.38), (-0.37, y + 0.06, 0.38), 0.035) for y in (0.26, 0.7))
                    ),
                ),
            ),
        ),
        (GOLD, union(disc((0.02, 0.5, 0.44), 0.07, 0.06, 2), disc((-0.2, 0.68, 0.39), 0.07, 0.04, 2))),
    ),
    "piggy bank": made(
        0.25,
        "money pig, coin bank, savings",
        (
            PINK,
            union(
                ball((0, 0.42, 0), (0.42, 0.33, 0.34)),
                limb((-0.36, 0.44, 0), (-0.5, 0.44, 0), 0.13),
                *(limb((x, 0.06, z), (x, 0.28, z), 0.085) for x in (-0.2, 0.22) for z in (-0.16, 0.16)),
                *(limb((-0.24, 0.66, z), (-0.3, 0.84, z * 1.2), 0.085, 0.03) for z in (-0.16, 0.16)),
                curve([(0.4, 0.48, 0), (0.5, 0.54, 0.02), (0.48, 0.64, 0.02), (0.54, 0.66, 0)], 0.025),
                k=0.04,
            ),
        ),
        (ROSE, ball((-0.6, 0.44, 0), (0.05, 0.12, 0.13))),
        (
            DARK,
            union(
                *(ball((-0.38, 0.58, z), 0.035) for z in (-0.16, 0.16)),
                block((0.04, 0.75, 0), (0.22, 0.03, 0.05), 0.012),
                *(ball((-0.645, 0.44, z), (0.015, 0.03, 0.022)) for z in (-0.05, 0.05)),
            ),
        ),
        (GOLD, placed(disc((0, 0, 0), 0.14, 0.04, 2), (0.04, 0.88, 0))),
        place="table",
        facing="left",
        yaw=25.0,
    ),
    "music box": made(
        0.25,
        "jewel box, jewellery box, toy ballerina",
        (
            PURPLE,
            union(
                block((0, 0.17, 0), (0.8, 0.32, 0.56), 0.03),
                placed(block((0, 0.27, 0), (0.8, 0.54, 0.07), 0.03), (0, 0.33, -0.27), (-14, 0, 0)),
            ),
        ),
        (
            PINK,
            union(
                block((0, 0.33, 0), (0.7, 0.03, 0.46), 0.01),
                placed(block((0, 0.27, 0.035), (0.68, 0.42, 0.03), 0.012), (0, 0.33, -0.27), (-14, 0, 0)),
            ),
        ),
        (
            GOLD,
            union(
                disc((0, 0.36, 0.02), 0.12, 0.04),
                block((0, 0.22, 0.28), (0.14, 0.12, 0.03), 0.012),
                limb((0.4, 0.16, 0), (0.5, 0.16, 0), 0.025),
                limb((0.5, 0.16, 0), (0.5, 0.28, 0), 0.03),
            ),
        ),
        (
            WHITE,
            union(
                turned(((0.17, 0.52), (0.05, 0.6)), (0, 0, 0.02)),
                limb((0, 0.38, 0.02), (0, 0.54, 0.02), 0.025),
                limb((0, 0.58, 0.02), (0, 0.68, 0.02), 0.045),
                k=0.01,
            ),
        ),
        (
            PALE,
            union(
                ball((0, 0.77, 0.02), 0.062),
                curve([(0.04, 0.67, 0.02), (0.13, 0.76, 0.02), (0.04, 0.9, 0.02)], 0.022),
                curve([(-0.04, 0.67, 0.02), (-0.13, 0.76, 0.02), (-0.04, 0.9, 0.02)], 0.022),
            ),
        ),
        (BROWN, union(ball((0, 0.8, 0.0), 0.06), ball((0, 0.87, 0.0), 0.035))),
        place="table",
    ),
    "hourglass": made(
        0.3,
        "sand glass, egg timer, sandglass",
        (
            WOOD,
            union(
                disc((0, 0.05, 0), 0.36, 0.1, soft=0.035),
                disc((0, 1.15, 0), 0.36, 0.1, soft=0.035),
                *(
                    limb((x, 0.08, z), (x, 1.12, z), 0.032)
                    for x, _, z in [(0.3, 0, 0.06), (-0.3, 0, 0.06), (0, 0, -0.31)]
                ),
            ),
        ),
        (CLEAR, union(ball((0, 0.84, 0), (0.23, 0.26, 0.23)), ball((0, 0.36, 0), (0.23, 0.26, 0.23)), k=0.08)),
        (
            STRAW,
            union(
                within(
                    ball((0, 0.36, 0), (0.242, 0.272, 0.242)),
                    lambda p: p[:, 1] - 0.36 + 0.4 * np.hypot(p[:, 0], p[:, 2]),
                ),
                within(ball((0, 0.84, 0), (0.242, 0.272, 0.242)), lambda p: p[:, 1] - 0.82),
            ),
        ),
        place="table",
        down=10.0,
    ),
    "metronome": made(
        0.25,
        "rhythm clock",
        (WOOD, cut(turned(((0.44, 0.0), (0.2, 1.0)), deep=0.8), block((0, 0.54, 0.32), (0.46, 0.66, 0.3), 0.02))),
        (CREAM, within(block((0, 0.54, 0.1), (0.5, 0.68, 0.28), 0.02), turned(((0.42, 0.0), (0.18, 1.0)), deep=0.78))),
        (
            GOLD,
            union(limb((0, 0.24, 0.26), (0.22, 0.94, 0.22), 0.02), block((0.13, 0.64, 0.25), (0.13, 0.1, 0.06), 0.02)),
        ),
        (OAK, union(disc((0, 0.05, 0), 0.46, 0.1, soft=0.03), ball((0, 1.0, 0), 0.13))),
        place="table",
        yaw=-12.0,
    ),
    "globe": made(
        0.4,
        "earth globe, school globe, world globe",
        (SKY, GLOBE),
        (
            GREEN,
            union(
                *(
                    within(grown(GLOBE, 0.012), ball(c, r), k=0.01)
                    for c, r in (
                        ((-0.22, 0.86, 0.3), (0.17, 0.2, 0.2)),
                        ((-0.1, 0.55, 0.38), (0.11, 0.17, 0.2)),
                        ((0.22, 0.84, 0.28), (0.16, 0.11, 0.2)),
                        ((0.2, 0.66, 0.35), (0.13, 0.18, 0.18)),
                        ((0, 1.12, 0), (0.16, 0.1, 0.16)),
                    )
                )
            ),
        ),
        (
            GOLD,
            union(
                bowed(0.46, -80, 100, 0.03, "xy", (0, 0.72, 0)),
                ball((-0.08, 1.17, 0), 0.04),
                ball((0.08, 0.27, 0), 0.04),
            ),
        ),
        (WOOD, union(limb((0.12, 0.26, 0), (0, 0.1, 0), 0.045), disc((0, 0.045, 0), 0.28, 0.09, soft=0.04), k=0.03)),
        place="table",
        yaw=0.0,
        down=10.0,
    ),
    "candlestick": made(
        0.35,
        "candle holder, candelabrum, silver candlestick",
        (
            GOLD,
            union(
                turned(((0.26, 0.0), (0.22, 0.06), (0.06, 0.14), (0.09, 0.28), (0.045, 0.36), (0.06, 0.5))),
                *(curve([(0, 0.42, 0), (x * 0.6, 0.34, 0), (x, 0.46, 0), (x, 0.52, 0)], 0.03) for x in (-0.32, 0.32)),
                *(disc((x, 0.53, 0), 0.09, 0.04) for x in (-0.32, 0, 0.32)),
                k=0.01,
            ),
        ),
        (WHITE, many([limb((x, 0.56, 0), (x, 0.86, 0), 0.05) for x in (-0.32, 0, 0.32)])),
        (
            ORANGE,
            many(
                [
                    union(ball((x, 0.99, 0), (0.04, 0.06, 0.04)), limb((x, 1.0, 0), (x, 1.08, 0), 0.03, 0.006))
                    for x in (-0.32, 0, 0.32)
                ]
            ),
        ),
        place="table",
    ),
    "matches": made(
        0.1,
        "matchbox, box of matches, match, match box",
        (RED, cut(block((0, 0.16, 0), (0.62, 0.3, 0.92), 0.02), block((0, 0.16, 0), (0.54, 0.22, 1.2), 0.02))),
        (CREAM, cut(block((0, 0.15, 0.3), (0.52, 0.2, 0.86), 0.015), block((0, 0.22, 0.3), (0.46, 0.22, 0.8), 0.015))),
        (PALE, many([limb((x, 0.19, 0.1), (x, 0.19, 0.58), 0.022) for x in np.linspace(-0.18, 0.18, 6)])),
        (
            DARK,
            many(
                [ball((x, 0.19, 0.6), (0.034, 0.034, 0.05)) for x in np.linspace(-0.18, 0.18, 6)]
                + [block((0.31, 0.16, 0), (0.02, 0.2, 0.84), 0.008)]
            ),
        ),
        (
            YELLOW,
            placed(
                pressed([(-0.12, -0.2), (0.12, -0.2), (0.16, 0.05), (0, 0.26), (-0.16, 0.05)], 0.03),
                (0, 0.31, 0),
                (-90, 0, 0),
            ),
        ),
        place="table",
        yaw=-35.0,
        down=26.0,
    ),
    "cleaning bucket": made(
        0.45,
        "mop bucket, soap water, soapy water, suds",
        (BLUE, vessel(0.0, 0.62, 0.3, 0.42, 0.04)),
        (
            WHITE,
            union(
                *(ball((x, 0.62 + 0.05 * (n % 3), z), 0.13) for n, (x, _, z) in enumerate(points_around(7, 0.24, 0))),
                ball((0, 0.7, 0), 0.17),
            ),
        ),
        (YELLOW, placed(block((0, 0, 0), (0.34, 0.13, 0.2), 0.05), (0.36, 0.62, 0.24), (0, 30, -30))),
        (STEEL, bowed(0.42, 200, 340, 0.022, "xz", (0, 0.56, 0.0))),
    ),
}
