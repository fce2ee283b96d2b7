"""The two parts of `mini` that the big models take ready-made: the autoencoder and the image-text encoder."""

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from videostudio.training.data.randomness import normal_noise
from videostudio.training.diffusion_loss import clip_pixels
from videostudio.training.loop import Batch, Objective
from videostudio.training.mini.models import MiniText

KL_WEIGHT = 1e-5
"""Weight of the latents' distance from a normal distribution."""
EDGE_WEIGHT = 0.5
"""Weight of the error of edges, beside that of pixels."""
LOG_TEMPERATURE, LARGEST_TEMPERATURE = 2.6, 100
"""The contrast's temperature at the start, as a logarithm, and its largest value, which is CLIP's."""


class AutoencoderObjective(Objective):
    """Reconstruction of pictures and of their edges, with a slight pull of the latents towards a normal distribution.

    Args:
        vae: an `AutoencoderKL`.
        seed: the run's seed.
    """

    def __init__(self, vae: Any, seed: int = 0) -> None:
        super().__init__()
        self.vae, self.seed = vae, seed
        self._moments: list[Tensor] = []

    def forward(self, batch: Batch) -> Tensor:
        """The loss; `pixels` (B, 3, H, W) in -1..1."""
        pixels = batch["pixels"]
        posterior = self.vae.encode(pixels).latent_dist
        noise = normal_noise(self.seed, "noise", batch["numbers"], posterior.mean.shape[1:])
        latents = posterior.mean + posterior.std * noise
        again = self.vae.decode(latents, return_dict=False)[0].float()
        edges = sum((again.diff(dim=d) - pixels.diff(dim=d)).abs().mean() for d in (-1, -2))
        loss: Tensor = F.l1_loss(again, pixels) + F.mse_loss(again, pixels) + EDGE_WEIGHT * edges
        total: Tensor = loss + KL_WEIGHT * posterior.kl().float().mean()
        return total

    @torch.no_grad()
    def preview(self, batch: Batch) -> Tensor | None:
        """Pictures above, their reconstructions below."""
        pixels = batch["pixels"]
        posterior = self.vae.encode(pixels).latent_dist
        again = self.vae.decode(posterior.mode(), return_dict=False)[0].float()
        rows = [torch.cat(list(row / 2 + 0.5), dim=2) for row in (pixels, again)]
        return torch.cat(rows, dim=1)

    @torch.no_grad()
    def scale_latents(self, pixels: Tensor) -> None:
        """Set the scaling factor by which latents get unit variance."""
        latents = self.vae.encode(pixels).latent_dist.mean
        self.vae.register_to_config(scaling_factor=float(1 / latents.float().std().clamp(min=1e-4)))

    def export(self, folder: Path) -> None:
        """Write `vae/`."""
        self.vae.save_pretrained(folder / "vae", max_shard_size=self.file_limit)


class EncoderObjective(Objective):
    """Contrast of pictures with their captions, and of references with the same figure or place in the scene.

    Args:
        encoder: a `CLIPVisionModelWithProjection`.
        text: the frozen text encoder.
    """

    def __init__(self, encoder: Any, text: MiniText) -> None:
        super().__init__()
        self.encoder = encoder
        self.temperature = nn.Parameter(torch.tensor(LOG_TEMPERATURE))
        self.freeze(text_encoder=text)

    def forward(self, batch: Batch) -> Tensor:
        """The mean of five contrasts; see `videostudio.training.world.source.as_batch` for the batch."""
        text: Any = self.frozen["text_encoder"]
        figure, place = batch["foreground_present"][:, 0], batch["background_present"]
        pictures = batch["pixels"] / 2 + 0.5
        mask = (batch["mask"] > 0.5).float()
        parts = [pictures, batch["foregrounds"][:, 0], batch["background"], pictures * mask, pictures * (1 - mask)]
        whole, reference, background, cut, rest = self.features(torch.cat(parts)).chunk(len(parts))
        with torch.no_grad():
            words = [text.pooled_text(batch[name]).float() for name in ("captions", "names", "places")]
        unique = torch.arange(len(whole), device=whole.device)
        objects, places = batch["object_ids"], batch["place_ids"]
        pairs = [
            (whole, words[0], unique, torch.ones_like(figure)),
            (reference, words[1], objects, figure),
            (reference, cut, objects, figure),
            (background, rest, places, place),
            (background, words[2], places, place),
        ]
        return torch.stack([self.contrast(*pair) for pair in pairs]).mean()

    def features(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) in 0..1 -> (N, D)."""
        out: Tensor = self.encoder(clip_pixels(pictures, self.encoder.config.image_size)).image_embeds
        return out.float()

    def contrast(self, left: Tensor, right: Tensor, labels: Tensor, there: Tensor) -> Tensor:
        """Symmetric InfoNCE over the samples that are there; equal labels are no negatives."""
        left, right, labels = F.normalize(left[there], dim=-1), F.normalize(right[there], dim=-1), labels[there]
        if len(left) < 2:
            return left.sum() * 0
        with torch.autocast(left.device.type, enabled=False):  # in bf16 the scores are off by up to half a unit
            scores = left @ right.T * self.temperature.exp().clamp(max=LARGEST_TEMPERATURE)
        same = (labels[:, None] == labels[None]) & ~torch.eye(len(labels), dtype=torch.bool, device=labels.device)
        scores = scores.masked_fill(same, -1e4)
        wanted = torch.arange(len(left), device=left.device)
        return (F.cross_entropy(scores, wanted) + F.cross_entropy(scores.T, wanted)) / 2

    def export(self, folder: Path) -> None:
        """Write `image_encoder/`."""
        self.encoder.save_pretrained(folder / "image_encoder", max_shard_size=self.file_limit)
