"""What the rooms have to do for a project: their tasks, from its state and what is made of it so far."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from videostudio.backends.registry import Backend, Draws, Registry, Role
from videostudio.profiles import Profile
from videostudio.project.folder import Project
from videostudio.project.state import ProjectState
from videostudio.stages.clips import ClipRoom, ClipTask
from videostudio.stages.references import ReferenceRoom, ReferenceTask
from videostudio.stages.scene_images import SceneImageRoom, SceneImageTask
from videostudio.types import Camera, Clip, Entity, Reference, Scene, SceneImage, Script, Stage


class ProjectWork:
    """The rooms of one project, and their tasks.

    Args:
        project: its store and its uploads.
        state: what is asked for and chosen.
        script: the state's script.
        profile: with the brief's backends and settings.
        registry: the backends that exist.
        loans: the profile's backends, to be borrowed.
    """

    def __init__(
        self,
        project: Project,
        state: ProjectState,
        script: Script,
        profile: Profile,
        registry: Registry,
        loans: Mapping[Role, Any],
    ) -> None:
        self.project, self.state, self.script, self.profile = project, state, script, profile
        self._loans = loans
        self._rows = {role: registry.get(chosen.name) for role, chosen in profile.backends.items()}

    def reference_room(self) -> ReferenceRoom:
        """Where references are made."""
        return ReferenceRoom(self._loans[Role.TEXT_TO_IMAGE], self._loans[Role.SEGMENTER], self.project.store)

    def image_room(self) -> SceneImageRoom:
        """Where scenes' pictures are made."""
        return SceneImageRoom(self._loans[Role.SCENE_IMAGER], self._loans[Role.SEGMENTER], self.project.store)

    def clip_room(self) -> ClipRoom:
        """Where clips are made."""
        return ClipRoom(self._loans[Role.IMAGE_TO_VIDEO], self.project.store)

    def reference_tasks(self) -> list[ReferenceTask]:
        """One for every entity that gets a picture, and for those with a person's own."""
        script, state = self.script, self.state
        wanted = self.profile.referenced_entities(script)
        uploaded = [e for e in script.entities if e not in wanted and state.entity(e.name).take.upload]
        shelved = self._rows[Role.TEXT_TO_IMAGE].draws is Draws.FROM_LIBRARY
        tasks = []
        for entity in (*wanted, *uploaded):
            choice, uploads = state.entity(entity.name), self.project.folder / "uploads"
            pinned = choice.pinned_key(Stage.REFERENCES)
            # Who draws from words has no use for the name of a library's picture.
            shown = entity if shelved else replace(entity, picture="")
            tasks.append(ReferenceTask(shown, state.brief.size, choice.take, uploads, pinned, choice.chosen > 0))
        return tasks

    def list_chains(self) -> list[tuple[Scene, ...]]:
        """The scenes in film order, each with those after it that go on from it."""
        chains: list[tuple[Scene, ...]] = []
        for scene in self.script.scenes:
            if self._goes_on(scene) and chains:
                chains[-1] = (*chains[-1], scene)
            else:
                chains.append((scene,))
        return chains

    def _goes_on(self, scene: Scene) -> bool:
        """Whether a scene's picture is the last frame of another clip: not where it shows a person's own picture."""
        joins = scene.continues and self._rows[Role.IMAGE_TO_VIDEO].starts_from_picture
        return joins and scene != self.script.scenes[0] and not self.state.scene(scene.index).take.upload

    def _find_ending(self, scene: Scene) -> Path | None:
        """The picture that leads over to the next scene: where that one goes on and has a person's own picture."""
        after = self.script.scenes[self.script.scenes.index(scene) + 1 :]
        upload = self.state.scene(after[0].index).take.upload if after and after[0].continues else ""
        return self.project.upload(upload) if upload else None

    def image_task(
        self, scene: Scene, references: Sequence[Reference], clips: Sequence[Clip] = ()
    ) -> SceneImageTask | None:
        """A scene's picture.

        Args:
            scene: the scene.
            references: all that are made.
            clips: all that are made.

        Returns:
            None where the scene goes on from a clip that is not made yet.
        """
        previous = None
        if self._goes_on(scene):
            before = self.script.scenes[self.script.scenes.index(scene) - 1]
            previous = next((clip for clip in clips if clip.scene == before.index), None)
            if previous is None and not self.state.scene(scene.index).pinned_key(Stage.SCENE_IMAGES):
                return None
        bound, entities = self._bind(Role.SCENE_IMAGER, scene, references)
        choice, row = self.state.scene(scene.index), self._rows[Role.SCENE_IMAGER]
        return SceneImageTask(
            # What a row does not look at is no part of its pictures' keys.
            scene=scene if row.obeys_layout else replace(scene, layout=()),
            references=bound,
            entities=entities,
            size=self.state.brief.size,
            seed=choice.take.seed,
            pinned=choice.pinned_key(Stage.SCENE_IMAGES),
            described=self._describe(scene, row),
            upload=self.project.upload(choice.take.upload) if choice.take.upload else None,
            previous=previous,
        )

    def clip_task(self, scene: Scene, image: SceneImage, references: Sequence[Reference]) -> ClipTask:
        """A scene's clip.

        Args:
            scene: the scene.
            image: its picture.
            references: all that are made.
        """
        brief, row, choice = self.state.brief, self._rows[Role.IMAGE_TO_VIDEO], self.state.scene(scene.index)
        bound, entities = self._bind(Role.IMAGE_TO_VIDEO, scene, references)
        return ClipTask(
            scene=scene if brief.camera else replace(scene, camera=Camera()),
            image=image,
            size=brief.size,
            frames=max(1, round(brief.seconds * brief.fps)),
            fps=brief.fps,
            seed=choice.take.seed,
            pinned=choice.pinned_key(Stage.CLIPS),
            described=self._describe(scene, row),
            references=bound,
            entities=entities,
            # What a row does not look at is no part of its clips' keys.
            acting=brief.action or not (row.actions or row.reads_text),
            ending=self._find_ending(scene) if row.ends_with_picture else None,
        )

    def find_scenes(self, references: Sequence[Reference]) -> tuple[tuple[SceneImage, ...], tuple[Clip, ...]]:
        """The scenes' pictures and clips that are on disk, in film order; nothing is made or loaded."""
        image_room, clip_room = self.image_room(), self.clip_room()
        images: list[SceneImage] = []
        clips: list[Clip] = []
        for scene in self.script.scenes:
            task = self.image_task(scene, references, clips)
            image = None if task is None else image_room.find(task)
            clip = None if image is None else clip_room.find(self.clip_task(scene, image, references))
            images += [] if image is None else [image]
            clips += [] if clip is None else [clip]
        return tuple(images), tuple(clips)

    def _bind(
        self, role: Role, scene: Scene, references: Sequence[Reference]
    ) -> tuple[tuple[Reference, ...], tuple[Entity, ...]]:
        """The references that a stage's backend is shown of a scene, in its order, and what they show."""
        by_name = {r.entity: r for r in references}
        names = self.profile.shown_names(role, scene, set(by_name))
        return tuple(by_name[name] for name in names), tuple(self.script.entity(name) for name in names)

    def _describe(self, scene: Scene, row: Backend) -> tuple[Entity, ...]:
        """Everybody and everything a scene names, for a backend that reads descriptions.

        Whoever has a person's own picture is not described: the description may say another thing than the picture.
        """
        if not row.reads_descriptions:
            return ()
        named = (self.script.entity(name) for name in scene.names)
        return tuple(replace(e, description="") if self.state.entity(e.name).take.upload else e for e in named)
