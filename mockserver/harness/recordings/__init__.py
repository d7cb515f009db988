"""Recorded exchanges: written, replayed, compared and imported."""
