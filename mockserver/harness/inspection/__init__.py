"""Inspection: checks one exchange against the contract; rules and findings."""
