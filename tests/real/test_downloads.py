"""Downloads from a hub that is a small HTTP server on this machine: whole, broken, stopped, gated, gone, offline."""

import hashlib
import io
import json
import re
import shutil
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from safetensors.torch import load

from tests.snapshots import ask
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Role
from videostudio.backends.runtime import downloads
from videostudio.backends.runtime.manager import ModelManager
from videostudio.cli.doctor import profile_outlook
from videostudio.errors import BackendError
from videostudio.run import Cancelled, CancelToken, Run
from videostudio.settings import Settings
from videostudio.studio import Studio
from videostudio.ui.views.advanced import render_outlook

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {"config.json": b'{"a": 1}', "unet/model.safetensors": bytes(range(256)) * 4096}


class Hub(BaseHTTPRequestHandler):
    """Enough of the hub's interface for snapshot_download."""

    gated: frozenset[str] = frozenset({"gated/model"})
    # What is in the repositories, and what those that list their files but do not give them answer.
    files: ClassVar[dict[str, dict[str, bytes]]] = {"tiny/model": FILES}
    refused: ClassVar[dict[str, tuple[int, dict[str, str]]]] = {}
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
            return self.tree(name) if "/tree/" in path else self.info(name)
        name, _, rest = path[1:].partition("/resolve/")
        if name in self.refused:
            return self.say(*self.refused[name])
        file = rest.partition("/")[2]
        held = self.files.get(name, {})
        return self.file(held[file], body) if file in held else self.say(404, {"X-Error-Code": "EntryNotFound"})

    def info(self, name: str) -> None:
        if name in self.gated:
            return self.say(403, {"X-Error-Code": "GatedRepo"}, {"error": "gated"})
        if name not in self.files:
            return self.say(404, {"X-Error-Code": "RepoNotFound"}, {"error": "gone"})
        siblings = [{"rfilename": file, "size": len(data)} for file, data in self.files[name].items()]
        return self.say(200, {}, {"id": name, "modelId": name, "sha": COMMIT, "siblings": siblings, "tags": []})

    def tree(self, name: str) -> None:
        if name in self.gated or name not in self.files:
            return self.info(name)
        rows = [
            {"type": "file", "path": file, "size": len(data), "oid": hashlib.sha1(data).hexdigest()}
            for file, data in self.files[name].items()
        ]
        return self.say(200, {}, rows)

    def file(self, data: bytes, body: bool) -> None:
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
    kind = type("OneHub", (Hub,), {"asked": [], "files": {"tiny/model": FILES}, "refused": {}})
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
    with pytest.raises(BackendError, match=r"accept the licence at https://huggingface.co/gated/model.*HF_TOKEN"):
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


@pytest.mark.parametrize(("code", "says"), [(401, {"X-Error-Code": "GatedRepo"}), (401, {}), (403, {})])
def test_files_that_are_listed_but_refused_are_a_matter_of_terms_too(hub, code, says):
    hub.files["gated/files"] = FILES
    hub.refused["gated/files"] = (code, says)
    with pytest.raises(BackendError, match=r"accept the licence at https://huggingface.co/gated/files.*HF_TOKEN"):
        downloads.fetch_model("gated/files")


def released(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, as a repository holds it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pickled(files: dict[str, bytes], *networks: str, name: str) -> None:
    """Turn networks' safetensors into a pickle of tensors, as older repositories have them."""
    for network in networks:
        data = io.BytesIO()
        found = next(file for file in files if file.startswith(f"{network}/") and file.endswith(".safetensors"))
        torch.save(load(files.pop(found)), data)
        files[f"{network}/{name}"] = data.getvalue()


def made(backend: str, folder: Path, **options):
    row, manager = BUILTIN.get(backend), ModelManager(Settings(device="cpu", threads=1))
    try:
        with manager.loan(backend, row.role, **options).use(Run()) as model:
            return ask(row.role, model, folder, Run())
    finally:
        manager.clear()


def test_the_release_is_read_as_it_lies_on_the_hub_and_no_file_is_fetched_twice(hub, snapshots, tmp_path):
    """Its UNet is pickled, what is beside it is in half precision by name, its picture encoder may be pickled."""
    here = snapshots.options("videostudio-vid")
    files = released(Path(here["model"]))
    home = "videostudio-vid"
    for part, kind in (("vae", "diffusion_pytorch_model"), ("text_encoder_2", "model")):
        plain = files[f"{home}/{part}/{kind}.safetensors"]
        files[f"{home}/{part}/{kind}.fp16.safetensors"] = plain
        files[f"{home}/{part}/{kind}.safetensors"] = files[f"{home}/{part}/{kind}.fp16.bin"] = b"not to be fetched"
    pickled(files, f"{home}/unet", name="diffusion_pytorch_model.bin")
    pickled(files, "videostudio-img-encoder", name="pytorch_model.bin")
    files[f"{home}/text_encoder/model.fp16.safetensors"] = files["u2net.pth"] = b"not to be fetched"
    hub.files["tiny/release"] = files
    clip = made("videostudio-vid", tmp_path, **{**here, "model": "tiny/release"})
    assert np.array_equal(clip, made("videostudio-vid", tmp_path, **here))
    fetched = {line.partition(f"/{COMMIT}/")[2].split()[0] for line in hub.asked if line.startswith("GET /tiny")}
    assert {file for file in fetched if file.endswith(downloads.WEIGHTS)} == {
        f"{home}/unet/diffusion_pytorch_model.bin",
        f"{home}/vae/diffusion_pytorch_model.fp16.safetensors",
        f"{home}/text_encoder_2/model.fp16.safetensors",
        "videostudio-img-encoder/pytorch_model.bin",
    }
    assert b"not to be fetched" not in {files[file] for file in fetched}


@pytest.mark.parametrize(
    ("unet", "words", "vae"),
    [
        ({"variant": "fp16", "max_shard_size": "100KB"}, "model.fp16.safetensors", {"variant": "fp16"}),
        (
            {"variant": "fp16", "max_shard_size": "100KB", "safe_serialization": False},
            "pytorch_model.fp16.bin",
            {"variant": "fp16", "safe_serialization": False},
        ),
        ({"max_shard_size": "100KB", "safe_serialization": False}, "pytorch_model.bin", {"variant": "fp16"}),
    ],
)
def test_weights_come_in_every_layout_of_the_hub(hub, snapshots, tmp_path, unet, words, vae):
    here = snapshots.options("sd21")
    folder = shutil.copytree(here["model"], tmp_path / "repository")
    for part, kind, options in (("unet", UNet2DConditionModel, unet), ("vae", AutoencoderKL, vae)):
        network = kind.from_pretrained(folder / part)
        for file in (folder / part).glob("*.safetensors"):
            file.unlink()
        network.save_pretrained(folder / part, **options)
    plain = folder / "text_encoder" / "model.safetensors"
    if words.endswith(".bin"):
        torch.save(load(plain.read_bytes()), plain.with_name(words))
        plain.unlink()
    else:
        plain.rename(plain.with_name(words))
    hub.files["tiny/layout"] = released(folder)
    assert len([file for file in hub.files["tiny/layout"] if "-of-" in file]) > 1
    picture = made("sd21", tmp_path, **{**here, "model": "tiny/layout", "revision": "main"})
    assert np.array_equal(picture, made("sd21", tmp_path, **here))


class Harmful:
    """Runs a command where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self):
        return (Path.touch, (self.mark,))


def test_a_pickle_that_holds_more_than_tensors_is_refused_and_not_run(hub, snapshots, tmp_path):
    here = snapshots.options("videostudio-vid")
    files, mark, data = released(Path(here["model"])), tmp_path / "was run", io.BytesIO()
    pickled(files, "videostudio-vid/unet", name="diffusion_pytorch_model.bin")
    torch.save({"conv_in.weight": Harmful(mark)}, data)
    files["videostudio-vid/unet/diffusion_pytorch_model.bin"] = data.getvalue()
    hub.files["tiny/harmful"] = files
    with pytest.raises(BackendError, match="cannot be loaded"):
        made("videostudio-vid", tmp_path, **{**here, "model": "tiny/harmful"})
    assert not mark.exists()


def test_a_repository_without_the_files_that_are_needed_is_named_before_anything_is_fetched(hub):
    with pytest.raises(BackendError, match=r"no files of the kind that is needed \(text_encoder/model.safetensors"):
        downloads.fetch_model("tiny/model/text_encoder", files=("model.safetensors",))
    assert not any(line.startswith("GET /tiny/model/resolve") for line in hub.asked)


def test_terms_are_told_before_the_download_and_without_a_token_nothing_is_loaded(tmp_path, monkeypatch):
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_TOKEN_PATH", str(tmp_path / "home" / "token"))
    studio = Studio(Settings(data_dir=tmp_path, device="cpu", memory_gb=64))
    terms = r"accept the licence at https://huggingface.co/stabilityai/stable-video-diffusion-img2vid-xt.*HF_TOKEN"
    swap = ((Role.IMAGE_TO_VIDEO.value, "svd"),)
    project = studio.create("A cook", profile="light", size="1024x576", backends=swap)
    outlook = profile_outlook(studio.profile("light").with_backends(swap, studio.registry), studio.manager)
    with pytest.raises(BackendError, match=terms):
        studio.ready(project)
    assert re.search(terms, render_outlook(outlook, studio.registry))
    monkeypatch.setenv("HF_TOKEN", "hf_something")
    known = profile_outlook(studio.profile("light").with_backends(swap, studio.registry), studio.manager)
    studio.ready(project)
    assert re.search(terms, render_outlook(known, studio.registry))
    assert re.search(terms, known.checks(studio.registry)[1].found)
