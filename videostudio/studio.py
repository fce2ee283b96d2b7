"""The studio: one method per stage and `run`. The only place that joins stages, models and projects."""

import logging
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from videostudio import __version__
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Backend, Draws, Registry, Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.backends.runtime.memory import MemoryPlan
from videostudio.backends.runtime.missing import missing_downloads
from videostudio.errors import BackendError, InputError, StudioError
from videostudio.profiles import OptionSetting, Profile, load_profiles
from videostudio.project.folder import Project, Projects
from videostudio.project.state import MAX_SEED, Brief, ProjectState, StageKeys
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.stages.film import FilmRoom, FilmTask
from videostudio.stages.room import Made, Room, Task
from videostudio.stages.work import ProjectWork
from videostudio.stages.writing.request import DescriptionWish
from videostudio.types import (
    Clip,
    Failure,
    Reference,
    Scene,
    SceneImage,
    Script,
    Size,
    Stage,
    Video,
    Vocabulary,
)

log = logging.getLogger(__name__)

# What a film can be at all, besides the operator's limits. Side lengths in pixels; every model of pictures that a
# backend holds works on blocks of 8 x 8.
MIN_SIDE, SIDE_STEP = 64, 8
MIN_SECONDS = 0.5
MIN_FPS, MAX_FPS = 4, 60
# Seeds that are drawn for a person; shorter ones are easier to write down than `MAX_SEED` allows.
DRAWN_SEEDS = 2**31
# Where the parts of a whole run end, as shares of it: first the script, then of the rest the references, the scenes'
# pictures, the clips and the film. They only move the progress bar.
SCRIPT_SHARE = 0.4
REFERENCES_END, IMAGES_END, CLIPS_END = 0.15, 0.45, 0.85

Artefact = Script | Reference | SceneImage | Clip | Video | Failure


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What a project has on disk at this moment.

    Args:
        state: brief, script, choices, failures.
        references: by entity name, as pairs.
        images: by scene, in film order.
        clips: by scene, in film order.
        video: the film of exactly this state, or None.
    """

    state: ProjectState
    references: tuple[Reference, ...] = ()
    images: tuple[SceneImage, ...] = ()
    clips: tuple[Clip, ...] = ()
    video: Video | None = None

    def reference(self, name: str) -> Reference | None:
        """The entity's reference, if it is made."""
        return next((r for r in self.references if r.entity == name), None)

    def image(self, scene: int) -> SceneImage | None:
        """The scene's picture, if it is made."""
        return next((i for i in self.images if i.scene == scene), None)

    def clip(self, scene: int) -> Clip | None:
        """The scene's clip, if it is made."""
        return next((c for c in self.clips if c.scene == scene), None)

    def made_keys(self, subject: str | int) -> StageKeys:
        """Keys of what is made for an entity (by name) or a scene (by number), by stage.

        Args:
            subject: the entity's name or the scene's index.
        """
        made: tuple[tuple[Stage, Reference | SceneImage | Clip | None], ...]
        if isinstance(subject, str):
            made = ((Stage.REFERENCES, self.reference(subject)),)
        else:
            made = ((Stage.SCENE_IMAGES, self.image(subject)), (Stage.CLIPS, self.clip(subject)))
        return tuple((stage, artefact.key) for stage, artefact in made if artefact is not None)

    def failure(self, stage: Stage, subject: str) -> Failure | None:
        """What failed for this entity or scene, if anything did."""
        return next((f for f in self.state.failures if f.stage == stage and f.subject == subject), None)


class Studio:
    """Everything the page and the command line can do.

    Args:
        settings: the operator's settings.
        registry: the backends that exist.
    """

    def __init__(self, settings: Settings | None = None, registry: Registry = BUILTIN) -> None:
        self.settings = settings or Settings.from_env()
        self.registry = registry
        self.manager = ModelManager(self.settings, registry)
        self.profiles = load_profiles(registry)
        keep = (self.settings.keep_days, self.settings.disk_gb)
        self.projects = Projects(self.settings.data_dir, *keep, admit=self.check_film)

    # -- projects ---------------------------------------------------------------------------------------------------

    def brief(self, prompt: str, **wishes: Any) -> Brief:
        """A checked brief; what is not given comes from the profile.

        Args:
            prompt: the sentence.
            wishes: other fields of `Brief`; None means not given. A size may be text.

        Raises:
            InputError: something is empty, too long, too large or unknown; the message says what to do.
        """
        given = {name: value for name, value in wishes.items() if value is not None}
        profile = self.profile(given.get("profile", self.settings.profile))
        size = given.pop("size", profile.size)
        defaults: dict[str, Any] = {
            "profile": profile.name,
            "seed": secrets.randbelow(DRAWN_SEEDS),
            "seconds": profile.seconds,
            "fps": profile.fps,
        }
        brief = Brief(prompt, **{**defaults, **given, "size": Size.parse(size) if isinstance(size, str) else size})
        return self.check(brief)

    def check(self, brief: Brief) -> Brief:
        """Refuse a brief that cannot be filmed, before anything is loaded; returns it with its prompt tidied.

        Raises:
            InputError: see `brief`.
        """
        limits = self.settings
        prompt = " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in brief.prompt).split())
        if not prompt:
            raise InputError("Write one sentence that says what the film is about, then try again.")
        if len(prompt) > limits.max_prompt_chars:
            raise InputError(
                f"The prompt has {len(prompt):,} characters; at most {limits.max_prompt_chars:,} are read. Shorten it."
            )
        if brief.scenes is not None and not limits.min_scenes <= brief.scenes <= limits.max_scenes:
            raise InputError(
                f"{brief.scenes} scenes cannot be made: choose {limits.min_scenes} to {limits.max_scenes}, "
                "or leave the number to the writer."
            )
        if not 0 <= brief.seed < MAX_SEED:
            raise InputError(
                f"The seed must be a whole number from 0 to {MAX_SEED - 1}. Leave it empty to have one drawn."
            )
        profile = self.check_film(brief)
        self.check_backends(profile)
        usual = self.profile(brief.profile)
        options = profile.settings(usual.with_backends(brief.backends, self.registry), self.registry)
        return replace(brief, prompt=prompt, backends=profile.swaps(usual), options=options)

    def check_film(self, brief: Brief) -> Profile:
        """Refuse a film that is too large, or whose backends nobody knows.

        Returns:
            The profile with the brief's backends.

        Raises:
            StudioError: the message says what to do.
        """
        limits, size = self.settings, brief.size
        if min(size.width, size.height) < MIN_SIDE or size.width * size.height > limits.max_pixels:
            raise InputError(
                f"{size} cannot be made: each side needs at least {MIN_SIDE} pixels, and both together at most "
                f"{limits.max_pixels:,}. Try {self.profile(brief.profile).size}."
            )
        if size.width % SIDE_STEP or size.height % SIDE_STEP:
            nearest = Size(*(side // SIDE_STEP * SIDE_STEP for side in (size.width, size.height)))
            raise InputError(
                f"{size} cannot be made: both sides must be multiples of {SIDE_STEP}. The nearest is {nearest}."
            )
        if not MIN_SECONDS <= brief.seconds <= limits.max_seconds:
            raise InputError(
                f"A scene can last {MIN_SECONDS:g} to {limits.max_seconds:g} seconds, not {brief.seconds:g}."
            )
        if not MIN_FPS <= brief.fps <= MAX_FPS:
            raise InputError(f"A film can have {MIN_FPS} to {MAX_FPS} frames per second, not {brief.fps}.")
        profile = self.chosen_profile(brief)
        self.check_settings(profile, brief.options)
        return profile

    def check_settings(self, profile: Profile, settings: Iterable[OptionSetting]) -> None:
        """Refuse settings that only the operator may make.

        Raises:
            InputError: one names a file or a repository, and this installation lets nobody choose these.
        """
        if self.settings.allows_own_models:
            return
        for role, name, _ in settings:
            option = self.registry.get(profile.backends[Role(role)].name).find_option(name)
            if option.names_place:
                raise InputError(
                    f"'{name}' ({option.help}) cannot be set on this installation: its operator chooses the models. "
                    "Leave it as it is, or run VideoStudio on your own machine."
                )

    def chosen_profile(self, brief: Brief) -> Profile:
        """The brief's profile, with the brief's backends and settings.

        Raises:
            StudioError: a profile, backend or option is unknown, or takes another value.
        """
        profile = self.profile(brief.profile).with_backends(brief.backends, self.registry)
        return profile.with_options(brief.options, self.registry)

    def kept_options(self, before: Brief, **changes: Any) -> tuple[OptionSetting, ...]:
        """The settings of a brief that still have their meaning after other fields of it have changed.

        Args:
            before: the brief.
            changes: fields of `Brief`.
        """
        now = self.chosen_profile(replace(before, **changes, options=()))
        return now.kept_settings(before.options, self.chosen_profile(replace(before, options=())))

    def check_backends(self, profile: Profile, complete: bool = True) -> None:
        """Refuse backends that cannot work here at all, before anything is loaded or downloaded.

        Args:
            profile: with its swaps and settings.
            complete: whether what a backend cannot do without must be set already.

        Raises:
            InputError: the message names the backend and what to do.
        """
        for role, chosen in profile.backends.items():
            row = self.registry.get(chosen.name, role)
            if row.setting and not getattr(self.settings, row.setting):
                variable = next(f.metadata["variable"] for f in fields(Settings) if f.name == row.setting)
                raise InputError(
                    f"{row.title} cannot be used on this installation: its operator has not set {variable}. "
                    "Choose another backend."
                )
            if complete and row.option and not dict(chosen.options).get(row.option):
                raise InputError(
                    f"{row.title} cannot be used in this profile as it is: set its option '{row.option}'. {row.note}"
                )

    def profile(self, name: str) -> Profile:
        """The profile of this name.

        Raises:
            InputError: there is none; the message lists those there are.
        """
        if name not in self.profiles:
            raise InputError(f"There is no profile '{name[:40]}'. Choose one of: {', '.join(self.profiles)}.")
        return self.profiles[name]

    def create(self, prompt: str, folder: Path | None = None, **wishes: Any) -> Project:
        """Start a project; see `brief`.

        Raises:
            InputError: the brief cannot be filmed.
            ProjectError: the disk refuses.
        """
        return self.projects.create(self.brief(prompt, **wishes), folder)

    def change_brief(self, project: Project, **changes: Any) -> ProjectState:
        """Change what is asked for: prompt, profile, size, seed, length, backends, their options.

        Args:
            project: the project.
            changes: fields of `Brief`; without `options`, those of stages whose backend changes are forgotten.

        Raises:
            InputError: the result cannot be filmed.
        """
        before = project.state.brief
        options = changes.pop("options", None)
        kept = self.kept_options(before, **changes) if options is None else options
        brief = self.check(replace(before, **changes, options=kept))
        return project.update(lambda s: replace(s, brief=brief))

    # -- stages -----------------------------------------------------------------------------------------------------

    def script(self, project: Project, run: Run) -> Iterator[Script]:
        """Stage 1: write the script. Yields it as it grows; the last one is whole and is kept.

        Raises:
            Cancelled: the run was stopped; the script that was there before stays.
            StudioError: the writer failed.
        """
        from videostudio.stages.script import ScriptRequest, write_script

        state, profile = project.state, self._profile(project)
        known, brief = self._known_pictures(profile), state.brief
        request = ScriptRequest(
            brief.prompt,
            brief.scenes,
            brief.seed,
            profile.method,
            places=known.places,
            pictures=known.pictures,
            descriptions=self._description_wish(profile),
        )
        script = None
        for script in write_script(self._loan(profile, Role.WRITER), self._loan(profile, Role.EMBEDDER), request, run):
            yield script
        if script is None or not script.scenes:
            raise StudioError("The writer gave no scenes. Try again, or say the prompt in other words.")
        whole = script.checked()
        project.update(lambda s: replace(s, script=whole, failures=()))
        yield whole

    def rewrite_scene(self, project: Project, index: int, run: Run) -> Script:
        """Write one scene anew; the others stay.

        Raises:
            InputError: there is no such scene.
            Cancelled: the run was stopped.
        """
        from videostudio.stages.script import rewrite_scene

        profile = self._profile(project)
        script = rewrite_scene(
            self._loan(profile, Role.WRITER),
            self._loan(profile, Role.EMBEDDER),
            self._script(project.state),
            index,
            secrets.randbelow(DRAWN_SEEDS),
            run,
            profile.method,
            self._description_wish(profile),
        ).checked()
        project.update(lambda s: replace(s, script=script))
        return script

    def references(
        self, project: Project, run: Run, only: Collection[str] | None = None
    ) -> Iterator[Reference | Failure]:
        """Stage 2: references of all entities, or only of those named. Finished ones are found on disk.

        Raises:
            Cancelled: the run was stopped; what is finished stays.
        """
        work = self._work(project, project.state)
        yield from self._make(project, work.reference_room(), work.reference_tasks(), run, only)

    def scene_images(
        self, project: Project, run: Run, only: Collection[int] | None = None
    ) -> Iterator[SceneImage | Failure]:
        """Stage 3a: pictures of all scenes, or only of those named; who goes on from a clip waits until it is made.

        Raises:
            Cancelled: the run was stopped; what is finished stays.
        """
        view = self.view(project)
        work = self._work(project, view.state)
        found = {scene.index: work.image_task(scene, view.references, view.clips) for scene in work.script.scenes}
        tasks = [task for task in found.values() if task is not None]
        wanted = None if only is None else [str(index) for index in only]
        yield from self._make(project, work.image_room(), tasks, run, wanted)
        yield from self._tell_waiting(project, work, [index for index in only or () if found.get(index, 0) is None])

    def clips(
        self, project: Project, run: Run, only: Collection[int] | None = None
    ) -> Iterator[SceneImage | Clip | Failure]:
        """Stage 3b: clips of all scenes that have a picture, or only of those named.

        Scenes that go on from another follow it, as soon as its clip gives them their picture.

        Raises:
            Cancelled: the run was stopped; what is finished stays.
        """
        work, done = self._work(project, project.state), set[int]()
        asked = [scene.index for scene in work.script.scenes if only is None or scene.index in only]
        following = [scene.index for chain in work.list_chains() for scene in chain[1:] if scene.index in asked]
        while True:
            view = self.view(project)
            frames = [work.image_task(work.script.scene(index), view.references, view.clips) for index in following]
            ready = [task for task in frames if task is not None and view.image(task.scene.index) is None]
            start = len(done) / max(1, len(asked))
            yield from self._make(project, work.image_room(), ready, run.part(start, start), None)
            view = self.view(project) if ready else view
            images = [image for image in view.images if image.scene in asked and image.scene not in done]
            if not images:
                break
            done |= {image.scene for image in images}
            tasks = [work.clip_task(work.script.scene(image.scene), image, view.references) for image in images]
            yield from self._make(project, work.clip_room(), tasks, run.part(start, len(done) / len(asked)), None)
        waiting = [index for index in following if only is not None and index not in done]
        yield from self._tell_waiting(project, work, waiting)

    def animator(self, brief: Brief) -> Backend:
        """The brief's model of clips: its row says what scenes can begin and end with."""
        return self.registry.get(self.chosen_profile(brief).backends[Role.IMAGE_TO_VIDEO].name)

    def scene_chains(self, project: Project) -> list[tuple[int, ...]]:
        """The scenes in film order, each with those after it that go on from it: they are made in this order."""
        return [tuple(scene.index for scene in chain) for chain in self._work(project, project.state).list_chains()]

    def _tell_waiting(self, project: Project, work: ProjectWork, scenes: Iterable[int]) -> Iterator[Failure]:
        """Say of scenes that were asked for by name which clip they wait for."""
        for index in scenes:
            number = work.script.position(index)
            reason = f"Scene {number} goes on from scene {number - 1}, whose clip is not made yet. Make that one first."
            waiting = Failure(Stage.CLIPS, str(index), reason)
            self._keep_failure(project, Stage.CLIPS, waiting.subject, (waiting,))
            yield waiting

    def film(self, project: Project, run: Run) -> Iterator[Video]:
        """Stage 4: the film of all scenes that have a clip.

        Raises:
            Cancelled: the run was stopped.
            StudioError: there is no clip yet, or the film cannot be put together.
        """
        yield FilmRoom(project.store).find_or_make(self._film_task(project, self.view(project)), run)

    def run(self, project: Project, run: Run) -> Iterator[Artefact]:
        """Everything that is missing, from the prompt to the film; what is finished is found on disk.

        Raises:
            Cancelled: the run was stopped; what is finished stays.
            StudioError: the script or the film cannot be made at all.
        """
        self.ready(project)
        written = project.state.script is not None
        rest = run.part(0.0 if written else SCRIPT_SHARE, 1.0)
        with self.manager.queue.attend(run):
            if not written:
                yield from self.script(project, run.part(0.0, SCRIPT_SHARE))
            yield from self.references(project, rest.part(0.0, REFERENCES_END))
            yield from self.scene_images(project, rest.part(REFERENCES_END, IMAGES_END))
            yield from self.clips(project, rest.part(IMAGES_END, CLIPS_END))
        # The film needs no model: whoever is next begins meanwhile.
        yield from self.film(project, rest.part(CLIPS_END, 1.0))
        rest.tick(1.0, "Finished")

    def ready(self, project: Project) -> MemoryPlan | None:
        """The memory plan of the project's backends on this machine; None where they need none.

        Raises:
            BackendError: a stage cannot run here. It is said before anything is downloaded.
        """
        profile = self._profile(project)
        if not any(self.registry.get(chosen.name).on_device for chosen in profile.backends.values()):
            return None
        made = self.manager.plan(profile)
        obstacle = missing_downloads(profile, self.registry).obstacle if made.fits else ""
        if problems := [*made.problems, *([obstacle] if obstacle else [])]:
            raise BackendError(" ".join(problems))
        return made

    def shares_references(self, project: Project) -> bool:
        """Whether several processes may make references side by side: not where a library's pictures are picked."""
        chosen = self._profile(project).backends[Role.TEXT_TO_IMAGE]
        return self.registry.get(chosen.name).draws is not Draws.FROM_LIBRARY

    def view(self, project: Project) -> ProjectView:
        """What is on disk for the project's present state; nothing is made or loaded."""
        state = project.state
        if state.script is None:
            return ProjectView(state)
        work = self._work(project, state)
        references = tuple(work.reference_room().existing(work.reference_tasks()).values())
        images, clips = work.find_scenes(references)
        view = ProjectView(state, references, images, clips)
        return replace(view, video=FilmRoom(project.store).find(self._film_task(project, view)))

    def plain_reference(self, project: Project, name: str) -> Reference | None:
        """An entity's reference as it was made, without the person's corrected mask; None where it is not made."""
        state = project.state
        choice = state.entity(name)
        takes = tuple(replace(take, mask="") for take in choice.takes)
        plain = state.with_entity(replace(choice, takes=takes, pinned=()))
        work = self._work(project, plain)
        return work.reference_room().existing(work.reference_tasks()).get(name)

    # -- how the rooms get their work ------------------------------------------------------------------------------

    def _profile(self, project: Project) -> Profile:
        return self.chosen_profile(project.state.brief)

    def _work(self, project: Project, state: ProjectState) -> ProjectWork:
        """What the rooms have to do for a project in this state."""
        profile = self.chosen_profile(state.brief)
        loans = {role: self._loan(profile, role) for role in Role}
        return ProjectWork(project, state, self._script(state), profile, self.registry, loans)

    def _loan(self, profile: Profile, role: Role) -> Any:
        chosen = profile.backends[role]
        return self.manager.loan(chosen.name, role, **dict(chosen.options))

    def _known_pictures(self, profile: Profile) -> Vocabulary:
        """What there are pictures of; nothing where they are drawn."""
        return self.registry.get(profile.backends[Role.TEXT_TO_IMAGE].name).load_vocabulary()

    def _description_wish(self, profile: Profile) -> DescriptionWish:
        """Everybody is described where everybody is drawn, or a model reads it; as briefly as who draws them reads."""
        rows = {role: self.registry.get(chosen.name, role) for role, chosen in profile.backends.items()}
        read = rows[Role.SCENE_IMAGER].reads_descriptions or rows[Role.IMAGE_TO_VIDEO].reads_descriptions
        # A word takes about one and a half tokens, and the picture's framing needs the rest.
        words = rows[Role.TEXT_TO_IMAGE].prompt_tokens // 2
        return DescriptionWish(profile.draws_everybody or read, words)

    def _script(self, state: ProjectState) -> Script:
        if state.script is None:
            raise InputError("There is no script yet. Write one first.")
        return state.script

    def _film_task(self, project: Project, view: ProjectView) -> FilmTask:
        state = view.state
        script, clips = self._script(state), {clip.scene: clip for clip in view.clips}
        images = {image.scene: image for image in view.images}
        scenes: tuple[Scene, ...] = tuple(s for s in script.scenes if s.index in clips)
        profile = self._profile(project)
        made_with: tuple[tuple[str, Any], ...] = (
            ("program", "VideoStudio"),
            ("version", __version__),
            ("prompt", state.brief.prompt),
            ("profile", state.brief.profile),
            ("seed", state.brief.seed),
            ("scene_seeds", [clips[s.index].seed for s in scenes]),
            ("backends", {role.value: self._loan(profile, role).identity for role in Role}),
        )
        return FilmTask(
            title=script.prompt,
            scenes=scenes,
            images=tuple(images[s.index] for s in scenes),
            clips=tuple(clips[s.index] for s in scenes),
            options=state.film,
            audio=project.upload(state.film.audio) if state.film.audio else None,
            made_with=made_with,
        )

    def _make(
        self,
        project: Project,
        room: Room[Task, Made],
        tasks: Sequence[Task],
        run: Run,
        only: Collection[str] | None,
    ) -> Iterator[Made | Failure]:
        """Let a room work, and keep its failures in the project or forget those that are mended."""
        subjects = [task.subject for task in tasks if only is None or task.subject in only]
        with self.manager.queue.attend(run):
            for subject, result in zip(subjects, room.make_all(tasks, run, only), strict=True):
                failure = (result,) if isinstance(result, Failure) else ()
                if failure or any(f.stage == room.stage and f.subject == subject for f in project.state.failures):
                    self._keep_failure(project, room.stage, subject, failure)
                yield result

    def _keep_failure(self, project: Project, stage: Stage, subject: str, failure: tuple[Failure, ...]) -> None:
        """Put a task's failure, or none, in place of the one it had."""
        project.update(lambda s: replace(s, failures=(*s.without_failures(stage, [subject]).failures, *failure)))
