"""Instruments and what plays music, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, limb, ring, union, within
from puppet_solids import (
    BLUE,
    DARK,
    GOLD,
    METAL,
    OAK,
    PALE,
    RED,
    STEEL,
    WHITE,
    WOOD,
    YELLOW,
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    GREY,
    curve,
    made,
)  # fmt: skip

TUBA = [(0.3, 0.52, 0.0), (0.3, 0.2, 0.0), (0.1, 0.1, 0.0), (-0.12, 0.2, 0.0), (-0.14, 0.6, 0.0), (-0.14, 0.86, 0.02)]
CELLO = union(ball((0, 0.36, 0), (0.36, 0.32, 1)), ball((0, 0.74, 0), (0.27, 0.25, 1)), k=0.12)
CELLO = within(
    cut(CELLO, *(ball((s * 0.38, 0.56, 0), (0.12, 0.11, 2)) for s in (-1, 1)), k=0.04),
    lambda p: np.abs(p[:, 2]) - 0.09,
    k=0.03,
)

THINGS: dict[str, Thing] = {
    "harp": made(
        1.05,
        "golden harp, concert harp, lyre",
        (
            GOLD,
            union(
                curve([(-0.36, 0.12, 0), (-0.4, 0.6, 0), (-0.44, 1.24, 0)], 0.055),
                curve([(-0.44, 1.24, 0), (-0.28, 1.34, 0), (-0.08, 1.12, 0), (0.2, 1.12, 0), (0.36, 1.0, 0)], 0.06),
                limb((-0.3, 0.12, 0), (0.36, 0.96, 0), 0.1, 0.06),
                block((-0.3, 0.05, 0), (0.4, 0.1, 0.3), 0.04),
                ball((-0.46, 1.3, 0), 0.085),
                k=0.02,
            ),
        ),
        (
            WHITE,
            union(
                *(
                    limb((x, 0.18 + 1.27 * (x + 0.3), 0), (x, 1.14 + 0.12 * (x < -0.2), 0), 0.009)
                    for x in np.arange(-0.3, 0.3, 0.065)
                )
            ),
        ),
        (RED, union(*(ball((x, 0.24 + 1.27 * (x + 0.3), 0.09), 0.018) for x in np.arange(-0.26, 0.3, 0.13)))),
        yaw=-14.0,
        down=6.0,
    ),
    "cello": made(
        0.8,
        "violoncello, double bass, contrabass",
        (WOOD, CELLO),
        (
            DARK,
            union(
                limb((0, 0.9, 0.06), (0, 1.38, 0.03), 0.036, 0.028),
                block((0, 0.82, 0.12), (0.08, 0.4, 0.04), 0.015),
                block((0, 0.3, 0.11), (0.1, 0.2, 0.04), 0.015),
                *(limb((s * 0.1, 1.34 + d, 0.02), (0, 1.34 + d, 0.02), 0.018) for s in (-1, 1) for d in (0, 0.07)),
                limb((0, 0.05, 0), (0, -0.16, 0), 0.018),
                *(
                    curve([(s * 0.15, 0.62, 0.09), (s * 0.13, 0.54, 0.09), (s * 0.17, 0.44, 0.09)], 0.016)
                    for s in (-1, 1)
                ),
            ),
        ),
        (PALE, union(block((0, 0.5, 0.13), (0.22, 0.08, 0.05), 0.015), ball((0, 1.46, 0.02), (0.055, 0.06, 0.05)))),
        (WHITE, union(*(limb((x, 0.36, 0.15), (x * 0.5, 1.3, 0.07), 0.006) for x in (-0.045, -0.015, 0.015, 0.045)))),
        yaw=-14.0,
        down=6.0,
    ),
    "tuba": made(
        0.85,
        "big horn, sousaphone, brass horn",
        (
            GOLD,
            union(
                cut(
                    limb((-0.14, 0.86, 0.02), (-0.14, 1.14, 0.02), 0.11, 0.4),
                    limb((-0.14, 0.9, 0.02), (-0.14, 1.3, 0.02), 0.05, 0.43),
                    lambda p: 1.2 - p[:, 1],
                ),
                curve(TUBA, (0.075, 0.12), 6),
                curve([(0.3, 0.52, 0), (0.3, 0.78, 0.02), (0.42, 0.86, 0.1)], 0.04),
                curve([(0.16, 0.3, 0.06), (0.16, 0.62, 0.08), (0.06, 0.72, 0.08), (-0.02, 0.6, 0.08)], 0.04),
            ),
        ),
        (
            STEEL,
            union(
                *(
                    union(
                        limb((x, 0.32, 0.12), (x, 0.62, 0.12), 0.05),
                        limb((x, 0.62, 0.12), (x, 0.72, 0.12), 0.018),
                        disc((x, 0.73, 0.12), 0.04, 0.025),
                    )
                    for x in (0.0, 0.11, 0.22)
                ),
                ball((0.45, 0.88, 0.12), 0.05),
            ),
        ),
        yaw=-16.0,
        down=6.0,
    ),
    "barrel organ": made(
        1.3,
        "hurdy-gurdy, street organ",
        (RED, block((0, 0.66, 0), (0.8, 0.56, 0.46), 0.03)),
        (
            GOLD,
            union(
                *(
                    limb((x, 0.54, 0.24), (x, 0.74 + 0.12 * (1 - abs(x) / 0.24), 0.24), 0.04)
                    for x in (-0.24, -0.12, 0, 0.12, 0.24)
                ),
                block((0, 0.96, 0), (0.88, 0.06, 0.54), 0.025),
                block((0, 0.38, 0), (0.86, 0.05, 0.5), 0.02),
            ),
        ),
        (
            OAK,
            union(
                *(ring((s * 0.3, 0.2, 0), 0.18, 0.03, 0) for s in (-1, 1)),
                *(
                    limb((s * 0.3, 0.2, 0), (s * 0.3, 0.2 + 0.17 * np.sin(a), 0.17 * np.cos(a)), 0.018)
                    for s in (-1, 1)
                    for a in np.arange(6) * 1.047
                ),
                limb((-0.3, 0.2, 0), (0.3, 0.2, 0), 0.03),
                *(limb((s * 0.36, 0.42, -0.2), (s * 0.36, 0.52, -0.66), 0.026) for s in (-1, 1)),
            ),
        ),
        (STEEL, union(limb((0.4, 0.66, 0), (0.5, 0.66, 0), 0.024), limb((0.5, 0.66, 0), (0.5, 0.5, 0.08), 0.024))),
        (BLUE, limb((0.5, 0.5, 0.08), (0.62, 0.5, 0.08), 0.035)),
        yaw=-22.0,
    ),
    "harmonica": made(
        0.12,
        "mouth organ",
        (STEEL, union(block((0, 0.3, 0), (1.1, 0.16, 0.4), 0.05), block((0, 0.1, 0), (1.1, 0.14, 0.4), 0.05))),
        (RED, block((0, 0.2, 0), (1.16, 0.09, 0.36), 0.02)),
        (DARK, many([block((x, 0.2, 0.17), (0.06, 0.06, 0.06), 0.01) for x in np.linspace(-0.48, 0.48, 10)])),
        (GOLD, block((0, 0.385, 0), (0.5, 0.02, 0.16), 0.008)),
        down=18.0,
        place="table",
    ),
    "triangle": made(
        0.25,
        "musical triangle, music triangle",
        (
            METAL,
            union(
                limb((-0.4, 0.1, 0), (0.28, 0.1, 0), 0.045),
                limb((-0.42, 0.12, 0), (0, 0.82, 0), 0.045),
                limb((0.42, 0.12, 0), (0, 0.82, 0), 0.045),
            ),
        ),
        (RED, union(curve([(0, 0.84, 0), (0.06, 1.0, 0), (0, 1.1, 0), (-0.06, 1.0, 0), (0, 0.84, 0)], 0.022))),
        (STEEL, limb((0.36, 0.02, 0.16), (0.72, 0.5, 0.2), 0.032)),
        (WOOD, limb((0.72, 0.5, 0.2), (0.86, 0.68, 0.22), 0.055)),
        yaw=-10.0,
        down=6.0,
        place="table",
    ),
    "alphorn": made(
        1.7,
        "alpine horn, long horn",
        (
            WOOD,
            cut(
                curve(
                    [(1.1, 0.8, -0.2), (0.4, 0.44, -0.06), (-0.5, 0.12, 0.06), (-0.8, 0.1, 0.16), (-0.94, 0.3, 0.24)],
                    (0.03, 0.17),
                    6,
                ),
                ball((-0.96, 0.38, 0.26), 0.15),
            ),
        ),
        (
            OAK,
            union(
                *(
                    ball(c, r)
                    for c, r in (((0.4, 0.44, -0.06), 0.09), ((-0.1, 0.26, 0.0), 0.12), ((0.9, 0.69, -0.16), 0.06))
                )
            ),
        ),
        (PALE, union(block((-0.78, 0.0, 0.16), (0.2, 0.06, 0.26), 0.02), ball((1.12, 0.81, -0.2), 0.05))),
        yaw=-12.0,
        down=8.0,
    ),
    "whistle": made(
        0.07,
        "referee whistle, tin whistle, pea whistle",
        (
            RED,
            union(
                cut(disc((-0.16, 0.34, 0), 0.32, 0.4, 2, 0.06), block((-0.1, 0.62, 0), (0.22, 0.2, 0.3), 0.02)),
                block((0.3, 0.54, 0), (0.56, 0.2, 0.34), 0.04),
                k=0.02,
            ),
        ),
        (
            DARK,
            union(block((-0.08, 0.6, 0), (0.16, 0.06, 0.28), 0.02), block((0.585, 0.54, 0), (0.02, 0.08, 0.24), 0.008)),
        ),
        (STEEL, ring((-0.5, 0.36, 0), 0.1, 0.03, 2)),
        (BLUE, curve([(-0.58, 0.36, 0), (-0.8, 0.2, 0.1), (-0.7, 0.0, 0.3), (-0.3, -0.06, 0.36)], 0.035)),
        place="table",
        yaw=-30.0,
    ),
    "record": made(
        0.3,
        "vinyl record, old record, gramophone record",
        (RED, placed(block((0, 0, 0), (0.9, 0.9, 0.05), 0.02), (-0.14, 0.46, -0.06))),
        (DARK, placed(disc((0, 0, 0), 0.43, 0.035, 2), (0.18, 0.46, 0.0))),
        (GREY, union(*(ring((0.18, 0.46, 0.016), r, 0.008, 2) for r in (0.22, 0.28, 0.34, 0.39)))),
        (YELLOW, disc((0.18, 0.46, 0.02), 0.14, 0.03, 2)),
        (WHITE, ball((0.18, 0.46, 0.035), (0.03, 0.03, 0.015))),
        place="table",
        yaw=-14.0,
        down=6.0,
    ),
    "speaker": made(
        0.85,
        "loudspeaker, speaker box, amplifier, loud speaker",
        (DARK, block((0, 0.6, 0), (0.7, 1.2, 0.5), 0.05)),
        (GREY, union(ring((0, 0.4, 0.25), 0.26, 0.035, 2), ring((0, 0.9, 0.25), 0.15, 0.03, 2))),
        ("#4a5364", union(ball((0, 0.4, 0.25), (0.24, 0.24, 0.06)), ball((0, 0.9, 0.25), (0.13, 0.13, 0.05)))),
        (STEEL, union(ball((0, 0.4, 0.3), (0.09, 0.09, 0.05)), ball((0, 0.9, 0.29), (0.05, 0.05, 0.04)))),
        (RED, ball((0.26, 1.12, 0.25), 0.03)),
    ),
}
