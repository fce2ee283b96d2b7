"""Pictures and films as files: frames to mp4, clips to a film, sound, subtitles, contact sheet, storyboard.

moviepy and Pillow do the work; h264 in yuv420p with the index in front, which every browser plays.
"""

import errno
import html
import json
import logging
import os
import re
import shutil
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from videostudio.errors import InputError, StudioError
from videostudio.media.lettering import Lettering, caption_overlay, title_card, wrapped
from videostudio.run import Run

log = logging.getLogger(__name__)

CROSSFADE_SECONDS = 0.5
TITLE_SECONDS = 2.0
AUDIO_FADE_SECONDS = 1.0
# With less room than that on the disk, it is what an encoder failed for.
_LEAST_ROOM = 1 << 16
_ENCODING = ["-pix_fmt", "yuv420p", "-movflags", "+faststart"]
PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")


@dataclass(frozen=True, slots=True)
class Shot:
    """One clip as the film needs it.

    Args:
        video: mp4 file.
        frames: how many it has.
        fps: its frames per second.
        caption: what the scene shows, for captions and storyboard.
        picture: the scene's picture, for contact sheet and storyboard.
        details: lines for the storyboard, such as camera and place.
    """

    video: Path
    frames: int
    fps: int
    caption: str
    picture: Path
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cutting:
    """How shots are put together; see `project.FilmOptions`."""

    transition: str = "cut"
    title: str = ""
    burn_captions: bool = False
    audio: Path | None = None


def open_picture(path: Path, max_pixels: int) -> Image.Image:
    """Open a picture a person uploaded, upright, as RGB or RGBA.

    Args:
        path: the file.
        max_pixels: largest width times height that is taken.

    Returns:
        RGB, or RGBA where the file has transparency. Of an animation, the first picture. CMYK, 16-bit and palette
        pictures are converted, EXIF rotation is applied.

    Raises:
        InputError: it is no picture, broken, or too large.
    """
    try:
        with Image.open(path, formats=PICTURE_FORMATS) as picture:
            if picture.width * picture.height > max_pixels:
                raise InputError(
                    f"The picture has {picture.width}x{picture.height} pixels; at most "
                    f"{max_pixels / 1e6:.0f} million are taken. Make it smaller and try again."
                )
            if min(picture.size) < 16:
                raise InputError(f"The picture has only {picture.width}x{picture.height} pixels. Use a larger one.")
            picture.seek(0)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except InputError:
        raise
    except Image.DecompressionBombError as error:
        raise InputError("The picture is far too large. Make it smaller and try again.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InputError("This file is no picture that can be opened. Use a PNG, JPEG or WebP picture.") from error
    return _plain(upright)


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, dtype=np.float32)
        low, high = float(values.min()), float(values.max())
        scale = 255.0 / 65535.0 if picture.mode.startswith("I;16") or high > 255 else 1.0
        if picture.mode == "F":
            scale = 255.0 / max(high - low, 1e-6)
            values = values - low
        return Image.fromarray((values * scale).clip(0, 255).astype(np.uint8)).convert("RGB")
    has_alpha = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def write_video(frames: Iterable[np.ndarray], path: Path, fps: int, metadata: dict[str, Any] | None = None) -> int:
    """Write frames as h264, as they come.

    Args:
        frames: each (H, W, 3) uint8, RGB; H and W even.
        path: the mp4 file.
        fps: frames per second.
        metadata: how it was made; kept in the file's comment as JSON.

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
                    str(path), size, fps, preset="veryfast", ffmpeg_params=[*_ENCODING, "-crf", "18", *_tags(metadata)]
                )
            writer.write_frame(np.ascontiguousarray(frame))
            count += 1
    except OSError as error:
        raise _encoder_error(error, path) from error
    finally:
        encoder = getattr(writer, "proc", None)
        if writer is not None:
            writer.close()
    if count == 0:
        raise StudioError("The video has no frames.")
    # The last frames are written when the encoder is closed, which may fail without an exception.
    if encoder is not None and encoder.returncode:
        raise _encoder_error(OSError(f"the encoder ended with code {encoder.returncode}"), path)
    return count


def _encoder_error(error: OSError, path: Path) -> Exception:
    """What to raise for an encoder's failure: a full disk stays what it is, everything else is told."""
    text = str(error).strip()
    if "No space left" in text or shutil.disk_usage(path.parent).free < _LEAST_ROOM:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return StudioError(f"The video could not be encoded: {text[-300:]}")


def _tags(metadata: dict[str, Any] | None) -> list[str]:
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


def read_metadata(path: Path) -> dict[str, Any]:
    """What `write_video` or `join` noted in a file; empty where there is nothing."""
    from moviepy.config import FFMPEG_BINARY

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


def schedule(shots: Sequence[Shot], cutting: Cutting) -> tuple[int, list[tuple[int, int]]]:
    """When every shot is seen.

    Args:
        shots: the clips in order.
        cutting: transition and title card.

    Returns:
        The film's frames per second, and the first frame of every shot and the one after its last. In a crossfade
        two shots share frames.
    """
    fps = _commonest(shot.fps for shot in shots)
    lengths = [-(-shot.frames * fps // shot.fps) for shot in shots]
    overlap = 0
    if cutting.transition == "crossfade":
        # A short scene is not all transition: half of it at most.
        overlap = min([round(CROSSFADE_SECONDS * fps), *(length // 2 for length in lengths)])
    start = max(0, round(TITLE_SECONDS * fps) - overlap) if cutting.title else 0
    spans = []
    for length in lengths:
        spans.append((start, start + length))
        start += length - overlap
    return fps, spans


def caption_spans(shots: Sequence[Shot], cutting: Cutting) -> tuple[int, list[tuple[int, int]]]:
    """When every shot's caption is seen: like `schedule`, but one after the other, changing in mid-joint."""
    fps, spans = schedule(shots, cutting)
    before = round(TITLE_SECONDS * fps) if cutting.title else 0
    edges = [(span[0] + end) // 2 for span, end in zip(spans, [before, *(s[1] for s in spans)], strict=False)]
    return fps, list(zip(edges, [*edges[1:], spans[-1][1]], strict=True))


def join(shots: Sequence[Shot], cutting: Cutting, path: Path, metadata: dict[str, Any], run: Run) -> float:
    """Put the shots together, frame by frame.

    Args:
        shots: the clips in order; one of another size or rate than most is fitted to them.
        cutting: transition, title card, captions and sound.
        path: the mp4 file.
        metadata: how the film was made; kept in the file's comment as JSON.
        run: stops between frames.

    Returns:
        The film's length in seconds.

    Raises:
        InputError: the sound file cannot be used, or no font has a caption's letters.
        StudioError: a clip cannot be read or the encoder fails.
    """
    fps, spans = schedule(shots, cutting)
    total = spans[-1][1]

    def frames() -> Iterator[np.ndarray]:
        timeline = _timeline(shots, cutting, fps, spans)
        for n, frame in enumerate(_captioned(timeline, shots, cutting) if cutting.burn_captions else timeline):
            run.tick(n / total, f"Putting the film together: frame {n + 1} of {total}")
            yield frame

    if cutting.audio is None:
        write_video(frames(), path, fps, metadata)
        return total / fps
    silent = path.with_name(f"silent-{path.name}")
    try:
        write_video(frames(), silent, fps)
        _add_sound(silent, total / fps, cutting.audio, path, metadata)
    finally:
        silent.unlink(missing_ok=True)
    return total / fps


def _commonest(values: Iterable[Any]) -> Any:
    return Counter(values).most_common(1)[0][0]


def _timeline(
    shots: Sequence[Shot], cutting: Cutting, fps: int, spans: Sequence[tuple[int, int]]
) -> Iterator[np.ndarray]:
    """The film's frames: every part's own ones, and mixtures where two overlap."""
    size = _commonest(_size(shot) for shot in shots)
    parts = [(_shot_frames(shot, fps, size), *span) for shot, span in zip(shots, spans, strict=True)]
    if cutting.title:
        ends = round(TITLE_SECONDS * fps)
        parts.insert(0, (_title_frames(cutting, size, fps, ends), 0, ends))
    tail: list[np.ndarray] = []
    for n, (frames, start, end) in enumerate(parts):
        follower = parts[n + 1][1] if n + 1 < len(parts) else end
        before, tail = tail, []
        place = start
        for place, frame in enumerate(frames, start):
            if place - start < len(before):
                share = (place - start + 1) / (len(before) + 1)
                frame = (before[place - start] * (1 - share) + frame * share + 0.5).astype(np.uint8)
            if place < follower:
                yield frame
            else:
                tail.append(frame)
        if place != end - 1:
            raise StudioError(f"A clip has {place - start + 1} frames, not {end - start}. Make the clips again.")


def _size(shot: Shot) -> tuple[int, int]:
    with Image.open(shot.picture) as picture:
        return picture.width, picture.height


def _shot_frames(shot: Shot, fps: int, size: tuple[int, int]) -> Iterator[np.ndarray]:
    """A shot's frames in the film's size and rate."""
    given = 0
    for n, frame in enumerate(read_frames(shot.video), 1):
        if frame.shape[1::-1] != size:
            frame = np.asarray(ImageOps.fit(Image.fromarray(frame), size, Image.Resampling.LANCZOS))
        while given * shot.fps < n * fps:
            given += 1
            yield frame


def _captioned(frames: Iterable[np.ndarray], shots: Sequence[Shot], cutting: Cutting) -> Iterator[np.ndarray]:
    """The film's frames with the captions drawn in, after the mixing: two captions never lie over one another."""
    words = [(span, shot.caption) for shot, span in zip(shots, caption_spans(shots, cutting)[1], strict=True)]
    drawn: tuple[str, Any, Any] = ("", None, None)
    for n, frame in enumerate(frames):
        caption = next((text for (start, end), text in words if start <= n < end), "")
        if not caption:
            yield frame
            continue
        if drawn[0] != caption:
            overlay = caption_overlay(caption, (frame.shape[1], frame.shape[0]))
            # Below the band's upper edge only; the rest of the picture stays as it is.
            top = int(np.argmax(overlay[..., 3].any(axis=1)))
            alpha = overlay[top:, :, 3:].astype(np.float32) / 255
            drawn = (caption, 1 - alpha, overlay[top:, :, :3] * alpha + 0.5)
        made = frame.copy()
        made[-len(drawn[1]) :] = frame[-len(drawn[1]) :] * drawn[1] + drawn[2]
        yield made


def _title_frames(cutting: Cutting, size: tuple[int, int], fps: int, count: int) -> Iterator[np.ndarray]:
    """The title card; before a hard cut it fades to black."""
    card = title_card(cutting.title, size)
    fade = 0 if cutting.transition == "crossfade" else round(CROSSFADE_SECONDS * fps)
    for n in range(count):
        left = count - 1 - n
        yield card if left >= fade else (card * (left / max(1, fade))).astype(np.uint8)


def _add_sound(silent: Path, seconds: float, audio: Path, path: Path, metadata: dict[str, Any]) -> None:
    from moviepy import afx

    track_file = path.with_name("track.m4a")
    try:
        sound = open_sound(audio)
        try:
            length = min(seconds, sound.duration)
            fade = min(AUDIO_FADE_SECONDS, length / 3)
            track = sound.subclipped(0, length).with_effects([afx.AudioFadeIn(fade), afx.AudioFadeOut(fade)])
            track.write_audiofile(str(track_file), codec="aac", fps=44100, logger=None)
        finally:
            sound.close()
        _mux(silent, track_file, path, metadata)
    except OSError as error:
        raise _encoder_error(error, path) from error
    finally:
        track_file.unlink(missing_ok=True)


def _mux(video: Path, track: Path, path: Path, metadata: dict[str, Any]) -> None:
    """Lay a sound track under a video without encoding the pictures again."""
    from moviepy.config import FFMPEG_BINARY
    from moviepy.tools import subprocess_call

    command = [FFMPEG_BINARY, "-y", "-i", str(video), "-i", str(track), "-c", "copy", "-movflags", "+faststart"]
    subprocess_call([*command, *_tags(metadata), str(path)], logger=None)


def open_sound(path: Path) -> Any:
    """A sound file as moviepy's AudioFileClip.

    Raises:
        InputError: it is no sound file.
    """
    from moviepy import AudioFileClip
    from moviepy.video.io.ffmpeg_reader import ffmpeg_parse_infos

    try:
        if not ffmpeg_parse_infos(str(path))["audio_found"]:
            raise ValueError("no sound track")
        sound = AudioFileClip(str(path))
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise InputError("This file is no sound that can be opened. Use an MP3, WAV, OGG, FLAC or M4A file.") from error
    if not sound.duration or sound.duration < 0.1:
        sound.close()
        raise InputError("This sound file is empty. Use another one.")
    return sound


def contact_sheet(shots: Sequence[Shot], path: Path, columns: int = 3, width: int = 400) -> None:
    """One picture of every scene with its number and caption, as PNG.

    Args:
        shots: the scenes in order.
        path: the PNG file.
        columns: pictures in a row.
        width: width of one picture in pixels.
    """
    columns = min(columns, max(1, len(shots)))
    with Image.open(shots[0].picture) as first:
        height = round(width * first.height / first.width)
    strip, gap, line = 68, 12, 19
    rows = -(-len(shots) // columns)
    sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + strip + gap) + gap), (247, 246, 242))
    draw = ImageDraw.Draw(sheet)
    for n, shot in enumerate(shots):
        x, y = gap + n % columns * (width + gap), gap + n // columns * (height + strip + gap)
        with Image.open(shot.picture) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (x, y))
        letters = Lettering(shot.caption, 14)
        for m, text in enumerate(wrapped(letters.drawable(f"{n + 1}. {shot.caption}"), letters, width - 4, 3)):
            letters.draw(draw, x + 2 + letters.length(text) / 2, y + height + 4 + m * line, text, (40, 40, 46))
    sheet.save(path, "PNG", optimize=True)


def storyboard(title: str, shots: Sequence[Shot], path: Path, made_with: str) -> None:
    """A page that shows script and pictures by itself, to read or print.

    Args:
        title: the film's prompt.
        shots: the scenes in order.
        path: the HTML file; its pictures are inside it.
        made_with: a line on how it was made.
    """
    parts = []
    for n, shot in enumerate(shots, 1):
        with Image.open(shot.picture) as picture:
            small = picture.convert("RGB")
            small.thumbnail((640, 640), Image.Resampling.LANCZOS)
        buffer = BytesIO()
        small.save(buffer, "JPEG", quality=82)
        details = "".join(f"<li>{html.escape(line)}</li>" for line in shot.details)
        parts.append(
            f'<section><img alt="Scene {n}" src="data:image/jpeg;base64,{b64encode(buffer.getvalue()).decode()}">'
            f"<div><h2>Scene {n}</h2><p>{html.escape(shot.caption)}</p><ul>{details}</ul></div></section>"
        )
    page = _STORYBOARD.format(title=html.escape(title), sections="".join(parts), made_with=html.escape(made_with))
    path.write_text(page, encoding="utf-8")


_STORYBOARD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Storyboard: {title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #23242b; background: #faf9f6; margin: 2rem auto; max-width: 60rem;
  padding: 0 1rem; }}
section {{ display: grid; grid-template-columns: minmax(12rem, 24rem) 1fr; gap: 1.5rem; margin: 1.5rem 0;
  break-inside: avoid; }}
@media (max-width: 40rem) {{ section {{ grid-template-columns: 1fr; gap: .5rem; }} }}
img {{ width: 100%; border-radius: 8px; }} h2 {{ margin: 0; font-size: 1.1rem; }} ul {{ padding-left: 1.2rem; }}
footer {{ color: #6b6c75; font-size: .85rem; margin-top: 2rem; }}
</style></head><body><h1>{title}</h1>{sections}<footer>{made_with}</footer></body></html>
"""


def subtitles(captions: Sequence[tuple[float, float, str]], path: Path) -> None:
    """Captions as a SubRip file.

    Args:
        captions: start and end in seconds, and the text.
        path: the .srt file.
    """

    def clock(seconds: float) -> str:
        whole = round(seconds * 1000)
        return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"

    blocks = (f"{n}\n{clock(a)} --> {clock(b)}\n{' '.join(t.split())}\n" for n, (a, b, t) in enumerate(captions, 1))
    path.write_text("\n".join(blocks), encoding="utf-8")
