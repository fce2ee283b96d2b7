"""Pictures people upload, films as files."""

import json
import struct
import subprocess
import wave
from dataclasses import replace

import numpy as np
import pytest
from moviepy.config import FFMPEG_BINARY
from PIL import Image

from tests import fakes
from tests.videos import read_loudness, read_metadata
from videostudio.errors import InputError, StudioError
from videostudio.media import film, lettering
from videostudio.media.film import FilmShot, Montage, caption_spans, join_shots, shot_spans
from videostudio.media.frames import read_frames, write_video
from videostudio.media.sound import Sound, add_made_sound, open_sound
from videostudio.media.storyboard import write_contact_sheet, write_storyboard, write_subtitles
from videostudio.media.uploads import open_picture
from videostudio.run import Run

LIMIT = 4_000_000


def frames(count=8, size=(96, 128), level=0):
    for n in range(count):
        frame = np.full((*size, 3), level, np.uint8)
        frame[:, : 4 * n + 1] = (250, 120, 20)
        yield frame


def shot(tmp_path, name, level):
    write_video(frames(level=level), tmp_path / f"{name}.mp4", 8)
    Image.new("RGB", (128, 96), (level,) * 3).save(tmp_path / f"{name}.png")
    return FilmShot(tmp_path / f"{name}.mp4", 8, 8, f"This is {name}.", tmp_path / f"{name}.png", ("Camera: left",))


def test_frames_come_back_as_they_were(tmp_path):
    assert write_video(frames(), tmp_path / "a.mp4", 8, {"prompt": 'say "hi"; a=b\nnext #1 \\ é'}) == 8
    back = list(read_frames(tmp_path / "a.mp4"))
    assert len(back) == 8
    error = np.abs(back[5].astype(int) - list(frames())[5]).mean()
    assert error < 6
    assert read_metadata(tmp_path / "a.mp4") == {"prompt": 'say "hi"; a=b\nnext #1 \\ é'}


def test_the_file_plays_in_every_browser(tmp_path):
    write_video(frames(), tmp_path / "a.mp4", 8)
    seen = subprocess.run([FFMPEG_BINARY, "-i", str(tmp_path / "a.mp4")], capture_output=True, text=True).stderr
    assert "h264" in seen
    assert "yuv420p" in seen
    data = (tmp_path / "a.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "the index must come first"


def test_a_video_without_frames_is_an_error(tmp_path):
    with pytest.raises(StudioError, match="no frames"):
        write_video([], tmp_path / "a.mp4", 8)


def sound(path, seconds):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        tone = (np.sin(np.arange(int(22050 * seconds)) * 0.1) * 12000).astype("<i2")
        file.writeframes(tone.tobytes())


def test_cut_crossfade_title_captions_and_sound(tmp_path):
    shots = [shot(tmp_path, "one", 0), shot(tmp_path, "two", 200)]
    plain = join_shots(shots, Montage(), tmp_path / "cut.mp4", {"a": 1}, Run())
    assert plain == pytest.approx(2.0, abs=0.01)
    cut = list(read_frames(tmp_path / "cut.mp4"))
    assert abs(int(cut[7][90, 120, 0]) - int(cut[8][90, 120, 0])) > 150

    sound(tmp_path / "long.wav", 9)
    montage = Montage("crossfade", "A title", True, tmp_path / "long.wav")
    seconds = join_shots(shots, montage, tmp_path / "all.mp4", {"a": 2}, Run())
    assert seconds == pytest.approx(2.0 + film.TITLE_SECONDS - 2 * film.CROSSFADE_SECONDS, abs=0.01)
    assert read_metadata(tmp_path / "all.mp4") == {"a": 2}
    made = list(read_frames(tmp_path / "all.mp4"))
    levels = [int(f[10, 120, 0]) for f in made]
    assert any(40 < level < 160 for level in levels), "a crossfade passes through the middle"
    assert made[4].max() > 200, "the title is readable"
    track = open_sound(tmp_path / "all.mp4")
    samples = track.to_soundarray(fps=22050)
    track.close()
    assert abs(len(samples) / 22050 - seconds) < 0.2
    rate = 22050
    middle, end = np.abs(samples[rate : 2 * rate]).max(), np.abs(samples[int((seconds - 0.1) * rate) :]).max()
    assert middle > 0.2
    assert end < 0.15
    assert not list(tmp_path.glob("silent-*"))


def test_clips_are_heard_while_they_are_seen_and_a_sound_of_ones_own_takes_their_place(tmp_path):
    shots = []
    for n, level in enumerate((0, 100, 200)):
        made = shot(tmp_path, f"s{n}", level)
        write_video(frames(16, level=level), made.video, 8)
        if n != 1:
            silent = made.video.replace(tmp_path / "silent.mp4")
            add_made_sound(silent, 2.0, Sound(fakes.hum(5), fakes.HUM_RATE), made.video, {"n": n})
            assert read_metadata(made.video) == {"n": n}
            assert len(read_loudness(made.video)) in range(19, 22), "as long as its clip"
        shots.append(replace(made, frames=16, sound=n != 1))
    assert join_shots(shots, Montage(title="A title"), tmp_path / "film.mp4", {"a": 1}, Run()) == 8.0
    loud = read_loudness(tmp_path / "film.mp4")
    heard = [loud[round(10 * at) + 3 : round(10 * (at + 2)) - 3] for at in (2, 4, 6)]
    assert loud[:18].max() < 0.01, "nothing is heard under the title"
    assert heard[1].max() < 0.01, "the second clip is silent"
    for one in (heard[0], heard[2]):
        assert one == pytest.approx(0.5 / 2**0.5, rel=0.1)
    assert read_metadata(tmp_path / "film.mp4") == {"a": 1}
    # In a crossfade a sound goes and comes with its picture.
    join_shots([shots[0], shots[1]], Montage("crossfade"), tmp_path / "fade.mp4", {}, Run())
    before, *fading = read_loudness(tmp_path / "fade.mp4")[14:20]
    assert before > 0.33
    assert sorted(fading, reverse=True) == fading
    assert 0.1 < fading[2] < 0.25
    sound(tmp_path / "own.wav", 1)
    join_shots(shots, Montage(audio=tmp_path / "own.wav"), tmp_path / "own.mp4", {}, Run())
    assert read_loudness(tmp_path / "own.mp4")[15:].max(initial=0) < 0.01


def counted(tmp_path, name, count, fps, level):
    """A shot whose every frame tells which it is: the clip on the left, the frame's number on the right."""

    def frames():
        for n in range(count):
            frame = np.full((64, 96, 3), level, np.uint8)
            frame[:, 48:] = 40 + n % 20 * 10
            yield frame

    write_video(frames(), tmp_path / f"{name}.mp4", fps)
    Image.new("RGB", (96, 64)).save(tmp_path / "picture.png")
    return FilmShot(tmp_path / f"{name}.mp4", count, fps, name, tmp_path / "picture.png")


def told(frame):
    return round((int(frame[30, 20].mean()) - 20) / 50), round((int(frame[30, 80].mean()) - 40) / 10)


@pytest.mark.parametrize(("count", "fps"), [(41, 25), (5, 7), (52, 24)])
def test_no_frame_is_lost_or_doubled_at_a_joint(tmp_path, count, fps):
    shots = [counted(tmp_path, f"c{n}", count, fps, 20 + 50 * n) for n in range(4)]
    seconds = join_shots(shots, Montage(), tmp_path / "film.mp4", {}, Run())
    assert seconds == pytest.approx(4 * count / fps)
    made = [told(frame) for frame in read_frames(tmp_path / "film.mp4")]
    assert made == [(n, k % 20) for n in range(4) for k in range(count)]


def test_clips_of_one_encoding_lose_nothing_in_the_film_and_others_are_encoded_anew(tmp_path):
    quotes = tmp_path / "it's one folder"
    quotes.mkdir()
    shots = [counted(quotes, f"c{n}", 9, 12, 20 + 50 * n) for n in range(3)]
    join_shots(shots, Montage(), quotes / "film.mp4", {"a": 1}, Run())
    assert read_metadata(quotes / "film.mp4") == {"a": 1}
    data = (quotes / "film.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "the index must come first"
    clips = [frame for one in shots for frame in read_frames(one.video)]
    assert np.array_equal(clips, list(read_frames(quotes / "film.mp4")))
    sound(tmp_path / "own.wav", 1)
    join_shots(shots, Montage(audio=tmp_path / "own.wav"), tmp_path / "loud.mp4", {}, Run())
    assert np.array_equal(clips, list(read_frames(tmp_path / "loud.mp4")))
    # As a clip from elsewhere may be: of the same size and rate, but for another decoder.
    encoding = ["-c:v", "libx264", "-profile:v", "baseline", "-pix_fmt", "yuv420p", "-crf", "18"]
    command = [FFMPEG_BINARY, "-v", "error", "-i", str(shots[1].video), *encoding, str(tmp_path / "other.mp4")]
    subprocess.run(command, check=True)
    mixed = [shots[0], replace(shots[1], video=tmp_path / "other.mp4"), shots[2]]
    join_shots(mixed, Montage(), tmp_path / "mixed.mp4", {}, Run())
    made = [told(frame) for frame in read_frames(tmp_path / "mixed.mp4")]
    assert made == [(n, k) for n in range(3) for k in range(9)]
    # What is drawn between or over the clips is drawn.
    join_shots(shots, Montage(title="T"), tmp_path / "titled.mp4", {}, Run())
    assert len(list(read_frames(tmp_path / "titled.mp4"))) == 12 * film.TITLE_SECONDS + 27
    join_shots(shots, Montage(burn_captions=True), tmp_path / "told.mp4", {}, Run())
    assert max(int(frame.max()) for frame in read_frames(tmp_path / "told.mp4")) > 245, "white letters"
    with pytest.raises(StudioError, match="9 frames, not 10"):
        join_shots([replace(shots[0], frames=10), *shots[1:]], Montage(), tmp_path / "short.mp4", {}, Run())


def test_a_crossfade_leaves_half_of_a_short_scene_and_fits_odd_clips(tmp_path):
    shots = [counted(tmp_path, "one", 4, 8, 20), counted(tmp_path, "two", 4, 8, 220)]
    fps, spans = shot_spans(shots, Montage("crossfade"))
    assert (fps, spans) == (8, [(0, 4), (2, 6)])
    assert caption_spans(shots, Montage("crossfade"))[1] == [(0, 3), (3, 6)]
    assert caption_spans(shots, Montage("crossfade", "T"))[1] == [(15, 17), (17, 20)]
    join_shots(shots, Montage("crossfade"), tmp_path / "film.mp4", {}, Run())
    levels = [int(frame[30, 20].mean()) for frame in read_frames(tmp_path / "film.mp4")]
    assert levels == pytest.approx([20, 20, 87, 153, 220, 220], abs=6)
    odd = counted(tmp_path, "odd", 6, 16, 120)
    big = shot(tmp_path, "big", 200)
    join_shots([*shots, odd, big], Montage(), tmp_path / "mixed.mp4", {}, Run())
    made = list(read_frames(tmp_path / "mixed.mp4"))
    assert [frame.shape for frame in made] == [(64, 96, 3)] * (4 + 4 + 3 + 8)


def test_words_in_other_scripts_are_drawn_or_refused_but_never_boxes(tmp_path):
    box = lettering.Lettering("a", 24)
    for text in ("Kapitän — “l’été”", "Молодой", "Ελλάδα", "شاب يصنع كعكة", "bánh"):
        lettering.check_drawable(text, "The title")
        assert box.drawable(text) == text
    assert lettering.Lettering("A 🎂 cake 👨‍🍳", 24).drawable("A 🎂 cake 👨‍🍳") in {"A cake", "A 🎂 cake 👨‍🍳"}
    # Cuneiform: no machine of ours has a font for it.
    with pytest.raises(InputError, match=r"no font on this machine can draw: 𒀀.*apt install"):
        lettering.title_card("The \U00012000 sign", (320, 200))


def test_long_words_break_and_what_does_not_fit_ends_with_dots():
    letters = lettering.Lettering("x", 20)
    lines = lettering.wrap_lines("word " * 60 + "x" * 300, letters, 200, 99)
    assert "".join(lines).replace(" ", "") == "word" * 60 + "x" * 300
    assert max(letters.length(line) for line in lines) <= 200
    short = lettering.wrap_lines("word " * 60, letters, 200, 3)
    assert len(short) == 3
    assert short[-1].endswith("word…") and letters.length(short[-1]) <= 200


def test_a_caption_is_drawn_inside_the_picture():
    long = "A very long caption that needs more than one line to be shown, and goes on and on. " * 2
    overlay = lettering.caption_overlay(long, (320, 200))
    alpha, bright = overlay[..., 3], overlay[..., :3].max(axis=2)
    assert alpha[:60].max() == 0
    written = np.argwhere((alpha > 200) & (bright > 200))
    assert len(written) > 200
    assert written[:, 1].min() > 4
    assert written[:, 1].max() < 316


def test_subtitles_contact_sheet_and_storyboard(tmp_path):
    shots = [shot(tmp_path, f"s{n}", 40 * n) for n in range(4)]
    write_subtitles([(0, 1.5, "one\nline"), (3661.25, 3662, "two")], tmp_path / "a.srt")
    text = (tmp_path / "a.srt").read_text()
    assert "00:00:00,000 --> 00:00:01,500\none line" in text
    assert "01:01:01,250 --> 01:01:02,000\ntwo" in text
    write_contact_sheet(shots, tmp_path / "sheet.png")
    assert Image.open(tmp_path / "sheet.png").size[0] > 1200
    write_storyboard("<script>alert(1)</script>", shots, tmp_path / "b.html", "made & so")
    page = (tmp_path / "b.html").read_text()
    assert "<script>" not in page
    assert page.count("data:image/jpeg") == 4


def save(tmp_path, picture, name, **how):
    picture.save(tmp_path / name, **how)
    return tmp_path / name


def test_odd_pictures_are_opened_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = save(tmp_path, Image.new("RGB", (100, 60), (200, 0, 0)), "turned.jpg", exif=exif)
    assert open_picture(turned, LIMIT).size == (60, 100)
    cmyk = save(tmp_path, Image.new("CMYK", (50, 50), (0, 255, 255, 0)), "cmyk.jpg")
    assert open_picture(cmyk, LIMIT).mode == "RGB"
    deep = save(tmp_path, Image.fromarray(np.full((40, 40), 40000, np.uint16)), "deep.png")
    opened = open_picture(deep, LIMIT)
    assert opened.mode == "RGB"
    assert 150 < np.asarray(opened)[0, 0, 0] < 162
    palette = Image.new("P", (40, 40), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    clear = save(tmp_path, palette, "palette.png", transparency=0)
    assert open_picture(clear, LIMIT).mode == "RGBA"
    moving = [Image.new("RGB", (30, 30), (n * 80, 0, 0)) for n in range(3)]
    gif = save(tmp_path, moving[0], "moving.gif", save_all=True, append_images=moving[1:])
    assert open_picture(gif, LIMIT).size == (30, 30)


def bomb(tmp_path):
    """A PNG of a few bytes that says it has 60,000 x 60,000 pixels."""
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))
    return path


def test_what_is_no_usable_picture_is_refused_in_words(tmp_path):
    (tmp_path / "text.png").write_text("I am a picture, honestly")
    (tmp_path / "empty.png").write_bytes(b"")
    write_video(frames(), tmp_path / "film.mp4", 8)
    (tmp_path / "film.png").write_bytes((tmp_path / "film.mp4").read_bytes())
    whole = save(tmp_path, Image.effect_noise((200, 200), 90), "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    tiny = save(tmp_path, Image.new("RGB", (4, 4)), "tiny.png")
    large = save(tmp_path, Image.new("RGB", (3000, 3000)), "large.png")
    for name in ("text.png", "empty.png", "film.png", "cut.png"):
        with pytest.raises(InputError, match="no picture that can be opened"):
            open_picture(tmp_path / name, LIMIT)
    with pytest.raises(InputError, match="Use a larger one"):
        open_picture(tiny, LIMIT)
    with pytest.raises(InputError, match="Make it smaller"):
        open_picture(large, LIMIT)
    with pytest.raises(InputError, match=r"smaller|too large"):
        open_picture(bomb(tmp_path), LIMIT)


def test_metadata_of_a_foreign_file_is_empty(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "x.png")
    assert read_metadata(tmp_path / "x.png") == {}
    assert json.dumps(read_metadata(tmp_path / "missing.mp4")) == "{}"
