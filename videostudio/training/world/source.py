"""The toy world as a source of training batches."""

from collections.abc import Iterable, Iterator

import torch

from videostudio.training.loop import Batch
from videostudio.training.world import Sample, Split, World
from videostudio.training.world.art import LIGHTS


def as_batch(world: World, sample: Sample, clips: bool) -> Batch:
    """A drawn sample as objectives take it.

    Args:
        world: who drew it.
        sample: what it drew.
        clips: whether it holds clips.
    """
    plan, art = sample.plan, world.art
    batch: Batch = {
        "numbers": sample.plan.numbers,
        "captions": sample.captions,
        "foregrounds": sample.references.foregrounds,
        "foreground_present": sample.references.present,
        "background": sample.references.background,
        "background_present": sample.references.background_present,
    }
    frames = sample.clips.frames * 2 - 1
    middle = frames.shape[1] // 2
    if not clips:
        spots = zip(plan.place.tolist(), plan.light.tolist(), strict=True)
        return {
            **batch,
            "pixels": frames[:, middle],
            "mask": sample.clips.masks[:, middle],
            "names": [art.phrases[actor] for actor in plan.objects[:, 0].tolist()],
            "places": [f"the {art.place_names[place]}{LIGHTS[light][0]}" for place, light in spots],
            "object_ids": plan.objects[:, 0],
            "place_ids": plan.place * len(LIGHTS) + plan.light,
        }
    action = sample.plan.actions().to(frames.device)
    return {
        **batch,
        "frames": frames,
        "scene_image": sample.clips.frames[:, middle],
        "action": action,
        "action_known": torch.ones(len(action), dtype=torch.bool, device=action.device),
    }


class WorldSource:
    """Batches drawn on the world's device; see `loop.Source`.

    Args:
        world: the world.
        clips: whether to draw clips instead of pictures.
        split: which objects and places.
    """

    def __init__(self, world: World, clips: bool = False, split: Split = "train") -> None:
        self.world, self.clips, self.split = world, clips, split

    def stream(self, batches: Iterable[list[int]]) -> Iterator[Batch]:
        """The batches in order."""
        for numbers in batches:
            yield self.batch(numbers)

    def batch(self, numbers: list[int]) -> Batch:
        """One batch."""
        plan = self.world.plan(torch.tensor(numbers), self.split)
        return as_batch(self.world, self.world.render(plan, None if self.clips else 1), self.clips)
