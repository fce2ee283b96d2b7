"""Whether the layers compute on a device what their formulas say: every precision and layout against float64."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from diffusers.models.attention_processor import Attention as TextAttention
from torch import Tensor, nn

from videostudio.evaluation.networks import literal
from videostudio.evaluation.networks.measuring import Bench, relative_error
from videostudio.nn.adapter import EntityAdapter, EntityProcessor
from videostudio.nn.attention import Attention
from videostudio.nn.blocks import TEMPORAL_HEAD_DIM
from videostudio.nn.layers import GroupNorm
from videostudio.nn.spatial import SpatialTransformer
from videostudio.nn.temporal import Conditions, FrameConv, TemporalConv, TemporalTransformer, to_clip, to_frames

Tensors = dict[str, Tensor]
LAYER_TOLERANCE = {torch.float32: 1e-4, torch.bfloat16: 1e-2, torch.float16: 2e-3}
"""Relative error of a layer up to which a layout counts as right; a wrong one is off by a tenth and more."""
SCALES = (0.50, 0.33)
"""Weights of foregrounds and background, the image pipeline's."""
OFFSET = 0.5
"""Mean of the inputs: a normalisation that loses it to rounding shows."""
BIAS = 0.1
ROUNDED = torch.bfloat16
"""Weights and inputs are numbers of this precision, so that every other one starts from the very same."""
CHECK_SECONDS = 30.0


@dataclass(frozen=True)
class LayerShapes:
    """Sizes of the layers that are checked.

    Args:
        clip: (B, C, F, H, W).
        heads: heads of the attentions.
        blocks: blocks of a transformer.
        context: (tokens, channels) of the image tokens.
        text: (tokens, channels) of the text that VideoStudio-Img reads.
        reference: tokens of one reference.
        crowd: (B, C, F, H, W) with more positions than one launch of attention takes.
    """

    clip: tuple[int, ...]
    heads: int
    blocks: int
    context: tuple[int, int]
    text: tuple[int, int]
    reference: int
    crowd: tuple[int, ...]


LAYER_SHAPES = {
    "tiny": LayerShapes((2, 64, 3, 4, 6), 2, 1, (5, 24), (7, 24), 4, (2, 32, 2, 182, 181)),
    "small": LayerShapes((2, 128, 9, 8, 12), 2, 1, (17, 64), (77, 64), 16, (2, 32, 4, 182, 181)),
    "full": LayerShapes((2, 640, 17, 20, 32), 10, 1, (257, 1280), (77, 768), 16, (2, 320, 4, 192, 176)),
}
"""Full ones are those of the released UNet's middle level at 320x512 pixels."""


@dataclass(frozen=True)
class LayerCheck:
    """A layer, its inputs, and two ways to compute its output.

    Args:
        name: how the rows call it.
        network: with random weights, in float64.
        inputs: in float64; a clip is (B, C, F, H, W).
        fast: (network, inputs) -> the output as (B, C, F, H, W) or as tokens; a clip comes in as frames.
        plain: the same by the formulas.
    """

    name: str
    network: nn.Module
    inputs: Tensors
    fast: Callable[[Any, Tensors], Tensor]
    plain: Callable[[Any, Tensors], Tensor]


@torch.no_grad()
def measure_layers(bench: Bench, size: str) -> None:
    """Rows of every layer's error in every precision.

    Args:
        bench: takes the rows.
        size: one of `LAYER_SHAPES`.
    """
    for build in (
        spatial_attention_checks,
        spatial_transformer_check,
        temporal_transformer_check,
        crowd_check,
        convolution_checks,
        norm_checks,
        entity_check,
    ):
        checks = bench.attempt(f"layer check {build.__name__}", partial(build, bench.device, LAYER_SHAPES[size]))
        for check in checks or ():
            bench.attempt(f"layer: {check.name}", partial(check_layer, bench, check), CHECK_SECONDS)
        del checks
        bench.fresh()


def check_layer(bench: Bench, check: LayerCheck) -> None:
    """Rows of one layer: the larger error of both layouts, for every precision."""
    wanted = check.plain(check.network, check.inputs)
    for dtype, tolerance in LAYER_TOLERANCE.items():
        network = copy.deepcopy(check.network).to(dtype)
        errors = {}
        for layout in (torch.contiguous_format, torch.channels_last):
            inputs = {name: arrange_input(value, dtype, layout) for name, value in check.inputs.items()}
            arrange_weights(network, layout)
            with exact_float32():
                errors[layout] = relative_error(check.fast(network, inputs), wanted)
        worst = max(errors.values(), key=lambda error: (error != error, error))
        note = f"tolerance {tolerance:g}; " + ", ".join(f"{kind}: {e:.1e}" for kind, e in errors.items())
        precision = str(dtype).removeprefix("torch.")
        bench.add(f"{check.name}, {precision}", worst, "", note.replace("torch.", ""), met=worst < tolerance)


def arrange_input(value: Tensor, dtype: torch.dtype, layout: torch.memory_format) -> Tensor:
    """An input in a precision; a clip as its frames (B*F, C, H, W) in a layout, first those of the first sample."""
    if not value.is_floating_point():
        return value
    if value.ndim == 5:
        value = torch.stack([sample[:, frame] for sample in value for frame in range(value.shape[2])])
    value = value.to(dtype)
    return value.contiguous(memory_format=layout) if value.ndim == 4 else value


def as_clip(frames: Tensor, count: int) -> Tensor:
    """(B*F, C, H, W) -> (B, C, F, H, W), frame by frame."""
    clips = [torch.stack(list(frames[first : first + count]), dim=1) for first in range(0, frames.shape[0], count)]
    return torch.stack(clips)


def arrange_weights(network: nn.Module, layout: torch.memory_format) -> None:
    """Put the weights of convolutions into a layout."""
    volume = torch.channels_last_3d if layout == torch.channels_last else layout
    for parameter in network.parameters():
        if parameter.ndim in (4, 5):
            parameter.data = parameter.data.contiguous(memory_format=layout if parameter.ndim == 4 else volume)


@contextmanager
def exact_float32() -> Iterator[None]:
    """Let float32 be float32 on GPUs that would round its factors."""
    before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    try:
        yield
    finally:
        torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before


def round_numbers(value: Tensor) -> Tensor:
    """A tensor whose numbers every precision has, in float64."""
    return value.to(ROUNDED).double()


def draw_inputs(device: torch.device, **shapes: tuple[int, ...]) -> Tensors:
    """Random inputs, other ones in every run."""
    return {name: round_numbers(torch.randn(shape, device=device) + OFFSET) for name, shape in shapes.items()}


def with_random_weights(network: nn.Module, device: torch.device) -> nn.Module:
    """A network on a device in float64, none of whose weights is zero."""
    network = network.to(device, torch.float64).eval().requires_grad_(False)
    for name, parameter in network.named_parameters():
        noise = torch.randn(parameter.shape, device=device)
        if parameter.ndim > 1:
            noise = noise / parameter[0].numel() ** 0.5
        else:
            noise = BIAS * noise + (1.0 if "norm" in name and name.endswith("weight") else 0.0)
        parameter.data = round_numbers(noise)
    return network


def spatial_attention_checks(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """Self-attention within frames, and attention of all frames of a clip to the one context they share."""
    batch, channels, frames, height, width = shapes.clip
    size = (channels, shapes.heads, channels // shapes.heads)
    tokens = (batch * frames, height * width, channels)
    own = with_random_weights(Attention(*size), device)
    asking = with_random_weights(Attention(*size, shapes.context[1]), device)

    def repeated(context: Tensor) -> Tensor:
        return torch.stack([one for one in context for _ in range(frames)])

    return [
        LayerCheck(
            "spatial self-attention",
            own,
            draw_inputs(device, tokens=tokens),
            lambda layer, given: layer(given["tokens"]),
            lambda layer, given: literal.literal_attention(layer, given["tokens"]),
        ),
        LayerCheck(
            "cross-attention of all frames",
            asking,
            draw_inputs(device, tokens=tokens, context=(batch, *shapes.context)),
            lambda layer, given: layer(given["tokens"], layer.project_context(given["context"])),
            lambda layer, given: literal.literal_attention(layer, given["tokens"], repeated(given["context"])),
        ),
    ]


def spatial_transformer_check(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """The spatial transformer of a level."""
    batch, channels, frames = shapes.clip[:3]
    network = SpatialTransformer(channels, shapes.heads, shapes.blocks, shapes.context[1])
    block: Any
    for index, block in enumerate(network.transformer_blocks):
        block.context_index = index

    def fast(layer: Any, given: Tensors) -> Tensor:
        contexts = tuple(one.project_context(given["context"]) for one in layer.transformer_blocks)
        nothing = given["context"].new_zeros(batch, 1)
        return as_clip(layer(given["clip"], Conditions(nothing, contexts, None, frames)), frames)

    return [
        LayerCheck(
            "spatial transformer",
            with_random_weights(network, device),
            draw_inputs(device, clip=shapes.clip, context=(batch, *shapes.context)),
            fast,
            lambda layer, given: literal.literal_spatial(layer, given["clip"], given["context"]),
        )
    ]


def temporal_transformer_check(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """The temporal transformer of a level."""
    channels = shapes.clip[1]
    network = TemporalTransformer(channels, shapes.heads, channels // shapes.heads, shapes.blocks)
    return [_over_time("temporal transformer", network, device, shapes.clip)]


def crowd_check(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """The temporal transformer over more positions than one launch takes."""
    channels = shapes.crowd[1]
    width = min(channels, TEMPORAL_HEAD_DIM)
    network = TemporalTransformer(channels, channels // width, width)
    positions = shapes.crowd[0] * shapes.crowd[3] * shapes.crowd[4]
    return [_over_time(f"temporal transformer, {positions} positions", network, device, shapes.crowd)]


def _over_time(name: str, network: nn.Module, device: torch.device, clip: tuple[int, ...]) -> LayerCheck:
    return LayerCheck(
        name,
        with_random_weights(network, device),
        draw_inputs(device, clip=clip),
        lambda layer, given: as_clip(layer(given["clip"], clip[2]), clip[2]),
        lambda layer, given: literal.literal_temporal(layer, given["clip"]),
    )


def convolution_checks(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """A convolution over frames, and the layer of four of them."""
    channels, frames, height, width = shapes.clip[1:]
    inputs = draw_inputs(device, clip=shapes.clip)

    def one(conv: Any, given: Tensors) -> Tensor:
        return as_clip(to_frames(conv(to_clip(given["clip"], frames)), height, width), frames)

    return [
        LayerCheck(
            "convolution over frames",
            with_random_weights(FrameConv(channels), device),
            inputs,
            one,
            lambda conv, given: literal.literal_frame_conv(conv, given["clip"]),
        ),
        LayerCheck(
            "temporal convolution layer",
            with_random_weights(TemporalConv(channels), device),
            inputs,
            lambda layer, given: as_clip(layer(given["clip"], frames), frames),
            lambda layer, given: literal.literal_temporal_conv(layer, given["clip"]),
        ),
    ]


def norm_checks(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """Group normalisation of frames, and of whole clips."""
    channels, frames, height, width = shapes.clip[1:]
    named = nn.ModuleDict({"norm": GroupNorm(32, channels)})  # named so that its weights count as a norm's
    inputs = draw_inputs(device, clip=shapes.clip)

    def by_frame(layer: Any, given: Tensors) -> Tensor:
        count = range(frames)
        clips = [
            torch.stack([literal.literal_group_norm(layer["norm"], clip[:, f]) for f in count], dim=1)
            for clip in given["clip"]
        ]
        return torch.stack(clips)

    def by_clip(layer: Any, given: Tensors) -> Tensor:
        return torch.stack([literal.literal_group_norm(layer["norm"], clip) for clip in given["clip"]])

    def fast_clip(layer: Any, given: Tensors) -> Tensor:
        return as_clip(to_frames(layer["norm"](to_clip(given["clip"], frames)), height, width), frames)

    network = with_random_weights(named, device)
    return [
        LayerCheck(
            "group norm of frames",
            network,
            inputs,
            lambda layer, given: as_clip(layer["norm"](given["clip"]), frames),
            by_frame,
        ),
        LayerCheck("group norm of clips", network, inputs, fast_clip, by_clip),
    ]


def entity_check(device: torch.device, shapes: LayerShapes) -> list[LayerCheck]:
    """The entity adapter's three attentions; the second sample has one foreground less."""
    batch, channels, _, height, width = shapes.clip
    length, dim = shapes.text
    attention = TextAttention(channels, dim, heads=shapes.heads, dim_head=channels // shapes.heads)
    network = nn.ModuleDict({"text": attention, "adapter": EntityAdapter([channels], dim)})
    real = torch.ones(batch, 2 * shapes.reference, dtype=torch.bool, device=device)
    real[1, shapes.reference :] = False
    inputs = draw_inputs(
        device,
        tokens=(batch, height * width, channels),
        text=(batch, length, dim),
        first=(batch, shapes.reference, dim),
        second=(batch, shapes.reference, dim),
        background=(batch, shapes.reference, dim),
    )

    def fast(layers: Any, given: Tensors) -> Tensor:
        adapter = layers["adapter"]
        adapter.scale_foreground, adapter.scale_background = SCALES
        with adapter.contexts([given["first"], given["second"]], given["background"], given["real"]):
            return EntityProcessor(adapter, 0)(layers["text"], given["tokens"], given["text"])

    def plain(layers: Any, given: Tensors) -> Tensor:
        foregrounds = torch.cat([given["first"], given["second"]], dim=1)
        entities = (foregrounds, given["real"], given["background"])
        projections = layers["adapter"].layers[0]
        return literal.literal_entities(layers["text"], projections, given["tokens"], given["text"], entities, SCALES)

    return [LayerCheck("entity attentions", with_random_weights(network, device), inputs | {"real": real}, fast, plain)]
