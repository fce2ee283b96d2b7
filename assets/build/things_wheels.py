"""What rolls and slides, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import curve, pressed, star

THINGS: dict[str, Thing] = {
    "cart": Thing(
        thing(
            (
                WOOD,
                union(
                    block((0, 0.55, 0), (0.95, 0.08, 1.3), 0.02),
                    *(block((s * 0.47, y, 0), (0.06, 0.15, 1.3), 0.02) for s in (-1, 1) for y in (0.68, 0.88)),
                    *(block((0, y, s * 0.64), (0.95, 0.15, 0.06), 0.02) for s in (-1, 1) for y in (0.68, 0.88)),
                    *(block((sx * 0.47, 0.78, sz * 0.62), (0.09, 0.5, 0.09), 0.02) for sx in (-1, 1) for sz in (-1, 1)),
                ),
            ),
            (
                OAK,
                union(
                    *(limb((s * 0.36, 0.5, 0.6), (s * 0.3, 0.42, 1.6), 0.045) for s in (-1, 1)),
                    limb((-0.6, 0.42, -0.05), (0.6, 0.42, -0.05), 0.05),
                ),
            ),
            *zip((RED, PALE), spoked_wheels([(s * 0.62, 0.42, -0.05) for s in (-1, 1)], 0.42, 0.05, 0, 8), strict=True),
        ),
        words=(
            "wooden cart",
            "hay cart",
            "donkey cart",
            "horse cart",
            "oxcart",
            "handcart",
            "wagon",
            "hand cart",
            "trailer",
            "pushcart",
        ),
        kind="vehicle",
        facing="left",
        yaw=-60,
        down=12,
        metre=1.2,
        seats=(Place("sit", hips=(0, 0.68, 0.35), hides=True), Place("sit", hips=(0, 0.68, -0.3), hides=True)),
    ),
    "covered wagon": Thing(
        thing(
            (
                WOOD,
                union(
                    block((0, 0.62, 0), (0.85, 0.34, 1.9), 0.04),
                    block((0, 0.85, 1.0), (0.8, 0.07, 0.28), 0.02),
                    limb((0, 0.42, 0.9), (0, 0.38, 1.75), 0.05),
                ),
            ),
            (
                "#f6efe0",
                cut(
                    within(
                        limb((0, 0.95, -0.9), (0, 0.95, 0.75), 0.55),
                        lambda p: 0.72 - p[:, 1],
                        lambda p: p[:, 2] - 0.85,
                        lambda p: -1.05 - p[:, 2],
                    ),
                    limb((0, 0.95, 0.3), (0, 0.95, 2), 0.47),
                ),
            ),
            ("#3a2f2a", disc((0, 0.98, 0.5), 0.5, 0.05, 2)),
            (
                "#dcd2bd",
                union(
                    *(
                        within(ring((0, 0.95, z), 0.55, 0.035, 2), lambda p: 0.72 - p[:, 1])
                        for z in (-0.98, -0.4, 0.2, 0.8)
                    )
                ),
            ),
            *zip(
                (RED, PALE),
                spoked_wheels([(s * 0.52, 0.38, z) for s in (-1, 1) for z in (-0.7, 0.7)], 0.38, 0.05, 0, 8),
                strict=True,
            ),
        ),
        words=("prairie wagon", "pioneer wagon", "gypsy wagon", "caravan", "wagon train"),
        kind="vehicle",
        facing="left",
        yaw=-56,
        down=9,
        metre=1.5,
        seats=(Place("sit", hips=(0, 0.92, 1.0), feet=(0, 0.6, 1.3)),),
    ),
    "carriage": Thing(
        thing(
            (BLUE, union(block((0, 1.0, 0), (0.85, 0.85, 1.0), 0.16), ball((0, 0.7, 0), (0.44, 0.3, 0.62)), k=0.08)),
            (
                GOLD,
                union(
                    block((0, 1.46, 0), (1.0, 0.09, 1.15), 0.04),
                    ball((0, 1.56, 0), (0.12, 0.1, 0.12)),
                    ball((0, 1.7, 0), 0.06),
                    *(block((s * 0.43, 0.78, 0), (0.04, 0.05, 0.95), 0.015) for s in (-1, 1)),
                    *(curve(((0, 0.5, s * 0.3), (0, 0.35, s * 0.6), (0, 0.45, s * 0.85)), 0.05) for s in (-1, 1)),
                    *(ball((s * 0.46, 1.2, 0.55), 0.07) for s in (-1, 1)),
                ),
            ),
            (
                "#cfeaf7",
                union(
                    *(block((s * 0.425, 1.14, z), (0.04, 0.36, 0.34), 0.03) for s in (-1, 1) for z in (-0.26, 0.22)),
                    block((0, 1.14, 0.5), (0.5, 0.36, 0.04), 0.03),
                ),
            ),
            (
                RED,
                union(block((0, 0.85, 0.86), (0.7, 0.12, 0.34), 0.04), block((0, 1.05, 0.7), (0.7, 0.36, 0.07), 0.03)),
            ),
            *zip(
                (DARK, GOLD), spoked_wheels([(s * 0.55, 0.42, -0.55) for s in (-1, 1)], 0.42, 0.045, 0, 8), strict=True
            ),
            *zip((DARK, GOLD), spoked_wheels([(s * 0.5, 0.32, 0.85) for s in (-1, 1)], 0.32, 0.04, 0, 8), strict=True),
        ),
        words=("coach", "stagecoach", "horse carriage", "royal coach", "royal carriage", "cinderella's coach", "buggy"),
        kind="vehicle",
        facing="left",
        yaw=-60,
        down=8,
        metre=1.4,
        seats=(
            Place("drive", hips=(0, 0.95, 0.86), feet=(0, 0.6, 1.15)),
            Place("sit", window=((0.445, 1.32, 0.39), (0.445, 1.32, 0.05), (0.445, 0.96, 0.05), (0.445, 0.96, 0.39))),
            Place(
                "sit",
                window=((0.445, 1.32, -0.09), (0.445, 1.32, -0.43), (0.445, 0.96, -0.43), (0.445, 0.96, -0.09)),
            ),
        ),
    ),
    "pumpkin coach": Thing(
        thing(
            (
                ORANGE,
                union(
                    *(
                        ball((0.3 * np.cos(a), 1.05, 0.3 * np.sin(a)), (0.34, 0.55, 0.34))
                        for a in np.arange(8) * np.pi / 4
                    )
                ),
            ),
            (
                GREEN,
                union(
                    curve(((0, 1.55, 0), (0.02, 1.75, 0), (0.15, 1.88, 0)), (0.09, 0.05)),
                    *(
                        curve(
                            (
                                (0, 1.6, 0),
                                (0.25 * np.cos(a), 1.66, 0.25 * np.sin(a)),
                                (0.45 * np.cos(a), 1.5, 0.45 * np.sin(a)),
                            ),
                            0.03,
                        )
                        for a in (0.4, 2.0, 3.6, 5.2)
                    ),
                ),
            ),
            (
                GOLD,
                union(
                    *(ball((s * 0.6, 1.1, 0), (0.08, 0.27, 0.24)) for s in (-1, 1)),
                    *(curve(((0, 0.55, s * 0.35), (0, 0.4, s * 0.65), (0, 0.42, s * 0.75)), 0.05) for s in (-1, 1)),
                    limb((0, 0.4, 0.75), (0, 0.4, 1.5), 0.04),
                ),
            ),
            ("#fff0c2", union(*(ball((s * 0.635, 1.1, 0), (0.07, 0.2, 0.17)) for s in (-1, 1)))),
            *zip(
                (LEAF, GOLD),
                spoked_wheels([(s * 0.55, 0.36, z) for s in (-1, 1) for z in (-0.68, 0.72)], 0.36, 0.045, 0, 8),
                strict=True,
            ),
        ),
        words=("cinderella carriage", "pumpkin carriage", "fairy coach"),
        kind="vehicle",
        facing="left",
        yaw=-62,
        down=8,
        metre=1.4,
        seats=(
            Place(
                "sit", window=tuple((0.69, 1.1 + 0.19 * np.sin(a), 0.16 * np.cos(a)) for a in np.arange(8) * np.pi / 4)
            ),
        ),
    ),
    "sleigh": Thing(
        thing(
            (
                RED,
                cut(
                    union(
                        block((0, 0.62, -0.1), (0.85, 0.5, 1.3), 0.1),
                        block((0, 0.95, -0.68), (0.85, 0.6, 0.16), 0.07),
                        placed(block((0, 0, 0), (0.85, 0.5, 0.12), 0.05), (0, 0.78, 0.62), (28, 0, 0)),
                        k=0.06,
                    ),
                    block((0, 0.95, -0.05), (0.7, 0.62, 1.05), 0.08),
                ),
            ),
            (
                GOLD,
                union(
                    *(
                        curve(
                            (
                                (s * 0.38, 0.12, -0.95),
                                (s * 0.38, 0.06, 0.0),
                                (s * 0.38, 0.08, 0.75),
                                (s * 0.38, 0.35, 1.08),
                                (s * 0.38, 0.55, 0.95),
                            ),
                            0.045,
                        )
                        for s in (-1, 1)
                    ),
                    *(limb((s * 0.38, 0.1, z), (s * 0.38, 0.42, z), 0.035) for s in (-1, 1) for z in (-0.55, 0.4)),
                    *(limb((s * 0.42, 0.88, -0.5), (s * 0.42, 0.88, 0.5), 0.035) for s in (-1, 1)),
                ),
            ),
            (GREEN, block((0, 0.66, -0.38), (0.7, 0.12, 0.45), 0.05)),
        ),
        words=("sledge", "toboggan", "horse sleigh", "santa's sleigh", "dog sled", "dog sledge", "bobsleigh"),
        kind="vehicle",
        facing="left",
        yaw=-62,
        down=12,
        metre=1.2,
        seats=(Place("sit", hips=(0, 0.72, -0.3), hides=True), Place("sit", hips=(0, 0.72, 0.2), hides=True)),
    ),
    "mine cart": Thing(
        thing(
            (STEEL, cut(block((0, 0.62, 0), (0.8, 0.6, 1.1), 0.06), block((0, 0.75, 0), (0.66, 0.62, 0.96), 0.05))),
            (
                DARK,
                union(
                    *(ring((s * 0.36, 0.18, z), 0.14, 0.045, 0) for s in (-1, 1) for z in (-0.34, 0.34)),
                    *(block((s * 0.41, 0.62, z), (0.04, 0.6, 0.07), 0.015) for s in (-1, 1) for z in (-0.3, 0.3)),
                    *(block((x, 0.62, s * 0.56), (0.07, 0.6, 0.04), 0.015) for x in (-0.2, 0.2) for s in (-1, 1)),
                ),
            ),
            (
                GOLD,
                lumps(
                    [
                        (-0.15, 0.86, 0.2, 0.17),
                        (0.16, 0.9, 0.05, 0.18),
                        (-0.1, 0.92, -0.2, 0.17),
                        (0.12, 0.84, 0.32, 0.14),
                    ]
                ),
            ),
        ),
        words=("minecart", "tub", "ore cart", "wagon of gold", "lorry"),
        kind="vehicle",
        facing="left",
        yaw=-56,
        down=14,
        metre=1.1,
        seats=(Place("sit", hips=(0, 0.95, 0.0), hides=True),),
    ),
    "tank": Thing(
        thing(
            (
                "#6d8a4a",
                union(block((0, 0.62, 0), (1.0, 0.36, 1.9), 0.12), turned(((0.5, 0.78), (0.42, 1.12)), (0, 0, -0.05))),
            ),
            (
                "#56703a",
                union(
                    limb((0, 0.98, 0.3), (0, 1.08, 1.6), 0.075),
                    ring((0, 1.07, 1.55), 0.075, 0.035, 2),
                    disc((0.1, 1.14, -0.1), 0.22, 0.06),
                ),
            ),
            (DARK, union(*(block((s * 0.55, 0.34, 0), (0.34, 0.56, 2.1), 0.165) for s in (-1, 1)))),
            (
                STEEL,
                union(
                    *(disc((s * 0.7, 0.32, z), 0.17, 0.08, 0) for s in (-1, 1) for z in (-0.72, -0.36, 0, 0.36, 0.72))
                ),
            ),
            (RED, union(placed(pressed(star(5, 0.15, 0.065), 0.06), (0.46, 0.94, -0.05), (0, 82, 0)))),
        ),
        words=("tanks", "army tank", "armoured vehicle", "battle tank"),
        kind="vehicle",
        facing="left",
        yaw=-58,
        down=10,
        metre=1.7,
        seats=(Place("stand", hips=(0.1, 1.25, -0.1), hides=True),),
    ),
    "mars rover": Thing(
        thing(
            (WHITE, union(block((0, 0.72, 0), (0.8, 0.24, 1.1), 0.06), block((0, 1.55, 0.4), (0.34, 0.2, 0.18), 0.05))),
            (BLUE, union(*(block((x, 0.86, z), (0.34, 0.03, 0.46), 0.012) for x in (-0.19, 0.19) for z in (-0.26,)))),
            (
                METAL,
                union(
                    limb((0, 0.8, 0.4), (0, 1.48, 0.4), 0.045),
                    *(
                        limb((s * 0.46, 0.62, -0.05), (s * 0.52, 0.25, z), 0.035)
                        for s in (-1, 1)
                        for z in (-0.6, 0.05, 0.6)
                    ),
                    curve(((0.25, 0.72, 0.55), (0.3, 0.85, 0.9), (0.2, 0.55, 1.1)), 0.035),
                    placed(disc((0, 0, 0), 0.22, 0.05), (-0.2, 1.1, -0.3), (35, 0, 0)),
                    limb((-0.2, 0.85, -0.3), (-0.2, 1.1, -0.3), 0.025),
                ),
            ),
            (
                DARK,
                union(
                    *(disc((s * 0.55, 0.2, z), 0.2, 0.18, 0, 0.05) for s in (-1, 1) for z in (-0.6, 0.05, 0.65)),
                    *(ball((x, 1.55, 0.49), 0.06) for x in (-0.09, 0.09)),
                ),
            ),
            (
                GOLD,
                union(
                    *(disc((s * 0.6, 0.2, z), 0.09, 0.12, 0) for s in (-1, 1) for z in (-0.6, 0.05, 0.65)),
                    block((0, 0.72, 0.56), (0.5, 0.12, 0.04), 0.015),
                ),
            ),
        ),
        words=("rover", "moon rover", "space rover", "moon buggy", "lunar rover", "exploration robot"),
        kind="vehicle",
        facing="left",
        yaw=-48,
        down=12,
    ),
    "digger": Thing(
        thing(
            (
                YELLOW,
                union(
                    block((0, 0.78, -0.25), (0.85, 0.42, 1.0), 0.1),
                    block((0.18, 1.25, 0.0), (0.46, 0.7, 0.6), 0.08),
                    chain(((-0.25, 0.85, 0.3), (-0.25, 1.65, 0.85)), (0.1, 0.085)),
                    chain(((-0.25, 1.65, 0.85), (-0.25, 1.05, 1.45)), (0.085, 0.07)),
                ),
            ),
            (
                "#9bd4f5",
                union(
                    block((0.18, 1.3, 0.29), (0.36, 0.46, 0.05), 0.03),
                    block((0.41, 1.3, 0.02), (0.05, 0.46, 0.46), 0.03),
                ),
            ),
            (
                DARK,
                union(
                    *(block((s * 0.38, 0.28, -0.1), (0.3, 0.5, 1.5), 0.149) for s in (-1, 1)),
                    turned(((0.3, 0.48), (0.3, 0.6)), (0, 0, -0.1)),
                    limb((-0.3, 1.0, -0.55), (-0.3, 1.35, -0.55), 0.05),
                    *(disc((-0.25, y, z), 0.09, 0.24, 0) for y, z in ((1.65, 0.85), (1.05, 1.45))),
                ),
            ),
            (
                STEEL,
                union(
                    *(disc((s * 0.5, 0.28, z), 0.15, 0.1, 0) for s in (-1, 1) for z in (-0.58, -0.1, 0.38)),
                    placed(
                        cut(
                            within(
                                limb((-0.22, 0, 0), (0.22, 0, 0), 0.3),
                                lambda p: np.abs(p[:, 0]) - 0.25,
                                lambda p: -p[:, 2] - 0.3,
                            ),
                            limb((-0.17, 0.0, -0.12), (0.17, 0.0, -0.12), 0.25),
                        ),
                        (-0.25, 0.8, 1.42),
                    ),
                ),
            ),
            (BROWN, ball((-0.25, 0.78, 1.32), (0.2, 0.16, 0.2))),
        ),
        words=("excavator", "backhoe", "power shovel", "bulldozer", "digging machine", "jcb"),
        kind="vehicle",
        facing="left",
        yaw=-58,
        down=9,
        metre=1.6,
        seats=(Place("drive", window=((0.44, 1.5, 0.2), (0.44, 1.5, -0.18), (0.44, 1.09, -0.18), (0.44, 1.09, 0.2))),),
    ),
    "forklift": Thing(
        thing(
            (
                BLUE,
                union(block((0, 0.55, -0.2), (0.8, 0.5, 1.1), 0.1), block((0, 0.9, -0.62), (0.75, 0.4, 0.26), 0.08)),
            ),
            (
                DARK,
                union(
                    *(
                        limb((s * 0.34, 0.7, z0), (s * 0.32, 1.7, z1), 0.035)
                        for s in (-1, 1)
                        for z0, z1 in ((0.3, 0.15), (-0.6, -0.5))
                    ),
                    block((0, 1.72, -0.18), (0.75, 0.06, 0.85), 0.03),
                    *(disc((s * 0.36, 0.24, z), 0.24, 0.18, 0, 0.05) for s in (-1, 1) for z in (-0.52, 0.22)),
                    block((0, 0.86, -0.3), (0.5, 0.12, 0.36), 0.05),
                    block((0, 1.08, -0.44), (0.5, 0.4, 0.1), 0.04),
                ),
            ),
            (
                METAL,
                union(
                    *(block((s * 0.2, 0.98, 0.5), (0.09, 1.8, 0.1), 0.02) for s in (-1, 1)),
                    *(block((0, y, 0.5), (0.5, 0.09, 0.08), 0.02) for y in (0.5, 1.2, 1.85)),
                    *(block((s * 0.2, 0.42, 0.95), (0.12, 0.05, 0.85), 0.02) for s in (-1, 1)),
                ),
            ),
            (
                YELLOW,
                union(
                    *(disc((s * 0.4, 0.24, z), 0.11, 0.18, 0) for s in (-1, 1) for z in (-0.52, 0.22)),
                    ball((0, 1.79, -0.3), 0.07),
                ),
            ),
            (PALE, block((0, 0.72, 0.95), (0.6, 0.52, 0.6), 0.04)),
            (
                WOOD,
                union(
                    *(block((0, 0.72, 0.95), (0.62, 0.08, 0.63), 0.02) for _ in (0,)),
                    block((0, 0.72, 0.95), (0.08, 0.54, 0.63), 0.02),
                ),
            ),
        ),
        words=("fork lift", "lift truck", "little blue forklift", "fork-lift truck"),
        kind="vehicle",
        facing="left",
        yaw=-60,
        down=10,
        metre=1.25,
        seats=(Place("drive", hips=(0, 0.95, -0.28), hands=(0, 1.15, 0.1), feet=(0, 0.6, 0.2)),),
    ),
    "go-kart": Thing(
        thing(
            (
                RED,
                union(
                    block((0, 0.3, 0.0), (0.5, 0.16, 1.5), 0.07),
                    ball((0, 0.32, 0.75), (0.36, 0.14, 0.28)),
                    block((0, 0.52, -0.45), (0.5, 0.5, 0.12), 0.05),
                    k=0.05,
                ),
            ),
            (
                DARK,
                union(
                    *(disc((s * 0.48, 0.22, z), 0.22, 0.22, 0, 0.06) for s in (-1, 1) for z in (-0.55, 0.6)),
                    placed(ring((0, 0, 0), 0.15, 0.03, 2), (0, 0.66, 0.2), (-35, 0, 0)),
                    limb((0, 0.35, 0.4), (0, 0.66, 0.2), 0.03),
                ),
            ),
            (
                YELLOW,
                union(
                    *(disc((s * 0.54, 0.22, z), 0.1, 0.16, 0) for s in (-1, 1) for z in (-0.55, 0.6)),
                    disc((0, 0.45, 0.72), 0.15, 0.04),
                ),
            ),
        ),
        words=("kart", "soapbox car", "soapbox", "racing kart", "pedal car"),
        kind="vehicle",
        facing="left",
        yaw=-58,
        down=14,
        seats=(Place("drive", hips=(0, 0.42, -0.25), hands=(0, 0.66, 0.2), feet=(0, 0.35, 0.6)),),
    ),
    "pram": Thing(
        thing(
            (
                BLUE,
                union(
                    cut(
                        within(ball((0, 0.85, 0), (0.36, 0.36, 0.58)), lambda p: p[:, 1] - 0.9),
                        ball((0, 0.98, 0.05), (0.3, 0.3, 0.5)),
                    ),
                    within(
                        ball((0, 0.88, -0.12), (0.37, 0.42, 0.44)), lambda p: 0.88 - p[:, 1], lambda p: p[:, 2] + 0.05
                    ),
                ),
            ),
            (WHITE, union(ring((0, 0.89, 0), 0.355, 0.03, 1, 1.6), ball((0, 0.88, 0.15), (0.28, 0.08, 0.35)))),
            (
                METAL,
                union(
                    *(limb((s * 0.3, 0.6, z), (s * 0.3, 0.25, -z), 0.028) for s in (-1, 1) for z in (-0.35, 0.35)),
                    *(limb((s * 0.3, 0.75, -0.4), (s * 0.3, 1.15, -0.85), 0.028) for s in (-1, 1)),
                ),
            ),
            (
                DARK,
                union(
                    *(ring((s * 0.33, 0.2, z), 0.165, 0.035, 0) for s in (-1, 1) for z in (-0.38, 0.38)),
                    limb((-0.3, 1.15, -0.85), (0.3, 1.15, -0.85), 0.04),
                ),
            ),
            (
                PALE,
                union(*(placed(spokes(0.15, 0.014, 8, 0), (s * 0.33, 0.2, z)) for s in (-1, 1) for z in (-0.38, 0.38))),
            ),
        ),
        words=("baby carriage", "stroller", "pushchair", "buggy", "perambulator"),
        kind="vehicle",
        facing="left",
        yaw=-60,
        down=14,
        seats=(Place("sit", hips=(0, 0.95, 0.0), hides=True),),
    ),
    "unicycle": Thing(
        thing(
            (DARK, union(ring((0, 0.36, 0), 0.33, 0.05, 0), ball((0, 1.18, 0.0), (0.12, 0.07, 0.2)))),
            (
                RED,
                union(
                    *(limb((s * 0.1, 0.36, 0), (s * 0.08, 0.78, 0), 0.028) for s in (-1, 1)),
                    limb((0, 0.78, 0), (0, 1.12, 0), 0.04),
                    limb((-0.08, 0.78, 0), (0.08, 0.78, 0), 0.035),
                ),
            ),
            (
                METAL,
                union(
                    placed(spokes(0.31, 0.012, 10, 0), (0, 0.36, 0)),
                    limb((0.12, 0.36, 0), (0.12, 0.22, 0.1), 0.025),
                    limb((-0.12, 0.36, 0), (-0.12, 0.5, -0.1), 0.025),
                ),
            ),
            (
                YELLOW,
                union(
                    block((0.19, 0.22, 0.1), (0.14, 0.05, 0.12), 0.02),
                    block((-0.19, 0.5, -0.1), (0.14, 0.05, 0.12), 0.02),
                ),
            ),
        ),
        words=("one-wheeler", "monocycle"),
        kind="vehicle",
        facing="left",
        yaw=-66,
        down=7,
        seats=(Place("ride", hips=(0, 1.2, 0), feet=(0, 0.36, 0)),),
    ),
}
