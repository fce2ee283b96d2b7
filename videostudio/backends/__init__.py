"""Models behind small protocols: one file and one registry row each."""
