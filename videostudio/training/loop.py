"""The training loop of all models, on one or many devices by accelerate (paper, section 4.3).

Every random number belongs to a sample's number (`videostudio.training.data.randomness`), so a run that was killed goes
on with the losses of an unbroken one, and two processes do what one does with twice the batch.
"""

import json
import logging
import math
import resource
import shutil
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import torch
from accelerate import Accelerator, PartialState
from accelerate.utils import DistributedDataParallelKwargs
from torch import Tensor, nn
from torch.distributed.optim import ZeroRedundancyOptimizer

from videostudio.errors import BackendError, InputError
from videostudio.parallel import PATIENCE
from videostudio.training.capture import CapturedStep
from videostudio.training.configs import LoopConfig
from videostudio.training.ema import MovingAverage
from videostudio.training.journal import Journal, note_broken, read_broken
from videostudio.training.split_files import split_files, whole_files

Batch = dict[str, Any]
log = logging.getLogger(__name__)


class BatchSource(Protocol):
    """Where samples come from."""

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches of sample numbers, in order. An entry "broken" lists files that had to be skipped."""
        ...


class Objective(nn.Module, ABC):
    """A model with what it takes to train it. Submodules are trained; what is frozen is not a submodule.

    Args (attributes):
        frozen: modules that are used but must not change.
        file_limit: bytes of an exported file at most, as `save_pretrained` takes it for `max_shard_size`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.frozen: dict[str, nn.Module] = {}
        self.file_limit: int | str = "10GB"

    def freeze(self, **modules: nn.Module) -> None:
        """Keep modules beside the trained ones: no gradients, evaluation mode, not in checkpoints."""
        for name, module in modules.items():
            self.frozen[name] = module.requires_grad_(False).eval()

    def move(self, device: torch.device, dtype: torch.dtype) -> None:
        """Bring the frozen modules to a device; autoencoders stay in float32, half precision overflows in some."""
        for name, module in self.frozen.items():
            module.to(device=device, dtype=torch.float32 if name == "vae" else dtype)

    @abstractmethod
    def forward(self, batch: Batch) -> Tensor:
        """The mean loss of a batch."""

    def preview(self, batch: Batch) -> Tensor | None:
        """A grid of pictures (3, H, W) in 0..1 that shows how far the model is, or nothing."""
        return None

    @abstractmethod
    def export(self, folder: Path) -> None:
        """Write the finished model in its own layouts."""

    def checkpoint_gradients(self) -> None:
        """Recompute activations in the backward pass."""


@dataclass(frozen=True)
class Report:
    """How a run went.

    Args:
        step: steps done in all.
        finished: whether all steps are done; otherwise the same command goes on.
        loss: the last logged loss.
        samples_per_second: over this process group, the first steps left out.
        memory_gb: peak memory of the accelerator, or of the process on a CPU.
        broken: files that were skipped.
    """

    step: int
    finished: bool
    loss: float
    samples_per_second: float
    memory_gb: float
    broken: int


def weight_checksums(modules: dict[str, nn.Module]) -> dict[str, int]:
    """A number per parameter and buffer that changes with any of its bits."""
    words = {1: torch.uint8, 2: torch.int16, 4: torch.int32, 8: torch.int64}
    sums = {}
    for name, module in modules.items():
        for key, value in module.state_dict().items():
            whole = value.detach().contiguous().flatten().view(words[value.element_size()])
            weight = torch.arange(1, whole.numel() + 1, dtype=torch.int64, device=whole.device) % 65521
            sums[f"{name}.{key}"] = int((whole.to(torch.int64) * weight).sum())
    return sums


def learning_rate(config: LoopConfig, step: int, seconds: float = 0.0) -> float:
    """The learning rate of a step, from 0.

    Args:
        config: the loop.
        step: steps done.
        seconds: seconds trained, which count where the loop has a time budget.
    """
    rising = (step + 1) / (config.warmup + 1)
    left = 1 - seconds / config.seconds if config.seconds else 1 - step / config.steps
    falling = max(left, 0.0) / config.decay if config.decay else 1.0
    return config.learning_rate * min(1.0, rising, falling)


def process_state(cpu: bool) -> PartialState:
    """This process among its fellows. They wait long for one another: one may still fill its share of a cache."""
    return PartialState(cpu=cpu, timeout=PATIENCE)


def with_total_batch(config: LoopConfig, processes: int) -> LoopConfig:
    """The config with `accumulate` reckoned from `total_batch`, where that is given.

    Raises:
        InputError: the processes' batches do not go into it.
    """
    if not config.total_batch:
        return config
    accumulate, rest = divmod(config.total_batch, processes * config.batch)
    if rest or not accumulate:
        raise InputError(
            f"loop.total_batch = {config.total_batch} is no multiple of {processes * config.batch}: processes "
            f"{processes} x batch {config.batch}. Choose another loop.batch."
        )
    return replace(config, accumulate=accumulate)


class SharedAdamW(ZeroRedundancyOptimizer):
    """AdamW whose moments are shared out among the processes; a checkpoint holds them all."""

    def __init__(self, parameters: Any, **options: Any) -> None:
        super().__init__(parameters, torch.optim.AdamW, **options)

    def state_dict(self) -> dict[str, Any]:
        """The whole state, in the process that gathered it; nothing in the others, which write none."""
        state: dict[str, Any] = super().state_dict() if self.rank == 0 else {}
        return state


class Trainer:
    """Train an objective on a source.

    Args:
        objective: what to train.
        source: what to train on.
        config: how.
        say: receives a line of text per log line, on the main process.
        validation: sample numbers start here for validation, far from those of training.
    """

    def __init__(
        self,
        objective: Objective,
        source: BatchSource,
        config: LoopConfig,
        say: Callable[[str], None] | None = None,
        validation: BatchSource | None = None,
    ) -> None:
        if config.precision not in ("no", "fp16", "bf16"):
            raise InputError(f"The precision '{config.precision}' is unknown; known: no, fp16, bf16.")
        config = with_total_batch(config, process_state(config.cpu).num_processes)
        self.config, self.source, self.objective = config, source, objective
        self.validation = validation or source
        self.folder = Path(config.output)
        self.accelerator = Accelerator(
            mixed_precision=config.precision,
            gradient_accumulation_steps=config.accumulate,
            cpu=config.cpu,
            kwargs_handlers=[DistributedDataParallelKwargs(broadcast_buffers=False, gradient_as_bucket_view=True)],
        )
        if self.accelerator.device.type == "cuda":
            # Where tokens are masked, a training with cuDNN's attention (the first choice of PyTorch 2.11 on an H200)
            # came to a loss that is no number within a hundred steps.
            torch.backends.cuda.enable_cudnn_sdp(False)
        self.say = say if say is not None and self.accelerator.is_main_process else (lambda text: None)
        if config.precision == "fp16" and self.accelerator.device.type == "cpu":
            raise InputError("Half precision (fp16) needs a GPU; on a CPU train with precision 'bf16' or 'no'.")
        dtype = {"fp16": torch.float16, "bf16": torch.bfloat16}.get(config.precision, torch.float32)
        objective.move(self.accelerator.device, dtype)
        if config.file_limit_mb:
            objective.file_limit = round(1e6 * config.file_limit_mb)
        if config.gradient_checkpointing:
            objective.checkpoint_gradients()
        trained = [p for p in objective.parameters() if p.requires_grad]
        shared = config.shard_optimizer and self.accelerator.num_processes > 1
        kind: Any = SharedAdamW if shared else torch.optim.AdamW
        options: dict[str, Any] = {"betas": config.betas, "weight_decay": config.weight_decay}
        self._captured: CapturedStep | None = None
        if config.cuda_graph and self.accelerator.device.type == "cuda" and config.accumulate == 1 and not shared:
            self._captured = CapturedStep(self._update)
            options |= {"capturable": True, "fused": True}
        options["lr"] = self._as_rate(config.learning_rate)
        self.model: Any = self.accelerator.prepare(objective)
        # The moments come into being on the parameters' device by themselves.
        self.optimizer: Any = self.accelerator.prepare(kind(trained, **options), device_placement=[False])
        self.ema = MovingAverage(objective, config.ema) if config.ema else None
        if self.ema is not None:
            self.accelerator.register_for_checkpointing(self.ema)
        self.step = 0
        self._before, self._started = 0.0, time.monotonic()
        self._noted = set(read_broken(self.folder))
        self._pace = Pace()

    def run(self) -> Report:
        """Train until the steps are done or the time is up; goes on from the newest checkpoint.

        Raises:
            BackendError: a frozen weight changed, or the loss is not a number.
        """
        frozen = weight_checksums(self.objective.frozen)
        self._started = time.monotonic()
        self._resume()
        main = self.accelerator.is_main_process
        journal = Journal(self.folder, self.config.tensorboard, self.step) if main else None
        self.say(self._run_description())
        losses: list[Tensor] = []
        saved = self._started
        stream = self.source.stream(self._numbers(self.step))
        loss = math.nan
        self._pace.start()
        while not self._finished and not self._out_of_time():
            losses.append(self._step(stream))
            if self.step % self.config.log_every == 0 or self.step == self.config.steps:
                loss = self._log(journal, losses)
                losses = []
            if self.config.preview_every and self.step % self.config.preview_every == 0:
                self._preview(journal)
            late = 0 < self.config.save_seconds < time.monotonic() - saved
            if late or (self.config.save_every and self.step % self.config.save_every == 0):
                self.save()
                saved = time.monotonic()
        if losses and self.config.seconds:
            loss = self._log(journal, losses)
        if weight_checksums(self.objective.frozen) != frozen:
            raise BackendError(
                "A frozen weight changed in training. That is a fault of the objective; nothing was saved."
            )
        finished = self._finished
        if finished and self.config.seconds:  # nobody goes on from there: the time is used up
            self._preview(journal)
        else:
            self.save()
        if finished:
            self._export()
        if journal is not None:
            journal.close()
        return Report(self.step, finished, loss, self._pace.rate(self._samples), self._memory(), self.broken)

    @property
    def seconds(self) -> float:
        """Seconds trained, stopped runs included."""
        return self._before + time.monotonic() - self._started

    @property
    def _finished(self) -> bool:
        if self.config.seconds:
            return self._agreed(self.seconds >= self.config.seconds)
        return self.step >= self.config.steps

    def _agreed(self, here: bool) -> bool:
        """What the main process found, so that all do the same; nobody waits for the device where there is but one."""
        if self.accelerator.num_processes == 1:
            return here
        gathered: Any = self.accelerator.gather(torch.tensor(float(here), device=self.accelerator.device))
        return bool(gathered.flatten()[0] > 0)

    def _as_rate(self, rate: float) -> float | Tensor:
        """A learning rate as the optimiser takes it: a recorded step finds it in a tensor."""
        return rate if self._captured is None else torch.tensor(rate, device=self.accelerator.device)

    def _run_description(self) -> str:
        """A line on how the run is made up."""
        config, processes = self.config, self.accelerator.num_processes
        weights = sum(p.numel() for p in self.objective.parameters() if p.requires_grad) / 1e6
        return (
            f"{weights:.1f} million weights are trained on {self.accelerator.device.type}, precision "
            f"{config.precision}. A step has {self._samples} samples: processes {processes} x batch {config.batch} x "
            f"accumulate {config.accumulate}."
        )

    @property
    def broken(self) -> int:
        """How many different files were skipped so far, by any process, stopped runs included."""
        return len(read_broken(self.folder))

    @property
    def _samples(self) -> int:
        processes: int = self.accelerator.num_processes
        return self.config.batch * self.config.accumulate * processes

    def _numbers(self, start: int) -> Iterator[list[int]]:
        """This process's sample numbers, forward pass by forward pass, from a step on."""
        batch, world = self.config.batch, self.accelerator.num_processes
        end = sys.maxsize if self.config.seconds else self.config.steps * self.config.accumulate
        for turn in range(start * self.config.accumulate, end):
            first = (turn * world + self.accelerator.process_index) * batch
            yield list(range(first, first + batch))

    def _step(self, stream: Iterator[Batch]) -> Tensor:
        """One optimiser step; returns the mean loss of its forward passes."""
        rate = learning_rate(self.config, self.step, self.seconds)
        for group in self.optimizer.param_groups:
            if isinstance(group["lr"], Tensor):
                group["lr"].fill_(rate)
            else:
                group["lr"] = rate
        if not self.model.training:
            self.model.train()
        total = torch.zeros((), device=self.accelerator.device)
        for turn in range(self.config.accumulate):
            batch = self._batch_on_device(next(stream))
            torch.manual_seed(hash((self.config.seed, self.step, turn, self.accelerator.process_index)) & (2**62 - 1))
            loss = self._update(batch) if self._captured is None else self._captured(batch)
            total += loss / self.config.accumulate
        if self._captured is not None and self._captured.problem:
            self.say(f"The step is not recorded: {self._captured.problem}.")
            self._captured = None
        if self.ema is not None:
            self.ema.update()
        self.step += 1
        self._pace.tick()
        return total

    def _update(self, batch: Batch) -> Tensor:
        """A forward and a backward pass, and a step of the optimiser where it is its turn; returns the loss."""
        with self.accelerator.accumulate(self.model):
            loss: Tensor = self.model(batch)
            self.accelerator.backward(loss)
            if self.accelerator.sync_gradients and self.config.clip_norm:
                self.accelerator.clip_grad_norm_(self.model.parameters(), self.config.clip_norm)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
        return loss.detach()

    def _batch_on_device(self, batch: Batch) -> Batch:
        entries = batch.pop("broken", [])
        new = [(name, reason) for name, reason in entries if name not in self._noted]
        self._noted.update(name for name, _ in new)
        note_broken(self.folder, new)
        device = self.accelerator.device
        return {name: value.to(device) if isinstance(value, Tensor) else value for name, value in batch.items()}

    def _log(self, journal: Journal | None, losses: list[Tensor]) -> float:
        gathered: Any = self.accelerator.gather(torch.stack(losses).mean())
        loss = float(gathered.mean())
        if not math.isfinite(loss):
            raise BackendError(
                f"The loss at step {self.step} is {loss}. Lower the learning rate, or train in bf16 or float32; the "
                "last checkpoint is from before."
            )
        if journal is not None:
            rate, memory, broken = self._pace.rate(self._samples), self._memory(), self.broken
            values = {"loss": loss, "learning_rate": learning_rate(self.config, self.step - 1, self.seconds)}
            journal.log(self.step, {**values, "samples_per_second": rate, "memory_gb": memory, "broken": broken})
            skipped = f", {broken} broken file{'s' * (broken > 1)} skipped" if broken else ""
            whole = f"{self.config.seconds:.0f} s" if self.config.seconds else f"{self.config.steps}"
            done = f"{self.step}, {self.seconds:.0f} of {whole}" if self.config.seconds else f"{self.step}/{whole}"
            self.say(f"step {done}: loss {loss:.4f}, {rate:.1f} samples/s, {memory:.1f} GB{skipped}")
        return loss

    @torch.no_grad()
    def _preview(self, journal: Journal | None) -> None:
        """Validation loss and a grid, by the averaged weights, always on the same samples."""
        if journal is None:
            return
        first = 2**40
        numbers = list(range(first, first + self.config.preview_samples))
        batch = self._batch_on_device(next(iter(self.validation.stream([numbers]))))
        self.objective.eval()
        with self.averaged_weights(), self.accelerator.autocast():
            journal.log(self.step, {"validation_loss": float(self.objective(batch))})
            grid = self.objective.preview(batch)
        if grid is not None:
            journal.grid(self.step, grid)
        self.objective.train()

    def averaged_weights(self) -> Any:
        """A block in which the objective has its averaged weights, where there are such."""
        return self.ema.averaged_weights() if self.ema is not None else nullcontext()

    def save(self) -> Path:
        """Write a checkpoint; it counts only once it is complete."""
        target = self.folder / "checkpoints" / f"step-{self.step:07d}"
        if not target.is_dir():
            part = target.with_suffix(".part")  # a folder that all processes write into, and so no `ArtefactStore.make`
            if isinstance(self.optimizer.optimizer, SharedAdamW):
                self.optimizer.optimizer.consolidate_state_dict(to=0)
            self.accelerator.save_state(str(part))
            self.accelerator.wait_for_everyone()
            if self.accelerator.is_main_process:
                if self.config.file_limit_mb:
                    split_files(part, round(1e6 * self.config.file_limit_mb))
                (part / "progress.json").write_text(json.dumps({"step": self.step, "seconds": self.seconds}))
                part.rename(target)
                for old in find_checkpoints(self.folder)[: -self.config.keep]:
                    shutil.rmtree(old)
            self.accelerator.wait_for_everyone()
        return target

    def _resume(self) -> None:
        found = find_checkpoints(self.folder)
        if found:
            progress = json.loads((found[-1] / "progress.json").read_text())
            with whole_files(found[-1]) if self.accelerator.is_main_process else nullcontext():
                self.accelerator.wait_for_everyone()
                self.accelerator.load_state(str(found[-1]))
                self.accelerator.wait_for_everyone()
            self.step, self._before = progress["step"], progress.get("seconds", 0.0)
            for group in self.optimizer.param_groups:
                group["lr"] = self._as_rate(float(group["lr"]))
            self.say(f"Going on from step {self.step}.")

    def _export(self) -> None:
        self.accelerator.wait_for_everyone()
        if self.accelerator.is_main_process:
            self.objective.eval()
            with self.averaged_weights():
                self.objective.export(self.folder / "model")

    def _out_of_time(self) -> bool:
        """Whether to stop for now."""
        late = time.monotonic() - self._started > self.config.stop_after
        return bool(self.config.stop_after) and self._agreed(late)

    def _memory(self) -> float:
        """Peak memory in GB: the accelerator's, or on a CPU the process's."""
        device = self.accelerator.device
        if device.type == "cuda":
            return torch.cuda.max_memory_allocated(device) / 2**30
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


class Pace:
    """Steps per second, the first steps (which compile and allocate) left out."""

    WARM = 2

    def __init__(self) -> None:
        self.steps, self._start, self._mark = 0, 0.0, 0.0

    def start(self) -> None:
        """Begin."""
        self.steps, self._start = 0, time.perf_counter()

    def tick(self) -> None:
        """A step is done."""
        self.steps += 1
        if self.steps == self.WARM:
            if torch.cuda.is_available():
                torch.cuda.synchronize()
            self._mark = time.perf_counter()

    def rate(self, samples: int) -> float:
        """Samples per second, at `samples` a step."""
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        warm = self.steps > self.WARM
        done, since = (self.steps - self.WARM, self._mark) if warm else (self.steps, self._start)
        return done * samples / max(time.perf_counter() - since, 1e-9)


def find_checkpoints(folder: Path) -> list[Path]:
    """Complete checkpoints of a run, oldest first."""
    return sorted(
        path
        for path in (folder / "checkpoints").glob("step-*")
        if (path / "progress.json").is_file() and not path.suffix
    )
