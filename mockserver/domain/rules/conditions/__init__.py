"""Filters of lists and searches, and comparison of text with stored values."""
