"""Other ways to compute the same step: attention kernels, a CUDA graph, compiled blocks, other kernels for small parts.

Each leaves a row with its seconds, the speed-up over the step as it is, and the relative error that it causes.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

import torch
import torch._dynamo
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from videostudio.evaluation.networks.measuring import Bench, relative_error
from videostudio.evaluation.straightforward import EagerAttention, gate_in_one_product
from videostudio.nn.attention import GEGLU, TransformerBlock
from videostudio.nn.layers import GroupNorm, ResnetBlock
from videostudio.nn.temporal import TemporalConv

BACKENDS = {
    "flash": SDPBackend.FLASH_ATTENTION,
    "efficient": SDPBackend.EFFICIENT_ATTENTION,
    "cudnn": SDPBackend.CUDNN_ATTENTION,
}
COMPILED = (TransformerBlock, TemporalConv, ResnetBlock)
"""Blocks that repeat, in the order in which compiling them is tried."""
RECOMPILES = 64
"""Shapes and sizes of blocks that are compiled before the rest is left as it is."""
WARM_UPS = 3
ATTENTION_SECONDS, SMALL_SECONDS, GRAPH_SECONDS, COMPILE_SECONDS = 15.0, 20.0, 15.0, 60.0
"""Most seconds of one variant."""


class VariantTimer:
    """Times variants of one step against it.

    Args:
        bench: takes the rows.
        name: of the model.
        step: the step as it is.
        plain: its seconds.
    """

    def __init__(self, bench: Bench, name: str, step: Callable[[], Tensor], plain: float) -> None:
        self.bench, self.name, self.step, self.plain = bench, name, step, plain
        self.wanted = step()

    def measure(self, what: str, most: float, around: Callable[[], AbstractContextManager[Any]]) -> None:
        """A row for the step inside a context."""

        def timed() -> None:
            with around():
                error = relative_error(self.step(), self.wanted)
                seconds = self.bench.seconds(self.step)
            note = f"{self.plain / seconds:.2f} times as fast; differs by {error:.1e}"
            self.bench.add(f"{self.name} step, {what}", seconds, "s", note)

        self.bench.attempt(f"{self.name} step, {what}", timed, most)


def measure_attention(timer: VariantTimer) -> None:
    """Rows of the step with eager attention, with every fused kernel alone, and with both mixed."""
    timer.measure("eager attention", ATTENTION_SECONDS, EagerAttention)
    for name, backend in BACKENDS.items():
        timer.measure(f"{name} attention", ATTENTION_SECONDS, partial(sdpa_kernel, backend))


def measure_small_variants(timer: VariantTimer) -> None:
    """Rows of the step with other kernels for its small parts, which only a GPU can choose between."""
    for what, owner, name, other in (
        ("gate in one product", GEGLU, "forward", gate_in_one_product),
        ("PyTorch's group norm", GroupNorm, "forward", nn.GroupNorm.forward),
        ("cuDNN's search", torch.backends.cudnn, "benchmark", True),
    ):
        timer.measure(what, SMALL_SECONDS, partial(replace_attribute, owner, name, other))


@contextmanager
def replace_attribute(owner: Any, name: str, other: Any) -> Iterator[None]:
    """Something else in the place of an attribute."""
    before = vars(owner).get(name, getattr(owner, name))
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, before)


def measure_graph(timer: VariantTimer, what: str = "CUDA graph") -> None:
    """A row of the step replayed as a CUDA graph: without the time in which kernels are launched one by one.

    Args:
        timer: times the step.
        what: how the row calls it.
    """
    bench = timer.bench

    def replayed() -> None:
        side = torch.cuda.Stream(bench.device)
        side.wait_stream(torch.cuda.current_stream(bench.device))
        with torch.cuda.stream(side):
            for _ in range(WARM_UPS):
                timer.step()
        torch.cuda.current_stream(bench.device).wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            out = timer.step()
        graph.replay()
        error = relative_error(out, timer.wanted)
        seconds = bench.seconds(graph.replay)
        launches = f"{timer.plain - seconds:.4f} s less than launched one by one"
        note = f"{timer.plain / seconds:.2f} times as fast; {launches}; differs by {error:.1e}"
        bench.add(f"{timer.name} step, {what}", seconds, "s", note)

    bench.attempt(f"{timer.name} step, {what}", replayed, GRAPH_SECONDS)
    bench.fresh()


def measure_compiled(timer: VariantTimer, network: nn.Module) -> None:
    """Rows of the step with its repeated blocks compiled, kind after kind, each one in place.

    Args:
        timer: times the step.
        network: the network that has the blocks; it is as before afterwards.
    """
    bench = timer.bench
    done: list[str] = []

    def compiled(kind: type[nn.Module]) -> None:
        blocks = [module for module in network.modules() if isinstance(module, kind)]
        for block in blocks:
            block.compile(dynamic=False)
        start = time.perf_counter()
        error = relative_error(timer.step(), timer.wanted)
        spent = time.perf_counter() - start
        seconds = bench.seconds(timer.step)
        done.append(kind.__name__)
        note = f"{timer.plain / seconds:.2f} times as fast; compiled in {spent:.0f} s; differs by {error:.1e}"
        bench.add(f"{timer.name} step, {' + '.join(done)} compiled", seconds, "s", note)

    try:
        with torch._dynamo.config.patch(recompile_limit=RECOMPILES):
            for kind in COMPILED:
                what = f"{timer.name} step, {kind.__name__} compiled"
                bench.attempt(what, partial(compiled, kind), COMPILE_SECONDS)
                if kind.__name__ not in done:
                    break
            if done and bench.device.type == "cuda":
                measure_graph(timer, "compiled, CUDA graph")
    finally:
        for module in network.modules():
            module._compiled_call_impl = None
