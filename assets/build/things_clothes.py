"""Clothes, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
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
    ORANGE,
    PALE,
    PINK,
    PURPLE,
    RED,
    SKY,
    STEEL,
    WHITE,
    YELLOW,
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    TEAL,
    curve,
    either_side,
    made,
    pressed,
    rounded,
)  # fmt: skip

LAID = {"place": "table", "yaw": -14.0, "down": 8.0}
FOOT = rounded(
    [
        (-0.2, 0.95),
        (0.14, 0.95),
        (0.15, 0.5),
        (0.3, 0.34),
        (0.62, 0.24),
        (0.66, 0.08),
        (0.5, 0.0),
        (0.0, 0.02),
        (-0.2, 0.14),
        (-0.2, 0.5),
    ],
    4,
)
SOCK = pressed(FOOT, 0.22, 0.1)
LEGGINGS = pressed(
    [(-0.3, 1.0), (0.3, 1.0), (0.4, 0.0), (0.1, 0.0), (0.0, 0.62), (-0.1, 0.0), (-0.4, 0.0)], 0.18, 0.075
)
JUMPER = pressed(
    [
        (-0.3, 0.92),
        (-0.12, 0.95),
        (0.12, 0.95),
        (0.3, 0.92),
        (0.6, 0.28),
        (0.42, 0.2),
        (0.3, 0.5),
        (0.3, 0.04),
        (-0.3, 0.04),
        (-0.3, 0.5),
        (-0.42, 0.2),
        (-0.6, 0.28),
    ],
    0.2,
    0.09,
)
PAW = pressed(
    rounded(
        [
            (-0.2, 0.0),
            (0.2, 0.0),
            (0.24, 0.4),
            (0.22, 0.74),
            (0.0, 0.88),
            (-0.22, 0.74),
            (-0.24, 0.42),
            (-0.42, 0.52),
            (-0.5, 0.4),
            (-0.28, 0.18),
        ],
        4,
    ),
    0.2,
    0.09,
)
CLOAK = within(
    cut(
        turned(((0.62, 0.0), (0.44, 0.6), (0.16, 1.1)), deep=0.6),
        turned(((0.56, -0.1), (0.38, 0.6), (0.1, 1.14)), deep=0.55),
        block((0, 0.4, 0.4), (0.6, 1.7, 0.8), 0.02),
        k=0.02,
    ),
    lambda p: -p[:, 1],
)


def on(shape, out: float, *others):
    """What lies on a shape, so thick, where all the others are."""
    return within(grown(shape, out), *others, k=0.006)


def front(x: float, y: float, r: float):
    """All before a round place."""
    return lambda p: np.maximum(np.hypot(p[:, 0] - x, p[:, 1] - y) - r, -p[:, 2])


def pair(shape, gap: float = 0.42, behind: float = 0.12):
    """A thing and its fellow beside it."""
    return union(placed(shape, (-gap / 2, 0, 0)), placed(shape, (gap / 2, 0, -behind)))


THINGS: dict[str, Thing] = {
    "sock": made(
        0.28,
        "stocking, lost sock, striped sock, wool sock",
        (RED, SOCK),
        (
            CREAM,
            union(
                on(SOCK, 0.012, lambda p: 0.82 - p[:, 1]),
                on(SOCK, 0.008, lambda p: np.abs(p[:, 1] - 0.66) - 0.035),
                on(SOCK, 0.008, lambda p: np.abs(p[:, 1] - 0.52) - 0.035),
            ),
        ),
        (
            BLUE,
            union(
                on(SOCK, 0.01, lambda p: 0.46 - p[:, 0]),
                on(SOCK, 0.01, lambda p: np.hypot(p[:, 0] + 0.16, p[:, 1] - 0.06) - 0.2),
            ),
        ),
        **LAID,
    ),
    "socks": made(
        0.26,
        "wool socks, pair of socks, warm socks, baby socks, stockings",
        (TEAL, pair(SOCK, 0.34, 0.3)),
        (
            ORANGE,
            pair(
                union(
                    on(SOCK, 0.012, lambda p: 0.82 - p[:, 1]),
                    on(SOCK, 0.01, lambda p: 0.46 - p[:, 0]),
                    on(SOCK, 0.01, lambda p: np.hypot(p[:, 0] + 0.16, p[:, 1] - 0.06) - 0.2),
                ),
                0.34,
                0.3,
            ),
        ),
        (
            WHITE,
            pair(
                union(
                    *(
                        on(SOCK, 0.008, front(x, y, 0.05))
                        for x, y in ((-0.1, 0.68), (0.05, 0.6), (-0.08, 0.46), (0.07, 0.38), (0.02, 0.75), (0.2, 0.22))
                    )
                ),
                0.34,
                0.3,
            ),
        ),
        grammar="plural",
        **LAID,
    ),
    "mitten": made(
        0.25,
        "lost mitten, wool mitten, glove, lost glove, baseball glove",
        (RED, PAW),
        (
            WHITE,
            union(
                on(PAW, 0.02, lambda p: p[:, 1] - 0.16),
                on(PAW, 0.01, front(0, 0.5, 0.055)),
                *(on(PAW, 0.01, front(0.14 * np.cos(a), 0.5 + 0.14 * np.sin(a), 0.03)) for a in np.arange(6) * 1.047),
            ),
        ),
        **LAID,
    ),
    "mittens": made(
        0.25,
        "red mittens, pair of mittens, gloves, oven mitts, oven gloves",
        (
            BLUE,
            union(
                placed(PAW, (-0.36, 0, 0), (0, 0, 8)), placed(lambda p: PAW(p * [-1, 1, 1]), (0.36, 0, 0), (0, 0, -8))
            ),
        ),
        (
            WHITE,
            union(
                placed(on(PAW, 0.02, lambda p: p[:, 1] - 0.16), (-0.36, 0, 0), (0, 0, 8)),
                placed(lambda p: on(PAW, 0.02, lambda q: q[:, 1] - 0.16)(p * [-1, 1, 1]), (0.36, 0, 0), (0, 0, -8)),
                curve([(-0.3, 0.0, 0), (-0.16, -0.14, 0), (0.16, -0.14, 0), (0.3, 0.0, 0)], 0.022),
            ),
        ),
        (
            YELLOW,
            union(
                placed(on(PAW, 0.012, front(0, 0.5, 0.09)), (-0.36, 0, 0), (0, 0, 8)),
                placed(on(PAW, 0.012, front(0, 0.5, 0.09)), (0.36, 0, 0), (0, 0, -8)),
            ),
        ),
        grammar="plural",
        **LAID,
    ),
    "trousers": made(
        1.0,
        "pants, jeans, wedding trousers, pair of trousers",
        (BLUE, LEGGINGS),
        (BROWN, on(LEGGINGS, 0.012, lambda p: 0.9 - p[:, 1])),
        (
            GOLD,
            union(
                block((0, 0.95, 0.1), (0.12, 0.09, 0.04), 0.015),
                *(
                    on(
                        LEGGINGS,
                        0.004,
                        lambda p, x=x: np.abs(np.abs(p[:, 0] - x) - 0.0) - 0.008,
                        lambda p: p[:, 1] - 0.88,
                        lambda p: 0.66 - p[:, 1],
                        lambda p: -p[:, 2],
                    )
                    for x in (0.0,)
                ),
            ),
        ),
        (
            SKY,
            union(
                on(LEGGINGS, 0.01, lambda p: p[:, 1] - 0.08),
                *(
                    on(
                        LEGGINGS,
                        0.008,
                        lambda p, x=x: np.maximum(np.abs(p[:, 0] - x) - 0.075, np.abs(p[:, 1] - 0.74) - 0.07),
                        lambda p: -p[:, 2],
                    )
                    for x in (-0.2, 0.2)
                ),
            ),
        ),
        grammar="plural",
        place="wall",
        yaw=-14.0,
        down=8.0,
    ),
    "shorts": made(
        0.6,
        "swimming trunks, short trousers, underpants",
        (
            ORANGE,
            (
                SHORT := pressed(
                    [(-0.42, 0.7), (0.42, 0.7), (0.56, 0.06), (0.12, 0.02), (0, 0.26), (-0.12, 0.02), (-0.56, 0.06)],
                    0.2,
                    0.08,
                )
            ),
        ),
        (
            WHITE,
            union(
                on(SHORT, 0.012, lambda p: 0.6 - p[:, 1]),
                on(SHORT, 0.01, lambda p: 0.46 - np.abs(p[:, 0]) - 0.12 * (0.7 - p[:, 1])),
                *(curve([(0, 0.64, 0.12), (x, 0.56, 0.14), (x * 1.2, 0.44, 0.13)], 0.018) for x in (-0.07, 0.07)),
            ),
        ),
        grammar="plural",
        place="wall",
        yaw=-14.0,
        down=8.0,
    ),
    "sweater": made(
        0.7,
        "jumper, pullover, wool sweater, knitted sweater",
        (LEAF, JUMPER),
        (
            CREAM,
            union(
                on(JUMPER, 0.014, lambda p: p[:, 1] - 0.13, lambda p: np.abs(p[:, 0]) - 0.4),
                either_side(
                    0.51, lambda x: on(JUMPER, 0.014, lambda p: 0.47 - np.abs(p[:, 0]), lambda p: p[:, 1] - 0.36)
                ),
                placed(ring((0, 0, 0), 0.13, 0.045, 1, 0.7), (0, 0.94, 0)),
            ),
        ),
        (RED, many([on(JUMPER, 0.012, front(x, 0.5, 0.075)) for x in (-0.2, 0.0, 0.2)])),
        (
            WHITE,
            many([on(JUMPER, 0.012, front(x, y, 0.035)) for x in (-0.2, -0.1, 0.0, 0.1, 0.2) for y in (0.36, 0.64)]),
        ),
        place="wall",
        yaw=-14.0,
        down=8.0,
    ),
    "suit": made(
        1.0,
        "large suit, jacket, suit jacket, tailcoat, costume, dinner jacket",
        ("#3d4a66", JUMPER),
        (WHITE, on(JUMPER, 0.012, lambda p: np.abs(p[:, 0]) - 0.3 * (p[:, 1] - 0.42), lambda p: -p[:, 2])),
        (
            RED,
            union(
                placed(limb((-0.07, 0, 0), (0.07, 0, 0), 0.01), (0, 0.82, 0.12)),
                *(limb((x, 0.84, 0.125), (x * 0.2, 0.84, 0.125), 0.045, 0.012) for x in (-0.09, 0.09)),
            ),
        ),
        (GOLD, many([ball((0.0, y, 0.115), 0.026) for y in (0.14, 0.26, 0.37)])),
        (
            DARK,
            union(
                *(
                    curve([(s * 0.13, 0.94, 0.1), (s * 0.17, 0.7, 0.125), (s * 0.02, 0.44, 0.115)], 0.028)
                    for s in (-1, 1)
                )
            ),
        ),
        place="wall",
        yaw=-14.0,
        down=8.0,
    ),
    "cape": made(
        0.9,
        "cloak, red cloth, superhero cape, magic cloak, mantle",
        (RED, CLOAK),
        (WHITE, union(placed(ring((0, 0, 0), 0.17, 0.07, 1, 0.7), (0, 1.1, 0)))),
        (GOLD, union(ball((0, 1.08, 0.15), (0.07, 0.06, 0.05)), on(CLOAK, 0.012, lambda p: p[:, 1] - 0.09))),
        place="wall",
        yaw=-10.0,
        down=8.0,
    ),
    "veil": made(
        0.8,
        "bridal veil, wedding veil, bride's veil",
        (WHITE, CLOAK),
        (
            CLEAR,
            union(
                on(CLOAK, 0.012, lambda p: p[:, 1] - 0.07),
                *(
                    curve(
                        [(x * 0.4, 1.0, 0.0), (x * 0.85, 0.6, -0.26 + 0.2 * abs(x)), (x, 0.1, -0.34 + 0.2 * abs(x))],
                        0.022,
                    )
                    for x in (-0.36, -0.14, 0.12, 0.34)
                ),
            ),
        ),
        (PINK, union(*(ball((0.2 * np.sin(a), 1.1, 0.14 * np.cos(a)), 0.085) for a in np.linspace(-1.5, 1.5, 6)))),
        (RED, union(*(ball((0.26 * np.sin(a), 1.11, 0.21 * np.cos(a)), 0.04) for a in np.linspace(-1.5, 1.5, 6)))),
        (
            LEAF,
            union(
                *(
                    ball((0.22 * np.sin(a), 1.05, 0.16 * np.cos(a)), (0.06, 0.04, 0.06))
                    for a in np.linspace(-1.7, 1.7, 7)
                )
            ),
        ),
        place="wall",
        yaw=-10.0,
        down=8.0,
    ),
    "helmet": made(
        0.3,
        "bicycle helmet, bike helmet, crash helmet, helmets",
        (
            RED,
            (
                HARD := cut(
                    ball((0, 0.42, 0), (0.44, 0.4, 0.54)),
                    lambda p: p[:, 1] - 0.34,
                    block((0, 0.4, 0), (0.74, 0.3, 0.9), 0.1),
                    *(limb((x, 0.75, -0.3), (x * 1.4, 0.62, 0.46), 0.055) for x in (-0.2, 0.0, 0.2)),
                    k=0.03,
                )
            ),
        ),
        (
            DARK,
            union(
                ball((0, 0.44, 0), (0.37, 0.34, 0.46)),
                curve(
                    [(-0.4, 0.36, 0.1), (-0.26, 0.06, 0.16), (0, 0.0, 0.18), (0.26, 0.06, 0.16), (0.4, 0.36, 0.1)],
                    0.028,
                ),
            ),
        ),
        (
            WHITE,
            on(cut(ball((0, 0.42, 0), (0.44, 0.4, 0.54)), lambda p: p[:, 1] - 0.34), 0.012, lambda p: p[:, 1] - 0.42),
        ),
        place="table",
        yaw=-30.0,
    ),
    "knight's helmet": made(
        0.28,
        "helmet, knight helmet, iron helmet, armour, visor",
        (
            METAL,
            union(
                turned(((0.3, 0.0), (0.3, 0.1), (0.34, 0.4), (0.3, 0.66), (0.16, 0.82))),
                ball((0, 0.6, 0), (0.33, 0.32, 0.33)),
                limb((0, 0.16, 0.32), (0, 0.4, 0.42), 0.08),
                k=0.05,
            ),
        ),
        (
            STEEL,
            union(
                ring((0, 0.05, 0), 0.3, 0.05),
                placed(ring((0, 0, 0), 0.345, 0.035, 1), (0, 0.62, 0.01)),
                ball((-0.34, 0.58, 0.04), 0.07),
                ball((0.34, 0.58, 0.04), 0.07),
            ),
        ),
        (
            DARK,
            union(
                *(block((x, 0.51, 0.33), (0.2, 0.05, 0.08), 0.02) for x in (-0.14, 0.14)),
                *(ball((x, y, 0.345 + 0.05 * (abs(x) < 0.1)), 0.026) for x in (-0.16, 0.16) for y in (0.2, 0.3)),
            ),
        ),
        (RED, curve([(0, 0.88, 0.1), (0, 1.06, 0), (0, 1.04, -0.26), (0, 0.82, -0.42)], (0.06, 0.12))),
        place="table",
        yaw=-28.0,
    ),
    "roman helmet": made(
        0.28,
        "legionary helmet, gladiator helmet, soldier's helmet",
        (
            GOLD,
            union(
                cut(ball((0, 0.56, 0), (0.38, 0.4, 0.4)), lambda p: p[:, 1] - 0.44),
                either_side(0.33, lambda x: placed(ball((0, 0.28, 0.1), (0.06, 0.24, 0.16)), (x, 0, 0.05))),
                ring((0, 0.48, 0), 0.37, 0.04),
                placed(ball((0, 0, 0), (0.36, 0.05, 0.2)), (0, 0.4, -0.4), (-25, 0, 0)),
            ),
        ),
        (
            RED,
            within(
                cut(ball((0, 0.6, -0.02), (0.07, 0.6, 0.62)), ball((0, 0.55, 0), (0.5, 0.42, 0.43))),
                lambda p: 0.5 - p[:, 1] - 0.2 * (p[:, 2] < 0),
            ),
        ),
        place="table",
        yaw=-40.0,
    ),
    "wig": made(
        0.3,
        "curly wig, toupee, hair, hairpiece, false hair, blonde wig",
        (
            YELLOW,
            union(
                *(
                    ball((0.4 * np.cos(a) * np.cos(t), 0.56 + 0.36 * np.sin(t), 0.38 * np.sin(a) * np.cos(t)), 0.17)
                    for t, n in ((0, 10), (0.55, 9), (1.1, 5), (1.57, 1))
                    for a in np.arange(n) * 2 * np.pi / n
                    if not (t == 0 and 0.9 < a < 2.3)
                ),
                *(ball((s * (0.38 + 0.03 * k), 0.4 - 0.17 * k, 0.05), 0.15) for s in (-1, 1) for k in range(3)),
            ),
        ),
        (
            PALE,
            union(
                ball((0, 0.5, 0), (0.3, 0.36, 0.3)),
                limb((0, 0.04, 0), (0, 0.3, 0), 0.12, 0.1),
                disc((0, 0.03, 0), 0.26, 0.06),
            ),
        ),
        place="table",
        yaw=-16.0,
    ),
    "mask": made(
        0.3,
        "carnival mask, theatre mask, party mask, face mask",
        (
            GOLD,
            cut(
                pressed(
                    rounded(
                        [
                            (-0.5, 0.34),
                            (-0.3, 0.44),
                            (0, 0.34),
                            (0.3, 0.44),
                            (0.5, 0.34),
                            (0.42, 0.1),
                            (0.2, 0.0),
                            (0, 0.12),
                            (-0.2, 0.0),
                            (-0.42, 0.1),
                        ],
                        4,
                    ),
                    0.14,
                    0.06,
                ),
                *(
                    placed(ball((0, 0, 0), (0.13, 0.075, 0.3)), (x, 0.22, 0), (0, 0, 12 * np.sign(x)))
                    for x in (-0.23, 0.23)
                ),
            ),
        ),
        (
            PURPLE,
            union(
                *(
                    curve(
                        [
                            (0.46, 0.36, -0.02),
                            (0.55 + 0.06 * k, 0.6 + 0.04 * k, -0.02),
                            (0.44 + 0.16 * k, 0.84 - 0.08 * k, -0.02),
                        ],
                        (0.035, 0.075),
                    )
                    for k in range(3)
                )
            ),
        ),
        (RED, union(ball((0, 0.27, 0.07), (0.06, 0.07, 0.04)))),
        (
            WHITE,
            many([ball((x, 0.38 - 0.1 * (abs(x) < 0.1), 0.07), 0.03) for x in (-0.4, -0.25, -0.13, 0.13, 0.25, 0.4)]),
        ),
        **LAID,
    ),
}
