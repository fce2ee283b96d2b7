"""A project on disk: its state, its artefacts by digest, its archive, and a person's edits."""
