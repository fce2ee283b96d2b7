"""Things of yards, kitchens and journeys, for things.py: +y up, +z to the front, about a metre large."""

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
    GREEN,
    LEAF,
    METAL,
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
    sheet,
    vessel,
)
from thing_pieces import Place, Thing
from things_forms import GREY, SAND, TEAL, band, bands, curve, either_side, made, pressed, rounded

GROUND = {"kind": "furniture", "place": "ground"}
CAN = turned(((0.34, 0.0), (0.36, 0.1), (0.36, 0.6), (0.2, 0.78), (0.2, 0.92), (0.25, 0.98)))
# Colour, place, width, height and turn of boxes; colour, place, width and height of suitcases.
GIFTS = (
    (RED, -0.28, 0, 0, 0.5, 0.44, 12),
    (BLUE, 0.3, 0, 0.06, 0.44, 0.34, -18),
    (GREEN, -0.2, 0.46, 0, 0.36, 0.3, -10),
    (PURPLE, 0.28, 0.36, 0.04, 0.3, 0.26, 20),
)
CASES = ((BROWN, 0, 0.17, 0.96, 0.32), (TEAL, -0.05, 0.48, 0.8, 0.26), (RED, 0.03, 0.74, 0.62, 0.22))

THINGS: dict[str, Thing] = {
    "hammock": made(
        1.3,
        "hanging bed, net bed",
        (
            OAK,
            either_side(
                0.95,
                lambda x: union(
                    limb((x, 0.03, 0), (x * 1.02, 1.15, 0), 0.05), limb((x, 0.035, -0.28), (x, 0.035, 0.28), 0.045)
                ),
            ),
        ),
        (
            STRAW,
            either_side(
                0.95,
                lambda x: many(
                    [limb((x, 0.98, 0), (x * 0.7, 0.66 + 0.02 * abs(n), 0.075 * n), 0.014) for n in (-3, -1, 1, 3)]
                ),
            ),
        ),
        (
            TEAL,
            within(
                cut(ball((0, 1.0, 0), (0.86, 0.68, 0.46)), ball((0, 1.04, 0), (0.86, 0.665, 0.43))),
                lambda p: p[:, 1] - 0.62 - 0.1 * p[:, 0] ** 2,
                k=0.02,
            ),
        ),
        (
            WHITE,
            within(
                grown(cut(ball((0, 1.0, 0), (0.86, 0.68, 0.46)), ball((0, 1.04, 0), (0.86, 0.665, 0.43))), 0.006),
                lambda p: p[:, 1] - 0.615 - 0.1 * p[:, 0] ** 2,
                lambda p: np.abs((p[:, 0] + 0.1) % 0.2 - 0.1) - 0.03,
            ),
        ),
        yaw=12.0,
        down=20.0,
        seats=(Place("lie", (0, 0.5, 0), hides=True),),
        **GROUND,
    ),
    "trampoline": made(
        1.6,
        "bouncy mat, jumping mat, safety net, rescue net",
        (BLUE, cut(disc((0, 0.5, 0), 0.86, 0.09, soft=0.04), disc((0, 0.55, 0), 0.68, 0.2))),
        (DARK, disc((0, 0.5, 0), 0.7, 0.03)),
        (
            STEEL,
            union(
                ring((0, 0.46, 0), 0.8, 0.03),
                *(limb((x, 0.46, z), (x * 1.03, 0.03, z * 1.03), 0.032) for x, _, z in points_around(6, 0.78, 0)),
            ),
        ),
        yaw=10.0,
        down=20.0,
        seats=(Place("stand", (0, 0.53, 0), feet=(0, 0.53, 0)),),
        **GROUND,
    ),
    "clothesline": made(
        1.5,
        "washing line, clothes line, laundry, washing, drying clothes",
        (
            OAK,
            either_side(
                1.0,
                lambda x: union(limb((x, 0.03, 0), (x, 1.3, 0), 0.04), limb((x, 1.24, -0.16), (x, 1.24, 0.16), 0.03)),
            ),
        ),
        (CREAM, curve([(-1, 1.24, 0), (-0.5, 1.17, 0), (0, 1.15, 0), (0.5, 1.17, 0), (1, 1.24, 0)], 0.018)),
        (WHITE, pressed([(-0.82, 1.15), (-0.4, 1.13), (-0.42, 0.55), (-0.82, 0.55)], 0.05)),
        (
            RED,
            pressed(
                [
                    (-0.24, 1.12),
                    (-0.12, 1.12),
                    (-0.06, 1.06),
                    (0.06, 1.06),
                    (0.12, 1.12),
                    (0.24, 1.12),
                    (0.36, 0.93),
                    (0.25, 0.86),
                    (0.19, 0.93),
                    (0.19, 0.6),
                    (-0.19, 0.6),
                    (-0.19, 0.93),
                    (-0.25, 0.86),
                    (-0.36, 0.93),
                ],
                0.06,
            ),
        ),
        (
            YELLOW,
            pressed(
                rounded([(0.44, 1.13), (0.56, 1.13), (0.56, 0.88), (0.7, 0.82), (0.7, 0.74), (0.46, 0.76)], 3), 0.06
            ),
        ),
        (
            YELLOW,
            pressed(
                rounded([(0.74, 1.15), (0.86, 1.16), (0.86, 0.9), (1.0, 0.84), (1.0, 0.76), (0.76, 0.78)], 3), 0.06
            ),
        ),
        (
            BLUE,
            many(
                [
                    limb((x, y - 0.02, 0.04), (x, y + 0.08, 0.04), 0.024)
                    for x, y in ((-0.78, 1.14), (-0.44, 1.12), (-0.2, 1.11), (0.2, 1.11), (0.5, 1.12), (0.8, 1.14))
                ]
            ),
        ),
        yaw=-12.0,
        down=8.0,
    ),
    "mousetrap": made(
        0.1,
        "mouse trap",
        (PALE, block((0, 0.05, 0), (0.9, 0.09, 0.48), 0.02)),
        (
            STEEL,
            union(
                curve([(0.02, 0.13, -0.19), (-0.34, 0.16, -0.19), (-0.36, 0.16, 0.19), (0.02, 0.13, 0.19)], 0.02, 4),
                *(ring((0.02, 0.13, z), 0.045, 0.018, 2) for z in np.arange(-0.2, 0.21, 0.05)),
                limb((0.05, 0.12, 0), (0.36, 0.13, 0), 0.014),
            ),
        ),
        (YELLOW, placed(pressed([(-0.12, 0), (0.12, 0), (0.12, 0.2), (-0.12, 0.08)], 0.16, 0.02), (0.26, 0.1, 0))),
        (ORANGE, union(ball((0.22, 0.15, 0.085), 0.025), ball((0.32, 0.2, 0.085), 0.028))),
        place="table",
        down=28.0,
    ),
    "milk can": made(
        0.5,
        "milk churn, milk jug, churn, canister",
        (
            METAL,
            union(
                CAN,
                either_side(
                    0.3,
                    lambda x: (
                        bowed(0.12, -80, 80, 0.03, "xy", (x, 0.72, 0))
                        if x > 0
                        else bowed(0.12, 100, 260, 0.03, "xy", (x, 0.72, 0))
                    ),
                ),
            ),
        ),
        (SKY, bands(CAN, 0.08, 0.68, 2, 1, 0.012)),
        (STEEL, union(disc((0, 1.0, 0), 0.24, 0.08, soft=0.03), ball((0, 1.07, 0), 0.06))),
    ),
    "oil can": made(
        0.3,
        "oiler, can of oil, canister of oil",
        (RED, union(turned(((0.4, 0.0), (0.42, 0.06), (0.34, 0.24), (0.08, 0.5))), k=0.02)),
        (STEEL, union(limb((0, 0.46, 0), (0.52, 0.92, 0), 0.055, 0.025), ring((0, 0.5, 0), 0.07, 0.03))),
        (
            DARK,
            union(
                curve([(-0.12, 0.44, 0), (-0.42, 0.5, 0), (-0.5, 0.3, 0), (-0.38, 0.12, 0)], 0.035),
                union(ball((0.58, 0.78, 0), (0.045, 0.06, 0.045)), limb((0.58, 0.8, 0), (0.58, 0.89, 0), 0.035, 0.006)),
            ),
        ),
        (YELLOW, band(turned(((0.4, 0.0), (0.42, 0.06), (0.34, 0.24), (0.08, 0.5))), 0.09, 0.14, 1, 0.01)),
        place="table",
        yaw=0.0,
    ),
    "target": made(
        0.85,
        "archery target, bullseye, dartboard",
        (STRAW, placed(disc((0, 0, 0), 0.52, 0.14, 2, 0.04), (0, 0.72, 0), (-8, 0, 0))),
        *(
            (c, placed(disc((0, 0, z), r, 0.04, 2), (0, 0.72, 0), (-8, 0, 0)))
            for c, r, z in ((WHITE, 0.47, 0.06), (BLUE, 0.37, 0.07), (RED, 0.26, 0.08), (YELLOW, 0.13, 0.09))
        ),
        (
            OAK,
            union(
                *(limb((s * 0.3, 0.86, -0.08), (s * 0.46, 0.03, 0.08), 0.036) for s in (-1, 1)),
                limb((0, 1.1, -0.1), (0, 0.03, -0.46), 0.034),
            ),
        ),
        (BROWN, limb((0.04, 0.76, 0.08), (0.16, 0.86, 0.6), 0.016)),
        (RED, union(*(placed(sheet((0, 0, 0), (0.11, 0.12), 0.02), (0.15, 0.85, 0.55), (0, 90, a)) for a in (0, 90)))),
        kind="toy",
        place="ground",
    ),
    "arrow": made(
        0.7,
        "arrows, archer's arrow",
        (WOOD, limb((-0.56, 0.2, 0), (0.5, 0.5, 0), 0.03)),
        (STEEL, limb((-0.52, 0.21, 0), (-0.76, 0.145, 0), 0.085, 0.008)),
        (
            RED,
            union(
                *(
                    placed(
                        pressed(
                            [(0.0, 0.0), (0.1, 0.12), (0.34, 0.12), (0.26, 0.0), (0.34, -0.12), (0.1, -0.12)],
                            0.05,
                            0.015,
                        ),
                        (0.26, 0.43, 0),
                        (a, 0, 16),
                    )
                    for a in (0, 90)
                )
            ),
        ),
        kind="tool",
        place="ground",
        yaw=-14.0,
        down=8.0,
    ),
    "open box": made(
        0.6,
        "box, cardboard box, cardboard, empty box, carton, moving box",
        (PALE, cut(block((0, 0.28, 0), (0.8, 0.56, 0.62), 0.012), block((0, 0.36, 0), (0.72, 0.56, 0.54), 0.01))),
        (
            SAND,
            union(
                *(
                    placed(block((s * 0.18, 0, 0), (0.38, 0.035, 0.6), 0.014), (s * 0.39, 0.555, 0), (0, 0, -s * 32))
                    for s in (-1, 1)
                ),
                placed(block((0, 0, 0.16), (0.78, 0.035, 0.32), 0.014), (0, 0.555, 0.3), (38, 0, 0)),
                placed(block((0, 0.16, 0), (0.78, 0.32, 0.035), 0.014), (0, 0.55, -0.3), (-16, 0, 0)),
            ),
        ),
        (
            WOOD,
            union(
                block((0, 0.2, 0.31), (0.11, 0.36, 0.03), 0.01),
                *(
                    pressed(
                        [
                            (x - 0.05, 0.12),
                            (x + 0.05, 0.12),
                            (x + 0.05, 0.2),
                            (x + 0.09, 0.2),
                            (x, 0.3),
                            (x - 0.09, 0.2),
                            (x - 0.05, 0.2),
                        ],
                        0.03,
                        0.008,
                        0.31,
                    )
                    for x in (0.24,)
                ),
            ),
        ),
        place="ground",
        down=24.0,
    ),
    "hatboxes": made(
        0.45,
        "hatbox, hat box, round box, round boxes",
        *(
            (c, disc((x, y, z), r, h, soft=0.02))
            for c, x, y, z, r, h in (
                (PINK, 0, 0.2, 0, 0.46, 0.4),
                (SKY, 0.02, 0.62, 0, 0.36, 0.3),
                (CREAM, -0.02, 0.95, 0, 0.25, 0.24),
            )
        ),
        *(
            (
                c,
                union(
                    disc((x, y, z), r + 0.025, 0.11, soft=0.02),
                    *(
                        within(grown(disc((x, y - 0.14, z), r, h), 0.012), lambda p, x=x: np.abs(p[:, 0] - x) - 0.04)
                        for h in (0.3,)
                    ),
                ),
            )
            for c, x, y, z, r in ((RED, 0, 0.4, 0, 0.46), (BLUE, 0.02, 0.76, 0, 0.36), (GOLD, -0.02, 1.06, 0, 0.25))
        ),
        (
            GOLD,
            union(
                *(ball((-0.02 + s * 0.09, 1.17, 0), (0.1, 0.06, 0.06)) for s in (-1, 1)), ball((-0.02, 1.16, 0), 0.05)
            ),
        ),
        place="ground",
    ),
    "pile of gifts": made(
        0.7,
        "gifts, presents, pile of presents, birthday presents, wrapped presents",
        *((c, placed(block((0, h / 2, 0), (w, h, w), 0.03), (x, y, z), (0, t, 0))) for c, x, y, z, w, h, t in GIFTS),
        *(
            (
                c,
                union(
                    *(
                        placed(block((0, h / 2, 0), size, 0.03), (x, y, z), (0, t, 0))
                        for size in ((w + 0.03, h + 0.03, 0.09), (0.09, h + 0.03, w + 0.03))
                    ),
                    *(placed(ball((s * 0.09, h + 0.06, 0), (0.1, 0.06, 0.06)), (x, y, z), (0, t, 0)) for s in (-1, 1)),
                ),
            )
            for c, (_, x, y, z, w, h, t) in zip((YELLOW, RED, WHITE, PINK), GIFTS, strict=True)
        ),
        place="ground",
    ),
    "pile of suitcases": made(
        0.9,
        "suitcases, luggage, bags, pile of luggage, travel bags",
        *((c, block((x, y, 0), (w, h, 0.44), 0.06)) for c, x, y, w, h in CASES),
        (
            GOLD,
            union(
                *(
                    block((x + d * w, y, 0.0), (0.07, h + 0.02, 0.46), 0.03)
                    for _, x, y, w, h in CASES
                    for d in (-0.3, 0.3)
                )
            ),
        ),
        (DARK, union(*(bowed(0.1, 0, 180, 0.03, "xz", (x, y, 0.2)) for _, x, y, _, _ in CASES))),
        (RED, block((0.24, 0.2, 0.22), (0.14, 0.12, 0.03), 0.01)),
        place="ground",
    ),
    "laundry basket": made(
        0.6,
        "basket of laundry, washing basket, dirty laundry, pile of clothes, clothes",
        (
            PALE,
            cut(
                turned(((0.38, 0.0), (0.5, 0.5)), deep=0.8),
                turned(((0.34, 0.06), (0.46, 0.6)), deep=0.8),
                *(placed(block((0, 0.27, 0.5), (0.045, 0.3, 1.4), 0.02), (0, 0, 0), (0, 30 * n, 0)) for n in range(6)),
            ),
        ),
        (WOOD, union(ring((0, 0.5, 0), 0.48, 0.045, 1, 0.8), ring((0, 0.03, 0), 0.36, 0.04, 1, 0.8))),
        (
            RED,
            union(
                ball((-0.18, 0.56, 0.08), (0.24, 0.16, 0.2)),
                limb((-0.3, 0.56, 0.2), (-0.38, 0.34, 0.42), 0.08, 0.06),
                k=0.04,
            ),
        ),
        (SKY, ball((0.16, 0.58, -0.04), (0.26, 0.17, 0.2))),
        (
            WHITE,
            union(
                ball((0.08, 0.64, 0.16), (0.16, 0.12, 0.13)), limb((0.24, 0.56, 0.26), (0.3, 0.3, 0.42), 0.07), k=0.04
            ),
        ),
        place="ground",
    ),
    "chopsticks": made(
        0.25,
        "pair of chopsticks, noodles with chopsticks",
        (
            RED,
            union(
                placed(limb((0, 0, 0), (0.95, 0.62, 0), 0.02, 0.042), (-0.3, 0.44, 0.02)),
                placed(limb((0, 0, 0), (0.86, 0.74, 0), 0.02, 0.042), (-0.3, 0.46, -0.06)),
            ),
        ),
        (
            GOLD,
            union(
                placed(limb((0.78, 0.51, 0), (0.86, 0.56, 0), 0.046), (-0.3, 0.44, 0.02)),
                placed(limb((0.71, 0.61, 0), (0.78, 0.67, 0), 0.046), (-0.3, 0.46, -0.06)),
            ),
        ),
        (BLUE, vessel(0.0, 0.34, 0.2, 0.42, 0.04)),
        (
            WHITE,
            union(
                *(ball((0.22 * np.cos(a), 0.34, 0.22 * np.sin(a)), (0.15, 0.08, 0.15)) for a in np.arange(6) * 1.047),
                ball((0, 0.38, 0), (0.22, 0.09, 0.2)),
            ),
        ),
        place="table",
        kind="food",
        yaw=-10.0,
    ),
    "icicles": made(
        0.8,
        "icicle, ice spikes, hanging ice",
        (
            CLEAR,
            union(
                *(
                    limb((x, 0.9, z), (x, 0.9 - h, z), 0.1, 0.01)
                    for x, z, h in (
                        (-0.52, 0, 0.5),
                        (-0.32, 0.03, 0.78),
                        (-0.1, 0, 0.42),
                        (0.1, 0.03, 0.88),
                        (0.32, 0, 0.56),
                        (0.52, 0.02, 0.7),
                    )
                ),
                k=0.05,
            ),
        ),
        (
            WHITE,
            union(
                block((0, 0.96, 0), (1.3, 0.14, 0.3), 0.06),
                *(ball((x, 1.0, 0), (0.18, 0.1, 0.17)) for x in (-0.5, -0.2, 0.14, 0.46)),
                k=0.04,
            ),
        ),
        place="wall",
        yaw=-10.0,
        down=4.0,
    ),
    "pot lid": made(
        0.3,
        "lid, saucepan lid, cover",
        (
            METAL,
            union(
                within(ball((0, 0.04, 0), (0.5, 0.22, 0.5)), lambda p: 0.04 - p[:, 1]), ring((0, 0.05, 0), 0.49, 0.035)
            ),
        ),
        (DARK, union(ball((0, 0.36, 0), (0.1, 0.075, 0.1)), limb((0, 0.22, 0), (0, 0.34, 0), 0.045))),
        place="table",
        down=20.0,
    ),
    "hairpin": made(
        0.06,
        "hair clip, hairclip, barrette, bobby pin",
        (
            GOLD,
            curve(
                [
                    (-0.5, 0.3, 0),
                    (0.3, 0.34, 0),
                    (0.46, 0.24, 0),
                    (0.3, 0.14, 0),
                    (0.1, 0.19, 0),
                    (-0.1, 0.11, 0),
                    (-0.4, 0.16, 0),
                ],
                0.035,
            ),
        ),
        (
            PINK,
            union(
                *(
                    ball((-0.36 + 0.12 * np.cos(a), 0.33 + 0.12 * np.sin(a), 0.05), (0.075, 0.075, 0.035))
                    for a in np.arange(5) * 1.2566
                )
            ),
        ),
        (YELLOW, ball((-0.36, 0.33, 0.08), 0.06)),
        place="table",
        yaw=-10.0,
        down=8.0,
        roll=14.0,
    ),
    "pumpkin": made(
        0.4,
        "orange pumpkin, big pumpkin, squash, gourd",
        (
            ORANGE,
            union(
                *(ball((0.2 * np.cos(a), 0.36, 0.2 * np.sin(a)), (0.27, 0.36, 0.27)) for a in np.arange(8) * np.pi / 4)
            ),
        ),
        (
            LEAF,
            union(
                curve([(0, 0.66, 0), (0.02, 0.82, 0), (0.12, 0.9, 0.04)], (0.085, 0.05)),
                placed(ball((0.16, 0, 0), (0.18, 0.03, 0.11)), (0.04, 0.76, 0.05), (0, -20, 10)),
                curve([(0, 0.74, 0.05), (-0.14, 0.82, 0.14), (-0.22, 0.76, 0.2), (-0.3, 0.82, 0.22)], 0.018),
            ),
        ),
        kind="plant",
        place="ground",
    ),
    "gold bars": made(
        0.4,
        "gold, gold bar, bar of gold, pile of gold",
        (
            GOLD,
            union(
                *(
                    placed(pressed([(-0.17, 0.0), (0.17, 0.0), (0.12, 0.2), (-0.12, 0.2)], 0.62, 0.03), (x, y, 0))
                    for x, y in ((-0.38, 0), (0.0, 0), (0.38, 0), (-0.19, 0.21), (0.19, 0.21), (0, 0.42))
                )
            ),
        ),
        (
            YELLOW,
            union(
                *(
                    block((x, y + 0.1, 0.31), (0.13, 0.07, 0.03), 0.012)
                    for x, y in ((-0.38, 0), (0.0, 0), (0.38, 0), (-0.19, 0.21), (0.19, 0.21), (0, 0.42))
                )
            ),
        ),
        place="table",
        yaw=-30.0,
        down=18.0,
    ),
    "summit cross": made(
        1.6,
        "cross, wooden cross, silver cross",
        (WOOD, union(block((0, 0.74, 0), (0.13, 1.3, 0.13), 0.03), block((0, 1.02, 0), (0.76, 0.13, 0.12), 0.03))),
        (
            GREY,
            union(
                ball((0, 0.04, 0), (0.4, 0.2, 0.3)),
                ball((-0.3, 0.0, 0.1), (0.24, 0.14, 0.2)),
                ball((0.32, 0.02, 0.05), (0.22, 0.16, 0.2)),
                k=0.02,
            ),
        ),
        (
            WHITE,
            union(
                ball((0.02, 0.16, 0.04), (0.24, 0.1, 0.2)),
                *(block((x, 1.1, 0), (0.24, 0.05, 0.13), 0.024) for x in (-0.24, 0.24)),
            ),
        ),
        place="ground",
        yaw=-16.0,
        down=6.0,
    ),
}
