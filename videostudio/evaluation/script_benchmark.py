"""How good scripts are: `python -m videostudio benchmark script`, with and without constrained decoding.

Two lists of varied prompts are written into scripts (paper, section 3.1): one that was looked at while the writers
were made, and one that was held out. What a person would notice is counted: does the format hold, is everybody and
everything of the prompt in the film, do names recur, is every scene a new one, does it have to do with the prompt, how
long does it take. Faults that a reader counted in stored scripts stand beside that.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import Dialogue, Embedder, Loan, WriteOptions, Writer
from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import WriterError
from videostudio.evaluation.tables import markdown_table
from videostudio.language.recognition import content_lemmas
from videostudio.language.similarity import TextSimilarity
from videostudio.library.lexicon import head_noun
from videostudio.project.artefacts import disk_errors_as_project_errors
from videostudio.run import Run
from videostudio.settings import ASSETS, Settings
from videostudio.stages.script import METHODS, ScriptRequest, write_script
from videostudio.stages.writing.paper import read_json
from videostudio.stages.writing.request import MODEL_FEWEST, MODEL_MOST
from videostudio.types import Scene, Script

PROMPTS = ASSETS / "prompts"
LISTS = ("tuned", "held-out")
# Whose pictures and backdrops the writer is told of.
PICTURES = "library"
# Cosine similarity of sentence embeddings from which two sentences tell the same.
TELLS_THE_SAME = 0.93


@dataclass(frozen=True, slots=True)
class PromptCase:
    """A prompt, and what a film of it has to show.

    Args:
        prompt: as a person types it.
        shows: people, animals and things, in its words.
        place: where it is; empty where it does not say.
    """

    prompt: str
    shows: tuple[str, ...]
    place: str = ""


def load_prompts(name: str) -> list[PromptCase]:
    """The prompts of a list.

    Args:
        name: one of `LISTS`.
    """
    lines = (PROMPTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.strip()]
    return [PromptCase(one["prompt"], tuple(one["shows"]), one["place"]) for one in told]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a stored script, without knowing which writer it was of.

    Args:
        writer: backend of the writer.
        prompt: its prompt.
        scenes: its sentences.
        faults: how often each kind of fault was found, counted once a scene.
        mark: 0 to 10: would a stranger understand the story and enjoy it as a film of the prompt?
    """

    writer: str
    prompt: str
    scenes: tuple[str, ...]
    faults: Mapping[str, int]
    mark: float


def load_readings() -> list[Reading]:
    """What readers found in scripts of the held-out prompts."""
    lines = (PROMPTS / "readings.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.strip()]
    return [Reading(one["writer"], one["prompt"], tuple(one["scenes"]), one["faults"], one["mark"]) for one in told]


def fault_rates(readings: Sequence[Reading]) -> dict[str, float]:
    """Faults a scene, by kind and together, over all readings."""
    scenes = max(1, sum(len(reading.scenes) for reading in readings))
    kinds = Counter[str]()
    for reading in readings:
        kinds.update(reading.faults)
    return {**{kind: count / scenes for kind, count in kinds.most_common()}, "all": sum(kinds.values()) / scenes}


@dataclass(frozen=True, slots=True)
class Score:
    """What one script, or the mean of several, came to.

    Args:
        first: share of replies that had the form asked for at once.
        last: 1 where a whole script of the right length came out (see `is_whole`), else 0.
        shown: share of what the prompt names that a scene shows.
        placed: share of the prompts that say where it is whose film is there.
        recurring: share of appearances whose name stands in more than one scene.
        distinct: share of scenes that repeat no earlier one.
        relevance: mean likeness of scenes to the prompt, by sentence embeddings.
        seconds: time from prompt to script.
    """

    first: float
    last: float
    shown: float
    placed: float
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
        asked = options if self._constrained else replace(options, schema="", pattern="", patterns=())
        replies = self._inner.reply(dialogues, asked, run, on_text)
        if options.schema or options.pattern or options.patterns:
            each = [replace(options, pattern=pattern) for pattern in options.patterns] or [options] * len(replies)
            self.replies += len(replies)
            self.fitting += sum(reply_fits(reply, own) for reply, own in zip(replies, each, strict=True))
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


def measure_script(
    writer: Loan[Writer], embedder: Loan[Embedder], request: ScriptRequest, constrained: bool, case: PromptCase
) -> tuple[Score, Script]:
    """Write one script and score it.

    Args:
        writer: the language model.
        embedder: sentence embeddings.
        request: what is asked for.
        constrained: whether replies are held to their form.
        case: what the film has to show.
    """
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
        score = Score(
            first=first,
            last=float(is_whole(script, request)),
            shown=shown_rate(script, case.shows),
            placed=shown_rate(script, (case.place,) if case.place else ()),
            recurring=recurring_rate(script.scenes),
            distinct=distinct_rate(script.scenes, similarity),
            relevance=float(similarity.relevance(sentences, request.prompt).mean()) if sentences else 0.0,
            seconds=seconds,
        )
        return score, script


def shown_rate(script: Script, names: Sequence[str]) -> float:
    """The share of names whose main word is said by who, what or where a scene shows; 1 without names."""
    seen = {lemma for scene in script.scenes for name in scene.names for lemma in content_lemmas(name)}
    mains = [content_lemmas(head_noun(name)) for name in names]
    return sum(bool(main & seen) for main in mains) / len(mains) if mains else 1.0


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
    parser.add_argument("--list", choices=LISTS, help="one list of prompts; both if not given")
    parser.add_argument("--limit", type=int, default=1000, help="how many prompts of a list; all if not given")
    parser.add_argument("--free", action="store_true", help="also without constraints, to see what these are good for")
    parser.add_argument("--keep", type=Path, help="folder for the scripts, one JSON file for each")
    parser.add_argument("--writer", default="smollm2", help="writer backend: smollm2, chat or endpoint")
    parser.add_argument("--model", default="", help="model of the chat backend: hub id, folder or GGUF file")
    parser.add_argument("--method", choices=tuple(METHODS), help="the writer's own if not given")
    parser.add_argument("--scenes", type=int, help="scenes of each script; the model chooses if not given")
    parser.add_argument("--seed", type=int, default=0, help="seed of every script")
    parser.add_argument("--show", action="store_true", help="also list the figures of every prompt")


def main(args: argparse.Namespace) -> int:
    """Measure, and write the table to standard output."""
    if args.keep:
        with disk_errors_as_project_errors(f"'{args.keep}'"):
            args.keep.mkdir(parents=True, exist_ok=True)
    manager = ModelManager(Settings.from_env())
    options = {"model": args.model} if args.model else {}
    writer = manager.loan(args.writer, Role.WRITER, **options)
    embedder = manager.loan("minilm", Role.EMBEDDER)
    run = Run()
    with writer.use(run), embedder.use(run):
        pass  # loading is not what is measured
    method = args.method or writer.row.method
    known = BUILTIN.get(PICTURES).load_vocabulary()
    rows = []
    for name in (args.list,) if args.list else LISTS:
        for constrained in (True, False) if args.free else (True,):
            label, scores = f"{name}{'' if constrained else ', free'}", []
            for number, case in enumerate(load_prompts(name)[: max(1, args.limit)]):
                request = ScriptRequest(
                    case.prompt,
                    args.scenes,
                    args.seed,
                    method,
                    places=known.places,
                    pictures=known.pictures,
                )
                score, script = measure_script(writer, embedder, request, constrained, case)
                scores.append(score)
                sys.stderr.write(f"{label:10} {score.seconds:5.1f} s  {case.prompt}\n")
                if args.keep:
                    (args.keep / f"{name}-{number:02}.json").write_text(script.to_json(), encoding="utf-8")
                if args.show:
                    rows.append(_row(f"{label}: {case.prompt}", score))
            rows.append(_row(label, mean_score(scores)))
    head = ("prompts", *Score.__dataclass_fields__)
    sys.stdout.write(markdown_table(rows, head))
    readings = [reading for reading in load_readings() if reading.writer == args.writer]
    if readings:
        told = [(kind, f"{rate:.2f}") for kind, rate in fault_rates(readings).items()]
        mark = sum(reading.mark for reading in readings) / len(readings)
        sys.stdout.write(
            f"\nFaults a scene, as a reader counted them in {len(readings)} stored scripts of this writer (mark "
            f"{mark:.1f} of 10):\n\n{markdown_table(told, ('kind', 'faults a scene'))}"
        )
    return 0


def _row(name: str, score: Score) -> tuple[str, ...]:
    shares = (score.first, score.last, score.shown, score.placed, score.recurring, score.distinct)
    return (name, *(f"{share:.0%}" for share in shares), f"{score.relevance:.2f}", f"{score.seconds:.1f}")
