"""`mini` from end to end with a few steps per phase: plan, stop and go on, weight files, results page."""

from dataclasses import replace

import pytest
import torch

from videostudio.cli.main import main
from videostudio.errors import BackendError, InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import MiniSizes, MiniTraining, PhaseConfig
from videostudio.training.mini.models import MiniText, load_parts
from videostudio.training.mini.plan import PHASES, Plan, read_plan
from videostudio.training.mini.results import SceneMeasurement, load_mini, results_page, sign_verdict
from videostudio.training.mini.training import _train_phase, make_plan, new_networks, run_mini
from videostudio.training.world import World, WorldConfig

pytestmark = pytest.mark.long(50)

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
    assert len(list(folder.glob("cache/*/frames.npy"))) == 1
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


class Timed(Plan):
    """A plan whose clock is set by hand."""

    now = 0.0

    @property
    def seconds_used(self):
        return self.now


def test_the_time_is_divided_by_measured_throughput(tmp_path):
    config = replace(CONFIG, output=str(tmp_path), minutes=10.0)
    config = replace(config, **{phase: PhaseConfig(0.2, 4, 1e-3) for phase in PHASES})
    plan = Timed(config)
    make_plan(config, plan, World(WORLD), lambda text: None)
    times = [entry["steps"] * entry["seconds_per_step"] for entry in plan.phases.values()]
    assert 0.85 * 600 < sum(times) < 600
    assert max(times) < 1.1 * min(times) + 1
    assert read_plan(tmp_path) == plan.phases == Plan(config).phases
    # The autoencoder runs at half its pace: it is cut short, and no other phase pays for it.
    half = 2 * plan.phases["autoencoder"]["seconds_per_step"]
    plan.now = plan.until_refit("autoencoder")
    done = int(plan.now / half)
    plan.refit("autoencoder", done, half)
    ends = plan.now + (plan.phases["autoencoder"]["steps"] - done) * half
    assert ends == pytest.approx(plan.phases["autoencoder"]["until"], abs=half)
    assert plan.until_refit("autoencoder") is None
    # It is late all the same: what is left is divided anew, in the same shares.
    plan.now = 240.0
    plan.divide("encoder")
    times = [entry["steps"] * entry["seconds_per_step"] for name, entry in plan.phases.items() if name != "autoencoder"]
    assert 0.85 * 360 < sum(times) < 360 and max(times) < 1.1 * min(times) + 1
    # Even when the time is up, the last phase still gets some: a late model is worth more than none.
    plan.now = 700.0
    plan.divide("video")
    video = plan.phases["video"]
    assert video["steps"] * video["seconds_per_step"] == pytest.approx(0.1 * 600 * 0.2, abs=video["seconds_per_step"])


class Hasty(Timed):
    """Wants a phase's pace at once."""

    def until_refit(self, phase):
        return super().until_refit(phase) and 1e-3


def test_a_phase_is_planned_again_by_its_own_pace(tmp_path):
    config = replace(CONFIG, output=str(tmp_path), minutes=0.02, preview=0)
    config = replace(config, **{phase: PhaseConfig(0.2, 2, 1e-3) for phase in PHASES})
    plan, told = Hasty(config), []
    plan.start(dict.fromkeys(PHASES, 0.02))
    assert plan.phases["autoencoder"]["steps"] == 11
    assert _train_phase("autoencoder", config, plan, new_networks(config), World(WORLD), told.append)
    assert len([line for line in told if "steps of" in line]) == 2  # before and after it was measured on the way
    assert plan.phases["autoencoder"]["refitted"]
    assert (tmp_path / "autoencoder" / "model" / "vae").is_dir()


def test_the_reduced_text_encoder_says_the_same_of_every_caption(tmp_path):
    assert main(["train", "text", "--output", str(tmp_path)]) == 0
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 25e6
    assert max(path.stat().st_size for path in tmp_path.iterdir()) < 16e6
    whole, small = MiniText(length=32).eval(), MiniText(tmp_path, 32).eval()
    world = World(replace(WORLD, objects=0))
    texts = [text for split in ("train", "held-out") for text in world.captions(world.plan(range(400), split))]
    pieces = [
        [one.tokenizer.convert_ids_to_tokens(ids) for ids in one.tokenizer(texts)["input_ids"]]
        for one in (whole, small)
    ]
    assert pieces[0] == pieces[1] and max(map(len, pieces[0])) <= MiniSizes().text_length
    with torch.no_grad():
        assert torch.allclose(whole(texts[:20]), small(texts[:20]), atol=0.02)
    with pytest.raises(BackendError, match="no sentence encoder"):
        MiniText(tmp_path / "elsewhere")


def test_a_sign_is_judged_scene_by_scene():
    torch.manual_seed(0)
    scenes = torch.randn(30, 1)  # scenes differ far more than the two conditions do
    drawn = scenes + 0.05 * torch.randn(30, 2)
    told = sign_verdict(SceneMeasurement(drawn + 0.1), SceneMeasurement(scenes + 0.05 * torch.randn(30, 2)))
    assert told.startswith("The paper's sign holds: the difference is +0.09") and told.endswith("over 30.")
    assert "does NOT hold" in sign_verdict(SceneMeasurement(drawn - 0.1), SceneMeasurement(drawn + 0.001 * scenes))
    less = sign_verdict(SceneMeasurement(drawn - 0.1), SceneMeasurement(drawn + 0.001 * scenes), less_is_better=True)
    assert "sign holds" in less
    assert sign_verdict(SceneMeasurement(drawn), SceneMeasurement(scenes + 0.05 * torch.randn(30, 2))).startswith(
        "Not decided"
    )
    for few in (1, 4):
        other = SceneMeasurement(scenes[:few] + 0.05 * torch.randn(few, 2))
        assert sign_verdict(SceneMeasurement(drawn[:few] + 1), other).startswith("Not decided")
    one = SceneMeasurement(torch.tensor([[0.0, 1.0]]).repeat(4, 1))  # seeds of one scene are no samples of their own
    assert sign_verdict(one, SceneMeasurement(one.values.flip(1))).startswith("Not decided")


def test_an_unfinished_run_has_no_results(tmp_path):
    with pytest.raises(InputError, match="no finished mini"):
        load_mini(tmp_path, 3)
