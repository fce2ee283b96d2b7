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

# PyTorch keeps what a model frees in blocks of the sizes that were asked for; what is left of them on a full card fits
# nothing that comes after; of blocks that can grow nothing is left over. Only Linux has them; ZeroGPU's platform sees
# to the memory itself.
_ALLOCATOR = ("PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF")
if sys.platform.startswith("linux") and not any(map(os.environ.get, (*_ALLOCATOR, "SPACES_ZERO_GPU"))):
    os.environ[_ALLOCATOR[0]] = "expandable_segments:True"
