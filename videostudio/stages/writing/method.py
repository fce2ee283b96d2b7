"""What a way of writing scripts is, and how one is found by its name."""

from collections.abc import Iterator
from typing import Protocol

from videostudio.backends.protocols import Writer
from videostudio.backends.registry import import_named
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.stages.writing.request import METHODS, ScriptRequest
from videostudio.types import Entity, Scene, Script


class WritingMethod(Protocol):
    """The rounds of a dialogue by which a language model writes a script (paper, section 3.1)."""

    def write_script(
        self, writer: Writer, similarity: TextSimilarity, request: ScriptRequest, run: Run
    ) -> Iterator[Script]:
        """Write a script; yield it as it grows. See `stages.script.write_script`."""
        ...

    def rewrite_scene(
        self,
        writer: Writer,
        similarity: TextSimilarity,
        script: Script,
        position: int,
        seed: int,
        run: Run,
    ) -> Scene:
        """Write one scene anew, with a camera movement that suits it; see `stages.script.rewrite_scene`.

        Args:
            writer: the language model.
            similarity: compares texts.
            script: the script as it is.
            position: where the scene stands, from 0.
            seed: another seed gives another scene.
            run: progress and cancel.

        Raises:
            WriterError: no reply could be used.
        """
        ...

    def describe_entity(
        self,
        writer: Writer,
        similarity: TextSimilarity,
        entity: Entity,
        prompt: str,
        seed: int,
        run: Run,
        words: int = 0,
    ) -> Entity:
        """The entity with a description of its looks (paper, supplement, figure 4).

        Args:
            writer: the language model.
            similarity: compares texts.
            entity: who or what is described.
            prompt: the film's sentence.
            seed: for sampling.
            run: progress and cancel.
            words: see `DescriptionWish`; a method whose descriptions are short anyway need not look at it.
        """
        ...


def load_method(name: str) -> WritingMethod:
    """The method of this name.

    Args:
        name: a key of `METHODS`.

    Raises:
        BackendError: its file, or a package it needs, is not part of this installation.
    """
    made: WritingMethod = import_named(METHODS[name], f"the method of writing '{name}'")()
    return made
