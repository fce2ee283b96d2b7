"""What the process is given that measurements are copies of: its import is its work, see `memory_benchmark`."""

from videostudio.evaluation.cards.case import preload_libraries

preload_libraries()
