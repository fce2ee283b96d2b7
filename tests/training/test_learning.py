"""Small but real training: samples are reproduced, references, actions and camera are used."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from diffusers import DDIMScheduler

from tests.training.conftest import (
    DIM,
    LOOP,
    Repeated,
    make_encoder,
    make_unet,
    make_vae,
    noise_schedule,
    text_tokens,
)
from videostudio.diffusion.camera import CameraWarp
from videostudio.diffusion.image_pipeline import SceneImagePipeline
from videostudio.diffusion.video_pipeline import SceneVideoPipeline
from videostudio.nn.adapter import EntityAdapter
from videostudio.nn.unet3d import VideoStudioUNet3D
from videostudio.training.configs import ImageModelConfig, VideoModelConfig
from videostudio.training.image import ImageObjective
from videostudio.training.journal import read_log
from videostudio.training.loop import Trainer
from videostudio.training.video import VideoObjective, hear_actions
from videostudio.types import Camera, Direction, Speed

pytestmark = pytest.mark.long(110)

COUNT = 4
V = "v_prediction"  # weighs the steps of high noise, where conditions decide, so that a short training learns them
MODEL = ImageModelConfig(drop_text=0.0, drop_reference=0.0, drop_all=0.0)


def patterns(count, channels=4, side=8):
    """Smooth pictures that have nothing in common, of unit variance."""
    torch.manual_seed(7)
    coarse = torch.randn(count, channels, 3, 3)
    smooth = torch.nn.functional.interpolate(coarse, (side, side), mode="bicubic")
    return (smooth - smooth.mean((1, 2, 3), keepdim=True)) / smooth.std((1, 2, 3), keepdim=True)


def handful(captions):
    torch.manual_seed(8)
    return {
        "captions": captions,
        "latents_mean": patterns(COUNT) / make_vae().config.scaling_factor,
        "latents_std": torch.zeros(COUNT, 4, 8, 8),
        "foregrounds": torch.rand(COUNT, 1, 3, 4, 4).repeat_interleave(8, -1).repeat_interleave(8, -2),
        "foreground_present": torch.ones(COUNT, 1, dtype=torch.bool),
        "background": torch.rand(COUNT, 3, 32, 32),
        "background_present": torch.ones(COUNT, dtype=torch.bool),
    }


def sampler(prediction=V, beta_end=0.012):
    return DDIMScheduler.from_config(noise_schedule(prediction, beta_end).config)


def distances(drawn, targets):
    """(N, M) mean squared distance of every drawn sample to every target."""
    return (drawn[:, None] - targets[None]).square().flatten(2).mean(2)


@pytest.fixture(scope="module")
def trained_image(tmp_path_factory):
    """A UNet that has learnt four pictures by one and the same caption, then an adapter that tells them apart."""
    torch.set_num_threads(1)
    batch = handful(["a picture"] * COUNT)
    config = replace(
        LOOP, batch=16, learning_rate=2e-3, output=str(tmp_path_factory.mktemp("unet")), steps=150, log_every=10
    )
    base = ImageObjective(make_unet((32, 32)), make_vae(), noise_schedule(V), text_tokens, MODEL)
    Trainer(base, Repeated(batch), config).run()
    torch.manual_seed(4)
    adapter = EntityAdapter.install(base.unet, 16, "paper", DIM)
    entities = ImageObjective(
        base.unet, make_vae(), noise_schedule(V), text_tokens, MODEL, adapter=adapter, image_encoder=make_encoder()
    )
    config = replace(config, output=str(tmp_path_factory.mktemp("adapter")), steps=120, learning_rate=1e-2, decay=0.3)
    Trainer(entities, Repeated(batch), config).run()
    return entities, batch


def draw(entities, references, use=True):
    adapter = entities.adapter
    adapter.active = None
    pipe = SceneImagePipeline(entities.frozen["vae"], None, None, entities.network, sampler(), adapter=adapter)
    pipe.set_progress_bar_config(disable=True)
    count = len(references["captions"])
    given = {}
    if use:
        full = entities._given({**references, "captions": [""] * count}, count)
        given = {"foreground_tokens": full["foreground_tokens"], "background_tokens": full["background_tokens"]}
    return pipe(
        prompt_embeds=text_tokens(references["captions"]), height=16, width=16, num_inference_steps=20,
        guidance_scale=1.0,
        scale_foreground=1.0, scale_background=1.0, output_type="latent", generator=torch.Generator().manual_seed(3),
        **given,
    ).images  # fmt: skip


def test_swapped_references_are_followed_by_the_picture(trained_image):
    entities, batch = trained_image
    targets = batch["latents_mean"] * make_vae().config.scaling_factor
    straight = distances(draw(entities, batch), targets)
    assert straight.argmin(1).tolist() == [0, 1, 2, 3]
    assert straight.diagonal().mean() < 0.5  # the targets are 2 apart
    order = [2, 3, 1, 0]
    swapped = {k: v[order] if k in ("foregrounds", "background") else v for k, v in batch.items()}
    assert distances(draw(entities, swapped), targets).argmin(1).tolist() == order
    blind = distances(draw(entities, batch, use=False), targets)
    assert blind.diagonal().mean() > 1.5 * straight.diagonal().mean()


def test_a_handful_of_captions_is_reproduced(loop):
    batch = handful(["a red cat", "one green dog", "the sea", "a very long wall"])
    config = loop(batch=16, learning_rate=3e-3, steps=120, log_every=10, decay=0.3)
    base = ImageObjective(make_unet((32, 32)), make_vae(), noise_schedule(V), text_tokens, MODEL)
    Trainer(base, Repeated(batch), config).run()
    log = read_log(Path(config.output))
    assert log[-1]["loss"] < 0.5 * log[0]["loss"]
    pipe = SceneImagePipeline(base.frozen["vae"], None, None, base.unet, sampler())
    pipe.set_progress_bar_config(disable=True)
    drawn = pipe(
        prompt_embeds=text_tokens(batch["captions"]), height=16, width=16, num_inference_steps=20,
        guidance_scale=1.0,
        output_type="latent", generator=torch.Generator().manual_seed(3),
    ).images  # fmt: skip
    apart = distances(drawn, batch["latents_mean"] * make_vae().config.scaling_factor)
    assert apart.argmin(1).tolist() == [0, 1, 2, 3]
    assert apart.diagonal().mean() < 0.4


FRAMES, SIDE = 3, 4
NOISY = 0.1
"""Where the noise ends: half of the timesteps show nothing, and only the condition can tell the movement."""
CAMERA_STEP = 19
"""With so much noise the 19th of 25 steps is about as clear as the paper's fifth."""
VIDEO = VideoModelConfig(
    action_attention=True, action_embedding=True, pooled_image=False, aesthetic_score=False, temporal_dropout=0.0,
    drop_condition=0.0, drop_action=0.0,
)  # fmt: skip


def shifted(picture, pixels):
    """Content moved to the right, what comes in mirrored: (C, h, w)."""
    wide = torch.cat([picture.flip(-1), picture, picture.flip(-1)], dim=-1)
    width = picture.shape[-1]
    return wide[..., width - pixels : 2 * width - pixels]


def moving(ways):
    """Clips (B, C, F, h, w) of one picture with the same middle frame, whose content moves by `ways` per frame."""
    picture = patterns(1, side=SIDE)[0]
    clips = [torch.stack([shifted(picture, way * (n - FRAMES // 2)) for n in range(FRAMES)], dim=1) for way in ways]
    return torch.stack(clips)


def video_objective():
    torch.manual_seed(5)
    unet = VideoStudioUNet3D(
        block_out_channels=(32, 64), layers_per_block=1, transformer_layers_per_block=1, attention_head_dim=1,
        down_block_types=("DownBlock3D", "CrossAttnDownBlock3D"), up_block_types=("CrossAttnUpBlock3D", "UpBlock3D"),
        cross_attention_dim=48, addition_time_embed_dim=8, projection_class_embeddings_input_dim=DIM + 48,
        use_linear_projection=True, use_transformer_in=False, action_attention=True, action_prob_fea_guidance=True,
    )  # fmt: skip
    hear_actions(unet)
    noise = noise_schedule(V, NOISY)
    return VideoObjective(unet, make_vae(), noise, lambda texts: text_tokens(texts).mean(1), make_encoder(), VIDEO)


WAYS, LABELS = (1, -1) * 3, (10, 200) * 2 + (None, None)
"""Content to the right with one label, to the left with another, and either way without a label."""


def clip_batch():
    action = torch.zeros(len(WAYS), 400)
    for row, label in enumerate(LABELS):
        if label is not None:
            action[row, label] = 1
    torch.manual_seed(9)
    return {
        "captions": ["something moves"] * len(WAYS),
        "latents_mean": moving(WAYS) / make_vae().config.scaling_factor,
        "latents_std": torch.zeros(len(WAYS), 4, FRAMES, SIDE, SIDE),
        "scene_image": torch.rand(1, 3, 32, 32).expand(len(WAYS), -1, -1, -1),
        "action": action,
        "action_known": torch.ones(len(WAYS), dtype=torch.bool),
    }


def animate(objective, batch, action, camera=None, seed=3):
    pipe = SceneVideoPipeline(objective.frozen["vae"], objective.unet.eval(), sampler(V, NOISY))
    pipe.set_progress_bar_config(disable=True)
    tokens, pooled = objective.image_features(batch["scene_image"][:1])
    scaling = make_vae().config.scaling_factor
    return pipe(
        pooled_text=text_tokens(batch["captions"][:1]).mean(1), image_tokens=tokens, pooled_image=pooled,
        image_latents=batch["latents_mean"][:1, :, FRAMES // 2 : FRAMES // 2 + 1] * scaling, action=action[None],
        height=2 * SIDE, width=2 * SIDE, num_frames=FRAMES, num_inference_steps=25,
        guidance_scale=1.0, output_type="latent",
        generator=torch.Generator().manual_seed(seed),
        callback_on_step_end=CameraWarp(camera, CAMERA_STEP, 1.0, scale=1.0) if camera else None,
        callback_on_step_end_tensor_inputs=("latents", "noise_pred"),
    ).frames  # fmt: skip


@pytest.fixture(scope="module")
def trained_video(tmp_path_factory):
    torch.set_num_threads(1)
    batch, objective = clip_batch(), video_objective()
    folder = tmp_path_factory.mktemp("video")
    config = replace(LOOP, batch=18, learning_rate=3e-3, steps=70, log_every=10, decay=0.3, output=str(folder))
    Trainer(objective, Repeated(batch), config).run()
    return objective, batch, read_log(folder)


def test_the_action_decides_how_the_scene_image_moves(trained_video):
    objective, batch, log = trained_video
    assert log[-1]["loss"] < 0.65 * log[0]["loss"]
    targets = batch["latents_mean"][:2] * make_vae().config.scaling_factor
    for row in (0, 1):
        apart = distances(animate(objective, batch, batch["action"][row]), targets)[0]
        assert apart[row] < 0.5 * apart[1 - row], f"action {row} is not followed: {apart.tolist()}"


def test_the_camera_warp_steers_where_no_action_says_the_way(trained_video):
    objective, batch, _ = trained_video
    targets = batch["latents_mean"][:2] * make_vae().config.scaling_factor
    leaning = {}
    for direction in (Direction.LEFT, Direction.RIGHT):
        drawn = [animate(objective, batch, torch.zeros(400), Camera(direction, Speed.FAST), seed) for seed in range(3)]
        apart = torch.cat([distances(one, targets) for one in drawn]).mean(0)
        leaning[direction] = float(apart[1] - apart[0])
    # A camera that moves left sees its scene move to the right, as the first clip does.
    assert leaning[Direction.LEFT] > leaning[Direction.RIGHT] + 0.1, leaning
