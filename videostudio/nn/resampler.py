"""The Perceiver resampler that turns the states of a reference picture into a few tokens (release)."""

import math
from collections.abc import Mapping
from typing import Any, Self

import torch
from torch import Tensor, nn

from videostudio.nn.loading import load_strictly

DIM_HEAD = 64
FF_MULT = 4


class PerceiverAttention(nn.Module):
    """Latents attend to the picture's states and to themselves.

    Args:
        dim: channels.
        dim_head: channels of a head.
        heads: number of heads.
    """

    def __init__(self, dim: int, dim_head: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.scale = 1 / math.sqrt(math.sqrt(dim_head))
        self.norm1 = nn.LayerNorm(dim)
        self.norm2 = nn.LayerNorm(dim)
        self.to_q = nn.Linear(dim, dim_head * heads, bias=False)
        self.to_kv = nn.Linear(dim, dim_head * heads * 2, bias=False)
        self.to_out = nn.Linear(dim_head * heads, dim, bias=False)

    def forward(self, states: Tensor, latents: Tensor) -> Tensor:
        """(N, S, dim) states and (N, Q, dim) latents -> (N, Q, dim); half precision is attended in float32."""
        states, latents = self.norm1(states), self.norm2(latents)
        key, value = self.to_kv(torch.cat([states, latents], dim=1)).chunk(2, dim=-1)
        query, key, value = (self._split(part) for part in (self.to_q(latents), key, value))
        # The scale is shared between q and k before the product: their product stays small in half precision.
        scores = (query * self.scale) @ (key * self.scale).transpose(-2, -1)
        weights = scores.float().softmax(dim=-1).to(scores.dtype)
        mixed = (weights @ value).transpose(1, 2).flatten(2)
        out: Tensor = self.to_out(mixed)
        return out

    def _split(self, tokens: Tensor) -> Tensor:
        return torch.unflatten(tokens, -1, (self.heads, -1)).transpose(1, 2)


def feed_forward(dim: int, mult: int) -> nn.Sequential:
    """LayerNorm, linear, GELU, linear, without biases."""
    return nn.Sequential(
        nn.LayerNorm(dim), nn.Linear(dim, dim * mult, bias=False), nn.GELU(), nn.Linear(dim * mult, dim, bias=False)
    )


class EntityResampler(nn.Module):
    """States of a reference picture -> tokens for CA2 and CA3. The state dict is the release's `image_proj`.

    Args:
        dim: channels inside.
        depth: number of layers.
        dim_head: channels of a head.
        heads: number of heads.
        num_queries: number of tokens.
        embedding_dim: channels of the picture's states.
        output_dim: channels of the tokens.
        ff_mult: width of the feed-forward layers relative to `dim`.
    """

    def __init__(
        self,
        dim: int = 768,
        depth: int = 4,
        dim_head: int = DIM_HEAD,
        heads: int = 12,
        num_queries: int = 16,
        embedding_dim: int = 1280,
        output_dim: int = 768,
        ff_mult: int = FF_MULT,
    ) -> None:
        super().__init__()
        self.latents = nn.Parameter(torch.randn(1, num_queries, dim) / dim**0.5)
        self.proj_in = nn.Linear(embedding_dim, dim)
        self.proj_out = nn.Linear(dim, output_dim)
        self.norm_out = nn.LayerNorm(output_dim)
        self.layers = nn.ModuleList(
            [
                nn.ModuleList([PerceiverAttention(dim, dim_head, heads), feed_forward(dim, ff_mult)])
                for _ in range(depth)
            ]
        )

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor], dim_head: int = DIM_HEAD) -> Self:
        """Build the resampler that a state dict belongs to, and load it.

        Args:
            state: the release's `image_proj`.
            dim_head: channels of a head, the only number that the shapes do not tell.

        Raises:
            BackendError: with the names of what is missing, unexpected or of another shape.
        """
        config = cls.config_of(state, dim_head)
        module = cls(**config)
        load_strictly(module, state, "the entity resampler", "image_proj.")
        return module

    @staticmethod
    def config_of(state: Mapping[str, Tensor], dim_head: int = DIM_HEAD) -> dict[str, int]:
        """Constructor arguments read from the shapes; the release's full-size ones where a weight is absent."""

        def size(name: str, axis: int, default: int) -> int:
            return state[name].shape[axis] if name in state else default

        dim = size("proj_in.weight", 0, 768)
        layers = {name.split(".")[1] for name in state if name.startswith("layers.")}
        return {
            "dim": dim,
            "depth": len(layers) or 4,
            "dim_head": dim_head,
            "heads": size("layers.0.0.to_q.weight", 0, 12 * dim_head) // dim_head,
            "num_queries": size("latents", 1, 16),
            "embedding_dim": size("proj_in.weight", 1, 1280),
            "output_dim": size("proj_out.weight", 0, dim),
            "ff_mult": size("layers.0.1.1.weight", 0, FF_MULT * dim) // dim,
        }

    def forward(self, states: Tensor) -> Tensor:
        """Resample.

        Args:
            states: (N, S, embedding_dim): CLIP's penultimate states, the class token included, no normalisation.

        Returns:
            (N, num_queries, output_dim).
        """
        x = self.proj_in(states)
        latents = self.latents.expand(states.shape[0], -1, -1).to(x.dtype)
        layer: Any
        for layer in self.layers:
            attention, feed = layer
            latents = latents + attention(x, latents)
            latents = latents + feed(latents)
        out: Tensor = self.norm_out(self.proj_out(latents))
        return out
