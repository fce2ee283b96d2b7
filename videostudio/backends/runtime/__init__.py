"""Loading, placing and lending models."""
