"""New weights for a class of model that is known are a row: nothing else is written, no module is touched."""

import numpy as np
import pytest

from tests.random_weights.snapshots import write_snapshot
from tests.snapshots import SIZE, ask
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.options import ArtistOptions, ChatOptions, TextClipOptions
from videostudio.backends.registry import Backend, CameraControl, ModelPart, Registry, Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import BackendError
from videostudio.profiles import read_profile
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings

PARTS = (ModelPart("unet", 0.1),)


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    """The shipped rows and three more: weights of one's own for three classes of model."""
    folder, seed = tmp_path_factory.mktemp("own"), 7
    chat, pictures, clips = (
        write_snapshot(name, folder / name, seed=seed)["model"] for name in ("qwen3-8b", "sdxl", "i2vgen-xl")
    )
    factories = {name: BUILTIN.get(name).factory for name in ("qwen3-8b", "sdxl", "i2vgen-xl")}
    options = ArtistOptions(pictures, steps=2, side=64, pipeline="StableDiffusionXLPipeline")
    return Registry(
        (
            *BUILTIN,
            Backend(
                "own-chat", Role.WRITER, factories["qwen3-8b"], "Own chat", "Writes.",
                options=ChatOptions(chat, quantization="none"), parts=PARTS,
            ),
            Backend(
                "own-artist", Role.TEXT_TO_IMAGE, factories["sdxl"], "Own artist", "Draws.",
                options=options, parts=PARTS,
            ),
            Backend(
                "own-clips", Role.IMAGE_TO_VIDEO, factories["i2vgen-xl"], "Own clips", "Animates.",
                options=TextClipOptions(clips, steps=3, frames=2), parts=PARTS,
            ),
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def manager(registry):
    made = ModelManager(Settings(device="cpu", threads=1), registry)
    yield made
    made.clear()


def work(manager, name, folder, **options):
    """What a row's model makes, and what it said on the way."""
    row, said = manager.registry.get(name), []
    run = Run(on_progress=lambda p: said.append(p.text))
    loan = manager.loan(name, row.role, **options)
    with loan.use(run) as model:
        return ask(row.role, model, folder, run), said, loan.identity


def test_a_new_writer_replies(manager, tmp_path):
    replies, _, identity = work(manager, "own-chat", tmp_path)
    assert len(replies) == 2
    assert all(isinstance(reply, str) for reply in replies)
    assert identity == "own-chat@1{}"  # a row's defaults are no part of a key


def test_a_new_artist_draws_with_its_own_defaults(manager, tmp_path):
    picture, said, identity = work(manager, "own-artist", tmp_path)
    assert picture.shape == (SIZE.height, SIZE.width, 3)
    assert "Drawing cook, step 2 of 2" in said
    assert identity == "own-artist@1{}"
    other, said, identity = work(manager, "own-artist", tmp_path, steps=3)
    assert "Drawing cook, step 3 of 3" in said
    assert identity == 'own-artist@1{"steps": 3}'
    assert not np.array_equal(picture, other)


def test_a_new_animator_moves_with_its_own_defaults(manager, tmp_path):
    frames, said, _ = work(manager, "own-clips", tmp_path)
    assert frames.shape == (5, SIZE.height, SIZE.width, 3)
    assert len(np.unique(frames, axis=0)) == 5  # two are sampled, at both ends, and what lies between is found
    assert any("step 3 of 3" in text for text in said)


def test_a_new_row_is_checked_listed_and_named_by_profiles_like_any_other(registry, tmp_path):
    row = registry.get("own-artist")
    defaults = {option.name: option.default for option in row.list_options()}
    assert (defaults["steps"], defaults["side"], defaults["guidance"]) == (2, 64, 7.5)
    assert all(option.help for option in row.list_options())
    with pytest.raises(BackendError, match=r"has no option 'stepz'\. Its options are: model, revision, steps"):
        row.check_options({"stepz": 3})
    with pytest.raises(
        BackendError, match="'own-artist' takes at least 1 and at most 1000 for its option 'steps', not 0"
    ):
        row.check_options({"steps": 0})
    text = (ASSETS / "profiles" / "paper.toml").read_text(encoding="utf-8").replace('"sd21"', '"own-artist"')
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    assert read_profile(tmp_path / "own.toml", registry).backends[Role.TEXT_TO_IMAGE].name == "own-artist"


@pytest.mark.parametrize("row", [row for row in BUILTIN if row.options], ids=lambda row: row.name)
def test_every_option_of_a_shipped_row_says_what_it_does(row):
    for option in row.list_options():
        assert option.help, option.name
        option.check_value(option.default, row.name)


def test_the_step_of_the_camera_can_be_set_where_frames_are_moved_and_nowhere_else():
    clips = [row for row in BUILTIN if row.role is Role.IMAGE_TO_VIDEO and row.parts]
    settable = {row.name for row in clips if any(option.name == "camera_step" for option in row.list_options())}
    assert settable == {row.name for row in clips if row.camera in (CameraControl.MOVED, CameraControl.BOTH)}
    assert len(settable) < len(clips)
