"""The bases of all models that draw: references from a prompt, and scenes from a prompt and references."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, TypeVar

from PIL import Image

from videostudio.backends.options import DrawingOptions, SamplerOptions
from videostudio.backends.prompts import reference_prompt
from videostudio.backends.protocols import (
    BoundReference,
    ComposedPicture,
    DrawnPicture,
    ReferenceRequest,
    SceneImageRequest,
)
from videostudio.backends.runtime.pipeline_model import PipelineModel
from videostudio.media.pictures import open_picture
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

# A pixel belongs to the figure where its mask is at least this white.
MASK_THRESHOLD = 128
DrawingT = TypeVar("DrawingT", bound=DrawingOptions)
SceneT = TypeVar("SceneT", bound=SamplerOptions)


class HubArtist(PipelineModel[DrawingT], ABC):
    """Draws references; see `protocols.TextToImage`. A class of model says what its pipeline is called with."""

    unit: ClassVar[int] = 8
    """Sides of its pictures are multiples of this, in pixels."""

    @abstractmethod
    def call_arguments(self, entity: Entity) -> dict[str, Any]:
        """Arguments of the pipeline's call, beside prompt, size, steps and generator."""

    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        """Draw one entity: foregrounds in a square, places in the film's proportions, at the model's own resolution.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        entity = request.entity
        square = entity.kind is Kind.FOREGROUND
        width, height = native_size(request.size, self.options.side, self.unit, square)
        arguments = {"prompt": reference_prompt(entity), "width": width, "height": height}
        arguments |= self.call_arguments(entity)
        made = self.run_pipeline(run, request.seed, f"Drawing {entity.name}", arguments)
        return DrawnPicture(made.images[0].convert("RGB"))


class HubImager(PipelineModel[SceneT], ABC):
    """Draws scenes; see `protocols.SceneImager`. A class of model says what its pipeline is called with."""

    @abstractmethod
    def call_arguments(self, request: SceneImageRequest) -> dict[str, Any]:
        """Arguments of the pipeline's call, beside size, steps and generator."""

    def prepare_pipe(self, pipe: Any, request: SceneImageRequest) -> dict[str, Any]:
        """Set what is not an argument of the call; returns further arguments."""
        return {}

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        arguments = {"width": request.size.width, "height": request.size.height, **self.call_arguments(request)}
        made = self.run_pipeline(
            run, request.seed, "Drawing the scene", arguments, lambda pipe: self.prepare_pipe(pipe, request)
        )
        return ComposedPicture(made.images[0].convert("RGB"))


def cut_references(request: SceneImageRequest) -> list[Image.Image]:
    """All references of a scene with the other half's pixels removed: foregrounds first, then the background."""
    pictures = [cut_reference(bound) for bound in request.foregrounds]
    if request.background is not None:
        pictures.append(cut_reference(request.background, background=True))
    return pictures


def cut_reference(bound: BoundReference, background: bool = False) -> Image.Image:
    """A reference with the other half's pixels removed (black), as in section 3.2 of the paper.

    A foreground is put into the middle of a black square that holds it whole: CLIP's own cropping would else cut off
    what stands at the sides of a wide picture.

    Args:
        bound: picture and mask.
        background: keep what is not the figure instead.

    Returns:
        RGB picture.
    """
    picture = open_picture(bound.picture)
    with Image.open(bound.mask) as opened:
        mask = opened.convert("L").resize(picture.size).point(lambda v: 255 if v >= MASK_THRESHOLD else 0)
    if background:
        mask = mask.point(lambda v: 255 - v)
    if mask.getbbox() is None:
        return picture
    cut = Image.composite(picture, Image.new("RGB", picture.size), mask)
    return cut if background else _in_square(cut, mask.getbbox() or (0, 0, *picture.size))


def _in_square(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    figure = picture.crop(box)
    side = max(figure.size)
    square = Image.new("RGB", (side, side))
    square.paste(figure, ((side - figure.width) // 2, (side - figure.height) // 2))
    return square


def native_size(asked: Size, side: int, unit: int, square: bool = False) -> tuple[int, int]:
    """The size a model draws best, in the proportions that are asked for.

    Args:
        asked: the wished size.
        side: side of the square that the model was trained on, in pixels.
        unit: sides must be multiples of this.
        square: a square whatever the proportions.

    Returns:
        Width and height in pixels.
    """
    ratio = 1.0 if square else (asked.width / asked.height) ** 0.5
    return max(round(side * ratio / unit), 1) * unit, max(round(side / ratio / unit), 1) * unit
