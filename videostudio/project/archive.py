"""A whole project as one zip file, out and in. An archive from outside is not trusted."""

import json
import lzma
import re
import secrets
import stat
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path, PurePosixPath

from videostudio.errors import InputError
from videostudio.project.artefacts import META, VERSION, content_digest, whole_write
from videostudio.project.folder import STATE, Project, Projects
from videostudio.project.state import state_from_json, state_to_json
from videostudio.types import Stage

MAX_FILES = 20_000
MAX_RATIO = 200
# Ratios of small files say nothing.
RATIO_FROM_BYTES = 1_000_000
_CHUNK = 1 << 20
# What zipfile and its decompressors raise for files that are none or broken.
_UNREADABLE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError, ValueError, OSError,
    zlib.error, lzma.LZMAError, struct.error,
)  # fmt: skip
# What the note of an artefact holds besides its content, by stage, and the files that must be there.
_NOTES: dict[Stage, tuple[dict[str, type], tuple[str, ...]]] = {
    Stage.REFERENCES: ({"origin": str, "seed": int, "source": str}, ("picture.png", "mask.png")),
    Stage.SCENE_IMAGES: ({"seed": int, "layers": list}, ("picture.png", "mask.png")),
    Stage.CLIPS: ({"seed": int, "fps": int, "frames": int}, ("clip.mp4",)),
    Stage.FILM: ({"seconds": float}, ("film.mp4", "film.srt", "contact-sheet.png", "storyboard.html")),
}
_KNOWN = (
    re.compile(r"project\.json"),
    re.compile(r"uploads/[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}"),
    re.compile(r"artefacts/[0-9a-f]{64}/(layers/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}"),
)


def export_project(project: Project, path: Path) -> None:
    """Write everything of a project into one zip file.

    Args:
        project: the project.
        path: the zip file; an existing one is replaced once the new one is whole.

    Raises:
        ProjectError: the disk refuses.
    """
    with whole_write(path, "The archive") as partial, zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
        archive.write(project.folder / STATE, STATE, zipfile.ZIP_DEFLATED)
        files = [p for name in ("uploads", "artefacts") for p in sorted((project.folder / name).rglob("*"))]
        for file in files:
            inside = file.relative_to(project.folder)
            if file.is_file() and not any(part.startswith(".") for part in inside.parts):
                archive.write(file, inside.as_posix())


def import_project(projects: Projects, path: Path, max_mb: int) -> Project:
    """Read a project from a zip file; it gets an id of its own.

    Args:
        projects: where it goes.
        path: the zip file.
        max_mb: most megabytes it may unpack to.

    Raises:
        InputError: it is no project archive, of another version, or one that tries to do harm; nothing of it stays.
        ProjectError: the disk refuses.
    """
    folder = projects.root / secrets.token_urlsafe(16)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _checked_entries(archive, max_mb)
            with whole_write(folder, "The imported project") as partial:
                for entry in entries:
                    _extract_entry(archive, entry, partial, max_mb)
                _check_content(partial, projects)
    except _UNREADABLE as error:
        raise InputError(f"This file is no project archive that can be read ({error}).") from error
    return projects.open(folder.name)


def _checked_entries(archive: zipfile.ZipFile, max_mb: int) -> list[zipfile.ZipInfo]:
    entries = [e for e in archive.infolist() if not e.is_dir()]
    if len(entries) > MAX_FILES:
        raise InputError(f"This archive has {len(entries):,} files; at most {MAX_FILES:,} are read.")
    total = sum(e.file_size for e in entries)
    if total > max_mb * 2**20:
        raise InputError(f"This archive unpacks to {total / 2**20:,.0f} MB; at most {max_mb:,} MB are taken.")
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise InputError(f"This archive holds '{name[:60]}', which is a link or device. It was not imported.")
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name:
            raise InputError(f"This archive wants to write outside its folder ('{name[:60]}'). It was not imported.")
        if not any(known.fullmatch(name) for known in _KNOWN):
            raise InputError(f"This archive holds '{name[:60]}', which is no part of a project. It was not imported.")
        if entry.flag_bits & 1:
            raise InputError("This archive is locked with a password. Export it again without one.")
        if entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise InputError(f"This archive is packed suspiciously tight ('{name[:60]}'). It was not imported.")
        if name in seen:
            raise InputError(f"This archive holds '{name[:60]}' twice. It was not imported.")
        seen.add(name)
    if STATE not in seen:
        raise InputError(f"This archive is no VideoStudio project: it has no {STATE}.")
    return entries


def _extract_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, max_mb: int) -> None:
    """Write one file, counting what really comes out rather than what the archive says."""
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with archive.open(entry) as source, target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > entry.file_size or written > max_mb * 2**20:
                raise InputError(f"'{entry.filename[:60]}' is larger than the archive says. It was not imported.")
            file.write(chunk)


def _check_content(folder: Path, projects: Projects) -> None:
    try:
        state = state_from_json((folder / STATE).read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("The archive's project.json is no readable text.") from error
    projects.admit(state.brief)
    choices = (*state.entities, *state.scenes)
    names = {take.upload for choice in choices for take in choice.takes} | {state.film.audio}
    for name in filter(None, names):
        if not (folder / "uploads" / name).is_file():
            raise InputError(f"The archive lacks the uploaded file '{name}'. It was not imported.")
    for artefact in (folder / "artefacts").glob("*"):
        if not _is_whole(artefact):
            raise InputError(f"The archive's artefact {artefact.name[:12]} is not whole. It was not imported.")
    (folder / STATE).write_text(state_to_json(replace(state, share="")), encoding="utf-8")


def _is_whole(artefact: Path) -> bool:
    """Whether an artefact has its files, unchanged since they were made, and a note that fits them."""
    try:
        note = json.loads((artefact / META).read_text(encoding="utf-8"))
        fields, files = _NOTES[note["stage"]]
        fits = note.get("version", 1) == VERSION and all(type(note[name]) is kind for name, kind in fields.items())
        return (
            fits
            and all((artefact / name).is_file() for name in files)
            and all((artefact / "layers" / str(name)).is_file() for name in note.get("layers", ()))
            and min(note.get("fps", 1), note.get("frames", 1)) > 0
            and note["content"] == content_digest(artefact)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False
