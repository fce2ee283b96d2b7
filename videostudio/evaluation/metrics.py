"""Measures of section 4.2 that need nothing but features and frames: similarities, consistencies, flow error."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from videostudio.errors import InputError
from videostudio.media.motion import estimate_flow


@dataclass(frozen=True)
class MeanAndSpread:
    """A measured figure.

    Args:
        mean: mean over all samples and seeds.
        spread: standard deviation over them.
        count: how many there were.
    """

    mean: float
    spread: float
    count: int

    @property
    def error(self) -> float:
        """Standard error of the mean."""
        return self.spread / math.sqrt(self.count) if self.count else math.nan

    def __str__(self) -> str:
        return f"{self.mean:.4f} ± {self.spread:.4f}"


def mean_and_spread(values: Tensor | Sequence[float]) -> MeanAndSpread:
    """Mean, spread and count of values.

    Raises:
        InputError: there are none.
    """
    numbers = torch.as_tensor(values, dtype=torch.float64).flatten()
    if not len(numbers):
        raise InputError("There is nothing to take a mean of.")
    return MeanAndSpread(float(numbers.mean()), float(numbers.std(unbiased=False)), len(numbers))


def cosine_similarities(features: Tensor, others: Tensor) -> Tensor:
    """Cosine similarity row by row: FG-SIM and BG-SIM against a reference's features, CLIPSIM against a text's.

    Args:
        features: (N, D).
        others: (N, D).

    Returns:
        (N,) in -1..1.
    """
    return F.cosine_similarity(features.float(), others.float(), dim=-1)


def frame_consistency(features: Tensor) -> float:
    """Mean similarity of neighbouring frames of one clip, (F, D) features.

    Raises:
        InputError: there are fewer than two frames.
    """
    if len(features) < 2:
        raise InputError("Frame consistency needs at least two frames.")
    return float(cosine_similarities(features[:-1], features[1:]).mean())


def scene_consistency(features: Tensor) -> float:
    """Mean similarity of an entity's appearances in all pairs of different scenes, (S, D) features.

    Raises:
        InputError: there are fewer than two scenes.
    """
    count = len(features)
    if count < 2:
        raise InputError("Scene consistency needs an entity that appears in at least two scenes.")
    unit = F.normalize(features.float(), dim=-1)
    pairs = unit @ unit.T
    return float((pairs.sum() - pairs.diagonal().sum()) / (count * (count - 1)))


def estimated_flow(frames: Tensor) -> Tensor:
    """Optical flow between neighbouring frames, by DIS (dense inverse search).

    Args:
        frames: (F, 3, H, W) in 0..1.

    Returns:
        (F - 1, 2, H, W) pixels: what is seen at p in frame f + 1 was at p - flow[f, :, p] in frame f.
    """
    grey = (frames.detach().float().cpu().mean(dim=1).clamp(0, 1) * 255).round().numpy().astype(np.uint8)
    flows = [-estimate_flow(after, before) for before, after in pairwise(grey)]
    return torch.from_numpy(np.stack(flows)).permute(0, 3, 1, 2).float()


def flow_error(frames: Tensor, wanted: Tensor) -> float:
    """Mean squared error between a clip's flow and that of the wanted camera movement (supplement, figure 1).

    Args:
        frames: (F, 3, H, W) in 0..1.
        wanted: (F - 1, 2, H, W) pixels from frame to frame, see `estimated_flow`.

    Returns:
        Square pixels, over all places and both axes.
    """
    found = estimated_flow(frames)
    if found.shape != wanted.shape:
        raise InputError(f"The wanted flow is {tuple(wanted.shape)}; the clip's is {tuple(found.shape)}.")
    return float((found - wanted.cpu()).square().mean())
