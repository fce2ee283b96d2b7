"""Lamps, seats and what else stands in rooms, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    OAK,
    ORANGE,
    PALE,
    PINK,
    PURPLE,
    RED,
    SKY,
    WHITE,
    WOOD,
    YELLOW,
    bowed,
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    TEAL,
    band,
    bands,
    curve,
    draped,
    either_side,
    made,
    posts,
    pressed,
)  # fmt: skip

GROUND = {"kind": "furniture", "place": "ground"}
SHADE = turned(((0.27, 1.18), (0.17, 1.5)))
NIGHT = turned(((0.21, 0.4), (0.12, 0.66)))

THINGS: dict[str, Thing] = {
    "curtain": made(
        1.6,
        "curtains, drapes, window curtain, stage curtain, theatre curtain",
        (
            RED,
            union(
                placed(draped(0.62, -0.02, 1.26, 4, 0.045), (-0.36, 0, 0)),
                placed(draped(0.62, -0.02, 1.26, 4, 0.045), (0.36, 0, 0)),
            ),
        ),
        (
            GOLD,
            union(
                limb((-0.8, 1.32, 0), (0.8, 1.32, 0), 0.035),
                either_side(0.83, lambda x: ball((x, 1.32, 0), 0.065)),
                *(ring((x, 1.29, 0), 0.05, 0.014, 0) for x in np.linspace(-0.62, 0.62, 10)),
            ),
        ),
        (
            YELLOW,
            union(
                placed(draped(0.62, 0.02, 0.1, 4, 0.045, 0.042), (-0.36, 0, 0)),
                placed(draped(0.62, 0.02, 0.1, 4, 0.045, 0.042), (0.36, 0, 0)),
            ),
        ),
        yaw=0.0,
        down=4.0,
        kind="furniture",
        place="wall",
    ),
    "floor lamp": made(
        1.07,
        "lamp, standing lamp, standard lamp",
        (YELLOW, SHADE),
        (ORANGE, union(band(SHADE, 1.19, 1.23, 1, 0.008), band(SHADE, 1.44, 1.48, 1, 0.008))),
        (
            OAK,
            union(
                limb((0, 0.05, 0), (0, 1.25, 0), 0.032),
                disc((0, 0.035, 0), 0.22, 0.07, soft=0.03),
                ball((0, 0.6, 0), 0.055),
                k=0.03,
            ),
        ),
        **GROUND,
    ),
    "table lamp": made(
        0.75,
        "lamp, desk lamp, bedside lamp, reading lamp",
        (PINK, NIGHT),
        (WHITE, bands(NIGHT, 0.42, 0.66, 2, 1, 0.006)),
        (
            TEAL,
            union(
                turned(((0.12, 0.02), (0.15, 0.1), (0.07, 0.3), (0.03, 0.42))), disc((0, 0.02, 0), 0.13, 0.04), k=0.02
            ),
        ),
        kind="furniture",
        place="table",
    ),
    "chandelier": made(
        1.0,
        "crystal chandelier, ceiling lamp, candelabra",
        (
            GOLD,
            union(
                limb((0, 0.3, 0), (0, 1.0, 0), 0.024),
                ball((0, 0.42, 0), 0.1),
                ball((0, 0.28, 0), 0.055),
                ball((0, 0.72, 0), 0.06),
                *(
                    curve([(0, 0.42, 0), (x * 0.5, 0.26, z * 0.5), (x, 0.4, z)], 0.022)
                    for x, _, z in points_around(6, 0.46, 0)
                ),
                *(disc((x, 0.41, z), 0.07, 0.03) for x, _, z in points_around(6, 0.46, 0)),
                k=0.0,
            ),
        ),
        (WHITE, many([limb((x, 0.43, z), (x, 0.55, z), 0.036) for x, _, z in points_around(6, 0.46, 0)])),
        (ORANGE, many([ball((x, 0.63, z), (0.026, 0.05, 0.026)) for x, _, z in points_around(6, 0.46, 0)])),
        (
            SKY,
            union(
                *(ball((x, 0.29, z), (0.03, 0.045, 0.03)) for x, _, z in points_around(6, 0.46, 0)),
                *(ball((x, 0.24, z), (0.03, 0.05, 0.03)) for x, _, z in points_around(6, 0.24, 0)),
                ball((0, 0.17, 0), (0.05, 0.075, 0.05)),
            ),
        ),
        yaw=15.0,
        down=-4.0,
        kind="furniture",
        place="air",
    ),
    "standing mirror": made(
        1.15,
        "mirror, looking glass, dressing mirror, full-length mirror",
        (
            GOLD,
            cut(
                placed(ball((0, 0, 0), (0.36, 0.62, 0.05)), (0, 0.82, 0)),
                placed(ball((0, 0, 0.05), (0.29, 0.55, 0.07)), (0, 0.82, 0)),
            ),
        ),
        (CLEAR, ball((0, 0.82, 0), (0.3, 0.56, 0.02))),
        (WHITE, many([limb((-0.12 + d, 0.9 + d, 0.025), (0.02 + d, 1.1 + d, 0.022), 0.012) for d in (0, 0.07)])),
        (
            OAK,
            union(
                either_side(
                    0.42,
                    lambda x: union(
                        limb((x, 0.1, 0), (x, 0.98, 0), 0.032),
                        ball((x, 1.02, 0), 0.05),
                        limb((x, 0.12, 0), (x, 0.03, 0.22), 0.032),
                        limb((x, 0.12, 0), (x, 0.03, -0.22), 0.032),
                    ),
                ),
                limb((-0.42, 0.2, 0), (0.42, 0.2, 0), 0.026),
            ),
        ),
        yaw=18.0,
        **GROUND,
    ),
    "rocking chair": made(
        0.95,
        "grandmother's chair, wooden rocking chair, garden chair",
        (
            WOOD,
            union(
                *(
                    curve([(x, 0.2, 0.55), (x, 0.06, 0.25), (x, 0.03, -0.05), (x, 0.1, -0.38), (x, 0.2, -0.56)], 0.034)
                    for x in (-0.3, 0.3)
                ),
                *(limb((x, 0.06, z), (x * 0.95, 0.46, z * 0.9), 0.03) for x in (-0.3, 0.3) for z in (-0.24, 0.24)),
                *(limb((x, 0.45, -0.24), (x, 1.16, -0.44), 0.032) for x in (-0.28, 0.28)),
                *(limb((x, 0.48, -0.25), (x, 1.08, -0.42), 0.02) for x in (-0.14, 0, 0.14)),
                *(curve([(x, 0.74, -0.33), (x, 0.7, 0.1), (x, 0.68, 0.25)], 0.03) for x in (-0.33, 0.33)),
                *(limb((x, 0.46, 0.22), (x * 1.1, 0.69, 0.2), 0.024) for x in (-0.3, 0.3)),
            ),
        ),
        (OAK, block((0, 1.13, -0.43), (0.66, 0.14, 0.06), 0.028, 15)),
        (RED, block((0, 0.5, 0), (0.6, 0.09, 0.54), 0.04)),
        yaw=40.0,
        seats=(Place("sit", (0, 0.62, 0.02)),),
        **GROUND,
    ),
    "throne": made(
        1.1,
        "golden throne, king's chair, royal seat",
        (
            GOLD,
            union(
                block((0, 0.28, 0), (0.74, 0.5, 0.56), 0.05),
                block((0, 0.74, -0.24), (0.74, 1.0, 0.14), 0.05),
                either_side(
                    0.36,
                    lambda x: union(
                        block((x, 0.5, 0.02), (0.14, 0.3, 0.56), 0.05),
                        ball((x, 0.68, 0.26), 0.08),
                        ball((x, 1.32, -0.24), 0.085),
                    ),
                ),
                pressed([(-0.3, 1.2), (0.3, 1.2), (0, 1.46)], 0.12, 0.03, -0.24),
                k=0.02,
            ),
        ),
        (RED, union(block((0, 0.52, 0.04), (0.56, 0.12, 0.5), 0.05), block((0, 0.88, -0.17), (0.5, 0.6, 0.09), 0.04))),
        (
            BLUE,
            union(
                ball((0, 1.3, -0.16), (0.055, 0.07, 0.03)),
                either_side(0.18, lambda x: ball((x, 0.24, 0.28), (0.05, 0.05, 0.03))),
            ),
        ),
        (PURPLE, block((0, 0.04, 0.1), (0.9, 0.08, 0.8), 0.03)),
        yaw=22.0,
        seats=(Place("sit", (0, 0.64, 0.06)),),
        **GROUND,
    ),
    "balance beam": made(
        1.4,
        "beam, gymnastics beam, gym beam",
        (WOOD, block((0, 0.6, 0), (1.8, 0.14, 0.16), 0.04)),
        (CREAM, block((0, 0.67, 0), (1.8, 0.03, 0.16), 0.014)),
        (
            BLUE,
            either_side(
                0.7,
                lambda x: union(
                    limb((x, 0.5, 0), (x, 0.06, 0.26), 0.04),
                    limb((x, 0.5, 0), (x, 0.06, -0.26), 0.04),
                    limb((x, 0.04, -0.34), (x, 0.04, 0.34), 0.04),
                ),
            ),
        ),
        yaw=14.0,
        seats=(
            Place("stand", (0, 0.69, 0), feet=(0, 0.69, 0)),
            Place("sit", (-0.4, 0.72, 0)),
        ),
        **GROUND,
    ),
    "vaulting horse": made(
        1.25,
        "pommel horse, gym horse, vaulting box",
        (BROWN, union(limb((-0.5, 0.72, 0), (0.5, 0.72, 0), 0.2), k=0.0)),
        (
            PALE,
            either_side(
                0.5,
                lambda x: union(
                    limb((x * 0.9, 0.62, 0.1), (x, 0.04, 0.3), 0.045),
                    limb((x * 0.9, 0.62, -0.1), (x, 0.04, -0.3), 0.045),
                ),
            ),
        ),
        (CREAM, either_side(0.17, lambda x: bowed(0.12, 0, 180, 0.028, "zy", (x, 0.88, 0)))),
        yaw=25.0,
        seats=(Place("sit", (0, 0.98, 0)),),
        **GROUND,
    ),
    "gym bars": made(
        1.6,
        "parallel bars, horizontal bar, high bar, climbing bars",
        (PALE, either_side(0.25, lambda x: limb((x, 1.1, -0.75), (x, 1.1, 0.75), 0.036))),
        (BLUE, either_side(0.25, lambda x: union(*(limb((x, 0.05, z), (x, 1.07, z), 0.036) for z in (-0.5, 0.5))))),
        (
            DARK,
            union(
                *(limb((-0.38, 0.04, z), (0.38, 0.04, z), 0.045) for z in (-0.5, 0.5)),
                either_side(0.38, lambda x: limb((x, 0.04, -0.5), (x, 0.04, 0.5), 0.04)),
            ),
        ),
        yaw=58.0,
        **GROUND,
    ),
    "grandfather clock": made(
        1.25,
        "clock, pendulum clock, old clock, standing clock",
        (
            WOOD,
            union(
                block((0, 0.62, 0), (0.36, 0.86, 0.28), 0.03),
                block((0, 0.13, 0), (0.5, 0.26, 0.38), 0.03),
                block((0, 1.24, 0), (0.5, 0.46, 0.38), 0.04),
                pressed([(-0.26, 1.46), (0.26, 1.46), (0.1, 1.58), (0, 1.62), (-0.1, 1.58)], 0.3, 0.03),
            ),
        ),
        (OAK, union(block((0, 0.64, 0.13), (0.26, 0.66, 0.05), 0.02), block((0, 1.03, 0), (0.56, 0.05, 0.42), 0.02))),
        (CREAM, disc((0, 1.25, 0.19), 0.19, 0.04, 2)),
        (
            GOLD,
            union(
                ring((0, 1.25, 0.2), 0.19, 0.02, 2),
                limb((0, 0.88, 0.17), (0, 0.54, 0.17), 0.016),
                disc((0, 0.48, 0.17), 0.085, 0.04, 2),
            ),
        ),
        (DARK, union(limb((0, 1.25, 0.22), (0, 1.38, 0.22), 0.014), limb((0, 1.25, 0.22), (0.09, 1.2, 0.22), 0.016))),
        yaw=18.0,
        **GROUND,
    ),
    "folding screen": made(
        1.4,
        "room divider, paper screen",
        *(
            (colour, placed(block((0, 0.62, 0), (0.46, 1.14, 0.05), 0.02), (x, 0, z), (0, turn, 0)))
            for colour in (OAK,)
            for x, z, turn in ((-0.4, 0, 25), (0, 0, -25), (0.4, 0, 25))
        ),
        (
            CREAM,
            many(
                [
                    placed(block((0, 0.62, 0.0), (0.36, 1.02, 0.07), 0.02), (x, 0, z), (0, turn, 0))
                    for x, z, turn in ((-0.4, 0, 25), (0, 0, -25), (0.4, 0, 25))
                ]
            ),
        ),
        (
            PINK,
            many(
                [
                    placed(ball((0.04 * k, y, 0.03), (0.06, 0.06, 0.025)), (x, 0, 0), (0, turn, 0))
                    for x, turn, k in ((-0.4, 25, 1), (0, -25, -1), (0.4, 25, 1))
                    for y in (0.45, 0.75, 0.95)
                ]
            ),
        ),
        yaw=0.0,
        **GROUND,
    ),
    "bunk bed": made(
        1.1,
        "double bed, children's beds, beds, camp bed",
        (
            WOOD,
            union(
                posts(0.78, 1.5, 0.0, 1.3, 0.05),
                *(block((0, y, 0), (0.8, 0.1, 1.52), 0.03) for y in (0.26, 0.9)),
                block((0, 0.44, -0.75), (0.74, 0.12, 0.05), 0.02),
                block((0, 1.18, -0.75), (0.74, 0.12, 0.05), 0.02),
                block((0.39, 1.12, -0.2), (0.05, 0.09, 1.1), 0.02),
                *(limb((0.45, 0.05, z), (0.45, 1.1, z), 0.026) for z in (0.42, 0.68)),
                *(limb((0.45, y, 0.42), (0.45, y, 0.68), 0.022) for y in (0.25, 0.5, 0.75, 1.0)),
            ),
        ),
        (SKY, union(*(block((0, y, 0.12), (0.7, 0.16, 1.16), 0.06) for y in (0.36, 1.0)))),
        (WHITE, union(*(ball((0, y, -0.56), (0.28, 0.09, 0.16)) for y in (0.38, 1.02)))),
        yaw=-62.0,
        **GROUND,
    ),
}
