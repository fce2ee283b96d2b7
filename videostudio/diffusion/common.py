"""What the two pipelines share: noise schedule, input checks, denoising loop, encoders that leave, VAE in slices."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import torch
from diffusers import DDIMScheduler, DiffusionPipeline
from diffusers.utils.torch_utils import get_module_execution_device, randn_tensor
from PIL import Image
from torch import Tensor, nn

from videostudio.errors import BackendError, InputError

Generators = torch.Generator | list[torch.Generator] | None
StepCallback = Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]
Scheduler = TypeVar("Scheduler")
MAIN_MEMORY = torch.device("cpu")
NOISE_SCHEDULE = {
    "num_train_timesteps": 1000,
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
}
"""Stable Diffusion's noise schedule, which SD 1.5, SD 2.1, SDXL, SVD and both models of the paper were trained with
(supplement, tables 1 and 2)."""


def stable_diffusion_schedule(kind: type[Scheduler], **options: Any) -> Scheduler:
    """A diffusers scheduler on Stable Diffusion's noise schedule.

    Args:
        kind: the scheduler's class, such as `DDIMScheduler`.
        options: its other options.
    """
    return kind(**NOISE_SCHEDULE, **options)


def ddim_scheduler() -> DDIMScheduler:
    """DDIM as both models sample: the release's image model, and the paper's two (supplement, tables 1 and 2)."""
    return stable_diffusion_schedule(DDIMScheduler, clip_sample=False, set_alpha_to_one=False, steps_offset=1)


@dataclass(frozen=True, slots=True)
class SamplingOptions:
    """How a run samples.

    Args:
        steps: number of steps.
        generator: one for all samples, or one per sample.
        eta: DDIM's eta: 0 deterministic, 1 as the paper samples.
        callback: `(pipe, step, timestep, tensors) -> tensors` after every step, or None.
        callback_inputs: names of the tensors that the callback gets.
    """

    steps: int
    generator: Generators
    eta: float
    callback: StepCallback | None
    callback_inputs: Sequence[str]


class ScenePipeline(DiffusionPipeline):  # type: ignore[misc]  # diffusers has no types
    """Base of the two pipelines.

    Args (attributes):
        keep_encoders: leave the encoders on the device after they have done their work. By default they go back to main
            memory, which the denoiser needs more; models under diffusers' offload hooks are left to the hooks.
        decode_slice: pictures that the VAE decodes at a time.
    """

    keep_encoders = False
    decode_slice = 4
    _callback_tensor_inputs = ("latents", "noise_pred")

    @property
    def guidance_scale(self) -> float:
        """Guidance scale of the run."""
        return getattr(self, "_guidance_scale", 1.0)

    @property
    def interrupt(self) -> bool:
        """Whether a step callback asked the run to stop by setting `pipe._interrupt`."""
        return getattr(self, "_interrupt", False)

    @property
    def run_device(self) -> torch.device:
        """Where the denoiser runs, also while it is offloaded."""
        device: torch.device = get_module_execution_device(self.unet)
        return device

    @property
    def vae_scale_factor(self) -> int:
        """Pixels of a latent pixel's side."""
        return int(2 ** (len(self.vae.config.block_out_channels) - 1))

    @contextmanager
    def encoder(self, module: Any) -> Iterator[Any]:
        """Borrow an encoder: on the run's device inside the block, then in main memory (see `keep_encoders`)."""
        home = module.device
        hooked = hasattr(module, "_hf_hook")
        waiting = stored_tensors(module) if home == MAIN_MEMORY else []
        try:
            yield module if hooked else module.to(self.run_device)
        finally:
            if not hooked and not self.keep_encoders:
                put_back(waiting)  # nothing has changed the weights: those in main memory need no second copy
                module.to("cpu" if home.type != "meta" else home)

    def wake(self, module: Any) -> Any:
        """Bring an offloaded model to the device before another of its methods than `forward` is called."""
        hook = getattr(module, "_hf_hook", None)
        if hook is not None:
            hook.pre_forward(module)
        return module

    @contextmanager
    def run(self, steps: int, guidance_scale: float) -> Iterator[Any]:
        """A run's state and progress bar; whatever happens inside, nothing of it stays.

        Args:
            steps: number of steps.
            guidance_scale: guidance scale.
        """
        self._guidance_scale, self._interrupt = guidance_scale, False
        try:
            with self.progress_bar(total=steps) as bar:
                yield bar
        finally:
            self._guidance_scale, self._interrupt = 1.0, False
            self.maybe_free_model_hooks()

    def denoise(
        self,
        latents: Tensor,
        options: SamplingOptions,
        predict_noise: Callable[[int, Tensor, Tensor], Tensor],
        bar: Any,
    ) -> Tensor:
        """The denoising loop.

        Args:
            latents: (B, ...) initial noise, as `draw_latents` gives it.
            options: steps, generators and callback.
            predict_noise: `(step, timestep, latents) -> noise_pred`: the pipeline's call of its UNet, with guidance.
            bar: the progress bar of `run`.

        Returns:
            (B, ...) clean latents; those of the last step where a callback interrupted the run.
        """
        # A scheduler's tables are in main memory: timesteps on an accelerator would make every step wait for it.
        self.scheduler.set_timesteps(options.steps, device=MAIN_MEMORY)
        latents = latents * self.scheduler.init_noise_sigma
        moments = self.scheduler.timesteps.to(latents.device)
        for index, (timestep, moment) in enumerate(zip(self.scheduler.timesteps, moments, strict=True)):
            if self.interrupt:
                break
            noise_pred = predict_noise(index, moment, latents)
            latents = self.step(noise_pred, timestep, latents, options.generator, options.eta)
            tensors = {"latents": latents, "noise_pred": noise_pred}
            latents = self.call_back(options.callback, index, timestep, tensors, options.callback_inputs)
            bar.update()
        return latents

    def step(self, noise_pred: Tensor, timestep: Tensor, latents: Tensor, generator: Generators, eta: float) -> Tensor:
        """One scheduler step; samples with generators of their own get noise of their own.

        Args:
            noise_pred: (B, C, H, W), or (B, C, F, H, W) for clips.
            timestep: the timestep.
            latents: of the same shape. Schedulers get a clip's frames one after another, as the release draws noise.
            generator: one for all, or one per sample.
            eta: DDIM's eta: 0 deterministic, 1 as the paper samples.
        """
        if latents.ndim == 5:
            frames = self.step(frames_as_batch(noise_pred), timestep, frames_as_batch(latents), generator, eta)
            return batch_as_frames(frames, latents.shape[0])
        known = inspect.signature(self.scheduler.step).parameters
        extra: dict[str, Any] = {"eta": eta} if "eta" in known else {}
        if isinstance(generator, list):
            stochastic = (eta > 0 and "eta" in known) or "sde" in str(self.scheduler.config.get("algorithm_type", ""))
            if stochastic and "variance_noise" not in known:
                raise InputError(
                    f"{type(self.scheduler).__name__} cannot take one generator per sample; give one generator for all."
                )
            if stochastic:
                shape = (latents.shape[0] // len(generator), *latents.shape[1:])
                extra["variance_noise"] = torch.cat(
                    [randn_tensor(shape, one, latents.device, latents.dtype) for one in generator]
                )
        elif "generator" in known:
            extra["generator"] = generator
        out: Tensor = self.scheduler.step(noise_pred, timestep, latents, **extra, return_dict=False)[0]
        return out.to(latents.dtype)

    def call_back(
        self, callback: StepCallback | None, index: int, timestep: Tensor, tensors: dict[str, Any], names: Sequence[str]
    ) -> Tensor:
        """Hand a step's tensors to the callback.

        Args:
            callback: `(pipe, step, timestep, tensors) -> tensors`, or None.
            index: step, from 0.
            timestep: the timestep.
            tensors: what there is; `latents` among them.
            names: what the callback asked for.

        Returns:
            The latents to go on with.
        """
        if callback is None:
            return tensors["latents"]  # type: ignore[no-any-return]
        given = callback(self, index, timestep, {name: tensors[name] for name in names})
        latents: Tensor = (given or {}).get("latents", tensors["latents"])
        return latents

    def check_inputs(self, height: int, width: int, callback_inputs: Sequence[str]) -> None:
        """Refuse sizes that the VAE cannot make and callback tensors that there are not.

        Args:
            height: pixels.
            width: pixels.
            callback_inputs: names of the tensors that the step callback asks for.

        Raises:
            InputError: naming the nearest sizes, or the tensors that there are.
        """
        unit = self.vae_scale_factor
        if height % unit or width % unit or height <= 0 or width <= 0:
            near = f"{max(round(width / unit), 1) * unit}x{max(round(height / unit), 1) * unit}"
            raise InputError(f"Width and height must be multiples of {unit} pixels; {width}x{height} could be {near}.")
        if unknown := [name for name in callback_inputs if name not in self._callback_tensor_inputs]:
            raise InputError(
                f"A step callback cannot get {', '.join(unknown)}; there are {', '.join(self._callback_tensor_inputs)}."
            )

    @contextmanager
    def vae_ready(self) -> Iterator[Any]:
        """The VAE on the run's device, in float32 where half precision would overflow in it."""
        vae = self.vae
        upcast = vae.dtype == torch.float16 and getattr(vae.config, "force_upcast", False)
        if not hasattr(vae, "_hf_hook"):
            vae.to(self.run_device)
        if upcast:
            vae.to(torch.float32)
        try:
            yield vae
        finally:
            if upcast:
                vae.to(torch.float16)

    def decode(self, latents: Tensor) -> Tensor:
        """Decode pictures, `decode_slice` at a time.

        Args:
            latents: (N, C, h, w).

        Returns:
            (N, 3, H, W) float32 in 0..1, in main memory.
        """
        pictures = []
        with self.vae_ready() as vae:
            for start in range(0, latents.shape[0], self.decode_slice):
                part = latents[start : start + self.decode_slice].to(self.run_device, vae.dtype)
                scaled = part / vae.config.scaling_factor
                picture = vae.decode(scaled, return_dict=False)[0]
                pictures.append((picture.float() / 2 + 0.5).clamp(0, 1).cpu())
        return torch.cat(pictures)


def stored_tensors(module: nn.Module) -> list[tuple[dict[str, Any], str, Any, Tensor]]:
    """Parameters and buffers of a network and what they hold: (the owner's dictionary, name, tensor, its memory)."""
    owners = [holder for part in module.modules() for holder in (part._parameters, part._buffers)]
    return [(holder, name, kept, kept.data) for holder in owners for name, kept in holder.items() if kept is not None]


def put_back(stored: list[tuple[dict[str, Any], str, Any, Tensor]]) -> None:
    """Undo a move of a network to another device without copying.

    Args:
        stored: what `stored_tensors` gave before the move.
    """
    for holder, name, kept, memory in stored:
        kept.data = memory
        holder[name] = kept


def frames_as_batch(clips: Tensor) -> Tensor:
    """(B, C, F, H, W) -> (B*F, C, H, W), the layout in which schedulers draw noise as the release does."""
    return clips.transpose(1, 2).flatten(0, 1)


def batch_as_frames(frames: Tensor, batch: int) -> Tensor:
    """(B*F, C, H, W) -> (B, C, F, H, W)."""
    return torch.unflatten(frames, 0, (batch, -1)).transpose(1, 2)


def picture_to_tensor(picture: Image.Image) -> Tensor:
    """RGB picture -> (3, H, W) in -1..1."""
    return torch.from_numpy(np.array(picture)).permute(2, 0, 1).float() / 127.5 - 1


def tensor_to_picture(pixels: Tensor) -> Image.Image:
    """(3, H, W) in 0..1 on any device -> RGB picture; values outside are cut off."""
    bytes_ = (pixels.detach().float().clamp(0, 1) * 255).round().to("cpu", torch.uint8)
    return Image.fromarray(bytes_.permute(1, 2, 0).contiguous().numpy())


def as_output_type(pixels: Tensor, output_type: str) -> Any:
    """Decoded pictures in the form that the caller of a pipeline asked for.

    Args:
        pixels: (..., 3, H, W) in 0..1, in main memory.
        output_type: "pt" for the tensor, "np" for an (..., H, W, 3) array, else PIL images, a list per clip.
    """
    if output_type == "pt":
        return pixels
    if output_type == "np":
        return pixels.movedim(-3, -1).numpy()
    return [tensor_to_picture(one) if one.ndim == 3 else as_output_type(one, output_type) for one in pixels]


def as_prompts(prompt: str | Sequence[str]) -> list[str]:
    """A list of prompts from one or several.

    Raises:
        InputError: it is neither.
    """
    prompts = [prompt] if isinstance(prompt, str) else list(prompt)
    if not prompts or not all(isinstance(text, str) for text in prompts):
        raise InputError("A prompt is a text, or a list of at least one text.")
    return prompts


def as_negatives(negative: str | Sequence[str] | None, batch: int) -> list[str] | None:
    """One negative prompt per sample, or None.

    Raises:
        InputError: their number is another.
    """
    if negative is None:
        return None
    texts = [negative] * batch if isinstance(negative, str) else list(negative)
    if len(texts) != batch:
        raise InputError(f"There are {len(texts)} negative prompts for {batch} prompts; give one, or one for each.")
    return texts


def spread_over_samples(value: Any, batch: int, copies: int, what: str) -> list[Any]:
    """One value per sample, from one for all or one per prompt.

    Args:
        value: a value, or a list or tuple of `batch`.
        batch: number of prompts.
        copies: samples per prompt.
        what: how an error calls it.

    Raises:
        InputError: the list has another length.
    """
    values = list(value) if isinstance(value, list | tuple) else [value] * batch
    if len(values) != batch:
        raise InputError(f"There are {len(values)} {what} for {batch} prompts; give one, or one for each.")
    return [one for one in values for _ in range(copies)]


def draw_latents(
    shape: tuple[int, ...], generator: Generators, device: torch.device, dtype: torch.dtype, given: Tensor | None
) -> Tensor:
    """Initial noise, drawn sample by sample from each one's generator, or given.

    Args:
        shape: (B, C, ...).
        generator: one for all, or one per sample.
        device: where the latents go.
        dtype: their dtype.
        given: explicit noise.

    Raises:
        InputError: shapes or the number of generators do not fit.
    """
    if isinstance(generator, list) and len(generator) != shape[0]:
        raise InputError(f"There are {len(generator)} generators for {shape[0]} samples; give one, or one for each.")
    if given is None:
        noise: Tensor = randn_tensor(shape, generator=generator, device=device, dtype=dtype)
        return noise
    if tuple(given.shape) != shape:
        raise InputError(f"The given latents are {tuple(given.shape)}; this run needs {shape}.")
    return given.to(device=device, dtype=dtype)


def apply_guidance(noise_pred: Tensor, guidance_scale: float) -> Tensor:
    """Classifier-free guidance: unconditional + scale * (conditional - unconditional).

    Args:
        noise_pred: (2B, ...) unconditional predictions, then conditional ones.
        guidance_scale: 0 is unconditional, 1 conditional.
    """
    unconditional, conditional = noise_pred.chunk(2)
    return unconditional + guidance_scale * (conditional - unconditional)


def token_ids(tokenizer: Any, texts: Sequence[str]) -> Tensor:
    """(N, L) token ids, padded and cut to the tokenizer's length."""
    ids: Tensor = tokenizer(
        list(texts),
        padding="max_length",
        max_length=tokenizer.model_max_length,
        truncation=True,
        return_tensors="pt",
    ).input_ids
    return ids


def posterior_sample(vae: Any, pictures: Tensor, generator: Generators) -> Tensor:
    """Scaled latents of pictures, drawn from the encoder's distribution with the run's generators.

    Args:
        vae: the VAE.
        pictures: (B, 3, H, W) in -1..1.
        generator: one for all, or one per picture.
    """
    posterior = vae.encode(pictures.to(device=vae.device, dtype=vae.dtype)).latent_dist
    noise = randn_tensor(
        posterior.mean.shape, generator=generator, device=posterior.mean.device, dtype=posterior.mean.dtype
    )
    latents: Tensor = (posterior.mean + posterior.std * noise) * vae.config.scaling_factor
    return latents


def require_component(component: nn.Module | None, name: str, what_for: str) -> Any:
    """A component that may be absent.

    Raises:
        BackendError: it is absent; the text says what it was needed for.
    """
    if component is None:
        raise BackendError(f"This pipeline was loaded without '{name}', which {what_for} needs.")
    return component
