"""What a description says of colours is seen in the library's pictures."""

import numpy as np
import pytest

from videostudio.backends.protocols import ReferenceRequest
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.recolour import ColourWish, colour_wishes
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

SIZE = Size(384, 480)


def drawn(name: str, description: str = "") -> np.ndarray:
    """(H, W, 4) float: the library's picture of an entity."""
    request = ReferenceRequest(Entity(name, Kind.FOREGROUND, description), SIZE, 0)
    return np.asarray(LibraryArtist(None).draw(request, Run()).picture).astype(float)


def mean(picture: np.ndarray, top: float, bottom: float) -> np.ndarray:
    """Mean colour of a band of the figure, in shares of its height."""
    rows = np.flatnonzero((picture[..., 3] > 200).any(axis=1))
    height = rows[-1] - rows[0]
    band = picture[rows[0] + round(top * height) : rows[0] + round(bottom * height)]
    return band[band[..., 3] > 200][:, :3].mean(axis=0)


@pytest.mark.parametrize(
    ("name", "description", "person", "expected"),
    [
        ("young man", "A young man with blue hair and a green jacket.", True, [("hair", "blue"), ("top", "green")]),
        ("girl", "A girl with a long red woolen scarf.", True, [("scarf", "red")]),
        ("cat", "A cat with black fur, bright eyes.", False, [("whole", "black")]),
        ("white horse", "A horse.", False, [("whole", "white")]),
        ("balloon", "A balloon in red.", False, [("whole", "red")]),
        ("cake", "A cake in brown and yellow, with a neat shape.", False, []),
        ("kite", "A kite in golden light, with a blue sky behind it.", False, []),
        ("man", "A man with a red umbrella and a warm smile.", True, []),
    ],
)
def test_colours_are_read_with_what_they_belong_to(name, description, person, expected):
    entity = Entity(name, Kind.FOREGROUND, description)
    assert set(colour_wishes(entity, person)) == {ColourWish(part, colour) for part, colour in expected}


def test_one_cat_in_three_colours():
    plain, black, white = (drawn("cat", text) for text in ("", "A cat with black fur.", "A white cat."))
    for picture in (black, white):
        assert np.array_equal(picture[..., 3], plain[..., 3]), "another picture"
    light = [mean(picture, 0, 1).mean() for picture in (black, plain, white)]
    assert light[0] + 50 < light[1] < light[2] - 20


def test_blue_hair_and_an_untouched_face():
    plain, blue = drawn("woman"), drawn("woman", "A woman with blue hair.")
    hair = mean(blue, 0.0, 0.06)
    assert hair[2] > hair[0] + 60
    assert mean(plain, 0.0, 0.06)[2] < mean(plain, 0.0, 0.06)[0] + 10
    middle = slice(round(0.45 * SIZE.width), round(0.55 * SIZE.width))
    assert np.abs(blue[:, middle] - plain[:, middle])[round(0.3 * SIZE.height) : round(0.36 * SIZE.height)].mean() < 4


@pytest.mark.parametrize("name", ["man", "girl"])
def test_a_red_scarf_lies_round_the_neck_and_a_jacket_is_purple(name):
    plain, dressed = drawn(name), drawn(name, f"A {name} with a red scarf and a purple jacket.")
    changed = (np.abs(dressed - plain)[..., :3].sum(axis=-1) > 60) & (dressed[..., 3] > 200)
    red = changed & (dressed[..., 0] > dressed[..., 1] + 80) & (dressed[..., 0] > dressed[..., 2] + 80)
    purple = changed & (dressed[..., 2] > dressed[..., 1] + 40) & (dressed[..., 0] > dressed[..., 1] + 10) & ~red
    assert red.mean() > 0.005
    assert purple.mean() > 0.01
    figure = np.flatnonzero((dressed[..., 3] > 200).any(axis=1))
    scarf, jacket = ((np.nonzero(part)[0] - figure[0]) / len(figure) for part in (red, purple))
    assert 0.27 < np.percentile(scarf, 2) < 0.4, "the scarf is on the head or on the belly"
    assert 0.27 < np.percentile(jacket, 2) < np.percentile(jacket, 98) < 0.75, "more than the jacket is purple"


def test_a_uniform_in_a_told_colour_is_still_that_uniform():
    plain, blue = drawn("firefighter"), drawn("firefighter", "A firefighter with a blue jacket.")
    assert np.array_equal(plain[..., 3], blue[..., 3]), "another uniform"
    assert np.array_equal(mean(plain, 0.0, 0.2), mean(blue, 0.0, 0.2)), "the helmet is another"
    jacket = mean(blue, 0.45, 0.6)
    assert jacket[2] > jacket[0] + 40
    yellow = [(p[..., 0] > 180) & (p[..., 1] > 150) & (p[..., 2] < 110) & (p[..., 3] > 200) for p in (plain, blue)]
    assert yellow[1].sum() > 0.9 * yellow[0].sum() > 0, "its stripes are gone"
