"""What is particular to single models: what reaches their clips and pictures, their distillation, their memory."""

import pickle
from contextlib import ExitStack
from dataclasses import replace

import numpy as np
import pytest
import torch
from diffusers import UniPCMultistepScheduler
from PIL import Image

from tests.real.test_films import story
from tests.snapshots import SCENE, SIZE, animated, pictures
from tests.videos import read_loudness
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.clips.ltx2 import as_video_still
from videostudio.backends.clips.wan_pair import straight_steps
from videostudio.backends.clips.wan_vace import figure_on_white, show_references
from videostudio.backends.protocols import ClipRequest, Message, SceneImageRequest, WriteOptions
from videostudio.backends.registry import Role
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.manager import ModelManager
from videostudio.media.frames import read_frames
from videostudio.media.sound import Sound
from videostudio.profiles import load_profiles
from videostudio.project import editing
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.types import Camera, Direction, Entity, Failure, Kind, Speed, Video

CARD_GB = 24.0


@pytest.fixture(scope="module")
def manager():
    made = ModelManager(Settings(device="cpu", threads=1))
    yield made
    made.clear()


@pytest.fixture
def animate(manager, snapshots):
    """A clip of a row's tiny model; `note` is called with what its network is given; further options are the row's."""

    def work(name, request, note=None, **options):
        given = {**snapshots.options(name), **options}
        with manager.loan(name, Role.IMAGE_TO_VIDEO, **given).use(Run()) as model, ExitStack() as stack:
            if note is not None:
                network = model.held.pipe.transformer
                stack.callback(network.register_forward_pre_hook(note, with_kwargs=True).remove)
            return animated(model, request, Run())

    return work


@pytest.fixture
def request_(tmp_path):
    figure, place, image = pictures(tmp_path)
    return ClipRequest(SCENE, image, SIZE, 5, 16, 1, foregrounds=(figure,), background=place)


def other_picture(bound, folder, colour):
    file = folder / f"{colour}.png"
    Image.new("RGB", (96, 64), colour).save(file)
    return replace(bound, picture=file)


@pytest.mark.parametrize("name", ["wan22-a14b", "wan-vace-1.3b", "ltx2"])
def test_a_clip_follows_what_its_model_is_shown_and_told(name, animate, request_, tmp_path):
    made = animate(name, request_, tokens=128)
    Image.new("RGB", (64, 64), "red").save(tmp_path / "red.png")
    changes = {
        "picture": replace(request_, image=replace(request_.image, picture=tmp_path / "red.png")),
        "prompt": replace(request_, scene=replace(SCENE, prompt="Zebras play Jazz; QUICKLY!")),
        "action": replace(request_, scene=replace(SCENE, action="juggling fiery pans")),
        "camera": replace(request_, scene=replace(SCENE, camera=Camera(Direction.FORWARD))),
        "speed": replace(request_, scene=replace(SCENE, camera=replace(SCENE.camera, speed=Speed.SLOW))),
        "acting": replace(request_, scene=replace(SCENE, action="juggling fiery pans"), acting=False),
        "looks": replace(request_, entities=(Entity("cook", Kind.FOREGROUND, "a tall cook in a red coat"),)),
        "ending": replace(request_, ending=tmp_path / "red.png"),
    }
    assert BUILTIN.get(name).ends_with_picture
    if BUILTIN.get(name).takes_references:
        figure = request_.foregrounds[0]
        changes |= {
            "figure": replace(request_, foregrounds=(other_picture(figure, tmp_path, "blue"),)),
            "figures": replace(request_, foregrounds=(figure, other_picture(figure, tmp_path, "blue"))),
            "no figure": replace(request_, foregrounds=()),
            "place": replace(request_, background=other_picture(request_.background, tmp_path, "green")),
            "neither": replace(request_, foregrounds=(), background=None),
        }
    for what, changed in changes.items():
        assert not np.array_equal(made, animate(name, changed, tokens=128)), what


def test_vace_keeps_the_picture_and_makes_the_other_frames(animate, request_, tmp_path):
    """Its control holds what is kept, what is made, and a mask; references stand before the frames."""
    controls = []

    def note(module, given, named):
        controls.append(named["control_hidden_states"][0])

    Image.new("RGB", (64, 64), "red").save(tmp_path / "red.png")
    request = replace(request_, frames=9)
    for image in (request.image, replace(request.image, picture=tmp_path / "red.png")):
        animate("wan-vace-1.3b", replace(request, image=image), note, frames=9, steps=1)
    channels = [16, 16, controls[0].shape[0] - 32]
    (kept, made, mask), (red, unmade, _) = (control.split(channels) for control in (controls[0], controls[-1]))
    assert kept.shape[1] == 2 + 3
    assert torch.equal(kept[:, :2], red[:, :2])
    assert not torch.equal(kept[:, 2], red[:, 2])
    assert torch.equal(made, unmade)
    assert not mask[:, :2].any()
    assert mask[:, 3:].all()


def test_vace_keeps_the_picture_that_the_clip_ends_with(animate, request_, tmp_path):
    """The last frame that is shown is kept as it is given, at the model's rate within half a step of its latents."""
    controls = []

    def note(module, given, named):
        controls.append(named["control_hidden_states"][0])

    for colour in ("red", "blue"):
        Image.new("RGB", (64, 64), colour).save(tmp_path / f"{colour}.png")
        request = replace(request_, frames=8, fps=16, ending=tmp_path / f"{colour}.png")
        frames = animate("wan-vace-1.3b", request, note, frames=17, steps=1)
        assert len(frames) == 8
    channels = [16, 16, controls[0].shape[0] - 32]
    (kept, made, _), (other, unmade, _) = (control.split(channels) for control in (controls[0], controls[-1]))
    assert kept.shape[1] == 2 + 3, "nine frames: the last of eight is the last one made"
    assert torch.equal(kept[:, :4], other[:, :4])
    assert not torch.equal(kept[:, 4], other[:, 4])
    assert torch.equal(made[:, :4], unmade[:, :4])


@pytest.mark.parametrize(("fps", "count", "most"), [(24, 9, 33), (8, 10, 33), (24, 25, 17)])
def test_ltx_stands_its_ending_at_the_last_frame_that_is_shown(fps, count, most, animate, request_, tmp_path):
    Image.new("RGB", (64, 64), "red").save(tmp_path / "red.png")
    request, seen = replace(request_, frames=count, fps=fps, ending=tmp_path / "red.png"), []

    def note(module, given, named):
        seen.append((named["hidden_states"].shape[1], named["video_coords"], named["timestep"]))

    assert len(animate("ltx2", request, note, frames=most, sizes="64x64", steps=2)) == count
    tokens, places, noise = seen[0]
    whole = tokens - 4  # the picture's own, after those of the clip
    assert whole % 4 == 0
    # Its place in time is that of the last frame shown, and it is free of noise, like the first picture.
    assert places[0, 0, whole:, 0].tolist() == pytest.approx([(count - 1) / fps] * 4, rel=0.02)
    assert noise[0, whole:].max() == 0
    assert noise[0, :4].max() == 0
    assert noise[0, 4:whole].min() > 0


def test_ltx_makes_the_sound_of_a_clip(manager, snapshots, request_):
    options, made = snapshots.options("ltx2"), {}
    for name, given in {"on": {}, "off": {"sound": False}}.items():
        with manager.loan("ltx2", Role.IMAGE_TO_VIDEO, **options, **given).use(Run()) as model:
            made[name] = list(model.animate(replace(request_, frames=9, fps=8), Run()))
            rate = model.held.pipe.vocoder.config.output_sampling_rate
    assert all(isinstance(frame, np.ndarray) for frame in [*made["on"][:-1], *made["off"]])
    sound = made["on"][-1]
    assert isinstance(sound, Sound)
    assert (sound.rate, sound.samples.shape[1]) == (rate, 2)
    assert len(sound.samples) / rate == pytest.approx(9 / 8, rel=0.1)
    assert sound.samples.std() > 0
    again = pickle.loads(pickle.dumps(sound))
    assert np.array_equal(again.samples, sound.samples)


def test_references_for_clips_stand_on_white_and_are_three_at_most(request_, tmp_path):
    figure = request_.foregrounds[0]
    seen = figure_on_white(figure)
    assert seen.size == (33, 53)  # the figure alone
    assert seen.getpixel((0, 0)) == (255, 255, 255)
    whole = Image.open(figure.picture).convert("RGB")
    assert seen.getpixel((16, 26)) == whole.getpixel((32, 34))
    many = replace(request_, foregrounds=(figure,) * 4)
    assert [picture.size for picture in show_references(many)] == [seen.size, seen.size, whole.size]
    assert len(show_references(replace(many, background=None))) == 3
    assert np.array_equal(show_references(many)[-1], Image.open(request_.background.picture).convert("RGB"))


def test_both_networks_get_the_distillation_that_is_theirs(animate, request_, snapshots):
    own = snapshots.options("wan22-a14b")
    made = animate("wan22-a14b", request_)
    for changed in (
        {"distillation": ""},
        {"low_noise": own["high_noise"]},
        {"high_noise": own["low_noise"]},
        {"shift": 9.0},
    ):
        assert not np.array_equal(made, animate("wan22-a14b", request_, **changed)), changed


def test_a_distilled_model_takes_euler_steps_at_the_noise_levels_it_was_trained_on():
    own = UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    scheduler = straight_steps(own, 4, 5.0)
    scheduler.set_timesteps(4)
    levels = [5 * s / (1 + 4 * s) for s in (1, 0.75, 0.5, 0.25, 0)]
    assert scheduler.sigmas.tolist() == pytest.approx(levels, abs=1e-3)
    assert [t > 900 for t in scheduler.timesteps.tolist()] == [True, True, False, False]

    def velocity(x, sigma):
        return torch.sin(3 * x) + sigma

    x = y = torch.randn(1, 4, 2, 8, 8, generator=torch.Generator().manual_seed(0))
    for sigma, following, timestep in zip(scheduler.sigmas, scheduler.sigmas[1:], scheduler.timesteps, strict=False):
        x = scheduler.step(velocity(x, sigma), timestep, x).prev_sample
        y = y + velocity(y, sigma) * (following - sigma)
    assert torch.allclose(x, y, atol=1e-5)


@pytest.mark.parametrize(
    ("fps", "count", "size", "tokens"),
    [
        (24, 9, "64x64", 2 * 2 * 2),
        (24, 10, "64x64", 3 * 2 * 2),
        (8, 9, "128x64", 3 * 4 * 2),
        (8, 3, "64x64", 2 * 2 * 2),
    ],
)
def test_ltx_makes_24_frames_of_every_second(fps, count, size, tokens, animate, request_):
    """One more than a multiple of 8, in blocks of 32 pixels, and at most its own."""
    request, shapes = replace(request_, frames=count, fps=fps), []

    def note(module, given, named):
        shapes.append(named["hidden_states"].shape[1])

    frames = animate("ltx2", request, note, frames=17, sizes=size, steps=2)
    assert len(frames) == count
    assert set(shapes) == {tokens}


def test_ltx_is_told_at_which_rate_its_frames_pass(animate, request_):
    slow, quick = (animate("ltx2", replace(request_, frames=9, fps=fps), rate=0.0) for fps in (8, 24))
    assert not np.array_equal(slow, quick)


def test_a_picture_to_start_from_has_the_losses_of_a_video():
    grey = np.random.default_rng(0).integers(0, 255, (64, 64, 1), dtype=np.uint8).repeat(3, axis=2)
    still = as_video_still(Image.fromarray(grey))
    assert still.size == (64, 64)
    assert 5 < np.abs(np.asarray(still, float) - grey).mean() < 80


def test_an_edited_scene_follows_its_references_and_its_prompt(manager, snapshots, request_, tmp_path):
    figure, place = request_.foregrounds[0], request_.background
    request = SceneImageRequest(SCENE, (figure,), place, SIZE, 1)
    changes = {
        "figure": replace(request, foregrounds=(other_picture(figure, tmp_path, "blue"),)),
        "place": replace(request, background=other_picture(place, tmp_path, "green")),
        "no place": replace(request, background=None),
        "nothing": replace(request, foregrounds=(), background=None),
        "prompt": replace(request, scene=replace(SCENE, prompt="Zebras play Jazz; QUICKLY!")),
    }
    options = {**snapshots.options("qwen-image-edit"), "steps": 4}
    with manager.loan("qwen-image-edit", Role.SCENE_IMAGER, **options).use(Run()) as model:
        made = np.asarray(model.compose(request, Run()).picture)
        for what, changed in changes.items():
            assert not np.array_equal(made, np.asarray(model.compose(changed, Run()).picture)), what
    # Of two sizes of a reference the larger one tells more.
    options["reference_side"] = 96
    with manager.loan("qwen-image-edit", Role.SCENE_IMAGER, **options).use(Run()) as model:
        assert not np.array_equal(made, np.asarray(model.compose(request, Run()).picture))


@pytest.mark.parametrize("name", ["wan22-a14b", "ltx2", "qwen-image-edit"])
def test_large_networks_fit_a_card_of_24_gb_in_four_bits_only(name):
    row = BUILTIN.get(name)
    placed = memory.choose_placement(row, {}, CARD_GB - memory.RESERVE_GB, "cuda", ram_gb=64 * memory.RAM_SHARE)
    assert placed.level in (memory.Level.RESIDENT, memory.Level.OFFLOAD)
    whole = memory.possible_placements(row, {"quantization": "none"}, "cuda")
    assert all(way.device_gb > CARD_GB or way.ram_gb > 50 for way in whole)
    # Weights in few bits carry scales beside them: they are not brought in pieces.
    quantized = {part.name for part in row.parts if part.four_bit_gb}
    for way in memory.possible_placements(row, {}, "cuda"):
        assert all(way.mode(part) is not memory.Mode.STREAM for part in quantized)
    assert memory.possible_placements(row, {}, "cpu")[0].device_gb > sum(part.gb for part in row.parts)


def test_a_writer_without_an_attention_cache_answers_alike_alone_and_beside_others(manager, snapshots):
    options = {**snapshots.options("qwen3.5-4b"), "quantization": "none"}
    asked = WriteOptions(max_new_tokens=6, seed=1)
    beginning = Message("system", "A cook bakes a cake in the kitchen. " * 12)
    short, long = (
        (beginning, Message("user", "Go on")),
        (beginning, Message("user", "Go on and on and on, and tell all")),
    )
    with manager.loan("qwen3.5-4b", Role.WRITER, **options).use(Run()) as writer:
        read = []
        hook = writer.inner.model.register_forward_pre_hook(
            lambda module, given, named: read.append(named["input_ids"].numel()), with_kwargs=True
        )
        both = writer.reply([short, long], asked, Run())
        hook.remove()
        assert writer.reply([short], asked, Run()) == both[:1]
        tokens = [len(writer.inner._encode(dialogue)) for dialogue in (short, long)]
    # What cannot be kept is not read twice.
    assert sum(read) <= 2 * max(tokens) + 2 * asked.max_new_tokens


def test_a_film_is_made_with_models_that_no_profile_names(tmp_path, snapshots):
    studio = Studio(Settings(data_dir=tmp_path / "projects", device="cpu", threads=1))
    swaps = (("writer", "qwen3.5-4b"), ("scene_imager", "qwen-image-edit"), ("image_to_video", "ltx2"))
    studio.profiles["modern"] = snapshots.profile(load_profiles(BUILTIN)["modern"].with_backends(swaps, BUILTIN))
    project = studio.create("A cook bakes a cake", profile="modern", seed=3, size="64x64", seconds=0.5, fps=8)
    editing.replace_script(project, story())
    results = list(studio.run(project, Run()))
    studio.manager.clear()
    assert not [r for r in results if isinstance(r, Failure)], results
    assert isinstance(results[-1], Video)
    assert len(list(read_frames(results[-1].video))) == 8
    assert all(clip.sound for clip in studio.view(project).clips)
    assert len(read_loudness(results[-1].video)) >= 9
