"""The five stages a prompt walks through: script, references, scene images, clips, film."""
