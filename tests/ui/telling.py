"""A studio whose script stage tells a fixed story word by word; everything after it is the real studio."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from tests import fakes
from videostudio.errors import WriterError
from videostudio.project.folder import Project
from videostudio.run import Run
from videostudio.studio import Studio
from videostudio.types import Scene, Script

WORDS = "A cook has an idea. The cook goes to the kitchen. The cake is done and the dog is happy. "


class TellingStudio(Studio):
    """Words in the prompt steer it: "slow" takes its time, "broken" breaks a scene, "mute" cannot write."""

    def script(self, project: Project, run: Run) -> Iterator[Script]:
        brief = project.state.brief
        if "mute" in brief.prompt:
            raise WriterError("The writer had nothing to say. Say the prompt in other words.")
        whole = replace(fakes.story(brief.scenes or 3, "slow" if "slow" in brief.prompt else ""), prompt=brief.prompt)
        if "broken" in brief.prompt:
            scenes = tuple(replace(s, prompt=f"{s.prompt} broken") if s.index == 1 else s for s in whole.scenes)
            whole = replace(whole, scenes=scenes)
        run.tick(0.0, "Writing the script", stage="script")
        for n, scene in enumerate(whole.scenes, 1):
            for word in WORDS.split():
                run.say(word + " ")
                if "slow" in brief.prompt:
                    time.sleep(0.03)
            run.tick(n / len(whole.scenes), f"Writing scene {scene.index + 1}", stage="script")
            yield replace(whole, scenes=whole.scenes[:n]).checked()
        project.update(lambda s: replace(s, script=whole.checked(), failures=()))
        yield whole

    def rewrite_scene(self, project: Project, index: int, run: Run) -> Script:
        script = project.state.script
        assert script is not None
        run.tick(0.5, "Writing the scene anew", stage="script")

        def anew(scene: Scene) -> Scene:
            return replace(scene, prompt="Something quite different happens.") if scene.index == index else scene

        written = replace(script, scenes=tuple(anew(s) for s in script.scenes)).checked()
        project.update(lambda s: replace(s, script=written))
        return written


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """A coroutine's result; in a thread of its own, because the browser keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()
