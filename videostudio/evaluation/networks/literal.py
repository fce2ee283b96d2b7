"""The layers of both models as their formulas say, sequence by sequence: what fast layouts are compared with.

Nothing here shares a view, a transposition or a kernel with `videostudio.nn`; only the weights are the same.
"""

import math
from typing import Any

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor, nn

SEQUENCES = 8192
"""Sequences over time that are computed at a time."""


def literal_group_norm(norm: nn.GroupNorm, sample: Tensor) -> Tensor:
    """(C, ...) normalised by its groups of channels."""
    groups = sample.reshape(norm.num_groups, -1)
    centred = groups - groups.mean(dim=1, keepdim=True)
    scaled = (centred / (centred.square().mean(dim=1, keepdim=True) + norm.eps).sqrt()).reshape(sample.shape)
    shape = (-1, *[1] * (sample.ndim - 1))
    return scaled * norm.weight.view(shape) + norm.bias.view(shape)


def literal_heads(query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
    """softmax(q k^T / sqrt(d)) v for (N, T, heads * d) and (N, L, heads * d)."""
    q, k, v = (tokens.reshape(*tokens.shape[:2], heads, -1) for tokens in (query, key, value))
    scores = torch.einsum("nthd,nlhd->nhtl", q, k) / math.sqrt(q.shape[-1])
    return torch.einsum("nhtl,nlhd->nthd", scores.softmax(dim=-1), v).flatten(2)


def literal_attention(layer: Any, tokens: Tensor, context: Tensor | None = None) -> Tensor:
    """Attention of every sequence (N, T, C) to its own context (N, L, D), or to itself."""
    asked = tokens if context is None else context
    mixed = literal_heads(layer.to_q(tokens), layer.to_k(asked), layer.to_v(asked), layer.heads)
    out: Tensor = layer.to_out[0](mixed)
    return out


def literal_block(block: Any, tokens: Tensor, context: Tensor | None = None) -> Tensor:
    """The transformer block of (N, T, C), the context (N, L, D) repeated for every sequence."""
    x = tokens + literal_attention(block.attn1, block.norm1(tokens))
    x = x + literal_attention(block.attn2, block.norm2(x), context)
    gated = block.ff.net[0].proj
    value, gate = F.linear(block.norm3(x), gated.weight, gated.bias).chunk(2, dim=-1)
    out: Tensor = x + block.ff.net[2](value * F.gelu(gate))
    return out


def literal_spatial(transformer: Any, clip: Tensor, context: Tensor) -> Tensor:
    """The spatial transformer of (B, C, F, H, W), frame by frame; the frames of clip b see context[b]."""
    out = torch.empty_like(clip)
    for sample in range(clip.shape[0]):
        for frame in range(clip.shape[2]):
            picture = clip[sample, :, frame]
            tokens = transformer.proj_in(literal_group_norm(transformer.norm, picture).flatten(1).T[None])
            for block in transformer.transformer_blocks:
                tokens = literal_block(block, tokens, context[sample][None])
            out[sample, :, frame] = picture + transformer.proj_out(tokens)[0].T.reshape(picture.shape)
    return out


def literal_temporal(transformer: Any, clip: Tensor) -> Tensor:
    """The temporal transformer of (B, C, F, H, W), every position a sequence of frames."""
    out = torch.empty_like(clip)
    for sample in range(clip.shape[0]):
        frames = literal_group_norm(transformer.norm, clip[sample])
        lines = frames.flatten(2).permute(2, 1, 0)  # (H*W, F, C)
        parts = []
        for part in lines.split(SEQUENCES):
            tokens = transformer.proj_in(part)
            for block in transformer.transformer_blocks:
                tokens = literal_block(block, tokens)
            parts.append(transformer.proj_out(tokens))
        out[sample] = clip[sample] + torch.cat(parts).permute(2, 1, 0).reshape(frames.shape)
    return out


def literal_frame_conv(conv: Any, clip: Tensor) -> Tensor:
    """A convolution over three neighbouring frames of (B, C, F, H, W), frame by frame."""
    before, here, after = conv.weight.flatten(2).unbind(-1)
    count = clip.shape[2]
    frames = []
    for frame in range(count):
        total = torch.einsum("oc,bchw->bohw", here, clip[:, :, frame]) + conv.bias.view(-1, 1, 1)
        for weight, place in ((before, frame - 1), (after, frame + 1)):
            if 0 <= place < count:
                total = total + torch.einsum("oc,bchw->bohw", weight, clip[:, :, place])
        frames.append(total)
    return torch.stack(frames, dim=2)


def literal_temporal_conv(layer: Any, clip: Tensor) -> Tensor:
    """The temporal convolution layer of (B, C, F, H, W); its statistics are taken over a whole clip."""
    x = clip
    for stage in layer.stages:
        x = torch.stack([literal_group_norm(stage[0], sample) for sample in x])
        x = literal_frame_conv(stage[-1], F.silu(x))
    return clip + x


def literal_entities(
    attention: Any, projections: Any, tokens: Tensor, text: Tensor, entities: tuple[Tensor, Tensor, Tensor], scales: Any
) -> Tensor:
    """CA1 + CA2 + CA3 of equation 2, sample by sample, with those references alone that a sample has.

    Args:
        attention: the text's attention layer.
        projections: keys and values of the references.
        tokens: (B, T, C) that ask.
        text: (B, L, D).
        entities: tokens of the foregrounds (B, L, D), which of them are real (B, L), tokens of the background.
        scales: weights of CA2 and CA3.
    """
    foreground, real, background = entities
    rows = []
    for sample in range(tokens.shape[0]):
        query = attention.to_q(tokens[sample][None])
        words, own, place = text[sample][None], foreground[sample][real[sample]][None], background[sample][None]
        mixed = literal_heads(query, attention.to_k(words), attention.to_v(words), attention.heads)
        for scale, given, kind in ((scales[0], own, "ip"), (scales[1], place, "ip_bg")):
            key, value = getattr(projections, f"to_k_{kind}")(given), getattr(projections, f"to_v_{kind}")(given)
            mixed = mixed + scale * literal_heads(query, key, value, attention.heads)
        rows.append(attention.to_out[0](mixed)[0])
    return torch.stack(rows)
