"""A project is a folder: its state (brief, script, choices), its uploads, and its artefacts by digest key.

The state is a frozen value that is replaced in one step on disk, so that a killed process leaves either the old or
the new one. Two visitors never meet: a project's id is a secret of 128 bits.
"""

import json
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from videostudio.errors import InputError, ProjectError
from videostudio.project.artefacts import (
    ArtefactStore,
    derive_seed,
    disk_errors_as_project_errors,
    is_key,
    partial_name,
    sweep,
    write_atomically,
)
from videostudio.types import Failure, Fields, Script, Size, read_json, script_from_dict, script_to_dict

try:
    import fcntl
except ImportError:  # a system without it has no launcher for several processes either
    fcntl = None  # type: ignore[assignment]

STATE = "project.json"
FORMAT = "videostudio-project"
VERSION = 1
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
TRANSITIONS = ("cut", "crossfade")
CAPTIONS = ("none", "burnt", "srt")
MAX_SEED = 2**53


@dataclass(frozen=True, slots=True)
class Brief:
    """What the person asked for.

    Args:
        prompt: the sentence.
        profile: the profile's name.
        size: picture size of the film.
        seed: the project's seed; every other seed derives from it.
        scenes: how many; None lets the writer choose.
        seconds: length of a scene.
        fps: frames per second.
        backends: role and backend where the person swapped one, as pairs.
    """

    prompt: str
    profile: str = "draft"
    size: Size = Size(768, 480)
    seed: int = 0
    scenes: int | None = None
    seconds: float = 3.0
    fps: int = 16
    backends: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """How the clips become a film.

    Args:
        transition: "cut" or "crossfade".
        title: text of a title card before the first scene; empty for none.
        captions: "none", "burnt" (drawn into the picture) or "srt" (a file beside the film, always written).
        audio: name of an uploaded sound file; empty for none.
    """

    transition: str = "cut"
    title: str = ""
    captions: str = "none"
    audio: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One version of a reference or scene.

    Args:
        seed: the seed it is drawn with.
        upload: name of the person's own picture instead; empty for none.
        mask: name of the person's corrected mask; empty for none.
    """

    seed: int
    upload: str = ""
    mask: str = ""


@dataclass(frozen=True, slots=True)
class TakeChoice:
    """The takes of an entity or scene, and which of them counts.

    Args:
        subject: the entity's name, or the scene's index as text.
        takes: every version asked for so far.
        chosen: position of the one that counts.
        locked: keep what is there, whatever else changes.
        pinned: the artefact keys that a lock keeps.
    """

    subject: str
    takes: tuple[Take, ...]
    chosen: int = 0
    locked: bool = False
    pinned: tuple[str, ...] = ()

    @property
    def take(self) -> Take:
        """The version that counts."""
        return self.takes[self.chosen]


@dataclass(frozen=True, slots=True)
class ProjectState:
    """Everything a project knows besides its artefacts."""

    brief: Brief
    script: Script | None = None
    entities: tuple[TakeChoice, ...] = ()
    scenes: tuple[TakeChoice, ...] = ()
    film: FilmOptions = FilmOptions()
    failures: tuple[Failure, ...] = ()
    share: str = ""

    def entity(self, name: str) -> TakeChoice:
        """The choice for an entity; a first take where nothing was chosen yet."""
        return self._choice(self.entities, name)

    def scene(self, index: int) -> TakeChoice:
        """The choice for a scene; a first take where nothing was chosen yet."""
        return self._choice(self.scenes, str(index))

    def _choice(self, choices: tuple[TakeChoice, ...], subject: str) -> TakeChoice:
        for choice in choices:
            if choice.subject == subject:
                return choice
        return TakeChoice(subject, (Take(derive_seed(self.brief.seed, subject, 0)),))

    def with_entity(self, choice: TakeChoice) -> "ProjectState":
        """The state with this entity's choice replaced."""
        return replace(self, entities=_put(self.entities, choice))

    def with_scene(self, choice: TakeChoice) -> "ProjectState":
        """The state with this scene's choice replaced."""
        return replace(self, scenes=_put(self.scenes, choice))

    def without_failures(self, stage: str, subjects: Iterable[str] | None = None) -> "ProjectState":
        """The state without the failures of a stage (or of some of its subjects)."""
        gone = None if subjects is None else set(subjects)
        kept = tuple(f for f in self.failures if f.stage != stage or (gone is not None and f.subject not in gone))
        return replace(self, failures=kept)


def _put(choices: tuple[TakeChoice, ...], choice: TakeChoice) -> tuple[TakeChoice, ...]:
    rest = tuple(c for c in choices if c.subject != choice.subject)
    return (*rest, choice)


def state_to_json(state: ProjectState) -> str:
    """The state as JSON text with a format name and a version."""
    data = asdict(replace(state, script=None))
    data["brief"]["size"] = str(state.brief.size)
    data["script"] = script_to_dict(state.script) if state.script else None
    return json.dumps({"format": FORMAT, "version": VERSION, **data}, ensure_ascii=False, indent=1) + "\n"


def state_from_json(text: str) -> ProjectState:
    """Read what `state_to_json` wrote.

    Raises:
        InputError: the text is no project of this version; the message names the place.
    """
    data = read_json(text, "The project's state cannot be read")
    known = ("format", "version", *(f.name for f in fields(ProjectState)))
    top = Fields(data, "the project", known)
    if top.take("format", str, "") != FORMAT:
        raise InputError("This is not a project of VideoStudio.")
    if top.take("version", int) != VERSION:
        raise InputError(f"This project has version {data['version']}; this program reads version {VERSION}.")
    script = data.get("script")
    return ProjectState(
        brief=_brief(top.take("brief", dict)),
        script=None if script is None else script_from_dict(script),
        entities=tuple(_choice(c, f"entity choice {n}") for n, c in enumerate(top.take("entities", list, []), 1)),
        scenes=tuple(_choice(c, f"scene choice {n}") for n, c in enumerate(top.take("scenes", list, []), 1)),
        film=_film(top.take("film", dict, {})),
        failures=tuple(_record(Failure, f, "a failure") for f in top.take("failures", list, [])),
        share=top.take("share", str, ""),
    )


def _record(kind: type, data: Any, where: str) -> Any:
    values = Fields(data, where, tuple(f.name for f in fields(kind)))
    return kind(**{f.name: values.take(f.name, str) for f in fields(kind) if f.name in data})


def _film(data: dict[str, Any]) -> FilmOptions:
    options: FilmOptions = _record(FilmOptions, data, "the film options")
    for name, value, known in (
        ("transition", options.transition, TRANSITIONS),
        ("captions", options.captions, CAPTIONS),
    ):
        if value not in known:
            raise InputError(f"In the film options: '{name}' must be one of {', '.join(known)}.")
    if options.audio and not is_file_name(options.audio):
        raise InputError(f"In the film options: '{options.audio[:60]}' is no plain file name.")
    return options


def _brief(data: dict[str, Any]) -> Brief:
    values = Fields(data, "the brief", tuple(f.name for f in fields(Brief)))
    pairs = values.take("backends", list, [])
    if not all(isinstance(p, list) and len(p) == 2 and all(isinstance(t, str) for t in p) for p in pairs):
        raise InputError("In the brief: 'backends' must be pairs of a role and a backend's name.")
    seconds = data.get("seconds", 3.0)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0.1 <= seconds <= 600:
        raise InputError("In the brief: 'seconds' must be a number between 0.1 and 600.")
    return Brief(
        prompt=values.take("prompt", str),
        profile=values.take("profile", str, "draft"),
        size=Size.parse(values.take("size", str, "768x480")),
        seed=values.number("seed", 0, MAX_SEED, 0),
        scenes=None if data.get("scenes") is None else values.take("scenes", int),
        seconds=float(seconds),
        fps=values.take("fps", int, 16),
        backends=tuple((role, name) for role, name in pairs),
    )


def _choice(data: Any, where: str) -> TakeChoice:
    values = Fields(data, where, tuple(f.name for f in fields(TakeChoice)))
    takes = tuple(_take(t, f"{where}, take {n}") for n, t in enumerate(values.take("takes", list), 1))
    chosen = values.take("chosen", int, 0)
    if not 0 <= chosen < len(takes):
        raise InputError(f"In {where}: 'chosen' is {chosen}, but there are {len(takes)} takes.")
    pinned = values.texts("pinned")
    if not all(is_key(key) for key in pinned):
        raise InputError(f"In {where}: 'pinned' must be keys of artefacts.")
    return TakeChoice(values.take("subject", str), takes, chosen, values.take("locked", bool, False), pinned)


def _take(data: Any, where: str) -> Take:
    values = Fields(data, where, ("seed", "upload", "mask"))
    names = (values.take("upload", str, ""), values.take("mask", str, ""))
    for name in names:
        if name and not is_file_name(name):
            raise InputError(f"In {where}: '{name[:60]}' is no plain file name.")
    return Take(values.number("seed", 0, MAX_SEED), *names)


def is_file_name(name: str) -> bool:
    """Whether a name is a plain file name, without any folder."""
    return re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}", name) is not None


@contextmanager
def between_processes(path: Path) -> Iterator[None]:
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
        with self._lock, between_processes(self.folder / ".lock"):
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
            sweep(folder)
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
        partial = self.root / partial_name()
        folder = self.root / secrets.token_urlsafe(16)
        with disk_errors_as_project_errors("The copy"):
            try:
                shutil.copytree(project.folder, partial, ignore=shutil.ignore_patterns(".partial-*"))
                text = state_to_json(replace(project.state, share=""))
                (partial / STATE).write_text(text, encoding="utf-8")
                partial.rename(folder)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
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
        sweep(self.root)
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
