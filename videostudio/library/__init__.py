"""The library of cut-outs and backdrops: its pictures, and what it knows about words."""
