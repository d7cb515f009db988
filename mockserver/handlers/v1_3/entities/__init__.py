"""Entities of API v1.3, their collections, and how the text of a search names them."""
