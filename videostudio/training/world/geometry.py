"""Where things are: the camera's path, the figures' poses, all as homographies, so that the optical flow is exact.

Coordinates are pixels, x to the right and y down; the middle of the first pixel is (0.5, 0.5). The scene as the middle
frame shows it is the common ground of a clip: every frame's pixels are mapped to it by the camera (`camera_maps`), and
from there to a layer's own coordinates. Before flat backdrops all maps are affine; inside panoramas the camera's are
not (`videostudio.training.world.views`).
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from videostudio.diffusion.camera import CONTENT
from videostudio.diffusion.camera import SPEEDS as LATENT_SPEEDS
from videostudio.training.data.randomness import uniform_numbers
from videostudio.training.world.art import Art
from videostudio.training.world.motions import figure_poses, motion_pivots, motion_reach
from videostudio.training.world.planning import DIRECTIONS, PORTRAIT, SPEEDS, ScenePlan, WorldConfig
from videostudio.training.world.views import (
    EYE_HEIGHT,
    between_ends,
    horizon_lines,
    pixel_rays,
    scene_view,
    turn_cameras,
)
from videostudio.types import Direction

SMALLEST, LARGEST = 0.38, 0.68
"""Heights of figures as shares of the picture's shorter side; nature's sizes are pressed into them."""
NATURAL_SHARES = (0.02, 3.0)
"""Natural heights as shares of the shorter side, beyond which all figures count as equally small or tall."""
PRESSING = (0.8, 0.8)
"""Steepness and shift of the sigmoid that presses logarithms of natural heights: 1 cm to 20 m keep their order."""
WIDEST = 0.7
"""Width of a figure at most, as a share of the picture's."""
PORTRAIT_HEIGHT, PORTRAIT_WIDTH = 0.78, 0.8
"""Height of a portrait, as a share of the shorter side, and its width at most, as a share of the picture's."""
SHRINK_FOR_TWO = 0.15
"""Share by which both figures are smaller where there are two."""
ALONE_SWAY = 0.3
"""Width of the strip in the middle in which a figure stands alone, as a share of the picture's."""
PAIR_ASIDE, PAIR_SWAY = 0.23, 0.08
"""How far two figures stand from the middle, and how wide the strips are; shares of the picture's width."""
FLOATING = (0.35, 0.7)
"""How high figures of the air float, in their own heights."""
FEET = (0.6, 0.95)
"""Lines between which feet stand, as shares of the picture's height."""
HEADROOM = 1.15
"""Least distance of the feet from the picture's upper border, in the figure's own heights."""
PANORAMA_GROUND = (0.35, 0.85)
"""Lines on which figures stand in a panorama, as shares of the way from the eye line to the lower border."""
SIDE_MARGIN, HEAD_MARGIN = 0.2, 0.1
"""How near figures come to the sides on their way, and how far their heads may leave the picture; in own heights."""
SHORTEST_WAY = 0.3
"""Share of its way that a motion keeps however little room there is."""
WINDOW_HEIGHTS = (0.62, 0.92)
"""Share of a backdrop's height that the middle frame shows."""
PLATE_SHARE = 0.99
"""Share of a backdrop that the camera's whole path takes at most."""
LOWER_PART = 0.5
"""Exponent of the chance by which a window is moved down: below 1 it shows rather the lower part, with the ground."""
SHADOW_RADIUS, SHADOW_FLATNESS, SHADOW_WIDEST = 0.48, 0.22, 1.2
"""A shadow's half width in figure widths, its height by its width, and the figure's widest counted shape."""


def affine_matrix(matrix: Tensor, offset: Tensor) -> Tensor:
    """(..., 2, 2) and (..., 2) -> (..., 3, 3)."""
    upper = torch.cat([matrix, offset[..., None]], dim=-1)
    last = torch.tensor([0.0, 0.0, 1.0], device=matrix.device).expand(*matrix.shape[:-2], 1, 3)
    return torch.cat([upper, last], dim=-2)


def inverse_matrix(maps: Tensor) -> Tensor:
    """The inverse of (..., 3, 3) maps."""
    inverted: Tensor = torch.linalg.inv_ex(maps).inverse  # unlike `inv`, does not wait for an accelerator
    return inverted


def scaling_matrix(x: Tensor, y: Tensor, offset: Tensor) -> Tensor:
    """Maps that scale the axes and then add an offset (..., 2)."""
    zero = torch.zeros_like(x)
    return affine_matrix(torch.stack([torch.stack([x, zero], -1), torch.stack([zero, y], -1)], -2), offset)


@dataclass(frozen=True)
class SceneLayout:
    """A batch of clips as maps.

    Args:
        backdrop: (B, F, 3, 3) from a frame's pixels to the plate's pixels, or to directions in the panorama.
        around: (B,) whether the place is a panorama.
        figures: (B, F, 2, 3, 3) from a frame's pixels to a figure's own square, 0 to 1 on both axes.
        ground: (B, F, 2, 3, 3) from a frame's pixels to the shadow's own circle, of radius 1 about 0.
        lift: (B, F, 2) how high a figure is above its ground, in its own heights.
        height: (B, 2) the figures' heights in pixels.
        first: (B,) whether figure 0 is nearer than figure 1.
    """

    backdrop: Tensor
    around: Tensor
    figures: Tensor
    ground: Tensor
    lift: Tensor
    height: Tensor
    first: Tensor


def camera_steps(plan: ScenePlan, config: WorldConfig) -> tuple[Tensor, Tensor]:
    """The content's movement from frame to frame.

    Returns:
        (B, 2) pixels per frame, and (B,) growth per frame, 1 where the camera does not close in.
    """
    device = plan.numbers.device
    unit = config.camera_scale * config.latent_pixels
    pace = torch.tensor([LATENT_SPEEDS[speed] for speed in SPEEDS], device=device)[plan.speed] * unit
    ways = torch.tensor([CONTENT.get(one, (0.0, 0.0)) for one in DIRECTIONS], device=device)[plan.direction]
    growth = 1 + pace / (min(config.size) / 2)
    forward = plan.direction == DIRECTIONS.index(Direction.FORWARD)
    backward = plan.direction == DIRECTIONS.index(Direction.BACKWARD)
    growth = torch.where(forward, growth, torch.where(backward, 1 / growth, torch.ones_like(growth)))
    return ways * pace[:, None], growth


def camera_maps(plan: ScenePlan, config: WorldConfig, times: Tensor, parallax: float = 1.0) -> Tensor:
    """Maps from a frame's pixels to the middle frame's, before flat backdrops.

    Args:
        plan: the scenes.
        config: size and speed.
        times: (B, F) frames since the middle one.
        parallax: multiplies the sideways movement.

    Returns:
        (B, F, 3, 3).
    """
    step, growth = camera_steps(plan, config)
    zoom = growth[:, None] ** times
    centre = torch.tensor([config.size[1] / 2, config.size[0] / 2], device=times.device)
    moved = step[:, None] * times[..., None] * parallax
    return scaling_matrix(1 / zoom, 1 / zoom, centre * (1 - 1 / zoom)[..., None] - moved)


def lay_out(art: Art, config: WorldConfig, plan: ScenePlan, times: Tensor) -> SceneLayout:
    """Put a batch of scenes together.

    Args:
        art: what there is to draw with.
        config: sizes.
        plan: the scenes.
        times: (B, F) frames since the middle one.
    """
    chance = uniform_numbers(config.seed, "pose", plan.numbers, 24).T
    around = inside_panorama(art, plan)
    backdrop, foot_y, metre = _window(art, config, plan, chance)
    camera = camera_maps(plan, config, times)
    backdrop = backdrop[:, None] @ camera
    near = camera_maps(plan, config, times, config.parallax)
    if bool(around.any()):
        view = scene_view(config, plan)
        looks = pixel_rays(turn_cameras(view, *camera_steps(plan, config), times), config.size)
        swing = inverse_matrix(pixel_rays(view, config.size))[:, None] @ looks
        eye = horizon_lines(view, config.size[0])
        lines, metres = _ground_lines(config.size[0], eye, chance)
        chosen = around.view(-1, 1, 1, 1)
        backdrop, near = torch.where(chosen, looks, backdrop), torch.where(chosen, swing, near)
        foot_y, metre = (torch.where(around[:, None], a, b) for a, b in ((lines, foot_y), (metres, metre)))
    height, foot, rest_lift = _stands(art, config, plan, chance, foot_y, metre)
    heading = torch.where(chance[12:14].T < 0.5, -1.0, 1.0)
    seconds = (times + config.frames / 2) / config.fps + chance[14][:, None]
    share = (times + config.frames / 2) / config.frames
    motion = torch.stack([plan.motion, torch.zeros_like(plan.motion)], dim=1)
    figures, ground, lifts = [], [], []
    for k in range(2):
        pose = figure_poses(motion[:, k], seconds, share, heading[:, k])
        pose = _within(pose, motion[:, k], height[:, k], foot[:, k], rest_lift[:, k], config)
        places = _figure_maps(
            art, plan, config, k, pose, height[:, k], foot[:, k], rest_lift[:, k], heading[:, k], motion[:, k]
        )
        figures.append(places[0] @ near)
        ground.append(places[1] @ near)
        lifts.append(rest_lift[:, k, None] - pose[..., 1])
    return SceneLayout(
        backdrop,
        around,
        torch.stack(figures, dim=2),
        torch.stack(ground, dim=2),
        torch.stack(lifts, dim=2),
        height,
        foot[:, 0, 1] >= foot[:, 1, 1],
    )


def inside_panorama(art: Art, plan: ScenePlan) -> Tensor:
    """(B,) whether a scene's camera stands in a panorama; portraits have no place."""
    return (plan.place >= len(art.plates)) & (plan.kind != PORTRAIT)


def flat_place(art: Art, plan: ScenePlan) -> Tensor:
    """(B,) rows of `art.plates`; any for a panorama."""
    return plan.place.clamp(max=len(art.plates) - 1)


def _ground_lines(height: int, eye: Tensor, chance: Tensor) -> tuple[Tensor, Tensor]:
    """Where two ground lines are (B, 2), and how long an upright metre on them is (B, 2), by the camera's height."""
    share = between_ends(PANORAMA_GROUND, chance[4:6].T)
    lines = (eye[:, None] + (height - eye[:, None]) * share).clamp(FEET[0] * height, FEET[1] * height)
    return lines, (lines - eye[:, None]) / EYE_HEIGHT


def _within(
    pose: Tensor, motion: Tensor, height: Tensor, foot: Tensor, rest_lift: Tensor, config: WorldConfig
) -> Tensor:
    """Poses with ways as short as the picture's room asks for, so that a figure does not leave it."""
    far = motion_reach().to(pose.device)[motion] * height[:, None]
    side = torch.minimum(foot[:, 0], config.size[1] - foot[:, 0]) - SIDE_MARGIN * height
    above = foot[:, 1] - (1 + rest_lift) * height + HEAD_MARGIN * height
    room = torch.stack([side, above], dim=1) / far.clamp(min=1e-3)
    shorter = torch.ones_like(pose)
    shorter[..., :2] = room.clamp(SHORTEST_WAY, 1)[:, None]
    return pose * shorter


def _window(art: Art, config: WorldConfig, plan: ScenePlan, chance: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The part of the backdrop that the middle frame shows, with room for the camera on all sides.

    Returns:
        (B, 3, 3) from pixels to the plate's pixels; (B, 2) y of two ground lines; (B, 2) pixels of a metre there.
    """
    plate_h, plate_w = art.plates.shape[-2:]
    height, width = config.size
    step, growth = camera_steps(plan, config)
    half = config.frames / 2
    zoom = torch.maximum(growth, 1 / growth) ** half
    room = half * config.parallax * step.abs()
    need_w, need_h = width * zoom + 2 * room[:, 0], height * zoom + 2 * room[:, 1]
    most = torch.minimum(PLATE_SHARE * plate_w / need_w, PLATE_SHARE * plate_h / need_h)
    scale = torch.minimum(plate_h / height * between_ends(WINDOW_HEIGHTS, chance[0]), most)
    free_x, free_y = plate_w - scale * need_w, plate_h - scale * need_h
    low = chance[2] ** LOWER_PART
    left = free_x * chance[1] + scale * (need_w - width) / 2
    top = free_y * low + scale * (need_h - height) / 2
    maps = scaling_matrix(scale, scale, torch.stack([left, top], -1))
    place = flat_place(art, plan)
    far, close = (art.stand[place] * plate_h).unbind(1)
    lines = []
    for k in range(2):
        line = far + (close - far) * chance[4 + k]
        lines.append((line - top) / scale)
    lines_y = torch.stack(lines, 1).clamp(FEET[0] * height, FEET[1] * height)
    part = ((lines_y * scale[:, None] + top[:, None] - far[:, None]) / (close - far)[:, None]).clamp(0, 1)
    metre = art.metre[place]
    length = (metre[:, :1] + (metre[:, 1:] - metre[:, :1]) * part) * plate_h / scale[:, None]
    return maps, lines_y, length


def _stands(
    art: Art, config: WorldConfig, plan: ScenePlan, chance: Tensor, foot_y: Tensor, metre: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Heights in pixels (B, 2), where figures stand (B, 2, 2), how high they float in own heights (B, 2)."""
    height, width = config.size
    short = min(config.size)
    natural = art.tall[plan.objects] * metre
    aspect = art.aspects[plan.objects]
    share = (natural / short).clamp(*NATURAL_SHARES).log()
    share = torch.sigmoid(PRESSING[0] * (share + PRESSING[1]))
    size = short * (SMALLEST + (LARGEST - SMALLEST) * share)
    size = torch.minimum(size, WIDEST * width / aspect)
    two = plan.present[:, 1:].float()
    size = size * (1 - SHRINK_FOR_TWO * two)
    portrait = (plan.kind == PORTRAIT)[:, None]
    alone = torch.minimum(size.new_full(size.shape, PORTRAIT_HEIGHT * short), PORTRAIT_WIDTH * width / aspect)
    size = torch.where(portrait, alone, size)
    side = torch.where(chance[6] < 0.5, -1.0, 1.0)[:, None] * torch.tensor([1.0, -1.0], device=size.device)
    middle = 0.5 + ALONE_SWAY * (chance[7:9].T - 0.5)
    x = torch.where(two.bool(), 0.5 + side * (PAIR_ASIDE + PAIR_SWAY * (chance[7:9].T - 0.5)), middle)
    x = torch.where(portrait, torch.full_like(x, 0.5), x) * width
    grounded = art.grounded[plan.objects] & ~portrait
    lift = torch.where(grounded, torch.zeros_like(size), between_ends(FLOATING, chance[9:11].T))
    foot_y = torch.maximum(foot_y, (HEADROOM * size).clamp(max=FEET[1] * height))  # heads stay in the picture
    y = torch.where(portrait, (height + size) / 2, foot_y)
    lift = torch.where(portrait, torch.zeros_like(lift), lift)
    room = torch.clamp((y - size - 2) / size, min=0)
    return size, torch.stack([x, y], -1), torch.minimum(lift, room)


def _figure_maps(
    art: Art,
    plan: ScenePlan,
    config: WorldConfig,
    k: int,
    pose: Tensor,
    height: Tensor,
    foot: Tensor,
    rest_lift: Tensor,
    heading: Tensor,
    motion: Tensor,
) -> tuple[Tensor, Tensor]:
    """Maps from the middle frame's pixels to figure k's square and to its shadow's circle, each (B, F, 3, 3)."""
    dx, dy, angle, wide, tall = pose.unbind(-1)
    width = height * art.aspects[plan.objects[:, k]]
    looks = torch.where(art.faces_left[plan.objects[:, k]], -1.0, 1.0) * heading
    pivot = motion_pivots(pose.device)[motion][:, None]
    span = torch.stack([width * looks, height], -1)[:, None] * torch.stack([wide, tall], -1)
    cos, sin = angle.cos(), angle.sin()
    turn = torch.stack([torch.stack([cos, -sin], -1), torch.stack([sin, cos], -1)], -2)
    matrix = turn * span[..., None, :]
    rise = torch.stack([dx, dy - rest_lift[:, None]], -1) * height[:, None, None]
    hinge = (
        foot[:, None] + rise - (1 - pivot[..., 1:]) * torch.stack([torch.zeros_like(dx), height[:, None] * tall], -1)
    )
    square = inverse_matrix(affine_matrix(matrix, hinge - (matrix @ pivot.expand_as(hinge)[..., None])[..., 0]))
    spot = torch.stack([foot[:, :1] + dx * height[:, None], foot[:, 1:].expand_as(dx)], -1)
    radius = SHADOW_RADIUS * torch.minimum(width, height * SHADOW_WIDEST)[:, None].expand_as(dx)
    circle = inverse_matrix(scaling_matrix(radius, SHADOW_FLATNESS * radius, spot))
    return square, circle
