"""What puppets hold, for puppets.py: each about its grip, with +y up its long axis and +z to its front.

Things are thicker than in life, as toys are, so that they are seen from afar.
"""

from __future__ import annotations

import numpy as np
from puppet_pieces import Piece
from puppet_shapes import ball, block, chain, cut, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BREAD,
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
    filling,
    handle,
    many,
    placed,
    sheet,
    thing,
    vessel,
)

UP = (0, 0, 1)


def points_around(count: int, radius: float, y: float, *, flat: bool = True):
    """Points about the grip, on the ground (`flat`) or upright."""
    for a in np.arange(count) * 2 * np.pi / count:
        x, z = radius * np.cos(a), radius * np.sin(a)
        yield (x, y, z) if flat else (x, y + z, 0.0)


def bloom(colour: str, heart: str, at=(0, 0.3, 0), petal: float = 0.045):
    """A flower that looks ahead: petals and heart."""
    x, y, z = at
    petals = many(
        [
            ball((x + px * 0.9, y + py, z), (petal, petal, 0.025))
            for px, py, _ in points_around(6, petal * 1.1, 0, flat=False)
        ]
    )
    return (colour, petals), (heart, ball((x, y, z + 0.018), (petal * 0.75, petal * 0.75, 0.028)))


def _long_tool(*head) -> Piece:
    """A tool with a long handle, held where a lower hand is; a second hand is 0.38 higher."""
    return thing((WOOD, handle(-0.72, 0.47, 0.018)), *head)


def _figure_body(waist: float, low: float, high: float, thick: float):
    """The body of a guitar or a violin: two rounds, flat, about the grip."""
    both = union(ball((0, low, 0), (waist * 1.3, waist * 1.2, 1)), ball((0, high, 0), (waist, waist * 0.95, 1)), k=0.05)
    return within(both, lambda p: np.abs(p[:, 2]) - thick / 2, k=0.02)


TOOLS: dict[str, Piece] = {
    "broom": _long_tool(
        (
            STRAW,
            union(block((0, -0.83, 0), (0.25, 0.16, 0.075), 0.025), ball((0, -0.73, 0), (0.06, 0.06, 0.035)), k=0.06),
        ),
        (RED, block((0, -0.75, 0), (0.15, 0.03, 0.075), 0.014)),
    ),
    "mop": _long_tool(
        (
            WHITE,
            many(
                [
                    limb((0, -0.72, 0), (x, -0.9, z), 0.03, 0.03)
                    for x, z in ((-0.12, 0), (-0.06, 0.05), (0, -0.05), (0.06, 0.05), (0.12, 0), (0, 0.06))
                ],
                0.012,
            ),
        ),
        (BLUE, disc((0, -0.7, 0), 0.045, 0.05)),
    ),
    "shovel": _long_tool(
        (
            STEEL,
            within(
                union(
                    block((0, -0.82, 0.012), (0.22, 0.2, 0.05), 0.024),
                    ball((0, -0.92, 0.012), (0.11, 0.1, 0.026)),
                    k=0.03,
                ),
                lambda p: p[:, 2] - 0.05,
            ),
        ),
        (WOOD, union(limb((-0.07, 0.49, 0), (0.07, 0.49, 0), 0.02), limb((0, 0.4, 0), (0, 0.48, 0), 0.022))),
    ),
    "rake": _long_tool(
        (
            STEEL,
            union(
                limb((-0.17, -0.74, 0), (0.17, -0.74, 0), 0.018),
                *(limb((x, -0.74, 0), (x, -0.82, 0.05), 0.013) for x in np.linspace(-0.16, 0.16, 6)),
            ),
        ),
    ),
    "hoe": _long_tool(
        (
            STEEL,
            union(block((0, -0.72, 0.1), (0.2, 0.03, 0.15), 0.014, -25), limb((0, -0.68, 0), (0, -0.7, 0.05), 0.018)),
        )
    ),
    "axe": thing(
        (WOOD, handle(-0.1, 0.55, 0.02)),
        (
            STEEL,
            union(
                block((0, 0.48, 0.02), (0.05, 0.12, 0.1), 0.015),
                within(ball((0, 0.48, 0.1), (0.03, 0.15, 0.12)), lambda p: 0.03 - p[:, 2]),
                k=0.02,
            ),
        ),
    ),
    "pickaxe": thing(
        (WOOD, handle(-0.1, 0.55, 0.02)),
        (
            STEEL,
            union(
                limb((0, 0.55, 0), (0, 0.47, 0.27), 0.034, 0.012), limb((0, 0.55, 0), (0, 0.47, -0.27), 0.034, 0.012)
            ),
        ),
    ),
    "hammer": thing(
        (WOOD, handle(-0.1, 0.24, 0.02)),
        (STEEL, union(disc((0, 0.25, 0.045), 0.045, 0.12, 2), block((0, 0.25, -0.06), (0.05, 0.06, 0.12), 0.02))),
    ),
    "wrench": thing(
        (
            METAL,
            cut(
                union(handle(-0.08, 0.2, 0.024), ball((0, 0.24, 0), (0.07, 0.07, 0.028))),
                block((0, 0.29, 0), (0.05, 0.12, 0.2), 0.01),
            ),
        )
    ),
    "screwdriver": thing((METAL, handle(0.05, 0.24, 0.012)), (RED, handle(-0.08, 0.05, 0.03))),
    "saw": thing(
        (
            METAL,
            union(
                block((0, 0.3, 0.0), (0.024, 0.48, 0.11), 0.01),
                *(block((0, y, 0.055), (0.024, 0.034, 0.034), 0.006, 45) for y in np.arange(0.09, 0.53, 0.05)),
            ),
        ),
        (OAK, cut(block((0, 0, 0), (0.045, 0.16, 0.13), 0.022), block((0, 0, 0), (0.2, 0.07, 0.05), 0.02))),
    ),
    "paint-brush": thing(
        (PALE, handle(-0.14, 0.12, 0.014)),
        (METAL, handle(0.12, 0.15, 0.02)),
        (BLUE, limb((0, 0.17, 0), (0, 0.22, 0), 0.026, 0.012)),
    ),
    "palette": thing(
        (
            PALE,
            cut(
                within(ball((0.04, 0.12, 0), (0.17, 0.13, 1)), lambda p: np.abs(p[:, 2]) - 0.01),
                ball((0.0, 0.03, 0), 0.025),
            ),
        ),
        *(
            (c, ball((x, y, 0.012), (0.03, 0.03, 0.018)))
            for c, x, y in ((RED, -0.05, 0.14), (YELLOW, 0.03, 0.19), (BLUE, 0.11, 0.17), (GREEN, 0.14, 0.09))
        ),
    ),
    "pen": thing((BLUE, handle(-0.06, 0.13, 0.017)), (DARK, limb((0, -0.11, 0), (0, -0.06, 0), 0.007, 0.017))),
    "pencil": thing(
        (YELLOW, handle(-0.05, 0.14, 0.017)),
        (PINK, handle(0.14, 0.16, 0.018)),
        (PALE, limb((0, -0.1, 0), (0, -0.06, 0), 0.006, 0.017)),
    ),
    "paper": thing(
        (WHITE, sheet((0, 0.1, 0), (0.24, 0.31))),
        (STEEL, many([block((0, y, 0.007), (0.17, 0.018, 0.012), 0.005) for y in (0.02, 0.07, 0.12, 0.17)]), 0.009),
    ),
    "book": thing(
        (RED, block((0, 0.12, 0), (0.2, 0.27, 0.06), 0.012)),
        (CREAM, block((0.012, 0.12, 0), (0.19, 0.25, 0.045), 0.005)),
        (GOLD, block((0, 0.17, 0.03), (0.11, 0.04, 0.012), 0.005), 0.009),
    ),
    "open-book": thing(
        (
            RED,
            union(
                placed(sheet((0.105, 0.1, -0.022), (0.22, 0.29), 0.022), turn=(0, -20, 0)),
                placed(sheet((-0.105, 0.1, -0.022), (0.22, 0.29), 0.022), turn=(0, 20, 0)),
            ),
        ),
        (
            CREAM,
            union(
                placed(sheet((0.1, 0.1, 0.0), (0.19, 0.26), 0.035), turn=(0, -20, 0)),
                placed(sheet((-0.1, 0.1, 0.0), (0.19, 0.26), 0.035), turn=(0, 20, 0)),
            ),
        ),
    ),
    "watering-can": thing(
        (
            GREEN,
            union(
                turned(((0.12, -0.26), (0.095, -0.05))),
                bowed(0.085, -10, 190, 0.018, "zy", (0, -0.06, -0.01)),
                limb((0, -0.21, 0.09), (0, 0.0, 0.27), 0.03, 0.02),
            ),
        ),
        (METAL, placed(disc((0, 0, 0), 0.06, 0.03), (0, 0.015, 0.285), (50, 0, 0))),
        step=0.013,
    ),
    "bucket": thing(
        (BLUE, vessel(-0.36, -0.12, 0.095, 0.14)), (METAL, bowed(0.13, 0, 180, 0.011, "xy", (0, -0.13, 0)))
    ),
    "water-bucket": thing(
        (BLUE, turned(((0.095, -0.36), (0.14, -0.12)))),
        (METAL, bowed(0.13, 0, 180, 0.011, "xy", (0, -0.13, 0))),
        (SKY, filling(-0.11, 0.12)),
    ),
    "sponge": thing(
        (YELLOW, block((0, 0, 0.02), (0.16, 0.07, 0.11), 0.025)),
        (WHITE, many([ball(p, 0.03) for p in ((0.06, -0.03, 0.05), (-0.03, -0.035, 0.07), (-0.08, -0.03, 0.0))], 0.01)),
    ),
    "iron": thing(
        (METAL, within(ball((0, -0.1, 0.0), (0.085, 1, 0.17)), lambda p: np.abs(p[:, 1] + 0.105) - 0.014)),
        (
            RED,
            union(
                within(ball((0, -0.09, -0.02), (0.07, 0.07, 0.13)), lambda p: -0.09 - p[:, 1]),
                bowed(0.055, 0, 180, 0.018, "zy", (0, -0.05, -0.02)),
                k=0.02,
            ),
        ),
    ),
    "scissors": thing(
        (
            METAL,
            union(
                limb((0.0, 0.02, 0), (0.05, 0.22, 0), 0.018, 0.01), limb((0.0, 0.02, 0), (-0.05, 0.22, 0), 0.018, 0.01)
            ),
        ),
        (RED, union(ring((0.045, -0.05, 0), 0.034, 0.013, axis=2), ring((-0.045, -0.05, 0), 0.034, 0.013, axis=2))),
    ),
    "needle": thing(
        (METAL, handle(-0.04, 0.08, 0.01), 0.009),
        (RED, chain(((0, -0.04, 0), (0.03, -0.1, 0.02), (0.08, -0.12, 0)), (0.009,) * 3), 0.008),
    ),
    "cloth": thing(
        (SKY, chain(((-0.13, 0.0, 0), (0, -0.03, 0.03), (0.13, 0, 0)), (0.03, 0.035, 0.03))),
        (BLUE, block((0, -0.09, 0.01), (0.27, 0.15, 0.03), 0.014)),
    ),
    "comb": thing(
        (
            PURPLE,
            union(
                block((0, 0.06, 0), (0.035, 0.24, 0.024), 0.01),
                *(block((0.035, y, 0), (0.06, 0.018, 0.02), 0.008) for y in np.arange(0.04, 0.17, 0.032)),
            ),
        )
    ),
    "hairdryer": thing(
        (PINK, union(limb((0, 0, 0), (0, 0.1, 0.0), 0.026), limb((0, 0.13, -0.05), (0, 0.13, 0.08), 0.06, 0.045))),
        (DARK, disc((0, 0.13, 0.13), 0.045, 0.05, 2)),
    ),
    "toothbrush": thing((SKY, handle(-0.07, 0.15, 0.013)), (WHITE, block((0, 0.13, 0.025), (0.03, 0.07, 0.04), 0.01))),
    "fishing-rod": thing(
        (BROWN, limb((0, -0.16, 0), (0, 0.55, 0), 0.02, 0.014)),
        (BROWN, limb((0, 0.55, 0), (0, 1.2, 0), 0.014, 0.009)),
        (DARK, disc((0.03, -0.02, 0.03), 0.045, 0.05, 0)),
    ),
    "rope": thing((CREAM, limb((0, 0, 0), (0, 1.6, 0), 0.009), 0.012)),
    "fishing-line": thing((WHITE, limb((0, 0, 0), (0, -1.42, 0), 0.009), 0.013), (RED, ball((0, -1.42, 0), 0.05))),
    "key": thing(
        (
            GOLD,
            union(
                ring((0, 0.03, 0), 0.04, 0.015, axis=2),
                limb((0, 0.07, 0), (0, 0.2, 0), 0.015),
                block((0.03, 0.18, 0), (0.05, 0.025, 0.025), 0.01),
                block((0.03, 0.13, 0), (0.04, 0.025, 0.025), 0.01),
            ),
        )
    ),
    "pitchfork": _long_tool(
        (
            STEEL,
            union(
                limb((-0.08, -0.72, 0), (0.08, -0.72, 0), 0.016),
                *(limb((x, -0.72, 0), (x, -0.94, 0.02), 0.015, 0.01) for x in (-0.08, 0, 0.08)),
            ),
        )
    ),
}

KITCHEN: dict[str, Piece] = {
    "cup": thing(
        (WHITE, vessel(-0.05, 0.06, 0.045, 0.07, 0.018)),
        (BROWN, filling(0.045, 0.052)),
        (WHITE, ring((0.075, 0.0, 0), 0.03, 0.011, axis=2)),
    ),
    "mug": thing(
        (RED, vessel(-0.06, 0.07, 0.06, 0.062, 0.016)),
        (BROWN, filling(0.055, 0.047)),
        (RED, ring((0.07, 0, 0), 0.036, 0.013, axis=2)),
    ),
    "glass": thing((CLEAR, vessel(-0.07, 0.09, 0.042, 0.055, 0.016)), (ORANGE, filling(0.055, 0.042, 0.1))),
    "beer-mug": thing(
        (GOLD, turned(((0.062, -0.08), (0.062, 0.07)))),
        (WHITE, union(disc((0, 0.085, 0), 0.07, 0.05), ball((0.03, 0.11, 0.02), 0.035), k=0.02)),
        (CLEAR, ring((0.07, 0, 0), 0.042, 0.014, axis=2)),
    ),
    "wine-glass": thing(
        (CLEAR, union(disc((0, -0.08, 0), 0.045, 0.02), limb((0, -0.08, 0), (0, 0.02, 0), 0.011), k=0.01)),
        (RED, ball((0, 0.075, 0), (0.05, 0.06, 0.05))),
    ),
    "bottle": thing(
        (LEAF, turned(((0.045, -0.12), (0.047, 0.05), (0.02, 0.1), (0.018, 0.17)))),
        (CREAM, turned(((0.05, -0.07), (0.05, 0.01)))),
        (BROWN, disc((0, 0.18, 0), 0.021, 0.03)),
    ),
    "jug": thing(
        (
            YELLOW,
            union(
                turned(((0.075, -0.15), (0.095, -0.06), (0.055, 0.06), (0.07, 0.11))),
                limb((0, 0.09, 0.05), (0, 0.11, 0.1), 0.028, 0.014),
                k=0.015,
            ),
        ),
        (RED, bowed(0.08, 90, 270, 0.017, "zy", (0, -0.02, -0.055))),
    ),
    "teapot": thing(
        (
            PINK,
            union(
                ball((0, -0.03, 0), (0.11, 0.09, 0.11)), limb((0, -0.04, 0.09), (0, 0.04, 0.19), 0.032, 0.017), k=0.02
            ),
        ),
        (WHITE, union(disc((0, 0.055, 0), 0.055, 0.025), ball((0, 0.075, 0), 0.024))),
        (WHITE, bowed(0.065, 90, 270, 0.016, "zy", (0, -0.02, -0.1))),
    ),
    "spoon": thing((METAL, union(handle(-0.13, 0.12, 0.014), ball((0, -0.17, 0), (0.042, 0.06, 0.022)), k=0.02))),
    "wooden-spoon": thing((PALE, union(handle(-0.2, 0.12, 0.017), ball((0, -0.24, 0), (0.045, 0.065, 0.025)), k=0.02))),
    "ladle": thing((METAL, union(handle(-0.24, 0.12, 0.014), ball((0, -0.25, 0.03), 0.055)))),
    "whisk": thing(
        (
            METAL,
            many([bowed(0.055, 0, 360, 0.009, "xy", (0, -0.17, 0)), bowed(0.055, 0, 360, 0.009, "zy", (0, -0.17, 0))]),
        ),
        (WOOD, handle(-0.11, 0.08, 0.02)),
    ),
    "fork": thing(
        (
            METAL,
            union(
                handle(-0.1, 0.1, 0.014),
                limb((-0.035, 0.11, 0), (0.035, 0.11, 0), 0.014),
                *(limb((x, 0.11, 0), (x, 0.19, 0), 0.011) for x in (-0.035, 0, 0.035)),
            ),
        )
    ),
    "knife": thing(
        (
            METAL,
            within(ball((0, 0.16, -0.02), (0.02, 0.17, 0.085)), lambda p: -0.02 - p[:, 2], lambda p: 0.03 - p[:, 1]),
        ),
        (DARK, handle(-0.07, 0.05, 0.022)),
    ),
    "bowl": thing((BLUE, vessel(-0.03, 0.07, 0.055, 0.12, 0.02)), (CREAM, ball((0, 0.045, 0), (0.095, 0.04, 0.095)))),
    "plate": thing(
        (WHITE, disc((0, 0.03, 0.06), 0.14, 0.025)),
        (GREEN, many([ball((0.04, 0.05, 0.1), 0.035), ball((0.06, 0.05, 0.06), 0.03)])),
        (BREAD, ball((-0.04, 0.05, 0.05), (0.06, 0.035, 0.05))),
    ),
    "sandwich": thing(
        (
            BREAD,
            union(
                block((0, 0.055, 0.02), (0.17, 0.04, 0.12), 0.018), block((0, -0.01, 0.02), (0.17, 0.04, 0.12), 0.018)
            ),
        ),
        (GREEN, block((0, 0.026, 0.02), (0.185, 0.022, 0.135), 0.01)),
        (RED, block((0, 0.01, 0.02), (0.165, 0.02, 0.12), 0.009)),
    ),
    "apple": thing(
        (RED, cut(ball((0, 0.04, 0.03), (0.065, 0.06, 0.065)), ball((0, 0.12, 0.03), 0.03), k=0.02)),
        (BROWN, limb((0, 0.085, 0.03), (0.012, 0.13, 0.03), 0.009)),
        (GREEN, ball((0.035, 0.12, 0.03), (0.03, 0.012, 0.018)), 0.008),
    ),
    "carrot": thing(
        (ORANGE, limb((0, -0.08, 0), (0, 0.08, 0), 0.012, 0.035)),
        (GREEN, many([limb((0, 0.09, 0), (x, 0.17, 0), 0.012) for x in (-0.04, 0, 0.04)])),
    ),
    "bread": thing(
        (
            BREAD,
            cut(
                limb((-0.1, 0.03, 0.03), (0.1, 0.03, 0.03), 0.065),
                *(limb((x - 0.02, 0.1, -0.02), (x + 0.02, 0.1, 0.08), 0.012) for x in (-0.08, 0, 0.08)),
            ),
        )
    ),
    "dough": thing(
        (CREAM, union(ball((0, 0.03, 0), (0.13, 0.06, 0.11)), ball((0.05, 0.045, 0.02), (0.07, 0.05, 0.07)), k=0.04))
    ),
    "rolling-pin": thing(
        (WOOD, limb((-0.12, 0, 0), (0.12, 0, 0), 0.042)),
        (RED, union(limb((-0.24, 0, 0), (-0.15, 0, 0), 0.02), limb((0.15, 0, 0), (0.24, 0, 0), 0.02))),
    ),
    "frying-pan": thing(
        (
            DARK,
            union(
                limb((0, 0, 0), (0, 0, 0.16), 0.02),
                cut(disc((0, 0.0, 0.29), 0.14, 0.05), disc((0, 0.03, 0.29), 0.12, 0.05)),
            ),
        ),
        (WHITE, ball((0.02, 0.012, 0.29), (0.085, 0.014, 0.075))),
        (YELLOW, ball((0.02, 0.02, 0.29), (0.035, 0.022, 0.035))),
    ),
    "pot": thing(
        (RED, union(turned(((0.13, -0.14), (0.135, 0.04))), limb((-0.19, 0.0, 0), (0.19, 0.0, 0), 0.02))),
        (ORANGE, filling(0.05, 0.115)),
    ),
    "pizza": thing(
        (BREAD, disc((0, 0.02, 0.08), 0.19, 0.035)),
        (YELLOW, disc((0, 0.03, 0.08), 0.16, 0.03)),
        (
            RED,
            many(
                [
                    disc((x, 0.043, 0.08 + z), 0.032, 0.02)
                    for x, z in ((-0.08, 0.03), (0.05, 0.08), (0.02, -0.07), (0.1, -0.02), (-0.07, -0.08))
                ]
            ),
        ),
    ),
    "ice-cream": thing(
        (BREAD, limb((0, -0.09, 0), (0, 0.05, 0), 0.012, 0.045)),
        (PINK, ball((0, 0.09, 0), 0.062)),
        (CREAM, ball((0, 0.16, 0), 0.05)),
        (RED, ball((0, 0.215, 0), 0.02)),
    ),
    "lollipop": thing(
        (WHITE, handle(-0.09, 0.1, 0.011)),
        (RED, disc((0, 0.16, 0), 0.07, 0.035, 2)),
        (WHITE, ring((0, 0.16, 0.012), 0.04, 0.012, axis=2)),
    ),
    "cake": thing(
        (BROWN, turned(((0.14, -0.01), (0.14, 0.08)))),
        (PINK, turned(((0.146, 0.08), (0.14, 0.125)))),
        (CREAM, many([ball(p, 0.028) for p in points_around(8, 0.11, 0.13)])),
        (BLUE, many([limb((x, 0.13, 0), (x, 0.2, 0), 0.01) for x in (-0.05, 0.0, 0.05)])),
        (ORANGE, many([ball((x, 0.22, 0), (0.013, 0.022, 0.013)) for x in (-0.05, 0.0, 0.05)]), 0.009),
    ),
    "honey-pot": thing(
        (GOLD, turned(((0.065, -0.08), (0.09, 0.0), (0.07, 0.08)))), (CREAM, disc((0, 0.09, 0), 0.08, 0.035))
    ),
}

MUSIC: dict[str, Piece] = {
    "guitar": thing(
        (WOOD, _figure_body(0.125, -0.08, 0.1, 0.09), 0.016),
        (CREAM, disc((0, 0.05, 0.042), 0.055, 0.014, 2)),
        (DARK, union(disc((0, 0.05, 0.048), 0.042, 0.014, 2), block((0, -0.1, 0.05), (0.11, 0.025, 0.025), 0.01))),
        (OAK, block((0, 0.4, 0.035), (0.05, 0.48, 0.035), 0.012)),
        (DARK, block((0, 0.68, 0.03), (0.075, 0.13, 0.035), 0.012)),
    ),
    "violin": thing(
        (BROWN, _figure_body(0.07, 0.03, 0.16, 0.06), 0.013),
        (
            DARK,
            union(
                block((0, 0.26, 0.035), (0.03, 0.28, 0.026), 0.01),
                limb((0, 0.38, 0.02), (0, 0.43, 0.0), 0.02),
                block((0, -0.04, 0.035), (0.035, 0.09, 0.026), 0.01),
            ),
        ),
        (CREAM, block((0, 0.09, 0.036), (0.05, 0.018, 0.03), 0.008), 0.009),
    ),
    "violin-bow": thing(
        (OAK, limb((0, -0.06, 0), (0, 0.56, 0), 0.011)), (WHITE, limb((0, 0.0, 0.03), (0, 0.55, 0.022), 0.008), 0.009)
    ),
    "drum": thing(
        (RED, turned(((0.16, -0.1), (0.16, 0.1)))),
        (WHITE, disc((0, 0.1, 0), 0.15, 0.03)),
        (GOLD, union(ring((0, 0.09, 0), 0.16, 0.017), ring((0, -0.09, 0), 0.16, 0.017))),
        step=0.014,
    ),
    "drumstick": thing((PALE, union(limb((0, -0.07, 0), (0, 0.27, 0), 0.015, 0.012), ball((0, 0.29, 0), 0.022)))),
    "flute": thing(
        (METAL, handle(-0.14, 0.4, 0.017)),
        (DARK, many([ball((0, y, 0.014), 0.012) for y in np.arange(-0.06, 0.2, 0.05)]), 0.008),
    ),
    "recorder": thing(
        (WOOD, limb((0, -0.25, 0), (0, 0.12, 0), 0.03, 0.018)),
        (CREAM, limb((0, 0.12, 0), (0, 0.16, 0), 0.018, 0.013)),
        (DARK, many([ball((0, y, 0.022), 0.013) for y in np.arange(-0.2, 0.09, 0.05)]), 0.009),
    ),
    "trumpet": thing(
        (
            GOLD,
            union(
                limb((0, -0.2, 0), (0, 0.2, 0), 0.016),
                turned(((0.016, 0.15), (0.03, 0.22), (0.055, 0.27), (0.095, 0.31))),
                bowed(0.04, 90, 270, 0.014, "zy", (0, -0.06, 0)),
                limb((0, -0.06, 0.04), (0, 0.08, 0.04), 0.014),
                limb((0, 0.08, 0.04), (0, 0.08, -0.04), 0.014),
                limb((0, -0.06, -0.04), (0, 0.08, -0.04), 0.014),
            ),
        ),
        (CREAM, many([limb((0, y, 0.03), (0, y, 0.085), 0.014) for y in (-0.03, 0.01, 0.05)])),
    ),
    "saxophone": thing(
        (
            GOLD,
            union(
                chain(
                    (
                        (0, 0.3, -0.1),
                        (0, 0.34, 0.0),
                        (0, 0.25, 0.03),
                        (0, -0.12, 0.05),
                        (0, -0.2, 0.1),
                        (0, -0.13, 0.17),
                        (0, -0.01, 0.2),
                    ),
                    (0.014, 0.017, 0.022, 0.035, 0.045, 0.055, 0.085),
                )
            ),
        ),
        (CREAM, many([ball((0, y, 0.075), 0.02) for y in np.arange(-0.06, 0.2, 0.06)])),
    ),
    "accordion": thing(
        (RED, union(block((-0.17, 0, 0.1), (0.08, 0.3, 0.15), 0.025), block((0.17, 0, 0.1), (0.08, 0.3, 0.15), 0.025))),
        (CREAM, union(*(block((x, 0, 0.1), (0.035, 0.27, 0.13), 0.016) for x in np.linspace(-0.12, 0.12, 7)))),
        step=0.014,
    ),
    "microphone": thing(
        (DARK, limb((0, -0.09, 0), (0, 0.08, 0), 0.018, 0.024)),
        (METAL, ball((0, 0.12, 0), 0.045)),
        (STEEL, disc((0, 0.09, 0), 0.04, 0.018)),
    ),
    "baton": thing(
        (WHITE, limb((0, 0.0, 0), (0, 0.3, 0), 0.012, 0.008)), (WOOD, ball((0, -0.01, 0), (0.022, 0.035, 0.022)))
    ),
    "bell": thing(
        (GOLD, union(turned(((0.1, -0.2), (0.065, -0.14), (0.055, -0.06), (0.03, -0.03))), ball((0, -0.2, 0), 0.03))),
        (WOOD, handle(-0.03, 0.09, 0.022)),
    ),
    "whistle": thing(
        (RED, union(ball((0, 0.0, 0.02), (0.026, 0.035, 0.035)), block((0, 0.02, -0.04), (0.03, 0.025, 0.07), 0.01)))
    ),
    "tambourine": thing(
        (WOOD, ring((0, 0.12, 0), 0.12, 0.024, axis=2)),
        (CREAM, disc((0, 0.12, 0.0), 0.115, 0.02, 2)),
        (GOLD, many([ball(p, (0.022, 0.022, 0.035)) for p in points_around(7, 0.125, 0.12, flat=False)])),
    ),
}

PIECES = {**TOOLS, **KITCHEN, **MUSIC}
