"""`mini` from nothing: autoencoder, image-text encoder, the image model with CA2 and CA3, and the video model.

One call trains everything in order, in a given time, of which each phase gets its share; what a phase took longer or
shorter is divided among the rest. The same call goes on after a stop. The networks are the classes of the big models.

The paper trains CA2 and CA3 on a Stable Diffusion that is frozen. Here nothing is trained before, and a UNet that
learned to draw without references for a minute and is frozen then draws little; so they learn together.
"""

import json
from dataclasses import asdict
from pathlib import Path

import torch

from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import MiniTraining
from videostudio.training.loop import Trainer
from videostudio.training.mini.models import save_parts
from videostudio.training.mini.networks import Networks, new_networks
from videostudio.training.mini.objectives import AutoencoderObjective
from videostudio.training.mini.phases import MINI_PHASES, MiniPhase, Say, Workshop, loop_config
from videostudio.training.mini.plan import Plan
from videostudio.training.mini.pools import SamplePool
from videostudio.training.world import World
from videostudio.training.world.source import WorldSource


def run_mini(config: MiniTraining, say: Say) -> bool:
    """Train everything that is not yet trained.

    Args:
        config: the run.
        say: receives a line of text now and then.

    Returns:
        Whether all is done; otherwise the same call goes on.

    Raises:
        InputError: there is neither a time budget nor fixed steps.
    """
    folder = Path(config.output)
    plan = Plan(config)

    def note(text: str) -> None:
        """A line of the log; the time is written down with it, so that a killed run knows what it has had."""
        plan.write()
        say(text)

    world = World(config.world, "cpu" if config.cpu or not torch.cuda.is_available() else "cuda")
    torch.set_float32_matmul_precision("high")
    shop = Workshop(config, new_networks(config), world, note)
    for phase in MINI_PHASES:
        if not plan.is_done(phase.name):
            if not _train_phase(phase, plan, shop):
                say("Stopped in time; the same command goes on.")
                return False
            plan.finish(phase.name)
        phase.load_model(shop.networks, folder / phase.name / "model")
    _save(config, shop.networks, say)
    return True


def _save(config: MiniTraining, networks: Networks, say: Say) -> None:
    """Write all weights in half precision, in files of less than 16 MB, and how they were made."""
    folder = Path(config.output)
    files = save_parts(
        {
            "vae": networks.vae,
            "image_encoder": networks.encoder,
            "unet": networks.unet,
            "adapter": networks.adapter,
            "video_unet": networks.video,
        },
        folder / "weights",
    )
    write_atomically(folder / "config.json", json.dumps(asdict(config), indent=1).encode())  # last: it says "finished"
    total = sum(file.stat().st_size for file in files) / 1e6
    say(f"Finished: {len(files)} files, {total:.1f} MB in half precision, in {folder / 'weights'}.")


def _train_phase(phase: MiniPhase, plan: Plan, shop: Workshop) -> bool:
    """Train a phase; returns whether it is done, or else was stopped in time."""
    name, config, say = phase.name, shop.config, shop.say
    source = phase.make_source(shop)
    entry, stop = plan.begin(name), plan.until_stop()
    if stop is not None and stop <= 0:
        return False
    objective = phase.make_objective(config, shop.networks)
    loop = loop_config(config, name, entry["seconds"], stop or 0.0)
    for_long = f"{loop.seconds:.0f} seconds" if loop.seconds else f"{loop.steps} steps"
    say(f"{name}: {for_long} of {loop.batch} samples a step")
    trainer = Trainer(objective, source, loop, say, WorldSource(shop.world, phase.clips, "held-out"))
    report = trainer.run()
    plan.note(name, report.step, report.samples_per_second)
    memory = f", {report.memory_gb:.1f} GB" if report.memory_gb else ""
    say(f"{name}: {report.step} steps, loss {report.loss:.4f}, {report.samples_per_second:.1f} samples/s{memory}")
    if report.finished and isinstance(objective, AutoencoderObjective):
        _scale(objective, trainer, source)
    return report.finished


def _scale(objective: AutoencoderObjective, trainer: Trainer, source: SamplePool) -> None:
    """Measure the latents' scale by the averaged weights and write the model again with it."""
    with trainer.averaged_weights(), torch.no_grad():
        objective.eval()
        objective.scale_latents(source.batch(list(range(64)))["pixels"])
        objective.export(trainer.folder / "model")
