"""Connections to the files of users at a provider, and imports through them."""
