"""What goes with a film: its contact sheet, its storyboard as a page, its captions as subtitles."""

import html
from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from videostudio.media.film import FilmShot
from videostudio.media.lettering import Lettering, wrap_lines

# The contact sheet, in pixels: the strip below a picture, gaps, and its caption's letters, lines and most lines.
_STRIP, _GAP, _LETTERS, _LINE, _MOST_LINES = 68, 12, 14, 19, 3
_PAPER, _INK = (247, 246, 242), (40, 40, 46)
# A storyboard's pictures: longer side in pixels, and JPEG quality.
_STORYBOARD_SIDE, _STORYBOARD_QUALITY = 640, 82


def write_contact_sheet(shots: Sequence[FilmShot], path: Path, columns: int = 3, width: int = 400) -> None:
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
    rows = -(-len(shots) // columns)
    whole = (columns * (width + _GAP) + _GAP, rows * (height + _STRIP + _GAP) + _GAP)
    sheet = Image.new("RGB", whole, _PAPER)
    draw = ImageDraw.Draw(sheet)
    for n, shot in enumerate(shots):
        x, y = _GAP + n % columns * (width + _GAP), _GAP + n // columns * (height + _STRIP + _GAP)
        with Image.open(shot.picture) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (x, y))
        letters = Lettering(shot.caption, _LETTERS)
        for m, text in enumerate(
            wrap_lines(letters.drawable(f"{n + 1}. {shot.caption}"), letters, width - 4, _MOST_LINES)
        ):
            letters.draw(draw, x + 2 + letters.length(text) / 2, y + height + 4 + m * _LINE, text, _INK)
    sheet.save(path, "PNG")


def write_storyboard(title: str, shots: Sequence[FilmShot], path: Path, made_with: str) -> None:
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
            small.thumbnail((_STORYBOARD_SIDE, _STORYBOARD_SIDE), Image.Resampling.LANCZOS)
        buffer = BytesIO()
        small.save(buffer, "JPEG", quality=_STORYBOARD_QUALITY)
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


def write_subtitles(captions: Sequence[tuple[float, float, str]], path: Path) -> None:
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
