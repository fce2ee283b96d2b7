"""What a choice of backends still lacks on this machine: models that are to be downloaded, and room for them."""

import importlib.util
import inspect
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Registry
from videostudio.backends.row import Backend
from videostudio.backends.runtime.downloads import SPARE_BYTES, hub_cache, is_local, is_offline
from videostudio.backends.runtime.memory import GIB
from videostudio.errors import BackendError


@dataclass(frozen=True, slots=True)
class Downloads:
    """What a profile would download.

    Args:
        missing: backends whose models are not here yet; those that use the same files stand here once.
        needed_gb: what is still to come, together.
        free_gb: free on the disk where models are kept.
        offline: whether the hub must not be asked.
    """

    missing: tuple[Backend, ...]
    needed_gb: float
    free_gb: float
    offline: bool

    @property
    def obstacle(self) -> str:
        """Why they cannot be had, and what to do; empty where they can."""
        if not self.missing:
            return ""
        names = ", ".join(row.title for row in self.missing)
        if self.offline:
            return (
                f"HF_HUB_OFFLINE forbids downloads, and these models are not on this machine: {names}. "
                "Unset it for the first use, or copy the hub's cache from another machine."
            )
        if self.needed_gb > self.free_gb:
            return (
                f"The models that are still to be downloaded ({names}) need {self.needed_gb:.1f} GB; where models are "
                f"kept, {max(self.free_gb, 0):.1f} GB may be filled. Free some space, or set HF_HOME to a folder on a "
                "larger disk."
            )
        return ""


def downloads(profile: Any, registry: Registry) -> Downloads:
    """What a profile would download, and whether there is room for it; nothing is fetched.

    Args:
        profile: a `profiles.Profile` (anything with `backends`).
        registry: the backends that exist.
    """
    rows = [(registry.get(chosen.name), dict(chosen.options)) for chosen in profile.backends.values()]
    lacking = {
        (row.homepage, row.download_gb): (row, options)
        for row, options in rows
        if row.download_gb and not is_here(row, options)
    }
    needed = sum(max(row.download_gb - _arrived_gb(row, options), 0.0) for row, options in lacking.values())
    free = (shutil.disk_usage(_existing(hub_cache())).free - SPARE_BYTES) / GIB
    return Downloads(tuple(row for row, _ in lacking.values()), needed, free, is_offline())


def is_here(row: Backend, options: Mapping[str, Any]) -> bool:
    """Whether a backend's main model lies on this machine: in a package, as a folder or as a finished download."""
    try:
        factory = row.load_factory()
    except BackendError:
        return False
    package = getattr(sys.modules[factory.__module__], "PACKAGE", "")
    if package and importlib.util.find_spec(package) is not None:
        return True
    model = _model(row, options)
    if not model:
        return False
    if is_local(model):
        return True
    if "/" not in model:
        home = Path(os.environ.get("U2NET_HOME", "~/.u2net")).expanduser()
        return (home / f"{model}.onnx").is_file()
    # Without the hub, what another program has put into its cache may be enough; the fetching itself tells.
    pattern = "snapshots/*" if is_offline() else "videostudio-*.json"
    return any(_kept(model).glob(pattern))


def _model(row: Backend, options: Mapping[str, Any]) -> str:
    """The model's hub id, file or folder; empty where the backend names none."""
    default = inspect.signature(row.load_factory()).parameters.get("model")
    return str(options.get("model", default.default if default else ""))


def _kept(model: str) -> Path:
    return hub_cache() / f"models--{'--'.join(model.split('/')[:2])}"


def _arrived_gb(row: Backend, options: Mapping[str, Any]) -> float:
    """What a download that was broken off has left, in GB."""
    try:
        model = _model(row, options)
    except BackendError:
        return 0.0
    files = list((_kept(model) / "blobs").glob("*.incomplete")) if "/" in model else []
    return sum(file.stat().st_size for file in files if file.is_file()) / GIB


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
