"""Stable Diffusion 2.1, the paper's model for reference pictures (section 3.2)."""

from videostudio.backends.pictures.stable_diffusion import SD21, SD21_REVISION, stable_diffusion
from videostudio.backends.pictures.text_to_image import PromptArtist
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import pipeline


def sd21(
    resources: Resources,
    model: str = SD21,
    revision: str = SD21_REVISION,
    steps: int = 50,
    guidance: float = 7.5,
    side: int = 768,
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
    held = pipeline(resources, stable_diffusion(model, revision))
    return PromptArtist(resources, held, "Stable Diffusion 2.1", steps, guidance, side)
