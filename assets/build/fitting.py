"""Make `assets/draft/fitting.json`: the weights by which the draft library chooses pictures, from people's choices.

    python assets/build/fitting.py [SCRIPTS]     # after every change of the library, its words or its features

SCRIPTS is the folder of hand-written scripts, `assets/writer` if not given. The half of the names that
`python -m videostudio benchmark pictures` holds out is not learned from. It takes a few minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.choice.features import FEATURES, load_shelf, picture_features
from videostudio.draft.choice.fitting import FITTING, fit_name
from videostudio.evaluation.pictures_benchmark import SCRIPTS, Choice, is_held_out, read_choices
from videostudio.library.assets import FOLDER
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Kind

# An entity without its description counts as well, for those who write none; and how much beside one with it.
UNDESCRIBED = 0.5
# An unrelated picture is worse than a stand-in: so many times as bad.
NOTHING = 2.0
# Of the squares of weights, and of how usual pictures are.
PENALTY, USUAL_PENALTY = 3e-5, 3e-4
STEPS = 150


def main() -> None:
    """Learn the weights and write the file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS
    choices = [choice for choice in read_choices(folder) if not is_held_out(choice.entity.name)]
    told = {}
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        for kind in Kind:
            for meaning in (True, False):
                artist = LibraryArtist(embedder if meaning else None)
                told[fit_name(kind, meaning)] = learn_weights([c for c in choices if c.entity.kind is kind], artist)
    text = json.dumps(told, indent=1, sort_keys=True)
    (FOLDER / FITTING).write_text(text + "\n", encoding="utf-8")


def learn_weights(choices: list[Choice], artist: LibraryArtist) -> dict[str, object]:
    """The weights under which people's choices are likeliest."""
    shelf = load_shelf(choices[0].entity.kind)
    number = {picture.name: n for n, picture in enumerate(shelf.pictures)}
    often = Counter(choice.entity.name.lower() for choice in choices)
    tables, right, counts = [], [], []
    for described in (True, False):
        for choice in choices:
            entity = choice.entity if described else replace(choice.entity, description="")
            tables.append(picture_features(entity, shelf, artist.likeness(entity)).astype(np.float16))
            right.append(number.get(choice.picture, len(number)))
            worth = (1.0 if described else UNDESCRIBED) * (1.0 if choice.picture else NOTHING)
            counts.append(worth / often[choice.entity.name.lower()])
    features, target = torch.from_numpy(np.stack(tables)), torch.tensor(right)
    count = torch.tensor(counts)
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    usual = torch.zeros(len(number), requires_grad=True)
    nothing = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, usual, nothing], max_iter=STEPS, line_search_fn="strong_wolfe")

    def measure_loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = torch.cat([part.float() @ weights for part in features.split(256)]) + usual + nothing
        every = torch.cat([scores, torch.zeros(len(scores), 1)], dim=1)
        losses = torch.nn.functional.cross_entropy(every, target, reduction="none")
        loss = (losses * count).sum() / count.sum()
        loss = loss + PENALTY * weights.square().sum() + USUAL_PENALTY * usual.square().sum()
        loss.backward()
        return loss

    optimizer.step(measure_loss)
    sys.stderr.write(f"{choices[0].entity.kind.value}: {len(choices)} choices, loss {measure_loss().item():.3f}\n")
    return {
        "weights": _rounded(dict(zip(FEATURES, weights.tolist(), strict=True))),
        "usual": _rounded(dict(zip([picture.id for picture in shelf.pictures], usual.tolist(), strict=True))),
        "nothing": round(nothing.item(), 3),
    }


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}


if __name__ == "__main__":
    main()
