"""Draw the animals whom only models show (an alpaca, a heron) as cut-outs of the draft library.

    python assets/build/animal_cutouts.py        # after cutouts.py, puppet_cutouts.py, animals.py; then embeddings.py

They are the "creatures" of `assets/draft/animals.json`: each is drawn from its design and told in `cutouts.json`.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from cutouts import tight_box  # noqa: E402  (found next to this file)

from videostudio.draft.animals.design import find_animal  # noqa: E402  (found from the folder above)
from videostudio.draft.diorama import divide_by_alpha  # noqa: E402
from videostudio.draft.puppets.casting import rest_role  # noqa: E402
from videostudio.draft.puppets.role import draw_role  # noqa: E402

log = logging.getLogger("animal_cutouts")
DRAFT = HERE.parent / "draft"
SOURCE = "animals.json"
# Pixels of a picture's longest side, of the room around it, and how much larger it is drawn first.
LONGEST, ROOM, FINER = 250, 4, 2.0


def draw_cutout(name: str) -> Image.Image:
    """An animal at rest, from the side."""
    design = find_animal(name, 1.0)
    picture = Image.fromarray(divide_by_alpha(draw_role(rest_role((design,), FINER * LONGEST), 0.0).sprite))
    picture = picture.crop(tight_box(picture))
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    shown = Image.new("RGBA", (picture.width + 2 * ROOM, picture.height + 2 * ROOM))
    shown.paste(picture, (ROOM, ROOM))
    return shown


def main() -> None:
    """Draw all creatures and tell them in `cutouts.json`."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    creatures = json.loads((DRAFT / SOURCE).read_text("utf-8"))["creatures"]
    entries = json.loads((DRAFT / "cutouts.json").read_text("utf-8"))
    gone = [entry for entry in entries if entry["source"] == SOURCE]
    for entry in gone:
        (DRAFT / entry["file"]).unlink(missing_ok=True)
    entries = [entry for entry in entries if entry["source"] != SOURCE]
    for name, told in creatures.items():
        picture = draw_cutout(name)
        picture.save(DRAFT / "cutouts" / f"{name}.webp", quality=82, method=4)
        entries.append(
            {
                "id": name,
                "file": f"cutouts/{name}.webp",
                "name": told.get("name", name),
                **{key: told[key] for key in ("words", "kind", "height_m", "place")},
                "bbox": tight_box(picture),
                "size": list(picture.size),
                "facing": "right",
                "full_body": True,
                "frame": "full",
                "source": SOURCE,
            }
        )
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (DRAFT / "cutouts.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    log.info("%d creatures, %d cut-outs", len(creatures), len(entries))


if __name__ == "__main__":
    main()
