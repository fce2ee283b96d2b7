"""What stands on the ground for puppets to use, for puppets.py: about the middle of its foot, with +z to its front.

Heights suit a puppet of 1.7 metres with short legs: a seat is at 0.34 metres, a table for those who sit at 0.55, one
for those who stand at 0.68.
"""

from __future__ import annotations

import numpy as np
from puppet_pieces import Piece
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, union, within
from puppet_solids import (
    BLUE,
    BREAD,
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
    disc,
    filling,
    many,
    placed,
    sheet,
    thing,
    vessel,
)

SEAT, LOW, HIGH = 0.34, 0.55, 0.68


def legs(width: float, depth: float, height: float, r: float = 0.026):
    """Four legs."""
    return many([limb((x, r, z), (x, height, z), r) for x in (-width / 2, width / 2) for z in (-depth / 2, depth / 2)])


def table(colour: str, leg: str, width: float, depth: float, height: float):
    """The parts of a table."""
    top = block((0, height - 0.025, 0), (width, 0.05, depth), 0.02)
    return (leg, legs(width - 0.12, depth - 0.1, height - 0.04), 0.022), (colour, top)


def counter(colour: str, top: str, width: float, depth: float, height: float):
    """The parts of a closed box with a worktop."""
    return (
        (colour, block((0, height / 2 - 0.02, 0), (width - 0.04, height - 0.04, depth - 0.04), 0.025), 0.03),
        (top, block((0, height - 0.025, 0), (width, 0.05, depth), 0.02)),
    )


def standing(*parts, step: float = 0.02) -> Piece:
    """A thing that goes no deeper than the ground."""
    cut_off = [(colour, within(shape, lambda p: -p[:, 1], k=0.004), *own) for colour, shape, *own in parts]
    return thing(*cut_off, step=step)


def flame(x: float, y: float, z: float, size: float):
    """A flame that rises from a point."""
    return union(
        ball((x, y + size, z), (size * 0.8, size, size * 0.8)),
        limb((x, y + size * 1.3, z), (x, y + size * 2.8, z), size * 0.62, 0.012),
        k=0.03,
    )


BEDDING = block((0, 0.3, 0.0), (0.78, 0.16, 1.72), 0.06)

SEATS: dict[str, Piece] = {
    "chair": standing(
        (
            WOOD,
            union(
                legs(0.34, 0.34, SEAT - 0.02, 0.024),
                limb((-0.17, SEAT, -0.18), (-0.17, 0.84, -0.22), 0.024),
                limb((0.17, SEAT, -0.18), (0.17, 0.84, -0.22), 0.024),
            ),
            0.019,
        ),
        (
            PALE,
            union(
                block((0, SEAT - 0.02, 0), (0.42, 0.05, 0.42), 0.022),
                block((0, 0.76, -0.215), (0.34, 0.13, 0.04), 0.018),
                block((0, 0.58, -0.2), (0.34, 0.07, 0.04), 0.018),
            ),
        ),
        step=0.018,
    ),
    "stool": standing(
        (
            WOOD,
            many(
                [limb((x * 1.2, 0.025, z * 1.2), (x, SEAT - 0.03, z), 0.024) for x, _, z in points_around(4, 0.13, 0)]
            ),
        ),
        (RED, disc((0, SEAT - 0.025, 0), 0.19, 0.06, soft=0.025)),
        step=0.018,
    ),
    "bench": standing(
        (OAK, legs(0.96, 0.26, SEAT - 0.02, 0.03)),
        (
            WOOD,
            union(
                *(block((0, SEAT - 0.02, z), (1.2, 0.045, 0.12), 0.02) for z in (-0.13, 0.0, 0.13)),
                *(block((0, y, -0.22), (1.2, 0.11, 0.04), 0.018) for y in (0.52, 0.67)),
            ),
        ),
        (OAK, union(*(limb((x, SEAT, -0.2), (x, 0.72, -0.24), 0.024) for x in (-0.48, 0.48)))),
        step=0.02,
    ),
    "armchair": standing(
        (
            BLUE,
            union(
                block((0, 0.17, 0.0), (0.78, 0.24, 0.6), 0.07),
                block((0, 0.55, -0.25), (0.74, 0.66, 0.2), 0.09),
                block((0.33, 0.36, 0.0), (0.16, 0.34, 0.58), 0.07),
                block((-0.33, 0.36, 0.0), (0.16, 0.34, 0.58), 0.07),
                k=0.02,
            ),
        ),
        (SKY, block((0, 0.28, 0.04), (0.5, 0.13, 0.5), 0.05)),
        (OAK, legs(0.6, 0.42, 0.06, 0.03)),
        step=0.03,
    ),
    "sofa": standing(
        (
            RED,
            union(
                block((0, 0.17, 0.0), (1.5, 0.24, 0.6), 0.07),
                block((0, 0.5, -0.25), (1.46, 0.56, 0.2), 0.09),
                block((0.7, 0.34, 0.0), (0.17, 0.3, 0.58), 0.07),
                block((-0.7, 0.34, 0.0), (0.17, 0.3, 0.58), 0.07),
                k=0.02,
            ),
        ),
        (
            PINK,
            union(
                block((0.31, 0.28, 0.04), (0.6, 0.13, 0.5), 0.05), block((-0.31, 0.28, 0.04), (0.6, 0.13, 0.5), 0.05)
            ),
        ),
        (OAK, legs(1.3, 0.42, 0.06, 0.03)),
        step=0.034,
    ),
    "bed": standing(
        (
            WOOD,
            union(
                block((0, 0.2, 0), (0.88, 0.14, 1.86), 0.03),
                block((0, 0.38, -0.93), (0.92, 0.7, 0.07), 0.03),
                block((0, 0.24, 0.93), (0.92, 0.42, 0.07), 0.03),
                legs(0.8, 1.76, 0.2, 0.04),
            ),
        ),
        (WHITE, union(BEDDING, ball((0, 0.4, -0.66), (0.3, 0.08, 0.19)))),
        step=0.036,
    ),
    "blanket": standing(
        (
            BLUE,
            cut(
                union(
                    block((0, 0.44, 0.28), (0.72, 0.2, 1.12), 0.09),
                    block((0, 0.35, 0.28), (0.84, 0.14, 1.14), 0.05),
                    k=0.08,
                ),
                block((0, 0.22, 0), (2, 0.14, 4), 0.01),
            ),
        ),
        (WHITE, block((0, 0.46, -0.26), (0.72, 0.17, 0.12), 0.055)),
        step=0.036,
    ),
    "log-seat": standing(
        (BROWN, limb((-0.3, 0.16, 0), (0.3, 0.16, 0), 0.16)),
        (PALE, union(disc((0.455, 0.16, 0), 0.11, 0.03, 0), disc((-0.455, 0.16, 0), 0.11, 0.03, 0))),
        step=0.024,
    ),
    "boat": standing(
        (
            WOOD,
            cut(
                union(ball((0, 0.2, 0), (0.42, 0.24, 1.1))),
                ball((0, 0.3, 0), (0.36, 0.26, 1.03)),
                block((0, 0.6, 0), (3, 0.7, 4), 0.01),
            ),
        ),
        (PALE, union(block((0, 0.14, -0.06), (0.7, 0.04, 0.2), 0.018))),
        (
            RED,
            cut(
                within(ball((0, 0.2, 0), (0.435, 0.25, 1.12)), lambda p: np.abs(p[:, 1] - 0.225) - 0.028),
                ball((0, 0.22, 0), (0.385, 0.26, 1.06)),
            ),
        ),
        step=0.03,
    ),
}

WORKTOPS: dict[str, Piece] = {
    "table": standing(*table(PALE, WOOD, 0.95, 0.6, LOW), step=0.024),
    "desk": standing(
        (
            WOOD,
            union(
                block((0.33, 0.26, 0), (0.26, 0.5, 0.42), 0.02),
                limb((-0.42, 0.03, 0.17), (-0.42, LOW - 0.03, 0.17), 0.026),
                limb((-0.42, 0.03, -0.17), (-0.42, LOW - 0.03, -0.17), 0.026),
            ),
        ),
        (PALE, block((0, LOW - 0.025, 0), (1.0, 0.05, 0.5), 0.02)),
        (GOLD, many([ball((0.33, y, -0.22), 0.022) for y in (0.14, 0.28, 0.42)])),
        step=0.024,
    ),
    "dining-table": standing(
        *table(PALE, WOOD, 0.95, 0.6, LOW),
        (WHITE, disc((0, LOW + 0.005, -0.13), 0.15, 0.024)),
        (GREEN, many([ball((0.05, LOW + 0.025, -0.1), 0.04)])),
        (BREAD, ball((-0.04, LOW + 0.02, -0.13), (0.07, 0.04, 0.06))),
        step=0.024,
    ),
    "stove": standing(
        *counter(WHITE, DARK, 0.62, 0.5, HIGH - 0.1),
        (DARK, block((0, 0.27, -0.235), (0.4, 0.26, 0.03), 0.014)),
        (ORANGE, many([disc((0.0, HIGH - 0.095, 0.0), 0.12, 0.02)])),
        (STEEL, many([ball((x, 0.49, -0.24), 0.026) for x in (-0.18, -0.06, 0.06, 0.18)])),
        step=0.024,
    ),
    "stove-pot": standing(
        (
            RED,
            union(
                vessel(HIGH - 0.09, HIGH + 0.11, 0.17, 0.18, 0.026),
                limb((-0.24, HIGH + 0.05, 0), (-0.17, HIGH + 0.05, 0), 0.022),
                limb((0.17, HIGH + 0.05, 0), (0.24, HIGH + 0.05, 0), 0.022),
            ),
        ),
        (ORANGE, filling(HIGH + 0.085, 0.158, 0.05)),
        (GREEN, many([ball((x, HIGH + 0.085, z), 0.026) for x, _, z in points_around(4, 0.1, 0)])),
        step=0.018,
    ),
    "chopping-table": standing(
        *counter(BLUE, CREAM, 0.8, 0.46, HIGH),
        (WOOD, block((0, HIGH + 0.012, -0.03), (0.44, 0.03, 0.3), 0.014)),
        (
            ORANGE,
            union(
                limb((0.16, HIGH + 0.05, -0.03), (0.02, HIGH + 0.05, -0.03), 0.02, 0.036),
                *(
                    disc((x, HIGH + 0.045, -0.03 + z), 0.036, 0.022, 0)
                    for x, z in ((-0.03, 0), (-0.065, 0.01), (-0.1, -0.01))
                ),
            ),
        ),
        (GREEN, many([ball((0.3, HIGH + 0.05, 0.09), (0.075, 0.06, 0.075)), ball((0.27, HIGH + 0.05, 0.02), 0.05)])),
        step=0.022,
    ),
    "kneading-table": standing(
        *table(PALE, WOOD, 0.9, 0.5, HIGH),
        (WHITE, disc((0.0, HIGH - 0.012, -0.02), 0.2, 0.045)),
        (BLUE, placed(vessel(0, 0.1, 0.06, 0.1), (0.32, HIGH, 0.1))),
        (WHITE, placed(ball((0, 0.09, 0), (0.085, 0.04, 0.085)), (0.32, HIGH, 0.1))),
        step=0.022,
    ),
    "workbench": standing(
        *table(WOOD, OAK, 0.95, 0.46, HIGH),
        (PALE, block((0, HIGH + 0.025, -0.02), (0.62, 0.05, 0.14), 0.014)),
        (STEEL, union(block((-0.38, HIGH + 0.045, -0.03), (0.1, 0.1, 0.1), 0.025))),
        step=0.022,
    ),
    "nail": standing(
        (
            STEEL,
            union(limb((0, HIGH + 0.04, 0), (0, HIGH + 0.12, 0), 0.013), disc((0, HIGH + 0.125, 0), 0.03, 0.02)),
            0.01,
        )
    ),
    "sewing-table": standing(
        *table(PALE, WOOD, 0.8, 0.44, LOW),
        (
            DARK,
            union(
                block((0.05, LOW + 0.03, 0.05), (0.4, 0.05, 0.15), 0.02),
                limb((0.2, LOW + 0.05, 0.05), (0.2, LOW + 0.22, 0.05), 0.045),
                limb((0.2, LOW + 0.22, 0.05), (-0.1, LOW + 0.22, 0.05), 0.045),
                limb((-0.1, LOW + 0.22, 0.05), (-0.1, LOW + 0.1, 0.05), 0.028),
            ),
        ),
        (GOLD, union(disc((0.265, LOW + 0.2, 0.05), 0.065, 0.03, 0))),
        (PINK, block((-0.14, LOW + 0.06, -0.03), (0.36, 0.022, 0.22), 0.009)),
        step=0.02,
    ),
    "ironing-board": standing(
        (
            STEEL,
            union(
                limb((-0.22, 0.03, -0.08), (0.2, HIGH - 0.06, 0.05), 0.022),
                limb((0.22, 0.03, -0.08), (-0.2, HIGH - 0.06, 0.05), 0.022),
                limb((-0.22, 0.03, 0.1), (-0.22, 0.03, -0.14), 0.024),
                limb((0.22, 0.03, 0.1), (0.22, 0.03, -0.14), 0.024),
            ),
        ),
        (
            SKY,
            union(
                block((0.03, HIGH - 0.03, 0), (0.8, 0.05, 0.3), 0.024),
                ball((-0.4, HIGH - 0.03, 0), (0.18, 0.025, 0.14)),
            ),
        ),
        (
            WHITE,
            union(
                block((0.05, HIGH + 0.003, -0.01), (0.3, 0.02, 0.24), 0.009),
                block((0.05, HIGH + 0.003, 0.03), (0.46, 0.02, 0.12), 0.009),
            ),
        ),
        step=0.02,
    ),
    "market-stall": standing(
        (WOOD, many([limb((x, 0.02, z), (x, 1.62, z), 0.03) for x in (-0.62, 0.62) for z in (-0.3, 0.3)])),
        (PALE, block((0, 0.34, 0), (1.3, 0.66, 0.6), 0.025)),
        (
            RED,
            many(
                [placed(sheet((x, 0, 0), (0.2, 0.9), 0.045), (0, 1.68, 0), (70, 0, 0)) for x in (-0.6, -0.2, 0.2, 0.6)]
            ),
        ),
        (
            WHITE,
            many([placed(sheet((x, 0, 0), (0.2, 0.9), 0.045), (0, 1.68, 0), (70, 0, 0)) for x in (-0.4, 0.0, 0.4)]),
        ),
        (
            RED,
            many(
                [ball((-0.4 + 0.11 * n, 0.71 + 0.03 * m, -0.12 + 0.13 * m), 0.065) for n in range(3) for m in range(2)]
            ),
        ),
        (
            ORANGE,
            many(
                [ball((0.1 + 0.11 * n, 0.71 + 0.03 * m, -0.12 + 0.13 * m), 0.062) for n in range(4) for m in range(2)]
            ),
        ),
        step=0.032,
    ),
    "barber-stand": standing(
        (METAL, union(limb((0, 0.02, 0), (0, 0.3, 0), 0.05), disc((0, 0.02, 0), 0.24, 0.04))),
        (
            RED,
            union(
                block((0, SEAT - 0.02, 0), (0.48, 0.09, 0.46), 0.04), block((0, 0.6, -0.23), (0.46, 0.5, 0.09), 0.04)
            ),
        ),
        step=0.024,
    ),
    "dummy-head": standing(
        (SKY, union(limb((0, 0.45, 0), (0, 0.72, 0), 0.15, 0.19), ball((0, 0.74, 0), (0.25, 0.12, 0.2)), k=0.05)),
        (PALE, union(ball((0, 1.02, 0), (0.19, 0.2, 0.19)), limb((0, 0.78, 0), (0, 0.9, 0), 0.06))),
        (
            BROWN,
            cut(
                ball((0, 1.05, -0.015), (0.215, 0.22, 0.215)),
                ball((0, 0.97, 0.2), (0.17, 0.15, 0.17)),
                lambda p: p[:, 1] - 0.92,
                k=0.02,
            ),
        ),
        (DARK, union(*(ball((x, 1.05, 0.175), (0.022, 0.032, 0.02)) for x in (-0.07, 0.07)))),
        step=0.024,
    ),
}

PIECES = {**SEATS, **WORKTOPS}
