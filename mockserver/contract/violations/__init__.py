"""Schema violations: where a value does not fit, and the message for it."""
