"""A person's edits of a project: each replaces the project's state in one step and leaves every artefact where it is.

A subject is an entity's name (text) or a scene's index (number).
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from videostudio.errors import InputError
from videostudio.media.lettering import check_drawable
from videostudio.media.sound import open_sound
from videostudio.media.uploads import open_picture
from videostudio.project.artefacts import derive_seed, mask_name
from videostudio.project.folder import Project
from videostudio.project.state import CAPTIONS, TRANSITIONS, FilmOptions, ProjectState, StageKeys, Take, TakeChoice
from videostudio.settings import Settings
from videostudio.types import LAYOUT, Entity, Kind, Reference, Scene, Script

MAX_TEXT = 2000
MAX_NAME = 80
MAX_FOREGROUNDS = 6
MAX_SCENES = 40
MAX_TAKES = 50
# Seeds of takes: below what every generator of random numbers takes.
TAKE_SEEDS = 2**31
MAX_TITLE = 200
MAX_ACTION = 200
# Larger uploaded pictures are made smaller, to this many pixels on the longer side.
MAX_UPLOAD_SIDE = 2048


def clean_text(text: str, limit: int, what: str) -> str:
    """A text without control characters and doubled spaces.

    Raises:
        InputError: it is longer than the limit.
    """
    tidy = " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())
    if len(tidy) > limit:
        raise InputError(f"{what} has {len(tidy):,} characters; at most {limit:,} are kept. Shorten it.")
    return tidy


def replace_script(project: Project, script: Script) -> Script:
    """Put another script in the project, such as one read from a file.

    Raises:
        InputError: it does not fit together, or has no scenes or too many.
    """
    if not script.scenes:
        raise InputError("This script has no scenes. Add at least one.")
    if len(script.scenes) > MAX_SCENES:
        raise InputError(f"This script has {len(script.scenes)} scenes; at most {MAX_SCENES} can be filmed.")
    warnings = tuple(clean_text(text, MAX_TEXT, "A warning") for text in script.warnings)
    checked = replace(_tidy_script(script), prompt=clean_text(script.prompt, MAX_TEXT, "The prompt"), warnings=warnings)
    project.update(lambda s: replace(s, script=checked, failures=()))
    return checked


def update_scene(project: Project, index: int, **changes: Any) -> Script:
    """Change fields of a scene.

    A layout tells where everybody is in the text it was written with: another prompt ends it, so that the picture does
    not go on showing the old one. Another action keeps it, as figures act from where they are. Who comes in may be
    anywhere, and the places of whoever goes are gone with those that were told by them.

    Args:
        project: the project.
        index: the scene's index.
        changes: fields of `Scene`.

    Raises:
        InputError: there is no such scene, or the result does not fit together.
    """

    def change(script: Script) -> Script:
        old = script.scene(index)
        new = _tidy_scene(replace(old, **changes), script.position(index))
        if new.prompt != old.prompt and LAYOUT not in changes:
            new = replace(new, layout=())
        return replace(script, scenes=tuple(new if s.index == index else s for s in script.scenes))

    return _edit_script(project, change)


def add_scene(project: Project, after: int | None = None) -> int:
    """Add a scene in the same place as its neighbour.

    Args:
        project: the project.
        after: index of the scene it follows; None puts it last.

    Returns:
        The new scene's index.

    Raises:
        InputError: there are too many scenes, or no such neighbour.
    """
    used = [int(c.subject) for c in project.state.scenes if c.subject.isdecimal()]
    new = max([s.index for s in _present_script(project.state).scenes] + used, default=-1) + 1

    def change(script: Script) -> Script:
        if len(script.scenes) >= MAX_SCENES:
            raise InputError(f"A script can have at most {MAX_SCENES} scenes. Remove one first.")
        scenes = list(script.scenes)
        at = len(scenes) if after is None else scenes.index(script.scene(after)) + 1
        neighbour = scenes[at - 1] if at else None
        scene = Scene(
            new,
            neighbour.prompt if neighbour else script.prompt,
            neighbour.foregrounds if neighbour else (),
            neighbour.background if neighbour else "",
            action=neighbour.action if neighbour else "",
            layout=neighbour.layout if neighbour else (),
        )
        scenes.insert(at, scene)
        return replace(script, scenes=tuple(scenes))

    _edit_script(project, change)
    return new


def remove_scene(project: Project, index: int) -> Script:
    """Take a scene out of the film; what was made for it stays on disk.

    Raises:
        InputError: there is no such scene, or it is the only one.
    """

    def change(script: Script) -> Script:
        script.scene(index)
        if len(script.scenes) == 1:
            raise InputError("A film needs at least one scene. Add another before you remove this one.")
        return replace(script, scenes=tuple(s for s in script.scenes if s.index != index))

    return _edit_script(project, change)


def move_scene(project: Project, index: int, position: int) -> Script:
    """Put a scene somewhere else in the film.

    Args:
        project: the project.
        index: the scene's index.
        position: where it shall stand, from 1; values outside move it to an end.

    Raises:
        InputError: there is no such scene.
    """

    def change(script: Script) -> Script:
        scene = script.scene(index)
        rest = [s for s in script.scenes if s.index != index]
        rest.insert(min(max(position - 1, 0), len(rest)), scene)
        return replace(script, scenes=tuple(rest))

    return _edit_script(project, change)


def describe_entity(project: Project, name: str, description: str) -> Script:
    """Change what an entity looks like.

    The picture that the writer chose for it no longer counts: what the person says does.

    Raises:
        InputError: there is no such entity, or the text is too long.
    """

    def change(script: Script) -> Script:
        known, text = script.entity(name), clean_text(description, MAX_TEXT, f"The description of '{name[:40]}'")
        new = known if known.description == text else replace(known, description=text, picture="")
        return replace(script, entities=tuple(new if e.name == name else e for e in script.entities))

    return _edit_script(project, change)


def rename_entity(project: Project, old: str, new: str) -> Script:
    """Give an entity another name in all scenes; its takes, its uploads and its writer's picture go with it.

    A name that another entity of the same kind has merges the two.

    Raises:
        InputError: there is no such entity, or the new name is empty, too long or of another kind.
    """
    name = clean_text(new, MAX_NAME, "The name")
    if not name:
        raise InputError("Give the entity a name.")

    def change(state: ProjectState) -> ProjectState:
        script = _present_script(state)
        entity = script.entity(old)
        if name == old:
            return state
        merged = any(e.name == name for e in script.entities)
        if merged and script.entity(name).kind is not entity.kind:
            raise InputError(f"'{name}' is already used for a {script.entity(name).kind.value}. Choose another name.")
        scenes = tuple(_rename_in_scene(scene, old, name) for scene in script.scenes)
        rest = tuple(e for e in script.entities if e.name != old)
        entities = rest if merged else (*rest, replace(entity, name=name))
        after = replace(state, script=replace(script, scenes=scenes, entities=entities).checked())
        if not merged and any(c.subject == old for c in state.entities):
            choices = tuple(replace(c, subject=name) if c.subject == old else c for c in state.entities)
            after = replace(after, entities=choices)
        return after

    return _present_script(project.update(change))


def _rename_in_scene(scene: Scene, old: str, new: str) -> Scene:
    def renamed(name: str) -> str:
        return new if name == old else name

    return replace(
        scene,
        foregrounds=tuple(dict.fromkeys(renamed(name) for name in scene.foregrounds)),
        background=renamed(scene.background),
        layout=tuple(
            replace(place, name=renamed(place.name), target=renamed(place.target), faces=renamed(place.faces))
            for place in scene.layout
        ),
    )


def new_take(project: Project, subject: str | int) -> int:
    """Ask for another version; it counts from now on, and the earlier ones stay.

    Returns:
        The take's position.

    Raises:
        InputError: the subject is locked, unknown, or has too many takes.
    """

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        seeds = {take.seed for take in choice.takes}
        number = len(choice.takes)
        while (seed := derive_seed(state.brief.seed, choice.subject, number)) in seeds:
            number += 1
        return _with_take(choice, Take(seed, _kept_upload(subject, choice)))

    return _edit_choice(project, subject, change).chosen


def _kept_upload(subject: str | int, choice: TakeChoice) -> str:
    """What a new take keeps of a person's own picture: a scene's is moved in another way, an entity's is drawn anew."""
    return "" if isinstance(subject, str) else choice.take.upload


def _with_take(choice: TakeChoice, take: Take) -> TakeChoice:
    """The choice with one take more, which counts; one that is there already is chosen.

    Raises:
        InputError: there are too many takes.
    """
    for n, known in enumerate(choice.takes):
        if (known.seed, known.upload) == (take.seed, take.upload):
            return replace(choice, chosen=n)
    if len(choice.takes) >= MAX_TAKES:
        raise InputError(f"There are {MAX_TAKES} takes already. Choose one of them.")
    return replace(choice, takes=(*choice.takes, take), chosen=len(choice.takes))


def choose_take(project: Project, subject: str | int, number: int) -> TakeChoice:
    """Let another take count.

    Raises:
        InputError: there is no such take, or the subject is locked or unknown.
    """

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        if not 0 <= number < len(choice.takes):
            raise InputError(f"There is no take {number + 1}; there are {len(choice.takes)}.")
        return replace(choice, chosen=number)

    return _edit_choice(project, subject, change)


def set_seed(project: Project, subject: str | int, seed: int) -> TakeChoice:
    """Ask for the version with this seed; one that has it already is chosen.

    Raises:
        InputError: the seed is no whole number from 0 up, or the subject is locked or unknown.
    """
    if not 0 <= seed < TAKE_SEEDS:
        raise InputError(f"A seed is a whole number from 0 to {TAKE_SEEDS - 1}.")

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        return _with_take(choice, Take(seed, _kept_upload(subject, choice)))

    return _edit_choice(project, subject, change)


def set_lock(project: Project, subject: str | int, locked: bool, made: StageKeys) -> TakeChoice:
    """Keep what is there for an entity or scene, whatever else changes; or let go of it.

    Args:
        project: the project.
        subject: the entity's name or the scene's index.
        locked: whether to keep it.
        made: keys of what is there for it now, see `ProjectView.made_keys`.

    Raises:
        InputError: nothing has been made for it yet, or it is unknown.
    """
    if locked and not made:
        raise InputError("There is nothing to keep yet. Make it first, then lock it.")

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        return replace(choice, locked=locked, pinned=made if locked else ())

    return _edit_choice(project, subject, change, even_locked=True)


def upload_reference(project: Project, name: str, path: Path, limits: Settings) -> TakeChoice:
    """Use the person's own picture for an entity.

    Args:
        project: the project.
        name: the entity's name.
        path: the picture file.
        limits: how large a file and a picture may be.

    Raises:
        InputError: it is no usable picture, or the entity is locked or unknown.
        ProjectError: the disk refuses.
    """
    _present_script(project.state).entity(name)
    kept = _keep_picture(project, path, limits)

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        for n, take in enumerate(choice.takes):
            if take.upload == kept:
                return replace(choice, chosen=n)
        return replace(choice, takes=(*choice.takes, Take(0, upload=kept)), chosen=len(choice.takes))

    return _edit_choice(project, name, change)


def upload_scene_picture(project: Project, scene: int, path: Path, limits: Settings) -> TakeChoice:
    """Use the person's own picture as a scene's: its clip is made from it, and nothing is drawn.

    Args:
        project: the project.
        scene: the scene's index.
        path: the picture file; it is cut to the film's shape where it has another.
        limits: how large a file and a picture may be.

    Raises:
        InputError: it is no usable picture, or the scene is locked or unknown.
        ProjectError: the disk refuses.
    """
    _present_script(project.state).scene(scene)
    kept = _keep_picture(project, path, limits)
    return _edit_choice(project, scene, lambda state, choice: _with_take(choice, Take(choice.take.seed, kept)))


def remove_scene_picture(project: Project, scene: int) -> TakeChoice:
    """Let a scene be drawn again instead of showing the person's own picture, which stays among its takes.

    Raises:
        InputError: it has none of one's own, or is locked or unknown.
    """

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        if not choice.take.upload:
            raise InputError("This scene shows no picture of your own.")
        return _with_take(choice, Take(choice.take.seed))

    return _edit_choice(project, scene, change)


def _keep_picture(project: Project, path: Path, limits: Settings) -> str:
    """Keep a picture of the person's in the project; returns its name."""
    _check_bytes(path, limits.max_upload_mb)
    picture = open_picture(path, limits.max_upload_pixels)
    picture.thumbnail((MAX_UPLOAD_SIDE, MAX_UPLOAD_SIDE))
    data = _png_bytes(picture)
    return project.add_upload(data, f"upload-{hashlib.sha256(data).hexdigest()[:32]}.png")


def correct_mask(project: Project, name: str, mask: Image.Image, plain: Reference | None) -> TakeChoice:
    """Replace the cut-out of an entity's present picture.

    Args:
        project: the project.
        name: the entity's name.
        mask: white where the foreground is; resized to the picture.
        plain: the entity's reference as it was made, see `Studio.plain_reference`; None where it is not made.

    Raises:
        InputError: there is no picture yet, the mask is empty, or the entity is locked or unknown.
        ProjectError: the disk refuses.
    """
    if plain is None:
        raise InputError(f"'{name}' has no picture yet. Make or upload one first.")
    gray = mask.convert("L")
    low, high = gray.getextrema()
    if low == high and high == 0 and _present_script(project.state).entity(name).kind is Kind.FOREGROUND:
        raise InputError("This mask keeps nothing of the picture. Paint over what shall stay.")
    data = _png_bytes(gray)
    kept = project.add_upload(data, mask_name(plain.key, hashlib.sha256(data).hexdigest()))

    def change(state: ProjectState, choice: TakeChoice) -> TakeChoice:
        takes = tuple(replace(t, mask=kept) if n == choice.chosen else t for n, t in enumerate(choice.takes))
        return replace(choice, takes=takes)

    return _edit_choice(project, name, change)


def swap_mask(project: Project, name: str, present: Reference | None, plain: Reference | None) -> TakeChoice:
    """Exchange foreground and background of an entity's cut-out.

    Args:
        project: the project.
        name: the entity's name.
        present: its reference as it is now; None where it is not made.
        plain: its reference as it was made, see `correct_mask`.

    Raises:
        InputError: there is no picture yet, or the entity is locked or unknown.
    """
    if present is None:
        raise InputError(f"'{name}' has no picture yet. Make or upload one first.")
    with Image.open(present.mask) as mask:
        swapped = ImageOps.invert(mask.convert("L"))
    return correct_mask(project, name, swapped, plain)


def set_film(project: Project, **changes: Any) -> FilmOptions:
    """Change how the clips become a film.

    Args:
        project: the project.
        changes: fields of `FilmOptions`.

    Raises:
        InputError: a value is none of the choices.
    """
    options = replace(project.state.film, **changes)
    if options.transition not in TRANSITIONS:
        raise InputError(f"A transition is one of: {', '.join(TRANSITIONS)}.")
    if options.captions not in CAPTIONS:
        raise InputError(f"Captions are one of: {', '.join(CAPTIONS)}.")
    options = replace(options, title=clean_text(options.title, MAX_TITLE, "The title"))
    if options.title:
        check_drawable(options.title, "The title")
    if options.audio and not project.upload(options.audio).is_file():
        raise InputError("This sound file is not in the project. Upload it again.")
    return project.update(lambda s: replace(s, film=options)).film


def upload_audio(project: Project, path: Path, limits: Settings) -> FilmOptions:
    """Lay the person's music or voice under the film.

    Args:
        project: the project.
        path: the sound file.
        limits: how large a file may be.

    Raises:
        InputError: it is no usable sound file.
        ProjectError: the disk refuses.
    """
    _check_bytes(path, limits.max_upload_mb)
    open_sound(path).close()
    data = path.read_bytes()
    suffix = re.sub(r"[^a-z0-9.]", "", path.suffix.lower())[:8]
    name = project.add_upload(data, f"audio-{hashlib.sha256(data).hexdigest()[:32]}{suffix}")
    return set_film(project, audio=name)


def _present_script(state: ProjectState) -> Script:
    if state.script is None:
        raise InputError("There is no script yet. Write one first.")
    return state.script


def _edit_script(project: Project, change: Callable[[Script], Script]) -> Script:
    def apply(state: ProjectState) -> ProjectState:
        before = _present_script(state)
        after = _tidy_script(change(before))
        # What failed before may not fail any more once it is changed; only what is untouched keeps its message.
        same = {str(scene.index) for scene in after.scenes if scene in before.scenes}
        same |= {entity.name for entity in after.entities if entity in before.entities}
        return replace(state, script=after, failures=tuple(f for f in state.failures if f.subject in same))

    return _present_script(project.update(apply))


def _tidy_script(script: Script) -> Script:
    scenes = tuple(_tidy_scene(scene, n) for n, scene in enumerate(script.scenes, 1))
    entities: tuple[Entity, ...] = tuple(
        replace(
            e,
            name=clean_text(e.name, MAX_NAME, "An entity's name"),
            description=clean_text(e.description, MAX_TEXT, f"The description of '{e.name[:40]}'"),
        )
        for e in script.entities
    )
    return replace(script, scenes=scenes, entities=entities).checked()


def _tidy_scene(scene: Scene, number: int) -> Scene:
    where = f"Scene {number}:"
    given = (clean_text(name, MAX_NAME, f"{where} a name") for name in scene.foregrounds)
    names = tuple(dict.fromkeys(name for name in given if name))
    if len(names) > MAX_FOREGROUNDS:
        raise InputError(f"{where} at most {MAX_FOREGROUNDS} people and things fit into one scene. Remove some.")
    prompt = clean_text(scene.prompt, MAX_TEXT, f"{where} the prompt")
    if not prompt:
        raise InputError(f"{where} say in one sentence what happens.")
    return replace(
        scene,
        prompt=prompt,
        foregrounds=names,
        background=clean_text(scene.background, MAX_NAME, f"{where} the place"),
        action=clean_text(scene.action, MAX_ACTION, f"{where} the action"),
    )


def _edit_choice(
    project: Project,
    subject: str | int,
    change: Callable[[ProjectState, TakeChoice], TakeChoice],
    *,
    even_locked: bool = False,
) -> TakeChoice:
    """Replace one choice; refuses to touch a locked one."""

    def apply(state: ProjectState) -> ProjectState:
        script = _present_script(state)
        if isinstance(subject, str):
            choice = state.entity(script.entity(subject).name)
        else:
            choice = state.scene(script.scene(subject).index)
        if choice.locked and not even_locked:
            raise InputError("This one is locked. Unlock it before you change it.")
        new = change(state, choice)
        return state.with_entity(new) if isinstance(subject, str) else state.with_scene(new)

    after = project.update(apply)
    return after.entity(subject) if isinstance(subject, str) else after.scene(subject)


def _check_bytes(path: Path, limit_mb: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError("This file cannot be read. Upload it again.") from error
    if size == 0:
        raise InputError("This file is empty. Choose another one.")
    if size > limit_mb * 2**20:
        raise InputError(f"This file has {size / 2**20:.0f} MB; at most {limit_mb} MB are taken.")


def _png_bytes(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=4)
    return buffer.getvalue()
