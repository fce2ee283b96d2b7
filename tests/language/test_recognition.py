"""Whether a text is English."""

import json
from pathlib import Path

import pytest

from videostudio.language.recognition import content_lemmas, is_english


def test_english_prompts():
    assert is_english("A young man is making a cake")
    assert is_english("Emma sings")
    assert is_english("litle girl lost her teddy in teh park")
    assert all(
        is_english(prompt)
        for prompt in json.loads((Path(__file__).parent / "prompts.json").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    "other",
    [
        *(
            "Ein junger Mann backt einen Kuchen",
            "Un joven está haciendo un pastel",
            "一个年轻人在做蛋糕",
            "Молодой человек",
        ),
        *("Un homme promène son chien dans le parc", "Een jongen fietst naar school", "Um gato dorme no sofá"),
        *(
            "La bambina gioca con il pallone nel giardino",
            "En ung man lagar en tårta",
            "Kedi bahçede uyuyor",
            "",
            "123",
        ),
    ],
)
def test_other_languages(other):
    assert not is_english(other)


def test_words_in_common_in_any_form():
    assert content_lemmas("Two puppies were running") & content_lemmas("The puppy runs") == {"puppy", "run"}
    assert not content_lemmas("The man is in the house") & content_lemmas("A woman and the dog")
