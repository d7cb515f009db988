"""Retrieval: parses queries, finds matching moments, and scores them."""
