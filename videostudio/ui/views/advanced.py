"""What the page says about backends, and about how a choice of them would run on this machine."""

import re
from collections.abc import Iterable

from videostudio.backends.registry import Backend, Registry, Role
from videostudio.backends.runtime.memory import Level, MemoryPlan, PlanRow
from videostudio.cli.doctor import Outlook
from videostudio.profiles import Profile
from videostudio.ui.views.html import text

STAGES = (
    (Role.WRITER, "Script"),
    (Role.TEXT_TO_IMAGE, "Reference pictures"),
    (Role.SEGMENTER, "Cutting out"),
    (Role.SCENE_IMAGER, "Scene pictures"),
    (Role.IMAGE_TO_VIDEO, "Clips"),
)
LOOKING = '<div class="vs-outlook"><p role="status">Looking at what this machine has …</p></div>'
_PLACED = {
    Level.RESIDENT: "stays loaded",
    Level.OFFLOAD: "one part at a time",
    Level.EIGHT_BIT: "one part at a time, text encoder in 8 bits",
    Level.STREAM: "block by block, which is slower",
}


def facts(profile: Profile, registry: Registry) -> str:
    """The chosen backends, one line each.

    Args:
        profile: with its swaps.
        registry: the backends there are.
    """
    rows = "".join(_fact(label, registry.get(profile.backends[role].name, role)) for role, label in STAGES)
    return f'<dl class="vs-facts" aria-label="The chosen models">{rows}</dl>'


def _fact(label: str, row: Backend) -> str:
    known = [f"Licence: {row.licence}", _memory(row), f"Download: {_download(row)}"]
    known += [f"{what}: {answer}" for what, answer in abilities(row)]
    listed = " · ".join(text(one) for one in known if one)
    note = f" <em>{text(row.note)}</em>" if row.note else ""
    return f"<dt>{text(label)}</dt><dd>{_title(row)} {text(row.summary)}{note}<small>{listed}</small></dd>"


def every_choice(registry: Registry) -> str:
    """All backends there are to choose from, a table for each stage."""
    tables = "".join(_table(label, [row for row in registry if row.role is role]) for role, label in STAGES)
    return f'<details class="vs-all"><summary>Compare all models</summary>{tables}</details>'


def _table(label: str, rows: list[Backend]) -> str:
    extra = [what for what, _ in abilities(rows[0])]
    heads = "".join(f'<th scope="col">{text(h)}</th>' for h in ("Model", "Licence", "Memory", "Download", *extra))
    body = "".join(
        f'<tr><th scope="row">{_title(row)}<small>{text(row.summary)} {text(row.note)}</small></th>'
        f"<td>{text(row.licence)}</td><td>{_size(row.memory_gb)}</td><td>{text(_download(row))}</td>"
        + "".join(f"<td>{text(answer)}</td>" for _, answer in abilities(row))
        + "</tr>"
        for row in rows
    )
    return (
        f'<h3>{text(label)}</h3><div class="vs-scroll" tabindex="0" role="region" aria-label="{text(label)}: all '
        f'models"><table class="vs-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def abilities(row: Backend) -> list[tuple[str, str]]:
    """What a script can ask of a stage, and whether the backend does it."""
    if row.role is Role.SCENE_IMAGER:
        counts = {-1: "any number", 0: "not looked at"}
        return [("References", counts.get(row.references, f"at most {row.references}"))]
    if row.role is Role.IMAGE_TO_VIDEO:
        return [("Camera", "applied" if row.camera else "not applied"), ("Action", _action(row))]
    return []


def _action(row: Backend) -> str:
    if row.actions:
        return "applied"
    return "as part of the text" if row.reads_text else "not applied"


def _title(row: Backend) -> str:
    title = text(row.title)
    if row.homepage:
        title = f'<a href="{text(row.homepage)}" target="_blank" rel="noopener">{title}</a>'
    return f"<strong>{title}</strong>"


def _memory(row: Backend) -> str:
    return f"Memory: {_size(row.memory_gb)}" if row.memory_gb else ""


def _download(row: Backend) -> str:
    return "your own checkpoint" if row.option else _size(row.download_gb)


def _size(gigabytes: float) -> str:
    return f"{gigabytes:.1f} GB" if gigabytes else "none"


def outlook(
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
    boxes = _box([refused], "alert") + _box([changed], "status", "vs-outlook-new")
    if found is None or found.plan is None or found.downloads is None:
        return boxes
    warnings = _warnings(found, found.plan, registry, swapped)
    return boxes + _box(warnings, "alert") + _box(_brings(found, found.plan, registry), "note", "")


def _box(words: Iterable[str], role: str, kind: str = "vs-outlook-bad") -> str:
    lines = "".join(f"<p>{text(one)}</p>" for one in dict.fromkeys(words) if one)
    return f'<div class="vs-outlook {kind}" role="{role}">{lines}</div>' if lines else ""


def _warnings(found: Outlook, plan: MemoryPlan, registry: Registry, swapped: bool) -> list[str]:
    said = []
    made_for = "made for one" if swapped else f"made for one with {found.profile.gpu_gb:g} GB"
    if not found.gpu_gb:
        said.append(f"This machine has no GPU that can be used; this choice is {made_for}.")
    elif not swapped and any("GPU" in one for one in found.lacking):
        said.append(f"The GPU of this machine has {found.gpu_gb:.0f} GB; this choice is {made_for}.")
    if not plan.fits:
        # Several stages may say the same of one model; the last asks for most.
        reasons = {
            registry.get(row.backend).title: _sentences(row.problem)[0].strip(".") for row in plan.rows if row.problem
        }
        said.append(f"It cannot run here: {'. '.join(reasons.values())}.")
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


def _brings(found: Outlook, plan: MemoryPlan, registry: Registry) -> list[str]:
    said = []
    downloads = found.downloads
    if downloads is not None and downloads.missing:
        listed = ", ".join(f"{row.title} ({row.download_gb:g} GB)" for row in downloads.missing)
        together = f" {downloads.needed_gb:.1f} GB together;" if len(downloads.missing) > 1 else ""
        said.append(
            f"To be downloaded at first use: {listed}.{together} {max(downloads.free_gb, 0):.0f} GB of disk are free."
        )
    else:
        said.append("All its models are on this machine.")
    if plan.fits:
        ways = "; ".join(_way(row, registry) for row in plan.rows if registry.get(row.backend).on_device)
        whole = f"{found.gpu_gb:.0f} GB of GPU memory" if found.gpu_gb else f"{found.memory_gb:.0f} GB of memory"
        said.append(f"No stage fills more than {plan.peak_gb:.1f} of {whole}. {ways}.")
    return said


def _way(row: PlanRow, registry: Registry) -> str:
    placement, title = row.placement, registry.get(row.backend).title
    if placement is None:
        return title
    return f"{title}: {placement.words if placement.quantization else _PLACED[placement.level]}"


def _sentences(words: str) -> list[str]:
    found = [one.strip(" .") for one in re.split(r"(?<=\.)\s+", words) if one.strip(" .")]
    return [f"{one[:1].upper()}{one[1:]}." for one in found]
