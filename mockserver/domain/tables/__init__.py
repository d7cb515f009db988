"""In-memory tables for the records of one account, one per kind."""
