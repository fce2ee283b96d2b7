"""`mini`: the whole method at toy scale."""
