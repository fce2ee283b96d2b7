"""Which picture of the library shows an entity, by features of both and weights learned from people's choices."""
