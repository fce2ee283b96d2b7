"""The surfaces and bones of the draft library's animals, see `assets/build/animals.py`."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from videostudio.draft.animals.skeleton import AnimalSkeleton
from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.model import BYTE, Colour
from videostudio.errors import BackendError
from videostudio.library.assets import FOLDER

FILE = "animals.npz"
# How an animal's entry of the file ends, and the entry of what all have.
WHOLE, SHARED = ".npz", "all"
# What is kept, see `pack` of the build script: metres of a step of a point, steps of a normal.
POINT_STEP, NORMAL_STEP = 4e-4, 31.0


@dataclass(frozen=True, eq=False, slots=True)
class AnimalMesh:
    """An animal's surface at rest.

    Args:
        points: (V, 3) metres of the model.
        normals: (V, 3).
        faces: (F, 3) int32.
        bones: (V, 4) numbers of the bones that pull a point.
        weights: (V, 4) how much each pulls.
        opens: (V,) how open to the light a point is, 0 to 1.
        slots: (V, 2) numbers of the two colours of a point.
        shares: (V,) how much of the second one, 0 to 1.
        slot_names: the colours' names.
        skeleton: its bones.
        kind: beast, bird or fish.
        height: how high the model is.
    """

    points: Floats
    normals: Floats
    faces: NDArray[np.int32]
    bones: NDArray[np.intp]
    weights: Floats
    opens: Floats
    slots: NDArray[np.uint8]
    shares: Floats
    slot_names: tuple[str, ...]
    skeleton: AnimalSkeleton
    kind: str
    height: float

    def paint_points(self, colours: Mapping[str, Colour]) -> Floats:
        """(V, 3) the colour of every point.

        Args:
            colours: of the slots, 0 to 1.
        """
        table = np.array([colours.get(name, (1.0, 1.0, 1.0)) for name in self.slot_names], np.float32)
        share = self.shares[:, None]
        return np.asarray(table[self.slots[:, 0]] * (1 - share) + table[self.slots[:, 1]] * share, np.float32)


@lru_cache(maxsize=64)
def load_animal(name: str) -> AnimalMesh:
    """An animal of the draft library.

    Args:
        name: the species.

    Raises:
        BackendError: there is none of this name.
    """
    with np.load(FOLDER / FILE) as stored:
        if name == SHARED or name + WHOLE not in stored:
            known = sorted({key.removesuffix(WHOLE) for key in stored.files} - {SHARED})
            raise BackendError(f"The draft has no animal '{name}'. It has: {', '.join(known)}.")
        own, shared = (dict(np.load(io.BytesIO(stored[key + WHOLE]))) for key in (name, SHARED))
    slots, bones = (tuple(str(one) for one in shared[key]) for key in ("slots", "bones"))
    points = np.cumsum(own["points"].T, axis=0, dtype=np.int64).astype(np.float32) * POINT_STEP
    weights = own["weights"].T.astype(np.float32)
    first, second, third = own["faces"].astype(np.int32)
    first = np.cumsum(first, dtype=np.int32)
    skeleton = AnimalSkeleton(
        bones,
        own["joints"].astype(np.float64),
        own["ends"].astype(np.float64),
        {key.removeprefix("fact_"): value for key, value in own.items() if key.startswith("fact_")},
    )
    return AnimalMesh(
        points,
        own["normals"].T.astype(np.float32) / NORMAL_STEP,
        np.stack([first, first + second, first + third], axis=1),
        own["bones"].T.astype(np.intp),
        weights / weights.sum(axis=1, keepdims=True),
        own["open"].astype(np.float32) / BYTE,
        own["slots"].T,
        own["shares"].astype(np.float32) / BYTE,
        slots,
        skeleton,
        str(own["kind"]),
        float(points[:, 1].max()),
    )
