"""What larger things puppets use, for puppets.py: see puppet_furniture.py."""

from __future__ import annotations

import numpy as np
from puppet_furniture import HIGH, flame, legs, standing
from puppet_pieces import Piece
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
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
    RED,
    SKY,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    filling,
    many,
    placed,
    sheet,
    thing,
    vessel,
)

FIRE = (
    (BROWN, many([limb((-x, 0.05, -z), (x, 0.09, z), 0.042) for x, _, z in points_around(3, 0.2, 0)]), 0.02),
    (STEEL, many([ball((x, 0.03, z), (0.055, 0.045, 0.055)) for x, _, z in points_around(9, 0.29, 0)]), 0.02),
    (ORANGE, union(flame(0, 0.08, 0, 0.12), flame(0.1, 0.07, 0.03, 0.07), flame(-0.1, 0.07, 0.0, 0.08), k=0.02)),
    (YELLOW, union(flame(0, 0.07, 0.07, 0.065))),
)
WHEEL = union(
    ring((0, 0, 0), 0.17, 0.024, axis=2),
    *(
        limb((0, 0, 0), (0.16 * np.cos(a), 0.16 * np.sin(a), 0), 0.018)
        for a in (np.pi / 2, np.pi * 7 / 6, np.pi * 11 / 6)
    ),
)


PLACES: dict[str, Piece] = {
    "piano": standing(
        (
            OAK,
            union(
                block((0, 0.5, 0.16), (1.15, 1.0, 0.26), 0.03),
                block((0, 0.5, -0.06), (1.15, 0.12, 0.36), 0.03),
                block((0.52, 0.26, -0.18), (0.08, 0.48, 0.08), 0.02),
                block((-0.52, 0.26, -0.18), (0.08, 0.48, 0.08), 0.02),
            ),
            0.03,
        ),
        (WHITE, block((0, 0.575, -0.12), (1.0, 0.035, 0.18), 0.012)),
        (DARK, union(*(block((x, 0.592, -0.085), (0.036, 0.035, 0.11), 0.01) for x in np.arange(-0.44, 0.46, 0.0975)))),
        (CREAM, sheet((0, 0.82, 0.02), (0.34, 0.22), 0.02, 15)),
        step=0.02,
    ),
    "drum-set": standing(
        (
            RED,
            union(
                placed(turned(((0.27, -0.15), (0.27, 0.15))), (0, 0.28, 0.12), (90, 0, 0)),
                placed(turned(((0.14, 0), (0.14, 0.16))), (0.2, 0.52, 0.12), (-15, 0, 0)),
                placed(turned(((0.14, 0), (0.14, 0.16))), (-0.2, 0.52, 0.12), (-15, 0, 0)),
                turned(((0.17, 0.22), (0.17, 0.5)), (-0.48, 0, -0.12)),
                turned(((0.16, 0.38), (0.16, 0.52)), (0.44, 0, -0.12)),
            ),
        ),
        (
            WHITE,
            union(
                disc((0, 0.28, 0.28), 0.25, 0.02, 2),
                placed(disc((0, 0.165, 0), 0.13, 0.02), (0.2, 0.52, 0.12), (-15, 0, 0)),
                placed(disc((0, 0.165, 0), 0.13, 0.02), (-0.2, 0.52, 0.12), (-15, 0, 0)),
                disc((-0.48, 0.505, -0.12), 0.16, 0.02),
                disc((0.44, 0.525, -0.12), 0.15, 0.02),
            ),
        ),
        (
            GOLD,
            union(
                placed(disc((0, 0, 0), 0.2, 0.045), (0.62, 0.74, 0.16), (-14, 0, 12)),
                placed(disc((0, 0, 0), 0.2, 0.045), (-0.66, 0.78, 0.1), (-14, 0, -12)),
            ),
        ),
        (
            STEEL,
            union(
                limb((0.62, 0.02, 0.16), (0.62, 0.74, 0.16), 0.02),
                limb((-0.66, 0.02, 0.1), (-0.66, 0.78, 0.1), 0.02),
                limb((0.44, 0.02, -0.12), (0.44, 0.4, -0.12), 0.018),
                limb((-0.48, 0.02, -0.12), (-0.48, 0.3, -0.12), 0.018),
            ),
        ),
        step=0.026,
    ),
    "big-drum": standing(
        (BLUE, turned(((0.3, 0.12), (0.34, 0.4), (0.3, 0.68)))),
        (WHITE, disc((0, 0.68, 0), 0.29, 0.04)),
        (GOLD, union(ring((0, 0.67, 0), 0.31, 0.026), ring((0, 0.13, 0), 0.31, 0.026))),
        (OAK, legs(0.4, 0.4, 0.14, 0.035)),
        step=0.03,
    ),
    "easel": standing(
        (
            WOOD,
            union(
                limb((-0.3, 0.02, -0.04), (-0.05, 1.42, 0.06), 0.024),
                limb((0.3, 0.02, -0.04), (0.05, 1.42, 0.06), 0.024),
                limb((0, 0.02, 0.42), (0, 1.36, 0.08), 0.022),
                limb((-0.3, 0.68, -0.01), (0.3, 0.68, -0.01), 0.028),
            ),
        ),
        (WHITE, sheet((0, 0.98, 0.0), (0.56, 0.54), 0.04, 4)),
        (SKY, sheet((0, 1.06, -0.01), (0.48, 0.3), 0.04, 4)),
        (GREEN, sheet((0, 0.84, -0.016), (0.48, 0.18), 0.04, 4)),
        (YELLOW, ball((0.13, 1.12, -0.03), (0.06, 0.06, 0.02))),
        (RED, union(ball((-0.12, 0.94, -0.04), (0.07, 0.06, 0.02)))),
        step=0.019,
    ),
    "steering-wheel": thing((DARK, placed(WHEEL, (0, 0, 0), (0, 0, 0))), (STEEL, ball((0, 0, 0), (0.05, 0.05, 0.035)))),
    "dashboard": standing(
        (
            RED,
            union(
                block((0, 0.36, 0.16), (0.92, 0.28, 0.42), 0.1),
                block((0.42, 0.2, -0.28), (0.08, 0.34, 0.86), 0.036),
                block((-0.42, 0.2, -0.28), (0.08, 0.34, 0.86), 0.036),
                block((0, 0.08, -0.28), (0.86, 0.1, 0.86), 0.04),
                block((0, 0.4, -0.7), (0.8, 0.62, 0.12), 0.05),
                k=0.03,
            ),
        ),
        (YELLOW, union(ball((0.3, 0.36, 0.36), (0.075, 0.075, 0.04)), ball((-0.3, 0.36, 0.36), (0.075, 0.075, 0.04)))),
        (
            DARK,
            union(
                limb((0, 0.46, 0.08), (0, 0.62, -0.12), 0.024),
                *(disc((x, 0.14, z), 0.14, 0.09, 0, 0.03) for x in (-0.45, 0.45) for z in (0.12, -0.56)),
            ),
        ),
        (WHITE, union(*(disc((x, 0.14, z), 0.065, 0.1, 0) for x in (-0.45, 0.45) for z in (0.12, -0.56)))),
        step=0.03,
    ),
    "ladder": standing(
        (WOOD, union(limb((-0.2, 0.02, 0), (-0.2, 2.6, 0), 0.028), limb((0.2, 0.02, 0), (0.2, 2.6, 0), 0.028))),
        (PALE, many([limb((-0.2, y, 0), (0.2, y, 0), 0.022) for y in np.arange(0.2, 2.6, 0.26)])),
        step=0.021,
    ),
    "treasure-chest": standing(
        (
            BROWN,
            union(
                block((0, 0.16, 0), (0.6, 0.32, 0.4), 0.025),
                placed(
                    within(limb((-0.27, 0, 0), (0.27, 0, 0), 0.2), lambda p: -p[:, 1]), (0, 0.38, -0.22), (-62, 0, 0)
                ),
            ),
        ),
        (
            GOLD,
            union(
                *(block((x, 0.16, 0), (0.06, 0.33, 0.415), 0.016) for x in (-0.2, 0.2)),
                block((0, 0.24, 0.2), (0.1, 0.12, 0.05), 0.018),
            ),
        ),
        (
            YELLOW,
            union(
                ball((0, 0.31, 0), (0.26, 0.09, 0.16)),
                *(disc((x, 0.38, z), 0.05, 0.03) for x, z in ((-0.1, 0.05), (0.1, 0.06), (0.0, 0.1))),
            ),
        ),
        (RED, ball((0.13, 0.39, -0.02), 0.04)),
        step=0.024,
    ),
    "campfire": standing(*FIRE, step=0.017),
    "cooking-fire": standing(
        *FIRE,
        (
            OAK,
            union(
                *(limb((x, 0.02, z), (0, 1.0, 0), 0.022) for x, _, z in points_around(3, 0.42, 0)),
                limb((0, 0.96, 0), (0, 0.7, 0), 0.013),
            ),
        ),
        (DARK, union(vessel(0.42, 0.62, 0.14, 0.17), bowed(0.16, 0, 180, 0.014, "xy", (0, 0.6, 0)))),
        (ORANGE, filling(0.6, 0.15, 0.04)),
        step=0.019,
    ),
    "cart": standing(
        (
            WOOD,
            union(
                block((0, 0.36, 0.0), (0.58, 0.06, 0.8), 0.024),
                *(block((x, 0.48, 0.0), (0.05, 0.24, 0.8), 0.02) for x in (-0.28, 0.28)),
                *(block((0, 0.48, z), (0.58, 0.24, 0.05), 0.02) for z in (-0.4, 0.4)),
                *(limb((x, 0.5, -0.38), (x, 0.66, -0.66), 0.026) for x in (-0.24, 0.24)),
                limb((-0.26, 0.66, -0.66), (0.26, 0.66, -0.66), 0.028),
            ),
        ),
        (
            RED,
            union(
                *(ring((x, 0.2, z), 0.165, 0.034, axis=0) for x in (-0.34, 0.34) for z in (0.2,)),
                *(
                    limb((x, 0.2 + 0.15 * dy, 0.2 + 0.15 * dz), (x, 0.2 - 0.15 * dy, 0.2 - 0.15 * dz), 0.018)
                    for x in (-0.34, 0.34)
                    for dy, dz in ((1, 0), (0, 1))
                ),
            ),
            0.022,
        ),
        (OAK, many([limb((x, 0.36, -0.28), (x, 0.06, -0.3), 0.03) for x in (-0.22, 0.22)])),
        (YELLOW, many([ball((x, 0.58, z), 0.12) for x in (-0.12, 0.12) for z in (-0.22, 0.0, 0.22)])),
        step=0.026,
    ),
    "shopping-cart": standing(
        (
            METAL,
            union(
                cut(block((0, 0.55, 0), (0.5, 0.36, 0.7), 0.03), block((0, 0.62, 0), (0.44, 0.42, 0.64), 0.03)),
                limb((-0.22, 0.74, -0.36), (-0.22, 0.82, -0.46), 0.022),
                limb((0.22, 0.74, -0.36), (0.22, 0.82, -0.46), 0.022),
                *(limb((x, 0.12, z), (x, 0.4, z), 0.022) for x in (-0.2, 0.2) for z in (-0.28, 0.28)),
            ),
        ),
        (RED, union(limb((-0.24, 0.82, -0.46), (0.24, 0.82, -0.46), 0.03))),
        (DARK, many([disc((x, 0.06, z), 0.06, 0.05, 0) for x in (-0.2, 0.2) for z in (-0.28, 0.28)])),
        (GREEN, many([ball((0.1, 0.74, 0.1), 0.1)])),
        (ORANGE, block((-0.1, 0.74, 0.0), (0.18, 0.22, 0.2), 0.03)),
        (YELLOW, ball((0.05, 0.72, -0.18), 0.09)),
        step=0.024,
    ),
    "flower-bed": standing(
        (BROWN, ball((0, 0.02, 0), (0.46, 0.09, 0.26))),
        (
            GREEN,
            many(
                [
                    limb((x, 0.06, z), (x, 0.3, z), 0.016)
                    for x, z in ((-0.25, 0), (0.0, 0.06), (0.25, -0.02), (-0.1, -0.1), (0.14, 0.12))
                ]
            ),
        ),
        (RED, many([ball((x, 0.33, z), (0.065, 0.06, 0.065)) for x, z in ((-0.25, 0), (0.25, -0.02), (0.0, 0.06))])),
        (YELLOW, many([ball((x, 0.33, z), (0.06, 0.055, 0.06)) for x, z in ((-0.1, -0.1), (0.14, 0.12))])),
        step=0.022,
    ),
    "soil": standing(
        (BROWN, union(ball((0, 0.01, 0), (0.3, 0.13, 0.22)), ball((0.12, 0.01, 0.05), (0.2, 0.1, 0.17)), k=0.05)),
        step=0.026,
    ),
    "dust": standing(
        (
            STEEL,
            many(
                [
                    ball((x, 0.02, z), (0.05, 0.03, 0.05))
                    for x, z in ((-0.1, 0.0), (0.0, 0.05), (0.09, -0.02), (0.03, -0.08))
                ]
            ),
        ),
        (BREAD, many([ball((x, 0.025, z), 0.024) for x, z in ((-0.05, 0.08), (0.12, 0.06), (-0.15, 0.05))])),
        step=0.014,
    ),
    "post-box": standing(
        (
            RED,
            union(
                block((0, 0.62, 0), (0.3, 0.3, 0.36), 0.04),
                within(limb((0, 0.77, -0.17), (0, 0.77, 0.17), 0.148), lambda p: 0.76 - p[:, 1]),
            ),
        ),
        (DARK, block((0, 0.78, -0.17), (0.2, 0.035, 0.05), 0.015)),
        (OAK, limb((0, 0.02, 0), (0, 0.5, 0), 0.05)),
        (
            YELLOW,
            union(
                limb((0.16, 0.72, 0.06), (0.16, 0.98, 0.06), 0.016),
                block((0.17, 0.97, 0.12), (0.03, 0.09, 0.12), 0.012),
            ),
        ),
        step=0.022,
    ),
    "suds": standing(
        (
            WHITE,
            many(
                [
                    ball((x, 0.02, z), r)
                    for x, z, r in (
                        (-0.14, 0, 0.045),
                        (-0.05, 0.06, 0.055),
                        (0.05, -0.04, 0.05),
                        (0.13, 0.04, 0.045),
                        (0.0, 0.0, 0.06),
                        (0.2, -0.03, 0.03),
                    )
                ]
            ),
        ),
        step=0.016,
    ),
    "sawn-plank": standing(
        (PALE, block((0, HIGH + 0.03, 0.0), (0.16, 0.05, 0.9), 0.014)),
        (
            OAK,
            union(
                *(
                    limb((x, 0.02, z + dz), (0, HIGH - 0.02, z), 0.026)
                    for z in (-0.22, 0.22)
                    for x in (-0.22, 0.22)
                    for dz in (0,)
                ),
                *(limb((-0.14, HIGH - 0.02, z), (0.14, HIGH - 0.02, z), 0.03) for z in (-0.22, 0.22)),
            ),
        ),
        step=0.02,
    ),
    "tree-stump": standing(
        (BROWN, turned(((0.26, 0), (0.2, 0.12), (0.19, 0.34)))),
        (PALE, disc((0, 0.345, 0), 0.175, 0.03)),
        (WOOD, union(limb((-0.14, 0.44, 0), (0.14, 0.44, 0), 0.07))),
        step=0.022,
    ),
    "water-splash": standing(
        (SKY, many([ball((x, 0.02, z), (0.14, 0.03, 0.14)) for x, z in ((0, 0), (0.1, 0.05))])), step=0.02
    ),
    "telescope-stand": standing(
        (OAK, many([limb((x, 0.02, z), (0, 0.9, 0), 0.022) for x, _, z in points_around(3, 0.3, 0)])),
        (
            WHITE,
            placed(
                union(limb((0, 0, -0.3), (0, 0, 0.36), 0.075), limb((0, 0, -0.42), (0, 0, -0.3), 0.04)),
                (0, 1.08, 0.1),
                (-24, 0, 0),
            ),
        ),
        (
            BLUE,
            placed(
                union(ring((0, 0, 0.36), 0.075, 0.022, axis=2), ring((0, 0, -0.28), 0.075, 0.018, axis=2)),
                (0, 1.08, 0.1),
                (-24, 0, 0),
            ),
        ),
        step=0.02,
    ),
    "mic-stand": standing(
        (STEEL, union(limb((0, 0.02, 0), (0, 1.08, 0), 0.016), disc((0, 0.02, 0), 0.15, 0.04))),
        (
            DARK,
            placed(
                union(limb((0, -0.06, 0), (0, 0.06, 0), 0.02, 0.026), ball((0, 0.1, 0), 0.045)),
                (0, 1.14, -0.02),
                (-35, 0, 0),
            ),
        ),
        step=0.017,
    ),
    "music-stand": standing(
        (
            DARK,
            union(
                limb((0, 0.02, 0), (0, 0.8, 0), 0.018),
                *(limb((0, 0.1, 0), (x, 0.02, z), 0.018) for x, _, z in points_around(3, 0.2, 0)),
                sheet((0, 0.92, 0), (0.4, 0.28), 0.03, 25),
            ),
        ),
        (WHITE, sheet((0, 0.94, -0.018), (0.3, 0.22), 0.024, 25)),
        step=0.019,
    ),
    "weight-bar": thing(
        (METAL, limb((-0.62, 0, 0), (0.62, 0, 0), 0.02)),
        (DARK, many([disc((x, 0, 0), 0.17, 0.07, 0) for x in (-0.52, 0.52)])),
        (RED, many([disc((x, 0, 0), 0.12, 0.06, 0) for x in (-0.59, 0.59)])),
        step=0.022,
    ),
}
PIECES = PLACES
