"""Video files frame by frame: h264 in yuv420p with the index in front, which every browser plays."""

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from videostudio.errors import StudioError

# With less room than that on the disk, in bytes, it is what an encoder failed for.
_LEAST_ROOM = 1 << 16
# x264's constant rate factor: 18 is about the point where losses cannot be seen.
_QUALITY = "18"
_ENCODING = ["-pix_fmt", "yuv420p", "-movflags", "+faststart"]


def write_video(
    frames: Iterable[np.ndarray], path: Path, fps: int, metadata: dict[str, Any] | None = None, losses: str = _QUALITY
) -> int:
    """Write frames as h264, as they come.

    Args:
        frames: each (H, W, 3) uint8, RGB; H and W even.
        path: the mp4 file.
        fps: frames per second.
        metadata: how it was made; kept in the file's comment as JSON.
        losses: x264's constant rate factor.

    Returns:
        How many frames were written.

    Raises:
        StudioError: there was no frame, or the encoder failed.
    """
    from moviepy.video.io.ffmpeg_writer import FFMPEG_VideoWriter

    count, writer = 0, None
    try:
        for frame in frames:
            if writer is None:
                size = (frame.shape[1], frame.shape[0])
                writer = FFMPEG_VideoWriter(
                    str(path),
                    size,
                    fps,
                    preset="veryfast",
                    ffmpeg_params=[*_ENCODING, "-crf", losses, *metadata_options(metadata)],
                )
            writer.write_frame(np.ascontiguousarray(frame))
            count += 1
    except OSError as error:
        raise encoder_error(error, path) from error
    finally:
        encoder = getattr(writer, "proc", None)
        if writer is not None:
            writer.close()
    if count == 0:
        raise StudioError("The video has no frames.")
    # The last frames are written when the encoder is closed, which may fail without an exception.
    if encoder is not None and encoder.returncode:
        raise encoder_error(OSError(f"the encoder ended with code {encoder.returncode}"), path)
    return count


def encoded_alike(videos: Sequence[tuple[Path, int]]) -> bool:
    """Whether videos can be laid one after the other as they are: one encoder's settings, and no frame lacking.

    Args:
        videos: mp4 files, each with how many frames it should have.
    """
    settings = set()
    for path, count in videos:
        data = path.read_bytes()
        box, samples = data.find(b"avcC"), data.find(b"stsz")
        # An mp4 box is its length, its name, its content: the decoder's settings, and in `stsz` the number of frames.
        if box < 0 or samples < 0 or int.from_bytes(data[samples + 12 : samples + 16]) != count:
            return False
        settings.add(data[box : box + int.from_bytes(data[box - 4 : box]) - 4])
    return len(settings) == 1


def chain_videos(paths: Sequence[Path], path: Path, metadata: dict[str, Any] | None = None) -> None:
    """Lay the pictures of videos one after the other without encoding them again; see `encoded_alike`.

    Args:
        paths: mp4 files.
        path: the mp4 file to write.
        metadata: how it was made; kept in the file's comment as JSON.

    Raises:
        StudioError: they cannot be joined.
    """
    from moviepy.config import FFMPEG_BINARY

    command = [FFMPEG_BINARY, "-y", "-v", "error", "-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe,fd"]
    command += ["-i", "-", "-an", "-c", "copy", "-movflags", "+faststart", *metadata_options(metadata), str(path)]
    quoted = (str(one.resolve()).replace("'", r"'\''") for one in paths)
    told = "".join(f"file 'file:{one}'\n" for one in quoted)
    done = subprocess.run(command, input=told, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        error = OSError(done.stderr)
        raise encoder_error(error, path) from error


def encoder_error(error: OSError, path: Path) -> Exception:
    """What to raise for an encoder's failure: a full disk stays what it is, everything else is told.

    Args:
        error: what the encoder said.
        path: the file it wrote.
    """
    text = str(error).strip()
    if "No space left" in text or shutil.disk_usage(path.parent).free < _LEAST_ROOM:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return StudioError(f"The video could not be encoded: {text[-300:]}")


def metadata_options(metadata: dict[str, Any] | None) -> list[str]:
    """The encoder's options that keep metadata in a file's comment, as JSON."""
    if not metadata:
        return []
    return ["-metadata", f"comment={json.dumps(metadata, ensure_ascii=False)}", "-metadata", "encoder=VideoStudio"]


def read_frames(path: Path) -> Iterator[np.ndarray]:
    """The frames of a video file as they are, each (H, W, 3) uint8, RGB.

    Raises:
        StudioError: it is no video that can be read.
    """
    from moviepy.config import FFMPEG_BINARY
    from moviepy.video.io.ffmpeg_reader import ffmpeg_parse_infos

    try:
        width, height = ffmpeg_parse_infos(str(path))["video_size"]
    except (OSError, KeyError) as error:
        raise StudioError(f"'{path.name}' is no video that can be read.") from error
    command = [FFMPEG_BINARY, "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as decoder:
        assert decoder.stdout is not None
        try:
            while len(data := decoder.stdout.read(width * height * 3)) == width * height * 3:
                yield np.frombuffer(data, np.uint8).reshape(height, width, 3)
        finally:
            decoder.kill()
