"""What a scene's words tell of its figures is seen in its picture: who acts, who answers, and how they feel."""

from dataclasses import replace

import numpy as np
import pytest

from videostudio.draft.animation.actions import MotionFinder
from videostudio.draft.collage import Collage
from videostudio.draft.diorama import Diorama, DioramaFigure
from videostudio.draft.puppets.drawing import LIGHT
from videostudio.draft.puppets.role import draw_role
from videostudio.draft.reading.parts import PartReader
from videostudio.run import Run
from videostudio.types import Position


@pytest.fixture
def stage(studio, embedder, tmp_path):
    """Stages a scene with the real embedder and gives its figures by their names."""

    def staged(names, prompt, action, layout=()) -> dict[str, DioramaFigure]:
        request = studio.request(names, "meadow", prompt=prompt, action=action, layout=layout)
        composed = Collage(MotionFinder(embedder), None, PartReader(embedder)).compose(request, Run())
        folder = studio.path("")
        folder.mkdir()
        for name, data in composed.layers.items():
            (folder / name).write_bytes(data)
        return {figure.stand.name: figure for figure in Diorama.from_folder(folder).figures}

    return staged


def face_of(figure: DioramaFigure) -> np.ndarray:
    """The pixels around a puppet's face in studio light, from the same side and as large as any other."""
    role = replace(figure.role, metre=120.0, yaw=20.0, gaze=0.0, light=LIGHT)
    drawn = draw_role(role, role.moves.still)
    x, y = (round(value) for value in drawn.face)
    return drawn.sprite[max(0, y - 30) : y + 30, max(0, x - 30) : x + 30].astype(np.int16)


def test_a_sad_face_differs_from_a_happy_one_in_the_same_scene(stage):
    layout = (Position("woman", faces="right"),)
    sad, happy = (
        stage(("woman",), f"The {mood} woman walks over the meadow.", "walking", layout)["woman"]
        for mood in ("sad", "happy")
    )
    assert sad.role.motion == happy.role.motion == "walk"
    assert np.abs(face_of(sad) - face_of(happy)).mean() > 2


def test_who_does_nothing_stands_as_it_feels(stage):
    watched = stage(("man", "woman"), "The man sings while the woman cries with sadness.", "singing")
    assert watched["woman"].role.motion == "sad_idle"


@pytest.mark.parametrize(
    ("prompt", "action", "motion", "acts", "watches"),
    [
        ("Behind the man the woman waves.", "waving", "wave", "woman", "man"),
        ("In front of the woman a man claps his hands.", "clapping", "clap", "man", "woman"),
        ("Next to the man a woman dances.", "dancing", "dance", "woman", "man"),
        ("The man bows deeply before the woman.", "bowing", "bow", "man", ""),
    ],
)
def test_who_acts_in_unseen_sentences_is_seen_to_act(stage, prompt, action, motion, acts, watches):
    figures = stage(("man", "woman"), prompt, action)
    assert figures[acts].role.motion == motion
    assert not watches or figures[watches].role.motion != motion


def test_who_is_given_something_holds_out_a_hand(stage):
    given = stage(("man", "woman"), "The man gives the woman an apple.", "giving her an apple")["woman"]
    alone = stage(("man", "woman"), "The man waves beside the woman.", "waving")["woman"]
    reaches = []
    for figure in (given, alone):
        drawn = draw_role(figure.role, figure.role.moves.still)
        reaches.append(np.abs(drawn.hands[:, 0] - drawn.hips[0]).max() / figure.role.metre)
    assert reaches[0] > reaches[1] + 0.1


def test_both_look_at_one_another_where_one_talks_to_the_other(stage):
    figures = stage(("man", "woman"), "The man tells the woman a long story.", "telling a story")
    side = np.sign(figures["man"].stand.foot[0] - figures["woman"].stand.foot[0])
    assert np.sign(figures["woman"].role.yaw) == side
    assert figures["woman"].role.motion == "listen"
