"""Models that cut a figure out of a picture."""
