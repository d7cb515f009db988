"""The parsed contract: operations, readers, validators. Knows nothing of videos."""
