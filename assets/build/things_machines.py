"""Machines and their parts, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import GREY, curve

LIGHT = "#7cc65a"

THINGS: dict[str, Thing] = {
    "hook": Thing(
        thing(
            (
                STEEL,
                union(
                    curve(
                        (
                            (0, 0.95, 0),
                            (0, 0.6, 0),
                            (0.05, 0.5, 0),
                            (0.22, 0.3, 0),
                            (0.1, 0.08, 0),
                            (-0.12, 0.08, 0),
                            (-0.22, 0.28, 0),
                        ),
                        (0.075, 0.05),
                    ),
                    turned(((0.05, 0.26), (0.005, 0.42)), (-0.22, 0, 0)),
                ),
            ),
            (YELLOW, union(block((0, 1.05, 0), (0.34, 0.4, 0.2), 0.07))),
            (
                DARK,
                union(
                    *(
                        placed(block((0, 0, 0.1), (0.06, 0.42, 0.03), 0.01), (x, 1.05, 0), (0, 0, -35))
                        for x in (-0.08, 0.08)
                    ),
                    limb((0, 1.25, 0), (0, 1.7, 0), 0.035),
                ),
            ),
        ),
        words=("crane hook", "iron hook", "big hook", "fishhook", "fish hook"),
        place="air",
        yaw=-12,
        down=6,
        metre=0.6,
    ),
    "wrecking ball": Thing(
        thing(
            ("#3b3f49", union(ball((0, 0.42, 0), 0.42), turned(((0.14, 0.8), (0.12, 0.92))))),
            (STEEL, union(*(ring((0, 0.98 + 0.17 * n, 0), 0.075, 0.03, 2 if n % 2 else 0) for n in range(7)))),
        ),
        words=("demolition ball", "pendulum"),
        place="air",
        yaw=-10,
        down=6,
        metre=1.1,
    ),
    "lever": Thing(
        thing(
            (STEEL, union(block((0, 0.1, 0), (0.7, 0.2, 0.45), 0.05))),
            (DARK, union(block((0, 0.2, 0), (0.5, 0.03, 0.12), 0.01))),
            (METAL, limb((0, 0.15, 0), (0.28, 0.78, 0), 0.045)),
            (RED, ball((0.31, 0.86, 0), 0.12)),
            (YELLOW, union(*(ball((x, 0.1, 0.23), 0.03) for x in (-0.26, 0.26)))),
        ),
        words=("switch", "handle", "control lever", "joy stick", "brake lever", "gear stick"),
        yaw=-22,
        down=16,
        metre=0.5,
    ),
    "red button": Thing(
        thing(
            (YELLOW, union(block((0, 0.16, 0), (0.9, 0.32, 0.9), 0.07))),
            (
                DARK,
                union(
                    ring((0, 0.33, 0), 0.3, 0.05),
                    *(block((x, 0.33, z), (0.1, 0.03, 0.1), 0.02) for x in (-0.36, 0.36) for z in (-0.36, 0.36)),
                ),
            ),
            (RED, within(ball((0, 0.34, 0), (0.28, 0.24, 0.28)), lambda p: 0.3 - p[:, 1])),
        ),
        words=("big red button", "alarm button", "push button", "emergency button", "switch"),
        yaw=-28,
        down=26,
        metre=0.3,
    ),
    "control panel": Thing(
        thing(
            (
                STEEL,
                union(
                    placed(block((0, 0.0, 0), (1.4, 0.12, 0.7), 0.05), (0, 0.82, 0), (28, 0, 0)),
                    block((0, 0.4, -0.08), (1.3, 0.8, 0.4), 0.05),
                ),
            ),
            (DARK, placed(block((-0.36, 0.065, -0.08), (0.5, 0.04, 0.36), 0.02), (0, 0.82, 0), (28, 0, 0))),
            (
                LIGHT,
                placed(
                    curve(
                        (
                            (-0.56, 0.09, -0.05),
                            (-0.46, 0.09, -0.15),
                            (-0.36, 0.09, 0.0),
                            (-0.26, 0.09, -0.12),
                            (-0.16, 0.09, -0.05),
                        ),
                        0.016,
                    ),
                    (0, 0.82, 0),
                    (28, 0, 0),
                ),
            ),
            (
                RED,
                placed(
                    union(
                        *(mound((0.065, 0.06, 0.065), (x, 0.06, z)) for x, z in ((0.05, -0.18), (0.45, 0.08))),
                        limb((0.6, 0.06, 0.2), (0.62, 0.28, 0.2), 0.03),
                        ball((0.62, 0.3, 0.2), 0.06),
                    ),
                    (0, 0.82, 0),
                    (28, 0, 0),
                ),
            ),
            (
                YELLOW,
                placed(
                    union(*(mound((0.065, 0.06, 0.065), (x, 0.06, z)) for x, z in ((0.25, -0.18), (0.05, 0.08)))),
                    (0, 0.82, 0),
                    (28, 0, 0),
                ),
            ),
            (
                GREEN,
                placed(
                    union(*(mound((0.065, 0.06, 0.065), (x, 0.06, z)) for x, z in ((0.45, -0.18), (0.25, 0.08)))),
                    (0, 0.82, 0),
                    (28, 0, 0),
                ),
            ),
            (
                SKY,
                union(
                    *(disc((x, 0.45, 0.13), 0.13, 0.04, 2) for x in (-0.35, 0.0)),
                    block((0.38, 0.45, 0.12), (0.3, 0.22, 0.04), 0.02),
                ),
            ),
            (DARK, union(*(limb((x, 0.45, 0.15), (x + 0.06, 0.52, 0.15), 0.014) for x in (-0.35, 0.0)))),
        ),
        words=("console", "dashboard", "machine controls", "control desk", "controls"),
        yaw=-16,
        down=14,
    ),
    "machine": Thing(
        thing(
            (
                "#3fa3a0",
                union(block((0, 0.55, 0), (1.5, 0.9, 0.8), 0.08), block((0, 0.07, 0), (1.7, 0.14, 0.95), 0.04)),
            ),
            (
                GOLD,
                union(
                    turned(((0.12, 1.0), (0.12, 1.35), (0.3, 1.6)), (-0.45, 0, 0)),
                    curve(((0.75, 0.7, 0), (1.0, 0.75, 0), (1.02, 0.4, 0)), 0.1),
                ),
            ),
            (
                METAL,
                union(
                    limb((0.4, 0.95, 0), (0.4, 1.5, 0), 0.085),
                    ring((0.4, 1.5, 0), 0.1, 0.03),
                    *(ball((x, y, 0.4), 0.03) for x in (-0.66, 0.66) for y in (0.2, 0.92)),
                ),
            ),
            ("#d8dce1", lumps([(0.42, 1.68, 0, 0.1), (0.5, 1.84, 0, 0.13), (0.38, 2.0, 0, 0.11)], 0.03)),
            (RED, union(ring((-0.4, 0.6, 0.42), 0.2, 0.05, 2), placed(spokes(0.2, 0.025, 5, 2), (-0.4, 0.6, 0.43)))),
            (WHITE, disc((0.15, 0.7, 0.4), 0.15, 0.05, 2)),
            (
                DARK,
                union(
                    limb((0.15, 0.7, 0.43), (0.22, 0.78, 0.43), 0.016),
                    ring((0.15, 0.7, 0.41), 0.15, 0.022, 2),
                    block((0.45, 0.32, 0.4), (0.5, 0.16, 0.04), 0.02),
                ),
            ),
            (YELLOW, lumps([(0.45, 0.75, 0.4, 0.06), (0.62, 0.62, 0.4, 0.05)])),
        ),
        words=(
            "sorting machine",
            "strange machine",
            "invention",
            "contraption",
            "apparatus",
            "engine",
            "turbine",
            "generator",
            "automaton",
        ),
        yaw=-18,
        down=10,
    ),
    "time machine": Thing(
        thing(
            (
                GOLD,
                union(
                    disc((0, 0.1, 0), 0.85, 0.16),
                    *(bowed(0.8, 0, 180, 0.04, "xy", (0, 0.15, z)) for z in (-0.35, 0.35)),
                    limb((0, 0.95, -0.35), (0, 0.95, 0.35), 0.035),
                    ring((0, 0.2, 0), 0.85, 0.045),
                ),
            ),
            (
                RED,
                union(block((0, 0.42, 0.0), (0.5, 0.14, 0.5), 0.06), block((0, 0.75, -0.28), (0.5, 0.7, 0.14), 0.06)),
            ),
            ("#6a3fb5", union(disc((0, 0.85, -0.5), 0.62, 0.06, 2))),
            (
                SKY,
                union(
                    *(
                        ball((0.55 * np.cos(a), 0.85 + 0.55 * np.sin(a), -0.46), 0.055)
                        for a in np.arange(12) * np.pi / 6
                    )
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(
                            curve(((0.0, 0.0, 0), (0.2, 0.08, 0), (0.38, 0.3, 0)), (0.035, 0.012)),
                            (0, 0.85, -0.455),
                            (0, 0, a),
                        )
                        for a in (0, 90, 180, 270)
                    )
                ),
            ),
            (
                METAL,
                union(
                    limb((0.45, 0.2, 0.3), (0.45, 0.7, 0.25), 0.03), limb((-0.45, 0.15, 0.3), (-0.4, 0.62, 0.3), 0.03)
                ),
            ),
            (BLUE, union(ball((0.45, 0.75, 0.25), 0.085))),
            (LIGHT, placed(block((0, 0, 0), (0.28, 0.2, 0.08), 0.03), (-0.4, 0.66, 0.3), (-20, 0, 0))),
        ),
        words=("time travel machine", "time capsule", "chrono machine"),
        kind="vehicle",
        yaw=-16,
        down=12,
        metre=1.4,
        seats=(Place("sit", hips=(0, 0.5, 0.05), hands=(0, 0.7, 0.35), feet=(0, 0.2, 0.5)),),
    ),
    "robot arm": Thing(
        thing(
            (
                YELLOW,
                union(
                    turned(((0.3, 0.08), (0.24, 0.3))),
                    chain(((0, 0.4, 0), (-0.25, 1.05, 0)), (0.13, 0.1)),
                    chain(((-0.25, 1.05, 0), (0.45, 1.4, 0)), (0.1, 0.075)),
                ),
            ),
            (
                DARK,
                union(
                    disc((0, 0.05, 0), 0.42, 0.1),
                    disc((0, 0.38, 0), 0.15, 0.34, 2),
                    disc((-0.25, 1.05, 0), 0.14, 0.3, 2),
                    disc((0.48, 1.4, 0), 0.1, 0.22, 2),
                ),
            ),
            (
                STEEL,
                union(
                    limb((0.5, 1.38, 0), (0.58, 1.12, 0), 0.05),
                    *(
                        curve(((0.58, 1.12, 0), (0.58 + s * 0.14, 1.02, 0), (0.58 + s * 0.06, 0.84, 0)), 0.04)
                        for s in (-1, 1)
                    ),
                ),
            ),
            (RED, block((0.6, 0.74, 0), (0.2, 0.2, 0.2), 0.03)),
        ),
        words=("robotic arm", "robot parts", "mechanical arm", "gripper"),
        kind="tool",
        yaw=-14,
        down=10,
    ),
    "anvil": Thing(
        thing(
            (
                STEEL,
                union(
                    block((0.1, 0.72, 0), (0.75, 0.2, 0.3), 0.03),
                    limb((-0.3, 0.74, 0), (-0.62, 0.76, 0), 0.1, 0.02),
                    block((0.05, 0.52, 0), (0.34, 0.3, 0.22), 0.06),
                    block((0.05, 0.4, 0), (0.55, 0.1, 0.32), 0.03),
                    k=0.03,
                ),
            ),
            (OAK, turned(((0.36, 0), (0.34, 0.35)))),
            (WOOD, placed(limb((0, 0, 0), (0.42, 0.0, 0), 0.03), (0.1, 0.9, 0.0), (0, 20, 14))),
            (DARK, placed(block((0, 0, 0), (0.14, 0.14, 0.28), 0.03), (0.1, 0.9, 0.0), (0, 20, 14))),
        ),
        words=("blacksmith's anvil", "smithy", "forge"),
        yaw=-18,
        down=14,
    ),
    "wheel": Thing(
        thing(
            *zip((OAK, WOOD), spoked_wheels([(0, 0.6, 0)], 0.6, 0.07, 2, 8), strict=True),
            (STEEL, union(ring((0, 0.6, 0), 0.595, 0.035, 2), disc((0, 0.6, 0), 0.08, 0.3, 2))),
        ),
        words=("cart wheel", "wooden wheel", "wagon wheel", "wheels", "spinning wheel", "mill wheel"),
        yaw=-30,
        down=10,
        metre=0.8,
    ),
    "square wheel": Thing(
        thing(
            (WOOD, cut(block((0, 0.5, 0), (1.0, 1.0, 0.16), 0.05), block((0, 0.5, 0), (0.72, 0.72, 0.4), 0.04))),
            (
                PALE,
                union(
                    *(
                        placed(block((0, 0, 0), (0.09, 0.95, 0.1), 0.03), (0, 0.5, 0), (0, 0, a))
                        for a in (0, 45, 90, 135)
                    )
                ),
            ),
            (STEEL, disc((0, 0.5, 0), 0.13, 0.24, 2)),
        ),
        words=("cornered wheel",),
        yaw=-26,
        down=10,
        metre=0.8,
    ),
    "tyre": Thing(
        thing(
            (
                DARK,
                union(
                    ring((0, 0.5, 0), 0.37, 0.14, 2),
                    *(
                        placed(block((0, 0.5, 0), (0.08, 0.05, 0.24), 0.02), (0, 0.5, 0), (0, 0, a))
                        for a in np.arange(0, 360, 18)
                    ),
                ),
            ),
            (METAL, union(disc((0, 0.5, 0), 0.26, 0.1, 2), ring((0, 0.5, 0.04), 0.2, 0.03, 2))),
            (
                STEEL,
                union(
                    *(
                        ball((0.11 * np.cos(a), 0.5 + 0.11 * np.sin(a), 0.055), 0.03)
                        for a in np.arange(5) * 2 * np.pi / 5
                    ),
                    disc((0, 0.5, 0.05), 0.05, 0.06, 2),
                ),
            ),
        ),
        words=("tire", "car tyre", "flat tire", "flat tyre", "car wheel", "spare wheel", "tyres"),
        yaw=-30,
        down=10,
        metre=0.65,
    ),
    "propeller": Thing(
        thing(
            (
                RED,
                union(*(placed(ball((0, 0.42, 0), (0.13, 0.42, 0.045)), (0, 0, 0), (0, 0, a)) for a in (0, 120, 240))),
            ),
            (GOLD, union(ball((0, 0, 0.06), (0.16, 0.16, 0.2)))),
            (
                WHITE,
                union(*(placed(ball((0, 0.72, 0), (0.1, 0.09, 0.05)), (0, 0, 0), (0, 0, a)) for a in (0, 120, 240))),
            ),
        ),
        words=("ship's propeller", "aircraft propeller", "rotor", "fan blades"),
        place="table",
        yaw=-18,
        down=6,
        roll=12,
        metre=0.8,
    ),
    "millstone": Thing(
        thing(
            (
                GREY,
                cut(
                    union(disc((0, 0.14, 0), 0.62, 0.26, soft=0.03), disc((0, 0.42, 0), 0.58, 0.24, soft=0.03)),
                    limb((0, 0.3, 0), (0, 0.9, 0), 0.1),
                ),
            ),
            (
                "#6f767e",
                union(
                    *(
                        placed(block((0.34, 0.54, 0), (0.36, 0.03, 0.03), 0.01), turn=(0, a, 0))
                        for a in range(0, 360, 30)
                    )
                ),
            ),
            (WOOD, union(limb((0.42, 0.5, 0.1), (0.42, 0.85, 0.1), 0.045))),
        ),
        words=("mill stone", "grindstone", "grinding stone", "quern"),
        down=22,
    ),
    "spring": Thing(
        thing(
            (
                STEEL,
                curve(
                    [
                        (0.28 * np.cos(a), 0.08 + 0.013 * n, 0.28 * np.sin(a))
                        for n, a in enumerate(np.arange(0, 5 * 2 * np.pi, 0.45))
                    ],
                    0.045,
                    1,
                ),
            ),
            (RED, union(disc((0, 0.04, 0), 0.36, 0.08), disc((0, 1.02, 0), 0.36, 0.08))),
        ),
        words=("metal spring", "coil", "spiral spring"),
        metre=0.3,
        down=10,
    ),
}
