"""Things of workshops, and odds and ends, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, turned, union
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    LEAF,
    METAL,
    OAK,
    PALE,
    RED,
    SKY,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    BRICK,
    CLAY,
    curve,
    made,
    pressed,
    star,
)  # fmt: skip

TABLE, FLAT = {"place": "table"}, {"place": "table", "yaw": -14.0, "down": 8.0}
TOOL = {"place": "table", "kind": "tool", "yaw": -14.0, "down": 8.0}
LARGE = {"kind": "furniture", "place": "ground"}

THINGS: dict[str, Thing] = {
    "pottery wheel": made(
        0.9,
        "potter's wheel, clay pot on a wheel, clay vase, pottery, clay mould",
        (
            CLAY,
            union(
                cut(
                    turned(((0.14, 0.56), (0.24, 0.7), (0.22, 0.82), (0.13, 0.94), (0.17, 1.04))),
                    turned(((0.08, 0.9), (0.13, 1.1))),
                ),
                k=0.02,
            ),
        ),
        (STEEL, disc((0, 0.53, 0), 0.36, 0.06, soft=0.02)),
        (
            WOOD,
            union(
                cut(block((0, 0.36, 0), (1.1, 0.22, 0.8), 0.04), block((0, 0.46, 0), (0.9, 0.16, 0.62), 0.03)),
                *(limb((s * 0.46, 0.03, z), (s * 0.46, 0.3, z), 0.05) for s in (-1, 1) for z in (-0.3, 0.3)),
            ),
        ),
        (SKY, union(ball((0.4, 0.4, 0.2), (0.09, 0.06, 0.09)))),
        (BRICK, union(*(ring((0, y, 0), r, 0.012) for y, r in ((0.7, 0.238), (0.76, 0.23))))),
        **LARGE,
    ),
    "loom": made(
        1.3,
        "weaving loom, weaving frame, weaver's loom",
        (
            WOOD,
            union(
                *(
                    union(
                        limb((s * 0.5, 0.04, 0.2), (s * 0.5, 1.2, -0.1), 0.045),
                        limb((s * 0.5, 0.04, -0.3), (s * 0.5, 0.9, -0.04), 0.04),
                    )
                    for s in (-1, 1)
                ),
                limb((-0.54, 1.16, -0.09), (0.54, 1.16, -0.09), 0.045),
                limb((-0.54, 0.34, 0.12), (0.54, 0.34, 0.12), 0.045),
            ),
        ),
        (CREAM, union(*(limb((x, 0.36, 0.13), (x, 1.14, -0.07), 0.012) for x in np.linspace(-0.4, 0.4, 13)))),
        *(
            (c, placed(block((0, y, 0), (0.84, 0.09, 0.05), 0.02), (0, 0.36, 0.135), (-14, 0, 0)))
            for c, y in ((RED, 0.06), (YELLOW, 0.15), (BLUE, 0.24), (RED, 0.33))
        ),
        (OAK, union(placed(ball((0, 0, 0), (0.2, 0.04, 0.05)), (0.12, 0.78, 0.06), (0, 0, 14)))),
        yaw=-22.0,
        **LARGE,
    ),
    "stick": made(
        0.7,
        "wooden stick, branch, twig",
        (
            BROWN,
            union(
                curve([(-0.6, 0.08, 0), (-0.1, 0.26, 0), (0.2, 0.44, 0.02), (0.62, 0.66, 0)], (0.065, 0.045)),
                limb((0.1, 0.38, 0), (0.02, 0.62, 0.04), 0.04, 0.02),
                limb((-0.3, 0.18, 0), (-0.16, 0.06, 0.08), 0.035, 0.018),
                k=0.02,
            ),
        ),
        (PALE, ball((-0.655, 0.06, 0.0), (0.025, 0.05, 0.05))),
        (LEAF, union(placed(ball((0.09, 0, 0), (0.11, 0.02, 0.06)), (0.02, 0.64, 0.04), (0, 0, 50)))),
        **FLAT,
    ),
    "tiles": made(
        0.4,
        "tile, floor tiles, roof tiles, broken tile",
        (
            BRICK,
            union(
                *(
                    placed(
                        block((0, 0, 0), (0.6, 0.08, 0.6), 0.02),
                        (0.02 * n, 0.05 + 0.09 * n, 0),
                        (0, 6 * ((n * 2) % 3 - 1), 0),
                    )
                    for n in range(4)
                )
            ),
        ),
        (SKY, union(placed(block((0, 0, 0), (0.6, 0.6, 0.08), 0.02), (0.5, 0.32, 0.14), (-22, -24, 0)))),
        (WHITE, union(placed(pressed(star(4, 0.24, 0.1), 0.04, 0.01, 0.035), (0.5, 0.32, 0.14), (-22, -24, 0)))),
        down=18.0,
        place="ground",
    ),
    "glass dome": made(
        0.35,
        "bell jar, snow globe, glass cover, glass ball",
        (
            CLEAR,
            union(
                ring((0, 0.2, 0), 0.42, 0.03),
                ball((0, 1.08, 0), 0.05),
                *(
                    limb((0.42 * np.cos(a), 0.2, 0.42 * np.sin(a)), (0.42 * np.cos(a), 0.62, 0.42 * np.sin(a)), 0.01)
                    for a in np.arange(8) * 0.785
                ),
                *(bowed(0.42, 0, 180, 0.012, plane, (0, 0.6, 0)) for plane in ("xy", "zy")),
            ),
        ),
        (WOOD, disc((0, 0.09, 0), 0.5, 0.18, soft=0.05)),
        (
            RED,
            union(
                *(
                    ball((0.07 * np.cos(a), 0.74 + 0.02 * np.sin(3 * a), 0.07 * np.sin(a)), (0.075, 0.09, 0.075))
                    for a in np.arange(5) * 1.2566
                ),
                ball((0, 0.78, 0), 0.06),
            ),
        ),
        (
            LEAF,
            union(
                curve([(0, 0.18, 0), (0.02, 0.45, 0), (0, 0.68, 0)], 0.022),
                *(
                    placed(ball((s * 0.1, 0, 0), (0.11, 0.02, 0.06)), (0, 0.42 + 0.06 * s, 0), (0, 0, s * 25))
                    for s in (-1, 1)
                ),
            ),
        ),
        place="table",
        yaw=0.0,
        down=10.0,
    ),
    "periscope": made(
        0.9,
        "submarine periscope",
        (
            STEEL,
            union(
                limb((0, 0.1, 0), (0, 1.05, 0), 0.09),
                block((0, 1.1, 0.06), (0.26, 0.24, 0.34), 0.06),
                block((0, 0.24, -0.02), (0.3, 0.24, 0.3), 0.06),
                *(limb((s * 0.14, 0.24, 0), (s * 0.38, 0.24, 0.02), 0.04) for s in (-1, 1)),
            ),
        ),
        (
            DARK,
            union(
                *(limb((s * 0.38, 0.24, 0.02), (s * 0.46, 0.24, 0.02), 0.06) for s in (-1, 1)),
                block((0, 0.26, 0.15), (0.24, 0.14, 0.08), 0.03),
            ),
        ),
        (SKY, disc((0, 1.1, 0.235), 0.09, 0.04, 2)),
        (YELLOW, union(*(ring((0, y, 0), 0.09, 0.025) for y in (0.5, 0.8)))),
        place="ground",
        yaw=-20.0,
        down=6.0,
    ),
    "banana peel": made(
        0.2,
        "peel, banana skin, fruit peel",
        (
            YELLOW,
            union(
                *(
                    curve(
                        [
                            (0, 0.42, 0),
                            (0.18 * np.cos(a), 0.34, 0.18 * np.sin(a)),
                            (0.42 * np.cos(a), 0.1, 0.42 * np.sin(a)),
                            (0.62 * np.cos(a), 0.06, 0.62 * np.sin(a)),
                        ],
                        (0.11, 0.045),
                    )
                    for a in (0.3, 1.9, 3.4, 4.9)
                ),
                limb((0, 0.42, 0), (0.06, 0.62, 0), 0.11, 0.05),
                k=0.05,
            ),
        ),
        (
            BROWN,
            union(
                ball((0.065, 0.66, 0), (0.055, 0.045, 0.05)),
                *(ball((0.64 * np.cos(a), 0.06, 0.64 * np.sin(a)), 0.045) for a in (0.3, 1.9, 3.4, 4.9)),
            ),
        ),
        kind="food",
        place="ground",
        down=22.0,
    ),
    "crumbs": made(
        0.2,
        "bread crumbs, sawdust, biscuit crumbs, powder heap",
        (
            PALE,
            union(
                *(
                    ball(
                        (0.5 * np.cos(n * 2.4) * np.sqrt(n / 24), 0.05, 0.4 * np.sin(n * 2.4) * np.sqrt(n / 24)),
                        (0.07 + 0.02 * (n % 3), 0.05, 0.06),
                    )
                    for n in range(24)
                )
            ),
        ),
        (WOOD, union(ball((0.06, 0.13, 0.02), (0.14, 0.09, 0.11)), ball((-0.26, 0.08, 0.14), (0.09, 0.07, 0.08)))),
        kind="food",
        place="table",
        down=34.0,
    ),
    "can opener": made(
        0.18,
        "tin opener",
        (
            METAL,
            union(
                *(limb((s * 0.05, 0.5, 0), (s * 0.1, 0.0, 0), 0.05) for s in (-1, 1)),
                disc((0, 0.66, 0.02), 0.16, 0.06, 2),
            ),
        ),
        (RED, union(*(limb((s * 0.07, 0.34, 0), (s * 0.11, -0.06, 0), 0.07) for s in (-1, 1)))),
        (
            STEEL,
            union(
                disc((0.0, 0.66, 0.08), 0.1, 0.05, 2),
                *(ball((0.1 * np.cos(a), 0.66 + 0.1 * np.sin(a), 0.08), 0.03) for a in np.arange(8) * 0.785),
            ),
        ),
        (BLUE, union(placed(ball((0, 0, 0), (0.22, 0.07, 0.04)), (0.0, 0.68, 0.17), (0, 0, 30)))),
        roll=14.0,
        **TOOL,
    ),
}
