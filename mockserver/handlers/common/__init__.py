"""Shared by the handlers of all versions: lists, result pages, media addresses."""
