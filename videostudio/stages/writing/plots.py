"""Plots that people wrote, told of somebody else's people and things.

A small model writes sentences, not stories. So a story is taken that was written by hand: one whose prompt is near, and
whose roles are of the same sorts as the cast of the film that is asked for, and the cast is given its roles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from videostudio.errors import InputError
from videostudio.language.function_words import PREPOSITIONS
from videostudio.language.morphology import indefinite_article, is_plural
from videostudio.language.similarity import TextSimilarity
from videostudio.library.assets import Cutout, find_named, texts_digest
from videostudio.settings import ASSETS
from videostudio.stages.writing.plan_format import (
    MOST_PLACES,
    Casting,
    FilmPlan,
    TaughtScript,
    named_in,
    read_taught_plans,
)
from videostudio.types import Kind

FOLDER = ASSETS / "writer/plots"
INDEX = ASSETS / "writer/plots.npz"
# What the largest component of a unit vector is written as.
STEPS = 127
# Of so many plots with the nearest prompts the roles are compared, and so many of the best are told of the cast.
NEAREST, TOLD = 400, 12
# How well a role must fit for somebody to take it: being of its sort for certain counts 1, the same name NAMES_WEIGHT.
LEAST_FIT, NAMES_WEIGHT = 0.75, 0.3
# What everybody who has a role counts beside the nearness of the prompts; somebody takes one, how ever badly it fits.
TAKEN_GAIN, LEAST_GAIN = 0.5, 0.01
# What it costs where one is a plural and the other is not, and that a plot has a role which nobody of the cast takes.
OTHER_NUMBER, OTHER_ROLE = 1.0, 0.2
# What can take one another's place in a plot, by the kinds of the library's pictures.
SORTS = (
    ("person",), ("animal", "bird", "fish", "insect"), ("food",), ("plant",), ("vehicle",), ("furniture",),
    ("tool", "toy", "object"), ("building",), ("sky",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sorts:
    """Tells from a name's meaning what it is the name of: logistic regression on sentence embeddings.

    Args:
        weights: (D, S).
        bias: (S,).
    """

    weights: np.ndarray
    bias: np.ndarray

    def chances(self, vectors: np.ndarray) -> np.ndarray:
        """How likely names are of each of `SORTS`. Args: vectors: (N, D) of length 1. Returns: (N, S), sums of 1."""
        logits = vectors @ self.weights + self.bias
        raised: np.ndarray = np.exp(logits - logits.max(1, keepdims=True))
        return np.asarray(raised / raised.sum(1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Casted:
    """A plot, and who takes its roles.

    Args:
        mark: how well it suits.
        script: the plot and its prompt.
        roles: number in the plot's cast to number in the film's.
    """

    mark: float
    script: TaughtScript
    roles: Mapping[int, int]


class PlotLibrary:
    """Hand-written plots, to be found by a prompt and a cast.

    Args:
        scripts: the plots.
        prompts: (N, D) their prompts' embeddings, of length 1.
        names: (M, D) embeddings of the names of their casts, see `cast_names`, of length 1.
        sorts: tells what a name means.
    """

    def __init__(self, scripts: Sequence[TaughtScript], prompts: np.ndarray, names: np.ndarray, sorts: Sorts) -> None:
        self.scripts, self.prompts, self.names, self.sorts = scripts, prompts, names, sorts
        self.lengths = {len(script.plan.sentences) for script in scripts}
        known = cast_names(scripts)
        self._rows = {name: row for row, name in enumerate(known)}
        self._chances = sorts.chances(names)
        self._several = np.array([is_several(name) for name in known])

    def nearest_length(self, scenes: int) -> int:
        """How many sentences the plots have that tell so many scenes, or nearly so many."""
        return min(max(scenes, min(self.lengths)), max(self.lengths))

    def find(
        self, similarity: TextSimilarity, prompt: str, cast: Sequence[Casting], scenes: int | None = None
    ) -> list[Casted]:
        """The plots that suit best, the best first: near in meaning, and with a fitting role for most of the cast.

        Args:
            similarity: compares texts.
            prompt: the person's words.
            cast: who and what the film is about.
            scenes: how many sentences a plot must have; None for any number.
        """
        if not cast:
            return []
        asked = similarity.embed([prompt, *(one.name for one in cast)])
        nearness, chances = self.prompts @ asked[0], _by_pictures(cast, self.sorts.chances(asked[1:]))
        several = np.array([is_several(one.name) for one in cast])
        found = []
        fitting = [n for n, script in enumerate(self.scripts) if scenes in {None, len(script.plan.sentences)}]
        for number in sorted(fitting, key=lambda n: -nearness[n])[:NEAREST]:
            plan = self.scripts[number].plan
            rows = [self._rows[one.name.lower()] for one in plan.cast]
            fit = chances @ self._chances[rows].T + NAMES_WEIGHT * (asked[1:] @ self.names[rows].T)
            fit -= OTHER_NUMBER * (several[:, None] != self._several[rows])
            gains = (fit - LEAST_FIT).clip(0.0)
            if not gains.any():
                gains[np.unravel_index(fit.argmax(), fit.shape)] = LEAST_GAIN
            # Who gains nothing is left out of the plot.
            taken = [(n, role) for n, role in zip(*linear_sum_assignment(-gains), strict=True) if gains[n, role] > 0]
            gain = sum(TAKEN_GAIN + gains[n, role] for n, role in taken)
            mark = float(nearness[number] + gain - OTHER_ROLE * (len(rows) - len(taken)))
            found.append(Casted(mark, self.scripts[number], {int(role): int(n) for n, role in taken}))
        return sorted(found, key=lambda one: -one.mark)[:TOLD]


def _by_pictures(cast: Sequence[Casting], chances: np.ndarray) -> np.ndarray:
    """What a cast's names mean, where a picture shows somebody half by what it shows. Returns: (N, S)."""
    told = chances.copy()
    for row, one in zip(told, cast, strict=True):
        picture = find_named(one.picture, Kind.FOREGROUND)
        if isinstance(picture, Cutout):
            row[:] = (row + np.array([picture.kind in kinds for kinds in SORTS])) / 2
    return told


def is_several(name: str) -> bool:
    """Whether a name means several: "two old sisters", "keys of the house"."""
    words = list(takewhile(lambda word: word not in PREPOSITIONS, name.lower().split()))
    return bool(words) and is_plural(words[-1])


def tell_of(casted: Casted, cast: Sequence[Casting], title: str, places: Sequence[Casting]) -> FilmPlan:
    """A plot as the plan of a film with another cast.

    Args:
        casted: the plot, and who takes its roles.
        cast: who and what must be in the film.
        title: the film's.
        places: where it happens; the first one stands for the plot's first.
    """
    plan = casted.script.plan
    names = {plan.cast[role].name.lower(): cast[number].name for role, number in casted.roles.items()}
    if places:
        names.setdefault(plan.places[0].name.lower(), places[0].name)
    sentences = tuple(_rename(sentence, names) for sentence in plan.sentences)
    taken = {one.name.lower() for one in (*cast, *places)}
    others = [
        one
        for number, one in enumerate(plan.cast)
        if number not in casted.roles
        and one.name.lower() not in taken
        and any(named_in(s, [one.name]) for s in sentences)
    ]
    taken |= {one.name.lower() for one in others}
    further = [one for one in plan.places[bool(places) :] if one.name.lower() not in taken]
    return FilmPlan(title, (*cast, *others), (*places, *further)[:MOST_PLACES] or plan.places, sentences)


def _rename(sentence: str, names: dict[str, str]) -> str:
    """A sentence with other names; the article goes with the new one, and a name of one's own has none."""
    longest = sorted(names, key=len, reverse=True)
    pattern = rf"(?:\b(?:(the)|(an?)) )?(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])"

    def put(found: re.Match[str]) -> str:
        definite, indefinite, old = found.groups()
        name = names[old.lower()]
        if name.split()[-1][0].isupper():
            return name
        if indefinite:
            return f"{indefinite_article(name)} {name}"
        # A name of one's own had no article.
        return f"the {name}" if definite or (old[0].isupper() and not is_several(name)) else name

    told = re.sub(pattern, put, sentence, flags=re.IGNORECASE)
    return told[:1].upper() + told[1:]


def cast_names(scripts: Iterable[TaughtScript]) -> list[str]:
    """The names of all casts in lower case, each once, in order."""
    return sorted({one.name.lower() for script in scripts for one in script.plan.cast})


def plots_digest(scripts: Sequence[TaughtScript]) -> str:
    """By which an index is known to belong to these plots."""
    return texts_digest([*(script.prompt for script in scripts), *cast_names(scripts)])


def write_index(scripts: Sequence[TaughtScript], similarity: TextSimilarity, sorts: Sorts, file: Path = INDEX) -> None:
    """Write by what plots are found; vectors of length 1 as whole numbers.

    Args:
        scripts: the plots.
        similarity: with the embedder that films are made with.
        sorts: tells what a name means.
        file: the file.
    """
    texts = ([script.prompt for script in scripts], cast_names(scripts))
    prompts, names = (np.rint(similarity.embed(rows) * STEPS).astype(np.int8) for rows in texts)
    np.savez_compressed(
        file,
        digest=np.array(plots_digest(scripts)),
        prompts=prompts,
        names=names,
        weights=sorts.weights.astype(np.float16),
        bias=sorts.bias.astype(np.float16),
    )


@lru_cache(maxsize=1)
def shipped_plots() -> PlotLibrary:
    """The plots that come with the studio.

    Raises:
        InputError: their index is missing, or of other plots.
    """
    scripts = read_taught_plans(FOLDER)
    try:
        with np.load(INDEX) as stored:
            parts = {name: stored[name] for name in ("digest", "prompts", "names", "weights", "bias")}
    except (OSError, KeyError, ValueError) as error:
        raise InputError(f"'{INDEX.name}' cannot be read: {error}. Run: python assets/build/plots.py") from error
    if str(parts["digest"]) != plots_digest(scripts):
        raise InputError(f"'{INDEX.name}' belongs to other plots. Run: python assets/build/plots.py")
    prompts, names = (parts[name].astype(np.float32) / STEPS for name in ("prompts", "names"))
    sorts = Sorts(parts["weights"].astype(np.float32), parts["bias"].astype(np.float32))
    return PlotLibrary(scripts, prompts, names, sorts)
