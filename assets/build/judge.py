"""Make `assets/writer/judge.npz`: which of a small writer's sentences a reader takes, from `assets/writer/marked`.

    python assets/build/judge.py        # after every change of the marks

A line of the marks is a plan so far, several sentences by the writer that might come next, the mean logarithms of their
tokens' probabilities, and which of them a reader would take.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings
from videostudio.stages.writing.judge import WEIGHTS, SentenceJudge, sentence_features
from videostudio.stages.writing.plan_format import read_plan

# The share of the prompts that is held out to measure; decay of the weights of scaled features.
HELD_OUT, DECAY, STEPS = 0.2, 0.01, 300


@dataclass
class Marked:
    """A set of sentences: (N, F) features, (N,) how likely the writer finds them, (N,) whether a reader takes them."""

    held_out: bool
    features: np.ndarray
    chances: np.ndarray
    good: np.ndarray


def read_marked(similarity: TextSimilarity) -> list[Marked]:
    """All sets of `assets/writer/marked`."""
    several = []
    for file in sorted((ASSETS / "writer/marked").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            names = [member.name for member in read_plan(one["head"]).cast]
            chances = {said: math.exp(mean) for said, mean in zip(one["candidates"], one["means"], strict=True)}
            features = sentence_features(similarity, one["prompt"], names, one["told"], one["scenes"], chances)
            good = np.isin(np.arange(len(chances)), one["good"])
            digest = hashlib.sha256(one["prompt"].lower().encode()).digest()
            held_out = int.from_bytes(digest[:4], "big") < HELD_OUT * 2**32
            several.append(Marked(held_out, features, np.array(list(chances.values())), good))
    return several


def learn(several: Sequence[Marked]) -> SentenceJudge:
    """Logistic regression on features scaled to one deviation each."""
    features, good = (np.concatenate([getattr(one, part) for one in several]) for part in ("features", "good"))
    mean, deviation = features.mean(0), features.std(0) + 1e-6
    given, wanted = torch.tensor((features - mean) / deviation), torch.tensor(good.astype(np.float32))
    weights, bias = torch.zeros(given.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=STEPS)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = F.binary_cross_entropy_with_logits(given @ weights + bias, wanted) + DECAY * weights.square().sum() / 2
        total.backward()
        return total

    optimizer.step(loss)
    scaled = weights.detach().numpy() / deviation
    return SentenceJudge(scaled, float(bias.detach()) - float(scaled @ mean))


def main() -> None:
    """Learn, say how well, and write the file."""
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        several = read_marked(TextSimilarity(embedder))
    held = [one for one in several if one.held_out]
    judge = learn([one for one in several if not one.held_out])
    firsts = {
        "by chance": np.mean([one.good.mean() for one in held]),
        "the likeliest": np.mean([one.good[one.chances.argmax()] for one in held]),
        "the best judged": np.mean([one.good[judge.chances(one.features).argmax()] for one in held]),
        "any": np.mean([one.good.any() for one in held]),
    }
    told = ", ".join(f"{name} {share:.1%}" for name, share in firsts.items())
    sys.stdout.write(f"{len(several)} sets; a reader takes, in {len(held)} held out: {told}\n")
    final = learn(several)
    np.savez_compressed(WEIGHTS, weights=final.weights.astype(np.float32), bias=np.array(final.bias, np.float32))


if __name__ == "__main__":
    main()
