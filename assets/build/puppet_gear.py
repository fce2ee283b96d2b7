"""What puppets fight, travel and give with, for puppets.py: each about its grip, see puppet_props.py."""

from __future__ import annotations

import numpy as np
from puppet_pieces import Piece
from puppet_props import bloom, points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
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
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    handle,
    many,
    placed,
    sheet,
    thing,
)

ADVENTURE: dict[str, Piece] = {
    "sword": thing(
        (
            METAL,
            union(
                block((0, 0.38, 0), (0.065, 0.58, 0.026), 0.012), limb((0, 0.66, 0), (0, 0.73, 0), 0.028, 0.006), k=0.02
            ),
        ),
        (GOLD, union(limb((-0.1, 0.08, 0), (0.1, 0.08, 0), 0.022), ball((0, -0.09, 0), 0.03))),
        (BROWN, handle(-0.06, 0.06, 0.022)),
    ),
    "foil": thing(
        (METAL, union(limb((0, 0.05, 0), (0, 0.72, 0), 0.011, 0.008), ball((0, 0.73, 0), 0.016))),
        (STEEL, within(ball((0, 0.03, 0), 0.07), lambda p: 0.03 - p[:, 1])),
        (DARK, handle(-0.08, 0.03, 0.02)),
    ),
    "dagger": thing(
        (METAL, limb((0, 0.07, 0), (0, 0.26, 0), 0.032, 0.006)),
        (GOLD, limb((-0.06, 0.05, 0), (0.06, 0.05, 0), 0.016)),
        (BROWN, handle(-0.06, 0.05, 0.02)),
    ),
    "shield": thing(
        (
            BLUE,
            within(
                ball((0, 0, -0.3), (0.45, 0.5, 0.38)),
                lambda p: 0.02 - p[:, 2],
                lambda p: np.abs(p[:, 0]) / 0.2 * 0.2 - 0.19 - np.minimum(0, p[:, 1] + 0.02) * 0.55,
                lambda p: np.abs(p[:, 1]) - 0.26,
            ),
            0.016,
        ),
        (
            GOLD,
            within(
                union(
                    block((0, 0, 0.05), (0.06, 0.44, 0.12), 0.015), block((0, 0.05, 0.05), (0.32, 0.06, 0.12), 0.015)
                ),
                ball((0, 0, -0.3), (0.46, 0.51, 0.395)),
            ),
        ),
    ),
    "wand": thing(
        (OAK, limb((0, -0.07, 0), (0, 0.27, 0), 0.018, 0.012)),
        (
            YELLOW,
            star := union(
                *(
                    limb((0, 0.32, 0), (0.085 * np.sin(a), 0.32 + 0.085 * np.cos(a), 0), 0.034, 0.008)
                    for a in np.arange(5) * 2 * np.pi / 5
                ),
                k=0.01,
            ),
        ),
    ),
    "staff": thing(
        (
            BROWN,
            union(
                limb((0, -0.75, 0), (0, 0.5, 0), 0.022),
                *(limb((0, 0.48, 0), (x, 0.58, z), 0.02, 0.015) for x, _, z in points_around(4, 0.065, 0)),
            ),
        ),
        (SKY, ball((0, 0.6, 0), 0.068)),
    ),
    "walking-stick": thing(
        (BROWN, union(limb((0, -0.62, 0), (0, 0.0, 0), 0.02), bowed(0.055, 0, 180, 0.02, "zy", (0, 0.0, -0.055))))
    ),
    "spear": thing(
        (BROWN, limb((0, -0.7, 0), (0, 0.7, 0), 0.019)), (METAL, union(limb((0, 0.72, 0), (0, 0.88, 0), 0.045, 0.006)))
    ),
    "trident": thing(
        (
            GOLD,
            union(
                limb((0, -0.7, 0), (0, 0.6, 0), 0.019),
                limb((-0.1, 0.6, 0), (0.1, 0.6, 0), 0.018),
                *(limb((x, 0.6, 0), (x, 0.8, 0), 0.018, 0.01) for x in (-0.1, 0, 0.1)),
            ),
        )
    ),
    "archery-bow": thing(
        (BROWN, bowed(0.55, -50, 50, 0.02, "zy", (0, 0, -0.55))),
        (WHITE, limb((0, -0.42, -0.197), (0, 0.42, -0.197), 0.008)),
        (METAL, union(limb((0, 0.0, -0.197), (0, 0.0, 0.16), 0.01), limb((0, 0, 0.16), (0, 0, 0.22), 0.026, 0.006))),
    ),
    "flag": thing(
        (WOOD, limb((0, -0.3, 0), (0, 0.72, 0), 0.018)),
        (GOLD, ball((0, 0.75, 0), 0.032)),
        (
            RED,
            lambda p: block((0.24, 0.53, 0), (0.46, 0.34, 0.025), 0.011)(
                np.stack(
                    [p[:, 0], p[:, 1] + 0.02 * np.sin(p[:, 0] * 12), p[:, 2] + 0.035 * np.sin(p[:, 0] * 14)], axis=1
                )
            ),
            0.016,
        ),
    ),
    "oar": thing((PALE, limb((0, -0.2, 0), (0, 0.9, 0), 0.024)), (RED, block((0, 1.0, 0), (0.14, 0.3, 0.035), 0.016))),
    "ski-pole": thing(
        (DARK, handle(-0.07, 0.06, 0.024)),
        (METAL, limb((0, -0.72, 0), (0, -0.06, 0), 0.012)),
        (RED, disc((0, -0.64, 0), 0.06, 0.025)),
    ),
    "paddle": thing(
        (PALE, limb((0, -0.5, 0), (0, 0.42, 0), 0.018)),
        (YELLOW, block((0, -0.6, 0), (0.14, 0.26, 0.035), 0.016)),
        (PALE, limb((-0.05, 0.43, 0), (0.05, 0.43, 0), 0.02)),
    ),
    "umbrella": thing(
        (
            RED,
            cut(
                within(ball((0, 0.52, 0), (0.48, 0.27, 0.48)), lambda p: 0.53 - p[:, 1]),
                ball((0, 0.49, 0), (0.46, 0.26, 0.46)),
            ),
            0.02,
        ),
        (DARK, union(limb((0, -0.06, 0), (0, 0.83, 0), 0.014), bowed(0.035, 180, 360, 0.014, "xy", (0.035, -0.06, 0)))),
    ),
    "closed-umbrella": thing(
        (RED, limb((0, -0.6, 0), (0, -0.12, 0), 0.02, 0.06)),
        (DARK, union(limb((0, -0.12, 0), (0, 0.0, 0), 0.014), bowed(0.045, 0, 180, 0.016, "xy", (-0.045, 0.0, 0)))),
    ),
    "stop-sign": thing(
        (RED, disc((0, 0.26, 0), 0.13, 0.03, 2)),
        (WHITE, block((0, 0.26, 0.012), (0.17, 0.035, 0.022), 0.01)),
        (WOOD, handle(-0.1, 0.14, 0.016)),
    ),
    "trophy": thing(
        (
            GOLD,
            union(
                turned(((0.035, 0.04), (0.09, 0.1), (0.1, 0.2))),
                turned(((0.065, -0.08), (0.025, -0.04), (0.02, 0.05))),
                ring((0.1, 0.14, 0), 0.045, 0.013, axis=2),
                ring((-0.1, 0.14, 0), 0.045, 0.013, axis=2),
            ),
        )
    ),
    "egg": thing((CREAM, ball((0, 0.03, 0.03), (0.05, 0.065, 0.05)))),
    "diamond": thing((SKY, turned(((0.004, -0.05), (0.08, 0.04), (0.055, 0.07)), (0, 0.02, 0.03)))),
    "coin": thing(
        (GOLD, disc((0, 0.06, 0), 0.06, 0.024, 2)), (YELLOW, ring((0, 0.06, 0.006), 0.04, 0.011, axis=2), 0.009)
    ),
}

CARRIED: dict[str, Piece] = {
    "flower-stem": thing(
        (GREEN, union(limb((0, -0.12, 0), (0, 0.27, 0), 0.013), ball((0.05, 0.1, 0), (0.06, 0.022, 0.03)))),
        *bloom(RED, YELLOW, (0, 0.3, 0.015), 0.05),
    ),
    "tulip": thing(
        (GREEN, union(limb((0, -0.12, 0), (0, 0.2, 0), 0.013), ball((0.045, 0.06, 0), (0.025, 0.1, 0.02)))),
        (
            RED,
            cut(
                ball((0, 0.25, 0), (0.06, 0.08, 0.06)),
                *(ball((x, 0.35, z), 0.035) for x, _, z in points_around(4, 0.05, 0)),
                k=0.01,
            ),
        ),
    ),
    "rose": thing(
        (GREEN, union(limb((0, -0.12, 0), (0, 0.22, 0), 0.013), ball((0.05, 0.1, 0), (0.06, 0.022, 0.03)))),
        (
            RED,
            union(
                ball((0, 0.27, 0), (0.06, 0.055, 0.06)),
                *(ball((x, 0.26, z), (0.045, 0.05, 0.045)) for x, _, z in points_around(5, 0.035, 0)),
                ball((0, 0.31, 0), 0.03),
                k=0.004,
            ),
        ),
    ),
    "sunflower": thing(
        (GREEN, union(limb((0, -0.15, 0), (0, 0.3, 0), 0.015), ball((0.06, 0.1, 0), (0.07, 0.025, 0.03)))),
        *bloom(YELLOW, BROWN, (0, 0.36, 0.015), 0.075),
    ),
    "bouquet": thing(
        (
            GREEN,
            union(limb((0, -0.13, 0), (0, 0.02, 0), 0.05, 0.025), limb((0, 0.02, 0), (0, 0.17, 0), 0.03, 0.13), k=0.02),
        ),
        (RED, many([ball((x, 0.25, z), 0.058) for x, _, z in points_around(3, 0.085, 0)])),
        (YELLOW, many([ball((-x, 0.26, -z), 0.052) for x, _, z in points_around(3, 0.09, 0)])),
        (PINK, ball((0, 0.31, 0), 0.06)),
        (WHITE, ring((0, 0.02, 0), 0.035, 0.018)),
    ),
    "plant": thing(
        (ORANGE, turned(((0.07, -0.12), (0.1, 0.03)))),
        (
            GREEN,
            many(
                [limb((0, 0.0, 0), (x, 0.22, z), 0.02, 0.03) for x, _, z in points_around(5, 0.1, 0)]
                + [limb((0, 0, 0), (0, 0.27, 0), 0.02, 0.035)]
            ),
        ),
    ),
    "letter": thing(
        (WHITE, sheet((0, 0.06, 0), (0.22, 0.15), 0.022)),
        (RED, ball((0, 0.055, 0.01), (0.025, 0.025, 0.014)), 0.008),
        (
            STEEL,
            many(
                [
                    limb((-0.1, 0.125, 0.008), (0, 0.055, 0.008), 0.007),
                    limb((0.1, 0.125, 0.008), (0, 0.055, 0.008), 0.007),
                ]
            ),
            0.007,
        ),
    ),
    "scroll": thing(
        (
            CREAM,
            union(
                sheet((0, 0.1, 0), (0.2, 0.22)),
                limb((-0.1, 0.22, 0.01), (0.1, 0.22, 0.01), 0.024),
                limb((-0.1, -0.02, 0.01), (0.1, -0.02, 0.01), 0.024),
            ),
        ),
        (
            RED,
            union(
                limb((-0.15, 0.22, 0.01), (-0.11, 0.22, 0.01), 0.016),
                limb((0.11, 0.22, 0.01), (0.15, 0.22, 0.01), 0.016),
                limb((-0.15, -0.02, 0.01), (-0.11, -0.02, 0.01), 0.016),
                limb((0.11, -0.02, 0.01), (0.15, -0.02, 0.01), 0.016),
            ),
        ),
    ),
    "newspaper": thing(
        (
            CREAM,
            union(
                placed(sheet((0.13, 0.14, 0), (0.26, 0.36)), turn=(0, -14, 0)),
                placed(sheet((-0.13, 0.14, 0), (0.26, 0.36)), turn=(0, 14, 0)),
            ),
        ),
        (
            STEEL,
            union(
                *(
                    placed(block((s * 0.13, y, 0.009), (0.2, 0.022, 0.012), 0.005), turn=(0, -14 * s, 0))
                    for s in (-1, 1)
                    for y in (0.03, 0.09, 0.15)
                )
            ),
            0.009,
        ),
        (
            DARK,
            union(
                *(
                    placed(block((s * 0.13, 0.25, 0.009), (0.2, 0.05, 0.012), 0.005), turn=(0, -14 * s, 0))
                    for s in (-1, 1)
                )
            ),
            0.009,
        ),
    ),
    "box": thing(
        (WOOD, block((0, 0.12, 0), (0.34, 0.26, 0.28), 0.02)),
        (CREAM, union(block((0, 0.12, 0), (0.07, 0.268, 0.288), 0.01))),
        step=0.018,
    ),
    "suitcase": thing(
        (BROWN, block((0, -0.26, 0), (0.14, 0.34, 0.44), 0.035)),
        (GOLD, union(*(block((0, -0.26, z), (0.148, 0.348, 0.04), 0.014) for z in (-0.12, 0.12)))),
        (DARK, bowed(0.06, 0, 180, 0.017, "zy", (0, -0.08, 0))),
        step=0.017,
    ),
    "briefcase": thing(
        (DARK, block((0, -0.22, 0), (0.09, 0.26, 0.36), 0.025)),
        (GOLD, block((0, -0.15, 0), (0.1, 0.05, 0.05), 0.012)),
        (DARK, bowed(0.055, 0, 180, 0.015, "zy", (0, -0.08, 0))),
        step=0.015,
    ),
    "shopping-bag": thing(
        (PINK, turned(((0.13, -0.42), (0.14, -0.13)), deep=0.62), 0.015),
        (WHITE, union(bowed(0.07, 0, 180, 0.011, "xy", (0, -0.13, 0)))),
        (WHITE, ball((0, -0.27, 0.085), (0.06, 0.06, 0.016)), 0.009),
    ),
    "handbag": thing(
        (RED, union(block((0, -0.26, 0), (0.09, 0.2, 0.26), 0.035))),
        (GOLD, ball((0.045, -0.22, 0), 0.024)),
        (RED, bowed(0.09, 0, 180, 0.013, "zy", (0, -0.15, 0))),
    ),
    "money-bag": thing(
        (
            PALE,
            union(ball((0, -0.16, 0.0), (0.12, 0.12, 0.11)), limb((0, -0.06, 0), (0, 0.02, 0), 0.04, 0.055), k=0.03),
        ),
        (GOLD, ring((0, -0.045, 0), 0.043, 0.016)),
        (GREEN, ball((0, -0.16, 0.1), (0.045, 0.055, 0.02))),
    ),
    "basket": thing(
        (PALE, turned(((0.12, -0.36), (0.16, -0.2)))),
        (
            WOOD,
            union(
                ring((0, -0.2, 0), 0.15, 0.024),
                ring((0, -0.28, 0), 0.14, 0.018),
                bowed(0.15, 0, 180, 0.016, "xy", (0, -0.18, 0)),
            ),
        ),
        (RED, many([ball((x, -0.18, z), 0.055) for x, _, z in points_around(4, 0.075, 0)])),
        step=0.015,
    ),
    "gift": thing(
        (RED, block((0, 0.1, 0), (0.24, 0.21, 0.22), 0.02)),
        (
            YELLOW,
            union(
                block((0, 0.1, 0), (0.05, 0.218, 0.228), 0.01),
                block((0, 0.1, 0), (0.248, 0.218, 0.05), 0.01),
                *(limb((0, 0.21, 0), (s * 0.075, 0.255, 0), 0.012, 0.032) for s in (-1, 1)),
            ),
        ),
        step=0.015,
    ),
    "backpack-held": thing(
        (ORANGE, block((0, -0.24, 0), (0.26, 0.32, 0.15), 0.06)),
        (
            BROWN,
            union(block((0, -0.3, 0.08), (0.19, 0.14, 0.06), 0.025), bowed(0.045, 0, 180, 0.014, "xy", (0, -0.08, 0))),
        ),
        step=0.015,
    ),
    "log": thing(
        (BROWN, limb((-0.22, 0.06, 0.03), (0.22, 0.06, 0.03), 0.075)),
        (PALE, union(disc((0.285, 0.06, 0.03), 0.055, 0.02, 0), disc((-0.285, 0.06, 0.03), 0.055, 0.02, 0))),
        step=0.015,
    ),
    "books": thing(
        (RED, block((0, 0.02, 0.03), (0.26, 0.06, 0.2), 0.015)),
        (BLUE, block((0.01, 0.08, 0.03), (0.24, 0.055, 0.19), 0.015)),
        (GREEN, block((-0.01, 0.14, 0.03), (0.25, 0.06, 0.2), 0.015)),
    ),
    "toolbox": thing(
        (RED, block((0, -0.18, 0), (0.16, 0.17, 0.34), 0.025)),
        (
            METAL,
            union(bowed(0.075, 0, 180, 0.015, "zy", (0, -0.085, 0)), block((0, -0.14, 0), (0.17, 0.022, 0.35), 0.01)),
        ),
    ),
    "clipboard": thing(
        (BROWN, sheet((0, 0.1, 0), (0.23, 0.3), 0.022)),
        (WHITE, sheet((0, 0.09, 0.009), (0.19, 0.24), 0.018)),
        (METAL, block((0, 0.24, 0.012), (0.09, 0.035, 0.03), 0.012)),
    ),
    "tray": thing(
        (STEEL, disc((0, 0.02, 0.06), 0.19, 0.03)),
        (
            WHITE,
            union(
                turned(((0.035, 0.03), (0.05, 0.11)), (0.06, 0, 0.1)),
                turned(((0.035, 0.03), (0.05, 0.11)), (-0.05, 0, 0.03)),
            ),
        ),
        (ORANGE, ball((0.07, 0.06, -0.01), 0.045)),
    ),
    "towel": thing(
        (SKY, union(block((0, -0.12, 0), (0.22, 0.26, 0.04), 0.018))),
        (WHITE, block((0, -0.19, 0), (0.225, 0.035, 0.046), 0.015)),
    ),
    "crown-held": thing(
        (
            GOLD,
            union(
                cut(turned(((0.11, -0.03), (0.12, 0.05))), turned(((0.09, -0.1), (0.1, 0.1)))),
                *(limb((x, 0.04, z), (x * 1.1, 0.12, z * 1.1), 0.03, 0.012) for x, _, z in points_around(6, 0.108, 0)),
            ),
        ),
        (RED, many([ball((x, 0.01, z), 0.02) for x, _, z in points_around(6, 0.125, 0)]), 0.009),
    ),
}
EFFECTS: dict[str, Piece] = {
    "stream": thing((ORANGE, limb((0, -0.22, 0), (0, 0, 0), 0.018, 0.014))),
    "sprinkle": thing(
        (
            SKY,
            many(
                [limb((x, -0.3, z), (x * 0.3, -0.02, z * 0.3), 0.013, 0.009) for x, _, z in points_around(5, 0.09, 0)]
            ),
        )
    ),
    "sparkles": thing(
        (YELLOW, many([ball((x, 0.05 * z / abs(z), z), 0.024) for x, _, z in points_around(7, 0.14, 0) if abs(z) > 0])),
        (WHITE, many([ball((x, y, 0.02), 0.017) for x, y, _ in points_around(5, 0.09, 0.01, flat=False)])),
    ),
    "gadget": thing(
        (BLUE, block((0, 0, 0), (0.17, 0.14, 0.09), 0.025)),
        (
            GOLD,
            union(
                disc((0, 0, 0.05), 0.045, 0.03, 2),
                *(ball((x, y, 0.05), 0.015) for x, y, _ in points_around(8, 0.05, 0, flat=False)),
            ),
        ),
        (RED, ball((0.06, 0.075, 0), 0.024)),
    ),
}
PIECES = {**EFFECTS, **ADVENTURE, **CARRIED}
