"""What the Wan models have in common: their files, their text features and the frames their VAEs make."""

from typing import Any

import torch

from videostudio.backends.prompts import motion_prompt
from videostudio.backends.protocols import ClipRequest

FILES = ("model_index.json", "*/*.json", "*/*.model", "*/*.safetensors")


def whole_frames(frames: int, unit: int) -> int:
    """As many frames as a video VAE can make, at least as many as asked for: one more than a multiple of its unit."""
    return -(-(frames - 1) // unit) * unit + 1


def encode_motion(pipe: Any, request: ClipRequest, tokens: int) -> torch.Tensor:
    """Features of what happens in a scene and of what is seen there, as much of it as a prompt holds.

    Args:
        pipe: the pipeline; its tokenizer and text encoder are used.
        request: what the clip shall show.
        tokens: longest prompt.
    """

    def fits(text: str) -> bool:
        return len(pipe.tokenizer(text, verbose=False).input_ids) <= tokens

    return encode_prompt(pipe, motion_prompt(request.scene, request.entities, fits), tokens)


def encode_prompt(pipe: Any, text: str, tokens: int) -> torch.Tensor:
    """Text features, (1, tokens, D), zero behind the text's end.

    The pipeline's own encoding cleans texts with a package that need not be installed; ours are clean.
    """
    given = pipe.tokenizer(
        [" ".join(text.split())],
        padding="max_length",
        max_length=tokens,
        truncation=True,
        return_attention_mask=True,
        return_tensors="pt",
    )
    mask = given.attention_mask.to(pipe._execution_device)
    states = pipe.text_encoder(given.input_ids.to(mask.device), mask).last_hidden_state
    features: torch.Tensor = states * mask[..., None].to(states.dtype)
    return features
