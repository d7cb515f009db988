"""The published clients as judges: each in an environment of its own, each through every method it has."""
