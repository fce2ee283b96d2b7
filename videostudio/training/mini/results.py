"""The results page of `mini`: the paper's tables 1 and 4 and supplement figure 1 at toy scale, on held-out scenes."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from videostudio.diffusion.camera import camera_flow
from videostudio.errors import InputError
from videostudio.evaluation.metrics import (
    cosine_similarities,
    flow_error,
    frame_consistency,
    mean_and_spread,
    scene_consistency,
)
from videostudio.evaluation.tables import markdown_table
from videostudio.training.configs import MiniTraining, from_table
from videostudio.training.diffusion_loss import paper_schedule
from videostudio.training.image import ImageObjective
from videostudio.training.loop import Batch
from videostudio.training.mini.models import MiniText, load_parts
from videostudio.training.mini.objectives import EncoderObjective
from videostudio.training.mini.phases import IMAGE_MODEL, VIDEO_MODEL
from videostudio.training.mini.plan import read_plan
from videostudio.training.video import VideoObjective
from videostudio.training.world import MOTIONS, ScenePlan, World
from videostudio.training.world.planning import DIRECTIONS, SCENE, SPEEDS
from videostudio.training.world.source import as_batch
from videostudio.types import Camera, Direction, Speed

CHOICES = (("none", False, False), ("foreground", True, False), ("background", False, True), ("both", True, True))
WARP_STEPS = (0, 1, 2, 3, 5, 7, 10, 15, 20)
PAPERS_WARP = 5
SCENES_PER_STORY = 3
ENOUGH = 8
"""Scenes below which no sign is judged: the spread of a handful is itself a guess."""
FIRST = 2**33
"""First sample number of the evaluation, far from those of training."""
REHEARSED = 100_000
"""Samples seen by text to image under which a run counts as a rehearsal."""
Say = Callable[[str], None]


@dataclass
class Mini:
    """A trained `mini`, ready to be measured.

    Args:
        config: how it was trained.
        world: the toy world.
        image: text to image with CA2 and CA3.
        video: the video model.
        encoder: the image-text encoder.
        text: the text encoder.
        steps: sampling steps.
        rehearsal: whether it was trained far too shortly to draw.
    """

    config: MiniTraining
    world: World
    image: ImageObjective
    video: VideoObjective
    encoder: EncoderObjective
    text: MiniText
    steps: int
    rehearsal: bool

    def plan(self, count: int, first: int = FIRST, split: str = "held-out") -> ScenePlan:
        """`count` scenes with one moving figure in a place."""
        drawn = self.world.plan(torch.arange(first, first + 40 * count), split)  # type: ignore[arg-type]
        fit = (drawn.kind == SCENE) & (drawn.motion > 0)
        rows = fit.nonzero().flatten()[:count]
        if len(rows) < count:
            raise InputError(f"The world has no {count} such scenes; ask for fewer samples.")
        plan = drawn.take(rows)
        present = plan.present.clone()
        present[:, 1] = False
        return replace(plan, present=present)

    def batch(self, plan: ScenePlan, clips: bool = False) -> Batch:
        """Planned scenes as a batch."""
        return as_batch(self.world, self.world.render(plan, None if clips else 1), clips)

    @torch.no_grad()
    def features(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) in 0..1 -> (N, D) of the image-text encoder."""
        return torch.cat([self.encoder.features(part.to(self.world.device)).cpu() for part in pictures.split(64)])

    def draw(self, batch: Batch, seed: int, foreground: bool, background: bool) -> Tensor:
        """Scene images with some of the references; (N, 3, H, W) in 0..1."""
        given = {
            **batch,
            "foreground_present": batch["foreground_present"] & foreground,
            "background_present": batch["background_present"] & background,
        }
        return self.image.sample(given, self.steps, seed=seed, references=foreground or background)


def load_mini(folder: Path, steps: int) -> Mini:
    """Read a finished run.

    Raises:
        InputError: the run is not finished.
    """
    path = folder / "config.json"
    if not path.is_file():
        raise InputError(f"There is no finished mini in '{folder}'. Train it: python -m videostudio train mini.")
    config: MiniTraining = from_table(MiniTraining, json.loads(path.read_text()), str(path))
    device = torch.device("cpu" if config.cpu or not torch.cuda.is_available() else "cuda")
    parts = {name: part.to(device) for name, part in load_parts(folder / "weights").items()}
    kept = Path(config.text_weights)  # of the machine that trained; another one has the package
    text = MiniText(kept if config.text_weights and kept.is_dir() else None, config.sizes.text_length).to(device)
    noise = paper_schedule(config.prediction)
    image = ImageObjective(
        parts["unet"],
        parts["vae"],
        noise,
        text,
        IMAGE_MODEL,
        adapter=parts["adapter"],
        image_encoder=parts["image_encoder"],
        text_encoder=text,
        whole=True,
    )
    video = VideoObjective(
        parts["video_unet"],
        parts["vae"],
        noise,
        text.pooled_text,
        parts["image_encoder"],
        VIDEO_MODEL,
        text_encoder=text,
    )
    plan = read_plan(folder)
    seen = plan["image"]["steps"] * config.image.batch
    world = World(config.world, device)
    encoder = EncoderObjective(parts["image_encoder"], text)
    for objective in (image, video, encoder):
        objective.eval()
    return Mini(config, world, image, video, encoder, text, steps, seen < REHEARSED)


@dataclass(frozen=True)
class SceneMeasurement:
    """A measure of the same scenes and seeds under one condition.

    Args:
        values: (scenes, seeds).
    """

    values: Tensor

    def __str__(self) -> str:
        return str(mean_and_spread(self.values))


Rows = dict[str, dict[str, SceneMeasurement]]


def reference_table(mini: Mini, samples: int, seeds: int) -> Rows:
    """FG-SIM, BG-SIM and CLIPSIM for no reference, foreground, background, both (paper, table 1)."""
    batch = mini.batch(mini.plan(samples))
    figures, places = mini.features(batch["foregrounds"][:, 0]), mini.features(batch["background"])
    with torch.no_grad():
        words = mini.text.pooled_text(batch["captions"]).cpu()
    rows = {}
    for name, foreground, background in CHOICES:
        found: dict[str, list[Tensor]] = {"FG-SIM": [], "BG-SIM": [], "CLIPSIM": []}
        for seed in range(seeds):
            features = mini.features(mini.draw(batch, 1000 * seed, foreground, background))
            for key, other in (("FG-SIM", figures), ("BG-SIM", places), ("CLIPSIM", words)):
                found[key].append(cosine_similarities(features, other))
        rows[name] = {key: SceneMeasurement(torch.stack(values, dim=1)) for key, values in found.items()}
    return rows


def story_table(mini: Mini, samples: int, seeds: int) -> dict[str, SceneMeasurement]:
    """Scene consistency of stories with and without references (paper, table 4): scenes of one figure in one place."""
    stories = max(1, samples // SCENES_PER_STORY)
    heads = mini.plan(stories, FIRST + 2**20)
    rest = mini.plan(stories * SCENES_PER_STORY, FIRST + 2**21)
    heroes = torch.arange(stories, device=heads.place.device).repeat_interleave(SCENES_PER_STORY)
    story_plan = replace(rest, objects=heads.objects[heroes], place=heads.place[heroes], light=heads.light[heroes])
    batch = mini.batch(story_plan)
    # All scenes of a story share the references of its first scene.
    first = heroes * SCENES_PER_STORY
    batch["foregrounds"], batch["background"] = batch["foregrounds"][first], batch["background"][first]
    found = {}
    for name, used in (("without", False), ("with", True)):
        values = []
        for seed in range(seeds):
            features = mini.features(mini.draw(batch, 1000 * seed, used, used))
            values.append([scene_consistency(story) for story in features.split(SCENES_PER_STORY)])
        found[name] = SceneMeasurement(torch.tensor(values).T)
    return found


def action_table(mini: Mini, samples: int, seeds: int) -> Rows:
    """How near clips come to the true motion with the action on and off, and their frame consistency."""
    plan = mini.plan(samples, FIRST + 2**22)
    batch = mini.batch(replace(plan, direction=torch.zeros_like(plan.direction)), clips=True)
    true = (batch["frames"] / 2 + 0.5).cpu()
    rows = {}
    for name, on in (("off", False), ("on", True)):
        errors, smooth = [], []  # per seed
        for seed in range(seeds):
            made = mini.video.sample(batch, mini.steps, seed=1000 * seed, with_action=on)
            errors.append((made - true).square().flatten(1).mean(1))
            smooth.append([frame_consistency(mini.features(clip)) for clip in made])
        rows[name] = {
            "motion error": SceneMeasurement(torch.stack(errors, dim=1)),
            "frame consistency": SceneMeasurement(torch.tensor(smooth).T),
        }
    return rows


def camera_table(mini: Mini, samples: int, seeds: int) -> dict[int, SceneMeasurement]:
    """Flow error against the wanted camera movement, over T_m (supplement, figure 1); 0 is no warp at all."""
    config = mini.world.config
    plan = mini.plan(max(1, samples // 4), FIRST + 2**23)
    still = replace(plan, motion=torch.zeros_like(plan.motion), direction=torch.zeros_like(plan.direction))
    batch = mini.batch(still, clips=True)
    frames, (height, width) = config.frames, config.size
    scale = config.camera_scale
    rows: dict[int, list[list[float]]] = {step: [] for step in WARP_STEPS if step < mini.steps}
    for seed in range(seeds):
        for direction in (Direction.LEFT, Direction.RIGHT, Direction.UP, Direction.FORWARD):
            camera = Camera(direction, Speed.FAST)
            whole = camera_flow(camera, frames, height, width, scale=scale * config.latent_pixels)
            wanted = whole[1:] - whole[:-1]
            for step in rows:
                made = mini.video.sample(
                    batch, mini.steps, seed=1000 * seed, camera=camera, camera_step=step, camera_scale=scale
                )
                rows[step].append([flow_error(clip, wanted) for clip in made])
    return {step: SceneMeasurement(torch.tensor(values).T) for step, values in rows.items()}


def sign_verdict(better: SceneMeasurement, worse: SceneMeasurement, less_is_better: bool = False) -> str:
    """Whether the paper's sign holds, in a sentence that counts the standard errors of the difference.

    Both conditions drew the same scenes from the same seeds, so the difference is taken scene by scene; seeds of one
    scene are no samples of their own.

    Args:
        better: the condition that the paper found better.
        worse: the other one.
        less_is_better: the values are errors.
    """
    gaps = (better.values.double() - worse.values.double()).mean(dim=1) * (-1 if less_is_better else 1)
    gap, count = float(gaps.mean()), len(gaps)
    error = float(gaps.std()) / count**0.5 if count > 1 else 0.0
    difference = f"{gap:+.4f}, {abs(gap) / error:.1f} standard errors over {count}" if error > 0 else f"{gap:+.4f}"
    if error <= 0 or abs(gap) < 2 * error or count < ENOUGH:
        return f"Not decided: the difference is {difference}."
    verdict = "The paper's sign holds" if gap > 0 else "The paper's sign does NOT hold"
    return f"{verdict}: the difference is {difference}."


def results_page(folder: Path, samples: int = 32, seeds: int = 2, steps: int = 25, say: Say = lambda text: None) -> str:
    """Measure a finished run and describe it in Markdown.

    Args:
        folder: the run.
        samples: scenes per figure.
        seeds: seeds per scene.
        steps: sampling steps.
        say: receives a line per table.

    Raises:
        InputError: the run is not finished.
    """
    mini = load_mini(Path(folder), steps)
    say("Table 1: references")
    references = reference_table(mini, samples, seeds)
    say("Table 4: stories")
    stories = story_table(mini, samples, seeds)
    say("Action")
    actions = action_table(mini, max(2, samples // 2), seeds)
    say("Camera")
    cameras = camera_table(mini, samples, seeds)
    return _page(mini, folder, references, stories, actions, cameras, seeds)


def _page(
    mini: Mini,
    folder: Path,
    references: Rows,
    stories: dict[str, SceneMeasurement],
    actions: Rows,
    cameras: dict[int, SceneMeasurement],
    seeds: int,
) -> str:
    foreground, background, both, none = (references[n] for n in ("foreground", "background", "both", "none"))
    compared = (
        ("FG-SIM, foreground against none", foreground["FG-SIM"], none["FG-SIM"]),
        ("BG-SIM, background against none", background["BG-SIM"], none["BG-SIM"]),
        ("FG-SIM, both against none", both["FG-SIM"], none["FG-SIM"]),
        ("BG-SIM, both against none", both["BG-SIM"], none["BG-SIM"]),
        ("FG-SIM, both against the foreground alone", both["FG-SIM"], foreground["FG-SIM"]),
        ("CLIPSIM, both against none", both["CLIPSIM"], none["CLIPSIM"]),
    )
    parts = [
        "# Results of `mini`\n",
        _preface(mini, folder, seeds),
        "## References (shape of the paper's table 1)\n",
        f"{_sample_count(none['FG-SIM'], 'pictures')} per row; similarity of the whole picture's features to the "
        "reference's or the text's, mean ± spread.\n",
        markdown_table(_cells(references), ["references", *none]),
        "",
        *(f"{what}. {sign_verdict(better, worse)}\n" for what, better, worse in compared),
        "## Scene consistency (shape of table 4)\n",
        f"{_sample_count(stories['with'], 'stories')} of {SCENES_PER_STORY} scenes; mean similarity of a story's "
        "scene images.\n",
        markdown_table([[name, str(value)] for name, value in stories.items()], ["references", "scene consistency"]),
        f"\n{sign_verdict(stories['with'], stories['without'])}\n",
        "## Action condition (section 4.4)\n",
        f"{_sample_count(actions['on']['motion error'], 'clips')} per row; the motion error is the mean squared "
        "difference to the true clip, which had the same scene image and action.\n",
        markdown_table(_cells(actions), ["action", *actions["on"]]),
        f"\n{sign_verdict(actions['on']['motion error'], actions['off']['motion error'], less_is_better=True)}\n",
        *_cameras(cameras),
    ]
    return "\n".join(parts)


def _cells(rows: Rows) -> list[list[str]]:
    return [[name, *(str(value) for value in row.values())] for name, row in rows.items()]


def _cameras(cameras: dict[int, SceneMeasurement]) -> list[str]:
    """The section on camera movement. The paper's T_m is judged, not the best one of these very figures."""
    best = min(cameras, key=lambda step: float(cameras[step].values.mean()))
    chosen = max(step for step in cameras if step <= PAPERS_WARP)
    return [
        "## Camera movement (supplement, figure 1)\n",
        f"{_sample_count(cameras[best], 'clips')} per row, the second number being seeds by directions: fast cameras "
        "to the left, right, up and forward. Mean squared error of the flow in square pixels; T_m = 0 is no warp.\n",
        markdown_table([[str(step), str(value)] for step, value in cameras.items()], ["T_m", "flow error"]),
        f"\nT_m = {chosen} (the paper takes {PAPERS_WARP}) against no warp. "
        f"{sign_verdict(cameras[chosen], cameras[0], less_is_better=True)} The smallest error is at T_m = {best}.\n",
    ]


def _sample_count(measured: SceneMeasurement, what: str) -> str:
    """How many there are: "64 pictures (32 x 2 seeds)"."""
    scenes, seeds = measured.values.shape
    return f"{scenes * seeds} {what} ({scenes} x {_seed_count(seeds)})"


def _seed_count(seeds: int) -> str:
    return f"{seeds} seed{'s' * (seeds != 1)}"


def _preface(mini: Mini, folder: Path, seeds: int) -> str:
    plan, config = read_plan(Path(folder)), mini.config
    warning = (
        "**This is a rehearsal: it shows that the command works from end to end. The networks are tiny and were "
        "trained for minutes on a CPU, not to meaning; the figures below say nothing about the method.**\n\n"
        if mini.rehearsal
        else ""
    )
    seen = "; ".join(f"{phase} {entry['steps'] * getattr(config, phase).batch:,}" for phase, entry in plan.items())
    height, width = config.world.size
    return (
        f"{warning}Scenes of the toy world with objects and places that were held out of training, {width}x{height}, "
        f"{config.world.frames} frames, {mini.steps} DDIM steps, guidance 3, {_seed_count(seeds)}. "
        f"Samples seen in training: {seen}. Features are those of mini's own image-text encoder, trained on the same "
        f"world ({len(MOTIONS)} motions, {len(DIRECTIONS)} camera directions, {len(SPEEDS)} speeds). A sign counts as "
        f"decided with {ENOUGH} scenes and at two standard errors of the difference, which is taken scene by scene: "
        "both sides have the same scenes and seeds. "
        "The spread is the standard deviation over scenes and seeds.\n"
    )
