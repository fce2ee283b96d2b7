"""Things of woods, hills and deserts, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Thing
from thing_shapes import *
from things_forms import SAND, curve, pressed

LIGHT, MUD, ROCK, SOIL = "#7cc65a", "#7a5233", "#8d949c", "#5f4028"

PRINTS = [(-0.9, 0.17), (-0.3, -0.17), (0.3, 0.17), (0.9, -0.17)]

THINGS: dict[str, Thing] = {
    "hole": Thing(
        thing(
            (
                LIGHT,
                cut(
                    pool(((0, 0, 1.0, 0.66), (0.5, 0.08, 0.7, 0.55), (-0.5, 0, 0.7, 0.52)), 0.07),
                    pool(((0, 0, 0.6, 0.38), (0.2, 0, 0.5, 0.36)), 0.5),
                ),
            ),
            (
                SOIL,
                cut(
                    pool(((0, 0, 0.66, 0.44), (0.2, 0, 0.56, 0.42)), 0.1),
                    pool(((0, 0, 0.54, 0.33), (0.2, 0, 0.44, 0.31)), 0.5),
                ),
            ),
            ("#1d120c", pool(((0, 0, 0.6, 0.38), (0.2, 0, 0.5, 0.36)), 0.03)),
            (
                BROWN,
                union(
                    mound((0.36, 0.34, 0.26), (0.98, 0.05, -0.12)),
                    lumps([(0.74, 0.12, 0.2, 0.09), (1.15, 0.1, 0.16, 0.08), (-0.72, 0.1, 0.22, 0.07)]),
                    k=0.05,
                ),
            ),
            (GREEN, tufts([(-0.85, 0.2), (-0.4, 0.52), (0.4, 0.56), (-0.7, -0.3)], 0.2, 0.035)),
        ),
        words=(
            "pit",
            "deep hole",
            "burrow",
            "ditch",
            "pothole",
            "gap",
            "wolf pit",
            "hole in the ground",
            "crevasse",
            "crack",
        ),
        yaw=0,
        down=28,
        metre=1.2,
    ),
    "sand heap": Thing(
        thing(
            (
                SAND,
                union(
                    mound((0.85, 0.6, 0.6)),
                    mound((0.5, 0.3, 0.4), (0.55, 0, 0.15)),
                    mound((0.45, 0.25, 0.4), (-0.6, 0, 0.15)),
                    k=0.2,
                ),
            ),
            (BLUE, placed(union(block((0, -0.24, 0), (0.2, 0.26, 0.05), 0.02)), (-0.3, 0.7, 0.2), (0, 0, 14))),
            (
                PALE,
                placed(
                    union(limb((0, -0.12, 0), (0, 0.42, 0), 0.028), limb((-0.08, 0.42, 0), (0.08, 0.42, 0), 0.028)),
                    (-0.3, 0.7, 0.2),
                    (0, 0, 14),
                ),
            ),
        ),
        words=("sand", "pile of sand", "sand pile", "sandbank", "dune", "sand dune", "heap of sand"),
        yaw=0,
    ),
    "hill": Thing(
        thing(
            (
                GREEN,
                union(
                    mound((1.5, 1.15, 0.9)),
                    mound((0.9, 0.6, 0.7), (1.0, 0, 0.2)),
                    mound((0.85, 0.55, 0.7), (-1.1, 0, 0.2)),
                    k=0.25,
                ),
            ),
            (
                LIGHT,
                lumps(
                    [
                        (x, y, z, 0.07)
                        for x, y, z in (
                            (-0.4, 0.85, 0.52),
                            (0.5, 0.62, 0.72),
                            (-0.9, 0.45, 0.72),
                            (1.2, 0.4, 0.72),
                            (0.1, 0.4, 0.85),
                        )
                    ]
                ),
            ),
            (
                "#e0c48a",
                curve(
                    ((0.25, 0.02, 1.0), (-0.15, 0.32, 0.9), (0.35, 0.62, 0.75), (0.0, 0.9, 0.52), (0.12, 1.13, 0.15)),
                    (0.14, 0.05),
                ),
            ),
            (
                YELLOW,
                lumps(
                    [
                        (x, y, z, 0.045)
                        for x, y, z in ((0.8, 0.55, 0.75), (-0.55, 0.6, 0.72), (-0.7, 0.25, 0.85), (0.65, 0.3, 0.88))
                    ]
                ),
            ),
            (
                LEAF,
                union(
                    turned(((0.22, 1.25), (0.02, 1.75)), (-0.5, -0.22, 0.1)),
                    turned(((0.18, 1.25), (0.02, 1.65)), (0.65, -0.4, 0.1)),
                ),
            ),
            (
                BROWN,
                union(limb((-0.5, 0.9, 0.1), (-0.5, 1.1, 0.1), 0.05), limb((0.65, 0.7, 0.1), (0.65, 0.95, 0.1), 0.045)),
            ),
        ),
        words=("steep hill", "green hill", "hillside", "slope", "knoll", "mound", "hilltop"),
        yaw=0,
        down=10,
        metre=5.0,
    ),
    "cave": Thing(
        thing(
            (
                ROCK,
                cut(
                    union(
                        mound((1.3, 1.15, 0.8)),
                        mound((0.8, 0.75, 0.7), (0.85, 0, 0.1)),
                        mound((0.75, 0.7, 0.7), (-0.9, 0, 0.12)),
                        lumps([(0.45, 0.95, 0.2, 0.3), (-0.5, 0.85, 0.3, 0.3)]),
                        k=0.12,
                    ),
                    union(
                        limb((0, 0.25, 0.3), (0, 0.25, 1.2), 0.45), block((0, 0.1, 0.8), (0.9, 0.4, 1.0), 0.1), k=0.05
                    ),
                ),
            ),
            ("#22222b", union(disc((0, 0.25, 0.3), 0.56, 0.06, 2), block((0, 0.1, 0.3), (1.1, 0.3, 0.06), 0.02))),
            (
                STEEL,
                lumps(
                    [
                        (x, 0.08, z, r)
                        for x, z, r in ((-0.75, 0.95, 0.16), (0.75, 0.95, 0.14), (1.05, 0.85, 0.1), (-1.1, 0.85, 0.12))
                    ]
                ),
            ),
            (
                GREEN,
                union(
                    tufts([(-0.55, 1.0), (0.6, 1.05), (1.3, 0.75)], 0.22, 0.04),
                    *(
                        curve(((x, 0.98, 0.62), (x + 0.03, 0.8, 0.78), (x, 0.58, 0.8)), 0.035)
                        for x in (-0.3, -0.1, 0.28)
                    ),
                ),
            ),
        ),
        words=("cavern", "bear cave", "grotto", "den", "lair", "tunnel", "mine"),
        kind="building",
        yaw=0,
        down=10,
        metre=2.2,
    ),
    "bone": Thing(
        thing(
            (
                CREAM,
                union(
                    limb((-0.3, 0, 0), (0.3, 0, 0), 0.07),
                    *(ball((s * 0.36, y, 0), 0.1) for s in (-1, 1) for y in (-0.075, 0.075)),
                    k=0.05,
                ),
            )
        ),
        words=("bones", "dog bone", "giant bone", "old bone", "dinosaur bone"),
        place="ground",
        yaw=-12,
        down=10,
        roll=18,
        metre=0.5,
    ),
    "skull": Thing(
        thing(
            (
                CREAM,
                cut(
                    union(ball((0, 0.62, 0), (0.4, 0.38, 0.42)), block((0, 0.28, 0.14), (0.4, 0.34, 0.36), 0.1), k=0.1),
                    union(
                        *(ball((s * 0.16, 0.52, 0.36), (0.11, 0.12, 0.14)) for s in (-1, 1)),
                        placed(pressed(((-0.06, 0), (0.06, 0), (0, 0.13)), 0.3), (0, 0.35, 0.4)),
                    ),
                ),
            ),
            (
                DARK,
                union(
                    *(ball((s * 0.16, 0.52, 0.26), (0.12, 0.13, 0.1)) for s in (-1, 1)),
                    block((0, 0.4, 0.26), (0.12, 0.12, 0.1), 0.03),
                ),
            ),
            (WHITE, union(*(block((x, 0.13, 0.28), (0.07, 0.12, 0.07), 0.02) for x in (-0.12, -0.04, 0.04, 0.12)))),
        ),
        words=("skulls", "death's head", "skeleton head"),
        yaw=-16,
        down=8,
        metre=0.3,
    ),
    "dinosaur skeleton": Thing(
        thing(
            (
                CREAM,
                union(
                    curve(
                        ((-1.45, 0.5, 0), (-0.8, 0.85, 0), (0.0, 1.1, 0), (0.55, 1.3, 0), (0.85, 1.65, 0)),
                        (0.03, 0.075),
                    ),
                    *(bowed(0.3, -100, 100, 0.03, "zy", (x, 0.88 + 0.1 * x, 0)) for x in (0.42, 0.24, 0.06, -0.12)),
                    *(bowed(0.3, 80, 280, 0.03, "zy", (x, 0.88 + 0.1 * x, 0)) for x in (0.42, 0.24, 0.06, -0.12)),
                ),
            ),
            (
                CREAM,
                union(
                    *(
                        chain(
                            (
                                (-0.35, 0.95, s * 0.16),
                                (-0.1, 0.55, s * 0.22),
                                (-0.38, 0.3, s * 0.2),
                                (-0.28, 0.03, s * 0.2),
                                (-0.05, 0.03, s * 0.22),
                            ),
                            (0.07, 0.06, 0.05, 0.045, 0.04),
                        )
                        for s in (-1, 1)
                    ),
                    *(
                        chain(
                            ((0.5, 1.05, s * 0.2), (0.7, 0.85, s * 0.24), (0.82, 0.95, s * 0.22)), (0.04, 0.035, 0.025)
                        )
                        for s in (-1, 1)
                    ),
                ),
            ),
            (
                WHITE,
                cut(
                    union(
                        ball((0.95, 1.72, 0), (0.26, 0.2, 0.18)),
                        block((1.25, 1.72, 0), (0.42, 0.16, 0.22), 0.06),
                        placed(block((0.2, 0, 0), (0.5, 0.08, 0.2), 0.03), (0.98, 1.58, 0), (0, 0, -14)),
                        k=0.04,
                    ),
                    ball((1.0, 1.78, 0.16), 0.08),
                ),
            ),
            (DARK, union(block((-0.1, 0.0, 0), (2.0, 0.06, 0.8), 0.02), limb((-0.35, 0, 0), (-0.35, 0.9, 0), 0.025))),
            (WHITE, union(*(turned(((0.005, -0.08), (0.03, 0)), (x, 1.63, 0.09)) for x in (1.15, 1.25, 1.35, 1.43)))),
        ),
        words=("dinosaur bones", "fossil", "skeleton of a dinosaur", "dinosaur fossil"),
        facing="right",
        yaw=12,
        down=8,
        metre=2.2,
    ),
    "footprints": Thing(
        thing(
            (
                MUD,
                union(
                    *(
                        union(
                            within(ball((x, 0, z), (0.24, 0.05, 0.13)), lambda p, x=x: x - 0.08 - p[:, 0]),
                            ball((x - 0.21, 0, z), (0.11, 0.05, 0.1)),
                        )
                        for x, z in PRINTS
                    )
                ),
            ),
            (
                "#b08a66",
                union(
                    *(block((x + d, 0.045, z), (0.03, 0.02, 0.16), 0.008) for x, z in PRINTS for d in (0.0, 0.07, 0.14))
                ),
            ),
        ),
        words=(
            "muddy footprints",
            "tracks",
            "foot prints",
            "footsteps",
            "footprint",
            "traces",
        ),
        grammar="plural",
        yaw=24,
        down=48,
    ),
    "meteorite": Thing(
        thing(
            (
                "#5d5a63",
                cut(
                    union(
                        ball((0, 0.5, 0), (0.55, 0.48, 0.5)),
                        ball((0.25, 0.65, 0.1), 0.32),
                        ball((-0.25, 0.35, 0.15), 0.32),
                        k=0.1,
                    ),
                    ball((-0.15, 0.62, 0.5), 0.15),
                    ball((0.32, 0.45, 0.48), 0.12),
                    ball((0.1, 0.25, 0.52), 0.1),
                    ball((0.3, 0.9, 0.3), 0.12),
                ),
            ),
            (
                ORANGE,
                union(
                    curve(((-0.4, 0.5, 0.36), (-0.25, 0.42, 0.5), (-0.05, 0.42, 0.53), (0.1, 0.38, 0.53)), 0.03),
                    curve(((-0.05, 0.42, 0.53), (0.0, 0.6, 0.49), (0.16, 0.75, 0.38)), 0.028),
                    curve(((0.2, 0.2, 0.52), (0.35, 0.3, 0.47), (0.5, 0.55, 0.36)), 0.026),
                ),
            ),
            (
                SOIL,
                union(
                    ring((0, 0.02, 0), 0.78, 0.17),
                    pool(((0, 0, 0.8, 0.8),), 0.05),
                    *(ball((0.85 * np.cos(a), 0.1, 0.85 * np.sin(a)), 0.15) for a in np.arange(9) * 2 * np.pi / 9),
                    k=0.08,
                ),
            ),
            ("#c9cdd3", lumps([(-0.1, 1.1, 0, 0.12), (0.02, 1.28, 0, 0.15), (-0.12, 1.48, 0, 0.13)], 0.04)),
        ),
        words=("meteor", "asteroid", "fallen star", "space rock", "crater"),
        yaw=0,
        down=12,
    ),
    "dinosaur egg": Thing(
        thing(
            (LIGHT, union(ball((0, 0.42, 0), (0.32, 0.42, 0.32)), ball((0, 0.34, 0), (0.33, 0.34, 0.33)), k=0.1)),
            (
                GREEN,
                lumps(
                    [
                        (0.12, 0.55, 0.24, 0.09),
                        (-0.16, 0.35, 0.25, 0.1),
                        (0.15, 0.22, 0.24, 0.07),
                        (-0.1, 0.68, 0.16, 0.07),
                        (0.27, 0.38, 0.14, 0.07),
                    ]
                ),
            ),
            (
                BROWN,
                union(
                    *(
                        limb(
                            (0.4 * np.cos(a) - 0.15, 0.06, 0.36 * np.sin(a)),
                            (0.4 * np.cos(a + 1) + 0.1, 0.1, 0.36 * np.sin(a + 1)),
                            0.035,
                        )
                        for a in np.arange(12) * np.pi / 6
                    )
                ),
            ),
        ),
        words=("dragon egg", "giant egg", "big egg", "spotted egg"),
        yaw=0,
        metre=0.8,
    ),
    "cloud of smoke": Thing(
        thing(
            (
                "#b9bec6",
                lumps(
                    [
                        (0, 0.2, 0, 0.22),
                        (0.18, 0.42, 0, 0.24),
                        (-0.14, 0.6, 0, 0.26),
                        (0.12, 0.85, 0, 0.3),
                        (-0.3, 0.95, 0, 0.26),
                        (0.35, 1.1, 0, 0.24),
                        (0, 1.2, 0, 0.28),
                    ],
                    0.06,
                ),
            ),
            (
                "#d8dce1",
                lumps(
                    [(-0.2, 0.72, 0.2, 0.13), (0.2, 1.0, 0.26, 0.15), (-0.05, 1.3, 0.2, 0.14), (0.25, 0.5, 0.2, 0.1)],
                    0.03,
                ),
            ),
        ),
        words=("smoke", "steam", "fumes", "fog", "dust cloud"),
        kind="sky",
        place="air",
        yaw=0,
        down=6,
    ),
}
