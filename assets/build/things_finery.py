"""Hats, shoes, jewels and what else is worn, for things.py: +y up, +z to the front, about a metre large."""

from __future__ import annotations

import numpy as np
from puppet_shapes import ball, block, cut, grown, limb, ring, union, within
from puppet_solids import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GOLD,
    OAK,
    PALE,
    PINK,
    RED,
    SKY,
    WHITE,
    YELLOW,
    disc,
    many,
    placed,
)  # fmt: skip
from thing_pieces import Thing
from things_forms import (
    LIME,
    ROSE,
    band,
    curve,
    draped,
    made,
    pressed,
    rounded,
    star,
)  # fmt: skip

LAID = {"place": "table", "yaw": -14.0, "down": 8.0}
BOOT = union(limb((0, 0.3, 0), (0, 0.86, 0), 0.17, 0.2), limb((0, 0.17, 0), (0, 0.15, 0.34), 0.16, 0.15), k=0.06)
BOOT = within(BOOT, lambda p: 0.05 - p[:, 1], lambda p: p[:, 1] - 0.92)
SLIPPER = within(union(ball((0, 0.12, 0.0), (0.24, 0.2, 0.5)), k=0.02), lambda p: 0.03 - p[:, 1])
NAPPY = pressed(
    rounded([(-0.5, 0.62), (0, 0.6), (0.5, 0.62), (0.46, 0.36), (0.18, 0.06), (-0.18, 0.06), (-0.46, 0.36)], 4),
    0.3,
    0.13,
)


def on(shape, out: float, *others):
    """What lies on a shape, so thick, where all the others are."""
    return within(grown(shape, out), *others, k=0.006)


def front(x: float, y: float, r: float):
    """All before a round place."""
    return lambda p: np.maximum(np.hypot(p[:, 0] - x, p[:, 1] - y) - r, -p[:, 2])


def pair(shape, gap: float = 0.42, behind: float = 0.12):
    """A thing and its fellow beside it."""
    return union(placed(shape, (-gap / 2, 0, 0)), placed(shape, (gap / 2, 0, -behind)))


THINGS: dict[str, Thing] = {
    "rubber boots": made(
        0.35,
        "boots, boot, wellingtons, rain boots, left boot, snow boots",
        (YELLOW, pair(BOOT, 0.44, 0.1)),
        (
            DARK,
            pair(
                union(
                    disc((0, 0.9, 0), 0.15, 0.05),
                    within(
                        grown(
                            union(
                                limb((0, 0.17, 0), (0, 0.15, 0.34), 0.16, 0.15), limb((0, 0.1, 0), (0, 0.3, 0), 0.17)
                            ),
                            0.012,
                        ),
                        lambda p: p[:, 1] - 0.07,
                        lambda p: -p[:, 1] - 0.0,
                    ),
                ),
                0.44,
                0.1,
            ),
        ),
        (RED, pair(band(limb((0, 0.3, 0), (0, 0.86, 0), 0.17, 0.2), 0.78, 0.84, 1, 0.012), 0.44, 0.1)),
        grammar="plural",
        place="ground",
        yaw=-38.0,
    ),
    "slipper": made(
        0.3,
        "slippers, house shoe, bunny slipper",
        (PINK, cut(SLIPPER, block((0, 0.3, -0.3), (0.36, 0.34, 0.5), 0.1), k=0.03)),
        (WHITE, union(ball((0, 0.27, 0.24), 0.13))),
        (ROSE, within(grown(SLIPPER, 0.014), lambda p: p[:, 1] - 0.09)),
        place="ground",
        yaw=-40.0,
        down=22.0,
    ),
    "high boots": made(
        0.4,
        "cowboy boots, leather boots, seven-league boots, riding boots",
        (BROWN, pair(cut(BOOT, block((0, 1.0, 0.22), (0.14, 0.24, 0.2), 0.02)), 0.46, 0.12)),
        (
            GOLD,
            pair(
                union(
                    pressed(star(5, 0.09, 0.04, 0, 0.6), 0.05, 0.01, 0.19),
                    band(limb((0, 0.3, 0), (0, 0.86, 0), 0.17, 0.2), 0.42, 0.46, 1, 0.01),
                ),
                0.46,
                0.12,
            ),
        ),
        (
            DARK,
            pair(
                union(block((0, 0.03, -0.08), (0.24, 0.1, 0.18), 0.02), block((0, 0.06, 0.2), (0.3, 0.05, 0.5), 0.02)),
                0.46,
                0.12,
            ),
        ),
        grammar="plural",
        place="ground",
        yaw=-42.0,
    ),
    "diaper": made(
        0.4,
        "nappy, baby diaper, diapers",
        (WHITE, NAPPY),
        (
            SKY,
            union(
                on(NAPPY, 0.012, lambda p: 0.54 - p[:, 1]),
                *(on(NAPPY, 0.012, front(x, 0.28, 0.07)) for x in (-0.14, 0.14)),
            ),
        ),
        (
            YELLOW,
            union(
                *(
                    on(
                        NAPPY,
                        0.02,
                        lambda p, x=x: np.maximum(np.abs(p[:, 0] - x) - 0.09, np.abs(p[:, 1] - 0.54) - 0.045),
                        lambda p: -p[:, 2],
                    )
                    for x in (-0.36, 0.36)
                )
            ),
        ),
        **LAID,
    ),
    "belt": made(
        0.4,
        "golden belt, leather belt, champion belt",
        (
            BROWN,
            (
                STRAP := placed(
                    lambda p: (
                        np.maximum(np.abs(np.hypot(p[:, 0], p[:, 2] / 0.7) - 0.5) - 0.03, np.abs(p[:, 1]) - 0.1) * 0.8
                    ),
                    (0, 0.2, 0),
                )
            ),
        ),
        (
            GOLD,
            union(
                cut(block((0, 0.2, 0.37), (0.4, 0.34, 0.07), 0.04), block((0, 0.2, 0.37), (0.24, 0.18, 0.3), 0.02)),
                limb((-0.14, 0.2, 0.4), (0.16, 0.2, 0.41), 0.024),
                *(ball((0.53 * np.sin(a), 0.2, 0.372 * np.cos(a)), 0.035) for a in (0.7, 0.95, 1.2, -0.7, -0.95, -1.2)),
            ),
        ),
        place="table",
        yaw=-12.0,
        down=24.0,
    ),
    "bow tie": made(
        0.15,
        "bow, ribbon bow, tie",
        (
            RED,
            union(
                *(
                    pressed(
                        rounded(
                            [(s * 0.06, 0.08), (s * 0.5, 0.3), (s * 0.56, 0), (s * 0.5, -0.3), (s * 0.06, -0.08)], 4
                        ),
                        0.2,
                        0.09,
                    )
                    for s in (-1, 1)
                )
            ),
        ),
        (
            WHITE,
            union(
                *(ball((s * x, y, 0.1), 0.045) for s in (-1, 1) for x, y in ((0.22, 0.0), (0.38, 0.14), (0.38, -0.14)))
            ),
        ),
        (RED, block((0, 0, 0.02), (0.18, 0.24, 0.24), 0.06)),
        place="table",
        yaw=-12.0,
    ),
    "ribbon": made(
        0.3,
        "red ribbon, ribbons, hair ribbon, band, sash",
        (
            RED,
            union(
                *(
                    placed(
                        cut(ball((0, 0, 0), (0.27, 0.17, 0.1)), ball((0.0, 0, 0), (0.16, 0.08, 0.3))),
                        (s * 0.26, 0.74, 0),
                        (0, 0, s * 22),
                    )
                    for s in (-1, 1)
                ),
                ball((0, 0.7, 0.02), (0.1, 0.1, 0.1)),
                *(
                    placed(draped(0.7, -0.075, 0.075, 1.5, 0.05, 0.02), (s * 0.2, 0.32, 0), (90 * 0, 0, s * 72))
                    for s in (-1, 1)
                ),
            ),
        ),
        **LAID,
    ),
    "wallet": made(
        0.15,
        "purse, leather wallet, lost wallet, billfold",
        (BROWN, union(block((0, 0.32, 0), (0.9, 0.6, 0.16), 0.06), block((0, 0.32, 0.1), (0.9, 0.6, 0.08), 0.035))),
        (
            OAK,
            union(
                cut(block((0, 0.32, 0.13), (0.82, 0.52, 0.03), 0.012), block((0, 0.32, 0.13), (0.76, 0.46, 0.3), 0.01)),
                block((0.36, 0.32, 0.13), (0.24, 0.2, 0.06), 0.025),
            ),
        ),
        (GOLD, ball((0.3, 0.32, 0.165), 0.045)),
        (
            LIME,
            union(
                block((-0.06, 0.64, 0.03), (0.66, 0.16, 0.05), 0.015),
                block((0.06, 0.66, -0.03), (0.66, 0.22, 0.04), 0.015),
            ),
        ),
        **LAID,
    ),
    "charm bracelet": made(
        0.08,
        "bracelet, bangle, necklace, chain with charms",
        (
            GOLD,
            union(
                *(
                    ring((0.42 * np.cos(a), 0.5 + 0.42 * np.sin(a), 0.0), 0.06, 0.024, 2)
                    for a in np.arange(20) * np.pi / 10
                )
            ),
        ),
        (
            RED,
            placed(
                pressed(
                    rounded([(-0.0, -0.12), (0.14, 0.02), (0.1, 0.12), (0.0, 0.07), (-0.1, 0.12), (-0.14, 0.02)], 4),
                    0.1,
                    0.04,
                ),
                (0, -0.06, 0),
            ),
        ),
        (YELLOW, placed(pressed(star(5, 0.13, 0.06), 0.08, 0.02), (-0.34, 0.04, 0))),
        (SKY, ball((0.34, 0.06, 0), 0.09)),
        **LAID,
    ),
    "watch": made(
        0.08,
        "wristwatch, watches, wrist watch, pocket watch",
        (BROWN, union(block((0, 1.0, 0), (0.24, 0.5, 0.07), 0.03), block((0, 0.16, 0), (0.24, 0.5, 0.07), 0.03))),
        (
            GOLD,
            union(
                disc((0, 0.58, 0), 0.3, 0.16, 2, 0.05),
                limb((0.3, 0.58, 0), (0.36, 0.58, 0), 0.045),
                cut(block((0, 1.2, 0.02), (0.3, 0.14, 0.07), 0.03), block((0, 1.2, 0.02), (0.18, 0.06, 0.3), 0.01)),
            ),
        ),
        (WHITE, disc((0, 0.58, 0.08), 0.25, 0.04, 2)),
        (
            DARK,
            union(
                limb((0, 0.58, 0.11), (0, 0.75, 0.11), 0.018),
                limb((0, 0.58, 0.11), (0.12, 0.54, 0.11), 0.018),
                *(ball((0.21 * np.cos(a), 0.58 + 0.21 * np.sin(a), 0.1), 0.016) for a in np.arange(12) * np.pi / 6),
                *(ball((0, y, 0.03), 0.018) for y in (0.04, 0.12, 0.2)),
            ),
        ),
        **LAID,
    ),
    "button": made(
        0.04,
        "coat button, shirt button, lost button",
        (
            BLUE,
            cut(
                union(disc((0, 0, 0), 0.46, 0.1, 2, 0.04), ring((0, 0, 0.03), 0.4, 0.07, 2)),
                *(limb((x, y, -0.5), (x, y, 0.5), 0.06) for x in (-0.12, 0.12) for y in (-0.12, 0.12)),
            ),
        ),
        (
            CREAM,
            union(
                limb((-0.12, 0.12, 0.05), (0.12, -0.12, 0.05), 0.03),
                limb((-0.12, -0.12, 0.05), (0.12, 0.12, 0.05), 0.03),
            ),
        ),
        place="table",
        yaw=-20.0,
    ),
    "zipper": made(
        0.25,
        "zip, zip fastener",
        (
            BLUE,
            union(
                *(
                    pressed(
                        [
                            (s * 0.03, 0.0),
                            (s * 0.2, 0.0),
                            (s * 0.2, 0.5),
                            (s * 0.34, 0.98),
                            (s * 0.17, 0.98),
                            (s * 0.03, 0.52),
                        ],
                        0.07,
                        0.02,
                    )
                    for s in (-1, 1)
                )
            ),
        ),
        (
            GOLD,
            union(
                *(block((0, y, 0.02), (0.12, 0.028, 0.09), 0.01) for y in np.arange(0.03, 0.48, 0.055)),
                *(
                    block((s * (0.04 + (y - 0.5) * 0.29), y, 0.02), (0.09, 0.03, 0.09), 0.01)
                    for s in (-1, 1)
                    for y in np.arange(0.56, 0.98, 0.06)
                ),
                block((0, 0.5, 0.05), (0.16, 0.13, 0.12), 0.03),
                limb((0, 0.48, 0.12), (0, 0.3, 0.13), 0.035),
            ),
        ),
        **LAID,
    ),
    "curlers": made(
        0.2,
        "hair curlers, curler, rollers",
        *(
            (
                c,
                union(
                    limb((x - 0.15, y, z), (x + 0.15, y, z), 0.11),
                    *(
                        ball((x + d, y + 0.11 * np.cos(a), z + 0.11 * np.sin(a)), 0.028)
                        for d in (-0.1, 0.0, 0.1)
                        for a in np.arange(8) * 0.785
                    ),
                ),
            )
            for c, x, y, z in ((PINK, -0.3, 0.13, 0.05), (SKY, 0.24, 0.13, 0.1), (YELLOW, -0.02, 0.36, 0.05))
        ),
        (
            DARK,
            union(
                *(
                    union(disc((x + 0.24, y, z), 0.07, 0.05, 0))
                    for x, y, z in ((-0.3, 0.13, 0.05), (0.24, 0.13, 0.1), (-0.02, 0.36, 0.05))
                )
            ),
        ),
        place="table",
        yaw=-35.0,
    ),
    "knitting": made(
        0.3,
        "wool ball with needles, knitting needles, wool, ball of wool and needles",
        (RED, (WOOL := ball((0, 0.4, 0), 0.4))),
        (
            ROSE,
            union(
                *(
                    placed(ring((0, 0, 0), 0.37 - 0.0 * k, 0.045, 1), (0, 0.4, 0), (30 * k + 20, 45 * k, 15))
                    for k in range(4)
                )
            ),
        ),
        (PALE, union(*(limb((s * 0.1, 0.3, 0), (s * 0.6, 1.06, 0), 0.026) for s in (-1, 1)))),
        (BLUE, union(*(ball((s * 0.62, 1.09, 0), 0.06) for s in (-1, 1)))),
        (RED, curve([(0.3, 0.1, 0.2), (0.5, 0.03, 0.35), (0.75, 0.03, 0.2), (0.95, 0.03, 0.35)], 0.03)),
        place="table",
        yaw=-10.0,
    ),
    "bandage": made(
        0.15,
        "plaster, sticking plaster, white plaster, band-aid, dressing",
        (
            PALE,
            placed(
                pressed(
                    rounded([(-0.62, 0.2), (0.62, 0.2), (0.7, 0), (0.62, -0.2), (-0.62, -0.2), (-0.7, 0)], 3),
                    0.09,
                    0.03,
                ),
                (0, 0, 0),
                (0, 0, 25),
            ),
        ),
        (CREAM, placed(block((0, 0, 0.03), (0.4, 0.36, 0.08), 0.03), (0, 0, 0), (0, 0, 25))),
        (
            BROWN,
            placed(
                many(
                    [ball((x, y, 0.045), 0.022) for x in (-0.55, -0.44, -0.33, 0.33, 0.44, 0.55) for y in (-0.08, 0.08)]
                ),
                (0, 0, 0),
                (0, 0, 25),
            ),
        ),
        (
            RED,
            placed(
                union(block((0, 0, 0.07), (0.2, 0.06, 0.03), 0.01), block((0, 0, 0.07), (0.06, 0.2, 0.03), 0.01)),
                (0, 0, 0),
                (0, 0, 25),
            ),
        ),
        **LAID,
    ),
}
