"""What a stage may ask of a model. A backend is any class that has the method of its role.

Requests are frozen values with paths in them; a backend opens the pictures itself. Pictures come back as Pillow
images or numpy arrays, and the stage that asked writes them to files. Every method reports to its `Run` at every
step, so that the person sees progress and Stop works within one step.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from videostudio.language.similarity import Embedder as Embedder
from videostudio.run import Run
from videostudio.types import Entity, Scene, SceneImage, Size

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    from videostudio.media.sound import Sound

Model_co = TypeVar("Model_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a dialogue; `role` is "system", "user" or "assistant"."""

    role: str
    content: str


Dialogue = tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a reply is sampled.

    Args:
        schema: JSON schema (as JSON text) that the reply must obey; empty for free text. Constrained decoding
            where the backend can, a request to the endpoint or plain instructions where it cannot.
        pattern: regular expression that the whole reply must match; empty for none.
        patterns: one for each dialogue instead; empty for none.
        max_new_tokens: length limit.
        temperature: 0 is greedy; other values count where the model brings no advice of its own.
        seed: the same seed gives the same reply on the same machine.
    """

    schema: str = ""
    pattern: str = ""
    patterns: tuple[str, ...] = ()
    max_new_tokens: int = 512
    temperature: float = 0.7
    seed: int = 0


class Reply(str):
    """A reply that knows how likely the model found its own words.

    Args:
        text: the reply.
        mean: mean natural logarithm of its tokens' probabilities, before any constraint.
    """

    __slots__ = ("mean",)

    def __new__(cls, text: str, mean: float) -> "Reply":
        """The text as a string that carries a figure."""
        made = super().__new__(cls, text)
        made.mean = mean
        return made

    def __reduce__(self) -> "tuple[type[Reply], tuple[str, float]]":
        """Made again from both, where it travels to another process."""
        return Reply, (str(self), self.mean)

    mean: float


class Writer(Protocol):
    """A chat model (paper, section 3.1)."""

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        """Answer every dialogue; several are answered as one batch, for as many different samples.

        Args:
            dialogues: the dialogues; the same one may stand there several times. Each ends with a user's turn, or with
                the beginning of an answer, from which the model goes on.
            options: sampling options and constraint, the same for all.
            run: stops the work within one token.
            on_text: receives the first dialogue's reply piece by piece.

        Returns:
            One reply for each dialogue; a `Reply` where the backend knows how likely its words are.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReferenceRequest:
    """What a reference picture shall show.

    Args:
        entity: name, kind and description; for a library also the picture that the writer chose.
        size: size of the picture.
        seed: the same seed gives the same picture.
        again: whether a person asked for another picture than the first, where the entity names one.
    """

    entity: Entity
    size: Size
    seed: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A drawn reference.

    Args:
        picture: RGB, or RGBA where the backend knows the cut-out itself; then no segmenter is asked.
        source: the picture's id in a library, or what stands in for one; empty where it is drawn.
    """

    picture: "Image"
    source: str = ""


class TextToImage(Protocol):
    """Draws reference pictures (paper, section 3.2)."""

    def draw(self, request: ReferenceRequest, run: Run) -> DrawnPicture:
        """Draw one entity."""
        ...


class Segmenter(Protocol):
    """Finds the salient object (U^2-Net; paper, section 3.2)."""

    def cut_out(self, picture: "Image", run: Run) -> "Image":
        """Args: picture: RGB. Returns: mask of the same size, mode L, white where the foreground is."""
        ...


@dataclass(frozen=True, slots=True)
class BoundReference:
    """A reference as a scene image is given it.

    Args:
        entity: what it shows.
        picture: RGB picture file.
        mask: mask file, white where the foreground is; the same size.
        source: the picture's id in the draft library; empty for all others.
    """

    entity: Entity
    picture: Path
    mask: Path
    source: str = ""


@dataclass(frozen=True, slots=True)
class SceneImageRequest:
    """What a scene image shall show.

    Args:
        scene: prompt, action and camera (a moving camera may want a margin).
        foregrounds: one reference for each foreground that has one, in the scene's order.
        background: the place's reference, or None.
        size: size of the picture.
        seed: the same seed gives the same picture.
        entities: everybody and everything the scene names, with or without a reference, for models whose row says
            that they read descriptions; else empty.
    """

    scene: Scene
    foregrounds: tuple[BoundReference, ...]
    background: BoundReference | None
    size: Size
    seed: int
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedPicture:
    """A drawn scene image.

    Args:
        picture: RGB, of the size asked for.
        mask: mode L, white where the figures are; the same size; None where the backend does not know it.
        layers: further files by name, where the picture was put together from parts (see `SceneImage.layers`).
    """

    picture: "Image"
    mask: "Image | None" = None
    layers: Mapping[str, bytes] = field(default_factory=dict)


class SceneImager(Protocol):
    """Draws a scene's picture from its prompt and references (VideoStudio-Img; paper, section 3.3)."""

    def compose(self, request: SceneImageRequest, run: Run) -> ComposedPicture:
        """Draw one scene."""
        ...


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """What a clip shall show.

    Args:
        scene: prompt, action and camera.
        image: the scene's picture.
        size: size of the frames.
        frames: how many.
        fps: frames per second.
        seed: the same seed gives the same clip.
        entities: everybody and everything the scene names, for models whose row says that they read descriptions;
            else empty.
        foregrounds: references of those in the scene, for models whose row says that they take references; else empty.
        background: the place's reference, likewise.
        acting: whether the scene's action conditions the clip; without it no action is looked for anywhere.
        ending: picture file that the clip ends with, for models whose row says that they can; else None.
    """

    scene: Scene
    image: SceneImage
    size: Size
    frames: int
    fps: int
    seed: int
    entities: tuple[Entity, ...] = ()
    foregrounds: tuple[BoundReference, ...] = ()
    background: BoundReference | None = None
    acting: bool = True
    ending: Path | None = None


class ImageToVideo(Protocol):
    """Animates a scene's picture (VideoStudio-Vid; paper, section 3.3)."""

    def animate(self, request: ClipRequest, run: Run) -> "Iterator[np.ndarray | Sound]":
        """Yield the frames in order, each (H, W, 3) uint8 RGB; then the clip's sound, if the model makes one."""
        ...


class Loan(Protocol[Model_co]):
    """A model as a stage is given it: who it is, and how to borrow it for as long as it works."""

    @property
    def identity(self) -> str:
        """Name, revision and options; part of every artefact key."""
        ...

    def use(self, run: Run) -> AbstractContextManager[Model_co]:
        """Wait for the device, load if needed, lend the model."""
        ...
