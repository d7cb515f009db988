"""Watching: statistics of accounts, and live events."""
