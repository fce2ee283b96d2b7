"""What the page says about backends, and about how a choice of them would run on this machine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from videostudio.backends.registry import Backend, Registry, Role
from videostudio.backends.runtime.memory import Level, MemoryPlan, PlanRow
from videostudio.cli.doctor import Outlook
from videostudio.profiles import Profile
from videostudio.ui.views.html import render_template

# The stages of work whose backend can be chosen, in the panel's order, and what the page calls them.
ROLE_LABELS = (
    (Role.WRITER, "Script"),
    (Role.TEXT_TO_IMAGE, "Reference pictures"),
    (Role.SEGMENTER, "Cutting out"),
    (Role.SCENE_IMAGER, "Scene pictures"),
    (Role.IMAGE_TO_VIDEO, "Clips"),
)
_PLACED = {
    Level.RESIDENT: "stays loaded",
    Level.OFFLOAD: "one part at a time",
    Level.ENCODERS: "one part at a time, text encoder piece by piece",
    Level.EIGHT_BIT: "one part at a time, text encoder in 8 bits",
    Level.STREAM: "block by block, which is slower",
}


@dataclass(frozen=True, slots=True)
class ModelFact:
    """The backend of one stage.

    Args:
        stage: what the stage is called.
        row: the backend.
        known: licence, memory, download and abilities, in words.
    """

    stage: str
    row: Backend
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelTable:
    """All backends of one stage.

    Args:
        title: what the stage is called.
        heads: the columns' titles.
        rows: each backend with its cells, the first column apart.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Backend, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks of one kind.

    Args:
        lines: a sentence or two each.
        role: what they are to a screen reader.
        kind: the class of their box.
    """

    lines: tuple[str, ...]
    role: str
    kind: str


def render_facts(profile: Profile, registry: Registry) -> str:
    """The chosen backends, one line each.

    Args:
        profile: with its swaps.
        registry: the backends there are.
    """
    rows = [(label, registry.get(profile.backends[role].name, role)) for role, label in ROLE_LABELS]
    return render_template("facts", facts=[ModelFact(label, row, _list_known(row)) for label, row in rows])


def _list_known(row: Backend) -> tuple[str, ...]:
    known = [f"Licence: {row.licence}"]
    known += [f"Memory: {_tell_size(row.memory_gb)}"] if row.memory_gb else []
    known += [f"Download: {_tell_download(row)}"]
    return (*known, *(f"{what}: {answer}" for what, answer in list_abilities(row)))


def render_all_models(registry: Registry) -> str:
    """All backends there are to choose from, a table for each stage."""
    stages = [_tabulate(label, [row for row in registry if row.role is role]) for role, label in ROLE_LABELS]
    return render_template("models", stages=stages)


def _tabulate(label: str, rows: list[Backend]) -> ModelTable:
    heads = ("Model", "Licence", "Memory", "Download", *(what for what, _ in list_abilities(rows[0])))
    return ModelTable(label, heads, tuple((row, _list_cells(row)) for row in rows))


def _list_cells(row: Backend) -> tuple[str, ...]:
    answers = (answer for _, answer in list_abilities(row))
    return (row.licence, _tell_size(row.memory_gb), _tell_download(row), *answers)


def list_abilities(row: Backend) -> list[tuple[str, str]]:
    """What a script can ask of a stage, and whether the backend does it."""
    if row.role is Role.SCENE_IMAGER:
        counts = {-1: "any number", 0: "not looked at"}
        return [("References", counts.get(row.references, f"at most {row.references}"))]
    if row.role is Role.IMAGE_TO_VIDEO:
        return [("Camera", row.camera.answer), ("Action", _tell_action(row))]
    return []


def _tell_action(row: Backend) -> str:
    if row.actions:
        return "applied"
    return "as part of the text" if row.reads_text else "not applied"


def _tell_download(row: Backend) -> str:
    return "your own checkpoint" if row.option else _tell_size(row.download_gb)


def _tell_size(gigabytes: float) -> str:
    return f"{gigabytes:.1f} GB" if gigabytes else "none"


def render_profile_note(profile: Profile, own: Profile, registry: Registry) -> str:
    """What the page says about a profile: what its films are and what it needs, or what was swapped in it.

    Args:
        profile: with its swaps.
        own: the same as its file has it.
        registry: the backends there are.
    """
    swapped = dict(profile.swaps(own))
    if swapped:
        stages = [(label, role) for role, label in ROLE_LABELS if role.value in swapped]
        changed = "; ".join(f"{label}: {registry.get(swapped[role.value]).title}" for label, role in stages)
        words, ends = f"with other models. {changed}.", "Everything else is as in the profile."
    else:
        needs = [f"{profile.memory_gb:g} GB of memory"] if profile.memory_gb else []
        needs += [f"a GPU with {profile.gpu_gb:g} GB"] if profile.gpu_gb else ["no GPU"]
        needs += [f"{profile.download_gb:g} GB of downloads at first use"] if profile.download_gb else ["no downloads"]
        words, ends = profile.notice or profile.summary, f"Needs {', '.join(needs)}."
    return render_template("profile_note", title=profile.title, words=words, ends=ends)


def render_looking() -> str:
    """What stands there while the machine is looked at."""
    return render_template("looking")


def render_outlook(
    found: Outlook | None, registry: Registry, refused: str = "", changed: str = "", swapped: bool = False
) -> str:
    """How a choice would run here: what stands against it and what to do, and what it brings.

    Args:
        found: what was looked at for it; None where there is nothing to say.
        registry: the backends there are.
        refused: why the last choice was not taken; empty where it was.
        changed: what else changed with the last choice; may be empty.
        swapped: whether it differs from the profile, so that what the profile is made for says little.
    """
    boxes = [_gather([refused], "alert"), _gather([changed], "status", "vs-outlook-new")]
    if found is not None and found.plan is not None and found.downloads is not None:
        boxes.append(_gather(_list_warnings(found, found.plan, registry, swapped), "alert"))
        boxes.append(_gather(_list_gains(found, found.plan, registry), "note", ""))
    return render_template("outlook", boxes=[box for box in boxes if box.lines])


def _gather(words: Iterable[str], role: str, kind: str = "vs-outlook-bad") -> Remarks:
    return Remarks(tuple(one for one in dict.fromkeys(words) if one), role, kind)


def _list_warnings(found: Outlook, plan: MemoryPlan, registry: Registry, swapped: bool) -> list[str]:
    said = []
    made_for = "made for one" if swapped else f"made for one with {found.profile.gpu_gb:g} GB"
    if not found.gpu_gb:
        said.append(f"This machine has no GPU that can be used; this choice is {made_for}.")
    elif not swapped and found.lacks_gpu:
        said.append(f"The GPU of this machine has {found.gpu_gb:.0f} GB; this choice is {made_for}.")
    if not plan.fits:
        # Several stages may say the same of one model; the last asks for most.
        problems = {registry.get(row.backend).title: row.problem for row in plan.rows if row.problem}
        reasons = [_split_sentences(problem)[0].strip(".") for problem in problems.values()]
        said.append(f"It cannot run here: {'. '.join(reasons)}.")
    elif not found.gpu_gb:
        said.append("It fits the main memory, but on the processor a single scene can take hours.")
    elif said:
        said.append("It fits with parts of the models waiting in main memory, which takes longer.")
    if found.downloads is not None and found.downloads.obstacle:
        said.append(found.downloads.obstacle)
    if not found.gpu_gb or not plan.fits:
        lighter = "the models of the draft profile" if swapped else "the draft profile"
        gpu = "a larger GPU" if found.gpu_gb else "a GPU"
        said.append(f"What to do: choose {lighter}, or open VideoStudio on a machine or a Space with {gpu}.")
    return said


def _list_gains(found: Outlook, plan: MemoryPlan, registry: Registry) -> list[str]:
    said = []
    downloads = found.downloads
    if downloads is not None and downloads.missing:
        listed = ", ".join(f"{row.title} ({row.download_gb:g} GB)" for row in downloads.missing)
        together = f" {downloads.needed_gb:.1f} GB together;" if len(downloads.missing) > 1 else ""
        said.append(
            f"To be downloaded at first use: {listed}.{together} {max(downloads.free_gb, 0):.0f} GB of disk are free."
        )
        said.append("" if downloads.obstacle else downloads.advice)
    else:
        said.append("All its models are on this machine.")
    if plan.fits:
        ways = "; ".join(_tell_placement(row, registry) for row in plan.rows if registry.get(row.backend).on_device)
        whole = f"{found.gpu_gb:.0f} GB of GPU memory" if found.gpu_gb else f"{found.memory_gb:.0f} GB of memory"
        said.append(f"No stage fills more than {plan.peak_gb:.1f} of {whole}. {ways}.")
    return said


def _tell_placement(row: PlanRow, registry: Registry) -> str:
    placement, title = row.placement, registry.get(row.backend).title
    if placement is None:
        return title
    return f"{title}: {placement.words if placement.quantization else _PLACED[placement.level]}"


def _split_sentences(words: str) -> list[str]:
    found = [one.strip(" .") for one in re.split(r"(?<=\.)\s+", words) if one.strip(" .")]
    return [f"{one[:1].upper()}{one[1:]}." for one in found]
