"""Migration hints for clients of other API versions: the current path, and the operation that replaces theirs."""
