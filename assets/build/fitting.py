"""Make `assets/draft/fitting.json`: the weights by which the draft library chooses pictures, from people's choices.

    python assets/build/fitting.py [SCRIPTS]     # after every change of the library, its words or its features

SCRIPTS is the folder of hand-written scripts, `assets/writer` if not given. The half of the names that
`python -m videostudio benchmark pictures` holds out is not learned from. How much a picture is worth that the small
writer named is learned from `marked/pictures.jsonl` there: names that no script has, what it named for them, and all
pictures that would do. It takes a few minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
    NEARER,
    PERSON,
    SOMEBODY,
    Shelf,
    entity_texts,
    load_shelf,
    picture_features,
    somebody_features,
)
from videostudio.draft.choice.fitting import FITTING, fit_name
from videostudio.evaluation.pictures_benchmark import SCRIPTS, Choice, is_held_out, read_choices
from videostudio.library.assets import FOLDER
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.types import Entity, Kind

# An entity without its description counts as well, for those who write none; and how much beside one with it.
UNDESCRIBED = 0.5
# Pictures that are compared for each entity in learning: the nearest by words and meaning, and the one chosen.
COMPARED = 80
# Of the squares of weights, and of how usual pictures are.
PENALTY, USUAL_PENALTY = 3e-5, 3e-4
# What it can be worth that the writer named a picture.
WORTHS = np.arange(0.0, 5.0, 0.25)
# In the folder of scripts.
MARKS = "marked/pictures.jsonl"
NONE = np.zeros(0, np.float32)
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
    named = [mark for mark in read_marks(folder / MARKS) if not is_held_out(mark.entity.name)]
    texts = {text: None for one in (*choices, *plain, *named) for text in entity_texts(one.entity)}
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        artist = LibraryArtist(KeptEmbedder(embedder, list(texts)))
    told: dict[str, object] = {}
    for kind in Kind:
        asked = [choice for choice in (*choices, *plain) if choice.entity.kind is kind]
        shelf = load_shelf(kind)
        lessons = [make_lesson(choice, shelf, artist) for choice in asked]
        marks = [mark for mark in named if mark.entity.kind is kind]
        for meaning in (True, False):
            if not meaning:
                for lesson in lessons:
                    lesson.table[:, [n for n, name in enumerate(FEATURES) if name.startswith(BY_MEANING)]] = 0
            told[fit_name(kind, meaning)] = learned = learn_weights(lessons, shelf)
            learned["named"] = learn_named(marks, shelf, artist if meaning else LibraryArtist(None), learned)
            if kind is Kind.FOREGROUND:
                learned["somebody"] = learn_somebody(lessons, meaning)
    text = json.dumps(told, indent=1, sort_keys=True)
    (FOLDER / FITTING).write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True, eq=False)
class Lesson:
    """One choice with the pictures it is learned from.

    Args:
        choice: the person's.
        numbers: (K,) of the pictures that are compared.
        table: (K, F) their features.
        right: where the chosen one stands among them; K for none.
        somebody: (S,) what tells whether it is somebody.
    """

    choice: Choice
    numbers: np.ndarray
    table: np.ndarray
    right: int
    somebody: np.ndarray


def make_lesson(choice: Choice, shelf: Shelf, artist: LibraryArtist) -> Lesson:
    """The pictures that a choice was made among, as far as any could be taken for it."""
    likeness = artist.likeness(choice.entity)
    table = picture_features(choice.entity, shelf, likeness)
    chosen = np.array([picture.name == choice.picture for picture in shelf.pictures])
    shared = table[:, [n for n, name in enumerate(FEATURES) if name.endswith("_part")]].max(axis=1)
    near = np.argsort(-(likeness.max(axis=(0, 1)) + shared + 9 * chosen), kind="stable")[:COMPARED]
    foreground = choice.entity.kind is Kind.FOREGROUND
    somebody = somebody_features(choice.entity, shelf, likeness, artist.meaning(choice.entity)) if foreground else NONE
    return Lesson(choice, near, table[near], 0 if chosen.any() else len(near), somebody)


def learn_weights(lessons: list[Lesson], shelf: Shelf) -> dict[str, Any]:
    """The weights under which people's choices are likeliest."""
    often = Counter(lesson.choice.entity.name.lower() for lesson in lessons)
    worth = [
        (1.0 if one.choice.entity.description else UNDESCRIBED) / often[one.choice.entity.name.lower()]
        for one in lessons
    ]
    count, right = torch.tensor(worth), torch.tensor([lesson.right for lesson in lessons])
    features = torch.from_numpy(np.stack([lesson.table for lesson in lessons]))
    numbers = torch.from_numpy(np.stack([lesson.numbers for lesson in lessons]))
    # That a picture is nearer of kin never speaks against it.
    kin = torch.tensor([name.startswith(NEARER) for name in FEATURES])
    learned = torch.zeros(len(FEATURES), requires_grad=True)
    usual = torch.zeros(len(shelf.pictures), requires_grad=True)
    nothing = torch.zeros(1, requires_grad=True)
    # Whoever is told without a sex or an age shall not be shown by how often scripts have one.
    counted = torch.ones(len(shelf.pictures))
    counted[shelf.people] = 0

    def told_weights() -> torch.Tensor:
        return torch.where(kin, torch.nn.functional.softplus(learned), learned)

    def measure_loss() -> torch.Tensor:
        weights = told_weights()
        scores = features @ weights + (usual * counted)[numbers] + nothing
        every = torch.cat([scores, torch.zeros(len(scores), 1)], dim=1)
        losses = torch.nn.functional.cross_entropy(every, right, reduction="none")
        penalty = PENALTY * weights.square().sum() + USUAL_PENALTY * usual.square().sum()
        return (losses * count).sum() / count.sum() + penalty

    loss = _minimise([learned, usual, nothing], measure_loss)
    sys.stderr.write(f"{len(lessons)} lessons, loss {loss:.3f}\n")
    return {
        "weights": _rounded(dict(zip(FEATURES, told_weights().tolist(), strict=True))),
        "usual": _rounded(dict(zip([p.id for p in shelf.pictures], (usual * counted).tolist(), strict=True))),
        "nothing": round(nothing.item(), 3),
    }


@dataclass(frozen=True, slots=True)
class Mark:
    """What the small writer named for a name, and what would do.

    Args:
        entity: with the picture that it named.
        right: names of pictures; "" for a stand-in.
    """

    entity: Entity
    right: tuple[str, ...]


def read_marks(file: Path) -> list[Mark]:
    """The marks of a file, one a line."""
    told = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [Mark(Entity(one["name"], Kind(one["kind"]), picture=one["named"]), tuple(one["right"])) for one in told]


def learn_named(marks: Sequence[Mark], shelf: Shelf, artist: LibraryArtist, learned: dict[str, Any]) -> float:
    """How much it adds to a picture's score that the writer named it: the least with which most pictures are right.

    Args:
        marks: names that the writer was not trained on.
        shelf: the pictures.
        artist: knows likeness in meaning, or does not.
        learned: what `learn_weights` learned.
    """
    weights = np.array([learned["weights"][name] for name in FEATURES], np.float32)
    usual = np.array([learned["nothing"] + learned["usual"][one.id] for one in shelf.pictures], np.float32)
    names = np.array([*(picture.name for picture in shelf.pictures), ""])
    right = np.zeros(len(WORTHS), int)
    for mark in marks:
        scores = picture_features(mark.entity, shelf, artist.likeness(mark.entity)) @ weights + usual
        named = (names == mark.entity.picture) & (names != "")
        best = (np.append(scores, 0.0) + np.outer(WORTHS, named)).argmax(axis=1)
        right += np.isin(names[best], mark.right)
    return float(WORTHS[right.argmax()])


def learn_somebody(lessons: list[Lesson], meaning: bool) -> dict[str, float]:
    """The weights under which people are likeliest told from animals and things; creatures may be either."""
    clear = [lesson for lesson in lessons if lesson.choice.sort != "creature"]
    right = torch.tensor([float(lesson.choice.sort == PERSON) for lesson in clear])
    features = torch.from_numpy(np.stack([lesson.somebody for lesson in clear]))
    if not meaning:
        features[:, [n for n, name in enumerate(SOMEBODY) if name.startswith(BY_MEANING)]] = 0
    somebody = torch.zeros(len(SOMEBODY), requires_grad=True)

    def measure_loss() -> torch.Tensor:
        losses = torch.nn.functional.binary_cross_entropy_with_logits(features @ somebody, right)
        return losses + PENALTY * somebody.square().sum()

    _minimise([somebody], measure_loss)
    found = float((((features @ somebody) > 0) == (right > 0)).float().mean())
    sys.stderr.write(f"people told from things: {found:.1%} of {len(clear)}\n")
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
