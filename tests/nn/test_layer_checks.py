"""The check of layers against float64: right layouts pass at every precision, wrong ones are found."""

import pytest
import torch
from torch import nn

from videostudio.evaluation.networks import layers
from videostudio.evaluation.networks.measuring import Bench
from videostudio.nn import attention, temporal
from videostudio.nn.adapter import EntityProcessor
from videostudio.nn.attention import Attention
from videostudio.nn.layers import GroupNorm
from videostudio.nn.spatial import SpatialTransformer
from videostudio.nn.temporal import FrameConv

SHAPES = layers.LayerShapes((2, 64, 3, 4, 6), 2, 1, (5, 24), (7, 24), 4, (2, 32, 2, 5, 7))


@pytest.fixture
def check(monkeypatch):
    """Runs the check with few sequences to a launch, so that they are split; gives what was found wrong."""
    monkeypatch.setitem(layers.LAYER_SHAPES, "tiny", SHAPES)
    monkeypatch.setattr(attention, "MAX_ATTENTION_BATCH", 40)

    def run():
        bench = Bench(torch.device("cpu"), torch.float32, 1)
        layers.measure_layers(bench, "tiny")
        assert all(row["value"] is not None for row in bench.rows), bench.rows
        wrong = {row["what"] for row in bench.rows if row["met"] is False}
        assert len(bench.rows) == 30 and all(row["met"] is not None for row in bench.rows)
        return {what.rsplit(",", 1)[0] for what in wrong}

    return run


def test_layers_are_right_in_every_precision_and_layout(check):
    assert check() == set()


def frames_and_clips_swapped(frames, num_frames):
    batch_frames, channels, height, width = frames.shape
    clip = frames.reshape(num_frames, batch_frames // num_frames, channels, height, width)
    return clip.permute(1, 2, 0, 3, 4).flatten(3)


def second_part_forgotten(query, key, value, mask=None):
    limit = attention.MAX_ATTENTION_BATCH
    mixed = nn.functional.scaled_dot_product_attention(query[:limit], key[:limit], value[:limit])
    return torch.cat([mixed, value[limit:]]) if len(query) > limit else mixed


def contexts_in_turn(self, tokens, batch):
    return tokens.reshape(-1, batch, *tokens.shape[1:]).transpose(0, 1).reshape(
        batch, -1, self.heads, tokens.shape[-1] // self.heads
    ).transpose(1, 2)  # fmt: skip


def channels_in_turn(self, x):
    order = torch.arange(x.shape[1]).view(-1, self.num_groups).T.flatten()
    return nn.functional.group_norm(x[:, order], self.num_groups, self.weight, self.bias, self.eps)


def time_backwards(self, clip):
    return nn.functional.conv2d(clip, self.weight.squeeze(-1).flip(2), self.bias, padding=(1, 0))


@pytest.mark.parametrize(
    ("place", "name", "wrong", "found"),
    [
        (temporal, "to_clip", frames_and_clips_swapped, {"temporal transformer", "temporal convolution layer"}),
        (Attention, "attend", staticmethod(second_part_forgotten), {"temporal transformer, 70 positions"}),
        (Attention, "split_heads", contexts_in_turn, {"cross-attention of all frames", "spatial transformer"}),
        (GroupNorm, "_channels_last", channels_in_turn, {"group norm of frames", "group norm of clips"}),
        (FrameConv, "forward", time_backwards, {"convolution over frames", "temporal convolution layer"}),
        (EntityProcessor, "_add_entities", lambda self, mixed, query, heads: mixed, {"entity attentions"}),
        (SpatialTransformer, "over_time", lambda self, index, tokens, frames: tokens.flip(0), {"spatial transformer"}),
    ],
)  # fmt: skip
def test_a_wrong_layout_is_found(check, monkeypatch, place, name, wrong, found):
    monkeypatch.setattr(place, name, wrong)
    assert found <= check()
