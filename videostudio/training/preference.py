"""A writer learns to prefer hand-written sentences to its own (SimPO: Meng, Xia and Chen, NeurIPS 2024).

For every sentence of a hand-written plan the model writes its own from the same beginning, as when a film is made. What
is hand-written should be likelier than that by the mean of the tokens' log probabilities, by which candidates are
compared when a film is made.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from videostudio.backends.protocols import Message, Writer
from videostudio.errors import InputError
from videostudio.run import Run
from videostudio.stages.writing.plan_format import (
    TaughtScript,
    plan_question,
    write_beginning,
)
from videostudio.stages.writing.planned import is_whole_sentence, sentence_options


@dataclass(frozen=True, slots=True)
class Preference:
    """The loss of pairs of sentences.

    Args:
        beta: what the difference of mean log probabilities is multiplied by.
        margin: how much larger than nothing it should then be.
        weight: of this loss beside the likelihood.
    """

    beta: float = 2.0
    margin: float = 0.5
    weight: float = 1.0

    def __call__(self, log_chances: Tensor, rivals: Tensor) -> Tensor:
        """The mean loss over all pairs; nothing where there are none.

        Args:
            log_chances: (N,) of tokens.
            rivals: (N,) n for a token of the n-th hand-written sentence, -n for one of its rival, 0 for others.
        """
        numbers = rivals[rivals < 0].unique()
        if not len(numbers):
            return log_chances.new_zeros(())
        gaps = [log_chances[rivals == -n].mean() - log_chances[rivals == n].mean() for n in numbers.tolist()]
        return self.weight * F.softplus(self.margin - self.beta * torch.stack(gaps)).mean()


def read_own(file: Path) -> dict[str, tuple[str, ...]]:
    """A model's own sentences by prompt, one for each of the plan's; empty where it wrote none that differs.

    Args:
        file: as `write_own` leaves it.

    Raises:
        InputError: there is no such file, or it is none of these.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines if line.strip()]
        return {one["prompt"]: tuple(one["sentences"]) for one in records}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"'{file}' has no sentences of a writer's own: {error}. Write them: python -m videostudio train sentences."
        ) from error


def write_own(
    writer: Writer,
    scripts: Sequence[TaughtScript],
    file: Path,
    run: Run,
    say: Callable[[str], None],
    stop_after: float = 0.0,
) -> int:
    """Have a model go on from every beginning of hand-written plans; goes on where an earlier call stopped.

    Args:
        writer: the model.
        scripts: the hand-written ones.
        file: gets a line for each script.
        run: stops it.
        say: receives a line of text from time to time.
        stop_after: seconds after which to stop; 0 for never.

    Returns:
        How many scripts are still to do.
    """
    done: Mapping[str, Sequence[str]] = read_own(file) if file.is_file() else {}
    left = [script for script in scripts if script.prompt not in done]
    started = time.monotonic()
    with file.open("a", encoding="utf-8") as out:
        for number, script in enumerate(left):
            if stop_after and time.monotonic() - started > stop_after:
                return len(left) - number
            record = {"prompt": script.prompt, "sentences": own_sentences(writer, script, number, run)}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            out.flush()
            if number % 50 == 0:
                say(f"{number + 1} of {len(left)}")
    return 0


def own_sentences(writer: Writer, script: TaughtScript, seed: int, run: Run) -> list[str]:
    """A model's own sentence in the place of each of a plan's; empty where it is the same or none.

    Args:
        writer: the model.
        script: the hand-written one.
        seed: for sampling.
        run: stops it.
    """
    plan, count = script.plan, len(script.plan.sentences)
    asked = plan_question(script.prompt, count)
    begun = [(*asked, Message("assistant", write_beginning(plan, n))) for n in range(count)]
    replies = writer.reply(begun, sentence_options(plan, seed), run)
    return [
        reply.strip() if is_whole_sentence(reply) and reply.strip().lower() != told.lower() else ""
        for reply, told in zip(replies, plan.sentences, strict=True)
    ]
