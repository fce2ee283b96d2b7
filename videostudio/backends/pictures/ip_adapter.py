"""IP-Adapter over Stable Diffusion 1.5, the paper's baseline (table 1): foreground and background in their regions."""

from typing import Any

import torch
from PIL import Image

from videostudio.backends.pictures.stable_diffusion import (
    BASE_FILES,
    NETWORK,
    REALISTIC,
    REALISTIC_REVISION,
    VAE,
    VAE_REVISION,
)
from videostudio.backends.prompts import NEGATIVE_SCENE
from videostudio.backends.protocols import ComposedPicture, SceneImageRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.clip_vision import clip_encoder, clip_processor
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import (
    DiffusersModel,
    cut_reference,
    dtype_for,
    generator,
    loading,
    on_step,
    placed,
    set_threads,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run
from videostudio.types import Size

MODEL = "h94/IP-Adapter"
REVISION = "018e402774aeeddd60609b4ecdb7e298259dc729"
WEIGHTS = "ip-adapter_sd15.safetensors"
HALF = "float16"


def ip_adapter(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    base: str = REALISTIC,
    base_revision: str = REALISTIC_REVISION,
    vae: str = VAE,
    vae_revision: str = VAE_REVISION,
    steps: int = 50,
    guidance: float = 7.5,
    scale: float = 0.7,
) -> "AdapterScenes":
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder of the adapter.
        revision: its revision on the hub.
        base: hub id or local folder of the text-to-image model.
        base_revision: its revision.
        vae: hub id or local folder of the VAE.
        vae_revision: its revision.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        scale: weight of the reference pictures.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    key = component_key(f"{model}+{base}+{vae}", "ip", f"{revision}+{base_revision}+{vae_revision}", HALF)
    encoder = clip_encoder(resources, f"{model}/models/image_encoder", revision, HALF)

    def load() -> PlacedPipeline:
        from diffusers import AutoencoderKL, StableDiffusionPipeline

        set_threads(resources)
        adapter = resources.fetch(model, revision, (f"models/{WEIGHTS}",))
        folder, vae_folder = (
            resources.fetch(base, base_revision, BASE_FILES),
            resources.fetch(vae, vae_revision, NETWORK),
        )
        dtype = dtype_for(resources.device, HALF)
        resources.run.tick(0.0, "Loading IP-Adapter")
        with loading(model):
            pipe = StableDiffusionPipeline.from_pretrained(
                folder,
                torch_dtype=dtype,
                use_safetensors=True,
                vae=AutoencoderKL.from_pretrained(vae_folder, torch_dtype=dtype),
                image_encoder=encoder,
                feature_extractor=clip_processor(encoder),
                safety_checker=None,
                requires_safety_checker=False,
            )
            pipe.load_ip_adapter(str(adapter), subfolder="models", weight_name=WEIGHTS)
        return placed(resources, pipe)

    held: PlacedPipeline = resources.component(key, load)
    return AdapterScenes(resources, held, steps, guidance, scale)


class AdapterScenes(DiffusersModel):
    """Draws scenes with IP-Adapter; see `protocols.SceneImager`.

    Args:
        resources: what the factory was given.
        held: the pipeline with the adapter in it.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        scale: weight of the reference pictures.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float, scale: float) -> None:
        super().__init__(resources, held, "IP-Adapter")
        self.steps, self.guidance, self.scale = steps, guidance, scale

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene: foregrounds side by side in the middle, the background everywhere else.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        pictures = [cut_reference(bound) for bound in request.foregrounds]
        if request.background is not None:
            pictures.append(cut_reference(request.background, background=True))
        masks = regions(len(request.foregrounds), request.background is not None, request.size)
        scale = self.scale if pictures else 0.0
        pictures = pictures or [Image.new("RGB", (64, 64))]

        def work(pipe: Any) -> Any:
            pipe.set_ip_adapter_scale([[scale] * len(pictures)])
            return pipe(
                prompt=request.scene.prompt,
                negative_prompt=NEGATIVE_SCENE,
                ip_adapter_image=[pictures],
                cross_attention_kwargs={"ip_adapter_masks": [masks]},
                width=request.size.width,
                height=request.size.height,
                num_inference_steps=self.steps,
                guidance_scale=self.guidance,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, "Drawing the scene"),
            ).images[0]

        run.check()
        return ComposedPicture(self.sample(run, request.seed, work).convert("RGB"))


def regions(foregrounds: int, background: bool, size: Size) -> torch.Tensor:
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
