"""Scripts by a trained small model: the best of several plans, its details and looks, from replies given here."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from videostudio.backends.protocols import Dialogue, Reply, WriteOptions
from videostudio.errors import WriterError
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.plan_format import sentence_pattern
from videostudio.stages.writing.planned import PlanMethod
from videostudio.stages.writing.request import DescriptionWish, ScriptRequest
from videostudio.types import Camera, Direction, Entity, Kind, Script, Speed

PICTURES, BACKDROPS = ("girl", "dog", "kite", "tree"), ("park", "beach")
GOOD = """Title: The Red Kite
Cast: little girl = girl; kite = kite; dog = dog
Places: windy park = park; the shore = beach
1. The little girl runs with the kite.
2. The kite gets caught above the dog.
3. The dog barks at the kite.
4. The little girl hugs the dog.
5. The dog and the little girl watch the kite."""
OTHER = """Title: A Day
Cast: dog = dog; tree = tree
Places: park = park
1. The dog sleeps under the tree.
2. The dog sleeps under the tree.
3. The dog digs near the tree.
4. The dog wakes up by the tree.
5. The dog sleeps under the tree."""
CLASH = GOOD.replace("windy park = park", "kite = park")
DETAILS = """Place: the shore
Action: watching the kite
Camera: up slow
dog: beside little girl, kite
little girl: ground, kite
kite: air, camera"""


class WordEmbedder:
    """Texts are alike that share words."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 512), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"[a-z]+", text.lower()):
                row[hash_word(word)] += 1
            row[0] += 0.01
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def hash_word(word: str) -> int:
    return 1 + sum(ord(c) * 31**n for n, c in enumerate(word)) % 511


class PlanWriter:
    """Answers plans in turn, scenes and looks always alike; checks that what it says was allowed."""

    def __init__(self, *plans: str, details: str = DETAILS, sentence: str = "") -> None:
        self.plans, self.details, self.sentence = plans, details, sentence
        self.asked: list[str] = []

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        said = []
        for n, dialogue in enumerate(dialogues):
            last = dialogue[-1]
            self.asked.append(last.content)
            if last.role == "assistant":
                text = self.sentence or self._go_on(last.content, n)
            elif last.content.startswith("Film"):
                text = self.plans[n % len(self.plans)].split("\n1.")[0] + "\n1."
            elif last.content.startswith("Look of"):
                text = f"A lovely picture of a {last.content.removeprefix('Look of ')} in red."
            else:
                text = self._details(options.patterns[n])
            pattern = options.patterns[n] if options.patterns else options.pattern
            if not last.content.startswith("Film"):
                assert re.fullmatch(pattern, text), (pattern, text)
            said.append(Reply(text, -1.0))
        return said

    def _go_on(self, begun: str, number: int) -> str:
        """The next sentence of the plan that was begun; every other time one that was told already."""
        plan = next(plan for plan in self.plans if plan.split("\n1.")[0] in begun)
        told = re.findall(r"\d\. (.*)", plan)
        position = int(re.findall(r"(\d+)\.$", begun)[0]) - 1
        return f" {told[0] if number % 2 else told[position % len(told)]}"

    def _details(self, pattern: str) -> str:
        """The details as far as this scene's pattern asks for them."""
        names = re.findall(r"\\n([a-z ]+): \(", pattern)
        kept = [line for line in self.details.split("\n") if line.split(":")[0] in ("Place", "Action", "Camera")]
        alone = {line.split(":")[0]: line for line in self.details.split("\n")}
        for name in names:
            others = [other for other in names if other != name]
            line = alone.get(name, f"{name}: ground, camera")
            at, faces = line.split(": ")[1].split(", ")
            at = at if at.split(" ", 1)[-1] in (*others, "ground", "air") else "ground"
            faces = faces if faces in (*others, "camera") else "camera"
            kept.append(f"{name}: {at}, {faces}")
        return "\n".join(kept)


def write(
    writer: PlanWriter,
    prompt: str = "A girl runs with her kite and a dog helps",
    scenes: int = 5,
    **more: Any,
) -> list[Script]:
    request = ScriptRequest(prompt, scenes, 1, "plan", BACKDROPS, pictures=PICTURES, **more)
    return list(PlanMethod().write_script(writer, TextSimilarity(WordEmbedder()), request, Run()))


def test_a_film_has_its_cast_with_pictures_a_layout_and_looks():
    steps = write(PlanWriter(GOOD))
    assert [len(step.scenes) for step in steps] == [1, 2, 3, 4, 5, 5, 5], "scenes come as they are told"
    script = steps[-1]
    assert script.scenes[0].foregrounds == ("little girl", "kite")
    last = script.scenes[4]
    assert (last.prompt, last.background, last.action) == (
        "The dog and the little girl watch the kite.", "the shore", "watching the kite",
    )  # fmt: skip
    assert last.camera == Camera(Direction.UP, Speed.SLOW)
    assert [(place.name, place.at, place.faces) for place in last.layout] == [
        ("dog", "beside little girl", "kite"), ("little girl", "ground", "kite"), ("kite", "air", "camera"),
    ]  # fmt: skip
    assert {e.name: e.picture for e in script.entities} == {
        "little girl": "girl", "kite": "kite", "dog": "dog", "the shore": "beach",
    }  # fmt: skip
    assert script.entity("dog").description == "A lovely picture of a dog in red."
    assert script.entity("the shore").kind is Kind.BACKGROUND
    assert script == script.checked()


def test_the_cast_that_has_the_prompts_people_is_taken():
    for plans in ((GOOD, OTHER), (OTHER, GOOD), (OTHER, CLASH, "Sorry, I cannot.", GOOD)):
        assert write(PlanWriter(*plans))[-1].scenes[0].prompt == "The little girl runs with the kite."
    with pytest.raises(WriterError, match="wrote no plan that can be used"):
        write(PlanWriter(CLASH, "Sorry, I cannot."))


def test_what_was_told_is_not_told_again():
    told = [scene.prompt for scene in write(PlanWriter(GOOD))[-1].scenes]
    assert len(set(told)) == 5
    with pytest.raises(WriterError, match="No other sentence"):
        write(PlanWriter(OTHER), "A dog under a tree")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_film_has_the_scenes_that_the_prompt_is_about(count):
    script = write(PlanWriter(GOOD), "barks at the kite", scenes=count)[-1]
    told = [scene.prompt for scene in script.scenes]
    assert len(told) == count
    assert "The dog barks at the kite." in told
    assert told == [line for line in re.findall(r"\d\. (.*)", GOOD) if line in told], "in the story's order"


def test_only_who_is_wished_for_is_described():
    assert all(not e.description for e in write(PlanWriter(GOOD), describe=False)[-1].entities)
    script = write(PlanWriter(GOOD), descriptions=DescriptionWish(everybody=False))[-1]
    assert {e.name for e in script.entities if e.description} == {e.name for e in script.recurring()}


def test_a_scene_is_written_anew_from_those_before_it_and_keeps_its_number():
    script = write(PlanWriter(GOOD))[-1]
    writer = PlanWriter(sentence=" The dog catches the kite.")
    fresh = PlanMethod().rewrite_scene(writer, TextSimilarity(WordEmbedder()), script, 2, 7, Run())
    assert (fresh.index, fresh.prompt) == (2, "The dog catches the kite.")
    assert fresh.foregrounds == ("dog", "kite")
    assert {place.name for place in fresh.layout} == {"dog", "kite"}
    begun = writer.asked[0]
    assert begun.endswith("2. The kite gets caught above the dog.\n3.")
    with pytest.raises(WriterError, match="No other sentence"):
        PlanMethod().rewrite_scene(
            PlanWriter(sentence=f" {script.scenes[0].prompt}"), TextSimilarity(WordEmbedder()), script, 2, 7, Run()
        )


def test_somebody_new_is_described_alone():
    old = Entity("old dog", Kind.FOREGROUND, picture="dog")
    made = PlanMethod().describe_entity(PlanWriter(), TextSimilarity(WordEmbedder()), old, "A dog runs", 0, Run())
    assert made == Entity("old dog", Kind.FOREGROUND, "A lovely picture of a old dog in red.", "dog")


def test_other_languages_are_told_of():
    assert "only understands English" in write(PlanWriter(GOOD), "Ein Hund läuft am Strand entlang")[-1].warnings[0]


def test_a_sentence_begins_with_somebody_of_the_cast():
    pattern = sentence_pattern(["dog", "uncle Tom", "St. Bernard"])
    for said in ("The dog digs a hole.", "Uncle Tom's hat falls off.", "The St. Bernard barks, and runs."):
        assert re.fullmatch(pattern, f" {said}")
    for said in (
        "The dogs dig a hole.",
        "The cat sees the dog.",
        "A hole is dug by the dog.",
        "The dog barks. It runs.",
    ):
        assert not re.fullmatch(pattern, f" {said}")


def test_of_several_casts_the_one_without_the_same_person_twice_is_taken():
    doubled = GOOD.replace("Cast: little girl = girl;", "Cast: little girl = girl; girl = girl;")
    writer = PlanWriter(doubled, GOOD)
    write(writer)
    begun = [asked for asked in writer.asked if asked.startswith("Title:")]
    assert begun
    assert not any("; girl = girl" in asked for asked in begun)
