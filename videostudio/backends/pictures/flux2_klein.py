"""FLUX.2 klein 4B for reference pictures; its text encoder is a Qwen3-4B that can be the writer too (`qwen3_klein`)."""

from videostudio.backends.pictures.klein import MODEL, REVISION, klein_pipeline
from videostudio.backends.pictures.text_to_image import PromptArtist
from videostudio.backends.row import Resources


def flux2_klein(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 4,
    side: int = 1024,
    tokens: int = 512,
) -> PromptArtist:
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps; the model is distilled to four.
        side: side of the square it draws best, in pixels.
        tokens: longest prompt, in tokens.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    held = klein_pipeline(resources, model, revision)
    return PromptArtist(
        resources, held, "FLUX.2 klein", steps, 1.0, side, unit=16, negative=False, max_sequence_length=tokens
    )
