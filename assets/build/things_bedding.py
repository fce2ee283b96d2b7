"""Pillows, blankets and washing, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import block, grown, limb, union, within
from puppet_solids import (
    CREAM,
    RED,
    SKY,
    STRAW,
    WHITE,
    WOOD,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    band,
    curve,
    draped,
    made,
)  # fmt: skip


def cushion(width: float, deep: float, high: float, at=(0.0, 0.0, 0.0), turn=(0.0, 0.0, 0.0)):
    """A soft pillow that lies: thick in the middle, with four pointed corners."""

    def shape(p):
        x, z = np.abs(p[:, 0]) / (width / 2), np.abs(p[:, 2]) / (deep / 2)
        # Seams bend inwards between the corners.
        x, z = x * (1 + 0.1 * (1 - np.clip(z, 0, 1) ** 2)), z * (1 + 0.1 * (1 - np.clip(x, 0, 1) ** 2))
        bulge = high / 2 * np.sqrt(np.clip((1 - x**2) * (1 - z**2), 0, 1)) ** 0.8 + 0.012
        side = (np.maximum(x, z) - 1) * min(width, deep) / 2
        return np.maximum(np.abs(p[:, 1]) - bulge, side) * 0.85

    return placed(shape, at, turn)


PILLOW = cushion(1.0, 0.7, 0.4, (0, 0.24, 0))


def lying(width: float, deep: float, y: float, thick: float = 0.05):
    """A flat fold of cloth."""
    return block((0, y, 0), (width, thick, deep), thick / 2 - 0.002)


THINGS: dict[str, Thing] = {
    "pillow": made(
        0.6,
        "cushion, pillows, white pillow, head pillow",
        (WHITE, PILLOW),
        (
            SKY,
            many(
                [
                    within(grown(PILLOW, 0.006), lambda p, a=a: np.abs(p[:, 0] - a) - 0.028, k=0.006)
                    for a in (-0.3, -0.18, 0.18, 0.3)
                ]
            ),
        ),
        place="table",
        yaw=-20.0,
        down=24.0,
    ),
    "folded blanket": made(
        0.45,
        "blanket, blankets, wool blanket, plaid, bed cover, quilt",
        (
            RED,
            union(
                *(
                    union(lying(0.9, 0.62, y, 0.13), limb((-0.4, y, 0.29), (0.4, y, 0.29), 0.064), k=0.02)
                    for y in (0.07, 0.2, 0.33)
                )
            ),
        ),
        (
            CREAM,
            union(
                *(
                    band(lying(0.9, 0.66, y, 0.13), x - 0.035, x + 0.035, 0, 0.008)
                    for y in (0.07, 0.2, 0.33)
                    for x in (-0.22, 0.22)
                ),
                band(lying(0.9, 0.66, 0.33, 0.13), -0.16, -0.09, 2, 0.008),
                band(lying(0.9, 0.66, 0.33, 0.13), 0.09, 0.16, 2, 0.008),
            ),
        ),
        place="table",
        yaw=-25.0,
        down=18.0,
    ),
    "picnic blanket": made(
        1.5,
        "blanket on the grass, spread blanket, beach towel, picnic rug",
        (RED, block((0, 0.03, 0), (1.1, 0.045, 0.86), 0.02)),
        (
            WHITE,
            many(
                [
                    block((x, 0.038, z), (0.15, 0.042, 0.14), 0.006)
                    for n, x in enumerate(np.linspace(-0.46, 0.46, 7))
                    for m, z in enumerate(np.linspace(-0.35, 0.35, 6))
                    if (n + m) % 2
                ]
            ),
        ),
        place="ground",
        down=34.0,
        yaw=-25.0,
        seats=(Place("sit", (-0.25, 0.12, 0)), Place("sit", (0.25, 0.12, 0))),
    ),
    "sheet": made(
        1.35,
        "bedsheet, bed sheet, white sheet, blue sheet, bedsheets, wet sheet, hanging sheet",
        (WHITE, draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.022)),
        (
            SKY,
            union(
                band(draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.026), 0.16, 0.2),
                band(draped(1.3, 0.1, 1.0, 3.5, 0.04, 0.026), 0.24, 0.28),
            ),
        ),
        (STRAW, curve([(-0.85, 1.06, 0), (-0.4, 1.0, 0), (0.4, 1.0, 0), (0.85, 1.06, 0)], 0.02)),
        (WOOD, many([limb((x, 0.94, 0.0), (x, 1.09, 0.0), 0.03) for x in (-0.56, -0.2, 0.2, 0.56)])),
        place="air",
        yaw=-14.0,
        down=4.0,
    ),
    "air mattress": made(
        1.2,
        "lilo, swimming mattress, inflatable mattress, float",
        (
            RED,
            union(
                *(limb((x, 0.12, -0.6), (x, 0.12, 0.75), 0.115) for x in (-0.36, 0.0, 0.36)),
                limb((-0.36, 0.19, -0.72), (0.36, 0.19, -0.72), 0.15),
                k=0.03,
            ),
        ),
        (WHITE, union(*(limb((x, 0.12, -0.6), (x, 0.12, 0.75), 0.115) for x in (-0.18, 0.18)))),
        place="water",
        yaw=-60.0,
        down=20.0,
        seats=(Place("lie", (0, 0.26, 0.1)),),
    ),
}
