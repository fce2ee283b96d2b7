"""A recorded training step does what the step does. It needs a CUDA device."""

from dataclasses import replace

import pytest
import torch

from tests.training.test_mini import CONFIG, SIZES, WORLD
from videostudio.training.configs import PhaseConfig
from videostudio.training.loop import Trainer
from videostudio.training.mini.networks import new_networks
from videostudio.training.mini.phases import MINI_PHASES, Workshop, loop_config
from videostudio.training.mini.plan import PHASES
from videostudio.training.world import World

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device to record a step on")


@pytest.mark.parametrize("phase", MINI_PHASES, ids=PHASES)
def test_a_recorded_step_trains_as_the_step_does(phase, tmp_path):
    steps = {name: PhaseConfig(0.2, 8, 1e-3, 12) for name in PHASES}
    config = replace(CONFIG, cpu=False, world=WORLD, sizes=SIZES, pictures=64, clips=16, **steps)
    world = World(WORLD, "cuda")
    losses, weights = {}, {}
    for recorded in (False, True):
        networks, told = new_networks(config), []
        source = phase.make_source(Workshop(config, networks, world, told.append))
        loop = loop_config(replace(config, output=str(tmp_path / str(recorded))), phase.name, 0.0)
        objective = phase.make_objective(config, networks)
        trainer = Trainer(objective, source, replace(loop, cuda_graph=recorded, log_every=1), told.append)
        trainer.run()
        assert not any("not recorded" in line for line in told)
        assert (trainer._captured is not None) == recorded
        losses[recorded] = [line.split("loss ")[1].split(",")[0] for line in told if "loss" in line]
        weights[recorded] = torch.cat([p.detach().flatten() for p in objective.parameters()])
    assert len(losses[True]) == 12 and len(set(losses[True][4:])) > 1  # each replay sees a batch of its own
    plain, replayed = (torch.tensor([float(one) for one in losses[kind]]) for kind in (False, True))
    assert torch.allclose(plain, replayed, rtol=2e-2, atol=2e-3)
    assert torch.allclose(weights[False], weights[True], atol=2e-2)
