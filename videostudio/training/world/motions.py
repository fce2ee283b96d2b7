"""What the toy world's figures do: motions named after Kinetics-400 labels, as poses over time.

A pose is (dx, dy, angle, width, height): displacement in figure heights (y down), rotation in radians (clockwise on the
screen), and two factors of size. A motion with a heading is mirrored for figures that go left.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

TAU = 2 * math.pi


@dataclass(frozen=True)
class WorldMotion:
    """One motion.

    Args:
        label: the Kinetics-400 label, or nothing for standing still.
        phrase: how captions say it, after "is" or "are".
        pose: (B, F) seconds and (B, F) share of the clip -> dx, dy, angle, width, height, each (B, F).
        pivot: the point that the figure turns about, as shares of its width and height.
    """

    label: str
    phrase: str
    pose: Callable[[Tensor, Tensor], tuple[Tensor, Tensor, Tensor, Tensor, Tensor]]
    pivot: tuple[float, float] = (0.5, 1.0)


Poses = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def _still(t: Tensor, u: Tensor) -> Poses:
    zero, one = torch.zeros_like(t), torch.ones_like(t)
    return zero, zero, zero, one, one


def _bouncing(t: Tensor, u: Tensor) -> Poses:
    high = (math.pi * 1.5 * t).sin().abs()
    squash = 0.16 * (1 - high).clamp(min=0) ** 3
    return torch.zeros_like(t), -0.55 * high, torch.zeros_like(t), 1 + squash, 1 - squash


def _jogging(t: Tensor, u: Tensor) -> Poses:
    step = (TAU * 1.5 * t).sin()
    one = torch.ones_like(t)
    return 1.4 * (u - 0.5), -0.07 * step.abs(), 0.06 * step, one, one


def _cartwheeling(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return 1.6 * (u - 0.5), -0.06 * one, TAU * u, one, one


def _somersaulting(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return torch.zeros_like(t), -0.75 * (math.pi * u).sin().abs(), TAU * u, one, one


def _skydiving(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return 0.08 * (TAU * 0.7 * t).sin(), 1.5 * (u - 0.85), 0.3 * (TAU * 0.6 * t).sin(), one, one


def _swinging(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return torch.zeros_like(t), -0.3 * one, 0.55 * (TAU * 0.8 * t).sin(), one, one


def _headbanging(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return torch.zeros_like(t), torch.zeros_like(t), 0.3 * (TAU * 1.9 * t).sin(), one, one


def _squatting(t: Tensor, u: Tensor) -> Poses:
    deep = 0.5 - 0.5 * (TAU * 0.9 * t).cos()
    return torch.zeros_like(t), torch.zeros_like(t), torch.zeros_like(t), 1 + 0.22 * deep, 1 - 0.42 * deep


def _gliding(t: Tensor, u: Tensor) -> Poses:
    one = torch.ones_like(t)
    return 1.8 * (u - 0.5), -0.05 * one, 0.13 * one, one, one


def _leaping(t: Tensor, u: Tensor) -> Poses:
    arc = 4 * u * (1 - u)
    one = torch.ones_like(t)
    return 1.5 * (u - 0.5), -0.7 * arc, 0.5 * (u - 0.5), one, one


def _shaking(t: Tensor, u: Tensor) -> Poses:
    wave = (TAU * 2.3 * t).sin()
    one = torch.ones_like(t)
    return 0.1 * wave, torch.zeros_like(t), torch.zeros_like(t), one - 0.12 * wave.abs(), one


MOTIONS: tuple[WorldMotion, ...] = (
    WorldMotion("", "standing still", _still),
    WorldMotion("bouncing on trampoline", "bouncing up and down", _bouncing),
    WorldMotion("jogging", "jogging", _jogging),
    WorldMotion("cartwheeling", "cartwheeling", _cartwheeling, (0.5, 0.5)),
    WorldMotion("somersaulting", "somersaulting", _somersaulting, (0.5, 0.5)),
    WorldMotion("skydiving", "falling from the sky", _skydiving, (0.5, 0.5)),
    WorldMotion("swinging on something", "swinging", _swinging, (0.5, 0.0)),
    WorldMotion("headbanging", "headbanging", _headbanging),
    WorldMotion("squat", "doing squats", _squatting),
    WorldMotion("hoverboarding", "gliding along", _gliding),
    WorldMotion("high jump", "jumping high", _leaping),
    WorldMotion("shaking head", "shaking", _shaking),
)


def figure_poses(motion: Tensor, seconds: Tensor, share: Tensor, heading: Tensor) -> Tensor:
    """Poses of figures over time.

    Args:
        motion: (B,) places in `MOTIONS`.
        seconds: (B, F) time since the motion began.
        share: (B, F) share of the clip, 0 to 1.
        heading: (B,) 1 to the right, -1 to the left.

    Returns:
        (B, F, 5): dx, dy, angle, width, height.
    """
    every = torch.stack([torch.stack(one.pose(seconds, share), dim=-1) for one in MOTIONS])
    chosen = every[motion, torch.arange(len(motion), device=motion.device)]
    mirror = torch.ones_like(chosen)
    mirror[..., 0] = mirror[..., 2] = heading[:, None].to(chosen.dtype)
    return chosen * mirror


@cache
def motion_reach() -> Tensor:
    """(M, 2) how far a motion goes to either side and up, in figure heights."""
    share = torch.linspace(0, 1, 65)[None]
    far = []
    for motion in MOTIONS:
        dx, dy, *_ = motion.pose(2 * share, share)
        far.append([float(dx.abs().max()), float((-dy).clamp(min=0).max())])
    return torch.tensor(far)


def motion_pivots(device: torch.device | str) -> Tensor:
    """(M, 2) the motions' pivots."""
    return torch.tensor([motion.pivot for motion in MOTIONS], device=device)
