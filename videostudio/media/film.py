"""Clips become one film: cuts or crossfades, a title card, captions in the picture, sound."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from videostudio.errors import StudioError
from videostudio.media.frames import chain_videos, encoded_alike, read_frames, write_video
from videostudio.media.lettering import caption_overlay, title_card
from videostudio.media.sound import JOINT_FADE_SECONDS, SoundSpan, add_clip_sounds, add_sound
from videostudio.run import Run

CROSSFADE_SECONDS = 0.5
TITLE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class FilmShot:
    """One clip as the film needs it.

    Args:
        video: mp4 file.
        frames: how many it has.
        fps: its frames per second.
        caption: what the scene shows, for captions and storyboard.
        picture: the scene's picture, for contact sheet and storyboard.
        details: lines for the storyboard, such as camera and place.
        sound: whether the file has a sound of its own.
    """

    video: Path
    frames: int
    fps: int
    caption: str
    picture: Path
    details: tuple[str, ...] = ()
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Montage:
    """How shots are put together; see `project.state.FilmOptions`. A sound file takes the place of the clips' own."""

    transition: str = "cut"
    title: str = ""
    burn_captions: bool = False
    audio: Path | None = None

    @property
    def fades(self) -> bool:
        """Whether one shot fades into the next."""
        return self.transition == "crossfade"


def shot_spans(shots: Sequence[FilmShot], montage: Montage) -> tuple[int, list[tuple[int, int]]]:
    """When every shot is seen.

    Args:
        shots: the clips in order.
        montage: transition and title card.

    Returns:
        The film's frames per second, and the first frame of every shot and the one after its last. In a crossfade
        two shots share frames.
    """
    fps = _most_common(shot.fps for shot in shots)
    lengths = [-(-shot.frames * fps // shot.fps) for shot in shots]
    overlap = 0
    if montage.fades:
        # A short scene is not all transition: half of it at most.
        overlap = min([round(CROSSFADE_SECONDS * fps), *(length // 2 for length in lengths)])
    start = max(0, round(TITLE_SECONDS * fps) - overlap) if montage.title else 0
    spans = []
    for length in lengths:
        spans.append((start, start + length))
        start += length - overlap
    return fps, spans


def caption_spans(shots: Sequence[FilmShot], montage: Montage) -> tuple[int, list[tuple[int, int]]]:
    """When every shot's caption is seen: like `shot_spans`, but one after the other, changing in mid-joint."""
    fps, spans = shot_spans(shots, montage)
    before = round(TITLE_SECONDS * fps) if montage.title else 0
    edges = [(span[0] + end) // 2 for span, end in zip(spans, [before, *(s[1] for s in spans)], strict=False)]
    return fps, list(zip(edges, [*edges[1:], spans[-1][1]], strict=True))


def join_shots(shots: Sequence[FilmShot], montage: Montage, path: Path, metadata: dict[str, Any], run: Run) -> float:
    """Put the shots together, frame by frame.

    Args:
        shots: the clips in order; one of another size or rate than most is fitted to them.
        montage: transition, title card, captions and sound.
        path: the mp4 file.
        metadata: how the film was made; kept in the file's comment as JSON.
        run: stops between frames.

    Returns:
        The film's length in seconds.

    Raises:
        InputError: the sound file cannot be used, or no font has a caption's letters.
        StudioError: a clip cannot be read or the encoder fails.
    """
    fps, spans = shot_spans(shots, montage)
    total = spans[-1][1]

    def frames() -> Iterator[np.ndarray]:
        timeline = _mixed_frames(shots, montage, fps, spans)
        for n, frame in enumerate(_draw_captions(timeline, shots, montage) if montage.burn_captions else timeline):
            run.tick(n / total, f"Putting the film together: frame {n + 1} of {total}")
            yield frame

    def write_pictures(target: Path, noted: dict[str, Any] | None = None) -> None:
        if shows_clips_alone(shots, montage):
            # The clips' own pictures: in a fifth of the time, and they lose nothing in another encoding.
            run.tick(0.0, "Putting the film together")
            chain_videos([shot.video for shot in shots], target, noted)
        else:
            write_video(frames(), target, fps, noted)

    heard = list_sound_spans(shots, montage)
    if montage.audio is None and not heard:
        write_pictures(path, metadata)
        return total / fps
    silent = path.with_name(f"silent-{path.name}")
    try:
        write_pictures(silent)
        if montage.audio is not None:
            add_sound(silent, total / fps, montage.audio, path, metadata)
        else:
            add_clip_sounds(silent, heard, path, metadata)
    finally:
        silent.unlink(missing_ok=True)
    return total / fps


def shows_clips_alone(shots: Sequence[FilmShot], montage: Montage) -> bool:
    """Whether a film is its clips one after the other, with nothing drawn between or over them."""
    plain = not (montage.fades or montage.title or montage.burn_captions)
    alike = len({(shot.fps, _picture_size(shot)) for shot in shots}) == 1 and not any(shot.sound for shot in shots)
    return plain and alike and encoded_alike([(shot.video, shot.frames) for shot in shots])


def list_sound_spans(shots: Sequence[FilmShot], montage: Montage) -> list[SoundSpan]:
    """When the clips' own sounds are heard: each with its clip, in a crossfade mixed as the pictures are."""
    fps, spans = shot_spans(shots, montage)
    overlaps = [before[1] - after[0] for before, after in itertools.pairwise(spans)]
    fade = max([JOINT_FADE_SECONDS, *(overlap / fps for overlap in overlaps)])
    return [
        SoundSpan(shot.video, start / fps, end / fps, fade)
        for shot, (start, end) in zip(shots, spans, strict=True)
        if shot.sound
    ]


def _most_common(values: Iterable[Any]) -> Any:
    return Counter(values).most_common(1)[0][0]


def _mixed_frames(
    shots: Sequence[FilmShot], montage: Montage, fps: int, spans: Sequence[tuple[int, int]]
) -> Iterator[np.ndarray]:
    """The film's frames: every part's own ones, and mixtures where two overlap."""
    size = _most_common(_picture_size(shot) for shot in shots)
    parts = [(_shot_frames(shot, fps, size), *span) for shot, span in zip(shots, spans, strict=True)]
    if montage.title:
        ends = round(TITLE_SECONDS * fps)
        parts.insert(0, (_title_frames(montage, size, fps, ends), 0, ends))
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


def _picture_size(shot: FilmShot) -> tuple[int, int]:
    with Image.open(shot.picture) as picture:
        return picture.width, picture.height


def _shot_frames(shot: FilmShot, fps: int, size: tuple[int, int]) -> Iterator[np.ndarray]:
    """A shot's frames in the film's size and rate."""
    given = 0
    for n, frame in enumerate(read_frames(shot.video), 1):
        if frame.shape[1::-1] != size:
            frame = np.asarray(ImageOps.fit(Image.fromarray(frame), size, Image.Resampling.LANCZOS))
        while given * shot.fps < n * fps:
            given += 1
            yield frame


def _draw_captions(frames: Iterable[np.ndarray], shots: Sequence[FilmShot], montage: Montage) -> Iterator[np.ndarray]:
    """The film's frames with the captions drawn in, after the mixing: two captions never lie over one another."""
    words = [(span, shot.caption) for shot, span in zip(shots, caption_spans(shots, montage)[1], strict=True)]
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


def _title_frames(montage: Montage, size: tuple[int, int], fps: int, count: int) -> Iterator[np.ndarray]:
    """The title card; before a hard cut it fades to black."""
    card = title_card(montage.title, size)
    fade = 0 if montage.fades else round(CROSSFADE_SECONDS * fps)
    for n in range(count):
        left = count - 1 - n
        yield card if left >= fade else (card * (left / max(1, fade))).astype(np.uint8)
