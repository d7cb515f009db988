"""HTTP: reading requests, sending replies, access control."""
