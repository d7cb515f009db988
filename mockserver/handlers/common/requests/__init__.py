"""How requests are read, without the parameter names of a version."""
