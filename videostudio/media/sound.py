"""Sound: a person's file opened, and laid under a film."""

from pathlib import Path
from typing import Any

from videostudio.errors import InputError
from videostudio.media.frames import encoder_error, metadata_options

AUDIO_FADE_SECONDS = 1.0
# A short track is not all fading: a third of it at most at either end.
AUDIO_FADE_SHARE = 1 / 3
SAMPLE_RATE = 44_100
SHORTEST_SOUND_SECONDS = 0.1


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
    from moviepy import afx

    track_file = path.with_name("track.m4a")
    try:
        sound = open_sound(audio)
        try:
            length = min(seconds, sound.duration)
            fade = min(AUDIO_FADE_SECONDS, length * AUDIO_FADE_SHARE)
            track = sound.subclipped(0, length).with_effects([afx.AudioFadeIn(fade), afx.AudioFadeOut(fade)])
            track.write_audiofile(str(track_file), codec="aac", fps=SAMPLE_RATE, logger=None)
        finally:
            sound.close()
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
