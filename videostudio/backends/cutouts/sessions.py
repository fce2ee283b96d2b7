"""Models that find the salient object, over rembg's sessions (paper, section 3.2, takes U^2-Net).

This is the only file that touches rembg: weights come from a file on this machine, or from rembg's own downloads.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from videostudio.backends.runtime.downloads import rembg_home
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.settings import ASSETS

if TYPE_CHECKING:
    from PIL.Image import Image

# The networks see 320x320 pixels and more, so a picture far smaller than that holds nothing to find.
SMALLEST_SIDE = 8
# A picture whose grey levels span less holds nothing to cut out.
FLAT = 4
# The full network, then the small one.
U2NET_NAMES = ("u2net", "u2netp")
ON_PROCESSOR = ("CPUExecutionProvider",)


def find_u2net(model: str) -> Path | None:
    """U^2-Net's weights on this machine: first in the folder that ships with the studio, then in rembg's own.

    Args:
        model: "u2net" (full), "u2netp" (small), or "auto" for the full one where its file is present.

    Returns:
        The file, or None where there is none.
    """
    for name in U2NET_NAMES if model == "auto" else (model,):
        for folder in (ASSETS / "u2net", rembg_home()):
            if (folder / f"{name}.onnx").is_file():
                return folder / f"{name}.onnx"
    return None


def session_classes() -> dict[str, Any]:
    """Rembg's classes of sessions by model name."""
    with without_compiling():
        from rembg.sessions import sessions

    return dict(sessions)


def open_session(name: str, file: Path | None, threads: int, run_on: Sequence[Any] = ON_PROCESSOR) -> Any:
    """Open a session of rembg.

    Args:
        name: the model's name in rembg.
        file: its weights on this machine; None lets rembg find or download them.
        threads: CPU threads; 0 takes all.
        run_on: onnxruntime's names of where the network may run, or names with their options, the best first.

    Returns:
        A session with the method `predict`.
    """
    import onnxruntime

    base: Any = session_classes()[name]

    class LocalSession(base):  # type: ignore[misc]
        """The session with its file already at hand, where one was named."""

        @classmethod
        def download_models(cls, *args: Any, **kwargs: Any) -> str:
            return str(file) if file is not None else str(super().download_models(*args, **kwargs))

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Beside other work, threads that wait asleep leave the processor to it; see `videostudio.__init__`.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return LocalSession(name, options, providers=list(run_on))


class RembgSegmenter:
    """Finds the salient object; see `protocols.Segmenter`. The session is kept.

    Args:
        session: a session of rembg, see `open_session`.
    """

    def __init__(self, session: Any) -> None:
        self.session = session

    def cut_out(self, picture: "Image", run: Run) -> "Image":
        """Find the foreground.

        Args:
            picture: any mode; what is transparent is never foreground.
            run: stops the work before and after the network.

        Returns:
            Mask of the same size, mode L, white where the foreground is; all white for a picture that is too small or
            too flat to hold a figure, since then the whole picture is what the person wants to be used.
        """
        from PIL import Image, ImageChops

        run.tick(0.0, "Cutting out the figure")
        alpha = picture.convert("RGBA").getchannel("A") if _has_alpha(picture) else None
        rgb = _on_white(picture)
        extrema = rgb.convert("L").getextrema()
        if min(picture.size) < SMALLEST_SIDE or float(extrema[1]) - float(extrema[0]) < FLAT:  # type: ignore[arg-type]
            mask = Image.new("L", picture.size, 255)
        else:
            mask = self.session.predict(rgb)[0].convert("L")
        if mask.size != picture.size:
            mask = mask.resize(picture.size, Image.Resampling.BILINEAR)
        run.check()
        return ImageChops.multiply(mask, alpha) if alpha is not None else mask


def open_u2net(path: Path, threads: int) -> RembgSegmenter:
    """U^2-Net from a file; it runs on the processor, which is quick enough.

    Args:
        path: u2net.onnx or u2netp.onnx.
        threads: CPU threads; 0 takes all.

    Raises:
        BackendError: the file is no readable model.
    """
    try:
        return RembgSegmenter(open_session(path.stem, path, threads))
    except Exception as error:  # onnxruntime's exceptions have no common base
        raise BackendError(f"{path} is no readable U^2-Net model ({error}). Download it again.") from error


def _has_alpha(picture: "Image") -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _on_white(picture: "Image") -> "Image":
    """RGB on white where the picture is transparent."""
    from PIL import Image

    if not _has_alpha(picture):
        return picture.convert("RGB")
    rgba = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")


@contextmanager
def without_compiling() -> Iterator[None]:
    """Import rembg without numba's compiler.

    rembg imports pymatting, which compiles its matting functions on import: a minute of two cores on a new machine.
    Nothing here calls them.
    """
    before = os.environ.get("NUMBA_DISABLE_JIT")
    os.environ["NUMBA_DISABLE_JIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["NUMBA_DISABLE_JIT"]
        else:
            os.environ["NUMBA_DISABLE_JIT"] = before
