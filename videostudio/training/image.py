"""Training VideoStudio-Img: CA2, CA3 and the resampler on a frozen Stable Diffusion (paper, sections 3.3 and 4.3)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from videostudio.diffusion.image_pipeline import SceneImagePipeline, local_tokens
from videostudio.nn.adapter import EntityAdapter
from videostudio.training.configs import ImageModelConfig
from videostudio.training.diffusion_loss import clip_pixels, dropout_masks, encode_pixels, noise_latents, sample_latents
from videostudio.training.loop import Batch, Objective

TextEncoder = Callable[[Sequence[str]], Tensor]
"""N texts -> (N, L, D) text tokens."""
Completion = Callable[[Path, int | str], None]
"""Takes the folder of a finished model and the bytes of a file at most, see `release_format.complete_image_model`."""
PREVIEW_STEPS = 25


class ImageObjective(Objective):
    """Noise prediction with references. With an adapter only the adapter is trained; without one, the UNet.

    A batch may bring its texts and references encoded (`encode_batch`), so that nothing is encoded twice; then it holds
    nothing but tensors.

    Args:
        unet: a 2D UNet.
        vae: its autoencoder.
        scheduler: its noise schedule.
        encode_text: text encoder.
        config: dropout.
        seed: the run's seed.
        adapter: CA2 and CA3 (and the resampler), attached to the UNet; None trains plain text to image.
        image_encoder: CLIP vision model, for the references.
        text_encoder: the module behind `encode_text`, so that it moves to the device and is verified frozen.
        complete: writes beside the exported adapter what else a backend needs; None leaves the adapter alone.
        whole: train the UNet together with the adapter, for a UNet that was never trained (ours).
    """

    def __init__(
        self,
        unet: Any,
        vae: Any,
        scheduler: Any,
        encode_text: TextEncoder,
        config: ImageModelConfig,
        seed: int = 0,
        adapter: EntityAdapter | None = None,
        image_encoder: nn.Module | None = None,
        text_encoder: nn.Module | None = None,
        complete: Completion | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self.config, self.seed, self.scheduler = config, seed, scheduler
        # A module that is an attribute is trained with the others, its dropout too: only its method is kept.
        self.encode_text = encode_text.forward if isinstance(encode_text, nn.Module) else encode_text
        self.adapter, self.complete, self.whole = adapter, complete, whole or adapter is None
        self._no_text: Tensor | None = None
        self._no_reference: Tensor | None = None
        self.freeze(vae=vae)
        if text_encoder is not None:
            self.freeze(text_encoder=text_encoder)
        if image_encoder is not None:
            self.freeze(image_encoder=image_encoder)
        if adapter is not None:
            adapter.attach(unet)
            adapter.float().requires_grad_(True)
        if self.whole:
            self.unet = unet.requires_grad_(True)
        else:
            self.freeze(unet=unet)

    @property
    def network(self) -> Any:
        """The UNet, frozen or not."""
        return self.unet if self.whole else self.frozen["unet"]

    def checkpoint_gradients(self) -> None:
        """Recompute activations of the UNet in the backward pass."""
        self.network.enable_gradient_checkpointing()

    def forward(self, batch: Batch) -> Tensor:
        """The mean squared error of the noise.

        Args:
            batch: `numbers` (B,), `captions`, `pixels` (B, 3, H, W) in -1..1 or cached `latents_mean` and
                `latents_std`, and for references `foregrounds` (B, K, 3, S, S) in 0..1, `foreground_present` (B, K),
                `background` (B, 3, S, S), `background_present` (B,). In place of `captions`, `foregrounds` and
                `background` it may have what `encode_batch` gives.
        """
        numbers = batch["numbers"]
        no_text, nothing = dropout_masks(self.seed, numbers, 16, self.config.drop_text, self.config.drop_all)
        latents = self._latents(batch, numbers)
        noisy, timesteps, target = noise_latents(self.scheduler, latents, self.seed, numbers)
        text = self._text(batch, no_text | nothing)
        if self.adapter is not None:
            # Left active until the next batch: the backward pass may compute layers again.
            self.adapter.active = self._references(batch, numbers, nothing)
        predicted = self.network(noisy, timesteps, encoder_hidden_states=text.to(noisy), return_dict=False)[0]
        return F.mse_loss(predicted.float(), target.float())

    def _text(self, batch: Batch, silent: Tensor) -> Tensor:
        """(B, L, D) text tokens, those of the empty text where a sample is silent."""
        with torch.no_grad():
            if "text_states" not in batch:
                pairs = zip(batch["captions"], silent.tolist(), strict=True)
                return self.encode_text(["" if empty else one for one, empty in pairs])
            if self._no_text is None:
                self._no_text = self.encode_text([""]).float()
            return torch.where(silent[:, None, None], self._no_text, batch["text_states"].float())

    @torch.no_grad()
    def encode_batch(self, batch: Batch) -> dict[str, Tensor]:
        """What `forward` else encodes at every step.

        Args:
            batch: with `pixels`, `captions` or their `text_states`, `foregrounds` and `background`, see `forward`.

        Returns:
            `latents_mean` and `latents_std` (B, C, h, w), `text_states` (B, L, D) where they are not there yet, and
            with an adapter `foreground_states` (B, K, L, D) and `background_states` (B, L, D) of the image encoder.
        """
        vae: Any = self.frozen["vae"]
        posterior = vae.encode(batch["pixels"].to(vae.dtype)).latent_dist
        encoded = {"latents_mean": posterior.mean, "latents_std": posterior.std}
        if "text_states" not in batch:
            encoded["text_states"] = self.encode_text(batch["captions"])
        if self.adapter is None:
            return encoded
        encoder: Any = self.frozen["image_encoder"]
        figures, side = batch["foregrounds"], encoder.config.image_size
        states = self._states(clip_pixels(torch.cat([figures.flatten(0, 1), batch["background"]]).float(), side))
        split = figures.shape[0] * figures.shape[1]
        encoded["foreground_states"] = states[:split].unflatten(0, figures.shape[:2])
        return {**encoded, "background_states": states[split:]}

    def _latents(self, batch: Batch, numbers: Tensor) -> Tensor:
        if "latents_mean" in batch:
            scaling = self.frozen["vae"].config.scaling_factor  # type: ignore[union-attr]
            mean, std = batch["latents_mean"].float(), batch["latents_std"].float()
            return sample_latents(mean, std, scaling, self.seed, numbers)  # type: ignore[arg-type]
        return encode_pixels(self.frozen["vae"], batch["pixels"], self.seed, numbers)

    @torch.no_grad()
    def _states(self, pictures: Tensor) -> Tensor:
        """(N, 3, S, S) normalised pixels -> (N, L, D) states of the image encoder, as the adapter takes them."""
        assert self.adapter is not None
        encoder: Any = self.frozen["image_encoder"]
        pixels = pictures.to(encoder.dtype)
        if self.adapter.config.variant == "paper":
            return local_tokens(encoder, pixels)
        states: Tensor = encoder(pixels, output_hidden_states=True).hidden_states[-2]
        return states

    def tokens(self, pictures: Tensor) -> Tensor:
        """(N, 3, S, S) normalised pixels -> (N, L, D) reference tokens."""
        assert self.adapter is not None
        return self.adapter.encode(self._states(pictures).float())

    def _references(self, batch: Batch, numbers: Tensor, nothing: Tensor) -> Any:
        """Keys and values of the references; in place of a dropped one stands an all-zero normalised picture."""
        assert self.adapter is not None
        encoder: Any = self.frozen["image_encoder"]
        side = encoder.config.image_size
        encoded = "foreground_states" in batch
        figures = batch["foreground_states" if encoded else "foregrounds"]
        place = batch["background_states" if encoded else "background"]
        count = figures.shape[1]
        given = torch.cat([figures.flatten(0, 1), place])
        shares = [self.config.drop_reference] * (count + 1)
        gone = dropout_masks(self.seed, numbers, 16, 0.0, 0.0, *shares)[2:]
        lost = torch.cat([torch.stack(gone[:count], dim=1).flatten(), gone[count]])
        lost = lost | torch.cat([nothing.repeat_interleave(count), nothing])
        if encoded:
            if self._no_reference is None:
                self._no_reference = self._states(torch.zeros(1, 3, side, side, device=given.device)).float()
            states = torch.where(lost.view(-1, 1, 1), self._no_reference, given.float())
            tokens = self.adapter.encode(states)
        else:
            tokens = self.tokens(clip_pixels(given, side) * (~lost).view(-1, 1, 1, 1))
        split = count * len(numbers)
        fg = tokens[:split].unflatten(0, (len(numbers), count))
        length = fg.shape[2]
        return self.adapter.project(
            list(fg.unbind(1)),
            tokens[split:],
            batch["foreground_present"].repeat_interleave(length, dim=1),
            batch["background_present"][:, None].expand(-1, length),
        )

    @torch.no_grad()
    def preview(self, batch: Batch) -> Tensor | None:
        """Per sample: the picture, its references, and what the model draws from them."""
        if "pixels" not in batch:
            return None
        drawn = self.sample(batch, steps=PREVIEW_STEPS)
        shown = [batch["pixels"] / 2 + 0.5]
        if self.adapter is not None:
            size = batch["pixels"].shape[-2:]
            parts = [*batch["foregrounds"].unbind(1), batch["background"]]
            shown += [F.interpolate(part.float(), size, mode="bilinear", antialias=True) for part in parts]
        return torch.cat([torch.cat(list(column), dim=1) for column in [*shown, drawn.to(shown[0])]], dim=2)

    @torch.no_grad()
    def sample(
        self, batch: Batch, steps: int = 50, guidance: float = 3.0, seed: int = 1, references: bool = True
    ) -> Tensor:
        """Draw the batch's scenes from their captions and references, by the pipeline.

        Args:
            batch: see `forward`.
            steps: DDIM steps.
            guidance: guidance scale.
            seed: seed of the noise.
            references: whether to give them.

        Returns:
            (B, 3, H, W) in 0..1, in main memory.
        """
        from diffusers import DDIMScheduler

        scheduler = DDIMScheduler.from_config(self.scheduler.config)
        pipe = SceneImagePipeline(self.frozen["vae"], None, None, self.network, scheduler, adapter=self.adapter)
        pipe.set_progress_bar_config(disable=True)
        pipe.keep_encoders = True
        size = batch["size"] if "size" in batch else batch["pixels"].shape[-2:]
        count = len(batch["captions"])
        given: dict[str, Any] = {}
        if self.adapter is not None:
            self.adapter.active = None
            if references:
                given = self._given(batch, count)
            elif self.whole:  # trained with references from the first step, it knows nothing else
                absent = {name: torch.zeros_like(batch[name]) for name in ("foreground_present", "background_present")}
                given = self._given({**batch, **absent}, count)
        made: Any = pipe(
            prompt_embeds=self.encode_text(batch["captions"]).to(self.network.dtype),
            negative_prompt_embeds=self.encode_text([""] * count).to(self.network.dtype),
            height=size[0],
            width=size[1],
            num_inference_steps=steps,
            guidance_scale=guidance,
            scale_foreground=1.0,
            scale_background=1.0,
            generator=[torch.Generator().manual_seed(seed + n) for n in range(count)],
            output_type="pt",
            **given,
        )
        drawn: Tensor = made.images
        return drawn

    def _given(self, batch: Batch, count: int) -> dict[str, Any]:
        """References as the pipeline takes them; an absent one is the unconditional one."""
        encoder: Any = self.frozen["image_encoder"]
        side = encoder.config.image_size
        places = [*batch["foregrounds"].unbind(1), batch["background"]]
        there = [*batch["foreground_present"].unbind(1), batch["background_present"]]
        tokens = [
            self.tokens(clip_pixels(part.float(), side) * ok.view(-1, 1, 1, 1))
            for part, ok in zip(places, there, strict=True)
        ]
        empty = self.tokens(torch.zeros(1, 3, side, side, device=places[0].device)).expand(count, -1, -1)
        used = [row for row, ok in zip(tokens[:-1], there[:-1], strict=True) if self.whole or bool(ok.any())]
        given: dict[str, Any] = {"foreground_tokens": used, "negative_foreground_tokens": [empty] * len(used)}
        if self.whole or bool(there[-1].any()):
            given |= {"background_tokens": tokens[-1], "negative_background_tokens": empty}
        return given

    def export(self, folder: Path) -> None:
        """Write what was trained, and what completes it, see `release_format`; or the UNet."""
        from videostudio.backends.release import ADAPTER_FILE
        from videostudio.training.release_format import ADAPTER_FOLDER, save_release

        if self.whole:
            self.unet.save_pretrained(folder / "unet", max_shard_size=self.file_limit)
        if self.adapter is None:
            return
        self.adapter.save_pretrained(folder / ADAPTER_FOLDER, max_shard_size=self.file_limit)
        if self.adapter.image_proj is not None:
            save_release(self.adapter, folder / ADAPTER_FILE)
        if self.complete is not None:
            self.complete(folder, self.file_limit)
