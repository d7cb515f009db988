"""Watching: the accounts in numbers, and live events."""
