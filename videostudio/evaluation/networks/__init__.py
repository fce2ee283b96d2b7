"""What the benchmark of the two models measures beside their speed: variants of a step, layers against float64."""
