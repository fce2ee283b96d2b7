"""Films, sounds and words in pictures (moviepy, Pillow; no torch)."""
