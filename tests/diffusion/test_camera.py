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

from videostudio.diffusion.camera import SHARES, CameraWarp, camera_flow, choose_step, noise_levels, warp_latents
from videostudio.diffusion.common import ddim_scheduler, stable_diffusion_schedule
from videostudio.diffusion.video_pipeline import release_scheduler
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
    clip = known_picture().unsqueeze(2).repeat(1, 1, 16, 1, 1)
    sizes = []
    for speed in (Speed.SLOW, Speed.MEDIUM, Speed.FAST):
        moved = warp_latents(clip, camera_flow(Camera(direction, speed), 16, 40, 64))
        flow = np.mean([measured(moved, frame) for frame in (1, 3)], axis=0)
        y, x = np.mgrid[0:320, 0:512] - np.array([160, 256])[:, None, None]
        if direction in SIGNS:
            sign = SIGNS[direction]
            mean = flow.mean(axis=(0, 1))
            along, across = mean @ sign, abs(mean @ sign[::-1])
            # The paper's pictures are 512 pixels wide: 2, 4 and 8 pixels from frame to frame; as much of the height.
            wanted = {Speed.SLOW: 2, Speed.MEDIUM: 4, Speed.FAST: 8}[speed] * (1 if sign[0] else 320 / 512)
            assert along == pytest.approx(wanted, rel=0.25), (direction, speed, mean)
            assert across < 0.15 * along
        else:
            outward = (flow[..., 0] * x + flow[..., 1] * y) / np.sqrt(x**2 + y**2 + 1)
            along = outward.mean() * (1 if direction == Direction.FORWARD else -1)
            assert along > 0.3
        sizes.append(along)
    assert sizes[0] * 1.5 < sizes[1] and sizes[1] * 1.5 < sizes[2]


@pytest.mark.parametrize("shape", [(16, 40, 64), (16, 64, 40), (25, 72, 128), (19, 44, 80), (31, 80, 44)])
@pytest.mark.parametrize("direction", MOVES)
def test_a_speed_is_a_share_of_the_picture_whatever_the_model(direction, shape):
    """Over the whole clip, for any number of frames and latent pixels; the paper's fast is 15 x 8 of 512 pixels."""
    frames, height, width = shape
    assert SHARES[Speed.FAST] == pytest.approx(15 * 8 / 512)
    for speed in Speed:
        last = camera_flow(Camera(direction, speed), frames, height, width)[-1]
        if direction in SIGNS:
            share = last.mean(dim=(1, 2)) / torch.tensor([width, height])
            assert torch.allclose(share, torch.tensor(SIGNS[direction]) * SHARES[speed], atol=1e-5)
        else:  # the borders move apart by the same share of the picture's half, growing on its way
            zoom = np.exp(2 * SHARES[speed] * (1 if direction == Direction.FORWARD else -1))
            for axis, size in ((0, width), (1, height)):
                reach = (size - 1) / 2
                edge = last[axis].max() if direction == Direction.FORWARD else last[axis].min()
                assert edge == pytest.approx(reach * (1 - 1 / zoom), rel=1e-3)


def test_static_is_untouched():
    clip = torch.randn(2, 4, 5, 6, 7)
    flow = camera_flow(Camera(Direction.STATIC, Speed.FAST), 5, 6, 7)
    assert not flow.any() and torch.equal(warp_latents(clip, flow), clip)
    pipe = SimpleNamespace(scheduler=DDIMScheduler())
    out = CameraWarp(Camera(Direction.STATIC))(pipe, 4, torch.tensor(1), {"latents": clip})
    assert out["latents"] is clip


def test_first_frame_stays_and_paths_add_up():
    clip = known_picture().unsqueeze(2).repeat(1, 1, 5, 1, 1)
    moved = warp_latents(clip, camera_flow(Camera(Direction.LEFT, Speed.FAST), 5, 40, 64, scale=1.0))
    assert torch.equal(moved[:, :, 0], clip[:, :, 0])
    for frame in range(5):  # whole latent pixels: exactly the shifted picture
        torch.testing.assert_close(
            moved[0, :, frame, :, frame:], clip[0, :, frame, :, : 64 - frame], atol=1e-4, rtol=1e-4
        )


def test_borders_are_mirrored_and_not_smeared():
    clip = known_picture().unsqueeze(2).repeat(1, 1, 9, 1, 1)
    moved = warp_latents(clip, camera_flow(Camera(Direction.LEFT, Speed.FAST), 9, 40, 64, scale=1.0))[0, :, 8]
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


def test_layouts():
    pipe = SimpleNamespace(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        vae=SimpleNamespace(config={"latent_channels": 4}),
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
    target = warp_latents(clean, camera_flow(camera, 3, 8, 8, scale=1.0))
    assert torch.allclose(moved, after + levels.alpha_next * 0.5 * (target - clean), atol=2e-4)


# As the repositories of the models have them.
WAN_22_5B = UniPCMultistepScheduler(
    beta_start=0.0001, beta_end=0.02, beta_schedule="linear", disable_corrector=[], final_sigmas_type="zero",
    flow_shift=5.0, lower_order_final=True, num_train_timesteps=1000, predict_x0=True,
    prediction_type="flow_prediction", solver_order=2, solver_type="bh2", timestep_spacing="linspace",
    use_flow_sigmas=True,
)  # fmt: skip
SVD_XT = stable_diffusion_schedule(
    EulerDiscreteScheduler, interpolation_type="linear", prediction_type="v_prediction", sigma_max=700.0,
    sigma_min=0.002, steps_offset=1, timestep_spacing="leading", timestep_type="continuous", use_karras_sigmas=True,
)  # fmt: skip
I2VGEN_XL = DDIMScheduler(
    beta_schedule="squaredcos_cap_v2", clip_sample=False, prediction_type="v_prediction", rescale_betas_zero_snr=True,
    set_alpha_to_one=True, steps_offset=1, timestep_spacing="leading",
)  # fmt: skip
MODELSCOPE = stable_diffusion_schedule(DDIMScheduler, clip_sample=False, set_alpha_to_one=False, steps_offset=1)
BOTH = ("latents", "noise_pred")
# Scheduler, steps, the prediction's definition, what the pipeline's callback is given.
IN_USE = {
    "VideoStudio-Vid, release": (release_scheduler(), 70, epsilon, BOTH),
    "VideoStudio-Vid, paper without eta": (ddim_scheduler(), 70, epsilon, BOTH),
    "I2VGen-XL": (I2VGEN_XL, 50, velocity, BOTH),
    "ModelScopeT2V": (MODELSCOPE, 50, epsilon, BOTH),
    "Wan 2.2 5B": (WAN_22_5B, 50, flow_velocity, ("latents",)),
    "Wan 2.2 5B, 30 steps": (WAN_22_5B, 30, flow_velocity, ("latents",)),
    "SVD": (SVD_XT, 25, karras_velocity, ("latents",)),
    "flow matching": (FlowMatchEulerDiscreteScheduler(shift=3.0), 30, flow_velocity, ("latents",)),
    "flow matching, distilled": (FlowMatchEulerDiscreteScheduler(shift=5.0), 8, flow_velocity, ("latents",)),
    "DPM-Solver++ of third order": (
        DPMSolverMultistepScheduler(solver_order=3, final_sigmas_type="sigma_min"), 30, epsilon, ("latents",),
    ),
}  # fmt: skip


def kept_share(name, spread, camera=None):
    """How much of the warp is left in the result of a whole sampling.

    The model is the ideal one for clips that are normal noise with the standard deviation `spread`: it knows nothing
    but that, so what it is shown is what it believes, the more the larger the spread.
    """
    scheduler, steps, prediction_of, give = IN_USE[name]
    act, changes = CameraWarp(camera or Camera(Direction.RIGHT, Speed.FAST)), []

    def ideal(x, _, levels):
        gain = spread**2 * levels.alpha / (levels.alpha**2 * spread**2 + levels.sigma**2)
        return prediction_of(x, gain * x, levels)

    def callback(pipe, index, timestep, tensors):
        before = tensors["latents"].clone()
        out = act(pipe, index, timestep, tensors)
        if not torch.equal(out["latents"], before):
            levels = noise_levels(pipe.scheduler, index, timestep)
            changes.append((out["latents"] - before) / levels.alpha_next)
        return out

    shape = torch.zeros(1, 4, 5, 8, 12)
    with_warp = sampled(scheduler, shape, ideal, callback, steps, give=give)
    change = with_warp - sampled(scheduler, shape, ideal, None, steps, give=give)
    if not changes:
        return change.abs().max().item()
    (wanted,) = changes
    return ((change * wanted).sum() / wanted.square().sum()).item()


@pytest.mark.parametrize("name", IN_USE)
def test_the_movement_reaches_the_end_of_every_models_sampling(name):
    """Not only the latents of one step: what a scheduler remembers must not bring the clip back where it was."""
    assert 0.7 < kept_share(name, 10) < 1.05
    assert 0.94 < kept_share(name, 30) < 1.02
    assert kept_share(name, 10, Camera(Direction.STATIC, Speed.FAST)) == 0


def test_the_step_is_chosen_by_the_noise_and_not_by_its_number():
    """The paper's T_m is 5 of 70 steps with its own scheduler; others reach that share of noise elsewhere."""
    steps = {}
    for name, (scheduler, count, _, _) in IN_USE.items():
        scheduler.set_timesteps(count)
        steps[name] = choose_step(scheduler)
    assert steps["VideoStudio-Vid, paper without eta"] == 5
    assert (steps["Wan 2.2 5B"], steps["SVD"]) == (19, 14)
    for count in (1, 2, 3, 4):  # whatever the number of steps, there is one, and it is not the last of several
        WAN_22_5B.set_timesteps(count)
        assert choose_step(WAN_22_5B) == {1: 1, 2: 2, 3: 2, 4: 2}[count]


def test_the_papers_noise_of_every_step_is_not_warped():
    """With eta 1 the latents after a step hold new noise: the clean estimate must come from those before it."""
    scheduler, g = ddim_scheduler(), torch.Generator().manual_seed(4)
    scheduler.set_timesteps(70)
    clean, noise = known_picture(8, 12).unsqueeze(2).repeat(1, 1, 3, 1, 1), torch.randn(1, 4, 3, 8, 12, generator=g)
    timestep = scheduler.timesteps[4]
    levels = noise_levels(scheduler, 4, timestep)
    before = levels.alpha * clean + levels.sigma * noise
    after = scheduler.step(noise, timestep, before, eta=1.0, generator=g, return_dict=False)[0]
    camera = Camera(Direction.RIGHT, Speed.FAST)
    pipe, act = SimpleNamespace(scheduler=scheduler), CameraWarp(camera, step=5, layout="bcfhw")
    act(pipe, 3, scheduler.timesteps[3], {"latents": before, "noise_pred": noise})
    moved = act(pipe, 4, timestep, {"latents": after, "noise_pred": noise})["latents"]
    wanted = warp_latents(clean, camera_flow(camera, 3, 8, 12)) - clean
    torch.testing.assert_close(moved - after, levels.alpha_next * 0.5 * wanted, atol=1e-4, rtol=1e-3)
