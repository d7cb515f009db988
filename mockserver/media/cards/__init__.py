"""Drawn cards, which stand for the frames of videos that have no file."""
