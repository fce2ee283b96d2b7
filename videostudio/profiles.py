"""Profiles: which backend does each stage's work, and with which settings. One readable file each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Registry, Role
from videostudio.errors import BackendError, InputError
from videostudio.settings import ASSETS
from videostudio.types import Entity, Script, Size


@dataclass(frozen=True, slots=True)
class BackendChoice:
    """A backend with its options."""

    name: str
    options: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile file.

    Args:
        name: what the page and the command line call it.
        title: name for people.
        summary: one sentence.
        notice: what the page must say about the results; may be empty.
        licence: licences of everything it uses.
        gpu_gb: GPU memory it needs; 0 runs without a GPU.
        memory_gb: main memory it needs.
        download_gb: what it downloads at first use.
        seconds_per_scene: what to expect on the machine it is meant for.
        references: "all" entities get a reference, or the "recurring" ones (paper, section 3.1).
        method: how the script is written, see `stages.script`.
        size: picture size it is made for; `sizes` are the choices.
        fps: frames per second.
        seconds: length of a scene.
        backends: backend by role.
    """

    name: str
    title: str
    summary: str
    notice: str
    licence: str
    gpu_gb: float
    memory_gb: float
    download_gb: float
    seconds_per_scene: float
    references: str
    method: str
    size: Size
    sizes: tuple[Size, ...]
    fps: int
    seconds: float
    backends: Mapping[Role, BackendChoice] = field(default_factory=dict)

    @property
    def draws_everybody(self) -> bool:
        """Whether entities of a single scene get a reference picture too."""
        return self.references == "all"

    def referenced_entities(self, script: Script) -> tuple[Entity, ...]:
        """The entities that get a reference picture of their own."""
        return script.entities if self.draws_everybody else script.recurring()

    def with_backends(self, swaps: tuple[tuple[str, str], ...], registry: Registry) -> "Profile":
        """The profile with some backends swapped.

        Args:
            swaps: pairs of a role and a backend's name.
            registry: the backends that exist.

        Raises:
            BackendError: a role or backend is unknown.
        """
        backends, method, references = dict(self.backends), self.method, self.references
        for role_name, name in swaps:
            if role_name not in set(Role):
                raise BackendError(f"There is no stage '{role_name}'. Known are: {', '.join(r.value for r in Role)}.")
            role = Role(role_name)
            if name != backends[role].name:
                row = registry.get(name, role)
                backends[role] = BackendChoice(row.name)
                method = row.method if role is Role.WRITER else method
                references = "all" if row.composes else references
        return replace(self, backends=backends, method=method, references=references)

    def swaps(self, own: "Profile") -> tuple[tuple[str, str], ...]:
        """What differs from the profile as its file has it, as pairs of a role and a backend's name.

        Args:
            own: the profile as its file has it.
        """
        names = {role: chosen.name for role, chosen in own.backends.items()}
        return tuple((role.value, chosen.name) for role, chosen in self.backends.items() if chosen.name != names[role])


def load_profiles(registry: Registry, folder: Path = ASSETS / "profiles") -> dict[str, Profile]:
    """Every profile in the folder, by name, the draft first.

    Raises:
        InputError: a file is no profile.
        BackendError: a profile names an unknown backend.
    """
    profiles = [read_profile(path, registry) for path in sorted(folder.glob("*.toml"))]
    profiles.sort(key=lambda p: (p.gpu_gb, p.name))
    return {profile.name: profile for profile in profiles}


def read_profile(path: Path, registry: Registry) -> Profile:
    """Read one profile file.

    Raises:
        InputError: it is no profile.
        BackendError: it names an unknown backend.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        backends = data.pop("backends")
        chosen = {}
        for role in Role:
            entry = dict(backends[role.value])
            name = registry.get(entry.pop("name"), role).name
            chosen[role] = BackendChoice(name, tuple(sorted(entry.items())))
        size, sizes = Size.parse(data.pop("size")), tuple(Size.parse(s) for s in data.pop("sizes"))
        return Profile(name=path.stem, size=size, sizes=sizes, backends=chosen, **data)
    except (KeyError, TypeError, AttributeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The profile file '{path.name}' cannot be used: {error}.") from error
