"""The verdict on a list of findings."""
