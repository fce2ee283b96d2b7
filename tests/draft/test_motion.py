"""Action phrases become motions, and motions are smooth."""

import itertools
import json
from typing import Any

import numpy as np
import pytest

from tests.draft.actions import OBJECTS, PHRASES, UNSEEN
from tests.drawings import WordsOnly
from videostudio.draft.animation.actions import MARKED, WEIGHTS, FigureMotion, MotionFinder, phrase_lemmas
from videostudio.draft.animation.animatic import parallax_animator
from videostudio.draft.animation.poses import MovingFigure, ease_in_out, pose_at, travelled_share
from videostudio.draft.collage import collage_imager


def _marked() -> list[dict[str, Any]]:
    files = sorted(MARKED.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def _wrong(finder: MotionFinder, phrases: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    told = [(phrase, str(finder.find(phrase)), fitting.split()) for phrase, fitting in phrases]
    return [(phrase, motion) for phrase, motion, fitting in told if motion not in fitting]


def test_phrases_of_known_verbs(embedder):
    assert len(wrong := _wrong(MotionFinder(embedder), PHRASES)) <= 0.05 * len(PHRASES), wrong


def test_phrases_of_known_verbs_without_embeddings():
    assert len(wrong := _wrong(MotionFinder(None), PHRASES)) <= 0.15 * len(PHRASES), wrong


def test_phrases_of_other_verbs_go_by_meaning(embedder):
    assert len(wrong := _wrong(MotionFinder(embedder), UNSEEN)) <= 0.5 * len(UNSEEN), wrong


def test_what_it_is_done_with_tells_the_motion(embedder):
    assert len(wrong := _wrong(MotionFinder(embedder), OBJECTS)) <= 0.1 * len(OBJECTS), wrong


def test_other_verbs_are_other_verbs():
    marked = {phrase_lemmas(one["phrase"])[0] for one in _marked() if phrase_lemmas(one["phrase"])}
    assert not [phrase for phrase, _ in UNSEEN + OBJECTS if phrase_lemmas(phrase)[0] in marked]


@pytest.mark.parametrize("phrase", ["", "  ", "!!!", "zxqv", "42"])
def test_nothing_to_do_is_idle(phrase, embedder):
    assert MotionFinder(None).find(phrase) is FigureMotion.IDLE
    assert MotionFinder(embedder).find(phrase) is FigureMotion.IDLE


def test_a_verb_in_any_form_is_one_verb(embedder):
    for finder in (MotionFinder(embedder), MotionFinder(None)):
        found = {
            finder.find(phrase) for phrase in ("riding a horse", "rides a horse", "ride a horse", "Riding a horse")
        }
        assert found == {FigureMotion.RIDE}


def test_every_motion_is_marked_and_its_weights_fit_the_marks():
    marked = _marked()
    assert {name for one in marked for name in one["motions"]} == {str(motion) for motion in FigureMotion}
    assert all(1 <= len(one["motions"]) <= 2 for one in marked)
    assert len({one["phrase"] for one in marked}) > 0.98 * len(marked)
    with np.load(WEIGHTS) as stored:
        assert stored["lemmas"].tolist() == [" ".join(phrase_lemmas(one["phrase"])) for one in marked]
        assert [stored["motions"][n] for n in stored["marked"]] == [one["motions"][0] for one in marked]


def test_picture_and_clip_show_the_same_motion(embedder):
    class Lends(WordsOnly):
        def model(self, name, **options):
            return embedder

    phrase = "bestriding a horse"
    assert MotionFinder(None).find(phrase) is not MotionFinder(embedder).find(phrase)
    for lends in (Lends(), WordsOnly()):
        asked = []
        for made in (collage_imager(lends), parallax_animator(lends)):
            asked.append(made._motions.find(phrase))
        assert asked[0] is asked[1]


@pytest.mark.parametrize("motion", list(FigureMotion))
@pytest.mark.parametrize("kind", ["person", "bird", "object"])
def test_poses_start_at_rest_and_never_leap(motion, kind):
    figure = MovingFigure(motion, kind, "air" if kind == "bird" else "ground", 200.0, 1, 0.4, 60.0)
    rate = 160
    poses = [pose_at(figure, n / rate, 3.0) for n in range(3 * rate)]
    first = poses[0]
    assert (abs(first.x), abs(first.y), abs(first.lift)) == pytest.approx((0, 0, 0), abs=0.5)
    assert first.angle == pytest.approx(0, abs=0.5)
    for before, after in itertools.pairwise(poses):
        assert abs(after.angle - before.angle) < 4
        assert abs(after.lift - before.lift) < 4
        assert abs(after.tall - before.tall) < 0.03
        assert after.lift >= 0


def test_easing():
    assert [ease_in_out(x) for x in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    way = [travelled_share(n / 100) for n in range(101)]
    assert way[0] == 0
    assert way[-1] == pytest.approx(1)
    assert all(b >= a for a, b in itertools.pairwise(way))
    assert max(b - a for a, b in itertools.pairwise(way)) < 0.0125
