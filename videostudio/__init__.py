"""VideoStudio: one sentence in, a consistent multi-scene video out."""

__version__ = "0.1.0"
