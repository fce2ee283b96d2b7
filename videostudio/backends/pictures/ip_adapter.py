"""IP-Adapter over Stable Diffusion 1.5, the paper's baseline (table 1): foreground and background in their regions."""

from typing import Any

import torch
from PIL import Image

from videostudio.backends.options import AdapterOptions
from videostudio.backends.pictures.adapted import BASE_FILES, NETWORK_FILES, adapted_key
from videostudio.backends.pictures.painter import HubImager, cut_references
from videostudio.backends.prompts import NEGATIVE_SCENE
from videostudio.backends.protocols import SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.clip_vision import clip_processor, load_clip_encoder
from videostudio.backends.runtime.pipelines import explain_loading_errors, half_dtype, limit_threads, place_pipeline
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.types import Size

WEIGHTS = "ip-adapter_sd15.safetensors"
HALF = "float16"
# Black, for scenes without any reference: the pipeline wants a picture, which then has no weight.
NO_PICTURE = (64, 64)


def load_ip_adapter(resources: Resources, options: AdapterOptions) -> "AdapterScenes":
    """Load the adapter over its Stable Diffusion 1.5."""
    encoder = load_clip_encoder(resources, f"{options.model}/models/image_encoder", options.revision, HALF)

    def load() -> PlacedPipeline:
        from diffusers import AutoencoderKL, StableDiffusionPipeline

        limit_threads(resources)
        adapter = resources.fetch(options.model, options.revision, (f"models/{WEIGHTS}",))
        base = resources.fetch(options.base, options.base_revision, BASE_FILES)
        vae = resources.fetch(options.vae, options.vae_revision, NETWORK_FILES)
        dtype = half_dtype(resources.device, HALF)
        resources.run.tick(0.0, "Loading IP-Adapter")
        with explain_loading_errors(options.model):
            pipe = StableDiffusionPipeline.from_pretrained(
                base,
                torch_dtype=dtype,
                use_safetensors=True,
                vae=AutoencoderKL.from_pretrained(vae, torch_dtype=dtype),
                image_encoder=encoder,
                feature_extractor=clip_processor(encoder),
                safety_checker=None,
                requires_safety_checker=False,
            )
            pipe.load_ip_adapter(str(adapter), subfolder="models", weight_name=WEIGHTS)
        return place_pipeline(resources, pipe)

    return AdapterScenes(resources, resources.component(adapted_key(options, "ip", HALF), load), options)


class AdapterScenes(HubImager[AdapterOptions]):
    """Draws scenes with foregrounds side by side in the middle, the background everywhere else."""

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """Prompts, references with their regions, and guidance."""
        masks = region_masks(len(request.foregrounds), request.background is not None, request.size)
        return {
            "prompt": request.scene.prompt,
            "negative_prompt": self.options.negative or NEGATIVE_SCENE,
            "ip_adapter_image": [cut_references(request) or [Image.new("RGB", NO_PICTURE)]],
            "cross_attention_kwargs": {"ip_adapter_masks": [masks]},
            "guidance_scale": self.options.guidance,
        }

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """Set the weight of every reference."""
        count = len(request.foregrounds) + (request.background is not None)
        pipe.set_ip_adapter_scale([[self.options.scale] * count or [0.0]])
        return {}


def region_masks(foregrounds: int, background: bool, size: Size) -> torch.Tensor:
    """Where each reference applies.

    Args:
        foregrounds: how many; they share the middle three fifths of the width and the lower three quarters.
        background: whether there is one; it has the rest, or all of it where nobody stands in front.
        size: picture size.

    Returns:
        (1, N, H, W) float, 1 inside a region; one of zeros where there are no references.
    """
    masks = torch.zeros(1, max(foregrounds + background, 1), size.height, size.width)
    left, width, top = size.width // 5, size.width * 3 // 5, size.height // 4
    for n in range(foregrounds):
        masks[0, n, top:, left + width * n // foregrounds : left + width * (n + 1) // foregrounds] = 1
    if background:
        masks[0, -1] = 1 - masks[0, :foregrounds].amax(0) if foregrounds else 1
    return masks
