"""Frozen values of the domain, without rules."""
