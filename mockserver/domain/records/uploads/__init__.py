"""Uploads of several requests: imports from cloud storage or through a connection, and multipart uploads."""
