"""Camera movement by warping the clean estimate of a clip in the middle of sampling (paper, supplement, equation 2).

The direction is the CAMERA's: a camera that moves left sees its scene move to the right. `forward` closes in, so the
scene grows out of the middle; `backward` draws off.
"""

import math
from collections.abc import Mapping
from typing import Any, Literal

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor

from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Speed

PAPER_STEPS, PAPER_WIDTH = 15, 512
"""Steps between the paper's 16 frames, and the width of its pictures in pixels."""
SHARES = {
    Speed.SLOW: 2 * PAPER_STEPS / PAPER_WIDTH,
    Speed.MEDIUM: 4 * PAPER_STEPS / PAPER_WIDTH,
    Speed.FAST: 8 * PAPER_STEPS / PAPER_WIDTH,
}
"""How far a whole clip moves, as a share of the picture's width (left, right) or height (up, down): 6, 12 and 23 %,
which is 2, 4 and 8 pixels per frame in the paper's clips. Closing in and drawing off move all borders that fast."""
SPEEDS = {Speed.SLOW: 0.25, Speed.MEDIUM: 0.5, Speed.FAST: 1.0}
"""The same speeds in latent pixels per frame, for clips that are pieces of longer movements. For forward and backward
that is how fast the nearer border moves."""
WARP_LEVEL = 0.12
"""Signal over noise (alpha / sigma) of the latents that are warped: that after T_m = 5 of the paper's 70 DDIM steps.
The same number of steps of another scheduler means quite another share of noise."""
CONTENT = {
    Direction.LEFT: (1.0, 0.0),
    Direction.RIGHT: (-1.0, 0.0),
    Direction.UP: (0.0, 1.0),
    Direction.DOWN: (0.0, -1.0),
}
"""Where the content moves (x to the right, y down) when the camera moves."""
Layout = Literal["bcfhw", "bfchw"]


def camera_flow(camera: Camera, frames: int, height: int, width: int, scale: float | None = None) -> Tensor:
    """Displacement of the content since the first frame, along the camera's path.

    Args:
        camera: direction and speed.
        frames: F.
        height: h in latent pixels.
        width: w in latent pixels.
        scale: None moves by `SHARES` of the picture from the first frame to the last, however many there are; a number
            multiplies `SPEEDS`, which count per frame.

    Returns:
        (F, 2, h, w): x and y in latent pixels. What is seen at p in frame f was at p - flow[f, :, p] in frame 0,
        so the movement between neighbouring frames adds up and the first frame stays.
    """
    direction = Direction(camera.direction)
    time = torch.arange(frames, dtype=torch.float32).view(-1, 1, 1, 1)
    if scale is None:
        share = SHARES[Speed(camera.speed)] / max(frames - 1, 1)
        pace, growth = torch.tensor([share * width, share * height]), math.exp(2 * share)
    else:
        speed = SPEEDS[Speed(camera.speed)] * scale
        pace, growth = torch.tensor([speed, speed]), 1 + speed / (max(min(height, width), 2) / 2)
    if direction in CONTENT:
        step = torch.tensor(CONTENT[direction]) * pace
        return (time * step.view(1, 2, 1, 1)).expand(frames, 2, height, width).clone()
    if direction == Direction.STATIC:
        return torch.zeros(frames, 2, height, width)
    x = torch.arange(width, dtype=torch.float32) - (width - 1) / 2
    y = torch.arange(height, dtype=torch.float32) - (height - 1) / 2
    place = torch.stack([x[None, :].expand(height, width), y[:, None].expand(height, width)])
    zoom = torch.as_tensor(growth) ** (time if direction == Direction.FORWARD else -time)
    return place * (1 - 1 / zoom)


def warp_latents(latents: Tensor, flow: Tensor) -> Tensor:
    """Move every frame's content by its flow; what comes in over the border is the mirrored picture, not a smear.

    Args:
        latents: (B, C, F, h, w).
        flow: (F, 2, h, w), see `camera_flow`.

    Returns:
        (B, C, F, h, w), sampled bicubically in float32. Frames with no flow come back bit for bit.

    Raises:
        InputError: the flow is for another size.
    """
    batch, _, frames, height, width = latents.shape
    if tuple(flow.shape) != (frames, 2, height, width):
        raise InputError(f"The flow is {tuple(flow.shape)}; these latents need {(frames, 2, height, width)}.")
    flow = flow.to(device=latents.device, dtype=torch.float32)
    x = torch.arange(width, device=flow.device) - flow[:, 0]
    y = torch.arange(height, device=flow.device)[:, None] - flow[:, 1]
    grid = torch.stack([(2 * x + 1) / width - 1, (2 * y + 1) / height - 1], dim=-1)
    grid = grid.repeat(batch, 1, 1, 1)
    pictures = latents.transpose(1, 2).flatten(0, 1).float()
    moved = F.grid_sample(pictures, grid, mode="bicubic", padding_mode="reflection", align_corners=False)
    moved = torch.unflatten(moved, 0, (batch, frames)).transpose(1, 2).to(latents.dtype)
    still = (flow == 0).flatten(1).all(dim=1).view(1, 1, frames, 1, 1)
    return torch.where(still, latents, moved)


class CameraWarp:
    """Step callback that moves the camera in any latent video pipeline.

    After step T_m the clean estimate is mixed with its warped self and the noise put back:
    x0' = (1 - mix) x0 + mix warp(x0, flow), x = alpha x0' + sigma eps (supplement, equation 2). Since the noise stays,
    this is x + alpha (x0' - x0), so only x0 is needed. It comes, in this order,

    1. from the prediction, where the pipeline hands it over as `noise_pred` (ours does), and the latents it was made
       from, by the definitions of epsilon, v, x0 and the velocity of flow matching;
    2. from the clean estimate that a multistep scheduler keeps (`model_outputs`);
    3. from the two successive latents: x = a x0 + s eps and x' = a' x0 + s' eps with the scheduler's coefficients. That
       is exact for deterministic first-order steps (DDIM without eta, Euler, flow matching), an estimate for others.

    What a multistep scheduler remembers of earlier steps is moved with the latents (`shift_history`): else its next
    step would undo the movement or overshoot.

    Args:
        camera: direction and speed.
        step: T_m, counted from 1. None takes the first step after which signal over noise reaches `WARP_LEVEL`, as it
            does after the paper's T_m of 5; earlier has little effect, later costs quality.
        mix: weight of the warped estimate.
        layout: order of the latents' axes; None finds it by the number of latent channels.
        scale: see `camera_flow`; None moves by shares of the picture.
    """

    tensor_inputs = ("latents",)
    """What to pass as `callback_on_step_end_tensor_inputs`; with this package's pipeline "noise_pred" as well."""

    def __init__(
        self,
        camera: Camera,
        step: int | None = None,
        mix: float = 0.5,
        layout: Layout | None = None,
        scale: float | None = None,
    ) -> None:
        if step is not None and step < 1:
            raise InputError("The camera warp comes after step 1 at the earliest.")
        self.camera = camera
        self.step = step
        self.mix = mix
        self.layout = layout
        self.scale = scale
        self._chosen = step or 0
        self._previous: Tensor | None = None

    def __call__(self, pipe: Any, index: int, timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        """Warp after the chosen step, do nothing after others.

        Args:
            pipe: the pipeline; its `scheduler` gives the coefficients.
            index: step, from 0.
            timestep: the timestep that was just done.
            tensors: `latents`, and `noise_pred` where there is one.

        Returns:
            The latents to go on with.
        """
        latents = tensors["latents"]
        if self.camera.direction == Direction.STATIC:
            return {"latents": latents}
        if self.step is None and (index == 0 or not self._chosen):
            self._chosen = choose_step(pipe.scheduler)
        if index != self._chosen - 1:
            self._previous = latents.detach().clone() if index == self._chosen - 2 else None
            return {"latents": latents}
        before, self._previous = self._previous, None
        levels = noise_levels(pipe.scheduler, index, timestep)
        clean = self._clean(pipe.scheduler, latents, before, tensors.get("noise_pred"), levels)
        layout = self.layout or find_layout(pipe, latents)
        video = clean if layout == "bcfhw" else clean.transpose(1, 2)
        frames, height, width = video.shape[2:]
        flow = camera_flow(self.camera, frames, height, width, self.scale)
        moved = (warp_latents(video, flow) - video) * self.mix
        moved = moved if layout == "bcfhw" else moved.transpose(1, 2)
        shift_history(pipe.scheduler, moved, levels)
        return {"latents": (latents.float() + levels.alpha_next * moved.float()).to(latents.dtype)}

    def _clean(
        self, scheduler: Any, latents: Tensor, before: Tensor | None, prediction: Tensor | None, levels: "NoiseLevels"
    ) -> Tensor:
        """The clean estimate x0 in float32, by the first way that is open."""
        x = latents.float()
        if prediction is not None:
            return levels.clean(prediction.float(), x if before is None else before.float(), after=before is None)
        kept = kept_estimate(scheduler, latents)
        if kept is not None:
            return kept.float()
        if before is None:
            raise InputError(
                "After the very first step the camera warp needs the model's prediction, which this pipeline does not "
                "hand over. Choose a later step."
            )
        weight = levels.sigma * levels.alpha_next - levels.sigma_next * levels.alpha
        return (levels.sigma * x - levels.sigma_next * before.float()) / weight


class NoiseLevels:
    """Signal and noise of a latent, x = alpha x0 + sigma eps, before and after a step.

    Args:
        alpha: signal before the step.
        sigma: noise before the step.
        alpha_next: signal after it.
        sigma_next: noise after it.
        prediction_type: what the model predicts: epsilon, v_prediction, sample or flow.
    """

    def __init__(self, alpha: float, sigma: float, alpha_next: float, sigma_next: float, prediction_type: str) -> None:
        self.alpha = alpha
        self.sigma = sigma
        self.alpha_next = alpha_next
        self.sigma_next = sigma_next
        self.prediction_type = prediction_type

    def clean(self, prediction: Tensor, latents: Tensor, after: bool = False) -> Tensor:
        """The clean estimate x0: latents and prediction are two equations for x0 and eps.

        Args:
            prediction: the model's (guided) output.
            latents: those it was made from, whatever the scheduler did then; or those after a deterministic step.
            after: whether they are the latter.
        """
        alpha, sigma = (self.alpha_next, self.sigma_next) if after else (self.alpha, self.sigma)
        of_clean, of_noise = self.prediction_parts()
        weight = alpha * of_noise - sigma * of_clean
        found: Tensor = (of_noise * latents - sigma * prediction) / weight if weight else prediction
        return found

    def prediction_parts(self) -> tuple[float, float]:
        """How much of x0 and of eps is in what the model predicts.

        v is alpha eps - sigma x0 of the latents at unit variance, which not every scheduler's have.
        """
        norm = math.hypot(self.alpha, self.sigma)
        known = {"epsilon": (0.0, 1.0), "sample": (1.0, 0.0), "flow": (-1.0, 1.0)}
        return known.get(self.prediction_type, (-self.sigma / norm, self.alpha / norm))


def noise_levels(scheduler: Any, index: int, timestep: Any) -> NoiseLevels:
    """Signal and noise before and after a step, by the scheduler's own coefficients.

    Args:
        scheduler: any diffusers scheduler with `sigmas` or `alphas_cumprod`.
        index: step, from 0.
        timestep: the timestep that was just done.

    Raises:
        InputError: the scheduler has neither.
    """
    config: Mapping[str, Any] = scheduler.config
    kind = str(config.get("prediction_type", "epsilon"))
    sigmas = getattr(scheduler, "sigmas", None)
    if sigmas is not None:
        here, there = float(sigmas[index]), float(sigmas[min(index + 1, len(sigmas) - 1)])
        if "FlowMatch" in type(scheduler).__name__ or config.get("use_flow_sigmas") or kind == "flow_prediction":
            return NoiseLevels(1 - here, here, 1 - there, there, "flow")
        if hasattr(scheduler, "_sigma_to_alpha_sigma_t"):  # latents keep unit variance
            pairs = [1 / (1 + sigma**2) ** 0.5 for sigma in (here, there)]
            return NoiseLevels(pairs[0], here * pairs[0], pairs[1], there * pairs[1], kind)
        return NoiseLevels(1.0, here, 1.0, there, kind)
    products = getattr(scheduler, "alphas_cumprod", None)
    if products is None:
        raise InputError(f"The camera warp cannot read the noise levels of {type(scheduler).__name__}.")
    steps = scheduler.timesteps
    now = float(products[int(timestep)])
    final = getattr(scheduler, "final_alpha_cumprod", 1.0)
    after = float(products[int(steps[index + 1])]) if index + 1 < len(steps) else float(final)
    return NoiseLevels(now**0.5, (1 - now) ** 0.5, after**0.5, (1 - after) ** 0.5, kind)


def choose_step(scheduler: Any, level: float = WARP_LEVEL) -> int:
    """The step to warp after, counted from 1: the first after which signal over noise reaches a level.

    It is never the last step, after which nothing would mend what the mix left, nor the first, before which nobody
    has kept the latents; a run of two steps or one has no other.

    Args:
        scheduler: any diffusers scheduler whose timesteps are set.
        level: alpha / sigma.
    """
    count = len(scheduler.timesteps)
    for index, timestep in enumerate(scheduler.timesteps):
        levels = noise_levels(scheduler, index, timestep)
        if levels.alpha_next >= level * levels.sigma_next:
            return min(max(index + 1, 2), max(count - 1, min(count, 2)))
    return count


def keeps_clean_estimates(scheduler: Any) -> bool:
    """Whether a multistep scheduler's `model_outputs` are estimates of x0, rather than of the noise."""
    algorithm = str(scheduler.config.get("algorithm_type", ""))
    return algorithm.endswith("dpmsolver++") or bool(scheduler.config.get("predict_x0", False))


def kept_estimate(scheduler: Any, latents: Tensor) -> Tensor | None:
    """The clean estimate of the last step, where a multistep scheduler keeps estimates of the latents' shape."""
    outputs = getattr(scheduler, "model_outputs", None)
    if not outputs or outputs[-1] is None or not keeps_clean_estimates(scheduler):
        return None
    kept: Tensor = outputs[-1]
    if kept.shape == latents.shape:
        return kept
    folded = latents.transpose(1, 2)
    if kept.shape == folded.flatten(0, 1).shape:
        return torch.unflatten(kept, 0, folded.shape[:2]).transpose(1, 2)
    return None


def shift_history(scheduler: Any, moved: Tensor, levels: NoiseLevels) -> None:
    """Move what a multistep scheduler remembers, as if it had seen the moved clip from the start.

    Its steps are linear in the samples and estimates it keeps: with every kept x0 shifted by d, and the kept sample
    (UniPC's `last_sample`, from which its corrector takes the last step once more) by alpha d, the next step goes on
    from the shifted latents exactly. Estimates of the noise do not change.

    Args:
        scheduler: any diffusers scheduler; those without a memory are left alone.
        moved: d, the change of x0, of the latents' shape.
        levels: signal and noise around the step that was just done.
    """

    def shifted(kept: Tensor | None, change: Tensor) -> Tensor | None:
        if kept is None:
            return None
        change = change if kept.shape == change.shape else change.transpose(1, 2).flatten(0, 1)
        return (kept.float() + change.to(kept.device)).to(kept.dtype)

    outputs = getattr(scheduler, "model_outputs", None)
    if outputs and keeps_clean_estimates(scheduler):
        scheduler.model_outputs = [shifted(kept, moved) for kept in outputs]
    if getattr(scheduler, "last_sample", None) is not None:
        scheduler.last_sample = shifted(scheduler.last_sample, levels.alpha * moved)


def find_layout(pipe: Any, latents: Tensor) -> Layout:
    """Order of a pipeline's latent axes, by its VAE's number of latent channels.

    Raises:
        InputError: the latents are not five-dimensional, or neither order fits.
    """
    if latents.ndim != 5:
        raise InputError(
            f"The camera warp needs latents with time, height and width axes; {type(pipe).__name__} hands over "
            f"{tuple(latents.shape)}."
        )
    config = getattr(getattr(pipe, "vae", None), "config", {})
    channels = config.get("latent_channels") or config.get("z_dim")
    if channels is None or latents.shape[1] == channels:
        return "bcfhw"
    if latents.shape[2] == channels:
        return "bfchw"
    raise InputError(f"Latents {tuple(latents.shape)} have no axis of {channels} channels; give CameraWarp its layout.")
