"""Request matching: conditions on values in a request."""
