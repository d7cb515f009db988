"""Reads the name of a video: its words, and the things that it names."""
