"""What the library has no picture of is shown by its nearest relative: names that nobody marked or tuned on."""

import pytest

from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist
from videostudio.library.assets import Backdrop, Cutout, find_backdrop, find_cutout
from videostudio.library.kinds import load_kinds
from videostudio.library.lexicon import head_phrase
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

SMALL = Size(32, 32)


@pytest.fixture(scope="module")
def artist(embedder) -> LibraryArtist:
    return LibraryArtist(embedder)


def shown(
    artist: LibraryArtist, name: str, kind: Kind = Kind.FOREGROUND, picture: str = ""
) -> Cutout | Backdrop | None:
    source = artist.draw(ReferenceRequest(Entity(name, kind, picture=picture), SMALL, 0), Run()).source
    return find_cutout(source) or find_backdrop(source)


def is_one(picture: Cutout | Backdrop | None, branch: str) -> bool:
    """Whether something of a picture's names is a kind of what is named."""
    if picture is None:
        return False
    tree, wanted = load_kinds(), {sense.kind for sense in load_kinds().find_senses(branch)}
    senses = (sense for form in (picture.name, *picture.words) for sense in tree.find_senses(head_phrase(form)))
    return any(wanted & set(tree.climb_kinds(sense.kind)) for sense in senses)


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("egret", "bird"),
        ("peccary", "even-toed ungulate"),
        ("guanaco", "even-toed ungulate"),
        ("wombat", "marsupial"),
        ("stoat", "musteline mammal"),
        ("gnu", "bovid"),
        ("ocelot", "feline"),
        ("coyote", "canine"),
        ("newt", "vertebrate"),
        ("halibut", "fish"),
        ("hornet", "insect"),
        ("cyclops", "imaginary being"),
        ("gorgon", "imaginary being"),
        ("mandolin", "musical instrument"),
        ("lorry", "vehicle"),
        ("orthodontist", "person"),
        ("usher", "person"),
    ],
)
def test_what_is_rare_is_shown_by_something_of_its_branch(artist, name, branch):
    picture = shown(artist, name)
    assert is_one(picture, branch), picture and picture.name


@pytest.mark.parametrize(
    ("name", "wrong"), [("tortoise", "toothbrush"), ("dog", "teapot"), ("oboe", "office building"), ("puma", "package")]
)
def test_a_writers_choice_of_another_sort_does_not_count(artist, name, wrong):
    picture = shown(artist, name, picture=wrong)
    assert picture is None or picture.name != wrong


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("the bookstall", {"bookshop", "library", "market shop", "market square"}),
        ("the prairie", {"meadow", "savanna", "wheat field"}),
    ],
)
def test_a_place_is_one_of_its_kind(artist, name, places):
    picture = shown(artist, name, Kind.BACKGROUND)
    assert picture is not None
    assert picture.name in places
