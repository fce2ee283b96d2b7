"""Stage 2: a reference picture and cut-out mask for every entity (paper, section 3.2)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from videostudio.backends.protocols import Loan, ReferenceRequest, Segmenter, TextToImage
from videostudio.project.artefacts import ArtefactStore, digest
from videostudio.project.state import Take
from videostudio.run import Run
from videostudio.stages.room import attempt
from videostudio.types import Entity, Failure, Kind, Origin, Reference, Size

STAGE = "references"
# A picture of the library that another entity took already is replaced by the next best, at most so many times.
MAX_VARIANTS = 40
# A cut-out that covers less of its picture counts as none, and the whole picture is kept.
SMALLEST_CUT_OUT = 0.002


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


@dataclass(slots=True)
class ReferenceRoom:
    """Makes references, or finds them on disk.

    Args:
        artist: draws pictures.
        segmenter: cuts them out.
        store: where artefacts lie.
    """

    artist: Loan[TextToImage]
    segmenter: Loan[Segmenter]
    store: ArtefactStore
    used: dict[str, str] = field(default_factory=dict)

    def existing(self, tasks: Sequence[ReferenceTask]) -> dict[str, Reference]:
        """The references that are on disk already, by entity name."""
        self.used = {}
        found: dict[str, Reference] = {}
        for task in sorted(tasks, key=lambda t: not t.pinned):
            reference = self.find(task)
            if reference is not None:
                found[task.entity.name] = reference
                self._mark(reference)
        return found

    def make(self, tasks: Sequence[ReferenceTask], run: Run) -> Iterator[Reference | Failure]:
        """Make what is missing, in the tasks' order; yields every reference or its failure."""
        present = self.existing(tasks)
        for n, task in enumerate(tasks):
            name = task.entity.name
            run.tick(n / len(tasks), f"Reference {n + 1} of {len(tasks)}: {name}", stage=STAGE, subject=name)
            if name in present:
                yield present[name]
                continue
            part = run.part(n / len(tasks), (n + 1) / len(tasks))
            result = attempt(STAGE, name, _bound(self._make, task, part))
            if isinstance(result, Reference):
                self._mark(result)
            yield result

    def find(self, task: ReferenceTask) -> Reference | None:
        """The task's artefact, if it is on disk and no other entity uses the same picture."""
        if task.pinned and self.store.find(task.pinned) is not None:
            return self._read(task.pinned, task.entity.name)
        for variant in range(MAX_VARIANTS):
            key = self._key(task, variant)
            noted = self.store.find(key)
            if noted is None:
                return None
            if not self._taken(noted["source"], task.entity.name):
                return self._with_mask(task, key)
        return None

    def _with_mask(self, task: ReferenceTask, base: str) -> Reference | None:
        if not mask_fits(task.take.mask, base):
            return self._read(base, task.entity.name)
        key = masked_key(base, task.take.mask)
        return self._read(key, task.entity.name) if self.store.find(key) else None

    def _taken(self, source: str, name: str) -> bool:
        return bool(source) and self.used.get(source, name) != name

    def _mark(self, reference: Reference) -> None:
        if reference.source:
            self.used.setdefault(reference.source, reference.entity)

    def _key(self, task: ReferenceTask, variant: int) -> str:
        entity = task.entity
        if task.take.upload:
            parameters: dict[str, Any] = {"upload": task.take.upload, "kind": entity.kind.value}
            return digest(STAGE, self.segmenter.identity, parameters)
        parameters = {
            "entity": [entity.name, entity.kind.value, entity.description],
            "size": str(task.size),
            "seed": task.take.seed,
            "variant": variant,
        }
        return digest(STAGE, f"{self.artist.identity}+{self.segmenter.identity}", parameters)

    def _make(self, task: ReferenceTask, run: Run) -> Reference:
        key = self._base(task, run)
        if not mask_fits(task.take.mask, key):
            return self._read(key, task.entity.name)
        masked = masked_key(key, task.take.mask)
        noted = self.store.find(key) or {}
        with Image.open(task.uploads / task.take.mask) as corrected:
            mask = corrected.convert("L")
        with Image.open(self.store.path(key, "picture.png")) as picture:
            mask = mask.resize(picture.size)
            with self.store.make(masked, {k: noted[k] for k in ("stage", "origin", "seed", "source")}) as folder:
                picture.save(folder / "picture.png")
                mask.save(folder / "mask.png")
        return self._read(masked, task.entity.name)

    def _base(self, task: ReferenceTask, run: Run) -> str:
        """Make the picture and its own mask; returns the artefact's key."""
        variant = 0
        while (noted := self.store.find(self._key(task, variant))) is not None:
            if not self._taken(noted["source"], task.entity.name):
                return self._key(task, variant)
            variant += 1
        key, source = self._key(task, variant), ""
        if task.take.upload:
            with Image.open(task.uploads / task.take.upload) as opened:
                picture = opened.copy()
        else:
            request = ReferenceRequest(task.entity, task.size, task.take.seed, tuple(self.used))
            with self.artist.use(run) as artist:
                drawn = artist.draw(request, run)
            picture, source = drawn.picture, drawn.source
        mask = self._mask(picture, task.entity, source, run)
        origin = Origin.UPLOADED if task.take.upload else Origin.GENERATED
        note = {"stage": STAGE, "origin": origin.value, "seed": task.take.seed, "source": source}
        with self.store.make(key, note) as folder:
            picture.convert("RGBA").convert("RGB").save(folder / "picture.png")
            mask.save(folder / "mask.png")
        return key

    def _mask(self, picture: Image.Image, entity: Entity, source: str, run: Run) -> Image.Image:
        if picture.mode == "RGBA" and np.asarray(picture.getchannel("A")).min() < 250:
            return picture.getchannel("A")
        if source and entity.kind is Kind.BACKGROUND:
            return Image.new("L", picture.size, 0)
        with self.segmenter.use(run) as segmenter:
            mask = segmenter.cut_out(picture.convert("RGB"), run)
        if entity.kind is Kind.FOREGROUND and (np.asarray(mask) > 127).mean() < SMALLEST_CUT_OUT:
            return Image.new("L", picture.size, 255)
        return mask

    def _read(self, key: str, name: str) -> Reference:
        noted = self.store.find(key) or {}
        return Reference(
            entity=name,
            key=key,
            content=noted["content"],
            picture=self.store.path(key, "picture.png"),
            mask=self.store.path(key, "mask.png"),
            origin=Origin(noted["origin"]),
            seed=noted["seed"],
            source=noted["source"],
        )


def _bound(work: Callable[[ReferenceTask, Run], Reference], task: ReferenceTask, run: Run) -> Callable[[], Reference]:
    return lambda: work(task, run)


def mask_name(base: str, content: str) -> str:
    """The name a corrected mask is kept under: it belongs to one picture, and to no other take of it.

    Args:
        base: key of the reference it corrects.
        content: digest of the mask's bytes.
    """
    return f"mask-{base[:24]}-{content[:16]}.png"


def mask_fits(mask: str, base: str) -> bool:
    """Whether a corrected mask was made for this picture."""
    return mask.startswith(f"mask-{base[:24]}-")


def masked_key(base: str, mask: str) -> str:
    """The key of a reference whose mask was corrected by hand."""
    return digest(STAGE, "corrected", {"mask": mask}, [base])
