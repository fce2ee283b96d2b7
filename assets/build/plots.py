"""Make `assets/writer/plots.npz`: by what hand-written plots are found for a prompt and a cast.

    python assets/build/plots.py        # after every change of assets/writer

What a name means (somebody, an animal, food, ...) is learnt from the pictures that people chose for the names of the
hand-written casts; how well, is told for names that are held out.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.language.similarity import TextSimilarity
from videostudio.library.assets import Cutout, find_named
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings
from videostudio.stages.writing.plan_format import TaughtScript, read_taught_plans
from videostudio.stages.writing.plots import FOLDER, SORTS, Sorts, write_index
from videostudio.training.writer import read_scripts
from videostudio.types import Kind

# Of so many names one is held out.
HELD_OUT = 8
DECAY, STEPS = 3e-5, 300


def chosen_sorts(scripts: list[TaughtScript]) -> dict[str, np.ndarray]:
    """Names in lower case, and how often each one's picture is of each sort; without those that never have a picture."""
    counts: dict[str, np.ndarray] = {}
    for script in scripts:
        for one in script.plan.cast:
            picture = find_named(one.picture, Kind.FOREGROUND)
            if isinstance(picture, Cutout):
                row = counts.setdefault(one.name.lower(), np.zeros(len(SORTS), np.float32))
                row += np.array([picture.kind in kinds for kinds in SORTS], np.float32)
    return counts


def learn_sorts(vectors: np.ndarray, shares: np.ndarray) -> Sorts:
    """Logistic regression. Args: vectors: (N, D). shares: (N, S), sums of 1."""
    given, wanted = torch.tensor(vectors), torch.tensor(shares)
    weights, bias = (torch.zeros(size, requires_grad=True) for size in ((given.shape[1], len(SORTS)), (len(SORTS),)))
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=STEPS)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        told = (given @ weights + bias).log_softmax(1)
        total = -(wanted * told).sum(1).mean() + DECAY * weights.square().sum() / 2
        total.backward()
        return total

    optimizer.step(loss)
    return Sorts(weights.detach().numpy(), bias.detach().numpy())


def main() -> None:
    """Learn, embed, and write the file."""
    plots = read_taught_plans(FOLDER)
    counts = chosen_sorts([*plots, *read_scripts(ASSETS / "writer")])
    names = list(counts)
    shares = np.stack([row / row.sum() for row in counts.values()])
    held = np.array([hashlib.sha256(name.encode()).digest()[0] % HELD_OUT == 0 for name in names])
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        similarity = TextSimilarity(embedder)
        vectors = similarity.embed(names)
        chances = learn_sorts(vectors[~held], shares[~held]).chances(vectors[held])
        right = float((chances.argmax(1) == shares[held].argmax(1)).mean())
        sys.stdout.write(
            f"{len(plots)} plots; the sort of {held.sum()} of {len(names)} names, held out: {right:.1%} right\n"
        )
        write_index(plots, similarity, learn_sorts(vectors, shares))


if __name__ == "__main__":
    main()
