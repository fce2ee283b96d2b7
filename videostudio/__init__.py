"""VideoStudio: one sentence in, a consistent multi-scene video out."""

import os
import sys

__version__ = "0.1.0"

# Threads share each of many thousand small products, and by default whoever is ready first spins until the others are.
# Where something else wants the processor they spin for whole turns of the scheduler: a film beside five busy processes
# took ten times as long. PyTorch's wait asleep as well. NumPy's products are too small to be shared at all. Both are
# read once, when the libraries are loaded, so this is the place.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# PyTorch keeps what a model frees in blocks of the sizes that were asked for: on a full card a part of it fits nothing
# that comes after. Blocks that can grow leave nothing over. Not where the platform has an allocation of its own (ZeroGPU)
# or the driver has no such blocks.
if sys.platform == "linux" and os.environ.get("SPACES_ZERO_GPU", "").lower() not in {"1", "t", "true"}:
    if not {"PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF"} & set(os.environ):
        os.environ["PYTORCH_ALLOC_CONF"] = "expandable_segments:True"
