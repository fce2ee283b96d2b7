"""What a step's time goes into, by PyTorch's profiler: kinds of operators, and the slowest kernels."""

from collections.abc import Callable
from typing import Any

from torch.profiler import ProfilerActivity, profile
from torch.utils.flop_counter import FlopCounterMode

from videostudio.evaluation.networks.measuring import MICROSECONDS, THOUSAND, Bench

PARTS = (
    ("attention", ("attention", "softmax", "bmm")),
    ("convolutions", ("conv",)),
    ("norms", ("norm", "addcmul", "aten::mean")),
    ("linear layers", ("addmm", "aten::mm", "aten::linear")),
    ("copies", ("copy_", "clone", "aten::cat")),
)
"""Part of a step -> names of PyTorch's operators that belong to it, the first that fits; the rest is "other"."""
MOST_KERNELS, MOST_SHAPES, LONGEST_NAME = 25, 40, 200


def part_of(operator: str) -> str:
    """The part of a step that an operator belongs to."""
    return next((name for name, words in PARTS if any(word in operator for word in words)), "other")


def measure_shares(bench: Bench, name: str, step: Callable[[], Any], seconds: float) -> None:
    """Rows of what a step's time goes into; the slowest kernels and operators for the JSON file.

    Args:
        bench: takes the rows.
        name: of the model.
        step: the step.
        seconds: how long it takes without the profiler.
    """
    activities = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if bench.device.type == "cuda" else [])]
    step()
    bench.wait()
    with profile(activities=activities, record_shapes=True) as record:
        step()
        bench.wait()
    on_device = bench.device.type == "cuda"

    def spent(event: Any) -> float:
        return float(event.self_device_time_total if on_device else event.self_cpu_time_total) / MICROSECONDS

    events = record.key_averages()
    operators = [event for event in events if event.key.startswith("aten::")]
    totals = {part: 0.0 for part, _ in PARTS} | {"other": 0.0}
    for event in operators:
        totals[part_of(event.key)] += spent(event)
    whole = sum(totals.values()) or 1.0
    for part, share in totals.items():
        bench.add(f"{name} step: {part}", 100 * share / whole, "%")
    kernels = [event for event in events if event.device_type.name == "CUDA"] if on_device else operators
    shapes = [event for event in record.key_averages(group_by_input_shape=True) if event.key.startswith("aten::")]
    bench.kernels[f"{name} step: kernels"] = slowest_events(kernels, spent, MOST_KERNELS)
    bench.kernels[f"{name} step: operators by shape"] = slowest_events(shapes, spent, MOST_SHAPES)
    if on_device:
        busy, count = sum(map(spent, kernels)), sum(event.count for event in kernels)
        bench.add(f"{name} step: kernel time", busy, "s", f"{count} kernels, {busy / seconds:.0%} of the step")


def slowest_events(events: list[Any], spent: Callable[[Any], float], most: int) -> list[dict[str, Any]]:
    """The events that took longest, for the JSON file."""
    whole = sum(map(spent, events)) or 1.0
    rows = []
    for event in sorted(events, key=spent, reverse=True)[:most]:
        row = {"name": event.key[:LONGEST_NAME], "ms": spent(event) * THOUSAND, "calls": event.count}
        shapes = [shape for shape in getattr(event, "input_shapes", None) or [] if shape]
        rows.append(row | {"share": round(spent(event) / whole, 4)} | ({"shapes": str(shapes)} if shapes else {}))
    return rows


def count_flops(step: Callable[[], Any]) -> float:
    """Floating point operations of a step's products, convolutions and attention."""
    with FlopCounterMode(display=False) as counter:
        step()
    return float(counter.get_total_flops())
