"""The film: player, downloads, and the storyboard with every scene's state."""

from base64 import b64encode
from dataclasses import dataclass

from videostudio.backends.registry import Backend
from videostudio.jobs import Snapshot
from videostudio.profiles import Profile
from videostudio.project.state import TakeChoice
from videostudio.studio import ProjectView
from videostudio.types import Scene, Script, Stage, Video
from videostudio.ui.files import POSTER_SIDE, Files
from videostudio.ui.page import Page
from videostudio.ui.views.html import format_duration, render_template


@dataclass(frozen=True, slots=True)
class SceneState:
    """How a scene stands.

    Args:
        kind: waiting, busy, done or failed.
        words: what the badge says.
        reason: why it failed; else empty.
    """

    kind: str
    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SceneCard:
    """One scene of the storyboard.

    Args:
        scene: the scene.
        number: its place in the film, from 1.
        state: how it stands.
        choice: takes and lock.
        notice: a refusal or the reason of a failure; may be empty.
        poster: address of its picture; empty where there is none.
        clip: address of its clip; empty where there is none.
        join: what it goes on from and leads to, in words; may be empty.
    """

    scene: Scene
    number: int
    state: SceneState
    choice: TakeChoice
    notice: str
    poster: str
    clip: str
    join: str = ""


@dataclass(frozen=True, slots=True)
class Player:
    """The film, or what stands in its place.

    Args:
        notice: what is missing; may be empty where there is a film.
        address: of the film; empty where there is none.
        poster: address of the picture shown before it plays; may be empty.
        captions: its subtitles, as an address that holds them.
        facts: number of scenes, length, size, profile and seed, in words.
    """

    notice: str
    address: str = ""
    poster: str = ""
    captions: str = ""
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its address, its name, and what the button says."""

    address: str
    name: str
    words: str


def render_film(
    view: ProjectView | None,
    profile: Profile | None,
    page: Page,
    files: Files,
    job: Snapshot | None,
    editable: bool,
    animator: Backend | None,
) -> str:
    """The whole Film tab above its options; arguments as in `render_references` and `render_script`."""
    script = view.state.script if view is not None else None
    if view is None or script is None or profile is None:
        return render_template(
            "empty",
            title="No film yet",
            words="Press “Make the film” on the Script tab. The scenes appear here one by one, and the film at the "
            "end.",
            image="film",
        )
    return render_template(
        "film",
        cards=[_describe_card(scene, n, view, page, files, job, animator) for n, scene in enumerate(script.scenes, 1)],
        player=_describe_player(view, script, files),
        downloads=_list_downloads(view.video, files),
        size=view.state.brief.size,
        page=page,
        profile_notice=profile.notice,
        make_label=label_make_button(view),
        done=sum(1 for scene in script.scenes if view.clip(scene.index)),
        editable=editable,
        with_actions=editable or job is not None,
    )


def label_make_button(view: ProjectView | None) -> str:
    """What the button says that makes everything that is missing."""
    return "Update the film" if view is not None and view.clips else "Make the film"


def find_scene_state(scene: Scene, view: ProjectView, job: Snapshot | None) -> SceneState:
    """How a scene stands.

    Args:
        scene: the scene.
        view: what the project has.
        job: the project's job, if one runs.
    """
    here = job is not None and job.running and not job.waiting and job.subject == str(scene.index)
    if here and job is not None and job.stage in {Stage.SCENE_IMAGES, Stage.CLIPS}:
        animating = job.stage == Stage.CLIPS
        if (view.clip(scene.index) if animating else view.image(scene.index)) is None:
            return SceneState("busy", "animating" if animating else "drawing")
    if view.clip(scene.index) is not None:
        return SceneState("done", "locked" if view.state.scene(scene.index).locked else "done")
    for stage in (Stage.CLIPS, Stage.SCENE_IMAGES):
        failure = view.failure(stage, str(scene.index))
        if failure is not None:
            return SceneState("failed", "failed", failure.reason)
    return SceneState("waiting", "waiting")


def _describe_card(
    scene: Scene,
    number: int,
    view: ProjectView,
    page: Page,
    files: Files,
    job: Snapshot | None,
    animator: Backend | None,
) -> SceneCard:
    image, clip = view.image(scene.index), view.clip(scene.index)
    state = find_scene_state(scene, view, job)
    return SceneCard(
        scene,
        number,
        state,
        choice=view.state.scene(scene.index),
        notice=page.notice_for_scene(scene.index, state.reason),
        poster=files.thumbnail(image.picture) if image else "",
        clip=files.url(clip.video) if image and clip else "",
        join=_tell_joins(scene, number, view, animator),
    )


def _tell_joins(scene: Scene, number: int, view: ProjectView, animator: Backend | None) -> str:
    """How a scene's clip hangs together with those before and after it; empty where it stands alone."""
    scenes = view.state.script.scenes if view.state.script is not None else ()
    told = []
    if animator is not None and number > 1 and scene.continues and not _has_upload(view, scene):
        told += [f"Goes on from scene {number - 1}."] if animator.starts_from_picture else []
    if animator is not None and number < len(scenes) and scenes[number].continues and _has_upload(view, scenes[number]):
        told += [f"Ends with the picture of scene {number + 1}."] if animator.ends_with_picture else []
    return " ".join(told)


def _has_upload(view: ProjectView, scene: Scene) -> bool:
    return bool(view.state.scene(scene.index).take.upload)


def _describe_player(view: ProjectView, script: Script, files: Files) -> Player:
    video, brief, whole = view.video, view.state.brief, len(script.scenes)
    if video is None:
        words = "The film appears here once its scenes are made."
        if view.clips:
            words = "The scenes below are ready to be joined."
        if 0 < len(view.clips) < whole:
            words = "Some scenes are not made yet, or were changed since."
        return Player(words)
    missing = whole - len(video.scenes)
    return Player(
        f"{missing} of {whole} scenes could not be made and are not in the film; see below." if missing > 0 else "",
        address=files.url(video.video),
        poster=files.thumbnail(view.images[0].picture, POSTER_SIDE) if view.images else "",
        captions=_embed_captions(video),
        facts=f"{len(video.scenes)} scenes · {format_duration(video.seconds)} · {brief.size} · {brief.profile} "
        f"profile · seed {brief.seed}",
    )


def _embed_captions(video: Video) -> str:
    lines = "WEBVTT\n\n" + video.subtitles.read_text(encoding="utf-8").replace(",", ".")
    return f"data:text/vtt;base64,{b64encode(lines.encode()).decode()}"


def _list_downloads(video: Video | None, files: Files) -> list[Download]:
    if video is None:
        return []
    return [
        Download(files.url(path), name, words)
        for path, name, words in (
            (video.video, "film.mp4", "Film (.mp4)"),
            (video.subtitles, "film.srt", "Subtitles (.srt)"),
            (video.contact_sheet, "contact-sheet.png", "Contact sheet (.png)"),
            (video.storyboard, "storyboard.html", "Storyboard (.html)"),
        )
    ]
