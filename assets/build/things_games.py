"""Toys and games for more than one, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    CLEAR,
    CREAM,
    DARK,
    GREEN,
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
from thing_pieces import Place, Thing
from things_forms import (
    LIME,
    band,
    curve,
    made,
    pressed,
    rounded,
    star,
)  # fmt: skip

TOY, TOY_GROUND = {"kind": "toy", "place": "table"}, {"kind": "toy", "place": "ground"}

THINGS: dict[str, Thing] = {
    "jack-in-the-box": made(
        0.35,
        "jack in the box, surprise box, clown in a box",
        (BLUE, cut(block((0, 0.24, 0), (0.6, 0.48, 0.6), 0.03), block((0, 0.4, 0), (0.5, 0.4, 0.5), 0.02))),
        (
            YELLOW,
            union(
                placed(block((0, 0.3, 0), (0.6, 0.6, 0.05), 0.02), (0, 0.47, -0.3), (-20, 0, 0)),
                pressed(star(5, 0.17, 0.08, 0, 0.24), 0.04, 0.012, 0.3),
            ),
        ),
        (STEEL, union(*(ring((0.02 * np.sin(n), 0.38 + 0.06 * n, 0), 0.11, 0.022) for n in range(6)))),
        (PALE, ball((0, 0.88, 0), 0.17)),
        (
            RED,
            union(
                ball((0, 0.87, 0.17), 0.05),
                turned(((0.15, 0.98), (0.02, 1.26)), (0, 0, -0.03)),
                curve([(-0.08, 0.79, 0.14), (0, 0.76, 0.16), (0.08, 0.79, 0.14)], 0.016),
                *(limb((s * 0.1, 0.7, 0), (s * 0.34, 0.78, 0.1), 0.05) for s in (-1, 1)),
            ),
        ),
        (ORANGE, union(*(ball((s * 0.17, 0.92, -0.02), 0.085) for s in (-1, 1)))),
        (DARK, union(*(ball((s * 0.06, 0.93, 0.15), 0.022) for s in (-1, 1)))),
        (
            WHITE,
            union(
                ball((0, 1.28, -0.03), 0.05),
                disc((0, 0.72, 0), 0.19, 0.05),
                *(ball((s * 0.36, 0.8, 0.12), 0.055) for s in (-1, 1)),
            ),
        ),
        yaw=-18.0,
        **TOY_GROUND,
    ),
    "jigsaw": made(
        0.4,
        "jigsaw puzzle, puzzle, puzzle pieces",
        *(
            (c, union(*shapes))
            for c, shapes in (
                (SKY, [cut(block((-0.27, 0.03, -0.27), (0.52, 0.06, 0.52), 0.015), ball((-0.27, 0.03, 0.02), 0.1))]),
                (
                    RED,
                    [
                        union(
                            block((0.27, 0.03, -0.27), (0.52, 0.06, 0.52), 0.015), disc((0.0, 0.03, -0.27), 0.09, 0.06)
                        )
                    ],
                ),
                (
                    GREEN,
                    [
                        union(
                            block((-0.27, 0.03, 0.27), (0.52, 0.06, 0.52), 0.015), disc((-0.27, 0.03, 0.0), 0.09, 0.06)
                        )
                    ],
                ),
                (
                    YELLOW,
                    [
                        placed(
                            union(
                                block((0, 0.03, 0), (0.52, 0.06, 0.52), 0.015),
                                disc((0, 0.03, -0.29), 0.09, 0.06),
                                disc((-0.29, 0.03, 0), 0.09, 0.06),
                            ),
                            (0.42, 0.02, 0.44),
                            (0, 18, 0),
                        )
                    ],
                ),
            )
        ),
        down=38.0,
        yaw=-20.0,
        **TOY,
    ),
    "whoopee cushion": made(
        0.3,
        "fart cushion, rubber cushion",
        (PINK, union(ball((0, 0.14, 0), (0.46, 0.13, 0.42)), block((0, 0.13, 0.5), (0.22, 0.05, 0.34), 0.024), k=0.06)),
        (
            RED,
            union(
                within(ring((0, 0.14, 0), 0.45, 0.022, 1, 0.92), lambda p: p[:, 2] - 0.38),
                *(limb((s * 0.12, 0.13, 0.46), (s * 0.13, 0.13, 0.66), 0.022) for s in (-1, 1)),
            ),
        ),
        (
            WHITE,
            union(
                *(ball((x, 0.26, z), (0.05, 0.02, 0.045)) for x, z in ((-0.16, 0.06), (0.16, 0.06))),
                curve([(-0.16, 0.255, 0.17), (0, 0.25, 0.24), (0.16, 0.255, 0.17)], 0.022),
            ),
        ),
        down=34.0,
        yaw=-22.0,
        **TOY,
    ),
    "water pistol": made(
        0.25,
        "water gun, squirt gun, toy gun",
        (
            LIME,
            union(
                block((-0.12, 0.56, 0), (0.86, 0.2, 0.18), 0.07),
                placed(block((0, -0.2, 0), (0.2, 0.46, 0.16), 0.06), (0.22, 0.52, 0), (0, 0, 14)),
                limb((-0.5, 0.56, 0), (-0.66, 0.56, 0), 0.07, 0.055),
                k=0.03,
            ),
        ),
        (ORANGE, union(ball((0.04, 0.74, 0), (0.24, 0.12, 0.12)), disc((-0.68, 0.56, 0), 0.075, 0.06, 0))),
        (RED, cut(ring((0.04, 0.4, 0), 0.1, 0.025, 2), block((0.04, 0.55, 0), (0.4, 0.16, 0.3), 0.01))),
        (
            SKY,
            union(
                ball((-0.86, 0.54, 0), (0.06, 0.045, 0.045)),
                ball((-1.0, 0.5, 0), (0.05, 0.04, 0.04)),
                ball((-0.98, 0.6, 0), 0.03),
            ),
        ),
        facing="left",
        yaw=18.0,
        down=8.0,
        **TOY,
    ),
    "paper plane": made(
        0.25,
        "paper airplane, paper wing, folded paper plane",
        (
            WHITE,
            union(
                *(
                    placed(
                        pressed([(0.0, -0.6), (0.0, 0.6), (s * 0.5, -0.48)], 0.04, 0.012), (0, 0, 0), (90, 0, s * 12)
                    )
                    for s in (-1, 1)
                )
            ),
        ),
        (
            CLEAR,
            union(placed(pressed([(-0.6, 0.0), (0.58, 0.0), (-0.52, -0.26)], 0.05, 0.012), (0, 0.0, 0), (0, -90, 0))),
        ),
        kind="toy",
        place="air",
        facing="left",
        yaw=-62.0,
        down=20.0,
        roll=-14.0,
    ),
    "paper boat": made(
        0.3,
        "folded boat, paper ship, newspaper boat",
        (
            WHITE,
            union(
                pressed([(-0.62, 0.42), (-0.34, 0.0), (0.34, 0.0), (0.62, 0.42), (0.2, 0.3), (-0.2, 0.3)], 0.24, 0.03),
                pressed([(-0.26, 0.2), (0.26, 0.2), (0, 0.84)], 0.06, 0.02),
            ),
        ),
        (
            SKY,
            union(
                *(limb((-0.2 + 0.04 * n, 0.1 + 0.05 * n, 0.12), (0.16, 0.1 + 0.05 * n, 0.12), 0.012) for n in (0, 1, 2))
            ),
        ),
        kind="toy",
        place="water",
        yaw=-24.0,
        down=10.0,
        facing="left",
    ),
    "stilts": made(
        1.35,
        "pair of stilts",
        (PALE, union(*(limb((x, 0.03, 0), (x * 1.1, 1.3, 0), 0.034) for x in (-0.16, 0.16)))),
        (
            RED,
            union(
                *(
                    union(block((x, 0.42, 0.1), (0.11, 0.06, 0.24), 0.022), limb((x, 0.26, 0), (x, 0.4, 0.16), 0.026))
                    for x in (-0.163, 0.163)
                ),
                *(limb((x * 1.1, 1.14, 0), (x * 1.1, 1.3, 0), 0.042) for x in (-0.16, 0.16)),
            ),
        ),
        grammar="plural",
        yaw=-32.0,
        down=6.0,
        **TOY_GROUND,
    ),
    "hoops": made(
        0.8,
        "hoop, hula hoop, gym hoop",
        (RED, placed(ring((0, 0, 0), 0.45, 0.04, 2), (-0.22, 0.49, 0), (-14, 0, 0))),
        (BLUE, placed(ring((0, 0, 0), 0.45, 0.04, 2), (0.28, 0.49, -0.16), (-14, 0, 0))),
        (
            YELLOW,
            union(
                *(
                    within(
                        grown(placed(ring((0, 0, 0), 0.45, 0.04, 2), (-0.22, 0.49, 0), (-14, 0, 0)), 0.006),
                        lambda p, a=a: (
                            np.abs((np.arctan2(p[:, 1] - 0.49, p[:, 0] + 0.22) - a + np.pi) % (2 * np.pi) - np.pi)
                            * 0.45
                            - 0.05
                        ),
                    )
                    for a in np.arange(8) * 0.785
                )
            ),
        ),
        yaw=-16.0,
        down=8.0,
        **TOY_GROUND,
    ),
    "bowling pins": made(
        0.45,
        "pins, skittles, bowling pin, ninepins",
        (
            WHITE,
            union(
                *(
                    union(
                        turned(((0.09, 0.0), (0.15, 0.22), (0.15, 0.32), (0.06, 0.58)), (x, 0, z)),
                        ball((x, 0.68, z), (0.085, 0.1, 0.085)),
                        k=0.05,
                    )
                    for x, z in ((0, 0.3), (-0.24, 0), (0.24, 0), (-0.46, -0.3), (0, -0.3), (0.46, -0.3))
                )
            ),
        ),
        (
            RED,
            union(
                *(
                    ring((x, y, z), r, 0.022)
                    for x, z in ((0, 0.3), (-0.24, 0), (0.24, 0), (-0.46, -0.3), (0, -0.3), (0.46, -0.3))
                    for y, r in ((0.52, 0.085), (0.57, 0.065))
                )
            ),
        ),
        (BLUE, ball((0.56, 0.2, 0.42), 0.2)),
        (DARK, union(*(ball((0.5 + 0.07 * n, 0.33 - 0.06 * (n == 1), 0.56), 0.03) for n in range(3)))),
        grammar="plural",
        yaw=-14.0,
        down=14.0,
        **TOY_GROUND,
    ),
    "puck": made(
        0.15,
        "ice hockey puck, hockey puck, puck and stick",
        (DARK, (PUCK := disc((-0.34, 0.12, 0.2), 0.26, 0.2, soft=0.03))),
        (STEEL, ring((-0.34, 0.12, 0.2), 0.262, 0.016)),
        (
            PALE,
            union(
                limb((0.86, 1.02, -0.1), (0.24, 0.12, 0.0), 0.045),
                block((0.06, 0.1, 0.02), (0.46, 0.16, 0.06), 0.028),
                k=0.03,
            ),
        ),
        (
            RED,
            union(
                limb((0.86, 1.02, -0.1), (0.72, 0.82, -0.08), 0.06),
                band(block((0.06, 0.1, 0.02), (0.46, 0.16, 0.06), 0.028), -0.1, 0.06, 0, 0.012),
            ),
        ),
        **TOY_GROUND,
    ),
    "puppet theatre": made(
        1.3,
        "puppet stage, punch and judy, theatre, puppet show",
        (
            RED,
            union(
                cut(block((0, 0.6, 0), (1.0, 1.2, 0.5), 0.03), block((0, 0.82, 0.2), (0.72, 0.52, 0.5), 0.02)),
                pressed(
                    rounded([(-0.56, 1.18), (0.56, 1.18), (0.4, 1.34), (0.0, 1.48), (-0.4, 1.34)], 3), 0.12, 0.04, 0.22
                ),
            ),
        ),
        (
            YELLOW,
            union(
                *(block((x, 0.28, 0.24), (0.08, 0.5, 0.05), 0.02) for x in (-0.4, -0.2, 0, 0.2, 0.4)),
                pressed(star(5, 0.11, 0.05, 0, 1.3), 0.06, 0.015, 0.28),
                block((0, 0.56, 0.28), (0.98, 0.07, 0.2), 0.03),
            ),
        ),
        (BLUE, many([limb((x, 0.58, 0.2), (x * 0.9, 1.08, 0.2), 0.05) for x in (-0.34, -0.26, 0.26, 0.34)])),
        (
            GREEN,
            union(
                limb((-0.12, 0.58, 0.16), (-0.12, 0.72, 0.16), 0.1, 0.07),
                turned(((0.09, 0.9), (0.01, 1.06)), (-0.12, 0, 0.16)),
            ),
        ),
        (PURPLE, limb((0.14, 0.58, 0.16), (0.14, 0.72, 0.16), 0.1, 0.07)),
        (PALE, union(ball((-0.12, 0.83, 0.17), 0.09), ball((0.14, 0.83, 0.17), 0.09))),
        (
            DARK,
            union(
                *(ball((x + d, 0.85, 0.255), 0.014) for x in (-0.12, 0.14) for d in (-0.03, 0.03)),
                ball((0.14, 0.89, 0.13), (0.1, 0.08, 0.08)),
            ),
        ),
        kind="toy",
        place="ground",
        yaw=-16.0,
        down=8.0,
    ),
    "trapeze": made(
        1.2,
        "circus trapeze, trapeze swing",
        (PALE, limb((-0.34, 0.1, 0), (0.34, 0.1, 0), 0.04)),
        (CREAM, union(*(limb((s * 0.26, 0.1, 0), (s * 0.34, 1.3, 0), 0.024) for s in (-1, 1)))),
        (
            RED,
            union(
                *(limb((s * 0.2, 0.1, 0), (s * 0.33, 0.1, 0), 0.05) for s in (-1, 1)),
                *(ball((s * 0.34, 1.3, 0), 0.06) for s in (-1, 1)),
            ),
        ),
        kind="toy",
        place="air",
        yaw=-14.0,
        down=4.0,
        seats=(Place("sit", (0, 0.18, 0), hands=(0.27, 0.6, 0)),),
    ),
}
