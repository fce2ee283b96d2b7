"""Training a small language model to write scripts: LoRA on hand-written ones (see `stages.writing.plan_format`).

A sample is a script, read in one pass: its plan, and behind it questions with their answers. The questions see the plan
and not one another, as when a film is made, so that the plan is read once for all of them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from videostudio.backends.protocols import Dialogue, Message
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import InputError
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.stages.writing.plan_format import (
    TaughtScript,
    plan_question,
    read_taught,
    read_taught_plans,
    write_plan,
)
from videostudio.training.configs import WriterModelConfig
from videostudio.training.loop import Batch, Objective

IGNORED = -100
# How many scenes and how many looks of a script are asked for in one sample: they are learnt sooner than plans.
SCENES, LOOKS = 2, 1
# What rows are filled up with.
FILL = {"ids": 0, "positions": 0, "branches": -1, "starts": 0, "labels": IGNORED}
# Where the numbers of validation samples begin, see `loop.Trainer`.
VALIDATION = 2**40


def read_scripts(folder: Path) -> list[TaughtScript]:
    """Hand-written scripts.

    Args:
        folder: its files of JSON lines, `*.jsonl`, and of plans alone, `*.txt`.

    Raises:
        InputError: there are none, or a record is broken; the message names its place.
    """
    scripts = [
        _read_record(record, f"{file.name}, line {number}")
        for file in sorted(folder.glob("*.jsonl"))
        for number, record in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if record.strip()
    ]
    scripts += read_taught_plans(folder)
    if not scripts:
        raise InputError(f"There are no scripts in '{folder}'. Name a folder with files of JSON lines (*.jsonl).")
    return scripts


def _read_record(record: str, place: str) -> TaughtScript:
    try:
        return read_taught(json.loads(record))
    except (KeyError, ValueError, InputError) as error:
        raise InputError(f"{place} is no script: {error}") from error


def split_scripts(scripts: Sequence[TaughtScript], held_out: float) -> tuple[list[TaughtScript], list[TaughtScript]]:
    """The scripts to learn from, and those held out; a script stays on its side when others are added.

    Args:
        scripts: all of them.
        held_out: share to hold out.
    """
    sides: tuple[list[TaughtScript], list[TaughtScript]] = ([], [])
    for script in scripts:
        digest = hashlib.sha256(script.prompt.lower().encode()).digest()
        sides[int.from_bytes(digest[:4], "big") < held_out * 2**32].append(script)
    return sides


class ScriptSource:
    """Scripts as tokens; see `loop.BatchSource`. Every pass over them has an order of its own.

    Args:
        tokenizer: the model's, with a chat template.
        trained: scripts to learn from.
        held_out: scripts for validation.
        seed: of the orders.
    """

    def __init__(
        self,
        tokenizer: Any,
        trained: Sequence[TaughtScript],
        held_out: Sequence[TaughtScript],
        seed: int = 0,
    ) -> None:
        self.tokenizer, self.seed = tokenizer, seed
        self.trained, self.held_out = trained, held_out or trained

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches of sample numbers, in order."""
        for numbers in batches:
            yield pad_scripts([self._sample(number) for number in numbers])

    def _sample(self, number: int) -> dict[str, Tensor]:
        """The tokens of a sample: its script, with what of it is asked for this time."""
        if number >= VALIDATION:
            return self.encode(self.held_out[(number - VALIDATION) % len(self.held_out)])
        turn, place = divmod(number, len(self.trained))
        order = torch.randperm(len(self.trained), generator=torch.Generator().manual_seed(self.seed + 1_000_003 * turn))
        random = torch.Generator().manual_seed(self.seed + 7_368_787 * number)
        script = self.trained[int(order[place])]
        counted, voiced = (bool(torch.randint(sides, (), generator=random) == 0) for sides in (2, 3))
        details = script.details if voiced else tuple(replace(one, narration="") for one in script.details)
        scenes, looks = (
            torch.randperm(len(told), generator=random)[:most].tolist()
            for told, most in ((details, SCENES), (script.looks, LOOKS))
        )
        asked = (*scenes, *(len(details) + n for n in looks))
        return self.encode(replace(script, details=details), counted, asked)

    def encode(
        self, script: TaughtScript, counted: bool = True, asked_for: Sequence[int] | None = None
    ) -> dict[str, Tensor]:
        """A script as one row of tokens.

        Args:
            script: the script.
            counted: whether the question says how many scenes there are.
            asked_for: which of `TaughtScript.answers`; None for all.

        Returns:
            `ids`, `positions`, `branches` (0 for the plan, then a number for each question), `starts` (how many tokens
            of the plan a token's branch goes on from) and `labels`; each (L,).
        """
        asked = plan_question(script.prompt, len(script.plan.sentences) if counted else None)
        planned = (*asked, Message("assistant", write_plan(script.plan)))
        pieces = [(0, (), asked, False), (0, asked, planned, True)]
        answers = script.answers()
        chosen = answers if asked_for is None else [answers[n] for n in asked_for]
        for number, (question, answer) in enumerate(chosen, 1):
            pieces += [(number, planned, (*planned, question), False)]
            pieces += [(number, (*planned, question), (*planned, question, answer), True)]
        rows: dict[str, list[int]] = {name: [] for name in FILL}
        ends = {0: 0}
        for branch, before, after, learnt in pieces:
            tokens, opening = self._encode_turns(before, after)
            start = ends.get(branch, ends[0])
            ends[branch] = start + len(tokens)
            rows["ids"] += tokens
            rows["positions"] += range(start, ends[branch])
            rows["branches"] += [branch] * len(tokens)
            rows["starts"] += [ends[0]] * len(tokens)
            # What opens an answer is given when the model is asked.
            rows["labels"] += [IGNORED] * opening + tokens[opening:] if learnt else [IGNORED] * len(tokens)
        return {name: torch.tensor(row) for name, row in rows.items()}

    def _encode_turns(self, before: Dialogue, after: Dialogue) -> tuple[list[int], int]:
        """The tokens by which a dialogue grew, and how many of them open the answer in it."""
        old, asked, new = self._write(before), self._write(before, answering=True), self._write(after)
        tokens, opened = (
            list(self.tokenizer(text, add_special_tokens=False)["input_ids"])
            for text in (new[len(old) :], asked[len(old) :])
        )
        return tokens, len(opened)

    def _write(self, dialogue: Dialogue, answering: bool = False) -> str:
        if not dialogue:
            return ""
        turns = [{"role": message.role, "content": message.content} for message in dialogue]
        text: str = self.tokenizer.apply_chat_template(turns, add_generation_prompt=answering, tokenize=False)
        return text


def pad_scripts(rows: Sequence[dict[str, Tensor]]) -> Batch:
    """Rows of one length, filled up on the right with what belongs to no branch and is not learnt."""
    return {
        name: nn.utils.rnn.pad_sequence([row[name] for row in rows], batch_first=True, padding_value=value)
        for name, value in FILL.items()
    }


def branch_mask(batch: Batch) -> Tensor:
    """Which token sees which: those before it of its own branch, and those of the plan that the branch goes on from.

    Args:
        batch: rows as of `ScriptSource.encode`, each (B, L).

    Returns:
        (B, 1, L, L), true where the second is seen by the first.
    """
    branches: Tensor = batch["branches"]
    positions: Tensor = batch["positions"]
    length = branches.shape[1]
    before = torch.ones(length, length, dtype=torch.bool, device=branches.device).tril()
    told = (branches[:, None, :] == 0) & (positions[:, None, :] < batch["starts"][:, :, None])
    own = branches[:, None, :] == branches[:, :, None]
    return torch.logical_and(before, told | own)[:, None]


class LowRank(nn.Module):
    """What is added to a linear layer's output: LoRA.

    Args:
        layer: the layer.
        rank: rank of the product.
        scale: what the product is multiplied by.
    """

    def __init__(self, layer: nn.Linear, rank: int, scale: float) -> None:
        super().__init__()
        self.down = nn.Linear(layer.in_features, rank, bias=False)
        self.up = nn.Linear(rank, layer.out_features, bias=False)
        self.scale = scale
        nn.init.zeros_(self.up.weight)
        layer.register_forward_hook(self._add)

    def _add(self, layer: nn.Module, given: tuple[Tensor, ...], made: Tensor) -> Tensor:
        # Scaled while it is small, and added by the product itself: a processor feels every pass over the features.
        small = (self.scale * self.down(given[0])).flatten(0, -2)
        added = torch.addmm(made.flatten(0, -2), small.to(made.dtype), self.up.weight.t().to(made.dtype))
        return added.view_as(made)


class WriterObjective(Objective):
    """The likelihood of hand-written scripts, by a frozen language model with low-rank matrices beside its layers.

    Args:
        model: a causal language model of transformers.
        rank: see `LowRank`.
        scale: see `LowRank`.
    """

    def __init__(self, model: Any, rank: int, scale: float) -> None:
        super().__init__()
        self.rank, self.scale = rank, scale
        # On a processor the fused kernels take several times as long backward as plain matrix products.
        model.set_attn_implementation("eager")
        self.freeze(language_model=model)
        layers = {
            name: layer
            for name, layer in model.named_modules()
            if isinstance(layer, nn.Linear) and layer is not model.get_output_embeddings()
        }
        self.layers = list(layers)
        self.matrices = [LowRank(layer, rank, scale) for layer in layers.values()]
        self.adapters = nn.ModuleList(self.matrices)

    def forward(self, batch: Batch) -> Tensor:
        """Mean cross-entropy of the hand-written answers' tokens, in nats."""
        model: Any = self.frozen["language_model"]
        seen = branch_mask(batch)
        hidden_from = torch.zeros_like(seen, dtype=model.dtype).masked_fill_(~seen, torch.finfo(model.dtype).min)
        hidden = model.get_decoder()(
            input_ids=batch["ids"],
            attention_mask=hidden_from,
            position_ids=batch["positions"],
            use_cache=False,
        ).last_hidden_state
        labels = batch["labels"][:, 1:]
        told = labels != IGNORED
        logits = model.get_output_embeddings()(hidden[:, :-1][told])
        return F.cross_entropy(logits.float(), labels[told])

    def _named_matrices(self) -> dict[str, nn.Linear]:
        """The matrices by the names that peft gives them."""
        return {
            f"base_model.model.{name}.{half}.weight": layer
            for name, adapter in zip(self.layers, self.matrices, strict=True)
            for half, layer in (("lora_A", adapter.down), ("lora_B", adapter.up))
        }

    def load(self, folder: Path) -> None:
        """Go on from what `export` wrote.

        Raises:
            InputError: there is no adapter, or one of another rank or model.
        """
        file, matrices = folder / "adapter_model.safetensors", self._named_matrices()
        if not file.is_file():
            raise InputError(f"There is no adapter in '{folder}' to go on from. Name a finished run's folder 'model'.")
        weights = load_file(file)
        fits = weights.keys() == matrices.keys()
        if not fits or any(weights[name].shape != layer.weight.shape for name, layer in matrices.items()):
            raise InputError(f"The adapter in '{folder}' has another rank or is of another model than the config says.")
        with torch.no_grad():
            for name, layer in matrices.items():
                layer.weight.copy_(weights[name])

    def export(self, folder: Path) -> None:
        """Write the matrices as the library peft reads them, in half precision."""
        folder.mkdir(parents=True, exist_ok=True)
        weights = {
            name: layer.weight.detach().half().cpu().contiguous() for name, layer in self._named_matrices().items()
        }
        save_file(weights, folder / "adapter_model.safetensors")
        config = {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "r": self.rank,
            "lora_alpha": self.scale * self.rank,
            "target_modules": sorted({name.rsplit(".", 1)[1] for name in self.layers}),
        }
        (folder / "adapter_config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def writer_objective(config: WriterModelConfig, seed: int) -> tuple[WriterObjective, ScriptSource]:
    """The language model with its low-rank matrices, and the scripts.

    Args:
        config: what is taught, and from what.
        seed: of the matrices and of the order.

    Raises:
        StudioError: a file or the model is missing.
    """
    trained, held_out = split_scripts(read_scripts(Path(config.data)), config.held_out)
    manager = ModelManager(Settings(device="cpu"))
    with manager.loan(config.backend, Role.WRITER, adapter="").use(Run()) as writer:
        model, tokenizer = writer.model, writer.tokenizer
    torch.manual_seed(seed)
    objective = WriterObjective(model, config.rank, config.scale)
    if config.start:
        objective.load(Path(config.start))
    return objective, ScriptSource(tokenizer, trained, held_out, seed)
