"""How `mini` divides its time among its phases: by measured throughput, corrected while they run."""

import json
import time
from pathlib import Path
from typing import Any

from videostudio.errors import InputError
from videostudio.project.artefacts import write_atomically
from videostudio.training.configs import MiniTraining, PhaseConfig

PHASES = ("autoencoder", "encoder", "image", "entities", "video")
PLAN = "plan.json"
RESERVE = 0.93
"""Share of the time that is planned for steps; the rest goes to checkpoints, grids and starting up."""
REFIT = 0.4
"""Share of a phase's time after which its steps are planned again by its own pace; the decay begins later."""
LEAST = 0.1
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
        phases: per phase steps, seconds_per_step, samples_per_second, its seconds, until when it may last, whether it
            was planned again (`refitted`), whether it is done.
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

    def start(self, seconds_per_step: dict[str, float]) -> None:
        """Plan everything by each phase's measured pace."""
        for phase in PHASES:
            self.phases[phase] = {"done": False}
            self._pace(phase, seconds_per_step[phase])
        self.divide(PHASES[0])

    def _pace(self, phase: str, seconds: float) -> None:
        rate = phase_config(self.config, phase).batch / seconds
        self.phases[phase] |= {"seconds_per_step": seconds, "samples_per_second": rate}

    def divide(self, first: str) -> None:
        """Divide the time that is left among a phase and those after it.

        Raises:
            InputError: there is neither a time budget nor a fixed number of steps.
        """
        rest = PHASES[PHASES.index(first) :]
        whole = sum(phase_config(self.config, phase).share for phase in PHASES)
        share = sum(phase_config(self.config, phase).share for phase in rest)
        budget, now = 60 * self.config.minutes, self.seconds_used
        left = max(RESERVE * (budget - now), LEAST * budget * share / whole)
        for phase in rest:
            section, entry = phase_config(self.config, phase), self.phases[phase]
            if not section.steps and not budget:
                raise InputError("Give mini more minutes, or fixed steps per phase.")
            seconds = left * section.share / share
            steps = section.steps or max(1, int(seconds / entry["seconds_per_step"]))
            self.phases[phase] = {
                **entry,
                "steps": steps,
                "seconds": seconds,
                "until": now + seconds,
                "refitted": False,
            }
            now += seconds
        self.write()

    def until_refit(self, phase: str) -> float | None:
        """Seconds until a phase's steps shall be planned again; None where they are fixed or were already."""
        entry = self.phases[phase]
        if phase_config(self.config, phase).steps or entry["refitted"]:
            return None
        return max(1e-3, float(entry["until"] - (1 - REFIT) * entry["seconds"] - self.seconds_used))

    def until_stop(self) -> float | None:
        """Seconds until this call shall save and stop; None where it shall not."""
        if not self.config.stop_after:
            return None
        return self.config.stop_after - (time.monotonic() - self._started)

    def refit(self, phase: str, step: int, seconds_per_step: float) -> None:
        """Plan a phase's steps again.

        Args:
            phase: the phase.
            step: where it is.
            seconds_per_step: its own pace.
        """
        entry = self.phases[phase]
        self._pace(phase, seconds_per_step)
        left = max(entry["until"] - self.seconds_used, LEAST * entry["seconds"])
        entry |= {"steps": step + max(1, int(left / seconds_per_step)), "refitted": True}
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
