"""Prompts in other languages than English: their words, their names and their numbers."""
