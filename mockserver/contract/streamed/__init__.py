"""Streamed response bodies: a sequence of JSON objects."""
