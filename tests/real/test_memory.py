"""How models share a device: plans, offload, sharing, eviction, and memory that runs out."""

from dataclasses import replace

import diffusers
import numpy as np
import onnxruntime
import pytest
import torch
import transformers

from tests.snapshots import ask
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.cutouts.rembg_models import onnx_providers
from videostudio.backends.registry import Backend, ModelPart, PartKind, Registry, Role
from videostudio.backends.runtime import decoding, memory
from videostudio.backends.runtime.manager import ModelManager
from videostudio.backends.runtime.memory import CARDS_GB, Level, Mode
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.backends.writers.chat_model import writing_dtype
from videostudio.errors import BackendError
from videostudio.profiles import load_profiles
from videostudio.run import Run
from videostudio.settings import Settings

PROFILES = load_profiles(BUILTIN)


@pytest.mark.parametrize("card", CARDS_GB)
@pytest.mark.parametrize("name", list(PROFILES))
def test_every_profile_has_a_plan_for_every_card_of_two_thirds_of_its_size(name, card):
    plan = memory.plan_memory(PROFILES[name], card, BUILTIN, ram_gb=64)
    assert plan.peak_gb <= card
    if card * 3 >= PROFILES[name].gpu_gb * 2:
        assert plan.fits, plan.problems
    assert all("Choose a lighter profile" in problem for problem in plan.problems)


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_memory_a_profile_names_runs_it_without_streaming(name):
    plan = memory.plan_memory(PROFILES[name], PROFILES[name].gpu_gb, BUILTIN, ram_gb=64)
    assert all(row.placement.level is not Level.STREAM for row in plan.rows)


def test_a_larger_card_never_gets_a_slower_plan():
    row = BUILTIN.get("wan22")
    levels = [list(Level).index(memory.choose_placement(row, {}, card, "cuda").level) for card in np.arange(7, 40, 0.5)]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {0, 1, len(Level) - 1}


def test_what_does_not_fit_is_refused_with_what_it_needs():
    with pytest.raises(BackendError, match=r"Wan 2\.2 5B needs at least 6\.8 GB of GPU memory; 3\.0 GB"):
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


@pytest.mark.parametrize("name", ["sd21", "videostudio-vid", "svd", "wan22"])
def test_a_decoder_that_runs_out_of_memory_decodes_again_and_nothing_is_sampled_twice(
    name, manager, snapshots, tmp_path
):
    row, told, calls, left = BUILTIN.get(name), [], [], [1]
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        denoiser = getattr(model.held.pipe, "unet", None) or model.held.pipe.transformer
        counter = denoiser.register_forward_pre_hook(lambda *given: calls.append(1))
        expected = ask(row.role, model, tmp_path, Run())
        once = len(calls)

        def greedy(module, given):
            if left.pop() if left else 0:
                raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 6.00 GiB.")

        hook = model.held.pipe.vae.decoder.register_forward_pre_hook(greedy)
        made = ask(row.role, model, tmp_path, Run(on_progress=lambda p: told.append(p.text)))
        hook.remove()
        counter.remove()
    assert left == []
    assert len(calls) == 2 * once
    assert made.shape == expected.shape
    # Tiles of a tiny network show their seams; but it is the same picture.
    assert np.corrcoef(made.mean(-1).ravel(), expected.mean(-1).ravel())[0, 1] > 0.3
    assert any("decode" in text and row.title in text for text in told)
    assert model.placement.tiled


def test_a_decoder_that_has_never_enough_is_said_after_one_sampling(manager, snapshots, tmp_path):
    calls = []

    def greedy(module, given):
        raise torch.OutOfMemoryError("CUDA out of memory.")

    with manager.loan("sd21", Role.TEXT_TO_IMAGE, **snapshots.options("sd21")).use(Run()) as model:
        model.held.pipe.unet.register_forward_pre_hook(lambda *given: calls.append(1))
        model.held.pipe.vae.decoder.register_forward_pre_hook(greedy)
        with pytest.raises(BackendError, match=r"decode the pictures, even in tiles\. Choose a smaller size"):
            ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run())
        assert len(calls) == model.options.steps


@pytest.mark.parametrize("name", ["videostudio-vid", "flux2-klein", "wan22"])
def test_memory_that_runs_out_while_sampling_leads_to_streamed_weights_that_work(name, manager, snapshots, tmp_path):
    row, left = BUILTIN.get(name), [1, 1]
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        expected = ask(row.role, model, tmp_path, Run())
        ways = memory.pipeline_placements(row.parts, row.working_gb)
        model.held = PlacedPipeline(model.held.pipe, "cpu", [ways[1], replace(ways[-1], tiled=False)])
        denoiser = getattr(model.held.pipe, "unet", None) or model.held.pipe.transformer

        def greedy(module, given):
            if left.pop() if len(left) > 1 else 0:
                torch.empty(2**50)

        hook = denoiser.register_forward_pre_hook(greedy)
        made = ask(row.role, model, tmp_path, Run())
        hook.remove()
    assert model.placement.level is Level.STREAM
    assert np.array_equal(made, expected)


def test_while_the_denoiser_works_nothing_else_is_on_the_device(manager, snapshots, tmp_path):
    row, beside = BUILTIN.get("wan22"), []
    with manager.loan("wan22", row.role, **snapshots.options("wan22")).use(Run()) as model:
        pipe = model.held.pipe
        way = memory.pipeline_placements(row.parts, row.working_gb)[1]
        model.held = PlacedPipeline(pipe, "cpu", [way])
        pipe.transformer.register_forward_pre_hook(
            lambda *given: beside.append([n for n in ("text_encoder", "vae") if getattr(pipe, n)._hf_hook.here])
        )
        ask(row.role, model, tmp_path, Run())
    assert beside[-1] == [] and len(beside) > 2
    assert all(one == [] for one in beside[1:])


@pytest.mark.parametrize("name", ["wan-vace-1.3b", "wan22-a14b", "videostudio-vid"])
def test_what_a_clip_starts_from_comes_to_the_device_after_the_text_encoder_has_left(
    name, manager, snapshots, tmp_path, monkeypatch
):
    row, beside = BUILTIN.get(name), []
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        pipe = model.held.pipe
        model.held = PlacedPipeline(pipe, "cpu", [memory.pipeline_placements(row.parts, row.working_gb)[1]])
        plain = type(pipe).__call__

        def look(self, *given, **options):
            beside.append([n for n, network in model.held.networks().items() if network._hf_hook.here])
            return plain(self, *given, **options)

        monkeypatch.setattr(type(pipe), "__call__", look)
        ask(row.role, model, tmp_path, Run())
    assert beside == [[]]


@pytest.mark.parametrize("name", ["videostudio-img", "videostudio-vid", "wan-vace-1.3b"])
def test_while_a_streamed_denoiser_works_no_whole_network_is_beside_it(name, manager, snapshots, tmp_path):
    row, beside = BUILTIN.get(name), []
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        pipe = model.held.pipe
        way = memory.pipeline_placements(row.parts, row.working_gb)[-1]
        model.held = PlacedPipeline(pipe, "cpu", [replace(way, tiled=False)])
        whole = [getattr(pipe, part.name) for part in row.parts if way.mode(part.name) is Mode.OFFLOAD]
        denoiser = getattr(pipe, "unet", None) or pipe.transformer
        layer = next(module for module in denoiser.modules() if isinstance(module, torch.nn.Linear))
        layer.register_forward_pre_hook(lambda *given: beside.append([n._hf_hook.here for n in whole]))
        ask(row.role, model, tmp_path, Run())
    assert len(whole) > 0 and len(beside) > 0
    assert not any(map(any, beside))


@pytest.mark.parametrize("name", ["wan-vace-1.3b", "svd", "flux2-klein-scenes"])
def test_an_encoder_that_runs_out_of_memory_encodes_again_in_tiles(name, manager, snapshots, tmp_path):
    row, told, left, tiled = BUILTIN.get(name), [], [1], []
    with manager.loan(name, row.role, **snapshots.options(name)).use(Run()) as model:
        expected, vae = ask(row.role, model, tmp_path, Run()), model.held.pipe.vae

        def greedy(module, given):
            tiled.append(getattr(vae, "use_tiling", False))
            if left.pop() if left else 0:
                raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 586.00 MiB.")

        hook = vae.encoder.register_forward_pre_hook(greedy)
        made = ask(row.role, model, tmp_path, Run(on_progress=lambda p: told.append(p.text)))
        hook.remove()
    assert left == [] and made.shape == expected.shape
    if hasattr(vae, "use_tiling"):
        assert tiled[:2] == [False, True] and not vae.use_tiling
        assert any("encode the pictures at once" in text and row.title in text for text in told)
    else:
        assert any("trying again with" in text for text in told)


@pytest.mark.parametrize("free", [0, 2**40])
def test_a_clip_is_encoded_in_tiles_only_where_the_whole_does_not_fit(free, manager, snapshots, tmp_path, monkeypatch):
    """A GPU's answer stands in: only there is memory asked for beforehand."""
    row, tiled = BUILTIN.get("wan-vace-1.3b"), []
    with manager.loan(row.name, row.role, **snapshots.options(row.name)).use(Run()) as model:
        vae = model.held.pipe.vae
        vae.encoder.register_forward_pre_hook(lambda *given: tiled.append(vae.use_tiling))
        monkeypatch.setattr(memory, "unused_bytes", lambda device: free)
        monkeypatch.setattr(decoding, "is_on_gpu", lambda tensor: True)
        ask(row.role, model, tmp_path, Run())
    assert set(tiled) == {free == 0}


def out_of_memory_at_first(kind, monkeypatch):
    """Let a class's first `from_pretrained` run out of memory."""
    load, left = kind.from_pretrained, [1]

    def greedy(*given, **options):
        if left.pop() if left else 0:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return load(*given, **options)

    monkeypatch.setattr(kind, "from_pretrained", greedy)
    return left


def test_a_writer_too_large_for_the_device_is_loaded_in_fewer_bits(manager, snapshots, tmp_path, monkeypatch):
    pytest.importorskip("bitsandbytes")
    told, left = [], out_of_memory_at_first(transformers.AutoModelForCausalLM, monkeypatch)
    loan = manager.loan("qwen3-4b", Role.WRITER, **{**snapshots.options("qwen3-4b"), "quantization": "auto"})
    with loan.use(Run(on_progress=lambda p: told.append(p.text))) as writer:
        kinds = {type(module).__name__ for module in writer.inner.model.modules()}
        assert len(ask(Role.WRITER, writer, tmp_path, Run())) == 2
    assert left == []
    assert "Linear4bit" in kinds
    assert manager.placements()["qwen3-4b"].quantization == "4bit"
    assert any("Not enough memory for Qwen3 4B" in text and "4-bit weights" in text for text in told)


def test_a_pipeline_too_large_to_load_is_tried_again_with_the_other_models_gone(
    manager, snapshots, tmp_path, monkeypatch
):
    with manager.loan("no-references", Role.SCENE_IMAGER, **snapshots.options("no-references")).use(Run()):
        pass
    told, left = [], out_of_memory_at_first(diffusers.StableDiffusionXLPipeline, monkeypatch)
    loan = manager.loan("sdxl", Role.TEXT_TO_IMAGE, **snapshots.options("sdxl"))
    with loan.use(Run(on_progress=lambda p: told.append(p.text))) as model:
        ask(Role.TEXT_TO_IMAGE, model, tmp_path, Run())
    assert left == []
    assert manager.loaded() == ("sdxl",)
    assert any("Not enough memory for Stable Diffusion XL" in text for text in told)


def test_a_model_that_cannot_be_loaded_says_what_it_needs_at_least(manager, snapshots, monkeypatch):
    def greedy(*given, **options):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")

    monkeypatch.setattr(diffusers.StableDiffusionXLPipeline, "from_pretrained", greedy)
    ways = memory.possible_placements(BUILTIN.get("sdxl"), {}, "cuda")
    monkeypatch.setattr(manager, "_ways", lambda row, options: ways)
    least = min(way.device_gb for way in ways)
    with pytest.raises(BackendError, match=rf"load Stable Diffusion XL, which needs at least {least:.3g} GB\. Close"):
        manager.loan("sdxl", Role.TEXT_TO_IMAGE, **snapshots.options("sdxl")).use(Run()).__enter__()


@pytest.mark.parametrize(("card", "bits"), [(8, "4bit"), (16, "4bit"), (24, "none")])
def test_the_papers_writer_has_the_bits_that_fit(card, bits):
    plan = memory.plan_memory(PROFILES["paper"], card, BUILTIN, ram_gb=64)
    assert next(row.placement for row in plan.rows if row.role is Role.WRITER).quantization == bits


def test_kleins_writer_in_few_bits_is_normal_float(manager, snapshots):
    pytest.importorskip("bitsandbytes")
    given = {"model": snapshots.options("flux2-klein")["model"], "quantization": "4bit"}
    with manager.loan("qwen3-klein", Role.WRITER, **given).use(Run()) as writer:
        weights = [weight for weight in writer.inner.model.parameters() if hasattr(weight, "quant_type")]
        layers = [module for module in writer.inner.model.modules() if hasattr(module, "compute_dtype")]
    assert {weight.quant_type for weight in weights} == {"nf4"}
    assert {layer.compute_dtype for layer in layers} == {writer.inner.model.dtype}


@pytest.mark.parametrize(("native", "dtype"), [(True, torch.bfloat16), (False, torch.float16)])
def test_a_card_that_emulates_bfloat16_writes_in_float16(native, dtype, monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation=True: native or including_emulation)
    assert writing_dtype(torch.device("cuda")) is dtype


def test_the_cut_out_network_runs_on_the_processs_own_card(monkeypatch):
    offered = ["TensorrtExecutionProvider", "CUDAExecutionProvider", "CPUExecutionProvider"]
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: offered)
    assert onnx_providers("cuda:3") == (("CUDAExecutionProvider", {"device_id": "3"}), ("CPUExecutionProvider", {}))


def test_processes_of_one_machine_share_its_main_memory(monkeypatch):
    alone, budget = memory.main_memory_gb(), memory.budget_gb(Settings(), "cpu")
    monkeypatch.setenv("LOCAL_WORLD_SIZE", "4")
    assert memory.main_memory_gb() == pytest.approx(alone / 4)
    assert memory.budget_gb(Settings(), "cpu") == pytest.approx(budget / 4)


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
