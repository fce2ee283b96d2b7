"""Sampling: the two pipelines, the camera warp and the action condition (paper, section 3.3 and supplement).

The names are imported when they are asked for: a script that only needs the action labels does not load diffusers.
"""

from importlib import import_module
from typing import Any

WHERE = {
    "ActionMatcher": "actions",
    "action_labels": "actions",
    "action_vector": "actions",
    "verb_phrases": "actions",
    "CameraWarp": "camera",
    "camera_flow": "camera",
    "warp_latents": "camera",
    "SceneImagePipeline": "image_pipeline",
    "SceneImagePipelineOutput": "image_pipeline",
    "SceneVideoPipeline": "video_pipeline",
    "SceneVideoPipelineOutput": "video_pipeline",
}

__all__ = list(WHERE)  # given by __getattr__


def __getattr__(name: str) -> Any:
    """A public name, from its module."""
    if name not in WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{WHERE[name]}"), name)
