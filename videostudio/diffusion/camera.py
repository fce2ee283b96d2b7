"""Camera movement by warping the clean estimate of a clip in the middle of sampling (paper, supplement, equation 2).

The direction is the CAMERA's: a camera that moves left sees its scene move to the right. `forward` closes in, so the
scene grows out of the middle; `backward` draws off.
"""

from collections.abc import Mapping
from typing import Any, Literal

import torch
import torch.nn.functional as F  # the field's name
from torch import Tensor

from videostudio.errors import InputError
from videostudio.types import Camera, Direction, Speed

LATENT_PIXELS = 8
"""Pixels of a latent pixel's side in SD's, SDXL's and SVD's VAE."""
SPEEDS = {Speed.SLOW: 0.25, Speed.MEDIUM: 0.5, Speed.FAST: 1.0}
"""Latent pixels per frame: 2, 4 and 8 pixels. For forward and backward that is how fast the nearer border moves."""
CONTENT = {
    Direction.LEFT: (1.0, 0.0),
    Direction.RIGHT: (-1.0, 0.0),
    Direction.UP: (0.0, 1.0),
    Direction.DOWN: (0.0, -1.0),
}
"""Where the content moves (x to the right, y down) when the camera moves."""
Layout = Literal["bcfhw", "bfchw"]


def camera_flow(camera: Camera, frames: int, height: int, width: int, scale: float = 1.0) -> Tensor:
    """Displacement of the content since the first frame, along the camera's path.

    Args:
        camera: direction and speed.
        frames: F.
        height: h in latent pixels.
        width: w in latent pixels.
        scale: multiplies the speed, for models whose latent pixels or frames have other sizes.

    Returns:
        (F, 2, h, w): x and y in latent pixels. What is seen at p in frame f was at p - flow[f, :, p] in frame 0,
        so the movement between neighbouring frames adds up and the first frame stays.
    """
    speed = SPEEDS[Speed(camera.speed)] * scale
    direction = Direction(camera.direction)
    time = torch.arange(frames, dtype=torch.float32).view(-1, 1, 1, 1)
    if direction in CONTENT:
        step = torch.tensor(CONTENT[direction]).view(1, 2, 1, 1) * speed
        return (time * step).expand(frames, 2, height, width).clone()
    if direction == Direction.STATIC:
        return torch.zeros(frames, 2, height, width)
    x = torch.arange(width, dtype=torch.float32) - (width - 1) / 2
    y = torch.arange(height, dtype=torch.float32) - (height - 1) / 2
    place = torch.stack([x[None, :].expand(height, width), y[:, None].expand(height, width)])
    growth = 1 + speed / (max(min(height, width), 2) / 2)
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

    After step `step` (T_m) the clean estimate is mixed with its warped self and the noise put back:
    x0' = (1 - mix) x0 + mix warp(x0, flow), x = alpha x0' + sigma eps (supplement, equation 2). Since the noise stays,
    this is x + alpha (x0' - x0), so only x0 is needed. It comes, in this order,

    1. from the prediction, where the pipeline hands it over as `noise_pred` (ours does): epsilon and v by their
       definitions, velocity of flow matching by x0 = x - sigma v;
    2. from the clean estimate that a multistep scheduler keeps (`model_outputs`);
    3. from the two successive latents: x = a x0 + s eps and x' = a' x0 + s' eps with the scheduler's coefficients. That
       is exact for deterministic first-order steps (DDIM without eta, Euler, flow matching), an estimate for others.

    Args:
        camera: direction and speed.
        step: T_m, counted from 1. The paper found 5 best: earlier has little effect, later costs quality.
        mix: weight of the warped estimate.
        layout: order of the latents' axes; None finds it by the number of latent channels.
        scale: multiplies the speed, see `camera_flow`; None reads it from the pipeline's VAE factors.
    """

    tensor_inputs = ("latents",)
    """What to pass as `callback_on_step_end_tensor_inputs`; with this package's pipeline "noise_pred" as well."""

    def __init__(
        self, camera: Camera, step: int = 5, mix: float = 0.5, layout: Layout | None = None, scale: float | None = None
    ) -> None:
        if step < 1:
            raise InputError("The camera warp comes after step 1 at the earliest.")
        self.camera = camera
        self.step = step
        self.mix = mix
        self.layout = layout
        self.scale = scale
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
        if self.camera.direction == Direction.STATIC or index > self.step - 1:
            self._previous = None
            return {"latents": latents}
        if index < self.step - 1:
            self._previous = latents.detach().clone() if index == self.step - 2 else None
            return {"latents": latents}
        before, self._previous = self._previous, None
        levels = noise_levels(pipe.scheduler, index, timestep)
        clean = self._clean(pipe.scheduler, latents, before, tensors.get("noise_pred"), levels)
        layout = self.layout or find_layout(pipe, latents)
        video = clean if layout == "bcfhw" else clean.transpose(1, 2)
        frames, height, width = video.shape[2:]
        flow = camera_flow(self.camera, frames, height, width, self._speed_scale(pipe))
        change = (warp_latents(video, flow) - video) * (levels.alpha_next * self.mix)
        change = change if layout == "bcfhw" else change.transpose(1, 2)
        return {"latents": (latents.float() + change.float()).to(latents.dtype)}

    def _clean(
        self, scheduler: Any, latents: Tensor, before: Tensor | None, prediction: Tensor | None, levels: "NoiseLevels"
    ) -> Tensor:
        """The clean estimate x0 in float32, by the first way that is open."""
        x = latents.float()
        if prediction is not None and (noise := levels.noise(prediction.float(), before)) is not None:
            return (x - levels.sigma_next * noise) / levels.alpha_next
        if prediction is not None:
            return levels.clean(prediction.float(), x)
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

    def _speed_scale(self, pipe: Any) -> float:
        if self.scale is not None:
            return self.scale
        spatial = getattr(pipe, "vae_scale_factor_spatial", None) or getattr(
            pipe, "vae_spatial_compression_ratio", None
        )
        temporal = getattr(pipe, "vae_scale_factor_temporal", None) or getattr(
            pipe, "vae_temporal_compression_ratio", None
        )
        return (temporal or 1) * LATENT_PIXELS / (spatial or LATENT_PIXELS)


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

    def noise(self, prediction: Tensor, before: Tensor | None) -> Tensor | None:
        """The noise eps that a prediction means, or None where the latents before the step are needed and unknown.

        Args:
            prediction: the model's (guided) output.
            before: the latents that it was made from.
        """
        if self.prediction_type == "epsilon":
            return prediction
        if before is None:
            return None
        x = before.float()
        if self.prediction_type == "flow":
            return x + (1 - self.sigma) * prediction
        if self.prediction_type == "sample":
            return (x - self.alpha * prediction) / self.sigma
        norm = (
            self.alpha**2 + self.sigma**2
        ) ** 0.5  # 1 for variance preserving, more where latents are x0 + sigma eps
        alpha, sigma = self.alpha / norm, self.sigma / norm
        noise: Tensor = alpha * prediction + sigma * (x / norm)
        return noise

    def clean(self, prediction: Tensor, after: Tensor) -> Tensor:
        """The clean estimate x0 from a prediction and the latents after a deterministic step.

        After the very first step nobody has kept the latents before it; but x' = a' x0 + s' eps and the prediction's
        definition are two equations for x0 and eps.

        Args:
            prediction: the model's (guided) output: v, x0 or the velocity of flow matching.
            after: the latents after the step.
        """
        if self.prediction_type == "sample":
            return prediction
        if self.prediction_type == "flow":
            return after - self.sigma_next * prediction
        norm = (self.alpha**2 + self.sigma**2) ** 0.5
        alpha, sigma = self.alpha / norm, self.sigma / norm
        weight = sigma * self.sigma_next + alpha * self.alpha_next
        found: Tensor = (alpha * after - self.sigma_next * prediction) / weight
        return found


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


def kept_estimate(scheduler: Any, latents: Tensor) -> Tensor | None:
    """The clean estimate of the last step, where a multistep scheduler keeps estimates of the latents' shape."""
    outputs = getattr(scheduler, "model_outputs", None)
    if not outputs or outputs[-1] is None:
        return None
    algorithm = str(scheduler.config.get("algorithm_type", ""))
    if not (algorithm.endswith("dpmsolver++") or scheduler.config.get("predict_x0", False)):
        return None
    kept: Tensor = outputs[-1]
    if kept.shape == latents.shape:
        return kept
    folded = latents.transpose(1, 2)
    if kept.shape == folded.flatten(0, 1).shape:
        return torch.unflatten(kept, 0, folded.shape[:2]).transpose(1, 2)
    return None


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
