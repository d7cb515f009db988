"""Files that take more than one request to come: imports from a storage, and uploads in chunks."""
