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
UNCOUNTED = -1e4
"""Score of a pair that is no negative."""
PATCH_PIXELS = 4
"""Coarse pixels of a patch's side, by whose colours local tokens are tested."""
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

    What tells one thing from another is enough for a contrast, but not to draw it: so each local token also has to tell
    the colours of its patch, in a few coarse pixels, by a linear layer that is thrown away afterwards.

    Args:
        encoder: a `CLIPVisionModelWithProjection`.
        text: the frozen text encoder.
    """

    def __init__(self, encoder: Any, text: MiniText) -> None:
        super().__init__()
        self.encoder = encoder
        self.temperature = nn.Parameter(torch.tensor(LOG_TEMPERATURE))
        self.colours = nn.Linear(encoder.config.projection_dim, 3 * PATCH_PIXELS**2)
        self.freeze(text_encoder=text)

    def forward(self, batch: Batch) -> Tensor:
        """The mean of five contrasts, and the error of the patches' colours.

        Args:
            batch: see `videostudio.training.world.source.as_batch`; in place of `captions`, `names` and `places` it may
                have `text_pooled` (B, 3, D), see `encode_batch`.
        """
        figure, place = batch["foreground_present"][:, 0], batch["background_present"]
        pictures = batch["pixels"] / 2 + 0.5
        mask = (batch["mask"] > 0.5).float()
        parts = [pictures, batch["foregrounds"][:, 0], batch["background"], pictures * mask, pictures * (1 - mask)]
        pixels = clip_pixels(torch.cat(parts), self.encoder.config.image_size)
        out = self.encoder(pixels)
        whole, reference, background, cut, rest = out.image_embeds.float().chunk(len(parts))
        told = batch["text_pooled"] if "text_pooled" in batch else self.encode_batch(batch)["text_pooled"]
        caption, name, spot = told.float().unbind(1)
        unique = torch.arange(len(whole), device=whole.device)
        objects, places = batch["object_ids"], batch["place_ids"]
        pairs = [
            (whole, caption, unique, torch.ones_like(figure)),
            (reference, name, objects, figure),
            (reference, cut, objects, figure),
            (background, rest, places, place),
            (background, spot, places, place),
        ]
        contrast = torch.stack([self.contrast(*pair) for pair in pairs]).mean()
        return contrast + self.colour_error(out.last_hidden_state[:, 1:], pixels)

    @torch.no_grad()
    def encode_batch(self, batch: Batch) -> dict[str, Tensor]:
        """`text_pooled` (B, 3, D): what `forward` else encodes at every step, captions, names and places."""
        text: Any = self.frozen["text_encoder"]
        words = [text.pooled_text(batch[name]) for name in ("captions", "names", "places")]
        return {"text_pooled": torch.stack(words, dim=1)}

    def features(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) in 0..1 -> (N, D)."""
        out: Tensor = self.encoder(clip_pixels(pictures, self.encoder.config.image_size)).image_embeds
        return out.float()

    def colour_error(self, states: Tensor, pixels: Tensor) -> Tensor:
        """Mean squared error of patches' colours, in CLIP's normalised units, by their (N, L, D) states."""
        vision = self.encoder.vision_model
        told = self.colours(self.encoder.visual_projection(vision.post_layernorm(states))).float()
        count = self.encoder.config.image_size // self.encoder.config.patch_size
        coarse = F.adaptive_avg_pool2d(pixels.float(), count * PATCH_PIXELS)
        wanted = F.unfold(coarse, PATCH_PIXELS, stride=PATCH_PIXELS).transpose(1, 2)
        return F.mse_loss(told, wanted)

    def contrast(self, left: Tensor, right: Tensor, labels: Tensor, there: Tensor) -> Tensor:
        """Symmetric InfoNCE over the samples that are there; equal labels are no negatives."""
        left, right = F.normalize(left, dim=-1), F.normalize(right, dim=-1)
        with torch.autocast(left.device.type, enabled=False):  # in bf16 the scores are off by up to half a unit
            scores = left @ right.T * self.temperature.exp().clamp(max=LARGEST_TEMPERATURE)
        wanted = torch.arange(len(left), device=left.device)
        own = wanted[:, None] == wanted[None]
        negative = (labels[:, None] != labels[None]) & there[:, None] & there[None]
        scores = scores.masked_fill(~(own | negative), UNCOUNTED)
        losses = F.cross_entropy(scores, wanted, reduction="none") + F.cross_entropy(scores.T, wanted, reduction="none")
        return (losses * there).sum() / (2 * there.sum().clamp(min=1))

    def export(self, folder: Path) -> None:
        """Write `image_encoder/`."""
        self.encoder.save_pretrained(folder / "image_encoder", max_shard_size=self.file_limit)
