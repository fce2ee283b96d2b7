"""The pieces that puppets are put together from, see `assets/build/puppets.py`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from videostudio.draft.arrays import Floats
from videostudio.draft.puppets.face import FaceBuilder, SkinDepth
from videostudio.draft.puppets.skeleton import Proportions, Skeleton
from videostudio.errors import BackendError
from videostudio.library.assets import FOLDER

Colour = tuple[float, float, float]
FILE = "puppets.npz"
# Points are kept in steps of a tenth of a millimetre, normals, weights and openness as bytes.
POINT_STEP, NORMAL_STEP, BYTE = 1e-4, 127.0, 255.0


@dataclass(frozen=True, slots=True)
class HairLine:
    """Where a hat presses the hair under it to the skull.

    Args:
        height: of the line above the ground, in the model, in metres.
        tilt: how much lower the line is for each metre ahead.
        hides: whether nothing of the hair is seen at all, as under a headscarf.
    """

    height: float
    tilt: float = 0.0
    hides: bool = False


@dataclass(frozen=True, slots=True)
class SkullRules:
    """The skull, to which hats press the hair.

    Args:
        centre: its middle in the model, in metres.
        radii: its half axes.
        above: how much wider pressed hair is.
        soft: metres below a hat's line within which hair bulges out to its own form.
    """

    centre: tuple[float, float, float] = (0.0, 1.405, -0.005)
    radii: tuple[float, float, float] = (0.2, 0.215, 0.2)
    above: float = 1.03
    soft: float = 0.03


SKULL = SkullRules()


@dataclass(frozen=True, eq=False, slots=True)
class PuppetMesh:
    """A dressed puppet's surface at rest.

    Args:
        points: (V, 3) metres.
        normals: (V, 3).
        faces: (F, 3) int32.
        bones: (V, 4) numbers of the bones that pull a point.
        weights: (V, 4) how much each pulls.
        opens: (V,) how open to the light a point is, 0 to 1.
        colours_of_points: (V, 3) 0 to 1.
        colours: the colour of each slot, 0 to 1.
    """

    points: Floats
    normals: Floats
    faces: NDArray[np.int32]
    bones: NDArray[np.intp]
    weights: Floats
    opens: Floats
    colours_of_points: Floats
    colours: Mapping[str, Colour]


@dataclass(frozen=True, eq=False, slots=True)
class PropMesh:
    """The surface of a thing that belongs to a motion, about its own middle.

    Args:
        points: (V, 3) metres.
        normals: (V, 3).
        faces: (F, 3) int32.
        opens: (V,) how open to the light a point is, 0 to 1.
        colours_of_points: (V, 3) 0 to 1.
    """

    points: Floats
    normals: Floats
    faces: NDArray[np.int32]
    opens: Floats
    colours_of_points: Floats


@dataclass(frozen=True, eq=False, slots=True)
class _Piece:
    points: Floats
    normals: Floats
    faces: NDArray[np.int32]
    bones: NDArray[np.intp]
    weights: Floats
    opens: Floats
    slots: NDArray[np.uint8]
    covers: NDArray[np.bool_] | None


class PuppetParts:
    """All pieces, the bones and the face.

    Args:
        arrays: what `assets/build/puppets.py` wrote.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.slots = tuple(str(name) for name in arrays["slots"])
        names = tuple(str(name) for name in arrays["bones"])
        self.skeleton = Skeleton(
            names, arrays["joints"].astype(np.float64), arrays["ends"].astype(np.float64), Proportions()
        )
        low = tuple(float(value) for value in arrays["face_low"])
        self.faces = FaceBuilder(
            SkinDepth(arrays["face_depth"].astype(np.float64), (low[0], low[1]), float(arrays["face_step"]))
        )
        self._pieces = {
            key.split("/")[0]: _read_piece(arrays, key.split("/")[0]) for key in arrays if key.endswith("/points")
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The pieces that there are."""
        return tuple(self._pieces)

    def props_of(self, name: str) -> PropMesh:
        """A thing that belongs to a motion.

        Raises:
            BackendError: there is no such piece.
        """
        if name not in self._pieces:
            raise BackendError(f"The draft's puppets have no piece '{name}'. They have: {', '.join(self.names)}.")
        piece = self._pieces[name]
        return PropMesh(piece.points, piece.normals, piece.faces, piece.opens, self._slot_colours({})[piece.slots])

    def _slot_colours(self, colours: Mapping[str, Colour]) -> Floats:
        """(S, 3) the colour of every slot; slots named by a colour have that one."""
        white = (1.0, 1.0, 1.0)
        told = [parse_colour(slot) if slot.startswith("#") else colours.get(slot, white) for slot in self.slots]
        return np.array(told, np.float32)

    def assemble(
        self,
        names: Sequence[str],
        colours: Mapping[str, Colour],
        pressed: Collection[str] = (),
        line: HairLine | None = None,
    ) -> PuppetMesh:
        """The surface of a puppet that wears some pieces.

        Args:
            names: what it wears; the body is always there.
            colours: the colour of each slot that occurs, 0 to 1.
            pressed: which of the pieces are hair that a hat lies on.
            line: where it does.

        Raises:
            BackendError: there is no such piece or no colour for it.
        """
        if unknown := [name for name in names if name not in self._pieces]:
            raise BackendError(f"The draft's puppets have no piece '{unknown[0]}'. They have: {', '.join(self.names)}.")
        worn = [self._pieces["body"], *(self._pieces[name] for name in names)]
        if line is not None:
            worn[1:] = [
                _press_hair(piece, line) if name in pressed else piece
                for name, piece in zip(names, worn[1:], strict=True)
            ]
        hidden = np.zeros(len(worn[0].points), np.bool_)
        for piece in worn[1:]:
            if piece.covers is not None:
                hidden |= piece.covers
        body = worn[0].faces[~hidden[worn[0].faces].all(axis=1)]
        starts = np.cumsum([0, *(len(piece.points) for piece in worn)])
        faces = [body, *(piece.faces + start for piece, start in zip(worn[1:], starts[1:], strict=False))]
        slots = np.concatenate([piece.slots for piece in worn])
        needed = [self.slots[n] for n in np.unique(slots) if not self.slots[n].startswith("#")]
        if missing := [slot for slot in needed if slot not in colours]:
            raise BackendError(f"A puppet has no colour for its {missing[0]}.")
        table = self._slot_colours(colours)
        return _drop_unused(
            PuppetMesh(
                np.concatenate([piece.points for piece in worn]),
                np.concatenate([piece.normals for piece in worn]),
                np.concatenate(faces),
                np.concatenate([piece.bones for piece in worn]),
                np.concatenate([piece.weights for piece in worn]),
                np.concatenate([piece.opens for piece in worn]),
                table[slots],
                colours,
            )
        )


def parse_colour(code: str) -> Colour:
    """Read "#rrggbb" as red, green and blue from 0 to 1."""
    red, green, blue = (int(code[n : n + 2], 16) / BYTE for n in (1, 3, 5))
    return red, green, blue


def _press_hair(piece: _Piece, line: HairLine) -> _Piece:
    """Hair under a hat: what is above its line lies on the skull."""
    centre, radii = np.array(SKULL.centre), np.array(SKULL.radii)
    out = (piece.points - centre) / radii
    far = np.linalg.norm(out, axis=1, keepdims=True)
    flat = centre + out / np.maximum(far, SKULL.above) * SKULL.above * radii
    up = piece.points[:, 1:2] + line.tilt * piece.points[:, 2:] - line.height
    share = np.clip(1 + up / SKULL.soft, 0, 1)
    share = np.where(far > SKULL.above, share * share * (3 - 2 * share), 0.0)
    normals = piece.normals * (1 - share) + share * out / np.maximum(far, TINY)
    normals /= np.maximum(TINY, np.linalg.norm(normals, axis=1, keepdims=True))
    points = piece.points * (1 - share) + share * flat
    return replace(piece, points=points.astype(np.float32), normals=normals.astype(np.float32))


TINY = 1e-6


def _drop_unused(mesh: PuppetMesh) -> PuppetMesh:
    """The same surface without the points that no face has."""
    used = np.unique(mesh.faces)
    numbers = np.zeros(len(mesh.points), np.int32)
    numbers[used] = np.arange(len(used), dtype=np.int32)
    return PuppetMesh(
        mesh.points[used],
        mesh.normals[used],
        numbers[mesh.faces],
        mesh.bones[used],
        mesh.weights[used],
        mesh.opens[used],
        mesh.colours_of_points[used],
        mesh.colours,
    )


def _read_piece(arrays: Mapping[str, Any], name: str) -> _Piece:
    points = arrays[f"{name}/points"].astype(np.float32) * POINT_STEP
    covers = arrays.get(f"{name}/covers")
    body = len(arrays["body/points"])
    return _Piece(
        points,
        arrays[f"{name}/normals"].astype(np.float32) / NORMAL_STEP,
        arrays[f"{name}/faces"].astype(np.int32),
        arrays[f"{name}/bones"].astype(np.intp),
        arrays[f"{name}/weights"].astype(np.float32) / BYTE,
        arrays[f"{name}/open"].astype(np.float32) / BYTE,
        arrays[f"{name}/slots"],
        None if covers is None else np.unpackbits(covers)[:body].astype(np.bool_),
    )


@lru_cache(maxsize=1)
def load_parts() -> PuppetParts:
    """The pieces of the draft library."""
    with np.load(FOLDER / FILE) as stored:
        return PuppetParts({key: stored[key] for key in stored.files})
