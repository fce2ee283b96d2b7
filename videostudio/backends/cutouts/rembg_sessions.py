"""rembg's sessions: models for cutting out that rembg fetches, or finds in U2NET_HOME."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from videostudio.backends.row import Resources
from videostudio.backends.runtime.downloads import is_offline
from videostudio.errors import BackendError
from videostudio.run import Run

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE = "https://github.com/danielgatis/rembg#models"
# A picture whose grey levels span less holds nothing to cut out.
FLAT = 4


def rembg_model(resources: Resources, model: str) -> "RembgSegmenter":
    """Any model of rembg.

    Args:
        resources: settings and device.
        model: its name in rembg, or an ONNX file called after it (for example "isnet-general-use.onnx").

    Raises:
        BackendError: rembg does not know it, or it cannot be had.
    """
    file = Path(model).expanduser()
    name = file.stem if model.endswith(".onnx") else model
    with without_compiling():
        from rembg.sessions import sessions
    if name not in sessions:
        raise BackendError(f"rembg has no model '{name}'. It has: {', '.join(sorted(sessions))}. See {PAGE}.")
    return RembgSegmenter(_session(sessions[name], name, file if model.endswith(".onnx") else None, resources))


def providers() -> list[str]:
    """Where the network runs: the GPU where onnxruntime offers it, else the processor."""
    import onnxruntime

    offered = onnxruntime.get_available_providers()
    wanted = ("CUDAExecutionProvider", "ROCMExecutionProvider", "CPUExecutionProvider")
    return [provider for provider in wanted if provider in offered]


def _session(kind: Any, name: str, file: Path | None, resources: Resources) -> Any:
    import onnxruntime

    home = Path(os.environ.get("U2NET_HOME", "~/.u2net")).expanduser()
    if file is None and is_offline() and not (home / f"{name}.onnx").is_file():
        raise BackendError(
            f"The cut-out model '{name}' is not on this machine and the network is switched off. Put {name}.onnx into "
            f"{home} (see {PAGE}), or choose U^2-Net, which ships with the studio."
        )

    class LocalSession(kind):  # type: ignore[misc]
        """The session with its file already at hand, where one was named."""

        @classmethod
        def download_models(cls, *args: Any, **kwargs: Any) -> str:
            return str(file) if file is not None else str(super().download_models(*args, **kwargs))

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = resources.settings.threads
    run_on = ["CPUExecutionProvider"] if resources.device == "cpu" else providers()
    resources.run.tick(0.0, f"Loading {name}")
    try:
        return LocalSession(name, options, providers=run_on)
    except Exception as error:  # these have no common base
        raise BackendError(
            f"The cut-out model '{name}' could not be had ({str(error)[:160]}). See {PAGE}, "
            f"put {name}.onnx into {home}, or choose U^2-Net."
        ) from error


class RembgSegmenter:
    """Finds the foreground; see `protocols.Segmenter`. The session is kept.

    Args:
        session: a session of rembg.
    """

    def __init__(self, session: Any) -> None:
        self.session = session

    def cut_out(self, picture: "Image", run: Run) -> "Image":
        """Find the foreground.

        Args:
            picture: RGB.
            run: stops the work before and after the network.

        Returns:
            Mask of the same size, mode L; all white for a picture too flat to hold a figure.
        """
        from PIL import Image

        run.tick(0.0, "Cutting out the figure")
        rgb = picture.convert("RGB")
        low, high = rgb.convert("L").getextrema()
        if float(high) - float(low) < FLAT:  # type: ignore[arg-type]
            return Image.new("L", rgb.size, 255)
        mask = self.session.predict(rgb)[0].convert("L")
        run.check()
        fitted: Image.Image = mask if mask.size == rgb.size else mask.resize(rgb.size, Image.Resampling.BILINEAR)
        return fitted


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
