"""`mini` from nothing: autoencoder, image-text encoder, text to image, CA2 and CA3 on it frozen, and the video model.

One call trains everything in order, in a given time: the throughput of every phase is measured first, and its steps are
planned by it; what a phase took longer or shorter is divided among the rest. The same call goes on after a stop. The
networks are the classes of the big models.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import ImageModelConfig, LoopConfig, MiniTraining, VideoModelConfig
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.loop import Objective, Trainer, find_checkpoints
from videostudio.training.mini.models import FILE_LIMIT, MiniText, save_parts
from videostudio.training.mini.objectives import AutoencoderObjective, EncoderObjective
from videostudio.training.mini.plan import PHASES, Plan, phase_config
from videostudio.training.video import VideoObjective, hear_actions
from videostudio.training.world import World
from videostudio.training.world.source import CachedWorldSource, WorldSource, world_source

MEASURED_STEPS = 3
"""Steps by which a phase's pace is measured before the time is divided."""
SIZE_EMBEDDING = 32
"""Length of the embedding of each of the six size numbers; the big model's is 256."""
HEAD_CHANNELS = 32
"""Channels of an attention head; the big models have 64."""
WARMUP_STEPS, DECAY, AVERAGE = 100, 0.4, 0.999
"""Every phase's steps of warm-up at most, the last share of its steps over which the learning rate falls, and the decay
of the weights' moving average; see `LoopConfig`."""
Say = Callable[[str], None]


@dataclass
class Networks:
    """The networks of `mini`, each ready-made or new.

    Args:
        text: the frozen text encoder.
        vae: the autoencoder.
        encoder: the image-text encoder's picture side.
        unet: text to image.
        adapter: CA2 and CA3.
        video: the video UNet.
    """

    text: MiniText
    vae: Any
    encoder: Any
    unet: Any
    adapter: Any = None
    video: Any = None


def new_networks(config: MiniTraining) -> Networks:
    """All networks with new weights, those of the seed."""
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    sizes = config.sizes
    text = MiniText(Path(config.text_weights) if config.text_weights else None, sizes.text_length)
    torch.manual_seed(config.seed)
    levels = len(sizes.autoencoder)
    vae = AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=sizes.autoencoder,
        layers_per_block=1,
        latent_channels=sizes.latent_channels,
        norm_num_groups=8,
        sample_size=config.world.size[0],
    )
    encoder = CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=sizes.encoder_width,
            intermediate_size=4 * sizes.encoder_width,
            num_hidden_layers=sizes.encoder_layers,
            num_attention_heads=max(1, sizes.encoder_width // HEAD_CHANNELS),
            image_size=config.world.reference_size,
            patch_size=sizes.patch,
            projection_dim=text.dim,
        )
    )
    deeper = len(sizes.unet) - 1
    unet = UNet2DConditionModel(
        sample_size=config.world.size[0] // 2 ** (levels - 1),
        in_channels=sizes.latent_channels,
        out_channels=sizes.latent_channels,
        down_block_types=("DownBlock2D",) + ("CrossAttnDownBlock2D",) * deeper,
        up_block_types=("CrossAttnUpBlock2D",) * deeper + ("UpBlock2D",),
        block_out_channels=sizes.unet,
        layers_per_block=sizes.unet_layers,
        cross_attention_dim=text.dim,
        attention_head_dim=tuple(width // HEAD_CHANNELS for width in sizes.unet),
        use_linear_projection=True,
    )
    return Networks(text, vae, encoder, unet)


def new_adapter(config: MiniTraining, networks: Networks) -> EntityAdapter:
    """CA2 and CA3 in the paper's variant, on local tokens of the image encoder."""
    tokens = (config.world.reference_size // config.sizes.patch) ** 2
    torch.manual_seed(config.seed + 1)
    adapter: EntityAdapter = EntityAdapter.install(networks.unet, tokens, "paper", networks.text.dim)
    return adapter


def inflate_video_unet(config: MiniTraining, networks: Networks) -> VideoStudioUNet3D:
    """The video UNet, inflated from the text-to-image UNet; new conditions start silent."""
    torch.manual_seed(config.seed + 2)
    video: VideoStudioUNet3D
    video, _ = VideoStudioUNet3D.from_unet2d(
        networks.unet,
        cross_attention_dim=config.sizes.encoder_width,
        addition_time_embed_dim=SIZE_EMBEDDING,
        projection_class_embeddings_input_dim=networks.text.dim + 6 * SIZE_EMBEDDING,
        use_transformer_in=False,
        action_attention=True,
        action_prob_fea_guidance=True,
    )
    hear_actions(video)
    nn.init.zeros_(video.add_embedding.linear_2.weight)
    nn.init.zeros_(video.add_embedding.linear_2.bias)
    return video


IMAGE_MODEL = ImageModelConfig(drop_text=0.1, drop_reference=0.0, drop_all=0.0)
ENTITY_MODEL = ImageModelConfig(variant="paper", drop_text=0.05, drop_reference=0.1, drop_all=0.05)
VIDEO_MODEL = VideoModelConfig(
    action_attention=True, action_embedding=True, pooled_image=False, aesthetic_score=False, temporal_dropout=0.0
)


def make_objective(phase: str, config: MiniTraining, networks: Networks) -> Objective:
    """A phase's objective, on networks of the phases before."""
    if phase == "autoencoder":
        return AutoencoderObjective(networks.vae, config.seed)
    if phase == "encoder":
        return EncoderObjective(networks.encoder, networks.text)
    common = (networks.vae, paper_schedule(config.prediction))
    if phase == "image":
        return ImageObjective(
            networks.unet, *common, networks.text, IMAGE_MODEL, config.seed, text_encoder=networks.text
        )
    if phase == "entities":
        networks.adapter = networks.adapter or new_adapter(config, networks)
        return ImageObjective(
            networks.unet,
            *common,
            networks.text,
            ENTITY_MODEL,
            config.seed,
            networks.adapter,
            networks.encoder,
            networks.text,
        )
    networks.video = networks.video or inflate_video_unet(config, networks)
    return VideoObjective(
        networks.video, *common, networks.text.pooled_text, networks.encoder, VIDEO_MODEL, config.seed, networks.text
    )


def loop_config(config: MiniTraining, phase: str, steps: int, seconds: float) -> LoopConfig:
    """A phase's loop.

    Args:
        config: the run.
        phase: one of `PHASES`.
        steps: its steps.
        seconds: a step's length, for the time between checkpoints.
    """
    section = phase_config(config, phase)
    return LoopConfig(
        output=str(Path(config.output) / phase),
        seed=config.seed,
        steps=steps,
        batch=section.batch,
        precision=config.precision,
        learning_rate=section.learning_rate,
        warmup=min(WARMUP_STEPS, steps // 10),
        decay=DECAY,
        ema=AVERAGE,
        save_every=max(1, round(config.save_seconds / max(seconds, 1e-6))),
        keep=1,
        file_limit_mb=FILE_LIMIT / 1e6,
        log_every=max(1, steps // 50),
        preview_every=max(1, steps // config.preview) if config.preview else 0,
        workers=0,
        tensorboard=False,
        cpu=config.cpu,
    )


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
    if not plan.phases:
        make_plan(config, plan, world, say)
    networks = new_networks(config)
    for phase in PHASES:
        if not plan.phases[phase]["done"]:
            if not _train_phase(phase, config, plan, networks, world, note):
                say("Stopped in time; the same command goes on.")
                return False
            plan.finish(phase)
        _load_phase(phase, folder, networks)
    _save(config, networks, say)
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


def _train_phase(phase: str, config: MiniTraining, plan: Plan, networks: Networks, world: World, say: Say) -> bool:
    """Train a phase in two stretches, the second planned by the pace of the first; returns whether it is done."""
    objective = make_objective(phase, config, networks)
    source = world_source(world, phase == "video")
    held_out = WorldSource(world, phase == "video", "held-out")
    folder = Path(config.output) / phase
    if not find_checkpoints(folder) and config.minutes:
        plan.divide(phase)
    while True:
        entry, stop = plan.phases[phase], plan.until_stop()
        if stop is not None and stop <= 0:
            return False
        limits = [limit for limit in (stop, plan.until_refit(phase)) if limit is not None]
        loop = loop_config(config, phase, entry["steps"], entry["seconds_per_step"])
        say(f"{phase}: {loop.steps} steps of {loop.batch} samples")
        trainer = Trainer(objective, source, replace(loop, stop_after=min(limits, default=0.0)), say, held_out)
        report = trainer.run()
        memory = f", {report.memory_gb:.1f} GB" if report.memory_gb else ""
        say(f"{phase}: loss {report.loss:.4f}, {report.samples_per_second:.1f} samples/s{memory}")
        if report.finished:
            break
        if stop is None or stop > min(limits):
            rate = report.samples_per_second
            plan.refit(phase, report.step, loop.batch / rate if rate > 0 else entry["seconds_per_step"])
    if isinstance(objective, AutoencoderObjective):
        _scale(objective, trainer, source)
    return True


def _scale(objective: AutoencoderObjective, trainer: Trainer, source: WorldSource) -> None:
    """Measure the latents' scale by the averaged weights and write the model again with it."""
    with trainer.averaged_weights(), torch.no_grad():
        objective.eval()
        objective.scale_latents(source.batch(list(range(64)))["pixels"])
        objective.export(trainer.folder / "model")


def _load_phase(phase: str, folder: Path, networks: Networks) -> None:
    """Put a finished phase's model, with its averaged weights, in the place of the new one."""
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPVisionModelWithProjection

    model = folder / phase / "model"
    if phase == "autoencoder":
        networks.vae = AutoencoderKL.from_pretrained(model / "vae")
    elif phase == "encoder":
        networks.encoder = CLIPVisionModelWithProjection.from_pretrained(model / "image_encoder")
    elif phase == "image":
        networks.unet = UNet2DConditionModel.from_pretrained(model / "unet")
    elif phase == "entities":
        if networks.adapter is not None and networks.adapter._unet:
            networks.adapter.remove()
        networks.adapter = EntityAdapter.from_pretrained(model / "adapter")
    else:
        networks.video = VideoStudioUNet3D.from_pretrained(model / "unet")


def make_plan(config: MiniTraining, plan: Plan, world: World, say: Say) -> None:
    """Fill the world's cache if it has one, measure every phase's throughput on new networks, and divide the time.

    Args:
        config: the run.
        plan: is filled in.
        world: the toy world.
        say: receives the plan.

    Raises:
        InputError: there is neither a time budget nor fixed steps.
    """
    for source in (world_source(world, clips) for clips in (False, True)):
        if isinstance(source, CachedWorldSource):
            count, rate = source.fill()
            say(f"world: {count} {'clips' if source.clips else 'pictures'} drawn and kept, {rate:.1f} a second")
    networks = new_networks(config)
    seconds = {}
    for phase in PHASES:
        objective = make_objective(phase, config, networks)
        probe = replace(loop_config(config, phase, MEASURED_STEPS + 8, 1.0), output=str(Path(config.output) / "probe"))
        trainer = Trainer(objective, world_source(world, phase == "video"), probe)
        seconds[phase] = trainer.seconds_per_step(MEASURED_STEPS)
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
    plan.start(seconds)
    for phase, entry in plan.phases.items():
        rate, minutes = entry["samples_per_second"], entry["steps"] * entry["seconds_per_step"] / 60
        say(f"plan: {phase} {entry['steps']} steps, {rate:.1f} samples/s, about {minutes:.1f} min")
