"""Make `assets/draft/cutouts/` and `assets/draft/cutouts.json` from the table `cutouts.txt`.

The pictures are Microsoft's Fluent Emoji 3D (MIT) as packed in the npm package `@lobehub/fluent-emoji-3d` 1.1.0:

    npm pack @lobehub/fluent-emoji-3d@1.1.0 && tar xf lobehub-fluent-emoji-3d-1.1.0.tgz
    python assets/build/cutouts.py package/assets

Needs Pillow only. People and animals that exist in the source as a head or a bust are written as they are, unless a
standing figure of the same name lies in the folder given by `--figures` (see figures.py).
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import shutil
from pathlib import Path

from PIL import Image

log = logging.getLogger("cutouts")
HERE = Path(__file__).resolve().parent
KINDS = {"person", "animal", "bird", "fish", "insect", "food", "plant", "vehicle", "furniture", "tool", "toy"}
KINDS |= {"building", "sky", "object"}
PLACES = {"ground", "air", "water", "table", "wall"}
FACINGS = {"left", "right", "front"}
FRAMES = {"full", "bust", "head"}
GENDERS, AGES = {"male", "female"}, {"child", "young", "old"}
GRAMMARS = {"", "plural", "uncounted", "name", "the", "a", "an"}
ALPHA_FLOOR = 24  # below this the soft halo of the source is not part of the figure


def with_tone(code: str) -> str:
    """Return the file stem for `code@tone`: the skin tone follows the first code point."""
    code, _, tone = code.partition("@")
    if not tone:
        return code
    first, *rest = code.split("-")
    if rest and rest[0] == "fe0f":
        rest = rest[1:]
    return "-".join([first, f"1f3f{'abcdef'[int(tone)]}", *rest])


def read_table(path: Path) -> list[dict]:
    """Read the table; every row becomes a dict with the keys of cutouts.json, less those measured from the picture."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        code, name, kind, height, place, facing, words, *more = line.split("|")
        looks, person = (*more, "", "")[:2]
        shown = set(person.split())
        kind, _, frame = kind.partition(":")
        frame = frame or "full"
        name, _, grammar = name.partition("*")
        known = kind in KINDS and place in PLACES and facing in FACINGS and frame in FRAMES
        if not (known and grammar in GRAMMARS and shown <= GENDERS | AGES):
            raise ValueError(f"not a valid row: {line}")
        rows.append(
            {
                "id": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"),
                "name": name,
                "grammar": grammar,
                "words": [word.strip() for word in words.split(",") if word.strip()],
                "kind": kind,
                "height_m": float(height),
                "place": place,
                "facing": facing,
                "frame": frame,
                "looks": looks.split(",") if looks else [],
                "gender": next(iter(shown & GENDERS), ""),
                "age": next(iter(shown & AGES), ""),
                "source": with_tone(code),
            }
        )
    ids = [row["id"] for row in rows]
    twice = {one for one in ids if ids.count(one) > 1}
    if twice:
        raise ValueError(f"ids used twice: {sorted(twice)}")
    return rows


def tight_box(picture: Image.Image) -> list[int]:
    """Return [x0, y0, x1, y1] in pixels, the box around what is not transparent."""
    alpha = picture.convert("RGBA").getchannel("A").point(lambda value: 255 if value >= ALPHA_FLOOR else 0)
    return list(alpha.getbbox())


def write_library(source: Path, figures: Path | None, out: Path) -> int:
    """Write the pictures and the JSON file below `out`; return how many there are."""
    pictures = out / "cutouts"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    entries = []
    for row in read_table(HERE / "cutouts.txt"):
        figure = figures / f"{row['id']}.webp" if figures else None
        target = pictures / f"{row['id']}.webp"
        if figure is not None and row["frame"] != "full" and figure.exists():
            shutil.copyfile(figure, target)
            row["frame"] = "full"
        else:
            shutil.copyfile(source / f"{row['source']}.webp", target)
        with Image.open(target) as picture:
            bbox, size = tight_box(picture), list(picture.size)
        entries.append(
            {
                "id": row["id"],
                "file": f"cutouts/{target.name}",
                "name": row["name"],
                **({"grammar": row["grammar"]} if row["grammar"] else {}),
                "words": row["words"],
                "kind": row["kind"],
                "height_m": row["height_m"],
                "place": row["place"],
                "bbox": bbox,
                "size": size,
                "facing": row["facing"],
                "full_body": row["frame"] == "full",
                "frame": row["frame"],
                **({"looks": row["looks"]} if row["looks"] else {}),
                **{key: row[key] for key in ("gender", "age") if row[key]},
                "source": row["source"],
            }
        )
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (out / "cutouts.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    return len(entries)


def main() -> None:
    """Read the command line and write the library."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, help="the `assets` folder of the npm package")
    parser.add_argument("--figures", type=Path, help="folder of standing figures made by figures.py")
    parser.add_argument("--out", type=Path, default=HERE.parent / "draft")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    log.info("%d cut-outs", write_library(options.source, options.figures, options.out))


if __name__ == "__main__":
    main()
