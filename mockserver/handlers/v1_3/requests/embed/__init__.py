"""Parses requests for vectors, in both forms of v1.3."""
