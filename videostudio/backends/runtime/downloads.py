"""Models from the hub: disk checked first, bytes and time left reported, resumed where it stopped, stopped at once.

The transfer runs in a process of its own, so that Stop ends it within a moment whatever the network does; what is
there stays, and the next attempt goes on from it. HF_HOME, HF_TOKEN, HF_ENDPOINT and HF_HUB_OFFLINE are honoured.
"""

import hashlib
import json
import os
import selectors
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from videostudio.backends.registry import HUB_PAGE
from videostudio.errors import BackendError
from videostudio.run import Run

# How often the transfer is looked at, in seconds.
POLL_SECONDS = 0.2
# What must stay free on the disk after a download, in bytes.
SPARE_BYTES = 2**30
WEIGHTS = (".safetensors", ".bin", ".gguf", ".onnx")
ROOT = Path(__file__).resolve().parents[3]


def is_local(model: str) -> bool:
    """Whether a model is named by a folder or file on this machine."""
    return Path(model).expanduser().exists() or model.startswith(("/", "~", "./", "../"))


def split_id(model: str) -> tuple[str, str]:
    """Hub id and folder inside the repository, from "owner/repository[/folder...]".

    Raises:
        BackendError: the text is neither a hub id nor a folder.
    """
    pieces = model.strip("/").split("/")
    if len(pieces) < 2 or not all(pieces):
        raise BackendError(f"'{model}' is neither a folder on this machine nor a model's id on the hub (owner/name).")
    return "/".join(pieces[:2]), "/".join(pieces[2:])


def hub_cache() -> Path:
    """Where the hub's library keeps models."""
    if given := os.environ.get("HF_HUB_CACHE"):
        return Path(given).expanduser()
    home = os.environ.get("HF_HOME") or str(Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "huggingface")
    return Path(home).expanduser() / "hub"


def rembg_home() -> Path:
    """Where rembg keeps its models, by rembg's own rule."""
    return Path(os.environ.get("U2NET_HOME") or Path(os.environ.get("XDG_DATA_HOME", "~")) / ".u2net").expanduser()


def is_offline() -> bool:
    """Whether the hub must not be asked."""
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "ON", "YES", "TRUE"}


def finished_download(model: str, revision: str = "main", files: Sequence[str] = ()) -> Path | None:
    """A model's folder if an earlier download of exactly this was finished, else None.

    Args:
        model: hub id, with a folder inside the repository if need be.
        revision: branch, tag or commit.
        files: patterns of the files that are needed.
    """
    repository, folder = split_id(model)
    try:
        noted = json.loads(_marker(repository, revision, _patterns(folder, files)).read_text(encoding="utf-8"))
        there = Path(noted["path"])
        complete = all((there / name).exists() for name in noted["files"])
    except (OSError, json.JSONDecodeError, KeyError):
        return None
    return there / folder if complete else None


def fetch_model(model: str, revision: str = "main", files: Iterable[str] = (), run: Run | None = None) -> Path:
    """A model's folder, downloaded first where it is not there yet.

    Args:
        model: a folder or file on this machine, as it is; or a hub id such as "owner/name", with a folder inside the
            repository if need be ("owner/name/folder").
        revision: branch, tag or commit on the hub.
        files: patterns of the files that are needed; all if none is given.
        run: receives progress, and stops the transfer.

    Returns:
        The folder (or the file).

    Raises:
        BackendError: it cannot be downloaded; the text names the page to visit and what to do.
        Cancelled: the run was stopped; what has been transferred is kept.
    """
    run = run or Run()
    if is_local(model):
        path = Path(model).expanduser()
        if not path.exists():
            raise BackendError(f"There is no model in '{model}'. Check the path in the profile's option 'model'.")
        return path
    repository, folder = split_id(model)
    wanted = tuple(files)
    found = finished_download(model, revision, wanted)
    if found is not None:
        return found
    patterns = _patterns(folder, wanted)
    run.tick(0.0, f"Looking for {repository} on the model hub")
    path, names = _Transfer(repository, revision, patterns).wait(run)
    marker = _marker(repository, revision, patterns)
    if marker.parent.is_dir():
        marker.write_text(json.dumps({"path": str(path), "files": names}), encoding="utf-8")
    return path / folder


def _patterns(folder: str, files: Sequence[str]) -> tuple[str, ...]:
    inside = f"{folder}/" if folder else ""
    return tuple(f"{inside}{name}" for name in files) or ((f"{inside}*",) if folder else ())


def _marker(repository: str, revision: str, patterns: Sequence[str]) -> Path:
    digest = hashlib.sha256(json.dumps([revision, sorted(patterns)]).encode()).hexdigest()[:16]
    return hub_cache() / f"models--{repository.replace('/', '--')}" / f"videostudio-{digest}.json"


class _Transfer:
    """One download in a process of its own."""

    def __init__(self, repository: str, revision: str, patterns: Sequence[str]) -> None:
        self.repository, self.revision = repository, revision
        self.blobs = hub_cache() / f"models--{repository.replace('/', '--')}" / "blobs"
        self._request = json.dumps({"repository": repository, "revision": revision, "patterns": list(patterns)})

    def wait(self, run: Run) -> tuple[Path, list[str]]:
        """Follow the transfer to its end, reporting bytes and time left; see `fetch_model`."""
        environment = {**os.environ, "HF_HUB_DISABLE_PROGRESS_BARS": "1", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", "videostudio.backends.runtime.downloads", self._request],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip
        try:
            return self._follow(process, run)
        finally:
            process.kill()
            process.wait()
            for stream in (process.stdout, process.stderr):
                if stream is not None:
                    stream.close()

    def _follow(self, process: "subprocess.Popen[str]", run: Run) -> tuple[Path, list[str]]:
        total, before, started = 0, 0, time.monotonic()
        for message in self._messages(process):
            if message is None:
                run.check()
                if total:
                    self._report(run, self._bytes() - before, total, time.monotonic() - started)
            elif "total" in message:
                total, before, started = int(message["total"]), self._bytes(), time.monotonic()
                self._check_disk(total, int(message["there"]))
            elif "error" in message:
                raise BackendError(explain_failure(self.repository, self.revision, message["error"], message["said"]))
            else:
                return Path(message["path"]), list(message["files"])
        said = (process.stderr.read() if process.stderr else "").strip().splitlines()
        raise BackendError(explain_failure(self.repository, self.revision, "other", said[-1] if said else "no answer"))

    def _messages(self, process: "subprocess.Popen[str]") -> Iterator[dict[str, Any] | None]:
        """What the process says, line by line; None whenever it has said nothing for a moment."""
        assert process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(POLL_SECONDS):
                    yield None
                    continue
                line = process.stdout.readline()
                if not line:
                    return
                if line.startswith("{"):
                    yield json.loads(line)

    def _bytes(self) -> int:
        total = 0
        for path in self.blobs.glob("*"):
            try:
                total += path.stat().st_size
            except FileNotFoundError:
                continue
        return total

    def _report(self, run: Run, done: int, total: int, seconds: float) -> None:
        done = max(0, min(done, total))
        text = f"Downloading {self.repository}: {size_text(done)} of {size_text(total)}"
        if done > 0 and seconds > 1:
            text += f", {time_text((total - done) * seconds / done)} left"
        run.tick(done / total, text)

    def _check_disk(self, total: int, there: int) -> None:
        folder = hub_cache()
        while not folder.exists():
            folder = folder.parent
        free = shutil.disk_usage(folder).free
        needed = total - there
        if needed + SPARE_BYTES > free:
            raise BackendError(
                f"'{self.repository}' needs {size_text(needed)} on the disk of {hub_cache()}; {size_text(free)} are "
                "free. Free some space, or set HF_HOME to a folder on a larger disk."
            )


def size_text(size: float) -> str:
    """Bytes for people."""
    for unit in ("bytes", "KB", "MB"):
        if size < 1024:
            return f"{size:.0f} {unit}"
        size /= 1024
    return f"{size:.1f} GB"


def time_text(seconds: float) -> str:
    """A duration for people."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def explain_failure(repository: str, revision: str, kind: str, said: str) -> str:
    """What to tell the person.

    Args:
        repository: hub id.
        revision: what was asked for.
        kind: what went wrong, see `_kind`.
        said: the error's own words.
    """
    page = f"{HUB_PAGE}/{repository}"
    local = "or set the option 'model' of its backend to a folder that holds it"
    texts = {
        "gated": f"'{repository}' is given only to people who accepted its terms. Visit {page}, accept them, make a "
        "token on the page Settings > Access Tokens, set HF_TOKEN to it, then try again.",
        "missing": f"'{repository}' is not on the model hub (any more), or is private. Look at {page}: if it moved, "
        f"change the id in the profile; if it is private, set HF_TOKEN; {local}.",
        "revision": f"'{repository}' has no revision '{revision}'. Look at {page}/commits/main and change the profile.",
        "offline": f"'{repository}' is not on this machine and HF_HUB_OFFLINE forbids asking the hub. Unset it for "
        f"the first use, copy the hub's cache from another machine, {local}.",
        "network": f"The model hub cannot be reached, so '{repository}' cannot be fetched ({said[:120]}). Check the "
        f"network (proxies: HTTPS_PROXY; mirrors: HF_ENDPOINT) and try again: what has arrived is kept. "
        f"The page is {page}.",
        "disk": f"'{repository}' could not be written to {hub_cache()} ({said[:120]}). "
        "Free some space, or set HF_HOME.",
    }
    return texts.get(
        kind, f"'{repository}' could not be fetched ({said[:200]}). Try again, {local}. Its page is {page}."
    )


def _kind(error: Exception) -> str:
    import httpx
    from huggingface_hub import errors

    kinds: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
        ((errors.GatedRepoError,), "gated"),
        ((errors.RevisionNotFoundError,), "revision"),
        ((errors.RepositoryNotFoundError, errors.HFValidationError), "missing"),
        ((errors.OfflineModeIsEnabled,), "offline"),
        ((httpx.TransportError, errors.HfHubHTTPError, ConnectionError, TimeoutError), "network"),
    )
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    # The hub's library wraps what really happened, sometimes twice.
    for one in chain:
        for classes, kind in kinds:
            if isinstance(one, classes):
                return kind
    if isinstance(error, errors.LocalEntryNotFoundError):
        return "offline" if is_offline() else "network"
    return "disk" if isinstance(error, OSError) and error.errno else "other"


def _say(**message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _transfer(request: dict[str, Any]) -> None:
    """The other process: tells the size, transfers, tells the folder or what went wrong."""
    from huggingface_hub import snapshot_download

    wanted: dict[str, Any] = {
        "repo_id": request["repository"],
        "revision": request["revision"],
        "allow_patterns": request["patterns"] or None,
    }
    try:
        if is_offline():
            path = Path(snapshot_download(**wanted, local_files_only=True))
        else:
            infos: Any = snapshot_download(**wanted, dry_run=True)
            if wanted["allow_patterns"] and not any(info.filename.endswith(WEIGHTS) for info in infos):
                # A repository without half-precision files: the plain ones, then.
                wanted["allow_patterns"] = [pattern.replace(".fp16", "") for pattern in wanted["allow_patterns"]]
                infos = snapshot_download(**wanted, dry_run=True)
            missing = [info for info in infos if info.will_download]
            _say(total=sum(info.file_size for info in missing), there=0)
            path = Path(snapshot_download(**wanted))
        names = [str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()]
        if not names:
            _say(error="missing", said="the repository has no files of the kind that is needed")
        else:
            _say(path=str(path), files=names)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other process explains it
        _say(error=_kind(error), said=f"{type(error).__name__}: {error}".splitlines()[0])


if __name__ == "__main__":
    _transfer(json.loads(sys.argv[1]))
