"""What puppets wear on head and face, for puppets.py."""

from __future__ import annotations

import numpy as np
from puppet_body import HEAD_BONES, SKULL_SHAPE, Part, Piece, above, before, behind, below, headgear
from puppet_shapes import (
    Shape,
    ball,
    block,
    chain,
    cut,
    grown,
    half_space,
    limb,
    mirrored,
    ring,
    turned,
    union,
    within,
)

TURN = np.arange(8) * np.pi / 4


def hat(*parts: Part, hides: Shape | None = None) -> Piece:
    """Something on the head; what hair does under it stands in `assets/draft/puppets.json`."""
    return Piece(parts, HEAD_BONES, covers=False, hides=hides)


def bowl(y=1.475, tilt=0.12, by=0.044) -> Shape:
    """What of a cap lies about the head, from its rim up."""
    return within(grown(SKULL_SHAPE, by), half_space((0, -1, -tilt), -y))


def crown_of(radius=0.235, high=0.2, y=1.49) -> Shape:
    """The round top of a hat."""
    return within(ball((0, y + 0.005, -0.005), (radius, high, radius)), above(y - 0.005))


def disc(centre, radius, thick) -> Shape:
    """A disc with rounded edges."""
    c = np.asarray(centre, float)

    def shape(p):
        q = p - c
        side = np.hypot(q[:, 0], q[:, 2]) - (radius - thick / 2)
        return np.linalg.norm(np.stack([np.maximum(side, 0), q[:, 1]], axis=1), axis=1) - thick / 2

    return shape


def curled(radius, y, rise, along=0, thick=0.028) -> Shape:
    """A brim whose sides rise along the axis x (0) or z (2)."""
    flat = disc((0, y, 0), radius, thick)

    def shape(p):
        q = p.copy()
        q[:, 1] -= rise * np.clip((np.abs(p[:, along]) - radius * 0.45) / (radius * 0.55), 0, 1.3) ** 2
        return flat(q) * 0.8

    return shape


def band_about(radius, y, high=0.05) -> Shape:
    """A ribbon about a hat."""
    return turned(((radius, y), (radius - 0.006, y + high)), (0, 0, -0.005))


def hood(by: float, *openings: Shape, k=0.03) -> Shape:
    """Cloth about all of the head but its openings."""
    return cut(grown(SKULL_SHAPE, by), *openings, k=k)


VISOR = within(ball((0, 1.475, 0.17), (0.165, 0.024, 0.18)), before(0.06))
FACE_HOLE = ball((0, 1.345, 0.21), (0.165, 0.165, 0.17))
SHOULDER_CLOTH = cut(ball((0, 1.12, 0.0), (0.225, 0.13, 0.17)), ball((0, 1.3, 0.2), (0.14, 0.13, 0.17)))
LENSES = mirrored(ring((0.08, 1.385, 0.218), 0.054, 0.0095, axis=2))
TEMPLES = mirrored(limb((0.135, 1.39, 0.2), (0.21, 1.385, 0.0), 0.009))
BRIDGE = limb((-0.03, 1.392, 0.226), (0.03, 1.392, 0.226), 0.009)
POINTED_EARS = mirrored(chain(((0.19, 1.36, -0.01), (0.25, 1.385, -0.03), (0.315, 1.46, -0.06)), (0.042, 0.034, 0.006)))
STRAP = within(grown(SKULL_SHAPE, 0.05), above(1.4), below(1.45), behind(0.08))


def fine(shape: Shape, slot: str, step=0.011, low=1.1, high=1.75, **more) -> Part:
    """A small part on the head."""
    return Part(shape, slot, (-0.37, low, -0.36), (0.37, high, 0.36), step, **more)


def cone(tip=(0, 2.02, -0.02), wide=0.225, y=1.49) -> Shape:
    """A tall pointed crown."""
    middle = (tip[0] / 3, (y + tip[1]) / 2, (tip[2] - 0.005) / 3)
    return within(chain(((0, y, -0.005), middle, tip), (wide, wide * 0.55, 0.012)), above(y - 0.01))


HATS: dict[str, Piece] = {
    "cap": hat(headgear(bowl(), "hat"), headgear(VISOR, "hat2"), fine(ball((0, 1.662, -0.005), 0.02), "hat2")),
    "beanie": hat(
        headgear(bowl(1.45, 0.15, 0.046), "hat"),
        headgear(
            within(grown(SKULL_SHAPE, 0.062), half_space((0, -1, -0.15), -1.45), half_space((0, 1, 0.15), 1.515)),
            "hat2",
        ),
        headgear(ball((0, 1.695, -0.01), 0.058), "hat2"),
    ),
    "brimmed-hat": hat(
        headgear(union(curled(0.35, 1.49, -0.025, 2), crown_of(), k=0.02), "hat"),
        headgear(band_about(0.246, 1.505), "hat2"),
    ),
    "straw-hat": hat(
        headgear(union(curled(0.42, 1.49, -0.02, 2), crown_of(), k=0.02), "hat"),
        headgear(band_about(0.246, 1.505), "hat2"),
    ),
    "fedora": hat(
        headgear(
            union(
                curled(0.32, 1.49, 0.03, 0),
                cut(turned(((0.235, 1.48), (0.21, 1.66), (0.175, 1.69))), limb((0, 1.72, -0.2), (0, 1.72, 0.3), 0.05)),
                k=0.02,
            ),
            "hat",
        ),
        headgear(band_about(0.246, 1.505), "hat2"),
    ),
    "cowboy-hat": hat(
        headgear(
            union(
                curled(0.4, 1.49, 0.11, 0),
                cut(turned(((0.235, 1.48), (0.215, 1.64), (0.19, 1.69))), limb((0, 1.74, -0.2), (0, 1.72, 0.3), 0.065)),
                k=0.02,
            ),
            "hat",
        ),
        headgear(band_about(0.248, 1.51, 0.035), "hat2"),
    ),
    "pointed-hat": hat(
        headgear(union(curled(0.4, 1.49, -0.03, 0), cone((0.05, 2.0, -0.1)), k=0.03), "hat", 2.1),
        headgear(band_about(0.247, 1.505, 0.06), "hat2"),
    ),
    "top-hat": hat(
        headgear(
            union(curled(0.32, 1.495, 0.025, 0), turned(((0.232, 1.49), (0.21, 1.6), (0.228, 1.82))), k=0.02),
            "hat",
            1.95,
        ),
        headgear(turned(((0.244, 1.51), (0.232, 1.57))), "hat2"),
    ),
    "bowler": hat(
        headgear(union(curled(0.31, 1.49, 0.03, 0), crown_of(0.232, 0.215), k=0.02), "hat"),
        headgear(band_about(0.243, 1.505, 0.04), "hat2"),
    ),
    "toque": hat(
        headgear(turned(((0.236, 1.475), (0.232, 1.62))), "hat"),
        headgear(
            union(
                *(ball((0.14 * np.cos(a), 1.71, 0.14 * np.sin(a)), (0.12, 0.1, 0.12)) for a in np.arange(6) * 1.05),
                ball((0, 1.76, 0), (0.16, 0.1, 0.16)),
                k=0.03,
            ),
            "hat",
        ),
    ),
    "helmet": hat(
        headgear(
            union(
                crown_of(0.25, 0.23, 1.47),
                disc((0, 1.475, 0.03), 0.28, 0.03),
                limb((0, 1.69, -0.12), (0, 1.69, 0.12), 0.025),
                k=0.02,
            ),
            "hat",
        )
    ),
    "fire-helmet": hat(
        headgear(
            union(
                crown_of(0.25, 0.23, 1.47),
                disc((0, 1.475, -0.035), 0.32, 0.03),
                chain(((0, 1.6, 0.2), (0, 1.72, 0.0), (0, 1.6, -0.2)), (0.028, 0.03, 0.028)),
                k=0.02,
            ),
            "hat",
        ),
        fine(ball((0, 1.58, 0.23), (0.055, 0.062, 0.03)), "gold"),
    ),
    "bicycle-helmet": hat(
        headgear(
            cut(
                within(ball((0, 1.46, -0.015), (0.24, 0.235, 0.27)), half_space((0, -1, -0.1), -1.46)),
                *(limb((x, 1.78, 0.22), (x, 1.73, -0.25), 0.045) for x in (-0.11, 0.0, 0.11)),
            ),
            "hat",
        ),
    ),
    "swim-cap": hat(headgear(bowl(1.43, 0.3, 0.03), "hat")),
    "police-cap": hat(
        headgear(union(turned(((0.236, 1.475), (0.236, 1.54))), VISOR), "hat2"),
        headgear(turned(((0.238, 1.54), (0.3, 1.61), (0.28, 1.65)), (0, 0, 0.01)), "hat"),
        fine(ball((0, 1.575, 0.252), 0.034), "gold"),
    ),
    "bearskin": hat(
        headgear(
            union(turned(((0.235, 1.47), (0.25, 1.62), (0.22, 1.82))), ball((0, 1.8, 0), (0.2, 0.1, 0.2)), k=0.04),
            "hat",
            2.0,
        )
    ),
    "skullcap": hat(
        headgear(turned(((0.236, 1.5), (0.225, 1.6), (0.21, 1.64))), "hat"),
        headgear(turned(((0.248, 1.475), (0.246, 1.54))), "hat2"),
        fine(ball((0, 1.66, 0), 0.04), "extra2"),
    ),
    "beret": hat(
        headgear(
            union(
                ball((0.05, 1.57, -0.01), (0.27, 0.085, 0.25)), limb((0.04, 1.64, 0), (0.045, 1.68, 0), 0.014), k=0.01
            ),
            "hat",
        ),
        headgear(turned(((0.23, 1.49), (0.236, 1.54))), "hat"),
    ),
    "pirate-hat": hat(
        headgear(
            union(
                crown_of(0.232, 0.17),
                cut(
                    within(ball((0, 1.52, 0.0), (0.37, 0.17, 0.27)), above(1.475)),
                    ball((0, 1.66, 0.0), (0.34, 0.17, 0.22)),
                    k=0.02,
                ),
                k=0.02,
            ),
            "hat",
        ),
        fine(union(ball((0, 1.58, 0.25), 0.038), ball((0, 1.545, 0.252), (0.022, 0.02, 0.024))), "white"),
    ),
    "viking-helmet": hat(
        headgear(within(ball((0, 1.47, -0.005), (0.24, 0.22, 0.24)), above(1.47)), "silver"),
        headgear(union(turned(((0.25, 1.47), (0.25, 1.53))), limb((0, 1.48, 0.235), (0, 1.4, 0.232), 0.022)), "gold"),
        headgear(mirrored(chain(((0.21, 1.56, 0), (0.31, 1.58, 0), (0.35, 1.72, 0.0)), (0.05, 0.042, 0.008))), "white"),
    ),
    "knight-helmet": hat(
        headgear(
            union(
                cut(
                    ball((0, 1.4, 0.0), (0.245, 0.255, 0.24)),
                    ball((0, 1.385, 0.24), (0.165, 0.115, 0.16)),
                    below(1.16),
                    k=0.02,
                ),
                turned(((0.2, 1.13), (0.215, 1.2))),
                k=0.04,
            ),
            "silver",
            low=1.05,
        ),
        headgear(
            chain(((0, 1.64, 0.1), (0, 1.74, 0.0), (0, 1.7, -0.16), (0, 1.52, -0.28)), (0.02, 0.05, 0.055, 0.02)), "hat"
        ),
    ),
    "graduation-cap": hat(
        headgear(bowl(1.475, 0.08), "hat"),
        headgear(block((0, 1.68, 0), (0.5, 0.03, 0.5), 0.012), "hat"),
        fine(
            union(
                limb((0, 1.7, 0), (0.24, 1.7, 0.1), 0.01),
                limb((0.24, 1.7, 0.1), (0.25, 1.56, 0.11), 0.01),
                limb((0.25, 1.56, 0.11), (0.25, 1.5, 0.11), 0.014, 0.026),
                k=0.005,
            ),
            "gold",
        ),
    ),
    "nurse-cap": hat(
        headgear(
            cut(
                turned(((0.205, 1.535), (0.225, 1.68)), deep=0.9),
                turned(((0.17, 1.5), (0.195, 1.75)), deep=0.9),
                behind(-0.02),
                k=0.015,
            ),
            "white",
        ),
        fine(
            union(
                limb((-0.03, 1.615, 0.21), (0.03, 1.615, 0.21), 0.012),
                limb((0, 1.585, 0.208), (0, 1.645, 0.212), 0.012),
            ),
            "hat",
        ),
    ),
    "bandana": hat(
        headgear(bowl(1.485, 0.16, 0.04), "hat"),
        headgear(
            union(
                ball((0, 1.42, -0.245), 0.036),
                mirrored(limb((0, 1.42, -0.25), (0.06, 1.33, -0.27), 0.022, 0.032)),
                k=0.01,
            ),
            "hat",
        ),
    ),
    "headband": hat(
        headgear(
            within(grown(SKULL_SHAPE, 0.04), half_space((0, -1, -0.15), -1.455), half_space((0, 1, 0.15), 1.505)), "hat"
        )
    ),
    "elf-hat": hat(
        headgear(
            within(
                chain(
                    ((0, 1.5, 0), (0, 1.7, -0.02), (0.1, 1.84, -0.06), (0.2, 1.86, -0.08)), (0.226, 0.14, 0.05, 0.012)
                ),
                above(1.48),
            ),
            "hat",
            2.0,
        ),
        headgear(ring((0, 1.5, 0), 0.208, 0.04), "hat2"),
        fine(ball((0.22, 1.85, -0.08), 0.035), "gold", high=1.95),
    ),
    "party-hat": hat(
        headgear(cone((0.0, 1.95, 0.0), 0.13, 1.6), "hat", 2.05),
        headgear(ball((0, 1.95, 0), 0.04), "hat2", 2.05),
    ),
    "crown": hat(
        headgear(
            union(
                cut(turned(((0.225, 1.5), (0.24, 1.6))), turned(((0.2, 1.4), (0.215, 1.7)))),
                *(
                    limb(
                        (0.215 * np.cos(a), 1.59, 0.215 * np.sin(a)),
                        (0.245 * np.cos(a), 1.7, 0.245 * np.sin(a)),
                        0.05,
                        0.014,
                    )
                    for a in TURN + 0.39
                ),
                k=0.01,
            ),
            "gold",
            step=0.013,
        ),
        headgear(
            union(
                *(ball((0.248 * np.cos(a), 1.715, 0.248 * np.sin(a)), 0.022) for a in TURN + 0.39),
                *(ball((0.238 * np.cos(a), 1.545, 0.238 * np.sin(a)), 0.022) for a in TURN),
            ),
            "extra2",
            step=0.011,
        ),
    ),
    "tiara": hat(
        fine(
            within(
                union(
                    ring((0, 1.57, 0.0), 0.192, 0.014),
                    *(
                        limb(
                            (x, 1.57, 0.195 - abs(x) * 0.35),
                            (x, 1.625 - abs(x) * 0.35, 0.2 - abs(x) * 0.35),
                            0.02,
                            0.012,
                        )
                        for x in (-0.1, -0.05, 0.0, 0.05, 0.1)
                    ),
                ),
                before(-0.02),
            ),
            "gold",
        ),
        fine(ball((0, 1.6, 0.212), 0.02), "extra2"),
    ),
    "circlet": hat(
        fine(
            within(grown(SKULL_SHAPE, 0.036), half_space((0, -1, -0.1), -1.485), half_space((0, 1, 0.1), 1.512)),
            "silver",
        ),
        fine(ball((0, 1.485, 0.225), 0.024), "glass"),
    ),
    "headscarf": hat(
        headgear(union(hood(0.036, FACE_HOLE), SHOULDER_CLOTH, k=0.05), "hat", low=0.95),
        headgear(
            union(ring((0, 1.16, 0.01), 0.15, 0.05), limb((0.13, 1.17, 0.1), (0.17, 1.0, 0.11), 0.05, 0.05), k=0.03),
            "hat",
            low=0.9,
        ),
    ),
    "veil": hat(
        headgear(
            cut(
                union(grown(SKULL_SHAPE, 0.06), ball((0, 1.1, -0.1), (0.3, 0.42, 0.17)), k=0.08),
                ball((0, 1.3, 0.22), (0.32, 0.3, 0.2)),
                before(0.05),
                k=0.03,
            ),
            "white",
            low=0.6,
        ),
        fine(
            union(
                *(ball((x, 1.59 - abs(x) * 0.25, 0.15 - abs(x) * 0.3), 0.032) for x in np.linspace(-0.14, 0.14, 6)),
                k=0.01,
            ),
            "extra",
        ),
    ),
    "turban": hat(
        headgear(
            union(
                *(ring((0, 1.5 + 0.045 * n, -0.01), 0.19 - 0.02 * n, 0.047) for n in range(4)),
                ball((0, 1.55, -0.01), (0.18, 0.12, 0.18)),
                k=0.02,
            ),
            "hat",
        ),
        fine(ball((0, 1.58, 0.222), 0.03), "gold"),
    ),
    "space-helmet": hat(
        headgear(
            cut(ball((0, 1.4, 0), (0.29, 0.285, 0.275)), ball((0, 1.385, 0.3), (0.21, 0.19, 0.28))), "hat", low=1.05
        ),
        headgear(ring((0, 1.39, 0.155), 0.203, 0.026, axis=2), "hat2", low=1.05),
        headgear(ring((0, 1.15, 0), 0.15, 0.04), "hat2", low=1.05),
        headgear(mirrored(limb((0.27, 1.39, -0.02), (0.3, 1.39, -0.02), 0.055)), "hat2", low=1.05),
    ),
    "santa-hat": hat(
        headgear(
            within(
                chain(
                    ((0, 1.51, 0), (0.03, 1.71, -0.04), (0.17, 1.76, -0.1), (0.27, 1.62, -0.12)),
                    (0.226, 0.13, 0.06, 0.03),
                ),
                above(1.48),
            ),
            "hat",
        ),
        headgear(ring((0, 1.51, 0), 0.21, 0.045), "white"),
        headgear(ball((0.28, 1.56, -0.12), 0.06), "white"),
    ),
    "hood": hat(
        headgear(
            cut(
                union(grown(SKULL_SHAPE, 0.05), ball((0, 1.5, -0.12), (0.15, 0.17, 0.16)), k=0.05),
                ball((0, 1.36, 0.21), (0.175, 0.19, 0.18)),
                below(1.12),
                k=0.03,
            ),
            "hat",
            low=1.0,
        )
    ),
    "ninja-hood": hat(
        headgear(hood(0.026, ball((0, 1.385, 0.22), (0.17, 0.058, 0.16)), k=0.02), "hat", low=1.05),
        headgear(
            union(
                ball((0.02, 1.45, -0.235), 0.04),
                mirrored(limb((0, 1.45, -0.24), (0.07, 1.34, -0.27), 0.02, 0.03)),
                k=0.01,
            ),
            "hat",
        ),
    ),
    "fencing-mask": hat(
        headgear(hood(0.03, ball((0, 1.37, 0.26), (0.15, 0.2, 0.14))), "hat", low=1.0),
        headgear(within(grown(SKULL_SHAPE, 0.042), ball((0, 1.37, 0.2), (0.15, 0.19, 0.2))), "hat2"),
    ),
    "welding-visor": hat(
        headgear(turned(((0.24, 1.49), (0.235, 1.55))), "hat2"),
        headgear(within(ball((0, 1.58, 0.14), (0.19, 0.09, 0.16)), above(1.53)), "hat2"),
        headgear(block((0, 1.6, 0.285), (0.22, 0.07, 0.03), 0.012), "glass"),
    ),
    "flower": hat(
        fine(
            union(
                *(
                    ball((0.15 + 0.042 * np.cos(a), 1.55 + 0.042 * np.sin(a), 0.15), 0.032)
                    for a in np.arange(5) * 1.2566
                ),
                k=0.005,
            ),
            "extra",
        ),
        fine(ball((0.15, 1.55, 0.175), 0.025), "gold"),
    ),
    "bow": hat(fine(mirrored(limb((0.0, 1.65, 0.03), (0.09, 1.67, 0.03), 0.018, 0.05)), "extra")),
    "headphones": hat(
        headgear(within(ring((0, 1.4, -0.01), 0.245, 0.022, axis=2), above(1.38)), "dark"),
        headgear(mirrored(ball((0.235, 1.37, -0.01), (0.04, 0.07, 0.065))), "extra"),
    ),
    "earmuffs": hat(
        headgear(within(ring((0, 1.4, -0.01), 0.24, 0.014, axis=2), above(1.38)), "extra2"),
        headgear(mirrored(ball((0.235, 1.37, -0.01), (0.05, 0.08, 0.075))), "extra"),
    ),
    "horns": hat(
        headgear(
            mirrored(chain(((0.1, 1.58, 0.08), (0.15, 1.68, 0.1), (0.14, 1.76, 0.13)), (0.045, 0.035, 0.006))), "white"
        )
    ),
    "halo": hat(headgear(ring((0, 1.8, -0.02), 0.14, 0.02), "gold")),
    "clown-hair": hat(
        headgear(
            union(
                mirrored(
                    union(
                        *(
                            ball((0.2 + dx, 1.45 + dy, -0.03 + dz), 0.085)
                            for dx, dy, dz in (
                                (0, 0, 0),
                                (0.05, 0.08, 0),
                                (0.06, -0.05, 0.0),
                                (0.0, 0.1, -0.05),
                                (0, -0.06, -0.08),
                            )
                        ),
                        k=0.02,
                    )
                )
            ),
            "hair",
        )
    ),
    "alien-head": hat(
        headgear(
            union(ball((0, 1.46, -0.01), (0.25, 0.235, 0.23)), ball((0, 1.32, 0.03), (0.17, 0.15, 0.165)), k=0.06),
            "skin",
        ),
        fine(
            mirrored(lambda p: ball((0, 0, 0), (0.058, 0.092, 0.05))(_tilted(p - np.array([0.1, 1.4, 0.195]), -28))),
            "dark",
        ),
        fine(mirrored(ball((0.085, 1.435, 0.243), 0.016)), "white"),
        fine(
            chain(((-0.045, 1.262, 0.196), (0, 1.253, 0.202), (0.045, 1.262, 0.196)), (0.007, 0.008, 0.007)),
            "dark",
            0.008,
        ),
    ),
    "robot-head": hat(
        headgear(block((0, 1.41, 0), (0.46, 0.42, 0.42), 0.07), "top", low=1.1),
        headgear(block((0, 1.42, 0.2), (0.36, 0.24, 0.06), 0.028), "dark"),
        headgear(mirrored(ball((0.245, 1.41, 0), (0.04, 0.075, 0.075))), "extra"),
        headgear(
            union(
                limb((0, 1.6, 0), (0, 1.72, 0), 0.014),
                ball((0, 1.74, 0), 0.04),
                mirrored(limb((0.25, 1.42, 0), (0.25, 1.62, 0), 0.012)),
                k=0.004,
            ),
            "extra",
        ),
        fine(mirrored(ball((0.085, 1.45, 0.226), (0.04, 0.045, 0.02))), "glass"),
        fine(
            chain(((-0.06, 1.37, 0.232), (0, 1.352, 0.234), (0.06, 1.37, 0.232)), (0.01, 0.012, 0.01)), "glass", 0.009
        ),
    ),
}


def _tilted(p, degrees):
    """Points turned about z."""
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.stack([cos * p[:, 0] + sin * p[:, 1], -sin * p[:, 0] + cos * p[:, 1], p[:, 2]], axis=1)


FACE_WEAR: dict[str, Piece] = {
    "glasses": hat(fine(union(LENSES, BRIDGE, TEMPLES), "dark", 0.009)),
    "sunglasses": hat(
        fine(
            union(mirrored(ball((0.08, 1.385, 0.208), (0.062, 0.052, 0.025))), BRIDGE, TEMPLES, k=0.006), "dark", 0.009
        )
    ),
    "goggles": hat(
        headgear(STRAP, "dark"),
        fine(mirrored(ring((0.082, 1.392, 0.21), 0.066, 0.018, axis=2)), "glass"),
        fine(limb((-0.03, 1.4, 0.225), (0.03, 1.4, 0.225), 0.016), "glass"),
    ),
    "ski-goggles": hat(
        headgear(STRAP, "dark"),
        headgear(within(grown(SKULL_SHAPE, 0.05), above(1.345), below(1.465), before(0.07)), "hat2"),
        headgear(within(grown(SKULL_SHAPE, 0.058), above(1.362), below(1.448), before(0.095)), "glass"),
    ),
    "diving-mask": hat(
        headgear(STRAP, "dark"),
        fine(
            cut(block((0, 1.385, 0.19), (0.31, 0.15, 0.1), 0.05), block((0, 1.388, 0.22), (0.26, 0.1, 0.2), 0.045)),
            "extra",
        ),
        fine(chain(((0.16, 1.27, 0.18), (0.24, 1.36, 0.1), (0.25, 1.68, 0.02)), (0.018, 0.02, 0.022)), "extra"),
    ),
    "monocle": hat(
        fine(ring((0.08, 1.385, 0.218), 0.054, 0.009, axis=2), "gold", 0.009),
        fine(chain(((0.12, 1.34, 0.2), (0.14, 1.24, 0.17), (0.1, 1.15, 0.14)), (0.006, 0.006, 0.006)), "gold", 0.009),
    ),
    "eye-patch": hat(
        fine(union(ball((0.08, 1.385, 0.198), (0.06, 0.058, 0.026)), k=0.01), "dark"),
        fine(
            within(
                grown(SKULL_SHAPE, 0.012),
                lambda p: np.abs(p @ np.array([-0.5, 0.866, 0]) - 1.165) - 0.011,
                before(-0.05),
            ),
            "dark",
            0.009,
        ),
    ),
    "mask": hat(
        fine(
            cut(
                within(grown(SKULL_SHAPE, 0.012), above(1.335), below(1.455), before(0.03)),
                mirrored(ball((0.079, 1.39, 0.2), (0.04, 0.05, 0.09))),
                k=0.008,
            ),
            "extra",
            0.01,
        )
    ),
    "clown-nose": hat(fine(ball((0, 1.338, 0.225), 0.05), "extra")),
    "elf-ears": hat(fine(POINTED_EARS, "skin", 0.013)),
    "tusks": hat(fine(mirrored(limb((0.045, 1.26, 0.19), (0.052, 1.315, 0.212), 0.017, 0.005)), "white", 0.009)),
    "mouth-cover": hat(
        fine(within(grown(SKULL_SHAPE, 0.02), above(1.2), below(1.335), before(0.05)), "white"),
        fine(mirrored(limb((0.15, 1.3, 0.12), (0.21, 1.36, 0.0), 0.006)), "white", 0.009),
    ),
    "earrings": hat(fine(mirrored(ball((0.222, 1.3, -0.005), 0.019)), "gold", 0.009)),
}
