"""The action condition: phrases of a prompt -> Kinetics-400 labels -> the vector y_a (paper, supplement, section 3)."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
import torch.nn.functional as F  # the field's name
from safetensors.torch import load_file, save_file
from torch import Tensor

from videostudio.errors import BackendError
from videostudio.language.phrases import verb_phrases
from videostudio.project.artefacts import whole_write

__all__ = ["ActionMatch", "ActionMatcher", "action_labels", "action_vector", "match_features", "verb_phrases"]

LABELS_FILE = Path(__file__).with_name("kinetics400.txt")
THRESHOLD = 0.2
"""Cosine similarity under which a phrase names no known action."""
ENCODE_SLICE = 50

PhraseFeatures = Callable[[Sequence[str]], Tensor]
"""A text encoder: N texts -> (N, D) features."""


@dataclass(frozen=True)
class ActionMatch:
    """A phrase and the label that fits it best.

    Args:
        phrase: the phrase.
        label: the label.
        index: the label's place, 0 to 399.
        score: cosine similarity of their features.
        kept: whether the score reaches the threshold.
    """

    phrase: str
    label: str
    index: int
    score: float
    kept: bool


@cache
def action_labels() -> tuple[str, ...]:
    """The Kinetics-400 labels in alphabetical order, the order of the action vector.

    Raises:
        BackendError: the list is damaged.
    """
    labels = tuple(LABELS_FILE.read_text(encoding="utf-8").splitlines())
    if len(labels) != 400 or list(labels) != sorted(labels):
        raise BackendError(f"The label list {LABELS_FILE} is damaged; restore it from the project.")
    return labels


def match_features(
    phrases: Sequence[str], features: Tensor, prototypes: Tensor, threshold: float = THRESHOLD
) -> list[ActionMatch]:
    """The best label for every phrase.

    Args:
        phrases: N phrases.
        features: (N, D) their features.
        prototypes: (400, D) features of the labels.
        threshold: see `THRESHOLD`.
    """
    if not phrases:
        return []
    # Features stay in the encoder's precision and prototypes in double: that is how the release's scores came about.
    cosine = F.cosine_similarity(features.cpu()[:, None], prototypes.cpu().double()[None], dim=-1)
    scores, places = cosine.max(dim=-1)
    labels = action_labels()
    found = zip(phrases, scores.tolist(), places.tolist(), strict=True)
    return [ActionMatch(phrase, labels[place], place, score, score >= threshold) for phrase, score, place in found]


def action_vector(matches: Sequence[ActionMatch]) -> Tensor:
    """The vector y_a: kept scores, added up per label and normalised to sum 1.

    The release lets a later phrase overwrite an earlier one with the same label, even one below the threshold; here
    scores of the same label add and a dropped phrase has no effect.

    Args:
        matches: the phrases' labels.

    Returns:
        (400,), all zero where nothing is kept.
    """
    vector = torch.zeros(len(action_labels()), dtype=torch.float64)
    for match in matches:
        if match.kept:
            vector[match.index] += match.score
    total = vector.sum()
    return (vector / total if total > 0 else vector).float()


class ActionMatcher:
    """Match phrases against the labels with whichever text encoder is loaded.

    Args:
        encode: the text encoder.
        cache: folder where the labels' features are kept between runs, or None.
        identity: a text that differs between encoders, for the name of the kept file.
        threshold: see `THRESHOLD`.
        prototypes: (400, D) features of the labels, where they are known.
    """

    def __init__(
        self,
        encode: PhraseFeatures,
        cache: Path | None = None,
        identity: str = "",
        threshold: float = THRESHOLD,
        prototypes: Tensor | None = None,
    ) -> None:
        self.encode = encode
        self.cache = cache
        self.identity = identity
        self.threshold = threshold
        self._prototypes = prototypes

    @property
    def prototypes(self) -> Tensor:
        """(400, D) normalised features of the labels, computed once and kept on disk."""
        if self._prototypes is None:
            kept = self._kept()
            self._prototypes = self._computed() if kept is None else kept
        return self._prototypes

    def match(self, phrases: Sequence[str]) -> list[ActionMatch]:
        """The best label for every phrase, those below the threshold marked as not kept."""
        return match_features(phrases, self.encode(phrases), self.prototypes, self.threshold) if phrases else []

    def vector(self, phrases: Sequence[str]) -> Tensor:
        """(400,) action vector of a clip's phrases."""
        return action_vector(self.match(phrases))

    @property
    def _file(self) -> Path | None:
        if self.cache is None:
            return None
        key = hashlib.sha256("\n".join((self.identity, *action_labels())).encode()).hexdigest()[:16]
        return Path(self.cache) / f"actions-{key}.safetensors"

    def _kept(self) -> Tensor | None:
        file = self._file
        return load_file(file)["prototypes"] if file is not None and file.is_file() else None

    def _computed(self) -> Tensor:
        labels = action_labels()
        slices = [labels[start : start + ENCODE_SLICE] for start in range(0, len(labels), ENCODE_SLICE)]
        features = torch.cat([self.encode(part).detach().float().cpu() for part in slices])
        prototypes = F.normalize(features, dim=-1).contiguous()
        if (file := self._file) is not None:
            with whole_write(file, "The encoded action labels") as partial:
                save_file({"prototypes": prototypes}, partial)
        return prototypes
