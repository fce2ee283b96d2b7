"""The straightforward implementation of the same networks: the benchmark's baseline, with the same weights and numbers.

Eager attention, image tokens repeated for every frame and projected at every step, 3D convolutions, one pass per
guidance branch. It is what the formulas say, read literally.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MethodType
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.attention import GEGLU, Attention
from videostudio.nn.temporal import TemporalConv
from videostudio.nn.unet3d import VideoStudioUNet3D


def eager_attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None = None) -> Tensor:
    """softmax(q k^T / sqrt(d)) v with the whole score matrix in memory, (B, heads, N, D)."""
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    return (scores if mask is None else scores + mask).softmax(dim=-1) @ value


class EagerAttention(TorchFunctionMode):
    """While it is entered, every fused attention is computed by `eager_attention`, whosoever asks for it."""

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Sequence[Any] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        """See PyTorch's `TorchFunctionMode`."""
        given = dict(kwargs or {})
        if func is not torch.nn.functional.scaled_dot_product_attention:
            return func(*args, **given)
        mask = args[3] if len(args) > 3 else given.get("attn_mask")
        query, key, value = (*args, *(given[name] for name in ("query", "key", "value")[len(args) :]))[:3]
        return eager_attention(query, key, value, mask)


def conv3d_forward(layer: TemporalConv, hidden_states: Tensor, num_frames: int) -> Tensor:
    """A temporal convolution layer by Conv3d, (B*F, C, H, W) -> the same."""
    x = torch.unflatten(hidden_states, 0, (-1, num_frames)).transpose(1, 2).contiguous()
    identity = x
    stage: Any
    for stage in layer.stages:
        x = torch.nn.functional.group_norm(x, stage[0].num_groups, stage[0].weight, stage[0].bias, stage[0].eps)
        conv = stage[-1]
        x = torch.nn.functional.conv3d(torch.nn.functional.silu(x), conv.weight, conv.bias, padding=conv.padding)
    return (x + identity).transpose(1, 2).flatten(0, 1)


def gate_in_one_product(layer: GEGLU, hidden_states: Tensor) -> Tensor:
    """A GEGLU layer by one product whose halves are read where they lie, (..., dim) -> (..., inner)."""
    product = torch.nn.functional.linear(hidden_states, layer.proj.weight, layer.proj.bias)
    value, gate = product.chunk(2, dim=-1)
    return value * torch.nn.functional.gelu(gate)


@contextmanager
def straightforward_unet(unet: VideoStudioUNet3D) -> Iterator[VideoStudioUNet3D]:
    """Let a UNet compute literally inside the block."""
    changed = [module for module in unet.modules() if isinstance(module, Attention | TemporalConv | GEGLU)]
    for module in changed:
        if isinstance(module, Attention):
            module.attend = eager_attention
        else:
            literal: Any = conv3d_forward if isinstance(module, TemporalConv) else gate_in_one_product
            module.__dict__["forward"] = MethodType(literal, module)
    try:
        yield unet
    finally:
        for module in changed:
            module.__dict__.pop("attend", None)
            module.__dict__.pop("forward", None)


def straightforward_step(
    unet: VideoStudioUNet3D, sample: Tensor, timestep: Tensor, tokens: Tensor, added: Mapping[str, Any], guidance: float
) -> Tensor:
    """One guided prediction in two passes.

    Args:
        unet: the UNet, inside `straightforward_unet`.
        sample: (2B, C, F, h, w), both branches.
        timestep: the timestep.
        tokens: (2B, L, D) image tokens.
        added: the conditions of both branches.
        guidance: guidance scale.

    Returns:
        (B, C, F, h, w).
    """
    half, frames = sample.shape[0] // 2, sample.shape[2]
    branches = []
    for part in (slice(0, half), slice(half, None)):
        repeated = tokens[part].repeat_interleave(frames, dim=0)
        conditions = {name: value[part] for name, value in added.items()}
        branches.append(unet(sample[part], timestep, repeated, conditions, return_dict=False)[0])
    unconditional, conditional = branches
    out: Tensor = unconditional + guidance * (conditional - unconditional)
    return out


def straightforward_picture_step(
    unet: Any, adapter: EntityAdapter, inputs: tuple[Tensor, Tensor, Tensor, Tensor], guidance: float
) -> Tensor:
    """One guided prediction of VideoStudio-Img in two passes, each projecting the references anew.

    Args:
        unet: diffusers' UNet with the adapter installed.
        adapter: the adapter.
        inputs: sample (2B, C, h, w), timestep, text (2B, L, D) and the tokens (2B, T, D) of a foreground, which stand
            for the background too; both branches.
        guidance: guidance scale.

    Returns:
        (B, C, h, w).
    """
    sample, timestep, text, entity = inputs
    half = sample.shape[0] // 2
    branches = []
    for part in (slice(0, half), slice(half, None)):
        with EagerAttention(), adapter.contexts([entity[part]], entity[part]):
            branches.append(unet(sample[part], timestep, text[part], return_dict=False)[0])
    unconditional, conditional = branches
    out: Tensor = unconditional + guidance * (conditional - unconditional)
    return out
