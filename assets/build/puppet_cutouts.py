"""Draw the people whom only puppets show (a pirate, a knight) as cut-outs of the draft library.

    python assets/build/puppet_cutouts.py        # after cutouts.py and puppets.py; then run embeddings.py

They are the "characters" of `assets/draft/puppets.json`: each is drawn from its design and told in `cutouts.json`.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from cutouts import tight_box  # noqa: E402  (found next to this file)

from videostudio.draft.puppets.design import find_design  # noqa: E402  (found from the folder above)
from videostudio.draft.puppets.drawing import draw_puppet  # noqa: E402
from videostudio.draft.puppets.motions import MotionMoment  # noqa: E402
from videostudio.draft.puppets.skeleton import PuppetPose  # noqa: E402

log = logging.getLogger("puppet_cutouts")
DRAFT = HERE.parent / "draft"
HIGH, ROOM, SCALE = 306, 4, 190.0


def draw_cutout(name: str) -> Image.Image:
    """A character at rest, facing front."""
    sprite = draw_puppet(find_design(name), MotionMoment(PuppetPose()), 0.0, SCALE).sprite.astype(float)
    alpha = np.maximum(sprite[..., 3:], 1) / 255
    plain = np.dstack([np.clip(sprite[..., :3] / alpha, 0, 255), sprite[..., 3]]).astype(np.uint8)
    picture = Image.fromarray(plain)
    picture = picture.crop(tight_box(picture))
    size = (round(picture.width * HIGH / picture.height), HIGH)
    shown = Image.new("RGBA", (size[0] + 2 * ROOM, HIGH + 2 * ROOM))
    shown.paste(picture.resize(size, Image.Resampling.LANCZOS), (ROOM, ROOM))
    return shown


def main() -> None:
    """Draw all characters and tell them in `cutouts.json`."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    characters = json.loads((DRAFT / "puppets.json").read_text("utf-8"))["characters"]
    entries = json.loads((DRAFT / "cutouts.json").read_text("utf-8"))
    entries = [entry for entry in entries if entry["id"] not in characters]
    for name, told in characters.items():
        picture = draw_cutout(name)
        picture.save(DRAFT / "cutouts" / f"{name}.webp", quality=88, method=6)
        entries.append(
            {
                "id": name,
                "file": f"cutouts/{name}.webp",
                "name": name.replace("-", " "),
                "words": told["words"],
                "kind": "person",
                "height_m": told["height_m"],
                "place": "ground",
                "bbox": tight_box(picture),
                "size": list(picture.size),
                "facing": "front",
                "full_body": True,
                "frame": "full",
                **{key: told[key] for key in ("gender", "age") if key in told},
                "source": "puppets.json",
            }
        )
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    (DRAFT / "cutouts.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    log.info("%d characters, %d cut-outs", len(characters), len(entries))


if __name__ == "__main__":
    main()
