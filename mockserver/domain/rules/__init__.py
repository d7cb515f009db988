"""The rules: how requests change an account, and which requests are allowed."""
