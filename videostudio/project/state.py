"""What a project knows besides its artefacts, as frozen values, and how these are written as JSON and read again."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from videostudio.errors import InputError
from videostudio.fields import Fields, read_json
from videostudio.project.artefacts import derive_seed, is_key
from videostudio.types import Failure, Script, Size, Stage, script_from_dict, script_to_dict

FORMAT = "videostudio-project"
# Version 1 kept the keys that a lock pins as a list: the reference, or the scene's image and then its clip. Version 3
# has wishes that version 2 did not know; a project without them is still written as version 2, for older programs.
VERSION = 3
PLAIN_VERSION = 2
OLDEST_VERSION = 1
TRANSITIONS = ("cut", "crossfade")
CAPTIONS = ("none", "burnt", "srt")
# A float holds every whole number up to this one, so that a seed survives JSON and the page.
MAX_SEED = 2**53
# What a state file may say a scene lasts, in seconds; what can be filmed is the studio's matter.
SECONDS_IN_FILES = (0.1, 600.0)

# The value of a backend's option.
Setting = bool | int | float | str
# Artefact keys by the stage that made them, as pairs.
StageKeys = tuple[tuple[Stage, str], ...]
# The stages whose artefacts a lock pins, in the order of version 1.
_OF_ENTITY = (Stage.REFERENCES,)
_OF_SCENE = (Stage.SCENE_IMAGES, Stage.CLIPS)


@dataclass(frozen=True, slots=True)
class Brief:
    """What the person asked for.

    Args:
        prompt: the sentence.
        profile: the profile's name.
        size: picture size of the film.
        seed: the project's seed; every other seed derives from it.
        scenes: how many; None lets the writer choose.
        seconds: length of a scene.
        fps: frames per second.
        backends: role and backend where the person swapped one, as pairs.
        options: the person's own settings of backends: role, option and value.
        action: whether the scenes' actions condition their clips.
        camera: whether the scenes' camera movements are applied; else every camera stands still.
    """

    prompt: str
    profile: str = "draft"
    size: Size = Size(768, 480)
    seed: int = 0
    scenes: int | None = None
    seconds: float = 3.0
    fps: int = 16
    backends: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str, Setting], ...] = ()
    action: bool = True
    camera: bool = True


# Fields of a brief that version 2 did not have; they are written only where they are not as usual.
_NEW_WISHES: dict[str, Any] = {"options": [], "action": True, "camera": True}


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """How the clips become a film.

    Args:
        transition: "cut" or "crossfade".
        title: text of a title card before the first scene; empty for none.
        captions: "none", "burnt" (drawn into the picture) or "srt" (a file beside the film, always written).
        audio: name of an uploaded sound file; empty for none.
    """

    transition: str = "cut"
    title: str = ""
    captions: str = "none"
    audio: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One version of a reference or scene.

    Args:
        seed: the seed it is drawn with.
        upload: name of the person's own picture instead; empty for none. A scene's clip still follows the seed.
        mask: name of the person's corrected mask; empty for none.
    """

    seed: int
    upload: str = ""
    mask: str = ""


@dataclass(frozen=True, slots=True)
class TakeChoice:
    """The takes of an entity or scene, and which of them counts.

    Args:
        subject: the entity's name, or the scene's index as text.
        takes: every version asked for so far.
        chosen: position of the one that counts.
        locked: keep what is there, whatever else changes.
        pinned: the artefact keys that a lock keeps, by stage.
    """

    subject: str
    takes: tuple[Take, ...]
    chosen: int = 0
    locked: bool = False
    pinned: StageKeys = ()

    @property
    def take(self) -> Take:
        """The version that counts."""
        return self.takes[self.chosen]

    def pinned_key(self, stage: Stage) -> str:
        """The artefact key that a lock keeps for a stage; empty for none."""
        return dict(self.pinned).get(stage, "") if self.locked else ""


@dataclass(frozen=True, slots=True)
class ProjectState:
    """Everything a project knows besides its artefacts."""

    brief: Brief
    script: Script | None = None
    entities: tuple[TakeChoice, ...] = ()
    scenes: tuple[TakeChoice, ...] = ()
    film: FilmOptions = FilmOptions()
    failures: tuple[Failure, ...] = ()
    share: str = ""

    def entity(self, name: str) -> TakeChoice:
        """The choice for an entity; a first take where nothing was chosen yet."""
        return self._choice(self.entities, name)

    def scene(self, index: int) -> TakeChoice:
        """The choice for a scene; a first take where nothing was chosen yet."""
        return self._choice(self.scenes, str(index))

    def _choice(self, choices: tuple[TakeChoice, ...], subject: str) -> TakeChoice:
        for choice in choices:
            if choice.subject == subject:
                return choice
        return TakeChoice(subject, (Take(derive_seed(self.brief.seed, subject, 0)),))

    def with_entity(self, choice: TakeChoice) -> "ProjectState":
        """The state with this entity's choice replaced."""
        return replace(self, entities=_put_choice(self.entities, choice))

    def with_scene(self, choice: TakeChoice) -> "ProjectState":
        """The state with this scene's choice replaced."""
        return replace(self, scenes=_put_choice(self.scenes, choice))

    def without_failures(self, stage: Stage, subjects: Iterable[str] | None = None) -> "ProjectState":
        """The state without the failures of a stage (or of some of its subjects)."""
        gone = None if subjects is None else set(subjects)
        kept = tuple(f for f in self.failures if f.stage != stage or (gone is not None and f.subject not in gone))
        return replace(self, failures=kept)


def _put_choice(choices: tuple[TakeChoice, ...], choice: TakeChoice) -> tuple[TakeChoice, ...]:
    rest = tuple(c for c in choices if c.subject != choice.subject)
    return (*rest, choice)


def state_to_json(state: ProjectState) -> str:
    """The state as JSON text with a format name and a version."""
    data = asdict(replace(state, script=None))
    data["brief"]["size"] = str(state.brief.size)
    data["script"] = script_to_dict(state.script) if state.script else None
    for choice in (*data["entities"], *data["scenes"]):
        choice["pinned"] = dict(choice["pinned"])
    brief = data["brief"]
    brief["options"] = [list(setting) for setting in brief["options"]]
    usual = [name for name, value in _NEW_WISHES.items() if brief[name] == value]
    for name in usual:
        del brief[name]
    version = PLAIN_VERSION if len(usual) == len(_NEW_WISHES) else VERSION
    return json.dumps({"format": FORMAT, "version": version, **data}, ensure_ascii=False, indent=1) + "\n"


def state_from_json(text: str) -> ProjectState:
    """Read what `state_to_json` wrote, in this version or an older one.

    Raises:
        InputError: the text is no project that this program reads; the message names the place.
    """
    data = read_json(text, "The project's state cannot be read")
    known = ("format", "version", *(f.name for f in fields(ProjectState)))
    top = Fields(data, "the project", known)
    if top.take("format", str, "") != FORMAT:
        raise InputError("This is not a project of VideoStudio.")
    version = top.take("version", int)
    if not OLDEST_VERSION <= version <= VERSION:
        raise InputError(
            f"This project has version {version}; this program reads versions {OLDEST_VERSION} to {VERSION}."
        )
    script = data.get("script")
    entities, scenes = top.take("entities", list, []), top.take("scenes", list, [])
    return ProjectState(
        brief=_read_brief(top.take("brief", dict)),
        script=None if script is None else script_from_dict(script),
        entities=tuple(_read_choice(c, f"entity choice {n}", _OF_ENTITY, version) for n, c in enumerate(entities, 1)),
        scenes=tuple(_read_choice(c, f"scene choice {n}", _OF_SCENE, version) for n, c in enumerate(scenes, 1)),
        film=_read_film(top.take("film", dict, {})),
        failures=tuple(_read_failure(f) for f in top.take("failures", list, [])),
        share=top.take("share", str, ""),
    )


def _read_failure(data: Any) -> Failure:
    values = Fields(data, "a failure", tuple(f.name for f in fields(Failure)))
    return Failure(values.choice("stage", Stage), values.take("subject", str), values.take("reason", str))


def _read_film(data: dict[str, Any]) -> FilmOptions:
    values = Fields(data, "the film options", tuple(f.name for f in fields(FilmOptions)))
    options = FilmOptions(**{name: values.take(name, str) for name in data})
    for name, value, known in (
        ("transition", options.transition, TRANSITIONS),
        ("captions", options.captions, CAPTIONS),
    ):
        if value not in known:
            raise InputError(f"In the film options: '{name}' must be one of {', '.join(known)}.")
    if options.audio and not is_file_name(options.audio):
        raise InputError(f"In the film options: '{options.audio[:60]}' is no plain file name.")
    return options


def _read_brief(data: dict[str, Any]) -> Brief:
    values = Fields(data, "the brief", tuple(f.name for f in fields(Brief)))
    pairs = values.take("backends", list, [])
    if not all(isinstance(p, list) and len(p) == 2 and all(isinstance(t, str) for t in p) for p in pairs):
        raise InputError("In the brief: 'backends' must be pairs of a role and a backend's name.")
    settings = values.take("options", list, [])
    if not all(map(_is_setting, settings)):
        raise InputError("In the brief: 'options' must be lists of a role, an option's name and its value.")
    seconds = data.get("seconds", 3.0)
    low, high = SECONDS_IN_FILES
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not low <= seconds <= high:
        raise InputError(f"In the brief: 'seconds' must be a number between {low:g} and {high:g}.")
    return Brief(
        prompt=values.take("prompt", str),
        profile=values.take("profile", str, "draft"),
        size=Size.parse(values.take("size", str, "768x480")),
        seed=values.number("seed", 0, MAX_SEED, 0),
        scenes=None if data.get("scenes") is None else values.take("scenes", int),
        seconds=float(seconds),
        fps=values.take("fps", int, 16),
        backends=tuple((role, name) for role, name in pairs),
        options=tuple((role, name, value) for role, name, value in settings),
        action=values.take("action", bool, True),
        camera=values.take("camera", bool, True),
    )


def _is_setting(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[2], Setting):
        return False
    return isinstance(value[0], str) and isinstance(value[1], str)


def _read_choice(data: Any, where: str, stages: tuple[Stage, ...], version: int) -> TakeChoice:
    values = Fields(data, where, tuple(f.name for f in fields(TakeChoice)))
    takes = tuple(_read_take(t, f"{where}, take {n}") for n, t in enumerate(values.take("takes", list), 1))
    chosen = values.take("chosen", int, 0)
    if not 0 <= chosen < len(takes):
        raise InputError(f"In {where}: 'chosen' is {chosen}, but there are {len(takes)} takes.")
    if version == 1:
        pinned = tuple(zip(stages, values.texts("pinned"), strict=False))
    else:
        named = Fields(values.take("pinned", dict, {}), f"{where}, pinned", stages)
        pinned = tuple((stage, named.take(stage, str)) for stage in stages if named.has(stage))
    if not all(is_key(key) for _, key in pinned):
        raise InputError(f"In {where}: 'pinned' must be keys of artefacts.")
    return TakeChoice(values.take("subject", str), takes, chosen, values.take("locked", bool, False), pinned)


def _read_take(data: Any, where: str) -> Take:
    values = Fields(data, where, ("seed", "upload", "mask"))
    names = (values.take("upload", str, ""), values.take("mask", str, ""))
    for name in names:
        if name and not is_file_name(name):
            raise InputError(f"In {where}: '{name[:60]}' is no plain file name.")
    return Take(values.number("seed", 0, MAX_SEED), *names)


def is_file_name(name: str) -> bool:
    """Whether a name is a plain file name, without any folder."""
    return re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}", name) is not None
