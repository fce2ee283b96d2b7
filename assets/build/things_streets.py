"""Things of streets and roads, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import BRICK, GREY, curve, pressed

LIGHT, ROCK = "#7cc65a", "#8d949c"

THINGS: dict[str, Thing] = {
    "stone wall": Thing(
        thing(
            *zip((ROCK, "#a9b0b8"), stones(2.4, 1.05, 0.42, 4, 6, 0.02, 0.05), strict=True),
            ("#6f767e", block((0, 0.5, 0), (2.3, 0.98, 0.32), 0.03)),
            (
                GREEN,
                union(
                    tufts([(-1.0, 0.28), (0.2, 0.3), (0.95, 0.28)], 0.2, 0.035),
                    *(
                        curve(((x, 1.08, 0.18), (x + 0.04, 0.85, 0.24), (x - 0.03, 0.62, 0.23)), 0.05)
                        for x in (-0.7, -0.55, 0.6)
                    ),
                ),
            ),
        ),
        words=("wall", "garden wall", "old wall", "city wall", "walls", "castle wall"),
        yaw=-16,
        down=12,
        metre=1.4,
    ),
    "brick wall": Thing(
        thing(
            *zip((BRICK, "#b0533c"), stones(2.2, 1.3, 0.3, 6, 6, 0.03, 0.03), strict=True),
            (CREAM, block((0, 0.64, 0), (2.15, 1.26, 0.26), 0.02)),
        ),
        words=("brickwork", "red wall", "masonry"),
        yaw=-16,
        down=12,
        metre=1.4,
    ),
    "bricks": Thing(
        thing(
            (
                BRICK,
                union(
                    *(
                        block((x, y, z), (0.3, 0.13, 0.15), 0.018)
                        for y, row in (
                            (0.07, ((-0.32, 0), (0, 0), (0.32, 0), (-0.32, -0.18), (0, -0.18), (0.32, -0.18))),
                            (0.345, ((-0.16, 0), (0.16, -0.18))),
                        )
                        for x, z in row
                    )
                ),
            ),
            (
                "#d27a5c",
                union(
                    *(
                        block((x, y, z), (0.3, 0.13, 0.15), 0.018)
                        for y, row in ((0.208, ((-0.17, 0), (0.16, 0), (-0.17, -0.18), (0.16, -0.18))),)
                        for x, z in row
                    ),
                    placed(block((0, 0, 0), (0.3, 0.13, 0.15), 0.018), (0.62, 0.07, 0.15), (0, 40, 0)),
                    placed(block((0, 0, 0), (0.3, 0.13, 0.15), 0.018), (-0.6, 0.07, 0.2), (0, -25, 0)),
                ),
            ),
        ),
        words=("brick", "pile of bricks", "building bricks", "tile", "stack of bricks", "roof tiles"),
        grammar="plural",
        down=18,
    ),
    "bench": Thing(
        thing(
            (
                WOOD,
                union(
                    *(block((0, 0.45, z), (1.5, 0.06, 0.12), 0.025) for z in (0.2, 0.06, -0.08)),
                    *(
                        placed(block((0, 0, 0), (1.5, 0.13, 0.05), 0.02), (0, y, -0.2 - (y - 0.6) * 0.25), (-14, 0, 0))
                        for y in (0.66, 0.86)
                    ),
                ),
            ),
            (
                DARK,
                union(
                    *(
                        union(
                            curve(
                                (
                                    (s * 0.62, 0.02, 0.25),
                                    (s * 0.62, 0.4, 0.2),
                                    (s * 0.62, 0.42, -0.15),
                                    (s * 0.62, 0.95, -0.3),
                                ),
                                0.035,
                            ),
                            limb((s * 0.62, 0.02, -0.25), (s * 0.62, 0.42, -0.12), 0.035),
                            curve(((s * 0.62, 0.4, 0.24), (s * 0.62, 0.64, 0.24), (s * 0.62, 0.64, -0.2)), 0.03),
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
        ),
        words=("park bench", "garden bench", "seat", "wooden bench", "benches"),
        kind="furniture",
        yaw=-18,
        seats=(
            Place("sit", hips=(-0.32, 0.5, 0.05), feet=(-0.32, 0.04, 0.45)),
            Place("sit", hips=(0.32, 0.5, 0.05), feet=(0.32, 0.04, 0.45)),
        ),
    ),
    "lamp post": Thing(
        thing(
            (
                DARK,
                union(
                    turned(((0.2, 0), (0.18, 0.1), (0.09, 0.2), (0.07, 0.45))),
                    limb((0, 0.4, 0), (0, 2.2, 0), 0.05),
                    ring((0, 0.62, 0), 0.05, 0.035),
                    limb((-0.25, 2.05, 0), (0.25, 2.05, 0), 0.028),
                    disc((0, 2.24, 0), 0.15, 0.06),
                    turned(((0.25, 2.66), (0.12, 2.8), (0.03, 2.9))),
                    ball((0, 2.92, 0), 0.05),
                    *(
                        limb((0.13 * x, 2.25, 0.13 * z), (0.2 * x, 2.66, 0.2 * z), 0.02)
                        for x, z in ((1, 0), (-1, 0), (0, 1), (0, -1))
                    ),
                ),
            ),
            ("#ffe9a3", turned(((0.12, 2.26), (0.19, 2.64)))),
        ),
        words=("street lamp", "lamppost", "street light", "streetlight", "lantern post", "lamp", "lampposts"),
        yaw=-12,
        down=6,
        metre=1.2,
    ),
    "signpost": Thing(
        thing(
            (OAK, union(limb((0, 0, 0), (0, 1.75, 0), 0.06), ball((0, 1.78, 0), 0.08))),
            (
                PALE,
                placed(
                    pressed(((-0.4, -0.11), (0.42, -0.11), (0.6, 0), (0.42, 0.11), (-0.4, 0.11)), 0.07, 0.02),
                    (0.16, 1.5, 0.05),
                    (0, -8, 4),
                ),
            ),
            (
                WOOD,
                placed(
                    pressed(((-0.6, 0), (-0.42, -0.11), (0.4, -0.11), (0.4, 0.11), (-0.42, 0.11)), 0.07, 0.02),
                    (-0.18, 1.2, 0.05),
                    (0, 10, 3),
                ),
            ),
            (
                PALE,
                placed(
                    pressed(((-0.32, -0.1), (0.34, -0.1), (0.5, 0), (0.34, 0.1), (-0.32, 0.1)), 0.07, 0.02),
                    (0.12, 0.93, 0.05),
                    (0, -14, -5),
                ),
            ),
            (
                DARK,
                union(
                    *(
                        placed(block((x, 0, 0.06), (w, 0.035, 0.03), 0.01), (0, y, 0.05))
                        for x, y, w in ((0.12, 1.52, 0.4), (-0.2, 1.21, 0.4), (0.1, 0.93, 0.3))
                    )
                ),
            ),
            (LIGHT, tufts([(-0.12, 0.08), (0.14, 0.05)], 0.2, 0.03)),
        ),
        words=("guidepost", "sign post", "direction sign", "road sign", "crossroads sign", "finger post", "waymark"),
        yaw=-8,
        down=7,
    ),
    "wooden sign": Thing(
        thing(
            (WOOD, union(*(block((0, y, 0), (1.1, 0.2, 0.08), 0.025) for y in (0.78, 1.0, 1.22)))),
            (OAK, union(*(limb((s * 0.38, 0, -0.05), (s * 0.38, 1.42, -0.05), 0.055) for s in (-1, 1)))),
            (
                CREAM,
                union(
                    *(
                        block((x, y, 0.05), (w, 0.05, 0.03), 0.012)
                        for x, y, w in ((0, 1.18, 0.75), (-0.08, 1.0, 0.6), (0, 0.82, 0.7))
                    )
                ),
            ),
        ),
        words=(
            "sign",
            "notice board",
            "door sign",
            "board",
            "information board",
            "shop sign",
            "billboard",
            "warning sign",
            "neon sign",
            "labels",
        ),
        yaw=-12,
        down=7,
    ),
    "milestone": Thing(
        thing(
            (
                GREY,
                union(
                    block((0, 0.35, 0), (0.5, 0.7, 0.25), 0.06),
                    within(limb((0, 0.68, -0.12), (0, 0.68, 0.12), 0.25), lambda p: np.abs(p[:, 2]) - 0.125),
                    k=0.03,
                ),
            ),
            (
                DARK,
                union(
                    block((0, 0.62, 0.13), (0.05, 0.26, 0.03), 0.01), block((0, 0.42, 0.13), (0.26, 0.05, 0.03), 0.01)
                ),
            ),
            (LIGHT, tufts([(-0.28, 0.15), (0.3, 0.12), (0.02, 0.2)], 0.2, 0.03)),
        ),
        words=("boundary stone", "border stone", "marker stone"),
    ),
    "stop sign": Thing(
        thing(
            (
                RED,
                placed(
                    pressed([(0.34 * np.cos(a), 0.34 * np.sin(a)) for a in np.arange(8) * np.pi / 4 + np.pi / 8], 0.06),
                    (0, 1.75, 0),
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(block((0.325, 0, 0.025), (0.03, 0.25, 0.03), 0.01), (0, 1.75, 0), (0, 0, a))
                        for a in np.arange(8) * 45
                    ),
                    block((0, 1.75, 0.03), (0.42, 0.13, 0.03), 0.02),
                ),
            ),
            (METAL, union(limb((0, 0, -0.05), (0, 1.95, -0.05), 0.04), disc((0, 0.03, -0.05), 0.16, 0.06))),
        ),
        words=("traffic sign", "halt sign"),
        yaw=-8,
        down=6,
        metre=1.2,
    ),
    "traffic cone": Thing(
        thing(
            (
                ORANGE,
                union(
                    turned(((0.24, 0.05), (0.05, 0.72), (0.03, 0.74))), block((0, 0.035, 0), (0.58, 0.07, 0.58), 0.03)
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        turned(((r0, y0), (r1, y1)))
                        for r0, y0, r1, y1 in ((0.192, 0.23, 0.16, 0.34), (0.125, 0.45, 0.098, 0.54))
                    )
                ),
            ),
        ),
        words=("cone", "pylon", "traffic cones", "road cone"),
        down=12,
    ),
    "barrier": Thing(
        thing(
            (WHITE, union(limb((-1.0, 0.95, 0), (1.4, 0.95, 0), 0.075))),
            (
                RED,
                union(
                    *(limb((x, 0.95, 0), (x + 0.16, 0.95, 0), 0.085) for x in (-0.6, -0.1, 0.4, 0.9, 1.28)),
                    ball((1.45, 0.95, 0), 0.1),
                ),
            ),
            (
                DARK,
                union(
                    block((-1.0, 0.5, -0.02), (0.32, 1.0, 0.32), 0.05), block((-1.3, 0.95, 0), (0.26, 0.3, 0.26), 0.05)
                ),
            ),
            (YELLOW, union(block((-1.0, 0.65, 0.15), (0.2, 0.2, 0.03), 0.01))),
            (METAL, union(limb((1.25, 0, 0), (1.25, 0.8, 0), 0.045), limb((1.12, 0.84, 0), (1.38, 0.84, 0), 0.04))),
        ),
        words=("gate bar", "toll gate", "road block", "border gate", "barrier gate", "boom gate", "railway barrier"),
        yaw=-14,
        down=8,
    ),
    "manhole": Thing(
        thing(
            (ROCK, ring((0, 0.02, 0), 0.55, 0.09, 1)),
            ("#1d1e22", disc((0, 0.03, 0), 0.52, 0.05)),
            (STEEL, placed(disc((0, 0, 0), 0.48, 0.07), (0.55, 0.1, 0.2), (0, 0, 8))),
            (
                DARK,
                union(*(placed(ring((0, 0.04, 0), r, 0.02), (0.55, 0.1, 0.2), (0, 0, 8)) for r in (0.15, 0.3, 0.42))),
            ),
        ),
        words=("manhole cover", "drain cover", "sewer", "drain", "gully"),
        yaw=0,
        down=32,
        metre=0.8,
    ),
    "bus stop": Thing(
        thing(
            (
                "#bfe3f2",
                union(
                    block((0, 1.05, -0.42), (1.9, 1.5, 0.05), 0.02),
                    block((-0.97, 1.05, -0.05), (0.05, 1.5, 0.75), 0.02),
                ),
            ),
            (
                BLUE,
                union(
                    block((0, 1.95, -0.02), (2.2, 0.12, 1.05), 0.05),
                    *(limb((x, 0, z), (x, 1.9, z), 0.04) for x, z in ((-0.97, -0.42), (0.97, -0.42), (-0.97, 0.32))),
                ),
            ),
            (WOOD, union(block((0.1, 0.45, -0.2), (1.4, 0.07, 0.3), 0.03))),
            (DARK, union(*(limb((x, 0, -0.2), (x, 0.45, -0.2), 0.035) for x in (-0.45, 0.65)))),
            (METAL, limb((1.35, 0, 0.2), (1.35, 2.1, 0.2), 0.04)),
            (YELLOW, union(disc((1.35, 2.1, 0.22), 0.25, 0.07, 2))),
            (GREEN, union(block((1.35, 2.1, 0.27), (0.22, 0.2, 0.04), 0.02))),
            (WHITE, union(block((1.35, 1.55, 0.24), (0.3, 0.4, 0.05), 0.02))),
        ),
        words=("bus shelter", "bus stop sign", "tram stop", "shelter"),
        yaw=-16,
        down=9,
        metre=1.15,
        seats=(
            Place("sit", hips=(-0.25, 0.5, -0.1), feet=(-0.25, 0.03, 0.2)),
            Place("sit", hips=(0.45, 0.5, -0.1), feet=(0.45, 0.03, 0.2)),
        ),
    ),
    "phone booth": Thing(
        thing(
            (
                RED,
                union(
                    block((0, 0.08, 0), (0.95, 0.16, 0.95), 0.03),
                    block((0, 2.05, 0), (0.95, 0.22, 0.95), 0.05),
                    mound((0.42, 0.16, 0.42), (0, 2.14, 0)),
                    *(block((x, 1.05, z), (0.1, 2.0, 0.1), 0.02) for x in (-0.4, 0.4) for z in (-0.4, 0.4)),
                    *(block((x, 1.05, 0.41), (0.04, 1.9, 0.04), 0.01) for x in (-0.13, 0.13)),
                    *(block((0, y, 0.41), (0.8, 0.04, 0.04), 0.01) for y in (0.55, 0.85, 1.15, 1.45, 1.75)),
                    block((0, 0.33, 0.4), (0.8, 0.4, 0.05), 0.02),
                    *(block((s * 0.41, 1.05, x), (0.04, 1.9, 0.04), 0.01) for x in (-0.13, 0.13) for s in (-1, 1)),
                    *(
                        block((s * 0.41, y, 0), (0.04, 0.04, 0.8), 0.01)
                        for y in (0.55, 0.85, 1.15, 1.45, 1.75)
                        for s in (-1, 1)
                    ),
                    *(block((s * 0.4, 0.33, 0), (0.05, 0.4, 0.8), 0.02) for s in (-1, 1)),
                ),
            ),
            ("#bfe3f2", block((0, 1.1, 0), (0.76, 1.8, 0.76), 0.02)),
            (
                WHITE,
                union(
                    block((0, 2.06, 0.475), (0.6, 0.12, 0.03), 0.01), block((-0.475, 2.06, 0), (0.03, 0.12, 0.6), 0.01)
                ),
            ),
        ),
        words=("telephone box", "phone box", "telephone booth", "call box", "red telephone box"),
        yaw=-26,
        down=8,
        metre=1.1,
    ),
    "vending machine": Thing(
        thing(
            (RED, block((0, 0.95, 0), (1.05, 1.9, 0.75), 0.06)),
            ("#cfeaf7", block((-0.14, 1.12, 0.37), (0.62, 1.2, 0.05), 0.03)),
            (
                DARK,
                union(
                    block((-0.14, 0.3, 0.37), (0.6, 0.2, 0.05), 0.03),
                    block((0.36, 1.2, 0.38), (0.2, 0.34, 0.04), 0.02),
                    *(block((-0.14, y, 0.4), (0.6, 0.03, 0.03), 0.01) for y in (0.72, 1.02, 1.32)),
                ),
            ),
            (
                YELLOW,
                union(
                    *(block((x, 1.45, 0.41), (0.1, 0.18, 0.04), 0.03) for x in (-0.34, -0.14, 0.06)),
                    block((0.36, 0.9, 0.38), (0.16, 0.1, 0.04), 0.02),
                ),
            ),
            (BLUE, union(*(block((x, 1.14, 0.41), (0.1, 0.18, 0.04), 0.03) for x in (-0.34, -0.14, 0.06)))),
            (
                GREEN,
                union(
                    *(block((x, 0.84, 0.41), (0.1, 0.18, 0.04), 0.03) for x in (-0.34, -0.14, 0.06)),
                    ball((0.36, 0.7, 0.38), (0.05, 0.05, 0.03)),
                ),
            ),
            (
                WHITE,
                union(
                    block((0, 1.78, 0.38), (0.8, 0.12, 0.03), 0.02),
                    *(ball((0.3 + 0.06 * a, 1.28 - 0.08 * b, 0.4), 0.022) for a in range(3) for b in range(3)),
                ),
            ),
        ),
        words=("drinks machine", "snack machine", "ticket machine", "slot machine", "automat"),
        yaw=-20,
        down=8,
    ),
    "ice cream stand": Thing(
        thing(
            (PINK, union(block((0, 0.55, 0), (1.3, 0.7, 0.7), 0.06))),
            (
                WHITE,
                union(
                    block((0, 0.93, 0), (1.45, 0.07, 0.85), 0.03),
                    *(limb((s * 0.6, 0.9, -0.2), (s * 0.6, 1.75, -0.2), 0.03) for s in (-1, 1)),
                ),
            ),
            (
                RED,
                union(
                    *(
                        placed(block((x, 0, 0), (0.22, 0.06, 1.05), 0.025), (0, 1.83, 0), (14, 0, 0))
                        for x in (-0.66, -0.22, 0.22, 0.66)
                    )
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(block((x, 0, 0), (0.22, 0.06, 1.05), 0.025), (0, 1.83, 0), (14, 0, 0))
                        for x in (-0.44, 0, 0.44)
                    )
                ),
            ),
            (DARK, union(*(ring((s * 0.42, 0.2, 0.36), 0.17, 0.035, 2) for s in (-1, 1)))),
            (
                YELLOW,
                union(
                    *(placed(spokes(0.16, 0.016, 8, 2), (s * 0.42, 0.2, 0.36)) for s in (-1, 1)),
                    placed(turned(((0.012, -0.34), (0.12, 0.0))), (0, 0.62, 0.38)),
                ),
            ),
            ("#fff3d6", ball((0, 0.66, 0.38), 0.13)),
            ("#8b5a3a", ball((-0.35, 1.02, 0.1), 0.11)),
            (PINK, ball((-0.08, 1.02, 0.1), 0.11)),
            (LIGHT, ball((0.19, 1.02, 0.1), 0.11)),
        ),
        words=(
            "ice cream cart",
            "ice cream stall",
            "ice cream van",
            "ice-cream stand",
            "kiosk",
            "food cart",
            "hot dog stand",
        ),
        yaw=-18,
        down=9,
    ),
    "parking meter": Thing(
        thing(
            (STEEL, union(limb((0, 0, 0), (0, 1.1, 0), 0.04), disc((0, 0.03, 0), 0.13, 0.06))),
            (
                BLUE,
                union(
                    block((0, 1.24, 0), (0.28, 0.32, 0.18), 0.06),
                    within(limb((0, 1.38, -0.09), (0, 1.38, 0.09), 0.14), lambda p: np.abs(p[:, 2]) - 0.09),
                    k=0.02,
                ),
            ),
            (WHITE, within(disc((0, 1.38, 0.09), 0.1, 0.03, 2), lambda p: 1.36 - p[:, 1])),
            (RED, limb((0, 1.38, 0.11), (0.05, 1.45, 0.11), 0.014)),
            (
                DARK,
                union(
                    block((0, 1.22, 0.09), (0.1, 0.025, 0.03), 0.008), block((0, 1.14, 0.09), (0.14, 0.05, 0.03), 0.01)
                ),
            ),
        ),
        words=("meter", "parking machine"),
        yaw=-16,
        down=7,
    ),
    "fire hydrant": Thing(
        thing(
            (
                RED,
                union(
                    turned(((0.24, 0), (0.23, 0.09), (0.16, 0.12), (0.16, 0.6))),
                    ring((0, 0.58, 0), 0.15, 0.045),
                    mound((0.17, 0.17, 0.17), (0, 0.6, 0)),
                    *(disc((s * 0.2, 0.45, 0), 0.08, 0.14, 0) for s in (-1, 1)),
                ),
            ),
            (
                YELLOW,
                union(
                    disc((0, 0.42, 0.18), 0.1, 0.12, 2),
                    *(disc((s * 0.28, 0.45, 0), 0.055, 0.06, 0) for s in (-1, 1)),
                    disc((0, 0.8, 0), 0.05, 0.08),
                ),
            ),
        ),
        words=("hydrant", "red fire hydrant", "fireplug"),
        yaw=-20,
        down=10,
    ),
    "railway track": Thing(
        thing(
            (OAK, union(*(block((x, 0.06, 0), (0.17, 0.1, 1.15), 0.03) for x in np.linspace(-1.3, 1.3, 8)))),
            (
                STEEL,
                union(
                    *(
                        union(
                            block((0, 0.14, s * 0.36), (2.9, 0.1, 0.05), 0.02),
                            block((0, 0.2, s * 0.36), (2.9, 0.05, 0.1), 0.02),
                        )
                        for s in (-1, 1)
                    )
                ),
            ),
            (
                ROCK,
                union(
                    block((0, 0.015, 0), (2.95, 0.05, 1.3), 0.02),
                    lumps(
                        [
                            (x, 0.04, z, 0.06)
                            for x, z in (
                                (-1.15, 0.55),
                                (-0.75, 0.1),
                                (-0.2, -0.1),
                                (0.2, 0.58),
                                (0.55, 0.0),
                                (1.0, -0.15),
                                (1.1, 0.55),
                                (-0.4, 0.58),
                            )
                        ]
                    ),
                ),
            ),
        ),
        words=("rails", "railway tracks", "train tracks", "rail track", "railroad track", "tracks", "track"),
        yaw=-24,
        down=18,
        metre=1.3,
    ),
    "road": Thing(
        thing(
            ("#5c626b", block((0, 0.04, 0), (2.9, 0.1, 1.3), 0.03)),
            (
                WHITE,
                union(
                    *(block((x, 0.09, 0), (0.38, 0.03, 0.09), 0.012) for x in np.linspace(-1.15, 1.15, 4)),
                    *(block((0, 0.09, s * 0.56), (2.86, 0.03, 0.06), 0.012) for s in (-1, 1)),
                ),
            ),
            (
                LIGHT,
                union(
                    *(block((0, 0.05, s * 0.78), (2.9, 0.12, 0.28), 0.05) for s in (-1, 1)),
                    placed(tufts([(-1.1, 0.85), (0.3, 0.85), (1.2, -0.8)], 0.2, 0.03), (0, 0.1, 0)),
                ),
            ),
        ),
        words=("street", "lane", "path", "highway", "dusty street", "racetrack", "white lines", "parking space"),
        yaw=-20,
        down=22,
        metre=2.2,
    ),
}
