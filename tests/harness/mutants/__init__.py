"""Servers with one planted fault each, and the runs of `verify` that find it."""
