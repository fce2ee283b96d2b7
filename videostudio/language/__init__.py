"""English: word forms, action phrases, likeness of texts."""
