"""Training VideoStudio-Vid: SDXL inflated, conditioned on a scene image and an action (paper, sections 3.3 and 4.3)."""

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from videostudio.diffusion.actions import action_labels
from videostudio.diffusion.video_pipeline import AESTHETIC_SCORE, SceneVideoPipeline
from videostudio.errors import BackendError
from videostudio.nn.temporal import TemporalConv
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import VideoModelConfig
from videostudio.training.diffusion_loss import clip_pixels, dropout_masks, encode_pixels, noise_latents, sample_latents
from videostudio.training.image import PREVIEW_STEPS, Completion, TextEncoder
from videostudio.training.loop import Batch, Objective
from videostudio.types import Camera

IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""VideoMAE's pixel normalisation."""


class ActionClassifier(nn.Module):
    """Action vectors of clips by VideoMAE fine-tuned on Kinetics-400 (paper, supplement section 3).

    Args:
        model: a transformers `VideoMAEForVideoClassification` with 400 classes.
        threshold: the vector is zeroed where its best probability is not above this; at 0 probabilities stay as they
            are, as in the paper.

    Raises:
        BackendError: the model's labels are not those of Kinetics-400.
    """

    def __init__(self, model: Any, threshold: float = 0.0) -> None:
        super().__init__()
        self.model = model
        self.threshold = threshold
        places = {_plain(label): place for place, label in enumerate(action_labels())}
        names = [_plain(str(model.config.id2label[place])) for place in range(model.config.num_labels)]
        if unknown := [name for name in names if name not in places]:
            raise BackendError(
                f"The action classifier has labels that Kinetics-400 does not have: {', '.join(unknown[:5])}."
            )
        self.order = [places[name] for name in names]

    @torch.no_grad()
    def forward(self, frames: Tensor) -> Tensor:
        """(B, F, 3, H, W) in -1..1 -> (B, 400) probabilities, or zeros where none is above the threshold."""
        batch, count = frames.shape[:2]
        wanted = torch.linspace(0, count - 1, self.model.config.num_frames).round().long().tolist()
        side = self.model.config.image_size
        pictures = F.interpolate(
            frames[:, wanted].flatten(0, 1) / 2 + 0.5, (side, side), mode="bilinear", antialias=True
        )
        mean = torch.tensor(IMAGENET_MEAN, device=frames.device).view(3, 1, 1)
        std = torch.tensor(IMAGENET_STD, device=frames.device).view(3, 1, 1)
        pixels = ((pictures - mean) / std).unflatten(0, (batch, len(wanted)))
        parameter = next(self.model.parameters())
        chances = self.model(pixel_values=pixels.to(parameter.dtype)).logits.float().softmax(dim=-1)
        vectors = torch.zeros(batch, len(action_labels()), device=frames.device)
        vectors[:, self.order] = chances
        return vectors * (vectors.amax(dim=1, keepdim=True) > self.threshold)


def _plain(label: str) -> str:
    return "".join(letter for letter in label.lower() if letter.isalnum())


class VideoObjective(Objective):
    """Noise prediction for clips; the whole UNet is trained.

    Args:
        unet: the video UNet.
        vae: its autoencoder.
        scheduler: its noise schedule.
        encode_text: N texts -> (N, D) pooled text features.
        image_encoder: CLIP vision model, whose last states are the image tokens.
        config: conditions and dropout.
        seed: the run's seed.
        text_encoder: the module behind `encode_text`.
        classifier: finds the actions of clips that have no label; None leaves them without.
        complete: writes beside the exported UNet what else a backend needs; None leaves the UNet alone.
    """

    def __init__(
        self,
        unet: VideoStudioUNet3D,
        vae: Any,
        scheduler: Any,
        encode_text: TextEncoder,
        image_encoder: nn.Module,
        config: VideoModelConfig,
        seed: int = 0,
        text_encoder: nn.Module | None = None,
        classifier: ActionClassifier | None = None,
        complete: Completion | None = None,
    ) -> None:
        super().__init__()
        self.unet = unet.float().requires_grad_(True)
        # Whoever loads the model finds there where it expects the scene image.
        unet.register_to_config(reference_position=config.reference_position)
        self.complete = complete
        self.config, self.seed, self.scheduler, self.encode_text = config, seed, scheduler, encode_text
        self.freeze(vae=vae, image_encoder=image_encoder)
        if text_encoder is not None:
            self.freeze(text_encoder=text_encoder)
        if classifier is not None:
            self.freeze(classifier=classifier)
        for module in unet.modules():
            if isinstance(module, TemporalConv):
                for part in module.modules():
                    if isinstance(part, nn.Dropout):
                        part.p = config.temporal_dropout

    def checkpoint_gradients(self) -> None:
        """Recompute activations of the UNet in the backward pass."""
        self.unet.enable_gradient_checkpointing()

    def forward(self, batch: Batch) -> Tensor:
        """The mean squared error of the frames' noise.

        Args:
            batch: `numbers` (B,), `captions`, `frames` (B, F, 3, H, W) in -1..1 or cached `latents_mean` and
                `latents_std` (B, C, F, h, w), `scene_image` (B, 3, S, S) in 0..1 (the middle frame), `action` (B, 400),
                `action_known` (B,). In place of `captions` and `scene_image` it may have what `encode_batch` gives.
        """
        numbers = batch["numbers"]
        latents = self._latents(batch, numbers)
        place = latents.shape[2] // 2
        reference = latents[:, :, place : place + 1]
        noisy, timesteps, target = noise_latents(self.scheduler, latents, self.seed, numbers)
        nothing, no_action = dropout_masks(self.seed, numbers, 16, self.config.drop_condition, self.config.drop_action)
        kept = (~nothing).float()
        if "text_pooled" in batch:
            text, tokens, pooled = (batch[name].float() for name in ("text_pooled", "image_tokens", "image_pooled"))
        else:
            with torch.no_grad():
                text = self.encode_text(batch["captions"]).float()
                tokens, pooled = self.image_features(batch["scene_image"])
        text = text * kept[:, None]
        action = self.actions(batch) * (kept * (~no_action).float())[:, None]
        unit = 2 ** (len(self.frozen["vae"].config.block_out_channels) - 1)  # type: ignore[union-attr,arg-type]
        size = (latents.shape[-2] * unit, latents.shape[-1] * unit)
        added = self.conditions(text, pooled, action, size)
        clip, where = insert_reference(noisy, reference, self.config.reference_position)
        predicted = self.unet(clip, timesteps, tokens * kept[:, None, None], added, return_dict=False)[0]
        predicted = torch.cat([predicted[:, :, :where], predicted[:, :, where + 1 :]], dim=2)
        return F.mse_loss(predicted.float(), target.float())

    @torch.no_grad()
    def encode_batch(self, batch: Batch) -> dict[str, Tensor]:
        """What `forward` else encodes at every step.

        Args:
            batch: with `captions`, `frames` and `scene_image`, see `forward`.

        Returns:
            `latents_mean` and `latents_std` (B, C, F, h, w), `text_pooled` (B, D), `image_tokens` (B, L, D) and
            `image_pooled` (B, D).
        """
        vae: Any = self.frozen["vae"]
        frames = batch["frames"]
        posterior = vae.encode(frames.flatten(0, 1).to(vae.dtype)).latent_dist
        mean, std = (part.unflatten(0, frames.shape[:2]).transpose(1, 2) for part in (posterior.mean, posterior.std))
        tokens, pooled = self.image_features(batch["scene_image"])
        encoded = {"latents_mean": mean, "latents_std": std, "image_tokens": tokens, "image_pooled": pooled}
        return {**encoded, "text_pooled": self.encode_text(batch["captions"])}

    def _latents(self, batch: Batch, numbers: Tensor) -> Tensor:
        vae: Any = self.frozen["vae"]
        if "latents_mean" in batch:
            mean, std = batch["latents_mean"].float(), batch["latents_std"].float()
            return sample_latents(mean, std, vae.config.scaling_factor, self.seed, numbers)
        return encode_pixels(vae, batch["frames"], self.seed, numbers)

    def image_features(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 3, S, S) in 0..1 -> image tokens (B, L, D) without the final normalisation, and the pooled feature."""
        encoder: Any = self.frozen["image_encoder"]
        pixels = clip_pixels(pictures.float(), encoder.config.image_size).to(encoder.dtype)
        vision = getattr(encoder, "vision_model", encoder)
        out = vision(pixels)
        return out.last_hidden_state.float(), out.pooler_output.float()

    def actions(self, batch: Batch) -> Tensor:
        """(B, 400) action vectors: the given label's, or else the classifier's."""
        given, known = batch["action"], batch["action_known"]
        classifier = self.frozen.get("classifier")
        if classifier is None or bool(known.all()) or "frames" not in batch:
            return given  # type: ignore[no-any-return]
        found = classifier(batch["frames"])
        return torch.where(known[:, None], given, found)

    def conditions(self, text: Tensor, pooled: Tensor, action: Tensor, size: tuple[int, int]) -> dict[str, Tensor]:
        """The UNet's `added_cond_kwargs`; the size in pixels."""
        count = len(text)
        sizes = [torch.full((count,), float(one), device=text.device) for one in (*size, 0, 0, *size)]
        added = {
            "text_embeds": text,
            "time_ids": torch.stack(sizes, dim=1),
            "action_prob_fea": action,
            "aes_scores": torch.full((count,), AESTHETIC_SCORE, device=text.device),
        }
        return {**added, "midf_clip_pool_fea": pooled} if self.config.pooled_image else added

    @torch.no_grad()
    def preview(self, batch: Batch) -> Tensor | None:
        """Per sample two rows: every other frame of the clip, and of what the model makes of its middle frame."""
        if "frames" not in batch:
            return None
        drawn = self.sample(batch, steps=PREVIEW_STEPS)
        rows = []
        for true, made in zip(batch["frames"].cpu() / 2 + 0.5, drawn, strict=True):
            rows += [torch.cat(list(true[::2]), dim=2), torch.cat(list(made[::2]), dim=2)]
        return torch.cat(rows, dim=1)

    @torch.no_grad()
    def sample(
        self,
        batch: Batch,
        steps: int = 50,
        guidance: float = 3.0,
        seed: int = 1,
        with_action: bool = True,
        camera: Camera | None = None,
        camera_step: int = 5,
        camera_scale: float = 1.0,
    ) -> Tensor:
        """Animate the batch's scene images, by the pipeline.

        Args:
            batch: see `forward`.
            steps: DDIM steps.
            guidance: guidance scale.
            seed: seed of the noise.
            with_action: whether to condition on the action.
            camera: camera movement for the whole batch, by warping (supplement, equation 2).
            camera_step: T_m.
            camera_scale: multiplies the camera's speed.

        Returns:
            (B, F, 3, H, W) in 0..1, in main memory.
        """
        from diffusers import DDIMScheduler

        from videostudio.diffusion.camera import CameraWarp

        vae: Any = self.frozen["vae"]
        pipe = SceneVideoPipeline(vae, self.unet, DDIMScheduler.from_config(self.scheduler.config))
        pipe.set_progress_bar_config(disable=True)
        frames = batch["frames"]
        middle = frames[:, frames.shape[1] // 2]
        count = len(frames)
        reference = encode_pixels(vae, middle, seed, batch["numbers"]).unsqueeze(2)
        tokens, pooled = self.image_features(batch["scene_image"])
        dtype = self.unet.dtype
        warps = camera is not None and camera_step > 0
        made: Any = pipe(
            pooled_text=self.encode_text(batch["captions"]).to(dtype),
            image_tokens=tokens.to(dtype),
            pooled_image=pooled.to(dtype),
            image_latents=reference.to(dtype),
            action=(self.actions(batch) * float(with_action)).to(dtype),
            height=frames.shape[-2],
            width=frames.shape[-1],
            num_frames=frames.shape[1],
            num_inference_steps=steps,
            guidance_scale=guidance,
            reference_position=self.config.reference_position,  # type: ignore[arg-type]
            generator=[torch.Generator().manual_seed(seed + n) for n in range(count)],
            output_type="pt",
            callback_on_step_end=CameraWarp(camera, camera_step, scale=camera_scale) if warps and camera else None,
            callback_on_step_end_tensor_inputs=("latents", "noise_pred"),
        )
        drawn: Tensor = made.frames
        return drawn

    def export(self, folder: Path) -> None:
        """Write the release's layout, see `release_format`; or `unet/` alone, as it is."""
        from videostudio.backends.release import VIDEO_FOLDER
        from videostudio.training.release_format import half_precision

        if self.complete is None:
            self.unet.save_pretrained(folder / "unet", max_shard_size=self.file_limit)
            return
        with half_precision(self.unet):
            self.unet.save_pretrained(folder / VIDEO_FOLDER / "unet", max_shard_size=self.file_limit)
        self.complete(folder, self.file_limit)


def hear_actions(unet: VideoStudioUNet3D) -> None:
    """Let the new action embedding take one label among 400 as seriously as a full input.

    The usual initialisation reckons with inputs that are all about one; of an action vector hardly more than one is.
    The output stays zero at the start (`from_unet2d`), so the inflated model still draws what the 2D model draws.
    """
    if unet.config.action_prob_fea_guidance:
        with torch.no_grad():
            unet.action_prob_embedding.linear_1.weight.mul_(len(action_labels()) ** 0.5)


def insert_reference(clip: Tensor, reference: Tensor, position: str) -> tuple[Tensor, int]:
    """Put the scene image's clean latent among a clip's frames.

    Args:
        clip: (B, C, F, h, w).
        reference: (B, C, 1, h, w).
        position: "first" or "middle".

    Returns:
        (B, C, F + 1, h, w), and the reference's place.
    """
    place = clip.shape[2] // 2 if position == "middle" else 0
    return torch.cat([clip[:, :, :place], reference, clip[:, :, place:]], dim=2), place
