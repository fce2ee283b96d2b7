"""Make `assets/draft/parts.npz`: who acts, where to, and how figures feel, from `assets/draft/parts/*.jsonl`.

    python assets/build/parts.py        # after every change of the marks

How well is told for scenes that are held out, each once; what is written is learnt from all.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from regression import fit_marks

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.reading.naming import SceneFigure, SceneWords, figure_features, way_features
from videostudio.draft.reading.parts import (
    MARKED,
    MOODS,
    PARTS,
    WAYS,
    WEIGHTS,
    PartWeights,
    choose_moods,
)
from videostudio.library.assets import LIVING_KINDS
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Position

FOLDS, STEPS = 5, 60
# Decay of the weights of moods and of the others; the share of what is read that is right at least.
MOOD_DECAY, DECAY, RIGHT = 3e-4, 1e-3, 0.75
# A mood that never reaches that share is read from so much on.
NEVER = 99.0


def read_marked() -> list[dict]:
    """All marked scenes."""
    return [json.loads(line) for file in sorted(MARKED.glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def scene_words(one: dict) -> SceneWords:
    """A marked scene as it is read."""
    figures = [SceneFigure(s["name"], s["kind"], s["kind"] in LIVING_KINDS) for s in one["shows"]]
    layout = [Position.parse(s["name"], s["at"], s["faces"]) for s in one["shows"]]
    return SceneWords(one["text"], one["action"], figures, layout)


def learn(features: np.ndarray, told: np.ndarray, count: int, decay: float) -> PartWeights:
    """Softmax regression. Args: features: (N, F). told: (N,). count: classes. decay: of the weights."""
    wanted = torch.tensor(told)
    return PartWeights(*fit_marks(features, count, lambda marks: F.cross_entropy(marks, wanted), decay, STEPS))


def held_out(features: np.ndarray, told: np.ndarray, fold: np.ndarray, count: int, decay: float) -> np.ndarray:
    """(N, count) marks of each by what was learnt from the others."""
    marks = np.zeros((len(told), count), np.float32)
    for held in range(FOLDS):
        out = fold == held
        marks[out] = learn(features[~out], told[~out], count, decay).marks(features[out])
    return marks


def choose_least(marks: np.ndarray, told: np.ndarray) -> np.ndarray:
    """How much likelier than neutral each mood must be, so that enough of what is read is right."""
    over = marks - marks[:, :1]
    best, least = over.argmax(axis=1), np.full(len(MOODS), NEVER, np.float32)
    for mood in range(1, len(MOODS)):
        mine = over[best == mood, mood]
        right = told[best == mood] == mood
        order = np.argsort(-mine)
        share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        reached = np.flatnonzero(share >= RIGHT)
        if len(reached):
            least[mood] = mine[order[reached[-1]]] - 1e-3
    return least


def tell(name: str, read: np.ndarray, told: np.ndarray, names: tuple) -> None:
    """Print how much of what is read is right, and how much of what is told is read."""
    sys.stdout.write(f"{name}: {float((read == told).mean()):.1%} of {len(told)} right\n")
    for n, one in enumerate(names):
        hits = int(((read == n) & (told == n)).sum())
        precision, recall = hits / max(1, (read == n).sum()), hits / max(1, (told == n).sum())
        sys.stdout.write(f"  {one}: {precision:.0%} of what is read, {recall:.0%} of {int((told == n).sum())}\n")


def main() -> None:
    """Learn, say how well, and write the file."""
    marked = read_marked()
    scenes = [scene_words(one) for one in marked]
    fold_of = [hashlib.sha256(one["text"].encode()).digest()[0] % FOLDS for one in marked]
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        features, plain = figure_features(embedder, scenes), figure_features(None, scenes)
        ways, plain_ways, way_told, way_fold = [], [], [], []
        for one, words, fold in zip(marked, scenes, fold_of, strict=True):
            others = [n for n, s in enumerate(one["shows"]) if "way" in s]
            if not others:
                continue
            agent = next(n for n, s in enumerate(one["shows"]) if s.get("part") == "acts")
            ways.append(way_features(embedder, words, agent, others))
            plain_ways.append(way_features(None, words, agent, others))
            way_told += [WAYS.index(one["shows"][n]["way"]) for n in others]
            way_fold += [fold] * len(others)
    rows = [(i, n) for i, one in enumerate(marked) for n, s in enumerate(one["shows"]) if "mood" in s]
    fold = np.array([fold_of[i] for i, _ in rows])
    moods = np.array([MOODS.index(marked[i]["shows"][n]["mood"]) for i, n in rows])
    parts = np.array([PARTS.index(marked[i]["shows"][n]["part"]) for i, n in rows])
    full, bare = (np.stack([table[i][n] for i, n in rows]) for table in (features, plain))
    marks = held_out(full, moods, fold, len(MOODS), MOOD_DECAY)
    least = choose_least(marks, moods)
    tell("moods", choose_moods(marks, least), moods, MOODS)
    learnt = {"mood": learn(full, moods, len(MOODS), MOOD_DECAY)}
    told_ways, folds = np.array(way_told), np.array(way_fold)
    for name, table, told, where, names in (
        ("part", full, parts, fold, PARTS),
        ("plain_part", bare, parts, fold, PARTS),
        ("way", np.concatenate(ways), told_ways, folds, WAYS),
        ("plain_way", np.concatenate(plain_ways), told_ways, folds, WAYS),
    ):
        tell(name, held_out(table, told, where, len(names), DECAY).argmax(1), told, names)
        learnt[name] = learn(table, told, len(names), DECAY)
    stored = {"least": least.astype(np.float16)}
    for name, one in learnt.items():
        stored |= {name: one.weights.astype(np.float16), f"{name}_bias": one.bias.astype(np.float16)}
    np.savez_compressed(WEIGHTS, **stored)


if __name__ == "__main__":
    main()
