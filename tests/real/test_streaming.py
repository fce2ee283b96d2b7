"""Weights that wait in main memory: nothing is calculated with them before they have come to the device."""

import numpy as np
import pytest
import torch

from tests.random_weights.builder import Builder
from tests.real.counted import FarWeights, streamed_bytes
from tests.snapshots import ask
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import PartKind, Role
from videostudio.backends.runtime import streaming
from videostudio.backends.runtime.memory import Level, Mode, Placement
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.backends.runtime.streaming import WeightStream, weight_bytes
from videostudio.run import Run

DRAWING = [row.name for row in BUILTIN if row.parts and row.role is not Role.WRITER]
# A network is cut into about so many pieces.
PIECES = 6


@pytest.mark.parametrize("name", DRAWING)
def test_a_streamed_pipeline_works_with_copies_alone_and_makes_the_same(
    name, manager, snapshots, tmp_path, monkeypatch
):
    row = BUILTIN.get(name)
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        with FarWeights([]):
            expected = ask(row.role, model, tmp_path, Run())
        pipe = model.held.pipe
        streamed = [part.name for part in row.parts if part.kind is not PartKind.DECODER and part.name != "adapter"]
        networks = [getattr(pipe, part) for part in streamed]
        modes = tuple((part, Mode.STREAM) for part in streamed)
        model.held = PlacedPipeline(pipe, "cpu", [Placement(Level.STREAM, modes)])
        limit = max(weight_bytes(network) for network in networks) // PIECES
        monkeypatch.setattr(streaming, "PIECE_BYTES", limit)
        with FarWeights(networks) as watched:
            made = ask(row.role, model, tmp_path, Run())
    assert np.array_equal(made, expected)
    assert watched.used == set()
    assert watched.most < 0.8 * sum(map(weight_bytes, networks))


@pytest.mark.parametrize(
    "options", [{}, {"use_linear_projection": False}, {"use_transformer_in": True, "temporal_res_use_more_conv": True}]
)
def test_every_weight_of_the_video_network_comes_however_it_is_entered(options, monkeypatch):
    unet = Builder("tiny", 0, "cpu", torch.float32).video_unet(**options)
    draw = torch.Generator().manual_seed(0)
    sample, tokens = torch.randn(1, 4, 3, 8, 8, generator=draw), torch.randn(1, 5, 1280, generator=draw)
    added = {
        "text_embeds": torch.randn(1, 32, generator=draw),
        "time_ids": torch.tensor([[64.0, 64, 0, 0, 64, 64]]),
        "aes_scores": torch.tensor([6.0]),
        "midf_clip_pool_fea": torch.randn(1, 1280, generator=draw),
        "action_prob_fea": torch.rand(1, 400, generator=draw),
    }

    def step(count):
        context = unet.project_context(tokens)
        return [unet(sample, 500, context, added).sample for _ in range(count)]

    with torch.no_grad():
        expected = step(1)[0]
        monkeypatch.setattr(streaming, "PIECE_BYTES", 1)
        watched = FarWeights([unet])
        with watched, WeightStream(unet, torch.device("cpu")).running():
            made = step(3)
    assert all(torch.equal(one, expected) for one in made)
    assert watched.used == set()
    assert watched.came == watched.far
    assert watched.most <= streamed_bytes(unet, 1)
