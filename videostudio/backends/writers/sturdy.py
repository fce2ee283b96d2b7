"""What language models in the memory of a device have in common: few bits, and small batches in need."""

import importlib.util
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from videostudio.backends.options import Quantization
from videostudio.backends.protocols import Dialogue, WriteOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime import memory, zerogpu
from videostudio.backends.runtime.memory import QUANTIZED
from videostudio.backends.writers.chat_model import ChatWriter
from videostudio.errors import BackendError
from videostudio.run import Run

log = logging.getLogger(__name__)

# Seeds of dialogues that are answered one by one lie so far apart; a prime, so that they meet no other seed's.
ROW_SEED = 7919


def choose_quantization(resources: Resources, asked: Quantization) -> Quantization:
    """The bits that the manager chose for the device.

    Full precision where nobody insists and bitsandbytes is not there, and where weights are not loaded on the device
    they work on, see `zerogpu`.

    Args:
        resources: what the factory was given.
        asked: what the profile says.
    """
    apart = zerogpu.loading_device(resources.device) != resources.device
    if apart or importlib.util.find_spec("bitsandbytes") is None:
        return "none"
    chosen: Any = resources.placement().quantization or asked
    return chosen if chosen in QUANTIZED else "none"


class SturdyWriter:
    """A chat model that answers in smaller batches where memory runs out; see `protocols.Writer`.

    Args:
        resources: what the factory was given.
        inner: the chat model.
        title: name for people.
        move: device to bring the network to before each use, where it may not be; empty for none.
    """

    def __init__(self, resources: Resources, inner: ChatWriter, title: str, move: str = "") -> None:
        self._resources, self.inner, self.title, self._move = resources, inner, title, move

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        """Answer every dialogue.

        Raises:
            Cancelled: the run was stopped, within one token.
            BackendError: memory does not suffice for a single dialogue, or see `ChatWriter.reply`.
        """
        try:
            self._come()
            return self.inner.reply(dialogues, options, run, on_text)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            said = str(error)
        self._resources.make_room()
        memory.free_memory()
        log.warning("out of memory in %s (%s); one dialogue at a time", self.title, said[:200])
        run.tick(0.0, f"Not enough memory for {len(dialogues)} drafts at once: freed other models, one at a time now")
        try:
            self._come()
            replies = []
            for n, dialogue in enumerate(dialogues):
                # Rows of a batch have seeds of their own; so has each of these, else the same dialogue got one reply.
                own = replace(options, seed=options.seed + n * ROW_SEED, patterns=options.patterns[n : n + 1])
                replies += self.inner.reply([dialogue], own, run, on_text if n == 0 else None)
            return replies
        except (MemoryError, RuntimeError) as error:
            if not memory.is_out_of_memory(error):
                raise
            if self._move:  # what came may not have been all, and is of no use
                self.inner.model.to("cpu")
            memory.free_memory()
            raise BackendError(
                f"There is not enough memory for {self.title}. Set its option 'quantization' to 4bit, or choose a "
                "smaller language model."
            ) from error

    def _come(self) -> None:
        """Bring the network to where it works, if it is not there."""
        if self._move:
            self.inner.model.to(self._move)

    def close(self) -> None:
        """Let go of the model."""
        self.inner.close()
