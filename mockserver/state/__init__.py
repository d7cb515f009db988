"""Snapshots of accounts: save, restore, reset."""
