"""How good scripts are: `python -m videostudio benchmark script`, with and without constrained decoding.

A list of varied prompts is written into scripts (paper, section 3.1), and what a person would notice is counted: does
the format hold, do names recur, is every scene a new one, does it have to do with the prompt, how long does it take.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from videostudio.backends.protocols import Dialogue, Embedder, Loan, WriteOptions, Writer
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import WriterError
from videostudio.evaluation.tables import markdown_table
from videostudio.language.similarity import TextSimilarity
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings
from videostudio.stages.script import METHODS, ScriptRequest, write_script
from videostudio.stages.writing.paper import read_json
from videostudio.stages.writing.request import MODEL_FEWEST, MODEL_MOST
from videostudio.types import Scene, Script

PROMPTS = ASSETS / "prompts.json"
# Cosine similarity of sentence embeddings from which two sentences tell the same.
TELLS_THE_SAME = 0.93


def load_prompts() -> list[str]:
    """The forty prompts; the page's examples come from them too."""
    return [str(prompt) for prompt in json.loads(PROMPTS.read_text(encoding="utf-8"))]


@dataclass(frozen=True, slots=True)
class Score:
    """What one script, or the mean of several, came to.

    Args:
        first: share of replies that had the form asked for at once.
        last: 1 where a whole script of the right length came out (see `is_whole`), else 0.
        recurring: share of appearances whose name stands in more than one scene.
        distinct: share of scenes that repeat no earlier one.
        relevance: mean likeness of scenes to the prompt, by sentence embeddings.
        seconds: time from prompt to script.
    """

    first: float
    last: float
    recurring: float
    distinct: float
    relevance: float
    seconds: float


class WatchedWriter:
    """A writer that notes how many replies had the form asked for, and that may be left without constraints.

    Args:
        inner: the writer.
        constrained: whether constraints are passed on.
    """

    def __init__(self, inner: Writer, constrained: bool) -> None:
        self._inner, self._constrained = inner, constrained
        self.fitting = self.replies = 0

    def reply(
        self,
        dialogues: Sequence[Dialogue],
        options: WriteOptions,
        run: Run,
        on_text: Callable[[str], None] | None = None,
    ) -> list[str]:
        """Pass the question on and look at the replies; see `protocols.Writer`."""
        asked = options if self._constrained else replace(options, schema="", pattern="")
        replies = self._inner.reply(dialogues, asked, run, on_text)
        if options.schema or options.pattern:
            self.replies += len(replies)
            self.fitting += sum(reply_fits(reply, options) for reply in replies)
        return replies


class WatchedLoan:
    """Lends a watched writer; see `protocols.Loan`."""

    def __init__(self, loan: Loan[Writer], constrained: bool) -> None:
        self._loan, self._constrained = loan, constrained
        self.identity = loan.identity
        self.watched: WatchedWriter | None = None

    @contextmanager
    def use(self, run: Run) -> Iterator[WatchedWriter]:
        """Borrow the writer."""
        with self._loan.use(run) as writer:
            self.watched = WatchedWriter(writer, self._constrained)
            yield self.watched


def reply_fits(reply: str, options: WriteOptions) -> bool:
    """Whether a reply has the form its options ask for."""
    if options.pattern:
        return re.fullmatch(options.pattern.strip(), reply.strip()) is not None or (
            re.fullmatch(options.pattern, reply + "\n") is not None
        )
    return obeys_schema(read_json(reply), json.loads(options.schema))


def obeys_schema(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a JSON value obeys a schema made of objects, arrays, strings and enumerations."""
    if "enum" in schema:
        return value in schema["enum"]
    if schema.get("type") == "object":
        parts = schema.get("properties", {})
        known = isinstance(value, dict) and set(value) <= set(parts) and set(schema.get("required", ())) <= set(value)
        return known and all(obeys_schema(value[name], parts[name]) for name in value)
    if schema.get("type") == "array":
        within = isinstance(value, list) and schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**6)
        return within and all(obeys_schema(item, schema["items"]) for item in value)
    return isinstance(value, str) and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)


def measure_script(writer: Loan[Writer], embedder: Loan[Embedder], request: ScriptRequest, constrained: bool) -> Score:
    """Write one script and score it."""
    run, loan = Run(), WatchedLoan(writer, constrained)
    start = time.perf_counter()
    try:
        script = list(write_script(loan, embedder, request, run))[-1]
    except WriterError:
        script = Script(request.prompt)  # counts as a script without scenes
    seconds = time.perf_counter() - start
    watched = loan.watched
    first = watched.fitting / watched.replies if watched is not None and watched.replies else 0.0
    with embedder.use(run) as model:
        similarity = TextSimilarity(model)
        sentences = [scene.prompt for scene in script.scenes]
        return Score(
            first=first,
            last=float(is_whole(script, request)),
            recurring=recurring_rate(script.scenes),
            distinct=distinct_rate(script.scenes, similarity),
            relevance=float(similarity.relevance(sentences, request.prompt).mean()) if sentences else 0.0,
            seconds=seconds,
        )


def is_whole(script: Script, request: ScriptRequest) -> bool:
    """Whether a script has the length asked for, and every scene a sentence of its own, an action and a place.

    This is counted on the script itself, not by the checks that the writer's replies go through.
    """
    count = len(script.scenes)
    right_length = count == request.scenes if request.scenes else MODEL_FEWEST <= count <= MODEL_MOST
    sentences = {" ".join(scene.prompt.lower().split()) for scene in script.scenes} - {""}
    filled = all(scene.action.strip() and scene.background.strip() for scene in script.scenes)
    return right_length and filled and len(sentences) == count and bool(script.recurring())


def distinct_rate(scenes: Sequence[Scene], similarity: TextSimilarity) -> float:
    """The share of scenes that repeat no earlier one."""
    sentences = [scene.prompt for scene in scenes]
    if not sentences:
        return 0.0
    like = similarity.likeness(sentences, sentences)
    fresh = sum(all(like[n, m] <= TELLS_THE_SAME for m in range(n)) for n in range(len(sentences)))
    return fresh / len(sentences)


def recurring_rate(scenes: Sequence[Scene]) -> float:
    """The share of named appearances whose name stands in more than one scene."""
    count = Counter(name for scene in scenes for name in set(scene.names))
    total = sum(count.values())
    return sum(times for times in count.values() if times > 1) / total if total else 0.0


def mean_score(scores: Sequence[Score]) -> Score:
    """The mean of every figure."""
    names = Score.__dataclass_fields__
    return Score(**{name: sum(getattr(score, name) for score in scores) / max(1, len(scores)) for name in names})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m videostudio benchmark script`."""
    parser.add_argument("--limit", type=int, default=40, help="how many of the forty prompts; all if not given")
    parser.add_argument("--writer", default="smollm2", help="writer backend: smollm2, chat or endpoint")
    parser.add_argument("--model", default="", help="model of the chat backend: hub id, folder or GGUF file")
    parser.add_argument("--method", choices=tuple(METHODS), help="the writer's own if not given")
    parser.add_argument("--scenes", type=int, help="scenes of each script; the model chooses if not given")
    parser.add_argument("--seed", type=int, default=0, help="seed of every script")
    parser.add_argument("--show", action="store_true", help="also list the figures of every prompt")


def main(args: argparse.Namespace) -> int:
    """Measure, and write the table to standard output."""
    manager = ModelManager(Settings.from_env())
    options = {"model": args.model} if args.model else {}
    writer = manager.loan(args.writer, Role.WRITER, **options)
    embedder = manager.loan("minilm", Role.EMBEDDER)
    run = Run()
    with writer.use(run), embedder.use(run):
        pass  # loading is not what is measured
    method = args.method or writer.row.method
    chosen = load_prompts()[: max(1, args.limit)]
    rows = []
    for constrained in (True, False):
        scores = []
        for prompt in chosen:
            request = ScriptRequest(prompt, args.scenes, args.seed, method)
            scores.append(measure_script(writer, embedder, request, constrained))
            sys.stderr.write(f"{'constrained' if constrained else 'free':12} {scores[-1].seconds:5.1f} s  {prompt}\n")
            if args.show:
                rows.append(_row(f"{'constrained' if constrained else 'free'}: {prompt}", scores[-1]))
        rows.append(_row("constrained" if constrained else "unconstrained", mean_score(scores)))
    head = ("decoding", "valid first time", "valid at last", "recurring names", "distinct", "relevance", "seconds")
    sys.stdout.write(markdown_table(rows, head))
    return 0


def _row(name: str, score: Score) -> tuple[str, ...]:
    shares = (score.first, score.last, score.recurring, score.distinct)
    return (name, *(f"{share:.0%}" for share in shares), f"{score.relevance:.2f}", f"{score.seconds:.1f}")
