"""Chooses the topic of a video by its name."""
