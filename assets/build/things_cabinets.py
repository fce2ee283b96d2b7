"""Tables, cupboards and beds, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_props import points_around
from puppet_shapes import ball, block, cut, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
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
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    BRICK,
    GREY,
    TEAL,
    band,
    bands,
    curve,
    either_side,
    made,
    posts,
    pressed,
    rounded,
)  # fmt: skip

GROUND = {"kind": "furniture", "place": "ground"}


def books(x0: float, x1: float, y: float, z: float, deep: float, high: float, turn: int = 0):
    """Upright books on a board: pairs of colour and solid."""
    colours = (RED, BLUE, YELLOW, GREEN, PURPLE, ORANGE, TEAL, CREAM)
    step, count = 0.06, int((x1 - x0) / 0.06)
    tall = [high * (0.78 + 0.22 * ((n * 7 + turn * 3) % 5) / 4) for n in range(count)]
    for k, colour in enumerate(colours):
        mine = [n for n in range(count) if (n * 3 + turn) % len(colours) == k]
        if mine:
            yield (
                colour,
                many(
                    [
                        block((x0 + step * (n + 0.5), y + tall[n] / 2, z), (step - 0.008, tall[n], deep), 0.012)
                        for n in mine
                    ]
                ),
                0.012,
            )


def drawers(width: float, low: float, high: float, count: int, z: float, knobs: bool = True):
    """Fronts of drawers and their knobs."""
    step = (high - low) / count
    fronts = many([block((0, low + step * (n + 0.5), z), (width, step - 0.035, 0.05), 0.015) for n in range(count)])
    at = [(x, low + step * (n + 0.5)) for n in range(count) for x in ((-width / 4, width / 4) if knobs else (0,))]
    return fronts, many([ball((x, y, z + 0.04), 0.026) for x, y in at])


CHEST = drawers(0.72, 0.1, 0.78, 3, 0.23)
MATTRESS = block((0, 0.12, 0), (0.9, 0.2, 1.5), 0.07)

THINGS: dict[str, Thing] = {
    "round table": made(
        1.0,
        "table, small table, cafe table, tea table",
        (
            WOOD,
            union(
                limb((0, 0.08, 0), (0, 0.66, 0), 0.055),
                *(limb((0, 0.2, 0), (x, 0.035, z), 0.035) for x, _, z in points_around(3, 0.3, 0)),
                ball((0, 0.3, 0), 0.085),
                k=0.03,
            ),
        ),
        (PALE, disc((0, 0.7, 0), 0.52, 0.06, soft=0.028)),
        **GROUND,
    ),
    "long table": made(
        1.1,
        "dining table, banquet table, tables, kitchen table",
        (OAK, posts(1.36, 0.5, 0.0, 0.6, 0.045)),
        (WOOD, block((0, 0.55, 0), (1.4, 0.09, 0.54), 0.02)),
        (PALE, block((0, 0.62, 0), (1.6, 0.06, 0.72), 0.026)),
        down=16.0,
        **GROUND,
    ),
    "wardrobe": made(
        1.4,
        "old wardrobe, closet, clothes cupboard, armoire",
        (WOOD, union(block((0, 0.72, 0), (0.9, 1.24, 0.42), 0.03), posts(0.78, 0.3, 0.0, 0.14, 0.05))),
        (OAK, union(block((0, 1.37, 0), (1.0, 0.1, 0.5), 0.04), block((0, 0.12, 0), (0.96, 0.07, 0.47), 0.03))),
        (PALE, either_side(0.215, lambda x: block((x, 0.75, 0.2), (0.4, 1.1, 0.05), 0.02))),
        (
            WOOD,
            either_side(
                0.215,
                lambda x: union(
                    block((x, 1.02, 0.215), (0.27, 0.4, 0.05), 0.02), block((x, 0.5, 0.215), (0.27, 0.4, 0.05), 0.02)
                ),
            ),
        ),
        (GOLD, either_side(0.05, lambda x: ball((x, 0.76, 0.25), 0.03))),
        **GROUND,
    ),
    "bookcase": made(
        1.3,
        "bookshelf, shelf, shelves, bookshelves, library shelf",
        (
            WOOD,
            union(
                block((0, 0.7, -0.15), (0.98, 1.36, 0.05), 0.02),
                either_side(0.47, lambda x: block((x, 0.7, 0), (0.07, 1.4, 0.34), 0.025)),
                *(block((0, y, 0), (0.96, 0.06, 0.33), 0.02) for y in (0.05, 0.49, 0.93, 1.37)),
            ),
        ),
        *(
            part
            for n, y in enumerate((0.08, 0.52, 0.96))
            for part in books(-0.43, 0.43 - 0.14 * (n == 1), y, 0.0, 0.24, 0.33, n * 2)
        ),
        (GOLD, ball((0.34, 0.6, 0.02), 0.075)),
        (TEAL, limb((0.34, 0.525, 0.02), (0.34, 0.55, 0.02), 0.05)),
        yaw=18.0,
        **GROUND,
    ),
    "chest of drawers": made(
        1.05,
        "dresser, drawers, commode, sideboard",
        (WOOD, union(block((0, 0.46, 0), (0.86, 0.78, 0.42), 0.03), posts(0.74, 0.3, 0.0, 0.12, 0.05))),
        (OAK, block((0, 0.86, 0), (0.96, 0.07, 0.5), 0.03)),
        (PALE, CHEST[0]),
        (GOLD, CHEST[1]),
        **GROUND,
    ),
    "bedside table": made(
        0.9,
        "nightstand, night table, bedside cabinet",
        (WOOD, union(block((0, 0.4, 0), (0.5, 0.36, 0.42), 0.03), posts(0.4, 0.3, 0.0, 0.3, 0.035))),
        (OAK, block((0, 0.6, 0), (0.58, 0.06, 0.48), 0.026)),
        (PALE, block((0, 0.42, 0.21), (0.4, 0.22, 0.05), 0.02)),
        (GOLD, ball((0, 0.42, 0.25), 0.032)),
        **GROUND,
    ),
    "cupboard": made(
        1.3,
        "kitchen cupboard, cabinet, larder, pantry, locker",
        (TEAL, block((0, 0.68, 0), (0.86, 1.36, 0.42), 0.035)),
        (
            CREAM,
            union(
                *(
                    block((x, y, 0.2), (0.37, h, 0.05), 0.022)
                    for x in (-0.205, 0.205)
                    for y, h in ((0.35, 0.52), (1.0, 0.62))
                )
            ),
        ),
        (
            GOLD,
            union(
                *(limb((x, y - 0.05, 0.25), (x, y + 0.05, 0.25), 0.018) for x in (-0.06, 0.06) for y in (0.42, 0.95))
            ),
        ),
        **GROUND,
    ),
    "shop counter": made(
        1.15,
        "counter, bar counter, reception desk",
        (WOOD, block((0, 0.42, 0), (1.3, 0.84, 0.4), 0.03)),
        (PALE, union(*(block((x, 0.44, 0.19), (0.34, 0.6, 0.06), 0.025) for x in (-0.41, 0, 0.41)))),
        (OAK, union(block((0, 0.87, 0.02), (1.42, 0.08, 0.54), 0.03), block((0, 0.05, 0.02), (1.34, 0.1, 0.42), 0.02))),
        yaw=22.0,
        **GROUND,
    ),
    "school desk": made(
        1.1,
        "pupil's desk, classroom desk, writing desk",
        (
            STEEL,
            union(
                either_side(
                    0.32,
                    lambda x: union(
                        limb((x, 0.03, -0.2), (x, 0.03, 0.24), 0.028),
                        limb((x, 0.03, 0.05), (x, 0.5, 0.05), 0.028),
                        limb((x, 0.3, 0.05), (x, 0.3, -0.36), 0.026),
                        limb((x, 0.3, -0.36), (x, 0.62, -0.44), 0.024),
                    ),
                )
            ),
        ),
        (
            PALE,
            union(
                block((0, 0.56, 0.06), (0.82, 0.06, 0.44), 0.025, -6),
                block((0, 0.32, -0.34), (0.74, 0.05, 0.26), 0.022),
                block((0, 0.58, -0.44), (0.74, 0.14, 0.05), 0.022),
            ),
        ),
        (WOOD, block((0, 0.46, 0.04), (0.7, 0.12, 0.36), 0.025)),
        (BLUE, block((-0.16, 0.6, 0.05), (0.22, 0.035, 0.26), 0.012, -6), 0.012),
        (YELLOW, limb((0.1, 0.6, 0.12), (0.3, 0.605, 0.02), 0.018), 0.01),
        yaw=150.0,
        **GROUND,
    ),
    "cradle": made(
        0.8,
        "baby bed, crib, cot, baby cradle",
        (
            WOOD,
            union(
                *(within(ring((0, 0.5, z), 0.46, 0.035, 2), lambda p: p[:, 1] - 0.12, k=0.01) for z in (-0.36, 0.36)),
                *(
                    pressed(
                        rounded(
                            [
                                (-0.34, 0.22),
                                (0.34, 0.22),
                                (0.42, 0.62),
                                (0.2, 0.7 + h),
                                (0, 0.8 + h),
                                (-0.2, 0.7 + h),
                                (-0.42, 0.62),
                            ],
                            4,
                        ),
                        0.06,
                        0.025,
                        z,
                    )
                    for z, h in ((-0.42, 0.06), (0.42, -0.08))
                ),
                k=0.0,
            ),
        ),
        (
            PALE,
            cut(
                within(
                    turned(((0.5, 0.16), (0.62, 0.6)), deep=1.0), block((0, 0.4, 0), (0.78, 0.5, 0.84), 0.02), k=0.02
                ),
                block((0, 0.6, 0), (0.64, 0.7, 0.8), 0.05),
            ),
        ),
        (SKY, union(block((0, 0.46, 0.1), (0.66, 0.24, 0.56), 0.1), k=0.02)),
        (WHITE, ball((0, 0.56, -0.28), (0.27, 0.11, 0.12))),
        yaw=55.0,
        down=20.0,
        seats=(Place("lie", (0, 0.58, -0.1), hides=True),),
        **GROUND,
    ),
    "mattress": made(
        1.3,
        "bed mattress, air mattress, sleeping mat, gym mat",
        (WHITE, MATTRESS),
        (BLUE, bands(MATTRESS, -0.45, 0.45, 7, 0, 0.004)),
        (SKY, band(MATTRESS, 0.105, 0.145, 1, 0.012)),
        yaw=60.0,
        down=18.0,
        seats=(Place("lie", (0, 0.24, 0)),),
        **GROUND,
    ),
    "coat stand": made(
        1.2,
        "hat stand, coat rack, clothes stand, coat hanger, hallstand",
        (
            OAK,
            union(
                limb((0, 0.1, 0), (0, 1.42, 0), 0.036),
                ball((0, 1.45, 0), 0.06),
                *(limb((0, 0.22, 0), (x, 0.03, z), 0.032) for x, _, z in points_around(4, 0.28, 0)),
                *(
                    curve([(0, 1.22, 0), (x, 1.2, z), (x * 1.35, 1.34, z * 1.35)], 0.024)
                    for x, _, z in points_around(4, 0.17, 0)
                ),
                k=0.02,
            ),
        ),
        (
            RED,
            union(
                turned(((0.1, 0.62), (0.13, 0.9), (0.06, 1.2)), (-0.2, 0, 0.04), 0.6),
                limb((-0.13, 1.12, 0.06), (-0.08, 0.7, 0.1), 0.05),
                k=0.03,
            ),
        ),
        (
            BROWN,
            union(disc((0.2, 1.36, 0.05), 0.17, 0.035), turned(((0.1, 1.36), (0.085, 1.48)), (0.2, 0, 0.05)), k=0.02),
        ),
        yaw=10.0,
        **GROUND,
    ),
    "mannequin": made(
        1.0,
        "mannequins, dress form, tailor's dummy, shop dummy, costume stand",
        (
            PALE,
            union(
                turned(
                    ((0.17, 0.62), (0.21, 0.72), (0.15, 0.95), (0.22, 1.16), (0.2, 1.27), (0.07, 1.34), (0.06, 1.4)),
                    deep=0.75,
                ),
                either_side(0.1, lambda x: ball((x, 1.13, 0.12), (0.09, 0.09, 0.06))),
                k=0.06,
            ),
        ),
        (
            OAK,
            union(
                ball((0, 1.43, 0), (0.05, 0.06, 0.05)),
                limb((0, 0.1, 0), (0, 0.64, 0), 0.035),
                *(limb((0, 0.18, 0), (x, 0.03, z), 0.032) for x, _, z in points_around(3, 0.27, 0)),
                k=0.02,
            ),
        ),
        (DARK, ring((0, 0.97, 0), 0.155, 0.014, 1, 0.75)),
        yaw=20.0,
        **GROUND,
    ),
    "fireplace": made(
        1.1,
        "hearth, open fire, fire place",
        (BRICK, cut(block((0, 0.55, 0), (1.3, 1.1, 0.4), 0.03), block((0, 0.3, 0.14), (0.66, 0.76, 0.4), 0.06))),
        (
            CREAM,
            union(
                *(
                    block((x + o, y, 0.19), (0.16, 0.02, 0.03), 0.006)
                    for x, o in ((-0.5, 0), (0.5, 0))
                    for y in np.arange(0.12, 0.95, 0.16)
                ),
                *(block((x, 0.86, 0.19), (0.02, 0.14, 0.03), 0.006) for x in (-0.28, -0.1, 0.1, 0.28)),
            ),
            0.01,
        ),
        (WOOD, block((0, 1.13, 0.03), (1.46, 0.09, 0.5), 0.03)),
        (GREY, block((0, 0.03, 0.16), (1.4, 0.07, 0.5), 0.025)),
        (
            BROWN,
            union(
                limb((-0.2, 0.12, 0.12), (0.2, 0.13, 0.18), 0.055), limb((-0.18, 0.13, 0.2), (0.18, 0.2, 0.1), 0.055)
            ),
        ),
        (
            ORANGE,
            union(
                ball((0, 0.26, 0.13), (0.2, 0.14, 0.09)),
                limb((-0.1, 0.26, 0.13), (-0.12, 0.46, 0.13), 0.08, 0.015),
                limb((0.02, 0.3, 0.13), (0.03, 0.58, 0.13), 0.09, 0.015),
                limb((0.12, 0.26, 0.13), (0.15, 0.42, 0.13), 0.07, 0.015),
                k=0.04,
            ),
        ),
        (
            YELLOW,
            union(
                ball((0, 0.22, 0.21), (0.1, 0.08, 0.05)), limb((0, 0.24, 0.21), (0.01, 0.4, 0.21), 0.06, 0.012), k=0.03
            ),
        ),
        yaw=16.0,
        **GROUND,
    ),
    "carpet": made(
        1.5,
        "rug, red carpet, persian rug, flying carpet, magic carpet",
        (RED, block((0, 0.03, 0), (1.3, 0.05, 0.86), 0.022)),
        (GOLD, cut(block((0, 0.04, 0), (1.16, 0.05, 0.72), 0.02), block((0, 0.04, 0), (1.06, 0.2, 0.62), 0.02))),
        (BLUE, placed(pressed([(-0.38, 0), (0, 0.22), (0.38, 0), (0, -0.22)], 0.05), (0, 0.04, 0), (90, 0, 0))),
        (YELLOW, placed(pressed([(-0.2, 0), (0, 0.12), (0.2, 0), (0, -0.12)], 0.05), (0, 0.048, 0), (90, 0, 0))),
        (
            CREAM,
            union(
                *(
                    limb((x, 0.025, z), (x + s, 0.02, z), 0.014)
                    for x, s in ((0.65, 0.09), (-0.65, -0.09))
                    for z in np.arange(-0.39, 0.4, 0.06)
                )
            ),
        ),
        yaw=20.0,
        down=32.0,
        kind="furniture",
        place="ground",
    ),
}
