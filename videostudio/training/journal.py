"""What a run leaves to be read: log lines, tensorboard, grids of pictures, the list of broken files."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from torch import Tensor

LOG = "log.jsonl"
BROKEN = "broken.jsonl"


class Journal:
    """Writes a run's records; only the main process has one.

    Args:
        folder: the run's folder.
        tensorboard: write for tensorboard too.
    """

    def __init__(self, folder: Path, tensorboard: bool = False) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._writer: Any = None
        if tensorboard:
            from torch.utils.tensorboard import SummaryWriter

            self._writer = SummaryWriter(str(folder / "tensorboard"))

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
    path = folder / LOG
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def note_broken(folder: Path, entries: Iterable[tuple[str, str]]) -> None:
    """Add broken files, with the reason, to the run's list; the same file may be noted more than once."""
    lines = [json.dumps({"file": name, "reason": reason}) + "\n" for name, reason in entries]
    if lines:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / BROKEN).open("a", encoding="utf-8") as file:
            file.writelines(lines)


def read_broken(folder: Path) -> dict[str, str]:
    """The run's broken files and why they are."""
    path = folder / BROKEN
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {entry["file"]: entry["reason"] for entry in map(json.loads, lines)}


def save_picture(picture: Tensor, path: Path) -> None:
    """Write (3, H, W) in 0..1 as a picture file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    array = (picture.detach().float().clamp(0, 1) * 255).round().to("cpu").permute(1, 2, 0).numpy().astype(np.uint8)
    Image.fromarray(array).save(path)
