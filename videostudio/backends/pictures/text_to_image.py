"""Reference pictures by a diffusion model from a prompt and what it shall not show."""

from typing import Any

from videostudio.backends.prompts import reference_negative, reference_prompt
from videostudio.backends.protocols import DrawnPicture, ReferenceRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import DiffusersModel, generator, native_size, on_step
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run
from videostudio.types import Kind


class PromptArtist(DiffusersModel):
    """Draws references; see `protocols.TextToImage`.

    Args:
        resources: what the factory was given.
        held: the pipeline.
        title: name for people.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        side: side of the square the model was trained on, in pixels.
        unit: sides of its pictures are multiples of this.
        negative: whether it takes a negative prompt.
        options: further arguments of the pipeline's call.
    """

    def __init__(
        self,
        resources: Resources,
        held: PlacedPipeline,
        title: str,
        steps: int,
        guidance: float,
        side: int,
        unit: int = 8,
        negative: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(resources, held, title)
        self.steps, self.guidance, self.side, self.unit = steps, guidance, side, unit
        self.negative, self.options = negative, options

    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        """Draw one entity: foregrounds in a square, places in the film's proportions, at the model's own resolution.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        entity = request.entity
        width, height = native_size(request.size, self.side, self.unit, square=entity.kind is Kind.FOREGROUND)
        options = dict(self.options)
        if self.negative:
            options["negative_prompt"] = reference_negative(entity)

        def work(pipe: Any) -> Any:
            return pipe(
                prompt=reference_prompt(entity),
                width=width,
                height=height,
                num_inference_steps=self.steps,
                guidance_scale=self.guidance,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, f"Drawing {entity.name}"),
                **options,
            ).images[0]

        run.check()
        return DrawnPicture(self.sample(run, request.seed, work).convert("RGB"))
