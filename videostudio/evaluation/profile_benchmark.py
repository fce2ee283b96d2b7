"""What a profile costs on this machine: seconds to load and per item, memory, and the plan for other cards.

With random weights nothing is downloaded: full-size models are written once to a temporary folder and loaded from there
like any others, so that a GPU machine without network can measure them.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
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
from videostudio.backends.registry import Registry, Role
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import StudioError
from videostudio.evaluation.random_weights import random_weights_kit
from videostudio.evaluation.tables import markdown_table
from videostudio.profiles import BackendChoice, Profile, load_profiles
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Camera, Direction, Entity, Kind, Scene, SceneImage, Size

STAGES = (Role.WRITER, Role.TEXT_TO_IMAGE, Role.SCENE_IMAGER, Role.IMAGE_TO_VIDEO)
TOKENS = 256
"""Length of the reply that a writer is timed by."""
ITEMS = {
    Role.WRITER: f"{TOKENS} tokens",
    Role.TEXT_TO_IMAGE: "reference",
    Role.SCENE_IMAGER: "scene image",
    Role.IMAGE_TO_VIDEO: "clip",
}
TINY, TINY_FRAMES = Size(64, 64), 5
"""Size of pictures and length of clips for tiny random models."""
CLIP_FPS = 8


@dataclass(frozen=True, slots=True)
class StageMeasurement:
    """One stage in one placement.

    Args:
        role: the stage.
        backend: the backend.
        placement: how it used the device.
        load: seconds until it was ready.
        item: seconds for one item.
        vram: peak device memory in GB; 0 without a GPU.
        ram: peak memory of the process in GB, of everything measured so far.
        problem: why it could not be measured; empty where it was.
    """

    role: Role
    backend: str
    placement: str
    load: float = 0.0
    item: float = 0.0
    vram: float = 0.0
    ram: float = 0.0
    problem: str = ""


def measure_profile(
    profile: Profile, settings: Settings, offload: bool, random: str, registry: Registry = BUILTIN
) -> list[StageMeasurement]:
    """Measure every stage of a profile.

    Args:
        profile: the profile.
        settings: device and memory.
        offload: also measure with so little memory allowed that parts wait in main memory.
        random: "tiny" or "full" for random weights of that size; empty for the real ones.
        registry: the backends that exist.
    """
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for role in STAGES:
            chosen = profile.backends[role]
            row = registry.get(chosen.name, role)
            options = dict(chosen.options)
            if random and row.on_device:
                options = _random_options(row.name, options, Path(scratch) / role.value, random)
            ways: list[float] = [settings.memory_gb]
            # A processor has nowhere to offload to, so there is one way only.
            placements = memory.possible_placements(row, options, ModelManager(settings, registry).device)
            if offload and len(placements) > 1 and row.role is not Role.WRITER:
                ways.append(placements[1].device_gb)
            size = TINY if random == "tiny" else profile.size
            frames = TINY_FRAMES if random == "tiny" else round(profile.seconds * profile.fps)
            for budget in ways:
                manager = ModelManager(replace(settings, memory_gb=budget), registry)
                found.append(
                    _measure_stage(
                        manager, role, BackendChoice(row.name, tuple(options.items())), size, frames, Path(scratch)
                    )
                )
                manager.clear()
    return found


def _random_options(name: str, options: dict[str, Any], folder: Path, size: str) -> dict[str, Any]:
    import torch

    on_gpu = size == "full" and torch.cuda.is_available()
    place: dict[str, Any] = {"device": "cuda", "dtype": torch.bfloat16} if on_gpu else {}
    made = random_weights_kit("snapshots").write_snapshot(name, folder, size, **place)
    kept = {key: value for key, value in options.items() if "revision" not in key}
    return {**kept, **made}


def _measure_stage(
    manager: ModelManager, role: Role, chosen: BackendChoice, size: Size, frames: int, folder: Path
) -> StageMeasurement:
    row = manager.registry.get(chosen.name, role)
    loan, run = manager.loan(chosen.name, role, **dict(chosen.options)), Run()
    _reset_peak(manager.device)
    try:
        start = time.perf_counter()
        with loan.use(run) as model:
            loaded = time.perf_counter()
            _make_item(role, model, size, frames, folder, run)
            done = time.perf_counter()
            placement = manager.placements()[row.name].words
    except StudioError as error:
        return StageMeasurement(role, row.name, "", problem=str(error))
    ram = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return StageMeasurement(role, row.name, placement, loaded - start, done - loaded, _peak_gb(manager.device), ram)


def _reset_peak(device: str) -> None:
    if device.startswith("cuda"):
        import torch

        torch.cuda.init()
        torch.cuda.reset_peak_memory_stats(torch.device(device))


def _peak_gb(device: str) -> float:
    if not device.startswith("cuda"):
        return 0.0
    import torch

    return float(torch.cuda.max_memory_reserved(torch.device(device))) / 2**30


def _make_item(role: Role, model: Any, size: Size, frames: int, folder: Path, run: Run) -> None:
    """One item of a stage's work."""
    from PIL import Image

    picture = folder / "picture.png"
    Image.linear_gradient("L").resize((size.width, size.height)).convert("RGB").save(picture)
    entity = Entity("cook", Kind.FOREGROUND, "a cook in white")
    scene = Scene(0, "A cook bakes a cake.", ("cook",), "", Camera(Direction.LEFT), "baking a cake")
    if role is Role.WRITER:
        model.reply([(Message("user", "Tell a story."),)], WriteOptions(max_new_tokens=TOKENS), run)
    elif role is Role.TEXT_TO_IMAGE:
        model.draw(ReferenceRequest(entity, size, 1), run)
    elif role is Role.SCENE_IMAGER:
        model.compose(SceneImageRequest(scene, (BoundReference(entity, picture, picture),), None, size, 1), run)
    else:
        image = SceneImage(0, "", "", picture, picture, 1)
        for _ in model.animate(ClipRequest(scene, image, size, frames, CLIP_FPS, 1), run):
            pass


def profile_report(profile: Profile, found: list[StageMeasurement], registry: Registry = BUILTIN) -> str:
    """The measurements and the plan for other cards, as tables."""
    rows = [
        [m.role.value, m.backend, m.problem]
        if m.problem
        else [
            m.role.value,
            m.backend,
            m.placement,
            f"{m.load:.1f} s",
            f"{m.item:.1f} s / {ITEMS[m.role]}",
            f"{m.vram:.1f} GB" if m.vram else "-",
            f"{m.ram:.1f} GB",
        ]
        for m in found
    ]
    head = ["stage", "backend", "placement", "load", "per item", "peak VRAM", "peak RAM"]
    machine = f"{_device_name()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    measured = markdown_table([[*row, *[""] * (len(head) - len(row))] for row in rows], head)
    return f"Machine: {machine}\n\n{measured}\nPlan for other cards:\n\n{plan_table(profile, registry)}"


def plan_table(profile: Profile, registry: Registry = BUILTIN) -> str:
    """How a profile runs on cards of 8 to 48 GB."""
    rows = []
    for card in memory.CARDS_GB:
        made = memory.plan_memory(profile, card, registry)
        ways = [
            f"{row.backend}: {row.placement.words if row.placement else row.problem}"
            for row in made.rows
            if row.placement is None or row.placement.modes or row.placement.quantization
        ]
        rows.append([f"{card} GB", f"{made.peak_gb:.1f} GB", f"{made.ram_gb:.1f} GB", "; ".join(ways)])
    return markdown_table(rows, ["card", "peak VRAM", "RAM beside it", "how"])


def _device_name() -> str:
    import torch

    return str(torch.cuda.get_device_name()) if torch.cuda.is_available() else "no GPU"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `benchmark profile`."""
    parser.add_argument("profile", help="name of the profile")
    parser.add_argument("--random-weights", action="store_true", help="measure the architectures without a download")
    parser.add_argument("--size", choices=("full", "tiny"), default="full", help="size of the random models")
    parser.add_argument("--steps", type=int, help="denoising steps, instead of the profile's")
    parser.add_argument("--no-offload", action="store_true", help="only as the manager would place the models")
    parser.add_argument("--limit", type=float, help="GB of a smaller card to stand in for: no more is allowed")
    parser.add_argument("--plan", action="store_true", help="only print the memory plan; nothing is loaded")


def main(options: argparse.Namespace) -> int:
    """Measure and write the tables to standard output."""
    profiles = load_profiles(BUILTIN)
    if options.profile not in profiles:
        sys.stderr.write(f"There is no profile '{options.profile}'. Choose one of: {', '.join(profiles)}.\n")
        return 1
    profile = profiles[options.profile]
    if options.plan:
        sys.stdout.write(plan_table(profile))
        return 0
    if options.steps:
        profile = with_steps(profile, options.steps)
    random = options.size if options.random_weights else ""
    settings = Settings.from_env()
    if options.limit:
        settings = limit_memory(settings, options.limit)
    found = measure_profile(profile, settings, not options.no_offload, random)
    sys.stdout.write(profile_report(profile, found))
    return 0


def limit_memory(settings: Settings, card_gb: float) -> Settings:
    """Let this process use no more memory of its GPU than a smaller card has, and plan for that card.

    Args:
        settings: device and memory.
        card_gb: memory of the smaller card.

    Returns:
        The settings with that memory, less what a card keeps for itself.
    """
    import torch

    allowed = card_gb - memory.RESERVE_GB
    if torch.cuda.is_available():
        _, total = torch.cuda.mem_get_info()
        torch.cuda.set_per_process_memory_fraction(min(1.0, allowed * memory.GIB / total))
    return replace(settings, memory_gb=allowed)


def with_steps(profile: Profile, steps: int) -> Profile:
    """The profile with another number of denoising steps."""
    drawing = (Role.TEXT_TO_IMAGE, Role.SCENE_IMAGER, Role.IMAGE_TO_VIDEO)
    chosen = {
        role: replace(c, options=(*c.options, ("steps", steps)))
        if role in drawing and BUILTIN.get(c.name).on_device
        else c
        for role, c in profile.backends.items()
    }
    return replace(profile, backends=chosen)
