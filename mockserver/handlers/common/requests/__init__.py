"""Parses requests, without the parameter names of one version."""
