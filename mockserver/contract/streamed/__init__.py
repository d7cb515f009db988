"""Bodies of many JSON objects, one after the other."""
