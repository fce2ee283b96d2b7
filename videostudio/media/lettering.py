"""Words in pictures: a font that has their letters, lines that fit, captions and title cards.

The font that ships with the studio has Latin, Greek, Cyrillic, Arabic and Hebrew letters. For others the fonts of the
machine are looked through. What no font has is never drawn as an empty box: ornaments such as emoji are left out, and
where letters are missing the person is told.
"""

import os
import sys
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from videostudio.errors import InputError
from videostudio.settings import ASSETS

SHIPPED = ASSETS / "fonts" / "DejaVuSans.ttf"
CAPTION_LINES = 4
TITLE_LINES = 6
# Sizes of letters: the side of a square as large as the picture, by this; and least height in pixels.
CAPTION_SHARE, CAPTION_LEAST = 26, 14
TITLE_SHARE, TITLE_LEAST = 14, 16
# From line to line, in heights of letters.
CAPTION_STEP, TITLE_STEP = 1.35, 1.4
# The most that a text fills, as shares of the picture's width and height.
CAPTION_ROOM, TITLE_ROOM = (0.9, 0.6), (0.8, 0.85)
_ENDINGS = {".ttf", ".otf", ".ttc"}
# Ornaments: other symbols (emoji among them), modifiers, invisible formats, unassigned and private characters.
_ORNAMENTS = {"So", "Sk", "Cf", "Cn", "Co", "Cs", "Cc"}
# No font has a glyph for this noncharacter, so what it draws is the box for a missing one.
_NOWHERE = "\uffff"
_TRIAL_PIXELS = 24


def check_drawable(text: str, what: str) -> None:
    """Refuse a text with letters that no font on this machine has.

    Args:
        text: the text.
        what: how to call it in the message, as the sentence's beginning.

    Raises:
        InputError: the message shows the letters and says what mends it.
    """
    missing = missing_letters(text)
    if missing:
        raise InputError(
            f"{what} has letters that no font on this machine can draw: {missing[:12]}. Install a font that "
            "has them (on Debian and Ubuntu: apt install fonts-noto fonts-noto-cjk) and try again, or choose captions "
            "as a file and no title, which need none."
        )


def missing_letters(text: str) -> str:
    """The letters of a text that no font on this machine has, each once."""
    letters = _letters_to_draw(text)
    files = _font_files(letters)
    return "".join(c for c in dict.fromkeys(text) if c in letters and not any(has_glyph(f, c) for f in files))


class Lettering:
    """The fonts that draw a text: the shipped one, and others for the letters it lacks.

    Args:
        text: the text.
        pixels: the letters' height.
    """

    def __init__(self, text: str, pixels: int) -> None:
        self.pixels = pixels
        self._files = _font_files(_letters_to_draw(text))

    def drawable(self, text: str) -> str:
        """The text in one line, without the characters that no font has."""
        words = "".join(c if c.isspace() or any(has_glyph(f, c) for f in self._files) else "" for c in text).split()
        # The joiners of an emoji that is left out are invisible words of their own.
        return " ".join(word for word in words if any(unicodedata.category(c) not in {"Cf", "Mn"} for c in word))

    def length(self, text: str) -> float:
        """How wide a line is, in pixels."""
        return float(sum(face.getlength(run) for face, run in self._runs(text)))

    def draw(self, canvas: ImageDraw.ImageDraw, x: float, y: float, line: str, fill: tuple[int, ...]) -> None:
        """Draw one line, centred at x, its letters' top at y."""
        left = x - self.length(line) / 2
        ascent = self._face(SHIPPED).getmetrics()[0]
        for face, run in self._runs(line):
            canvas.text((left, y + ascent), run, font=face, fill=fill, anchor="ls")
            left += face.getlength(run)

    def _runs(self, text: str) -> list[tuple[Any, str]]:
        """The text in pieces of one font each, in order."""
        runs: list[tuple[Path, str]] = []
        for c in text:
            last = runs[-1][0] if runs else SHIPPED
            file = next((f for f in (last, *self._files) if c.isspace() or has_glyph(f, c)), SHIPPED)
            if runs and runs[-1][0] == file:
                runs[-1] = (file, runs[-1][1] + c)
            else:
                runs.append((file, c))
        return [(self._face(file), run) for file, run in runs]

    def _face(self, file: Path) -> Any:
        return _open_font(file, self.pixels)


@lru_cache(maxsize=4096)
def has_glyph(file: Path, character: str) -> bool:
    """Whether a font file has a glyph for a character."""
    face = _open_font(file, _TRIAL_PIXELS, ImageFont.Layout.BASIC)
    mask, box = face.getmask(character), face.getmask(_NOWHERE)
    return mask.size != box.size or bytes(mask) != bytes(box)


@lru_cache(maxsize=64)
def _open_font(file: Path, pixels: int, layout: Any = None) -> Any:
    return ImageFont.truetype(str(file), pixels, layout_engine=layout)


def _letters_to_draw(text: str) -> frozenset[str]:
    """What must not be missing."""
    return frozenset(
        c
        for c in text
        if not c.isspace()
        and unicodedata.category(c) not in _ORNAMENTS
        and not unicodedata.name(c, "").startswith("VARI")
    )


@lru_cache(maxsize=256)
def _font_files(letters: frozenset[str]) -> tuple[Path, ...]:
    """The shipped font, and fonts of the machine for what it lacks."""
    files, missing = [SHIPPED], {c for c in letters if not has_glyph(SHIPPED, c)}
    for file in _fonts_of_the_machine() if missing else ():
        try:
            found = {c for c in missing if has_glyph(file, c)}
        except (OSError, ValueError):  # a font of bitmaps, or a broken one
            continue
        # A font that has a few of them only is no better than the next one, which may have all.
        if len(found) * 2 > len(missing):
            files.append(file)
            missing -= found
        if not missing:
            break
    return tuple(files)


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
    return [own, home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _fonts_of_the_machine() -> list[Path]:
    """All fonts, the plain upright ones first."""
    found = [
        f for folder in _font_folders() if folder.is_dir() for f in folder.rglob("*") if f.suffix.lower() in _ENDINGS
    ]

    def rank(file: Path) -> tuple[int, str]:
        name = file.stem.lower()
        odd = sum(word in name for word in ("bold", "black", "thin", "light", "italic", "oblique", "mono", "serif"))
        return odd - ("regular" in name), str(file)

    return sorted(found, key=rank)


def wrap_lines(text: str, letters: Lettering, width: float, most: int) -> list[str]:
    """Lines that fit a width; what is too long ends with an ellipsis.

    Args:
        text: the text.
        letters: its fonts.
        width: in pixels.
        most: most lines.
    """
    lines: list[str] = []
    line = ""
    for piece in _breakable_pieces(" ".join(text.split())):
        if len(lines) > most:
            break
        if line and letters.length((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
        while letters.length(line.rstrip()) > width and len(line) > 1:
            cut = max(1, bisect_right(range(len(line)), width, key=lambda n: letters.length(line[:n])) - 1)
            lines.append(line[:cut])
            line = line[cut:]
    lines.append(line.rstrip())
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and letters.length(last + "…") > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" .,;:") + "…"]


def _breakable_pieces(text: str) -> list[str]:
    """Words with the space after them; scripts that write without spaces may break after every character."""
    pieces: list[str] = []
    word = ""
    for c in text:
        word += c
        if c == " " or unicodedata.east_asian_width(c) in {"W", "F"}:
            pieces.append(word)
            word = ""
    return [*pieces, word] if word else pieces


class _Block(NamedTuple):
    """Lines of a text that stand below one another."""

    letters: Lettering
    lines: list[str]
    step: float

    @classmethod
    def of(cls, text: str, pixels: int, step: float, room: tuple[float, float], most: int) -> "_Block":
        """The text in as many lines as fit into the room (width and height), at most so many."""
        letters = Lettering(text, pixels)
        fitting = max(1, min(most, int(room[1] / step)))
        return cls(letters, wrap_lines(letters.drawable(text), letters, room[0], fitting), step)

    @property
    def height(self) -> float:
        """Height of all lines, in pixels."""
        return len(self.lines) * self.step

    def draw(self, picture: Image.Image, top: float, fill: tuple[int, ...]) -> None:
        """Draw the lines, centred in the picture's width."""
        canvas = ImageDraw.Draw(picture)
        for n, line in enumerate(self.lines):
            self.letters.draw(canvas, picture.width / 2, top + n * self.step, line, fill)


def caption_overlay(text: str, size: tuple[int, int]) -> np.ndarray:
    """A caption over a soft dark band at the lower edge.

    Args:
        text: the caption.
        size: width and height in pixels.

    Returns:
        (H, W, 4) uint8, RGBA.

    Raises:
        InputError: no font has its letters.
    """
    check_drawable(text, "A caption")
    width, height = size
    pixels = max(CAPTION_LEAST, round((width * height) ** 0.5 / CAPTION_SHARE))
    room = (width * CAPTION_ROOM[0], height * CAPTION_ROOM[1] - pixels)
    block = _Block.of(text, pixels, CAPTION_STEP * pixels, room, CAPTION_LINES)
    band = round(block.height + pixels)
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    shade = Image.linear_gradient("L").resize((width, band)).point(lambda v: min(170, int(v * 2.2)))
    picture.paste((10, 12, 18, 255), (0, height - band), shade)
    block.draw(picture, height - band + pixels * 0.5, (255, 255, 255, 255))
    return np.asarray(picture)


def title_card(text: str, size: tuple[int, int]) -> np.ndarray:
    """A title in the middle of a dark card.

    Args:
        text: the title.
        size: width and height in pixels.

    Returns:
        (H, W, 3) uint8, RGB.

    Raises:
        InputError: no font has its letters.
    """
    check_drawable(text, "The title")
    width, height = size
    pixels = max(TITLE_LEAST, round((width * height) ** 0.5 / TITLE_SHARE))
    block = _Block.of(text, pixels, TITLE_STEP * pixels, (width * TITLE_ROOM[0], height * TITLE_ROOM[1]), TITLE_LINES)
    picture = Image.new("RGB", (width, height), (22, 24, 34))
    block.draw(picture, (height - block.height) / 2, (244, 241, 232))
    return np.asarray(picture)
