"""`mini` from end to end with a few steps per phase: plan, stop and go on, weight files, results page."""

from dataclasses import replace

import pytest
import torch

from videostudio.backends.mini_models import load_parts
from videostudio.errors import BackendError, InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import MiniSizes, MiniTraining, PhaseConfig
from videostudio.training.mini import PHASES, divide_time, make_plan, read_plan, read_spent, run_mini
from videostudio.training.mini_results import load_mini, results_page
from videostudio.training.world import World, WorldConfig

WORLD = WorldConfig(
    size=(16, 16), frames=3, fps=4, reference_size=16, objects=24, sprite_side=16, plate_height=32, latent_pixels=4
)
SIZES = MiniSizes(
    latent_channels=4,
    autoencoder=(8, 16, 16),
    encoder_width=32,
    encoder_layers=2,
    patch=8,
    unet=(64, 64),
    text_length=8,
)
CONFIG = MiniTraining(minutes=0.0, cpu=True, preview=1, world=WORLD, sizes=SIZES, save_seconds=1e9)


def fixed(steps):
    return {phase: PhaseConfig(0.2, 4, 1e-3, steps) for phase in PHASES}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("mini")
    cached = replace(WORLD, cache=str(folder / "cache"), cache_pictures=40, cache_clips=10)
    config = replace(CONFIG, output=str(folder), world=cached, **fixed(2))
    told = []
    assert not run_mini(replace(config, stop_after=1e-3), told.append)
    assert "goes on" in told[-1]
    assert run_mini(config, told.append)
    return config, told


def test_one_command_trains_everything_and_goes_on_after_a_stop(finished, tmp_path):
    config, told = finished
    assert [line.split()[1] for line in told if line.startswith("plan:")] == list(PHASES)
    from pathlib import Path

    folder = Path(config.output)
    assert any(line.startswith("world: 40 pictures drawn and kept") for line in told)
    assert len(list(folder.glob("cache/*/frames.npy"))) == 1 and read_spent(folder) > 0
    assert all((folder / phase / "model").is_dir() for phase in PHASES)
    files = sorted((folder / "weights").glob("*.safetensors"))
    assert files and all(file.stat().st_size < 16e6 for file in files)
    parts = load_parts(folder / "weights")
    assert isinstance(parts["video_unet"], VideoStudioUNet3D) and isinstance(parts["adapter"], EntityAdapter)
    assert float(parts["vae"].config.scaling_factor) != 0.18215
    again = []
    assert run_mini(config, again.append)
    assert not [line for line in again if "steps of" in line]  # nothing is trained twice
    files[0].rename(tmp_path / "away")
    with pytest.raises(BackendError, match="incomplete"):
        load_parts(folder / "weights")
    (tmp_path / "away").rename(files[0])


def test_the_results_page_has_all_tables_and_says_that_it_is_a_rehearsal(finished):
    config, _ = finished
    page = results_page(config.output, samples=3, seeds=1, steps=3)
    for words in ("This is a rehearsal", "FG-SIM", "BG-SIM", "CLIPSIM", "scene consistency", "motion error", "T_m"):
        assert words in page
    assert page.count("paper's sign") + page.count("Not decided") >= 6
    for row in ("none", "foreground", "background", "both"):
        assert f"\n| {row} " in page


def test_the_time_is_divided_by_measured_throughput(tmp_path):
    config = replace(CONFIG, output=str(tmp_path), minutes=10.0)
    config = replace(config, **{phase: PhaseConfig(0.2, 4, 1e-3) for phase in PHASES})
    plan = make_plan(config, World(WORLD), lambda text: None)
    times = [entry["steps"] * entry["seconds_per_step"] for entry in plan.values()]
    assert 0.7 * 600 < sum(times) < 600
    assert max(times) < 1.3 * min(times) + 1
    assert read_plan(tmp_path) == plan
    # A phase that took twice its time leaves less for the others, in the same shares.
    late = divide_time(config, plan, "encoder", 360.0)
    assert late["autoencoder"] == plan["autoencoder"]
    times = [entry["steps"] * entry["seconds_per_step"] for name, entry in late.items() if name != "autoencoder"]
    assert 0.7 * 360 < sum(times) < 360 and max(times) < 1.3 * min(times) + 1
    with pytest.raises(InputError, match="before the phase 'video'"):
        divide_time(config, plan, "video", -1.0)


def test_an_unfinished_run_has_no_results(tmp_path):
    with pytest.raises(InputError, match="no finished mini"):
        load_mini(tmp_path, 3)
