"""ModelScopeT2V, the paper's text-only baseline: neither the scene's picture nor any reference is looked at."""

from typing import Any

from videostudio.backends.clips.animator import SchedulerAnimator
from videostudio.backends.options import MovedClipOptions
from videostudio.backends.prompts import NEGATIVE_MOTION, motion_prompt
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline


def load_modelscope(resources: Resources, options: MovedClipOptions) -> "ModelScopeT2V":
    """Load ModelScopeT2V."""
    source = PipelineSource(options.model, options.revision, "TextToVideoSDPipeline")
    return ModelScopeT2V(resources, load_pipeline(resources, source), options)


class ModelScopeT2V(SchedulerAnimator[MovedClipOptions]):
    """Makes clips from the scene's prompt."""

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Prompts and guidance."""
        return {
            "prompt": motion_prompt(request.scene, acting=request.acting),
            "negative_prompt": self.options.negative or NEGATIVE_MOTION,
            "guidance_scale": self.options.guidance,
            "output_type": "pil",
        }
