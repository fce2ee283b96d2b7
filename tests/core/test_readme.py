"""The README tells the truth: everything it should list is there, and its commands work on the draft profile."""

import re
import shlex
from pathlib import Path

from tests import fakes
from videostudio.backends.catalogue import BUILTIN
from videostudio.cli.console import DONE
from videostudio.cli.main import main
from videostudio.cli.parser import build_parser
from videostudio.profiles import load_profiles
from videostudio.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[3:]
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("python -m videostudio ")
]


def test_every_setting_profile_and_backend_is_listed():
    missing = [variable for variable, _, _ in Settings.knobs() if f"`{variable}`" not in README]
    missing += [name for name in load_profiles(BUILTIN) if f"`{name}`" not in README]
    missing += [row.name for row in BUILTIN if f"`{row.name}`" not in README]
    assert not missing


def test_settings_are_listed_with_their_defaults():
    for variable, default, text in Settings.knobs():
        row = next(line for line in README.splitlines() if line.startswith(f"| `{variable}`"))
        assert text in row
        assert not default or f"`{default}`" in row


def test_every_command_is_shown():
    known = build_parser()._subparsers._group_actions[0].choices
    shown = {command[0] for command in COMMANDS}
    assert set(known) - shown - {"references", "train"} == set()


def test_pictures_and_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)]+)\)", README):
        if "://" not in target:
            assert (ROOT / target).is_file(), target


def test_the_space_header_fits_the_requirements():
    header = dict(line.split(":", 1) for line in README.split("---")[1].strip().splitlines() if ": " in line)
    pins = dict(re.findall(r"^([a-z0-9_-]+)==(\S+)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    assert header["sdk_version"].strip() == pins["gradio"]
    assert (ROOT / header["app_file"].strip()).is_file()


def test_a_zerogpu_space_gets_the_same_versions_but_its_own_pytorch_and_python():
    """PyTorch and Python as ZeroGPU's documentation lists them (docs/hub/spaces-zerogpu, August 2026)."""
    usual, there = (
        [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
        for name in ("requirements.txt", "requirements-zerogpu.txt")
    )
    differing = set(usual) ^ set(there)
    assert {re.split("[=<>]", line)[0] for line in differing} == {"torch", "gradio"}
    (torch,) = (line for line in there if line.startswith("torch=="))
    assert torch.partition("==")[2] in {"2.8.0", "2.9.1", "2.10.0", "2.11.0"}
    assert not any(line.startswith(("gradio", "spaces", "huggingface_hub")) for line in there)
    assert re.search(r'^python_version: "3\.(12\.12|10\.13)"$', README, re.MULTILINE)


def test_its_commands_work_with_quick_backends(tmp_path, monkeypatch):
    """Every command in order, as a reader would type them; `script` is left to the next test."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "script.json").write_text(fakes.story().to_json())
    for command in COMMANDS:
        if command[0] in {"script", "benchmark", "train"} or (command[0] == "render" and "--script" not in command):
            continue
        assert main(command, fakes.REGISTRY) == DONE, command
    assert (tmp_path / "film.mp4").is_file()
    assert (tmp_path / "cake.zip").is_file()
