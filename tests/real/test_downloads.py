"""Downloads from a hub that is a small HTTP server on this machine: whole, broken, stopped, gated, gone, offline."""

import hashlib
import json
import shutil
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from videostudio.backends.runtime import downloads
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {"config.json": b'{"a": 1}', "unet/model.safetensors": bytes(range(256)) * 4096}


class Hub(BaseHTTPRequestHandler):
    """Enough of the hub's interface for snapshot_download."""

    gated: frozenset[str] = frozenset({"gated/model"})
    slow = 0.0
    broken_after = 0
    asked: list[str]

    def log_message(self, *args) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(body=False)

    def do_GET(self) -> None:
        self.answer(body=True)

    def answer(self, body: bool) -> None:
        type(self).asked.append(f"{self.command} {self.path} {self.headers.get('Range', '')}".strip())
        path = self.path.partition("?")[0]
        if path.startswith("/api/models/"):
            name = "/".join(path.split("/")[3:5])
            return self.tree() if "/tree/" in path else self.info(name)
        name, _, rest = path[1:].partition("/resolve/")
        file = rest.partition("/")[2]
        return self.file(file, body) if file in FILES else self.say(404, {"X-Error-Code": "EntryNotFound"})

    def info(self, name: str) -> None:
        if name in self.gated:
            return self.say(403, {"X-Error-Code": "GatedRepo"}, {"error": "gated"})
        if name != "tiny/model":
            return self.say(404, {"X-Error-Code": "RepoNotFound"}, {"error": "gone"})
        siblings = [{"rfilename": file, "size": len(data)} for file, data in FILES.items()]
        return self.say(200, {}, {"id": name, "modelId": name, "sha": COMMIT, "siblings": siblings, "tags": []})

    def tree(self) -> None:
        rows = [
            {"type": "file", "path": file, "size": len(data), "oid": hashlib.sha1(data).hexdigest()}
            for file, data in FILES.items()
        ]
        self.say(200, {}, rows)

    def file(self, name: str, body: bool) -> None:
        data = FILES[name]
        start = 0
        if asked := self.headers.get("Range"):
            start = int(asked.removeprefix("bytes=").partition("-")[0])
        self.send_response(206 if start else 200)
        self.send_header("ETag", f'"{hashlib.sha1(data).hexdigest()}"')
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(data) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        if not body:
            return
        for place in range(start, len(data), 65536):
            if self.broken_after and place >= self.broken_after:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.wfile.write(data[place : place + 65536])
            if len(data) > 65536:
                time.sleep(self.slow)

    def say(self, code: int, headers: dict, content: object = None) -> None:
        data = json.dumps(content).encode()
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


@pytest.fixture
def hub(tmp_path, monkeypatch):
    kind = type("OneHub", (Hub,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_DISABLE_XET", "1")
    for name in ("HF_HUB_CACHE", "HF_HUB_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    yield kind
    server.shutdown()
    server.server_close()


def test_a_model_comes_with_its_progress_and_only_once(hub):
    told = []
    hub.slow = 0.05
    folder = downloads.fetch_model("tiny/model", run=Run(on_progress=lambda p: told.append(p.text)))
    assert (folder / "unet/model.safetensors").read_bytes() == FILES["unet/model.safetensors"]
    assert any("Downloading tiny/model: " in text and " of 1 MB" in text for text in told), told
    hub.asked.clear()
    assert downloads.fetch_model("tiny/model") == folder
    assert hub.asked == []
    assert downloads.fetch_model("tiny/model/unet", files=("model.safetensors",)) == folder / "unet"


def test_stop_ends_a_transfer_at_once_and_the_next_one_goes_on(hub):
    hub.slow = 0.3
    token = CancelToken()
    threading.Timer(4.0, token.cancel).start()
    with pytest.raises(Cancelled):
        downloads.fetch_model("tiny/model", run=Run(token=token))
    hub.slow = 0.0
    folder = downloads.fetch_model("tiny/model")
    assert (folder / "unet/model.safetensors").read_bytes() == FILES["unet/model.safetensors"]


def test_what_cannot_be_had_names_the_page_and_what_to_do(hub, monkeypatch):
    with pytest.raises(BackendError, match=r"accepted its terms. Visit https://huggingface.co/gated/model.*HF_TOKEN"):
        downloads.fetch_model("gated/model")
    with pytest.raises(BackendError, match=r"not on the model hub \(any more\).*huggingface.co/no/model"):
        downloads.fetch_model("no/model")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(BackendError, match="HF_HUB_OFFLINE forbids"):
        downloads.fetch_model("tiny/model")
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(BackendError, match=r"hub cannot be reached.*what has arrived is kept"):
        downloads.fetch_model("tiny/model")


def test_a_full_disk_is_said_before_anything_is_transferred(hub, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 1000))
    with pytest.raises(BackendError, match=r"1000 bytes are free.*HF_HOME"):
        downloads.fetch_model("tiny/model")
    assert not any(request.startswith("GET /tiny") for request in hub.asked)


def test_a_folder_is_taken_as_it_is(tmp_path):
    assert downloads.fetch_model(str(tmp_path)) == tmp_path
    with pytest.raises(BackendError, match="There is no model in"):
        downloads.fetch_model("/no/such/folder")
    with pytest.raises(BackendError, match="neither a folder"):
        downloads.fetch_model("model")
