"""Parts of bodies, and what helps the sick, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, grown, limb, ring, turned, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CLEAR,
    CREAM,
    DARK,
    GOLD,
    OAK,
    PALE,
    PINK,
    RED,
    SKY,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    disc,
    placed,
)  # fmt: skip
from thing_pieces import Place, Thing
from things_forms import (
    ROSE,
    SAND,
    band,
    curve,
    made,
    pressed,
    rounded,
)  # fmt: skip

TABLE, FLAT = {"place": "table"}, {"place": "table", "yaw": -14.0, "down": 8.0}
LARGE = {"kind": "furniture", "place": "ground"}
HEART = rounded(
    [
        (0.0, 0.0),
        (0.34, 0.34),
        (0.5, 0.66),
        (0.4, 0.9),
        (0.18, 0.92),
        (0.0, 0.74),
        (-0.18, 0.92),
        (-0.4, 0.9),
        (-0.5, 0.66),
        (-0.34, 0.34),
    ],
    4,
)
QUILL = pressed(
    rounded(
        [(0.0, 0.1), (0.16, 0.34), (0.2, 0.7), (0.12, 1.0), (0.04, 1.14), (-0.08, 0.96), (-0.16, 0.62), (-0.12, 0.3)], 4
    ),
    0.07,
    0.03,
)
TOOTH = union(
    ball((0, 0.72, 0), (0.36, 0.28, 0.28)),
    *(limb((s * 0.2, 0.62, z), (s * 0.24, 0.12, z), 0.15, 0.05) for s in (-1, 1) for z in (-0.08, 0.08)),
    *(ball((s * 0.18, 0.9, 0), (0.17, 0.1, 0.2)) for s in (-1, 1)),
    k=0.09,
)
TEETH = [(0.34 * np.cos(a), 0.3 * np.sin(a)) for a in np.linspace(0.15, np.pi - 0.15, 9)]
WING = rounded(
    [
        (0.05, 0.3),
        (0.2, 0.72),
        (0.5, 0.96),
        (0.78, 0.92),
        (0.74, 0.74),
        (0.7, 0.6),
        (0.58, 0.5),
        (0.5, 0.36),
        (0.36, 0.32),
        (0.28, 0.2),
        (0.12, 0.2),
    ],
    3,
)
MUSTACHE = rounded(
    [
        (0.0, 0.1),
        (0.16, 0.2),
        (0.36, 0.12),
        (0.52, 0.06),
        (0.66, 0.2),
        (0.6, -0.02),
        (0.4, -0.14),
        (0.16, -0.1),
        (0.0, 0.0),
        (-0.16, -0.1),
        (-0.4, -0.14),
        (-0.6, -0.02),
        (-0.66, 0.2),
        (-0.52, 0.06),
        (-0.36, 0.12),
        (-0.16, 0.2),
    ],
    3,
)

THINGS: dict[str, Thing] = {
    "feather": made(
        0.2,
        "bird feather, white feather, quill",
        (WHITE, within(QUILL, lambda p: p[:, 1] - 2)),
        (
            SKY,
            union(
                *(
                    within(
                        grown(QUILL, 0.008),
                        lambda p, s=s, y=y: np.abs(p[:, 1] - y - s * p[:, 0] * 1.1) - 0.014,
                        lambda p, s=s: -s * p[:, 0],
                    )
                    for s in (-1, 1)
                    for y in (0.3, 0.45, 0.6, 0.75)
                )
            ),
        ),
        (SAND, curve([(0, -0.2, 0), (0.0, 0.3, 0.03), (0.02, 1.0, 0.03)], (0.032, 0.014))),
        roll=-28.0,
        **FLAT,
    ),
    "tooth": made(
        0.05,
        "milk tooth, baby tooth, molar, white tooth",
        (WHITE, TOOTH),
        (CREAM, within(grown(TOOTH, 0.004), lambda p: p[:, 1] - 0.3)),
        (
            DARK,
            union(
                *(ball((s * 0.13, 0.7, 0.27), (0.035, 0.05, 0.025)) for s in (-1, 1)),
                curve([(-0.1, 0.58, 0.265), (0, 0.54, 0.275), (0.1, 0.58, 0.265)], 0.018),
            ),
        ),
        (PINK, union(*(ball((s * 0.23, 0.61, 0.235), (0.05, 0.03, 0.02)) for s in (-1, 1)))),
        place="table",
        yaw=-14.0,
        down=8.0,
    ),
    "false teeth": made(
        0.1,
        "teeth, dentures, set of teeth, chattering teeth",
        (
            ROSE,
            union(
                *(
                    placed(
                        cut(
                            within(turned(((0.44, 0.0), (0.4, 0.16)), deep=0.9), lambda p: -p[:, 2] - 0.0),
                            ball((0, 0.1, 0), (0.24, 0.4, 0.2)),
                        ),
                        (0, y, 0),
                        (t, 0, 0),
                    )
                    for y, t in ((0.0, 0), (0.62, -18))
                )
            ),
        ),
        (
            WHITE,
            union(
                *(
                    placed(block((x * 1.08, y, z * 1.2), (0.11, 0.17, 0.09), 0.035), (0, o, 0), (t, 0, 0))
                    for x, z in TEETH
                    for y, o, t in ((0.2, 0.0, 0), (-0.04, 0.62, -18))
                )
            ),
        ),
        yaw=-24.0,
        down=8.0,
        place="table",
    ),
    "mustache": made(
        0.12,
        "moustache, fake mustache, beard, false moustache",
        (BROWN, pressed(MUSTACHE, 0.18, 0.08)),
        (
            OAK,
            union(
                *(
                    curve([(s * 0.06, 0.06, 0.1), (s * 0.34, 0.0, 0.1), (s * 0.56, 0.06, 0.09)], (0.03, 0.015))
                    for s in (-1, 1)
                )
            ),
        ),
        yaw=0.0,
        down=4.0,
        place="table",
    ),
    "heart": made(
        0.3,
        "red heart, beating heart",
        (RED, pressed(HEART, 0.36, 0.16)),
        (PINK, union(placed(ball((0, 0, 0), (0.06, 0.12, 0.03)), (-0.27, 0.72, 0.16), (0, 0, -30)))),
        yaw=-14.0,
        down=6.0,
        place="table",
    ),
    "false nose": made(
        0.08,
        "nose, red nose, clown nose, fake nose",
        (RED, ball((0, 0.4, 0), 0.4)),
        (WHITE, ball((-0.14, 0.56, 0.32), (0.07, 0.09, 0.04))),
        (
            DARK,
            curve(
                [
                    (-0.4, 0.4, 0),
                    (-0.6, 0.2, -0.1),
                    (-0.3, 0.0, -0.1),
                    (0.2, -0.04, 0.0),
                    (0.6, 0.1, -0.1),
                    (0.4, 0.4, 0),
                ],
                0.02,
            ),
        ),
        yaw=0.0,
        place="table",
    ),
    "eye": made(
        0.1,
        "glass eye, eyeball",
        (WHITE, ball((0, 0.4, 0), 0.4)),
        (BLUE, within(ball((0, 0.4, 0), 0.41), lambda p: np.hypot(p[:, 0], p[:, 1] - 0.4) - 0.2, lambda p: -p[:, 2])),
        (DARK, within(ball((0, 0.4, 0), 0.42), lambda p: np.hypot(p[:, 0], p[:, 1] - 0.4) - 0.1, lambda p: -p[:, 2])),
        yaw=-12.0,
        down=4.0,
        place="table",
    ),
    "wings": made(
        0.9,
        "pair of wings, angel wings, feathered wings, bird wings",
        (WHITE, union(*(pressed([(s * x, y) for x, y in WING], 0.12, 0.05) for s in (-1, 1)))),
        (
            SKY,
            union(
                *(
                    curve(
                        [
                            (s * 0.2, 0.66 - 0.12 * k, 0.07),
                            (s * 0.44, 0.8 - 0.13 * k, 0.07),
                            (s * (0.7 - 0.07 * k), 0.8 - 0.15 * k, 0.07),
                        ],
                        0.022,
                    )
                    for s in (-1, 1)
                    for k in range(3)
                )
            ),
        ),
        (BROWN, union(*(ring((s * 0.13, 0.4, 0.0), 0.1, 0.025, 2) for s in (-1, 1)))),
        grammar="plural",
        yaw=0.0,
        down=4.0,
        place="wall",
    ),
    "hearing aid": made(
        0.06,
        "ear device, hearing device",
        (
            PALE,
            union(
                curve([(-0.2, 0.5, 0), (-0.22, 0.8, 0), (0.0, 0.98, 0), (0.24, 0.86, 0)], (0.17, 0.1), 6),
                ball((-0.18, 0.42, 0), (0.17, 0.22, 0.14)),
                k=0.03,
            ),
        ),
        (
            CLEAR,
            union(
                curve([(0.24, 0.86, 0), (0.42, 0.66, 0.02), (0.4, 0.42, 0.04), (0.26, 0.26, 0.06)], 0.05),
                union(ball((0.22, 0.2, 0.06), (0.15, 0.13, 0.12)), k=0.02),
            ),
        ),
        (DARK, union(*(block((-0.3, y, 0.13), (0.14, 0.03, 0.05), 0.01) for y in (0.4, 0.48)))),
        (BLUE, ball((-0.2, 0.66, 0.15), (0.05, 0.07, 0.03))),
        **FLAT,
    ),
    "wooden leg": made(
        0.6,
        "peg leg, pirate leg",
        (
            WOOD,
            union(
                limb((0, 0.06, 0), (0, 0.66, 0), 0.055, 0.1),
                union(turned(((0.11, 0.62), (0.2, 0.8), (0.22, 1.0))), k=0.02),
                k=0.03,
            ),
        ),
        (DARK, union(disc((0, 0.04, 0), 0.075, 0.08), disc((0, 0.99, 0), 0.17, 0.04))),
        (
            BROWN,
            union(*(band(turned(((0.11, 0.62), (0.2, 0.8), (0.22, 1.0))), y, y + 0.05, 1, 0.016) for y in (0.76, 0.9))),
        ),
        (GOLD, union(*(block((0, y + 0.025, 0.21), (0.08, 0.08, 0.05), 0.015) for y in (0.76, 0.9)))),
        roll=10.0,
        **TABLE,
    ),
    "crutches": made(
        1.2,
        "crutch, pair of crutches, walking aid",
        (
            WOOD,
            union(
                *(
                    union(
                        limb((x, 0.06, z), (x, 0.5, z), 0.03),
                        *(limb((x, 0.46, z), (x + d, 1.0, z), 0.024) for d in (-0.1, 0.1)),
                        limb((x - 0.08, 0.74, z), (x + 0.08, 0.74, z), 0.03),
                    )
                    for x, z in ((-0.18, 0.05), (0.22, -0.05))
                )
            ),
        ),
        (
            RED,
            union(*(limb((x - 0.12, 1.02, z), (x + 0.12, 1.02, z), 0.05) for x, z in ((-0.18, 0.05), (0.22, -0.05)))),
        ),
        (DARK, union(*(limb((x, 0.03, z), (x, 0.07, z), 0.045) for x, z in ((-0.18, 0.05), (0.22, -0.05))))),
        grammar="plural",
        place="ground",
        roll=6.0,
        down=6.0,
    ),
    "walker": made(
        0.9,
        "walking frame, zimmer frame, rollator",
        (
            STEEL,
            union(
                *(
                    union(
                        limb((s * 0.34, 0.06, 0.3), (s * 0.3, 0.9, 0.02), 0.034),
                        limb((s * 0.34, 0.06, -0.3), (s * 0.3, 0.86, -0.08), 0.034),
                        limb((s * 0.33, 0.4, 0.2), (s * 0.33, 0.4, -0.22), 0.026),
                    )
                    for s in (-1, 1)
                ),
                limb((-0.32, 0.62, 0.12), (0.32, 0.62, 0.12), 0.03),
                limb((-0.33, 0.4, 0.2), (0.33, 0.4, 0.2), 0.026),
            ),
        ),
        (BLUE, union(*(limb((s * 0.3, 0.91, 0.02), (s * 0.3, 0.9, -0.26), 0.05) for s in (-1, 1)))),
        (DARK, union(*(ball((s * 0.34, 0.05, z), 0.06) for s in (-1, 1) for z in (-0.3, 0.3)))),
        (YELLOW, union(*(ball((s * 0.34, 0.06, 0.3), 0.085) for s in (-1, 1)))),
        place="ground",
    ),
    "wheelchair": made(
        0.78,
        "wheel chair, empty wheelchair",
        (
            BLUE,
            union(block((0, 0.5, 0.04), (0.52, 0.09, 0.5), 0.04), block((0, 0.82, -0.22), (0.52, 0.5, 0.08), 0.035)),
        ),
        (
            DARK,
            union(
                *(ring((s * 0.34, 0.34, -0.1), 0.31, 0.04, 0) for s in (-1, 1)),
                *(ring((s * 0.28, 0.12, 0.4), 0.09, 0.035, 0) for s in (-1, 1)),
                *(limb((s * 0.26, 1.06, -0.3), (s * 0.26, 1.06, -0.42), 0.04) for s in (-1, 1)),
                block((0, 0.1, 0.56), (0.4, 0.04, 0.16), 0.015),
            ),
        ),
        (
            STEEL,
            union(
                *(
                    limb((s * 0.34, 0.34, -0.1), (s * 0.34, 0.34 + 0.3 * np.sin(a), -0.1 + 0.3 * np.cos(a)), 0.014)
                    for s in (-1, 1)
                    for a in np.arange(8) * 0.785
                ),
                *(limb((s * 0.27, 0.5, -0.24), (s * 0.26, 1.06, -0.3), 0.028) for s in (-1, 1)),
                *(limb((s * 0.28, 0.48, 0.26), (s * 0.2, 0.12, 0.54), 0.026) for s in (-1, 1)),
                *(limb((s * 0.29, 0.7, -0.2), (s * 0.29, 0.7, 0.24), 0.03) for s in (-1, 1)),
                *(limb((s * 0.28, 0.46, 0.24), (s * 0.28, 0.14, 0.4), 0.024) for s in (-1, 1)),
            ),
        ),
        kind="vehicle",
        place="ground",
        facing="left",
        yaw=-58.0,
        seats=(Place("sit", (0, 0.62, 0.02)),),
    ),
    "hospital bed": made(
        0.85,
        "sickbed, stretcher, hospital stretcher, ward bed",
        (
            WHITE,
            union(
                block((0, 0.46, 0.16), (0.74, 0.14, 1.06), 0.05),
                placed(block((0, 0, -0.3), (0.74, 0.14, 0.62), 0.05), (0, 0.48, -0.34), (28, 0, 0)),
            ),
        ),
        (SKY, union(block((0, 0.53, 0.28), (0.78, 0.1, 0.82), 0.045))),
        (
            STEEL,
            union(
                *(limb((s * 0.34, 0.08, z), (s * 0.34, 0.4, z), 0.03) for s in (-1, 1) for z in (-0.5, 0.6)),
                block((0, 0.37, 0.0), (0.7, 0.05, 1.3), 0.02),
                *(
                    curve([(-0.36, 0.4, z), (-0.34, h, z), (0.34, h, z), (0.36, 0.4, z)], 0.03, 4)
                    for z, h in ((0.72, 0.74), (-0.94, 1.0))
                ),
                *(limb((s * 0.4, 0.62, -0.1), (s * 0.4, 0.62, 0.4), 0.024) for s in (-1, 1)),
            ),
        ),
        (DARK, union(*(disc((s * 0.34, 0.07, z), 0.07, 0.05, 0) for s in (-1, 1) for z in (-0.5, 0.6)))),
        (CREAM, placed(ball((0, 0.13, -0.36), (0.27, 0.08, 0.17)), (0, 0.48, -0.34), (28, 0, 0))),
        yaw=-62.0,
        down=18.0,
        seats=(Place("lie", (0, 0.62, 0)),),
        **LARGE,
    ),
    "plaster cast": made(
        0.4,
        "broken arm, arm in plaster",
        (
            WHITE,
            union(
                limb((-0.5, 0.34, 0), (0.3, 0.34, 0), 0.19, 0.15),
                limb((-0.5, 0.34, 0), (-0.56, 0.74, 0), 0.19, 0.2),
                k=0.05,
            ),
        ),
        (
            PALE,
            union(
                ball((0.5, 0.36, 0), (0.14, 0.13, 0.1)),
                *(limb((0.56, 0.44 - 0.07 * k, 0.02), (0.78, 0.45 - 0.075 * k, 0.02), 0.042) for k in range(4)),
                limb((0.48, 0.44, 0.06), (0.56, 0.58, 0.08), 0.045),
                k=0.02,
            ),
        ),
        (
            SKY,
            union(
                *(
                    band(limb((-0.5, 0.34, 0), (0.3, 0.34, 0), 0.19, 0.15), x, x + 0.03, 0, 0.006)
                    for x in (-0.2, 0.0, 0.2)
                )
            ),
        ),
        (RED, pressed([(x * 0.2 - 0.3, 0.24 + y * 0.2) for x, y in HEART], 0.06, 0.02, 0.17)),
        **FLAT,
    ),
}
