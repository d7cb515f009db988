"""Drift: differences between the contract, an official OpenAPI file and the types of an SDK."""
