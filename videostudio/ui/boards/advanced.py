"""What the page says about backends, and about how a choice of them would run on this machine."""

import re
from collections.abc import Sequence

from videostudio.backends.registry import Backend, Registry, Role
from videostudio.doctor import Check
from videostudio.profiles import Profile
from videostudio.ui.boards.parts import text

STAGES = (
    (Role.WRITER, "Script"),
    (Role.TEXT_TO_IMAGE, "Reference pictures"),
    (Role.SEGMENTER, "Cutting out"),
    (Role.SCENE_IMAGER, "Scene pictures"),
    (Role.IMAGE_TO_VIDEO, "Clips"),
)


def facts(profile: Profile, registry: Registry) -> str:
    """The chosen backends, one line each.

    Args:
        profile: with its swaps.
        registry: the backends there are.
    """
    rows = "".join(_fact(label, registry.get(profile.backends[role].name, role)) for role, label in STAGES)
    return f'<dl class="vs-facts" aria-label="The chosen models">{rows}</dl>'


def _fact(label: str, row: Backend) -> str:
    title = text(row.title)
    if row.homepage:
        title = f'<a href="{text(row.homepage)}" target="_blank" rel="noopener">{title}</a>'
    known = [f"licence {row.licence}", _gigabytes("memory", row.memory_gb), _gigabytes("download", row.download_gb)]
    if row.role is Role.SCENE_IMAGER:
        known.append({-1: "any number of references", 0: "no references"}.get(row.references, _references(row)))
    if row.role is Role.IMAGE_TO_VIDEO:
        known.append("camera movement applied" if row.camera else "camera movement not applied")
        known += ["action applied"] if row.actions else []
    listed = " · ".join(text(one) for one in known if one)
    note = f" <em>{text(row.note)}</em>" if row.note else ""
    return f"<dt>{text(label)}</dt><dd><strong>{title}</strong> {text(row.summary)}{note}<small>{listed}</small></dd>"


def _references(row: Backend) -> str:
    return f"{row.references} reference{'s' if row.references > 1 else ''}"


def _gigabytes(what: str, size: float) -> str:
    return f"{what} {size:g} GB" if size else f"no {what}" if what == "download" else ""


def outlook(checks: Sequence[Check], refused: str = "") -> str:
    """How a choice would run here: what stands against it, and what it brings.

    Args:
        checks: what was looked at for it.
        refused: why it cannot be used at all; empty where it can.
    """
    said = [refused] if refused else []
    for check in checks:
        if not check.good:
            # A command to type is no help on a page.
            said += _sentences(check.found) + _sentences("" if "python -m" in check.mend else check.mend)
    plan = [words for check in checks if check.good for words in _sentences(check.found)]
    told = "".join(f"<p>{text(words)}</p>" for words in dict.fromkeys(said))
    rest = "".join(f"<p>{text(words)}</p>" for words in dict.fromkeys(plan))
    warning = f'<div class="vs-outlook vs-outlook-bad" role="alert">{told}</div>' if told else ""
    return warning + (f'<div class="vs-outlook">{rest}</div>' if rest else "")


def _sentences(words: str) -> list[str]:
    found = [one.strip(" .") for one in re.split(r"(?<=\.)\s+", words) if one.strip(" .")]
    return [f"{one[:1].upper()}{one[1:]}." for one in found]
