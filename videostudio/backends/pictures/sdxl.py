"""Stable Diffusion XL for reference pictures."""

from videostudio.backends.pictures.text_to_image import PromptArtist
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import Source, pipeline

MODEL = "stabilityai/stable-diffusion-xl-base-1.0"
REVISION = "462165984030d82259a11f4367a4eed129e94a7b"
FILES = ("model_index.json", "*/*.json", "*/*.txt", "*/*.fp16.safetensors")


def sdxl(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 30,
    guidance: float = 6.0,
    side: int = 1024,
) -> PromptArtist:
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        side: side of the square it was trained on, in pixels.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    # The watermark is left out: the film's own file says how it was made.
    source = Source(model, revision, FILES, "float16", "StableDiffusionXLPipeline", {"add_watermarker": False})
    return PromptArtist(resources, pipeline(resources, source), "Stable Diffusion XL", steps, guidance, side)
