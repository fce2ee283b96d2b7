"""More than one GPU: the scenes of a film, or the films of a list, spread over all processes by accelerate.

`accelerate launch --multi_gpu -m videostudio render ...` starts one process for each GPU, on one machine or on several
that share the project's folder. Each makes its share into the same artefact store under the same keys, so a film made
by many is the film made by one, and an interrupted one goes on with any number of processes.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from videostudio.errors import InputError
from videostudio.project.artefacts import read_text
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.studio import Artefact, Studio
from videostudio.types import Failure

T = TypeVar("T")
# How long the quickest process may wait for the slowest.
PATIENCE = timedelta(hours=12)
# Where the parts of a film made together end, as shares of the progress bar: the script, and what all processes make.
SCRIPT_END, SHARED_END = 0.3, 0.9


def process_count() -> int:
    """How many processes were launched together; 1 without a launcher."""
    count = os.environ.get("WORLD_SIZE", "1")
    return int(count) if count.isdecimal() else 1


def local_device(device: str | None) -> str | None:
    """The device of this process: its own GPU where several processes were launched and none was named.

    Args:
        device: what the command line says; None where it says nothing.
    """
    rank = os.environ.get("LOCAL_RANK", "")
    on_cpu = os.environ.get("ACCELERATE_USE_CPU", "").lower() in {"1", "true", "yes"}
    if device or process_count() == 1 or not rank.isdecimal():
        return device
    return "cpu" if on_cpu else f"cuda:{rank}"


class Team:
    """The processes that were launched together.

    Args:
        cpu: talk over main memory, not over GPUs.
    """

    def __init__(self, cpu: bool) -> None:
        from accelerate import PartialState

        self._state = PartialState(cpu=cpu, **({"timeout": PATIENCE} if process_count() > 1 else {}))

    @property
    def is_main(self) -> bool:
        """Whether this process joins the film and speaks to the person."""
        return bool(self._state.is_main_process)

    def share(self, items: Sequence[T]) -> list[T]:
        """This process's share of a list; together the shares are the list, each item once."""
        if self._state.num_processes == 1:
            return list(items)
        with self._state.split_between_processes(list(items)) as mine:
            return list(mine)

    def wait(self) -> None:
        """Wait until every process is here."""
        self._state.wait_for_everyone()

    def agree(self, value: str) -> str:
        """The main process's text, in every process."""
        from accelerate.utils import broadcast_object_list

        box = [value]
        broadcast_object_list(box)
        return box[0]

    def close(self) -> None:
        """Leave; nothing may be asked of the team afterwards."""
        self._state.destroy_process_group()


def film_together(studio: Studio, open_project: Callable[[], Project], run: Run, team: Team) -> Iterator[Artefact]:
    """Make a film with all processes; the main one writes the script and joins the clips.

    Args:
        studio: this process's studio.
        open_project: makes or opens the project; called in the main process only.
        run: this process's run.
        team: the processes.

    Yields:
        In the main process what `Studio.run` yields; elsewhere what this process made.

    Raises:
        Cancelled: the run was stopped; what is finished stays.
        StudioError: the script or the film cannot be made at all.
    """
    folder = ""
    if team.is_main:
        project = open_project()
        folder = str(project.folder)
        if project.state.script is None:
            yield from studio.script(project, run.part(0.0, SCRIPT_END))
    project = studio.projects.open_folder(Path(team.agree(folder)))
    yield from _make_stages(studio, project, run.part(SCRIPT_END, SHARED_END), team)
    team.wait()
    if team.is_main:
        # Everything is on disk but what failed elsewhere, which is tried once more here.
        yield from studio.run(project, run.part(SHARED_END, 1.0))
    team.wait()


def _make_stages(studio: Studio, project: Project, run: Run, team: Team) -> Iterator[Artefact]:
    script = project.state.script
    assert script is not None
    # Pictures of a library are chosen with an eye on each other, which takes no time: one process does it.
    together = studio.shares_references(project)
    names = [entity.name for entity in script.entities]
    mine = team.share(names) if together else (names if team.is_main else [])
    # Scenes that go on from another one are made by the same process, after it.
    chains = team.share(studio.scene_chains(project))
    makers: tuple[tuple[Callable[..., Iterator[Any]], list[Any]], ...] = (
        (studio.references, mine),
        (studio.scene_images, [chain[0] for chain in chains]),
        (studio.clips, [index for chain in chains for index in chain]),
    )
    for n, (make, share) in enumerate(makers):
        if share:
            for made in make(project, run.part(n / 3, (n + 1) / 3), share):
                if not isinstance(made, Failure) and not team.is_main:
                    yield made
        team.wait()


def films_of_list(
    studio: Studio, prompts: Sequence[str], make: Callable[[int, str], None], team: Team
) -> tuple[int, int]:
    """Make the films of a list, each one whole in one process.

    Args:
        studio: this process's studio.
        prompts: the prompts.
        make: makes the film of a place in the list, from 0, and its prompt.
        team: the processes.

    Returns:
        How many films this process was given, and how many there are.
    """
    share = team.share(list(enumerate(prompts)))
    for place, prompt in share:
        make(place, prompt)
    team.wait()
    return len(share), len(prompts)


def read_prompts(path: Path) -> list[str]:
    """The prompts of a file, one a line; empty lines and lines that begin with # are left out.

    Raises:
        InputError: the file cannot be read, or has no prompt.
    """
    lines = (line.strip() for line in read_text(path).splitlines())
    prompts = [line for line in lines if line and not line.startswith("#")]
    if not prompts:
        raise InputError(f"'{path}' has no prompts. Write one on each line.")
    return prompts
