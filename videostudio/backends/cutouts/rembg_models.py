"""The models of rembg: U^2-Net, whose small variant ships with the studio, and those that rembg downloads."""

from pathlib import Path
from typing import Any

from videostudio.backends.cutouts.sessions import (
    ON_PROCESSOR,
    U2NET_NAMES,
    RembgSegmenter,
    find_u2net,
    open_session,
    open_u2net,
    session_classes,
)
from videostudio.backends.options import CutoutOptions
from videostudio.backends.registry import Resources
from videostudio.backends.runtime.downloads import is_offline, rembg_home
from videostudio.errors import BackendError
from videostudio.settings import ASSETS

PAGE = "https://github.com/danielgatis/rembg#models"


def load_u2net(resources: Resources, options: CutoutOptions) -> RembgSegmenter:
    """Load U^2-Net: "u2net" (full), "u2netp" (small), or "auto" for the full one where its file is present.

    Raises:
        BackendError: the model is unknown, or its file is missing or damaged.
    """
    model = options.model
    if model not in ("auto", *U2NET_NAMES):
        raise BackendError(f"There is no U^2-Net model '{model}'. Known are: auto, {', '.join(U2NET_NAMES)}.")
    if (file := find_u2net(model)) is not None:
        return open_u2net(file, resources.settings.threads)
    missing = U2NET_NAMES[-1] if model == "auto" else model
    raise BackendError(f"The weights {missing}.onnx are missing. Put the file into {ASSETS / 'u2net'}.")


def load_rembg(resources: Resources, options: CutoutOptions) -> RembgSegmenter:
    """Load any model of rembg, by its name or from an ONNX file that is called after it.

    Raises:
        BackendError: rembg does not know it, or it can be neither found nor downloaded.
    """
    file = Path(options.model).expanduser() if options.model.endswith(".onnx") else None
    name = options.model if file is None else file.stem
    known, home = session_classes(), rembg_home()
    if name not in known:
        raise BackendError(f"rembg has no model '{name}'. It has: {', '.join(sorted(known))}. See {PAGE}.")
    if file is None and is_offline() and not (home / f"{name}.onnx").is_file():
        raise BackendError(
            f"The cut-out model '{name}' is not on this machine and the network is switched off. Put {name}.onnx into "
            f"{home} (see {PAGE}), or choose U^2-Net, which ships with the studio."
        )
    resources.run.tick(0.0, f"Loading {name}")
    run_on = ON_PROCESSOR if resources.device == "cpu" else onnx_providers(resources.device)
    try:
        return RembgSegmenter(open_session(name, file, resources.settings.threads, run_on))
    except Exception as error:  # these have no common base
        raise BackendError(
            f"The cut-out model '{name}' could not be had ({str(error)[:160]}). See {PAGE}, "
            f"put {name}.onnx into {home}, or choose U^2-Net."
        ) from error


def onnx_providers(device: str) -> tuple[Any, ...]:
    """Where the network runs: the very GPU that this process works on where onnxruntime offers it, else the processor.

    Args:
        device: "cuda" or "cuda:N".
    """
    import onnxruntime

    offered = onnxruntime.get_available_providers()
    number = device.partition(":")[2] or "0"
    wanted: tuple[tuple[str, dict[str, str]], ...] = (
        ("CUDAExecutionProvider", {"device_id": number}),
        ("ROCMExecutionProvider", {"device_id": number}),
        ("CPUExecutionProvider", {}),
    )
    return tuple((name, options) for name, options in wanted if name in offered)
