"""Drawing the toy world: layers sampled through homographies, composited back to front, with masks and exact flow."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from videostudio.training.data.randomness import uniform_numbers
from videostudio.training.world.art import BORDER, LEVELS, LIGHTS, Art, level_box
from videostudio.training.world.geometry import (
    SceneLayout,
    affine_matrix,
    flat_place,
    inside_panorama,
    inverse_matrix,
    lay_out,
    scaling_matrix,
)
from videostudio.training.world.planning import PORTRAIT, ScenePlan, WorldConfig
from videostudio.training.world.views import between_ends, on_panorama, pixel_rays, reference_view

SHADOW = 0.45
"""Share of the light that a shadow takes from the ground."""
SHADOW_FADING = 2.5
"""How fast a shadow fades as its figure rises, per own height."""
SURE = 0.99
"""Coverage above which a pixel belongs to one layer alone, so that its flow is known."""
PLAIN_SEED, PLAIN_COLOURS = 7, (0.55, 0.95)
"""Seed and brightness, in every channel, of the plain colour behind a portrait."""
PLAIN_TOP, PLAIN_FADE = 1.08, 0.25
"""Brightness of the plain colour at the top, and how much of it is lost down to the bottom."""
REFERENCE_HEIGHTS, REFERENCE_STRETCH = (0.72, 0.92), (0.85, 1.15)
"""A figure's longer side in its reference, as a share of the picture's, and how much its width is stretched."""
REFERENCE_TURN, REFERENCE_SHEAR, REFERENCE_SWAY = 0.5, 0.3, 0.12
"""Span of its turning in radians, of its shear, and of its place as a share of the picture's side."""
REFERENCE_LIGHT, REFERENCE_TINT = (0.8, 1.15), 0.12
"""Its brightness, and the span by which each channel's differs."""
REFERENCE_WINDOW = (0.6, 0.98)
"""Share of a backdrop's height that a background reference shows."""
HOLE_SIZE, HOLE_EDGE = 0.5, 0.3
"""Size of a strange figure that is cut out of a background reference, and the coverage at which it is cut."""
NOTICED = 0.02
"""Shadow above which a pixel's brightness may differ from what the flow carries along."""


@dataclass(frozen=True)
class Clips:
    """Drawn clips; pictures are clips of one frame.

    Args:
        frames: (B, F, 3, H, W) in 0..1.
        masks: (B, F, 1, H, W) coverage by figures, 0..1.
        flow: (B, F, 2, H, W) pixels: what is seen at p in frame f was at p - flow[f, :, p] in frame f - 1; frame 0 has
            none.
        visible: (B, F, 1, H, W) whether it was visible there: neither hidden nor outside nor in a moving shadow.
    """

    frames: Tensor
    masks: Tensor
    flow: Tensor
    visible: Tensor


@dataclass(frozen=True)
class WorldReferences:
    """Reference pictures, each in another pose or view than in the scene.

    Args:
        foregrounds: (B, 2, 3, R, R) in 0..1, cut out, removed pixels black.
        foreground_masks: (B, 2, 1, R, R) coverage.
        present: (B, 2) which of them are there.
        background: (B, 3, R, R) in 0..1; a hole in it is black.
        background_present: (B,) whether there is a place.
    """

    foregrounds: Tensor
    foreground_masks: Tensor
    present: Tensor
    background: Tensor
    background_present: Tensor


def pixel_grid(height: int, width: int, device: torch.device) -> Tensor:
    """(2, H*W) coordinates of all pixel centres."""
    y, x = torch.meshgrid(
        torch.arange(height, device=device) + 0.5, torch.arange(width, device=device) + 0.5, indexing="ij"
    )
    return torch.stack([x.flatten(), y.flatten()])


def map_directions(maps: Tensor, pixels: Tensor) -> Tensor:
    """(..., 3, 3) maps of (2, N) points -> (..., 3, N) homogeneous coordinates."""
    return maps[..., :2] @ pixels + maps[..., 2:]


def map_points(maps: Tensor, pixels: Tensor) -> Tensor:
    """(..., 3, 3) maps of (2, N) points -> (..., 2, N) points."""
    moved = map_directions(maps, pixels)
    return moved[..., :2, :] / moved[..., 2:, :]


def sample_pictures(pictures: Tensor, points: Tensor) -> Tensor:
    """Read pictures at points.

    Args:
        pictures: (B, C, h, w).
        points: (B, F, 2, N) in the pictures' pixels.

    Returns:
        (B, F, C, N); points outside read the border.
    """
    size = torch.tensor([pictures.shape[-1], pictures.shape[-2]], device=points.device).view(2, 1)
    grid = (2 * points / size - 1).transpose(2, 3)
    read = F.grid_sample(pictures, grid, mode="bilinear", padding_mode="border", align_corners=False)
    return read.transpose(1, 2)


def read_sprites(art: Art, chosen: Tensor, height: Tensor, points: Tensor) -> Tensor:
    """Figures at points of their own squares.

    Args:
        art: what there is to draw with.
        chosen: (B,) figures.
        height: (B,) their heights on the screen in pixels, which choose the version to read.
        points: (B, F, 2, N), 0 to 1 inside the figure.

    Returns:
        (B, F, 4, N) colours times coverage, and coverage, in 0..1.
    """
    side = art.sprites.shape[-2]
    level = (side / height.clamp(min=1)).log2().round().clamp(0, LEVELS - 1).long()
    boxes = torch.tensor([level_box(n, side) for n in range(LEVELS)], device=points.device, dtype=points.dtype)[level]
    within = points * (1 - 2 * BORDER) + BORDER
    inside = ((within > 0) & (within < 1)).all(dim=2, keepdim=True)
    packed = boxes[:, None, :2, None] + within.clamp(0, 1) * boxes[:, None, 2:, None]
    return sample_pictures(art.sprites[chosen].float() / 255, packed) * inside


def draw_clips(art: Art, config: WorldConfig, plan: ScenePlan, frames: int | None = None) -> Clips:
    """Draw a batch of scenes.

    Args:
        art: what there is to draw with.
        config: sizes.
        plan: the scenes.
        frames: 1 draws the middle frame alone; by default the whole clip.
    """
    count = config.frames if frames is None else frames
    device = plan.numbers.device
    times = torch.arange(count, device=device, dtype=torch.float32) - (count // 2)
    layout = lay_out(art, config, plan, times.expand(len(plan), count))
    height, width = config.size
    pixels = pixel_grid(height, width, device)
    canvas = _ground(art, plan, layout, pixels, height)
    coverage = [torch.zeros_like(canvas[:, :, :1]) for _ in range(2)]
    shade = torch.zeros_like(canvas[:, :, :1])
    for turn in (0, 1):  # the farther figure first
        k = torch.where(layout.first, 1 - turn, turn)
        rows = torch.arange(len(plan), device=device)
        there = plan.present[rows, k].view(-1, 1, 1, 1)
        dark = _shadow(layout, rows, k, pixels) * there * (plan.kind != PORTRAIT).view(-1, 1, 1, 1)
        canvas = canvas * (1 - SHADOW * dark)
        shade = torch.maximum(shade, dark)
        points = map_points(layout.figures[rows, :, k], pixels)
        figure = read_sprites(art, plan.objects[rows, k], layout.height[rows, k], points) * there
        canvas = canvas * (1 - figure[:, :, 3:]) + figure[:, :, :3]
        coverage = [c * (1 - figure[:, :, 3:]) for c in coverage]
        for side in (0, 1):
            coverage[side] = coverage[side] + figure[:, :, 3:] * (k == side).view(-1, 1, 1, 1)
    canvas = (canvas * _tint(plan)).clamp(0, 1)
    flow, visible = _flow(layout, coverage, shade, pixels, (height, width))
    mask = (coverage[0] + coverage[1]).clamp(0, 1)
    return Clips(*(part.unflatten(-1, (height, width)) for part in (canvas, mask, flow, visible)))


def _ground(art: Art, plan: ScenePlan, layout: SceneLayout, pixels: Tensor, height: int) -> Tensor:
    """(B, F, 3, N) the place, or a plain colour with a soft gradient behind a portrait."""
    place = read_places(art, plan, layout.around, layout.backdrop, pixels)
    chance = uniform_numbers(PLAIN_SEED, "scene", plan.numbers, 3)
    plain = between_ends(PLAIN_COLOURS, chance)[:, None, :, None]
    plain = (plain * (PLAIN_TOP - PLAIN_FADE * pixels[1] / height)).clamp(0, 1)
    return torch.where((plan.kind == PORTRAIT).view(-1, 1, 1, 1), plain, place)


def read_places(art: Art, plan: ScenePlan, around: Tensor, maps: Tensor, pixels: Tensor) -> Tensor:
    """The scenes' places, flat or all around.

    Args:
        art: what there is to draw with.
        plan: the scenes.
        around: (B,) which of them lie in a panorama.
        maps: (B, F, 3, 3) from pixels to a plate's pixels, or to directions.
        pixels: (2, N).

    Returns:
        (B, F, 3, N) in 0..1.
    """
    out = maps.new_empty(*maps.shape[:2], 3, pixels.shape[-1])
    flat = ~around
    if bool(flat.any()):
        plates = art.plates[flat_place(art, plan)[flat]]
        out[flat] = sample_pictures(plates.float() / 255, map_points(maps[flat], pixels))
    if bool(around.any()):
        panoramas = art.panoramas[plan.place[around] - len(art.plates)]
        height, width = panoramas.shape[-2:]
        out[around] = sample_pictures(
            panoramas.float() / 255, on_panorama(map_directions(maps[around], pixels), (height, width))
        )
    return out


def _tint(plan: ScenePlan) -> Tensor:
    colours = torch.tensor([colour for _, colour in LIGHTS], device=plan.numbers.device)[plan.light]
    colours = torch.where((plan.kind == PORTRAIT)[:, None], torch.ones_like(colours), colours)
    return colours[:, None, :, None]


def _shadow(layout: SceneLayout, rows: Tensor, k: Tensor, pixels: Tensor) -> Tensor:
    """(B, F, 1, N) how much of the light a figure takes from the ground under it."""
    distance = map_points(layout.ground[rows, :, k], pixels).square().sum(dim=2, keepdim=True)
    fading = 1 / (1 + SHADOW_FADING * layout.lift[rows, :, k].clamp(min=0))
    return (1 - distance).clamp(0, 1) * fading[..., None, None]


def _flow(
    layout: SceneLayout, coverage: list[Tensor], shade: Tensor, pixels: Tensor, size: tuple[int, int]
) -> tuple[Tensor, Tensor]:
    """Flow and visibility, (B, F, 2, N) and (B, F, 1, N); see `Clips`."""
    batch, frames = shade.shape[:2]
    none = 1 - coverage[0] - coverage[1]
    layer = torch.cat([none, *coverage], dim=2).argmax(dim=2)  # 0 backdrop, 1 and 2 the figures
    sure = torch.cat([none, *coverage], dim=2).amax(dim=2) > SURE
    if frames == 1:
        return shade.new_zeros(batch, 1, 2, shade.shape[-1]), torch.zeros_like(shade, dtype=torch.bool)
    moves = [layout.backdrop, layout.figures[:, :, 0], layout.figures[:, :, 1]]
    came = [map_points(inverse_matrix(m[:, :-1]) @ m[:, 1:], pixels) for m in moves]  # places in the frame before
    chosen = torch.stack(came, dim=2)
    index = layer[:, 1:, None, None].expand(-1, -1, 1, 2, -1)
    before = chosen.gather(2, index)[:, :, 0]
    height, width = size
    x, y = before[:, :, 0], before[:, :, 1]
    inside = (x > 1) & (x < width - 1) & (y > 1) & (y < height - 1)
    clean = sure & (shade[:, :, 0] < NOTICED)
    state = torch.where(clean, layer, torch.full_like(layer, -1)).float()
    seen = _all_around(state[:, :-1], before, size, layer[:, 1:])
    visible = F.pad(inside & clean[:, 1:] & seen, (0, 0, 1, 0))
    return F.pad(pixels - before, (0, 0, 0, 0, 1, 0)), visible[:, :, None]


def _all_around(state: Tensor, points: Tensor, size: tuple[int, int], layer: Tensor) -> Tensor:
    """Whether all four pixels that a bilinear reading at the points uses show the layer; (B, F, N)."""
    height, width = size
    corner = (points - 0.5).floor()
    good = torch.ones_like(layer, dtype=torch.bool)
    for dx in (0, 1):
        for dy in (0, 1):
            x = (corner[:, :, 0] + dx).clamp(0, width - 1).long()
            y = (corner[:, :, 1] + dy).clamp(0, height - 1).long()
            good &= state.gather(2, y * width + x) == layer
    return good


def draw_references(art: Art, config: WorldConfig, plan: ScenePlan) -> WorldReferences:
    """References of the scenes: figures turned, mirrored, stretched and lit otherwise; places seen from elsewhere.

    Args:
        art: what there is to draw with.
        config: sizes.
        plan: the scenes.
    """
    side, device = config.reference_size, plan.numbers.device
    pixels = pixel_grid(side, side, device)
    chance = uniform_numbers(config.seed, "reference", plan.numbers, 32)
    drawn = [
        _reference_figure(art, plan.objects[:, k], chance[:, 10 * k : 10 * k + 10], side, pixels) for k in range(2)
    ]
    figures = torch.stack(drawn, dim=1) * plan.present[:, :, None, None]
    background = _reference_place(art, config, plan, chance[:, 20:26].T, pixels)
    # U^2-Net takes the figure out of a background reference; what it leaves there is black.
    strange = (plan.objects[:, 0] + 1 + (chance[:, 26] * (len(art.names) - 1)).long()) % len(art.names)
    hole = _reference_figure(art, strange, chance[:, 22:32], side, pixels, HOLE_SIZE)[:, 3:]
    hole = hole * (chance[:, 27] < config.cut_reference).view(-1, 1, 1)
    background = background * (1 - (hole > HOLE_EDGE).float())
    background = background * plan.background_present.view(-1, 1, 1)
    shape = (side, side)
    return WorldReferences(
        figures[:, :, :3].unflatten(-1, shape).clamp(0, 1),
        figures[:, :, 3:].unflatten(-1, shape),
        plan.foreground_present,
        background.unflatten(-1, shape).clamp(0, 1),
        plan.background_present,
    )


def _reference_figure(art: Art, chosen: Tensor, chance: Tensor, side: int, pixels: Tensor, size: float = 1.0) -> Tensor:
    """(B, 4, N) a figure in a pose of its own, filling about `size` of the picture."""
    c = chance.T
    aspect = art.aspects[chosen]
    height = size * side * between_ends(REFERENCE_HEIGHTS, c[0]) / torch.maximum(torch.ones_like(aspect), aspect)
    width = height * aspect * between_ends(REFERENCE_STRETCH, c[1]) * torch.where(c[2] < 0.5, -1.0, 1.0)
    angle, shear = REFERENCE_TURN * (c[3] - 0.5), REFERENCE_SHEAR * (c[4] - 0.5)
    cos, sin = angle.cos(), angle.sin()
    turn = torch.stack([torch.stack([cos, -sin], -1), torch.stack([sin, cos], -1)], -2)
    zero, one = torch.zeros_like(shear), torch.ones_like(shear)
    slant = torch.stack([torch.stack([one, shear], -1), torch.stack([zero, one], -1)], -2)
    matrix = turn @ slant * torch.stack([width, height], -1)[:, None]
    centre = side * (0.5 + REFERENCE_SWAY * (c[5:7].T - 0.5))
    # A pose that would stick out of the picture is drawn smaller.
    room = (side / 2 - 1 - (centre - side / 2).abs()) / (matrix.abs().sum(-1) / 2)
    fit = room.amin(dim=1).clamp(max=1)
    matrix, height = matrix * fit[:, None, None], height * fit
    half = torch.full((len(chosen), 2, 1), 0.5, device=chosen.device)
    maps = inverse_matrix(affine_matrix(matrix, centre - (matrix @ half)[..., 0]))
    figure = read_sprites(art, chosen, height, map_points(maps[:, None], pixels))[:, 0]
    light = between_ends(REFERENCE_LIGHT, c[7:8].T) + REFERENCE_TINT * (c[7:10].T - 0.5)
    return torch.cat([figure[:, :3] * light[..., None], figure[:, 3:]], dim=1)


def _reference_place(art: Art, config: WorldConfig, plan: ScenePlan, chance: Tensor, pixels: Tensor) -> Tensor:
    """(B, 3, N) another part of the backdrop, possibly mirrored, or another view in the panorama; lit as the scene."""
    plate_h, plate_w = art.plates.shape[-2:]
    side = config.reference_size
    scale = plate_h / side * between_ends(REFERENCE_WINDOW, chance[0])
    left = (plate_w - scale * side) * chance[1]
    top = (plate_h - scale * side) * chance[2]
    mirrored = chance[3] < 0.5
    maps = scaling_matrix(
        torch.where(mirrored, -scale, scale),
        scale,
        torch.stack([torch.where(mirrored, left + scale * side, left), top], -1),
    )
    around = inside_panorama(art, plan)
    looks = pixel_rays(reference_view(config, plan), (side, side))
    maps = torch.where(around.view(-1, 1, 1), looks, maps)
    picture = read_places(art, plan, around, maps[:, None], pixels)[:, 0]
    colours = torch.tensor([colour for _, colour in LIGHTS], device=plan.numbers.device)[plan.light]
    return picture * colours[..., None]
