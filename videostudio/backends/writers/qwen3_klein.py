"""The Qwen3-4B inside FLUX.2 klein as the writer."""

from videostudio.backends.pictures.klein import MODEL, REVISION, klein_encoder, klein_tokenizer
from videostudio.backends.row import Resources
from videostudio.backends.writers.chat_model import ChatWriter, Quantization
from videostudio.backends.writers.sturdy import SturdyWriter, quantization_for


def qwen3_klein(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    quantization: Quantization = "none",
) -> SturdyWriter:
    """The Qwen3-4B inside FLUX.2 klein as the writer: the very same weights, downloaded and loaded once.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder of FLUX.2 klein.
        revision: revision on the hub.
        quantization: as `writers.writer`; in full precision it is shared with the drawing model.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    network = klein_encoder(resources, model, revision, quantization_for(resources, quantization))
    return SturdyWriter(
        resources, ChatWriter(network, klein_tokenizer(resources, model, revision)), model, move=resources.device
    )
