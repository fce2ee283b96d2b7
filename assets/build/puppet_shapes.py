"""Soft solid shapes as signed distance functions, and the meshes made from them: clay for the draft's puppets.

Axes: x to the puppet's left, y up, z ahead of it, in metres. A shape is a function from points (N, 3) to their
distances (N,) from its surface, negative inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import fast_simplification
import numpy as np
from skimage.measure import marching_cubes

Shape = Callable[[np.ndarray], np.ndarray]
# How hastily points are merged: for large soft surfaces, and for small things.
HASTE, CARE = 7.0, 4.0
# Cells along an edge of a block of the grid, and how many of its edges away from a surface it is looked into no more.
BLOCK, FAR = 4, 2.5


def ball(centre, radii) -> Shape:
    """An ellipsoid (a ball where `radii` is one number)."""
    c, r = np.asarray(centre, float), np.broadcast_to(np.asarray(radii, float), 3)

    def shape(p):
        k0 = np.linalg.norm((p - c) / r, axis=1)
        k1 = np.linalg.norm((p - c) / r**2, axis=1)
        return np.where(k1 > 1e-9, k0 * (k0 - 1) / np.maximum(k1, 1e-9), -r.min())

    return shape


def limb(start, end, r0, r1=None) -> Shape:
    """A round cone from `start` to `end`."""
    a, b, r1 = np.asarray(start, float), np.asarray(end, float), r0 if r1 is None else r1

    def shape(p):
        t = np.clip((p - a) @ (b - a) / max(1e-9, (b - a) @ (b - a)), 0, 1)
        return np.linalg.norm(p - a - t[:, None] * (b - a), axis=1) - (r0 + (r1 - r0) * t)

    return shape


def chain(points, radii) -> Shape:
    """Round cones through `points`."""
    return union(*(limb(points[n], points[n + 1], radii[n], radii[n + 1]) for n in range(len(points) - 1)))


def block(centre, size, r=0.02, turn=0.0) -> Shape:
    """A rounded box of full lengths `size`, turned about x by `turn` degrees."""
    c, half = np.asarray(centre, float), np.asarray(size, float) / 2 - r
    cos, sin = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))

    def shape(p):
        q = p - c
        q = np.stack([q[:, 0], cos * q[:, 1] + sin * q[:, 2], -sin * q[:, 1] + cos * q[:, 2]], axis=1)
        q = np.abs(q) - half
        return np.linalg.norm(np.maximum(q, 0), axis=1) + np.minimum(q.max(axis=1), 0) - r

    return shape


def turned(profile, centre=(0, 0, 0), deep=1.0) -> Shape:
    """The body got by turning `profile`, pairs of (radius, height) from below, about y; `deep` squeezes it along z."""
    radii, heights = np.array([p[0] for p in profile], float), np.array([p[1] for p in profile], float)
    c = np.asarray(centre, float)
    slope = np.max(np.abs(np.diff(radii) / np.maximum(1e-6, np.diff(heights)))) if len(radii) > 1 else 0.0
    flat = 1 / np.sqrt(1 + min(slope, 1.5) ** 2)

    def shape(p):
        q = p - c
        round_ = np.hypot(q[:, 0], q[:, 2] / deep) - np.interp(q[:, 1], heights, radii)
        return smooth_max(round_ * flat, np.maximum(heights[0] - q[:, 1], q[:, 1] - heights[-1]), 0.015)

    return shape


def ring(centre, radius, thick, axis=1, deep=1.0) -> Shape:
    """A ring about the axis x (0), y (1) or z (2)."""
    c = np.asarray(centre, float)
    one, other = [n for n in range(3) if n != axis]

    def shape(p):
        q = p - c
        return np.hypot(np.hypot(q[:, one], q[:, other] / deep) - radius, q[:, axis]) - thick

    return shape


def half_space(normal, offset) -> Shape:
    """All points p with p . normal < offset."""
    n = np.asarray(normal, float) / np.linalg.norm(normal)
    return lambda p: p @ n - offset


def smooth_min(a, b, k):
    """The smaller of both, blended over k metres."""
    h = np.maximum(k - np.abs(a - b), 0) / k
    return np.minimum(a, b) - h * h * k / 4


def smooth_max(a, b, k):
    """The larger of both, blended over k metres."""
    return -smooth_min(-a, -b, k)


def union(*shapes: Shape, k: float = 0.0) -> Shape:
    """All of the shapes, blended over k metres."""

    def shape(p):
        d = shapes[0](p)
        for other in shapes[1:]:
            d = smooth_min(d, other(p), k) if k else np.minimum(d, other(p))
        return d

    shape.members, shape.blend = shapes, k
    return shape


def cut(shape: Shape, *others: Shape, k: float = 0.012) -> Shape:
    """The shape without the others, with rounded edges."""

    def result(p):
        d = shape(p)
        for other in others:
            d = smooth_max(d, -other(p), k)
        return d

    return result


def within(shape: Shape, *others: Shape, k: float = 0.012) -> Shape:
    """What of the shape is inside all the others, with rounded edges."""

    def result(p):
        d = shape(p)
        for other in others:
            d = smooth_max(d, other(p), k)
        return d

    return result


def grown(shape: Shape, by: float) -> Shape:
    """The shape, thicker by so many metres."""
    return lambda p: shape(p) - by


def mirrored(shape: Shape) -> Shape:
    """The shape and its mirror image on the other side."""
    return lambda p: shape(np.stack([np.abs(p[:, 0]), p[:, 1], p[:, 2]], axis=1))


@dataclass(frozen=True)
class Mesh:
    """A surface.

    Args:
        points: (V, 3) metres.
        normals: (V, 3) of length 1.
        faces: (F, 3) indices, counter-clockwise seen from outside.
    """

    points: np.ndarray
    normals: np.ndarray
    faces: np.ndarray


def evaluate(shape: Shape, points: np.ndarray, at_once: int = 200_000) -> np.ndarray:
    """The shape's distances at (N, 3) points."""
    return np.concatenate([shape(points[n : n + at_once]) for n in range(0, len(points), at_once)])


def evaluate_grid(shape: Shape, axes: list[np.ndarray], step: float, far: float = FAR) -> np.ndarray:
    """The shape's distances on a grid; far from its surface only those of the corners of blocks, which cost little."""
    coarse = [np.append(axis[::BLOCK], axis[-1] + BLOCK * step) for axis in axes]
    blocks = evaluate(shape, np.stack(np.meshgrid(*coarse, indexing="ij"), axis=-1).reshape(-1, 3))
    blocks = blocks.reshape([len(axis) for axis in coarse])
    number = [
        np.minimum(np.round(np.arange(len(axis)) / BLOCK).astype(int), len(c) - 1)
        for axis, c in zip(axes, coarse, strict=True)
    ]
    values = blocks[np.ix_(*number)]
    near = np.argwhere(np.abs(values) < far * BLOCK * step)
    points = np.stack([axes[n][near[:, n]] for n in range(3)], axis=1)
    values[tuple(near.T)] = evaluate(shape, points) if len(points) else []
    return values


def mesh(shape: Shape, low, high, step: float, kept: float = 1.0, most: int | None = None, haste: float = CARE) -> Mesh:
    """The shape's surface within a box, from a grid of `step` metres, with the share `kept` of its faces.

    It has at most `most` faces where that is told; its points are merged with so much `haste` then.

    Raises:
        ValueError: there is no surface in the box, or it sticks out of it.
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    axes = [np.arange(low[n] - step, high[n] + 2 * step, step) for n in range(3)]
    values = evaluate_grid(shape, axes, step)
    shell = values.copy()
    shell[1:-1, 1:-1, 1:-1] = 1
    if (shell < 0).any():
        where = np.argwhere(shell < 0)
        raise ValueError(
            f"the shape sticks out of its box: {[tuple(axes[n][[i.min(), i.max()]].round(2)) for n, i in enumerate(where.T)]}"
        )
    points, faces, _, _ = marching_cubes(values, 0.0, spacing=(step,) * 3)
    points = points + np.array([axis[0] for axis in axes])
    kept = kept if most is None else min(kept, most / len(faces))
    if kept < 1:
        # Sticks are cut through where their points are merged hastily.
        haste = HASTE if most is None else haste
        points, faces = fast_simplification.simplify(
            points.astype(np.float32), faces.astype(np.int32), 1 - kept, agg=haste
        )
        points = points.astype(float)
    for _ in range(2):  # back onto the surface: the grid's straight lines cut corners
        normals = slope(shape, points)
        points = points - evaluate(shape, points)[:, None] * normals * 0.7
    corner = points[faces]
    out = np.einsum(
        "ij,ij->i", np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]), normals[faces[:, 0]]
    )
    faces = np.where((out < 0)[:, None], faces[:, ::-1], faces)
    return Mesh(points, slope(shape, points), faces)


def slope(shape: Shape, points: np.ndarray, h: float = 2e-3) -> np.ndarray:
    """The directions away from the shape, (N, 3) of length 1."""
    steps = np.eye(3) * h
    g = np.stack([evaluate(shape, points + s) - evaluate(shape, points - s) for s in steps], axis=1)
    return g / np.maximum(1e-9, np.linalg.norm(g, axis=1, keepdims=True))
