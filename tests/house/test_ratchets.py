"""Numbers that may only fall; `python -m tests.house.ratchets --lower` writes down what fell."""

import json

import pytest

from tests.house import ratchets

RECORDED = json.loads(ratchets.RECORD.read_text())


@pytest.fixture(scope="module")
def measured():
    return ratchets.measure_rooms()


@pytest.mark.parametrize("name", list(ratchets.MEASURES))
def test_a_number_only_falls(name, measured):
    risen = {
        where: f"{n}, at most {RECORDED[name].get(where, 0)}"
        for where, n in measured[name].items()
        if n > RECORDED[name].get(where, 0)
    }
    assert not risen, f"{name} rose: {risen}. Name the number, use a type or data instead."


def test_what_they_count(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text(
        'WORDS = ("ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", {"owl": ("red kite",)})\n'
        'FEW = ("left", "right")\n'
        'TEXT = """one two three four five six seven eight nine ten eleven twelve alpha beta gamma delta""".split()\n'
        "SHARE = 0.25\n"
        "def share(kind: str, least: float = 0.1) -> float:\n"
        '    if kind == "near" or kind in ("far", "away"):\n'
        "        return 0.75\n"
        "    return 1.0\n"
    )
    assert ratchets.listed_words(path) == 10 + 16
    assert ratchets.string_comparisons(path) == 2
    assert ratchets.unnamed_floats(path) == 1
