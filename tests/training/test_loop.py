"""The loop: exact resume, several processes, frozen weights, averaged weights, options."""

import ast
import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from tests.training.conftest import DIM, Repeated, make_encoder, make_unet, make_vae, noise_schedule, text_tokens
from videostudio.errors import BackendError, InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.training.configs import (
    DataConfig,
    ImageModelConfig,
    ImageTraining,
    LoopConfig,
    MiniSizes,
    MiniTraining,
    PhaseConfig,
    VideoModelConfig,
    VideoTraining,
    WriterTraining,
    read_config,
)
from videostudio.training.diffusion_loss import dropout_masks, paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.journal import Journal, read_log
from videostudio.training.loop import Trainer, find_checkpoints, weight_checksums, with_total_batch
from videostudio.training.mini.plan import PHASES
from videostudio.training.world import WorldConfig
from videostudio.training.world.source import WorldSource

pytestmark = pytest.mark.long(30)

ROOT = Path(__file__).parents[2]


def objective(seed=0, variant="paper"):
    unet = make_unet()
    torch.manual_seed(3)
    adapter = EntityAdapter.install(unet, 16, variant, DIM)
    return ImageObjective(
        unet, make_vae(), noise_schedule(), text_tokens, ImageModelConfig(), seed, adapter, make_encoder()
    )


def losses(folder):
    return [entry["loss"] for entry in read_log(Path(folder))]


def test_a_killed_run_goes_on_with_the_losses_of_an_unbroken_one(world, loop, tmp_path):
    whole = loop(output=str(tmp_path / "whole"), steps=6, ema=0.9)
    trained = objective()
    Trainer(trained, WorldSource(world), whole).run()
    first = loop(output=str(tmp_path / "cut"), steps=6, ema=0.9, save_every=3, file_limit_mb=0.1)
    broken = objective()
    trainer = Trainer(broken, WorldSource(world), first)
    stream = trainer.source.stream(trainer._numbers(0))
    journal = Journal(trainer.folder)
    for _ in range(3):
        journal.log(trainer.step, {"loss": trainer._log(None, [trainer._step(stream)])})
    trainer.save()
    journal.log(4, {"loss": float(trainer._step(stream))})  # a step that no checkpoint knows of: the process dies here
    with (trainer.folder / "log.jsonl").open("a") as file:
        file.write('{"step": 5, "lo')
    resumed = objective()
    report = Trainer(resumed, WorldSource(world), first).run()
    assert report.finished and report.step == 6
    assert losses(tmp_path / "cut") == losses(tmp_path / "whole")
    for name, value in trained.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name
    files = [
        EntityAdapter.from_pretrained(tmp_path / run / "model" / "adapter").state_dict() for run in ("whole", "cut")
    ]
    assert all(torch.equal(files[0][name], files[1][name]) for name in files[0])
    # Checkpoints and the model lie in small files, for places that take no large ones.
    written = [path for path in (tmp_path / "cut").rglob("*") if path.is_file()]
    assert max(path.stat().st_size for path in written) <= 100_000
    assert [path for path in written if path.suffix == ".piece"]


def test_stopping_in_time_saves_and_goes_on(world, loop):
    config = loop(steps=4, stop_after=1e-6)
    report = Trainer(objective(), WorldSource(world), config).run()
    assert not report.finished and report.step == 0
    assert Trainer(objective(), WorldSource(world), replace(config, stop_after=0.0)).run().finished


def test_a_broken_file_counts_once_however_often_it_is_met(loop, tmp_path):
    class Leaky(Repeated):
        def stream(self, batches):
            for batch in super().stream(batches):
                yield {**batch, "broken": [("torn.png", "no picture")]}

    batch = {
        "captions": ["x"] * 2, "latents_mean": torch.zeros(2, 4, 8, 8), "latents_std": torch.ones(2, 4, 8, 8),
        "foregrounds": torch.rand(2, 1, 3, 32, 32), "foreground_present": torch.ones(2, 1, dtype=torch.bool),
        "background": torch.rand(2, 3, 32, 32), "background_present": torch.ones(2, dtype=torch.bool),
    }  # fmt: skip
    config = loop(steps=2, stop_after=1e-6)
    assert Trainer(objective(), Leaky(batch), config).run().broken == 0
    told = []
    for steps in (2, 4):
        report = Trainer(objective(), Leaky(batch), loop(steps=steps), told.append).run()
        assert report.broken == 1 and "1 broken file skipped" in told[-1]
    assert len((Path(loop().output) / "broken.jsonl").read_text().splitlines()) == 1


def test_accumulation_equals_a_larger_batch(world, loop, tmp_path):
    a, b = objective(), objective()
    Trainer(a, WorldSource(world), loop(output=str(tmp_path / "a"), steps=3, batch=4)).run()
    Trainer(b, WorldSource(world), loop(output=str(tmp_path / "b"), steps=3, batch=2, accumulate=2)).run()
    assert losses(tmp_path / "a") == pytest.approx(losses(tmp_path / "b"), rel=1e-4)
    for name, value in a.state_dict().items():
        assert torch.allclose(value, b.state_dict()[name], atol=3e-5), name


PROGRAM = """
import sys, torch
from tests.training.conftest import LOOP, TINY_WORLD
from tests.training.test_loop import objective
from videostudio.training.loop import Trainer
from videostudio.training.world import World
from videostudio.training.world.source import WorldSource
from dataclasses import replace
torch.set_num_threads(1)
config = replace(LOOP, steps=3, batch=1, total_batch=4, shard_optimizer=True, output=sys.argv[1])
source = WorldSource(World(TINY_WORLD))
first = Trainer(objective(), source, config)
stream = source.stream(first._numbers(0))
for _ in range(2):
    first._step(stream)
first.save()
told = []
assert Trainer(objective(), source, config, told.append).run().finished
assert not told or "processes 2 x batch 1 x accumulate 2" in told[1], told
"""


def test_two_processes_equal_one_with_twice_the_batch(world, loop, tmp_path):
    script = tmp_path / "two.py"
    script.write_text(PROGRAM)
    # What `accelerate launch` starts for several GPUs, here for two processes on a CPU, with a stop in the middle.
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    command += [str(script), str(tmp_path / "two")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    Trainer(objective(), WorldSource(world), loop(output=str(tmp_path / "one"), steps=3, batch=4)).run()
    assert losses(tmp_path / "two") == pytest.approx(losses(tmp_path / "one")[2:], rel=1e-4)
    files = [
        load_file(tmp_path / run / "model" / "adapter" / "diffusion_pytorch_model.safetensors")
        for run in ("one", "two")
    ]
    for name, value in files[0].items():
        assert torch.allclose(value, files[1][name], atol=3e-5), name


def test_a_total_batch_is_the_same_for_any_number_of_processes(loop):
    config = loop(batch=16, total_batch=512)
    assert [with_total_batch(config, count).accumulate for count in (1, 8, 32)] == [32, 4, 1]
    for count in (64, 3):
        with pytest.raises(InputError, match="no multiple"):
            with_total_batch(config, count)


@pytest.mark.parametrize(
    ("drops", "heard"),
    [
        ({}, {"text", "figure", "place"}),
        ({"drop_text": 1.0}, {"figure", "place"}),
        ({"drop_reference": 1.0}, {"text"}),
        ({"drop_all": 1.0}, set()),
    ],
)
def test_dropped_conditions_are_not_heard(drops, heard):
    none = {"drop_text": 0.0, "drop_reference": 0.0, "drop_all": 0.0}
    trained = objective()
    trained.config = ImageModelConfig(**{**none, **drops})
    with torch.no_grad():
        for layer in trained.adapter.layers:  # new references are silent until they have learnt
            for part in (layer.to_v_ip, layer.to_v_ip_bg):
                part.weight.normal_()
    torch.manual_seed(0)
    batch = {
        "numbers": torch.arange(2), "captions": ["a", "b"], "latents_mean": torch.randn(2, 4, 8, 8),
        "latents_std": torch.zeros(2, 4, 8, 8), "foregrounds": torch.rand(2, 1, 3, 32, 32),
        "foreground_present": torch.ones(2, 1, dtype=torch.bool), "background": torch.rand(2, 3, 32, 32),
        "background_present": torch.ones(2, dtype=torch.bool),
    }  # fmt: skip
    others = {
        "text": {"captions": ["c", "d"]},
        "figure": {"foregrounds": 1 - batch["foregrounds"]},
        "place": {"background": 1 - batch["background"]},
    }
    with torch.no_grad():
        loss = trained(batch)
        assert {name for name, other in others.items() if trained({**batch, **other}) != loss} == heard


def test_references_are_dropped_each_by_its_own_chance():
    figure, place = dropout_masks(0, torch.arange(20_000), 16, 0.0, 0.0, 0.1, 0.1)[2:]
    assert figure.float().mean() == pytest.approx(0.1, abs=0.01)
    assert (figure & place).float().mean() == pytest.approx(0.01, abs=0.004)


def test_only_the_adapter_learns_and_the_rest_stays_bit_for_bit(world, loop):
    trained = objective()
    before = {name: {k: v.clone() for k, v in m.state_dict().items()} for name, m in trained.frozen.items()}
    start = {name: value.clone() for name, value in trained.state_dict().items()}
    assert set(trained.frozen) == {"unet", "vae", "image_encoder"}
    Trainer(trained, WorldSource(world), loop(steps=3)).run()
    for name, state in before.items():
        for key, value in state.items():
            assert torch.equal(value, trained.frozen[name].state_dict()[key]), f"{name}.{key}"
    changed = {name for name, value in trained.state_dict().items() if not torch.equal(value, start[name])}
    assert all(name.startswith("adapter.") for name in start)
    assert {name.rsplit(".", 2)[1] for name in changed if "layers" in name} >= {"to_v_ip", "to_v_ip_bg"}


def test_a_frozen_weight_that_changes_is_an_error(world, loop):
    trained = objective()
    trainer = Trainer(trained, WorldSource(world), loop(steps=2))
    step = trainer._step

    def careless(stream):
        with torch.no_grad():
            next(trained.frozen["unet"].parameters()).view(-1)[0] += 1e-7
        return step(stream)

    trainer._step = careless
    with pytest.raises(BackendError, match="frozen"):
        trainer.run()
    assert not find_checkpoints(trainer.folder)
    assert weight_checksums({"a": torch.nn.Linear(2, 2)}) != weight_checksums({"a": torch.nn.Linear(2, 2)})


def test_gradient_checkpointing_changes_no_number(world, loop, tmp_path):
    a, b = objective(), objective()
    Trainer(a, WorldSource(world), loop(output=str(tmp_path / "a"), steps=2)).run()
    Trainer(b, WorldSource(world), loop(output=str(tmp_path / "b"), steps=2, gradient_checkpointing=True)).run()
    assert losses(tmp_path / "a") == pytest.approx(losses(tmp_path / "b"), rel=1e-5)
    for name, value in a.state_dict().items():
        assert torch.allclose(value, b.state_dict()[name], atol=1e-5), name


def test_logs_previews_and_tensorboard_are_written(world, loop, tmp_path):
    config = loop(steps=2, preview_every=2, preview_samples=1, tensorboard=True, precision="bf16", ema=0.9)
    Trainer(objective(), WorldSource(world), config).run()
    lines = read_log(tmp_path / "run")
    assert {"loss", "learning_rate", "samples_per_second", "memory_gb"} <= set(lines[0])
    assert "validation_loss" in json.dumps(lines)
    assert list((tmp_path / "run" / "previews").glob("*.png"))
    assert list((tmp_path / "run" / "tensorboard").glob("events*"))


def test_a_loss_that_is_no_number_stops_with_advice(world, loop):
    batch = {
        "captions": ["x"] * 2, "latents_mean": torch.full((2, 4, 8, 8), float("nan")),
        "latents_std": torch.zeros(2, 4, 8, 8),
        "foregrounds": torch.rand(2, 1, 3, 32, 32), "foreground_present": torch.ones(2, 1, dtype=torch.bool),
        "background": torch.rand(2, 3, 32, 32), "background_present": torch.ones(2, dtype=torch.bool),
    }  # fmt: skip
    with pytest.raises(BackendError, match="learning rate"):
        Trainer(objective(), Repeated(batch), loop()).run()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[loop]\nlerning_rate = 1", "Did you mean 'learning_rate'"),
        ("[loops]\nsteps = 1", "Did you mean 'loop'"),
        ("[loop]\nsteps = 'many'", "must be of type int"),
        ("[data]\nsize = [1, 2, 3]", "list of 2 values"),
        ("loop = 3", "is a section"),
        ("[loop", "no readable TOML"),
    ],
)
def test_a_wrong_option_is_named(tmp_path, text, words):
    file = tmp_path / "c.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=words):
        read_config(file, ImageTraining)


def test_every_option_does_something():
    """An option is an attribute that some code beside the configs reads; the examples' keys are options."""
    used = set(PHASES)  # read by name
    for path in (ROOT / "videostudio" / "training").rglob("*.py"):
        if path.name != "configs.py":
            used |= {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    kinds = [
        LoopConfig,
        DataConfig,
        ImageModelConfig,
        VideoModelConfig,
        MiniTraining,
        MiniSizes,
        PhaseConfig,
        WorldConfig,
    ]
    assert not {f"{kind.__name__}.{one.name}" for kind in kinds for one in fields(kind) if one.name not in used}


def test_the_example_configs_are_readable():
    folder = ROOT / "assets" / "training"
    kinds = {"image": ImageTraining, "video": VideoTraining, "mini": MiniTraining, "writer": WriterTraining}
    files = sorted(folder.glob("*.toml"))
    read = {file.stem: read_config(file, kinds[file.name.partition("-")[0].removesuffix(".toml")]) for file in files}
    assert {"image", "image-release", "video", "mini", "mini-rehearsal"} <= set(read)
    assert {one.model.variant for name, one in read.items() if name.startswith("image")} == {"paper", "release"}
    # Section 4.3 and the supplement's tables.
    image, video = read["image"], read["video"]
    assert (image.loop.total_batch, read["image-release"].loop.total_batch, video.loop.total_batch) == (512, 512, 128)
    assert {with_total_batch(one.loop, 8).accumulate for one in (image, video)} == {4, 8}
    assert (image.loop.learning_rate, image.data.size) == (1e-4, (512, 512))
    assert (video.loop.learning_rate, video.data.frames, video.data.fps, video.data.size) == (3e-6, 16, 8, (320, 512))
    assert image.model.base.endswith("-2-1-base") and image.model.prediction == "epsilon"
    # What the paper does not name is off where the title says that it is the paper's.
    for recipe in (image, video):
        assert (recipe.loop.ema, recipe.loop.clip_norm, recipe.loop.decay, recipe.loop.warmup) == (0, 0, 0, 0)
    assert not (image.data.augment_references or image.model.learn_gates or image.model.keys_from_text)
    assert (image.model.drop_text, image.model.drop_reference, image.model.drop_all) == (0, 0, 0)
    released = ("action_embedding", "pooled_image", "aesthetic_score", "temporal_dropout", "drop_action")
    assert not [name for name in released if getattr(video.model, name)]
    assert (video.model.action_attention, video.model.action_threshold) == (True, 0.0)
    assert paper_schedule().config.prediction_type == "epsilon"
