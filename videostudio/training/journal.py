"""What a run leaves to be read: log lines, tensorboard, grids of pictures, the list of broken files."""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from torch import Tensor

from videostudio.diffusion.common import tensor_to_picture
from videostudio.project.artefacts import write_atomically

LOG = "log.jsonl"
BROKEN = "broken.jsonl"


class Journal:
    """Writes a run's records; only the main process has one.

    Args:
        folder: the run's folder.
        tensorboard: write for tensorboard too.
        step: where the run goes on. What a killed run wrote of later steps is taken out: they are done again.
    """

    def __init__(self, folder: Path, tensorboard: bool = False, step: int = 0) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        kept = [json.dumps(entry) + "\n" for entry in read_log(folder) if entry["step"] <= step]
        write_atomically(folder / LOG, "".join(kept).encode())
        self._writer: Any = None
        if tensorboard:
            from torch.utils.tensorboard import SummaryWriter

            self._writer = SummaryWriter(str(folder / "tensorboard"), purge_step=step + 1)

    def log(self, step: int, values: dict[str, float]) -> None:
        """A log line."""
        with (self.folder / LOG).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"step": step, **{name: float(value) for name, value in values.items()}}) + "\n")
        if self._writer is not None:
            for name, value in values.items():
                self._writer.add_scalar(name, value, step)

    def grid(self, step: int, picture: Tensor) -> None:
        """A grid of pictures, (3, H, W) in 0..1."""
        path = self.folder / "previews" / f"step-{step:07d}.png"
        save_picture(picture, path)
        if self._writer is not None:
            self._writer.add_image("preview", picture.clamp(0, 1), step)

    def close(self) -> None:
        """Write out what is left."""
        if self._writer is not None:
            self._writer.close()


def read_log(folder: Path) -> list[dict[str, float]]:
    """The lines of a run's log."""
    return _lines(folder / LOG)


def note_broken(folder: Path, entries: Iterable[tuple[str, str]]) -> None:
    """Add broken files, with the reason, to the run's list; the same file may be noted more than once."""
    lines = [json.dumps({"file": name, "reason": reason}) + "\n" for name, reason in entries]
    if lines:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / BROKEN).open("a", encoding="utf-8") as file:
            file.writelines(lines)


def read_broken(folder: Path) -> dict[str, str]:
    """The run's broken files and why they are."""
    return {entry["file"]: entry["reason"] for entry in _lines(folder / BROKEN)}


def _lines(path: Path) -> list[dict[str, Any]]:
    """A file's objects; a line that a killed process left half-written is passed over."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        with suppress(ValueError):
            found.append(json.loads(line))
    return found


def save_picture(picture: Tensor, path: Path) -> None:
    """Write (3, H, W) in 0..1 as a picture file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensor_to_picture(picture).save(path)
