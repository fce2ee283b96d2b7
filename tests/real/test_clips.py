"""What a model for clips makes of a scene: its camera, its actions, its own sizes and times."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import CLIPVisionModelWithProjection

from tests.snapshots import SCENE, SIZE, animated, pictures
from videostudio.backends.catalogue import ANIMATORS, BUILTIN
from videostudio.backends.clips import videostudio_vid
from videostudio.backends.prompts import camera_sentence, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import CameraControl, Role
from videostudio.backends.release import ENCODER_FOLDER, VIDEO_FOLDER
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Camera, Direction, Size, Speed

STATIC = replace(SCENE, camera=Camera())
MANAGER = ModelManager(Settings(device="cpu", threads=1))
NAMES = [row.name for row in ANIMATORS]
MOVED = [row.name for row in ANIMATORS if row.camera in (CameraControl.MOVED, CameraControl.BOTH)]
WITH_WORDS = [row.name for row in ANIMATORS if row.camera in (CameraControl.WORDS, CameraControl.BOTH)]
# Latents with axes for frames, height and width.
UNPACKED = [name for name in NAMES if name != "ltx2"]


@pytest.fixture(scope="module", autouse=True)
def _forget():
    yield
    MANAGER.clear()


@pytest.fixture
def animate(snapshots, tmp_path):
    """A clip by a backend, as a stage asks for it; `watch` gets the model before."""

    def made(name, scene=SCENE, watch=None, options=None, **request):
        _, _, image = pictures(tmp_path)
        asked = {"size": SIZE, "frames": 4, "fps": 8, "seed": 1, **request}
        loan = MANAGER.loan(name, Role.IMAGE_TO_VIDEO, **{**snapshots.options(name), **(options or {})})
        with loan.use(Run()) as model:
            handles = watch(model) if watch else []
            try:
                return animated(model, ClipRequest(scene, image, **asked), Run())
            finally:
                for handle in handles:
                    handle.remove()

    return made


def denoiser(model):
    pipe = model.held.pipe
    return getattr(pipe, "transformer", None) or pipe.unet


def blinded(model):
    """The text encoder says the same of every text: what a clip owes to words is gone."""
    encoder = getattr(model.held.pipe, "text_encoder", None)

    def silence(module, given, out):
        for name, value in out.items():
            if isinstance(value, torch.Tensor):
                out[name] = torch.zeros_like(value)
            elif isinstance(value, tuple):
                out[name] = tuple(torch.zeros_like(one) for one in value)
        return out

    return [encoder.register_forward_hook(silence)] if encoder is not None else []


def reading(texts):
    """Notes what the text encoder is given, in letters."""

    def watch(model):
        pipe = model.held.pipe

        def note(module, given, options):
            ids = given[0] if given else options["input_ids"]
            texts.append(pipe.tokenizer.decode(ids[0], skip_special_tokens=True).replace(" ", ""))

        return [pipe.text_encoder.register_forward_pre_hook(note, with_kwargs=True)]

    return watch


def seeing(inputs):
    """Notes what the denoiser is given."""

    def watch(model):
        def note(module, given, options):
            inputs.append((given, options))

        return [denoiser(model).register_forward_pre_hook(note, with_kwargs=True)]

    return watch


@pytest.mark.parametrize("name", MOVED)
def test_the_camera_moves_the_frames_and_a_static_one_does_nothing(name, animate):
    still = animate(name, STATIC, blinded)
    moved = animate(name, SCENE, blinded)
    assert not np.array_equal(still, moved)
    # Later frames have gone farther.
    change = np.abs(moved.astype(float) - still).mean(axis=(1, 2, 3))
    assert change[-1] > change[0]
    slow = replace(SCENE, camera=Camera(Direction.LEFT, Speed.SLOW))
    assert not np.array_equal(animate(name, slow, blinded), moved)
    fast = replace(SCENE, camera=Camera(Direction.STATIC, Speed.FAST))
    assert np.array_equal(animate(name, fast, blinded), still)


@pytest.mark.parametrize("name", MOVED)
def test_the_step_of_the_camera_can_be_set(name, animate):
    by_noise = animate(name, SCENE, blinded, {"steps": 4})
    assert not np.array_equal(by_noise, animate(name, SCENE, blinded, {"steps": 4, "camera_step": 3}))
    assert np.array_equal(by_noise, animate(name, SCENE, blinded, {"steps": 4, "camera_step": 2}))


@pytest.mark.parametrize("name", WITH_WORDS)
def test_models_that_read_are_told_of_the_camera_and_of_the_action_that_counts(name, animate):
    scene = replace(STATIC, prompt="A cook is seen", action="baking a cake")
    moving, long = replace(scene, camera=Camera(Direction.FORWARD, Speed.SLOW)), {"tokens": 128}
    long = long if hasattr(BUILTIN.get(name).options, "tokens") else {}
    texts: list[str] = []
    for one, acting in ((scene, True), (moving, True), (scene, False)):
        animate(name, one, reading(texts), long, acting=acting)
    told = [text.lower() for text in texts if text.lower().startswith("acook")]
    assert told == [
        "acookisseen.bakingacake.", "acookisseen.bakingacake.thecameramovesslowlyin.", "acookisseen"
    ]  # fmt: skip


def test_every_movement_has_a_sentence_and_standing_still_has_none():
    said = {
        camera_sentence(Camera(direction, speed))
        for direction in Direction
        if direction is not Direction.STATIC
        for speed in Speed
    }
    assert len(said) == 18
    assert camera_sentence(Camera(Direction.LEFT, Speed.SLOW)) == "The camera pans slowly to the left."
    assert not any(camera_sentence(Camera(Direction.STATIC, speed)) for speed in Speed)
    assert (
        motion_prompt(replace(SCENE, prompt="Look out!", action="")) == "Look out! The camera pans quickly to the left."
    )


def actions_of(inputs):
    """The action vectors that the UNet was given: of the unconditional half, and of the other."""
    return inputs[-1][0][3]["action_prob_fea"]


def test_all_actions_of_a_scene_condition_the_papers_model(animate):
    inputs, name = [], "videostudio-vid"
    scene = replace(SCENE, prompt="A cook bakes a cake and waves at the sea.", action="baking a cake")
    acted = animate(name, scene, seeing(inputs))
    without, with_action = actions_of(inputs)
    assert not without.any()
    expected = []

    def watch(model):
        vectors = model.held.pipe.action_vectors([["baking cake", "waving"], ["baking cake"], ["baking a cake"]])
        expected.extend(vectors)
        return []

    animate(name, scene, watch)
    torch.testing.assert_close(with_action, expected[0])
    assert not torch.equal(expected[0], expected[1])
    # Switched off, no action is looked for in the prompt either, and the frames are others.
    silent = animate(name, scene, seeing(inputs), acting=False)
    assert not actions_of(inputs).any()
    assert not np.array_equal(acted, silent)
    # The prompt alone names the action, too.
    animate(name, replace(scene, action=""), seeing(inputs))
    torch.testing.assert_close(actions_of(inputs)[1], expected[0])


def test_the_labels_of_all_actions_are_encoded_once(animate):
    calls: list[int] = []

    def watch(model):
        encoder = model.held.pipe.text_encoder_2
        return [encoder.register_forward_hook(lambda module, given, out: calls.append(out.text_embeds.shape[0]))]

    MANAGER.clear()
    first = animate("videostudio-vid", SCENE, watch)
    assert sum(calls) > 400
    calls.clear()
    assert np.array_equal(animate("videostudio-vid", SCENE, watch), first)
    assert 0 < sum(calls) < 10


CHANNELS = (4, 16, 36, 48)


def latent_shape(inputs, name):
    """Frames, height and width of the latents that the denoiser was given."""
    given, options = inputs[-1]
    latents = given[0] if given else options.get("hidden_states", options.get("sample"))
    return tuple(latents.shape)[2:] if latents.shape[1] in CHANNELS else tuple(latents.shape)[1:2] + latents.shape[3:]


@pytest.mark.parametrize("name", UNPACKED)
def test_a_model_draws_at_its_own_size_and_the_frames_are_fitted_to_the_film(name, animate):
    unit = 16 if name == "wan22" else 8
    inputs, options = [], {"sizes": "128x64, 64x128", "steps": 1}
    for film, drawn in ((Size(90, 60), (64, 128)), (Size(36, 66), (128, 64)), (Size(64, 64), (64, 128))):
        frames = animate(name, STATIC, seeing(inputs), options, size=film)
        assert frames.shape == (4, film.height, film.width, 3)
        assert latent_shape(inputs, name)[1:] == tuple(side // unit for side in drawn)


def test_sizes_that_cannot_be_are_refused_with_what_to_do(animate):
    with pytest.raises(BackendError, match=r"multiples of 64 pixels, so 96x64 cannot be made\. Change its option"):
        animate("svd", options={"sizes": "96x64"})
    for wrong in ("wide", "0x64", "64x5000"):
        with pytest.raises(BackendError, match=r"takes sizes of at most 4,096 pixels a side, such as 1280x704"):
            animate("wan22", options={"sizes": wrong})
    # They name no file and no repository, so that everybody may set them.
    assert not BUILTIN.get("wan22").find_option("sizes").names_place


def test_the_shipped_rows_draw_at_the_sizes_their_makers_name():
    sizes = {row.name: row.options.sizes for row in ANIMATORS}
    assert sizes["wan22"] == sizes["i2vgen-xl"] == "1280x704, 704x1280"
    assert (sizes["svd"], sizes["modelscope-t2v"]) == ("1024x576, 576x1024", "256x256")
    row = BUILTIN.get("i2vgen-xl")
    assert row.working_at({"sizes": "640x704"}) == pytest.approx(row.working_gb / 2)
    assert row.working_at({}) == row.working_gb


@pytest.mark.parametrize(
    ("name", "fps", "count", "sampled"),
    [
        *(
            ("wan22", *told)
            for told in ((24, 24, 25), (8, 8, 25), (30, 30, 25), (12, 13, 25), (24, 48, 49), (8, 33, 49))
        ),
        *((name, *told) for name in ("wan22-a14b", "wan-vace-1.3b") for told in ((16, 14, 17), (24, 24, 17))),
    ],
)
def test_wan_makes_as_many_frames_of_every_second_as_it_was_made_for(name, fps, count, sampled, animate):
    """One more than a multiple of 4, and at most its own; scenes that are longer are slower."""
    inputs = []
    frames = animate(name, STATIC, seeing(inputs), {"frames": 49, "steps": 1}, fps=fps, frames=count)
    assert len(frames) == count
    assert latent_shape(inputs, name)[0] == (sampled - 1) // 4 + 1


MADE_FOR = [("svd", 0), ("i2vgen-xl", 0), ("modelscope-t2v", 0), ("videostudio-vid", 1)]


@pytest.mark.parametrize(("name", "extra"), MADE_FOR)
def test_other_models_make_as_many_frames_as_they_are_made_for(name, extra, animate):
    inputs = []
    for count in (3, 12):
        frames = animate(name, STATIC, seeing(inputs), {"frames": 6, "steps": 1}, frames=count)
        assert len(np.unique(frames, axis=0)) == count, "no frame is shown twice"
        assert latent_shape(inputs, name)[0] == 6 + extra  # the paper's model has the scene's picture among them


@pytest.mark.parametrize(("fps", "count", "rate"), [(8, 9, 5), (24, 25, 5), (8, 17, 2)])
def test_i2vgen_xl_is_told_at_which_rate_its_frames_are_shown(fps, count, rate, animate):
    inputs = []
    animate("i2vgen-xl", STATIC, seeing(inputs), {"frames": 6, "steps": 1}, fps=fps, frames=count)
    assert inputs[-1][1]["fps"].unique().tolist() == [rate]


@pytest.mark.parametrize(("device", "last"), [("cpu", False), ("cuda", True)])
def test_a_gpu_gets_the_papers_model_in_the_layout_that_is_fast_there(snapshots, device, last):
    class Machine:
        """What the loading asks of the machine: weights come into main memory first."""

    machine = Machine()
    machine.device = device
    folder = Path(snapshots.options("videostudio-vid")["model"])
    encoder = CLIPVisionModelWithProjection.from_pretrained(folder / ENCODER_FOLDER)
    unet = videostudio_vid._assemble(machine, folder / VIDEO_FOLDER, encoder, "release").unet
    weights = [p for p in unet.parameters() if p.ndim == 4 and p.shape[1] > 1 and max(p.shape[2:]) > 1]
    assert weights and all(p.is_contiguous(memory_format=torch.channels_last) == last for p in weights)
    assert unet.dtype is (torch.float16 if last else torch.float32)
