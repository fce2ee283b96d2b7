"""Where a scene's words name its figures, and what stands around the names: what parts and feelings are read from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from videostudio.language import function_words as closed
from videostudio.language.clauses import MARKS, find_verbs, split_words
from videostudio.language.similarity import Embedder
from videostudio.types import Position, Where

# In the order of their columns.
PREPOSITIONS = tuple(sorted(closed.PREPOSITIONS))
PLACES = tuple(Where)
# What may stand between two names that do the same.
LINKS = closed.COORDINATORS | closed.DETERMINERS | {","}


@dataclass(frozen=True, slots=True)
class WindowRules:
    """Words before and after a name that tell of its figure."""

    before: int = 3
    after: int = 5


WINDOW = WindowRules()


@dataclass(frozen=True, slots=True)
class SceneFigure:
    """Somebody or something in a scene.

    Args:
        name: as the scene's words have it.
        kind: see `library.assets.Cutout`.
        living: whether it lives.
    """

    name: str
    kind: str
    living: bool


class SceneWords:
    """A scene's words, with the names of its figures found in them.

    Args:
        text: the scene's prompt.
        action: what is done.
        figures: who is there.
        layout: where they are.
    """

    def __init__(self, text: str, action: str, figures: Sequence[SceneFigure], layout: Sequence[Position] = ()) -> None:
        self.text, self.action, self.figures = text, action, tuple(figures)
        self._words = [word.lower() for word in split_words(text)]
        self._done = {word.lower() for word in split_words(action)}
        self._verbs = [verb.place for verb in find_verbs(self._words)]
        self._told = {place.name: place for place in layout}
        self.spans = [self._find_name(figure.name) for figure in self.figures]
        self.named = sorted((n for n, span in enumerate(self.spans) if span), key=lambda n: self._span(n))

    def _find_name(self, name: str) -> tuple[int, int] | None:
        """Where a figure is named, first word and end: by its whole name, else by the name's last word."""
        words = [word.lower() for word in split_words(name)]
        for wanted in (words, words[-1:]):
            count = len(wanted)
            for start in range(len(self._words) - count + 1 if count else 0):
                part = self._words[start : start + count]
                if part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1]):
                    return start, start + count
        return None

    def _span(self, n: int) -> tuple[int, int]:
        return self.spans[n] or (len(self._words), len(self._words))

    def around(self, n: int) -> str:
        """The words around a figure's name; the name where the words do not have it."""
        if self.spans[n] is None:
            return self.figures[n].name
        start, end = self._span(n)
        return " ".join(self._words[max(0, start - WINDOW.before) : end + WINDOW.after])

    def between(self, one: int, other: int) -> str:
        """The words from the end of a name to the end of another; both in their order."""
        first, last = sorted((self._span(one), self._span(other)))
        return " ".join(self._words[first[1] : last[1]])

    def leads(self, n: int) -> bool:
        """Whether a figure is the first living one whose name is no place, or joined to it by "and"."""
        living = [m for m in self.named if self.figures[m].living]
        living = [m for m in living if not self._is_fronted(m)] or living
        for before, m in zip((None, *living), living, strict=False):
            if before is not None and not self._linked(before, m):
                return False
            if m == n:
                return True
        return False

    def _is_fronted(self, n: int) -> bool:
        """Whether a figure is named before the first verb, behind a preposition: "behind the man a dog barks"."""
        start, _ = self._span(n)
        return self._opener(start) in closed.PREPOSITIONS and not any(verb < start for verb in self._verbs)

    def _opener(self, start: int) -> str:
        """The preposition or mark that opens the phrase of a name; empty where a verb or nothing does."""
        for place in range(start - 1, -1, -1):
            if place in self._verbs:
                return ""
            if self._words[place] in closed.PREPOSITIONS | MARKS:
                return self._words[place]
        return ""

    def _linked(self, one: int, other: int) -> bool:
        return all(word in LINKS for word in self._words[self._span(one)[1] : self._span(other)[0]])

    def describe(self, n: int) -> np.ndarray:
        """What structure tells of a figure, (S,) float32: where it is named, by which words, where it stands."""
        figure, span, own = self.figures[n], self.spans[n], self._told.get(self.figures[n].name)
        start, end = self._span(n)
        living = [m for m in self.named if self.figures[m].living]
        order = living.index(n) if n in living else len(living)
        opener = self._opener(start)
        verbs_before = [verb for verb in self._verbs if verb < start]
        since = [verb for verb in verbs_before if not any(verb < self._span(m)[0] < start for m in self.named)]
        faced = [m for m, other in enumerate(self.figures) if own is not None and own.faces == other.name]
        seen = [other for other in self._told.values() if other.faces == figure.name]
        flags = [
            span is None,
            figure.living,
            figure.kind == "person",
            *(order == place for place in range(3)),
            bool(self.named) and self.named[0] == n,
            self.leads(n),
            not verbs_before,
            len(verbs_before) == 1,
            len(verbs_before) > 1,
            end in self._verbs,
            any(verb >= end for verb in self._verbs),
            bool(since) and opener not in closed.PREPOSITIONS,
            opener in closed.PREPOSITIONS,
            self._is_fronted(n),
            end < len(self._words) and self._words[end] == "'",
            bool(self._done & {word.lower() for word in split_words(figure.name)}),
            bool(self._done & closed.OBJECT_PRONOUNS),
            bool(self._done & closed.POSSESSIVES),
            any(self.figures[m].living for m in faced),
            any(self.leads(m) for m in faced),
            bool(seen),
            any(self.leads(m) for other in seen for m, one in enumerate(self.figures) if one.name == other.name),
            len(living) == 1,
            len(living) > 2,
        ]
        near = [opener == word for word in PREPOSITIONS]
        place = [own is not None and own.where is where for where in PLACES]
        return np.array([*flags, *near, *place], np.float32)


def figure_features(embedder: Embedder | None, scenes: Sequence[SceneWords]) -> list[np.ndarray]:
    """What is looked at of each scene's figures: their structure, and embeddings with those where they lead.

    Args:
        embedder: the model; None for what structure alone tells.
        scenes: N scenes.

    Returns:
        N times (figures, F) float32; where no embedder is F is smaller.
    """
    shapes = [_stack([words.describe(n) for n in range(len(words.figures))]) for words in scenes]
    if embedder is None:
        return shapes
    texts = _embed(embedder, [words.text for words in scenes])
    actions = _embed(embedder, [words.action for words in scenes])
    around = _embed(embedder, [words.around(n) for words in scenes for n in range(len(words.figures))])
    result, done = [], 0
    for words, shape, text, action in zip(scenes, shapes, texts, actions, strict=True):
        count = len(words.figures)
        leads = np.array([words.leads(n) for n in range(count)], np.float32)[:, None]
        whole = np.repeat(np.concatenate([text, action])[None], count, axis=0)
        result.append(np.concatenate([shape, whole * leads, whole * (1 - leads), around[done : done + count]], axis=1))
        done += count
    return result


def way_features(embedder: Embedder | None, words: SceneWords, agent: int, others: Sequence[int]) -> np.ndarray:
    """What is looked at to tell how one who acts goes, seen from others.

    Args:
        embedder: the model; None for what structure alone tells.
        words: the scene's.
        agent: who acts.
        others: the others.

    Returns:
        (others, F) float32.
    """
    shape = _stack([words.describe(n) for n in others])
    if embedder is None or not others:
        return shape
    between = _embed(embedder, [words.between(agent, n) for n in others])
    action = np.repeat(_embed(embedder, [words.action]), len(others), axis=0)
    return np.concatenate([shape, between, action], axis=1)


def _stack(rows: Sequence[np.ndarray]) -> np.ndarray:
    return np.stack(rows) if rows else np.zeros((0, 1), np.float32)


def _embed(embedder: Embedder, texts: Sequence[str]) -> np.ndarray:
    """Embeddings, zeros for what is empty."""
    there = np.array([bool(text) for text in texts], np.float32)[:, None]
    return np.asarray(embedder.embed([text or " " for text in texts]) * there, np.float32)
