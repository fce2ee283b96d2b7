"""Texts compared by what they mean: a thin layer over sentence embeddings."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np


class Embedder(Protocol):
    """Sentence embeddings, to compare texts by meaning."""

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Args: texts. Returns: (N, D) float32, each row of length 1."""
        ...


class TextSimilarity:
    """Likeness of texts, -1 to 1, by sentence embeddings.

    Args:
        embedder: the model, borrowed by the caller for as long as this object is used.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Args: texts. Returns: (N, D) float32, each row of length 1."""
        return self._embedder.embed(texts)

    def likeness(self, texts: Sequence[str], others: Sequence[str]) -> np.ndarray:
        """Args: N texts and M others. Returns: (N, M) float32."""
        if not texts or not others:
            return np.zeros((len(texts), len(others)), dtype=np.float32)
        return np.asarray(self._embedder.embed(texts) @ self._embedder.embed(others).T, dtype=np.float32)

    def relevance(self, texts: Sequence[str], theme: str) -> np.ndarray:
        """How near each text is to the theme. Returns: (N,) float32."""
        return np.asarray(self.likeness(texts, [theme])[:, 0] if texts else np.zeros(0), dtype=np.float32)

    def novelty(self, texts: Sequence[str], others: Sequence[str]) -> np.ndarray:
        """1 minus the greatest likeness to any of the others; 1 where there are none. Returns: (N,) float32."""
        if not others:
            return np.ones(len(texts), dtype=np.float32)
        return np.asarray(1.0 - self.likeness(texts, others).max(1), dtype=np.float32)

    def typical(self, texts: Sequence[str]) -> np.ndarray:
        """How near each text is to all of them on average: what a model says often is rarely nonsense.

        Returns:
            (N,) float32.
        """
        return np.asarray(self.likeness(texts, texts).mean(1), dtype=np.float32)

    def nearest(self, text: str, names: Sequence[str]) -> tuple[str, float]:
        """The name nearest to a text, and how near; ("", -1) where there are no names."""
        if not names:
            return "", -1.0
        scores = self.likeness([text], list(names))[0]
        best = int(scores.argmax())
        return names[best], float(scores[best])
