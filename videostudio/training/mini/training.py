"""`mini` from nothing: autoencoder, image-text encoder, the image model with CA2 and CA3, and the video model.

One call trains everything in order, in a given time, of which each phase gets its share; what a phase took longer or
shorter is divided among the rest. The same call goes on after a stop. The networks are the classes of the big models.

The paper trains CA2 and CA3 on a Stable Diffusion that is frozen. Here nothing is trained before, and a UNet that
learned to draw without references for a minute and is frozen then draws little; so they learn together.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import ImageModelConfig, LoopConfig, MiniTraining, VideoModelConfig
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.loop import Batch, Objective, Trainer
from videostudio.training.mini.models import FILE_LIMIT, MiniText, save_parts
from videostudio.training.mini.objectives import AutoencoderObjective, EncoderObjective
from videostudio.training.mini.plan import PHASES, Plan, phase_config
from videostudio.training.mini.pools import SamplePool, fill_pool
from videostudio.training.video import VideoObjective, hear_actions
from videostudio.training.world import World
from videostudio.training.world.source import WorldSource, world_source

LOG_STEPS = 100
"""Steps between log lines of a phase that trains for a time."""
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
    levels, parts = len(sizes.autoencoder), len(sizes.unet)
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
    unet = UNet2DConditionModel(
        sample_size=config.world.size[0] // 2 ** (levels - 1),
        in_channels=sizes.latent_channels,
        out_channels=sizes.latent_channels,
        down_block_types=("CrossAttnDownBlock2D",) * parts,  # also at the finest level: references have details
        up_block_types=("CrossAttnUpBlock2D",) * parts,
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


IMAGE_MODEL = ImageModelConfig(variant="paper", drop_text=0.05, drop_reference=0.1, drop_all=0.05)
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
        networks.adapter = networks.adapter or new_adapter(config, networks)
        return ImageObjective(
            networks.unet,
            *common,
            networks.text,
            IMAGE_MODEL,
            config.seed,
            networks.adapter,
            networks.encoder,
            networks.text,
            whole=True,
        )
    networks.video = networks.video or inflate_video_unet(config, networks)
    return VideoObjective(
        networks.video, *common, networks.text.pooled_text, networks.encoder, VIDEO_MODEL, config.seed, networks.text
    )


def loop_config(config: MiniTraining, phase: str, seconds: float, stop_after: float = 0.0) -> LoopConfig:
    """A phase's loop.

    Args:
        config: the run.
        phase: one of `PHASES`.
        seconds: its time; 0 where its steps are fixed.
        stop_after: seconds after which to save and stop; 0 never does.
    """
    section = phase_config(config, phase)
    return LoopConfig(
        output=str(Path(config.output) / phase),
        seed=config.seed,
        steps=section.steps,
        seconds=seconds,
        batch=section.batch,
        precision=config.precision,
        learning_rate=section.learning_rate,
        warmup=min(WARMUP_STEPS, section.steps // 10) if section.steps else WARMUP_STEPS,
        decay=DECAY,
        ema=AVERAGE,
        save_every=0,
        save_seconds=config.save_seconds,
        keep=1,
        file_limit_mb=FILE_LIMIT / 1e6,
        log_every=max(1, section.steps // 50) if section.steps else LOG_STEPS,
        preview_every=max(1, section.steps // config.preview) if section.steps and config.preview else 0,
        preview_samples=8,
        workers=0,
        tensorboard=False,
        stop_after=stop_after,
        cpu=config.cpu,
        cuda_graph=True,
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
    torch.backends.cudnn.benchmark = True  # a phase's shapes stay the same, so that choosing among kernels pays
    torch.set_float32_matmul_precision("high")
    networks = new_networks(config)
    pictures: SamplePool | None = None
    for phase in PHASES:
        if not plan.is_done(phase):
            if phase == "video":
                source = draw_clips(config, networks, world, note)
            else:
                pictures = pictures or draw_pictures(config, networks, world, note)
                source = phase_pool(phase, config, networks, world, pictures)
            if phase == "image":
                pictures = None  # encoded, they are not needed any more
            if not _train_phase(phase, config, plan, networks, source, world, note):
                say("Stopped in time; the same command goes on.")
                return False
            plan.finish(phase)
        _load_phase(phase, folder, networks)
    _save(config, networks, say)
    return True


def draw_pictures(config: MiniTraining, networks: Networks, world: World, say: Say) -> SamplePool:
    """Pictures with their references, and what their words say to the text encoder.

    Args:
        config: the run.
        networks: the text encoder is used.
        world: the toy world.
        say: receives how many were drawn.
    """
    words = EncoderObjective(networks.encoder, networks.text)
    words.move(world.device, encoding_precision(config, world))

    def encode(batch: Batch) -> dict[str, Tensor]:
        return {**words.encode_batch(batch), "text_states": networks.text(batch["captions"])}

    pool, rate = fill_pool(world_source(world), config.pictures, config.draw_seconds, encode, (), config.seed)
    say(f"world: {pool.length} pictures, {rate:.1f} drawn a second")
    return pool


def draw_clips(config: MiniTraining, networks: Networks, world: World, say: Say) -> SamplePool:
    """Clips, encoded; see `draw_pictures`."""
    objective = make_objective("video", config, networks)
    assert isinstance(objective, VideoObjective)
    objective.move(world.device, encoding_precision(config, world))
    drawn = ("frames", "scene_image", "foregrounds", "background", "foreground_present", "background_present")
    source, encode = world_source(world, clips=True), objective.encode_batch
    pool, rate = fill_pool(source, config.clips, config.draw_seconds, encode, drawn, config.seed)
    say(f"world: {pool.length} clips, {rate:.1f} drawn and encoded a second")
    return pool


def phase_pool(phase: str, config: MiniTraining, networks: Networks, world: World, pictures: SamplePool) -> SamplePool:
    """What of the pictures a phase reads, encoded by the networks of the phases before where it wants them so.

    Args:
        phase: one of `PHASES` but "video".
        config: the run.
        networks: those of the phases before are trained.
        world: the toy world.
        pictures: what `draw_pictures` gave.
    """
    if phase == "autoencoder":
        return pictures.only("pixels")
    if phase == "encoder":
        return pictures
    objective = make_objective(phase, config, networks)
    assert isinstance(objective, ImageObjective)
    objective.move(world.device, encoding_precision(config, world))
    encoded = pictures.encoded(objective.encode_batch)
    there = ("foreground_present", "background_present", "text_states")
    return encoded.only(*there, "latents_mean", "latents_std", "foreground_states", "background_states")


def encoding_precision(config: MiniTraining, world: World) -> torch.dtype:
    """The precision in which frozen networks encode: a processor's is single."""
    return torch.bfloat16 if config.precision == "bf16" and world.device.type == "cuda" else torch.float32


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


def _train_phase(
    phase: str, config: MiniTraining, plan: Plan, networks: Networks, source: SamplePool, world: World, say: Say
) -> bool:
    """Train a phase; returns whether it is done, or else was stopped in time."""
    entry, stop = plan.begin(phase), plan.until_stop()
    if stop is not None and stop <= 0:
        return False
    objective = make_objective(phase, config, networks)
    loop = loop_config(config, phase, entry["seconds"], stop or 0.0)
    for_long = f"{loop.seconds:.0f} seconds" if loop.seconds else f"{loop.steps} steps"
    say(f"{phase}: {for_long} of {loop.batch} samples a step")
    trainer = Trainer(objective, source, loop, say, WorldSource(world, phase == "video", "held-out"))
    report = trainer.run()
    plan.note(phase, report.step, report.samples_per_second)
    memory = f", {report.memory_gb:.1f} GB" if report.memory_gb else ""
    say(f"{phase}: {report.step} steps, loss {report.loss:.4f}, {report.samples_per_second:.1f} samples/s{memory}")
    if report.finished and isinstance(objective, AutoencoderObjective):
        _scale(objective, trainer, source)
    return report.finished


def _scale(objective: AutoencoderObjective, trainer: Trainer, source: SamplePool) -> None:
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
        networks.adapter = EntityAdapter.from_pretrained(model / "adapter")
    else:
        networks.video = VideoStudioUNet3D.from_pretrained(model / "unet")
