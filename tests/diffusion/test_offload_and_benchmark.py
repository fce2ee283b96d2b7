"""Offload hooks, the paper's adapter in the pipeline, and the benchmark command, all with real classes at tiny size."""

import argparse

import torch

from tests.random_weights.sizes import build_image_pipeline, build_video_pipeline
from videostudio.diffusion import SceneImagePipeline
from videostudio.evaluation import models_benchmark
from videostudio.nn import EntityAdapter

CLIP = {"height": 16, "width": 24, "num_frames": 2, "num_inference_steps": 2, "output_type": "latent"}
PICTURE = {"height": 32, "width": 32, "num_inference_steps": 2, "output_type": "latent"}


def test_video_offload(picture, seeded):
    pipe = build_video_pipeline()
    pipe.set_progress_bar_config(disable=True)
    wanted = pipe("x", picture(1), phrases=[], generator=seeded(1), **CLIP).frames
    pipe.enable_model_cpu_offload(device="cpu")
    for _ in range(2):  # hooks are put back after every run
        out = pipe("x", picture(1), phrases=[], generator=seeded(1), **CLIP).frames
        torch.testing.assert_close(out, wanted, atol=1e-4, rtol=1e-4)
        assert hasattr(pipe.unet, "_hf_hook")


def test_image_offload_and_paper_adapter(picture, seeded):
    pipe = build_image_pipeline()
    pipe.set_progress_bar_config(disable=True)
    plain = pipe("x", generator=seeded(1), **PICTURE).images
    wanted = pipe("x", [picture(1)], picture(2), generator=seeded(1), **PICTURE).images
    parts = {name: part for name, part in pipe.components.items() if name != "adapter"}
    pipe.adapter.remove()
    paper = SceneImagePipeline(**parts, adapter=EntityAdapter.install(pipe.unet, num_tokens=4, variant="paper"))
    paper.set_progress_bar_config(disable=True)
    out = paper("x", [picture(1)], picture(2), generator=seeded(1), **PICTURE).images
    torch.testing.assert_close(out, plain, atol=1e-5, rtol=1e-4)  # untrained: nothing changes
    paper.adapter.remove()
    pipe.adapter.attach(pipe.unet)
    pipe.enable_model_cpu_offload(device="cpu")
    again = pipe("x", [picture(1)], picture(2), generator=seeded(1), **PICTURE).images
    torch.testing.assert_close(again, wanted, atol=1e-4, rtol=1e-4)


def test_benchmark_command(capsys):
    parser = argparse.ArgumentParser()
    models_benchmark.add_arguments(parser)
    options = ["--size", "tiny", "--device", "cpu", "--steps", "1", "--repeats", "1"]
    assert models_benchmark.main(parser.parse_args(options)) == 0
    table = capsys.readouterr().out
    for row in (
        "matmul ceiling",
        "one video step",
        "video speed-up",
        "whole clip, 70 steps",
        "peak memory",
        "one image step",
    ):
        assert row in table
