"""Files that take more than one request to come: imports from a storage or from a user, and uploads in chunks."""
