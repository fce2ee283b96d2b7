"""Strict loading: weights either fit completely or the error names what does not."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

import torch
from diffusers.configuration_utils import ConfigMixin
from diffusers.models.modeling_utils import ModelMixin
from safetensors.torch import load_file
from torch import Tensor, nn

from videostudio.errors import BackendError

NAMES_SHOWN = 8


def names_in_short(names: Iterable[object]) -> str:
    """The first names and how many more there are."""
    all_names = [str(name) for name in names]
    more = len(all_names) - NAMES_SHOWN
    return ", ".join(all_names[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")


def misfit_message(
    what: str, missing: Iterable[object], unexpected: Iterable[object], misshapen: Iterable[object]
) -> str:
    """One sentence per kind of misfit, or nothing where everything fits."""
    kinds = (("missing", list(missing)), ("unexpected", list(unexpected)), ("of another shape", list(misshapen)))
    parts = [f"{len(names)} {kind}: {names_in_short(names)}" for kind, names in kinds if names]
    return f"The weights do not fit {what}. " + "; ".join(parts) + "." if parts else ""


def load_strictly(module: nn.Module, state: Mapping[str, Tensor], what: str, prefix: str = "") -> None:
    """Copy weights into a module whose names and shapes they match exactly.

    Args:
        module: the module.
        state: its weights by name.
        what: how an error calls the module.
        prefix: how an error completes the names.

    Raises:
        BackendError: with the names of what is missing, unexpected or of another shape.
    """
    own = module.state_dict()
    problem = misfit_message(
        what,
        (prefix + name for name in own if name not in state),
        (prefix + name for name in state if name not in own),
        (
            f"{prefix}{name} {tuple(state[name].shape)} for {tuple(own[name].shape)}"
            for name in own
            if name in state and state[name].shape != own[name].shape
        ),
    )
    if problem:
        raise BackendError(problem)
    module.load_state_dict(state)


def read_weights(path: str | Path) -> dict[str, Any]:
    """Weights of a file: safetensors, or a pickle opened with `weights_only=True`.

    Args:
        path: the file.

    Raises:
        BackendError: there is no such file.
    """
    file = Path(path)
    if not file.is_file():
        raise BackendError(f"There is no weight file at {file}. Download it or correct the path.")
    if file.suffix == ".safetensors":
        return dict(load_file(file))
    state: dict[str, Any] = torch.load(file, map_location=lambda storage, _: storage, weights_only=True)
    return state


class StrictModel(ModelMixin, ConfigMixin):  # type: ignore[misc]  # diffusers has no types
    """A diffusers model whose `from_pretrained` refuses weights that do not fit, by name.

    diffusers gives the config file, safetensors, sharding, offload and the place in a pipeline; the networks themselves
    use torch alone.
    """

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path: str | Path, **kwargs: Any) -> Self:
        """Load a folder that holds `config.json` and the weights.

        Args:
            pretrained_model_name_or_path: the folder or hub id.
            kwargs: as in diffusers: `subfolder`, `torch_dtype`, `variant`, ...

        Raises:
            BackendError: weights are missing, unexpected or misshapen; the text names them.
        """
        wants_info = kwargs.pop("output_loading_info", False)
        kwargs.setdefault("ignore_mismatched_sizes", True)  # so that misfits come back as names instead of a traceback
        model, info = super().from_pretrained(pretrained_model_name_or_path, output_loading_info=True, **kwargs)
        problem = misfit_message(cls.__name__, info["missing_keys"], info["unexpected_keys"], info["mismatched_keys"])
        if problem:
            raise BackendError(problem)
        loaded: Any = (model, info) if wants_info else model
        return loaded  # type: ignore[no-any-return]  # diffusers' own two shapes of answer
