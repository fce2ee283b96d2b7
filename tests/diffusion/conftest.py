import numpy as np
import pytest
import torch
from PIL import Image

from tests.nn.conftest import _one_thread, parity, recipe  # noqa: F401
from tests.random_weights.pipelines import build_image_pipeline, build_video_pipeline


@pytest.fixture(scope="session")
def image_pipe():
    pipe = build_image_pipeline()
    pipe.set_progress_bar_config(disable=True)
    return pipe


@pytest.fixture(scope="session")
def video_pipe():
    pipe = build_video_pipeline()
    pipe.set_progress_bar_config(disable=True)
    return pipe


@pytest.fixture(scope="session")
def picture():
    def make(seed=0, size=(48, 32)):
        values = np.random.default_rng(seed).random((size[1] // 8, size[0] // 8, 3))
        return Image.fromarray((values * 255).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)

    return make


@pytest.fixture(scope="session")
def seeded():
    return lambda seed: torch.Generator().manual_seed(seed)
