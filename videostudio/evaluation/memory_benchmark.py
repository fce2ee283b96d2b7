"""What every model of the profiles takes of a GPU under limits of smaller cards, beside what was planned.

Weights are random ones of full size, written as files with holes. Each measurement is a process of its own, several at
once, so that seconds are those of a GPU that others use too. Results are written after each; what is measured first
tells most: every placement that the manager chooses for a card, then what it does where memory runs out, then the
placements that it would not choose, then the same placements on other cards.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.backends.runtime import memory
from videostudio.errors import BackendError
from videostudio.evaluation.cards import case as cards
from videostudio.evaluation.cards.case import CaseKind, MemoryCase, ModelSize
from videostudio.evaluation.tables import markdown_table
from videostudio.profiles import Profile, load_profiles

PROFILES = ("light", "paper", "modern")
STAGES = (Role.WRITER, Role.TEXT_TO_IMAGE, Role.SCENE_IMAGER, Role.IMAGE_TO_VIDEO)
LIMITS_GB = (12.0, 24.0, 8.0, 16.0)
"""Cards that are stood in for, those that tell most first."""
STEP_DOWN, SHORT = (24.0, 10.0), 0.65
"""A card that is planned for, and the most that the process may really use of it, or this share of the plan."""
BESIDE = ("wan22",)
"""Models of no profile that are measured too, where time is left."""
TINY_FILM = (64, 64, 5)
FORKED, SPAWNED = "forkserver", "spawn"
BITS, AUTO, ERROR, REVISION = "quantization", "auto", "error", "revision"
# Precision that the released weights of the paper's models have; all others are in bfloat16.
HALF = {"sd21": "float16", "videostudio-img": "float16", "videostudio-vid": "float16"}
# A measurement without a limit may take so much more than was planned, in times and GB.
LEEWAY, LEEWAY_GB = 1.4, 3.0
# What the driver keeps of the GPU whatever runs there, and of main memory each process beside its weights.
FREE_GB, PROCESS_GB = 1.5, 4.0
POLL_SECONDS = 0.05
ABOUT = ("what", "backend", "limit", "placement")
MEASURED = ("plan", "reserved", "allocated", "load", "item", "RAM", "trouble")
"""The columns: GB of the GPU that are planned, kept by PyTorch and used at the peak; seconds; GB of main memory."""
# The table and the end of the processes take this long.
CLOSING_SECONDS = 3.0
PROBE_SECONDS = 90.0
SECONDS, TIMEOUT = 150.0, 100.0


@dataclass(frozen=True, slots=True)
class Machine:
    """What measurements share.

    Args:
        gpu: name of the GPU; empty for none.
        gpu_gb: its memory.
        ram_gb: main memory that may be used.
        method: how processes start: "forkserver", or "spawn" where copies could not use the GPU.
    """

    gpu: str
    gpu_gb: float
    ram_gb: float
    method: str


@dataclass
class _Job:
    """A process that runs or will."""

    name: str
    target: Callable[..., None]
    arguments: tuple[Any, ...]
    out: Path
    gpu_gb: float = 0.0
    ram_gb: float = 0.0
    needs: str = ""
    process: Any = None
    started: float = 0.0
    beside: int = 0
    found: dict[str, Any] = field(default_factory=dict)


def list_cases(
    names: Iterable[str] = (),
    size: ModelSize = ModelSize.FULL,
    on_gpu: bool = True,
    steps: int = 2,
    ram_gb: float = 0.0,
) -> list[MemoryCase]:
    """Every measurement, those that tell most first.

    Args:
        names: the backends; all of the profiles if none are named.
        size: of the models.
        on_gpu: with limits; a processor has none, and each placement is tried once.
        steps: denoising steps.
        ram_gb: main memory that the manager is told of.
    """
    limits, downs, levels, again = list[MemoryCase](), list[MemoryCase](), list[MemoryCase](), list[MemoryCase]()
    chosen = {name: found for name, found in _backends_of_profiles().items() if not names or name in set(names)}
    seen = set[tuple[str, str]]()
    basic = {
        name: MemoryCase(name, CaseKind.LIMIT, name, size, options, film, 0.0, 0.0, steps=steps, ram_gb=ram_gb)
        for name, (options, film) in chosen.items()
    }
    if size == ModelSize.TINY:
        basic = {name: replace(case, film=TINY_FILM) for name, case in basic.items()}
    for card in LIMITS_GB if on_gpu else ():
        for name, case in basic.items():
            way = _planned(case, card)
            made = _sized(replace(case, name=f"{name}-{card:g}gb", planned_gb=card, allowed_gb=card), way)
            known = way is not None and (name, way.words) in seen
            (again if known else limits).append(made)
            if way is not None:
                seen.add((name, way.words))
    planned, allowed = STEP_DOWN
    for name, case in basic.items() if on_gpu else ():
        way = _planned(case, planned)
        if way is not None:
            short = round(min(allowed, way.device_gb * SHORT + memory.RESERVE_GB), 1)
            made = replace(case, name=f"{name}-down", kind=CaseKind.STEP_DOWN, planned_gb=planned, allowed_gb=short)
            downs.append(_sized(made, way))
    for case in basic.values():
        levels += [made for made, words in _every_level(case) if (case.backend, words) not in seen]
    cases = [*limits, *downs, *sorted(levels, key=lambda one: one.expected_gb), *again]
    return sorted(cases, key=lambda one: one.backend in BESIDE)


def _backends_of_profiles() -> dict[str, tuple[Mapping[str, Any], tuple[int, int, int]]]:
    """Options and film of every model that the profiles run on this machine, by its name, in the order of stages."""
    found: dict[str, tuple[Mapping[str, Any], tuple[int, int, int]]] = {}
    known = load_profiles(BUILTIN)
    for role in STAGES:
        for name in PROFILES:
            profile = known[name]
            backend = profile.backends[role]
            kept = {key: value for key, value in backend.options if REVISION not in key}
            if BUILTIN.get(backend.name).on_device:
                found.setdefault(backend.name, (kept, _film_of(profile)))
    for name in BESIDE:
        found.setdefault(name, ({}, _film_of(known["light"])))
    return found


def _film_of(profile: Profile) -> tuple[int, int, int]:
    return profile.size.width, profile.size.height, round(profile.seconds * profile.fps)


def _planned(case: MemoryCase, card_gb: float) -> memory.Placement | None:
    """The placement that the manager will choose; None where the model does not fit the card."""
    try:
        row = BUILTIN.get(case.backend)
        return memory.choose_placement(row, case.options, card_gb - memory.RESERVE_GB, "cuda")
    except BackendError:
        return None


def _sized(case: MemoryCase, way: memory.Placement | None) -> MemoryCase:
    if way is None:
        return case
    return replace(case, expected_gb=way.device_gb, expected_ram_gb=_main_memory_of(case, way))


def _main_memory_of(case: MemoryCase, way: memory.Placement) -> float:
    """Main memory while a model is loaded or waits: its weights once."""
    return max(way.ram_gb, way.resting_gb) + PROCESS_GB


def _every_level(case: MemoryCase) -> list[tuple[MemoryCase, str]]:
    """Each placement of a model by force, and its words."""
    row = BUILTIN.get(case.backend)
    found = []
    kinds = [option.choices for option in row.list_options() if option.name == BITS]
    bits: Sequence[Any] = [one for one in kinds[0] if one != AUTO] if kinds else [None]
    for asked in bits:
        options = {**case.options, **({BITS: asked} if asked else {})}
        ways = memory.possible_placements(row, options, "cuda")
        for way in ways[:1] if row.role is Role.WRITER else ways:
            label = f"{case.backend}-{asked or ''}-{way.words}".replace(" ", "-").replace(",", "").replace("--", "-")
            words = way.words if asked in (None, row.option_value({}, BITS)) else f"{asked} {way.words}"
            if row.role is Role.WRITER:
                words = way.words
            made = replace(case, name=label, kind=CaseKind.LEVEL, options=options, level=way.words)
            found.append((_sized(made, way), words))
    return found


class MemoryBenchmark:
    """Runs measurements side by side and keeps what they find.

    Args:
        cases: what is measured, in this order as far as there is room.
        folder: where models and logs lie while it runs.
        out: file of all results.
        seconds: time in all.
        timeout: seconds of one measurement.
        ram_gb: main memory that may be used; 0 asks the machine.
        most: processes at a time.
        gpu_gb: memory of the GPU that all together may use, where it is not theirs alone; 0 takes it all.
    """

    def __init__(
        self,
        cases: Sequence[MemoryCase],
        folder: Path,
        out: Path,
        seconds: float,
        timeout: float,
        ram_gb: float = 0.0,
        most: int = 0,
        gpu_gb: float = 0.0,
    ) -> None:
        self._gpu_gb = gpu_gb
        self.cases, self.out, self.timeout = list(cases), out, timeout
        self._end = time.monotonic() + seconds - CLOSING_SECONDS
        self._ram_gb, self._most = ram_gb, most or max(2, (os.cpu_count() or 2) - 2)
        self._home, self._results = folder / "models", folder / "results"
        self._done: list[_Job] = []
        self._ready: set[str] = set()
        self._began = time.monotonic()

    def run(self, start: str = FORKED) -> tuple[Machine, list[dict[str, Any]]]:
        """Measure until everything is done or the time is over.

        Args:
            start: how processes start; where copies of one cannot use the GPU, each starts on its own.

        Returns:
            The machine, and what was found of every case in the order of the cases.
        """
        self._results.mkdir(parents=True, exist_ok=True)
        machine = self._look_at_machine(start)
        context: Any = multiprocessing.get_context(machine.method)
        models = {case.backend: case.size for case in self.cases}
        waiting = [
            _Job(f"models {name}", cards.write_models, (name, self._home, size, HALF.get(name, "bfloat16"), out),
                 out, ram_gb=PROCESS_GB)
            for name, size in models.items()
            for out in [self._results / f"models-{name}.json"]
        ]  # fmt: skip
        waiting += [self._job(case, machine) for case in self.cases]
        running: list[_Job] = []
        while (waiting or running) and time.monotonic() < self._end:
            for job in [job for job in running if self._is_over(job)]:
                running.remove(job)
                self._collect(job, machine)
            for job in list(waiting):
                if self._fits(job, running, machine):
                    waiting.remove(job)
                    job.beside, job.started = len(running), time.monotonic()
                    job.process = context.Process(target=job.target, args=job.arguments, daemon=True)
                    job.process.start()
                    running.append(job)
            time.sleep(POLL_SECONDS)
        for job in running:
            job.process.kill()
            job.process.join()
            job.found["error"] = f"not finished after {time.monotonic() - job.started:.0f} s, when time was over"
            self._collect(job, machine)
        for job in waiting:
            job.found["error"] = "not begun: no time was left"
            self._collect(job, machine)
        return machine, self._ordered()

    def _look_at_machine(self, start: str) -> Machine:
        """What there is, seen by a process that ends, so that this one keeps nothing of the GPU."""
        os.environ.setdefault("PYTORCH_NVML_BASED_CUDA_CHECK", "1")
        seen: dict[str, Any] = {}
        for method in (start, SPAWNED):
            context: Any = multiprocessing.get_context(method)
            if method == FORKED:
                context.set_forkserver_preload(["videostudio.evaluation.cards.preload"])
            out = self._results / f"probe-{method}.json"
            process = context.Process(target=cards.probe_device, args=(out,), daemon=True)
            process.start()
            process.join(PROBE_SECONDS)
            if process.is_alive():
                process.kill()
            if out.exists():
                seen = json.loads(out.read_text(encoding="utf-8"))
                if not seen["forked"]:
                    break
        ram = self._ram_gb or memory.main_memory_gb() * memory.RAM_SHARE
        whole = float(seen.get("gb", 0.0))
        return Machine(str(seen.get("name", "")), min(whole, self._gpu_gb or whole), ram, method)

    def _job(self, case: MemoryCase, machine: Machine) -> _Job:
        out = self._results / f"{case.name}.json"
        whole = machine.gpu_gb - FREE_GB
        # Without a limit of its own a measurement gets one that keeps it from taking what others run in.
        allowed = case.allowed_gb or min(whole, case.expected_gb * LEEWAY + LEEWAY_GB)
        given = replace(case, allowed_gb=allowed, planned_gb=case.planned_gb or machine.gpu_gb)
        need = min(case.expected_ram_gb, machine.ram_gb)
        if not machine.gpu:
            allowed, need, given = 0.0, min(PROCESS_GB, machine.ram_gb), replace(case, allowed_gb=0.0, planned_gb=0.0)
        return _Job(case.name, cards.measure_case, (given, self._home, out), out, allowed, need, case.backend)

    def _fits(self, job: _Job, running: Sequence[_Job], machine: Machine) -> bool:
        if len(running) >= self._most or (job.needs and job.needs not in self._ready):
            return False
        gpu = sum(one.gpu_gb for one in running) + job.gpu_gb
        ram = sum(one.ram_gb for one in running) + job.ram_gb
        return (gpu <= machine.gpu_gb - FREE_GB or not machine.gpu) and (ram <= machine.ram_gb or not running)

    def _is_over(self, job: _Job) -> bool:
        if not job.process.is_alive():
            return True
        if job.target is cards.measure_case and time.monotonic() - job.started > self.timeout:
            job.process.kill()
            job.process.join()
            job.found["error"] = f"stopped after {self.timeout:.0f} s"
            return True
        return False

    def _collect(self, job: _Job, machine: Machine) -> None:
        """Take a job's result, or what its process said before it died, and write all results."""
        said = job.found.get("error")
        if job.out.exists():
            job.found |= json.loads(job.out.read_text(encoding="utf-8"))
        log = job.out.with_suffix(".log")
        if job.process is not None and job.process.exitcode and ERROR not in job.found:
            job.found["error"] = f"the process died with exit code {job.process.exitcode}"
        if ERROR in job.found and log.exists():
            job.found["log"] = log.read_text(encoding="utf-8", errors="replace")[-6000:]
        job.found["error"] = said or job.found.get("error", "")
        job.found |= {"name": job.name, "beside": job.beside}
        if job.target is cards.write_models:
            if not job.found["error"]:
                self._ready.add(job.name.removeprefix("models "))
            elif job.process is not None:
                self._done.append(job)
            return
        job.found.setdefault("case", job.name)
        self._done.append(job)
        told = {"machine": vars_of(machine), "seconds": round(time.monotonic() - self._began, 1)}
        written = self.out.with_suffix(".part")
        written.write_text(json.dumps({**told, "cases": self._ordered()}, indent=1), encoding="utf-8")
        written.rename(self.out)

    def _ordered(self) -> list[dict[str, Any]]:
        places = {case.name: place for place, case in enumerate(self.cases)}
        found = []
        for job in sorted(self._done, key=lambda job: places.get(job.name, -1)):
            case = next((case for case in self.cases if case.name == job.name), None)
            told: dict[str, Any] = {}
            if case is not None:
                bits = str(case.options.get(BITS, ""))
                told = {"kind": case.kind, "backend": case.backend, "bits": bits, "card_gb": case.allowed_gb}
            found.append({**job.found, **told})
        return found


def vars_of(machine: Machine) -> dict[str, Any]:
    """A machine as plain values."""
    return {"gpu": machine.gpu, "gpu_gb": machine.gpu_gb, "ram_gb": machine.ram_gb, "method": machine.method}


def memory_report(machine: Machine, found: Sequence[Mapping[str, Any]]) -> str:
    """What was measured, as a table, and what went wrong below it.

    Args:
        machine: where.
        found: the results of all cases.
    """
    rows, troubles = [], []
    for one in found:
        if one.get("error"):
            troubles.append(f"{one['name']}: {one['error']}\n{_last_lines(one)}".rstrip())
        if "backend" not in one:  # its models could not be written: nothing was measured
            continue
        limit = "none" if one.get("kind") == CaseKind.LEVEL or not machine.gpu else f"{one.get('card_gb', 0.0):g} GB"
        planned, ended = str(one.get("planned", "")), str(one.get("placement", ""))
        way = ended if ended in ("", planned) else f"{planned} -> {ended}"
        rows.append(
            [
                str(one.get("kind", "")),
                " ".join(filter(None, (str(one["backend"]), str(one.get("bits", ""))))),
                limit,
                way or planned,
                *(_number(one, key) for key in ("plan_gb", "reserved_gb", "allocated_gb")),
                *(_number(one, key) for key in ("load_s", "item_s")),
                _number(one, "ram_gb_seen"),
                str(one.get("error", ""))[:60].replace("\n", " ").replace("|", "/"),
            ]
        )
    where = (
        f"{machine.gpu}, {machine.gpu_gb:.1f} GB; weights are mostly zeros, seconds are beside other measurements"
        if machine.gpu
        else "no GPU: placements were tried on the processor, without limits and without their memory"
    )
    return (
        f"Machine: {where}; processes by {machine.method}.\n\n{markdown_table(rows, (*ABOUT, *MEASURED))}\n"
        + "\n\n".join(troubles)
    )


def _number(one: Mapping[str, Any], key: str) -> str:
    return f"{float(one[key]):.1f}" if key in one else "-"


def _last_lines(one: Mapping[str, Any], most: int = 6) -> str:
    text = str(one.get("traceback") or one.get("log") or "")
    return "\n".join(f"    {line[:200]}" for line in text.strip().splitlines()[-most:])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `benchmark memory`."""
    parser.add_argument(
        "--size", type=ModelSize, choices=tuple(ModelSize), default=ModelSize.FULL, help="size of the random models"
    )
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="time in all; what is not done by then is left out"
    )
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds of one measurement")
    parser.add_argument("--steps", type=int, default=2, help="denoising steps")
    parser.add_argument("--backends", nargs="*", default=(), help="only these; all of the profiles if none is named")
    parser.add_argument("--kinds", nargs="*", default=(), help="only these: limit, step down, level")
    parser.add_argument("--ram-gb", type=float, default=0.0, help="main memory that may be used; 0 asks the machine")
    parser.add_argument("--gpu-gb", type=float, default=0.0, help="GPU memory that may be used; 0 takes all of it")
    parser.add_argument("--at-once", type=int, default=0, help="measurements at a time; 0 goes by memory and cores")
    parser.add_argument("--out", type=Path, default=Path("memory.json"), help="file of all results, whole errors too")
    parser.add_argument(
        "--scratch", type=Path, help="folder on a disk for the models; a temporary one if none is given"
    )


def main(options: argparse.Namespace) -> int:
    """Measure and write the table to standard output."""
    import torch

    os.environ.setdefault("PYTORCH_NVML_BASED_CUDA_CHECK", "1")
    on_gpu = torch.cuda.is_available()
    if not on_gpu:  # said to all processes, so that none looks for one
        os.environ[cards.VISIBLE] = ""
    cases = list_cases(options.backends, options.size, on_gpu, options.steps, options.ram_gb)
    cases = [case for case in cases if not options.kinds or case.kind in options.kinds]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        benchmark = MemoryBenchmark(
            cases,
            Path(scratch),
            options.out,
            options.seconds,
            options.timeout,
            options.ram_gb,
            options.at_once,
            options.gpu_gb,
        )
        machine, found = benchmark.run()
    sys.stdout.write(memory_report(machine, found))
    return 0
