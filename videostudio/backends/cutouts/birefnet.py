"""BiRefNet for general use, for cutting out."""

from videostudio.backends.cutouts.rembg_sessions import RembgSegmenter, rembg_model
from videostudio.backends.row import Resources


def birefnet(resources: Resources, model: str = "birefnet-general") -> RembgSegmenter:
    """BiRefNet for general use; see `rembg_sessions.rembg_model`."""
    return rembg_model(resources, model)
