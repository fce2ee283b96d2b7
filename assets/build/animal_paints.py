"""Where an animal has another colour: belly, muzzle, paws, stripes, spots; see `AnimalPart.paints`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from animal_shapes import BONES, LEG_BONES, TAIL, TRUNK, AnimalModel, Paint


def _weight(weights: np.ndarray, bones: Sequence[str]) -> np.ndarray:
    return weights[:, [BONES.index(name) for name in bones]].sum(axis=1)


def _step(values: np.ndarray, start: float, end: float) -> np.ndarray:
    t = np.clip((values - start) / (end - start), 0, 1)
    return t * t * (3 - 2 * t)


def belly(low: float = 0.25, high: float = 0.6) -> Paint:
    """The under side of the trunk."""

    def paint(_model, _points, normals, weights):
        return _step(-normals[:, 1], low, high) * np.clip(_weight(weights, TRUNK) * 2, 0, 1)

    return paint


def below(height: float, soft: float = 0.02, bones: Sequence[str] = LEG_BONES) -> Paint:
    """What is lower than a height above the ground: paws, socks, hoofs."""

    def paint(_model, points, _normals, weights):
        return _step(height - points[:, 1], -soft, soft) * np.clip(_weight(weights, bones) * 3, 0, 1)

    return paint


def snout(start: float = 0.75, soft: float = 0.03, high: float = 0.3) -> Paint:
    """The snout ahead of a share of the skull's radius, below a share of it above the skull's middle."""

    def paint(model: AnimalModel, points, _normals, weights):
        _x, y, z, size = model.facts["skull"]
        ahead = _step(points[:, 2] - z - start * size, -soft, soft)
        return (
            ahead * _step(y + high * size - points[:, 1], -soft, soft) * np.clip(_weight(weights, ["head"]) * 2, 0, 1)
        )

    return paint


def tail(start: float, soft: float = 0.03, end: float = 9.0) -> Paint:
    """The tail beyond so many metres from its root."""

    def paint(model: AnimalModel, points, _normals, weights):
        far = np.linalg.norm(points - model.joint("tail1"), axis=1)
        return (
            _step(far - start, -soft, soft)
            * _step(end - far, -soft, soft)
            * np.clip(_weight(weights, TAIL) * 2 - 0.4, 0, 1)
        )

    return paint


def bones(names: Sequence[str], low: float = 0.4, high: float = 0.6) -> Paint:
    """What hangs on some bones."""
    return lambda _model, _points, _normals, weights: _step(_weight(weights, names), low, high)


def spot(anchor: str, at, radius: float, soft: float = 0.015, squash=(1.0, 1.0, 1.0)) -> Paint:
    """A round spot about a point from where a bone begins, on both sides; `skull` is the middle of the skull."""

    def paint(model: AnimalModel, points, _normals, _weights):
        start = model.facts["skull"][:3] if anchor == "skull" else model.joint(anchor)
        side = points * [1, 1, 1]
        side[:, 0] = np.abs(side[:, 0])
        start = np.array([abs(start[0]), start[1], start[2]])
        return _step(radius - np.linalg.norm((side - start - at) / squash, axis=1), -soft, soft)

    return paint


def eye_patch(radius: float, shift=(0.0, 0.0, 0.0), soft: float = 0.012) -> Paint:
    """A patch around each eye."""

    def paint(model: AnimalModel, points, _normals, _weights):
        side = points.copy()
        side[:, 0] = np.abs(side[:, 0])
        return _step(radius - np.linalg.norm(side - model.facts["eye"][:3] - shift, axis=1), -soft, soft)

    return paint


def stripes(each: float, share: float = 0.4, names: Sequence[str] = TRUNK, wave: float = 0.03, seed: int = 1) -> Paint:
    """Stripes around what hangs on some bones; legs and neck are striped across."""

    def paint(_model, points, normals, weights):
        x, y, z = points.T
        bend = wave * np.sin(y * 23 + seed) + 0.02 * np.sin(y * 41 + 2 * np.sign(x))
        trunk = np.sin(2 * np.pi * (z + bend) / each)
        across = np.sin(2 * np.pi * (y + 0.4 * z) / each)
        legs = np.clip(_weight(weights, LEG_BONES) * 1.6 - 0.3, 0, 1)
        pattern = np.where(legs > 0.5, across, trunk)
        edge = 1 - 2 * share
        keep = np.clip(_weight(weights, names) * 2 - 0.5, 0, 1)
        return _step(pattern, edge - 0.25, edge + 0.25) * keep * _step(normals[:, 1], -0.75, -0.45)

    return paint


def spots(count: int, radius: float, names: Sequence[str] = BONES, seed: int = 3, ring: float = 0.0) -> Paint:
    """Round spots strewn over what hangs on some bones."""

    def paint(_model, points, normals, weights):
        keep = _weight(weights, names) > 0.5
        rng = np.random.default_rng(seed)
        candidates = points[keep & (normals[:, 1] > -0.6)]
        middles: list[np.ndarray] = []
        for point in candidates[rng.permutation(len(candidates))]:
            if all(np.linalg.norm(point - other) > 2.15 * radius for other in middles):
                middles.append(point)
            if len(middles) == count:
                break
        near = np.min([np.linalg.norm(points - m, axis=1) for m in middles], axis=0)
        result = _step(radius - near, -0.008, 0.012)
        if ring:
            result *= 1 - _step(ring * radius - near, -0.006, 0.006)
        return result * np.clip(_weight(weights, names) * 2, 0, 1)

    return paint


def patches(size: float, share: float = 0.45, names: Sequence[str] = BONES, seed: int = 2) -> Paint:
    """Large patches of no form, as a cow has."""

    def paint(_model, points, _normals, weights):
        rng = np.random.default_rng(seed)
        total = np.zeros(len(points))
        for _ in range(9):
            way = rng.normal(size=3)
            total += np.sin(points @ (way / np.linalg.norm(way)) * 2 * np.pi / size + rng.uniform(0, 6.28))
        edge = np.quantile(total, 1 - share)
        return _step(total - edge, -0.35, 0.35) * np.clip(_weight(weights, names) * 2, 0, 1)

    return paint


def back(low: float = 0.3, high: float = 0.7, names: Sequence[str] = TRUNK) -> Paint:
    """The upper side of what hangs on some bones."""

    def paint(_model, _points, normals, weights):
        return _step(normals[:, 1], low, high) * np.clip(_weight(weights, names) * 2, 0, 1)

    return paint


def slab(axis: int, start: float, end: float, soft: float = 0.015, names: Sequence[str] = BONES) -> Paint:
    """What lies between two places along x (0, on both sides), y (1) or z (2)."""

    def paint(_model, points, _normals, weights):
        value = np.abs(points[:, 0]) if axis == 0 else points[:, axis]
        inside = _step(value - start, -soft, soft) * _step(end - value, -soft, soft)
        return inside * np.clip(_weight(weights, names) * 2, 0, 1)

    return paint
