"""What a puppet is made of: the body, hair, clothes, hats and what is worn with them, for puppets.py.

The puppet stands with its feet apart and its arms half raised, an adult of 1.7 metres with the large head of a toy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
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

# Joints of the left half and of the middle; the right half mirrors the left.
HIP, KNEE, ANKLE, TOE = (0.095, 0.66, 0.0), (0.105, 0.36, 0.01), (0.11, 0.075, -0.01), (0.12, 0.045, 0.12)
SHOULDER, ELBOW, WRIST, HAND = (0.175, 1.075, 0.0), (0.338, 0.912, 0.0), (0.486, 0.764, 0.0), (0.535, 0.715, 0.0)
PELVIS, WAIST, CHEST, NECK = (0.0, 0.70, 0.0), (0.0, 0.80, 0.0), (0.0, 0.93, 0.0), (0.0, 1.135, 0.0)
SKULL, CROWN = (0.0, 1.2, 0.0), (0.0, 1.62, 0.0)
SIDES = {"l": 1, "r": -1}


def _side(point, sign):
    return (point[0] * sign, point[1], point[2])


# Bone: where it starts, where it ends, how thick the body is around it.
BONES: dict[str, tuple] = {
    "pelvis": (PELVIS, (0.0, 0.68, 0.0), 0.13),
    "waist": (WAIST, (0.0, 0.88, 0.0), 0.13),
    "chest": (CHEST, (0.0, 1.06, 0.0), 0.14),
    "neck": (NECK, SKULL, 0.07),
    "head": (SKULL, (0.0, 1.45, 0.0), 0.2),
}
for _name, _sign in SIDES.items():
    BONES |= {
        f"upper_arm_{_name}": (_side(SHOULDER, _sign), _side(ELBOW, _sign), 0.06),
        f"forearm_{_name}": (_side(ELBOW, _sign), _side(WRIST, _sign), 0.052),
        f"hand_{_name}": (_side(WRIST, _sign), _side(HAND, _sign), 0.055),
        f"thigh_{_name}": (_side(HIP, _sign), _side(KNEE, _sign), 0.09),
        f"shin_{_name}": (_side(KNEE, _sign), _side(ANKLE, _sign), 0.07),
        f"foot_{_name}": (_side(ANKLE, _sign), _side(TOE, _sign), 0.06),
    }
TRUNK_BONES = ("pelvis", "waist", "chest", "neck")
ARM_BONES = ("upper_arm_l", "upper_arm_r", "forearm_l", "forearm_r", "hand_l", "hand_r")
LEG_BONES = ("thigh_l", "thigh_r", "shin_l", "shin_r", "foot_l", "foot_r")
ALL_BONES = tuple(BONES)
# Colours that a design chooses: a point of a piece has one of these.
SLOTS = (
    "skin",
    "hair",
    "top",
    "top2",
    "bottom",
    "shoes",
    "sole",
    "hat",
    "hat2",
    "extra",
    "extra2",
    "white",
    "dark",
    "gold",
    "lips",
)


@dataclass(frozen=True)
class Part:
    """A surface of one colour.

    Args:
        shape: the solid.
        slot: its colour.
        low: one corner of a box around it.
        high: the other corner.
        step: the grid's width in metres.
        bones: what moves it; empty for the piece's.
        covers: whether what is inside it need not be drawn.
    """

    shape: Shape
    slot: str
    low: tuple
    high: tuple
    step: float = 0.019
    bones: tuple[str, ...] = ()
    covers: bool = True


@dataclass(frozen=True)
class Piece:
    """What is put on together.

    Args:
        parts: its surfaces.
        bones: what moves them.
        covers: whether it hides the body inside it.
    """

    parts: tuple[Part, ...]
    bones: tuple[str, ...] = ALL_BONES
    covers: bool = True


def above(y) -> Shape:
    """All that is higher than `y`."""
    return half_space((0, -1, 0), -y)


def below(y) -> Shape:
    """All that is lower than `y`."""
    return half_space((0, 1, 0), y)


def before(z) -> Shape:
    """All that is farther ahead than `z`."""
    return half_space((0, 0, -1), -z)


def behind(z) -> Shape:
    """All that is farther back than `z`."""
    return half_space((0, 0, 1), z)


def up_the_arm(share) -> Shape:
    """Both arms (and all between them) up to a share of the way from the shoulder (0) to the wrist (1)."""
    a, b = np.array(SHOULDER), np.array(WRIST)
    direction = (b - a) / np.linalg.norm(b - a)
    return mirrored(half_space(direction, float((a + share * (b - a)) @ direction)))


# ---- the body
SKULL_SHAPE = union(ball((0, 1.405, -0.005), (0.2, 0.215, 0.2)), ball((0, 1.33, 0.02), (0.185, 0.15, 0.172)), k=0.06)
EARS = mirrored(ball((0.2, 1.36, -0.015), (0.03, 0.05, 0.036)))
NOSE = ball((0, 1.335, 0.196), (0.026, 0.024, 0.028))
HEAD = union(union(SKULL_SHAPE, EARS, k=0.015), NOSE, k=0.02)
NECK_SHAPE = limb((0, 1.05, -0.01), (0, 1.25, -0.01), 0.066)
TORSO = union(
    ball((0, 0.99, 0), (0.17, 0.16, 0.118)),
    ball((0, 0.83, 0.006), (0.15, 0.15, 0.115)),
    ball((0, 0.705, -0.004), (0.162, 0.1, 0.12)),
    k=0.09,
)
ARM = union(
    chain((SHOULDER, ELBOW, WRIST), (0.066, 0.053, 0.046)),
    ball(HAND, (0.052, 0.056, 0.05)),
    limb((0.51, 0.74, 0.028), (0.53, 0.705, 0.062), 0.02, 0.018),
    k=0.02,
)
LEG = chain((HIP, KNEE, ANKLE), (0.1, 0.078, 0.06))
FOOT = union(ball((0.112, 0.045, 0.045), (0.058, 0.048, 0.105)), limb(ANKLE, (0.112, 0.05, -0.01), 0.056), k=0.02)
ARMS, LEGS, FEET = mirrored(ARM), mirrored(LEG), mirrored(FOOT)
TRUNK = union(union(TORSO, ARMS, k=0.05), NECK_SHAPE, k=0.03)
LOWER = union(TORSO, LEGS, k=0.03)
BODY = union(union(TRUNK, union(LEGS, FEET, k=0.01), k=0.03), HEAD, k=0.02)

_WIDE, _LOW = 0.66, -0.01


def upper(shape: Shape, slot: str, low=0.55, high=1.26, **more) -> Part:
    """A part on trunk and arms."""
    return Part(shape, slot, (-_WIDE, low, -0.3), (_WIDE, high, 0.3), **more)


def lower(shape: Shape, slot: str, high=0.95, **more) -> Part:
    """A part from the waist down."""
    return Part(shape, slot, (-0.5, -0.03, -0.4), (0.5, high, 0.45), **more)


def headgear(shape: Shape, slot: str, high=1.9, low=1.0, step=0.017, **more) -> Part:
    """A part on the head."""
    return Part(shape, slot, (-0.5, low, -0.5), (0.5, high, 0.5), step, **more)


HEAD_BONES = ("head",)
BUST_BONES = ("pelvis", "waist", "chest", "neck", "upper_arm_l", "upper_arm_r")
SHIRT_BONES = (*TRUNK_BONES, *ARM_BONES)

# ---- tops
NECKLINE = ball((0, 1.19, 0.03), (0.1, 0.085, 0.12))
OPEN_COLLAR = union(NECKLINE, limb((0, 1.16, 0.14), (0, 1.0, 0.16), 0.05, 0.012))


def top(by: float, hem: float, sleeve: float, *holes: Shape) -> Shape:
    """Trunk and arms in cloth of some thickness, down to a hem, with sleeves of a share of the arm."""
    return cut(within(sleeved(by, sleeve), above(hem)), *(holes or (NECKLINE,)))


def sleeved(by: float, share: float) -> Shape:
    """Trunk and arms, thicker by so many metres, with arms up to a share of the way to the wrist."""
    both = union(grown(TORSO, by), within(grown(ARMS, by), up_the_arm(share)), k=0.05)
    return within(union(both, grown(NECK_SHAPE, by), k=0.03), below(1.15))


def collar(slot: str, thick=0.017, y=1.135) -> Part:
    """A band about the neck."""
    return upper(ring((0, y, -0.005), 0.083, thick), slot, bones=("chest", "neck"), covers=False)


def cuffs(slot: str, share=0.95, by=0.028) -> Part:
    """Bands about the wrists."""
    band = within(grown(ARMS, by), up_the_arm(share), mirrored(lambda p: -up_the_arm(share - 0.14)(p)))
    return upper(band, slot, bones=ARM_BONES, covers=False)


def hem(slot: str, y: float, by: float, high=0.05) -> Part:
    """A band about the hips."""
    return upper(within(grown(TORSO, by), above(y), below(y + high)), slot, bones=BUST_BONES, covers=False)


def lapels(slot: str) -> Part:
    """The lapels of a jacket."""
    strip = mirrored(limb((0.05, 1.145, 0.08), (0.018, 0.93, 0.142), 0.032, 0.014))
    return upper(strip, slot, bones=BUST_BONES, covers=False)


def front_line(slot: str, y0=0.68, y1=1.1) -> Part:
    """A shirt front seen between the halves of a jacket."""
    return upper(
        within(grown(TRUNK, 0.027), mirrored(half_space((1, 0.12, 0), 0.155)), before(0.02), above(y0)),
        slot,
        bones=BUST_BONES,
        covers=False,
    )


def buttons(slot: str, heights, z=0.15) -> Part:
    """Buttons down the front."""
    one = union(*(ball((0, y, z - 0.01 * abs(y - 0.95) / 0.2), 0.014) for y in heights))
    return upper(one, slot, step=0.009, bones=("pelvis", "waist", "chest"), covers=False)


# ---- what hangs
def skirt(length: float, flare: float, waist=0.85, narrow=0.165, deep=0.8) -> Shape:
    """A skirt from the waist down to the height `length`, `flare` wide there."""
    profile = ((flare, length), (flare * 0.97, length + 0.06), (narrow * 1.08, waist - 0.12), (narrow, waist))
    return turned(profile, deep=deep)


SKIRT_BONES = ("pelvis", "waist", "thigh_l", "thigh_r")
GOWN_BONES = ("pelvis", "waist", "thigh_l", "thigh_r", "shin_l", "shin_r")

# ---- shoes
SHOE = union(ball((0.114, 0.055, 0.05), (0.068, 0.055, 0.122)), limb(ANKLE, (0.112, 0.05, -0.015), 0.064), k=0.02)
SOLES = mirrored(within(grown(SHOE, 0.006), below(0.022), above(-0.004)))
SHOES = mirrored(within(SHOE, below(0.105), above(0.004)))
BOOTS = mirrored(within(union(SHOE, grown(LEG, 0.016), k=0.02), below(0.27), above(0.004)))
HIGH_BOOTS = mirrored(within(union(SHOE, grown(LEG, 0.016), k=0.02), below(0.36), above(0.004)))

# ---- hair: shells about the skull, without the face
SHELL = grown(SKULL_SHAPE, 0.026)
FACE = union(ball((0, 1.30, 0.17), (0.165, 0.165, 0.17)), ball((0, 1.2, 0.1), (0.2, 0.13, 0.2)), k=0.04)
NAPE = half_space((0, 1, -0.35), 1.2)
CAP_HAIR = cut(SHELL, FACE, NAPE, k=0.03)


def fringe(points, r=0.045) -> Shape:
    """Locks over the forehead."""
    return union(*(ball(p, (r * 1.25, r * 0.8, r * 0.8)) for p in points), k=0.03)


def scattered(count: int, centre, radii, r, keep: Callable) -> Shape:
    """Balls spread evenly over an ellipsoid: curls."""
    n = np.arange(count) + 0.5
    up, turn = 1 - 2 * n / count, np.pi * (1 + 5**0.5) * n
    flat = np.sqrt(1 - up**2)
    points = np.stack([flat * np.cos(turn), up, flat * np.sin(turn)], axis=1) * radii + centre
    return union(*(ball(p, r) for p in points if keep(p)), k=0.012)


SIDE_PART = union(
    CAP_HAIR,
    limb((0.08, 1.56, 0.1), (-0.13, 1.5, 0.13), 0.05, 0.042),
    limb((0.08, 1.56, 0.1), (0.15, 1.47, 0.1), 0.045, 0.03),
    k=0.03,
)
LONG_BACK = union(ball((0, 1.3, -0.09), (0.225, 0.3, 0.13)), ball((0, 1.1, -0.11), (0.2, 0.16, 0.085)), k=0.05)
SIDE_LOCKS = mirrored(chain(((0.175, 1.5, 0.03), (0.215, 1.32, 0.02), (0.195, 1.1, 0.005)), (0.05, 0.048, 0.035)))
BOB_LOCKS = mirrored(chain(((0.175, 1.5, 0.03), (0.215, 1.33, 0.03), (0.2, 1.23, 0.03)), (0.05, 0.052, 0.042)))
CROWN_FRINGE = union(
    limb((0.06, 1.575, 0.1), (-0.15, 1.475, 0.12), 0.046, 0.034),
    limb((0.02, 1.58, 0.09), (0.165, 1.46, 0.1), 0.046, 0.032),
    k=0.03,
)
SHORT_FRINGE = union(
    *(
        limb((x * 0.7, 1.58, 0.08), (x, 1.49 - abs(x) * 0.2, 0.165 - abs(x) * 0.35), 0.042, 0.024)
        for x in (-0.13, -0.065, 0.0, 0.065, 0.13)
    ),
    k=0.02,
)


def hair(*shapes: Shape, k=0.03, low=0.85, high=1.8, bones=HEAD_BONES) -> Piece:
    """A hair style."""
    return Piece((headgear(union(*shapes, k=k), "hair", high, low),), bones, covers=False)


# ---- hats
HAT_SHELL = grown(SKULL_SHAPE, 0.042)


def hat_bowl(y=1.475, tilt=0.12, by=0.042) -> Shape:
    """What of a cap lies about the head, from its rim up."""
    return within(grown(SKULL_SHAPE, by), half_space((0, -1, -tilt), -y))


def brim(y=1.475, radius=0.36, thick=0.014, rise=0.0) -> Shape:
    """A round brim."""
    return turned(((radius * 0.985, y - thick), (radius, y + rise), (radius * 0.985, y + thick + rise)), deep=1.0)


def wide_brim(y, radius, thick=0.026) -> Shape:
    """A flat round brim with soft edges."""
    return block_disc((0, y, 0), radius, thick)


def block_disc(centre, radius, thick) -> Shape:
    """A disc with rounded edges."""
    c = np.asarray(centre, float)

    def shape(p):
        q = p - c
        side = np.hypot(q[:, 0], q[:, 2]) - (radius - thick / 2)
        return np.linalg.norm(np.stack([np.maximum(side, 0), q[:, 1]], axis=1), axis=1) - thick / 2

    return shape


def hat(*parts: Part) -> Piece:
    """Something on the head; hair under it is cut at `HAT_LINE`."""
    return Piece(parts, HEAD_BONES, covers=False)


HAT_LINE = 1.49
VISOR = within(ball((0, 1.475, 0.17), (0.165, 0.022, 0.17)), before(0.06))

PIECES: dict[str, Piece] = {
    "body": Piece((Part(BODY, "skin", (-0.66, -0.02, -0.27), (0.66, 1.68, 0.27), 0.021),)),
    # tops
    "tank": Piece(
        (
            upper(
                cut(
                    within(grown(TORSO, 0.02), above(0.66)),
                    ball((0, 1.2, 0.02), (0.115, 0.12, 0.16)),
                    mirrored(ball((0.215, 1.08, 0), (0.07, 0.1, 0.14))),
                ),
                "top",
            ),
        ),
        SHIRT_BONES,
    ),
    "t-shirt": Piece((upper(top(0.022, 0.645, 0.36), "top"),), SHIRT_BONES),
    "shirt": Piece(
        (upper(top(0.022, 0.645, 0.93), "top"), collar("top2"), buttons("top2", (0.72, 0.82, 0.92, 1.02), 0.143)),
        SHIRT_BONES,
    ),
    "sweater": Piece(
        (
            upper(top(0.026, 0.655, 0.9), "top"),
            collar("top", 0.024),
            cuffs("top", 0.97, 0.028),
            hem("top", 0.63, 0.026),
        ),
        SHIRT_BONES,
    ),
    "jacket": Piece(
        (upper(top(0.026, 0.625, 0.93, OPEN_COLLAR), "top"), front_line("top2"), lapels("top")), SHIRT_BONES
    ),
    "coat": Piece(
        (
            upper(top(0.03, 0.62, 0.94, OPEN_COLLAR), "top"),
            front_line("top2", 0.9),
            lapels("top"),
            lower(
                cut(skirt(0.36, 0.25, 0.86, 0.19, 0.82), limb((0, 0.3, 0.3), (0, 0.62, 0.16), 0.05, 0.004)),
                "top",
                bones=SKIRT_BONES,
            ),
            buttons("extra", (0.66, 0.77, 0.88), 0.165),
        ),
        SHIRT_BONES,
    ),
    "vest": Piece(
        (
            upper(top(0.02, 0.645, 0.93), "top2"),
            upper(
                cut(
                    within(grown(TORSO, 0.034), above(0.64), below(1.14)),
                    OPEN_COLLAR,
                    mirrored(ball((0.235, 1.06, 0), (0.075, 0.12, 0.16))),
                ),
                "top",
                bones=BUST_BONES,
            ),
        ),
        SHIRT_BONES,
    ),
    "safety-vest": Piece(
        (
            upper(top(0.02, 0.645, 0.93), "top2"),
            upper(
                cut(
                    within(grown(TORSO, 0.034), above(0.64), below(1.14)),
                    OPEN_COLLAR,
                    mirrored(ball((0.235, 1.06, 0), (0.075, 0.12, 0.16))),
                ),
                "top",
                bones=BUST_BONES,
            ),
            upper(within(grown(TORSO, 0.042), above(0.80), below(0.85)), "extra", bones=BUST_BONES),
            upper(
                mirrored(
                    within(
                        grown(TORSO, 0.042),
                        above(0.85),
                        below(1.11),
                        half_space((1, 0, 0), 0.115),
                        half_space((-1, 0, 0), -0.075),
                    )
                ),
                "extra",
                bones=BUST_BONES,
            ),
        ),
        SHIRT_BONES,
    ),
    "overalls": Piece(
        (
            upper(top(0.016, 0.645, 0.36), "top"),
            upper(
                union(
                    within(grown(TORSO, 0.032), above(0.6), below(0.86)),
                    within(
                        grown(TORSO, 0.034),
                        above(0.78),
                        below(1.02),
                        before(0.03),
                        mirrored(half_space((1, 0, 0), 0.105)),
                    ),
                    mirrored(
                        within(
                            grown(TRUNK, 0.032),
                            above(0.84),
                            below(1.18),
                            half_space((1, 0, 0), 0.115),
                            half_space((-1, 0, 0), -0.075),
                        )
                    ),
                ),
                "bottom",
                bones=BUST_BONES,
            ),
            upper(mirrored(ball((0.088, 0.985, 0.152), 0.02)), "gold", step=0.01, bones=("chest",), covers=False),
        ),
        SHIRT_BONES,
    ),
    "dress": Piece(
        (
            upper(cut(within(sleeved(0.018, 0.2), above(0.72)), ball((0, 1.2, 0.03), (0.11, 0.1, 0.14))), "top"),
            lower(skirt(0.37, 0.29, 0.84, 0.168), "top", bones=SKIRT_BONES),
            upper(within(grown(TORSO, 0.03), above(0.79), below(0.845)), "top2", bones=BUST_BONES),
        ),
        (*SHIRT_BONES, "thigh_l", "thigh_r"),
    ),
    "gown": Piece(
        (
            upper(cut(within(sleeved(0.018, 0.24), above(0.72)), ball((0, 1.2, 0.03), (0.12, 0.1, 0.14))), "top"),
            lower(skirt(0.03, 0.4, 0.84, 0.168, 0.9), "top", bones=GOWN_BONES),
            upper(within(grown(TORSO, 0.03), above(0.79), below(0.84)), "top2", bones=BUST_BONES),
        ),
        (*SHIRT_BONES, "thigh_l", "thigh_r"),
    ),
    "robe": Piece(
        (
            upper(union(top(0.03, 0.66, 0.8), mirrored(limb((0.3, 0.95, 0.0), (0.46, 0.79, 0.0), 0.07, 0.1))), "top"),
            lower(skirt(0.04, 0.27, 0.86, 0.19, 0.86), "top", bones=GOWN_BONES),
            collar("top2", 0.022),
            upper(within(grown(TORSO, 0.045), above(0.79), below(0.85)), "top2", bones=BUST_BONES),
        ),
        (*SHIRT_BONES, "thigh_l", "thigh_r"),
    ),
    "apron": Piece(
        (
            upper(
                within(
                    grown(TORSO, 0.036), above(0.62), below(1.04), before(0.02), mirrored(half_space((1, 0, 0), 0.14))
                ),
                "extra",
                bones=BUST_BONES,
            ),
            lower(
                within(skirt(0.38, 0.2, 0.86, 0.19, 0.86), before(0.05), mirrored(half_space((1, 0, 0), 0.15))),
                "extra",
                bones=SKIRT_BONES,
            ),
        ),
        BUST_BONES,
        covers=False,
    ),
    "cape": Piece(
        (
            Part(
                cut(
                    turned(((0.36, 0.3), (0.3, 0.6), (0.2, 1.05), (0.09, 1.16)), (0, 0, -0.04), deep=0.75),
                    grown(TRUNK, 0.02),
                    turned(((0.335, 0.2), (0.275, 0.6), (0.175, 1.04), (0.06, 1.14)), (0, 0, -0.04), deep=0.75),
                    before(0.0),
                ),
                "extra",
                (-0.5, 0.25, -0.5),
                (0.5, 1.25, 0.3),
                0.017,
                ("chest", "waist", "pelvis"),
            ),
            upper(ball((0, 1.12, 0.1), 0.022), "gold", step=0.01, bones=("chest",)),
        ),
        covers=False,
    ),
    # bottoms
    "trousers": Piece(
        (lower(within(grown(LOWER, 0.012), below(0.79), above(0.075)), "bottom"),), ("pelvis", "waist", *LEG_BONES)
    ),
    "shorts": Piece(
        (lower(within(grown(LOWER, 0.024), below(0.79), above(0.4)), "bottom"),), ("pelvis", "waist", *LEG_BONES)
    ),
    "skirt": Piece((lower(skirt(0.4, 0.26, 0.8, 0.17), "bottom", bones=SKIRT_BONES),), SKIRT_BONES),
    "long-skirt": Piece((lower(skirt(0.09, 0.3, 0.8, 0.17, 0.85), "bottom", bones=GOWN_BONES),), GOWN_BONES),
    # shoes
    "shoes": Piece(
        (lower(SHOES, "shoes", 0.2, step=0.015), lower(SOLES, "sole", 0.2, step=0.014)), ("foot_l", "foot_r")
    ),
    "boots": Piece(
        (lower(BOOTS, "shoes", 0.4, step=0.016), lower(SOLES, "sole", 0.2, step=0.014)),
        ("foot_l", "foot_r", "shin_l", "shin_r"),
    ),
    "high-boots": Piece(
        (lower(HIGH_BOOTS, "shoes", 0.5, step=0.016), lower(SOLES, "sole", 0.2, step=0.014)),
        ("foot_l", "foot_r", "shin_l", "shin_r"),
    ),
    # hair
    "short-hair": hair(CAP_HAIR, SHORT_FRINGE, low=1.2),
    "side-part": hair(SIDE_PART, low=1.2),
    "buzz": hair(cut(grown(SKULL_SHAPE, 0.012), FACE, NAPE, k=0.02), low=1.2),
    "curly": hair(
        CAP_HAIR,
        scattered(70, (0, 1.42, -0.02), (0.2, 0.21, 0.2), 0.062, lambda p: p[1] > 1.36 and (p[2] < 0.1 or p[1] > 1.53)),
        low=1.15,
    ),
    "afro": hair(cut(ball((0, 1.46, -0.045), (0.29, 0.27, 0.26)), ball((0, 1.3, 0.2), (0.17, 0.2, 0.2))), low=1.1),
    "bald-fringe": hair(
        cut(
            within(grown(SKULL_SHAPE, 0.026), below(1.42), above(1.27)), ball((0, 1.33, 0.17), (0.3, 0.3, 0.2)), k=0.03
        ),
        low=1.2,
    ),
    "bob": hair(
        cut(union(SHELL, ball((0, 1.33, -0.06), (0.225, 0.17, 0.17)), k=0.03), FACE, below(1.205), k=0.03),
        BOB_LOCKS,
        CROWN_FRINGE,
        low=1.05,
    ),
    "long-hair": hair(CAP_HAIR, LONG_BACK, SIDE_LOCKS, CROWN_FRINGE, low=0.8, bones=("head", "neck", "chest")),
    "ponytail": hair(
        CAP_HAIR,
        CROWN_FRINGE,
        chain(((0, 1.5, -0.2), (0, 1.44, -0.29), (0, 1.2, -0.27), (0, 1.06, -0.24)), (0.04, 0.06, 0.065, 0.02)),
        low=0.95,
    ),
    "pigtails": hair(
        CAP_HAIR,
        SHORT_FRINGE,
        mirrored(chain(((0.2, 1.47, -0.03), (0.28, 1.42, -0.03), (0.31, 1.22, -0.02)), (0.03, 0.062, 0.03))),
        low=1.05,
    ),
    "bun": hair(CAP_HAIR, CROWN_FRINGE, ball((0, 1.63, -0.1), (0.088, 0.075, 0.088)), low=1.15),
    "spiky": hair(
        CAP_HAIR,
        *(
            limb((x, 1.53, z), (x * 1.7, 1.7 - abs(x) * 0.7, z * 1.4 + 0.01), 0.06, 0.008)
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
        low=1.2,
    ),
    "beard": hair(
        cut(
            within(grown(SKULL_SHAPE, 0.026), below(1.335)),
            ball((0, 1.36, 0.2), (0.12, 0.075, 0.15)),
            half_space((0, 0.3, 1), 0.35),
            k=0.025,
        ),
        low=1.05,
    ),
    "long-beard": hair(
        cut(
            within(grown(SKULL_SHAPE, 0.026), below(1.335)),
            ball((0, 1.36, 0.2), (0.12, 0.075, 0.15)),
            half_space((0, 0.3, 1), 0.35),
            k=0.025,
        ),
        chain(((0, 1.22, 0.17), (0, 1.08, 0.19), (0, 0.94, 0.185)), (0.11, 0.085, 0.02)),
        low=0.85,
    ),
    "moustache": hair(mirrored(limb((0.012, 1.3, 0.2), (0.075, 1.285, 0.178), 0.022, 0.01)), k=0.008, low=1.2),
    # hats
    "cap": hat(headgear(hat_bowl(), "hat"), headgear(VISOR, "hat2"), headgear(ball((0, 1.655, -0.005), 0.02), "hat2")),
    "beanie": hat(
        headgear(hat_bowl(1.45, 0.15, 0.045), "hat"),
        headgear(
            within(grown(SKULL_SHAPE, 0.06), half_space((0, -1, -0.15), -1.45), half_space((0, 1, 0.15), 1.51)), "hat2"
        ),
        headgear(ball((0, 1.69, -0.01), 0.055), "hat2"),
    ),
    "brimmed-hat": hat(
        headgear(
            union(wide_brim(1.49, 0.35), within(ball((0, 1.5, -0.005), (0.235, 0.2, 0.235)), above(1.49)), k=0.02),
            "hat",
        ),
        headgear(within(ball((0, 1.5, -0.005), (0.245, 0.21, 0.245)), above(1.5), below(1.55)), "hat2"),
    ),
    "straw-hat": hat(
        headgear(
            union(wide_brim(1.49, 0.42), within(ball((0, 1.49, -0.005), (0.23, 0.2, 0.23)), above(1.49)), k=0.02), "hat"
        ),
        headgear(within(ball((0, 1.49, -0.005), (0.24, 0.21, 0.24)), above(1.5), below(1.55)), "hat2"),
    ),
    "fedora": hat(
        headgear(
            union(
                wide_brim(1.495, 0.31),
                cut(turned(((0.225, 1.48), (0.2, 1.68), (0.17, 1.7))), limb((0, 1.73, -0.2), (0, 1.73, 0.3), 0.05)),
                k=0.02,
            ),
            "hat",
        ),
        headgear(turned(((0.236, 1.5), (0.226, 1.56))), "hat2"),
    ),
    "pointed-hat": hat(
        headgear(
            union(
                wide_brim(1.49, 0.4),
                turned(((0.235, 1.48), (0.13, 1.7), (0.03, 1.95), (0.005, 2.02)), (0, 0, -0.02)),
                k=0.03,
            ),
            "hat",
            2.1,
        ),
        headgear(turned(((0.243, 1.5), (0.215, 1.56)), (0, 0, -0.01)), "hat2"),
    ),
    "top-hat": hat(
        headgear(union(wide_brim(1.495, 0.31), turned(((0.215, 1.49), (0.2, 1.6), (0.22, 1.82))), k=0.02), "hat", 1.95),
        headgear(turned(((0.226, 1.51), (0.217, 1.57))), "hat2"),
    ),
    "toque": hat(
        headgear(turned(((0.222, 1.48), (0.222, 1.62))), "hat"),
        headgear(
            union(
                *(
                    ball((0.14 * np.cos(a), 1.72, 0.14 * np.sin(a)), (0.12, 0.1, 0.12))
                    for a in np.arange(0, 6.28, 1.05)
                ),
                ball((0, 1.76, 0), (0.16, 0.1, 0.16)),
                k=0.03,
            ),
            "hat",
        ),
    ),
    "helmet": hat(
        headgear(
            union(
                within(ball((0, 1.47, -0.005), (0.25, 0.23, 0.25)), above(1.47)),
                block_disc((0, 1.475, 0.03), 0.28, 0.026),
                limb((0, 1.69, -0.12), (0, 1.69, 0.12), 0.025),
                k=0.02,
            ),
            "hat",
        )
    ),
    "police-cap": hat(
        headgear(union(turned(((0.222, 1.475), (0.222, 1.54))), VISOR), "hat2"),
        headgear(turned(((0.225, 1.54), (0.29, 1.61), (0.27, 1.645)), (0, 0, 0.01)), "hat"),
        headgear(ball((0, 1.575, 0.235), 0.03), "gold"),
    ),
    "crown": hat(
        headgear(
            union(
                cut(turned(((0.19, 1.56), (0.205, 1.64))), turned(((0.165, 1.5), (0.18, 1.72)))),
                *(
                    cut(
                        limb(
                            (0.19 * np.cos(a), 1.63, 0.19 * np.sin(a)),
                            (0.205 * np.cos(a), 1.72, 0.205 * np.sin(a)),
                            0.038,
                            0.012,
                        )
                    )
                    for a in np.arange(0.31, 6.5, 0.897)
                ),
                k=0.01,
            ),
            "gold",
            step=0.013,
        ),
        headgear(
            union(*(ball((0.208 * np.cos(a), 1.735, 0.208 * np.sin(a)), 0.02) for a in np.arange(0.31, 6.5, 0.897))),
            "extra2",
            step=0.01,
        ),
    ),
    "tiara": hat(
        headgear(
            within(
                union(
                    ring((0, 1.555, 0.0), 0.19, 0.014),
                    *(
                        ball((x, 1.575 + 0.03 * (x == 0), 0.19 - abs(x) * 0.4), 0.022)
                        for x in (-0.09, -0.045, 0.0, 0.045, 0.09)
                    ),
                ),
                before(-0.02),
            ),
            "gold",
            step=0.012,
        )
    ),
    "headscarf": hat(
        headgear(
            union(
                cut(grown(SKULL_SHAPE, 0.035), ball((0, 1.33, 0.2), (0.15, 0.17, 0.19)), k=0.03),
                cut(ball((0, 1.13, 0.0), (0.21, 0.13, 0.16)), ball((0, 1.3, 0.2), (0.14, 0.12, 0.19))),
                k=0.05,
            ),
            "hat",
            low=0.95,
        )
    ),
    "turban": hat(
        headgear(
            union(
                *(ring((0, 1.5 + 0.045 * n, -0.01), 0.19 - 0.02 * n, 0.042) for n in range(4)),
                ball((0, 1.55, -0.01), (0.18, 0.12, 0.18)),
                k=0.02,
            ),
            "hat",
        ),
        headgear(ball((0, 1.6, 0.2), 0.03), "gold"),
    ),
    "space-helmet": hat(
        headgear(
            cut(ball((0, 1.4, 0), (0.285, 0.285, 0.275)), ball((0, 1.38, 0.3), (0.2, 0.185, 0.26))), "hat", low=1.05
        ),
        headgear(cut(ring((0, 1.39, 0.17), 0.19, 0.024, axis=2, deep=1)), "hat2", low=1.05),
        headgear(ring((0, 1.15, 0), 0.14, 0.035), "hat2", low=1.05),
    ),
    "santa-hat": hat(
        headgear(
            chain(
                ((0, 1.53, 0), (0.03, 1.72, -0.04), (0.17, 1.76, -0.1), (0.27, 1.62, -0.12)), (0.2, 0.12, 0.06, 0.03)
            ),
            "hat",
        ),
        headgear(ring((0, 1.5, 0), 0.2, 0.045), "white"),
        headgear(ball((0.28, 1.56, -0.12), 0.06), "white"),
    ),
    "mask": hat(
        headgear(within(grown(SKULL_SHAPE, 0.01), above(1.355), below(1.445), before(0.03)), "extra", step=0.014)
    ),
    "hood": hat(
        headgear(
            cut(
                union(grown(SKULL_SHAPE, 0.045), ball((0, 1.5, -0.12), (0.15, 0.17, 0.16)), k=0.05),
                ball((0, 1.36, 0.2), (0.165, 0.2, 0.2)),
                below(1.12),
                k=0.03,
            ),
            "hat",
            low=1.0,
        )
    ),
    "ninja-hood": hat(
        headgear(cut(grown(SKULL_SHAPE, 0.024), ball((0, 1.385, 0.22), (0.17, 0.055, 0.16)), k=0.02), "hat", low=1.05)
    ),
    "flower": hat(
        headgear(
            union(
                *(
                    ball((0.14 + 0.035 * np.cos(a), 1.56 + 0.035 * np.sin(a), 0.13), 0.026)
                    for a in np.arange(0, 6.2, 1.2566)
                ),
                k=0.005,
            ),
            "extra",
            step=0.012,
        ),
        headgear(ball((0.14, 1.56, 0.15), 0.02), "gold", step=0.01),
    ),
    "bow": hat(headgear(mirrored(limb((0.0, 1.63, 0.03), (0.085, 1.65, 0.03), 0.015, 0.045)), "extra", step=0.012)),
    # worn with it
    "glasses": hat(
        headgear(
            union(
                mirrored(ring((0.078, 1.385, 0.212), 0.052, 0.0095, axis=2)),
                limb((-0.03, 1.39, 0.22), (0.03, 1.39, 0.22), 0.009),
                mirrored(limb((0.13, 1.39, 0.2), (0.205, 1.385, 0.02), 0.008)),
            ),
            "dark",
            step=0.009,
        )
    ),
    "scarf": Piece(
        (
            upper(ring((0, 1.145, 0.0), 0.105, 0.045), "extra", bones=("chest", "neck"), covers=False),
            upper(
                limb((0.07, 1.12, 0.13), (0.085, 0.88, 0.155), 0.045, 0.04),
                "extra",
                bones=("chest", "waist"),
                covers=False,
            ),
        ),
        covers=False,
    ),
    "tie": Piece(
        (
            upper(limb((0, 1.1, 0.135), (0, 0.86, 0.15), 0.014, 0.03), "extra", step=0.012, bones=("chest", "waist")),
            upper(ball((0, 1.105, 0.133), 0.025), "extra", step=0.012, bones=("chest",)),
        ),
        covers=False,
    ),
    "backpack": Piece(
        (
            Part(
                block((0, 0.95, -0.2), (0.27, 0.34, 0.16), 0.06),
                "extra",
                (-0.3, 0.7, -0.4),
                (0.3, 1.2, 0.1),
                bones=("chest",),
            ),
            Part(
                block((0, 0.87, -0.29), (0.2, 0.14, 0.06), 0.025),
                "extra2",
                (-0.3, 0.7, -0.4),
                (0.3, 1.2, 0.1),
                bones=("chest",),
            ),
            upper(
                mirrored(
                    within(
                        grown(TRUNK, 0.036),
                        above(0.84),
                        below(1.2),
                        half_space((1, 0, 0), 0.135),
                        half_space((-1, 0, 0), -0.095),
                    )
                ),
                "extra2",
                bones=BUST_BONES,
            ),
        ),
        covers=False,
    ),
    "wings": Piece(
        (
            Part(
                mirrored(
                    union(
                        ball((0.27, 1.13, -0.17), (0.2, 0.14, 0.014)),
                        ball((0.2, 0.9, -0.16), (0.13, 0.11, 0.014)),
                        k=0.03,
                    )
                ),
                "extra",
                (-0.55, 0.7, -0.3),
                (0.55, 1.35, 0.1),
                0.014,
                ("chest",),
            ),
        ),
        covers=False,
    ),
    "halo": hat(headgear(ring((0, 1.78, -0.02), 0.14, 0.02), "gold")),
}
