"""GLM-4-9B, the present member of the family that the paper's language model belongs to."""

from videostudio.backends.row import Resources
from videostudio.backends.writers.chat_model import Quantization
from videostudio.backends.writers.sturdy import SturdyWriter, writer

MODEL = "zai-org/glm-4-9b-chat-hf"
REVISION = "8599336fc6c125203efb2360bfaf4c80eef1d1bf"


def glm4(
    resources: Resources, model: str = MODEL, revision: str = REVISION, quantization: Quantization = "8bit"
) -> SturdyWriter:
    """GLM-4-9B; see `writers.writer`."""
    return writer(resources, model, revision, quantization)
