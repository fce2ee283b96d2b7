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
from videostudio.stages.writing.judge import FIGURES, SentenceJudge, sentence_features
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


WISH = "A little girl runs with her kite and a dog helps"


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
        plan = next(plan for plan in self.plans if plan.split("\n")[0] in begun)
        told = re.findall(r"\d\. (.*)", plan)
        position = int(re.findall(r"(\d+)\.$", begun)[0]) - 1
        return f" {told[0] if number % 2 else told[position % len(told)]}"

    def _details(self, pattern: str) -> str:
        """The details as far as this scene's pattern asks for them."""
        names = [name for name in re.findall(r"\\n([A-Za-z ]+): \(", pattern) if name != "Camera"]
        kept = [line for line in self.details.split("\n") if line.split(":")[0] in ("Place", "Action", "Camera")]
        places = re.findall(r"Place: \(([^)]+)\)", pattern)[0].split("|")
        kept[0] = kept[0] if kept[0].removeprefix("Place: ") in places else f"Place: {places[0]}"
        alone = {line.split(":")[0]: line for line in self.details.split("\n")}
        for name in names:
            others = [other for other in names if other != name]
            line = alone.get(name, f"{name}: ground, camera")
            at, faces = line.split(": ")[1].split(", ")
            at = at if at.split(" ", 1)[-1] in (*others, "ground", "air") else "ground"
            faces = faces if faces in (*others, "camera") else "camera"
            kept.append(f"{name}: {at}, {faces}")
        return "\n".join(kept)


def method(taken: str = "") -> PlanMethod:
    """The rounds with a reader who takes sentences with this word."""
    weights = np.zeros(512 + len(FIGURES), np.float32)
    if taken:
        weights[len(FIGURES) + hash_word(taken)] = 50
    return PlanMethod(lambda: SentenceJudge(weights, -1.0))


def write(writer: PlanWriter, prompt: str = WISH, scenes: int | None = 5, **more: Any) -> list[Script]:
    request = ScriptRequest(prompt, scenes, 1, "plan", BACKDROPS, pictures=PICTURES, **more)
    return list(method().write_script(writer, TextSimilarity(WordEmbedder()), request, Run()))


def test_a_film_has_its_cast_with_pictures_a_layout_and_looks():
    steps = write(PlanWriter(GOOD))
    assert [len(step.scenes) for step in steps] == [1, 2, 3, 4, 5, 5, 5], "scenes come as they are told"
    script = steps[-1]
    assert script.scenes[0].foregrounds == ("little girl", "kite")
    last = script.scenes[4]
    assert (last.prompt, last.background, last.action) == (
        "The dog and the little girl watch the kite.", "windy park", "watching the kite",
    )  # fmt: skip
    assert last.camera == Camera(Direction.UP, Speed.SLOW)
    assert [(place.name, place.at, place.faces) for place in last.layout] == [
        ("dog", "beside little girl", "kite"), ("little girl", "ground", "kite"), ("kite", "air", "camera"),
    ]  # fmt: skip
    assert {e.name: e.picture for e in script.entities} == {
        "little girl": "girl", "kite": "kite", "dog": "dog", "windy park": "park",
    }  # fmt: skip
    assert script.entity("dog").description == "A lovely picture of a dog in red."
    assert script.entity("windy park").kind is Kind.BACKGROUND
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


def test_only_who_is_wished_for_is_described():
    assert all(not e.description for e in write(PlanWriter(GOOD), describe=False)[-1].entities)
    script = write(PlanWriter(GOOD), descriptions=DescriptionWish(everybody=False))[-1]
    assert {e.name for e in script.entities if e.description} == {e.name for e in script.recurring()}


def test_a_scene_is_written_anew_from_those_before_it_and_keeps_its_number():
    script = write(PlanWriter(GOOD))[-1]
    writer = PlanWriter(sentence=" The dog catches the kite.")
    fresh = method().rewrite_scene(writer, TextSimilarity(WordEmbedder()), script, 2, 7, Run())
    assert (fresh.index, fresh.prompt) == (2, "The dog catches the kite.")
    assert fresh.foregrounds == ("dog", "kite")
    assert {place.name for place in fresh.layout} == {"dog", "kite"}
    begun = writer.asked[0]
    assert begun.endswith("2. A little girl runs with her kite.\n3.")
    # Neither what is told before nor what is told now or later comes.
    for told in (scene for scene in script.scenes if scene.prompt.startswith("The")):
        with pytest.raises(WriterError, match="No other sentence"):
            method().rewrite_scene(
                PlanWriter(sentence=f" {told.prompt}"), TextSimilarity(WordEmbedder()), script, 2, 7, Run()
            )


def test_somebody_new_is_described_alone():
    old = Entity("old dog", Kind.FOREGROUND, picture="dog")
    made = method().describe_entity(PlanWriter(), TextSimilarity(WordEmbedder()), old, "A dog runs", 0, Run())
    assert made == Entity("old dog", Kind.FOREGROUND, "A lovely picture of a old dog in red.", "dog")


def test_other_languages_are_told_of():
    assert (
        "only understands English"
        in write(PlanWriter(GOOD), "Ein Hund läuft am Strand entlang", scenes=1)[-1].warnings[0]
    )


def test_a_sentence_begins_with_somebody_of_the_cast():
    pattern = sentence_pattern(["dog", "uncle Tom", "St. Bernard"])
    for said in ("The dog digs a hole.", "Uncle Tom's hat falls off.", "St. Bernard barks, and runs."):
        assert re.fullmatch(pattern, f" {said}")
    for said in (
        "The dogs dig a hole.",
        "The uncle Tom laughs.",
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


def sentences(steps: list[Script]) -> list[str]:
    return [scene.prompt for scene in steps[-1].scenes]


def test_what_the_prompt_says_is_told_in_its_own_words_and_order():
    told = sentences(write(PlanWriter(GOOD)))
    assert (told[1], told[3]) == ("A little girl runs with her kite.", "A dog helps.")
    assert all(told[n] in GOOD for n in (0, 2, 4)), "what goes with it is the model's"
    assert write(PlanWriter(GOOD))[-1].scenes[3].foregrounds == ("dog",)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, None])
def test_a_film_has_as_many_scenes_as_are_asked_for(count):
    told = sentences(write(PlanWriter(f"{GOOD}\n6. The dog leaps.\n7. The dog yawns."), scenes=count))
    assert len(told) == len(set(told)) == (count or 5)
    assert "A little girl runs with her kite." in told


def test_what_cannot_do_anything_begins_no_sentence():
    for words in ("The kite throws the dog.", "A kite runs."):
        with pytest.raises(AssertionError, match=words):
            write(PlanWriter(GOOD, sentence=f" {words}"))


def test_who_is_in_the_prompt_and_not_in_the_models_cast_is_cast():
    script = write(PlanWriter(GOOD), "A little girl runs with her kite. An old owl laughs.", scenes=2)[-1]
    assert script.entity("old owl") is not None
    assert next(scene for scene in script.scenes if "owl" in scene.prompt).foregrounds == ("old owl",)


def test_the_cast_is_called_as_the_prompt_calls_it():
    script = write(PlanWriter(GOOD, sentence=" The dogs bark all day long."), "Two dogs bark", scenes=2)[-1]
    assert "dogs" in {entity.name for entity in script.entities}


class ChattyWriter(PlanWriter):
    """Says in turn what it is given, all equally likely."""

    def __init__(self, *said: str) -> None:
        super().__init__(GOOD)
        self.said = said

    def _go_on(self, begun: str, number: int) -> str:
        return f" {self.said[number % len(self.said)]}"


def test_of_several_sentences_the_one_that_brings_in_nothing_foreign_is_taken():
    fitting = "The dog hugs her kite."
    for said in (
        ("The dog hugs a trumpet.", "The dog hugs her kite."),
        ("The dog hugs her kite.", "The dog hugs a bus."),
    ):
        assert sentences(write(ChattyWriter(*said), scenes=3))[2] == fitting


def test_of_several_sentences_a_reader_chooses():
    script = write(PlanWriter(GOOD))[-1]
    for taken in ("digs", "sings"):
        writer = ChattyWriter("The dog digs.", "The dog sings.")
        scene = method(taken=taken).rewrite_scene(writer, TextSimilarity(WordEmbedder()), script, 3, 7, Run())
        assert scene.prompt == f"The dog {taken}."
        request = ScriptRequest("A dog digs and a dog sings", 4, 1, "plan", BACKDROPS, pictures=PICTURES)
        (*_, told) = method(taken=taken).write_script(
            ChattyWriter("The dog digs.", "The dog sings."), TextSimilarity(WordEmbedder()), request, Run()
        )
        assert told.scenes[0].prompt == f"The dog {taken}."


def test_what_is_known_of_a_sentence():
    told = ["The dog digs.", "The dog sleeps."]
    said = {"The dog sleeps under the tree.": 0.5, "The king sings.": 0.0}
    rows = sentence_features(TextSimilarity(WordEmbedder()), "a dog and a king", ["dog", "king"], told, 3, said)
    figures = [dict(zip(FIGURES, row, strict=False)) for row in rows]
    assert rows.shape == (2, len(FIGURES) + 512)
    assert figures[0]["like what was told"] > figures[1]["like what was told"]
    assert figures[0]["chance"] == 0.5
    assert [(one["first"], one["last"], one["words"], one["named"]) for one in figures] == [(0, 1, 6, 1), (0, 1, 3, 1)]
    assert figures[0]["different words"] < figures[1]["different words"] == 1
    first = sentence_features(TextSimilarity(WordEmbedder()), "a dog", ["dog"], [], 3, said)
    assert first[0][FIGURES.index("first")] == 1
    assert np.isfinite(first).all()
