"""The benchmark of both models at tiny size: what it says, what it keeps when something fails, what it refuses."""

import argparse
import json
import time

import pytest
import torch

from videostudio.errors import InputError
from videostudio.evaluation import models_benchmark
from videostudio.evaluation.networks.measuring import TARGETS, Bench
from videostudio.evaluation.straightforward import gate_in_one_product
from videostudio.nn import TemporalConv
from videostudio.nn.attention import GEGLU
from videostudio.nn.layers import GroupNorm

TINY = {"device": "cpu", "steps": 1, "repeats": 1}


def row_of(rows, what):
    (row,) = [row for row in rows if row["what"] == what]
    return row


def test_command_writes_a_table_and_the_same_as_json(capsys, tmp_path):
    parser = argparse.ArgumentParser()
    models_benchmark.add_arguments(parser)
    file = tmp_path / "figures" / "models.json"
    options = ["--size", "tiny", "--device", "cpu", "--steps", "1", "--repeats", "1", "--output", str(file)]
    sections = ["--only", "ceiling", "video", "image", "exact", "offload", "shares"]
    assert models_benchmark.main(parser.parse_args([*options, *sections])) == 0
    table, kept = capsys.readouterr().out, json.loads(file.read_text())
    rows = kept["rows"]
    for what in (
        "matmul ceiling",
        "copy bandwidth",
        "one video step",
        "video step, share of the ceiling",
        "video speed-up",
        "video step, two passes",
        "whole clip, 70 steps",
        "clip: VAE decode",
        "peak memory, clip",
        "one image step",
        "image speed-up",
        "peak memory, picture",
        "weights of the largest",
    ):
        assert f"\n{what} " in table and row_of(rows, what)["value"] > 0
    for what in ("video output against the straightforward", "video output in float64", "fast video output, error"):
        assert row_of(rows, what)["met"] is True
    assert not [row for row in rows if "failed" in row["note"]]
    assert kept["machine"]["torch"] and kept["machine"]["diffusers"] and kept["machine"]["device"] == "cpu"
    assert any("conv" in kernel["name"] for kernel in kept["kernels"]["video step: kernels"])
    assert sum(row["value"] for row in rows if row["unit"] == "%" and "step: " in row["what"]) == pytest.approx(200)
    assert set(kept["seconds by section"]) >= {"section ceiling", "section video", "section image"}


def test_other_ways_to_compute_a_step_give_the_same_step():
    rows = models_benchmark.run_models_benchmark(sections=["attention", "variants"], **TINY)
    done = [row for row in rows if row["value"] is not None]
    assert {"video step, eager attention", "video step, gate in one product"} <= {row["what"] for row in done}
    assert all(float(row["note"].split("differs by ")[1]) < 1e-4 for row in done)
    # What a processor has no kernel for says so, and the others are measured.
    assert "failed: " in row_of(rows, "video step, cudnn attention")["note"]


def test_a_failure_leaves_a_row_and_the_rest_is_measured(monkeypatch, tmp_path):
    def broken(*_):
        raise RuntimeError("no kernel image\nis available")

    monkeypatch.setattr(models_benchmark, "measure_shares", broken)
    monkeypatch.setattr(models_benchmark, "matmul_ceiling", broken)
    file = tmp_path / "models.json"
    rows = models_benchmark.run_models_benchmark(sections=["ceiling", "video", "shares"], output=file, **TINY)
    for what in ("section ceiling", "step shares"):
        row = row_of(rows, what)
        assert row["value"] is None and row["note"] == "failed: RuntimeError: no kernel image is available"
    assert row_of(rows, "video step, two passes")["value"] > 0
    assert json.loads(file.read_text())["rows"] == rows


def test_a_wrong_output_is_judged_not_met(monkeypatch):
    right = TemporalConv.forward
    monkeypatch.setattr(TemporalConv, "forward", lambda self, x, frames: right(self, x.flip(0), frames).flip(0))
    rows = models_benchmark.run_models_benchmark(sections=["video", "exact"], **TINY)
    for what in ("video output against the straightforward", "video output in float64", "fast video output, error"):
        assert row_of(rows, what)["met"] is False


def test_time_limits():
    said = []
    bench = Bench(torch.device("cpu"), torch.float32, 1, seconds_in_all=60.0, say=said.append)
    bench.attempt("endless", lambda: time.sleep(30), most=0.2)
    assert "TimeOverError" in bench.rows[0]["note"] and "endless" in said[0]
    assert bench.attempt("quick", lambda: 7) == 7
    time.sleep(0.3)  # no alarm is left behind
    bench.attempt("outer", lambda: bench.attempt("inner", lambda: time.sleep(30)) or time.sleep(30), most=0.2)
    assert [row["what"] for row in bench.rows[1:]] == ["inner", "outer"]
    bench.seconds_in_all = 0.0
    assert bench.attempt("late", lambda: 7) is None and "left out" in bench.rows[-1]["note"]


def test_targets_are_judged():
    bench = Bench(torch.device("cpu"), torch.float32, 1, targets=TARGETS)
    figures = {"video speed-up": (2.0, 1.9), "whole clip, 70 steps": (14.9, 15.0), "peak memory, clip": (13.9, 14.0)}
    for what, (good, bad) in figures.items():
        bench.add(what, good)
        bench.add(what, bad)
        bench.add(what, float("nan"))
    assert [row["met"] for row in bench.rows] == [True, False, None] * 3


def test_unknown_section():
    with pytest.raises(InputError, match="ceiling, video"):
        models_benchmark.run_models_benchmark(sections=["all"], **TINY)


@torch.no_grad()
def test_the_gate_says_the_same_in_one_product():
    torch.manual_seed(0)
    gate, tokens = GEGLU(12, 48).double(), torch.randn(3, 5, 12, dtype=torch.float64)
    wanted = gate_in_one_product(gate, tokens)
    torch.testing.assert_close(gate(tokens), wanted)
    assert not torch.allclose(wanted.flip(-1), wanted)
    value, gated = gate.proj(tokens)
    assert value.is_contiguous() and gated.is_contiguous()


@torch.no_grad()
def test_group_norm_in_channels_last():
    torch.manual_seed(0)
    x = (torch.randn(2, 64, 6, 5) + 0.5).to(torch.bfloat16).contiguous(memory_format=torch.channels_last)
    norm = GroupNorm(16, 64).to(torch.bfloat16)
    torch.nn.init.normal_(norm.weight)
    wanted = torch.nn.functional.group_norm(x.float(), 16, norm.weight.float(), norm.bias.float(), norm.eps)
    out = norm(x)
    assert out.is_contiguous(memory_format=torch.channels_last)
    assert (out.float() - wanted).norm() < 1e-2 * wanted.norm()
