"""Films laid out for a reader, what is measured in them, and what the reader's form comes to."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from videostudio.errors import InputError
from videostudio.evaluation import films_benchmark as films
from videostudio.language.similarity import TextSimilarity

TEXTURE = np.random.default_rng(1).integers(0, 255, (30, 48, 3), np.uint8).repeat(8, 0).repeat(8, 1)
MADE = [{"prompt": "a cat naps", "scenes": 3}, {"prompt": "two dogs race", "scenes": 5}]


class LetterEmbedder:
    """Texts are alike that share letters."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[text.count(letter) + 0.01 for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts])
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def seen(shift: int, square: int = 0) -> np.ndarray:
    """A place seen by a camera that has moved, with a square before it that has moved by itself."""
    frame = np.roll(TEXTURE, -shift, 1)[:, :320].copy()
    frame[100:150, 120 + square : 170 + square] = (250, 30, 30)
    return frame


def write_lines(path: Path, lines: Sequence[dict]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_camera_alone_is_no_movement_and_a_figure_is():
    assert not films.moves_itself([TEXTURE[:, 4 * n : 320 + 4 * n] for n in range(4)])
    assert films.moves_itself([seen(4 * n, 9 * n) for n in range(4)])


def test_the_same_picture_twice_is_counted():
    other = np.flip(TEXTURE, 0)
    assert films.distinct_share([[TEXTURE], [other], [TEXTURE]]) == 1.0
    assert films.distinct_share([[TEXTURE], [TEXTURE], [other]]) == 0.5


def test_a_sheet_has_a_row_for_each_scene_and_words_only_where_they_are_asked_for():
    rows = [[seen(0)] * films.SHEET.columns, [seen(8)] * films.SHEET.columns]
    bare, told = films.draw_sheet(rows), films.draw_sheet(rows, ["The cat naps.", "The cat wakes."])
    assert bare.width == told.width
    assert told.height - bare.height == 2 * films.SHEET.most_lines * films.SHEET.line
    head = np.asarray(told)[: films.SHEET.line]
    assert head.min() < 100, "the sentence stands over its row"


def test_a_form_is_read_and_counted(tmp_path):
    lines = [
        {"film": 2, "told": "two dogs race", "faults": {"floating": 2, "filler": 1}, "mark": 4},
        {"film": 1, "told": "two dogs race", "faults": {"filler": 1}, "mark": 6.5},
    ]
    readings = films.read_form(write_lines(tmp_path / "form.jsonl", lines), MADE)
    assert [(one.prompt, one.scenes, one.mark) for one in readings] == [
        ("two dogs race", 5, 4.0),
        ("a cat naps", 3, 6.5),
    ]
    report = films.reading_report(readings, TextSimilarity(LetterEmbedder()), [film["prompt"] for film in MADE])
    assert "Mark 5.2 of 10 over 2 films, 8 scenes" in report
    assert "in 50%" in report, "one of the two stories is told as the other film's"
    assert re.search(r"filler +\| .* \| 2 +\| 0\.25", report)
    assert report.index("a cat naps") < report.index("two dogs race", report.index("prompt")), "the best comes first"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"film": 3, "told": "", "faults": {}, "mark": 1}, "no reading of one of the films"),
        ({"film": 1, "told": "", "faults": {"ugly": 1}, "mark": 1}, "none of: filler"),
        ({"film": 1, "told": "", "faults": {}, "mark": None}, "no film with a mark"),
    ],
)
def test_a_form_that_cannot_be_counted_says_what_is_wrong(tmp_path, line, words):
    with pytest.raises(InputError, match=words):
        films.read_form(write_lines(tmp_path / "form.jsonl", [line]), MADE)


def test_stored_readings_are_of_the_held_out_prompts():
    prompts = {case.prompt for case in films.load_prompts("held-out")}
    stored = films.load_film_readings()
    assert len({reading.prompt for reading in stored}) >= 30
    assert {reading.prompt for reading in stored} <= prompts
    assert all(set(reading.faults) <= set(films.KINDS) and 0 <= reading.mark <= 10 for reading in stored)
