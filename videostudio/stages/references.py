"""Stage 2: a reference picture and cut-out mask for every entity (paper, section 3.2)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from videostudio.backends.protocols import Loan, ReferenceRequest, Segmenter, TextToImage
from videostudio.project.artefacts import ArtefactStore, artefact_key, mask_fits, masked_key
from videostudio.project.state import Take
from videostudio.run import Run
from videostudio.stages.room import Room
from videostudio.types import Entity, Failure, Kind, Origin, Reference, Size, Stage

# A picture of the library that another entity took already is replaced by the next best, at most so many times.
MAX_VARIANTS = 40
# A cut-out that covers less of its picture counts as none, and the whole picture is kept.
SMALLEST_CUT_OUT = 0.002
# A picture with any alpha below this is cut out already, and a mask above that keeps the picture; both of 255.
OPAQUE, CUT_OUT = 250, 127


@dataclass(frozen=True, slots=True)
class ReferenceTask:
    """One reference to make.

    Args:
        entity: what it shows.
        size: picture size in pixels, for generated ones.
        take: seed, or the person's own picture, and the person's own mask.
        uploads: where the person's files lie.
        pinned: key of an artefact that a lock keeps; empty for none.
    """

    entity: Entity
    size: Size
    take: Take
    uploads: Path
    pinned: str = ""

    @property
    def subject(self) -> str:
        """The entity's name."""
        return self.entity.name


class ReferenceRoom(Room[ReferenceTask, Reference]):
    """Makes references, or finds them on disk; no two entities get the same picture of a library.

    Args:
        artist: draws pictures.
        segmenter: cuts them out.
        store: where artefacts lie.
    """

    stage = Stage.REFERENCES

    def __init__(self, artist: Loan[TextToImage], segmenter: Loan[Segmenter], store: ArtefactStore) -> None:
        super().__init__(store)
        self.artist, self.segmenter = artist, segmenter
        # The entity that has it, by the picture's id in its library.
        self._users: dict[str, str] = {}

    def make_all(
        self, tasks: Sequence[ReferenceTask], run: Run, only: Collection[str] | None = None
    ) -> Iterator[Reference | Failure]:
        """Make what is missing, see `Room.make_all`; pictures that any of the tasks has already are not used again."""
        self.existing(tasks)
        yield from super().make_all(tasks, run, only)

    def find(self, task: ReferenceTask) -> Reference | None:
        """The task's artefact, if it is on disk and no other entity uses the same picture."""
        found = self._find_pinned(task) or self._find_free(task)
        return None if found is None else self._noted_use(found)

    def _find_pinned(self, task: ReferenceTask) -> Reference | None:
        return self.read(task.pinned, task) if task.pinned and self.store.find(task.pinned) is not None else None

    def _find_free(self, task: ReferenceTask) -> Reference | None:
        for variant in range(MAX_VARIANTS):
            key = self.key(task, variant)
            noted = self.store.find(key)
            if noted is None:
                return None
            if not self._is_taken(noted["source"], task.entity.name):
                masked = masked_key(key, task.take.mask) if mask_fits(task.take.mask, key) else key
                return self.read(masked, task) if self.store.find(masked) else None
        return None

    def _is_taken(self, source: str, name: str) -> bool:
        return bool(source) and self._users.get(source, name) != name

    def _noted_use(self, reference: Reference) -> Reference:
        if reference.source:
            self._users.setdefault(reference.source, reference.entity)
        return reference

    def key(self, task: ReferenceTask, variant: int = 0) -> str:
        """The key of the picture with its own mask.

        Args:
            task: the task.
            variant: how many pictures of the library were left to other entities.
        """
        entity = task.entity
        if task.take.upload:
            parameters: dict[str, Any] = {"upload": task.take.upload, "kind": entity.kind.value}
            return artefact_key(self.stage, self.segmenter.identity, parameters)
        parameters = {
            "entity": [entity.name, entity.kind.value, entity.description],
            "size": str(task.size),
            "seed": task.take.seed,
            "variant": variant,
        }
        if entity.picture:
            parameters["picture"] = entity.picture
        return artefact_key(self.stage, f"{self.artist.identity}+{self.segmenter.identity}", parameters)

    def read(self, key: str, task: ReferenceTask) -> Reference:
        """The reference that lies under a key."""
        noted = self.store.find(key) or {}
        return Reference(
            entity=task.entity.name,
            key=key,
            content=noted["content"],
            picture=self.store.path(key, "picture.png"),
            mask=self.store.path(key, "mask.png"),
            origin=Origin(noted["origin"]),
            seed=noted["seed"],
            source=noted["source"],
        )

    def make(self, task: ReferenceTask, run: Run) -> Reference:
        """Draw the picture or take the person's own, and cut it out; a mask corrected by hand is laid over that."""
        key = self._picture_key(task, run)
        if not mask_fits(task.take.mask, key):
            return self._noted_use(self.read(key, task))
        masked = masked_key(key, task.take.mask)
        noted = self.store.find(key) or {}
        with Image.open(task.uploads / task.take.mask) as corrected:
            mask = corrected.convert("L")
        with Image.open(self.store.path(key, "picture.png")) as picture:
            mask = mask.resize(picture.size)
            with self.store.make(masked, {k: noted[k] for k in ("stage", "origin", "seed", "source")}) as folder:
                picture.save(folder / "picture.png")
                mask.save(folder / "mask.png")
        return self._noted_use(self.read(masked, task))

    def _picture_key(self, task: ReferenceTask, run: Run) -> str:
        """The key of the picture with its own mask, which is made where it is missing."""
        variant = 0
        while (noted := self.store.find(self.key(task, variant))) is not None:
            if not self._is_taken(noted["source"], task.entity.name):
                return self.key(task, variant)
            variant += 1
        key, source = self.key(task, variant), ""
        if task.take.upload:
            with Image.open(task.uploads / task.take.upload) as opened:
                picture = opened.copy()
        else:
            request = ReferenceRequest(task.entity, task.size, task.take.seed, tuple(self._users))
            with self.artist.use(run) as artist:
                drawn = artist.draw(request, run)
            picture, source = drawn.picture, drawn.source
        mask = self._mask(picture, task.entity, source, run)
        origin = Origin.UPLOADED if task.take.upload else Origin.GENERATED
        note = {"stage": self.stage, "origin": origin.value, "seed": task.take.seed, "source": source}
        with self.store.make(key, note) as folder:
            picture.convert("RGBA").convert("RGB").save(folder / "picture.png")
            mask.save(folder / "mask.png")
        return key

    def _mask(self, picture: Image.Image, entity: Entity, source: str, run: Run) -> Image.Image:
        if picture.mode == "RGBA" and np.asarray(picture.getchannel("A")).min() < OPAQUE:
            return picture.getchannel("A")
        if source and entity.kind is Kind.BACKGROUND:
            return Image.new("L", picture.size, 0)
        with self.segmenter.use(run) as segmenter:
            mask = segmenter.cut_out(picture.convert("RGB"), run)
        if entity.kind is Kind.FOREGROUND and (np.asarray(mask) > CUT_OUT).mean() < SMALLEST_CUT_OUT:
            return Image.new("L", picture.size, 255)
        return mask

    def progress_text(self, task: ReferenceTask, number: int, count: int) -> str:
        """Whose picture is made."""
        return f"Reference {number} of {count}: {task.entity.name}"
