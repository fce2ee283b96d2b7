"""Each reference of a scene reaches the picture: CA2 and CA3 through the backends, at weights that are not silent."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from tests.snapshots import SCENE, SIZE, pictures
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Role
from videostudio.run import Run

# Mean difference of two pictures, in levels of 255; the same request twice gives none at all.
SEEN = 0.05


def noise(path, seed):
    pixels = np.random.default_rng(seed).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.mark.parametrize("backend", ["videostudio-img", "videostudio-img-paper"])
def test_every_reference_changes_the_picture(backend, manager, snapshots, tmp_path):
    cook, kitchen, _ = pictures(tmp_path)
    maid = replace(cook, picture=noise(tmp_path / "maid.png", 3))
    hall = replace(kitchen, picture=noise(tmp_path / "hall.png", 4))
    loan = manager.loan(backend, Role.SCENE_IMAGER, **snapshots.options(backend))

    def draw(foregrounds, background):
        request = SceneImageRequest(SCENE, foregrounds, background, SIZE, 1)
        return np.asarray(model.compose(request, Run()).picture).astype(int)

    with loan.use(Run()) as model:
        first = draw((cook,), kitchen)
        assert np.array_equal(draw((cook,), kitchen), first)
        others = {
            "another foreground": draw((maid,), kitchen),
            "no foreground": draw((), kitchen),
            "a second foreground": draw((cook, maid), kitchen),
            "another background": draw((cook,), hall),
            "no background": draw((cook,), None),
            "no reference at all": draw((), None),
        }
    differences = {name: abs(other - first).mean() for name, other in others.items()}
    assert not {name: by for name, by in differences.items() if by < SEEN}, differences
