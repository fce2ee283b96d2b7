"""Draw modelled things (a well, a fence, a ladder) as cut-outs of the draft library, and tell them in `cutouts.json`.

    pip install scikit-image fast-simplification
    python assets/build/things.py                    # after puppet_cutouts.py; then run embeddings.py
    python assets/build/things.py well "lamp post"   # draw some of them anew; the others stay as they are
    python assets/build/things.py --sheet /tmp/sheet.png well fence    # only look at them, side by side

The things are in the modules `things_*.py` next to this file, see thing_pieces.py. They are lit and drawn as puppets.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import re
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from skimage.measure import marching_cubes

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from cutouts import FACINGS, GRAMMARS, KINDS, PLACES, tight_box  # noqa: E402  (found next to this file)
from puppet_shapes import Mesh, Shape, evaluate, smooth_min, union  # noqa: E402
from puppet_solids import find_box  # noqa: E402
from puppets import shade  # noqa: E402
from thing_pieces import Place, Thing  # noqa: E402

from videostudio.draft.puppets.drawing import EYE_RULES, DrawnPuppet, draw_form  # noqa: E402  (from the folder above)
from videostudio.draft.puppets.form import BodyForm, FormSurface, join_surfaces  # noqa: E402
from videostudio.draft.puppets.model import parse_colour  # noqa: E402
from videostudio.draft.puppets.skeleton import turn_about  # noqa: E402

log = logging.getLogger("things")
DRAFT = HERE.parent / "draft"
SOURCE = "things.py"
# A picture's longer side and the room about the thing, in pixels, and how many times finer it is drawn.
LONG, ROOM, FINER = 384, 4, 2
# Things are drawn so large, in metres, whatever their size, from a grid of so many steps for their longest side.
SIZE, STEPS = 1.5, 125
# Cells of a block, of ever finer ones, and within how many of a block's half diagonals of it a surface is looked for.
BLOCKS, NEAR = (8, 4, 2), 1.3
# Parts smaller than so many metres have a grid twice as fine.
SMALL = 0.6
# A part's box is as tight as so many metres.
LOOSE = 0.13
# What turns away from the camera by more than this sine is not drawn.
AWAY = 0.3
# Metres of a patch of one shade, numbers that tell patches apart, and how often shades are softened.
PATCH, HASHED, SOFTENED = 0.03, np.array([1, 257, 65537, 16777259, 33554467, 67108879], np.int64), 3
# Metres of the cells in which solids are chosen, and for how many points that does not pay.
CELL, FEW = 0.12, 400
# The corners of a tetrahedron.
CORNERS = np.array([(1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)], float)
NOWHERE = np.zeros(3)


def load_things() -> dict[str, Thing]:
    """The things of all rooms, by name."""
    found: dict[str, Thing] = {}
    for path in sorted(HERE.glob("things_*.py")):
        room = getattr(importlib.import_module(path.stem), "THINGS", {})  # some have forms only
        if twice := set(room) & set(found):
            raise ValueError(f"{path.name} has '{min(twice)}', which another room has already")
        for name, one in room.items():
            if not (one.kind in KINDS and one.place in PLACES and one.facing in FACINGS and one.grammar in GRAMMARS):
                raise ValueError(f"not a valid thing: {name}")
        found |= room
    return found


def look_near(shape: Shape, points: np.ndarray) -> np.ndarray:
    """The shape's distances at (N, 3) points; solids of a union are asked only where they can be the nearest."""
    members = getattr(shape, "members", ())
    if len(members) < 2 or len(points) < FEW:
        return evaluate(shape, points)
    cells = np.floor(points / CELL).astype(int)
    first = cells.min(axis=0)
    shape_of_cells = cells.max(axis=0) - first + 1
    which = np.ravel_multi_index(tuple((cells - first).T), shape_of_cells)
    numbers = np.flatnonzero(np.bincount(which))
    places = np.zeros(numbers[-1] + 1, int)
    places[numbers] = np.arange(len(numbers))
    which = places[which]
    centres = (np.stack(np.unravel_index(numbers, shape_of_cells), axis=1) + first + 0.5) * CELL
    middles, far = np.stack([member(centres) for member in members]), 1.3 * CELL * np.sqrt(3) / 2
    asked = middles - far <= middles.min(axis=0) + far + shape.blend
    found = np.full(len(points), np.inf)
    for member, cells_of in zip(members, asked, strict=True):
        at = cells_of[which]
        if at.any():
            one = look_near(member, points[at])
            found[at] = smooth_min(found[at], one, shape.blend) if shape.blend else np.minimum(found[at], one)
    return found


def scaled(shape: Shape, size: float) -> Shape:
    """The shape, so many times larger."""

    def result(p):
        return shape(p / size) * size

    if hasattr(shape, "members"):
        result.members = tuple(scaled(member, size) for member in shape.members)
        result.blend = shape.blend * size
    return result


def find_surface(shape: Shape, step: float, ahead: np.ndarray) -> Mesh:
    """What of a shape's surface looks `ahead`, from a grid that is fine and looked at only where the surface can be."""
    low, high = (np.array(corner) for corner in find_box(shape, LOOSE))
    step = step if (high - low).max() > SMALL else step / 2
    corner = low - step
    wide = BLOCKS[0]
    count = np.ceil((high - corner) / (wide * step)).astype(int) + 1
    starts = np.stack(np.meshgrid(*(np.arange(n) * wide for n in count), indexing="ij"), axis=-1).reshape(-1, 3)
    values = np.full(count * wide, np.float32(wide * step))
    for wide, finer in zip(BLOCKS, (*BLOCKS[1:], 1), strict=True):
        middle = look_near(shape, corner + (starts + (wide - 1) / 2) * step)
        near = np.abs(middle) < NEAR * wide * step * np.sqrt(3) / 2
        inside = np.stack(np.meshgrid(*(np.arange(wide),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
        full = (starts[(middle < 0) & ~near][:, None] + inside).reshape(-1, 3)
        values[tuple(full.T)] = -wide * step
        parts = np.stack(np.meshgrid(*(np.arange(0, wide, finer),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
        starts = (starts[near][:, None] + parts).reshape(-1, 3)
    values[tuple(starts.T)] = look_near(shape, corner + starts * step)
    values = np.pad(values, 1, constant_values=wide * step)
    points, faces, _, _ = marching_cubes(values, 0.0, spacing=(step,) * 3)
    points = points + corner - step
    corners = points[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    if np.einsum("ij,ij->", corners[:, 0], across) < 0:
        faces, across = faces[:, ::-1], -across
    faces = faces[across @ ahead > -AWAY * np.linalg.norm(across, axis=1)]
    used, faces = np.unique(faces, return_inverse=True)
    points, faces = points[used], faces.reshape(-1, 3)
    distances, normals = feel(shape, points)  # back onto the surface: the grid's straight lines cut corners
    return Mesh(points - distances[:, None] * normals, normals, faces)


def feel(shape: Shape, points: np.ndarray, h: float = 2e-3) -> tuple[np.ndarray, np.ndarray]:
    """The shape's distances at points, (N,), and the directions away from it, (N, 3) of length 1."""
    around = look_near(shape, (points + h * CORNERS[:, None]).reshape(-1, 3)).reshape(len(CORNERS), -1)
    g = np.einsum("cn,ci->ni", around, CORNERS)
    return around.mean(axis=0), g / np.maximum(1e-9, np.linalg.norm(g, axis=1, keepdims=True))


def find_shade(surface: Mesh, around: Shape) -> np.ndarray:
    """How open to the light each point is, (V,) float32, 0 to 1: found for small patches, and softened."""
    _, first, patch = np.unique(
        np.floor(np.hstack([surface.points / PATCH, surface.normals * 1.5 + 0.5])).astype(np.int64) @ HASHED,
        return_index=True,
        return_inverse=True,
    )
    some = Mesh(surface.points[first], surface.normals[first], surface.faces)
    opens = (shade(some, around, look_near) / 255)[patch.reshape(-1)]
    count = np.bincount(surface.faces.ravel(), minlength=len(opens))
    for _ in range(SOFTENED):
        mean = np.repeat(opens[surface.faces].mean(axis=1), 3)
        opens = np.bincount(surface.faces.ravel(), mean, minlength=len(opens)) / np.maximum(1, count)
    return opens.astype(np.float32)


def model_thing(one: Thing) -> tuple[FormSurface, float, np.ndarray]:
    """A thing's surface, how much larger than its model it is, and what it is turned by."""
    low, high = find_box(union(*(part.shape for part in one.piece.parts)))
    scale = SIZE / float(np.max(np.subtract(high, low)))
    shapes = [scaled(part.shape, scale) for part in one.piece.parts]
    around = union(*shapes)
    turn = turn_about(2, one.roll) @ turn_about(0, one.down - EYE_RULES.down) @ turn_about(1, one.yaw)
    ahead = (turn_about(0, EYE_RULES.down) @ turn)[2]
    surfaces = []
    for part, shape in zip(one.piece.parts, shapes, strict=True):
        found = find_surface(shape, SIZE / STEPS, ahead)
        colours = np.tile(np.array(parse_colour(part.slot), np.float32), (len(found.points), 1))
        opens = find_shade(found, around)
        surfaces.append(FormSurface(found.points, found.normals, found.faces.astype(np.int32), opens, colours))
    whole = join_surfaces(surfaces)
    turned = FormSurface(whole.points @ turn.T, whole.normals @ turn.T, whole.faces, whole.opens, whole.colours)
    return turned, scale, turn


def draw_marked(surface: FormSurface, scale: float, *marks: np.ndarray) -> DrawnPuppet:
    """Draw a surface; `marks` are points whose pixels are asked for: hips, hands, feet, or a window's corner."""
    hips, hands, feet = (*marks, NOWHERE, NOWHERE, NOWHERE)[:3]
    both = np.stack([hands, feet])
    form = BodyForm(surface, both, np.zeros((2, 3)), hips, NOWHERE, NOWHERE, NOWHERE, SIZE)
    return draw_form(form, 0.0, scale)


def draw_thing(one: Thing) -> tuple[Image.Image, float, list[dict]]:
    """A thing's picture, its height in metres, and its seats as the library tells them."""
    surface, larger, turn = model_thing(one)
    seen = surface.points @ turn_about(0, EYE_RULES.down).T
    far = EYE_RULES.distance_to(SIZE)
    wide = np.ptp(seen[:, :2] * (far / (far - seen[:, 2:])), axis=0)
    scale = FINER * (LONG - 2 * ROOM) / float(wide.max())
    sprite = draw_marked(surface, scale).sprite.astype(float)
    alpha = np.maximum(sprite[..., 3:], 1) / 255
    plain = Image.fromarray(np.dstack([np.clip(sprite[..., :3] / alpha, 0, 255), sprite[..., 3]]).astype(np.uint8))
    box = tight_box(plain)
    picture = plain.crop(box)
    shrink = (LONG - 2 * ROOM) / max(picture.size)
    size = (max(1, round(picture.width * shrink)), max(1, round(picture.height * shrink)))
    shown = Image.new("RGBA", (size[0] + 2 * ROOM, size[1] + 2 * ROOM))
    # Colours are weighed by alpha, or what nothing covers darkens the edges.
    shown.paste(picture.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA"), (ROOM, ROOM))
    height = (box[3] - box[1]) / scale / larger * one.metre

    def share(point) -> list[float]:
        x, y = draw_marked(surface, scale, turn @ (np.array(point) * larger)).hips
        return [round((x - box[0]) / picture.width, 3), round((y - box[1]) / picture.height, 3)]

    return shown, height, [tell_place(place, share) for place in one.seats]


def tell_place(place: Place, share) -> dict:
    """A place for somebody, as `cutouts.json` has it; `share` finds where a point of the model is in the picture."""
    told: dict = {"pose": place.pose}
    for key in ("hips", "hands", "feet"):
        point = getattr(place, key)
        if point is not None:
            told[key] = share(point)
    if place.window:
        told["window"] = [share(corner) for corner in place.window]
    return told | ({"hides": True} if place.hides else {})


def tell_thing(name: str, one: Thing) -> dict:
    """Draw a thing into the library; the entry that tells it."""
    picture, height, seats = draw_thing(one)
    key = thing_id(name)
    picture.save(DRAFT / "cutouts" / f"{key}.webp", quality=88, alpha_quality=60, method=6)
    digits = 2 if height < 1 else 1
    entry = {
        "id": key,
        "file": f"cutouts/{key}.webp",
        "name": name,
        **({"grammar": one.grammar} if one.grammar else {}),
        "words": list(one.words),
        "kind": one.kind,
        "height_m": max(0.05, round(height, digits)),
        "place": one.place,
        "bbox": tight_box(picture),
        "size": list(picture.size),
        "facing": one.facing,
        "full_body": True,
        "frame": "full",
        **({"seats": seats} if seats else {}),
        "source": SOURCE,
    }
    log.info("%s: %s, %g m", name, picture.size, entry["height_m"])
    return entry


def thing_id(name: str) -> str:
    """The id of the thing of this name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write_library(names: list[str], things: dict[str, Thing]) -> int:
    """Draw things of these names, and tell all things after the library's other entries; how many entries there are."""
    entries = json.loads((DRAFT / "cutouts.json").read_text("utf-8"))
    kept = {entry["name"]: entry for entry in entries if entry["source"] == SOURCE}
    others = [entry for entry in entries if entry["source"] != SOURCE]
    taken = {entry["id"] for entry in others}
    if twice := [name for name in things if thing_id(name) in taken]:
        raise ValueError(f"the library has a picture of these already: {', '.join(twice)}")
    drawn = {name: tell_thing(name, things[name]) for name in names}
    for gone in set(kept) - set(things):
        (DRAFT / kept[gone]["file"]).unlink(missing_ok=True)
    entries = others + [drawn.get(name) or kept[name] for name in things if name in drawn or name in kept]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (DRAFT / "cutouts.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    return len(entries)


def show_sheet(names: list[str], things: dict[str, Thing], path: Path, columns: int = 6, cell: int = 230) -> None:
    """A picture of things side by side, with their names and heights."""
    rows = -(-len(names) // columns)
    whole = Image.new("RGB", (columns * cell, rows * (cell + 16)), "#dfe8ec")
    pen = ImageDraw.Draw(whole)
    for n, name in enumerate(names):
        picture, height, _ = draw_thing(things[name])
        picture.thumbnail((cell - 12, cell - 12))
        x, y = n % columns * cell, n // columns * (cell + 16)
        whole.paste(picture, (x + (cell - picture.width) // 2, y + (cell - picture.height) // 2), picture)
        pen.text((x + 6, y + cell), f"{name} {height:.2g} m", fill="black")
    whole.save(path)


def main() -> None:
    """Draw what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="THING", help="things to draw; all without any")
    parser.add_argument("--sheet", type=Path, help="only draw them side by side, into this file")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    things = load_things()
    names = options.names or list(things)
    if unknown := set(names) - set(things):
        raise SystemExit(f"There is no thing '{min(unknown)}'. There are: {', '.join(things)}.")
    if options.sheet:
        show_sheet(names, things, options.sheet)
    else:
        log.info("%d drawn, %d cut-outs", len(names), write_library(names, things))


if __name__ == "__main__":
    main()
