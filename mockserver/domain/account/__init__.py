"""The data of one API key."""
