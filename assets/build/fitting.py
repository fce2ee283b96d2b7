"""Make `assets/draft/fitting.json`: the weights by which the draft library chooses pictures, from people's choices.

    python assets/build/fitting.py [SCRIPTS]     # after every change of the library, its words or its features

SCRIPTS is the folder of hand-written scripts, `assets/writer` if not given. The half of the names that
`python -m videostudio benchmark pictures` holds out is not learned from. It takes a few minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.backends.protocols import Embedder
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.artist import LibraryArtist
from videostudio.draft.choice.features import (
    BY_MEANING,
    FEATURES,
    PERSON,
    SOMEBODY,
    Shelf,
    entity_texts,
    load_shelf,
    picture_features,
    somebody_features,
)
from videostudio.draft.choice.fitting import FITTING, SOMEBODY_FIT, fit_name
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


class KeptEmbedder:
    """Embeds all texts at once and answers from what is kept."""

    def __init__(self, embedder: Embedder, texts: list[str]) -> None:
        self._rows = dict(zip(texts, embedder.embed(texts), strict=True))

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """See `Embedder`."""
        return np.stack([self._rows[text] for text in texts])


def main() -> None:
    """Learn the weights and write the file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS
    choices = [choice for choice in read_choices(folder) if not is_held_out(choice.entity.name)]
    plain = [replace(choice, entity=replace(choice.entity, description="")) for choice in choices]
    texts = {text: None for choice in (*choices, *plain) for text in entity_texts(choice.entity)}
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        artist = LibraryArtist(KeptEmbedder(embedder, list(texts)))
    told: dict[str, object] = {}
    for kind in Kind:
        asked = [choice for choice in (*choices, *plain) if choice.entity.kind is kind]
        shelf = load_shelf(kind)
        tables = np.stack(
            [picture_features(c.entity, shelf, artist.likeness(c.entity)).astype(np.float16) for c in asked]
        )
        for meaning in (True, False):
            if not meaning:
                tables[:, :, [n for n, name in enumerate(FEATURES) if name.startswith(BY_MEANING)]] = 0
            told[fit_name(kind, meaning)] = learned = learn_weights(asked, tables, shelf)
            if meaning and kind is Kind.FOREGROUND:
                told[SOMEBODY_FIT] = learn_somebody(asked, tables, shelf, learned)
    text = json.dumps(told, indent=1, sort_keys=True)
    (FOLDER / FITTING).write_text(text + "\n", encoding="utf-8")


def learn_weights(choices: list[Choice], tables: np.ndarray, shelf: Shelf) -> dict[str, Any]:
    """The weights under which people's choices are likeliest.

    Args:
        choices: described and undescribed.
        tables: (C, N, F) their features.
        shelf: the pictures.
    """
    number = {picture.name: n for n, picture in enumerate(shelf.pictures)}
    often = Counter(choice.entity.name.lower() for choice in choices)
    right = torch.tensor([number.get(choice.picture, len(number)) for choice in choices])
    worth = [
        (1.0 if c.entity.description else UNDESCRIBED) * (1.0 if c.picture else NOTHING) / often[c.entity.name.lower()]
        for c in choices
    ]
    count, features = torch.tensor(worth), torch.from_numpy(tables)
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    usual = torch.zeros(len(number), requires_grad=True)
    nothing = torch.zeros(1, requires_grad=True)
    # Whoever is told without a sex or an age shall not be shown by how often scripts have one.
    counted = torch.ones(len(number))
    counted[shelf.people] = 0

    def measure_loss() -> torch.Tensor:
        scores = torch.cat([part.float() @ weights for part in features.split(256)]) + usual * counted + nothing
        every = torch.cat([scores, torch.zeros(len(scores), 1)], dim=1)
        losses = torch.nn.functional.cross_entropy(every, right, reduction="none")
        penalty = PENALTY * weights.square().sum() + USUAL_PENALTY * usual.square().sum()
        return (losses * count).sum() / count.sum() + penalty

    loss = _minimise([weights, usual, nothing], measure_loss)
    sys.stderr.write(f"{choices[0].entity.kind.value}: {len(choices)} choices, loss {loss:.3f}\n")
    return {
        "weights": _rounded(dict(zip(FEATURES, weights.tolist(), strict=True))),
        "usual": _rounded(dict(zip([p.id for p in shelf.pictures], (usual * counted).tolist(), strict=True))),
        "nothing": round(nothing.item(), 3),
    }


def learn_somebody(
    choices: list[Choice], tables: np.ndarray, shelf: Shelf, learned: dict[str, Any]
) -> dict[str, float]:
    """The weights under which people are likeliest told from animals and things; creatures may be either."""
    clear = [n for n, choice in enumerate(choices) if choice.sort != "creature"]
    weights = np.array([learned["weights"][name] for name in FEATURES], np.float32)
    usual = np.array([learned["usual"][picture.id] for picture in shelf.pictures], np.float32)
    scores = [tables[n].astype(np.float32) @ weights + usual for n in clear]
    rows = [somebody_features(choices[n].entity, shelf, score) for n, score in zip(clear, scores, strict=True)]
    features = torch.from_numpy(np.stack(rows))
    right = torch.tensor([float(choices[n].sort == PERSON) for n in clear])
    somebody = torch.zeros(len(SOMEBODY), requires_grad=True)

    def measure_loss() -> torch.Tensor:
        losses = torch.nn.functional.binary_cross_entropy_with_logits(features @ somebody, right)
        return losses + PENALTY * somebody.square().sum()

    _minimise([somebody], measure_loss)
    found = float((((features @ somebody) > 0) == (right > 0)).float().mean())
    sys.stderr.write(f"told from things: {found:.1%} of {len(clear)}\n")
    return _rounded(dict(zip(SOMEBODY, somebody.tolist(), strict=True)))


def _minimise(parameters: list[torch.Tensor], measure_loss: Callable[[], torch.Tensor]) -> float:
    optimizer = torch.optim.LBFGS(parameters, max_iter=STEPS, line_search_fn="strong_wolfe")

    def closure() -> float:
        optimizer.zero_grad()
        loss = measure_loss()
        loss.backward()
        return loss.item()

    optimizer.step(closure)
    return measure_loss().item()


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in values.items()}


if __name__ == "__main__":
    main()
