"""A training step as a CUDA graph: recorded once, then replayed without launching its kernels one by one."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

WARM_STEPS = 4
"""Steps that run as usual before one is recorded: libraries choose their kernels in them, the optimiser its state."""
Step = Callable[[dict[str, Any]], Tensor]
"""Takes a batch, does a whole optimiser step on it, and gives the loss."""


class CapturedStep:
    """Does what a step does, from the fifth time on by replaying its kernels.

    A small network's step is many short kernels, and launching them takes longer than they do. For this a batch holds
    nothing but tensors, of the same shapes every time, and the step reads no number back from the device. Where it
    cannot be recorded, it goes on as it is and `problem` says why.

    Args:
        step: the step; everything that depends on the batch or changes from step to step it finds in tensors.
    """

    def __init__(self, step: Step) -> None:
        self.problem = ""
        self._step = step
        self._done = 0
        self._graph: Any = None
        self._stream: Any = None
        self._batch: dict[str, Tensor] = {}
        self._loss: Tensor | None = None

    def __call__(self, batch: dict[str, Any]) -> Tensor:
        """The loss of one more step."""
        self._done += 1
        if self._graph is None and not self.problem and self._done > WARM_STEPS:
            self._record(batch)
        if self._graph is None or self._loss is None:
            return self._beside(batch)
        for name, kept in self._batch.items():
            kept.copy_(batch[name])
        self._graph.replay()
        return self._loss.clone()

    def _beside(self, batch: dict[str, Any]) -> Tensor:
        """A step as usual, on a stream of its own as long as it may yet be recorded."""
        if self.problem:
            return self._step(batch)
        self._stream = self._stream or torch.cuda.Stream()
        self._stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(self._stream):
            loss = self._step(batch)
        torch.cuda.current_stream().wait_stream(self._stream)
        return loss

    def _record(self, batch: dict[str, Any]) -> None:
        if lists := [name for name, value in batch.items() if not isinstance(value, Tensor)]:
            self.problem = f"the batch has entries that are no tensors: {', '.join(lists)}"
            return
        self._batch = {name: value.clone() for name, value in batch.items()}
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize()
        torch.cuda.empty_cache()  # a recording has memory of its own
        try:
            with torch.cuda.graph(graph, capture_error_mode="thread_local"):
                self._loss = self._step(self._batch)
        except RuntimeError as error:  # what PyTorch raises for everything that it cannot record
            self.problem = str(error).splitlines()[0]
            torch.cuda.synchronize()
            return
        self._graph = graph
