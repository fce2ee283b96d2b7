"""Models behind small protocols: one file for each class of model, one registry row for each set of weights."""
