"""FLUX.2 klein 4B for scene images: it is shown the references as pictures of their own."""

from typing import Any

from PIL import Image

from videostudio.backends.pictures.klein import MODEL, REVISION, klein_pipeline
from videostudio.backends.prompts import pictured_prompt
from videostudio.backends.protocols import ComposedPicture, SceneImageRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.pipelines import DiffusersModel, cut_reference, generator, on_step
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

# Smaller references are refused by the pipeline, in pixels.
LEAST_SIDE = 64


def flux2_klein_scenes(
    resources: Resources,
    model: str = MODEL,
    revision: str = REVISION,
    steps: int = 4,
    reference_side: int = 768,
    tokens: int = 512,
) -> "KleinScenes":
    """Load it; the pipeline is the one that draws the references.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder.
        revision: revision on the hub.
        steps: denoising steps.
        reference_side: longest side of a reference as the model sees it, in pixels; more costs memory and time.
        tokens: longest prompt, in tokens.

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    return KleinScenes(resources, klein_pipeline(resources, model, revision), steps, reference_side, tokens)


class KleinScenes(DiffusersModel):
    """Draws scenes with several reference pictures; see `protocols.SceneImager`.

    Args:
        resources: what the factory was given.
        held: the pipeline.
        steps: denoising steps.
        reference_side: longest side of a reference, in pixels.
        tokens: longest prompt, in tokens.
    """

    def __init__(
        self, resources: Resources, held: PlacedPipeline, steps: int, reference_side: int, tokens: int
    ) -> None:
        super().__init__(resources, held, "FLUX.2 klein")
        self.steps, self.reference_side, self.tokens = steps, reference_side, tokens

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        pictures = [cut_reference(bound) for bound in request.foregrounds]
        if request.background is not None:
            pictures.append(cut_reference(request.background, background=True))
        pictures = [sized(picture, self.reference_side) for picture in pictures]
        size = request.size

        def work(pipe: Any) -> Any:
            return pipe(
                image=pictures or None,
                prompt=pictured_prompt(request),
                width=size.width,
                height=size.height,
                num_inference_steps=self.steps,
                guidance_scale=1.0,
                max_sequence_length=self.tokens,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, "Drawing the scene"),
            ).images[0]

        run.check()
        return ComposedPicture(self.sample(run, request.seed, work).convert("RGB"))


def sized(picture: Image.Image, side: int) -> Image.Image:
    """A reference as the model takes it: not too large for memory, and no side under the model's least.

    Args:
        picture: the reference.
        side: longest side, in pixels.
    """
    scale = min(1.0, side / max(picture.size))
    scale = max(scale, LEAST_SIDE / min(picture.size))
    return picture.resize(
        (max(LEAST_SIDE, round(picture.width * scale)), max(LEAST_SIDE, round(picture.height * scale)))
    )
