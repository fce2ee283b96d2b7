"""VideoStudio-Img with the released weights (paper, section 3.3): any number of foregrounds and a background."""

from pathlib import Path
from typing import Any

from videostudio.backends.pictures.entity_scenes import EntityScenes
from videostudio.backends.pictures.stable_diffusion import (
    BASE_FILES,
    NETWORK,
    REALISTIC,
    REALISTIC_REVISION,
    VAE,
    VAE_REVISION,
)
from videostudio.backends.row import Resources
from videostudio.backends.runtime.clip_vision import clip_encoder, clip_processor
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import dtype_for, loading, placed, set_threads
from videostudio.backends.runtime.placement import PlacedPipeline

RELEASE = "FireCRT/VideoStudio"
ENCODER, COMBINE = "videostudio-img-encoder", "videostudio-img-combine.bin"
HALF = "float16"


def videostudio_img(
    resources: Resources,
    model: str = RELEASE,
    revision: str = "main",
    base: str = REALISTIC,
    base_revision: str = REALISTIC_REVISION,
    vae: str = VAE,
    vae_revision: str = VAE_REVISION,
    steps: int = 60,
    guidance: float = 7.5,
    scale_foreground: float = 0.50,
    scale_background: float = 0.33,
) -> EntityScenes:
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder of the release.
        revision: its revision on the hub.
        base: hub id or local folder of the text-to-image model that the adapter was trained on.
        base_revision: its revision.
        vae: hub id or local folder of the VAE.
        vae_revision: its revision.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        scale_foreground: weight of the foregrounds' cross-attention.
        scale_background: weight of the background's.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    key = component_key(f"{model}+{base}+{vae}", "img", f"{revision}+{base_revision}+{vae_revision}", HALF)
    encoder = clip_encoder(resources, f"{model}/{ENCODER}", revision, HALF)

    def load() -> PlacedPipeline:
        set_threads(resources)
        adapter = resources.fetch(model, revision, (COMBINE,))
        folders = resources.fetch(base, base_revision, BASE_FILES), resources.fetch(vae, vae_revision, NETWORK)
        resources.run.tick(0.0, "Loading VideoStudio-Img")
        with loading(model):
            return placed(resources, _assemble(resources, *folders, encoder, adapter / COMBINE))

    held: PlacedPipeline = resources.component(key, load)
    return EntityScenes(
        resources,
        held,
        "VideoStudio-Img",
        num_inference_steps=steps,
        guidance_scale=guidance,
        scale_foreground=scale_foreground,
        scale_background=scale_background,
    )


def _assemble(resources: Resources, base: Path, vae: Path, encoder: Any, combine: Path) -> Any:
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextModel, CLIPTokenizer

    from videostudio.diffusion import SceneImagePipeline
    from videostudio.diffusion.image_pipeline import release_scheduler
    from videostudio.nn.adapter import EntityAdapter

    dtype = dtype_for(resources.device, HALF)
    unet = UNet2DConditionModel.from_pretrained(base, subfolder="unet", torch_dtype=dtype)
    return SceneImagePipeline(
        vae=AutoencoderKL.from_pretrained(vae, torch_dtype=dtype),
        text_encoder=CLIPTextModel.from_pretrained(base / "text_encoder", dtype=dtype),
        tokenizer=CLIPTokenizer.from_pretrained(base / "tokenizer"),
        unet=unet,
        scheduler=release_scheduler(),
        image_encoder=encoder,
        feature_extractor=clip_processor(encoder),
        adapter=EntityAdapter.install(unet).load_release(combine).to(dtype),
    )
