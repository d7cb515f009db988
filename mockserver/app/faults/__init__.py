"""Fault injection: which rules apply to a request, and what they do to it."""
