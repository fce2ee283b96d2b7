"""Helpers for the things that puppets hold and use, see puppet_props.py and puppet_furniture.py."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from puppet_pieces import Part, Piece
from puppet_shapes import Shape, block, chain, cut, limb, turned, union

WOOD, OAK, PALE, STRAW = "#b9814a", "#7a4f2e", "#e0b77f", "#e6c35c"
METAL, STEEL, DARK, WHITE, CREAM = "#b4bcc5", "#7d8894", "#2f333b", "#fbfaf6", "#f3e3c3"
RED, BLUE, SKY, GREEN, LEAF = "#d9463d", "#3f7fd0", "#8cc7ee", "#5aa84f", "#2f7d4a"
YELLOW, ORANGE, PINK, PURPLE, GOLD = "#f4c83a", "#ef8a33", "#f08fb0", "#8e62c0", "#e2ab3a"
BREAD, BROWN, CLEAR = "#d99a4e", "#93572f", "#d3e8ee"
# Boxes are halved until they are so small, in metres, where a surface is looked for.
START, FINEST = 4.0, 0.05


def find_box(shape: Shape, finest: float = FINEST) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Two corners of a box that holds a shape."""
    centres, half = np.zeros((1, 3)), START
    eight = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    while half > finest / 2:
        half /= 2
        centres = (centres[:, None] + eight * half).reshape(-1, 3)
        centres = centres[np.abs(shape(centres)) < half * 2.2]
    low, high = centres.min(axis=0) - half, centres.max(axis=0) + half
    return tuple(low), tuple(high)


def placed(shape: Shape, at=(0.0, 0.0, 0.0), turn=(0.0, 0.0, 0.0), size: float = 1.0) -> Shape:
    """The shape, turned by degrees about x, then y, then z, and moved to `at`."""
    whole = np.eye(3)
    for axis, degrees in enumerate(turn):
        cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
        one, other = (axis + 1) % 3, (axis + 2) % 3
        step = np.eye(3)
        step[one, one] = step[other, other] = cos
        step[one, other], step[other, one] = -sin, sin
        whole = step @ whole
    c = np.asarray(at, float)
    return lambda p: shape((p - c) @ whole / size) * size


def disc(centre, radius: float, thick: float, axis: int = 1, soft: float = 0.012) -> Shape:
    """A round plate across an axis, with soft edges."""
    c = np.asarray(centre, float)
    one, other = (n for n in range(3) if n != axis)
    soft = min(soft, thick / 2)

    def shape(p):
        q = p - c
        side = np.hypot(q[:, one], q[:, other]) - radius + soft
        both = np.stack([side, np.abs(q[:, axis]) - thick / 2 + soft], axis=1)
        return np.linalg.norm(np.maximum(both, 0), axis=1) + np.minimum(both.max(axis=1), 0) - soft

    return shape


def bowed(radius: float, first: float, last: float, thick: float, plane: str = "xy", centre=(0, 0, 0)) -> Shape:
    """A part of a ring in a plane, from one angle to another (degrees from the plane's first axis)."""
    one, other = ("xyz".index(axis) for axis in plane)
    count = max(3, round(abs(last - first) / 20))
    points = np.zeros((count + 1, 3)) + np.asarray(centre, float)
    angles = np.deg2rad(np.linspace(first, last, count + 1))
    points[:, one] += radius * np.cos(angles)
    points[:, other] += radius * np.sin(angles)
    return chain(points, [thick] * (count + 1))


def sheet(centre, size, thick: float = 0.018, turn: float = 0.0) -> Shape:
    """A board of width and height, looking ahead, turned about x."""
    return block(centre, (*size, thick), min(0.012, thick / 2 - 1e-3), turn)


def many(shapes: Sequence[Shape], k: float = 0.0) -> Shape:
    """All of the shapes."""
    return union(*shapes, k=k)


def thing(*parts: tuple[str, Shape] | tuple[str, Shape, float], step: float = 0.011) -> Piece:
    """Something that is no part of a puppet: pairs of a colour and a solid, with the grid's width where it differs."""
    return Piece(
        tuple(Part(shape, colour, (), (), step=own[0] if own else step, covers=False) for colour, shape, *own in parts),
        ("pelvis",),
        covers=False,
    )


def handle(low: float, high: float, r: float = 0.016) -> Shape:
    """A stick up and down through the grip."""
    return limb((0, low, 0), (0, high, 0), r)


def vessel(low: float, high: float, bottom: float, top: float, wall: float = 0.02) -> Shape:
    """A cup, a pot or a bucket: open above, round, so wide below and above."""
    body = turned(((bottom, low), (top, high)))
    return cut(body, turned(((bottom - wall, low + wall * 1.4), (top - wall, high + 0.1))), k=0.008)


def filling(y: float, radius: float, thick: float = 0.03) -> Shape:
    """What is in a vessel, up to a height."""
    return disc((0, y - thick / 2, 0), radius, thick)
