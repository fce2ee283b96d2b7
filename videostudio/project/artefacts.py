"""Artefacts on disk: a folder for each, named by the digest of everything it was made from.

An artefact is written beside its place and moved there in one step, so it exists whole or not at all, whenever the
process is killed. A stage that is asked for a key that is on disk returns it.
"""

import errno
import hashlib
import json
import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from videostudio.errors import InputError, ProjectError
from videostudio.types import Stage

META = "artefact.json"
VERSION = 1
_PARTIAL = ".partial-"
_MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
_PROCESS = secrets.token_hex(4)
# Nothing is half-written for longer than that, in seconds.
_LONGEST_WRITE = 24 * 3600.0
_REFUSALS = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.ENOTDIR, errno.EIO,
    errno.ENAMETOOLONG, errno.EISDIR, errno.EEXIST, errno.ELOOP,
}  # fmt: skip


def artefact_key(stage: Stage, identity: str, parameters: Mapping[str, Any], inputs: Sequence[str] = ()) -> str:
    """The key of an artefact.

    Args:
        stage: the stage that makes it.
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
def disk_errors_as_project_errors(what: str) -> Iterator[None]:
    """Turn the disk's refusals into words; every other error goes on as it is.

    Raises:
        ProjectError: the disk is full, read-only or not ours to write to.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        mend = "Free some disk space" if full else "Make it writable"
        raise ProjectError(
            f"{what} could not be written: {error.strerror or error}. Nothing finished is lost. "
            f"{mend} or choose another folder (VIDEOSTUDIO_DATA), then try again."
        ) from error


@contextmanager
def whole_write(target: Path, what: str) -> Iterator[Path]:
    """A partial path beside a file or folder; it takes the place of the target when the block ends without exception.

    Args:
        target: where it is to lie; a file that is there already is replaced, a folder must not exist yet.
        what: what is written, for the message, as the sentence's beginning.

    Raises:
        ProjectError: the disk refuses; what was there before stays.
    """
    partial = target.with_name(partial_name())
    with disk_errors_as_project_errors(what):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield partial
            partial.replace(target)
        finally:
            _remove_path(partial)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step.

    Raises:
        ProjectError: the disk refuses.
    """
    with whole_write(path, path.name) as partial, partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def copy_atomically(source: Path, target: Path) -> None:
    """Copy a file to where the person wants it; what was there stays until the copy is whole.

    Raises:
        ProjectError: the disk refuses.
    """
    with whole_write(target, f"'{target}'") as partial:
        shutil.copyfile(source, partial)


def read_text(path: Path) -> str:
    """A text file that a person names.

    Raises:
        InputError: it is not there, or no text.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"There is no file '{path}'.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"'{path}' is no text file in UTF-8.") from error
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror or error}.") from error


class ArtefactStore:
    """The artefacts of one project.

    Args:
        folder: where they lie; made when the first is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> dict[str, Any] | None:
        """What was noted about an artefact, or None where it does not exist or is of another version."""
        if not is_key(key):
            return None
        try:
            noted: dict[str, Any] = json.loads((self.folder / key / META).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except ValueError:
            noted = {}
        if not isinstance(noted, dict) or noted.get("version", 1) != VERSION:
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
        partial = self.folder / partial_name()
        with disk_errors_as_project_errors("The result"):
            partial.mkdir(parents=True)
        try:
            with disk_errors_as_project_errors("The result"):
                yield partial
                files = [p for p in partial.rglob("*") if p.is_file()]
                content = content_digest(partial)
                whole = {
                    **note,
                    "version": VERSION,
                    "content": content,
                    "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                }
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


def content_digest(folder: Path) -> str:
    """The digest of an artefact's files, its note left out."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p != folder / META)
    return hashlib.sha256("".join(f"{p.name}:{file_digest(p)};" for p in files).encode()).hexdigest()


def is_key(text: str) -> bool:
    """Whether a text is an artefact's key."""
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None


def mask_name(base: str, content: str) -> str:
    """The name a corrected mask is kept under: it belongs to one picture, and to no other take of it.

    Args:
        base: key of the reference it corrects.
        content: digest of the mask's bytes.
    """
    return f"{_mask_prefix(base)}{content[:16]}.png"


def mask_fits(mask: str, base: str) -> bool:
    """Whether a corrected mask was made for this picture."""
    return mask.startswith(_mask_prefix(base))


def _mask_prefix(base: str) -> str:
    # So much of a key tells two pictures of one project apart, and the whole name fits any file system.
    return f"mask-{base[:24]}-"


def masked_key(base: str, mask: str) -> str:
    """The key of a reference whose mask was corrected by hand."""
    return artefact_key(Stage.REFERENCES, "corrected", {"mask": mask}, [base])


def partial_name() -> str:
    """A name for something half-written: it tells which process on which machine writes it."""
    return f"{_PARTIAL}{_MACHINE}-{os.getpid()}-{_PROCESS}-{secrets.token_hex(4)}"


def sweep_partials(folder: Path) -> None:
    """Remove what killed processes left half-written in a folder."""
    for partial in folder.glob(f"{_PARTIAL}*"):
        if not _in_work(partial):
            _remove_path(partial)


def _remove_path(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _in_work(partial: Path) -> bool:
    """Whether the process that writes it may still be at work."""
    machine, _, rest = partial.name.removeprefix(_PARTIAL).partition("-")
    pid, _, rest = rest.partition("-")
    if machine != _MACHINE:
        # Another machine that shares the folder; nothing tells whether it still runs.
        try:
            return time.time() - partial.stat().st_mtime < _LONGEST_WRITE
        except OSError:
            return False
    if pid == str(os.getpid()):
        # In a container every start has the same number: what an earlier one left is not ours.
        return rest.startswith(_PROCESS)
    return pid.isdecimal() and _process_lives(int(pid))


def _process_lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
