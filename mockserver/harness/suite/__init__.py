"""Requests that schemathesis draws from the contract, and checks of the replies."""
