"""The script stage with a writer that replays replies: the service boundary is the only thing that is not real."""

import json
import re
import zlib
from dataclasses import replace

import numpy as np
import pytest

from tests.fakes import REGISTRY, Own
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import Message
from videostudio.backends.registry import Registry, Role
from videostudio.errors import InputError, WriterError
from videostudio.evaluation import script_benchmark
from videostudio.language.similarity import TextSimilarity
from videostudio.profiles import load_profiles
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.settings import ASSETS, Settings
from videostudio.stages.script import METHODS, DescriptionWish, ScriptRequest, rewrite_scene, write_script
from videostudio.stages.writing import camera, describe, paper
from videostudio.stages.writing.method import load_method
from videostudio.studio import Studio
from videostudio.training.writer import read_scripts
from videostudio.types import Camera, Direction, Entity, Kind, Position, Script, Speed, Where

PROMPT = "A young man with blue hair is making a cake"
CAST = {"foregrounds": ["young man with blue hair", "cake", "bowl of flour"], "backgrounds": ["kitchen"]}
MAN = "young man with blue hair"
STEPS = [
    ("The young man with blue hair pours flour into a bowl in the kitchen.", "pouring flour into a bowl"),
    ("The young man with blue hair stirs the dough with a spoon in the kitchen.", "stirring the dough"),
    ("The young man with blue hair opens the hot oven in the kitchen.", "opening the oven"),
    ("The cake rises in the heat of the kitchen oven.", "rising in the heat"),
    ("The young man with blue hair puts cherries on top of the cake.", "putting cherries on a cake"),
    ("The young man with blue hair eats a slice of the cake happily.", "eating a slice"),
]
CAMERAS = {"cameras": [{"direction": d, "speed": "slow"} for d in ("forward", "left", "up", "static", "down", "right")]}
ASPECTS = "Hair, face, clothes, posture, light, background, colours and textures of the whole picture."
PORTRAIT = (
    "A young man with blue hair stands at a wooden table, wearing a white apron over a grey shirt, in soft light."
)


class WordEmbedder:
    """Bags of words, hashed: enough to tell repeats from news."""

    def embed(self, texts):
        rows = np.zeros((len(texts), 8192), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"[a-z]+", text.lower()):
                rows[row, zlib.crc32(word.encode()) % 8192] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


class ScriptedWriter:
    """Replays replies by what is asked, and notes the questions.

    Args:
        cast, scenes, single, cameras: replies to those questions, in order; the last one stands for all further ones.
    """

    def __init__(self, cast=None, scenes=None, single=None, cameras=None, description=None):
        self.replies = {
            "cast": cast or [CAST],
            "scenes": scenes or [data()],
            "single": single or [data(STEPS[1:2])],
            "cameras": cameras or [CAMERAS],
            "aspects": [ASPECTS],
            "description": description or [PORTRAIT],
        }
        self.asked = []
        self.questions = []
        self.batches = []

    def reply(self, dialogues, options, run, on_text=None):
        run.check()
        question = dialogues[0][-1].content
        kind = self.kind(question, dialogues[0])
        self.asked.append(kind)
        self.questions.append((kind, question, options))
        self.batches.append([dialogue[-1].content for dialogue in dialogues])
        replies = self.replies[kind]
        reply = replies[min(self.asked.count(kind), len(replies)) - 1]
        text = reply if isinstance(reply, str) else json.dumps(reply)
        if on_text is not None:
            for start in range(0, len(text), 7):
                on_text(text[start : start + 7])
        return [text] * len(dialogues)

    def kind(self, question, dialogue):
        if question.startswith("Step 1") or "Give the cast" in question:
            return "cast"
        if question.startswith("Step 2"):
            return "scenes"
        if "Write that one scene anew" in question:
            return "single"
        if dialogue[0].content.startswith("You are the camera operator"):
            return "cameras"
        return "description" if PROMPT in question else "aspects"


def data(steps=STEPS, foregrounds=(MAN,)):
    scenes = [
        {"prompt": prompt, "foregrounds": list(foregrounds), "background": "kitchen", "action": action}
        for prompt, action in steps
    ]
    return {"scenes": scenes}


def write(writer, run=None, **wishes):
    request = ScriptRequest(PROMPT, **{"scenes": 6, "seed": 1, "method": "paper", **wishes})
    return list(write_script(Own(writer, "w"), Own(WordEmbedder(), "e"), request, run or Run()))


def test_all_rounds_in_order():
    writer, said, ticks = ScriptedWriter(), [], []
    scripts = write(writer, Run(ticks.append, said.append))
    last = scripts[-1]
    assert writer.asked == ["cast", "scenes", "cameras", "aspects", "aspects", "description"]
    for batch in writer.batches[3:]:  # every question is put for all entities at once
        assert len(batch) == len(last.entities)
        assert all(entity.name in question for entity, question in zip(last.entities, batch, strict=True))
    assert [scene.index for scene in last.scenes] == [1, 2, 3, 4, 5, 6]
    assert last.scenes[1].camera == Camera(Direction.LEFT, Speed.SLOW)
    assert last.scene(1).action == "pouring flour into a bowl"
    assert {e.name: e.kind for e in last.entities} == {MAN: Kind.FOREGROUND, "kitchen": Kind.BACKGROUND}
    assert {e.name for e in last.recurring()} == {MAN, "kitchen"}
    assert all(entity.description for entity in last.entities)
    assert last.warnings == ()
    assert "".join(said) == "".join(f"{prompt}\n" for prompt, _ in STEPS)  # sentences, not JSON
    assert [t.fraction for t in ticks] == sorted(t.fraction for t in ticks)
    assert ticks[-1].fraction == 1.0


@pytest.mark.parametrize("said", [1, 3, 6])
def test_a_script_of_one_scene_has_just_one_whatever_the_model_says(said):
    writer = ScriptedWriter(scenes=[data(STEPS[:said])], cameras=[{"cameras": CAMERAS["cameras"][:1]}])
    last = write(writer, scenes=1)[-1]
    assert [scene.prompt for scene in last.scenes] == [STEPS[0][0]]
    assert (last.recurring(), last.warnings) == ((), ())
    _, question, options = next(asked for asked in writer.questions if asked[0] == "scenes")
    assert json.loads(options.schema)["properties"]["scenes"]["maxItems"] == 1
    assert "1" in question


def test_scripts_grow_and_are_valid():
    scripts = write(ScriptedWriter())
    counts = [len(script.scenes) for script in scripts]
    assert counts[:6] == [1, 2, 3, 4, 5, 6]
    assert counts == sorted(counts)
    for script in scripts:
        assert Script.from_json(script.to_json()) == script


def test_five_examples_and_both_constraints_are_shown():
    writer = ScriptedWriter()
    write(writer, scenes=None)
    _, question, options = writer.questions[1]
    schema = json.loads(options.schema)["properties"]["scenes"]
    assert (schema["minItems"], schema["maxItems"]) == (5, 10)
    shown = schema["items"]["properties"]["foregrounds"]["items"]["properties"]
    assert shown["name"]["enum"] == CAST["foregrounds"]
    assert {"ground", "far", "on cake", f"held by {MAN}"} <= set(shown["at"]["enum"])
    assert len(shown["at"]["enum"]) == 6 + 6 * len(CAST["foregrounds"])
    assert set(shown["faces"]["enum"]) == {*CAST["foregrounds"], "camera", "left", "right", "away"}
    assert "5 to 10" in question
    shown = [m for m in paper._history() if m.role == "user" and m.content.startswith("Step 1")]
    assert len(shown) == 5


def test_the_examples_are_what_the_schema_asks_for():
    for example in paper.PAPER_EXAMPLES:
        declared = paper.DeclaredCast(example.foregrounds, example.backgrounds)
        schema = json.loads(paper.scenes_schema(declared, 5, 10))
        assert script_benchmark.obeys_schema(json.loads(example.scenes_json), schema)
        scenes = paper.read_scenes(example.scenes_json, declared)
        script = Script("x", tuple(replace(scene, index=n) for n, scene in enumerate(scenes)))
        # Everybody has a place, and none is told by somebody who is not in the scene.
        for before, after in zip(scenes, script.checked().scenes, strict=True):
            assert [place.name for place in after.layout] == list(before.foregrounds)
            assert after.layout == before.layout


def placed(*told):
    """The scenes' reply in which everybody has a place: (name, at, faces) each."""
    scenes = data()
    for scene in scenes["scenes"]:
        scene["foregrounds"] = [dict(zip(("name", "at", "faces"), one, strict=True)) for one in told]
    return scenes


def test_scenes_say_where_everybody_is_and_whom_they_face():
    reply = placed((MAN, "seat", "cake"), ("cake", f"held by {MAN}", "camera"))
    last = write(ScriptedWriter(scenes=[reply]), describe=False)[-1]
    assert last.warnings == ()
    for scene in last.scenes:
        assert scene.foregrounds == (MAN, "cake")
        assert scene.layout == (Position(MAN, Where.SEAT, "", "cake"), Position("cake", Where.HELD, MAN))
    assert Script.from_json(last.to_json()) == last


@pytest.mark.parametrize(
    ("odd", "kept"),
    [
        (("cake", "near the man", "camera"), None),
        (("cake", "held by", "camera"), None),
        (("cake", "on bowl of flour", "camera"), None),
        (("cake", 7, None), None),
        (("Cake", f"On the {MAN.title()}", "Elsewhere"), Position("cake", Where.ON, MAN)),
    ],
)
def test_a_place_that_cannot_be_leaves_the_scene_as_it_is(odd, kept):
    last = write(ScriptedWriter(scenes=[placed((MAN, "ground", "camera"), odd)]), describe=False)[-1]
    assert last.scene(1).foregrounds == (MAN, "cake")
    assert last.scene(1).layout == (Position(MAN), *([kept] if kept else ()))


def test_a_scene_written_anew_brings_its_own_layout_and_is_shown_that_of_the_others():
    first = placed((MAN, "ground", "cake"), ("cake", "table", "camera"))
    script = write(ScriptedWriter(scenes=[first]))[-1]
    shown = []

    class Watched(ScriptedWriter):
        def reply(self, given, options, run, on_text=None):
            shown.extend(message.content for message in given[0] if message.role == "assistant")
            return super().reply(given, options, run, on_text)

    fresh = ("The young man with blue hair licks the wooden spoon clean.", "licking a spoon")
    after = rewrite_scene(Own(Watched(single=[data([fresh])]), "w"), Own(WordEmbedder(), "e"), script, 4, 9, Run())
    assert after.scene(4).layout == ()
    assert after.scene(3).layout == script.scene(3).layout
    assert '{"name": "cake", "at": "table", "faces": "camera"}' in shown[-1]


def test_the_camera_is_asked_for_with_five_examples_that_fit_the_question():
    """The paper's five in-context examples for each query (section 4.5)."""
    dialogues = []

    class Watched(ScriptedWriter):
        def reply(self, given, options, run, on_text=None):
            dialogues.extend(given)
            return super().reply(given, options, run, on_text)

    write(Watched(), describe=False)
    (dialogue,) = [d for d in dialogues if d[0].content.startswith("You are the camera operator")]
    asked = [message.content for message in dialogue if message.role == "user"]
    answers = [message.content for message in dialogue if message.role == "assistant"]
    assert (len(asked), len(answers)) == (6, 5)
    for question, answer in zip(asked, answers, strict=False):
        cameras = camera.read_cameras(answer, len(question.splitlines()))
        assert cameras
        assert camera.is_diverse(cameras)


def test_malformed_cast_is_asked_again_and_nothing_else():
    writer = ScriptedWriter(cast=["I would love to!", '{"foregrounds": "cake"}', CAST])
    assert write(writer, describe=False)[-1].warnings == ()
    assert writer.asked == ["cast"] * 3 + ["scenes", "cameras"]


@pytest.mark.parametrize(
    ("odd", "trouble"),
    [
        ({"foregrounds": []}, "nobody and nothing is listed"),
        ({"backgrounds": []}, "no place is listed"),
        ({"foregrounds": ["cake", "Cake"]}, "'cake' is listed twice"),
        ({"foregrounds": [MAN, "kitchen"]}, "'kitchen' is listed as a thing and as a place"),
        ({"foregrounds": [f"guest {letter}" for letter in "abcdefghi"]}, "more than 8 people, animals and things"),
        ({"backgrounds": ["kitchen", "garden", "beach", "roof", "cellar"]}, "more than 4 places"),
    ],
)
def test_cast_of_a_broken_form_is_asked_again(odd, trouble):
    writer = ScriptedWriter(cast=[{**CAST, **odd}, CAST])
    assert write(writer, describe=False)[-1].warnings == ()
    assert writer.asked.count("cast") == 2
    assert trouble in writer.questions[1][1]


def test_cast_that_stays_odd_is_used_with_a_warning():
    writer = ScriptedWriter(cast=[{**CAST, "foregrounds": [MAN, "cake", "Cake"]}])
    last = write(writer, describe=False)[-1]
    assert writer.asked.count("cast") == paper.TRIES
    assert any("'cake' is listed twice" in warning for warning in last.warnings)


THINGS = (
    *("painting", "old camera", "fishing net", "brick building", "soccer goal", "rain", "drawing", "wedding party"),
    *("TV", "pair of hands", "picnic lunch", "shadow", "running shoes", "dreams"),
)
PLACES = ("Berlin", "New York", "aquarium", "kindergarten", "football pitch", "inside of a clock")


@pytest.mark.parametrize(
    "cast",
    [*({**CAST, "foregrounds": [MAN, name]} for name in THINGS), *({**CAST, "backgrounds": [name]} for name in PLACES)],
    ids=[*THINGS, *PLACES],
)
def test_whatever_has_a_name_may_be_in_a_film(cast):
    place = cast["backgrounds"][0]
    scenes = {"scenes": [{**scene, "background": place} for scene in data()["scenes"]]}
    scenes["scenes"][2]["foregrounds"] = cast["foregrounds"][:2]
    writer = ScriptedWriter(cast=[cast], scenes=[scenes])
    last = write(writer, describe=False)[-1]
    assert writer.asked == ["cast", "scenes", "cameras"]
    assert last.warnings == ()
    assert {scene.background for scene in last.scenes} == {place}
    assert {*cast["foregrounds"][:2]} <= {entity.name for entity in last.entities}


def test_name_that_stays_thing_and_place_becomes_the_place():
    writer = ScriptedWriter(cast=[{**CAST, "foregrounds": [MAN, "kitchen"]}])
    last = write(writer, describe=False)[-1]
    assert last.entity("kitchen").kind is Kind.BACKGROUND
    assert any("listed as a thing and as a place" in warning for warning in last.warnings)


def test_repeated_scene_alone_is_written_again():
    twice = [*STEPS[:2], STEPS[0], *STEPS[3:]]
    writer = ScriptedWriter(scenes=[data(twice)], single=[data(STEPS[2:3])])
    last = write(writer, describe=False)[-1]
    assert writer.asked == ["cast", "scenes", "single", "cameras"]
    assert "Scene 3 of 6 repeats scene 1" in writer.questions[2][1]
    assert [scene.prompt for scene in last.scenes] == [prompt for prompt, _ in STEPS]
    assert last.warnings == ()


def test_what_is_not_english_is_asked_again():
    german = ("Der junge Mann mit dem blauen Haar rührt den Teig und die Milch in der Küche.", "den Teig rühren")
    writer = ScriptedWriter(
        cast=[{**CAST, "foregrounds": ["молодой человек"]}, CAST],
        scenes=[data([STEPS[0], german, *STEPS[2:]])],
        single=[data(STEPS[1:2])],
        description=["Ein junger Mann mit blauem Haar steht an einem Tisch und trägt eine weiße Schürze.", PORTRAIT],
    )
    last = write(writer)[-1]
    assert writer.asked[:5] == ["cast", "cast", "scenes", "single", "cameras"]
    assert writer.asked.count("description") == 2
    assert "is not in English" in writer.questions[3][1]
    assert [scene.prompt for scene in last.scenes] == [prompt for prompt, _ in STEPS]
    assert last.warnings == ()


def test_unknown_name_makes_only_that_scene_fail():
    scenes = data()
    scenes["scenes"][4]["foregrounds"] = ["elephant"]
    writer = ScriptedWriter(scenes=[scenes], single=[data(STEPS[4:5])])
    last = write(writer, describe=False)[-1]
    assert writer.asked.count("single") == 1
    assert last.scene(5).prompt == STEPS[4][0]


def test_reply_that_was_cut_keeps_its_whole_scenes():
    cut = json.dumps(data())[:-150]
    writer = ScriptedWriter(scenes=[cut], single=[data(STEPS[5:6])])
    last = write(writer, describe=False)[-1]
    assert len(last.scenes) == 6
    assert 1 <= writer.asked.count("single") <= 2


def test_repeats_that_stay_end_in_a_warning_after_bounded_tries():
    twice = [*STEPS[:2], STEPS[0], *STEPS[3:]]
    writer = ScriptedWriter(scenes=[data(twice)], single=[data(STEPS[0:1])])
    last = write(writer, describe=False)[-1]
    assert writer.asked.count("single") == paper.SCENE_TRIES
    assert any(warning.startswith("Scene 3 repeats scene 1") for warning in last.warnings)


def test_unreadable_writer_raises_in_words():
    with pytest.raises(WriterError, match="no usable cast"):
        write(ScriptedWriter(cast=["no"]))
    with pytest.raises(WriterError, match="could not be read"):
        write(ScriptedWriter(scenes=["no"]))


def test_same_camera_everywhere_is_asked_again_then_warned_about():
    same = {"cameras": [{"direction": "left", "speed": "slow"}] * 6}
    writer = ScriptedWriter(cameras=["what?", same])
    last = write(writer, describe=False)[-1]
    assert writer.asked.count("cameras") == 3
    assert any("camera moves in much the same way" in warning for warning in last.warnings)
    assert write(ScriptedWriter(cameras=[same, CAMERAS]), describe=False)[-1].warnings == ()


def test_description_asks_only_the_failing_round_again():
    vague = "He may have blue hair and he may wear something that could be an apron in some kitchen perhaps."
    writer = ScriptedWriter(description=[vague, PORTRAIT])
    found, warnings = describe.describe_in_dialogues(writer, [Entity(MAN, Kind.FOREGROUND)], PROMPT, 0, Run())
    assert writer.asked == ["aspects", "aspects", "description", "description"]
    assert (found[0].description, warnings) == (PORTRAIT, [])


class Forgetful(ScriptedWriter):
    """Leaves open what a cake looks like, as often as it is told to."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def reply(self, dialogues, options, run, on_text=None):
        replies = super().reply(dialogues, options, run, on_text)
        vague = "It may be a round cake with white cream and perhaps some cherries on top of all that cream."
        for n, dialogue in enumerate(dialogues):
            if "'cake'" in dialogue[-1].content and self.asked[-1] == "description" and self.times:
                self.times -= 1
                replies[n] = vague
        return replies


@pytest.mark.parametrize(("times", "batches"), [(1, [3, 1]), (9, [3, 1, 1])])
def test_only_the_entities_whose_reply_failed_are_asked_again(times, batches):
    writer = Forgetful(times)
    people = [Entity(MAN, Kind.FOREGROUND), Entity("cake", Kind.FOREGROUND), Entity("kitchen", Kind.BACKGROUND)]
    found, warnings = describe.describe_in_dialogues(writer, people, PROMPT, 0, Run())
    last = [batch for batch, kind in zip(writer.batches, writer.asked, strict=True) if kind == "description"]
    assert [len(batch) for batch in last] == batches
    assert all("'cake'" in batch[0] for batch in last[1:])
    assert [entity.name for entity in found] == [MAN, "cake", "kitchen"]
    assert found[0].description == PORTRAIT
    assert len(warnings) == (times > 1)


def test_progress_and_stop_come_with_every_piece_of_a_description():
    token, ticks = CancelToken(), []

    def watch(progress):
        ticks.append(progress.fraction)
        if len(ticks) > 3:
            token.cancel()

    writer = ScriptedWriter()
    with pytest.raises(Cancelled):
        describe.describe_in_dialogues(writer, [Entity(MAN, Kind.FOREGROUND)], PROMPT, 0, Run(watch, token=token))
    assert writer.asked == ["aspects"]
    assert ticks == sorted(set(ticks))


def scripted(resources):
    return WRITERS[-1]


WRITERS = []


@pytest.mark.parametrize(
    ("references", "reads", "tokens", "everybody"),
    [("recurring", False, 77, False), ("recurring", True, 0, True), ("all", False, 0, True)],
)
def test_who_is_described_and_how_long_follows_the_profile_and_its_models(
    references, reads, tokens, everybody, tmp_path
):
    """Nobody draws or reads what is seen in one scene only: then nobody describes it either."""
    steps = data()
    steps["scenes"][3]["foregrounds"] = ["cake"]
    WRITERS.append(ScriptedWriter(scenes=[steps]))
    rows = {row.name: row for row in REGISTRY}
    rows["smollm2"] = replace(rows["smollm2"], factory=f"{__name__}:scripted")
    rows["collage"] = replace(rows["collage"], reads_descriptions=reads)
    rows["library"] = replace(rows["library"], prompt_tokens=tokens)
    studio = Studio(Settings(data_dir=tmp_path), Registry(rows.values()))
    studio.profiles = {"draft": replace(studio.profiles["draft"], method="paper", references=references)}
    project = studio.create(PROMPT, scenes=6, seed=1)
    script = list(studio.script(project, Run()))[-1]
    assert {entity.name for entity in script.entities if entity.description} == (
        {MAN, "kitchen", "cake"} if everybody else {MAN, "kitchen"}
    )
    question = WRITERS[-1].questions[-1][1]
    assert ("with 38 words at most" in question) == (tokens == 77)
    assert ("two to four sentences" in question) == (tokens == 0)


def test_a_description_for_a_model_that_reads_little_is_short():
    long = PORTRAIT + " Behind the man a row of copper pans hangs on a white wall that is lit by the morning sun."
    writer = ScriptedWriter(description=[long])
    found, _ = describe.describe_in_dialogues(writer, [Entity(MAN, Kind.FOREGROUND)], PROMPT, 0, Run(), words=30)
    assert writer.asked.count("description") == describe.PAPER_TRIES
    assert found[0].description == PORTRAIT


def test_an_entity_that_recurs_only_after_a_scene_is_rewritten_is_described_then():
    wish = DescriptionWish(everybody=False)
    steps = data()
    steps["scenes"][3]["foregrounds"] = ["cake"]
    script = write(ScriptedWriter(scenes=[steps]), descriptions=wish)[-1]
    assert not script.entity("cake").description
    fresh = data([("The cake stands on the table in the kitchen and steams.", "steaming on the table")], ("cake",))
    after = rewrite_scene(
        Own(ScriptedWriter(single=[fresh]), "chat"), Own(WordEmbedder(), "e"), script, 5, 9, Run(), descriptions=wish
    )
    assert after.entity("cake").description == PORTRAIT


@pytest.mark.parametrize("stays", [False, True])
def test_a_scene_that_joins_two_actions_is_asked_again(stays):
    twice = [STEPS[0], ("The young man stirs the dough in the kitchen.", "stirring the dough and greasing a pan")]
    writer = ScriptedWriter(scenes=[data([*twice, *STEPS[2:]])], single=[data(twice[1:] if stays else STEPS[1:2])])
    last = write(writer, describe=False)[-1]
    assert "Scene 2 of 6 shows more than one action: stirring the dough, then greasing a pan." in writer.questions[2][1]
    assert [kind for kind in writer.asked if kind == "single"] == ["single"] * (paper.SCENE_TRIES if stays else 1)
    assert bool(last.warnings) == stays


def test_looks_from_the_prompt_survive_a_forgetful_model():
    forgetful = "A man stands at a wooden table and wears a white apron over a grey shirt in soft morning light."
    writer = ScriptedWriter(description=[forgetful])
    similarity, man = TextSimilarity(WordEmbedder()), Entity("young man", Kind.FOREGROUND)
    entity = load_method("paper").describe_entity(writer, similarity, man, PROMPT, 0, Run())
    assert "blue hair" in entity.description


def test_rewriting_changes_one_scene_and_no_name():
    script = write(ScriptedWriter())[-1]
    fresh = ("The young man with blue hair licks the wooden spoon clean.", "licking a spoon")
    writer = ScriptedWriter(single=[data([fresh], foregrounds=(MAN, "elephant")), data([fresh])])
    after = rewrite_scene(Own(writer, "chat"), Own(WordEmbedder(), "e"), script, 4, 9, Run())
    assert after.scene(4).prompt == fresh[0]
    assert [s for s in after.scenes if s.index != 4] == [s for s in script.scenes if s.index != 4]
    assert after.entities == script.entities
    with pytest.raises(InputError, match="no scene 40"):
        rewrite_scene(Own(writer, "chat"), Own(WordEmbedder(), "e"), script, 40, 9, Run())


def test_benchmark_grades_the_script_itself_and_not_by_the_checks_it_went_through():
    request = ScriptRequest(PROMPT, 6, 1, describe=False)
    writer = ScriptedWriter(scenes=[placed((MAN, "ground", "camera"))])
    case = script_benchmark.PromptCase(PROMPT, ("two young men with hats", "elephants"), "the moon")
    score, script = script_benchmark.measure_script(Own(writer, "w"), Own(WordEmbedder(), "e"), request, True, case)
    assert (score.first, score.last, score.distinct, score.recurring) == (1.0, 1.0, 1.0, 1.0)
    assert (score.shown, score.placed) == (0.5, 0.0)
    assert script_benchmark.is_whole(script, request)
    assert not script_benchmark.is_whole(replace(script, scenes=script.scenes[:5]), request)
    again = replace(script.scenes[5], prompt=script.scenes[0].prompt.upper())
    assert not script_benchmark.is_whole(replace(script, scenes=(*script.scenes[:5], again)), request)
    mute = replace(script.scenes[5], action=" ")
    assert not script_benchmark.is_whole(replace(script, scenes=(*script.scenes[:5], mute)), request)


def test_the_lists_of_prompts_do_not_meet_and_faults_are_counted_by_the_scene():
    tuned, held_out = (script_benchmark.load_prompts(name) for name in script_benchmark.LISTS)
    assert (len(tuned), len(held_out)) == (20, 60)
    assert not {case.prompt.lower() for case in tuned} & {case.prompt.lower() for case in held_out}
    taught = {script.prompt.lower() for script in read_scripts(ASSETS / "writer")}
    assert not {case.prompt.lower() for case in (*tuned, *held_out)} & taught
    readings = [
        script_benchmark.Reading("w", "a", ("1", "2", "3"), {"nonsense": 1}, 3),
        script_benchmark.Reading("w", "b", ("1",), {"nonsense": 1, "repetition": 1}, 4),
    ]
    assert script_benchmark.fault_rates(readings) == {"nonsense": 0.5, "repetition": 0.25, "all": 0.75}
    stored = script_benchmark.load_readings()
    assert {reading.prompt for reading in stored} <= {case.prompt for case in held_out}
    assert {reading.writer for reading in stored} == {"smollm2"}


def test_places_that_exist_take_the_place_of_likely_ones():
    writer = ScriptedWriter(cast=[{**CAST, "backgrounds": ["bright kitchen"]}], scenes=[data()])
    last = write(writer, describe=False, places=("kitchen", "beach"))[-1]
    assert {scene.background for scene in last.scenes} == {"kitchen"}


def test_stop_between_and_inside_rounds():
    token = CancelToken()

    def stop(progress):
        if "camera" in progress.text:
            token.cancel()

    with pytest.raises(Cancelled):
        write(ScriptedWriter(), Run(stop, token=token))


@pytest.mark.parametrize("wishes", [{"prompt": "  "}, {"scenes": 0}, {"scenes": 13}, {"method": "magic"}])
def test_requests_that_do_not_fit_are_refused(wishes):
    with pytest.raises(InputError):
        ScriptRequest(**{"prompt": PROMPT, **wishes})


def test_every_writer_and_profile_names_a_method_that_exists():
    named = {row.method for row in BUILTIN if row.role is Role.WRITER}
    named |= {profile.method for profile in load_profiles(BUILTIN).values()}
    assert named == set(METHODS)
    assert callable(load_method("paper").write_script)


def test_message_is_a_value():
    assert Message("user", "a") == Message("user", "a")
