"""The sentence encoder of `mini`, made small enough to travel: only the toy world's words, in half precision.

A machine that trains may be without network and without the package that carries MiniLM, whose file has 91 MB. The
world's captions use a few hundred of its 30,522 word pieces; without the others it has 23 MB and says the same of every
caption.
"""

import json
import re
from pathlib import Path
from typing import Any

import torch

from videostudio.training.mini.models import FILE_LIMIT, MiniText, installed_minilm
from videostudio.training.world.art import LIGHTS, Art, load_art
from videostudio.training.world.motions import MOTIONS
from videostudio.training.world.planning import SCENE_TEXTS, WITH_TEXTS

PLAIN = "is are the on a plain background"
"""Words of captions that stand in no list."""


def world_texts(art: Art) -> list[str]:
    """Texts that hold every word of the world's captions."""
    wordings = [re.sub(r"\{\w+\}", " ", text) for text in (*SCENE_TEXTS, *WITH_TEXTS)]
    named = [*art.phrases, *art.definites, *art.place_names, *art.wheres]
    return [*named, *(light for light, _ in LIGHTS), *(motion.phrase for motion in MOTIONS), *wordings, PLAIN]


def save_reduced(folder: Path) -> list[Path]:
    """Write the reduced encoder, in files below 16 MB.

    Args:
        folder: where to; `text_weights` of a config takes it.

    Returns:
        The files.

    Raises:
        BackendError: MiniLM is not installed here.
    """
    source = installed_minilm()
    whole = MiniText(source)
    ids = {one for text in world_texts(load_art(16, 32, 0)) for one in whole.tokenizer(text)["input_ids"]}
    kept = sorted(ids | set(whole.tokenizer.all_special_ids))
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    model = whole.model
    rows = model.embeddings.word_embeddings.weight[torch.tensor(kept)]
    model.resize_token_embeddings(len(kept))
    with torch.no_grad():
        model.embeddings.word_embeddings.weight.copy_(rows)
    model.half().save_pretrained(folder, max_shard_size=FILE_LIMIT)
    _renumber(tokenizer, {old: new for new, old in enumerate(kept)})
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    options = (source / "tokenizer_config.json").read_text(encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(options, encoding="utf-8")
    return sorted(path for path in folder.iterdir() if path.is_file())


def _renumber(tokenizer: dict[str, Any], places: dict[int, int]) -> None:
    """Leave only some word pieces in a tokenizer's file, under new numbers."""
    pieces: dict[str, int] = tokenizer["model"]["vocab"]
    tokenizer["model"]["vocab"] = {piece: places[old] for piece, old in pieces.items() if old in places}
    for added in tokenizer["added_tokens"]:
        added["id"] = places[added["id"]]
    for special in tokenizer["post_processor"]["special_tokens"].values():
        special["ids"] = [places[old] for old in special["ids"]]
