"""What models take of a GPU: the command that measures it on a machine with one, tried at tiny size without."""

import json
import subprocess
import sys
from dataclasses import replace

import bitsandbytes
import pytest
import safetensors
import torch
import transformers

from tests.random_weights import sparse
from tests.random_weights.snapshots import write_snapshot, write_with_holes
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.protocols import Message, WriteOptions
from videostudio.backends.runtime import memory
from videostudio.backends.runtime.memory import Level
from videostudio.backends.runtime.placement import PlacedPipeline, move_network
from videostudio.cli.main import main
from videostudio.errors import BackendError
from videostudio.evaluation.cards.case import CaseKind, ModelSize
from videostudio.evaluation.memory_benchmark import Machine, MemoryBenchmark, list_cases, memory_report
from videostudio.evaluation.profile_benchmark import STAGES
from videostudio.profiles import load_profiles
from videostudio.run import Run
from videostudio.settings import ROOT, Settings

# The tables of plans and limits do not depend on the size of the models.
CARDS = (8.0, 12.0, 16.0, 24.0)


@pytest.fixture
def without_gpu(monkeypatch):
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")


def test_one_command_tries_every_placement_and_prints_it(tmp_path, capsys, without_gpu):
    words = ["--size", "tiny", "--backends", "qwen3-klein", "flux2-klein", "--seconds", "250"]
    assert main(["benchmark", "memory", *words, "--out", str(tmp_path / "memory.json")]) == 0
    table = capsys.readouterr().out
    assert "without limits" in table
    for placement in ("4-bit weights", "8-bit weights", "full precision", "resident", "streamed blocks"):
        assert placement in table
    written = json.loads((tmp_path / "memory.json").read_text())["cases"]
    assert len(written) == 8
    assert not any(case["error"] for case in written)
    assert all(case["placement"] == case["planned"] and case["item_s"] > 0 for case in written)


def test_a_crash_ends_one_measurement_and_is_told(tmp_path, without_gpu):
    cases = list_cases(["sd21"], ModelSize.TINY, on_gpu=False)[:2]
    broken = replace(cases[0], options={"pipeline": "NoSuchPipeline"})
    machine, found = MemoryBenchmark([broken, cases[1]], tmp_path, tmp_path / "all.json", 200.0, 100.0).run()
    assert "NoSuchPipeline" in found[0]["error"]
    assert "Traceback" in found[0]["traceback"]
    assert not found[1]["error"]
    assert found[1]["item_s"] > 0
    assert "NoSuchPipeline" in memory_report(machine, found)


def test_what_does_not_end_in_time_is_told_and_the_rest_kept(tmp_path, without_gpu):
    case = list_cases(["sd21"], ModelSize.TINY, on_gpu=False)[0]
    _, found = MemoryBenchmark([case], tmp_path, tmp_path / "all.json", 200.0, 0.01).run()
    assert found[0]["error"] == "stopped after 0 s"
    _, found = MemoryBenchmark([case], tmp_path / "none", tmp_path / "all.json", 3.0, 100.0).run()
    assert found[0]["error"] == "not begun: no time was left"


def test_plan_and_peak_stand_in_their_columns():
    found = [
        {"name": "a", "kind": CaseKind.LIMIT, "backend": "sd21", "card_gb": 12.0, "planned": "resident",
         "placement": "streamed blocks", "plan_gb": 3.5, "reserved_gb": 4.25, "allocated_gb": 4.0, "error": ""},
    ]  # fmt: skip
    row = memory_report(Machine("H100", 79.0, 100.0, "spawn"), found).splitlines()[4]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:7] == ["limit", "sd21", "12 GB", "resident -> streamed blocks", "3.5", "4.2", "4.0"]


def test_models_that_were_not_written_are_no_measurement_but_told():
    told = memory_report(Machine("H100", 79.0, 100.0, "spawn"), [{"name": "models sd21", "error": "OSError: full"}])
    assert "models sd21: OSError: full" in told
    assert not any("models" in line for line in told.splitlines() if line.startswith("|"))


TWO_WRITERS = """
import json, sys
from pathlib import Path
from videostudio.evaluation.cards.case import ModelSize, write_models
home = Path(sys.argv[1])
for backend in ("flux2-klein", "flux2-klein-scenes"):
    write_models(backend, home, ModelSize.TINY, "bfloat16", home / f"{backend}.told")
    assert "error" not in json.loads((home / f"{backend}.told").read_text())
    files = {str(file): file.stat().st_ino for file in sorted((home / "klein").rglob("*")) if file.is_file()}
    (home / f"{backend}.files").write_text(json.dumps(files))
"""


def test_who_writes_the_same_models_second_leaves_those_that_are_in_use(tmp_path):
    subprocess.run([sys.executable, "-c", TWO_WRITERS, str(tmp_path)], cwd=ROOT, check=True)
    names = ("flux2-klein", "flux2-klein-scenes")
    first, second = (json.loads((tmp_path / f"{name}.files").read_text()) for name in names)
    assert len(first) > 5 and first == second
    for name in names:
        options = json.loads((tmp_path / f"{name}.options.json").read_text())
        assert options["model"] == str(tmp_path / "klein")
    assert not list(tmp_path.glob("*.own"))


def test_a_file_that_two_write_at_once_is_one_and_stays_what_others_linked_to(tmp_path, monkeypatch):
    tensors, plain = {"weight": torch.empty(4, 4, device="meta")}, sparse._start_of
    others = [tmp_path / "second" / "model.safetensors"]

    def overtaken(name, tensor):
        if others:
            sparse.write_holes(others.pop(), tensors, tmp_path / "store")
        return plain(name, tensor)

    monkeypatch.setattr(sparse, "_start_of", overtaken)
    monkeypatch.setattr(sparse.os, "getpid", iter(range(2)).__next__)
    sparse.write_holes(tmp_path / "first" / "model.safetensors", tensors, tmp_path / "store")
    assert (tmp_path / "first" / "model.safetensors").samefile(tmp_path / "second" / "model.safetensors")
    assert len(list((tmp_path / "store").iterdir())) == 1


def test_every_model_of_the_profiles_is_measured_on_every_card_and_in_every_placement():
    profiles = load_profiles(BUILTIN)
    named = {profiles[name].backends[role].name for name in ("light", "paper", "modern") for role in STAGES}
    cases = list_cases()
    assert {case.backend for case in cases} == named | {"wan22"}
    for name in named:
        own = [case for case in cases if case.backend == name]
        assert {case.allowed_gb for case in own if case.kind == CaseKind.LIMIT} == set(CARDS)
        assert [case.allowed_gb < case.planned_gb for case in own if case.kind == CaseKind.STEP_DOWN] == [True]
    assert len({case.name for case in cases}) == len(cases)
    first = [case.allowed_gb for case in cases if case.kind == CaseKind.LIMIT][: len(named)]
    assert set(first[: len(named) - 1]) <= {12.0, 24.0}


@pytest.mark.parametrize(
    "backend", ["sd21", "flux2-klein", "videostudio-img", "videostudio-vid", "wan22-a14b", "glm-4-9b"]
)
def test_files_with_holes_hold_what_real_ones_hold(backend, tmp_path):
    write_snapshot(backend, tmp_path / "real")
    write_with_holes(backend, tmp_path / "holes", tmp_path / "store", "float32", "tiny")
    real = {file.relative_to(tmp_path / "real"): file for file in (tmp_path / "real").rglob("*.safetensors")}
    holes = {file.relative_to(tmp_path / "holes"): file for file in (tmp_path / "holes").rglob("*.safetensors")}
    assert set(real) == set(holes)
    for name, file in real.items():
        assert _shapes(file) == _shapes(holes[name]), name
    configs = [file.relative_to(tmp_path / "real") for file in (tmp_path / "real").rglob("*.json")]
    assert configs
    assert all((tmp_path / "holes" / name).exists() for name in configs)


def _shapes(file):
    with safetensors.safe_open(file, "pt") as opened:
        return {name: tuple(opened.get_slice(name).get_shape()) for name in opened.keys()}  # noqa: SIM118


def test_full_size_takes_no_disk_and_the_second_network_none_at_all(tmp_path):
    options = write_with_holes("wan22-a14b", tmp_path, tmp_path / "store")
    files = list((tmp_path / "base" / "transformer").glob("*.safetensors"))
    assert sum(file.stat().st_size for file in files) > 26 * 2**30
    assert sum(file.stat().st_blocks * 512 for file in files) < 2**30
    assert all(file.samefile(tmp_path / "base" / "transformer_2" / file.name) for file in files)
    assert options["model"] == str(tmp_path / "base")


class Copied(torch.nn.Sequential):
    """Moves as a network does between main memory and a GPU: its weights become copies."""

    def to(self, device):
        for parameter in self.parameters():
            parameter.data = parameter.data.clone()
        return self


def test_nothing_of_weights_in_few_bits_stays_where_they_were():
    layer = bitsandbytes.nn.Linear8bitLt(32, 32, has_fp16_weights=False, threshold=6.0).to("cpu")
    network, given = Copied(layer), torch.ones(1, 32)
    for holder in (layer.weight, layer.state):  # it hands its weights on when it is first used
        assert holder.CB is not None
        move_network(network, "cpu")
        assert holder.CB.data_ptr() == layer.weight.data_ptr()
        before = network(given)
        assert torch.equal(network(given), before)


def test_the_operator_says_how_much_main_memory_there_is(manager, monkeypatch):
    from videostudio.backends.runtime.manager import ModelManager
    from videostudio.profiles import load_profiles

    monkeypatch.setattr("videostudio.backends.runtime.memory.main_memory_gb", lambda: 4.0)
    profile = load_profiles(BUILTIN)["light"]
    settings = Settings(device="cuda", memory_gb=12.0)
    assert not ModelManager(settings).plan(profile).fits
    assert ModelManager(replace(settings, ram_gb=64.0)).plan(profile).fits


def test_a_model_steps_down_as_often_as_memory_runs_out(manager, snapshots):
    row = BUILTIN.get("sd21")
    ways = memory.pipeline_placements(row.parts, row.working_gb)
    for failures, level in ((1, Level.OFFLOAD), (2, Level.STREAM)):
        with manager.loan(row.name, row.role, **snapshots.options("sd21")).use(Run()) as model:
            model.held, tries = PlacedPipeline(model.held.pipe, "cpu", ways), []

            def work(pipe, tries=tries, failures=failures):
                tries.append(pipe)
                if len(tries) <= failures:
                    raise RuntimeError("CUDA out of memory")
                return "made"

            assert model.sample(Run(), 1, work) == "made"
            assert model.placement.level is level
            model.held, tries[:] = PlacedPipeline(model.held.pipe, "cpu", ways), []
            with pytest.raises(BackendError, match="even with streamed blocks"):
                model.sample(Run(), 1, lambda pipe: work(pipe, [], 1))


def test_a_writer_that_does_not_fit_is_loaded_in_fewer_bits(manager, snapshots, monkeypatch):
    kind, refused = transformers.Qwen3ForCausalLM, []
    move = kind.to

    def full(network, *place, **more):
        if not getattr(network, "is_quantized", False):
            refused.append(network)
            raise RuntimeError("CUDA out of memory")
        return move(network, *place, **more)

    monkeypatch.setattr(kind, "to", full)
    options = {**snapshots.options("qwen3-klein"), "quantization": "auto"}
    with manager.loan("qwen3-klein", BUILTIN.get("qwen3-klein").role, **options).use(Run()) as model:
        assert refused
        assert manager.placements()["qwen3-klein"].words == "4-bit weights"
        assert model.reply([(Message("user", "Tell a story."),)], WriteOptions(max_new_tokens=4), Run())
