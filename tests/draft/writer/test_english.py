"""The grammar that reads prompts, and the checks on names."""

import pytest

from videostudio.draft.writer import english


@pytest.mark.parametrize(
    ("prompt", "subjects", "verb", "objects", "place"),
    [
        ("A young man is making a cake", ("young man",), "make", ("cake",), ""),
        (
            "A happy elderly couple rides a tandem bicycle through a park",
            ("happy elderly couple",),
            "ride",
            ("tandem bicycle",),
            "park",
        ),
        ("An astronaut plants a garden on the moon", ("astronaut",), "plant", ("garden",), "moon"),
        ("a dog who wants to fly", ("dog",), "fly", (), ""),
        ("A cat and a mouse build a boat", ("cat", "mouse"), "build", ("boat",), ""),
        ("A group of children play in the park", ("group of children",), "play", (), "park"),
        ("Two old friends play chess", ("two old friends",), "play", ("chess",), ""),
        ("Create a video about a robot learning to paint", ("robot",), "paint", (), ""),
        ("A fire truck rushes through the city", ("fire truck",), "rush", (), "city"),
        ("dogs play in the park", ("dogs",), "play", (), "park"),
        ("The lonely lighthouse", ("lonely lighthouse",), "", (), ""),
        ("What happens when a penguin goes to school?", ("penguin",), "go", (), "school"),
        ("Can a robot sing in the rain?", ("robot",), "sing", (), ""),
        ("Tom and Anna fly to the moon", ("Tom", "Anna"), "fly", (), "moon"),
        ("Emma bakes a cake", ("Emma",), "bake", ("cake",), ""),
        ("A Girl Rides A Horse", ("girl",), "ride", ("horse",), ""),
        ("Tiger sleeps", ("tiger",), "sleep", (), ""),
        ("An old man walks his dog and feeds ducks", ("old man",), "walk", ("dog", "ducks"), ""),
        ("A man sells books and plants", ("man",), "sell", ("books", "plants"), ""),
        ("Cooking dinner for my grandmother", (), "cook", ("dinner", "grandmother"), ""),
    ],
)
def test_prompts_are_read(prompt, subjects, verb, objects, place):
    theme = english.parse_prompt(prompt)
    assert (theme.subjects, theme.verb, theme.objects, theme.place) == (subjects, verb, objects, place)


def test_looks_stay_with_their_subject():
    theme = english.parse_prompt("A young man with blue hair and a red scarf is making a cake in his kitchen")
    assert theme.looks == {"young man": "with blue hair and a red scarf"}
    assert theme.sentence == "The young man is making a cake in his kitchen."
    assert theme.place == "kitchen"


@pytest.mark.parametrize(
    "odd", ["", "?", "!!! ...", "the", "12345", "🎂", "a" * 500, "of in on at", "一个年轻人在做蛋糕"]
)
def test_odd_prompts_do_no_harm(odd):
    english.parse_prompt(odd)
    english.action_phrase(odd)


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The boy is riding a red bike down the hill.", "riding a red bike"),
        ("The young man is cracking eggs into a bowl.", "cracking eggs"),
        ("The dog is running up the hill.", "running up the hill"),
        ("The waiter is carrying a cup of tea to the table.", "carrying a cup of tea"),
        ("The man is teaching his son to sail.", "teaching his son to sail"),
        ("The chef rides a bike through the rain", "riding a bike"),
        ("Nothing here", ""),
    ],
)
def test_action_with_its_object(sentence, action):
    assert english.action_phrase(sentence) == action


def test_names():
    assert english.is_thing("young man")
    assert not any(english.is_thing(name) for name in ("running", "", "the way", "slowly", "a", "them"))
    assert english.is_place("busy restaurant")
    assert not english.is_place("cake")
    assert english.mentions_name("The chef is cutting two red apples.", "apple")
    assert not english.mentions_name("The chef is cutting bread.", "apple")


def test_articles():
    assert [english.with_article(noun) for noun in ("owl", "giant fish", "bread", "roses", "group of children")] == [
        "an owl", "a giant fish", "bread", "roses", "a group of children",
    ]  # fmt: skip


def test_words_that_stand_like_a_verb():
    theme = english.parse_prompt("A wizard zaps a frog in the kitchen")
    assert (theme.subjects, theme.verb, theme.objects, theme.place) == (("wizard",), "zap", ("frog",), "kitchen")
    assert english.is_thing("family")
    assert not any(english.is_thing(phrase) for phrase in ("an old", "the dark", "race", "slowly"))


def test_other_clauses_name_no_things():
    assert english.parse_prompt("A man plays the guitar until the rain stops").objects == ("guitar",)
    assert english.parse_prompt("A man teaches his grandson to sail").objects == ("grandson",)


def test_articles_of_longer_names():
    told = {
        "man lifting weights": "a man lifting weights",
        "glass of milk": "a glass of milk",
        "nest with eggs": "a nest with eggs",
        "wrestlers": "wrestlers",
        "spaghetti": "spaghetti",
        "unicorn": "a unicorn",
        "umbrella": "an umbrella",
        "rhinoceros": "a rhinoceros",
        "skis": "skis",
    }
    assert {name: english.with_article(name) for name in told} == told
