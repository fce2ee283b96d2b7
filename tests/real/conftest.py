import pytest

from tests.snapshots import Snapshots
from videostudio.backends.runtime.manager import ModelManager
from videostudio.settings import Settings


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """Tiny real snapshots, written when they are first asked for."""
    import torch

    torch.set_num_threads(1)
    return Snapshots(tmp_path_factory.mktemp("snapshots"))


@pytest.fixture
def manager():
    """Lends models on the processor, and lets go of them after the test."""
    made = ModelManager(Settings(device="cpu", threads=1))
    yield made
    made.clear()
