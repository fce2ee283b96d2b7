"""The stages of the video UNet: down, middle and up, each a list of residual blocks with what follows them.

One layer of a stage is residual block -> temporal convolution -> spatial transformer -> temporal transformer (-> a
second temporal transformer); block types differ only in which of these they have. Module names are the release's.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from videostudio.nn.layers import Downsample, ResnetBlock, Upsample
from videostudio.nn.spatial import SpatialTransformer, SpatioTemporalTransformer
from videostudio.nn.temporal import Conditions, TemporalConv, TemporalTransformer

TEMPORAL_HEAD_DIM = 64
"""Channels of a temporal head; the number of heads follows from the width (C // 64)."""


@dataclass(frozen=True)
class StageOptions:
    """What the layers of one stage are made of; the names are those of the config.

    Args:
        temb_channels: length of the time embedding.
        groups: norm_num_groups.
        eps: norm_eps.
        act_fn: activation of the residual blocks.
        time_scale_shift: resnet_time_scale_shift.
        output_scale_factor: divisor of the residual sums (the middle stage only).
        heads: number of spatial attention heads (the config calls it attention_head_dim).
        context_dim: cross_attention_dim.
        num_layers: transformer blocks per spatial transformer.
        temporal_layers: transformer blocks per temporal transformer.
        linear_projection: use_linear_projection.
        only_cross_attention: only_cross_attention.
        temporal_zero_init: temporal_transformer_zero_init.
        num_convs: convolutions of a temporal convolution layer.
        double_equip: temporal_trans_double_equip.
        downsample_padding: downsample_padding.
        action_dim: length of y_a where equation 3's f(y_a) is used, else None.
    """

    temb_channels: int
    groups: int = 32
    eps: float = 1e-5
    act_fn: str = "silu"
    time_scale_shift: str = "default"
    output_scale_factor: float = 1.0
    heads: int = 1
    context_dim: int = 1280
    num_layers: int = 1
    temporal_layers: int = 1
    linear_projection: bool = True
    only_cross_attention: bool = False
    temporal_zero_init: bool = True
    num_convs: int = 4
    double_equip: bool = False
    downsample_padding: int = 1
    action_dim: int | None = None


class BlockStage(nn.Module):
    """Residual blocks, each followed by its temporal convolution and, by kind, by its transformers.

    Args:
        kind: "plain" (no attention), "small" (spatial), "cross" (spatial, then temporal) or "full" (interleaved).
        widths: (input channels, output channels) of every residual block.
        options: what the layers are made of.
        attention_offset: residual blocks before the first with attention (1 in the middle stage).
    """

    def __init__(
        self, kind: str, widths: list[tuple[int, int]], options: StageOptions, attention_offset: int = 0
    ) -> None:
        super().__init__()
        self.gradient_checkpointing = False
        self._gradient_checkpointing_func: Any = None
        self.attention_offset = attention_offset
        self.resnets = nn.ModuleList([_resnet(before, after, options) for before, after in widths])
        self.temp_convs = nn.ModuleList([TemporalConv(after, options.num_convs) for _, after in widths])
        channels = [after for _, after in widths[attention_offset:]]
        if kind != "plain":
            transformer = SpatioTemporalTransformer if kind == "full" else SpatialTransformer
            self.attentions = nn.ModuleList([_spatial(transformer, width, options) for width in channels])
        if kind == "cross":
            self.temp_attentions = nn.ModuleList(
                [_temporal(width, options.temporal_layers, options) for width in channels]
            )
            if options.double_equip:
                self.temp_attentions_equip = nn.ModuleList([_temporal(width, 1, options) for width in channels])

    def layer(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        """Layer `index` over (B*F, C, H, W); recomputed in the backward pass where checkpointing is on."""
        if self.gradient_checkpointing and torch.is_grad_enabled():
            out: Tensor = self._gradient_checkpointing_func(self._layer, index, hidden_states, conditions)
            return out
        return self._layer(index, hidden_states, conditions)

    def _layer(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        x: Tensor = self.resnets[index](hidden_states, conditions.temb)
        return self.temp_convs[index](x, conditions.num_frames)  # type: ignore[no-any-return]

    def attend(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        """The transformers numbered `index`, those that the kind has: over space first, then over time."""
        x = hidden_states
        if hasattr(self, "attentions"):
            x = self.attentions[index](x, conditions)
        if hasattr(self, "temp_attentions"):
            x = self.temp_attentions[index](x, conditions.num_frames)
        if hasattr(self, "temp_attentions_equip"):
            x = self.temp_attentions_equip[index](x, conditions.num_frames)
        return x


class DownStage(BlockStage):
    """A stage of the way down; its outputs are the skip connections.

    Args:
        kind: see `BlockStage`.
        in_channels: channels of the input.
        out_channels: channels of the output.
        num_layers: number of layers.
        options: what the layers are made of.
        downsample: whether the stage ends by halving the size.
    """

    def __init__(
        self, kind: str, in_channels: int, out_channels: int, num_layers: int, options: StageOptions, downsample: bool
    ) -> None:
        widths = [(in_channels if i == 0 else out_channels, out_channels) for i in range(num_layers)]
        super().__init__(kind, widths, options)
        if downsample:
            self.downsamplers = nn.ModuleList([Downsample(out_channels, options.downsample_padding)])

    def _layer(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        return self.attend(index, super()._layer(index, hidden_states, conditions), conditions)

    def forward(self, hidden_states: Tensor, conditions: Conditions) -> tuple[Tensor, list[Tensor]]:
        """(B*F, C, H, W) -> the output and every intermediate one, the output included."""
        skips = []
        for index in range(len(self.resnets)):
            hidden_states = self.layer(index, hidden_states, conditions)
            skips.append(hidden_states)
        if hasattr(self, "downsamplers"):
            hidden_states = self.downsamplers[0](hidden_states)
            skips.append(hidden_states)
        return hidden_states, skips


class UpStage(BlockStage):
    """A stage of the way up; every layer takes one skip connection.

    Args:
        kind: see `BlockStage`.
        skip_channels: channels of the last skip connection, those of the stage below on the way down.
        in_channels: channels of the input.
        out_channels: channels of the output.
        num_layers: number of layers.
        options: what the layers are made of.
        upsample: whether the stage ends by doubling the size.
    """

    def __init__(
        self,
        kind: str,
        skip_channels: int,
        in_channels: int,
        out_channels: int,
        num_layers: int,
        options: StageOptions,
        upsample: bool,
    ) -> None:
        widths = []
        for i in range(num_layers):
            skip = skip_channels if i == num_layers - 1 else out_channels
            widths.append(((in_channels if i == 0 else out_channels) + skip, out_channels))
        super().__init__(kind, widths, options)
        if upsample:
            self.upsamplers = nn.ModuleList([Upsample(out_channels)])

    def _layer(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        return self.attend(index, super()._layer(index, hidden_states, conditions), conditions)

    def forward(
        self, hidden_states: Tensor, skips: list[Tensor], conditions: Conditions, size: tuple[int, int] | None = None
    ) -> Tensor:
        """Apply the stage.

        Args:
            hidden_states: (B*F, C, H, W).
            skips: the skip connections still open; the stage takes its own from the end.
            conditions: conditions of the call.
            size: height and width to double to, where they are odd.

        Returns:
            (B*F, out_channels, H, W), doubled in size where the stage ends so.
        """
        for index in range(len(self.resnets)):
            hidden_states = torch.cat([hidden_states, skips.pop()], dim=1)
            hidden_states = self.layer(index, hidden_states, conditions)
        if hasattr(self, "upsamplers"):
            hidden_states = self.upsamplers[0](hidden_states, size)
        return hidden_states


class MidStage(BlockStage):
    """The middle: layer, transformers, layer; "down-up" adds attention over time at half the size.

    Args:
        kind: see `BlockStage`; "cross" for "down-up".
        channels: channels.
        options: what the layers are made of.
        down_up: add the branch at half the size.
    """

    def __init__(self, kind: str, channels: int, options: StageOptions, down_up: bool = False) -> None:
        super().__init__(kind, [(channels, channels)] * 2, options, attention_offset=1)
        if down_up:
            self.down = Downsample(channels, use_conv=False)
            self.up = Upsample(channels, use_conv=False)
            self.temp_mid_attention = _temporal(channels, 1, options)

    def _layer(self, index: int, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        x = self.attend(index - 1, hidden_states, conditions) if index else hidden_states
        return super()._layer(index, x, conditions)

    def forward(self, hidden_states: Tensor, conditions: Conditions) -> Tensor:
        """(B*F, C, H, W) -> the same shape."""
        for index in range(len(self.resnets)):
            hidden_states = self.layer(index, hidden_states, conditions)
        if hasattr(self, "temp_mid_attention"):
            half = self.temp_mid_attention(self.down(hidden_states), conditions.num_frames)
            hidden_states = hidden_states + self.up(half, hidden_states.shape[-2:])
        return hidden_states


def _resnet(before: int, after: int, options: StageOptions) -> ResnetBlock:
    shift: Any = options.time_scale_shift
    return ResnetBlock(
        before,
        after,
        options.temb_channels,
        options.groups,
        options.eps,
        options.act_fn,
        shift,
        options.output_scale_factor,
    )


def _spatial(transformer: type[SpatialTransformer], channels: int, options: StageOptions) -> SpatialTransformer:
    return transformer(
        channels,
        options.heads,
        options.num_layers,
        options.context_dim,
        options.groups,
        options.linear_projection,
        options.only_cross_attention,
        options.action_dim,
    )


def _temporal(channels: int, num_layers: int, options: StageOptions) -> TemporalTransformer:
    heads = channels // TEMPORAL_HEAD_DIM
    return TemporalTransformer(
        channels, heads, TEMPORAL_HEAD_DIM, num_layers, options.groups, options.temporal_zero_init
    )
