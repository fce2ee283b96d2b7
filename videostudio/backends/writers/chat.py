"""Chat models of the transformers library as writers (paper, section 3.1)."""

from videostudio.backends.options import ChatOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime import zerogpu
from videostudio.backends.writers.chat_model import load_chat
from videostudio.backends.writers.sturdy import SturdyWriter, choose_quantization

FILES = ("*.json", "*.txt", "*.jinja", "*.safetensors", "tokenizer*", "*.model")


def load_chat_writer(resources: Resources, options: ChatOptions) -> SturdyWriter:
    """Load a chat model in as few bits as the device asks for.

    Raises:
        BackendError: it cannot be downloaded or loaded; the text says what to do.
    """
    source, revision = options.model, options.revision
    if options.download_first:
        source, revision = str(resources.fetch(options.model, options.revision, FILES)), ""
    quantization = choose_quantization(resources, options.quantization)
    inner = load_chat(resources, source, revision or None, quantization, options.prefer_bf16)
    apart = zerogpu.loading_device(resources.device) != resources.device
    return SturdyWriter(resources, inner, options.model, move=resources.device if apart else "")
