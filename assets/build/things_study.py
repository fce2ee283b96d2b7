"""Things of schools and laboratories, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    METAL,
    OAK,
    ORANGE,
    PINK,
    PURPLE,
    RED,
    SKY,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    disc,
    many,
    placed,
    sheet,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    GREY,
    LIME,
    band,
    made,
    pressed,
)  # fmt: skip

TABLE, FLAT = {"place": "table"}, {"place": "table", "yaw": -14.0, "down": 8.0}
LARGE = {"kind": "furniture", "place": "ground"}
FLASK = turned(((0.4, 0.0), (0.42, 0.06), (0.14, 0.62), (0.13, 0.9)))

THINGS: dict[str, Thing] = {
    "canvas": made(
        0.8,
        "painting on an easel, easel, blank canvas, painter's canvas",
        (WHITE, sheet((0, 0.76, 0.03), (0.76, 0.62), 0.05)),
        (
            GREEN,
            within(
                ball((0.1, 0.4, 0.05), (0.5, 0.25, 0.03)), lambda p: np.abs(p[:, 0]) - 0.36, lambda p: 0.48 - p[:, 1]
            ),
        ),
        (SKY, sheet((0, 0.82, 0.05), (0.72, 0.46), 0.02)),
        (YELLOW, ball((0.18, 0.92, 0.06), (0.09, 0.09, 0.02))),
        (RED, block((-0.14, 0.62, 0.07), (0.18, 0.14, 0.03), 0.01)),
        (BROWN, pressed([(-0.27, 0.68), (-0.01, 0.68), (-0.14, 0.82)], 0.03, 0.01, 0.07)),
        (
            WOOD,
            union(
                *(limb((s * 0.42, 0.03, 0.12), (s * 0.06, 1.3, -0.05), 0.03) for s in (-1, 1)),
                limb((0, 0.03, -0.42), (0, 1.2, -0.08), 0.03),
                block((0, 0.42, 0.06), (0.86, 0.06, 0.14), 0.02),
            ),
        ),
        yaw=-18.0,
        down=6.0,
        **LARGE,
    ),
    "pencil sharpener": made(
        0.05,
        "sharpener",
        (RED, cut(block((0, 0.3, 0), (0.8, 0.56, 0.56), 0.06), limb((0.2, 0.3, 0), (0.6, 0.3, 0), 0.16))),
        (METAL, placed(block((0, 0, 0), (0.6, 0.04, 0.34), 0.012), (-0.02, 0.6, 0), (0, 0, 6))),
        (STEEL, ball((-0.04, 0.63, 0), (0.08, 0.04, 0.08))),
        (YELLOW, limb((0.34, 0.3, 0), (1.0, 0.3, 0), 0.12)),
        (PINK, limb((1.02, 0.3, 0), (1.08, 0.3, 0), 0.12)),
        **TABLE,
    ),
    "glue": made(
        0.15,
        "glue bottle, bottle of glue, glue tube",
        (WHITE, turned(((0.26, 0.0), (0.28, 0.06), (0.28, 0.56), (0.12, 0.72)))),
        (ORANGE, union(turned(((0.13, 0.7), (0.05, 1.02))), ball((0, 1.03, 0), 0.05))),
        (BLUE, band(turned(((0.28, 0.0), (0.28, 1.0))), 0.16, 0.5, 1, 0.012)),
        (YELLOW, within(ball((0, 0.33, 0.28), (0.12, 0.12, 0.04)), lambda p: -p[:, 2])),
        (CLEAR, ball((0.42, 0.03, 0.2), (0.16, 0.05, 0.12))),
        place="table",
        yaw=0.0,
    ),
    "cash register": made(
        0.5,
        "till, shop till",
        (
            RED,
            union(
                block((0, 0.2, 0), (0.9, 0.36, 0.7), 0.05),
                placed(block((0, 0.1, 0), (0.86, 0.3, 0.5), 0.05), (0, 0.4, -0.06), (28, 0, 0)),
                block((0, 0.76, -0.26), (0.6, 0.26, 0.14), 0.04),
            ),
        ),
        (SKY, block((0, 0.77, -0.19), (0.48, 0.16, 0.05), 0.02)),
        (
            CREAM,
            many(
                [
                    placed(disc((x, 0.27, z), 0.06, 0.06), (0, 0.4, -0.06), (28, 0, 0))
                    for x in (-0.28, -0.1, 0.08, 0.26)
                    for z in (-0.12, 0.03, 0.17)
                ]
            ),
        ),
        (OAK, block((0, 0.14, 0.35), (0.78, 0.18, 0.06), 0.025)),
        (
            GOLD,
            union(
                ball((0, 0.14, 0.4), 0.04),
                limb((0.46, 0.36, 0), (0.58, 0.5, 0.1), 0.025),
                ball((0.59, 0.52, 0.11), 0.05),
            ),
        ),
        place="table",
        down=18.0,
    ),
    "test tubes": made(
        0.3,
        "test tube rack, laboratory tubes, experiment, vials",
        (
            WOOD,
            union(
                block((0, 0.05, 0), (1.1, 0.1, 0.3), 0.03),
                block((0, 0.52, 0), (1.1, 0.07, 0.3), 0.025),
                *(block((s * 0.52, 0.28, 0), (0.06, 0.5, 0.26), 0.02) for s in (-1, 1)),
            ),
        ),
        *(
            (c, limb((x, 0.2, 0), (x, 0.2 + h, 0), 0.085))
            for c, x, h in ((RED, -0.36, 0.3), (LIME, -0.12, 0.42), (BLUE, 0.12, 0.24), (PURPLE, 0.36, 0.38))
        ),
        (
            CLEAR,
            union(
                *(
                    union(turned(((0.078, 0.3), (0.078, 0.86)), (x, 0, 0)), ring((x, 0.86, 0), 0.085, 0.022))
                    for x in (-0.36, -0.12, 0.12, 0.36)
                )
            ),
        ),
        **FLAT,
    ),
    "laboratory flask": made(
        0.3,
        "bubbling flask, chemistry flask, potion bottle, magic potion",
        (LIME, within(FLASK, lambda p: p[:, 1] - 0.36)),
        (CLEAR, union(within(FLASK, lambda p: 0.35 - p[:, 1]), ring((0, 0.9, 0), 0.13, 0.035))),
        (
            WHITE,
            union(
                *(
                    ball((x, y, z), r)
                    for x, y, z, r in ((-0.12, 0.24, 0.31, 0.045), (0.1, 0.16, 0.36, 0.06), (0.02, 0.3, 0.28, 0.035))
                )
            ),
        ),
        (
            LIME,
            union(*(ball((x, y, 0), r) for x, y, r in ((0.02, 1.0, 0.08), (-0.1, 1.14, 0.06), (0.08, 1.24, 0.045)))),
        ),
        place="table",
        yaw=0.0,
    ),
    "computer server": made(
        1.0,
        "server, mainframe, server rack, supercomputer",
        (DARK, block((0, 0.66, 0), (0.66, 1.32, 0.56), 0.03)),
        (GREY, many([block((0, y, 0.27), (0.54, 0.16, 0.04), 0.015) for y in np.arange(0.18, 1.25, 0.21)])),
        (LIME, many([ball((-0.2 + 0.07 * k, y, 0.3), 0.02) for y in np.arange(0.18, 1.25, 0.21) for k in range(3)])),
        (RED, many([ball((0.2, y, 0.3), 0.024) for y in np.arange(0.18, 1.25, 0.42)])),
        (SKY, many([block((0.06, y, 0.295), (0.16, 0.05, 0.02), 0.008) for y in np.arange(0.39, 1.25, 0.42)])),
        **LARGE,
    ),
    "statue bust": made(
        0.55,
        "bust, marble bust, head of stone, sculpture",
        (
            WHITE,
            union(
                ball((0, 0.84, 0), (0.2, 0.25, 0.22)),
                limb((0, 0.42, 0), (0, 0.66, 0), 0.13, 0.11),
                ball((0, 0.38, 0), (0.4, 0.17, 0.22)),
                limb((0, 0.86, 0.2), (0, 0.78, 0.25), 0.03, 0.045),
                *(ball((s * 0.2, 0.82, 0), (0.04, 0.07, 0.05)) for s in (-1, 1)),
                *(
                    ball((0.19 * np.cos(a), 0.98 + 0.05 * np.sin(2 * a), 0.19 * np.sin(a)), 0.085)
                    for a in np.arange(8) * 0.785
                ),
                ball((0, 1.06, 0), 0.1),
                k=0.05,
            ),
        ),
        (
            GREY,
            union(
                *(ball((s * 0.075, 0.86, 0.195), (0.035, 0.02, 0.02)) for s in (-1, 1)),
                limb((-0.05, 0.71, 0.19), (0.05, 0.71, 0.19), 0.014),
                turned(((0.26, 0.0), (0.22, 0.06), (0.12, 0.1), (0.1, 0.28))),
                block((0, 0.0, 0), (0.6, 0.1, 0.5), 0.02),
            ),
        ),
        yaw=-20.0,
        down=6.0,
        place="table",
    ),
}
