"""The base of all models over a diffusers pipeline: options, seeds, steps, progress, and memory that runs out."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import torch

from videostudio.backends.options import SamplerOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.memory import Placement
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.errors import BackendError
from videostudio.run import Run

log = logging.getLogger(__name__)
T = TypeVar("T")
OptionsT = TypeVar("OptionsT", bound=SamplerOptions)

StepCallback = Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]


class PipelineModel(Generic[OptionsT]):
    """A model over one pipeline, which several models may share.

    Args:
        resources: what the factory was given.
        held: the pipeline.
        options: the row's options.
        title: name for people, where it is not the row's.
    """

    def __init__(self, resources: Resources, held: PlacedPipeline, options: OptionsT, title: str = "") -> None:
        self._resources, self.held, self.options = resources, held, options
        self.title = title or resources.title

    @property
    def placement(self) -> Placement:
        """How it uses the device now; the manager counts with it."""
        return self.held.placement

    def close(self) -> None:
        """Let go of the pipeline."""
        del self.held

    def run_pipeline(
        self,
        run: Run,
        seed: int,
        text: str,
        arguments: Mapping[str, Any],
        more: Callable[[Any], Mapping[str, Any]] | None = None,
        then: StepCallback | None = None,
    ) -> Any:
        """Call the pipeline with the options' steps, a seeded generator and a callback that reports each step.

        Args:
            run: is told of every step, and stops the work within one.
            seed: the same seed gives the same output.
            text: what happens, for the person.
            arguments: of the pipeline's call.
            more: further arguments that can only be made with the pipeline at hand, for example encoded texts.
            then: another step callback, for example a `CameraWarp`.

        Returns:
            The pipeline's output.

        Raises:
            BackendError: memory does not suffice.
            Cancelled: the run was stopped.
        """
        steps = self.options.steps

        def work(pipe: Any) -> Any:
            given = {**arguments, **(more(pipe) if more is not None else {})}
            # Pipelines bring pictures and noise to the device before they call a network.
            self.held.clear_device()
            given |= {"num_inference_steps": steps, "generator": seeded_generator(seed)}
            return self.call_pipeline(pipe, step_callback(run, steps, text, then), given)

        run.check()
        return self.sample(run, seed, work)

    def call_pipeline(self, pipe: Any, callback: StepCallback, arguments: dict[str, Any]) -> Any:
        """Call a pipeline with a step callback; another way for pipelines that take none."""
        return pipe(**arguments, callback_on_step_end=callback)

    def sample(self, run: Run, seed: int, work: Callable[[Any], T]) -> T:
        """Work with the pipeline; where memory runs out, again with less of it, as long as there is less.

        Args:
            run: stops the work at its next step, and is told what was done about the memory.
            seed: random numbers that a pipeline draws without a generator follow it too.
            work: takes the pipeline.

        Raises:
            BackendError: memory does not suffice even so.
            Cancelled: the run was stopped.
        """
        words, lowest = "", False
        while True:
            try:
                return self._once(run, seed, work)
            except (MemoryError, RuntimeError) as error:
                if not memory.is_out_of_memory(error):
                    raise
                if lowest:
                    memory.free_memory()
                    raise BackendError(
                        f"There is not enough memory for {self.title}, even with {words}. Choose a smaller size, "
                        "shorter scenes or a lighter profile. What is finished is kept."
                    ) from error
                said = str(error)
            words = self.held.step_down()
            lowest = self.held.is_lowest
            self._resources.make_room()
            memory.free_memory()
            log.warning("out of memory in %s (%s); trying %s", self.title, said[:200], words)
            run.tick(0.0, f"Not enough memory for {self.title}: freed what was free to go, trying again with {words}")

    def _once(self, run: Run, seed: int, work: Callable[[Any], T]) -> T:
        def make_room(words: str) -> None:
            self._resources.make_room()
            run.tick(self.options.steps / (self.options.steps + 1), f"{self.title}: {words}")

        devices = [self.held.device] if self.held.device.type == "cuda" else []
        with torch.random.fork_rng(devices), torch.no_grad(), self.held.ready(make_room) as pipe:
            torch.manual_seed(seed)
            return work(pipe)


def seeded_generator(seed: int) -> torch.Generator:
    """A generator in main memory, so that a seed means the same on every device."""
    return torch.Generator("cpu").manual_seed(seed)


def step_callback(run: Run, steps: int, text: str, then: StepCallback | None = None) -> StepCallback:
    """A step callback that reports every step, stops the work when asked, and goes on to another callback.

    Args:
        run: is told of every step.
        steps: how many there will be.
        text: what happens.
        then: called after that, for example a `CameraWarp`.
    """

    def report(pipe: Any, index: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        run.tick((index + 1) / (steps + 1), f"{text}, step {index + 1} of {steps}")
        return then(pipe, index, timestep, tensors) if then is not None else tensors

    return report
