"""Every knob of the program and the environment variable that turns it, described once.

The README's table of settings is checked against this file by a test.
"""

import argparse
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from videostudio.errors import InputError

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
# Addresses that only this machine can reach.
LOOPBACK = re.compile(r"localhost|127(\.\d{1,3}){3}|::1|\[::1\]")


def _knob(default: Any, variable: str, text: str, also: str = "") -> Any:
    """A setting: its default, its environment variable, what it does, and a variable of Gradio's that counts too."""
    return field(default=default, metadata={"variable": variable, "help": text, "also": also})


class Allowance(StrEnum):
    """To whom something is allowed."""

    LOCAL = "local"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's settings."""

    profile: str = _knob("draft", "VIDEOSTUDIO_PROFILE", "profile that is chosen when the page opens")
    data_dir: Path = _knob(Path("projects"), "VIDEOSTUDIO_DATA", "folder that holds the projects")
    device: str = _knob("auto", "VIDEOSTUDIO_DEVICE", "auto, cpu, cuda or cuda:N")
    memory_gb: float = _knob(0.0, "VIDEOSTUDIO_MEMORY_GB", "memory that models may fill on the device; 0 asks it")
    ram_gb: float = _knob(
        0.0, "VIDEOSTUDIO_RAM_GB", "main memory of the machine, of which models fill a share; 0 asks it"
    )
    threads: int = _knob(0, "VIDEOSTUDIO_THREADS", "CPU threads for models; 0 takes all")
    # A Space sets Gradio's own two variables and reaches the page by them only.
    host: str = _knob("127.0.0.1", "VIDEOSTUDIO_HOST", "address to listen on; 0.0.0.0 for all", "GRADIO_SERVER_NAME")
    port: int = _knob(7860, "VIDEOSTUDIO_PORT", "port of the page; 0 takes a free one", "GRADIO_SERVER_PORT")
    share: bool = _knob(False, "VIDEOSTUDIO_SHARE", "also open a public link through Gradio's tunnel")
    min_scenes: int = _knob(1, "VIDEOSTUDIO_MIN_SCENES", "fewest scenes a person may ask for")
    max_scenes: int = _knob(12, "VIDEOSTUDIO_MAX_SCENES", "most scenes a script may have")
    max_prompt_chars: int = _knob(2000, "VIDEOSTUDIO_MAX_PROMPT", "longest prompt, in characters")
    max_pixels: int = _knob(1280 * 1280, "VIDEOSTUDIO_MAX_PIXELS", "largest film picture, width times height")
    max_seconds: float = _knob(10.0, "VIDEOSTUDIO_MAX_SECONDS", "longest clip of a scene, in seconds")
    max_upload_mb: int = _knob(30, "VIDEOSTUDIO_MAX_UPLOAD_MB", "largest uploaded picture or sound file")
    max_upload_pixels: int = _knob(60_000_000, "VIDEOSTUDIO_MAX_UPLOAD_PIXELS", "largest uploaded picture, in pixels")
    max_project_mb: int = _knob(1000, "VIDEOSTUDIO_MAX_PROJECT_MB", "largest project archive, unpacked")
    keep_days: float = _knob(30.0, "VIDEOSTUDIO_KEEP_DAYS", "projects untouched for longer are deleted; 0 keeps all")
    disk_gb: float = _knob(20.0, "VIDEOSTUDIO_DISK_GB", "disk for projects before the oldest go; 0 is no limit")
    max_runs: int = _knob(4, "VIDEOSTUDIO_MAX_RUNS", "runs of one visitor at a time, waiting ones too; 0 is no limit")
    max_queue: int = _knob(40, "VIDEOSTUDIO_MAX_QUEUE", "runs of all visitors at a time; 0 is no limit")
    grace_seconds: float = _knob(20.0, "VIDEOSTUDIO_GRACE", "how long a run goes on after its page is closed")
    endpoint_url: str = _knob("", "VIDEOSTUDIO_ENDPOINT_URL", "base URL of an OpenAI-compatible language model")
    endpoint_key: str = _knob("", "VIDEOSTUDIO_ENDPOINT_KEY", "key for that endpoint")
    endpoint_model: str = _knob("", "VIDEOSTUDIO_ENDPOINT_MODEL", "model name to ask that endpoint for")
    own_models: Allowance = _knob(
        Allowance.LOCAL,
        "VIDEOSTUDIO_OWN_MODELS",
        "whether the page and the API may name model files and repositories of their own: local (only where nobody but "
        "this machine reaches the page), always or never",
    )
    trust_remote_code: bool = _knob(
        False, "VIDEOSTUDIO_TRUST_REMOTE_CODE", "let a model's repository run its own code here"
    )

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine reaches the page."""
        return not self.share and bool(LOOPBACK.fullmatch(self.host))

    @property
    def allows_own_models(self) -> bool:
        """Whether whoever asks may name files to read and repositories to download."""
        return self.own_models is Allowance.ALWAYS or (self.own_models is Allowance.LOCAL and self.is_local)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> "Settings":
        """Settings from the environment, with overrides on top.

        Args:
            environ: variables; the process's own if none are given.
            overrides: values by field name; None means not given.

        Raises:
            InputError: a variable's text does not fit its knob.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, Any] = {}
        for knob in fields(cls):
            variable = knob.metadata["variable"]
            if not environ.get(variable) and environ.get(knob.metadata["also"]):
                variable = knob.metadata["also"]
            if text := environ.get(variable, ""):
                values[knob.name] = _parse_value(text, type(knob.default), variable)
        values.update({name: value for name, value in overrides.items() if value is not None})
        device = values.get("device", "auto")
        if not re.fullmatch(r"auto|cpu|cuda(:\d+)?", device):
            raise InputError(f"'{device[:40]}' is no device. Choose one of: auto, cpu, cuda, cuda:N.")
        return cls(**values)

    @classmethod
    def from_arguments(cls, arguments: Sequence[str] | None = None) -> "Settings":
        """Settings from the environment and the options of `python app.py`; what does not fit is told, and ends it.

        Args:
            arguments: the command line; the process's own if none is given.
        """
        parser = argparse.ArgumentParser("app.py", description="Open the page.")
        parser.add_argument("--share", action="store_true", default=None, help="also open a public link")
        parser.add_argument("--host", help="address to listen on; 0.0.0.0 for all")
        parser.add_argument("--port", type=int, help="port of the page; 0 takes a free one")
        parser.add_argument("--profile", help="profile that is chosen when the page opens")
        parser.add_argument("--data", dest="data_dir", type=Path, help="folder that holds the projects")
        try:
            return cls.from_env(**vars(parser.parse_args(arguments)))
        except InputError as error:
            parser.error(str(error))

    @classmethod
    def knobs(cls) -> tuple[tuple[str, str, str], ...]:
        """Environment variable, default as text, and description of every knob."""
        return tuple((k.metadata["variable"], str(k.default), k.metadata["help"]) for k in fields(cls))


def _parse_value(text: str, kind: type, variable: str) -> Any:
    if kind is bool:
        lowered = text.strip().lower()
        if lowered not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
            raise InputError(f"{variable} is '{text[:40]}'; write 1 for on or 0 for off.")
        return lowered in {"1", "true", "yes", "on"}
    if issubclass(kind, Path):
        return Path(text).expanduser()
    if issubclass(kind, StrEnum):
        if text.strip().lower() not in set(kind):
            raise InputError(f"{variable} is '{text[:40]}'; write one of: {', '.join(kind)}.")
        return kind(text.strip().lower())
    read: Callable[[str], Any] = kind
    try:
        value = read(text)
    except ValueError as error:
        raise InputError(f"{variable} is '{text[:40]}'; a {kind.__name__} is needed there.") from error
    if isinstance(value, int | float) and not 0 <= value < float("inf"):
        raise InputError(f"{variable} is '{text[:40]}'; a number from 0 up is needed there.")
    return value
