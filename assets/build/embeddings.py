"""Make `assets/draft/embeddings.npz`: the sentence embeddings of the draft library's names and words.

    python assets/build/embeddings.py        # after every change of cutouts.json or backdrops.json

A file that does not fit the library is not used: its texts are then embedded again at first use, which takes seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft.artist import library_texts
from videostudio.library.assets import EMBEDDINGS, texts_digest
from videostudio.run import Run
from videostudio.settings import Settings


def main() -> None:
    """Embed the texts and write the file."""
    arrays = {}
    with ModelManager(Settings(device="cpu")).loan("minilm", Role.EMBEDDER).use(Run()) as embedder:
        for name, texts in zip(("cutouts", "backdrops"), library_texts(), strict=True):
            arrays[name] = embedder.embed(texts).astype(np.float16)
            arrays[f"{name}_digest"] = np.array(texts_digest(texts))
    np.savez_compressed(EMBEDDINGS, **arrays)


if __name__ == "__main__":
    main()
