"""Doubts: points where sources of the API disagree."""
