"""Solids and colours that rooms of things for the house share, see `thing_pieces.py`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from puppet_shapes import Shape, ball, block, chain, limb, union, within
from puppet_solids import many, thing
from thing_pieces import Thing

GREY, SAND, ROSE, TEAL = "#9aa3ad", "#e3c896", "#e8a0a8", "#3fa3a0"
BRICK, CLAY, LIME, INK = "#c4644a", "#c9764f", "#a9cf5a", "#3b4a63"
# Nodes of a side of the raster on which outlines are told, and the room about them in metres.
RASTER, RASTER_ROOM = 128, 0.08


def curve(points: Sequence, r, count: int = 5) -> Shape:
    """A round rope laid smoothly through points; `r` is its radius, or the radii at both ends."""
    given = np.asarray(points, float)
    ends = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    found = [given[0]]
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for t in np.arange(1, count + 1) / count:
            found.append(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    first, last = r if isinstance(r, tuple) else (r, r)
    return chain(found, list(np.linspace(first, last, len(found))))


def outline_distance(corners: np.ndarray, q: np.ndarray) -> np.ndarray:
    """How far points of a plane are from a polygon's outline, negative inside."""
    far, inside = np.full(len(q), np.inf), np.zeros(len(q), bool)
    for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = np.clip((q - a) @ (b - a) / max(1e-9, (b - a) @ (b - a)), 0, 1)
        far = np.minimum(far, np.hypot(*(q - a - along[:, None] * (b - a)).T))
        crosses = (a[1] > q[:, 1]) != (b[1] > q[:, 1])
        rise = b[1] - a[1] if b[1] != a[1] else 1e-9
        inside ^= crosses & (q[:, 0] < (b[0] - a[0]) * (q[:, 1] - a[1]) / rise + a[0])
    return np.where(inside, -far, far)


def pressed(outline: Sequence[tuple[float, float]], thick: float, soft: float = 0.02, z: float = 0.0) -> Shape:
    """A flat body with a polygon for its outline, looking ahead, with edges rounded by `soft`."""
    corners = np.asarray(outline, float)
    soft = min(soft, thick / 2 - 1e-3)
    # Outlines have many corners, and shapes are asked for very many points: distances are read from a raster.
    low, high = corners.min(axis=0) - RASTER_ROOM, corners.max(axis=0) + RASTER_ROOM
    step = (high - low) / (RASTER - 1)
    nodes = np.stack(np.meshgrid(*(np.linspace(low[n], high[n], RASTER) for n in range(2)), indexing="ij"), axis=-1)
    raster = outline_distance(corners, nodes.reshape(-1, 2)).reshape(RASTER, RASTER)

    def shape(p):
        near = np.clip(p[:, :2], low, high)
        place = (near - low) / step
        x, y = np.minimum(place.astype(int), RASTER - 2).T
        u, v = place[:, 0] - x, place[:, 1] - y
        left = raster[x, y] * (1 - v) + raster[x, y + 1] * v
        right = raster[x + 1, y] * (1 - v) + raster[x + 1, y + 1] * v
        side = left * (1 - u) + right * u + np.hypot(*(p[:, :2] - near).T)
        both = np.stack([side + soft, np.abs(p[:, 2] - z) - thick / 2 + soft], axis=1)
        return np.linalg.norm(np.maximum(both, 0), axis=1) + np.minimum(both.max(axis=1), 0) - soft

    return shape


def rounded(outline: Sequence[tuple[float, float]], count: int = 5) -> list[tuple[float, float]]:
    """A smooth closed outline through points."""
    given = np.asarray(outline, float)
    found = []
    for n in range(len(given)):
        a, b, c, d = (given[(n + k) % len(given)] for k in (-1, 0, 1, 2))
        for t in np.arange(count) / count:
            one = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            found.append((float(one[0]), float(one[1])))
    return found


def draped(width: float, low: float, high: float, waves: float, deep: float, thick: float = 0.035, z: float = 0.0):
    """A cloth that hangs in folds."""

    def shape(p):
        fold = deep * np.sin(p[:, 0] / width * 2 * np.pi * waves)
        steep = np.sqrt(1 + (deep * 2 * np.pi * waves / width) ** 2)
        return (np.abs(p[:, 2] - z - fold) - thick) / steep

    box = block((0, (low + high) / 2, z), (width, high - low, 4 * (deep + thick) + 0.1), 0.01)
    return within(shape, box, k=0.02)


def band(shape: Shape, low: float, high: float, axis: int = 1, out: float = 0.006) -> Shape:
    """A stripe about a shape between two heights (or places along another axis)."""
    return within(lambda p: shape(p) - out, lambda p: np.abs(p[:, axis] - (low + high) / 2) - (high - low) / 2, k=0.006)


def bands(shape: Shape, low: float, high: float, count: int, axis: int = 1, out: float = 0.006) -> Shape:
    """So many stripes about a shape, half as wide as their distance."""
    step = (high - low) / count
    return many([band(shape, low + step * (n + 0.25), low + step * (n + 0.75), axis, out) for n in range(count)])


def posts(width: float, depth: float, low: float, high: float, r: float) -> Shape:
    """Four upright posts."""
    corners = [(x, z) for x in (-width / 2, width / 2) for z in (-depth / 2, depth / 2)]
    return many([limb((x, low + r, z), (x, high, z), r) for x, z in corners])


def star(points: int, outer: float, inner: float, x: float = 0.0, y: float = 0.0) -> list[tuple[float, float]]:
    """The outline of a star."""
    angles = np.pi / 2 + np.arange(2 * points) * np.pi / points
    radii = np.where(np.arange(2 * points) % 2, inner, outer)
    return [(x + r * np.cos(a), y + r * np.sin(a)) for a, r in zip(angles, radii, strict=True)]


def either_side(x: float, shape_at) -> Shape:
    """What a function makes at x and at -x."""
    return union(shape_at(x), shape_at(-x))


def rows(*lines: tuple[float, float, float], r: float, step: float, x: float = 0.0) -> Shape:
    """Dots in rows: for each (y, z, half width)."""
    return many([ball((x + one, y, z), r) for y, z, half in lines for one in np.arange(-half, half + 1e-6, step)])


def made(metre: float, words: str, *parts, **told) -> Thing:
    """A thing of pairs of a colour and a solid; see `thing_pieces.Thing`. Words are parted by commas."""
    return Thing(thing(*parts), words=tuple(words.split(", ")) if words else (), metre=metre, **told)
