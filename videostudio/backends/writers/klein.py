"""The Qwen3-4B inside FLUX.2 klein as the writer: the very same weights, downloaded and loaded once."""

from videostudio.backends.options import KleinWriterOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime import zerogpu
from videostudio.backends.runtime.klein_parts import load_klein_encoder, load_klein_tokenizer
from videostudio.backends.writers.chat_model import ChatWriter
from videostudio.backends.writers.sturdy import SturdyWriter, choose_quantization


def load_klein_writer(resources: Resources, options: KleinWriterOptions) -> SturdyWriter:
    """Load klein's text encoder as a chat model; in full precision it is shared with the drawing model.

    Raises:
        BackendError: it cannot be downloaded or loaded; the text says what to do.
    """
    model, revision = options.model, options.revision
    network = load_klein_encoder(resources, model, revision, choose_quantization(resources, options.quantization))
    if zerogpu.loading_device(resources.device) == resources.device:
        network.to(resources.device)  # where memory runs out, it does so while the manager can still load fewer bits
    inner = ChatWriter(network, load_klein_tokenizer(resources, model, revision))
    return SturdyWriter(resources, inner, model, move=resources.device)
