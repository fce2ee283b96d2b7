"""Stage 1: one sentence becomes a multi-scene script (paper, section 3.1; supplement, figures 2 to 4)."""

from collections.abc import Iterator

from videostudio.backends.protocols import Embedder, Loan, Writer
from videostudio.run import Run
from videostudio.stages.writing import small
from videostudio.stages.writing.meaning import Meaning
from videostudio.stages.writing.request import ScriptRequest
from videostudio.types import Script

__all__ = ["ScriptRequest", "write_script"]


def write_script(writer: Loan[Writer], embedder: Loan[Embedder], request: ScriptRequest, run: Run) -> Iterator[Script]:
    """Write a script; it grows while it is written.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        request: what is asked for.
        run: progress, streamed text, cancel.

    Yields:
        Valid scripts, each with more in it than the last; the final one is complete.

    Raises:
        Cancelled: the run was stopped.
        WriterError: nothing usable could be written.
    """
    with writer.use(run) as model, embedder.use(run) as embeddings:
        yield from small.write(model, Meaning(embeddings), request, run)
