"""Models from the hub: disk checked first, bytes and time left reported, resumed where it stopped, stopped at once.

The transfer runs in a process of its own, so that Stop ends it within a moment whatever the network does; what is
there stays, and the next attempt goes on from it. HF_HOME, HF_TOKEN, HF_ENDPOINT and HF_HUB_OFFLINE are honoured.
"""

import glob
import hashlib
import json
import os
import re
import selectors
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
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
# A network's weights, or the index of their pieces, as diffusers and transformers call them: whole or in pieces, as
# safetensors or pickled, in half precision where the name says so.
NETWORK_FILE = re.compile(
    r"(?:diffusion_pytorch_model|pytorch_model|model)(?P<half>\.fp16)?(?P<piece>-\d+-of-\d+(?P<half_piece>\.fp16)?)?"
    r"\.(?:(?P<safe>safetensors)|bin)(?P<index>\.index(?P<half_index>\.fp16)?\.json)?"
)
# What lies in the folder of a training run, which is no model.
RUN_MARKS = ("checkpoints", "log.jsonl")
# What the hub answers to those who may not have a file.
REFUSALS = (401, 403)
PLAIN_NAMES = ("model.safetensors", "diffusion_pytorch_model.safetensors")
HALF_NAMES = tuple(name.replace(".", ".fp16.") for name in PLAIN_NAMES)
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
        files: patterns of the files that are needed; all if none is given. A network's weights are asked for as
            safetensors, and come as what the repository has, see `choose_files`.
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
        place = path if path.exists() else path.parent
        if all((place / name).exists() for name in RUN_MARKS):
            raise BackendError(
                f"'{place}' is the folder of a training run. The model that it leaves when it is finished is "
                f"'{place / 'model'}': write that into the profile."
            )
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


@dataclass(frozen=True, slots=True)
class _NetworkFile:
    """A file of a network's weights, read from its name."""

    name: str
    folder: str
    pickled: bool
    half: bool
    whole: bool


def _read_name(name: str) -> _NetworkFile | None:
    folder, _, file = name.rpartition("/")
    found = NETWORK_FILE.fullmatch(file)
    if found is None:
        return None
    half = any(found[group] for group in ("half", "half_piece", "half_index"))
    whole = found["piece"] is None and found["index"] is None
    return _NetworkFile(name, folder, found["safe"] is None, half, whole)


def choose_files(names: Iterable[str], patterns: Sequence[str] = ()) -> list[str]:
    """The files of a repository that patterns mean; of a network's weights one copy only.

    A folder whose weights are asked for as safetensors gives them as such where the repository has them so, else
    pickled (`.bin`, which is only ever read as plain tensors); in half precision where only that is asked for
    (`.fp16.safetensors`) and the repository has it, or where it has nothing else; whole unless they lie there in pieces
    only, which come with their index.

    Args:
        names: every file of the repository, with its folder.
        patterns: what is needed, as `fnmatch` takes it; everything if none is given.

    Returns:
        The names, sorted.
    """

    def is_asked(name: str) -> bool:
        return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)

    chosen: set[str] = set()
    networks: dict[str, list[_NetworkFile]] = {}
    for name in names:
        file = _read_name(name)
        if file is not None:
            networks.setdefault(file.folder, []).append(file)
        elif is_asked(name):
            chosen.add(name)
    for folder, files in networks.items():
        inside = f"{folder}/" if folder else ""
        half, plain = (any(is_asked(f"{inside}{name}") for name in way) for way in (HALF_NAMES, PLAIN_NAMES))
        if half or plain:
            best = min((file.pickled, file.half is plain) for file in files)
            copies = [file for file in files if (file.pickled, file.half is plain) == best]
            whole = [file for file in copies if file.whole]
            chosen.update(file.name for file in whole or copies)
    return sorted(chosen)


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


def explain_terms(repository: str) -> str:
    """What a person does to be given a repository whose owner asks for consent first (a gated one).

    Args:
        repository: hub id.
    """
    return (
        f"'{repository}' is given only to people who accepted its terms: accept the licence at "
        f"{HUB_PAGE}/{repository}, make a token on the hub's page Settings > Access Tokens, and set HF_TOKEN to it"
    )


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
        "gated": f"{explain_terms(repository)}, then try again. If you did, the token may not be allowed to read it, "
        "or not be valid any more.",
        "lacking": f"'{repository}' has no files of the kind that is needed ({said[:120]}). Look at {page}/tree/main, "
        f"and change the id in the profile, {local}.",
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
                refused = isinstance(one, errors.HfHubHTTPError) and one.response.status_code in REFUSALS
                return "gated" if refused and kind == kinds[-1][1] else kind
    if isinstance(error, errors.LocalEntryNotFoundError):
        return "offline" if is_offline() else "network"
    return "disk" if isinstance(error, OSError) and error.errno else "other"


def _say(**message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _transfer(request: dict[str, Any]) -> None:
    """The other process: tells the size, transfers, tells the folder or what went wrong."""
    from huggingface_hub import HfApi, snapshot_download

    wanted = {"repo_id": request["repository"], "revision": request["revision"]}
    patterns = request["patterns"]
    try:
        if is_offline():
            path = Path(snapshot_download(**wanted, local_files_only=True))
            names = [str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()]
        else:
            listed = HfApi().model_info(**wanted).siblings or []
            names = choose_files((one.rfilename for one in listed), patterns)
            asks_weights = any(pattern.endswith(WEIGHTS) for pattern in patterns)
            if not names or (asks_weights and not any(name.endswith(WEIGHTS) for name in names)):
                _say(error="lacking", said=", ".join(patterns) or "any")
                return
            exactly = [glob.escape(name) for name in names]
            infos: Any = snapshot_download(**wanted, allow_patterns=exactly, dry_run=True)
            missing = [info for info in infos if info.will_download]
            _say(total=sum(info.file_size for info in missing), there=0)
            path = Path(snapshot_download(**wanted, allow_patterns=exactly))
        if not names:
            _say(error="missing", said="nothing of it is here")
        else:
            _say(path=str(path), files=names)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other process explains it
        _say(error=_kind(error), said=f"{type(error).__name__}: {error}".splitlines()[0])


if __name__ == "__main__":
    _transfer(json.loads(sys.argv[1]))
