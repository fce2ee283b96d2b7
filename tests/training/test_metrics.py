"""The measures, on cases with known answers."""

import pytest
import torch

from videostudio.errors import InputError
from videostudio.evaluation.metrics import (
    cosine_similarities,
    estimated_flow,
    flow_error,
    frame_consistency,
    mean_and_spread,
    scene_consistency,
)


def test_similarities():
    a, b = torch.tensor([[1.0, 0], [0, 2]]), torch.tensor([[3.0, 0], [1, 1]])
    assert cosine_similarities(a, b).tolist() == pytest.approx([1, 0.5**0.5])
    assert frame_consistency(torch.tensor([[1.0, 0], [1, 0], [0, 1]])) == pytest.approx(0.5)
    assert scene_consistency(torch.tensor([[1.0, 0], [1, 0], [0, 1]])) == pytest.approx(1 / 3)
    for measure in (frame_consistency, scene_consistency):
        with pytest.raises(InputError):
            measure(torch.ones(1, 2))


def test_figures_have_mean_spread_and_count():
    found = mean_and_spread([1.0, 3.0])
    assert (found.mean, found.spread, found.count) == (2, 1, 2) and found.error == pytest.approx(0.5**0.5)
    with pytest.raises(InputError):
        mean_and_spread([])


def test_flow_is_found_and_its_error_is_smallest_for_the_true_movement():
    torch.manual_seed(0)
    wide = torch.nn.functional.interpolate(torch.rand(1, 3, 12, 16), (96, 128), mode="bicubic").clamp(0, 1)[0]
    clip = torch.stack([wide[:, 16:80, 20 - 2 * n : 84 - 2 * n] for n in range(4)])  # the content moves right by 2
    flow = estimated_flow(clip)
    assert flow[:, 0, 8:-8, 8:-8].mean() == pytest.approx(2, abs=0.3)
    assert flow[:, 1, 8:-8, 8:-8].abs().mean() < 0.3
    wanted = torch.zeros(3, 2, 64, 64)
    wanted[:, 0] = 2
    assert flow_error(clip, wanted) < 0.3 * flow_error(clip, -wanted)
    with pytest.raises(InputError):
        flow_error(clip, wanted[:2])
