"""Models that draw references and scenes."""
