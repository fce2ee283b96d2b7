from pathlib import Path

import pytest
import torch

PARITY = Path(__file__).parents[2].parent / "shared" / "parity"


@pytest.fixture(autouse=True)
def _one_thread():
    torch.set_num_threads(1)  # two would wait for each other on a busy machine


@pytest.fixture(scope="session")
def parity() -> Path:
    if not PARITY.is_dir():
        pytest.skip(f"no parity fixtures at {PARITY}")
    return PARITY


@pytest.fixture(scope="session")
def recipe(parity):
    """The fixtures' weight recipe, loaded from its folder."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("parity_recipe", parity / "recipe.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
