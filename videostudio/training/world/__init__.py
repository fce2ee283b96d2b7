"""The toy world: an endless, seeded series of scenes with known truth (captions, masks, actions, flow, references).

Scenes are made of the draft library's cut-outs, standing before its backdrops or inside panoramas of real places, and
drawn in batches on any device. A sample is named by its number; the same number is the same scene on every machine.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from videostudio.training.world.art import Art, load_art
from videostudio.training.world.motions import MOTIONS, WorldMotion
from videostudio.training.world.planning import ScenePlan, Split, WorldConfig, plan_scenes, scene_captions
from videostudio.training.world.rendering import Clips, WorldReferences, draw_clips, draw_references

__all__ = [
    "MOTIONS",
    "Art",
    "Clips",
    "ScenePlan",
    "Split",
    "World",
    "WorldConfig",
    "WorldMotion",
    "WorldReferences",
    "WorldSample",
]


@dataclass(frozen=True)
class WorldSample:
    """A batch of samples.

    Args:
        plan: the scenes as numbers.
        clips: pictures (one frame) or clips, with masks and flow.
        captions: what they show.
        references: reference pictures.
    """

    plan: ScenePlan
    clips: Clips
    captions: list[str]
    references: WorldReferences


class World:
    """The generator.

    Args:
        config: its knobs.
        device: where to draw.
    """

    def __init__(self, config: WorldConfig | None = None, device: torch.device | str = "cpu") -> None:
        self.config = config or WorldConfig()
        self.device = torch.device(device)
        self.art = load_art(self.config.sprite_side, self.config.plate_height, self.config.objects).to(self.device)

    def plan(self, numbers: Tensor | range, split: Split = "train") -> ScenePlan:
        """The scenes of sample numbers, before they are drawn."""
        wanted = torch.as_tensor(list(numbers) if isinstance(numbers, range) else numbers, dtype=torch.int64)
        return plan_scenes(self.art, self.config, wanted.to(self.device), split)

    def captions(self, plan: ScenePlan) -> list[str]:
        """What planned scenes show, in words."""
        return scene_captions(self.art, plan)

    def render(self, plan: ScenePlan, frames: int | None = None) -> WorldSample:
        """Draw planned scenes; `frames=1` gives pictures (the clips' middle frames)."""
        with torch.no_grad():
            return WorldSample(
                plan,
                draw_clips(self.art, self.config, plan, frames),
                self.captions(plan),
                draw_references(self.art, self.config, plan),
            )

    def pictures(self, numbers: Tensor | range, split: Split = "train") -> WorldSample:
        """Pictures of sample numbers."""
        return self.render(self.plan(numbers, split), 1)

    def clips(self, numbers: Tensor | range, split: Split = "train") -> WorldSample:
        """Clips of sample numbers."""
        return self.render(self.plan(numbers, split))
