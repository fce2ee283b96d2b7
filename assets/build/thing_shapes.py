"""Solids that things out of doors share (roofs, wheels, heaps, walls of stones), for the modules things_*.py."""

from __future__ import annotations

import numpy as np
from puppet_shapes import Shape, ball, block, limb, ring, smooth_max, union, within
from puppet_solids import disc, many, placed
from scipy.interpolate import PchipInterpolator


def softened(profile, count: int = 24) -> list[tuple[float, float]]:
    """A profile for `turned`, (radius, height) from below, with a smooth line through its points."""
    radii, heights = zip(*profile, strict=True)
    fine = np.linspace(heights[0], heights[-1], count)
    return list(zip(PchipInterpolator(heights, radii)(fine), fine, strict=True))


def upper(shape: Shape, y: float = 0.0) -> Shape:
    """What of a shape is above a height."""
    return within(shape, lambda p: y - p[:, 1], k=0.03)


def mound(radii, at=(0.0, 0.0, 0.0)) -> Shape:
    """A heap on the ground."""
    return upper(ball(at, radii), at[1])


def pool(outline: tuple[tuple[float, float, float, float], ...], high: float, k: float = 0.15) -> Shape:
    """Something flat on the ground with a soft outline: (x, z, half width, half depth) of each of its rounds."""
    rounds = [ball((x, 0, z), (rx, 9, rz)) for x, z, rx, rz in outline]
    return within(union(*rounds, k=k), lambda p: np.abs(p[:, 1]) - high, k=high)


def gable(width: float, depth: float, low: float, high: float, thick: float = 0.08, turned: bool = False) -> Shape:
    """A roof of two slopes with its ridge along x, or along z where it is `turned`."""
    half = depth / 2
    steep = np.degrees(np.arctan2(high - low, half))
    long = np.hypot(half, high - low)
    slopes = [
        placed(
            block((0, 0, 0), (width, thick, long + thick), thick * 0.4),
            (0, (low + high) / 2, s * half / 2),
            (s * steep, 0, 0),
        )
        for s in (-1, 1)
    ]
    whole = union(*slopes)
    return placed(whole, turn=(0, 90, 0)) if turned else whole


def house(width: float, depth: float, low: float, high: float, turned: bool = False, base: float = 0.0) -> Shape:
    """The walls under such a roof, with their points."""
    side = (width if turned else depth) / 2
    run = np.hypot(side, high - low)
    box = block((0, (base + high) / 2, 0), (width, high - base, depth), 0.03)
    axis = 0 if turned else 2

    def shape(p):
        slope = (np.abs(p[:, axis]) * (high - low) + (p[:, 1] - high) * side) / run
        return smooth_max(box(p), slope, 0.02)

    return shape


def spokes(radius: float, thick: float, count: int = 6, axis: int = 0) -> Shape:
    """The spokes and hub of a wheel about the origin."""
    arms = []
    for a in np.arange(count) * 2 * np.pi / count + 0.3:
        end = [0.0, 0.0, 0.0]
        one, other = (n for n in range(3) if n != axis)
        end[one], end[other] = radius * np.cos(a), radius * np.sin(a)
        arms.append(limb((0, 0, 0), end, thick))
    return union(*arms, disc((0, 0, 0), radius * 0.22, thick * 4, axis))


def wheels(places, radius: float, wide: float, axis: int = 0) -> tuple[Shape, Shape]:
    """Tyres and their hubs at places."""
    soft = min(wide / 2, radius * 0.3)
    tyres = many([disc(at, radius, wide, axis, soft) for at in places])
    return tyres, many([disc(at, radius * 0.52, wide * 1.15, axis) for at in places])


def spoked_wheels(places, radius: float, thick: float, axis: int = 0, count: int = 6) -> tuple[Shape, Shape]:
    """Rims and their spokes at places."""
    rims = many([ring(at, radius - thick, thick, axis) for at in places])
    return rims, many([placed(spokes(radius - thick, thick * 0.6, count, axis), at) for at in places])


def stones(
    width: float, high: float, deep: float, rows: int, columns: int, gap: float = 0.02, soft: float = 0.02
) -> tuple[Shape, Shape]:
    """A wall of bricks in two colours, standing on the ground: those of the first and those of the second."""
    both: tuple[list, list] = ([], [])
    tall, wide = high / rows, width / columns
    for row in range(rows):
        shift = wide / 2 if row % 2 else 0.0
        for column in range(columns + row % 2):
            left, right = max(0.0, column * wide - shift), min(width, (column + 1) * wide - shift)
            at = ((left + right) / 2 - width / 2, (row + 0.5) * tall, 0)
            one = block(at, (right - left - gap, tall - gap, deep), soft)
            both[(row * 2 + column * 5) % 7 % 3 == 0].append(one)
    return many(both[0]), many(both[1])


def tufts(places, high: float = 0.14, r: float = 0.022) -> Shape:
    """Tufts of grass at (x, z)."""
    blades = []
    for x, z in places:
        blades += [
            limb((x, 0, z), (x + dx * high, high * tall, z + dz * high), r, r * 0.3)
            for dx, dz, tall in ((-0.5, 0.1, 0.8), (0.05, -0.1, 1.1), (0.55, 0.1, 0.75))
        ]
    return many(blades)


def pickets(count: int, wide: float, high: float, gap: float, deep: float = 0.05) -> Shape:
    """Pointed boards side by side along x."""
    found = []
    for n in range(count):
        x = (n - (count - 1) / 2) * (wide + gap)
        board = block((x, high / 2, 0), (wide, high, deep), 0.012)
        found.append(within(board, lambda p, x=x: (np.abs(p[:, 0] - x) + (p[:, 1] - high)) * 0.7, k=0.01))
    return many(found)


def lumps(places, k: float = 0.0) -> Shape:
    """Balls at (x, y, z) of a radius each: leaves, stones, smoke."""
    return many([ball((x, y, z), r) for x, y, z, r in places], k)
