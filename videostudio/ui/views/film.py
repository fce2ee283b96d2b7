"""The film: player, downloads, and the storyboard with every scene's state."""

from base64 import b64encode

from videostudio.jobs import Snapshot
from videostudio.profiles import Profile
from videostudio.project.state import TakeChoice
from videostudio.studio import ProjectView
from videostudio.types import Clip, Scene, SceneImage, Script, Stage, Video
from videostudio.ui.files import POSTER_SIDE, Files
from videostudio.ui.page import Page
from videostudio.ui.views.html import (
    badge,
    button,
    data,
    duration,
    empty,
    icon,
    lock_button,
    notice,
    seed_field,
    takes,
    text,
)


def film_board(
    board: ProjectView | None, profile: Profile | None, page: Page, files: Files, job: Snapshot | None, editable: bool
) -> str:
    """The whole Film tab above its options; arguments as in `reference_board`."""
    script = board.state.script if board is not None else None
    if board is None or script is None or profile is None:
        return empty(
            "No film yet",
            "Press “Make the film” on the Script tab. The scenes appear here one by one, and the film at the end.",
            "film",
        )
    cards = "".join(_card(script, s, n, board, page, files, job, not editable) for n, s in enumerate(script.scenes, 1))
    done = sum(1 for s in script.scenes if board.clip(s.index))
    return (
        _player(board, script, files, editable)
        + (f'<p class="vs-profile" role="note">{text(profile.notice)}</p>' if profile.notice else "")
        + _downloads(board, files, page, editable)
        + f'<h2 class="vs-h2">Storyboard <small>{done} of {len(script.scenes)} scenes ready</small></h2>'
        + f'<div class="vs-cards vs-story">{cards}</div>'
    )


def make_label(board: ProjectView | None) -> str:
    """What the button says that makes everything that is missing."""
    return "Update the film" if board is not None and board.clips else "Make the film"


def _player(board: ProjectView, script: Script, files: Files, editable: bool) -> str:
    video = board.video
    if video is None:
        words = (
            "The scenes below are ready to be joined."
            if board.clips
            else "The film appears here once its scenes are made."
        )
        if board.clips and len(board.clips) < len(script.scenes):
            words = "Some scenes are not made yet, or were changed since."
        make = button("make", make_label(board), kind="strong") if editable else ""
        return f'<div class="vs-player vs-hollow">{icon("film")}<p>{text(words)}</p>{make}</div>'
    poster = files.thumb(board.images[0].picture, POSTER_SIDE) if board.images else ""
    missing, size = len(script.scenes) - len(video.scenes), board.state.brief.size
    lacking = (
        notice(f"{missing} of {len(script.scenes)} scenes could not be made and are not in the film; see below.")
        if missing > 0
        else ""
    )
    return (
        f'<div class="vs-player" style="--ratio:{size.width / size.height:.4f}">'
        f'<video controls playsinline preload="metadata" poster="{text(poster)}" '
        f'src="{text(files.url(video.video))}" aria-label="The film">{_track(video)}</video></div>'
        f'<p class="vs-hint">{len(video.scenes)} scenes · {duration(video.seconds)} · {text(board.state.brief.size)} · '
        f"{text(board.state.brief.profile)} profile · seed {board.state.brief.seed}</p>{lacking}"
    )


def _track(video: Video) -> str:
    lines = "WEBVTT\n\n" + video.subtitles.read_text(encoding="utf-8").replace(",", ".")
    return (
        '<track kind="captions" label="Captions" srclang="en" '
        f'src="data:text/vtt;base64,{b64encode(lines.encode()).decode()}">'
    )


def _downloads(board: ProjectView, files: Files, page: Page, editable: bool) -> str:
    video, links = board.video, ""
    if video is not None:
        for path, name, words in (
            (video.video, "film.mp4", "Film (.mp4)"),
            (video.subtitles, "film.srt", "Subtitles (.srt)"),
            (video.contact_sheet, "contact-sheet.png", "Contact sheet (.png)"),
            (video.storyboard, "storyboard.html", "Storyboard (.html)"),
        ):
            strong = "vs-strong" if name == "film.mp4" else "vs-plain"
            links += (
                f'<a class="vs-button {strong}" href="{text(files.url(path))}" download="{name}">'
                f"{icon('save')}<span>{words}</span></a>"
            )
    share = _share(page) if editable else ""
    zipped = button("zip", "Project (.zip)", "folder", kind="plain")
    return f'<div class="vs-downloads" role="group" aria-label="Downloads">{links}{zipped}{share}</div>'


def _share(page: Page) -> str:
    if not page.link:
        return button("share", "Link to show it", "link", kind="plain")
    return (
        f'<span class="vs-link"><input type="text" readonly value="{text(page.link)}" aria-label="Link that '
        'shows this project">'
        + button("copy", "Copy", "copy", kind="plain", sends={"copy": page.link})
        + "</span><small>Whoever has this link can look at the project and copy it, but not change yours.</small>"
    )


def _card(
    script: Script,
    scene: Scene,
    number: int,
    board: ProjectView,
    page: Page,
    files: Files,
    job: Snapshot | None,
    off: bool,
) -> str:
    image, clip, choice = board.image(scene.index), board.clip(scene.index), board.state.scene(scene.index)
    state, words, reason = scene_state(scene, board, job)
    said = page.notice if page.notice_at == f"scene {scene.index}" else reason
    return (
        f'<article class="vs-card vs-shot" aria-label="Scene {number}"{data({"scene": scene.index, "state": state})}>'
        f'<header><span class="vs-number">{number}</span>{badge(state, words)}</header>'
        f"{_picture(number, image, clip, files)}"
        f'<p class="vs-says">{text(scene.prompt)}</p>{notice(said)}'
        + ("" if off and job is None else _actions(scene, number, choice, image is not None, state, off))
        + "</article>"
    )


def scene_state(scene: Scene, board: ProjectView, job: Snapshot | None) -> tuple[str, str, str]:
    """How a scene stands: its kind (waiting, busy, done, failed), the word for it, and the reason of a failure."""
    here = job is not None and job.running and not job.waiting and job.subject == str(scene.index)
    if here and job is not None and job.stage in {"scene_images", "clips"}:
        made = board.clip(scene.index) if job.stage == "clips" else board.image(scene.index)
        if made is None:
            return "busy", "animating" if job.stage == "clips" else "drawing", ""
    if board.clip(scene.index) is not None:
        return "done", "locked" if board.state.scene(scene.index).locked else "done", ""
    for stage in (Stage.CLIPS, Stage.SCENE_IMAGES):
        failure = board.failure(stage, str(scene.index))
        if failure is not None:
            return "failed", "failed", failure.reason
    return "waiting", "waiting", ""


def _picture(number: int, image: SceneImage | None, clip: Clip | None, files: Files) -> str:
    if image is None:
        return f'<div class="vs-frame vs-hollow">{icon("film")}</div>'
    poster = text(files.thumb(image.picture))
    if clip is None:
        return f'<div class="vs-frame"><img src="{poster}" alt="Picture of scene {number}" loading="lazy"></div>'
    return (
        f'<div class="vs-frame"><video controls muted loop playsinline preload="none" poster="{poster}" '
        f'src="{text(files.url(clip.video))}" aria-label="Clip of scene {number}"></video></div>'
    )


def _actions(scene: Scene, number: int, choice: TakeChoice, drawn: bool, state: str, off: bool) -> str:
    values = {"scene": scene.index}
    fixed = off or choice.locked
    if state == "failed":
        main = button("retry", "Try again", "again", kind="plain", disabled=fixed, sends=values)
    elif drawn:
        main = button("redo", "Redo", "again", kind="plain", disabled=fixed, sends=values)
    else:
        main = button("retry", "Make it", "again", kind="plain", disabled=fixed, sends=values)
    return (
        f'<div class="vs-actions">{main}'
        + lock_button(choice, off or not drawn, f"scene {number}", **values)
        + takes(choice, fixed, **values)
        + seed_field(choice, off, f"scene {number}", **values)
        + "</div>"
    )
