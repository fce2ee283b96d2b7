"""Paper and what lies on desks, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREEN,
    LEAF,
    OAK,
    ORANGE,
    PALE,
    RED,
    SKY,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    many,
    placed,
    sheet,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    GREY,
    curve,
    made,
    pressed,
    star,
)  # fmt: skip

TABLE, FLAT = {"place": "table"}, {"place": "table", "yaw": -14.0, "down": 8.0}
LARGE = {"kind": "furniture", "place": "ground"}


def paper(x: float, y: float, turn: float, z: float, wide: float = 0.62, high: float = 0.84):
    """A sheet, and lines of writing on it."""
    at, how = (x, y, z), (0, 0, turn)
    lines = many(
        [
            block(
                (-0.03 * (n % 2), high / 2 - 0.14 - 0.12 * n, 0.02), (wide * (0.7 - 0.1 * (n % 2)), 0.03, 0.02), 0.008
            )
            for n in range(int(high / 0.14) - 1)
        ]
    )
    return placed(sheet((0, 0, 0), (wide, high), 0.03), at, how), placed(lines, at, how)


SHEETS = [paper(-0.12, 0.46, 9, -0.05), paper(0.14, 0.46, -8, 0.0)]

THINGS: dict[str, Thing] = {
    "letters": made(
        0.3,
        "pile of letters, letter pile, envelopes, bundle of letters",
        (
            WHITE,
            union(
                *(
                    placed(
                        block((0, 0, 0), (0.9, 0.07, 0.6), 0.02),
                        (0.02 * n, 0.05 + 0.09 * n, 0),
                        (0, 13 * ((n * 5) % 3 - 1), 0),
                    )
                    for n in range(5)
                )
            ),
        ),
        (
            SKY,
            union(
                *(limb((s * 0.42, 0.46, 0.27), (0, 0.46, -0.02), 0.014) for s in (-1, 1)),
                *(limb((s * 0.42, 0.46, -0.27), (0, 0.455, 0.02), 0.012) for s in (-1, 1)),
            ),
        ),
        (RED, union(ball((0, 0.46, 0.0), (0.09, 0.04, 0.09)))),
        grammar="plural",
        down=28.0,
        **TABLE,
    ),
    "papers": made(
        0.3,
        "notes, sheets of paper, list, documents, homework, labels, note, contract",
        (WHITE, union(*(one for one, _ in SHEETS))),
        (BLUE, union(*(lines for _, lines in SHEETS))),
        grammar="plural",
        **FLAT,
    ),
    "ticket": made(
        0.1,
        "train ticket, cinema ticket, entrance ticket, tickets, parking ticket, voucher",
        (
            YELLOW,
            placed(
                cut(block((0, 0, 0), (1.1, 0.52, 0.06), 0.02), *(ball((s * 0.55, 0, 0), 0.1) for s in (-1, 1))),
                (0, 0.3, 0),
                (0, 0, 12),
            ),
        ),
        (
            RED,
            placed(
                union(
                    *(block((0.3, y, 0.03), (0.03, 0.05, 0.02), 0.008) for y in np.arange(-0.2, 0.21, 0.1)),
                    cut(
                        block((-0.1, 0, 0.03), (0.62, 0.4, 0.02), 0.008),
                        block((-0.1, 0, 0.03), (0.56, 0.34, 0.1), 0.008),
                    ),
                    pressed(star(5, 0.13, 0.06, -0.1, 0), 0.03, 0.01, 0.03),
                ),
                (0, 0.3, 0),
                (0, 0, 12),
            ),
        ),
        **FLAT,
    ),
    "ruler": made(
        0.3,
        "measuring stick, wooden ruler, yardstick",
        (YELLOW, placed(block((0, 0, 0), (1.3, 0.24, 0.06), 0.02), (0, 0.3, 0), (0, 0, 22))),
        (
            DARK,
            placed(
                many(
                    [
                        block((x, 0.12 - h / 2, 0.025), (0.018, h, 0.03), 0.006)
                        for n, x in enumerate(np.linspace(-0.58, 0.58, 21))
                        for h in ((0.13,) if n % 5 == 0 else (0.07,))
                    ]
                ),
                (0, 0.3, 0),
                (0, 0, 22),
            ),
        ),
        **FLAT,
    ),
    "stamp": made(
        0.05,
        "postage stamp, stamps",
        (
            WHITE,
            cut(
                block((0, 0.5, 0), (0.86, 1.0, 0.07), 0.01),
                *(ball((x, y, 0), 0.04) for x in (-0.43, 0.43) for y in np.arange(0.05, 1.0, 0.1)),
                *(ball((x, y, 0), 0.04) for x in np.arange(-0.38, 0.4, 0.095) for y in (0.0, 1.0)),
            ),
        ),
        (SKY, block((0, 0.5, 0.03), (0.64, 0.78, 0.05), 0.01)),
        (
            GREEN,
            within(ball((0, 0.1, 0.05), (0.5, 0.3, 0.04)), lambda p: np.abs(p[:, 0]) - 0.31, lambda p: 0.12 - p[:, 1]),
        ),
        (YELLOW, ball((0.1, 0.64, 0.05), (0.13, 0.13, 0.03))),
        **FLAT,
    ),
    "photo": made(
        0.2,
        "photograph, picture frame, framed photo, portrait, old photo",
        (GOLD, cut(block((0, 0.5, 0), (0.84, 1.0, 0.1), 0.035), block((0, 0.5, 0.06), (0.62, 0.78, 0.1), 0.02))),
        (SKY, block((0, 0.5, 0.0), (0.64, 0.8, 0.06), 0.01)),
        (RED, within(ball((0, 0.12, 0.03), (0.26, 0.26, 0.05)), lambda p: 0.12 - p[:, 1])),
        (PALE, ball((0, 0.52, 0.04), (0.15, 0.17, 0.05))),
        (BROWN, cut(ball((0, 0.58, 0.04), (0.18, 0.17, 0.055)), ball((0, 0.48, 0.1), (0.13, 0.14, 0.08)))),
        (OAK, limb((0, 0.6, -0.05), (0, 0.03, -0.36), 0.03)),
        yaw=-24.0,
        down=8.0,
        place="table",
    ),
    "calendar": made(
        0.4,
        "wall calendar",
        (WHITE, block((0, 0.44, 0), (0.9, 0.88, 0.07), 0.02)),
        (RED, block((0, 0.8, 0.02), (0.9, 0.24, 0.08), 0.02)),
        (
            GREY,
            many(
                [
                    block((x, y, 0.035), (0.09, 0.08, 0.03), 0.012)
                    for x in np.linspace(-0.33, 0.33, 6)
                    for y in (0.12, 0.26, 0.4, 0.54)
                ]
            ),
        ),
        (ORANGE, ring((-0.07, 0.26, 0.05), 0.09, 0.02, 2)),
        (STEEL, many([ring((x, 0.93, 0.02), 0.05, 0.018, 0) for x in (-0.3, -0.1, 0.1, 0.3)])),
        yaw=-14.0,
        down=6.0,
        place="wall",
    ),
    "blackboard": made(
        1.15,
        "chalkboard, school board, board, green board",
        (LEAF, block((0, 0.76, 0), (1.3, 0.78, 0.05), 0.01)),
        (
            WOOD,
            union(
                cut(block((0, 0.76, 0), (1.44, 0.92, 0.09), 0.03), block((0, 0.76, 0), (1.28, 0.76, 0.3), 0.02)),
                block((0, 0.28, 0.06), (1.2, 0.05, 0.14), 0.02),
                *(
                    union(
                        limb((s * 0.56, 0.03, 0.1), (s * 0.5, 1.26, -0.05), 0.035),
                        limb((s * 0.56, 0.03, -0.34), (s * 0.5, 1.2, -0.08), 0.032),
                    )
                    for s in (-1, 1)
                ),
            ),
        ),
        (
            WHITE,
            union(
                curve(
                    [
                        (-0.5, 0.9, 0.035),
                        (-0.4, 1.0, 0.035),
                        (-0.3, 0.9, 0.035),
                        (-0.5, 0.7, 0.035),
                        (-0.28, 0.7, 0.035),
                    ],
                    0.018,
                ),
                limb((-0.16, 0.85, 0.035), (0.02, 0.85, 0.035), 0.016),
                limb((-0.07, 0.76, 0.035), (-0.07, 0.94, 0.035), 0.016),
                *(limb((0.16, y, 0.035), (0.5, y, 0.035), 0.014) for y in (0.96, 0.82, 0.68)),
                limb((-0.1, 0.33, 0.08), (0.02, 0.33, 0.08), 0.022),
            ),
        ),
        (YELLOW, limb((0.1, 0.33, 0.08), (0.2, 0.33, 0.08), 0.022)),
        yaw=-16.0,
        down=6.0,
        **LARGE,
    ),
    "poster": made(
        0.8,
        "notice, placard, wanted poster, advertisement, map on the wall, door sign",
        (CREAM, sheet((0, 0.5, 0), (0.76, 1.0), 0.04)),
        (
            RED,
            union(
                block((0, 0.86, 0.02), (0.56, 0.11, 0.03), 0.01), pressed(star(5, 0.22, 0.1, 0, 0.5), 0.04, 0.01, 0.02)
            ),
        ),
        (BLUE, many([block((0, y, 0.02), (w, 0.05, 0.03), 0.01) for y, w in ((0.2, 0.5), (0.1, 0.36))])),
        (GOLD, many([ball((x, y, 0.03), 0.03) for x in (-0.33, 0.33) for y in (0.05, 0.95)])),
        yaw=-12.0,
        down=4.0,
        place="wall",
    ),
}
