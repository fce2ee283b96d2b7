"""Machines of a household, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    METAL,
    OAK,
    ORANGE,
    PALE,
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
    many,
    placed,
    sheet,
    vessel,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    BRICK,
    GREY,
    TEAL,
    band,
    curve,
    either_side,
    made,
)  # fmt: skip

THINGS: dict[str, Thing] = {
    "vacuum cleaner": made(
        0.8,
        "vacuum, hoover, vacuum machine",
        (RED, union(ball((0.2, 0.24, 0), (0.36, 0.21, 0.24)), block((0.24, 0.2, 0), (0.56, 0.2, 0.38), 0.1), k=0.06)),
        (
            DARK,
            union(
                *(disc((x, 0.13, z), 0.13, 0.07, 2, 0.03) for x in (0.42,) for z in (-0.22, 0.22)),
                ball((-0.06, 0.07, 0.16), 0.07),
                ball((-0.06, 0.07, -0.16), 0.07),
                bowed(0.14, 20, 160, 0.03, "xy", (0.2, 0.38, 0)),
            ),
        ),
        (STEEL, union(limb((-0.72, 0.1, 0.12), (-0.38, 0.88, 0.12), 0.034))),
        (
            DARK,
            union(
                block((-0.76, 0.055, 0.12), (0.18, 0.1, 0.5), 0.045),
                limb((-0.38, 0.88, 0.12), (-0.3, 0.98, 0.12), 0.048),
                curve(
                    [(-0.3, 0.98, 0.12), (-0.12, 1.0, 0.1), (-0.02, 0.75, 0.06), (-0.22, 0.45, 0.02), (-0.1, 0.3, 0)],
                    0.042,
                    6,
                ),
                k=0.0,
            ),
        ),
        (
            YELLOW,
            union(
                ball((0.3, 0.43, 0.08), (0.06, 0.03, 0.05)),
                band(ball((0.2, 0.24, 0), (0.36, 0.21, 0.24)), 0.19, 0.235, 1, 0.01),
            ),
        ),
        yaw=18.0,
    ),
    "robot vacuum cleaner": made(
        0.4,
        "robot vacuum, vacuum robot, cleaning robot",
        (DARK, disc((0, 0.13, 0), 0.5, 0.17, soft=0.06)),
        (GREY, disc((0, 0.215, 0), 0.42, 0.03)),
        (SKY, ring((0, 0.235, 0), 0.13, 0.022)),
        (RED, disc((0, 0.24, 0), 0.07, 0.04)),
        (GREEN, union(ball((-0.17, 0.15, 0.47), 0.045), ball((0.17, 0.15, 0.47), 0.045))),
        (
            STRAW,
            many(
                [
                    limb((0.42, 0.04, 0.3), (0.42 + 0.14 * np.cos(a), 0.03, 0.3 + 0.14 * np.sin(a)), 0.016)
                    for a in np.arange(5) * 1.26
                ]
            ),
        ),
        down=24.0,
    ),
    "washing machine": made(
        1.0,
        "washer, laundry machine, dryer, tumble dryer, washing machines",
        (WHITE, block((0, 0.46, 0), (0.8, 0.92, 0.66), 0.05)),
        (GREY, union(ring((0, 0.42, 0.33), 0.27, 0.055, 2), block((0, 0.82, 0.325), (0.72, 0.03, 0.03), 0.01))),
        (SKY, ball((0, 0.42, 0.33), (0.235, 0.235, 0.06))),
        (PINK, ball((-0.08, 0.35, 0.37), (0.11, 0.09, 0.035))),
        (YELLOW, ball((0.09, 0.38, 0.37), (0.09, 0.08, 0.035))),
        (WHITE, many([ball((x, y, 0.385), 0.03) for x, y in ((-0.12, 0.5), (0.0, 0.54), (0.1, 0.5))])),
        (BLUE, union(disc((0.26, 0.74, 0.34), 0.055, 0.06, 2), block((-0.22, 0.74, 0.33), (0.24, 0.07, 0.03), 0.012))),
        (RED, ball((0.1, 0.74, 0.33), 0.03)),
    ),
    "fridge": made(
        1.3,
        "refrigerator, icebox, freezer",
        (SKY, union(block((0, 0.46, 0), (0.72, 0.86, 0.6), 0.07), block((0, 1.14, 0), (0.72, 0.44, 0.6), 0.07))),
        (
            STEEL,
            union(
                limb((-0.24, 0.6, 0.34), (-0.24, 0.84, 0.34), 0.028),
                limb((-0.24, 1.02, 0.34), (-0.24, 1.18, 0.34), 0.028),
            ),
        ),
        (DARK, either_side(0.26, lambda x: limb((x, 0.03, 0.2), (x, 0.06, 0.2), 0.05))),
        (YELLOW, block((0.12, 1.2, 0.3), (0.16, 0.16, 0.03), 0.01)),
        (RED, union(ball((0.12, 1.27, 0.32), 0.028), ball((0.16, 0.72, 0.3), (0.05, 0.045, 0.025)))),
        yaw=-22.0,
    ),
    "oven": made(
        0.9,
        "cooker, kitchen stove, kitchen oven, range",
        (CREAM, block((0, 0.46, 0), (0.84, 0.92, 0.66), 0.04)),
        (DARK, union(block((0, 0.93, 0), (0.84, 0.04, 0.66), 0.018), block((0, 0.4, 0.325), (0.56, 0.36, 0.05), 0.04))),
        (
            ORANGE,
            union(
                block((0, 0.36, 0.345), (0.44, 0.16, 0.03), 0.012),
                *(disc((x, 0.945, z), 0.12, 0.025) for x, z in ((-0.2, 0.14),)),
            ),
        ),
        (
            STEEL,
            union(
                limb((-0.28, 0.65, 0.38), (0.28, 0.65, 0.38), 0.026),
                *(ring((x, 0.95, z), 0.12, 0.022) for x in (-0.2, 0.2) for z in (-0.15, 0.14)),
                block((0, 0.12, 0.32), (0.74, 0.03, 0.04), 0.012),
            ),
        ),
        (RED, many([disc((x, 0.8, 0.34), 0.05, 0.05, 2) for x in (-0.3, -0.15, 0.15, 0.3)])),
        (BROWN, union(ball((-0.08, 0.34, 0.36), (0.1, 0.06, 0.02)), ball((0.12, 0.34, 0.36), (0.09, 0.055, 0.02)))),
    ),
    "bread oven": made(
        1.1,
        "pizza oven, stone oven, clay oven, brick oven, kiln, pottery kiln, wood-fired oven",
        (
            BRICK,
            cut(
                within(ball((0, 0.36, 0), (0.6, 0.66, 0.56)), lambda p: 0.36 - p[:, 1]),
                union(ball((0, 0.5, 0.5), (0.25, 0.25, 0.3)), block((0, 0.4, 0.5), (0.5, 0.24, 0.6), 0.02)),
            ),
        ),
        (GREY, union(block((0, 0.18, 0.02), (1.26, 0.36, 1.1), 0.03))),
        (
            CREAM,
            within(
                grown(ball((0, 0.36, 0), (0.6, 0.66, 0.56)), 0.01),
                lambda p: 0.4 - p[:, 1],
                lambda p: np.abs(p[:, 1] % 0.16 - 0.08) - 0.006,
                lambda p: 0.24 - np.hypot(p[:, 0], p[:, 1] - 0.5),
            ),
        ),
        (OAK, block((0, 0.18, 0.56), (0.46, 0.22, 0.04), 0.01)),
        (
            ORANGE,
            union(
                ball((-0.06, 0.46, 0.3), (0.12, 0.1, 0.08)),
                limb((-0.06, 0.48, 0.3), (-0.04, 0.66, 0.3), 0.07, 0.01),
                limb((0.06, 0.44, 0.3), (0.09, 0.58, 0.3), 0.06, 0.01),
                k=0.03,
            ),
        ),
        (STEEL, union(limb((0, 0.95, -0.2), (0, 1.3, -0.2), 0.09), disc((0, 1.32, -0.2), 0.14, 0.05))),
    ),
    "toaster": made(
        0.3,
        "toast, bread toaster",
        (
            RED,
            cut(
                block((0, 0.3, 0), (0.86, 0.52, 0.46), 0.13),
                *(block((0, 0.55, z), (0.6, 0.3, 0.09), 0.02) for z in (-0.1, 0.1)),
            ),
        ),
        (PALE, union(*(block((0, 0.56, z), (0.46, 0.34, 0.055), 0.025) for z in (-0.1, 0.1)))),
        (
            BROWN,
            union(
                *(
                    cut(block((0, 0.56, z), (0.475, 0.355, 0.045), 0.02), block((0, 0.56, z), (0.4, 0.28, 0.3), 0.02))
                    for z in (-0.1, 0.1)
                )
            ),
        ),
        (DARK, union(block((0, 0.04, 0), (0.8, 0.07, 0.4), 0.03), block((0.45, 0.4, 0), (0.08, 0.07, 0.16), 0.03))),
        (WHITE, disc((0.26, 0.18, 0.235), 0.055, 0.03, 2)),
        place="table",
        yaw=-30.0,
        down=20.0,
    ),
    "kettle": made(
        0.3,
        "tea kettle, water kettle, whistling kettle",
        (
            TEAL,
            union(
                turned(((0.4, 0.03), (0.44, 0.14), (0.36, 0.4), (0.18, 0.54))),
                limb((0.32, 0.24, 0), (0.62, 0.52, 0), 0.085, 0.05),
                k=0.03,
            ),
        ),
        (WOOD, bowed(0.3, 15, 165, 0.045, "xy", (0, 0.55, 0))),
        (
            GOLD,
            union(
                disc((0, 0.545, 0), 0.19, 0.05),
                ball((0, 0.6, 0), 0.05),
                *(ball((x, 0.62, 0), 0.045) for x in (-0.29, 0.29)),
            ),
        ),
        (WHITE, union(ball((0.72, 0.66, 0), 0.06), ball((0.8, 0.76, 0), 0.075), ball((0.74, 0.86, 0), 0.055), k=0.04)),
        place="table",
        yaw=-12.0,
    ),
    "coffee machine": made(
        0.4,
        "espresso machine, coffee maker",
        (
            RED,
            union(
                block((0, 0.08, 0.06), (0.66, 0.14, 0.62), 0.04),
                block((0, 0.5, -0.14), (0.66, 0.9, 0.24), 0.05),
                block((0, 0.86, 0.06), (0.68, 0.26, 0.6), 0.06),
            ),
        ),
        (DARK, union(limb((0, 0.66, 0.12), (0, 0.74, 0.12), 0.1), limb((0, 0.67, 0.16), (0, 0.66, 0.5), 0.04))),
        (
            WHITE,
            union(
                placed(vessel(0.0, 0.2, 0.09, 0.13, 0.03), (0, 0.15, 0.12)), ring((0.15, 0.26, 0.12), 0.055, 0.02, 2)
            ),
        ),
        (BROWN, union(limb((0, 0.3, 0.12), (0, 0.62, 0.12), 0.018))),
        (
            STEEL,
            many(
                [disc((x, 0.88, 0.37), 0.045, 0.04, 2) for x in (-0.2, 0.2)]
                + [block((0, 0.16, 0.1), (0.56, 0.03, 0.48), 0.01)]
            ),
        ),
        (SKY, block((0, 0.89, 0.365), (0.18, 0.1, 0.03), 0.012)),
        place="table",
    ),
    "sink": made(
        1.0,
        "kitchen sink, washbasin, basin, wash basin",
        (
            WHITE,
            cut(
                union(
                    block((0, 0.7, 0), (0.86, 0.26, 0.6), 0.08),
                    limb((0, 0.08, -0.06), (0, 0.62, -0.06), 0.12, 0.16),
                    block((0, 0.04, -0.06), (0.4, 0.08, 0.34), 0.03),
                    k=0.05,
                ),
                ball((0, 0.86, 0.03), (0.34, 0.2, 0.21)),
                k=0.03,
            ),
        ),
        (SKY, within(ball((0, 0.84, 0.03), (0.33, 0.17, 0.2)), lambda p: p[:, 1] - 0.76)),
        (
            STEEL,
            union(
                curve([(0, 0.8, -0.22), (0, 1.04, -0.22), (0, 1.1, -0.12), (0, 1.02, 0.0)], 0.036),
                *(
                    union(
                        limb((x, 0.82, -0.22), (x, 0.9, -0.22), 0.032),
                        limb((x - 0.06, 0.91, -0.22), (x + 0.06, 0.91, -0.22), 0.03),
                    )
                    for x in (-0.2, 0.2)
                ),
            ),
        ),
        (SKY, union(ball((0, 0.92, 0.0), (0.03, 0.045, 0.03)))),
        down=20.0,
    ),
    "tap": made(
        0.25,
        "dripping tap, faucet, water tap",
        (
            METAL,
            union(
                limb((0, 0.55, -0.4), (0, 0.55, 0.06), 0.1),
                curve([(0, 0.55, 0.06), (0, 0.53, 0.22), (0, 0.4, 0.28), (0, 0.32, 0.28)], 0.095),
                disc((0, 0.3, 0.28), 0.115, 0.06),
                disc((0, 0.55, -0.4), 0.2, 0.06, 2),
                limb((0, 0.6, 0), (0, 0.78, 0), 0.055),
                k=0.02,
            ),
        ),
        (
            RED,
            union(
                *(limb((0, 0.8, 0), (x, 0.8, z), 0.05) for x, _, z in points_around(4, 0.19, 0)),
                *(ball((x, 0.8, z), 0.07) for x, _, z in points_around(4, 0.2, 0)),
            ),
        ),
        (
            SKY,
            union(
                ball((0, 0.08, 0.28), (0.06, 0.065, 0.06)), limb((0, 0.1, 0.28), (0, 0.21, 0.28), 0.05, 0.008), k=0.02
            ),
        ),
        place="wall",
        yaw=-65.0,
        down=10.0,
    ),
    "shower": made(
        1.25,
        "shower cabin, shower head",
        (
            WHITE,
            union(
                block((0, 0.06, 0), (0.84, 0.12, 0.8), 0.05),
                block((0, 0.84, -0.38), (0.84, 1.5, 0.05), 0.02),
                block((-0.4, 0.84, 0), (0.05, 1.5, 0.8), 0.02),
            ),
        ),
        (
            SKY,
            union(
                *(block((-0.372, y, 0), (0.02, 0.016, 0.76), 0.006) for y in np.arange(0.3, 1.6, 0.22)),
                *(block((0, y, -0.35), (0.8, 0.016, 0.02), 0.006) for y in np.arange(0.3, 1.6, 0.22)),
            ),
        ),
        (
            STEEL,
            union(
                limb((0.05, 0.6, -0.32), (0.05, 1.4, -0.32), 0.03),
                curve([(0.05, 1.4, -0.32), (0.05, 1.5, -0.2), (0.05, 1.42, -0.02)], 0.03),
                limb((0.05, 1.42, -0.02), (0.05, 1.36, 0.0), 0.05, 0.14),
                disc((0.05, 0.7, -0.3), 0.07, 0.07, 2),
            ),
        ),
        (
            BLUE,
            many(
                [
                    limb((0.05 + x, y, z), (0.05 + x * 1.2, y - 0.1, z * 1.2), 0.02)
                    for n, (x, _, z) in enumerate(points_around(6, 0.1, 0))
                    for y in (1.2 - 0.04 * n, 0.95 - 0.04 * n, 0.7 - 0.04 * n, 0.45 - 0.03 * n)
                ]
            ),
        ),
        yaw=-30.0,
        seats=(Place("stand", (0.05, 0.5, 0), feet=(0.05, 0.12, 0)),),
    ),
    "fan": made(
        0.5,
        "electric fan, table fan, ventilator",
        (
            TEAL,
            many(
                [
                    placed(ball((0, 0.19, 0), (0.12, 0.18, 0.025)), (0, 0.62, 0.02), (0, 25, a))
                    for a in (0, 90, 180, 270)
                ]
            ),
        ),
        (
            STEEL,
            union(
                ring((0, 0.62, 0.02), 0.41, 0.026, 2),
                *(
                    limb((0, 0.62, 0.1), (0.4 * np.cos(a), 0.62 + 0.4 * np.sin(a), 0.04), 0.011)
                    for a in np.arange(14) * np.pi / 7
                ),
            ),
        ),
        (RED, union(ball((0, 0.62, 0.1), 0.075))),
        (
            WHITE,
            union(
                limb((0, 0.08, -0.04), (0, 0.6, -0.06), 0.05),
                limb((0, 0.62, -0.16), (0, 0.62, -0.05), 0.11),
                disc((0, 0.045, 0), 0.26, 0.09, soft=0.04),
            ),
        ),
        place="table",
        yaw=-28.0,
    ),
    "heater": made(
        0.7,
        "radiator, electric heater, stove heater",
        (
            CREAM,
            union(
                *(block((x, 0.4, 0), (0.11, 0.66, 0.16), 0.05) for x in np.linspace(-0.42, 0.42, 7)),
                limb((-0.42, 0.16, 0), (0.42, 0.16, 0), 0.045),
                limb((-0.42, 0.64, 0), (0.42, 0.64, 0), 0.045),
            ),
        ),
        (STEEL, union(limb((0.46, 0.15, 0), (0.6, 0.15, 0), 0.03), limb((0.6, 0.02, 0), (0.6, 0.15, 0), 0.03))),
        (RED, limb((0.53, 0.15, 0.02), (0.53, 0.15, 0.13), 0.055)),
        (DARK, either_side(0.34, lambda x: limb((x, 0.03, 0), (x, 0.08, 0), 0.035))),
        down=10.0,
    ),
    "sewing machine": made(
        0.4,
        "old sewing machine",
        (
            DARK,
            union(
                block((-0.02, 0.1, 0), (0.86, 0.1, 0.34), 0.04),
                limb((0.3, 0.12, 0), (0.3, 0.5, 0), 0.1, 0.085),
                limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08),
                limb((-0.28, 0.5, 0), (-0.28, 0.34, 0), 0.075, 0.05),
                k=0.05,
            ),
        ),
        (WOOD, block((0, 0.03, 0), (0.98, 0.06, 0.44), 0.02)),
        (
            GOLD,
            union(
                disc((0.44, 0.5, 0), 0.15, 0.05, 0),
                band(limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08), -0.1, -0.06, 0, 0.008),
                band(limb((0.3, 0.52, 0), (-0.28, 0.5, 0), 0.09, 0.08), 0.06, 0.1, 0, 0.008),
            ),
        ),
        (STEEL, union(limb((-0.28, 0.14, 0), (-0.28, 0.36, 0), 0.018), limb((0.0, 0.58, 0), (0.0, 0.72, 0), 0.016))),
        (RED, limb((0.0, 0.62, 0), (0.0, 0.7, 0), 0.055)),
        (PINK, block((-0.3, 0.165, 0.08), (0.4, 0.03, 0.4), 0.012)),
        place="table",
        yaw=-22.0,
        down=18.0,
    ),
    "typewriter": made(
        0.35,
        "old typewriter, writing machine",
        (
            TEAL,
            union(
                block((0, 0.15, -0.06), (0.84, 0.26, 0.44), 0.07),
                block((0, 0.09, 0.3), (0.84, 0.16, 0.36), 0.05),
                k=0.03,
            ),
        ),
        (
            DARK,
            union(
                limb((-0.46, 0.34, -0.16), (0.46, 0.34, -0.16), 0.075),
                either_side(0.5, lambda x: disc((x, 0.34, -0.16), 0.09, 0.06, 0)),
            ),
        ),
        (WHITE, placed(sheet((0, 0.22, 0), (0.5, 0.46), 0.025), (0, 0.32, -0.2), (-12, 0, 0))),
        (GREY, union(*(block((0, 0.56 + y, -0.28 - y * 0.2), (0.36, 0.024, 0.03), 0.008) for y in (0.0, 0.08, 0.16)))),
        (
            CREAM,
            many(
                [
                    disc((x + 0.03 * m, 0.2 - 0.035 * m + 0.03, 0.2 + 0.11 * m), 0.036, 0.05)
                    for m in range(3)
                    for x in np.linspace(-0.32, 0.3, 8)
                ]
            ),
        ),
        (GOLD, limb((0.5, 0.36, -0.1), (0.56, 0.4, 0.1), 0.02)),
        place="table",
        yaw=-20.0,
        down=26.0,
    ),
    "gramophone": made(
        0.6,
        "record player, phonograph, old record player",
        (WOOD, union(block((0, 0.16, 0), (0.66, 0.28, 0.6), 0.03), block((0, 0.03, 0), (0.74, 0.06, 0.68), 0.025))),
        (DARK, disc((0, 0.32, 0), 0.27, 0.035)),
        (RED, disc((0, 0.345, 0), 0.09, 0.02)),
        (
            STEEL,
            union(
                curve([(-0.3, 0.3, -0.2), (-0.3, 0.5, -0.2), (-0.14, 0.52, -0.06), (-0.1, 0.36, 0.04)], 0.026),
                limb((0.35, 0.18, 0.05), (0.46, 0.18, 0.05), 0.02),
                limb((0.46, 0.18, 0.05), (0.46, 0.08, 0.05), 0.024),
            ),
        ),
        (
            GOLD,
            cut(
                union(
                    curve([(-0.3, 0.5, -0.2), (-0.3, 0.7, -0.24), (-0.2, 0.8, -0.2)], 0.045),
                    limb((-0.2, 0.8, -0.2), (0.16, 1.02, 0.16), 0.05, 0.3),
                    k=0.03,
                ),
                limb((-0.06, 0.88, -0.06), (0.3, 1.12, 0.3), 0.02, 0.32),
            ),
        ),
        place="table",
        yaw=-12.0,
    ),
}
