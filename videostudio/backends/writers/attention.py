"""Attention for writing token by token on a processor.

PyTorch's fused attention is made for many queries at once. With a single query for each row, as in generation, it
takes 7.5 ms a layer for 10 rows of 650 bfloat16 tokens on one core; two matrix products over the groups of heads that
share keys take 0.5 ms.
"""

from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

NAME = "videostudio_grouped"
# Models whose attention is nothing but scaled dot products over groups of heads.
PLAIN_MODELS = frozenset(("llama", "qwen2", "qwen3", "mistral", "smollm3"))


def use_grouped_attention(model: Any) -> None:
    """Let a model on a processor attend this way, where its attention is of the plain kind."""
    if model.device.type == "cpu" and getattr(model.config, "model_type", "") in PLAIN_MODELS:
        AttentionInterface.register(NAME, grouped_attention)
        AttentionMaskInterface.register(NAME, sdpa_mask)
        model.set_attn_implementation(NAME)


def grouped_attention(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    **kwargs: Any,
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Attend; an attention function of transformers.

    Args:
        module: the attention layer.
        query: (B, H, Q, D).
        key: (B, G, L, D), where each of the G groups serves H / G heads.
        value: (B, G, L, D).
        attention_mask: (B, 1, Q, L), True or 0 where a query may look; None for everywhere.
        scaling: factor on the products; 1 / sqrt(D) if none is given.
        kwargs: passed on to the fused attention where there is more than one query.

    Returns:
        (B, Q, H, D) and no weights.
    """
    rows, heads, queries, width = query.shape
    if queries != 1 or kwargs.get("position_bias") is not None:
        fused: tuple[torch.Tensor, torch.Tensor | None] = sdpa_attention_forward(
            module, query, key, value, attention_mask, scaling=scaling, **kwargs
        )
        return fused
    groups = key.shape[1]
    grouped = query.view(rows, groups, heads // groups, width)
    scores = torch.matmul(grouped, key.transpose(2, 3)).float() * (width**-0.5 if scaling is None else scaling)
    if attention_mask is not None:
        seen = attention_mask[..., : key.shape[2]]
        scores = scores.masked_fill(~seen, float("-inf")) if seen.dtype == torch.bool else scores + seen
    weights = scores.softmax(-1).to(value.dtype)
    return torch.matmul(weights, value).view(rows, 1, heads, width), None
