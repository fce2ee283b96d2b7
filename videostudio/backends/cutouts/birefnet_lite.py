"""BiRefNet's small variant, for cutting out."""

from videostudio.backends.cutouts.rembg_sessions import RembgSegmenter, rembg_model
from videostudio.backends.row import Resources


def birefnet_lite(resources: Resources, model: str = "birefnet-general-lite") -> RembgSegmenter:
    """BiRefNet's small variant; see `rembg_sessions.rembg_model`."""
    return rembg_model(resources, model)
