"""VideoStudio: one sentence in, a consistent multi-scene video out."""

import os

__version__ = "0.1.0"

# PyTorch's threads share each of many thousand small products, and by default whoever is ready first spins until the
# others are. Where something else wants the processor they spin for whole turns of the scheduler: a film beside five
# busy processes took ten times as long. Asleep they wait as well. It is read once, when PyTorch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
