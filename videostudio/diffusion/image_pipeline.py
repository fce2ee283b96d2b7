"""VideoStudio-Img: a scene image from a prompt and the reference pictures of its entities (paper, section 3.3)."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import torch
from diffusers import AutoencoderKL, SchedulerMixin, UNet2DConditionModel
from diffusers.utils import BaseOutput
from PIL import Image
from torch import Tensor
from transformers import CLIPImageProcessor, CLIPTextModel, CLIPTokenizer, CLIPVisionModelWithProjection

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
    require_component,
    spread_over_samples,
)
from videostudio.diffusion.long_text import chunk_ids, join_chunks
from videostudio.errors import InputError
from videostudio.nn.adapter import EntityAdapter

NEGATIVE_PROMPT = "monochrome, lowres, bad anatomy, worst quality, low quality"
MAX_FOREGROUNDS = 6


release_scheduler = ddim_scheduler
"""The scheduler of the release's image model."""


@dataclass
class SceneImagePipelineOutput(BaseOutput):  # type: ignore[misc]  # diffusers has no types
    """Scene images: PIL images, an (N, H, W, 3) array or an (N, 3, H, W) tensor in 0..1, or latents."""

    images: list[Image.Image] | np.ndarray | Tensor


@dataclass
class ReferenceTokens:
    """Tokens of the references of a batch, unconditional half first where the run guides.

    Args:
        foregrounds: (B, L, D) tokens, one entry per place in the scene.
        background: (B, L, D) tokens, or None.
        foreground_mask: (B, total L) True where a token is real, or None for all.
        background_mask: (B, L), likewise.
    """

    foregrounds: list[Tensor]
    background: Tensor | None = None
    foreground_mask: Tensor | None = None
    background_mask: Tensor | None = None


class SceneImagePipeline(ScenePipeline):
    """Draw scene images with any number of foregrounds and an optional background.

    Args:
        vae: SD's VAE.
        text_encoder: CLIP text encoder.
        tokenizer: its tokenizer.
        unet: a 2D UNet (SD 1.5's for the release, SD 2.1's for the paper).
        scheduler: DDIM for both (`release_scheduler`).
        image_encoder: CLIP ViT-H/14, or None where tokens are given.
        feature_extractor: its image processor.
        adapter: the entity adapter; it is attached to the UNet. None leaves plain text to image.
    """

    model_cpu_offload_seq = "text_encoder->image_encoder->unet->vae"
    _optional_components: ClassVar[list[str]] = ["image_encoder", "feature_extractor", "adapter"]
    _exclude_from_cpu_offload: ClassVar[list[str]] = ["adapter"]

    def __init__(
        self,
        vae: AutoencoderKL,
        text_encoder: CLIPTextModel,
        tokenizer: CLIPTokenizer,
        unet: UNet2DConditionModel,
        scheduler: SchedulerMixin,
        image_encoder: CLIPVisionModelWithProjection | None = None,
        feature_extractor: CLIPImageProcessor | None = None,
        adapter: EntityAdapter | None = None,
    ) -> None:
        super().__init__()
        self.register_modules(
            vae=vae,
            text_encoder=text_encoder,
            tokenizer=tokenizer,
            unet=unet,
            scheduler=scheduler,
            image_encoder=image_encoder,
            feature_extractor=feature_extractor,
            adapter=adapter,
        )
        if adapter is not None:
            adapter.attach(unet)

    def encode_prompt(self, texts: Sequence[str], least: int = 1) -> Tensor:
        """Text tokens; what is longer than CLIP takes is encoded in pieces, see `long_text`.

        Args:
            texts: N texts of any length.
            least: pieces of 77 that there are at least.

        Returns:
            (N, 77 for each piece of the longest, D), the text encoder's normalised last states.
        """
        with self.encoder(self.text_encoder) as model:
            ids = chunk_ids(self.tokenizer, texts, least).flatten(0, 1).to(self.run_device)
            states: Tensor = model(ids)[0]
        return join_chunks(states, len(texts)).to(self.unet.dtype)

    def encode_references(self, pictures: Sequence[Image.Image]) -> Tensor:
        """Tokens of reference pictures; the last entry is the unconditional one.

        The release's unconditional reference is an all-zero NORMALISED pixel tensor, not a black picture. States come
        from CLIP's last layer but one, class token kept, without the final normalisation. The paper's variant takes the
        256 local tokens, normalised and projected to the context's channels.

        Args:
            pictures: N pictures of entities, cut out.

        Returns:
            (N + 1, num_tokens, D).
        """
        encoder = require_component(self.image_encoder, "image_encoder", "a reference picture")
        processor = require_component(self.feature_extractor, "feature_extractor", "a reference picture")
        size = encoder.config.image_size
        pixels = torch.zeros(1, 3, size, size)
        if pictures:
            rgb = [picture.convert("RGB") for picture in pictures]
            pixels = torch.cat([processor(images=rgb, return_tensors="pt").pixel_values, pixels])
        with self.encoder(encoder) as model:
            pixels = pixels.to(self.run_device, model.dtype)
            if self.adapter.config.variant == "paper":
                states = local_tokens(model, pixels)
            else:
                states = model(pixels, output_hidden_states=True).hidden_states[-2]
        tokens: Tensor = self.adapter.encode(states.to(self.unet.dtype))
        return tokens

    def prepare_references(
        self, foregrounds: list[list[Image.Image]], backgrounds: list[Image.Image | None], guided: bool
    ) -> ReferenceTokens:
        """Tokens for a batch whose samples may have different numbers of references.

        Args:
            foregrounds: pictures per sample.
            backgrounds: a picture or None per sample.
            guided: prepend the unconditional half.
        """
        places = max((len(row) for row in foregrounds), default=0)
        with_background = any(picture is not None for picture in backgrounds)
        if not places and not with_background:
            return ReferenceTokens([])
        flat: dict[int, Image.Image] = {}
        for picture in [*(one for row in foregrounds for one in row), *(one for one in backgrounds if one is not None)]:
            flat.setdefault(id(picture), picture)
        tokens = self.encode_references(list(flat.values()))
        index = {key: place for place, key in enumerate(flat)}
        nothing, length = len(flat), tokens.shape[1]
        rows = [[index[id(one)] for one in row] + [nothing] * (places - len(row)) for row in foregrounds]
        back = [nothing if picture is None else index[id(picture)] for picture in backgrounds]
        real = torch.tensor([[i < len(row) for i in range(places)] for row in foregrounds], dtype=torch.bool)
        references = ReferenceTokens(
            [tokens[[row[place] for row in rows]] for place in range(places)],
            tokens[back] if with_background else None,
            real.repeat_interleave(length, dim=1).to(tokens.device) if places else None,
            torch.tensor([[p is not None] * length for p in backgrounds], device=tokens.device)
            if with_background
            else None,
        )
        empty = tokens[nothing:].expand(len(rows), -1, -1)
        return with_unconditional(references, [empty] * places, empty) if guided else references

    @torch.no_grad()
    def __call__(
        self,
        prompt: str | Sequence[str] | None = None,
        foregrounds: Sequence[Any] = (),
        background: Any = None,
        height: int = 512,
        width: int = 512,
        num_inference_steps: int = 60,
        guidance_scale: float = 7.5,
        negative_prompt: str | Sequence[str] | None = NEGATIVE_PROMPT,
        scale_foreground: float = 0.50,
        scale_background: float = 0.33,
        num_images_per_prompt: int = 1,
        eta: float = 0.0,
        generator: Generators = None,
        latents: Tensor | None = None,
        prompt_embeds: Tensor | None = None,
        negative_prompt_embeds: Tensor | None = None,
        foreground_tokens: Sequence[Tensor] | None = None,
        background_tokens: Tensor | None = None,
        negative_foreground_tokens: Sequence[Tensor] | None = None,
        negative_background_tokens: Tensor | None = None,
        output_type: str = "pil",
        return_dict: bool = True,
        callback_on_step_end: StepCallback | None = None,
        callback_on_step_end_tensor_inputs: Sequence[str] = ("latents",),
    ) -> SceneImagePipelineOutput | tuple[Any]:
        """Draw scene images.

        Args:
            prompt: a text, or one per image.
            foregrounds: pictures of the objects and persons, cut out, 0 to 6: a list for all prompts, or one list
                per prompt.
            background: picture of the place, or None; or one per prompt.
            height: pixels.
            width: pixels.
            num_inference_steps: steps (release 60, paper 50).
            guidance_scale: classifier-free guidance; 1 runs the conditional branch alone.
            negative_prompt: a text, or one per prompt; None is the empty text.
            scale_foreground: weight of CA2.
            scale_background: weight of CA3.
            num_images_per_prompt: images per prompt.
            eta: DDIM's eta.
            generator: one for all, or one per image: then an image does not depend on its place in the batch.
            latents: (N, 4, H/8, W/8) explicit noise.
            prompt_embeds: (N, L, D) text tokens instead of `prompt`, for all images.
            negative_prompt_embeds: (N, L, D) instead of `negative_prompt`.
            foreground_tokens: (N, L, D) tokens instead of `foregrounds`.
            background_tokens: (N, L, D) tokens instead of `background`.
            negative_foreground_tokens: their unconditional counterparts.
            negative_background_tokens: their unconditional counterparts.
            output_type: "pil", "np", "pt" or "latent".
            return_dict: False gives a plain tuple.
            callback_on_step_end: `(pipe, step, timestep, tensors) -> tensors`.
            callback_on_step_end_tensor_inputs: what the callback gets: "latents", "noise_pred".

        Raises:
            InputError: what was given does not fit together; the text says how to mend it.
        """
        self.check_inputs(height, width, callback_on_step_end_tensor_inputs)
        guided = guidance_scale != 1.0
        text = self._text(prompt, negative_prompt, prompt_embeds, negative_prompt_embeds, num_images_per_prompt, guided)
        batch = text.shape[0] // (2 if guided else 1)
        prompts = batch // num_images_per_prompt if prompt_embeds is None else batch
        copies = batch // prompts
        if foreground_tokens is not None or background_tokens is not None:
            given = ReferenceTokens(list(foreground_tokens or []), background_tokens)
            if guided:
                given = with_unconditional(given, negative_foreground_tokens, negative_background_tokens)
            references = given
        else:
            rows = as_rows(foregrounds, prompts, copies)
            references = self.prepare_references(
                rows, spread_over_samples(background, prompts, copies, "backgrounds"), guided
            )
        unit = self.vae_scale_factor
        shape = (batch, self.unet.config.in_channels, height // unit, width // unit)
        noise = draw_latents(shape, generator, self.run_device, text.dtype, latents)
        sampling = SamplingOptions(
            num_inference_steps, generator, eta, callback_on_step_end, callback_on_step_end_tensor_inputs
        )

        def predict_noise(index: int, timestep: Tensor, x: Tensor) -> Tensor:
            model_input = self.scheduler.scale_model_input(torch.cat([x] * 2) if guided else x, timestep)
            noise_pred: Tensor = self.unet(model_input, timestep, encoder_hidden_states=text, return_dict=False)[0]
            return apply_guidance(noise_pred, self.guidance_scale) if guided else noise_pred

        with (
            self.run(num_inference_steps, guidance_scale) as bar,
            self._contexts(references, scale_foreground, scale_background),
        ):
            x = self.denoise(noise, sampling, predict_noise, bar)
            images = x if output_type == "latent" else as_output_type(self.decode(x), output_type)
        return SceneImagePipelineOutput(images=images) if return_dict else (images,)

    def _text(
        self,
        prompt: str | Sequence[str] | None,
        negative_prompt: str | Sequence[str] | None,
        prompt_embeds: Tensor | None,
        negative_prompt_embeds: Tensor | None,
        copies: int,
        guided: bool,
    ) -> Tensor:
        """Text tokens of all branches, unconditional ones first."""
        if (prompt is None) == (prompt_embeds is None):
            raise InputError("Give either a prompt or prompt_embeds.")
        count = prompt_embeds.shape[0] if prompt_embeds is not None else len(as_prompts(prompt or ""))
        negatives: list[str] = []
        if guided and negative_prompt_embeds is None:
            negatives = as_negatives(negative_prompt, count) or [""] * count
        if prompt_embeds is None:
            # Both branches in one go, so that they are equally long.
            encoded = self.encode_prompt([*as_prompts(prompt or ""), *negatives]).repeat_interleave(copies, dim=0)
            prompt_embeds = encoded[: count * copies]
            negative_prompt_embeds = encoded[count * copies :] if negatives else negative_prompt_embeds
        elif negatives:
            pieces = prompt_embeds.shape[1] // self.tokenizer.model_max_length
            negative_prompt_embeds = self.encode_prompt(negatives, pieces)
        conditional = prompt_embeds.to(self.run_device, self.unet.dtype)
        if not guided or negative_prompt_embeds is None:
            return conditional
        if negative_prompt_embeds.shape[1] != conditional.shape[1]:
            raise InputError(
                f"The prompt has {conditional.shape[1]} tokens and its negative {negative_prompt_embeds.shape[1]}: "
                "give both as texts, or both equally long."
            )
        return torch.cat([negative_prompt_embeds.to(conditional), conditional])

    def _contexts(self, references: ReferenceTokens, scale_fg: float, scale_bg: float) -> AbstractContextManager[Any]:
        """The adapter with the run's references, or nothing where there are none."""
        if not references.foregrounds and references.background is None:
            return nullcontext()
        adapter: EntityAdapter = require_component(self.adapter, "adapter", "a reference picture")
        adapter.scale_foreground, adapter.scale_background = scale_fg, scale_bg
        place = {"device": self.run_device, "dtype": self.unet.dtype}
        return adapter.contexts(
            [tokens.to(**place) for tokens in references.foregrounds],
            None if references.background is None else references.background.to(**place),
            references.foreground_mask,
            references.background_mask,
        )


def as_rows(foregrounds: Sequence[Any], prompts: int, copies: int) -> list[list[Image.Image]]:
    """Foreground pictures per sample.

    Args:
        foregrounds: pictures for all prompts, or one list of pictures per prompt.
        prompts: number of prompts.
        copies: samples per prompt.

    Raises:
        InputError: too many, or not one list per prompt.
    """
    per_prompt = bool(foregrounds) and all(isinstance(row, list | tuple) for row in foregrounds)
    rows = [list(row) for row in foregrounds] if per_prompt else [list(foregrounds)] * prompts
    if len(rows) != prompts:
        raise InputError(f"There are foregrounds for {len(rows)} prompts, but {prompts} prompts.")
    if (most := max((len(row) for row in rows), default=0)) > MAX_FOREGROUNDS:
        raise InputError(f"A scene takes up to {MAX_FOREGROUNDS} foregrounds; this one has {most}.")
    return [row for row in rows for _ in range(copies)]


def with_unconditional(
    references: ReferenceTokens, negative_foregrounds: Sequence[Tensor] | None, negative_background: Tensor | None
) -> ReferenceTokens:
    """Prepend the unconditional half; real tokens there are where the conditional half has them.

    Raises:
        InputError: explicit tokens came without their unconditional counterparts.
    """
    negatives = list(negative_foregrounds or [])
    lacks_background = references.background is not None and negative_background is None
    if len(negatives) != len(references.foregrounds) or lacks_background:
        raise InputError("Guidance needs unconditional tokens for every foreground and for the background.")

    def twice(mask: Tensor | None) -> Tensor | None:
        return None if mask is None else torch.cat([mask, mask])

    background = references.background
    if background is not None and negative_background is not None:
        background = torch.cat([negative_background.to(background), background])
    pairs = zip(negatives, references.foregrounds, strict=True)
    return ReferenceTokens(
        [torch.cat([negative.to(tokens), tokens]) for negative, tokens in pairs],
        background,
        twice(references.foreground_mask),
        twice(references.background_mask),
    )


def local_tokens(model: Any, pixels: Tensor) -> Tensor:
    """CLIP's local image tokens in the text's channels (paper, supplement section 2: 256 tokens for ViT-H/14).

    Args:
        model: `CLIPVisionModelWithProjection`.
        pixels: (N, 3, S, S) normalised pixels.

    Returns:
        (N, patches, projection_dim), without the class token.
    """
    states = model.vision_model(pixels).last_hidden_state[:, 1:]
    tokens: Tensor = model.visual_projection(model.vision_model.post_layernorm(states))
    return tokens
