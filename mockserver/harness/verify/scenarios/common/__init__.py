"""What the scenarios of all versions share."""
