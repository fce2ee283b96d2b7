"""Which scene a sample number stands for: who, where, what is done, how the camera moves, and in which words."""

from dataclasses import dataclass, replace
from typing import Literal

import torch
from torch import Tensor

from videostudio.diffusion.actions import action_labels
from videostudio.errors import InputError
from videostudio.training.data.randomness import uniform_numbers
from videostudio.training.world.art import LIGHTS, Art
from videostudio.training.world.motions import MOTIONS
from videostudio.types import Camera, Direction, Speed

Split = Literal["train", "held-out", "held-out objects", "held-out places"]
DIRECTIONS = tuple(Direction)
SPEEDS = tuple(Speed)
SCENE, PORTRAIT, PLACE = 0, 1, 2
"""Kinds of sample: a scene with figures in a place; one figure on a plain ground; a place alone."""
PLACES = 24
SCENE_TEXTS = (
    "{who} {does} {where}{light}",
    "{where}{light}, {who} {does}",
    "{who} {does}, {place}{light}",
)
WITH_TEXTS = (
    "{who} {does} next to {other} {where}{light}",
    "{who} and {other} {where}{light}, {them} {does}",
)


@dataclass(frozen=True)
class WorldConfig:
    """The toy world's knobs.

    Args:
        size: height and width of pictures in pixels.
        frames: frames of a clip.
        fps: frames per second.
        reference_size: side of reference pictures in pixels.
        seed: the world's seed: another seed is another endless series of scenes.
        objects: how many cut-outs to use; 0 for all.
        sprite_side: pixels of a cut-out's largest version.
        plate_height: pixels of a backdrop's or panorama's height.
        latent_pixels: pixels of a latent pixel's side, the unit of the camera's speed.
        camera_scale: multiplies the camera's speed, see `camera_flow`.
        parallax: how much faster figures pass than a flat backdrop when the camera moves sideways. Before a panorama
            the camera turns on the spot, which shifts nothing against anything.
        portraits: share of portraits.
        empty_places: share of places alone.
        two_figures: share of scenes with two figures.
        cut_reference: share of background references with a black hole where U^2-Net took a figure out.
        cache: folder in which drawn samples are kept, where drawing is slower than reading. Empty draws every sample
            anew, and never the same one twice.
        cache_pictures: how many pictures are kept; training goes round in them. One of 128x128 takes 0.2 MB.
        cache_clips: the same for clips; one of 16 frames of 128x128 takes 0.9 MB.
    """

    size: tuple[int, int] = (128, 128)
    frames: int = 16
    fps: int = 8
    reference_size: int = 128
    seed: int = 0
    objects: int = 0
    sprite_side: int = 128
    plate_height: int = 256
    latent_pixels: int = 8
    camera_scale: float = 0.25
    parallax: float = 1.2
    portraits: float = 0.15
    empty_places: float = 0.1
    two_figures: float = 0.35
    cut_reference: float = 0.5
    cache: str = ""
    cache_pictures: int = 20_000
    cache_clips: int = 4_000


@dataclass(frozen=True)
class ScenePlan:
    """A batch of scenes as numbers; change some with `dataclasses.replace` to tell a story.

    Args:
        numbers: (B,) sample numbers.
        kind: (B,) scene, portrait or place.
        objects: (B, 2) figures, the actor first.
        present: (B, 2) which of them are there.
        place: (B,) backdrop.
        light: (B,) place in `LIGHTS`.
        motion: (B,) place in `MOTIONS`.
        direction: (B,) place in `DIRECTIONS`.
        speed: (B,) place in `SPEEDS`.
        wording: (B,) 0 to 1, chooses among the captions' wordings.
    """

    numbers: Tensor
    kind: Tensor
    objects: Tensor
    present: Tensor
    place: Tensor
    light: Tensor
    motion: Tensor
    direction: Tensor
    speed: Tensor
    wording: Tensor

    def __len__(self) -> int:
        return len(self.numbers)

    def take(self, rows: Tensor | slice) -> "ScenePlan":
        """Some of the scenes."""
        return replace(self, **{name: value[rows] for name, value in vars(self).items()})

    def camera(self, row: int) -> Camera:
        """A scene's camera movement."""
        return Camera(DIRECTIONS[int(self.direction[row])], SPEEDS[int(self.speed[row])])

    @property
    def foreground_present(self) -> Tensor:
        """(B, 2) which figures have a reference."""
        return self.present & (self.kind != PLACE)[:, None]

    @property
    def background_present(self) -> Tensor:
        """(B,) whether there is a place."""
        return self.kind != PORTRAIT

    def labels(self) -> list[str]:
        """The scenes' action labels; nothing for a figure that stands still."""
        return [
            MOTIONS[motion].label if kind != PLACE else ""
            for motion, kind in zip(self.motion.tolist(), self.kind.tolist(), strict=True)
        ]

    def actions(self) -> Tensor:
        """(B, 400) action vectors: one at the label, all zero for standing still."""
        known = action_labels()
        vectors = torch.zeros(len(self), len(known))
        for row, label in enumerate(self.labels()):
            if label:
                vectors[row, known.index(label)] = 1.0
        return vectors


def plan_scenes(art: Art, config: WorldConfig, numbers: Tensor, split: Split = "train") -> ScenePlan:
    """The scenes of sample numbers.

    Args:
        art: what there is to draw with.
        config: shares and seed.
        numbers: (B,) int64 sample numbers, on the device to draw on.
        split: "train" never shows a held-out object or place; "held-out" shows only such; the others hold out one kind.

    Raises:
        InputError: the split is unknown.
    """
    if split not in ("train", "held-out", "held-out objects", "held-out places"):
        raise InputError(f"The world has no split '{split}'.")
    chance = uniform_numbers(config.seed, "scene", numbers, PLACES).T
    actors = torch.nonzero(art.object_split == (split in ("held-out", "held-out objects"))).flatten()
    spots = torch.nonzero(art.place_split == (split in ("held-out", "held-out places")))
    first = _pick(chance[0], len(actors))
    second = (first + 1 + _pick(chance[1], max(len(actors) - 1, 1))) % len(actors)
    spot = spots[_pick(chance[2], len(spots))]
    kind = torch.where(chance[3] < config.portraits, PORTRAIT, SCENE)
    kind = torch.where(chance[3] > 1 - config.empty_places, PLACE, kind)
    two = (chance[4] < config.two_figures) & (kind == SCENE)
    # A third of the cameras stand still, the rest is spread evenly over directions and speeds.
    direction = torch.where(chance[6] < 1 / 3, 0, 1 + _pick(chance[7], len(DIRECTIONS) - 1))
    return ScenePlan(
        numbers=numbers,
        kind=kind,
        objects=torch.stack([actors[first], actors[second]], dim=1),
        present=torch.stack([kind != PLACE, two], dim=1),
        place=spot[:, 0],
        light=torch.where(art.own_light[spot[:, 0]], 0, spot[:, 1]),
        motion=torch.where(kind == SCENE, _pick(chance[5], len(MOTIONS)), 0),
        direction=torch.where(kind == SCENE, direction, 0),
        speed=_pick(chance[8], len(SPEEDS)),
        wording=chance[9],
    )


def _pick(chance: Tensor, count: int) -> Tensor:
    return (chance * count).long().clamp(max=count - 1)


def scene_captions(art: Art, plan: ScenePlan) -> list[str]:
    """What each scene shows, in words, without the camera movement."""
    texts = []
    columns = (plan.kind, plan.objects, plan.present, plan.place, plan.light, plan.motion, plan.wording)
    for kind, objects, present, place, light, motion, wording in zip(*(c.tolist() for c in columns), strict=True):
        spot = {"place": art.place_names[place], "where": art.wheres[place], "light": LIGHTS[light][0]}
        if kind == PLACE:
            texts.append("the {place}{light}".format(**spot))
            continue
        who, them = art.phrases[objects[0]], art.definites[objects[0]]
        if kind == PORTRAIT:
            texts.append(f"{who} on a plain background")
            continue
        wordings = WITH_TEXTS if present[1] else SCENE_TEXTS
        text = wordings[min(int(wording * len(wordings)), len(wordings) - 1)]
        does = f"{'are' if art.plural[objects[0]] else 'is'} {MOTIONS[motion].phrase}"
        texts.append(text.format(who=who, them=them, other=art.phrases[objects[1]], does=does, **spot))
    return texts
