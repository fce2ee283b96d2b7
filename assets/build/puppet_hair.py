"""Hair and beards of the puppets, for puppets.py: shells about the skull with locks, curls and braids on them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from puppet_body import HEAD_BONES, SKULL_SHAPE, Piece, above, before, below, headgear
from puppet_shapes import Shape, ball, chain, cut, grown, half_space, limb, mirrored, union, within

SHELL = grown(SKULL_SHAPE, 0.028)
# What hair leaves free: the face to the temples, the ears, the neck.
FACE = union(
    ball((0, 1.33, 0.19), (0.212, 0.178, 0.165)),
    ball((0, 1.2, 0.1), (0.21, 0.13, 0.2)),
    k=0.04,
)
EARS_FREE = mirrored(ball((0.225, 1.33, 0.01), (0.075, 0.09, 0.07)))
NAPE = half_space((0, 1, -0.35), 1.17)
CAP_HAIR = cut(SHELL, FACE, EARS_FREE, NAPE, k=0.025)
FULL_CAP = cut(grown(SKULL_SHAPE, 0.032), FACE, NAPE, k=0.03)
VOLUME = ball((0, 1.53, -0.01), (0.196, 0.125, 0.196))


def hair(*shapes: Shape, k=0.03, low=0.85, high=1.8, bones=HEAD_BONES, slot="hair", step=0.016) -> Piece:
    """A hair style."""
    return Piece((headgear(union(*shapes, k=k), slot, high, low, step),), bones, covers=False)


def scattered(count: int, centre, radii, r, keep: Callable) -> Shape:
    """Balls spread evenly over an ellipsoid: curls."""
    n = np.arange(count) + 0.5
    up, turn = 1 - 2 * n / count, np.pi * (1 + 5**0.5) * n
    flat = np.sqrt(1 - up**2)
    points = np.stack([flat * np.cos(turn), up, flat * np.sin(turn)], axis=1) * radii + centre
    return union(*(ball(p, r) for p in points if keep(p)), k=0.012)


def braid(points, radius, beads) -> Shape:
    """A plait: beads along a line."""
    line = np.array(points, float)
    at = np.linspace(0, len(line) - 1, beads)
    placed = [[np.interp(a, np.arange(len(line)), line[:, n]) for n in range(3)] for a in at]
    sizes = radius * np.linspace(1, 0.7, beads)
    return union(*(ball(p, (r, r * 0.95, r)) for p, r in zip(placed, sizes, strict=True)), k=0.014)


# Locks that fall from a parting to both sides of the forehead.
SWEPT = union(
    chain(((0.05, 1.6, 0.09), (-0.08, 1.55, 0.145), (-0.175, 1.44, 0.1)), (0.04, 0.046, 0.03)),
    chain(((0.05, 1.6, 0.09), (0.12, 1.54, 0.12), (0.185, 1.44, 0.08)), (0.04, 0.042, 0.03)),
    k=0.03,
)
QUIFF = union(
    chain(((0.12, 1.54, 0.12), (0.03, 1.59, 0.14), (-0.1, 1.56, 0.13)), (0.045, 0.058, 0.04)),
    ball((0, 1.56, 0.03), (0.165, 0.085, 0.15)),
    k=0.04,
)
BANGS = union(
    *(
        limb((x * 0.75, 1.59, 0.08), (x, 1.505 - abs(x) * 0.25, 0.18 - abs(x) * 0.38), 0.042, 0.026)
        for x in (-0.15, -0.09, -0.03, 0.03, 0.09, 0.15)
    ),
    k=0.02,
)
LONG_BACK = union(ball((0, 1.32, -0.085), (0.232, 0.28, 0.14)), ball((0, 1.1, -0.1), (0.215, 0.17, 0.09)), k=0.06)
SIDE_LOCKS = mirrored(
    chain(((0.17, 1.52, 0.03), (0.222, 1.36, 0.03), (0.218, 1.2, 0.02), (0.19, 1.06, 0.02)), (0.05, 0.05, 0.052, 0.03))
)
BOB_LOCKS = mirrored(chain(((0.17, 1.52, 0.03), (0.222, 1.36, 0.03), (0.205, 1.24, 0.035)), (0.05, 0.054, 0.044)))
LONG = cut(union(FULL_CAP, LONG_BACK, SIDE_LOCKS, k=0.03), ball((0, 1.31, 0.19), (0.188, 0.19, 0.16)), k=0.02)
BEARD_LINE = union(
    ball((0, 1.385, 0.17), (0.165, 0.088, 0.13)),
    ball((0, 1.274, 0.21), (0.068, 0.032, 0.1)),
    k=0.02,
)
BEARD = union(
    cut(
        within(grown(SKULL_SHAPE, 0.026), below(1.352), half_space((0, 0.35, -1), 0.47), k=0.02),
        BEARD_LINE,
        EARS_FREE,
        k=0.02,
    ),
    k=0.02,
)
MOUSTACHE = mirrored(chain(((0.01, 1.312, 0.205), (0.05, 1.306, 0.196), (0.082, 1.288, 0.178)), (0.017, 0.018, 0.009)))

STYLES: dict[str, Piece] = {
    "short-hair": hair(CAP_HAIR, QUIFF, k=0.035, low=1.15),
    "side-part": hair(
        CAP_HAIR,
        chain(((0.1, 1.58, 0.08), (0.0, 1.58, 0.13), (-0.13, 1.52, 0.12)), (0.042, 0.055, 0.045)),
        chain(((0.11, 1.58, 0.06), (0.165, 1.5, 0.08)), (0.04, 0.035)),
        low=1.15,
    ),
    "bowl-cut": hair(cut(union(FULL_CAP, VOLUME, k=0.04), EARS_FREE, k=0.02), BANGS, low=1.15),
    "buzz": hair(cut(grown(SKULL_SHAPE, 0.013), FACE, EARS_FREE, NAPE, k=0.02), low=1.15),
    "fade": hair(
        cut(grown(SKULL_SHAPE, 0.013), FACE, EARS_FREE, NAPE, k=0.02),
        within(grown(ball((0, 1.5, -0.01), (0.19, 0.16, 0.185)), 0.0), above(1.53)),
        scattered(60, (0, 1.5, -0.01), (0.175, 0.14, 0.17), 0.035, lambda p: p[1] > 1.55),
        k=0.02,
        low=1.15,
    ),
    "receding": hair(
        cut(
            grown(SKULL_SHAPE, 0.026),
            ball((0, 1.45, 0.17), (0.185, 0.3, 0.2)),
            ball((0, 1.2, 0.1), (0.21, 0.13, 0.2)),
            EARS_FREE,
            NAPE,
            k=0.03,
        ),
        low=1.15,
    ),
    "curly": hair(
        FULL_CAP,
        scattered(
            80, (0, 1.42, -0.02), (0.2, 0.205, 0.2), 0.058, lambda p: p[1] > 1.3 and (p[2] < 0.08 or p[1] > 1.545)
        ),
        low=1.12,
    ),
    "long-curly": hair(
        cut(union(FULL_CAP, LONG_BACK, k=0.03), ball((0, 1.31, 0.19), (0.19, 0.19, 0.17)), below(1.1)),
        scattered(
            130, (0, 1.37, -0.03), (0.225, 0.25, 0.205), 0.052, lambda p: p[1] > 1.12 and (p[2] < 0.1 or p[1] > 1.56)
        ),
        low=0.95,
        bones=("head", "neck", "chest"),
    ),
    "afro": hair(
        cut(ball((0, 1.47, -0.045), (0.285, 0.265, 0.25)), ball((0, 1.31, 0.2), (0.185, 0.2, 0.19)), k=0.03), low=1.1
    ),
    "bald-fringe": hair(
        cut(
            within(grown(SKULL_SHAPE, 0.028), below(1.44)),
            ball((0, 1.33, 0.17), (0.3, 0.3, 0.2)),
            EARS_FREE,
            NAPE,
            k=0.025,
        ),
        low=1.15,
    ),
    "baby-curl": hair(
        chain(((0, 1.6, 0.03), (0.0, 1.655, 0.07), (0.04, 1.66, 0.1), (0.06, 1.62, 0.12)), (0.035, 0.03, 0.022, 0.008)),
        low=1.4,
        step=0.012,
    ),
    "bob": hair(
        cut(union(FULL_CAP, ball((0, 1.34, -0.06), (0.232, 0.17, 0.17)), k=0.03), FACE, below(1.205), k=0.03),
        cut(BOB_LOCKS, ball((0, 1.3, 0.19), (0.19, 0.17, 0.15))),
        SWEPT,
        low=1.05,
    ),
    "long-hair": hair(LONG, SWEPT, low=0.8, bones=("head", "neck", "chest")),
    "ponytail": hair(
        CAP_HAIR,
        SWEPT,
        chain(((0, 1.5, -0.2), (0, 1.45, -0.29), (0, 1.22, -0.28), (0, 1.04, -0.24)), (0.04, 0.068, 0.07, 0.02)),
        low=0.9,
    ),
    "pigtails": hair(
        CAP_HAIR,
        BANGS,
        mirrored(chain(((0.2, 1.45, -0.04), (0.27, 1.4, -0.04), (0.29, 1.2, -0.03)), (0.035, 0.068, 0.028))),
        low=1.05,
    ),
    "braids": hair(
        CAP_HAIR,
        SWEPT,
        mirrored(braid(((0.2, 1.33, -0.06), (0.23, 1.2, -0.02), (0.19, 1.02, 0.07), (0.17, 0.9, 0.11)), 0.046, 9)),
        low=0.8,
        k=0.02,
        bones=("head", "neck", "chest"),
    ),
    "bun": hair(CAP_HAIR, SWEPT, ball((0, 1.63, -0.1), (0.09, 0.078, 0.09)), low=1.15),
    "low-bun": hair(CAP_HAIR, SWEPT, ball((0, 1.36, -0.24), (0.085, 0.08, 0.075)), low=1.15),
    "spiky": hair(
        CAP_HAIR,
        *(
            limb((x, 1.53, z), (x * 1.7, 1.7 - abs(x) * 0.7, z * 1.4 + 0.01), 0.06, 0.012)
            for x, z in (
                (0, 0.08),
                (0.09, 0.05),
                (-0.09, 0.05),
                (0.05, -0.05),
                (-0.05, -0.05),
                (0.14, -0.04),
                (-0.14, -0.04),
                (0, -0.14),
            )
        ),
        low=1.15,
    ),
    "mohawk": hair(
        cut(grown(SKULL_SHAPE, 0.008), FACE, EARS_FREE, NAPE, k=0.02),
        *(
            limb(
                (0, 1.405 + 0.2 * np.sin(a), -0.005 + 0.19 * np.cos(a)),
                (0, 1.405 + 0.33 * np.sin(a), -0.02 + 0.31 * np.cos(a)),
                0.034,
                0.012,
            )
            for a in np.linspace(0.95, 3.3, 9)
        ),
        low=1.15,
        k=0.02,
    ),
    "dreadlocks": hair(
        FULL_CAP,
        *(
            chain(
                (
                    (0.17 * np.sin(a), 1.52, -0.17 * np.cos(a) * 0.9),
                    (0.235 * np.sin(a), 1.38, -0.235 * np.cos(a)),
                    (0.23 * np.sin(a), 1.12 + 0.04 * (n % 2), -0.2 * np.cos(a) - 0.01),
                ),
                (0.034, 0.034, 0.024),
            )
            for n, a in enumerate(np.linspace(-1.9, 1.9, 15))
        ),
        SWEPT,
        k=0.012,
        low=0.95,
        bones=("head", "neck", "chest"),
    ),
}
BEARDS: dict[str, Piece] = {
    "beard": hair(BEARD, MOUSTACHE, k=0.015, low=1.05, step=0.013),
    "stubble": hair(within(grown(BEARD, -0.014), before(-0.02)), low=1.05, step=0.012),
    "goatee": hair(
        cut(
            within(grown(SKULL_SHAPE, 0.024), below(1.262), mirrored(half_space((1, 0, 0), 0.075)), before(0.05)),
            ball((0, 1.274, 0.21), (0.068, 0.032, 0.1)),
            k=0.02,
        ),
        MOUSTACHE,
        k=0.012,
        low=1.05,
        step=0.012,
    ),
    "long-beard": hair(
        BEARD,
        MOUSTACHE,
        cut(
            chain(((0, 1.2, 0.15), (0, 1.08, 0.18), (0, 0.94, 0.178)), (0.115, 0.09, 0.025)),
            ball((0, 1.274, 0.21), (0.068, 0.036, 0.12)),
        ),
        k=0.02,
        low=0.85,
        step=0.014,
    ),
    "moustache": hair(MOUSTACHE, k=0.008, low=1.2, step=0.009),
    "curled-moustache": hair(
        mirrored(
            chain(
                ((0.008, 1.31, 0.206), (0.055, 1.302, 0.196), (0.1, 1.31, 0.175), (0.115, 1.335, 0.165)),
                (0.02, 0.022, 0.012, 0.006),
            )
        ),
        k=0.008,
        low=1.2,
        step=0.009,
    ),
    "eyebrows": hair(
        mirrored(chain(((0.045, 1.462, 0.19), (0.085, 1.472, 0.178), (0.125, 1.455, 0.15)), (0.012, 0.015, 0.008))),
        low=1.3,
        step=0.008,
    ),
}
