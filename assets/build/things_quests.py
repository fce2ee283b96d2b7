"""Things of adventures and workshops, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import SAND, curve

ROCK = "#8d949c"

THINGS: dict[str, Thing] = {
    "treasure chest": Thing(
        thing(
            (
                BROWN,
                union(
                    block((0, 0.3, 0), (1.1, 0.6, 0.75), 0.04),
                    placed(
                        cut(
                            within(
                                limb((-0.53, 0, 0), (0.53, 0, 0), 0.38),
                                lambda p: -p[:, 1],
                                lambda p: np.abs(p[:, 0]) - 0.55,
                            ),
                            within(limb((-0.43, 0, 0), (0.43, 0, 0), 0.31), lambda p: 0.02 - p[:, 1] - 0.3),
                        ),
                        (0, 0.68, -0.32),
                        (-62, 0, 0),
                    ),
                ),
            ),
            (
                GOLD,
                union(
                    *(block((x, 0.3, 0), (0.1, 0.62, 0.78), 0.025) for x in (-0.38, 0.38)),
                    block((0, 0.45, 0.38), (0.2, 0.24, 0.07), 0.03),
                    *(placed(bowed(0.385, 5, 175, 0.04, "zy"), (x, 0.68, -0.32), (-62, 0, 0)) for x in (-0.38, 0.38)),
                ),
            ),
            (
                YELLOW,
                union(
                    ball((0, 0.56, 0), (0.48, 0.2, 0.32)),
                    *(
                        placed(disc((0, 0, 0), 0.09, 0.035), (x, y, z), (t, 0, t))
                        for x, y, z, t in (
                            (-0.25, 0.7, 0.15, 20),
                            (0.05, 0.74, 0.18, -15),
                            (0.28, 0.68, 0.2, 30),
                            (-0.05, 0.77, -0.02, 10),
                            (-0.62, 0.03, 0.5, 0),
                            (-0.45, 0.03, 0.62, 0),
                            (0.5, 0.03, 0.6, 8),
                        )
                    ),
                ),
            ),
            (RED, ball((0.2, 0.76, 0.05), 0.075)),
            (BLUE, ball((-0.18, 0.76, 0.1), 0.065)),
            (DARK, union(ball((0, 0.46, 0.42), (0.03, 0.04, 0.02)))),
        ),
        words=("chest", "heavy chest", "pirate chest", "trunk", "coffer", "chest of gold", "mountain of gold"),
        yaw=-22,
        down=16,
        metre=0.75,
    ),
    "crate": Thing(
        thing(
            (PALE, union(*(block((0, 0.1 + 0.2 * n, 0), (0.98, 0.17, 0.98), 0.02) for n in range(5)))),
            (
                WOOD,
                union(
                    *(block((sx * 0.47, 0.5, sz * 0.47), (0.14, 1.0, 0.14), 0.02) for sx in (-1, 1) for sz in (-1, 1)),
                    *(block((0, y, s * 0.49), (1.0, 0.13, 0.06), 0.02) for y in (0.065, 0.935) for s in (-1, 1)),
                    *(block((s * 0.49, y, 0), (0.06, 0.13, 1.0), 0.02) for y in (0.065, 0.935) for s in (-1, 1)),
                    placed(block((0, 0, 0.49), (0.12, 1.1, 0.05), 0.02), (0, 0.5, 0), (0, 0, 45)),
                    placed(block((-0.49, 0, 0), (0.05, 1.1, 0.12), 0.02), (0, 0.5, 0), (45, 0, 0)),
                ),
            ),
        ),
        words=(
            "wooden crate",
            "wooden box",
            "crates",
            "packing case",
            "crate of water",
            "cargo",
            "load",
            "fruit crate",
        ),
        yaw=-30,
        down=16,
        metre=0.7,
        seats=(Place("sit", hips=(0, 1.06, 0.1), feet=(0, 0.2, 0.7)),),
    ),
    "sack": Thing(
        thing(
            (
                "#cfae74",
                union(
                    turned(softened(((0.26, 0.02), (0.36, 0.14), (0.37, 0.4), (0.24, 0.66), (0.09, 0.75)))),
                    turned(softened(((0.085, 0.73), (0.12, 0.82), (0.2, 0.92)))),
                    ball((0.18, 0.1, 0.1), 0.18),
                    ball((-0.18, 0.1, 0.1), 0.18),
                    k=0.05,
                ),
            ),
            (RED, ring((0, 0.74, 0), 0.09, 0.04)),
            (CREAM, union(ball((0, 0.36, 0.33), (0.17, 0.15, 0.05)))),
            (
                BROWN,
                union(
                    curve(((-0.02, 0.27, 0.375), (0, 0.36, 0.385), (0.02, 0.45, 0.375)), 0.015),
                    *(ball((s * 0.035, y, 0.38), (0.035, 0.02, 0.012)) for s in (-1, 1) for y in (0.32, 0.37, 0.42)),
                ),
            ),
        ),
        words=("food sack", "sacks", "bag of flour", "grain sack", "bag of grain", "sack of potatoes", "bag of seeds"),
        yaw=-10,
        metre=1.0,
    ),
    "cage": Thing(
        thing(
            (
                GOLD,
                union(
                    disc((0, 0.05, 0), 0.5, 0.09),
                    ring((0, 0.78, 0), 0.46, 0.025),
                    ring((0, 0.42, 0), 0.46, 0.02),
                    *(
                        curve(
                            (
                                (0.46 * np.cos(a), 0.06, 0.46 * np.sin(a)),
                                (0.46 * np.cos(a), 0.78, 0.46 * np.sin(a)),
                                (0.3 * np.cos(a), 1.06, 0.3 * np.sin(a)),
                                (0, 1.17, 0),
                            ),
                            0.017,
                        )
                        for a in np.arange(16) * np.pi / 8
                    ),
                    ring((0, 1.26, 0), 0.08, 0.022, 2),
                ),
            ),
            (WOOD, union(limb((-0.42, 0.45, 0), (0.42, 0.45, 0), 0.025))),
            (RED, union(placed(vessel(0.0, 0.1, 0.08, 0.1, 0.02), (0.15, 0.09, 0.2)))),
        ),
        words=("birdcage", "golden cage", "animal cage", "parrot cage"),
        yaw=-6,
        down=12,
        metre=0.7,
    ),
    "prison bars": Thing(
        thing(
            (
                STEEL,
                union(
                    *(limb((x, 0.1, 0), (x, 1.75, 0), 0.04) for x in np.linspace(-0.6, 0.6, 6)),
                    *(block((0, y, 0), (1.4, 0.09, 0.07), 0.02) for y in (0.5, 1.35)),
                ),
            ),
            (
                ROCK,
                union(
                    block((0, 0.06, 0), (1.8, 0.16, 0.3), 0.03),
                    block((0, 1.82, 0), (1.8, 0.18, 0.3), 0.03),
                    *(block((s * 0.82, 0.95, 0), (0.2, 1.7, 0.3), 0.03) for s in (-1, 1)),
                ),
            ),
            (GOLD, union(block((0.12, 0.92, 0.06), (0.2, 0.24, 0.1), 0.03))),
            (DARK, ball((0.12, 0.92, 0.115), (0.025, 0.035, 0.02))),
        ),
        words=("cell", "prison", "bars", "jail", "prison cell", "iron bars", "dungeon", "lattice"),
        kind="building",
        yaw=-14,
        down=7,
        metre=1.1,
    ),
    "cannon": Thing(
        thing(
            (
                DARK,
                placed(
                    union(
                        limb((0, 0, -0.35), (0, 0, 0.85), 0.2, 0.155),
                        ring((0, 0, 0.85), 0.15, 0.06, 2),
                        ring((0, 0, 0.3), 0.175, 0.04, 2),
                        ring((0, 0, -0.15), 0.195, 0.04, 2),
                        ball((0, 0, -0.58), 0.08),
                    ),
                    (0, 0.62, 0.05),
                    (-16, 0, 0),
                ),
            ),
            ("#17181c", placed(limb((0, 0, 0.9), (0, 0, 1.02), 0.1), (0, 0.62, 0.05), (-16, 0, 0))),
            (
                WOOD,
                union(
                    *(
                        placed(block((0, 0, 0), (0.1, 0.2, 1.25), 0.04), (s * 0.22, 0.42, -0.3), (-14, 0, 0))
                        for s in (-1, 1)
                    ),
                    limb((-0.3, 0.42, 0.08), (0.3, 0.42, 0.08), 0.05),
                    block((0, 0.3, -0.5), (0.4, 0.1, 0.2), 0.03),
                ),
            ),
            *zip((RED, PALE), spoked_wheels([(s * 0.36, 0.38, 0.08) for s in (-1, 1)], 0.38, 0.045, 0, 8), strict=True),
            ("#3b3f49", lumps([(0.5, 0.12, 0.85, 0.12), (0.72, 0.12, 0.7, 0.12), (0.6, 0.32, 0.78, 0.12)])),
        ),
        words=("cannons", "circus cannon", "ship's cannon", "gun", "artillery"),
        facing="left",
        yaw=-58,
        down=12,
    ),
    "cannon ball": Thing(
        thing(
            (
                "#3b3f49",
                lumps(
                    [(-0.27, 0.27, 0.12, 0.27), (0.27, 0.27, 0.12, 0.27), (0, 0.27, -0.33, 0.27), (0, 0.7, -0.03, 0.27)]
                ),
            ),
            (OAK, ring((0, 0.05, -0.02), 0.42, 0.06)),
        ),
        words=(
            "cannonball",
            "iron ball",
            "cannon balls",
            "shot",
        ),
        yaw=-8,
        metre=0.35,
    ),
    "bomb": Thing(
        thing(
            ("#33363f", union(ball((0, 0.32, 0), 0.32), limb((0.14, 0.56, 0), (0.19, 0.66, 0), 0.09))),
            (CREAM, curve(((0.19, 0.7, 0), (0.26, 0.85, 0), (0.4, 0.86, 0)), 0.03)),
            (
                ORANGE,
                union(
                    ball((0.44, 0.88, 0), 0.07),
                    *(
                        limb((0.44, 0.88, 0), (0.44 + 0.15 * np.cos(a), 0.88 + 0.15 * np.sin(a), 0), 0.025, 0.01)
                        for a in np.arange(8) * np.pi / 4
                    ),
                ),
            ),
            (YELLOW, ball((0.44, 0.88, 0.05), 0.045)),
        ),
        words=("explosive", "round bomb", "bombs"),
        yaw=0,
        down=6,
        metre=0.5,
    ),
    "dynamite": Thing(
        thing(
            (
                RED,
                union(
                    *(
                        turned(((0.1, 0.0), (0.1, 0.66)), (x, 0, z))
                        for x, z in ((-0.2, 0), (0, 0), (0.2, 0), (-0.1, 0.17), (0.1, 0.17))
                    )
                ),
            ),
            (
                CREAM,
                union(
                    block((0, 0.33, 0.07), (0.64, 0.11, 0.4), 0.05),
                    curve(((0, 0.66, 0.05), (0.05, 0.85, 0.05), (0.25, 0.9, 0.05)), 0.025),
                ),
            ),
            (ORANGE, lumps([(0.28, 0.92, 0.05, 0.06), (0.34, 0.97, 0.05, 0.04)])),
            (DARK, block((0, 0.33, 0.33), (0.16, 0.1, 0.03), 0.01)),
        ),
        words=("dynamite sticks", "tnt", "explosives"),
        metre=0.5,
    ),
    "catapult": Thing(
        thing(
            (
                WOOD,
                union(
                    *(block((s * 0.42, 0.3, 0), (0.12, 0.14, 1.9), 0.03) for s in (-1, 1)),
                    *(block((0, 0.3, z), (0.9, 0.12, 0.12), 0.03) for z in (-0.85, 0.85)),
                    *(limb((s * 0.4, 0.3, z), (s * 0.36, 1.1, 0.15), 0.055) for s in (-1, 1) for z in (-0.35, 0.65)),
                    limb((-0.45, 1.1, 0.15), (0.45, 1.1, 0.15), 0.06),
                ),
            ),
            (OAK, union(limb((0, 0.42, 0.3), (0, 1.35, -1.0), 0.065, 0.05))),
            (BROWN, placed(vessel(-0.05, 0.14, 0.14, 0.22, 0.035), (0, 1.4, -1.08), (-20, 0, 0))),
            (ROCK, ball((0, 1.56, -1.13), 0.16)),
            *zip(
                (DARK, PALE),
                spoked_wheels([(s * 0.54, 0.24, z) for s in (-1, 1) for z in (-0.6, 0.6)], 0.24, 0.045, 0),
                strict=True,
            ),
            (CREAM, union(*(ring((x, 0.42, 0.3), 0.09, 0.03, 0) for x in (-0.1, 0, 0.1)))),
        ),
        words=("trebuchet", "siege engine", "siege weapon"),
        facing="left",
        yaw=-55,
        down=10,
        metre=1.3,
    ),
    "planks": Thing(
        thing(
            (
                PALE,
                union(
                    *(
                        placed(block((0, 0, 0), (2.0, 0.09, 0.26), 0.02), (0, y, z), (0, t, 0))
                        for y, z, t in ((0.05, -0.3, 0), (0.05, 0.3, 0), (0.15, 0.0, 3))
                    )
                ),
            ),
            (
                WOOD,
                union(
                    *(
                        placed(block((0, 0, 0), (2.0, 0.09, 0.26), 0.02), (0, y, z), (0, t, 0))
                        for y, z, t in ((0.05, 0.0, 0), (0.15, 0.28, -4), (0.25, 0.12, 10))
                    )
                ),
            ),
            (OAK, union(*(ball((x, 0.3, 0.12 - 0.17 * x), (0.07, 0.012, 0.03)) for x in (-0.5, 0.2, 0.6)))),
        ),
        words=("boards", "plank", "wooden boards", "floorboards", "wood", "timber", "lumber", "beam", "wooden board"),
        grammar="plural",
        yaw=-28,
        down=18,
    ),
    "chain": Thing(
        thing(
            (
                STEEL,
                union(
                    *(
                        placed(
                            union(
                                *(limb((s * 0.07, -0.06, 0), (s * 0.07, 0.06, 0), 0.032) for s in (-1, 1)),
                                bowed(0.07, 0, 180, 0.032, "xy", (0, 0.06, 0)),
                                bowed(0.07, 180, 360, 0.032, "xy", (0, -0.06, 0)),
                            ),
                            (0.22 * n - 0.77, 0.06 * np.sin(n), 0),
                            (0, 0, 90),
                        )
                        if n % 2
                        else placed(
                            union(
                                *(limb((0, -0.06, s * 0.07), (0, 0.06, s * 0.07), 0.032) for s in (-1, 1)),
                                bowed(0.07, 0, 180, 0.032, "zy", (0, 0.06, 0)),
                                bowed(0.07, 180, 360, 0.032, "zy", (0, -0.06, 0)),
                            ),
                            (0.22 * n - 0.77, 0.06 * np.sin(n), 0),
                            (0, 0, 90),
                        )
                        for n in range(8)
                    )
                ),
            )
        ),
        words=("iron chain", "chains", "metal chain", "anchor chain"),
        yaw=-10,
        down=12,
        roll=14,
        metre=0.6,
    ),
    "horseshoe": Thing(
        thing(
            (
                STEEL,
                union(
                    curve(
                        (
                            (-0.2, -0.34, 0),
                            (-0.33, 0.0, 0),
                            (-0.2, 0.3, 0),
                            (0, 0.38, 0),
                            (0.2, 0.3, 0),
                            (0.33, 0.0, 0),
                            (0.2, -0.34, 0),
                        ),
                        0.09,
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        ball((x, y, 0.08), (0.025, 0.03, 0.02))
                        for x, y in (
                            (-0.27, -0.15),
                            (-0.32, 0.02),
                            (-0.26, 0.2),
                            (0.27, -0.15),
                            (0.32, 0.02),
                            (0.26, 0.2),
                        )
                    )
                ),
            ),
        ),
        words=("horse shoe", "lucky horseshoe", "horseshoes"),
        place="table",
        yaw=-16,
        down=8,
        metre=0.3,
    ),
    "saddle": Thing(
        thing(
            (
                BROWN,
                union(
                    within(limb((0, 0.2, -0.42), (0, 0.2, 0.42), 0.36), lambda p: 0.12 - p[:, 1], k=0.03),
                    ball((0, 0.56, 0.4), (0.14, 0.17, 0.08)),
                    ball((0, 0.56, -0.42), (0.26, 0.16, 0.08)),
                    *(block((s * 0.36, 0.05, 0), (0.06, 0.5, 0.5), 0.03) for s in (-1, 1)),
                    k=0.07,
                ),
            ),
            (
                RED,
                union(
                    within(
                        limb((0, 0.18, -0.5), (0, 0.18, 0.5), 0.35), lambda p: p[:, 1] - 0.12, lambda p: -0.02 - p[:, 1]
                    ),
                    *(block((s * 0.345, -0.02, 0), (0.06, 0.3, 0.95), 0.03) for s in (-1, 1)),
                ),
            ),
            (
                GOLD,
                union(
                    *(
                        union(
                            limb((s * 0.4, -0.15, 0.05), (s * 0.4, -0.32, 0.05), 0.025),
                            placed(ring((0, 0, 0), 0.09, 0.022, 0), (s * 0.4, -0.42, 0.05)),
                        )
                        for s in (-1, 1)
                    ),
                    ball((0, 0.75, 0.4), 0.06),
                ),
            ),
        ),
        words=("horse saddle", "riding saddle"),
        yaw=-52,
        down=14,
        facing="left",
        metre=0.8,
    ),
    "lasso": Thing(
        thing(
            (
                SAND,
                union(
                    ring((0, 0.05, 0), 0.42, 0.045),
                    ring((0.04, 0.14, 0), 0.38, 0.045),
                    curve(
                        (
                            (0.4, 0.12, 0.1),
                            (0.62, 0.3, 0.0),
                            (0.5, 0.75, 0),
                            (0.05, 0.95, 0),
                            (-0.4, 0.85, 0),
                            (-0.45, 0.62, 0.0),
                            (0.0, 0.55, 0),
                            (0.42, 0.62, 0),
                        ),
                        0.04,
                    ),
                ),
            ),
            (BROWN, ball((0.55, 0.6, 0), 0.075)),
        ),
        words=(
            "lariat",
            "noose",
            "cowboy rope",
        ),
        kind="tool",
        yaw=-8,
        down=16,
    ),
    "coil of rope": Thing(
        thing(
            (
                SAND,
                union(
                    *(ring((0, 0.06 + 0.1 * n, 0), r, 0.058) for n, r in enumerate((0.42, 0.41, 0.42, 0.4))),
                    curve(
                        (
                            (0.38, 0.36, 0.1),
                            (0.1, 0.42, 0.42),
                            (-0.25, 0.3, 0.5),
                            (-0.4, 0.06, 0.62),
                            (-0.7, 0.06, 0.6),
                        ),
                        0.055,
                    ),
                ),
            ),
            (
                "#b99658",
                union(
                    *(
                        placed(
                            placed(ring((0, 0, 0), 0.055, 0.014, 2), (0.415, 0.06 + 0.1 * n, 0), (40, 0, 0)),
                            turn=(0, a + 9 * n, 0),
                        )
                        for n in range(4)
                        for a in range(0, 360, 24)
                    )
                ),
            ),
            (RED, limb((-0.68, 0.06, 0.6), (-0.75, 0.06, 0.6), 0.065)),
        ),
        words=("rope", "ropes", "cord", "string", "knot", "cable", "hemp rope", "long rope"),
        yaw=-6,
        down=22,
    ),
    "vault": Thing(
        thing(
            (
                STEEL,
                union(
                    block((0, 0.55, 0), (1.0, 1.05, 0.8), 0.07),
                    *(block((x, 0.03, z), (0.16, 0.1, 0.16), 0.03) for x in (-0.36, 0.36) for z in (-0.26, 0.26)),
                ),
            ),
            ("#5e6772", block((0, 0.56, 0.39), (0.82, 0.86, 0.08), 0.05)),
            (
                GOLD,
                union(
                    disc((-0.1, 0.58, 0.45), 0.15, 0.08, 2),
                    *(
                        limb((-0.1, 0.58, 0.5), (-0.1 + 0.2 * np.cos(a), 0.58 + 0.2 * np.sin(a), 0.5), 0.022)
                        for a in (0.5, 2.6, 4.7)
                    ),
                    block((0.24, 0.58, 0.46), (0.06, 0.24, 0.08), 0.025),
                ),
            ),
            (
                DARK,
                union(
                    ring((-0.1, 0.58, 0.48), 0.1, 0.015, 2),
                    *(block((0.44, y, 0.4), (0.06, 0.16, 0.1), 0.02) for y in (0.3, 0.82)),
                ),
            ),
        ),
        words=("strongbox", "bank safe", "bank vault", "locked box", "strong box"),
        kind="furniture",
        yaw=-24,
        down=12,
    ),
}
