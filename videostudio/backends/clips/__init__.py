"""Models that animate a picture."""
