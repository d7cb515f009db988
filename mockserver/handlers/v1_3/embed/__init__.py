"""Vectors of API v1.3: `/embed`, of a form, and `/embed-v2`, of JSON. Both have the same tasks."""
