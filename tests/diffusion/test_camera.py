"""The camera warp: measured by optical flow in decoded pictures, and its algebra for every kind of prediction."""

from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import torch
from diffusers import (
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    UniPCMultistepScheduler,
)

from videostudio.diffusion.camera import CameraWarp, camera_flow, noise_levels, warp_latents
from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Speed

MOVES = [direction for direction in Direction if direction != Direction.STATIC]
SIGNS = {"left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1)}


def known_picture(height=40, width=64):
    """Latents that decode, by enlarging, to a picture with structure everywhere."""
    noise = torch.randn(1, 1, height // 4, width // 4, generator=torch.Generator().manual_seed(3))
    return torch.nn.functional.interpolate(noise, size=(height, width), mode="bicubic").repeat(1, 4, 1, 1)


def decoded(latents):
    """(C, h, w) latents -> (8h, 8w) 8-bit picture."""
    big = torch.nn.functional.interpolate(latents[None, :1], scale_factor=8, mode="bicubic")[0, 0]
    return (big * 40 + 128).clamp(0, 255).byte().numpy()


def measured(latents, frame):
    before, after = decoded(latents[0, :, frame]), decoded(latents[0, :, frame + 1])
    return cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM).calc(before, after, None)


@pytest.mark.parametrize("direction", MOVES)
def test_optical_flow_of_the_output(direction):
    clip = known_picture().unsqueeze(2).repeat(1, 1, 6, 1, 1)
    sizes = []
    for speed in (Speed.SLOW, Speed.MEDIUM, Speed.FAST):
        moved = warp_latents(clip, camera_flow(Camera(direction, speed), 6, 40, 64))
        flow = np.mean([measured(moved, frame) for frame in (1, 3)], axis=0)
        y, x = np.mgrid[0:320, 0:512] - np.array([160, 256])[:, None, None]
        if direction in SIGNS:
            sign = SIGNS[direction]
            mean = flow.mean(axis=(0, 1))
            along, across = mean @ sign, abs(mean @ sign[::-1])
            wanted = {Speed.SLOW: 2, Speed.MEDIUM: 4, Speed.FAST: 8}[speed]
            assert along == pytest.approx(wanted, rel=0.25), (direction, speed, mean)
            assert across < 0.15 * along
        else:
            outward = (flow[..., 0] * x + flow[..., 1] * y) / np.sqrt(x**2 + y**2 + 1)
            along = outward.mean() * (1 if direction == Direction.FORWARD else -1)
            assert along > 0.3
        sizes.append(along)
    assert sizes[0] * 1.5 < sizes[1] and sizes[1] * 1.5 < sizes[2]


def test_static_is_untouched():
    clip = torch.randn(2, 4, 5, 6, 7)
    flow = camera_flow(Camera(Direction.STATIC, Speed.FAST), 5, 6, 7)
    assert not flow.any() and torch.equal(warp_latents(clip, flow), clip)
    pipe = SimpleNamespace(scheduler=DDIMScheduler())
    out = CameraWarp(Camera(Direction.STATIC))(pipe, 4, torch.tensor(1), {"latents": clip})
    assert out["latents"] is clip


def test_first_frame_stays_and_paths_add_up():
    clip = known_picture().unsqueeze(2).repeat(1, 1, 5, 1, 1)
    moved = warp_latents(clip, camera_flow(Camera(Direction.LEFT, Speed.FAST), 5, 40, 64))
    assert torch.equal(moved[:, :, 0], clip[:, :, 0])
    for frame in range(5):  # whole latent pixels: exactly the shifted picture
        torch.testing.assert_close(
            moved[0, :, frame, :, frame:], clip[0, :, frame, :, : 64 - frame], atol=1e-4, rtol=1e-4
        )


def test_borders_are_mirrored_and_not_smeared():
    clip = known_picture().unsqueeze(2).repeat(1, 1, 9, 1, 1)
    moved = warp_latents(clip, camera_flow(Camera(Direction.LEFT, Speed.FAST), 9, 40, 64))[0, :, 8]
    new = moved[:, :, :8]
    torch.testing.assert_close(new, clip[0, :, 0, :, :8].flip(-1), atol=1e-4, rtol=1e-4)
    assert new.diff(dim=-1).abs().mean() > 0.5 * moved[:, :, 8:].diff(dim=-1).abs().mean()  # a smear has no detail


def test_half_precision_and_batches():
    clip = torch.randn(2, 4, 3, 8, 8)
    flow = camera_flow(Camera(Direction.FORWARD, Speed.FAST), 3, 8, 8)
    both = warp_latents(clip, flow)
    torch.testing.assert_close(warp_latents(clip[1:], flow), both[1:])
    assert warp_latents(clip.bfloat16(), flow).dtype == torch.bfloat16
    with pytest.raises(InputError, match="flow"):
        warp_latents(clip, flow[:2])


def sampled(scheduler, clean, prediction_of, callback=None, steps=8, seed=0, give=("latents",)):
    """A sampling loop with a perfect model of one clip; returns the latents after the step of interest."""
    scheduler.set_timesteps(steps)
    noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(seed))
    x = noise * getattr(scheduler, "init_noise_sigma", 1.0)
    pipe = SimpleNamespace(scheduler=scheduler, vae=SimpleNamespace(config={"latent_channels": 4}))
    for index, timestep in enumerate(scheduler.timesteps):
        levels = noise_levels(scheduler, index, timestep)
        model = prediction_of(x, clean, levels)
        x = scheduler.step(model, timestep, x, return_dict=False)[0]
        if callback:
            x = callback(
                pipe, index, timestep, {k: v for k, v in {"latents": x, "noise_pred": model}.items() if k in give}
            )["latents"]
    return x


def epsilon(x, clean, levels):
    return (x - levels.alpha * clean) / levels.sigma


def velocity(x, clean, levels):
    return levels.alpha * epsilon(x, clean, levels) - levels.sigma * clean


def flow_velocity(x, clean, levels):
    return (x - clean) / levels.sigma


def karras_velocity(x, clean, levels):
    """v of the variance-preserving input x / sqrt(1 + sigma^2), as Euler-style schedulers use it."""
    norm = (1 + levels.sigma**2) ** 0.5
    return (epsilon(x, clean, levels) - levels.sigma * clean) / norm


CASES = {
    "ddim epsilon": (DDIMScheduler(clip_sample=False, set_alpha_to_one=False, steps_offset=1), epsilon),
    "ddim v": (DDIMScheduler(clip_sample=False, prediction_type="v_prediction"), velocity),
    "dpm": (DPMSolverMultistepScheduler(final_sigmas_type="sigma_min"), epsilon),
    "dpm v": (DPMSolverMultistepScheduler(prediction_type="v_prediction"), velocity),
    "unipc flow": (
        UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0),
        flow_velocity,
    ),
    "euler": (EulerDiscreteScheduler(), epsilon),
    "euler v": (EulerDiscreteScheduler(prediction_type="v_prediction"), karras_velocity),
    "flow": (FlowMatchEulerDiscreteScheduler(shift=3.0), flow_velocity),
}


@pytest.mark.parametrize(
    ("step", "give"), [(5, ("latents",)), (5, ("latents", "noise_pred")), (1, ("latents", "noise_pred"))]
)
@pytest.mark.parametrize("name", CASES)
def test_warp_works_with_every_prediction(name, step, give):
    """With a perfect model the clean estimate at the warp IS the clean clip, so the change must be exactly
    alpha * mix * (warp(clean) - clean) however x0 is found."""
    scheduler, prediction_of = CASES[name]
    clean = known_picture(8, 12).unsqueeze(2).repeat(1, 1, 3, 1, 1)
    camera = Camera(Direction.RIGHT, Speed.FAST)
    wanted = warp_latents(clean, camera_flow(camera, 3, 8, 12)) - clean
    changes = []

    def callback(pipe, index, timestep, tensors):
        before = tensors["latents"]
        out = act(pipe, index, timestep, tensors)
        if index == step - 1:
            levels = noise_levels(pipe.scheduler, index, timestep)
            changes.append((out["latents"] - before, levels.alpha_next))
        else:
            assert torch.equal(out["latents"], before)
        return out

    act = CameraWarp(camera, step=step, mix=0.5)
    sampled(scheduler, clean, prediction_of, callback, give=give)
    ((change, alpha),) = changes
    torch.testing.assert_close(change, alpha * 0.5 * wanted, atol=2e-3, rtol=2e-3)


def test_layouts_and_other_sizes_of_latent_pixels():
    pipe = SimpleNamespace(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=SimpleNamespace(config={"latent_channels": 4}),
        vae_scale_factor_spatial=16,
        vae_scale_factor_temporal=4,
    )
    pipe.scheduler.set_timesteps(8)
    clip = known_picture(8, 12).unsqueeze(2).repeat(1, 1, 3, 1, 1)
    camera = Camera(Direction.LEFT, Speed.SLOW)
    outs = []
    for latents in (clip, clip.transpose(1, 2)):
        act = CameraWarp(camera, step=2)
        act(pipe, 0, pipe.scheduler.timesteps[0], {"latents": latents})
        act(pipe, 0, pipe.scheduler.timesteps[0], {"latents": latents})
        outs.append(act(pipe, 1, pipe.scheduler.timesteps[1], {"latents": latents * 0.9})["latents"])
    torch.testing.assert_close(outs[0], outs[1].transpose(1, 2))
    assert CameraWarp(camera)._speed_scale(pipe) == 2.0
    flat, act = clip[:, :, 0], CameraWarp(camera, step=2)
    act(pipe, 0, pipe.scheduler.timesteps[0], {"latents": flat})
    with pytest.raises(InputError, match="time, height and width"):
        act(pipe, 1, pipe.scheduler.timesteps[1], {"latents": flat})


def test_the_first_step_needs_a_prediction():
    scheduler = DDIMScheduler(clip_sample=False)
    scheduler.set_timesteps(4)
    with pytest.raises(InputError, match="later step"):
        CameraWarp(Camera(Direction.LEFT), step=1)(
            SimpleNamespace(scheduler=scheduler), 0, scheduler.timesteps[0], {"latents": torch.zeros(1, 4, 2, 4, 4)}
        )
    with pytest.raises(InputError):
        CameraWarp(Camera(Direction.LEFT), step=0)


@pytest.mark.parametrize("kind", ["v_prediction", "epsilon", "sample", "flow"])
def test_the_warp_may_come_after_the_very_first_step(kind):
    g = torch.Generator().manual_seed(0)
    clean, noise = torch.randn(2, 1, 4, 3, 8, 8, generator=g)
    if kind == "flow":
        scheduler = FlowMatchEulerDiscreteScheduler()
        scheduler.set_timesteps(5)
        alpha, sigma = 1 - scheduler.sigmas[0], scheduler.sigmas[0]
        before, prediction = alpha * clean + sigma * noise, noise - clean
    else:
        scheduler = DDIMScheduler(prediction_type=kind, clip_sample=False)
        scheduler.set_timesteps(5)
        product = scheduler.alphas_cumprod[scheduler.timesteps[0]]
        alpha, sigma = product.sqrt(), (1 - product).sqrt()
        before = alpha * clean + sigma * noise
        prediction = {"epsilon": noise, "sample": clean, "v_prediction": alpha * noise - sigma * clean}[kind]
    timestep = scheduler.timesteps[0]
    after = scheduler.step(prediction, timestep, before, return_dict=False)[0]
    camera = Camera(Direction.LEFT, Speed.FAST)
    pipe = SimpleNamespace(scheduler=scheduler)
    move = CameraWarp(camera, step=1, layout="bcfhw", scale=1.0)
    moved = move(pipe, 0, timestep, {"latents": after, "noise_pred": prediction})["latents"]
    levels = noise_levels(scheduler, 0, timestep)
    target = warp_latents(clean, camera_flow(camera, 3, 8, 8))
    assert torch.allclose(moved, after + levels.alpha_next * 0.5 * (target - clean), atol=2e-4)
