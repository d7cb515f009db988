"""Uploads of several requests: imports from cloud storage, and multipart uploads."""
