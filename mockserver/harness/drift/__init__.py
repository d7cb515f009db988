"""Drift: where the contract, an official OpenAPI file, and the types of an SDK disagree."""
