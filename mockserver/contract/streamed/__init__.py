"""Bodies that bring many JSON objects, one after the other."""
