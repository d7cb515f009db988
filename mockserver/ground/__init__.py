"""What stands on nothing of ours: errors, time, identifiers, settings."""
