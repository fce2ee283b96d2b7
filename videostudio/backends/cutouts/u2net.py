"""U^2-Net (paper, section 3.2): the small variant ships with the studio."""

from videostudio.backends.cutouts.salient import U2Net, weight_folders
from videostudio.backends.registry import Resources
from videostudio.errors import BackendError
from videostudio.settings import ASSETS

NAMES = ("u2net", "u2netp")


def u2net(resources: Resources, model: str = "auto") -> U2Net:
    """Load U^2-Net.

    Args:
        resources: settings.
        model: "u2net" (full), "u2netp" (small), or "auto" for the full one where its file is present.

    Raises:
        BackendError: the model is unknown or its file is missing.
    """
    if model not in ("auto", *NAMES):
        raise BackendError(f"There is no U^2-Net model '{model}'. Known are: auto, {', '.join(NAMES)}.")
    for name in NAMES if model == "auto" else (model,):
        for folder in weight_folders():
            path = folder / f"{name}.onnx"
            if path.is_file():
                return U2Net(path, resources.settings.threads)
    missing = NAMES[-1] if model == "auto" else model
    raise BackendError(f"The weights {missing}.onnx are missing. Put the file into {ASSETS / 'u2net'}.")
