"""Uploaded files, pictures and streams."""
