"""What a choice of backends still lacks on this machine: models that are to be downloaded, and room for them."""

import importlib.util
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Backend, Registry
from videostudio.backends.runtime.downloads import (
    SPARE_BYTES,
    explain_terms,
    hub_cache,
    is_local,
    is_offline,
    rembg_home,
)
from videostudio.backends.runtime.memory import GIB


@dataclass(frozen=True, slots=True)
class Downloads:
    """What a profile would download.

    Args:
        missing: backends whose models are not here yet; those that use the same files stand here once.
        needed_gb: what is still to come, together.
        free_gb: free on the disk where models are kept.
        offline: whether the hub must not be asked.
        terms: what to do for those of them that the hub gives only to people who accepted their terms.
        known: whether the hub is told who asks: by a token, or there is a mirror that may not want to know.
    """

    missing: tuple[Backend, ...]
    needed_gb: float
    free_gb: float
    offline: bool
    terms: tuple[str, ...] = ()
    known: bool = False

    @property
    def obstacle(self) -> str:
        """Why they cannot be downloaded, and what to do; empty where they can."""
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
        return "" if self.known else self.advice

    @property
    def advice(self) -> str:
        """What a person does before the download, so that it is not refused; empty where nothing need be done."""
        return "".join(f"{terms}. " for terms in self.terms).strip()


def missing_downloads(profile: Any, registry: Registry) -> Downloads:
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
    free = (shutil.disk_usage(_existing_parent(hub_cache())).free - SPARE_BYTES) / GIB
    gated = [_model_of(row, options) for row, options in lacking.values() if _is_gated(row, options)]
    terms = tuple(map(explain_terms, gated))
    known = bool(terms) and _is_known()
    return Downloads(tuple(row for row, _ in lacking.values()), needed, free, is_offline(), terms, known)


def is_here(row: Backend, options: Mapping[str, Any]) -> bool:
    """Whether a backend's main model lies on this machine: in a package, as a folder or as a finished download."""
    if row.package and importlib.util.find_spec(row.package) is not None:
        return True
    model = _model_of(row, options)
    if not model:
        return False
    if is_local(model):
        return True
    if "/" not in model:
        return (rembg_home() / f"{model}.onnx").is_file()
    # Without the hub, what another program has put into its cache may be enough; the fetching itself tells.
    pattern = "snapshots/*" if is_offline() else "videostudio-*.json"
    return any(_cache_folder(model).glob(pattern))


def _is_gated(row: Backend, options: Mapping[str, Any]) -> bool:
    """Whether the model comes from the row's own repository, and that is gated."""
    return row.gated and _model_of(row, options) == _model_of(row, {})


def _is_known() -> bool:
    """Whether the hub's library finds a token, in HF_TOKEN or saved by a login; or asks a mirror."""
    from huggingface_hub import get_token

    return bool(get_token() or os.environ.get("HF_ENDPOINT"))


def _model_of(row: Backend, options: Mapping[str, Any]) -> str:
    """The model's hub id, file or folder; empty where the backend names none."""
    return str(row.option_value(options, "model") or "")


def _cache_folder(model: str) -> Path:
    return hub_cache() / f"models--{'--'.join(model.split('/')[:2])}"


def _arrived_gb(row: Backend, options: Mapping[str, Any]) -> float:
    """What a download that was broken off has left, in GB."""
    model = _model_of(row, options)
    files = list((_cache_folder(model) / "blobs").glob("*.incomplete")) if "/" in model else []
    return sum(file.stat().st_size for file in files if file.is_file()) / GIB


def _existing_parent(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
