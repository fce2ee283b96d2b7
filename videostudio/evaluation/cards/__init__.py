"""What models take of a GPU: the cases of `memory_benchmark`, each in a process of its own."""
