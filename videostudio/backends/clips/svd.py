"""Stable Video Diffusion, a baseline of the paper (table 4): the picture alone decides what moves."""

from typing import Any

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.options import SvdOptions
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline

FILES = ("model_index.json", "*/*.json", "*/*.fp16.safetensors")
# Frames a second as the model is told; its makers give it 7, whatever the film plays at.
CONDITIONING_FPS = 7


def load_svd(resources: Resources, options: SvdOptions) -> "StableVideoDiffusion":
    """Load Stable Video Diffusion."""
    source = PipelineSource(options.model, options.revision, "StableVideoDiffusionPipeline", FILES)
    return StableVideoDiffusion(resources, load_pipeline(resources, source), options)


class StableVideoDiffusion(HubAnimator[SvdOptions]):
    """Animates a scene's picture; the model reads no text."""

    latents = "bfchw"
    side_unit = 64

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture, guidance and how much moves."""
        return {
            "image": first_frame(request),
            "max_guidance_scale": self.options.guidance,
            "motion_bucket_id": self.options.motion,
            "fps": CONDITIONING_FPS,
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Frames decoded at a time: one where memory ran out before."""
        return {"decode_chunk_size": 1 if self.placement.tiled else min(self.options.decode, frames)}
