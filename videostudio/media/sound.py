"""Sound: what models and people give, laid under clips and films."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from videostudio.errors import InputError
from videostudio.media.frames import encoder_error, metadata_options

AUDIO_FADE_SECONDS = 1.0
# A short track is not all fading: a third of it at most at either end.
AUDIO_FADE_SHARE = 1 / 3
# Where one scene's sound ends and another's begins, so that nothing clicks.
JOINT_FADE_SECONDS = 0.05
SAMPLE_RATE = 44_100
SHORTEST_SOUND_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound that a model made.

    Args:
        samples: (N, channels) float32 from -1 to 1; one or two channels.
        rate: samples per second.
    """

    samples: np.ndarray
    rate: int


@dataclass(frozen=True, slots=True)
class SoundSpan:
    """The sound of a video file, and when it is heard in a film.

    Args:
        video: a file with a sound track.
        start: when it begins, in seconds of the film.
        end: when it ends; what is longer is cut off.
        fade: how long it fades in and out, in seconds.
    """

    video: Path
    start: float
    end: float
    fade: float


def add_sound(silent: Path, seconds: float, audio: Path, path: Path, metadata: dict[str, Any]) -> None:
    """Lay a sound file under a video, faded in and out, as long as the video at most.

    Args:
        silent: the mp4 file without sound.
        seconds: its length.
        audio: the sound file.
        path: the mp4 file to write.
        metadata: how the film was made; kept in the file's comment as JSON.

    Raises:
        InputError: the sound file cannot be used.
        StudioError: the encoder fails.
    """

    def open_track(stack: ExitStack) -> Any:
        sound = stack.enter_context(closing(open_sound(audio)))
        length = min(seconds, sound.duration)
        return fade_sound(sound.subclipped(0, length), min(AUDIO_FADE_SECONDS, length * AUDIO_FADE_SHARE))

    _lay_under(silent, open_track, path, metadata)


def add_clip_sounds(silent: Path, spans: Sequence[SoundSpan], path: Path, metadata: dict[str, Any]) -> None:
    """Lay the sounds of clips under their film, each where its clip is seen.

    Args:
        silent: the mp4 file without sound.
        spans: the sounds, at least one; two that overlap are mixed.
        path: the mp4 file to write.
        metadata: how the film was made; kept in the file's comment as JSON.

    Raises:
        StudioError: the encoder fails.
    """

    def open_track(stack: ExitStack) -> Any:
        from moviepy import CompositeAudioClip

        parts = []
        for span in spans:
            sound = stack.enter_context(closing(open_sound(span.video)))
            heard = sound.subclipped(0, min(span.end - span.start, sound.duration))
            parts.append(fade_sound(heard, span.fade).with_start(span.start))
        return CompositeAudioClip(parts)

    _lay_under(silent, open_track, path, metadata)


def add_made_sound(silent: Path, seconds: float, sound: Sound, path: Path, metadata: dict[str, Any]) -> None:
    """Lay a sound that a model made under its clip.

    Args:
        silent: the mp4 file without sound.
        seconds: its length; what is longer is cut off.
        sound: the sound.
        path: the mp4 file to write.
        metadata: how the clip was made; kept in the file's comment as JSON.

    Raises:
        StudioError: the encoder fails.
    """

    def open_track(stack: ExitStack) -> Any:
        from moviepy.audio.AudioClip import AudioArrayClip

        samples = np.clip(np.nan_to_num(sound.samples[: round(seconds * sound.rate)]), -1, 1)
        return AudioArrayClip(np.ascontiguousarray(np.broadcast_to(samples, (len(samples), 2))), fps=sound.rate)

    _lay_under(silent, open_track, path, metadata)


def fade_sound(sound: Any, seconds: float) -> Any:
    """A moviepy sound, faded in and out."""
    from moviepy import afx

    return sound.with_effects([afx.AudioFadeIn(seconds), afx.AudioFadeOut(seconds)])


def _lay_under(silent: Path, open_track: Callable[[ExitStack], Any], path: Path, metadata: dict[str, Any]) -> None:
    """Write a sound track beside a silent video, and both as one file.

    Args:
        silent: the mp4 file without sound.
        open_track: makes the sound, as moviepy's AudioClip; what it opens for that is closed here.
        path: the mp4 file to write.
        metadata: kept in the file's comment as JSON.
    """
    track_file = path.with_name("track.m4a")
    try:
        with ExitStack() as stack:
            open_track(stack).write_audiofile(str(track_file), codec="aac", fps=SAMPLE_RATE, logger=None)
        _mux_track(silent, track_file, path, metadata)
    except OSError as error:
        raise encoder_error(error, path) from error
    finally:
        track_file.unlink(missing_ok=True)


def _mux_track(video: Path, track: Path, path: Path, metadata: dict[str, Any]) -> None:
    """Lay a sound track under a video without encoding the pictures again."""
    from moviepy.config import FFMPEG_BINARY
    from moviepy.tools import subprocess_call

    command = [FFMPEG_BINARY, "-y", "-i", str(video), "-i", str(track), "-c", "copy", "-movflags", "+faststart"]
    subprocess_call([*command, *metadata_options(metadata), str(path)], logger=None)


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
    if not sound.duration or sound.duration < SHORTEST_SOUND_SECONDS:
        sound.close()
        raise InputError("This sound file is empty. Use another one.")
    return sound
