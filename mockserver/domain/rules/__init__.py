"""The rules: what changes an account, and what a request may do."""
