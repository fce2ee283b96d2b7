"""Random weights at any size: real classes, real folders, nothing downloaded.

`architectures` is the one table of sizes, `builder` makes networks and tokenizers of them, `pipelines` the paper's two
pipelines in memory, `snapshots` the folders that the backends load.
"""
