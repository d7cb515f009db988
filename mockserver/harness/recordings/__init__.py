"""Recorded exchanges: write, replay, compare, import."""
