"""Wan 2.2 TI2V: picture and prompt, 24 frames a second, by flow matching."""

from typing import Any

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.clips.wan_text import FILES, NEGATIVE, encode_motion, encode_prompt
from videostudio.backends.options import WanOptions
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import LoraChoice, PipelineSource, load_pipeline


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
        return {
            "prompt_embeds": encode_motion(pipe, request, tokens),
            "negative_prompt_embeds": encode_prompt(pipe, self.options.negative or NEGATIVE, tokens),
        }
