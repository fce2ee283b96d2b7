"""The bases of all models that draw: references from a prompt, and scenes from a prompt and references."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, TypeVar

from PIL import Image

from videostudio.backends.options import DrawingOptions
from videostudio.backends.protocols import (
    BoundReference,
    ComposedPicture,
    DrawnPicture,
    ReferenceRequest,
    SceneImageRequest,
)
from videostudio.backends.runtime.pipeline_model import PipelineModel
from videostudio.media.pictures import cover_and_crop, open_picture
from videostudio.run import Run
from videostudio.types import Entity, Kind, Size

# A pixel belongs to the figure where its mask is at least this white.
MASK_THRESHOLD = 128
# What is behind a figure for models that edit pictures: what references are drawn on, see `prompts`.
PLAIN_GROUND = "lightgrey"
DrawingT = TypeVar("DrawingT", bound=DrawingOptions)
SceneT = TypeVar("SceneT", bound=DrawingOptions)


class HubArtist(PipelineModel[DrawingT], ABC):
    """Draws references; see `protocols.TextToImage`. A class of model says what its pipeline is called with."""

    unit: ClassVar[int] = 8
    """Sides of its pictures are multiples of this, in pixels."""

    @abstractmethod
    def call_arguments(self, entity: Entity) -> dict[str, Any]:
        """Arguments of the pipeline's call, beside size, steps and generator."""

    def encoded_arguments(self, pipe: Any, entity: Entity) -> dict[str, Any]:
        """Further arguments that can only be made with the pipeline at hand."""
        return {}

    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        """Draw one entity: foregrounds in a square, places in the film's proportions, at the model's own resolution.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        entity = request.entity
        square = entity.kind is Kind.FOREGROUND
        width, height = native_size(request.size, self.options.side, self.unit, square)
        arguments = {"width": width, "height": height, **self.call_arguments(entity)}
        made = self.run_pipeline(
            run,
            request.seed,
            f"Drawing {entity.name}",
            arguments,
            lambda pipe: self.encoded_arguments(pipe, entity),
        )
        return DrawnPicture(made.images[0].convert("RGB"))


class HubImager(PipelineModel[SceneT], ABC):
    """Draws scenes; see `protocols.SceneImager`. A class of model says what its pipeline is called with.

    Pictures are drawn at the model's own resolution in the film's proportions, and fitted to the film afterwards.
    """

    unit: ClassVar[int] = 8
    """Sides of what it draws are multiples of this, in pixels."""

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
        size = self.native(request)
        arguments = {"width": size.width, "height": size.height, **self.call_arguments(request)}
        made = self.run_pipeline(
            run, request.seed, "Drawing the scene", arguments, lambda pipe: self.prepare_pipe(pipe, request)
        )
        return ComposedPicture(cover_and_crop(made.images[0].convert("RGB"), request.size))

    def native(self, request: SceneImageRequest) -> Size:
        """The size it draws a scene at."""
        return Size(*native_size(request.size, self.options.side, self.unit))


def cut_reference(bound: BoundReference, background: bool = False) -> Image.Image:
    """A reference with the other half's pixels removed (black), frame and size as they are (paper, section 3.2).

    Training and the paper's release give CLIP the same: a figure at its place in a black frame, a place with a hole.

    Args:
        bound: picture and mask.
        background: keep what is not the figure instead.

    Returns:
        RGB picture of the reference's size.
    """
    picture = open_picture(bound.picture)
    mask = open_mask(bound, picture).point(lambda v: 255 if v >= MASK_THRESHOLD else 0)
    if background:
        mask = mask.point(lambda v: 255 - v)
    if mask.getbbox() is None:
        return picture
    return Image.composite(picture, Image.new("RGB", picture.size), mask)


def square_figure(cut: Image.Image) -> Image.Image:
    """The part of a cut-out figure's picture that CLIP shall see whole.

    CLIP's processing scales the shorter side to its size and keeps the middle square. Of a square picture, the only
    ones that training and release know, that is all of it, and so here. Of a wide or high one, the square is moved to
    where the figure is, and is larger than the picture, black, where the figure is longer than the shorter side.

    Args:
        cut: the figure, everything else black.
    """
    x0, y0, x1, y1 = cut.getbbox() or (0, 0, *cut.size)
    side = max(x1 - x0, y1 - y0, min(cut.size))
    left, top = _reach((cut.width - side) // 2, side, x0, x1), _reach((cut.height - side) // 2, side, y0, y1)
    return cut.crop((left, top, left + side, top + side))


def _reach(start: int, side: int, low: int, high: int) -> int:
    """The start of a stretch, moved as little as holds what lies between two places."""
    return min(max(start, high - side), low)


def plain_references(request: SceneImageRequest) -> list[Image.Image]:
    """All references of a scene for models that edit pictures: foregrounds on a plain ground first, then the place.

    Such a model takes over what it sees, black frames and holes too: so figures are laid on the ground that references
    are drawn on, with the soft edges of their masks, and the place is shown whole.
    """
    pictures = [lay_on_plain(bound) for bound in request.foregrounds]
    return pictures if request.background is None else [*pictures, open_picture(request.background.picture)]


def lay_on_plain(bound: BoundReference, ground: str = PLAIN_GROUND) -> Image.Image:
    """A figure on a plain ground, frame and size as they are; the whole picture where its mask is empty.

    Args:
        bound: picture and mask.
        ground: the ground's colour.
    """
    picture = open_picture(bound.picture)
    mask = open_mask(bound, picture)
    if mask.point(lambda v: 255 if v >= MASK_THRESHOLD else 0).getbbox() is None:
        return picture
    return Image.composite(picture, Image.new("RGB", picture.size, ground), mask)


def open_mask(bound: BoundReference, picture: Image.Image) -> Image.Image:
    """A reference's mask, mode L, in its picture's size."""
    with Image.open(bound.mask) as opened:
        mask: Image.Image = opened.convert("L").resize(picture.size)
        return mask


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
