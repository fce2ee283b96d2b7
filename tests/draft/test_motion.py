"""Action phrases become motions, and motions are smooth."""

import itertools

import pytest

from tests.draft.actions import PHRASES, UNSEEN
from videostudio.draft.animation.actions import FigureMotion, MotionFinder, label_table
from videostudio.draft.animation.poses import MovingFigure, ease_in_out, pose_at, travelled_share


def test_phrases_of_known_verbs():
    finder = MotionFinder(None)
    wrong = [phrase for phrase, fitting in PHRASES if finder.find(phrase) not in fitting.split()]
    assert len(wrong) <= 0.05 * len(PHRASES), wrong


def test_phrases_of_other_verbs_go_by_meaning(embedder):
    finder = MotionFinder(embedder)
    wrong = [phrase for phrase, fitting in UNSEEN if finder.find(phrase) not in fitting.split()]
    assert len(wrong) <= 0.25 * len(UNSEEN), wrong


@pytest.mark.parametrize("phrase", ["", "  ", "!!!", "zxqv", "42"])
def test_nothing_to_do_is_idle(phrase):
    assert MotionFinder(None).find(phrase) is FigureMotion.IDLE


def test_every_label_has_one_motion():
    labels = [label for label, _ in label_table()]
    assert len(labels) == len(set(labels))
    assert {motion for _, motion in label_table()} == set(FigureMotion) - {FigureMotion.IDLE}


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


def test_every_label_is_one_of_kinetics_400():
    from videostudio.diffusion.actions import action_labels

    unknown = [label for label, _ in label_table() if label not in action_labels()]
    assert unknown == []
