"""Verifies that a server keeps the contract: scenarios with laws, then requests generated from the contract."""
