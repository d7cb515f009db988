"""Vectors of API v1.3: `/embed`, a form, and `/embed-v2`, JSON. They share their tasks."""
