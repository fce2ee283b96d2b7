"""How likely a reader takes a small writer's sentence: logistic regression on what readers marked.

A small model finds its bad sentences about as likely as its good ones. Readers marked which of several they would
take; what a sentence means, how near it is to the prompt and to what was told, and how likely the model finds it, tell
a part of that.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from videostudio.errors import InputError
from videostudio.language.recognition import spoken_words
from videostudio.language.similarity import TextSimilarity
from videostudio.settings import ASSETS
from videostudio.stages.writing.plan_format import named_in

WEIGHTS = ASSETS / "writer/judge.npz"
# What is known of a sentence beside its meaning, in order.
FIGURES = (
    "near the prompt", "like what was told", "like the last", "log chance", "chance", "first", "last", "place", "words",
    "different words", "named",
)  # fmt: skip
# A writer that does not tell how likely its words are.
LEAST_CHANCE = 1e-3


def sentence_features(
    similarity: TextSimilarity,
    prompt: str,
    names: Sequence[str],
    told: Sequence[str],
    scenes: int,
    candidates: Mapping[str, float],
) -> np.ndarray:
    """What is known of sentences that may come next.

    Args:
        similarity: compares texts.
        prompt: the person's words.
        names: the cast's.
        told: the sentences before.
        scenes: how many the film has.
        candidates: sentences, with the mean probability of their tokens.

    Returns:
        (N, F) float32: `FIGURES`, then the sentence's embedding.
    """
    sentences = list(candidates)
    vectors = similarity.embed([*sentences, prompt, *told])
    meant, asked, before = np.split(vectors, [len(sentences), len(sentences) + 1])
    near = meant @ asked.T
    like = meant @ before.T if len(told) else np.zeros((len(sentences), 1), np.float32)
    rows = []
    for sentence, chance in candidates.items():
        words, named = spoken_words(sentence.lower()), named_in(sentence, names)
        rows.append(
            (
                math.log(max(chance, LEAST_CHANCE)),
                chance,
                not told,
                len(told) == scenes - 1,
                len(told) / scenes,
                len(words),
                len(set(words)) / max(1, len(words)),
                len(named),
            )
        )
    figures = np.hstack([near, like.max(1, keepdims=True), like[:, -1:], np.array(rows, np.float32)])
    return np.hstack([figures, meant]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class SentenceJudge:
    """Tells how likely a reader takes a sentence.

    Args:
        weights: (F,), see `sentence_features`.
        bias: added to the sum.
    """

    weights: np.ndarray
    bias: float

    def chances(self, features: np.ndarray) -> np.ndarray:
        """Args: features: (N, F). Returns: (N,) probabilities."""
        return np.asarray(1.0 / (1.0 + np.exp(-(features @ self.weights + self.bias))))


@lru_cache(maxsize=1)
def shipped_judge() -> SentenceJudge:
    """What was learnt from the marks in `assets/writer/marked`.

    Raises:
        InputError: the file is missing.
    """
    try:
        with np.load(WEIGHTS) as stored:
            return SentenceJudge(stored["weights"].astype(np.float32), float(stored["bias"]))
    except (OSError, KeyError, ValueError) as error:
        raise InputError(f"'{WEIGHTS.name}' cannot be read: {error}. Run: python assets/build/judge.py") from error
