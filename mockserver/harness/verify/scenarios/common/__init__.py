"""Code that the scenarios of all versions share."""
