"""Make `assets/writer/skies.npz`: what time of day and what weather a scene tells, from `assets/writer/skies`.

    python assets/build/skies.py        # after every change of the marks

How well is told for sentences that are held out, each once: from when on something counts as told is chosen by them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from regression import fit_marks

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.weather.reading import (
    TIME_PART,
    TIMES,
    WEATHER_PART,
    WEATHERS,
    WEIGHTS,
    SkyWeights,
    sky_features,
)
from videostudio.draft.weather.sky import DayTime
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings

FOLDS, DECAY, STEPS, BATCH = 5, 1e-5, 100, 256
# What is read must be right so often: a false night or false rain is worse than a missed one, low light hurts less.
RIGHT, RIGHT_LOW_LIGHT = 0.9, 0.8


def read_marked() -> tuple[list[str], list[str], np.ndarray]:
    """N sentences, their places, and (N, T + W) what they tell."""
    rows = [json.loads(line) for file in sorted((ASSETS / "writer/skies").glob("*.jsonl")) for line in file.open()]
    told = [[one["time"] == t for t in TIMES] + [w in one["weather"] for w in WEATHERS] for one in rows]
    return [one["text"] for one in rows], [one["place"] for one in rows], np.array(told, np.float32)


def learn(features: np.ndarray, told: np.ndarray) -> SkyWeights:
    """Logistic regressions. Args: features: (N, D). told: (N, C), 0 or 1."""
    wanted, count = torch.tensor(told), told.shape[1]
    found = fit_marks(
        features, count, lambda marks: F.binary_cross_entropy_with_logits(marks, wanted), DECAY, STEPS, search=None
    )
    return SkyWeights(*found, np.zeros(count, np.float32))


def choose_threshold(marks: np.ndarray, told: np.ndarray, enough: float) -> float:
    """The lowest mark from which on so many are right. Args: marks, told: (N,). enough: the share."""
    order = np.argsort(-marks)
    right = np.cumsum(told[order]) / np.arange(1, len(order) + 1)
    reached = np.flatnonzero(right >= enough)
    last = reached[-1] if len(reached) else 0
    return float((marks[order[last]] + marks[order[min(last + 1, len(order) - 1)]]) / 2)


def main() -> None:
    """Learn, say how well, and write the file."""
    texts, places, told = read_marked()
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        parts = [
            sky_features(embedder, texts[n : n + BATCH], places[n : n + BATCH]) for n in range(0, len(texts), BATCH)
        ]
    features = np.concatenate(parts)
    fold = np.array([hashlib.sha256(text.encode()).digest()[0] % FOLDS for text in texts])
    marks = np.zeros_like(told)
    for held in range(FOLDS):
        marks[fold == held] = learn(features[fold != held], told[fold != held]).marks(features[fold == held])
    shares = [RIGHT_LOW_LIGHT if name in {DayTime.DAWN, DayTime.SUNSET} else RIGHT for name in (*TIMES, *WEATHERS)]
    thresholds = np.array(
        [choose_threshold(marks[:, n], told[:, n], share) for n, share in enumerate(shares)], np.float32
    )
    final = replace(learn(features, told), least=thresholds)
    sys.stdout.write(f"{len(texts)} sentences, each held out once\n")
    for part, names in ((TIME_PART, TIMES), (WEATHER_PART, WEATHERS)):
        wanted = told[:, part]
        read = final.choose(marks, part)[:, None] == np.arange(len(names))
        accuracy = float((read == wanted.astype(bool)).all(1).mean())
        sys.stdout.write(f"all right: {accuracy:.1%}\n")
        for n, name in enumerate(names):
            hits = float((read[:, n] * wanted[:, n]).sum())
            precision, recall = hits / max(1, read[:, n].sum()), hits / max(1, wanted[:, n].sum())
            sys.stdout.write(f"{name}: {precision:.0%} of what is read, {recall:.0%} of {int(wanted[:, n].sum())}\n")
    parts = {name: getattr(final, name).astype(np.float16) for name in ("weights", "bias", "least")}
    np.savez_compressed(WEIGHTS, **parts)


if __name__ == "__main__":
    main()
