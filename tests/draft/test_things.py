"""Things that no emoji shows are modelled: what scripts used to show as a card with a word on it is a picture."""

import json

import numpy as np
import pytest
from PIL import Image

from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist
from videostudio.library.assets import CARD, FOLDER, find_cutout, load_cutouts
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

ENTRIES = [
    entry for entry in json.loads((FOLDER / "cutouts.json").read_text("utf-8")) if entry["source"] == "things.py"
]
# Named by hand-written scripts, the most often first, when they were cards.
CARDS = (
    "bridge", "blanket", "rope", "fence", "mud", "wall", "well", "pond", "table", "chest", "bone", "cage", "submarine",
    "windmill", "raft", "oar", "chimney", "swing", "wheel", "hole", "stairs", "sand", "hot air balloon", "cannon",
    "net", "hive", "bench", "sail", "river", "cart", "flag", "bricks", "haystack", "shovel", "spade", "hose", "tank",
    "barn", "carriage", "lawnmower", "forklift", "garden gnome", "fire hydrant", "phone booth", "time machine",
)  # fmt: skip


@pytest.fixture(scope="module", params=["meaning", "words"])
def artist(request, embedder) -> LibraryArtist:
    return LibraryArtist(embedder if request.param == "meaning" else None)


@pytest.mark.parametrize("name", CARDS)
def test_what_was_a_card_is_a_picture_of_it(artist, name):
    drawn = artist.draw(ReferenceRequest(Entity(name, Kind.FOREGROUND), Size(128, 128), 0), Run())
    assert not drawn.source.startswith(CARD)
    cutout = find_cutout(drawn.source)
    assert cutout is not None
    assert name in (cutout.name, *cutout.words), cutout.name


def test_there_are_many():
    assert len(ENTRIES) > 200


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_picture_is_sharp_and_fills_its_box(entry):
    with Image.open(FOLDER / entry["file"]) as opened:
        picture = np.asarray(opened.convert("RGBA"))
    high, wide = picture.shape[:2]
    assert [wide, high] == entry["size"]
    assert 350 <= max(wide, high) <= 384
    seen = picture[..., 3] > 128
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    left, top, right, bottom = entry["bbox"]
    told, found = [left, top, right, bottom], [columns[0], rows[0], columns[-1] + 1, rows[-1] + 1]
    assert np.abs(np.subtract(told, found)).max() <= 3
    assert min(left, top, wide - right, high - bottom) >= 1  # nothing is cut off
    assert max(left, top, wide - right, high - bottom) <= 8
    assert seen.mean() > 0.03
    # Lit from one side and not black: its colours differ, and light ones are among them.
    light = picture[seen][:, :3].max(axis=1)
    assert np.percentile(light, 90) > 60
    assert np.percentile(light, 95) - np.percentile(light, 5) > 12


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if "seats" in entry], ids=lambda entry: entry["id"])
def test_seats_are_in_their_pictures(entry):
    for seat in entry["seats"]:
        for x, y in (*(seat[key] for key in ("hips", "hands", "feet") if key in seat), *seat.get("window", ())):
            assert -0.1 <= x <= 1.1
            assert -0.6 <= y <= 1.05
        assert "hips" in seat or "window" in seat


def test_names_are_told_once():
    """A thing's own name is no other thing's, and is not told twice."""
    names = [cutout.name for cutout in load_cutouts()]
    assert sorted(set(names)) == sorted(names)
    for entry in ENTRIES:
        assert entry["name"] not in entry["words"]
        assert len(set(entry["words"])) == len(entry["words"])
        assert all(word == word.strip().lower() for word in (entry["name"], *entry["words"]))


def test_heights_are_those_of_life():
    """Who is as tall as a person stands in a door and sits on a bench."""
    metres = {entry["name"]: entry["height_m"] for entry in ENTRIES}
    assert 0.6 < metres["bench"] < 1.3
    assert 0.6 < metres["table"] < 1.2
    assert 0.8 < metres["fence"] < 1.5
    assert metres["lighthouse"] > metres["barn"] > metres["phone booth"] > 1.9 > metres["bucket of water"]
