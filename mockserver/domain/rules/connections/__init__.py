"""Connections to the files of users at a provider: consent, addresses to return to, imports."""
