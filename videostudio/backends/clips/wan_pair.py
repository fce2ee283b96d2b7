"""Wan 2.2 A14B: one network for much noise and one for little, distilled to four steps by a LoRA for each."""

from typing import Any

from videostudio.backends.clips.animator import HubAnimator, first_frame, last_frame
from videostudio.backends.clips.wan_text import FILES, NEGATIVE, encode_motion, encode_prompt
from videostudio.backends.options import FOUR_BIT, WanPairOptions
from videostudio.backends.protocols import ClipRequest
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.pipelines import PipelineSource, load_pipeline

NETWORKS = ("transformer", "transformer_2")
"""The network for much noise, and the one for little."""


def load_wan_pair(resources: Resources, options: WanPairOptions) -> "WanPair":
    """Load a Wan model of two networks, with its distillation."""
    loras = options.high_noise, options.low_noise
    folder = (
        resources.fetch(options.distillation, options.distillation_revision, loras) if options.distillation else None
    )
    source = PipelineSource(
        options.model,
        options.revision,
        "WanImageToVideoPipeline",
        FILES,
        "bfloat16",
        single=("vae",),
        four_bit=NETWORKS if options.quantization == FOUR_BIT else (),
        prepared=f"{folder} {loras} {options.shift} {options.steps}",
    )

    def prepare(pipe: Any) -> None:
        if folder is None:
            pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, flow_shift=options.shift)
            return
        pipe.scheduler = straight_steps(pipe.scheduler, options.steps, options.shift)
        for second, name in enumerate(loras):
            pipe.load_lora_weights(folder, weight_name=name, load_into_transformer_2=bool(second))

    return WanPair(resources, load_pipeline(resources, source, prepare=prepare), options)


def straight_steps(scheduler: Any, steps: int, shift: float) -> Any:
    """The scheduler that a distilled model was trained with: plain Euler steps, without a corrector.

    Its noise levels are those of the distillation: for four steps and a shift of 5 they are 1, 0.94, 0.83 and 0.63.

    Args:
        scheduler: the model's own UniPC scheduler.
        steps: how many steps there are.
        shift: the flow's shift.
    """
    return type(scheduler).from_config(
        scheduler.config, flow_shift=shift, solver_order=1, disable_corrector=list(range(steps))
    )


class WanPair(HubAnimator[WanPairOptions]):
    """Animates a scene's picture; action and camera are part of the text."""

    # Two steps are left behind the noise at which the paper's warp moves the frames: too few to mend their borders.
    latents = ""
    side_unit, frame_unit = 16, 4

    def call_arguments(self, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Picture and guidance."""
        return {
            "image": first_frame(request),
            "last_image": last_frame(request),
            "guidance_scale": self.options.guidance,
            "output_type": "pil",
        }

    def encoded_arguments(self, pipe: Any, request: ClipRequest, frames: int) -> dict[str, Any]:
        """Text features; the negative ones only where there is guidance."""
        tokens = self.options.tokens
        encoded = {"prompt_embeds": encode_motion(pipe, request, tokens)}
        if self.options.guidance > 1:
            encoded["negative_prompt_embeds"] = encode_prompt(pipe, self.options.negative or NEGATIVE, tokens)
        return encoded
