"""One contract for every real backend, from tiny real snapshots."""

import numpy as np
import pytest

from tests.snapshots import SIZE, ask
from videostudio.backends.catalogue import MODELS
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Progress, Run
from videostudio.settings import Settings

MANAGER = ModelManager(Settings(device="cpu", threads=1))


def same(one, other) -> bool:
    return one == other if isinstance(one, list) else np.array_equal(one, other)


@pytest.fixture(scope="module", autouse=True)
def _forget():
    yield
    MANAGER.clear()


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row.name)
def test_a_backend_keeps_the_contract(row, snapshots, tmp_path):
    loan = MANAGER.loan(row.name, row.role, **snapshots.options(row.name))
    told: list[str] = []
    run = Run(on_progress=lambda p: told.append(p.text))
    with loan.use(run) as model:
        first = ask(row.role, model, tmp_path, run, seed=1)
        assert same(first, ask(row.role, model, tmp_path, run, seed=1)), "the same seed gave something else"
        if row.role is not Role.SEGMENTER:
            assert not same(first, ask(row.role, model, tmp_path, run, seed=2)), "another seed gave the same"
    check_shape(row, first)
    check_cancelling(row, loan, tmp_path)
    check_networks(model)
    assert row.role is Role.WRITER or any("step" in text or "Cutting" in text for text in told)


def check_shape(row, made):
    if row.role is Role.IMAGE_TO_VIDEO:
        assert made.shape == (5, SIZE.height, SIZE.width, 3)
        assert made.dtype == np.uint8
    elif row.role is Role.WRITER:
        assert len(made) == 2
        assert made[0] != made[1], "two drafts of one dialogue must differ"
    elif row.role is Role.SEGMENTER:
        assert made.shape == (SIZE.height, SIZE.width)
    else:
        assert made.shape == (SIZE.height, SIZE.width, 3)


def check_cancelling(row, loan, folder):
    """Stopped at the first step, the work must not reach the second."""
    token, steps = CancelToken(), []

    def stop(progress: Progress) -> None:
        if "step" in progress.text or row.role is Role.SEGMENTER:
            steps.append(progress.text)
            token.cancel()

    run = Run(on_progress=stop, token=token)
    if row.role is Role.WRITER:
        token.cancel()
    with pytest.raises(Cancelled), loan.use(run) as model:
        ask(row.role, model, folder, run)
    assert len(steps) <= 1


def check_networks(model):
    """Between uses no hooks are left and the scheduler is its own."""
    held = getattr(model, "held", None)
    if held is None:
        return
    for network in held.networks().values():
        assert not hasattr(network, "_hf_hook")
    assert "step" not in vars(held.pipe.scheduler)


@pytest.mark.parametrize("row", MODELS, ids=lambda row: row.name)
def test_a_row_says_what_a_person_needs_to_know(row):
    assert row.licence and row.homepage.startswith("https://") and row.summary.endswith(".")
    assert row.memory_gb > 0
    with pytest.raises(BackendError, match="no option 'stepz'"):
        row.check_options({"stepz": 3})


def test_every_role_has_real_backends():
    names = {row.name for row in MODELS}
    assert {
        "glm-4-9b", "qwen3-4b", "qwen3-8b", "sd21", "sdxl", "flux2-klein", "videostudio-img", "videostudio-img-paper",
        "ip-adapter", "flux2-klein-scenes", "no-references", "videostudio-vid", "svd", "i2vgen-xl", "wan22",
        "modelscope-t2v", "isnet-general-use", "birefnet-general",
    } <= names  # fmt: skip
