"""What puppets see and play with, for puppets.py: each about its grip, see puppet_props.py."""

from __future__ import annotations

import numpy as np
from puppet_pieces import Piece
from puppet_props import points_around
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
    PALE,
    PURPLE,
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

SEEING: dict[str, Piece] = {
    "camera": thing(
        (DARK, block((0, 0, 0), (0.19, 0.12, 0.075), 0.025)),
        (STEEL, disc((0, 0, 0.06), 0.05, 0.07, 2)),
        (SKY, disc((0, 0, 0.095), 0.033, 0.02, 2)),
        (RED, ball((-0.06, 0.065, 0), 0.018)),
    ),
    "video-camera": thing(
        (DARK, union(block((0, 0.04, 0.02), (0.09, 0.12, 0.22), 0.025), limb((0, 0.04, 0.12), (0, 0.04, 0.17), 0.045))),
        (SKY, disc((0, 0.04, 0.215), 0.035, 0.02, 2)),
        (RED, ball((0, 0.105, -0.05), 0.018)),
    ),
    "phone": thing(
        (WHITE, block((0, 0.04, 0), (0.095, 0.19, 0.032), 0.014)),
        (SKY, block((0, 0.04, 0.012), (0.065, 0.135, 0.018), 0.006), 0.009),
    ),
    "handset": thing(
        (
            RED,
            union(
                limb((0, -0.08, 0), (0, 0.08, 0), 0.02),
                ball((0, -0.1, 0.02), (0.04, 0.03, 0.045)),
                ball((0, 0.1, 0.02), (0.04, 0.03, 0.045)),
                k=0.02,
            ),
        )
    ),
    "laptop": thing(
        (STEEL, block((0, 0.013, 0), (0.34, 0.026, 0.22), 0.012)),
        (STEEL, placed(sheet((0, 0.11, 0), (0.34, 0.22), 0.024), (0, 0.01, 0.11), (15, 0, 0))),
        (SKY, placed(sheet((0, 0.11, -0.009), (0.29, 0.17), 0.016), (0, 0.01, 0.11), (15, 0, 0))),
        (DARK, block((0, 0.026, -0.01), (0.28, 0.014, 0.11), 0.006)),
    ),
    "telescope": thing(
        (GOLD, limb((0, -0.16, 0), (0, 0.0, 0), 0.034)),
        (BROWN, limb((0, 0.02, 0), (0, 0.19, 0), 0.045)),
        (GOLD, disc((0, 0.24, 0), 0.06, 0.04)),
        (SKY, disc((0, 0.255, 0), 0.045, 0.03)),
    ),
    "binoculars": thing(
        (
            DARK,
            union(
                limb((0.05, 0, -0.05), (0.055, 0, 0.06), 0.032, 0.045),
                limb((-0.05, 0, -0.05), (-0.055, 0, 0.06), 0.032, 0.045),
                limb((-0.05, 0, 0), (0.05, 0, 0), 0.018),
            ),
        ),
        (SKY, union(disc((0.055, 0, 0.1), 0.035, 0.02, 2), disc((-0.055, 0, 0.1), 0.035, 0.02, 2))),
    ),
    "magnifying-glass": thing(
        (OAK, handle(-0.08, 0.1, 0.018)),
        (GOLD, ring((0, 0.2, 0), 0.095, 0.018, axis=2)),
        (CLEAR, disc((0, 0.2, 0), 0.09, 0.014, 2), 0.01),
    ),
    "lantern": thing(
        (
            OAK,
            union(
                bowed(0.07, 0, 180, 0.012, "xy", (0, -0.08, 0)),
                turned(((0.085, -0.12), (0.04, -0.06))),
                disc((0, -0.32, 0), 0.085, 0.04),
                *(limb((x, -0.31, z), (x, -0.11, z), 0.011) for x, _, z in points_around(4, 0.07, 0)),
            ),
        ),
        (YELLOW, ball((0, -0.21, 0), (0.06, 0.085, 0.06))),
    ),
    "torch": thing(
        (BROWN, limb((0, -0.2, 0), (0, 0.16, 0), 0.022, 0.032)),
        (OAK, disc((0, 0.17, 0), 0.05, 0.06)),
        (
            ORANGE,
            union(ball((0, 0.25, 0), (0.07, 0.085, 0.07)), limb((0, 0.28, 0), (0.02, 0.39, 0), 0.05, 0.012), k=0.02),
        ),
        (YELLOW, union(ball((0, 0.23, 0.03), (0.05, 0.06, 0.055)), limb((0, 0.25, 0.04), (0, 0.31, 0.04), 0.03, 0.01))),
    ),
    "flashlight": thing(
        (DARK, handle(-0.07, 0.1, 0.026)),
        (RED, limb((0, 0.1, 0), (0, 0.15, 0), 0.028, 0.05)),
        (YELLOW, disc((0, 0.19, 0), 0.045, 0.03)),
    ),
    "candle": thing(
        (WHITE, handle(0.02, 0.14, 0.028)),
        (GOLD, union(disc((0, -0.01, 0), 0.075, 0.03), ring((0.08, -0.005, 0), 0.028, 0.01, axis=2))),
        (ORANGE, union(ball((0, 0.2, 0), (0.024, 0.035, 0.024)), limb((0, 0.21, 0), (0, 0.25, 0), 0.018, 0.007))),
    ),
    "map": thing(
        (
            CREAM,
            chain_sheet := union(
                placed(sheet((0.07, 0.1, 0), (0.15, 0.24)), turn=(0, 16, 0)),
                placed(sheet((-0.07, 0.1, 0), (0.15, 0.24)), turn=(0, -16, 0)),
            ),
        ),
        (
            GREEN,
            within(
                union(ball((0.07, 0.14, 0), (0.05, 0.04, 0.06)), ball((-0.08, 0.06, 0), (0.04, 0.05, 0.06))),
                lambda p: chain_sheet(p) - 0.006,
            ),
            0.009,
        ),
        (
            RED,
            within(
                union(
                    limb((-0.1, 0.16, 0), (-0.02, 0.1, 0.0), 0.012), limb((-0.02, 0.1, 0.0), (0.1, 0.05, 0.0), 0.012)
                ),
                lambda p: np.abs(p[:, 2]) - 0.05,
                lambda p: chain_sheet(p) - 0.009,
            ),
            0.009,
        ),
    ),
    "crystal-ball": thing(
        (PURPLE, ball((0, 0.1, 0.03), 0.095)), (GOLD, turned(((0.08, -0.03), (0.05, 0.02)), (0, 0, 0.03)))
    ),
    "test-tube": thing(
        (CLEAR, limb((0, 0.06, 0), (0, 0.14, 0), 0.03)), (GREEN, limb((0, -0.07, 0), (0, 0.04, 0), 0.034))
    ),
    "remote": thing(
        (DARK, block((0, 0.05, 0), (0.055, 0.19, 0.03), 0.014)), (RED, ball((0, 0.11, 0.015), 0.014), 0.008)
    ),
    "syringe": thing(
        (CLEAR, handle(-0.05, 0.08, 0.024)),
        (METAL, union(handle(0.08, 0.19, 0.009), disc((0, -0.1, 0), 0.03, 0.02), handle(-0.1, -0.05, 0.011)), 0.009),
    ),
}

PLAY: dict[str, Piece] = {
    "ball": thing(
        (RED, ball((0, 0, 0.07), 0.115)), (WHITE, within(ball((0, 0, 0.07), 0.118), lambda p: np.abs(p[:, 1]) - 0.03))
    ),
    "soccer-ball": thing(
        (WHITE, ball((0, 0, 0.07), 0.115)),
        (
            DARK,
            within(
                ball((0, 0, 0.07), 0.118),
                many(
                    [
                        ball((x, y, z + 0.07), 0.05)
                        for x, y, z in (
                            (0, 0.115, 0),
                            (0, -0.115, 0),
                            (0.1, 0.04, 0.05),
                            (-0.1, 0.04, 0.05),
                            (0, 0.03, 0.115),
                            (0.06, -0.06, 0.085),
                            (-0.06, -0.06, 0.085),
                            (0.07, -0.03, -0.09),
                            (-0.07, -0.03, -0.09),
                        )
                    ]
                ),
            ),
        ),
    ),
    "basketball": thing(
        (ORANGE, ball((0, 0, 0.08), 0.13)),
        (DARK, union(ring((0, 0, 0.08), 0.126, 0.01, axis=0), ring((0, 0, 0.08), 0.126, 0.01, axis=1))),
    ),
    "small-ball": thing((YELLOW, ball((0, 0, 0.03), 0.055))),
    "red-ball": thing((RED, ball((0, 0, 0), 0.06))),
    "blue-ball": thing((BLUE, ball((0, 0, 0), 0.06))),
    "gold-ball": thing((YELLOW, ball((0, 0, 0), 0.06))),
    "racket": thing(
        (RED, union(ring((0, 0.32, 0), 0.125, 0.018, axis=2), limb((0, 0.19, 0), (0, 0.08, 0), 0.018))),
        (DARK, handle(-0.1, 0.1, 0.022)),
        (
            CREAM,
            cut(
                disc((0, 0.32, 0), 0.12, 0.016, 2),
                *(
                    block((x, 0.32 + y, 0), (0.028, 0.028, 0.1), 0.004)
                    for x in np.arange(-0.08, 0.09, 0.04)
                    for y in np.arange(-0.08, 0.09, 0.04)
                ),
                k=0.004,
            ),
            0.008,
        ),
    ),
    "bat": thing(
        (
            PALE,
            union(
                limb((0, -0.1, 0), (0, 0.2, 0), 0.018, 0.026),
                limb((0, 0.2, 0), (0, 0.55, 0), 0.026, 0.046),
                disc((0, -0.11, 0), 0.03, 0.03),
                k=0.02,
            ),
        )
    ),
    "paddle-bat": thing((RED, disc((0, 0.15, 0), 0.095, 0.03, 2)), (WOOD, handle(-0.06, 0.08, 0.022))),
    "golf-club": thing(
        (METAL, limb((0, -0.8, 0), (0, 0.1, 0), 0.013)),
        (DARK, union(handle(-0.05, 0.14, 0.02), ball((0, -0.8, 0.05), (0.035, 0.035, 0.075)))),
    ),
    "hockey-stick": thing(
        (WOOD, union(limb((0, -0.72, 0), (0, 0.4, 0), 0.018), limb((0, -0.74, 0), (0, -0.78, 0.2), 0.022), k=0.02))
    ),
    "balloon": thing(
        (
            RED,
            union(ball((0, 1.02, 0), (0.17, 0.2, 0.17)), limb((0, 0.84, 0), (0, 0.8, 0), 0.012, 0.028), k=0.02),
            0.02,
        ),
        (WHITE, limb((0, -0.08, 0), (0, 0.8, 0), 0.009), 0.012),
    ),
    "balloons": thing(
        (RED, ball((-0.14, 0.98, 0), (0.14, 0.165, 0.14)), 0.02),
        (BLUE, ball((0.15, 0.94, 0.02), (0.14, 0.165, 0.14)), 0.02),
        (YELLOW, ball((0.02, 1.14, -0.03), (0.14, 0.165, 0.14)), 0.02),
        (
            WHITE,
            union(*(limb((0, 0, 0), (x, y, 0), 0.008) for x, y in ((-0.12, 0.82), (0.13, 0.78), (0.015, 0.98)))),
            0.012,
        ),
    ),
    "kite": thing(
        (WHITE, limb((0, 0, 0), (0, 1.0, 0.5), 0.008), 0.012),
        (
            RED,
            placed(
                within(
                    many([sheet((0, 0, 0), (2, 2), 0.02)]),
                    lambda p: np.abs(p[:, 0]) / 0.2 * 0.17 + np.maximum(p[:, 1] / 0.2, -p[:, 1] / 0.3) * 0.17 - 0.17,
                ),
                (0, 1.1, 0.55),
                (-30, 0, 0),
            ),
            0.013,
        ),
        (
            YELLOW,
            union(limb((0, 0.85, 0.64), (0.05, 0.7, 0.68), 0.014), limb((0.05, 0.7, 0.68), (-0.03, 0.55, 0.68), 0.014)),
        ),
    ),
    "bubble-wand": thing((PURPLE, union(handle(-0.09, 0.1, 0.013), ring((0, 0.145, 0), 0.045, 0.013, axis=2)))),
    "bubble": thing((CLEAR, ball((0, 0, 0), 0.075)), (WHITE, ball((-0.03, 0.035, 0.055), 0.02))),
    "teddy-bear": thing(
        (
            BROWN,
            union(
                ball((0, 0, 0.05), (0.085, 0.1, 0.08)),
                ball((0, 0.14, 0.05), 0.08),
                *(ball((s * 0.065, 0.21, 0.05), 0.033) for s in (-1, 1)),
                *(limb((s * 0.06, 0.03, 0.07), (s * 0.12, 0.0, 0.1), 0.035) for s in (-1, 1)),
                *(limb((s * 0.05, -0.06, 0.07), (s * 0.08, -0.1, 0.13), 0.04) for s in (-1, 1)),
                k=0.01,
            ),
        ),
        (CREAM, union(ball((0, 0.12, 0.12), (0.04, 0.03, 0.03)), ball((0, -0.01, 0.11), (0.055, 0.065, 0.03)))),
        (
            DARK,
            union(ball((0, 0.13, 0.15), 0.014), ball((0.03, 0.165, 0.12), 0.014), ball((-0.03, 0.165, 0.12), 0.014)),
            0.008,
        ),
    ),
    "yo-yo": thing(
        (RED, union(disc((0.02, -0.42, 0), 0.055, 0.03, 0), disc((-0.02, -0.42, 0), 0.055, 0.03, 0))),
        (WHITE, limb((0, -0.4, 0), (0, 0, 0), 0.008)),
    ),
    "game-controller": thing(
        (
            DARK,
            union(
                limb((-0.07, 0.02, 0.02), (0.07, 0.02, 0.02), 0.035),
                limb((-0.08, 0.01, 0.02), (-0.1, -0.05, 0), 0.034, 0.028),
                limb((0.08, 0.01, 0.02), (0.1, -0.05, 0), 0.034, 0.028),
                k=0.02,
            ),
        ),
        (RED, ball((-0.07, 0.03, 0.055), 0.016)),
        (SKY, ball((0.07, 0.03, 0.055), 0.016)),
    ),
    "dumbbell": thing(
        (STEEL, limb((-0.09, 0, 0), (0.09, 0, 0), 0.018)),
        (DARK, union(disc((0.12, 0, 0), 0.08, 0.07, 0), disc((-0.12, 0, 0), 0.08, 0.07, 0))),
    ),
    "skateboard": thing(
        (RED, limb((0, -0.3, 0), (0, 0.3, 0), 0.02, 0.02)),
        (BLUE, within(block((0, 0, 0), (0.18, 0.68, 0.035), 0.016), lambda p: np.hypot(p[:, 0] * 1.5, p[:, 1]) - 0.34)),
        (CREAM, many([disc((x, y, -0.045), 0.035, 0.04, 0) for x in (-0.07, 0.07) for y in (-0.2, 0.2)])),
    ),
}

PIECES = {**SEEING, **PLAY}
