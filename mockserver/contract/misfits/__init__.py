"""Values that do not fit their schema: where, and how that is told."""
