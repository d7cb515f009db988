"""Observed exchanges, and curl commands that repeat them."""
