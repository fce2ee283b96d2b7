"""Prompts of any length for Stable Diffusion's pipelines, which cut off what CLIP's 77 tokens do not hold."""

from typing import Any

import torch
from diffusers.utils.torch_utils import get_module_execution_device

from videostudio.diffusion.long_text import chunk_ids, join_chunks


def encode_prompts(pipe: Any, prompt: str, negative: str) -> dict[str, torch.Tensor]:
    """Both prompts as arguments of a pipeline's call, encoded in pieces of 77 tokens (see `diffusion.long_text`).

    Args:
        pipe: a Stable Diffusion 1, 2 or XL pipeline, ready to work.
        prompt: what shall be seen.
        negative: what shall not.
    """
    texts = [prompt, negative]
    if getattr(pipe, "text_encoder_2", None) is None:
        (ids,) = _list_ids([pipe.tokenizer], texts)
        states = join_chunks(_encode(pipe.text_encoder, ids)[0], len(texts))
        return {"prompt_embeds": states[:1], "negative_prompt_embeds": states[1:]}
    # SDXL's context is both encoders' states before the last layer; its pooled feature is the first piece's.
    first, second = _list_ids([pipe.tokenizer, pipe.tokenizer_2], texts)
    encoded = [_encode(pipe.text_encoder, first), _encode(pipe.text_encoder_2, second)]
    states = torch.cat([join_chunks(made.hidden_states[-2], len(texts)) for made in encoded], dim=-1)
    pooled = encoded[1].text_embeds.unflatten(0, (len(texts), -1))[:, 0]
    return {
        "prompt_embeds": states[:1],
        "negative_prompt_embeds": states[1:],
        "pooled_prompt_embeds": pooled[:1],
        "negative_pooled_prompt_embeds": pooled[1:],
    }


def _list_ids(tokenizers: list[Any], texts: list[str]) -> list[torch.Tensor]:
    """Ids by tokenizer, all in equally many pieces."""
    most = max(chunk_ids(tokenizer, texts).shape[1] for tokenizer in tokenizers)
    return [chunk_ids(tokenizer, texts, most) for tokenizer in tokenizers]


def _encode(encoder: Any, ids: torch.Tensor) -> Any:
    device = get_module_execution_device(encoder)
    return encoder(ids.flatten(0, 1).to(device), output_hidden_states=True)
