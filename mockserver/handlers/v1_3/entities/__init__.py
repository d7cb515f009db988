"""Entities of API v1.3, their collections, and entity references in search texts."""
