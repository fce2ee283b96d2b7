"""Time of day and weather: what a scene tells of them, the light they give a place, and what falls and drifts in it."""
