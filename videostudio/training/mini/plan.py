"""How `mini` divides its time among its phases, and what it has done so far."""

import json
import time
from pathlib import Path
from typing import Any

from videostudio.errors import InputError
from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import MiniTraining, PhaseConfig

PHASES = ("autoencoder", "encoder", "image", "video")
PLAN = "plan.json"
RESERVE = 0.97
"""Share of the time that is trained; the rest goes to previews, weights and starting up."""
LEAST = 0.5
"""Share of its time that a phase gets however late it is: an unfinished model is worth less than a late one."""


def phase_config(config: MiniTraining, phase: str) -> PhaseConfig:
    """A phase's section."""
    section: PhaseConfig = getattr(config, phase)
    return section


class Plan:
    """The plan of a run, kept in its folder; seconds are those that all calls for the run have had so far.

    Args:
        config: the run.

    Args (attributes):
        phases: per phase that was begun its seconds (0 where its steps are fixed), its steps so far, its samples a
            second, whether it is done.
    """

    def __init__(self, config: MiniTraining) -> None:
        self.config = config
        self.path = Path(config.output) / PLAN
        kept: dict[str, Any] = json.loads(self.path.read_text()) if self.path.is_file() else {}
        self.phases: dict[str, dict[str, Any]] = kept.get("phases", {})
        self._before = float(kept.get("seconds", 0.0))
        self._started = time.monotonic()

    @property
    def seconds_used(self) -> float:
        """Seconds so far."""
        return self._before + time.monotonic() - self._started

    def write(self) -> None:
        """Keep the plan; the file is either whole or the one from before."""
        kept = {"seconds": self.seconds_used, "phases": self.phases}
        write_atomically(self.path, json.dumps(kept, indent=1).encode())

    def is_done(self, phase: str) -> bool:
        """Whether a phase's model is written."""
        return bool(self.phases.get(phase, {}).get("done"))

    def begin(self, phase: str) -> dict[str, Any]:
        """A phase's entry; one that is new gets its share of the time that is left.

        Raises:
            InputError: there is neither a time budget nor a fixed number of steps.
        """
        if phase in self.phases:
            return self.phases[phase]
        section, budget, seconds = phase_config(self.config, phase), 60 * self.config.minutes, 0.0
        if not section.steps:
            if not budget:
                raise InputError("Give mini more minutes, or fixed steps per phase.")
            shares = [phase_config(self.config, name).share for name in PHASES]
            share = section.share / sum(shares[PHASES.index(phase) :])
            left = RESERVE * (budget - self.seconds_used)
            seconds = max(left * share, LEAST * budget * section.share / sum(shares))
        self.phases[phase] = {"seconds": seconds, "steps": 0, "samples_per_second": 0.0, "done": False}
        self.write()
        return self.phases[phase]

    def until_stop(self) -> float | None:
        """Seconds until this call shall save and stop; None where it shall not."""
        if not self.config.stop_after:
            return None
        return self.config.stop_after - (time.monotonic() - self._started)

    def note(self, phase: str, steps: int, samples_per_second: float) -> None:
        """How far a phase is.

        Args:
            phase: the phase.
            steps: its steps so far.
            samples_per_second: its pace.
        """
        self.phases[phase] |= {"steps": steps, "samples_per_second": samples_per_second}
        self.write()

    def finish(self, phase: str) -> None:
        """A phase's model is written."""
        self.phases[phase]["done"] = True
        self.write()


def read_plan(folder: Path) -> dict[str, Any]:
    """The phases of a run's plan, or nothing; see `Plan`."""
    path = folder / PLAN
    phases: dict[str, Any] = json.loads(path.read_text())["phases"] if path.is_file() else {}
    return phases
