"""The body of a puppet, its bones and colours, and how pieces are told, for puppets.py.

The puppet stands with its feet apart and its arms half raised, an adult of 1.7 metres with the large head of a toy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from puppet_shapes import (
    Shape,
    ball,
    chain,
    half_space,
    limb,
    mirrored,
    union,
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
    "neck",
    "gloves",
    "silver",
    "glass",
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
        hides: what of the body is not drawn besides.
    """

    parts: tuple[Part, ...]
    bones: tuple[str, ...] = ALL_BONES
    covers: bool = True
    hides: Shape | None = None


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


def both_sides(shape: Shape, k=0.03) -> Shape:
    """The shape and its mirror image, blended where they meet."""
    return union(shape, lambda p: shape(p * [-1, 1, 1]), k=k)


# ---- the body
SKULL_SHAPE = union(ball((0, 1.405, -0.005), (0.2, 0.215, 0.2)), ball((0, 1.33, 0.02), (0.185, 0.15, 0.172)), k=0.06)
EARS = mirrored(ball((0.2, 1.36, -0.015), (0.03, 0.05, 0.036)))
NOSE = ball((0, 1.335, 0.196), (0.029, 0.025, 0.03))
HEAD = union(union(SKULL_SHAPE, EARS, k=0.015), NOSE, k=0.02)
NECK_SHAPE = limb((0, 1.05, -0.01), (0, 1.25, -0.01), 0.066)
TORSO = union(
    ball((0, 0.99, 0), (0.17, 0.16, 0.118)),
    ball((0, 0.83, 0.006), (0.15, 0.15, 0.115)),
    ball((0, 0.705, -0.004), (0.162, 0.1, 0.12)),
    k=0.09,
)
ARM = union(
    chain((SHOULDER, ELBOW, WRIST), (0.068, 0.057, 0.05)),
    ball(HAND, (0.06, 0.064, 0.056)),
    limb((0.5, 0.745, 0.03), (0.525, 0.722, 0.08), 0.024, 0.021),
    k=0.025,
)
LEG = chain((HIP, KNEE, ANKLE), (0.1, 0.078, 0.06))
FOOT = union(ball((0.112, 0.045, 0.045), (0.058, 0.048, 0.105)), limb(ANKLE, (0.112, 0.05, -0.01), 0.056), k=0.02)
ARMS, FEET = mirrored(ARM), mirrored(FOOT)
LEGS = both_sides(LEG)
TRUNK = union(union(TORSO, ARMS, k=0.07), NECK_SHAPE, k=0.04)
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
SKIRT_BONES = ("pelvis", "waist", "thigh_l", "thigh_r")
GOWN_BONES = (*SKIRT_BONES, "shin_l", "shin_r")
