"""Wan 2.2 TI2V: picture and prompt, 24 frames a second, by flow matching."""

from typing import Any

import torch

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.options import WanOptions
from videostudio.backends.prompts import motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import LoraChoice, PipelineSource, load_pipeline

FILES = ("model_index.json", "*/*.json", "*/*.model", "*/*.safetensors")
# What the makers' program wants to keep out of every clip, in the words and the language the model was tuned with:
# `sample_neg_prompt` of wan/configs/shared_config.py in github.com/Wan-Video/Wan2.2.
NEGATIVE = (
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，"
    "JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，"
    "手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走"
)


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

    side_unit, frame_unit = 32, 4

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture and guidance."""
        return {"image": first_frame(request), "guidance_scale": self.options.guidance, "output_type": "pil"}

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Text features."""
        tokens = self.options.tokens

        def fits(text: str) -> bool:
            return len(pipe.tokenizer(text, verbose=False).input_ids) <= tokens

        prompt = motion_prompt(request.scene, request.entities, fits, acting=request.acting)
        return {
            "prompt_embeds": encode_prompt(pipe, prompt, tokens),
            "negative_prompt_embeds": encode_prompt(pipe, self.options.negative or NEGATIVE, tokens),
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
