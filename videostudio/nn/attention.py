"""Attention, feed-forward and the transformer block of figures 3a and 3b.

Attention is always `scaled_dot_product_attention`. The keys and values of a fixed context (text, references, image
tokens) are a separate step, `Attention.project_context`, so that a sampling loop computes them once and not per step.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor, nn

MAX_ATTENTION_BATCH = 65_535
"""Sequences per kernel launch: fused kernels put the batch on a grid axis that ends there."""


def add_to(inputs: Tensor, fresh: Tensor) -> Tensor:
    """Sum, in the memory of `fresh` where no gradient needs it: new memory costs more than the sum."""
    return inputs + fresh if torch.is_grad_enabled() else fresh.add_(inputs)


class KeyValue(NamedTuple):
    """Keys and values of one context for one layer, each (B, heads, L, head_dim)."""

    key: Tensor
    value: Tensor


def fused_attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None = None) -> Tensor:
    """Fused attention over any number of sequences.

    Args:
        query: (B, heads, N, D).
        key: (B, heads, L, D).
        value: (B, heads, L, D).
        mask: (B or 1, 1, 1, L) added to the scores, or None.

    Returns:
        (B, heads, N, D).
    """
    if query.shape[0] <= MAX_ATTENTION_BATCH:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    starts = range(0, query.shape[0], MAX_ATTENTION_BATCH)
    parts = [slice(start, start + MAX_ATTENTION_BATCH) for start in starts]
    masks = [mask if mask is None or mask.shape[0] == 1 else mask[p] for p in parts]
    pairs = zip(parts, masks, strict=True)
    return torch.cat([F.scaled_dot_product_attention(query[p], key[p], value[p], attn_mask=m) for p, m in pairs])


class Attention(nn.Module):
    """Multi-head attention without biases on q, k and v (CA and SA of equations 2 and 3).

    Args:
        query_dim: channels of the tokens that ask.
        heads: number of heads.
        head_dim: channels of a head.
        context_dim: channels of the context; None for self-attention.
    """

    attend: Callable[..., Tensor] = staticmethod(fused_attention)

    def __init__(self, query_dim: int, heads: int, head_dim: int, context_dim: int | None = None) -> None:
        super().__init__()
        inner = heads * head_dim
        self.heads = heads
        self.to_q = nn.Linear(query_dim, inner, bias=False)
        self.to_k = nn.Linear(context_dim or query_dim, inner, bias=False)
        self.to_v = nn.Linear(context_dim or query_dim, inner, bias=False)
        self.to_out = nn.ModuleList([nn.Linear(inner, query_dim), nn.Dropout(0.0)])

    def split_heads(self, tokens: Tensor, batch: int) -> Tensor:
        """(..., heads*D) with `batch` sequences in all -> (batch, heads, N, D), a view."""
        return tokens.view(batch, -1, self.heads, tokens.shape[-1] // self.heads).transpose(1, 2)

    def project_context(self, context: Tensor) -> KeyValue:
        """Keys and values of a context.

        Args:
            context: (B, L, context_dim).

        Returns:
            `KeyValue`, to be used for as many steps as the context stays the same.
        """
        batch = context.shape[0]
        return KeyValue(self.split_heads(self.to_k(context), batch), self.split_heads(self.to_v(context), batch))

    def forward(self, hidden_states: Tensor, context: KeyValue | None = None) -> Tensor:
        """Attend to a context, or to the tokens themselves.

        Args:
            hidden_states: (N, T, query_dim).
            context: keys and values of B contexts where B divides N: the N / B sequences that share a context (the
                frames of a clip) are seen as one long sequence of queries, so no context is ever repeated.

        Returns:
            (N, T, query_dim).
        """
        key, value = self.project_context(hidden_states) if context is None else context
        query = self.split_heads(self.to_q(hidden_states), key.shape[0])
        mixed = (
            self.attend(query, key, value).transpose(1, 2).reshape(hidden_states.shape[0], hidden_states.shape[1], -1)
        )
        out: Tensor = self.to_out[0](mixed)
        return out


class HalvedLinear(nn.Linear):
    """A linear layer whose output comes in two halves, each of them whole in memory.

    Halves that are cut out of one product lie apart in memory: what is done to them then takes a GPU three times as
    long, which was a seventh of the video model's step.
    """

    def forward(self, input: Tensor) -> tuple[Tensor, Tensor]:  # type: ignore[override]
        """(..., in_features) -> two of (..., out_features / 2)."""
        (first, second), biases = self.weight.chunk(2), self.bias.chunk(2)
        return F.linear(input, first, biases[0]), F.linear(input, second, biases[1])


class GEGLU(nn.Module):
    """A linear layer whose one half gates the other through GELU (the exact, erf, form)."""

    def __init__(self, dim: int, inner: int) -> None:
        super().__init__()
        self.proj = HalvedLinear(dim, inner * 2)

    def forward(self, hidden_states: Tensor) -> Tensor:
        """(..., dim) -> (..., inner)."""
        value, gate = self.proj(hidden_states)
        gate = F.gelu(gate)
        return gate * value if torch.is_grad_enabled() else gate.mul_(value)


class FeedForward(nn.Module):
    """GEGLU and a linear layer; the middle slot is the checkpoint's dropout."""

    def __init__(self, dim: int, mult: int = 4) -> None:
        super().__init__()
        self.net = nn.ModuleList([GEGLU(dim, dim * mult), nn.Dropout(0.0), nn.Linear(dim * mult, dim)])

    def forward(self, hidden_states: Tensor) -> Tensor:
        """(..., dim) -> (..., dim)."""
        out: Tensor = self.net[2](self.net[0](hidden_states))
        return out


class TransformerBlock(nn.Module):
    """Self-attention, attention to a context, feed-forward, each normalised and added to its input.

    This is SDXL's and the release's order. Equation 3 as it is printed puts it the other way round: first
    y = CA(x, y_s) + f(y_a), then x + Temporal SA(Spatial SA(y)). Here the spatial self-attention comes first and
    CA(x, y_s) + f(y_a) after it, each with its own residual sum, and the temporal attention is a transformer of its own
    behind all spatial blocks of a layer (`temporal.TemporalTransformer`): the released weights fit no other order, and
    what SDXL has learned stays as it is. The terms are the equation's.

    Args:
        dim: channels of the tokens.
        heads: number of heads.
        head_dim: channels of a head.
        context_dim: channels of the context; None makes the second attention a self-attention too, which is how the
            temporal layers attend twice over time.
        only_cross_attention: the first attention asks the context as well.
        action_dim: length of the action vector y_a. Given, the block computes CA(x, y_s) + f(y_a), the first line of
            equation 3, with a linear f that starts at zero.
    """

    def __init__(
        self,
        dim: int,
        heads: int,
        head_dim: int,
        context_dim: int | None = None,
        only_cross_attention: bool = False,
        action_dim: int | None = None,
    ) -> None:
        super().__init__()
        self.context_index = -1  # place of this block's keys and values in the UNet's tuple; the UNet sets it
        self.only_cross_attention = only_cross_attention and context_dim is not None
        self.norm1 = nn.LayerNorm(dim)
        self.attn1 = Attention(dim, heads, head_dim, context_dim if only_cross_attention else None)
        self.norm2 = nn.LayerNorm(dim)
        self.attn2 = Attention(dim, heads, head_dim, context_dim)
        self.norm3 = nn.LayerNorm(dim)
        self.ff = FeedForward(dim)
        self.action_proj: nn.Linear | None = None
        if action_dim is not None:
            self.action_proj = nn.Linear(action_dim, dim)
            nn.init.zeros_(self.action_proj.weight)
            nn.init.zeros_(self.action_proj.bias)

    def project_context(self, context: Tensor) -> tuple[KeyValue, ...]:
        """Keys and values of (B, L, context_dim) for every attention of this block that asks the context."""
        asking = (self.attn1, self.attn2) if self.only_cross_attention else (self.attn2,)
        return tuple(attention.project_context(context) for attention in asking)

    def forward(
        self, hidden_states: Tensor, context: tuple[KeyValue, ...] = (), action: Tensor | None = None
    ) -> Tensor:
        """Apply the block.

        Args:
            hidden_states: (N, T, dim).
            context: what `project_context` gave, or nothing for self-attention only.
            action: (B, action_dim) action vectors y_a, B dividing N; used only with `action_dim`.

        Returns:
            (N, T, dim).
        """
        first = context[0] if self.only_cross_attention else None
        x = hidden_states
        x = add_to(x, self.attn1(self.norm1(x), first))
        y = self.attn2(self.norm2(x), context[-1] if context else None)
        if self.action_proj is not None and action is not None:
            feature = self.action_proj(action.to(y.dtype))
            y = add_to(feature.repeat_interleave(y.shape[0] // feature.shape[0], dim=0)[:, None], y)
        x = add_to(x, y)
        return add_to(x, self.ff(self.norm3(x)))
