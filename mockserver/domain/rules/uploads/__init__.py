"""Ways in which files come that take more than one request: imports from a storage, and uploads in chunks."""
