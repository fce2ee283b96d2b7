"""Scene images from their prompt alone: the paper's ablation without references (section 4.3, table 1)."""

from typing import Any

from videostudio.backends.pictures.stable_diffusion import SD21, SD21_REVISION, stable_diffusion
from videostudio.backends.prompts import NEGATIVE_SCENE
from videostudio.backends.protocols import ComposedPicture, SceneImageRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import DiffusersModel, generator, on_step, pipeline
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run


def no_references(
    resources: Resources,
    model: str = SD21,
    revision: str = SD21_REVISION,
    steps: int = 50,
    guidance: float = 7.5,
) -> "TextOnlyScenes":
    """Load the plain text-to-image model; where references are drawn by the same one, it is shared.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder of a Stable Diffusion 1 or 2 model.
        revision: revision on the hub.
        steps: denoising steps.
        guidance: classifier-free guidance scale.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    return TextOnlyScenes(resources, pipeline(resources, stable_diffusion(model, revision)), steps, guidance)


class TextOnlyScenes(DiffusersModel):
    """Draws scenes from text; see `protocols.SceneImager`.

    Args:
        resources: what the factory was given.
        held: the pipeline.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float) -> None:
        super().__init__(resources, held, "Stable Diffusion without references")
        self.steps, self.guidance = steps, guidance

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene; its references are not looked at.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """

        def work(pipe: Any) -> Any:
            return pipe(
                prompt=request.scene.prompt,
                negative_prompt=NEGATIVE_SCENE,
                width=request.size.width,
                height=request.size.height,
                num_inference_steps=self.steps,
                guidance_scale=self.guidance,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, "Drawing the scene"),
            ).images[0]

        run.check()
        return ComposedPicture(self.sample(run, request.seed, work).convert("RGB"))
