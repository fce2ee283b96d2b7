"""A contact sheet of the toy world, to look at it: pictures, masks, references, clips, cameras and flow."""

import math

import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from videostudio.diffusion.common import tensor_to_picture
from videostudio.training.world import Split, World, WorldSample

PAPER, INK, QUIET = (250, 249, 246), (30, 30, 34), (105, 105, 115)
GAP, TEXT = 8, 44
SHOWN = 6
"""Frames of a clip that are shown."""


def flow_colours(flow: Tensor, largest: float) -> Tensor:
    """(..., 2, H, W) -> (..., 3, H, W): the direction as hue, the length as saturation, standing still is white."""
    x, y = flow.unbind(-3)
    hue = torch.atan2(y, x) / (2 * math.pi) % 1
    length = (flow.square().sum(-3).sqrt() / max(largest, 1e-6)).clamp(0, 1)
    channels = [(1 - length * (1 - ((hue * 6 + k) % 6 - 3).abs().sub(1).clamp(0, 1))) for k in (0, 4, 2)]
    return torch.stack(channels, dim=-3)


def contact_sheet(world: World, numbers: range, split: Split = "train") -> Image.Image:
    """Draw the sheet: two rows per scene, its caption above.

    Args:
        world: the world.
        numbers: sample numbers.
        split: which objects and places.
    """
    sample = world.clips(numbers, split)
    height, width = world.config.size
    columns = 4 + SHOWN
    sheet = Image.new("RGB", (GAP + columns * (width + GAP), len(numbers) * (2 * height + 2 * GAP + TEXT) + GAP), PAPER)
    pen = ImageDraw.Draw(sheet)
    font, small = ImageFont.load_default(17), ImageFont.load_default(13)
    for row in range(len(numbers)):
        top = GAP + row * (2 * height + 2 * GAP + TEXT)
        pen.text((GAP, top), sample.captions[row], INK, font)
        pen.text((GAP, top + 22), _scene_lines(sample, row), QUIET, small)
        for line, pictures in enumerate(_tiles(sample, row)):
            for column, tile in enumerate(pictures):
                if tile is not None:
                    place = (GAP + column * (width + GAP), top + TEXT + line * (height + GAP))
                    sheet.paste(tensor_to_picture(tile).resize((width, height)), place)
    return sheet


def _scene_lines(sample: WorldSample, row: int) -> str:
    camera = sample.plan.camera(row)
    moves = "camera still" if camera.direction == "static" else f"camera {camera.direction}, {camera.speed}"
    label = sample.plan.labels()[row] or "none"
    first = "from the left: middle frame, its mask, two foreground references; below them the background reference"
    return f"action label: {label}; {moves}; {first}; to the right the clip and its optical flow"


def _tiles(sample: WorldSample, row: int) -> tuple[list[Tensor | None], list[Tensor | None]]:
    clips, references = sample.clips, sample.references
    count = clips.frames.shape[1]
    middle = count // 2
    figures = [references.foregrounds[row, k] if references.present[row, k] else None for k in range(2)]
    shown = torch.linspace(1, count - 1, SHOWN).round().long().tolist()
    flow = clips.flow[row]
    largest = max(0.25, float(flow.square().sum(1).sqrt().max()))  # rounding is no movement
    colours = flow_colours(flow, largest)
    visible = clips.visible[row].float()
    upper = [clips.frames[row, middle], clips.masks[row, middle].expand(3, -1, -1), *figures]
    place = references.background[row] if references.background_present[row] else None
    lower = [place, None, None, None]
    return (
        [*upper, *(clips.frames[row, n] for n in shown)],
        [*lower, *(colours[n] * (0.35 + 0.65 * visible[n]) for n in shown)],
    )
