"""What clients of other API versions are told: what a path of theirs is called here, and what does the same by now."""
