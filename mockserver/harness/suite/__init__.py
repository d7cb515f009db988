"""Requests drawn from the contract by schemathesis, and what may be said against their replies."""
