"""Large files in pieces, for places that take only small ones: split after writing, put together for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = ".piece"


def split_files(folder: Path, limit: int) -> None:
    """Replace files that are too large by numbered pieces.

    Args:
        folder: where they lie, subfolders included.
        limit: bytes of a file at most.
    """
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.stat().st_size <= limit:
            continue
        with path.open("rb") as whole:
            number = 0
            while content := whole.read(limit):
                path.with_name(f"{path.name}.{number:04}{SUFFIX}").write_bytes(content)
                number += 1
        path.unlink()


@contextmanager
def whole_files(folder: Path) -> Iterator[None]:
    """A block in which split files are there as a whole, beside their pieces."""
    pieces: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        pieces.setdefault(path.with_suffix("").with_suffix(""), []).append(path)
    try:
        for target, parts in pieces.items():
            with target.open("wb") as whole:
                for part in parts:
                    whole.write(part.read_bytes())
        yield
    finally:
        for target in pieces:
            target.unlink(missing_ok=True)
