"""Backends by name. A row names its factory as a string, so that reading the list imports no model library.

The rows that ship with the studio are in `catalogue`.
"""

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from videostudio.backends.options import HubOptions, OptionField, Options, list_sizes
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Vocabulary

HUB_PAGE = "https://huggingface.co"


class Role(StrEnum):
    """What a backend is for; one protocol each."""

    WRITER = "writer"
    EMBEDDER = "embedder"
    TEXT_TO_IMAGE = "text_to_image"
    SEGMENTER = "segmenter"
    SCENE_IMAGER = "scene_imager"
    IMAGE_TO_VIDEO = "image_to_video"


class Draws(StrEnum):
    """Where a text-to-image backend's pictures come from."""

    FROM_WORDS = "words"
    FROM_LIBRARY = "library"


class CameraControl(StrEnum):
    """How a backend for clips follows the scene's camera."""

    NONE = "none"
    MOVED = "moved"
    WORDS = "words"
    BOTH = "both"

    @property
    def answer(self) -> str:
        """What a person is told."""
        told = {
            CameraControl.NONE: "not applied",
            CameraControl.MOVED: "applied",
            CameraControl.WORDS: "as words of the prompt",
            CameraControl.BOTH: "applied, and as words of the prompt",
        }
        return told[self]


class Resources(Protocol):
    """What a factory is given of the machine.

    Args:
        title: the row's name for people.
        settings: the operator's settings.
        device: "cpu", "cuda" or "cuda:N".
        run: is told what is loaded, and stops it.
    """

    title: str
    settings: Settings
    device: str
    run: Run

    def model(self, name: str, **options: Any) -> Any:
        """Another backend's model, shared with everybody else who uses it."""
        ...

    def component(self, key: str, load: Callable[[], Any]) -> Any:
        """A part that several models have in common: loaded once, kept as long as one of them is."""
        ...

    def fetch(self, model: str, revision: str = "main", files: Iterable[str] = ()) -> Path:
        """A model's folder: a local one as it is, a hub id downloaded (see `downloads.fetch_model`)."""
        ...

    def placement(self) -> Any:
        """How the model being loaded shall use the device (see `memory.Placement`)."""
        ...

    def placements(self) -> list[Any]:
        """That, and the slower ways that take less memory."""
        ...

    def make_room(self) -> None:
        """Let go of every model but the one that is at work, after the device ran out of memory."""
        ...


class PartKind(StrEnum):
    """What a part of a model does, which decides how it can save memory."""

    ENCODER = "encoder"
    DENOISER = "denoiser"
    DECODER = "decoder"


@dataclass(frozen=True, slots=True)
class ModelPart:
    """One network of a model.

    Args:
        name: the component's name, and its folder's in a snapshot.
        gb: its weights as they are loaded, in half precision.
        kind: what it does.
        eight_bit: whether its weights may be loaded in 8 bits (language models and large text encoders).
        streamed: whether it is made of a list of blocks that can be brought to the device one after the other.
        four_bit_gb: its weights in 4 bits, where the row's option for quantization applies to it; 0 where not.
        shared: name of the weights, where other models use the very same ones; empty where nobody does.
        kept_gb: of its weights, those that stay as they are where the others are in few bits.
        window_gb: of its weights, the most that is on the device while it is streamed; 0 for the usual (see
            `runtime.memory`), more where a single layer is larger.
        working_gb: memory for its activations, where it needs less or more than the row says.
        tiled_gb: likewise while it works in tiles; 0 where that changes nothing.
    """

    name: str
    gb: float
    kind: PartKind = PartKind.DENOISER
    eight_bit: bool = False
    streamed: bool = True
    four_bit_gb: float = 0.0
    shared: str = ""
    kept_gb: float = 0.0
    window_gb: float = 0.0
    working_gb: float | None = None
    tiled_gb: float = 0.0


def import_named(place: str, title: str) -> Callable[..., Any]:
    """What a row or a table names as "module:function", imported when it is used.

    Args:
        place: module and name in it.
        title: what it is for people.

    Raises:
        BackendError: a package it needs is not installed, or its own file is gone.
    """
    module, _, name = place.partition(":")
    try:
        found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    except ImportError as error:
        if f"{module}.".startswith(f"{error.name}.") and module.startswith("videostudio."):
            raise BackendError(
                f"'{title}' cannot be used: its file is missing from this installation. "
                "Install VideoStudio again, or choose another backend."
            ) from error
        raise BackendError(
            f"'{title}' needs the package '{error.name}', which is not installed. Run: pip install -r requirements.txt"
        ) from error
    return found


@dataclass(frozen=True, slots=True)
class Backend:
    """A registry row.

    Args:
        name: what profiles and the command line call it.
        role: what it is for.
        factory: "module:function"; called as `function(resources, options)`, returns the model. A backend without
            options has a factory that takes the resources alone.
        title: name for the page.
        summary: one sentence for the page and the README.
        revision: changes when its results change; part of every artefact key.
        memory_gb: memory it fills on its device; the sum of its parts where these are given.
        download_gb: what it downloads at first use.
        licence: licence of the weights.
        homepage: where they come from; by default the page of the options' model on the hub.
        options: an instance of the options' dataclass of its class of model, filled with the row's own defaults;
            None where there is nothing to set.
        package: installed Python package that carries the weights; empty for none.
        parts: its networks, where the manager shall decide how each one uses the device.
        working_gb: memory for activations at the usual size, on top of the weights.
        camera: how the scene's camera movement is followed: the frames are moved (the paper's warp, supplement,
            equation 2, or a camera of the backend's own), the prompt says it, or both.
        actions: whether the scene's action conditions the model (paper, supplement, section 3).
        reads_text: whether the scene's text says what happens in a clip.
        references: how many foreground references it takes; -1 for any number.
        reads_descriptions: whether its prompts may be long: it is told what everybody in the scene looks like.
        starts_from_picture: whether a clip begins with the scene's picture, so that it can go on from another clip.
        ends_with_picture: whether a clip can be told the picture that it ends with, beside the one it begins with.
        makes_sound: whether a clip comes with sound.
        takes_references: whether a clip's model is given the scene's references beside the scene's picture.
        prompt_tokens: how many tokens of a prompt it reads, the rest is cut off; 0 where a prompt may be long.
        reads_picture: whether the scene's picture is what a clip's model starts from or looks at.
        token_pixels: pixels of a picture, or of all frames of a clip, behind one token of its denoiser, which says how
            long it takes; a U-Net of convolutions works about as hard as one of 400.
        method: how a writer writes a script, see `stages.script`.
        draws: where a text-to-image backend's pictures come from.
        vocabulary: "module:function" that gives the `Vocabulary` it can draw; empty where it can draw anything.
        composes: whether a scene imager shows nothing but references, so that everything needs one.
        obeys_layout: whether a scene imager puts figures where the scene's layout says; all others are not told it.
        setting: the operator's setting it cannot do without, by field name; empty for none.
        option: the option it cannot do without, which a profile must give; empty for none.
        note: what a person should know about it, for the page; may be empty.
        gated: whether the hub gives its repository only to people who accepted its terms (a gated repository).
    """

    name: str
    role: Role
    factory: str
    title: str
    summary: str
    revision: str = "1"
    memory_gb: float = 0.0
    download_gb: float = 0.0
    licence: str = "Apache-2.0"
    homepage: str = ""
    options: Options | None = None
    package: str = ""
    parts: tuple[ModelPart, ...] = ()
    working_gb: float = 0.0
    camera: CameraControl = CameraControl.NONE
    actions: bool = False
    reads_text: bool = True
    references: int = -1
    reads_descriptions: bool = False
    starts_from_picture: bool = False
    ends_with_picture: bool = False
    makes_sound: bool = False
    takes_references: bool = False
    prompt_tokens: int = 0
    reads_picture: bool = True
    token_pixels: int = 400
    method: str = "paper"
    draws: Draws = Draws.FROM_WORDS
    vocabulary: str = ""
    composes: bool = False
    obeys_layout: bool = False
    setting: str = ""
    option: str = ""
    note: str = ""
    gated: bool = False

    def __post_init__(self) -> None:
        if self.parts and not self.memory_gb:
            object.__setattr__(self, "memory_gb", round(sum(part.gb for part in self.parts), 2))
        if not self.homepage and isinstance(self.options, HubOptions) and self.options.model:
            repository = "/".join(self.options.model.split("/")[:2])
            object.__setattr__(self, "homepage", f"{HUB_PAGE}/{repository}")

    @property
    def on_device(self) -> bool:
        """Whether the manager decides how its networks use the device (see `parts`); small models run anywhere."""
        return bool(self.parts)

    def load_vocabulary(self) -> Vocabulary:
        """What it has pictures of; empty where it can draw anything.

        Raises:
            BackendError: its own file is gone.
        """
        made: Vocabulary = import_named(self.vocabulary, self.title)() if self.vocabulary else Vocabulary()
        return made

    def load_factory(self) -> Callable[..., Any]:
        """Import the factory.

        Raises:
            BackendError: a package it needs is not installed, or its own file is gone.
        """
        return import_named(self.factory, self.title)

    def list_options(self) -> tuple[OptionField, ...]:
        """What can be set, with the row's own defaults."""
        return () if self.options is None else self.options.list_fields()

    def option_value(self, given: Mapping[str, Any], name: str) -> Any:
        """An option's value: what was given, else the row's default; None where there is no such option."""
        return given.get(name, getattr(self.options, name, None))

    def working_at(self, given: Mapping[str, Any]) -> float:
        """Memory for activations, which grows with the largest of the sizes that the model is to draw at, in GB.

        Args:
            given: options by name.
        """
        chosen, usual = (
            max((size.width * size.height for size in list_sizes(str(text or ""))), default=0)
            for text in (self.option_value(given, "sizes"), getattr(self.options, "sizes", ""))
        )
        return self.working_gb * chosen / usual if chosen and usual else self.working_gb

    def check_options(self, given: Mapping[str, Any]) -> None:
        """Refuse options that the backend does not have, and values that it cannot take.

        Args:
            given: options by name, as a profile gives them.

        Raises:
            BackendError: the message lists the known options, or says what the value may be.
        """
        for name, value in given.items():
            self.find_option(name).check_value(value, self.name)

    def find_option(self, name: str) -> OptionField:
        """The option of this name.

        Raises:
            BackendError: there is none; the message lists the known ones.
        """
        known = {option.name: option for option in self.list_options()}
        if name not in known:
            listed = ", ".join(known) or "none"
            raise BackendError(f"'{self.name}' has no option '{name}'. Its options are: {listed}.")
        return known[name]

    def build_model(self, resources: Resources, given: Mapping[str, Any]) -> Any:
        """Call the factory with the row's defaults and what was given instead.

        Raises:
            BackendError: an option is refused, or the model cannot be loaded.
        """
        self.check_options(given)
        factory = self.load_factory()
        return factory(resources) if self.options is None else factory(resources, replace(self.options, **given))


class Registry:
    """Backends by name."""

    def __init__(self, rows: Iterable[Backend]) -> None:
        self._rows = {row.name: row for row in rows}

    def __iter__(self) -> Iterator[Backend]:
        return iter(self._rows.values())

    def get(self, name: str, role: Role | None = None) -> Backend:
        """The row of this name.

        Raises:
            BackendError: there is none, or it is for another role; the message lists the known ones.
        """
        row = self._rows.get(name)
        known = [r.name for r in self._rows.values() if role is None or r.role is role]
        if row is None or (role is not None and row.role is not role):
            what = f"{role.value} backend" if role else "backend"
            raise BackendError(f"There is no {what} '{name}'. Known are: {', '.join(known)}.")
        return row
