"""How requests are read, whatever a version calls their parameters."""
