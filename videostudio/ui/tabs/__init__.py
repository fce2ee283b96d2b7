"""The tabs, each with one `build()` that lays out its components and returns them by their name in `Screen`."""
