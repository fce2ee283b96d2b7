"""Layers shared by the two models: timestep embedding, normalisation, residual block, sampling by two.

Parameter names are diffusers' names, so that checkpoints of SD, SDXL and the release load unchanged. Nothing here names
a device; a tensor stays in the memory layout it arrives in (NCHW or channels_last).
"""

import math
from typing import Literal

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor, nn

from videostudio.errors import BackendError

ACTIVATIONS: dict[str, type[nn.Module]] = {
    "silu": nn.SiLU,
    "swish": nn.SiLU,
    "mish": nn.Mish,
    "gelu": nn.GELU,
    "relu": nn.ReLU,
}
TRANSFORMER_EPS = 1e-6
"""Epsilon of the normalisation in front of a transformer, in diffusers and in the release; residual blocks: 1e-5."""


def make_activation(name: str) -> nn.Module:
    """The activation that a config names.

    Args:
        name: one of `ACTIVATIONS`.

    Raises:
        BackendError: the name is unknown.
    """
    if name not in ACTIVATIONS:
        raise BackendError(f"The activation '{name}' is not supported; known: {', '.join(ACTIVATIONS)}.")
    return ACTIVATIONS[name]()


def sinusoidal_embedding(values: Tensor, dim: int, flip_sin_to_cos: bool = True, freq_shift: float = 0.0) -> Tensor:
    """Sines and cosines of a number at `dim / 2` frequencies, always in float32.

    Args:
        values: (N,) timesteps, sizes in pixels, or scores.
        dim: length of an embedding.
        flip_sin_to_cos: cosines first, as SD and SDXL were trained.
        freq_shift: shift of the lowest frequency.

    Returns:
        (N, dim) float32.
    """
    half = dim // 2
    # Multiplied first, divided second, as everybody does: a last-bit difference here is multiplied by the timestep.
    exponent = -math.log(10000.0) * torch.arange(half, dtype=torch.float32, device=values.device) / (half - freq_shift)
    angles = values[:, None].float() * exponent.exp()[None]
    parts = (angles.cos(), angles.sin()) if flip_sin_to_cos else (angles.sin(), angles.cos())
    embedding = torch.cat(parts, dim=-1)
    return F.pad(embedding, (0, 1)) if dim % 2 else embedding


class TimestepEmbedding(nn.Module):
    """Linear, activation, linear: how every condition enters the time embedding.

    Args:
        in_channels: length of the condition.
        out_channels: length of the time embedding.
        act_fn: activation between the two.
        post_act_fn: activation after them, or None.
    """

    def __init__(
        self, in_channels: int, out_channels: int, act_fn: str = "silu", post_act_fn: str | None = None
    ) -> None:
        super().__init__()
        self.linear_1 = nn.Linear(in_channels, out_channels)
        self.act = make_activation(act_fn)
        self.linear_2 = nn.Linear(out_channels, out_channels)
        self.post_act = make_activation(post_act_fn) if post_act_fn else None

    def forward(self, condition: Tensor) -> Tensor:
        """(N, in_channels) -> (N, out_channels)."""
        hidden: Tensor = self.linear_2(self.act(self.linear_1(condition)))
        return hidden if self.post_act is None else self.post_act(hidden)


class GroupNorm(nn.GroupNorm):
    """Group normalisation that leaves channels_last tensors in half precision where they are.

    PyTorch's kernel for accelerators copies a channels_last tensor to NCHW and hands back NCHW, so the next convolution
    copies again. For half-precision channels_last input the statistics are therefore taken in float32 by two
    reductions, by channel first, which reads whole rows, and applied by one fused multiply-add; everything else goes to
    PyTorch's kernel.
    """

    def forward(self, hidden_states: Tensor) -> Tensor:
        """(N, C, H, W) or (N, C, L, M) -> the same shape and layout."""
        x = hidden_states
        wanted = (
            x.ndim == 4
            and x.dtype in (torch.float16, torch.bfloat16)
            and not torch.is_grad_enabled()
            and x.is_contiguous(memory_format=torch.channels_last)
            and not x.is_contiguous()
        )
        return self._channels_last(x) if wanted else super().forward(x)

    def _channels_last(self, x: Tensor) -> Tensor:
        batch, channels, height, width = x.shape
        groups, size = self.num_groups, channels // self.num_groups
        rows, count = x.permute(0, 2, 3, 1).reshape(batch, height * width, channels), height * width * size
        mean = rows.sum(dim=1, dtype=torch.float32).view(batch, groups, size).sum(dim=2) / count
        square = torch.linalg.vector_norm(rows, dim=1, dtype=torch.float32).square_().view(batch, groups, size)
        inverse = (square.sum(dim=2) / count - mean.square()).clamp_(min=0).add_(self.eps).rsqrt_()
        scale = inverse.repeat_interleave(size, dim=1) * self.weight.float()
        shift = self.bias.float() - mean.repeat_interleave(size, dim=1) * scale
        return torch.addcmul(shift[:, :, None, None].to(x.dtype), x, scale[:, :, None, None].to(x.dtype))


def silu_reusing_input(x: Tensor) -> Tensor:
    """SiLU, in place where no gradient needs the input (the input is always a fresh tensor here)."""
    return F.silu(x, inplace=not torch.is_grad_enabled())


class ResnetBlock(nn.Module):
    """Two normalised 3x3 convolutions with the time embedding between them, and the identity.

    Args:
        in_channels: channels of the input.
        out_channels: channels of the output.
        temb_channels: length of the time embedding.
        groups: groups of the normalisations.
        eps: their epsilon.
        act_fn: activation.
        time_scale_shift: "default" adds the embedding, "scale_shift" scales and shifts by it.
        output_scale_factor: the sum is divided by it.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        temb_channels: int,
        groups: int = 32,
        eps: float = 1e-5,
        act_fn: str = "silu",
        time_scale_shift: Literal["default", "scale_shift"] = "default",
        output_scale_factor: float = 1.0,
    ) -> None:
        super().__init__()
        self.norm1 = GroupNorm(groups, in_channels, eps=eps)
        self.conv1 = nn.Conv2d(in_channels, out_channels, 3, padding=1)
        self.scale_shift = time_scale_shift == "scale_shift"
        self.time_emb_proj = nn.Linear(temb_channels, out_channels * (2 if self.scale_shift else 1))
        self.norm2 = GroupNorm(groups, out_channels, eps=eps)
        self.conv2 = nn.Conv2d(out_channels, out_channels, 3, padding=1)
        self.act = make_activation(act_fn)
        self.conv_shortcut = nn.Conv2d(in_channels, out_channels, 1) if in_channels != out_channels else None
        self.output_scale_factor = output_scale_factor

    def forward(self, hidden_states: Tensor, temb: Tensor) -> Tensor:
        """Apply the block.

        Args:
            hidden_states: (B*F, C, H, W).
            temb: (B, D); each row serves the F frames of its sample, so it is projected once and not F times.

        Returns:
            (B*F, out_channels, H, W).
        """
        hidden = self.conv1(self.act(self.norm1(hidden_states)))
        time = self.time_emb_proj(self.act(temb))
        time = time.repeat_interleave(hidden.shape[0] // time.shape[0], dim=0)[:, :, None, None]
        if self.scale_shift:
            scale, shift = time.chunk(2, dim=1)
            hidden = self.norm2(hidden) * (1 + scale) + shift
        else:
            hidden = self.norm2(hidden + time)
        hidden = self.conv2(self.act(hidden))
        residual = hidden_states if self.conv_shortcut is None else self.conv_shortcut(hidden_states)
        out: Tensor = residual + hidden
        return out if self.output_scale_factor == 1.0 else out / self.output_scale_factor


class Downsample(nn.Module):
    """Halve height and width: a convolution of stride 2, or an average where `use_conv` is False."""

    def __init__(self, channels: int, padding: int = 1, use_conv: bool = True) -> None:
        super().__init__()
        self.padding = padding
        self.conv = nn.Conv2d(channels, channels, 3, stride=2, padding=padding) if use_conv else None

    def forward(self, hidden_states: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C, H/2, W/2), odd sizes rounded up by the padded convolution."""
        if self.conv is None:
            return F.avg_pool2d(hidden_states, 2, stride=2)
        x = F.pad(hidden_states, (0, 1, 0, 1)) if self.padding == 0 else hidden_states
        out: Tensor = self.conv(x)
        return out


class Upsample(nn.Module):
    """Double height and width by the nearest pixel, then a 3x3 convolution unless `use_conv` is False."""

    def __init__(self, channels: int, use_conv: bool = True) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1) if use_conv else None

    def forward(self, hidden_states: Tensor, size: tuple[int, int] | None = None) -> Tensor:
        """(N, C, H, W) -> (N, C, *size), twice the size where none is given."""
        if size is None:
            hidden_states = F.interpolate(hidden_states, scale_factor=2.0, mode="nearest")
        else:
            hidden_states = F.interpolate(hidden_states, size=size, mode="nearest")
        return hidden_states if self.conv is None else self.conv(hidden_states)
