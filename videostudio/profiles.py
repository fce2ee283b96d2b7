"""Profiles: which backend does each stage's work, and with which settings. One readable file each."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Backend, Registry, Role
from videostudio.errors import BackendError, InputError
from videostudio.settings import ASSETS
from videostudio.types import Entity, Scene, Script, Size

# The revision of a repository that nobody pinned.
UNPINNED = "main"
# A person's own setting of a backend: the stage's role, the option's name, and its value.
OptionSetting = tuple[str, str, Any]


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
        rows: what the registry says of them.
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
    rows: Mapping[Role, Backend] = field(default_factory=dict)

    @property
    def draws_everybody(self) -> bool:
        """Whether entities of a single scene get a reference picture too."""
        return self.references == "all"

    def referenced_entities(self, script: Script) -> tuple[Entity, ...]:
        """The entities that get a reference picture of their own; none where no model would look at one.

        Where these are the recurring ones, a script of one scene has none: its scene is drawn from the text alone, as
        the paper does with a single scene. A picture that a person uploads counts all the same.
        """
        imager, animator = self.rows[Role.SCENE_IMAGER], self.rows[Role.IMAGE_TO_VIDEO]
        drawn_with = imager.references != 0 and (animator.reads_picture or imager.composes)
        if not (drawn_with or animator.takes_references):
            return ()
        return script.entities if self.draws_everybody else script.recurring()

    def shown_names(self, role: Role, scene: Scene, known: Collection[str]) -> tuple[str, ...]:
        """Whose references a model is given for a scene: as many foregrounds as it takes, and the place's.

        Args:
            role: scene images or clips.
            scene: the scene; who is named first in it comes first.
            known: names of the entities that have a reference.
        """
        if role is Role.IMAGE_TO_VIDEO and not self.rows[role].takes_references:
            return ()
        most = self.rows[role].references
        figures = [name for name in scene.foregrounds if name in known]
        place = [scene.background] if scene.background in known and most else []
        return (*(figures if most < 0 else figures[:most]), *place)

    def with_backends(self, swaps: tuple[tuple[str, str], ...], registry: Registry) -> "Profile":
        """The profile with some backends swapped.

        Args:
            swaps: pairs of a role and a backend's name.
            registry: the backends that exist.

        Raises:
            BackendError: a role or backend is unknown.
        """
        backends, rows = dict(self.backends), dict(self.rows)
        method, references = self.method, self.references
        for role_name, name in swaps:
            role = _read_role(role_name)
            if name != backends[role].name:
                row = registry.get(name, role)
                backends[role], rows[role] = BackendChoice(row.name), row
                method = row.method if role is Role.WRITER else method
                references = "all" if row.composes else references
        return replace(self, backends=backends, rows=rows, method=method, references=references)

    def with_options(self, settings: Iterable[OptionSetting], registry: Registry) -> "Profile":
        """The profile with a person's own settings of its backends.

        Args:
            settings: a stage's role, the name of an option of its backend, and the value, which may be text as a
                command line has it; of several for one option the last counts. What is as it was changes nothing.
            registry: the backends that exist.

        Raises:
            BackendError: a stage or option is unknown, or takes another value; the message says which.
        """
        given: dict[Role, dict[str, Any]] = {}
        for role, name, value in settings:
            given.setdefault(_read_role(role), {})[name] = value
        backends = dict(self.backends)
        for role, values in given.items():
            row, before = registry.get(backends[role].name, role), dict(backends[role].options)
            read = {name: row.find_option(name).read_value(value, row.name) for name, value in values.items()}
            changed = {name: value for name, value in read.items() if value != row.option_value(before, name)}
            options = before | _follow_revisions(row, before, changed) | changed
            backends[role] = BackendChoice(row.name, tuple(sorted(options.items())))
        return replace(self, backends=backends)

    def settings(self, own: "Profile", registry: Registry) -> tuple[OptionSetting, ...]:
        """What differs in the backends' options, see `with_options`; what follows from another setting is left out.

        Args:
            own: the profile with the same backends, before anything was set.
            registry: the backends that exist.
        """
        found: list[OptionSetting] = []
        for role, chosen in self.backends.items():
            before = dict(own.backends[role].options)
            changed = {name: value for name, value in chosen.options if (name, value) not in before.items()}
            follows = _follow_revisions(registry.get(chosen.name, role), before, changed)
            found += [(role.value, name, value) for name, value in changed.items() if follows.get(name) != value]
        return tuple(found)

    def kept_settings(self, settings: Iterable[OptionSetting], before: "Profile") -> tuple[OptionSetting, ...]:
        """Those settings that still have their meaning: of stages whose backend is the one it was.

        Args:
            settings: made for the profile before.
            before: with the backends it had.
        """
        same = {role.value for role, chosen in self.backends.items() if chosen.name == before.backends[role].name}
        return tuple(setting for setting in settings if setting[0] in same)

    def swaps(self, own: "Profile") -> tuple[tuple[str, str], ...]:
        """What differs from the profile as its file has it, as pairs of a role and a backend's name.

        Args:
            own: the profile as its file has it.
        """
        names = {role: chosen.name for role, chosen in own.backends.items()}
        return tuple((role.value, chosen.name) for role, chosen in self.backends.items() if chosen.name != names[role])


def _follow_revisions(row: Backend, before: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, str]:
    """The revisions of models that a person named: a pinned one is a revision of the usual model, and of no other."""
    return {
        option.name: UNPINNED
        for option in row.list_options()
        if option.revision_of in changed and row.option_value(before, option.name)
    }


def _read_role(name: str) -> Role:
    if name not in set(Role):
        raise BackendError(f"There is no stage '{name}'. Known are: {', '.join(r.value for r in Role)}.")
    return Role(name)


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
        chosen, rows = {}, {}
        for role in Role:
            entry = dict(backends[role.value])
            rows[role] = registry.get(entry.pop("name"), role)
            chosen[role] = BackendChoice(rows[role].name, tuple(sorted(entry.items())))
        size, sizes = Size.parse(data.pop("size")), tuple(Size.parse(s) for s in data.pop("sizes"))
        return Profile(name=path.stem, size=size, sizes=sizes, backends=chosen, rows=rows, **data)
    except (KeyError, TypeError, AttributeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The profile file '{path.name}' cannot be used: {error}.") from error
