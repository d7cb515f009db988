"""The command `mockserver`."""
