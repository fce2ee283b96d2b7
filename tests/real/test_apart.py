"""Backends stand alone, calls on ZeroGPU, the benchmark and the doctor."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.cutouts.sessions import without_compiling
from videostudio.backends.registry import Backend, Role
from videostudio.backends.runtime.downloads import rembg_home
from videostudio.cli.doctor import machine_checks
from videostudio.cli.main import main
from videostudio.errors import BackendError
from videostudio.profiles import load_profiles
from videostudio.settings import Settings

PACKAGE = Path(__file__).parents[2] / "videostudio"


def test_no_file_needs_a_familys_file():
    """A family is a file that factories lie in; what families share lies in files beside them."""
    families, wrong = {row.factory.partition(":")[0] for row in BUILTIN}, []
    for path in PACKAGE.rglob("*.py"):
        own = "videostudio." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            wrong += [f"{path}:{node.lineno} imports {name}" for name in names if name in families and name != own]
    assert not wrong


def test_every_family_is_used_by_a_row():
    """No file of a model is left over: it holds factories, or a family's file imports it."""
    families = {row.factory.partition(":")[0] for row in BUILTIN}
    for folder in ("writers", "pictures", "clips", "cutouts", "embedders"):
        files = [path for path in (PACKAGE / "backends" / folder).glob("*.py") if path.stem != "__init__"]
        texts = "".join(path.read_text(encoding="utf-8") for path in files)
        for path in files:
            name = f"videostudio.backends.{folder}.{path.stem}"
            assert name in families or f"from {name} import" in texts, path


def test_a_missing_file_breaks_its_own_rows_only():
    row = Backend("gone", Role.SEGMENTER, "videostudio.backends.gone:gone", "Gone", "")
    with pytest.raises(BackendError, match="file is missing from this installation"):
        row.load_factory()
    product = [row for row in BUILTIN if not row.factory.startswith("videostudio.draft.")]
    assert len(product) > 20
    assert all(callable(row.load_factory()) for row in product)


def test_options_and_missing_models_are_known_without_a_model_library():
    program = (
        "import sys; from videostudio.backends.catalogue import BUILTIN; "
        "from videostudio.backends.runtime.missing import is_here; "
        "found = [(row.list_options(), is_here(row, {})) for row in BUILTIN]; "
        "print(len(found) > 20, [m for m in ('torch', 'diffusers', 'transformers', 'rembg') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=PACKAGE.parent, check=True
    )
    assert done.stdout.strip() == "True []"


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({"U2NET_HOME": "/models/rembg", "XDG_DATA_HOME": "/data"}, "/models/rembg"),
        ({"XDG_DATA_HOME": "/data"}, "/data/.u2net"),
        ({}, str(Path.home() / ".u2net")),
    ],
)
def test_rembgs_models_are_looked_for_where_rembg_keeps_them(variables, place, monkeypatch):
    for name in ("U2NET_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert str(rembg_home()) == place
    with without_compiling():
        from rembg.sessions.base import BaseSession
    assert BaseSession.u2net_home() == place


def test_the_doctor_tells_what_each_profile_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    checks = {c.name: c for c in machine_checks(Settings(data_dir=tmp_path), load_profiles(BUILTIN))}
    for name in ("paper", "modern", "light"):
        assert "to be downloaded at first use" in checks[f"profile {name}: models"].found
        assert checks[f"profile {name}: memory"].found
        for check in (checks[f"profile {name}: memory"], checks[f"profile {name}"]):
            assert check.good or check.mend
    assert "profile draft: models" not in checks


def test_the_benchmark_measures_random_weights(capsys):
    assert main(["benchmark", "profile", "light", "--random-weights", "--size", "tiny", "--steps", "2"]) == 0
    out = capsys.readouterr().out
    for text in ("| writer", "| image_to_video", "peak VRAM", "| 8 GB", "| 48 GB", "s / clip"):
        assert text in out, out
    assert main(["benchmark", "profile", "paper", "--plan"]) == 0
    assert "VideoStudio" not in capsys.readouterr().err
