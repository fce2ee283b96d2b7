"""Linear regression onto the marks of classes, for the scripts here that learn from marked examples."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch


def fit_marks(
    features: np.ndarray,
    classes: int,
    error: Callable[[torch.Tensor], torch.Tensor],
    decay: float,
    steps: int,
    search: str | None = "strong_wolfe",
) -> tuple[np.ndarray, np.ndarray]:
    """The weights that make an error least.

    Args:
        features: (N, F).
        classes: how many classes are told apart.
        error: the mean error of marks (N, C).
        decay: of the weights.
        steps: steps of L-BFGS.
        search: its line search; None for steps of one length.

    Returns:
        Weights (F, C) and bias (C,).
    """
    given = torch.tensor(features)
    weights, bias = (torch.zeros(size, requires_grad=True) for size in ((given.shape[1], classes), (classes,)))
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=steps, line_search_fn=search)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = error(given @ weights + bias) + decay * weights.square().sum() / 2
        total.backward()
        return total

    optimizer.step(loss)
    return weights.detach().numpy(), bias.detach().numpy()
