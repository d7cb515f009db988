"""The page for browsers: the records of each account, and its requests."""
