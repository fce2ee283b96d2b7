"""Word forms and articles."""

import pytest

from videostudio.language import morphology


def test_verb_forms():
    words = {"make": "making", "run": "running", "tie": "tying", "ski": "skiing", "open": "opening", "quit": "quitting"}
    words |= {"install": "installing", "bury": "burying", "mop": "mopping", "zap": "zapping", "weld": "welding"}
    assert {verb: morphology.gerund_of(verb) for verb in words} == words


def test_a_form_tells_its_verb():
    assert morphology.verb_readings("saw") == {"VBD": "see", "VB": "saw"}
    assert [morphology.verb_lemma(word) for word in ("buries", "rode", "digging", "Emma")] == [
        "bury",
        "ride",
        "dig",
        "",
    ]


def test_plural_and_singular():
    plurals = {"puppy": "puppies", "child": "children", "fox": "foxes", "knife": "knives", "sheep": "sheep"}
    assert {noun: morphology.plural_of(noun) for noun in plurals} == plurals
    assert {noun: morphology.singular_of(form) for noun, form in plurals.items()} == {noun: noun for noun in plurals}
    assert [morphology.singular_of(word) for word in ("cornfields", "always", "chases", "Grass")] == [
        "cornfield",
        "always",
        "chase",
        "grass",
    ]
    assert not any(morphology.is_plural(word) for word in ("glass", "bus", "dog", "octopus"))
    assert all(morphology.is_plural(word) for word in ("dogs", "people", "sheep", "zorbs"))


@pytest.mark.parametrize(
    "phrase",
    [
        *("an owl", "a giant fish", "roses", "a group of children", "a man lifting weights", "a glass of milk"),
        *("a nest with eggs", "a unicorn", "an umbrella", "an uninvited guest", "a ukulele", "an hour", "Emma", "skis"),
        *("her dog", "a one-eyed cat", "an unlit lamp", "a used car"),
    ],
)
def test_articles(phrase):
    assert morphology.with_article(phrase.removeprefix("a ").removeprefix("an ")) == phrase
