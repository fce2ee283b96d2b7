"""How it works, and what each profile needs."""

import gradio as gr

from videostudio.profiles import Profile
from videostudio.ui.views.html import text

_STEPS = (
    (
        "Script",
        "A language model turns your sentence into scenes: what happens, who is in it, where, and how the camera "
        "moves. Everybody who appears again is described once, so that they look the same each time. "
        "Every field can be changed.",
    ),
    (
        "References",
        "Each person, thing and place gets one picture, drawn or your own. What is not part of it is cut away; "
        "correct that with the brush. All scenes use these pictures.",
    ),
    (
        "Film",
        "Every scene becomes a picture, every picture a clip with the camera and action of the script, and the "
        "clips a film. Redo one scene, and only that one is made again.",
    ),
)


def build(profiles: dict[str, Profile]) -> None:
    """Lay the tab out.

    Args:
        profiles: what can be chosen.
    """
    steps = "".join(
        f'<li><span class="vs-number">{n}</span><div><h3>{title}</h3><p>{words}</p></div></li>'
        for n, (title, words) in enumerate(_STEPS, 1)
    )
    rows = "".join(
        f'<tr><th scope="row">{text(p.title)}</th><td>{text(p.summary)}</td><td>{_gpu(p)}</td>'
        f"<td>{p.memory_gb:g} GB</td><td>{f'{p.download_gb:g} GB' if p.download_gb else 'nothing'}</td>"
        f"<td>about {p.seconds_per_scene:g} s</td><td>{text(p.licence)}</td></tr>"
        for p in profiles.values()
    )
    gr.HTML(
        f'<div class="vs-guide"><h2 class="vs-h2">How it works</h2><ol class="vs-steps">{steps}</ol>'
        '<h2 class="vs-h2">Profiles</h2><p>A profile chooses the models. The draft is put together from cut-outs and '
        "backdrops on the processor: it shows what the film would be, in about a minute. The others have "
        "diffusion models draw it, "
        "and need a GPU and a download.</p>"
        '<div class="vs-scroll" tabindex="0" role="region" aria-label="Profiles"><table class="vs-table"><thead>'
        '<tr><th scope="col">Profile</th><th scope="col">What it does</th>'
        '<th scope="col">GPU memory</th><th scope="col">Memory</th><th scope="col">Downloads</th><th '
        'scope="col">A scene takes</th>'
        f'<th scope="col">Licences</th></tr></thead><tbody>{rows}</tbody></table></div>'
        '<h2 class="vs-h2">Your projects</h2><p>They lie on this machine under names that nobody can guess; this '
        "browser "
        "remembers them. Closing the page stops a run after a short while, and what was finished stays. Save a "
        "project as a "
        ".zip to keep it, or to go on elsewhere.</p>"
        "<p>VideoStudio follows the paper “VideoStudio: Generating Consistent-Content and Multi-Scene Videos” "
        "(ECCV 2024).</p></div>",
        elem_classes=["vs-board"],
        apply_default_css=False,
    )


def _gpu(profile: Profile) -> str:
    return f"{profile.gpu_gb:g} GB" if profile.gpu_gb else "none needed"
