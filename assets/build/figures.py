"""Give the people and animals that exist only as a head or a bust a body, so that they can stand in a picture.

    pip install bpy==4.5.3 pillow numpy        # Python 3.11; Blender as a module
    python assets/build/figures.py package/assets figures [id ...]
    python assets/build/cutouts.py package/assets --figures figures

`package/assets` is the unpacked npm package (see cutouts.py); `figures.txt` says who wears what. The body is a clay toy
in the light of the source pictures: legs and shoes under a bust, and a torso with arms too under a head. Bodies of one
kind are rendered once, in white and as a map of their parts, and coloured for each figure.
Lengths below are pixels of the source pictures (256 x 256) divided by 100.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from functools import lru_cache, partial
from itertools import product
from pathlib import Path

import bpy
import numpy as np
from PIL import Image, ImageFilter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import kit  # noqa: E402  (found next to this file)
from cutouts import read_table  # noqa: E402

log = logging.getLogger("figures")
SIDE = 256
SCALE = 2  # bodies are rendered this much larger
ROOM = 300  # rows that the body picture adds below a bust
# the colours by which the parts of a body are told from one another in its flat rendering
PARTS = {
    "cloth": "#ff0000",
    "shoes": "#00ff00",
    "skin": "#0000ff",
    "upper": "#ffff00",
    "sole": "#ffffff",
    "trim": "#ff00ff",
    "extra": "#00ffff",
    "dark": "#000000",
}
SIZES = {"adult": (1.18, 0.86, 1.0), "child": (1.0, 0.68, 0.72), "baby": (0.92, 0.55, 0.45), "robot": (1.2, 0.86, 0.9)}
SPECIAL = {
    "santa-claus": {"trim": "#fffaf2", "dark": "#4a4458", "extra": "#f6c453"},
    "mrs-claus": {"trim": "#fffaf2", "dark": "#4a4458", "extra": "#f6c453"},
    "robot": {"trim": "#8fd3f7", "dark": "#e2574c", "extra": "#f6c453"},
    "clown": {"trim": "#ffffff", "dark": "#e2574c", "extra": "#59b58a"},
}
HEAD_SHARE = {"adult": 0.56, "child": 0.62, "baby": 0.66, "plush": 0.68, "robot": 0.56}


def hexed(rgb) -> str:
    """Return "#rrggbb"."""
    return "#" + "".join(f"{int(v):02x}" for v in rgb[:3])


def median_colour(pixels: np.ndarray, box) -> str:
    """Return the median of the opaque pixels of `pixels` (H, W, 4) in `box` (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = box
    part = pixels[y0:y1, x0:x1].reshape(-1, 4)
    part = part[part[:, 3] > 200]
    return hexed(np.median(part, axis=0)) if len(part) else "#f0c49a"


def legs(w, kind, colour, shoes, skin, drop=1.05):
    """Build what is below the waist: `w` wide at the waist (z = 0), soles at z = -drop."""
    half = w / 2
    if kind in ("trousers", "shorts"):
        thick = half * 0.4
        cut = -drop * 0.52 if kind == "shorts" else -drop + 0.12
        points = ((0, -0.5), (half * 0.62, -0.48), (half * 0.85, -0.22), (half * 0.84, 0.1), (0, 0.1))
        kit.lathe(kit.rounded(points, 0.14), (0, 0, 0), colour, scale=(1, 0.66, 1))
        for sign in (-1, 1):
            x = sign * half * 0.42
            if kind == "shorts":
                kit.cyl(thick * 0.72, drop * 0.7, (x, 0, -drop + 0.08), skin, r=0.05)
            outline = kit.rounded(((0, cut), (thick * 0.96, cut), (thick, -0.2), (0, -0.2)), 0.06)
            kit.lathe(outline, (x, 0, 0), colour)
            shoe(x, -drop, thick, shoes)
        return
    bottom = -drop + (0.16 if kind in ("robe", "gown") else 0.36)
    if kind == "wisp":
        points = (
            (0, -1.35),
            (0.05, -1.3),
            (0.2, -1.0),
            (0.34, -0.6),
            (half * 0.72, -0.25),
            (half * 0.9, 0.1),
            (0, 0.1),
        )
        kit.lathe(kit.rounded(points, 0.1), (0, 0, 0), colour, scale=(1, 0.75, 1))
        return
    flare = {"robe": 1.06, "gown": 1.24, "skirt": 1.08}[kind]
    points = ((0, bottom), (half * flare, bottom), (half * 0.95, -0.12), (half * 0.84, 0.12), (0, 0.12))
    kit.lathe(kit.rounded(points, 0.12), (0, 0, 0), colour, scale=(1, 0.72, 1))
    for sign in (-1, 1):
        x = sign * half * 0.42
        if kind == "skirt":
            kit.cyl(half * 0.26, drop * 0.6, (x, 0, -drop + 0.08), skin, r=0.05)
        shoe(x, -drop, half * 0.4, shoes)


def shoe(x, z, thick, colour):
    """Build a shoe whose sole is at z."""
    kit.ball(1, (x, -0.14, z + 0.15), colour, (thick * 1.06, thick * 1.5, 0.21))
    kit.box((thick * 2.02, thick * 2.9, 0.08), (x, -0.14, z), PARTS["sole"], r=0.035)


def torso(w, h, colour, skin, arms=True, neck=True, trim=None):
    """Build a chest of width `w` from z = 0 (the waist) to z = h with arms that hang at its sides."""
    half = w / 2
    points = (
        (0, -0.05),
        (half * 0.93, -0.05),
        (half * 0.98, h * 0.3),
        (half * 0.86, h * 0.82),
        (half * 0.4, h),
        (0, h),
    )
    kit.lathe(kit.rounded(points, 0.16), (0, 0, 0), colour, scale=(1, 0.7, 1))
    if neck:
        kit.cyl(half * 0.33, 0.4, (0, 0, h - 0.16), skin)
        kit.ring(half * 0.36, 0.045, (0, -0.02, h - 0.015), trim or colour)
    if not arms:
        return
    for sign in (-1, 1):
        path = (
            (sign * half * 0.72, 0, h * 0.8),
            (sign * half * 1.06, -0.02, h * 0.52),
            (sign * half * 1.14, -0.1, h * 0.06),
        )
        kit.tube(path, half * 0.25, colour)
        kit.ball(half * 0.25, path[0], colour)
        kit.ball(half * 0.25, path[2], colour)
        kit.ball(half * 0.24, (path[2][0], path[2][1], path[2][2] - half * 0.26), skin)


def plush(tail=False):
    """Build a toy animal that stands on its hind legs, soles at z = -1.0, neck at z = 0.62."""
    colour, paws, belly = PARTS["cloth"], PARTS["shoes"], PARTS["upper"]
    points = ((0, -0.95), (0.5, -0.93), (0.74, -0.5), (0.64, 0.05), (0.42, 0.5), (0, 0.62))
    kit.lathe(kit.rounded(points, 0.2), (0, 0, 0), colour, scale=(1, 0.8, 1))
    kit.ball(1, (0, -0.36, -0.4), belly, (0.45, 0.26, 0.5))
    for sign in (-1, 1):
        kit.ball(1, (sign * 0.66, -0.14, 0.02), colour, (0.2, 0.22, 0.46), (0, -sign * 24, 0))
        kit.ball(1, (sign * 0.84, -0.2, -0.32), paws, (0.19, 0.2, 0.19))
        kit.ball(1, (sign * 0.46, -0.3, -0.86), colour, (0.32, 0.34, 0.2))
        kit.ball(1, (sign * 0.48, -0.48, -0.84), paws, (0.26, 0.2, 0.18))
    if tail:
        kit.tube(((0.4, 0.3, -0.7), (0.95, 0.3, -0.72), (1.1, 0.3, -0.25)), 0.13, colour)
        kit.ball(0.17, (1.1, 0.3, -0.22), paws)


def shoot(folder: Path, top: float, bottom: float, samples: int, denoise: bool) -> np.ndarray:
    """Render what was built between the heights `top` and `bottom`; return (H, W, 4) uint8, SCALE times the size."""
    scene = bpy.context.scene
    rows = round((top - bottom) * 100)
    data = bpy.data.cameras.new("camera")
    data.type, data.ortho_scale = "ORTHO", max(SIDE, rows) / 100
    thing = bpy.data.objects.new("camera", data)
    scene.collection.objects.link(thing)
    thing.location, thing.rotation_euler = (0, -20, (top + bottom) / 2), (np.pi / 2, 0, 0)
    scene.camera = thing
    kit.sky("#ffffff", "#ffffff", "#efe6ff", 0.75)
    kit.sun((-0.35, -0.9, 1.0), "#fff4e6", 2.1, 30)
    scene.render.engine, scene.render.film_transparent = "CYCLES", True
    scene.render.resolution_x, scene.render.resolution_y = SIDE * SCALE, rows * SCALE
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.use_denoising, cycles.max_bounces = "CPU", samples, denoise, 2
    cycles.use_adaptive_sampling = cycles.use_light_tree = False
    cycles.pixel_filter_type = "BLACKMAN_HARRIS" if denoise else "BOX"
    cycles.filter_width = 1.5 if denoise else 0.01
    scene.view_settings.view_transform = "Standard"
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    scene.render.image_settings.file_format, scene.render.image_settings.color_mode = "PNG", "RGBA"
    scene.render.filepath = str(folder / "body.png")
    bpy.ops.render.render(write_still=True)
    with Image.open(folder / "body.png") as picture:
        return np.array(picture.convert("RGBA"))


def whole(body, lower, special):
    """Build the body below a head."""
    w, h, drop = SIZES[body]
    legs(w, lower, PARTS["cloth"], PARTS["shoes"], PARTS["skin"], drop)
    torso(w, h, PARTS["upper"], PARTS["skin"], trim=PARTS["trim"] if "claus" in special else None)
    if "claus" in special:
        kit.cyl(w * 0.475, 0.15, (0, 0, -0.04), PARTS["dark"], r=0.05).scale = (1, 0.76, 1)
        kit.box((0.22, 0.1, 0.2), (0, -0.43, -0.06), PARTS["extra"], r=0.04)
        kit.box((0.15, 0.1, h - 0.2), (0, -0.4, 0.12), PARTS["trim"], r=0.045)
    if special == "robot":
        kit.box((0.56, 0.1, 0.36), (0, -0.42, 0.26), PARTS["trim"], r=0.04)
        for k, part in enumerate(("dark", "extra", "dark")):
            kit.ball(0.055, (-0.16 + 0.16 * k, -0.48, 0.44), PARTS[part])
    if special == "clown":
        for k, part in enumerate(("dark", "extra")):
            kit.ball(0.1, (0, -0.42, 0.14 + 0.28 * k), PARTS[part])
        kit.ring(w * 0.34, 0.13, (0, -0.05, h + 0.02), PARTS["trim"])


def one_hand():
    """Build a hand that hangs from a sleeve."""
    kit.ball(0.125, (0, 0, 0), PARTS["skin"], (1, 1, 1.1))


plush_tail = partial(plush, True)
BUST_BODIES = {
    kind: partial(legs, 1.74, kind, PARTS["cloth"], PARTS["shoes"], PARTS["skin"], 1.06)
    for kind in ("trousers", "shorts", "skirt", "gown", "robe", "wisp")
}
HEAD_BODIES = {
    (body, lower, special): partial(whole, body, lower, special)
    for body, lower, special in product(SIZES, ("trousers", "shorts", "skirt", "gown"), ("", *SPECIAL))
}


@lru_cache(maxsize=64)
def template(build, top: float, bottom: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Render a body once in white; return its light (H, W, 3) 0..1, its alpha 0..1 and which PARTS colour is where."""
    with tempfile.TemporaryDirectory() as folder:
        kit.PASS = "white"
        kit.reset()
        build()
        light = shoot(Path(folder), top, bottom, 14, True)
        kit.PASS = "flat"
        kit.reset()
        build()
        flat = shoot(Path(folder), top, bottom, 1, False)
        kit.PASS = ""
    keys = np.array([[int(key[i : i + 2], 16) for i in (1, 3, 5)] for key in PARTS.values()], np.float32)
    away = ((flat[:, :, None, :3].astype(np.float32) - keys) ** 2).sum(-1)
    away[flat[..., 3] < 128] += 1e6
    labels = away.argmin(-1)
    return light[..., :3].astype(np.float32) / 255 / 0.87, light[..., 3].astype(np.float32) / 255, labels


def tint(parts, colours: dict[str, str]) -> Image.Image:
    """Colour a template; `colours` gives "#rrggbb" for each name in PARTS that occurs."""
    light, alpha, labels = parts
    table = np.array(
        [[int(colours.get(name, "#f6f1ea")[i : i + 2], 16) for i in (1, 3, 5)] for name in PARTS], np.float32
    )
    inner = Image.fromarray(labels.astype(np.uint8))
    labels = np.array(inner.filter(ImageFilter.MaxFilter(3))) if SCALE > 2 else labels
    paint = table[labels]
    shade = np.clip(light, 0, 1.05)
    dusk = np.array([0.62, 0.5, 0.78], np.float32)  # shadows in the source pictures lean to violet
    rgb = paint * (shade + (1 - np.clip(shade, 0, 1)) * 0.25 * dusk)
    rgba = np.dstack([np.clip(rgb, 0, 255), alpha * 255]).astype(np.uint8)
    whole = Image.fromarray(rgba, "RGBA")
    return whole.resize((whole.width // SCALE, whole.height // SCALE), Image.Resampling.LANCZOS)


def without_board(picture: Image.Image, source: Path, code: str) -> Image.Image:
    """Take the blackboard from behind a teacher: the office worker of the same tone has the same outline."""
    twin = Image.open(source / f"{code.replace('1f3eb', '1f4bc')}.webp").convert("RGBA")
    alpha = np.minimum(np.array(picture.getchannel("A")), np.array(twin.getchannel("A")))
    picture.putalpha(Image.fromarray(alpha))
    return picture


def hem(pixels: np.ndarray) -> tuple[np.ndarray, int, int, int]:
    """Round the lower corners of a bust; return it with its left end, right end and lowest row."""
    solid = pixels[..., 3] > 128
    bottom = int(np.where(solid.any(1))[0][-1])
    row = np.where(solid[bottom - 4])[0]
    left, right = int(row[0]), int(row[-1])
    half, middle = (right - left) / 2, (right + left) / 2
    x = np.arange(pixels.shape[1])
    t = np.clip(np.abs(x - middle) / half, 0, 1)
    edge = bottom - 3 * t**2 - 15 * np.clip((t - 0.8) / 0.2, 0, 1) ** 2
    fade = np.clip(edge[None, :] - np.arange(pixels.shape[0])[:, None] + 0.5, 0, 1)
    pixels = pixels.copy()
    pixels[..., 3] = (pixels[..., 3] * fade).astype(np.uint8)
    return pixels, left, right, bottom


def stand_bust(picture: Image.Image, dress: list[str]) -> Image.Image:
    """Join a bust and its legs."""
    kind, colour, shoes, hands = dress[:4]
    pixels, left, right, bottom = hem(np.array(picture))
    middle = (left + right) // 2
    skin = median_colour(pixels, (middle - 22, 90, middle + 22, 116))
    if colour == "cloth":
        colour = median_colour(pixels, (middle - 40, bottom - 12, middle + 40, bottom - 4))
    w = right - left
    body = tint(template(BUST_BODIES[kind], 0.2, -1.45), {"cloth": colour, "shoes": shoes, "skin": skin})
    body = body.resize((round(SIDE * w / 174), body.height), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", (SIDE * 2, SIDE + ROOM))
    canvas.alpha_composite(body, (SIDE // 2 + middle - body.width // 2, bottom - 3 - 20))
    hand = tint(template(one_hand, 0.2, -0.2), {"skin": skin})
    for sign, side in ((-1, "l"), (1, "r")):
        if side in hands:
            at = SIDE // 2 + middle + sign * (w // 2 - 17) - hand.width // 2
            canvas.alpha_composite(hand, (at, bottom - 17))
    canvas = canvas.crop((SIDE // 2, 0, SIDE // 2 + SIDE, SIDE + ROOM))
    shade = Image.new("L", canvas.size)
    shade.paste(Image.fromarray(pixels[..., 3]), (0, 7))
    shade = shade.filter(ImageFilter.GaussianBlur(5)).point(lambda v: v * 0.42)
    dark = np.array(canvas).astype(np.float32)
    dark[..., :3] *= 1 - np.array(shade)[..., None] / 255 * np.array([0.75, 0.85, 0.6])
    canvas = Image.fromarray(dark.astype(np.uint8), "RGBA")
    canvas.alpha_composite(Image.fromarray(pixels, "RGBA"), (0, 0))
    return canvas


def stand_head(picture: Image.Image, dress: list[str], name: str) -> Image.Image:
    """Join a head and a whole body."""
    body_kind, _, lower = dress[0].partition(":")
    colour, shoes, upper = dress[1], dress[2], dress[4]
    pixels = np.array(picture)
    skin = median_colour(pixels, (104, 140, 152, 176))
    share = HEAD_SHARE[body_kind]
    if body_kind == "plush":
        build, neck, bottom = (plush_tail if name in ("lion", "fox", "wolf", "raccoon") else plush), 0.5, -1.15
        colours = {"cloth": colour, "shoes": shoes, "upper": upper}
    else:
        _, h, drop = SIZES[body_kind]
        build, neck, bottom = HEAD_BODIES[body_kind, lower, name if name in SPECIAL else ""], h - 0.06, -drop - 0.2
        skin = shoes if body_kind == "robot" else skin
        colours = {"cloth": colour, "shoes": shoes, "skin": skin, "upper": upper, **SPECIAL.get(name, {})}
    top = 1.0
    body = tint(template(build, top, bottom), colours)
    size = round(SIDE * share)
    head = picture.resize((size, size), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", (SIDE, SIDE + ROOM))
    canvas.alpha_composite(body, (0, round(SIDE - 16 - top * 100)))
    chin = np.where((np.array(head)[..., 3] > 128).any(1))[0][-1]
    above = max(0, int(SIDE - 16 - neck * 100 - chin + 5))
    shade = Image.new("L", canvas.size)
    shade.paste(head.getchannel("A"), ((SIDE - size) // 2, above + 8))
    shade = shade.filter(ImageFilter.GaussianBlur(6)).point(lambda v: v * 0.4)
    dark = np.array(canvas).astype(np.float32)
    dark[..., :3] *= 1 - np.array(shade)[..., None] / 255 * np.array([0.75, 0.85, 0.6])
    canvas = Image.fromarray(dark.astype(np.uint8), "RGBA")
    canvas.alpha_composite(head, ((SIDE - size) // 2, above))
    return canvas


def main() -> None:
    """Read the command line; write a WebP picture for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("ids", nargs="*")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    lines = (HERE / "figures.txt").read_text("utf-8").splitlines()
    dresses = {line.split("|")[0]: line.split("|")[1:] for line in lines if line and not line.startswith("#")}
    rows = {row["id"]: row for row in read_table(HERE / "cutouts.txt")}
    for name in options.ids or dresses:
        row, dress = rows[name], dresses[name]
        picture = Image.open(options.source / f"{row['source']}.webp").convert("RGBA")
        if "teacher" in name:
            picture = without_board(picture, options.source, row["source"])
        figure = stand_bust(picture, dress) if row["frame"] == "bust" else stand_head(picture, dress, name)
        box = figure.getchannel("A").point(lambda v: 255 if v > 8 else 0).getbbox()
        figure = figure.crop((max(0, box[0] - 4), max(0, box[1] - 4), min(SIDE, box[2] + 4), box[3] + 4))
        figure.save(options.out / f"{name}.webp", quality=90, method=6)
        log.info("%s: %s", name, figure.size)


if __name__ == "__main__":
    main()
