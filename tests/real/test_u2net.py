"""U^2-Net finds the figure, and survives whatever picture it is given."""

import numpy as np
import pytest
from PIL import Image

from tests.drawings import WordsOnly, person, photograph
from videostudio.backends.cutouts.rembg_models import load_u2net
from videostudio.backends.options import CutoutOptions
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run


@pytest.fixture(scope="module")
def segmenter():
    return load_u2net(WordsOnly(), CutoutOptions("u2netp"))


def test_finds_a_figure(segmenter):
    picture = photograph(400, 300)
    figure, mask = person(100, 200)
    picture.paste(figure, (150, 60), mask)
    truth = Image.new("L", picture.size)
    truth.paste(mask, (150, 60))
    found = np.asarray(segmenter.cut_out(picture, Run())) > 127
    wanted = np.asarray(truth) > 127
    assert (found & wanted).sum() / (found | wanted).sum() > 0.8


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "CMYK", "LA"])
def test_any_mode_gives_a_mask_of_the_same_size(segmenter, mode):
    mask = segmenter.cut_out(photograph(123, 77).convert(mode), Run())
    assert (mask.mode, mask.size) == ("L", (123, 77))


@pytest.mark.parametrize("colour", ["black", "white", (120, 60, 30)])
def test_flat_pictures_are_taken_whole(segmenter, colour):
    assert segmenter.cut_out(Image.new("RGB", (64, 48), colour), Run()).getextrema() == (255, 255)


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (7, 7)])
def test_tiny_pictures_are_taken_whole(segmenter, size):
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 255, (*size[::-1], 3), dtype=np.uint8))
    mask = segmenter.cut_out(picture, Run())
    assert mask.size == size
    assert mask.getextrema() == (255, 255)


def test_what_is_transparent_is_no_foreground(segmenter):
    picture, mask = person()
    picture.putalpha(mask)
    found = np.asarray(segmenter.cut_out(picture, Run()))
    assert not found[np.asarray(mask) == 0].any()
    assert found[np.asarray(mask) > 0].mean() > 200


def test_unknown_and_missing_models_are_refused(monkeypatch, tmp_path):
    with pytest.raises(BackendError, match=r"Known are: auto, u2net, u2netp"):
        load_u2net(WordsOnly(), CutoutOptions("u3net"))
    monkeypatch.setenv("U2NET_HOME", str(tmp_path))
    with pytest.raises(BackendError, match=r"u2net\.onnx"):
        load_u2net(WordsOnly(), CutoutOptions("u2net"))
    (tmp_path / "u2net.onnx").write_bytes(b"no model")
    with pytest.raises(BackendError, match="no readable"):
        load_u2net(WordsOnly(), CutoutOptions("u2net"))


def test_stops(segmenter):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        segmenter.cut_out(photograph(), Run(token=token))
