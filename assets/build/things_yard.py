"""Things of yards and gardens, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, chain, cut, limb, ring, turned, union, within
from puppet_solids import (
    BROWN,
    OAK,
    PALE,
    RED,
    STEEL,
    METAL,
    WOOD,
    SKY,
    bowed,
    disc,
    filling,
    many,
    placed,
    sheet,
    thing,
    vessel,
)
from thing_pieces import Place, Thing

THINGS: dict[str, Thing] = {
    "well": Thing(
        thing(
            (STEEL, vessel(0.0, 0.75, 0.5, 0.5, 0.11)),
            (SKY, filling(0.55, 0.4)),
            (OAK, union(*(block((x, 1.1, 0), (0.1, 1.0, 0.1), 0.02) for x in (-0.45, 0.45)))),
            (
                RED,
                union(
                    *(
                        placed(block((0, 0, 0), (1.3, 0.08, 0.62), 0.02), (0, 1.72, z), (t, 0, 0))
                        for z, t in ((-0.25, -36), (0.25, 36))
                    )
                ),
            ),
            (
                WOOD,
                union(limb((-0.6, 1.25, 0), (0.45, 1.25, 0), 0.05), limb((-0.62, 1.25, 0), (-0.62, 1.05, 0.0), 0.03)),
            ),
            (PALE, limb((0.05, 1.25, 0.05), (0.05, 0.98, 0.05), 0.02)),
            (BROWN, vessel(0.72, 0.97, 0.1, 0.13, 0.025)),
        ),
        words=("wishing well", "draw well", "water well"),
    ),
}
