"""The draft library picks what a person would pick."""

import numpy as np
import pytest

from tests.draft.conftest import WordsOnly
from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist, library_artist, library_texts
from videostudio.draft.matching import how_many
from videostudio.library.assets import find_cutout, load_backdrops, load_cutouts, stored_embeddings
from videostudio.library.lexicon import library_vocabulary
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.types import Entity, Kind, Size

KINDS = {
    "young man": "person", "old woman": "person", "little girl": "person", "grandmother": "person", "chef": "person",
    "astronaut": "person", "Emma": "person", "wizard": "person", "king": "person", "firefighter": "person",
    "baby": "person", "postman": "person",
    "dog": "animal", "cat": "animal", "horse": "animal", "elephant": "animal", "eagle": "bird",
    "butterfly": "insect", "shark": "fish", "birthday cake": "food", "pizza": "food", "apple": "food",
    "cactus": "plant", "red car": "vehicle", "bicycle": "vehicle", "rocket": "vehicle", "teddy bear": "toy",
    "castle": "building", "sun": "sky", "umbrella": "object", "bed": "furniture",
}  # fmt: skip
SOURCES = {
    "dog": "puppet:dog", "the dog": "puppet:dog", "a cat": "puppet:cat", "robot": "puppet:robot",
    "king": "puppet:king", "young man": "puppet:young-man", "old man": "puppet:old-man", "girl": "puppet:girl",
    "woman": "puppet:woman", "birthday cake": "cutout:birthday-cake", "bicycles": "cutout:bicycle",
    "castle": "cutout:castle", "sun": "cutout:sun", "guitar": "cutout:guitar", "pizza": "cutout:pizza",
    "snowman": "puppet:snowman",
}  # fmt: skip


@pytest.fixture(scope="module", params=["meaning", "words"])
def artist(request, embedder) -> LibraryArtist:
    return LibraryArtist(embedder if request.param == "meaning" else None)


def pick(artist: LibraryArtist, name: str, description: str = "", seed: int = 0, picture: str = "", **asked) -> str:
    entity = Entity(name, asked.pop("kind", Kind.FOREGROUND), description, picture)
    return artist.draw(ReferenceRequest(entity, Size(128, 128), seed, **asked), Run()).source


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_kind_fits(artist, name, kind):
    chosen = find_cutout(pick(artist, name))
    assert chosen is not None
    assert chosen.kind == kind, chosen.id


@pytest.mark.parametrize(("name", "expected"), SOURCES.items())
def test_the_very_thing_where_the_library_has_it(artist, name, expected):
    assert pick(artist, name) == expected


def test_given_names_go_by_their_description(artist):
    assert pick(artist, "Tom", "an old man with a white beard") == "puppet:old-man"
    assert pick(artist, "Lily", "a girl of nine with freckles") == "puppet:girl"


def test_gender_is_kept_for_every_seed(artist):
    women = {pick(artist, "woman doctor", seed=seed) for seed in range(12)}
    assert women == {"puppet:woman-doctor"}


@pytest.mark.parametrize(
    ("name", "description", "like"),
    [
        ("young man", "A young man with black hair, a friendly face and a green shirt.", (60, 55, 60)),
        ("young man", "A young man with short red hair and a calm look.", (220, 90, 60)),
        ("woman", "A woman with long blond hair and a blue coat.", (250, 215, 130)),
    ],
)
def test_hair_is_as_described_for_every_seed(artist, name, description, like):
    for seed in range(3):
        request = ReferenceRequest(Entity(name, Kind.FOREGROUND, description), Size(256, 512), seed)
        picture = np.asarray(artist.draw(request, Run()).picture).astype(int)
        rows = np.flatnonzero((picture[..., 3] > 200).any(axis=1))
        crown = picture[rows[0] : rows[0] + round(0.05 * len(rows))]
        mean = crown[crown[..., 3] > 200][:, :3].mean(axis=0)
        assert np.abs(mean - like).max() < 75, mean


def test_seeds_choose_among_nearly_equal_pictures_only(artist):
    picks = [pick(artist, "doctor", seed=seed) for seed in range(6)]
    assert picks[0] == picks[0]
    assert set(picks) == {"puppet:man-doctor", "puppet:woman-doctor"}
    assert picks == [pick(artist, "doctor", seed=seed) for seed in range(6)]
    assert {pick(artist, "birthday cake", seed=seed) for seed in range(6)} == {"cutout:birthday-cake"}


def test_unknown_words_find_a_relative_by_meaning(embedder):
    assert pick(LibraryArtist(embedder), "feline") == "puppet:cat"
    assert find_cutout(pick(LibraryArtist(embedder), "pastry")).kind == "food"


@pytest.mark.parametrize("size", [Size(256, 256), Size(768, 480), Size(100, 300)])
def test_foreground_is_centred_and_transparent_around(size):
    entity = Entity("castle", Kind.FOREGROUND)
    picture = LibraryArtist(None).draw(ReferenceRequest(entity, size, 0), Run()).picture
    assert picture.mode == "RGBA"
    assert picture.size == (size.width, size.height)
    left, top, right, bottom = picture.getchannel("A").point(lambda v: 255 if v > 40 else 0).getbbox()
    assert abs(left - (size.width - right)) <= 3
    assert abs(top - (size.height - bottom)) <= 3
    assert max((right - left) / size.width, (bottom - top) / size.height) > 0.8


@pytest.mark.parametrize("name", ["kitchen", "the bedroom", "living room"])
def test_backgrounds(artist, name):
    drawn = artist.draw(ReferenceRequest(Entity(name, Kind.BACKGROUND), Size(320, 200), 0), Run())
    assert drawn.source == f"backdrop:{name.removeprefix('the ').replace(' ', '-')}"
    assert drawn.picture.mode == "RGB"
    assert drawn.picture.size == (320, 200)


def test_the_vocabulary_names_the_backdrops():
    assert library_vocabulary().places == tuple(backdrop.name for backdrop in load_backdrops())
    assert {"kitchen", "bedroom"} <= set(library_vocabulary().places)


def test_every_file_is_there():
    for picture in (*load_cutouts(), *load_backdrops()):
        assert picture.file.is_file(), picture.id
    assert all(backdrop.depth.is_file() for backdrop in load_backdrops())
    assert len({picture.source for picture in (*load_cutouts(), *load_backdrops())}) == len(load_cutouts()) + len(
        load_backdrops()
    )


def test_stored_embeddings_belong_to_the_library(embedder):
    for name, texts in zip(("cutouts", "backdrops"), library_texts(), strict=True):
        rows = stored_embeddings(name, texts)
        assert rows is not None, "Run assets/build/embeddings.py"
        sample = list(range(0, len(texts), max(1, len(texts) // 12)))
        fresh = embedder.embed([texts[n] for n in sample])
        assert np.abs(fresh - rows[sample]).max() < 2e-3


def test_works_without_an_embedder_and_stops():
    artist = library_artist(WordsOnly())
    assert pick(artist, "dog") == "puppet:dog"
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        artist.draw(ReferenceRequest(Entity("dog", Kind.FOREGROUND), Size(64, 64), 0), Run(token=token))


MANY = {"two children": 2, "ducks": 3, "the dog": 1, "three little pigs": 3, "glasses": 1, "twins": 2, "a bus": 1}
MANY |= {"girl with flowers": 1, "group of friends": 3}


@pytest.mark.parametrize(("name", "count"), list(MANY.items()))
def test_how_many_a_name_means(name, count):
    assert how_many(name) == count


@pytest.mark.parametrize(
    ("one", "several", "wider"),
    [("child", "two children", 1.6), ("duck", "three ducks", 2.0), ("guest", "guests", 2.0)],
)
def test_several_are_seen_where_the_name_means_several(one, several, wider):
    def shape(name: str) -> float:
        request = ReferenceRequest(Entity(name, Kind.FOREGROUND), Size(640, 480), 0)
        left, top, right, bottom = LibraryArtist(None).draw(request, Run()).picture.getchannel("A").getbbox()
        return (right - left) / (bottom - top)

    assert shape(several) > wider * shape(one)
