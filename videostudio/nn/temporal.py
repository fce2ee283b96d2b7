"""What makes an image model a video model: convolution and attention along time, both an identity when new."""

from typing import Any, NamedTuple

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor, nn

from videostudio.nn.attention import KeyValue, TransformerBlock
from videostudio.nn.layers import TRANSFORMER_EPS, GroupNorm, silu_reusing_input


class Conditions(NamedTuple):
    """What every block of the video UNet needs beside its input.

    Args:
        temb: (B, D) sum of the time embedding and the condition embeddings.
        context: keys and values of the image tokens, one entry per transformer block, found by its `context_index`.
        action: (B, 400) action vectors for equation 3, or None.
        num_frames: F.
    """

    temb: Tensor
    context: tuple[tuple[KeyValue, ...], ...]
    action: Tensor | None
    num_frames: int


def to_clip(frames: Tensor, num_frames: int) -> Tensor:
    """(B*F, C, H, W) -> (B, C, F, H*W); a view where `frames` is channels_last."""
    batch_frames, channels, height, width = frames.shape
    clip = frames.view(batch_frames // num_frames, num_frames, channels, height, width)
    return clip.permute(0, 2, 1, 3, 4).flatten(3)


def to_frames(clip: Tensor, height: int, width: int) -> Tensor:
    """(B, C, F, H*W) -> (B*F, C, H, W); a view where `clip` is channels_last."""
    batch, channels, num_frames, _ = clip.shape
    frames = torch.unflatten(clip, 3, (height, width)).permute(0, 2, 1, 3, 4)
    return frames.reshape(batch * num_frames, channels, height, width)


class FrameConv(nn.Conv3d):
    """A Conv3d with kernel (3, 1, 1) over clips whose height and width are one axis.

    Seen so it is a 2D convolution with kernel (3, 1), for which the fast kernels exist and which needs no copy in
    channels_last.

    Args:
        channels: channels of input and output.
    """

    def __init__(self, channels: int) -> None:
        super().__init__(channels, channels, (3, 1, 1), padding=(1, 0, 0))

    def forward(self, clip: Tensor) -> Tensor:
        """(B, C, F, H*W) -> the same shape."""
        return F.conv2d(clip, self.weight.squeeze(-1), self.bias, padding=(1, 0))


class TemporalConv(nn.Module):
    """Four or five normalised convolutions over three neighbouring frames, added to their input.

    Args:
        channels: channels of input and output.
        num_convs: 4, or 5 with the option `temporal_res_use_more_conv`.
        dropout: dropout before every convolution but the first, in training.
    """

    def __init__(self, channels: int, num_convs: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.num_convs = num_convs
        for index in range(1, num_convs + 1):
            slot = [nn.Dropout(dropout)] if index > 1 else []
            stage = (GroupNorm(32, channels), nn.SiLU(), *slot, FrameConv(channels))
            setattr(self, f"conv{index}", nn.Sequential(*stage))
        last: Any = self.stages[-1][-1]
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)

    @property
    def stages(self) -> list[nn.Sequential]:
        """The convolutions with their normalisation, in order."""
        return [getattr(self, f"conv{index}") for index in range(1, self.num_convs + 1)]

    def forward(self, hidden_states: Tensor, num_frames: int) -> Tensor:
        """Apply the layer.

        Args:
            hidden_states: (B*F, C, H, W).
            num_frames: F; the group statistics are taken over time too.

        Returns:
            (B*F, C, H, W).
        """
        height, width = hidden_states.shape[-2:]
        x = to_clip(hidden_states, num_frames)
        stage: Any
        for stage in self.stages:
            x = silu_reusing_input(stage[0](x))
            if len(stage) == 4:
                x = stage[2](x)
            x = stage[-1](x)
        return hidden_states + to_frames(x, height, width)


class TemporalTransformer(nn.Module):
    """Temporal SA of equation 3: every position attends over its own time line.

    It stands behind the spatial transformer of its layer, with a residual sum of its own; see
    `attention.TransformerBlock` for the order that the equation prints.

    Args:
        channels: channels of input and output.
        heads: number of heads.
        head_dim: channels of a head.
        num_layers: number of blocks, each attending twice over time.
        groups: groups of the normalisation.
        zero_init: the last projection starts at zero, so that a new layer is an identity.
    """

    def __init__(
        self,
        channels: int,
        heads: int,
        head_dim: int = 64,
        num_layers: int = 1,
        groups: int = 32,
        zero_init: bool = True,
    ) -> None:
        super().__init__()
        inner = heads * head_dim
        self.norm = GroupNorm(groups, channels, eps=TRANSFORMER_EPS)
        self.proj_in = nn.Linear(channels, inner)
        self.transformer_blocks = nn.ModuleList([TransformerBlock(inner, heads, head_dim) for _ in range(num_layers)])
        self.proj_out = nn.Linear(inner, channels)
        if zero_init:
            nn.init.zeros_(self.proj_out.weight)
            nn.init.zeros_(self.proj_out.bias)

    def forward(self, hidden_states: Tensor, num_frames: int) -> Tensor:
        """Apply the layer.

        Args:
            hidden_states: (B*F, C, H, W).
            num_frames: F.

        Returns:
            (B*F, C, H, W).
        """
        height, width = hidden_states.shape[-2:]
        clip = self.norm(to_clip(hidden_states, num_frames))
        batch = clip.shape[0]
        x = clip.permute(0, 3, 2, 1).reshape(batch * height * width, num_frames, -1)
        x = self.proj_in(x)
        for block in self.transformer_blocks:
            x = block(x)
        x = self.proj_out(x).view(batch, height * width, num_frames, -1).permute(0, 3, 2, 1)
        # Added as clips: the sum lies as the input does, where frames made of `x` would first be copied to NCHW.
        return to_frames(to_clip(hidden_states, num_frames) + x, height, width)
