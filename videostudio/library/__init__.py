"""What the library of cut-outs and backdrops holds."""
