"""Boats and what belongs to them, for things.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import *
from puppet_solids import *
from thing_pieces import Place, Thing
from thing_shapes import *
from things_forms import SAND, curve, draped, pressed, rounded, star


def boat(long: float, wide: float, high: float, wall: float = 0.07):
    """The hull of an open boat along z."""
    body = ball((0, high * 1.12, 0), (wide, high * 1.12, long))
    room = ball((0, high * 1.12, 0), (wide - wall, high * 1.12 - wall, long - wall * 1.8))
    return cut(
        within(body, lambda p: (p[:, 1] - high * (0.88 + 0.4 * np.minimum(1, np.abs(p[:, 2]) / long) ** 2.5)) * 0.8),
        room,
        k=0.025,
    )


def gondola(y: float):
    """A basket of wickerwork."""
    return vessel(y, y + 0.36, 0.24, 0.28, 0.035)


THINGS: dict[str, Thing] = {
    "raft": Thing(
        thing(
            (
                WOOD,
                union(
                    *(
                        limb((x, 0.12, -0.95 - 0.06 * (n % 2)), (x, 0.12, 0.95 + 0.05 * (n % 3)), 0.125)
                        for n, x in enumerate(np.linspace(-0.75, 0.75, 7))
                    )
                ),
            ),
            (
                PALE,
                union(
                    *(
                        disc((x, 0.12, 1.06 + 0.05 * (n % 3)), 0.09, 0.05, 2)
                        for n, x in enumerate(np.linspace(-0.75, 0.75, 7))
                    )
                ),
            ),
            (CREAM, union(*(curve(((-0.9, 0.14, z), (0, 0.27, z), (0.9, 0.14, z)), 0.035) for z in (-0.65, 0.65)))),
            (
                OAK,
                union(
                    limb((0, 0.2, -0.1), (0, 1.9, -0.1), 0.055),
                    limb((-0.6, 1.75, -0.1), (0.6, 1.75, -0.1), 0.04),
                    limb((-0.5, 0.85, -0.1), (0.5, 0.85, -0.1), 0.035),
                ),
            ),
            ("#f6efe0", placed(draped(1.05, 0.88, 1.7, 0.5, 0.12, 0.025), (0, 0, -0.02))),
            (RED, block((0, 1.3, 0.13), (0.3, 0.3, 0.06), 0.02)),
        ),
        words=("log raft", "wooden raft", "float", "rafts"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-52,
        down=14,
        metre=1.25,
        seats=(Place("sit", hips=(0, 0.28, 0.45), feet=(0, 0.25, 0.95)), Place("sit", hips=(0.3, 0.28, -0.6))),
    ),
    "rowing boat": Thing(
        thing(
            (RED, boat(1.4, 0.58, 0.5)),
            (
                WHITE,
                within(
                    grown(boat(1.4, 0.58, 0.5), 0.012),
                    lambda p: np.abs(p[:, 1] - 0.41 - 0.14 * (p[:, 2] / 1.4) ** 2) - 0.035,
                ),
            ),
            (
                PALE,
                union(
                    *(
                        block((0, 0.36, z), (w, 0.06, 0.22), 0.02)
                        for z, w in ((-0.75, 0.85), (0.0, 0.95), (0.65, 0.75))
                    ),
                    block((0, 0.13, -0.05), (0.4, 0.05, 1.2), 0.02),
                ),
            ),
            (WOOD, union(*(limb((s * 0.3, 0.62, 0.05), (s * 1.25, 0.2, -0.35), 0.035) for s in (-1, 1)))),
            (
                PALE,
                union(
                    *(
                        placed(ball((0, 0, 0), (0.22, 0.03, 0.1)), (s * 1.38, 0.14, -0.4), (0, s * 22, -s * 24))
                        for s in (-1, 1)
                    )
                ),
            ),
            (METAL, union(*(ring((s * 0.57, 0.53, -0.05), 0.06, 0.022, 2) for s in (-1, 1)))),
        ),
        words=("rowboat", "row boat", "dinghy", "wooden boat", "fishing boat", "small boat", "boat", "punt"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-62,
        down=14,
        metre=1.15,
        seats=(
            Place("row", hips=(0, 0.42, -0.05), hands=(0, 0.6, 0.15), hides=True),
            Place("sit", hips=(0, 0.42, -0.78), hides=True),
            Place("sit", hips=(0, 0.42, 0.65), hides=True),
        ),
    ),
    "gondola": Thing(
        thing(
            (DARK, boat(1.5, 0.36, 0.36)),
            (
                RED,
                union(block((0, 0.3, -0.3), (0.48, 0.16, 0.4), 0.06), block((0, 0.48, -0.5), (0.46, 0.3, 0.1), 0.05)),
            ),
            (
                GOLD,
                union(
                    curve(((0, 0.4, 1.4), (0, 0.75, 1.55), (0, 0.95, 1.45)), (0.06, 0.035)),
                    ball((0, 1.0, 1.42), 0.07),
                    curve(((0, 0.32, -1.45), (0, 0.6, -1.6), (0, 0.7, -1.55)), (0.05, 0.03)),
                ),
            ),
            (WOOD, limb((0.3, 1.3, -1.0), (0.5, 0.02, -1.5), 0.03)),
        ),
        words=("venetian boat", "canal boat"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-66,
        down=12,
        metre=1.8,
        seats=(
            Place("sit", hips=(0, 0.36, -0.3), hides=True),
            Place("stand", hips=(0, 0.9, -1.05), feet=(0, 0.36, -1.05)),
        ),
    ),
    "viking ship": Thing(
        thing(
            (WOOD, boat(1.4, 0.5, 0.46)),
            (
                OAK,
                union(
                    curve(((0, 0.35, 1.3), (0, 0.75, 1.55), (0, 1.1, 1.5)), (0.1, 0.07)),
                    curve(((0, 0.3, -1.3), (0, 0.7, -1.5), (0, 0.95, -1.38)), (0.09, 0.04)),
                    limb((0, 0.1, 0), (0, 1.95, 0), 0.05),
                    limb((-0.75, 1.8, 0.03), (0.75, 1.8, 0.03), 0.04),
                    placed(ball((0, 0, 0.06), (0.1, 0.1, 0.17)), (0, 1.18, 1.5), (10, 0, 0)),
                ),
            ),
            (
                WHITE,
                union(
                    *(
                        placed(block((x, 0, 0), (0.28, 0.98, 0.05), 0.02), (0, 1.28, 0.1), (-4, 0, 0))
                        for x in (-0.56, 0, 0.56)
                    )
                ),
            ),
            (
                RED,
                union(
                    *(
                        placed(block((x, 0, 0), (0.28, 0.98, 0.05), 0.02), (0, 1.28, 0.1), (-4, 0, 0))
                        for x in (-0.28, 0.28)
                    )
                ),
            ),
            (
                GOLD,
                union(
                    *(
                        placed(disc((0, 0, 0), 0.15, 0.05, 0), (s * (0.5 - 0.13 * abs(z)), 0.42, z))
                        for s in (-1, 1)
                        for z in (-0.75, -0.05, 0.65)
                    ),
                    *(ball((s * 0.06, 1.24, 1.56), 0.025) for s in (-1, 1)),
                ),
            ),
            (
                BLUE,
                union(
                    *(
                        placed(disc((0, 0, 0), 0.15, 0.05, 0), (s * (0.5 - 0.1 * abs(z)), 0.42, z))
                        for s in (-1, 1)
                        for z in (-0.4, 0.3)
                    )
                ),
            ),
        ),
        words=("longship", "dragon boat", "viking boat", "pirate ship", "galley", "sailing ship"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-58,
        down=11,
        metre=2.6,
        seats=(
            Place("stand", hips=(0, 0.95, 0.75), feet=(0, 0.35, 0.75), hides=True),
            Place("sit", hips=(0, 0.5, -0.7), hides=True),
        ),
    ),
    "kayak": Thing(
        thing(
            (
                YELLOW,
                cut(
                    union(
                        limb((0, 0.16, -0.9), (0, 0.16, 0.9), 0.24),
                        limb((0, 0.16, 0.9), (0, 0.3, 1.5), 0.22, 0.05),
                        limb((0, 0.16, -0.9), (0, 0.3, -1.5), 0.22, 0.05),
                        k=0.06,
                    ),
                    ball((0, 0.42, 0), (0.17, 0.25, 0.4)),
                ),
            ),
            (
                DARK,
                union(*(ring((0, 0.36, 0), 0.2, 0.035, 1, 1.9) for _ in (0,)), ball((0, 0.25, 0), (0.17, 0.05, 0.36))),
            ),
            (
                RED,
                union(
                    limb((-0.8, 0.62, 0.3), (0.8, 0.42, 0.5), 0.03),
                    *(
                        placed(ball((0, 0, 0), (0.2, 0.1, 0.03)), at, (0, 0, -7))
                        for at in ((-0.95, 0.64, 0.28), (0.95, 0.4, 0.52))
                    ),
                ),
            ),
        ),
        words=("paddle boat", "kayaks"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-64,
        down=15,
        metre=1.2,
        seats=(Place("row", hips=(0, 0.4, -0.1), hands=(0, 0.6, 0.3), hides=True),),
    ),
    "submarine": Thing(
        thing(
            (
                YELLOW,
                union(
                    limb((0, 0.7, -0.75), (0, 0.7, 0.75), 0.56, 0.56),
                    limb((0, 0.7, -0.75), (0, 0.7, -1.55), 0.52, 0.14),
                    block((0, 1.38, 0.05), (0.42, 0.5, 0.75), 0.16),
                    k=0.08,
                ),
            ),
            (
                RED,
                union(
                    block((0, 0.7, -1.45), (0.07, 1.1, 0.32), 0.03),
                    block((0, 0.7, -1.45), (1.1, 0.07, 0.32), 0.03),
                    ring((0, 1.6, 0.05), 0.16, 0.04, 1, 1.4),
                ),
            ),
            (
                DARK,
                union(
                    limb((0, 1.5, -0.1), (0, 2.0, -0.1), 0.05),
                    limb((0, 2.0, -0.1), (0, 2.0, 0.12), 0.055),
                    *(placed(ball((0, 0.2, 0), (0.07, 0.2, 0.03)), (0, 0.7, -1.72), (0, 0, a)) for a in (0, 120, 240)),
                ),
            ),
            (
                "#9bd4f5",
                union(
                    *(disc((s * 0.53, 0.78, z), 0.17, 0.1, 0) for s in (-1, 1) for z in (-0.55, 0.0, 0.55)),
                    ball((0, 0.72, 1.14), (0.26, 0.26, 0.2)),
                ),
            ),
            (
                METAL,
                union(
                    *(ring((s * 0.56, 0.78, z), 0.17, 0.035, 0) for s in (-1, 1) for z in (-0.55, 0.0, 0.55)),
                    ring((0, 0.72, 1.2), 0.26, 0.04, 2),
                ),
            ),
        ),
        words=("sub", "yellow submarine", "u-boat", "diving boat", "submersible"),
        kind="vehicle",
        place="water",
        facing="left",
        yaw=-62,
        down=9,
        metre=1.6,
        seats=(
            Place("stand", hips=(0, 1.72, 0.05), hides=True),
            *(
                Place(
                    "sit",
                    window=tuple(
                        (0.59, 0.78 + 0.15 * np.sin(a), z + 0.15 * np.cos(a)) for a in np.arange(8) * np.pi / 4
                    ),
                )
                for z in (0.0, 0.55)
            ),
        ),
    ),
    "surfboard": Thing(
        thing(
            (
                SKY,
                pressed(
                    rounded(
                        (
                            (0, 1.0),
                            (0.24, 0.6),
                            (0.3, 0.0),
                            (0.24, -0.65),
                            (0.1, -0.95),
                            (-0.1, -0.95),
                            (-0.24, -0.65),
                            (-0.3, 0.0),
                            (-0.24, 0.6),
                        )
                    ),
                    0.1,
                    0.04,
                ),
            ),
            (WHITE, within(block((0, 0, 0.0), (0.1, 2.0, 0.125), 0.01), lambda p: np.abs(p[:, 1]) - 0.92)),
            (RED, union(pressed(star(5, 0.17, 0.07, 0, 0.35), 0.14, 0.03), ball((0, -0.5, 0), (0.14, 0.14, 0.072)))),
        ),
        words=("surf board", "boogie board", "paddle board", "surfboards", "snowboard"),
        kind="toy",
        yaw=-14,
        down=5,
        roll=10,
        metre=1.1,
    ),
    "sail": Thing(
        thing(
            (WOOD, union(limb((0, 0, 0), (0, 2.1, 0), 0.05), limb((0, 0.35, 0.02), (1.1, 0.35, 0.05), 0.04))),
            ("#f6efe0", placed(pressed(((0.06, 0.42), (1.05, 0.42), (0.06, 2.0)), 0.06, 0.025), (0, 0, 0.02))),
            (
                RED,
                union(
                    placed(pressed(((0.06, 0.95), (0.72, 0.95), (0.56, 1.2), (0.06, 1.2)), 0.09, 0.02), (0, 0, 0.02)),
                    pressed(((0, 2.22), (0, 2.02), (-0.4, 2.12)), 0.05),
                ),
            ),
        ),
        words=("torn sail", "white sail", "sails", "boat sail", "ship's sail"),
        yaw=-10,
        down=5,
        metre=1.5,
    ),
    "oars": Thing(
        thing(
            (
                WOOD,
                union(
                    *(
                        placed(limb((0, -0.95, 0), (0, 0.55, 0), 0.04), (0, 0, 0.05 * s), (0, 0, 28 * s))
                        for s in (-1, 1)
                    )
                ),
            ),
            (
                RED,
                union(
                    *(
                        placed(union(block((0, 0.8, 0), (0.2, 0.55, 0.05), 0.024)), (0, 0, 0.05 * s), (0, 0, 28 * s))
                        for s in (-1, 1)
                    )
                ),
            ),
            (
                DARK,
                union(
                    *(
                        placed(limb((0, -0.95, 0), (0, -0.75, 0), 0.055), (0, 0, 0.05 * s), (0, 0, 28 * s))
                        for s in (-1, 1)
                    )
                ),
            ),
        ),
        words=("paddles", "pair of oars", "rudders"),
        grammar="plural",
        yaw=-8,
        down=6,
    ),
    "buoy": Thing(
        thing(
            (RED, union(turned(((0.5, 0.1), (0.52, 0.28), (0.24, 0.75))), turned(((0.15, 1.05), (0.1, 1.3))))),
            (WHITE, turned(((0.25, 0.73), (0.15, 1.06)))),
            (YELLOW, ball((0, 1.4, 0), 0.11)),
            ("#4fa9e0", pool(((0, 0, 0.75, 0.6),), 0.06)),
            (DARK, ring((0, 0.22, 0), 0.51, 0.04)),
        ),
        words=("sea mark", "floating buoy", "bouy", "float"),
        place="water",
        yaw=0,
        down=12,
    ),
    "fishing net": Thing(
        thing(
            (
                SAND,
                union(
                    *(
                        curve(
                            [
                                (x + 0.06 * np.sin(y * 4), y, 0.28 * np.cos(x * 1.6) * (0.4 + y * 0.6) - 0.1)
                                for y in np.linspace(0.12, 1.0, 5)
                            ],
                            0.022,
                        )
                        for x in np.linspace(-0.85, 0.85, 9)
                    ),
                    *(
                        curve(
                            [
                                (x, y + 0.04 * np.cos(x * 5), 0.28 * np.cos(x * 1.6) * (0.4 + y * 0.6) - 0.1)
                                for x in np.linspace(-0.9, 0.9, 7)
                            ],
                            0.022,
                        )
                        for y in np.linspace(0.18, 0.95, 6)
                    ),
                ),
            ),
            (RED, lumps([(x, 1.05, 0.28 * np.cos(x * 1.6) - 0.08, 0.085) for x in np.linspace(-0.85, 0.85, 6)])),
            (
                SKY,
                union(
                    *(
                        union(
                            placed(ball((0, 0, 0), (0.2, 0.11, 0.07)), (x, y, 0.1), (0, 0, a)),
                            placed(pressed(((-0.15, 0), (-0.3, 0.11), (-0.3, -0.11)), 0.05), (x, y, 0.1), (0, 0, a)),
                        )
                        for x, y, a in ((-0.4, 0.3, 20), (0.25, 0.22, -15), (0.05, 0.55, 150))
                    )
                ),
            ),
        ),
        words=("net", "nets", "fish net", "net of fish", "fisherman's net"),
        yaw=-10,
        down=8,
    ),
}
