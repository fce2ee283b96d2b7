"""The endpoint backend against a server process."""

import json
import socket
import time

import pytest

from tests.fakes import Own
from tests.writer.conftest import Bench
from tests.writer.endpoint_server import DEEDS, PORTRAIT
from tests.writer.test_script import WordEmbedder
from videostudio.backends.options import EndpointOptions
from videostudio.backends.protocols import Message, WriteOptions
from videostudio.backends.writers.endpoint import open_endpoint
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.settings import Settings
from videostudio.stages.script import ScriptRequest, write_script

ASK = (Message("system", "Be brief."), Message("user", "Hello there"))
SCHEMA = '{"type": "object"}'


def writer(url, key="right", timeout=10.0):
    bench = Bench(Settings(endpoint_url=url, endpoint_key=key, endpoint_model="some-model"))
    return open_endpoint(bench, EndpointOptions(timeout=timeout))


def test_streams_with_seed_and_schema(server):
    pieces = []
    options = WriteOptions(schema=SCHEMA, seed=7, temperature=0.3)
    replies = writer(server("plain")).reply([ASK, ASK], options, Run(), pieces.append)
    first, second = (json.loads(reply) for reply in replies)
    assert first == {
        "model": "some-model",
        "seed": 7,
        "temperature": 0.3,
        "format": "json_schema",
        "last": "Hello there",
    }
    assert second["seed"] == 8
    assert len(pieces) > 3
    assert "".join(pieces).strip() == replies[0]


def test_server_without_schemas_gets_instructions(server):
    model = writer(server("no-schema"))
    for _ in range(2):
        facts = json.loads(model.reply([ASK], WriteOptions(schema=SCHEMA), Run())[0])
        assert facts["format"] is None
        assert SCHEMA in facts["last"]


def test_thoughts_are_left_out(server):
    assert writer(server("thinking")).reply([ASK], WriteOptions(), Run())[0].startswith("{")


@pytest.mark.parametrize(
    ("mode", "key", "said"),
    [
        ("plain", "wrong", "refuses the key"),
        ("missing", "right", "does not know the address or the model 'some-model'"),
        ("busy", "right", "too many requests"),
        ("html", "right", "not OpenAI-compatible"),
    ],
)
def test_troubles_in_words(server, mode, key, said):
    with pytest.raises(BackendError, match=said):
        writer(server(mode), key).reply([ASK], WriteOptions(), Run())


def test_whole_script_is_written_by_a_server(server):
    said = []
    request = ScriptRequest("Ein alter Roboter arbeitet in der Werkstatt", method="paper")
    scripts = list(
        write_script(Own(writer(server("film")), "e"), Own(WordEmbedder(), "m"), request, Run(None, said.append))
    )
    last = scripts[-1]
    assert [scene.action for scene in last.scenes] == DEEDS
    assert {entity.name: entity.description for entity in last.entities} == {
        "old robot": PORTRAIT,
        "workshop": PORTRAIT,
    }
    assert len({scene.camera.direction for scene in last.scenes}) == 5
    assert "".join(said).splitlines() == [scene.prompt for scene in last.scenes]  # shown while they were written
    assert len(said) > 5
    assert last.warnings == ()


def test_silence_times_out(server):
    with pytest.raises(BackendError, match="did not answer in time"):
        writer(server("silent"), timeout=0.5).reply([ASK], WriteOptions(), Run())


def test_no_network():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(BackendError, match="cannot be reached"):
        writer(f"http://127.0.0.1:{port}/v1").reply([ASK], WriteOptions(), Run())


def test_stop_while_it_streams(server):
    token = CancelToken()
    pieces = []

    def stop(piece):
        pieces.append(piece)
        token.cancel()

    start = time.monotonic()
    with pytest.raises(Cancelled):
        writer(server("slow")).reply([ASK], WriteOptions(), Run(token=token), stop)
    assert len(pieces) == 1
    assert time.monotonic() - start < 5


def test_unset_and_wrong_urls():
    with pytest.raises(BackendError, match="VIDEOSTUDIO_ENDPOINT_URL"):
        writer("")
    with pytest.raises(BackendError, match="is no base URL"):
        writer("localhost")
