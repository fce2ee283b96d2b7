"""VideoStudio-Vid with the released weights (paper, section 3.3): scene image, action and camera steer the clip."""

from pathlib import Path
from typing import Any

from videostudio.backends.clips.animator import HubAnimator, first_frame
from videostudio.backends.options import ReleaseVideoOptions
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.release import ENCODER_FOLDER, VIDEO_FOLDER
from videostudio.backends.runtime.clip_vision import clip_processor, load_clip_encoder
from videostudio.backends.runtime.components import component_key
from videostudio.backends.runtime.pipelines import (
    explain_loading_errors,
    half_dtype,
    limit_threads,
    place_pipeline,
    weights_options,
)
from videostudio.backends.runtime.placement import PlacedPipeline
from videostudio.language.phrases import scene_phrases

PARTS = ("scheduler", "text_encoder_2", "tokenizer_2", "unet", "vae")
# Of weights, what the repository has (its UNet is pickled), see `downloads.choose_files`.
FILES = tuple(f"{VIDEO_FOLDER}/{part}/{name}" for part in PARTS for name in ("*.json", "*.txt", "*.fp16.safetensors"))
HALF = "float16"


def load_release(resources: Resources, options: ReleaseVideoOptions) -> "VideoStudioVid":
    """Load the release; a folder with `unet`, `vae`, ... itself will do.

    CLIP is the release's own, which is shared with VideoStudio-Img, unless the options name another one.
    """
    model, revision = options.model, options.revision
    place = (options.clip, options.clip_revision) if options.clip else (f"{model}/{ENCODER_FOLDER}", revision)
    encoder = load_clip_encoder(resources, *place, HALF)
    key = component_key(model, VIDEO_FOLDER, revision, HALF, f"{options.clip} {options.scheduler}")

    def load() -> PlacedPipeline:
        limit_threads(resources)
        root = resources.fetch(model, revision, FILES)
        folder = root / VIDEO_FOLDER if (root / VIDEO_FOLDER).is_dir() else root
        resources.run.tick(0.0, "Loading VideoStudio-Vid")
        with explain_loading_errors(model):
            pipe = _assemble(resources, folder, encoder, options.scheduler)
        return place_pipeline(resources, pipe)

    return VideoStudioVid(resources, resources.component(key, load), options)


def _assemble(resources: Resources, folder: Path, encoder: Any, scheduler: str) -> Any:
    from diffusers import AutoencoderKL, DPMSolverMultistepScheduler
    from transformers import CLIPTextModelWithProjection, CLIPTokenizer

    from videostudio.diffusion import SceneVideoPipeline
    from videostudio.diffusion.video_pipeline import paper_scheduler, release_scheduler
    from videostudio.nn.unet3d import VideoStudioUNet3D

    dtype = half_dtype(resources.device, HALF)

    found = {name: weights_options(folder / name) for name in ("text_encoder_2", "unet", "vae")}
    unet = VideoStudioUNet3D.from_pretrained(folder / "unet", torch_dtype=dtype, **found["unet"])
    if unet.dtype.itemsize < 4:  # half precision is multiplied fastest in this layout
        unet.use_channels_last()
    config = DPMSolverMultistepScheduler.from_pretrained(folder, subfolder="scheduler").config
    return SceneVideoPipeline(
        vae=AutoencoderKL.from_pretrained(folder / "vae", torch_dtype=dtype, **found["vae"]),
        unet=unet,
        scheduler=paper_scheduler() if scheduler == "paper" else release_scheduler(config),
        text_encoder_2=CLIPTextModelWithProjection.from_pretrained(
            folder / "text_encoder_2", dtype=dtype, **found["text_encoder_2"]
        ),
        tokenizer_2=CLIPTokenizer.from_pretrained(folder / "tokenizer_2"),
        image_encoder=encoder.vision_model,
        feature_extractor=clip_processor(encoder),
    )


class VideoStudioVid(HubAnimator[ReleaseVideoOptions]):
    """Animates a scene's picture with its action; the pipeline moves the camera itself.

    Its prompt says nothing of the camera: captions of its training did not, and all that it reads of a text is one
    pooled feature, in which every further word takes weight from what happens.
    """

    latents = ""

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Prompt, picture, action, camera and guidance; the paper's sampling adds noise at each step (eta 1)."""
        return {
            "prompt": request.scene.prompt,
            "negative_prompt": self.options.negative or None,
            "image": first_frame(request),
            "phrases": scene_phrases(request.scene.action, request.scene.prompt) if request.acting else [],
            "camera": request.scene.camera,
            "camera_step": self.camera_step,
            "guidance_scale": self.options.guidance,
            "eta": 1.0 if self.options.scheduler == "paper" else 0.0,
        }
