"""Checks of clients and servers against the contract."""
