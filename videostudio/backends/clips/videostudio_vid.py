"""VideoStudio-Vid with the released weights (paper, section 3.3): scene image, action and camera steer the clip."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from videostudio.backends.protocols import ClipRequest
from videostudio.backends.row import Resources
from videostudio.backends.runtime.clip_vision import clip_encoder, clip_processor
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import (
    WARP_STEP,
    DiffusersModel,
    dtype_for,
    fitted,
    generator,
    loading,
    on_step,
    picture_of,
    placed,
    set_threads,
    spread_frames,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.run import Run

RELEASE = "FireCRT/VideoStudio"
FOLDER = "videostudio-vid"
ENCODER = "videostudio-img-encoder"
HALF = "float16"
# The model was trained on clips of so many frames.
FRAMES = 16


def videostudio_vid(
    resources: Resources,
    model: str = RELEASE,
    revision: str = "main",
    clip: str = "",
    clip_revision: str = "main",
    steps: int = 70,
    guidance: float = 12.0,
    frames: int = FRAMES,
    scheduler: str = "release",
) -> "SceneVideos":
    """Load it.

    Args:
        resources: settings, device, downloads.
        model: hub id or local folder of the release (or of a folder with `unet`, `vae`, ... itself).
        revision: its revision on the hub.
        clip: hub id or local folder of CLIP ViT-H/14; by default the release's own, shared with VideoStudio-Img.
        clip_revision: its revision.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        frames: most frames that are sampled; longer clips show them for longer.
        scheduler: "release" (DPM-Solver++) or "paper" (DDIM with eta 1).

    Raises:
        BackendError: it cannot be had; the text says what to do.
    """
    encoder = clip_encoder(resources, clip or f"{model}/{ENCODER}", clip_revision if clip else revision, HALF)
    key = component_key(model, FOLDER, revision, HALF, f"{clip} {scheduler}")

    def load() -> PlacedPipeline:
        set_threads(resources)
        root = resources.fetch(model, revision, (f"{FOLDER}/*",))
        folder = root / FOLDER if (root / FOLDER).is_dir() else root
        resources.run.tick(0.0, "Loading VideoStudio-Vid")
        with loading(model):
            pipe = _assemble(resources, folder, encoder, scheduler)
        return placed(resources, pipe)

    held: PlacedPipeline = resources.component(key, load)
    return SceneVideos(resources, held, steps, guidance, frames, eta=1.0 if scheduler == "paper" else 0.0)


def _assemble(resources: Resources, folder: Path, encoder: Any, scheduler: str) -> Any:
    from diffusers import AutoencoderKL, DPMSolverMultistepScheduler
    from transformers import CLIPTextModelWithProjection, CLIPTokenizer

    from videostudio.diffusion import SceneVideoPipeline
    from videostudio.diffusion.video_pipeline import paper_scheduler, release_scheduler
    from videostudio.nn.unet3d import VideoStudioUNet3D

    dtype = dtype_for(resources.device, HALF)

    def half(name: str) -> str | None:
        return "fp16" if any((folder / name).glob("*.fp16.safetensors")) else None

    config = DPMSolverMultistepScheduler.from_pretrained(folder, subfolder="scheduler").config
    return SceneVideoPipeline(
        vae=AutoencoderKL.from_pretrained(folder, subfolder="vae", variant=half("vae"), torch_dtype=dtype),
        unet=VideoStudioUNet3D.from_pretrained(folder, subfolder="unet", torch_dtype=dtype),
        scheduler=paper_scheduler() if scheduler == "paper" else release_scheduler(config),
        text_encoder_2=CLIPTextModelWithProjection.from_pretrained(
            folder / "text_encoder_2", variant=half("text_encoder_2"), dtype=dtype
        ),
        tokenizer_2=CLIPTokenizer.from_pretrained(folder / "tokenizer_2"),
        image_encoder=encoder.vision_model,
        feature_extractor=clip_processor(encoder),
    )


class SceneVideos(DiffusersModel):
    """Animates scene images; see `protocols.ImageToVideo`.

    Args:
        resources: what the factory was given.
        held: a `SceneVideoPipeline`.
        steps: denoising steps.
        guidance: classifier-free guidance scale.
        frames: most frames that are sampled.
        eta: DDIM's eta.
    """

    def __init__(
        self, resources: Resources, held: PlacedPipeline, steps: int, guidance: float, frames: int, eta: float
    ) -> None:
        super().__init__(resources, held, "VideoStudio-Vid")
        self.steps, self.guidance, self.frames, self.eta = steps, guidance, frames, eta

    def animate(self, request: ClipRequest, run: Run) -> Iterator[np.ndarray]:
        """Animate one scene with its action and camera.

        Raises:
            Cancelled: the run was stopped, within one denoising step.
            BackendError: memory does not suffice.
        """
        image = fitted(picture_of(request.image.picture), request.size)
        phrases = [request.scene.action] if request.scene.action else None

        def work(pipe: Any) -> Any:
            return pipe(
                prompt=request.scene.prompt,
                image=image,
                phrases=phrases,
                camera=request.scene.camera,
                camera_step=max(1, min(WARP_STEP, self.steps)),
                width=request.size.width,
                height=request.size.height,
                num_frames=min(request.frames, self.frames),
                num_inference_steps=self.steps,
                guidance_scale=self.guidance,
                eta=self.eta,
                generator=generator(request.seed),
                callback_on_step_end=on_step(run, self.steps, "Animating the scene"),
            ).frames[0]

        run.check()
        yield from spread_frames(self.sample(run, request.seed, work), request.frames, request.size)
