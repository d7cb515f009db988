"""Connections to the files of users at a provider: consent, redirect URIs, imports."""
