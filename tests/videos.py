"""What films carry with them, read as a player would."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

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
