"""What the two models' objectives share: noise per sample, timesteps, targets, dropout, encoders."""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from videostudio.diffusion.common import stable_diffusion_schedule
from videostudio.errors import InputError
from videostudio.training.data.randomness import normal_noise, uniform_numbers

CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
"""CLIP's pixel normalisation, as its picture processor has it."""
AT_ONCE = 2**20
"""Pixels that the autoencoder takes at a time: four pictures of 512x512 need about 2 GB in float32."""


def paper_schedule(prediction: str = "epsilon") -> Any:
    """The paper's noise schedule and objective (supplement, tables 1 and 2).

    Args:
        prediction: "epsilon", the paper's, or "v_prediction".
    """
    from diffusers import DDPMScheduler

    return stable_diffusion_schedule(DDPMScheduler, clip_sample=False, steps_offset=1, prediction_type=prediction)


def encode_pixels(vae: Any, pixels: Tensor, seed: int, numbers: Tensor) -> Tensor:
    """Scaled latents, drawn from the autoencoder's distribution, in float32.

    Args:
        vae: an `AutoencoderKL`.
        pixels: (B, 3, H, W) or (B, F, 3, H, W) in -1..1.
        seed: the run's seed.
        numbers: (B,) sample numbers.

    Returns:
        (B, C, h, w) or (B, C, F, h, w).
    """
    clip = pixels.ndim == 5
    pictures = pixels.flatten(0, 1) if clip else pixels
    with torch.no_grad(), torch.autocast(pictures.device.type, enabled=False):
        at_once = max(1, AT_ONCE // (pictures.shape[-2] * pictures.shape[-1]))
        moments = [vae.encode(part.float()).latent_dist for part in pictures.split(at_once)]
    mean = torch.cat([one.mean for one in moments])
    std = torch.cat([one.std for one in moments])
    if clip:
        mean, std = (part.unflatten(0, pixels.shape[:2]).transpose(1, 2) for part in (mean, std))
    return sample_latents(mean, std, vae.config.scaling_factor, seed, numbers)


def sample_latents(mean: Tensor, std: Tensor, scaling: float, seed: int, numbers: Tensor) -> Tensor:
    """Latents from an autoencoder's mean and deviation, by each sample's own noise."""
    noise = normal_noise(seed ^ 0x5EED, "noise", numbers, mean.shape[1:])
    return (mean + std * noise) * scaling


def noise_latents(scheduler: Any, latents: Tensor, seed: int, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Noise latents to a timestep of each sample's own.

    Args:
        scheduler: a diffusers scheduler with `alphas_cumprod`.
        latents: (B, C, ...).
        seed: the run's seed.
        numbers: (B,) sample numbers.

    Returns:
        Noisy latents, timesteps (B,), and what the model shall predict.

    Raises:
        InputError: the scheduler's prediction type is neither epsilon nor v_prediction.
    """
    noise = normal_noise(seed, "noise", numbers, latents.shape[1:])
    steps = scheduler.config.num_train_timesteps
    timesteps = (uniform_numbers(seed, "timestep", numbers, 1)[:, 0] * steps).long().clamp(max=steps - 1)
    noisy = scheduler.add_noise(latents, noise, timesteps)
    kind = scheduler.config.get("prediction_type", "epsilon")
    if kind == "epsilon":
        return noisy, timesteps, noise
    if kind == "v_prediction":
        return noisy, timesteps, scheduler.get_velocity(latents, noise, timesteps)
    raise InputError(f"The base model predicts '{kind}'; training knows epsilon and v_prediction.")


def dropout_masks(seed: int, numbers: Tensor, count: int, *shares: float) -> list[Tensor]:
    """Which samples lose a condition.

    Args:
        seed: the run's seed.
        numbers: (B,) sample numbers.
        count: chances to draw per sample, at least as many as shares.
        shares: the share of each condition.

    Returns:
        One (B,) mask per share.
    """
    chance = uniform_numbers(seed, "dropout", numbers, count)
    return [chance[:, place] < share for place, share in enumerate(shares)]


def clip_pixels(pictures: Tensor, side: int) -> Tensor:
    """(N, 3, H, W) in 0..1 -> CLIP's normalised pixels (N, 3, side, side)."""
    if pictures.shape[-2:] != (side, side):
        pictures = F.interpolate(pictures, (side, side), mode="bicubic", antialias=True).clamp(0, 1)
    # Numbers, not tensors from main memory: a recorded step copies nothing from there.
    channels = zip(pictures.unbind(1), CLIP_MEAN, CLIP_STD, strict=True)
    return torch.stack([(channel - mean) / std for channel, mean, std in channels], dim=1)
