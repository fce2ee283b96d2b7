"""Toys, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, grown, limb, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    OAK,
    ORANGE,
    PALE,
    PINK,
    RED,
    WHITE,
    YELLOW,
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    band,
    curve,
    made,
    pressed,
    rounded,
    star,
)  # fmt: skip

TOY, TOY_GROUND = {"kind": "toy", "place": "table"}, {"kind": "toy", "place": "ground"}
CARD = [(-0.32, 0.02), (0.32, 0.02), (0.32, 0.94), (-0.32, 0.94)]
HEART = rounded(
    [
        (0.0, -0.5),
        (0.34, -0.16),
        (0.5, 0.16),
        (0.4, 0.4),
        (0.18, 0.42),
        (0.0, 0.24),
        (-0.18, 0.42),
        (-0.4, 0.4),
        (-0.5, 0.16),
        (-0.34, -0.16),
    ],
    4,
)
BEACH = ball((0, 0.45, 0), 0.45)
TOP = turned(((0.02, 0.0), (0.1, 0.12), (0.44, 0.42), (0.44, 0.5), (0.14, 0.68), (0.05, 0.7)))


def wedge(shape, first: float, last: float, centre=(0.0, 0.0), lean: float = 0.0, out: float = 0.004):
    """What of a shape lies between two angles about an upright axis, seen from above."""

    def inside(p):
        q = p - np.array([centre[0], 0, centre[1]])
        angle = np.arctan2(q[:, 0], q[:, 2] + lean * q[:, 1]) - np.deg2rad(first)
        angle = (angle + np.pi * 8) % (2 * np.pi)
        far = np.hypot(q[:, 0], q[:, 2])
        return np.where(angle < np.deg2rad(last - first), -1, 1) * np.minimum(far, 0.02)

    return within(grown(shape, out), inside, k=0.003)


def cards(*faces):
    """Cards fanned out: (colour of its mark, outline, turn)."""
    for n, (colour, outline, turn) in enumerate(faces):
        at, how = (0, 0, 0.05 * n), (0, 0, turn)
        yield WHITE, placed(pressed(CARD, 0.035, 0.012), at, how)
        yield colour, placed(pressed([(x * 0.38, 0.5 + y * 0.38) for x, y in outline], 0.03, 0.008, 0.015), at, how)
        yield (
            colour,
            placed(
                union(ball((-0.22, 0.82, 0.015), (0.05, 0.06, 0.014)), ball((0.22, 0.14, 0.015), (0.05, 0.06, 0.014))),
                at,
                how,
            ),
        )


DIAMOND = [(0, -0.5), (0.36, 0), (0, 0.5), (-0.36, 0)]

THINGS: dict[str, Thing] = {
    "ball": made(
        0.3,
        "toy ball, beach ball, rubber ball, coloured ball, playing ball",
        *(
            (c, union(*(wedge(BEACH, a, a + 60) for a in at)))
            for c, at in ((RED, (0, 180)), (WHITE, (60, 240)), (BLUE, (120,)), (YELLOW, (300,)))
        ),
        (WHITE, ball((0, 0.9, 0), (0.1, 0.03, 0.1))),
        yaw=-20.0,
        roll=24.0,
        down=20.0,
        **TOY_GROUND,
    ),
    "golden ball": made(
        0.2,
        "copper ball, gold ball, golden sphere, magic ball",
        (GOLD, (GOLDEN := ball((0, 0.45, 0), 0.45))),
        (
            YELLOW,
            union(
                band(GOLDEN, 0.4, 0.5, 1, 0.012),
                *(ball((0.45 * np.sin(a), 0.45, 0.45 * np.cos(a)), 0.045) for a in np.arange(12) * np.pi / 6),
            ),
        ),
        place="ground",
        kind="toy",
        roll=18.0,
    ),
    "balls": made(
        0.3,
        "coloured balls, juggling balls, rubber balls, marbles",
        *(
            (c, union(*(ball((x, y, z), 0.24) for x, y, z in at)))
            for c, at in (
                (RED, ((-0.44, 0.24, 0.1),)),
                (BLUE, ((0.08, 0.24, 0.22),)),
                (YELLOW, ((0.5, 0.24, -0.02), (-0.18, 0.62, 0.02))),
                (GREEN, ((0.27, 0.62, 0.04), (-0.2, 0.24, -0.25))),
                (ORANGE, ((0.03, 0.98, 0.02),)),
            )
        ),
        grammar="plural",
        **TOY_GROUND,
    ),
    "golf ball": made(
        0.05,
        "white ball, table tennis ball, golf tee",
        (
            WHITE,
            cut(
                ball((0, 0.62, 0), 0.4),
                *(
                    ball((0.41 * np.cos(a) * np.cos(t), 0.62 + 0.41 * np.sin(t), 0.41 * np.sin(a) * np.cos(t)), 0.05)
                    for t, n in ((-1.0, 6), (-0.6, 9), (-0.2, 11), (0.2, 11), (0.6, 9), (1.0, 6), (1.5, 1))
                    for a in np.arange(n) * 2 * np.pi / n
                ),
                k=0.01,
            ),
        ),
        (RED, union(limb((0, 0.0, 0), (0, 0.16, 0), 0.04, 0.06), turned(((0.07, 0.14), (0.2, 0.26))))),
        **TOY_GROUND,
    ),
    "playing cards": made(
        0.15,
        "cards, card game, deck of cards, pack of cards, tarot cards",
        *cards((DARK, star(4, 0.5, 0.2), 26), (RED, DIAMOND, 6), (RED, HEART, -16)),
        grammar="plural",
        yaw=-8.0,
        down=6.0,
        **TOY,
    ),
    "red card": made(
        0.12,
        "card, playing card, warning card",
        (RED, placed(pressed(CARD, 0.06, 0.02), (0, 0, 0), (0, 0, -10))),
        yaw=-12.0,
        down=6.0,
        **TOY,
    ),
    "yellow card": made(
        0.12,
        "caution card",
        (YELLOW, placed(pressed(CARD, 0.06, 0.02), (0, 0, 0), (0, 0, -10))),
        yaw=-12.0,
        down=6.0,
        **TOY,
    ),
    "chessboard": made(
        0.45,
        "chess board, chess game, checkers, board game",
        (OAK, block((0, 0.03, 0), (1.1, 0.08, 1.1), 0.025)),
        (
            CREAM,
            many(
                [
                    block((x, 0.06, z), (0.12, 0.04, 0.12), 0.004)
                    for n, x in enumerate(np.linspace(-0.42, 0.42, 8))
                    for m, z in enumerate(np.linspace(-0.42, 0.42, 8))
                    if (n + m) % 2
                ]
            ),
        ),
        (
            DARK,
            union(
                *(
                    union(
                        turned(((0.06, 0.07), (0.05, 0.1), (0.022, 0.2)), (x, 0, z)), ball((x, 0.22, z), 0.045), k=0.015
                    )
                    for x, z in ((-0.42, -0.3), (-0.18, -0.3), (0.06, -0.18), (0.3, -0.3))
                ),
                union(
                    turned(((0.07, 0.07), (0.06, 0.12), (0.03, 0.32), (0.055, 0.36)), (0.18, 0, -0.42)),
                    ball((0.18, 0.4, -0.42), 0.035),
                    k=0.015,
                ),
            ),
        ),
        (
            WHITE,
            union(
                *(
                    union(
                        turned(((0.06, 0.07), (0.05, 0.1), (0.022, 0.2)), (x, 0, z)), ball((x, 0.22, z), 0.045), k=0.015
                    )
                    for x, z in ((-0.3, 0.3), (-0.06, 0.18), (0.18, 0.3), (0.42, 0.3))
                ),
                union(
                    turned(((0.07, 0.07), (0.06, 0.12), (0.03, 0.32), (0.055, 0.36)), (-0.18, 0, 0.42)),
                    ball((-0.18, 0.4, 0.42), 0.035),
                    k=0.015,
                ),
            ),
        ),
        down=30.0,
        yaw=-32.0,
        **TOY,
    ),
    "dominoes": made(
        0.25,
        "domino, domino stones, row of dominoes",
        *(
            (c, union(*shapes))
            for c, shapes in (
                (
                    CREAM,
                    [
                        placed(block((0, 0.24, 0), (0.26, 0.48, 0.09), 0.03), (x, 0, z), (0, 90, 0))
                        for x, z in ((-0.5, 0), (-0.26, 0.0), (-0.02, 0.0), (0.22, 0.0))
                    ]
                    + [placed(block((0, 0.24, 0), (0.26, 0.48, 0.09), 0.03), (0.42, 0.0, 0), (0, 90, -48))],
                ),
                (
                    DARK,
                    [limb((-0.556, 0.24, -0.1), (-0.556, 0.24, 0.1), 0.014)]
                    + [
                        ball((-0.55, y, z), 0.028)
                        for y, z in ((0.36, 0.06), (0.36, -0.06), (0.12, 0.0), (0.16, 0.07), (0.08, -0.07))
                    ],
                ),
            )
        ),
        grammar="plural",
        yaw=50.0,
        down=14.0,
        **TOY,
    ),
    "building blocks": made(
        0.3,
        "blocks, toy blocks, wooden blocks, toy bricks",
        (RED, block((-0.27, 0.2, 0), (0.4, 0.4, 0.4), 0.03)),
        (BLUE, placed(block((0, 0.2, 0), (0.4, 0.4, 0.4), 0.03), (0.28, 0, 0.05), (0, 25, 0))),
        (YELLOW, placed(block((0, 0.2, 0), (0.4, 0.4, 0.4), 0.03), (-0.02, 0.4, 0), (0, -12, 0))),
        (GREEN, placed(pressed([(-0.24, 0), (0.24, 0), (0, 0.34)], 0.36, 0.03), (-0.02, 0.8, 0), (0, -12, 0))),
        (
            WHITE,
            union(
                pressed(star(5, 0.13, 0.06, -0.27, 0.2), 0.03, 0.008, 0.2),
                placed(
                    pressed([(x * 0.24, 0.2 + y * 0.24) for x, y in HEART], 0.03, 0.008, 0.2),
                    (0.28, 0, 0.05),
                    (0, 25, 0),
                ),
                placed(disc((0, 0.2, 0.2), 0.11, 0.03, 2), (-0.02, 0.4, 0), (0, -12, 0)),
            ),
        ),
        grammar="plural",
        **TOY_GROUND,
    ),
    "doll house": made(
        0.75,
        "dollhouse, doll's house, toy house",
        (
            PINK,
            cut(
                block((0, 0.44, 0), (0.96, 0.88, 0.5), 0.02),
                *(block((x, y, 0.14), (0.42, 0.36, 0.5), 0.015) for x in (-0.235, 0.235) for y in (0.23, 0.65)),
            ),
        ),
        (
            RED,
            union(
                *(
                    placed(block((0, 0, 0), (0.68, 0.07, 0.6), 0.02), (s * 0.27, 1.07, 0), (0, 0, -s * 38))
                    for s in (-1, 1)
                )
            ),
        ),
        (CREAM, within(pressed([(-0.46, 0.86), (0.46, 0.86), (0, 1.24)], 0.44, 0.01), lambda p: p[:, 1] - 1.22)),
        (
            BLUE,
            union(
                block((-0.25, 0.11, 0.04), (0.3, 0.1, 0.22), 0.03), block((-0.25, 0.18, -0.05), (0.3, 0.2, 0.05), 0.02)
            ),
        ),
        (
            WHITE,
            union(
                block((0.26, 0.52, 0.05), (0.3, 0.08, 0.24), 0.03), block((-0.22, 0.58, 0), (0.2, 0.03, 0.16), 0.012)
            ),
        ),
        (
            OAK,
            union(
                *(limb((0.26 + x, 0.06, z), (0.26 + x, 0.17, z), 0.016) for x in (-0.1, 0.1) for z in (0.0, 0.12)),
                block((0.26, 0.18, 0.06), (0.28, 0.03, 0.2), 0.01),
                limb((-0.22, 0.46, 0), (-0.22, 0.58, 0), 0.025),
                disc((0, 1.02, 0.22), 0.09, 0.03, 2),
            ),
        ),
        **TOY_GROUND,
    ),
    "rocking horse": made(
        0.72,
        "toy horse, wooden horse",
        (
            PALE,
            union(
                ball((0.02, 0.62, 0), (0.36, 0.19, 0.17)),
                limb((-0.26, 0.7, 0), (-0.44, 1.0, 0), 0.13, 0.1),
                limb((-0.44, 1.0, 0), (-0.64, 0.88, 0), 0.1, 0.07),
                *(
                    limb((x, 0.54, z), (x * 1.5, 0.16, z * 1.3), 0.065, 0.05)
                    for x in (-0.24, 0.26)
                    for z in (-0.1, 0.1)
                ),
                *(limb((-0.4, 1.08, z), (-0.37, 1.18, z), 0.045, 0.015) for z in (-0.06, 0.06)),
                k=0.05,
            ),
        ),
        (
            RED,
            union(
                *(
                    curve([(-0.62, 0.26, z), (-0.3, 0.09, z), (0, 0.05, z), (0.3, 0.09, z), (0.62, 0.26, z)], 0.045)
                    for z in (-0.17, 0.17)
                ),
                *(limb((x, 0.11, -0.17), (x, 0.11, 0.17), 0.035) for x in (-0.36, 0.38)),
                band(ball((0.02, 0.62, 0), (0.36, 0.19, 0.17)), -0.1, 0.18, 0, 0.02),
            ),
        ),
        (
            BROWN,
            union(
                *(
                    ball((-0.32 - 0.045 * k + 0.03, 1.06 - 0.1 * (3 - k) + 0.05, 0), (0.08, 0.09, 0.06))
                    for k in range(4)
                ),
                curve([(0.36, 0.68, 0), (0.52, 0.66, 0), (0.56, 0.42, 0)], (0.06, 0.04)),
            ),
        ),
        (DARK, union(*(ball((-0.5, 0.99, z), 0.025) for z in (-0.085, 0.085)))),
        (GOLD, union(limb((-0.38, 0.92, -0.17), (-0.38, 0.92, 0.17), 0.026))),
        facing="left",
        yaw=18.0,
        down=8.0,
        seats=(Place("sit", (0.05, 0.86, 0), hands=(-0.38, 0.92, 0)),),
        **TOY_GROUND,
    ),
    "toy train": made(
        0.3,
        "wooden train, train set, toy locomotive, model train",
        (RED, union(limb((-0.66, 0.28, 0), (-0.3, 0.28, 0), 0.14), block((-0.2, 0.36, 0), (0.26, 0.42, 0.32), 0.03))),
        (
            DARK,
            union(
                limb((-0.64, 0.4, 0), (-0.64, 0.56, 0), 0.05, 0.075),
                block((-0.2, 0.6, 0), (0.34, 0.06, 0.38), 0.025),
                *(disc((x, 0.1, z), 0.1, 0.06, 2) for x in (-0.66, -0.42, -0.18, 0.18, 0.44) for z in (-0.17, 0.17)),
                limb((-0.05, 0.15, 0), (0.1, 0.15, 0), 0.025),
            ),
        ),
        (
            YELLOW,
            union(
                *(disc((x, 0.1, z), 0.045, 0.075, 2) for x in (-0.66, -0.42, -0.18, 0.18, 0.44) for z in (-0.17, 0.17)),
                ball((-0.44, 0.44, 0), 0.06),
                block((-0.2, 0.45, 0.155), (0.14, 0.13, 0.03), 0.012),
                disc((-0.8, 0.28, 0), 0.07, 0.03, 0),
            ),
        ),
        (BLUE, cut(block((0.32, 0.26, 0), (0.5, 0.24, 0.32), 0.03), block((0.32, 0.36, 0), (0.42, 0.24, 0.24), 0.02))),
        (GREEN, union(block((0.24, 0.38, 0), (0.18, 0.18, 0.2), 0.02))),
        (ORANGE, union(ball((0.42, 0.4, 0.02), 0.1))),
        facing="left",
        yaw=24.0,
        **TOY_GROUND,
    ),
    "spinning top": made(
        0.2,
        "humming top",
        (RED, TOP),
        (YELLOW, union(band(TOP, 0.42, 0.5, 1, 0.01), limb((0, 0.7, 0), (0, 0.92, 0), 0.03), ball((0, 0.95, 0), 0.06))),
        (BLUE, union(band(TOP, 0.28, 0.34, 1, 0.01), band(TOP, 0.56, 0.61, 1, 0.01))),
        roll=14.0,
        **TOY_GROUND,
    ),
    "marionette": made(
        0.5,
        "string puppet, puppet, wooden puppet, doll on strings",
        (
            PALE,
            union(
                ball((0, 0.84, 0), 0.15),
                *(limb((s * 0.13, 0.6, 0), (s * 0.28, 0.72, 0.05), 0.04) for s in (-1, 1)),
                *(ball((s * 0.31, 0.76, 0.05), 0.05) for s in (-1, 1)),
                *(limb((s * 0.07, 0.36, 0), (s * 0.13, 0.16, 0.03), 0.045) for s in (-1, 1)),
            ),
        ),
        (RED, union(limb((0, 0.44, 0), (0, 0.62, 0), 0.13, 0.1), turned(((0.17, 0.92), (0.02, 1.08)), (0, 0, -0.02)))),
        (
            BLUE,
            union(
                *(ball((s * 0.15, 0.1, 0.06), (0.06, 0.05, 0.1)) for s in (-1, 1)),
                block((0, 0.4, 0), (0.25, 0.1, 0.2), 0.05),
            ),
        ),
        (
            DARK,
            union(
                *(ball((s * 0.055, 0.86, 0.14), 0.02) for s in (-1, 1)),
                curve([(-0.05, 0.79, 0.135), (0, 0.77, 0.145), (0.05, 0.79, 0.135)], 0.012),
                *(limb((s * 0.31, 0.78, 0.05), (s * 0.34, 1.28, 0), 0.008) for s in (-1, 1)),
                limb((0, 1.0, 0), (0, 1.28, 0), 0.008),
            ),
        ),
        (ORANGE, ball((0, 0.83, 0.16), 0.035)),
        (OAK, union(limb((-0.4, 1.3, 0), (0.4, 1.3, 0), 0.03), limb((0, 1.3, -0.2), (0, 1.3, 0.2), 0.03))),
        kind="toy",
        place="air",
        yaw=-12.0,
        down=8.0,
    ),
}
