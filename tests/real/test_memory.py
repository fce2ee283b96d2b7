"""How models share a device: plans, offload, sharing, eviction, and memory that runs out."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.snapshots import ask
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Backend, ModelPart, PartKind, Registry, Role
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.manager import ModelManager
from videostudio.backends.runtime.memory import CARDS_GB, Level, Mode
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.errors import BackendError
from videostudio.profiles import load_profiles
from videostudio.run import Run
from videostudio.settings import Settings

PROFILES = load_profiles(BUILTIN)


@pytest.fixture
def manager():
    made = ModelManager(Settings(device="cpu", threads=1))
    yield made
    made.clear()


@pytest.mark.parametrize("card", CARDS_GB)
@pytest.mark.parametrize("name", list(PROFILES))
def test_every_profile_has_a_plan_for_every_card_of_half_its_size(name, card):
    plan = memory.plan_memory(PROFILES[name], card, BUILTIN, ram_gb=64)
    assert plan.peak_gb <= card
    if card * 2 >= PROFILES[name].gpu_gb:
        assert plan.fits, plan.problems
    assert all("Choose a lighter profile" in problem for problem in plan.problems)


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_memory_a_profile_names_runs_it_without_streaming(name):
    plan = memory.plan_memory(PROFILES[name], PROFILES[name].gpu_gb, BUILTIN, ram_gb=64)
    assert all(row.placement.level is not Level.STREAM for row in plan.rows)


def test_a_larger_card_never_gets_a_slower_plan():
    row = BUILTIN.get("wan22")
    levels = [list(Level).index(memory.choose_placement(row, {}, card, "cuda").level) for card in np.arange(6, 40, 0.5)]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 4


def test_what_does_not_fit_is_refused_with_what_it_needs():
    with pytest.raises(BackendError, match=r"Wan 2\.2 5B needs at least 5\.6 GB of GPU memory; 3\.0 GB"):
        memory.choose_placement(BUILTIN.get("wan22"), {}, 3.0, "cuda")
    with pytest.raises(BackendError, match=r"main memory beside it; 4 GB"):
        memory.choose_placement(BUILTIN.get("wan22"), {}, 24.0, "cuda", ram_gb=4.0)


def test_klein_writes_and_draws_with_the_same_weights():
    plan = memory.plan_memory(PROFILES["modern"], 48, BUILTIN, ram_gb=64)
    assert plan.shared_gb > 20
    assert plan.together


def test_a_pipeline_works_alike_at_every_level(manager, snapshots, tmp_path):
    row = BUILTIN.get("sd21")
    with manager.loan(row.name, row.role, **snapshots.options("sd21")).use(Run()) as model:
        expected = ask(row.role, model, tmp_path, Run())
        for way in memory.pipeline_placements(row.parts, row.working_gb)[1:]:
            # Tiles change the picture a little, placing does not.
            held = model.held = PlacedPipeline(model.held.pipe, "cpu", [replace(way, tiled=False)])
            with held.ready() as pipe:
                offloaded = [hasattr(pipe.text_encoder, "_hf_hook"), way.mode("text_encoder") is Mode.OFFLOAD]
            assert offloaded[0] == offloaded[1]
            assert np.array_equal(expected, ask(row.role, model, tmp_path, Run())), way.level
            assert not hasattr(held.pipe.vae, "_hf_hook")


def test_parts_that_models_have_in_common_are_loaded_once_and_leave_with_the_last(manager, snapshots):
    klein = snapshots.options("flux2-klein")
    with (
        manager.loan("flux2-klein", Role.TEXT_TO_IMAGE, **klein).use(run := Run()) as artist,
        manager.loan("qwen3-klein", Role.WRITER, model=klein["model"], quantization="none").use(run) as writer,
    ):
        assert writer.inner.model is artist.held.pipe.text_encoder
    scenes = {k: v for k, v in snapshots.options("flux2-klein-scenes").items() if k != "steps"}
    with manager.loan("flux2-klein-scenes", Role.SCENE_IMAGER, **scenes).use(Run()) as imager:
        assert imager.held is artist.held
    keys = manager.components.keys()
    manager.clear()
    assert keys
    assert manager.components.keys() == ()


def test_one_clip_serves_scene_images_and_clips(manager, snapshots, tmp_path):
    image, video = snapshots.options("videostudio-img"), snapshots.options("videostudio-vid")
    clip = f"{image['model']}/videostudio-img-encoder"
    with manager.loan("videostudio-img", Role.SCENE_IMAGER, **image).use(Run()) as imager:
        pass
    with manager.loan("videostudio-vid", Role.IMAGE_TO_VIDEO, **{**video, "clip": clip}).use(Run()) as animator:
        assert animator.held.pipe.image_encoder is imager.held.pipe.image_encoder.vision_model
        ask(Role.IMAGE_TO_VIDEO, animator, tmp_path, Run())


class Sized:
    closed = False

    def close(self) -> None:
        self.closed = True


def sized(resources):
    return Sized()


def test_eviction_counts_shared_parts_once():
    parts = (ModelPart("a", 3.0, PartKind.ENCODER, shared="same"), ModelPart("b", 1.0))
    rows = [
        Backend(n, Role.SEGMENTER, "tests.real.test_memory:sized", n, "", parts=parts) for n in ("one", "two", "three")
    ]
    manager = ModelManager(Settings(device="cpu", memory_gb=5.5), Registry(rows))
    for name in ("one", "two", "three"):
        with manager.loan(name, Role.SEGMENTER).use(Run()):
            pass
    assert manager.loaded() == ("two", "three")


def test_memory_that_runs_out_at_work_is_freed_and_tried_once_more(manager, snapshots, tmp_path):
    told = []
    with manager.loan("no-references", Role.SCENE_IMAGER, **snapshots.options("no-references")).use(Run()) as other:
        pass
    loan = manager.loan("sd21", Role.TEXT_TO_IMAGE, **snapshots.options("sd21"))
    with loan.use(Run()) as model:
        expected = ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run())
        left = [1]

        def greedy(module, arguments):
            if left.pop() if left else 0:
                torch.empty(2**50)

        hook = model.held.pipe.unet.register_forward_pre_hook(greedy)
        try:
            made = ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run(on_progress=lambda p: told.append(p.text)))
        finally:
            hook.remove()
        assert np.array_equal(made, expected) or model.placement.tiled
    assert any("Not enough memory for Stable Diffusion 2.1" in text for text in told)
    assert model.placement.tiled
    assert manager.loaded() == ("sd21",)
    assert other is not None


def test_memory_that_never_suffices_is_said_and_the_app_lives_on(manager, snapshots, tmp_path):
    loan = manager.loan("sd21", Role.TEXT_TO_IMAGE, **snapshots.options("sd21"))
    with loan.use(Run()) as model:
        hook = model.held.pipe.unet.register_forward_pre_hook(lambda *given: torch.empty(2**50) and None)
        with pytest.raises(BackendError, match="smaller size, shorter scenes or a lighter profile"):
            ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run())
        hook.remove()
        ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run())


def test_a_writer_short_of_memory_answers_one_at_a_time(manager, snapshots, tmp_path):
    told = []
    options = {**snapshots.options("qwen3-4b"), "quantization": "none"}
    with manager.loan("qwen3-4b", Role.WRITER, **options).use(Run()) as writer:

        def greedy(module, arguments, keywords):
            if keywords["input_ids"].shape[0] > 1:
                torch.empty(2**50)

        hook = writer.inner.model.register_forward_pre_hook(greedy, with_kwargs=True)
        replies = ask(Role.WRITER, writer, tmp_path, Run(on_progress=lambda p: told.append(p.text)))
        hook.remove()
    assert len(replies) == 2
    assert replies[0] != replies[1]
    assert any("one at a time" in text for text in told)


def test_broken_files_are_named(manager, snapshots, tmp_path):
    (tmp_path / "model_index.json").write_text("{}")
    with (
        pytest.raises(BackendError, match=r"cannot be loaded .* incomplete or of another model"),
        manager.loan("sd21", Role.TEXT_TO_IMAGE, model=str(tmp_path)).use(Run()),
    ):
        pass
    with (
        pytest.raises(BackendError, match="needs a checkpoint"),
        manager.loan("videostudio-img-paper", Role.SCENE_IMAGER).use(Run()),
    ):
        pass
