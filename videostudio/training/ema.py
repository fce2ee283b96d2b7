"""A moving average of the trained weights, which draws better than the weights themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn


class MovingAverage:
    """The average of a module's trainable weights; its decay grows with the steps, so that short runs profit too.

    Args:
        module: the module.
        decay: the highest decay.
    """

    def __init__(self, module: nn.Module, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self._trained = [(name, p) for name, p in module.named_parameters() if p.requires_grad]
        self.shadow = {name: p.detach().clone().float() for name, p in self._trained}

    @torch.no_grad()
    def update(self) -> None:
        """Take in the weights after a step."""
        self.updates += 1
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        current = [p.detach().float() for _, p in self._trained]
        torch._foreach_lerp_([self.shadow[name] for name, _ in self._trained], current, 1 - decay)

    @contextmanager
    def averaged_weights(self) -> Iterator[None]:
        """Let the module have the averaged weights while the block lasts."""
        kept = {name: p.detach().clone() for name, p in self._trained}
        try:
            self._set(self.shadow)
            yield
        finally:
            self._set(kept)

    @torch.no_grad()
    def _set(self, values: dict[str, Tensor]) -> None:
        for name, parameter in self._trained:
            parameter.copy_(values[name])

    def state_dict(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {"updates": self.updates, "shadow": self.shadow}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.updates = int(state["updates"])
        for name, value in state["shadow"].items():
            self.shadow[name].copy_(value)
