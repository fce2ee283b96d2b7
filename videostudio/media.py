"""Pictures and films as files: frames to mp4, clips to a film, captions, title card, sound, contact sheet, storyboard.

moviepy and Pillow do the work; h264 in yuv420p with the index in front, which every browser plays.
"""

import html
import json
import logging
import re
import subprocess
import textwrap
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from videostudio.errors import InputError, StudioError
from videostudio.run import Run

log = logging.getLogger(__name__)

CROSSFADE_SECONDS = 0.5
TITLE_SECONDS = 2.0
AUDIO_FADE_SECONDS = 1.0
_ENCODING = ["-pix_fmt", "yuv420p", "-movflags", "+faststart"]
PICTURE_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")


@dataclass(frozen=True, slots=True)
class Shot:
    """One clip as the film needs it.

    Args:
        video: mp4 file.
        caption: what the scene shows, for captions and storyboard.
        picture: the scene's picture, for contact sheet and storyboard.
        details: lines for the storyboard, such as camera and place.
    """

    video: Path
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
        raise StudioError(f"The video could not be encoded: {str(error).strip()[-300:]}") from error
    finally:
        if writer is not None:
            writer.close()
    if count == 0:
        raise StudioError("The video has no frames.")
    return count


def _tags(metadata: dict[str, Any] | None) -> list[str]:
    if not metadata:
        return []
    return ["-metadata", f"comment={json.dumps(metadata, ensure_ascii=False)}", "-metadata", "encoder=VideoStudio"]


def read_frames(path: Path) -> Iterator[np.ndarray]:
    """The frames of a video file, each (H, W, 3) uint8, RGB."""
    from moviepy import VideoFileClip

    with VideoFileClip(str(path), audio=False) as clip:
        yield from clip.iter_frames(dtype="uint8")


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


def join(shots: Sequence[Shot], cutting: Cutting, path: Path, metadata: dict[str, Any], run: Run) -> float:
    """Put the shots together.

    Args:
        shots: the clips in order; all of one size.
        cutting: transition, title card, captions and sound.
        path: the mp4 file.
        metadata: how the film was made; kept in the file's comment as JSON.
        run: stops between frames.

    Returns:
        The film's length in seconds.

    Raises:
        InputError: the sound file cannot be used.
        StudioError: a clip cannot be read or the encoder fails.
    """
    from moviepy import CompositeVideoClip, ImageClip, VideoFileClip, concatenate_videoclips, vfx

    opened: list[Any] = []
    try:
        clips: list[Any] = []
        for shot in shots:
            clip = VideoFileClip(str(shot.video), audio=False)
            opened.append(clip)
            if cutting.burn_captions and shot.caption:
                overlay = ImageClip(caption_overlay(shot.caption, clip.size)).with_duration(clip.duration)
                clip = CompositeVideoClip([clip, overlay], size=clip.size).with_duration(clip.duration)
            clips.append(clip)
        fps = round(opened[0].fps)
        if cutting.title:
            card = ImageClip(title_card(cutting.title, opened[0].size)).with_duration(TITLE_SECONDS)
            clips.insert(0, card.with_effects([vfx.FadeOut(CROSSFADE_SECONDS)]))
        if cutting.transition == "crossfade" and len(clips) > 1:
            clips = [clips[0], *(c.with_effects([vfx.CrossFadeIn(CROSSFADE_SECONDS)]) for c in clips[1:])]
            film = concatenate_videoclips(clips, method="compose", padding=-CROSSFADE_SECONDS)
        else:
            film = concatenate_videoclips(clips, method="chain")
        seconds = float(film.duration)
        _encode(film, cutting, path, fps, metadata, run)
    except OSError as error:
        raise StudioError(f"The film could not be put together: {str(error).strip()[-300:]}") from error
    finally:
        for clip in opened:
            clip.close()
    return seconds


def _encode(film: Any, cutting: Cutting, path: Path, fps: int, metadata: dict[str, Any], run: Run) -> None:
    """Write the film's frames, then lay the sound under them."""
    total = max(1, round(film.duration * fps))

    def frames() -> Iterator[np.ndarray]:
        for n in range(total):
            run.tick(n / total, f"Putting the film together: frame {n + 1} of {total}")
            yield film.get_frame(n / fps).astype(np.uint8)

    if cutting.audio is None:
        write_video(frames(), path, fps, metadata)
        return
    silent = path.with_name(f"silent-{path.name}")
    try:
        write_video(frames(), silent, fps)
        _add_sound(silent, cutting.audio, path, metadata)
    finally:
        silent.unlink(missing_ok=True)


def _add_sound(silent: Path, audio: Path, path: Path, metadata: dict[str, Any]) -> None:
    from moviepy import VideoFileClip, afx

    with VideoFileClip(str(silent)) as film:
        sound = open_sound(audio)
        try:
            length = min(film.duration, sound.duration)
            fade = min(AUDIO_FADE_SECONDS, length / 3)
            track = sound.subclipped(0, length).with_effects([afx.AudioFadeIn(fade), afx.AudioFadeOut(fade)])
            track_file = path.with_name("track.m4a")
            track.write_audiofile(str(track_file), codec="aac", fps=44100, logger=None)
        finally:
            sound.close()
    try:
        _mux(silent, track_file, path, metadata)
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
        raise InputError("This file is no sound that can be opened. Use an MP3, WAV, OGG or M4A file.") from error
    if not sound.duration or sound.duration < 0.1:
        sound.close()
        raise InputError("This sound file is empty. Use another one.")
    return sound


def font(pixels: int) -> Any:
    """A plain font of this height."""
    return ImageFont.load_default(size=pixels)


def caption_overlay(text: str, size: tuple[int, int]) -> np.ndarray:
    """A caption over a soft dark band at the lower edge.

    Args:
        text: the caption.
        size: width and height in pixels.

    Returns:
        (H, W, 4) uint8, RGBA.
    """
    width, height = size
    pixels = max(14, round(min(width, height * 1.6) / 32))
    face = font(pixels)
    lines = _wrapped(text, face, width * 0.9)[:3]
    band = round(len(lines) * pixels * 1.3 + pixels)
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    shade = Image.linear_gradient("L").resize((width, band)).point(lambda v: min(170, int(v * 1.1)))
    picture.paste((10, 12, 18, 255), (0, height - band), shade)
    draw = ImageDraw.Draw(picture)
    for n, line in enumerate(lines):
        y = height - band + pixels * 0.6 + n * pixels * 1.3
        draw.text((width / 2, y), line, font=face, fill=(255, 255, 255, 255), anchor="ma")
    return np.asarray(picture)


def title_card(text: str, size: tuple[int, int]) -> np.ndarray:
    """A title in the middle of a dark card.

    Args:
        text: the title.
        size: width and height in pixels.

    Returns:
        (H, W, 3) uint8, RGB.
    """
    width, height = size
    face = font(max(20, round(min(width, height * 1.6) / 16)))
    picture = Image.new("RGB", (width, height), (22, 24, 34))
    block = "\n".join(_wrapped(text, face, width * 0.8)[:5])
    ImageDraw.Draw(picture).multiline_text(
        (width / 2, height / 2), block, font=face, fill=(244, 241, 232), anchor="mm", align="center", spacing=12
    )
    return np.asarray(picture)


def _wrapped(text: str, face: Any, width: float) -> list[str]:
    average = max(1.0, face.getlength("The quick brown fox jumps") / 25)
    return textwrap.wrap(" ".join(text.split()), max(8, int(width / average))) or [""]


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
    strip, gap, face = 64, 12, font(15)
    rows = -(-len(shots) // columns)
    sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + strip + gap) + gap), (247, 246, 242))
    draw = ImageDraw.Draw(sheet)
    for n, shot in enumerate(shots):
        x, y = gap + n % columns * (width + gap), gap + n // columns * (height + strip + gap)
        with Image.open(shot.picture) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (x, y))
        lines = _wrapped(f"{n + 1}. {shot.caption}", face, width)[:3]
        draw.multiline_text((x + 2, y + height + 5), "\n".join(lines), font=face, fill=(40, 40, 46), spacing=3)
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
