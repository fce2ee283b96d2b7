"""Feasts, shows and races, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import curve, draped, pressed

THINGS: dict[str, Thing] = {
    "finish line": Thing(
        thing(
            (
                WHITE,
                union(
                    *(
                        block((x, 1.72 + y, 0), (0.19, 0.19, 0.07), 0.012)
                        for n, x in enumerate(np.linspace(-0.95, 0.95, 11))
                        for m, y in enumerate((-0.095, 0.095))
                        if (n + m) % 2
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        block((x, 1.72 + y, 0), (0.19, 0.19, 0.07), 0.012)
                        for n, x in enumerate(np.linspace(-0.95, 0.95, 11))
                        for m, y in enumerate((-0.095, 0.095))
                        if (n + m) % 2 == 0
                    )
                ),
            ),
            (
                RED,
                union(
                    *(limb((s * 1.12, 0, 0), (s * 1.12, 1.98, 0), 0.055) for s in (-1, 1)),
                    *(disc((s * 1.12, 0.03, 0), 0.22, 0.06) for s in (-1, 1)),
                    curve(((-1.12, 0.85, 0.0), (0, 0.78, 0.05), (1.12, 0.85, 0.0)), 0.035),
                ),
            ),
            (GOLD, union(*(ball((s * 1.12, 2.02, 0), 0.08) for s in (-1, 1)))),
        ),
        words=("finish", "finishing line", "goal line", "start line", "race finish", "starting line"),
        yaw=-14,
        down=7,
        metre=1.3,
    ),
    "bunting": Thing(
        thing(
            (CREAM, curve(((-1.3, 0.5, 0), (-0.6, 0.28, 0), (0, 0.22, 0), (0.6, 0.28, 0), (1.3, 0.5, 0)), 0.022)),
            *(
                (
                    c,
                    union(
                        *(
                            placed(
                                pressed(((-0.16, 0), (0.16, 0), (0, -0.4)), 0.04, 0.015),
                                (x, 0.22 + 0.165 * x * x, 0.01),
                                (0, 0, 18 * x),
                            )
                            for x in xs
                        )
                    ),
                )
                for c, xs in ((RED, (-1.08, 0.36)), (YELLOW, (-0.72, 0.72)), (BLUE, (-0.36, 1.08)), (GREEN, (0,)))
            ),
        ),
        words=("circus flags", "flags", "pennants", "garland", "party flags", "streamers", "flag garland"),
        place="air",
        yaw=-8,
        down=4,
    ),
    "flagpole": Thing(
        thing(
            (METAL, union(limb((0, 0, 0), (0, 2.4, 0), 0.035), disc((0, 0.04, 0), 0.2, 0.08))),
            (GOLD, ball((0, 2.44, 0), 0.07)),
            (RED, placed(draped(0.95, -0.3, 0.3, 1.0, 0.05, 0.02), (0.52, 2.02, 0))),
        ),
        words=("flag", "red flag", "flag pole", "banner", "mast"),
        yaw=-8,
        down=5,
        metre=1.6,
    ),
    "stage": Thing(
        thing(
            (
                WOOD,
                union(
                    block((0, 0.15, 0), (2.2, 0.3, 1.1), 0.03),
                    *(block((x, 0.31, 0), (0.02, 0.02, 1.05), 0.006) for x in np.linspace(-0.9, 0.9, 7)),
                ),
            ),
            (
                RED,
                union(
                    *(placed(draped(0.5, 0.3, 1.5, 3, 0.035, 0.03), (s * 0.85, 0, -0.25)) for s in (-1, 1)),
                    draped(2.2, 1.32, 1.62, 8, 0.03, 0.04, -0.2),
                ),
            ),
            (
                GOLD,
                union(
                    limb((-1.15, 1.64, -0.22), (1.15, 1.64, -0.22), 0.05),
                    *(limb((s * 1.12, 0.1, -0.25), (s * 1.12, 1.62, -0.25), 0.05) for s in (-1, 1)),
                    *(ball((x, 0.2, 0.56), 0.055) for x in np.linspace(-0.9, 0.9, 7)),
                ),
            ),
            ("#3a2340", block((0, 0.9, -0.45), (1.9, 1.2, 0.06), 0.02)),
        ),
        words=("theatre stage", "theater", "dance floor", "platform", "theatre"),
        yaw=-12,
        down=11,
        metre=2.0,
    ),
    "winners' podium": Thing(
        thing(
            (GOLD, block((0, 0.38, 0), (0.7, 0.76, 0.7), 0.04)),
            (METAL, block((-0.7, 0.26, 0), (0.7, 0.52, 0.7), 0.04)),
            ("#c8803f", block((0.7, 0.18, 0), (0.7, 0.36, 0.7), 0.04)),
            (
                WHITE,
                union(
                    block((0, 0.42, 0.35), (0.07, 0.3, 0.04), 0.015),
                    limb((-0.02, 0.55, 0.36), (-0.08, 0.5, 0.36), 0.025),
                    curve(
                        (
                            (-0.78, 0.36, 0.36),
                            (-0.7, 0.41, 0.36),
                            (-0.63, 0.35, 0.36),
                            (-0.78, 0.17, 0.36),
                            (-0.61, 0.17, 0.36),
                        ),
                        0.028,
                    ),
                    curve(
                        (
                            (0.63, 0.28, 0.36),
                            (0.74, 0.28, 0.36),
                            (0.68, 0.2, 0.36),
                            (0.75, 0.13, 0.36),
                            (0.63, 0.09, 0.36),
                        ),
                        0.025,
                    ),
                ),
            ),
        ),
        words=("victory stand", "winner's podium", "rostrum"),
        yaw=-14,
        down=14,
        seats=(Place("stand", hips=(0, 1.35, 0), feet=(0, 0.78, 0)),),
    ),
}
