"""Qwen3 8B."""

from videostudio.backends.row import Resources
from videostudio.backends.writers.chat_model import Quantization
from videostudio.backends.writers.sturdy import SturdyWriter, writer

MODEL = "Qwen/Qwen3-8B"
REVISION = "b968826d9c46dd6066d109eabc6255188de91218"


def qwen3_8b(
    resources: Resources, model: str = MODEL, revision: str = REVISION, quantization: Quantization = "8bit"
) -> SturdyWriter:
    """Qwen3-8B, its thinking switched off; see `writers.writer`."""
    return writer(resources, model, revision, quantization)
