"""VideoStudio-Img as the paper describes it (section 3.3), from a checkpoint of one's own training."""

from pathlib import Path

from videostudio.backends.pictures.entity_scenes import EntityScenes
from videostudio.backends.row import Resources
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import dtype_for, loading, placed, set_threads
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.errors import BackendError

HALF = "float16"


def videostudio_img_paper(
    resources: Resources,
    model: str = "",
    revision: str = "main",
    steps: int = 50,
    guidance: float = 7.5,
    scale_foreground: float = 1.0,
    scale_background: float = 1.0,
) -> EntityScenes:
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: folder (or hub id) of a checkpoint, as `SceneImagePipeline.save_pretrained` writes it.
        revision: revision on the hub.
        steps: denoising steps; the paper takes 50 of DDIM.
        guidance: classifier-free guidance scale.
        scale_foreground: weight of CA2.
        scale_background: weight of CA3.

    Raises:
        BackendError: no checkpoint was named, or it cannot be had.
    """
    if not model:
        raise BackendError(
            "The paper's own VideoStudio-Img needs a checkpoint: nobody published one. Train it with "
            "`python -m videostudio train`, and write its folder into the profile as the option 'model'."
        )

    def load() -> PlacedPipeline:
        from videostudio.diffusion import SceneImagePipeline

        set_threads(resources)
        folder: Path = resources.fetch(model, revision)
        dtype = dtype_for(resources.device, HALF)
        with loading(model):
            return placed(resources, SceneImagePipeline.from_pretrained(folder, torch_dtype=dtype))

    held: PlacedPipeline = resources.component(component_key(model, "img-paper", revision, HALF), load)
    return EntityScenes(
        resources,
        held,
        "VideoStudio-Img (paper)",
        num_inference_steps=steps,
        guidance_scale=guidance,
        scale_foreground=scale_foreground,
        scale_background=scale_background,
    )
