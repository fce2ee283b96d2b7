"""What films carry with them, read as a player would."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from moviepy.config import FFMPEG_BINARY


def read_metadata(path: Path) -> dict[str, Any]:
    """What `write_video` or `join_shots` noted in a file; empty where there is nothing."""
    command = [FFMPEG_BINARY, "-v", "error", "-i", str(path), "-f", "ffmetadata", "-"]
    text = subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8", "replace")
    comment = re.search(r"^comment=((?:[^\\\n]|\\.|\\\n)*)", text, re.MULTILINE)
    if comment is None:
        return {}
    try:
        found: dict[str, Any] = json.loads(re.sub(r"\\(.)", r"\1", comment.group(1), flags=re.DOTALL))
    except json.JSONDecodeError:
        return {}
    return found


def read_loudness(path: Path) -> np.ndarray:
    """How loud a file is in every tenth of a second, as root mean square of full scale; empty without a sound track."""
    command = [FFMPEG_BINARY, "-v", "error", "-i", str(path), "-map", "0:a", "-ac", "2", "-ar", "16000"]
    data = subprocess.run([*command, "-f", "f32le", "-"], capture_output=True, check=False).stdout
    tenth = 2 * 1600
    samples = np.frombuffer(data, np.float32).astype(float)
    loudness: np.ndarray = np.sqrt((samples[: len(samples) // tenth * tenth].reshape(-1, tenth) ** 2).mean(1))
    return loudness
