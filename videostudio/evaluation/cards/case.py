"""One model in one placement under one limit, measured in a process of its own; see `memory_benchmark`.

What was measured is written even where it ends in an error, so that a crash says how far it came.
"""

import faulthandler
import json
import os
import resource
import shutil
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import (
    BoundReference,
    ClipRequest,
    Message,
    ReferenceRequest,
    SceneImageRequest,
    WriteOptions,
)
from videostudio.backends.registry import Backend, Role
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.manager import ModelManager
from videostudio.backends.runtime.memory import Placement
from videostudio.evaluation.random_weights import random_weights_kit
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Camera, Direction, Entity, Kind, Scene, SceneImage, Size

VISIBLE = "CUDA_VISIBLE_DEVICES"
OPTIONS_FILE = "options.json"
# What takes longest to import, for processes that start as copies of one that has it.
PRELOADED = (
    "diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion",
    "diffusers.pipelines.flux2.pipeline_flux2_klein",
    "diffusers.pipelines.wan.pipeline_wan_i2v",
    "diffusers.pipelines.wan.pipeline_wan_vace",
    "transformers.models.umt5.modeling_umt5",
    "transformers.models.qwen3.modeling_qwen3",
    "transformers.models.glm.modeling_glm",
)
# So often the process's memory is looked at, and what is known so far is written, in seconds.
LOOK, WRITE = 0.05, 2.0
# The prompt of a writer is long, as those with examples are; its reply long enough to be timed.
MOST_FOREGROUNDS = 3
USUAL_RATE, LONG_CLIP, SLOW_RATE = 16, 16, 8
"""Frames in a second of a clip of more than so many frames, and of a shorter one."""
DRAWN_OR_WRITTEN = (Role.WRITER, Role.TEXT_TO_IMAGE, Role.SCENE_IMAGER, Role.IMAGE_TO_VIDEO)


class CaseKind(StrEnum):
    """Why a case is measured."""

    LIMIT = "limit"
    STEP_DOWN = "step down"
    LEVEL = "level"


class ModelSize(StrEnum):
    """How large the random models are."""

    TINY = "tiny"
    FULL = "full"


PROMPT_TOKENS = {ModelSize.TINY: 64, ModelSize.FULL: 3800}
REPLY_TOKENS = {ModelSize.TINY: 8, ModelSize.FULL: 64}


@dataclass(frozen=True, slots=True)
class MemoryCase:
    """What is measured.

    Args:
        name: of its files.
        kind: why.
        backend: the model.
        size: of the models.
        options: of the profile, without where the weights are.
        film: width, height and frames of what is made.
        planned_gb: memory of the card that is planned for.
        allowed_gb: what the process may really use of the GPU; 0 for as much as there is.
        level: the placement that is forced, by its words; empty leaves the choice to the manager.
        expected_gb: the plan's device memory, for the order in which cases run.
        expected_ram_gb: likewise main memory.
        steps: denoising steps.
        ram_gb: main memory that the manager is told of.
    """

    name: str
    kind: CaseKind
    backend: str
    size: ModelSize
    options: Mapping[str, Any]
    film: tuple[int, int, int]
    planned_gb: float
    allowed_gb: float
    level: str = ""
    expected_gb: float = 0.0
    expected_ram_gb: float = 0.0
    steps: int = 2
    ram_gb: float = 0.0


class ForcedManager(ModelManager):
    """A manager that places every model in one way, whether it fits or not.

    Args:
        settings: device and memory.
        words: the way, as `Placement.words` tells it.
    """

    def __init__(self, settings: Settings, words: str) -> None:
        super().__init__(settings, BUILTIN)
        self._words = words

    def _ways(self, row: Backend, options: dict[str, Any]) -> list[Placement]:
        every = memory.possible_placements(row, options, "cuda")
        return [way for way in every if way.words == self._words][:1]


def preload_libraries() -> None:
    """Import what every case needs, without touching the GPU: a process that did could not be copied."""
    import importlib

    import torch

    # bitsandbytes asks for all this while it is imported: for the file to load, and for its messages.
    there = bool(os.environ.get(VISIBLE, VISIBLE))
    answers = {
        "is_available": lambda: there,
        "device_count": lambda: int(there),
        "get_device_capability": lambda *device: (9, 0),
    }
    with _answering(torch.cuda, answers):
        for name in PRELOADED:
            importlib.import_module(name)
        for row in BUILTIN:
            if row.on_device and row.role in DRAWN_OR_WRITTEN:
                importlib.import_module(row.factory.partition(":")[0])
        random_weights_kit("snapshots")


@contextmanager
def _answering(module: Any, answers: Mapping[str, Any]) -> Iterator[None]:
    kept = {name: getattr(module, name) for name in answers}
    try:
        for name, answer in answers.items():
            setattr(module, name, answer)
        yield
    finally:
        for name, function in kept.items():
            setattr(module, name, function)


def probe_device(out: Path) -> None:
    """Write what this process sees of a GPU: its name and memory in GB; nothing where there is none.

    Args:
        out: the file.
    """
    import torch

    seen: dict[str, Any] = {"forked": bool(torch.cuda._is_in_bad_fork())}
    if not seen["forked"] and torch.cuda.is_available():
        _, total = torch.cuda.mem_get_info()
        seen |= {"name": torch.cuda.get_device_name(), "gb": total / memory.GIB}
    _write_json(out, seen)


def write_models(backend: str, home: Path, size: ModelSize, half: str, out: Path) -> None:
    """Write a backend's models with random weights, full ones without their data.

    They are written aside and put into place at once: backends over the same files may be written at the same time, and
    what is there already may be in use.

    Args:
        backend: the backend.
        home: folder of all models.
        size: of the models.
        half: precision of full weights.
        out: told how it ended.
    """
    with _reported(out, {}):
        kit = random_weights_kit("snapshots")
        folder, own = home / kit.SAME_FILES.get(backend, backend), home / f"{backend}.own"
        made = (
            kit.write_snapshot(backend, own, size)
            if size == ModelSize.TINY
            else kit.write_with_holes(backend, own, home / "store", half)
        )
        try:
            own.rename(folder)
        except OSError:  # the same files are there already
            shutil.rmtree(own)
        made = {key: _moved(value, own, folder) for key, value in made.items()}
        _write_json(home / f"{backend}.{OPTIONS_FILE}", made)


def _moved(value: Any, old: Path, new: Path) -> Any:
    """An option's value, where it names a place in a folder that was moved."""
    inside = isinstance(value, str) and Path(value).is_relative_to(old)
    return str(new / Path(value).relative_to(old)) if inside else value


def measure_case(case: MemoryCase, home: Path, out: Path) -> None:
    """Measure one case and write what was found.

    Args:
        case: the case.
        home: folder of all models.
        out: file of the result.
    """
    found: dict[str, Any] = asdict(case)
    with _reported(out, found):
        _measure(case, home, out, found)


class _reported:  # noqa: N801 - used like a function
    """Writes a result however its block ends, and sends what the process says to a file beside it."""

    def __init__(self, out: Path, found: dict[str, Any]) -> None:
        self.out, self.found = out, found

    def __enter__(self) -> None:
        log = self.out.with_suffix(".log").open("w")
        for stream in (1, 2):
            os.dup2(log.fileno(), stream)
        faulthandler.enable(2)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        if error is not None:
            causes = "".join(traceback.format_exception(error))
            self.found |= {"error": f"{type(error).__name__}: {error}"[:600], "traceback": causes}
        _write_json(self.out, self.found)


def _write_json(file: Path, data: Any) -> None:
    own = file.with_suffix(".part")
    own.write_text(json.dumps(data, indent=1, default=str), encoding="utf-8")
    own.rename(file)


class _Watch(threading.Thread):
    """Watches a case while it runs, and writes what is known from time to time, for when its process is ended.

    Args:
        out: file of the result.
        found: what is known; another thread adds to it.
        told: what the work said.
    """

    def __init__(self, out: Path, found: dict[str, Any], told: list[str]) -> None:
        super().__init__(daemon=True)
        self._out, self._found, self._told = out, found, told
        self._began, self._most, self._over = time.perf_counter(), 0.0, threading.Event()

    def run(self) -> None:
        """See `threading.Thread`."""
        status, written = Path("/proc/self/status"), 0.0
        while not self._over.wait(LOOK):
            lines = status.read_text().splitlines() if status.exists() else []
            fields = (line.split() for line in lines if line.startswith(("RssAnon", "RssShmem")))
            self._most = max(self._most, sum(float(parts[1]) for parts in fields) / 2**20)
            if (now := time.perf_counter()) - written > WRITE:
                written = now
                _write_json(self._out, {**self._found, **self.peaks(), "now": self._told[-1:]})

    def peaks(self) -> dict[str, Any]:
        """The most that was taken so far, of the GPU and of main memory (without files that are only mapped), in GB."""
        import torch

        used = {}
        if torch.cuda.is_initialized():
            used["reserved_gb"] = round(torch.cuda.max_memory_reserved() / memory.GIB, 2)
            used["allocated_gb"] = round(torch.cuda.max_memory_allocated() / memory.GIB, 2)
        used["ram_gb_seen"] = round(self._most, 2)
        used["resident_gb_seen"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2)
        return {**used, "seconds": round(time.perf_counter() - self._began, 2)}

    def stop(self) -> dict[str, Any]:
        """End, and tell the peaks."""
        self._over.set()
        self.join()
        return self.peaks()


def _measure(case: MemoryCase, home: Path, out: Path, found: dict[str, Any]) -> None:
    import torch

    folder = out.with_suffix("")
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // 4))
    row = BUILTIN.get(case.backend)
    placed = json.loads((home / f"{case.backend}.{OPTIONS_FILE}").read_text(encoding="utf-8"))
    options = {**case.options, **placed, **({"steps": case.steps} if row.role is not Role.WRITER else {})}
    on_gpu = torch.cuda.is_available()
    budget = case.planned_gb - memory.RESERVE_GB if on_gpu else 0.0
    settings = Settings(memory_gb=budget, ram_gb=case.ram_gb)
    manager = ForcedManager(settings, case.level) if case.level else ModelManager(settings, BUILTIN)
    if on_gpu:
        _, total = torch.cuda.mem_get_info()
        share = (case.allowed_gb - memory.RESERVE_GB) * memory.GIB / total if case.allowed_gb else 1.0
        torch.cuda.set_per_process_memory_fraction(min(1.0, share))
        torch.cuda.reset_peak_memory_stats()
    told = list[str]()
    watch = _Watch(out, found, told)
    watch.start()
    run = Run(lambda progress: told.append(progress.text))
    start = time.perf_counter()
    try:
        way = manager._ways(row, options)[0]
        found |= {"planned": way.words, "plan_gb": round(way.device_gb, 2), "plan_ram_gb": round(way.ram_gb, 2)}
        with manager.loan(row.name, row.role, **options).use(run) as model:
            found["load_s"] = round(time.perf_counter() - start, 2)
            if on_gpu:
                found["loaded_peak_gb"] = round(torch.cuda.max_memory_reserved() / memory.GIB, 2)
            start = time.perf_counter()
            found["made"] = _make_item(row, model, case, folder, run)
            found["item_s"] = round(time.perf_counter() - start, 2)
            found["placement"] = manager.placements()[row.name].words
    finally:
        found |= watch.stop()
        found["told"] = list(dict.fromkeys(told))


def _make_item(row: Backend, model: Any, case: MemoryCase, folder: Path, run: Run) -> str:
    """One item of the model's usual work, with as many references as it takes; says what came out."""
    import numpy as np
    from PIL import Image

    width, height, frames = case.film
    size = Size(width, height)
    if row.role is Role.WRITER:
        tokenizer, text = model.inner.tokenizer, "A cook bakes a cake in the kitchen of an old house. "
        times = PROMPT_TOKENS[case.size] // len(tokenizer(text)["input_ids"]) + 1
        reply = model.reply(
            [(Message("user", text * times),)], WriteOptions(max_new_tokens=REPLY_TOKENS[case.size]), run
        )[0]
        return f"{len(tokenizer(str(reply))['input_ids'])} tokens"
    picture, mask = folder / "picture.png", folder / "mask.png"
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(picture)
    Image.radial_gradient("L").resize((width, height)).save(mask)
    most = MOST_FOREGROUNDS if row.references < 0 else row.references
    names = [f"cook {n + 1}" for n in range(max(most, 1))]
    figures = [Entity(name, Kind.FOREGROUND, "a cook in white, with a high hat and a wooden spoon") for name in names]
    place = Entity("kitchen", Kind.BACKGROUND, "a bright kitchen with a large oven")
    scene = Scene(0, "Cooks bake a cake.", tuple(names), place.name, Camera(Direction.LEFT), "baking a cake")
    foregrounds = tuple(BoundReference(one, picture, mask) for one in figures)
    background = BoundReference(place, picture, mask)
    if row.role is Role.TEXT_TO_IMAGE:
        return str(model.draw(ReferenceRequest(figures[0], size, 1), run).picture.size)
    if row.role is Role.SCENE_IMAGER:
        request = SceneImageRequest(scene, foregrounds, background, size, 1, (*figures, place))
        return str(model.compose(request, run).picture.size)
    rate = USUAL_RATE if frames > LONG_CLIP else SLOW_RATE
    shown = SceneImage(0, "", "", picture, picture, 1)
    clip = ClipRequest(scene, shown, size, frames, rate, 1, (*figures, place), foregrounds, background)
    count = sum(isinstance(frame, np.ndarray) for frame in model.animate(clip, run))
    return f"{count} frames"
