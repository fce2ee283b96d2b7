"""What a scene's words tell of its figures: who acts, on whom, where to, and how each feels."""
