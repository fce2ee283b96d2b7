"""Scene images by VideoStudio-Img's pipeline, whichever weights it has (paper, section 3.3)."""

from typing import Any

from videostudio.backends.protocols import ComposedPicture, SceneImageRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import DiffusersModel, cut_reference, generator, on_step
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

MOST_FOREGROUNDS = 6


class EntityScenes(DiffusersModel):
    """Draws scenes with entity attention; see `protocols.SceneImager`.

    Args:
        resources: what the factory was given.
        held: a `SceneImagePipeline`.
        title: name for people.
        options: further arguments of the pipeline's call; `num_inference_steps` among them.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, title: str, **options: Any) -> None:
        super().__init__(resources, held, title)
        self.options = options

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene from its prompt and its references, each with the other half's pixels removed.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        foregrounds = [cut_reference(bound) for bound in request.foregrounds[:MOST_FOREGROUNDS]]
        place = request.background
        background = None if place is None else cut_reference(place, background=True)

        def work(pipe: Any) -> Any:
            return pipe(
                prompt=request.scene.prompt,
                foregrounds=foregrounds,
                background=background,
                width=request.size.width,
                height=request.size.height,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.options["num_inference_steps"], "Drawing the scene"),
                **self.options,
            ).images[0]

        run.check()
        return ComposedPicture(self.sample(run, request.seed, work))
