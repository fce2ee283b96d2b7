"""Both models from config files and model folders, their layouts, the action classifier."""

import tomllib

import pytest
import torch
from diffusers import DDPMScheduler, UNet2DConditionModel
from transformers import VideoMAEConfig, VideoMAEForVideoClassification

from tests.random_weights.pipelines import build_image_pipeline, save_sdxl_base
from videostudio.backends.catalogue import BUILTIN
from videostudio.backends.registry import Backend, Role
from videostudio.cli.main import main
from videostudio.diffusion.actions import action_labels
from videostudio.errors import BackendError
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.journal import read_log
from videostudio.training.video import ActionClassifier, insert_reference

LOOP = """
[loop]
output = "{output}"
steps = 2
batch = 1
learning_rate = 1e-4
ema = 0.9
log_every = 1
preview_every = 0
workers = 0
cpu = true
tensorboard = false
gradient_checkpointing = true

[data]
kind = "world"

[world]
size = [32, 48]
frames = 4
reference_size = 32
objects = 24
sprite_side = 32
plate_height = 64
"""


def told_profile(said: str) -> tuple[Backend, dict]:
    """The backend and its options that a finished run tells to write into a profile."""
    ((role, table),) = tomllib.loads(said[said.index("[backends") :])["backends"].items()
    row = BUILTIN.get(table.pop("name"), Role(role))
    row.check_options(table)
    return row, table


def test_the_image_command_writes_the_release_layout(tmp_path, capsys):
    base = tmp_path / "base"
    pipe = build_image_pipeline()
    pipe.save_pretrained(base)
    config = tmp_path / "image.toml"
    config.write_text(
        LOOP.format(output=tmp_path / "run")
        + f'[model]\nbase = "{base}"\nimage_encoder = "{base}/image_encoder"\nvae = "{base}/vae"\ntokens = 4\n'
        "resampler_depth = 1\nresampler_heads = 2\n"
    )
    assert main(["train", "image", "--config", str(config)]) == 0
    assert len(read_log(tmp_path / "run")) == 2
    model = tmp_path / "run" / "model"
    ours = EntityAdapter.from_pretrained(model / "adapter")
    again = EntityAdapter.install(UNet2DConditionModel.from_pretrained(base / "unet"), 4)
    again.load_release(model / "videostudio-img-combine.bin")
    for name, value in ours.state_dict().items():
        assert torch.equal(value.half().float(), again.state_dict()[name]), name
    row, options = told_profile(capsys.readouterr().err)
    assert (row.role, options) == (Role.SCENE_IMAGER, {"model": str(model)})
    assert ours.layers[0].to_v_ip.weight.abs().max() > 0


def test_the_video_command_inflates_sdxl_and_writes_the_release_layout(tmp_path, capsys):
    base = tmp_path / "base"
    pipe = save_sdxl_base(base)
    config = tmp_path / "video.toml"
    config.write_text(
        LOOP.format(output=tmp_path / "run")
        + f'[model]\nbase = "{base}"\nimage_encoder = "{base}/image_encoder"\naction_attention = true\n'
    )
    assert main(["train", "video", "--config", str(config), "--output", str(tmp_path / "other")]) == 0
    model = tmp_path / "other" / "model"
    row, told = told_profile(capsys.readouterr().err)
    assert (row.role, told) == (Role.IMAGE_TO_VIDEO, {"model": str(model)})
    unet = VideoStudioUNet3D.from_pretrained(model / "videostudio-vid" / "unet")
    assert unet.config.action_attention and unet.config.action_prob_fea_guidance
    assert unet.config.cross_attention_dim == pipe.image_encoder.config.hidden_size


def test_a_wrong_config_is_a_plain_sentence(tmp_path, capsys):
    config = tmp_path / "image.toml"
    config.write_text(LOOP.format(output=tmp_path / "run") + "[model]\nbse = 'x'\n")
    assert main(["train", "image", "--config", str(config)]) == 1
    assert "Did you mean 'base'" in capsys.readouterr().err
    config.write_text(LOOP.format(output=tmp_path / "run") + f"[model]\nbase = '{tmp_path}'\n")
    assert main(["train", "image", "--config", str(config)]) == 1
    assert f"model.base = '{tmp_path}' cannot be read" in capsys.readouterr().err


def test_the_papers_recipe_takes_no_base_that_predicts_something_else(tmp_path, capsys):
    base = tmp_path / "base"
    build_image_pipeline().save_pretrained(base)
    DDPMScheduler(prediction_type="v_prediction").save_pretrained(base / "scheduler")
    config = tmp_path / "image.toml"
    config.write_text(
        LOOP.format(output=tmp_path / "run")
        + f'[model]\nbase = "{base}"\nimage_encoder = "{base}/image_encoder"\nprediction = "epsilon"\n'
    )
    assert main(["train", "image", "--config", str(config)]) == 1
    assert "predicts v_prediction, and model.prediction asks for epsilon" in capsys.readouterr().err


def classifier(names, *threshold):
    torch.manual_seed(0)
    config = VideoMAEConfig(
        image_size=32, patch_size=16, num_frames=4, hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, id2label=dict(enumerate(names)), label2id={name: n for n, name in enumerate(names)},
    )  # fmt: skip
    return ActionClassifier(VideoMAEForVideoClassification(config).eval(), *threshold)


def test_the_classifier_orders_labels_and_gives_its_probabilities_as_they_are():
    names = list(reversed(action_labels()))
    frames = torch.rand(2, 8, 3, 40, 48) * 2 - 1
    sure = classifier(names)
    with torch.no_grad():
        sure.model.classifier.bias[0] = 3.0  # the first of its labels is the last of the alphabet
    vectors = sure(frames)
    assert vectors.shape == (2, 400) and vectors.argmax(1).tolist() == [399, 399]
    assert vectors.max() < 0.5 and vectors.sum(1) == pytest.approx([1, 1], abs=1e-3)
    assert not classifier(names, 0.5)(frames).any()  # ours: 400 labels, an untrained model, nothing above one half
    with pytest.raises(BackendError, match="Kinetics-400"):
        classifier([*names[:-1], "flying a broom"])


def test_the_scene_image_stands_first_or_in_the_middle():
    clip, reference = torch.zeros(1, 4, 6, 2, 2), torch.ones(1, 4, 1, 2, 2)
    for position, place in (("first", 0), ("middle", 3)):
        joined, where = insert_reference(clip, reference, position)
        assert where == place and joined.shape[2] == 7
        assert joined.sum(dim=(0, 1, 3, 4)).nonzero().flatten().tolist() == [place]
