"""IP-Adapter over Stable Diffusion 1.5.

As the paper's baseline (table 1) it is shown one reference, the foreground's or the place's, as it is: nothing is cut
out, nothing masked. With regions it is shown all of them, each cut out and in a part of the picture of its own.
"""

from typing import Any

import torch
from PIL import Image

from videostudio.backends.options import AdapterOptions, BaselineOptions
from videostudio.backends.pictures.adapted import BASE_FILES, NETWORK_FILES, adapted_key
from videostudio.backends.pictures.long_prompts import encode_prompts
from videostudio.backends.pictures.painter import HubImager, cut_reference, square_figure
from videostudio.backends.prompts import NEGATIVE_SCENE
from videostudio.backends.protocols import BoundReference, SceneImageRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.clip_vision import clip_processor, load_clip_encoder
from videostudio.backends.runtime.pipelines import (
    explain_loading_errors,
    half_dtype,
    limit_threads,
    place_pipeline,
    read_pickled,
    weights_options,
    weights_variant,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.media.pictures import open_picture
from videostudio.types import Kind, Size

WEIGHTS = "ip-adapter_sd15.safetensors"
HALF = "float16"
# Black, for scenes without any reference: the pipeline wants a picture, which then has no weight.
NO_PICTURE = (64, 64)


def load_ip_adapter(resources: Resources, options: BaselineOptions) -> "BaselineScenes":
    """Load the paper's baseline: one reference, as it is."""
    return BaselineScenes(resources, _load_pipeline(resources, options), options)


def load_regions(resources: Resources, options: AdapterOptions) -> "RegionScenes":
    """Load the way with all references in their regions; the pipeline is the baseline's."""
    return RegionScenes(resources, _load_pipeline(resources, options), options)


def _load_pipeline(resources: Resources, options: AdapterOptions) -> PlacedPipeline:
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
                variant=weights_variant(base),
                vae=AutoencoderKL.from_pretrained(vae, torch_dtype=dtype, **weights_options(vae)),
                image_encoder=encoder,
                feature_extractor=clip_processor(encoder),
                safety_checker=None,
                requires_safety_checker=False,
                **read_pickled(base, dtype),
            )
            pipe.load_ip_adapter(str(adapter), subfolder="models", weight_name=WEIGHTS)
        return place_pipeline(resources, pipe)

    made: PlacedPipeline = resources.component(adapted_key(options, "ip", HALF), load)
    return made


class BaselineScenes(HubImager[BaselineOptions]):
    """Draws scenes with one reference picture, uncut: the paper's baseline (section 4.4, table 1)."""

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """The reference and guidance."""
        shown = self.pick_reference(request)
        picture = Image.new("RGB", NO_PICTURE) if shown is None else open_picture(shown.picture)
        return {"ip_adapter_image": [picture], "guidance_scale": self.options.guidance}

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """Set the reference's weight; prompts."""
        pipe.set_ip_adapter_scale(0.0 if self.pick_reference(request) is None else self.options.scale)
        return encode_prompts(pipe, request.scene.prompt, self.options.negative or NEGATIVE_SCENE)

    def pick_reference(self, request: SceneImageRequest) -> BoundReference | None:
        """The reference that is shown: of the kind that the options say, or the other kind's where there is none."""
        order = [*request.foregrounds[:1], *([request.background] if request.background is not None else [])]
        order.sort(key=lambda bound: bound.entity.kind is not Kind(self.options.shown))
        return order[0] if order else None


class RegionScenes(HubImager[AdapterOptions]):
    """Draws scenes with foregrounds side by side in the middle, the background everywhere else."""

    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """References with their regions, and guidance."""
        masks = region_masks(len(request.foregrounds), request.background is not None, self.native(request))
        pictures = [square_figure(cut_reference(bound)) for bound in request.foregrounds]
        if request.background is not None:
            pictures.append(cut_reference(request.background, background=True))
        return {
            "ip_adapter_image": [pictures or [Image.new("RGB", NO_PICTURE)]],
            "cross_attention_kwargs": {"ip_adapter_masks": [masks]},
            "guidance_scale": self.options.guidance,
        }

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """Set the weight of every reference; prompts."""
        count = len(request.foregrounds) + (request.background is not None)
        pipe.set_ip_adapter_scale([[self.options.scale] * count or [0.0]])
        return encode_prompts(pipe, request.scene.prompt, self.options.negative or NEGATIVE_SCENE)


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
