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
from videostudio.stages.writing.plan_format import Casting, read_taught_plan, sentence_pattern
from videostudio.stages.writing.planned import PlanMethod
from videostudio.stages.writing.plots import SORTS, Casted, PlotLibrary, Sorts, cast_names, tell_of
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


WISH = "A girl runs with her kite and a dog helps"


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


def library(*plots: str) -> PlotLibrary:
    """Plots, and what these words mean."""
    scripts, similarity = [read_taught_plan(plot) for plot in plots], TextSimilarity(WordEmbedder())
    prompts, names = (similarity.embed(texts) for texts in ([script.prompt for script in scripts], cast_names(scripts)))
    weights = np.zeros((512, len(SORTS)), np.float32)
    for words, kind in (("girl boy tim soldiers", "person"), ("dog cat cats", "animal"), ("kite balloon ball", "toy")):
        sort = next(n for n, kinds in enumerate(SORTS) if kind in kinds)
        weights[[hash_word(word) for word in words.split()], sort] = 20
    return PlotLibrary(scripts, prompts, names, Sorts(weights, np.zeros(len(SORTS), np.float32)))


def method(*plots: str, taken: str = "") -> PlanMethod:
    """The rounds with these plots, and with a reader who takes sentences with this word."""
    weights = np.zeros(512 + len(FIGURES), np.float32)
    if taken:
        weights[len(FIGURES) + hash_word(taken)] = 50
    return PlanMethod(lambda: library(*plots), lambda: SentenceJudge(weights, -1.0))


def write(
    writer: PlanWriter, prompt: str = WISH, scenes: int | None = 5, plots: Sequence[str] = (), **more: Any
) -> list[Script]:
    request = ScriptRequest(prompt, scenes, 1, "plan", BACKDROPS, pictures=PICTURES, **more)
    return list(method(*plots).write_script(writer, TextSimilarity(WordEmbedder()), request, Run()))


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
    fresh = method().rewrite_scene(writer, TextSimilarity(WordEmbedder()), script, 2, 7, Run())
    assert (fresh.index, fresh.prompt) == (2, "The dog catches the kite.")
    assert fresh.foregrounds == ("dog", "kite")
    assert {place.name for place in fresh.layout} == {"dog", "kite"}
    begun = writer.asked[0]
    assert begun.endswith("2. The kite gets caught above the dog.\n3.")
    # Neither what is told before nor what is told now or later comes.
    for told in script.scenes:
        with pytest.raises(WriterError, match="No other sentence"):
            method().rewrite_scene(
                PlanWriter(sentence=f" {told.prompt}"), TextSimilarity(WordEmbedder()), script, 2, 7, Run()
            )


def test_somebody_new_is_described_alone():
    old = Entity("old dog", Kind.FOREGROUND, picture="dog")
    made = method().describe_entity(PlanWriter(), TextSimilarity(WordEmbedder()), old, "A dog runs", 0, Run())
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


# Plots of two, three and four sentences; the dog's name in the middle one begins with a vowel.
SHORT = """Prompt: a boy runs with a ball
Title: The Ball
Cast: boy = boy; ball = soccer ball
Places: yard = park
1. The boy throws the ball over a fence in the yard.
2. The boy climbs after the ball."""
MIDDLE = """Prompt: a boy runs with his kite and a cat helps
Title: Up
Cast: Tim = boy; red balloon = balloon; cat = cat
Places: yard = park
1. Tim ties a red balloon to the cat.
2. The wind lifts the cat, and Tim runs.
3. The cat lands on Tim's head with the red balloon."""
LONG = """Prompt: soldiers eat soup
Title: Soup
Cast: soldiers = man in suit; soup = stew
Places: yard = park
1. The soldiers cook the soup.
2. The soup boils over.
3. The soldiers spill the soup.
4. The soldiers wash the yard."""


def sentences(steps: list[Script]) -> list[str]:
    return [scene.prompt for scene in steps[-1].scenes]


def test_a_plot_is_told_of_the_prompts_cast_after_what_the_prompt_says():
    steps = write(PlanWriter(GOOD), scenes=4, plots=[LONG, MIDDLE])
    event, *story = sentences(steps)
    assert event == "The little girl runs with the kite.", "the likest to the prompt of what the model says"
    assert story == [
        "The little girl ties a kite to the dog.",
        "The wind lifts the dog, and the little girl runs.",
        "The dog lands on the little girl's head with the kite.",
    ]
    assert len(steps[0].scenes) == 1
    last = steps[-1].scenes[3]
    assert last.foregrounds == ("dog", "little girl", "kite")
    assert {e.name: e.picture for e in steps[-1].entities} == {
        "little girl": "girl", "kite": "kite", "dog": "dog", "windy park": "park",
    }  # fmt: skip


def test_who_has_no_role_is_told_of_before_and_who_is_only_in_the_plot_comes_in():
    """The dog is in neither the first sentence nor the plot; the balloon's cat is a stranger that stays."""
    alone = MIDDLE.replace("cat = cat", "cats = cat").replace("the cat", "the cats").replace("The cat", "The cats")
    told = sentences(write(PlanWriter(GOOD), scenes=5, plots=[alone]))
    assert told[0] == "The little girl runs with the kite."
    assert "dog" in told[1]
    assert told[2:] == [
        "The little girl ties a kite to the cats.",
        "The wind lifts the cats, and the little girl runs.",
        "The cats lands on the little girl's head with the kite.",
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, None])
def test_a_film_has_as_many_scenes_as_are_asked_for(count):
    told = sentences(write(PlanWriter(GOOD), scenes=count, plots=[SHORT, MIDDLE]))
    assert len(told) == len(set(told)) == (count or 6)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("old owl", "The old owl ties an old owl to the old owl."),
        ("Anna", "Anna ties Anna to Anna."),
        ("uncle Bo", "Uncle Bo ties uncle Bo to uncle Bo."),
    ],
)
def test_the_article_goes_with_the_name(name, told):
    plot = read_taught_plan(MIDDLE)
    casted = Casted(1.0, plot, {0: 0, 1: 0, 2: 0})
    assert tell_of(casted, [Casting(name)], "Up", ()).sentences[0] == told


class RatingWriter(PlanWriter):
    """Finds what has this word likely."""

    def __init__(self, *plans: str, word: str) -> None:
        super().__init__(*plans)
        self.word = word

    def rate(self, dialogue: Dialogue, answers: Sequence[str], run: Run) -> list[float]:
        assert dialogue[-1].content == f"Film: {WISH}"
        assert all(answer.startswith("Title: The Red Kite") for answer in answers)
        return [0.0 if self.word in answer else -5.0 for answer in answers]


def test_of_several_plots_the_likeliest_for_the_prompt_is_told():
    other = MIDDLE.replace("lands on Tim's head", "sits on Tim's shoulder")
    for word in ("lands", "shoulder"):
        told = sentences(write(RatingWriter(GOOD, word=word), scenes=4, plots=[MIDDLE, other]))
        assert word in told[-1]


class ChattyWriter(PlanWriter):
    """Says in turn what it is given, all equally likely."""

    def __init__(self, *said: str) -> None:
        super().__init__(GOOD)
        self.said = said

    def _go_on(self, begun: str, number: int) -> str:
        return f" {self.said[number % len(self.said)]}"


def test_of_several_sentences_a_reader_chooses():
    script = write(PlanWriter(GOOD))[-1]
    for taken in ("digs", "sings"):
        writer = ChattyWriter("The dog digs.", "The dog sings.")
        scene = method(taken=taken).rewrite_scene(writer, TextSimilarity(WordEmbedder()), script, 3, 7, Run())
        assert scene.prompt == f"The dog {taken}."
        request = ScriptRequest("A dog digs and a dog sings", 4, 1, "plan", BACKDROPS, pictures=PICTURES)
        (*_, told) = method(MIDDLE, taken=taken).write_script(
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
