"""Qwen3 4B."""

from videostudio.backends.row import Resources
from videostudio.backends.writers.chat_model import Quantization
from videostudio.backends.writers.sturdy import SturdyWriter, writer

MODEL = "Qwen/Qwen3-4B-Instruct-2507"
REVISION = "cdbee75f17c01a7cc42f958dc650907174af0554"


def qwen3_4b(
    resources: Resources, model: str = MODEL, revision: str = REVISION, quantization: Quantization = "8bit"
) -> SturdyWriter:
    """Qwen3-4B-Instruct-2507; see `writers.writer`."""
    return writer(resources, model, revision, quantization)
