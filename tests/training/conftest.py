from dataclasses import replace

import pytest
import torch
from accelerate.state import AcceleratorState
from diffusers import AutoencoderKL, DDPMScheduler, UNet2DConditionModel
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

from videostudio.training.configs import LoopConfig
from videostudio.training.world import World, WorldConfig

TINY_WORLD = WorldConfig(
    size=(32, 32), frames=4, fps=4, reference_size=32, objects=24, sprite_side=32, plate_height=64, latent_pixels=8
)
LOOP = LoopConfig(
    steps=4, batch=2, learning_rate=1e-3, ema=0.0, save_every=0, log_every=1, preview_every=0, workers=0,
    tensorboard=False, cpu=True,
)  # fmt: skip
DIM = 32


@pytest.fixture(autouse=True)
def _one_thread():
    torch.set_num_threads(1)
    AcceleratorState._reset_state(True)  # accelerate keeps one precision per process


@pytest.fixture(scope="session")
def world():
    return World(TINY_WORLD)


@pytest.fixture
def loop(tmp_path):
    return lambda **changes: replace(LOOP, **{"output": str(tmp_path / "run"), **changes})


def noise_schedule(prediction="epsilon", beta_end=0.012):
    return DDPMScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=beta_end,
        beta_schedule="scaled_linear",
        prediction_type=prediction,
        clip_sample=False,
    )


def make_vae():
    torch.manual_seed(0)
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2,
        block_out_channels=(8, 8),
        norm_num_groups=4,
        latent_channels=4,
    )


def make_unet(widths=(32, 64)):
    torch.manual_seed(1)
    return UNet2DConditionModel(
        sample_size=8,
        block_out_channels=widths,
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=DIM,
        attention_head_dim=4,
        norm_num_groups=8,
    )


def make_encoder():
    torch.manual_seed(2)
    return CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=48, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, image_size=32,
            patch_size=8,
            projection_dim=DIM,
        )
    )  # fmt: skip


def text_tokens(texts):
    """A stand-in for a text encoder that is a plain function of the text: (N, 4, DIM)."""
    rows = []
    for text in texts:
        generator = torch.Generator().manual_seed(sum(map(ord, text)))
        rows.append(torch.randn(4, DIM, generator=generator))
    return torch.stack(rows)


class Repeated:
    """A source that gives a handful of samples over and over.

    Args:
        batch: the samples, `numbers` left out.
    """

    def __init__(self, batch):
        self.batch = batch

    def stream(self, batches):
        count = len(self.batch["captions"])
        for numbers in batches:
            rows = [number % count for number in numbers]
            picked = {k: [v[r] for r in rows] if isinstance(v, list) else v[rows] for k, v in self.batch.items()}
            yield {**picked, "numbers": torch.tensor(numbers)}
