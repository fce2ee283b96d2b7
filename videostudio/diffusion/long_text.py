"""Texts longer than CLIP's 77 tokens: encoded in pieces, each between a begin and an end of its own, and joined.

CLIP has 77 positions and cuts off the rest of a text. A UNet's cross-attention takes context of any length, so the
pieces' tokens are laid one behind the other; a text that fits is encoded exactly as without this.
"""

import re
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

# Where a text is best cut: behind a token that ends a clause; else behind one that ends a word.
CLAUSE_END, WORD_END = re.compile(r"[.,;:!?]</w>$"), re.compile(r"</w>$")
# Begin and end of every piece.
MARKS = 2


def chunk_ids(tokenizer: Any, texts: Sequence[str], least: int = 1) -> Tensor:
    """Token ids of texts in pieces that CLIP takes.

    Args:
        tokenizer: CLIP's.
        texts: N texts of any length.
        least: pieces that there are at least.

    Returns:
        (N, pieces, L) ids, L being the tokenizer's length; shorter texts are filled up with empty pieces.
    """
    length = tokenizer.model_max_length
    cut = [_cut_text(tokenizer, text, length - MARKS) for text in texts]
    most = max(least, *map(len, cut))
    begin, end, pad = tokenizer.bos_token_id, tokenizer.eos_token_id, tokenizer.pad_token_id
    rows = []
    for pieces in cut:
        filled = [*pieces, *([[]] * (most - len(pieces)))]
        rows.append([[begin, *ids, end, *[pad] * (length - MARKS - len(ids))] for ids in filled])
    return torch.tensor(rows)


def join_chunks(states: Tensor, texts: int) -> Tensor:
    """Encoded pieces, (texts * pieces, L, D), as one context for each text, (texts, pieces * L, D)."""
    return states.reshape(texts, -1, states.shape[-1])


def _cut_text(tokenizer: Any, text: str, room: int) -> list[list[int]]:
    """Ids of a text in pieces of at most so many; one empty piece for an empty text."""
    left: list[int] = tokenizer(text, add_special_tokens=False, verbose=False).input_ids
    pieces = []
    while len(left) > room:
        end = _find_cut(tokenizer.convert_ids_to_tokens(left[:room]))
        pieces.append(left[:end])
        left = left[end:]
    return [*pieces, left]


def _find_cut(tokens: Sequence[str]) -> int:
    """How many tokens go into a piece: up to the last clause's or word's end in its second half, or all."""
    for pattern in (CLAUSE_END, WORD_END):
        for place in range(len(tokens), len(tokens) // 2, -1):
            if pattern.search(tokens[place - 1]):
                return place
    return len(tokens)
