"""Things of farms and villages, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Thing
from thing_shapes import *
from things_forms import BRICK, GREY, curve, pressed, rounded

THINGS: dict[str, Thing] = {
    "well": Thing(
        thing(
            (
                GREY,
                union(
                    *(
                        placed(block((0, y, 0.5), (0.46, 0.17, 0.18), 0.04), turn=(0, a + 20 * n, 0))
                        for n, y in enumerate((0.09, 0.28, 0.47, 0.66))
                        for a in range(0, 360, 51)
                    )
                ),
            ),
            (STEEL, vessel(0.0, 0.72, 0.52, 0.52, 0.1)),
            (SKY, filling(0.6, 0.44)),
            (OAK, union(*(block((x, 1.1, 0), (0.11, 1.0, 0.11), 0.02) for x in (-0.45, 0.45)))),
            (RED, gable(1.35, 1.1, 1.55, 1.98)),
            (
                WOOD,
                union(
                    limb((-0.66, 1.28, 0), (0.5, 1.28, 0), 0.055),
                    chain(((-0.66, 1.28, 0), (-0.66, 1.05, 0.05), (-0.8, 1.05, 0.05)), (0.035,) * 3),
                ),
            ),
            (
                PALE,
                union(
                    limb((0.05, 1.28, 0.06), (0.05, 1.05, 0.06), 0.022),
                    ring((0.0, 1.28, 0), 0.055, 0.025, 0),
                    ring((0.06, 1.28, 0), 0.055, 0.025, 0),
                ),
            ),
            (
                BROWN,
                placed(
                    union(vessel(-0.2, 0.06, 0.11, 0.15, 0.03), bowed(0.14, 0, 180, 0.016, "xy", (0, 0.03, 0))),
                    (0.05, 0.88, 0.06),
                ),
            ),
        ),
        words=("wishing well", "draw well", "water well", "old well", "village well", "stone well"),
    ),
    "haystack": Thing(
        thing(
            (
                STRAW,
                union(
                    turned(softened(((0.86, 0.0), (0.94, 0.3), (0.74, 0.85), (0.4, 1.28), (0.03, 1.55)), 48)),
                    *(
                        limb(
                            (r * np.cos(a), y, r * np.sin(a)),
                            ((r + 0.16) * np.cos(a), y - 0.24, (r + 0.16) * np.sin(a)),
                            0.05,
                            0.02,
                        )
                        for y, r, n in ((0.4, 0.88, 13), (0.75, 0.76, 11), (1.05, 0.55, 9), (1.32, 0.32, 7))
                        for a in np.arange(n) * 2 * np.pi / n + y * 9
                    ),
                    k=0.05,
                ),
            ),
            (WOOD, limb((0, 1.5, 0), (0, 1.78, 0), 0.045)),
            (
                GOLD,
                union(
                    *(
                        limb(
                            (r * np.cos(a), y, r * np.sin(a)),
                            ((r + 0.1) * np.cos(a), y - 0.3, (r + 0.1) * np.sin(a)),
                            0.028,
                            0.012,
                        )
                        for y, r, n in ((0.55, 0.9, 9), (0.95, 0.68, 7))
                        for a in np.arange(n) * 2 * np.pi / n + 0.2
                    )
                ),
            ),
        ),
        words=("hay", "straw", "heap of hay", "straw pile", "stack of hay", "hayloft", "hay pile"),
    ),
    "hay bale": Thing(
        thing(
            (
                STRAW,
                union(
                    limb((-0.32, 0.5, 0), (0.32, 0.5, 0), 0.02),
                    within(ball((0, 0.5, 0), (9, 0.5, 0.5)), lambda p: np.abs(p[:, 0]) - 0.48, k=0.08),
                ),
            ),
            (
                GOLD,
                union(
                    *(ring((0.47, 0.5, 0), r, 0.018, 0) for r in (0.1, 0.2, 0.3, 0.4)),
                    *(ring((x, 0.5, 0), 0.495, 0.018, 0) for x in (-0.22, 0.22)),
                ),
            ),
        ),
        words=("bale", "straw bale", "round bale", "bales of hay"),
        yaw=-42,
    ),
    "barn": Thing(
        thing(
            (RED, house(1.8, 2.0, 1.1, 1.75, True)),
            ("#8f5a3c", gable(2.15, 2.2, 1.02, 1.85, 0.09, True)),
            (
                WHITE,
                union(
                    *(block((x, 0.45, 1.02), (0.07, 0.9, 0.05), 0.015) for x in (-0.42, 0, 0.42)),
                    *(block((0, y, 1.02), (0.9, 0.07, 0.05), 0.015) for y in (0.03, 0.88)),
                    *(
                        placed(block((0, 0, 0), (0.06, 0.92, 0.05), 0.015), (x, 0.45, 1.02), (0, 0, t))
                        for x in (-0.21, 0.21)
                        for t in (-24, 24)
                    ),
                    *(block((0.22 * s, 1.28, 1.02), (0.06, 0.36, 0.05), 0.015) for s in (-1, 1)),
                    *(block((0, y, 1.02), (0.48, 0.06, 0.05), 0.015) for y in (1.12, 1.45)),
                ),
            ),
            (DARK, block((0, 1.28, 1.0), (0.4, 0.32, 0.04), 0.015)),
            (
                WHITE,
                union(
                    *(block((0.92, 0.65, z), (0.04, 0.34, 0.34), 0.015) for z in (-0.55, 0, 0.55)),
                    *(block((-0.92, 0.65, z), (0.04, 0.34, 0.34), 0.015) for z in (-0.55, 0, 0.55)),
                ),
            ),
            (
                SKY,
                union(
                    *(block((s * 0.935, 0.65, z), (0.04, 0.24, 0.24), 0.015) for s in (-1, 1) for z in (-0.55, 0, 0.55))
                ),
            ),
        ),
        words=(
            "farm building",
            "red barn",
            "stable",
            "cowshed",
            "farmhouse",
        ),
        kind="building",
        yaw=-34,
        down=10,
        metre=3.2,
    ),
    "shed": Thing(
        thing(
            (
                WOOD,
                union(
                    house(1.5, 1.2, 1.25, 1.6, False),
                    *(block((x, 0.62, 0.61), (0.03, 1.2, 0.03), 0.01) for x in (-0.6, -0.35, 0.62)),
                ),
            ),
            ("#5b7f8f", gable(1.75, 1.5, 1.2, 1.7, 0.08)),
            (OAK, union(block((0.18, 0.5, 0.62), (0.52, 0.98, 0.06), 0.02))),
            (
                PALE,
                union(
                    *(block((0.18 + x, 0.5, 0.64), (0.05, 0.98, 0.05), 0.015) for x in (-0.24, 0.24)),
                    *(block((0.18, y, 0.64), (0.5, 0.07, 0.05), 0.015) for y in (0.18, 0.82)),
                    placed(block((0, 0, 0), (0.06, 0.78, 0.05), 0.015), (0.18, 0.5, 0.64), (0, 0, -34)),
                ),
            ),
            (SKY, block((-0.43, 0.75, 0.61), (0.3, 0.32, 0.04), 0.015)),
            (
                WHITE,
                union(
                    block((-0.43, 0.75, 0.62), (0.3, 0.035, 0.05), 0.01),
                    block((-0.43, 0.75, 0.62), (0.035, 0.32, 0.05), 0.01),
                    *(block((-0.43, 0.75 + y, 0.62), (0.38, 0.05, 0.06), 0.015) for y in (-0.17, 0.17)),
                    *(block((-0.43 + x, 0.75, 0.62), (0.05, 0.38, 0.06), 0.015) for x in (-0.17, 0.17)),
                ),
            ),
        ),
        words=("garden shed", "tool shed", "cabin", "wooden hut", "woodshed", "log cabin", "cottage"),
        kind="building",
        yaw=-26,
        down=10,
        metre=1.6,
    ),
    "windmill": Thing(
        thing(
            (CREAM, turned(((0.62, 0.0), (0.4, 1.55)))),
            (
                BRICK,
                union(
                    turned(((0.65, 0.0), (0.63, 0.14))), turned(((0.46, 1.52), (0.4, 1.66), (0.26, 1.85), (0.03, 1.96)))
                ),
            ),
            (
                OAK,
                union(
                    block((0, 0.28, 0.58), (0.28, 0.5, 0.1), 0.03),
                    ball((0, 0.53, 0.57), (0.14, 0.1, 0.05)),
                    limb((0, 1.62, 0.2), (0, 1.62, 0.62), 0.07),
                    *(
                        placed(block((0, 0.62, 0.6), (0.07, 1.1, 0.06), 0.02), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                    ),
                ),
            ),
            (
                SKY,
                union(
                    *(block((x, y, z), (0.17, 0.2, 0.06), 0.02) for x, y, z in ((0, 1.02, 0.49), (-0.22, 0.75, 0.5)))
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(block((0.14, 0.72, 0.6), (0.24, 0.86, 0.04), 0.015), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                    )
                ),
            ),
            (
                RED,
                union(
                    ball((0, 1.62, 0.64), 0.09),
                    *(
                        placed(block((0.14, y, 0.615), (0.25, 0.04, 0.045), 0.01), (0, 1.62, 0), (0, 0, a))
                        for a in (20, 110, 200, 290)
                        for y in (0.42, 0.72, 1.02)
                    ),
                ),
            ),
        ),
        words=("mill", "wind mill", "flour mill", "old mill", "dutch windmill"),
        kind="building",
        yaw=-16,
        down=7,
        metre=4.0,
    ),
    "plough": Thing(
        thing(
            (
                WOOD,
                union(
                    curve(((0, 0.55, 0.95), (0, 0.5, 0.3), (0, 0.3, -0.15)), 0.055),
                    curve(((0.03, 0.28, -0.1), (0.14, 0.55, -0.6), (0.22, 0.82, -1.0)), 0.042),
                    curve(((-0.03, 0.28, -0.1), (-0.14, 0.55, -0.6), (-0.22, 0.82, -1.0)), 0.042),
                    limb((-0.14, 0.55, -0.6), (0.14, 0.55, -0.6), 0.03),
                ),
            ),
            (
                STEEL,
                union(
                    placed(
                        pressed(((-0.16, 0.0), (0.42, 0.0), (0.1, 0.32), (-0.2, 0.34)), 0.06),
                        (0.02, 0.02, 0.1),
                        (0, -90, 0),
                    ),
                    limb((0, 0.5, 0.38), (0, 0.1, 0.5), 0.03),
                ),
            ),
            (DARK, ring((0, 0.2, 0.86), 0.16, 0.04, 0)),
            (RED, union(placed(spokes(0.15, 0.018), (0, 0.2, 0.86)), limb((0, 0.2, 0.86), (0, 0.54, 0.86), 0.03))),
        ),
        words=("plow", "farm plough", "old plough"),
        kind="tool",
        facing="left",
        yaw=-68,
    ),
    "chicken coop": Thing(
        thing(
            (WOOD, placed(house(1.1, 0.95, 0.55, 0.9), (0, 0.4, 0))),
            (RED, placed(gable(1.35, 1.2, 0.5, 0.98, 0.07), (0, 0.4, 0))),
            (
                DARK,
                union(block((-0.2, 0.63, 0.47), (0.26, 0.36, 0.05), 0.02), ball((-0.2, 0.82, 0.47), (0.13, 0.1, 0.03))),
            ),
            (WHITE, union(block((0.28, 0.72, 0.48), (0.3, 0.26, 0.04), 0.015))),
            (DARK, union(*(block((0.28 + x, 0.72, 0.5), (0.025, 0.26, 0.03), 0.01) for x in (-0.08, 0, 0.08)))),
            (
                OAK,
                union(
                    *(limb((x, 0.03, z), (x, 0.45, z), 0.045) for x in (-0.45, 0.45) for z in (-0.36, 0.36)),
                    placed(block((0, 0, 0), (0.28, 0.04, 0.75), 0.015), (-0.2, 0.22, 0.78), (35, 0, 0)),
                    *(
                        placed(block((0, 0.035, z), (0.28, 0.035, 0.04), 0.01), (-0.2, 0.22, 0.78), (35, 0, 0))
                        for z in (-0.25, -0.08, 0.09, 0.26)
                    ),
                ),
            ),
        ),
        words=("henhouse", "hen house", "chicken house", "coop", "hutch", "rabbit hutch"),
        kind="building",
        metre=1.2,
    ),
    "water trough": Thing(
        thing(
            (WOOD, cut(block((0, 0.36, 0), (1.6, 0.42, 0.62), 0.05), block((0, 0.5, 0), (1.44, 0.42, 0.46), 0.04))),
            (SKY, block((0, 0.44, 0), (1.46, 0.1, 0.48), 0.03)),
            (OAK, union(*(block((x, 0.2, 0), (0.14, 0.4, 0.72), 0.03) for x in (-0.55, 0.55)))),
            (DARK, union(*(block((x, 0.36, 0), (0.07, 0.44, 0.645), 0.02) for x in (-0.25, 0.25)))),
        ),
        words=("trough", "manger", "feeding trough", "crib", "animal trough"),
        down=22,
    ),
    "weather vane": Thing(
        thing(
            (
                DARK,
                union(
                    limb((0, 0, 0), (0, 1.2, 0), 0.035),
                    limb((-0.42, 0.62, 0), (0.42, 0.62, 0), 0.028),
                    limb((0, 0.62, -0.42), (0, 0.62, 0.42), 0.028),
                    ball((0, 0.62, 0), 0.07),
                ),
            ),
            (
                GOLD,
                union(
                    limb((-0.6, 1.2, 0), (0.5, 1.2, 0), 0.03),
                    pressed(((-0.8, 1.2), (-0.52, 1.34), (-0.52, 1.06)), 0.06, 0.02),
                    pressed(rounded(((0.5, 1.2), (0.62, 1.32), (0.52, 1.2), (0.62, 1.08))), 0.06),
                ),
            ),
            (
                RED,
                pressed(
                    rounded(
                        (
                            (-0.1, 1.24),
                            (-0.24, 1.42),
                            (-0.2, 1.62),
                            (-0.3, 1.74),
                            (-0.14, 1.82),
                            (-0.05, 1.6),
                            (0.1, 1.5),
                            (0.2, 1.64),
                            (0.36, 1.66),
                            (0.34, 1.42),
                            (0.16, 1.24),
                        )
                    ),
                    0.09,
                ),
            ),
            (YELLOW, pressed(((-0.3, 1.72), (-0.42, 1.66), (-0.28, 1.63)), 0.07)),
        ),
        words=("weathercock", "weather cock", "wind vane", "weather station"),
        yaw=-8,
        down=6,
    ),
    "scarecrow on a pole": Thing(
        thing(
            (WOOD, union(limb((0, 0, 0), (0, 1.3, 0), 0.045), limb((-0.72, 1.12, 0), (0.72, 1.12, 0), 0.04))),
            (
                RED,
                union(
                    block((0, 0.95, 0), (0.5, 0.55, 0.24), 0.09), limb((-0.58, 1.12, 0), (0.58, 1.12, 0), 0.1), k=0.05
                ),
            ),
            (BLUE, block((0, 0.62, 0), (0.5, 0.32, 0.24), 0.07)),
            ("#e9cf9a", ball((0, 1.43, 0), (0.2, 0.21, 0.19))),
            (
                STRAW,
                union(
                    *(
                        limb((s * 0.6, 1.12, 0), (s * 0.84, 1.12 + d, e), 0.03, 0.015)
                        for s in (-1, 1)
                        for d, e in ((0.08, 0), (0, 0.06), (-0.08, 0), (0, -0.06))
                    ),
                    *(limb((x, 0.5, 0), (x * 1.3, 0.34, 0.04), 0.035, 0.015) for x in (-0.18, -0.06, 0.06, 0.18)),
                    *(limb((s * 0.15, 1.55, 0.06), (s * 0.26, 1.42, 0.1), 0.03, 0.015) for s in (-1, 1)),
                ),
            ),
            (OAK, union(disc((0, 1.58, 0), 0.31, 0.05), turned(((0.19, 1.58), (0.12, 1.82))))),
            (
                DARK,
                union(
                    ball((-0.07, 1.46, 0.175), 0.028),
                    ball((0.07, 1.46, 0.175), 0.028),
                    bowed(0.09, 200, 340, 0.015, "xy", (0, 1.42, 0.185)),
                ),
            ),
            (YELLOW, block((0.1, 0.95, 0.12), (0.14, 0.14, 0.04), 0.015)),
        ),
        words=("straw man", "field scarecrow", "bird scarer"),
        yaw=-10,
        down=7,
    ),
}
