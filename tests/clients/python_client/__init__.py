"""The calls of the Python client. Runs in that client's environment: it and the standard library are all there is."""
