"""Scripts by a very small language model, guided by rules."""
