"""Small tools and what a bathroom has, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, turned, union
from puppet_solids import (
    BLUE,
    DARK,
    GOLD,
    METAL,
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
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    LIME,
    band,
    curve,
    made,
    pressed,
    rounded,
    star,
)  # fmt: skip

TABLE, FLAT = {"place": "table"}, {"place": "table", "yaw": -14.0, "down": 8.0}
TOOL = {"place": "table", "kind": "tool", "yaw": -14.0, "down": 8.0}


def nail(x: float, z: float, turn: float):
    """A nail that lies on the ground."""
    return placed(
        union(
            limb((0, 0.06, 0), (0.7, 0.06, 0), 0.05),
            limb((0.7, 0.06, 0), (0.86, 0.06, 0), 0.05, 0.008),
            disc((-0.03, 0.08, 0), 0.12, 0.06, 0),
        ),
        (x, 0, z),
        (0, turn, 0),
    )


THINGS: dict[str, Thing] = {
    "nails": made(
        0.08,
        "nail, iron nail, iron nails, tack",
        (STEEL, union(nail(-0.5, 0.2, 20), nail(-0.36, -0.16, -35), nail(-0.2, 0.44, 5))),
        grammar="plural",
        down=32.0,
        kind="tool",
        place="table",
        yaw=-20.0,
    ),
    "screw": made(
        0.06,
        "screws, bolt, wood screw",
        (
            METAL,
            union(
                cut(disc((0, 0.9, 0), 0.24, 0.16, 1, 0.06), block((0, 0.98, 0), (0.6, 0.1, 0.07), 0.01)),
                limb((0, 0.22, 0), (0, 0.84, 0), 0.1),
                limb((0, 0.22, 0), (0, 0.0, 0), 0.1, 0.01),
            ),
        ),
        (
            STEEL,
            union(*(placed(ring((0, 0, 0), 0.105, 0.03), (0, y, 0), (0, 0, 12)) for y in np.arange(0.2, 0.74, 0.1))),
        ),
        roll=24.0,
        **TOOL,
    ),
    "pliers": made(
        0.2,
        "pincers, tongs",
        (
            STEEL,
            union(
                *(
                    curve(
                        [(s * -0.05, 0.56, 0.02 * s), (s * 0.12, 0.72, 0.02 * s), (s * 0.05, 1.0, 0.02 * s)],
                        (0.08, 0.05),
                    )
                    for s in (-1, 1)
                ),
                disc((0, 0.54, 0), 0.12, 0.14, 2),
            ),
        ),
        (RED, union(*(curve([(s * 0.05, 0.48, 0), (s * 0.2, 0.3, 0), (s * 0.16, 0.0, 0)], 0.065) for s in (-1, 1)))),
        (DARK, ball((0, 0.54, 0.07), 0.04)),
        **TOOL,
    ),
    "chisel": made(
        0.25,
        "carving tool, wood chisel, gouge",
        (RED, union(limb((0, 0.74, 0), (0, 1.0, 0), 0.08, 0.1), k=0.0)),
        (GOLD, disc((0, 0.66, 0), 0.085, 0.05)),
        (
            METAL,
            union(
                limb((0, 0.4, 0), (0, 0.64, 0), 0.045),
                pressed([(-0.11, 0.0), (0.11, 0.05), (0.11, 0.42), (0.0, 0.5), (-0.11, 0.42)], 0.06, 0.02),
            ),
        ),
        roll=22.0,
        **TOOL,
    ),
    "trowel": made(
        0.3,
        "bricklayer's trowel, garden trowel, small spade",
        (
            METAL,
            union(
                pressed(
                    rounded([(0, 0.0), (0.24, 0.4), (0.2, 0.52), (0, 0.54), (-0.2, 0.52), (-0.24, 0.4)], 3), 0.06, 0.025
                ),
                curve([(0, 0.5, 0.02), (0, 0.62, 0.1), (0, 0.72, 0.05)], 0.035),
            ),
        ),
        (WOOD, limb((0, 0.76, 0.03), (0, 1.05, 0.03), 0.07, 0.08)),
        roll=18.0,
        **TOOL,
    ),
    "wedge": made(
        0.2,
        "door wedge, wooden wedge, doorstop",
        (WOOD, placed(pressed([(-0.6, 0.0), (0.5, 0.0), (0.5, 0.42)], 0.46, 0.02), (0, 0, 0))),
        (PALE, union(*(limb((0.502, y, -0.18), (0.502, y, 0.18), 0.012) for y in (0.1, 0.2, 0.3)))),
        yaw=-30.0,
        down=18.0,
        kind="tool",
        place="ground",
    ),
    "handcuffs": made(
        0.15,
        "cuffs, shackles",
        (
            METAL,
            union(
                *(ring((s * 0.42, 0.36, 0), 0.28, 0.055, 2) for s in (-1, 1)),
                *(block((s * 0.2, 0.2, 0), (0.2, 0.22, 0.13), 0.04) for s in (-1, 1)),
            ),
        ),
        (STEEL, union(ring((-0.05, 0.16, 0), 0.07, 0.025, 2), ring((0.05, 0.16, 0), 0.07, 0.025, 0))),
        (DARK, union(*(ball((s * 0.2, 0.2, 0.065), 0.028) for s in (-1, 1)))),
        grammar="plural",
        **FLAT,
    ),
    "razor": made(
        0.15,
        "shaver, shaving razor, barber's razor",
        (SKY, union(curve([(0, 0.0, 0), (0, 0.4, 0.03), (0, 0.78, 0)], (0.07, 0.055)), k=0.0)),
        (METAL, union(block((0, 0.86, 0.03), (0.52, 0.16, 0.14), 0.04))),
        (DARK, union(*(block((0, 0.82 + 0.05 * k, 0.1), (0.44, 0.016, 0.03), 0.006) for k in range(3)))),
        (WHITE, union(*(ball((x, 0.96 + 0.03 * n, 0.1), 0.075) for n, x in enumerate((-0.2, -0.06, 0.09))))),
        roll=16.0,
        **FLAT,
    ),
    "lipstick": made(
        0.08,
        "lip stick, make-up",
        (GOLD, union(limb((0, 0.36, 0), (0, 0.52, 0), 0.12))),
        (DARK, disc((0, 0.2, 0), 0.18, 0.4, 1, 0.03)),
        (RED, cut(limb((0, 0.5, 0), (0, 0.82, 0), 0.1), lambda p: 0.92 - p[:, 1] - 0.7 * p[:, 0])),
        (PURPLE, union(placed(disc((0, 0, 0), 0.17, 0.4, 1, 0.03), (0.4, 0.17, 0.14), (0, 0, 90)))),
        place="table",
        yaw=-14.0,
    ),
    "toothpaste": made(
        0.18,
        "tube of toothpaste, cream tube",
        (
            WHITE,
            union(
                placed(
                    union(limb((-0.3, 0, 0), (0.3, 0, 0), 0.13), block((-0.42, 0, 0), (0.1, 0.38, 0.05), 0.02), k=0.16),
                    (0, 0.3, 0),
                    (0, 0, -14),
                )
            ),
        ),
        (
            RED,
            placed(
                union(
                    disc((0.5, 0, 0), 0.09, 0.16, 0, 0.02),
                    band(limb((-0.3, 0, 0), (0.3, 0, 0), 0.13), -0.14, 0.14, 0, 0.02),
                ),
                (0, 0.3, 0),
                (0, 0, -14),
            ),
        ),
        (SKY, union(ball((0.7, 0.09, 0.02), 0.07), ball((0.8, 0.06, 0.03), 0.06), ball((0.74, 0.15, 0.02), 0.045))),
        **FLAT,
    ),
    "spray cans": made(
        0.25,
        "spray can, paint spray, aerosol",
        *(
            (c, union(disc((x, 0.36, z), 0.18, 0.66, 1, 0.03)))
            for c, x, z in ((RED, -0.4, 0), (BLUE, 0.02, 0.1), (LIME, 0.42, -0.02))
        ),
        (
            METAL,
            union(
                *(
                    union(turned(((0.18, 0.66), (0.09, 0.78)), (x, 0, z)), disc((x, 0.05, z), 0.19, 0.06))
                    for x, z in ((-0.4, 0), (0.02, 0.1), (0.42, -0.02))
                )
            ),
        ),
        (WHITE, union(*(disc((x, 0.83, z), 0.06, 0.12, 1, 0.02) for x, z in ((-0.4, 0), (0.02, 0.1), (0.42, -0.02))))),
        (
            YELLOW,
            union(
                *(
                    pressed(star(5, 0.1, 0.045, x, 0.36), 0.05, 0.015, z + 0.18)
                    for x, z in ((-0.4, 0), (0.02, 0.1), (0.42, -0.02))
                )
            ),
        ),
        grammar="plural",
        **FLAT,
    ),
    "plug": made(
        0.08,
        "electric plug, power plug, cable, power cord",
        (
            DARK,
            union(
                block((0, 0.4, 0), (0.4, 0.4, 0.3), 0.1),
                curve(
                    [(-0.2, 0.4, 0), (-0.5, 0.38, 0), (-0.66, 0.14, 0.1), (-0.4, 0.05, 0.3), (-0.9, 0.04, 0.34)], 0.05
                ),
            ),
        ),
        (METAL, union(*(limb((0.18, y, 0), (0.48, y, 0), 0.045) for y in (0.3, 0.5)))),
        **FLAT,
    ),
    "skipping rope": made(
        0.8,
        "jump rope",
        (
            ORANGE,
            curve(
                [
                    (-0.42, 0.86, 0),
                    (-0.5, 0.4, 0.02),
                    (-0.2, 0.06, 0.05),
                    (0.2, 0.2, 0.06),
                    (0.1, 0.5, 0.04),
                    (-0.16, 0.34, 0.0),
                    (0.1, 0.06, -0.04),
                    (0.5, 0.3, 0),
                    (0.42, 0.86, 0),
                ],
                0.038,
                7,
            ),
        ),
        (BLUE, union(*(limb((s * 0.42, 0.86, 0), (s * 0.4, 1.12, 0), 0.06) for s in (-1, 1)))),
        (YELLOW, union(*(ball((s * 0.4, 1.14, 0), 0.075) for s in (-1, 1)))),
        kind="toy",
        **FLAT,
    ),
    "leash": made(
        0.5,
        "dog leash, dog collar",
        (RED, curve([(-0.5, 0.9, 0), (-0.3, 0.4, 0.02), (0.1, 0.12, 0.04), (0.44, 0.2, 0), (0.5, 0.4, 0)], 0.05, 6)),
        (RED, placed(ring((0, 0, 0), 0.2, 0.05, 2), (-0.6, 1.02, 0))),
        (BLUE, ring((0.5, 0.66, 0), 0.24, 0.06, 2)),
        (
            GOLD,
            union(
                ring((0.5, 0.4, 0), 0.05, 0.02, 0),
                pressed(star(5, 0.1, 0.05, 0.34, 0.5), 0.05, 0.015, 0.07),
                block((0.5, 0.9, 0.02), (0.13, 0.12, 0.14), 0.03),
            ),
        ),
        **FLAT,
    ),
}
