"""What only an accelerator would feel, seen without one: waits in the sampling loop, needless copies.

The device "meta" stands for it: it computes nothing, and asking it for a number fails.
"""

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from tests.random_weights.pipelines import build_image_pipeline, build_video_pipeline
from videostudio.diffusion import common
from videostudio.nn import attention
from videostudio.nn.temporal import TemporalTransformer


@pytest.mark.parametrize("build", [build_image_pipeline, build_video_pipeline])
def test_no_step_of_a_scheduler_waits_for_the_device(build):
    pipe = build()
    pipe.set_progress_bar_config(disable=True)
    seen = []

    def predict(index, timestep, latents):
        seen.append(timestep.device.type)
        return latents

    options = common.SamplingOptions(4, None, 0.0, None, ())
    with pipe.run(4, 1.0) as bar:
        out = pipe.denoise(torch.empty(1, 4, 2, 2, device="meta"), options, predict, bar)
    assert out.device.type == "meta" and seen == ["meta"] * 4


def test_an_encoders_weights_are_not_copied_back(monkeypatch):
    pipe = build_video_pipeline()
    encoder = pipe.text_encoder_2
    encoder.register_buffer("extra", torch.ones(2))
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    tied = list(encoder.parameters())
    monkeypatch.setattr(type(pipe), "run_device", torch.device("meta"))
    with pipe.encoder(encoder) as model:
        assert model.device.type == "meta"
    after = encoder.state_dict()  # from "meta" nothing could have been copied
    assert encoder.extra.device.type == "cpu" and all(torch.equal(after[name], before[name]) for name in before)
    assert all(kept is given for kept, given in zip(encoder.parameters(), tied, strict=True))


class FrameLayouts(TorchDispatchMode):
    """Notes every tensor of one shape that is made in another layout than channels_last."""

    def __init__(self, shape):
        super().__init__()
        self.shape, self.others = shape, []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        out = func(*args, **(kwargs or {}))
        here = isinstance(out, torch.Tensor) and out.shape == self.shape
        if here and not out.is_contiguous(memory_format=torch.channels_last):
            self.others.append(str(func))
        return out


@torch.no_grad()
def test_attention_over_time_copies_no_frames_to_another_layout():
    torch.manual_seed(0)
    layer = TemporalTransformer(64, 1, zero_init=False).to(torch.bfloat16)
    frames = torch.randn(6, 64, 5, 4, dtype=torch.bfloat16)
    wanted = layer(frames, 3)
    with FrameLayouts(frames.shape) as layouts:
        out = layer(frames.contiguous(memory_format=torch.channels_last), 3)
    assert layouts.others == [] and wanted.is_contiguous()
    assert (out.float() - wanted.float()).norm() < 1e-2 * wanted.float().norm()


def test_a_split_attention_keeps_its_mask(monkeypatch):
    torch.manual_seed(0)
    query, key = torch.randn(7, 2, 3, 8), torch.randn(7, 2, 5, 8)
    for mask in (torch.randn(7, 1, 1, 5), torch.randn(1, 1, 1, 5), None):
        whole = attention.fused_attention(query, key, key, mask)
        with monkeypatch.context() as few:
            few.setattr(attention, "MAX_ATTENTION_BATCH", 3)
            torch.testing.assert_close(attention.fused_attention(query, key, key, mask), whole)
