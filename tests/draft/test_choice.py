"""Which picture shows an entity: the writer's, else one that fits, else an honest stand-in."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.draft.conftest import Studio
from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.choice.cards import draw_card
from videostudio.draft.collage import Collage
from videostudio.draft.matching import how_many, person_traits
from videostudio.evaluation.pictures_benchmark import read_choices
from videostudio.library.assets import find_cutout, load_cutouts, puppet_ids
from videostudio.library.lexicon import colour_values, told_years
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

FILM = Size(854, 480)
SEEDS = range(6)


@pytest.fixture(scope="module", params=["meaning", "words"])
def artist(request, embedder) -> LibraryArtist:
    return LibraryArtist(embedder if request.param == "meaning" else None)


def pick(artist, name, description="", seed=0, picture="", kind=Kind.FOREGROUND, again=False):
    entity = Entity(name, kind, description, picture)
    return artist.draw(ReferenceRequest(entity, Size(64, 64), seed, again), Run()).source


@pytest.mark.parametrize(
    ("name", "picture", "kind", "source"),
    [
        ("surgeon", "woman doctor", Kind.FOREGROUND, "puppet:woman-doctor"),
        ("reading room", "library", Kind.BACKGROUND, "backdrop:library"),
    ],
)
def test_a_writers_picture_that_would_do_is_the_first_take_for_every_seed(artist, name, picture, kind, source):
    assert {pick(artist, name, "", seed, picture, kind) for seed in SEEDS} == {source}


def test_later_takes_go_to_near_pictures_where_there_are_any(artist):
    later = {pick(artist, "doctor", "", seed, "woman doctor", again=True) for seed in SEEDS}
    assert later
    assert later <= {"puppet:man-doctor"}
    assert pick(artist, "pizza", "", 3, "pizza", again=True) == "cutout:pizza"


def test_a_picture_that_the_library_does_not_have_leaves_the_words(artist):
    assert pick(artist, "dog", "A brown dog.", picture="helicopter of glass") == "puppet:dog"
    assert pick(artist, "kitchen", picture="dog", kind=Kind.BACKGROUND) == "backdrop:kitchen"


# Held out from what was learned; nobody found a picture in the library for them.
NOTHING_FITS = {
    "stapler": "A red stapler with a black base.",
    "gasket": "A flat black rubber gasket.",
}


def shown(studio: Studio, artist: LibraryArtist, entities: list[Entity], size: Size = FILM) -> tuple[np.ndarray, ...]:
    """The finished picture of a scene with these entities in a kitchen, and the mask of its figures."""
    names = tuple(entity.name for entity in entities)
    request = studio.request((), "kitchen", size, prompt="They stand there.")
    bound = []
    for entity in entities:
        drawn = artist.draw(ReferenceRequest(entity, Size(512, 512), 0), Run())
        bound.append(studio.bind(entity, drawn.picture.convert("RGB"), drawn.picture.getchannel("A"), drawn.source))
    scene = replace(request.scene, foregrounds=names)
    made = Collage().compose(replace(request, scene=scene, foregrounds=tuple(bound)), Run())
    return np.asarray(made.picture), np.asarray(made.mask)


@pytest.mark.parametrize(("name", "description"), NOTHING_FITS.items())
def test_what_nothing_fits_is_a_card(embedder, name, description):
    assert {pick(LibraryArtist(embedder), name, description, seed) for seed in SEEDS} == {"card:"}


def beside_a_man(studio: Studio, name: str, card: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    """The finished picture of a scene in which a man and somebody's card stand, and the mask of both."""
    man = studio.reference("man")
    bound = studio.bind(Entity(name, Kind.FOREGROUND), card.convert("RGB"), card.getchannel("A"), "card:")
    request = studio.request((), "kitchen", FILM, prompt="They stand there.")
    scene = replace(request.scene, foregrounds=("man", name))
    made = Collage().compose(replace(request, scene=scene, foregrounds=(man, bound)), Run())
    return np.asarray(made.picture).astype(int), np.asarray(made.mask)


@pytest.mark.parametrize("name", ["lipstick", "second-hand sewing machine"])
def test_a_cards_name_can_be_read_in_the_film_and_it_stands_on_the_ground(studio, name):
    card, bare = draw_card(Entity(name, Kind.FOREGROUND), 0), draw_card(Entity(".", Kind.FOREGROUND), 0)
    picture, mask = beside_a_man(studio, name, card)
    written = np.abs(picture - beside_a_man(studio, name, bare)[0]).sum(axis=-1) > 200
    # Of the lines, the one with most ink: its letters without the gaps around them.
    rows = np.flatnonzero(written.any(axis=1))
    lines = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    assert max(len(line) for line in lines) >= 18, "letters too small to read"
    feet = np.flatnonzero((mask > 127).any(axis=1))[-1] / FILM.height
    assert 0.65 < feet < 1.0


def test_a_card_is_no_smaller_for_the_name_of_a_small_thing(studio):
    card, heights = Image.new("RGBA", (300, 200), (255, 0, 255, 0)), []
    card.paste((255, 0, 255, 255), (10, 10, 290, 190))
    for name in ("ladybug", "haystack"):
        picture, _ = beside_a_man(studio, name, card)
        shown = (picture[..., 0] > 140) & (picture[..., 2] > 140) & (picture[..., 1] < 110)
        heights.append(np.ptp(np.flatnonzero(shown.any(axis=1))))
    assert heights[0] == pytest.approx(heights[1], rel=0.1)
    assert heights[0] > 60


@pytest.mark.parametrize("name", ["old rope", "old chimney", "old horseshoe"])
def test_an_old_thing_is_no_old_person(embedder, name):
    picked = pick(LibraryArtist(embedder), name, f"A black {name}, worn and full of scratches.")
    one = find_cutout(picked)
    assert one is None or one.kind != "person", picked


def test_a_cards_rim_has_the_colour_that_is_told(embedder):
    entity = Entity("stapler", Kind.FOREGROUND, "A purple stapler with a black base.")
    drawn = LibraryArtist(embedder).draw(ReferenceRequest(entity, Size(256, 256), 0), Run())
    assert drawn.source == "card:"
    pixels = np.asarray(drawn.picture).astype(int)
    rim = np.abs(pixels[..., :3] - colour_values()["purple"]).sum(axis=-1) < 12
    assert (rim & (pixels[..., 3] > 250)).mean() > 0.02


@pytest.mark.parametrize(
    ("name", "description", "gender", "age"),
    [
        ("zorbist", "A man of seventy with a strange coat.", "male", "old"),
        ("Quillon", "A girl of eight who carries an unknown trade's tools.", "female", "child"),
        ("zorbist", "A tall woman of forty in a robe.", "female", ""),
    ],
)
def test_somebody_unknown_is_a_person_of_that_sex_and_age(embedder, name, description, gender, age):
    one = find_cutout(pick(LibraryArtist(embedder), name, description))
    assert one is not None
    assert (one.kind, one.gender, one.age) == ("person", gender, age)


def test_a_place_that_nothing_fits_is_an_empty_studio(studio, embedder):
    entity = Entity("inside of a clock", Kind.BACKGROUND, "Huge brass wheels that turn slowly in the dark.")
    drawn = LibraryArtist(embedder).draw(ReferenceRequest(entity, FILM, 0), Run())
    assert drawn.source == "studio:"
    rows = np.asarray(drawn.picture).astype(int).mean(axis=1)
    assert np.abs(np.diff(rows, axis=0)).max() < 12, "there is something in it"
    background = studio.bind(entity, drawn.picture, Image.new("L", drawn.picture.size), drawn.source)
    made = Collage().compose(replace(studio.request(("dog",), "", FILM), background=background), Run())
    feet = np.flatnonzero((np.asarray(made.mask) > 127).any(axis=1))[-1] / FILM.height
    assert 0.65 < feet < 1.0


@pytest.mark.parametrize(
    ("name", "description", "count"),
    [
        ("dog", "A dog with three spots.", 1),
        ("penguins", "Small penguins.", 3),
        ("penguins", "Two small penguins on the ice.", 2),
        ("two children", "Three toys lie beside them.", 2),
        ("glasses", "A pair of glasses.", 1),
    ],
)
def test_how_many_name_and_description_mean(name, description, count):
    assert how_many(name, description) == count


def figures(artist: LibraryArtist, entity: Entity) -> float:
    """Width for height of what is drawn."""
    drawn = artist.draw(ReferenceRequest(entity, Size(640, 480), 0), Run())
    left, top, right, bottom = drawn.picture.getchannel("A").getbbox()
    return (right - left) / (bottom - top)


def test_a_picture_chosen_for_several_is_shown_several_times_unless_it_shows_them_itself():
    artist = LibraryArtist(None)
    one = figures(artist, Entity("penguin", Kind.FOREGROUND, "", "penguin"))
    assert figures(artist, Entity("penguins", Kind.FOREGROUND, "", "penguin")) > 2 * one
    family = figures(artist, Entity("family", Kind.FOREGROUND, "", "family"))
    assert figures(artist, Entity("villagers", Kind.FOREGROUND, "", "family")) == pytest.approx(family, rel=0.15)


def test_two_who_have_the_same_picture_differ_where_colours_are_told(studio):
    artist = LibraryArtist(None)
    twins = [
        Entity("first man", Kind.FOREGROUND, "A man in a red shirt.", "man"),
        Entity("second man", Kind.FOREGROUND, "A man in a green shirt.", "man"),
    ]
    picture, mask = shown(studio, artist, twins)
    inside = picture[mask > 200].astype(int)
    red = (inside[:, 0] > inside[:, 1] + 60) & (inside[:, 0] > inside[:, 2] + 60)
    green = (inside[:, 1] > inside[:, 0] + 30) & (inside[:, 1] > inside[:, 2] + 15)
    assert red.mean() > 0.04
    assert green.mean() > 0.04


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("A man of about seventy.", 70),
        ("a woman of forty-five with a bag", 45),
        ("A 9-year-old girl", 9),
        ("A man of the town", None),
    ],
)
def test_years_are_read(text, years):
    assert told_years(text) == years


def test_years_count_before_what_somebody_is_called():
    assert person_traits("girl", "A girl of nineteen.").age == "young"
    assert person_traits("neighbour", "A woman of eighty.").age == "old"
    assert person_traits("old man", "A man with a beard.").age == "old"


def test_choices_are_read_once_each(tmp_path: Path):
    script = {
        "cast": [{"name": "dog", "kind": "animal", "description": "A dog.", "picture": "poodle"}],
        "places": [{"name": "the hall", "description": "A hall.", "backdrop": ""}],
    }
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(script)}\n\n{json.dumps(script)}\n", encoding="utf-8")
    told = [(c.entity.name, c.entity.kind, c.picture) for c in read_choices(tmp_path)]
    assert told == [("dog", Kind.FOREGROUND, "poodle"), ("the hall", Kind.BACKGROUND, "")]


def test_several_people_are_puppets_who_fit_the_name(artist):
    def people(name, description=""):
        source = artist.draw(
            ReferenceRequest(Entity(name, Kind.FOREGROUND, description), Size(64, 64), 1), Run()
        ).source
        known = {cutout.id: cutout for cutout in load_cutouts()}
        return [known[one] for one in puppet_ids(source)]

    assert [one.gender for one in people("two women")] == ["female", "female"]
    assert {one.age for one in people("couple", "An old couple with grey hair.")} == {"old"}
    assert {one.gender for one in people("villagers")} == {"male", "female"}
    assert len(people("family")) > 2
