"""IS-Net for general use, for cutting out."""

from videostudio.backends.cutouts.rembg_sessions import RembgSegmenter, rembg_model
from videostudio.backends.row import Resources


def isnet(resources: Resources, model: str = "isnet-general-use") -> RembgSegmenter:
    """IS-Net for general use; see `rembg_sessions.rembg_model`."""
    return rembg_model(resources, model)
