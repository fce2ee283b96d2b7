"""The list of backends. A row names its factory as a string, so that reading the list imports no model library."""

import importlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from videostudio.errors import BackendError
from videostudio.settings import Settings


class Role(StrEnum):
    """What a backend is for; one protocol each."""

    WRITER = "writer"
    EMBEDDER = "embedder"
    TEXT_TO_IMAGE = "text_to_image"
    SEGMENTER = "segmenter"
    SCENE_IMAGER = "scene_imager"
    IMAGE_TO_VIDEO = "image_to_video"


class Resources(Protocol):
    """What a factory is given."""

    settings: Settings
    device: str

    def model(self, name: str, **options: Any) -> Any:
        """Another backend's model, shared with everybody else who uses it."""
        ...


@dataclass(frozen=True, slots=True)
class Backend:
    """A registry row.

    Args:
        name: what profiles and the command line call it.
        role: what it is for.
        factory: "module:function"; called as `function(resources, **options)`, returns the model.
        title: name for the page.
        summary: one sentence for the page and the README.
        revision: changes when its results change; part of every artefact key.
        memory_gb: memory it fills on its device.
        download_gb: what it downloads at first use.
        licence: licence of the weights.
        homepage: where they come from.
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

    def load_factory(self) -> Callable[..., Any]:
        """Import the factory.

        Raises:
            BackendError: a package it needs is not installed.
        """
        module, _, function = self.factory.partition(":")
        try:
            factory: Callable[..., Any] = getattr(importlib.import_module(module), function)
        except ImportError as error:
            raise BackendError(
                f"'{self.title}' needs the package '{error.name}', which is not installed. "
                "Run: pip install -r requirements.txt"
            ) from error
        return factory

    def check_options(self, options: Iterable[str]) -> None:
        """Refuse options that the factory does not take.

        Raises:
            BackendError: an option is unknown; the message lists the known ones.
        """
        known = [p for p in inspect.signature(self.load_factory()).parameters if p != "resources"]
        for option in options:
            if option not in known:
                listed = ", ".join(known) or "none"
                raise BackendError(f"'{self.name}' has no option '{option}'. Its options are: {listed}.")


class Registry:
    """Backends by name."""

    def __init__(self, rows: Iterable[Backend]) -> None:
        self._rows = {row.name: row for row in rows}

    def __iter__(self) -> Any:
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


BUILTIN = Registry(
    (
        Backend(
            "smollm2",
            Role.WRITER,
            "videostudio.backends.chat:smollm2",
            "SmolLM2 135M",
            "A very small language model that runs on any processor.",
            memory_gb=0.7,
            download_gb=0.1,
            homepage="https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct",
        ),
        Backend(
            "chat",
            Role.WRITER,
            "videostudio.backends.chat:chat",
            "Transformers chat model",
            "Any chat model of the transformers library: a hub id, a local folder or a GGUF file.",
            memory_gb=8.0,
            homepage="https://huggingface.co/models?pipeline_tag=text-generation",
        ),
        Backend(
            "endpoint",
            Role.WRITER,
            "videostudio.backends.endpoint:endpoint",
            "OpenAI-compatible endpoint",
            "A language model behind a base URL, set by the operator.",
            licence="set by the endpoint",
        ),
        Backend(
            "minilm",
            Role.EMBEDDER,
            "videostudio.backends.embedder:minilm",
            "all-MiniLM-L6-v2",
            "Sentence embeddings, to compare texts by meaning.",
            memory_gb=0.1,
            homepage="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        ),
        Backend(
            "library",
            Role.TEXT_TO_IMAGE,
            "videostudio.backends.library:library",
            "Draft library",
            "Cut-outs and backdrops that ship with the studio, picked by meaning.",
            licence="MIT (cut-outs), Apache-2.0 (backdrops)",
        ),
        Backend(
            "u2net",
            Role.SEGMENTER,
            "videostudio.backends.u2net:u2net",
            "U^2-Net",
            "Salient object detection through rembg; the small variant ships with the studio.",
            memory_gb=0.2,
            homepage="https://github.com/xuebinqin/U-2-Net",
        ),
        Backend(
            "collage",
            Role.SCENE_IMAGER,
            "videostudio.backends.collage:collage",
            "Collage",
            "Places cut-outs on a backdrop with a ground line, shadows and matching light.",
        ),
        Backend(
            "parallax",
            Role.IMAGE_TO_VIDEO,
            "videostudio.backends.parallax:parallax",
            "Parallax animatic",
            "Moves a camera through the layers of a picture and the figures according to their action.",
        ),
    )
)
