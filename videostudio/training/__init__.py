"""Training of both models, the toy world with known truth, and `mini`: the whole method at toy scale."""
