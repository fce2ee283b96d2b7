"""Spatial transformers: attention within a frame and to the image tokens, alone or interleaved with temporal blocks."""

from typing import Any

import torch
from torch import Tensor, nn

from videostudio.nn.attention import TransformerBlock
from videostudio.nn.layers import TRANSFORMER_EPS, GroupNorm
from videostudio.nn.temporal import Conditions


class TokenConv(nn.Conv2d):
    """A 1x1 convolution over tokens, applied as the linear layer that it is.

    Args:
        in_channels: channels of the input.
        out_channels: channels of the output.
    """

    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(in_channels, out_channels, 1)

    def forward(self, tokens: Tensor) -> Tensor:
        """(N, L, in_channels) -> (N, L, out_channels)."""
        return nn.functional.linear(tokens, self.weight.flatten(1), self.bias)


class SpatialTransformer(nn.Module):
    """Transformer blocks over the positions of a frame (Spatial SA and CA of equation 3).

    Args:
        channels: channels of input and output.
        heads: number of heads.
        num_layers: number of blocks.
        context_dim: channels of the image tokens.
        groups: groups of the normalisation.
        linear_projection: project tokens by a linear layer; False: pixels by a 1x1 convolution, the same numbers under
            another weight shape.
        only_cross_attention: see `TransformerBlock`.
        action_dim: see `TransformerBlock`.
    """

    def __init__(
        self,
        channels: int,
        heads: int,
        num_layers: int,
        context_dim: int,
        groups: int = 32,
        linear_projection: bool = True,
        only_cross_attention: bool = False,
        action_dim: int | None = None,
    ) -> None:
        super().__init__()
        head_dim = channels // heads
        inner = heads * head_dim
        self.norm = GroupNorm(groups, channels, eps=TRANSFORMER_EPS)
        projection: type[nn.Linear] | type[TokenConv] = nn.Linear if linear_projection else TokenConv
        self.proj_in = projection(channels, inner)
        self.transformer_blocks = nn.ModuleList(
            [
                TransformerBlock(inner, heads, head_dim, context_dim, only_cross_attention, action_dim)
                for _ in range(num_layers)
            ]
        )
        self.proj_out = projection(inner, channels)
        self.build_over_time(inner, heads, num_layers, groups)

    def build_over_time(self, width: int, heads: int, num_layers: int, groups: int) -> None:
        """Make what happens between two blocks: nothing here."""

    def forward(self, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        """Apply the transformer.

        Args:
            hidden_states: (B*F, C, H, W).
            conditions: keys and values of the image tokens and the action vector.

        Returns:
            (B*F, C, H, W).
        """
        height, width = hidden_states.shape[-2:]
        x = self.proj_in(tokens_of(self.norm(hidden_states)))
        block: Any
        for index, block in enumerate(self.transformer_blocks):
            x = block(x, conditions.context[block.context_index], conditions.action)
            x = self.over_time(index, x, conditions.num_frames)
        return hidden_states + frames_of(self.proj_out(x), height, width)

    def over_time(self, index: int, tokens: Tensor, num_frames: int) -> Tensor:
        """What happens between two blocks: nothing here."""
        return tokens


class SpatioTemporalTransformer(SpatialTransformer):
    """A block over time behind every block over space (the release's "Full" block types)."""

    def build_over_time(self, width: int, heads: int, num_layers: int, groups: int) -> None:
        """Make the blocks over time; their last projections start at zero, so that a new one is an identity."""
        layers = range(num_layers)
        self.temp_transformer_blocks = nn.ModuleList([TransformerBlock(width, heads, width // heads) for _ in layers])
        self.temp_proj_norm_list = nn.ModuleList([GroupNorm(groups, width, eps=TRANSFORMER_EPS) for _ in layers])
        self.temp_proj_in_list = nn.ModuleList([nn.Linear(width, width) for _ in layers])
        self.temp_proj_out_list = nn.ModuleList([nn.Linear(width, width) for _ in layers])
        projection: Any
        for projection in self.temp_proj_out_list:
            nn.init.zeros_(projection.weight)
            nn.init.zeros_(projection.bias)

    def over_time(self, index: int, tokens: Tensor, num_frames: int) -> Tensor:
        """(B*F, HW, C) -> the same, after block `index` has attended over time."""
        batch_frames, positions, channels = tokens.shape
        clip = tokens.view(batch_frames // num_frames, num_frames, positions, channels)
        x = self.temp_proj_norm_list[index](clip.permute(0, 3, 1, 2))
        x = x.permute(0, 3, 2, 1).reshape(-1, num_frames, channels)
        x = self.temp_transformer_blocks[index](self.temp_proj_in_list[index](x))
        x = self.temp_proj_out_list[index](x).view(-1, positions, num_frames, channels)
        out: Tensor = tokens + x.transpose(1, 2).reshape(batch_frames, positions, channels)
        return out


def tokens_of(frames: Tensor) -> Tensor:
    """(N, C, H, W) -> (N, H*W, C); a view where `frames` is channels_last."""
    return frames.permute(0, 2, 3, 1).flatten(1, 2)


def frames_of(tokens: Tensor, height: int, width: int) -> Tensor:
    """(N, H*W, C) -> (N, C, H, W) in channels_last, a view."""
    return torch.unflatten(tokens, 1, (height, width)).permute(0, 3, 1, 2)
