"""Power, fuel and signals, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Thing
from thing_shapes import *

LIGHT = "#7cc65a"

THINGS: dict[str, Thing] = {
    "canister": Thing(
        thing(
            (
                GREEN,
                union(
                    block((0, 0.4, 0), (0.62, 0.75, 0.3), 0.07),
                    *(limb((x, 0.88, 0), (x + 0.001, 0.76, 0), 0.03) for x in (-0.18, 0.08)),
                    limb((-0.18, 0.9, 0), (0.08, 0.9, 0), 0.035),
                ),
            ),
            (DARK, union(limb((0.2, 0.76, 0), (0.28, 0.88, 0), 0.06))),
            (
                LEAF,
                union(
                    *(placed(block((0, 0, 0.15), (0.05, 0.62, 0.03), 0.012), (0, 0.4, 0), (0, 0, a)) for a in (-36, 36))
                ),
            ),
        ),
        words=("jerry can", "fuel can", "petrol can", "gas can", "jerrycan", "water canister"),
        kind="tool",
        metre=0.7,
    ),
    "oil drum": Thing(
        thing(
            (BLUE, turned(((0.4, 0.02), (0.4, 1.1)))),
            (
                STEEL,
                union(*(ring((0, y, 0), 0.4, 0.03) for y in (0.04, 0.4, 0.75, 1.1)), disc((0, 1.1, 0), 0.38, 0.03)),
            ),
            (DARK, disc((0.2, 1.13, 0.1), 0.06, 0.04)),
            (YELLOW, ball((0, 0.57, 0.37), (0.16, 0.13, 0.05))),
        ),
        words=("drum of oil", "metal barrel", "oil barrel", "steel drum"),
        metre=0.85,
    ),
    "battery": Thing(
        thing(
            (DARK, turned(((0.24, 0.0), (0.24, 0.5)))),
            (GOLD, turned(((0.24, 0.5), (0.24, 0.82)))),
            (METAL, union(disc((0, 0.86, 0), 0.08, 0.1), disc((0, 0.0, 0), 0.22, 0.03))),
            (
                WHITE,
                union(
                    block((0, 0.68, 0.235), (0.16, 0.045, 0.03), 0.012),
                    block((0, 0.68, 0.235), (0.045, 0.16, 0.03), 0.012),
                    block((0, 0.2, 0.235), (0.16, 0.045, 0.03), 0.012),
                ),
            ),
        ),
        words=("batteries", "power cell", "energy cell"),
        place="table",
        yaw=0,
        roll=10,
        metre=0.15,
    ),
    "wind turbine": Thing(
        thing(
            (
                WHITE,
                union(
                    limb((0, 0, 0), (0, 2.1, 0), 0.08, 0.045),
                    limb((0, 2.14, -0.22), (0, 2.14, 0.16), 0.09, 0.08),
                    *(
                        placed(union(limb((0, 0.1, 0.2), (0, 1.15, 0.2), 0.07, 0.02)), (0, 2.14, 0), (0, 0, a))
                        for a in (10, 130, 250)
                    ),
                ),
            ),
            (
                RED,
                union(
                    ball((0, 2.14, 0.22), 0.1),
                    *(
                        placed(limb((0, 1.0, 0.2), (0, 1.15, 0.2), 0.038, 0.024), (0, 2.14, 0), (0, 0, a))
                        for a in (10, 130, 250)
                    ),
                ),
            ),
            (LIGHT, mound((0.5, 0.1, 0.35))),
        ),
        words=("turbine", "windmill tower", "wind wheel", "wind generator"),
        kind="building",
        yaw=-14,
        down=5,
        metre=7.0,
    ),
    "solar panel": Thing(
        thing(
            (
                BLUE,
                placed(
                    union(
                        *(
                            block((x, y, 0.02), (0.42, 0.3, 0.04), 0.015)
                            for x in (-0.46, 0, 0.46)
                            for y in (-0.34, 0, 0.34)
                        )
                    ),
                    (0, 0.85, 0),
                    (-38, 0, 0),
                ),
            ),
            (
                METAL,
                union(
                    placed(block((0, 0, -0.01), (1.5, 1.1, 0.05), 0.02), (0, 0.85, 0), (-38, 0, 0)),
                    limb((0, 0.0, -0.1), (0, 0.8, -0.05), 0.05),
                    block((0, 0.03, -0.1), (0.5, 0.06, 0.4), 0.02),
                ),
            ),
        ),
        words=("solar panels", "solar cell", "photovoltaic panel"),
        yaw=-24,
        down=10,
        metre=1.2,
    ),
    "antenna": Thing(
        thing(
            (
                WHITE,
                placed(
                    cut(
                        within(ball((0, 0, 0), (0.62, 0.62, 0.4)), lambda p: p[:, 2]),
                        within(ball((0, 0, 0.03), (0.58, 0.58, 0.38)), lambda p: p[:, 2] - 0.1),
                    ),
                    (0, 1.25, 0.1),
                    (-35, 0, 0),
                ),
            ),
            (
                METAL,
                union(
                    turned(((0.35, 0), (0.14, 0.1), (0.1, 0.9))),
                    placed(
                        union(
                            *(
                                limb((0.5 * np.cos(a), 0.5 * np.sin(a), -0.05), (0, 0, 0.42), 0.02)
                                for a in (0.5, 2.6, 4.7)
                            )
                        ),
                        (0, 1.25, 0.1),
                        (-35, 0, 0),
                    ),
                ),
            ),
            (RED, placed(ball((0, 0, 0.44), 0.075), (0, 1.25, 0.1), (-35, 0, 0))),
        ),
        words=("satellite dish", "radio antenna", "aerial", "dish antenna", "radar", "radio telescope"),
        yaw=-38,
        down=8,
        metre=1.5,
    ),
    "pipe": Thing(
        thing(
            (
                METAL,
                union(
                    *(
                        cut(
                            placed(turned(((0.22, -0.85), (0.22, 0.85))), (x, y, 0), (90, 0, 0)),
                            limb((x, y, 0.4), (x, y, 1.2), 0.16),
                        )
                        for x, y in ((-0.24, 0.22), (0.24, 0.22), (0, 0.62))
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        placed(disc((0, 0, 0), 0.18, 0.05), (x, y, 0.35), (90, 0, 0))
                        for x, y in ((-0.24, 0.22), (0.24, 0.22), (0, 0.62))
                    )
                ),
            ),
        ),
        words=("pipes", "tube", "metal pipe", "gutter", "water pipe", "drainpipe", "tunnel tube"),
        yaw=-52,
        down=14,
    ),
    "telescope dome": Thing(
        thing(
            (
                WHITE,
                union(
                    turned(((0.72, 0), (0.7, 0.55))),
                    cut(mound((0.72, 0.72, 0.72), (0, 0.55, 0)), block((0, 1.2, 0.5), (0.26, 1.2, 1.0), 0.03)),
                ),
            ),
            (DARK, placed(limb((0, 0, 0), (0, 0, 0.75), 0.1), (0, 0.75, 0.1), (-40, 0, 0))),
            (
                BLUE,
                union(
                    ring((0, 0.55, 0), 0.71, 0.045),
                    placed(ring((0, 0, 0.8), 0.1, 0.03, 2), (0, 0.75, 0.1), (-40, 0, 0)),
                ),
            ),
            (OAK, block((0, 0.22, 0.7), (0.28, 0.42, 0.08), 0.03)),
        ),
        words=("observatory", "astronomy dome"),
        kind="building",
        yaw=-20,
        down=8,
        metre=5.0,
    ),
}
