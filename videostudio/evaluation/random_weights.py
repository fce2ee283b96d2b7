"""The way from a benchmark to the repository's kit of random weights, which is no part of the package."""

from importlib import import_module
from typing import Any

from videostudio.errors import BackendError

KIT = "tests.random_weights"


def random_weights_kit(module: str) -> Any:
    """A module of the kit that writes models with random weights; it lies beside the package, in the folder `tests/`.

    Args:
        module: "pipelines" for the paper's two pipelines in memory, "snapshots" for folders that backends load.

    Raises:
        BackendError: the kit is not there: the package runs without its repository.
    """
    try:
        return import_module(f"{KIT}.{module}")
    except ModuleNotFoundError as error:
        if not f"{KIT}.{module}".startswith(error.name or "?"):
            raise
        raise BackendError(
            "This benchmark builds models with random weights by the repository's own kit, which lies in its folder "
            "tests/. Run the command in a checkout of the repository."
        ) from error
