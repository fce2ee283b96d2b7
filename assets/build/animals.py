"""Model the animals of the draft profile: `assets/draft/animals.npz`, from the plans in animal_beasts.py and so on.

    pip install scikit-image fast-simplification
    python assets/build/animals.py                    # all animals
    python assets/build/animals.py dog cat            # some of them; the others stay as they are

Every animal is a few closed surfaces, bound to bones at places of its own. The draft bends, colours, lights and draws
it when a film is made, as it does the puppets of people.
"""

from __future__ import annotations

import argparse
import io
import logging
import sys
import zipfile
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from animal_beasts import BEASTS  # noqa: E402  (found next to this file)
from animal_birds import BIRDS  # noqa: E402
from animal_crawlers import CRAWLERS  # noqa: E402
from animal_fowl import FOWL  # noqa: E402
from animal_herds import HERDS  # noqa: E402
from animal_hunters import HUNTERS  # noqa: E402
from animal_pets import PETS  # noqa: E402
from animal_scaly import SCALY  # noqa: E402
from animal_shapes import BONES, AnimalModel, AnimalPart  # noqa: E402
from animal_small import SMALL  # noqa: E402
from animal_swimmers import SWIMMERS  # noqa: E402
from animal_tales import TALES  # noqa: E402
from animal_waters import WATERS  # noqa: E402
from animal_wild import WILD  # noqa: E402
from puppet_shapes import HASTE, Mesh, evaluate, evaluate_grid, mesh, union  # noqa: E402

log = logging.getLogger("animals")
FILE = HERE.parent / "draft" / "animals.npz"
# How an animal's entry of the file ends, and the entry of what all have.
WHOLE, SHARED = ".npz", "all"
ANIMALS = {
    **BEASTS,
    **WILD,
    **SCALY,
    **SMALL,
    **BIRDS,
    **SWIMMERS,
    **HERDS,
    **HUNTERS,
    **PETS,
    **FOWL,
    **WATERS,
    **CRAWLERS,
    **TALES,
}
SLOTS = ("fur", "second", "mark", "inner", "nose", "line", "tongue", "horn", "extra", "extra2")
MOST_BONES, SOFT = 4, 0.035
# Tenths of a millimetre in a step of the kept points, and steps of a normal's parts.
POINTS_A_STEP, NORMAL_STEPS = 4, 31
# Lengths of the feelers by which corners are found, in metres.
FEELERS = (0.02, 0.05, 0.1)
# The box in which shapes are looked for, in metres, and the coarse grid that finds where they are.
LOW, HIGH, COARSE, NEAR = (-1.3, -0.25, -1.9), (1.3, 2.6, 1.9), 0.05, 1.6


def find_box(part: AnimalPart) -> tuple[np.ndarray, np.ndarray]:
    """The low and the high corner of what a part fills."""
    axes = [np.arange(LOW[n], HIGH[n], COARSE) for n in range(3)]
    filled = np.argwhere(evaluate_grid(part.shape, axes, COARSE, NEAR) < COARSE)
    near = np.stack([axes[n][filled[:, n]] for n in range(3)], axis=1)
    return near.min(axis=0) - COARSE, near.max(axis=0) + COARSE


def bind(model: AnimalModel, part: AnimalPart, points: np.ndarray) -> np.ndarray:
    """(V, B) how much each bone pulls each point."""
    distances = np.full((len(points), len(BONES)), np.inf)
    for name in part.bones or tuple(model.bones):
        start, end, radius = model.bones[name]
        a, b = np.asarray(start), np.asarray(end)
        t = np.clip((points - a) @ (b - a) / max(1e-9, (b - a) @ (b - a)), 0, 1)
        distances[:, BONES.index(name)] = np.linalg.norm(points - a - t[:, None] * (b - a), axis=1) - radius
        # What lies on one side is never pulled from the other.
        side = {"l": -1, "r": 1}.get(name.split("_")[1][:1], 0) if "_" in name else 0
        distances[:, BONES.index(name)] += 2.0 * np.clip(side * points[:, 0] - 0.01, 0, 1)
    weights = np.exp(-(distances - distances.min(axis=1, keepdims=True)) / SOFT)
    return weights / weights.sum(axis=1, keepdims=True)


def shade(surface: Mesh, around) -> np.ndarray:
    """How open to the light each point is, (V,) uint8: 255 in the open, less in a corner."""
    hidden = np.zeros(len(surface.points))
    for k, feeler in enumerate(FEELERS):
        room = evaluate(around, surface.points + surface.normals * feeler)
        hidden += np.clip(1 - room / feeler, 0, 2) * 0.5**k
    return np.round(255 * np.clip(1 - 0.36 * hidden, 0.35, 1)).astype(np.uint8)


def paint(model: AnimalModel, part: AnimalPart, surface: Mesh, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The two slots whose colours each point has, (V, 2) uint8, and the second one's share, (V,) uint8."""
    shares = np.zeros((len(surface.points), len(SLOTS)))
    shares[:, SLOTS.index(part.slot)] = 1
    for slot, where in part.paints:
        share = np.clip(where(model, surface.points, surface.normals, weights), 0, 1)[:, None]
        shares *= 1 - share
        shares[:, SLOTS.index(slot)] += share[:, 0]
    order = np.argsort(-shares, axis=1)[:, :2]
    first, second = np.take_along_axis(shares, order, axis=1).T
    return order.astype(np.uint8), np.round(255 * second / (first + second)).astype(np.uint8)


def near_order(points: np.ndarray) -> np.ndarray:
    """An order of (V, 3) whole numbers in which neighbours in space follow one another."""
    cells = (points - points.min(axis=0)) // 32
    code = np.zeros(len(points), np.int64)
    for bit in range(10):
        for axis in range(3):
            code |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(code, kind="stable")


def pack(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The same surface in fewer bytes: neighbours follow one another, and only differences are kept.

    See `videostudio.draft.animals.model`, which reads it.
    """
    points = arrays["points"].astype(np.int64)
    order = near_order(points)
    number = np.empty(len(order), np.int64)
    number[order] = np.arange(len(order))
    faces = number[arrays["faces"].astype(np.int64)]
    first = faces.argmin(axis=1)
    faces = np.stack([np.take_along_axis(faces, ((first + n) % 3)[:, None], 1)[:, 0] for n in range(3)], axis=1)
    faces = faces[np.lexsort((faces[:, 1], faces[:, 0]))]
    a, b, c = faces.T
    coarse = np.round(points[order] / POINTS_A_STEP).astype(np.int16)
    packed = {
        "points": np.diff(coarse, axis=0, prepend=np.zeros((1, 3), np.int16)).T,
        "normals": np.round(arrays["normals"][order] / 127 * NORMAL_STEPS).astype(np.int8).T,
        "faces": np.stack([np.diff(a, prepend=0), b - a, c - a]).astype(np.int16),
        "weights": np.round(arrays["weights"][order] / 8).astype(np.uint8).T,
    }
    packed |= {key: arrays[key][order].T for key in ("bones", "open", "slots", "shares")}
    return {**arrays, **{key: np.ascontiguousarray(value) for key, value in packed.items()}}


def build(name: str) -> dict[str, np.ndarray]:
    """The arrays of one animal, by name."""
    model = ANIMALS[name]()
    around = union(*(part.shape for part in model.parts))
    found = []
    for part in model.parts:
        found.append(mesh(part.shape, *find_box(part), part.step, most=part.faces, haste=HASTE))
    starts = np.cumsum([0, *(len(one.points) for one in found)])
    bound = [bind(model, part, one.points) for part, one in zip(model.parts, found, strict=True)]
    painted = [paint(model, *pair) for pair in zip(model.parts, found, bound, strict=True)]
    weights = np.concatenate(bound)
    order = np.argsort(-weights, axis=1)[:, :MOST_BONES]
    most = np.take_along_axis(weights, order, axis=1)
    whole_weights = np.floor(most / most.sum(axis=1, keepdims=True) * 255).astype(int)
    whole_weights[:, 0] += 255 - whole_weights.sum(axis=1)
    result = {
        "points": np.round(np.concatenate([one.points for one in found]) * 10_000).astype(np.int16),
        "normals": np.round(np.concatenate([one.normals for one in found]) * 127).astype(np.int8),
        "faces": np.concatenate([one.faces + s for one, s in zip(found, starts, strict=False)]).astype(np.uint16),
        "bones": order.astype(np.uint8),
        "weights": whole_weights.astype(np.uint8),
        "open": np.concatenate([shade(one, around) for one in found]),
        "slots": np.concatenate([slots for slots, _ in painted]),
        "shares": np.concatenate([shares for _, shares in painted]),
        "kind": np.array(model.kind),
    }
    nowhere = ((np.nan,) * 3, (np.nan,) * 3, 0.0)
    for n, key in enumerate(("joints", "ends")):
        result[key] = np.array([model.bones.get(bone, nowhere)[n] for bone in BONES], np.float32)
    facts = {key: np.asarray(value, np.float32) for key, value in model.facts.items()}
    log.info("%s: %d points, %d faces", name, len(result["points"]), len(result["faces"]))
    return {**result, **{f"fact_{key}": value for key, value in facts.items()}}


def read_file() -> dict[str, dict[str, np.ndarray]]:
    """The arrays of the animals that the file has, by their names."""
    if not FILE.is_file():
        return {}
    with np.load(FILE) as stored:
        names = [key.removesuffix(WHOLE) for key in stored.files if key.endswith(WHOLE)]
        return {name: dict(np.load(io.BytesIO(stored[name + WHOLE]))) for name in names if name in ANIMALS}


def save_file(animals: dict[str, dict[str, np.ndarray]]) -> None:
    """Write the file: an entry for each animal, all its arrays packed tightly in one, as a list of thousands is slow."""
    with zipfile.ZipFile(FILE, "w", zipfile.ZIP_LZMA) as packed:
        for name, arrays in [*animals.items(), ("", {"slots": np.array(SLOTS), "bones": np.array(BONES)})]:
            written = io.BytesIO()
            np.savez(written, **arrays)
            packed.writestr(zipfile.ZipInfo((name or SHARED) + WHOLE), written.getvalue(), zipfile.ZIP_LZMA)


def main() -> None:
    """Build what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="ANIMAL", help="animals to build; all without any")
    names = parser.parse_args().names or list(ANIMALS)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if unknown := set(names) - set(ANIMALS):
        raise SystemExit(f"There is no animal '{sorted(unknown)[0]}'. There are: {', '.join(ANIMALS)}.")
    kept = read_file() if set(names) != set(ANIMALS) else {}
    built = {name: pack(build(name)) for name in names}
    save_file({name: built.get(name) or kept[name] for name in ANIMALS if name in built or name in kept})
    log.info("%s: %.1f MB", FILE, FILE.stat().st_size / 1e6)


if __name__ == "__main__":
    main()
