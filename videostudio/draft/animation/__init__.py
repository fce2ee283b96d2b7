"""The animatic: what a figure's action looks like, how it moves through a clip, and how the camera moves past it."""
