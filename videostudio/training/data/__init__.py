"""Training data: files and shards, samples cut from them, and random numbers that belong to a sample."""
