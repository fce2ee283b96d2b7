"""Puppets: jointed people of clay that the draft dresses, poses, lights and draws when a film is made."""
