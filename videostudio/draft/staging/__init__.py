"""Places figures as a scene's layout says."""
