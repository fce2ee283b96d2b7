"""Wan 2.2 TI2V: picture and prompt, 24 frames a second, by flow matching."""

from typing import Any

import torch

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.options import WanOptions
from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import LoraChoice, PipelineSource, load_pipeline

FILES = ("model_index.json", "*/*.json", "*/*.model", "*/*.safetensors")


def load_wan(resources: Resources, options: WanOptions) -> "WanVideo":
    """Load a Wan model that starts from a picture."""
    # The VAE of this family overflows and bands in half precision.
    source = PipelineSource(
        options.model, options.revision, "WanImageToVideoPipeline", FILES, "bfloat16", single=("vae",),
        lora=LoraChoice(options.lora, options.lora_scale),
    )  # fmt: skip
    return WanVideo(resources, load_pipeline(resources, source), options)


class WanVideo(HubAnimator[WanOptions]):
    """Animates a scene's picture; the action is part of the text."""

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture and guidance."""
        return {"image": first_frame(request), "guidance_scale": self.options.guidance, "output_type": "pil"}

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Text features, and as many frames as the VAE can make: one more than a multiple of its unit."""
        unit = pipe.vae_scale_factor_temporal
        return {
            "prompt_embeds": encode_prompt(pipe, motion_prompt(request.scene), self.options.tokens),
            "negative_prompt_embeds": encode_prompt(
                pipe, self.options.negative or NEGATIVE_MOTION, self.options.tokens
            ),
            "num_frames": -(-(frames - 1) // unit) * unit + 1,
        }


def encode_prompt(pipe: Any, text: str, tokens: int) -> torch.Tensor:
    """Text features, (1, tokens, D), zero behind the text's end.

    The pipeline's own encoding cleans texts with a package that need not be installed; ours are clean.
    """
    given = pipe.tokenizer(
        [" ".join(text.split())],
        padding="max_length",
        max_length=tokens,
        truncation=True,
        return_attention_mask=True,
        return_tensors="pt",
    )
    mask = given.attention_mask.to(pipe._execution_device)
    states = pipe.text_encoder(given.input_ids.to(mask.device), mask).last_hidden_state
    features: torch.Tensor = states * mask[..., None].to(states.dtype)
    return features
