"""Artefacts on disk: a folder for each, named by the digest of everything it was made from.

An artefact is written beside its place and moved there in one step, so it exists whole or not at all, whenever the
process is killed. A stage that is asked for a key that is on disk returns it.
"""

import errno
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from videostudio.errors import ProjectError

META = "artefact.json"
_PARTIAL = ".partial-"
_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.ENOTDIR, errno.EIO}


def digest(stage: str, identity: str, parameters: Mapping[str, Any], inputs: Sequence[str] = ()) -> str:
    """The key of an artefact.

    Args:
        stage: which stage makes it.
        identity: backend name, revision and options.
        parameters: everything else that changes the result, as JSON data.
        inputs: content digests of what it is made from, in order.
    """
    whole = json.dumps([stage, identity, parameters, list(inputs)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def derive_seed(seed: int, subject: str, number: int) -> int:
    """The seed of one take: made from the project's seed, who or what it is for, and the take's number.

    Args:
        seed: the project's seed.
        subject: the entity's name or the scene's index as text.
        number: 0 for the first take.
    """
    whole = hashlib.sha256(f"{seed}/{subject}/{number}".encode()).digest()
    return int.from_bytes(whole[:4], "big") & 0x7FFFFFFF


@contextmanager
def explained(what: str) -> Iterator[None]:
    """Turn the disk's refusals into words; every other error goes on as it is.

    Raises:
        ProjectError: the disk is full, read-only or not ours to write to.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        reason = error.strerror or str(error)
        raise ProjectError(
            f"{what} could not be written: {reason}. Nothing finished is lost. "
            "Free some disk space or choose another folder (VIDEOSTUDIO_DATA), then try again."
        ) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step.

    Raises:
        ProjectError: the disk refuses.
    """
    with explained(path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{_PARTIAL}{os.getpid()}-{secrets.token_hex(4)}")
        try:
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


class ArtefactStore:
    """The artefacts of one project.

    Args:
        folder: where they lie; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> dict[str, Any] | None:
        """What was noted about an artefact, or None where it does not exist."""
        try:
            noted: dict[str, Any] = json.loads((self.folder / key / META).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (json.JSONDecodeError, UnicodeDecodeError):
            shutil.rmtree(self.folder / key, ignore_errors=True)
            return None
        return noted

    def path(self, key: str, name: str) -> Path:
        """Where a file of an artefact lies."""
        return self.folder / key / name

    def keys(self) -> tuple[str, ...]:
        """Every finished artefact."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(p.name for p in self.folder.iterdir() if not p.name.startswith(".")))

    @contextmanager
    def make(self, key: str, note: Mapping[str, Any]) -> Iterator[Path]:
        """A fresh folder to write files into; it becomes the artefact when the block ends without an exception.

        Args:
            key: the artefact's key.
            note: what to remember about it, read when the block ends; "content" (a digest of all files) is added.

        Raises:
            ProjectError: the disk refuses.
        """
        partial = self.folder / f"{_PARTIAL}{os.getpid()}-{secrets.token_hex(4)}"
        with explained("The result"):
            partial.mkdir(parents=True)
        try:
            with explained("The result"):
                yield partial
                files = sorted(p for p in partial.rglob("*") if p.is_file())
                content = hashlib.sha256("".join(f"{p.name}:{file_digest(p)};" for p in files).encode()).hexdigest()
                whole = {**note, "content": content, "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
                (partial / META).write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
                for path in [*files, partial / META]:
                    with path.open("rb") as file:
                        os.fsync(file.fileno())
                self._settle(partial, key)
        finally:
            shutil.rmtree(partial, ignore_errors=True)

    def _settle(self, partial: Path, key: str) -> None:
        try:
            partial.rename(self.folder / key)
        except OSError:
            if self.find(key) is None:
                raise
            # Another process finished the same artefact first; both are the same, so that one stays.

    def sweep(self) -> None:
        """Remove what killed processes left half-written."""
        for partial in self.folder.glob(f"{_PARTIAL}*"):
            pid = partial.name.removeprefix(_PARTIAL).partition("-")[0]
            if not (pid.isdecimal() and _alive(int(pid))):
                if partial.is_dir():
                    shutil.rmtree(partial, ignore_errors=True)
                else:
                    partial.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
