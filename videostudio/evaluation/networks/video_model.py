"""VideoStudio-Vid with random weights, and one guided step of it computed in several ways."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from videostudio.diffusion.common import apply_guidance
from videostudio.diffusion.video_pipeline import AESTHETIC_SCORE, SceneVideoPipeline
from videostudio.evaluation.networks.measuring import Bench
from videostudio.evaluation.networks.variants import VariantTimer
from videostudio.evaluation.random_weights import random_weights_kit
from videostudio.evaluation.straightforward import straightforward_step
from videostudio.nn.attention import KeyValue
from videostudio.nn.unet3d import ACTION_DIM, POOLED_IMAGE_DIM

GUIDANCE, RELEASED_STEPS = 12.0, 70
"""The released settings of VideoStudio-Vid."""


@dataclass(frozen=True)
class Workload:
    """What is timed at a size.

    Args:
        height: of the clip, pixels.
        width: of the clip, pixels.
        frames: of the clip.
        side: of the picture, pixels.
        matmul: side of the matrices that measure the device's ceiling.
    """

    height: int
    width: int
    frames: int
    side: int
    matmul: int


WORKLOADS = {
    "tiny": Workload(64, 96, 6, 64, 512),
    "small": Workload(128, 192, 8, 256, 1024),
    "full": Workload(320, 512, 16, 512, 8192),
}
"""What is timed at every size of the models; full is the released setting."""
SIZES = tuple(WORKLOADS)


class VideoModel:
    """VideoStudio-Vid with random weights and the inputs of one guided step.

    Args:
        bench: where it is made.
        size: one of `SIZES`.
    """

    def __init__(self, bench: Bench, size: str) -> None:
        self.bench, self.work = bench, WORKLOADS[size]
        start = time.perf_counter()
        build = random_weights_kit("pipelines").build_video_pipeline
        self.pipe: SceneVideoPipeline = build(size, bench.device, bench.dtype)
        bench.wait()
        bench.spent["making the video model"] = round(time.perf_counter() - start, 2)
        self.pipe.set_progress_bar_config(disable=True)
        self.unet: Any = self.pipe.unet
        self.sample, self.timestep, self.tokens, self.added = step_inputs(bench, self.pipe, self.work)
        self.context = self.unet.project_context(self.tokens)
        self.fast = False

    def use_fast_layout(self) -> None:
        """Bring the weights into the layout that is fast on the device."""
        if self.bench.gpu:
            self.unet.use_channels_last()
        self.fast = True

    def timer(self) -> VariantTimer:
        """Times variants of the step against the step as it is."""
        if not self.fast:
            self.use_fast_layout()
        return VariantTimer(self.bench, "video", self.step, self.bench.seconds(self.step))

    def step(self, guidance: float = GUIDANCE) -> Tensor:
        """One guided prediction, both branches in one pass."""
        out = self.unet(self.sample, self.timestep, self.context, self.added, return_dict=False)[0]
        return apply_guidance(out, guidance)

    def step_in_two_passes(self) -> Tensor:
        """The same, branch by branch."""
        half = self.sample.shape[0] // 2
        branches = []
        for part in (slice(0, half), slice(half, None)):
            context = tuple(tuple(KeyValue(*(t[part] for t in pair)) for pair in layer) for layer in self.context)
            added = {name: value[part] for name, value in self.added.items()}
            branches.append(self.unet(self.sample[part], self.timestep, context, added, return_dict=False)[0])
        return apply_guidance(torch.cat(branches), GUIDANCE)

    def plain_step(self, guidance: float = GUIDANCE) -> Tensor:
        """The straightforward way; inside `straightforward_unet`."""
        return straightforward_step(self.unet, self.sample, self.timestep, self.tokens, self.added, guidance)

    def change_precision(self, dtype: torch.dtype) -> None:
        """Compute in another precision from here; the inputs and weights are the same numbers."""
        self.unet.to(dtype)
        self.sample, self.tokens = self.sample.to(dtype), self.tokens.to(dtype)
        self.context = self.unet.project_context(self.tokens)

    def clip(self, steps: int, **options: Any) -> Any:
        """One clip from a picture of noise."""
        picture = noise_picture(self.work.width, self.work.height)
        size: dict[str, Any] = {"height": self.work.height, "width": self.work.width, "num_frames": self.work.frames}
        run: dict[str, Any] = {"num_inference_steps": steps, "guidance_scale": GUIDANCE, "phrases": ["riding a bike"]}
        run |= {"generator": torch.Generator().manual_seed(1), "return_dict": False}
        return self.pipe("A man is riding a bike.", picture, **(size | run | options))[0]


def step_inputs(
    bench: Bench, pipe: SceneVideoPipeline, work: Workload
) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Random inputs of one guided step: reference frame and both branches included."""
    factor, dim = pipe.vae_scale_factor, pipe.unet.config.cross_attention_dim
    g = torch.Generator().manual_seed(0)

    def draw(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=g).to(bench.device, bench.dtype)

    encoder = pipe.image_encoder.config
    tokens = draw(2, (encoder.image_size // encoder.patch_size) ** 2 + 1, dim)
    tokens[0] = 0
    added = {
        "text_embeds": draw(2, pipe.text_encoder_2.config.projection_dim),
        "time_ids": torch.tensor(
            [[work.height, work.width, 0, 0, work.height, work.width]] * 2, device=bench.device
        ).float(),
        "aes_scores": torch.full((2,), AESTHETIC_SCORE, device=bench.device),
        "midf_clip_pool_fea": draw(2, POOLED_IMAGE_DIM),
        "action_prob_fea": draw(2, ACTION_DIM),
    }
    sample = draw(1, 4, work.frames + 1, work.height // factor, work.width // factor).repeat(2, 1, 1, 1, 1)
    return sample, torch.tensor(500, device=bench.device), tokens, added


def noise_picture(width: int, height: int) -> Image.Image:
    """A picture of noise."""
    return Image.fromarray(np.random.default_rng(0).integers(0, 255, (height, width, 3), dtype=np.uint8))
