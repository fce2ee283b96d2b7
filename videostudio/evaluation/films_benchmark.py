"""How good films are to a stranger: `python -m videostudio benchmark films`.

The films of prompts that nobody tuned on are made and laid out as sheets of frames, in shuffled order and without a
word. A reader who knows neither prompts nor scripts tells what happens on each sheet, then looks at the same sheet with
its sentences, counts faults and gives a mark. With the filled-in form the command counts: how often the story told is
nearest to the film's own prompt among all prompts, faults a scene by kind, the mean mark. What needs no reader is
measured beside it. Readings of stored films stand in `assets/prompts/film-readings.jsonl`.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from videostudio.backends.registry import Role
from videostudio.backends.runtime.manager import ModelManager
from videostudio.errors import InputError
from videostudio.evaluation.script_benchmark import LISTS, PROMPTS, PromptCase, load_prompts, shown_rate
from videostudio.evaluation.tables import markdown_table
from videostudio.language.similarity import TextSimilarity
from videostudio.library.assets import CARD, STUDIO
from videostudio.media.frames import read_frames
from videostudio.media.lettering import Lettering, wrap_lines
from videostudio.media.motion import estimate_flow
from videostudio.project.artefacts import disk_errors_as_project_errors, read_text
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.settings import Settings
from videostudio.studio import ProjectView, Studio

STORED = PROMPTS / "film-readings.jsonl"
KINDS: Mapping[str, str] = json.loads((PROMPTS / "faults.json").read_text(encoding="utf-8"))
"""Kinds of faults, each counted at most once a scene: of the script, of the picture, of the motion."""
EXTREMES = 5
"""How many of the best and of the worst films are named."""


@dataclass(frozen=True, slots=True)
class SheetRules:
    """The look of a sheet: a row of frames for each scene, in pixels."""

    columns: int = 4
    width: int = 384
    gap: int = 6
    letters: int = 17
    line: int = 23
    most_lines: int = 2


@dataclass(frozen=True, slots=True)
class MotionRules:
    """When a clip counts as still, and two pictures as one."""

    # Width at which clips are compared, in pixels.
    width: int = 192
    # Movement between two of a sheet's frames beyond the picture's own, as a share of the width.
    least: float = 0.004
    # Share of the picture's area that has to move so.
    area: float = 0.004
    # Correlation of two scenes' pictures from which they count as the same.
    same: float = 0.97


SHEET, MOTION = SheetRules(), MotionRules()


@dataclass(frozen=True, slots=True)
class FilmReading:
    """What a reader found in a film.

    Args:
        prompt: the film's prompt, which the reader did not know.
        scenes: how many scenes it has.
        told: what the reader thinks happens, from frames alone.
        faults: how often each of `KINDS` was found, counted once a scene.
        mark: 0 to 10: would a stranger understand the story and enjoy it?
    """

    prompt: str
    scenes: int
    told: str
    faults: Mapping[str, int]
    mark: float


@dataclass(frozen=True, slots=True)
class FilmFigures:
    """What is measured in a film without a reader.

    Args:
        shown: share of what the prompt names that a scene's script shows.
        pictured: share of the entities that have a picture of their own, not a card or a studio that stands for them.
        distinct: share of neighbouring scenes whose pictures differ.
        moving: share of the clips in which something moves, not only the camera.
    """

    shown: float
    pictured: float
    distinct: float
    moving: float


def scene_frames(view: ProjectView) -> list[list[np.ndarray]]:
    """Frames of every scene at even times, the first and the last among them.

    Args:
        view: a project whose clips are made.

    Returns:
        For each clip `SHEET.columns` frames, each (H, W, 3) uint8.
    """
    found = []
    for clip in view.clips:
        times = np.linspace(0, clip.frames - 1, SHEET.columns).round().astype(int)
        wanted, frames = set(times.tolist()), {}
        for n, frame in enumerate(read_frames(clip.video)):
            if n in wanted:
                frames[n] = frame
        last = frames[max(frames)]
        found.append([frames.get(int(n), last) for n in times])
    return found


def draw_sheet(rows: Sequence[Sequence[np.ndarray]], sentences: Sequence[str] = ()) -> Image.Image:
    """A film as a sheet: one row for each scene.

    Args:
        rows: frames of each scene, each (H, W, 3) uint8.
        sentences: the scenes' sentences, written over the rows; none for a sheet without words.
    """
    height = round(SHEET.width * rows[0][0].shape[0] / rows[0][0].shape[1])
    head = SHEET.most_lines * SHEET.line if sentences else 0
    step = height + head + SHEET.gap
    sheet = Image.new("RGB", (SHEET.columns * (SHEET.width + SHEET.gap) - SHEET.gap, len(rows) * step), "white")
    draw = ImageDraw.Draw(sheet)
    for r, row in enumerate(rows):
        for c, frame in enumerate(row):
            small = Image.fromarray(frame).resize((SHEET.width, height), Image.Resampling.LANCZOS)
            sheet.paste(small, (c * (SHEET.width + SHEET.gap), r * step + head))
        if sentences:
            text = f"{r + 1}. {sentences[r]}"
            letters = Lettering(text, SHEET.letters)
            lines = wrap_lines(letters.drawable(text), letters, sheet.width, SHEET.most_lines)
            for n, line in enumerate(lines):
                letters.draw(draw, sheet.width / 2, r * step + n * SHEET.line, line, (0, 0, 0))
    return sheet


def moves_itself(frames: Sequence[np.ndarray]) -> bool:
    """Whether something moves against its surroundings, and not the camera alone.

    Args:
        frames: of one clip, each (H, W, 3) uint8.
    """
    import cv2

    small = [np.asarray(Image.fromarray(f).convert("L").resize((MOTION.width, MOTION.width * 5 // 8))) for f in frames]
    for before, after in pairwise(small):
        flow = estimate_flow(before, after)
        height, width = before.shape
        grid = np.stack(np.meshgrid(np.arange(width), np.arange(height)), -1).astype(np.float32)
        # A camera moves the whole picture by nearly one affine map, which robust estimation finds.
        map_of_camera, _ = cv2.estimateAffine2D(grid[::4, ::4].reshape(-1, 2), (grid + flow)[::4, ::4].reshape(-1, 2))
        if map_of_camera is None:
            continue
        by_camera = grid @ map_of_camera[:, :2].T.astype(np.float32) + map_of_camera[:, 2].astype(np.float32) - grid
        own = np.linalg.norm(flow - by_camera, axis=-1)
        if float((own > MOTION.least * width).mean()) > MOTION.area:
            return True
    return False


def distinct_share(rows: Sequence[Sequence[np.ndarray]]) -> float:
    """The share of neighbouring scenes whose first frames differ; 1 for a single scene."""
    small = [np.asarray(Image.fromarray(row[0]).convert("L").resize((48, 30)), np.float32).ravel() for row in rows]
    pairs = [float(np.corrcoef(a, b)[0, 1]) < MOTION.same for a, b in pairwise(small)]
    return sum(pairs) / len(pairs) if pairs else 1.0


def measure_film(view: ProjectView, rows: Sequence[Sequence[np.ndarray]], case: PromptCase) -> FilmFigures:
    """Count what needs no reader.

    Args:
        view: the finished project.
        rows: its frames, as `scene_frames` gives them.
        case: what the film has to show.
    """
    script = view.state.script
    assert script is not None
    pictured = [reference.source not in (CARD, STUDIO) for reference in view.references]
    return FilmFigures(
        shown=shown_rate(script, (*case.shows, *((case.place,) if case.place else ()))),
        pictured=sum(pictured) / len(pictured) if pictured else 1.0,
        distinct=distinct_share(rows),
        moving=sum(map(moves_itself, rows)) / len(rows) if rows else 0.0,
    )


def read_form(path: Path, films: Sequence[Mapping[str, Any]]) -> list[FilmReading]:
    """The reader's form.

    Args:
        path: a JSON object a line, as `write_form` leaves them to be filled in.
        films: prompts and scenes of the films, by number.

    Raises:
        InputError: a line is of another form, names a film that is not there, or a kind of fault that is none.
    """
    found = []
    for line in filter(str.strip, read_text(path).splitlines()):
        try:
            said = json.loads(line)
            if said["mark"] is None:
                continue
            film = films[int(said["film"]) - 1]
            faults = {str(kind): int(count) for kind, count in said["faults"].items()}
            found.append(
                FilmReading(film["prompt"], int(film["scenes"]), str(said["told"]), faults, float(said["mark"]))
            )
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            raise InputError(f"'{path.name}' has a line that is no reading of one of the films: {line[:80]}") from error
        if unknown := set(faults) - set(KINDS):
            raise InputError(f"'{path.name}' counts '{min(unknown)}', which is none of: {', '.join(KINDS)}.")
    if not found:
        raise InputError(f"'{path.name}' has no film with a mark. Fill in the form that lies beside the sheets.")
    return found


def load_film_readings() -> list[FilmReading]:
    """What readers found in films of the held-out prompts."""
    lines = filter(str.strip, STORED.read_text(encoding="utf-8").splitlines())
    told = [json.loads(line) for line in lines]
    return [FilmReading(one["prompt"], one["scenes"], one["told"], one["faults"], one["mark"]) for one in told]


def retold_share(readings: Sequence[FilmReading], similarity: TextSimilarity, prompts: Sequence[str]) -> float:
    """How often the story told is nearest to the film's own prompt.

    Args:
        readings: what the reader told.
        similarity: sentence embeddings.
        prompts: all prompts among which the own one has to be found.
    """
    likeness = similarity.likeness([reading.told for reading in readings], list(prompts))
    right = [prompts[int(row.argmax())] == reading.prompt for row, reading in zip(likeness, readings, strict=True)]
    return sum(right) / len(right)


def reading_report(readings: Sequence[FilmReading], similarity: TextSimilarity, prompts: Sequence[str]) -> str:
    """Mean mark, stories found, faults a scene by kind, and the best and worst films, as text.

    Args:
        readings: of all films.
        similarity: sentence embeddings.
        prompts: all prompts among which a film's own has to be found.
    """
    scenes = max(1, sum(reading.scenes for reading in readings))
    kinds = Counter[str]()
    for reading in readings:
        kinds.update(reading.faults)
    mark = sum(reading.mark for reading in readings) / len(readings)
    found = retold_share(readings, similarity, prompts)
    ranked = sorted(readings, key=lambda reading: -reading.mark)
    rows = [(kind, KINDS[kind], str(count), f"{count / scenes:.2f}") for kind, count in kinds.most_common() if count]
    rows.append(("all", "", str(sum(kinds.values())), f"{sum(kinds.values()) / scenes:.2f}"))
    extremes = [*ranked[:EXTREMES], *ranked[EXTREMES:][-EXTREMES:]]
    return (
        f"Mark {mark:.1f} of 10 over {len(readings)} films, {scenes} scenes; the story told from frames alone is "
        f"nearest to the film's own prompt among {len(prompts)} in {found:.0%}.\n\n"
        + markdown_table(rows, ("fault", "", "scenes", "a scene"))
        + "\n"
        + markdown_table([(f"{one.mark:g}", one.prompt, one.told) for one in extremes], ("mark", "prompt", "told"))
    )


def make_film(studio: Studio, folder: Path, prompt: str, options: argparse.Namespace) -> tuple[Project, float]:
    """A film, or what is there of it from an earlier run.

    Returns:
        The project, and how long it took in seconds.
    """
    if folder.exists():
        project = studio.projects.open_folder(folder)
    else:
        wishes = {"scenes": options.scenes} if options.scenes else {}
        project = studio.create(prompt, folder, profile=options.profile, seed=options.seed, **wishes)
    start = time.perf_counter()
    for _ in studio.run(project, Run()):
        pass
    return project, time.perf_counter() - start


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m videostudio benchmark films`."""
    parser.add_argument("--list", choices=LISTS, default="held-out", help="list of prompts")
    parser.add_argument("--first", type=int, default=0, help="how many prompts of the list to leave out first")
    parser.add_argument("--limit", type=int, default=30, help="how many films")
    parser.add_argument("--sheets", type=Path, help="folder for films, sheets and the reader's form")
    parser.add_argument("--reading", type=Path, help="the filled-in form of the films in --sheets; none are made then")
    parser.add_argument("--profile", default="draft", help="profile to film with")
    parser.add_argument("--scenes", type=int, help="scenes of each film; the model chooses if not given")
    parser.add_argument("--seed", type=int, default=0, help="seed of every film")


def main(args: argparse.Namespace) -> int:
    """Make and measure films, or count a reader's form; without a folder, tell what readers found in stored films."""
    settings = Settings.from_env()
    if args.sheets is not None and args.reading is None:
        sys.stdout.write(_film_list(Studio(settings), args))
        return 0
    if args.sheets is None and args.reading is not None:
        raise InputError("Name the folder of the sheets that were read with --sheets.")
    if args.reading is not None:
        films = json.loads(read_text(args.sheets / "films.json"))
        readings, prompts = read_form(args.reading, films), [film["prompt"] for film in films]
    else:
        readings = load_film_readings()
        prompts = [reading.prompt for reading in readings]
    with ModelManager(settings).loan("minilm", Role.EMBEDDER).use(Run()) as model:
        sys.stdout.write(reading_report(readings, TextSimilarity(model), prompts))
    return 0


def _film_list(studio: Studio, args: argparse.Namespace) -> str:
    cases = load_prompts(args.list)[args.first :][: max(1, args.limit)]
    if not cases:
        raise InputError(f"The list '{args.list}' has no prompts beyond {args.first}.")
    # Numbers that tell nothing of the list's order; the same on every run.
    random.Random(args.first).shuffle(cases)
    folder: Path = args.sheets
    with disk_errors_as_project_errors(f"'{folder}'"):
        for name in ("frames", "told"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    films: list[dict[str, Any]] = []
    rows: list[tuple[str, ...]] = []
    for number, case in enumerate(cases, 1):
        project, seconds = make_film(studio, folder / "projects" / f"{number:02}", case.prompt, args)
        view = studio.view(project)
        script, frames = view.state.script, scene_frames(view)
        assert script is not None
        figures = measure_film(view, frames, case)
        draw_sheet(frames).save(folder / "frames" / f"{number:02}.png")
        told = draw_sheet(frames, [scene.prompt for scene in script.scenes])
        told.save(folder / "told" / f"{number:02}.png")
        films.append({"prompt": case.prompt, "scenes": len(frames)})
        shares = (figures.shown, figures.pictured, figures.distinct, figures.moving)
        rows.append((case.prompt, *(f"{share:.0%}" for share in shares), f"{seconds:.1f}"))
        sys.stderr.write(f"{number:3} {seconds:6.1f} s  {len(frames)} scenes\n")
    (folder / "films.json").write_text(json.dumps(films, indent=1), encoding="utf-8")
    form = folder / "reading.jsonl"
    if not form.exists():
        blank: list[dict[str, Any]] = [
            {"film": n, "told": "", "faults": {}, "mark": None} for n in range(1, len(films) + 1)
        ]
        form.write_text("".join(json.dumps(line) + "\n" for line in blank), encoding="utf-8")
    head = ("prompt", "shown", "pictured", "distinct", "moving", "seconds")
    kinds = "".join(f"- {kind}: {what}\n" for kind, what in KINDS.items())
    return (
        markdown_table(rows, head) + f"\nThe sheets without words are in '{folder / 'frames'}', those with the scenes' "
        f"sentences in '{folder / 'told'}', the reader's form is '{form}'. Faults by kind, at most one of a kind a "
        f"scene:\n\n{kinds}"
    )
