"""U^2-Net's salient object detection by rembg (paper, section 3.2), with weights that lie on this machine."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from videostudio.backends.cutouts.rembg_sessions import FLAT, without_compiling
from videostudio.errors import BackendError
from videostudio.run import Run
from videostudio.settings import ASSETS

if TYPE_CHECKING:
    from PIL.Image import Image

# The network sees 320x320 pixels, so a picture far smaller than that holds nothing to find.
SMALLEST_SIDE = 8


def weight_folders() -> tuple[Path, ...]:
    """Where weights may lie: the folder that ships with the studio, then rembg's own folder."""
    home = os.environ.get("U2NET_HOME") or str(Path(os.environ.get("XDG_DATA_HOME", "~")) / ".u2net")
    return ASSETS / "u2net", Path(home).expanduser()


class U2Net:
    """Finds the salient object; see `protocols.Segmenter`.

    Args:
        path: weights of u2net or u2netp, ONNX.
        threads: CPU threads; 0 takes all.
    """

    def __init__(self, path: Path, threads: int = 0) -> None:
        self.path = path
        self._session = _session(path, threads)

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
        rgb = _flatten(picture)
        extrema = rgb.convert("L").getextrema()
        if min(picture.size) < SMALLEST_SIDE or float(extrema[1]) - float(extrema[0]) < FLAT:  # type: ignore[arg-type]
            mask = Image.new("L", picture.size, 255)
        else:
            mask = self._session.predict(rgb)[0].convert("L")
        if mask.size != picture.size:
            mask = mask.resize(picture.size, Image.Resampling.BILINEAR)
        run.check()
        return ImageChops.multiply(mask, alpha) if alpha is not None else mask


def _has_alpha(picture: "Image") -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _flatten(picture: "Image") -> "Image":
    """RGB on white where the picture is transparent."""
    from PIL import Image

    if not _has_alpha(picture):
        return picture.convert("RGB")
    rgba = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")


def _session(path: Path, threads: int) -> Any:
    """A rembg session over a weight file on this machine, so that rembg downloads nothing.

    Raises:
        BackendError: the file is no readable model.
    """
    import onnxruntime

    with without_compiling():
        from rembg.sessions.u2net import U2netSession
        from rembg.sessions.u2netp import U2netpSession
    base: Any = U2netpSession if path.stem == "u2netp" else U2netSession

    class LocalSession(base):  # type: ignore[misc]
        """The session with its file already at hand."""

        @classmethod
        def download_models(cls, *args: Any, **kwargs: Any) -> str:
            return str(path)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    try:
        return LocalSession(path.stem, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions have no common base
        raise BackendError(f"{path} is no readable U^2-Net model ({error}). Download it again.") from error
