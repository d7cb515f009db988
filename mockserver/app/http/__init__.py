"""HTTP: requests as they are read, replies as they are sent, and access control."""
