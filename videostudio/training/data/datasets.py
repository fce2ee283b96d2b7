"""Entries of data sets: folders of pictures or videos with captions, and webdataset shards (tar files).

Captions stand beside a file (`cat.jpg`, `cat.txt`) or in `metadata.jsonl` of its folder, one object per line with
`file_name`, `text` and, for videos, `action` (a Kinetics-400 label). A mask `cat.mask.png`, white where the figure is,
replaces the segmenter's. In a shard, members of one name belong together: `000.jpg`, `000.txt` or `000.json`, and
`000.mask.png`. Shards are not dealt out whole: every sample has its place in the order of an epoch, and processes and
their workers take turns in it, so that each sample is seen once however many there are.
"""

import json
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from videostudio.errors import InputError

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
VIDEOS = frozenset({".mp4", ".webm", ".mov", ".mkv", ".avi", ".m4v"})
MASK = ".mask.png"
METADATA = "metadata.jsonl"


@dataclass(frozen=True)
class Entry:
    """One picture or video, not yet read.

    Args:
        name: how the list of broken files calls it.
        file: the file, or the tar file that it lies in.
        caption: what it shows.
        action: its Kinetics-400 label, if given.
        place: first byte and length inside the tar file; nothing for a file of its own.
        mask: the same for its mask, or the mask's file.
    """

    name: str
    file: Path
    caption: str = ""
    action: str = ""
    place: tuple[int, int] | None = None
    mask: Path | tuple[int, int] | None = None

    def read(self) -> bytes:
        """The content of the picture or video."""
        return _bytes(self.file, self.place)

    def read_mask(self) -> bytes | None:
        """The content of the mask, if there is one."""
        if self.mask is None:
            return None
        return self.mask.read_bytes() if isinstance(self.mask, Path) else _bytes(self.file, self.mask)


def _bytes(file: Path, place: tuple[int, int] | None) -> bytes:
    if place is None:
        return file.read_bytes()
    with file.open("rb") as opened:
        opened.seek(place[0])
        return opened.read(place[1])


@dataclass
class Entries:
    """A data set.

    Args:
        found: its entries, in an order that does not depend on the file system.
        broken: files that could not even be listed, with the reason.
    """

    found: list[Entry] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)

    def require_entries(self, where: Sequence[Path]) -> None:
        """Refuse an empty data set.

        Raises:
            InputError: there is nothing to train on.
        """
        if not self.found:
            raise InputError(f"There is nothing to train on in {', '.join(map(str, where))}.")


class FolderEntries(Entries):
    """Pictures or videos of folders and their subfolders.

    Args:
        folders: the folders.
        videos: whether to take videos instead of pictures.

    Raises:
        InputError: there is no such folder, or nothing in it.
    """

    def __init__(self, folders: Sequence[Path], videos: bool = False) -> None:
        super().__init__()
        kinds = VIDEOS if videos else PICTURES
        for folder in folders:
            if not folder.is_dir():
                raise InputError(f"There is no folder '{folder}'.")
            metadata: dict[Path, dict[str, Mapping[str, str]]] = {}
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in kinds and not path.name.endswith(MASK):
                    if path.parent not in metadata:
                        metadata[path.parent] = self._metadata(path.parent)
                    self.found.append(_file_entry(path, folder, metadata[path.parent].get(path.name, {})))
        self.require_entries(folders)

    def _metadata(self, folder: Path) -> dict[str, Mapping[str, str]]:
        path = folder / METADATA
        metadata: dict[str, Mapping[str, str]] = {}
        if path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    entry = json.loads(line)
                    metadata[entry["file_name"]] = entry
                except (ValueError, KeyError, TypeError) as error:
                    self.broken.append((f"{path}:{number}", f"no readable entry: {error}"))
        return metadata


def _file_entry(path: Path, folder: Path, metadata: Mapping[str, str]) -> Entry:
    beside = path.with_suffix(".txt")
    caption = metadata.get("text", "") or (beside.read_text(encoding="utf-8").strip() if beside.is_file() else "")
    mask = path.with_suffix("").with_name(path.stem + MASK)
    name = str(path.relative_to(folder))
    return Entry(name, path, caption, metadata.get("action", ""), mask=mask if mask.is_file() else None)


class ShardEntries(Entries):
    """Pictures or videos of webdataset shards. Only the members' places are read at first.

    Args:
        shards: the tar files.
        videos: whether to take videos instead of pictures.

    Raises:
        InputError: nothing could be found in them.
    """

    def __init__(self, shards: Sequence[Path], videos: bool = False) -> None:
        super().__init__()
        for shard in shards:
            members: dict[str, dict[str, tuple[int, int]]] = {}
            try:
                with tarfile.open(shard, "r:") as tar:
                    for member in tar:
                        if member.isfile():
                            stem, _, kind = member.name.rpartition("/")[2].partition(".")
                            key = member.name[: len(member.name) - len(kind) - 1] if kind else stem
                            members.setdefault(key, {})["." + kind.lower()] = (member.offset_data, member.size)
            except (tarfile.TarError, OSError) as error:
                self.broken.append((str(shard), f"{type(error).__name__}: {error}"))
            for key, parts in members.items():
                self._add(shard, key, parts, VIDEOS if videos else PICTURES)
        self.require_entries(shards)

    def _add(self, shard: Path, key: str, parts: Mapping[str, tuple[int, int]], kinds: frozenset[str]) -> None:
        place = next((parts[kind] for kind in sorted(parts) if kind in kinds), None)
        if place is None:
            return
        name = f"{shard.name}/{key}"
        caption, action = "", ""
        try:
            if ".txt" in parts:
                caption = _bytes(shard, parts[".txt"]).decode("utf-8").strip()
            if ".json" in parts:
                metadata = json.loads(_bytes(shard, parts[".json"]))
                caption = caption or str(metadata.get("caption", metadata.get("text", "")))
                action = str(metadata.get("action", ""))
        except (ValueError, AttributeError) as error:
            self.broken.append((name, f"no readable caption: {error}"))
            return
        self.found.append(Entry(name, shard, caption, action, place, parts.get(MASK)))
