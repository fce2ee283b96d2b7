import json
from dataclasses import FrozenInstanceError, replace

import pytest

from tests.fakes import story
from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Entity, Kind, Position, Scene, Script, Size, Speed, Where


def test_a_script_survives_json():
    script = replace(story(), warnings=("look at scene 2",))
    assert Script.from_json(script.to_json()) == script


def test_values_are_frozen_and_hashable():
    script = story()
    assert hash(script) == hash(Script.from_json(script.to_json()))
    with pytest.raises(FrozenInstanceError):
        script.prompt = "another"


def test_recurring_entities_are_found_by_strict_names():
    script = story()
    assert [e.name for e in script.recurring()] == ["cook", "kitchen", "cake"]
    renamed = replace(script, scenes=(*script.scenes[:2], replace(script.scenes[2], foregrounds=("Cook",)))).checked()
    assert "Cook" not in [e.name for e in renamed.recurring()]


def test_checked_declares_every_name_once_and_drops_the_rest():
    scenes = (Scene(0, "a", ("dog",), "park"), Scene(1, "b", ("dog", "cat"), "park"))
    script = Script("p", scenes, (Entity("dog", Kind.FOREGROUND, "brown"), Entity("ghost", Kind.FOREGROUND))).checked()
    assert [(e.name, e.kind.value, e.description) for e in script.entities] == [
        ("dog", "foreground", "brown"),
        ("park", "background", ""),
        ("cat", "foreground", ""),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d.pop("version"), "'version' is missing"),
        (lambda d: d.update(version=99), "version 99"),
        (lambda d: d.update(format="other"), "not a script"),
        (lambda d: d.update(extra=1), "'extra' is no known field"),
        (lambda d: d["scenes"][1]["camera"].update(direction="sideways"), "scene 2, camera: 'direction' is 'sideways'"),
        (lambda d: d["scenes"][0].update(prompt=3), "scene 1: 'prompt' must be text, not a whole number"),
        (lambda d: d["scenes"][0].update(index=True), "scene 1: 'index' must be a whole number, not true or false"),
        (lambda d: d["scenes"][0].update(index=-1), "'index' must be from 0 to 1,000,000"),
        (lambda d: d["scenes"][0].update(index=float("nan")), "'index' must be a whole number, not a number"),
        (lambda d: d["scenes"][0].update(prompt="\ud800"), "scene 1: 'prompt' holds broken characters"),
        (lambda d: d["scenes"][1].update(foregrounds=["\udfff"]), "scene 2: 'foregrounds' holds broken characters"),
        (lambda d: d["entities"][0].update(name=" "), "entity 1: 'name' is empty"),
        (lambda d: d.update(warnings=[3]), "'warnings' must be a list of texts"),
        (lambda d: d.update(scenes={}), "'scenes' must be a list, not an object"),
        (lambda d: d["scenes"][1].update(index=0), "number 0 is used twice"),
        (lambda d: d["scenes"][1].update(foregrounds="cook"), "'foregrounds' must be a list"),
        (lambda d: d["scenes"][1].update(foregrounds=["kitchen"]), "as an object and as its place"),
        (lambda d: d["scenes"][1].update(background="cook", foregrounds=[]), "an object in one scene and a place"),
        (lambda d: d["entities"].append(d["entities"][0]), "declared twice"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change, words):
    data = json.loads(story().to_json())
    change(data)
    with pytest.raises(InputError, match=words):
        Script.from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '{"a": 1, "a": 2}', "1" * 5000])
def test_text_that_is_no_script_is_refused(text):
    with pytest.raises(InputError):
        Script.from_json(text)


def test_sizes_are_read_and_refused_in_words():
    assert Size.parse("768×480") == Size(768, 480)
    for text in ("768", "x480", "axb", "768x480x3", "-1x5"):
        with pytest.raises(InputError, match="WIDTHxHEIGHT"):
            Size.parse(text)


def test_all_camera_moves_of_the_paper_exist():
    assert {d.value for d in Direction} == {"static", "left", "right", "up", "down", "forward", "backward"}
    assert {s.value for s in Speed} == {"slow", "medium", "fast"}
    assert Camera() == Camera(Direction.STATIC, Speed.MEDIUM)


def test_a_layout_tells_where_everybody_is_and_follows_names():
    places = (
        Position.parse("ring", "held by dog", "camera"),
        Position.parse("dog", "on couch", "cook"),
        Position.parse("cook", "seat", "dog"),
        Position.parse("couch", "ground"),
    )
    assert [place.at for place in places] == ["held by dog", "on couch", "seat", "ground"]
    names = ("ring", "dog", "cook", "couch")
    scene = Scene(0, "The dog holds the ring.", names, "room", layout=places)
    script = Script("A wedding", (scene,), (Entity("dog", Kind.FOREGROUND, picture="poodle"),)).checked()
    assert script.scenes[0].layout == places
    told = json.loads(script.to_json())
    assert told["version"] == 3
    assert told["scenes"][0]["layout"][0] == {"name": "ring", "at": "held by dog", "faces": "camera"}
    assert Script.from_json(script.to_json()) == script
    # Who is not in the scene has no place, is nobody's place, and is not looked at.
    left = replace(script, scenes=(replace(scene, foregrounds=("ring", "cook")),)).checked()
    assert left.scenes[0].layout == (Position("cook", Where.SEAT),)
    told["scenes"][0]["layout"][0]["at"] = "near dog"
    with pytest.raises(InputError, match="scene 1, place 1: 'near dog' is no place in a picture"):
        Script.from_json(json.dumps(told))
