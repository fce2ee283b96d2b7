"""VideoStudio-Vid: a clip from a scene image, the action in its prompt and the camera movement (paper, section 3.3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

import numpy as np
import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, SchedulerMixin
from diffusers.utils import BaseOutput
from PIL import Image
from torch import Tensor
from transformers import CLIPImageProcessor, CLIPTextModelWithProjection, CLIPTokenizer, CLIPVisionModel

from videostudio.diffusion.actions import ActionMatcher, PhraseFeatures
from videostudio.diffusion.camera import CameraWarp
from videostudio.diffusion.common import (
    Generators,
    SamplingOptions,
    ScenePipeline,
    StepCallback,
    apply_guidance,
    as_negatives,
    as_output_type,
    as_prompts,
    ddim_scheduler,
    draw_latents,
    frames_as_batch,
    picture_to_tensor,
    posterior_sample,
    require_component,
    spread_over_samples,
    stable_diffusion_schedule,
    token_ids,
)
from videostudio.errors import InputError
from videostudio.language.phrases import verb_phrases
from videostudio.nn.unet3d import ACTION_DIM, ProjectedContext, VideoStudioUNet3D
from videostudio.types import Camera, Direction

AESTHETIC_SCORE = 6.0
Position = Literal["first", "middle"]
BILINEAR = Image.Resampling.BILINEAR
FLOAT = ("time_ids", "aes_scores")
"""Conditions that are numbers rather than features: half precision would round a width of 4096 or a score."""
ALWAYS_RUN = 2
"""First steps at which the UNet runs whatever the cache interval is."""


def release_scheduler(config: Any | None = None) -> DPMSolverMultistepScheduler:
    """The release's scheduler: DPM-Solver++ that ends at the smallest sigma.

    Newer diffusers end at zero by default, which gives other numbers than the release.

    Args:
        config: another scheduler's config to start from; by default SD's noise schedule.
    """
    if config is not None:
        return DPMSolverMultistepScheduler.from_config(config, final_sigmas_type="sigma_min")
    return stable_diffusion_schedule(DPMSolverMultistepScheduler, steps_offset=1, final_sigmas_type="sigma_min")


paper_scheduler = ddim_scheduler
"""The paper's scheduler, to be called with eta 1 (supplement, table 2)."""


@dataclass
class SceneVideoPipelineOutput(BaseOutput):  # type: ignore[misc]  # diffusers has no types
    """Clips: PIL images, a (B, F, H, W, 3) array or (B, F, 3, H, W) tensor in 0..1, or (B, C, F, h, w) latents."""

    frames: list[list[Image.Image]] | np.ndarray | Tensor


@dataclass
class ClipConditions:
    """Everything that steers the UNet and stays the same over the steps, unconditional half first where the run guides.

    Args:
        tokens: (N, 257, D) image tokens; zeros for the unconditional half.
        added: the UNet's `added_cond_kwargs`.
        image_latents: (B, C, 1, h, w) clean latent of the scene image.
    """

    tokens: Tensor
    added: dict[str, Tensor]
    image_latents: Tensor


class SceneVideoPipeline(ScenePipeline):
    """Animate a scene image.

    Args:
        vae: SDXL's VAE.
        text_encoder_2: SDXL's second text encoder, whose pooled feature conditions and which matches actions.
        tokenizer_2: its tokenizer.
        unet: the spatio-temporal UNet.
        scheduler: `release_scheduler()` or `paper_scheduler()`.
        image_encoder: CLIP ViT-H/14, or None where features are given.
        feature_extractor: its image processor.
    """

    model_cpu_offload_seq = "text_encoder_2->image_encoder->unet->vae"
    _optional_components: ClassVar[list[str]] = ["text_encoder_2", "tokenizer_2", "image_encoder", "feature_extractor"]

    def __init__(
        self,
        vae: AutoencoderKL,
        unet: VideoStudioUNet3D,
        scheduler: SchedulerMixin,
        text_encoder_2: CLIPTextModelWithProjection | None = None,
        tokenizer_2: CLIPTokenizer | None = None,
        image_encoder: CLIPVisionModel | None = None,
        feature_extractor: CLIPImageProcessor | None = None,
    ) -> None:
        super().__init__()
        self.register_modules(
            vae=vae,
            unet=unet,
            scheduler=scheduler,
            text_encoder_2=text_encoder_2,
            tokenizer_2=tokenizer_2,
            image_encoder=image_encoder,
            feature_extractor=feature_extractor,
        )
        self.action_cache: Path | None = None
        """Folder for the prototypes of the action labels; None keeps them in memory only."""
        self._labels: tuple[Any, Tensor] | None = None

    def encode_text(self, texts: Sequence[str]) -> Tensor:
        """Pooled text features.

        Args:
            texts: N texts.

        Returns:
            (N, D), the second text encoder's `text_embeds`.
        """
        encoder = require_component(self.text_encoder_2, "text_encoder_2", "a prompt")
        with self.encoder(encoder) as model:
            embeds: Tensor = model(token_ids(self.tokenizer_2, texts).to(self.run_device)).text_embeds
        return embeds

    def encode_image(self, pictures: Sequence[Image.Image], size: int) -> tuple[Tensor, Tensor]:
        """CLIP features of scene images.

        Args:
            pictures: N scene images.
            size: side in pixels of the square that the release cuts out before CLIP's own processing: the clip's width.

        Returns:
            Tokens (N, 257, D): the last hidden states before the final normalisation; pooled (N, D).
        """
        encoder = require_component(self.image_encoder, "image_encoder", "a scene image")
        processor = require_component(self.feature_extractor, "feature_extractor", "a scene image")
        squares = [centre_square(picture, size) for picture in pictures]
        pixels = processor(images=squares, return_tensors="pt").pixel_values
        with self.encoder(encoder) as model:
            out = model(pixels.to(self.run_device, model.dtype))
        return out.last_hidden_state, out.pooler_output

    def encode_latents(self, pictures: Sequence[Image.Image], height: int, width: int, generator: Generators) -> Tensor:
        """Clean latents of scene images, drawn with the run's generators.

        Args:
            pictures: B scene images.
            height: pixels; the picture is stretched to the clip's size.
            width: pixels.
            generator: one for all, or one per sample.

        Returns:
            (B, C, 1, h, w).
        """
        pixels = torch.stack(
            [picture_to_tensor(picture.convert("RGB").resize((width, height), BILINEAR)) for picture in pictures]
        )
        with self.vae_ready() as vae:
            pixels = pixels.to(self.run_device)
            self.wake(vae)
            latents = posterior_sample(vae, pixels, generator)
        return latents.unsqueeze(2).to(self.unet.dtype)

    def action_vectors(self, phrases: Sequence[Sequence[str]]) -> Tensor:
        """Action vectors y_a of samples (supplement, section 3).

        Args:
            phrases: the action phrases of every sample.

        Returns:
            (B, 400); a row sums to 1, or to 0 where no phrase names a known action.
        """
        if not any(phrases):
            return torch.zeros(len(phrases), ACTION_DIM)
        features: PhraseFeatures = self.encode_text
        encoder = require_component(self.text_encoder_2, "text_encoder_2", "an action")
        if self._labels is None or self._labels[0] is not encoder:
            made = ActionMatcher(features, cache=self.action_cache, identity=encoder_fingerprint(encoder))
            self._labels = (encoder, made.prototypes)  # as good for all clips that this encoder reads
        matcher = ActionMatcher(features, prototypes=self._labels[1])
        return torch.stack([matcher.vector(sample) for sample in phrases])

    @torch.no_grad()
    def __call__(
        self,
        prompt: str | Sequence[str] | None = None,
        image: Image.Image | Sequence[Image.Image] | None = None,
        height: int = 320,
        width: int = 512,
        num_frames: int = 16,
        num_inference_steps: int = 70,
        guidance_scale: float = 12.0,
        negative_prompt: str | Sequence[str] | None = None,
        phrases: Sequence[str] | Sequence[Sequence[str]] | None = None,
        camera: Camera | None = None,
        camera_step: int | None = None,
        reference_position: Position | None = None,
        aesthetic_score: float = AESTHETIC_SCORE,
        num_videos_per_prompt: int = 1,
        cache_interval: int = 1,
        eta: float = 0.0,
        generator: Generators = None,
        latents: Tensor | None = None,
        image_latents: Tensor | None = None,
        image_tokens: Tensor | None = None,
        pooled_image: Tensor | None = None,
        pooled_text: Tensor | None = None,
        negative_pooled_text: Tensor | None = None,
        action: Tensor | None = None,
        output_type: str = "pil",
        return_dict: bool = True,
        callback_on_step_end: StepCallback | None = None,
        callback_on_step_end_tensor_inputs: Sequence[str] = ("latents",),
    ) -> SceneVideoPipelineOutput | tuple[Any]:
        """Animate scene images.

        Args:
            prompt: what happens, or one text per clip.
            image: the scene image, or one per prompt.
            height: pixels.
            width: pixels.
            num_frames: frames of the clip, any number.
            num_inference_steps: steps.
            guidance_scale: classifier-free guidance; 1 runs the conditional branch alone.
            negative_prompt: a text, or one per prompt; None conditions the other branch on zeros, as the release does.
            phrases: the action phrases ("riding a bike") of the clip, or a list per prompt; None finds them in the
                prompt, an empty list conditions on no action.
            camera: the camera movement; None and static leave the frames where the model puts them.
            camera_step: step after which the frames are warped (T_m); None chooses it by the noise level, see
                `CameraWarp`.
            reference_position: where the scene image's latent stands among the frames; None takes the place that the
                UNet was trained with.
            aesthetic_score: wished quality.
            num_videos_per_prompt: clips per prompt.
            cache_interval: run the UNet at every n-th step and use its last prediction in between; 1 is exact, 2 takes
                about half the time and costs the error that the benchmark prints. The first two steps always run.
            eta: DDIM's eta; the paper's is 1.
            generator: one for all, or one per clip: then a clip does not depend on its place in the batch.
            latents: (B, 4, F, H/8, W/8) explicit noise.
            image_latents: (B, 4, 1, H/8, W/8) explicit latent of the scene image.
            image_tokens: (B, 257, D) explicit CLIP tokens of the scene image.
            pooled_image: (B, D) its explicit pooled feature.
            pooled_text: (B, D) explicit pooled text feature.
            negative_pooled_text: (B, D) its unconditional counterpart; zeros by default.
            action: (B, 400) explicit action vectors.
            output_type: "pil", "np", "pt" or "latent".
            return_dict: False gives a plain tuple.
            callback_on_step_end: `(pipe, step, timestep, tensors) -> tensors`.
            callback_on_step_end_tensor_inputs: what the callback gets: "latents", "noise_pred".

        Raises:
            InputError: what was given does not fit together; the text says how to mend it.
        """
        self.check_inputs(height, width, callback_on_step_end_tensor_inputs)
        prompts = None if prompt is None else as_prompts(prompt)
        count = len(prompts) if prompts else given_batch(pooled_text, image_tokens, latents)
        copies = num_videos_per_prompt if prompts else 1
        batch, guided, unit = count * copies, guidance_scale != 1.0, self.vae_scale_factor
        shape = (batch, self.unet.config.out_channels, num_frames, height // unit, width // unit)
        noise = draw_latents(shape, generator, self.run_device, self.unet.dtype, latents)
        text = self._text(prompts, negative_prompt, pooled_text, negative_pooled_text, copies, guided)
        features = self._image(image, count, copies, width, image_tokens, pooled_image)
        vectors = self._action(prompts, phrases, action, copies, batch)
        conditions = self._conditions(text, features, vectors, (height, width), aesthetic_score, guided)
        if image_latents is None:
            pictures = spread_over_samples(image, count, copies, "scene images")
            image_latents = self.encode_latents(pictures, height, width, generator)
        conditions.image_latents = image_latents.to(self.run_device, self.unet.dtype)
        callback, names = with_camera(camera, camera_step, callback_on_step_end, callback_on_step_end_tensor_inputs)
        position = reference_position or self.unet.config.reference_position
        place = num_frames // 2 if position == "middle" else 0
        sampling = SamplingOptions(num_inference_steps, generator, eta, callback, names)
        with self.run(num_inference_steps, guidance_scale) as bar:
            predict_noise = self._predictor(conditions, place, max(cache_interval, 1))
            x = self.denoise(noise, sampling, predict_noise, bar)
            frames = x if output_type == "latent" else self._frames(x, output_type)
        return SceneVideoPipelineOutput(frames=frames) if return_dict else (frames,)

    def _text(
        self,
        prompts: list[str] | None,
        negative_prompt: str | Sequence[str] | None,
        pooled: Tensor | None,
        negative_pooled: Tensor | None,
        copies: int,
        guided: bool,
    ) -> Tensor:
        """(N, D) pooled text of all branches; zeros for the unconditional one where there is no negative prompt."""
        if pooled is None and prompts is None:
            raise InputError("Give a prompt or pooled_text.")
        negatives = as_negatives(negative_prompt, len(prompts)) if prompts and guided else None
        texts = [
            *(prompts or [] if pooled is None else []),
            *(negatives if negative_pooled is None and negatives else []),
        ]
        encoded = self.encode_text(texts).repeat_interleave(copies, dim=0) if texts else None
        if pooled is None and encoded is not None:
            pooled, encoded = encoded[: len(prompts or []) * copies], encoded[len(prompts or []) * copies :]
        if pooled is None:
            raise InputError("Give a prompt or pooled_text.")
        if not guided:
            return pooled
        if negative_pooled is None:
            negative_pooled = encoded if negatives and encoded is not None else torch.zeros_like(pooled)
        return torch.cat([negative_pooled.to(pooled), pooled])

    def _image(
        self, image: Any, count: int, copies: int, width: int, tokens: Tensor | None, pooled: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Tokens and pooled feature per sample."""
        if tokens is not None and pooled is not None:
            return tokens, pooled
        if image is None:
            raise InputError("Give a scene image, or image_tokens, pooled_image and image_latents.")
        pictures = spread_over_samples(image, count, 1, "scene images")
        found_tokens, found_pooled = self.encode_image(pictures, width)
        return found_tokens.repeat_interleave(copies, dim=0), found_pooled.repeat_interleave(copies, dim=0)

    def _action(
        self, prompts: list[str] | None, phrases: Any, action: Tensor | None, copies: int, batch: int
    ) -> Tensor | None:
        """(B, 400) action vectors, or None for a UNet that takes none."""
        config = self.unet.config
        if not (config.action_prob_fea_guidance or config.action_attention):
            return None
        if action is not None:
            return action
        if phrases is None:
            rows = [verb_phrases(prompt) for prompt in prompts or []]
        elif all(isinstance(one, str) for one in phrases):
            rows = [list(phrases)] * (len(prompts) if prompts else batch)
        else:
            rows = [list(one) for one in phrases]
        if not rows:
            return torch.zeros(batch, ACTION_DIM)
        vectors = self.action_vectors(rows).repeat_interleave(copies, dim=0)
        if vectors.shape[0] != batch:
            raise InputError(f"There are action phrases for {len(rows)} prompts, but {batch // copies} prompts.")
        return vectors

    def _conditions(
        self,
        text: Tensor,
        image: tuple[Tensor, Tensor],
        action: Tensor | None,
        size: tuple[int, int],
        score: float,
        guided: bool,
    ) -> ClipConditions:
        """All conditions, unconditional half first: zero tokens and action, the same pooled image, sizes and score."""
        tokens, pooled = image
        branches = 2 if guided else 1
        if guided:
            tokens = torch.cat([torch.zeros_like(tokens), tokens])
            pooled = torch.cat([pooled, pooled])
            action = None if action is None else torch.cat([torch.zeros_like(action), action])
        count = tokens.shape[0]
        if text.shape[0] != count or (action is not None and action.shape[0] != count):
            raise InputError(
                f"Texts, scene images and actions are for different numbers of clips: "
                f"{text.shape[0] // branches}, {count // branches}"
                + ("." if action is None else f", {action.shape[0] // branches}.")
            )
        added = {
            "text_embeds": text,
            "time_ids": torch.tensor([[*size, 0, 0, *size]] * count, dtype=torch.float32),
            "aes_scores": torch.full((count,), score),
            "midf_clip_pool_fea": pooled,
        }
        if action is not None:
            added["action_prob_fea"] = action
        place, dtype = self.run_device, self.unet.dtype
        moved = {name: value.to(place, torch.float32 if name in FLOAT else dtype) for name, value in added.items()}
        return ClipConditions(tokens.to(place, dtype), moved, torch.empty(0))

    def _predictor(
        self, conditions: ClipConditions, place: int, interval: int
    ) -> Callable[[int, Tensor, Tensor], Tensor]:
        """The prediction of a step, keys and values of the image tokens projected once for all steps.

        Args:
            conditions: what steers the clip.
            place: where the scene image's latent stands among the frames.
            interval: the UNet runs at every n-th step, and always at the first two.
        """
        context: ProjectedContext = self.wake(self.unet).project_context(conditions.tokens)
        last = torch.empty(0)

        def predict_noise(index: int, timestep: Tensor, latents: Tensor) -> Tensor:
            nonlocal last
            if index < ALWAYS_RUN or index % interval == 0:
                last = self._predict(latents, timestep, context, conditions, place)
            return last

        return predict_noise

    def _predict(
        self, latents: Tensor, timestep: Tensor, context: ProjectedContext, conditions: ClipConditions, place: int
    ) -> Tensor:
        """Guided prediction: the scene image's clean latent stands among the frames and is dropped from the output."""
        guided = conditions.tokens.shape[0] == 2 * latents.shape[0]
        scaled = self.scheduler.scale_model_input(latents, timestep)
        clip = torch.cat([scaled[:, :, :place], conditions.image_latents, scaled[:, :, place:]], dim=2)
        clip = torch.cat([clip] * 2) if guided else clip
        noise_pred = self.unet(clip, timestep, context, conditions.added, return_dict=False)[0]
        noise_pred = torch.cat([noise_pred[:, :, :place], noise_pred[:, :, place + 1 :]], dim=2)
        return apply_guidance(noise_pred, self.guidance_scale) if guided else noise_pred

    def _frames(self, latents: Tensor, output_type: str) -> Any:
        pixels = torch.unflatten(self.decode(frames_as_batch(latents)), 0, (latents.shape[0], latents.shape[2]))
        return as_output_type(pixels, output_type)


def given_batch(*tensors: Tensor | None) -> int:
    """Batch size of the first explicit tensor.

    Raises:
        InputError: there is none.
    """
    for tensor in tensors:
        if tensor is not None:
            return tensor.shape[0]
    raise InputError("Give a prompt, or pooled_text and image_tokens.")


def with_camera(
    camera: Camera | None, step: int | None, callback: StepCallback | None, names: Sequence[str]
) -> tuple[StepCallback | None, tuple[str, ...]]:
    """The step callback with the camera warp in front of it.

    Args:
        camera: the camera movement, or None.
        step: step after which to warp; None chooses it by the noise level.
        callback: the caller's callback, or None.
        names: what it asked for.
    """
    if camera is None or camera.direction == Direction.STATIC:
        return callback, tuple(names)
    warp = CameraWarp(camera, step=step)

    def both(pipe: Any, index: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        warped = warp(pipe, index, timestep, tensors)
        if callback is None:
            return warped
        return callback(pipe, index, timestep, {name: (tensors | warped)[name] for name in names})

    return both, tuple(dict.fromkeys((*names, "latents", "noise_pred")))


def centre_square(picture: Image.Image, size: int) -> Image.Image:
    """The release's square for CLIP: the shorter side resized to `size`, the centre cut out, 8 bits by cutting off.

    Args:
        picture: a scene image.
        size: side in pixels.
    """
    rgb = picture.convert("RGB")
    short = min(rgb.size)
    width, height = (size if side == short else int(size * side / short) for side in rgb.size)
    left, top = round((width - size) / 2), round((height - size) / 2)
    square = rgb.resize((width, height), BILINEAR).crop((left, top, left + size, top + size))
    pixels = picture_to_tensor(square).mul(0.5).add(0.5).clamp(0, 1)
    return Image.fromarray((pixels.permute(1, 2, 0).numpy() * 255).astype(np.uint8))


def encoder_fingerprint(encoder: Any) -> str:
    """A short text that differs between text encoders with different weights."""
    weight = encoder.text_projection.weight if hasattr(encoder, "text_projection") else next(encoder.parameters())
    sample = weight.detach().flatten()[:: max(weight.numel() // 64, 1)].float().cpu()
    return f"{type(encoder).__name__}-{tuple(weight.shape)}-{sample.sum().item():.6g}-{sample.abs().sum().item():.6g}"
