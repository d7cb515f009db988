"""The controls of a test, one module for each group of admin operations."""
