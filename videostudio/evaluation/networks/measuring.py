"""A measurement that survives its failures: rows kept as they come, time limits, targets, the machine."""

import gc
import json
import math
import platform
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from videostudio.project.artefacts import whole_write

LONGEST_REASON = 160
"""Letters of a failure that a row keeps."""
ALARM_EVERY = 5.0
"""Seconds after which a section is told again that its time is over, where something swallowed the first call."""
PACKAGES = ("torch", "diffusers", "transformers", "accelerate", "triton", "numpy")
GPU_FACTS = ("name", "driver_version", "memory.total", "clocks.max.sm", "power.limit")
"""What `nvidia-smi` is asked."""
ASK_SECONDS = 10
SHORTEST = 1e-3
"""Seconds of a timer that is to go off at once; zero would switch it off."""
THOUSAND, MICROSECONDS, GIGA, TERA = 1e3, 1e6, 1e9, 1e12
KILOBYTES = GIGA / THOUSAND
TABLE_HEAD = f"{'what':<44}{'value':>12}  {'unit':<10}{'verdict':<9}note"


class TimeOverError(Exception):
    """A section used up its time."""


@dataclass(frozen=True)
class Target:
    """What the released size shall reach on a data centre's GPU.

    Args:
        row: the row that is judged.
        bound: the figure.
        least: whether it is a lower bound, else an upper one.
    """

    row: str
    bound: float
    least: bool

    def met_by(self, value: float) -> bool:
        """Whether a figure reaches it."""
        return value >= self.bound if self.least else value < self.bound

    def __str__(self) -> str:
        return f"{'at least' if self.least else 'under'} {self.bound:g}"


TARGETS = (
    Target("video speed-up", 2.0, True),
    Target("whole clip, 70 steps", 15.0, False),
    Target("video step, share of the ceiling", 40.0, True),
    Target("peak memory, clip", 14.0, False),
)
"""What is judged at full size; the speed-up counts at equal output, which has a row of its own."""


@dataclass
class Bench:
    """A device, a precision and the rows measured so far.

    Args:
        device: where it is measured.
        dtype: precision of the models.
        repeats: runs whose median counts.
        seconds: time for everything; what has not begun by then is left out.
        output: JSON file, written anew after every row, or None.
        say: told every row as text, or None.
        targets: what rows are judged by.
    """

    device: torch.device
    dtype: torch.dtype
    repeats: int
    seconds_in_all: float = float("inf")
    output: Path | None = None
    say: Callable[[str], None] | None = None
    targets: tuple[Target, ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=dict)
    kernels: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    machine: dict[str, Any] = field(default_factory=dict)
    started: float = field(default_factory=time.perf_counter)

    @property
    def gpu(self) -> bool:
        """Whether the device is an accelerator."""
        return self.device.type != "cpu"

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.seconds_in_all - (time.perf_counter() - self.started)

    def wait(self) -> None:
        """Until the device has finished."""
        if self.gpu:
            torch.accelerator.synchronize(self.device)

    def seconds(self, work: Callable[[], Any], repeats: int | None = None) -> float:
        """Median seconds of a piece of work, after one run to warm up."""
        times = []
        for _ in range((repeats or self.repeats) + 1):
            self.wait()
            start = time.perf_counter()
            work()
            self.wait()
            times.append(time.perf_counter() - start)
        return float(np.median(times[1:]))

    def peak(self) -> float:
        """Peak memory in GB: of the device since `fresh`, on a CPU of the process so far."""
        if not self.gpu:
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
        return float(torch.accelerator.max_memory_allocated(self.device)) / GIGA

    def fresh(self) -> None:
        """Count peak memory from here, without what nobody needs any more."""
        gc.collect()
        if self.gpu:
            torch.accelerator.empty_cache()
            torch.accelerator.reset_peak_memory_stats(self.device)

    def add(self, what: str, value: float | None, unit: str = "", note: str = "", met: bool | None = None) -> None:
        """One row of the table.

        Args:
            what: what was measured.
            value: the figure, or None where there is none.
            unit: its unit.
            note: how it came about.
            met: whether it is what it should be; None asks the targets.
        """
        if value is not None and not math.isfinite(value):
            value, note = None, f"{value}; {note}"
        target = next((one for one in self.targets if one.row == what), None)
        if target is not None and value is not None:
            met = target.met_by(value)
            note = f"{note}; target: {target}" if note else f"target: {target}"
        row = {"what": what, "value": value, "unit": unit, "note": note, "met": met}
        self.rows.append(row)
        if self.say:
            self.say(format_row(row))
        self.save()

    def save(self) -> None:
        """Write the JSON file."""
        if self.output is None:
            return
        precision = str(self.dtype).removeprefix("torch.")
        failed = [row["what"] for row in self.rows if row["met"] is False]
        content = {"machine": self.machine, "precision": precision, "not met": failed, "rows": self.rows}
        content |= {"seconds by section": self.spent, "kernels": self.kernels}
        with whole_write(self.output, "The benchmark's figures") as partial:
            partial.write_text(json.dumps(content, indent=1), encoding="utf-8")

    def attempt(self, what: str, work: Callable[[], Any], most: float = float("inf")) -> Any:
        """Do a part of the measurement; whatever fails in it becomes a row, and the next goes on.

        Args:
            what: its name.
            work: does it.
            most: seconds that it may take, beside those that are left in all.

        Returns:
            What `work` gave, or None where it failed.
        """
        if self.left <= 0:
            self.add(what, None, note="left out: the time is used up")
            return None
        start, done, failed = time.perf_counter(), None, False
        try:
            with time_limit(min(self.left, most)):
                done = work()
        except Exception as failure:  # noqa: BLE001 - a row says what it was, and the rest is measured
            failed = True
            self.add(what, None, note=f"failed: {reason_of(failure)}")
        if failed:
            with suppress(RuntimeError):  # a device that failed for good says so again
                self.fresh()  # what the failure still held is free only now
        self.spent[what] = round(self.spent.get(what, 0.0) + time.perf_counter() - start, 2)
        self.save()
        return done


def reason_of(failure: BaseException) -> str:
    """A failure in one line."""
    words = " ".join(str(failure).split())
    return f"{type(failure).__name__}: {words}"[:LONGEST_REASON]


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Interrupt what runs too long, in the main thread of a system with timers; elsewhere it may run.

    Raises:
        TimeOverError: the time is over.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not usable or seconds == float("inf"):
        yield
        return

    def stop(*_: Any) -> None:
        raise TimeOverError(f"not done within {seconds:.0f} s")

    outer_left, _ = signal.getitimer(signal.ITIMER_REAL)
    seconds = min(seconds, outer_left or seconds)
    before = signal.signal(signal.SIGALRM, stop)
    start = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, max(seconds, SHORTEST), ALARM_EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if outer_left:
            left = max(outer_left - (time.perf_counter() - start), SHORTEST)
            signal.setitimer(signal.ITIMER_REAL, left, ALARM_EVERY)


def describe_machine(device: torch.device) -> dict[str, Any]:
    """Device, driver and versions, for the record."""
    facts: dict[str, Any] = {
        "device": str(device),
        "processor": platform.machine(),
        "threads": torch.get_num_threads(),
        "python": platform.python_version(),
        "cuda": torch.version.cuda,
    }
    for name in PACKAGES:
        try:
            facts[name] = version(name)
        except PackageNotFoundError:
            facts[name] = None
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        facts |= {
            "name": properties.name,
            "capability": f"{properties.major}.{properties.minor}",
            "memory": f"{properties.total_memory / GIGA:.1f} GB",
            "cudnn": torch.backends.cudnn.version(),
            "nvidia-smi": ask_driver(),
        }
    return facts


def ask_driver() -> str:
    """What the driver says of itself, or why it says nothing."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return "not there"
    try:
        command = [tool, f"--query-gpu={','.join(GPU_FACTS)}", "--format=csv,noheader"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as failure:
        return reason_of(failure)
    return (done.stdout or done.stderr).strip()


def relative_error(a: Tensor, b: Tensor) -> float:
    """Root mean square of the difference relative to that of the second."""
    return float((a.double() - b.double()).norm() / b.double().norm())


def format_row(row: dict[str, Any]) -> str:
    """A row as text."""
    value = "-" if row["value"] is None else f"{row['value']:.4g}"
    verdict = {True: "met", False: "NOT MET", None: ""}[row["met"]]
    return f"{row['what']:<44}{value:>12}  {row['unit']:<10}{verdict:<9}{row['note']}".rstrip()
