"""What puppets look like: every person of the library has one, and it wears what a description tells."""

import json

import numpy as np
import pytest

from videostudio.draft.puppets.casting import dress_puppets
from videostudio.draft.puppets.design import (
    PuppetDesign,
    dress_by_words,
    find_design,
    find_shape,
    read_wardrobe,
)
from videostudio.draft.puppets.drawing import draw_puppet
from videostudio.draft.puppets.model import load_parts
from videostudio.draft.puppets.motions import MotionMoment, load_motions
from videostudio.draft.puppets.skeleton import PuppetPose
from videostudio.library.assets import FOLDER
from videostudio.types import Entity, Kind

TOLD = json.loads((FOLDER / "puppets.json").read_text("utf-8"))
NAMES = [*TOLD["designs"], *TOLD["characters"]]
SCALE = 110.0


def design(name: str) -> PuppetDesign:
    found = find_design(name)
    assert found is not None
    return found


def drawn(puppet: PuppetDesign, yaw: float = 0.0) -> np.ndarray:
    """(H, W, 4) int: the puppet at rest."""
    return draw_puppet(puppet, MotionMoment(PuppetPose()), yaw, SCALE).sprite.astype(int)


def dressed(name: str, words: str) -> PuppetDesign:
    return dress_by_words(design(name), Entity(name, Kind.FOREGROUND, words))


def strong(picture: np.ndarray, channel: int) -> np.ndarray:
    """(H, W) where one of red, green and blue is far above the others."""
    others = np.delete(picture[..., :3], channel, axis=2).max(axis=2)
    return (picture[..., channel] > others + 30) & (picture[..., 3] > 200)


@pytest.mark.parametrize("name", NAMES)
def test_every_design_draws(name):
    picture = drawn(design(name), 30.0)
    rows = np.flatnonzero((picture[..., 3] > 200).any(axis=1))
    assert len(rows) > 0.3 * SCALE and np.ptp(picture[picture[..., 3] > 250][:, :3], axis=0).max() > 60


def test_every_piece_is_known_and_worn_somewhere():
    pieces = {name for name, facts in read_wardrobe().pieces.items() if not facts.none}
    assert pieces == set(load_parts().names) & pieces, "words for pieces that there are not"
    for name in NAMES:
        assert set(design(name).pieces) <= pieces, name
        assert design(name).motion in load_motions(), name


@pytest.mark.parametrize(
    ("words", "channel", "part"),
    [
        ("A woman in a green coat.", 1, (0.4, 0.65)),
        ("A woman with blue hair.", 2, (0.0, 0.15)),
        ("A woman in long blue trousers.", 2, (0.7, 0.85)),
        ("A woman in a red dress.", 0, (0.4, 0.65)),
    ],
)
def test_told_colours_are_seen(words, channel, part):
    before, after = (
        strong(drawn(one), channel)
        for one in (design("woman").with_colours({"top": "#808080", "bottom": "#808080"}), dressed("woman", words))
    )
    share = [picture[int(part[0] * len(picture)) : int(part[1] * len(picture))].mean() for picture in (before, after)]
    assert share[1] > share[0] + 0.15


def test_told_skin_is_seen():
    face = [
        picture[: len(picture) // 3][picture[: len(picture) // 3, :, 3] > 250][:, :3].mean()
        for picture in (drawn(dressed("bald-man", f"A man with {tone} skin.")) for tone in ("dark", "pale"))
    ]
    assert face[0] + 40 < face[1]


def test_a_told_hat_is_seen_and_goes_where_another_was():
    plain, hat = drawn(design("man")), drawn(dressed("man", "A man in a straw hat."))
    assert hat[: len(hat) // 4, :, 3].any(axis=0).sum() > 1.5 * plain[: len(plain) // 4, :, 3].any(axis=0).sum()
    farmer = dressed("man-farmer", "A farmer with a blue cap and rubber boots.")
    assert {"cap", "boots"} <= set(farmer.pieces) and "brimmed-hat" not in farmer.pieces


def test_words_that_tell_nothing_change_nothing():
    for name, words in [
        ("man", "A tall man with a warm smile and a glass of milk."),
        ("policeman", "A man in uniform."),
    ]:
        assert dressed(name, words) == design(name)


def test_nothing_of_the_hair_is_outside_the_hat():
    for style in ("afro", "curly", "spiky", "bun", "mohawk"):
        for hat in ("straw-hat", "beanie", "top-hat", "headscarf"):
            puppet = PuppetDesign(("shirt", "trousers", style, hat), {**design("man").colours, "hair": "#00ff00"})
            for yaw in (0.0, 90.0, 180.0):
                picture = drawn(puppet.with_colours({"hat": "#ff0000", "hat2": "#ff0000"}), yaw)
                # Below are the brows, which have the colour of the hair.
                rim = np.flatnonzero(strong(picture, 0).any(axis=1))[0]
                assert not strong(picture, 1)[: rim + int(0.13 * SCALE)].any(), (style, hat, yaw)


def test_two_people_of_one_design_differ():
    first, second = (dress_puppets(["man"], Entity(name, Kind.FOREGROUND, "A man."))[0] for name in ("Otto", "Bruno"))
    assert first.colours != second.colours
    assert dress_puppets(["man"], Entity("Otto", Kind.FOREGROUND, "A man."))[0] == first
    assert dress_puppets(["man"], Entity("man", Kind.FOREGROUND))[0] == design("man")
    a, b = drawn(first), drawn(second)
    assert a.shape == b.shape and np.abs(a - b)[..., :3].max(axis=2).mean() > 10


def test_old_people_are_smaller_than_the_strong_and_children_than_both():
    child, old, strong_man = (len(drawn(design(name))) for name in ("boy", "grandfather", "superhero"))
    assert child < 0.85 * old < 0.85 * strong_man
    assert find_shape(design("grandfather").shape).stoop > 0
