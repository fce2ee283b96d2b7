"""Model the puppets of the draft profile: `assets/draft/puppets.npz`, from the shapes in puppet_pieces.py (people),
puppet_props.py, puppet_toys.py and puppet_gear.py (what they hold), puppet_furniture.py and puppet_places.py (what
stands about them).

    pip install scikit-image fast-simplification
    python assets/build/puppets.py                    # all pieces
    python assets/build/puppets.py body short-hair    # some of them; the others stay as they are

A puppet is a body with hair, clothes and hats over it. Every piece is a closed surface, bound to the bones of one
skeleton; the draft bends, colours, lights and draws it when a film is made.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import puppet_furniture  # noqa: E402  (found next to this file)
import puppet_gear  # noqa: E402
import puppet_pieces as pieces  # noqa: E402
import puppet_places  # noqa: E402
import puppet_props  # noqa: E402
import puppet_toys  # noqa: E402
from puppet_shapes import Mesh, evaluate, mesh, union  # noqa: E402
from puppet_solids import find_box  # noqa: E402

THINGS = {
    name: piece
    for room in (puppet_props, puppet_toys, puppet_gear, puppet_furniture, puppet_places)
    for name, piece in room.PIECES.items()
}
PIECES = {**pieces.PIECES, **THINGS}
log = logging.getLogger("puppets")
FILE = HERE.parent / "draft" / "puppets.npz"
MOST_BONES = 4
# How far from the nearest bone another still pulls, in metres: clay bends softly.
SOFT = 0.035
# Lengths of the feelers by which corners are found, in metres.
FEELERS = (0.02, 0.05, 0.1, 0.16)
# The grid of the face, in metres.
FACE_STEP = 0.01
# The share of a grid's faces that a surface keeps: more where it is bent.
KEPT = 0.26
# A part of a thing has at most so many faces.
MOST_FACES = 320
# What lies so deep under a piece is not drawn, in metres.
COVERED = 0.004


def bind(points: np.ndarray, bones: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Which bones pull each point and how much: (V, 4) uint8 numbers and (V, 4) uint8 weights that add up to 255."""
    names = list(pieces.BONES)
    distances = np.full((len(points), len(names)), np.inf)
    for name in bones:
        start, end, radius = pieces.BONES[name]
        a, b = np.asarray(start), np.asarray(end)
        t = np.clip((points - a) @ (b - a) / max(1e-9, (b - a) @ (b - a)), 0, 1)
        distances[:, names.index(name)] = np.linalg.norm(points - a - t[:, None] * (b - a), axis=1) - radius
    near = distances.min(axis=1, keepdims=True)
    weights = np.exp(-(distances - near) / SOFT)
    order = np.argsort(-weights, axis=1)[:, :MOST_BONES]
    most = np.take_along_axis(weights, order, axis=1)
    most = most / most.sum(axis=1, keepdims=True)
    whole = np.floor(most * 255).astype(int)
    whole[:, 0] += 255 - whole.sum(axis=1)
    return order.astype(np.uint8), whole.astype(np.uint8)


def shade(surface: Mesh, around, look=evaluate) -> np.ndarray:
    """How open to the light each point is, (V,) uint8: 255 in the open, less in a corner."""
    hidden = np.zeros(len(surface.points))
    for k, feeler in enumerate(FEELERS):
        room = look(around, surface.points + surface.normals * feeler)
        hidden += np.clip(1 - room / feeler, 0, 2) * 0.5**k
    return np.round(255 * np.clip(1 - 0.42 * hidden, 0.25, 1)).astype(np.uint8)


def face_depth() -> tuple[tuple[float, float], np.ndarray]:
    """How far ahead the skin of the face is: the first column and row, and (h, w) metres, all from the head's joint."""
    x, y = np.arange(-0.18, 0.181, FACE_STEP), np.arange(0.0, 0.361, FACE_STEP)
    px, py = (values.ravel() for values in np.meshgrid(x, y))
    near, far = np.zeros(len(px)), np.full(len(px), 0.3)
    for _ in range(20):
        middle = (near + far) / 2
        inside = evaluate(pieces.HEAD, np.stack([px, py + pieces.SKULL[1], middle], axis=1)) < 0
        near, far = np.where(inside, middle, near), np.where(inside, far, middle)
    depth = (near - pieces.SKULL[2]).reshape(len(y), len(x)).astype(np.float32)
    return (float(x[0]), float(y[0])), depth


def model(part: pieces.Part, most: int | None = None) -> Mesh:
    """The surface of a part, with at most so many faces."""
    low, high = (part.low, part.high) if part.low else find_box(part.shape)
    return mesh(part.shape, low, high, part.step, KEPT, most)


def build(name: str, body: Mesh | None, slots: list[str]) -> dict[str, np.ndarray]:
    """The arrays of one piece, by name; colours are numbered as `slots` has them, which grows by what is new."""
    piece = PIECES[name]
    thing = name in THINGS
    found = [model(part, MOST_FACES if thing else None) for part in piece.parts]
    around = union(*(() if thing else (pieces.BODY,)), *(part.shape for part in piece.parts))
    slots += dict.fromkeys(part.slot for part in piece.parts if part.slot not in slots)
    starts = np.cumsum([0, *(len(one.points) for one in found)])
    points = np.concatenate([one.points for one in found])
    bound = [bind(one.points, part.bones or piece.bones) for one, part in zip(found, piece.parts, strict=True)]
    result = {
        "points": np.round(points * 10_000).astype(np.int16),
        "normals": np.round(np.concatenate([one.normals for one in found]) * 127).astype(np.int8),
        "faces": np.concatenate([one.faces + start for one, start in zip(found, starts, strict=False)]).astype(
            np.uint16
        ),
        "bones": np.concatenate([one for one, _ in bound]),
        "weights": np.concatenate([one for _, one in bound]),
        "open": np.concatenate([shade(one, around) for one in found]),
        "slots": np.repeat([slots.index(part.slot) for part in piece.parts], np.diff(starts)).astype(np.uint8),
    }
    if body is not None and piece.covers:
        deep = evaluate(union(*(part.shape for part in piece.parts if part.covers)), body.points) < -COVERED
        if piece.hides is not None:
            deep |= evaluate(piece.hides, body.points) < 0
        result["covers"] = np.packbits(deep)
    log.info("%s: %d points, %d faces", name, len(points), len(result["faces"]))
    return result


def main() -> None:
    """Build what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="PIECE", help="pieces to build; all without any")
    names = parser.parse_args().names or list(PIECES)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if unknown := set(names) - set(PIECES):
        raise SystemExit(f"There is no piece '{sorted(unknown)[0]}'. There are: {', '.join(PIECES)}.")
    arrays: dict[str, np.ndarray] = {}
    if FILE.is_file() and set(names) != set(PIECES):
        with np.load(FILE) as stored:
            arrays = {key: stored[key] for key in stored.files if "/" not in key or key.split("/")[0] in PIECES}
    body = model(PIECES["body"].parts[0])
    slots = [str(slot) for slot in arrays.get("slots", ())]
    slots += [slot for slot in pieces.SLOTS if slot not in slots]
    for name in names:
        for key in [key for key in arrays if key.split("/")[0] == name]:
            del arrays[key]
        built = build(name, body if name != "body" else None, slots)
        arrays |= {f"{name}/{key}": value for key, value in built.items()}
    arrays["slots"] = np.array(slots)
    arrays["bones"] = np.array(list(pieces.BONES))
    arrays["joints"] = np.array([start for start, _, _ in pieces.BONES.values()], np.float32)
    arrays["ends"] = np.array([end for _, end, _ in pieces.BONES.values()], np.float32)
    low, arrays["face_depth"] = face_depth()
    arrays["face_low"], arrays["face_step"] = np.array(low, np.float32), np.float32(FACE_STEP)
    np.savez_compressed(FILE, **arrays)
    log.info("%s: %.1f MB", FILE, FILE.stat().st_size / 1e6)


if __name__ == "__main__":
    main()
