"""Parses requests about knowledge stores, their items and item collections."""
