"""The calls of the Python client. Runs in the client's environment, which has only it and the standard library."""
