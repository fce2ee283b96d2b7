"""The phases of `mini`: what each trains, from what, and which network its model replaces."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
from torch import Tensor

from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import ImageModelConfig, LoopConfig, MiniTraining, VideoModelConfig
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.loop import Batch, Objective
from videostudio.training.mini.models import FILE_LIMIT
from videostudio.training.mini.networks import Networks, inflate_video_unet, new_adapter
from videostudio.training.mini.objectives import AutoencoderObjective, EncoderObjective
from videostudio.training.mini.plan import phase_config
from videostudio.training.mini.pools import SamplePool, fill_pool
from videostudio.training.video import VideoObjective
from videostudio.training.world import World
from videostudio.training.world.source import world_source

LOG_STEPS = 100
"""Steps between log lines of a phase that trains for a time."""
WARMUP_STEPS, DECAY, AVERAGE = 100, 0.4, 0.999
"""Every phase's steps of warm-up at most, the last share of its steps over which the learning rate falls, and the decay
of the weights' moving average; see `LoopConfig`."""
SHOWN = 8
"""Samples in a grid."""
IMAGE_MODEL = ImageModelConfig(variant="paper", drop_text=0.05, drop_reference=0.1, drop_all=0.05)
VIDEO_MODEL = VideoModelConfig(
    action_attention=True, action_embedding=True, pooled_image=False, aesthetic_score=False, temporal_dropout=0.0
)
Say = Callable[[str], None]


@dataclass
class Workshop:
    """What the phases of a run share.

    Args:
        config: the run.
        networks: its networks; a finished phase puts its own there.
        world: the toy world.
        say: receives a line of text now and then.
        pictures: the world's pictures, once they are drawn.
    """

    config: MiniTraining
    networks: Networks
    world: World
    say: Say
    pictures: SamplePool | None = None

    @property
    def precision(self) -> torch.dtype:
        """The precision in which frozen networks encode: a processor's is single."""
        half = self.config.precision == "bf16" and self.world.device.type == "cuda"
        return torch.bfloat16 if half else torch.float32

    def draw_pictures(self) -> SamplePool:
        """Pictures with their references, and what their words say to the text encoder, drawn once."""
        if self.pictures is not None:
            return self.pictures
        config, text = self.config, self.networks.text
        words = EncoderObjective(self.networks.encoder, text)
        words.move(self.world.device, self.precision)

        def encode(batch: Batch) -> dict[str, Tensor]:
            return {**words.encode_batch(batch), "text_states": text(batch["captions"])}

        source = world_source(self.world)
        self.pictures, rate = fill_pool(source, config.pictures, config.draw_seconds, encode, (), config.seed)
        self.say(f"world: {self.pictures.length} pictures, {rate:.1f} drawn a second")
        return self.pictures


class MiniPhase(ABC):
    """One phase.

    Args (attributes):
        name: its name, that of its section in the config and of its folder.
        clips: whether it trains on clips.
    """

    name: ClassVar[str]
    clips: ClassVar[bool] = False

    @abstractmethod
    def make_objective(self, config: MiniTraining, networks: Networks) -> Objective:
        """Its objective, on networks of the phases before."""

    @abstractmethod
    def make_source(self, shop: Workshop) -> SamplePool:
        """What it trains on, encoded by the networks of the phases before where it wants that."""

    @abstractmethod
    def load_model(self, networks: Networks, model: Path) -> None:
        """Put the finished model, with its averaged weights, in the place of the new one."""


class AutoencoderPhase(MiniPhase):
    """Pictures to latents and back."""

    name = "autoencoder"

    def make_objective(self, config: MiniTraining, networks: Networks) -> AutoencoderObjective:
        """Reconstruction."""
        return AutoencoderObjective(networks.vae, config.seed)

    def make_source(self, shop: Workshop) -> SamplePool:
        """Pictures alone."""
        return shop.draw_pictures().only("pixels")

    def load_model(self, networks: Networks, model: Path) -> None:
        """The autoencoder."""
        from diffusers import AutoencoderKL

        networks.vae = AutoencoderKL.from_pretrained(model / "vae")


class EncoderPhase(MiniPhase):
    """Pictures and words to the same features."""

    name = "encoder"

    def make_objective(self, config: MiniTraining, networks: Networks) -> EncoderObjective:
        """Contrasts."""
        return EncoderObjective(networks.encoder, networks.text)

    def make_source(self, shop: Workshop) -> SamplePool:
        """Pictures, references and words."""
        return shop.draw_pictures()

    def load_model(self, networks: Networks, model: Path) -> None:
        """The image encoder."""
        from transformers import CLIPVisionModelWithProjection

        networks.encoder = CLIPVisionModelWithProjection.from_pretrained(model / "image_encoder")


class ImagePhase(MiniPhase):
    """Text to image with CA2 and CA3."""

    name = "image"

    def make_objective(self, config: MiniTraining, networks: Networks) -> ImageObjective:
        """Noise prediction with references."""
        networks.adapter = networks.adapter or new_adapter(config, networks)
        return ImageObjective(
            networks.unet,
            networks.vae,
            paper_schedule(config.prediction),
            networks.text,
            IMAGE_MODEL,
            config.seed,
            networks.adapter,
            networks.encoder,
            networks.text,
            whole=True,
        )

    def make_source(self, shop: Workshop) -> SamplePool:
        """Latents of the pictures, tokens of their references and texts; the pictures are given up."""
        objective = self.make_objective(shop.config, shop.networks)
        objective.move(shop.world.device, shop.precision)
        encoded = shop.draw_pictures().encoded(objective.encode_batch)
        shop.pictures = None
        there = ("foreground_present", "background_present", "text_states")
        return encoded.only(*there, "latents_mean", "latents_std", "foreground_states", "background_states")

    def load_model(self, networks: Networks, model: Path) -> None:
        """The UNet and the adapter."""
        from diffusers import UNet2DConditionModel

        networks.unet = UNet2DConditionModel.from_pretrained(model / "unet")
        networks.adapter = EntityAdapter.from_pretrained(model / "adapter")


class VideoPhase(MiniPhase):
    """A scene image to a clip."""

    name, clips = "video", True

    def make_objective(self, config: MiniTraining, networks: Networks) -> VideoObjective:
        """Noise prediction for clips."""
        networks.video = networks.video or inflate_video_unet(config, networks)
        noise, pooled = paper_schedule(config.prediction), networks.text.pooled_text
        parts = (networks.video, networks.vae, noise, pooled, networks.encoder)
        return VideoObjective(*parts, VIDEO_MODEL, config.seed, networks.text)

    def make_source(self, shop: Workshop) -> SamplePool:
        """Latents of clips, and what their scene images and words say."""
        config, objective = shop.config, self.make_objective(shop.config, shop.networks)
        objective.move(shop.world.device, shop.precision)
        drawn = ("frames", "scene_image", "foregrounds", "background", "foreground_present", "background_present")
        source, encode = world_source(shop.world, clips=True), objective.encode_batch
        pool, rate = fill_pool(source, config.clips, config.draw_seconds, encode, drawn, config.seed)
        shop.say(f"world: {pool.length} clips, {rate:.1f} drawn and encoded a second")
        return pool

    def load_model(self, networks: Networks, model: Path) -> None:
        """The video UNet."""
        networks.video = VideoStudioUNet3D.from_pretrained(model / "unet")


MINI_PHASES: tuple[MiniPhase, ...] = (AutoencoderPhase(), EncoderPhase(), ImagePhase(), VideoPhase())
"""In the order in which they are trained."""


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
