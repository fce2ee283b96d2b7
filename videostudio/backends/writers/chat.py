"""Any chat model of the transformers library, chosen by the operator (paper, section 3.1)."""

from videostudio.backends.registry import Resources
from videostudio.backends.writers.chat_model import ChatWriter, Quantization, load_chat

DEFAULT_MODEL = "Qwen/Qwen3-4B-Instruct-2507"


def chat(
    resources: Resources,
    model: str = DEFAULT_MODEL,
    revision: str | None = None,
    quantization: Quantization = "8bit",
    prefer_bf16: bool = True,
) -> ChatWriter:
    """A chat model: a hub id, a local folder or a GGUF file; see `chat_model.load_chat`."""
    return load_chat(resources, model, revision, quantization, prefer_bf16)
