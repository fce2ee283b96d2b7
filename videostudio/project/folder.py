"""A project is a folder: its state (brief, script, choices), its uploads, and its artefacts by key.

The state is a frozen value that is replaced in one step on disk, so that a killed process leaves either the old or
the new one. Two visitors never meet: a project's id is a secret of 128 bits.
"""

import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from videostudio.errors import InputError, ProjectError
from videostudio.project.artefacts import (
    ArtefactStore,
    disk_errors_as_project_errors,
    sweep_partials,
    whole_write,
    write_atomically,
)
from videostudio.project.state import Brief, ProjectState, is_file_name, state_from_json, state_to_json

try:
    import fcntl
except ImportError:  # a system without it has no launcher for several processes either
    fcntl = None  # type: ignore[assignment]

STATE = "project.json"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@contextmanager
def lock_between_processes(path: Path) -> Iterator[None]:
    """A lock that other processes respect too, where the system has one; it ends with the process that holds it.

    Args:
        path: the lock's file.
    """
    if fcntl is None or not path.parent.is_dir():
        yield
        return
    with disk_errors_as_project_errors("The project"), path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Project:
    """One project's folder.

    Args:
        folder: the folder; its name is the project's id.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ArtefactStore(folder / "artefacts")
        self._lock = threading.Lock()

    @property
    def id(self) -> str:
        """The project's secret name."""
        return self.folder.name

    @property
    def state(self) -> ProjectState:
        """What is on disk now.

        Raises:
            ProjectError: it cannot be read.
        """
        try:
            return state_from_json((self.folder / STATE).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, InputError) as error:
            raise ProjectError(f"The project '{self.folder.name}' cannot be read: {error}") from error

    def update(self, change: Callable[[ProjectState], ProjectState]) -> ProjectState:
        """Replace the state by a changed one, in one step.

        Args:
            change: makes the new state from the present one.

        Raises:
            ProjectError: the disk refuses; the old state stays.
        """
        with self._lock, lock_between_processes(self.folder / ".lock"):
            before = self.state
            after = change(before)
            if after != before:
                write_atomically(self.folder / STATE, state_to_json(after).encode())
            return after

    def upload(self, name: str) -> Path:
        """Where an uploaded file lies.

        Raises:
            InputError: the name is no plain file name.
        """
        if not is_file_name(name):
            raise InputError(f"'{name[:60]}' is no plain file name.")
        return self.folder / "uploads" / name

    def add_upload(self, data: bytes, name: str) -> str:
        """Keep a file of the person's.

        Args:
            data: its bytes.
            name: the name to keep it under.

        Returns:
            The name.

        Raises:
            ProjectError: the disk refuses.
        """
        write_atomically(self.upload(name), data)
        return name


class Projects:
    """All projects under one folder.

    Args:
        root: the folder; made when it is missing.
        keep_days: projects untouched for longer are swept away; 0 keeps all.
        disk_gb: the least recently touched ones go when all together fill more; 0 is no limit.
        admit: refuses the brief of a project from outside that this installation cannot film, with an InputError.
    """

    def __init__(
        self,
        root: Path,
        keep_days: float = 0.0,
        disk_gb: float = 0.0,
        admit: Callable[[Brief], object] = lambda brief: None,
    ) -> None:
        self.root, self.keep_days, self.disk_gb, self.admit = root.resolve(), keep_days, disk_gb, admit
        self._open: dict[str, Project] = {}
        self._lock = threading.Lock()

    def create(self, brief: Brief, folder: Path | None = None) -> Project:
        """Start a project.

        Args:
            brief: what is asked for.
            folder: its folder; one with an unguessable name under the root if none is given.

        Raises:
            ProjectError: the disk refuses.
        """
        folder = (folder or self.root / secrets.token_urlsafe(16)).resolve()
        write_atomically(folder / STATE, state_to_json(ProjectState(brief)).encode())
        return self._remember(Project(folder))

    def open(self, project_id: str) -> Project:
        """A project under the root, by its id.

        Raises:
            ProjectError: there is none.
        """
        if not _ID.fullmatch(project_id) or not (self.root / project_id / STATE).is_file():
            raise ProjectError("This project does not exist (any more). Start a new one, or import its archive.")
        return self._remember(Project(self.root / project_id))

    def open_folder(self, folder: Path) -> Project:
        """A project anywhere on disk, for the command line.

        Raises:
            ProjectError: the folder holds none.
        """
        if not (folder / STATE).is_file():
            raise ProjectError(f"'{folder}' holds no project: it has no {STATE}.")
        return self._remember(Project(folder.resolve()))

    def _remember(self, project: Project) -> Project:
        # One object for each folder, so that all threads share its lock.
        with self._lock:
            known = self._open.setdefault(str(project.folder), project)
        for folder in (self.root, known.folder, known.folder / "uploads", known.store.folder):
            sweep_partials(folder)
        return known

    def share(self, project: Project) -> str:
        """The id of a read-only view of the project; made when first asked for."""
        state = project.update(lambda s: s if s.share else replace(s, share=secrets.token_urlsafe(16)))
        write_atomically(self.root / "shared" / state.share, project.id.encode())
        return state.share

    def shared(self, share: str) -> Project:
        """The project behind a read-only view.

        Raises:
            ProjectError: there is none.
        """
        link = self.root / "shared" / share
        if not _ID.fullmatch(share) or not link.is_file():
            raise ProjectError("This link leads to no project (any more). Ask whoever sent it for a new one.")
        return self.open(link.read_text().strip())

    def copy(self, project: Project) -> Project:
        """The same project again under an id of its own ("make it my own").

        Raises:
            ProjectError: the disk refuses.
        """
        folder = self.root / secrets.token_urlsafe(16)
        with whole_write(folder, "The copy") as partial:
            shutil.copytree(project.folder, partial, ignore=shutil.ignore_patterns(".partial-*"))
            (partial / STATE).write_text(state_to_json(replace(project.state, share="")), encoding="utf-8")
        return self._remember(Project(folder))

    def delete(self, project: Project) -> None:
        """Remove a project and its link."""
        share = project.state.share
        if share:
            (self.root / "shared" / share).unlink(missing_ok=True)
        with self._lock:
            self._open.pop(str(project.folder), None)
        shutil.rmtree(project.folder, ignore_errors=True)

    def sweep(self, busy: Iterable[str] = ()) -> tuple[str, ...]:
        """Delete projects that are too old, and the oldest ones where all together are too large.

        Args:
            busy: ids that must stay, because somebody works with them.

        Returns:
            The ids that went.
        """
        sweep_partials(self.root)
        kept = set(busy)
        found = sorted((self._touched(f), f) for f in self.root.glob("[!.]*") if (f / STATE).is_file())
        sizes = {folder: sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) for _, folder in found}
        filled, gone = sum(sizes.values()), []
        for touched, folder in found:
            too_old = self.keep_days > 0 and time.time() - touched > self.keep_days * 86400
            too_much = self.disk_gb > 0 and filled > self.disk_gb * 2**30
            if (too_old or too_much) and folder.name not in kept:
                self.delete(Project(folder))
                filled -= sizes[folder]
                gone.append(folder.name)
        return tuple(gone)

    def _touched(self, folder: Path) -> float:
        store = folder / "artefacts"
        return max(p.stat().st_mtime for p in (folder / STATE, store) if p.exists())
