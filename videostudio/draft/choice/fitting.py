"""How well each picture of the library fits an entity: a linear model of what people chose.

A picture's score is the logarithm of its odds against "nothing in the library shows this", by a multinomial logit over
all pictures and that one. The weights were learned by `assets/build/fitting.py` from the hand-written scripts in
`assets/writer/`, of half of the names; `python -m videostudio benchmark pictures` measures the other half.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from videostudio.draft.choice.features import FEATURES, SOMEBODY, Floats, load_shelf, somebody_features
from videostudio.errors import BackendError
from videostudio.library.assets import FOLDER, read_library_file
from videostudio.types import Entity, Kind

FITTING = "fitting.json"


@dataclass(frozen=True, eq=False, slots=True)
class Fit:
    """The learned weights for pictures of one kind of entity.

    Args:
        weights: (F,) of each of `FEATURES`.
        usual: (N,) of each picture: how usual it is beside "nothing in the library".
        somebody: (S,) of each of `SOMEBODY`; empty for places.
        named: what it adds that a writer named the picture.
    """

    weights: Floats
    usual: Floats
    somebody: Floats
    named: float

    def score(self, features: Floats) -> Floats:
        """(N,) scores of pictures, above 0 for those that are likelier right than nothing.

        Args:
            features: see `picture_features`.
        """
        return np.asarray(features @ self.weights + self.usual, np.float32)

    def is_somebody(self, entity: Entity, likeness: Floats | None, meaning: Floats | None) -> bool:
        """Whether an entity is likelier a person than anything else.

        Args:
            entity: a foreground.
            likeness: see `picture_features`.
            meaning: (384,) embedding of the entity's name; None where it is not known.
        """
        return bool(somebody_features(entity, load_shelf(entity.kind), likeness, meaning) @ self.somebody > 0)


@lru_cache(maxsize=4)
def load_fit(kind: Kind, meaning: bool) -> Fit:
    """The weights for entities of a kind.

    Args:
        kind: the kind.
        meaning: whether likeness in meaning is known.

    Raises:
        BackendError: the weights are missing or of another version of the program.
    """
    told: Mapping[str, Any] = read_library_file(FITTING)[fit_name(kind, meaning)]
    weights, usual, somebody = told["weights"], told["usual"], told.get("somebody", {})
    if set(weights) != set(FEATURES) or (somebody and set(somebody) != set(SOMEBODY)):
        raise BackendError(f"{FOLDER / FITTING} fits another version. Restore it, or run assets/build/fitting.py.")
    return Fit(
        np.array([weights[name] for name in FEATURES], np.float32),
        np.array([told["nothing"] + usual.get(one.id, 0.0) for one in load_shelf(kind).pictures], np.float32),
        np.array([somebody[name] for name in SOMEBODY if name in somebody], np.float32),
        float(told["named"]),
    )


def fit_name(kind: Kind, meaning: bool) -> str:
    """What the weights for a kind are called in their file."""
    return f"{kind.value}, {'by meaning' if meaning else 'by words'}"
