"""A true camera inside a panorama: yaw, pitch and focal length, as homographies.

The camera stands in the panorama's middle, so turning it (to the left and right, up and down) shifts nothing against
anything: from frame to frame every pixel moves by a homography, and the optical flow is exact. Coming nearer cannot be
seen from one point; forward and backward are therefore a change of the focal length, which is what `camera_maps` and
the sampler's warp (`videostudio.diffusion.camera`) make of them, too.

Directions are x to the right, y down, z ahead. A map takes a pixel to the direction in which the camera sees it.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from videostudio.training.data.randomness import uniform_numbers
from videostudio.training.world.art import WRAP
from videostudio.training.world.planning import ScenePlan, WorldConfig

FIELDS = (55.0, 80.0)
"""Horizontal fields of view of scenes, in degrees."""
REFERENCE_FIELDS = (70.0, 100.0)
PITCHES = (1.0, 15.0)
"""How far the camera looks down, in degrees: there must be ground to stand on."""
APART = (15.0, 55.0)
"""How far a reference looks away from the scene's middle, in degrees."""
EYE_HEIGHT = 1.6
"""Metres of the camera above the ground."""


@dataclass(frozen=True)
class WorldView:
    """Cameras.

    Args:
        focal: (B,) focal length in pixels.
        yaw: (B,) radians to the right.
        pitch: (B,) radians down.
    """

    focal: Tensor
    yaw: Tensor
    pitch: Tensor


def scene_view(config: WorldConfig, plan: ScenePlan) -> WorldView:
    """The cameras of the scenes' middle frames."""
    chance = uniform_numbers(config.seed, "view", plan.numbers, 8).T
    return WorldView(
        _focal(config.size[1], FIELDS, chance[0]),
        2 * math.pi * chance[1],
        torch.deg2rad(between_ends(PITCHES, chance[2])),
    )


def reference_view(config: WorldConfig, plan: ScenePlan) -> WorldView:
    """The cameras of the background references: they look elsewhere, with another focal length."""
    chance = uniform_numbers(config.seed, "view", plan.numbers, 8).T
    aside = torch.deg2rad(between_ends(APART, chance[3])) * torch.where(chance[4] < 0.5, -1.0, 1.0)
    return WorldView(
        _focal(config.reference_size, REFERENCE_FIELDS, chance[5]),
        scene_view(config, plan).yaw + aside,
        torch.deg2rad(between_ends(PITCHES, chance[6])),
    )


def between_ends(ends: tuple[float, float], share: Tensor) -> Tensor:
    """Numbers between two ends, by shares in 0..1 of any shape."""
    return ends[0] + (ends[1] - ends[0]) * share


def _focal(width: int, fields: tuple[float, float], share: Tensor) -> Tensor:
    return width / 2 / torch.tan(torch.deg2rad(between_ends(fields, share)) / 2)


def turn_cameras(view: WorldView, step: Tensor, growth: Tensor, times: Tensor) -> WorldView:
    """The cameras over time.

    Args:
        view: the middle frame's, (B,).
        step: (B, 2) pixels per frame by which the content in the middle of the picture moves.
        growth: (B,) growth per frame.
        times: (B, F) frames since the middle one.

    Returns:
        Cameras (B, F), which turn at a steady pace.
    """
    angle = torch.atan(step / view.focal[:, None])
    return WorldView(
        view.focal[:, None] * growth[:, None] ** times,
        view.yaw[:, None] - angle[:, :1] * times,
        view.pitch[:, None] - angle[:, 1:] * times,
    )


def pixel_rays(view: WorldView, size: tuple[int, int]) -> Tensor:
    """Maps from pixels to directions.

    Args:
        view: cameras of any shape (...).
        size: the picture's height and width.

    Returns:
        (..., 3, 3): rotation times the inverse of the calibration matrix.
    """
    zero, one = torch.zeros_like(view.focal), torch.ones_like(view.focal)
    cos, sin = view.yaw.cos(), view.yaw.sin()
    aside = _matrix([cos, zero, sin], [zero, one, zero], [-sin, zero, cos])
    cos, sin = view.pitch.cos(), view.pitch.sin()
    down = _matrix([one, zero, zero], [zero, cos, sin], [zero, -sin, cos])
    unit = 1 / view.focal
    lens = _matrix([unit, zero, -size[1] / 2 * unit], [zero, unit, -size[0] / 2 * unit], [zero, zero, one])
    return aside @ down @ lens


def _matrix(*rows: list[Tensor]) -> Tensor:
    return torch.stack([torch.stack(row, dim=-1) for row in rows], dim=-2)


def horizon_lines(view: WorldView, height: int) -> Tensor:
    """(B,) y of the eye line."""
    return height / 2 - view.focal * view.pitch.tan()


def on_panorama(directions: Tensor, size: tuple[int, int]) -> Tensor:
    """Where directions lie on a kept panorama.

    Args:
        directions: (..., 3, N) of any length.
        size: the kept panorama's height and width, with its `WRAP` columns on both sides.

    Returns:
        (..., 2, N) pixels.
    """
    x, y, z = directions.unbind(-2)
    across = (torch.atan2(x, z) / (2 * math.pi) + 0.5) * (size[1] - 2 * WRAP) + WRAP
    return torch.stack([across, (torch.atan2(y, torch.hypot(x, z)) / math.pi + 0.5) * size[0]], dim=-2)
