"""Offload hooks, the paper's adapter in the pipeline, and the benchmark command, all with real classes at tiny size."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from tests.random_weights.pipelines import build_image_pipeline, build_video_pipeline
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


@pytest.mark.parametrize("what", [["models"], ["profile", "light", "--random-weights", "--size", "tiny"]])
def test_without_the_repository_the_benchmark_says_what_it_needs(tmp_path, what):
    package = Path(models_benchmark.__file__).parents[1]
    for name in ("videostudio", "assets"):
        (tmp_path / name).symlink_to(package.parent / name)
    command = [sys.executable, "-m", "videostudio", "benchmark", *what]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Run the command in a checkout of the repository." in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
