"""What flies and lifts, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import SAND, curve, pressed


def gondola(y: float):
    """A basket of wickerwork."""
    return vessel(y, y + 0.36, 0.24, 0.28, 0.035)


BALLOON = union(ball((0, 1.55, 0), (0.82, 0.85, 0.82)), turned(((0.2, 0.5), (0.62, 1.0))), k=0.06)

THINGS: dict[str, Thing] = {
    "hot air balloon": Thing(
        thing(
            (YELLOW, BALLOON),
            (
                RED,
                within(
                    grown(BALLOON, 0.014),
                    lambda p: np.cos(6 * np.arctan2(p[:, 2], p[:, 0]) + 0.5) * -0.12 * np.hypot(p[:, 0], p[:, 2]),
                    k=0.01,
                ),
            ),
            (
                BLUE,
                union(turned(((0.78, 1.48), (0.86, 1.52), (0.86, 1.66), (0.78, 1.7))), disc((0, 0.52, 0), 0.22, 0.06)),
            ),
            (WOOD, union(gondola(-0.18), ring((0, 0.2, 0), 0.28, 0.035))),
            (
                OAK,
                union(
                    *(
                        limb((0.26 * x, 0.16, 0.26 * z), (0.3 * x, 0.62, 0.3 * z), 0.016)
                        for x, z in ((0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))
                    ),
                    ring((0, -0.05, 0), 0.265, 0.018),
                ),
            ),
            (SAND, lumps([(0.29, 0.02, 0.08, 0.07), (-0.29, 0.02, 0.08, 0.07), (0.1, 0.0, 0.29, 0.07)])),
        ),
        words=("hot-air balloon", "balloon ride", "montgolfier", "balloon basket"),
        kind="vehicle",
        place="air",
        yaw=-10,
        down=4,
        metre=3.0,
        seats=(Place("stand", hips=(0, 0.16, 0.1), hides=True), Place("stand", hips=(0.14, 0.16, 0.0), hides=True)),
    ),
    "airship": Thing(
        thing(
            (METAL, union(ball((0, 1.1, 0), (0.55, 0.55, 1.5)))),
            (
                RED,
                union(
                    *(
                        placed(block((0, 0.45, -1.25), (0.06, 0.5, 0.45), 0.03), (0, 1.1, 0), (0, 0, a))
                        for a in (0, 90, 180, 270)
                    ),
                    ring((0, 1.1, 0.5), 0.52, 0.03, 2),
                    ring((0, 1.1, -0.4), 0.535, 0.03, 2),
                ),
            ),
            (WOOD, union(block((0, 0.42, 0.15), (0.34, 0.28, 0.95), 0.1))),
            (
                "#9bd4f5",
                union(
                    *(
                        block((s * 0.17, 0.46, z), (0.05, 0.13, 0.17), 0.02)
                        for s in (-1, 1)
                        for z in (-0.15, 0.15, 0.45)
                    ),
                    block((0, 0.46, 0.62), (0.22, 0.13, 0.06), 0.02),
                ),
            ),
            (
                DARK,
                union(
                    *(limb((s * 0.1, 0.55, z), (s * 0.14, 0.7, z), 0.025) for s in (-1, 1) for z in (-0.2, 0.5)),
                    limb((0, 0.42, -0.3), (0, 0.42, -0.45), 0.05),
                    *(
                        placed(ball((0, 0.15, 0), (0.05, 0.15, 0.02)), (0, 0.42, -0.47), (0, 0, a))
                        for a in (30, 150, 270)
                    ),
                ),
            ),
        ),
        words=("zeppelin", "blimp", "dirigible", "flying machine"),
        kind="vehicle",
        place="air",
        facing="left",
        yaw=-64,
        down=5,
        metre=4.0,
        seats=(
            Place("sit", window=((0.195, 0.53, 0.53), (0.195, 0.53, 0.37), (0.195, 0.39, 0.37), (0.195, 0.39, 0.53))),
            Place("sit", window=((0.195, 0.53, 0.23), (0.195, 0.53, 0.07), (0.195, 0.39, 0.07), (0.195, 0.39, 0.23))),
        ),
    ),
    "flying carpet": Thing(
        thing(
            (
                RED,
                within(
                    lambda p: (np.abs(p[:, 1] - 0.3 - 0.09 * np.sin(p[:, 2] * 3.4 + 0.6)) - 0.035) / 1.1,
                    block((0, 0.3, 0), (1.1, 0.6, 1.9), 0.05),
                ),
            ),
            (
                GOLD,
                union(
                    *(
                        within(
                            lambda p: (np.abs(p[:, 1] - 0.3 - 0.09 * np.sin(p[:, 2] * 3.4 + 0.6)) - 0.05) / 1.1,
                            block((x, 0.3, 0), (0.09, 0.6, 1.8), 0.02),
                        )
                        for x in (-0.45, 0.45)
                    ),
                    *(
                        within(
                            lambda p: (np.abs(p[:, 1] - 0.3 - 0.09 * np.sin(p[:, 2] * 3.4 + 0.6)) - 0.05) / 1.1,
                            block((0, 0.3, z), (0.98, 0.6, 0.09), 0.02),
                        )
                        for z in (-0.86, 0.86)
                    ),
                    *(
                        limb(
                            (x, 0.3 + 0.09 * np.sin(s * 0.96 * 3.4 + 0.6), s * 0.94),
                            (x, 0.24 + 0.09 * np.sin(s * 0.96 * 3.4 + 0.6), s * 1.1),
                            0.03,
                            0.02,
                        )
                        for x in np.linspace(-0.48, 0.48, 7)
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                BLUE,
                within(
                    lambda p: (np.abs(p[:, 1] - 0.3 - 0.09 * np.sin(p[:, 2] * 3.4 + 0.6)) - 0.048) / 1.1,
                    ball((0, 0.3, 0), (0.26, 0.6, 0.42)),
                ),
            ),
        ),
        words=("magic carpet",),
        kind="vehicle",
        place="air",
        facing="left",
        yaw=-62,
        down=22,
        metre=1.1,
        seats=(Place("sit", hips=(0, 0.42, 0.05)), Place("sit", hips=(0, 0.38, -0.5))),
    ),
    "drone": Thing(
        thing(
            (
                WHITE,
                union(
                    ball((0, 0.2, 0), (0.3, 0.14, 0.34)),
                    *(limb((0, 0.2, 0), (x * 0.6, 0.26, z * 0.6), 0.06, 0.045) for x in (-1, 1) for z in (-1, 1)),
                    k=0.04,
                ),
            ),
            (
                DARK,
                union(
                    *(turned(((0.06, 0.2), (0.06, 0.36)), (x * 0.6, 0, z * 0.6)) for x in (-1, 1) for z in (-1, 1)),
                    ball((0, 0.1, 0.24), (0.09, 0.09, 0.09)),
                    *(
                        curve(
                            (
                                (s * 0.2, 0.1, 0.2),
                                (s * 0.26, -0.06, 0.2),
                                (s * 0.26, -0.06, -0.2),
                                (s * 0.2, 0.1, -0.2),
                            ),
                            0.022,
                        )
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                RED,
                union(
                    *(
                        placed(
                            union(ball((0.15, 0, 0), (0.16, 0.014, 0.04)), ball((-0.15, 0, 0), (0.16, 0.014, 0.04))),
                            (x * 0.6, 0.38, z * 0.6),
                            (0, 30 * x + 20 * z, 0),
                        )
                        for x in (-1, 1)
                        for z in (-1, 1)
                    ),
                    ball((0, 0.31, -0.05), 0.05),
                ),
            ),
            (SKY, ball((0, 0.1, 0.31), 0.05)),
        ),
        words=("quadcopter", "drones", "camera drone", "quadrocopter"),
        kind="vehicle",
        place="air",
        yaw=-24,
        down=18,
        metre=0.5,
    ),
    "hang glider": Thing(
        thing(
            (
                ORANGE,
                placed(
                    pressed(((0, 0.55), (1.3, -0.5), (0.5, -0.3), (0, -0.42), (-0.5, -0.3), (-1.3, -0.5)), 0.06, 0.025),
                    (0, 0.9, 0),
                    (80, 0, 0),
                ),
            ),
            (
                BLUE,
                placed(
                    pressed(((0, 0.56), (0.5, 0.12), (0, -0.05), (-0.5, 0.12)), 0.08, 0.025), (0, 0.9, 0), (80, 0, 0)
                ),
            ),
            (
                METAL,
                union(
                    *(limb((0, 0.88, 0.05), (s * 0.4, 0.15, 0.1), 0.03) for s in (-1, 1)),
                    limb((-0.4, 0.15, 0.1), (0.4, 0.15, 0.1), 0.03),
                ),
            ),
        ),
        words=("glider", "paper wing", "kite glider"),
        kind="vehicle",
        place="air",
        yaw=-24,
        down=-28,
        metre=2.4,
        seats=(Place("sit", hips=(0, 0.3, 0.0), hands=(0, 0.15, 0.1)),),
    ),
    "elevator": Thing(
        thing(
            (STEEL, union(block((0, 1.15, -0.1), (1.6, 2.3, 0.3), 0.04))),
            ("#dfe4e8", union(*(block((s * 0.27, 0.95, 0.08), (0.5, 1.8, 0.06), 0.015) for s in (-1, 1)))),
            (
                DARK,
                union(
                    block((0, 0.95, 0.06), (1.16, 1.9, 0.06), 0.02),
                    block((0, 2.08, 0.06), (0.5, 0.2, 0.05), 0.03),
                    block((0.7, 1.05, 0.06), (0.13, 0.3, 0.05), 0.03),
                ),
            ),
            (
                RED,
                union(
                    placed(pressed(((-0.07, -0.05), (0.07, -0.05), (0, 0.07)), 0.04), (-0.1, 2.08, 0.09)),
                    ball((0.7, 1.12, 0.09), 0.035),
                ),
            ),
            (
                YELLOW,
                union(
                    placed(pressed(((-0.07, 0.05), (0.07, 0.05), (0, -0.07)), 0.04), (0.1, 2.08, 0.09)),
                    ball((0.7, 0.99, 0.09), 0.035),
                ),
            ),
        ),
        words=("lift", "old lift", "lift doors", "elevator doors", "lifts"),
        kind="building",
        yaw=-14,
        down=6,
    ),
    "escalator": Thing(
        thing(
            (STEEL, union(*(block((0, 0.16 * n + 0.08, 0.75 - 0.25 * n), (0.66, 0.17, 0.27), 0.02) for n in range(7)))),
            (
                YELLOW,
                union(*(block((0, 0.16 * n + 0.165, 0.87 - 0.25 * n), (0.66, 0.03, 0.04), 0.01) for n in range(7))),
            ),
            (
                "#5b7f8f",
                union(
                    *(
                        placed(
                            pressed(
                                (
                                    (-1.15, 0.0),
                                    (-1.15, 0.16),
                                    (-0.85, 0.22),
                                    (0.75, 1.22),
                                    (1.1, 1.22),
                                    (1.1, 0.85),
                                    (0.85, 0.85),
                                    (-0.75, 0.0),
                                ),
                                0.1,
                                0.03,
                            ),
                            (s * 0.4, 0, 0),
                            (0, 90, 0),
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        curve(
                            (
                                (s * 0.4, 0.15, 1.2),
                                (s * 0.4, 0.65, 1.2),
                                (s * 0.4, 0.72, 0.85),
                                (s * 0.4, 1.72, -0.72),
                                (s * 0.4, 1.75, -1.05),
                                (s * 0.4, 1.2, -1.08),
                            ),
                            0.055,
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
        ),
        words=("moving stairs", "moving staircase"),
        kind="building",
        yaw=-48,
        down=12,
        metre=1.5,
    ),
}
