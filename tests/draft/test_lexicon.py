"""What the library knows about words follows from its files, and its files from the tables that they are made from."""

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from videostudio.library.assets import FOLDER, LIVING_KINDS, Surface, load_backdrops, load_cutouts
from videostudio.library.lexicon import (
    colour_values,
    coloured_parts,
    content_words,
    hair_groups,
    head_noun,
    kind_nouns,
    people_words,
    person_nouns,
    singular_form,
    surface_words,
    thing_nouns,
)

TABLES = Path(__file__).parents[2] / "assets" / "build"


@pytest.mark.parametrize(
    ("text", "words", "head"),
    [
        ("The King's horses", ("king", "horse"), "horse"),
        ("a woman with a red umbrella", ("woman", "red", "umbrella"), "woman"),
        ("wolves of the forest", ("wolf", "forest"), "wolf"),
        ("the", (), ""),
    ],
)
def test_words_and_head(text, words, head):
    assert content_words(text) == words
    assert head_noun(text) == head


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("dogs", "dog"),
        ("children", "child"),
        ("berries", "berry"),
        ("boxes", "box"),
        ("grass", "grass"),
        ("bus", "bus"),
    ],
)
def test_singular(many, one):
    assert singular_form(many) == one


def test_persons_and_things_are_told_apart():
    assert {"man", "girl", "uncle", "wizard", "fisherman"} <= person_nouns()
    assert {"dog", "pizza", "castle", "umbrella"} <= thing_nouns()
    assert not person_nouns() & thing_nouns() - people_words().nouns
    assert {"dog", "horse", "cat"} <= kind_nouns("animal")
    assert not {"he", "her", "old"} & people_words().nouns


def test_every_person_of_the_library_is_called_by_a_noun_for_persons():
    named = [cutout for cutout in load_cutouts() if cutout.kind == "person"]
    # "man rowing boat" ends in a thing.
    assert [c.name for c in named if head_noun(c.name) not in person_nouns() | thing_nouns()] == []
    told = people_words()
    wrong = [c.id for c in named if {"man": "male", "woman": "female"}.get(head_noun(c.name), c.gender) != c.gender]
    assert wrong == []
    assert {c.gender for c in named} <= {"", "male", "female"}
    assert {c.age for c in named} <= {"", "child", "young", "old"}
    assert not told.male & told.female


def test_what_is_no_person_has_neither_sex_nor_age():
    assert [c.id for c in load_cutouts() if c.kind != "person" and (c.gender or c.age)] == []
    assert {c.kind for c in load_cutouts()} > LIVING_KINDS


def test_looks():
    assert all(0 <= value <= 255 for colour in colour_values().values() for value in colour)
    assert hair_groups()["brown"] == hair_groups()["black"] == "dark"
    assert coloured_parts()["boots"] == "shoes"
    assert "fur" in surface_words()


def test_the_library_is_made_from_its_table():
    spec = importlib.util.spec_from_file_location("cutouts_table", TABLES / "cutouts.py")
    table = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(table)
    entries = json.loads((FOLDER / "cutouts.json").read_text("utf-8"))
    rows = table.read_table(TABLES / "cutouts.txt")
    assert [row["id"] for row in rows] == [entry["id"] for entry in entries[: len(rows)]]
    for source, part in (("puppets.json", "characters"), ("animals.json", "creatures")):
        told = json.loads((FOLDER / source).read_text("utf-8"))[part]
        own = [entry for entry in entries if entry["source"] == source]
        assert list(told) == [entry["id"] for entry in own]
        for wanted, entry in zip(told.values(), own, strict=True):
            assert all(entry.get(key) == wanted.get(key) for key in ("words", "height_m", "gender", "age"))
    modelled = [entry["source"] == "things.py" for entry in entries]
    assert modelled == sorted(modelled), "modelled things come last"
    for row, entry in zip(rows, entries, strict=False):
        for name in ("name", "words", "kind", "height_m", "place", "facing"):
            assert row[name] == entry[name]
        assert (row["gender"], row["age"]) == (entry.get("gender", ""), entry.get("age", ""))
        assert row["looks"] == entry.get("looks", [])


def test_water_is_where_a_place_has_it():
    water = {backdrop.id: backdrop.water for backdrop in load_backdrops() if backdrop.water}
    around = {name for name, where in water.items() if where == "around"}
    assert around == {"underwater"}
    assert {"beach", "river", "harbour"} <= {name for name, where in water.items() if where == "beyond"}
    for backdrop in load_backdrops():
        if backdrop.water == "beyond":  # there is water above the floor's end, and none where people stand
            seen = np.asarray(Image.open(backdrop.surfaces))
            floor = round(backdrop.ground_y * len(seen))
            assert (seen[:floor] == Surface.WATER).mean() > 0.02, backdrop.id
