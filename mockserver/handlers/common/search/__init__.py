"""Search of an index, in any version of the API."""
