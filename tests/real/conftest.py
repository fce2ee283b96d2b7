import pytest

from tests.snapshots import Snapshots


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """Tiny real snapshots, written when they are first asked for."""
    import torch

    torch.set_num_threads(1)
    return Snapshots(tmp_path_factory.mktemp("snapshots"))
