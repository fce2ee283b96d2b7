"""How models share a device: what each part needs, how it may be placed, and the plan for a whole profile.

Nothing here imports a model library before a device is asked for its memory, so that plans can be made anywhere.
"""

import gc
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from videostudio.backends.options import FOUR_BIT
from videostudio.backends.registry import Backend, ModelPart, PartKind, Registry, Role
from videostudio.errors import BackendError
from videostudio.settings import Settings

GIB = 2**30
CARDS_GB = (8, 12, 16, 24, 48)
"""Card sizes that plans are printed for."""
# What is left of half precision's bytes where a linear layer's weights are in few bits, their scales included.
QUANTIZED = {"none": 1.0, "8bit": 0.51, "4bit": 0.26}
# What to try, the first that fits. NF4 comes before LLM.int8 where nobody chose: its kernels are made for inference,
# while those of LLM.int8 are made for training, split every product in two, and take twice as long and more.
BITS: Mapping[str, tuple[str, ...]] = {
    "auto": ("none", "4bit"),
    "none": ("none", "8bit", "4bit"),
    "8bit": ("8bit", "4bit"),
    "4bit": ("4bit",),
}
# Device memory that the driver, the allocator and the display keep for themselves.
RESERVE_GB = 0.6
PIECE_GB = 0.5
"""What of a streamed network comes to the device together, where no single layer is larger; see `streaming`."""
# The share of main memory that models may fill.
RAM_SHARE = 0.7
WEIGHTS = ("*.safetensors", "*.bin", "*.gguf", "*.onnx")


class Level(StrEnum):
    """How a model uses the device, the quickest first."""

    RESIDENT = "resident"
    OFFLOAD = "model offload"
    ENCODERS = "streamed encoders and model offload"
    EIGHT_BIT = "8-bit encoders and model offload"
    STREAM = "streamed blocks"


LEVELS = tuple(Level)


class Mode(StrEnum):
    """How one part uses the device."""

    RESIDENT = "resident"
    OFFLOAD = "offload"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class Placement:
    """How a model's parts use the device.

    Args:
        level: the level.
        modes: mode by part name.
        eight_bit: parts whose weights are loaded in 8 bits.
        quantization: a language model's weights: "none", "8bit", "4bit"; empty for other models.
        tiled: decode in tiles and slices.
        device_gb: device memory at the peak.
        resting_gb: device memory between uses.
        ram_gb: main memory for what waits there.
    """

    level: Level = Level.RESIDENT
    modes: tuple[tuple[str, Mode], ...] = ()
    eight_bit: tuple[str, ...] = ()
    quantization: str = ""
    tiled: bool = False
    device_gb: float = 0.0
    resting_gb: float = 0.0
    ram_gb: float = 0.0

    def mode(self, part: str) -> Mode:
        """A part's mode; parts without one go with the level."""
        fallback = Mode.RESIDENT if self.level is Level.RESIDENT else Mode.OFFLOAD
        return dict(self.modes).get(part, fallback)

    @property
    def words(self) -> str:
        """The placement for people."""
        if self.quantization:
            return {"none": "full precision", "8bit": "8-bit weights", "4bit": "4-bit weights"}[self.quantization]
        return str(self.level) + (", decoder in tiles" if self.tiled else "")


def weights_gb(folder: Path) -> float:
    """Size of the weight files in a folder; where a network lies there in several formats, only one counts."""
    for pattern in WEIGHTS:
        if files := sorted(folder.rglob(pattern)):
            return sum(file.stat().st_size for file in files) / GIB
    return 0.0


def actual_parts(row: Backend, options: Mapping[str, Any]) -> tuple[ModelPart, ...]:
    """A row's parts with their real sizes where the weights lie in local folders.

    Args:
        row: the row.
        options: its options; those that name local folders are measured.
    """
    named = [Path(value).expanduser() for value in options.values() if isinstance(value, str) and "/" in value]
    folders = [folder for folder in named if folder.is_dir()]
    if not folders:
        return row.parts
    whole = sum(weights_gb(folder) for folder in folders)

    def size(part: ModelPart) -> float:
        own = [place for folder in folders for place in (folder / part.name, *folder.glob(f"*/{part.name}"))]
        return next((weights_gb(place) for place in own if place.is_dir()), whole)

    # Without a folder for each option the rest comes from the hub at its full size.
    complete = isinstance(options.get("model"), str) and Path(str(options["model"])).expanduser().is_dir()
    return tuple(_resized(part, min(part.gb, size(part))) if complete else part for part in row.parts)


def _resized(part: ModelPart, gb: float) -> ModelPart:
    share = gb / part.gb if part.gb else 1.0
    return replace(part, gb=gb, kept_gb=part.kept_gb * share, window_gb=part.window_gb * share)


def quantized_gb(part: ModelPart, bits: str) -> float:
    """A part's weights in few bits: embeddings, heads and norms stay as they are.

    Args:
        part: the part.
        bits: "none", "8bit" or "4bit".
    """
    return part.kept_gb + (part.gb - part.kept_gb) * QUANTIZED[bits]


def streamed_gb(part: ModelPart) -> float:
    """What of a part's weights is on the device while it is streamed, or all of them where it cannot be."""
    return min(part.gb, part.window_gb or 2 * PIECE_GB) if part.streamed else part.gb


def quantized_parts(parts: Sequence[ModelPart], quantization: object) -> tuple[ModelPart, ...]:
    """A model's parts as a GPU holds them; weights in 4 bits move as a whole, because scales stand beside them.

    Args:
        parts: its networks, with the sizes of their half-precision weights.
        quantization: the model's option for it; only "4bit" changes anything.
    """
    if quantization != FOUR_BIT:
        return tuple(parts)
    return tuple(
        replace(part, gb=min(part.gb, part.four_bit_gb), streamed=False) if part.four_bit_gb else part for part in parts
    )


def pipeline_placements(parts: Sequence[ModelPart], working_gb: float) -> list[Placement]:
    """Every way to run a model of several parts, the quickest first.

    Args:
        parts: its networks.
        working_gb: activations at the usual size.
    """
    total = sum(part.gb for part in parts)
    work = [working_gb if part.working_gb is None else part.working_gb for part in parts]
    small = [quantized_gb(part, "8bit") if part.eight_bit else part.gb for part in parts]
    light = tuple(part.name for part in parts if part.eight_bit)
    encoders = {part.name for part in parts if part.streamed and part.kind is PartKind.ENCODER}
    offload = tuple((part.name, Mode.OFFLOAD) for part in parts)
    mixed = tuple((part.name, Mode.STREAM if part.name in encoders else Mode.OFFLOAD) for part in parts)
    streamed = tuple((part.name, Mode.STREAM if part.streamed else Mode.OFFLOAD) for part in parts)
    resident = tuple((part.name, Mode.RESIDENT) for part in parts)

    def peak(sizes: Iterable[float], work: Sequence[float] = work) -> float:
        return max(size + own for size, own in zip(sizes, work, strict=True))

    found = [
        Placement(Level.RESIDENT, resident, device_gb=total + max(work), resting_gb=total),
        Placement(Level.OFFLOAD, offload, device_gb=peak(part.gb for part in parts), ram_gb=total),
    ]
    if encoders:
        sizes = [streamed_gb(part) if part.name in encoders else part.gb for part in parts]
        found.append(Placement(Level.ENCODERS, mixed, device_gb=peak(sizes), ram_gb=total))
    if light:
        found.append(Placement(Level.EIGHT_BIT, offload, light, device_gb=peak(small), ram_gb=sum(small)))
    in_tiles = [part.tiled_gb or own for part, own in zip(parts, work, strict=True)]
    most = peak((streamed_gb(part) for part in parts), in_tiles)
    found.append(Placement(Level.STREAM, streamed, tiled=True, device_gb=most, ram_gb=total))
    return found


def writer_placements(part: ModelPart, quantization: str, working_gb: float) -> list[Placement]:
    """Every way to run a language model: as asked for, then with smaller weights.

    Args:
        part: the model.
        quantization: what the profile asks for.
        working_gb: activations and attention cache.
    """
    sizes = [(name, quantized_gb(part, name)) for name in BITS.get(quantization, ("none",))]
    return [Placement(quantization=q, device_gb=gb + working_gb, resting_gb=gb) for q, gb in sizes]


def possible_placements(row: Backend, options: Mapping[str, Any], device: str) -> list[Placement]:
    """The ways to run a backend on a kind of device, the quickest first.

    Args:
        row: the backend.
        options: its options.
        device: "cpu" or "cuda..."; a processor has nowhere to offload to.
    """
    bits = str(row.option_value(options, "quantization"))
    if not row.on_device:
        whole = Placement(device_gb=row.memory_gb, resting_gb=row.memory_gb)
        # Nobody knows the size of a model that only its options name: fewer bits are for when memory runs out.
        return [replace(whole, quantization=name) for name in BITS.get(bits, ("",))]
    parts = actual_parts(row, options)
    if row.role is Role.WRITER:
        return writer_placements(parts[0], bits, row.working_gb)
    if device == "cpu":
        return pipeline_placements(parts, row.working_at(options))[:1]
    return pipeline_placements(quantized_parts(parts, bits), row.working_at(options))


def choose_placement(
    row: Backend, options: Mapping[str, Any], budget_gb: float, device: str, ram_gb: float = 0.0
) -> Placement:
    """The quickest way to run a backend that fits.

    Args:
        row: the backend.
        options: its options.
        budget_gb: memory on the device.
        device: "cpu" or "cuda...".
        ram_gb: main memory for what is offloaded; 0 does not ask.

    Raises:
        BackendError: none fits; the text says how much is needed.
    """
    ways = possible_placements(row, options, device)
    if not row.on_device:
        return ways[0]
    fitting = [way for way in ways if way.device_gb <= budget_gb and (ram_gb <= 0 or way.ram_gb <= ram_gb)]
    if fitting:
        return fitting[0]
    least = min(ways, key=lambda way: way.device_gb)
    where = "main memory" if device == "cpu" else "GPU memory"
    if least.device_gb <= budget_gb:
        raise BackendError(
            f"{row.title} fits the GPU only with {least.ram_gb:.0f} GB of main memory beside it; "
            f"{ram_gb:.0f} GB may be used. Close other programs, or choose a lighter profile."
        )
    raise BackendError(
        f"{row.title} needs at least {least.device_gb:.1f} GB of {where}; {budget_gb:.1f} GB may be used here. "
        "Choose a lighter profile or another backend for this stage."
    )


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One stage of a memory plan.

    Args:
        role: the stage.
        backend: the backend's name.
        placement: how it runs; None where it cannot.
        problem: why it cannot; empty where it can.
    """

    role: Role
    backend: str
    placement: Placement | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MemoryPlan:
    """How a profile runs on a card.

    Args:
        profile: the profile's name.
        vram_gb: size of the card; 0 is no card.
        rows: one for every stage.
        together: whether all resident models stay loaded side by side; else the least recently used one goes.
        shared_gb: what is saved because models share parts.
    """

    profile: str
    vram_gb: float
    rows: tuple[PlanRow, ...]
    together: bool
    shared_gb: float

    @property
    def fits(self) -> bool:
        """Whether every stage can run."""
        return all(row.placement is not None for row in self.rows)

    @property
    def peak_gb(self) -> float:
        """Device memory at the hungriest stage."""
        return max((row.placement.device_gb for row in self.rows if row.placement), default=0.0)

    @property
    def ram_gb(self) -> float:
        """Main memory for offloaded weights, at the hungriest stage."""
        return max((row.placement.ram_gb for row in self.rows if row.placement), default=0.0)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why stages cannot run."""
        return tuple(row.problem for row in self.rows if row.problem)


def plan_memory(profile: Any, vram_gb: float, registry: Registry, ram_gb: float = 0.0) -> MemoryPlan:
    """The memory plan of a profile for a card.

    Args:
        profile: a `profiles.Profile` (anything with `name` and `backends`).
        vram_gb: size of the card; 0 plans for the processor, with `ram_gb`.
        registry: the backends that exist.
        ram_gb: main memory of the machine; 0 does not ask.
    """
    device = "cuda" if vram_gb > 0 else "cpu"
    budget = vram_gb - RESERVE_GB if vram_gb > 0 else (ram_gb * RAM_SHARE if ram_gb else float("inf"))
    rows, users, resting = [], [], 0.0
    for role, chosen in profile.backends.items():
        row = registry.get(chosen.name, role)
        try:
            placement = choose_placement(row, dict(chosen.options), budget, device, ram_gb * RAM_SHARE)
        except BackendError as error:
            rows.append(PlanRow(role, row.name, None, str(error)))
            continue
        rows.append(PlanRow(role, row.name, placement))
        resting += placement.resting_gb
        users.append((row, placement))
    shared = counted_twice_gb(users)
    return MemoryPlan(profile.name, vram_gb, tuple(rows), resting - shared <= budget, round(shared, 2))


def counted_twice_gb(users: Sequence[tuple[Backend, Placement]]) -> float:
    """Device memory that is counted more than once because models share parts.

    Args:
        users: models and how they are placed; only whole weights that stay on the device count.
    """
    seen, twice = set[str](), 0.0
    for row, placement in users:
        if placement.resting_gb <= 0 or placement.quantization in ("8bit", "4bit"):
            continue
        for part in row.parts:
            if part.shared and part.shared in seen:
                twice += part.gb
            seen.add(part.shared)
    return twice


def main_memory_gb() -> float:
    """Main memory of this machine: this process's share, where several were launched together on it."""
    import psutil

    count = os.environ.get("LOCAL_WORLD_SIZE") or os.environ.get("WORLD_SIZE") or "1"
    processes = int(count) if count.isdecimal() else 1
    return float(psutil.virtual_memory().total) / GIB / max(processes, 1)


def device_memory_gb(device: str) -> tuple[float, float]:
    """Free and total memory of a device; what this process holds of it counts as free.

    Args:
        device: "cpu", "cuda" or "cuda:N".

    Raises:
        BackendError: a GPU is asked for that is not there.
    """
    if not device.startswith("cuda"):
        import psutil

        memory = psutil.virtual_memory()
        return float(memory.available) / GIB, float(memory.total) / GIB
    import torch

    if not torch.cuda.is_available():
        raise BackendError(
            f"VIDEOSTUDIO_DEVICE asks for '{device}', but PyTorch finds no GPU here. Set it to auto, or install the "
            "driver of the GPU and a PyTorch that is built for it."
        )
    free, total = torch.cuda.mem_get_info(torch.device(device))
    return (free + torch.cuda.memory_reserved(torch.device(device))) / GIB, total / GIB


def unused_bytes(device: Any) -> int:
    """What this process may still allocate on a GPU: what is free, and what its allocator holds for nobody.

    Args:
        device: a `torch.device` of the kind "cuda".
    """
    import torch

    free, total = torch.cuda.mem_get_info(device)
    used = torch.cuda.memory_allocated(device)
    allowed = int(total * torch.cuda.get_per_process_memory_fraction(device)) - used
    return min(int(free) + torch.cuda.memory_reserved(device) - used, allowed)


def budget_gb(settings: Settings, device: str) -> float:
    """Memory that models may fill on a device: what the operator set, else what the device has.

    Other programs' share of a card is left to them; of main memory a fixed share is taken.
    """
    if settings.memory_gb > 0:
        return settings.memory_gb
    if not device.startswith("cuda"):
        return (settings.ram_gb or main_memory_gb()) * RAM_SHARE
    return device_memory_gb(device)[0] - RESERVE_GB


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory, on the device or in the machine, did not suffice."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(
        sign in text for sign in ("out of memory", "can't allocate memory", "alloc_failed", "not enough memory")
    )


def free_memory() -> None:
    """Give back what nobody refers to any more, on the device too."""
    import sys

    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
