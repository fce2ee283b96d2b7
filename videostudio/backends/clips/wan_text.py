"""What the Wan models have in common: their files and their text features."""

from typing import Any

import torch

from videostudio.backends.prompts import motion_prompt
from videostudio.backends.protocols import ClipRequest

FILES = ("model_index.json", "*/*.json", "*/*.model", "*/*.safetensors")
# What the makers' program wants to keep out of every clip, in the words and the language the model was tuned with:
# `sample_neg_prompt` of wan/configs/shared_config.py in github.com/Wan-Video/Wan2.2.
NEGATIVE = (
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，"
    "JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，形态畸形的肢体，"
    "手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走"
)


def encode_motion(pipe: Any, request: ClipRequest, tokens: int) -> torch.Tensor:
    """Features of what happens in a scene and of what is seen there, as much of it as a prompt holds.

    Args:
        pipe: the pipeline; its tokenizer and text encoder are used.
        request: what the clip shall show.
        tokens: longest prompt.
    """

    def fits(text: str) -> bool:
        return len(pipe.tokenizer(text, verbose=False).input_ids) <= tokens

    return encode_prompt(pipe, motion_prompt(request.scene, request.entities, fits, acting=request.acting), tokens)


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
