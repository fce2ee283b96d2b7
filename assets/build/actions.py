"""Make `assets/draft/actions.npz`: which motion shows an action, learnt from `assets/draft/actions/*.jsonl`.

    python assets/build/actions.py        # after every change of the marked phrases

How well, is told for phrases whose verb is held out altogether and for others held out one by one; a phrase that has
two motions is right with either. What is written is learnt from all of them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from regression import fit_marks

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.animation.actions import MARKED, WEIGHTS, FigureMotion, phrase_features, phrase_lemmas
from videostudio.run import Run
from videostudio.settings import Settings

# Shares of the scripts' verbs, and of the other phrases of scripts, that are held out.
VERBS_OUT, PHRASES_OUT = 0.13, 0.1
# How much the second motion of a phrase counts; decay of the weights.
SECOND, DECAY, STEPS = 0.4, 4e-5, 150
# Mistakes that are told.
TOLD = 12


@dataclass(frozen=True)
class MarkedPhrase:
    """A phrase, the one or two motions that show it, and whether it comes from a script."""

    phrase: str
    motions: tuple[FigureMotion, ...]
    scripted: bool

    @property
    def verb(self) -> str:
        """Its verb."""
        return next(iter(phrase_lemmas(self.phrase)), self.phrase)


def read_marked() -> list[MarkedPhrase]:
    """All phrases of `assets/draft/actions`."""
    marked = []
    for file in sorted(MARKED.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            motions = tuple(FigureMotion(name) for name in one["motions"])
            marked.append(MarkedPhrase(one["phrase"], motions, file.stem == "scripts"))
    return marked


def chance_of(text: str) -> float:
    """A number of 0 to 1 that a text always has."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32


def learn(features: np.ndarray, marked: Sequence[MarkedPhrase]) -> tuple[np.ndarray, np.ndarray]:
    """Logistic regression. Args: features: (N, F). Returns: weights (F, M) and bias (M,), motions in their order."""
    order = list(FigureMotion)
    shares = np.zeros((len(marked), len(order)), np.float32)
    for row, one in zip(shares, marked, strict=True):
        for motion, share in zip(one.motions, (1 - SECOND, SECOND), strict=False):
            row[order.index(motion)] = share if len(one.motions) > 1 else 1.0
    wanted = torch.tensor(shares)
    return fit_marks(features, len(order), lambda marks: -(wanted * marks.log_softmax(1)).sum(1).mean(), DECAY, STEPS)


def tell_accuracy(name: str, told: Iterable[FigureMotion], marked: Sequence[MarkedPhrase]) -> None:
    """Print how many are right, and which mistakes are the most frequent."""
    pairs = list(zip(told, marked, strict=True))
    right = np.mean([motion in one.motions for motion, one in pairs])
    wrong = Counter((str(one.motions[0]), str(motion)) for motion, one in pairs if motion not in one.motions)
    mistakes = ", ".join(f"{wanted} as {got} {n}" for (wanted, got), n in wrong.most_common(TOLD))
    sys.stdout.write(f"{name}: {right:.1%} of {len(pairs)} right; {mistakes}\n")


def main() -> None:
    """Learn, say how well, and write the file."""
    marked, order = read_marked(), list(FigureMotion)
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        features = phrase_features(embedder, [one.phrase for one in marked])
    verb_out = np.array([chance_of(f"verb {one.verb}") < VERBS_OUT for one in marked])
    scripted = np.array([one.scripted for one in marked])
    phrase_out = scripted & ~verb_out & np.array([chance_of(one.phrase) < PHRASES_OUT for one in marked])
    taught = ~verb_out & ~phrase_out
    weights, bias = learn(features[taught], [one for one, kept in zip(marked, taught, strict=True) if kept])
    for name, chosen in (("verbs never seen", verb_out & scripted), ("other phrases", phrase_out)):
        told = (features[chosen] @ weights + bias).argmax(1)
        tell_accuracy(name, [order[n] for n in told], [one for one, kept in zip(marked, chosen, strict=True) if kept])
    weights, bias = learn(features, marked)
    np.savez_compressed(
        WEIGHTS,
        motions=np.array([str(motion) for motion in order]),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float16),
        marked=np.array([order.index(one.motions[0]) for one in marked], np.uint8),
        lemmas=np.array([" ".join(phrase_lemmas(one.phrase)) for one in marked]),
    )


if __name__ == "__main__":
    main()
