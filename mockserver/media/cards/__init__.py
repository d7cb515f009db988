"""Drawn cards, in place of frames of videos without a file."""
