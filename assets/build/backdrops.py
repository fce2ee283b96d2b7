"""Render the backdrops of the draft profile: `assets/draft/backdrops/*.webp`, their maps and `backdrops.json`.

    pip install bpy==4.5.3 pillow numpy        # Python 3.11; Blender as a module
    python assets/build/backdrops.py                    # all of them
    python assets/build/backdrops.py kitchen forest     # some of them; the others' entries stay
    python assets/build/backdrops.py --surfaces kitchen             # its map of surfaces and its numbers, no picture
    python assets/build/backdrops.py --preview /tmp/out kitchen    # small and quick, nothing is written to assets/

The places are in scenes_*.py, built from the pieces in pieces_*.py, which are built from the shapes in kit.py. Every
place is modelled in metres in front of one known camera, so the numbers in backdrops.json come from it and not from the
eye: see `measures`. What a surface is (`*.surfaces.png`) is what its piece says it is: see `surface_map`.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import math
import sys
import tempfile
import time
from pathlib import Path

import bpy
import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import kit  # noqa: E402  (found next to this file)
import scenes  # noqa: E402

log = logging.getLogger("backdrops")
MAP_SIZE = (400, 225)
SKY_METRES = 900.0  # farther than this is sky
UPWARD = 0.6  # a top's normal points up at least so far; a table's side is no table top
TOPS = ("ground", "water", "road", "table", "seat", "bed")
# One colour for each of kit.SURFACES, in its order, for whoever opens a map.
COLOURS = "#808080 #59b34d #3388e6 #595966 #e6a633 #d94d8c #a659d9 #bfe6ff #8c4d26 #f2e6bf"


def settings(scene, width, height, samples, threads):
    """Choose Cycles on the processor, few samples, the denoiser and plain colours."""
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.use_adaptive_sampling = "CPU", samples, True
    cycles.adaptive_threshold = 0.04
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes, cycles.denoising_prefilter = "RGB_ALBEDO_NORMAL", "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces, cycles.transmission_bounces = 3, 2, 1, 1
    cycles.use_light_tree = False
    cycles.transparent_max_bounces = 8
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4
    scene.view_settings.view_transform = "Standard"
    scene.view_layers[0].use_pass_z = True


def render(scene, folder: Path, passes: tuple[str, ...]) -> tuple[Image.Image, list[np.ndarray]]:
    """Render; return the picture and these passes, (H, W, 3) float32 each."""
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    layers = tree.nodes.new("CompositorNodeRLayers")
    shown = tree.nodes.new("CompositorNodeComposite")
    tree.links.new(layers.outputs["Image"], shown.inputs["Image"])
    kept = tree.nodes.new("CompositorNodeOutputFile")
    kept.base_path = str(folder)
    kept.format.file_format, kept.format.color_depth = "OPEN_EXR", "32"
    kept.file_slots.clear()
    for name in passes:
        kept.file_slots.new(name)
        tree.links.new(layers.outputs[name], kept.inputs[name])
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(folder / "picture.png")
    bpy.ops.render.render(write_still=True)
    return Image.open(folder / "picture.png").convert("RGB"), [_read_pass(folder, name) for name in passes]


def _read_pass(folder: Path, name: str) -> np.ndarray:
    exr = bpy.data.images.load(str(next(folder.glob(f"{name}*.exr"))))
    width, height = exr.size
    values = np.empty(width * height * 4, np.float32)
    exr.pixels.foreach_get(values)
    return values.reshape(height, width, 4)[::-1, :, :3]


def surface_map(place, scene, folder: Path) -> Image.Image:
    """Render what every surface is: a palette picture of numbers that stand for kit.SURFACES, hard edges.

    Tops count where they face up. Where nothing is, there is the sky, or the water that is all around.
    """
    settings(scene, *MAP_SIZE, samples=1, threads=1)
    scene.render.filter_size = 0.01
    scene.cycles.use_denoising, scene.cycles.use_adaptive_sampling, scene.cycles.max_bounces = False, False, 0
    layer = scene.view_layers[0]
    layer.use_pass_object_index = layer.use_pass_normal = True
    _, (index, normal, metres) = render(scene, folder, ("IndexOB", "Normal", "Depth"))
    labels = np.round(index[..., 0]).astype(np.uint8)
    tops = np.isin(labels, [kit.SURFACES.index(name) for name in TOPS])
    labels[tops & (normal[..., 2] < UPWARD)] = kit.SURFACES.index("other")
    labels[metres[..., 0] > SKY_METRES] = kit.SURFACES.index("water" if place.water == "around" else "sky")
    picture = Image.fromarray(labels, "P")
    picture.putpalette([int(c[i : i + 2], 16) for c in COLOURS.split() for i in (1, 3, 5)])
    return picture


def depth_map(metres: np.ndarray) -> tuple[Image.Image, float]:
    """Return inverse depth as 8 bits (255 at the nearest point, 0 in the sky) and the nearest distance in metres."""
    height, width = metres.shape
    rows = (np.arange(MAP_SIZE[1]) + 0.5) * height / MAP_SIZE[1]
    columns = (np.arange(MAP_SIZE[0]) + 0.5) * width / MAP_SIZE[0]
    small = metres[rows.astype(int)][:, columns.astype(int)]
    near = float(np.percentile(small, 0.5))
    inverse = np.where(small > SKY_METRES, 0.0, 255.0 * near / np.maximum(small, near))
    return Image.fromarray(np.clip(np.round(inverse), 0, 255).astype(np.uint8), "L"), near


def measures(place) -> dict:
    """Return the entry's numbers that follow from the camera.

    A point on the floor at depth d lies at `horizon + focal * eye / d` of the picture's height, and a metre there is
    `focal / d` of it, where `focal` is the focal length in picture heights.
    """
    focal = place.lens / 36 * kit.WIDTH / kit.HEIGHT
    near, far = place.stand

    def foot(d):
        return round(place.horizon + focal * (place.eye - place.level) / d, 4)

    def seen(rest):
        x, y, z = rest.at
        return {
            "kind": rest.kind,
            "at": [round(0.5 + focal * x / y / picture, 4), round(place.horizon + focal * (place.eye - z) / y, 4)],
            "width": round(focal * rest.width / y / picture, 4),
            "height": round(z - place.level, 3),
            "metre": round(focal / y, 4),
            "turn": round(rest.turn),
        }

    picture = kit.WIDTH / kit.HEIGHT
    rests = [(rest.surface, seen(rest)) for rest in kit.rests]
    rests = [(surface, one) for surface, one in rests if all(0 < share < 1 for share in one["at"])]
    x, _, z = place.sun
    length = math.hypot(x, z)
    entry = {
        "indoor": place.indoor,
        "time": place.time,
        "horizon_y": place.horizon,
        "ground_y": foot(place.back),
        "stand_y": [foot(far), foot(near)],
        "metre": [round(focal / far, 4), round(focal / near, 4)],
        "light": {
            "direction": [round(x / length, 3), round(-z / length, 3)],
            "colour": [int(place.sun_colour[i : i + 2], 16) for i in (1, 3, 5)],
            "ambient": [int(place.ambient[i : i + 2], 16) for i in (1, 3, 5)],
            "strength": place.strength,
        },
    }
    tables = [one for surface, one in rests if surface == "table"]
    seats = [one for surface, one in rests if surface != "table"]
    for one in tables:
        del one["turn"]
    entry |= ({"seats": seats} if seats else {}) | ({"tables": tables} if tables else {})
    if place.water:
        entry["water"] = place.water
    if place.table is not None:
        left, right, depth, top = place.table
        entry["table_y"] = [
            round(0.5 + focal * left / depth / picture, 4),
            round(place.horizon + focal * (place.eye - top) / depth, 4),
            round(0.5 + focal * right / depth / picture, 4),
        ]
        entry["table_metre"] = round(focal / depth, 4)
    return entry


def build(place) -> None:
    """Build one place with its camera and its light."""
    kit.reset(seed=sum(map(ord, place.id)))
    place.build()
    kit.camera(place.eye, place.lens, place.horizon)
    kit.sky(place.sky[0], place.sky[1], place.ambient, place.fill, place.sky_height)
    kit.sun(place.sun, place.sun_colour, place.key, place.softness)


def make(place, width, height, samples, threads):
    """Build one place and render it; return the picture and the depth in metres, (H, W)."""
    build(place)
    settings(bpy.context.scene, width, height, samples, threads)
    with tempfile.TemporaryDirectory() as folder:
        picture, (metres,) = render(bpy.context.scene, Path(folder), ("Depth",))
    return picture, metres[..., 0]


def save_picture(place, picture, metres, out: Path) -> float:
    """Write the picture and the depth of one place; return the nearest distance."""
    folder = out / "backdrops"
    folder.mkdir(parents=True, exist_ok=True)
    for quality in range(84, 60, -2):
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() < 110_000:
            break
    (folder / f"{place.id}.webp").write_bytes(buffer.getvalue())
    depth, near = depth_map(metres)
    depth.save(folder / f"{place.id}.depth.png", optimize=True)
    return round(near, 3)


def save_surfaces(place, near: float, out: Path) -> dict:
    """Write the map of surfaces of the place that is built; return its entry."""
    with tempfile.TemporaryDirectory() as folder:
        labels = surface_map(place, bpy.context.scene, Path(folder))
    labels.save(out / "backdrops" / f"{place.id}.surfaces.png", optimize=True)
    return {
        "id": place.id,
        "file": f"backdrops/{place.id}.webp",
        "depth": f"backdrops/{place.id}.depth.png",
        "depth_near_m": near,
        "surfaces": f"backdrops/{place.id}.surfaces.png",
        "name": place.name,
        "words": [word.strip() for word in place.words.split(",")],
        **measures(place),
    }


def main() -> None:
    """Read the command line, render, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--preview", type=Path, help="folder for small quick PNG pictures instead of the assets")
    parser.add_argument("--surfaces", action="store_true", help="no pictures: their maps of surfaces and their numbers")
    parser.add_argument("--samples", type=int, default=6)
    parser.add_argument("--width", type=int, default=1280, help="rendered width; the picture is enlarged to 1600")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=HERE.parent / "draft")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    unknown = set(options.ids) - set(scenes.PLACES)
    if unknown:
        parser.error(f"no such place: {', '.join(sorted(unknown))}; there are {', '.join(scenes.PLACES)}")
    index = options.out / "backdrops.json"
    entries = {one["id"]: one for one in json.loads(index.read_text("utf-8"))} if index.exists() else {}
    for name in options.ids or (list(entries) if options.surfaces else scenes.PLACES):
        place, start = scenes.PLACES[name], time.monotonic()
        if options.preview:
            options.preview.mkdir(parents=True, exist_ok=True)
            make(place, 400, 225, 5, options.threads)[0].save(options.preview / f"{name}.png")
        else:
            if options.surfaces:
                build(place)
                near = entries[name]["depth_near_m"]
            else:
                height = options.width * kit.HEIGHT // kit.WIDTH
                picture, metres = make(place, options.width, height, options.samples, options.threads)
                picture = picture.resize((kit.WIDTH, kit.HEIGHT), Image.Resampling.LANCZOS)
                near = save_picture(place, picture, metres, options.out)
            entries[name] = save_surfaces(place, near, options.out)
            ordered = [entries[key] for key in scenes.PLACES if key in entries]
            index.write_text("[\n" + ",\n".join(json.dumps(e, ensure_ascii=False) for e in ordered) + "\n]\n", "utf-8")
        log.info("%s: %.1f s", name, time.monotonic() - start)


if __name__ == "__main__":
    main()
