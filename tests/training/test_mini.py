"""`mini` from end to end with a few steps per phase: plan, stop and go on, weight files, results page."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from videostudio.cli.main import main
from videostudio.errors import BackendError, InputError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import MiniSizes, MiniTraining, PhaseConfig
from videostudio.training.journal import read_log
from videostudio.training.mini.models import MiniText, load_parts
from videostudio.training.mini.networks import new_networks
from videostudio.training.mini.objectives import EncoderObjective
from videostudio.training.mini.phases import MINI_PHASES, ImagePhase, VideoPhase, Workshop
from videostudio.training.mini.plan import PHASES, Plan, read_plan
from videostudio.training.mini.results import SceneMeasurement, load_mini, results_page, sign_verdict
from videostudio.training.mini.training import run_mini
from videostudio.training.world import World, WorldConfig
from videostudio.training.world.source import WorldSource

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
CONFIG = MiniTraining(
    minutes=0.0, cpu=True, preview=1, world=WORLD, sizes=SIZES, save_seconds=1e9, pictures=40, clips=10
)


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
    assert [line.split(":")[0] for line in told if " a step" in line] == list(PHASES)
    folder = Path(config.output)
    assert [line for line in told if line.startswith("world: 40 pictures")]
    assert [line for line in told if line.startswith("world: 10 clips")]
    assert len(list(folder.glob("cache/*/frames.npy"))) == 1
    assert all((folder / phase / "model").is_dir() for phase in PHASES)
    files = sorted((folder / "weights").glob("*.safetensors"))
    assert files and all(file.stat().st_size < 16e6 for file in files)
    parts = load_parts(folder / "weights")
    assert isinstance(parts["video_unet"], VideoStudioUNet3D) and isinstance(parts["adapter"], EntityAdapter)
    assert float(parts["vae"].config.scaling_factor) != 0.18215
    again = []
    assert run_mini(config, again.append)
    assert not [line for line in again if " a step" in line]  # nothing is trained twice
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


def test_the_plan_knows_all_phases():
    assert tuple(phase.name for phase in MINI_PHASES) == PHASES


class Timed(Plan):
    """A plan whose clock is set by hand."""

    now = 0.0

    @property
    def seconds_used(self):
        return self.now


def test_the_time_is_divided_among_the_phases(tmp_path):
    config = replace(CONFIG, output=str(tmp_path), minutes=10.0)
    config = replace(config, **{phase: PhaseConfig(0.25, 4, 1e-3) for phase in PHASES})
    plan = Timed(config)
    first = plan.begin("autoencoder")["seconds"]
    assert first == pytest.approx(150, rel=0.05)
    assert plan.begin("autoencoder")["seconds"] == first  # another call goes on in the same time
    # It is late: what is left is divided anew, in the same shares.
    plan.now = 300.0
    assert plan.begin("encoder")["seconds"] == pytest.approx(100, rel=0.05)
    # Even when the time is up, the last phase still gets some: a late model is worth more than none.
    plan.now = 700.0
    assert plan.begin("video")["seconds"] == pytest.approx(75)
    plan.note("video", 7, 3.5)
    plan.finish("video")
    assert read_plan(tmp_path) == plan.phases == Plan(config).phases
    assert plan.is_done("video") and not plan.is_done("encoder") and not plan.is_done("image")
    with pytest.raises(InputError, match="more minutes"):
        Plan(replace(config, minutes=0.0, output=str(tmp_path / "other"))).begin("image")


def test_a_run_for_a_time_ends_in_time_and_goes_on_after_a_stop(tmp_path):
    config = replace(CONFIG, output=str(tmp_path), minutes=0.2, save_seconds=0.5, precision="bf16")
    config = replace(config, **{phase: PhaseConfig(0.25, 2, 1e-3) for phase in PHASES})
    told = []
    assert not run_mini(replace(config, stop_after=2.5), told.append)
    assert run_mini(config, told.append)
    phases = read_plan(tmp_path)
    assert all(entry["done"] and entry["steps"] > 0 for entry in phases.values())
    begun = [line for line in told if "Going on from step" in line]
    assert begun  # the phase that was stopped did not begin anew
    for phase in PHASES:
        log = [entry for entry in read_log(tmp_path / phase) if "learning_rate" in entry]
        assert log[-1]["learning_rate"] < 0.2e-3  # it fell by the time, whatever the number of steps
        assert log[-1]["step"] == phases[phase]["steps"]
        # One grid at the end: drawn at every step it would eat up the time.
        assert len(list((tmp_path / phase).glob("previews/*.png"))) == (phase != "encoder")


def test_what_is_encoded_beforehand_trains_as_what_is_encoded_at_every_step():
    config = replace(CONFIG, **fixed(2))
    world, networks = World(WORLD), new_networks(config)
    shop = Workshop(config, networks, world, lambda text: None)
    pool, objective = ImagePhase().make_source(shop), ImagePhase().make_objective(config, networks)
    numbers = list(range(6))
    batch, encoded = WorldSource(world).batch(numbers), {"numbers": torch.tensor(numbers), **pool.read(slice(0, 6))}
    assert not [name for name, value in encoded.items() if not isinstance(value, torch.Tensor)]
    plain, quick = (float(objective(one)) for one in (batch, encoded))
    assert quick == pytest.approx(plain, rel=1e-2)
    other = {**encoded, "text_states": encoded["text_states"].flip(0)}
    assert abs(float(objective(other)) - plain) > 1e-6
    clips, objective = VideoPhase().make_source(shop), VideoPhase().make_objective(config, networks)
    batch = WorldSource(world, clips=True).batch(numbers)
    encoded = {"numbers": torch.tensor(numbers), **clips.read(slice(0, 6))}
    assert float(objective(encoded)) == pytest.approx(float(objective(batch)), rel=1e-2)


def test_the_text_encoder_is_not_among_what_is_trained():
    networks = new_networks(CONFIG)
    for phase in MINI_PHASES:
        objective = phase.make_objective(CONFIG, networks).train()
        own = {id(parameter) for parameter in objective.parameters()}
        assert not own & {id(parameter) for parameter in networks.text.parameters()}
        assert not networks.text.model.training  # its dropout would make every text another one


def test_local_tokens_are_made_to_tell_the_colours_of_their_patch():
    torch.manual_seed(0)
    networks = new_networks(CONFIG)
    objective = EncoderObjective(networks.encoder, networks.text)
    pixels = torch.rand(8, 3, 2, 2).repeat_interleave(8, 2).repeat_interleave(8, 3)  # a colour for each patch
    optimizer = torch.optim.Adam(objective.parameters(), 3e-3)
    losses = []
    for _ in range(200):
        out = objective.encoder(pixels)
        losses.append(objective.colour_error(out.last_hidden_state[:, 1:], pixels))
        optimizer.zero_grad()
        losses[-1].backward()
        optimizer.step()
    assert float(losses[-1]) < 0.1 * float(losses[0])
    states = objective.encoder(pixels).last_hidden_state[:, 1:]
    wrong = objective.colour_error(states.flip(1), pixels)  # the patches in another order
    assert float(wrong) > 5 * float(losses[-1])


def test_what_is_absent_counts_nowhere_in_a_contrast():
    objective = EncoderObjective(new_networks(CONFIG).encoder, MiniText())
    torch.manual_seed(0)
    left, right, labels = torch.randn(5, 8), torch.randn(5, 8), torch.tensor([1, 2, 1, 3, 4])
    right[2] = left[0]  # the same thing in two samples
    there = torch.tensor([True, True, True, False, True])
    some = objective.contrast(left, right, labels, there)
    assert torch.allclose(some, objective.contrast(left[there], right[there], labels[there], there[there]))
    assert torch.allclose(some, objective.contrast(left, right.where(there[:, None], -right), labels, there))
    assert not torch.allclose(some, objective.contrast(left, right, torch.arange(5), there))  # equal labels
    assert float(objective.contrast(left, right, labels, torch.zeros(5, dtype=torch.bool))) == 0


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
