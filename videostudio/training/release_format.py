"""Files in the release's layout, so that what is trained here runs wherever the release runs."""

from pathlib import Path

import torch
from torch import Tensor

from videostudio.errors import BackendError
from videostudio.nn.adapter import EntityAdapter


def release_state(adapter: EntityAdapter) -> dict[str, dict[str, Tensor]]:
    """An adapter's weights under the release's names; `EntityAdapter.load_release` reads them.

    Args:
        adapter: an adapter with a resampler. Cross-attention layers get odd numbers: the release counts all attention
            layers in the order down, up, middle.

    Raises:
        BackendError: the adapter is the paper's variant, which the release has no layout for.
    """
    if adapter.image_proj is None or adapter.gates is not None:
        raise BackendError("The release's layout is for adapters with a resampler and without gates.")
    state = {name: value.detach().cpu() for name, value in adapter.layers.state_dict().items()}
    numbered = {}
    for name, value in state.items():
        place, _, rest = name.partition(".")
        numbered[f"{2 * int(place) + 1}.{rest}"] = value
    resampler = {name: value.detach().cpu() for name, value in adapter.image_proj.state_dict().items()}
    return {"image_proj": resampler, "ip_adapter": numbered}


def save_release(adapter: EntityAdapter, path: Path) -> None:
    """Write `videostudio-img-combine.bin`; see `release_state`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(release_state(adapter), path)
